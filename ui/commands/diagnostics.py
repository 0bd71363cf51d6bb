"""`countermark diagnostics`: versions, and how the processes that read strangers' files are confined here. No personal data."""

from __future__ import annotations

import argparse
import platform
import sys

from app import __version__
from ui.commands.common import Result, Subparsers


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parser."""
    diagnostics = nouns.add_parser("diagnostics", parents=[common], help="versions, and what protects this computer")
    diagnostics.set_defaults(run=_diagnostics)


def _diagnostics(options: argparse.Namespace) -> Result:
    from app.services.confinement_check import examine

    found = examine()
    about = (
        f"Countermark {__version__}",
        f"Python {platform.python_version()}, frozen {getattr(sys, 'frozen', False)}",
        f"System {platform.system()} {platform.release()} {platform.machine()}",
    )
    sandbox = {
        "layers": found.layers,
        "missing": found.missing,
        "tried": len(found.acts),
        "refused": sum(not act.done for act in found.acts),
        "open": [{"group": act.group, "act": act.name} for act in found.acts if act.done],
    }
    return Result({"version": __version__, "system": about[2], "sandbox": sandbox}, (*about, *found.lines()))
