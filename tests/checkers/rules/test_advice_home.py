"""Each piece of advice has one home: rules that tell a person the same thing say it in the same words, told once on a card."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import cast

import pytest
import yaml

from app import resources
from app.domain.advice import with_advice
from app.domain.checks import Posting
from app.errors import UserError
from app.yaml_file import read_yaml
from checkers.card_json import dump, load
from checkers.check import check
from checkers.rules.loader import read_pack

PACK = """
pack: mine
version: "2026-11-24"
rules:
  - {code: own-fee, severity: critical, patterns: ["pay us"], explanation: {en: a, zh: b}, advice: ADVICE, source: s, date: "2026-11-24",
     positive: ["pay us"], negative: ["x"]}
"""


def home() -> dict[str, dict[str, str]]:
    return cast("dict[str, dict[str, str]]", read_yaml(resources.path("lists", "advice.yaml")))


def packs() -> list[Path]:
    return [path for path in sorted(resources.path("rules", ".").glob("*.yaml")) if path.name != "keys.yaml"]


def test_every_shared_advice_is_whole_and_used() -> None:
    named = Counter[str]()
    for path in packs():
        pack = yaml.safe_load(path.read_text("utf-8"))
        for node in (*pack["topics"].values(), *pack["rules"]):
            if isinstance(node.get("advice"), str):
                named[node["advice"]] += 1
    assert set(named) == set(home())
    assert all(set(one) == {"does", "en", "zh"} and all(one.values()) for one in home().values())


def test_rules_that_tell_the_same_say_the_same() -> None:
    """A `does` has at most two texts, for no country in particular; no text has two keys."""
    texts = defaultdict(set)
    for path in packs():
        for rule in read_pack(path.name, path.read_text("utf-8")).rules:
            texts[rule.advice["en"]].add(rule.does)
    assert [text for text, does in texts.items() if len(does) > 1] == []
    assert max(Counter(one["does"] for one in home().values()).values()) <= 2


def test_a_pack_of_ones_own_may_use_the_shared_advice() -> None:
    (rule,) = read_pack("mine.yaml", PACK.replace("ADVICE", "fee")).rules
    assert rule.does == "pay-nothing" and rule.advice["zh"] == home()["fee"]["zh"]
    (own,) = read_pack("mine.yaml", PACK.replace("ADVICE", "{en: Wait, zh: 等}")).rules
    assert own.does == "" and own.advice == {"en": "Wait", "zh": "等"}
    with pytest.raises(UserError, match="rule-pack-invalid"):
        read_pack("mine.yaml", PACK.replace("ADVICE", "nothing-known"))


def test_a_card_keeps_what_its_advice_tells_to_do_and_older_cards_are_read() -> None:
    card = check(Posting("入职前须交押金500元，服装费另付300元。", language="zh"), created="2026-11-24T09:00:00Z")
    assert "pay-nothing deposit" in {signal.does for signal in card.signals}
    stored = dump(card)
    assert load(stored) == card
    rows = cast("list[dict[str, object]]", stored["signals"])
    for row in rows:
        row["does"] = None
    assert {signal.does for signal in load(stored).signals} == {""}
    assert len([advice for _, advice in with_advice(rows) if advice]) == len({str(row["advice"]) for row in rows})
    for row in rows:
        del row["does"]
    assert {signal.does for signal in load(stored).signals} == {""}
