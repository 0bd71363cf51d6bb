"""Times of day as people write them; what may mean two times is none."""

from __future__ import annotations

import pytest

from app.text.clock_times import time_of_day


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("14:05", "14:05"),
        ("9:05", "09:05"),
        ("15.30", "15:30"),
        ("1030", "10:30"),
        ("0230 pm", "14:30"),
        ("15h30", "15:30"),
        ("15h", "15:00"),
        ("3pm", "15:00"),
        ("3 p.m.", "15:00"),
        ("3:20 PM", "15:20"),
        ("12am", "00:00"),
        ("12 pm", "12:00"),
        ("15:30 pm", "15:30"),
        ("下午3点", "15:00"),
        ("下午三点半", "15:30"),
        ("下午15点", "15:00"),
        ("上午10点20分", "10:20"),
        ("早上十点一刻", "10:15"),
        ("中午12点", "12:00"),
        ("中午1点", "13:00"),
        ("晚上8点", "20:00"),
        ("凌晨12点", "00:00"),
        ("下午３：２０", "15:20"),
        ("三点", "03:00"),
        ("", ""),
        ("3", ""),
        ("15", ""),
        ("25:00", ""),
        ("2575", ""),
        ("103", ""),
        ("14:60", ""),
        ("14:5", ""),
        ("3.", ""),
        ("13am", ""),
        ("上午14点", ""),
        ("晚上12点", ""),
        ("晚上1点", ""),
        ("中午9点", ""),
        ("下午3pm", ""),
        ("0pm", ""),
        ("14:05 or so", ""),
    ],
)
def test_a_time_is_read_or_left(written: str, time: str) -> None:
    assert time_of_day(written) == time


def test_every_time_as_it_is_stored_is_read() -> None:
    times = [f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(60)]
    assert [time_of_day(one) for one in times] == times
