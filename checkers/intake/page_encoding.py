"""Bytes to text for pages of unknown or falsely declared encoding. Never raises; never guesses from more than 1 MB."""

from __future__ import annotations

import codecs
import re

from app.text.utf8_repair import utf8_text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The web's names for supersets (WHATWG Encoding): pages that say gb2312 hold GBK or GB18030, big5 holds HKSCS.
_SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "shift_jis": "cp932",
}
_META = re.compile(rb"""charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_:.\-]{2,30})""")
_COMMON = frozenset(
    "的一是在不了有和人我这这個为為中大上个来來到时時们們要就出会會对對工作公司职職位岗崗招聘薪资資地点點要求负責责历歷验驗以上每月年日"
    "应應届屆学學生经經理销銷售服务務员員管理及相关關能力专業业优優先福利待遇面试試电電话話联聯系繫"
)


_USUAL_ENCODINGS = ("gb18030", "big5hkscs", "cp932", "utf-8", "utf-16-le", "utf-16-be")
_SCORED = 1_000_000


def declared_charset(data: bytes, content_type: str) -> str:
    """Return the charset that the transport or the page's head declares, as a Python codec name, or ""."""
    found = re.search(r"charset\s{0,5}=\s{0,5}[\"']?([\w:.\-]{2,30})", content_type, re.ASCII)
    name = found.group(1) if found else ""
    if not name and (meta := _META.search(data[:4096])):
        name = meta.group(1).decode("ascii")
    name = name.lower()
    name = _SUPERSETS.get(name, name)
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError:
        return ""


def decode(data: bytes, content_type: str = "") -> str:
    """Decode `data`: byte-order mark, then strict UTF-8, then the declared charset, then the likeliest of the rest."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    sample = data[:2000]
    if sample.count(0) > len(sample) // 5:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        return data.decode("utf-16-le" if odd >= even else "utf-16-be", "replace")
    declared = declared_charset(data, content_type)
    if declared.startswith("utf-16"):  # a page whose head reads as ASCII cannot be UTF-16
        declared = ""
    if (text := utf8_text(data)) is not None:
        return text
    if declared and declared != "cp1252":  # decodes almost anything, and is what servers say when they do not know
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    return _likeliest(data, declared)


def _likeliest(data: bytes, declared: str) -> str:
    best, best_score = data.decode("utf-8", "replace"), float("-inf")
    for name in dict.fromkeys(name for name in (declared, *_USUAL_ENCODINGS) if name):
        text = data[:_SCORED].decode(name, "replace")
        score = _score(text) + (0.05 if name == declared else 0.0)
        if score > best_score:
            best, best_score = data.decode(name, "replace"), score
    mixed = _by_lines(data)
    if mixed and _score(mixed) > best_score:
        return mixed
    if best_score < 0.02 and "\ufffd" in best:
        return data.decode("cp1252", "replace")
    return best


def _by_lines(data: bytes) -> str:
    """Decode a file whose lines are partly UTF-8, partly in one other encoding (pasted together), or return ""."""
    lines = data.split(b"\n")
    read = [utf8_text(line) for line in lines]
    others = b"\n".join(line for line, text in zip(lines, read, strict=True) if text is None)
    if not others or all(text is None or text.isascii() for text in read):
        return ""
    name = max(("gb18030", "big5hkscs", "cp932"), key=lambda one: _score(others[:_SCORED].decode(one, "replace")))
    return "\n".join(
        line.decode(name, "replace") if text is None else text for line, text in zip(lines, read, strict=True)
    )


def _score(text: str) -> float:
    """Return the share of very common Han characters among the non-ASCII ones, minus damage."""
    rest = [char for char in text[:20_000] if ord(char) > 127]
    if not rest:
        return 0.0
    good = sum(char in _COMMON for char in rest)
    bad = sum(char == "\ufffd" or 0xE000 <= ord(char) < 0xF900 for char in rest)
    bad += sum(char < "\t" or "\r" < char < " " for char in text[:20_000])
    return (good - 3 * bad) / len(rest)
