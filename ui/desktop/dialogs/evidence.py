"""Makes an evidence pack in four steps: bank and police first, what belongs to it, the exhibits, what happened, and the folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from app.clock import local_day
from app.domain.incident_reports import Case, Channel, IncidentReport, Money
from app.domain.incidents import Surfaced
from app.errors import AppError
from app.evidence.bagit import PAYLOAD
from app.evidence.pack_draft import ExhibitEdit, PackDraft, timeline_text
from app.services.incident_reports import report_of
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.models.evidence_offers import Offer, offered_checks, offered_copies, offered_letters, ticked_copies
from ui.desktop.models.incident_report_words import case_country, is_money_urgent, money_text, with_cases
from ui.desktop.models.meeting_words import countries
from ui.desktop.pages.leaks.incident_cases import IncidentCases
from ui.desktop.platform.file_dialogs import open_file, output_folder
from ui.desktop.platform.file_manager import reveal
from ui.desktop.shell.date_formats import day_of
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes, Work
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.untrusted_input import choose_files
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button, clear, column, rule
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.exhibit_row import ExhibitRow
from ui.desktop.widgets.flow_layout import Point, field, flow, row_with_buttons
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import ElidedLabel, Text, no_key, one_line
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.services.evidence import EvidenceService
    from app.services.evidence_sources import PackChoice
    from ui.desktop.shell.session import Session

T = TypeVar("T")
TIMELINE: Final = 260
"""Least height of the timeline (logical pixels at 100 %)."""
_NO_REPORT: Final = IncidentReport(Channel.POSTING, "", "")
"""Of a check of which no incident was logged."""
FIRST, CONTENT, EXHIBITS, TIMES, DONE = range(5)


class EvidenceDialog(Dialog):
    """Makes the pack of an incident, or of a check where `incident_id` is empty. `country` and `money` are what the person said on the
    way to it ("" and unknown: nothing). `changed`: something was kept with the incident."""

    def __init__(
        self,
        session: Session,
        incident_id: str = "",
        check_id: str = "",
        parent: QWidget | None = None,
        *,
        country: str = "",
        money: Money = Money.UNKNOWN,
    ) -> None:
        super().__init__(860, parent, height=640)
        self._session, self._incident_id, self._check_id = session, incident_id, check_id
        report = session.incident_reports.report(incident_id) if incident_id else None
        self._report, about = report, check_id or (report.check if report else "")
        checked = session.stored_check(about) if about else None
        self._asked_country = case_country(country or (report.country if report else ""), checked)
        self._asked_money = money if report is None or report.money is Money.UNKNOWN else report.money
        self._place, self._step, self.changed = JobSlot(self), FIRST, False
        self._files: list[Surfaced] = []
        self._edits: dict[str, ExhibitEdit] = {}
        self._proposed = ""
        self.pack: Path | None = None
        self.title, self.hint = Text(look="section"), Text(look="muted")
        self.money, self.first, self.country = ComboBox(), Text(look="strong"), ComboBox()
        self.inside, self.add = Text(), Button("", "plus")
        self.checks, self.copies, self.letters = self._offer()
        self.rows: list[ExhibitRow] = []
        self.times, self.whom, self.whom_told = QPlainTextEdit(), ComboBox(), Text(look="caption")
        self.hidden, self._hidden_label = QLineEdit(), Text(look="caption")
        self.folder, self.cases, self._held_cases = Button("", "folder"), IncidentCases(_NO_REPORT), column(space="s")
        self.request, self.answer = Button("", "clock"), Button("", "plus")
        self.status_label, self.busy = StatusLabel(), Busy()
        self.back, self.next, self.close_it = Button("", "arrow-left"), Button("primary", "arrow-right"), Button()
        self._money_label, self._file_rows = Text(look="caption"), column(space="xs")
        self._whom_label, self._country_label = Text(look="caption"), Text(look="caption")
        for originals in (True, False):
            self.whom.addItem("", originals)
        self._titles = [Text(look="strong") for _ in range(3)]
        self._offices, self._exhibits = column(space="s"), column(space="s")
        for money in Money:
            self.money.addItem("", money.value)
        self._build_layout()
        self.on_language_change(self._retranslate)
        self._connect()
        self._go(FIRST)

    def _offer(self) -> tuple[list[tuple[str, QCheckBox]], ...]:
        session, incident = self._session, self._session.vault.incidents.get(self._incident_id)
        about = report_of(incident).check if incident is not None else ""
        ticked = {self._check_id, about, *ticked_copies(incident)}

        def boxes(offers: list[Offer]) -> list[tuple[str, QCheckBox]]:
            found = [(key, QCheckBox(no_key(one_line(name)))) for key, name in offers]
            for key, box in found:
                box.setChecked(key in ticked)
            return found

        checks = offered_checks(session, self._check_id or about)
        return boxes(checks), boxes(offered_copies(session)), boxes(offered_letters(session))

    def _build_layout(self) -> None:
        self._pages = [QWidget() for _ in range(DONE + 1)]
        first, content, exhibits, times, done = (column(page, space="m") for page in self._pages)
        first.addWidget(field(self._money_label, self.money))
        first.addWidget(self.first)
        first.addWidget(field(self._country_label, self.country))
        first.addLayout(self._offices)
        content.addWidget(row_with_buttons(self.inside, self.add))
        content.addLayout(self._file_rows)
        for title, rows in zip(self._titles, (self.checks, self.copies, self.letters), strict=True):
            title.setVisible(bool(rows))
            content.addWidget(title)
            for _, box in rows:
                content.addWidget(box)
        exhibits.addWidget(field(self._whom_label, self.whom))
        exhibits.addWidget(self.whom_told)
        exhibits.addWidget(field(self._hidden_label, self.hidden))
        exhibits.addLayout(self._exhibits)
        self.times.setTabChangesFocus(True)
        self.times.setAcceptDrops(False)
        theme().follow(self._fit_times)
        self._fit_times()
        times.addWidget(self.times)
        done.addWidget(flow(self.folder, self.request, self.answer))
        done.addWidget(rule())
        done.addLayout(self._held_cases)
        self.body.addWidget(self.title)
        self.body.addWidget(self.hint)
        for page in self._pages:
            self.body.addWidget(page)
        self.body.addWidget(self.status_label)
        self.body.addStretch(1)
        self.finish(self.close_it, self.back, self.next, lead=self.busy)
        self.busy.watch(self._place, "working")

    def _fit_times(self) -> None:
        self.times.setMinimumHeight(theme().px(TIMELINE))

    def _connect(self) -> None:
        self.money.setCurrentIndex(self.money.findData(self._asked_money.value))
        self.money.activated.connect(self._show_first)
        self.country.activated.connect(self._show_first)
        self.add.clicked.connect(self._ask_files)
        self.back.clicked.connect(lambda: self._go(self._step - 1))
        self.next.clicked.connect(self._ask_next)
        self.close_it.clicked.connect(self.reject)
        self.whom.activated.connect(self._show_whom)
        self.folder.clicked.connect(self._open_folder)
        self.request.clicked.connect(self._write_request)
        self.answer.clicked.connect(self._ask_answer)
        self.finished.connect(self._place.cancel)
        self._place.busy_changed.connect(lambda busy: self._enable(not busy))
        self._show_first()

    def _enable(self, enabled: bool) -> None:
        for button in (self.back, self.next, self.add, self.folder, self.request, self.answer, self.cases.add):
            button.setEnabled(enabled)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Evidence pack"))
        self._money_label.setText(self.tr("Was money lost?"))
        self.money.setAccessibleName(self.tr("Was money lost?"))
        for index, money in enumerate(Money):
            self.money.setItemText(index, money_text(money))
        self._name_countries()
        self.first.setText(sentence("incident-money-first"))
        self.add.setText(self.tr("Add files…"))
        names = self.tr("Postings and their cards"), self.tr("What you sent"), self.tr("Letters and answers")
        for title, name in zip(self._titles, names, strict=True):
            title.setText(name)
        self.times.setAccessibleName(self.tr("What happened, line by line"))
        self.back.setText(self.tr("Back"))
        self.close_it.setText(self.tr("Close"))
        self._whom_label.setText(self.tr("Who is it for?"))
        self.whom.setAccessibleName(self.tr("Who is it for?"))
        self.whom.setItemText(0, self.tr("The police, a court or a lawyer: everything"))
        self.whom.setItemText(1, self.tr("Anybody else: only copies with hidden parts"))
        self._hidden_label.setText(self.tr("Also hide in the copies"))
        self.hidden.setAccessibleName(self.tr("Also hide in the copies"))
        self.hidden.setPlaceholderText(
            self.tr("names, nicknames, numbers that the program did not see; commas between them")
        )
        self.folder.setText(self.tr("Open the folder"))
        self.request.setText(self.tr("Write the request for a time-stamp"))
        self.answer.setText(self.tr("Add the authority’s answer…"))
        self._show_first()
        self._show_whom()
        self._count_files()
        self._say_step()

    def _say_step(self) -> None:
        titles = (
            self.tr("1. First things first"),
            self.tr("2. What belongs to it?"),
            self.tr("3. The exhibits"),
            self.tr("4. What happened"),
            self.tr("The pack is made"),
        )
        hints = (
            self.tr("A pack can wait an hour; a payment that can still be stopped cannot."),
            self.tr("Screenshots of chats, receipts, recordings: add them as they are. They are never changed."),
            self.tr(
                "For each, say where it is from and what it shows, in plain words. Hide other people's data in the copies you hand on."
            ),
            self.tr("Only what happened, and when. Do not guess or accuse: the reader draws the conclusions."),
            self.tr(
                "Keep the telephone and the original chat. A time-stamp of an outside authority is your choice: it can show that the pack existed on a day."
            ),
        )
        self.title.setText(titles[self._step])
        self.hint.setText(hints[self._step])
        self.next.setText(self.tr("Choose a folder…") if self._step == TIMES else self.tr("Next"))

    def _go(self, step: int) -> None:
        self._step = step
        for index, page in enumerate(self._pages):
            page.setVisible(index == step)
        self.back.setVisible(FIRST < step < DONE)
        self.next.setVisible(step < DONE)
        self.status_label.hide()
        self._say_step()
        self.fit()

    def _ask_next(self) -> None:
        if self._step == FIRST:
            self._keep_first()
            self._go(CONTENT)
        elif self._step == CONTENT:
            self._start(self._drafted, self._show_exhibits)
        elif self._step == EXHIBITS:
            self._keep_edits()
            self._go(TIMES)
        elif folder := output_folder(self, self.tr("Folder for the evidence pack")):
            self.write_into(Path(folder))

    def _start(self, work: Work[T], done: Callable[[T], object]) -> None:
        self.status_label.hide()
        self._place.start(work, Outcomes(done, self._refused))

    def _refused(self, error: AppError) -> None:
        self.status_label.refuse(error)

    def unsaved(self) -> bool:
        """Return True if something typed, or a pack that was begun and is not made yet, would be lost."""
        return super().unsaved() or (self._step != DONE and (self._step > CONTENT or bool(self._files)))

    # -- first and what belongs to it -----------------------------------------------------------------------------------

    def _name_countries(self) -> None:
        from app.reader_country import reader_country

        chosen = self._chosen_country() or self._asked_country or reader_country()
        self._country_label.setText(self.tr("Where are you?"))
        self.country.setAccessibleName(self.tr("Where are you?"))
        self.country.clear()
        for code, name in (("", self.tr("Choose: it decides whom to call")), *countries().items()):
            self.country.addItem(name, code)
        self.country.setCurrentIndex(max(0, self.country.findData(chosen)))

    def _show_first(self, _index: int = 0) -> None:
        from app.services.country_office_lines import told_offices
        from checkers.country_offices import channels_of

        lost, known = self.money.currentData() == Money.YES.value, self._report
        reported = known is not None and not is_money_urgent(
            replace(known, money=Money.YES, country=self._chosen_country())
        )
        self.first.setVisible(lost and not reported)
        clear(self._offices)
        channels = channels_of(self._chosen_country(), translations().language)
        head, marks = told_offices(channels, translations().language)
        if head:
            self._offices.addWidget(Text(head, "caption"))
        for one, mark in zip(channels, marks, strict=True):
            point = Point("arrow-right", "accent")
            told = self.tr("{name}: {number}").format(name=one.name, number=one.reached)
            point.label.setText(f"{told} – {mark}" if mark else told)
            self._offices.addWidget(point)
        self.fit()

    def _show_whom(self, _index: int = 0) -> None:
        self.whom_told.setText(
            self.tr(
                "The folder holds the originals, unchanged, and beside them copies with hidden parts. Hand the whole folder on only to these; for anybody else make a second pack."
            )
            if self.whom.currentData()
            else self.tr(
                "The originals stay out. What has no copy with hidden parts yet is only listed: look through its picture first. Read the summary once more: it says what you wrote."
            )
        )

    def _chosen_country(self) -> str:
        return str(self.country.currentData() or "")

    def _keep_first(self) -> None:
        """Keep with the incident where the person is, and whether money was lost."""
        if not self._incident_id:
            return
        reports = self._session.incident_reports
        report = reports.report(self._incident_id)
        told = replace(report, money=Money(self.money.currentData()), country=self._chosen_country())
        if told != report:
            reports.revise(self._incident_id, told)
            self.changed = True

    def _ask_files(self) -> None:
        incoming = choose_files(self, self.tr("Add files"), self.tr("Files"), (".*",))
        if incoming is not None:
            self.add_files([one.path for one in (incoming, *incoming.more) if one.path is not None])

    def add_files(self, paths: list[Path]) -> None:
        """Add files as they are; those of an incident are kept with it."""
        from app.files import read_file

        reports, incident_id = self._session.incident_reports, self._incident_id

        def work(_token: CancelToken, _progress: Progress) -> list[Surfaced]:
            found = [Surfaced(path.name, read_file(path)) for path in paths]
            if incident_id:
                reports.attach(incident_id, found)
            return found

        def done(found: list[Surfaced]) -> None:
            self._files += found
            self.changed = self.changed or bool(incident_id)
            self._count_files()
            self.fit()

        self._start(work, done)

    def _count_files(self) -> None:
        incident = self._session.vault.incidents.get(self._incident_id) if self._incident_id else None
        added = () if incident else tuple(self._files)
        kept = [one.name for one in incident.files] if incident else []
        self.inside.setText(self.tr("Files: {count}").format(count=len(kept) + len(added)))
        clear(self._file_rows)
        for name in kept:
            self._file_rows.addWidget(ElidedLabel(name, "muted"))
        for one in added:
            remove = Button("icon", "close")
            remove.name(self.tr("Leave out {name}").format(name=one_line(one.untrusted_name)))
            remove.clicked.connect(partial(self._leave_out, one))
            self._file_rows.addWidget(row_with_buttons(ElidedLabel(one.untrusted_name, "muted"), remove))

    def _leave_out(self, file: Surfaced) -> None:
        self._files = [one for one in self._files if one is not file]
        self._edits = {
            key: edit for key, edit in self._edits.items() if not key.startswith("added:")
        }  # keys count files
        self._count_files()
        self.add.setFocus()
        self.fit()

    def _choice(self) -> Callable[[], PackChoice]:
        """Return what makes the choice; it asks a child for the cards, so it runs beside the window."""
        from app.services.evidence_sources import PackChoice
        from checkers.country_offices import JurisdictionOffices, channels_of

        session, language = self._session, translations().language
        checks, copies, letters = (
            tuple(key for key, box in rows if box.isChecked()) for rows in (self.checks, self.copies, self.letters)
        )
        files = () if self._incident_id else tuple(self._files)
        edits, originals = dict(self._edits), bool(self.whom.currentData())
        country = self._chosen_country()
        timeline = self.times.toPlainText() if self._step == TIMES else None
        hidden = tuple(filter(None, map(str.strip, re.split(r"[,，、;；\n]", self.hidden.text()))))

        def make() -> PackChoice:
            shown = [(one, session.stored_check(one)) for one in checks]
            cards = tuple((key, session.checks.encode(card.card, language)) for key, card in shown if card is not None)
            channels = channels_of(country, language)
            return PackChoice(
                *(cards, copies, letters, files, channels),
                originals=originals,
                language=language,
                edits=edits,
                timeline=timeline,
                hidden=hidden,
                country=country,
                offices=JurisdictionOffices(),
            )

        return make

    def _service(self) -> EvidenceService:
        from app.services.evidence import EvidenceService

        return EvidenceService(self._session.vault, self._session.clock)

    # -- exhibits and timeline ------------------------------------------------------------------------------------------

    def _drafted(self, _token: CancelToken, _progress: Progress) -> PackDraft:
        return self._service().draft(self._incident_id, replace(self._choice()(), edits={}))

    def _show_exhibits(self, draft: PackDraft) -> None:
        clear(self._exhibits)
        self.rows = []
        for one in draft.exhibits:
            row = ExhibitRow(one, self._edits.get(one.key) or ExhibitEdit(one.source, one.purpose))
            row.parts_asked.connect(partial(self._ask_parts, row))
            row.words_asked.connect(partial(self._ask_words, row))
            self.rows.append(row)
            self._exhibits.addWidget(row)
        if not self.rows:
            none = self.tr(
                "No exhibits yet. The pack tells what happened; go back to add screenshots, copies or letters."
            )
            self._exhibits.addWidget(Text(none))
        proposed = timeline_text(draft.timeline)
        if self.times.toPlainText() in ("", self._proposed):  # what the person wrote stands
            self.times.setPlainText(proposed)
        self._proposed = proposed
        self._go(EXHIBITS)

    def _keep_edits(self) -> None:
        self._edits = {row.draft.key: row.edit() for row in self.rows}

    def _ask_parts(self, row: ExhibitRow) -> None:
        from app.ingest.formats.ocr_engines import engines
        from ui.desktop.dialogs.hide_picture_parts import HidePartsDialog

        service, choice, key = self._service(), self._choice(), row.draft.key

        def load() -> bytes:
            return service.original(self._incident_id, replace(choice(), edits={}), key)

        suggest = service.suggest if engines() and row.draft.form.value == "picture" else None
        dialog = HidePartsDialog(row.draft.name, load, row.edit().boxes or (), suggest, self)
        dialog.accepted.connect(lambda: row.hide_parts(dialog.boxes))
        dialog.open()

    def _ask_words(self, row: ExhibitRow) -> None:
        from ui.desktop.dialogs.hide_words import Found, HideWordsDialog

        service, choice, key, edit = self._service(), self._choice(), row.draft.key, row.edit()

        def load(token: CancelToken) -> Found:
            return service.text(self._incident_id, replace(choice(), edits={}), key, token)

        dialog = HideWordsDialog(row.draft.name, load, edit.shown, edit.hidden, self)
        dialog.accepted.connect(lambda: row.choose_words(dialog.shown, dialog.hidden))
        dialog.open()

    # -- the pack -------------------------------------------------------------------------------------------------------

    def write_into(self, folder: Path) -> None:
        """Write the pack into a new folder inside `folder`."""
        service, choice, incident_id = self._service(), self._choice(), self._incident_id
        keep = self._keeping()

        def work(token: CancelToken, _progress: Progress) -> Path:
            pack = service.write(service.collect(incident_id, choice(), token), folder, token)
            if incident_id:
                keep(incident_id, pack)
            return pack

        self._start(work, self._written)

    def _written(self, pack: Path) -> None:
        self.pack, self.changed = pack, self.changed or bool(self._incident_id)
        self.mark_saved()
        self._show_cases()
        self._go(DONE)
        written = self.tr("The evidence pack is in {folder}. Open data/summary.pdf in it first.")
        self.status_label.show_text(written.format(folder=str(pack)))

    def _keeping(self) -> Callable[[str, Path], None]:
        """Return what keeps with an incident all that was said and added on the way to its pack, and where that is; it runs beside the
        window."""
        session, files = self._session, tuple(self._files)
        money, country = Money(self.money.currentData()), self._chosen_country()
        made = self.tr("Evidence pack made on {day} in {folder}")
        day = day_of(local_day(session.clock()))

        def keep(incident_id: str, pack: Path) -> None:
            reports, incident = session.incident_reports, session.vault.incidents.get(incident_id)
            held = {one.sha256 for one in incident.files} if incident is not None else set()
            new = [one for one in files if hashlib.sha256(one.untrusted_data).hexdigest() not in held]
            if new:
                reports.attach(incident_id, new)
            report, note = reports.report(incident_id), made.format(day=day, folder=str(pack))
            told = replace(
                report,
                money=report.money if money is Money.UNKNOWN else money,
                country=country or report.country,
                notes="\n".join(one for one in (report.notes, note) if one),
            )
            reports.revise(incident_id, told)

        return keep

    def _open_folder(self) -> None:
        from app.services.evidence import SUMMARY

        assert self.pack is not None
        reveal(self.pack / PAYLOAD / SUMMARY)

    # -- reports to offices ---------------------------------------------------------------------------------------------

    def _show_cases(self) -> None:
        """Offer a place for case numbers; where the pack is about a check alone, the first one makes an incident of it."""
        report = self._session.incident_reports.report(self._incident_id) if self._incident_id else _NO_REPORT
        clear(self._held_cases)
        self.cases = IncidentCases(replace(report, country=self._chosen_country()))
        self.cases.changed.connect(self._note_cases)
        self._held_cases.addWidget(self.cases)

    def _note_cases(self, cases: tuple[Case, ...]) -> None:
        reports, name = self._session.incident_reports, self._session.vault.checks.get(self._check_id)
        incident_id, check_id, pack, keep = self._incident_id, self._check_id, self.pack, self._keeping()
        title = self.tr("Posting: {title}").format(title=name.name if name is not None else "")

        def work(_token: CancelToken, _progress: Progress) -> str:
            incident = incident_id or reports.of_check(check_id, title).id
            if not incident_id and pack is not None:
                keep(incident, pack)
            report = reports.report(incident)
            reports.revise(incident, with_cases(report, cases if incident_id else (*report.cases, *cases)))
            return incident

        def done(incident: str) -> None:
            self._incident_id, self.changed = incident, True
            self._show_cases()
            self.status_label.show_text(self.tr("Noted with the incident. It is listed under Leaks."))
            self.fit()

        self._start(work, done)

    def _write_request(self) -> None:
        from app.services.evidence_stamp import write_request

        assert self.pack is not None
        try:
            path = write_request(self.pack)
        except AppError as error:
            self._refused(error)
            return
        self.status_label.show_text(sentence("evidence-request-written", {"path": str(path)}))

    def _ask_answer(self) -> None:
        response = open_file(self, self.tr("The authority’s answer"), "RFC 3161 (*.tsr)")
        roots = ""
        if response:
            roots = open_file(self, self.tr("The authority’s certificates"), "PEM (*.pem *.crt)")
        if roots:
            self.stamp(Path(response), Path(roots))

    def stamp(self, response: Path, roots: Path) -> None:
        """Check the authority's answer and put it into the pack."""
        from app.files import read_file
        from app.services.evidence_stamp import add_response

        assert self.pack is not None
        try:
            time, authority = add_response(self.pack, read_file(response), read_file(roots))
        except AppError as error:
            self._refused(error)
            return
        self.status_label.show_text(sentence("evidence-stamped", {"time": time, "authority": authority or "–"}))
