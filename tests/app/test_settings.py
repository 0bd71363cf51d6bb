from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import settings
from app.settings import Settings


@given(st.sampled_from(["", "en", "zh"]), st.sampled_from(["", "light", "dark"]), st.booleans(), st.integers(0, 600))
def test_settings_survive_a_round_trip(
    tmp_path_factory, language: str, theme: str, offline: bool, minutes: int
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    wanted = Settings(language, theme, offline, minutes)
    settings.save(path, wanted)
    assert settings.load(path) == wanted


CLOSED = Settings(offline=True, damaged=True)


@pytest.mark.parametrize("content", [b"= not toml", b"offline = tru", b"\xff\xfe", b'language = "zh"\n\0'])
def test_a_damaged_file_is_set_aside_and_the_program_stays_offline(tmp_path: Path, content: bytes) -> None:
    """The switch may have been on; it is on until the person says otherwise, also the next time and the time after."""
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    assert settings.load(path) == CLOSED
    assert path.with_suffix(".damaged").read_bytes() == content
    assert settings.load(path) == CLOSED
    path.write_bytes(b"also = damaged")
    assert settings.load(path) == CLOSED
    assert path.with_suffix(".damaged").read_bytes() == content, "nothing is overwritten"
    settings.save(path, replace(settings.load(path), offline=False, damaged=False))
    assert settings.load(path) == Settings()


@pytest.mark.parametrize("make", [lambda path: path.mkdir(), lambda path: path.write_bytes(b"#" * 70_000)])
def test_what_cannot_be_read_as_settings_stays_where_it_is(tmp_path: Path, make: Callable[[Path], object]) -> None:
    path = tmp_path / "settings.toml"
    make(path)
    assert settings.load(path) == CLOSED
    assert list(tmp_path.iterdir()) == [path]


def test_a_value_of_the_wrong_type_is_ignored_but_for_the_offline_switch(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('lock_minutes = "yes"\nlanguage = "zh"\nunknown = 3\n')
    assert settings.load(path) == Settings(language="zh")
    path.write_text('offline = "yes"\nlanguage = "zh"\n')
    assert settings.load(path) == Settings(language="zh", offline=True, damaged=True)


def test_why_nothing_is_sent() -> None:
    assert settings.offline_error(Settings(offline=True)).code == "offline"
    assert settings.offline_error(CLOSED).code == "offline-damaged"


@pytest.fixture
def preset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the school that installed the program, not yet there."""
    path = tmp_path / "school" / "preset.toml"
    path.parent.mkdir()
    monkeypatch.setattr("app.paths.preset_file", lambda: path)
    return path


def test_a_school_presets_what_a_person_has_not_chosen(tmp_path: Path, preset: Path) -> None:
    own = tmp_path / "settings.toml"
    preset.write_text('country = "CN"\nlock_minutes = 3\noffline = true\ntext_scale = 300\nlock = "x"\n')
    given = settings.load(own)
    assert given == Settings(country="CN", lock_minutes=3, offline=True), "only what may be preset"
    settings.save(own, replace(given, theme="dark", offline=False))
    assert settings.load(own) == Settings(theme="dark", country="CN", lock_minutes=3), "the person's choice goes before"
    preset.write_text('country = "SG"\noffline = true\n')
    assert settings.load(own) == Settings(theme="dark", country="SG"), "what was never chosen follows the school"


@pytest.mark.parametrize("content", [b"offline = tru", b"\xff", b'offline = "yes"', b"#" * 70_000])
def test_a_preset_that_cannot_be_read_switches_the_network_off(tmp_path: Path, preset: Path, content: bytes) -> None:
    preset.write_bytes(content)
    assert settings.load(tmp_path / "settings.toml") == CLOSED


def test_a_damaged_file_of_a_person_keeps_what_the_school_preset(tmp_path: Path, preset: Path) -> None:
    own = tmp_path / "settings.toml"
    preset.write_text("lock_minutes = 2\n")
    own.write_bytes(b"= not toml")
    closed = Settings(lock_minutes=2, offline=True, damaged=True)
    assert settings.load(own) == closed == settings.load(own)
