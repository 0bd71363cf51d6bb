"""Masters, recipients, copies, checks, incidents, preferences, wordings and search."""

from __future__ import annotations

import dataclasses

import pytest
from vault_samples import card_with, file_of, fill, record

from app.domain.copies import RecipientKind
from app.domain.stored_records import Wording
from app.errors import UserError
from app.vault.repair.inspection import verify_open
from app.vault.store.checks import pictures_of


def test_masters_are_versioned(vault, clock):
    first = vault.masters.add("main", '{"a":1}', "note")
    clock.move(hours=1)
    second = vault.masters.add("main", '{"a":2}')
    vault.masters.add("english", "{}")
    assert (first.number, second.number, second.created) == (1, 2, "2026-11-24T10:30:00Z")
    assert vault.masters.latest("main") == second and vault.masters.get("main", 1) == first
    assert vault.masters.versions("main") == [first, second] and vault.masters.names() == ["main", "english"]
    assert vault.masters.latest("none") is None and vault.masters.get("main", 9) is None


def test_recipients_are_found_however_typed(vault):
    made = vault.recipients.add("  ＡＣＭＥ  GmbH ", RecipientKind.AGENCY, ["acme.example"], "n")
    assert made.name == "ＡＣＭＥ GmbH"
    assert vault.recipients.by_name("acme gmbh") == made == vault.recipients.get(made.id)
    with pytest.raises(UserError, match="recipient-exists"):
        vault.recipients.add("Acme GMBH", RecipientKind.EMPLOYER)
    with pytest.raises(UserError, match="recipient-name-empty"):
        vault.recipients.add("  ", RecipientKind.EMPLOYER)
    other = vault.recipients.add("北京某某", RecipientKind.PLATFORM)
    with pytest.raises(UserError, match="recipient-exists"):
        vault.recipients.update(dataclasses.replace(other, name="acme gmbh"))
    changed = dataclasses.replace(other, name="上海某某", domains=("b.example",), notes="电话 021")
    vault.recipients.update(changed)
    assert vault.recipients.all() == [made, changed]
    assert [hit.id for hit in vault.search("021")] == [other.id] and vault.search("北京") == []


def test_a_copy_is_kept_exactly(vault):
    recipient = fill(vault)
    wanted = record(recipient.id)
    stored = vault.copies.get("copy1")
    assert dataclasses.replace(stored, files=()) == wanted
    assert stored == vault.copies.by_reference(" r7k4-0001 ") == vault.copies.all()[0]
    assert [file.format for file in stored.files] == ["pdf", "txt"]
    assert vault.copies.file_bytes("copy1", "pdf") == b"%PDF 1"
    body = vault.ledger.head().body
    assert (
        body["marks"] == "0107" and body["recipient"] == "Acme 有限公司" and body["disclosed"] == list(wanted.disclosed)
    )
    assert body["withheld"] == [{"field": "basics.phone", "kind": "phone", "operator": "remove", "reason": "field"}]
    assert "13800138000" not in str(body)
    with pytest.raises(UserError, match="copy-file-unknown"):
        vault.copies.file_bytes("copy1", "docx")


def test_copies_of_a_master_for_attribution(vault):
    recipient = fill(vault, 3)
    light = vault.copies.assigned("main")
    assert [row.copy_id for row in light] == ["copy1", "copy2", "copy3"]
    assert light[1].assignment == bytes([2, 7]) and light[1].aliases == {"basics.email": "me+2@example.org"}
    assert light[1].recipient_id == recipient.id and vault.copies.assigned("other") == []
    assert [row.copy_id for row in vault.copies.all()] == ["copy3", "copy2", "copy1"]
    assert vault.copies.count() == 3 and len(vault.copies.for_recipient(recipient.id)) == 3


