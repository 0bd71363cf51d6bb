"""Tell whom a letter of the applicant greets: the other side, which no copy need hide from itself. A name that the text uses again is left to the other
rules, and so is every greeting of a letter that may be written to the applicant (`thank you for applying`).
"""

from __future__ import annotations

import re
from typing import Final

from app.text.speakers import GREETED

_GREETING: Final = re.compile(
    r"(?:^|\n)[ \t]{0,6}(?:dear|hi|hey|hello|hiya|morning|evening|attn:?|attention:?|to:?|kia ora|good evening|sehr geehrte[rsn]?|liebe[r]?|hallo|estimad[oa]|gentile|egregi[oa]|buongiorno|cher|chere|good (?:day|morning|afternoon)|gruezi|guten tag|bonjour|hola|尊敬的)[ ]?"
    rf"(?:(?:{GREETED})\.? ?){{0,3}}$"
)
_HAN_GREETING: Final = re.compile(r"(?:^|\n)[ \t]{0,6}$")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]{2,5}[ ]?[您你]好")
_END: Final = re.compile(r"[ ]?(?:[,，:：!！\n\-]|[您你]好)")
_APPLICANT: Final = re.compile(
    r"(?<![a-z])(?:i (?:saw|read|am (?:submitting|applying|writing)|wish to apply|would like to apply|have (?:read|gone through))|saw your ad|(?:thanks|thank you)(?: a million| so much)? for (?:sending|reaching out|the (?:note|offer|form|call|message))|"
    r"gerne (?:sende|bewerbe) ich|ich bewerbe mich|je vous (?:adresse|ecris)|os escribo|le escribo)(?![a-z])|offer[^\n]{0,24}收到|我是|本人|应聘|求职"
)
_APPLIED: Final = re.compile(
    r"(?<![a-z])(?:for applying|your (?:application|interest|candidacy)|we (?:are|have|would)|(?:to )?offer you)(?![a-z])|贵?(?:简历|申请)已"
)
_FIRST_PERSON: Final = re.compile(
    r"(?<![a-z])(?:i'm|i am|i have|i've|i was|i hold|i live|i'd|i can|i will|i earn|my|me|mine|ich|mein\w{0,2}|mir|je|j'ai|mon|ma|mes|mi|mis|me|soy|tengo|io|mio|mia|ho|sono)(?![a-z])|我|本人|俺"
)
_TO_THE_APPLICANT: Final = re.compile(
    r"(?<![a-z])(?:for applying|your (?:application|candidacy|interview|start date|employment|references?|shift|placement|timesheet|contract|payslip)|(?:to )?offer you|pleased to|we (?:are|have|would|need|will)|(?:thanks|thank you) for (?:the|your) (?:cv|resume|form)|your (?:cv|file|scans|expected salary)|named you|has (?:applied|named)|welcome to|please (?:bring|confirm your)|our (?:offer|hr)|ihre bewerbung|votre candidature|tu candidatura|su candidatura)(?![a-z])|[您你]的?(?:简历|申请|入职|面试)"
)
_OFTEN: Final = 2
"""Words of the first person from which on a letter is the applicant's."""
_REACH: Final = 160
_WISH: Final = re.compile(r"(?:顺?祝|即颂|顺颂)(?:好|安|祺|[春夏秋冬教研工商编时]?[安祺绥]|顺利|健康|一切顺利)")


def is_addressee(text: str, start: int, end: int) -> bool:
    """Return True if the name at `[start:end]` of the normal form is greeted by the applicant, or is a wish (祝夏安) and no name."""
    name = text[start:end].strip()
    if _WISH.fullmatch(name):
        return True
    before = text[max(0, start - 40) : start]
    greeted = _GREETING.search(before) or (_HAN_GREETING.search(before) and _HAN.match(text, start))
    if not greeted or not _END.match(text, end):
        return False
    if len(re.findall(rf"(?<!\w){re.escape(name.split(' ')[-1])}(?!\w)", text)) > 1:
        return False
    follows = text[end : end + _REACH]
    if _APPLICANT.search(follows) and not _APPLIED.search(follows):
        return True
    return len(_FIRST_PERSON.findall(text)) >= _OFTEN and not _TO_THE_APPLICANT.search(text)
