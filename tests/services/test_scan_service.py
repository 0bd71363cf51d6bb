"""ID scans: what is handed over is in the ledger byte for byte, holds pixels only, and hides what was struck out."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from app import resources
from app.domain.copies import SCAN
from app.domain.resume_json import from_json
from app.domain.sensitivity import Kind
from app.errors import EnvironmentProblem, UserError
from app.render.id_scans import stamp
from app.services import id_scans
from app.services.copies import CopyRefused, CopyService
from app.services.id_scans import ScanRequest, ScanService, parse_strike
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.services.traces import TraceService
from app.services.vaults import create_vault
from app.vault.vault import Vault
from app.verify import ocr

NUMBER = "11010519491231002X"
BOX = (0.0, 0.55, 1.0, 0.8)
PERSON = {
    "basics": {"name": "Ann Ferris"},
    "skills": [{"name": "SQL"}],
    "x-personal": {"idNumbers": [{"kind": "resident", "value": NUMBER}]},
}


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        ImportService(made).accept(from_json(PERSON))
        yield made


def card(kind: str = "JPEG") -> bytes:
    """A made-up identity card with metadata and bytes after its end."""
    picture = Image.new("RGB", (1200, 760), (244, 246, 250))
    pen, font = ImageDraw.Draw(picture), ImageFont.truetype(str(resources.path("fonts", "NotoSansSC-Bold.ttf")), 56)
    pen.text((80, 120), "Ann Ferris", font=font, fill=(10, 10, 10))
    pen.text((80, 470), NUMBER, font=font, fill=(10, 10, 10))
    exif = Image.Exif()
    exif[0x013B] = "Ann Ferris"
    out = io.BytesIO()
    picture.save(out, kind, exif=exif)
    return out.getvalue() + b"Ann Ferris 11010519491231002X"


def request(vault: Vault, **more: object) -> ScanRequest:
    values: dict[str, object] = {"data": card(), "purpose": "onboarding", "language": "en", **more}
    return ScanRequest(recipient=RecipientService(vault).find_or_add("Northwind"), **values)  # type: ignore[arg-type]


@pytest.fixture
def sees(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | None], None]:
    """Run the verifier here with a stand-in for the OCR program: it sees the given text (None: no OCR)."""

    def install(text: str | None) -> None:
        from app.verify.jobs import verify_file as job

        def here(name: str, header: dict[str, object], data: bytes, **_: object) -> dict[str, object]:
            return job(header, data)

        monkeypatch.setattr("app.verify.verify.run_isolated", here)
        monkeypatch.setattr(ocr, "available", lambda: text is not None)
        monkeypatch.setattr(ocr, "recognise_text", lambda picture, **_: text)

    return install


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_scan_is_pixels_only_and_the_ledger_holds_it(
    vault: Vault, tmp_path: Path, kind: str, sees: Callable[[str | None], None]
) -> None:
    sees("Only for Northwind")
    made = ScanService(vault).make(
        request(vault, data=card(kind), strikes=(BOX,), numbers_struck=True), tmp_path / "out"
    )
    (file,) = made.record.files
    data = Path(file.path).read_bytes()
    assert vault.copies.file_bytes(made.record.copy_id, file.format) == data
    assert b"Ferris" not in data and b"Exif" not in data
    assert Path(file.path).name == f"Scan-{made.record.reference}.{file.format}"
    assert vault.ledger.verify() is None
    assert made.record.channel == SCAN
    assert [item.kind for item in made.record.withheld] == [Kind.ID_NUMBER]
    ((listed, _),) = CopyService(vault).all()
    assert listed.reference == made.record.reference
    left, top, right, bottom = (int(part) for part in (0, 0.56 * 760, 1200, 0.79 * 760))
    assert Image.open(io.BytesIO(data)).convert("L").crop((left, top, right, bottom)).getextrema()[1] < 190


def test_a_known_number_that_can_still_be_read_stops_the_scan(
    vault: Vault, tmp_path: Path, sees: Callable[[str | None], None]
) -> None:
    sees("Ann Ferris\n1101 0519 4912 3100 2X")
    before = vault.ledger.head()
    with pytest.raises(CopyRefused):
        ScanService(vault).make(request(vault, numbers_struck=True), tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert vault.ledger.head() == before
    shown = ScanService(vault).make(request(vault), tmp_path / "out")
    assert shown.was_read
    assert "basics.name" in shown.shown and len(shown.shown) == 2


def test_somebody_elses_number_by_pattern_stops_it_too(
    vault: Vault, tmp_path: Path, sees: Callable[[str | None], None]
) -> None:
    sees("440308199901010012")
    with pytest.raises(CopyRefused):
        ScanService(vault).make(request(vault, numbers_struck=True), tmp_path / "out")


def test_without_ocr_it_says_that_nobody_read_it(
    vault: Vault, tmp_path: Path, sees: Callable[[str | None], None]
) -> None:
    sees(None)
    made = ScanService(vault).make(request(vault, strikes=(BOX,), numbers_struck=True), tmp_path / "out")
    assert not made.was_read
    assert made.record.disclosed == ("basics.name",)


def test_an_unfit_file_or_full_disk_leaves_nothing_behind(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sees: Callable[[str | None], None]
) -> None:
    sees("")
    with pytest.raises(UserError, match="photo-unreadable"):
        ScanService(vault).make(request(vault, data=b"GIF89a"), tmp_path / "out")
    with pytest.raises(UserError, match="scan-needs-purpose"):
        ScanService(vault).make(request(vault, purpose="  "), tmp_path / "out")
    assert CopyService(vault).all() == ()

    def full(path: Path, data: bytes, **_: bool) -> None:
        raise EnvironmentProblem("disk-full", path=str(path))

    monkeypatch.setattr(id_scans, "write_atomic", full)
    with pytest.raises(EnvironmentProblem):
        ScanService(vault).make(request(vault), tmp_path / "out")
    ((record, _),) = CopyService(vault).all()
    assert record.voided


def test_a_scan_carries_no_marks_and_is_traced_by_its_bytes(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sees: Callable[[str | None], None]
) -> None:
    sees("")
    made = ScanService(vault).make(request(vault), tmp_path / "out")
    assert vault.copies.assigned("main") == []
    monkeypatch.setattr("app.ingest.readings.read_texts", lambda *_, **__: ("nothing to read",))
    found = TraceService(vault).trace("scan.jpg", Path(made.record.files[0].path).read_bytes())
    assert found.suspects[0].copy.copy_id == made.record.copy_id


@pytest.mark.parametrize(
    ("text", "box"),
    [("0.1,0.2,0.3,0.4", (0.1, 0.2, 0.4, 0.6)), ("10,20,30,40", (10, 20, 40, 60)), ("0,0.9,1,0.5", (0, 0.9, 1, 1))],
)
def test_boxes_are_fractions_or_pixels(text: str, box: tuple[float, ...]) -> None:
    assert parse_strike(text) == pytest.approx(box)


@pytest.mark.parametrize("text", ["", "1,2,3", "a,b,c,d", "0,0,0,0", "-1,0,5,5", "nan,0,1,1", "inf,0,1,1"])
def test_no_box_is_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match="strike-invalid"):
        parse_strike(text)


def test_the_date_is_written_in_the_language_of_the_mark() -> None:
    def made(language: str, day: str) -> bytes:
        return stamp(card("PNG"), purpose="入职", recipient="Northwind", date=day, language=language).data

    assert made("zh", "2026-03-05") == made("zh", "2026年3月5日") != made("zh", "2026-03-06")
    assert made("en", "2026-03-05") == made("en", "5 March 2026") != made("en", "2026年3月5日")


def test_a_draft_tells_all_that_can_be_read_and_records_nothing(
    vault: Vault, sees: Callable[[str | None], None]
) -> None:
    sees(f"Ann Ferris {NUMBER} 13800138000")
    draft = ScanService(vault).draft(request(vault))
    assert draft.was_read and "basics.name" in draft.shown and any("id_numbers" in one for one in draft.shown)
    assert any("13800138000" in one for one in draft.others)
    assert vault.copies.all() == [] and vault.ledger.verify() is None


def test_a_chinese_scan_has_a_chinese_name(vault: Vault, tmp_path: Path, sees: Callable[[str | None], None]) -> None:
    sees("仅供 Northwind 使用")
    asked = request(vault, language="zh", purpose="入职", strikes=(BOX,), numbers_struck=True)
    made = ScanService(vault).make(asked, tmp_path / "out")
    assert Path(made.record.files[0].path).name == f"扫描件-{made.record.reference}.jpg"
