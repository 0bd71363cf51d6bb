"""Parsers of lists: skills, languages, interests, sections without a place in the standard, and sections whose heading names
several lists (`Skills, Certification and Languages`, 技能证书) or some rows of which have the label of another.

In those every row, or item, goes to the list it is of: a label decides before the words of the items, these before the
order in which the heading names its lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.domain.resume import Interest, Line, Section, Skill, Work
from app.ingest.layout.bullets import SEPARATORS, split_list
from app.ingest.layout.line_features import has_range
from app.ingest.layout.rows import Row, glue, paragraphs, value
from app.ingest.provenance import Notes, SectionResults
from app.ingest.sections.certificates import (
    add_award,
    add_certificate,
    certificate_items,
    certificate_name,
    is_paper,
)
from app.ingest.sections.languages import LEVEL_ONLY, add_languages, split_language
from app.ingest.sections.lexical_tests import CLAUSE, is_organisation, is_title
from app.ingest.sections.vocabulary import (
    LANGUAGE_NAME,
    LISTS,
    heading_key,
    kinds_of_heading,
    known_kind,
    means_only,
    meant_kind,
)
from app.ingest.sections.work import read_work
from app.text.characters import fold, has_han
from app.text.dates import find_dates
from app.text.spoken_languages import FLUENCY

LABELLED: Final = re.compile(r"^(?P<label>[^:：\t,，、。]{1,45}?)\s*[:：]\s*(?P<rest>\S.*)$")
_LEVEL: Final = re.compile(
    r"^(?P<level>熟练掌握|熟练使用|熟练运用|熟练|熟悉|精通|掌握|了解|擅长|具备|能够|Proficient in|Proficient with|Advanced in|Advanced|Familiar with|Familiar|Experienced in|"
    r"Experienced with|Expert in|Expert|Intermediate|Basic|Beginner|Learning|Working knowledge of|Knowledge of)(?:\s*[:：]\s*|\s+|(?=[A-Za-z\u3400-\u9fff]))(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_BARE_LEVEL: Final = re.compile(
    "精通|熟[练練](?:掌握|使用)?|熟悉|掌握|良好|一般|了解|入门|(?i:expert|advanced|proficient|intermediate|basic|beginner|good|excellent)"
)
"""A level that stands alone behind a skill."""
_PART_OF_NAME: Final = re.compile("(?i)advanced|basic|intermediate|expert")
"""Levels that may also be the first word of a skill's name."""
_RATED: Final = re.compile(
    r"(?P<skill>[^\t:：|｜]{1,30}?)\s*[\t:：]\s*(?P<level>精通|熟练|熟練|熟悉|掌握|良好|一般|了解|入门)(?:\s*[\t|｜]\s*\d{1,3}\s*(?:个月|個月|年))?"
)
"""A skill with its level, and perhaps its length, in cells of their own."""
_SPOKEN_LABEL: Final = re.compile(
    r"(?i)^(?:spoken |foreign |human )?(?:languages?|language skills|语言|语言能力|外语|外语水平|語言)$"
)
_OF_TONGUE: Final = re.compile("(?:水平|等级|等級|能力|程度)$")
"""What stands behind a language in a label: `英语水平：CET-6`."""
_INTEREST_LABEL: Final = re.compile(r"(?i)^(?:interests?|hobbies|hobbies (?:&|and) interests|兴趣|爱好|兴趣爱好|興趣)$")
_CERT_LABEL: Final = re.compile(
    r"(?i)^(?:certificat(?:es?|ions?)(?: (?:&|and) (?:training|licenses))?|(?:driving |driver['’]?s )?licen[cs]es?|tickets?|证|證|证件|持证|证书|技能证书|资格证书|所获证书|證照)$"
)
_AWARD_LABEL: Final = re.compile(r"(?i)^(?:awards?|hono[u]?rs?|honors (?:&|and) awards|奖项|荣誉|所获荣誉|获奖)$")


