"""The first line of a card: what was found, in numbers, and the one thing to do now."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Final, cast

from app import resources
from app.domain.checks import CheckCard, Severity, Signal
from app.yaml_file import read_yaml
from checkers.trap_kinds import kinds

_ORDER: Final = (Severity.CRITICAL, Severity.WARNING, Severity.NOTICE)
_FIRST_SENTENCE: Final = re.compile(r"[^.。]{1,200}[.。]")


def summary(card: CheckCard, language: str) -> str:
    """Return the first line of a card in `en` or `zh`; "" for a card without signs."""
    found = [(severity, [one for one in card.signals if one.severity is severity]) for severity in _ORDER]
    told = [_counted(severity, len(signals), language) for severity, signals in found if signals]
    if not told:
        return ""
    gravest = next(signals for _, signals in found if signals)
    worst = next(filter(_is_about_money, gravest), gravest[0])
    texts = _sentences()
    line = texts["summary"][language].format(found=texts["summary-and"][language].join(told))
    first = _first_thing(worst, language)
    return line + (texts["summary-first"][language].format(first=first) if first else "")


def _is_about_money(signal: Signal) -> bool:
    kind = kinds().get(signal.kind)
    return kind is not None and "money" in kind.lines


def _counted(severity: Severity, count: int, language: str) -> str:
    form = f"summary-{severity.value}" + ("" if count == 1 or language == "zh" else "-many")
    return _sentences()[form][language].format(count=count)


def _first_thing(signal: Signal, language: str) -> str:
    """Return the first sentence of the advice that holds for the kind of a signal anywhere, or else of its own advice."""
    kind = kinds().get(signal.kind)
    text = kind.general[language] if kind else signal.advice.get(language, "")
    first = _FIRST_SENTENCE.match(text)
    return first.group().strip() if first else text


@functools.cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    return cast("Mapping[str, Mapping[str, str]]", read_yaml(resources.path("lists", "card_lines.yaml")))
