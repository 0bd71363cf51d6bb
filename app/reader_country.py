"""Knows in which country the person is: the setting, else a first guess from this computer (its region, time zone and locale)."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from app import paths, settings
from app.files import read_bytes

COUNTRIES: Final = (
    *("CN", "HK", "TW", "SG", "MY", "IN", "PH", "NG", "AU", "NZ"),
    *("GB", "IE", "US", "CA", "EU", "DE", "FR", "ES", "IT", "PL"),
)
"""The countries a person can choose (ISO 3166; `EU`: another member of the European Union)."""
_UNION: Final = frozenset("AT BE BG HR CY CZ DK EE FI GR HU LV LT LU MT NL PT RO SK SI SE".split())
_ZONES: Final[Mapping[str, str]] = {
    "CN": "Asia/Shanghai Asia/Urumqi Asia/Chongqing Asia/Harbin Asia/Kashgar PRC",
    "HK": "Asia/Hong_Kong Hongkong",
    "TW": "Asia/Taipei ROC",
    "SG": "Asia/Singapore Singapore",
    "MY": "Asia/Kuala_Lumpur Asia/Kuching",
    "IN": "Asia/Kolkata Asia/Calcutta",
    "PH": "Asia/Manila",
    "NG": "Africa/Lagos",
    "AU": "Australia/*",
    "NZ": "Pacific/Auckland Pacific/Chatham NZ",
    "GB": "Europe/London Europe/Belfast GB",
    "IE": "Europe/Dublin Eire",
    "US": "US/* America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix America/Detroit America/Boise"
    " America/Anchorage America/Indiana/* America/Kentucky/* America/North_Dakota/* Pacific/Honolulu",
    "CA": "Canada/* America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Halifax America/Regina America/Montreal"
    " America/St_Johns America/Moncton America/Whitehorse",
    "DE": "Europe/Berlin Europe/Busingen",
    "FR": "Europe/Paris",
    "ES": "Europe/Madrid Africa/Ceuta Atlantic/Canary",
    "IT": "Europe/Rome",
    "PL": "Europe/Warsaw Poland",
}
"""Names of time zones (IANA) by country; `*` stands for any last part. No pattern: twenty would be compiled for one question."""


def reader_country() -> str:
    """Return the country of the settings, else that of this computer, or "" where neither says it."""
    return known_country(settings.load(paths.settings_file()).country) or system_country()


def known_country(code: str) -> str:
    """Return a code in the form of `COUNTRIES` (`uk` is GB, other members of the union EU), or "" for another country."""
    upper = {"UK": "GB"}.get(code.strip().upper(), code.strip().upper())
    return upper if upper in COUNTRIES else "EU" if upper in _UNION else ""


def system_country() -> str:
    """Return the country that this computer is set to, or "": on Windows its region, else its time zone, else its locale."""
    if sys.platform == "win32":
        return known_country(_windows_region())
    zone = _zone()
    wanted = {zone, f"{zone.rpartition('/')[0]}/*"}
    found = next((code for code, names in _ZONES.items() if wanted & {*names.split()}), "")
    return found or known_country(_locale_country())


def _zone() -> str:
    """Return the name of the time zone, as `TZ` or the link /etc/localtime has it; "" for another kind of rule."""
    if told := os.environ.get("TZ", "").removeprefix(":"):
        return told
    try:
        return Path("/etc/localtime").readlink().as_posix().partition("zoneinfo/")[2]
    except OSError:
        pass
    try:
        return read_bytes(Path("/etc/timezone"), 200).decode("utf-8").strip()
    except (OSError, ValueError):
        return ""


def _locale_country() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if told := os.environ.get(name):
            match = re.match(r"[a-z]{2,3}_([A-Z]{2})\b", told)
            return match.group(1) if match else ""
    return ""


def _windows_region() -> str:
    """Return the region of Windows' own settings (`GetUserDefaultGeoName`: ISO 3166, or a number for part of the world)."""
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 — the other systems know no such name
    name = ctypes.create_unicode_buffer(16)
    return name.value if kernel.GetUserDefaultGeoName(name, len(name)) else ""
