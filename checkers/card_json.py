"""Cards as JSON: for people and scripts (one language), and without loss for storing. Scripts rely on its keys: more may be added, none is renamed."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Final, cast

from app import resources
from app.domain.ages import Age
from app.domain.checks import Basis, CardLine, CheckCard, Evidence, MissingPart, Outcome, Posting, Severity, Signal
from app.text.dates import long_day
from app.yaml_file import read_yaml
from checkers.card_summary import summary
from checkers.guided.official_page_facts import FACT, age_noted, facts, facts_for, noted_lines, page_query, pages_for
from checkers.guided.pasted_register_page import PASTED
from checkers.guided.recruiter_questions import ANSWER, agency_order_first
from checkers.jurisdictions import law_title, law_unit

FORMAT = 1
_LINE: Final = tuple(spec.name for spec in fields(CardLine))
_OLD_MONTHS: Final = 12
"""Months from which on a fact should be looked up again."""
JsonMap = dict[str, object]


@functools.cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    return cast("Mapping[str, Mapping[str, str]]", read_yaml(resources.path("lists", "card_lines.yaml")))


def line_text(entry: CardLine, language: str) -> str:
    """Return the sentence of a card line in `en` or `zh`; without a name, the code's `-unnamed` sentence if it has one, and where the
    line says `where`, that of the code for there."""
    table = _sentences()
    local = table.get(f"{entry.code}-{entry.params['where']}") if "where" in entry.params else None
    unnamed = table.get(f"{entry.code}-unnamed") if not entry.subject else None
    known = (
        local or unnamed or table.get(entry.code) or table["guided" if entry.code.startswith("guided-") else "unknown"]
    )
    values = dict(entry.params.items())
    for key in ("title", "proves", "way", "about_it"):
        values[key] = entry.params.get(f"{key}_{language}", entry.params.get(f"{key}_en", ""))
    if language == "zh" and values.get("facts", "").startswith(": "):
        values["facts"] = "：" + values["facts"][2:].replace(", ", "，").replace("; ", "；")
    if entry.noted_about:
        values["asked"] = long_day(values.get("asked", ""), language)
    if "age_unit" in entry.params:
        values["age"] = age_words(Age(entry.params["age_unit"], int(entry.params["age_count"])), language)
    none = {"en": "(not named)", "zh": "（未写明）"}[language]
    if values.get("name") == "":
        values["name"] = none
    values |= {"subject": entry.subject or none, "code": entry.code, "evidence": entry.evidence}
    return known[language].format_map(_Gaps(values))


def source_text(entry: CardLine, language: str) -> str:
    """Return the source of a card line in `en` or `zh`: what the person pasted or noted says so in that language."""
    if language == "zh":
        return entry.source.replace(f" ({PASTED})", "（由您录入）").replace(PASTED, "由您录入")
    return entry.source


def age_words(age: Age, language: str) -> str:
    """Return an age in words, in `en` or `zh`."""
    return _sentences()[f"age-{age.code}"][language].format(count=age.count)


def noted_words(entry: CardLine, today: str, language: str) -> str:
    """Return how long ago a line that the person noted was looked up, on an ISO day, in `en` or `zh`."""
    age = age_noted(entry, today)
    if age.unit == "day" and age.count == 0:
        return _sentences()["looked-up-today"][language]
    old = "-old" if age.unit == "year" or (age.unit == "month" and age.count >= _OLD_MONTHS) else ""
    return _sentences()[f"looked-up{old}"][language].format(age=age_words(age, language))


def by_hand(card: CheckCard, earlier: Iterable[CardLine], today: str, reader: str, language: str) -> JsonMap:
    """Return what only the person can find out about a card's employer: `questions` about who recruits, `facts`, and the official `pages` that
    may show them (of the posting's countries, else of the `reader`'s), each with what was noted on the card or on `earlier` ones, if anything."""
    language = "zh" if language.startswith("zh") else "en"
    noted, asked = noted_lines(card, earlier), {one.code for one in facts_for(card.posting, reader)}
    wanted = [one for one in facts() if one.code in asked or FACT + one.code in noted]

    def told(key: str) -> JsonMap:
        one = noted.get(key)
        if one is None:
            return {"text": "", "as_of": "", "noted": "", "value": ""}
        values = {"value": one.evidence, "as_of": one.as_of, "noted": noted_words(one, today, language)}
        return {"text": line_text(one, language), **values}

    return {
        "questions": [
            {"code": one.code, "title": one.title[language], "hint": one.hint[language], **told(ANSWER + one.code)}
            for one in agency_order_first(card)
        ],
        "facts": [{"code": one.code, "title": one.title[language], **told(FACT + one.code)} for one in wanted],
        "pages": [
            {
                "code": one.code,
                "title": one.title[language],
                "url": one.url,
                "query": page_query(one, card.posting),
                "facts": list(one.facts),
                "checked": one.checked,
            }
            for one in pages_for(card.posting, reader)
        ],
    }


class _Gaps(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def encode(card: CheckCard, language: str) -> JsonMap:
    """Return the card as the JSON of `check --json`, with sentences in `language` (`zh`, else English)."""
    language = "zh" if language.startswith("zh") else "en"

    def lines(entries: Iterable[CardLine]) -> list[JsonMap]:
        return [
            {
                **{name: getattr(entry, name) for name in _LINE},
                "params": dict(entry.params),
                "outcome": entry.outcome.value,
                "source": source_text(entry, language),
                "text": line_text(entry, language),
            }
            for entry in entries
        ]

    return {
        "format": FORMAT,
        "created": card.created,
        "posting": {spec.name: _jsonable(getattr(card.posting, spec.name)) for spec in fields(Posting)},
        "card": {
            "confirmed": lines(card.confirmed),
            "needs_you": lines(card.needs_you),
            "not_checked": lines(card.not_checked),
        },
        "signals": [
            {
                "code": signal.code,
                "severity": signal.severity.value,
                "evidence": [asdict(evidence) for evidence in signal.evidence],
                "source": signal.source,
                "basis": asdict(signal.basis),
                "basis_name": law_title(signal.basis.law, card.law, language),
                "basis_unit": law_unit(signal.basis.law, signal.basis.article, card.law, language),
                "explanation": signal.explanation[language],
                "advice": signal.advice[language],
                "does": signal.does,
                "missing": [part.value for part in signal.missing],
                "kind": signal.kind,
                "kind_name": signal.kind_name.get(language, ""),
            }
            for signal in card.signals
        ],
        "wording_risk": card.wording_risk,
        "wording_phrases": list(card.wording_phrases),
        "summary": summary(card, language),
        "jurisdiction": {"law": card.law, "lines": card.lines, "names": country_names(card, language)},
    }


def country_names(card: CheckCard, language: str) -> str:
    """Return the names of the countries whose law and whose offices a card names, in `en` or `zh`; "" where it names none."""
    from checkers.jurisdictions import country  # only cards that name one need it

    found = [country(code) for code in dict.fromkeys((card.law, card.lines)) if code]
    return {"en": ", ", "zh": "、"}[language].join(one.title(language) for one in found if one)


def _jsonable(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def dump(card: CheckCard) -> JsonMap:
    """Return the card without loss, for storing: all languages of every signal."""
    document = encode(card, "en")
    for signal, row in zip(card.signals, cast("list[JsonMap]", document["signals"]), strict=True):
        row["explanation"], row["advice"] = dict(signal.explanation), dict(signal.advice)
        row["kind_name"] = dict(signal.kind_name)
    document["stage"] = card.stage
    return document


def load(document: Mapping[str, object]) -> CheckCard:
    """Restore the card that `dump` wrote. Raises ValueError when it is none, or of a newer format."""
    try:
        if cast("int", document["format"]) > FORMAT:
            raise ValueError("card of a newer format")
        groups = cast("Mapping[str, list[JsonMap]]", document["card"])
        where = cast("Mapping[str, object]", document.get("jurisdiction") or {})
        risk, signals = document["wording_risk"], tuple(map(_signal, cast("list[JsonMap]", document["signals"])))
        critical = any(signal.severity is Severity.CRITICAL for signal in signals)
        return CheckCard(
            posting=posting_of(cast(JsonMap, document["posting"])),
            created=str(document["created"]),
            confirmed=_lines(groups["confirmed"]),
            needs_you=_lines(groups["needs_you"]),
            not_checked=_lines(groups["not_checked"]),
            signals=signals,
            wording_risk=float(cast("float", risk)) if risk is not None else None,
            wording_phrases=tuple(str(phrase) for phrase in cast("list[object]", document["wording_phrases"])),
            stage=str(document.get("stage", "browse" if critical else "")),
            law=str(where.get("law") or ""),
            lines=str(where.get("lines") or ""),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a stored card") from error


def posting_of(row: JsonMap) -> Posting:
    """Restore the posting from its JSON (of a card, or `dataclasses.asdict`); unknown keys are left out."""
    known = {spec.name for spec in fields(Posting)}
    values = {
        name: tuple(str(part) for part in value) if isinstance(value, list | tuple) else str(value)
        for name, value in row.items()
        if name in known
    }
    return Posting(**values)  # type: ignore[arg-type]


def _lines(rows: list[JsonMap]) -> tuple[CardLine, ...]:
    return tuple(
        CardLine(
            code=str(row["code"]),
            outcome=Outcome(str(row["outcome"])),
            subject=str(row["subject"]),
            evidence=str(row["evidence"]),
            source=str(row["source"]),
            as_of=str(row["as_of"]),
            params={str(key): str(value) for key, value in cast(JsonMap, row["params"]).items()},
        )
        for row in rows
    )


def _signal(row: JsonMap) -> Signal:
    basis = cast(JsonMap, row["basis"])
    return Signal(
        code=str(row["code"]),
        severity=Severity(str(row["severity"])),
        evidence=tuple(
            Evidence(
                str(one["text"]),
                int(cast(int, one["start"])),
                int(cast(int, one["end"])),
                str(one.get("field", "text")),
            )
            for one in cast("list[JsonMap]", row["evidence"])
        ),
        source=str(row["source"]),
        basis=Basis(str(basis["law"]), str(basis["article"])),
        explanation=_both_languages(row["explanation"]),
        advice=_both_languages(row["advice"]),
        does=str(row.get("does") or ""),
        missing=tuple(MissingPart(str(part)) for part in cast("list[object]", row.get("missing") or [])),
        kind=str(row.get("kind") or ""),
        kind_name=_both_languages(row["kind_name"]) if row.get("kind_name") else {},
    )


def _both_languages(value: object) -> dict[str, str]:
    if isinstance(value, str):  # a card written by `encode` in one language
        return {"en": value, "zh": value}
    return {str(key): str(text) for key, text in cast(JsonMap, value).items()}
