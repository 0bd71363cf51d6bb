"""Attribution: outside text + issued copies → the copies it is consistent with and the stated bound on a chance fit with another copy, or "cannot tell".

For any text, the probability that some innocent copy is named is at most the stated bound: it bounds coincidence, not
how a copy got out. Says "derives from copy …", never who leaked. See docs/marks.md for the proof and its limits.
"""

from __future__ import annotations

import dataclasses
import hashlib
import math
from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np

from app.domain.attribution import IDENTIFIED, PROBABLE, Attribution, Candidate, Verdict, verdict_of
from app.marks.carriers import Carrier
from app.marks.citations import MAX_STRAY_UNITS, CitedVersion, claimed_rows, claims_of, holds_body, without_reference
from app.marks.contact_exclusion import known_contacts
from app.marks.copy_table import copy_table
from app.marks.issued_copies import IssuedVersion
from app.marks.item_labels import item_names
from app.marks.joint_scores import joint_scores
from app.marks.layers.order import SECTION_TARGETS
from app.marks.layers.style import ARRANGEMENT, HEADERS
from app.marks.likelihood_factors import Floats
from app.marks.observation import Observation, Reader
from app.marks.reference_and_alias_evidence import alias_factor, reference_factor
from app.marks.score import ARRANGED, STYLE, CopyTable, PlacedFactor, as_laid_out, score, weights_of
from app.marks.score_evidence import evidence_of
from app.marks.several_copies import copies_in
from app.marks.specification import Spec
from app.marks.tail_bound import GAIN_LIMIT, ScoreTail

MAX_CANDIDATES: Final = 5
"""Most candidates that an answer lists."""
_EXAMINED: Final = 12
MAIN_SHARE: Final = 0.85
JOINT_SHARE: Final = 0.14
CITATION_SHARE: Final = 0.01
"""Shares of the allowed error: of the main test, of the joint test, and of the test without the reference, which is made only
where a reference does not count. They sum to 1, so that the chance of any false name in one answer stays within the bound."""
RESET_SINCE: Final = 4
"""Specification from which on the arrangement of a copy is a habit that may be replaced."""
_MIN_EVIDENCE_BITS: Final = 3.0
"""Bits from which on a text is not said to hold nothing that a copy carries."""
_MARKOV_SHARE: Final = 1e-3
"""Share of a verdict's line below which Markov's bound is left as it is."""
ALTERNATIVES: Final = ("forwarded", "hacked", "insider", "reseller", "sent-yourself", "unmarked-copy", "key-stolen")
"""Other ways a text can surface, always listed with an attribution."""


def attribute(untrusted_text: str, issued: Sequence[IssuedVersion], *, tests: int = 1) -> Attribution:
    """Return the copies that a text is consistent with. `tests` multiplies the bound if several texts are examined for one question.
    Never raises for any text."""
    return attribute_many((untrusted_text,), issued, tests=tests)


def attribute_many(untrusted_texts: Sequence[str], issued: Sequence[IssuedVersion], *, tests: int = 1) -> Attribution:
    """Do as `attribute` for several readings (OCR passes) of one leak: their e-values are averaged, which keeps the bound."""
    return Examiner(issued).examine(untrusted_texts, tests=tests)


class Examiner:
    """Issued copies prepared for comparison with many texts, as the drill does. Not changed by any text.

    `others` copies were issued besides and are not compared: they count in every bound.
    """

    def __init__(self, issued: Sequence[IssuedVersion], *, others: int = 0) -> None:
        self._issued, self._others = issued, others
        self._ready = [_CopyIndex(version) for version in issued if version.copies]

    def examine(self, untrusted_texts: Sequence[str], *, tests: int = 1) -> Attribution:
        """See `attribute_many`."""
        texts = tuple(untrusted_texts) or ("",)
        parts = next((found for ready in self._ready if (found := copies_in(texts[0], ready.reader))), ())
        if len(texts) > 1 or not parts:
            return self._answer(texts, tests)
        return _together([self._answer((text,), tests * (1 + len(parts))) for text in (*texts, *parts)])

    def _answer(self, texts: Sequence[str], tests: int) -> Attribution:
        total = sum(len(version.copies) for version in self._issued) + self._others
        examined = [_ComparedVersion(ready, texts) for ready in self._ready]
        return _answer(texts, self._issued, examined, total, tests)


