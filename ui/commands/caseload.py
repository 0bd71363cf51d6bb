"""`countermark caseload …`: the students a counsellor advises: create, add, list, status, remove, hand over, wipe; consent and more in files of
their own."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app import messages, paths
from app.errors import UserError
from app.files import write_atomic
from ui.commands.common import (
    Result,
    Subparsers,
    add_letterhead,
    ask_passphrase,
    given_passphrase,
    opened_caseload,
    removal_lines,
    secret_of_file,
    unlocked_vault,
)

if TYPE_CHECKING:
    from app.caseload.roster import RowProblem
    from app.caseload.students import Consent, Student
    from app.services.caseload import Removal
    from app.services.caseload_notices import Notice
    from app.services.caseload_roster import Preview

ACTION_FILES: Final = (
    *("caseload_batch", "caseload_consent", "caseload_matter", "caseload_office", "caseload_report", "caseload_share"),
    "caseload_shared",
    "caseload_trace",
)
"""Files of `ui.commands` that add further actions, each with a function `add_actions`."""


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parsers."""
    verbs = nouns.add_parser("caseload", parents=[common], help="the students you advise").add_subparsers(
        dest="verb", required=True, metavar="ACTION"
    )
    verbs.add_parser("create", parents=[common], help="make a new caseload").set_defaults(run=_create)
    key = verbs.add_parser("key", parents=[common], help="the key that your students encrypt to, and its fingerprint")
    key.add_argument("--qr", metavar="FILE", default="", help="also write it as a QR code (.svg or .png)")
    key.set_defaults(run=_key)
    add = verbs.add_parser("add", parents=[common], help="add the students of a roster (CSV or XLSX)")
    add.add_argument("roster", help="columns id, name, resume, purpose, expires")
    add.add_argument("--preview", action="store_true", help="only show what would be added, and what is wrong")
    add.set_defaults(run=_add)
    for name, run, text in (("list", _list, "list the students"), ("status", _status, "consents, and who goes when")):
        parser = verbs.add_parser(name, parents=[common], help=text)
        parser.add_argument("--pseudonyms", action="store_true", help="no names, for a screen that others see")
        parser.set_defaults(run=run)
    for name, run, text in (
        ("reviewed", _reviewed, "say that the résumé read from a file was compared with it"),
        ("remove", _remove, "remove a student: vault, key, drafts, unsent files"),
    ):
        parser = verbs.add_parser(name, parents=[common], help=text)
        parser.add_argument("student", help="id or pseudonym")
        parser.set_defaults(run=run)
    grace = verbs.add_parser("grace", parents=[common], help="days for which a vault you keep outlives its consent")
    grace.add_argument("days", type=int)
    grace.set_defaults(run=_grace)
    _add_leaving(verbs, common)
    for name in ACTION_FILES:
        importlib.import_module(f"ui.commands.{name}").add_actions(verbs, common)


def _add_leaving(verbs: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    hand = verbs.add_parser("handover", parents=[common], help="give a student the vault you kept, and keep nothing")
    hand.add_argument("student", help="id or pseudonym, or `all`: the whole caseload, for a colleague")
    hand.add_argument(
        "--to-colleague", action="store_true", help="for a colleague: vault and consent; the student stays here, too"
    )
    hand.add_argument("--out", metavar="FILE", required=True)
    hand.add_argument("--new-passphrase-file", metavar="FILE", default="", help="the passphrase that opens the file")
    hand.set_defaults(run=_handover)
    receive = verbs.add_parser("receive", parents=[common], help="make a caseload from a colleague's handover file")
    receive.add_argument("file")
    receive.add_argument("--into", action="store_true", help="take the students into your own caseload (--vault)")
    receive.add_argument("--file-passphrase-file", metavar="FILE", default="", help="with --into: what opens the file")
    receive.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        default="",
        help="your own passphrase for the new caseload (else asked)",
    )
    receive.set_defaults(run=_receive)
    wipe = verbs.add_parser("wipe", parents=[common], help="delete the whole caseload")
    wipe.add_argument("--yes", action="store_true", required=True, help="nothing brings it back")
    wipe.set_defaults(run=_wipe)
    notices = verbs.add_parser("notices", parents=[common], help="texts to print: impact assessment, FERPA, PIPL, GDPR")
    notices.add_argument("--law", default="", help="only these: dpia, ferpa, pipl, gdpr")
    notices.add_argument("--out", metavar="FILE", default="", help="write them as PDF, dated, with lines to fill in")
    add_letterhead(notices)
    notices.set_defaults(run=_notices)


