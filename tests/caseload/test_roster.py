"""A roster: what is wrong is said row by row, a cell is text whatever it looks like, and no résumé is outside the roster's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.caseload.roster import Problem, names_somebody_else, read_roster
from app.caseload.students import Malformed, Purpose, purpose_of, valid_day
from app.errors import UserError

TODAY = "2026-11-29"
HEAD = ["id", "name", "resume", "purpose", "expires"]


def problems(rows: list[list[str]], folder: Path, **more: object) -> list[tuple[int, Problem, int]]:
    found = read_roster([HEAD, *rows], folder, today=TODAY, **more)
    return [(one.row, one.problem, one.other) for one in found.problems]


def test_each_row_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    rows = [
        ["1", "Li Wei", "", "fair", "2027-06-30"],
        ["", "No id", "", "", ""],
        ["3", "", "", "", ""],
        ["1", "Twice", "", "", ""],
        ["9", "Known", "", "", ""],
        ["5", "No day", "", "", "soon"],
        ["6", "Past", "", "", "2026-11-28"],
        ["7" * 65, "Long", "", "", ""],
        ["8", "n" * 201, "", "", ""],
        ["10", "Purpose", "", "p" * 501, ""],
        ["11", "File", "none.pdf", "", ""],
        ["", "", "", "", ""],
    ]

    def day(cell: str) -> str:
        return cell if cell.startswith("20") else ""

    assert problems(rows, tmp_path, known=["9"], day=day) == [
        (3, Problem.ID_MISSING, 0),
        (4, Problem.NAME_MISSING, 0),
        (5, Problem.ID_TWICE, 2),
        (6, Problem.ID_KNOWN, 0),
        (7, Problem.EXPIRES_NO_DAY, 0),
        (8, Problem.EXPIRES_PAST, 0),
        (9, Problem.ID_LONG, 0),
        (10, Problem.NAME_LONG, 0),
        (11, Problem.PURPOSE_LONG, 0),
        (12, Problem.RESUME_MISSING, 0),
    ]


@pytest.mark.parametrize(
    ("listed", "written", "other"),
    [
        ("Li Wei", "Wei LI", False),
        ("Anna Berg", "Anna Maria Berg-Olsen", False),
        ("Anna Berg", "Jonas Lind", True),
        ("王晓明", "王 晓明", False),
        ("王晓明", "赵敏", True),
        ("李伟", "Li Wei", False),  # another script tells nothing
        ("Zoë", "Zoe Lind", False),
        ("Li Wei", "", False),
    ],
)
def test_a_resume_that_names_somebody_else(listed: str, written: str, other: bool) -> None:
    assert names_somebody_else(listed, written) is other


def test_a_row_without_number_and_name_that_says_something_else_is_told(tmp_path: Path) -> None:
    found = read_roster(
        [["id", "name", "phone"], ["1", "Li", ""], ["", "", "138"], ["", " ", ""]], tmp_path, today=TODAY
    )
    assert [(one.row, one.problem) for one in found.problems] == [(3, Problem.ID_MISSING)]
    assert [one.id for one in found.entries] == ["1"] and found.left == ("phone",)


def test_a_formula_is_a_name_like_any_other(tmp_path: Path) -> None:
    rows = [HEAD, ["=1+1", '=HYPERLINK("http://x")', "", "@SUM(A1)", ""], ["+2", "-x", "", "", ""]]
    found = read_roster(rows, tmp_path, today=TODAY)
    assert [(one.id, one.name, one.purpose) for one in found.entries] == [
        ("=1+1", '=HYPERLINK("http://x")', "@SUM(A1)"),
        ("+2", "-x", ""),
    ]


def test_a_resume_stays_under_the_folder_of_the_roster(tmp_path: Path) -> None:
    folder, outside = tmp_path / "roster", tmp_path / "outside"
    for place in (folder / "files", outside):
        place.mkdir(parents=True)
    (folder / "files" / "a.pdf").write_bytes(b"a")
    (outside / "secret.pdf").write_bytes(b"b")
    (folder / "link.pdf").symlink_to(outside / "secret.pdf")
    (folder / "away").symlink_to(outside)
    (folder / "inside.pdf").symlink_to(folder / "files" / "a.pdf")
    (folder / "loop").symlink_to(folder / "loop")
    names = [
        "files/a.pdf",
        "inside.pdf",
        "../outside/secret.pdf",
        "link.pdf",
        "away/secret.pdf",
        str(outside / "secret.pdf"),
    ]
    names += ["loop", "files", "files\\a.pdf", "\0", "x" * 5000]
    rows = [[str(number), "N", name, "", ""] for number, name in enumerate(names)]
    found = read_roster([HEAD, *rows], folder, today=TODAY)
    assert [names[int(one.id)] for one in found.entries] == ["files/a.pdf", "inside.pdf", "files\\a.pdf"]
    told = {names[one.row - 2]: one.problem for one in found.problems}
    assert {told[name] for name in names[2:6]} == {Problem.RESUME_OUTSIDE}
    assert {told[name] for name in ("loop", "files", "\0", "x" * 5000)} == {Problem.RESUME_MISSING}


def test_titles_in_chinese_below_a_headline_and_unused_columns(tmp_path: Path) -> None:
    rows = [["2026届名单"], ["学号", "姓名", "手机", "用途"], ["20260101", "王　晓明", "13800138000", "招聘会"]]
    found = read_roster(rows, tmp_path, today=TODAY)
    assert found.left == ("手机",)
    assert [(one.row, one.id, one.name, one.purpose) for one in found.entries] == [(3, "20260101", "王 晓明", "招聘会")]


def test_a_row_with_neither_id_nor_name_is_told_if_anything_stands_in_it(tmp_path: Path) -> None:
    rows = [["学号", "姓名", "专业", "手机"], ["", "", "会计", "13800138000"], ["", "", " ", ""]]
    found = read_roster(rows, tmp_path, today=TODAY)
    assert [(one.row, one.problem) for one in found.problems] == [(2, Problem.ID_MISSING)]


def test_a_table_without_the_titles_is_refused(tmp_path: Path) -> None:
    for rows in ([], [["name", "resume"], ["a", "b"]]):
        with pytest.raises(UserError, match="roster-columns"):
            read_roster(rows, tmp_path, today=TODAY)
    with pytest.raises(UserError, match="roster-too-long"):
        read_roster([HEAD, *([str(number), "N"] for number in range(10_001))], tmp_path, today=TODAY)


def test_a_purpose_in_own_words_allows_advice_only() -> None:
    assert purpose_of("Job Fair") == (Purpose.FAIR, "") and purpose_of("招聘会") == (Purpose.FAIR, "")
    assert purpose_of("send it everywhere") == (Purpose.ADVICE, "send it everywhere")


@pytest.mark.parametrize("text", ["2026-02-30", "20260201", "2026-2-1", "", None, 7, "2026-01-01 "])
def test_a_day_that_is_none(text: object) -> None:
    with pytest.raises(Malformed):
        valid_day(text)


@pytest.mark.parametrize(
    "title",
    [
        "Résumé file",
        "Resume File Path",
        "ResumePath",
        "CV (PDF)",
        "CV:",
        "Path to résumé",
        "Lebenslauf-Datei",
        "RÉSUMÉ",
        "File name",
        *("简历文件路径", "学生简历", "简历（PDF）", "个人简历电子版", "Ｒｅｓｕｍｅ"),
    ],
)
def test_a_title_that_is_like_one_names_the_column_of_files(title: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    found = read_roster([["Student-ID", "Name *", title], ["1", "Li Wei", "a.pdf"]], tmp_path, today=TODAY)
    assert found.entries[0].resume == (tmp_path / "a.pdf").resolve() and not found.left


@pytest.mark.parametrize("title", ["Résumé received", "简历是否提交", "Profile", "Passport file", "File of"])
def test_a_title_that_says_something_else_is_named_as_not_used(title: str, tmp_path: Path) -> None:
    rows = [["id", "name", title, "Phone"], ["1", "Li Wei", "yes", "123"]]
    found = read_roster(rows, tmp_path, today=TODAY)
    assert found.left == (title, "Phone") and found.entries[0].resume is None


def test_a_title_as_it_should_be_goes_before_one_that_is_like_it(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(b"x")
    rows = [["id", "name", "Path of CV", "resume"], ["1", "Li Wei", "nowhere", "b.pdf"]]
    assert read_roster(rows, tmp_path, today=TODAY).left == ("Path of CV",)
