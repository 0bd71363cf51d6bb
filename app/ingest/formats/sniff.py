"""Detection of the kind of a file by its content, never by its name. The name only decides where content is ambiguous
(`.md`)."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from typing import Any, Final

from app.errors import UserError
from app.ingest.formats.archive import Archive
from app.text.legacy_encodings import legacy_encoding
from app.text.utf8_repair import utf8_text

_PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"II*\x00", b"MM\x00*")
MAX_TEXT: Final = 8_000_000


@dataclass(frozen=True, slots=True)
class Sniffed:
    """Result of `sniff`.

    `kind` is one of pdf, docx, odt, zip, ole, rtf, picture, json, xml, html, csv, markdown, text, unknown; `text`
    the decoded text of the text kinds, `data` the parsed JSON of json, `names` the members of an archive; `ocr` is
    True if OCR may be used.
    """

    kind: str
    text: str = ""
    data: Any = None
    names: tuple[str, ...] = ()
    ocr: bool = False


def sniff(name: str, payload: bytes) -> Sniffed:
    """Return the kind of a file. Raises `UserError` `empty-file`, `damaged-file`, `too-large`, `too-complex`."""
    if not payload.strip():
        raise UserError("empty-file")
    head = payload[:1024]
    if b"%PDF-" in head:
        return Sniffed("pdf")
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _archive(payload)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in payload:
            raise UserError("encrypted-file")
        return Sniffed("ole")
    if head.lstrip().startswith(b"{\\rtf"):
        return Sniffed("rtf")
    if is_picture(head):
        return Sniffed("picture")
    text = decoded(payload)
    return Sniffed("unknown") if text is None else _sniff_text(name, text)


def is_picture(head: bytes) -> bool:
    """Return True if the first bytes of a file are those of a picture."""
    return head.startswith(_PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def _archive(payload: bytes) -> Sniffed:
    names = Archive(payload).names
    if any(re.fullmatch(r"(?:.*/)?word/document\d*\.xml", member) for member in names):
        return Sniffed("docx", names=names)
    if "content.xml" in names:
        return Sniffed("odt", names=names)
    return Sniffed("zip", names=names)


def _sniff_text(name: str, text: str) -> Sniffed:
    if len(text) > MAX_TEXT:
        raise UserError("too-large", limit=MAX_TEXT // 1_000_000)
    start = text.lstrip()[:400]
    if start[:1] in "{[":
        parsed = _json(text)
        if parsed is not None:
            return Sniffed("json", text, parsed)
    low = start.lower()
    if re.match(r"(?s)<!doctype html|<html|<head|<body|<(?:div|p|h1|table|section)\b", low) or (
        low.startswith("<?xml") and "<html" in low
    ):
        return Sniffed("html", text)
    if low.startswith("<?xml") or re.match(r"<(?:[\w.-]+:)?[a-z][\w.-]*[\s>]", low):
        return Sniffed("xml", text)
    suffix = name.lower().rpartition(".")[2]
    if suffix in ("csv", "tsv"):
        return Sniffed("csv", text)
    if suffix in ("md", "markdown") or re.search(r"(?m)^#{1,3} \S", text):
        return Sniffed("markdown", text)
    return Sniffed("text", text)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise UserError("too-complex") from error
    except ValueError:
        return None


def decoded(payload: bytes) -> str | None:
    """Return the text of a text file; None for binary data.

    Decoded by byte order mark, else as UTF-8, else as GB 18030 when that yields Chinese, else as Windows-1252.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if payload.startswith(mark):
            return payload.decode(encoding, "replace")
    if payload[:4000].count(0) > len(payload[:4000]) // 50:
        return _utf16(payload)
    text = utf8_text(payload)
    if text is None:
        text = payload.decode(legacy_encoding(payload), "replace")
    odd = sum(ch < " " and ch not in "\t\n\r\f\x0b" for ch in text[:20_000])
    return None if odd > len(text[:20_000]) / 50 else text


def _utf16(payload: bytes) -> str | None:
    if len(payload) % 2:
        return None
    encoding = "utf-16-le" if payload[1:400:2].count(0) > payload[0:400:2].count(0) else "utf-16-be"
    text = payload.decode(encoding, "replace")
    readable = sum(ch.isalnum() or ch.isspace() for ch in text)
    return text if readable > 0.6 * len(text) and "\ufffd" not in text else None
