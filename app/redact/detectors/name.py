"""Find the person's name by context: a form's cell, an introduction, a signature, the heading over the contact line, a file name, a name
given in two scripts.

High precision only: names in general are found as known values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.chat_speakers import speakers
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.detectors.people import NO_NAME, capitalised_name, more_names, name_before, named, read_name, trim_name
from app.redact.employment_lines import has_form
from app.redact.label_value_pairs import role_of
from app.redact.prepared_text import Document
from app.text.chinese_surnames import COMMON, COMPOUND, SURELY_COMPOUND, SURNAMES
from app.text.lexicons import PARTICLES_IN_TEXT, common_words, is_word
from app.text.person_names import HAN_NAME, KANA_NAME, LATIN_NAME, LETTER, ONE_WORD
from app.text.places import NATIONALITY, place_names
from app.text.positions import positions
from app.text.titles import HAN_TITLES

_ZH_END: Final = r"(?=\s{2,}|[\n|,，;；。(（\t【、]|$|\s[^\s]{1,6}[:：])"
_INTRODUCTION: Final = (
    r"my name is|(?:my )?name's|i am called|mein name ist|ich heisse|me llamo|mi nombre es|je m'appelle|mi chiamo|chamo-me|meu nome e|"
    r"nazywam sie|mijn naam is|ten toi la|toi la|this is|it's|its|i'm|i am|myself|me llaman|soy|je suis|ich bin|sono|"
    r"这边是|我是|我係|我系|我叫|我的名字是|英文名(?:是|叫|为)?|中文名(?:是|叫|为)?|english name(?: is)?|chinese name(?: is)?|"
    r"(?:czesc|hej|witam|dzien dobry),? tu|aqui e [ao]|aqui fala [ao]|hier spricht|(?:call|calls|called) me|(?:also|better) known as|(?:i|she|he|who) (?:go|goes) by"
)
_CLOSING: Final = (
    r"(?:(?:thanks?(?: you)?(?: &| and))?\s?(?:kind(?:est)?|best|warm(?:est)?|many|with)?\s?(?:regards|wishes|thanks)|sincerely(?: yours)?|"
    r"yours (?:sincerely|faithfully|truly)|respectfully(?: yours)?|yours (?:obediently|respectfully|ever)|cheers|best|all the best|god bless(?: you)?|thank you(?: very much)?|"
    r"thanks(?: a lot| again| so much)?|many thanks|take care|rgds|br|mit freundlichen grussen|viele grusse|beste grusse|liebe grusse|"
    r"cordialement|bien a vous|bien cordialement|atentamente|saludos(?: cordiales)?|un saludo|un cordial saludo|cordiali saluti|"
    r"distinti saluti|z powazaniem|pozdrawiam|atenciosamente|cumprimentos|abracos?|tran trong|met vriendelijke groet(?:en)?|"
    r"hormat saya|terima kasih|saygilarimla|med vanlig halsning|med venlig hilsen|谢谢[您你]?|感谢|祝好|顺颂商祺|敬祝商安|敬礼|此致)"
)
_HONORIFIC: Final = r"(?:敬上|谨上|谨启|谨呈|呈上|拜上|敬启|上|字|手书)"
_OTHER_SIDE: Final = r"(?:^|\n)[\[\d\s:@\]]{0,12}(?:hr|recruiter|猎头|招聘|人事)[^\n:]{0,14}:\s?"
"""A line of a chat that the other side says."""
_ONE_WHO_ORDERS: Final = "(?<![他她它方服介板理管察子生姐士])"
"""Not behind somebody who tells the person to do something (陳先生叫我轉錢)."""
_PATTERNS: Final = compiled(
    rf"(?:姓\s{{0,6}}名|名\s{{0,2}}字|氏\s{{0,2}}名|本人姓名|申请人|求职者)\s{{0,3}}[:\t=]\s{{0,4}}"
    rf"(?P<zh>(?:{HAN_NAME}(?![\u4e00-\u9fff]{{3}})|[\u4e00-\u9fff](?:\s{{0,3}}[\u4e00-\u9fff\u3040-\u30ff]){{1,5}}{_ZH_END}))",
    rf"(?:我叫|大家好,?我叫)(?P<zh>{HAN_NAME}|[\u4e00-\u9fff]{{2,5}}(?=[,，。(（]))",
    rf"(?:(?:中文|英文)(?:名字?[\s:为是]{{0,2}}|[\s:]{{1,2}})|(?:署名|写作|拼作|亦作|又名|原名|笔名|名片(?:上)?(?:是|写))[\s:为是]{{0,2}})(?P<zh>{HAN_NAME})(?=[\s,，。;；)）/]|$)",
    rf"(?:英文名?|拼音|署名|写作|拼作|亦作|又名|(?<![a-z])(?:preferred|passport|usual|other) spelling)[\s:为是]{{0,2}}(?P<v>{LATIN_NAME})(?:\s?[与和及、]\s?(?P<v2>{LATIN_NAME}))?",
    rf"(?:我是|我係|我系|本人|这里是|这边是|我们?叫)(?P<zh>{HAN_NAME})(?=[(，,。、；;\s!！]|$)",
    rf"(?:证件姓名|姓名|真名|名字)(?:是|为|叫|写)\s?(?P<zh>{HAN_NAME})(?=[(，,。、；;\s!！就]|$)",
    r"名字(?P<zh>[\u4e00-\u9fff]{2,5}·[\u4e00-\u9fff]{1,6}?)(?=就|即|,|，|。|\s|$)",
    rf"名字[^\n]{{0,12}}?[，,:\s](?P<zh>[{COMMON}](?:[、·/\s][\u4e00-\u9fff]){{1,2}})(?![\u4e00-\u9fff])",
    rf"{_ONE_WHO_ORDERS}(?:叫我|称呼我|喊我|叫我作)(?P<zh>[\u4e00-\u9fff]{{2,4}}?)(?=[，,。!！;；、\s)）]|就行|即可|就好|吧|$)",
    rf"(?P<zh>{HAN_NAME})(?=这个名字)",
    rf"(?<![a-z])married to (?:(?:the|my|our|a) [^\n,.]{{2,24}}, )?(?P<v>{LATIN_NAME})",
    rf"(?:真名|本名|真实姓名)(?P<zh>{HAN_NAME}|[\u4e00-\u9fff]{{3}})(?=[(，,。、；;\s]|$)",
    rf"(?:^|\n)(?:主题|标题|主旨)[^\n+_|]{{1,30}}[+_|—–-](?P<zh>{HAN_NAME})(?=[+_|\n]|$)",
    rf"本人姓(?P<zh>[{COMMON}])(?=[,，。])|韩文名(?:是|为)?[: ]?(?P<ko>[가-힣]{{2,4}})(?![가-힣])",
    rf"(?:我是|本人是?)[^\n，。,;:]{{1,10}}(?:职工|员工|工人|毕业生|学生|教师|村民|居民|战士)(?P<zh>{HAN_NAME})(?=[(，,。、；;\s]|$)",
    rf"(?:^|\n)[ \t]{{0,4}}(?P<zh>{HAN_NAME})(?=的?(?:个人|求职)?简历[ \t]*(?:\n|$))",
    rf"{_ONE_WHO_ORDERS}(?:叫我|称呼我|喊我)\s?(?P<one>{ONE_WORD})(?=[\s,，。!！;；、)）]|就|$)",
    rf"{_OTHER_SIDE}(?:hi|hello|hey|dear)\s(?P<one>{ONE_WORD})(?=[\s,.!，！。])",
    rf"{_OTHER_SIDE}(?P<call>(?:[{COMMON}]|[\u4e00-\u9fff]{{2}})(?:{HAN_TITLES}))(?=[您你]?好|在吗|在么|您|方便)",
    rf"(?<![a-z])(?:(?:everyone|everybody|people|friends|they all|most people) (?:says?|calls? me)|[(,]\s?(?:or just|eller bare|oder einfach|oder nur|ou juste|o solo|of gewoon)|(?<= here,))\s(?P<one>{ONE_WORD})"
    rf"(?=[\s]?[.,;:!)\n]|$|\sis (?:fine|ok))",
    rf"(?<![a-z])(?:calls? me|goes by|go by) (?P<one>{LETTER}{{2}})(?=[.,;:!)\n])",
    rf"(?:[,:]\s|\n)is this (?P<one>{ONE_WORD})(?=\?)",
    rf"(?<=[a-z] here )\((?P<v>{LATIN_NAME})\)",
    rf"(?:^|[\n|;；。\s])(?P<zh>{HAN_NAME})(?=\s?[，,|/·]\s?[男女](?:性)?\s?(?:[，,|/·\n]|$))",
    rf"(?:兹推荐|推荐|兹有|兹证明)(?P<zh>{HAN_NAME})(?=同学|同志|先生|女士|到|前往|应聘|应征|担任|加入|报考|参加|[(，,])",
    rf"(?<![\u4e00-\u9fff])(?P<zh>{HAN_NAME})(?=同学[(（，,。应])",
    rf"(?:群主|楼主|博主|作者|昵称|花名)\s{{0,2}}[:：]?\s?(?P<zh>{HAN_NAME}|[\u4e00-\u9fff]{{2,4}})(?=[\s(（，,|])",
    rf"(?:(?<![\u4e00-\u9fff])(?<![妻夫父母子女弟妹兄姐人友][:： ])|[是叫译者师为]|申请人|里的|位)(?P<zh>(?:{'|'.join(SURELY_COMPOUND)})[\u4e00-\u9fff]{{1,2}})(?=[\s(（，,。、;；|—\-:：]|$|(?:{HAN_TITLES}))",
    r"(?:이름|성명|성\s명)\s{0,3}[:|\t]\s{0,3}(?P<zh>[가-힣]{2,4}|[가-힣](?:\s[가-힣]){1,3})",
    r"(?:저는|제 이름은)\s{1,2}(?P<zh>[가-힣]{2,4}?)(?=입니다|이고|이며|라고)",
    rf"(?<![a-z])(?:{_INTRODUCTION})[\s:]{{0,2}}(?:dr\.? |mr\.? |ms\.? |miss )?(?P<v>{LATIN_NAME})",
    rf"(?:^|[\n.!?,]\s{{0,2}})i, (?:the undersigned,? )?(?:mr\.? |ms\.? |mrs\.? |miss )?(?P<v>{LATIN_NAME})(?=[,(]| [sdw]/o)",
    rf"(?:^|[\n.!?,:]\s{{0,2}})(?P<v>{LATIN_NAME})(?= this side(?![a-z]))",
    rf"(?:^|\s)(?:ko|ko wai)\s(?P<v>{LATIN_NAME})(?= toku ingoa)",
    rf"(?:{_INTRODUCTION})\s(?P<nick>{ONE_WORD} [\"“'«]{LETTER}{{2,14}}[\"”'»](?: {ONE_WORD}){{1,3}})",
    rf"(?<![a-z])(?:{_INTRODUCTION})[\s:]{{0,2}}(?P<one>{ONE_WORD})(?=[,.!)\n(]|$|\s(?:from|here|again|and i\b|and this|by the way|btw|-)|[\u4e00-\u9fff])",
    rf"(?:^|\n|[.!?,]\s|[\U0001f300-\U0001faff]\s?\n?|[-–—] )(?P<v>{LATIN_NAME})\s(?:here|speaking|hier|again)(?=[\s.,!(-]|$)(?!\s(?:is|are|we|the|you|to|in)\b)",
    rf"(?:^|\n|[.!?,]\s|[\U0001f300-\U0001faff]\s?\n?)(?P<one>{ONE_WORD})\s(?:here|again)(?=[\s.,!(]|$)(?!\s(?:is|are|we|the|you|to|for|in)\b)",
    rf"(?:^|\n)[ \t]{{0,6}}{_CLOSING}[,!.。~]{{0,3}}[ \t]{{0,3}}\n[ \t\n]{{0,60}}(?P<sig>{LATIN_NAME}|{ONE_WORD}|[a-z]{{2,3}})(?=[ \t]{{0,3}}(?:\n|$|[,|(/]))",
    rf"(?:regards|sincerely|cheers|abraco|saludos|cordialement|grusse|slan),\s(?P<sig>{LATIN_NAME}|{ONE_WORD})(?=\s{{0,4}}$)",
    rf"(?:^|[.!?,]\s|\n|morning,? |hello,? |madam,? |sir,? )it is (?P<one>{ONE_WORD})(?=\s(?:from|here|again)(?![a-z])|[!])",
    rf"curriculum vitae of\s(?P<v>{LATIN_NAME})",
    rf"本人(?P<zh>{HAN_NAME})(?=如实|承诺|郑重|保证|声明|确认|已阅)",
    r"(?<![a-z])(?P<spaced>(?:[a-z][ .\-]{1,3}){5,36}[a-z])(?![a-z])",
    rf"(?:^|\n)\[?(?:\d{{2,4}}[/.\-]\d{{1,2}}[/.\-]\d{{1,4}},? )?\d{{1,2}}:\d\d(?::\d\d)?\]?\s(?:(?P<zh>{HAN_NAME})|(?P<v>{LATIN_NAME})):",
    rf"(?:^|\n)--[ \t]{{0,2}}\n[ \t]{{0,4}}(?P<v>{LATIN_NAME})(?=[ \t]{{0,3}}(?:\n|$|[,|(·]))",
    rf"(?:此致[\s,，]{{0,3}}敬礼|敬上|谨上|申请人|致敬|谢谢[您你]?|祝好)[!！。]?[\s:]{{1,60}}(?P<zh>{HAN_NAME})(?=\s{{0,3}}(?:$|\n|{_HONORIFIC}|\d))",
    rf"(?:^|\n)[ \t]{{0,60}}(?P<zh>{HAN_NAME}|[\u4e00-\u9fff]{{2,3}})[ \t]{{0,2}}(?:敬上|谨上|谨启|谨呈|呈上|拜上|敬启(?!者))",
    rf"(?<![a-z])(?:certify that|recommend(?:ing)?|to introduce|supervised|mentored|employed|on behalf of)\s(?:mr\.? |ms\.? |mrs\.? |miss )?(?P<v>{LATIN_NAME})",
    rf"(?<![a-z])(?:certify that|recommend|supervised|mentored)\s(?:mr\.? |ms\.? |mrs\.? |miss )?(?P<one>{ONE_WORD})(?=\s(?:for|as|at|since|during|who)\b)",
    rf"(?:^|\n)(?:from|von|da|od|发件人|寄件人)\s?:\s?\"?(?P<v>{LATIN_NAME})\"?\s?<",
    rf"(?<![\u4e00-\u9fff])(?P<zh>{HAN_NAME})(?=[-_ ][^\n\"”'|,，]{{0,40}}\.(?:pdf|docx?|jpe?g|png|zip|wps)(?![a-z]))",
    rf"[_\-](?P<zh>{HAN_NAME})(?=[_\-.])",
    r"(?<![a-z])(?P<file>[a-z][a-z'\-]{2,20}(?:[_ ][a-z][a-z'\-]{1,20}){0,2})(?=[_ \-]{1,3}(?:cv|resume|lebenslauf|curriculum|coverletter|cover_letter|bewerbung)(?![a-z]))",
    r"(?<![a-z])(?:cv|resume|lebenslauf|curriculum|bewerbung)[_\-](?P<file>[a-z][a-z'\-]{2,20}(?:[_\-][a-z][a-z'\-]{1,20}){0,2})(?=[_\-.])",
    rf"(?P<both>(?P<zh>{HAN_NAME})(?:同学|先生|女士|小姐)?[ ]?[(/,，]\s?(?P<v>{LATIN_NAME})(?=\s?[)\n/,，|]))",
    rf"(?P<kana>(?<![\u4e00-\u9fff\u3040-\u30ff]){KANA_NAME}\s?\(\s?[\u3040-\u30ff]{{1,8}}[ \t]?[\u3040-\u30ff]{{1,8}}\s?\)(?:\s?/\s?[a-z][a-z\-]{{1,20}} [a-z][a-z\-]{{1,20}}(?=\s?(?:\n|$|[(,|])))?)",
)
_TWO_SCRIPTS: Final = re.compile(rf"(?<=[a-z])[ ]?\(\s?(?P<v>{HAN_NAME}|{KANA_NAME})\s?\)")
_SPACED_HEADING: Final = re.compile(
    r"vitae|resume|experience|education|skills|profile|summary|contact|reference|project|objective|personal|history|languages|interest|certific|career|"
    r"professional|employment|qualification|abcdef|declaration|biodata|lebenslauf"
)
_TITLE_LINES: Final = re.compile(
    r"\s{0,4}(?:resume|curriculum vitae|c u r r i c u l u m\s{1,4}v i t a e|cv|lebenslauf|个人简历|求职简历|简历|简\s历|履歴書|이력서|hoja de vida|bio-?data|"
    r"profile[^\n]{0,20})\s{0,4}(?:\n|$)"
)
_HEADING: Final = re.compile(
    rf"[ \t#*=\-]{{0,8}}(?:(?:resume|cv)[^\n]{{0,16}}[-–—:]\s)?(?P<v>[a-z][a-z'\-]{{1,20}}(?:[ ][a-z'\-]{{2,20}}){{0,2}}, {LATIN_NAME}|{LATIN_NAME}(?:, [a-z]{{2,12}})?|"
    rf"(?:[a-z] ){{2,16}}[a-z](?: {{2,4}}(?:[a-z] ){{2,16}}[a-z]){{1,3}}|[a-z][a-z'\-]{{1,20}}, [a-z][a-z'\-]{{1,20}}(?: [a-z.'\-]{{1,20}}){{0,2}}|{HAN_NAME}|[가-힣]{{2,4}})"
    rf"[ \t]{{0,8}}(?=$|\n|[|,(（/·–—]|-\s|  |\t|\s[\u4e00-\u9fff])"
)
_SALUTATION: Final = re.compile(
    r"(?:dear|hi|hello|hey|hei|hej|moi|salut|yo|hiya|gentile|egregi|spett|beste|geachte|caro|cara|estimad|querid|hola|g'day|gruezi|moin|dia duit|sehr|liebe|lieber|hallo|madame|monsieur|cher|bonjour|hej|kjaere|kaere|szanown|"
    r"dzien dobry|dobry den|ahoj|sayin|merhaba|kinh gui|yth|kia ora|respected|so yeu|ozgecmis|zivotopis|daftar riwayat|cyroculum|objet|subject|oggetto|betreff|sub:)"
)
_HAN_HEAD: Final = re.compile(
    r"[好您信书表单函历任]$|소개|이력|경력|학력|사항|지원|연락|[姐哥]|老师|经理|主任|简介|主页"
)
"""Greetings and kinds of paper that begin like a name."""
_CONTACT: Final = re.compile(
    r"@|(?<!\d)(?!(?:19|20)\d\d\s?[.\-/]\s?(?:19|20)\d\d)\d{0,6}\d{3}[\s.\-/]{0,2}\d{3,4}|linkedin|github|手机|电话|邮箱|☎|📞|\d{2}岁|性别|出生"
)
_HEAD_LINES: Final = 5
"""Number of lines from the top in which a heading is looked for."""


@dataclass(frozen=True, slots=True)
class NameDetector(Detector):
    """Detector that adds to the patterns the heading line, if a contact line follows it, and a letter's last line."""

    def find(self, document: Document) -> Iterator[Range]:
        """Yield pattern matches, then the heading and the signature."""
        for start, end in Detector.find(self, document):
            yield start, end
            stop = document.text.find("\n", end)
            yield from _in_brackets(document, end, len(document.text) if stop < 0 else stop)
        for found in _TWO_SCRIPTS.finditer(document.text):
            latin = name_before(document, found.start())
            if latin and " " in document.text[slice(*latin)]:
                yield latin
                yield found.span("v")
        yield from _headings(document)
        yield from _signature(document)
        yield from _title_line(document)
        yield from speakers(document)


