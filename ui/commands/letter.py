"""`countermark letter …`: write letters to whoever holds the person's data, and record what became of them."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages
from app.errors import UserError
from app.letters.model import Answer, Letter, LetterKind
from ui.commands.common import Result, Subparsers, unlocked_vault, with_student

if TYPE_CHECKING:
    from app.services.letters import Draft, LetterService, Note
    from app.vault.vault import Vault


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parsers: writing a letter has no verb."""
    common = with_student(common)
    letter = nouns.add_parser("letter", parents=[common], help="letters to whoever holds your data")
    letter.add_argument("--recipient", metavar="NAME", help="who holds the data")
    letter.add_argument("--kind", choices=[kind.value for kind in LetterKind])
    letter.add_argument(
        "--to", metavar="AUTHORITY", default="", help="where a complaint goes (default: the first one known)"
    )
    letter.add_argument("--law", default="", help="pipl, gdpr, uk-gdpr, ccpa, … or none (default: by country and date)")
    letter.add_argument(
        "--mailbox",
        metavar="ADDRESS",
        help="their mailbox, as you know it: it is kept, and the mail is addressed to it",
    )
    letter.add_argument("--about", metavar="ID", default="", help="the earlier letter that this one follows")
    letter.add_argument("--out", metavar="FILE", help=".docx, .pdf, .txt or .eml")
    letter.set_defaults(run=_write)
    verbs = letter.add_subparsers(dest="verb", metavar="ACTION")
    listed = verbs.add_parser("list", parents=[common], help="letters so far, and what may follow")
    listed.add_argument("--recipient", metavar="NAME", default="")
    listed.set_defaults(run=_list)
    sent = verbs.add_parser("sent", parents=[common], help="record that a letter was sent")
    sent.add_argument("id")
    sent.add_argument("--day", default="", help="ISO date (default: today)")
    sent.add_argument(
        "--incident", metavar="ID", default="", help="the incident it was written about: its step is done"
    )
    sent.set_defaults(run=_sent)
    answered = verbs.add_parser("answered", parents=[common], help="record how a letter was answered")
    answered.add_argument("id")
    answered.add_argument("--with", dest="answer", required=True, choices=[answer.value for answer in Answer])
    answered.add_argument("--day", default="", help="ISO date (default: today)")
    answered.add_argument("--reply", type=Path, metavar="FILE.txt", help="the words of the answer, to be kept with it")
    answered.set_defaults(run=_answered)
    following = verbs.add_parser("next", parents=[common], help="write the letter that follows now")
    following.add_argument("id")
    following.add_argument("--out", metavar="FILE", required=True, help=".docx, .pdf, .txt or .eml")
    following.set_defaults(run=_next)
    discard = verbs.add_parser("discard", parents=[common], help="remove a letter that was never sent")
    discard.add_argument("id")
    discard.set_defaults(run=_discard)


def _write(options: argparse.Namespace) -> Result:
    if not (options.recipient and options.kind and options.out):
        raise UserError("letter-options-missing")
    with unlocked_vault(options) as vault:
        service = _service(vault)
        if options.mailbox is not None:
            from app.services.recipients import RecipientService

            service.set_mailbox(RecipientService(vault).find(options.recipient).id, options.mailbox)
        draft = service.draft(
            options.recipient,
            LetterKind(options.kind),
            law=options.law,
            language=options.language,
            to=options.to,
            about=options.about,
        )
        return _keep(service, draft, Path(options.out), options.language)


def _next(options: argparse.Namespace) -> Result:
    with unlocked_vault(options) as vault:
        service = _service(vault)
        letter = service.get(options.id)
        kind, recipient = service.next_kind(letter), vault.recipients.get(letter.recipient_id)
        if kind is None or recipient is None:
            raise UserError("letter-nothing-follows", id=letter.id)
        draft = service.draft(recipient.name, kind, language=letter.language, about=letter.id)
        return _keep(service, draft, Path(options.out), options.language)


def _keep(service: LetterService, draft: Draft, path: Path, language: str) -> Result:
    """Write the file, then keep the letter: one that could not be written is not kept."""
    from app.files import write_atomic
    from app.render.letter import letter_file

    sender, to = draft.sender.contact, draft.mailbox
    write_atomic(path, letter_file(draft.text, path.suffix, draft.language, sender=sender, to=to), replace=False)
    letter = service.keep(draft)
    notes = [_note_line(note, language) for note in draft.notes]
    data = {
        **_json(letter, draft.recipient.name),
        "path": str(path),
        "mailbox": draft.mailbox,
        "law_name": draft.law.name[_key(language)],
        "notes": [_note_json(note, language) for note in draft.notes],
    }
    lines = (messages.sentence("letter-written", language, {"id": letter.id, "path": str(path)}), *notes)
    return Result({"letter": data, **data}, lines)


