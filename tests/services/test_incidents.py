"""Incidents on a real vault: kept exactly as received, once, with every answer; nothing that was kept is lost or guessed."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.clock import local_day, system_clock, to_iso
from app.domain.attribution import Verdict
from app.domain.copies import RecipientKind
from app.domain.incidents import Comparison, FileAnswer, NamedCopy, Surfaced
from app.domain.stored_records import Incident
from app.errors import Cancelled, UserError
from app.services.incidents import (
    Details,
    IncidentService,
    answers_of,
    caller_facts_of,
    details_of,
    proposed_title,
    where_of,
)
from app.services.trash import Trash
from app.services.vaults import create_vault, open_vault, salvage_vault
from app.vault.backup import backup_file
from app.vault.vault import Vault
from app.workers.cancellation import CancelToken

COPY = NamedCopy("0123456789abcdef0123456789abcdef", "R7K4-Q2MD", "Hengtong Logistics", 3.5e-9)
NAMED = Comparison(
    "2026-11-24T09:30:00Z", 7, (FileAnswer("résumé.pdf", Verdict.IDENTIFIED, "", (COPY,)),), ("forwarded", "insider")
)
NOBODY = Comparison("2026-11-25T09:30:00Z", 9, (FileAnswer("", Verdict.INCONCLUSIVE, "no-marks"),), ("forwarded",))
TODAY = local_day(system_clock())
TWO = (Surfaced("resume.pdf", b"%PDF one\0\xff"), Surfaced("Resume.pdf", b"%PDF two"))


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        yield made


def kinds(vault: Vault) -> list[str]:
    return [entry.kind for entry in vault.ledger.entries() if entry.kind.startswith("incident")]


def test_what_surfaced_is_kept_byte_by_byte_with_its_answer(vault: Vault) -> None:
    service = IncidentService(vault)
    made = service.save(Details("  Loan \n offer ", TODAY, " a  phone call "), TWO, NAMED, text="words of it")
    (listed,) = service.visible()
    assert made.body["says"] == "words of it" and "says" not in listed.body, "a list needs no long text"
    assert (made.title, made.when, made.kind, where_of(made)) == ("Loan offer", TODAY, "file", "a phone call")
    assert {one.untrusted_data for one in service.surfaced(made)} == {one.untrusted_data for one in TWO}
    names = [file.name for file in made.files]
    assert len({name.casefold() for name in names}) == 2, "two names that a system takes for one would be one file"
    assert answers_of(made) == (NAMED,)
    assert kinds(vault) == ["incident", "incident-file", "incident-file"]
    assert vault.ledger.verify() is None


def test_pasted_text_comes_back_as_pasted_text(vault: Vault) -> None:
    service = IncidentService(vault)
    made = service.save(Details("t", TODAY), [Surfaced("", "闻人若溪".encode())], NOBODY)
    assert made.kind == "text"
    assert service.surfaced(made) == (Surfaced("", "闻人若溪".encode()),)
    assert service.save(Details("m", TODAY), [Surfaced("a.EML", b"From: x")], NOBODY).kind == "mail"


def test_the_same_files_are_kept_once_and_the_later_answer_is_added(vault: Vault) -> None:
    service = IncidentService(vault)
    first = service.save(Details("one", TODAY), TWO, NAMED)
    Trash(vault).add("incident", first.id)
    assert service.visible() == ()
    renamed = [Surfaced("other.pdf", TWO[1].untrusted_data), Surfaced("x.pdf", TWO[0].untrusted_data)]
    again = service.save(Details("two", TODAY), renamed, NOBODY)
    assert (again.id, again.title) == (first.id, "one")
    assert answers_of(again) == (NOBODY, NAMED), "the latest answer first, the earlier one stays"
    assert [one.id for one in service.visible()] == [first.id], "out of the trash: the person works with it"
    assert kinds(vault).count("incident") == 1
    assert kinds(vault)[-1] == "incident-updated"
    assert service.find_same(TWO[:1]) is None
    assert vault.ledger.verify() is None


def test_title_day_and_place_are_put_right_and_the_answers_stay(vault: Vault) -> None:
    service, yesterday = IncidentService(vault), local_day(system_clock() - timedelta(days=1))
    made = service.save(Details("Loan ofer", TODAY, "phone"), TWO, NAMED, text="words of it")
    right = service.correct(made.id, Details(" Loan  offer ", yesterday, "a forum"))
    assert details_of(right) == Details("Loan offer", yesterday, "a forum")
    assert answers_of(right) == (NAMED,)
    assert right.files == made.files
    rows = len(list(vault.ledger.entries()))
    service.correct(made.id, details_of(right))
    assert len(list(vault.ledger.entries())) == rows, "nothing differs, nothing is written"
    with pytest.raises(UserError, match="incident-title-missing"):
        service.correct(made.id, Details(" ", TODAY))
    with pytest.raises(UserError, match="incident-unknown"):
        service.correct("none", Details("t", TODAY))
    assert service.correct(made.id, Details("Loan ofer", TODAY, "phone")).title == "Loan ofer", "and back again"
    assert kinds(vault)[-2:] == ["incident-updated", "incident-updated"]
    assert vault.ledger.verify() is None


@pytest.mark.parametrize(
    ("details", "code"),
    [
        (Details(" \n ", TODAY), "incident-title-missing"),
        (Details("t", local_day(system_clock() + timedelta(days=3))), "incident-day-future"),
        (Details("t", "24.11.2026"), "incident-day-unknown"),
        (Details("t", ""), "incident-day-unknown"),
    ],
)
def test_odd_details_are_refused_and_nothing_is_written(vault: Vault, details: Details, code: str) -> None:
    with pytest.raises(UserError, match=code):
        IncidentService(vault).save(details, TWO, NAMED)
    assert vault.incidents.all() == []
    assert kinds(vault) == []


def test_the_day_is_the_local_one(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of this process cannot be changed here")
    late = system_clock().replace(hour=20, minute=0)  # already tomorrow in China
    tomorrow = (late + timedelta(days=1)).date().isoformat()
    for zone, works in (("Asia/Shanghai", True), ("Etc/GMT+5", False)):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        try:
            service = IncidentService(vault, lambda: late)
            if works:
                assert service.validate(Details("t", tomorrow)).day == tomorrow
            else:
                with pytest.raises(UserError, match="incident-day-future"):
                    service.validate(Details("t", tomorrow))
        finally:
            monkeypatch.delenv("TZ")
            time.tzset()


def test_keeping_that_is_stopped_keeps_nothing(vault: Vault) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        IncidentService(vault).save(Details("t", TODAY), TWO, NAMED, cancel=token)
    assert vault.incidents.all() == []
    assert kinds(vault) == []


def test_it_is_found_by_its_words_and_shows_nothing_for_machines(vault: Vault) -> None:
    service = IncidentService(vault)
    made = service.save(Details("Loan offer", TODAY, "江城论坛"), TWO, NAMED, text="Ann Ferris, planner in Bristol")
    for _ in range(2):  # as it was kept, and with a later answer
        for words in ("loan", "江城论坛", "r7k4-q2md", "hengtong", "planner bristol"):
            (hit,) = vault.search(words)
            assert (hit.kind, hit.id, hit.title) == ("incident", made.id, "Loan offer")
            assert "{" not in hit.excerpt
            assert "0123456789abcdef" not in hit.excerpt
        service.add_answer(made.id, NOBODY)
    assert vault.search("alternatives") == [], "the keys of a body are no words of it"
    assert vault.search(COPY.copy_id) == []


def test_the_latest_to_surface_comes_first(vault: Vault) -> None:
    service = IncidentService(vault)
    for day in ("2026-01-02", "2026-03-04", "2025-12-31"):
        service.save(Details(day, day), [Surfaced("", day.encode())], NOBODY)
    assert [one.title for one in service.visible()] == ["2026-03-04", "2026-01-02", "2025-12-31"]


@pytest.mark.parametrize(
    "body",
    [{}, {"knew": ["phone", 3]}, {"compared": "x"}, {"compared": [None, 4, {"at": 1}, {"files": {}}, {"files": [3]}]},
     {"compared": [{"at": "", "considered": "x", "files": [], "alternatives": []}], "where": 5}],
)  # fmt: skip
def test_a_body_that_is_not_understood_is_no_crash(body: dict[str, object]) -> None:
    odd = Incident("i", to_iso(system_clock()), "call", "t", TODAY, body)
    assert answers_of(odd) == ()
    assert where_of(odd) == ""
    assert caller_facts_of(odd) == (("phone",) if "knew" in body else ())


def test_the_surest_answer_of_several_files_stands_for_all() -> None:
    other = NamedCopy("b", "VJ3K-DXBJ", "Northwind", 1e-12)
    files = (
        FileAnswer("a", Verdict.INCONCLUSIVE),
        FileAnswer("b", Verdict.IDENTIFIED, "", (COPY,)),
        FileAnswer("c", Verdict.IDENTIFIED, "", (other, COPY)),
    )
    several = Comparison("", 3, files)
    assert several.best is files[2]
    assert several.copies == (other, COPY)


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("my résumé 2.pdf", "unused", "my résumé 2"),
        ("", "They called\n about  a loan.", "They called about a loan."),
        ("", "\n \n", ""),
        ("", "贷" * 300, "贷" * 48 + "…"),
        ("", "word, " * 40, "word, word, word, word, word, word, word, word…"),
    ],
)
def test_a_title_is_proposed(name: str, text: str, title: str) -> None:
    assert proposed_title(name, text) == title


def test_a_backup_brings_incidents_back(vault: Vault, tmp_path: Path) -> None:
    made = IncidentService(vault).save(Details("Loan offer", TODAY), TWO, NAMED)
    saved, way = tmp_path / "a.age", backup_file.BackupPassphrase("of the backup")
    backup_file.write_backup(vault, saved, way)
    backup_file.restore(saved, way, tmp_path / "back", clock=system_clock)
    with open_vault(tmp_path / "back", passphrase="a passphrase of words") as restored:
        assert restored.incidents.all() == [made]
        assert IncidentService(restored).surfaced(made) == IncidentService(vault).surfaced(made)
        assert restored.ledger.verify() is None


def test_a_text_that_ends_for_a_database_is_neither_lost_nor_the_end_of_a_search(vault: Vault, tmp_path: Path) -> None:
    """NUL marks the holes of a damaged page, and ends a query."""
    vault.recipients.add("Quay\0side", RecipientKind.EMPLOYER)
    made = IncidentService(vault).save(Details("a\0b", TODAY, "c\0d"), [Surfaced("", b"e\0f")], NOBODY, text="e\0fg")
    assert [hit.id for hit in vault.search("e\0fg")] == [made.id]
    vault.close()
    assert salvage_vault(tmp_path / "vault", "a passphrase of words", tmp_path / "out") == []
    assert {path.read_bytes() for path in (tmp_path / "out" / "files").iterdir()} == {b"e\0f"}


def test_names_that_no_system_can_write_are_kept_apart(vault: Vault) -> None:
    names = ("a\ud800.pdf", "a\udfff.pdf", "..", "/")
    made = IncidentService(vault).save(
        Details("t", TODAY), [Surfaced(name, name.encode("utf-8", "surrogatepass")) for name in names], NOBODY
    )
    assert {file.name for file in made.files} == {"a?.pdf", "a? (2).pdf", "..", "pasted.txt"}


@pytest.mark.parametrize(("old", "new"), [("2026-11-24T09:30:00Z", ""), ("3.5e-09", '"nan"'), ("3.5e-09", "1e999")])
def test_an_answer_of_another_program_that_cannot_be_shown_is_left_out(vault: Vault, old: str, new: str) -> None:
    made = IncidentService(vault).save(Details("t", TODAY), TWO, NAMED)
    text = json.dumps(dict(made.body))
    assert old in text
    other = dataclasses.replace(made, body=json.loads(text.replace(old, new)))
    assert answers_of(made) == (NAMED,) and answers_of(other) == ()
