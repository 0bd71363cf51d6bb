"""Composes the document that is printed: a (redacted, marked) résumé and a style into lines in reading order. Pure; adds only labels and headings."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from app.domain.address_order import printed_address
from app.domain.chinese_script import in_script
from app.domain.design import Arrangement, Layout
from app.domain.document import (
    Block,
    Bullet,
    Contact,
    Document,
    Entry,
    Heading,
    Inline,
    Pair,
    Paragraph,
    Photo,
    Signature,
    Title,
)
from app.domain.prose_spelling import apply_style, protected_terms
from app.domain.resume import Line, Resume, Work
from app.domain.style import (
    DETAIL_SEPARATORS,
    Style,
    format_date,
    format_range,
    heading,
    language_group,
    ordered_sections,
)

_LABELS: Final = {
    "en": {
        "title": "Resume",
        "other": "Other",
        "birth_date": "Date of birth",
        "gender": "Gender",
        "nationality": "Nationality",
        "marital_status": "Marital status",
        "political_status": "Political status",
        "native_place": "Native place",
        "salary": "Salary",
        "other_names": "Other names",
        "label": "Position sought",
        "email": "Email",
        "phone": "Phone",
        "location": "Address",
        "url": "Web",
        "profiles": "Profile",
        "colon": ": ",
    },
    "zh": {
        "title": "个人简历",
        "other": "其他",
        "birth_date": "出生日期",
        "gender": "性别",
        "nationality": "国籍",
        "marital_status": "婚姻状况",
        "political_status": "政治面貌",
        "native_place": "籍贯",
        "salary": "薪资",
        "other_names": "其他姓名",
        "label": "求职意向",
        "email": "邮箱",
        "phone": "电话",
        "location": "现居",
        "url": "网址",
        "profiles": "主页",
        "colon": "：",
    },
}


@functools.cache
def _labels(language: str) -> Mapping[str, str]:
    """Return the labels of a language in its script."""
    return {key: in_script(label, language) for key, label in _LABELS[language_group(language)].items()}


USUAL: Final = Arrangement()
_CONTACT_LABELS: Final = {
    "email": "email", "other_emails": "email", "phone": "phone", "other_phones": "phone", "location": "location", "url": "url", "profiles": "profiles",
}  # fmt: skip
_SHORT: Final = 44
_FEW_LINES: Final = 190
"""Widths in Latin letters: of an item that may stand beside others, and of a list that fills about two lines."""


class ProseStyler:
    """Writes the person's sentences in the document's spelling, leaving names and terms alone."""

    def __init__(self, resume: Resume, style: Style) -> None:
        self._style = style
        self._protected = protected_terms(resume)

    def text(self, text: str) -> str:
        """Return running text in the document's spelling."""
        return apply_style(text, self._style, self._protected)

    def bullet(self, text: str) -> str:
        """Return a bullet in the document's spelling."""
        return apply_style(text, self._style, self._protected, bullet=True)


def compose(
    resume: Resume,
    style: Style,
    *,
    reference: str = "",
    notice: str = "",
    layout: Layout | None = None,
    arrangement: Arrangement = USUAL,
    day: str = "",
) -> Document:
    """Compose the document that all writers print. Order is the model's; nothing is sorted here.

    `arrangement` is what the theme of the `layout` arranges; `day` (ISO) is when it is signed, where it is.
    """
    labels = _labels(resume.language)
    blocks = tuple(
        replace(block, dates=arrangement.dates) if isinstance(block, Entry) else block
        for block in _with_heads(_blocks(resume, style, arrangement, day), labels["other"])
    )
    name = resume.basics.name
    return Document(resume.language, labels["title"], blocks, reference, notice, layout or Layout(), name)


def _with_heads(blocks: Iterable[Block], label: str) -> Iterator[Block]:
    """Yield the blocks; an entry without a head gets the label as its own, else its text would pass for a part of the entry above it."""
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Entry) and not block.parts:
            if isinstance(before, Heading):
                continue
            block = replace(block, left=label)
        yield block
        before = block


