"""Document-wide style: the harmless choices a copy makes once (date format, separators, and/&, headings).

Pure text formatting shared by the composer (which prints) and the marks (which vary and observe these choices).
A style never changes a fact: the same date, number or name is only written differently.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from app.domain.chinese_script import in_script

MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

DATE_FORMATS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("mon-year", "month-year", "slash", "iso"),
    "zh": ("dot", "nian", "slash-zh", "iso"),
}
RANGE_DASHES: Final[Mapping[str, tuple[str, ...]]] = {"en": (" – ", " to ", " - "), "zh": (" – ", " 至 ", " - ")}
SKILL_SEPARATORS: Final[Mapping[str, tuple[str, ...]]] = {"en": (", ", " | ", "; "), "zh": ("、", "，", " | ")}
DETAIL_SEPARATORS: Final[Mapping[str, tuple[str, ...]]] = {"en": (", ", " | ", " – "), "zh": ("，", " | ", " / ")}
PRESENT_WORDS: Final[Mapping[str, tuple[str, ...]]] = {"en": ("Present", "Current"), "zh": ("至今", "现在")}
LABEL_FORMS: Final = ("colon", "brackets", "dash")
SECTIONS: Final = (
    "work",
    "volunteer",
    "projects",
    "education",
    "skills",
    "languages",
    "awards",
    "certificates",
    "publications",
    "interests",
)
"""Section keys in the order of an unmarked document (the summary stands before, own sections and referees after)."""
HEADINGS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "en": {
        "summary": ("Summary", "Profile", "Professional Summary", "Professional Profile", "Career Profile"),
        "work": (
            "Work Experience",
            "Professional Experience",
            "Experience",
            "Employment History",
            "Work History",
            "Career History",
        ),
        "volunteer": ("Volunteer Experience", "Volunteering", "Volunteer Work"),
        "education": ("Education", "Academic Background", "Educational Background", "Academic History"),
        "projects": ("Projects", "Project Experience", "Key Projects"),
        "skills": ("Skills", "Technical Skills", "Core Skills", "Key Skills", "Professional Skills", "Skills Summary"),
        "languages": ("Languages", "Language Skills"),
        "interests": ("Interests", "Hobbies and Interests", "Interests and Hobbies", "Personal Interests"),
        "awards": ("Awards", "Honors and Awards", "Awards and Honors"),
        "certificates": ("Certificates", "Certifications"),
        "publications": ("Publications", "List of Publications"),
        "references": ("References",),
        "personal": ("Personal Details",),
    },
    "zh": {
        "summary": ("个人简介", "自我评价", "个人总结", "个人概述"),
        "work": ("工作经历", "工作经验", "职业经历", "工作履历", "任职经历"),
        "volunteer": ("志愿经历", "志愿服务", "志愿者经历"),
        "education": ("教育背景", "教育经历", "学习经历", "教育情况", "学历背景"),
        "projects": ("项目经历", "项目经验", "项目实践"),
        "skills": ("专业技能", "技能特长", "技能", "职业技能", "专业能力", "个人技能"),
        "languages": ("语言能力", "语言技能"),
        "interests": ("兴趣爱好", "个人爱好"),
        "awards": ("获奖情况", "荣誉奖项", "获奖经历", "所获荣誉"),
        "certificates": ("资格证书", "证书", "所获证书"),
        "publications": ("发表论著", "论文著作"),
        "references": ("证明人",),
        "personal": ("个人信息",),
    },
}


def language_group(language: str) -> str:
    """Return `zh` or `en`: the typographic family of a résumé's language tag."""
    return "zh" if language.lower().startswith("zh") else "en"


