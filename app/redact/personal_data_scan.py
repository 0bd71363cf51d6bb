"""Find personal data in a text: known values first, then what a trained tagger makes of the patterns' findings and of what stands around
them, then other mentions of the names found; merged, sorted, each with its explanation."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.errors import UserError
from app.redact.address_extents import widened_address
from app.redact.adjacent_aliases import neighbours
from app.redact.chat_speakers import ROLES
from app.redact.contradictions import Contradictions
from app.redact.detectors import DETECTORS
from app.redact.detectors.people import EMPTY_ANSWERS
from app.redact.false_positive_filter import ContradictedFinding
from app.redact.finding_decision import (
    CERTAIN,
    CONTRADICTED,
    DOUBTED_HERE,
    MENTIONED,
    OF_THINGS,
    Candidate,
    decided,
)
from app.redact.gendered_titles import gendered_titles
from app.redact.health_phrases import one_illness, widened_illness
from app.redact.known_value_matcher import Hit, known_values
from app.redact.name_extents import widened_name
from app.redact.name_mentions import in_other_scripts, other_mentions
from app.redact.number_extents import widened_number, widened_phone
from app.redact.pay_amounts import is_own_pay
from app.redact.pay_phrases import joined, said_of_oneself, widened
from app.redact.payslips import changed_pay, parts_of_pay, slip_amounts
from app.redact.prepared_text import Document
from app.redact.sequence_tagger.model import Weights
from app.redact.sequence_tagger.tagger import DOUBTED, Finding, Tagged, tag
from app.redact.spelled_out_names import mentions
from app.redact.statement_clauses import widened_clause
from app.redact.statement_phrases import never_one, one_statement, widened_birth, widened_statement
from app.redact.titled_people import titled_people
from app.text.chinese_surnames import SURELY_COMPOUND, SURNAMES
from app.text.legal_forms import COMMONEST_FORMS
from app.text.lexicons import given_names, is_ordinary, is_word, nicknames, title_words
from app.text.normalization import folded
from app.text.speakers import OTHER_SPEAKERS
from app.text.titles import HAN_TITLES

LONGEST_TEXT: Final = 100_000
"""Maximum length of a text, in characters: forty pages. A text made to be slow to read takes less than five seconds of processor time."""


@dataclass(frozen=True, slots=True)
class Span:
    """A finding: `text` is the input's `[start:end]` (code points), `detector` is `known`, `nearby`, `tagger`, `frame`, `spelled` or a detector's name."""

    start: int
    end: int
    kind: Kind
    text: str
    detector: str
    explanation: str


CAUTION: Final = 0.55
"""How much a false alarm counts beside a miss where a text is scanned (docs/tagger-model.md has the figures)."""
_SURE: Final = 0.9
"""Share of personal data that a finding needs in a text of things."""
_REACH: Final = 0.3
"""Factor of the tagger's thresholds where candidates are gathered: which of them stand is decided later."""


def scan(text: str, known: Sequence[ProtectedValue] = (), *, caution: float = CAUTION) -> tuple[Span, ...]:
    """Return non-overlapping findings in order. Touching findings of different kinds stay apart; overlapping ones become one span with
    the kind of the strongest (known values, then the registry's order). `caution`: 1 where a false alarm is as bad as a miss.

    Raises UserError `too-large` for a text longer than `LONGEST_TEXT` characters."""
    if len(text) > LONGEST_TEXT:
        raise UserError("too-large", limit=str(LONGEST_TEXT / 1_000_000))
    document = Document(text)
    merged: list[Span] = []
    for span in sorted(_find_spans(document, known, caution), key=lambda span: span.start):
        if merged and span.start < merged[-1].end:
            merged[-1] = _union(merged[-1], span, text)
        else:
            merged.append(span)
    return tuple(merged)


def contacts_in(text: str) -> tuple[str, ...]:
    """Return phone numbers, e-mail addresses and messenger accounts of a text, whosever they are, as they are written, each once."""
    kinds = (Kind.PHONE, Kind.EMAIL, Kind.MESSENGER)
    found = sorted(patterns(Document(text)), key=lambda span: span.start)
    return tuple(dict.fromkeys(span.text for span in found if span.kind in kinds))


