"""Readers of plain text, Markdown and CSV, to lines."""

from __future__ import annotations

import re
from typing import Final

from app.ingest.source_lines import Source, TextLine

MAX_LINES: Final = 40_000
_RULE: Final = re.compile(r"^\s*(?:[-=_*~#]\s*){3,}$")
_EMPHASIS: Final = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")
_LINK: Final = re.compile(r"!?\[([^\]]*)\]\(([^)\s]+)[^)]*\)")


def read_plain(text: str) -> Source:
    """Return the lines of a plain text; underlined headings become headings."""
    raw = re.split(r"\r\n|[\n\r\f\x0b\u2028\u2029]", text)[:MAX_LINES]
    lines: list[TextLine] = []
    for index, line in enumerate(raw):
        if not line.strip():
            if lines and lines[-1].text:
                lines.append(TextLine(""))  # told, because a heading stands behind an empty line
            continue
        ruled = index + 1 < len(raw) and _RULE.match(raw[index + 1]) is not None and len(line) < 60
        indent = float(len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip()))
        lines.append(
            TextLine(line.strip(), heading=2 if ruled else 0, aside=_RULE.match(line) is not None, stops=(indent,))
        )
    return Source("text", tuple(lines))


def read_markdown(text: str) -> Source:
    """Return the lines of a Markdown text: headings and bullets kept as cues, emphasis marks and link syntax removed."""
    lines: list[TextLine] = []
    links: list[str] = []
    for line in text.splitlines()[:MAX_LINES]:
        match = re.match(r"^(#{1,6})\s+(.*?)\s*#*$", line)
        body = match[2] if match else re.sub(r"^(?:\s{0,3}>\s?)+", "", line)
        links += [found[1] for found in _LINK.findall(body)]
        body = _LINK.sub(r"\1", body)
        bold = re.fullmatch(r"\s*(\*\*|__)[^*_]+\1\s*", body) is not None
        for _ in range(2):
            body = _EMPHASIS.sub(r"\2", body)
        body = re.sub(r"(?<!\w)[*_](\S[^*_]*?)[*_](?!\w)", r"\1", body)
        if body.lstrip().startswith("|") and body.rstrip().endswith("|"):
            body = "\t".join(cell.strip() for cell in body.strip().strip("|").split("|"))
        if not body.strip():
            continue
        indent = float(len(body.expandtabs(4)) - len(body.expandtabs(4).lstrip()))
        level = len(match[1]) if match else 0
        size = {1: 20.0, 2: 15.0, 3: 12.5}.get(level, 11.0)
        aside = _RULE.match(body) is not None
        lines.append(TextLine(body.strip(), heading=level, aside=aside, size=size, bold=bold, stops=(indent,)))
    lines += [TextLine(link, link=True) for link in dict.fromkeys(links)]
    return Source("markdown", tuple(lines))