def removal_json(removal: Removal) -> dict[str, object]:
    """Return a removal as JSON."""
    return {
        "removed": removal.student.id,
        "outputs": list(removal.outputs),
        "backups_replaced": removal.backups,
    }


def new_passphrase(options: argparse.Namespace) -> str:
    """Return the passphrase for a file that goes to somebody else. Raises UserError `passphrase-needed`, `passphrases-differ`."""
    if options.new_passphrase_file:
        return secret_of_file(options.new_passphrase_file)
    first = ask_passphrase("Passphrase of the file: ")
    if ask_passphrase("Again: ") != first:
        raise UserError("passphrases-differ")
    return first


def _create(options: argparse.Namespace) -> Result:
    from app.services.caseload import create_caseload

    folder = Path(options.vault).expanduser() if options.vault else paths.default_caseload()
    given = given_passphrase(options)
    caseload = create_caseload(folder, ask_passphrase("New passphrase: ") if given is None else given)
    with caseload.vault:
        address = caseload.identity.address
    data = {"caseload": str(folder), "key": address.text, "fingerprint": address.fingerprint}
    return Result(data, (str(folder), *_key_lines(address.text, address.fingerprint, options.language)))


def _key_lines(text: str, fingerprint: str, language: str) -> tuple[str, ...]:
    return text, messages.sentence("fingerprint", language, {"fingerprint": fingerprint})


def _key(options: argparse.Namespace) -> Result:
    from app.render.qr import qr_png, qr_svg

    with opened_caseload(options) as caseload:
        address = caseload.identity.address
    if options.qr:
        picture = Path(options.qr)
        data = qr_png(address.text) if picture.suffix.lower() == ".png" else qr_svg(address.text).encode()
        write_atomic(picture, data, replace=False)
    told = {"key": address.text, "fingerprint": address.fingerprint, "qr": options.qr or None}
    return Result(told, _key_lines(address.text, address.fingerprint, options.language))


def _add(options: argparse.Namespace) -> Result:
    from app.services import caseload_roster
    from checkers.registers.tables import rows

    path = Path(options.roster)
    with opened_caseload(options) as caseload:
        with rows(path) as table:
            roster = caseload_roster.preview(caseload, table, path.parent)
        if options.preview:
            added = [{"row": one.row, "id": one.id, "name": one.name} for one in roster.entries]
        else:
            made = caseload_roster.add(caseload, roster)
            added = [student_json(one, caseload.today) for one in made]
    told, others = [_problem_json(one, options.language) for one in roster.problems], roster.others
    data: dict[str, object] = {
        "added": added,
        "problems": told,
        "other_names": list(others),
        "left": list(roster.left),
        "preview": options.preview,
    }
    code = "roster-would-add" if options.preview else "roster-added"
    counted = messages.sentence(code, options.language, {"count": len(added), "problems": len(told)})
    named = (messages.sentence("roster-other-name-of", options.language, _names_of(roster, row)) for row in others)
    columns = ", ".join(" ".join(one.split()) for one in roster.left)
    left = [messages.sentence("roster-left", options.language, {"columns": columns})] if columns else []
    return Result(data, (counted, *left, *(str(one["message"]) for one in told), *named))


def _names_of(roster: Preview, row: int) -> dict[str, str | int]:
    name, found = roster.other_name(row)
    return {"row": row, "name": name, "found": found}


def _problem_json(problem: RowProblem, language: str) -> dict[str, object]:
    params: dict[str, str | int] = {"row": problem.row, "other": problem.other}
    code = f"roster-{problem.problem.value}"
    if problem.other == 0 and problem.problem.value == "name-same-person":
        code = "roster-name-known-person"
    return {
        "row": problem.row,
        "problem": problem.problem.value,
        "column": problem.problem.value.partition("-")[0],
        "other": problem.other or None,
        "message": messages.sentence(code, language, params),
    }