def patterns(document: Document) -> Iterator[Span]:
    """Yield findings by pattern only, unmerged, in the registry's order."""
    for detector in DETECTORS:
        for start, end in detector.find(document):
            first, last = document.original(start, end)
            if last > first:
                text = document.source[first:last]
                yield Span(first, last, detector.kind, text, detector.name, detector.explanation)


@lru_cache(maxsize=4_000)
def patterns_in(text: str) -> tuple[Span, ...]:
    """Return `patterns` of a text. Kept: what a copy is made of is looked through again for every choice and every recipient."""
    return tuple(patterns(Document(text)))


def _find_spans(document: Document, known: Sequence[ProtectedValue], caution: float) -> Iterator[Span]:
    found: list[Span] = []
    hits = known_values(tuple(known)).find_in(document) if known else ()
    for near in neighbours(document, hits, known) if known else ():
        text = document.source[near.start : near.end]
        found.append(Span(near.start, near.end, near.kind, text, "nearby", near.explanation))
    for hit in hits:
        text = document.source[hit.start : hit.end]
        yield Span(hit.start, hit.end, hit.value.kind, text, "known", f"{hit.value.field}: {hit.how}")
    found.extend(_decided(document, hits, caution))
    yield from found
    yield from _parts_of_pay(document, found)
    yield from _clauses(document, found)
    yield from _whole_phrases(document, [span for span in found if span.kind is Kind.SALARY], _PAY)
    yield from _whole_phrases(document, [span for span in found if _is_of_health(span)], _HEALTH)
    for rules in _STATED:
        said = [
            span
            for span in found
            if span.kind is rules.kind and not (_is_of_health(span) or _is_somebody(span) or _is_title(span))
        ]
        yield from _whole_phrases(document, said, rules)
    yield from _whole_numbers(document, found)
    yield from _whole_rows(document, found)
    yield from _spelled_out(document, found, known)
    yield from _mentioned(document, found)


_SCANNED_KINDS: Final = {"gender": Kind.GENDER, "referee": Kind.REFEREE, "salary": Kind.SALARY}
_FRAME: Final = "frame"
_EVEN: Final = 1.0
"""Caution from which on a false alarm is worse than a miss."""


def _scanned(document: Document, caution: float) -> Iterator[Span]:
    """Yield the statements in frames of words that are looked for in a scan only: whoever scans sees each finding before it goes."""
    text, cased = document.text, document.cased
    roles: dict[str, Iterable[tuple[int, int]]] = {
        "gender": gendered_titles(text, cased) if caution <= _EVEN else (),  # else firms go by them: `Dr Oetker`
        "referee": titled_people(text, cased) if caution <= _EVEN else (),
        "salary": (*slip_amounts(text), *changed_pay(text)),
    }
    said = ((role, start, end) for role, places in roles.items() for start, end in places)
    for role, start, end in said:
        first, last = document.original(start, end)
        told = f"{role}: said in a frame of words"
        yield Span(first, last, _SCANNED_KINDS[role], document.source[first:last], _FRAME, told)


def _without_offices(spans: list[Span]) -> list[Span]:
    """Return the findings without names that are an office and the person who speaks for it, where the person is a finding as well (`HR-Ana`)."""
    persons = {span.end: span.start for span in spans if span.detector == _FRAME and span.kind is Kind.REFEREE}

    def holds_office(span: Span) -> bool:
        office = span.text[: max(0, persons.get(span.end, span.start) - span.start)]
        return span.detector == "name" and re.sub(r"\W", "", office).lower() in ROLES

    return [span for span in spans if not holds_office(span)]


_FIRM: Final = re.compile(rf" (?:{COMMONEST_FORMS})\.?$")


@dataclass(frozen=True, slots=True)
class _Phrases:
    """How findings of a kind grow to the phrase that says them."""

    kind: Kind
    detector: str
    explanation: str
    widened: Callable[[str, int, int], tuple[int, int]]
    joined: Callable[[str, tuple[int, int], tuple[int, int]], bool]


_PAY: Final = _Phrases(Kind.SALARY, "salary", "an amount of pay with all that says it", widened, joined)
_HEALTH: Final = _Phrases(Kind.MARITAL, "health", "an illness with all that says it", widened_illness, one_illness)
_STATED: Final = (
    _Phrases(Kind.BIRTH, "birth", "a day of birth with what says so", widened_birth, never_one),
    *(
        _Phrases(kind, name, f"{name} with the words that open it", widened_statement, joins)
        for kind, name, joins in (
            (Kind.GENDER, "gender", never_one),
            (Kind.NATIONALITY, "nationality", never_one),
            (Kind.POLITICAL, "political", never_one),
            (Kind.MARITAL, "marital", one_statement),
        )
    ),
)
_OF_HEALTH: Final = "health: "
"""How the explanation of a finding of the tagger begins where it is one of health."""


