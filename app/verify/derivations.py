"""The commonest forms of a withheld value, derived by the verifier itself: a form that the redactor forgets to derive is still looked for.

Name orders, initials, handles, pinyin, firms without legal form, place and trade, acronyms, hosts, local parts, addresses in part. Dates,
numbers and short facts behind a label have files of their own (`dates`, `numbers`, `labelled`). Shares no code with the redactor.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import permutations, product
from types import ModuleType
from typing import Final

from app.domain.policy import DerivedForm, ProtectedValue, Standing
from app.domain.sensitivity import Kind
from app.verify.folding import fold_letters, is_cjk_letter
from app.verify.lexicon import (
    PARTICLES,
    TITLES,
    TRADES,
    common_words,
    countries,
    is_listed,
    is_word,
    legal_forms,
    nicknames,
    places,
    surnames,
    trades,
)

Forms = Iterator[tuple[str, Standing, str]]

_WORDS: Final = re.compile(r"[^\W_]+")
_UMLAUTS: Final = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ø": "oe",
    "å": "aa",
    "Ä": "Ae",
    "Ö": "Oe",
    "Ü": "Ue",
    "Ø": "Oe",
    "Å": "Aa",
}
_TITLES_BEFORE: Final = ("Mr", "Ms", "Mrs", "Miss", "Dr", "Prof", "Professor")
_TITLES_BEHIND: Final = ("先生", "女士", "小姐", "老师", "教授", "博士", "经理", "总监", "主任", "总", "工")
_HOSTS: Final = frozenset(
    "www mail blog google github gitlab gitee linkedin zhihu weibo gmail outlook hotmail yahoo icloud proton qq foxmail sina sohu example www web mail blog google facebook"
    " twitter instagram medium behance dribbble kaggle".split()
)
_BRACKETS: Final = re.compile(r"[(\[（【][^)\]）】]{0,40}[)\]）】]")
_STREET: Final = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:路|街|道|巷|胡同|弄|大道)(?:东|西|南|北|中)?[0-9一二三四五六七八九十百]{1,6}号?(?:院|弄)?"
)


@lru_cache(maxsize=128)
def derive_forms(value: ProtectedValue) -> tuple[DerivedForm, ...]:
    """Derive the forms of a withheld value, each once; the value itself comes first."""
    found: dict[str, DerivedForm] = {}
    written = value.value.strip()
    for text, standing, how in _term(written) if value.term else _derive_by_kind(value.kind, written):
        letters = fold_letters(text)
        if letters and (letters not in found or found[letters].standing is not Standing.WHOLE):
            found.setdefault(letters, DerivedForm(value, text, standing, how))
    return tuple(found.values())


def _term(text: str) -> Forms:
    """Yield a name that is only found as it is written; one that is a word as well has to stand as a name does."""
    yield text, Standing.WORD if is_word(fold_letters(text)) else Standing.WHOLE, "value"


def _derive_by_kind(kind: Kind, text: str) -> Forms:
    match kind:
        case Kind.NAME:
            yield from _name(text)
        case Kind.REFEREE:
            yield from _referee(text)
        case Kind.EMAIL:
            yield from _email(text)
        case Kind.LINK | Kind.MESSENGER:
            yield from _account(text)
        case Kind.EMPLOYER | Kind.SCHOOL:
            yield from _organisation(text, school=kind is Kind.SCHOOL)
        case Kind.ADDRESS:
            yield from _address(text)
        case Kind.ID_NUMBER:
            yield text, Standing.WHOLE, "value"
        case Kind.SALARY | Kind.POLITICAL if len(text.encode()) >= 8:
            yield text, Standing.WHOLE, "value"
        case _:
            return


def _name(text: str) -> Forms:
    wide = "".join(char for char in text if is_cjk_letter(fold_letters(char)[:1] or " ") or char in "·•・ ")
    if fold_letters(wide):
        yield from _wide_name(wide)
    latin = "".join(" " if is_cjk_letter(fold_letters(char)[:1] or " ") else char for char in text)
    words = _name_words(latin)
    yield from _latin_name(words)
    spelled = "".join(_UMLAUTS.get(char, char) for char in unicodedata.normalize("NFC", latin))
    if spelled != unicodedata.normalize("NFC", latin):
        yield from _latin_name(_name_words(spelled))


def _name_words(text: str) -> list[str]:
    """Return the words of a name as written, without titles; `Surname, Given` is reversed."""
    if text.count(",") == 1:
        surname, given = text.split(",")
        text = f"{given} {surname}" if fold_letters(given) not in TITLES else surname
    words = [word for word in _WORDS.findall(re.sub(r"['’`´ʼ]", "", text)) if fold_letters(word)]
    kept = [word for word in words if fold_letters(word) not in TITLES or len(word) == 1]
    return kept or words


def _latin_name(words: list[str]) -> Forms:
    whole = " ".join(words)
    if len(fold_letters(whole)) < 3:
        return
    yield whole, Standing.WHOLE, "value"
    if len(words) == 1:
        return
    first, last = words[0], words[-1]
    full = [word for word in words if len(word) > 1]
    orders = permutations(full) if len(full) <= 3 else iter([(*full[1:], full[0]), (full[-1], *full[:-1])])
    yield from ((" ".join(order), Standing.WHOLE, "order") for order in orders)
    yield from ((f"{one} {other}", Standing.WHOLE, "first and last") for one, other in ((first, last), (last, first)))
    yield from _initials(words)
    for word in full[1:]:
        if fold_letters(word) not in PARTICLES:
            yield from ((f"{title} {word}", Standing.WORD, "title and surname") for title in _TITLES_BEFORE)
            yield word, _word_standing(word), "surname"
    joined = next(("".join(words[at:]) for at in range(1, len(words)) if fold_letters(words[at]) in PARTICLES), "")
    if len(joined) >= 7:
        yield joined.title(), Standing.WORD, "surname"
    yield first, _word_standing(first), "given name"
    yield from ((part, Standing.WORD, "given name") for part in _given_name_parts(fold_letters(first)))
    for name in sorted(nicknames().get(fold_letters(first), ())):
        yield name.title(), Standing.CALLED, "nickname"
        yield f"{name.title()} {last}", Standing.WORD, "nickname"


def _given_name_parts(given: str) -> Iterator[str]:
    """Yield beginnings and endings of a long given name (Funmilayo of Oluwafunmilayo)."""
    for size in range(5, len(given) if len(given) >= _LONG_GIVEN and given.isascii() else 0):
        yield from (part.title() for part in (given[:size], given[-size:]) if part not in common_words())


_LONG_GIVEN: Final = 8


def _initials(words: list[str]) -> Forms:
    first, last = words[0], words[-1]
    if fold_letters(last) in common_words():
        return
    letters = [word[0] for word in words[:-1]]
    for heads in dict.fromkeys((" ".join(letters), first[0])):
        yield f"{heads} {last}", Standing.WORD, "initials"
        yield f"{last} {heads}", Standing.WORD, "initials"
    if len(words) > 2:
        yield f"{first} {' '.join(word[0] for word in words[1:-1])} {last}", Standing.WORD, "initials"
    if fold_letters(first) not in common_words():
        yield f"{first} {last[0]}.", Standing.CALLED, "initials"


def _word_standing(word: str) -> Standing:
    letters = fold_letters(word)
    return Standing.WORD if len(letters) >= 4 and letters not in common_words() else Standing.CALLED


def _wide_name(text: str) -> Forms:
    """Derive forms of a name in Chinese, Japanese or Korean letters."""
    parts = [fold_letters(part) for part in re.split(r"[·•・\s]+", text) if fold_letters(part)]
    name = "".join(parts)
    if len(name) < 2:
        return
    size = (
        len(parts[0])
        if len(parts) == 2 and len(parts[0]) <= 3
        else 2
        if name[:2] in surnames() and len(name) > 2
        else 1
    )
    surname, given = name[:size], name[size:]
    if re.search(r"[·•・]", text):
        surname, given = parts[-1], "".join(parts[:-1])
        spelled = [_pinyin_of(part).title() for part in parts]
        yield from ((" ".join(order), Standing.WHOLE, "pinyin") for order in (spelled, spelled[::-1]))
    ordinary = len(name) == 2 and is_listed(name)
    yield name, Standing.CALLED if ordinary else Standing.WHOLE, "value"
    if len(surname) == 2:
        yield surname, Standing.CALLED, "surname"
    yield from ((surname + title, Standing.WORD, "surname and title") for title in _TITLES_BEHIND)
    if len(given) >= 2:
        yield given, Standing.CALLED if len(given) == 2 and is_listed(given) else Standing.WORD, "given name"
    if len(name) <= 4 and all("\u3400" <= char <= "\u9fff" or char > "\U00020000" for char in name):
        yield from _pinyin(surname, given)


def _pinyin(surname: str, given: str) -> Forms:
    """Derive surname and given name in pinyin, in both orders, with initials, for each likely reading."""
    families = [dict.fromkeys((*_POLYPHONES.get(char, ()), _readings(char)[0])) for char in surname]
    choices = [*families, *map(_readings, given)]
    for syllables in list(product(*choices))[:16]:
        for spelled in _umlauts(syllables):
            family, rest = "".join(spelled[: len(surname)]).title(), spelled[len(surname) :]
            if not rest:
                continue
            whole, heads = "".join(rest).title(), "".join(part[0] for part in rest).upper()
            yield f"{family} {whole}", Standing.WHOLE, "pinyin"
            yield f"{whole} {family}", Standing.WHOLE, "pinyin"
            if len(family) >= 3:
                yield f"{family} {' '.join(heads)}", Standing.WORD, "pinyin initials"
                yield f"{' '.join(heads)} {family}", Standing.WORD, "pinyin initials"
            if len(whole) >= 7:
                yield whole, Standing.WORD, "given name in pinyin"


_POLYPHONES: Final = {
    "单": ("shan",), "曾": ("zeng",), "解": ("xie",), "仇": ("qiu",), "查": ("zha",), "盖": ("ge",), "乐": ("yue",), "任": ("ren",), "朴": ("piao",),
    "区": ("ou",), "翟": ("zhai",), "覃": ("qin", "tan"), "华": ("hua",), "缪": ("miao",), "宓": ("mi",), "员": ("yun",), "冼": ("xian",), "车": ("che",),
}  # fmt: skip
"""Characters that are read otherwise as a surname."""


def _pinyin_of(text: str) -> str:
    """Return ideographs in their likeliest pinyin."""
    return "".join(_readings(char)[0] for char in text)


def _umlauts(syllables: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for vowel in ("v", "u", "yu") if any("v" in one for one in syllables) else ("v",):
        yield tuple(one.replace("v", vowel) for one in syllables)


@lru_cache(maxsize=4_000)
def _readings(char: str) -> tuple[str, ...]:
    """Return the two likeliest pinyin readings of an ideograph without tones (ü as v); never empty."""
    reader = _reader()
    ((every),) = reader.pinyin(char, style=reader.Style.NORMAL, heteronym=True, errors="ignore") or ((),)
    return tuple(dict.fromkeys(one.replace("ü", "v") for one in every if one.isalpha()))[:2] or ("",)


@cache
def _reader() -> ModuleType:
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # its words take 45 MB and half a second
    import pypinyin

    return pypinyin


def _referee(text: str) -> Forms:
    """Derive forms of a referee's value: a name, an address, a number or a link."""
    if "@" in text:
        yield from _email(text)
    elif "/" in text:
        yield from _account(text)
    elif sum(char.isdigit() for char in text) < 6:
        yield from _name(text)


