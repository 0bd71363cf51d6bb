"""The line under a setting that a school presets: it says so, for as long as the person has chosen nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from app.settings import preset_values
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.safe_text import Text


class PresetNote(Text):
    """Hidden unless the setting of that name is as the file on this computer says."""

    def __init__(self, shell: Shell, name: str) -> None:
        super().__init__(look="muted")
        self._shell, self._name = shell, name
        self.bind_text(
            self.setText, lambda: self.tr("Preset by your school or whoever set up this computer. You can change it.")
        )
        self.hide()

    def show_now(self, given: Mapping[str, object]) -> None:
        """Say it, or nothing, by the settings in force and what is preset (`preset_now`)."""
        self.setVisible(self._name in given and given[self._name] == getattr(self._shell.settings, self._name))


def preset_now() -> Mapping[str, object]:
    """Return what the file on this computer presets."""
    try:
        return preset_values()
    except ValueError:  # the settings are closed, which is told elsewhere
        return {}
