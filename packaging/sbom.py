"""Writes a bill of materials of the program in CycloneDX 1.6 (JSON): `sbom.py [TARGET]`. Reads the environment it runs in.

Every package of the run lock that this system uses, with its licence and hashes; the parts inside their wheels, from
the bills that the wheels bring (Typst's and cryptography's crates, Pillow's libraries), and from packaging/licences.toml
for those that bring none (Qt, ICU, OpenSSL, SQLCipher); the fonts and lists of NOTICE. The same input gives the same bytes.
"""

from __future__ import annotations

import importlib.metadata
import json
import platform
import re
import ssl
import sys
import tomllib
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from packaging.requirements import Requirement
from release_facts import FACTS, ROOT, epoch, words

Component = dict[str, Any]
STATED: Final[dict[str, Any]] = tomllib.loads((ROOT / "packaging/licences.toml").read_text("utf-8"))
CLASSIFIERS: Final = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}


def locked() -> dict[str, tuple[Requirement, list[str]]]:
    """Return name -> (pinned requirement, sha256 sums) of what the run lock gives this system."""
    found = {}
    for entry in re.split(r"\n(?=[\w.-]+==)", (ROOT / "requirements.txt").read_text("utf-8"))[1:]:
        wanted = Requirement(entry.partition("\\")[0].strip())
        if wanted.marker is None or wanted.marker.evaluate():
            found[wanted.name] = (wanted, re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))
    return found


def licence_of(name: str) -> str:
    """Return the SPDX expression of an installed package; empty when neither its metadata nor licences.toml states one."""
    stated = STATED["packages"].get(name)
    if stated:
        return str(stated["licence"])
    about = importlib.metadata.metadata(name)
    if about.get("License-Expression"):
        return str(about["License-Expression"])
    last = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or [] if line.startswith("License")]
    named = {CLASSIFIERS[line] for line in last if line in CLASSIFIERS}
    plain = str(about.get("License") or "")
    return named.pop() if len(named) == 1 else plain if re.fullmatch(r"[A-Z][\w.-]{1,19}", plain) else ""


def part(kind: str, name: str, version: str, licence: str, **more: Any) -> Component:
    """Return one component."""
    licences = [{"expression": licence}] if licence else []
    reference = more.get("purl", f"{name}@{version}")
    return {"type": kind, "bom-ref": reference, "name": name, "version": version, "licenses": licences, **more}


def package_parts() -> Iterator[Component]:
    """Yield the packages of the lock, then what the bills in their wheels name."""
    for name, (wanted, sums) in locked().items():
        version = next(iter(wanted.specifier)).version
        hashes = [{"alg": "SHA-256", "content": one} for one in sums]
        yield part("library", name, version, licence_of(name), purl=f"pkg:pypi/{name}@{version}", hashes=hashes)
        for file in importlib.metadata.files(name) or []:
            if file.parent.name == "sboms" and file.suffix == ".json":
                inner = json.loads(Path(str(file.locate())).read_text("utf-8"))
                yield from (carried(one) for one in inner.get("components", []))


def carried(component: Component) -> Component:
    """Return a component of a wheel's own bill, with what names the machine that built the wheel left out."""
    kept = ("type", "group", "name", "version", "licenses", "purl", "cpe", "hashes", "copyright")
    own = {key: component[key] for key in kept if key in component}
    own["purl"] = str(own.get("purl", "")).partition("?")[0]
    if not own["purl"]:
        del own["purl"]
    return {"bom-ref": own.get("purl", f"{own['name']}@{own.get('version', '')}"), **own}


def versions() -> dict[str, str]:
    """Return the versions of the parts in licences.toml, asked of the parts themselves."""
    import lxml.etree
    import pikepdf
    import pypdfium2
    import sqlcipher3

    database = sqlcipher3.connect(":memory:")
    (cipher,), (sqlite,) = (
        database.execute(question).fetchone() for question in ("PRAGMA cipher_version", "SELECT sqlite_version()")
    )
    database.close()
    qt = importlib.metadata.version("PySide6-Essentials")
    icu = [file.name for file in importlib.metadata.files("PySide6-Essentials") or [] if "libicudata.so" in file.name]
    return {
        "qt": qt,
        "icu": icu[0].rpartition(".")[2] if icu else "of the system",
        "python": platform.python_version(),
        "openssl": ssl.OPENSSL_VERSION.split()[1],
        "sqlcipher": str(cipher).split()[0],
        "sqlite": str(sqlite),
        "pdfium": str(pypdfium2.version.PDFIUM_INFO.build),
        "qpdf": pikepdf.__libqpdf_version__,
        "libxml2": ".".join(map(str, lxml.etree.LIBXML_VERSION)),
    }


def font_parts() -> Iterator[Component]:
    """Yield the fonts, which NOTICE names with their licence files, each with the version that stands in it."""
    from fontTools.ttLib import TTFont

    folder = ROOT / "resources" / "fonts"
    for path in sorted(folder.glob("OFL-*.txt")):
        family = path.stem.removeprefix("OFL-")
        with TTFont(folder / f"{family}-Regular.ttf", lazy=True) as font:
            version = f"{font['head'].fontRevision:.3f}"
        yield part("data", f"font {family}", version, "OFL-1.1")


def bill() -> dict[str, Any]:
    """Return the whole bill."""
    found = versions()
    stated = (part("library", one["name"], found[key], one["licence"]) for key, one in STATED["parts"].items())
    every = {one["bom-ref"]: one for one in (*package_parts(), *stated, *font_parts())}
    program = part("application", FACTS["name"], words()["version"], FACTS["licence"])
    ordered = [every[reference] for reference in sorted(every)]
    moment = datetime.fromtimestamp(epoch(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(ordered, sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"timestamp": moment, "component": program},
        "components": ordered,
    }


if __name__ == "__main__":
    text = json.dumps(bill(), ensure_ascii=False, indent=1) + "\n"
    Path(sys.argv[1] if sys.argv[1:] else "dist/sbom.cdx.json").write_text(text, "utf-8")
