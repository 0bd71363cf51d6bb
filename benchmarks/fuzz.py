"""Feeds mutated files to every importer and to the verifier, in a child with the limits of the isolated process.

    python -m benchmarks.fuzz [FOLDER…] [--count 10000] [--seconds 300] [--only NAME…] [--largest BYTES] [--seed 1]

Seeds are files of our own writers, small files of every other format, and what lies below each FOLDER. Per target: inputs
tried, drafts (or clean and found), refusals with a code, bugs (any other exception: in the program they end in one
sentence, here they are shown), deaths of the child, hangs (20 s of processor time, or 200 s, without an answer), and the slowest input. A target
stops at `--count` inputs or after `--seconds`, whichever comes first; a failing input is kept in the current folder.
"""

from __future__ import annotations

import argparse
import base64
import io
import json
import os
import queue
import random
import re
import subprocess
import sys
import threading
import time
import traceback
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

HANG_SECONDS = 20.0
MEMORY = 2_500_000_000
VERIFIER = "verifier"
NASTY = (
    b"\x00", b"\xff\xfe", b"%PDF-1.7", b"PK\x03\x04", b"<!DOCTYPE a [<!ENTITY a 'b'>]>&a;", b"\xf0\xa0\xae\xb7", b"-1",
    b"99999999999999999999", b"1e309", b"{", b"[[[[[[[[[[", b"<a>" * 60, b"../../x", b"\xe2\x80\xae", b"null", b'"', b"\n" * 40,
)  # fmt: skip


def mutated(data: bytes, dice: random.Random, others: list[bytes]) -> bytes:
    """A few random changes: flips, cuts, copies, splices, huge numbers; inside the members of a package as well."""
    if data.startswith(b"PK\x03\x04") and dice.random() < 0.8:
        return _package(data, dice, others)
    if data.lstrip()[:1] in (b"{", b"[") and dice.random() < 0.6:
        return _tree(data, dice)
    blob = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4, 12))):
        at = dice.randrange(len(blob) + 1)
        size = dice.choice((1, 2, 8, 60, 700))
        match dice.randrange(7):
            case 0:
                if at < len(blob):
                    blob[at] = dice.randrange(256)
            case 1:
                del blob[at : at + size]
            case 2:
                blob[at:at] = blob[at : at + size] * dice.choice((1, 3, 40))
            case 3:
                blob[at:at] = dice.choice(NASTY)
            case 4:
                numbers = [found.span() for found in re.finditer(rb"\d+", bytes(blob[at : at + 4000]))]
                if numbers:
                    start, end = dice.choice(numbers)
                    blob[at + start : at + end] = dice.choice((b"0", b"-1", b"2147483648", b"9" * 30, b"1"))
            case 5:
                other = dice.choice(others)
                cut = dice.randrange(len(other) + 1)
                blob[at : at + size] = other[cut : cut + size]
            case _:
                if dice.random() < 0.2:
                    del blob[at:]
    return bytes(blob)


