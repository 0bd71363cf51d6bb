"""Candidates for the name of the person, scored by label, type size, position, address and form.

The result is always to be confirmed by the person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from app.ingest.layout.rows import Row
from app.ingest.sections.contact import URL
from app.ingest.sections.heading_synonyms import meant_kind
from app.ingest.sections.headings import heading_key, is_document_title, known_kind
from app.ingest.sections.lexical_tests import is_organisation, is_place, is_title
from app.ingest.sections.personal import label_only
from app.ingest.sections.words import DEGREE, DOCUMENT_TITLES, LANGUAGE_NAME
from app.text.characters import fold, has_han, is_ideograph, without_accents
from app.text.chinese_surnames import COMPOUND, COMPOUND_TRADITIONAL, SURNAMES
from app.text.contacts import EMAIL
from app.text.lexicons import PARTICLES_IN_HEAD
from app.text.titles import title_pattern

_COMPOUND: Final = frozenset((*COMPOUND, *COMPOUND_TRADITIONAL))
_TOKEN: Final = re.compile(r"^[^\W\d_](?:[^\W\d_]|['’.\-])*\.?,?$")
_SUFFIX: Final = re.compile(rf"(?i)(?:,\s*|\s+)(?:{title_pattern('behind-line')})\.?\s*$")
"""Degrees and generations behind a name; a separator is required, so that `Nasr` keeps its end."""
_TITLE_WORDS: Final = re.compile(
    "|".join(sorted((re.escape(word) for word in DOCUMENT_TITLES if len(word) > 1), key=len, reverse=True)),
    re.IGNORECASE,
)
_COMMON: Final = re.compile(
    r"(?i)\b(?:page|confidential|updated|welcome|contact|phone|email|address|references?|skills?|summary|education|experience|present|remote|"
    r"available|request|dear|team|hiring|street|road|avenue|template|photo|date|the|and|for|with|to|in|my|of|your|this|is|are|university|example street)\b"
)


@dataclass(frozen=True, slots=True)
class NameGuess:
    """A name, its other spellings, the row it came from, and the confidence of the parser (0–1)."""

    name: str
    row: Row
    confidence: float


_GREETING: Final = re.compile(r"(?i)^(?:hi|hello|hey|g['’]day)?[,!.]?\s*(?:i['’]m|i am|my name is|我叫|我是)\s*(?=\S)")


@lru_cache(maxsize=4_096)
def strip_title(text: str) -> str:
    """Return a line without words that mean "résumé" and without degrees behind the name."""
    flat = _GREETING.sub("", " ".join(text.replace("\t", " ").split()))
    if has_han(flat):
        flat = re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", flat) if len(flat) <= 9 else flat
    found = _TITLE_WORDS.search(flat)
    if found and len(found.group()) < len(flat):
        flat = (flat[: found.start()] + " " + flat[found.end() :]).strip(" -–—|·:：的之")
        flat = re.sub(r"(?i)^(?:of|for|von|de)\s+", "", flat)
    for _ in range(2):
        flat = _SUFFIX.sub("", flat)
    return flat.strip(" -–—|·,，:：*#")


_NOT_NAMES: Final = re.compile(
    "模板|填写|简历|照片|获奖|竞赛|论文|项目|技能|信息|经历|经验|公司名|岗位|学校名|专业|电话|邮箱|联系|求职|意向|应聘|推荐|职位|方向|年限"
)
LABEL_WORDS: Final = frozenset(["照片", "头像", "相片", "近照", "贴照片处", "一寸照片", "姓名", "照片处", "大头照"])


@lru_cache(maxsize=4_096)
def looks_like_name(text: str) -> bool:
    """Return True if a text has the form of a personal name."""
    if text in LABEL_WORDS or _NOT_NAMES.search(text) or re.fullmatch(r"[Xx×某*＊ ]+", text):
        return False
    if not 1 < len(text) <= 48 or re.search(r"[\d@/\\|:：;；!?。，、<>{}\[\]=+_%&]", text):
        return False
    if known_kind(text) or is_document_title(text) or label_only(text) or _COMMON.search(text):
        return False
    if has_han(text):
        if "·" in text and re.search(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", text):
            return False
        core = re.sub(r"[·•・\s]|[（(][A-Za-z .'-]+[)）]|[A-Za-z .'-]+$", "", text)
        return (
            2 <= len(core) <= (4 if "·" not in text else 15)
            and all(map(is_ideograph, core))
            and not is_title(core)
            and not is_organisation(core)
            and not is_place(core)
        )
    if EMAIL.search(text) or URL.search(text) or is_place(text):
        return False
    tokens = text.split()
    if len(tokens) > 6 or not all(
        _TOKEN.match(token) or re.fullmatch(r"[(\"“][^\W\d_]+[)\"”]", token) for token in tokens
    ):
        return False
    capital = [token for token in tokens if not token.islower() or token in PARTICLES_IN_HEAD or not token.isascii()]
    return len(capital) == len(tokens) and not all(token in PARTICLES_IN_HEAD for token in tokens)


def guess_name(rows: Sequence[Row], head_rows: set[int], contacts: Sequence[str]) -> NameGuess | None:
    """Return the most likely name. `head_rows` are source lines before any heading; `contacts` e-mails and handles."""
    largest = max((row.size for row in rows if row.page <= 1), default=0.0)
    body = sorted(row.size for row in rows)[len(rows) // 2] if rows else 0.0
    best: NameGuess | None = None
    for index, row in enumerate(rows[:400]):
        if known_kind(row.text):
            continue
        below = rows[index + 1] if index + 1 < len(rows) else None
        row, texts = _two_lines(row, below, largest, body) or (row, _candidates(row))
        for text in texts:
            if has_han(text) and meant_kind(heading_key(text)):
                continue
            score = -2.5 if _nickname(text, below) else 0.0
            score += _score(text, row, index, largest, body, row.lo in head_rows, contacts)
            if score > 0 and (best is None or score > best.confidence):
                best = NameGuess(text, row, score)
    if best is None or best.confidence < 1.2:
        return None
    return NameGuess(best.name, best.row, min(0.95, 0.35 + best.confidence / 10))


def _two_lines(row: Row, below: Row | None, largest: float, body: float) -> tuple[Row, list[str]] | None:
    """Return a name on two lines of the largest letters, one word each, as one row with its name; else None."""
    if below is None or not body or row.size < max(largest - 0.1, 1.4 * body) or row.page != below.page:
        return None
    words = [row.text.strip(), below.text.strip()]
    if abs(below.size - row.size) > 0.1 or not all(_TOKEN.match(word) and len(word) > 1 for word in words):
        return None
    if has_han(row.text) or not looks_like_name(" ".join(words).title()) or is_title(" ".join(words)):
        return None
    return replace(row, hi=below.hi), [" ".join(words)]


def _nickname(text: str, below: Row | None) -> bool:
    """Return True if a single word stands right above a whole name."""
    if " " in text or has_han(text) or below is None or has_han(below.text):
        return False
    whole = strip_title(below.text)
    return (
        2 <= len(whole.split()) <= 4 and looks_like_name(whole) and not is_title(whole) and not is_organisation(whole)
    )


_CALLED: Final = re.compile(r"\s*\((?:[a-z][\w'’]*\s+){1,5}[\w'’\"“”]+\)$")
"""Remarks about a name behind it: `(everyone calls me Wim)`."""
_COURTESY: Final = re.compile(rf"^(?:{title_pattern('line')})\.?\s+")
_RANKED: Final = re.compile(
    rf"^(?:(?:{title_pattern('rank')})\.?\s+){{0,3}}"
    r"\((?:ret|retd|rtd|ret['’]d|retired|hon|honorary|res|reserve|USA|USAF|USN|USMC|USCG|RAF|RN|emer\w{0,8}|em|a\.\s?D|Dr|Prof|Ing|Mag|Mr|Mrs|Ms)\.?\)\s+(?=\S+\s+\S)",
    re.IGNORECASE,
)
"""Ranks and titles with a bracket before a name: `Sgt (Ret.)`, `(Dr.)`."""
_BIRTH_NAME: Final = re.compile(
    r"(?i)\s*[(（](?:(?:née|nee|né|geb\.?|born|formerly|a\.?k\.?a\.?)\s[^)）]*|ret(?:d|['’]d|ired)?\.?|rtd\.?)[)）]"
)


def _candidates(row: Row) -> list[str]:
    text = _COURTESY.sub("", row.text) if has_han(row.text) else row.text
    whole = strip_title(_CALLED.sub("", _BIRTH_NAME.sub("", _RANKED.sub("", text))))
    cells = [
        strip_title(cell) for cell in re.split(r"\t+|\s*[|｜]\s*|\s+[-–—]\s+|\s*[,，/]\s*|\s{2,}|\s+[·•]\s+", row.text)
    ]
    found = [whole, *cells[:3]] if "\t" not in row.text else cells[:3]
    if has_han(row.text):
        found.append(next((word for word in row.text.split() if has_han(word)), ""))
        latin = re.match(r"^[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+){1,2}(?=\s+[\u3400-\u9fff·]{2,4}(?:\s|$))", row.text)
        if latin:
            found = [latin.group()]
    return [text for text in dict.fromkeys(found) if looks_like_name(text)]


def _score(
    text: str, row: Row, index: int, largest: float, body: float, in_head: bool, contacts: Sequence[str]
) -> float:
    score = 0.0
    if row.page <= 1 and largest and row.size >= largest - 0.1 and row.size > body * 1.12:
        score += 2.4
    elif row.page <= 1 and body and row.size > body * 1.3:
        score += 1.2
    if in_head:
        score += 1.4 if index < 3 else 0.6
    if index == 0:
        score += 0.8
    if in_head and index < 3 and has_han(text) and (text[0] in SURNAMES or text[:2] in _COMPOUND):
        score += 1.6  # of two ways to write the name, the Chinese one is the name
    whole = without_case_and_space(strip_title(_RANKED.sub("", row.text))) == without_case_and_space(text)
    score += 0.4 if whole else -0.4
    score += _form(text)
    if any(_matches(text, contact) for contact in contacts):
        score += 1.8
    if row.bullet or row.numbered:
        score -= 1.5
    return score


def _form(text: str) -> float:
    if has_han(text):
        first = text[:2] in _COMPOUND or text[0] in SURNAMES
        return (1.0 if first else -0.8) + (0.2 if len(text) <= 3 else 0.0)
    score = 0.0
    if is_title(text):
        score -= 2.2
    if is_organisation(text) or DEGREE.search(text) or LANGUAGE_NAME.search(text):
        score -= 1.5
    tokens = text.split()
    return score + (0.6 if 2 <= len(tokens) <= 4 else -0.6 if len(tokens) == 1 else -0.3)


def _latin_letters(text: str) -> str:
    flat = without_accents(text.lower())
    return re.sub(r"[^a-z]", "", flat.replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ß", "ss"))


def _matches(text: str, contact: str) -> bool:
    """Return True if a name matches the local part of an address or a handle (`jane.smith`, `jsmith`, `etta`)."""
    local = _latin_letters(contact.split("@")[0])
    tokens = [_latin_letters(token) for token in text.split() if len(_latin_letters(token)) > 1]
    if not local or not tokens:
        return False
    hits = [token for token in tokens if len(token) > 2 and token in local]
    if len(tokens) == 1:
        return tokens[0] == local or (len(tokens[0]) > 3 and local.startswith(tokens[0]))
    return len(hits) >= 2 or (bool(hits) and len(hits[0]) >= len(local) - 3) or "".join(tokens) == local


def without_case_and_space(text: str) -> str:
    """Return a comparison form without case and white space."""
    return re.sub(r"\s+", "", fold(text)).lower()
