"""Composition root: decides between the helpers of the program, the command line and the window.

Imports lazily, so that the window paints early and the worker child stays small.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from app import environment, faults
from app.children import TYPESETTER_FLAG, WORKER_FLAG


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    if arguments is None:  # a process of its own
        environment.prepare()
        faults.install()
    argv = list(sys.argv[1:] if arguments is None else arguments)
    if argv and _helped(*argv[:2]):
        return 0
    if not argv or argv[0].startswith("--window"):
        from ui.desktop.app import run

        return run(argv[1:])
    from ui.cli import run as run_command

    return run_command(argv)


def _helped(flag: str, job: str = "") -> bool:
    """Whether this process is one of the program's children (and has done its work)."""
    if flag == WORKER_FLAG:
        from app.isolation import serve

        serve(*([job] if job else []))
    elif flag == TYPESETTER_FLAG:
        from app.render.typesetter import work as typeset

        typeset(sys.stdin.buffer, sys.stdout.buffer)
    return flag in (WORKER_FLAG, TYPESETTER_FLAG)


if __name__ == "__main__":
    raise SystemExit(main())
