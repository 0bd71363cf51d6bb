"""Settings of a caseload, kept in its own vault: the grace period, the automatic lock, the letterhead and the last choices for forms and fairs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from app.caseload.students import MAX_NAME
from app.errors import UserError
from app.vault.vault import Vault

_SETTINGS: Final = "caseload-settings"
LOCK_MINUTES: Final = 5
"""Minutes without input after which a caseload locks itself, until somebody sets others."""
GRACE_DAYS: Final = 30
"""Days after the end of a consent within which a vault kept for a student can be handed over; then it is removed."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Names on printed forms: the institution that answers for the data, and the counsellor."""

    institution: str = ""
    counsellor: str = ""


@dataclass(frozen=True, slots=True)
class FairChoices:
    """Last choices for a fair: paths of the list of employers and of the folder, stage and order of the copies, and employers left out by name; empty
    where nothing was chosen yet."""

    list: str = ""
    out: str = ""
    stage: str = ""
    order: str = ""
    left_out: tuple[str, ...] = ()


class CaseloadSettings:
    """Part of a caseload: what is set for all of its students."""

    vault: Vault

    @property
    def grace_days(self) -> int:
        """Days for which a vault kept for a student stays after the end of the consent."""
        return int(self._settings.get("grace_days", GRACE_DAYS))

    @property
    def _settings(self) -> Mapping[str, Any]:
        stored: Mapping[str, Any] = self.vault.preferences.get(_SETTINGS, {})
        return stored

    def set_grace_days(self, days: int) -> None:
        """Set the grace period. Raises UserError `caseload-grace` unless it is between 0 and 365 days."""
        self._set("grace_days", days, (0, 365), "caseload-grace")

    def _set(self, name: str, value: int, limits: tuple[int, int], refusal: str) -> None:
        if not limits[0] <= value <= limits[1]:
            raise UserError(refusal)
        self.vault.preferences.set(_SETTINGS, {**self._settings, name: value})

    @property
    def lock_minutes(self) -> int:
        """Minutes without input after which the caseload locks itself."""
        return int(self._settings.get("lock_minutes", LOCK_MINUTES))

    @property
    def has_lock_minutes(self) -> bool:
        """True if somebody set `lock_minutes`."""
        return "lock_minutes" in self._settings

    def set_lock_minutes(self, minutes: int) -> None:
        """Set after how many minutes without input the caseload locks itself. Raises UserError `caseload-lock` unless it is between 1 and 60."""
        self._set("lock_minutes", minutes, (1, 60), "caseload-lock")

    @property
    def letterhead(self) -> Letterhead:
        """Institution and counsellor as printed forms name them; both empty until somebody enters them."""
        return Letterhead(str(self._settings.get("institution", "")), str(self._settings.get("counsellor", "")))

    def set_letterhead(self, letterhead: Letterhead) -> None:
        """Remember institution and counsellor for printed forms."""
        names = {key: " ".join(text.split())[:MAX_NAME] for key, text in asdict(letterhead).items()}
        self.vault.preferences.set(_SETTINGS, {**self._settings, **names})

    @property
    def form_employers(self) -> tuple[str, ...]:
        """Employers of the last form that was printed."""
        return tuple(self._settings.get("form_employers", ()))

    def set_form_employers(self, employers: Iterable[str]) -> None:
        """Remember employers for the next form."""
        self.vault.preferences.set(_SETTINGS, {**self._settings, "form_employers": list(employers)})

    @property
    def fair(self) -> FairChoices:
        """List, folder and choices of the last fair."""
        kept = self._settings.get("fair", {})
        listed, out, stage, order = (str(kept.get(key, "")) for key in ("list", "out", "stage", "order"))
        return FairChoices(listed, out, stage, order, tuple(map(str, kept.get("left_out", ()))))

    def set_fair(self, choices: FairChoices) -> None:
        """Remember list, folder and choices for the next time a fair is worked on."""
        self.vault.preferences.set(_SETTINGS, {**self._settings, "fair": asdict(choices)})
