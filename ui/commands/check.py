"""`countermark check FILE|URL|-`: the check card of a posting, or of each line of a JSON-lines file."""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from app import messages, paths
from app.clock import system_clock, to_iso
from app.domain.advice import with_advice
from app.errors import UserError
from app.files import read_file
from app.text.law_citations import cite_law
from ui.commands.common import Result, Subparsers, read_input, unlocked_vault, vault_folder
from ui.commands.employer import by_hand_json, hand_lines
from ui.commands.jsonl import stream

if TYPE_CHECKING:
    from app.services.checks import CheckResult, CheckService


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parser."""
    check = nouns.add_parser("check", parents=[common], help="check an employer and a posting")
    check.add_argument("source", help="a file, a link, or - for standard input")
    check.add_argument("--online", action="store_true", help="allow the link to be fetched")
    check.add_argument("--jsonl", action="store_true", help='one {"id", "text", …} object per line')
    check.add_argument(
        "--country",
        metavar="CODE",
        default="",
        help="where you live (GB, NG, …): whose offices the card names; else the setting, else this computer's region",
    )
    check.add_argument("--keep", action="store_true", help="keep the card in the vault")
    check.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="set a field right by hand, and check with that",
    )
    check.add_argument("--out", metavar="FILE.pdf", default="", help="save the card as pages to print")
    check.add_argument(
        "--evidence", type=Path, metavar="DIR", help="keep the card, and write a pack with the posting into this folder"
    )
    check.add_argument("--pasted", metavar="FILE", default="", help="what you copied from an official page, to compare")
    check.add_argument("--page", default="", help="which page that was")
    check.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> Result:
    if options.jsonl:
        return _stream(options)
    options.keep = options.keep or options.evidence is not None
    if options.source.lower().startswith(("http://", "https://")):
        name, data, url, content_type = "", *_fetched(options)
    else:
        name, data = read_input(options.source)
        url = content_type = ""
    result, box, own = _run(options, name, data, url, content_type)
    document = dict(_encode(result, options.language)) | box | own
    document["seconds"] = round(result.seconds, 4)
    if options.out:
        document["printed"] = _print(document, options)
    if result.check_id:
        document["check_id"] = result.check_id
    if options.evidence:
        document["evidence"] = _evidence(result.check_id, options)
    told = (messages.sentence("mail-box-gravest", options.language, box),) if box else ()
    return Result(document, told + _lines(document, options.language))


def _evidence(check_id: str, options: argparse.Namespace) -> str:
    """Write the evidence pack of the kept card; return its folder."""
    from app.services.evidence import EvidenceService
    from ui.commands.incident_evidence import pack_choice, write_pack

    chosen = argparse.Namespace(**vars(options))
    chosen.check, chosen.reference, chosen.recipient, chosen.file, chosen.exhibits = [check_id], [], [], [], None
    chosen.without_originals, chosen.hide = False, []
    with unlocked_vault(options) as vault:
        choice = pack_choice(vault, chosen)
        return str(write_pack(EvidenceService(vault), "", choice, options.evidence).data["folder"])


def _print(document: Mapping[str, object], options: argparse.Namespace) -> str:
    """Save the card's pages as PDF; an existing file is left alone."""
    from app.files import write_atomic
    from app.services.check_print import card_pages

    path = Path(options.out)
    write_atomic(path, card_pages(document, options.language), replace=False)
    return str(path)


def _run(
    options: argparse.Namespace, name: str, data: bytes, url: str, content_type: str
) -> tuple[CheckResult, dict[str, int], dict[str, object]]:
    """Check the input; of a mail box also returns how many messages it holds and how many were checked. The last part is what only the
    person can find out, with what a vault knows of it."""
    from app.mail import mbox
    from app.services.checks import MOST_MESSAGES, CheckService, most_severe
    from checkers.guided import pasted_register_page
    from ui.checking_child import ChildEngine

    if not data.strip():
        raise UserError("nothing-found")
    mails = mbox.split_messages(data) if mbox.is_mbox_name(name) else ()
    country = _country(options)
    values, engine = _corrections(options.set), ChildEngine(country=lambda: country)
    pasted = read_file(Path(options.pasted), limit=2_000_000).decode("utf-8", "replace") if options.pasted else ""

    def work(service: CheckService) -> tuple[CheckResult, dict[str, int], dict[str, object]]:
        counts: dict[str, int] = {}
        if mails:
            with engine.one_file():
                result, checked = most_severe(name, mails, lambda one, called: service.check(one, name=called))
            counts = {"messages": len(mails), "checked": checked, "most": MOST_MESSAGES}
        else:
            result = service.check(data, name=name, url=url, content_type=content_type)
        if values:
            result = service.recheck(result, values)
        if pasted:
            page = options.page.strip() or "-"
            found = pasted_register_page.lines(pasted, result.card.posting, page=page, today=to_iso(system_clock()))
            result = service.add_answers(result, found)
        return result, counts, _own(result, service, options.language)

    if not options.keep:
        return work(CheckService(engine))
    with unlocked_vault(options) as vault:
        return work(CheckService(engine, vault))


