"""Extend a statement about the person (an illness, a family, an origin, a faith) to the clause that makes it: who says it before it, and what
follows from it behind it (`I've a pacemaker since last year`, 有痛风，不宜久坐)."""

from __future__ import annotations

import re
from typing import Final

from app.text.kinship import OWN_CHILDREN_ZH, OWN_ELDERS_ZH, OWN_SPOUSES_ZH

Range = tuple[int, int]

_HAN: Final = "\u3400-\u9fff"
_SUBJECT: Final = re.compile(
    r"(?:(?<![a-z'])(?:(?:and|but|also|yes[:,]?|as|that|because|since) )?(?:(?:i|she|he|we|they)(?:'m|'ve|'s|'d| am| is| was| are| were| have| has| had| wear| take| keep| go| come| grew up| was raised| live)?|my|his|her|our|"
    r"am|is|was|have|has|wear|take|takes|going|following|after|recovering|undergoing|diagnosed|been|uses?|suffers|enrolled|native|found|has been|have been|had)"
    r"(?: (?:an?|the|my|his|her|to|in|on|from|of|with|for|under|also|still|been|got|had|going|through|parental|maternity|sick|leave|now|currently|legally|partially|registered|practising|practicing|mild|bad|into|up|at|go|not)){0,5} ?)\Z"
    rf"|(?<![{_HAN}])(?:(?:另外|目前|现在?|至今|但|因|因为|由于|本人|我们?|他|她|自己|家里?|去年|前年|今年|曾|曾经|已经|已|刚|還|还|有|患有?|做过|得过|与|和|跟|同|带|帶|在|是|祖籍|原籍|老家在?|籍贯|拿到|信|吃|拜|打算|准备|计划|自身|明年|后年|上个?月|下个?月|刚|都|我?(?:{OWN_SPOUSES_ZH}|{OWN_ELDERS_ZH}|[一两二三俩]?个?(?:{OWN_CHILDREN_ZH}|娃)|老伴|对象)|(?:19|20)\d\d年)){{1,4}}\Z"
)
_REST: Final = re.compile(
    rf"(?:(?! and i(?![a-z])|[a-z]*@)[^.,;:!?\n()|•·\"“”，。；：！？（）、\t{_HAN}]){{1,60}}?(?=[.,;:!?\n()|•·\"“”\t]|$| - | – | — )"
    rf"|[{_HAN}]{{1,8}}(?=[，。；：！？（）、\n\s,.;)]|$)"
)
_CONSEQUENCE: Final = re.compile(
    r" ?\([^()\n]{2,30}\)|, (?:so (?:i )?(?:no|can|need|cannot|must)|no|but|can't|cannot|can not|treated|since|aged?|not|well|fully|controlled|managed|needs?|may|which (?:does|is|has))(?: [^.;\n,]{1,50})?(?=[.,;\n]|$)"
    r"| (?:and (?:may|am|need|use|take|have)|so no|since|without|with no|until|in my|on my|in the left|in the right)(?![a-z])[^.,;:\n()]{1,60}(?=[.,;:\n()]|$)"
    rf"|[，,；]?(?:不宜|不能|不可|不得|不影响|不影響|看东西|看東西|需要?|須|须|请免|請免|避免|无需|無需|仍可|但可|现在?|今年起?|请|休[职職养養学學]?|每[天日周月年晚]|半年|定期|一直|已经?|還|还|仍|正在?|戴|服药?|偶尔|只|没有?|停药?|異地|异地|[与與和跟](?=[^，。；\n]{{1,6}}(?:同住|生活))|口服|按时|随母|随父|归我|歸我|孩子归|判给|撫養權|抚养权)[{_HAN}\dA-Za-z、]{{0,16}}(?=[，。；：！？（）\n\s,.;)]|$)"
)
_ILLNESS_MORE: Final = 3


def widened_clause(text: str, start: int, end: int, *, with_rest: bool) -> Range:
    """Return the range of the clause around a statement at `[start:end]` of a text in the normal form, on its own line; without the rest
    of the clause behind it where a word alone is the statement (`a British nurse`)."""
    line = text.rfind("\n", 0, start) + 1
    before = _SUBJECT.search(text, max(line, start - 48), start)
    if before:
        start = before.start()
    if not with_rest:
        return start, end
    rest = _REST.match(text, end) if end < len(text) and (text[end] == " " or _is_han(text, end)) else None
    if rest:
        end = rest.end()
    for _ in range(_ILLNESS_MORE):
        more = _CONSEQUENCE.match(text, end)
        if not more:
            break
        end = more.end()
    return start, end


def _is_han(text: str, end: int) -> bool:
    return bool(re.match(f"[{_HAN}]{{2}}", text[end - 1 : end + 1]))