def student_json(student: Student, today: str, *, pseudonyms: bool = False) -> dict[str, object]:
    """Return a student as JSON, without key material; with `pseudonyms` also without id and name. `consents`: all, the newest first; beside them stands
    the newest that is in force."""
    who = {"pseudonym": student.pseudonym}
    if not pseudonyms:
        who |= {"id": student.id, "name": student.name}
    newest = next(iter(student.in_force(today)), student.consent)
    return {
        **who,
        "kept_by": student.keeper.value,
        "state": student.state(today).value,
        **_consent_json(newest),
        "consents": [{**_consent_json(one), "state": one.state(today).value} for one in student.consents],
        "added": student.created,
        "reviewed": student.reviewed or None,
        "asked": {"purpose": student.asked_purpose, "expires": student.asked_until},
    }


def _consent_json(consent: Consent | None) -> dict[str, object]:
    """Return a consent as JSON, each value empty for none."""
    return {
        "purpose": consent.purpose.value if consent else None,
        "employers": list(consent.employers) if consent else [],
        "kinds": list(consent.kinds) if consent else [],
        "route": consent.route.value if consent else None,
        "issued": consent.issued if consent else None,
        "expires": consent.expires if consent else None,
        "consent": consent.id if consent else None,
    }


def student_line(student: Student, today: str, language: str, *, pseudonyms: bool = False) -> str:
    """Return a student as a line for people."""
    who = student.pseudonym if pseudonyms else f"{student.id}  {student.name}"
    state = messages.sentence(f"consent-state-{student.state(today).value}", language)
    return f"{who}  {state}  {student.last_day}".rstrip()


def _list(options: argparse.Namespace) -> Result:
    from app.services.caseload_consent import board

    with opened_caseload(options) as caseload:
        students, today = [row.student for row in board(caseload)], caseload.today
    hide = options.pseudonyms
    return Result(
        {"students": [student_json(one, today, pseudonyms=hide) for one in students]},
        tuple(student_line(one, today, options.language, pseudonyms=hide) for one in students),
    )


def _status(options: argparse.Namespace) -> Result:
    from app.services.caseload_consent import board

    with opened_caseload(options) as caseload:
        lines, counts, today, grace = board(caseload), caseload.counts(), caseload.today, caseload.grace_days
    hide = options.pseudonyms
    rows = [
        {**student_json(line.student, today, pseudonyms=hide), "removed_on": line.removed_on or None} for line in lines
    ]
    told = [
        f"{messages.sentence(f'consent-state-{state.value}', options.language)}: {count}"
        for state, count in counts.items()
    ]
    told += [
        student_line(line.student, today, options.language, pseudonyms=hide)
        + (messages.sentence("goes-on", options.language, {"day": line.removed_on}) if line.removed_on else "")
        for line in lines
    ]
    data = {
        "counts": {state.value: count for state, count in counts.items()},
        "students": rows,
        "grace_days": grace,
        "today": today,
    }
    return Result(data, tuple(told))


def _reviewed(options: argparse.Namespace) -> Result:
    from app.services.caseload_roster import set_reviewed

    with opened_caseload(options) as caseload:
        student, today = set_reviewed(caseload, caseload.student(options.student)), caseload.today
    return Result(student_json(student, today), (student_line(student, today, options.language),))


def _remove(options: argparse.Namespace) -> Result:
    with opened_caseload(options) as caseload:
        removal = caseload.remove([caseload.student(options.student)], "removed")[0]
    return Result(removal_json(removal), removal_lines(removal, options.language))


def _grace(options: argparse.Namespace) -> Result:
    with opened_caseload(options) as caseload:
        caseload.set_grace_days(options.days)
    told = messages.sentence("grace-set", options.language, {"days": options.days})
    return Result({"grace_days": options.days}, (told,))


def _handover(options: argparse.Namespace) -> Result:
    from app.services import caseload_handover

    out = Path(options.out)
    with opened_caseload(options) as caseload:
        passphrase = new_passphrase(options)
        if options.student == "all":
            made = caseload_handover.transfer(caseload, out, passphrase)
            told = messages.sentence(
                "caseload-transferred", options.language, {"count": made.students, "path": str(out)}
            )
            return Result({"file": str(out), "students": made.students, "bytes": made.size}, (told,))
        student = caseload.student(options.student)
        if options.to_colleague:
            passed = caseload_handover.pass_on(caseload, student, out, passphrase)
            told = messages.sentence("student-passed-on", options.language, {"path": str(out)})
            return Result({"file": str(out), "students": passed.students, "bytes": passed.size}, (told,))
        removal = caseload_handover.hand_over(caseload, student, out, passphrase)
    told = messages.sentence("student-handed-over", options.language, {"path": str(out)})
    lines = (told, *removal_lines(removal, options.language))
    return Result({"file": str(out), **removal_json(removal), "bytes": out.stat().st_size}, lines)


