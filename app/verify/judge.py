"""Runs the channels over one file and judges what they bring to light against the values that must be absent.

Each distinct text is matched once, over one joined text per kind. Fails closed: a channel that cannot read the file, or
a limit that is reached, is a finding.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.domain.verification import Finding, Verification
from app.redact.document import Document
from app.redact.known import Hit, KnownValues
from app.redact.matchers.latin_names import LatinName, name_words
from app.redact.matchers.name_order import given_first
from app.verify import boilerplate, printed
from app.verify.locked import is_locked
from app.verify.model import Channel, Context, Item, LimitReached, Piece, Problem, Source, applies

_WEAK: Final = frozenset(
    [
        Kind.DATES,
        Kind.GENDER,
        Kind.NATIONALITY,
        Kind.MARITAL,
        Kind.POLITICAL,
        Kind.NATIVE_PLACE,
        Kind.SALARY,
        Kind.BIRTH,
        Kind.ADDRESS,
    ]
)
"""Kinds whose short values are ordinary words or numbers: judged in text a reader sees, and elsewhere when long."""

_WEAK_LENGTH: Final = 8
_SEPARATOR: Final = "\n\n\nꙮ\n\n\n"
"""Between joined texts: a letter that occurs in no value, so that no match can reach over it."""

_EXCERPT: Final = 60
_TOLD_BY_CIPHER: Final = 8
"""Letters and digits from which random bytes do not spell a value: each is met by about 6 of 256 bytes, 10⁻⁷ in a megabyte."""

_TOLD_BY_BYTES: Final = 4
"""Letters from which a derived form (a pet name) means something where bytes are read as text."""
_TOLD_CLOSED_UP: Final = 6
"""Bytes (UTF-8) of a value's letters from which it is told without the spaces between them."""
_ENCODINGS: Final = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5")


def verify(name: str, data: bytes, context: Context, channels: tuple[Channel, ...]) -> Verification:
    """Every finding in one file, channel by channel."""
    source = Source(data, context, channels, name=name)
    locked = [("file", Problem("file", "locked"))] if is_locked(data, source.format) else []
    ran = [channel for channel in channels if applies(channel, source.format) and (context.own or not channel.own_only)]
    found: list[tuple[str, Item]] = [*locked]
    for channel in ran:
        if channel.run is not None:
            found.extend((channel.name, item) for item in _guarded(channel, source))
    pieces = [item for _, item in found if isinstance(item, Piece)]
    for channel in ran:
        if channel.derive is not None:
            found.extend((channel.name, item) for item in _guarded_derive(channel, context, pieces))
    findings = tuple(_findings(found, context))
    if any(finding.code == "locked" for finding in findings):  # then every channel says that it cannot read
        findings = tuple(finding for finding in findings if finding.code != "unreadable" and not _by_chance(finding))
    if not findings and not context.own and not _has_text(source, pieces):
        findings = (Finding("file", "file", "empty"),)
    return Verification(source.format, tuple(channel.name for channel in ran), findings)


def _by_chance(finding: Finding) -> bool:
    """Whether a value is so short that letters of a cipher spell it now and then; what is left open is read all the same."""
    return finding.code == "value" and _letters(finding.excerpt) < _TOLD_BY_CIPHER


def _has_text(source: Source, pieces: Sequence[Piece]) -> bool:
    """Whether anything was read that a reader of the file sees (an old Office document: anything at all)."""
    return any(
        any(character.isalnum() for character in piece.text)
        for piece in pieces
        if piece.prose or source.format == "ole"
    )


def _guarded(channel: Channel, source: Source) -> Iterator[Item]:
    assert channel.run is not None
    try:
        for item in channel.run(source):
            if isinstance(item, Piece):
                source.context.budget.spend("text", len(item.text))
            yield item
    except LimitReached as limit:
        yield Problem(source.place("limit"), "unreadable", f"too much to read ({limit})")
    except MemoryError:
        raise
    except Exception as error:  # any parser failure means the same: this channel cannot vouch for the file
        yield Problem(source.place("file"), "unreadable", f"{type(error).__name__}: {error}"[:80])


