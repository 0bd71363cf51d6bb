"""Constants that every copy of ours prints: headings, labels, keys, the words of its file format.

An employer may be called Skills, Language or Artifact; the constant of that name proves nothing about it. Blanked
only in copies of our own, whose structure is proven by other channels, and only where the constant itself stands: a
heading alone on its line, once; a key before its colon; a word of the format outside the text that a reader sees.
Written down here and not taken from the writers.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from app.verify import file_format_constants
from app.verify.folding import fold_letters
from app.verify.writer_allowlist import NEUTRAL_TITLES, json_keys

HEADINGS: Final = frozenset(
    [
        *("Summary", "Profile", "Professional Summary", "Work Experience", "Professional Experience", "Experience"),
        *("Employment History", "Volunteer Experience", "Volunteering", "Education", "Academic Background", "Projects"),
        *("Project Experience", "Skills", "Technical Skills", "Core Skills", "Languages", "Language Skills"),
        *("Interests", "Hobbies and Interests", "Awards", "Honors and Awards", "Certificates", "Certifications"),
        *("Publications", "List of Publications", "References", "Personal Details"),
        *("个人简介", "自我评价", "个人总结", "工作经历", "工作经验", "职业经历", "志愿经历", "志愿服务", "教育背景"),
        *("教育经历", "项目经历", "项目经验", "专业技能", "技能特长", "技能", "语言能力", "语言水平", "兴趣爱好"),
        *(
            "Educational Background",
            "Volunteer Work",
            "Personal Interests",
            "Interests and Hobbies",
            "Awards and Honors",
        ),
        *("所获荣誉", "获奖经历", "语言技能", "志愿者经历", "职业技能", "个人爱好", "学习经历"),
        *("业余爱好", "获奖情况", "荣誉奖项", "资格证书", "证书", "发表论著", "论文著作", "证明人", "个人信息"),
        *(
            "Professional Profile",
            "Career Profile",
            "Work History",
            "Career History",
            "Academic History",
            "Key Projects",
        ),
        *("Key Skills", "Professional Skills", "Skills Summary"),
        *("個人簡介", "自我評價", "個人總結", "個人概述", "工作經歷", "工作經驗", "職業經歷", "工作履歷", "任職經歷"),
        *(
            "志願經歷",
            "志願服務",
            "志願者經歷",
            "教育經歷",
            "學習經歷",
            "教育情況",
            "學歷背景",
            "項目經歷",
            "項目經驗",
            "項目實踐",
        ),
        *(
            "專業技能",
            "技能特長",
            "職業技能",
            "專業能力",
            "個人技能",
            "語言能力",
            "語言技能",
            "興趣愛好",
            "個人愛好",
            "獲獎情況",
        ),
        *(
            "榮譽獎項",
            "獲獎經歷",
            "所獲榮譽",
            "資格證書",
            "證書",
            "所獲證書",
            "發表論著",
            "論文著作",
            "證明人",
            "個人信息",
        ),
        *("个人概述", "工作履历", "任职经历", "教育情况", "学历背景", "项目实践", "专业能力", "个人技能", "所获证书"),
        *("個人簡介", "自我評價", "個人總結", "工作經歷", "工作經驗", "職業經歷", "志願經歷", "志願服務", "教育背景"),
        *("教育經歷", "項目經歷", "項目經驗", "專業技能", "技能特長", "語言能力", "語言水平", "興趣愛好", "專業能力"),
        *("所獲榮譽", "獲獎經歷", "語言技能", "志願者經歷", "職業技能", "個人愛好", "學習經歷", "個人技能", "獲獎情況"),
        *(
            "個人概述",
            "工作履歷",
            "任職經歷",
            "教育情況",
            "學歷背景",
            "榮譽獎項",
            "資格證書",
            "證書",
            "所獲證書",
            "發表論著",
            "論文著作",
            "證明人",
            "個人信息",
            "項目實踐",
        ),
        *NEUTRAL_TITLES,
    ]
)
"""Every heading that a copy of ours can have above a section of the standard."""

_FORMAT: Final = "version encoding standalone noto sans serif garamond eb resume regular bold adobe google monotype typst creator producer utf"
_LONG_WORD: Final = re.compile("[A-Z][a-z]{5,}")
_HEADING_WORDS: Final = frozenset(word for text in HEADINGS for word in _LONG_WORD.findall(text))
_HAN_HEADING: Final = re.compile(f"[{''.join(sorted({text[-1] for text in HEADINGS if not text.isascii()}))}]")
"""Every heading holds a word of six letters with a capital, or is Chinese and ends in one of these."""
_BREAKS: Final = re.compile(r"([\r\n\f]+)")
_KEY: Final = re.compile(r'"([A-Za-z-]{2,30})"(?=\s*:)')


def blank_headings(text: str) -> str:
    """Return `text` with each heading blanked where it first stands alone on a line."""
    if _HEADING_WORDS.isdisjoint(_LONG_WORD.findall(text)) and (text.isascii() or not _HAN_HEADING.search(text)):
        return text
    blanked = set[str]()
    lines = _BREAKS.split(text)
    for at in range(0, len(lines), 2):
        line = lines[at].strip() if lines[at].isascii() else "".join(lines[at].split())
        if line in HEADINGS and line not in blanked:
            blanked.add(line)
            lines[at] = ""
    return "".join(lines)


def blank_keys(text: str) -> str:
    """Return JSON source with the declared keys blanked; any other key stays."""
    return _KEY.sub(lambda found: '""' if found[1] in json_keys() else found[0], text)


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    texts = (
        *file_format_constants.STANDARD_NAMES,
        *HEADINGS,
        *file_format_constants.FONT_NOTICES,
        *json_keys(),
        _FORMAT,
    )
    return frozenset(fold_letters(word) for text in texts for word in (text, *re.findall(r"[^\W_]+", text)))


def is_format_word(matched: str) -> bool:
    """Return True if the matched text is nothing but a word of the format or of our constants."""
    words = [fold_letters(word) for word in re.findall(r"[^\W_]+", matched)]
    named = [word for word in words if not (word.isdigit() and len(word) <= 2)]
    if not matched.isascii() and any(matched in heading for heading in HEADINGS):
        return True  # Chinese headings have no spaces between their words
    return bool(named) and all(word in _words() for word in named)
