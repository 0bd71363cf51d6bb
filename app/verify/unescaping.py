"""Undoes escapes over a whole text until nothing changes: percent, character references, backslashes, quoted-printable, punycode.

A value may be escaped letter by letter, several times over, or in the middle of a word only: hence the text as a
whole is rewritten and never run by run. What is unescaped is a further reading, it replaces none. Bounded: a text
whose escapes do not come to an end within `_ROUNDS` cannot be vouched for (`LimitReached`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Final

from app.verify.model import LimitReached

_ROUNDS: Final = 64
_NESTED_PERCENT: Final = re.compile(r"%(?:25)+(?=[0-9A-Fa-fu]{2})")
_NESTED_REFERENCE: Final = re.compile(r"&(?:amp;|#38;|#x26;)+", re.IGNORECASE)
_PERCENT: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_QUOTED: Final = re.compile(r"(?:=[0-9A-F]{2})+")
_SOFT_BREAK: Final = re.compile(r"=\r?\n")
_BACKSLASH: Final = re.compile(
    r"(?:\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2})"
    r"|\\u\{[0-9A-Fa-f]{1,6}\}|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|(?:\\x[0-9A-Fa-f]{2})+|(?:\\[0-3][0-7]{2})+|\\[\"'\\/nrtbf]"
)
_LITERAL: Final = {"n": "\n", "r": "\n", "t": "\t", "b": "", "f": "\n"}
_PERCENT_U: Final = re.compile(r"%u([0-9A-Fa-f]{4})")
_PUNYCODE: Final = re.compile(r"(?<![A-Za-z0-9-])xn--[a-z0-9-]{2,59}", re.IGNORECASE)
_SIGNS: Final = re.compile(
    r"[%&\\=xX](?:(?<=%)[0-9A-Fa-fu]|(?<=&)[#A-Za-z]|(?<=\\)[uUx0-3\"'\\/nrtbf]|(?<==)[0-9A-F\r\n]|(?<=[xX])[nN]--)"
)
"""What every escape begins with."""

Encodings = tuple[str, ...]
_READINGS: Final[tuple[Encodings, ...]] = (("utf-8", "cp1252", "latin-1"), ("utf-8", "gb18030", "latin-1"))
"""What escaped bytes may mean: UTF-8, else a Western or a Chinese encoding."""


def holds_escapes(text: str) -> bool:
    """Return True if a text holds what may be the beginning of an escape."""
    return _SIGNS.search(text) is not None


def unescaped_readings(text: str) -> Iterator[str]:
    """Yield the text with all its escapes undone, once per encoding of the escaped bytes; none without escapes."""
    if not holds_escapes(text):
        return
    first = _fixed_point(text, _READINGS[0])
    if first == text:
        return  # where there is no escape no encoding matters
    yield first
    if (second := _fixed_point(text, _READINGS[1])) not in (text, first):
        yield second


def _fixed_point(text: str, encodings: Encodings) -> str:
    for _ in range(_ROUNDS):
        before = text
        for undo in _UNDO:
            text = undo(text, encodings)
        if text == before:
            return text
    raise LimitReached("escapes")


def _bytes_as_text(data: bytes, encodings: Encodings) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def _percent(text: str, encodings: Encodings) -> str:
    if "%" not in text:
        return text
    text = _NESTED_PERCENT.sub("%", text)
    text = _PERCENT_U.sub(lambda found: chr(int(found[1], 16)), text)
    return _PERCENT.sub(lambda found: _bytes_as_text(bytes.fromhex(found[0].replace("%", "")), encodings), text)


def _references(text: str, encodings: Encodings) -> str:
    return html.unescape(_NESTED_REFERENCE.sub("&", text)) if "&" in text else text


def _backslashes(text: str, encodings: Encodings) -> str:
    if "\\" not in text:
        return text

    def plain(found: re.Match[str]) -> str:
        written = found[0]
        kind = written[1]
        if kind == "x":
            return _bytes_as_text(bytes.fromhex(written.replace("\\x", "")), encodings)
        if kind in "uU":
            return _code_points(written)
        if kind.isdigit():
            return _bytes_as_text(bytes(int(octal, 8) for octal in written.split("\\")[1:]), encodings)
        return _LITERAL.get(kind, kind)

    return _BACKSLASH.sub(plain, text)


def _code_points(written: str) -> str:
    codes = [int(code.strip("{}"), 16) for code in re.split(r"\\[uU]", written)[1:]]
    if len(codes) == 2:
        return chr(0x10000 + ((codes[0] & 0x3FF) << 10) + (codes[1] & 0x3FF))
    return chr(codes[0]) if codes[0] < 0x110000 and not 0xD800 <= codes[0] < 0xE000 else ""


def _decode_quoted_printable(text: str, encodings: Encodings) -> str:
    if "=" not in text:
        return text
    text = _SOFT_BREAK.sub("", text)
    return _QUOTED.sub(lambda found: _bytes_as_text(bytes.fromhex(found[0].replace("=", "")), encodings), text)


def _punycode(text: str, encodings: Encodings) -> str:
    def plain(found: re.Match[str]) -> str:
        try:
            return found[0].encode("ascii").decode("idna")
        except UnicodeError:
            return found[0]

    return _PUNYCODE.sub(plain, text) if "xn--" in text.lower() else text


_UNDO: Final[tuple[Callable[[str, Encodings], str], ...]] = (
    _percent,
    _references,
    _backslashes,
    _decode_quoted_printable,
    _punycode,
)
