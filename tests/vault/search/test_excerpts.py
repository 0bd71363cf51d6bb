"""Why a row was found: the words around the match as they were written, with the matches marked; an old index catches up."""

from __future__ import annotations

import contextlib
import dataclasses
import threading

import pytest
from crash_harness import forget_index
from vault_samples import fill

from app.domain.copies import RecipientKind
from app.errors import Cancelled
from app.vault.repair.inspection import verify_open
from app.vault.search import excerpts, full_text, reindex, searchable_text
from app.workers.cancellation import CancelToken
from tests.growth import MUCH, growth

POSTING = (
    "Packer wanted\nWe pack PARCELS near the Straße in Leeds…\n押金 ５００ 元，入职第一天交。\nCall 0571-8888 6666"
)


def marked(hit):
    return [hit.excerpt[start:end] for start, end in hit.marks]


@pytest.fixture
def posting(vault):
    card = {
        "posting": {"text": POSTING, "contacts": ["phone:0571-8888 6666"]},
        "card": {"needs_you": [{"subject": "Foo"}]},
    }
    return vault.checks.add(card, title="Packer", organisation="Acme")


@pytest.mark.parametrize(
    ("query", "excerpt", "marks"),
    [
        ("parcels", "We pack PARCELS near the Straße in Leeds…", ["PARCELS"]),
        ("strasse", "We pack PARCELS near the Straße in Leeds…", ["Straße"]),
        ("LEEDS parcels", "We pack PARCELS near the Straße in Leeds…", ["PARCELS", "Leeds"]),
        ("packer leeds", "…PARCELS near the Straße in Leeds…", ["Leeds"]),
        ("押金", "押金 ５００ 元，入职第一天交。", ["押金"]),
        ("500", "押金 ５００ 元，入职第一天交。", ["５００"]),
        ("+86 571 8888-6666", "Call 0571-8888 6666", ["0571-8888 6666"]),
        ("acme", "Acme", ["Acme"]),
        ("packer", "", []),
    ],
)
def test_what_matched_is_shown_as_it_was_written(vault, posting, query, excerpt, marks):
    (hit,) = vault.search(query)
    assert (hit.id, hit.title, hit.excerpt, marked(hit)) == (posting, "Packer", excerpt, marks)


@pytest.mark.parametrize(
    ("note", "query", "marks"),
    [
        ("asked by Jürgen Müller", "muller", ["Müller"]),
        ("asked by Jurgen Muller", "Jürgen müller", ["Jurgen", "Muller"]),
        ("asked by Ju\u0308rgen Mu\u0308ller, Emile\u0301", "mull emile", ["Mu\u0308ll", "Emile\u0301"]),
        ("bei Élan in Łódź", "lodz ELAN", ["Élan", "Łódź"]),
        ("Séamus Ó Briain rang", "o briain", ["Ó", "Briain"]),
        ("Ærø, Œuvre, Þór, Guðrún", "aero oeuvre thor gudrun", ["Ærø", "Œuvre", "Þór", "Guðrún"]),
        ("die Strauss GmbH", "Strauß", ["Strauss"]),
        ("in İzmir, bei Işık", "izmir isik", ["İzmir", "Işık"]),
        ("call O’Neill", "o'neill", ["O’Neill"]),
        ("звонил Алёна Чайка", "алена", ["Алёна"]),
        ("ąę" * 12_000 + "\nŁódź", "lodz", ["Łódź"]),
        ("東京のガス", "カス", []),
        ("杭州恒通，找李经理", "恒通", ["恒通"]),
    ],
)
def test_letters_are_found_with_and_without_their_accents(vault, note, query, marks):
    vault.recipients.add("Acme", RecipientKind.EMPLOYER, notes=note)
    assert [mark for hit in vault.search(query) for mark in marked(hit)] == marks


