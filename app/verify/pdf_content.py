"""PDF content streams: recognition, the strings marked in them, and the text they show in stream order.

Shared by the channels that look at content; decides nothing. Bounded by the source's budget.
"""

from __future__ import annotations

import re
import struct
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple, cast

import pikepdf

from app.verify import decode
from app.verify.glyph_names import to_unicode
from app.verify.model import Source

TEXT_OPERATORS: Final = frozenset(["Tj", "TJ", "'", '"'])
_CONTENT_SIGNS: Final = re.compile(rb"\b(?:Tj|TJ|BDC|BT)\b")
_FONT_PROGRAM: Final = re.compile(rb"\x00\x01\x00\x00|OTTO|true|ttcf|%!|\x01\x00\x04")
_CODECS: Final = (
    (re.compile(r"/Uni\w+-(?:UCS2|UTF16)-.*"), "utf-16-be"),
    (re.compile(r"/Uni\w+-UTF8-.*"), "utf-8"),
    (re.compile(r"/Uni\w+-UTF32-.*"), "utf-32-be"),
    (re.compile(r"/GB[\w-]+"), "gb18030"),
    (re.compile(r"/(?:B5|HKscs-B5|ETen|ETenms)[\w-]*"), "big5hkscs"),
    (re.compile(r"/\w+-RKSJ-.*"), "cp932"),
    (re.compile(r"/EUC-[HV]"), "euc_jp"),
    (re.compile(r"/KSC-Johab-.*"), "johab"),
    (re.compile(r"/KSC[\w-]+"), "cp949"),
)
"""The character sets of predefined CMaps (ISO 32000-1, table 118, and Adobe's later ones) by name. GB/T 12345 has the codes
of GB 2312, only its letters are traditional, which the comparison folds anyway."""

_DEEPEST: Final = 40
"""Levels of a page tree that are looked at."""

_JIS: Final = re.compile(r"/[HV]")
"""JIS X 0208 in seven bits: EUC without its high bits."""

_BF: Final = re.compile(
    rb"beginbfchar(?P<chars>.*?)endbfchar|beginbfrange(?P<ranges>.*?)endbfrange|begincodespacerange\s*<(?P<space>[0-9A-Fa-f]+)>",
    re.DOTALL,
)
_HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


def is_content(stream: pikepdf.Stream, data: bytes) -> bool:
    """Return True if a stream (its decoded bytes in `data`) is page, form, pattern or glyph content."""
    if stream.get("/Subtype") == pikepdf.Name.Form or stream.get("/PatternType") is not None:
        return True
    if stream.get("/Type") is not None or stream.get("/Subtype") is not None or _FONT_PROGRAM.match(data):
        return False
    return b"begincmap" not in data[:3000] and bool(_CONTENT_SIGNS.search(data))


class Step(NamedTuple):
    """One operator of a content stream: its name, and what channels read of it.

    `operands`: those of `_READ`, none of any other; `shown`: the bytes of the strings that it shows; `picture`: an inline image.
    """

    name: str
    operands: Sequence[pikepdf.Object] = ()
    shown: bytes = b""
    picture: pikepdf.PdfInlineImage | None = None


Instructions = list[Step]
_READ: Final = frozenset(["Tf", "Tr", "scn", "BDC", "DP", "BMC", "MP"])
_TOLD: Final = _READ | {*TEXT_OPERATORS, "INLINE IMAGE"}
"""Operators of which more than the name is read."""


