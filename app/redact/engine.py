"""Apply a policy to a master résumé: the redacted résumé provably holds nothing withheld.

Three passes: every field by its operator; every remaining text swept for variants of what is withheld and for personal data by pattern;
and a last look that refuses the result if anything is left. Never changes an item's order, never invents a fact.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import Final

from app.domain.identifying_names import without_identifying_terms
from app.domain.policy import Policy, Redaction, Withheld, WordChoice
from app.domain.professional_registers import registrations_in, with_registrations
from app.domain.resume import Field, Resume, fields, rewrite
from app.domain.sensitivity import Kind, Operator
from app.errors import UserError
from app.redact.address_generalisation import completed_location, keeps_part
from app.redact.chosen_words import with_replacements, without_words
from app.redact.operators import generalise, mask
from app.redact.policies import stage_policy
from app.redact.sweep import Sweeper
from app.redact.withheld_values import split_values
from app.text.kinship import tells_family


def redact(
    resume: Resume,
    policy: Policy,
    *,
    aliases: Mapping[str, str] | None = None,
    words: Sequence[WordChoice] = (),
    readings: Sequence[Resume] = (),
) -> Redaction:
    """Return the redacted résumé with its account. `aliases` maps field id (`basics.email`) → the address to print there; `words`: single
    words to be withheld or written another way, beside what the policy withholds; `readings`: the résumé without the marks of a copy, in each approved
    wording (see `spans_in_passing`). Raises UserError `redaction-residue` (field) if something
    withheld could not be taken out."""
    return _Run(resume, policy, dict(aliases or {}), tuple(words), readings).result()


def kinds_shown_beyond_stage(original: Resume, redaction: Redaction) -> tuple[Kind, ...]:
    """Return the kinds of which the copy shows a value as it stands though its stage alone would not (`original` is what was redacted):
    chosen for the kind or for a single field. A value that the stage's operator leaves as it is (a date that is a year) is none."""
    usual = _Run(original, with_registrations(stage_policy(redaction.policy.stage), original), {})
    shown = set(redaction.disclosed)
    found = {
        usual.kind(field)
        for field in fields(original)
        if field.id in shown and usual.replacement(field, usual.operator(field)) != field.value
    }
    return tuple(kind for kind in Kind if kind in found)