def test_refused_copies_leave_nothing(vault):
    recipient = fill(vault)
    rows = vault.ledger.head().number
    file, data = file_of(b"x")
    with pytest.raises(ValueError):
        vault.copies.add(record(recipient.id, 2), [(file, data + b"!")])
    for changes, code in (
        ({"recipient_id": "nobody"}, "recipient-unknown"),
        ({"master_version": 9}, "master-unknown"),
        ({"reference": "R7K4-0001"}, "reference-taken"),
    ):
        with pytest.raises(UserError, match=code):
            vault.copies.add(record(**{"recipient_id": recipient.id, "number": 2, **changes}), [(file, data)])
    assert vault.copies.count() == 1 and vault.ledger.head().number == rows


def test_voiding_is_a_new_row_and_paths_may_change(vault):
    fill(vault)
    vault.copies.set_path("copy1", "pdf", "/somewhere/cv.pdf")
    vault.copies.void("copy1", "sent to the wrong address")
    stored = vault.copies.get("copy1")
    assert stored.voided == "sent to the wrong address" and stored.files[0].path == "/somewhere/cv.pdf"
    assert vault.copies.assigned("main")[0].voided
    assert vault.ledger.head().kind == "copy-voided" and vault.ledger.verify() is None
    with pytest.raises(UserError, match="copy-unknown"):
        vault.copies.void("copy9", "")


def test_checks_keep_card_and_source(vault):
    card = {"signals": [{"code": "deposit"}], "posting": {"text": "先交押金"}}
    made = vault.checks.add(card, "ad.html", b"<p>x", title="会计", organisation="Foo 公司")
    stored = vault.checks.get(made)
    assert stored.card == card and stored.title == "会计" and vault.checks.source(made) == b"<p>x"
    assert vault.checks.all() == [stored] and vault.checks.get("none") is None
    assert [hit.kind for hit in vault.search("押金")] == ["check"]
    assert vault.checks.source(vault.checks.add({})) is None
    assert vault.ledger.verify() is None


def test_a_picture_is_kept_with_the_check_and_named_by_every_later_card_of_it(vault, reopen):
    shot, noted = b"what the register showed", b"an older version kept its hash only"
    cards = [vault.checks.add(card_with(shot, noted), "ad.txt", b"ad", pictures=[shot]) for _ in range(2)]
    cards.append(vault.checks.add(card_with(shot, noted), "ad.txt", b"ad"))
    vault.checks.add(card_with(), "ad.txt", b"ad")
    digest, other = pictures_of(vault.checks.get(cards[2]).card)
    rows = [entry.body.get("pictures") for entry in vault.ledger.entries(kind="check")]
    assert rows == [[digest], [digest], [digest], None]
    assert vault.database.fetch_one("SELECT count(*) FROM blobs") == (2,), "once, beside the posting"
    assert vault.ledger.verify() is None
    vault.close()
    with reopen() as again:
        assert again.checks.picture(digest) == shot and again.checks.has_picture(digest)
        assert again.checks.picture(other) is None and not again.checks.has_picture(other)


def test_incidents_keep_files(vault):
    made = vault.incidents.add("call", "贷款推销", "2026-11-20", {"knew": ["phone"]})
    vault.incidents.add_file(made.id, "voice.txt", b"\0\1", "text/plain")
    vault.incidents.update(made.id, "贷款推销 二", {"knew": ["phone", "city"]})
    stored = vault.incidents.get(made.id)
    assert (
        stored.body == {"knew": ["phone", "city"]} and stored.files[0].size == 2 and vault.incidents.all() == [stored]
    )
    assert vault.incidents.file_bytes(made.id, "voice.txt") == b"\0\1"
    with pytest.raises(UserError, match="incident-file-exists"):
        vault.incidents.add_file(made.id, "voice.txt", b"other")
    for change in (lambda: vault.incidents.add_file("x", "a", b""), lambda: vault.incidents.update("x", "", {})):
        with pytest.raises(UserError, match="incident-unknown"):
            change()
    kinds = [entry.kind for entry in vault.ledger.entries()]
    assert kinds[-3:] == ["incident", "incident-file", "incident-updated"]