def _guarded_derive(channel: Channel, context: Context, pieces: list[Piece]) -> Iterator[Item]:
    assert channel.derive is not None
    try:
        yield from channel.derive(context, pieces)
    except LimitReached as limit:
        yield Problem("limit", "unreadable", f"too much to read ({limit})")


def _findings(found: Sequence[tuple[str, Item]], context: Context) -> Iterator[Finding]:
    seen: set[tuple[str, str, str, str]] = set()
    for finding in itertools.chain(_problems(found), _values(found, context)):
        key = (finding.channel, finding.where, finding.code, finding.field or finding.excerpt)
        if key not in seen:
            seen.add(key)
            yield finding


def _problems(found: Iterable[tuple[str, Item]]) -> Iterator[Finding]:
    for channel, item in found:
        if isinstance(item, Problem):
            yield Finding(channel, item.where, item.code, excerpt=item.excerpt)


def _values(found: Sequence[tuple[str, Item]], context: Context) -> Iterator[Finding]:
    sightings: dict[tuple[str, bool], list[tuple[str, str]]] = {}
    blobs: dict[bytes, list[tuple[str, str]]] = {}
    for channel, item in found:
        if isinstance(item, Piece):
            text = _own_text(item) if context.own else item.text
            text = text if item.prose else boilerplate.without(text)
            if text.strip():
                sightings.setdefault((text, item.prose), []).append((channel, item.where))
            if item.raw:
                blobs.setdefault(item.raw, []).append((channel, item.where))
    for prose in (True, False):
        texts = [text for text, seen in sightings if seen is prose]
        for index, value, excerpt in _matches(texts, _wanted(context.absent, prose), context.allowed):
            if not prose and (_derived(excerpt, value) or (context.own and printed.is_format_word(excerpt))):
                continue
            for channel, where in sightings[texts[index], prose]:
                yield Finding(channel, where, "value", value.kind, value.field, excerpt)
    needles = tuple(_needles(context.absent))
    for blob, places in blobs.items():
        lowered = blob.lower()
        for value in {value for needle, value in needles if needle in lowered}:
            for channel, where in places:
                if not _excused(value, context):
                    yield Finding(channel, where, "value", value.kind, value.field, value.value[:_EXCERPT])


def _derived(excerpt: str, value: ProtectedValue) -> bool:
    """Whether a hit is three Latin letters or fewer that are no word of the value itself."""
    plain = unicodedata.normalize("NFKD", excerpt)[:1]
    if not excerpt.isalpha() or len(excerpt) >= _TOLD_BY_BYTES or not plain.isascii():
        return False
    return excerpt.casefold() not in re.findall(r"[^\W_]+", value.value.casefold())


def _own_text(item: Piece) -> str:
    """The text of a piece of our own copy without what every copy prints."""
    if item.where.endswith(" key"):
        return printed.without_keys(f'"{item.text}":')
    return printed.without_headings(printed.without_keys(item.text))


def _excused(value: ProtectedValue, context: Context) -> bool:
    """Whether an allowed value contains this one, or every copy of ours does: its bytes prove nothing (the text match
    tells)."""
    if context.own and printed.is_format_word(value.value):
        return True
    return any(value.value.casefold() in allowed.value.casefold() for allowed in context.allowed)


def _wanted(absent: Sequence[ProtectedValue], prose: bool) -> tuple[ProtectedValue, ...]:
    if prose:
        return tuple(absent)
    return tuple(value for value in absent if value.kind not in _WEAK or len(value.value) >= _WEAK_LENGTH)


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int


