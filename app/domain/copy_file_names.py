"""Names of the files of a copy: made of a template and of what the copy itself shows, and usable on every system.

A name never holds a field that the copy withholds: its parts are taken from the redacted résumé, and only where the copy shows the field
as it stands. What the program adds is a fixed word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from app.domain.address_order import country_of
from app.domain.chinese_script import in_script
from app.domain.policy import Redaction
from app.domain.resume import Resume
from app.domain.style import language_group
from app.errors import UserError

PARTS: Final = ("name", "school", "position", "recipient", "reference")
"""Parts that a template may name in braces."""
LONGEST: Final = 120
"""Bytes of a name without its ending (UTF-8); file systems take 255, and folders are synchronised under longer paths."""
TEMPLATE_LIMIT: Final = 200
_CHINESE: Final = "{name}-{school}-{position}"
_RESUME_COUNTRIES: Final = frozenset({"US", "CA"})
"""Countries (ISO 3166) where the document is a résumé; elsewhere in English it is a CV."""
_NEUTRAL: Final = {"en": "Resume", "zh": "简历"}
_LETTERS: Final = {"en": "Cover-Letter", "zh": "求职信"}
_FOLDER: Final = "Folder"
_PART: Final = re.compile(r"\{([^{}]*)\}")
_KEPT: Final = "-_()+&',·"
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
"""Names that Windows takes for devices, with any ending (Microsoft: Naming Files, Paths, and Namespaces)."""


def default_template(language: str, country: str) -> str:
    """Return the usual name of the document where `country` (ISO 3166) reads it: 姓名-学校-岗位 in Chinese, `…-Resume` in the United States and
    Canada, `…-CV` elsewhere."""
    if language_group(language) == "zh":
        return _CHINESE
    return "{name}-Resume" if country.upper() in _RESUME_COUNTRIES else "{name}-CV"


def country_of_names(resume: Resume, reader: str) -> str:
    """Return the country whose custom holds: the résumé's, else that of its language tag, else the `reader`'s."""
    tag = re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?-([A-Za-z]{2})", resume.language)
    return country_of(resume) or (tag[1].upper() if tag else "") or reader


def checked_template(template: str) -> str:
    """Return a template as it is kept, without spaces around it. Raises `UserError` `name-template-unknown` (`part`, `known`) for a part that
    there is not, `name-template-unusable` for one of which no name can be made."""
    text = " ".join(template.split())
    for part in _PART.findall(text):
        if part not in PARTS:
            known = ", ".join(f"{{{one}}}" for one in PARTS)
            raise UserError("name-template-unknown", part=f"{{{part[:20]}}}", known=known)
    if text and (len(text) > TEMPLATE_LIMIT or not _usable(_filled(text, dict.fromkeys(PARTS, "x")))):
        raise UserError("name-template-unusable")
    return text


def parts_of(redaction: Redaction, recipient: str, reference: str) -> Mapping[str, str]:
    """Return the value of each part in a copy; empty where the copy does not show the field as the master has it."""
    resume, shown = redaction.resume, frozenset(redaction.disclosed)
    school = next(iter(resume.education), None)
    return {
        "name": resume.basics.name if "basics.name" in shown else "",
        "position": resume.basics.label if "basics.label" in shown else "",
        "school": school.institution if school and f"education.{school.id}.institution" in shown else "",
        "recipient": recipient,
        "reference": reference,
    }


def stem(template: str, parts: Mapping[str, str], language: str) -> str:
    """Return the name of a file without its ending. Where the template names the person and the copy does not, it is neutral as a whole."""
    if "{name}" in template and not parts["name"]:
        return neutral_stem(language, parts["reference"])
    return _usable(_filled(template, parts)) or neutral_stem(language, parts["reference"])


def letter_stem(parts: Mapping[str, str], language: str) -> str:
    """Return the name of a cover letter's files: `Maya-Okonkwo-Cover-Letter`, neutral where the copy does not show the name."""
    word = in_script(_LETTERS[language_group(language)], language)
    lead = parts["name"] or parts["reference"]
    return _usable("-".join(part for part in ((lead, word) if parts["name"] else (word, lead)) if part))


def neutral_stem(language: str, reference: str) -> str:
    """Return a name without personal data: `Resume-R7K4-Q2MD`; without a reference the word alone."""
    return "-".join(part for part in (in_script(_NEUTRAL[language_group(language)], language), reference) if part)


def folder_name(text: str) -> str:
    """Return a text as the name of a folder that any system takes; "" where nothing of it can be kept."""
    return _usable(text)


def folder_names(wanted: Mapping[str, str]) -> dict[str, str]:
    """Return a name for a folder of each of several things (key → what it is called), no two of them the same on any system."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key, text in wanted.items():
        name, number = folder_name(text) or _FOLDER, 1
        while folded(numbered(name, number)) in taken:
            number += 1
        found[key] = numbered(name, number)
        taken.add(folded(found[key]))
    return found


def numbered(name: str, number: int) -> str:
    """Return the name of the `number`-th file that would have the same one."""
    return name if number < 2 else f"{name}-{number}"


def free_stem(name: str, endings: Iterable[str], taken: Iterable[str]) -> str:
    """Return `name`, or the first numbered form of it with which none of its files is called as one that is there (in any case of letters:
    Windows and macOS tell no difference)."""
    there, wanted = {folded(one) for one in taken}, tuple(endings)
    number = 1
    while any(folded(f"{numbered(name, number)}.{ending}") in there for ending in wanted):
        number += 1
    return numbered(name, number)


def folded(name: str) -> str:
    """Return a name as file systems that tell no case and no accents' form compare it."""
    return unicodedata.normalize("NFC", name).casefold()


def spelled(name: str) -> str:
    """Return a name without what stands between its words: "Priya Nair CV" and "Priya-Nair-CV" are told apart by nobody in a hurry."""
    return re.sub(r"[\W_]+", "", folded(name))


def _filled(template: str, parts: Mapping[str, str]) -> str:
    return _PART.sub(lambda match: parts[match[1]], template)


def _usable(text: str) -> str:
    """Return a text as a name that Windows, macOS and Linux take: letters, digits and a few marks, at most `LONGEST` bytes, no device."""
    plain = "".join(one if _is_kept(one) else " " for one in unicodedata.normalize("NFC", text))
    joined = re.sub(r"[\s-]*-[\s-]*|\s+", "-", plain)
    short = joined.encode()[:LONGEST].decode("utf-8", "ignore").strip("-_,'·+&")
    return f"{short}-" + _NEUTRAL["en"] if _RESERVED.fullmatch(short) else short


def _is_kept(character: str) -> bool:
    return character in _KEPT or unicodedata.category(character)[0] in "LMN"
