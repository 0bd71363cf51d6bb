"""Sweeps running text for variants of withheld values and for personal data by pattern, and removes them.

A kept value in the text stays. Replaces from the end to the start, so that offsets hold.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.policy import Policy, ProtectedValue, Withheld
from app.domain.professional_registers import registrations_in
from app.domain.resume import Field, Resume, fields
from app.domain.sensitivity import Kind, Operator, Stage
from app.redact.contact_leftovers import spans_of_leftovers
from app.redact.headline_pay import spans_of_headline
from app.redact.known_value_matcher import Hit, KnownValues
from app.redact.matchers.fixed_terms import is_wording
from app.redact.named_relatives import relatives_of
from app.redact.neighbouring_fields import labelled_fields, spans_behind_labels
from app.redact.operators import age_band, generalise, mask, withheld_token
from app.redact.orphan_labels import about_referee, collapse_placeholders, only_announces
from app.redact.passing_statements import spans_in_passing
from app.redact.personal_data_scan import Span, patterns_in
from app.redact.prepared_text import Document
from app.redact.sentence_repair import about_kin, cut_span, replace_span
from app.redact.swept_texts import Protection, TextKey, swept_texts
from app.text.mail_and_web_addresses import EMAIL_LIKE, WEB_LIKE, WEB_TAIL

_ROUNDS: Final = 3
"""Sweeps over a text until nothing is left; a text that still holds something is then emptied."""
_OWN_ONLY: Final = frozenset([Kind.PHONE, Kind.EMAIL, Kind.MESSENGER, Kind.ID_NUMBER, Kind.REFEREE])
"""Even when kept, only the person's own (allowed) values of these kinds stay in running text."""

_UNSWEPT_KINDS: Final = frozenset([Kind.EMPLOYER, Kind.SCHOOL, Kind.DATES])
"""Pattern findings of these kinds are not about the person: customers, publishers. Known values cover the rest."""

_INDIVISIBLE: Final = frozenset([Kind.LINK, Kind.EMAIL, Kind.MESSENGER, Kind.PHONE, Kind.ID_NUMBER])
"""A field of these kinds that contains something withheld goes as a whole."""

_ADDRESS: Final = re.compile(
    rf"{WEB_LIKE}|{EMAIL_LIKE}|(?<![\w@.])[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{0,3}}\.[a-z][a-z0-9-]{{0,62}}(?:/{WEB_TAIL})?",
    re.IGNORECASE,
)
"""Web and mail addresses, a bare domain with its path included (`2015.03-2019.06` is none: a domain ends in letters)."""

_DAY_BEFORE: Final = re.compile(
    r"(?<![\d.,/-])[0-3]?\d(?:st|nd|rd|th|er|\.|º|°)?\s{0,2}(?:of |de |di )?$", re.IGNORECASE
)
_DAY_IN_FRONT: Final = re.compile(r"(?<![\d.,/-])[0-3]?\d\s?[./]\s?$")
_DAY_AFTER: Final = re.compile(r"\s?[-./月]\s?[0-3]?\d(?!\d)(?:\s?[日号])?")
_DATED: Final = frozenset([Kind.DATES, Kind.BIRTH])

_CALLED: Final = frozenset([Kind.NAME, Kind.REFEREE])

Replacement = Callable[[Field, Operator], str]


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    kind: Kind
    operator: Operator
    reason: str
    replacement: str
    whole: bool = False
    """True if it covers everything that a text tells of a relative or referee: nothing stands for it."""


