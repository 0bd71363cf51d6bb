"""`countermark caseload consent …`: packages made in a student's own vault, taken, ended and shown in the counsellor's; consent on paper."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app import messages
from app.caseload.students import Purpose, name_key
from app.errors import UserError
from app.files import read_file, write_atomic
from ui.commands.common import Result, Subparsers, add_letterhead, unlocked_vault

if TYPE_CHECKING:
    from app.caseload.consent_package import Label
    from app.caseload.students import Student
    from app.services.caseload import Caseload
    from app.services.caseload_consent import Incoming
    from app.services.caseload_student_consent import Given, Made

_STAGES: Final = ("browse", "apply", "interview", "offer")
_MISSING: Final = "missing"
"""Stands for all students who gave no consent, or whose consent expired."""


def add_actions(verbs: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the parsers of `consent`."""
    acts = verbs.add_parser("consent", parents=[common], help="what students allow").add_subparsers(
        dest="act", required=True, metavar="ACT"
    )
    make = acts.add_parser("make", parents=[common], help="from your own vault: allow a counsellor something")
    make.add_argument("--counsellor", default="", help="their name, as you call them")
    make.add_argument("--key", default="", help="their key (countermark:1:…), or a file with it; known ones need none")
    make.add_argument("--new-key", action="store_true", help="their key has changed, and you compared its fingerprint")
    make.add_argument("--stage", choices=_STAGES, default="", help="which fields (default: apply)")
    make.add_argument("--policy", metavar="FILE", default="", help="which fields, one by one")
    make.add_argument("--master", default="main", help="which résumé, if you keep several")
    _add_terms(make, required=False)
    make.add_argument("--withdraw", metavar="ID", default="", help="end this consent instead")
    make.add_argument("--out", metavar="FILE", required=True)
    make.set_defaults(run=_make)
    acts.add_parser("given", parents=[common], help="from your own vault: what you allowed").set_defaults(run=_given)
    for name, run, text in (
        ("show", _show, "what a package holds, before anything of it is opened"),
        ("import", _import, "take a package"),
    ):
        parser = acts.add_parser(name, parents=[common], help=text)
        parser.add_argument("file")
        parser.add_argument("--student", default="", help="whose it is, where the name does not say")
        parser.add_argument("--new", action="store_true", help="of somebody new, though the list has that name")
        parser.set_defaults(run=run)
    withdraw = acts.add_parser("withdraw", parents=[common], help="the student said so: end a consent")
    withdraw.add_argument("id", help="of the consent, or of the student")
    withdraw.set_defaults(run=_withdraw)
    paper = acts.add_parser("paper", parents=[common], help="print forms for students without a PC")
    paper.add_argument(
        "student", nargs="+", help="id or pseudonym, or `missing`: all who gave none, or whose consent expired"
    )
    _add_terms(paper, required=True)
    add_letterhead(paper)
    paper.add_argument("--out", metavar="FILE", required=True)
    paper.set_defaults(run=_paper)
    signed = acts.add_parser("signed", parents=[common], help="a printed form came back signed")
    signed.add_argument("code")
    signed.add_argument("--date", default="", metavar="DATE", help="the day of the signature (default: today)")
    signed.set_defaults(run=_signed)
    export = acts.add_parser("export", parents=[common], help="who consented to what, as a table")
    export.add_argument("file")
    export.add_argument("--pseudonyms", action="store_true")
    export.set_defaults(run=_export)


