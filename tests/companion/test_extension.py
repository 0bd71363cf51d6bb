"""The packed extension: what it may do, what it consists of, and that the same sources give the same bytes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import runpy
import zipfile
from pathlib import Path
from typing import Any

import pytest

from app.companion import extension_ids
from app.ingest import drawn_digits

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "packaging" / "browser"
PACKER: dict[str, Any] = runpy.run_path(str(ROOT / "packaging" / "browser_extension.py"))
SCRIPTS = ("capture.js", "worker.js")


@pytest.fixture(params=PACKER["KINDS"])
def manifest(request: pytest.FixtureRequest) -> dict[str, Any]:
    return PACKER["manifest"](request.param)  # type: ignore[no-any-return]


def test_the_rights_are_three_and_the_network_is_closed(manifest: dict[str, Any]) -> None:
    assert manifest["manifest_version"] == 3
    assert manifest["permissions"] == ["activeTab", "scripting", "nativeMessaging"]
    assert not {"host_permissions", "optional_permissions", "optional_host_permissions", "content_scripts", "externally_connectable", "web_accessible_resources"} & manifest.keys()  # fmt: skip
    assert manifest["content_security_policy"] == {
        "extension_pages": "default-src 'none'; script-src 'self'; connect-src 'none'"
    }
    assert manifest["version"] == PACKER["version"]() and re.fullmatch(r"\d+(\.\d+){0,3}", manifest["version"])


def test_each_browser_finds_what_it_needs() -> None:
    chromium, firefox = PACKER["manifest"]("chromium"), PACKER["manifest"]("firefox")
    assert chromium["background"] == {"service_worker": "worker.js"} and "browser_specific_settings" not in chromium
    gecko = firefox["browser_specific_settings"]["gecko"]
    assert firefox["background"] == {"scripts": ["worker.js"]} and "key" not in firefox
    assert gecko["id"] == extension_ids.ADD_ON and gecko["strict_min_version"] == "140.0"
    assert gecko["data_collection_permissions"] == {"required": ["browsingActivity", "websiteContent"]}


def test_the_id_of_the_extension_follows_from_its_key() -> None:
    key = base64.b64decode(PACKER["manifest"]("chromium")["key"], validate=True)
    digest = hashlib.sha256(key).hexdigest()[:32]
    assert extension_ids.EXTENSIONS[0] == "".join(chr(ord("a") + int(figure, 16)) for figure in digest)
    assert "key" not in PACKER["manifest"]("chromium", store=True)


def test_the_same_sources_give_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("one", "two"):
        assert PACKER["main"](["--out", str(tmp_path / folder)]) == 0
    names = [f"countermark-companion-{kind}-{PACKER['version']()}.zip" for kind in PACKER["KINDS"]]
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == names
    for name in names:
        first, second = (tmp_path / folder / name for folder in ("one", "two"))
        assert first.read_bytes() == second.read_bytes()
        with zipfile.ZipFile(first) as packed:
            assert packed.testzip() is None and packed.namelist() == sorted(packed.namelist())
            named = [path for path in packed.namelist() if not path.startswith(("icons/", "_locales/"))]
            assert named == ["capture.js", "manifest.json", "worker.js"]


def test_every_source_is_packed() -> None:
    sources = {str(path.relative_to(SOURCES)).replace("\\", "/") for path in SOURCES.rglob("*") if path.is_file()}
    parts = {f"manifest.{kind}.json" for kind in PACKER["KINDS"]}
    assert sources - parts == PACKER["contents"]("chromium").keys()


def test_both_languages_say_all_that_is_asked_for() -> None:
    texts = {
        code: json.loads((SOURCES / f"_locales/{code}/messages.json").read_text("utf-8")) for code in ("en", "zh_CN")
    }
    assert texts["en"].keys() == texts["zh_CN"].keys()
    assert all(len(one["message"]) > 2 for language in texts.values() for one in language.values())
    worker, manifest = (SOURCES / "worker.js").read_text("utf-8"), (SOURCES / "manifest.json").read_text("utf-8")
    asked = set(re.findall(r'"(?:…|!|✓)", "(\w+)"', worker)) | set(re.findall(r"__MSG_(\w+)__", manifest))
    assert asked == texts["en"].keys()


def test_scripts_run_nothing_from_elsewhere() -> None:
    for name in SCRIPTS:
        text = (SOURCES / name).read_text("utf-8")
        assert not re.search(r"\b(?:eval|Function|fetch|XMLHttpRequest|WebSocket|import|importScripts|innerHTML|outerHTML|cookie|localStorage|sendBeacon|setTimeout)\b", text)  # fmt: skip
        assert max(map(len, text.splitlines())) < 240, "plain, not minified"


def test_the_picture_of_the_digits_is_cut_where_it_was_drawn() -> None:
    text = (SOURCES / "capture.js").read_text("utf-8")
    assert f"canvas.width = {drawn_digits.CELL} * list.length + {drawn_digits.AROUND};" in text
    assert f"canvas.height = {drawn_digits.HEIGHT};" in text
    middle = drawn_digits.AROUND // 2 + drawn_digits.CELL // 2
    assert f"pen.fillText(char, {middle} + {drawn_digits.CELL} * at, " in text