def test_a_corrected_incident_is_found_by_what_stands_and_the_ledger_keeps_what_stood(vault):
    made = vault.incidents.add("text", "Loan ofer", "2026-11-20", {"where": "phone", "knew": ["city"]})
    vault.incidents.correct(made.id, "Loan offer", "2026-11-19", {"where": "a forum", "knew": ["city"]})
    stored = vault.incidents.get(made.id)
    assert (stored.title, stored.when, stored.body["where"]) == ("Loan offer", "2026-11-19", "a forum")
    entry = vault.ledger.head()
    assert (entry.kind, entry.body["title"], entry.body["when"]) == ("incident-updated", "Loan offer", "2026-11-19")
    assert entry.body["before"] == {"title": "Loan ofer", "when": "2026-11-20", "where": "phone"}
    assert [hit.id for hit in vault.search("offer forum")] == [made.id] and vault.search("phone") == []
    assert vault.ledger.verify() is None
    with pytest.raises(UserError, match="incident-unknown"):
        vault.incidents.correct("x", "t", "2026-11-20", {})


def test_preferences_are_json(vault):
    assert vault.preferences.get("alias", "none") == "none"
    vault.preferences.set("alias", {"scheme": "catch-all", "domain": "例.example"})
    assert vault.preferences.get("alias")["domain"] == "例.example"
    vault.preferences.set("alias", None)
    assert vault.preferences.get("alias") is None


def test_wordings_per_master(vault):
    first, second = Wording("work.w1.h1", "led a team", True), Wording("work.w1.h1", "headed a team", False)
    vault.wordings.set("main", "work.w1.h1", [first, second, first])
    assert vault.wordings.list("main") == [first, second] and vault.wordings.list("other") == []
    assert vault.wordings.list("main", approved_only=True) == [first]
    vault.wordings.set("main", "work.w1.h1", [])
    assert vault.wordings.list("main") == []


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("后端", ["recipient"]),
        ("R7K40001", ["copy"]),
        ("r7k4-0001", ["copy"]),
        ("me+1@example", ["copy"]),
        ("acme.example", ["recipient", "copy"]),
        ("ＡＣＭＥ 有限", ["recipient", "copy"]),
        ("ac 找", ["recipient"]),
        ('"acme" OR', []),
        ("*", []),
        ("  ", []),
    ],
)
def test_search(vault, query, kinds):
    fill(vault)
    assert [hit.kind for hit in vault.search(query)] == kinds


def test_search_shows_titles_and_keeps_its_limit(vault):
    fill(vault, 5)
    hits = vault.search("acme", limit=3)
    assert [hit.title for hit in hits] == ["Acme 有限公司", "R7K4-0005 · Acme 有限公司", "R7K4-0004 · Acme 有限公司"]
    assert [hit.excerpt for hit in hits] == [""] * 3, "the title tells why"


def test_text_that_no_file_can_hold_does_not_stop_anything(vault):
    """Lone surrogates: a hostile JSON file spells them, UTF-8 does not."""
    bad = "x\ud800y"
    assert vault.masters.add("main", bad, bad).document == "x?y"
    recipient = vault.recipients.add(bad, RecipientKind.PERSON, notes=bad)
    assert vault.recipients.get(recipient.id) == recipient and vault.recipients.by_name(bad) == recipient
    check = vault.checks.add({"a": bad}, bad, b"", title=bad, organisation=bad)
    assert vault.checks.get(check).card == {"a": "x?y"}
    incident = vault.incidents.add("text", bad, "2026-01-01", {"a": bad})
    vault.incidents.add_file(incident.id, bad, b"1")
    vault.incidents.update(incident.id, bad, {"b": bad})
    vault.preferences.set("k", bad)
    assert {hit.kind for hit in vault.search(bad)} == {"recipient", "check", "incident"}
    assert vault.ledger.verify() is None


def test_two_names_that_differ_by_an_accent_are_two_recipients_and_found_together(vault):
    made = [vault.recipients.add(name, RecipientKind.EMPLOYER) for name in ("Müller", "Muller")]
    assert [vault.recipients.by_name(name) for name in ("MÜLLER", "muller")] == made
    assert {hit.title for query in ("muller", "müller") for hit in vault.search(query)} == {"Müller", "Muller"}


