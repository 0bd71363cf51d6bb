"""Typst's library without its own fonts: the same pages as before, and nothing in the program that would ask for them."""

from __future__ import annotations

import ast
import importlib.util
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from source_tree import ROOT, modules, tree_of

sys.path.insert(0, str(ROOT / "packaging"))
import elf_needs
import small_typst

TEXT = '#set text(font: ("Noto Sans", "Noto Sans SC"))\n= Résumé 简历\n*bold* #sym.arrow.r `raw` 2021–2024\n'
COMPILED = """
import sys, typst
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[sys.argv[2]])
data = typst.Compiler(sys.argv[1], font_paths=fonts).compile(format="svg")
sys.stdout.buffer.write(data if isinstance(data, bytes) else b"".join(data))
"""


def library() -> Path:
    found = importlib.util.find_spec("typst")
    assert found is not None and found.origin is not None
    (path,) = Path(found.origin).parent.glob("_typst*.so")
    return path


def compiled(package: Path, text: Path) -> bytes:
    """The pages of a text, by the package `typst` in a folder."""
    command = [sys.executable, "-c", COMPILED, text, ROOT / "resources" / "fonts"]
    return subprocess.run(command, env={"PYTHONPATH": str(package)}, capture_output=True, check=True).stdout


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() != "x86_64", reason="only libraries of x86-64 are changed"
)
def test_without_its_fonts_it_sets_the_same_pages(tmp_path: Path) -> None:
    whole = library()
    small = tmp_path / "small" / "typst"
    shutil.copytree(whole.parent, small, ignore=shutil.ignore_patterns("__pycache__"))
    small_typst.main(str(whole), str(small / whole.name))
    assert whole.stat().st_size - (small / whole.name).stat().st_size > 19_000_000
    assert elf_needs.is_loadable(small / whole.name)
    assert elf_needs.needed_by(small / whole.name) == elf_needs.needed_by(whole)
    versions = [re.findall(r"Name: (\S+)", elf_needs.readelf("-V", [path])) for path in (small / whole.name, whole)]
    assert versions[0] == versions[1] != []
    text = tmp_path / "page.typ"
    text.write_text(TEXT, "utf-8")
    pages = compiled(small.parent, text)
    assert len(pages) > 5_000 and pages == compiled(whole.parent.parent, text)


def test_a_library_without_fonts_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.so").write_bytes(b"\x7fELF\x02\x01" + bytes(2000))
    with pytest.raises(SystemExit, match="stays as it is"):
        small_typst.main(str(tmp_path / "a.so"), str(tmp_path / "b.so"))
    assert not (tmp_path / "b.so").exists()


def test_nothing_asks_for_the_fonts_that_are_left_out() -> None:
    """A page that asked for them would end the process: where they stood, nothing is mapped."""
    calls = [
        node
        for path in modules("app", "checkers", "ui")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
    ]
    named = [call for call in calls if ast.unparse(call.func) in ("typst.Fonts", "typst.Compiler", "typst.compile")]
    given = {ast.unparse(call.func): {word.arg: ast.unparse(word.value) for word in call.keywords} for call in named}
    assert len(named) == 2 and given["typst.Fonts"]["include_embedded_fonts"] == "False"
    assert given["typst.Compiler"]["font_paths"] == "_fonts()"