def test_every_kind_tells_why(vault):
    fill(vault)
    recipient = vault.recipients.all()[0]
    assert [(hit.kind, marked(hit)) for hit in vault.search("team lead")] == [("recipient", ["team", "lead"])]
    vault.copies.void("copy1", "Sent to the Wrong desk")
    (hit,) = vault.search("wrong desk")
    assert (hit.kind, hit.excerpt, marked(hit)) == ("copy", "Sent to the Wrong desk", ["Wrong", "desk"])
    vault.incidents.add("call", "A call", "2026-11-20", {"knew": ["my Salary"], "number": 95188})
    (hit,) = vault.search("salary")
    assert (hit.kind, hit.excerpt, marked(hit)) == ("incident", "my Salary", ["Salary"])
    assert vault.search("knew") == [], "names of the format are no words of the person"
    assert [hit.kind for hit in vault.search("95188")] == ["incident"]
    assert [hit.excerpt for hit in vault.search(recipient.name)] == ["", ""]
    assert [hit.excerpt for hit in vault.search("R7K40001")] == [""], "the reference stands in the title"


def test_a_long_line_is_cut_between_words_around_the_match():
    line = "before " * 30 + "Needle " + "after " * 60
    found, spans = excerpts.excerpt([line], "title", [excerpts.term_pattern("needle")])
    assert found.startswith("…before ") and found.endswith(" after…") and len(found) < 140
    assert [found[start:end] for start, end in spans] == ["Needle"]
    chinese, spans = excerpts.excerpt(["前" * 90 + "押金" + "后" * 200], "题", [excerpts.term_pattern("押金")])
    assert chinese == "…" + "前" * 32 + "押金" + "后" * 94 + "…" and spans == ((33, 35),)