def read_skills(rows: Sequence[Row], found: SectionResults, notes: Notes) -> None:
    """Parse tiers of skills; rows labelled as languages, interests, certificates or awards go to those sections."""
    rows = list(map(_with_gaps_told, _skill_rows(rows)))
    named = _strokes_stand_in_names(rows)
    for row in rows:
        if _add_rated(row.text, row, found, notes):
            continue
        row = replace(row, text=_ENDORSED.sub("", row.text))
        match = LABELLED.match(row.text) or re.match(r"^(?P<label>[^\t]{2,32})\t(?P<rest>\S.*)$", row.text)
        label, rest = (match["label"].strip(), match["rest"].strip()) if match else ("", row.text)
        if match and "\t" in row.text and not LABELLED.match(row.text) and not _table_label(label, rest):
            label, rest = "", row.text
        if label and routed(label, rest, row, found, notes):
            continue
        for piece in re.split(r"[；;]\s*|。", rest) if not label or "；" in rest or ";" in rest else [rest]:
            add_skill(label, piece, row, found, notes, strokes=not named)


_ENDORSED: Final = re.compile(r"\s*\t\d{1,3} endorsements?(?=\t|$)")
"""How many people confirmed a skill, as a network of professionals has it."""


def _skill_rows(rows: Sequence[Row]) -> list[Row]:
    """Return rows with wrapped lists joined: a row ending in a comma, or a full row of a list, continues in the next."""
    out: list[Row] = []
    for row in paragraphs(rows, rest=_is_small, fresh=_opens_tier):
        opens = _opens_tier(row) and not (row.text[:1].islower() and re.search(r"\s[|｜·•]\s", row.text))
        if out and not row.bullet and not opens and _unfinished(out[-1], row):
            text = glue(out[-1].text, row.text)
            out[-1] = replace(out[-1], text=text, hi=row.hi, heading=0, numbered=False)
        else:
            out.append(row)
    return out


def _strokes_stand_in_names(rows: Sequence[Row]) -> bool:
    """Return True if strokes in a list of short items, each on a line of its own, part no items (`Lean / 5S`)."""
    struck = [len(re.findall(r"\s/\s", row.text)) for row in rows]
    alike = all(len(row.text) <= _ITEM and not LABELLED.match(row.text) and "\t" not in row.text for row in rows)
    return alike and max(struck, default=0) == 1 and 2 * sum(struck) < len(rows)


_ITEM: Final = 32
"""Most characters of an item that is a line of its own."""


def _with_gaps_told(row: Row) -> Row:
    """Return a row; one whose items only wide spaces part with tabs."""
    if len(_WIDE.findall(row.text)) < 2 or re.search(r"[,，、;；|｜:：\t]", row.text):
        return row
    return replace(row, text=_WIDE.sub("\t", row.text))


_WIDE: Final = re.compile(r"(?<=\S)\s{2,}(?=\S)")


def _is_small(word: str) -> bool:
    return word[:1].islower()


def _opens_tier(row: Row) -> bool:
    if len(re.findall(r"\s[•·|]\s", row.text)) >= 1 and not row.text.endswith((",", "，", "、")):
        return True  # `A • B • C`: the next line is a list of its own
    return LABELLED.match(row.text) is not None or "\t" in row.text[:32]


def _unfinished(held: Row, row: Row) -> bool:
    if re.search(r"\s[|｜·•]\s", held.text) and row.text[:1].islower():
        return True  # `… | Menu` / `planning | …`
    return held.text.rstrip().endswith((",", "，", "、", "/", "&", "|", "｜", "·", "•")) or (
        "," in held.text and "," in row.text and row.indent > held.indent + 4 and row.box is not None
    )


def _table_label(label: str, rest: str) -> bool:
    spoken = known_kind(label) == "languages"
    return spoken or (len(SEPARATORS.split(rest)) > 1 and "," in rest) or (has_han(label) and "、" in rest)


def routed(label: str, rest: str, row: Row, found: SectionResults, notes: Notes) -> bool:
    """Store what stands behind a label of languages, interests, certificates or awards in their section; return True if
    the label is one."""
    if (_SPOKEN_LABEL.match(label) or known_kind(label) == "languages") and LANGUAGE_NAME.search(rest):
        add_languages(rest, row, found, notes)
    elif LANGUAGE_NAME.fullmatch(spoken := _OF_TONGUE.sub("", label)):
        add_languages(f"{spoken}：{rest}", row, found, notes)
    elif _INTEREST_LABEL.match(label):
        add_interests(rest, row, found, notes)
    elif _CERT_LABEL.match(label):
        for piece in certificate_items(rest, alone=True):
            add_certificate(piece, row, found, notes)
    elif _AWARD_LABEL.match(label):
        for piece in re.split(r"\s*[;；、]\s*", rest):
            add_award(piece, row, found, notes)
    else:
        return False
    return True


