"""Texts that a counsellor's office prints for its files: impact assessment, FERPA, PIPL, GDPR; chosen, read, and saved as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from app import paths, settings
from app.files import write_atomic
from app.reader_country import known_country
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.shell.date_formats import short
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.letterhead import LetterheadFields
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.services.caseload import Caseload
    from app.services.caseload_notices import Notice
    from app.services.caseload_settings import Letterhead


class NoticesDialog(Dialog):
    """Shows every text with its source and day in the language of the window; those that are ticked are saved as one PDF.
    Those of the reader's country are ticked at first."""

    def __init__(
        self,
        caseload: Caseload,
        notices: Sequence[Notice],
        parent: QWidget | None = None,
        *,
        letterhead: Letterhead | None = None,
    ) -> None:
        from app.services.caseload_notices import usual_laws

        super().__init__(760, parent, height=620)
        self._caseload, self._notices = caseload, tuple(notices)
        self._place, self.busy, self.status_label = JobSlot(self), Busy(), StatusLabel()
        self.hint, self.letterhead = Text(look="muted"), LetterheadFields()
        if letterhead is not None:
            self.letterhead.show_letterhead(letterhead)
        self.save, self.close_it = Button("primary", "print"), Button()
        self.boxes, self._texts = [QCheckBox() for _ in self._notices], [Text() for _ in self._notices]
        self._origins = [Text(look="caption") for _ in self._notices]
        for part in (self.hint, self.letterhead):
            self.body.addWidget(part)
        chosen = known_country(settings.load(paths.settings_file()).country)
        usual = usual_laws(self._notices, chosen, translations().language)
        for one, box, text, origin in zip(self._notices, self.boxes, self._texts, self._origins, strict=True):
            box.setChecked(one.law in usual)
            box.toggled.connect(lambda _on: self._enable())
            card = Card("inset", space="s")
            card.body.addWidget(box)
            card.body.addWidget(text)
            card.body.addWidget(origin)
            self.body.addWidget(card)
        self.body.addWidget(self.busy)
        self.body.addWidget(self.status_label)
        self.body.addStretch(1)
        self.finish(self.close_it, self.save)
        self.busy.watch(self._place)
        self.on_language_change(self._retranslate)
        self.save.clicked.connect(lambda: self._ask_where())
        self.close_it.clicked.connect(self.accept)
        self.finished.connect(lambda _answer: self._place.cancel())
        self._place.busy_changed.connect(lambda _busy: self._enable())

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Texts to print"))
        self.hint.setText(
            self.tr(
                "Drafts for your office's files, not legal advice. Have them read by your data-protection officer. Names you leave empty are printed as lines to write on."
            )
        )
        language = "zh" if translations().language.startswith("zh") else "en"
        for one, box, text, origin in zip(self._notices, self.boxes, self._texts, self._origins, strict=True):
            box.setText(one.title[language])
            text.setText(one.text[language].strip())
            origin.setText(sentence(f"notices-{one.sure}", {"source": one.source[language], "day": short(one.checked)}))
        self.save.setText(self.tr("Save as PDF…"))
        self.close_it.setText(self.tr("Close"))
        self._enable()

    def _enable(self) -> None:
        self.save.setEnabled(not self._place.busy and any(box.isChecked() for box in self.boxes))

    def _ask_where(self) -> None:
        name = self.tr("texts for the office") + ".pdf"
        path = ask_save_path(self, self.tr("Save the texts"), name, "PDF (*.pdf)")
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Save the ticked texts as one PDF, and remember the names."""
        chosen = [one for one, box in zip(self._notices, self.boxes, strict=True) if box.isChecked()]
        letterhead, language = self.letterhead.letterhead, translations().language

        def work(_token: CancelToken, _progress: Progress) -> None:
            from app.services.caseload_notices_print import notices_pages

            self._caseload.set_letterhead(letterhead)
            write_atomic(path, notices_pages(chosen, letterhead, self._caseload.today, language))

        def done(_nothing: None) -> None:
            self.mark_saved()
            self.status_label.show_text(sentence("notices-written", {"path": str(path), "count": len(chosen)}))

        self.status_label.hide()
        self._place.start(work, Outcomes(done, self.status_label.refuse))
