"""The yearly check-up: platforms and backup to set right, what the program found, and last the letters to send; printed on request."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.platforms import Topic, Visibility
from app.errors import AppError
from app.files import write_atomic
from app.letters.model import LetterKind
from app.reader_country import reader_country
from app.services.platforms import by_country
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.models.letter_words import letter_kind_name
from ui.desktop.models.platform_words import content_language, platform_name, visibility_name
from ui.desktop.shell.date_formats import day_of
from ui.desktop.shell.i18n import translations
from ui.desktop.widgets.basic import Button, clear, column
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import Point, row_with_buttons
from ui.desktop.widgets.safe_text import ElidedLabel, Text, breakable, explain, one_line
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.services.checkup import CheckUp
    from app.services.platforms import PlatformView
    from ui.desktop.dialogs.platform import PlatformDialog
    from ui.desktop.shell.session import Session

_BACKUP: Final = ("", "yes", "no")


class CheckUpDialog(Dialog):
    """Shows a check-up; an answer is kept at once, and the findings are brought up to date. `letter_asked` carries a recipient's id and
    the kind of letter (`LetterKind`)."""

    letter_asked = Signal(str, str)

    def __init__(self, session: Session, found: CheckUp, parent: QWidget | None = None) -> None:
        super().__init__(720, parent, height=560)
        self._session, self.found = session, found
        self.hint, self.platforms_title = Text(look="muted"), Text(look="section")
        self._rows, self._lists, self._letters = column(space="s"), column(space="s"), column(space="s")
        self.boxes: dict[str, ComboBox] = {}
        self.following: dict[str, Text] = {}
        self.add = Button("quiet", "plus")
        self.letters: dict[str, Button] = {}
        self.backup_title, self.backup_told, self.backup = Text(look="section"), Text(), ComboBox()
        self.letters_title = Text(look="section")
        self.status_label = StatusLabel("success")
        self.save, self.close_it = Button("", "print"), Button("primary", "tick")
        for key in _BACKUP:
            self.backup.addItem("", key)
        for part in (self.hint, self.platforms_title):
            self.body.addWidget(part)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.backup_title)
        self.body.addWidget(row_with_buttons(self.backup_told, self.backup))
        self.body.addLayout(self._lists)
        self.body.addWidget(self.letters_title)
        self.body.addLayout(self._letters)
        self.body.addWidget(self.status_label)
        self.body.addStretch(1)
        self.finish(self.save, self.close_it)
        self.on_language_change(self._retranslate)
        self.add.clicked.connect(self._ask_add)
        self.backup.activated.connect(self._answer_backup)
        self.save.clicked.connect(self._ask_save)
        self.close_it.clicked.connect(self.accept)
        next(iter(self.boxes.values())).setFocus()

    def refresh(self) -> None:
        """Go through everything again, after something was changed elsewhere."""
        try:
            self.found = self._session.checkup.run()
        except AppError as error:
            self.status_label.refuse(error)
            return
        writing = self.focusWidget() in self.letters.values()
        self._show_findings()
        if writing:  # on to the next letter
            next(iter(self.letters.values()), self.close_it).setFocus()

    def _retranslate(self) -> None:
        from app.messages import sentence

        self.setWindowTitle(self.tr("Yearly check-up"))
        self.hint.setText(
            self.tr(
                "Ten minutes: look at each platform as an employer would, say what you saw, then send the letters that are left."
            )
        )
        self.platforms_title.setText(self.tr("Platforms"))
        self.backup_title.setText(sentence("checkup-backup", translations().language))
        names = (self.tr("Not answered"), self.tr("Yes, it opened"), self.tr("No, not tried"))
        for index, name in enumerate(names):
            self.backup.setItemText(index, name)
        self.backup.setAccessibleName(self.tr("Could you open a backup?"))
        self.add.setText(self.tr("Add a platform…"))
        self.letters_title.setText(sentence("checkup-letters", translations().language))
        self.save.setText(self.tr("Save to print…"))
        self.close_it.setText(self.tr("Done for this year"))
        self._show_platforms()
        self._show_findings()

    def _show_platforms(self) -> None:
        clear(self._rows)
        self.boxes.clear()
        self.following.clear()
        views = by_country(self.found.platforms, reader_country())
        used = sum(view.used for view in views)
        for number, view in enumerate(views):
            if number == used and used:
                self._rows.addWidget(Text(self.tr("Others, if you ever left a résumé there"), "caption"))
            self._rows.addWidget(self._platform(view))

    def _platform(self, view: PlatformView) -> QWidget:
        name, box = one_line(platform_name(view.platform)), ComboBox()
        for visibility in Visibility:
            open_ = visibility is Visibility.UNKNOWN and not view.used
            box.addItem(self.tr("Not answered") if open_ else visibility_name(visibility), visibility.value)
        box.setCurrentIndex(box.findData(view.state.visibility.value))
        box.setAccessibleName(self.tr("My résumé on {name}").format(name=name))
        box.activated.connect(partial(self._chosen, view.platform.id))
        self.boxes[view.platform.id] = box
        parts = [name]
        if got := len(view.copies) + len(view.past):
            parts.append(self.tr("copies: {count}").format(count=got))
        if view.state.looked:
            parts.append(self.tr("looked at on {day}").format(day=day_of(view.state.looked)))
        steps = [step for topic in Topic for step in view.platform.steps.get(topic, ())]
        label = ElidedLabel(" · ".join(parts))
        if steps:
            explain(label, "\n".join(f"{one.words[content_language()]} ({one.source})" for one in steps))
        held = QWidget()
        lines = column(held, space="xs")
        lines.addWidget(row_with_buttons(label, box))
        follow = self.following[view.platform.id] = Text(look="muted")
        lines.addWidget(follow)
        self._follow(view)
        return held

    def _follow(self, view: PlatformView) -> None:
        """Show what to do about a platform where the résumé is public: how to hide it, where that is known, and when to look again."""
        follow, public = self.following[view.platform.id], view.state.visibility is Visibility.PUBLIC
        follow.setVisible(public)
        if not public:
            return
        steps = [f"{one.words[content_language()]} ({one.url})" for one in view.platform.steps.get(Topic.HIDE, ())]
        if not steps and view.platform.home:
            steps = [self.tr("Hide it in the settings of the platform: {address}").format(address=view.platform.home)]
        again = self.tr("Look again on {day}; Today reminds you.").format(day=day_of(view.review))
        follow.setText(breakable("\n".join([*map(one_line, steps), again])))

    def _ask_add(self) -> None:
        from ui.desktop.dialogs.platform import PlatformDialog

        dialog = PlatformDialog(self._session.platforms.add, self)
        dialog.accepted.connect(partial(self._added, dialog))
        dialog.open()

    def _added(self, dialog: PlatformDialog) -> None:
        self.refresh()
        self._show_platforms()
        self.boxes[dialog.added].setFocus()
        self.fit()

    def _chosen(self, platform_id: str, _index: int = 0) -> None:
        try:
            self._session.platforms.set_state(platform_id, Visibility(self.boxes[platform_id].currentData()))
        except AppError as error:
            self.status_label.refuse(error)
            return
        self.refresh()
        self._follow(next(one for one in self.found.platforms if one.platform.id == platform_id))
        self.fit()

    def _answer_backup(self, _index: int = 0) -> None:
        answer = self.backup.currentData()
        if answer:
            self._session.checkup.record_backup(answer == "yes")
            self.refresh()

    def _show_findings(self) -> None:
        from app.services.checkup_print import backup_line, findings, letter_line

        language = translations().language
        clear(self._lists)
        for heading, lines in findings(self.found, language):
            self._lists.addWidget(Text(heading, "strong"))
            for line in lines:
                point = Point("chevron-right", "muted")
                point.label.setText(line)
                self._lists.addWidget(point)
        self.backup_told.setText(backup_line(self.found, language))
        said = self.found.backup
        self.backup.setCurrentIndex(0 if said is None else 1 if said[0] else 2)
        clear(self._letters)
        self.letters = {}
        for recipient, kind in self.found.letters:
            write = self.letters[recipient.id] = Button("", "mail")
            write.setText(self.tr("Write it…"))
            told = self.tr("Write to {name}: {kind}")
            write.setAccessibleName(told.format(name=one_line(recipient.name), kind=letter_kind_name(LetterKind(kind))))
            write.clicked.connect(partial(self.letter_asked.emit, recipient.id, kind))
            self._letters.addWidget(row_with_buttons(Text(letter_line(recipient.name, kind, language)), write))
        if not self.found.letters:
            self._letters.addWidget(Text(self.tr("No letter is due."), "muted"))

    def _ask_save(self) -> None:
        path = ask_save_path(self, self.tr("Save as a page"), self.tr("Countermark-check-up.pdf"), "PDF (*.pdf)")
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save the check-up as pages to print."""
        from app.services.checkup_print import checkup_pages

        try:
            write_atomic(path, checkup_pages(self.found, translations().language))
        except AppError as error:
            self.status_label.refuse(error)
            return
        self.status_label.show_text(self.tr("Saved: {name}").format(name=path.name))
