"""Find the people who speak in a chat or a transcript: the name before the colon (or over the time stamp) of lines that come again.

A role (HR, Candidate, 客服) is nobody's name; of `HR-小鹿` and 阿凱主管 the person's part counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from app.redact.label_value_pairs import role_of
from app.redact.prepared_text import Document
from app.text.chinese_surnames import SURNAMES
from app.text.lexicons import common_words, is_word, title_words
from app.text.titles import HAN_TITLES

Range = tuple[int, int]

_LETTER: Final = r"[^\W\d_]"
_TIME: Final = r"\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?"
_SPEAKER: Final = re.compile(
    rf"^[ \t>]{{0,3}}(?P<time>[\[(]?(?:\d{{1,4}}[./\-]\d{{1,2}}(?:[./\-]\d{{1,4}})?,? )?{_TIME}[\])]?[ \t,\-]{{1,3}})?[*_]{{0,2}}(?P<bracket>[\[【])?"
    rf"(?P<v>{_LETTER}(?:{_LETTER}|['.\-]){{0,19}}(?: {_LETTER}(?:{_LETTER}|['.\-]){{0,15}}){{0,2}}(?:\([^()\n]{{1,6}}\))?)[*_]{{0,2}}(?: ?\([^()\n]{{1,12}}\))?"
    rf"(?(bracket)[\]】]|(?::(?!//)|\t(?(time)|(?!))|(?P<stamp> {{1,3}}[\[(]?{_TIME}[\])]?(?=$|[: ]))|(?<=[\u4e00-\u9fff])(?(time)(?= [^\n]{{2}})|(?!))))",
    re.MULTILINE,
)
ROLES: Final = frozenset(
    "hr candidate caller admin interviewer applicant me you bot system user customer client guest speaker q a question answer from to subject date cc re fw "
    "note notes name tel phone email address dob sex age mobile languages skills education experience summary profile client visitor cand agency dispatch employer worker boss staff support helpdesk team anon anonymous panel rep seller vermittler bewerber kunde reclutador candidato 牛人 雇主".split()
)
"""Words for who speaks or what is said before a colon: nobody's name."""
_OFFICES: Final = frozenset("hr recruiter recruitment agency payroll admin manager boss office".split())
"""Offices that stand beside a name (`Okello HR`); who goes by one alone is nobody's name."""
_ROLE_HAN: Final = re.compile(
    r"牛人|雇主|客服|群友|群主|顾问|老师$|同学$|面试官|候选人|招聘|中介|管理员|系统|用户|求职|应聘|经理$|猎头|人事|房东|助手|机器人|邮件|附件|电话|手机|地址|姓名|时间|备注|说明|经历|教育|技能|项目|职责|成果|业绩|公司|单位|部门|意向|情况|方式|证|老[细板总]|东家|工头|师傅$|客人|阿姨$|店家|门店"
)
_POST: Final = re.compile(
    rf"(?:(?:站长|主管|班长|店长|队长|组长|导师|师傅|{HAN_TITLES})$|^(?:站长|主管|班长|店长|队长|组长|老板))"
)


def speakers(document: Document) -> Iterator[Range]:
    """Yield the names of speakers at the head of the lines of a chat: two lines at least, by two voices or with the time."""
    places: dict[str, list[Range]] = defaultdict(list)
    timed: set[str] = set()
    voices: set[str] = set()
    for found in _SPEAKER.finditer(document.text):
        written = found["v"]
        voices.add(written)
        places[written].append(found.span("v"))
        if found["time"] or found["stamp"]:
            timed.add(written)
    again = [written for written, spans in places.items() if len(spans) >= 2]
    if not again or (len(voices) < 2 and not timed):
        return
    chat = sum(len(places[written]) for written in again) >= 3 or bool(timed)
    for written, spans in places.items():
        if chat and (len(spans) >= 2 or written in timed) and _is_person(document, written, spans[0]):
            for start, end in spans:
                yield _without_post(document.text, start, end)


def _is_person(document: Document, written: str, span: Range) -> bool:
    """Return True if the head of a line is a name, and no role, label or ordinary word."""
    written = re.sub(r"\([^()]*\)$", "", written)
    words = [word for word in re.split(r"[ .\-]", written) if word not in _OFFICES]
    if not words:
        return False
    if len(words) > 1 or len(words) == 1 < len(written.split()):
        written = " ".join(words)
    if role_of(written)[0] or any(word in ROLES or (len(word) > 3 and word in title_words()) for word in words):
        return False
    if re.search(r"[\u4e00-\u9fff]", written):
        bare = _POST.sub("", written)
        if len(bare) == 1:
            return _opens_a_name(document.text, bare)
        return 1 < len(bare) <= 7 and not _ROLE_HAN.search(bare) and not is_word(bare)
    if re.search(r"bot$", written):
        return False
    return not all(word in common_words() and len(word) > 3 for word in words) and len(written) >= 3


def _opens_a_name(text: str, surname: str) -> bool:
    """Return True if one character is the surname of somebody whom the text names: minutes call people so (滕: of 滕主任)."""
    return surname in SURNAMES and re.search(rf"{surname}[\u4e00-\u9fff]{{1,3}}", text) is not None


def _without_post(text: str, start: int, end: int) -> Range:
    """Return the range without the office before or behind a Chinese name."""
    post = _POST.search(text[start:end])
    if not post or not re.search(r"[\u4e00-\u9fff]", text[start:end]) or end - start - len(post.group()) < 2:
        return start, end
    return (start + post.end(), end) if post.start() == 0 else (start, start + post.start())