def _own(result: CheckResult, service: CheckService, language: str) -> dict[str, object]:
    """Return `by_hand`, and `own_notes` where a vault has some that fit."""
    from app.services.own_notes import note_json

    posting = result.card.posting
    found = [{**note_json(one.note), "by": one.by, "by_name": one.by_name} for one in service.own_notes(posting)]
    by_hand = by_hand_json(result.card, service.noted(posting), language)
    return {"by_hand": by_hand} | ({"own_notes": found} if found else {})


def _country(options: argparse.Namespace) -> str:
    """Return the country asked for, else that of the settings or of this computer. Raises UserError `country-unknown`."""
    from app.reader_country import COUNTRIES, known_country, reader_country

    if not options.country:
        return reader_country()
    if not (code := known_country(options.country)):
        raise UserError("country-unknown", country=options.country[:20], countries=", ".join(COUNTRIES))
    return code


def _corrections(given: list[str]) -> dict[str, str]:
    """Parse `FIELD=VALUE` arguments. Raises UserError `field-unknown`."""
    from checkers.card_edit import FIELDS

    values: dict[str, str] = {}
    for one in given:
        name, between, value = one.partition("=")
        if not between:
            raise UserError("field-unknown", field=name[:40], fields=", ".join(FIELDS))
        values[name.strip()] = value
    return values


def _encode(result: CheckResult, language: str) -> Mapping[str, object]:
    from ui.checking_child import ChildEngine

    return ChildEngine().encode(result.card, language)


def _fetched(options: argparse.Namespace) -> tuple[bytes, str, str]:
    """Return the page behind a link, fetched only with `--online`: (bytes, final URL, content type)."""
    from app.services.network_request_log import file_log, vault_log
    from app.services.vaults import vault_exists
    from ui.online_lookups import fetch_page, require_online

    if not options.online:
        raise UserError("online-needed", url=options.source)
    require_online()
    if options.keep and vault_exists(vault_folder(options)):
        with unlocked_vault(options) as vault:
            return fetch_page(options.source, vault_log(vault))
    return fetch_page(options.source, file_log(paths.requests_file()))


def _stream(options: argparse.Namespace) -> Result:
    from ui.checking_child import rows

    with rows(options.language, to_iso(system_clock()), _country(options)) as child:

        def answer(row: Mapping[str, object]) -> dict[str, object]:
            began = time.perf_counter()
            card = child.ask({"row": row})
            return {**card, "seconds": round(time.perf_counter() - began, 5)}

        return stream(options.source, answer, options.language)


def _lines(document: Mapping[str, object], language: str) -> tuple[str, ...]:
    posting = cast("Mapping[str, str]", document["posting"])
    card = cast("Mapping[str, list[Mapping[str, str]]]", document["card"])
    signals = cast("list[Mapping[str, object]]", document["signals"])
    lines = [" · ".join(part for part in (posting.get("title", ""), posting.get("organisation", "")) if part)]
    where = cast("Mapping[str, str]", document["jurisdiction"])
    if where["names"]:
        lines.append(messages.sentence("card-country", language, {"countries": where["names"]}))
    lines.append(str(document.get("summary") or ""))
    lines += [
        messages.sentence(
            "own-note-met", language, {"title": str(one["title"]), "text": " ".join(str(one["text"]).split())}
        )
        for one in cast("list[Mapping[str, str]]", document.get("own_notes", []))
    ]
    for signal, advice in with_advice(signals):
        spans = cast("list[Mapping[str, str]]", signal["evidence"])
        severity = messages.sentence(f"severity-{signal['severity']}", language)
        lines.append(f"[{severity}] {signal['explanation']}")
        lines.extend(f"    “{span['text']}”" for span in spans[:3])
        basis = cast("Mapping[str, str]", signal["basis"])
        law = cite_law(
            str(signal.get("basis_name") or basis["law"]), basis["article"], language, str(signal.get("basis_unit", ""))
        )
        lines.append(f"    {' · '.join(part for part in (law, str(signal['source'])) if part)}")
        lines.extend([f"    → {advice}"] if advice else [])
    for group in ("confirmed", "needs_you", "not_checked"):
        if card[group]:
            lines.append(messages.sentence(f"card-{group}", language))
            lines.extend(f"  - {line.get('text', line.get('code', ''))}" for line in card[group])
    shown = {str(line.get("text")) for group in card.values() for line in group}
    earlier = hand_lines(cast("Mapping[str, object]", document["by_hand"]))
    lines.extend(one for one in earlier if not any(text in one for text in shown))
    lines.append(messages.sentence("card-limits", language))
    return tuple(line for line in lines if line)
