"""Harmless, document-wide spellings of prose: `and`/`&`, serial comma, `%`/`percent`, final full stop, CJK–Latin spacing,
small numbers as words or digits, `that`/`which`.

Pure text → text. Applied to sentences the person wrote (bullets, summaries, descriptions), never to names, employers,
titles, skills or numbers: `protected` terms are left untouched wherever they stand. A spelling never changes a fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from app.domain.resume import Resume
from app.domain.small_words import numbers_to_digits, that_to_which
from app.domain.style import Style

_AND: Final = re.compile(r"(?<=[a-z0-9)%]) and (?=[a-z0-9(])")
_WORDS: Final = r"[\w%+#./'’-]+(?: [\w%+#./'’-]+){0,2}"
_SERIES: Final = re.compile(rf"({_WORDS}), ({_WORDS})(,?) (and|or|&) (?=\w)")
_OPENER: Final = re.compile(
    r"(in|on|at|by|for|from|with|after|before|during|while|when|since|to|using|as|through|via|under|over|within)\b",
    re.I,
)
_HAN: Final = "\u3400-\u9fff"
_SPACED: Final = re.compile(rf"(?<=[{_HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%+#])(?=[{_HAN}])")
_TIGHT: Final = re.compile(rf"(?<=[{_HAN}]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%+#]) (?=[{_HAN}])")
_PERCENT_SIGN: Final = re.compile(r"(?<=\d) ?%(?![\w%-])")
_PERCENT_WORD: Final = re.compile(r"(?<=\d) per ?cent\b(?!-)")
_INNER_STOP: Final = re.compile(r"[.!?] |[。！？；].")

Transform = Callable[[str], str]


def protected_terms(resume: Resume) -> tuple[str, ...]:
    """Return names, employers, schools, titles, degrees, skills and the like, longest first: text that no spelling touches."""
    terms = {resume.basics.name, resume.basics.label, *resume.personal.other_names}
    for job in (*resume.work, *resume.volunteer):
        terms |= {job.organisation, job.position, job.location}
    for study in resume.education:
        terms |= {
            study.institution,
            study.location,
            study.area,
            study.study_type,
            *(line.text for line in study.courses),
        }
    for project in resume.projects:
        terms |= {project.name, project.entity, *project.roles, *project.keywords}
    for skill in resume.skills:
        terms |= {skill.name, *skill.keywords}
    terms |= {item.name for item in resume.certificates} | {item.issuer for item in resume.certificates}
    terms |= {item.title for item in resume.awards} | {item.awarder for item in resume.awards}
    terms |= {item.name for item in resume.publications} | {item.publisher for item in resume.publications}
    terms |= {item.name for item in resume.references} | {item.language for item in resume.languages}
    return tuple(sorted((term for term in terms if len(term) > 1), key=lambda term: (-len(term), term)))


def apply_style(text: str, style: Style, protected: Sequence[str] = (), *, bullet: bool = False) -> str:
    """Return `text` in the style's spelling.

    The full stop is added or dropped only on a `bullet` of one sentence, where a Chinese semicolon at its very end
    counts as one.
    """
    for change in _transforms_of(style):
        text = _change_outside_terms(text, change, protected)
    return _with_end_stop(text, style.final_stop) if bullet else text


def _transforms_of(style: Style) -> list[Transform]:
    chosen: list[Transform] = []
    if style.oxford:
        comma = "," if style.oxford == "with" else ""
        chosen.append(lambda text: _SERIES.sub(lambda found: _series(found, comma), text))
    if style.ampersand == "sign":
        chosen.append(lambda text: _AND.sub(" & ", text))
    if style.percent == "word":
        chosen.append(lambda text: _PERCENT_SIGN.sub(" percent", text))
    elif style.percent == "sign":
        chosen.append(lambda text: _PERCENT_WORD.sub("%", text))
    if style.cjk_spacing == "spaced":
        chosen.append(lambda text: _SPACED.sub(" ", text))
    elif style.cjk_spacing == "tight":
        chosen.append(lambda text: _TIGHT.sub("", text))
    if style.numerals == "digits":
        chosen.insert(0, numbers_to_digits)
    if style.relative == "which":
        chosen.append(that_to_which)
    return chosen


def _series(found: re.Match[str], comma: str) -> str:
    first, second, written, word = found.groups()
    if not written and _OPENER.match(first):
        return found.group()
    return f"{first}, {second}{comma} {word} "


def _change_outside_terms(text: str, change: Transform, protected: Sequence[str]) -> str:
    """Apply `change` outside every protected term that it would alter."""
    touched = [term for term in protected if term in text and change(term) != term]
    if not touched:
        return change(text)
    parts = re.split("(" + "|".join(re.escape(term) for term in touched) + ")", text)
    return "".join(part if index % 2 else change(part) for index, part in enumerate(parts))


def _with_end_stop(text: str, choice: str) -> str:
    if not choice or _INNER_STOP.search(text):
        return text
    if choice == "without":
        return text[:-1] if len(text) > 1 and text[-1] in ".。；" and text[-2] != "." else text
    if text.endswith("；"):
        return f"{text[:-1]}。"
    if not text or not (text[-1].isalnum() or text[-1] in ")）%"):
        return text
    return text + ("。" if re.search(f"[{_HAN}]", text) else ".")