@dataclass(frozen=True, slots=True)
class Style:
    """One choice of each document-wide carrier; an empty choice means "as the person wrote it" or the family's default.

    `headings` maps section keys to the printed heading, `section_order` lists section keys (missing ones keep their
    place of `SECTIONS` after the named ones). `location_line` ("second", "first", each also with "-brackets"): which
    part of a job's header its place is beside, and whether in brackets; `header_lines` ("two", "one"): lines of
    employer and position; `degree_form` ("separated", "brackets"): how the second of degree and subject is set apart, or ("reversed") the subject first;
    `date_line` ("first", "second"): dates at the right of a header or in brackets at its end. The prose choices
    (`percent` … `relative`) are applied by `app.domain.prose_spelling`.
    """

    date_format: str = ""
    range_dash: str = ""
    skill_separator: str = ""
    detail_separator: str = ""
    present_word: str = ""
    label_form: str = LABEL_FORMS[0]
    organisation_first: bool = True
    study_first: bool = True
    school_first: bool = True
    location_line: str = ""
    header_lines: str = ""
    degree_form: str = ""
    date_line: str = ""
    percent: str = ""
    ampersand: str = ""
    oxford: str = ""
    final_stop: str = ""
    cjk_spacing: str = ""
    numerals: str = ""
    relative: str = ""
    section_order: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)


def default_style(language: str) -> Style:
    """Return the style of an unmarked document."""
    key = language_group(language)
    return Style(
        date_format=DATE_FORMATS[key][0],
        range_dash=RANGE_DASHES[key][0],
        skill_separator=SKILL_SEPARATORS[key][0],
        detail_separator=DETAIL_SEPARATORS[key][0],
        present_word=PRESENT_WORDS[key][0],
    )


def ordered_sections(style: Style) -> tuple[str, ...]:
    """Return all section keys in the order the style prints them."""
    named = tuple(key for key in style.section_order if key in SECTIONS)
    return (*named, *(key for key in SECTIONS if key not in named))


def heading(style: Style, language: str, section: str) -> str:
    """Return the heading printed for a section key."""
    chosen = style.headings.get(section) or HEADINGS[language_group(language)][section][0]
    return in_script(chosen, language)


def format_date(date: str, style: Style, language: str, *, whole: bool = False) -> str:
    """Return a reduced ISO date (`2021`, `2021-03`, `2021-03-05`) in the style's format; other text as it is. `whole`: with its day."""
    parts = date.split("-")
    if whole and len(parts) == 3 and all(part.isdigit() for part in parts) and 1 <= int(parts[1]) <= 12:
        in_year, in_month, on = (int(part) for part in parts)
        if language_group(language) == "zh":
            return f"{in_year}年{in_month}月{on}日"
        return f"{on} {MONTHS[in_month - 1]} {in_year}"
    if len(parts) < 2 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return date
    year, month = parts[0], int(parts[1])
    match style.date_format:
        case "mon-year":
            return f"{MONTHS[month - 1][:3]} {year}"
        case "month-year":
            return f"{MONTHS[month - 1]} {year}"
        case "sept-year":
            return f"{'Sept' if month == 9 else MONTHS[month - 1][:3]} {year}"
        case "slash":
            return f"{month:02d}/{year}"
        case "dot":
            return f"{year}.{month:02d}"
        case "year":
            return year
        case "nian":
            return f"{year}年{month}月"
        case "slash-zh":
            return f"{year}/{month:02d}"
        case _:
            return f"{year}-{month:02d}"


def format_range(start: str, end: str, style: Style, language: str, *, current: bool) -> str:
    """Return `Mar 2021 – Jun 2022`, or `Mar 2021 – Present` where there is no `end` and it is `current`.

    A single date is printed alone.
    """
    present = in_script(style.present_word or PRESENT_WORDS[language_group(language)][0], language)
    first = format_date(start, style, language)
    last = format_date(end, style, language) if end else (present if start and current else "")
    if not (first and last) or first == last:
        return first or last
    dash = " " if last.startswith(style.range_dash.strip()) else style.range_dash  # 2021 至今, never 2021 至 至今
    return f"{first}{dash}{last}"
