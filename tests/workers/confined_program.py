"""What tests run in a confined child that is no job of the program: the body of a function `job(header, payload)`, given as source."""

from __future__ import annotations

import sys
from typing import Final

JOB: Final = "app.trouble:job"

_CHILD: Final = """
import sys, types
from app.workers import isolation
trouble = types.ModuleType("app.trouble")
exec(sys.argv[1], trouble.__dict__)
sys.modules["app.trouble"] = trouble
isolation.JOBS = ("app.trouble:job",)
isolation._RECOGNISES = isolation.JOBS if "recognises" in sys.argv[2:] else ()
isolation.serve(*[name for name in sys.argv[2:] if ":" in name])
"""


def command(source: str, *, recognises: bool = False) -> list[str]:
    """How to start the child, in place of `isolation._command()`."""
    return [sys.executable, "-P", "-c", _CHILD, source, *(["recognises"] if recognises else [])]
