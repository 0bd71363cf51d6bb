"""Replaces characters that no shipped font can draw by `?`, in data that came from outside, instead of refusing them. instead of being refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.render import glyph_coverage
from app.render.pdf import compile_template


def print_any(template: str, data: object) -> bytes:
    """Return the PDF of one of our templates with `data` (JSON-able). Raises EnvironmentProblem `pdf-failed`."""
    absent = {ord(char): "?" for char in glyph_coverage.unprintable_characters(_texts(data))}
    return compile_template(template, _printable(data, absent))


def _texts(value: object) -> Iterator[str]:
    """Yield every text in the data."""
    if isinstance(value, str):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in inner:
        yield from _texts(part)


def _printable(value: object, absent: Mapping[int, str]) -> object:
    if isinstance(value, str):
        return value.translate(absent)
    if isinstance(value, dict):
        return {key: _printable(part, absent) for key, part in value.items()}
    return [_printable(part, absent) for part in value] if isinstance(value, list) else value