_QUOTED: Final = r"[\"'“”«»‘’]"
_NAME_PART: Final = rf"{LETTER}(?:{LETTER}|['\-]){{0,24}}\.?"
_TITLE_LINE: Final = re.compile(
    rf"[\s#*=\-【\[(]{{0,12}}(?:(?:resume|cv|curriculum vitae|lebenslauf|references (?:for|of)|application (?:of|by)|curriculum)\s{{0,3}}[-–—:]?\s{{1,3}}(?:of |for )?|[^\n]{{3,40}}[-–—]\s)?"
    rf"(?P<v>{_NAME_PART},?(?:[ ](?:{_QUOTED}{LETTER}{{2,15}}{_QUOTED} )?{_NAME_PART}){{1,4}})"
    rf"(?P<rest>[ ]{{0,3}}(?:$|\n|[,(\[|·–—\u4e00-\u9fff\uac00-\ud7a3•】]|  ))"
)
_HAN_TITLE_LINE: Final = re.compile(
    rf"[\s#*=\-【\[(]{{0,12}}(?P<v>{HAN_NAME})(?=(?:律师|医生|老师|先生|女士|同学)?(?:的?(?:个人|求职|中文)?(?:简历|履历))|\s{{0,2}}[·|/•(]|\s{{2,}}[\u4e00-\u9fff]{{2}}|\s1[3-9]\d)"
)
_BRACKET_NAME: Final = re.compile(
    r"[ ]?[(（][ ]?(?P<v>[a-z][a-z'\-]{1,20}(?: [a-z][a-z'\-]{1,20}){0,2}|[\u4e00-\u9fff·]{2,6}|[가-힣]{2,4}|[\u4e00-\u9fff\u3040-\u30ff・· ]{3,14})[ ]?[)）]"
)


