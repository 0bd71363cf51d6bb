"""`countermark caseload …` as a script calls it: a fair's consent from make to withdrawal, rosters, leaving; JSON of the contract."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest

from app import messages, resources
from app.services.caseload_notices import notices
from ui.commands.cli import build_parser

LATER = "2099-01-01"
UNTIL = "2027-06-30"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return tmp_path / "office"


@pytest.fixture
def key(command: Callable, office: Path) -> str:
    made = command("caseload", "create", vault=office)
    assert made.status == 0 and made.data["fingerprint"].count("-") == 3
    return made.data["key"]


def allow(ready: Callable, key: str, out: Path, *more: str) -> dict:
    terms = ("--counsellor", "Ms Wu", "--key", key, "--purpose", "fair", "--employer", "Acme GmbH", "--expires", UNTIL)
    made = ready("caseload", "consent", "make", *terms, "--stage", "interview", "--out", str(out), *more)
    assert made.status == 0, made.err
    return made.data


def test_a_consent_from_make_to_withdrawal(ready: Callable, key: str, office: Path, tmp_path: Path) -> None:
    given = allow(ready, key, tmp_path / "a.consent")
    assert (
        given["first_contact"]
        and given["counsellor_fingerprint"] == ready("caseload", "key", vault=office).data["fingerprint"]
    )
    shown = ready("caseload", "consent", "show", str(tmp_path / "a.consent"), vault=office)
    assert shown.data["consent"] == given["consent"] and shown.data["fingerprint"] == given["fingerprint"]
    assert ready("caseload", "list", vault=office).data == {"students": []}
    assert ready("caseload", "consent", "import", str(tmp_path / "a.consent"), vault=office).status == 0
    (row,) = ready("caseload", "status", vault=office).data["students"]
    assert (row["state"], row["purpose"], row["employers"], row["expires"]) == ("active", "fair", ["Acme GmbH"], UNTIL)
    again = ready("caseload", "consent", "import", str(tmp_path / "a.consent"), vault=office)
    assert again.status == 1 and again.data["error"]["code"] == "consent-replayed"
    hidden = ready("caseload", "status", "--pseudonyms", vault=office)
    assert row["name"] not in hidden.out and row["id"] not in hidden.out
    ended = ready("caseload", "consent", "make", "--withdraw", given["consent"], "--out", str(tmp_path / "w.consent"))
    assert ended.data["withdraws"] == given["consent"]
    assert ready("caseload", "consent", "import", str(tmp_path / "w.consent"), vault=office).status == 0
    assert ready("caseload", "list", vault=office).data == {"students": []}
    (kept,) = ready("caseload", "consent", "given").data["given"]
    assert kept["withdrawn"] and kept["counsellor"] == "Ms Wu"


def test_an_older_package_and_a_withdrawal_that_comes_first_are_told(
    ready: Callable, key: str, office: Path, tmp_path: Path
) -> None:
    terms = ("--counsellor", "Ms Wu", "--key", key, "--purpose", "advice", "--expires", UNTIL, "--stage", "interview")
    for name in ("old", "other"):
        made = ready("caseload", "consent", "make", *terms, "--out", str(tmp_path / name))
    old, _ = ready("caseload", "consent", "given").data["given"]
    assert old["replaced"] and "replaced on" in ready("caseload", "consent", "given", as_json=False).out
    allow(ready, key, tmp_path / "fair")
    ready("caseload", "consent", "import", str(tmp_path / "fair"), vault=office)
    taken = ready("caseload", "consent", "import", str(tmp_path / "other"), vault=office, as_json=False)
    assert taken.status == 0 and "the résumé of the later file stays" in taken.out
    late = allow(ready, key, tmp_path / "late")
    ended = ("caseload", "consent", "make", "--withdraw", late["consent"], "--out", str(tmp_path / "end"))
    assert made.status == 0 and ready(*ended).status == 0
    noted = ready("caseload", "consent", "import", str(tmp_path / "end"), vault=office)
    assert noted.status == 0 and noted.data == {"noted": True}
    refused = ready("caseload", "consent", "import", str(tmp_path / "late"), vault=office)
    assert refused.data["error"]["code"] == "consent-withdrawn-before" and late["issued"] in refused.out


def test_the_counsellor_ends_a_consent_on_the_students_word(
    ready: Callable, key: str, office: Path, tmp_path: Path
) -> None:
    given = allow(ready, key, tmp_path / "a.consent")
    ready("caseload", "consent", "import", str(tmp_path / "a.consent"), vault=office)
    ended = ready("caseload", "consent", "withdraw", given["consent"], vault=office)
    assert ended.status == 0 and ended.data["removed"].startswith("C-")
    assert (
        ready("caseload", "consent", "withdraw", given["consent"], vault=office).data["error"]["code"]
        == "student-unknown"
    )


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_roster_is_previewed_then_added(command: Callable, key: str, office: Path, tmp_path: Path, kind: str) -> None:
    sample = resources.path("samples", "resume-zh.json").read_bytes()
    (tmp_path / "wang.json").write_bytes(sample)
    (tmp_path / "broken.json").write_bytes(b"{")
    rows = [
        ["id", "name", "resume", "purpose", "expires", "phone"],
        ["1", "王晓明", "wang.json", "招聘会", LATER, "138"],
        ["2", "=1+1", "", "", "", ""],
        ["1", "Twice", "", "", "", ""],
        ["3", "Li Wei", "../outside.json", "", "", ""],
        ["4", "Zhang", "broken.json", "", "", ""],
        ["5", "王 晓明", "wang.json", "", "", ""],
    ]
    path = tmp_path / f"roster.{kind}"
    if kind == "csv":
        path.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.active["B3"].data_type = "s"
        book.save(path)
    seen = command("caseload", "add", str(path), "--preview", vault=office).data
    assert [one["id"] for one in seen["added"]] == ["1", "2"] and seen["left"] == ["phone"]
    assert seen["other_names"] == [2], "the file that row 2 names is the résumé of somebody called otherwise"
    expected = [
        *((4, "id-twice", 2), (5, "resume-outside", None)),
        *((6, "resume-unreadable", None), (7, "name-same-person", 2)),
    ]
    assert [(one["row"], one["problem"], one["other"]) for one in seen["problems"]] == expected
    assert command("caseload", "list", vault=office).data["students"] == []
    done = command("caseload", "add", str(path), vault=office).data
    assert [one["id"] for one in done["added"]] == ["1", "2"]
    assert done["other_names"] == [2] and done["problems"] == seen["problems"]
    first, second = done["added"]
    assert (first["kept_by"], first["state"], second["kept_by"]) == ("counsellor", "missing", "student")
    assert second["name"] == "=1+1"
    once_more = command("caseload", "add", str(path), vault=office).data
    assert once_more["added"] == [] and {one["problem"] for one in once_more["problems"]} >= {"id-known"}


def test_no_copy_by_command_without_a_consent_in_force(
    command: Callable, key: str, office: Path, tmp_path: Path
) -> None:
    def make() -> object:
        out = ("--stage", "apply", "--format", "txt", "--out", str(tmp_path / "out"), "--of", "7")
        return command("copy", "make", "--recipient", "Acme GmbH", *out, vault=office)

    (tmp_path / "r.json").write_bytes(resources.path("samples", "resume-zh.json").read_bytes())
    (tmp_path / "r.csv").write_text("id,name,resume\n7,王晓明,r.json\n", encoding="utf-8")
    assert command("caseload", "add", str(tmp_path / "r.csv"), vault=office).status == 0
    assert command("recipient", "add", "Acme GmbH", "--of", "7", vault=office).status == 0
    assert make().data["error"]["code"] == "release-missing"
    form = ("--purpose", "fair", "--employer", "Acme GmbH", "--expires", UNTIL, "--out", str(tmp_path / "form.pdf"))
    printed = command("caseload", "consent", "paper", "7", *form, vault=office)
    assert command("caseload", "consent", "signed", printed.data["code"], vault=office).status == 0
    assert make().data["error"]["code"] == "release-not-reviewed"
    assert command("caseload", "reviewed", "7", vault=office).status == 0
    made = make()
    assert made.status == 0, made.err
    again = ("copy", "verify", made.data["files"][0]["path"], "--of", "7")
    assert command(*again, "--stage", "apply", vault=office).data["verified"] is True
    browse = command(*again, vault=office)
    assert browse.status == 1 and "name" in {one["kind"] for one in browse.data["findings"]}
    assert command("caseload", "consent", "withdraw", "7", vault=office).status == 0
    refused = make()
    assert refused.status == 1 and refused.data["error"]["code"] == "student-consent-ended"
    assert "opens again only with a new consent" in refused.err and not list((tmp_path / "out").iterdir())
    for read in (("recipient", "list", "--of", "7"), ("caseload", "matter", "list", "7")):
        assert command(*read, vault=office).data["error"]["code"] == "student-consent-ended"


def test_forms_for_all_who_gave_no_consent(command: Callable, key: str, office: Path, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("id,name\n7,王晓明\n8,Li Wei\n", encoding="utf-8")
    assert command("caseload", "add", str(tmp_path / "r.csv"), vault=office).status == 0
    form = ("--purpose", "fair", "--employer", "Acme GmbH", "--expires", UNTIL, "--out")
    printed = command("caseload", "consent", "paper", "missing", *form, str(tmp_path / "forms.pdf"), vault=office)
    assert printed.status == 0 and (tmp_path / "forms.pdf").read_bytes().startswith(b"%PDF")
    codes = {one["student"]: one["code"] for one in printed.data["forms"]}
    assert set(codes) == {"7", "8"} and len(set(codes.values())) == 2
    for code in codes.values():
        assert command("caseload", "consent", "signed", code, vault=office).data["state"] == "active"
    none = command("caseload", "consent", "paper", "missing", *form, str(tmp_path / "none.pdf"), vault=office)
    assert none.data["error"]["code"] == "consent-none-missing" and not (tmp_path / "none.pdf").exists()


def test_paper_consent_and_handover(command: Callable, key: str, office: Path, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_bytes(resources.path("samples", "resume-zh.json").read_bytes())
    (tmp_path / "r.csv").write_text("id,name,resume\n7,王晓明,r.json\n", encoding="utf-8")
    (tmp_path / "pw").write_text("words for the student", encoding="utf-8")
    assert command("caseload", "add", str(tmp_path / "r.csv"), vault=office).status == 0
    assert command("caseload", "reviewed", "7", vault=office).data["reviewed"]
    form = ("--purpose", "advice", "--expires", UNTIL, "--out", str(tmp_path / "form.pdf"))
    printed = command("caseload", "consent", "paper", "7", *form, vault=office)
    assert printed.status == 0 and (tmp_path / "form.pdf").read_bytes().startswith(b"%PDF")
    assert command("caseload", "consent", "signed", printed.data["code"], vault=office).data["route"] == "paper"
    out = ("--out", str(tmp_path / "own.age"), "--new-passphrase-file", str(tmp_path / "pw"))
    assert command("caseload", "handover", "7", *out, vault=office).data["removed"] == "7"
    restored = command(
        "vault", "restore", str(tmp_path / "own.age"), "--passphrase-file", str(tmp_path / "pw"), vault=tmp_path / "own"
    )
    assert restored.status == 0, restored.err
    shown = command("resume", "show", "--passphrase-file", str(tmp_path / "pw"), vault=tmp_path / "own")
    assert shown.data["basics"]["name"]
    whole = ("--out", str(tmp_path / "all.age"), "--new-passphrase-file", str(tmp_path / "pw"))
    assert command("caseload", "handover", "all", *whole, vault=office).data["students"] == 0
    assert command("caseload", "wipe", "--yes", vault=office).status == 0 and not office.exists()
    back = command(
        "caseload",
        "receive",
        str(tmp_path / "all.age"),
        "--passphrase-file",
        str(tmp_path / "pw"),
        vault=tmp_path / "new",
    )
    assert back.data["students"] == 0


def test_the_key_as_a_qr_code_and_the_board_as_a_table(
    command: Callable, key: str, office: Path, tmp_path: Path
) -> None:
    assert command("caseload", "key", "--qr", str(tmp_path / "key.svg"), vault=office).status == 0
    assert (tmp_path / "key.svg").read_text("utf-8").startswith("<?xml")
    assert command("caseload", "consent", "export", str(tmp_path / "board.csv"), vault=office).data["students"] == 0
    assert (tmp_path / "board.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert command("caseload", "grace", "400", vault=office).status == 1
    assert command("caseload", "grace", "7", vault=office).status == 0
    assert command("caseload", "status", vault=office).data["grace_days"] == 7


def test_mistakes_get_a_sentence(ready: Callable, key: str, office: Path, tmp_path: Path) -> None:
    cases = [
        (("caseload", "list"), None, "not-a-caseload"),
        (("caseload", "remove", "nobody"), office, "student-unknown"),
        (
            ("caseload", "consent", "import", str(resources.path("samples", "resume-en.json"))),
            office,
            "consent-not-a-package",
        ),
        (("caseload", "consent", "make", "--out", str(tmp_path / "x")), None, "consent-terms-missing"),
        (("caseload", "notices", "--law", "none"), None, "notice-unknown"),
    ]
    for arguments, vault, code in cases:
        answer = ready(*arguments, vault=vault)
        assert answer.status == 1 and answer.data["error"]["code"] == code, arguments
    assert not (tmp_path / "x").exists()


def test_the_notices_are_dated_and_say_where_they_come_from() -> None:
    assert {one.law for one in notices()} == {"dpia", "ferpa", "pipl", "gdpr"}
    for one in notices():
        assert one.source and one.checked == "2026-11-28" and one.sure in ("read", "general")
        assert set(one.title) == set(one.text) == {"en", "zh"}


def test_every_word_of_the_model_has_a_sentence_in_both_languages() -> None:
    from app.caseload.roster import Problem
    from app.caseload.students import Purpose, Route, State

    codes = [f"purpose-{one}" for one in Purpose] + [f"consent-state-{one}" for one in State]
    codes += [f"consent-route-{one}" for one in Route] + [f"roster-{one}" for one in Problem]
    for language in ("en", "zh"):
        own = messages.texts(language)
        assert [code for code in codes if code not in own] == []
    assert build_parser(["caseload"])


def test_a_list_is_signed_read_and_written_as_a_table(
    command: Callable, key: str, office: Path, tmp_path: Path
) -> None:
    assert key
    table, file, back = tmp_path / "fair.csv", tmp_path / "fair.list", tmp_path / "back.csv"
    table.write_text(
        "recipient,kind,domain,remark\nAcme GmbH,employer,acme.example,x\n恒海物流有限公司,employer,\n", "utf-8"
    )
    about = ("--kind", "fair", "--title", "Autumn fair", "--out", str(file))
    signed = command("caseload", "shared", "sign", str(table), *about, vault=office)
    assert signed.status == 0 and signed.data["count"] == 2, signed.err
    elsewhere = tmp_path / "elsewhere"
    command("caseload", "create", vault=elsewhere)
    refused = command("caseload", "shared", "read", str(file), vault=elsewhere)
    assert refused.status == 1 and signed.data["fingerprint"] in refused.err
    taken = command("caseload", "shared", "read", str(file), "--trust", "Town office", vault=elsewhere)
    assert taken.status == 0 and taken.data["author"] == "Town office"
    assert command("caseload", "shared", "show", "--out", str(back), vault=elsewhere).status == 0
    with back.open(encoding="utf-8-sig", newline="") as written:
        assert [row[0] for row in csv.reader(written)] == ["recipient", "Acme GmbH", "恒海物流有限公司"]
    assert command("caseload", "shared", "forget", "Town office", vault=elsewhere).status == 0
    assert command("caseload", "shared", "show", vault=elsewhere).data == {"lists": []}
    nobody = command("caseload", "shared", "forget", "Town office", vault=elsewhere)
    assert nobody.status == 1 and nobody.data["error"]["code"] == "shared-list-nobody"


def test_an_official_list_goes_from_one_office_to_another(
    command: Callable, key: str, office: Path, tmp_path: Path
) -> None:
    table, file = tmp_path / "agencies_2026-10-01.csv", tmp_path / "agencies.signed"
    rows = ("Northwind Staffing Ltd,08123456,Mr Smith", "Sun Agency,0812,x", "wang.wei@example.org,1,y")
    table.write_text("company name,company number,director\n" + "\n".join(rows) + "\n", "utf-8")
    about = ("--kind", "register", "--title", "Agencies", "--out", str(file))
    refused = command("caseload", "shared", "sign", str(table), *about, vault=office)
    assert refused.status == 1 and "wang.wei@example.org" in refused.err and not file.exists()
    signed = command("caseload", "shared", "sign", str(table), *about, "--leave-out", vault=office)
    assert signed.status == 0 and (signed.data["count"], signed.data["left_out"]) == (2, 1), signed.err
    assert b"Smith" not in file.read_bytes()
    elsewhere = tmp_path / "elsewhere"
    command("caseload", "create", vault=elsewhere)
    taken = command("caseload", "shared", "read", str(file), "--trust", "Town office", vault=elsewhere)
    assert taken.status == 0 and (taken.data["as_of"], taken.data["imported"]) == ("2026-10-01", 2), taken.err
    (listed,) = command("register", "list").data["registers"]
    assert (listed["register"], listed["author"], listed["expires"]) == (
        "Agencies",
        "Town office",
        taken.data["expires"],
    )
    assert command("register", "search", "Northwind Staffing Ltd").data["hits"][0]["register"] == "Agencies"


def test_one_student_goes_to_a_colleague_who_sets_a_passphrase_of_their_own(
    command: Callable, key: str, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "roster.csv").write_text("id,name\n1,Li Wei\n2,Ann Lee\n", "utf-8")
    command("caseload", "add", str(tmp_path / "roster.csv"), vault=office)
    secret, own, file = tmp_path / "secret.txt", tmp_path / "own.txt", tmp_path / "li.age"
    secret.write_text("seven quiet lanterns drift", "utf-8")
    own.write_text("nobody else knows these words", "utf-8")
    out = ("--out", str(file), "--new-passphrase-file", str(secret))
    made = command("caseload", "handover", "1", "--to-colleague", *out, vault=office)
    assert (made.status, made.data["students"]) == (0, 1), made.err
    assert len(command("caseload", "list", vault=office).data["students"]) == 2
    receive = ("caseload", "receive", str(file), "--passphrase-file", str(secret))
    got = command(*receive, "--new-passphrase-file", str(own), vault=tmp_path / "theirs")
    assert got.data == {"caseload": str(tmp_path / "theirs"), "students": 1, "own_passphrase": True}
    listed = ("caseload", "list", "--passphrase-file")
    assert command(*listed, str(secret), vault=tmp_path / "theirs").data["error"]["code"] == "wrong-passphrase"
    assert command(*listed, str(own), vault=tmp_path / "theirs").data["students"][0]["id"] == "1"
    shared = command(*receive, as_json=False, vault=tmp_path / "kept")
    assert "your colleague knows" in shared.out, "nobody could be asked"
    asked = iter(["nobody else knows these words", "nobody else knows other words", ""])
    monkeypatch.setattr("ui.commands.caseload.ask_passphrase", lambda _prompt: next(asked))
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    differs = command(*receive, vault=tmp_path / "third")
    assert differs.data["error"]["code"] == "passphrases-differ" and not (tmp_path / "third").exists()
    assert command(*receive, vault=tmp_path / "third").data["own_passphrase"] is False


def test_students_are_received_into_ones_own_caseload_and_texts_are_printed(
    command: Callable, key: str, office: Path, tmp_path: Path
) -> None:
    (tmp_path / "roster.csv").write_text("id,name\n1,Li Wei\n2,Ann Lee\n", "utf-8")
    command("caseload", "add", str(tmp_path / "roster.csv"), vault=office)
    secret, file, mine = tmp_path / "secret.txt", tmp_path / "all.age", tmp_path / "mine"
    secret.write_text("seven quiet lanterns drift", "utf-8")
    out = ("--out", str(file), "--new-passphrase-file", str(secret))
    assert command("caseload", "handover", "all", *out, vault=office).status == 0
    command("caseload", "create", vault=mine)
    into = ("caseload", "receive", str(file), "--into", "--file-passphrase-file", str(secret))
    assert sorted(command(*into, vault=mine).data["added"]) == ["1", "2"]
    again = command(*into, vault=mine)
    assert (again.data["added"], sorted(again.data["left"])) == ([], ["1", "2"])
    pdf = tmp_path / "texts.pdf"
    printed = command("caseload", "notices", "--law", "pipl", "--out", str(pdf), "--institution", "海港大学")
    assert printed.status == 0 and printed.data["laws"] == ["pipl"] and pdf.read_bytes().startswith(b"%PDF")
