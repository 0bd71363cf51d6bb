"""Extracts text from byte strings: encodings, printable runs, XML, HTML, RTF, base64, compressed macros.

Every function is bounded and total: damaged input gives less text, never an exception.
"""

from __future__ import annotations

import base64
import binascii
import bz2
import codecs
import html
import lzma
import quopri
import re
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from app.verify.model import holds_controls

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Indexes = NDArray[np.intp]

_ASCII_RUN: Final = re.compile(rb"[\x20-\x7e\t]{6,4096}")
_WIDE_LE: Final = re.compile(rb"(?:[\x20-\x7e]\x00){4,2048}")
_WIDE_BE: Final = re.compile(rb"(?:\x00[\x20-\x7e]){4,2048}")
_UTF8_RUN: Final = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}|[\x20-\x7e]|[\xc3-\xdf][\x80-\xbf]){4,4096}")
_HAN_LE: Final = re.compile(rb"(?:(?:[\x00-\xff][\x4e-\x9f])|(?:[\x20-\x7e]\x00)){3,400}")


def decode_text(data: bytes) -> str | None:
    """Decode bytes that are text: BOM, UTF-8, then GB 18030; None for binary data."""
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    for zeros, encoding in ((data[1::2], "utf-16-le"), (data[::2], "utf-16-be")):
        if data and zeros.count(0) > len(data) * 0.35:
            wide = data.decode(encoding, "replace")
            return wide if _is_mostly_text(wide) else None
    if holds_controls(data[:2000]):
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _is_mostly_text(text: str) -> bool:
    """Return True if at most a tenth of the characters are controls: a font or a picture has many zeros, too."""
    return sum(char < " " and char not in "\t\r\n" for char in text[:4000]) * 10 <= min(len(text), 4000)