def _together(answers: Sequence[Attribution]) -> Attribution:
    """Return one answer of a text that holds several copies: the first is of the whole, the others of its parts. Each was made at its share of
    the allowed error. A part that names a copy by itself is heard before the whole, which mixes them."""
    whole, *parts = answers
    naming = [one for one in parts if one.verdict is not Verdict.INCONCLUSIVE]
    if not naming:
        return whole
    best: dict[str, Candidate] = {}
    for found in (candidate for one in naming for candidate in one.candidates if candidate.p_false <= PROBABLE):
        if found.copy_id not in best or found.p_false < best[found.copy_id].p_false:
            best[found.copy_id] = found
    kept = sorted(best.values(), key=lambda one: (one.p_false, -one.bits, one.copy_id))[:MAX_CANDIDATES]
    first = min(naming, key=lambda one: (one.conflict, one.candidates[0].p_false))
    cited = tuple(sorted({copy_id for one in parts for copy_id in one.cited} - set(best)))
    conflict = any(one.conflict for one in naming)
    verdict = verdict_of(kept[0].p_false, conflict=conflict)
    note = "several-copies" if len(kept) > 1 else first.note
    known = tuple(sorted({copy_id for one in answers for copy_id in one.known_by}))
    return dataclasses.replace(
        first, verdict=verdict, candidates=tuple(kept), note=note, known_by=known, cited=cited, conflict=conflict
    )


def _answer(
    texts: Sequence[str], issued: Sequence[IssuedVersion], examined: Sequence[_ComparedVersion], total: int, tests: int
) -> Attribution:
    needed = math.log2(max(total, 1) * tests / IDENTIFIED)
    found = [one for examination in examined for one in examination.whole.candidates(total * tests)]
    claims = claims_of([one.claims() for one in examined], total)
    if claims.uncounted:
        kept = [one for one in found if one.copy_id not in claims.uncounted]
        counted = any(one.p_false <= PROBABLE for one in kept)
        found = kept if counted else [one for e in examined for one in e.body.candidates(total * tests, CITATION_SHARE)]
    found.sort(key=lambda one: (one.p_false, -one.bits, one.copy_id))
    named = [one for one in found if one.p_false <= PROBABLE]
    kept = named[:MAX_CANDIDATES] if named else found[:1]
    conflict = claims.conflict_with(kept[0].copy_id if named else "")
    verdict = verdict_of(kept[0].p_false, conflict=conflict) if kept else Verdict.INCONCLUSIVE
    note, known = _note(texts, issued, examined, bool(named))
    if claims.cited:
        note = "reference-conflict" if conflict else "reference-cited"
    return Attribution(verdict, tuple(kept), needed, total, ALTERNATIVES, note, known, claims.cited, conflict)


def _note(
    texts: Sequence[str], issued: Sequence[IssuedVersion], examined: Sequence[_ComparedVersion], named: bool
) -> tuple[str, tuple[str, ...]]:
    """Return `no-copies`, `contact-row` (contact data alone, with the copies that ever showed it), `no-marks` or nothing."""
    if not examined:
        return "no-copies", ()
    known = tuple(sorted(known_contacts(" ".join(texts), issued)))
    if named:
        return "", known
    observations = [observation for one in examined for observation in one.observations]
    if any(observation.found > MAX_STRAY_UNITS for observation in observations):
        return "", known
    if known:
        return "contact-row", known
    best = max((float(one.whole.scores.max()) for one in examined), default=0.0)
    return ("" if best >= _MIN_EVIDENCE_BITS else "no-marks"), known


class _CopyIndex:
    """One master version with its copies as a table."""

    def __init__(self, version: IssuedVersion) -> None:
        self.version = version
        self.reader = Reader(version.resume, version.spec)
        self.table: CopyTable = copy_table(version.spec, version.copies)
        self.names = item_names(version.resume, version.spec)
        self.weights = weights_of(version.spec.version)


class _ComparedVersion:
    """One master version held against the texts."""

    def __init__(self, ready: _CopyIndex, texts: Sequence[str]) -> None:
        self._ready = ready
        self.observations: tuple[Observation, ...] = tuple(ready.reader.observe(text) for text in texts)
        pairs = zip(self.observations, texts, strict=True)
        self._texts = [placed_factors(ready.version.spec, seen, text) for seen, text in pairs]
        self._seed = int.from_bytes(hashlib.sha256("\0".join(texts).encode("utf-8", "replace")).digest()[:8], "big")
        self.whole = _WeighedFactors(ready, self._texts, self._seed)

    @cached_property
    def body(self) -> _WeighedFactors:
        """Return the same without the references that stand in the texts."""
        return _WeighedFactors(self._ready, [without_reference(factors) for factors in self._texts], self._seed)

    def _laid_out_scores(self) -> Floats:
        return score(
            self._ready.table, [without_reference(factors) for factors in self._texts], as_laid_out(self._ready.weights)
        )

    def claims(self) -> CitedVersion:
        """Return the copies whose reference stands in the texts, with the evidence of the rest of the texts."""
        if not any(placed.source == "reference" for factors in self._texts for placed in factors):
            return CitedVersion((), {}, None, any(map(holds_body, self.observations)))
        table, ids = self._ready.table, tuple(copy.copy_id for copy in self._ready.version.copies)
        rows = claimed_rows(table, self._texts)
        exact = {row: ids[row] for row in rows if rows[row]}
        return CitedVersion(
            ids, {row: row in exact for row in rows}, self._laid_out_scores(), any(map(holds_body, self.observations))
        )


