"""Measures the posting checks: `python -m benchmarks.checks [DATA_FOLDER]`. Prints one JSON object.

    python -m benchmarks.checks settings [DATA_FOLDER]   every text beside notices, behind denials, in chats, mails and advertisements

DATA_FOLDER holds `dev.jsonl.gz`; without it only
the program's own synthetic sets and the timing are measured. Nothing of the data is written anywhere.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import defaultdict
from pathlib import Path

from benchmarks.check_settings import measure
from checkers.check_batch import check_rows
from checkers.rules.engine import shipped_engine

WHEN = "2026-11-24T09:00:00Z"
OWN = Path(__file__).resolve().parent.parent / "tests" / "checkers" / "rules" / "data"
_FIELDS = {"title": "title", "company_profile": "company_profile", "location": "location", "salary": "salary_range"}


def _own(name: str) -> list[dict[str, str]]:
    lines = [line for line in (OWN / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [{"id": str(number), "text": line.split("\t")[-1]} for number, line in enumerate(lines)]


def _row(raw: dict[str, str]) -> dict[str, str]:
    text = "\n".join(part for part in (raw["description"], raw["requirements"], raw["benefits"]) if part)
    return {"id": raw["id"], "text": text, **{ours: raw[theirs] for ours, theirs in _FIELDS.items()}}


def _rate(rows: list[dict[str, str]], levels: tuple[str, ...] = ("critical",)) -> dict[str, float | int]:
    hits = sum(
        any(signal["severity"] in levels for signal in document["signals"])  # type: ignore[index,attr-defined]
        for document in check_rows(rows, "en", created=WHEN)
    )
    return {"rows": len(rows), "hits": hits, "rate": round(hits / len(rows), 5) if rows else 0.0}


def _spans(rows: list[dict[str, str]]) -> float:
    """Share of signals whose every span is where it says it is, with source and advice."""
    good = total = 0
    for row, document in zip(rows, check_rows(rows, "en", created=WHEN), strict=True):
        for signal in document["signals"]:  # type: ignore[attr-defined]
            total += 1
            spans = [one for one in signal["evidence"] if one["field"] == "text"]
            right = all(row["text"][one["start"] : one["end"]] == one["text"] for one in spans)
            good += bool(signal["evidence"] and signal["source"] and signal["advice"] and right)
    return good / total if total else 1.0


def _speed(rows: list[dict[str, str]]) -> dict[str, float]:
    began = time.process_time()
    for _ in check_rows(rows, "en", created=WHEN):
        pass
    taken = time.process_time() - began
    text = "\n".join(row["text"] for row in rows)
    blocks = [block for at in range(0, min(len(text), 400_000), 4_000) if (block := text[at : at + 4_000])]
    sized = [block.encode()[:10_000].decode("utf-8", "ignore") for block in blocks]
    began = time.process_time()
    for block in sized:
        shipped_engine().match(block)
    size = sum(len(block.encode()) for block in sized)
    return {
        "postings_per_second": round(len(rows) / taken, 1),
        "rules_ms_per_10_kB": round((time.process_time() - began) * 1e7 / size, 2),
    }


def main(arguments: list[str]) -> int:
    """Measure and print."""
    if arguments[:1] == ["settings"]:
        print(json.dumps(measure(Path(arguments[1]) if arguments[1:] else None), ensure_ascii=False, indent=1))
        return 0
    report: dict[str, object] = {
        "rules": len(shipped_engine().rules),
        "own_scams": _rate(_own("2026-11-24_zh_01_scam.tsv")),
        "own_near_misses": _rate(_own("2026-11-24_zh_01_near.tsv")),
        "denials": _rate(_own("2026-11-24_mixed_01_denied.txt"), ("critical", "warning")),
    }
    rows = _own("2026-11-24_zh_01_scam.tsv") + _own("2026-11-24_zh_01_near.tsv")
    if arguments:
        groups: dict[str, list[dict[str, str]]] = defaultdict(list)
        with gzip.open(Path(arguments[0]) / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                raw = json.loads(line)
                groups[f"{raw['source']}:{raw['label']}"].append(_row(raw))
        report["critical"] = {name: _rate(group) for name, group in sorted(groups.items())}
        rows = [row for group in groups.values() for row in group]
    report["signals_with_span_and_source"] = _spans(rows)
    report["speed"] = _speed(rows)
    print(json.dumps(report, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
