"""Whatever a service answers, a look-up ends in card lines: no crash, no "confirmed" without an equal name or number."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from online_answers import ABN, ACRA_TABLE, BRREG, CH_SEARCH, COMPANY, FRENCH, HK, LEI, TW, VIES_VALID, lei_record
from online_server import NOW, Ticking, online

from app.clock import to_iso
from checkers.net.client import Consent
from checkers.online.base import Lookup, Query, register_infos
from checkers.online.cache import AnswerCache, CachedAnswer
from checkers.online.registry import LOOKUPS

REAL = (
    COMPANY,
    CH_SEARCH,
    BRREG,
    FRENCH,
    ABN,
    ACRA_TABLE,
    HK,
    TW,
    VIES_VALID,
    {"data": [lei_record("KITE")]},
    {"success": True, "result": {"records": [ACRA_TABLE]}},
    {"results": [FRENCH]},
    {"_embedded": {"enheter": [BRREG]}},
    {"Message": "", "Names": [ABN]},
    [HK],
    [TW],
    {"ldhName": "EXAMPLE.COM", "events": [{"eventAction": "registration", "eventDate": "1997-09-15"}], "entities": []},
)


class Answering(AnswerCache):
    """A cache that holds the same answer for every address."""

    def __init__(self, kept: CachedAnswer) -> None:
        super().__init__()
        self._kept = kept

    def get(self, register: str, url: str, now: datetime) -> CachedAnswer | None:
        return self._kept


LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=6)
    | st.builds(list)
    | st.builds(dict)
    | st.builds(lambda: [[]])
)


@st.composite
def bent(draw: st.DrawFn) -> str:
    """A real shape with one to three of its values replaced by anything."""
    value = json.loads(json.dumps(draw(st.sampled_from(REAL))))
    for _ in range(draw(st.integers(1, 3))):
        at = value
        while isinstance(at, dict | list) and at:
            key = draw(st.sampled_from(sorted(at))) if isinstance(at, dict) else draw(st.integers(0, len(at) - 1))
            if not isinstance(at[key], dict | list) or not at[key] or draw(st.booleans()):
                at[key] = draw(LEAVES)
                break
            at = at[key]
    return json.dumps(value)


def run(lookup: Lookup, query: Query, status: int, text: str) -> list[str]:
    wire = online([], Ticking(), cache=Answering(CachedAnswer(status, text, to_iso(NOW))))
    host = lookup.preview(query).host
    lines = lookup.run(query, wire, Consent(host, "lookup", True))
    assert lines and all(one.as_of == "2026-11-24T09:30:00Z" for one in lines)
    return [one.outcome.value for one in lines]


@pytest.mark.parametrize("lookup", LOOKUPS, ids=lambda lookup: lookup.code)
@given(status=st.sampled_from([200, 200, 200, 204, 400, 404, 410, 500]), text=bent() | st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_answer_becomes_lines(lookup: Lookup, status: int, text: str) -> None:
    run(lookup, register_infos()[lookup.code].smoke, status, text)


@pytest.mark.parametrize(
    "lookup", [one for one in LOOKUPS if one.code not in ("rdap", "vies")], ids=lambda one: one.code
)
@given(text=bent())
@settings(max_examples=40, deadline=None)
def test_a_name_that_no_answer_holds_is_never_confirmed(lookup: Lookup, text: str) -> None:
    assert "confirmed" not in run(lookup, Query(name="Quixotic Zeppelin Works"), 200, text)


def test_the_bent_shapes_start_from_answers_that_confirm() -> None:
    gleif = next(lookup for lookup in LOOKUPS if lookup.code == "gleif")
    assert run(gleif, Query(name="Kite", number=LEI), 200, json.dumps(REAL[9])) == ["confirmed"]