def _take_over(options: argparse.Namespace) -> Result:
    from app.services.caseload_handover import take_over

    with opened_caseload(options) as caseload:
        given = options.file_passphrase_file
        secret = secret_of_file(given) if given else ask_passphrase("Passphrase of the file: ")
        made = take_over(caseload, Path(options.file), secret)
    counts: dict[str, str | int] = {"count": len(made.students), "left": len(made.left)}
    told = messages.sentence("caseload-taken-over", options.language, counts)
    taken = [one.id for one in made.students]
    return Result({"caseload": options.vault, "students": len(taken), "added": taken, "left": list(made.left)}, (told,))


def _receive(options: argparse.Namespace) -> Result:
    from app.services.caseload_handover import receive, require_opens

    if options.into:
        return _take_over(options)
    folder = Path(options.vault).expanduser() if options.vault else paths.default_caseload()
    given, file = given_passphrase(options), Path(options.file)
    secret = ask_passphrase("Passphrase of the file: ") if given is None else given
    require_opens(file, secret)
    own = _own_passphrase(options)
    made = receive(file, folder, secret, own_passphrase=own)
    told = messages.sentence("caseload-received", options.language, {"count": made.students, "path": str(folder)})
    lines = (told, *(() if own else (messages.sentence("caseload-received-shared", options.language),)))
    return Result({"caseload": str(folder), "students": made.students, "own_passphrase": bool(own)}, lines)


def _own_passphrase(options: argparse.Namespace) -> str:
    """Return what opens a received caseload from then on, other than what the colleague knows; empty where nobody can be asked, or gives none.

    Raises UserError `passphrases-differ`, `passphrase-…`.
    """
    from app.vault.keys.passphrase_policy import require_acceptable

    if options.new_passphrase_file:
        return require_acceptable(secret_of_file(options.new_passphrase_file))
    if not sys.stdin.isatty():
        return ""
    print(messages.sentence("caseload-own-passphrase", options.language), file=sys.stderr)
    own = ask_passphrase("New passphrase: ")
    if own and ask_passphrase("Again: ") != own:
        raise UserError("passphrases-differ")
    return require_acceptable(own) if own else ""


def _wipe(options: argparse.Namespace) -> Result:
    from app.services.caseload import open_caseload
    from app.services.caseload_handover import wipe

    options.vault = options.vault or str(paths.default_caseload())
    with unlocked_vault(options) as vault:
        gone = wipe(open_caseload(vault))
    told = [messages.sentence("caseload-wiped", options.language, {"count": gone.students})]
    if gone.is_untold:
        told.append(messages.sentence("caseload-wiped-untold", options.language, {}))
    return Result({"students": gone.students, "caseload": options.vault, "office_told": not gone.is_untold}, (*told,))


def _notices(options: argparse.Namespace) -> Result:
    from app.services.caseload_notices import notices

    found = notices(options.law)
    language = "zh" if options.language.startswith("zh") else "en"
    if options.out:
        return _notices_file(found, options, language)
    lines = [
        f"{one.title[language]} ({one.checked})\n\n{one.text[language]}\n{_source(one, language)}\n" for one in found
    ]
    rows = [
        {
            "law": one.law,
            "title": one.title[language],
            "text": one.text[language],
            "source": one.source[language],
            "checked": one.checked,
            "sure": one.sure,
        }
        for one in found
    ]
    return Result({"notices": rows}, tuple(lines))


def _source(one: Notice, language: str) -> str:
    return messages.sentence(f"notices-{one.sure}", language, {"source": one.source[language], "day": one.checked})


def _notices_file(found: list[Notice], options: argparse.Namespace, language: str) -> Result:
    from app.clock import local_day, system_clock
    from app.services.caseload_notices_print import notices_pages
    from app.services.caseload_settings import Letterhead

    letterhead = Letterhead(options.institution, options.counsellor_name)
    write_atomic(
        Path(options.out), notices_pages(found, letterhead, local_day(system_clock()), language), replace=False
    )
    told = messages.sentence("notices-written", options.language, {"path": options.out, "count": len(found)})
    return Result({"file": options.out, "laws": [one.law for one in found]}, (told,))
