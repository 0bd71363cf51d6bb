"""A bag checks with `sha256sum` and with the script inside it; a changed, missing or added file is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app import resources
from app.evidence.bagit import bag
from app.evidence.exhibits import Happening, HiddenPart, hide, merge, path_of, timeline

VERIFY = resources.path("proof", "verify_bag.py").read_bytes()


def written(folder: Path, payload: dict[str, bytes]) -> Path:
    for path, data in bag(payload, {"External-Description": "x " * 80}, {"verify_bag.py": VERIFY}).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder


def verified(folder: Path) -> tuple[int, str]:
    done = subprocess.run([sys.executable, str(folder / "verify_bag.py")], capture_output=True, text=True, cwd=folder)
    return done.returncode, done.stdout


def test_a_bag_checks_by_itself_and_by_sha256sum(tmp_path: Path) -> None:
    folder = written(tmp_path, {"originals/01-a.png": b"\x89PNG", "证据/说明.txt": "字".encode()})
    assert verified(folder)[0] == 0
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        done = subprocess.run(["sha256sum", "-c", "--strict", manifest], capture_output=True, text=True, cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
    info = (folder / "bag-info.txt").read_text("utf-8")
    assert "Payload-Oxum: 7.2" in info
    assert all(len(line) < 80 for line in info.splitlines())


@pytest.mark.parametrize("harm", ["changed", "missing", "added"])
def test_harm_is_told(tmp_path: Path, harm: str) -> None:
    folder = written(tmp_path, {"a.txt": b"one"})
    if harm == "changed":
        (folder / "data" / "a.txt").write_bytes(b"two")
    elif harm == "missing":
        (folder / "data" / "a.txt").unlink()
    else:
        (folder / "data" / "b.txt").write_bytes(b"new")
    status, said = verified(folder)
    assert status == 1
    assert said.startswith(f"{harm}: data/")


@pytest.mark.parametrize("path", ["../out.txt", "/etc/passwd", "a/../../b", "a\nb", "a\\b"])
def test_no_path_leaves_the_bag(path: str) -> None:
    with pytest.raises(ValueError, match="no path"):
        bag({path: b""}, {})


def test_names_of_exhibits_hold_on_any_system() -> None:
    assert path_of(3, '../..\\CON:"聊天 记录".png', "originals") == "originals/03-CON_聊天 记录_.png"
    assert path_of(1, "...", "x") == "x/01-file"
    assert len(path_of(1, "a" * 500 + ".png", "x")) < 90


def test_overlapping_spans_hide_once() -> None:
    parts = merge(HiddenPart(*one) for one in [(3, 9, "[phone]"), (0, 5, "[name]"), (4, 5, "")])
    assert hide("Li Na 138 and more", parts) == "[name] and more"


def test_the_timeline_is_in_order_and_says_a_thing_once() -> None:
    one, two = Happening("2026-11-02", "", "b"), Happening("2026-11-01", "14:05", "a")
    assert timeline([one, two, one]) == (two, one)
