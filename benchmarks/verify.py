"""Measures the verifier: seeded leaks caught, clean copies blocked, time per file, and residue under a second scanner.

`python -m benchmarks.verify --exports 500` makes random person × policy × language × format copies with the real
engine and writers, verifies them, and searches them with tools that share no code with it (qpdf, pdftotext, unzip).
`python -m benchmarks.verify --leaks DIR --persona FILE --policy FILE` judges every file below DIR.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from app.domain.compose import compose
from app.domain.document import text_lines
from app.domain.policy import Policy, Redaction
from app.domain.resume import (
    Basics,
    Education,
    IdNumber,
    Line,
    Location,
    Personal,
    Profile,
    Reference,
    Resume,
    Skill,
    Work,
)
from app.domain.resume_json import from_json
from app.domain.sensitivity import Kind, Operator, Stage
from app.domain.style import default_style
from app.domain.verification import Verification
from app.errors import UserError
from app.redact.derived_forms import derived_forms
from app.redact.engine import redact
from app.redact.policies import load_policy, stage_policy
from app.redact.withheld_value_search import find_residue
from app.render.writers import WRITERS, render
from app.verify.judge import verify
from app.verify.model import NEVER_OF_OTHERS, Context
from app.verify.registry import CHANNELS

_HAN = (
    ("欧阳", "王", "李", "诸葛", "麦", "龙", "𠮷", "歐陽"),
    ("文龙", "晓雯", "子墨", "镕基", "喆", "雨桐", "𨱏", "娜"),
)
_LATIN = (
    ("Maria", "Oluwaseun", "Łukasz", "Nguyễn", "Aoife", "Ma", "Bo"),
    ("Fitzgerald", "Adeyemi", "Wójcik", "Thị Hoa", "O'Sullivan", "Li", "Xu"),
)
_OTHER = ("محمد السعيد", "דוד כהן", "Дмитрий Соколов", "Ελένη Παπαδοπούλου", "김민준", "田中 さくら", "สมชาย ใจดี")
"""Names of other scripts, two of them written from right to left; they stand in English text."""
_FIRMS = {
    "zh": ("青禾远山软件有限公司", "北辰星图科技（杭州）有限公司", "澜沧江数据股份有限公司"),
    "en": ("Halcyon Fluidics Ltd", "Quillmark Analytics Inc.", "Brontosoft GmbH"),
}
_SECOND = frozenset([Kind.NAME, Kind.EMAIL, Kind.PHONE, Kind.ID_NUMBER, Kind.EMPLOYER, Kind.MESSENGER])


def person(dice: random.Random, chinese: bool) -> Resume:
    """A fictional person whose values also stand in free text."""
    name = "".join(map(dice.choice, _HAN)) if chinese else " ".join(map(dice.choice, _LATIN))
    if not chinese and dice.random() < 0.25:
        name = dice.choice(_OTHER)
    phone = (
        f"1{dice.choice('3589')}{dice.randrange(10**9):09}"
        if chinese
        else f"+44 20 7{dice.randrange(1000):03} {dice.randrange(10000):04}"
    )
    mail = (
        f"u{dice.randrange(10**6)}.{dice.choice(('zhou', 'fitz', 'wei'))}@{dice.choice(('example.com', 'example.cn'))}"
    )
    firm = dice.choice(_FIRMS["zh" if chinese else "en"])
    said = (
        f"在{firm}负责导入模块，热线 {phone}" if chinese else f"Led imports at {firm}; hotline {phone}",
        f"代码见 https://git.example.org/{mail.split('@')[0]}" if chinese else f"Wrote to {mail} about parsing",
        "解析率由 82% 升至 97.5%" if chinese else "Cut latency from 4.2 s to 380 ms",
    )
    return Resume(
        language="zh-Hans" if chinese else "en",
        basics=Basics(
            name=name,
            label="工程师" if chinese else "Engineer",
            email=mail,
            phone=phone,
            summary=f"我是{name}，做桌面软件。" if chinese else f"{name} builds desktop tools.",
            location=Location(city="杭州" if chinese else "Leeds"),
            profiles=(Profile("p1", "WeChat", f"wx{dice.randrange(10**7)}"),),
        ),
        work=(
            Work(
                "w1",
                firm,
                "架构师" if chinese else "Architect",
                start="2019-03",
                highlights=tuple(Line(f"h{at}", text) for at, text in enumerate(said)),
            ),
        ),
        education=(
            Education(
                "e1", "浙江大学" if chinese else "University of Leeds", area="CS", start="2010-09", end="2014-06"
            ),
        ),
        skills=(Skill("s1", "桌面" if chinese else "Desktop", keywords=("Qt", "C++", "Python")),),
        references=(_referee(dice, chinese, firm),),
        personal=_personal(dice, chinese),
    )


def _referee(dice: random.Random, chinese: bool, firm: str) -> Reference:
    said = f"经理，{firm}，13{dice.randrange(10**9):09}" if chinese else f"Manager, +47 22 {dice.randrange(10**6):06}"
    return Reference("r1", "周建国" if chinese else "Ingrid Haaland", said, dice.choice(("yes", "")))


def _personal(dice: random.Random, chinese: bool) -> Personal:
    number = f"3301061985{dice.randrange(10**8):08}" if chinese else f"K{dice.randrange(10**8):08}"
    return Personal(
        birth_date=f"19{dice.randrange(70, 99)}-0{dice.randrange(1, 9)}-1{dice.randrange(10)}",
        gender="男" if chinese else "female",
        id_numbers=(IdNumber("i1", "身份证" if chinese else "Passport", number),),
    )


def policy(dice: random.Random) -> Policy:
    """A stage with up to four kinds set otherwise."""
    base = stage_policy(dice.choice(list(Stage)))
    changed = {
        dice.choice(list(Kind)): dice.choice([Operator.KEEP, Operator.REMOVE, Operator.MASK, Operator.GENERALISE])
        for _ in range(dice.randrange(5))
    }
    return Policy(base.stage, {**base.operators, **changed}, base.fields)


@dataclass(frozen=True, slots=True)
class Needle:
    """A value the second scanner searches for: plain text, and digits only for numbers."""

    text: str
    digits: str


def needles(redaction: Redaction) -> list[Needle]:
    """The withheld values that no allowed value contains, as a person would search for them."""
    kept = " ".join(value.value.casefold() for value in redaction.allowed)
    found = []
    for value in redaction.absent:
        plain = value.value.strip().casefold()
        digits = "".join(character for character in plain if character.isdigit())
        if value.kind in _SECOND and len(plain) >= (2 if not plain.isascii() else 5) and plain not in kept:
            found.append(Needle(plain, digits if len(digits) >= 9 else ""))
    return found


def second_scan(data: bytes, format: str, wanted: list[Needle]) -> list[str]:
    """Values left in a file according to qpdf, pdftotext, unzip and plain search."""
    texts = [data]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"copy.{format}"
        file.write_bytes(data)
        if format == "pdf":
            commands = [
                ["qpdf", "--qdf", "--object-streams=disable", str(file), "-"],
                ["pdftotext", "-raw", str(file), "-"],
            ]
        else:
            commands = [["unzip", "-p", str(file)]] if format == "docx" else []
        texts += [subprocess.run(command, capture_output=True, check=False).stdout for command in commands]
    readings = [
        text.decode(code, "ignore").casefold()
        for text in texts
        for code in ("utf-8", "utf-16-be", "utf-16-le", "gb18030")[: 1 if text is not data else 4]
    ]
    bare = ["".join(reading.split()).replace("-", "") for reading in readings]
    return [
        needle.text
        for needle in wanted
        if any(
            needle.text in reading
            or "".join(needle.text.split()) in packed
            or (needle.digits and needle.digits in packed)
            for reading, packed in zip(readings, bare, strict=True)
        )
    ]


def exports(count: int, seed: int) -> None:
    """Random copies: refused by the engine, blocked by the verifier, residue by the second scanner, times."""
    dice = random.Random(seed)
    seen: Counter[str] = Counter()
    times: dict[str, list[float]] = {}
    while seen["made"] < count:
        resume, rules = person(dice, dice.random() < 0.5), policy(dice)
        try:
            redaction = redact(resume, rules)
        except UserError as error:
            seen[f"engine refused: {error.code}"] += 1
            continue
        document = compose(redaction.resume, default_style(resume.language), reference="R7K4-Q2MD")
        for format in WRITERS:
            try:
                data = render(document, redaction.resume, format)
            except UserError as error:
                seen[f"{format} writer refused: {error.code}"] += 1
                continue
            context = Context(
                True,
                None if format == "json" else text_lines(document),
                redaction.absent,
                redaction.allowed,
                derived=derived_forms(redaction.absent, resume),
                patterns=NEVER_OF_OTHERS | rules.removed_kinds,
            )
            start = time.perf_counter()
            result = verify(f"Resume-R7K4-Q2MD.{format}", data, context, CHANNELS)
            times.setdefault(format, []).append(time.perf_counter() - start)
            seen["made"] += 1
            for finding in result.findings[:1]:
                seen["blocked"] += 1
                print("blocked:", format, finding)
            for value in second_scan(data, format, needles(redaction)):
                seen["residue"] += 1
                print("residue:", format, value)
    print(dict(seen))
    for format, values in times.items():
        print(
            f"{format}: median {statistics.median(values) * 1000:.0f} ms, p95 {sorted(values)[int(len(values) * 0.95)] * 1000:.0f} ms (in process)"
        )


def leaks(folder: Path, persona: Path, rules: Path, *, second: bool) -> None:
    """Judge every file below a folder against one person and policy, by the verifier alone or with the second opinion."""
    resume = from_json(json.loads(persona.read_text("utf-8")))
    redaction = redact(resume, load_policy(rules.read_text("utf-8")))
    derived = derived_forms(redaction.absent, resume)
    caught = clean = 0
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        start = time.perf_counter()
        context = Context(
            False, None, redaction.absent, redaction.allowed, derived=derived, second=find_residue if second else None
        )
        result = verify(file.name, file.read_bytes(), context, CHANNELS)
        caught, clean = caught + (not result.clean), clean + result.clean
        print(f"{file.name:40}{(time.perf_counter() - start) * 1000:6.0f} ms  {_summary(result)}")
    print(f"{caught} with findings, {clean} without")


def _summary(result: Verification) -> str:
    rows = Counter(f"{finding.channel} {finding.kind or finding.code}" for finding in result.findings)
    return ", ".join(rows) or "nothing found"


def main() -> None:
    """Parse the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--exports", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--leaks", type=Path)
    parser.add_argument("--persona", type=Path)
    parser.add_argument("--policy", type=Path)
    parser.add_argument("--second", action="store_true", help="with the redactor's matchers beside the verifier's own")
    options = parser.parse_args()
    if options.leaks:
        leaks(options.leaks, options.persona, options.policy, second=options.second)
    if options.exports or not options.leaks:
        exports(options.exports or 500, options.seed)


if __name__ == "__main__":
    main()