def _package(data: bytes, dice: random.Random, others: list[bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        chosen = set(dice.sample(names, min(len(names), dice.choice((1, 1, 2)))))
        for name in names:
            body = source.read(name)
            if name in chosen:
                if dice.random() < 0.05:
                    continue
                body = mutated(body, dice, others) if not body.startswith(b"PK\x03\x04") else body
            target.writestr(name, body)
    return out.getvalue()


def _tree(data: bytes, dice: random.Random) -> bytes:
    """A JSON document with some values replaced by others of any type."""
    try:
        tree = json.loads(data)
    except ValueError:
        return data[: dice.randrange(len(data) + 1)]
    odd: tuple[object, ...] = (
        None,
        True,
        -1,
        1e300,
        "",
        "x" * 3000,
        [],
        {},
        [[]],
        {"a": {"b": []}},
        "\u202e\x00",
        [None, 1, "a"],
    )
    for _ in range(dice.choice((1, 2, 5))):
        node: object = tree
        for _ in range(dice.randrange(1, 7)):
            keys: list[object] = (
                list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
            )
            if not keys:
                break
            key = dice.choice(keys)
            below = node[key]  # type: ignore[index]
            if isinstance(below, dict | list) and dice.random() < 0.8:
                node = below
            else:
                node[key] = json.loads(json.dumps(dice.choice(odd)))  # type: ignore[index]
                break
    return json.dumps(tree, ensure_ascii=dice.random() < 0.5).encode("utf-8", "surrogatepass")


def seeds(folders: Iterable[Path], largest: int) -> dict[str, list[tuple[str, bytes]]]:
    """Target → (name, bytes), by the importer that takes each file."""
    from app.errors import UserError
    from app.ingest.jobs import _sniff_payload, importer_of

    files = [
        *_made(),
        *((path.name, path.read_bytes()) for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()),
    ]
    found: dict[str, list[tuple[str, bytes]]] = defaultdict(list)
    for name, data in files:
        if len(data) > largest:
            continue
        try:
            found[importer_of(_sniff_payload({"name": name}, data)).name].append((name, data))
        except UserError:
            continue
        if name.endswith((".pdf", ".docx", ".txt", ".json")):
            found[VERIFIER].append((name, data))
    return dict(found)


def _made() -> list[tuple[str, bytes]]:
    from PIL import Image

    from app.domain.resume import Resume
    from app.domain.resume_json import to_json
    from app.render.writers import WRITERS, render
    from benchmarks.render import sample
    from benchmarks.verify import person

    files: list[tuple[str, bytes]] = []
    dice = random.Random(7)
    for language in ("en", "zh-Hans"):
        files += [
            (f"{language}.{form}", render(sample(language), Resume(), form)) for form in WRITERS if form != "json"
        ]
        files.append(
            (f"{language}.json", json.dumps(to_json(person(dice, language != "en")), ensure_ascii=False).encode())
        )
    files += [(name, text.encode()) for name, text in _TEXTS.items()]
    for name, members in _PACKAGES.items():
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for member, text in members.items():
                package.writestr(member, text)
        files.append((name, out.getvalue()))
    out = io.BytesIO()
    Image.new("RGB", (120, 160), (200, 180, 160)).save(out, "PNG")
    files.append(("photo.png", out.getvalue()))
    return [*files, *_plain_pdfs(files)]


def _plain_pdfs(files: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """The PDFs again with their streams unpacked, so that changes reach the parsers behind the compression."""
    import pikepdf

    plain = []
    for name, data in files:
        if name.endswith(".pdf"):
            out = io.BytesIO()
            with pikepdf.open(io.BytesIO(data)) as document:
                document.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
            if len(out.getvalue()) < 400_000:
                plain.append((f"plain-{name}", out.getvalue()))
    return plain


_TEXTS = {
    "cv.md": "# Lena Müller\n[lena@example.de](mailto:lena@example.de)\n## Experience\n### UX Designer, Ponte S.r.l.\n*2017 – 2020 · Milan*\n- Ran **60** tests\n",
    "cv.html": "<html><body><h1>Jane Doe</h1><p>jane@example.com</p><p style='display:none'>x@example.com</p><h2>Experience</h2><h3>Engineer, Globex</h3><p>2019 – 2020</p><ul><li>Built &amp; ran it</li></ul><table><tr><td>Skills<td>C</table></body></html>",
    "cv.rtf": r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 Arial;}}\fs40\b \'c2\'f3\'c7\'e0\b0\par\fs22 mai@example.com\par {\v hidden@example.com}\u25163?\u26426?\u-230?13800001234\par}",
    "reactive.json": json.dumps({"basics": {"name": "Ana", "email": "a@example.es", "url": {"href": "https://a.example"}, "customFields": []}, "sections": {"summary": {"content": "<p>x</p>"}, "experience": {"items": [{"visible": True, "company": "Hospital X", "position": "Nurse", "date": "Jan 2019 - Present", "summary": "<ul><li>Cared</li></ul>"}]}, "skills": {"items": [{"name": "Care", "keywords": ["ICU"]}]}}, "metadata": {"template": "x"}}),
    "europass.xml": '<?xml version="1.0"?><SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo><Identification><PersonName><FirstName>Betty</FirstName><Surname>Smith</Surname></PersonName><ContactInfo><Email><Contact>b@example.com</Contact></Email></ContactInfo><Demographics><Birthdate year="1976" month="--03" day="---01"/></Demographics></Identification><WorkExperienceList><WorkExperience><Period><From year="2002" month="--08"/><Current>true</Current></Period><Position><Label>Consultant</Label></Position><Activities>&lt;p&gt;Evaluation&lt;/p&gt;</Activities><Employer><Name>Council</Name></Employer></WorkExperience></WorkExperienceList></LearnerInfo></SkillsPassport>',
    "europass.json": json.dumps({"SkillsPassport": {"LearnerInfo": {"Identification": {"PersonName": {"FirstName": "Betty", "Surname": "Smith"}, "ContactInfo": {"Email": {"Contact": "b@example.com"}}}, "WorkExperience": [{"Period": {"From": {"Year": 2002, "Month": 8}, "Current": True}, "Position": {"Label": "Consultant"}, "Employer": {"Name": "Council"}}]}}}),
}  # fmt: skip
_PACKAGES = {
    "linkedin.zip": {
        "Profile.csv": '\ufeffFirst Name,Last Name,Headline,Birth Date\nMa,Li,Data Engineer,"Jan 5, 1990"\n',
        "Positions.csv": 'Company Name,Title,Description,Location,Started On,Finished On\nGlobex,Engineer,"• Built X",Berlin,Jan 2020,\n',
        "Skills.csv": "Name\nPython\n",
        "Email Addresses.csv": "Email Address,Primary\nm@example.com,Yes\n",
    },
    "cv.odt": {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": "<o:document-content xmlns:o='o' xmlns:t='t'><o:body><o:text><t:h t:outline-level='1'>Jane Doe</t:h><t:p>jane@example.com</t:p></o:text></o:body></o:document-content>",
    },
}  # fmt: skip


def _runner(target: str) -> Callable[[str, bytes], str]:
    """Return the function that gets one input and reports how it ended."""
    if target == VERIFIER:
        from app.domain.policy import ProtectedValue
        from app.domain.sensitivity import Kind
        from app.verify.judge import verify
        from app.verify.model import Context
        from app.verify.registry import CHANNELS

        values = (
            ProtectedValue("basics.name", Kind.NAME, "Maria Fitzgerald"),
            ProtectedValue("basics.phone", Kind.PHONE, "+44 20 7123 4567"),
        )
        return lambda name, data: (
            "clean" if verify(name, data, Context(False, None, values, ()), CHANNELS).clean else "found"
        )

    from app.ingest.jobs import read_resume

    def read(name: str, data: bytes) -> str:
        read_resume({"name": name, "ocr": False}, data)
        return "draft"

    return read


def child(target: str) -> int:
    """Runs inputs from stdin (JSON lines) under the limits; one JSON line per input on stdout."""
    import resource

    from app.errors import UserError

    run = _runner(target)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    for line in sys.stdin:
        row = json.loads(line)
        began, detail = time.perf_counter(), ""
        try:
            end = run(row["name"], base64.b64decode(row["data"]))
        except UserError as error:
            end, detail = "refused", error.code
        except MemoryError:
            end, detail = "refused", "too-complex"
        except Exception as error:  # what a fuzzer looks for
            last = traceback.extract_tb(error.__traceback__)[-1]
            end, detail = "bug", f"{type(error).__name__} {Path(last.filename).name}:{last.lineno} {error}"[:160]
        print(json.dumps([end, detail, time.perf_counter() - began]), flush=True)
    return 0


def _cpu_seconds(pid: int) -> float:
    """Processor time of a process and its ended children; without /proc the time that passes."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0 if sys.platform == "linux" else time.monotonic()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


class Child:
    """The child of one target and its answers."""

    def __init__(self, target: str) -> None:
        command = [sys.executable, "-m", "benchmarks.fuzz", "--child", target]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # fmt: skip
        self._answers: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put("")

    def ask(self, name: str, data: bytes) -> tuple[str, str, float]:
        """Return the outcome of an input; `died` and `hang` end the child."""
        assert self._process.stdin is not None
        self._before = _cpu_seconds(self._process.pid)
        try:
            self._process.stdin.write(json.dumps({"name": name, "data": base64.b64encode(data).decode()}) + "\n")
            self._process.stdin.flush()
            answer = self._answers.get(timeout=HANG_SECONDS)
        except OSError:
            answer = ""
        except queue.Empty:
            answer = self._patient()
            if answer is None:
                self.end()
                return "hang", "", HANG_SECONDS
        if not answer:
            self.end()
            return "died", str(self._process.returncode), 0.0
        end, detail, seconds = json.loads(answer)
        return str(end), str(detail), float(seconds)

    def _patient(self) -> str | None:
        """The late answer of a child that waits for a busy machine; None when it used its time, or after ten times it."""
        for _ in range(9):
            if _cpu_seconds(self._process.pid) - self._before >= HANG_SECONDS:
                return None
            try:
                return self._answers.get(timeout=HANG_SECONDS)
            except queue.Empty:
                continue
        return None

    def end(self) -> None:
        """End the child."""
        self._process.kill()
        self._process.wait()


def fuzz(target: str, files: list[tuple[str, bytes]], count: int, seconds: float, seed: int) -> int:
    """Fuzz one target, print its row and return the number of bugs, deaths and hangs."""
    dice = random.Random(f"{seed} {target}")
    others = [data for _, data in files]
    seen: Counter[str] = Counter()
    details: Counter[str] = Counter()
    slowest, total, tried = 0.0, 0.0, 0
    worker = Child(target)
    limit = time.monotonic() + seconds
    while tried < count and time.monotonic() < limit:
        name, data = dice.choice(files)
        odd = mutated(data, dice, others)
        end, detail, took = worker.ask(name, odd)
        tried += 1
        seen[end] += 1
        details[f"{end}: {detail}" if detail else end] += 1
        slowest, total = max(slowest, took), total + took
        if end in ("died", "hang"):
            worker = Child(target)
        if end in ("died", "hang", "bug") and details[f"{end}: {detail}" if detail else end] == 1:
            Path(f"fuzz-{target}-{tried}{Path(name).suffix}").write_bytes(odd)
    worker.end()
    good = seen["draft"] + seen["clean"] + seen["found"]
    print(
        f"{target:16}{tried:8}{good:9}{seen['refused']:9}{seen['bug']:6}{seen['died']:6}{seen['hang']:6}"
        f"{total / max(1, tried) * 1000:9.1f}{slowest * 1000:9.0f}  {len(files)} seeds",
        flush=True,
    )
    for text, number in details.most_common():
        if text.startswith(("bug", "died", "hang")):
            print(f"    {number} × {text}", flush=True)
    return seen["bug"] + seen["died"] + seen["hang"]


def main() -> int:
    """Fuzz every target, or one; returns 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--largest", type=int, default=400_000, help="bytes of a seed; smaller seeds are tried faster")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        return child(options.child)
    print(
        f"{'target':16}{'inputs':>8}{'read':>9}{'refused':>9}{'bugs':>6}{'died':>6}{'hangs':>6}{'mean ms':>9}{'max ms':>9}"
    )
    wrong = 0
    for target, files in seeds(options.folders, options.largest).items():
        if not options.only or target in options.only:
            wrong += fuzz(target, files, options.count, options.seconds, options.seed)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