def _matches(
    texts: Sequence[str], absent: Sequence[ProtectedValue], allowed: Sequence[ProtectedValue]
) -> Iterator[tuple[int, ProtectedValue, str]]:
    """Index of the text, value and excerpt of each hit that no allowed value explains."""
    if not texts or not absent:
        return
    starts = list(itertools.accumulate((len(text) + len(_SEPARATOR) for text in texts), initial=0))[:-1]
    joined = _SEPARATOR.join(texts)
    hits = KnownValues(absent, allowed=allowed).find(joined)
    if not hits:
        return
    explained = _whole_values(joined, allowed)
    begins = [span.start for span in explained]
    for hit in hits:
        at = bisect_right(begins, hit.start)
        before, inside = (
            explained[max(0, at - _NEAR) : at],
            explained[at : min(bisect_left(begins, hit.end), at + _NEAR)],
        )
        covered = any(span.end >= hit.end and span.end - span.start > hit.end - hit.start for span in before)
        if not covered and not any(_run_into(joined, hit, span) for span in inside):
            index = bisect_right(starts, hit.start) - 1
            yield index, hit.value, joined[hit.start : hit.end][:_EXCERPT]


def _run_into(text: str, hit: Hit, allowed: _Span) -> bool:
    """Whether a hit is a strange word that ran into an allowed value in which the surname stands, as the end of a line does where
    lines are joined (`AintreeTom Considine Racing`); never where that word is a form of the withheld name itself."""
    before = text[hit.start : allowed.start]
    glued = before[-1:].isalpha() and text[allowed.start].isalpha()
    words = given_first(name_words(hit.value.value))
    if hit.how != "nickname" or not glued or allowed.end < hit.end or not words:
        return False
    return LatinName(words).hooks.isdisjoint(word.lower() for word in _HUMPS.findall(Document(before).cased))


_NEAR: Final = 12
"""Allowed values looked at on either side of where a hit begins."""
_HUMPS: Final = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+")
"""The words of a text without spaces, told by their capitals."""


def _whole_values(text: str, allowed: Sequence[ProtectedValue]) -> list[_Span]:
    """Where an allowed value stands in full. A mere part of one (a short form of an employer's name) excuses nothing."""
    hits = KnownValues(allowed).find(text)
    spans = {(hit.start, hit.end) for hit in hits if _letters(text[hit.start : hit.end]) >= _letters(hit.value.value)}
    spans.update(_spaced_out(text, allowed))
    return [_Span(*span) for span in sorted(spans)]


def _spaced_out(text: str, allowed: Sequence[ProtectedValue]) -> Iterator[tuple[int, int]]:
    """Where an allowed value stands in full with spaces anywhere: text read by the place of its letters has such, so that
    `Shongwe & Pi llay Hardware` is that employer and no residue of a referee of that name."""
    letters, places = _closed_up(text)
    for value in allowed:
        wanted, _ = _closed_up(value.value)
        at = letters.find(wanted) if len(wanted.encode()) >= _TOLD_CLOSED_UP else -1
        while at >= 0:
            yield places[at], places[at + len(wanted) - 1] + 1
            at = letters.find(wanted, at + 1)


def _closed_up(text: str) -> tuple[str, list[int]]:
    """The letters and figures of a text alone, in small letters, and where each stands."""
    found = [(small, index) for index, char in enumerate(text) if char.isalnum() for small in char.casefold()]
    return "".join(small for small, _ in found), [index for _, index in found]


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _needles(absent: Sequence[ProtectedValue]) -> Iterator[tuple[bytes, ProtectedValue]]:
    """Byte strings whose presence in binary data means the value is there, in every encoding that keeps it."""
    for value in absent:
        if value.kind in _WEAK and len(value.value) < _WEAK_LENGTH:
            continue
        forms = {value.value.strip(), "".join(character for character in value.value if character.isalnum())}
        for form, encoding in itertools.product(forms, _ENCODINGS):
            try:
                needle = form.encode(encoding).lower()
            except UnicodeEncodeError:
                continue
            if len(form) >= (2 if not form.isascii() else 7) and len(needle) >= 4:
                yield needle, value
