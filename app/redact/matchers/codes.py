"""Find e-mail addresses, links, handles and identifiers: spelled out, spaced, or part of a link or file name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from app.redact.matchers.base import Found, Phrase
from app.redact.matchers.numbers import DigitValue
from app.redact.prepared_text import Document
from app.text.lexicons import common_words, is_han
from app.text.mail_and_web_addresses import WEB_TAIL, without_scheme
from app.text.normalization import folded

AT_NAMES: Final = (
    "arroba|arrobe|arobase|arobas|arrova|klammeraffe|affenschwanz|malpa|malpka|chiocciola|chiocciolina|zavinac|kukac|apenstaartje|apestaartje|snabel-?a|kroll-?alfa|alfakroll|"
    "majmun|monkey|sobaka|afna|manki|papaki|miuku(?:mauku)?|at-merkki|strudel|shtrudel|a-?keong|kuyruklu a|et isareti|a cong|a moc|a commercial|hja|att|aet|"
    + "|".join(map(folded, ("собака", "собачка", "равлик", "песик", "маймуна", "маймунско а", "кльомба", "παπακι")))
)
"""Names of the sign @ in several languages, with no other meaning in an address, as a regular expression over the normal form."""
DOT_NAMES: Final = "dot|punkt|punto|ponto|point|kropka|nokta|tecka|bodka|piste|cham|tacka|titik|punct|" + "|".join(
    map(folded, ("точка", "крапка", "точку", "τελεια"))
)
"""Names of the full stop in these languages."""
AT_SIGN: Final = (
    r"\s{0,2}(?:[\[({<（【]\s{0,2}(?:@|[^\W\d_]{1,14}(?:[ -][^\W\d_]{1,8})?)\s{0,2}[\])}>）】]|"
    rf"(?<![a-z])(?:at|{AT_NAMES})(?![a-z])|[@#*&$]|在|艾特|圈a|_at_|-at-)\s{{0,2}}"
)
"""Between the two known parts of an address any word in brackets is the sign."""
DOT: Final = r"(?:\s{0,2}[\[({<（【]\s{0,2}(?:[.。点]|[^\W\d_]{2,8})\s{0,2}[\])}>）】]\s{0,2}|\s{1,2}[^\W\d_]{3,9}\s{1,2}|\s{0,2}(?:[.。点·]|_dot_)\s{0,2})"
_GENERIC_LOCALS: Final = frozenset(
    (
        "info contact hello mail email jobs job career careers office admin me hi cv resume apply hr work home "
        "support team"
    ).split()
)


class Email:
    """One e-mail address with its usual disguises."""

    def __init__(self, value: str) -> None:
        local, _, domain = folded(value).partition("@")
        self.local, self.domain = local, domain
        self.first = _first_letters(local)
        letters = re.sub(r"[\W_]", "", local), re.sub(r"[\W_]", "", domain)
        self.needles = ("".join(letters), f"{letters[0]}at{letters[1]}")
        dotted = "dot".join(re.sub(r"[\W_]", "", part) for part in domain.split("."))
        self.phrases = tuple(
            Phrase((needle,), "spaced") for needle in {*self.needles, f"{letters[0]}at{dotted}"} if len(needle) >= 8
        )

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern of the address with its signs in every writing; built when a text first holds its first letters."""
        return re.compile(
            r"(?<![a-z0-9])"
            + _spelled_out_dots(self.local)
            + AT_SIGN
            + _spelled_out_dots(self.domain)
            + r"(?![a-z0-9])"
        )

    def find(self, document: Document) -> Iterator[Found]:
        """Find the address plain, disguised, then spaced letter by letter."""
        for found in self.pattern.finditer(document.text) if self.first in document.skeleton else ():
            yield (
                found.start(),
                found.end(),
                "address" if "@" in found.group() and " " not in found.group() else "disguised",
            )
        for phrase in self.phrases:
            yield from phrase.find(document)


