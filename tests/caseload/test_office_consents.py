"""Consents in the records of an office: each that somebody holds is there, each that was withdrawn is gone, with everybody and in whatever order files come."""

from __future__ import annotations

import copy
import random

import pytest
from office_samples import Colleague, carry, consent, event_names, harm, newcomer, office, remove, same, settle

from app.caseload.office.event_file import Event, Kind, ending_id
from app.caseload.office.reconciled_records import Stamp, StudentRecord, ending_of
from tests.sampling import repeats

ADVICE, FAIR, OTHER = consent(1, "advice"), consent(2, "fair", "Acme GmbH"), consent(3, "applications", "Beta AG")


def ids(*consents: dict[str, object]) -> list[str]:
    return [str(one["id"]) for one in consents]


def test_all_consents_of_a_student_are_with_everybody_the_newest_first() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    wu.hold(student, ADVICE, FAIR)
    settle([wu, li])
    same([wu, li])
    assert li.consents(student) == ids(FAIR, ADVICE) and li.replica().record(student).contradictions == ()


@pytest.mark.parametrize("gone", [ADVICE, FAIR])
def test_one_that_is_withdrawn_goes_with_its_terms_and_the_other_stays(gone: dict[str, object]) -> None:
    wu, li, bo = office("Li", "Bo")
    student, left = wu.add("Zhang Min"), ADVICE if gone is FAIR else FAIR
    wu.hold(student, ADVICE, FAIR)
    settle([wu, li, bo])
    li.say(Kind.NOTE, student, text="called")
    li.withdraw(gone)
    settle([wu, li, bo])
    same([wu, li, bo])
    for one in (wu, li, bo):
        assert one.consents(student) == ids(left) and one.texts() == {"called"} and student in one.replica().keys
        stored = str(one.store.rows[f"office-record:{student}"])
        assert f"'{gone['purpose']}'" not in stored and f"'{left['purpose']}'" in stored
    same([wu, li, bo, newcomer(wu, li, bo)])


def test_a_withdrawal_of_one_waits_for_nothing() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    wu.hold(student, ADVICE, FAIR)
    settle([wu, li])
    wu.say(Kind.NOTE, student, text="lost on the way")
    wu.sync()
    lost = next(name for name in event_names(wu) if name not in li.view.files)
    wu.withdraw(FAIR)
    wu.sync()
    carry(wu, li)
    li.view.remove(lost)
    li.sync()
    assert li.consents(student) == ids(ADVICE) and [one.reason for one in li.replica_waiting()] == ["gap"]


def test_what_two_members_hold_is_there_until_neither_does() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    wu.hold(student, ADVICE, FAIR)
    settle([wu, li])
    li.hold(student, FAIR, OTHER)
    wu.hold(student, ADVICE)  # neither had seen what the other says
    settle([wu, li])
    same([wu, li])
    assert wu.consents(student) == ids(OTHER, FAIR, ADVICE)
    wu.hold(student)
    settle([wu, li])
    assert wu.consents(student) == li.consents(student) == ids(OTHER, FAIR)
    assert [one.data["id"] for one in wu.replica().record(student).held_by({wu.replica().own_key})] == []


def test_withdrawals_by_two_members_end_both_whoever_is_first() -> None:
    ends = [
        ending_of(Kind.ENDED, "s", {"reason": reason, "package": package}, Stamp(author, 1, 0, 0, "2026-11-29"))
        for author, reason, package in (("b", "withdrawn", "p"), ("a", "withdrawn", "q"), ("0", "removed", ""))
    ]
    for first, *others in (ends, ends[::-1]):
        joined = first
        for one in others:
            joined = joined.joined(one)
        assert joined.withdrawn == {"p", "q"} and (joined.reason, joined.package) == ("withdrawn", "q")


# -- older programs say one consent, which stands for all -------------------------------------------------------------


def test_what_an_older_program_says_is_one_of_several_beside_this_ones() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    wu.say(Kind.CONSENT, student, **FAIR)
    settle([wu, li])
    assert li.consents(student) == ids(FAIR)
    li.hold(student, OTHER)
    settle([wu, li])
    assert wu.consents(student) == ids(OTHER, FAIR), "the older program's is in force with who said it"
    wu.say(Kind.CONSENT, student, **ADVICE)  # which takes the place of its own
    settle([wu, li])
    same([wu, li])
    assert wu.consents(student) == ids(OTHER, ADVICE)
    wu.hold(student, ADVICE, FAIR)  # and then the program is renewed
    settle([wu, li])
    assert li.consents(student) == ids(OTHER, FAIR, ADVICE)


def test_among_older_programs_the_last_one_that_saw_the_others_holds() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    wu.say(Kind.CONSENT, student, **FAIR)
    settle([wu, li])
    li.say(Kind.CONSENT, student, **OTHER)
    settle([wu, li])
    assert wu.consents(student) == li.consents(student) == ids(OTHER)