def _blocks(resume: Resume, style: Style, arrangement: Arrangement, day: str) -> Iterator[Block]:
    labels = _labels(resume.language)
    prose = ProseStyler(resume, style)
    yield Title(resume.basics.name or labels["title"])
    if resume.personal.photo and arrangement.photo:
        yield Photo(resume.personal.photo)
    yield from _head(resume, style, arrangement)
    yield from _own_sections(resume, titled=False)  # below a heading they would pass for a part of what it names
    if _facts_place(resume, arrangement) == "section" and (facts := _personal(resume, style)):
        yield Heading(heading(style, resume.language, "personal"), "personal")
        rows = tuple(f"{fact.label}{fact.colon}{fact.text}" for fact in facts)
        yield Inline(rows, _inline_separator(resume), ("",) * len(rows))
    if resume.basics.summary:
        yield Heading(heading(style, resume.language, "summary"), "summary")
        yield Paragraph(prose.text(resume.basics.summary), "basics.summary")
    for section in ordered_sections(style):
        yield from _PRINTERS[section](resume, style, prose)
    yield from _own_sections(resume, titled=True)
    yield from _references(resume, style)
    if arrangement.signature and resume.basics.name:
        place, date = resume.basics.location.city, format_date(day, style, resume.language, whole=True)
        if text := _comma(resume).join(part for part in (place, date) if part):
            yield Signature(text)


def _comma(resume: Resume) -> str:
    return "，" if language_group(resume.language) == "zh" else ", "


def _facts_place(resume: Resume, arrangement: Arrangement) -> str:
    """Return where personal facts stand: beside a photo there is room for them in the head."""
    beside_photo = bool(resume.personal.photo) and arrangement.photo
    return "line" if arrangement.facts == "section" and beside_photo else arrangement.facts


def _head(resume: Resume, style: Style, arrangement: Arrangement) -> Iterator[Block]:
    """Yield what stands between the name and the first heading: the position sought, how to get in touch, perhaps personal facts."""
    labels, contact = _labels(resume.language), _contact(resume)
    label = resume.basics.label
    if arrangement.facts == "head":
        colon = labels["colon"]
        if (
            label and language_group(resume.language) == "zh"
        ):  # 求职意向 heads the form; elsewhere the line below the name says it
            yield Pair(labels["label"], label, "basics.label", colon)
        elif label:
            yield Paragraph(label, "basics.label")
        for text, field in contact.items():
            yield Pair(labels[_CONTACT_LABELS[field.split(".")[1]]], text, field, colon)
        yield from _personal(resume, style)
        return
    if label:
        yield Paragraph(label, "basics.label")
    if contact:
        yield Contact(tuple(contact), " | ", tuple(contact.values()))
    if _facts_place(resume, arrangement) == "line" and (facts := _personal(resume, style)):
        yield Contact(tuple(f"{fact.label}{fact.colon}{fact.text}" for fact in facts), " | ", ("",) * len(facts))


def _contact(resume: Resume) -> dict[str, str]:
    """Return printed contact text → the id of its field; what is in two fields is printed once."""
    basics = resume.basics
    profiles = [
        (profile.url or f"{profile.network}: {profile.username}".strip(": "), f"basics.profiles.{profile.id}")
        for profile in basics.profiles
        if profile.url or profile.username
    ]
    items = [
        (basics.email, "basics.email"),
        *((other, "personal.other_emails") for other in resume.personal.other_emails),
        (basics.phone, "basics.phone"),
        *((other, "personal.other_phones") for other in resume.personal.other_phones),
        (printed_address(resume), "basics.location"),
        (basics.url, "basics.url"),
        *profiles,
    ]
    found: dict[str, str] = {}
    known: set[str] = set()
    for item, field in items:
        if item and (same := _same_contact(item)) not in known:
            known.add(same)
            found[item] = field
    return found


