"""Make a persona for `benchmarks.identify` of what is true of a résumé (`NN.truth.json`: name, email, phone, birth, work, education, …).

Shares no code with the program: what gives a name away is cut out here by lists of its own, coarsely and on the safe side. A certain string is a
whole name, number or address; a likely one a part of it that names (a given name, the telling words of an employer) and that stands in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

Row = dict[str, Any]

_LEGAL: Final = re.compile(
    r"(?:[,，]? ?(?:ltd|limited|inc|llc|plc|gmbh|corp|corporation|co|company|pvt|private|group|holdings|trust|nhs|foundation|kg|ag|bv|srl|sarl|sa|nv|pte|pty)\b\.?|(?:股份|集团|集團|控股)?有限(?:责任)?公司|股份公司"
    r"|公司|集团|集團|[（(][^）)]*[)）]| & ?$)",
    re.IGNORECASE,
)
_TRADE_HAN: Final = re.compile(
    r"(?:科技|信息|技术|網路|网络|软件|咨询|顧問|教育|文化|传媒|贸易|商贸|物流|货运|运输|食品|餐饮|酒店|酒家|医院|中心|事务所|事務所|学校|大学|学院|大學|學院|中学|小学|物业|服务|服務|机械|精密|工業|工业|电子|自动化|數位|数码|建筑|工程|银行"
    r"|社区|卫生|人民|第[一二三四五六七八九十]+|会计师|税务师|自動化|供应链|管理|生活|超市|商店|职业|專科|专科|高等|财经|理工|师范|医科|科技大|工商|开放|农业|交通|市|省|县|区)+$"
)
_PLACE_HAN: Final = re.compile(r"^[\u4e00-\u9fff]{2,3}?[省市县縣区區]")
_GENERIC: Final = frozenset(
    (
        "the of and at for in de la le les des du da di und der die das y el st school college university institute academy high secondary primary junior senior hospital centre center "
        "care home house bank foods food services service systems solutions consulting group international national global general technologies technology software digital media health "
        "medical engineering industries industrial logistics transport trading insurance financial capital partners studio studios design labs laboratory research science sciences "
        "management construction contractors electrical energy power water public community state city county council government department ministry army force police library museum "
        "church hotel restaurant café cafe bar pub kitchen bakery shop store stores market supermarket retail clinic surgery dental nursing residential teaching north south east west northern "
        "southern eastern western central new old great royal saint green park hill valley river lake bay road street polytechnic technical vocational training combined commerce arts girls boys "
        "self employed freelance agency various private independent own business company"
    ).split()
)


def persona_of(truth: Row, text: str) -> Row:
    """Return the persona of a truth; `text` is what the file says."""
    employers = dict.fromkeys(str(job.get("employer") or "") for job in truth.get("work") or ())
    schools = dict.fromkeys(str(one.get("institution") or "") for one in truth.get("education") or ())
    organisations = [
        _organisation(name, kind, text)
        for names, kind in ((employers, "employer"), (schools, "school"))
        for name in names
        if name
    ]
    duties = [str(duty) for job in truth.get("work") or () for duty in job.get("duties") or ()]
    named = [one["text"].casefold() for row in organisations for one in row["identifying"]]
    return {
        "person": {"name": truth["name"]},
        "withheld_organisations": organisations,
        "self_identifying": list(_self(truth, text)),
        "innocent": [duty for duty in duties if _is_plain(duty, named)],
    }


def _string(text: str, why: str, strength: str) -> Row:
    return {"text": text, "why": why, "strength": strength}


def _self(truth: Row, text: str) -> Iterator[Row]:
    name = str(truth["name"])
    yield _string(name, "name", "certain")
    yield from (_string(part, "part of the name", "likely") for part in _parts(name))
    if email := str(truth.get("email") or ""):
        yield _string(email, "e-mail", "certain")
        local = email.partition("@")[0]
        if len(local) >= 6:
            yield _string(local, "e-mail", "certain")
    if digits := re.sub(r"\D", "", str(truth.get("phone") or "")):
        yield _string(digits[-8:], "phone", "certain")
    yield from (_string(form, "birth", "certain") for form in _dates(str(truth.get("birth") or "")))


def _parts(name: str) -> Iterator[str]:
    if re.fullmatch(r"[\u4e00-\u9fff]{3,4}", name):
        yield name[-2:]
    yield from (word for word in re.findall(r"[^\W\d_]{4,}", name) if word.isascii() or not _is_han(word))


def _is_han(word: str) -> bool:
    return re.search(r"[\u4e00-\u9fff]", word) is not None


_MONTHS: Final = "January February March April May June July August September October November December".split()


def _dates(birth: str) -> Iterator[str]:
    """Yield the ways to write a date of birth, its month at least."""
    found = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", birth)
    if not found:
        return
    year, month, day = found[1], int(found[2]), int(found[3] or 0)
    if not day:
        yield from (f"{year}.{month:02}", f"{year}年{month}月")
        return
    yield from (f"{year}.{month:02}.{day:02}", f"{day:02}.{month:02}.{year}", f"{year}年{month}月{day}日")
    yield from (f"{day} {_MONTHS[month - 1]} {year}", f"{_MONTHS[month - 1]} {day} {year}")


def _organisation(name: str, kind: str, text: str) -> Row:
    strings = [_string(name, "name", "certain")]
    bare = _LEGAL.sub("", name).strip(" ,.&")
    if len(bare) >= 3 and bare != name:
        strings.append(_string(bare, "without its legal form", "certain"))
    low = text.casefold()
    if _is_han(bare):
        core = _TRADE_HAN.sub("", _PLACE_HAN.sub("", bare))
        if 2 <= len(core) < len(bare):
            strings.append(_string(core, "telling characters", "likely"))
    else:
        told = [
            word for word in re.findall(r"[^\W\d_]{4,}", bare) if word.casefold() not in _GENERIC and word[0].isupper()
        ]
        strings += [_string(word, "telling word", "likely") for word in told[:2]]
        letters = "".join(word[0] for word in re.findall(r"[^\W\d_]+", bare) if word[0].isupper())
        if len(letters) >= 3 and re.search(rf"(?<!\w){letters.casefold()}(?!\w)", low):
            strings.append(_string(letters, "initials", "likely"))
    return {"name": name, "kind": kind, "identifying": strings}


def _is_plain(duty: str, named: list[str]) -> bool:
    """Return True if a duty holds no part of a name and no date, number of register or place that goes anyhow."""
    low = duty.casefold()
    return not any(part in low for part in named) and not re.search(r"(?:19|20)\d\d", duty)
