"""An office's replicas: whatever order files arrive in, whatever a folder loses, repeats or makes up, everybody knows the same and is told."""

from __future__ import annotations

import copy
import hashlib
import random

import pytest
from office_samples import (
    OFFICE,
    Colleague,
    carry,
    event_names,
    harm,
    invite,
    join,
    newcomer,
    office,
    remove,
    same,
    settle,
)

from app.caseload import keys
from app.caseload.office import event_file, sync
from app.caseload.office.event_file import Content, Contents, Event, Header, Kind
from app.errors import EnvironmentProblem, UserError
from tests.sampling import repeats


def test_a_student_is_known_to_everybody_after_a_round() -> None:
    wu, li = office("Li")
    student = wu.add("王晓明")
    wu.say(Kind.NOTE, student, text="wants a job in Hamburg")
    settle([wu, li])
    same([wu, li])
    record = li.replica().record(student)
    assert record.current(Kind.RECORD)["name"] == "王晓明" and li.texts() == {"wants a job in Hamburg"}
    assert record.origin == wu.identity.address.verify_key.hex()


def test_nothing_that_a_folder_shows_says_who_or_what() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    wu.say(Kind.NOTE, student, text="a note")
    settle([wu, li])
    everything = b"".join(wu.view.files.values())
    assert b"Zhang" not in everything and b"a note" not in everything and student.encode() not in everything


def test_contradictions_are_ordered_and_shown_until_somebody_who_saw_both_decides() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    settle([wu, li])
    wu.say(Kind.ADVISER, student, adviser="wu")
    li.say(Kind.ADVISER, student, adviser="li")
    settle([wu, li])
    same([wu, li])
    record = wu.replica().record(student)
    assert record.contradictions == (Kind.ADVISER,)
    assert {one.data["adviser"] for one in record.fields[Kind.ADVISER]} == {"wu", "li"}
    li.say(Kind.ADVISER, student, adviser="wu")
    settle([wu, li])
    assert wu.replica().record(student).contradictions == () and li.replica().record(student).contradictions == ()


def test_two_who_say_the_same_do_not_contradict_each_other() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    settle([wu, li])
    wu.say(Kind.ADVISER, student, adviser="wu")
    li.say(Kind.ADVISER, student, adviser="wu")
    settle([wu, li])
    assert wu.replica().record(student).contradictions == ()


def test_a_withdrawal_ends_the_key_everywhere_and_what_was_sealed_with_it() -> None:
    wu, li, bo = office("Li", "Bo")
    student, other = wu.add("Zhang Min"), wu.add("Li Wei")
    li_key = wu.replica().keys[student]
    settle([wu, li, bo])
    bo.say(Kind.ENDED, student, reason="withdrawn", package="p")
    settle([wu, li, bo])
    same([wu, li, bo])
    for one in (wu, li, bo):
        assert student not in one.replica().keys and other in one.replica().keys
        assert li_key.hex() not in str(one.store.rows) and "Zhang Min" not in str(one.store.rows)
        assert f"keys/{student}.key" not in one.view.files and f"keys/{other}.key" in one.view.files
        assert len(one.replica().endings[student].erased) == 3  # each program confirmed it
    same([wu, li, bo, newcomer(wu, li, bo)])


def test_a_withdrawal_does_not_wait_for_what_is_missing() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    settle([wu, li])
    wu.say(Kind.NOTE, wu.add("Li Wei"), text="lost on the way")
    wu.sync()
    lost = next(name for name in event_names(wu) if name not in li.view.files)
    wu.say(Kind.ENDED, student, reason="withdrawn", package="p")
    wu.sync()
    carry(wu, li)
    li.view.remove(lost)
    li.sync()
    assert student in li.replica().endings and student not in li.replica().keys
    assert [one.reason for one in li.replica_waiting()] == ["gap"]


def test_a_key_that_comes_back_after_the_end_is_deleted_again_and_told() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    settle([wu, li])
    before = dict(wu.view.files)
    wu.say(Kind.ENDED, student, reason="withdrawn", package="p")
    settle([wu, li])
    wu.view.write(f"keys/{student}.key", before[f"keys/{student}.key"])
    wu.sync()
    assert f"keys/{student}.key" not in wu.view.files and "office-key-returned" in wu.told


def test_a_removed_member_reads_nothing_new_and_what_they_write_after_is_told() -> None:
    wu, li, bo = office("Li", "Bo")
    student = wu.add("Zhang Min")
    settle([wu, li, bo])
    bo.say(Kind.NOTE, student, text="before")
    settle([wu, li, bo])
    remove(wu, bo)
    bo.say(Kind.NOTE, student, text="after")
    bo.sync()  # does not know it yet
    settle([wu, li, bo])
    wu.say(Kind.NOTE, student, text="new")
    settle([wu, li, bo])
    same([wu, li])
    assert wu.texts() == {"before", "new"} and "office-late" in wu.told and "office-late" in li.told
    assert bo.replica().removed and "new" not in bo.texts() and "office-removed-you" in bo.told
    assert bo.replica().write_events("2026-11-29T00:00:00Z") is None


