"""Layer "headings": each section's heading is one of a whitelist that applicant tracking systems know.

Must never invent a heading or touch the titles of the person's own sections.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.compose import printed_sections
from app.domain.resume import Resume
from app.domain.style import HEADINGS, Style, default_style, language_group
from app.marks import house_styles
from app.marks.carriers import Carrier, Limits, Value, Wording


@dataclass(frozen=True, slots=True)
class HeadingsLayer:
    """One choice per section that the master prints."""

    name: str = "headings"

    def carriers(self, resume: Resume, wordings: Sequence[Wording], limits: Limits) -> tuple[Carrier, ...]:
        """Return a carrier for each printed section whose whitelist has more than one heading."""
        accepted = house_styles.accepted_headings(resume) if limits.version >= house_styles.SINCE else None
        known = accepted or HEADINGS[language_group(resume.language)]
        printed = printed_sections(resume, default_style(resume.language))
        return tuple(
            Carrier(f"headings:{key}", self.name, "style", "choice", known[key], key)
            for key in dict.fromkeys(printed)
            if len(known.get(key, ())) > 1
        )

    def apply(self, resume: Resume, style: Style, values: Mapping[Carrier, Value]) -> tuple[Resume, Style]:
        """Return the style with the chosen headings."""
        chosen = {carrier.target: carrier.options[value[0]] for carrier, value in values.items()}
        return resume, dataclasses.replace(style, headings={**style.headings, **chosen})


HEADINGS_LAYER = HeadingsLayer()