class _WeighedFactors:
    """Factors of some readings, weighed for every copy of a master version."""

    def __init__(self, ready: _CopyIndex, texts: Sequence[list[PlacedFactor]], seed: int) -> None:
        self._copies, self._table, self._names = ready.version.copies, ready.table, ready.names
        self._texts, self._seed = texts, seed
        self._weights = ready.weights
        self.scores: Floats = score(self._table, self._texts, self._weights)
        self._tails: dict[tuple[bool, ...], ScoreTail] = {}

    def candidates(self, family: int, share: float = 0.0) -> list[Candidate]:
        """Return the best copies with their bounds: the main test's, or the joint test's if that one is lower. With a `share` of the
        allowed error of its own only the main test is made."""
        best = [int(i) for i in np.argsort(-self.scores, kind="stable")[:_EXAMINED] if self.scores[i] > 0.5]
        found = {index: self._p_false(index, family / (share or MAIN_SHARE)) for index in best}
        bits = {index: float(self.scores[index]) for index in best}
        joint = [] if share else joint_scores(self._table, self._texts, self.scores, self._weights)[:_EXAMINED]
        for index, value in joint:
            bound = min(1.0, family * float(np.exp2(-value)) / JOINT_SHARE)
            if bound <= PROBABLE and bound < found.get(index, 1.0):
                found[index], bits[index] = bound, value
        return [self._candidate(index, bits[index], bound) for index, bound in found.items()]

    def _p_false(self, index: int, family_wise: float) -> float:
        markov = min(1.0, family_wise * float(np.exp2(-self.scores[index])))
        if markov <= _MARKOV_SHARE * IDENTIFIED or markov > PROBABLE * GAIN_LIMIT:
            return markov  # the tight bound could not change the verdict
        texts = [[placed for placed in factors if self._table.has(placed, index)] for factors in self._texts]
        key = tuple(self._table.has(placed, index) for factors in self._texts for placed in factors)
        if key not in self._tails:
            self._tails[key] = ScoreTail(texts, self._seed, weights=self._weights)
        return min(1.0, family_wise * self._tails[key].p_value(float(self.scores[index])))

    def _candidate(self, index: int, bits: float, bound: float) -> Candidate:
        items, layers = evidence_of(self._table, self._texts, index, self._names, self._weights)
        return Candidate(self._copies[index].copy_id, bits, bound, layers, items)


def _habit(spec: Spec, carrier: Carrier) -> int:
    """Return the habit that a carrier belongs to: `STYLE` is replaced by whoever writes a copy anew, `ARRANGED` by a form or a language model
    as well. Copies before specification 4 are judged as they were."""
    if carrier.layer in ("style", "headings") and carrier.target not in ARRANGEMENT:
        return STYLE
    return ARRANGED if spec.version >= RESET_SINCE and carrier.target in (HEADERS | set(SECTION_TARGETS)) else 0


def placed_factors(spec: Spec, observation: Observation, untrusted_text: str) -> list[PlacedFactor]:
    """Return the factors of one reading with the bytes they refer to, contact tokens included."""
    starts = np.concatenate([[0], np.cumsum([carrier.width for carrier in spec.carriers])])
    found = []
    for seen in observation.seen:
        carrier = spec.carriers[seen.carrier]
        start = int(starts[seen.carrier])
        what = (carrier.id, carrier.options, seen.shown, seen.carrier)
        found.append(
            PlacedFactor(seen.factor, "body", start, carrier.section, carrier.layer, _habit(spec, carrier), *what)
        )
    for source, factor in (("reference", reference_factor(untrusted_text)), ("alias", alias_factor(untrusted_text))):
        if factor is not None:
            found.append(PlacedFactor(factor, source, 0, "contact", "contact", 0, source))
    return found