_BARE_HAN_NAME: Final = re.compile(r"[ ]{1,2}(?P<v>[\u4e00-\u9fff]{2,4})(?=[ \n,(|]|$)")
_OWNED_TITLE: Final = re.compile(
    r"[\s#*=\-【\[(]{0,12}(?P<v>[\u4e00-\u9fff]{2,4}?)(?=(?:律师|医生|老师|先生|女士|同学)?的?(?:个人|求职|中文)?(?:简历|履历))"
)
_KIND_OF_PAPER: Final = re.compile(r"应届|求职|个人|中文|英文|电子|我的|最新|完整|附件|生$|员$|人$")
_TWO_SPELLINGS: Final = re.compile(
    r"[\s#*=\-【\[]{0,12}(?:(?P<v>[\u4e00-\u9fff·]{2,7}) ?\((?P<l>[a-z]{3,16})\)|(?P<b>[a-z]{3,14} [\u4e00-\u9fff]{2,4})(?=[ \n,(|]|$))"
)


def _other_titles(document: Document, at: int, stop: int) -> Iterator[Range]:
    """Yield the name of `…的简历` and a name given in two scripts at the head of a line."""
    owned = _OWNED_TITLE.match(document.text, at, stop)
    if owned and owned["v"][0] in SURNAMES and not is_word(owned["v"]) and not _KIND_OF_PAPER.search(owned["v"]):
        yield owned.span("v")
    both = _TWO_SPELLINGS.match(document.text, at, stop)
    if not both:
        return
    latin = (both.start("l"), both.end("l")) if both["l"] else (both.start("b"), both.start("b") + both["b"].index(" "))
    wide = both["v"] or both["b"].split(" ")[1]
    ordinary = (
        document.text[slice(*latin)] in common_words() or role_of(wide)[0] or is_word(wide) or NO_NAME.search(wide)
    )
    if document.cased[latin[0] : latin[1]].istitle() and capitalised_name(document, *latin) and not ordinary:
        surnamed = wide[0] in SURNAMES or bool(both["v"])
        if surnamed:
            yield both.span("b") if both["b"] else both.span("v")
            if both["l"]:
                yield latin


