"""Find telephone numbers and all-digit identifiers however their digits are written: grouped, full-width, Chinese numerals, number words,
with or without country code. Only the full number counts, never a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import phonenumbers

from app.redact.matchers.base import Found
from app.redact.prepared_text import Document
from app.text.mail_and_web_addresses import is_chinese_mobile
from app.text.normalization import folded

_EXTENSION: Final = re.compile(r"(?:转|分机|ext\.?|extn\.?|x|#)\s*[:.]?\s*(\d{1,6})\s*$")
_DIALLED: Final = re.compile(
    r"(?:,?\s{0,2}(?P<word>转|分机|ext\.?|extn\.?|extension|durchwahl|poste|doorkies)|\s?[x#-])\s{0,2}[:.]?\s?(?P<number>\d{1,6})(?![\d\w])"
)
"""An extension behind a number; one behind a mere sign must be the known one."""
_PREFIX: Final = re.compile(r"(?:(?<![\d-])(?:\+|00)\s?\d{1,3}[\s\-)(]{0,3})?[+(]*$")
_SERIAL: Final = re.compile(r"(?<![a-z])(?!(?:tel|phone|mob|cell|fax|hp|wa|no|m|t|p|h)[-_#])[a-z]{1,10}[-_#]$")
"""Labels and letters before a short number that is part of a code: `INV-3555-0825`."""
_CODED: Final = re.compile(
    r"(?:(?<![a-z])(?:no|nr|sn|s/n|case|order|ticket|batch|lot|serial|invoice|docket|file|ref|waybill|log|do|po|so|wo|essai|dossier|auftrag|factura|transaction id|transaction|txn|rrn|utr|imei|awb|tracking|vin|id|uuid|hash)|"
    r"运单号?|订单号?|交易号?|批号|编号|单号|流水号|序列号|工单|案号|文号|证号)[\s.:：(#]{0,4}$"
)
_CODE_GOES_ON: Final = re.compile(r"[a-wyz](?![a-z])|x(?![a-z\d])|-[a-z\d]{1,3}(?![a-z\d])|/[a-z]{2}(?![a-z])")
"""A known number behind such a word that goes on as `…X`, `…-07`, `…/UA` is a code that happens to hold its digits."""
_EMBEDDED: Final = 10
"""Numbers of this many digits or more are found inside a longer run of digits too."""


class DigitValue:
    """One number of ≥ 6 digits; `cores` are the digit strings that count as the full number, `country` the code that
    may precede."""

    def __init__(self, cores: tuple[str, ...], country: str = "", extension: str = "") -> None:
        self.cores = tuple(sorted({core for core in cores if len(core) >= 6}, key=len, reverse=True))
        self.country = country
        self.extension = extension

    def find(self, document: Document) -> Iterator[Found]:
        """Find full matches in the digit streams, widened over country code, trunk zero and extension."""
        for run in document.digit_runs:
            for core in self.cores:
                at = run.digits.find(core)
                while at >= 0:
                    found = self._accept(document, run.digits, run.spans, at, at + len(core))
                    if found:
                        yield found
                    at = run.digits.find(core, at + 1)

    def _accept(
        self, document: Document, digits: str, spans: tuple[tuple[int, int], ...], first: int, stop: int
    ) -> Found | None:
        for prefix in (f"00{self.country}", self.country, "8" if self.country == "7" else "0"):
            if not self.country or not digits[:first].endswith(prefix):
                continue
            if (
                prefix not in ("0", "8")
                or _is_adjacent_digit(spans, first - 1, first)
                or not _is_adjacent_digit(spans, first - 2, first - 1)
            ):
                first -= len(prefix)
                break
        first = self._over_code(spans, first)
        long = stop - first >= _EMBEDDED
        if not long and (_is_adjacent_digit(spans, first - 1, first) or _is_adjacent_digit(spans, stop - 1, stop)):
            return None
        if long and self._inside_a_code(document.text, spans, first, stop):
            return None
        start, end = spans[first][0], spans[stop - 1][1]
        text = document.text
        before = text[max(0, start - 24) : start]
        if (not long and _SERIAL.search(before)) or (_CODED.search(before) and _CODE_GOES_ON.match(text, end)):
            return None
        opening = _PREFIX.search(text[max(0, start - 10) : start])
        start -= len(opening.group()) if opening else 0
        tail = _DIALLED.match(text, end)
        if tail and (tail.group("word") or tail.group("number") == self.extension):
            end = tail.end()
        written = text[start:end]
        how = "number" if written.isdecimal() else "spelled out" if not re.search(r"\d", written) else "grouped"
        return start, end, how

    def _inside_a_code(self, text: str, spans: tuple[tuple[int, int], ...], first: int, stop: int) -> bool:
        """Return True if more digits touch a number in a run that a word or letters call a code (`流水号 13800005526024`)."""
        left = first
        while left and _is_adjacent_digit(spans, left - 1, left):
            left -= 1
        if left == first and not _is_adjacent_digit(spans, stop - 1, stop):
            return False
        before = text[max(0, spans[left][0] - 24) : spans[left][0]]
        return bool(_CODED.search(before) or _SERIAL.search(before + "-"))

    def _over_code(self, spans: tuple[tuple[int, int], ...], first: int) -> int:
        """Return the first digit of a number of unknown country including up to four digits of a country code that touch it at the left."""
        start = first
        while start and _is_adjacent_digit(spans, start - 1, start):
            start -= 1
        known = self.country or len(self.cores[0]) < _EMBEDDED - 1
        return first if known or first - start > 4 else start


def _is_adjacent_digit(spans: tuple[tuple[int, int], ...], left: int, right: int) -> bool:
    """Return True if two neighbouring digits stand side by side without a separator."""
    return left >= 0 and right < len(spans) and spans[left][1] == spans[right][0]


def phone_value(value: str, region: str = "") -> DigitValue | None:
    """Return the matcher of a telephone number, or None if it has fewer than six digits."""
    text = folded(value)
    tail = _EXTENSION.search(text)
    extension = tail.group(1) if tail else ""
    main = text[: tail.start()] if tail else text
    digits = re.sub(r"\D", "", main)
    if len(digits) < 6:
        return None
    parsed = _parse(main, region)
    if parsed is None:
        return DigitValue((digits, digits.lstrip("0")), "", extension)
    country = str(parsed.country_code)
    national = phonenumbers.national_significant_number(parsed)
    cores = [national]
    area = phonenumbers.length_of_geographical_area_code(parsed)
    split = re.fullmatch(r"\(?0\d{2,3}\)?[\s\-]{1,2}\d{7,8}", main.strip())
    if area and split and len(national) - area >= 7:
        cores.append(national[area:])
    return DigitValue(tuple(cores), country, extension)


def _parse(text: str, region: str) -> phonenumbers.PhoneNumber | None:
    text = re.sub(r"^\s*00", "+", text.strip().lstrip("(")) if re.match(r"\s*\(?00", text) else text
    mainland = re.sub(r"\D", "", text)
    regions = [region] if region else []
    if is_chinese_mobile(mainland) or re.fullmatch(r"0\d{2,3}\d{7,8}", mainland):
        regions.append("CN")
    if mainland.startswith("86") and len(mainland) == 13:
        text = "+" + mainland
    for candidate in [*regions, None]:
        try:
            parsed = phonenumbers.parse(text, candidate)
        except phonenumbers.NumberParseException:
            continue
        valid = phonenumbers.is_valid_number(parsed) if candidate == "CN" else phonenumbers.is_possible_number(parsed)
        if valid:
            return parsed
    return None
