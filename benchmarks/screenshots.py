"""Pictures of every page on sample data, in every language and theme: `python -m benchmarks.screenshots --out DIR`.

Those of the README: `--looks en-light,zh-dark --only today,resume-review,wordings,check,send,send-traceability,leaks,applications --film` into `docs/screenshots`. Works with any Qt platform;
without a display set QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import copy_scenes, dialog_scenes, leak_scenes, name_scenes, student_scenes
from benchmarks.film import film
from benchmarks.register_scenes import official_lists
from benchmarks.studio import Studio
from benchmarks.waiting import wait_until

if TYPE_CHECKING:
    from ui.desktop.pages.applications.page import ApplicationsPage
    from ui.desktop.pages.resume.page import ResumePage
    from ui.desktop.pages.send.page import SendPage

LOOKS: Final = ("en-light", "en-dark", "zh-light", "zh-dark")
LAYOUTS: Final = Path(__file__).parents[1] / "tests" / "ingest" / "data" / "2026-11-28_layouts_01"
PAGED: Final = {"en": "a05_plain_en.pdf", "zh": "a06_plain_zh.pdf"}
"""Résumés of invented persons in PDF, for the review beside the pages."""
SAMPLES: Final = {
    "en": ("resume-en.json", "posting-en.html", "Northwind Logistics Ltd"),
    "zh": ("resume-zh.docx", "posting-zh.txt", "恒通物流有限公司"),
}


class Scenes(Studio):
    """Every page and dialog of a window on a vault of its own, driven through in turn."""

    def run(self, vault: Path, folder: Path) -> None:
        """Every scene, on a new vault; copies are saved below `folder`."""
        copies = folder / "copies"
        copies.mkdir()
        self.first_run(vault)
        self.empty_pages()
        self.resume()
        self.check()
        self.after(self.send(copies))
        student_scenes.caseload(self, self._window, folder / "caseload")

    def first_run(self, folder: Path) -> None:
        """The three screens and a new vault."""
        from app.services.vaults import create_vault
        from ui.desktop.pages.gate.first_run import FirstRun

        gate = self._window.gate
        assert isinstance(gate, FirstRun)
        for step in range(4):
            gate.show_step(step)
            self.shoot(f"first-{step + 1}")
        self._window.opened(create_vault(folder, "correct horse battery", keyring=False))

    def empty_pages(self) -> None:
        """Every page before anything was done."""
        for key in ("today", "resume", "check", "send", "applications", "leaks"):
            self._window.go(key)
            self.shoot(f"{key}-empty")
        leak_scenes.example(self, self._window)

    def resume(self) -> None:
        """The review of an imported résumé, and the kept one."""
        from app import resources
        from ui.desktop.pages.resume.page import ResumePage
        from ui.desktop.shell.untrusted_input import from_path

        page = self._window.page("resume")
        assert isinstance(page, ResumePage)
        self._window.hand("resume", from_path(LAYOUTS / PAGED[self.language]))
        self.until(lambda: page.stack.currentWidget() is page.review and not page.is_drawing)
        self.shoot("resume-review")
        page.review.discarded.emit()
        self._window.hand("resume", from_path(resources.path("samples", SAMPLES[self.language][0])))
        self.until(lambda: page.stack.currentWidget() is page.review)
        page.review.kept.emit(page.review.resume)
        assert page.home.form.sections, "asked for, so that all of them are built"
        self.shoot("resume")
        copy_scenes.photo(self, self._window)
        page.show_wordings()
        self.until(lambda: not page.is_rewording)
        card = next(iter(page.wordings.cards.values()))
        card.own.click()
        card.editor.setPlainText(card.original + " 99")
        card.add.click()
        self.shoot("wordings")
        page.wordings.left.emit()
        kept = name_scenes.on_the_page(self, page)
        self._window.go("send")
        name_scenes.before_saving(self, self._send_page())
        self._window.go("resume")
        page.home.save_asked.emit(kept)
        self.versions(page)

    def versions(self, page: ResumePage) -> None:
        """Show differences between two versions, and another résumé with other personal data."""
        from ui.desktop.dialogs.several_resumes import DifferenceDialog, NewMasterDialog

        kept = page.home.form.resume
        page.home.save_asked.emit(
            dataclasses.replace(kept, basics=dataclasses.replace(kept.basics, label="Harbour pilot"))
        )
        page.show_difference(2)
        self.shoot("resume-difference", page.findChildren(DifferenceDialog)[-1])
        page.findChildren(DifferenceDialog)[-1].close()
        page.home.masters.new.click()
        dialog = page.findChildren(NewMasterDialog)[-1]
        dialog.name.setText("manager")
        self.shoot("resume-another", dialog)
        dialog.keep.click()
        own = page.home.form.resume
        page.home.save_asked.emit(
            dataclasses.replace(own, basics=dataclasses.replace(own.basics, phone="+44 20 7123 4567"))
        )
        assert page.home.form.sections, "asked for, so that all of them are built"
        self.shoot("resume-masters")
        page.choose_master("main")
        page.home.save_asked.emit(kept)

    def check(self) -> None:
        """A card, and the field for another posting with the list of earlier checks."""
        from app import resources
        from ui.desktop.pages.check.page import CheckPage
        from ui.desktop.shell.untrusted_input import from_path

        self._window.hand("check", from_path(resources.path("samples", SAMPLES[self.language][1])))
        page = self._window.page("check")
        assert isinstance(page, CheckPage)
        self.until(lambda: page.stack.currentWidget() is page.card)
        self.shoot("check")
        page.begin()
        self.until(page.earlier.isVisible)
        self.shoot("check-earlier")

    def _send_page(self) -> SendPage:
        from ui.desktop.pages.send.page import SendPage

        page = self._window.page("send")
        assert isinstance(page, SendPage)
        page.address_name(SAMPLES[self.language][2])
        return page

    def send(self, folder: Path) -> Path:
        """The preview and a finished copy; returns the copy's file."""
        self._window.go("send")
        page = self._send_page()
        self.until(page.save.isEnabled)
        self.shoot("send")
        copy_scenes.before_saving(self, page)
        page.left.setCurrentWidget(page.single)
        self.shoot("send-fields")
        self.scan(folder, page)
        page.left.setCurrentWidget(page.meter)
        page.marks.setChecked(True)
        self.until(lambda: page.meter.bits)
        page.meter.go.click()
        self.until(lambda: page.meter.results)
        self.shoot("send-traceability")
        page.meter.view.verticalScrollBar().setValue(10_000)
        self.shoot("send-drill")
        page.left.setCurrentIndex(1)
        page.right.setCurrentIndex(1)
        self.shoot("send-choices")
        page.save_into(folder)
        self.until(lambda: page.stack.currentWidget() is page.done)
        self.shoot("send-done")
        copy_scenes.after_saving(self, self._window, page)
        return next(folder.glob("*.pdf"))

    def scan(self, folder: Path, page: SendPage) -> None:
        """The dialog that marks a scan, with a box drawn and with the finished scan."""
        from PIL import Image, ImageDraw

        from ui.desktop.dialogs.id_scan import ScanDialog
        from ui.desktop.shell.untrusted_input import from_path

        path = folder / "card.png"
        card = Image.new("RGB", (860, 540), (222, 230, 238))
        pen = ImageDraw.Draw(card)
        pen.rectangle((560, 70, 790, 350), fill=(150, 165, 180))
        for line in range(5):
            pen.rectangle((70, 90 + 62 * line, 70 + 380 - 40 * line, 108 + 62 * line), fill=(120, 130, 140))
        pen.text((70, 430), "AB 123 456 789", fill=(30, 30, 30), font_size=44)
        card.save(path)
        page.mark_scan(from_path(path))
        dialog = page.findChildren(ScanDialog)[-1]
        self.until(lambda: dialog.board.filled)
        dialog.purpose.setText("办理入职" if self.language == "zh" else "starting work")
        dialog.board.boxes.append((0.06, 0.77, 0.55, 0.91))
        dialog.board.changed.emit()
        self.shoot("send-scan", dialog)
        dialog.numbers.setChecked(False)
        dialog.save_into(folder / "scan")
        self.until(lambda: dialog.status_label.text())
        self.shoot("send-scan-made", dialog)
        dialog.close()

    def contact_row(self) -> None:
        """A row of contact data that names nobody."""
        from ui.desktop.shell.untrusted_input import UntrustedInput

        resume = self._window.session.imports.current()
        assert resume is not None
        page = self._window.page("leaks")
        self._window.hand("leaks", UntrustedInput("", untrusted_text=f"{resume.basics.email};{resume.basics.phone}"))
        self.until(lambda: page.stack.currentWidget() is page.answers)  # type: ignore[attr-defined]
        self.shoot("leaks-contact")

    def form(self) -> None:
        """A platform's web form, part by part."""
        from ui.desktop.pages.send.page import SendPage

        self._window.go("send")
        page = self._window.page("send")
        assert isinstance(page, SendPage)
        page.done.again.emit()
        page.address_name({"en": "Harbour Jobs", "zh": "江城招聘网"}[self.language])
        self.until(page.fill.isEnabled)
        page.fill.click()
        self.until(lambda: page.stack.currentWidget() is page.form)
        page.form.buttons[0].click()
        self.shoot("send-form")
        page.form.finished.emit()

    def applications(self) -> None:
        """The table and the board, with some history, what is due, and the dialog for past ones."""
        from PySide6.QtCore import QDate, Qt

        from app.domain.applications import DateKind, ImportantDate, PastApplication, Status
        from app.domain.copies import RecipientKind
        from app.domain.sensitivity import Kind
        from ui.desktop.dialogs.edited_copy import EditedDialog
        from ui.desktop.dialogs.past_applications import PastDialog
        from ui.desktop.pages.applications.page import ApplicationsPage

        service, session = self._window.session.applications, self._window.session
        names = {
            "en": ("Quayside Freight", "Larkspur Textiles", "Orchard Talent"),
            "zh": ("码头货运有限公司", "云锦纺织厂", "果园人才"),
        }[self.language]

        def day(ago: int) -> str:
            return QDate.currentDate().addDays(-ago).toString(Qt.DateFormat.ISODate)

        for name, ago, status in zip(
            names, (58, 33, 12), (Status.GHOSTED, Status.INTERVIEW, Status.REPLIED), strict=True
        ):
            past = PastApplication(name, RecipientKind.EMPLOYER, day(ago), status, "", (Kind.NAME, Kind.PHONE))
            service.reconstruct(past)
        first = session.recipients.find(names[1])
        service.add_date(first.id, ImportantDate(DateKind.FOLLOW_UP, day(2)))
        service.add_date(first.id, ImportantDate(DateKind.EXPIRES, day(-90)))
        service.add_date(session.recipients.find(names[0]).id, ImportantDate(DateKind.EXPIRES, day(1)))
        self._window.go("applications")
        page = self._window.page("applications")
        assert isinstance(page, ApplicationsPage)
        page.show_recipient(first.id)
        self.shoot("applications")
        page.views.choose("board")
        page.board.choose(first.id)
        self.shoot("applications-board")
        page.board.opened.emit(first.id)
        self.shoot("applications-board-open")
        page.views.choose("table")
        self.dialog(PastDialog(session, self._window.messages, self._window), "applications-past")
        page.tabs.setCurrentIndex(1)
        page.table.selectRow(0)
        self.shoot("applications-copy")
        copy = session.vault.copies.all()[0]
        self.dialog(EditedDialog(session, self._window.messages, copy, self._window), "applications-edited")
        page.tabs.setCurrentIndex(0)
        self.jobs(page, first.id)

    def jobs(self, page: ApplicationsPage, application_id: str) -> None:
        """The other views of the applications, with an interview ahead, and the dialog that asks for one."""
        from PySide6.QtCore import QDate, Qt

        from app.domain.applications import Interview, JobDetails
        from app.services.application_details import ApplicationDetails
        from ui.desktop.dialogs.interview import InterviewDialog

        session = self._window.session
        service = ApplicationDetails(session.vault, session.clock)
        title, place = {"en": ("Warehouse manager", "Leeds"), "zh": ("仓储主管", "武汉")}[self.language]
        day = QDate.currentDate().addDays(9).toString(Qt.DateFormat.ISODate)
        service.set(application_id, JobDetails(title=title, place=place, closes=day, source="LinkedIn"))
        service.set_interview(application_id, Interview("", f"{day}T10:30", place=place))
        page.entered()
        page.show_application(application_id)
        self.shoot("applications-list")
        for view in ("calendar", "insights"):
            page.views.choose(view)
            self.shoot(f"applications-{view}")
        page.views.choose("list")
        asked = InterviewDialog(session, application_id, None, self._window, of_status=True)
        self.dialog(asked, "applications-interview")

    def after(self, copy: Path) -> None:
        """The list, an answer, Today, the settings, the lock screen."""
        from ui.desktop.pages.leaks.page import LeaksPage
        from ui.desktop.shell.untrusted_input import from_path

        self._window.hand("leaks", from_path(copy))
        page = self._window.page("leaks")
        assert isinstance(page, LeaksPage)
        self.until(lambda: page.stack.currentWidget() is page.answers)
        self.shoot("leaks")
        leak_scenes.incident(self, self._window)
        self.contact_row()
        self.form()
        self.applications()
        self._window.go("today")
        self.shoot("today")
        self.settings()
        dialog_scenes.in_an_open_vault(self, self._window)
        self._window.lock()
        self.until(lambda: self._window.messages.shown or not self._window._last_work.place.busy)
        self.shoot("lock")
        dialog_scenes.at_the_lock(self, self._window)

    def settings(self) -> None:
        """Every sheet of the settings, with some requests made and refused."""
        from app.services.network_request_log import RequestLine, vault_log
        from ui.desktop.pages.settings.page import SettingsPage
        from ui.desktop.pages.settings.protection_card import ProtectionCard

        log = vault_log(self._window.session.vault)
        for host, sent, result in (
            ("api.gleif.org", "GET /api/v1/lei-records?filter[fulltext]=Northwind+Logistics+Ltd", "200"),
            ("jobs.example.org", "GET /postings/4711", "page-slow"),
        ):
            log(RequestLine(host, sent, "lookup" if "api" in host else "posting", "2026-11-24T09:30:00Z", result))
        page = self._window.page("settings")
        assert isinstance(page, SettingsPage)
        self._window.go("settings")
        for key in ("general", "copies", "vault", "security", "registers", "network", "browser", "limits", "help"):
            page.show_sheet(key)
            self.until(lambda: not any(card.is_testing for card in page.findChildren(ProtectionCard)))
            self.shoot(f"settings-{key}")
        official_lists(self, page)


