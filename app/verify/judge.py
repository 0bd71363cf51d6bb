"""Runs the channels over one file and matches the texts they extract against the values that must be absent.

Imports nothing of the redactor (a contract of import-linter): what that knows comes as data. Each distinct text is
matched once. Fails closed: a channel that cannot read the file, or a limit that is reached, is a finding.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.domain.verification import Finding, Verification
from app.verify import file_format_constants, labelled_facts, template_text
from app.verify.dates import WithheldDates
from app.verify.encrypted import is_encrypted
from app.verify.literal import Literal, Reading
from app.verify.model import Channel, Context, ExtractedText, Item, LimitReached, Problem, Source, applies
from app.verify.numbers import WithheldNumbers
from app.verify.ocr_misreadings import find_misread
from app.verify.phonetic_names import PhoneticNames
from app.verify.short_strings import standing_in

_WEAK_KINDS: Final = frozenset(
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
_EXCERPT: Final = 60
_MIN_LETTERS_IN_DECODED: Final = 8
"""Letters and digits from which random bytes do not spell a value: each is met by about 6 of 256 bytes, 10⁻⁷ in a megabyte."""

_MIN_LETTERS_IN_BYTES: Final = 4
"""Letters from which a derived form (a pet name) means something where bytes are read as text."""
_HEAD: Final = 4
"""Bytes that each value as bytes has at least."""
_ENCODINGS: Final = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5")


def verify(name: str, data: bytes, context: Context, channels: tuple[Channel, ...]) -> Verification:
    """Verify one file: every finding, channel by channel."""
    source = Source(data, context, channels, name=name)
    locked = [("file", Problem("file", "locked"))] if is_encrypted(data, source.format) else []
    ran = [channel for channel in channels if applies(channel, source.format) and (context.own or not channel.own_only)]
    found: list[tuple[str, Item]] = [*locked]
    for channel in ran:
        if channel.run is not None:
            found.extend((channel.name, item) for item in _read_channel(channel, source))
    pieces = [item for _, item in found if isinstance(item, ExtractedText)]
    for channel in ran:
        if channel.derive is not None:
            found.extend((channel.name, item) for item in _guarded_derive(channel, context, pieces))
    findings = tuple(_findings(found, context))
    if any(finding.code == "locked" for finding in findings):  # then every channel says that it cannot read
        findings = tuple(
            finding for finding in findings if finding.code != "unreadable" and not _is_chance_hit(finding)
        )
    if not findings and not context.own and not _has_text(source, pieces):
        findings = (Finding("file", "file", "empty"),)
    return Verification(source.format, tuple(channel.name for channel in ran), findings)


def _is_chance_hit(finding: Finding) -> bool:
    """Return True if the value is so short that decoded text contains it by chance; unencoded text is searched all the same."""
    return finding.code == "value" and _letters(finding.excerpt) < _MIN_LETTERS_IN_DECODED


def _has_text(source: Source, pieces: Sequence[ExtractedText]) -> bool:
    """Return True if any reader-visible text was extracted (from an old Office document: any text at all)."""
    return any(
        any(character.isalnum() for character in piece.text)
        for piece in pieces
        if piece.prose or source.format == "ole"
    )


def _read_channel(channel: Channel, source: Source) -> Iterator[Item]:
    assert channel.run is not None
    try:
        for item in channel.run(source):
            if isinstance(item, ExtractedText):
                source.context.budget.spend("text", len(item.text))
            yield item
    except LimitReached as limit:
        yield Problem(source.place("limit"), "unreadable", f"too much to read ({limit})")
    except MemoryError:
        raise
    except Exception as error:  # any parser failure means the same: this channel cannot vouch for the file
        yield Problem(source.place("file"), "unreadable", f"{type(error).__name__}: {error}"[:80])


def _guarded_derive(channel: Channel, context: Context, pieces: list[ExtractedText]) -> Iterator[Item]:
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
            yield Finding(channel, item.where, item.code, item.kind, excerpt=item.excerpt)


def _values(found: Sequence[tuple[str, Item]], context: Context) -> Iterator[Finding]:
    sightings: dict[tuple[str, bool], list[tuple[str, str]]] = {}
    blobs: dict[bytes, list[tuple[str, str]]] = {}
    blanked: dict[tuple[str, bool, bool], str] = {}
    for channel, item in found:
        if isinstance(item, ExtractedText):
            known = (item.text, item.prose, _is_key(item))
            if known not in blanked:
                blanked[known] = _blanked(item, own=context.own)
            text = blanked[known]
            if text.strip():
                sightings.setdefault((text, item.prose), []).append((channel, item.where))
            if item.raw:
                blobs.setdefault(item.raw, []).append((channel, item.where))
    for prose in (True, False):
        texts = [text for text, seen in sightings if seen is prose]
        for index, value, excerpt in _matches(texts, prose, context):
            if not prose and (
                _is_short_foreign_hit(excerpt, value) or (context.own and template_text.is_format_word(excerpt))
            ):
                continue
            for channel, where in sightings[texts[index], prose]:
                yield Finding(channel, where, "value", value.kind, value.field, excerpt)
    yield from _misread(found, context)
    needles = tuple(_needles(context.absent))
    heads = {needle[:_HEAD] for needle, _ in needles}
    for blob, places in blobs.items():
        lowered = blob.lower()
        begun = standing_in(lowered, heads)
        for value in {value for needle, value in needles if needle[:_HEAD] in begun and needle in lowered}:
            for channel, where in places:
                if not _is_allowed_in_bytes(value, context):
                    yield Finding(channel, where, "value", value.kind, value.field, value.value[:_EXCERPT])


def _misread(found: Sequence[tuple[str, Item]], context: Context) -> Iterator[Finding]:
    """Match text recognised from pixels with a tolerance for letters that were read wrongly."""
    for channel, item in found:
        if isinstance(item, ExtractedText) and item.recognised:
            for value, read in find_misread(item.text, context.absent):
                if not any(value.value.casefold() in allowed.value.casefold() for allowed in context.allowed):
                    yield Finding(channel, item.where, "value", value.kind, value.field, read[:_EXCERPT])


def _is_short_foreign_hit(excerpt: str, value: ProtectedValue) -> bool:
    """Return True if a hit is three Latin letters or fewer that are no word of the value itself."""
    plain = unicodedata.normalize("NFKD", excerpt)[:1]
    if not excerpt.isalpha() or len(excerpt) >= _MIN_LETTERS_IN_BYTES or not plain.isascii():
        return False
    return excerpt.casefold() not in re.findall(r"[^\W_]+", value.value.casefold())


def _blanked(item: ExtractedText, *, own: bool) -> str:
    """Return a text without what its format, or every copy of ours (`own`), prints."""
    text = _own_text(item) if own else item.text
    return text if item.prose else file_format_constants.blank_constants(text)


def _is_key(item: ExtractedText) -> bool:
    return item.where.endswith(" key")


def _own_text(item: ExtractedText) -> str:
    """Return the text of our own copy without the headings and keys that every copy prints."""
    if _is_key(item):
        return template_text.blank_keys(f'"{item.text}":')
    return template_text.blank_headings(template_text.blank_keys(item.text))


def _is_allowed_in_bytes(value: ProtectedValue, context: Context) -> bool:
    """Return True if an allowed value contains this one, or every copy of ours does: its bytes prove nothing.

    The match in the text decides then.
    """
    if context.own and template_text.is_format_word(value.value):
        return True
    return any(value.value.casefold() in allowed.value.casefold() for allowed in context.allowed)


def _values_to_match(absent: Sequence[ProtectedValue], prose: bool) -> tuple[ProtectedValue, ...]:
    if prose:
        return tuple(absent)
    return tuple(value for value in absent if value.kind not in _WEAK_KINDS or len(value.value) >= _WEAK_LENGTH)


def _matches(texts: Sequence[str], prose: bool, context: Context) -> Iterator[tuple[int, ProtectedValue, str]]:
    """Yield (index of the text, value, excerpt) of each occurrence of a withheld value that no allowed value explains."""
    absent = _values_to_match(context.absent, prose)
    if not texts or not absent:
        return
    readings = [Reading(text) for text in texts]
    for hit in Literal(absent, context.derived, context.allowed, prose=prose).find(readings):
        yield hit.index, hit.value, readings[hit.index].text[hit.start : hit.end][:_EXCERPT]
    yield from _match_by_meaning(readings, absent, context.allowed, prose=prose)
    if context.second is not None:
        for index, value, written in context.second(texts, absent, context.allowed):
            if prose or _letters(written) >= _letters(
                value.value
            ):  # a part of a name is told by its sentence, and there is none
                yield index, value, written


def _match_by_meaning(
    readings: Sequence[Reading], absent: Sequence[ProtectedValue], allowed: Sequence[ProtectedValue], *, prose: bool
) -> Iterator[tuple[int, ProtectedValue, str]]:
    """Match numbers however their digits are written; in visible text also dates, labelled facts and phonetic names."""
    numbers, dates, sounds = WithheldNumbers(absent, allowed), WithheldDates(absent, allowed), PhoneticNames(absent)
    for index, text in enumerate(reading.text for reading in readings):
        yield from ((index, value, written[:_EXCERPT]) for value, written in numbers.find(text))
        if prose:
            told = itertools.chain(dates.find(text), labelled_facts.find_withheld(text, absent), sounds.find(text))
            yield from (
                (index, value, text[start:end])
                for value, start, end in told
                if not _inside_allowed_value(text, start, end, allowed)
            )


def _inside_allowed_value(text: str, start: int, end: int, allowed: Sequence[ProtectedValue]) -> bool:
    """Return True if a longer allowed value covers a span as it is written."""
    for value in allowed:
        size = len(value.value)
        if size > end - start and value.value in text[max(0, end - size) : start + size]:
            return True
    return False


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _needles(absent: Sequence[ProtectedValue]) -> Iterator[tuple[bytes, ProtectedValue]]:
    """Yield byte strings whose presence in binary data means the value is there, in every encoding that keeps it."""
    for value in absent:
        if value.kind in _WEAK_KINDS and len(value.value) < _WEAK_LENGTH:
            continue
        forms = {value.value.strip(), "".join(character for character in value.value if character.isalnum())}
        for form, encoding in itertools.product(forms, _ENCODINGS):
            try:
                needle = form.encode(encoding).lower()
            except UnicodeEncodeError:
                continue
            if len(form) >= (2 if not form.isascii() else 7) and len(needle) >= _HEAD:
                yield needle, value
