"""Prints a check card as PDF pages. Adds nothing to the card: no score, no verdict; its limits are on every page.

Text from the posting goes in as data, so nothing in it is markup; a character that no shipped font has is printed as
`?`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from app import messages
from app.domain.advice import with_advice
from app.render.undrawable_characters import print_any
from app.text.dates import long_day
from app.text.law_citations import cite_law

Row = Mapping[str, object]
_GROUPS: Final = ("confirmed", "needs_you", "not_checked")
_QUOTES: Final = 3
_LONGEST: Final = 1_000


def card_pages(document: Row, language: str) -> bytes:
    """Return the PDF of an encoded card (`CheckEngine.encode`, in `language`). Raises EnvironmentProblem `pdf-failed`."""
    language = "zh" if language.startswith("zh") else "en"
    return print_any("card.typ", _data(document, language))


def _data(document: Row, language: str) -> dict[str, object]:
    posting = cast("Mapping[str, str]", document["posting"])
    card = cast("Mapping[str, list[Row]]", document["card"])
    signals = cast("list[Row]", document["signals"])
    who = posting.get("organisation") or posting.get("brand") or ""
    names = str(cast("Row", document.get("jurisdiction") or {}).get("names") or "")
    country = messages.sentence("card-country", language, {"countries": names}) if names else ""
    head = (
        who,
        long_day(str(document["created"])[:10], language),
        posting.get("source") or posting.get("url") or "",
        country,
    )
    return {
        "family": language,
        "title": posting.get("title") or who or messages.sentence("card-untitled", language),
        "subject": " · ".join(part for part in head if part),
        "digest": f"SHA-256 {posting['original_sha256']}" if posting.get("original_sha256") else "",
        "summary": str(document.get("summary") or ""),
        "signals": [_signal(row, advice, language) for row, advice in with_advice(signals)],
        "groups": [
            {
                "heading": messages.sentence(f"card-{group}", language),
                "box": group == "needs_you",
                "lines": _lines(card[group], language),
            }
            for group in _GROUPS
            if card[group]
        ],
        "limits": messages.sentence("card-limits", language),
    }


def _signal(row: Row, advice: str, language: str) -> dict[str, object]:
    basis = cast("Mapping[str, str]", row["basis"])
    spans = cast("list[Mapping[str, str]]", row["evidence"])
    return {
        "severity": messages.sentence(f"severity-{row['severity']}", language),
        "grave": row["severity"] == "critical",
        "text": str(row["explanation"]),
        "quotes": [f"“{' '.join(span['text'].split())[:_LONGEST]}”" for span in spans[:_QUOTES]],
        "source": " · ".join(
            part
            for part in (
                cite_law(
                    str(row.get("basis_name") or basis["law"]),
                    basis["article"],
                    language,
                    str(row.get("basis_unit", "")),
                ),
                str(row["source"]),
            )
            if part
        ),
        "advice": advice,
    }


def _lines(rows: list[Row], language: str) -> list[dict[str, str]]:
    out = []
    for row in rows:
        titled = cast("Mapping[str, str]", row["params"]).get(f"title_{language}", "") if row["source"] else ""
        source = " · ".join(
            part for part in (titled or str(row["source"]), long_day(str(row["as_of"])[:10], language)) if part
        )
        out.append({"text": " ".join(str(row["text"]).split())[:_LONGEST], "source": source})
    return out
