"""Regular expressions, over the normal form, for numbers and dates written in words.

Shared by known dates, dates of birth and ages; independent of the meaning of the numbers.
"""

from __future__ import annotations

from typing import Final

_UNITS: Final = "one two three four five six seven eight nine".split()
_TEEN_WORDS: Final = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_FIRSTS: Final = "first second third fourth fifth sixth seventh eighth ninth".split()
_TENTHS: Final = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
)


def cardinal(number: int) -> str:
    """Return a pattern for 0–99 in English: `thirty[ -]?two`."""
    if number < 20:
        return ["(?:oh|o|zero)", *_UNITS, *_TEEN_WORDS][number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (rf"[\s\-]?{_UNITS[ones - 1]}" if ones else "")


def ordinal(number: int) -> str:
    """Return a pattern for 1–31 in English: `twenty[ -]?first`."""
    if number < 20:
        return [*_FIRSTS, *_TENTHS][number - 1]
    tens, ones = divmod(number, 10)
    return rf"{_TENS[tens - 2]}[\s\-]?{_FIRSTS[ones - 1]}" if ones else f"{_TENS[tens - 2].removesuffix('y')}ieth"


def year(number: int) -> str:
    """Return a pattern for 1900–2099 in English (other years match nothing).

    `nineteen eighty-seven`, `eighty-seven`, `two thousand and one`, `twenty oh one`.
    """
    if not 1900 <= number < 2100:
        return "(?!)"
    century, rest = divmod(number, 100)
    short = cardinal(rest) if rest else "hundred"
    if century == 20:
        below = rf"(?: (?:and )?{cardinal(rest)})?" if rest else ""
        return rf"(?:two thousand{below}|twenty[\s\-]{short})"
    return (
        rf"(?:nineteen[\s\-](?:hundred (?:and )?)?{short}|{cardinal(rest)})"
        if rest >= 20
        else rf"nineteen[\s\-]{short}"
    )


_ANY_UNIT: Final = rf"(?:{'|'.join(_UNITS)})"
ANY_ORDINAL: Final = (
    rf"(?:{'|'.join([*_TENTHS, *_FIRSTS])}|(?:twenty|thirty)[\s\-]?(?:{'|'.join(_FIRSTS)})|twentieth|thirtieth)"
)
"""Any day of a month in words."""

ANY_YEAR: Final = (
    rf"(?:(?:nineteen[\s\-](?:hundred (?:and )?)?)?(?:fifty|sixty|seventy|eighty|ninety)(?:[\s\-]?{_ANY_UNIT})?|two thousand(?: (?:and )?{_ANY_UNIT})?|"
    rf"twenty[\s\-]oh[\s\-]{_ANY_UNIT})"
)
"""A possible year of birth, in words."""

AGE_WORDS: Final = rf"(?:(?:twenty|thirty|forty|fifty|sixty)(?:[\s\-]?{_ANY_UNIT})?|eighteen|nineteen)"
"""A working age, in English words."""

AGE_WORDS_ABROAD: Final = (
    r"(?:(?:vingt|trente|quarante|cinquante|soixante)(?:[\s\-](?:et[\s\-]un|deux|trois|quatre|cinq|six|sept|huit|neuf))? ans"
    r"|(?:veinti[a-z]{3,6}|(?:veinte|treinta|cuarenta|cincuenta|sesenta)(?: y (?:uno|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve))?) anos"
    r"|(?:[a-z]{3,6}und)?(?:zwanzig|dreissig|vierzig|funfzig|sechzig)(?: jahre(?: alt)?)"
    r"|(?:venti|trenta|quaranta|cinquanta|sessanta)(?:[a-z]{3,7})? anni"
    r"|(?:vinte|trinta|quarenta|cinquenta|sessenta)(?: e (?:um|dois|tres|quatro|cinco|seis|sete|oito|nove))? anos"
    r"|(?:dwadziescia|trzydziesci|czterdziesci|piecdziesiat)(?: [a-z]{3,9})? lata?)"
)
"""Ages in words of other languages, with their word for years."""
