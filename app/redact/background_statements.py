"""Forms in which a text says where somebody comes from, what they believe, how they live and what ails them, beside the plain ones: frames whose
word may be any name of a people or a place (`a Hakka family`, `from a Traveller background`, 祖籍…)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from app.redact.alternatives import Alternatives
from app.redact.required_words import Held
from app.redact.statement_words import BELIEVER, ILLNESS, RELIGION
from app.text.kinship import ALL_KIN_ZH, MY_PARTNERS, MY_PARTNERS_ZH, PARENTS, SPOUSES
from app.text.lexicons import given_names, is_ordinary
from app.text.normalization import folded
from app.text.person_names import HAN_NAME
from app.text.places import place_names
from app.text.postal_addresses import street_pattern

_PEOPLE: Final = r"[^\W\d_]{4,16}(?: [^\W\d_]{4,16})?"
_PARENT: Final = rf"{PARENTS}|parents|grandmother|grandfather|grandparents"
_TREATED: Final = (
    "surgery|an operation|chemotherapy|chemo|radiotherapy|dialysis|a transplant|a bypass|an amputation|a procedure"
)
_INN_STEMS: Final = "pril|statin|olol|sartan|prazole|triptyline|oxetine|trigine|gliptin|formin|purinol|dipine|thyroxine|zepam|profen|codone|tidine|lukast|vudine"
"""Endings of the international names of medicines."""
_PART_OF_BODY: Final = "wrist|knee|back|shoulder|ankle|hip|hand|foot|head|neck|spinal|eye|elbow|finger|leg|arm"
_NUMBERED_ITEM: Final = (
    "ssn|social(?: security)?|sin|nino|card|account|a/c|iban|id|passport|licen[cs]e|aadhaar|pan|phone|mobile|cell"
)
"""What belongs to a person and has a number of which the last digits are told."""
_ORGAN: Final = "knees?|back|eyes?|hips?|hearing|eyesight|sight|heart|nerves|lungs|hands?|shoulders?|joints|feet|spine"
_APART_ZH: Final = folded(
    f"没有?对象|(?:[与和同跟](?:{MY_PARTNERS_ZH}|先生))?分居|[撫抚][養养][權权]归[我他她]|孩子归我|(?:打算|准备|计划)[一-龥]{{0,4}}[領领][证證]|[領领]了?[证證]结婚|妻[女儿]在[一-龥]{{2,4}}|独生[子女](?![一-龥])"
)
BACKGROUND: Final = (
    (
        "nationality",
        rf"(?:{folded('取得|拿到|拿了|加入|入了|归化')})(?:{folded('了')})?(?P<v>[\u4e00-\u9fff]{{2,6}}{folded('国籍')})",
    ),
    (
        "religion",
        rf"(?<![a-z])(?:go|goes|belongs?|attends?|worships?|sings?) (?:to |at |in |with )?(?:the |a |an |our |my )?(?P<v>(?:{BELIEVER}|{RELIGION}) (?:church|chapel|mosque|temple|synagogue|congregation))(?![a-z])"
        rf"|(?<![a-z])(?:i|we|he|she|they) (?P<v2>(?:keep|eat|cook)s? (?:an? )?(?:kosher|halal)(?: [a-z]{{3,8}})?)(?![a-z])|(?P<v3>{folded('吃(?:早|长)?[斋齋](?:、?拜[观觀]音)?(?!客|饭)|拜[观觀]音(?!活|由|节)|守[斋齋]|封[斋齋]')})",
    ),
    (
        "marital",
        rf"(?<![a-z])(?:going|went|been) through (?P<v>a (?:divorce|separation))(?![a-z])|(?P<v2>{_APART_ZH})"
        rf"|(?<![a-z])(?:i|we) (?P<v3>have (?:no|one|two|three|four|\d) (?:child(?:ren)?|kids?|sons?|daughters?) and (?:am|are) (?:not |un)?(?:married|single|divorced|widowed))(?![a-z])",
    ),
)
"""Role of a fact → expression over the normal form."""
_BEFORE_ZH: Final = folded("[与和同跟随我他她的叫给问陪因为另让,，。;；、:： ") + "\\n]"
_SPOUSE_ZH: Final = folded(MY_PARTNERS_ZH)
_KIN_ZH: Final = folded(ALL_KIN_ZH)
_SHORTEST_ENDING: Final = 3
_STREET_ENDING: Final = "|".join(word for word in street_pattern("ending").split("|") if len(word) > _SHORTEST_ENDING)
_CALLED: Final = r"[^\W\d_\u3040-\u9fff]{3,16}(?:[\-'’][^\W\d_]{2,12})?"
_STREET_ZH: Final = folded("路|街|巷|村|弄|号|楼|院|宿舍|小区|苑|室|栋|组")
_SLIP: Final = "ni(?: \\([a-z]\\))?|income tax|paye(?: tax)?|gross(?: pay)?|net(?: pay)?|pension|student loan|overtime|holiday pay|tax"
_SLIP_ZH: Final = folded("应发合计|应发|实发|计件|加班费?|养老|医疗|失业|公积金|个税|扣款|房补|餐补|社保")
_SCANNED: Final = (
    (
        "native",
        rf"(?:{folded('祖籍|原籍|老家(?:在|是)?')})(?P<v>(?!话|的|人|那|里|种|有|养|带|没)[\u4e00-\u9fff]{{2,8}}?)(?=[,.;:)\s/|，。；、）]|$)",
    ),
    (
        "health",
        rf"(?<![a-z])(?P<v>(?:after|following|had|having|underwent|awaiting|recovering from) (?:{_TREATED}) (?:on|to|for) (?:my|her|his) (?:left |right |lower )?[a-z]{{3,12}})(?![a-z])"
        rf"|(?<![a-z])(?P<v2>my (?:{_ORGAN}) (?:is|are|isn't|aren't|was|has|have|plays?|went|gave|won't)[^.,;\n]{{0,30}})|(?<![a-z])(?P<v3>va (?:disability )?rating(?: of)? \d\d ?%)"
        rf"|(?<![a-z])(?:found|treats?|treated|living with|live with|manages?) (?P<v4>(?:the|my) (?:{ILLNESS}))(?![a-z])|(?<![a-z])(?:needs|has|having|in|sees?|attends?) (?P<v5>(?:a )?(?:speech|psycho|physio|occupational|cbt)[ \-]?therap(?:y|ist)(?:, \w+ sessions? a week)?)(?![a-z])"
        rf"|(?<![a-z])(?:takes?|taking|on|medications?:?|meds:?|prescribed|injects?) (?P<v7>(?:[a-z]+ and )?[a-z]{{4,12}}(?:{_INN_STEMS})(?: and [a-z]{{5,16}}|,? \d{{1,4}} ?m?c?g)?)(?![a-z])"
        rf"|(?<![a-z])(?P<v8>(?:an? |the |her |his |my )?(?:{_PART_OF_BODY}) (?:injury|surgery|operation|fracture|condition|trouble|strain))(?![a-z])|(?<![a-z])(?P<v9>disability (?:recognised |recognized |rating |degree )?(?:of |at )?\d{{1,3}} ?%(?: \([a-z]{{3,12}}\))?|\d{{1,3}} ?% (?:service-connected|disabled|disability))"
        rf"|(?<![a-z])(?P<v10>(?:discharged on |military |medical )profile \d\d|sober (?:for )?\d{{1,2}} (?:months|years)|in recovery from [a-z]{{4,12}})(?![a-z])|(?<![a-z])(?:got|has|had|on|my|his|her|during|after|for|:|;) ?(?P<v11>chemo(?:therapy)?|dialysis|radiotherapy)(?![a-z]| (?:unit|ward|nurs|patient|cent|machine|depart|team|tech|suite|staff))"
        rf"|(?:{folded('得过|患过|患有?|确诊|查出|曾患')})(?P<v12>[\u4e00-\u9fff]{{1,8}}?(?:{folded('炎|癌|瘤|结节|综合[征症]|症|病|过敏|骨折|结石|囊肿|疝|痛风|狼疮|贫血|突出')}))(?=[,，。;；、)\s]|$)"
        rf"|(?P<v6>{folded('[左右双][眼耳手腿膝](?:睛|朵|臂|盖)?(?:受过?伤|做过?手术|骨折过?|有旧伤|少一[节節])|动过(?:大|小)?手术|高原反应史|[需要]{1,2}特教|(?:去|做)了?产检了?|[写有点]了?口吃(?!儿|矫|训|患)|[怀懷]孕[一二三四五六七八九十0-9]{1,2}(?:周|[个個]?月|週)')})",
    ),
    (
        "address",
        rf"(?:{folded('租的房子在|住在|现住|租在|家住|寄书|寄到|快递(?:到|寄)|宿舍(?=[0-9A-Z]{1,3}(?:号楼|栋|幢)?[0-9]{3,4}[室房])')})[ :：]{{0,2}}(?P<v>(?=[^，,。;；\n]{{0,24}}(?:{_STREET_ZH}))[\u4e00-\u9fff0-9a-z\-（）()#]{{5,32}})(?=[，,。;；\n\s]|$)"
        rf"|(?<![^\W_])(?P<v2>(?:ul\. ?|pl\. ?)[^\W\d_][^\n,;\d]{{2,24}} \d{{1,4}}[a-z]?(?: ?(?:m\.|/) ?\d{{1,4}})?)|(?<![^\W_])(?P<v3>[^\W\d_]{{3,18}}(?:{_STREET_ENDING}|gata|gaten|vegen|veien) \d{{1,4}}[a-z]?)(?![\w%])",
    ),
    (
        "id",
        rf"(?<![a-z])(?:last (?:four|4|three|3|five|5)(?: digits?)?(?: of (?:my |his |her |your |the )?(?:{_NUMBERED_ITEM})(?: number)?| for [a-z ]{{2,20}})?(?: is| are)?|(?:{_NUMBERED_ITEM})(?: number)?,? ending(?: in| with)?)[ :=]{{1,3}}(?P<v>(?!(?:19|20)\d\d)\d{{3,5}}x?)(?![\w\-/]|\.\d)"
        rf"|(?:{folded('尾号|后四位|末四[位码]|后4位|末4[位码]')})(?:{folded('是|为')}|[: ]){{0,2}}(?P<v2>\d{{3,4}}x?)(?!\d)"
        rf"|(?<![a-z])(?:sort[ -]?code|bsb|routing(?: no\.?| number)?)[ :#]{{0,3}}(?P<v3>\d\d-?\d\d-?\d\d|\d{{3}}-?\d{{3}}|\d{{9}})(?!\d)",
    ),
    (
        "relative",
        rf"(?P<v>(?:{_KIN_ZH})(?!司)(?:叫|是)?(?:{HAN_NAME}|(?P<twice>[\u4e00-\u9fff])(?P=twice)))(?=的|[，,。；;、（()）\s]|随|隨|在|可|要|也|亦|已|将|將|对|對|和|与|與|帮|幫|代|接|这|這|住|今|\d|$)",
    ),
    (
        "called",
        rf"(?<![a-z])(?:prefers to be called|likes to be called|goes by|go by|better known as|call me|ask for|everyone calls (?:me|her|him)) [\"“'‘]?(?P<v>{_CALLED})(?![a-z])|[\"“'‘](?P<v2>{_CALLED})[\"”'’](?= (?:as|to) (?:all|everyone|most|many|friends|us|we)(?![a-z]))"
        rf"|(?<![a-z])(?:candidate|applicant|interviewee|c) ?\d{{1,2}}(?:,|:| [—–-]) (?P<v3>{_CALLED} {_CALLED})(?=[,.(;\n])|(?:^|(?<=\n))\d{{1,2}}[).] (?P<v4>{_CALLED}, {_CALLED})(?= [|,(–-])",
    ),
    (
        "name",
        rf"(?:^|(?<=[\s：:，,；;、\d)）]))(?P<v>{HAN_NAME})(?=[\s，,　]{{1,3}}[男女](?![\u4e00-\u9fff]))",
    ),
    (
        "salary",
        rf"(?<![a-z])(?:{_SLIP})[ .:£$€]{{1,48}}(?P<v>\d{{1,3}}(?:,?\d{{3}})*\.\d\d)(?!\d)|(?:{_SLIP_ZH})[ :：]{{0,4}}(?P<v2>\d{{1,3}}(?:,?\d{{3}})*\.\d\d)(?!\d)|(?P<v3>{folded('(?:期望|希望)?[涨漲]幅')}\d{{1,3}} ?%(?:{folded('以上|左右')})?)",
    ),
    (
        "ethnicity",
        rf"(?<![a-z])(?:from|in|into|to|of|with) an? (?P<v>{_PEOPLE} (?:background|family|heritage|household|community|upbringing)(?: in [^\W\d_]{{4,16}})?)(?![a-z])"
        rf"|(?<![a-z])(?:my|her|his|of) (?P<v2>{_PEOPLE} (?:background|heritage|ancestry|descent|roots|origins?))(?![a-z])|(?<![a-z])(?:i am|i'm|she is|she's|he is|he's|we are|we're) (?P<v7>[^\W\d_]{{2,12}}(?:ish|ese|ian|ean))(?=[,.;\n]| and | from | by )|(?<![a-z])(?P<v3>{_PEOPLE} on (?:my |his |her )?(?:{_PARENT})'?s side)(?![a-z])"
        rf"|(?<![a-z])(?:from|through|by) (?:my|his|her) (?P<v4>{_PEOPLE})(?= (?:{_PARENT})(?![a-z]))|(?<![a-z])(?:is|am|i'm) an? ?enrolled (?:member of the )?(?P<v5>{_PEOPLE}(?: \([^\W\d_]{{3,12}}\))?)|(?<![a-z])(?:is|am|'m) enrolled (?P<v6>(?!in|on|at|as|with|for){_PEOPLE}(?: \([^\W\d_]{{3,12}}\))?)(?=[,.;])",
    ),
    (
        "marital",
        rf"(?<![a-z])(?P<v>(?:(?:my|his|her|their|your|the|with|a) )?(?:late |ex-|former |new |future )?(?<!and )(?<!and-)(?<!& )(?:{MY_PARTNERS}))(?![a-z\-]|:| (?:and|&) (?:{SPOUSES}))"
        rf"|(?<![a-z])(?:on|took|takes|taking|after|during|from|one|granted|second|her|his|my)[ :]{{1,2}}(?:an? |my |her |his )?(?P<v5>(?:maternity|paternity|parental|adoption)(?: leave)?)(?![a-z]| (?:pay|polic|cover|allowance|unit|ward|hospital|services))"
        rf"|(?<![a-z])(?P<v6>(?:(?:single|new|proud|working) )?(?:{PARENTS}|parent) (?:of|to) (?:\d|two|three|four|five|six|twins|one)(?: (?:girls|boys|sons|daughters|kids|children))?|new (?:{PARENTS})|newly[ \-]?wed|(?:newly|recently) (?:married|divorced|widowed)|(?:shared|joint|sole) custody|pays? (?:child )?support for (?:an? )?[a-z]{{2,12}})(?![a-z])"
        rf"|(?<![a-z])(?P<v7>(?:my|her|his|our) (?:lads?|kids|little ones?|girls|boys|twins|eldest|youngest|toddler|newborn))(?![a-z])"
        rf"|(?P<v8>{folded('[仨俩][个]?[孩娃]子?|[继繼][子女][一二两]?名?|鳏居|寡居|丧偶|单亲(?!家庭教育)|生育[一二三]胎|闺女|生[了]?[一二两三四五六七][个個]')})"
        rf"|(?<![a-z])(?P<v2>(?:my|his|her) (?:ex-|former |new )?partner)(?![a-z\-:]| (?:agenc|school|organi|firm|compan|universit|bank))"
        rf"|(?:^|(?<={_BEFORE_ZH}))(?P<v3>{_SPOUSE_ZH})(?![:：\t|是]|之[间家])|(?<={folded('[与和同跟随我]')})(?P<v4>{folded('先生')})(?=[{folded('商的在是做也都去，,。')}])",
    ),
)
"""The same where a text is scanned."""


@lru_cache(maxsize=1)
def _scanned() -> tuple[tuple[str, Alternatives], ...]:
    return tuple((role, Alternatives(form)) for role, form in _SCANNED)


def patterns() -> Iterator[re.Pattern[str]]:
    """Yield the expressions that are looked up in what the text holds before they are searched."""
    for _, alternatives in _scanned():
        yield from alternatives.patterns()


def scanned_facts(text: str, cased: str, held: Held) -> Iterator[tuple[str, int, int]]:
    """Yield role and range of the facts that a scan looks for (normal form, and the same with capitals); `held`: what the text holds of the
    strings that the expressions need."""
    for role, form in _scanned():
        every = list(form.finditer(text, held))
        if role == "salary" and len(every) < _FEWEST_ON_A_SLIP:
            continue
        for found in every:
            start, end = found.span(found.lastgroup or 0)
            if role == "marital" and (named := _NAMED.match(cased, end)):
                end = named.end()
            if role == "called":
                if _is_called(cased[start:end]):
                    yield "name", start, end
            elif role != "ethnicity" or (cased[start].isupper() and text[start:end] not in given_names()):
                yield role, start, end


_FEWEST_ON_A_SLIP: Final = 3
"""Amounts behind the words of a payslip from which on a text is one."""


def _is_called(written: str) -> bool:
    """Return True if each word begins with a capital and the first is no ordinary word but perhaps a name."""
    words = re.findall(r"[^\W\d_]+", written)
    first = words[0].lower()
    capitals = all(word[0].isupper() for word in words)
    return capitals and first not in place_names() and (not is_ordinary(first) or first in given_names())


_NAMED: Final = re.compile(
    r"(?:'s name is|,? called|,? named|,)? (?:(?:Dr|Mr|Mrs|Ms|Prof)\.? )?[A-ZÀ-Þ][^\W\d_]{2,}(?:[ \-][A-ZÀ-Þ][^\W\d_]+){0,2}"
)
"""The name of a spouse right behind the word."""