def _list(options: argparse.Namespace) -> Result:
    from app.services.recipients import RecipientService

    with unlocked_vault(options) as vault:
        service = _service(vault)
        wanted = RecipientService(vault).find(options.recipient).id if options.recipient else ""
        names = {one.id: one.name for one in vault.recipients.all()}
        found = [(letter, service.next_kind(letter)) for letter in service.all(wanted)]
    rows = [
        {**_json(letter, names.get(letter.recipient_id, "")), "next": follows.value if follows else None}
        for letter, follows in found
    ]
    return Result({"letters": rows}, tuple(_listed(row, options.language) for row in rows))


def _listed(row: Mapping[str, object], language: str) -> str:
    """Return one letter of the list in words: number, recipient, kind, law, days, answer, and what may follow."""
    told = {"kind": "letter-kind", "next": "letter-kind", "answer": "evidence-answer"}
    return "\t".join(
        messages.sentence(f"{told[key]}-{row[key]}", language) if key in told and row[key] else str(row[key] or "")
        for key in ("id", "recipient", "kind", "law", "sent", "due", "answer", "next")
    )


def _sent(options: argparse.Namespace) -> Result:
    day = _day(options.day)
    with unlocked_vault(options) as vault:
        with vault.transaction():
            letter = _service(vault).mark_sent(options.id, day)
            if options.incident:
                _tell_incident(vault, options.incident, letter, options.language)
        data = _json(letter, _name(vault, letter))
    code = "letter-sent-due" if letter.due else "letter-sent"
    said = messages.sentence(code, options.language, {"id": letter.id, "day": letter.sent, "due": letter.due})
    return Result({"letter": data, **data}, (said,))


def _tell_incident(vault: Vault, incident_id: str, letter: Letter, language: str) -> None:
    """Do in an incident what its page does when a letter is marked as sent."""
    from app.services.incident_letters import with_letter_sent
    from app.services.incident_reports import IncidentReportService
    from checkers.country_offices import JurisdictionOffices

    reports = IncidentReportService(vault)
    told = with_letter_sent(reports.get(incident_id), letter, _name(vault, letter), language, JurisdictionOffices())
    reports.revise(incident_id, told)


def _answered(options: argparse.Namespace) -> Result:
    from app.files import read_file

    day = _day(options.day)
    reply = read_file(options.reply).decode("utf-8", "replace") if options.reply else ""
    with unlocked_vault(options) as vault:
        service = _service(vault)
        letter = service.record_answer(options.id, Answer(options.answer), day, reply)
        follows = service.next_kind(letter)
        data = {**_json(letter, _name(vault, letter)), "next": follows.value if follows else None}
    code = f"letter-next-{follows}" if follows else "letter-answered"
    return Result({"letter": data, **data}, (messages.sentence(code, options.language, {"id": letter.id}),))


def _discard(options: argparse.Namespace) -> Result:
    with unlocked_vault(options) as vault:
        _service(vault).discard(options.id)
    return Result({"discarded": options.id}, (options.id,))


def _service(vault: Vault) -> LetterService:
    from app.services.letters import LetterService

    return LetterService(vault)


def _day(text: str) -> str:
    """Return an ISO date as given. Raises UserError `letter-day`."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise UserError("letter-day", day=text) from None


def _name(vault: Vault, letter: Letter) -> str:
    recipient = vault.recipients.get(letter.recipient_id)
    return recipient.name if recipient else ""


def _key(language: str) -> str:
    return "zh" if language.startswith("zh") else "en"


def _json(letter: Letter, recipient: str) -> dict[str, object]:
    return {
        "id": letter.id,
        "recipient": recipient,
        "kind": letter.kind.value,
        "law": letter.law,
        "to": letter.to,
        "language": letter.language,
        "written": letter.written,
        "sent": letter.sent,
        "due": letter.due,
        "answer": letter.answer.value if letter.answer else None,
        "answered": letter.answered,
        "about": letter.about,
        "reply": letter.reply,
        "text": letter.text,
    }


def _note_json(note: Note, language: str) -> dict[str, object]:
    return {
        "text": note.says[_key(language)],
        "confirmed": note.confirmed,
        "article": note.article,
        "source": note.source,
        "checked": note.checked,
    }


def _note_line(note: Note, language: str) -> str:
    text = note.says[_key(language)]
    if note.confirmed:
        return text
    if not note.article:
        return messages.sentence("letter-check", language, {"text": text})
    return messages.sentence("letter-unconfirmed", language, {"text": text, "article": note.article})