def add_skill(label: str, text: str, row: Row, found: SectionResults, notes: Notes, *, strokes: bool = True) -> None:
    """Parse one tier of skills, in its group `label`; a level before it is kept as the level of all. `strokes` between
    spaces part skills."""
    text = text.strip()
    if label and _add_rated(f"{label}：{text}", row, found, notes):
        return
    if label and _BARE_LEVEL.fullmatch(text):  # `Axure：精通`
        _add_tier("", text, [value(label)], row, found, notes)
        return
    level = _LEVEL.match(text)
    if level and _PART_OF_NAME.fullmatch(level["level"]) and level["rest"][:1].islower():
        level = None  # `Advanced life support`
    words = [value(word) for word in split_list(_commas_for_spaces(level["rest"] if level else text), strokes=strokes)]
    _add_tier(label, level["level"] if level else "", words, row, found, notes)


def _add_rated(text: str, row: Row, found: SectionResults, notes: Notes) -> bool:
    """Store a skill with its level, or a list of which each item is one (`用友U8：熟练 | Excel：精通`); return True if the
    text is that."""
    whole = _RATED.fullmatch(text)
    rated = [whole] if whole else [_RATED.fullmatch(item) for item in split_list(text)]
    if not all(rated):
        return False
    for each in filter(None, rated):
        _add_tier("", each["level"], [each["skill"]], row, found, notes)
    return True


def _add_tier(label: str, level: str, words: Sequence[str], row: Row, found: SectionResults, notes: Notes) -> None:
    words = [word for word in words if word]
    if not words:
        return
    skill_id = f"s{len(found.skills) + 1}"
    notes.put(f"skills.{skill_id}", row.lo, row.hi)
    found.skills.append(Skill(skill_id, value(label), value(level), tuple(words)))


def _commas_for_spaces(text: str) -> str:
    """Return a list whose items only a space parts with commas: `#SPC #DOE`, or single words of which two or more are Chinese.

    >>> _commas_for_spaces("Illustrator InDesign 活版印刷 書籍裝幀")
    'Illustrator, InDesign, 活版印刷, 書籍裝幀'
    """
    words = text.split()
    if len(words) > 1 and all(word.startswith("#") and len(word) > 1 for word in words):
        return ", ".join(word[1:] for word in words)
    chinese = [word for word in words if has_han(word)]
    parted = len(chinese) > 1 and len(words) > 2 and not re.search(r"[,，、;；:：|/•·。\t]", text)
    brief = all(len(re.sub(r"[A-Za-z\d]", "", word)) <= _TAG for word in chinese)
    return ", ".join(words) if parted and brief else text


_BRIEF: Final = 4
"""Most characters of a Chinese interest that only a space parts from the next."""
_TAG: Final = 9
"""Most characters of a Chinese word that is an item of such a list."""


def read_interests(rows: Sequence[Row], found: SectionResults, notes: Notes) -> None:
    """Parse interests, one per item of a list."""
    for row in paragraphs(rows, rest=_is_small):
        add_interests(row.text, row, found, notes)


def add_interests(text: str, row: Row, found: SectionResults, notes: Notes) -> None:
    """Parse the interests in the text of a row; a long text is one."""
    words = text.split()
    if len(words) > 1 and all(has_han(word) and len(word) <= _BRIEF and word.isalpha() for word in words):
        text = "、".join(words)  # `骑行 摄影`
    pieces = (
        [value(piece) for piece in split_list(text)]
        if len(text) < 200 and not text.rstrip().endswith("。")
        else [value(text)]
    )
    for piece in pieces:
        if piece:
            interest_id = f"i{len(found.interests) + 1}"
            notes.put(f"interests.{interest_id}", row.lo, row.hi)
            found.interests.append(Interest(interest_id, piece))


