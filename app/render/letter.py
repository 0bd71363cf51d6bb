"""Writes a letter as PDF, Word, plain text or a mail to be sent: the person's text and nothing else, no date, author or identity of its own.

The first line of the text is the subject; a line that begins with a tab stands at the right, one that begins with `- ` is a bullet.
"""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Final
from unicodedata import category

from app.errors import UserError
from app.render import glyph_coverage
from app.render.docx_parts import RELS
from app.render.mail_draft import mail_draft
from app.render.pdf import compile_template
from app.text.printable import one_line

_RIGHT: Final = "\t"
_BULLET: Final = "- "
_SHIFT: Final = " " * 40
"""Before a line at the right in plain text."""
_TIME: Final = (1980, 1, 1, 0, 0, 0)
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES: Final = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/></Types>'
)
_FONT: Final = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="DengXian"/>'


def letter_file(text: str, suffix: str, language: str, *, sender: str = "", to: str = "") -> bytes:
    """Return a letter in the format of a file's suffix (`.docx`, `.pdf`, `.txt`, `.eml`).

    `sender` and `to` are addresses for the head of a mail; what is no address is left out. Raises UserError `letter-format-unknown`,
    `letter-empty`, `no-glyph` (PDF), EnvironmentProblem `pdf-failed`.
    """
    text = _without_control(text)
    if not text.strip():
        raise UserError("letter-empty")
    writers: Mapping[str, Callable[[], bytes]] = {
        ".docx": lambda: _docx(text, language),
        ".pdf": lambda: _pdf(text, language),
        ".txt": lambda: plain_letter(text).encode(),
        ".eml": lambda: _mail(text, sender, to),
    }
    if suffix.lower() not in writers:
        raise UserError("letter-format-unknown", format=suffix or "?", known=" ".join(writers))
    return writers[suffix.lower()]()


def _without_control(text: str) -> str:
    """Return a text without what no file format can hold: control characters, halves of characters, what is no character."""
    lines = text.replace("\r\n", "\n").replace("\r", " ")
    return "".join(
        char
        for char in lines
        if char in "\n\t" or (category(char) not in ("Cc", "Cs") and ord(char) & 0xFFFE != 0xFFFE)
    )


def split_subject(text: str) -> tuple[str, str]:
    """Return the subject and the rest of a letter."""
    head, _, rest = text.strip("\n").partition("\n")
    return one_line(head), rest.strip("\n")


def plain_letter(text: str) -> str:
    """Return a letter as plain text, what stands at the right moved there by spaces."""
    lines = text.strip("\n").splitlines()
    return "\n".join(_SHIFT + line[1:] if line.startswith(_RIGHT) else line for line in lines) + "\n"


def _items(body: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the blocks of a text: `list`, `right`, or `text` with its lines."""
    for paragraph in body.split("\n\n"):
        for kind, lines in groupby(filter(str.strip, paragraph.splitlines()), _kind):
            yield kind, [_content(line) for line in lines]


def _kind(line: str) -> str:
    return "right" if line.startswith(_RIGHT) else "list" if line.startswith(_BULLET) else "text"


def _content(line: str) -> str:
    return line[1:].strip() if line.startswith(_RIGHT) else line.removeprefix(_BULLET)


def _pdf(text: str, language: str) -> bytes:
    subject, body = split_subject(text)
    glyph_coverage.require_printable((subject, body))
    items: list[dict[str, object]] = [
        {"kind": kind, "texts": lines} if kind == "list" else {"kind": kind, "text": "\n".join(lines)}
        for kind, lines in _items(body)
    ]
    return compile_template("letter.typ", {"family": language, "title": subject, "items": items})


def _docx(text: str, language: str) -> bytes:
    subject, body = split_subject(text)
    centre = '<w:jc w:val="center"/>' if language == "zh" else ""
    paragraphs = [_paragraph(f'{centre}<w:spacing w:after="280"/>', subject, '<w:b/><w:sz w:val="26"/>')]
    for kind, lines in _items(body):
        if kind == "list":
            tab = '<w:spacing w:after="80"/><w:ind w:left="567" w:hanging="284"/>'
            paragraphs += [_paragraph(tab, f"• {line}", "") for line in lines]
        else:
            side = '<w:jc w:val="right"/>' if kind == "right" else ""
            paragraphs.append(_paragraph(f'<w:spacing w:after="160"/>{side}', "\n".join(lines), ""))
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1474" w:right="1474" w:bottom="1361" w:left="1474" w:header="567" w:footer="567" w:gutter="0"/>'
    document = f"{_HEAD}<w:document {_W}><w:body>{''.join(paragraphs)}<w:sectPr>{page}</w:sectPr></w:body></w:document>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (("[Content_Types].xml", _TYPES), ("_rels/.rels", RELS), ("word/document.xml", document)):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            archive.writestr(entry, part.encode())
    return out.getvalue()


def _paragraph(properties: str, text: str, run: str) -> str:
    size = "" if "w:sz " in run else '<w:sz w:val="22"/>'
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{html.escape(line, quote=False)}</w:t>' for line in text.split("\n")
    )
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{_FONT}{run}{size}</w:rPr>{lines}</w:r></w:p>"


def _mail(text: str, sender: str, to: str) -> bytes:
    subject, body = split_subject(text)
    return mail_draft(subject, plain_letter(body), sender=sender, to=to)
