"""Extend an illness to the whole phrase that says it: how much, since when and which part before it, course and treatment behind it (`30 percent
for the lumbar spine`, `diet-controlled diabetes, A1C 6.3`, 甲减，每天优甲乐75微克).
"""

from __future__ import annotations

import re
from typing import Final

Range = tuple[int, int]

_COUNT: Final = r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3})"
_LEAD: Final = re.compile(
    rf"(?:\d{{1,3}} ?(?:%|percent|per cent)[ \-](?:for |per |por |fur |pour )?|(?<![a-z])(?:mild|moderate|severe|chronic|slight|partial|bilateral|service-connected|diet-controlled|recurrent|early|advanced|"
    rf"(?:sick leave|signed off|off work|treated|operated on) (?:for|with|after)|suffer(?:s|ed|ing)? from|had|have|has|takes?|taking|registered|left|right|lower|on the|recovering from|history of|diagnosed with|allergic to|for the|a mild|a bad|a slight|a touch of|a case of|my|the|an|a) "
    rf"|(?<![a-z]){_COUNT} (?:days|weeks|months|years) (?:after|of|since|with) |(?<![a-z])(?:a )?burn-?out and "
    r"|(?:本人|我)?(?:(?:去年|前年|今年|早年|(?:19|20)\d\d ?年(?:\d{1,2} ?月)?)(?:曾|曾经|做过|做了|得过|患过|患|确诊)?|曾(?:经)?(?:做过|得过|患过|患)|做过|做了|得过|患过|患有?|确诊|现在|有|就|因公|服用?|在?吃))$"
)
_BEHIND: Final = re.compile(
    r",? (?:now )?(?:in remission|under control|well[ \-]controlled|controlled(?: by [a-z]+)?|managed with [a-z]+|on medication|treated(?: in (?:19|20)\d\d)?|"
    r"(?:awaiting|waiting for) [a-z]+(?: in [a-z]+)?|a1c \d{1,2}(?:\.\d)?|(?:on|at|[\-–—]) (?:[a-z]{5,16} )?\d{1,4} ?m?c?g|\d{1,4} ?mc?g|(?:bd|od|tds|daily)|along(?![a-z]))"
    r"|,? (?:last|this) (?:spring|summer|autumn|winter|year|month)|,? (?:a|one|two|three|four|five|ten|\d{1,2}) (?:winters|summers|years|months|weeks) (?:ago|back)|,? (?:diagnosed|operated)(?: on)?(?: late| early| as a child| in (?:19|20)\d\d)?|,? (?:signed )?off (?:work )?for [a-z\d]{1,8} (?:days|weeks|months)|,? (?:tier|stage|grade|type|class) [1-4](?![\d])|,? (?:stable|stabilise[se]?|clear|before|twice|once)(?![a-z])"
    r"|: (?:negative|positive)(?![a-z])|,? (?:negative|positive)(?![a-z])| ?\([^()\n]{2,16}\)"
    r"|[，,、 ]?(?:需?长期服[药用]?[\u4e00-\u9fff]{0,4}|(?:每天|每日|平时|一直|现)?正?在?(?:服用?|吃|打)[\u4e00-\u9fff]{1,6}|每天[\u4e00-\u9fff]{2,5} ?\d{1,3} ?(?:微克|毫克|片|粒|mg)|评定为[\u4e00-\u9fff]{1,3}级[伤残疾]{1,2}|"
    r"(?:饭后|按时)?吃?药?控制[\u4e00-\u9fff]{0,3}|(?:观察)?对象|[现已]?(?:在|经)?(?:痊愈|康复|治愈|正常|稳定)[一二两三四五六七八九十半\d]{0,2}年?|(?:医生|大夫)[说讲][\u4e00-\u9fff]{1,4}|每(?:年|半年)(?:复?查|体检)一?次?|未愈|做过(?:微创|手术)|微创|(?:进藏|入职)?体检合格|每晚[戴用][\u4e00-\u9fffa-z]{2,6}|就诊记录|恢复良好|预产期[\u4e00-\u9fff\d]{2,5}月|手术|高压[一二\d][\u4e00-\u9fff\d]{0,3}|高)"
)
_BETWEEN: Final = re.compile(r"(?: and | with | plus |, |; |[，、,;]| )?")
_TIMES: Final = 4


def widened_illness(text: str, start: int, end: int) -> Range:
    """Return the range of the phrase around an illness at `[start:end]` of a text in the normal form."""
    for _ in range(_TIMES):
        lead = _LEAD.search(text, max(0, start - 28), start)
        if not lead or "\n" in lead.group():
            break
        start = lead.start()
    for _ in range(_TIMES):
        tail = _BEHIND.match(text, end)
        if not tail or not tail.group():
            break
        end = tail.end()
    return start, end


def one_illness(text: str, first: Range, second: Range) -> bool:
    """Return True if two findings are parts of one phrase."""
    return first[1] <= second[0] <= first[1] + 6 and bool(_BETWEEN.fullmatch(text, first[1], second[0]))
