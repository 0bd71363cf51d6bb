"""Parser of spoken languages and their levels, in a section of their own or in a line of another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.domain.resume import Language
from app.ingest.layout.bullets import split_list
from app.ingest.layout.rows import Row, paragraphs, value
from app.ingest.provenance import Notes, SectionResults
from app.ingest.sections.certificates import add_certificate, certificate_name, is_paper
from app.ingest.sections.vocabulary import LANGUAGE_NAME
from app.text.characters import has_han
from app.text.spoken_languages import FLUENCY


def read_languages(rows: Sequence[Row], found: SectionResults, notes: Notes) -> None:
    """Parse spoken languages; a line that is only a level belongs to the language above it."""
    for row in paragraphs(rows, fresh=lambda row: LANGUAGE_NAME.match(row.text) is not None):
        last = found.languages[-1] if found.languages else None
        if last and not last.fluency and LEVEL_ONLY.fullmatch(value(row.text)):
            found.languages[-1] = replace(last, fluency=value(row.text))
        else:
            add_languages(row.text, row, found, notes, graded=True)


def add_languages(text: str, row: Row, found: SectionResults, notes: Notes, *, graded: bool = False) -> None:
    """Parse the languages listed in the text of a row; an examination alone is a certificate.

    `graded`: a language with its grade (`普通话一级乙等`) is a language as well, as under a heading of languages.
    """
    for piece in language_items(text):
        paper = is_paper(piece) or is_paper(certificate_name(piece)[0])
        paper = paper and not _WITH_LEVEL.match(piece)
        spoken = not paper or (graded and _GRADED_ZH.fullmatch(piece))
        if paper and has_han(piece + "试" * piece.startswith(("CET", "TEM"))):
            add_certificate(piece, row, found, notes)
        known = {language.language.casefold() for language in found.languages}
        if piece and spoken and split_language(piece)[0].casefold() not in known:
            language_id = f"l{len(found.languages) + 1}"
            notes.put(f"languages.{language_id}", row.lo, row.hi)
            found.languages.append(Language(language_id, *split_language(piece)))


_WITH_LEVEL: Final = re.compile(
    rf"(?:{LANGUAGE_NAME.pattern.removeprefix('(?i)')})(?:\s*[:：]|\s)\s*(?=\S)", re.IGNORECASE
)
"""A language with its level behind a colon or a space, though the level be an examination's: `普通话：一级乙等`."""


_GRADED_ZH: Final = re.compile(
    rf"(?:{LANGUAGE_NAME.pattern.removeprefix('(?i)')})[一二三四五六八]级(?:[甲乙丙]等)?", re.IGNORECASE
)
"""A language with its grade right behind it: `普通话一级乙等`."""


_CEFR: Final = r"[ABC][12]"


_GRID: Final = re.compile(rf"(?P<name>[^\W\d_]{{3,}}(?: [^\W\d_]+)?)\s+(?P<level>{_CEFR})(?:\s+{_CEFR}){{2,}}$")


def tells_languages(text: str) -> bool:
    """Return True if a row belongs to a grid of languages as Europass has it, wherever it stands.

    >>> tells_languages("English\tC1\tC1\tB2"), tells_languages("Listening\tReading\tWriting"), tells_languages("SQL\tC1")
    (True, True, False)
    """
    cells = [cell for cell in map(value, text.split("\t")) if cell]
    named = len(cells) > 1 or "(s)" in text
    return _GRID.match(text) is not None or (named and all(map(_GRID_HEAD.fullmatch, cells)))


_GRID_HEAD: Final = re.compile(
    r"(?i)(?:understanding|proficiency|level|speaking|writing|listening|reading|(?:spoken )?(?:production|interaction)|levels|[abc]1 and [abc]2: .*|.*\b(?:basic|independent|proficient) user.*|other languages?(?:\(s\))?)"
)


_SKILL_OF_LANGUAGE: Final = re.compile(
    "[可能](?![说說讲講])[\u3400-\u9fff]{2}|具[备備]|(?:听力|聽力|口语|口語|阅读|閱讀|写作|寫作|[听聽说說读讀写寫]{2,4})(?!等级)"
)
"""Start of the level of one skill in a language."""


_SPOKEN_LEAD: Final = re.compile(r"(?i)^(?:mother tongue|other language|native language)(?:\(s\)|s)?\s*[:：]\s*")


_AND: Final = re.compile(r"\s*(?:&|\band\b|\bund\b|\bet\b|和|及|、|/)\s*")


