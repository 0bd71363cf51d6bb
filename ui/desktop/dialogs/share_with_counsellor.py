"""Share one draft or one incident with a counsellor: everything that leaves is shown before it is sealed and saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from app.caseload.shared_matter import Matter, MatterKind, MatterLabel
from app.domain.copy_file_names import folder_name as usable_name
from app.domain.sensitivity import Stage
from app.errors import AppError
from app.files import write_atomic
from app.services.caseload_student_sharing import SharingService
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.models.matter_words import part_name
from ui.desktop.shell import vocabulary
from ui.desktop.shell.date_formats import short
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button, clear, column
from ui.desktop.widgets.drop_down import Choice, ComboBox
from ui.desktop.widgets.flow_layout import Flow, field
from ui.desktop.widgets.form_fields import GrowingText
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from ui.desktop.shell.session import Session

_STAGES: Final = (Stage.BROWSE, Stage.APPLY, Stage.INTERVIEW, Stage.OFFER)
_RESUME: Final = ""
_RECENT: Final = 10
"""Copies whose recipients are offered."""


class ShareDialog(Dialog):
    """Accepted when the file was saved. `what` chooses the résumé (empty data) or an incident (its id)."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(720, parent)
        self._session, self._service = session, SharingService(session.vault)
        self._place, self._look = JobSlot(self), JobSlot(self)
        self._matter: Matter | None = None
        self.hint, self.busy, self.status_label = Text(look="muted"), Busy(), StatusLabel()
        self.what, self.whom, self.stage, self.question = Choice(), Choice(), ComboBox(), GrowingText()
        self.seen = QPlainTextEdit()
        self.files, self.recipients = dict[str, QCheckBox](), dict[str, QCheckBox]()
        self.copies = dict[str, QCheckBox]()
        self._files = column(space="xs")
        self._labels = {key: Text(look="caption") for key in ("what", "whom", "stage", "question", "seen")}
        self.save, self.cancel = Button("primary", "lock"), Button()
        self._incidents = session.incidents.visible()
        self.seen.setReadOnly(True)
        self.seen.setTabChangesFocus(True)
        self._fill()
        self._build_layout()
        self.on_language_change(self._retranslate)
        self._connect()
        self._choose()

    def _fill(self) -> None:
        self.what.addItem("", _RESUME)
        for one in self._incidents:
            self.what.addItem("", one.id)
        for given in self._service.consents():
            self.whom.addItem("", given.terms.id)
        for stage in _STAGES:
            self.stage.addItem("", stage.value)
        self.stage.setCurrentIndex(self.stage.findData(Stage.APPLY.value))

    def _build_layout(self) -> None:
        choices = QWidget()
        line = Flow(choices, space="m")
        line.add(field(self._labels["what"], self.what), 1, 240)
        line.add(field(self._labels["whom"], self.whom), 1, 220)
        self._stage = field(self._labels["stage"], self.stage)
        line.add(self._stage, 1, 180)
        held = QWidget()
        column(held).addLayout(self._files)
        self._file_list = held
        for part in (
            self.hint,
            choices,
            held,
            field(self._labels["question"], self.question),
            field(self._labels["seen"], self.seen),
            self.busy,
            self.status_label,
        ):
            self.body.addWidget(part)
        theme().follow(self._fit_seen)
        self._fit_seen()
        self.body.addStretch(1)
        self.finish(self.cancel, self.save)
        self.busy.watch(self._place)

    def _fit_seen(self) -> None:
        self.seen.setFixedHeight(theme().px(190))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Share with a counsellor"))
        self.hint.setText(
            self.tr(
                "Only the counsellor you choose can open the file, and only while your consent lasts. Nothing is sent by itself."
            )
        )
        names = {
            "what": self.tr("What you share"),
            "whom": self.tr("With whom"),
            "stage": self.tr("How much of it"),
            "question": self.tr("What you want to know"),
            "seen": self.tr("Everything that they get"),
        }
        editors: dict[str, QWidget] = {
            "what": self.what,
            "whom": self.whom,
            "stage": self.stage,
            "question": self.question,
            "seen": self.seen,
        }
        for key, name in names.items():
            self._labels[key].setText(name)
            editors[key].setAccessibleName(name)
        self.what.setItemText(0, self.tr("My résumé"))
        for index, one in enumerate(self._incidents, 1):
            self.what.setItemText(index, f"{short(one.when)} · {one_line(one.title)}")
        for index, given in enumerate(self._service.consents()):
            until = self.tr("until {day}").format(day=short(given.terms.expires))
            self.whom.setItemText(index, f"{one_line(given.counsellor)} · {until}")
        for index, stage in enumerate(_STAGES):
            self.stage.setItemText(index, vocabulary.stage(stage))
        self.save.setText(self.tr("Seal and save…"))
        self.cancel.setText(self.tr("Cancel"))

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(lambda: self._choose())
        self.stage.currentIndexChanged.connect(lambda: self._prepare())
        self.save.clicked.connect(lambda: self._ask_where())
        self.cancel.clicked.connect(self.reject)
        self._place.busy_changed.connect(lambda _busy: self._enable())
        self._look.busy_changed.connect(lambda _busy: self._enable())

    @property
    def _incident_id(self) -> str:
        return str(self.what.currentData() or "")

    def _choose(self) -> None:
        """Offer what belongs to the choice: levels for a résumé, files for an incident."""
        self._stage.setVisible(not self._incident_id)
        clear(self._files)
        self.files.clear()
        self.recipients.clear()
        self.copies.clear()
        chosen = next((one for one in self._incidents if one.id == self._incident_id), None)
        for file in chosen.files if chosen else ():
            self.files[file.name] = self._offer(self.tr("Also the file {name}").format(name=one_line(file.name)))
        for reference, name in self._service.named_copies(chosen.id) if chosen else ():
            told = self.tr("Also copy {reference}, as {name} got it")
            self.copies[reference] = self._offer(told.format(reference=reference, name=one_line(name)))
        for name in self._possible_recipients() if chosen else ():
            told = self.tr("Also which kinds of data {name} got (for a letter to them)")
            self.recipients[name] = self._offer(told.format(name=one_line(name)))
        self._file_list.setVisible(bool(self.files or self.recipients or self.copies))
        self.fit()
        self._prepare()

    def _offer(self, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.toggled.connect(lambda _on: self._prepare())
        self._files.addWidget(box)
        return box

    def _possible_recipients(self) -> list[str]:
        """Return the names of those who got a copy, the latest first."""
        rows = self._session.applications.latest_copies(_RECENT)
        return list(dict.fromkeys(one.name for one in rows))

    def _prepare(self) -> None:
        """Make what would be shared, and show all of it."""
        from app.redact.policies import stage_policy

        incident, master = self._incident_id, self._session.master
        policy = stage_policy(Stage(self.stage.currentData()))
        files = [name for name, box in self.files.items() if box.isChecked()]
        recipients = [name for name, box in self.recipients.items() if box.isChecked()]
        copies = [reference for reference, box in self.copies.items() if box.isChecked()]
        self._matter = None

        def work(_token: CancelToken, _progress: Progress) -> Matter:
            if incident:
                return self._service.incident(incident, "", files=files, recipients=recipients, copies=copies)
            return self._service.draft(policy, "", master=master)

        def failed(error: AppError) -> None:
            self.seen.setPlainText("")
            self.status_label.refuse(error)

        self._look.start(work, Outcomes(self._show, failed))

    def _show(self, matter: Matter) -> None:
        self._matter = matter
        is_draft = matter.kind is MatterKind.DRAFT
        line = self.tr("{name}: {text}")
        lines = [line.format(name=part_name(one.key, is_draft=is_draft), text=one.text) for one in matter.parts]
        lines += self._incident_lines(matter)
        given = self.tr("What {name} got on {day}: kinds of data only")
        lines += [given.format(name=one.recipient, day=short(one.day)) for one in matter.copies]
        lines += [self.tr("File: {name}").format(name=name) for name, _ in matter.files]
        self.seen.setPlainText("\n".join(lines))
        self.seen.document().setModified(False)
        self._enable()

    def _incident_lines(self, matter: Matter) -> list[str]:
        """Return what else of an incident leaves: the day, what they knew, money, steps and cases."""
        body = matter.report.get("body")
        if not isinstance(body, dict):
            return []
        when = f"{short(str(matter.report['when']))} {body.get('time') or ''}".strip()
        lines = [self.tr("When: {text}").format(text=when)]
        knew = sentence("list-comma").join(str(one["value"]) for one in body.get("knew", ()))
        steps = "; ".join(str(one["what"]) for one in body.get("follow_ups", ()))
        cases = "; ".join(" ".join((one["office"], one["number"], one["reply"])) for one in body.get("cases", ()))
        for pattern, text in (
            (self.tr("What they knew: {text}"), knew),
            (self.tr("Money: {text}"), str(body.get("amount", ""))),
            (self.tr("Next steps: {text}"), steps),
            (self.tr("Cases: {text}"), cases),
        ):
            lines += [pattern.format(text=text)] if text else []
        return lines

    def _enable(self) -> None:
        busy = self._place.busy or self._look.busy
        self.save.setEnabled(not busy and self._matter is not None and self.whom.count() > 0)

    def _ask_where(self) -> None:
        path = ask_save_path(
            self,
            self.tr("Save what you share"),
            usable_name(self.tr("shared") + f" {self._title()}") + ".shared",
            self.tr("Shared with a counsellor (*.shared)"),
        )
        if path is not None:
            self.write(path)

    def _title(self) -> str:
        """Return what the counsellor's list calls it."""
        return self.what.currentText().partition(" · ")[2] if self._incident_id else sentence("matter-title-draft")

    def write(self, path: Path) -> None:
        """Seal it and save it."""
        from dataclasses import replace

        assert self._matter is not None
        matter = replace(self._matter, question=self.question.toPlainText().strip())
        consent, incident = str(self.whom.currentData()), self._incident_id
        title = self._title()
        source = incident or self._session.master

        def work(_token: CancelToken, _progress: Progress) -> MatterLabel:
            label, data = self._service.share(consent, matter, title, source)
            write_atomic(path, data)
            return label

        def done(_label: MatterLabel) -> None:
            self.mark_saved()
            self.accept()

        self._place.start(work, Outcomes(done, self.status_label.refuse))
