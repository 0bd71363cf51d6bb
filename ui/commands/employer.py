"""`countermark employer …`: what the person found out by hand about an employer and its recruiters, and own notes that nobody else sees."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages
from app.clock import local_day, system_clock
from app.domain.checks import Posting
from app.domain.own_notes import NoteKind, OwnNote
from app.errors import UserError
from app.files import read_file
from ui.commands.common import Result, Subparsers, unlocked_vault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.checks import CardLine, CheckCard
    from app.services.checks import CheckResult, CheckService
    from app.vault.vault import Vault


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parsers."""
    verbs = nouns.add_parser(
        "employer", parents=[common], help="what you found out about employers and recruiters yourself"
    ).add_subparsers(dest="verb", required=True, metavar="ACTION")
    verbs.add_parser("list", parents=[common], help="list own notes, and employers with facts").set_defaults(run=_list)
    show = verbs.add_parser("show", parents=[common], help="facts, answers, own notes and checks of an employer")
    show.add_argument("name")
    show.set_defaults(run=_show)
    fact = verbs.add_parser("fact", parents=[common], help="note what an official page shows, with its date")
    fact.add_argument("name")
    fact.add_argument(
        "--set", action="append", default=[], metavar="FACT=VALUE", help="such as insured=0 (may be repeated)"
    )
    fact.add_argument("--pasted", type=Path, metavar="FILE", help="the text of the page: the facts in it are noted")
    fact.add_argument("--page", default="-", help="which page that was")
    fact.add_argument("--date", default="", metavar="DATE", help="the day you looked (default: today)")
    fact.set_defaults(run=_fact)
    answer = verbs.add_parser("answer", parents=[common], help="note an answer about who may recruit")
    answer.add_argument("name")
    answer.add_argument("--question", required=True, metavar="CODE", help="signs, posts, order or known")
    answer.add_argument("--text", required=True, help="what was answered")
    answer.add_argument("--way", required=True, help="own-number, their-number, chat, person or paper")
    answer.add_argument("--result", required=True, help="confirmed, denied or open")
    answer.add_argument("--date", default="", metavar="DATE", help="the day of the answer (default: today)")
    answer.set_defaults(run=_answer)
    note = verbs.add_parser("note", parents=[common], help="keep an own note: nobody else sees it")
    note.add_argument("name", nargs="?", default="")
    note.add_argument("--recruiter", action="store_true", help="the note is about a person who recruits")
    note.add_argument("--text", default="", help="what you want to remember")
    note.add_argument("--avoid", action="store_true", help="you want nothing to do with them")
    for name, shown, told in (
        ("phone", "NUMBER", "a telephone number of theirs (may be repeated)"),
        ("mail", "ADDRESS", "a mail address of theirs (may be repeated)"),
        ("account", "NAME", "their WeChat, QQ or Telegram (may be repeated)"),
    ):
        note.add_argument(f"--{name}", action="append", default=[], metavar=shown, help=told)
    note.set_defaults(run=_note)
    forget = verbs.add_parser("forget", parents=[common], help="delete an own note, or what was noted of an employer")
    forget.add_argument("what", help="the number of a note, or an employer's name")
    forget.set_defaults(run=_forget)


def _list(options: argparse.Namespace) -> Result:
    from app.services import employer_facts
    from app.services.own_notes import OwnNoteService, note_json

    with unlocked_vault(options) as vault:
        notes, known = OwnNoteService(vault).all(), employer_facts.employers(vault)
    rows = [{"name": name, "noted": len(lines)} for name, lines in known.items()]
    lines = [_note_line(one, options.language) for one in notes]
    lines += [f"{row['name']}\t{row['noted']}" for row in rows]
    return Result({"notes": [note_json(one) for one in notes], "employers": rows}, tuple(lines))


def _show(options: argparse.Namespace) -> Result:
    from app.services import employer_facts
    from app.services.own_notes import OwnNoteService, note_json
    from app.services.prior_disclosures import core_name

    with unlocked_vault(options) as vault:
        matches = OwnNoteService(vault).in_posting(Posting(options.name, organisation=options.name))
        noted = employer_facts.noted(vault, options.name)
        core = core_name(options.name)
        checks = [row for row in vault.checks.headings() if core and core_name(row.organisation) == core]
    by_hand = _by_hand(options, noted)
    data = {
        "name": options.name,
        **by_hand,
        "notes": [note_json(one.note) for one in matches],
        "checks": [{"check_id": one.id, "created": one.created, "title": one.title} for one in checks],
    }
    lines = [_note_line(one.note, options.language) for one in matches]
    return Result(data, (options.name, *lines, *hand_lines(by_hand)))


def _by_hand(options: argparse.Namespace, noted: Iterable[CardLine]) -> dict[str, object]:
    """Return what was noted, in the form of a card that holds nothing else."""
    from app.domain.checks import CheckCard

    posting = Posting(options.name, organisation=options.name, language=options.language[:2])
    return by_hand_json(CheckCard(posting, "", (), (), (), ()), noted, options.language)


def by_hand_json(card: CheckCard, noted: Iterable[CardLine], language: str) -> dict[str, object]:
    """Return what only the person can find out about a card's employer, with what they noted so far."""
    from app.reader_country import reader_country
    from checkers.card_json import by_hand

    return by_hand(card, noted, local_day(system_clock()), reader_country(), language)


