"""Reads a mailbox over IMAP (RFC 3501) and changes nothing in it: EXAMINE, BODY.PEEK, and no other command on messages.

Encrypted or not at all (implicit TLS or STARTTLS). Python's `imaplib` and not imap-tools: what comes is handed on as bytes
to a confined child, so nothing of that library but its commands would be used, and it raises a limit of `imaplib` for
the whole process. Here every line, literal and answer has a limit of its own.
"""

from __future__ import annotations

import base64
import contextlib
import imaplib
import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from app.domain.mail import Mailbox, Security
from app.domain.network_gate import NetworkGate
from app.errors import UserError
from app.mail.alias_matching import BATCH, READ_HEADERS, Block
from app.mail.message import MOST_MESSAGE
from app.workers.cancellation import CancelToken

MOST_LINE: Final = 8_000_000
"""Bytes of one line: the numbers of a million messages."""
MOST_HEADERS: Final = 65_536
"""Bytes of the headers of one message; what stands behind them is not sent."""
_MOST_ANSWER: Final = BATCH * (MOST_HEADERS + 2_000) + MOST_LINE
"""Bytes of all that a server says to one command."""
_SECONDS: Final = 60.0
"""Seconds in which a server that says nothing is given up."""
_COMMAND_SECONDS: Final = 600.0
"""Seconds in which one command has to be answered."""
_TICK: Final = 0.1
_UID: Final = re.compile(rb"\bUID (\d{1,10})\b")
_SIZE: Final = re.compile(rb"\bRFC822\.SIZE (\d{1,12})\b")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Opened:
    """An examined folder: its UIDVALIDITY, and how many messages are in it."""

    validity: int
    messages: int


