"""Tell what a text says of the other side: where a firm, an office or a shop stands, what a posting pays, what a thing costs. None of it is
personal, though it has the form of an address or of pay.

Used where a text is scanned only. A copy of a résumé leaves such an address out all the same: it tells who the employer is.
"""

from __future__ import annotations

import re
from typing import Final

from app.domain.sensitivity import Kind

_BEFORE: Final = 44
_AFTER: Final = 30
_OFFICE: Final = re.compile(
    r"(?:考试|考点|考场|会场|办公|律所|公司|单位|机构|上班|返工|开工|驻场|厂址|厂区|门店|店址|培训|宣讲|活动|签约|现场|项目部|户档|档案|人才中心|公共地址|客户|收货|送货|仓库|地铁站"
    r"|(?<![a-z])(?:business address|cent(?:re|er)'?s? (?:is )?at|site|office|venue|report(?:ing)? to|reporting at|warehouse|depot|store|shop|branch|plant|factory|headquarters|hq|deliver(?:y|ed|ies)?|trade door|"
    r"showroom|job at|work(?:s|ed)? at|opens at|arbitration|trial|come to|standort|filiale|buro|halle|stabilimento|sede|agence|magasin|oficina|tienda|склад|офис)(?![a-z]))"
    r"[^。；;!?\n|·•,，\t]{0,26}$"
)
_MEETING: Final = re.compile(
    r"(?:面试|初试|复试|笔试|报到|会议|开会|(?<![a-z])(?:interviews?|interviewed|induction|meeting|entretien|собеседование)(?![a-z]))[^。；;!?\n|\t]{0,26}$"
)
_OFFICE_HEAD: Final = re.compile(r"(?:面试|办公|上班|返工|开工|公司|单位|门店|厂址|报到)(?!宿舍)")
_HOME: Final = re.compile(
    r"住|家(?!电|具|居建材)|宿舍|现居|户籍|户口|本人|通讯|通信|通訊|搬|租|邮寄|寄(?:到|至|给)|收件|样书|(?<![a-z])(?:home|live[sd]?|living|stay(?:ing|s)?|reside[sd]?|residen\w{2,6}|my address|moved|permanent|postal|mailing|"
    r"flat|wohn\w*|anschrift|domicilio|vivo|residenza|habite|adresse|прожива\w*|адрес)(?![a-z])"
)
_BEHIND_OFFICE: Final = re.compile(
    r"[^\n。；;]{0,8}?(?:大堂|前台|人才中心|会议室|服务中心|营业厅|接待处|报到)|[^\n.;]{0,14}?(?:reception|lobby|(?<=lobby)(?![a-z])|where i (?:now )?work|is where)"
)
_POSTED: Final = (
    r"(?<![a-z])(?:advertis(?:ed|ement)|posted|posting (?:pays|says)|as per (?:the |your )?(?:ad|posting|advert)|(?:the|your|this) (?:ad|advert|notice|listing)|listed|published|gazetted|entry[ \-]level|the award|"
    r"circular|runs from|ranges? from|tops out|stipend for|tabla salarial|l-gav|convention idcc|going rate|level guide|(?:pay|salary) (?:band|scale|point|grade)|spine (?:column )?point|point \d{1,2} of the scale|minimum (?:allowable )?wage|min\. wage|convenio|laut (?:aushang|anzeige)|annonce|affiche|segun cartel|cartel|anuncio|anzeige|annuncio|volgens advertentie)(?![a-z])"
    r"|市场行情|市场价|行情|同级均值|薪资带|薪酬带|薪资范围|公司开|公告|招聘启事|招聘信息|招聘广告|岗位公告|公布|法定|掲載|공고|объявлени"
)
_POSTED_BEFORE: Final = re.compile(rf"(?:{_POSTED})[^\n。；;]{{0,22}}$")
_POSTED_BEHIND: Final = re.compile(rf"\.?[^\d\n。；;,，.]{{0,14}}(?:{_POSTED})")
_OWN_PAY: Final = re.compile(
    r"(?<![a-z])(?:i|i'm|i'd|my|me|currently|current|expect\w*|want|now|asking|last drawn|hoping)(?![a-z])|我|本人|目前|现|期望|希望|想要"
)
_WITHIN_NUMBER: Final = re.compile(r"\d[.,]$")
_PRICE: Final = re.compile(
    r"(?:押金|保证金|定金|服务费|中介费|床位费|物业费|报名费|考务费|工本费|培训费|违约金|罚款|邮费|退款|票价|券|月租|日租|房租|铺租|单价|客单价|金额|差额|规费|补贴标准|资助额|预算|餐补|行权价|(?<![a-z])(?:deposit|fees?|fine|receipt|invoice|rent|seat|"
    r"pool|grant|award|budget|ticket|price[ds]?|costs?|quote|issuance|settled (?:at [a-z]+ )?for|suit no\.? [^\s]{1,9}(?: of \d{4})? was|medical on [^\n,]{3,10},|booth|stall|parking|dues|deductible|voucher|kaution|gebuhr|bolletta|multa)(?![a-z]))[^\d\n,，;；。]{0,10}$"
)


_COUNTED: Final = re.compile(
    r" ?(?:million|billion|bn|crores?|亿)(?![a-z])|(?<=k) ?(?:wishlists?|stars?|followers?|users?|downloads?|views?|subscribers?|likes?|lines?|loc)(?![a-z])| duplicate"
)
"""Behind a number that is no pay: sums of firms, what is counted in thousands."""
_SOLD: Final = re.compile(r"(?<![a-z])(?:gmv|turnover|revenue|sales of|营业额|销售额|流水|业绩) ?$")


def of_the_other_side(text: str, start: int, end: int, kind: Kind) -> bool:
    """Return True if a finding at `[start:end]` of the normal form is the address of an office, posted pay or a price."""
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - _BEFORE) : start]
    behind = text[end : end + _AFTER]
    if kind is Kind.ADDRESS:
        return bool(_OFFICE_HEAD.match(text, start)) or _of_an_office(before, behind)
    if kind is Kind.SALARY:
        if text[start].isdigit() and _WITHIN_NUMBER.search(text, max(0, start - 2), start):
            return True
        posted = _POSTED_BEFORE.search(before)
        own = posted and _OWN_PAY.search(before, posted.end() - 22 if posted.end() > 22 else 0)
        counted = _COUNTED.match(text, end) or _SOLD.search(before)
        return bool((posted and not own) or _POSTED_BEHIND.match(behind) or _PRICE.search(before) or counted)
    return False


def _of_an_office(before: str, behind: str) -> bool:
    office = _OFFICE.search(before) or _MEETING.search(before)
    if not office:
        return bool(_BEHIND_OFFICE.match(behind)) and not _HOME.search(before)
    return not _HOME.search(before, office.start())