def _same_contact(text: str) -> str:
    """Return what two ways to write one telephone number or web address have in common."""
    bare = re.sub(r"^https?://(www\.)?|/$", "", text.casefold())
    return bare if re.search("[a-z]", bare) else re.sub(r"[\s()-]", "", bare)


def _personal(resume: Resume, style: Style) -> list[Pair]:
    labels, me = _labels(resume.language), resume.personal
    rows = [
        (labels["other_names"], ("、" if language_group(resume.language) == "zh" else ", ").join(me.other_names)),
        (labels["birth_date"], format_date(me.birth_date, style, resume.language, whole=True)),
        (labels["gender"], me.gender),
        (labels["nationality"], me.nationality),
        (labels["marital_status"], me.marital_status),
        (labels["political_status"], me.political_status),
        (labels["native_place"], me.native_place),
        (labels["salary"], me.salary),
        *((number.kind or "ID", number.value) for number in me.id_numbers),
    ]
    return [Pair(label, text, colon=labels["colon"]) for label, text in rows if text]


def _detail(resume: Resume, style: Style, *parts: str) -> str:
    separator = style.detail_separator or DETAIL_SEPARATORS[language_group(resume.language)][0]
    return separator.join(dict.fromkeys(part for part in parts if part))


def _jobs(section: str, jobs: tuple[Work, ...], resume: Resume, style: Style, prose: ProseStyler) -> Iterator[Block]:
    shown = [job for job in jobs if job.organisation or job.position or job.highlights or job.summary]
    if not shown:
        return
    last: str | None = None
    for job in shown:
        if job.heading != last:
            last = job.heading  # entries that the master tells apart stand under its own words
            yield Heading(last, "section") if last else Heading(heading(style, resume.language, section), section)
        first, second = (
            (job.organisation, job.position) if style.organisation_first else (job.position, job.organisation)
        )
        dates = format_range(job.start, job.end, style, resume.language, current=job.current)
        lines = _job_lines(resume, style, (first, second), job.location)
        yield _entry(resume, style, lines, dates, f"{section}.{job.id}")
        if job.summary:
            yield Paragraph(prose.text(job.summary), f"{section}.{job.id}.summary")
        yield from _bullets(job.highlights, f"{section}.{job.id}.highlights", prose)


def _job_lines(resume: Resume, style: Style, names: tuple[str, str], place: str) -> tuple[str, str]:
    """Return the two lines of a job's header: each name on its own or both on the first, the place beside one of them."""
    first, second = names
    beside_first = style.location_line.startswith("first") and bool(first and second)
    bracketed = style.location_line.endswith("brackets") and bool(place)
    if bracketed and beside_first:
        first, place = f"{first}{_in_brackets(resume, place)}", ""
    elif bracketed and (second or first):
        first, second = (
            (first, f"{second}{_in_brackets(resume, place)}")
            if second
            else (f"{first}{_in_brackets(resume, place)}", "")
        )
        place = ""
    if style.header_lines == "one" and first and second:
        both = _detail(resume, style, first, second)
        return (_detail(resume, style, both, place), "") if beside_first else (both, place)
    if beside_first:
        return _detail(resume, style, first, place), second
    return first, _detail(resume, style, second, place)


def _in_brackets(resume: Resume, text: str) -> str:
    return f"（{text}）" if language_group(resume.language) == "zh" else f" ({text})"


def _entry(resume: Resume, style: Style, lines: tuple[str, str], dates: str, path: str) -> Entry:
    """Build a header of up to two lines; its dates are at the right of the first, or in brackets after the last."""
    first, second = lines if lines[0] else lines[::-1]
    if style.date_line == "second" and first and dates:
        bracketed = _in_brackets(resume, dates)
        return Entry(first, "", f"{second}{bracketed}", path) if second else Entry(f"{first}{bracketed}", "", "", path)
    return Entry(first, dates, second, path)


