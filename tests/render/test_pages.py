"""The recovery sheet and the stamped ID scan: complete, deterministic, and free of the original's metadata."""

import io

import pytest
from PIL import Image

from app.errors import UserError
from app.render import id_scans, photo, recovery_sheet

from .conftest import photo_uri, shown_text

GROUPS = ("7K2Q", "9XMB", "R4TD", "W8PC", "6NHA", "3VJE", "K9RS", "D2FM")


def test_the_sheet_holds_every_group_once() -> None:
    data = recovery_sheet.recovery_sheet(GROUPS, vault="我的保险库", created="2026-11-24")
    text = shown_text(data)
    assert [text.count(group) for group in GROUPS] == [1] * len(GROUPS)
    assert data == recovery_sheet.recovery_sheet(GROUPS, vault="我的保险库", created="2026-11-24")


def test_the_sheet_is_in_the_language_of_whoever_asked_for_it() -> None:
    chinese = shown_text(recovery_sheet.recovery_sheet(GROUPS, vault="v", created="2026-11-24", language="zh"))
    english = shown_text(recovery_sheet.recovery_sheet(GROUPS, vault="v", created="2026-11-24"))
    other = shown_text(recovery_sheet.recovery_sheet(GROUPS, vault="v", created="2026-11-24", language="fr"))
    assert "2026年11月24日" in chinese.replace(" ", "") and "24 November 2026" in english
    assert "主密码" in chinese and "passphrase" not in chinese
    assert "passphrase" in english and not any("\u3400" <= sign <= "\u9fff" for sign in english)
    assert other == english


def test_a_vault_name_that_cannot_be_printed_is_refused() -> None:
    with pytest.raises(UserError, match="no-glyph"):
        recovery_sheet.recovery_sheet(GROUPS, vault="𠮷", created="2026-11-24")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_scan_is_struck_stamped_and_stripped(kind: str) -> None:
    picture = Image.new("RGB", (600, 400), (250, 250, 250))
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    picture.save(out, kind, exif=exif)
    original = out.getvalue() + b"trailing secret"
    done = id_scans.stamp(
        original,
        purpose="入职",
        recipient="Acme 公司",
        date="2026-11-24",
        strikes=[id_scans.Strike(0.9, 0.5, 0.1, 0.25)],
    )
    assert (done.format, done.width, done.height) == (kind.lower(), 600, 400)
    assert b"secret" not in done.data
    assert b"taken at home" not in done.data
    assert b"Exif" not in done.data
    result = Image.open(io.BytesIO(done.data)).convert("L")
    outside = result.crop((0, 210, 600, 400))
    low, high = outside.getextrema()
    assert low < 200 < 240 < high, "the stamp is drawn and does not cover everything"
    assert result.crop((60, 100, 540, 200)).getextrema()[1] < 190, "nothing of the struck-out ground is left"
    assert done == id_scans.stamp(
        original,
        purpose="入职",
        recipient="Acme 公司",
        date="2026-11-24",
        strikes=[id_scans.Strike(0.1, 0.25, 0.9, 0.5)],
    )


def test_a_scan_says_for_whom_and_what_for() -> None:
    with pytest.raises(UserError, match="scan-needs-purpose"):
        id_scans.stamp(b"", purpose=" ", recipient="Acme", date="")


@pytest.mark.parametrize(
    "uri", ["", "data:image/png;base64,", "data:image/png;base64,AAAA", "https://example.org/a.png"]
)
def test_a_photo_that_is_none_is_refused(uri: str) -> None:
    with pytest.raises(UserError, match="photo-unreadable"):
        photo.reencode(uri)


def test_a_photo_keeps_its_shape_and_nothing_else() -> None:
    clean = photo.reencode(photo_uri(b"GPS of the flat"))
    assert (clean.width, clean.height) == (300, 420)
    assert b"GPS" not in clean.data
    assert b"Exif" not in clean.data


def test_a_huge_photo_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo, "MAX_PIXELS", 1000)
    with pytest.raises(UserError, match="photo-too-large"):
        photo.decode_photo({}, photo.decode_data_uri(photo_uri()))


def test_a_decoder_that_was_taken_over_can_hand_over_pixels_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    photo.clear_cache()
    for answer in (
        {"width": 2, "height": 2, "rgb": "AAAA"}, {"width": 2, "height": 2, "rgb": "A" * 12}, {"width": 2, "height": 2, "rgb": b"AAAA"}, {"width": 10_000, "height": 1, "rgb": ""}, {"width": -1, "height": -1, "rgb": "AAAA"},
    ):  # fmt: skip
        monkeypatch.setattr(photo, "run_isolated", lambda *_, answer=answer: answer)
        with pytest.raises(UserError, match="photo-unreadable"):
            photo.reencode(photo_uri())


def test_a_photo_is_decoded_once_for_all_formats_and_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    photo.clear_cache()
    asked, run = [], photo.run_isolated
    monkeypatch.setattr(photo, "run_isolated", lambda *given: asked.append(given[0]) or run(*given))
    assert photo.reencode(photo_uri()) == photo.reencode(photo_uri())
    assert asked == ["app.render.photo:decode_photo"]
    photo.clear_cache()
    photo.reencode(photo_uri())
    assert len(asked) == 2
