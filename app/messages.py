"""The sentence a person reads for a code, in their language: what happened and what to do next. One place for all.

A language is a folder `resources/languages/CODE`: every text is translated in its `window.ts`, from which the texts of the
window (`window.qm`) and these sentences (`messages.yaml`, as `code: sentence with {params}`) are made. Nothing else names the languages there are. What a
language does not say yet is said in English. A code without a sentence is a bug that a test finds; at run time it falls
back to a general sentence naming the code.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Mapping, Sequence
from typing import Final

from app import resources
from app.errors import BETWEEN, AppError
from app.files import open_file
from app.text.printable import plain
from app.yaml_file import read_yaml

SOURCE: Final = "en"
"""The language of the source, in which everything is said."""
_NAME: Final = re.compile(r'^language-name: "([^"\\]+)"\r?$', re.MULTILINE)
_HEAD: Final = 4_096
"""Bytes at the beginning of a file in which the language's name stands."""


@functools.cache
def languages() -> tuple[str, ...]:
    """Return the codes of all languages, English first."""
    found = {path.parent.name for path in resources.path("languages").glob("*/messages.yaml")}
    return (SOURCE, *sorted(found - {SOURCE}))


@functools.cache
def language_name(language: str) -> str:
    """Return a language's name in that language; its code where it has none.

    The first screen asks for all of them, so only the line is looked for, where it stands: loading YAML would cost a tenth of a second.
    """
    with open_file(resources.path("languages", language, "messages.yaml")) as file:
        found = _NAME.search(file.read(_HEAD).decode("utf-8", "replace"))
    return found[1].rstrip() if found else language


@functools.cache
def texts(language: str) -> Mapping[str, str]:
    """Return all sentences of a language, those that it lacks in English."""
    loaded = read_yaml(resources.path("languages", language, "messages.yaml"))
    assert isinstance(loaded, dict)
    own = {str(code): str(text) for code, text in loaded.items()}
    return own if language == SOURCE else {**texts(SOURCE), **own}


def known_language(tag: str) -> str:
    """Return the available language for a tag like `pt-BR` or `zh_CN.UTF-8`: of the whole tag, or of its first part; else empty."""
    plain = tag.partition(".")[0].replace("_", "-").lower()
    if plain.startswith("chinese"):  # as Windows calls it
        plain = "zh"
    known = {code.replace("_", "-").lower(): code for code in languages()}
    return known.get(plain) or known.get(plain.partition("-")[0], "")


def system_language() -> str:
    """Return the language of the environment where it is available, else English."""
    tag = os.environ.get("COUNTERMARK_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG")
    import locale  # here: a window asks Qt for the language

    return known_language(tag or locale.getlocale()[0] or "") or SOURCE


def sentence(code: str, language: str, params: Mapping[str, str | int] | None = None) -> str:
    """Return the sentence for `code` in a language (in English where there is no such language)."""
    table = texts(language if language in languages() else SOURCE)
    template = table.get(code)
    if template is None:
        return table["unexpected"].format(code=code)
    values = {key: _said(value, table) for key, value in (params or {}).items()}
    try:
        return template.format(**values)
    except (KeyError, IndexError):
        return template


def _said(value: str | int, table: Mapping[str, str]) -> str:
    """Return a param as a sentence has it: a word of the language, or what was given; the parts of a list are joined."""
    parts = str(value).split(BETWEEN)
    return table["list-comma"].join(table.get(f"word-{part}", plain(part)) for part in parts)


def alternative(code: str, language: str, *, named: bool) -> str:
    """Return the sentence for another way a leak may have happened; where no copy is `named`, one that speaks of none."""
    unnamed = f"alternative-{code}-unnamed"
    return sentence(f"alternative-{code}" if named or unnamed not in texts(SOURCE) else unnamed, language)


def of_error(error: AppError, language: str) -> str:
    """Return the sentence for an error."""
    return sentence(error.code, language, error.params)


def advice(wordings: int, gained: Sequence[str], left: Sequence[str], language: str) -> tuple[str, ...]:
    """Return sentences on what ticking everything proposed would change: scenarios that could be `gained` and those `left` all the same."""

    def names(codes: Sequence[str]) -> str:
        return sentence("list-comma", language).join(sentence(f"leak-{code}", language) for code in codes)

    said = []
    if gained:
        said.append(sentence("meter-gained", language, {"count": wordings, "leaks": names(gained)}))
    if left:
        said.append(sentence("meter-left", language, {"leaks": names(left)}))
    return tuple(said)