@pytest.mark.parametrize(
    ("piece", "count", "end"),
    [
        ("\ufb03", 60_000, " needle"),
        ("x", 200_000, ""),
        ("needle ", 28_000, ""),
        ("…\n", 60_000, "needle"),
        ("e\u0301", 90_000, " needle"),
        ("\u0301", 190_000, "needle"),
    ],
)
def test_hostile_texts_take_time_by_their_length_only(piece, count, end):
    def excerpt(text):
        return excerpts.excerpt([text], "title", [excerpts.term_pattern("needle")])

    text = piece * count + end
    assert growth(excerpt, piece * (count // 4) + end, text) < MUCH
    found, spans = excerpt(text)
    assert [found[start:end] for start, end in spans[:1]] == (["needle"] if "needle" in text else [])
    assert len(found) < 200


def test_a_vault_of_the_old_form_catches_up_once(vault, posting, reopen):
    head = vault.ledger.head()
    assert not vault.search_is_behind
    forget_index(vault)
    vault.close()
    with reopen() as again:
        assert again.search("parcels") == [] and again.search_is_behind
        assert again.catch_up_search() == 1
        assert [hit.id for hit in again.search("parcels")] == [posting]
        assert not again.search_is_behind and again.catch_up_search() == 0
        assert again.ledger.head() == head and verify_open(again) == []
    with reopen() as once_more:
        assert not once_more.search_is_behind


def test_a_vault_that_was_searched_by_its_accents_catches_up_with_every_kind(vault, reopen):
    recipient = fill(vault)
    vault.recipients.update(dataclasses.replace(recipient, name="Müller Söhne"))
    vault.checks.add({"posting": {"text": "Müller wants packers"}}, title="Packer")
    vault.incidents.add("call", "Müller rang", "2026-11-20", {})
    kinds = ["recipient", "copy", "check", "incident"]
    assert [hit.kind for hit in vault.search("muller")] == kinds
    with vault.transaction():  # as the version before wrote it, which kept no marks of recipients and copies
        vault.database.execute("UPDATE search SET text = replace(text, 'muller', 'müller')")
        vault.database.execute("UPDATE meta SET value = '2' WHERE key = ?", [reindex.KEY])
        vault.database.execute("DELETE FROM meta WHERE key IN ('search-recipient', 'search-copy')")
    vault.close()
    with reopen() as again:
        assert again.search("muller") == [] and again.search_is_behind
        assert again.catch_up_search() == 4 and not again.search_is_behind
        assert [hit.kind for hit in again.search("MÜLLER")] == kinds
        again.recipients.add("Zoë", RecipientKind.PERSON)
        assert not again.search_is_behind and verify_open(again) == []


@contextlib.contextmanager
def older(vault, ref):
    """What an older program writes inside: the row is found by one word alone, and the marks of this version are not moved."""
    marks = vault.database.execute("SELECT key, value FROM meta WHERE key LIKE 'search%'")
    yield
    with vault.transaction():
        (row,) = vault.database.fetch_one("SELECT max(rowid) FROM search WHERE ref = coalesce(?, ref)", [ref])
        vault.database.execute("UPDATE search SET text = 'packer' WHERE rowid = ?", [row])
        for key, value in marks:
            vault.database.execute("UPDATE meta SET value = ? WHERE key = ?", [value, key])


def add_as_older(vault, number):
    with older(vault, None):
        vault.checks.add({"posting": {"text": f"parcels {number}"}}, title=f"Packer {number}")


def change_as_older(vault, incident, word):
    with older(vault, incident.id):
        vault.incidents.update(incident.id, incident.title, {"says": word})


def test_what_an_older_program_changes_later_is_caught_up_alone(vault):
    first, second, third = (vault.incidents.add("text", name, "2026-11-20", {"says": "x"}) for name in "abc")
    vault.incidents.update(first.id, "a", {"says": "parcels"})
    vault.incidents.correct(second.id, "b", "2026-11-21", {"says": "parcels"})
    assert not vault.search_is_behind, "what this version changes is indexed by it"
    change_as_older(vault, first, "letters")
    vault.recipients.add("Acme", RecipientKind.EMPLOYER)
    assert vault.search_is_behind
    change_as_older(vault, third, "letters")
    vault.checks.add({"posting": {"text": "letters"}}, title="Packer")
    vault.incidents.update(second.id, "b", {"says": "letters"})
    assert vault.search_is_behind, "nothing that this version does later hides it"
    assert {hit.title for hit in vault.search("letters")} == {"Packer", "b"}
    told = []
    assert vault.catch_up_search(progress=lambda *report: told.append(report)) == 2
    assert told[-1] == ("index", 3, 3), "what was changed since, and no other row"
    assert {hit.title for hit in vault.search("letters")} == {"Packer", "a", "b", "c"}
    vault.incidents.update(first.id, "a", {"says": "cards"})
    assert not vault.search_is_behind


def test_a_vault_from_before_changes_were_followed_is_looked_at_once(vault, reopen):
    incident = vault.incidents.add("text", "a", "2026-11-20", {"says": "x"})
    change_as_older(vault, incident, "letters")
    with vault.transaction():
        vault.database.execute("DELETE FROM meta WHERE key = ?", [full_text.LEDGER])
    vault.close()
    with reopen() as again:
        assert again.search_is_behind and again.catch_up_search() == 1 and again.search("letters")
    with reopen() as once_more:
        assert not once_more.search_is_behind


def test_rows_that_an_older_program_adds_later_are_caught_up_alone(vault):
    for number in range(6):
        vault.checks.add({"posting": {"text": f"parcels {number}"}}, title=f"Packer {number}")
    assert not vault.search_is_behind, "what this version adds is indexed by it"
    add_as_older(vault, 6)
    vault.checks.add({"posting": {"text": "parcels 7"}}, title="Packer 7")
    add_as_older(vault, 8)
    assert vault.search_is_behind and len(vault.search("parcels")) == 7
    told = []
    assert vault.catch_up_search(progress=lambda *report: told.append(report)) == 2
    assert told[-1] == ("index", 3, 3), "the rows since the first that was missed, and no others"
    assert len(vault.search("parcels")) == 9 and not vault.search_is_behind
    vault.checks.add({"posting": {"text": "parcels 9"}}, title="Packer 9")
    assert not vault.search_is_behind


class Stops(CancelToken):
    """Stops the work when it is asked for the second time."""

    asked = 0

    def check(self):
        self.asked += 1
        if self.asked == 2:
            raise Cancelled


def test_catching_up_that_is_stopped_goes_on_later(vault):
    for number in range(25):
        vault.checks.add({"posting": {"text": f"parcels {number}"}}, title=f"Packer {number}")
    forget_index(vault)

    with pytest.raises(Cancelled):
        vault.catch_up_search(Stops())
    done = len(vault.search("parcels"))
    assert 1 <= done <= 5 and vault.search_is_behind
    assert vault.catch_up_search() == 25 - done
    assert len(vault.search("parcels")) == 25


def test_cards_of_any_shape_are_read(vault):
    for card in (
        {},
        {"posting": 5, "card": []},
        {"posting": {"text": ["x", 3]}, "card": {"needs_you": [1, {"subject": None}]}},
    ):
        vault.checks.add(card, title="odd")
    vault.recipients.add("odd", RecipientKind.EMPLOYER)
    assert len(vault.search("odd")) == 4


def test_fifty_long_texts_are_found_by_what_stands_last(vault, monkeypatch):
    """Each of 200,000 characters as a Chinese page has them, half of them changed by folding; the match stands last."""
    told = "入职第一天，请准时。" * 19_980 + "最后：请交ＡＣＭＥ押金"
    with vault.transaction():
        for number in range(50):
            vault.incidents.add("text", f"page {number}", "2026-11-20", {"says": told})
    for words, shown in (("押金", "押金"), ("acme", "acme")):
        hits = vault.search(words)
        assert len(hits) == 50 and marked(hits[0]) == [shown]
    stopped = CancelToken()
    stopped.cancel()
    with pytest.raises(Cancelled):
        vault.search("押金", stopped)
    monkeypatch.setattr(searchable_text, "searchable_texts", lambda *_: pytest.fail("the title told all"))
    assert len(vault.search("page")) == 50


def test_a_match_in_a_long_line_keeps_its_spelling_where_its_place_is_known():
    line = "，" * 30_000 + " the Straße in Leeds " + "。" * 30_000
    found, spans = excerpts.excerpt([line], "", [excerpts.term_pattern("leeds")])
    assert "Leeds" in found and found[slice(*spans[0])] == "Leeds" and len(found) < 200


def test_where_something_surfaced_is_found_however_much_it_says(vault):
    vault.incidents.add("text", "page", "2026-11-20", {"says": "word " * 60_000, "where": "a group of Suzhou sellers"})
    assert [hit.title for hit in vault.search("suzhou")] == ["page"]


def test_catching_up_takes_no_further_row_after_a_slow_one(vault, monkeypatch):
    for number in range(4):
        vault.checks.add({"posting": {"text": f"parcels {number}"}}, title=f"Packer {number}")
    forget_index(vault)
    monkeypatch.setattr(reindex, "_HOLD", -1.0)  # every row is slow

    with pytest.raises(Cancelled):
        vault.catch_up_search(Stops())
    assert len(vault.search("parcels")) == 1


def test_a_search_waits_for_others_once(vault, posting, monkeypatch):
    """Beside an index that catches up, each of a hundred statements would wait for its turn."""
    got, excerpt = [], excerpts.excerpt

    def ask():
        got.append(vault.database._lock.acquire(blocking=False))
        if got[-1]:
            vault.database._lock.release()

    def tried(*found):
        other = threading.Thread(target=ask)
        other.start()
        other.join()
        return excerpt(*found)

    monkeypatch.setattr(excerpts, "excerpt", tried)
    assert len(vault.search("parcels")) == 1 and got == [False]
