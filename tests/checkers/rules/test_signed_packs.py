"""Signed packs: only with a known key and before their last day; a bad pack never stops a check."""

from __future__ import annotations

import base64
import hashlib
import io
from datetime import date
from pathlib import Path

import docx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.errors import UserError
from checkers.card_difference import as_json, difference
from checkers.intake.posting_reader import extract
from checkers.rules import signed_packs
from ui.checking import Engine

PACK = """pack: club
version: "2026-11-24"
expires: "2027-01-31"
rules:
  - code: club-badge
    severity: warning
    patterns: ['蓝色徽章<MARK>']
    explanation: {en: "x", zh: "x"}
    advice: {en: "x", zh: "x"}
    source: club
    date: "2026-11-24"
    positive: ["蓝色徽章"]
    negative: ["红色徽章"]
""".replace("<MARK>", "")
SECRET = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY = signed_packs.Key("club", SECRET.public_key().public_bytes_raw(), date(2028, 1, 1))
WHEN = "2026-11-24T09:00:00Z"


def sign(data: bytes, secret: Ed25519PrivateKey = SECRET) -> bytes:
    return base64.b64encode(secret.sign(data)) + b"\n"


def refusal(data: bytes, signature: bytes | None, today: str = "2026-11-24") -> str:
    with pytest.raises(UserError) as error:
        signed_packs.read_signed("club.yaml", data, signature, (KEY,), today)
    return error.value.code


def test_a_pack_with_a_good_signature_is_used_through_its_last_day() -> None:
    data = PACK.encode()
    pack = signed_packs.read_signed("club.yaml", data, sign(data), (KEY,), "2027-01-31")
    assert [rule.code for rule in pack.rules] == ["club-badge"]


def test_unsigned_changed_strange_expired_and_undated_packs_are_refused() -> None:
    data = PACK.encode()
    assert refusal(data, None) == refusal(data, b" \n") == "rule-pack-unsigned"
    assert refusal(data + b" ", sign(data)) == "rule-pack-forged"
    assert refusal(data, b"not base64!") == refusal(data, b"AAAA") == "rule-pack-forged"
    stranger = Ed25519PrivateKey.from_private_bytes(bytes(32))
    assert refusal(data, sign(data, stranger)) == "rule-pack-forged"
    assert refusal(data, sign(data), "2027-02-01") == "rule-pack-expired"
    undated = PACK.replace('expires: "2027-01-31"\n', "").encode()
    assert refusal(undated, sign(undated)) == "rule-pack-undated"
    wrong = PACK.replace("2027-01-31", "2027-02-31").encode()
    assert refusal(wrong, sign(wrong)) == "rule-pack-undated"


def test_a_key_past_its_day_ends_its_packs() -> None:
    old = signed_packs.Key("club", KEY.public, date(2026, 11, 1))
    data = PACK.encode()
    with pytest.raises(UserError) as error:
        signed_packs.read_signed("club.yaml", data, sign(data), (old,), "2026-11-24")
    assert error.value.params["until"] == "2026-11-01"


def test_a_key_list_is_read_and_a_wrong_one_refused(tmp_path: Path) -> None:
    path = tmp_path / "keys.yaml"
    encoded = base64.b64encode(KEY.public).decode()
    path.write_text(f"keys:\n  - {{name: club, ed25519: {encoded}, until: '2028-01-01'}}\n", "utf-8")
    assert signed_packs.read_keys(path) == (KEY,)
    for wrong in ("keys: 3", f"keys: [{{name: a, ed25519: {encoded[:20]}, until: '2028-01-01'}}]", "[]"):
        path.write_text(wrong, "utf-8")
        with pytest.raises(UserError):
            signed_packs.read_keys(path)
    assert signed_packs.shipped_keys() == ()


def test_a_broken_pack_of_the_person_is_named_on_the_card_and_the_check_runs(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(PACK, "utf-8")
    (tmp_path / "broken.yaml").write_text("pack: [", "utf-8")
    (tmp_path / "community").mkdir()
    (tmp_path / "community" / "stranger.yaml").write_text(PACK, "utf-8")
    engine = Engine(tmp_path)
    posting = extract("押金300元，离职退还。凭蓝色徽章入场".encode())
    card = engine.check(posting, created=WHEN)
    assert {"fee-deposit", "club-badge"} <= {signal.code for signal in card.signals}
    told = {line.subject: line.evidence for line in card.not_checked if line.code == "pack-not-used"}
    assert told == {"broken.yaml": "rule-pack-invalid", "stranger.yaml": "rule-pack-unsigned"}


def test_two_cards_differ_in_what_is_new_gone_and_changed(tmp_path: Path) -> None:
    engine = Engine(tmp_path)
    first = engine.check(extract("岗位：文员\n月薪5000，双休".encode()), created=WHEN)
    again = engine.check(first.posting, created="2026-12-24T09:00:00Z")
    assert difference(first, again).changes == () and not difference(first, again).worse
    second = engine.check(extract("岗位：仓管\n月薪5000，双休，入职交押金300元".encode()), created=WHEN)
    found = engine.difference(first, second)
    assert found["worse"] is True
    assert "fee-deposit" in [row["code"] for row in found["new"] if row["part"] == "signal"]
    changed = next(row for row in found["changed"] if row["code"] == "title")
    assert (changed["before"], changed["after"]) == ("文员", "仓管")
    back = as_json(difference(second, first))
    assert "fee-deposit" in [row["code"] for row in back["gone"]] and back["worse"] is False


def test_a_document_is_read_as_text_and_keeps_its_own_hash(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("公司名称：宁波海川贸易有限公司")
    document.add_paragraph("入职需缴纳押金300元")
    document.save(buffer)
    data = buffer.getvalue()
    posting = Engine(tmp_path).extract(data, name="ad.docx", url="", content_type="")
    assert posting.organisation == "宁波海川贸易有限公司" and "押金300元" in posting.text
    assert posting.original_sha256 == hashlib.sha256(data).hexdigest()