def _title_line(document: Document) -> Iterator[Range]:
    """Yield the name that stands alone in one of the first lines, with its nickname or its other spelling in brackets."""
    text = document.text
    at = 0
    for _ in range(3):
        while at < len(text) and text[at] in "\n \t":
            at += 1
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if not document.text[:at].strip() or _TITLE_LINES.match(document.text[:at]):
            yield from _other_titles(document, at, stop)
        found = _HAN_TITLE_LINE.match(text, at, stop)
        if found and not is_word(found["v"]) and not role_of(found["v"])[0] and not _HAN_HEAD.search(found["v"]):
            yield found.span("v")
            yield from _in_brackets(document, found.end("v"), stop)
            return
        found = _TITLE_LINE.match(text, at, stop)
        if found and not _SALUTATION.match(text, at) and _is_title_name(document, *found.span("v")):
            yield found.span("v")
            yield from _in_brackets(document, found.end("v"), stop)
            return
        at = stop + 1


def _is_title_name(document: Document, start: int, end: int) -> bool:
    """Return True if the words of a heading are a name: capitals, few ordinary words, no heading, no place."""
    written = document.cased[start:end]
    words = [word for word in re.findall(r"[^\W\d_]+", document.text[start:end]) if len(word) > 2]
    known = sum(word in common_words() for word in words)
    places = sum(word in place_names() for word in words)
    small = any(word[0].islower() and word not in PARTICLES_IN_TEXT for word in written.split())
    if small or re.search(r"'(?:s|m|re|ve|d|ll)(?![^\W_])", document.text[start:end]):
        return False
    if "," in written and document.text[end : end + 1] == ",":
        return False
    return (
        capitalised_name(document, start, end)
        and known * 2 <= len(words)
        and places < len(words)
        and not has_form(document.text[start:end])
    )


