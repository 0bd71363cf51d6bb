"""Allows a counsellor something: which data, for what, which employers, until when, to whose key; signed, sealed and saved as one file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QLineEdit, QWidget

from app.caseload.students import MAX_PURPOSE, SENDING, Purpose
from app.domain.copy_file_names import folder_name as usable_name
from app.domain.policy import Policy, Redaction
from app.domain.sensitivity import Stage
from app.errors import AppError
from app.files import read_file, write_atomic
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.dialogs.short_questions import confirm
from ui.desktop.models.question_texts import Question
from ui.desktop.pages.send.field_choices import FieldChoices
from ui.desktop.platform.file_dialogs import open_file
from ui.desktop.shell import vocabulary
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import ComboBox, NameBox
from ui.desktop.widgets.flow_layout import Flow, field, row_with_buttons
from ui.desktop.widgets.form_fields import GrowingText
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.caseload.keys import Address
    from app.services.caseload_student_consent import Made
    from ui.desktop.shell.session import Session

translate = QCoreApplication.translate
_STAGES: Final = (Stage.BROWSE, Stage.APPLY, Stage.INTERVIEW, Stage.OFFER)
_DAYS: Final = 180
"""Days that a consent lasts unless the person chooses another last day."""


class AllowDialog(Dialog):
    """Accepted when a package was saved; `made` is it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(760, parent)
        self._session, self._place, self._look = session, JobSlot(self), JobSlot(self)
        self.made: Made | None = None
        self.hint, self.busy, self.status_label = Text(look="muted"), Busy(), StatusLabel()
        self.counsellor, self.key, self.fingerprint = NameBox(), QLineEdit(), Text()
        self.from_file = Button("", "folder")
        self.purpose, self.own_words, self.employers = ComboBox(), QLineEdit(), GrowingText()
        self.until, self.stage, self.choices = DateBox(), ComboBox(), FieldChoices()
        self.save, self.cancel = Button("primary", "lock"), Button()
        self._labels = {
            key: Text(look="caption") for key in ("who", "key", "purpose", "words", "names", "until", "stage")
        }
        self.own_words.setMaxLength(MAX_PURPOSE)
        for purpose in Purpose:
            self.purpose.addItem("", purpose.value)
        for stage in _STAGES:
            self.stage.addItem("", stage.value)
        self.stage.setCurrentIndex(self.stage.findData(Stage.INTERVIEW.value))
        self.until.setDate(QDate.currentDate().addDays(_DAYS))
        self._build_layout()
        self.on_language_change(self._retranslate)
        self._connect()
        self._offer_names()
        self._show_fields()
        self._enable()

    def _build_layout(self) -> None:
        terms = QWidget()
        line = Flow(terms, space="m")
        for key, editor, least in (
            ("purpose", self.purpose, 220),
            ("until", self.until, 170),
            ("stage", self.stage, 190),
        ):
            line.add(field(self._labels[key], editor), 1, least)
        self._names = field(self._labels["names"], self.employers)
        for part in (
            self.hint,
            field(self._labels["who"], self.counsellor),
            field(self._labels["key"], row_with_buttons(self.key, self.from_file, space="m")),
            self.fingerprint,
            terms,
            self._names,
            field(self._labels["words"], self.own_words),
            self.choices,
            self.busy,
            self.status_label,
        ):
            self.body.addWidget(part)
        theme().follow(self._fit_choices)
        self._fit_choices()
        self.body.addStretch(1)
        self.finish(self.cancel, self.save)
        self.busy.watch(self._place)
        self.fingerprint.hide()

    def _fit_choices(self) -> None:
        self.choices.setFixedHeight(theme().px(210))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Allow a counsellor"))
        self.hint.setText(
            self.tr(
                "You decide what your counsellor gets, for what and until when. Refusing or ending it later costs you nothing. The file can only be opened with this counsellor's key; nothing is sent by itself."
            )
        )
        names = {
            "who": self.tr("Your counsellor's name"),
            "key": self.tr("Their key (begins with countermark:1:)"),
            "purpose": self.tr("What for"),
            "until": self.tr("Last day"),
            "stage": self.tr("How much they get"),
            "names": self.tr("Employers who may get a copy, one per line"),
            "words": self.tr("In your own words (may be left out)"),
        }
        editors: dict[str, QWidget] = {
            "who": self.counsellor,
            "key": self.key,
            "purpose": self.purpose,
            "until": self.until,
            "stage": self.stage,
            "names": self.employers,
            "words": self.own_words,
        }
        for key, name in names.items():
            self._labels[key].setText(name)
            editors[key].setAccessibleName(name)
        for index, purpose in enumerate(Purpose):
            self.purpose.setItemText(index, sentence(f"purpose-{purpose.value}"))
        for index, stage in enumerate(_STAGES):
            self.stage.setItemText(index, vocabulary.stage(stage))
        self.from_file.setText(self.tr("From a file or picture…"))
        self.choices.intro.set_text(
            lambda: self.tr("What they get of each personal field. A choice here overrides the level above.")
        )
        self.save.setText(self.tr("Sign and save…"))
        self.cancel.setText(self.tr("Cancel"))

    def _connect(self) -> None:
        self.purpose.currentIndexChanged.connect(lambda: self._enable())
        self.counsellor.currentTextChanged.connect(lambda: self._enable())
        self.key.textChanged.connect(lambda: self._show_key())
        self.from_file.clicked.connect(lambda: self._choose_key())
        self.stage.currentIndexChanged.connect(lambda: self._show_fields())
        self.choices.changed.connect(lambda: self._show_fields())
        self.save.clicked.connect(lambda: self._ask_where())
        self.cancel.clicked.connect(self.reject)
        self._place.busy_changed.connect(lambda _busy: self._enable())

    def _offer_names(self) -> None:
        from app.services.caseload_student_consent import ConsentService

        self._known = {one.counsellor: one.address for one in ConsentService(self._session.vault).given()}
        self.counsellor.offer(list(self._known))
        if len(self._known) == 1:
            self.counsellor.setCurrentText(next(iter(self._known)))

    def _enable(self) -> None:
        self._names.setVisible(self._purpose in SENDING)
        name = self.counsellor.currentText().strip()
        known = name in self._known
        self.key.setPlaceholderText(self.tr("known from before") if known else "countermark:1:age1…")
        ready = bool(name) and (known or bool(self.key.text().strip()))
        self.save.setEnabled(ready and not self._place.busy)
        self.from_file.setEnabled(not self._place.busy)
        self.fit()

    @property
    def _purpose(self) -> Purpose:
        return Purpose(self.purpose.currentData())

    def _policy(self) -> Policy:
        from app.redact.policies import stage_policy

        return replace(stage_policy(Stage(self.stage.currentData())), fields=self.choices.overrides)

    # -- the key ------------------------------------------------------------------------------------------------------

    def _choose_key(self) -> None:
        kinds = self.tr("Keys and pictures (*.txt *.png *.jpg *.jpeg *.bmp *.webp *.gif *.pdf)")
        name = open_file(self, self.tr("Your counsellor's key"), kinds)
        if name:
            self.read_key(Path(name))

    def read_key(self, path: Path) -> None:
        """Take the key from a text file or the picture of a QR code."""
        from app.services import counsellor_key_file

        def work(token: CancelToken, _progress: Progress) -> Address:
            return counsellor_key_file.read_key(read_file(path, counsellor_key_file.LARGEST), cancel=token)

        def done(found: Address) -> None:
            self.key.setText(found.text)
            self.key.setCursorPosition(0)  # a long one is seen from its beginning

        self.status_label.show_text("")
        self._place.start(work, Outcomes(done, self.status_label.refuse))

    def _show_key(self) -> None:
        from app.caseload.keys import parse_address

        try:
            shown = parse_address(self.key.text()).fingerprint
        except AppError:
            shown = ""
        self.fingerprint.setText(sentence("fingerprint-compare", {"fingerprint": shown}) if shown else "")
        self.fingerprint.setVisible(bool(shown))
        self._enable()

    # -- the fields ---------------------------------------------------------------------------------------------------

    def _show_fields(self) -> None:
        from app.redact.engine import redact
        from app.services import stored_resume

        version = stored_resume.latest(self._session.vault, self._session.master)
        self.choices.setVisible(version is not None)
        if version is None:
            return
        resume = stored_resume.decode(version).resume
        self.choices.offer(resume)
        policy = self._policy()

        def work(_token: CancelToken, _progress: Progress) -> Redaction:
            return redact(resume, policy)

        self._look.start(work, Outcomes(self.choices.show_redaction, self.status_label.refuse))

    # -- saving -------------------------------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        parts = (self.tr("consent"), self.counsellor.currentText(), sentence(f"purpose-{self._purpose.value}"))
        path = ask_save_path(
            self,
            self.tr("Save the package for your counsellor"),
            usable_name(" ".join(parts)) + ".consent",
            self.tr("Packages (*.consent)"),
        )
        if path is not None:
            self.write(path)

    def write(self, path: Path, *, key_compared: bool = False) -> None:
        """Make the package and save it; `key_compared`: the person compared a key that is another than before."""
        from app.services.caseload_student_consent import ConsentService

        who, key = self.counsellor.currentText().strip(), self.key.text().strip()
        policy, master = self._policy(), self._session.master
        purpose, told = self._purpose, self.own_words.text().strip()
        names = tuple(self.employers.toPlainText().splitlines()) if purpose in SENDING else ()
        until = self.until.date().toString("yyyy-MM-dd")
        vault = self._session.vault

        def work(token: CancelToken, _progress: Progress) -> Made:
            service = ConsentService(vault)
            if key_compared:
                service.forget_counsellor(who)
            made = service.make(
                *(who, key, policy, purpose.value),
                purpose_text=told,
                employers=names,
                expires=until,
                master=master,
                cancel=token,
            )
            write_atomic(path, made.data)
            return made

        def failed(error: AppError) -> None:
            if error.code == "counsellor-key-changed" and confirm(self, _changed_key(error)):
                self.write(path, key_compared=True)
                return
            self.status_label.refuse(error)
            self.fit()

        self._place.start(work, Outcomes(self._done, failed))

    def _done(self, made: Made) -> None:
        self.made = made
        self.mark_saved()
        self.accept()


def _changed_key(error: AppError) -> Question:
    params = dict(error.params)
    return Question(
        lambda: translate("AllowDialog", "This is another key than before"),
        lambda: translate(
            "AllowDialog",
            "Before: {known}\nNow: {found}\n\nAsk your counsellor face to face or on the telephone which one is right. Go on only if the new one is.",
        ).format(known=params["known"], found=params["found"]),
        lambda: translate("AllowDialog", "I compared it: use the new key"),
    )
