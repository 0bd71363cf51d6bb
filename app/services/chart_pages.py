"""Charts with their tables as pages to print: one form for the reports of a caseload and a person's own insights."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Final

from app.domain.charts import Chart
from app.render.chart_layout import Box, Label, Shape, lay_out
from app.render.undrawable_characters import print_any

_WIDTH: Final = 600.0
"""Width of a printed chart in units of the template."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report: its heading, its chart (None: the table alone says it), and the whole table with a head."""

    title: str
    chart: Chart | None
    table: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ChartPages:
    """Pages of charts: their title, what they cover, notes before the charts, and a line at the foot of each page."""

    title: str
    subject: str
    notes: tuple[str, ...]
    footer: str

    def pdf(self, sections: Iterable[Section], language: str) -> bytes:
        """Return the pages as PDF. Raises EnvironmentProblem `pdf-failed`."""
        return print_any(
            "report.typ",
            {
                "family": "zh" if language.startswith("zh") else "en",
                "title": self.title,
                "subject": self.subject,
                "notes": list(self.notes),
                "limits": self.footer,
                "sections": [_printed(one) for one in sections],
            },
        )


def _printed(section: Section) -> dict[str, object]:
    drawing = lay_out(section.chart, _WIDTH) if section.chart else None
    return {
        "title": section.title,
        "height": drawing.height if drawing else 0,
        "shapes": [_shape(one) for one in drawing.shapes] if drawing else [],
        "rows": [list(row) for row in section.table],
    }


def _shape(shape: Shape) -> dict[str, object]:
    kind = "box" if isinstance(shape, Box) else "label" if isinstance(shape, Label) else "path"
    return {"kind": kind, **asdict(shape)}
