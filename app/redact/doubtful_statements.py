"""Refuse what the tagger takes for a statement about the person with little certainty and without a word of its class (`on arrival` for an illness),
a language for a nationality, and an illness that patients have or a workplace asks about.

Looks at the finding and the words beside it only; decides nothing about findings of patterns.
"""

from __future__ import annotations

import re
from typing import Final

from app.redact.statement_words import DEMONYM
from app.text.kinship import RELATIVES
from app.text.lexicons import is_ordinary, word_entry

_HEALTH: Final = re.compile(
    r"(?:itis|osis|aemi|emia|algi|path|pleg|scler|leps|betes|pnoe?a|troph)|(?<![a-z])(?:asthm|al+erg|cancer|tumou?r|leuk|lymph|crohn|coeli|celia|lupus|hiv|hepat|hep |tubercul|tb|stroke|heart|cardi|kidney|liver|"
    r"lung|knee|hip|back|shoulder|spin|lumbar|wrist|ear|hear|deaf|blind|sight|eye|vision|colou?r|glasses|lens|myop|surg|operat|op |transplant|remission|disab|handicap|inval|gdb|schwer|behind|rqth|pregnan|"
    r"schwanger|enceinte|embaraz|incinta|medic|depress|anxi|burn|ptsd|adhd|autis|dysl|neuro|epile|seiz|migra|fever|heu|eczem|skin|blood|negat|posit|carrier|sickle|genotyp|health|gesund|wheelchair|prosth|amput|"
    r"limp|crook|dodgy|injur|herni|disc|bandscheib|pacemak|cpap|epipen|insulin|metformin|penicil|latex|smok|mg)|[病症炎癌瘤疾残障孕胎盲聋药术耳眼肝肺心血胃肾腰膝脑痛敏喘弱伤椎骨虑郁]|dyston"
)
_BELIEF: Final = re.compile(
    r"(?<![a-z])(?:church|faith|parish|pray|christ|catho|cath|bapt|method|angli|evang|orthod|mosque|muslim|islam|jew|jud|hindu|sikh|buddh|jain|quaker|mormon|mennon|advent|templ|relig|athe|belie|sabbath|kosher|halal|"
    r"party|labour|conserv|greens?(?: party)?(?![a-z])|democ|republ|liberal|social|union|veteran|army|navy|military|milit|serv|reserve|militar)|[教党佛寺斋祷]|礼拜|清真|团员|信|盟|会员|群众|兵|役|伍|军|功|残|伤|month"
)
_NO_BELIEF: Final = re.compile(r"(?<![a-z])(?:state bar|bar of|secret|schedule)(?![a-z])|执业|犯罪|学会|协会")
_FAMILY: Final = re.compile(
    rf"(?<![a-z])(?:{RELATIVES}|child|kid|bab|boy|girl|twin|triplet|partner|pair|famil|mama|sibling|uncle|aunt|niece|nephew|cousin|grand|depend|marri|wed|divorc|"
    r"widow|single|separat|bachelor|spinster|engag|cohab|civil (?:part|un)|common[- ]law|de facto|relationship|ledig|verh|gesch|verw|verlob|verpart|celib|mari|pacs|veu[fv]|solter|casad|viud|divis|nubil|coniug|vedov|separad|"
    r"kind|tocht|soh?n|figli|hij[oa]|enfant|fils|fille|filh|pikin|school|height)|\d ?(?:ft|cm|')|[\u0400-\u04ff]|[子女儿娃孩妻夫婚偶公婆爱象友父母妈爸妹弟姐哥胎独恋侣嫁娶伴孙胞亲]|身高"
)
_SINGLE_THING: Final = re.compile(
    r"(?:a|one|the|any) single [a-z]|single (?!par|mo|fa|mum|dad|man|woman|male|female|and|with|no|never|since|by|but|for|lady|person|income|again|now|status)[a-z]"
)
"""One thing, and nobody's state."""
_NATION: Final = re.compile(
    rf"(?<![a-z])(?:{DEMONYM}|visa|permit|citizen|national|residen|passport|pr|settled|stamp|status|subclass|asyl|refug|dual|stateless|born|roma|ethnic|race)|[国籍族民人居裔]"
)
_NOTHING: Final = re.compile(
    r"[\W_]*(?:t\.?b\.?[acd]|n\.?/?a|omitted|withheld|redacted|blank|left blank|not (?:stated|given|disclosed|specified|applicable|provided|known|asked|required)|"
    r"(?:to be|not yet) (?:checked|confirmed|advised|announced|decided|done|filled(?: in)?|verified|completed|provided|determined)[^,;]*|pending|(?:prefer|rather) not (?:to )?say|declined?(?: to (?:say|answer|state))?|en blanco|in bianco|em branco|leer|keine angabe|k\. ?a\.|non renseigne|sin datos|"
    r"(?:待|已|未)?(?:确认|填写?|补充?|定|核实?|查|提供|透露|说明|公开)过?了?|略|空白?|保密|不详|同上|如上|见上|声明)[\W_]*"
)
"""What is written where a statement is asked for and none is given."""
_LEAST: Final = {"health": 0.5, "belief": 0.9, "family": 0.8, "gender": 0.6}
"""Certainty below which a finding must hold a word of its class."""
_LEAST_FAMILY: Final = 0.36
"""Certainty below which a family falls, whatever its words."""
_LEAST_NATION: Final = 0.8
_SPOKEN: Final = re.compile(
    r"(?<![a-z])(?:speaks?|fluent(?: in)?|native|tongue(?: is|:)|languages?:?|learning|teach(?:es)?) $"
)
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
_PLACED: Final = re.compile(r"(?<![a-z])(?<!am )(?<!stay )(?<!staying )(?:at|in) $")
_POSSESSIVE: Final = re.compile(r"['’]s?(?![a-z])")
_ONE: Final = re.compile(r"(?<![a-z])(?:an?|one|the|any|every|no|each) $")
_COUNT: Final = re.compile(r"\d{1,4} of (?:them|the)(?![a-z])")
_OPERATIONS: Final = re.compile(r"\d ?[台例]$|\d (?:cases|procedures|operations|patients)$")
_GENDER: Final = re.compile(
    r"(?:[mfwdx]|[mfwd]/[mfwd].*|.*(?:male|man|men|mann|woman|lady|girl|boy|frau|weib|trans|binary|queer|divers|(?:s?he|they|xe|ze)(?![a-z])|femm|femin|femmin|masch|mascul|varon|hombre|mujer|homm|uomo|donna|sir|herr|signor|senor|муж|жен|[男女她他妹哥姐妈爸爷娘婆母父生]).*)[\W_]*"
)
_OF_WORK: Final = re.compile(r"规?范?(?:管理|患者|门诊|病房)|即可|者?优先|率\d|%?\((?:全国|院均|目标)")


