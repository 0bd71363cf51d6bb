"""`countermark caseload office …`: several counsellors' caseloads through a folder that the office's own system shares."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages
from app.errors import UserError
from ui.commands.common import Result, Subparsers

if TYPE_CHECKING:
    from app.caseload.office.reconciled_records import StudentRecord, Value
    from app.services.caseload_office import OfficeService, OfficeStatus, SyncResult


def add_actions(verbs: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the parsers of `office`, and `sync` beside it."""
    verbs.add_parser("sync", parents=[common], help="`office sync`: in step with your colleagues").set_defaults(
        run=_sync
    )
    acts = verbs.add_parser(
        "office", parents=[common], help="work with colleagues through a folder that your office shares"
    ).add_subparsers(dest="act", required=True, metavar="ACT")
    create = acts.add_parser("create", parents=[common], help="make an office in a shared folder; you are its owner")
    create.add_argument("folder", type=Path)
    create.add_argument("--title", required=True, help="of the office, as your colleagues know it")
    create.add_argument("--as", dest="name", required=True, metavar="NAME", help="your name for your colleagues")
    create.set_defaults(run=_create)
    invite = acts.add_parser("invite", parents=[common], help="add a colleague (owner only)")
    invite.add_argument("key", help="what `caseload key` shows to them (countermark:1:…), or a file with it")
    invite.add_argument("--as", dest="name", required=True, metavar="NAME", help="their name")
    invite.set_defaults(run=_invite)
    join = acts.add_parser("join", parents=[common], help="join the office in a folder, after you were invited")
    join.add_argument("folder", type=Path)
    join.add_argument("--owner", default="", metavar="FINGERPRINT", help="of the owner's key, as you compared it")
    join.set_defaults(run=_join)
    folder = acts.add_parser("folder", parents=[common], help="the shared folder has another place now")
    folder.add_argument("folder", type=Path)
    folder.set_defaults(run=lambda options: _synced(options, lambda office: office.use_folder(options.folder)))
    for name, run, text in (
        ("sync", _sync, "take what is new in the folder, and give what is new here"),
        ("members", _members, "who belongs to the office, and when something of them came"),
    ):
        acts.add_parser(name, parents=[common], help=text).set_defaults(run=run)
    _add_members(acts, common)
    status = acts.add_parser("status", parents=[common], help="last sync, what waits, what happened to the folder")
    status.add_argument("--mark-read", action="store_true", help="do not show again what happened so far")
    status.set_defaults(run=_status)
    _add_students(acts, common)


