"""The published vectors of an office's folder: files of the older form and of this one, and what is read of them, here and by an older program."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from office_samples import OFFICE, Colleague, MemoryTree, join

from app.caseload.keys import Identity
from app.caseload.office import event_file
from app.caseload.office.event_file import Kind

VECTORS = json.loads((Path(__file__).parents[2] / "docs" / "formats" / "office-events-vectors.json").read_text("utf-8"))
FILES = {name: base64.b64decode(data) for name, data in VECTORS["files"].items()}


def reader(names: set[str]) -> Colleague:
    """A member who joins by a folder that has these event files, and all that is no event file."""
    who = Colleague("Mr Li")
    who.identity = Identity(VECTORS["reader"]["age"], bytes.fromhex(VECTORS["reader"]["ed25519"]))
    for name, data in FILES.items():
        if name in names or not name.startswith("events/"):
            who.view.write(name, data)
    assert VECTORS["office"] == OFFICE and join(who)
    who.copy = MemoryTree()
    replica = who.replica()
    for name in names:
        replica.add_file(name.removeprefix("events/"), FILES[name])
    key = event_file.open_student_key(
        OFFICE, VECTORS["student"], FILES[f"keys/{VECTORS['student']}.key"], replica.members.epochs
    )
    replica.keys[VECTORS["student"]] = key
    replica.absorb()
    replica.save()
    return who


def held(who: Colleague) -> list[dict[str, object]]:
    return [dict(one.data) for one in who.replica().record(VECTORS["student"]).consents]


def test_files_of_the_older_form_are_read() -> None:
    assert held(reader(set(VECTORS["older"]))) == VECTORS["after_older"]["consents"]


def test_all_files_lead_to_what_the_vectors_say() -> None:
    who = reader({name for name in FILES if name.startswith("events/")})
    assert held(who) == VECTORS["after_all"]["consents"]
    assert sorted(who.replica().withdrawn) == VECTORS["after_all"]["withdrawn"]
    assert who.texts() == set(VECTORS["after_all"]["notes"]) and who.replica_waiting() == []


def test_an_older_program_finds_one_consent_in_each_event() -> None:
    who = reader({name for name in FILES if name.startswith("events/")})
    found, epochs = [], who.replica().members.epochs
    files = [event_file.read(data) for name, data in sorted(FILES.items()) if name.endswith(".events")]
    for file in files:
        for event in event_file.open_contents(file, epochs[file.header.epoch]).events:
            if event.kind is Kind.CONSENT:
                opened = event_file.open_event(OFFICE, event, who.replica().keys[VECTORS["student"]])
                found.append((opened.at, str(opened.data["id"])))
    assert sorted(one for _, one in found) == sorted(VECTORS["an_older_program_reads"])