def doubtful(text: str, start: int, end: int, of_class: str, certainty: float) -> bool:
    """Return True if what the tagger found at `[start:end]` of the normal form is hardly about the person."""
    written, before = text[start:end], text[max(0, start - 24) : start]
    if of_class == "birth":
        return _OF_SEVERAL.search(before) is not None
    if of_class == "gender":
        return certainty < _LEAST["gender"] and not _GENDER.fullmatch(written)
    if of_class == "name":
        return bool(_PLACED.search(before)) and not _POSSESSIVE.match(text, end)
    if of_class == "family":
        plain = certainty < _LEAST["family"] and not _FAMILY.search(written)
        single = _SINGLE_THING.match(written) or (written.startswith("single ") and _ONE.search(before))
        return bool(plain or single or certainty < _LEAST_FAMILY or _OF_PUPILS.search(before))
    if of_class == "nation":
        return bool(
            _SPOKEN.search(before)
            or _OTHER_PEOPLE.match(text, end)
            or (certainty < _LEAST_NATION and not _NATION.search(written) and _is_of_words(written))
            or _is_a_word_zh(written)
            or (_SPOKEN.search(before + written.split(" ")[0] + " ") and _SPEAKER.match(text, end))
        )
    unsure = certainty < _LEAST.get(of_class, 0.0)
    if of_class == "health":
        others = _OF_PATIENTS.search(before) or _OF_WORK.match(text, end) or _OPERATIONS.search(written)
        return bool(others or _COUNT.match(written) or (unsure and not _HEALTH.search(written)))
    if of_class == "belief":
        return bool(_NO_BELIEF.search(written) or (unsure and not _BELIEF.search(written)))
    return unsure


def says_nothing(written: str) -> bool:
    """Return True if a finding in the normal form is an answer that gives none (`tbc`, `en blanco`, 待填)."""
    return _NOTHING.fullmatch(written) is not None


def _is_of_words(written: str) -> bool:
    words = re.findall(r"[a-z]+", written)
    return bool(words) and written.isascii() and all(map(is_ordinary, words))


def _is_a_word_zh(written: str) -> bool:
    """Return True if what stands behind 国籍 is a word of the language and no country."""
    entry = word_entry(written) if len(written) == 2 else None
    return entry is not None and entry[0] == "ordinary" and not _NATION.search(written)
