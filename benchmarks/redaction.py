"""Measures redaction against other tools: detection on labelled texts, seeded leaks, the verifier's time, rendering.

    python -m benchmarks.redaction [TEXTS.jsonl] [--personas FILE] [--misses] [--tools DIR]
                                   [--leaks DIR --persona FILE --policy FILE] [--quick]

A line is {"id", "text", "spans": [{"start", "end", "type"}]} and either "persona" (a key of the personas file, whose
values are résumés or lists of protected values) or "profile" (flat fields of the development set). Recall: every letter and digit of a span is
covered. Precision: findings that touch any labelled span. `--tools` names a throw-away environment with the other tools
(see `benchmarks.redaction_tools`); the first lines say which of them were found, and a row of one that was not says so.
Without `--leaks` the seeded files of the tests are judged. `--quick` leaves out the times of verifying and rendering.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.document import text_lines
from app.domain.policy import ProtectedValue
from app.domain.resume import Resume
from app.domain.resume_json import from_json
from app.domain.sensitivity import Kind
from app.redact.engine import redact
from app.redact.known_value_matcher import protected_values
from app.redact.personal_data_scan import scan
from app.redact.policies import load_policy
from app.render.writers import render
from app.verify.judge import verify
from app.verify.model import Context
from app.verify.registry import CHANNELS
from app.verify.verify import await_expected, expect_files, verify_file
from benchmarks import redaction_tools
from benchmarks.render import main as render_table

DATA = Path(__file__).resolve().parent.parent / "tests" / "redact" / "data"
STRUCTURED = frozenset(["PHONE", "EMAIL", "ID", "IM", "ADDRESS", "DOB", "URL", "GENDER"])
VAULT = frozenset(["NAME", "EMPLOYER", "REFEREE"])
PROFILE_KINDS = {
    "full": Kind.NAME,
    "em": Kind.EMAIL,
    "ph": Kind.PHONE,
    "ph2": Kind.PHONE,
    "tel": Kind.PHONE,
    "addr": Kind.ADDRESS,
    "dob": Kind.BIRTH,
    "id": Kind.ID_NUMBER,
    "pas": Kind.ID_NUMBER,
    "li": Kind.LINK,
    "gh": Kind.LINK,
    "im": Kind.MESSENGER,
    "wx": Kind.MESSENGER,
    "qq": Kind.MESSENGER,
    "emp": Kind.EMPLOYER,
    "emp2": Kind.EMPLOYER,
    "ref": Kind.REFEREE,
    "refp": Kind.REFEREE,
    "refe": Kind.REFEREE,
}
Range = tuple[int, int]
Values = tuple[ProtectedValue, ...]
Finder = Callable[[str, tuple[ProtectedValue, ...]], Iterable[Range]]


@dataclass
class Score:
    """Counts of found and total values per kind, hits, time and misses of one finder."""

    found: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    hits: int = 0
    true_hits: int = 0
    seconds: float = 0.0
    texts: int = 0
    misses: list[str] = field(default_factory=list)

    def recall(self, kinds: Iterable[str]) -> float:
        """Return the recall over some kinds."""
        wanted = [kind for kind in kinds if self.total[kind]]
        return sum(self.found[kind] for kind in wanted) / max(1, sum(self.total[kind] for kind in wanted))


def profile_values(profile: dict[str, object]) -> tuple[ProtectedValue, ...]:
    """The development set's flat profile as protected values."""
    values = []
    for key, kind in PROFILE_KINDS.items():
        raw = profile.get(key)
        if raw:
            text = str(raw[-1] if key == "im" else raw[0]) if isinstance(raw, list) else str(raw)
            values.append(ProtectedValue(key, kind, text))
    return tuple(values)


def ours(text: str, known: tuple[ProtectedValue, ...]) -> Iterable[Range]:
    """Find personal data with this program's scanner."""
    return [(span.start, span.end) for span in scan(text, known)]


def measure(docs: list[dict[str, object]], values: list[tuple[ProtectedValue, ...]], finder: Finder) -> Score:
    """Scores a finder; the first texts are run once before timing."""
    score = Score()
    for doc, known in zip(docs, values, strict=True):
        finder(str(doc["text"]), known)
    for doc, known in zip(docs, values, strict=True):
        text, spans = str(doc["text"]), doc["spans"]
        assert isinstance(spans, list)
        begin = time.perf_counter()
        found = sorted(finder(text, known))
        score.seconds += time.perf_counter() - begin
        score.texts += 1
        covered = {index for start, end in found for index in range(start, end)}
        for span in spans:
            kind, start, end = span.get("type") or span.get("kind"), span["start"], span["end"]
            score.total[kind] += 1
            if all(index in covered for index in range(start, end) if text[index].isalnum()):
                score.found[kind] += 1
            else:
                score.misses.append(
                    f"miss {doc['id']} {kind}: {text[start:end]!r} in {text[max(0, start - 16) : end + 12]!r}"
                )
        for start, end in found:
            score.hits += 1
            if any(start < span["end"] and span["start"] < end for span in spans):
                score.true_hits += 1
            else:
                score.misses.append(
                    f"false {doc['id']}: {text[start:end]!r} in {text[max(0, start - 16) : end + 12]!r}"
                )
    return score


def report(title: str, score: Score) -> None:
    """Print the scores of one finder."""
    kinds = " ".join(f"{kind} {score.found[kind]}/{score.total[kind]}" for kind in sorted(score.total))
    print(
        f"{title:<22} all {score.recall(score.total):.3f}  structured {score.recall(STRUCTURED):.3f}  "
        f"names/employers/referees "
        f"{score.recall(VAULT):.3f}  precision {score.true_hits / max(1, score.hits):.3f}  "
        f"{score.seconds / score.texts * 1000:.1f} ms/text"
    )
    print(f"{'':<22} {kinds}")


