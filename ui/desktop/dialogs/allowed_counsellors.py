"""The list of everything a person allowed their counsellors and shared with them: to allow more, to end it, to share one draft or incident, to open answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.clock import local_day
from app.domain.copy_file_names import folder_name as usable_name
from app.errors import AppError
from app.files import read_file, write_atomic
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.dialogs.short_questions import confirm
from ui.desktop.models.question_texts import Question
from ui.desktop.platform.file_dialogs import open_file
from ui.desktop.shell.date_formats import short
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.basic import Button, clear, column
from ui.desktop.widgets.flow_layout import flow, row_with_buttons
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import ElidedLabel, Text, one_line
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.services.caseload_student_consent import Given, Made
    from app.services.caseload_student_sharing import Received, Shared
    from ui.desktop.shell.session import Session


class CounsellorsDialog(Dialog):
    """Lists consents and what was shared under them, latest first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(760, parent, height=520)
        self._session, self._place = session, JobSlot(self)
        self.hint, self.own_key = Text(look="muted"), Text(look="caption")
        self.allow, self.share, self.open_answer = Button("", "plus"), Button("", "send"), Button("", "mail")
        self.given_title, self.shared_title = Text(look="section"), Text(look="section")
        self._given, self._shared = column(space="s"), column(space="s")
        self.busy, self.status_label, self.close_it = Busy(), StatusLabel(), Button("primary")
        self.ends: dict[str, Button] = {}
        self.looks: dict[str, Button] = {}
        self.again: dict[str, Button] = {}
        self.body.addWidget(self.hint)
        self.body.addWidget(flow(self.allow, self.share, self.open_answer))
        self.body.addWidget(self.busy)
        self.body.addWidget(self.status_label)
        self.body.addWidget(self.given_title)
        self.body.addLayout(self._given)
        self.body.addWidget(self.shared_title)
        self.body.addLayout(self._shared)
        self.body.addStretch(1)
        self.body.addWidget(self.own_key)
        self.finish(self.close_it)
        self.busy.watch(self._place)
        self.on_language_change(self._retranslate)
        self.allow.clicked.connect(lambda: self._allow())
        self.share.clicked.connect(lambda: self._share())
        self.open_answer.clicked.connect(lambda: self._choose_answer())
        self.close_it.clicked.connect(self.accept)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("My counsellors"))
        self.hint.setText(
            self.tr(
                "What you allowed a counsellor to have, and drafts or incidents you showed them. They answer with suggestions; nothing changes unless you accept it."
            )
        )
        self.allow.setText(self.tr("Allow a counsellor…"))
        self.share.setText(self.tr("Share a draft or incident…"))
        self.open_answer.setText(self.tr("Open an answer…"))
        self.given_title.setText(self.tr("What you allowed"))
        self.shared_title.setText(self.tr("What you shared"))
        self.close_it.setText(self.tr("Close"))
        self.show_now()

    def show_now(self) -> None:
        """Show what the vault holds now."""
        from app.services.caseload_student_consent import ConsentService
        from app.services.caseload_student_sharing import SharingService

        consents, sharing = ConsentService(self._session.vault), SharingService(self._session.vault)
        given, shared, answers = list(reversed(consents.given())), sharing.shared(), sharing.answers()
        self.own_key.setVisible(bool(given))
        if given:
            self.own_key.setText(sentence("fingerprint-own", {"fingerprint": consents.fingerprint}))
        self.share.setEnabled(bool(sharing.consents()))
        self.open_answer.setEnabled(bool(shared))
        for layout in (self._given, self._shared):
            clear(layout)
        self.ends.clear()
        self.looks.clear()
        self.again.clear()
        for one in given:
            self._given.addWidget(self._given_row(one))
        if not given:
            self._given.addWidget(Text(self.tr("Nothing yet."), "muted"))
        for matter in shared:
            found = [one for one in answers if one.shared.label.id == matter.label.id]
            self._shared.addWidget(self._shared_row(matter, found))
        self.shared_title.setVisible(bool(shared))
        self.fit()

    def _given_row(self, one: Given) -> QWidget:
        terms, today = one.terms, local_day(self._session.clock())
        holder = QWidget()
        texts = column(holder, space="xs")
        name = one_line(one.counsellor)
        texts.addWidget(ElidedLabel(f"{name} · {sentence(f'purpose-{terms.purpose.value}')}", "strong"))
        if one.withdrawn:
            state = self.tr("ended on {day}").format(day=short(one.withdrawn))
        elif one.replaced:
            state = self.tr("replaced on {day}").format(day=short(one.replaced))
        elif today > terms.expires:
            state = self.tr("expired on {day}").format(day=short(terms.expires))
        else:
            state = self.tr("valid until {day}").format(day=short(terms.expires))
        parts = [state, *map(one_line, terms.employers)]
        texts.addWidget(Text(" · ".join(parts), "caption"))
        if one.withdrawn:
            again = Button("", "print")
            again.setText(self.tr("Save the withdrawal again…"))
            again.setAccessibleName(self.tr("Save the withdrawal for {name} again").format(name=name))
            again.clicked.connect(partial(self._save_withdrawal, one))
            self.again[terms.id] = again
            return row_with_buttons(holder, again)
        if today > terms.expires:
            return holder
        end = Button("", "close")
        end.setText(self.tr("End this…"))
        end.setAccessibleName(self.tr("End the consent for {name}").format(name=name))
        end.clicked.connect(partial(self._end, one))
        self.ends[terms.id] = end
        return row_with_buttons(holder, end)

    def _shared_row(self, one: Shared, answers: list[Received]) -> QWidget:
        from app.services.caseload_student_sharing import Decision

        holder = QWidget()
        texts = column(holder, space="xs")
        texts.addWidget(ElidedLabel(f"{one_line(one.label.title)} · {one_line(one.counsellor)}", "strong"))
        open_ones = sum(found.decisions.count(Decision.OPEN) for found in answers)
        state = (
            self.tr("answered; suggestions to decide on: {count}").format(count=open_ones)
            if answers
            else self.tr("no answer opened yet")
        )
        texts.addWidget(Text(f"{short(one.label.issued)} · {state}", "caption"))
        if not answers:
            return holder
        look = Button("", "arrow-right")
        look.setText(self.tr("Suggestions"))
        look.setAccessibleName(self.tr("Suggestions for {title}").format(title=one_line(one.label.title)))
        look.clicked.connect(partial(self._decide, answers[0].label.id))
        self.looks[one.label.id] = look
        return row_with_buttons(holder, look)

    # -- what the buttons do ------------------------------------------------------------------------------------------

    def _allow(self) -> None:
        from ui.desktop.dialogs.allow_counsellor import AllowDialog

        dialog = AllowDialog(self._session, self)
        if dialog.exec() == dialog.DialogCode.Accepted and dialog.made is not None:
            self._told(dialog.made)

    def _told(self, made: Made) -> None:
        lines = [self.tr("Saved. Hand the file to your counsellor yourself.")]
        if made.first_contact:
            lines.append(sentence("fingerprint-compare", {"fingerprint": made.label.counsellor.fingerprint}))
        self.show_now()
        self.status_label.show_text("\n".join([*lines, sentence("consent-honest")]))
        self.fit()

    def _share(self) -> None:
        from ui.desktop.dialogs.share_with_counsellor import ShareDialog

        dialog = ShareDialog(self._session, self)
        if dialog.exec() == dialog.DialogCode.Accepted:
            self.show_now()
            self.status_label.show_text(self.tr("Saved. Hand the file to your counsellor yourself."))
            self.fit()

    def _end(self, one: Given) -> None:
        from app.services.caseload_student_consent import ConsentService

        stays = len(ConsentService(self._session.vault).beside(one))
        question = Question(
            lambda: self.tr("End the consent for {name}: {purpose}?").format(
                name=one_line(one.counsellor), purpose=sentence(f"purpose-{one.terms.purpose.value}")
            ),
            lambda: "\n".join((self._days(one), self._consequence(one, stays))),
            lambda: self.tr("End it and save the file…"),
        )
        if confirm(self, question):
            self._save_withdrawal(one)

    def _days(self, one: Given) -> str:
        return self.tr("Given on {day}, until {until}.").format(
            day=short(one.terms.issued), until=short(one.terms.expires)
        )

    def _consequence(self, one: Given, stays: int) -> str:
        """Return what ending a consent does in the counsellor's program, where `stays` others are in force."""
        if one.replaced:
            return self.tr(
                "A later consent for the same purpose took its place in the counsellor's program when its file was imported there, and stays as it is. If you never handed over that later file, this one still counts there, and the file that is saved now ends it."
            )
        if stays:
            return self.tr(
                "A file is saved that ends this consent alone in the counsellor's program: what rests on no other consent is removed there at once. Your other consents for this counsellor stay: {count}. Hand the file over, or say that you withdraw: both count. It costs you nothing. Copies already sent to employers are not called back."
            ).format(count=stays)
        return self.tr(
            "A file is saved that ends the consent in the counsellor's program: what came in your packages is removed there at once. A vault that the counsellor keeps for you is closed, with what you shared in it, and removed after a grace period (usually 30 days) unless it is handed to you before. Hand the file over, or say that you withdraw: both count. It costs you nothing. Copies already sent to employers are not called back."
        )

    def _save_withdrawal(self, one: Given, _checked: bool = False) -> None:
        parts = (self.tr("withdrawal"), one.counsellor, sentence(f"purpose-{one.terms.purpose.value}"))
        name = usable_name(" ".join(parts)) + ".consent"
        path = ask_save_path(self, self.tr("Save the withdrawal"), name, self.tr("Packages (*.consent)"))
        if path is not None:
            self.end(one.terms.id, path)

    def end(self, consent_id: str, path: Path) -> None:
        """End a consent and save the file that says so."""
        from app.services.caseload_student_consent import ConsentService

        def work(_token: CancelToken, _progress: Progress) -> Made:
            made = ConsentService(self._session.vault).withdraw(consent_id)
            write_atomic(path, made.data)
            return made

        def done(_made: Made) -> None:
            self.show_now()
            self.status_label.show_text(self.tr("Ended. Hand the file to your counsellor yourself."))
            self.fit()

        self._start(work, done)

    def _choose_answer(self) -> None:
        name = open_file(self, self.tr("Open an answer"), self.tr("Answers (*.answer)"))
        if name:
            self.take_answer(Path(name))

    def take_answer(self, path: Path) -> None:
        """Take a counsellor's answer, and show its suggestions."""
        from app.services.caseload_student_sharing import SharingService

        def work(token: CancelToken, _progress: Progress) -> Received:
            return SharingService(self._session.vault).take_answer(read_file(path), cancel=token)

        def done(received: Received) -> None:
            self.show_now()
            self._decide(received.label.id)

        self._start(work, done)

    def _decide(self, answer_id: str, _checked: bool = False) -> None:
        from ui.desktop.dialogs.suggestions import SuggestionsDialog

        SuggestionsDialog(self._session, answer_id, self).exec()
        self.show_now()

    def _start(self, work: Callable[[CancelToken, Progress], object], done: Callable[..., None]) -> None:
        def failed(error: AppError) -> None:
            self.status_label.refuse(error)
            self.fit()

        self.status_label.show_text("")
        self._place.start(work, Outcomes(done, failed))
