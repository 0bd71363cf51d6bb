"""Postings as they stand on real pages: each text by itself, beside a board's notice, behind a denial, in a chat, in a mail, inside an advertisement.

Used by `benchmarks.checks settings`. The texts are the labelled sets of `tests/checkers/rules/data`, the surroundings those of
`tests/checkers/scope/data/notices.yaml`; both are synthetic. Real advertisements are read from `dev.jsonl.gz` when its folder is given.
"""

from __future__ import annotations

import gzip
import itertools
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from app.domain.checks import Posting, Severity
from app.errors import UserError
from app.text.characters import basic_simplified
from checkers.intake.posting_reader import extract
from checkers.signals import posting_rules
from checkers.signals.base import CheckContext

TESTS = Path(__file__).resolve().parent.parent / "tests" / "checkers"
OWN = TESTS / "rules" / "data"
NOTICES = TESTS / "scope" / "data" / "notices.yaml"
SAMPLE = 60
"""Texts of each set and language that are put into every setting."""
REAL = 400
LONGEST_DEMAND = 160
"""Characters of a scam text that is placed into an advertisement as its one demand."""
SEED = 7
HONEST = ("51job:0", "orfd58:0", "emscad:0", "ood_legit:0")
Surroundings = Mapping[str, Sequence[str]]


def surroundings() -> Mapping[str, Surroundings]:
    """Return by language what is put around the texts."""
    loaded: Mapping[str, Surroundings] = yaml.safe_load(NOTICES.read_text("utf-8"))
    return loaded


def _language(text: str) -> str:
    han = re.findall("[\u4e00-\u9fff]", text)
    if len(han) * 5 < len(text):
        return "en"
    simplified = basic_simplified()
    return "hant" if sum(ord(char) in simplified for char in han) * 12 > len(han) else "zh"


def own_texts(kind: str) -> dict[str, list[str]]:
    """Return by language the labelled texts of a kind (`scam`, `near`)."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(OWN.rglob(f"*_{kind}.tsv")):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                text = line.split("\t")[-1].replace("\\n", "\n")
                found[_language(text)].append(text)
    return found


def settings(text: str, language: str, around: Surroundings, draw: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the settings of a text: name and the text as it stands there."""
    yield "bare", text
    notice = draw.choice(around["notice"])
    yield "notice below", f"{text}\n\n{notice}"
    yield "notice above", f"{notice}\n\n{text}"
    yield "notice same line", f"{text} {' '.join(draw.choice(around['notice']).split())}"
    yield "denial in front", f"{draw.choice(around['denial'])} {text}"
    yield "doubt first", f"{draw.choice(around['doubt_first'])}\n{text}"
    yield "doubt last", f"{text}\n{draw.choice(around['doubt_last'])}"
    yield "chat", _chat(text, draw.sample(around["reader"], 2), draw)
    yield "quoted mail", _mail(text, language, draw)
    if len(text) <= LONGEST_DEMAND and "\n" not in text:
        yield "inside an advertisement", draw.choice(around["advert"]).replace("{demand}", text)


def _chat(text: str, replies: Sequence[str], draw: random.Random) -> str:
    """Write a WhatsApp export in which the poster writes `text` and the reader doubts it, before and after."""
    lines = [
        f"Reader: {replies[0]}",
        *(f"Ms Lin HR: {line}" for line in text.split("\n") if line.strip()),
        f"Reader: {replies[1]}",
    ]
    return "\n".join(
        f"[{draw.randint(1, 28):02}/11/2026, 10:{minute:02}:07] {line}" for minute, line in enumerate(lines)
    )


def _mail(text: str, language: str, draw: random.Random) -> str:
    """Write a mail of the reader that quotes `text`."""
    doubt = {
        "en": "Do you know this company? It smells of fraud.",
        "zh": "你看看这个是不是骗子？",
        "hant": "你看這是不是詐騙？",
    }[language]
    if draw.random() < 0.5:
        quoted = "\n".join(f"> {line}" for line in text.split("\n"))
        return f"{doubt}\n\nOn Mon, 2 Nov 2026 at 09:14, Anna Bell <anna@example.net> wrote:\n{quoted}\n"
    return f"{doubt}\n\n-----Original Message-----\nFrom: hr@example.net\nSent: Monday, 2 November 2026\nSubject: Offer\n\n{text}\n"


def severity(text: str) -> Severity | None:
    """Return the highest severity of the rules' signals about a text, read as the program reads it."""
    try:
        posting = extract(text.encode())
    except UserError:
        return None
    return highest(posting)


def highest(posting: Posting) -> Severity | None:
    """Return the highest severity of the rules' signals about a posting."""
    order = tuple(Severity)
    found = {signal.severity for signal in posting_rules.run(posting, CheckContext()).signals}
    return min(found, key=order.index, default=None)


def _shares(found: Sequence[Severity | None]) -> dict[str, float | int]:
    count = Counter(found)
    total = max(1, len(found))
    critical = count[Severity.CRITICAL]
    return {
        "texts": len(found),
        "critical": round(critical / total, 4),
        "critical_or_warning": round((critical + count[Severity.WARNING]) / total, 4),
    }


def measure(folder: Path | None, sample: int = SAMPLE) -> dict[str, object]:
    """Return the shares of critical signals and warnings in every setting, by language; and on real advertisements if `folder` has them."""
    around = surroundings()
    report: dict[str, object] = {}
    for kind in ("scam", "near"):
        shares: dict[str, dict[str, dict[str, float | int]]] = {}
        for language, texts in own_texts(kind).items():
            draw = random.Random(SEED)
            chosen = draw.sample(texts, min(sample, len(texts)))
            found: dict[str, list[Severity | None]] = defaultdict(list)
            for text in chosen:
                for name, whole in settings(text, language, around[language], draw):
                    found[name].append(severity(whole))
            for name, values in found.items():
                shares.setdefault(name, {})[language] = _shares(values)
        report[kind] = shares
    if folder is not None:
        report["real advertisements"] = real_advertisements(folder)
    return report


def real_advertisements(folder: Path, most: int = REAL) -> dict[str, dict[str, float | int]]:
    """Return the shares of critical signals and warnings among honest real advertisements, by source."""
    rows: dict[str, list[str]] = defaultdict(list)
    with gzip.open(folder / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for raw in map(json.loads, lines):
            name = f"{raw['source']}:{raw['label']}"
            if name in HONEST:
                parts = (raw["title"], raw["company_profile"], raw["description"], raw["requirements"], raw["benefits"])
                rows[name].append("\n".join(part for part in parts if part))
    found: dict[str, list[Severity | None]] = {}
    for name, texts in sorted(rows.items()):
        chosen = random.Random(SEED).sample(texts, min(most, len(texts)))
        found[name] = [highest(Posting(text)) for text in chosen]
    return {
        **{name: _shares(values) for name, values in found.items()},
        "all": _shares([*itertools.chain(*found.values())]),
    }
