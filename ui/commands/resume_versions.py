"""`countermark resume list|versions|diff|revert|new|sync`: the versions of a master résumé, and several masters."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from app import messages
from app.errors import UserError
from ui.commands.common import Result, unlocked_vault

if TYPE_CHECKING:
    from app.domain.copies import MasterVersion
    from app.domain.resume_difference import Difference

_SHOWN: Final = 200
"""Characters of a text that a line for people shows (a photo is one long text)."""


def add_parsers(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> tuple[argparse.ArgumentParser, ...]:
    """Add the parsers of these actions; returns those that take `--master`."""
    verbs.add_parser("list", parents=[common], help="list your résumés").set_defaults(run=_list)
    versions = verbs.add_parser("versions", parents=[common], help="list the versions")
    versions.set_defaults(run=_versions)
    diff = verbs.add_parser("diff", parents=[common], help="what changed between two versions")
    diff.add_argument("before", type=int, nargs="?", help="a version (default: the one before the newest)")
    diff.add_argument("after", type=int, nargs="?", help="a version (default: the newest)")
    diff.set_defaults(run=_diff)
    revert = verbs.add_parser("revert", parents=[common], help="make an earlier version the newest again")
    revert.add_argument("number", type=int)
    revert.set_defaults(run=_revert)
    new = verbs.add_parser("new", parents=[common], help="begin another résumé with the same person")
    new.add_argument("name", help="such as en, zh or manager")
    new.add_argument("--from", dest="source", default="main", help="whose person to begin with")
    new.add_argument("--in-language", default="", help="en, zh-Hans or zh-Hant (default: as in that résumé)")
    new.add_argument("--whole", action="store_true", help="take over all of it, not only the person")
    new.set_defaults(run=_new_version)
    sync = verbs.add_parser("sync", parents=[common], help="give the person of one résumé to the others")
    sync.add_argument("names", nargs="*", help="which (default: all others)")
    sync.add_argument("--from", dest="source", default="main")
    sync.set_defaults(run=_sync)
    return versions, diff, revert


def _row(version: MasterVersion) -> dict[str, object]:
    return {
        "master": version.master,
        "version": version.number,
        "created": version.created,
        "note": version.note,
    }


def _line(version: MasterVersion) -> str:
    return f"{version.master}\t{version.number}\t{version.created[:16]}\t{version.note}".rstrip()


def _list(options: argparse.Namespace) -> Result:
    with unlocked_vault(options) as vault:
        found = [latest for name in vault.masters.names() if (latest := vault.masters.latest(name))]
    return Result({"masters": [_row(version) for version in found]}, tuple(_line(version) for version in found))


def _versions(options: argparse.Namespace) -> Result:
    with unlocked_vault(options) as vault:
        found = vault.masters.versions(options.master)
    if not found:
        raise UserError("no-resume")
    return Result({"versions": [_row(version) for version in found]}, tuple(_line(version) for version in found))


def _diff(options: argparse.Namespace) -> Result:
    from app.services.several_resumes import PersonService

    with unlocked_vault(options) as vault:
        latest = vault.masters.latest(options.master)
        if latest is None:
            raise UserError("no-resume")
        after = latest.number if options.after is None else options.after
        before = max(1, after - 1) if options.before is None else options.before
        found = PersonService(vault).compare(options.master, before, after)
    rows = [
        {
            "change": item.change.value,
            "field": item.field_id,
            "kind": item.kind.value if item.kind else None,
            "before": item.before,
            "after": item.after,
        }
        for item in found
    ]
    data: dict[str, object] = {"master": options.master, "before": before, "after": after, "differences": rows}
    lines = tuple(line for item in found for line in _difference_lines(item))
    return Result(data, lines or (messages.sentence("versions-same", options.language),))


def _difference_lines(item: Difference) -> list[str]:
    before = [f"  - {item.before[:_SHOWN]}"] if item.before else []
    after = [f"  + {item.after[:_SHOWN]}"] if item.after else []
    return [item.field_id, *before, *after]


def _revert(options: argparse.Namespace) -> Result:
    from app.services.several_resumes import PersonService

    with unlocked_vault(options) as vault:
        made = PersonService(vault).revert(options.master, options.number)
    told: dict[str, str | int] = {"number": options.number, "version": made.number}
    return Result(_row(made), (messages.sentence("version-reverted", options.language, told),))


def _new_version(options: argparse.Namespace) -> Result:
    from app.services.several_resumes import PersonService

    with unlocked_vault(options) as vault:
        made = PersonService(vault).start(
            options.name, source=options.source, language=options.in_language, whole=options.whole
        )
    told: dict[str, str | int] = {"name": made.master, "source": options.source}
    return Result(_row(made), (messages.sentence("master-begun", options.language, told),))


def _sync(options: argparse.Namespace) -> Result:
    from app.services.several_resumes import PersonService

    with unlocked_vault(options) as vault:
        made = PersonService(vault).sync(options.source, options.names)
    lines = tuple(_line(version) for version in made)
    done = messages.sentence("person-synced", options.language, {"source": options.source, "count": len(made)})
    return Result({"versions": [_row(version) for version in made]}, (done, *lines))
