"""Makes `resources/lexicon/months.txt` anew from the Unicode CLDR, as Babel carries it. Babel is no dependency of the program: install
it into a throw-away environment and run it there when CLDR changes: `python packaging/month_names.py`."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "resources" / "lexicon" / "months.txt"
LANGUAGES = (
    *("en", "de", "es", "fr", "it", "pt", "nl", "pl", "ru", "uk", "cs", "sk", "tr", "ro", "hu", "el", "bg", "sr", "sr_Latn"),
    *("hr", "sl", "sv", "nb", "da", "fi", "is", "et", "lv", "lt", "ca", "gl", "eu", "sq", "id", "ms"),
)  # fmt: skip
"""Where one word is two months (Polish and Croatian `listopada`), the language named first decides how a date is read."""
ABBREVIATED = frozenset("en de es fr it pt nl pl ru uk tr ro sv nb da ca gl".split())
"""Languages whose short forms people write in a résumé. Others use figures, and their short forms are words of English (`pro`, `led`)."""
HOMONYMS = frozenset(["mac"])
"""Left out: March in Malay, and a computer in every language."""
OWN = {
    "en": {9: "sept"},
    "de": {1: "jänner", 3: "mär maerz mrz"},
    "fr": {2: "fév"},
}
"""Ways of writing that CLDR leaves out."""
HEADER = """\
# Names and abbreviations of the twelve months, per language: its code, then the months set apart by `|`. Lower case, with accents.
# From the Unicode CLDR {version} (Unicode License v3) by packaging/month_names.py, with a few ways of writing that it leaves out.
# The full English names stand in app/domain/style.py, which prints them.
"""


def babel() -> Any:
    """The library, from the throw-away environment that this is run in: neither the program nor its set-up declares it."""
    return importlib.import_module("babel")


def names_of(language: str) -> list[list[str]]:
    """The words for each month of a language: in sentences and alone, whole and (where people write that) short."""
    months = babel().Locale.parse(language).months
    widths = ("wide", "abbreviated") if language in ABBREVIATED else ("wide",)
    found: list[list[str]] = []
    for number in range(1, 13):
        written = [months[context][width][number] for context in ("format", "stand-alone") for width in widths]
        words = [re.split(r"[\s’']", name.lower().rstrip("."))[-1] for name in written]
        words += OWN.get(language, {}).get(number, "").split()
        whole = months["format"]["wide"][number].lower() if language == "en" else ""
        found.append([word for word in dict.fromkeys(words) if word != whole and word not in HOMONYMS])
    return found


def main() -> None:
    """Write the table."""
    lines = [f"{language}|" + "|".join(map(" ".join, names_of(language))) for language in LANGUAGES]
    TARGET.write_text(
        HEADER.format(version=babel().core.get_cldr_version()) + "\n".join(lines) + "\n", encoding="utf-8", newline="\n"
    )


if __name__ == "__main__":
    main()
