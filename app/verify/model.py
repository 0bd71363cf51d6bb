"""The interface between channels and judge: sources, extracted texts, problems, limits. Reads bytes only; writes nothing.

A channel never decides whether something is personal: it extracts every text and every byte string that the file
holds. What cannot be read is a `Problem`, and the judge turns that into a finding.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from app.domain.policy import DerivedForm, ProtectedValue
from app.domain.sensitivity import Kind

if TYPE_CHECKING:
    import pikepdf

MAX_DEPTH: Final = 5


class ExtractedText(NamedTuple):
    """A text found in a file and where.

    `prose`: a reader sees it (weak kinds such as dates are judged only there); `raw`: bytes in which the values
    themselves are searched in several encodings. `recognised`: read from pixels, some letters perhaps wrongly.
    """

    where: str
    text: str = ""
    prose: bool = False
    raw: bytes = b""
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """An objection of a channel by itself: `code` is `structure`, `unreadable`, `unproven`, `locked`, `unfaithful` or `pattern` (with a kind)."""

    where: str
    code: str
    excerpt: str = ""
    kind: Kind | None = None


Item = ExtractedText | Problem


class LimitReached(Exception):
    """The file asks for more work than a résumé can need; the judge reports it as unreadable (fail closed)."""


@dataclass
class Budget:
    """Limits on what all channels together may decompress and collect: stops decompression bombs without a clock."""

    unpacked: int = 300_000_000
    text: int = 20_000_000
    nested: int = 300
    pictures: int = 12
    codes: int = 300

    def spend(self, kind: str, amount: int = 1) -> None:
        """Take `amount` off a limit. Raises `LimitReached` when it is used up."""
        left = getattr(self, kind) - amount
        setattr(self, kind, left)
        if left < 0:
            raise LimitReached(kind)


NEVER_OF_OTHERS: Final = frozenset([Kind.EMAIL, Kind.PHONE, Kind.ID_NUMBER, Kind.MESSENGER])
"""Kinds of which a copy of ours holds nothing but what is allowed, whatever its policy."""

SecondOpinion = Callable[
    [Sequence[str], Sequence[ProtectedValue], Sequence[ProtectedValue]], Iterable[tuple[int, ProtectedValue, str]]
]
"""Texts, absent and allowed values → index of the text, value and excerpt of each further finding."""


@dataclass(frozen=True)
class Context:
    """The settings of one verification, the same for a file and everything nested in it.

    `own`: made by our writers; `expected`: the lines the text must consist of, or None. `absent` and `allowed` values
    and the `derived` forms come from whoever withheld something, as data. `patterns`: kinds of which a copy of ours
    may hold no other data than what is allowed. `second`: a second matcher, asked besides the verifier's own.
    """

    own: bool
    expected: tuple[str, ...] | None
    absent: tuple[ProtectedValue, ...]
    allowed: tuple[ProtectedValue, ...]
    budget: Budget = field(default_factory=Budget)
    derived: tuple[DerivedForm, ...] = ()
    patterns: frozenset[Kind] = NEVER_OF_OTHERS
    second: SecondOpinion | None = None


Runner = Callable[["Source"], Iterator[Item]]
Deriver = Callable[[Context, list[ExtractedText]], Iterator[Item]]


@dataclass(frozen=True, slots=True)
class Channel:
    """Extracts the texts of one part of a file format.

    `formats` it applies to ("*" = any); `run` reads the source, or `derive` reads the texts the others extracted.
    `own_only` channels know what our writers write.
    """

    name: str
    formats: tuple[str, ...]
    run: Runner | None = None
    derive: Deriver | None = None
    own_only: bool = False


class Source:
    """One file (or a file inside a file) with its parsed views, each made once and shared by the channels."""

    def __init__(
        self,
        data: bytes,
        context: Context,
        channels: tuple[Channel, ...],
        *,
        name: str = "",
        where: str = "",
        depth: int = 0,
    ) -> None:
        self.data = data
        self.context = context
        self.channels = channels
        self.name = name
        self.where = where
        self.depth = depth
        self.format = sniff(data)

    def place(self, where: str) -> str:
        """Return `where` prefixed with the path of the files this source is nested in."""
        return f"{self.where} > {where}" if self.where else where

    def nested(self, where: str, data: bytes) -> Iterator[Item]:
        """Yield everything all channels find in a file inside this file."""
        if not data:
            return
        self.context.budget.spend("nested")
        self.context.budget.spend("unpacked", len(data))
        if self.depth + 1 > MAX_DEPTH:
            yield Problem(self.place(where), "unreadable", "nested too deeply")
            return
        inner = Source(data, self.context, self.channels, where=self.place(where), depth=self.depth + 1)
        for channel in self.channels:
            if not channel.own_only and channel.run and applies(channel, inner.format):
                yield from channel.run(inner)

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        """The PDF as QPDF parses it. Raises on damage beyond repair and on passwords."""
        import pikepdf

        return pikepdf.open(io.BytesIO(self.data), suppress_warnings=True)

    @cached_property
    def zip(self) -> zipfile.ZipFile:
        """The ZIP archive."""
        return zipfile.ZipFile(io.BytesIO(self.data))

    @cached_property
    def members(self) -> dict[str, bytes]:
        """Every entry of the ZIP, unpacked within the budget (directories excluded)."""
        found: dict[str, bytes] = {}
        for entry in self.zip.infolist():
            if not entry.filename.endswith("/"):
                self.context.budget.spend("unpacked", entry.file_size)
                name = entry.filename if entry.filename not in found else f"{entry.filename}#{len(found)}"
                found[name] = self.zip.read(entry)
        return found


def applies(channel: Channel, format: str) -> bool:
    """Return True if a channel reads files of `format`."""
    return "*" in channel.formats or format in channel.formats


_IMAGE: Final = re.compile(
    rb"\xff\xd8\xff|\x89PNG|GIF8|BM|II\*\x00|MM\x00\*|RIFF....WEBP|\x00\x00\x00\x0cjP|\xd7\xcd\xc6\x9a"
    rb"|\x01\x00\x00\x00.{36} EMF",
    re.DOTALL,
)
_ZIP_TAIL: Final = 66_000
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<!?(?:doctype\s+)?[a-z/!]", re.IGNORECASE | re.DOTALL
)


def sniff(data: bytes) -> str:
    """Return the format by content only: `pdf`, `zip`, `image`, `ole`, `rtf`, `markup`, `json`, `text` or `binary`."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf")
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")) or b"PK\x05\x06" in data[-_ZIP_TAIL:]:
        return "zip"  # also with bytes before it: readers find the directory at the end
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    if _IMAGE.match(head):
        return "image"
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if head.lstrip()[:1] in (b"{", b"["):
        return "json"
    if _HTML.match(head):
        return "markup"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    return "binary" if holds_controls(data[:4096]) else "text"


_CONTROLS: Final = bytes(byte for byte in range(27) if byte < 9 or byte > 13)


def holds_controls(data: bytes) -> bool:
    """Return True if control characters stand in data that no text has."""
    return len(data.translate(None, _CONTROLS)) < len(data)
