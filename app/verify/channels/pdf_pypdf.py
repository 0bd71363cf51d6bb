"""PDF page text by a second, unrelated engine (pypdf), which also extracts what PDFium drops.

Of a copy of our own writer, which says colours and the number of its paragraph for every piece of text, these are left out before pypdf reads the
operators: half of its time. Files of others are read as they are.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from app.verify.model import Channel, ExtractedText, Item, Source

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import PdfObject, StreamObject

    Operations = list[tuple[list[PdfObject], bytes]]

_MARKS: Final = re.compile(
    rb"^(?:EMC)?(?:/[A-Za-z\d]{1,12}<<(?:/(?:MCID|Lang|Type|Subtype|BBox|Attached) ?(?:\d{1,6}|\([\w\-]*\)|/\w+|\[[\d. /A-Za-z\-]*\]) ?){0,6}>>BDC)?$|^EMC(?=/)|(?<= cm)/c\d{1,3} (?:cs|CS)(?: [\d.]{1,12}){3} (?:scn|SCN)(?=\n| )",
    re.MULTILINE,
)
"""Marks and colours as our writer writes them, each at its place in a line."""
_PLAIN: Final = rb"[^()\\\r]|\\[^\r]"
_STRING: Final = rb"(?:%b|\((?:%b|\((?:%b)*\))*\))*" % (_PLAIN, _PLAIN, _PLAIN)
"""A string between its brackets, with brackets in pairs two deep."""
_TOKEN: Final = re.compile(
    rb"\s*(?:([-+]?(?:\d+\.?\d*|\.\d+))(?![^\s\[\]()/<>])|([A-Za-z'\"][A-Za-z]{0,2}[*\d]?)(?![^\s\[\]()/<>])"
    rb"|\((" + _STRING + rb")\)|<((?:[\dA-Fa-f]{2})+)>|/([\w.+\-]+)(?![^\s\[\]()/<>])|([\[\]])|(.))",
    re.DOTALL,
)
"""What our writer writes but for dictionaries: number, operator, string, its bytes in hexadecimal, name, bracket; last, anything else."""
_ESCAPE: Final = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""}


@lru_cache(maxsize=4)
def page_texts(data: bytes, own: bool = False) -> tuple[str, ...]:
    """Return the text of each page in content order; `own`: the file is of our own writer."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        reader.decrypt("")
    for page in reader.pages if own else ():
        _leave_out_marks(page)
    return tuple(page.extract_text() for page in reader.pages)


def _leave_out_marks(page: PageObject) -> None:
    """Put the operators of a page into it, read by the little that our writer writes; a page with anything else stays as it is."""
    from pypdf.generic import NameObject, StreamObject

    contents = page["/Contents"].get_object() if "/Contents" in page else None
    if isinstance(contents, StreamObject):
        data = _MARKS.sub(b"", contents.get_data())
        if operations := _operations(data):
            page[NameObject("/Contents")] = _read_stream()(operations, data)


@lru_cache(maxsize=1)
def _read_stream() -> Callable[[Operations, bytes], StreamObject]:
    """Return the class of a content stream whose operators are known: pypdf would write them again to see whether one shows text."""
    from pypdf.generic import ContentStream

    class ReadStream(ContentStream):
        """Operators with the bytes that they were read from."""

        def __init__(self, operations: Operations, data: bytes) -> None:
            super().__init__(None, None, "bytes")
            self.operations = operations
            self._written = data

        def get_data(self) -> bytes:
            """Return the bytes that the operators were read from."""
            return self._written

    return ReadStream


def _operations(data: bytes) -> Operations:
    """Return the operators of a content stream with their operands; none if anything stands there that our writer does not write."""
    from pypdf.generic import ArrayObject, ByteStringObject, NameObject

    found: Operations = []
    operands: list[PdfObject] = []
    held, array = operands, ArrayObject()
    for number, operator, text, digits, name, bracket, other in _TOKEN.findall(data.rstrip()):
        if other or operator == b"BI":
            return []
        if operator:
            found.append((operands, operator))
            held = operands = []
        elif number:
            held.append(_number(number))
        elif digits:
            held.append(ByteStringObject(bytes.fromhex(digits.decode())))
        elif name:
            held.append(NameObject(f"/{name.decode()}"))
        elif bracket == b"[":
            held = array = ArrayObject()
        elif bracket:
            operands.append(array)
            held = operands
        else:
            held.append(ByteStringObject(_ESCAPE.sub(_unescaped, text)))
    return found


@lru_cache(maxsize=2_000)
def _number(written: bytes) -> PdfObject:
    """Return a number. Kept: most are the ones and zeros of matrices."""
    from pypdf.generic import FloatObject

    return FloatObject(written)


def _unescaped(escape: re.Match[bytes]) -> bytes:
    return _escaped_byte(*escape.groups())


@lru_cache(maxsize=1_000)
def _escaped_byte(octal: bytes | None, letter: bytes) -> bytes:
    return bytes([int(octal, 8) & 255]) if octal else _ESCAPED.get(letter, letter)


def _run(source: Source) -> Iterator[Item]:
    for number, text in enumerate(page_texts(source.data, source.context.own), 1):
        yield ExtractedText(source.place(f"page {number}"), text, prose=True)


CHANNEL = Channel("pdf.pypdf", ("pdf",), _run)