def test_copies_are_found_by_a_recipients_new_name_and_domain(vault):
    recipient = fill(vault, 3)
    other = vault.recipients.add("Other", RecipientKind.EMPLOYER)
    vault.copies.add(record(other.id, 9), [file_of(b"x")])
    vault.recipients.update(dataclasses.replace(recipient, name="Neuwerk 新厂", domains=("neuwerk.example",)))
    for words in ("neuwerk", "新厂", "neuwerk.example"):
        assert [hit.kind for hit in vault.search(words)] == ["recipient", "copy", "copy", "copy"]
    assert vault.search(recipient.name) == []
    assert [hit.kind for hit in vault.search(record(recipient.id, 2).reference)] == ["copy"]
    assert verify_open(vault) == []


def test_a_corrected_recipient_is_a_further_row_once_the_ledger_speaks_of_them(vault):
    unsent = vault.recipients.add("Typo Ltt", RecipientKind.EMPLOYER)
    vault.recipients.update(dataclasses.replace(unsent, name="Typo Ltd"))
    recipient = fill(vault)
    rows = vault.ledger.head().number
    vault.recipients.update(dataclasses.replace(recipient, name=" Neuwerk  新厂 ", notes="李经理"))
    vault.recipients.update(vault.recipients.get(recipient.id))
    row = vault.ledger.head()
    assert (row.number, row.kind, row.body["recipient_id"]) == (rows + 1, "recipient-changed", recipient.id)
    assert row.body["before"]["name"] == "Acme 有限公司" and row.body["after"]["name"] == "Neuwerk 新厂"
    assert row.body["before"]["notes"] == "找后端 team lead" and row.body["after"]["notes"] == "李经理"
    assert vault.ledger.verify() is None and [hit.kind for hit in vault.search("李经理")] == ["recipient"]
    with pytest.raises(UserError, match="recipient-name-empty"):
        vault.recipients.update(dataclasses.replace(recipient, name="  "))


def test_one_who_never_got_anything_can_be_erased_after_a_correction(vault):
    unsent = vault.recipients.add("Typo Ltt", RecipientKind.EMPLOYER)
    vault.recipients.update(dataclasses.replace(unsent, name="Typo Ltd"))
    vault.recipients.erase(unsent.id)
    assert vault.recipients.all() == []


@pytest.mark.parametrize(
    "query", ["0571-8888 6666", "057188886666", "0571 8888-6666", "(0571)88886666", "８８８８６６６６", "8888-6666"]
)
def test_numbers_are_found_however_they_are_grouped(vault, query):
    vault.recipients.add("Acme", RecipientKind.EMPLOYER, notes="电话 0571-8888 6666，找李经理")
    vault.recipients.add("Other", RecipientKind.EMPLOYER, notes="电话 0571-8888 6667")
    assert [hit.title for hit in vault.search(query)] == ["Acme"]


@pytest.mark.parametrize(
    ("noted", "called"),
    [
        ("0191 498 0117", "+44 191 498 0117"),
        ("+44 (0)7700 900512", "07700900512"),
        ("+86 138 0013 8642", "138-0013-8642"),
        ("13800138642", "8613800138642"),
    ],
)
def test_a_number_is_found_with_and_without_its_country(vault, noted, called):
    vault.recipients.add("Acme", RecipientKind.EMPLOYER, notes=f"extension {noted}, Moira")
    vault.recipients.add("Other", RecipientKind.EMPLOYER, notes="0191 498 0118, 13800138643, 07700 900513")
    assert [hit.title for hit in vault.search(called)] == ["Acme"]
    assert [hit.title for hit in vault.search(f"moira {called}")] == ["Acme"]


def test_figures_that_are_no_telephone_number_are_words(vault):
    vault.recipients.add("Acme", RecipientKind.EMPLOYER, notes="offer 32000 to 35000, from 2026")
    assert [hit.title for hit in vault.search("2026 32000 35000")] == ["Acme"]


def test_why_a_copy_was_voided_is_found(vault):
    fill(vault, 2)
    vault.copies.void("copy2", "发错了公司")
    assert [hit.title[:9] for hit in vault.search("发错")] == ["R7K4-0002"]
    assert [hit.kind for hit in vault.search("acme")] == ["recipient", "copy", "copy"]
