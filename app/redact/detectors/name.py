"""The person's name where a text says so: a label, an introduction, a signature, the heading over the contact line.

High precision only: names in general are found as known values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.detectors.people import HAN_NAME, LATIN_NAME, capitalised_name, named
from app.redact.document import Document

_PATTERNS: Final = compiled(
    rf"(?:姓\s{{0,6}}名|中文名|名\s{{0,2}}字|氏\s{{0,2}}名|我叫|本人姓名|申请人|求职者)\s{{0,3}}[:|\t=]?\s{{0,"
    rf"4}}(?P<zh>(?:{HAN_NAME}|[\u4e00-\u9fff](?:\s{{0,3}}[\u4e00-\u9fff\u3040-\u30ff]){{1,5}}(?=\s{{2,}}|[\n|，,;；"
    rf"(（\t]|$|\s[^\s]{{1,6}}[:：])))",
    rf"(?:我是|本人|这里是)(?P<zh>{HAN_NAME})(?=[(，,。、；\s]|$)",
    r"(?:이름|성명|성\s명)\s{0,3}[:|\t]\s{0,3}(?P<zh>[가-힣]{2,4}|[가-힣](?:\s[가-힣]){1,3})",
    rf"(?<![a-z])(?<!user )(?<!company )(?<!file )(?:full name|name|nombre(?: y apellidos)?|nom(?: et prenom)?|vor- "
    rf"und nachname|vollstandiger name|nome(?: completo)?|imie i nazwisko|naam|namn|navn|ho (?:va )?ten|ho ten|isim|"
    rf"ad soyad|applicant|candidate|姓名|氏名|英文名|英文姓名|pinyin|拼音)\s{{0,3}}[:|\t=]\s{{0,3}}(?P<v>{LATIN_NAME})",
    rf"(?:英文名|拼音)[\s:]{{0,2}}(?P<v>{LATIN_NAME})",
    rf"(?:my name is|i am called|mein name ist|ich heisse|me llamo|mi nombre es|je m'appelle|mi chiamo|chamo-me|meu "
    rf"nome e|nazywam sie|mijn naam is|ten toi la|toi la|this is|i'm|i am)\s(?P<v>{LATIN_NAME})",
    rf"(?:(?:kind|best|warm|many)?\s?(?:regards|wishes|thanks)|sincerely(?: yours)?|yours (?:sincerely|faithfully|"
    rf"truly)|respectfully|cheers|mit freundlichen grussen|viele grusse|cordialement|bien a vous|atentamente|"
    rf"saludos(?: cordiales)?|un saludo|cordiali saluti|distinti saluti|z powazaniem|atenciosamente|tran trong|met "
    rf"vriendelijke groet),?[ \t]{{0,3}}\n[ \t\n]{{0,4}}(?P<v>{LATIN_NAME})(?=[ \t]{{0,3}}(?:\n|$|[,|(]))",
    rf"(?:此致[\s,，]{{0,3}}敬礼|敬上|谨上|申请人|致敬)[!！。]?[\s:]{{1,8}}(?P<zh>{HAN_NAME})(?=\s{{0,3}}(?:$|\n|"
    rf"敬上|谨上|\d))",
    rf"(?:^|\n)[ \t]{{0,4}}(?P<zh>{HAN_NAME})\s{{0,2}}(?:敬上|谨上|呈上|拜上)",
)
_TITLE_LINES: Final = re.compile(
    r"\s{0,4}(?:resume|curriculum vitae|cv|lebenslauf|个人简历|求职简历|简历|简\s历|履歴書|이력서|hoja de vida)\s{0,"
    r"4}(?:\n|$)"
)
_HEADING: Final = re.compile(
    rf"[ \t]{{0,8}}(?P<v>{LATIN_NAME}|{HAN_NAME}|[가-힣]{{2,4}})[ \t]{{0,8}}(?:$|\n|[|,(（/·–—]|  |\t)"
)
_CONTACT: Final = re.compile(r"@|\d{3}[\s.\-]?\d{3,4}|linkedin|github|手机|电话|邮箱|☎|📞")


@dataclass(frozen=True, slots=True)
class NameDetector(Detector):
    """Adds to the patterns the heading line, when a contact line follows it."""

    def find(self, document: Document) -> Iterator[Range]:
        """Pattern matches, then the heading."""
        yield from Detector.find(self, document)
        at = 0
        title = _TITLE_LINES.match(document.text)
        if title:
            at = title.end()
        while at < len(document.text) and document.text[at] in "\n \t":
            at += 1
        heading = _HEADING.match(document.text, at)
        if not heading:
            return
        start, end = heading.span("v")
        contact = _CONTACT.search(document.text[end : end + 240])
        latin = re.search(r"[a-z]", heading.group("v"))
        if contact and (not latin or capitalised_name(document, start, end)):
            yield start, end


DETECTOR: Final = NameDetector("name", Kind.NAME, "the person's name, where the text introduces it", _PATTERNS, named)
