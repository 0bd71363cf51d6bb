"""The layer rules: import-linter's contracts, and the doors that only one module may open (network, files, Qt)."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import source_tree
from source_tree import ROOT, faults, imported_modules, modules, name_of, tree_of, within

OWN_CODE = modules("app", "checkers", "ui")

NETWORK_MODULES = (
    *("requests", "urllib3", "urllib.request", "http.client", "http.server", "socket", "socketserver", "asyncio"),
    *("imaplib", "smtplib", "poplib", "ftplib", "nntplib", "telnetlib", "xmlrpc", "httpx", "aiohttp", "imap_tools"),
    *("PySide6.QtNetwork", "PySide6.QtWebSockets"),
)
NETWORK_DOORS = ("checkers/net/client.py", "checkers/net/sockets.py", "checkers/net/transport.py", "app/mail/")
LOCAL_SOCKETS = ("PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket")
"""Talk to a second instance of the program on the same machine only; never leave it."""

LOCAL_DOOR = "app/companion/local_socket.py"
"""By which the host of the browser companion reaches the window: a socket of the one family that stays on the machine."""

FILE_DOOR = "app/files.py"
NO_CONTENT = (
    ("app/vault/folder.py", "os.open(path, os.O_RDWR | os.O_CREAT, 384)", "the lock file, always empty"),
    (LOCAL_DOOR, "os.open(f'\\\\\\\\.\\\\pipe\\\\{name}', os.O_RDWR)", "a pipe of Windows, no file"),
    (
        "app/workers/sandbox/linux.py",
        "os.open(path, os.O_PATH | os.O_CLOEXEC)",
        "names a place for Landlock, reads nothing",
    ),
)
"""Calls elsewhere that put nothing into a file: (module, code, why)."""
WRITING_METHODS = ("write_text", "write_bytes", "mkdir", "touch", "symlink_to", "hardlink_to")
WRITING_FUNCTIONS = {
    "os": ("open", "rename", "replace", "mkdir", "makedirs", "link", "symlink"),
    "shutil": ("copy", "copy2", "copyfile", "copyfileobj", "copytree", "move", "make_archive"),
    "tempfile": ("NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkstemp"),
}


def test_contracts_hold() -> None:
    """In a process of its own: import-linter silences the loggers of whoever calls it, which tests after this one listen to."""
    call = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", call], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


def import_circles(files: Iterable[Path]) -> list[list[str]]:
    """Groups of modules that import one another, directly or round about (strongly connected components, Tarjan)."""
    named = {module_name(path): path for path in files}
    graph = {
        name: {
            target
            for _, target in imported_modules(tree_of(path))
            if target in named and not (named[target].name == "__init__.py" and target in name)
        }
        for name, path in named.items()
    }
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    circles: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = lowest[name] = len(order)
        stack.append(name)
        for target in sorted(graph[name]):
            if target not in order:
                visit(target)
                lowest[name] = min(lowest[name], lowest[target])
            elif target in stack:
                lowest[name] = min(lowest[name], order[target])
        if lowest[name] == order[name]:
            found = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            if len(found) > 1:
                circles.append(sorted(found))

    for name in sorted(graph):
        if name not in order:
            visit(name)
    return circles


def module_name(path: Path) -> str:
    """The dotted name of a module of the tree."""
    return name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def test_nothing_imports_in_a_circle() -> None:
    assert import_circles(modules("app", "checkers", "ui", "benchmarks")) == []


def test_a_circle_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_tree, "ROOT", tmp_path)
    for name, source in (
        ("a", "from b import x"),
        ("b", "def f():\n    import c"),
        ("c", "import a"),
        ("d", "import a"),
    ):
        (tmp_path / f"{name}.py").write_text(source)
    assert import_circles(sorted(tmp_path.glob("*.py"))) == [["a", "b", "c"]]


def network_imports(tree: ast.AST) -> list[str]:
    """Imports that could open a connection, as `line: module`."""
    found = []
    for line, name in imported_modules(tree):
        if name == "PySide6.QtNetwork" or name in LOCAL_SOCKETS:
            continue  # judged by the names taken from it
        if within(name, NETWORK_MODULES):
            found.append(f"{line}: {name}")
    return found


def test_network_is_reached_through_its_door_only() -> None:
    others = [path for path in OWN_CODE if not name_of(path).startswith((*NETWORK_DOORS, LOCAL_DOOR))]
    assert len(others) > 300
    assert faults(others, lambda path: network_imports(tree_of(path))) == {}


def sockets_of(tree: ast.AST) -> set[str]:
    """Everything that a module takes from `socket`, and other network modules that it imports."""
    names = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    taken = {name for name in names if name.startswith("socket.")}
    return taken | {line for line in network_imports(tree) if not line.endswith(": socket")}


def test_the_local_socket_stays_on_this_machine() -> None:
    (door,) = [path for path in OWN_CODE if name_of(path) == LOCAL_DOOR]
    assert sockets_of(tree_of(door)) == {"socket.socket", "socket.AF_UNIX", "socket.SOCK_STREAM"}


def test_local_socket_rule_sees() -> None:
    assert "socket.create_connection" in sockets_of(ast.parse("import socket\nsocket.create_connection(a)"))
    assert sockets_of(ast.parse("from socket import AF_INET"))


@pytest.mark.parametrize(
    "source",
    [
        "import requests",
        "from urllib import request",
        "import http.client as h",
        "def f():\n  from socket import socket",
        "from PySide6.QtNetwork import QNetworkAccessManager",
    ],
)
def test_network_rule_sees(source: str) -> None:
    assert network_imports(ast.parse(source))


@pytest.mark.parametrize("source", ["from urllib.parse import urlsplit", "from PySide6.QtNetwork import QLocalServer"])
def test_network_rule_lets_pass(source: str) -> None:
    assert not network_imports(ast.parse(source))


def _qt_imports(path: Path) -> list[str]:
    imports = imported_modules(tree_of(path))
    return [f"{line}: {name}" for line, name in imports if within(name, ("PySide6", "shiboken6"))]


def test_qt_is_imported_by_the_window_only() -> None:
    assert faults((path for path in OWN_CODE if not name_of(path).startswith("ui/desktop/")), _qt_imports) == {}


def _mode_writes(call: ast.Call, position: int) -> bool:
    given = [argument.value for argument in call.keywords if argument.arg == "mode"]
    mode = given[0] if given else call.args[position] if len(call.args) > position else None
    return isinstance(mode, ast.Constant) and isinstance(mode.value, str) and bool(set(mode.value) & set("wax+"))


def _writes(call: ast.Call, imported: set[str]) -> bool:
    function = call.func
    if isinstance(function, ast.Name):
        return function.id == "open" and _mode_writes(call, 1)
    if not isinstance(function, ast.Attribute):
        return False
    owner = function.value.id if isinstance(function.value, ast.Name) else ""
    if owner in WRITING_FUNCTIONS:
        return function.attr in WRITING_FUNCTIONS[owner]
    if owner in imported:
        return False  # a module of ours that has a function of that name
    return function.attr in WRITING_METHODS or (function.attr == "open" and _mode_writes(call, 0))


def file_writes(tree: ast.AST) -> Iterator[str]:
    """Calls that write, create or move files, as `line: code`."""
    imported = {name.rpartition(".")[2] for _, name in imported_modules(tree)} - {"Path"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _writes(node, imported):
            yield f"{node.lineno}: {ast.unparse(node)[:80]}"


def _unlawful_writes(path: Path) -> list[str]:
    allowed = [code for module, code, _ in NO_CONTENT if module == name_of(path)]
    return [line for line in file_writes(tree_of(path)) if line.partition(": ")[2] not in allowed]


def test_files_are_written_through_their_door_only() -> None:
    assert faults((path for path in OWN_CODE if name_of(path) != FILE_DOOR), _unlawful_writes) == {}, "use app.files"


@pytest.mark.parametrize(
    "source",
    ["open(p, 'w')", "open(p, mode='ab')", "p.open('x')", "p.write_text('x')", "os.replace(a, b)", "shutil.copy(a, b)"],
)
def test_file_rule_sees(source: str) -> None:
    assert list(file_writes(ast.parse(source)))


@pytest.mark.parametrize(
    "source", ["open(p)", "open(p, 'rb')", "text.replace('a', 'b')", "p.open()", "webbrowser.open(u)"]
)
def test_file_rule_lets_pass(source: str) -> None:
    assert not list(file_writes(ast.parse(source)))


def _csv_writers(path: Path) -> list[int]:
    nodes = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute)]
    return [node.lineno for node in nodes if node.attr in ("writer", "DictWriter") and ast.unparse(node.value) == "csv"]


def test_tables_are_written_by_one_module_only() -> None:
    """It makes every cell harmless to spreadsheets."""
    assert [name_of(path) for path in OWN_CODE if _csv_writers(path)] == ["app/csv_file.py"]
