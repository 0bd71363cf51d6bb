"""Incidents are joined both ways, split again without losing the rest, and an undo leaves them as they were."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.attribution import Verdict
from app.domain.caller_facts import StatedFact
from app.domain.incident_reports import Channel, IncidentReport
from app.domain.incidents import Comparison, FileAnswer, Surfaced
from app.domain.stored_records import Incident
from app.errors import UserError
from app.services import stored_resume
from app.services.incident_reports import IncidentReportService, report_of
from app.services.incidents import Details, IncidentService
from app.services.joined_incidents import JoinedIncidentService
from app.services.vaults import create_vault
from app.vault.vault import Vault
from tests.services.caseload_samples import resume


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        yield made


def log(vault: Vault, title: str, day: str, *knew: str, joined: tuple[str, ...] = ()) -> Incident:
    report = IncidentReport(
        Channel.CALL, title, day, contact="010-55550100", said=f"said in {title}", knew=tuple(map(StatedFact, knew))
    )
    files = (Surfaced(f"{title}.png", title.encode()),)
    made = IncidentReportService(vault).log(report, files)
    if joined:
        JoinedIncidentService(vault).join((made.id, *joined))
    return made


def links(vault: Vault) -> dict[str, set[str]]:
    titles = {one.id: one.title for one in vault.incidents.all()}
    return {one.title: {titles[key] for key in report_of(one).joined} for one in vault.incidents.all()}


def test_every_member_names_all_others_and_groups_become_one(vault: Vault) -> None:
    a, b = log(vault, "a", "2026-01-01"), log(vault, "b", "2026-01-02")
    c, d = log(vault, "c", "2026-01-03"), log(vault, "d", "2026-01-04")
    service = JoinedIncidentService(vault)
    service.join((a.id, b.id))
    service.join((c.id, d.id))
    service.join((b.id, c.id))
    every = {"a", "b", "c", "d"}
    assert links(vault) == {name: every - {name} for name in every}
    assert [one.title for one in service.group(d.id)] == ["a", "b", "c", "d"]


def test_one_is_split_off_the_others_stay_and_the_undo_brings_it_back(vault: Vault) -> None:
    made = [log(vault, name, f"2026-01-0{day}", "a fact") for day, name in enumerate("abc", 1)]
    service = JoinedIncidentService(vault)
    service.join([one.id for one in made])
    before = service.split(made[0].id)
    assert links(vault) == {"a": set(), "b": {"c"}, "c": {"b"}}
    service.restore(before)
    assert links(vault) == {"a": {"b", "c"}, "b": {"a", "c"}, "c": {"a", "b"}}


def test_joining_changes_nothing_but_the_links(vault: Vault) -> None:
    a, b = log(vault, "a", "2026-01-01", "my number"), log(vault, "b", "2026-01-02")
    service = JoinedIncidentService(vault)
    service.restore(service.join((a.id, b.id)))
    for made in (a, b):
        kept = vault.incidents.get(made.id)
        assert kept is not None
        assert report_of(kept) == report_of(made)
        assert kept.files == made.files
    kinds = [entry.kind for entry in vault.ledger.entries()]
    assert kinds.count("incident-updated") == 4
    assert not vault.ledger_view.problems


def test_a_link_of_an_earlier_version_counts_both_ways(vault: Vault) -> None:
    a = log(vault, "a", "2026-01-01")
    reports = IncidentReportService(vault)
    one_way = reports.log(IncidentReport(Channel.MAIL, "b", "2026-01-02", joined=(a.id,)))
    service = JoinedIncidentService(vault)
    assert [one.id for one in service.group(a.id)] == [a.id, one_way.id]
    service.split(a.id)
    assert links(vault) == {"a": set(), "b": set()}


def test_what_several_say_is_told_apart_from_what_one_says(vault: Vault) -> None:
    a = log(vault, "a", "2026-01-02", "my number", "my title")
    b = log(vault, "b", "2026-01-01", "my number", "my school")
    found = JoinedIncidentService(vault).together((a.id, b.id, "no such id"))
    assert [one.title for one in found.incidents] == ["b", "a"]
    assert found.repeated == ("010-55550100", "my number")
    assert found.once == ("my school", "my title")
    assert found.files == 2


def test_a_surfaced_text_counts_for_what_it_holds(vault: Vault) -> None:
    vault.masters.add(stored_resume.MAIN, stored_resume.encode(resume(name="林晓雯")))
    phone, name = "+86 138 0000 0000", "林晓雯"
    call = log(vault, "call", "2026-01-02", phone, name, "her dog")
    text = Surfaced("", f"姓名：{name}\n电话：+86138-0000-0000\n".encode())
    answer = Comparison("2026-01-03T00:00:00Z", 0, (FileAnswer("", Verdict.INCONCLUSIVE),))
    pasted = IncidentService(vault).save(
        Details("pasted", "2026-01-01"), [text], answer, text=text.untrusted_data.decode()
    )
    found = JoinedIncidentService(vault).together((call.id, pasted.id))
    assert found.repeated == (phone, name)
    assert found.once == ("010-55550100", "her dog")


@pytest.mark.parametrize("wanted", [(), ("a",), ("a", "a")])
def test_one_alone_is_not_joined(vault: Vault, wanted: tuple[str, ...]) -> None:
    made = log(vault, "a", "2026-01-01")
    with pytest.raises(UserError) as refused:
        JoinedIncidentService(vault).join([made.id for _ in wanted])
    assert refused.value.code == "incident-join-few"


def test_an_unknown_one_changes_nothing(vault: Vault) -> None:
    a, b = log(vault, "a", "2026-01-01"), log(vault, "b", "2026-01-02")
    with pytest.raises(UserError) as refused:
        JoinedIncidentService(vault).join((a.id, b.id, "unknown"))
    assert refused.value.code == "incident-unknown"
    assert links(vault) == {"a": set(), "b": set()}


def test_the_ledger_says_when_each_file_was_taken_in(vault: Vault) -> None:
    a, b = log(vault, "a", "2026-01-01"), log(vault, "b", "2026-01-02")
    service = IncidentReportService(vault)
    service.attach(a.id, (Surfaced("later.png", b"later"),))
    assert set(service.attached_at(a.id)) == {"a.png", "later.png"}
    assert all(moment >= a.created for moment in service.attached_at(a.id).values())
    assert set(service.attached_at(b.id)) == {"b.png"}
