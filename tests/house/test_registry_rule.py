"""The registry helper itself: it finds a forgotten module and a stale exception."""

from __future__ import annotations

from registry_rule import home_of, unregistered

import app.domain.policy
from app.workers.cancellation import CancelToken, no_progress


def test_home_of_every_kind_of_entry() -> None:
    assert home_of("app.ingest.jobs:read") == "app.ingest.jobs"
    assert home_of(app.domain.policy) == "app.domain.policy"
    assert home_of(CancelToken) == home_of(CancelToken()) == home_of(no_progress) == "app.workers.cancellation"


def test_a_forgotten_module_is_named() -> None:
    assert unregistered("app.domain", [app.domain.policy], prefixes=("pol",)) == []
    assert unregistered("app.domain", [], prefixes=("pol",)) == ["policy"]


def test_an_exception_must_exist() -> None:
    assert unregistered("app.domain", [], prefixes=("pol",), besides=("policy",)) == []
    assert unregistered("app.domain", [app.domain.policy], prefixes=("pol",), besides=("gone",)) == [
        "no such module: gone"
    ]