_FLUENCY: Final = rf"{FLUENCY}|working knowledge of|gute?|notions d['’e]"


_LEVEL_LAST: Final = re.compile(
    rf"(?i)^(?P<name>(?:\w+ )?[^\W\d_]+)\s+[(\[]?(?P<level>(?:{FLUENCY})(?:(?: and | & |/|, )(?:{FLUENCY}))*)[)\]]?$"
)


_LEVEL_FIRST: Final = re.compile(
    rf"(?i)^(?:speaks? |spoken |i speak )?(?P<level>(?:{_FLUENCY})(?: (?:and|to) (?:{_FLUENCY}))?)\s*:?\s*(?:in |speaker of |knowledge of |command of )?(?P<name>[^\W\d_]+)$"
)


_NEXT_LANGUAGE: Final = re.compile(
    rf"(?<=[^\W_])\s+(?=(?:{LANGUAGE_NAME.pattern.removeprefix('(?i)')})\s*:\s)", re.IGNORECASE
)
"""A space before the next language of a list that has no other mark: `Arabic: native English: fluent`."""


def language_items(text: str) -> list[str]:
    """Return the languages of a list, each with its level; names joined by "and" are parted.

    >>> language_items("Fluent Cantonese, good English and Mandarin")
    ['Fluent Cantonese', 'good English', 'Mandarin']
    """
    grid = _GRID.match(text)
    if grid:  # Europass: a row of a grid with a level for each skill
        return [f"{grid['name'].strip()}: {grid['level']}"]
    graded = _GRADED.fullmatch(text)
    if graded:
        return [f"{graded['name']}：{graded['level']}"]
    text = re.sub(r"(?<=[a-z)])\.\s+(?=[A-ZÀ-Þ][^\W\d_]+\s*[:(–-])", ", ", _with_levels_in_cells(text))
    text = re.sub(r"(?<= [ABC][12])\s+(?=[A-ZÀ-Þ][^\W\d_]+:)", ", ", text)  # `English: C1 Norwegian: B1`
    text = _NEXT_LANGUAGE.sub(", ", text)
    text = re.sub(r"\s+(?=[\u3400-\u9fff]{2,6}[:：])", "，", _SPOKEN_LEAD.sub("", text))
    if len(re.findall(r"[)）]\s+(?=\w)", text)) > 0 and not re.search(
        r"[,，、;；]", re.sub(r"[(（].*?[)）]", "", text)
    ):
        text = re.sub(r"(?<=[)）])\s+(?=\w)", ", ", text)
    out: list[str] = []
    lone = sum(1 for _ in LANGUAGE_NAME.finditer(text)) == 1 and LANGUAGE_NAME.match(text) is not None
    for piece in map(value, split_list(text)):
        if out and (_SKILL_OF_LANGUAGE.match(piece) or (_EXAM.match(piece) and _LEVELLED.search(out[-1]))):
            out[-1] = _with_piece(out[-1], piece, text)  # `英语：读写良好，听说一般`
            continue
        if len(out) == 1 and lone and _LEVEL_TOLD.match(piece):  # `French, reading and speaking`
            out[-1] += f"{', ' if _LEVELLED.search(out[-1]) else ': '}{piece}"
            continue
        if out and _LONE_LANGUAGE.fullmatch(out[-1]) and LEVEL_ONLY.fullmatch(piece):  # `French, B2`
            out[-1] += f": {piece}"
            continue
        if _GRID_HEAD.fullmatch(piece):
            continue
        sides = _AND.split(piece)
        named = [LANGUAGE_NAME.search(side) is not None and len(side.split()) < 4 for side in sides]
        plain = all(name or _CAPITALISED.match(side) for side, name in zip(sides, named, strict=True))
        both = len(sides) > 1 and plain and (any(named) or all("(" in side for side in sides))
        out += [value(side) for side in sides] if both else [piece]
    return [piece for piece in out if piece]


def _with_piece(item: str, piece: str, text: str) -> str:
    """Return an item with the next piece of a text behind it, as it stands there."""
    at = text.find(item)
    end = text.find(piece, at + len(item)) if at >= 0 else -1
    return text[at : end + len(piece)] if end >= 0 else f"{item}，{piece}"


