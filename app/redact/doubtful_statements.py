"""Refuse what the tagger takes for a statement about the person with little certainty and without a word of its class (`on arrival` for an illness),
a language for a nationality, and an illness that patients have or a workplace asks about.

Looks at the finding and the words beside it only; decides nothing about findings of patterns.
"""

from __future__ import annotations

import re
from typing import Final

_HEALTH: Final = re.compile(
    r"(?:itis|osis|aemi|emia|algi|path|pleg|scler|leps|betes|pnoe?a|troph)|(?<![a-z])(?:asthm|al+erg|cancer|tumou?r|leuk|lymph|crohn|coeli|celia|lupus|hiv|hepat|hep |tubercul|tb|stroke|heart|cardi|kidney|liver|"
    r"lung|knee|hip|back|shoulder|spin|lumbar|wrist|ear|hear|deaf|blind|sight|eye|vision|colou?r|glasses|lens|myop|surg|operat|op |transplant|remission|disab|handicap|inval|gdb|schwer|behind|rqth|pregnan|"
    r"schwanger|enceinte|embaraz|incinta|medic|depress|anxi|burn|ptsd|adhd|autis|dysl|neuro|epile|seiz|migra|fever|heu|eczem|skin|blood|negat|posit|carrier|sickle|genotyp|health|gesund|wheelchair|prosth|amput|"
    r"limp|crook|dodgy|injur|herni|disc|bandscheib|pacemak|cpap|epipen|insulin|metformin|penicil|latex|smok|mg)|[病症炎癌瘤疾残障孕胎盲聋药术耳眼肝肺心血胃肾腰膝脑痛敏喘弱伤椎骨虑郁]|dyston"
)
_BELIEF: Final = re.compile(
    r"(?<![a-z])(?:church|faith|parish|pray|christ|catho|cath|bapt|method|angli|evang|orthod|mosque|muslim|islam|jew|jud|hindu|sikh|buddh|jain|quaker|mormon|mennon|advent|templ|relig|athe|belie|sabbath|kosher|halal|"
    r"party|labour|conserv|green|democ|republ|liberal|social|union|veteran|army|navy|military|milit|serv|reserve|militar)|[教党佛寺斋祷]|礼拜|清真|团员|信|盟|会员|群众|兵|役|伍|军|功|残|伤|month"
)
_NO_BELIEF: Final = re.compile(r"(?<![a-z])(?:state bar|bar of|secret|schedule)(?![a-z])|执业|犯罪|学会|协会")
_LEAST: Final = {"health": 0.5, "belief": 0.5, "family": 0.36}
"""Certainty below which a finding must hold a word of its class (a family's: below which it falls)."""
_SPOKEN: Final = re.compile(r"(?<![a-z])(?:speaks?|fluent(?: in)?|native|languages?:?|learning|teach(?:es)?) $")
_SPEAKER: Final = re.compile(r" (?:speaker|language|lessons|teacher|\((?:native|fluent|b[12]|c[12])\))")
_OF_PATIENTS: Final = re.compile(
    r"(?:\d (?:had|with|have) (?:an? )?|patients? with |(?:clients?|residents?|pupils?) (?:had|with) )$"
)
_OF_SEVERAL: Final = re.compile(
    r"(?<![a-z])(?:teams?|crews?|staff|groups?|class(?:es)?|workforce|squads?|part(?:y|ies)|batch(?:es)?|panels?|fleets?|cast|departments?) of (?:around |about |over |up to |nearly |some )?$"
)
"""Before the number of a group, which is nobody's age."""
_OF_PUPILS: Final = re.compile(r"(?:家长|家長|学生|患者|客户)$")
"""Before what families of pupils, patients and customers say."""
_OTHER_PEOPLE: Final = re.compile(
    r" ?(?:同仁|同事|[员職职]?工|学生|學生|客户|客戶|顾客|旅客|患者|移工|学员|外教|供应商|专家|游客|船员)| (?:staff|colleagues|customers|clients|suppliers|students|pupils|patients|buyers|guests|tourists|visitors|partners|workers|crew|market|office)(?![a-z])"
)
"""Behind the nation of others."""
_COUNT: Final = re.compile(r"\d{1,4} of (?:them|the)(?![a-z])")
_OF_WORK: Final = re.compile(r"规?范?(?:管理|患者|门诊|病房)|即可|者?优先|率\d|%?\((?:全国|院均|目标)")


def doubtful(text: str, start: int, end: int, of_class: str, certainty: float) -> bool:
    """Return True if what the tagger found at `[start:end]` of the normal form is hardly about the person."""
    written, before = text[start:end], text[max(0, start - 24) : start]
    if of_class == "birth":
        return _OF_SEVERAL.search(before) is not None
    if of_class == "family" and _OF_PUPILS.search(before):
        return True
    if of_class == "nation":
        return bool(
            _SPOKEN.search(before)
            or _OTHER_PEOPLE.match(text, end)
            or (_SPOKEN.search(before + written.split(" ")[0] + " ") and _SPEAKER.match(text, end))
        )
    unsure = certainty < _LEAST.get(of_class, 0.0)
    if of_class == "health":
        others = _OF_PATIENTS.search(before) or _OF_WORK.match(text, end)
        return bool(others or _COUNT.match(written) or (unsure and not _HEALTH.search(written)))
    if of_class == "belief":
        return bool(_NO_BELIEF.search(written) or (unsure and not _BELIEF.search(written)))
    return unsure