def read_other(title: str, rows: Sequence[Row], found: SectionResults, notes: Notes, heading: Row | None) -> None:
    """Store a section without a place in the standard: its title and lines."""
    section_id = f"x{len(found.sections) + 1}"
    rows = [row for row in rows if not _placed(row, found, notes)]
    lines: list[Line] = []
    for row in paragraphs(
        rows, rest=_is_small, prose=max((row.right_edge - row.indent for row in rows), default=0.0) > 180
    ):
        _store_told(row, found, notes)
        line_id = f"l{len(lines) + 1}"
        notes.put(f"sections.{section_id}.lines.{line_id}", row.lo, row.hi)
        lines.append(Line(line_id, " ".join(row.text.split())))
    if heading is not None:
        notes.put(f"sections.{section_id}.title", heading.lo, heading.hi)
    if lines:
        found.sections.append(Section(section_id, value(title) if fold(title).strip() else "", tuple(lines)))


def _store_told(row: Row, found: SectionResults, notes: Notes) -> None:
    """Store the languages and the voluntary posts that sentences of a mixed section tell; the line itself stays."""
    for clause in map(value, re.split(r"[;；。]\s*|(?<=\w)\.(?:\s+|$)|，(?=[会會能])|,\s(?=[A-Z])", row.text)):
        spoken = _SPOKEN.fullmatch(clause)
        post = _POST_TOLD.search(clause)
        tongue = next(filter(None, map(spoken.group, ("name", "own", "zh", "tongue"))), "") if spoken else ""
        if spoken and LANGUAGE_NAME.fullmatch(tongue):
            level = spoken["level"] or spoken["behind"] or spoken["can"] or ""
            add_languages(f"{tongue}: {level}" if level else tongue, row, found, notes)
        elif post and is_title(post["post"] or post["role"]):
            work_id = f"v{len(found.volunteer) + 1}"
            base = f"volunteer.{work_id}"
            for name in ("", ".organisation", ".position"):
                notes.put(base + name, row.lo, row.hi, confidence=0.7)
            start = find_dates(clause)
            when = start[0].first if start else ""
            named = (post["name"] or post["body"], post["post"] or post["role"], "", "")
            found.volunteer.append(Work(work_id, *named, when, current=bool(when)))


_BODY: Final = r"(?:the )?(?P<{}>[A-Z][\w'’&-]*(?: (?:of|the|and|&|for|[A-Z][\w'’-]*)){{0,6}})"
_POST_TOLD: Final = re.compile(
    rf"^(?:I )?[Vv]olunteer\w*\b.{{0,60}}? as an? (?P<post>[\w -]{{3,40}}?) (?:with|at|for) {_BODY.format('name')}"
    rf"|^(?P<role>(?:Retained|Volunteer|Special|Reserve|Honorary|Voluntary)(?: [\w-]+){{1,3}}) (?:with|at|for) {_BODY.format('body')}"
)
_SPOKEN: Final = re.compile(
    rf"(?i)(?P<level>first[- ]language|{FLUENCY}) (?P<name>[^\W\d_]+)(?: speaker)?|(?P<own>[^\W\d_]+) (?P<behind>{FLUENCY})|[会會][说說](?P<zh>[\u3400-\u9fff]{{2,4}}[话話语語])"
    r"|(?P<tongue>[\u3400-\u9fff]{1,3}[话話语語])(?P<can>能交流|流利|标准|標準)"
)


_LEVEL_AND_LANGUAGE: Final = re.compile(
    r"(?i)^(?P<level>fluent|native|conversational|basic|some) (?P<name>\w+)$|^(?P<first>[^\W\d_]+)(?:\s*[-–:(：（]\s*(?:fluent|native|basic|good|mother tongue|conversational|[ABC][12]|流利|母语).*)?$"
    r"|\b(?:i (?:also )?speak|je parle|ich spreche|hablo)\s+(?P<spoken>[^\W\d_]+)"
)