def test_a_removal_that_arrives_late_takes_back_what_came_after_it() -> None:
    wu, li, bo = office("Li", "Bo")
    student = wu.add("Zhang Min")
    settle([wu, li, bo])
    remove(wu, bo)
    bo.say(Kind.NOTE, student, text="after")
    bo.sync()
    carry(bo, li)
    li.sync()
    assert li.texts() == {"after"}
    settle([wu, li, bo])
    same([wu, li])
    assert li.texts() == set()


def test_a_removed_member_who_is_invited_again_counts_again() -> None:
    wu, li, bo = office("Li", "Bo")
    student = wu.add("Zhang Min")
    settle([wu, li, bo])
    remove(wu, bo)
    bo.say(Kind.NOTE, student, text="after")
    settle([wu, li, bo])
    invite(wu, bo)
    settle([wu, li, bo])
    same([wu, li, bo])
    assert li.texts() == {"after"}


def test_another_owner_invites_and_the_old_one_no_more() -> None:
    wu, li = office("Li")
    replica = wu.replica()
    replica.write_members(replica.members.with_owner(li.identity.address.verify_key.hex()))
    replica.save()
    settle([wu, li])
    assert li.replica().is_owner and not wu.replica().is_owner
    with pytest.raises(UserError, match="office-not-owner"):
        invite(wu, Colleague("Han"))
    han = Colleague("Han")
    invite(li, han)
    carry(li, han)
    assert join(han)
    settle([wu, li, han])
    same([wu, li, han])


def test_files_that_vanish_are_put_back_and_told() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    settle([wu, li])
    early = {name: wu.view.files[name] for name in event_names(wu)[:2]}
    li.say(Kind.NOTE, student, text="kept")
    settle([wu, li])
    whole = {name for name in wu.view.files if name.startswith("events/")}
    label = wu.view.files[sync.LABEL]
    wu.view.files, wu.view.times = {sync.LABEL: label, **early}, dict.fromkeys((sync.LABEL, *early), 0)
    for _ in range(2):
        wu.sync()
    assert whole <= set(wu.view.files) and f"keys/{student}.key" in wu.view.files
    assert {"office-restored", "office-key-restored"} <= set(wu.told)


def test_a_folder_that_is_not_there_is_left_alone() -> None:
    (wu,) = office()
    wu.add("Zhang Min")
    wu.view.files = {}
    with pytest.raises(EnvironmentProblem, match="office-folder-missing"):
        wu.sync()
    assert wu.view.files == {}
    sync.write_label(wu.view, "ab" * 16)
    with pytest.raises(UserError, match="office-folder-other"):
        wu.sync()


def test_a_lost_label_is_written_again() -> None:
    (wu,) = office()
    wu.view.remove(sync.LABEL)
    wu.sync()
    assert sync.read_label(wu.view) == OFFICE


def test_forged_files_are_told_and_change_nothing() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    settle([wu, li])
    before = li.state()
    replica, stranger = wu.replica(), keys.new_sign_key()
    head = replica.heads[wu.identity.address.verify_key.hex()]
    data = next_file(wu, head.last, [Event(Kind.ENDED, student, "", {"reason": "withdrawn"})], stranger)
    header_of = data.partition(b"\n")[0]
    assert (
        replica.own_key.encode() in header_of
    )  # in her name, and sealed with the right key: only the signature is not hers
    digest = hashlib.sha256(data).hexdigest()[:32]
    li.view.write(f"events/{replica.own_key[:16]}/{head.number + 1:08d}-{digest}.events", data)
    li.sync()
    assert li.told.count("office-file-forged") == 1 and li.state() == before
    header = Header(OFFICE, keys.public_key(stranger).hex(), 1, "", Content.EVENTS, epoch=1)
    epoch_key = wu.replica().members.epochs[1]  # even with the key of the epoch
    body = event_file.seal_events(
        header, epoch_key, Contents({}, (), ""), [Event(Kind.ENDED, student, "", {"reason": "withdrawn"})], {}
    )
    file = event_file.write(header, body, stranger)
    li.view.write(f"events/{event_file.read(file).name.text}", file)
    li.sync()
    assert "office-stranger" in li.told and li.state() == before


def next_file(member: Colleague, previous: str, events: list[Event], sign_key: bytes) -> bytes:
    """A file in a member's name, with the next number."""
    replica = member.replica()
    head = replica.heads[replica.own_key]
    header = Header(OFFICE, replica.own_key, head.number + 1, previous, Content.EVENTS, epoch=1)
    epoch_key = replica.members.epochs[1]
    body = event_file.seal_events(header, epoch_key, Contents({}, (), ""), events, replica.keys)
    return event_file.write(header, body, sign_key)


