"""The window where something is off: settings that were damaged, a passphrase that is tried first, a folder open to others, a pipe."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app import paths, settings
from app.errors import UserError
from app.services.vaults import create_vault
from tests.ui.desktop.conftest import PASSPHRASE
from ui.desktop.dialogs.passphrase import PassphraseDialog
from ui.desktop.models.dropped_file import inspect_files, why_unusable
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell import app as desktop
from ui.desktop.shell import jobs
from ui.desktop.shell.offline import refuse_when_offline
from ui.desktop.shell.untrusted_input import from_path
from ui.desktop.shell.window import Window


@pytest.fixture
def after_damage(hermetic_home: Path, qapp: object) -> Iterator[Window]:
    """The window on an empty vault, where the settings file was damaged."""
    paths.settings_file().parent.mkdir(parents=True)
    paths.settings_file().write_text("offline = tru")
    _, window = desktop.open_window()
    window.show()
    window.opened(create_vault(hermetic_home / "countermark" / "vault", PASSPHRASE, keyring=False))
    yield window
    window.close()


def test_damaged_settings_are_told_and_nothing_is_sent_until_the_person_says_so(
    after_damage: Window, until: Callable[[Callable[[], object]], None]
) -> None:
    assert "settings file was damaged" in after_damage.messages.shown
    assert refuse_when_offline(after_damage) and "settings file was damaged" in after_damage.messages.shown
    page = after_damage.page("settings")
    assert isinstance(page, SettingsPage)
    page.entered()
    assert page.offline.isChecked()
    page.offline.click()
    until(lambda: not jobs.busy())
    assert settings.load(paths.settings_file()) == settings.Settings() and not refuse_when_offline(after_damage)


@pytest.mark.parametrize(
    ("typed", "said"), [("woaini1314", "tried first"), ("correct\u200b horse battery", "cannot be seen")]
)
def test_a_weak_passphrase_is_refused_where_it_is_typed(window: Window, typed: str, said: str) -> None:
    dialog = PassphraseDialog(window)
    dialog.first.setText(typed)
    dialog.again.setText(typed)
    assert not dialog.yes.isEnabled() and said in dialog.hint.text()
    for line in (dialog.first, dialog.again):
        line.setText("another horse battery")
    assert dialog.yes.isEnabled() and said not in dialog.hint.text()


@pytest.mark.skipif(os.name != "posix", reason="pipes with names")
@pytest.mark.parametrize("name", ["resume.pdf", "list.csv", "posting.json", "profile.zip"])
def test_a_dropped_pipe_is_refused_at_once(window: Window, tmp_path: Path, name: str) -> None:
    from app.workers.cancellation import CancelToken

    os.mkfifo(tmp_path / name)
    incoming = from_path(tmp_path / name)
    with pytest.raises(UserError, match="not-a-file"):
        incoming.data()
    assert why_unusable(incoming) == "not-a-file"
    (looked,) = inspect_files([incoming], CancelToken())
    assert looked.problem is not None and looked.problem.code == "not-a-file"