def _placed(row: Row, found: SectionResults, notes: Notes) -> bool:
    """Return True if a line of a mixed section is a certificate or a spoken language, or has the label of a list; it is
    stored there."""
    label = LABELLED.match(row.text)
    kind = (
        _kind_of_label(row) if label and (known_kind(label["label"]) or means_only(heading_key(label["label"]))) else ""
    )
    if kind in LISTS:
        _read_row(row, (kind,), kind, found, notes)
        return True
    text = value(row.text)
    tongue = _LEVEL_AND_LANGUAGE.search(text) if len(text) < 80 else None
    name = next(filter(None, (tongue[group] for group in ("name", "first", "spoken"))), "") if tongue else ""
    if name and (
        LANGUAGE_NAME.fullmatch(name) or (tongue and (tongue["spoken"] or ("-" in text and "fluent" in text)))
    ):
        add_languages(name if tongue and tongue["spoken"] else text, row, found, notes)
        return not (tongue and tongue["spoken"])
    if is_paper(certificate_name(text)[0]) and ":" not in text and "：" not in text:
        for piece in certificate_items(text, alone=False):
            add_certificate(piece, row, found, notes)
        return True
    return False


def read_mixed(kind: str, title: str, rows: Sequence[Row], found: SectionResults, notes: Notes) -> bool:
    """Parse a section of several lists; return False, and store nothing, if it is one list of one `kind`."""
    kinds = kinds_of_heading(title)
    if kind == "interests" and any(map(_is_post, rows)):
        kinds = ("interests", "volunteer")
    rows = _with_labels(rows, kind)
    several = len(kinds) > 1
    if not several and not any(_kind_of_label(row) not in ("", kind) for row in rows):
        return False
    plain = next((named for named in kinds if named not in ("languages", "certificates", "volunteer")), "skills")
    plain = plain if several else kind
    for row in paragraphs(rows, rest=_is_small, fresh=_opens_list):
        for part in _sentences(row) if several else [row]:
            _read_row(part, kinds if several else (kind,), plain, found, notes)
    return True


def _opens_list(row: Row) -> bool:
    """Return True if a row opens a list of its own: it has a label, or begins with a language and its level."""
    first = split_list(row.text)[0]
    return LABELLED.match(row.text) is not None or _is_levelled(first)


def _sentences(row: Row) -> list[Row]:
    """Return the sentences of a row, each of which may be a list of its own: `Latin (reading). TEI XML, QGIS.`"""
    texts = [text for text in _SENTENCE.split(row.text) if text.strip()]
    return [replace(row, text=text) for text in texts]


_SENTENCE: Final = re.compile(rf"(?<=。)(?=.)|{CLAUSE.pattern}|[；;]\s*(?=[\u3400-\u9fff]{{2,8}}[:：])")


def _with_labels(rows: Sequence[Row], kind: str) -> list[Row]:
    """Return the rows with a colon behind the short word that opens every one of them: `外语 英语（流利）；日语（N3）`, between
    two cells where one of the labels is a language's (`普通话 | 二级甲等`), and behind labels of lists of which one is no `kind`."""
    if any(_list_in_cells(row) not in ("", kind) for row in rows):
        rows = [replace(row, text=row.text.replace("\t", ": ")) if _list_in_cells(row) else row for row in rows]
    if any(_TONGUE.match(row.text) for row in rows):
        rows = [replace(row, text=re.sub(r"^([^\t:：]+)\t(?=[^\t]+$)", r"\1: ", row.text)) for row in rows]
    spaced = [_SPACED.match(row.text) for row in rows]
    if len(rows) < 2 or not all(spaced):
        return list(rows)
    return [
        replace(row, text=f"{match['label']}：{match['rest']}")
        for row, match in zip(rows, spaced, strict=True)
        if match
    ]


_EUROPASS: Final = r"(?:mother tongue|native language|first language|other language|foreign language)(?:\(s\)|s)?"
"""Labels of languages in the form of Europass; the first three are a level as well."""
_TONGUE: Final = re.compile(rf"(?i)(?:{LANGUAGE_NAME.pattern.removeprefix('(?i)')}|{_EUROPASS})(?=\t|$)")
_SPACED: Final = re.compile(r"(?P<label>[\u3400-\u9fff]{2,8})[ \t]+(?P<rest>\S.*)$")


def _list_in_cells(row: Row) -> str:
    """Return the kind of list that the first of two cells is the heading of (`Software | EPLAN, SAP PM`), else an empty
    text."""
    label, _, rest = row.text.partition("\t")
    kind = known_kind(label) if rest and "\t" not in rest else ""
    return kind if kind in LISTS else ""