def _step(name: str, written: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> Step:
    if name in TEXT_OPERATORS:
        return Step(name, shown=b"".join(_shown_bytes(_operands(written))))
    if name in _READ:
        return Step(name, _operands(written))
    if isinstance(written, pikepdf.ContentStreamInlineImage):
        return Step(name, picture=written.iimage)
    return _bare(name)


def _operands(written: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> Sequence[pikepdf.Object]:
    return cast("Sequence[pikepdf.Object]", written.operands)


@lru_cache(maxsize=256)
def _bare(name: str) -> Step:
    return Step(name)


def instructions(stream: pikepdf.Object) -> Instructions:
    """Parse the operators of a content stream; an empty list for a stream that cannot be parsed. The last few are kept: each channel
    reads the pages again."""
    data = _content(stream)
    if data is None:
        return _parsed(stream)
    if data not in _kept:
        while len(_kept) >= _KEPT:
            del _kept[next(iter(_kept))]
        _kept[data] = _parsed(stream)
    return _kept[data]


_kept: Final[dict[bytes, Instructions]] = {}
_KEPT: Final = 8
_LARGEST_KEPT: Final = 300_000
"""Maximum size of a content stream whose operators are kept, in bytes."""


def _content(stream: pikepdf.Object) -> bytes | None:
    """Return the content of a page or stream; None if it is large, in parts or cannot be read."""
    contents = stream if isinstance(stream, pikepdf.Stream) else stream.get("/Contents")
    if not isinstance(contents, pikepdf.Stream):
        return None
    try:
        data = bytes(contents.get_stream_buffer())
    except (pikepdf.PdfError, NotImplementedError, RuntimeError):
        return None
    return data if len(data) <= _LARGEST_KEPT else None


def _parsed(stream: pikepdf.Object) -> Instructions:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a stream cut short is read as far as it goes
            written = pikepdf.parse_content_stream(stream)
            names = map(str, map(attrgetter("operator"), written))
            return [
                _step(name, each) if name in _TOLD else _bare(name) for name, each in zip(names, written, strict=True)
            ]
    except (pikepdf.PdfError, ValueError, TypeError):
        return []


def marked_strings(source: Source, stream: pikepdf.Stream) -> Iterator[str]:
    """Yield strings in marked-content properties (ActualText, Alt), inline images, and shown strings as plain bytes."""
    for step in instructions(stream):
        if step.picture is not None:
            yield from decode.printable_runs(bytes(step.picture.obj.read_raw_bytes()))
        elif step.name in TEXT_OPERATORS:
            text = step.shown.decode("latin-1")
            if text.isprintable():
                yield text
        else:
            for operand in step.operands if step.name in _MARKING else ():
                yield from _all_strings(operand)


_MARKING: Final = ("BDC", "DP", "BMC", "MP")


def _all_strings(thing: object) -> Iterator[str]:
    if not isinstance(thing, pikepdf.Object):
        return  # a number, as the identifiers of marked content are
    if isinstance(thing, pikepdf.String):
        yield str(thing)
        yield from decode.pdf_string_decodings(bytes(thing))
    elif isinstance(thing, pikepdf.Name):
        yield str(thing)[1:]
    elif isinstance(thing, pikepdf.Array):
        for item in thing.as_list():
            yield from _all_strings(item)
    elif isinstance(thing, pikepdf.Dictionary):
        for value in dict(thing.items()).values():
            yield from _all_strings(value)


def _shown_bytes(operands: Sequence[pikepdf.Object]) -> Iterator[bytes]:
    """Yield the strings among the operands of a text-showing operator."""
    for operand in operands:
        if isinstance(operand, pikepdf.String):
            yield bytes(operand)
        elif isinstance(operand, pikepdf.Array):
            yield from (bytes(item) for item in operand.as_list() if isinstance(item, pikepdf.String))


@dataclass(frozen=True, slots=True)
class FontDecoder:
    """Maps one font's codes to text: code → text, and bytes per code.

    `complete`: every code has a meaning. `codec`: the character set of a predefined CMap (then there is no table).
    """

    table: Mapping[int, str]
    width: int
    complete: bool
    codec: str = ""

    def text(self, data: bytes) -> tuple[str, set[int]]:
        """Return the text of shown bytes, and the codes that had no meaning (of a character set: as many numbers as there were)."""
        if self.codec:
            text = (
                _set_bits(data).decode("euc_jp", "replace")
                if self.codec == "jis"
                else data.decode(self.codec, "replace")
            )
            return text.replace("\ufffd", ""), set(range(text.count("\ufffd")))
        out: list[str] = []
        lost: set[int] = set()
        meaning = self.table.get
        for code in self._codes(data):
            found = meaning(code)
            if found is None or found in ("", "\ufffd", "\x00"):
                lost.add(code)
            else:
                out.append(found)
        return "".join(out), lost

    def _codes(self, data: bytes) -> Sequence[int]:
        if self.width == 2 and len(data) % 2 == 0:
            return struct.unpack(f">{len(data) // 2}H", data)
        return [int.from_bytes(data[at : at + self.width], "big") for at in range(0, len(data), self.width)]


def _set_bits(data: bytes) -> bytes:
    return bytes(byte | 0x80 for byte in data)


def _codec(encoding: pikepdf.Object | None) -> str:
    """Return the character set of a predefined CMap's name; empty for an embedded CMap, Identity and unknown names."""
    if not isinstance(encoding, pikepdf.Name):
        return ""
    if _JIS.fullmatch(str(encoding)):
        return "jis"
    return next((codec for pattern, codec in _CODECS if pattern.fullmatch(str(encoding))), "")


def font_decoder(font: pikepdf.Object) -> FontDecoder:
    """Return the decoder of a font dictionary: ToUnicode, else the encoding of a simple font."""
    kind = font.get("/Subtype")
    unicode_map = font.get("/ToUnicode")
    if isinstance(unicode_map, pikepdf.Stream):
        table, width = parse_cmap(unicode_map.read_bytes())
        width = 2 if kind == pikepdf.Name.Type0 else 1 if kind is not None else width
        return FontDecoder(table if kind == pikepdf.Name.Type0 else {**_simple(font), **table}, width, False)
    if kind == pikepdf.Name.Type0:
        return FontDecoder({}, 2, complete=False, codec=_codec(font.get("/Encoding")))
    return FontDecoder(_simple(font), 1, complete=kind != pikepdf.Name.Type3)


def _simple(font: pikepdf.Object) -> dict[int, str]:
    table = {code: bytes([code]).decode("cp1252", "replace") for code in range(32, 256)}
    encoding = font.get("/Encoding")
    if isinstance(encoding, pikepdf.Dictionary) and "/Differences" in encoding:
        code = 0
        for item in encoding.Differences.as_list():
            if isinstance(item, pikepdf.Name):
                table[code] = to_unicode(str(item)[1:]) or "\ufffd"
                code += 1
            else:
                code = int(item)
    return table


@lru_cache(maxsize=32)
def parse_cmap(data: bytes) -> tuple[Mapping[int, str], int]:
    """Parse a ToUnicode CMap: code → text, and bytes per code. Kept: several channels read the fonts of a file."""
    table: dict[int, str] = {}
    width = 2
    for block in _BF.finditer(data):
        if block["space"]:
            width = max(1, len(block["space"]) // 2)
        elif block["chars"] is not None:
            values = [bytes.fromhex(_padded_hex(found[0])) for found in _HEX.findall(block["chars"])]
            for code, text in zip(values[::2], values[1::2], strict=False):
                table[int.from_bytes(code, "big")] = text.decode("utf-16-be", "replace")
        else:
            table.update(_ranges(block["ranges"]))
    return table, width


def _padded_hex(digits: bytes) -> str:
    text = b"".join(digits.split()).decode()
    return text + "0" * (len(text) % 2)


def _ranges(block: bytes) -> Iterator[tuple[int, str]]:
    tokens = [(found[0], found[1], found[2]) for found in _HEX.findall(block)]
    at = 0
    while at + 2 < len(tokens):
        first, last = (int(_padded_hex(tokens[at + step][0]) or "0", 16) for step in (0, 1))
        at += 2
        if tokens[at][1]:
            at += 1
            code = first
            while at < len(tokens) and not tokens[at][2]:
                yield code, bytes.fromhex(_padded_hex(tokens[at][0])).decode("utf-16-be", "replace")
                code, at = code + 1, at + 1
            at += 1
        else:
            base = bytes.fromhex(_padded_hex(tokens[at][0]))
            at += 1
            for step in range(min(last - first + 1, 65536)):
                value = (int.from_bytes(base, "big") + step).to_bytes(max(2, len(base)), "big")
                yield first + step, value.decode("utf-16-be", "replace")


@dataclass(frozen=True, slots=True)
class ShownText:
    """The text one content stream shows, in stream order; `lost`: different glyphs without text, `curves`: path curves."""

    text: str
    lost: int
    curves: int


_SHOWING: Final = TEXT_OPERATORS | {"Tf", "c", "v", "y", "ET", "T*", "Td", "TD"}
"""Operators that say what text and curves a stream shows: a third of a copy's."""


def decode_shown_text(steps: Instructions, fonts: Mapping[str, FontDecoder]) -> ShownText:
    """Decode the text that operators show with `fonts` (resource name → decoder); each text object is a line."""
    out: list[str] = []
    lost: set[tuple[int, int]] = set()
    curves = 0
    active: FontDecoder | None = None
    for step in steps:
        name = step.name
        if name not in _SHOWING:
            continue
        if name == "Tf" and step.operands:
            active = fonts.get(str(step.operands[0]))
        elif name in ("c", "v", "y"):
            curves += 1
        elif name in ("ET", "T*", "Td", "TD"):
            out.append("\n" if name == "ET" else " ")
        elif name in TEXT_OPERATORS and active is not None:
            text, missing = active.text(step.shown)
            out.append(text)
            if missing and not active.complete:
                lost |= {(id(active), code) for code in missing}
    return ShownText("".join(out), len(lost), curves)


def resources_of(page: pikepdf.Page) -> pikepdf.Object | None:
    """Return a page's resources, its own or those of a node above it."""
    node: pikepdf.Object | None = page.obj
    for _ in range(_DEEPEST):
        if not isinstance(node, pikepdf.Dictionary) or "/Resources" in node:
            break
        node = node.get("/Parent")
    return node.get("/Resources") if isinstance(node, pikepdf.Dictionary) else None


def fonts_of(resources: pikepdf.Object | None) -> dict[str, FontDecoder]:
    """Return the decoders of the fonts in a resource dictionary by name."""
    if resources is None or "/Font" not in resources:
        return {}
    return {name: font_decoder(font) for name, font in resources.Font.items() if isinstance(font, pikepdf.Dictionary)}