def test_who_takes_the_consent_of_an_older_program_over_holds_it() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    wu.say(Kind.CONSENT, student, **FAIR)
    settle([wu, li])
    li.hold(student, FAIR, ADVICE)
    settle([wu, li])
    li.hold(student)
    settle([wu, li])
    assert wu.replica().record(student).is_without_consent, "the older program's word is not left for ever"


def test_an_older_program_finds_the_newest_consent_where_it_looks() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    li_sees: list[object] = []
    wu.hold(student, ADVICE)
    settle([wu, li])
    li.hold(student, FAIR)
    li_sees += [one.data for one in li.replica().outbox]
    settle([wu, li])
    wu.hold(student)
    li_sees += [one.data for one in wu.replica().outbox]
    for data in li_sees:
        assert isinstance(data, dict) and FAIR.items() <= data.items()


def test_records_that_an_older_program_folded_are_folded_anew() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    wu.hold(student, ADVICE, FAIR)
    settle([wu, li])
    li.hold(student, OTHER)
    settle([wu, li])
    row = li.store.rows[f"office-record:{student}"]
    last = row["fields"]["consent"][-1]
    row["fields"]["consent"] = [{**last, "data": {**OTHER, "consents": {}}}]  # as one current value
    del li.store.rows["office"]["fold"]
    for ending in (one for key, one in li.store.rows.items() if key.startswith("office-ending:")):
        del ending["withdrawn"]
    li.sync()
    same([wu, li])
    assert li.consents(student) == ids(OTHER, FAIR, ADVICE)
    before = copy.deepcopy(li.store.rows)
    li.sync()
    assert li.store.rows == before


@pytest.mark.parametrize("said", [{}, {"consents": []}, {"consents": {"a": 1, "b": None}}, {"consents": {"a": {}}}])
def test_what_is_no_consent_is_none(said: dict[str, object]) -> None:
    record = StudentRecord("s").after(Event(Kind.CONSENT, "s", "", said), Stamp("a", 1, 0, 0, ""), {})
    assert record.consents == () and record.consent_ids <= {"", "a"}


def test_a_consent_whose_id_is_no_number_ends_under_one() -> None:
    assert ending_id("ab" * 16) == "ab" * 16
    for odd in ("", "C-17", "\ud800"):
        assert len(ending_id(odd)) == 32 and ending_id(odd) == ending_id(odd)


# -- any order --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(repeats(300, 20)))
def test_any_interleaving_leaves_each_consent_that_is_held_and_none_that_was_withdrawn(seed: int) -> None:
    draw = random.Random(seed)
    members = office("Li", "Bo")
    student = members[0].add("Zhang Min")
    settle(members)
    staying, held, withdrawn = _life_of_consents(draw, members, student)
    settle(members, 40)
    same(staying)
    ended = {package for one in staying[0].replica().endings.values() for package in one.withdrawn}
    assert {package for package, by in withdrawn if by in staying} <= ended <= {package for package, _ in withdrawn}
    for one in staying:
        replica = one.replica()
        record = replica.record(student)
        assert not ended & set(one.consents(student))
        own = set(ids(*held[one.name])) - ended
        said = {str(value.data["id"]) for value in record.held_by({replica.own_key})}
        if own and not record.says_what_is_held(replica.own_key):
            assert said <= own  # an older program's last word, until somebody who saw it took its place
        else:
            assert said == own


def _life_of_consents(
    draw: random.Random, members: list[Colleague], student: str
) -> tuple[list[Colleague], dict[str, list[dict[str, object]]], list[tuple[str, Colleague]]]:
    """Members take and end consents, some with an older program, one of them is perhaps removed; folders suffer. Return who is left, what each said
    last, and what was withdrawn by whom."""
    staying, held, withdrawn = list(members), {one.name: list[dict[str, object]]() for one in members}, []
    snapshots: list[tuple[Colleague, object]] = []
    for step in range(1, draw.randrange(10, 40)):
        one = draw.choice(staying)
        what = draw.choice("hold hold older end sync sync carry carry kill lose forge roll double".split())
        if what in ("hold", "older"):
            new, mine = consent(step, draw.choice(["fair", "advice"]), f"Employer {step}"), held[one.name]
            kept = [] if what == "older" else draw.sample(mine, draw.randrange(len(mine) + 1))
            held[one.name] = [*kept, new]
            one.say(Kind.CONSENT, student, **new) if what == "older" else one.hold(student, *kept, new)
        elif what == "end":
            for package in one.consents(student)[:1]:
                one.withdraw({"id": package})
                withdrawn.append((package, one))
        elif what == "carry":
            carry(one, draw.choice(members), draw)
        elif what in ("sync", "kill"):
            one.sync(killed=what == "kill")
        else:
            harm(draw, one, what, snapshots)
        if len(staying) == 3 and draw.random() < 0.02:
            remove(members[0], staying.pop())
    return staying, held, withdrawn
