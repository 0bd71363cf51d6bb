"""Recognition and selection of the person's name and headline; both are guesses to be confirmed.

A line near the name that lists profession, home and contact data is split into cells first: `Baker, Mallow, Co. Cork`,
`Ann Roe — shop assistant — Tullamore — 086 555 0121`, 周建军，驾驶员，成都市金牛区，13980550162.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from app.domain.resume import profile_kind
from app.domain.sensitivity import Kind
from app.ingest.layout.rows import Row, value
from app.ingest.provenance import Notes
from app.ingest.sections.addresses import is_county, town_line
from app.ingest.sections.contact import URL, emails, phones
from app.ingest.sections.labelled_personal_facts import CELLS, MONEY, POST, Person, label_only, labels_in, native_of
from app.ingest.sections.lexical_tests import is_organisation, is_place, is_title, looks_like_place, name_weight
from app.ingest.sections.vocabulary import (
    DEGREE,
    DOCUMENT_TITLES,
    LANGUAGE_NAME,
    heading_key,
    in_own_words,
    is_document_title,
    known_kind,
    meant_kind,
)
from app.text.characters import fold, has_han, is_ideograph, without_accents
from app.text.chinese_surnames import COMPOUND, COMPOUND_TRADITIONAL, SURNAMES
from app.text.dates import find_dates
from app.text.kinship import BRACKETS
from app.text.lexicons import PARTICLES_IN_HEAD
from app.text.mail_and_web_addresses import EMAIL
from app.text.titles import title_pattern

_COMPOUND: Final = frozenset((*COMPOUND, *COMPOUND_TRADITIONAL))
_TOKEN: Final = re.compile(r"^[^\W\d_](?:[^\W\d_]|['’.\-])*\.?,?$")
_SUFFIX: Final = re.compile(rf"(?i)(?:,\s*|\s+)(?:{title_pattern('behind-line')})\.?(?:\s*\([A-Z][a-z]+\))?\s*$")
"""Degrees and generations behind a name; a separator is required, so that `Nasr` keeps its end."""
_LETTERS_BEHIND: Final = re.compile(
    r"(?:,\s*|\s+)(?:(?:B|M)(?:Eng|Sc|Ed|Arch|Mus|Des|Pharm|Tech|Com|Phil|Res)|LL[BM]|PhD|DPhil|CEng|PMP|CPA|ACCA|CFA|P\.Eng\.?)(?:\s*\(Hons\.?\))?$"
    r"|,\s*(?:BA|MA|BBA|MBA|PE)(?:\s*\(Hons\.?\))?$"
)
"""Letters of a degree or a chartered profession behind a name; two capitals may be a surname (`Wei MA`)."""
_FORMS_OF_ADDRESS: Final = "Mrs|Mr|Miss|Ms|Mx|Dr|Prof|Engr|Ing"
_COURTESY_BEFORE: Final = re.compile(
    rf"^(?:(?:{_FORMS_OF_ADDRESS}|Capt)\.\s+|Dr\.-Ing\.\s+|(?:Mrs|Mr|Ms|Miss|Mx)\s+)+(?=[A-ZÀ-Þ][\w'’-]*\.? [A-ZÀ-Þ“\"(])"
)
_PRONOUNS: Final = re.compile(
    r"(?i)\s*[(\[](?:he|she|they|ze|xe|er|sie|elle|il)\s?/\s?[a-z]{2,5}(?:\s?/\s?[a-z]{2,6})?[)\]]$"
)
_COURTESY_BEHIND: Final = re.compile(rf"(?<=\w)\s*\((?:{_FORMS_OF_ADDRESS})\.?\)$")
_TITLE_WORDS: Final = re.compile(
    "|".join(sorted(sorted(re.escape(word) for word in DOCUMENT_TITLES if len(word) > 1), key=len, reverse=True)),
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
    """Return a line without words that mean "résumé", and without titles before and behind the name.

    >>> strip_title("Dr. Ines Roe"), strip_title("ROE, Ines Maria (Mrs.)")
    ('Ines Roe', 'ROE, Ines Maria')
    """
    flat = _GREETING.sub("", " ".join(text.replace("\t", " ").split()))
    flat = _COURTESY_BEHIND.sub("", _COURTESY_BEFORE.sub("", _PRONOUNS.sub("", flat)))
    if has_han(flat):
        flat = re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", flat) if len(flat) <= 9 else flat
    found = _TITLE_WORDS.search(flat)
    if found and len(found.group()) < len(flat):
        flat = (flat[: found.start()] + " " + flat[found.end() :]).strip(" -–—|·:：的之")
        flat = re.sub(r"(?i)^(?:of|for|von|de)\s+", "", flat)
    for _ in range(2):
        flat = _LETTERS_BEHIND.sub("", _SUFFIX.sub("", flat))
    return flat.strip(" -–—|·,，:：*#")


_NOT_NAMES: Final = re.compile(
    "军人|軍人|退役|应届|應屆|模板|填写|简历|照片|获奖|竞赛|论文|项目|技能|信息|经历|经验|公司名|岗位|学校名|专业|电话|邮箱|联系|求职|意向|应聘|推荐|职位|方向|年限"
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


_TOP: Final = 2
"""Rows at the top of a résumé among which the name is expected, whatever stands above it."""


def guess_name(rows: Sequence[Row], head_rows: set[int], contacts: Sequence[str]) -> NameGuess | None:
    """Return the most likely name. `head_rows` are source lines before any heading; `contacts` e-mails and handles."""
    largest = max((row.size for row in rows if row.page <= 1), default=0.0)
    body = sorted(row.size for row in rows)[len(rows) // 2] if rows else 0.0
    best: NameGuess | None = None
    for index, row in enumerate(rows[:400]):
        if known_kind(row.text) or (best and best.row.lo < row.lo <= best.row.hi):
            continue
        below = rows[index + 1] if index + 1 < len(rows) else None
        row, texts = _several_lines(rows[index : index + _LINES], largest, body) or (row, _candidates(row))
        for text in texts:
            if meant_kind(heading_key(text)) and (has_han(text) or in_own_words(heading_key(text))):
                continue
            score = -2.5 if _nickname(text, below) else 0.0
            score += _score(text, row, index, largest, body, row.lo in head_rows or index < _TOP, contacts)
            if score > 0 and (best is None or score > best.confidence):
                best = NameGuess(text, row, score)
    if best is None or best.confidence < 1.2:
        return None
    both = in_two_scripts(_COURTESY.sub("", best.row.text).strip())
    return NameGuess(both or best.name, best.row, min(0.95, 0.35 + best.confidence / 10))


_WORD: Final = r"[A-ZÀ-Þ][^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?"
_LATIN: Final = rf"{_WORD}(?: {_WORD}){{1,3}}(?:, {_WORD}| ?[(（]{_WORD}[)）])?"
_HAN: Final = r"[\u3400-\u9fff]{2,4}"
_BOTH: Final = re.compile(
    rf"(?P<han>{_HAN}) ?(?:(?P<latin>{_LATIN})|[(（] ?(?P<latin_inside>{_LATIN}) ?[)）])"
    rf"|(?P<first>{_LATIN}) ?(?:(?P<second>{_HAN})|[(（] ?(?P<second_inside>{_HAN}) ?[)）])"
)
"""A name in Chinese and in Latin letters, with a further given name behind a comma or in brackets."""


def in_two_scripts(text: str) -> str:
    """Return a line that is nothing but a name in two scripts as it is printed, else an empty text.

    >>> in_two_scripts("何詠嵐 HO Wing Laam, Stella"), in_two_scripts("鄺詠琳（KWONG Wing Lam）")
    ('何詠嵐 HO Wing Laam, Stella', '鄺詠琳（KWONG Wing Lam）')
    >>> in_two_scripts("海景大學 Harbour View University"), in_two_scripts("何詠嵐")
    ('', '')
    """
    flat = " ".join(text.split())
    match = _BOTH.fullmatch(flat)
    if match is None:
        return ""
    told = match.groupdict()
    han = told["han"] or told["second"] or told["second_inside"]
    latin = re.sub(r"[,()（）]", "", told["latin"] or told["latin_inside"] or told["first"])
    named = looks_like_name(han) and looks_like_name(latin) and (han[0] in SURNAMES or han[:2] in _COMPOUND)
    return flat if named and not (is_title(latin) or is_organisation(latin) or is_organisation(flat)) else ""


_TITLE_SIZE: Final = 1.35
"""Least size of a name that stands below sections, in sizes of the text."""


def name_below_sections(rows: Sequence[Row], kinds: Sequence[str], body: float) -> int:
    """Return the index of the name at the top of a column or cell that is told after another one's sections, or -1: the
    largest row of the first page, or its only title, and in the form of a name."""
    begun = next((at for at, kind in enumerate(kinds) if kind), len(rows))
    first = [at for at, row in enumerate(rows) if row.page <= 1]
    if body:
        top = max((rows[at].size for at in first), default=0.0)
        found = [at for at in first if rows[at].size >= max(top - 0.1, _TITLE_SIZE * body)]
    else:
        found = [at for at in first if rows[at].heading == 1]
    if len(found) != 1 or found[0] <= begun:
        return -1
    words = strip_title(rows[found[0]].text)
    named = looks_like_name(words) and (" " in words or has_han(words))
    named = named and not (is_title(words) or is_organisation(words) or meant_kind(heading_key(words)))
    return found[0] if named or in_two_scripts(rows[found[0]].text) else -1


def _several_lines(rows: Sequence[Row], largest: float, body: float) -> tuple[Row, list[str]] | None:
    """Return a name on two or three lines of the largest letters as one row with its name; else None."""
    row = rows[0]
    if not body or row.size < max(largest - 0.1, 1.4 * body) or has_han(row.text):
        return None
    alike = itertools.takewhile(lambda near: near.page == row.page and abs(near.size - row.size) <= 0.1, rows)
    texts = (near.text.strip() for near in alike)
    words = list(itertools.takewhile(lambda text: all(map(_is_word, text.split())) and len(text) > 1, texts))
    name = " ".join(words).replace("- ", "-")
    if len(words) < 2 or not looks_like_name(name.title()) or is_title(name):
        return None
    return replace(row, hi=rows[len(words) - 1].hi), [name]


def _is_word(token: str) -> bool:
    """Return True for a word of a name, or what somebody is called, in quotes or brackets."""
    return bool(_TOKEN.match(token) or re.fullmatch(r"[(\"“][^\W\d_]+[)\"”]", token))


_LINES: Final = 3
"""Most lines of a name."""


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


DOER: Final = re.compile(r"(?i)[a-z]{2,}(?:er|or|ist|ian|ant|man|woman|hand|crew|wright|eur|euse|tin|rin)s?$")
"""Endings of words for somebody who does something."""
_COMMA: Final = re.compile(r"\s*[,，]\s*")
_DASH: Final = re.compile(r"\s+[-–—]{1,2}\s+")
DISTRICT: Final = re.compile(r"(?<![\w])[A-Z][a-z]+ (?:\d{1,2}W?|[A-Z]{1,2}\d{1,2}[A-Z]?)$")
"""Postal districts: `Dublin 24`, `London SE15`."""
_LONGEST: Final = 160
"""Maximum length of such a line, in characters."""
_CELL_ZH: Final = 16
_CELLS_ZH: Final = 3


def set_apart(rows: Sequence[Row]) -> list[Row]:
    """Return the rows, with tabs between the parts of lines that list several facts."""
    return [row if len(row.text) > _LONGEST or row.bullet else _split_native_name(row) for row in rows]


def _split_native_name(row: Row) -> Row:
    text = row.text
    for match in BRACKETS.finditer(row.text):
        if native_of(match["inner"].strip()):
            text = text.replace(match.group(), f"\t{match['inner'].strip()}\t", 1)
    text = _with_contacts_apart(text)
    return replace(row, text=_chinese(text) if has_han(text) else _european(text))


_LABELLED: Final = re.compile(
    r"(?:[:：/|·•,，(（~\-–—]|(?:^|\s)[A-Za-z.\-]{1,12}\.?)\s*$|[\u3400-\u9fff]{0,3}(?:话|話|机|機|箱|件)\s*$"
)
"""What stands before contact data that is no cell of its own: a label, or a mark."""


def _with_contacts_apart(text: str) -> str:
    """Return a line with tabs around contact data that one space parts from a place: `Goole, East Yorkshire 01405 …`."""
    finds = sorted([*emails(text), *phones(text, zh=has_han(text))], key=lambda find: -find.start)
    for find in () if text[:1].isdigit() and town_line(text) else finds:
        before, behind = text[: find.start], text[find.end :]
        if re.match(r"[ \u3000](?!(?i:ext|or|and|und|oder|after|before)\b)[^\W\d_][\w.]", behind):
            behind = "\t" + behind.lstrip()
        if before.endswith((" ", "\u3000")) and not _LABELLED.search(before.rstrip() if has_han(before) else before):
            before = before.rstrip() + "\t"
        text = before + text[find.start : find.end] + behind
    return text


def _chinese(text: str) -> str:
    cells = _COMMA.split(text)
    reached = bool(phones(text, zh=True) or emails(text))
    short = all(len(cell) <= _CELL_ZH or emails(cell) for cell in cells)
    if not reached or len(cells) < _CELLS_ZH or not short or re.search(r"[。；：:]", text) or any(labels_in(text)):
        return text
    return "\t".join(cells)


def _european(text: str) -> str:
    finds = [*emails(text), *phones(text, zh=False)]
    for find in sorted(finds, key=lambda find: -find.start):
        before, behind = text[: find.start], text[find.end :]
        text = re.sub(r",\s*$", "\t", before) + find.raw + re.sub(r"^\s*,\s*", "\t", behind)
    if finds and len(_DASH.findall(text)) > 1:
        text = _DASH.sub("\t", text)
    for cell in filter(None, map(str.strip, CELLS.split(text))):
        text = text.replace(cell, _split_place(cell), 1)
    return text


def _split_place(cell: str) -> str:
    """Return a profession and the place behind it with a tab between them; any other cell unchanged."""
    pieces = _COMMA.split(cell)
    for count in (2, 3):
        lead, tail = pieces[:-count], pieces[-count:]
        placed = (
            DISTRICT.fullmatch(tail[-1]) is not None
            or is_place(", ".join(tail))
            or is_county(tail[-1])
            or is_place(", ".join(tail[-2:]))
        )
        if lead and placed and all(map(_names_work, lead)) and not any(map(_names_work, tail)) and not find_dates(cell):
            return f"{', '.join(lead)}\t{', '.join(tail)}"
    return cell


def _names_work(piece: str) -> bool:
    words = re.sub(r"\s*\([^()]*\)$", "", piece).split()
    told = is_title(piece) or bool(words and DOER.search(words[-1]))
    return (
        told
        and len(words) <= 6
        and not re.search(r"\d", piece)
        and not (is_organisation(piece) and not is_title(piece))
    )


TWO_SCRIPTS: Final = re.compile(
    r"^(?P<first>[^(（]{2,40}?)\s*[(（](?P<second>[^)）]{2,40})[)）]$"
    r"|^(?P<han>[\u3400-\u9fff·]{2,6})\s+(?P<latin>[A-Za-z][A-Za-z .,'’()\-]{2,40})$"
)


def find_name(person: Person, about: Sequence[Row], everything: Sequence[Row]) -> NameGuess | None:
    """Return the labelled name, else the best guess."""
    contacts = [find.value for find in person.emails]
    contacts += [
        profile.username
        for profile in person.profiles
        if profile.username and profile_kind(profile.network) is Kind.LINK
    ]
    labelled_name = strip_title(person.facts.get("name", "")) or _from_parts(person)
    if labelled_name:
        row = next(
            (
                row
                for row in about
                if fold(labelled_name.split()[0])
                in fold(re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", row.text))
            ),
            about[0],
        )
        return NameGuess(value(labelled_name), row, 0.95)
    return guess_name(everything, {row.lo for row in about}, contacts)


def _from_parts(person: Person) -> str:
    """Return the name composed of a surname and other names under separate labels.

    The surname comes first where it is in capitals or in Chinese.
    """
    surname, given = person.facts.get("surname", ""), person.facts.get("given_names", "")
    if not surname or not given:
        return ""
    if has_han(surname):
        return surname + given
    return f"{surname} {given}" if surname.isupper() and not given.isupper() else f"{given} {surname}"


def find_label(person: Person, about: Sequence[Row], sought: set[int], guess: NameGuess | None, notes: Notes) -> str:
    """Return the person's headline.

    It is labelled as the position sought or stands under such a heading (source lines `sought`), else it is a
    position line next to the name.
    """
    if "label" in person.facts:
        return person.facts["label"]
    for row in about:
        cells = [POST.sub("", value(cell)) for cell in CELLS.split(row.text)] if row.lo in sought else []
        whole = len(cells) > 1 and all(map(is_title, cells))
        wanted = value(row.text) if whole else next(filter(is_title, cells), "")
        if wanted:
            notes.put("basics.label", row.lo, row.hi, confidence=0.8)
            return wanted
    for row in person.leftovers:
        near = guess is None or abs(row.lo - guess.row.lo) <= 3 or row.lo <= 2
        if (
            near
            and any(is_title(cell) for cell in CELLS.split(row.text))
            and len(row.text) <= 90
            and not row.text.endswith((".", "。"))
            and not find_dates(row.text)
            and not known_kind(row.text)
        ):
            if (guess and row.lo == guess.row.lo) or (is_organisation(row.text) and not is_title(row.text)):
                continue
            notes.put("basics.label", row.lo, row.hi, confidence=0.8)
            cells = [value(cell) for cell in CELLS.split(row.text)]
            whole = all(is_title(cell) or not re.search(r"\d|[年]", cell) for cell in cells)
            return value(row.text) if whole else next(filter(is_title, cells))
    return (
        _label_cell(about, guess, notes) or _first_wish(about, sought, notes) or _label_by_shape(person, guess, notes)
    )


def _first_wish(about: Sequence[Row], sought: set[int], notes: Notes) -> str:
    """Return the first cell about the work sought, if it is short and neither labelled, a place nor an amount."""
    row = next((row for row in about if row.lo in sought), None)
    cell = value(CELLS.split(row.text.strip())[0]) if row else ""
    plain = len(cell) <= 12 if has_han(cell) else len(cell.split()) <= 4
    if row is None or not cell or not plain or any(labels_in(row.text)) or is_place(cell) or MONEY.match(cell):
        return ""
    if re.search(r"[\d:：@，。,.!]", cell):
        return ""
    notes.put("basics.label", row.lo, row.hi, confidence=0.5)
    return cell


def _label_by_shape(person: Person, guess: NameGuess | None, notes: Notes) -> str:
    """Return a short line right under the name that is written like an unlisted profession.

    In sentence case, or with a last word for somebody who does something.
    """
    for row in person.leftovers:
        text = value(row.text)
        words = text.split()
        if guess is None or not 0 < row.lo - guess.row.hi <= 2 or not 2 <= len(words) <= 6 or has_han(text):
            continue
        plain = (
            not re.search(r"[\d@,;:.!?]", text)
            and not row.bullet
            and not known_kind(text)
            and not is_organisation(text)
        )
        if plain and not looks_like_place(text) and (name_weight(text) < 0 or DOER.search(words[-1])):
            notes.put("basics.label", row.lo, row.hi, confidence=0.5)
            return text
    return ""


def _label_cell(about: Sequence[Row], guess: NameGuess | None, notes: Notes) -> str:
    """Return a position that shares its line with contact data, close to the name."""
    for row in about:
        if guess is None or abs(row.lo - guess.row.lo) > 2:
            continue
        for cell in map(value, CELLS.split(row.text)):
            cell = value(cell.removeprefix(guess.name))
            if (
                is_title(cell)
                and len(cell) <= 60
                and len(cell.split()) <= 6
                and guess.name not in cell
                and not is_organisation(cell)
                and not emails(cell)
                and not find_dates(cell)
            ):
                notes.put("basics.label", row.lo, row.hi, confidence=0.6)
                return cell
    return ""
