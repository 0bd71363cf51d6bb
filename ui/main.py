"""Composition root: dispatches to the program's child processes, the command line or the window.

Imports lazily, so that the window paints early and the worker child stays small. Nothing is imported before the
current folder is removed from the module search path: `python -m ui.main` would look there first, and a file there,
whatever it is called, would run as ours.
"""

from __future__ import annotations

import os
import sys


def _leave_current_folder() -> None:
    """Remove the current folder from `sys.path`, unless the program itself is in it. `os` is loaded by then, more is not."""
    if sys.flags.safe_path or getattr(sys, "frozen", False):
        return
    program = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    sys.path[:] = [entry for entry in sys.path if entry]
    try:
        if sys.path[:1] == [os.getcwd()] != [program]:  # noqa: PTH109
            del sys.path[0]
    except OSError:  # there is no current folder any more
        pass


if __name__ == "__main__":
    _leave_current_folder()


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    from app import crash_reports, environment, pattern_cache
    from app.companion import extension_ids

    if arguments is None:  # a process of its own
        environment.prepare()
        pattern_cache.use()
        crash_reports.install()
    argv = list(sys.argv[1:] if arguments is None else arguments)
    if argv and _ran_as_child(*argv):
        return 0
    if argv and extension_ids.started_by_browser(argv):
        from app.companion.host import run as run_host

        return run_host(argv)
    if not argv or argv[0].startswith("--window"):
        import gc

        gc.disable()  # until the window is made: all that is loaded stays, and to look through it costs 6 ms
        from ui.desktop.shell.app import run

        status = run(argv[1:])
        if arguments is None:
            _end(status)
        return status
    from ui.commands.cli import run as run_command

    if arguments is None:
        _hide_memory()
    return run_command(argv)


def _end(status: int) -> None:
    """End the process of a window as `multiprocessing` ends its children: threads and exit handlers first, which close what is open
    (Qt and its local socket, children, temporary folders), then the output; but not each of a million objects (25 ms)."""
    import atexit
    import contextlib
    import threading

    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a program without a console
            with contextlib.suppress(OSError, ValueError):  # nobody reads any more
                stream.flush()
    os._exit(status)


def _hide_memory() -> None:
    """Not in the window: a portal could not tell then who asks, and would open no file for it."""
    from app.workers.sandbox import hide_memory

    hide_memory()


def _ran_as_child(flag: str, *ahead: str) -> bool:
    """Whether this process is one of the program's children (and has done its work)."""
    from app.workers.children import WORKER_FLAG

    if flag == WORKER_FLAG:
        from app.workers.server import serve

        serve(*ahead)
    return flag == WORKER_FLAG


if __name__ == "__main__":
    raise SystemExit(main())
