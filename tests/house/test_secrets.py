"""No secret stands in the repository: keys of people, services and machines, by the forms that they have."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator

import pytest
from source_tree import ROOT, faults, imported_modules, modules, tree_of

FORMS = {
    "private key": r"-----BEGIN (?:[A-Z]{2,10} )?PRIVATE KEY-----\s*[A-Za-z0-9+/=\r\n]{40}",
    "age key": r"AGE-SECRET-KEY-1[A-Z0-9]{50,}",
    "minisign key": r"untrusted comment: minisign encrypted secret ke[y]",
    "cloud key": r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bAIza[0-9A-Za-z_-]{35}\b|\bLTAI[0-9A-Za-z]{16,24}\b",
    "forge token": r"\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_[A-Za-z0-9_]{50,}|\bglpat-[A-Za-z0-9_-]{20}\b|\bpypi-AgEI[A-Za-z0-9_-]{50,}",
    "service token": r"\bsk-[A-Za-z0-9_-]{32,}\b|\bxox[abpr]-[A-Za-z0-9-]{20,}|\bsk_live_[A-Za-z0-9]{20,}",
    "signed session": r"\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{20,}",
    "name and password in an address": r"\b(?:https?|imaps?|ftp)://[^\s/:@\"'<>{}]{1,40}:[^\s/:@\"'<>{}]{6,}@(?!example\.|[^/\s]*\.example\b|evil)",
}
"""By what it is. Keys that everybody knows (RFC 8032) stand as hexadecimal digits in tests, and have none of these forms."""

KNOWN = {
    "docs/formats/consent-package-vectors.json": "test vectors of the format: keys made for them, which open nothing else",
    "docs/formats/office-events-vectors.json": "test vectors of the format: keys made for them, which open nothing else",
    "docs/formats/shared-matter-vectors.json": "test vectors of the format: keys made for them, which open nothing else",
    "tests/golden/vault-v1/expected.json": "the recovery data of a vault with an invented person that later versions must open",
}
"""Files that hold such keys on purpose, with the reason; one that no longer does is to be taken out."""


def secrets_in(text: str) -> list[str]:
    """What a text holds, by the names of FORMS."""
    return [name for name, form in FORMS.items() if re.search(form, text)]


def committed() -> Iterator[tuple[str, str]]:
    """Name and text of each committed file that is a text."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file() and b"\0" not in (data := path.read_bytes())[:8000]:
            yield name, data.decode("utf-8", "replace")


def test_no_committed_file_holds_a_secret() -> None:
    files = dict(committed())
    assert len(files) > 1000
    found = {name: kinds for name, text in files.items() if (kinds := secrets_in(text))}
    assert found.keys() - KNOWN.keys() == set(), found
    assert KNOWN.keys() - found.keys() == set()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("private key", "-----BEGIN " + "PRIVATE KEY-----\n" + "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v" * 2),
        ("age key", "AGE-SECRET-" + "KEY-1" + "Q" * 58),
        ("cloud key", "id = AKIA" + "Q" * 16),
        ("forge token", "ghp_" + "a1" * 18),
        ("service token", "sk-" + "a1" * 20),
        ("signed session", "eyJ" + "a" * 20 + ".eyJ" + "b" * 20 + "." + "c" * 30),
        ("name and password in an address", "https://maya:" + "lantern16@mail.north.test/"),
    ],
)
def test_each_form_is_seen(kind: str, text: str) -> None:
    assert secrets_in(text) == [kind]


DRAWN = (
    "app/vault",
    "app/updates",
    "app/caseload",
    "app/aliases",
    "app/evidence",
    "app/workers",
    "app/companion",
    "checkers/net",
)
"""Where keys, salts, nonces and identifiers that nobody may guess are made."""


def test_nothing_that_must_not_be_guessed_comes_from_dice() -> None:
    sources = tuple(path for path in modules("app", "checkers") if path.relative_to(ROOT).as_posix().startswith(DRAWN))
    assert len(sources) > 60
    dice = {"random", "numpy.random"}
    assert faults(sources, lambda path: [line for line, name in imported_modules(tree_of(path)) if name in dice]) == {}