class _Client(imaplib.IMAP4):
    """`imaplib` with an address to dial, limits on what it takes, and a thread that ends it when it is to stop."""

    def __init__(self, mailbox: Mailbox, gate: NetworkGate, cancel: CancelToken) -> None:
        self._mailbox, self._gate, self._cancel = mailbox, gate, cancel
        self._address = gate.addresses(mailbox.host, mailbox.port)[0]
        self._left = MOST_LINE
        self._until = time.monotonic() + _COMMAND_SECONDS
        self._raw: socket.socket | None = None
        self._ended = threading.Event()
        threading.Thread(target=self._watch, daemon=True, name="imap").start()
        try:
            super().__init__(mailbox.host, mailbox.port, _SECONDS)
        except BaseException:
            self._discard()
            raise

    def _discard(self) -> None:
        self._ended.set()
        if self._raw is not None:
            self._raw.close()

    def _create_socket(self, timeout: float | None) -> socket.socket:
        raw = socket.create_connection((self._address, self._mailbox.port), timeout)
        self._raw = raw
        if self._mailbox.security is Security.TLS:
            context, host = self._gate.tls(self._mailbox.host), self._mailbox.host
            line = context.wrap_socket(raw, server_hostname=host, do_handshake_on_connect=False)
            self._raw = line  # first: a handshake that hangs can be cut
            line.do_handshake()
            return line
        return raw

    def begin_command(self) -> None:
        """Give the next command its time and its bytes."""
        self._left = _MOST_ANSWER
        self._until = time.monotonic() + _COMMAND_SECONDS

    def _watch(self) -> None:
        """Cut the connection when the person stops, or a server drips."""
        while not self._ended.wait(_TICK):
            if self._cancel.cancelled or time.monotonic() > self._until:
                self.cut()
                return

    def cut(self) -> None:
        """End the connection at once, also while another thread reads."""
        self._ended.set()
        line: socket.socket | None = getattr(self, "sock", None) or self._raw  # after STARTTLS it is another one
        if line is not None:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def shutdown(self) -> None:
        """Close the connection."""
        self._ended.set()
        super().shutdown()

    def read(self, size: int) -> bytes:
        """Return a literal of `size` bytes."""
        self._take(size)
        return super().read(size)

    def readline(self) -> bytes:
        """Return one line."""
        line: bytes = self._source.readline(MOST_LINE + 1)
        self._take(len(line))
        return line

    def _take(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise self.abort("more than was asked for")

    @property
    def _source(self) -> Any:
        return getattr(self, "_file", None) or self.file  # its name since Python 3.14

    def _log(self, line: str) -> None:
        """Keep no line: the library would hold the last ones, with the password among them."""


class ImapSession:
    """One connection to a mailbox, logged in. Context manager, for one thread."""

    def __init__(self, mailbox: Mailbox, password: str, gate: NetworkGate, cancel: CancelToken | None = None) -> None:
        self._mailbox, self._password, self._gate = mailbox, password, gate
        self._cancel = cancel or CancelToken()
        self._client: _Client | None = None

    def __enter__(self) -> ImapSession:
        """Connect and log in.

        Raises `UserError` `offline`, `host-unknown`, `address-private`, `mail-connect-failed`, `mail-certificate`,
        `mail-no-encryption`, `mail-login-refused`; `Cancelled`.
        """
        self._gate.require_online()
        try:
            with self._translated("mail-connect-failed"):
                self._client = _Client(self._mailbox, self._gate, self._cancel)
                if self._mailbox.security is Security.STARTTLS:
                    self._encrypt()
            self._log_in()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        """Log out if the connection still answers, and end it."""
        client, self._client = self._client, None
        if client is None:
            return
        if not error or error[0] is None:
            client.begin_command()
            with contextlib.suppress(imaplib.IMAP4.error, OSError, ValueError):
                client.logout()
        client.cut()
        with contextlib.suppress(imaplib.IMAP4.error, OSError, ValueError):
            client.shutdown()

    # -- what is asked -------------------------------------------------------------------------------------------------

    def examine(self) -> Opened:
        """Open the folder for reading only (EXAMINE). Raises `UserError` `mail-folder-refused`, `mail-connection-lost`."""
        client = self._begin()
        with self._translated():
            status, data = client.select(_quoted(self._mailbox.folder), readonly=True)
            if status != "OK":
                raise UserError("mail-folder-refused", folder=self._mailbox.folder, answer=self._said(data))
            return Opened(_number(client.response("UIDVALIDITY")[1]), _number(data))

    def uids_after(self, last: int, since: str) -> tuple[int, ...]:
        """Return the numbers of messages above `last` that arrived on the ISO date `since` or later, in order."""
        client = self._begin()
        with self._translated():
            status, data = client.uid("SEARCH", "UID", f"{last + 1}:*", "SINCE", _imap_date(since))
            if status != "OK":
                raise UserError("mail-connection-lost", host=self._mailbox.host)
            words = b" ".join(part for part in data if isinstance(part, bytes)).split()
            return tuple(sorted({int(word) for word in words if word.isdigit() and int(word) > last}))

    def headers(self, uids: Sequence[int]) -> list[Block]:
        """Return the headers in `READ_HEADERS` of messages, by their numbers; one that is gone is left out."""
        parts = f"(UID BODY.PEEK[HEADER.FIELDS ({' '.join(READ_HEADERS)})]<0.{MOST_HEADERS}>)"
        wanted = {str(uid) for uid in uids}
        found = {uid: data for uid, data in self._fetch(",".join(map(str, uids)), parts) if uid in wanted}
        return [Block(uid, data) for uid, data in found.items()]

    def message(self, uid: int) -> bytes:
        """Return a whole message, byte for byte. Raises `UserError` `mail-message-gone`, `mail-message-large`."""
        client = self._begin()
        with self._translated():
            _, data = client.uid("FETCH", str(uid), "(UID RFC822.SIZE)")
        sizes = [size[1] for row in data if isinstance(row, bytes) and (size := _SIZE.search(row))]
        if not sizes:
            raise UserError("mail-message-gone")
        if int(sizes[0]) > MOST_MESSAGE:
            raise UserError("mail-message-large", limit=MOST_MESSAGE // 1_000_000)
        found = dict(self._fetch(str(uid), f"(UID BODY.PEEK[]<0.{MOST_MESSAGE}>)"))
        if str(uid) not in found:
            raise UserError("mail-message-gone")
        return found[str(uid)]

    def _fetch(self, numbers: str, parts: str) -> Iterator[tuple[str, bytes]]:
        """Yield number and literal of each message of an answer."""
        client = self._begin()
        with self._translated():
            _, data = client.uid("FETCH", numbers, parts)
        for at, row in enumerate(data):
            if isinstance(row, tuple):
                behind = data[at + 1] if at + 1 < len(data) and isinstance(data[at + 1], bytes) else b""
                uid = _UID.search(row[0]) or _UID.search(behind)
                if uid is not None:
                    yield uid[1].decode(), row[1]

    # -- the connection ------------------------------------------------------------------------------------------------

    def _begin(self) -> _Client:
        self._cancel.check()
        self._gate.require_online()
        assert self._client is not None
        self._client.begin_command()
        return self._client

    def _encrypt(self) -> None:
        client = self._begin()
        if client.state != "NONAUTH" or "STARTTLS" not in client.capabilities:
            raise UserError("mail-no-encryption", host=self._mailbox.host)
        client.starttls(self._gate.tls(self._mailbox.host))

    def _log_in(self) -> None:
        client, user, password = self._begin(), self._mailbox.user, self._password
        if not password or _CONTROL.search(user + password):
            raise UserError("mail-login-refused", host=self._mailbox.host, answer="")
        with self._translated():
            try:
                if client.state == "NONAUTH" and "AUTH=PLAIN" in client.capabilities:
                    plain = f"\0{user}\0{password}".encode()
                    client.authenticate("PLAIN", lambda _challenge: plain)
                elif client.state == "NONAUTH":
                    client.login(user, password)
            except imaplib.IMAP4.abort:
                raise
            except (imaplib.IMAP4.error, UnicodeEncodeError) as refused:
                said = [] if isinstance(refused, UnicodeEncodeError) else list(refused.args)
                raise UserError("mail-login-refused", host=self._mailbox.host, answer=self._said(said)) from None
            self._identify(client)

    def _identify(self, client: _Client) -> None:
        """Send ID (RFC 2971) to a server that knows it: those of NetEase (163, 126, yeah) open no folder without."""
        client.begin_command()
        status, data = client.capability()
        words = b" ".join(part for part in data if isinstance(part, bytes)) if status == "OK" else b""
        if b"ID" in words.upper().split():
            client.begin_command()
            client.xatom("ID", '("name" "countermark")')

    def _said(self, data: Sequence[object]) -> str:
        """Return a server's answer in one short line, never with the password in it."""
        words = " ".join(one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one) for one in data)
        encoded = base64.b64encode(self._password.encode()).decode()
        shown = " ".join(_CONTROL.sub(" ", words).split())[:200]
        return "" if self._password in shown or encoded in shown else shown

    @contextlib.contextmanager
    def _translated(self, lost: str = "mail-connection-lost") -> Iterator[None]:
        """Translate what breaks a connection to a UserError; `lost` is the code for a line that ended."""
        host = self._mailbox.host
        try:
            yield
        except ssl.SSLCertVerificationError as error:
            raise UserError("mail-certificate", host=host, reason=str(error.verify_message)[:120]) from None
        except (imaplib.IMAP4.error, OSError, ValueError) as error:
            self._cancel.check()
            code = "mail-tls-failed" if isinstance(error, ssl.SSLError) and lost != "mail-connection-lost" else lost
            raise UserError(code, host=host) from None


def _number(data: Sequence[Any] | None) -> int:
    """Return the number in an answer. Raises ValueError where there is none."""
    return int((data or [None])[-1] or b"")


def _quoted(folder: str) -> str:
    """Return a folder's name as a quoted string in modified UTF-7 (RFC 3501 §5.1.3)."""
    if _CONTROL.search(folder):
        raise ValueError
    parts = re.findall(r"[\x20-\x7e]+|[^\x20-\x7e]+", folder)
    encoded = "".join(
        part.replace("&", "&-")
        if part.isascii()
        else "&" + base64.b64encode(part.encode("utf-16-be")).decode().rstrip("=").replace("/", ",") + "-"
        for part in parts
    )
    return '"' + encoded.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _imap_date(day: str) -> str:
    """Return an ISO date as IMAP writes it: `24-Nov-2026`."""
    noon = datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)
    return imaplib.Time2Internaldate(noon).strip('" ').split(" ")[0]
