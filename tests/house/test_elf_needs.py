"""What is said of the libraries in the bundle: one that the loader could not map is not handed out."""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from source_tree import ROOT

sys.path.insert(0, str(ROOT / "packaging"))
import elf_needs

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("strip"), reason="needs ELF files and strip"
)


def with_moved_segment(source: Path, target: Path) -> Path:
    """A copy in which the first segment that is loaded lies eight bytes off its page, as old versions of strip leave it."""
    data = bytearray(source.read_bytes())
    (start,), (size, count) = struct.unpack_from("<Q", data, 32), struct.unpack_from("<HH", data, 54)
    for at in range(start, start + size * count, size):
        if struct.unpack_from("<I", data, at)[0] == elf_needs.LOAD:
            struct.pack_into("<Q", data, at + 8, struct.unpack_from("<Q", data, at + 8)[0] + 8)
            break
    target.write_bytes(data)
    return target


def test_every_library_of_this_environment_can_be_loaded() -> None:
    libraries = [path for path in (ROOT / ".venv").rglob("*.libs/*.so*") if path.is_file()]
    assert libraries and [path.name for path in libraries if not elf_needs.is_loadable(path)] == []


def test_a_segment_off_its_page_is_seen_and_the_loader_agrees(tmp_path: Path) -> None:
    program = Path(shutil.which("true") or "")
    broken = with_moved_segment(program, tmp_path / "broken")
    broken.chmod(0o755)
    assert elf_needs.is_loadable(program) and not elf_needs.is_loadable(broken)
    with pytest.raises((OSError, subprocess.CalledProcessError)):
        subprocess.run([broken], check=True, capture_output=True)


def test_a_library_that_strip_breaks_stays_as_it_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (library, *_) = sorted((ROOT / ".venv").rglob("numpy.libs/libscipy*.so*"))
    fake = tmp_path / "bin" / "strip"
    fake.parent.mkdir()
    fake.write_text(
        f"#!{sys.executable}\nimport shutil, sys\nshutil.copyfile({str(tmp_path / 'broken')!r}, sys.argv[-1])\n"
    )
    fake.chmod(0o755)
    with_moved_segment(Path(shutil.which("true") or ""), tmp_path / "broken")
    monkeypatch.setenv("PATH", str(fake.parent))
    assert elf_needs.stripped(library, tmp_path / "out.so") == library
