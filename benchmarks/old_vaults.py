"""Asks a vault of an earlier program everything that was frozen about it, each leak through the whole program.

`python -m benchmarks.old_vaults` prints what differs and how many of each group keep their answer; it ends with 1 when
any differs. `--quick` asks one leak of every group.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from app.services.traces import TraceService
from app.services.vaults import open_vault
from tests.golden import old_vaults
from tests.sampling import drawn


def measure(folder: Path, *, quick: bool) -> int:
    """Ask all (or, `quick`, some) in an empty `folder`; returns how many answers differ."""
    said, frozen = old_vaults.expected(), old_vaults.unpack(folder)
    leaks = old_vaults.leaks(frozen, said)
    rows = {row["key"]: row for row in said["traces"]}
    asked, kept = Counter[str](), Counter[str]()
    with open_vault(frozen / "vault", said["passphrase"], clock=lambda: datetime(2026, 12, 1, tzinfo=UTC)) as vault:
        copies = old_vaults.copies_of(vault)
        print(f"copies: {sum(one in copies for one in said['copies'])} of {len(said['copies'])} as they were")
        service = TraceService(vault)
        for leak in drawn(leaks, 0, by=lambda leak: leak.group) if quick else leaks:
            found = old_vaults.differences(leak, rows[leak.key], old_vaults.answer(service, leak))
            asked[leak.group] += 1
            kept[leak.group] += not found
            print(*found, sep="\n", end="\n" if found else "")
    for group in sorted(asked):
        print(f"{group:20} {kept[group]:3} of {asked[group]:3}")
    print(f"{'all':20} {kept.total():3} of {asked.total():3}")
    return asked.total() - kept.total() + (copies != said["copies"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one leak of every group")
    options = parser.parse_args()
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        differing = measure(Path(folder), quick=options.quick)
    print(f"{time.process_time() - began:.1f} s of processor time")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
