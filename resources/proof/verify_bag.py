"""Checks an evidence pack: every file against its manifest, and that nothing was added. Run it in the pack's folder: python3 verify_bag.py

Where the pack holds a time-stamp (RFC 3161) and openssl is installed, the stamp is checked too, against the certificates in the pack:
whether these are the authority's own, only the authority can say.
"""

import hashlib
import pathlib
import shutil
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent
problems, listed = [], set()
for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
    for line in (root / manifest).read_text("utf-8").splitlines():
        digest, _, path = line.partition("  ")
        listed.add(path)
        file = root / path
        if not path:
            problems.append("no line of a manifest: " + repr(line))
        elif not file.is_file():
            problems.append("missing: " + path)
        elif hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            problems.append("changed: " + path)
paths = [file.relative_to(root).as_posix() for file in (root / "data").rglob("*") if file.is_file()]
problems += ["added: " + path for path in paths if path not in listed]
stamp, roots = root / "tagmanifest-sha256.txt.tsr", root / "tagmanifest-sha256.txt.roots.pem"
if stamp.is_file():
    openssl = shutil.which("openssl")
    about = ["-data", str(root / "tagmanifest-sha256.txt"), "-in", str(stamp), "-CAfile", str(roots)]
    if openssl is None:
        print("There is a time-stamp; it was not checked, because openssl is not installed.")
    elif subprocess.run([openssl, "ts", "-verify", *about], capture_output=True).returncode == 0:
        told = subprocess.run([openssl, "ts", "-reply", "-in", str(stamp), "-text"], capture_output=True, text=True)
        print("The time-stamp is about this pack.", *(one for one in told.stdout.splitlines() if "Time stamp:" in one))
    else:
        problems.append("the time-stamp is not about this pack, or not from these certificates")
print("\n".join(problems) if problems else f"{len(listed)} files are as the manifests say.")
sys.exit(1 if problems else 0)
