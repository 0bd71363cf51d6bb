"""Feeds what the verifier found in a planned copy back to the redactor, in every format; what the person keeps anyway counts at the next reading.

Feedback only ever withholds more. What a person keeps knowingly is told apart here, after the verifier has judged: it is never told of it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.policy import FOUND, UNPRINTABLE, Redaction, WordAction, WordChoice
from app.domain.resume import Field, Resume, fields
from app.domain.sensitivity import Kind
from app.domain.verification import Finding
from app.redact.chosen_words import same_field
from app.render.glyph_coverage import NO_GLYPH
from app.services.word_places import places_of
from app.text.exact_words import holds_words

ROUNDS: Final = 3
"""Times that a copy is planned again; each withholds more than the one before."""
_WITH_WORDS: Final = frozenset(["value", "pattern"])
"""Codes of findings whose excerpt is the words themselves."""
NEVER_KEPT: Final = frozenset([Kind.EMAIL, Kind.PHONE, Kind.ID_NUMBER, Kind.LINK, Kind.BIRTH, Kind.MESSENGER])
"""Kinds that are shown by the choice for their field or kind alone, and then warned of (`kinds_shown_beyond_stage`)."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why no copy is handed over: the exact `text`, the `field` of the master it stands in (empty: in none) and `tells`, the field
    it gives away; the `format` and `where` in it (`pdf.pdfium: page 1`); what may be done about it, the `suggestion` first; and `context`, the
    field's whole text."""

    text: str
    field: str
    format: str
    where: str
    suggestion: WordAction | None
    ways: tuple[WordAction, ...] = ()
    code: str = "value"
    kind: Kind | None = None
    tells: str = ""
    context: str = ""


def words_to_withhold(
    findings: Iterable[Finding], resume: Resume, choices: Sequence[WordChoice]
) -> tuple[WordChoice, ...]:
    """Return the choices by which the findings in a planned copy (`resume` as it was redacted) would go, without those there are. Words that
    are still found after they were withheld take their whole field with them."""
    texts = _texts(resume)
    added: dict[tuple[str, str], WordChoice] = {}
    for finding in findings:
        for one in _mended(finding, texts, choices):
            if one not in choices:
                added.setdefault((one.field, one.text), one)
    return tuple(added.values())


def _mended(finding: Finding, texts: Sequence[Field], choices: Sequence[WordChoice]) -> Iterator[WordChoice]:
    if finding.code == NO_GLYPH:
        if not is_kept(finding.field, finding.excerpt, choices):
            yield from _unprintable(finding, texts)
    elif finding.code in _WITH_WORDS and finding.excerpt:
        for field, words in places_of(finding.excerpt, texts):
            if not is_kept(field.id, words, choices):
                yield _withheld(finding, field, words, choices)


def is_kept(field: str, words: str, choices: Sequence[WordChoice]) -> bool:
    """Return True if a person chose to keep these words of a field knowingly."""
    return any(
        one.action is WordAction.KEEP
        and same_field(one.field, field)
        and (holds_words(one.text, words) or one.text == words)
        for one in choices
    )


def kept_knowingly(finding: Finding, resume: Resume, choices: Sequence[WordChoice]) -> bool:
    """Return True if a finding is of words that the person keeps, at every place of the copy in which they stand."""
    if finding.code not in _WITH_WORDS or finding.kind in NEVER_KEPT or not choices:
        return False
    places = [(field.id, words) for field, words in places_of(finding.excerpt, _texts(resume))]
    return all(is_kept(field, words, choices) for field, words in places or [("", finding.excerpt)])


def refusals(
    findings: Iterable[tuple[str, Finding]], redaction: Redaction | None, master: Resume
) -> tuple[Refusal, ...]:
    """Return what a person is told of the findings (format, finding): each of the same words in one field once."""
    texts = _texts(redaction.resume) if redaction else []
    originals = {field.id: field.value for field in fields(master)}
    told: dict[tuple[str, str, str], Refusal] = {}
    for fmt, finding in findings:
        for field, words in _told_places(finding, texts):
            ways = _ways(finding, field)
            refusal = Refusal(
                words,
                field,
                fmt,
                ": ".join(part for part in (finding.channel, finding.where) if part),
                ways[0] if ways else None,
                ways,
                finding.code,
                finding.kind,
                finding.field,
                originals.get(field, ""),
            )
            told.setdefault((field, words, finding.code), refusal)
    return tuple(told.values())


def _told_places(finding: Finding, texts: Sequence[Field]) -> Iterator[tuple[str, str]]:
    if finding.code == NO_GLYPH:
        yield finding.field, finding.excerpt
    elif finding.code in _WITH_WORDS:
        places = places_of(finding.excerpt, texts)
        yield from ((field.id, words) for field, words in places)
        if not places:
            yield "", finding.excerpt
    else:
        yield "", finding.excerpt


def _ways(finding: Finding, field: str) -> tuple[WordAction, ...]:
    """Return what a person may do about a finding, the best first; nothing about a file that cannot be vouched for as a whole."""
    if finding.code == NO_GLYPH:
        return (WordAction.REPLACE, WordAction.WITHHOLD)
    if finding.code not in _WITH_WORDS:
        return ()
    keep = () if finding.kind in NEVER_KEPT else (WordAction.KEEP,)
    return (WordAction.WITHHOLD, WordAction.REPLACE, *keep) if field else keep


def _texts(resume: Resume) -> list[Field]:
    return [field for field in fields(resume) if field.kind is not Kind.PHOTO]


def _withheld(finding: Finding, field: Field, words: str, choices: Sequence[WordChoice]) -> WordChoice:
    chosen = WordChoice(field.id, words, WordAction.WITHHOLD, kind=finding.kind, reason=FOUND)
    before = (one for one in choices if one.action is WordAction.WITHHOLD and same_field(one.field, field.id))
    tried = any(holds_words(words, one.text) or holds_words(one.text, words) for one in before)
    return WordChoice(field.id, field.value, WordAction.WITHHOLD, kind=finding.kind, reason=FOUND) if tried else chosen


def _unprintable(finding: Finding, texts: Sequence[Field]) -> Iterator[WordChoice]:
    """Yield the choice to leave out words that cannot be printed, unless they are all of a typed field (a name): what is to stand there, only
    the person can say."""
    for field in itertools.islice((one for one in texts if one.id == finding.field), 1):
        rest = field.value.replace(finding.excerpt, "")
        if field.kind is None or any(map(str.isalnum, rest)):
            yield WordChoice(field.id, finding.excerpt, WordAction.WITHHOLD, kind=field.kind, reason=UNPRINTABLE)
