"""Mail to an alias in the window: a mailbox is added by consent, looked through, stopped, forgotten; one message becomes an incident."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from app.domain.alias_scheme import AliasScheme
from app.domain.sensitivity import Stage
from app.errors import UserError
from app.redact.policies import stage_policy
from app.services.copies import CopyRequest
from app.vault.keys import keyring_slot
from checkers.net.client import HttpClient
from tests.mail.dovecot_server import HOST, PASSWORD, Dovecot, running
from tests.mail.messages_sample import OWN, mail
from ui import online_lookups
from ui.desktop.dialogs.mail import MailDialog
from ui.desktop.dialogs.mailbox import MailboxDialog
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    with running() as one:
        yield one


@pytest.fixture
def alias(ready_window: Window, tmp_path: Path) -> str:
    session = ready_window.session
    session.copies.set_alias_scheme(AliasScheme("subaddress"))
    to = session.recipients.find_or_add("Northwind")
    made = session.copies.make(CopyRequest(to, stage_policy(Stage.APPLY), ("txt",)), tmp_path / "out")
    return made.record.aliases["basics.email"]


@pytest.fixture
def reachable(server: Dovecot, monkeypatch: pytest.MonkeyPatch) -> Dovecot:
    gate = HttpClient(lambda _: True, ports=None, resolve=lambda host, port: ("127.0.0.1",), roots=server.authority)
    monkeypatch.setattr(online_lookups, "OWN_SERVICES", gate)
    return server


def opened(window: Window) -> MailDialog:
    window.go("leaks")
    page = window.page("leaks")
    assert isinstance(page, LeaksPage)
    page.mail.click()
    return page.findChildren(MailDialog)[-1]


def unavailable(_entry: str, _secret: bytes) -> None:
    """A system without a keyring."""
    raise UserError("keyring-unavailable")


def filled(dialog: MailboxDialog, port: int) -> None:
    for editor, text in (
        (dialog.address, "box"),
        (dialog.secret, PASSWORD),
        (dialog.host, HOST),
        (dialog.port, str(port)),
        (dialog.server, OWN),
    ):
        editor.setText(text)


def test_a_mailbox_is_looked_through_by_consent_and_a_message_kept(
    ready_window: Window, alias: str, reachable: Dovecot, memory_keyring: dict[str, str], until: Until
) -> None:
    session = ready_window.session
    reachable.deliver("box", [mail(alias, "x@other.com", "dkim=pass header.d=other.com"), mail("a@b.example")])
    dialog = opened(ready_window)
    assert not dialog.scan.isVisible()
    dialog.add.click()
    (asked,) = dialog.findChildren(MailboxDialog)
    filled(asked, reachable.tls)
    assert not asked.keep.isEnabled(), "not agreed to yet"
    asked.agree.setChecked(True)
    asked.secret.setText("wrong")
    asked.keep.click()
    until(asked.status_label.isVisible)
    assert session.mailboxes.all() == () and memory_keyring == {}, "nothing is kept of what did not work"
    asked.secret.setText(PASSWORD)
    until(asked.keep.isEnabled)
    asked.keep.click()
    until(lambda: dialog.which.count() == 1)
    assert dialog.scan.isVisible() and dialog.which.currentData() == "box"
    dialog.scan.click()
    until(dialog.count.isVisible)
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "only Northwind was given" in words and "leaked" not in words
    dialog._rows.itemAt(0).widget().findChildren(type(dialog.scan))[-1].click()
    page = ready_window.page("leaks")
    assert isinstance(page, LeaksPage)
    until(lambda: "incident" in page.__dict__ and page.stack.currentWidget() is page.incident)
    (incident,) = session.incidents.visible()
    assert incident.kind == "mail" and incident.files[0].size == len(
        mail(alias, "x@other.com", "dkim=pass header.d=other.com")
    )
    again = opened(ready_window)
    assert again._rows.count() == 1, "what was found stays"
    again.forget.click()
    until(lambda: again.which.count() == 0)
    assert memory_keyring == {} and session.mailboxes.all() == ()


def test_saying_no_keeps_nothing_and_asks_nobody(
    ready_window: Window, alias: str, memory_keyring: dict[str, str]
) -> None:
    dialog = opened(ready_window)
    dialog.add.click()
    (asked,) = dialog.findChildren(MailboxDialog)
    filled(asked, 993)
    asked.no.click()
    assert ready_window.session.mailboxes.all() == () and memory_keyring == {}
    assert list(ready_window.session.vault.ledger.entries(kind="request")) == []


def test_providers_are_explained_as_the_address_is_typed(ready_window: Window) -> None:
    dialog = MailboxDialog(ready_window.session.mailboxes, ready_window)
    dialog.secret.setText("x")
    dialog.agree.setChecked(True)
    for address, part, allowed in (
        ("me@qq.com", "授权码", True),
        ("me@163.com", "授权码", True),
        ("me@hotmail.com", "2024-09-16", False),
        ("me@own.example", "", False),
    ):
        dialog.address.setText(address)
        assert part in dialog.help.text() and dialog.keep.isEnabled() is allowed
    dialog.reject()


def test_saved_mail_is_read_and_what_is_none_is_told(
    ready_window: Window, alias: str, tmp_path: Path, until: Until
) -> None:
    one, other = tmp_path / "a.eml", tmp_path / "b.mbox"
    one.write_bytes(mail(alias))
    other.write_bytes(b"")
    dialog = opened(ready_window)
    dialog.read_files([one])
    until(dialog.count.isVisible)
    assert dialog._rows.count() == 1
    dialog.read_files([other])
    until(dialog.status_label.isVisible)
    dialog.read_files([one])
    until(dialog.count.isVisible)
    dialog._make_incident(dialog._found[0])
    until(lambda: ready_window.session.incidents.visible())


def test_a_provider_is_asked_by_its_button_only(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    window = ready_window
    window.go("settings")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    card, asked = page.address, list[tuple[AliasScheme, str]]()

    def choose(scheme: AliasScheme, key: str = "") -> AliasScheme:
        asked.append((scheme, key))
        if key == "bad":
            raise UserError("alias-key-refused", host="app.simplelogin.io")
        return AliasScheme(scheme.scheme, "sl.example", "https://app.simplelogin.io")

    monkeypatch.setattr(window.session.alias_providers, "choose", choose)
    place = card.scheme.findData("simplelogin")
    card.scheme.setCurrentIndex(place)
    card.scheme.activated.emit(place)
    assert asked == [] and window.session.copies.alias_scheme().scheme == "none"
    card.key.setText("bad")
    card.ask.click()
    until(lambda: window.messages.shown)
    assert window.session.copies.alias_scheme().scheme == "none"
    card.key.setText("good")
    card.ask.click()
    until(lambda: window.session.copies.alias_scheme().scheme == "simplelogin")
    until(lambda: card.key.text() == "")
    assert "@sl.example" in card.shown.text()


def test_the_address_of_a_copy_is_switched_off_when_agreed_to(
    ready_window: Window, alias: str, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    window = ready_window
    (copy,) = window.session.vault.copies.all()
    off, on = list[str](), [True]
    monkeypatch.setattr(window.session.alias_providers, "state", lambda _: on[-1])
    monkeypatch.setattr(
        window.session.alias_providers, "disable", lambda key: (off.append(key), on.append(False), alias)[2]
    )
    window.go("applications")
    page = window.page("applications")
    assert isinstance(page, ApplicationsPage)
    detail = page.detail
    detail.load((copy, window.session.vault.recipients.get(copy.recipient_id)))
    assert not detail.alias_off.isHidden()
    monkeypatch.setattr(type(window.messages), "ask", lambda *_: False)
    detail.alias_off.click()
    assert off == []
    monkeypatch.setattr(type(window.messages), "ask", lambda *_: True)
    detail.alias_off.click()
    until(lambda: off == [copy.copy_id] and detail.alias_off.isHidden())


def test_that_there_is_nothing_to_look_for_is_said_first(ready_window: Window) -> None:
    dialog = opened(ready_window)
    assert dialog.status_label.isVisible()
    assert "nothing to look for" in dialog.status_label.text()


def test_without_a_keyring_the_window_goes_on_by_asking_each_time(
    ready_window: Window, alias: str, reachable: Dovecot, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = ready_window.session
    monkeypatch.setattr(keyring_slot, "store", unavailable)
    reachable.deliver("box", [mail(alias)])
    dialog = opened(ready_window)
    dialog.add.click()
    (asked,) = dialog.findChildren(MailboxDialog)
    filled(asked, reachable.tls)
    asked.agree.setChecked(True)
    asked.keep.click()
    until(asked.status_label.isVisible)
    assert asked.ask.isChecked()
    assert "Ask me" in asked.status_label.text()
    until(asked.keep.isEnabled)
    asked.keep.click()
    until(lambda: dialog.which.count() == 1)
    session.mailboxes.give("box", "")
    assert session.mailboxes.needs_password("box")
    monkeypatch.setattr("ui.desktop.dialogs.mail.ask_secret", lambda *_: "")
    dialog.scan.click()
    assert not dialog.busy.isVisible(), "no password, no connection"
    monkeypatch.setattr("ui.desktop.dialogs.mail.ask_secret", lambda *_: PASSWORD)
    dialog.scan.click()
    until(dialog.count.isVisible)