_SPOKEN_SIGNS: Final = (
    ("at", "dot"),
    ("艾特", "点"),
    ("在", "点"),
    ("圈a", "点"),
    ("", "dot"),
    ("arroba", "punto"),
    ("arobase", "point"),
    ("at", "punkt"),
)
"""How the signs of an address are said."""


def _email(text: str) -> Forms:
    local, at, domain = text.partition("@")
    if not at:
        yield from _account(text)
        return
    yield text, Standing.WHOLE, "value"
    for sign, stop in _SPOKEN_SIGNS:
        spoken = f" {stop} ".join(domain.split("."))
        for first in dict.fromkeys((local, f" {stop} ".join(local.split(".")))):
            yield from ((f"{first} {sign} {rest}", Standing.WHOLE, "spelled out") for rest in (domain, spoken))
    plain = local.partition("+")[0]
    if len(fold_letters(plain)) >= 5 and fold_letters(plain) not in common_words() | _HOSTS:
        yield plain, Standing.WORD, "local part"


def _account(text: str) -> Forms:
    """Derive forms of a link, handle or account."""
    bare = re.sub(r"^[A-Za-z][A-Za-z0-9+.-]{1,9}://", "", text).removeprefix("www.").rstrip("/").lstrip("@")
    letters = fold_letters(bare)
    joined = re.search(r"[^\W_][_.\-][^\W_]", bare) is not None
    short = len(letters) < 5 or (letters.isalpha() and len(letters) < 7 and not joined)
    yield bare, Standing.CALLED if short else Standing.WORD, "value"
    if re.search(r"[a-zA-Z]\.[a-zA-Z]", bare):
        yield from (
            (f" {stop} ".join(bare.split(".")), Standing.WHOLE, "spelled out")
            for stop in dict.fromkeys(one for _, one in _SPOKEN_SIGNS)
        )
    path = bare.partition("/")[2]
    for part in path.partition("?")[0].split("/"):
        if len(fold_letters(part)) >= 5 and fold_letters(part) not in common_words():
            yield part, Standing.WORD, "account in the link"