def _add_members(acts: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    leave = acts.add_parser("leave", parents=[common], help="forget the office here; your own students stay")
    leave.add_argument("--anyway", action="store_true", help="also as the owner, who leaves colleagues without one")
    leave.set_defaults(run=_leave)
    for name, run, text in (
        ("remove", _remove, "remove a member (owner only): nothing new is readable to them"),
        ("owner", _owner, "have another member be the owner"),
    ):
        parser = acts.add_parser(name, parents=[common], help=text)
        parser.add_argument("name", help="of the member, or the fingerprint")
        parser.set_defaults(run=run)
    compare = acts.add_parser(
        "compare", parents=[common], help="you compared a member's fingerprint, and it is this one"
    )
    compare.add_argument("name", help="of the member")
    compare.add_argument("fingerprint", help="as the member read it to you")
    compare.set_defaults(run=_compare)


def _add_students(acts: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    acts.add_parser("students", parents=[common], help="the office's students, whoever advises them").set_defaults(
        run=_students
    )
    for name, more, run, text in (
        ("show", "", _show, "what the office knows of a student, contradictions among it"),
        ("note", "text", _note, "write a note on a student for your colleagues"),
        ("assign", "member", _assign, "say which member advises a student"),
        ("withdraw", "", _withdraw, "a student of any colleague withdrew the consent"),
    ):
        parser = acts.add_parser(name, parents=[common], help=text)
        parser.add_argument("student", help="id, or the first digits of the office's id")
        if more:
            parser.add_argument(more)
        if name == "withdraw":
            parser.add_argument("--consent", default="", help="id of the one that ends, as `show` names it (else all)")
        parser.set_defaults(run=run)
    choose = acts.add_parser("choose", parents=[common], help="decide between contradicting entries, for everybody")
    choose.add_argument("student", help="id, or the first digits of the office's id")
    choose.add_argument("what", choices=("record", "adviser"), help="which entry, as `show` names it")
    choose.add_argument("number", type=int, help="which of them holds, counted from 1 in the order of `show`")
    choose.set_defaults(run=_choose)


@contextmanager
def _office(options: argparse.Namespace) -> Iterator[OfficeService]:
    from app.services.caseload_office import OfficeService
    from ui.commands.common import opened_caseload

    with opened_caseload(options) as caseload:
        yield OfficeService(caseload)


def _synced(options: argparse.Namespace, act: Callable[[OfficeService], SyncResult]) -> Result:
    """Do what ends with a sync, and say what came of it and what the person must know."""
    from app.services import caseload_office_texts

    with _office(options) as office:
        done = act(office)
        status = office.status()
    counts = {"came": done.came, "written": done.written, "restored": done.restored, "ended": done.ended}
    said = messages.sentence("office-synced", options.language, dict(counts))
    return Result(
        {**counts, **status_json(status)}, (said, *caseload_office_texts.warning_lines(status, options.language))
    )


def _create(options: argparse.Namespace) -> Result:
    return _synced(options, lambda office: office.create(options.folder, options.title, options.name))


def _invite(options: argparse.Namespace) -> Result:
    from ui.commands.caseload_consent import key_text

    return _synced(options, lambda office: office.invite(key_text(options.key), options.name))


def _join(options: argparse.Namespace) -> Result:
    if not options.owner:
        with _office(options) as office:
            found = office.invitation(options.folder)
        raise UserError("office-compare", title=found.title, owner=found.owner, fingerprint=found.fingerprint)
    return _synced(options, lambda office: office.join(options.folder, options.owner))


def _sync(options: argparse.Namespace) -> Result:
    return _synced(options, lambda office: office.sync())


def _remove(options: argparse.Namespace) -> Result:
    result = _synced(options, lambda office: office.remove(options.name))
    honest = messages.sentence("office-remove-honest", options.language, {})
    return Result(result.data, (*result.lines, honest))


def _owner(options: argparse.Namespace) -> Result:
    return _synced(options, lambda office: office.make_owner(options.name))


def _compare(options: argparse.Namespace) -> Result:
    from app.services import caseload_office_texts

    with _office(options) as office:
        office.compare(options.name, options.fingerprint)
        status = office.status()
    return Result(
        {"members": status_json(status)["members"]}, caseload_office_texts.member_lines(status, options.language)
    )


def _leave(options: argparse.Namespace) -> Result:
    with _office(options) as office:
        office.leave(anyway=options.anyway)
    return Result({"left": True}, (messages.sentence("office-left", options.language, {}),))


def _members(options: argparse.Namespace) -> Result:
    from app.services import caseload_office_texts

    with _office(options) as office:
        status = office.status()
    return Result(
        {"members": status_json(status)["members"]}, caseload_office_texts.member_lines(status, options.language)
    )


def _status(options: argparse.Namespace) -> Result:
    from app.services import caseload_office_texts

    with _office(options) as office:
        status = office.status()
        if options.mark_read:
            office.mark_read()
    lines = (
        *caseload_office_texts.summary_lines(status, options.language),
        *caseload_office_texts.warning_lines(status, options.language),
    )
    return Result(status_json(status), (*lines, *caseload_office_texts.member_lines(status, options.language)))


def status_json(status: OfficeStatus) -> dict[str, object]:
    """Return the state of an office as JSON."""
    members = [
        {
            "name": one.name,
            "fingerprint": one.fingerprint,
            "joined": one.joined,
            "heard": one.heard or None,
            "owner": one.is_owner,
            "you": one.is_you,
            "removed": one.is_removed,
            "left": one.has_left,
            "added_by": one.added_by or None,
            "compared": one.is_compared,
        }
        for one in status.members
    ]
    return {
        "title": status.title,
        "folder": status.folder,
        "synced": status.synced or None,
        "stale": status.is_stale,
        "silent": status.is_silent,
        "removed": status.is_removed,
        "students": status.students,
        "contradictions": status.contradictions,
        "unsent": status.unsent,
        "members": members,
        "waiting": [{"member": name, "files": one.count, "reason": one.reason} for name, one in status.waiting],
        "told": [{"code": one.code, "params": dict(one.params), "day": one.day} for one in status.told],
    }


def _students(options: argparse.Namespace) -> Result:
    with _office(options) as office:
        rows = [_student_json(office, one) for one in office.students()]
    lines = (
        f"{row['office_id']!s:.8}  {row['id']}  {row['name']}  {row['adviser'] or ''}  {row['expires'] or ''}".rstrip()
        for row in rows
    )
    return Result({"students": rows}, tuple(lines))


def _student_json(office: OfficeService, record: StudentRecord) -> dict[str, object]:
    from app.caseload.office.event_file import Kind

    about, consents = record.current(Kind.RECORD), record.consents
    newest = consents[0].data if consents else {}
    adviser = str(record.current(Kind.ADVISER).get("adviser", ""))
    return {
        "office_id": record.id,
        "id": about.get("id"),
        "name": about.get("name"),
        "adviser": office.name_of(adviser) if adviser else None,
        "purpose": newest.get("purpose"),
        "expires": newest.get("expires"),
        "consents": [_value(office, one) for one in consents],
        "copies": len(record.copies),
        "notes": len(record.notes),
        "contradictions": [kind.value for kind in record.contradictions],
    }


def _show(options: argparse.Namespace) -> Result:
    from app.caseload.office.event_file import Kind

    with _office(options) as office:
        record = office.student(options.student)
        data = _student_json(office, record)
        fields = {kind: found for kind, found in record.fields.items() if kind is not Kind.CONSENT}
        data["fields"] = {kind.value: [_value(office, one) for one in found] for kind, found in fields.items()}
        data["copies"], data["notes"] = (
            [_value(office, one) for one in found] for found in (record.copies, record.notes)
        )
        lines = [f"{data['id']}  {data['name']}  {data['adviser'] or ''}".rstrip()]
        for kind in record.contradictions:
            lines.append(messages.sentence("office-contradiction", options.language, {"what": kind.value}))
            lines += [_value_line(office, one) for one in record.fields[kind]]
        lines += [_consent_line(one, options.language) for one in record.consents]
        lines += [_value_line(office, one) for one in (*record.copies, *record.notes)]
    return Result(data, tuple(lines))


def _value(office: OfficeService, value: Value) -> dict[str, object]:
    return {"by": office.name_of(value.stamp.author), "at": value.stamp.at, **value.data}


def _value_line(office: OfficeService, value: Value) -> str:
    data = value.data
    text = data.get("text") or data.get("recipient") or office.name_of(str(data.get("adviser", ""))) or data.get("name")
    reference = str(data.get("reference", ""))
    return f"  {value.stamp.at[:10]}  {office.name_of(value.stamp.author)}: {text or data.get('expires', '')}  {reference}".rstrip()


def _consent_line(value: Value, language: str) -> str:
    """Return a consent as a line: from when until when, for what, and its id."""
    from app.caseload.students import Purpose

    data = {key: str(value.data.get(key, "")) for key in ("issued", "expires", "purpose", "id")}
    purpose = data["purpose"]
    if purpose in list(Purpose):
        purpose = messages.sentence(f"purpose-{purpose}", language)
    return f"  {data['issued'][:10]} – {data['expires'][:10]}  {purpose}  {data['id']}".rstrip()


def _note(options: argparse.Namespace) -> Result:
    return _said(options, lambda office: office.note(options.student, options.text))


def _assign(options: argparse.Namespace) -> Result:
    return _said(options, lambda office: office.assign(options.student, options.member))


def _choose(options: argparse.Namespace) -> Result:
    from app.caseload.office.event_file import Kind

    return _said(options, lambda office: office.choose(options.student, Kind(options.what), options.number - 1))


def _withdraw(options: argparse.Namespace) -> Result:
    def act(office: OfficeService) -> SyncResult:
        office.withdraw(options.student, options.consent)
        return office.sync()

    return _synced(options, act)


def _said(options: argparse.Namespace, act: Callable[[OfficeService], None]) -> Result:
    with _office(options) as office:
        act(office)
        unsent = office.status().unsent
    return Result({"unsent": unsent}, (messages.sentence("office-noted", options.language, {"count": unsent}),))