def alternative_decodings(data: bytes) -> Iterator[str]:
    """Decode bytes that are not UTF-8 as traditional Chinese, Japanese and Korean (beside `decode_text`)."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        for encoding in ("big5hkscs", "shift_jis", "euc_kr"):
            try:
                yield data.decode(encoding)
            except UnicodeDecodeError:
                continue


def pdf_string_decodings(data: bytes) -> tuple[str, ...]:
    """Decode a PDF string as UTF-16, UTF-8 and GB 18030 (PDFDocEncoding is pikepdf's)."""
    if data.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        return (data.decode("utf-16", "replace"),)
    if data.isascii():
        return (data.decode(),)
    found = []
    for encoding in ("utf-8", "gb18030", "utf-16-be", "latin-1"):
        try:
            found.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return tuple(found)


def utf8_runs(data: bytes) -> Iterator[str]:
    """Yield readable runs of binary data: ASCII and UTF-8 only."""
    for found in _matches(_UTF8_RUN, data, _utf8_starts):
        if len(found) >= 6:
            yield found.decode("utf-8", "ignore")


def printable_runs(data: bytes) -> Iterable[str]:
    """Return readable runs of binary data: ASCII, UTF-8, and ASCII stored as UTF-16."""
    return _kept_runs(data) if len(data) <= _LARGEST_KEPT else _printable_runs(data)


_LARGEST_KEPT: Final = 200_000


@lru_cache(maxsize=24)
def _kept_runs(data: bytes) -> tuple[str, ...]:
    """Return the readable runs of a font or picture. Kept: the same data is met as a stream of the file and as an object."""
    return tuple(_printable_runs(data))


def _printable_runs(data: bytes) -> Iterator[str]:
    yield from utf8_runs(data)
    for found in _matches(_WIDE_LE, data, _wide_starts):
        yield found.decode("utf-16-le", "ignore")
    for found in _matches(_WIDE_BE, data, lambda part: _wide_starts(part, after=1)):
        yield found.decode("utf-16-be", "ignore")


_PART: Final = 1_000_000
"""Bytes of which the starts of runs are looked for at a time."""
_PLAIN: Final = 2_000
"""Bytes below which an expression is searched straight away."""


def _matches(expression: re.Pattern[bytes], data: bytes, starts: Callable[[bytes], Indexes]) -> Iterator[bytes]:
    """Yield all matches of an expression for runs; `starts` tells where any can begin, which noise (a font) has few of."""
    if len(data) < _PLAIN or len(data) > _PART:
        yield from expression.findall(data)
        return
    places = starts(data).tolist()
    at = 0
    while at < len(places):
        found = expression.match(data, places[at])
        if found is None:
            at += 1
        else:
            yield found[0]
            at = bisect_left(places, found.end(), at)


_RUN: Final = 4
"""Characters of the shortest run."""
_ASCII: Final = np.array([0x20 <= byte <= 0x7E for byte in range(256)])
_SIZES: Final = np.array(
    [
        1 if 0x20 <= byte <= 0x7E else 2 if 0xC3 <= byte <= 0xDF else 3 if 0xE3 <= byte <= 0xE9 else 0
        for byte in range(256)
    ],
    np.intp,
)
"""Bytes of the character that a byte begins."""


def _utf8_starts(data: bytes) -> Indexes:
    """Return where a run of four characters in UTF-8 can begin."""
    codes = np.frombuffer(data + bytes(3 * _RUN), np.uint8)
    sizes = _SIZES[codes]
    follows = (codes & 0xC0) == 0x80
    sizes[:-1][(sizes[:-1] >= 2) & ~follows[1:]] = 0
    sizes[:-2][(sizes[:-2] == 3) & ~follows[2:]] = 0
    begins = np.flatnonzero(sizes)
    ends = begins
    for _ in range(_RUN - 1):
        ends = ends + sizes[ends]
        runs_on = sizes[ends] > 0
        begins, ends = begins[runs_on], ends[runs_on]
    return begins


def _wide_starts(data: bytes, after: int = 0) -> Indexes:
    """Return where a run of four characters of ASCII in two bytes each can begin; `after`: bytes of a character before its letter."""
    codes = np.frombuffer(data + bytes(2 * _RUN), np.uint8)
    pairs = _ASCII[codes[after : len(codes) - 1 + after]] & (codes[1 - after : len(codes) - after] == 0)
    runs = pairs[:-6] & pairs[2:-4] & pairs[4:-2] & pairs[6:]
    return np.flatnonzero(runs)


def utf16_han_runs(data: bytes) -> Iterator[str]:
    """Yield Han text stored as UTF-16, at both alignments (only for uncompressed data: noise looks like Han)."""
    for found in _HAN_LE.findall(data):
        yield found.decode("utf-16-le", "ignore")
    for found in _HAN_LE.findall(data[1:] + b"\x00"):
        yield found.decode("utf-16-be", "ignore")


def inflate(data: bytes, limit: int) -> bytes | None:
    """Decompress a zlib, gzip or raw deflate stream, at most `limit` bytes; None if it is none."""
    for bits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        try:
            result = zlib.decompressobj(bits).decompress(data, limit)
        except zlib.error:
            continue
        if result:
            return result
    return None


def _expanded(data: bytes, limit: int) -> bytes | None:
    """Decompress bzip2 and xz, at most `limit` bytes; None if it is neither."""
    try:
        if data.startswith(b"BZh"):
            return bz2.BZ2Decompressor().decompress(data, limit) or None
        if data.startswith(b"\xfd7zXZ\x00"):
            return lzma.LZMADecompressor(memlimit=200_000_000).decompress(data, limit) or None
    except (OSError, EOFError, lzma.LZMAError):
        return None
    return None


def decompress(data: bytes, limit: int) -> bytes | None:
    """Decompress up to three layers of zlib, gzip, bzip2 or xz whose magic bytes begin the data; None if there is none."""
    found = None
    for _ in range(3):
        inner = inflate(data, limit) if data.startswith(_PACKED) else _expanded(data, limit)
        if inner is None:
            break
        found = data = inner
    return found


_PACKED: Final = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x1f\x8b")
_TAG: Final = re.compile(r"<(?:!--.*?-->|[^>]{0,20000}>)", re.DOTALL)


_REVERSED: Final = re.compile(r"bidi-override|isolate-override|<bdo\b", re.IGNORECASE)
"""What makes a browser show letters in the reverse of their order."""


def markup_texts(text: str) -> Iterator[tuple[str, str]]:
    """Yield readings of HTML or XML that may be broken: visible text, text without tags, comments, attributes, source."""
    unescaped = html.unescape
    yield "source", unescaped(text)
    yield "text", unescaped(_TAG.sub(" ", text))
    yield "joined text", unescaped(_TAG.sub("", text))
    if _REVERSED.search(text):
        yield "text from right to left", "\n".join(unescaped(run)[::-1] for run in _TAG.split(text))


_RTF_TOKEN: Final = re.compile(
    r"\\u(-?\d{1,6}) ?\??|\\'([0-9a-fA-F]{2})|\\[a-zA-Z]{1,32}-?\d{0,10} ?|\\[^a-zA-Z]|[{}\r\n]"
)


def rtf_texts(data: bytes) -> Iterator[str]:
    """Yield the text of RTF with its Unicode and code-page escapes resolved, and the source itself."""
    source = data.decode("latin-1")
    out = bytearray()
    at = 0
    for token in _RTF_TOKEN.finditer(source):
        out += source[at : token.start()].encode("gb18030", "ignore")
        at = token.end()
        if token.group(1):
            out += chr(int(token.group(1)) & 0xFFFF).encode("gb18030", "ignore")
        elif token.group(2):
            out.append(int(token.group(2), 16))
    out += source[at:].encode("gb18030", "ignore")
    yield out.decode("gb18030", "ignore")
    yield source


_BASE64: Final = re.compile(
    r"[A-Za-z0-9+/_-](?<![A-Za-z0-9+/_-].)[A-Za-z0-9+/_-]{11,}={0,2}(?![A-Za-z0-9+/_=-])", re.DOTALL
)
"""What may not stand before the first letter is looked for behind it: an expression that begins with a set of letters is found sooner."""
_BASE32: Final = re.compile(r"[A-Z2-7](?<![A-Za-z0-9+/].)[A-Z2-7]{15,}={0,6}(?![A-Za-z0-9+/=])", re.DOTALL)
_BASE64_PART: Final = re.compile(
    r"[A-Za-z0-9](?<=/.)[A-Za-z0-9]{3}(?:[A-Za-z0-9]{4}){2,}(?:[A-Za-z0-9]{2}(?:==)?|[A-Za-z0-9]{3}=?)?(?![A-Za-z0-9=])"
)
_HEX: Final = re.compile(
    r"[0-9A-Fa-f](?<![0-9A-Fa-f].)[0-9A-Fa-f][ :]?(?:[0-9A-Fa-f]{2}[ :]?){5,}(?![0-9A-Fa-f])", re.DOTALL
)
_PERCENT: Final = re.compile(r"(?:%[0-9A-Fa-f]{2}){2,}")
_UNICODE_ESCAPE: Final = re.compile(r"(?:\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}){2,}")
_QUOTED: Final = re.compile(r"(?:=[0-9A-F]{2}){2,}")
_SHORTEST_ESCAPE: Final = len("=41=42")
_LETTERS: Final = re.compile(r"[A-Za-z0-9+/_-][A-Za-z0-9+/_-]{11}")
_HEX_DIGITS: Final = re.compile(r"[0-9A-Fa-f][0-9A-Fa-f][ :]?(?:[0-9A-Fa-f]{2}[ :]?){5}")
"""What every match of the longer expressions holds, and few texts do: found much sooner, since they begin with a letter."""


def encodings_in_lines(texts: Iterable[str]) -> set[bytes]:
    """Decode the escapes in texts. None goes on over a line's end, and texts share most of their lines: each different one is read once."""
    lines = {line for text in texts if len(text) >= _SHORTEST_ESCAPE for line in text.split("\n")}
    return set(embedded_encodings("\n".join(line for line in lines if len(line) >= _SHORTEST_ESCAPE)))


def embedded_encodings(text: str) -> Iterator[bytes]:
    """Decode the base64, hex, percent, backslash or quoted-printable escapes in a text."""
    if _LETTERS.search(text):
        yield from _embedded_letters(text)
    for found in _HEX.findall(text) if _HEX_DIGITS.search(text) else ():
        yield bytes.fromhex(re.sub(r"[ :]", "", found))
    for found in _PERCENT.findall(text) if "%" in text else ():
        yield bytes.fromhex(found.replace("%", ""))
    for found in _UNICODE_ESCAPE.findall(text) if "\\" in text else ():
        yield found.encode().decode("unicode_escape", "ignore").encode("utf-8", "ignore")
    for found in _QUOTED.findall(text) if "=" in text else ():
        yield quopri.decodestring(found.encode())


def _embedded_letters(text: str) -> Iterator[bytes]:
    """Decode the base64 and base32 in a text."""
    for found in _BASE64.findall(text):
        packed = found.rstrip("=").replace("-", "+").replace("_", "/")
        if len(packed) % 4 == 1:
            packed = packed[:-1]
        try:
            yield base64.b64decode(packed + "=" * (-len(packed) % 4))
        except (binascii.Error, ValueError):
            continue
    for found in _BASE32.findall(text):
        bare = found.rstrip("=")
        try:
            yield base64.b32decode(bare + "=" * (-len(bare) % 8))
        except (binascii.Error, ValueError):
            continue
    for found in _BASE64_PART.findall(text) if "/" in text else ():  # between the slashes of a link
        yield base64.b64decode(found.rstrip("=") + "=" * (-len(found.rstrip("=")) % 4))


_CHUNK_HEADER: Final = 0x3000


def macro_texts(data: bytes) -> Iterator[str]:
    """Yield VBA sources in a macro container: MS-OVBA 2.4.1 compressed chunks, wherever one can begin."""
    for found in re.finditer(rb"\x01..", data, re.DOTALL):
        header = int.from_bytes(found.group()[1:], "little")
        if header & 0x7000 == _CHUNK_HEADER:
            text = _decompressed(data, found.start() + 1)
            if len(text) >= 6:
                yield text.decode("gb18030", "ignore")


def _decompressed(data: bytes, at: int) -> bytes:
    out = bytearray()
    while at + 2 <= len(data) and len(out) < 1_000_000:
        header = int.from_bytes(data[at : at + 2], "little")
        if header & 0x7000 != _CHUNK_HEADER:
            break
        end = min(at + (header & 0x0FFF) + 3, len(data))
        if not header & 0x8000:
            out += data[at + 2 : end]
        elif not _chunk(data, at + 2, end, out):
            break
        at = end
    return bytes(out)


def _chunk(data: bytes, at: int, end: int, out: bytearray) -> bool:
    start = len(out)
    while at < end:
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= end:
                break
            if not flags >> bit & 1:
                out.append(data[at])
                at += 1
                continue
            token = int.from_bytes(data[at : at + 2], "little")
            at += 2
            shift = max(4, (len(out) - start - 1).bit_length()) if len(out) > start else 4
            length, offset = (token & (0xFFFF >> shift)) + 3, (token >> (16 - shift)) + 1
            if offset > len(out) - start:
                return False
            for _ in range(length):
                out.append(out[-offset])
    return True
