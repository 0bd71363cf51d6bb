"""Titles of columns in people's own tables, matched by likeness: without case, width, accents, signs, remarks in brackets and words for a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Final

_REMARK: Final = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_JOINED: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Between the words of `StudentName`."""
_FILE_WORDS: Final = frozenset(
    {
        "the",
        "of",
        "to",
        "a",
        "file",
        "files",
        "filename",
        "filepath",
        "path",
        "document",
        "attachment",
        "pdf",
        "docx",
        "word",
        "datei",
        "pfad",
    }
)
_FILE_WORDS_ZH: Final = re.compile(r"(?:的|电子版|文件名称?|文件|文档|路径|附件|位置|名称)+$")


def plain_title(title: str) -> str:
    """Return a title as it is compared: small letters and digits, one space between words, without remarks in brackets."""
    wide = _JOINED.sub(" ", unicodedata.normalize("NFKC", title))
    bare = _REMARK.sub(" ", wide)
    letters = unicodedata.normalize("NFD", (bare if bare.strip(" *:") else wide).casefold())
    kept = (" " if unicodedata.category(one)[0] in "PSZC" else one for one in letters if not unicodedata.combining(one))
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def match_titles(
    row: Sequence[str], titles: Mapping[str, Collection[str]], files: Collection[str] = ()
) -> dict[str, int]:
    """Return column → index of the cells of a row that are titles. `titles`: how each column is called; `files`: columns of files, whose titles may also hold
    words such as "file" and "path"."""
    plain, found = [plain_title(cell) for cell in row], dict[str, int]()
    for column, called in titles.items():
        names = {plain_title(name) for name in called}
        place = next((at for at, title in enumerate(plain) if title in names), None)
        if place is None and column in files:
            cores = {name for name in names if _without_file_words(name) == name}
            place = next((at for at, title in enumerate(plain) if _without_file_words(title) in cores), None)
        if place is not None and place not in found.values():
            found[column] = place
    return found


def _without_file_words(title: str) -> str:
    """Return a plain title without words for a file; "" where it consists of them."""
    words = " ".join(word for word in title.split() if word not in _FILE_WORDS)
    return _FILE_WORDS_ZH.sub("", words)
