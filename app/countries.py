"""Knows in which country the person is: the setting, else a first guess from this computer (its region, time zone and locale)."""

from __future__ import annotations

import os
import re
import sys
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
_ZONES: Final = {
    "CN": r"Asia/(?:Shanghai|Urumqi|Chongqing|Harbin|Kashgar)|PRC",
    "HK": "Asia/Hong_Kong|Hongkong",
    "TW": "Asia/Taipei|ROC",
    "SG": "Asia/Singapore|Singapore",
    "MY": "Asia/(?:Kuala_Lumpur|Kuching)",
    "IN": "Asia/(?:Kolkata|Calcutta)",
    "PH": "Asia/Manila",
    "NG": "Africa/Lagos",
    "AU": r"Australia/\w+",
    "NZ": "Pacific/(?:Auckland|Chatham)|NZ",
    "GB": "Europe/(?:London|Belfast)|GB",
    "IE": "Europe/Dublin|Eire",
    "US": r"US/\w+|America/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Boise|Anchorage|(?:Indiana|Kentucky|North_Dakota)/\w+)|Pacific/Honolulu",
    "CA": r"Canada/\w+|America/(?:Toronto|Vancouver|Edmonton|Winnipeg|Halifax|Regina|Montreal|St_Johns|Moncton|Whitehorse)",
    "DE": "Europe/(?:Berlin|Busingen)",
    "FR": "Europe/Paris",
    "ES": "Europe/Madrid|Africa/Ceuta|Atlantic/Canary",
    "IT": "Europe/Rome",
    "PL": "Europe/Warsaw|Poland",
}
"""Names of time zones (IANA) by country."""


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
    found = next((code for code, names in _ZONES.items() if re.fullmatch(names, zone)), "")
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