def _add_terms(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument("--purpose", choices=[one.value for one in Purpose], default=Purpose.ADVICE.value)
    parser.add_argument("--purpose-text", default="", help="in your own words, beside the purpose")
    parser.add_argument("--employer", action="append", default=[], help="each employer who may get a copy")
    parser.add_argument("--expires", metavar="DAY", default="", required=required, help="the last day, as 2027-06-30")


def _make(options: argparse.Namespace) -> Result:
    from app.services.caseload_student_consent import ConsentService
    from ui.commands.copy import policy_of

    with unlocked_vault(options) as vault:
        service = ConsentService(vault)
        if options.withdraw:
            made = service.withdraw(options.withdraw)
        else:
            if not options.counsellor or not options.expires:
                raise UserError("consent-terms-missing")
            if options.new_key:
                service.forget_counsellor(options.counsellor)
            made = service.make(
                options.counsellor,
                key_text(options.key),
                policy_of(options.stage or ("" if options.policy else "apply"), options.policy),
                options.purpose,
                purpose_text=options.purpose_text,
                employers=tuple(options.employer),
                expires=options.expires,
                master=options.master,
            )
        write_atomic(Path(options.out), made.data, replace=False)
        fingerprint = service.fingerprint
    return Result(_made_json(made, options.out, fingerprint), _made_lines(made, options, fingerprint))


def key_text(given: str) -> str:
    """Return a counsellor's key: the text itself, or what a file holds."""
    if not given or given.startswith("countermark:"):
        return given
    return read_file(Path(given), 10_000).decode("utf-8", "replace").strip()


def _made_json(made: Made, out: str, fingerprint: str) -> dict[str, object]:
    counsellor = made.label.counsellor.fingerprint
    keys = {"fingerprint": fingerprint, "counsellor_fingerprint": counsellor, "first_contact": made.first_contact}
    return {"file": out, "bytes": len(made.data), **label_json(made.label), "withheld": list(made.withheld), **keys}


def _made_lines(made: Made, options: argparse.Namespace, fingerprint: str) -> tuple[str, ...]:
    language = options.language
    lines = [options.out, *label_lines(made.label, language)]
    lines.append(messages.sentence("fingerprint-own", language, {"fingerprint": fingerprint}))
    if made.first_contact:
        params: dict[str, str | int] = {"fingerprint": made.label.counsellor.fingerprint}
        lines.append(messages.sentence("fingerprint-compare", language, params))
    return (*lines, messages.sentence("consent-honest", language))


def label_json(label: Label) -> dict[str, object]:
    """Return what a package says of itself as JSON."""
    return {
        "consent": label.id,
        "sequence": label.sequence,
        "student": label.student,
        "purpose": label.purpose.value,
        "purpose_text": label.purpose_text,
        "employers": list(label.employers),
        "kinds": list(label.kinds),
        "counts": dict(label.counts),
        "issued": label.issued,
        "expires": label.expires,
        "withdraws": label.withdraws or None,
        "digest": label.digest,
    }


def label_lines(label: Label, language: str) -> tuple[str, ...]:
    """Return what a package says of itself as lines for people."""
    if label.withdraws:
        return (messages.sentence("consent-label-withdraws", language, {"id": label.withdraws}),)
    purpose = f"{messages.sentence(f'purpose-{label.purpose.value}', language)} {label.purpose_text}".strip()
    comma = messages.sentence("list-comma", language)
    rows = [
        ("consent-student", label.student),
        ("consent-purpose", purpose),
        ("consent-employers", comma.join(label.employers)),
        ("consent-kinds", comma.join(label.kinds)),
        ("consent-issued", label.issued),
        ("consent-until", label.expires),
    ]
    return tuple(f"{messages.sentence(code, language)}: {text}" for code, text in rows if text)


def _given(options: argparse.Namespace) -> Result:
    from app.services.caseload_student_consent import ConsentService

    with unlocked_vault(options) as vault:
        given = ConsentService(vault).given()
    lines = []
    for one in given:
        replaced = one.replaced and messages.sentence("consent-replaced-on", options.language, {"day": one.replaced})
        columns = (one.terms.id, one.counsellor, one.terms.purpose.value, one.terms.expires, one.withdrawn or replaced)
        lines.append("  ".join(columns).rstrip())
    return Result({"given": [_given_json(one) for one in given]}, tuple(lines))


def _given_json(given: Given) -> dict[str, object]:
    terms = {key: value for key, value in given.terms.to_json().items() if key != "id"}
    return {
        "consent": given.terms.id,
        "counsellor": given.counsellor,
        "fingerprint": given.address.fingerprint,
        **terms,
        "withdrawn": given.withdrawn or None,
        "replaced": given.replaced or None,
    }


def _incoming_json(incoming: Incoming) -> dict[str, object]:
    known = {"first_contact": incoming.first_contact, "fingerprint": incoming.fingerprint}
    namesakes = [one.id for one in incoming.namesakes]
    belongs = {"belongs_to": incoming.student.id if incoming.student else None, "namesakes": namesakes}
    return {**label_json(incoming.label), **belongs, **known}


def _show(options: argparse.Namespace) -> Result:
    from ui.commands.common import opened_caseload

    with opened_caseload(options) as caseload:
        incoming = _looked_at(caseload, options)
        lines = _incoming_lines(caseload, incoming, options.language)
    return Result(_incoming_json(incoming), lines)


def _looked_at(caseload: Caseload, options: argparse.Namespace) -> Incoming:
    from app.services import caseload_consent

    data = read_file(Path(options.file))
    incoming = caseload_consent.look(caseload, data, student_id=options.student, may_choose=options.new)
    return incoming.of(None) if options.new and incoming.namesakes else incoming


def _owned(caseload: Caseload, incoming: Incoming) -> Incoming:
    """Return a package as that of the one namesake who has the same e-mail address or number; unchanged where nobody has."""
    from app.services.caseload_namesakes import likenesses, the_certain_one

    student = the_certain_one(likenesses(caseload, incoming))
    return incoming.of(student) if student is not None else incoming


def _incoming_lines(caseload: Caseload, incoming: Incoming, language: str) -> tuple[str, ...]:
    from app.services.caseload_consent import arrival_texts

    lines = [*label_lines(incoming.label, language)]
    if incoming.student is not None:
        lines.append(messages.sentence("consent-belongs-to", language, {"id": incoming.student.id}))
    if incoming.namesakes:
        lines.append(messages.sentence("consent-name-known", language))
    arrival = arrival_texts(caseload, incoming)
    lines += [messages.sentence(code, language, dict(params)) for code, params in arrival]
    if incoming.first_contact:
        lines.append(messages.sentence("fingerprint-compare", language, {"fingerprint": incoming.fingerprint}))
    return tuple(lines)


def _import(options: argparse.Namespace) -> Result:
    from app.services import caseload_consent
    from ui.commands.caseload import student_json
    from ui.commands.common import opened_caseload

    with opened_caseload(options) as caseload:
        try:
            incoming = _owned(caseload, _looked_at(caseload, options))
        except UserError as error:
            if error.code != "consent-noted":
                raise
            return Result({"noted": True}, (messages.sentence(error.code, options.language),))
        ending = incoming.student if incoming.label.withdraws else None
        texts = caseload_consent.withdrawal_texts(caseload, ending, ending.name, incoming.ends) if ending else ()
        about = () if texts else _incoming_lines(caseload, incoming, options.language)
        student = caseload_consent.take(caseload, incoming)
        shown = student_json(student, caseload.today) if student else None
    code = "consent-withdrawn" if incoming.label.withdraws else "consent-taken"
    told = messages.sentence(code, options.language)
    said = tuple(messages.sentence(code, options.language, dict(params)) for code, params in texts)
    lines = (
        *(said or about),
        told,
        messages.sentence("consent-honest", options.language),
    )
    return Result({**_incoming_json(incoming), "student_record": shown}, lines)


def _withdraw(options: argparse.Namespace) -> Result:
    from app.services import caseload_consent
    from ui.commands.caseload import removal_json
    from ui.commands.common import opened_caseload, removal_lines

    with opened_caseload(options) as caseload:
        student = caseload_consent.with_consent(caseload, options.id)
        named = next((one for one in student.consents if one.id == options.id), None)
        ended = [named] if named else student.consents
        removal = caseload_consent.withdraw(caseload, student, named)
    ids = [one.id for one in ended]
    data: dict[str, object] = {"consent": ids[0], "consents": ids, **(removal_json(removal) if removal else {})}
    lines = removal_lines(removal, options.language) if removal else ()
    return Result(data, (messages.sentence("consent-withdrawn", options.language), *lines))


def _paper(options: argparse.Namespace) -> Result:
    from app.caseload.consent_package import Terms
    from app.services import caseload_consent
    from app.services.caseload_settings import Letterhead
    from ui.commands.common import opened_caseload

    with opened_caseload(options) as caseload:
        known = caseload.letterhead
        if options.institution or options.counsellor_name:
            names = (options.institution or known.institution, options.counsellor_name or known.counsellor)
            caseload.set_letterhead(Letterhead(*names))
        students = _named_students(caseload, options.student)
        employers = tuple({name_key(name): " ".join(name.split()) for name in options.employer}.values())
        terms = Terms(Purpose(options.purpose), options.purpose_text, employers, caseload.today, options.expires)
        codes, pdf = caseload_consent.print_forms(caseload, students, terms, options.language)
        write_atomic(Path(options.out), pdf, replace=False)
    forms = [{"student": one.id, "code": code} for one, code in zip(students, codes, strict=True)]
    if len(codes) > 1:
        told = messages.sentence("consent-forms-printed", options.language, {"path": options.out, "count": len(codes)})
        return Result({"file": options.out, "forms": forms}, (told,))
    told = messages.sentence("consent-form-printed", options.language, {"path": options.out, "code": codes[0]})
    return Result({"file": options.out, "code": codes[0], "forms": forms}, (told,))


def _named_students(caseload: Caseload, wanted: Sequence[str]) -> list[Student]:
    """Return the students by id or pseudonym; for `missing` all who may be asked for a consent. Raises UserError `student-unknown`, `consent-none-missing`."""
    if list(wanted) != [_MISSING]:
        return [caseload.student(one) for one in dict.fromkeys(wanted)]
    from app.services.caseload_consent import without_consent

    found = without_consent(caseload)
    if not found:
        raise UserError("consent-none-missing")
    return found


def _signed(options: argparse.Namespace) -> Result:
    from app.services import caseload_consent, caseload_replaced
    from ui.commands.caseload import student_json, student_line
    from ui.commands.common import opened_caseload

    with opened_caseload(options) as caseload:
        texts = caseload_replaced.file_texts(caseload, *caseload_consent.form_of(caseload, options.code))
        student, today = caseload_consent.sign_form(caseload, options.code, day=options.date), caseload.today
    said = (messages.sentence(code, options.language, dict(params)) for code, params in texts)
    return Result(student_json(student, today), (*said, student_line(student, today, options.language)))


def _export(options: argparse.Namespace) -> Result:
    from app.services.caseload_consent import board_csv
    from ui.commands.common import opened_caseload

    with opened_caseload(options) as caseload:
        data, count = board_csv(caseload, options.language, pseudonyms=options.pseudonyms), len(caseload.students())
    write_atomic(Path(options.file), data, replace=False)
    return Result({"file": options.file, "students": count}, (options.file,))
