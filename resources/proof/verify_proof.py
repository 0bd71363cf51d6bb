#!/usr/bin/env python3
"""Checks a Countermark proof. Needs only Python 3.8 or newer: python3 verify_proof.py (in the unpacked folder).

It recomputes the hash of every row of ledger.json from the one before it, the hash of every body that is shown, and the hash of
every file in files/; whatever is not listed there is a problem. A body that is not shown is represented by its hash alone. What
this cannot show: who wrote the rows, when, and that there are no others. timestamps/ may hold RFC 3161 responses; check them
with the openssl command printed below. Text from the proof is printed between quotes, with what cannot be seen spelled out.
"""

import hashlib
import json
import pathlib
import sys

KINDS = """attested check consent-ended consent-given consent-received copy copy-edited copy-voided gate handover incident incident-file
incident-updated letter letter-answered master matter-answered matter-received matter-shared recipient-changed reconstructed
reconstructed-voided request restored step-back-accepted
student-added student-removed timestamp trace vault""".split()
UPPER, LOWER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789abcdefghijklmnopqrstuvwxyz"
OWN = {"README.txt", "verify_proof.py", "ledger.json", "files", "timestamps"}


def sha256(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def once(pairs: list) -> dict:
    """A JSON object in which no key stands twice: two readers could take different ones."""
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key stands twice in an object")
    return dict(pairs)


def check_rows(rows: list, problems: list) -> dict:
    """Check every row against the one before it; return the shown bodies by row number."""
    bodies, previous = {}, "0" * 64
    for expected, row in enumerate(rows, 1):
        if type(row["number"]) is not int or row["number"] != expected or row["previous"] != previous:
            problems.append(f"row {expected}: does not follow the row before it")
        if row["kind"] not in KINDS:
            problems.append(f"row {expected}: there is no such kind: {row['kind']!r}")
        if row.get("body") is not None:
            if sha256((row["salt"] + "\n" + row["body"]).encode()) != row["body_sha256"]:
                problems.append(f"row {expected}: the body was changed")
            bodies[expected] = json.loads(row["body"], object_pairs_hook=once)
        parts = {key: row[key] for key in ("at", "body_sha256", "kind", "number", "previous")}
        text = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        if sha256(text.encode()) != row["hash"]:
            problems.append(f"row {expected}: the hash is wrong")
        previous = row["hash"]
    return bodies


def file_name(reference: str, form: str) -> str:
    """The name of a copy's file: a reference like R7K4-Q2MD and a form like pdf, nothing that leads elsewhere."""
    plain = "-" in reference and set(reference) <= set(UPPER + "-") and form and set(form) <= set(LOWER)
    if not plain or len(reference) > 20 or len(form) > 8:
        raise ValueError(f"not the name of a copy: {reference!r} {form!r}")
    return f"{reference}.{form}"


def check_copy(folder: pathlib.Path, number: int, body: dict, problems: list) -> set:
    """Check the files of one shown copy against the hashes in its row; return their names."""
    names = set()
    for item in body["files"]:
        name = file_name(body["reference"], item["format"])
        path = folder / "files" / name
        good = path.is_file() and not path.is_symlink() and sha256(path.read_bytes()) == item["sha256"]
        print(f"    {name}  {item['sha256']!r}  {'as recorded' if good else 'NOT AS RECORDED'}")
        if not good:
            problems.append(f"row {number}: {name} is missing or was changed")
        names.add(f"files/{name}")
    return names


def check_stamps(folder: pathlib.Path, rows: list, problems: list) -> set:
    """Check that each time-stamp is about the row its name says; return the names of their files."""
    names = set()
    for number, row in enumerate(rows, 1):
        stamped, answer = (folder / "timestamps" / f"{number}.{end}" for end in ("hash", "tsr"))
        if stamped.exists() or answer.exists():
            good = stamped.is_file() and answer.is_file() and stamped.read_bytes() == row["hash"].encode()
            if not good or hashlib.sha256(row["hash"].encode()).digest() not in answer.read_bytes():
                problems.append(f"{answer.name} is missing or a time-stamp of something else")
            print(
                f"time-stamp: openssl ts -verify -data {stamped.name} -in {answer.name} -CAfile ROOT.pem (in timestamps/)"
            )
            names |= {f"timestamps/{stamped.name}", f"timestamps/{answer.name}"}
    return names


def check(folder: pathlib.Path, problems: list) -> int:
    """Check the proof in `folder`, print what it shows, collect what is wrong; return how many rows are hidden."""
    ledger = json.loads((folder / "ledger.json").read_text(encoding="utf-8"), object_pairs_hook=once)
    rows, head, listed = ledger["rows"], ledger["head"], set(OWN)
    bodies = check_rows(rows, problems)
    if not rows or head["number"] != len(rows) or head["hash"] != rows[-1]["hash"]:
        problems.append("there are no rows, or the head is not the last one")
    for number, body in sorted(bodies.items()):
        print(f"row {number}  {rows[number - 1]['at']!r}  {rows[number - 1]['kind']!r}")
        if rows[number - 1]["kind"] == "copy":
            print(f"    copy {body['reference']!r} for {body['recipient']!r}")
            listed |= check_copy(folder, number, body, problems)
        else:
            print(f"    {body!r}")
    listed |= check_stamps(folder, rows, problems)
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    more = [name for name, path in sorted(found.items()) if name not in listed or path.is_symlink()]
    problems.extend(f"a file that no row speaks of: {name!r}" for name in more)
    print(f"{len(rows)} rows, {len(bodies)} shown.")
    return len(rows) - len(bodies)


def main(folder: pathlib.Path) -> int:
    """Check the proof in `folder`; 0 when it is consistent with itself."""
    problems: list = []
    try:
        hidden = check(folder, problems)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        problems.append(f"this is no proof that can be read: {error!r}")
    for problem in problems:
        print("PROBLEM: " + problem)
    if problems:
        print("NOT VALID. 无效。")
        return 1
    print(f"Consistent with itself, {hidden} rows hidden; it does not show who wrote it or that it is whole.")
    print(f"前后一致，{hidden} 行未公开内容；这不能说明由谁写成，也不能说明内容完整。")
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent))
