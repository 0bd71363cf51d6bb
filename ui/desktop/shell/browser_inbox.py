"""Takes postings that the browser companion hands over, one at a time, in memory only.

Listens on a local socket of this user, and only while an entry in a browser stands. A posting that comes while the vault is locked waits;
the last one stays, is checked after the person's own vault was unlocked, and is forgotten when the program ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.clock import to_iso
from app.companion import message_frames
from app.companion.page_message import State, answer, parse
from app.errors import AppError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.untrusted_input import UntrustedInput

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    from ui.desktop.shell.messages import Messages

PATIENCE_MS: Final = 10_000
"""How long one that has connected may take to hand its posting over."""
CHECK: Final = "check"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A posting that came: when (RFC 3339), the page's title as the page says it, and the bytes that were handed over."""

    at: str
    untrusted_title: str
    size: int


class Receiver(Protocol):
    """The window, for postings that arrive."""

    messages: Messages

    @property
    def takes_postings(self) -> bool:
        """Return True if a vault is open whose pages are shown."""

    @property
    def is_own(self) -> bool:
        """Return True if the vault shown is nobody else's."""

    def come_to_front(self) -> None:
        """Show the window above others."""

    def is_busy(self, key: str) -> bool:
        """Return True if a page is not done with what it was given before."""

    def hand(self, key: str, incoming: UntrustedInput) -> None:
        """Open a page and give it a file or text."""


class BrowserInbox(QObject):
    """Listener for the browser companion, one for each window. `changed` is emitted when a posting came, or when listening began or ended."""

    changed = Signal()

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self._window: Receiver = window  # type: ignore[assignment]  # a window is both
        self._reading, self._looking = JobSlot(self), JobSlot(self)
        self._folder: Path | None = None
        self._server: QLocalServer | None = None
        self._sender: QLocalSocket | None = None
        self._data = bytearray()
        self._waiting: UntrustedInput | None = None
        self.last: Arrival | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._answer(State.UNREADABLE))

    # -- listening ----------------------------------------------------------------------------------------------------

    @property
    def listening(self) -> bool:
        """Return True if postings are taken."""
        return self._server is not None and self._server.isListening()

    def begin(self, folder: Path) -> None:
        """Take postings for the window of the vault in `folder`, if the person has switched that on for a browser.

        Entries that name a program which was moved are written anew.
        """
        self._folder = folder
        self._looking.start(_refresh_entries, Outcomes(self._switch, lambda _error: None))

    def follow_entries(self) -> None:
        """Begin or end listening, after an entry was written or removed."""
        from app.companion import browser_manifests

        self._switch(bool(browser_manifests.registered()))

    def _switch(self, on: bool) -> None:
        if on and not self.listening:
            self._listen()
        elif not on and self._server is not None:
            self._server.close()
            self._server, self._waiting = None, None
        self.changed.emit()

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        from app.companion.local_socket import address

        if self._folder is None:
            return
        try:
            name = address(self._folder)
        except (OSError, AppError):  # no folder is this user's alone: nothing is taken then
            return
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(name):
            QLocalServer.removeServer(name)  # left by a crash: the window of this vault is this one
            server.listen(name)
        server.newConnection.connect(self._connected)
        self._server = server

    # -- one posting --------------------------------------------------------------------------------------------------

    def _connected(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            if self._sender is not None:
                _reply(socket, State.BUSY)
                continue
            self._sender = socket
            self._data.clear()
            self._patience.start()
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(self._gone)
            self._read()  # what came before anybody looked

    def _gone(self) -> None:
        if self._sender is self.sender():
            self._forget_sender()

    def _forget_sender(self) -> None:
        self._sender = None
        self._data.clear()
        self._patience.stop()

    def _read(self) -> None:
        if self._sender is None or self._reading.busy:
            return
        self._data += self._sender.readAll().data()
        if len(self._data) < message_frames.HEAD:
            return
        try:
            size = message_frames.length_of(bytes(self._data[: message_frames.HEAD]))
        except message_frames.FrameTooLarge:
            self._answer(State.TOO_LARGE)
            return
        if len(self._data) >= message_frames.HEAD + size:
            self._patience.stop()
            body = bytes(self._data[message_frames.HEAD : message_frames.HEAD + size])
            self._data.clear()
            self._reading.start(
                lambda token, _progress: _as_input(body, token),
                Outcomes(self._take, lambda _error: None, ended=self._interrupted),
            )

    def _interrupted(self) -> None:
        """The window was locked while the page was read: nothing of it is kept."""
        QTimer.singleShot(0, self, self._answer_if_dropped)

    def _answer_if_dropped(self) -> None:
        if self._sender is not None and not self._reading.busy and not self._patience.isActive():
            self._answer(State.BUSY)

    def _take(self, read: tuple[UntrustedInput, Arrival] | None) -> None:
        if read is None:
            self._answer(State.UNREADABLE)
            return
        incoming, self.last = read
        self._window.come_to_front()
        state = self._hand(incoming)
        self.changed.emit()
        self._answer(state)

    def _hand(self, incoming: UntrustedInput) -> State:
        """Give a posting to the Check page, or keep it until the vault is unlocked."""
        if not self._window.takes_postings:
            self._waiting = incoming
            self._window.messages.inform(
                self.tr("A posting from your browser waits here. It is checked once your vault is open.")
            )
            return State.WAITING
        if QApplication.activeModalWidget() is not None:  # a question is open: the card would come up behind it
            return State.BUSY
        is_busy = self._window.is_busy(CHECK)
        self._window.hand(CHECK, incoming)  # which says so where the page is busy
        return State.BUSY if is_busy else State.SHOWN

    def deliver(self) -> None:
        """Hand over the posting that waits. A student's vault does not get what came before it was opened."""
        if self._waiting is not None and self._window.takes_postings and self._window.is_own:
            waiting, self._waiting = self._waiting, None
            QTimer.singleShot(0, self, lambda: self._hand(waiting))

    def _answer(self, state: State) -> None:
        sender = self._sender
        self._forget_sender()
        if sender is not None:
            _reply(sender, state)


def _reply(socket: QLocalSocket, state: State) -> None:
    socket.write(message_frames.answer_frame(answer(state)))
    socket.disconnectFromServer()


def _refresh_entries(_token: CancelToken, _progress: Progress) -> bool:
    """Return True if a browser has an entry. On a worker thread."""
    from app.companion import browser_manifests

    return bool(browser_manifests.refresh())


def _as_input(body: bytes, token: CancelToken) -> tuple[UntrustedInput, Arrival] | None:
    """Return a message as a saved page to be checked; None if it is none. On a worker thread."""
    from app.companion.page_as_mhtml import as_saved_page
    from app.ingest.readings import digits_in_lettering

    try:
        page = parse(body)
    except ValueError:
        return None
    name, data = as_saved_page(page, digits_in_lettering(page.glyphs, page.picture, cancel=token))
    arrival = Arrival(to_iso(datetime.now(UTC)), page.title, len(body))
    return UntrustedInput(name, untrusted_bytes=data), arrival