def take(look: str, out: Path, only: Collection[str], text_scale: int, size: tuple[int, int] | None) -> None:
    """All pictures of one look, at a text size in per cent, in a window of a size (logical pixels; None: its own)."""
    from ui.desktop.shell.app import open_window

    with tempfile.TemporaryDirectory() as home:
        os.environ["COUNTERMARK_HOME"] = home
        application, window = open_window()
        language, _, theme = look.partition("-")
        window.resize(*size or (window.width(), window.height()))
        window.show()
        changed = dataclasses.replace(window.settings, language=language, theme=theme, text_scale=text_scale)
        window.change_settings(changed)
        studio = Scenes(application, window, out, look, only)
        studio.run(Path(home) / "vault", Path(home))
        window.close()
        wait_until(lambda: not window.isVisible())  # its backup is made first


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", default="docs/screenshots", type=Path)
    parser.add_argument("--looks", default=",".join(LOOKS), help="comma-separated, e.g. en-light,zh-dark")
    parser.add_argument("--only", default="", help="comma-separated names, e.g. today,check,send (default: all)")
    parser.add_argument("--text", default=100, type=int, help="text size in per cent")
    parser.add_argument("--size", default="", help="of the window, e.g. 1366x768")
    parser.add_argument("--film", action="store_true", help="also make the ten seconds of the README")
    options = parser.parse_args()
    size = tuple(map(int, options.size.split("x"))) if options.size else None
    only = [name for name in options.only.split(",") if name]
    options.out.mkdir(parents=True, exist_ok=True)
    for look in options.looks.split(","):
        take(look, options.out, only, options.text, size)
        print(f"{look}: {len(list(options.out.glob(f'{look}-*.png')))} pictures in {options.out}")
        if options.film:
            print(film(look, options.out).name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
