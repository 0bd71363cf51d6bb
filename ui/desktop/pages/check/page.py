"""The Check page: a posting by text, saved page or link becomes a dated card. No score; nothing says "safe"."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtWidgets import QWidget

from app import resources
from app.clock import local_day, to_iso
from app.domain.checks import Severity
from app.domain.incident_reports import Money
from app.errors import AppError
from app.files import write_atomic
from app.reader_country import known_country, reader_country
from app.services import sample_data
from app.workers.cancellation import CancelToken, Progress
from ui.checking_child import make_ready
from ui.desktop.dialogs.open_link import ConsentDialog
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.models.check_page_work import CHATS, KINDS, Checked, examine
from ui.desktop.models.counsellor_step import has_counsellor
from ui.desktop.models.platform_words import platform_name
from ui.desktop.pages.check.check_card import CardView
from ui.desktop.pages.check.check_lookups import LookupsCard
from ui.desktop.shell.announce import announce
from ui.desktop.shell.critical_question import may_send
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes, Work
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.offline import refuse_when_offline
from ui.desktop.shell.page_host import Addressee, Shell
from ui.desktop.shell.untrusted_input import UntrustedInput, choose_pages, pages_sentence
from ui.desktop.widgets.basic import Button, at_top
from ui.desktop.widgets.check_list import CheckList
from ui.desktop.widgets.page import Page
from ui.desktop.widgets.panels import Busy, SampleBar
from ui.desktop.widgets.safe_text import one_line
from ui.desktop.widgets.split import Stack
from ui.desktop.widgets.text_or_file_input import Intake

if TYPE_CHECKING:
    from app.domain.checks import CardLine
    from app.services.checks import CheckResult

_LINK: Final = re.compile(r"https?://\S{3,2000}", re.IGNORECASE)


def is_link(untrusted_text: str) -> bool:
    """Return True if a text is nothing but one web address."""
    return bool(_LINK.fullmatch(untrusted_text.strip()))


class CheckPage(Page):
    """Checks postings."""

    key = "check"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._place, self._printing, self._warming, self._noting, self._telling = (JobSlot(self) for _ in range(5))
        self.intake, self.busy, self.card, self.stack = Intake(), Busy(), CardView(), Stack()
        self._reader = self._chosen = ""
        self.another, self.remove = Button("", "plus"), Button("quiet", "trash")
        self.track, self.notes = Button("", "applications"), Button("quiet", "eye-off")
        self.tools.add(self.notes)
        self.tools.add(self.remove)
        self.tools.add(self.track)
        self.tools.add(self.another)
        self.earlier = CheckList(lambda ids: self._shell.session.vault.checks.with_critical_signs(ids))
        self.intake.add(self.earlier)
        self.earlier.opened.connect(self.show_stored)
        self.sample_bar = SampleBar()
        self.frame.addWidget(self.sample_bar)
        self.print_busy = Busy()
        self.frame.addWidget(self.print_busy)
        self.print_busy.watch(self._printing, "render")
        self._intake_view, self._busy_view = self.intake, at_top(self.busy)
        for view in (self._intake_view, self._busy_view, self.card):
            self.stack.addWidget(view)
        self.place_below(self.stack, self.card, self.card.bar)
        self.frame.addWidget(self.stack, 1)
        self._retranslate()
        self.intake.given.connect(self._given)
        self.intake.file_asked.connect(self._choose)
        self.busy.cancelled.connect(self._place.cancel)
        self.another.clicked.connect(self.begin)
        self.track.clicked.connect(self._track)
        self.remove.clicked.connect(self._put_away)
        self.notes.clicked.connect(lambda: self.show_note())
        self.intake.sample.clicked.connect(self._try_sample)
        self.sample_bar.remove.clicked.connect(self._remove_sample)
        self.card.send_asked.connect(self._send)
        self.card.print_asked.connect(self._ask_print)
        self.card.evidence_asked.connect(lambda: self._ask_evidence())
        self.card.first_steps_asked.connect(self._ask_first_steps)
        self.card.report_asked.connect(self._report)
        self.card.complaint_asked.connect(self._shell.show_platform)
        self.card.country_chosen.connect(lambda code: self._tell_for(code))
        self.card.seen_asked.connect(self._ask_seen)
        self.card.picture_asked.connect(self._show_picture)
        self.card.more = self._lookups
        self.card.met_again, self.card.by_hand = self._met_again, self._by_hand
        self.card.has_counsellor = lambda: has_counsellor(self._shell.session.vault)
        self.begin()

    def _retranslate(self) -> None:
        self.title.set_text(lambda: self.tr("Check"))
        self.subtitle.set_text(
            lambda: self.tr(
                "Check a posting before you send anything. You see warning signs and their sources, not a verdict."
            )
        )
        self.intake.label.set_text(lambda: self.tr("Paste the posting, or only its link"))
        self.bind_text(self.intake.text.setAccessibleName, lambda: self.tr("Paste the posting, or only its link"))
        self.bind_text(
            self.intake.text.setPlaceholderText,
            lambda: self.tr("Paste the whole text if you can: pay, place, contacts and requirements."),
        )
        self.intake.hint.set_text(
            lambda: self.tr(
                "You can also drop a saved page, screenshots of one posting, a PDF or an e-mail on this window."
            )
        )
        self.intake.file.set_text(lambda: self.tr("Open a file…"))
        self.intake.go.set_text(lambda: self.tr("Check posting"))
        self.another.set_text(lambda: self.tr("Check another posting"))
        self.track.set_text(lambda: self.tr("Add to applications…"))
        self.remove.set_text(lambda: self.tr("Move to Trash"))
        self.notes.set_text(lambda: self.tr("My notes…"))
        self.intake.sample.set_text(lambda: self.tr("Try a sample posting"))
        self.sample_bar.label.set_text(lambda: self.tr("This is a made-up posting. It shows what a check can find."))
        self.sample_bar.remove.set_text(lambda: self.tr("Remove the sample"))

    def _list_earlier(self) -> None:
        session = self._shell.session
        hidden = session.trash.ids("check")
        self.earlier.show_kept([one for one in session.vault.checks.latest() if one.id not in hidden])

    def begin(self) -> None:
        """Show the empty field, and what was checked before."""
        self.intake.text.clear()
        self._list_earlier()
        self._show(self._intake_view)
        self.intake.text.setFocus()

    def entered(self) -> None:
        """Start the child process for a check: one is likely to come. A card of before the country of the settings was changed is told anew."""
        if self.stack.currentWidget() is self.card and reader_country() not in ("", self._reader):
            self._tell_for(reader_country())
        if self.stack.currentWidget() is self._intake_view:
            self._list_earlier()
            self._warming.start(lambda _token, _progress: make_ready(), Outcomes(lambda _nothing: None))

    def accepts(self, incoming: UntrustedInput) -> bool:
        """Return True for saved pages, screenshots (also several of one posting), texts, links."""
        return incoming.path is None or bool(incoming.pages) or (incoming.suffix in KINDS and not incoming.more)

    @property
    def has_pending_input(self) -> bool:
        """A posting is being checked."""
        return self._place.busy

    def dropped(self, incoming: UntrustedInput) -> None:
        """Check a file or text; a link asks first."""
        self._shell.messages.clear()
        if incoming.path is None and is_link(incoming.untrusted_text):
            self._link(incoming.untrusted_text.strip())
            return
        session = self._shell.session  # its checks are loaded beside the window: they are many
        self._start(lambda token, progress: examine(session, incoming, token, progress))

    def _given(self, untrusted_text: str) -> None:
        self.dropped(UntrustedInput("", untrusted_text=untrusted_text))

    def _choose(self) -> None:
        refuse = self._shell.messages.warn
        incoming = choose_pages(self, self.tr("Choose a posting"), self.tr("Postings"), (*KINDS, *CHATS), refuse)
        if incoming is not None:
            self.dropped(incoming)

    def _try_sample(self) -> None:
        name = {"zh": "posting-zh.txt"}.get(translations().language, "posting-en.html")
        text = resources.path("samples", name).read_text("utf-8")
        self.dropped(UntrustedInput(name.replace("posting", sample_data.POSTING), untrusted_text=text))

    def _remove_sample(self) -> None:
        if self.card.result is not None:
            self._shell.session.trash.add("check", self.card.result.check_id)
        self.begin()

    def _track(self) -> None:
        if self.card.result is not None:
            self._shell.track_posting(self.card.result.check_id)

    def _put_away(self) -> None:
        if self.card.result is not None:
            check_id = self.card.result.check_id
            self._shell.session.trash.add("check", check_id)
            self.begin()
            text = self.tr("Moved to Trash. The ledger keeps its record.")
            self._shell.messages.undoable(text, self.tr("Restore"), lambda: self._put_back(check_id))

    def _put_back(self, check_id: str) -> None:
        self._shell.session.trash.restore("check", check_id)
        self._shell.messages.clear()
        self.show_stored(check_id)

    def _link(self, untrusted_url: str) -> None:
        if refuse_when_offline(self._shell):
            return
        if ConsentDialog(untrusted_url, self).exec() != ConsentDialog.DialogCode.Accepted:
            return
        session = self._shell.session

        def work(token: CancelToken, progress: Progress) -> Checked:
            from app.services.network_request_log import vault_log
            from ui.online_lookups import fetch_page

            progress("fetch", 0, 0)
            data, url, content_type = fetch_page(untrusted_url, vault_log(session.vault), cancel=token)
            checks = session.checks
            return Checked(checks.check(data, url=url, content_type=content_type, cancel=token, progress=progress))

        self._start(work)

    def _start(self, work: Work[Checked]) -> None:
        def done(found: Checked) -> None:
            self._checked(found.result)
            self._say_read(found)

        self._place.start(work, Outcomes(done, self._refused, self.busy.report, self._ended))
        self.busy.begin("check")  # after the end of a job that this one replaces, which shows the empty field
        self._show(self._busy_view)

    def _say_read(self, found: Checked) -> None:
        """Tell how the files were interpreted, where that is not plain to see."""
        messages = self._shell.messages
        if found.pages:
            messages.inform(pages_sentence(found.pages))
        if found.no_picture:
            text = self.tr("“{name}” is not a picture, despite its name. Its content was checked as text.")
            messages.warn(text.format(name=one_line(found.no_picture)))
        if found.messages > 1:
            from app.services.checks import MOST_MESSAGES

            text = self.tr(
                "Each message in this mailbox file was checked separately ({checked} of {messages}, at most the last {most}). This one has the most serious signs. The others are in Earlier checks."
            )
            counts = {"checked": found.checked, "messages": found.messages, "most": MOST_MESSAGES}
            tell = messages.inform if found.checked == found.messages else messages.warn
            tell(text.format(**counts))

    def show_stored(self, check_id: str) -> None:
        """Show a stored card."""
        result = self._shell.session.stored_check(check_id)
        if result is not None:
            self._checked(result)
        if check_id in self._shell.session.trash.ids("check"):
            text = self.tr("This check is in Trash.")
            self._shell.messages.inform(text, self.tr("Restore"), lambda: self._put_back(check_id))

    def _checked(self, result: CheckResult) -> None:
        self._reader, self._chosen = reader_country(), ""
        self.card.load(result, self._shell.session.checks)
        self._offer_platform(result)
        if any(one.note.avoid for one in self._shell.session.checks.own_notes(result.card.posting)):
            self.card.send.set_look("quiet")  # the person wanted nothing to do with them: no button says "go on"
        self._show(self.card)
        announce(self.card, one_line(result.card.posting.title) or self.title.text())

    def _offer_platform(self, result: CheckResult) -> None:
        """Offer a complaint where the posting stands on a known platform and has serious signs or some to be careful about."""
        posting, service = result.card.posting, self._shell.session.platforms
        grave = any(one.severity in (Severity.CRITICAL, Severity.WARNING) for one in result.card.signals)
        addresses = (posting.url, *(one.partition(":")[2] for one in posting.contacts if one.startswith("url:")))
        found = next((one for text in addresses if text and (one := service.at(text))), None) if grave else None
        self.card.show_platform(found.id if found else "", platform_name(found) if found else "")

    def _lookups(self, result: CheckResult) -> LookupsCard:
        """The registers that may be asked about this result's employer."""
        card = LookupsCard(self._shell, result.card.posting)
        card.answered.connect(self._answered)
        return card

    def _met_again(self, result: CheckResult) -> QWidget | None:
        """Which of the person's own notes fit this result's posting."""
        matches = self._shell.session.checks.own_notes(result.card.posting)
        if not matches:
            return None
        from ui.desktop.pages.check.met_again_card import MetAgainCard

        card = MetAgainCard(matches)
        card.opened.connect(self.show_note)
        return card

    def _by_hand(self, result: CheckResult) -> QWidget:
        """What only the person can find out about this result's employer, with what they noted so far."""
        from ui.desktop.pages.check.by_hand_card import ByHandCard

        card = ByHandCard(self._noted(result))
        card.answer_asked.connect(self._ask_answer)
        card.facts_asked.connect(self._ask_facts)
        card.note_asked.connect(self._ask_note)
        return card

    def _noted(self, result: CheckResult) -> dict[str, object]:
        from checkers.card_json import by_hand

        session = self._shell.session
        noted, today = session.checks.noted(result.card.posting), local_day(session.clock())
        return by_hand(result.card, noted, today, reader_country(), translations().language)

    def _ask_answer(self, code: str) -> None:
        from ui.desktop.dialogs.noted_answer import NotedAnswerDialog

        if (result := self.card.result) is not None:
            dialog = NotedAnswerDialog(code, result.card.posting, self)
            if dialog.exec() == NotedAnswerDialog.DialogCode.Accepted and dialog.line is not None:
                self._note(result, (dialog.line,), ())

    def _ask_facts(self) -> None:
        from ui.desktop.dialogs.noted_facts import NotedFactsDialog

        if (result := self.card.result) is not None:
            told = self._noted(result)
            pages = [str(one["title"]) for one in cast("list[dict[str, object]]", told["pages"])]
            known = {str(one["code"]): str(one["value"]) for one in cast("list[dict[str, object]]", told["facts"])}
            dialog = NotedFactsDialog(result.card.posting, pages, known, self, reader_country())
            if dialog.exec() == NotedFactsDialog.DialogCode.Accepted and (lines := dialog.lines()):
                self._note(result, lines, ())

    def _ask_note(self, recruiter: bool) -> None:
        """Ask for an own note about the employer or the recruiter of the shown posting, the known one where there is one."""
        from app.services.own_notes import note_for
        from ui.desktop.dialogs.own_note import OwnNoteDialog

        if (result := self.card.result) is not None:
            session = self._shell.session
            matches = session.checks.own_notes(result.card.posting)
            proposed = note_for(result.card.posting, matches, recruiter=recruiter)
            dialog = OwnNoteDialog(proposed, session.own_notes.keep, self)
            if dialog.exec() == OwnNoteDialog.DialogCode.Accepted:
                self.card.show_met_again()
                self._shell.messages.inform(
                    self.tr("Saved. Only you can see it."), self.tr("My notes…"), self.show_note
                )

    def show_note(self, note_id: str = "") -> None:
        """Open the person's own notes, that of an id first."""
        from ui.desktop.dialogs.own_notes import OwnNotesDialog

        dialog = OwnNotesDialog(self._shell.session, self, note_id)
        dialog.check_asked.connect(self.show_stored)
        dialog.incident_asked.connect(self._shell.show_incident)
        dialog.finished.connect(lambda: self.card.show_met_again())
        dialog.open()

    def _answered(self, lines: tuple[CardLine, ...]) -> None:
        """A register answered: the card is shown with it, and kept as a new card of the same posting."""
        if self.card.result is not None:
            self._checked(self._shell.session.checks.add_answers(self.card.result, lines))

    def _ask_seen(self, page: str) -> None:
        """The person asked an official page themselves: what it showed becomes part of the check."""
        from ui.desktop.dialogs.official_page_result import GuidedDialog

        dialog = GuidedDialog(page, self)
        if dialog.exec() == GuidedDialog.DialogCode.Accepted and self.card.result is not None:
            now = to_iso(self._shell.session.clock())
            self._note(self.card.result, dialog.lines(self.card.result.card.posting, now), dialog.pictures)

    def _note(self, result: CheckResult, lines: tuple[CardLine, ...], untrusted_pictures: tuple[bytes, ...]) -> None:
        """Keep what was seen, beside the window: a picture may be large."""
        checks = self._shell.session.checks

        def done(noted: CheckResult) -> None:
            now = self.card.result
            if now is None or now.card.posting != result.card.posting or self.stack.currentWidget() is not self.card:
                return
            if now is result:
                self._checked(noted)
            else:  # a register answered meanwhile
                self._note(now, lines, untrusted_pictures)

        def work(_token: CancelToken, _progress: Progress) -> CheckResult:
            return checks.add_answers(result, lines, untrusted_pictures)

        self._noting.start(work, Outcomes(done, self._shell.messages.error))

    def _show_picture(self, digest: str, untrusted_name: str, untrusted_told: str) -> None:
        """Look at the screenshot that a line of the card rests on."""
        from ui.desktop.dialogs.stored_picture import PictureDialog

        PictureDialog(self._shell.session, digest, untrusted_name, untrusted_told, self).exec()

    def _refused(self, error: AppError) -> None:
        self._show(self._intake_view)
        self._shell.messages.error(error)

    def _ended(self) -> None:
        if self.stack.currentWidget() is self._busy_view:
            self._show(self._intake_view)

    def _send(self) -> None:
        result = self.card.result
        if result is None:
            return
        name = result.card.posting.organisation or result.card.posting.brand
        if may_send(self._shell, name, result.check_id):
            self._shell.send_to(Addressee(name, check_id=result.check_id, stage=result.card.stage))

    def _report(self) -> None:
        """Log the posting of the card as an incident, with what it says filled in."""
        if self.card.result is not None:
            self._shell.log_incident("", check_id=self.card.result.check_id, country=self._country())

    def _ask_evidence(self, money: Money = Money.UNKNOWN) -> None:
        from ui.desktop.dialogs.evidence import EvidenceDialog

        if self.card.result is not None:
            check_id, country = self.card.result.check_id, self._country()
            EvidenceDialog(self._shell.session, check_id=check_id, parent=self, country=country, money=money).open()

    def _ask_first_steps(self) -> None:
        from ui.desktop.dialogs.first_hour import WaysOn, ask_first_hour, paid
        from ui.desktop.dialogs.meeting import plan_meeting

        def log(case: str, country: str) -> None:
            check_id = self.card.result.check_id if self.card.result is not None else ""
            self._shell.log_incident("", case=case, check_id=check_id, country=country)

        ways = WaysOn(
            lambda: plan_meeting(self._shell.session, self),
            lambda case, country: self._tell_for(country, lambda: log(case, country)),
            lambda case, country: self._tell_for(country, lambda: self._ask_evidence(paid(case))),
        )
        ask_first_hour(self, ways, self._country())

    def _country(self) -> str:
        """Return the country of the person in the case of the shown card: the one they chose, else the one it was told for; "" where they never
        said it."""
        told = self.card.result.card.lines if self.card.result is not None and reader_country() else ""
        return self._chosen or known_country(told)

    def _tell_for(self, country: str, then: Callable[[], object] = lambda: None) -> None:
        """Show the card as it is told to a person in a country, unless it is already (beside the window: its rules are read), then go on."""
        result, checks = self.card.result, self._shell.session.checks
        if result is None or not country or known_country(result.card.lines) == country:
            self._chosen = country or self._chosen
            then()
            return

        def done(told: CheckResult) -> None:
            now = self.card.result
            if now is None or now.card.posting != result.card.posting or self.stack.currentWidget() is not self.card:
                return
            if now is result:
                self._checked(told)
                self._chosen = country
                then()
            else:  # a register answered meanwhile
                self._tell_for(country, then)

        def work(_token: CancelToken, _progress: Progress) -> CheckResult:
            return checks.told_for(result, country)

        self._telling.start(work, Outcomes(done, self._shell.messages.error))

    def _ask_print(self) -> None:
        path = ask_save_path(self, sentence("card-print"), self.tr("Countermark-check.pdf"), "PDF (*.pdf)")
        if path is not None:
            self.print_to(path)

    def print_to(self, path: Path) -> None:
        """Save the shown card as pages to print."""
        result, checks, language = self.card.result, self._shell.session.checks, translations().language
        if result is None:
            return

        def work(token: CancelToken, progress: Progress) -> str:
            from app.services.check_print import card_pages

            pages = card_pages(checks.encode(result.card, language), language)
            token.check()
            write_atomic(path, pages)
            return path.name

        self._printing.start(work, Outcomes(self._printed, self._shell.messages.error))

    def _printed(self, name: str) -> None:
        self._shell.messages.inform(sentence("card-printed", {"name": name}))

    def _show(self, view: QWidget) -> None:
        self.stack.setCurrentWidget(view)
        self.another.setVisible(view is self.card)
        kept = self.card.result.check_id if self.card.result is not None else ""
        there = bool(kept) and kept not in self._shell.session.trash.ids("check")
        self.remove.setVisible(view is self.card and there and not self._is_sample())
        self.track.setVisible(view is self.card and bool(kept))
        self.sample_bar.setVisible(view is self.card and self._is_sample())

    def _is_sample(self) -> bool:
        result = self.card.result
        stored = self._shell.session.vault.checks.get(result.check_id) if result is not None else None
        return stored is not None and stored.source_name.startswith(sample_data.POSTING)
