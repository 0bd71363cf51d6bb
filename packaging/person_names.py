"""Makes `resources/lexicon/given_names.txt` and `family_names.txt` anew from the name lists of Faker: `python packaging/person_names.py FAKER`,
the folder of the package. The lists are read from its source, which is not run."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

from app.text.normalization import folded

LEXICON = Path(__file__).parents[1] / "resources" / "lexicon"
GIVEN = re.compile("first|given|middle")
FAMILY = re.compile("last|sur|family")
NO_LIST = re.compile("format|prefix|suffix")
WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7a3]")
HEAD = "# {} names of many countries: Faker {}, see README.md; made by packaging/person_names.py\n"


def strings(node: ast.AST) -> Iterator[str]:
    """Yield the texts of a literal: the keys of a table of weights, the items of a list."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Dict):
        for key in node.keys:
            yield from strings(key) if key is not None else ()
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        for item in node.elts:
            yield from strings(item)
    elif isinstance(node, ast.Call):
        for item in node.args:
            yield from strings(item)
    elif isinstance(node, ast.BinOp):
        yield from strings(node.left)
        yield from strings(node.right)


def names(folder: Path) -> tuple[set[str], set[str]]:
    """Return given and family names in the normal form, one word each, of the scripts with spaces."""
    given: set[str] = set()
    family: set[str] = set()
    for path in sorted(folder.glob("providers/person/*/__init__.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
                continue
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            name = getattr(target, "id", "").lower()
            if NO_LIST.search(name) or not (GIVEN.search(name) or FAMILY.search(name)):
                continue
            words = {folded(word) for text in strings(node.value) for word in re.split(r"[\s\-'’]+", text)}
            kept = {word for word in words if len(word) >= 2 and word.isalpha() and not WIDE.search(word)}
            (given if GIVEN.search(name) else family).update(kept)
    return given, family


def main() -> None:
    """Write both lists."""
    folder = Path(sys.argv[1])
    version = re.search(r'VERSION = "([^"]+)"', (folder / "__init__.py").read_text("utf-8"))
    for kind, found in zip(("given", "family"), names(folder), strict=True):
        head = HEAD.format(kind.capitalize(), version[1] if version else "")
        (LEXICON / f"{kind}_names.txt").write_text(head + fill(" ".join(sorted(found)), 200) + "\n", "utf-8")


if __name__ == "__main__":
    main()
