"""What a person lets copies leave out or put in another order: kept in a version, in every copy made from it, in every trace."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import resources
from app.domain.attribution import Verdict
from app.domain.copies import RecipientKind
from app.domain.document import text_lines
from app.domain.optional_items import Leeway, items_of, optional_items, orders_of
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.errors import UserError
from app.redact.policies import stage_policy
from app.services import stored_resume
from app.services.copies import CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.optional_items import LeewayService
from app.services.traceability import TraceabilityService, advice_on
from app.services.traces import TraceService
from app.services.vaults import create_vault
from app.vault.vault import Vault

RESUME = from_json(json.loads(resources.path("samples", "resume-en.json").read_text("utf-8")))
ORDERS = tuple(one.path for one in orders_of(RESUME))
ITEMS = tuple(item.key for item in items_of(RESUME))


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = create_vault(tmp_path / "vault", "correct horse battery", keyring=False)
    ImportService(opened).accept(RESUME)
    yield opened
    opened.close()


def request(vault: Vault, name: str, **more: str) -> CopyRequest:
    with vault.transaction():
        recipient = vault.recipients.by_name(name) or vault.recipients.add(name, RecipientKind.EMPLOYER)
    return CopyRequest(recipient, stage_policy(Stage.APPLY), ("txt",), **more)


def test_ticks_are_kept_in_a_version_and_unknown_ones_refused(vault: Vault) -> None:
    service = LeewayService(vault)
    assert service.choices().leeway == Leeway(), "nothing is ticked unasked"
    version = service.change(leave_out=ITEMS[:3], free=ORDERS)
    assert version.number == 2
    assert stored_resume.current(vault).leeway == Leeway(ORDERS, (), ITEMS[:3])
    assert service.change(leave_out=ITEMS[:1]).number == 2, "what is ticked already makes no new version"
    service.change(keep=ITEMS[:2], as_written=ORDERS[:1])
    assert stored_resume.current(vault).leeway == Leeway(ORDERS[1:], (), ITEMS[2:3])
    for wrong in ("work.w1.highlights.h1", "nothing"):
        with pytest.raises(UserError) as refused:
            service.change(leave_out=[wrong])
        assert refused.value.code == "leeway-unknown"


def test_an_edit_of_the_resume_keeps_the_ticks_and_a_moved_list_stays_as_it_was_put(vault: Vault) -> None:
    LeewayService(vault).change(leave_out=ITEMS, free=ORDERS)
    before = stored_resume.current(vault)
    skill = before.resume.skills[0]
    moved = dataclasses.replace(skill, keywords=skill.keywords[::-1])
    ImportService(vault).accept(dataclasses.replace(before.resume, skills=(moved, *before.resume.skills[1:])))
    after = stored_resume.current(vault).leeway
    assert after.optional == ITEMS and after.fixed == (f"skills.{skill.id}.keywords",)
    assert f"skills.{skill.id}.keywords" not in after.free


def test_copies_leave_out_what_is_drawn_and_are_traced_by_it(vault: Vault, tmp_path: Path) -> None:
    LeewayService(vault).change(leave_out=ITEMS, free=ORDERS)
    service, shown = CopyService(vault), {}
    for number in range(6):
        result = service.make(request(vault, f"Firm {number}"), tmp_path / str(number))
        assert result.plan is not None
        shown[result.record.copy_id] = "\n".join(text_lines(result.plan.document))
    assert len({len(text) for text in shown.values()}) > 2, "copies differ in what they leave out"
    for copy_id, text in shown.items():
        body = "\n".join(line for line in text.splitlines() if "Ref" not in line and "@" not in line)
        assert [one.copy.copy_id for one in TraceService(vault).trace("", body.encode()).named][:1] == [copy_id]


def test_what_the_posting_asks_for_is_in_its_copy(vault: Vault) -> None:
    LeewayService(vault).change(leave_out=ITEMS)
    words = [item for item in optional_items(RESUME, Leeway(optional=ITEMS)) if item.path.startswith("skills.")]
    posting = "Wanted: " + ", ".join(item.text for item in words)
    card = {"posting": {"text": posting, "organisation": "Firm"}, "signals": []}
    with vault.transaction():
        check_id = vault.checks.add(card, organisation="Firm", title="Planner")
    service = CopyService(vault)
    for asked in (request(vault, "Firm"), request(vault, "Somebody", check_id=check_id)):
        for _ in range(4):
            text = "\n".join(text_lines(service.plan(asked).document))
            assert all(item.text in text for item in words)
    others = ["\n".join(text_lines(service.plan(request(vault, "Nobody")).document)) for _ in range(8)]
    assert any(item.text not in text for text in others for item in words)


def test_a_version_without_ticks_stays_one(vault: Vault) -> None:
    LeewayService(vault).change(free=ORDERS)
    assert stored_resume.version(vault, "main", 1).leeway == Leeway()


def test_a_text_in_another_language_is_to_be_translated_back(vault: Vault, tmp_path: Path) -> None:
    CopyService(vault).make(request(vault, "Firm"), tmp_path)
    chinese = "负责配送中心的路线规划与库存管理，每天早晨为十四个仓库编写报告，并培训九名计划员使用数据看板。" * 4
    english = "Somebody wrote about the weather in spring and the birds that came back to the harbour. " * 4
    service = TraceService(vault)
    assert service.trace("", chinese.encode()).translate_into == "en"
    assert service.trace("", english.encode()).translate_into == ""
    assert service.trace("", "十四个仓库".encode()).translate_into == "", "a few words have no language"


def test_an_estimate_knows_the_format_and_is_the_same_wherever_it_is_asked(vault: Vault) -> None:
    service, meters = CopyService(vault), TraceabilityService(vault)
    asked = request(vault, "Firm")
    plan = service.plan(asked)
    data = service.plan(dataclasses.replace(asked, formats=("json",)), copy_id=plan.copy_id)
    assert (plan.plain, data.plain) == (False, True)
    printed, carried = ({one.scenario: one for one in meters.scenarios(one)} for one in (plan, data))
    assert printed["full"].bits > carried["full"].bits + 5, "data alone carries no headings and no way of writing"
    whole = meters.measure(asked, plan=plan)
    assert whole.scenarios == tuple(printed.values()) and whole.advice == advice_on(whole.scenarios)
    assert whole.advice is not None and whole.advice.wordings > 0
    weak = {one.scenario for one in whole.scenarios if one.verdict is not Verdict.IDENTIFIED}
    assert {*whole.advice.gained, *whole.advice.left} == weak
