"""Facts to know before saving a copy: serious signs, earlier copies, unusual choices, and everything personal that stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.address_order import country_of
from app.domain.policy import Redaction
from app.domain.resume import Resume, fields
from app.domain.sensitivity import Kind
from ui.desktop.models.display_value import display_value
from ui.desktop.models.resume_edit import in_reading_order
from ui.desktop.shell import vocabulary
from ui.desktop.shell.date_formats import day_of
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.shell.messages import sentence
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import Button, column
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.identifying_names_note import NamesNote
from ui.desktop.widgets.prior_disclosures_note import EarlierNote
from ui.desktop.widgets.safe_text import LiveText, Text, one_line

if TYPE_CHECKING:
    from app.vault.vault import Vault

_LONG = 40
"""Characters of a value that the line shows."""

_MANY = 8
"""Values that the line shows; all of them stand on the tab the button opens."""


_SIGNS = 2
"""Signs that the line shows; all of them stand on the card."""


class Rest(Translatable, QWidget):
    """Lines above the buttons. `each` opens the list of every field; `release` and `caution`, on the recipient, stand where the page puts them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stays, self.unusual, self.known, self.signs = Text(look="muted"), LiveText(), EarlierNote(), LiveText()
        self.each, self.names, self.muted = Button("quiet"), NamesNote(), LiveText()
        self.each.set_text(lambda: self.tr("See each field"))
        self.release, self.caution, self.refused = LiveText(), LiveText(), False
        for label, tone in ((self.release, "critical"), (self.caution, "warning")):
            label.set_tone(tone)
            label.hide()
        self.unusual.set_tone("warning")
        self.signs.set_tone("critical")
        self.signs.hide()
        self.muted.set_tone("warning")
        self.muted.hide()
        line = column(self, space="s", margins=(0, 0, 0, SPACE["s"]))
        line.addWidget(self.signs)
        line.addWidget(self.muted)
        line.addWidget(self.known)
        line.addWidget(self.unusual)
        line.addWidget(self.names)
        line.addWidget(row_with_buttons(self.stays, self.each, space="m"))

    def weigh(self, vault: Vault, name: str) -> None:
        """Say why no copy may go to the recipient (`refused` then), and what else is known of them where somebody else keeps this vault."""
        from app.services.recipients import RecipientService

        problem = RecipientService(vault).refusal(name) if name else None
        known = vault.recipients.caution(name) if name else {}
        self.refused = problem is not None
        self.release.set_text(lambda: sentence(problem.code, dict(problem.params)) if problem is not None else "")
        self.caution.set_text(lambda: known.get(translations().language, ""))
        self.release.setVisible(self.refused)
        self.caution.setVisible(bool(known))

    def show_stays(self, redaction: Redaction | None) -> None:
        """List what stays: every personal field's value, those of one kind together."""
        resume = redaction.resume if redaction else Resume()
        left = [field for field in in_reading_order(resume, fields(resume)) if field.kind is not None]
        country, kinds = country_of(resume), dict[Kind, list[str]]()
        for field in left[:_MANY]:
            assert field.kind is not None
            kinds.setdefault(field.kind, []).append(_shortened(display_value(field.value, field.kind, country)))
        named = self.tr("; ").join(self._value_text(kind, values) for kind, values in kinds.items())
        more = self.tr(" and {count} more").format(count=len(left) - _MANY) if len(left) > _MANY else ""
        text = self.tr("Personal data shown in this copy ({count}): {fields}").format(
            count=len(left), fields=named + more
        )
        self.stays.setText(text if left else "")
        self.each.setVisible(bool(left))

    def _value_text(self, kind: Kind, values: Sequence[str]) -> str:
        if kind is Kind.PHOTO:
            return vocabulary.kind(kind)
        return self.tr("{kind}: {value}").format(kind=vocabulary.kind(kind), value=self.tr(", ").join(values))

    def show_muted(self, name: str, since: str, avoided: str = "") -> None:
        """Say that the person decided to send a recipient nothing more, `since` an ISO date ("": they did not), or noted on the day `avoided` to
        avoid them."""
        told = (
            (since, self.tr("On {day} you decided to send nothing more to {name}.")),
            (avoided, self.tr("On {day} you noted that you want to avoid {name}.")),
        )
        lines = [text.format(day=day_of(day), name=one_line(name)) for day, text in told if day]
        self.muted.setText(" ".join(lines))
        self.muted.setVisible(bool(lines))

    def show_signs(self, explanations: Sequence[Mapping[str, str]]) -> None:
        """Say which serious signs the check of the posting found, at whatever stage the copy is made."""
        told = " ".join(texts[translations().language] for texts in explanations[:_SIGNS])
        text = self.tr("The check of this posting found serious warning signs ({count}): {told}")
        more = len(explanations) - _SIGNS
        rest = self.tr("Further signs on the card: {count}").format(count=more) if more > 0 else ""
        self.signs.setText(" ".join(part for part in (text.format(count=len(explanations), told=told), rest) if part))
        self.signs.setVisible(bool(explanations))

    def show_unusual(self, kinds: Sequence[Kind]) -> None:
        """List what the person keeps although the stage would not."""
        names = self.tr(", ").join(map(vocabulary.kind, kinds))
        self.unusual.setText(self.tr("Usually hidden at this stage: {kinds}").format(kinds=names))
        self.unusual.setVisible(bool(kinds))


def _shortened(value: str) -> str:
    flat = " ".join(value.split())
    return flat if len(flat) <= _LONG else f"{flat[:_LONG]}…"
