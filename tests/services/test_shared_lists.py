"""Lists between counsellors: signed, dated, expiring, without personal data, taken only from whom one knows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.errors import UserError
from app.services import vaults
from app.services.shared_lists import SharedLists, fingerprint
from app.updates.signed_statements import Statement, seal
from app.vault.vault import Vault

FAIR = [
    {"recipient": "恒海物流有限公司", "kind": "employer", "domain": "henghai.example"},
    {"recipient": "Acme", "kind": "employer"},
]
NOTES = [{"employer": "Acme", "note": "asks interns for a deposit", "source": "talk at the fair", "date": "2026-11-20"}]
OTHER = Ed25519PrivateKey.generate()


class Hands:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 29, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = vaults.create_vault(tmp_path / "vault", "four random words here", keyring=False)
    yield opened
    vaults.close_vault(opened)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def lists(vault: Vault, hands: Hands) -> SharedLists:
    return SharedLists(vault, Ed25519PrivateKey.generate().private_bytes_raw(), hands)


@pytest.fixture
def office(vault: Vault, hands: Hands) -> SharedLists:
    """Somebody else; only its signing is used."""
    return SharedLists(vault, OTHER.private_bytes_raw(), hands)


def code(attempt: object) -> str:
    with pytest.raises(UserError) as caught:
        attempt()  # type: ignore[operator]
    return caught.value.code


def test_a_list_of_a_stranger_waits_for_the_fingerprint(lists: SharedLists, office: SharedLists) -> None:
    file = office.sign("fair-list", "Autumn fair", FAIR, 30)
    with pytest.raises(UserError) as caught:
        lists.take(file)
    assert caught.value.code == "shared-list-stranger" and not lists.lists()
    assert caught.value.params["fingerprint"] == fingerprint(office.own_key)
    lists.trust(office.own_key, "Office in Town")
    found = lists.take(file)
    assert (found.title, found.author, found.rows[1]) == ("Autumn fair", "Office in Town", ("Acme", "employer", ""))
    assert lists.lists() == (found,)
    lists.forget(office.own_key)
    assert not lists.lists() and code(lambda: lists.take(file)) == "shared-list-stranger"


def test_a_list_ends_and_a_newer_one_takes_its_place(lists: SharedLists, office: SharedLists, hands: Hands) -> None:
    old = lists.sign("fair-list", "Autumn fair", FAIR, 30)
    new = lists.sign("fair-list", "Autumn fair", FAIR[:1], 30)
    assert len(lists.take(new).rows) == 1
    assert code(lambda: lists.take(old)) == "signed-older" and len(lists.lists()[0].rows) == 1
    hands.now += timedelta(days=30)
    assert len(lists.lists()) == 1, "its last day"
    hands.now += timedelta(days=1)
    assert not lists.lists() and code(lambda: lists.take(new)) == "signed-expired"
    hands.now -= timedelta(days=1)
    assert not lists.lists(), "what is over is deleted, not hidden"


def test_notes_on_an_employer_are_found_by_name(lists: SharedLists) -> None:
    lists.take(lists.sign("employer-notes", "Our notes", NOTES, 30))
    ((_, row),) = lists.notes_on("ACME ")
    assert row[1] == NOTES[0]["note"] and not lists.notes_on("Acme Ltd")


@pytest.mark.parametrize(
    "note", ["ask Ms Olivia Carter", "call 13812345678", "hr.lin@example.com", "联系人：王小明 13900001111"]
)
def test_personal_data_is_not_signed(lists: SharedLists, note: str) -> None:
    assert (
        code(lambda: lists.sign("employer-notes", "Our notes", [{**NOTES[0], "note": note}], 30))
        == "shared-list-personal"
    )


@pytest.mark.parametrize(
    "body",
    [
        {"title": "x", "rows": [["Acme", "employer"]]},
        {"title": "x", "rows": [["", "employer", ""]]},
        {"title": "x", "rows": [["Acme\n", "employer", ""]]},
        {"title": "x", "rows": [["A" * 501, "employer", ""]]},
        {"title": "", "rows": [["Acme", "employer", ""]]},
        {"title": "x", "rows": []},
        {"title": "x", "rows": "Acme"},
    ],
)
def test_a_right_signature_does_not_make_a_list(lists: SharedLists, hands: Hands, body: dict[str, object]) -> None:
    today = hands.now.date()
    file = seal(Statement("fair-list", 1, today, today + timedelta(days=3), body), OTHER)
    lists.trust(OTHER.public_key().public_bytes_raw().hex(), "Office")
    assert code(lambda: lists.take(file)) == "shared-list-invalid" and not lists.lists()


def test_other_statements_and_broken_files_are_refused(lists: SharedLists, hands: Hands) -> None:
    today = hands.now.date()
    lists.trust(OTHER.public_key().public_bytes_raw().hex(), "Office")
    release = seal(Statement("release", 1, today, today, {}), OTHER)
    assert code(lambda: lists.take(release)) == "signed-other-kind"
    assert code(lambda: lists.take(b"{}")) == "signed-damaged"
    changed = json.loads(seal(Statement("fair-list", 1, today, today, {}), OTHER))
    changed["statement"] = changed["statement"].replace("fair", "fare")
    assert code(lambda: lists.take(json.dumps(changed).encode())) == "signed-unknown"


OFFICIAL = [
    {"name": "宁波海川人力资源有限公司", "identifier": "91330201MA0000007X", "city": "宁波市鄞州区海晏北路88号"},
    {"name": "Northwind Staffing Ltd", "identifier": "08123456", "status": "active"},
    {"name": "Contact our clerk", "other_name": "wang.wei@example.org"},
]


def test_an_official_list_is_signed_without_personal_data_and_without_its_rows_in_the_vault(
    lists: SharedLists, office: SharedLists, hands: Hands
) -> None:
    with pytest.raises(UserError) as caught:
        office.sign("register", "Licensed agencies", OFFICIAL, 30, as_of="2026-10-01")
    assert (caught.value.code, caught.value.params["row"], caught.value.params["more"]) == (
        "shared-list-personal",
        3,
        0,
    )
    file = office.sign("register", "Licensed agencies", OFFICIAL, 30, as_of="2026-10-01", leave_out=True)
    assert office.count(file) == 2
    lists.trust(office.own_key, "Office in Town")
    found = lists.take(file)
    assert [row[0] for row in found.rows] == [OFFICIAL[0]["name"], OFFICIAL[1]["name"]] and found.as_of == "2026-10-01"
    assert [(one.title, one.count, one.rows) for one in lists.lists()] == [("Licensed agencies", 2, ())]
    hands.now += timedelta(days=31)
    assert not lists.lists() and code(lambda: lists.take(file)) == "signed-expired"


def test_a_title_with_personal_data_and_a_day_that_is_none_are_refused(office: SharedLists) -> None:
    def sign(title: str, as_of: str) -> object:
        return lambda: office.sign("register", title, OFFICIAL[:2], 30, as_of=as_of, leave_out=True)

    assert code(sign("wang.wei@example.org", "2026-10-01")) == "shared-list-personal"
    assert code(sign("Agencies", "October")) == "shared-list-invalid"