def _first_letters(text: str) -> str:
    """Return the letters and digits before the first sign: a text without them in its skeleton holds no writing of the value."""
    run = re.match(r"[a-z0-9]*", text)
    return run.group() if run else ""


def _spelled_out_dots(part: str) -> str:
    """Return a pattern of a local part or domain whose dots may be spelled out."""
    return DOT.join(_signs(piece) for piece in part.split("."))


def _signs(piece: str) -> str:
    plain = (
        re.escape(piece)
        .replace("_", r"(?:_|\s{0,1}(?:underscore|下划线)\s{0,1})")
        .replace(r"\-", r"(?:\-|\s{0,1}(?:dash|hyphen|minus|减号|横杠|横线)\s{0,1})")
    )
    letters = r"[ \-]".join(re.escape(char) for char in piece)
    return rf"(?:{plain}|{letters})" if piece.isalnum() and 2 <= len(piece) <= 24 else plain


class Code:
    """A handle or identifier with letters: its characters in order, separators ignored, nothing else touching it."""

    def __init__(self, value: str, how: str, *, labelled: bool = False) -> None:
        text = folded(value).strip().lstrip("@")
        self.plain = re.compile(r"(?<![a-z0-9])" + re.escape(text) + r"(?![a-z0-9])") if text else None
        self.how = how
        self.labelled = labelled
        letters = re.sub(r"[\W_]", "", text)
        digits = re.sub(r"\D", "", text)
        self.numbers = DigitValue((digits,)) if digits == letters and len(digits) >= 6 else None
        self.phrases = (
            (Phrase((letters,), how, alone=len(letters) < 12, loose=bool(digits)),)
            if len(letters) >= 6 and not self.numbers
            else ()
        )

    def find(self, document: Document) -> Iterator[Found]:
        """Find the value as written, squashed or spaced, and spelled out if all digits."""
        if self.plain:
            for found in self.plain.finditer(document.text):
                if not self.labelled or _has_label(document.text, found.start(), found.end()):
                    yield found.start(), found.end(), self.how
        for phrase in self.phrases:
            yield from phrase.find(document)
        if self.numbers:
            yield from self.numbers.find(document)


def _has_label(text: str, start: int, end: int) -> bool:
    """Return True if a short handle stands behind @, / or a label, not in running prose."""
    before = text[max(0, start - 14) : start]
    return bool(re.search(r"(?:[@/:=]|微信|wechat|wx|qq|号|id)\s{0,2}$", before))


class Link:
    """One link or bare profile address; the scheme, `www.` and trailing slash do not matter."""

    def __init__(self, value: str) -> None:
        text = without_scheme(folded(value).strip()).rstrip("/")
        bare = text.split("?")[0].split("#")[0].rstrip("/")
        self.options = tuple(option for option in {text, bare} if option)
        self.first = _first_letters(bare)
        letters = re.sub(r"[\W_]", "", bare)
        self.phrases = (Phrase((letters,), "spaced link"),) if len(letters) >= 10 else ()

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """Return the patterns of the link with its signs in every writing; built when a text first holds its first letters."""
        return tuple(
            re.compile(
                r"(?:[a-z][a-z0-9+.-]{1,9}://)?(?<![a-z0-9.])(?:www\.)?"
                + _spelled_out_dots(option)
                + rf"(?:[/?#]{WEB_TAIL})?(?![a-z0-9])"
            )
            for option in self.options
        )

    def find(self, document: Document) -> Iterator[Found]:
        """Find the value as a link or bare, then spaced."""
        for pattern in self.patterns if self.first in document.skeleton else ():
            for found in pattern.finditer(document.text):
                yield found.start(), found.end(), "link"
        for phrase in self.phrases:
            yield from phrase.find(document)


def local_part(address: str) -> str:
    """Return the local part of an e-mail address if it is distinctive enough to protect alone, else empty."""
    local = folded(address).partition("@")[0].split("+")[0]
    letters = re.sub(r"[\W_]", "", local)
    plain = letters in common_words() or letters in _GENERIC_LOCALS or is_han(letters)
    return local if len(letters) >= 5 and not plain else ""