class Sweeper:
    """Finder and operators of one redaction."""

    def __init__(
        self,
        resume: Resume,
        policy: Policy,
        operator: Callable[[Field], Operator],
        replacement: Replacement,
        absent: tuple[ProtectedValue, ...],
        allowed: tuple[ProtectedValue, ...],
        aliases: Collection[str] = (),
        readings: Sequence[Resume] = (),
    ) -> None:
        """`aliases`: addresses of this copy alone, which are among the `allowed` values where they are printed; `readings`: see `spans_in_passing`."""
        self.language = resume.language
        self.policy = policy
        self.operator = operator
        self.replacement = replacement
        self._values = {field.id: field.value for field in fields(resume)}
        own = [value for value in allowed if value.value in aliases]
        shared = tuple(value for value in allowed if value not in own)
        self._texts = swept_texts(self._protection(absent, shared))
        self._own_address = KnownValues(own) if own else None
        self._all_kept = KnownValues(allowed) if own else self._texts.kept
        self.token = withheld_token(resume.language)
        self.labelled = tuple(labelled_fields(resume))
        self._documents: dict[str, Document] = {}
        self._read_together = (
            spans_behind_labels(self.labelled),
            spans_in_passing(resume, readings),
            spans_of_headline(resume),
            spans_of_leftovers(resume, policy),
            relatives_of(resume),
        )

    def _protection(self, absent: tuple[ProtectedValue, ...], allowed: tuple[ProtectedValue, ...]) -> Protection:
        operators = tuple((kind, self.policy.operators[kind]) for kind in Kind)
        rules = tuple(self._rule(value) for value in absent)
        return Protection(self.language, self.policy.stage, operators, absent, allowed, rules)

    def _rule(self, value: ProtectedValue) -> tuple[Operator, str, str]:
        """Return the operator of a withheld value, what replaces it (but the address of this copy), and the text of its field."""
        field = self._field_of(value)
        operator = self.operator(field)
        return operator, "" if operator is Operator.ALIAS else self.replacement(field, operator), field.value

    def _field_of(self, value: ProtectedValue) -> Field:
        of_field = self._values.get(value.field, "") if value.term else value.value
        return Field(value.field, value.kind, of_field)

    def _document(self, text: str) -> Document:
        if text not in self._documents:
            self._documents[text] = Document(text)
        return self._documents[text]

    def withheld_in(self, text: str) -> tuple[Hit, ...]:
        """Return every variant of withheld values in a text; looked for once, for every pass asks about most texts."""
        found = self._texts.found.get(text)
        if found is None:
            found = self._texts.finder.find_in(self._document(text))
            self._texts.make_room()
            self._texts.found[text] = found
        return found

    def sweep_fully(self, field: Field) -> tuple[str, Iterator[Withheld]]:
        """Return the text without what it must not hold, swept until nothing is left ("" where something would be), and the values taken out. A text that
        was swept under the same protection before is not swept again."""
        text, taken = self._remembered(field) if self._is_shared(field) else self._swept_in_rounds(field)
        return text, (dataclasses.replace(one, field=field.id) for one in taken)

    def _is_shared(self, field: Field) -> bool:
        """Return True if a text's result is that of any other copy: it is no picture, and holds nothing like this copy's own address."""
        if field.kind is Kind.PHOTO:
            return False
        return self._own_address is None or not self._own_address.find_in(self._document(field.value))

    def _remembered(self, field: Field) -> tuple[str, tuple[Withheld, ...]]:
        key = self._key(field)
        known = self._texts.swept.get(key)
        if known is None:
            known = self._swept_in_rounds(field)
            if all(one.operator is not Operator.ALIAS for one in known[1]):
                self._texts.make_room()
                self._texts.swept[key] = known
        return known

    def _key(self, field: Field) -> TextKey:
        registrations = self.policy.fields.get(field.id) is Operator.KEEP
        return TextKey(field.value, field.kind, _goes_whole(field), registrations, self._in_context(field))

    def _swept_in_rounds(self, field: Field) -> tuple[str, tuple[Withheld, ...]]:
        text, found = field.value, list[Withheld]()
        for _ in range(_ROUNDS):
            text, taken = self.sweep(dataclasses.replace(field, value=text))
            found += taken
            if not taken:
                break
        if left := self.withheld_in(text):
            found.append(Withheld(field.id, left[0].value.kind, Operator.REMOVE, "known", text, ""))
            text = ""
        return text, tuple(found)

    def sweep(self, field: Field) -> tuple[str, list[Withheld]]:
        """Return the text without what it must not hold, and the values taken out."""
        if field.kind is Kind.PHOTO:
            return field.value, []
        document = self._document(field.value)
        edits = list(self._known_value_edits(document))
        if field.kind is None:
            kept = self._registrations(field)
            found = self._by_pattern(document, edits, self._in_context(field))
            edits.extend(one for one in found if not _is_inside(one, kept) and not self._is_kept_text(field, one))
        if not edits:
            return field.value, []
        if _goes_whole(field):
            first = edits[0]
            return "", [Withheld(field.id, first.kind, Operator.REMOVE, first.reason, field.value, "")]
        text = field.value
        if field.kind is None:
            edits = [_of_other(edit, text) for edit in edits]
        taken: list[Withheld] = []
        for edit in reversed(_merged(edits)):
            taken.append(
                Withheld(field.id, edit.kind, edit.operator, edit.reason, text[edit.start : edit.end], edit.replacement)
            )
            if edit.whole:
                text = cut_span(text, edit.start, edit.end)
            else:
                text = replace_span(text, edit.start, edit.end, edit.replacement, self.token)
        text = collapse_placeholders(text, self.token)
        if field.kind is None and only_announces(text, self.token, {edit.kind for edit in edits}):
            told = taken[-1]
            return "", [Withheld(field.id, told.kind, Operator.REMOVE, told.reason, field.value, "")]
        return text, taken[::-1]

    def _is_kept_text(self, field: Field, found: _Edit) -> bool:
        """Return True if what was found by its form is all of a text that the policy keeps: a person chose just this."""
        kept = self.policy.stage is not Stage.BROWSE and self.policy.fields.get(field.id) is Operator.KEEP
        return kept and found.reason == "pattern" and found.start <= 0 and found.end >= len(field.value.rstrip())

    def _registrations(self, field: Field) -> tuple[tuple[int, int], ...]:
        """Return where the numbers of professional registers stand that stay in a text: the policy keeps it, and they are no relative's."""
        if self.policy.stage is Stage.BROWSE or self.policy.fields.get(field.id) is not Operator.KEEP:
            return ()
        found = ((one.start, one.end) for one in registrations_in(field.value))
        return tuple(span for span in found if about_kin(field.value, *span) is None)

    def _known_value_edits(self, document: Document) -> Iterator[_Edit]:
        addresses = [found.span() for found in _ADDRESS.finditer(document.source)]
        for hit in self.withheld_in(document.source):
            field = self._field_of(hit.value)
            operator = self.operator(field)
            found = _trimmed_hit(document.source, hit.start, hit.end, hit.value.kind)
            start, end = next((span for span in addresses if _contains_more(span, *found)), found)
            if (start, end) == found:
                written = self._replacement_in_text(field, operator, document.source[start:end])
            else:  # half an address is neither an address nor a sentence
                operator, written = Operator.REMOVE, ""
            yield _Edit(start, end, hit.value.kind, operator, "known", written)

    def _replacement_in_text(self, field: Field, operator: Operator, written: str) -> str:
        """Return the replacement of a known value in running text."""
        kind = field.kind
        if kind is None or operator in (Operator.REMOVE, Operator.KEEP):
            return ""
        if operator is Operator.MASK:
            return mask(kind, written)
        if operator is Operator.GENERALISE and kind in (Kind.DATES, Kind.BIRTH):
            return generalise(kind, field.value, self.language)
        if operator is Operator.GENERALISE and kind is Kind.ADDRESS:
            return ""
        return self.replacement(field, operator)

    def _in_context(self, field: Field) -> tuple[Span, ...]:
        """Return what is found in a field by the text around it (a label in the field before it, what the whole résumé says), while its
        text is as it was."""
        if field.value != self._values.get(field.id):
            return ()
        return tuple(span for spans in self._read_together for span in spans.get(field.id, ()))

    def _by_pattern(self, document: Document, known: Iterable[_Edit], in_context: Iterable[Span]) -> Iterator[_Edit]:
        hits = self._all_kept.find_in(document)
        taken = [(edit.start, edit.end) for edit in known]
        for span in (*patterns_in(document.source), *in_context):
            operator = self.policy.operators[span.kind]
            if span.kind in _UNSWEPT_KINDS or (operator is Operator.KEEP and span.kind not in _OWN_ONLY):
                continue
            if span.kind in _CALLED and is_wording(document, span.start, span.end):
                continue
            if any(hit.start < span.end and span.start < hit.end and not _only_called(hit, span) for hit in hits):
                continue
            if operator is Operator.KEEP:
                operator = Operator.REMOVE
            covered = any(start <= span.start and span.end <= end for start, end in taken)
            written = self._generalised_text(span, operator)
            if not covered and not _inside_one(document.source, span.start, span.end, written):
                yield _Edit(span.start, span.end, span.kind, operator, "pattern", written)

    def _generalised_text(self, span: Span, operator: Operator) -> str:
        if operator is Operator.MASK:
            return mask(span.kind, span.text)
        if operator is not Operator.GENERALISE:
            return ""
        if span.detector == "age":
            digits = "".join(char for char in span.text if char.isdecimal())
            return age_band(int(digits), self.language) if len(digits) == 2 else ""
        browse = self.policy.stage is Stage.BROWSE
        return generalise(span.kind, span.text, self.language, province_only=browse)


