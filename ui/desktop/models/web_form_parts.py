"""Cuts a planned copy into the parts a web form asks for, each exactly as the copy says it, marks and all. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.document import Block, Contact, Document, Entry, Heading, Photo, Title, block_lines, footer

TOP, FOOT = "basics", "footer"


@dataclass(frozen=True, slots=True)
class FormPart:
    """One thing to paste: the `section` it belongs to (`basics`, `work`, …, `footer`), a `heading` as printed (empty
    at the top), and its text; `entry` names the job, study or other entry as printed, `field` is the id of the entry or,
    at the top, of the field (both empty where a part holds a whole section)."""

    section: str
    heading: str
    text: str
    entry: str = ""
    field: str = ""


def form_parts(document: Document) -> tuple[FormPart, ...]:
    """Name, every contact item, every job or study, every other section, and the reference line at the end."""
    found: list[FormPart] = []
    part, lines = FormPart(TOP, "", ""), list[str]()

    def begin(following: FormPart) -> None:
        nonlocal part
        if lines:
            found.append(replace(part, text="\n".join(lines)))
            lines.clear()
        part = following

    for block in document.blocks:
        if isinstance(block, Heading):
            begin(FormPart(block.section, block.text, ""))
        elif isinstance(block, Title | Contact):
            begin(replace(part, field=""))
            found += [replace(part, text=text, field=field) for text, field in _texts_by_field(block) if text]
        elif isinstance(block, Entry):
            name = " · ".join(line for line in (block.left, block.sub) if line)
            begin(replace(part, entry=name, field=block.field))
            lines += _lines(block)
        elif not isinstance(block, Photo):
            owner = ".".join(getattr(block, "field", "").split(".")[:2])
            if owner != part.field and (part.field or part.section == TOP):
                begin(replace(part, entry="", field=owner if part.section == TOP else ""))
            lines += _lines(block)
    begin(part)
    if foot := footer(document):
        found.append(FormPart(FOOT, "", foot))
    return tuple(found)


def distinguish_names(names: Sequence[str]) -> list[str]:
    """Number repeated names so that all differ."""
    seen = Counter[str]()
    found = []
    for name in names:
        seen[name] += 1
        found.append(f"{name} ({seen[name]})" if seen[name] > 1 else name)
    return found


def _texts_by_field(block: Title | Contact) -> list[tuple[str, str]]:
    """Each text of a block with the id of its field."""
    if isinstance(block, Title):
        return [(block.text, f"{TOP}.name")]
    return list(zip(block.items, block.fields or ("",) * len(block.items), strict=True))


def _lines(block: Block) -> list[str]:
    return [line for line in block_lines(block) if line]
