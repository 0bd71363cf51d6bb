"""Plans for meetings away from home: kept, recalled, overdue until the person is back, and printed on one page."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest

from app.domain.meetings import ELSEWHERE, MeetingPlan, missing_parts
from app.errors import UserError
from app.services.meeting_text import meeting_page, meeting_text, overdue_steps
from app.services.meetings import LONGEST, MeetingService
from app.services.vaults import create_vault
from app.vault.vault import Vault
from checkers.country_offices import emergency_of, emergency_of_plan

BEGINS = datetime(2026, 12, 1, 9, 0)


class Hands:
    """A clock that is set by hand, in local time."""

    def __init__(self) -> None:
        self.at = BEGINS - timedelta(days=9)

    def __call__(self) -> datetime:
        return self.at.astimezone().astimezone(UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        yield made


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def service(vault: Vault, hands: Hands) -> MeetingService:
    return MeetingService(vault, hands)


def plan(**parts: str) -> MeetingPlan:
    whole = {
        "country": "CN",
        "place_told": "天津静海区某小区 3 号楼",
        "place_found": "没有查到该单位在此办公",
        "contact": "人事 王经理",
        "number_found": "022-2345 6789",
        "checked_how": "官网电话，前台说没有发过邀请",
        "transport": "高铁 G123，返程 18:40",
        "trusted": "李梅",
        "trusted_phone": "139 0000 0000",
    }
    return MeetingPlan("", "Northwind interview", "2026-12-01T09:00", "2026-12-01 18:00", **(whole | parts))


def test_a_plan_is_kept_corrected_and_removed(service: MeetingService) -> None:
    kept = service.keep(plan())
    assert service.get(kept.id) == kept
    assert kept.back_by == "2026-12-01T18:00"
    service.keep(dataclasses.replace(kept, transport="train"))
    assert [one.transport for one in service.all()] == ["train"]
    service.discard(kept.id)
    assert service.all() == ()


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"title": " "}, "meeting-title-missing"),
        ({"begins": "tomorrow"}, "meeting-moment-unknown"),
        ({"back_by": "2026-12-01T09:00"}, "meeting-back-before"),
        ({"begins": "2025-12-01T09:00", "back_by": "2026-12-01T18:00"}, "meeting-stay-long"),
        ({"begins": "2026-11-20T09:00", "back_by": "2026-11-22T09:00"}, "meeting-back-past"),
        ({"words": "x" * (LONGEST + 1)}, "meeting-part-long"),
        ({"country": "China"}, "country-code-unknown"),
        ({"id": "7"}, "meeting-unknown"),
    ],
)
def test_what_is_no_plan_is_refused_and_nothing_is_kept(
    service: MeetingService, parts: dict[str, str], code: str
) -> None:
    with pytest.raises(UserError) as refused:
        service.keep(dataclasses.replace(plan(), **parts))
    assert refused.value.code == code
    assert service.all() == ()


def test_an_overdue_plan_may_be_corrected_but_not_to_another_time_in_the_past(
    service: MeetingService, hands: Hands
) -> None:
    kept = service.keep(plan())
    hands.at = BEGINS + timedelta(days=1)
    assert service.keep(dataclasses.replace(kept, trusted="Sam")).trusted == "Sam"
    with pytest.raises(UserError) as refused:
        service.keep(dataclasses.replace(kept, back_by="2026-12-01T20:00"))
    assert refused.value.code == "meeting-back-past" and service.get(kept.id).back_by == kept.back_by
    assert service.keep(dataclasses.replace(kept, back_by="2026-12-03T20:00")).back_by == "2026-12-03T20:00"


def test_it_is_recalled_before_and_overdue_until_the_person_is_back(service: MeetingService, hands: Hands) -> None:
    kept = service.keep(plan())
    assert (service.ahead(), service.overdue()) == ((), ())
    hands.at = BEGINS - timedelta(days=1)
    assert (service.ahead(), service.overdue()) == ((kept,), ())
    hands.at = BEGINS + timedelta(hours=8, minutes=59)
    assert (service.ahead(), service.overdue()) == ((kept,), ())
    hands.at = BEGINS + timedelta(hours=9)
    assert (service.ahead(), service.overdue()) == ((), (kept,))
    hands.at += timedelta(days=30)
    assert service.overdue() == (kept,)
    service.mark_back(kept.id)
    assert (service.ahead(), service.overdue()) == ((), ())
    service.mark_back(kept.id, back=False)
    assert service.overdue() == (kept,)


def test_whom_to_call_comes_from_the_dated_data() -> None:
    assert [one.reached for one in emergency_of("CN", "CN", "en")] == ["110"]
    assert [one.reached for one in emergency_of("AT", "DE", "en")] == ["112"]
    assert [one.reached for one in emergency_of("JP", "CN", "zh")] == ["110", "+86-10-12308"]
    assert [one.reached for one in emergency_of("MM", "CN", "zh")] == ["+86-10-12308"]
    assert emergency_of("MM", "", "en") == ()
    assert emergency_of("", "CN", "en") == ()
    assert all(one.source for one in emergency_of("JP", "CN", "en"))


@pytest.mark.parametrize(
    ("country", "place", "home", "called"),
    [
        ("", "苏州工业园区星湖街 328 号", "", ["110"]),
        ("", "苏州工业园区星湖街 328 号", "GB", ["110"]),
        (ELSEWHERE, "江苏省苏州市星湖街 328 号", "CN", ["110"]),  # kept before the country was asked for
        (ELSEWHERE, "Building 3", "CN", ["+86-10-12308"]),
        ("", "3 号楼", "CN", ["110"]),
        ("", "3 号楼", "", []),
        ("JP", "苏州", "CN", ["110", "+86-10-12308"]),
        ("", "Rua Augusta 10, Lisbon, Portugal", "CN", ["112", "+86-10-12308"]),
    ],
)
def test_who_is_called_follows_from_the_place(country: str, place: str, home: str, called: list[str]) -> None:
    asked = plan(country=country, place_told=place, place_found="")
    assert [one.reached for one in emergency_of_plan(asked, home, "zh")] == called


def test_what_to_tell_names_place_contact_and_time() -> None:
    steps = "\n".join(overdue_steps(plan(), emergency_of("CN", "CN", "en"), "en"))
    for told in ("110", "1 December 2026 18:00", "没有查到该单位在此办公", "王经理", "022-2345 6789", "G123"):
        assert told in steps
    unknown = "\n".join(overdue_steps(plan(), (), "en"))
    assert "find it before the journey" in unknown


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_is_one_page_however_long_the_parts_are(service: MeetingService, language: str) -> None:
    police = emergency_of("JP", "CN", language)
    filled = {
        one.name: "长" * (LONGEST // 2) for one in dataclasses.fields(MeetingPlan) if one.name not in ("id", "country")
    }
    longest = service.validate(
        MeetingPlan("", **(filled | {"begins": "2026-12-01T09:00", "back_by": "2026-12-01T18:00"}))
    )
    for one in (plan(), longest, service.validate(plan(trusted="", number_found="", transport=""))):
        assert len(pypdfium2.PdfDocument(meeting_page(one, police, "plan.pdf", language))) == 1
    text = meeting_page(plan(), police, "plan.txt", language).decode()
    with zipfile.ZipFile(io.BytesIO(meeting_page(plan(), police, "plan.docx", language))) as docx:
        assert "王经理" in docx.read("word/document.xml").decode()
    assert "王经理" in text
    assert ("身份证件不离身" if language == "zh" else "My ID stays with me") in text


def test_what_is_open_is_said_and_not_passed_over() -> None:
    bare = MeetingPlan("", "Interview", "2026-12-01T09:00", "2026-12-01T18:00")
    assert missing_parts(bare) == ("place_found", "number_found", "transport", "trusted", "trusted_phone")
    text = meeting_text(bare, (), "en")
    assert "Still open\n" in text
    assert "ask whether they invited you" in text
    assert "Still open\n" not in meeting_text(plan(), (), "en")


def test_plans_are_found_by_title_address_and_people(service: MeetingService) -> None:
    kept = service.keep(dataclasses.replace(plan(), title="苏州面试"))
    for typed in ("面试", "suzhou", "天津静海", "王经理"):
        assert [(hit.kind, hit.id) for hit in service.search(typed)] == [("meeting", kept.id)]
    assert service.search("") == service.search("北京") == []
