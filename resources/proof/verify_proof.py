#!/usr/bin/env python3
"""Checks a Countermark proof. Needs only Python 3.8 or newer: python3 verify_proof.py (in the unpacked folder).

It recomputes the hash of every row of ledger.json from the one before it, the hash of every body that is shown,
and the hash of every file in files/. A body that is not shown is represented by its hash alone: the row's place in
the chain is proven, its content stays private. What this cannot show: when the rows were written. For that,
timestamps/ may hold RFC 3161 responses; check them with the openssl command printed below.
"""

import hashlib
import json
import pathlib
import sys


def sha256(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def check_rows(rows: list, problems: list) -> dict:
    """Check every row against the one before it; return the shown bodies by row number."""
    bodies, previous = {}, "0" * 64
    for expected, row in enumerate(rows, 1):
        if row["number"] != expected or row["previous"] != previous:
            problems.append(f"row {expected}: does not follow the row before it")
        if row.get("body") is not None:
            if sha256((row["salt"] + "\n" + row["body"]).encode()) != row["body_sha256"]:
                problems.append(f"row {expected}: the body was changed")
            bodies[expected] = json.loads(row["body"])
        parts = {key: row[key] for key in ("at", "body_sha256", "kind", "number", "previous")}
        text = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        if sha256(text.encode()) != row["hash"]:
            problems.append(f"row {expected}: the hash is wrong")
        previous = row["hash"]
    return bodies


def check_files(folder: pathlib.Path, number: int, body: dict, problems: list) -> None:
    """Check the files of one shown copy against the hashes in its row."""
    for item in body["files"]:
        path = folder / "files" / f"{body['reference']}.{item['format']}"
        good = path.is_file() and sha256(path.read_bytes()) == item["sha256"]
        print(f"    {item['format']:5} {item['sha256']}  {'as recorded' if good else 'NOT AS RECORDED'}")
        if not good:
            problems.append(f"row {number}: {path.name} is missing or was changed")


def main(folder: pathlib.Path) -> int:
    """Check the proof in `folder`; 0 when everything is as recorded."""
    ledger = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
    rows, head, problems = ledger["rows"], ledger["head"], []
    bodies = check_rows(rows, problems)
    if not rows or head["number"] != len(rows) or head["hash"] != rows[-1]["hash"]:
        problems.append("the head is not the last row")
    for number, body in sorted(bodies.items()):
        if rows[number - 1]["kind"] == "copy":
            print(f"row {number}  {rows[number - 1]['at']}  copy {body['reference']} for {body['recipient']}")
            check_files(folder, number, body, problems)
        else:
            print(f"row {number}  {rows[number - 1]['at']}  {rows[number - 1]['kind']} {body}")
    for path in sorted((folder / "timestamps").glob("*.hash")):
        stamped, answer = path.read_bytes(), path.with_suffix(".tsr")
        if not any(row["hash"].encode() == stamped and str(row["number"]) == path.stem for row in rows):
            problems.append(f"{path.name} is not the hash of row {path.stem}")
        if not answer.is_file() or hashlib.sha256(stamped).digest() not in answer.read_bytes():
            problems.append(f"{answer.name} is missing or a time-stamp of something else")
        print(f"time-stamp: openssl ts -verify -data {path} -in {path.with_suffix('.tsr')} -CAfile ROOT.pem")
    for problem in problems:
        print("PROBLEM: " + problem)
    print(f"{len(rows)} rows, {len(bodies)} shown.", "NOT VALID" if problems else "Complete and unchanged.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent))