def _host(host: str) -> Forms:
    labels = [label for label in host.lower().split(".")[:-1] if label not in _HOSTS]
    stem = max(labels, key=len, default="")
    if len(stem) >= 5 and stem not in common_words():
        yield stem, Standing.WORD, "host"


def _organisation(text: str, *, school: bool) -> Forms:
    if "://" in text or re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", text):
        yield from _account(text)
        yield from _host(re.sub(r"^[a-z]+://", "", text).removeprefix("www.").partition("/")[0])
        return
    if any(is_cjk_letter(char) for char in fold_letters(text)):
        yield from _wide_organisation(text, school=school)
        return
    words = _WORDS.findall(re.sub(r"['’]", "", text))
    core = _without_legal(_WORDS.findall(re.sub(r"['’]", "", _BRACKETS.sub(" ", text))) or words)
    if len(core) == 1:
        yield text if len(words) > 1 else core[0], _alone_firm(core[0]) if len(words) == 1 else Standing.WHOLE, "value"
        yield core[0], _alone_firm(core[0]), "without legal form"
        return
    yield " ".join(words), Standing.WHOLE, "value"
    yield " ".join(core), Standing.WORD, "without legal form"
    if "&" in text or " and " in text.lower():
        yield " ".join(word for word in core if word.lower() != "and"), Standing.WORD, "without and"
        yield " and ".join(part.strip() for part in " ".join(_core_text(text)).split("&")), Standing.WORD, "and"
    short = list(core)
    while len(short) > 2 and fold_letters(short[-1]) in TRADES:
        short.pop()
        yield " ".join(short), Standing.WORD, "first word"
    first = fold_letters(core[0])
    plain = first in common_words() or first in places() or _tells_nation(first)
    if not school and len(first) >= 5 and not plain:
        yield core[0], Standing.WORD, "first word"
    yield from _acronyms(words, core)
    couple = re.search(r"([^\W\d_])[^\W\d_]{2,} ?& ?([^\W\d_])[^\W\d_]{2,}", text)
    if couple:
        yield from ((sign.join(couple.groups()).upper(), Standing.WORD, "acronym") for sign in ("&", " & "))


