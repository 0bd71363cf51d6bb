"""`countermark check` with fields set by hand, with a pasted page, and with the person's own rules for streamed rows."""

from __future__ import annotations

import json
from pathlib import Path

from app import paths
from app.services.checks import CheckService
from app.services.vaults import create_vault, open_vault
from ui import checking

POSTING = "公司：海川\n岗位：文员\n请携带简历面试"
PACK = """\
pack: mine
version: "2026-01-01"
rules:
  - code: my-own-rule
    severity: warning
    patterns: ['purple elephant']
    explanation: {en: x, zh: x}
    advice: {en: x, zh: x}
    source: mine
    date: "2026-01-01"
    positive: [purple elephant]
    negative: [other]
"""


def test_a_field_is_set_right_and_checked_with(command, tmp_path: Path) -> None:
    path = tmp_path / "posting.txt"
    path.write_text(POSTING, "utf-8")
    answer = command("check", str(path), "--set", "organisation=宁波海川贸易有限公司")
    assert answer.status == 0
    assert answer.data["posting"]["organisation"] == "宁波海川贸易有限公司"
    refused = command("check", str(path), "--set", "nonsense=1")
    assert refused.status == 1 and refused.data["error"]["code"] == "field-unknown"


def test_a_pasted_page_is_compared_on_the_card(command, tmp_path: Path) -> None:
    path, page = tmp_path / "posting.txt", tmp_path / "page.txt"
    path.write_text(POSTING, "utf-8")
    page.write_text("企业名称：宁波海山贸易有限公司\n登记状态：存续", "utf-8")
    arguments = ("--set", "organisation=宁波海川贸易有限公司", "--pasted", str(page), "--page", "gsxt")
    answer = command("check", str(path), *arguments)
    assert answer.data["card"]["needs_you"][0]["code"] == "pasted-other-name"
    assert "pasted by you" in answer.data["card"]["needs_you"][0]["source"]


def test_each_message_of_a_mail_box_is_checked_by_itself(command, tmp_path: Path, vault_folder: Path) -> None:
    texts = ("Tram Driver", "Packer\n\nPay a refundable deposit of 150 GBP before you start, by gift card.", "Baker")
    box = tmp_path / "offers.mbox"
    mails = (f"From x\nFrom: jobs@example.org\nSubject: {text}\n\nAt Brass Kettle, Leeds.\n\n" for text in texts)
    box.write_text("".join(mails) + "From x\nX-Empty: 1\n\n", "utf-8")
    assert command("vault", "create", "--no-keyring").status == 0
    answer = command("check", str(box), "--keep")
    assert (answer.data["posting"]["title"], answer.data["messages"], answer.data["checked"]) == ("Packer", 4, 3)
    told = command("check", str(box), as_json=False).out
    assert told.startswith("Each message in this mailbox file was checked separately (3 of 4, at most the last 20).")
    with open_vault(vault_folder, "correct horse battery") as vault:
        kept = {one.title: one.id for one in vault.checks.all()}
    assert set(kept) == {"Tram Driver", "Packer", "Baker"} and kept["Packer"] == answer.data["check_id"]


def test_rows_are_checked_by_own_rules_too(command, tmp_path: Path) -> None:
    folder = paths.data_folder() / "rules"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(PACK, "utf-8")
    checking._row_rules.cache_clear()
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": 1, "text": "We want a purple elephant."}) + "\n", "utf-8")
    answer = command("check", str(rows), "--jsonl", as_json=False)
    checking._row_rules.cache_clear()
    assert "my-own-rule" in answer.out


def test_a_recheck_keeps_both_cards_with_the_same_original(vault_folder: Path) -> None:
    with create_vault(vault_folder, "correct horse battery", keyring=False) as vault:
        service = CheckService(checking.Engine(), vault)
        first = service.check(POSTING.encode(), name="posting.txt")
        second = service.recheck(first, {"organisation": "宁波海川贸易有限公司"})
        assert first.check_id and second.check_id and first.check_id != second.check_id
        assert [row.organisation for row in vault.checks.all()] == [
            "宁波海川贸易有限公司",
            first.card.posting.organisation,
        ]
        assert vault.checks.source(second.check_id) == vault.checks.source(first.check_id) == POSTING.encode()
        assert vault.ledger.verify() is None
        loose = service.check(POSTING.encode(), keep=False)
        assert service.recheck(loose, {"title": "会计"}).check_id == ""