def _in_brackets(document: Document, end: int, stop: int) -> Iterator[Range]:
    """Yield the names in brackets, or in another script, right behind a name."""
    for _ in range(3):
        wide = _BARE_HAN_NAME.match(document.text, end, stop)
        if wide and wide["v"][0] in SURNAMES and not role_of(wide["v"])[0] and not is_word(wide["v"]):
            if document.text[end - 1].isascii():
                yield wide.span("v")
            return
        found = _BRACKET_NAME.match(document.text, end, stop)
        if not found:
            return
        start, last = found.span("v")
        latin = document.text[start].isascii()
        fine = capitalised_name(document, start, last) and document.cased[start].isupper() if latin else True
        if fine and not NO_NAME.search(found["v"]):
            yield start, last
        end = found.end()


def _headings(document: Document) -> Iterator[Range]:
    """Yield the first lines that are a name and stand over an e-mail address or a number."""
    text = document.text
    title = _TITLE_LINES.match(text)
    at = title.end() if title else 0
    for _ in range(_HEAD_LINES):
        while at < len(text) and text[at] in "\n \t":
            at += 1
        heading = _HEADING.match(text, at)
        stop = text.find("\n", at)
        if (
            heading
            and not _SALUTATION.match(text, at)
            and _CONTACT.search(text[heading.end("v") : heading.end("v") + 260])
        ):
            start, end = heading.span("v")
            latin = re.search(r"[a-z]", heading.group("v"))
            spaced = re.fullmatch(r"(?:[a-z] +){4,}[a-z]", heading.group("v"))
            if not latin or (spaced or capitalised_name(document, start, end)):
                if (
                    _HAN_HEAD.search(heading.group("v"))
                    or role_of(heading.group("v"))[0]
                    or has_form(heading.group("v"))
                    or is_word(heading.group("v"))
                    or "vitae" in heading.group("v").replace(" ", "")
                ):
                    return
                yield start, end
                yield from more_names(document, end)
                return
        if stop < 0:
            return
        at = stop + 1


