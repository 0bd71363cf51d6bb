"""The weighing of caller facts: exclusions, the size principle, outside sources, and how often a name is wrong."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from app.domain.copies import RecipientKind
from app.incidents.caller_fact_weighing import CallerFact, FactVerdict, Holder, Prior, weigh
from benchmarks.facts import WORLDS, run


def holder(name: str, *facts: str, kind: RecipientKind = RecipientKind.EMPLOYER, size: int = 0) -> Holder:
    return Holder(name, kind, frozenset(facts), size or len(facts))


def stated(*facts: str) -> list[CallerFact]:
    return [CallerFact(fact, fact.partition(":")[0]) for fact in facts]


FACTS = ("messenger:wx", "salary:30k", "id_number:A", "birth:1990", "referee:Li")


def test_exclusions_are_counted_and_a_fact_that_nobody_had_says_so() -> None:
    holders = [holder("a", "phone:1", "name:x"), holder("b", "name:x"), holder("c", "name:x", "phone:1")]
    found = weigh(stated("name:x", "phone:1", "messenger:wx"), holders)
    assert found.total == 3
    assert found.missing == {"name:x": 0, "phone:1": 1, "messenger:wx": 3}
    assert found.unheld == ("messenger:wx",)
    assert found.had_all == ()
    assert found.verdict is FactVerdict.INCONCLUSIVE


def test_the_only_one_with_everything_is_not_the_answer_when_others_could_know_it() -> None:
    few = [holder("a", "name:x", "phone:1", size=9), *(holder(f"b{n}", "name:x", size=7) for n in range(20))]
    found = weigh(stated("name:x", "phone:1"), few)
    assert found.had_all == ("a",)
    assert found.verdict is FactVerdict.INCONCLUSIVE
    assert found.outside > 0.5


def test_rare_facts_that_one_recipient_alone_had_make_it_probable() -> None:
    holders = [holder("a", *FACTS), *(holder(f"b{n}", "birth:1990", "name:x") for n in range(3))]
    found = weigh(stated(*FACTS), holders)
    assert found.verdict is FactVerdict.PROBABLE
    assert [one.id for one in found.named] == ["a"]
    assert found.mass == found.named[0].probability < 1


def test_nobody_who_lacked_a_fact_is_named() -> None:
    found = weigh(stated(*FACTS, "salary:other"), [holder("a", *FACTS), holder("b", "birth:1990")])
    assert found.ranked[0].id == "a"
    assert found.verdict is FactVerdict.INCONCLUSIVE
    assert found.named == ()


def test_of_two_who_had_all_the_one_with_little_else_is_likelier() -> None:
    holders = [holder("little", *FACTS[:3]), holder("much", *FACTS[:3], size=30)]
    found = weigh(stated(*FACTS[:3]), holders)
    assert [one.id for one in found.ranked] == ["little", "much"]
    assert found.ranked[0].probability > 3 * found.ranked[1].probability


def test_a_few_are_listed_together_when_they_cannot_be_told_apart() -> None:
    holders = [holder("a", *FACTS), holder("b", *FACTS), *(holder(f"c{n}", "name:x") for n in range(5))]
    found = weigh(stated(*FACTS), holders)
    assert found.verdict is FactVerdict.FEW
    assert {one.id for one in found.named} == {"a", "b"}


def test_doubt_about_the_facts_lowers_the_answer() -> None:
    holders = [holder("a", *FACTS), holder("b", "birth:1990")]
    sure = weigh(stated(*FACTS), holders)
    unsure = weigh([CallerFact(fact, fact.partition(":")[0], sure=False) for fact in FACTS], holders)
    assert unsure.ranked[0].probability < sure.ranked[0].probability


def test_the_fact_that_would_settle_it_is_the_one_that_parts_the_likely_ones() -> None:
    holders = [holder("a", *FACTS, "phone:1"), holder("b", *FACTS, "label:chef")]
    others = [CallerFact("phone:1", "phone"), CallerFact("gender:f", "gender")]
    found = weigh(stated(*FACTS), holders, others=others, known_by={"phone:1": {"a"}, "gender:f": {"a", "b"}})
    assert found.stronger_if == "phone:1"
    same = weigh(stated(*FACTS), holders, others=others[1:], known_by={"gender:f": {"a", "b"}})
    assert same.stronger_if == ""


@pytest.mark.parametrize("facts", [(), ("name:x",)])
def test_without_recipients_or_facts_nothing_is_told(facts: tuple[str, ...]) -> None:
    assert weigh(stated(*facts), []).verdict is FactVerdict.INCONCLUSIVE
    assert weigh([], [holder("a", "name:x")]).verdict is FactVerdict.INCONCLUSIVE


@pytest.mark.parametrize("name", list(WORLDS))
def test_few_of_those_named_are_wrong_in_worlds_the_model_does_not_know(name: str) -> None:
    found = Counter[str]()
    for facts in (4, 5, 6):
        found += run(WORLDS[name], 5, facts, 250, random.Random(f"{name} {facts}"), Prior())
    assert found["named"] > 5  # a model that names nobody passes any bar
    assert found["wrong"] <= WORLDS[name].bar * found["named"] + 1
