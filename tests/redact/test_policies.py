"""Stage policies are total; a policy file is read or refused with the name of what is wrong."""

from __future__ import annotations

import itertools
import json

import pytest

from app.domain.sensitivity import Kind, Operator, Stage
from app.errors import UserError
from app.redact.policies import load_policy, stage_policy


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_says_what_happens_to_every_kind(stage: Stage) -> None:
    policy = stage_policy(stage)
    assert policy.stage is stage
    assert set(policy.operators) == set(Kind)


def test_stages_disclose_more_step_by_step() -> None:
    kept = [{kind for kind, op in stage_policy(stage).operators.items() if op is Operator.KEEP} for stage in Stage]
    assert all(earlier <= later for earlier, later in itertools.pairwise(kept))
    assert kept[0] == set()
    assert Kind.PHONE in kept[2] - kept[1]
    assert {Kind.ID_NUMBER, Kind.BIRTH, Kind.REFEREE} <= kept[3] - kept[2]
    assert not {Kind.PHOTO, Kind.MARITAL, Kind.POLITICAL, Kind.NATIVE_PLACE} & kept[3]


def test_a_file_overrides_its_base() -> None:
    policy = load_policy('{"base": "browse", "set": {"employer": "keep"}, "fields": {"basics.url": "keep"}}')
    assert policy.stage is Stage.BROWSE
    assert policy.operators[Kind.EMPLOYER] is Operator.KEEP
    assert policy.operators[Kind.NAME] is Operator.REMOVE
    assert policy.operator_for("basics.url", Kind.LINK) is Operator.KEEP


def test_base_defaults_to_browse() -> None:
    assert load_policy("{}") == load_policy('{"base": "browse"}')


@pytest.mark.parametrize(
    ("data", "code", "named"),
    [
        ({"base": "browse", "sett": {}}, "policy-unknown-key", "sett"),
        ({"base": "brows"}, "policy-unknown-stage", "brows"),
        ({"base": ["browse"]}, "policy-unknown-stage", "browse"),
        ({"set": {"shoe_size": "keep"}}, "policy-unknown-kind", "shoe_size"),
        ({"set": {"name": "hide"}}, "policy-unknown-operator", "hide"),
        ({"set": {"name": 3}}, "policy-unknown-operator", "3"),
        ({"fields": {"basics.name": "hide"}}, "policy-unknown-operator", "hide"),
        ({"set": ["name"]}, "policy-not-mapping", "set"),
        ([], "policy-not-object", ""),
    ],
)
def test_mistakes_are_named(data: object, code: str, named: str) -> None:
    with pytest.raises(UserError) as caught:
        load_policy(json.dumps(data))
    assert caught.value.code == code
    assert not named or any(named in str(value) for value in caught.value.params.values())


@pytest.mark.parametrize("text", ['{"set": {"name": "keep", "name": "remove"}}', '{"base": "offer", "base": "browse"}'])
def test_a_key_that_stands_twice_is_an_error(text: str) -> None:
    with pytest.raises(UserError) as caught:
        load_policy(text)
    assert caught.value.code == "policy-key-twice"


@pytest.mark.parametrize("text", ["", "{", "nonsense", "[" * 5000, '{"a":' * 3000])
def test_what_is_not_json_is_refused(text: str) -> None:
    with pytest.raises(UserError) as caught:
        load_policy(text)
    assert caught.value.code == "policy-not-json"
