"""Cues of genre: what is counted in a whole text to tell an offer or message to the reader from a text that tells of demands.

Each cue is looked for in the sentences of a normalised text. No cue decides anything: the last decision (`checkers.meaning.decision`) weighs them together with all else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

Cues = Mapping[str, re.Pattern[str]]


def _cues(patterns: Mapping[str, str]) -> Cues:
    return {name: re.compile(pattern, re.MULTILINE) for name, pattern in patterns.items()}


IN_SENTENCES: Final = _cues(
    {
        "reader": r"\b(?:you|your|yours|u|ur|yourself)\b|[你您]",
        "poster": r"\b(?:we|our|us)\b|我们|我司|本公司|咱们?",
        "teller": r"\b(?:i|my|me|i'm|i've)\b|我(?!们|司)",
        "third": r"\b(?:he|she|they|his|her|their|him|them|who)\b|[他她佢]们?|对方|其中|当事|事主|有人",
        "past": r"\b(?:was|were|had|did|went|got|took|came|gave|paid|sent|thought|told|said|fell|lost|left|found|kept|began|wrote|\w{3,20}ed)\b"
        r"|[了过咗](?=[，,。；;!?！？\s]|$)|[^\s][了咗][一二两三四五六七八九十百千万几0-9个次]",
        "ago": r"\b(?:last (?:year|month|week|summer|winter|spring|autumn|night|\w{1,9}day)|in (?:19|20)\d\d|yesterday|ago|back then|at the time|earlier this"
        r"|used to|since then|eventually|later)\b"
        r"|(?:19|20)\d\d年|去年|前年|昨[日天晚]|上个?[月周年]|日前|近日|近期|此前|那会儿|那[年天时]|当[年时]|后来|之前|刚毕业|以前|前几[年天]|上年",
        "said": r"\b(?:said|says|told|tells|according to|reported|explains?|explained|recalls?|added)\b|[说称话讲][：:，,]?[\"“「]?|表示|介绍|告诉|指出|透露|据",
        "office": r"\b(?:police|court|judge|magistrate|ministry|minister|officers?|prosecutors?|sentenced|jailed|arrest\w{0,3}|charged with|tribunal|detectives?|commission"
        r"|inspectorate|authorit\w{1,3}|embassy|bureau|regulator)\b"
        r"|警方|警察|公安|民警|法院|法官|检察|判[处决刑]|派出所|劳动监察|劳监|人社|人力部|记者|被告|嫌疑|大使馆|仲裁|消委|市场监管|反诈|劳工[处局]|劳动局",
        "loss": r"\b(?:lost|scam\w{0,4}|cheated|fraud\w{0,6}|victims?|conned|fake|trick\w{0,3}|refund\w{0,4})\b|骗|上当|报警|受害|报案|立案|被抓|退回来|追回",
        "advice": r"\b(?:never|don't|do not|beware|remember|be careful|avoid|should not|nobody|no one)\b|不要|别[^的人家处致]|勿|切记|记住|提醒|当心|警惕|小心|务必|建议",
        "hiring": r"\b(?:hiring|vacanc\w{1,3}|wanted|appl(?:y|icants?|ication)|salary|per hour|interviews?|shifts?|full[- ]time|part[- ]time|position|requirements|candidates?"
        r"|recruit\w{0,4}|earn)\b|/ ?h(?:r|our)?\b|招[聘工人募]|诚聘|急[招聘]|[底月时日年]薪|待遇|包吃|岗位|职责|要求|面试|应聘|双休|五险|录[用取]|入职|上岗",
        "contact": r"\b(?:whatsapp|telegram|tele|dm|inbox|call|text|message|contact|email|e-mail|link|click|reply|ask for|walk in)\b|@|\d{6,}|https?:"
        r"|微信|私信|联系|电话|扫码|链接|群|报名|来电|咨询|找[一-鿿]{1,3}[,，。]",
        "money": r"[$£€₹₦¥₱]\s?\d|\b\d[\d,.]{0,12}\s?(?:dollars|usd|aed|rm|kes|php|inr|naira|pounds|euros?|rupees|yuan|usdt)\b"
        r"|\b(?:rs|rm|aed|kes|r|ksh|php|usd|sgd|s\$)\.? ?\d|[0-9一二两三四五六七八九十百千万](?:元|块|万|千|百|蚊|镑|刀|令吉|欧)",
        "urgent": r"\b(?:today|now|tonight|immediately|asap|deadline|limited|slots?|seats?|before (?:you|your|we|the|induction|start|interview)|within|first|once|urgent)\b"
        r"|名额|今天|马上|立即|先[^生进]|尽快|限时|才能|即可|当天|满即止|速",
        "question": r"[?？吗呢]\s{0,3}$|\b(?:is this|is it|legit|should i|anyone|what do you think|has anybody|normal)\b|靠谱|正常吗|是不是|请问|该不该|能信|大家",
        "order": r"(?:^|[.!:;\n]\s{0,3})(?:please |kindly |just |then |simply )?(?:send|pay|click|download|bring|reply|transfer|buy|open|register|fill|scan|install|run|deposit"
        r"|message|text|call|share|upload|use|sign|keep|get|come)\b|请|须|必须|需要?|把",
        "denial": r"\b(?:no|not|never|without|free|isn't|don't|doesn't|won't|didn't)\b|不|没|无|免|唔|冇",
        "firm": r"\bthe (?:company|employer|firm|hotel|school|client|customer|bank|college|university|platform|hospital|agency)\b|公司|厂里|店里|单位|雇主|学校|银行|平台|企业|用人",
        "ended": r"\b(?:now i|i (?:now|still|finally)|glad|lesson|learned|embarrass\w{1,4}|ashamed|never again|moved on|worth)\b|现在我?|幸好|还好|好在|写出来|留个|教训|至今|挺好",
        "cheer": r"[!！]|[\U0001F300-\U0001FAFF✅⚠★☆]",
        "quotation": r"[\"“”「」『』]",
        "furniture": r"[|›»>▸·•■◆｜]",
        "banter": r"\b(?:lol|haha\w{0,8}|omg|bro|guys|hhh+)\b|哈哈|hhh|[😂🤣😅😭🙏]|太惨|夭寿",
    }
)
"""Counted in sentences: persons, tenses, offices, the words of hiring and of contact."""
AT_EDGES: Final = tuple("reader teller third past ago said office loss advice hiring contact question order".split())
"""Of these, it also counts that they stand in the first sentence and in the last."""
IN_TEXT: Final = _cues(
    {
        "news": r"^\s{0,4}(?:[a-z .]{3,24},? (?:\w{3,9} \d{1,2} ?)?[—–-]{1,2} )|本报讯|\([^)]{1,8}日?讯\)|讯[)】]|消息[:：]|通讯员|本台|news ?>|gazette|社会版|记者",
        "fiction": r"\b(?:chapter|novel|episode|short story|serialised|to be continued|act \w{1,5}|scene)\b|第[一二三四五六七八九十0-9]{1,4}[章节回]|连载|小说|剧本|小剧场|段子|笑话|故事|未完待续|〈|《",
        "lesson": r"\b(?:worksheet|lesson|slide \d{1,3}|handbook|exercise|students?:|discussion|quiz|module|training deck|leaflet|checklist|know your rights|tips)\b"
        r"|教案|班会|课堂|小课|案例|讲座|习题|手册|须知|指南|科普|普法|问答|说法|第[一二三四五六七八九十0-9]{1,4}条|专栏|导读|推送",
        "review": r"[★☆⭐]|\b(?:pros|cons|review|rating|stars|former employee|worked there)\b|优点|缺点|点评|评价|差评|公道话|待了|干了[一二三四五六七八九十半]",
        "tender": r"\b(?:tenders?|bidders?|bid|rfq|quotations?|procurement|suppliers?)\b|招标|投标|比选|采购|报价人|供应商|中标",
        "terms": r"\b(?:policy|terms|section \d|procedure|guests?|members?|tenants?|customers?|invoice|standard operating)\b|管理办法|制度|规则|规定|会员|住户|租客|客人|顾客|流程",
        "record": r"\b(?:minutes|agenda|transcript|host:|podcast|broadcast|bulletin|newsletter|forum|thread|posted in|op:|replies|comments)\b"
        r"|楼主|[一二三四五1-9]楼|版规|论坛|帖子|留言|评论|阅读|在看|点赞|订阅|群聊|聊天记录",
        "apply": r"\b(?:apply (?:now|via|with|by|to|at)|send (?:your )?(?:cv|resume)|how to apply|walk[- ]in|to apply|inbox|dm me|whatsapp)\b"
        r"|简历|报名|加微信|私信|联系人|投递|联系电话|应聘者?请",
        "doubt": r"\b(?:is this (?:legit|a scam|real|normal|ok)|legit\?|should i (?:pay|send|do)|is it (?:safe|normal|ok|legit)|anyone (?:know|heard)|what should i do|real or fake)\b"
        r"|靠谱吗|是骗|是真的吗|正常吗|能信吗|要不要|该不该|怎么办|骗子吗|有没有人",
    }
)
"""Looked for in the whole text and in its head: datelines, chapters, lessons, stars, tenders, terms, forums, ways to apply, doubts."""