def _bullets(lines: tuple[Line, ...], path: str, prose: ProseStyler) -> Iterator[Block]:
    yield from (Bullet(prose.bullet(line.text), f"{path}.{line.id}") for line in lines if line.text)


def _work(resume: Resume, style: Style, prose: ProseStyler) -> Iterator[Block]:
    yield from _jobs("work", resume.work, resume, style, prose)


def _volunteer(resume: Resume, style: Style, prose: ProseStyler) -> Iterator[Block]:
    yield from _jobs("volunteer", resume.volunteer, resume, style, prose)


def _projects(resume: Resume, style: Style, prose: ProseStyler) -> Iterator[Block]:
    shown = [
        one
        for one in resume.projects
        if one.name or one.roles or one.entity or one.url or one.description or one.highlights or one.keywords
    ]
    if not shown:
        return
    yield Heading(heading(style, resume.language, "projects"), "projects")
    for project in shown:
        said = (project.name, project.description, *(line.text for line in project.highlights))
        url = project.url if not any(_same_contact(project.url) in text.casefold() for text in said) else ""
        sub = _detail(resume, style, *project.roles, project.entity if project.entity != project.name else "", url)
        dates = format_range(project.start, project.end, style, resume.language, current=project.current)
        path = f"projects.{project.id}"
        yield _entry(resume, style, (project.name, sub), dates, path) if project.name else Entry("", dates, sub, path)
        if project.description:
            yield Paragraph(prose.text(project.description), f"{path}.description")
        yield from _bullets(project.highlights, f"{path}.highlights", prose)
        if project.keywords:
            yield Paragraph(style.skill_separator.join(project.keywords), f"{path}.keywords")


def _education(resume: Resume, style: Style, prose: ProseStyler) -> Iterator[Block]:
    shown = [
        one for one in resume.education if one.institution or one.area or one.study_type or one.score or one.courses
    ]
    if not shown:
        return
    yield Heading(heading(style, resume.language, "education"), "education")
    for item in shown:
        degree_first = style.study_first and style.degree_form != "reversed"
        what = (item.study_type, item.area) if degree_first else (item.area, item.study_type)
        if style.degree_form == "brackets" and all(what):
            what = (f"{what[0]}{_in_brackets(resume, what[1])}", "")
        sub = _detail(resume, style, *what, item.score)
        dates = format_range(item.start, item.end, style, resume.language, current=item.current)
        school = _detail(resume, style, item.institution, item.location)
        lines = (school, sub) if style.school_first else (sub, school)
        yield _entry(resume, style, lines, dates, f"education.{item.id}")
        yield from (Bullet(line.text, f"education.{item.id}.courses.{line.id}") for line in item.courses if line.text)


def _skills(resume: Resume, style: Style, prose: ProseStyler) -> Iterator[Block]:
    colon = _labels(resume.language)["colon"]
    pairs = []
    for skill in resume.skills:
        level = _in_brackets(resume, skill.level) if skill.level else ""
        label = f"{skill.name}{level}".strip()
        text = style.skill_separator.join(skill.keywords)
        if label or text:
            pairs.append(Pair(label if text else "", text or label, f"skills.{skill.id}", colon))
    if pairs:
        yield Heading(heading(style, resume.language, "skills"), "skills")
        yield from pairs


def _item_blocks(section: str, resume: Resume, style: Style, items: Iterable[tuple[str, str, str]]) -> Iterator[Block]:
    """Build a section of (id, text, date or empty) items: as entries where some are dated, else on one line where they are
    short, or as bullets."""
    if kept := [item for item in items if item[1]]:
        yield Heading(heading(style, resume.language, section), section)
        if _run_inline([text for _, text, _ in kept]) and not any(date for *_, date in kept):
            yield Inline(
                tuple(text for _, text, _ in kept),
                _inline_separator(resume),
                tuple(f"{section}.{key}" for key, *_ in kept),
            )
            return
        dated = any(date for *_, date in kept)  # else an undated one would pass for a part of the dated one above it
        for key, text, date in kept:
            path, day = f"{section}.{key}", format_date(date, style, resume.language)
            yield _entry(resume, style, (text, ""), day, path) if dated else Bullet(text, path)


