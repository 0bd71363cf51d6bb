"""Random persons, policies and languages leave no residue under a scanner that shares no code with the product."""

from __future__ import annotations

import itertools
import random
import re
import unicodedata

import pytest

from app.domain.resume import Resume, fields
from app.domain.resume_json import from_json
from app.domain.sensitivity import Kind, Operator, Stage
from app.redact.engine import redact
from app.redact.policies import load_policy
from tests.sampling import repeats

CASES = repeats(240, 64)
SURNAMES = ["欧阳", "王", "李", "司徒", "陈", "高", "麦", "石", "单", "龙", "诸葛", "黄"]
GIVEN = ["文龙", "嘉敏", "青云", "立青", "雪琴", "国栋", "瑾瑜", "晓彤", "子涵", "建华"]
FIRST = [
    "Tomasz",
    "Priya",
    "Julien",
    "Grace",
    "Marguerite",
    "Oluwaseun",
    "Anaïs",
    "Jürgen",
    "Youssef",
    "Keiko",
    "Hanna",
    "Diego",
    "Ingrid",
]
LAST = [
    "Wójcik",
    "Raghunathan",
    "Marchetti-Roy",
    "Okonkwo",
    "Fitzgerald",
    "Weißhaupt",
    "El-Khatib",
    "Tanabe",
    "Quispe",
    "Lindqvist",
    "Adeyemi",
]
COMPANIES_EN = [
    "Affinity Offices Ltd.",
    "Halcyon Fluidics GmbH",
    "Monsoon Analytics Pvt. Ltd.",
    "Straits Harbour Pte Ltd",
    "Krähwinkel AG",
]
COMPANIES_ZH = [
    "山高月小科技（上海）有限公司",
    "长风食品集团股份有限公司",
    "南粤云帆信息科技有限公司",
    "金陵芯微电子有限公司",
]
SCHOOLS = {"en": ["University of Musterau", "Kirchberg College"], "zh": ["云岭大学", "南浦理工学院"]}
KIND_SETS = [
    "name",
    "email",
    "phone",
    "employer",
    "school",
    "dates",
    "address",
    "link",
    "birth",
    "messenger",
    "id_number",
    "referee",
]


def _wide(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if char.isascii() and char.isalnum() else char for char in text)


def _han_digits(text: str) -> str:
    return "".join("零一二三四五六七八九"[int(char)] if char.isdigit() else char for char in text)


def _spaced(text: str) -> str:
    return " ".join(char for char in text if char != " ")


def _hidden(text: str) -> str:
    return "\u200b".join(text)


def _person(rng: random.Random) -> tuple[dict[str, object], dict[str, list[str]]]:
    """A résumé as JSON and, per kind, the plain values an outsider would grep for."""
    chinese = rng.random() < 0.5
    name = rng.choice(SURNAMES) + rng.choice(GIVEN) if chinese else f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    digits = "".join(rng.choice("0123456789") for _ in range(8))
    phone = (
        f"1{rng.choice('35789')}{rng.choice('0123456789')}{digits}"
        if chinese
        else f"+48 {rng.randint(601, 699)} {digits[:3]} {digits[3:6]}"
    )
    local = f"{rng.choice('abcdefg')}{digits[:4]}.{rng.choice(['mail', 'post', 'box'])}"
    email = f"{local}@example.{rng.choice(['org', 'net', 'cn'])}"
    handle = f"hx_{digits[2:]}q"
    company = rng.choice(COMPANIES_ZH if chinese else COMPANIES_EN)
    school = rng.choice(SCHOOLS["zh" if chinese else "en"])
    identity = f"E{digits}"
    referee = rng.choice(SURNAMES[3:]) + "维民" if chinese else f"Dagny {rng.choice(LAST)}"
    year, month, day = rng.randint(1970, 2003), rng.randint(1, 12), rng.randint(10, 28)
    birth = f"{year}-{month:02d}-{day:02d}"
    disguise = rng.choice([str, _wide, _spaced, _hidden, _han_digits if chinese else _wide])
    number = re.sub(r"\D", "", phone)
    mail = rng.choice([email, email.replace("@", " (at) "), email.replace("@", "#"), _wide(email)])
    facts = {
        "name": name,
        "birth": birth.replace("-", "/") if chinese else birth,
        "number": disguise(number),
        "mail": mail,
        "handle": handle,
        "company": company,
        "identity": identity,
        "referee": referee,
        "school": school,
    }
    lines = _prose(rng, chinese, facts)
    data = _document(facts | {"email": email, "phone": phone, "birth": birth, "digits": digits}, lines, chinese)
    data["x-language"] = rng.choice(["zh-Hans", "zh-Hant"]) if chinese else "en"
    values = [name, email, number[-9:], handle, _core(company), school, identity, referee]
    kinds = ["name", "email", "phone", "messenger", "employer", "school", "id_number", "referee"]
    secrets = {kind: [value] for kind, value in zip(kinds, values, strict=True)}
    secrets["birth"] = [birth.replace("-", ""), f"{day:02d}{month:02d}{year}"]
    return data, secrets


