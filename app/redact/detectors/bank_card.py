"""Bank card and account numbers: labelled, by the Luhn check (ISO/IEC 7812), or as IBAN (ISO 13616)."""

from __future__ import annotations

import re
from typing import Final

from stdnum import iban, luhn

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.prepared_text import Document

_PATTERNS: Final = compiled(
    r"(?:银行(?:卡|账户|账号|帐号)(?:号码?)?|卡号|开户账号|工资卡(?:号)?|bank (?:card|account)(?: no\.?| number)?|"
    r"account (?:no\.?|number)|kontonummer)[\s:=]{0,4}(?P<v>\d(?:[\s\-]{0,2}\d){7,21})(?!\d)",
    r"(?<![\da-z])(?P<card>(?:4\d{3}|5[1-5]\d{2}|62\d{2}|3[47]\d{2})[\s\-]?\d{4}[\s\-]?\d{4}[\s\-]?\d{3,"
    r"4}(?:[\s\-]?\d{1,3})?)(?!\d)",
    r"(?<![\da-z])(?P<iban>[a-z]{2}\d{2}(?:\s?[a-z0-9]{4}){2,7}(?:\s?[a-z0-9]{1,3})?)(?![\da-z])",
)


def _validate(document: Document, found: re.Match[str]) -> Range | None:
    form = found.lastgroup or "v"
    compact = re.sub(r"[\s\-]", "", found.group(form))
    if form == "card" and not luhn.is_valid(compact):
        return None
    if form == "iban" and not iban.is_valid(compact, check_country=False):
        return None
    return found.span(form)


DETECTOR: Final = Detector("bank_card", Kind.ID_NUMBER, "a bank card or account number", _PATTERNS, _validate)