_GREETING: Final = re.compile(
    r"(?:^|\n)[ \t]{0,8}(?:dear|hi|hello|hey|hiya|oi|ola|hola|respected|good (?:morning|afternoon|evening|day)|greetings|to whom|"
    r"subject|estimad|bonjour|madame|monsieur|objet|sehr geehrte|guten tag|hallo|caro|gentile|egregi|szanown|dzien dobry|dobry den|beste|geachte|hej|kjaere|merhaba|sayin|kinh gui|kia ora|buna ziua|salut|尊敬的|您好|你好|hr|敬启者|各位|亲爱的|老同学|喂)"
)
_LAST: Final = re.compile(
    rf"(?:(?:^|\n)[ \t]{{0,60}}|[.!?。！]\s{{1,3}}|[ ]{{4,60}})\(?(?P<sig>{LATIN_NAME}|{ONE_WORD}|[a-z]{{2,3}}|{HAN_NAME})\)?[ \t]{{0,4}}(?:\((?:ms|mr|mrs|miss)\.?\)|{_HONORIFIC})?\s{{0,6}}(?:\n[^\n]{{0,24}}\d{{4}}[^\n]{{0,12}}\s{{0,4}})?$"
)


_SIGNED_AT_ONCE: Final = re.compile(rf"[。!！]\s{{0,3}}(?P<v>[{COMMON}][\u4e00-\u9fff]{{2}})\s{{0,4}}$")
"""A Chinese name of three characters right behind the last sentence, whatever the text is."""


