"""Other readings of a text that a person, a browser or an editor would see and a plain search would not.

Markup inside strings, strings that a script joins, lists of character codes, text reversed by bidirectional controls, letters of the tag block, escapes of style sheets, mojibake (text saved in one
encoding and read in another), UTF-7 and Punycode. Every function is bounded and total, and adds readings: it never
replaces one.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator
from typing import Final

_TAG: Final = re.compile(r"<[^<>]{1,2000}>")
_REFERENCE: Final = re.compile(r"&(?:#(?:[0-9]+|[xX][0-9a-fA-F]+);?|[A-Za-z][^\t\n\f <&#;]{0,31};?)")
"""What may be a character reference of HTML: every name of one begins with a letter."""
_REVERSED_RUN: Final = re.compile(r"\u202e([^\u202c\n]{2,2000})")
_TAG_LETTERS: Final = re.compile(r"[\U000e0020-\U000e007e]{2,}")
_STYLE_SHEET: Final = re.compile(r"\\([0-9A-Fa-f]{2,6})\s?")
"""An escape of CSS (CSS Syntax, section 4.3.7), here of two digits at least."""

_HIGH: Final = re.compile(
    r"[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{4,}"
)
_EASTERN: Final = re.compile(r"[^\x00-\xff]{3,400}")
_UTF7: Final = re.compile(r"(?<![A-Za-z0-9+/])\+([A-Za-z0-9+/]{5,2000})-?")
_PUNYCODE: Final = re.compile(r"xn--[a-z0-9-]{2,59}", re.IGNORECASE)


def deobfuscated_readings(text: str) -> Iterator[str]:
    """Yield further readings of `text`, each once; none for plain text."""
    if text.isascii() and text.isalpha():
        return  # a word of the format, as thousands are
    if "&" in text or "<" in text:
        bare = _REFERENCE.sub(_referenced, _TAG.sub("", text))
        if bare != text:
            yield bare
    yield from _written_by_code(text)
    for found in _REVERSED_RUN.findall(text):
        yield found[::-1]
    if not text.isascii():
        for found in _TAG_LETTERS.findall(text):
            yield "".join(chr(ord(character) - 0xE0000) for character in found)
    if _STYLE_SHEET.search(text):
        yield _STYLE_SHEET.sub(_style_sheet_character, text)
    if not text.isascii():
        yield from _undo_mojibake(text)
    for found in _UTF7.findall(text) if "+" in text else ():
        padded = found[: len(found) - (len(found) % 4 == 1)]
        yield base64.b64decode(padded + "=" * (-len(padded) % 4)).decode("utf-16-be", "ignore")
    for found in _PUNYCODE.findall(text) if "--" in text else ():
        try:
            yield found.encode("ascii").decode("idna")
        except UnicodeError:
            continue


def _referenced(found: re.Match[str]) -> str:
    return html.unescape(found[0])


_LANGUAGE_MARK: Final = re.compile(r"\x1b[a-zA-Z]{2,5}\x1b")
"""A mark of language inside a PDF string (ISO 32000-1, 7.9.2.2)."""
_JOINED: Final = re.compile(r"""(["'])\s{0,8}[+&.]\s{0,8}["']""")
_CODES: Final = re.compile(r"\d(?<![\d.].)\d{1,4}\s?[,;]\s?(?:\d{2,5}\s?[,;]\s?){2,1999}\d{2,5}(?![\d.])", re.DOTALL)
_SHEET_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_POINTS: Final = re.compile(r"(?:U\+[0-9A-Fa-f]{4,6}[\s,;]{0,3}){2,2000}")
_TONED: Final = re.compile(r"([A-Za-züÜ]{1,6})[1-5](?=[A-Za-z\s]|$)")
"""A syllable of pinyin with the number of its tone."""
_TONES: Final = re.compile(r"[1-5](?<=[A-Za-züÜ].)(?=[A-Za-z\s]|$)")
"""The numbers of such syllables: one for each, found sooner than the syllable."""
_EMPHASIS: Final = re.compile(r"[*_~`]{1,3}")


def _written_by_code(text: str) -> Iterator[str]:
    """Yield texts as a program would put them together: string constants joined, lists of character codes, escapes of spreadsheets, code
    points, emphasis of Markdown, marks of language."""
    if "\x1b" in text:
        yield _LANGUAGE_MARK.sub("", text)
    if _JOINED.search(text):
        yield _JOINED.sub("", text)
    if len(_TONES.findall(text)) >= 2:
        yield _TONED.sub(r"\1", text)
    if len(_EMPHASIS.findall(text)) >= 4:
        yield _EMPHASIS.sub("", text)
    if _SHEET_ESCAPE.search(text):
        yield _SHEET_ESCAPE.sub(lambda found: _character(int(found[1], 16)), text)
    for row in _CODES.findall(text) if "," in text or ";" in text else ():
        yield "".join(_character(int(code)) for code in re.findall(r"\d+", row))
    for row in _POINTS.findall(text) if "U+" in text else ():
        yield "".join(_character(int(code, 16)) for code in re.findall(r"[0-9A-Fa-f]{4,6}", row))


def _character(code: int) -> str:
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def _style_sheet_character(found: re.Match[str]) -> str:
    return _character(int(found[1], 16))


def _undo_mojibake(text: str) -> Iterator[str]:
    """Yield UTF-8 or GB 18030 that was read as a Western encoding, and UTF-8 that was read as GBK (`娆ч槼`)."""
    for found in _HIGH.findall(text):
        data = b"".join(_western(character) for character in found)
        for encoding in ("utf-8", "gb18030"):
            yield data.decode(encoding, "ignore")
    for found in _EASTERN.findall(text):
        try:
            yield found.encode("gb18030").decode("utf-8")
        except UnicodeError:
            continue


def _western(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", "ignore")
