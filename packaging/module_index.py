"""Writes `docs/modules.md`: every module of the program with the first sentence of its docstring, by package.

python packaging/module_index.py            write the page anew
python packaging/module_index.py --check    say whether it is true, and change nothing
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = "docs/modules.md"
PARTS: Final = ("app", "checkers", "ui", "packaging")
HEAD: Final = """\
# Which module holds what

Search this page for a word of the guide, and it names the file. It is written by `python packaging/module_index.py` from the first
sentence of each docstring; a test holds it true. How a copy is made, file by file, stands in `CONTRIBUTING.md`.

A name that stands in several packages is one subject in several layers. Begin with the first that fits:

| you look for | open |
|---|---|
| what the program does on request (make, check, trace, write, store) | `app/services` |
| a rule or a value that needs no vault and no file | `app/domain`, and the package of its subject (`app/redact`, `app/marks`, `app/letters`, `app/incidents` …) |
| what is found in a posting | `checkers/signals`, its words in `resources/rules`, its text taken apart in `checkers/intake` |
| what is found again in a finished file | `app/verify/channels` |
| what a person sees and presses | `ui/desktop/pages`, a window above it `ui/desktop/dialogs`, its words `ui/desktop/models` |
| what a command takes and prints | `ui/commands`, one file for each command |
| rows of the vault's database | `app/vault/store`, and the record of them `app/vault/ledger` |
"""
_END: Final = re.compile(r"[.!?][\"”)`]?(?=\s|$)")
_SHORT: Final = re.compile(r"(?:\b(?:e\.g|i\.e|vs|cf|No|St|Mr|Ms|Dr)|\b[A-Z])\.$")


def first_sentence(docstring: str) -> str:
    """Return the first sentence of a docstring on one line. A full stop in brackets or in backticks, or of an abbreviation, ends none."""
    text = " ".join(docstring.strip().split("\n\n", 1)[0].split())
    for end in _END.finditer(text):
        before = text[: end.end()]
        closed = before.count("(") <= before.count(")") and before.count("`") % 2 == 0
        if closed and not _SHORT.search(before):
            return before
    return text


def module_paths() -> list[str]:
    """Return the tracked modules of the program, by path."""
    listed = subprocess.run(["git", "ls-files", "--", *PARTS], cwd=ROOT, capture_output=True, text=True, check=True)
    return sorted(name for name in listed.stdout.split() if name.endswith(".py") and (ROOT / name).is_file())


def index() -> str:
    """Return the page. Raises ValueError for a module without a docstring."""
    packages: dict[str, list[tuple[str, str]]] = {}
    heads: dict[str, str] = {}
    for name in module_paths():
        package, _, file = name.rpartition("/")
        docstring = ast.get_docstring(ast.parse((ROOT / name).read_text("utf-8")))
        if not docstring:
            raise ValueError(f"{name} has no docstring")
        if file == "__init__.py":
            heads[package] = first_sentence(docstring)
            packages.setdefault(package, [])
        else:
            packages.setdefault(package, []).append((file, first_sentence(docstring)))
    parts = [HEAD]
    for package in sorted(packages):
        parts.append(f"\n## {package}\n\n")
        if package in heads:
            parts.append(f"{heads[package]}\n\n")
        parts += [f"- `{file}`: {sentence}\n" for file, sentence in packages[package]]
    return re.sub(r"\n{3,}", "\n\n", "".join(parts))


def main(arguments: list[str]) -> int:
    """Write the page, or say whether it is true."""
    page, wanted = ROOT / PAGE, index()
    if arguments == ["--check"]:
        same = page.is_file() and page.read_text("utf-8") == wanted
        print(f"{PAGE} is true." if same else f"{PAGE} is out of date: run `python packaging/module_index.py`.")
        return 0 if same else 1
    page.write_text(wanted, "utf-8")
    print(f"{PAGE} written.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