class _Run:
    """State of one redaction: the operators in force, and the values withheld so far."""

    def __init__(
        self,
        resume: Resume,
        policy: Policy,
        aliases: dict[str, str],
        words: tuple[WordChoice, ...] = (),
        readings: Sequence[Resume] = (),
    ) -> None:
        self.words = words
        self.readings = readings
        self.resume = resume
        self.policy = policy
        self.aliases = aliases
        self.withheld: list[Withheld] = []
        self.described = _descriptions(resume)
        self.consented = {item.id for item in resume.references if item.consent.strip()}
        self.location = completed_location(resume, policy)
        self.schools = _schools(resume)
        self.family = _family(resume)
        self.birthplaces = _birthplaces(resume)

    def result(self) -> Redaction:
        """Run all passes."""
        written = rewrite(self._with_location(), self._replaced)
        by_field = _pruned(self._without_spent_descriptions(rewrite(written, self._by_field)))
        by_field = without_identifying_terms(_without_open_end(by_field))
        absent, allowed = split_values(self.resume, by_field, self.operator, self.aliases)
        aliases = self.aliases.values()
        sweeper = Sweeper(
            *(self.resume, self.policy, self.operator, self.replacement, absent, allowed, aliases),
            readings=self.readings,
        )
        swept = rewrite(by_field, lambda field: self._sweep(field, sweeper))
        swept = rewrite(swept, lambda field: self._without_words(field, sweeper))
        swept = _without_open_end(_pruned(_without_spent_labels(swept, sweeper)))
        _assert_clean(swept, sweeper)
        original = {field.id: field.value for field in fields(self.resume)}
        disclosed = tuple(field.id for field in fields(swept) if original.get(field.id) == field.value)
        return Redaction(swept, self.policy, tuple(self.withheld), absent, allowed, disclosed)

    def operator(self, field: Field) -> Operator:
        """Return the operator in force for a field: alias without an alias, and referees without consent, fall back."""
        if field.kind is None:
            chosen = self.policy.fields.get(field.id)
            by_number = chosen is Operator.KEEP and bool(registrations_in(field.value))
            return self._free_text_operator(field) if by_number or chosen is None else chosen
        operator = self.policy.operator_for(field.id, field.kind)
        if operator is Operator.ALIAS and field.id not in self.aliases:
            keeps = self.policy.stage.value != "browse" and field.id == "basics.email" and not self.aliases
            return Operator.KEEP if keeps else Operator.REMOVE
        if field.kind is Kind.REFEREE and operator is Operator.KEEP and field.id.split(".")[1] not in self.consented:
            return Operator.REMOVE
        if field.kind is Kind.ADDRESS and operator is Operator.GENERALISE and keeps_part(field, self.policy):
            return Operator.KEEP
        return operator

    def kind(self, field: Field) -> Kind | None:
        """Return the kind of data a field holds, also of a text about the family or the place of birth."""
        if field.id in self.birthplaces:
            return Kind.NATIVE_PLACE
        return Kind.MARITAL if field.id in self.family else field.kind

    def _free_text_operator(self, field: Field) -> Operator:
        """Return the operator of free text: keep, but text about the family follows the family status, a place of birth the native place,
        and the town of a school is removed where the school is not named: in many a town there is but one."""
        if field.id in self.birthplaces:
            kept = self.policy.operators[Kind.NATIVE_PLACE] is Operator.KEEP
            return Operator.KEEP if kept else Operator.REMOVE
        if field.id in self.family:
            kept = self.policy.operators[Kind.MARITAL] is Operator.KEEP
            return Operator.KEEP if kept else Operator.REMOVE
        school = self.schools.get(field.id)
        return Operator.KEEP if school is None or self.operator(school) is Operator.KEEP else Operator.REMOVE

    def replacement(self, field: Field, operator: Operator) -> str:
        """Return the replacement of a field's value under an operator; empty for removed."""
        kind = field.kind
        if kind is None or operator is Operator.REMOVE:
            return ""
        if operator is Operator.KEEP:
            return field.value
        if operator is Operator.ALIAS:
            return self.aliases.get(field.id, "")
        if operator is Operator.MASK:
            return mask(kind, field.value)
        if kind is Kind.ADDRESS or (kind in (Kind.EMPLOYER, Kind.SCHOOL) and field.id.endswith(".url")):
            return ""
        return generalise(kind, field.value, self.resume.language, described=self.described.get(field.id, ""))

    def _by_field(self, field: Field) -> str | None:
        operator = self.operator(field)
        after = field.value if operator is Operator.KEEP else self.replacement(field, operator)
        if after != field.value:
            kind = self.kind(field) or (Kind.SCHOOL if field.id in self.schools else Kind.NAME)
            self.withheld.append(Withheld(field.id, kind, operator, "field", field.value, after))
        return after or None

    def _sweep(self, field: Field, sweeper: Sweeper) -> str | None:
        text, taken = sweeper.sweep_fully(field)
        self.withheld.extend(taken)
        return text or None

    def _replaced(self, field: Field) -> str | None:
        text, taken = with_replacements(field, self.words)
        self.withheld.extend(taken)
        return text or None

    def _without_words(self, field: Field, sweeper: Sweeper) -> str | None:
        """Return a swept text without the words that are withheld there besides; empty if what is left would say something withheld."""
        text, taken = without_words(field, self.words, sweeper.token)
        self.withheld.extend(taken)
        return None if taken and sweeper.withheld_in(text) else text or None

    def _with_location(self) -> Resume:
        """Return the résumé with the parts that a generalised address adds (a province that stood only in the street line)."""
        return dataclasses.replace(self.resume, basics=dataclasses.replace(self.resume.basics, location=self.location))

    def _without_spent_descriptions(self, resume: Resume) -> Resume:
        """Return the résumé without descriptions that now stand for the employer or school, so that none is printed twice."""

        def change(field: Field) -> str | None:
            prefix, _, name = field.id.rpartition(".")
            spent = name == "description" and f"{prefix}." in self._stood_in
            return None if spent else field.value

        return rewrite(resume, change)

    @property
    def _stood_in(self) -> frozenset[str]:
        done = {entry.field for entry in self.withheld if entry.operator is Operator.GENERALISE}
        return frozenset(key.rpartition(".")[0] + "." for key in self.described if key in done and self.described[key])


