"""Classification of headings in people's own words ("Where I've been", "我会什么") by the words in them.

Used only for rows that look like headings and that the lists of `words` do not know. The order of the kinds decides
between several: "Outside work" is about interests, "校园实习经历" about work.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from app.text.characters import has_han

_EUROPEAN: Final = r"""
references    auskunft|referenz\w*|referees?|references?|vouch|recommend(?:ations?|ed)?|speak(?:ing)? (?:up )?for me|(?:talk|speak) (?:about|for) me|(?:ask|asked) (?:them|these|about me)
references    ^refs$|^ask$|^(?:ask|talk to|speak to|write to|check with|word (?:of|from)) \w+(?: \w+)?$|backs? me|good word|word of mouth|stand over me|knows? (?:my|how i)
references    (?:people|folks|those|others|some) (?:who|that|to)\b.*|character witness(?:es)?|who know[s]? me
interests     (?:outside|away from|apart from|beyond|after|out) (?:of )?(?:work|the office|hours|school|the day job)|(?:free|spare|down) time
interests     off[- ]duty|off the clock|for fun|hobb(?:y|ies)|interests?|when i['’]?m not|pastimes?|und sonst|freizeit|loisirs|aficiones
volunteer     volunt\w+|unpaid|giving back|giv(?:e|ing) (?:my |some )?time|charit(?:y|able)|community
languages     languages?|tongues?|i speak|speaks?(?! up)|linguistic|sprach\w+
certificates  certs?|certificat\w+|certified|licen[cs]\w+|tickets?|papers?|accredit\w+|cards? (?:held|i hold)|registrations?|courses?|trainings?
certificates  ^cards$|^(?:cards|tickets) (?:and|&) (?:cards|tickets)$
certificates  (?:professional|trade|vocational) qualifications?
certificates  weiterbildung\w*|fortbildung\w*|professional development|cpd|clearances?|(?:lately )?i['’]?ve taken|checks
target        ^seeking$|^(?:job|work|position|post|role) (?:wanted|sought|desired)|^(?:desired|target|preferred) \w+
work          appointments?(?! with)|posts? held|assignments|mandates
education     quals?|ausbildung\w*|schul\w*|studium|bildung\w*|school\w*|educat\w+|stud(?:y|ies|ied)|learn(?:ed|t|ing)|universit\w+|colleges?
education     academic\w*|degrees?|qualifications?|classroom|apprenticeships?|institutions? attended
awards        awards?|hono[u]?rs?|prizes?|recognition|proud(?:est)?|wins|achievements?|accomplishments?|nice things
publications  publi(?:cations?|shed)|articles?
projects      projects?|(?:things|what) i['’]?(?:ve)? (?:built|made|shipped)|builds
work          before \w+ing|where i(?:['’]ve| have) \w+(?:ed|en|rn)|where i (?:\w+ed|learnt)|positions? held|paid work|places i
skills        kann ich|kenntnisse|fähigkeiten|skill\w*|can do|do best|good at|bring|know[- ]how|strengths?|abilities|tool(?:s|box|kit)?|competenc\w+
skills        expertise|useful things|i know|handy (?:with|at)|software|equipment|i offer|superpowers?|literacy|(?:computer|it|technical) knowledge
work          gearbeitet|gekocht|beruf\w*|werdegang|stationen|work\w*|jobs?|career|employ\w*|experience|roles?|positions?|i['’]?(?:ve)? (?:have )?(?:been|done)
work          (?:the )?(?:last|past) (?:few|couple of|\w+) years|^before that|^then|^now|so far|history|on the job|track record|journey|earning|placements?|internships?|keeping busy|stuff i
summary       about|who i am|introduc\w+|in (?:short|brief)|nutshell|snapshot|hello|my story|at a glance|meet \w+|short version|objective|looking for
contact       (?:permanent |home |present |postal |mailing )?address|anschrift|kontakt|get in touch|hold of me|reach(?:ing)? me|find me|contact\w*|call me|where to find|say hi
other         (?:\w+ )*(?:memberships?|affiliations?|bodies)$
other         ^other(?: \w+)?|anything else|misc\w*|odds and ends|bits and bobs
personal      zur person|persönlich\w*|personal|particulars|bio[- ]?data|details|small print
"""
_CHINESE: Final = """
references    ^可以?问$|问谁|问我|问的人|能问|可问|能打听|证明人|證明人|能证明|能證明|推荐人|推薦人|背调|推荐信|打听|咨询的人|知道我|了解我的人|认识我
target        ^要求$|^工资$|求职意向|求職意向|期望|意向|应聘|應徵|想做什么|想找|想干
interests     不工作|不上班|下班|平时喜欢|课外|兴趣|興趣|爱好|愛好|业余|業餘|闲暇|课余|工作之外|之余
work          (?:工作|实习|實習|职业|職業|任职|任職|从业|從業|上班|打工|兼职|兼職).*(?:经历|經歷|经验|經驗|履历|履歷|过|史|情况|地方|足迹|实践)
work          ^做过$|^做過$|^干过$|做过什么|做過什麼|做过啥|干过|做过的|做過的|走过|走過|呆过|开过|待过|这些年|在哪.*(?:工作|上班|干)|职场|職場|实践与任职|的路$|人生|简历（从|个人简历
volunteer     校园|校園|社团|社團|学生会|志愿|志願|公益|社会实践|社會實踐|学生工作|在校
projects      项目|項目|專案|作品|做的东西
education     教育|念过啥|学习(?:经历|情况)|學習(?:經歷|情況)|求学|求學|读书|讀書|念过|读过|念书|上学|学历|學歷|毕业|畢業|学业|在哪.*(?:学|读)
languages     语言|語言|外语|外語|会说|會說|能说|说什么话
certificates  证书|證書|资格|資格|证照|證照|持证|考证|资质|培训|证件|证$|證$|有啥证|奖和证
awards        获奖|獲獎|荣誉|榮譽|奖项|奖励|得奖|表彰|奖惩|得过|拿过
publications  论文|論文|发表|發表|著作
skills        技能|会什么|會什麼|会啥|擅长|擅長|特长|特長|专长|專長|拿手|能力|本领|本事|工具|会的|会做|会用|家伙|手艺|功夫
work          经历|經歷|经验|經驗|履历|履歷
summary       自我|关于|關於|简介|簡介|评价|評價|优势|優勢|我是谁|为什么是我|介绍|介紹|一句话|个人陈述|想说
contact       联系|聯絡|聯繫|找我|找到我|坐标
personal      ^个人$|个人信息|基本|资料|資料|个人情况
"""


def _meanings(table: str, shape: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    lines = (line.split(None, 1) for line in table.strip().splitlines())
    return tuple((kind, re.compile(shape.format(words))) for kind, words in lines)


_MEANINGS_EN: Final = _meanings(_EUROPEAN, r"\b(?:{})(?![\w])")
_MEANINGS_ZH: Final = _meanings(_CHINESE, "(?:{})")
_OWN_WORDS: Final = re.compile(
    r"^(?:what|where|who|how|when|why|things|people|folks|places|before|my|me|about|a bit|outside|away|get|find|reach|in (?:short|brief|a nutshell)|the (?:short )?(?:story|version)|"
    r"skills i|jobs i|off|for fun|say hi|ask (?:them|these)|handy with)\b"
    r"|\b(?:i|i'm|i've|me|my)\b|\b(?:wo|was|wie|das) (?:ich|kann)\b|我|做过|干过|开过|念过|得过|拿过|[上读念待呆去学]过|会的|哪[里些儿]|什么|的时候|的话"
)


@lru_cache(maxsize=4_096)
def meant_kind(key: str) -> str:
    """Return the kind that a heading (its `heading_key`) means, else an empty text."""
    if has_han(key):
        return next((kind for kind, words in _MEANINGS_ZH if words.search(key)), "") if len(key) <= 14 else ""
    if len(key.split()) > 8:
        return ""
    return next((kind for kind, words in _MEANINGS_EN if words.search(key)), "")


@lru_cache(maxsize=4_096)
def in_own_words(key: str) -> bool:
    """Return True if a heading is phrased colloquially ("where I've worked"), unlike any employer's name or position."""
    return _OWN_WORDS.search(key) is not None


@lru_cache(maxsize=4_096)
def means_only(key: str) -> bool:
    """Return True if a heading consists only of words with one meaning (`good at`, `tickets`)."""
    table = _MEANINGS_ZH if has_han(key) else _MEANINGS_EN
    return any(words.fullmatch(key) for _, words in table)


_SMALL: Final = re.compile(
    r"\b(?:a|an|the|in|at|of|on|to|for|and|but|so|some|few|just|it|is|am|are|what|who|how|why|makes?|well|really)\b"
)
"""Function words, with which a headline or a name never begins."""
_FIRST_PERSON: Final = re.compile("我|自己|本人")


_DOER: Final = re.compile("[人师師工员員匠手者家生长長]$")
"""Endings of words for somebody who does something."""


def announces_prose(text: str, below: str, *, reached: bool) -> bool:
    """Return True if a short line above a text about the person is the heading of a summary, regardless of its words.

    The line is colloquial or has a function word (`What I do`, `In a nutshell`, 我这个人). Behind contact data
    (`reached`) any few Chinese characters may be one (碎碎念).
    """
    key = text.strip().rstrip(":：?？!！").strip().lower()
    if not key or re.search(r"[\d@|\t,，、。.;；:：()（）/&]", key) or not _is_text(below):
        return False
    if has_han(key):
        spoken = in_own_words(key) or _FIRST_PERSON.search(below[:20]) is not None
        return 3 <= len(key) <= 8 and (spoken or (reached and _DOER.search(key) is None))
    return 2 <= len(key.split()) <= 6 and (in_own_words(key) or _SMALL.match(key) is not None)


def _is_text(text: str) -> bool:
    """Return True if a row is a sentence of some length."""
    if has_han(text):
        return len(text) >= 20 and re.search(r"[。！，]", text) is not None
    return len(text.split()) >= 10 and re.search(r"[.!]", text) is not None