def _kind_of_label(row: Row) -> str:
    """Return the kind of list that the label of a row means; empty without one."""
    match = LABELLED.match(row.text)
    label = match["label"].strip() if match else ""
    if _TONGUE.fullmatch(label):
        return "languages"
    kind = known_kind(label) or (meant_kind(heading_key(label)) if match else "")
    return kind if kind in (*LISTS, "volunteer") else ""


def _read_row(row: Row, kinds: Sequence[str], plain: str, found: SectionResults, notes: Notes) -> None:
    match = LABELLED.match(row.text)
    label, rest = (match["label"].strip(), match["rest"].strip()) if match else ("", row.text)
    told = _kind_of_label(row)
    if told == "languages" and not LANGUAGE_NAME.search(rest) and not LANGUAGE_NAME.fullmatch(label):
        told = ""
    if told == "volunteer":
        found.volunteer += read_work([replace(row, text=rest)], "volunteer", len(found.volunteer) + 1, notes)
    elif label and routed(label, rest, row, found, notes):
        return
    elif told:
        _store(told, label, rest, row, found, notes)
    else:
        _read_unlabelled(row, label, rest, kinds, plain, found, notes)


def _read_unlabelled(
    row: Row, label: str, rest: str, kinds: Sequence[str], plain: str, found: SectionResults, notes: Notes
) -> None:
    """Store a row without the label of a list: by its words, whole or item by item."""
    items = [item for item in map(value, split_list(rest)) if item]
    spoken = sum(LANGUAGE_NAME.match(item) is not None for item in items)
    spoken += sum(LEVEL_ONLY.fullmatch(item) is not None for item in items) if spoken else 0
    if "volunteer" in kinds and _is_post(row):
        found.volunteer += read_work([row], "volunteer", len(found.volunteer) + 1, notes)
    elif "awards" in kinds and _AWARD.search(rest):
        _store("awards", "", rest, row, found, notes)
    elif items and (spoken >= 0.6 * len(items) if "languages" in kinds else all(map(_is_levelled, items))):
        add_languages(rest, row, found, notes)
    elif "certificates" in kinds and not label and all(map(_is_certificate, certificate_items(rest, alone=False))):
        _store("certificates", "", rest, row, found, notes)
    elif "certificates" in kinds and any(map(is_paper, items)) and plain == "skills":
        for item in items:
            _store("certificates" if is_paper(item) else plain, "", item, row, found, notes)
    else:
        _store(plain, label, rest, row, found, notes)


_AWARD: Final = re.compile(
    r"(?i)[奖獎]|荣誉|榮譽|优秀|優秀|先进|标兵|\b(?:awards?|prizes?|medals?|scholarships?|honou?rs?|dean['’]s list|winner)\b"
)


def _is_levelled(item: str) -> bool:
    """Return True if an item is a language with its level, under whatever heading: `Conversational Welsh`."""
    language, level = split_language(item)
    return bool(level) and LANGUAGE_NAME.fullmatch(language) is not None


def _is_post(row: Row) -> bool:
    """Return True if a row tells a post with its years: `Under-14s coach, Lisburn Boxing Club, since 2010`."""
    return has_range(row.text) and (is_title(row.text) or is_organisation(row.text))


def _is_certificate(item: str) -> bool:
    """Return True if an item is a certificate by its words, or has a date behind its name."""
    name, date, _ = certificate_name(item)
    return is_paper(item) or is_paper(name) or bool(date and name != item)


def _store(kind: str, label: str, text: str, row: Row, found: SectionResults, notes: Notes) -> None:
    if kind == "certificates":
        for piece in certificate_items(text, alone=False):
            add_certificate(piece, row, found, notes)
    elif kind == "languages":
        own = _TONGUE.fullmatch(label) and not label.lower().startswith(("other", "foreign"))
        if LANGUAGE_NAME.fullmatch(label):
            text = f"{label}：{text}"
        elif own and not re.search("[:：(（,，、]", text):
            text = f"{text}：{label}"
        add_languages(text, row, found, notes)
    elif kind == "interests":
        add_interests(text, row, found, notes)
    elif kind == "awards":
        for piece in re.split(r"\s*[;；、]\s*", text):
            add_award(piece, row, found, notes)
    else:
        add_skill(label, text, row, found, notes)