def _descriptions(resume: Resume) -> dict[str, str]:
    """Return, by field id of an employer or school, the person's own description to stand for it."""
    found: dict[str, str] = {}
    for section, items in (("work", resume.work), ("volunteer", resume.volunteer)):
        found.update({f"{section}.{item.id}.organisation": item.description for item in items})
    found.update({f"education.{item.id}.institution": item.description for item in resume.education})
    return found


def _schools(resume: Resume) -> dict[str, Field]:
    """Return, by field id of a school's town, the field that names the school."""
    return {
        f"education.{item.id}.location": Field(f"education.{item.id}.institution", Kind.SCHOOL, item.institution)
        for item in resume.education
    }


def _family(resume: Resume) -> frozenset[str]:
    """Return the ids of the fields of sections about the family, their headings too."""
    sections = [item for item in resume.sections if tells_family(item.title, [line.text for line in item.lines])]
    lines = [f"sections.{item.id}.lines.{line.id}" for item in sections for line in item.lines]
    return frozenset([*(f"sections.{item.id}.title" for item in sections), *lines])


_BIRTHPLACE: Final = re.compile(
    r"(?:[Bb]orn |[Gg]eb(?:oren|\.) |[Nn]ée? )?(?:in|à|en|a|te|w) [A-ZÀ-Þ][\w'-]+(?:[ /-][\w'-]+){0,3}\.?"
)


def _birthplaces(resume: Resume) -> frozenset[str]:
    """Return the ids of lines that are nothing but what stood behind a date of birth (`in Syke`), where one is known."""
    if not resume.personal.birth_date:
        return frozenset()
    lines = ((f"sections.{item.id}.lines.{line.id}", line.text) for item in resume.sections for line in item.lines)
    return frozenset(key for key, text in lines if _BIRTHPLACE.fullmatch(text.strip()))


def _without_spent_labels(resume: Resume, sweeper: Sweeper) -> Resume:
    """Return the résumé without the labels whose value, in a field of its own, has gone."""
    left = {field.id for field in fields(resume)}
    spent = {pair.label.id for pair in sweeper.labelled if pair.value.id not in left}
    return rewrite(resume, lambda field: None if field.id in spent else field.value)


def _without_open_end(resume: Resume) -> Resume:
    """Return the résumé without "until now" if the beginning is withheld: that somebody still works there is a date, too."""
    changed = {
        section: tuple(dataclasses.replace(item, current=bool(item.current and item.start)) for item in items)
        for section, items in (
            ("work", resume.work),
            ("volunteer", resume.volunteer),
            ("education", resume.education),
            ("projects", resume.projects),
        )
    }
    return dataclasses.replace(resume, **changed)  # type: ignore[arg-type]


def _pruned(resume: Resume) -> Resume:
    """Return the résumé without profiles, referees and numbers that have become empty shells."""
    basics = dataclasses.replace(
        resume.basics, profiles=tuple(item for item in resume.basics.profiles if item.username or item.url)
    )
    personal = dataclasses.replace(
        resume.personal, id_numbers=tuple(item for item in resume.personal.id_numbers if item.value)
    )
    references = tuple(item for item in resume.references if item.name or item.reference)
    return dataclasses.replace(resume, basics=basics, personal=personal, references=references)


def _assert_clean(resume: Resume, sweeper: Sweeper) -> None:
    for field in fields(resume):
        if field.kind is not Kind.PHOTO and sweeper.withheld_in(field.value):
            raise UserError("redaction-residue", field=field.id)