def _goes_whole(field: Field) -> bool:
    """Return True if a field goes as a whole where it holds something withheld."""
    return field.kind in _INDIVISIBLE or (field.kind is not None and field.id.endswith(".url"))


def _trimmed_hit(text: str, start: int, end: int, kind: Kind) -> tuple[int, int]:
    """Return a hit without white space at its ends; a month with the day that stands beside it (`3 March 2015`)."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    if kind in _DATED:
        before = (_DAY_BEFORE if text[start].isalpha() else _DAY_IN_FRONT).search(text[max(0, start - 12) : start])
        before = None if re.match(r"\d{4}", text[start:end]) else before
        after = _DAY_AFTER.match(text, end) if text[start].isdigit() else None
        start -= len(before.group()) if before else 0
        end = after.end() if after else end
    return start, end


def _inside_one(text: str, start: int, end: int, written: str) -> bool:
    """Return True if the finding is part of its own replacement: `39岁` in `30–39岁` of the round before."""
    at = text.find(written, max(0, end - len(written))) if len(written) > end - start else -1
    return 0 <= at <= start


def _only_called(hit: Hit, span: Span) -> bool:
    """Return True if a referee or a relative only shares a part of the name with the person: two people are called 陈老师."""
    return (
        span.kind in (Kind.REFEREE, Kind.MARITAL) and hit.value.kind is Kind.NAME and hit.value.value not in span.text
    )


_CONTACT_KINDS: Final = frozenset(
    [Kind.PHONE, Kind.EMAIL, Kind.MESSENGER, Kind.ID_NUMBER, Kind.NAME, Kind.REFEREE, Kind.BIRTH]
)
"""Kinds of data by which a text may tell of a relative."""


def _of_other(edit: _Edit, text: str) -> _Edit:
    """Return the edit, or in its place one of all that the text tells of the relative or referee whose data it takes out."""
    found = about_kin(text, edit.start, edit.end) if edit.kind in _CONTACT_KINDS else None
    if found is None and edit.kind is Kind.REFEREE:
        found = about_referee(text, edit.start, edit.end)
    return edit if found is None else _Edit(*found, edit.kind, Operator.REMOVE, edit.reason, "", whole=True)


def _is_inside(edit: _Edit, spans: Iterable[tuple[int, int]]) -> bool:
    """Return True if what is to go is one of these, perhaps without its letters (the digits alone may look like a telephone number)."""
    return any(start <= edit.start and edit.end <= end for start, end in spans)


def _contains_more(span: tuple[int, int], start: int, end: int) -> bool:
    """Return True if `span` contains `[start:end]` and more."""
    return span[0] <= start and end <= span[1] and span != (start, end)


def _merged(edits: list[_Edit]) -> list[_Edit]:
    """Return overlapping edits as one, with the operator and wording of the longest."""
    merged: list[_Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if merged and edit.start < merged[-1].end:
            last = merged[-1]
            longer = max((last, edit), key=lambda one: one.end - one.start)
            merged[-1] = dataclasses.replace(longer, start=last.start, end=max(last.end, edit.end))
        else:
            merged.append(edit)
    return merged
