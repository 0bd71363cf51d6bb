"""Editing a frozen résumé: what is typed is what is kept, and ids of unchanged lines stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from app.domain.resume import Line, Resume, fields
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.services.copies import CopyRequest
from ui.desktop.models import passphrase_strength, resume_edit
from ui.desktop.models.copies_table import CopiesTable
from ui.desktop.models.resume_edit import LISTS, Shape
from ui.desktop.models.text_table import TOLD_ROWS, TextTable
from ui.desktop.shell.date_formats import localized_moment
from ui.desktop.shell.window import Window
from ui.desktop.widgets.fitted_table import ColumnWidth, FittedTable

WORD = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=12).filter(
    lambda word: not set(word) & set(";；")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORD, max_size=6))
def test_words_survive_the_line_they_are_typed_on(words: list[str]) -> None:
    kept = tuple(words)
    assert resume_edit.split_words(resume_edit.join_words(kept)) == kept


def test_chinese_separators() -> None:
    assert resume_edit.split_words("财务、审计，税务") == ("财务", "审计", "税务")
    assert resume_edit.split_words("a, b；c") == ("a, b", "c")


OLD = (Line("h1", "one"), Line("h2", "two"), Line("h3", "three"))


def test_unchanged_lines_keep_their_ids() -> None:
    assert resume_edit.to_lines("one\nthree", OLD) == (OLD[0], OLD[2])
    assert resume_edit.to_lines("• one\n\n- zero\ntwo\nthree", OLD)[0] == OLD[0]


def test_a_changed_line_keeps_its_id_and_a_new_one_gets_a_fresh_one() -> None:
    lines = resume_edit.to_lines("one\ntwo and a half\nthree\nfour", OLD)
    assert [line.id for line in lines] == ["h1", "h2", "h3", "h4"]
    assert lines[1].text == "two and a half"


@settings(max_examples=60, deadline=None)
@given(st.lists(WORD, max_size=6), st.lists(WORD, max_size=6))
def test_ids_of_lines_are_unique(before: list[str], after: list[str]) -> None:
    old = resume_edit.to_lines("\n".join(before), ())
    new = resume_edit.to_lines("\n".join(after), old)
    assert len({line.id for line in new}) == len(new)


def every_spot(resume: Resume) -> list[resume_edit.FieldSpot]:
    spots = [*resume_edit.top_spots(resume), *resume_edit.personal_spots()]
    for section in (*LISTS, "basics.profiles", "personal.id_numbers"):
        for item in resume_edit.node(resume, section):
            spots += resume_edit.field_spots(f"{section}.{item.id}", type(item))
    return spots


def test_the_form_shows_every_field(sample: Resume) -> None:
    shown = [spot.path for spot in every_spot(sample)]
    for field in fields(sample):
        assert any(field.id == path or field.id.startswith(f"{path}.") for path in shown), field.id


def test_writing_back_what_is_shown_changes_nothing(sample: Resume) -> None:
    for spot in every_spot(sample):
        assert resume_edit.with_text(sample, spot, resume_edit.text_at(sample, spot)) == sample, spot.path


def test_one_edit_changes_one_field(sample: Resume) -> None:
    for spot in every_spot(sample):
        changed = resume_edit.with_text(sample, spot, "entirely new")
        before = {field.id: field.value for field in fields(sample)}
        after = {field.id: field.value for field in fields(changed)}
        different = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        assert different, spot.path
        assert all(key == spot.path or key.startswith(f"{spot.path}.") for key in different), (spot.path, different)


@pytest.mark.parametrize("section", [*LISTS, "basics.profiles", "personal.id_numbers"])
def test_items_come_and_go(sample: Resume, section: str) -> None:
    more, added = resume_edit.with_item(sample, section)
    ids = [item.id for item in resume_edit.node(more, section)]
    assert ids[-1] == added
    assert len(set(ids)) == len(ids)
    assert resume_edit.without_item(more, section, added) == sample
    assert resume_edit.node(resume_edit.without_section(more, section), section) == ()


def test_shapes() -> None:
    shapes = {spot.name: spot.shape for spot in resume_edit.field_spots("work.w1", resume_edit.item_class("work"))}
    assert shapes["highlights"] is Shape.LINES
    assert shapes["summary"] is Shape.LONG
    assert shapes["organisation"] is Shape.SHORT
    assert "id" not in shapes


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [
        ("", 0),
        ("password123", 1),
        ("aaaaaaaaaaaaaaaa", 1),
        ("12345678", 1),
        ("correct horse battery staple", 3),
        ("我的简历只给我自己看", 3),
    ],
)
def test_strength_hint(passphrase: str, level: int) -> None:
    assert passphrase_strength.level(passphrase) == level


def test_table_sorts_and_searches(ready_window: Window, qtmodeltester: object, tmp_path: Path) -> None:
    service, recipients = ready_window.session.applications, ready_window.session.recipients
    table = CopiesTable()
    table.read(service)
    assert table.rowCount() == 0
    for name in ("Beta", "Alpha", "甲公司"):
        request = CopyRequest(recipients.add(name), stage_policy(Stage.APPLY), ("txt",))
        ready_window.session.copies.make(request, tmp_path)
    recipients.add("Nothing sent")
    table.read(service)
    qtmodeltester.check(table)  # type: ignore[attr-defined]
    assert [table.row(n).name for n in range(3)] == ["甲公司", "Alpha", "Beta"]
    table.sort(1)
    assert table.row(0).name == "Alpha"
    table.search("甲")
    assert [table.row(n).name for n in range(table.rowCount())] == ["甲公司"]
    assert table.find(table.row(0).copy_id) == table.find_application(table.row(0).application_id) == 0
    assert table.find("none") == table.find_application("nobody") == -1


class _Counted(TextTable[str]):
    """A table that notes which rows' texts it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def names(self) -> tuple[str, ...]:
        return ("One", "Two")

    def texts(self, row: str) -> tuple[str, ...]:
        self.asked.append(row)
        return (row, row.upper())