def _document(facts: dict[str, str], lines: list[str], chinese: bool) -> dict[str, object]:
    """The facts as JSON Resume, the sentences as summary and highlights."""
    handle, referee = facts["handle"], facts["referee"]
    place = (
        {"address": "张江路17号2幢301室", "city": "上海"}
        if chinese
        else {"address": "17 Quarry Lane", "city": "Evanston"}
    )
    work = {"name": facts["company"], "startDate": "2019-03", "endDate": "2021-11", "highlights": lines[1:]}
    return {
        "basics": {
            "name": facts["name"],
            "email": facts["email"],
            "phone": facts["phone"],
            "summary": lines[0],
            "profiles": [
                {"network": "Telegram", "username": handle},
                {"network": "GitHub", "url": f"https://github.com/{handle}"},
            ],
            "location": place,
        },
        "work": [work],
        "education": [{"institution": facts["school"], "startDate": "2010-09", "endDate": "2014-06"}],
        "references": [{"name": referee, "reference": f"{referee}, +49 30 2312 {facts['digits'][:4]}"}],
        "x-personal": {
            "birthDate": facts["birth"],
            "gender": "男" if chinese else "male",
            "idNumbers": [{"kind": "passport", "value": facts["identity"]}],
        },
    }


def _core(company: str) -> str:
    return re.sub(r"（.*?）|股份有限公司|有限公司|集团|Ltd\.?|GmbH|Pvt\.?|Pte|AG", "", company).strip(" .")


def _prose(rng: random.Random, chinese: bool, facts: dict[str, str]) -> list[str]:
    """Three sentences that hold the facts."""
    if chinese:
        lines = [
            "我是{name}，{birth}出生，手机{number}，邮箱 {mail}，微信：{handle}。",
            "在{company}任职，证件 {identity}，证明人{referee}。",
            "毕业于{school}，{name}（男）",
        ]
    else:
        lines = [
            "{name} (born {birth}) can be called on {number} or {mail}; Telegram: @{handle}.",
            "At {company} I reported to {referee}, passport {identity}.",
            "Studied at {school}. Signed: {name}",
        ]
    filled = [line.format_map(facts) for line in lines]
    rng.shuffle(filled)
    return filled


def _squash(text: str) -> str:
    """Plain letters and digits: written anew here, on purpose."""
    text = unicodedata.normalize("NFKD", text).lower().replace("ß", "ss")
    text = "".join(str("零一二三四五六七八九".index(char)) if char in "零一二三四五六七八九" else char for char in text)
    return "".join(char for char in text if char.isalnum() and not unicodedata.combining(char))


def _policy(rng: random.Random) -> str:
    chosen = rng.sample(KIND_SETS, rng.randint(0, 4))
    operators = [rng.choice([op.value for op in Operator]) for _ in chosen]
    pairs = ", ".join(f'"{kind}": "{op}"' for kind, op in zip(chosen, operators, strict=True))
    return f'{{"base": "{rng.choice(list(Stage)).value}", "set": {{{pairs}}}}}'


def _texts(resume: Resume) -> str:
    return "\n".join(field.value for field in fields(resume))


@pytest.mark.parametrize("block", range(8))
def test_no_residue(block: int) -> None:
    for seed in itertools.islice(itertools.count(block), 0, CASES, 8):
        rng = random.Random(seed)
        data, secrets = _person(rng)
        policy = load_policy(_policy(rng))
        result = redact(from_json(data), policy)
        kept = {value.kind for value in result.allowed}
        squashed = _squash(_texts(result.resume))
        for kind, values in secrets.items():
            if Kind(kind) in kept or any(other.value == secret for secret in values for other in result.allowed):
                continue
            for secret in values:
                assert _squash(secret) not in squashed, (
                    seed,
                    kind,
                    secret,
                    policy.operators[Kind(kind)],
                    _texts(result.resume),
                )