def _tells_nation(word: str) -> bool:
    """Return True if a word is made of a country's name (Canadian, Danish): alone it names no firm."""
    return word.endswith(("ian", "ean", "ish", "ese")) and any(place.startswith(word[:4]) for place in countries())


def _core_text(text: str) -> list[str]:
    """Return the words of a firm's name with `&` left in, without its legal form."""
    pieces = re.findall(r"[^\W_]+|&", _BRACKETS.sub(" ", text))
    while len(pieces) > 1 and (fold_letters(pieces[-1]) in legal_forms()[0] or pieces[-1] == "&"):
        pieces.pop()
    return pieces


def _without_legal(words: list[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and (fold_letters(kept[-1]) in legal_forms()[0] or len(kept[-1]) == 1):
        kept.pop()
    while len(kept) > 1 and fold_letters(kept[0]) == "the":
        kept.pop(0)
    return kept


def _alone_firm(word: str) -> Standing:
    return (
        Standing.WORD if len(fold_letters(word)) >= 4 and fold_letters(word) not in common_words() else Standing.CALLED
    )


def _acronyms(words: list[str], core: list[str]) -> Forms:
    for row in (words, core):
        heads = "".join(
            fold_letters(word)[0] for word in row if fold_letters(word) not in PARTICLES | {"and", "the", "for"}
        )
        if 3 <= len(heads) <= 6 and heads not in common_words() and heads.isalpha():
            yield heads.upper(), Standing.WORD, "acronym"


def _wide_organisation(text: str, *, school: bool) -> Forms:
    every, bare = fold_letters(text), fold_letters(_BRACKETS.sub("", text))
    yield every, Standing.WHOLE if len(every) > 2 else Standing.CALLED, "value"
    yield bare, Standing.WHOLE if len(bare) > 2 else Standing.CALLED, "without place"
    core = _without_wide_legal(bare)
    rows = (core,) if school else dict.fromkeys((core, _without_wide_place(core)))
    for row in rows:
        for short in dict.fromkeys((row, *(_without_trade(row) if not school else _school_forms(row)))):
            if len(short) >= 3:
                yield short, Standing.WHOLE, "short form"
            elif len(short) == 2 and short not in places():
                yield short, Standing.CALLED, "short form"
            if len(short) >= 2 and all("\u3400" <= char <= "\u9fff" for char in short):
                yield from _wide_spelled(_pinyin_of(short))
    yield from ((form, Standing.WHOLE, "short form") for row in rows for form in _abbreviated(row))
    for part in re.findall(r"[A-Za-z]{4,}", text):
        if fold_letters(part) not in common_words():
            yield part, Standing.WORD, "Latin part"


def _wide_spelled(spelled: str) -> Forms:
    if len(spelled) >= 10:
        yield spelled, Standing.WHOLE, "pinyin"
    elif len(spelled) >= 5 and spelled not in common_words():
        yield spelled.title(), Standing.WORD, "pinyin head"


_KINDS: Final = ("银行", "大学", "医院", "证券", "航空", "汽车", "钢铁", "研究院", "设计院")


def _abbreviated(name: str) -> Iterator[str]:
    """Yield every other character before the kind (浦发银行 of 浦东发展银行), or of the first four (东航食品 of 东方航空食品)."""
    kind = next((kind for kind in _KINDS if name.endswith(kind)), "")
    if kind and len(name) - len(kind) == 4:
        yield name[0] + name[2] + kind
    elif not kind and len(name) >= 6:
        yield name[0] + name[2] + name[4:]


def _without_wide_legal(name: str) -> str:
    for _ in range(3):
        ending = next((one for one in legal_forms()[1] if name.endswith(one) and len(name) - len(one) >= 2), "")
        name = name[: len(name) - len(ending)]
    head = next((one for one in legal_forms()[1] if name.startswith(one) and len(name) - len(one) >= 2), "")
    return name[len(head) :]


def _without_wide_place(name: str) -> str:
    size = next((size for size in range(min(8, len(name) - 2), 1, -1) if name[:size] in places()), 0)
    return name[size:]


def _without_trade(name: str) -> Iterator[str]:
    """Yield the name with trade words removed from its end one by one, down to two characters."""
    while trade := next((one for one in trades() if name.endswith(one) and len(name) - len(one) >= 2), ""):
        name = name[: -len(trade)]
        yield name


def _school_forms(name: str) -> Iterator[str]:
    found = re.match(r"(.{2,8}?)(大学|学院)", name)
    if found:
        root, kind = found.groups()
        if root not in places():
            yield root
        yield (root[0] if len(root) <= 2 else root[: 2 if root[:2] in places() else 1] + root[2:3]) + kind[0]


def _address(text: str) -> Forms:
    letters = fold_letters(text)
    if len(letters) < 4 and not any(is_cjk_letter(char) for char in letters):
        return
    digits = any(char.isdigit() for char in letters)
    yield text, Standing.WHOLE if digits and len(letters) >= 8 else Standing.WORD, "value"
    if not digits:
        return
    for street in _STREET.findall(text):
        short = re.sub(r"^.*(?:[省市区县镇乡]|街道)(?=.{2,}[路街道巷弄])", "", street)
        yield short, Standing.WHOLE, "street and number"
    for piece in text.split(","):
        bits = _WORDS.findall(piece)
        words = [bit for bit in bits if bit.isalpha() and len(bit) >= 4]
        if len(bits) >= 2 and words and any(bit[0].isdigit() for bit in bits):
            yield " ".join(bits), Standing.WORD, "street and number"
            yield " ".join((*bits[1:], bits[0])), Standing.WORD, "street and number"
