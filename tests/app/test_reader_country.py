"""The reader's country: the setting, else what the computer says; never a guess where it says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import paths, settings
from app.reader_country import COUNTRIES, known_country, reader_country, system_country


@pytest.mark.parametrize(
    ("zone", "locale", "expected"),
    [
        ("Asia/Shanghai", "en_US.UTF-8", "CN"),
        ("Europe/London", "zh_CN.UTF-8", "GB"),
        ("America/New_York", "C", "US"),
        ("America/Toronto", "C", "CA"),
        ("Africa/Lagos", "", "NG"),
        ("Asia/Manila", "", "PH"),
        ("UTC", "en_IE.UTF-8", "IE"),
        ("UTC", "nl_NL.UTF-8", "EU"),
        ("UTC", "C.UTF-8", ""),
        ("UTC", "ja_JP.UTF-8", ""),
        ("Asia/ShanghaiX", "C", ""),
    ],
)
def test_the_first_guess_is_the_time_zone_then_the_locale(
    zone: str, locale: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.setattr("sys.platform", "linux")
    assert system_country() == expected


def test_the_link_of_the_local_time_is_read_where_no_zone_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(Path, "readlink", lambda _: Path("/usr/share/zoneinfo/Asia/Kuala_Lumpur"))
    assert system_country() == "MY"


def test_the_setting_goes_before_the_guess_and_nonsense_in_it_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    monkeypatch.setattr("sys.platform", "linux")
    for kept, expected in (("NG", "NG"), ("", "DE"), ("../..", "DE"), ("XX", "DE")):
        settings.save(paths.settings_file(), settings.Settings(country=kept))
        assert reader_country() == expected


@pytest.mark.parametrize(("given", "code"), [("uk", "GB"), (" ng ", "NG"), ("nl", "EU"), ("jp", ""), ("", "")])
def test_codes_are_known_in_any_case(given: str, code: str) -> None:
    assert known_country(given) == code
    assert set(filter(None, [code])) <= set(COUNTRIES)
