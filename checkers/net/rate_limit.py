"""Rate limits of services: how long a response asks the program to stay away. Pure; `checkers.net.client` keeps to it.

A service that is pressed further answers nobody; public registers count requests by address, also those of an office
or a school.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

LONGEST_HOLD = 3_600.0
"""Longer than this many seconds no answer can keep the program away from a host."""
_LEFT = ("x-ratelimit-remaining", "x-rate-limit-remaining", "ratelimit-remaining")
_RESET = ("x-ratelimit-reset", "x-rate-limit-reset", "ratelimit-reset")
_COMBINED = re.compile(r"(?:\br|remaining) ?= ?0\b[^,]{0,40}?[;,] ?(?:t|reset) ?= ?(\d{1,9})")
_EPOCH, _EPOCH_MS = 1e8, 1e11


def retry_after_seconds(status: int, headers: Mapping[str, str], now: datetime) -> float | None:
    """Return the seconds that a response asks to wait, None when it does not.

    Retry-After of a busy server (RFC 9110 §10.2.3), or a used-up allowance (`x-ratelimit-remaining: 0` with `…-reset`
    in seconds or as a moment, or the combined `RateLimit` field).
    """
    if status in (429, 503) and (value := headers.get("retry-after", "").strip()):
        return _clamp_wait(_after(value, now))
    if any(headers.get(name, "").strip() == "0" for name in _LEFT):
        return _clamp_wait(next((_until(headers[name], now) for name in _RESET if name in headers), None))
    combined = _COMBINED.search(headers.get("ratelimit", ""))
    return _clamp_wait(float(combined.group(1))) if combined else None


def _clamp_wait(seconds: float | None) -> float | None:
    return None if seconds is None else min(max(0.0, seconds), LONGEST_HOLD)


def _after(value: str, now: datetime) -> float | None:
    if value.isdigit():
        return float(value)
    from email.utils import parsedate_to_datetime  # here: hardly any server says it so

    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now).total_seconds()


def _until(value: str, now: datetime) -> float | None:
    """Return the seconds until a reset given in seconds, as a moment in seconds or milliseconds, or as an HTTP date."""
    try:
        number = float(value.strip())
    except ValueError:
        return _after(value.strip(), now)
    if number > _EPOCH_MS:
        return number / 1_000 - now.timestamp()
    return number - now.timestamp() if number > _EPOCH else number
