"""Every copy with an e-mail address of its own: set up in the window, seen on Send, found again on Leaks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel

from app.domain.sensitivity import Kind, Operator
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


def copied(send: SendPage) -> str:
    assert send.preview is not None
    return send.preview.plan.redaction.resume.basics.email


def test_a_copy_shows_an_address_of_its_own_that_names_it_later(
    ready_window: Window, tmp_path: Path, until: Until
) -> None:
    window = ready_window
    window.go("send")
    send, settings = window.page("send"), window.page("settings")
    assert isinstance(send, SendPage) and isinstance(settings, SettingsPage)
    own = window.session.imports.current().basics.email  # type: ignore[union-attr]
    send.address_name("Hengtong Logistics")
    send.left.setCurrentWidget(send.kinds)
    until(send.save.isEnabled)
    send.kinds.choose(Kind.EMAIL, Operator.REMOVE)
    assert not send.kinds.set_up.isVisible()
    send.kinds.choose(Kind.EMAIL, Operator.ALIAS)
    assert send.kinds.set_up.isVisible()
    until(send.save.isEnabled)
    assert own in copied(send)
    send.kinds.set_up.click()
    card = settings.address
    assert card.isVisible() and own in card.shown.text()
    card.scheme.setCurrentIndex(2)
    card.scheme.activated.emit(2)
    assert window.session.copies.alias_scheme().scheme == "none", "a domain is missing"
    card.domain.setText("nowhere")
    card.use.click()
    assert window.messages.shown
    assert window.session.copies.alias_scheme().scheme == "none"
    card.domain.setText(" Lindqvist.Example ")
    card.use.click()
    assert window.messages.shown == ""
    assert "@lindqvist.example" in card.shown.text()
    window.go("send")
    until(lambda: send.save.isEnabled() and own not in copied(send))
    assert not send.kinds.set_up.isVisible()
    send.save_into(tmp_path)
    until(lambda: send.stack.currentWidget() is send.done)
    (copy,) = window.session.vault.copies.all()
    address = copy.aliases["basics.email"]
    assert address.endswith("@lindqvist.example")
    leaks = window.page("leaks")
    assert isinstance(leaks, LeaksPage)
    window.hand("leaks", UntrustedInput("", untrusted_text=f"a list of seekers: {address};013 555 0100"))
    until(lambda: leaks.stack.currentWidget() is leaks.answers)
    assert copy.reference in "\n".join(label.text() for label in leaks.answer.findChildren(QLabel))
