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


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def check_rows(rows):
    """Return (problems, bodies by row number, row hashes)."""
    problems, bodies, previous = [], {}, "0" * 64
    for expected, row in enumerate(rows, 1):
        name = "row %d" % expected
        if row["number"] != expected or row["previous"] != previous:
            problems.append(name + ": does not follow the row before it")
        if row.get("body") is not None:
            if sha256((row["salt"] + "\n" + row["body"]).encode()) != row["body_sha256"]:
                problems.append(name + ": the body was changed")
            bodies[expected] = json.loads(row["body"])
        parts = {key: row[key] for key in ("at", "body_sha256", "kind", "number", "previous")}
        if sha256(canonical(parts).encode()) != row["hash"]:
            problems.append(name + ": the hash is wrong")
        previous = row["hash"]
    return problems, bodies, {row["number"]: row["hash"] for row in rows}


def main(folder):
    ledger = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
    problems, bodies, hashes = check_rows(ledger["rows"])
    if hashes.get(ledger["head"]["number"]) != ledger["head"]["hash"] or len(hashes) != ledger["head"]["number"]:
        problems.append("the head is not the last row")
    for number, body in sorted(bodies.items()):
        if "files" in body and "reference" in body:
            print(
                "row %d  %s  copy %s for %s"
                % (number, ledger["rows"][number - 1]["at"], body["reference"], body["recipient"])
            )
            for item in body["files"]:
                path = folder / "files" / ("%s.%s" % (body["reference"], item["format"]))
                good = path.is_file() and sha256(path.read_bytes()) == item["sha256"]
                print(
                    "    %-5s %s  %s" % (item["format"], item["sha256"], "as recorded" if good else "NOT AS RECORDED")
                )
                if not good:
                    problems.append("row %d: %s is missing or was changed" % (number, path.name))
    for path in sorted((folder / "timestamps").glob("*.hash")):
        number = int(path.stem)
        if path.read_text().strip() != hashes.get(number):
            problems.append("time-stamp %s is for another row" % path.name)
        print(
            "time-stamp of row %d: openssl ts -verify -data %s -in %s -CAfile ROOT.pem"
            % (number, path, path.with_suffix(".tsr"))
        )
    for problem in problems:
        print("PROBLEM: " + problem)
    print(
        "%d rows, %d shown. %s"
        % (len(hashes), len(bodies), "NOT VALID" if problems else "The chain is complete and unchanged.")
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent))