def verifier_times() -> None:
    """Isolated verification of a two-page PDF and DOCX of our own: with a child waiting, and without."""
    from app.workers.isolation import end_spares
    from benchmarks.render import sample

    document = sample("en")
    for form in ("pdf", "docx"):
        data = render(document, Resume(), form)
        for title, ahead in (("a child waits", True), ("no child waits", False)):
            times = []
            for _ in range(7):
                if ahead:
                    expect_files(1)
                    await_expected()  # as it does while a copy is planned and rendered
                began = time.perf_counter()
                verify_file(f"copy.{form}", data, absent=_SOMEBODY, allowed=(), expected=text_lines(document), own=True)
                times.append(time.perf_counter() - began)
            print(
                f"{form:6}two pages, {title:16} median {sorted(times)[3] * 1000:5.0f} ms, slowest {max(times) * 1000:5.0f} ms"
            )
    end_spares()


_SOMEBODY = (
    ProtectedValue("basics.name", Kind.NAME, "Wilhelmina Quarrington"),
    ProtectedValue("basics.phone", Kind.PHONE, "+44 20 7111 2222"),
    ProtectedValue("work.w1.organisation", Kind.EMPLOYER, "Brontosoft GmbH"),
)


def leak_table(files: Sequence[Path], absent: Values, allowed: Values, environment: Path) -> None:
    """Seeded leaks caught per tool."""

    def countermark(path: Path) -> bool:
        context = Context(False, None, absent, allowed)
        return not verify(path.name, path.read_bytes(), context, CHANNELS).clean

    judges: list[tuple[str, redaction_tools.Judge | None]] = [
        ("Countermark", countermark),
        ("x-ray", redaction_tools.xray(environment)),
        ("MAT2 --show", redaction_tools.mat2(environment, absent)),
        ("pdftotext/unzip and search", redaction_tools.plain_search(absent)),
    ]
    redaction_tools.leak_rows(files, judges)


def given_leaks(folder: Path, persona: Path, policy: Path, environment: Path) -> None:
    """The table over files that leak one person's data."""
    redaction = redact(from_json(json.loads(persona.read_text("utf-8"))), load_policy(policy.read_text("utf-8")))
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".pdf", ".docx"))
    leak_table(files, redaction.absent, redaction.allowed, environment)


def own_leaks(environment: Path) -> None:
    """The table over the seeded files that the tests build."""
    from tests.verify import docx_leaks, persona, test_leaks

    made = {f"{name}.pdf": build() for name, build in test_leaks.PDFS.items()}
    made |= {f"{name}.docx": data for name, data in docx_leaks.leaks().items()}
    for form in ("pdf", "docx"):
        made |= {f"written_{name}.{form}": persona.base(form, text) for name, text in test_leaks.WRITTEN.items()}
        made[f"clean.{form}"] = persona.base(form)
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in sorted(made)]
        for file in files:
            file.write_bytes(made[file.name])
        leak_table(files, persona.ABSENT, persona.ALLOWED, environment)


def main() -> int:
    """Run the benchmark and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("texts", nargs="?", type=Path, default=DATA / "2026-11-24_mixed_01_texts.jsonl")
    parser.add_argument("--personas", type=Path, default=DATA / "2026-11-24_mixed_01_personas.json")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument(
        "--tools", type=Path, default=Path("no-tools"), help="environment with presidio-analyzer and x-ray"
    )
    parser.add_argument("--leaks", type=Path, help="folder of seeded leaks (PDF and DOCX)")
    parser.add_argument("--persona", type=Path, help="whose data they leak, as JSON Resume")
    parser.add_argument("--policy", type=Path, help="what should be withheld")
    parser.add_argument("--quick", action="store_true", help="without the times of rendering and verifying")
    args = parser.parse_args()
    print("\n".join(redaction_tools.found_tools(args.tools)))
    docs = [json.loads(line) for line in args.texts.read_text(encoding="utf-8").splitlines() if line.strip()]
    personas: dict[str, tuple[ProtectedValue, ...]] = defaultdict(tuple)
    for name, data in json.loads(args.personas.read_text(encoding="utf-8")).items():
        plain = data.get("values")
        personas[name] = (
            tuple(ProtectedValue(field, Kind(kind), value) for field, kind, value in plain)
            if plain
            else protected_values(from_json(data))
        )
    values = [personas[doc["persona"]] if "persona" in doc else profile_values(doc["profile"]) for doc in docs]
    nothing: list[tuple[ProtectedValue, ...]] = [()] * len(docs)
    print(f"{args.texts.name}: {len(docs)} texts, {sum(len(doc['spans']) for doc in docs)} spans")
    runs: list[tuple[str, list[tuple[ProtectedValue, ...]], Finder | None]] = [
        ("patterns only", nothing, ours),
        ("with the vault's values", values, ours),
    ]
    runs.insert(0, ("presidio (blank model)", nothing, redaction_tools.presidio(args.tools)))
    for title, known, finder in runs:
        if finder is None:
            print(f"{title:<22} not found")
            continue
        score = measure(docs, known, finder)
        report(title, score)
        if args.misses:
            print("\n".join(score.misses))
    print("\nseeded leaks")
    if args.leaks:
        given_leaks(args.leaks, args.persona, args.policy, args.tools)
    else:
        own_leaks(args.tools)
    if not args.quick:
        _times()
    return 0


def _times() -> None:
    print("\nverifier, in its own process")
    verifier_times()
    print("\nrendering")
    render_table()


if __name__ == "__main__":
    sys.exit(main())
