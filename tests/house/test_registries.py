"""Nothing is found by magic: each registry is a tuple written by hand, and here is proof that no file is missing from it."""

from __future__ import annotations

import importlib

from registry_rule import unregistered
from source_tree import ROOT

from app.marks.layers import LAYERS
from app.redact.detectors import DETECTORS
from app.vault.migrations import MIGRATIONS
from checkers.signals.registry import CHECKERS
from ui.commands.cli import COMMANDS


def test_checkers() -> None:
    kinds = ("posting_", "employer_", "licence_", "domain_")
    assert unregistered("checkers.signals", CHECKERS, prefixes=kinds, besides=CHECKER_HELPERS) == []
    assert len({checker.name for checker in CHECKERS}) == len(CHECKERS)


CHECKER_HELPERS = ("licence_uscc",)
"""Arithmetic that `licence_numbers` uses."""


def test_detectors() -> None:
    assert unregistered("app.redact.detectors", DETECTORS, besides=("base", "people")) == []
    assert len({detector.name for detector in DETECTORS}) == len(DETECTORS)


def test_mark_layers() -> None:
    assert unregistered("app.marks.layers", LAYERS) == []


def test_migrations() -> None:
    assert unregistered("app.vault.migrations", MIGRATIONS) == []
    assert [step.version for step in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_commands() -> None:
    modules = [importlib.import_module(f"ui.commands.{noun.replace('-', '_')}") for noun in COMMANDS]
    assert unregistered("ui.commands", modules, besides=("cli", "common", "jsonl", *ACTIONS)) == []


ACTIONS = (
    *("caseload_batch", "caseload_consent", "caseload_matter", "caseload_office", "caseload_report", "caseload_share"),
    *("caseload_shared", "caseload_trace"),
    "trace_facts",
    "incident_evidence",
    *(
        "copy_cover",
        "copy_design",
        "copy_edited",
        "copy_hand_over",
        "copy_meter",
        "copy_identifying_names",
        "copy_verify",
        "copy_words",
    ),
    *("resume_identifying_names", "resume_optional_items", "resume_versions", "resume_wordings"),
)
"""Actions of a noun that stand in a file of their own; their noun's file adds them."""


def test_rule_packs_are_not_empty() -> None:
    packs = list((ROOT / "resources" / "rules").glob("*.yaml"))
    assert packs and all("licence:" in pack.read_text("utf-8") for pack in packs)