def _is_of_health(span: Span) -> bool:
    return span.detector == "health" or (
        span.detector in ("tagger", _FRAME) and span.explanation.startswith(_OF_HEALTH)
    )


def _is_somebody(span: Span) -> bool:
    return span.detector in ("tagger", _FRAME) and span.explanation.startswith("relative: ")


def _is_title(span: Span) -> bool:
    """Return True for a title that tells a gender: with the name behind it, the two are a name."""
    return span.detector == _FRAME and span.kind is Kind.GENDER


def _whole_phrases(document: Document, spans: Sequence[Span], rules: _Phrases) -> Iterator[Span]:
    """Yield the whole phrase of each finding, parts of one phrase as one."""
    text = document.text
    phrases: list[tuple[int, int]] = []
    for start, end in sorted(document.normal.normal_span(one.start, one.end) for one in spans):
        phrase = rules.widened(text, start, end)
        if phrases and rules.joined(text, phrases[-1], phrase):
            phrase = phrases.pop()[0], max(end, phrase[1])
        phrases.append(phrase)
    for phrase in phrases:
        start, end = document.original(*phrase)
        yield Span(start, end, rules.kind, document.source[start:end], rules.detector, rules.explanation)


def _parts_of_pay(document: Document, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts of each pay that the text goes on with."""
    stated = [document.normal.normal_span(one.start, one.end) for one in spans if one.kind is Kind.SALARY]
    for place in parts_of_pay(document.text, stated):
        start, end = document.original(*place)
        yield Span(start, end, Kind.SALARY, document.source[start:end], "salary", "a part of the pay stated before it")


_OF_ORIGIN: Final = (Kind.NATIONALITY, Kind.POLITICAL, Kind.NATIVE_PLACE)


def _clauses(document: Document, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the clauses that state an illness or a family, and who says what an origin or a faith is, up to the next finding of another kind."""
    places = sorted((*document.normal.normal_span(one.start, one.end), at) for at, one in enumerate(spans))
    starts = [start for start, _, _ in places]
    for first, last, at in places:
        span = spans[at]
        wide = span.kind is Kind.MARITAL and not _is_somebody(span)
        if not wide and span.kind not in _OF_ORIGIN:
            continue
        beside = places[bisect_left(starts, first - _BESIDE) : bisect_right(starts, last + _BESIDE)]
        others = [(begin, stop) for begin, stop, other in beside if spans[other].kind is not span.kind]
        start, end = widened_clause(document.text, first, last, with_rest=wide)
        start = max([start, *(stop for _, stop in others if stop <= first)])
        end = min([end, *(begin for begin, _ in others if begin >= last)])
        if (start, end) != (first, last):
            begin, stop = document.original(start, end)
            yield Span(begin, stop, span.kind, document.source[begin:stop], span.detector, span.explanation)


_BESIDE: Final = 200
"""How far from a statement, in characters, another finding may bound its clause."""


def _whole_rows(document: Document, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the addresses and names that are written longer than they were found, up to the next finding of another kind."""
    text, cased = document.text, document.cased
    others = {kind: _Places(span for span in spans if span.kind is not kind) for kind in (Kind.ADDRESS, *_PERSONS)}
    for span in spans:
        if span.kind not in others:
            continue
        place = document.normal.normal_span(span.start, span.end)
        whole = widened_address(text, cased, *place) if span.kind is Kind.ADDRESS else widened_name(cased, *place)
        start, end = document.original(*whole)
        start = span.start if others[span.kind].overlap(start, span.start) else start
        end = span.end if others[span.kind].overlap(span.end, end) else end
        if (start, end) != (span.start, span.end):
            yield Span(start, end, span.kind, document.source[start:end], span.detector, span.explanation)


def _whole_numbers(document: Document, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the numbers of a person that are written longer than they were found."""
    text, cased = document.text, document.cased
    for span in spans:
        if span.kind not in (Kind.ID_NUMBER, Kind.PHONE):
            continue
        place = document.normal.normal_span(span.start, span.end)
        whole = widened_number(text, cased, *place) if span.kind is Kind.ID_NUMBER else widened_phone(text, *place)
        if whole != place:
            start, end = document.original(*whole)
            yield Span(start, end, span.kind, document.source[start:end], span.detector, span.explanation)


TAGGER_KINDS: Final = {
    "name": Kind.NAME,
    "relative": Kind.MARITAL,
    "referee": Kind.REFEREE,
    "phone": Kind.PHONE,
    "email": Kind.EMAIL,
    "handle": Kind.MESSENGER,
    "link": Kind.LINK,
    "address": Kind.ADDRESS,
    "birth": Kind.BIRTH,
    "origin": Kind.NATIVE_PLACE,
    "id": Kind.ID_NUMBER,
    "gender": Kind.GENDER,
    "nation": Kind.NATIONALITY,
    "family": Kind.MARITAL,
    "belief": Kind.POLITICAL,
    "health": Kind.MARITAL,
    "salary": Kind.SALARY,
}
"""Kind of a class of the tagger. What no field of a résumé holds has the kind that every stage treats alike."""


def _is_nobodys(document: Document, finding: Finding) -> bool:
    """Return True if what the tagger found is an empty answer, a role in a chat, or a word (`a Sister Act`)."""
    written = document.text[finding.start : finding.end].strip()
    speaks = document.text.startswith(":", finding.end)
    if written in EMPTY_ANSWERS or written in ROLES or (speaks and _is_a_role(written)):
        return True
    if finding.of_class in _CALLED and _OF_AN_OFFICE.fullmatch(written):
        return True
    if _ORDERS.search(document.text, max(0, finding.start - 4), finding.start):
        return True
    if finding.of_class in _CALLED and _LONG_HAN.fullmatch(written):
        return True
    if finding.of_class == "email" and written.startswith(_WITHOUT_MAILBOX):
        return True
    if finding.of_class == "handle" and len(re.sub(r"\W", "", written)) < _SHORTEST_HANDLE:
        return True
    ordinary = is_ordinary(written) and written not in given_names() and written not in nicknames()
    return finding.of_class == "relative" and ordinary


_OF_AN_OFFICE: Final = re.compile(OTHER_SPEAKERS)
_CALLED: Final = ("name", "relative", "referee")
_LONG_HAN: Final = re.compile("[\u4e00-\u9fff]{7,}|[\u4e00-\u9fff]{2,5}[在了邀要会]")
"""Chinese words in a row that are a clause, and no name."""
_SHORTEST_HANDLE: Final = 3
_WITHOUT_MAILBOX: Final = ("at ", "@")
"""How an address of e-mail that names nobody begins."""
_FULL_NAME: Final = 3
"""Characters of the usual Chinese name."""


def _named(clause: str) -> int:
    """Return how many characters of a clause of Chinese words are the name that it begins with (裴红霞 of 裴红霞随军多年), 0 if it begins with none."""
    if clause.startswith(SURELY_COMPOUND):
        return _FULL_NAME + 1
    bare = clause.rstrip("在了邀要会")
    surely = clause[0] in SURNAMES and (len(bare) >= _FULL_NAME and not is_word(bare[:2]) and not is_word(bare[1:3]))
    return _FULL_NAME if surely else 0


def _without_clause(document: Document, finding: Finding) -> Finding:
    """Return a finding of a name without the office before it and the clause behind it."""
    if finding.of_class in _CALLED and (office := _OFFICE_BEFORE.match(document.text, finding.start, finding.end)):
        finding = finding._replace(start=office.end())
    written = document.text[finding.start : finding.end]
    if finding.of_class not in _CALLED or not _LONG_HAN.fullmatch(written):
        return finding
    return finding._replace(end=finding.start + (_named(written) or len(written)))


_OFFICE_BEFORE: Final = re.compile(r"hr[\-·](?=[\u4e00-\u9fff])")
_ORDERS: Final = re.compile(r"[他她它方服介板理管察子生姐士](?:叫|让|喊)我\Z")
"""Somebody who tells the person to do what stands behind (陳先生叫我轉錢)."""


def _is_a_role(speaker: str) -> bool:
    """Return True if who speaks in a chat goes by a role or by one letter (`R: hello`, `Agency Jo:`)."""
    return speaker in title_words() or len(speaker) == 1 or not ROLES.isdisjoint(speaker.split())


class _Places:
    """The places of findings, asked in logarithmic time: a hostile text may hold ten thousand of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ranges = sorted((span.start, span.end) for span in spans)
        self._starts = [start for start, _ in ranges]
        self._reach = list(accumulate((end for _, end in ranges), max))

    def cover(self, start: int, end: int) -> bool:
        """Return True if one finding holds all of `[start:end]`."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._reach[before - 1] >= end

    def overlap(self, start: int, end: int) -> bool:
        """Return True if a finding overlaps `[start:end]`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start


def _decided(document: Document, hits: Sequence[Hit], caution: float) -> Iterator[Span]:
    """Yield the findings of detectors and tagger that stand when all that is known of the text is weighed."""
    tagged, spans, candidates = candidates_of(document, hits, caution)
    if tagged.is_short():
        yield from (span for span, one in zip(spans, candidates, strict=True) if not one.refuted)
        return
    likely = decided(document, tagged, candidates, caution)
    standing = [span for span, stands in zip(spans, likely, strict=True) if stands]
    yield from standing
    places = {kind: _Places(span for span in standing if span.kind is kind) for kind in {one.kind for one in standing}}
    for span, one, stands in zip(spans, candidates, likely, strict=True):  # more words of what stands
        more = not stands and not one.refuted and span.detector == "tagger" and span.kind in places
        if more and places[span.kind].overlap(span.start, span.end):
            yield span


def candidates_of(
    document: Document, hits: Sequence[Hit], caution: float, weights: Weights | None = None
) -> tuple[Tagged, list[Span], list[Candidate]]:
    """Return the text as the tagger reads it, and what detectors and tagger take for personal data in it, with what speaks for and against it;
    `weights`: other weights of the tagger than those that ship."""
    refuted = ContradictedFinding(document, hits)
    seen = (*patterns(document), *_scanned(document, caution))
    spans = _without_offices([span for span in dict.fromkeys(seen) if not refuted(span.detector, span.start, span.end)])
    places = [document.normal.normal_span(one.start, one.end) for one in spans]
    found = [(*place, one.detector) for place, one in zip(places, spans, strict=True)]
    tagged = tag(document, found, weights, caution=_REACH)
    if tagged.is_short():
        tagged = tagged.with_caution(caution)
    least = _SURE if tagged.is_of_things() else 0.0
    contradictions = Contradictions(document)
    read: list[tuple[Span, tuple[int, int], bool]] = [
        (span, place, False)
        for span, place in zip(spans, places, strict=True)
        if span.kind is not Kind.EMPLOYER or _is_firm(span) or tagged.stands(*place, span.detector)
    ]
    taken = _Places(span for span in spans if span.kind is not Kind.EMPLOYER)
    for span, place, mentioned in _told(document, tagged, caution):
        if not taken.cover(span.start, span.end) and not (
            span.kind is Kind.NAME and refuted("name", span.start, span.end)
        ):
            read.append((span, place, mentioned))
    candidates = []
    for span, place, mentioned in read:
        doubted = not mentioned and not tagged.stands(*place, span.detector)
        certain = _is_said(document, span, place) if doubted else _is_certain(document, span, place[0])
        said = {
            CERTAIN: certain,
            MENTIONED: mentioned,
            DOUBTED_HERE: doubted and not certain,
            OF_THINGS: span.kind is not Kind.EMPLOYER and tagged.certainty(*place) < least,
            CONTRADICTED: contradictions.refute(span.kind, span.detector, *place),
        }
        signs = tuple(name for name, holds in said.items() if holds)
        candidates.append(Candidate(*place, span.kind, _finder(span), signs))
    return tagged, [span for span, _, _ in read], candidates


def _told(document: Document, tagged: Tagged, caution: float) -> Iterator[tuple[Span, tuple[int, int], bool]]:
    """Yield what the tagger takes for personal data, each with its place in the normal form, and whether it is another mention of a name;
    titles are left where a false alarm is worse, whoever finds them."""
    short = tagged.is_short()
    titles = set(gendered_titles(document.text, document.cased)) if caution > _EVEN else ()
    told_of = [(one, False) for one in tagged.findings()] if short else tagged.candidates()
    for finding, mentioned in told_of:
        finding = _without_clause(document, finding)
        if not _is_nobodys(document, finding) and (finding.start, finding.end) not in titles:
            start, end = document.original(finding.start, finding.end)
            told = f"{finding.of_class}: told by its words and what stands around them"
            span = Span(start, end, TAGGER_KINDS[finding.of_class], document.source[start:end], "tagger", told)
            yield span, (finding.start, finding.end), mentioned


def _is_firm(span: Span) -> bool:
    """Return True for an organisation that ends with its legal form: no person is called so."""
    return _FIRM.search(span.text) is not None


_FORMAL: Final = frozenset(["email", "identity", "bank_card", "employer"])
"""Detectors whose findings have a check digit, a label, or a form that nothing else has, beside those that no floor is known for; what is learnt says
nothing of employers, which no text marks."""


def _is_certain(document: Document, span: Span, start: int) -> bool:
    """Return True if the form of a finding, or the label that it stands behind, leaves no doubt."""
    if span.detector == "phone":
        return any(cell.role == "phone" and cell.start <= start < cell.end for cell in document.cells)
    return span.detector in _FORMAL or span.detector not in DOUBTED


def _finder(span: Span) -> str:
    """Return by which of the finders a finding is, the tagger by class."""
    return (
        f"{span.detector} {span.explanation.partition(':')[0]}"
        if span.detector in ("tagger", _FRAME)
        else span.detector
    )


def _is_said(document: Document, span: Span, place: tuple[int, int]) -> bool:
    """Return True for a double surname, a firm by its legal form, and pay that is the person's by the words around it, whatever the tagger makes of it."""
    if span.kind is Kind.EMPLOYER:
        return _is_firm(span)
    if span.kind is Kind.SALARY:
        return said_of_oneself(document.text, place[0]) or is_own_pay(document.text, *place)
    return span.text.startswith(SURELY_COMPOUND)


_PERSONS: Final = (Kind.NAME, Kind.REFEREE)


def _spelled_out(document: Document, found: Sequence[Span], known: Sequence[ProtectedValue]) -> Iterator[Span]:
    """Find where the name of a person whom the text names (`My name is …`), or who is known, is spelled out or stands cut short. Other
    mentions of the text's own names are the tagger's."""
    named = (span.text for span in found if span.kind in _PERSONS and _is_whole_name(span.text))
    protected = (value.value for value in known if value.kind in _PERSONS)
    taken = _Places(found)
    for start, end in mentions(document.text, [folded(name) for name in dict.fromkeys((*named, *protected))]):
        first, last = document.original(start, end)
        if not taken.overlap(first, last):
            told = "a name of the text, spelled or cut short"
            yield Span(first, last, Kind.NAME, document.source[first:last], "spelled", told)


def _mentioned(document: Document, found: Sequence[Span]) -> Iterator[Span]:
    """Find other mentions of the persons whom the text names."""
    source, taken = document.source, _Places(found)
    named = (span.text for span in found if span.kind in _PERSONS or _is_somebody(span))
    names = [name for name in named if _is_whole_name(name)]
    lines = [span.start for span in found if span.kind in _PERSONS]
    places = (*(other_mentions(source, names) if names else ()), *in_other_scripts(source, lines))
    for start, end in places:
        if not taken.cover(start, end):
            yield Span(start, end, Kind.NAME, source[start:end], "spelled", "another mention of a name of the text")


def _is_whole_name(name: str) -> bool:
    """Return True if a name is whole enough to look for elsewhere."""
    if re.search(r"[(（\n]", name):
        return False
    if re.search(r"[\u3040-\u9fff\uac00-\ud7a3]", name):
        return 2 <= len(re.sub(r"[\W_]", "", name)) <= 24 and not re.search(rf".(?:{HAN_TITLES})$", name)
    return 5 <= len(name) <= 60 and " " in name.strip()


_RANK = {
    "known": -2,
    "nearby": -1,
    **{detector.name: index for index, detector in enumerate(DETECTORS)},
    _FRAME: len(DETECTORS),
    "tagger": len(DETECTORS) + 1,
    "spelled": len(DETECTORS) + 2,
}


def _union(first: Span, second: Span, text: str) -> Span:
    start, end = min(first.start, second.start), max(first.end, second.end)
    winner = min((first, second), key=lambda span: (_RANK[span.detector], -(span.end - span.start)))
    return Span(start, end, winner.kind, text[start:end], winner.detector, winner.explanation)