def _with_levels_in_cells(text: str) -> str:
    """Return a row with a colon between a language and its level in the next cell.

    >>> _with_levels_in_cells("英语\t听说读写精通"), _with_levels_in_cells("Danish\tEnglish")
    ('英语：听说读写精通', 'Danish\tEnglish')
    """
    cells = [cell.strip() for cell in text.split("\t") if cell.strip()]
    tongues = [LANGUAGE_NAME.match(cell) is not None and not _EXAM.match(cell) for cell in cells]
    lone = bool(cells) and (_LONE_LANGUAGE.fullmatch(cells[0]) or not split_language(cells[0])[1])
    if len(cells) < 2 or not tongues[0] or all(tongues) or not lone:
        return text
    out: list[str] = []
    for cell, tongue in zip(cells, tongues, strict=True):
        if tongue or not out:
            out.append(cell)
        else:
            joint = " " if _LEVELLED.search(out[-1]) else "：" if has_han(cell) else ": "
            out[-1] += joint + cell
    return "\t".join(out)


LEVEL_ONLY: Final = re.compile(rf"(?i){_CEFR}|(?:{FLUENCY})(?: (?:or|and) (?:{FLUENCY}))?(?: (?:speaker|user|level))?")


_EXAM: Final = re.compile(r"(?i)cet|tem-?[48]|雅思|托福|多益|toefl|ielts|jlpt|toeic")
"""An examination in a language, in the place of its level."""


_LEVEL_TOLD: Final = re.compile(rf"(?i:(?:{FLUENCY}|read|writ|speak|understand|listen|learn)\w*\b)|[a-zà-ÿ]")
"""Start of how well somebody speaks the one language of a line."""


_GRADED: Final = re.compile(
    rf"(?P<name>{LANGUAGE_NAME.pattern.removeprefix('(?i)')})\s*[\t:：]\s*(?P<level>(?:[听聽说說读讀写寫]\s*[/／:：]\s*[\u3400-\u9fff]{{2,4}}[、,，;；|｜\s]*){{2,}})",
    re.IGNORECASE,
)
"""A language with a level for each skill: `英文 聽 / 中等、說 / 中等`."""


_CAPITALISED: Final = re.compile(r"[A-ZÀ-Þ][^\W\d_]{2,}(?:\s*\([^()]*\)?)?$")


_LONE_LANGUAGE: Final = re.compile(rf"(?:{LANGUAGE_NAME.pattern.removeprefix('(?i)')})", re.IGNORECASE)


_LEVELLED: Final = re.compile("[:：]")


_TONGUE: Final = LANGUAGE_NAME.pattern.removeprefix("(?i)")
_IN_TWO_SCRIPTS: Final = re.compile(
    rf"(?P<name>(?P<first>{_TONGUE})\s?(?P<second>{_TONGUE}))(?P<level>(?:\s*[:：(（–—-]|\s|$).*)", re.IGNORECASE
)
"""A language named in two scripts: `廣東話 Cantonese (native)`."""
_DIALECT: Final = re.compile(r"(?P<name>[\u3400-\u9fff]{1,4}[话話语語])\s+(?P<level>[\u3400-\u9fff]{2,8})")
"""A language that no list knows, with its level behind a space: `宁波话 母语`."""


def split_language(piece: str) -> tuple[str, str]:
    """Return a language and its level (which may be empty).

    >>> split_language("Welsh – first language"), split_language("good English"), split_language("英语流利")
    (('Welsh', 'first language'), ('English', 'good'), ('英语', '流利'))
    """
    twice = _IN_TWO_SCRIPTS.match(piece)
    if twice and has_han(twice["first"]) != has_han(twice["second"]):
        return twice["name"], value(re.sub("[)）]$", "", twice["level"].strip(" (（:：–—-")))
    dialect = _DIALECT.fullmatch(piece)
    if dialect:
        return dialect["name"], dialect["level"]
    match = re.match(r"^(?P<name>[^:：(（–—]+?)\s*(?:[:：–—]\s*|\s-\s+|(?P<open>[(（]))(?P<level>.+)$", piece)
    named = LANGUAGE_NAME.match(piece) if match and has_han(match["name"]) else None
    if named and match and named.end() < len(match["name"]) and match["name"][named.end()].isspace():
        return named.group(), value(piece[named.end() :])  # `英语 CET-6（512）`
    if match:
        level = re.sub("[)）]$", "", match["level"]) if match["open"] else match["level"]
        return value(match["name"]), value(level)
    first = _LEVEL_FIRST.match(piece)
    if first:
        return first["name"], first["level"]
    last = _LEVEL_LAST.match(piece)
    if last:
        return last["name"], last["level"]
    spoken = LANGUAGE_NAME.search(piece)
    if spoken and spoken.start() == 0 and len(piece) > len(spoken.group()) + 1:
        return spoken.group(), value(piece[spoken.end() :])
    return piece, ""
