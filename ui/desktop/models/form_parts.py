"""A planned copy cut into the parts a web form asks for, each exactly as the copy says it, marks and all. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.document import Block, Contact, Document, Entry, Heading, Photo, Title, block_lines, footer

TOP, FOOT = "basics", "footer"


@dataclass(frozen=True, slots=True)
class FormPart:
    """One thing to paste: the `section` it belongs to (`basics`, `work`, …, `footer`), a `heading` as printed (empty
    at the top), and its text."""

    section: str
    heading: str
    text: str


def form_parts(document: Document) -> tuple[FormPart, ...]:
    """Name, every contact item, every job or study, every other section, and the reference line at the end."""
    found: list[FormPart] = []
    section, heading, lines = TOP, "", list[str]()

    def close() -> None:
        if lines:
            found.append(FormPart(section, heading, "\n".join(lines)))
            lines.clear()

    for block in document.blocks:
        if isinstance(block, Heading):
            close()
            section, heading = block.section, block.text
        elif isinstance(block, Photo):
            continue
        elif isinstance(block, Title | Contact):
            close()
            found += [FormPart(section, heading, text) for text in block_lines(block) if text]
        else:
            if isinstance(block, Entry):
                close()
            lines += _lines(block)
    close()
    if foot := footer(document):
        found.append(FormPart(FOOT, "", foot))
    return tuple(found)


def _lines(block: Block) -> list[str]:
    return [line for line in block_lines(block) if line]
