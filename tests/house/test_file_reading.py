"""Files are opened for reading by `app/files.py` alone: it refuses pipes and devices, and reads no more than it is allowed to."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from source_tree import faults, modules, name_of, tree_of

OWN_CODE = modules("app", "checkers", "ui")
FILE_DOOR = "app/files.py"
SHIPPED = re.compile(r"resources\.path\(.*\)")
"""What comes with the program is what its installer put there."""
NO_PATH = {
    "app/verify/channels/pdf_attachments.py": "thing",
    "app/verify/channels/pdf_annotations_and_metadata.py": "stream",
    "app/verify/channels/pdf_structure.py": "metadata",
    "app/verify/channels/pdf_content_streams.py": "stream",
    "app/verify/pdf_content.py": "unicode_map",
    "app/verify/pixels.py": "stream",
}
"""Receivers of `read_bytes` that are streams inside a PDF which is in memory."""
ALLOWED = (
    ("app/render/glyph_coverage.py", "font.open('rb')", "a font that comes with the program"),
    ("app/companion/local_socket.py", "os.open(f'\\\\\\\\.\\\\pipe\\\\{name}', os.O_RDWR)", "a pipe of Windows, no file"),
    ("app/vault/folder.py", "os.open(path, os.O_RDWR | os.O_CREAT, 384)", "the lock file, of which nothing is read"),
    ("app/text/public_suffixes.py", "Path(PSLFILE).read_text('utf-8')", "comes with a library"),
    ("app/workers/server.py", "io.FileIO(0, closefd=False)", "the pipe by which a child is told what to do"),
    ("app/workers/limits.py", "place.joinpath(name).read_text()", "of the kernel, about a child"),
    ("app/workers/sandbox/linux.py", "os.open(path, os.O_PATH | os.O_CLOEXEC)", "names a place for Landlock, reads nothing"),
    ("ui/desktop/shell/app.py", "Path('/proc/self/stat').read_text()", "of the kernel, about this process"),
)  # fmt: skip
OPENERS = {"io": ("open", "FileIO", "open_code"), "os": ("open",), "codecs": ("open",), "tokenize": ("open",)}
LIBRARIES = ("ZipFile", "QPixmap", "QImage", "QImageReader", "QFile", "QMovie", "QIcon")
LIBRARY_OPENERS = ("Image", "pikepdf", "tarfile", "gzip", "zipfile", "bz2", "lzma", "fitz", "docx")
A_PATH = re.compile(r"(?:.*[._])?path|Path\(.*|str\(.*path.*\)")


def _reads(call: ast.Call, window: bool) -> bool:
    function, first = call.func, ast.unparse(call.args[0]) if call.args else ""
    if isinstance(function, ast.Name):
        return function.id in ("open", "FileIO") or (function.id in LIBRARIES and bool(A_PATH.fullmatch(first)))
    if not isinstance(function, ast.Attribute):
        return False
    owner = ast.unparse(function.value)
    if function.attr in ("read_bytes", "read_text"):
        return owner not in ("app.files", "files", "reading") and not SHIPPED.fullmatch(owner)
    if owner in OPENERS and function.attr in OPENERS[owner]:
        return True
    if function.attr in LIBRARIES or owner in LIBRARY_OPENERS:
        return bool(A_PATH.fullmatch(first))
    mode = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
    by_mode = isinstance(mode, str) and bool(re.fullmatch(r"[rbt+U]+", mode))
    return function.attr == "open" and (by_mode or (not call.args and not window))  # a dialog opens too, without a word


def file_reads(tree: ast.AST, *, window: bool = False) -> Iterator[str]:
    """Calls that open a file by its name, as `line: code`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _reads(node, window):
            yield f"{node.lineno}: {ast.unparse(node)}"


def _unlawful(path: Path) -> list[str]:
    name = name_of(path)
    allowed = [code for module, code, _ in ALLOWED if module == name]
    if name in NO_PATH:
        allowed.append(f"{NO_PATH[name]}.read_bytes()")
    found = file_reads(tree_of(path), window=name.startswith("ui/desktop/"))
    return [line for line in found if line.partition(": ")[2] not in allowed]


def test_files_are_opened_by_one_module_only() -> None:
    others = [path for path in OWN_CODE if name_of(path) != FILE_DOOR]
    assert len(others) > 300
    assert faults(others, _unlawful) == {}, "use app.files.read_file, read_bytes or opened_file"


def test_what_is_allowed_is_still_there() -> None:
    there = {(name_of(path), line.partition(": ")[2]) for path in OWN_CODE for line in file_reads(tree_of(path))}
    allowed = {(module, code) for module, code, _ in ALLOWED}
    assert allowed | {(module, f"{owner}.read_bytes()") for module, owner in NO_PATH.items()} <= there


@pytest.mark.parametrize(
    "source",
    [
        "open(p)",
        "open(p, 'rb')",
        "io.FileIO(p)",
        "os.open(p, os.O_RDONLY)",
        "path.open()",
        "path.open('rb')",
        "path.open(mode)if 0 else p.open('r')",
        "path.read_bytes()",
        "Path(name).read_text('utf-8')",
        "zipfile.ZipFile(path)",
        "Image.open(self.path)",
        "QPixmap(str(path))",
    ],
)
def test_rule_sees(source: str) -> None:
    assert list(file_reads(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "read_file(path)",
        "resources.path('lists', name).read_text('utf-8')",
        "archive.open(member)",
        "zipfile.ZipFile(io.BytesIO(data))",
        "Image.open(io.BytesIO(data))",
        "Vault.open(folder, unlock)",
        "webbrowser.open(url)",
    ],
)
def test_rule_lets_pass(source: str) -> None:
    assert not list(file_reads(ast.parse(source)))


def test_a_dialog_may_open() -> None:
    assert not list(file_reads(ast.parse("dialog.open()"), window=True))
