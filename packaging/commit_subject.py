"""Checks that the subject of a commit is `area: what changes for whom`, imperative, at most 72 characters.

  commit_subject.py FILE          the message in FILE, as git's commit-msg hook hands it over
  commit_subject.py --log RANGE   every commit of RANGE (`main..HEAD`), merges left out

Prints one sentence for each fault and ends with 1 if there is any. What only a reader can tell (whether the verb is an
imperative, whether it says for whom) is left to the review.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

MOST: Final = 72
SHAPE: Final = re.compile(r"[a-z][a-z0-9_./-]*(?:, [a-z][a-z0-9_./-]*)*: \S")
MADE_BY_GIT: Final = ("Merge ", "Merge:", "Revert ", "fixup! ", "squash! ", "amend! ")


def faults(subject: str) -> list[str]:
    """Return what is wrong with the subject line, as sentences; nothing for those that git writes itself."""
    if subject.startswith(MADE_BY_GIT):
        return []
    found = []
    if not SHAPE.match(subject):
        found.append("It must be `area: what changes for whom`, the area in small letters (`verify: decode …`).")
    if len(subject) > MOST:
        found.append(f"It has {len(subject)} characters; {MOST} is the most. The why belongs into the body.")
    if subject.endswith("."):
        found.append("A subject ends without a full stop.")
    return found


def subject_of(message: str) -> str:
    """Return the first line of a commit message that is neither empty nor a comment."""
    lines = (line.strip() for line in message.splitlines())
    return next((line for line in lines if line and not line.startswith("#")), "")


def main(arguments: Sequence[str]) -> int:
    """Check one message, or the subjects of a range of commits."""
    if len(arguments) == 2 and arguments[0] == "--log":
        command = ["git", "log", "--no-merges", "--format=%s", arguments[1]]
        subjects = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    elif len(arguments) == 1:
        subjects = [subject_of(Path(arguments[0]).read_text("utf-8"))]
    else:
        print(__doc__, file=sys.stderr)
        return 2
    wrong = [(subject, fault) for subject in subjects for fault in faults(subject)]
    for subject, fault in wrong:
        print(f"{subject!r}: {fault}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