def _signature(document: Document) -> Iterator[Range]:
    """Yield the last line of a letter, or of a form under a declaration, if it is nothing but a name."""
    text = document.text
    at_once = _SIGNED_AT_ONCE.search(text, max(0, len(text) - 12))
    if at_once and not is_word(at_once["v"]) and not NO_NAME.search(at_once["v"]) and not is_word(at_once["v"][:2]):
        yield at_once.span("v")
    tail = max(0, len(text) - 120)
    last = next((found for found in [*_LAST.finditer(text, tail)][-1:]), None)
    if not last:
        return
    letter = _GREETING.search(text[:400]) or re.search(
        r"declare|hereby|undersigned|此致|声明|\d{1,2}[./]\d{1,2}[./]\d{4}\s{2,}$", text[-400 : last.start("sig")]
    )
    span = signed(document, *last.span("sig")) if letter else None
    if span:
        yield span


_OFFICES: Final = frozenset(title.upper() for title in positions("signed"))
"""Abbreviations of two or three capitals that sign a letter and are no person."""


def signed(document: Document, start: int, end: int) -> Range | None:
    """Return the range of a signature: a name, one capitalised word, or initials."""
    written = document.cased[start:end]
    if re.search(r"[\u4e00-\u9fff]", written):
        return start, end
    if " " not in written:
        initials = len(written) <= 3 and written.isupper() and written not in _OFFICES
        closing = re.fullmatch(
            rf"{_CLOSING}|abracos?|mahalo|gracias|obrigad[oa]|merci|danke|gruss|grazie|kiitos|dzieki",
            document.text[start:end],
        )
        return (start, end) if not closing and (initials or capitalised_name(document, start, end)) else None
    return (start, end) if capitalised_name(document, start, end) else None


