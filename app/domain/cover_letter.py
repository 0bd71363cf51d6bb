"""A cover letter: the person's own text, written from a short outline, with the variants they approved; and the document it is printed as.

No sentence is made here: the frame (how such a letter opens and closes) is data, and everything else is what the person wrote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.chinese_script import in_script
from app.domain.design import Layout
from app.domain.document import Block, Contact, Document, Heading, Paragraph, Title
from app.domain.resume import Line, Project, Resume, Section
from app.domain.style import language_group
from app.errors import UserError

LETTER: Final = "letter"
"""Key of the section that holds the text: as a section of a document, and as the only one of the letter's résumé."""
LONGEST: Final = 8_000
"""Characters of a letter: four pages, of which nobody reads the second."""
MOST_OPTIONS: Final = 6
TITLES: Final = {"en": "Cover Letter", "zh": "求职信"}
"""Neutral titles of the file, and its heading where the name is withheld."""
FRAMES: Final = {
    "en": ("Dear Hiring Manager,", "Kind regards,"),
    "zh": ("尊敬的招聘负责人：", "此致\n敬礼"),
}
"""How a letter opens and closes where the person says nothing else."""
PARAGRAPHS: Final = f"projects.{LETTER}.highlights."
"""Beginning of the field ids of the paragraphs."""
_CHOICE: Final = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Outline:
    """Content of a letter in the person's words: why this job, two proofs from the résumé, when available; an empty part is left out.
    `address`: whom it goes to and where, above the greeting; `greeting` and `closing` empty: as usual in the language."""

    address: str = ""
    greeting: str = ""
    why: str = ""
    proofs: tuple[str, ...] = ()
    available: str = ""
    closing: str = ""


def frame(language: str) -> tuple[str, str]:
    """Return how a letter opens and closes where the person says nothing else, in the script of the language."""
    opening, closing = FRAMES[language_group(language)]
    return in_script(opening, language), in_script(closing, language)


def title_of(language: str) -> str:
    """Return the neutral title of a letter."""
    return in_script(TITLES[language_group(language)], language)


def written(outline: Outline, language: str, name: str) -> str:
    """Return the text of a letter from its outline: its parts as paragraphs, and below the closing the `name` (empty: none)."""
    greeting, closing = frame(language)
    end = "\n".join(part for part in (outline.closing.strip() or closing, name) if part)
    parts = (
        outline.address,
        outline.greeting.strip() or greeting,
        outline.why,
        *outline.proofs,
        outline.available,
        end,
    )
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"


def is_address(paragraph: str, known: Sequence[str]) -> bool:
    """Return True if a paragraph is the address above a letter: one of its lines is one of the `known` ones (contact, employer, place)."""
    lines = {line.strip().casefold() for line in paragraph.split("\n")}
    return any(one.strip().casefold() in lines for one in known if one.strip())


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a paragraph where the person approved several wordings; `start` is where it begins in the first of them."""

    start: int
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter's paragraphs in their first wording, and the slots of each."""

    paragraphs: tuple[str, ...]
    slots: tuple[tuple[Slot, ...], ...]

    def resume(self, language: str) -> Resume:
        """Return the letter in the form that marks are defined on: a résumé of one project with a point for each paragraph."""
        lines = tuple(Line(f"p{number}", text) for number, text in enumerate(self.paragraphs, 1))
        return Resume(projects=(Project(LETTER, highlights=lines),), language=language)

    def variants(self) -> dict[str, tuple[str, ...]]:
        """Return by field id the other wordings of each paragraph, one slot changed in each."""
        found: dict[str, tuple[str, ...]] = {}
        for number, (text, slots) in enumerate(zip(self.paragraphs, self.slots, strict=True), 1):
            other = tuple(
                text[: slot.start] + option + text[slot.start + len(slot.options[0]) :]
                for slot in slots
                for option in slot.options[1:]
            )
            if other:
                found[f"{PARAGRAPHS}p{number}"] = other
        return found


def parse(text: str) -> LetterText:
    """Parse a letter: paragraphs stand apart by an empty line, `{glad|happy}` are wordings that the person approved.

    Raises `UserError` `cover-empty`, `cover-too-long` (`limit`), `cover-choice` (`text`).
    """
    if len(text) > LONGEST:
        raise UserError("cover-too-long", limit=LONGEST)
    plain = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    parts = [part.strip() for part in re.split(r"\n[ \t]*\n", plain) if part.strip()]
    if not parts:
        raise UserError("cover-empty")
    parsed = [_paragraph("\n".join(line.strip() for line in part.split("\n"))) for part in parts]
    return LetterText(tuple(text for text, _ in parsed), tuple(slots for _, slots in parsed))


def _paragraph(text: str) -> tuple[str, tuple[Slot, ...]]:
    pieces, slots, length, end = [], [], 0, 0
    for match in _CHOICE.finditer(text):
        options = tuple(dict.fromkeys(part.strip() for part in match[1].split("|")))
        if len(options) < 2 or len(options) > MOST_OPTIONS or not all(options):
            raise UserError("cover-choice", text=match[0][:40])
        before = text[end : match.start()]
        length += len(before)
        slots.append(Slot(length, options))
        pieces += [before, options[0]]
        length += len(options[0])
        end = match.end()
    found = "".join([*pieces, text[end:]])
    if "{" in found or "}" in found:
        raise UserError("cover-choice", text=found[found.find("{") :][:40] if "{" in found else "}")
    return found, tuple(slots)


def paragraphs_of(letter: Resume) -> tuple[Line, ...]:
    """Return the paragraphs of a letter."""
    return letter.projects[0].highlights


def as_section(letter: Resume) -> Resume:
    """Return the letter as a section of its own name: so a person is told where in it something stands."""
    title = title_of(letter.language)
    return Resume(sections=(Section(LETTER, title, paragraphs_of(letter)),), language=letter.language)


def letter_document(head: Sequence[Block], letter: Resume, *, name: str, reference: str, layout: Layout) -> Document:
    """Return the letter as a document in the look of its copy: the copy's head, then the paragraphs of `letter`."""
    title = title_of(letter.language)
    opening: list[Block] = [block for block in head if isinstance(block, Contact)]
    top: list[Block] = [Title(name or title), *opening]
    body = (Paragraph(line.text, f"{PARAGRAPHS}{line.id}") for line in paragraphs_of(letter))
    return Document(letter.language, title, (*top, Heading("", LETTER), *body), reference, "", layout, name)
