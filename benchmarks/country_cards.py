"""A hundred cards, twenty countries with five postings each: whose law and whose line for lost money each card names.

    python -m benchmarks.country_cards          print the table of what the program says now, one card a line

The table that was checked by hand against statutes and official pages is `tests/checkers/data/country_cards.tsv`; a test compares.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.checks import CheckCard, Severity, Signal
from checkers.check import check
from checkers.intake.posting_reader import from_fields
from checkers.jurisdictions import country
from checkers.signals.base import CheckContext

DAY = "2026-11-30"
PLACES = {
    "CN": "苏州", "HK": "九龍觀塘", "TW": "台中", "SG": "Singapore", "MY": "Kuala Lumpur", "IN": "Mumbai, India", "PH": "Cebu, Philippines",
    "NG": "Lagos, Nigeria", "AU": "Brisbane, Australia", "NZ": "Auckland, New Zealand", "GB": "Leeds, United Kingdom", "IE": "Cork, Ireland",
    "US": "Chicago, USA", "CA": "Toronto, Canada", "DE": "Hamburg, Germany", "FR": "Lyon, France", "ES": "Valencia, Spain", "IT": "Milan, Italy",
    "PL": "Gdansk, Poland", "EU": "the European Union (EURES)",
}  # fmt: skip
"""The place that postings of a country name."""
ABROAD = {"CN": "HK", "HK": "GB", "TW": "US", "SG": "MY", "MY": "SG", "IN": "GB", "PH": "CA", "NG": "GB", "AU": "NZ", "NZ": "PH", "GB": "NG", "IE": "PL",
          "US": "IN", "CA": "NG", "DE": "PL", "FR": "ES", "ES": "IT", "IT": "FR", "PL": "IE", "EU": "DE"}  # fmt: skip
"""The country of a reader who lives elsewhere."""
ENGLISH = {
    "fee": "Office clerk in {place}. You must pay a registration fee of 150 before we send the contract. Write to our office.",
    "agency": "Employment agency in {place} seeks a hotel porter for a client. You pay our placement fee of 300 before the interview.",
    "papers": "Hotel porter in {place}. Your passport will be held by the company during the contract. Two shifts, room included.",
    "account": "Payment assistant in {place}. Rent us your bank account, we pay you every week for the use of your card and login.",
    "abroad": "Payment assistant in {place}. Receive transfers into your own bank account, keep 5 % and forward the rest the same day.",
}
SIMPLIFIED = {
    "fee": "文员，工作地点{place}。入职前须交建档费300元，交完再签合同。",
    "agency": "{place}人力资源中介招酒店前台。面试前先交中介服务费300元，由我们推荐给用人单位。",
    "papers": "酒店前台，工作地点{place}。入职后身份证原件由公司保管，合同期满归还。",
    "account": "{place}兼职，收银行卡，一套八百元，卡和U盾交给我们，当天结算。",
    "abroad": "{place}财务助理，客户的钱打到您的卡上，您留下百分之三，其余当天转到指定账户。",
}
TRADITIONAL = {
    "fee": "文員，工作地點{place}。入職前須繳交報名費300元，繳完再簽合約。",
    "agency": "{place}職業介紹所代聘酒店前台。面試前先繳中介服務費300元，由我們推薦給僱主。",
    "papers": "酒店前台，工作地點{place}。入職後身分證及護照由公司保管，合約期滿歸還。",
    "account": "{place}兼職，租用銀行帳戶，每本每月八千元，提款卡及密碼交給我們，當天結算。",
    "abroad": "{place}財務助理，客戶的錢匯入您的帳戶，您留下百分之三，其餘當天轉到指定帳戶。",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A card: the reader's country, the posting's place, what is posted, and what the card says (codes, law, article, first line)."""

    reader: str
    place: str
    posting: str
    kind: str
    law: str
    article: str
    line: str

    def written(self) -> str:
        """Return the row as it stands in the table."""
        return "\t".join((self.reader, self.place, self.posting, self.kind, self.law, self.article, self.line))


def rows() -> Iterator[Row]:
    """Yield the hundred cards as the program makes them now."""
    for code, named in PLACES.items():
        texts = SIMPLIFIED if code == "CN" else TRADITIONAL if code in ("HK", "TW") else ENGLISH
        for posting, text in texts.items():
            reader = ABROAD[code] if posting == "abroad" else code
            posted = from_fields(text.format(place=named))
            card = check(posted, created=f"{DAY}T09:00:00Z", context=CheckContext(today=DAY, country=reader))
            yield _row(card, reader, posting)


def _row(card: CheckCard, reader: str, posting: str) -> Row:
    """Return what the gravest signal of a card says."""
    grave = [signal for signal in card.signals if signal.severity is Severity.CRITICAL] or list(card.signals)
    if not grave:
        return Row(reader, card.law, posting, "-", "-", "-", "-")
    first = next((signal for signal in grave if signal.basis.law), grave[0])
    line = _first_line(first, card)
    return Row(reader, card.law, posting, first.kind, first.basis.law, first.basis.article, line)


def _first_line(signal: Signal, card: CheckCard) -> str:
    """Return the number (or page) of the office that the advice of a signal names first, with the country where it is not the reader's."""
    told = signal.advice["en"]
    found = []
    for code in dict.fromkeys((card.lines, card.law)):
        there = country(code)
        for office in there.offices if there else ():
            mark = office.number or office.url
            if at := re.search(rf"(?<![\w.-]){re.escape(mark)}(?![\w-])", told):
                found.append((at.start(), ("" if code == card.lines else f"{code} ") + mark))
    return min(found)[1] if found else "-"


def main() -> int:
    """Print the table."""
    print("\n".join(row.written() for row in rows()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