def test_a_file_that_does_not_continue_its_authors_chain_waits_and_is_told() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    settle([wu, li])
    data = next_file(wu, "0" * 64, [Event(Kind.NOTE, student, "", {"text": "made up"})], wu.identity.sign_key)
    li.view.write(f"events/{event_file.read(data).name.text}", data)
    li.sync()
    assert li.texts() == set() and "office-fork" in li.told
    assert [one.reason for one in li.replica_waiting()] == ["fork"]


def test_more_than_one_file_holds_goes_in_several() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    for number in range(2_100):
        if number % 700 == 0:
            replica = wu.replica()
        replica.outbox.append(Event(Kind.NOTE, student, wu.at(), {"text": f"note {number}"}))
        if number % 700 == 699:
            replica.save()
    settle([wu, li])
    same([wu, li])
    assert len(li.texts()) == 2_100


def test_an_incomplete_file_is_told_and_taken_once_it_is_whole() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    settle([wu, li])
    wu.say(Kind.NOTE, student, text="whole")
    wu.sync()
    carry(wu, li)
    name = next(name for name in event_names(li) if name.removeprefix("events/") not in li.copy.names("events"))
    li.view.write(name, wu.view.files[name][:100])
    li.sync()
    assert "office-file-damaged" in li.told and li.texts() == set()
    li.view.write(name, wu.view.files[name])
    li.sync()
    assert li.texts() == {"whole"}


def test_what_two_copies_of_one_vault_wrote_is_told_and_nothing_is_lost() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    settle([wu, li])
    old = copy.deepcopy((wu.store.rows, wu.copy.files, wu.copy.times, wu.view.files, wu.view.times))
    wu.say(Kind.NOTE, student, text="one")
    wu.sync()
    carry(wu, li)
    li.sync()
    wu.store.rows, wu.copy.files, wu.copy.times, wu.view.files, wu.view.times = old
    wu.say(Kind.NOTE, student, text="two")
    wu.sync()
    settle([wu, li])
    same([wu, li])
    assert li.texts() == {"one", "two"} and "office-fork" in li.told and "office-fork" in wu.told


def test_a_kill_before_the_vault_is_written_repeats_and_loses_nothing() -> None:
    wu, li = office("Li")
    student = wu.add("Zhang Min")
    settle([wu, li])
    wu.say(Kind.NOTE, student, text="one")
    wu.sync(killed=True)
    settle([wu, li])
    same([wu, li])
    assert [one.data["text"] for one in li.replica().record(student).notes] == ["one"]


@pytest.mark.parametrize("seed", range(repeats(400, 24)))
@pytest.mark.parametrize("count", [2, 3])
def test_any_interleaving_ends_in_the_same_state_with_nothing_lost(count: int, seed: int) -> None:
    draw = random.Random(f"{count} {seed}")
    members = office(*("Li", "Bo")[: count - 1])
    said, removed = _random_life(draw, members)
    settle(members, 40)
    staying = [one for one in members if one is not removed]
    same(staying)
    ended = set(staying[0].replica().endings)
    wanted = {text for text, (student, author) in said.items() if student not in ended and author is not removed}
    assert wanted <= staying[0].texts()
    for one in staying:
        assert not any(waiting.reason in ("gap", "key", "damaged") for waiting in one.replica_waiting())


def _random_life(
    draw: random.Random, members: list[Colleague]
) -> tuple[dict[str, tuple[str, Colleague]], Colleague | None]:
    """Members work, sync, and suffer what folders and vaults suffer. Return what was noted (text → student, author), and who was removed."""
    students, said, removed = list[str](), dict[str, tuple[str, Colleague]](), None
    snapshots: list[tuple[Colleague, object]] = []
    for step in range(draw.randrange(15, 60)):
        one = draw.choice(members)
        what = draw.choice("work work work sync sync sync carry carry carry lose forge roll kill double".split())
        if what == "work":
            _work(draw, one, students, said, step)
        elif what == "sync":
            one.sync(heartbeat=draw.random() < 0.3)
        elif what == "carry":
            carry(one, draw.choice(members), draw)
        elif what == "kill":
            one.sync(killed=True)
        else:
            harm(draw, one, what, snapshots)
        if len(members) == 3 and removed is None and step > 20 and draw.random() < 0.03:
            removed = members[2]
            remove(members[0], removed)
    return said, removed


def _work(
    draw: random.Random, one: Colleague, students: list[str], said: dict[str, tuple[str, Colleague]], step: int
) -> None:
    known = [student for student in students if student in one.replica().keys]
    if not known or draw.random() < 0.3:
        students.append(one.add(f"Student {step}"))
        return
    student, what = draw.choice(known), draw.random()
    if what < 0.4:
        one.say(Kind.NOTE, student, text=f"note {step}")
        said[f"note {step}"] = (student, one)
    elif what < 0.9:
        one.say(draw.choice([Kind.ADVISER, Kind.CONSENT]), student, value=f"{one.name} {step}")
    else:
        one.say(Kind.ENDED, student, reason="withdrawn", package="p")
