"""Expressions compiled ahead are the ones Python would compile, and a file that cannot be trusted changes nothing."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app import pattern_cache, resources
from app.pattern_cache import PatternCache

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file as `packaging/setup.sh` has it made."""
    path = tmp_path_factory.mktemp("patterns") / "compiled"
    subprocess.run([sys.executable, "packaging/compile_patterns.py", str(path)], cwd=ROOT, check=True)
    return path


SCAN = """
import json, re, sys, time
from pathlib import Path
from re import _parser
from app import pattern_cache
parsed = []
parse = _parser.parse
_parser.parse = lambda *given: (isinstance(given[0], str) and parsed.append(given)) or parse(*given)  # of bytes there is one, of Python's own
if sys.argv[1]:
    assert pattern_cache.use(Path(sys.argv[1]))
from app.redact.personal_data_scan import scan
print(json.dumps([[len(parsed)], [[one.start, one.end, one.kind.value] for one in scan(sys.stdin.read())]]))
"""


def found(path: Path | str, text: str) -> tuple[int, list[list[object]]]:
    """How many expressions a new process parsed, and what it found in a text."""
    command = [sys.executable, "-c", SCAN, str(path)]
    told = subprocess.run(command, input=text, cwd=ROOT, check=True, capture_output=True, text=True)
    counted, spans = json.loads(told.stdout)
    return counted[0], spans


def test_a_new_process_parses_hardly_an_expression_and_finds_the_same(written: Path) -> None:
    """A résumé's personal data, with the file and without it."""
    text = resources.path("samples", "resume-zh.json").read_text("utf-8")[:4_000]
    parsed_anew, without = found("", text)
    parsed_with, with_file = found(written, text)
    assert with_file == without and without
    assert parsed_with < parsed_anew / 10


def test_what_the_window_and_its_binding_compile_at_a_start_is_in_the_file(written: Path) -> None:
    """Both parse a résumé's worth of expressions before the first paint otherwise."""
    program = SCAN.partition("from app.redact")[0] + "import ui.desktop.shell.app; print(len(parsed))"
    counts = [
        int(subprocess.run([sys.executable, "-c", program, one], cwd=ROOT, check=True, capture_output=True).stdout)
        for one in ("", str(written))
    ]
    assert counts[1] == 0 < counts[0]


EXPRESSIONS = [
    *(
        r"(?P<year>\d{4})-(?P<m>\d\d)",
        r"(?i)straße|ﬁ",
        r"[\u4e00-\u9fff]{2,4}(?=先生)",
        r"(a)(b)?(?:c|d)+",
        r"(?x) a b # c",
    ),
]


@pytest.mark.parametrize("expression", EXPRESSIONS)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.ASCII])
def test_a_kept_expression_is_the_same_in_every_part(tmp_path: Path, expression: str, flags: int) -> None:
    """Its flags, groups and names are those of Python's own, and it matches alike."""
    written = tmp_path / "compiled"
    program = (
        "import sys; sys.path[:0] = ['packaging', '.']\nimport compile_patterns, re\nkept = compile_patterns.record()\n"
    )
    program += "from pathlib import Path; from app import pattern_cache\nre.compile(sys.argv[1], int(sys.argv[2]))\n"
    program += "Path(sys.argv[3]).write_bytes(pattern_cache.packed(kept, {}))"
    subprocess.run([sys.executable, "-c", program, expression, str(int(flags)), str(written)], cwd=ROOT, check=True)
    taken, own = PatternCache(written).pattern(expression, int(flags)), re.compile(expression, flags)
    assert taken == own
    assert (taken.pattern, taken.flags, taken.groups, taken.groupindex) == (
        *(own.pattern, own.flags, own.groups, own.groupindex),
    )
    for text in ("2024-05", "STRASSE ﬁ straße", "张伟明先生", "abcd ab", "A B"):
        assert [one.span() for one in taken.finditer(text)] == [one.span() for one in own.finditer(text)]


def test_an_unknown_expression_is_not_found(written: Path) -> None:
    """A changed expression, or other flags, are compiled as ever."""
    assert PatternCache(written).pattern("an expression nobody wrote (x)", 0) is None


@pytest.mark.parametrize("damage", ["cut", "short", "other", "empty", "absent"])
def test_a_file_that_cannot_be_used_changes_nothing(written: Path, tmp_path: Path, damage: str) -> None:
    """Damaged, of another Python, empty or missing: the program compiles by itself."""
    data = written.read_bytes()
    path = tmp_path / "compiled"
    if damage != "absent":
        other = data.replace(sys.version.encode(), sys.version.replace("3", "2").encode(), 1)
        path.write_bytes({"cut": data[:5_000], "short": data[:-1], "other": other, "empty": b""}[damage])
    assert not pattern_cache.use(path)