def _validate(document: Document, found: re.Match[str]) -> Range | None:
    groups = found.groupdict()
    if groups.get("sig"):
        return signed(document, *found.span("sig"))
    if groups.get("spaced"):
        start, end = found.span("spaced")
        letters = re.sub(r"[^a-z]", "", groups["spaced"])
        return (
            (start, end)
            if re.sub(r"[^A-Za-z]", "", document.cased[start:end]).isupper() and not _SPACED_HEADING.search(letters)
            else None
        )
    if groups.get("ko"):
        return found.span("ko")
    if groups.get("kana"):
        return found.span("kana")
    if groups.get("call"):
        start, end = found.span("call")
        pair = document.text[start : start + 2]
        plain = pair[0] in "您你各" or (is_word(pair) and pair not in COMPOUND)
        return None if plain else (start, end)
    if groups.get("nick"):
        start, end = trim_name(document, *found.span("nick"))
        return (start, end) if document.cased[start].isupper() else None
    if groups.get("both"):
        start, end = found.span("v")
        return found.span("both") if capitalised_name(document, start, end) else None
    for group in ("one", "file"):
        if groups.get(group):
            start, end = found.span(group)
            nation = re.fullmatch(NATIONALITY, document.text[start:end])
            fine = document.cased[start].isupper() and not nation and capitalised_name(document, start, end)
            return (start, end) if fine else None
    return named(document, found)


DETECTOR: Final = NameDetector(
    "name",
    Kind.NAME,
    "the person's name, where the text introduces it",
    _PATTERNS,
    _validate,
    frozenset(["name"]),
    read_name,
    stated=frozenset(["alias", "name"]),
)
