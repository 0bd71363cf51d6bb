"""Stack of the pages of an open vault (built on demand or in advance), and in front of them first run or lock screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.desktop.pages.catalogue import build
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.input_guard import InputGuard
from ui.desktop.shell.reading_order import tab_stops
from ui.desktop.theme.theme import STEP_SECONDS, theme
from ui.desktop.widgets.page import Page
from ui.desktop.widgets.sidebar import PAGES

if TYPE_CHECKING:
    from ui.desktop.shell.page_host import Shell
    from ui.desktop.shell.untrusted_input import UntrustedInput

BY_CONTENT: Final = "content"
"""The target of tables and JSON: what stands in them decides between the pages."""
_RESUMES: Final = (".pdf", ".docx", ".odt", ".rtf", ".xml")
"""Dropped on Today these are likelier a résumé than a posting."""


class PageStack(QStackedWidget):
    """Stack that shows the `gate` (first run, lock screen) or one page; `shell` is the window's interface for pages."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._pages: dict[str, Page] = {}
        self.gate: QWidget | None = None
        self._hesitation = InputGuard(self)
        self._switching = False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave the focus where it is while pages change places: the page that comes takes it.

        Qt would look for the nearest control around the hidden page first, though it keeps the focus for no time.
        """
        return False if self._switching else super().focusNextPrevChild(forward)

    def put_gate(self, gate: QWidget) -> None:
        """Show a gate instead of the pages."""
        self.drop_gate()
        self.gate = gate
        self.addWidget(gate)
        self.setCurrentWidget(gate)
        theme().dress(gate)  # last: a dressed widget that moves is styled once more

    def drop_gate(self) -> None:
        """Remove the gate, if there is one."""
        if self.gate is not None:
            self.removeWidget(self.gate)
            self.gate.deleteLater()
            self.gate = None
            self._hesitation.begin(typing=True)  # a passphrase may still be typed that the keyring was quicker than

    def page(self, key: str) -> Page:
        """Return a page in the current language, built when first asked for."""
        if key not in self._pages:
            self._pages[key] = build(key, self._shell)
            self.addWidget(self._pages[key])
            translations().put_off_hidden(self._pages[key])
            theme().dress(self._pages[key])  # last, as a gate
        translations().bring_up_to_date(self._pages[key])
        return self._pages[key]

    def open(self, key: str) -> Page:
        """Show a page in the current language and look, and return it."""
        page, before = self.page(key), self.currentWidget()
        theme().put_off()
        theme().dress(page)
        focused = QApplication.focusWidget()
        leaves = before is not page and before is not None and focused is not None and before.isAncestorOf(focused)
        is_new = page.focusWidget() is None
        if page is not before:
            self._change_to(page)
        if is_new:
            _drop_polish_requests(page)
        if page is not before and not self._hesitation.moment.isActive():
            self._hesitation.begin()
        if leaves and is_new and (stop := next(tab_stops(page), None)) is not None:
            stop.setFocus()
        return page

    def _change_to(self, page: Page) -> None:
        """Put a page in the place of the one shown.

        WORKAROUND(QStackedLayout disables updates of the stack meanwhile, and tells every widget of every page, twice): with the
        attribute set it takes them for disabled already.
        """
        self._switching = True
        self.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled)
        self.setCurrentWidget(page)
        self.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, False)
        self._switching = False
        self.update()

    def make_ready(self, key: str) -> bool:
        """Bring a page built before closer to the language and look in force by one step; return False if it has both.

        A step takes as long as a turn of the event loop should: to open the page at once would take the sum of them.
        """
        page = self._pages.get(key)
        if page is None:
            return False
        theme().put_off()
        if translations().bring_up_to_date(page):
            return True
        if not theme().is_shown_late(page):
            return False
        theme().dress(page, STEP_SECONDS)
        return True

    def take_focus(self) -> None:
        """Focus the visible page after the gate was removed."""
        page = self.currentWidget()
        if page is not None and page.focusWidget() is None and (stop := next(tab_stops(page), None)) is not None:
            stop.setFocus()

    @property
    def key(self) -> str:
        """Return the key of the visible page; empty behind the gate."""
        current = self.currentWidget()
        return current.key if isinstance(current, Page) else ""

    def undo(self) -> bool:
        """Undo the last edit on the visible page; return False if there is none."""
        current = self.currentWidget()
        return isinstance(current, Page) and current.undo()

    def redo(self) -> None:
        """Redo the last undone edit on the visible page."""
        current = self.currentWidget()
        if isinstance(current, Page):
            current.redo()

    def target(self, incoming: UntrustedInput) -> str:
        """Return the key of the page that a drop is for, or `BY_CONTENT`; empty if no page can use it."""
        from ui.desktop.models.dropped_file import decided_by_content

        current = self.currentWidget()
        if not isinstance(current, Page):
            return ""
        takes = current.accepts(incoming)
        if decided_by_content(incoming) and (current.key in ("applications", "settings") or not takes):
            return BY_CONTENT
        today = ("resume", "check") if incoming.suffix in _RESUMES else ("check", "resume")
        lead = {"today": today, "send": ("check",)}  # a posting dropped on Send is looked at first
        keys = (key for key in lead.get(current.key, ()) if self.page(key).accepts(incoming))
        return current.key if takes else next(keys, "")

    def accepting_pages(self, incoming: UntrustedInput) -> tuple[str, ...]:
        """Return the keys of the pages that can use an input."""
        return tuple(key for key in PAGES if self.page(key).accepts(incoming))

    def build_next(self) -> bool:
        """Build one page that was not opened yet and return True if there are more."""
        missing = [key for key in PAGES if key not in self._pages]
        if missing:
            self.page(missing[0])
        return len(missing) > 1

    def forget(self) -> None:
        """Let every page save its unsaved input, and remove it, before the vault is closed."""
        pages, self._pages = self._pages, {}
        for page in pages.values():
            page.put_away()
            page.stop_translating()
            self.removeWidget(page)
            page.deleteLater()


def _drop_polish_requests(page: QWidget) -> None:
    """Forget what the widgets of a page made just now asked of the next turn: to be styled, as those on show are by then, and hidden ones when
    shown. Widgets elsewhere still get what they asked for.

    WORKAROUND(QPushButton measures itself again at such a request, and so all that stands around it).
    """
    for widget in (page, *page.findChildren(QWidget)):
        QCoreApplication.removePostedEvents(widget, QEvent.Type.PolishRequest.value)
