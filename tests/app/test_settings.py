from __future__ import annotations

from pathlib import Path

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


def test_a_damaged_file_is_set_aside_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("= not toml")
    assert settings.load(path) == Settings()
    assert path.with_suffix(".damaged").read_text() == "= not toml"


def test_a_value_of_the_wrong_type_is_ignored(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('offline = "yes"\nlanguage = "zh"\nunknown = 3\n')
    assert settings.load(path) == Settings(language="zh")
