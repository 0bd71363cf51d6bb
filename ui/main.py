"""Composition root: decides between the isolated worker, the command line and the window.

Imports lazily, so that the window paints early and the worker child stays small.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    from app.isolation import WORKER_FLAG

    if argv[:1] == [WORKER_FLAG]:
        from app.isolation import serve

        serve(*argv[1:2])
    if not argv or argv[0].startswith("--window"):
        from ui.desktop.app import run

        return run(argv[1:])
    from ui.cli import run as run_command

    return run_command(argv)


if __name__ == "__main__":
    raise SystemExit(main())
