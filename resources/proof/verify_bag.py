"""Checks an evidence pack: every file against its manifest, and that nothing was added. Run it in the pack's folder: python3 verify_bag.py"""

import hashlib
import pathlib
import sys

root = pathlib.Path(__file__).resolve().parent
problems, listed = [], set()
for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
    for line in (root / manifest).read_text("utf-8").splitlines():
        digest, path = line.split("  ", 1)
        listed.add(path)
        file = root / path
        if not file.is_file():
            problems.append("missing: " + path)
        elif hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            problems.append("changed: " + path)
paths = [file.relative_to(root).as_posix() for file in (root / "data").rglob("*") if file.is_file()]
problems += ["added: " + path for path in paths if path not in listed]
print("\n".join(problems) if problems else f"{len(listed)} files are as the manifests say.")
sys.exit(1 if problems else 0)
