"""What is said of the libraries in the bundle: one that the loader could not map is not handed out."""

from __future__ import annotations

import platform
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from source_tree import ROOT

sys.path.insert(0, str(ROOT / "packaging"))
import elf_gaps
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


def test_what_nothing_refers_to_is_left_out_and_the_library_works(tmp_path: Path) -> None:
    """Of the libraries of wheels, at least one is padded by patchelf; each is loaded from its smaller copy."""
    libraries = [path for path in (ROOT / ".venv").rglob("pi*.libs/*.so*") if path.is_file()]
    smaller = list[Path]()
    for library in libraries:
        folder = tmp_path / library.parent.name
        folder.mkdir(exist_ok=True)
        whole, data = library.read_bytes(), elf_gaps.closed(library.read_bytes())
        (folder / library.name).write_bytes(data)
        assert elf_needs.is_loadable(folder / library.name) and elf_gaps.gaps(data) == []
        smaller += [library] if len(data) < len(whole) else []
    if platform.machine() != "x86_64":
        pytest.skip("only libraries of x86-64 are changed")
    assert smaller
    said = subprocess.run(
        [sys.executable, "-c", LOADED, *map(str, (tmp_path / one.parent.name / one.name for one in smaller))],
        env={"LD_LIBRARY_PATH": ":".join(map(str, {path.parent for path in tmp_path.rglob("*.so*")}))},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert said == [one.name for one in smaller]


LOADED = """
import ctypes, pathlib, sys
for path in map(pathlib.Path, sys.argv[1:]):
    library = ctypes.CDLL(str(path))
    mapped = {line.split()[-1] for line in open("/proc/self/maps")}
    print(path.name if str(path) in mapped and library._handle else "?")
"""