def hand_lines(by_hand: Mapping[str, object]) -> tuple[str, ...]:
    """Return what was noted by hand as lines of text, each with its age."""
    rows = [row for key in ("questions", "facts") for row in _rows(by_hand.get(key)) if row.get("text")]
    return tuple(f"  - {row['text']} ({row['noted']})" for row in rows)


def _rows(stored: object) -> list[dict[str, object]]:
    return [row for row in stored if isinstance(row, dict)] if isinstance(stored, list) else []


def _fact(options: argparse.Namespace) -> Result:
    from checkers.guided.official_page_facts import fact_lines, facts_in

    text = read_file(options.pasted, limit=2_000_000).decode("utf-8", "replace") if options.pasted else ""
    values = facts_in(text) if text else {}
    for one in options.set:
        name, between, value = one.partition("=")
        if not between:
            raise UserError("fact-form", text=one[:60])
        values[name.strip()] = value
    if not values:
        raise UserError("fact-none")
    posting, day = Posting(options.name, organisation=options.name), _day(options.date)
    return _add(options, fact_lines(values, posting, page=options.page, day=day))


def _answer(options: argparse.Namespace) -> Result:
    from checkers.guided.recruiter_questions import answer_line

    posting, how = Posting(options.name, organisation=options.name), {"way": options.way, "result": options.result}
    return _add(options, (answer_line(options.question, options.text, posting, day=_day(options.date), **how),))


def _day(given: str) -> str:
    """Return an ISO day, of today where none is given. Raises `UserError` `noted-day-unknown`."""
    from datetime import date

    today = local_day(system_clock())
    try:
        day = date.fromisoformat(given).isoformat() if given else today
    except ValueError:
        raise UserError("noted-day-unknown", text=given[:40]) from None
    if day > today:
        raise UserError("noted-day-unknown", text=day)
    return day


def _add(options: argparse.Namespace, lines: tuple[CardLine, ...]) -> Result:
    """Add noted lines to the newest card of the employer, or to a card of its name alone; return what is noted of it now."""
    from app.reader_country import reader_country
    from app.services import employer_facts
    from app.services.checks import CheckService
    from ui.checking_child import ChildEngine

    with unlocked_vault(options) as vault:
        service = CheckService(ChildEngine(country=reader_country), vault)
        result = service.add_answers(_card(vault, service, options.name), lines)
        noted = employer_facts.noted(vault, options.name)
    by_hand = _by_hand(options, noted)
    return Result({"name": options.name, "check_id": result.check_id, **by_hand}, (options.name, *hand_lines(by_hand)))


def _card(vault: Vault, service: CheckService, name: str) -> CheckResult:
    from app.services.checks import CheckResult
    from app.services.risk_confirmation import newest_card
    from checkers import card_json

    stored = newest_card(vault, name)
    try:
        return CheckResult(card_json.load(stored.card), stored.id, 0.0) if stored else service.check_employer(name)
    except ValueError:  # of a newer version
        return service.check_employer(name)


def _note(options: argparse.Namespace) -> Result:
    from app.services.own_notes import OwnNoteService, note_json

    kind = NoteKind.RECRUITER if options.recruiter else NoteKind.EMPLOYER
    with unlocked_vault(options) as vault:
        service = OwnNoteService(vault)
        contacts = (tuple(options.phone), tuple(options.mail), tuple(options.account))
        wanted = OwnNote(kind, options.name, options.text, options.avoid, *contacts)
        known = next((one for one in service.all() if one.kind is kind and one.name == wanted.name != ""), None)
        note = service.keep(_joined(known, wanted) if known else wanted)
    said = messages.sentence("own-note-kept", options.language, {"title": note.title})
    return Result(dict(note_json(note)), (said, _note_line(note, options.language)))


def _joined(known: OwnNote, new: OwnNote) -> OwnNote:
    """Return a known note with what is new in another of the same name."""
    text = "\n".join(dict.fromkeys(filter(None, (known.text, new.text.strip()))))
    return replace(
        known,
        text=text,
        avoid=known.avoid or new.avoid,
        phones=(*known.phones, *new.phones),
        mails=(*known.mails, *new.mails),
        accounts=(*known.accounts, *new.accounts),
    )


def _forget(options: argparse.Namespace) -> Result:
    from app.services import employer_facts
    from app.services.own_notes import OwnNoteService

    with unlocked_vault(options) as vault:
        if options.what.isdecimal():
            title = OwnNoteService(vault).discard(options.what).title
        elif employer_facts.forget(vault, options.what):
            title = options.what
        else:
            raise UserError("own-note-unknown", id=options.what[:40])
    return Result({"forgotten": title}, (messages.sentence("own-note-gone", options.language, {"title": title}),))


def _note_line(note: OwnNote, language: str) -> str:
    return messages.sentence(f"own-note-{'avoid' if note.avoid else 'plain'}", language, _told(note))


def _told(note: OwnNote) -> dict[str, str | int]:
    contacts = ", ".join((*note.phones, *note.mails, *note.accounts))
    parts = " · ".join(filter(None, (" ".join(note.text.split()), contacts if note.name else "")))
    return {"id": note.id, "title": note.title, "day": note.changed, "text": parts, "met": len(note.met)}