def _shown(table: TextTable[str]) -> list[object]:
    return [table.data(table.index(0, column)) for column in (0, 1)]


def test_the_texts_of_a_row_are_made_once_until_rows_or_language_change() -> None:
    table = _Counted()
    table.show_rows(["a", "b"])
    assert [_shown(table), _shown(table)] == [["a", "A"]] * 2
    assert table.asked == ["a"]
    table.retell()
    assert _shown(table) == ["a", "A"]
    assert table.asked == ["a", "a"]
    table.show_rows(["c"])
    assert _shown(table) == ["c", "C"]


def test_the_texts_of_many_rows_are_not_all_kept() -> None:
    table = _Counted()
    table.show_rows([str(number) for number in range(3 * TOLD_ROWS)])
    for number in range(3 * TOLD_ROWS):
        assert table.cells(number) == (str(number), str(number))
    table.cells(0)
    assert len(table.asked) == 3 * TOLD_ROWS + 1


def test_columns_are_measured_again_only_where_other_rows_come_in_sight(first_window: Window) -> None:
    table, model = FittedTable((ColumnWidth(40), ColumnWidth()), 0), _Counted()
    table.setParent(first_window.centralWidget())
    model.show_rows(["short"] * 80 + ["a much longer text than the others"] * 80)
    table.show_table(model)
    table.resize(500, 200)
    table.show()
    QApplication.processEvents()
    model.forget_texts()
    before, narrow = len(model.asked), table.columnWidth(1)
    table.resize(420, 200)
    QApplication.processEvents()
    in_sight = 200 // table.rowHeight(0) + 2
    assert len(model.asked) - before <= in_sight  # what is painted; not the forty rows of a measurement
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert table.columnWidth(1) > narrow
    last = model.index(159, 1)
    assert table.sizeHintForIndex(last).width() <= table.columnWidth(1)


def test_days_of_sources_are_written_as_people_do_and_what_is_no_day_stays(first_window: object) -> None:
    assert localized_moment("2026-10") == "2026-10"
    assert localized_moment("2026-10-31") == "31 October 2026"
    assert localized_moment("2026-11-24T09:30:00Z") != "2026-11-24T09:30:00Z"
