"""Memory that the window returns to the system."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ui.desktop.platform import memory

LINES = """\
55d0c0a00000-55d0c0a01000 r--p 00000000 08:01 131 /usr/bin/python3.11
55d0c0a01000-55d0c0a02000 r-xp 00001000 08:01 131 /usr/bin/python3.11
55d0c0a02000-55d0c0a03000 rw-p 00002000 08:01 131 /usr/bin/python3.11
7f0000000000-7f0000001000 r-xp 00000000 00:00 0
7f0000001000-7f0000002000 r--p 00003000 08:01 132 /usr/lib/written while it was loaded.so
7f0000002000-7f0000004000 r-xp 00000000 08:01 132 /usr/lib/A folder/lib one.so (deleted)
7f0000005000-7f0000006000 r-xs 00000000 00:01 133 /memfd:libffi (deleted)
7f0000006000-7f0000007000 r--s 00000000 08:01 136 /usr/lib/compiled_patterns
7f0000007000-7f0000008000 rwxp 00000000 08:01 134 /usr/lib/patched.so
7f0000009000-7f000000a000 r--p 00000000 08:01 135 /usr/lib/fonts/NotoSans.ttf
7f000000b000-7f000000c000 rw-p 00000000 08:01 135 /usr/lib/fonts/NotoSans.ttf
7ffd00000000-7ffd00002000 r-xp 00000000 00:00 0 [vdso]
"""


def smaps(lines: str) -> str:
    """Return the mappings with a few of the figures that Linux prints below each."""
    told = []
    for line in lines.splitlines():
        own = 8 if "written" in line else 0
        told.append(f"{line}\nSize: 8 kB\nRss: 8 kB\nAnonymous:             {own} kB\nVmFlags: rd mr mw me \n")
    return "".join(told)


def test_only_code_fonts_and_tables_that_nobody_wrote_to_are_returned() -> None:
    assert memory._unwritten(smaps(LINES)) == [
        (0x55D0C0A00000, 0x55D0C0A01000),
        (0x55D0C0A01000, 0x55D0C0A02000),
        (0x7F0000002000, 0x7F0000004000),
        (0x7F0000006000, 0x7F0000007000),
        (0x7F0000009000, 0x7F000000A000),
    ]
    assert memory._unwritten("") == []


def code_kb() -> int:
    """Return the kilobytes of code that are mapped."""
    total, counts = 0, False
    for line in Path("/proc/self/smaps").read_text("utf-8").splitlines():
        words = line.split()
        if "-" in words[0]:
            counts = words[1] == "r-xp"
        elif counts and words[0] == "Rss:":
            total += int(words[1])
    return total


@pytest.mark.skipif(sys.platform != "linux", reason="of Linux")
def test_code_that_is_returned_comes_back_when_it_is_used() -> None:
    before = code_kb()
    memory.release_code()
    after = code_kb()
    assert 0 < after < before
    assert sorted(["b", "a"]) == ["a", "b"] and Path(__file__).read_bytes()