def _inline_separator(resume: Resume) -> str:
    return "、" if language_group(resume.language) == "zh" else " · "


def _run_inline(texts: Sequence[str]) -> bool:
    """Return True if the items of a list are so short that they read better on a line than below each other."""
    widths = [sum(2 if character > "\u2e7f" else 1 for character in text) for text in texts]
    return all("\n" not in text for text in texts) and max(widths) <= _SHORT and sum(widths) <= _FEW_LINES


def _languages(resume: Resume, style: Style, prose: ProseStyler) -> Iterator[Block]:
    items = [(item.id, _label(item.language, item.fluency, style, resume), "") for item in resume.languages]
    yield from _item_blocks("languages", resume, style, items)


def _awards(resume: Resume, style: Style, prose: ProseStyler) -> Iterator[Block]:
    items = [
        (item.id, _detail(resume, style, item.title, item.awarder, item.summary), item.date) for item in resume.awards
    ]
    yield from _item_blocks("awards", resume, style, items)


def _certificates(resume: Resume, style: Style, prose: ProseStyler) -> Iterator[Block]:
    items = [
        (item.id, _detail(resume, style, item.name, item.issuer, item.url), item.date) for item in resume.certificates
    ]
    yield from _item_blocks("certificates", resume, style, items)


def _publications(resume: Resume, style: Style, prose: ProseStyler) -> Iterator[Block]:
    items = [
        (item.id, _detail(resume, style, item.name, item.publisher, item.url, item.summary), item.date)
        for item in resume.publications
    ]
    yield from _item_blocks("publications", resume, style, items)


def _interests(resume: Resume, style: Style, prose: ProseStyler) -> Iterator[Block]:
    items = [
        (item.id, _label(item.name, style.skill_separator.join(item.keywords), style, resume), "")
        for item in resume.interests
    ]
    yield from _item_blocks("interests", resume, style, items)


_PRINTERS: Final[Mapping[str, Callable[[Resume, Style, ProseStyler], Iterator[Block]]]] = {
    "work": _work,
    "volunteer": _volunteer,
    "projects": _projects,
    "education": _education,
    "skills": _skills,
    "languages": _languages,
    "awards": _awards,
    "certificates": _certificates,
    "publications": _publications,
    "interests": _interests,
}


def _own_sections(resume: Resume, *, titled: bool) -> Iterator[Block]:
    for section in resume.sections:
        if bool(section.title) is not titled or not any(line.text for line in section.lines):
            continue
        if titled:
            yield Heading(section.title, "section")
        yield from (
            Paragraph(line.text, f"sections.{section.id}.lines.{line.id}") for line in section.lines if line.text
        )


def _references(resume: Resume, style: Style) -> Iterator[Block]:
    comma = _comma(resume)
    texts = [comma.join(part for part in (item.name, item.reference) if part) for item in resume.references]
    if any(texts):
        yield Heading(heading(style, resume.language, "references"), "references")
        yield from (Paragraph(text) for text in texts if text)


def _label(name: str, detail: str, style: Style, resume: Resume) -> str:
    if not (name and detail):
        return name or detail
    match style.label_form:
        case "brackets":
            return f"{name}{_in_brackets(resume, detail)}"
        case "dash":
            return f"{name} – {detail}"
        case _:
            return f"{name}{_labels(resume.language)['colon']}{detail}"


def printed_sections(resume: Resume, style: Style) -> tuple[str, ...]:
    """Return keys of the sections that get a heading, in printed order (own sections as `section`)."""
    blocks = compose(resume, style).blocks
    return tuple(dict.fromkeys(block.section for block in blocks if isinstance(block, Heading)))
