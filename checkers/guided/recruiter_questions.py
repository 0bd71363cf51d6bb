"""Questions about who may recruit, which only the employer can answer, and the answers that the person noted. Data is in `resources/lists/by_hand.yaml`.

Asks nobody. An answer becomes a line of the card with the day and the way it came.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from app.domain.checks import CardLine, CheckCard, Outcome, Posting
from app.errors import UserError
from checkers.guided.official_page_facts import by_hand_data
from checkers.guided.pasted_register_page import PASTED
from checkers.signals.base import line

ANSWER: Final = "answer-"
_LONGEST_ANSWER: Final = 4_000
_OWN_WAYS: Final = frozenset({"own-number"})


@dataclass(frozen=True, slots=True)
class AuthorityQuestion:
    """A question about who recruits: its code, words and hint per language."""

    code: str
    title: Mapping[str, str]
    hint: Mapping[str, str]


@functools.cache
def questions() -> tuple[AuthorityQuestion, ...]:
    """Return the questions about who recruits, in their order."""
    rows = cast("Sequence[Mapping[str, Any]]", by_hand_data()["questions"])
    return tuple(AuthorityQuestion(row["code"], row["title"], row["hint"]) for row in rows)


def ways(language: str) -> dict[str, str]:
    """Return the ways in which an answer came, by code, in `en` or `zh`."""
    return {str(code): str(names[language]) for code, names in by_hand_data()["ways"].items()}


def results(language: str) -> dict[str, str]:
    """Return what an answer may amount to, by code, in `en` or `zh`."""
    return {str(code): str(names[language]) for code, names in by_hand_data()["results"].items()}


def question_of(code: str) -> AuthorityQuestion:
    """Return a question. Raises `UserError` `question-unknown`."""
    found = next((one for one in questions() if one.code == code), None)
    if found is None:
        raise UserError("question-unknown", question=code[:40], questions=", ".join(one.code for one in questions()))
    return found


def answer_line(code: str, answer: str, posting: Posting, *, way: str, result: str, day: str) -> CardLine:
    """Return the card line of an answer about who recruits, given on an ISO day. `way` and `result` are codes of `ways` and `results`.

    Raises `UserError` `question-unknown`, `answer-empty`, `answer-way-unknown`, `answer-result-unknown`.
    """
    question, text = question_of(code), " ".join(answer.split())[:_LONGEST_ANSWER]
    if not text:
        raise UserError("answer-empty")
    if way not in ways("en"):
        raise UserError("answer-way-unknown", way=way[:40], ways=", ".join(ways("en")))
    if result not in results("en"):
        raise UserError("answer-result-unknown", result=result[:40], results=", ".join(results("en")))
    if result == "confirmed":
        name = "confirmed-own" if way in _OWN_WAYS else "paper" if way == "paper" else "confirmed-theirs"
    else:
        name = result
    outcome = {"confirmed-own": Outcome.CONFIRMED, "open": Outcome.NEEDS_MANUAL}.get(name, Outcome.CONFIRMED_BUT)
    words = {f"way_{language}": ways(language)[way] for language in ("en", "zh")}
    titles = {f"about_it_{language}": title for language, title in question.title.items()}
    params = {"question": code, "way": way, "result": result, "asked": day, **titles, **words}
    subject = posting.organisation or posting.brand
    return line(f"{ANSWER}{name}", outcome, subject, text, PASTED, day, **params)


def agency_order_first(card: CheckCard) -> tuple[AuthorityQuestion, ...]:
    """Return the questions for a card; where an agency posts, the one about its order comes first."""
    agency = any(one.code == "agency-mandate" for one in card.needs_you)
    return tuple(sorted(questions(), key=lambda one: not (agency and one.code == "order")))
