"""What the program brings along: a bill of materials that names all of it, under licences it may be handed out with."""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from source_tree import ROOT

ALLOWED = re.compile(
    r"MIT|MIT-0|MIT-CMU|0BSD|Apache-2\.0|BSD-[23]-Clause|PSF-2\.0|Zlib|CC0-1\.0|MPL-2\.0|LGPL-(?:2\.1-or-later|3\.0-only)"
    r"|OFL-1\.1|Unicode-3\.0|blessing|LicenseRef-Public-Domain"
)
FORBIDDEN = ("qtcharts", "qtgraphs", "qtvirtualkeyboard", "pyside6-addons")
"""Parts of Qt that are GPL only, by the names of their packages and plugins."""


def written(target: Path, **environment: str) -> dict[str, Any]:
    """The bill, written by a process of its own."""
    command = [sys.executable, "packaging/sbom.py", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1790000000", **environment})
    found: dict[str, Any] = json.loads(target.read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return written(tmp_path_factory.mktemp("bill") / "bill.json")


def is_allowed(expression: str) -> bool:
    """Whether the expression leaves a choice under which the program may bring the part along."""
    ways = re.sub(r"[()]", "", expression).split(" OR ")
    return any(all(ALLOWED.fullmatch(part) for part in re.split(" AND ", way)) for way in ways)


@pytest.mark.parametrize("expression", ["GPL-3.0-only", "MIT AND GPL-2.0-only", "AGPL-3.0-or-later", ""])
def test_rule_refuses(expression: str) -> None:
    assert not is_allowed(expression)


def test_rule_takes_the_way_that_is_open() -> None:
    assert is_allowed("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only")


def test_every_package_has_a_licence_it_may_be_handed_out_with(bill: dict[str, Any]) -> None:
    packages = [one for one in bill["components"] if one.get("purl", "").startswith("pkg:pypi/") and "hashes" in one]
    stated = {one["name"]: "".join(lic.get("expression", "") for lic in one["licenses"]) for one in packages}
    assert len(stated) > 40
    assert {name: said for name, said in stated.items() if not is_allowed(said)} == {}


def test_overrides_carry_evidence_that_stands_in_the_package() -> None:
    stated = tomllib.loads((ROOT / "packaging/licences.toml").read_text("utf-8"))
    assert all(one["evidence"] for one in (*stated["packages"].values(), *stated["parts"].values()))
    for name, one in stated["packages"].items():
        about = "\n".join(f"{key}: {value}" for key, value in importlib.metadata.metadata(name).items())
        every = importlib.metadata.files(name) or []
        files = [path for path in every if "LICENSE" in path.name.upper()]
        text = "\n".join([about, *(Path(str(path.locate())).read_text("utf-8") for path in files)])
        quoted = re.search(r"'(.+)'$", one["evidence"])
        folders = {"LICENSES", "BUILD_LICENSES"} <= {part for path in every for part in path.parts}
        assert quoted[1] in " ".join(text.split()) if quoted else folders, name


def test_bill_names_what_is_inside_the_wheels(bill: dict[str, Any]) -> None:
    names = {one["name"] for one in bill["components"]}
    assert {"typst-library", "pyside6-essentials", "font NotoSansSC"} <= names
    ours = {"Qt", "ICU", "OpenSSL", "SQLCipher", "SQLite", "PDFium", "qpdf", "CPython", "libxml2"}
    assert ours <= names
    assert all(one["version"] for one in bill["components"] if one["name"] in ours)
    assert not {name.lower() for name in names} & set(FORBIDDEN)
    fonts = {one["name"]: one["version"] for one in bill["components"] if one["name"].startswith("font ")}
    assert fonts["font NotoSans"] == "2.015" and fonts["font NotoSansSC"] == "2.004" and len(fonts) == 6


def test_bill_names_no_machine_and_is_the_same_twice(bill: dict[str, Any], tmp_path: Path) -> None:
    assert written(tmp_path / "again.json", TZ="Pacific/Auckland", LC_ALL="C") == bill
    assert "file:/" not in json.dumps(bill) and "://" not in json.dumps([one["bom-ref"] for one in bill["components"]])
    references = [one["bom-ref"] for one in bill["components"]]
    assert references == sorted(set(references))
