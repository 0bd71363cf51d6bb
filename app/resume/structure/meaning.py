"""Headings in people's own words ("Where I've been", "我会什么"): what they mean, by the words in them.

Asked only about rows that look like headings and that the lists of `words` do not know. The order of the kinds decides
between several: "Outside work" is about interests, "校园实习经历" about work.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from app.resume.folding import has_han

_ENGLISH: Final = (
    (
        "references",
        r"referees?|references?|vouch|recommend(?:ations?|ed)?|speak(?:ing)? (?:up )?for me|character witness(?:es)?",
    ),
    (
        "interests",
        r"(?:outside|away from|apart from|beyond|after) (?:of )?(?:work|the office|hours|school|the day job)|(?:free|spare|down) time|off[- ]duty|off the clock|for fun|hobb(?:y|ies)|interests?|when i['’]?m not|pastimes?",
    ),
    ("volunteer", r"volunt\w+|giving back|charit(?:y|able)|unpaid|community"),
    ("languages", r"languages?|tongues?|i speak|linguistic|sprach\w+"),
    (
        "certificates",
        r"certificat\w+|certified|licen[cs]\w+|tickets?|accredit\w+|cards? (?:held|i hold)|registrations?|courses?(?: taken| done)?|training|professional development|cpd",
    ),
    (
        "education",
        r"school\w*|educat\w+|stud(?:y|ies|ied)|learn(?:ed|t|ing)|universit\w+|colleges?|academic\w*|degrees?|qualifications?|classroom|apprenticeships?",
    ),
    ("awards", r"awards?|hono[u]?rs?|prizes?|recognition|proud(?:est)?|wins|achievements?|accomplishments?"),
    ("publications", r"publi(?:cations?|shed)|articles?"),
    ("projects", r"projects?|(?:things|what) i['’]?(?:ve)? (?:built|made|shipped)|builds"),
    (
        "skills",
        r"skill\w*|can do|good at|bring|know[- ]how|strengths?|abilities|tool(?:s|box|kit)?|competenc\w+|expertise|i know|i['’]m handy with|software|equipment|i offer|superpowers?",
    ),
    (
        "work",
        r"work\w*|jobs?|career|employ\w*|experience|roles?|positions?|i['’]?(?:ve)? (?:have )?been|so far|history|on the job|track record|journey|worked|earning|placements?|internships?",
    ),
    (
        "summary",
        r"about|who i am|introduc\w+|in (?:short|brief)|nutshell|snapshot|hello|hi|my story|at a glance|meet \w+",
    ),
    ("contact", r"(?:permanent |home |present |postal |mailing )?address|anschrift|kontakt|get in touch|reach(?:ing)? me|find me|contact\w*|call me|where to find"),
    ("personal", r"zur person|persönlich\w*|personal|particulars|bio ?data|details"),
)
_CHINESE: Final = (
    ("references", r"打听|证明人|證明人|推荐人|推薦人|背调|推荐信|可以问"),
    ("target", r"^要求$|求职意向|求職意向|期望|意向|应聘|應徵|想做什么|想找"),
    ("interests", r"不工作|不上班|下班|平时喜欢|兴趣|興趣|爱好|愛好|业余|業餘|闲暇|课余|工作之外"),
    (
        "work",
        r"(?:工作|实习|實習|职业|職業|任职|任職|从业|從業|上班|打工|兼职|兼職).*(?:经历|經歷|经验|經驗|履历|履歷|过|史|情况|地方|足迹|实践)|做过什么|做過什麼|干过|在哪.*(?:工作|上班|干)|工作过的|职场|職場",
    ),
    ("volunteer", r"校园|校園|社团|社團|学生会|志愿|志願|公益|社会实践|社會實踐|学生工作|在校"),
    ("projects", r"项目|項目|專案|作品|做的东西"),
    ("education", r"念过|读过|念书|上过.*学|教育|学习经历|學習經歷|求学|求學|读书|讀書|上学|学历|學歷|毕业|畢業|学业|在哪.*(?:学|读)"),
    ("languages", r"语言|語言|外语|外語"),
    ("certificates", r"证书|奖和证|^证$|证件|證書|资格|資格|证照|證照|持证|考证|资质|培训"),
    ("awards", r"得过|拿过|获奖|獲獎|荣誉|榮譽|奖项|奖励|得奖|表彰"),
    ("publications", r"论文|論文|发表|發表|著作"),
    ("skills", r"会的|会用|技能|会什么|會什麼|擅长|擅長|特长|特長|专长|專長|拿手|能力|本领|本事|工具"),
    ("work", r"经历|經歷|经验|經驗|履历|履歷"),
    ("summary", r"想说|自我|关于|關於|简介|簡介|评价|評價|优势|優勢|我是谁|介绍|介紹|一句话|个人陈述"),
    ("contact", r"坐标|找我|联系|聯絡|聯繫|找到我"),
    ("personal", r"基本面|个人信息|基本|资料|資料|个人情况"),
)
_MEANINGS_EN: Final = tuple((kind, re.compile(rf"\b(?:{words})(?![\w])")) for kind, words in _ENGLISH)
_MEANINGS_ZH: Final = tuple((kind, re.compile(words)) for kind, words in _CHINESE)
_OWN_WORDS: Final = re.compile(
    r"^(?:what|where|who|how|when|why|things|people|places|before|my|me|about|a bit|outside|away|get|find|reach|in (?:short|brief|a nutshell)|the story|skills i|jobs i|off)\b|\b(?:i|i'm|i've|me|my)\b|\\b(?:wo|was|wie|das) (?:ich|kann)\\b|我|做过|干过|开过|念过|得过|拿过|会的|哪[里些儿]|什么|的时候|的话"
)


@lru_cache(maxsize=4_096)
def meant_kind(key: str) -> str:
    """The kind a heading (its `heading_key`) means, else an empty text."""
    if has_han(key):
        return next((kind for kind, words in _MEANINGS_ZH if words.search(key)), "") if len(key) <= 14 else ""
    if len(key.split()) > 8:
        return ""
    return next((kind for kind, words in _MEANINGS_EN if words.search(key)), "")


@lru_cache(maxsize=4_096)
def in_own_words(key: str) -> bool:
    """Whether a heading speaks as people do ("where I've worked"), which no employer's name or position does."""
    return _OWN_WORDS.search(key) is not None
