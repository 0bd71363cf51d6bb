"""Tell what a text says of the other side: where a firm, an office or a shop stands, what a posting pays, what a thing costs. None of it is
personal, though it has the form of an address or of pay.

Used where a text is scanned only. A copy of a résumé leaves such an address out all the same: it tells who the employer is.
"""

from __future__ import annotations

import re
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.number_labels import surely_numbers_a_thing
from app.text.normalization import folded

_BEFORE: Final = 44
_AFTER: Final = 30
_OFFICE: Final = re.compile(
    r"(?:考试|考点|考场|会场|办公|律所|公司|单位|机构|上班|返工|开工|驻场|厂址|厂区|门店|店址|培训|宣讲|活动|签约|现场|项目部|户档|档案|人才中心|公共地址|客户|收货|送货|仓库|地铁站|站点"
    r"|(?<![a-z])(?:business address|cent(?:re|er)'?s? (?:is )?at|site|office|venue|report(?:ing)? to|reporting at|warehouse|depot|store|shop|branch|plant|factory|headquarters|hq|deliver(?:y|ed|ies)?|trade door|"
    r"showroom|job at|work(?:s|ed)? at|opens at|arbitration|trial|come to|standort|filiale|buro|halle|stabilimento|sede|agence|magasin|oficina|tienda|склад|офис)(?![a-z]))"
    r"[^。；;!?\n|·•,，\t]{0,26}$"
)
_MEETING: Final = re.compile(
    r"(?:到面|面谈|面试|初试|复试|笔试|报到|会议|开会|(?<![a-z])(?:interviews?|interviewed|induction|meeting|entretien|собеседование)(?![a-z]))[^。；;!?\n|\t]{0,34}$"
)
_TO_AN_OFFICE: Final = re.compile(
    r"(?<![a-z])(?:human resources|hr|personnel|(?:hiring |hr )manager|registrar|recruitment)[^\n]{0,24},\n$"
)
"""The line above the address of whom a letter is written to."""
_PLANT: Final = re.compile(
    r"(?<![a-z])(?:equipment|wards?|shutdowns?|machines?|fleet|engines?|forklifts?|vessels?|main engine|man b)(?::| )[^\n]{0,34}$|(?:单位|公司|机构)统一社会信用代码 ?[0-9a-z]{18}[，,]地址:$|[?？]地址: ?$|站点地址$|法院管辖[，,]邮编$"
)
"""Before a row of machines or wards, and before the address of a firm."""
_NO_BIRTH: Final = re.compile(
    r"(?<![a-z])(?:till|until|valid (?:to|till|until)|expir(?:es|y|ing)|exp\.?|good till|renewed|due|seat|(?:convention|loi|decret|arrete)[^\n.;]{0,24} du|da|depuis|seit|desde hace|(?:cut-?off(?: age)?|age limit|upper age|maximum age|minimum age|scores?|scored|mark)(?: is| was| of|:| at)?) $|年龄(?:上限|限制?|要求)(?:是|为|在)? ?$|(?:笔试|面试|一面|二面|投了) ?$"
)
"""Before a date that something is valid to, a seat, a law, years of work, a count, the age a post asks for, a mark."""
_VERSION: Final = re.compile(r"(?<![a-z])v ?\d{1,2}\.$")
_GOES_ON: Final = re.compile(r",\d{3}(?!\d)")
_OFFICE_HEAD: Final = re.compile(r"(?:面试|办公|上班|返工|开工|公司|单位|门店|厂址|报到)(?!宿舍)")
_HOME: Final = re.compile(
    r"住|家(?!电|具|居建材)|宿舍|现居|户籍|户口|本人|通讯|通信|通訊|搬|租|邮寄|寄(?:到|至|给)|收件|样书|(?<![a-z])(?:home|live[sd]?|living|stay(?:ing|s)?|reside[sd]?|residen\w{2,6}|my address|moved|permanent|postal|mailing|"
    r"flat|wohn\w*|anschrift|domicilio|vivo|residenza|habite|adresse|прожива\w*|адрес)(?![a-z])"
)
_BEHIND_OFFICE: Final = re.compile(
    r"[^\n。；;]{0,8}?(?:大堂|前台|人才中心|会议室|服务中心|营业厅|接待处|报到|现场|面试)|[^\n.;]{0,14}?(?:reception|lobby|(?<=lobby)(?![a-z])|where i (?:now )?work|is where)"
)
_POSTED: Final = (
    r"(?<![a-z])(?:advertis(?:ed|ement)|posted|posting (?:pays|says)|as per (?:the |your )?(?:ad|posting|advert)|(?:the|your|this) (?:ad|advert|notice|listing)|listed|published|gazetted|entry[ \-]level|the award|"
    r"circular|runs from|ranges? from|tops out|stipend for|tabla salarial|l-gav|convention idcc|going rate|level guide|(?:pay|salary) (?:band|scale|point|grade)|spine (?:column )?point|point \d{1,2} of the scale|minimum (?:allowable )?wage|min\. wage|convenio|laut (?:aushang|anzeige)|annonce|affiche|segun cartel|cartel|anuncio|anzeige|annuncio|volgens advertentie)(?![a-z])"
    r"|市场行情|市场价|行情|同级均值|薪资带|薪酬带|薪资范围|公司开|公告|招聘启事|招聘信息|招聘广告|岗位公告|公布|法定|掲載|공고|объявлени"
)
_SOURCE: Final = (
    r"(?<![a-z])(?:(?:the |job |your |locum )?(?:posting|advert|jd)|job order|jo (?:salary|rate|pay)|budget|quoted|starts? (?:at|from)|scale|mps|min wage|range printed|printed|(?<!i )mentioned|eba|seo|gav|cao|tariff?|grille|infographic|sheet says|(?:average|median|market rate|minimum) (?:is|was|of))(?![a-z])"
    r"|听说|起薪|市场上?[是有]?|挂牌价?|公示|帖子|广告|(?:你们?|学校|院方|单位|公司|客户|平台|站里|对方)[a-z\u4e00-\u9fff]{0,4}?(?:给的?|写的?|招|标的?|登记)|职缺|(?<![a-z])jd|档是"
)
"""Whose figure follows: a posting, an agreement, an average, what they say."""
_LOWER_END: Final = re.compile(r"(?:[$€£]|(?<![a-z])[a-z]{3})? ?\d[\d.,]{0,9}[k万]? ?(?:-|–|—|to|至|到) ?$")
_CLAUSE_END: Final = re.compile(r"[。；;]|(?<!min)\. ")
_POSTED_WORD: Final = re.compile(rf"{_POSTED}|{_SOURCE}")
_POSTED_BEFORE: Final = re.compile(rf"(?:{_POSTED}|{_SOURCE})(?:[^\n。；;.]|\.(?! )|(?<=min)\.){{0,22}}$")
_POSTED_BEHIND: Final = re.compile(
    rf"[^\d\n。；;,，.]{{0,14}}(?:{_POSTED})|[\"'”]?的帖子| ?\(?\d{{2,3}} ?薪[点级]|[^\d\n.,;]{{0,4}}(?<![a-z])(?:(?:laut|selon|segun|secondo|according to|under|as per|on|in)(?: the| your| la| le| il| l'| dem)? )?(?:poster|advert|notice|gav|tv\S*|tarif\S*|grille|convention|convenio|contratto|award|agreement|scale)"
)
_OWN: Final = r"i'm|i am|i was|i get|i earn|i make|i want|i'd|i ask|i charge|my|me|currently|current|expect\w*|wants?|now(?! is)|asking|last drawn|hoping"
_OWN_PAY: Final = re.compile(
    rf"(?<![a-z])(?:{_OWN})(?![a-z])|本人|目前|现[在任税](?!市场)|期望|希望|想要|我[要想拿]|(?<!公示)工资[:：]"
)
_OWN_BEHIND_POSTED: Final = re.compile(rf"(?<![a-z])(?:{_OWN}|i)(?![a-z])|我|本人|目前|现|期望|希望|想要|要求")
_WITHIN_NUMBER: Final = re.compile(r"\d[.,]$")
_PRICE: Final = re.compile(
    r"(?:房贷|车贷|安家费|押金|保证金|定金|服务费|中介费|床位费|物业费|报名费|考务费|工本费|培训费|违约金|罚款|邮费|退款|票价|券|月租|日租|房租|铺租|单价|客单价|金额|差额|规费|补贴标准|资助额|预算|餐补|行权价|(?<![a-z])(?:food allowance|sav(?:ing|ed|es)(?: about)?|insured(?: for)?|worth|estates?|billing(?: 20\d\d)?:?|billed|sand|diesel|fuel|timber|services a season at|deposit|(?<!day )(?<!my )(?<!daily )fees?(?! last| now| is my)|fine|receipt|invoice|rent|seat|"
    r"pool|grant|award|budget|ticket|price[ds]?|costs?|quote|issuance|settled (?:at [a-z]+ )?for|suit no\.? [^\s]{1,9}(?: of \d{4})? was|medical on [^\n,]{3,10},|booth|stall|parking|dues|deductible|voucher|uniform|(?<=\. )charges|cheque|relocation|kaution|gebuhr|bolletta|multa)(?![a-z]))[^\d\n,，;；。]{0,10}$"
)


_COUNTED: Final = re.compile(
    r"m(?: ?[-–—] ?[$€£])| ?(?:hours|hrs|weeks|million|billion|bn|crores?|亿)(?![a-z])|(?<=k) ?(?:wishlists?|stars?|followers?|users?|downloads?|views?|subscribers?|likes?|lines?|loc)(?![a-z])| duplicate"
)
"""Behind a number that is no pay: sums of firms, what is counted in thousands."""
_FIGURE: Final = re.compile(r"[\d$€£¥₹₦₱一二两三四五六七八九]")
_TIME: Final = re.compile(
    rf"\D{{0,4}}\d{{1,2}}(?:[.,]\d)? ?(?:hours?|hrs|weeks|days)|[$€£] ?\d{{1,3}}(?:\.\d)?m(?: ?[-–—] ?[$€£]? ?\d{{1,3}}(?:\.\d)?m)?|{folded('(?:две|три|четыре) недели')}.*"
)
"""A time, or a sum in millions."""
_CODE: Final = re.compile(
    r"(?!rs|us|rm|hk|nt|ca|au|nz|sg|r |r\d|k |gs-|e\d|s\$)[a-z]{1,3}[.\-]?\d{1,4}(?![\d.,k/])(?: ?[a-z]{0,3})?$|第?\d{1,3}点$|\d{1,3}(?:\.\d+)? in \d+$|\d (?:a|per) (?:day|week|month|year)$|mpg$|\d{1,4}m$"
)
"""A road, a section, a point of a scale, a rate: written like an amount and none."""
_IN_A_CODE: Final = re.compile(r"[a-z][\-/]$")
_CODE_BEHIND: Final = re.compile(
    r"-[a-z](?!nd|r)|-\d{3}-| (?:relocation|patients|tickets|(?:open |closed )?cases|clients|users|students|pupils|copies|mpg)(?![a-z])| ?(?:张单|名|人次|台次)"
)
_SOLD: Final = re.compile(r"(?<![a-z])(?:gmv|turnover|revenue|sales of|营业额|销售额|流水|业绩) ?$")


_SHARED: Final = (
    r"switchboard|reception(?: desk)?|shared|front (?:desk|office|of house)|main (?:line|number|office|desk)|head office|help ?(?:line|desk)|hot ?line|customer (?:services?|care|support)|(?:general )?enquir(?:y|ies)(?: line| desk)?|information (?:line|desk)|kitchen line|ward(?: \w{1,3})?|lab|laboratory|pro shop|"
    r"(?:the|our|their) (?:shop|store|depot|yard|clinic|surgery|school|club|hotel|restaurant|office|agency|bank|council|union|nursery|garage|farm|site|firm|company)(?: (?:office|phone|number|line|tel))?|(?:site|shop|store|school|club|hotel|agency|agent's|union|council|parish|box|booking|ticket|bureau) (?:office|phone|line|number|desk|tel)|gate ?house|security (?:desk|gate|room)|"
    r"(?:hr|recruitment|payroll|admissions|it|admin|press|duty|night) (?:line|office|desk|helpdesk|support|room|manager)|crisis line|samaritans|emergency (?:line|services)|control room|dispatch|fax|poster|(?:duty )?pharmacy|"
    r"zentrale|vermittlung|durchwahl der|accueil|standard|centralita|recepcion|centralino|numero verde|sportello"
)
_SHARED_HAN: Final = (
    r"总机|前台|热线|客服|值班室?|应急电话|急救|报警|查询组?|外卖|订餐|订座|店里?(?:的)?(?:电话|座机)|店铺|(?:公司|单位|学校|学院|医院|厂里?|物业|酒店|门店|律所|中介|医务处|教务处|办公室|车间|仓库|工地|食堂)(?:的)?(?:电话|座机|总机|固话|前台)|人事(?:部|科|处)(?:电话)?|人事电话|招聘(?:办|组|处|热线|电话)|咨询(?:电话)?|监督|投诉|举报|病房|服务台|柜台|护士站|"
    r"宿管|门卫|保安室|传达室|救援|售后|预约|公用|公共电话|办事处"
)
_SHARED_LINE: Final = re.compile(
    rf"(?:(?<![a-z])(?:{_SHARED})(?![a-z])|{_SHARED_HAN}|{folded('(?:приемная|горячая линия|справочная|отдел кадров)')})(?P<gap>[^\d\n。；;!?]{{0,30}}?)[ (+]{{0,3}}$"
)
_OWNED: Final = re.compile(
    r"(?<![a-z])(?:my|mine|me|i'm|direct|mobile|mob|cell|home|personal|or|after|whatsapp|referee|ext)(?![a-z])|手机|本人|我的|家里|微信|转|找|之外|请[拨打]|可[拨打]|(?<!\d)[,，、]"
)
_OWNED_BEFORE: Final = re.compile(r"(?<![a-z])(?:my|mine|home|via)(?![a-z])[^\n.;,]{0,12}$|我的?[^\n。，,;]{0,4}$")
_SHARED_BEHIND: Final = re.compile(
    r"\)?[ ,]{0,2}\(?(?:(?:which |that |it )?(?:is|are|was|belongs to) (?:the |for the |our |a |not mine|only |shared)|(?:shared|public|switchboard|reception|front desk|main line|office|general|company|not mine)(?=[),.;\n ])|can't help|please don't|do not (?:call|ring|use))|[,，]?(?:是|为)?(?:公用|公共|公司的?|店里的?|单位的?|前台|总机|学校的)|[,，]?(?:请?不要|请?勿|唔好|别)打(?=了?(?:[。,，;；\s]|$))|印在"
)


def _of_a_shared_line(text: str, start: int, end: int) -> bool:
    """Return True if a telephone number is a switchboard's, a shop's or a hotline's, and nobody's own."""
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - 60) : start]
    if _SHARED_BEHIND.match(text, end):
        return not re.search(r"(?<![a-z])(?:my|mine)(?![a-z])[^\n.;]{0,16}$|我的?[^\n。,;]{0,6}$", before)
    shared = _SHARED_LINE.search(before)
    if not shared or _OWNED.search(shared["gap"]) or _OWNED_BEFORE.search(before[: shared.start()]):
        return False
    return not re.search(r"(?:ext\.?|extn\.?|x|转|分机|durchwahl|poste) ?\d", text[start : end + 12])


def of_the_other_side(text: str, start: int, end: int, kind: Kind) -> bool:
    """Return True if a finding at `[start:end]` of the normal form is the address of an office, posted pay or a price."""
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - _BEFORE) : start]
    behind = "" if text[end - 1] == "." else text[end : end + _AFTER]
    if kind is Kind.PHONE:
        return _of_a_shared_line(text, start, end) or surely_numbers_a_thing(text, start)
    if kind is Kind.ID_NUMBER:
        return surely_numbers_a_thing(text, start)
    if kind is Kind.ADDRESS:
        if end - start < 2 or text[max(0, start - 1)] in "$€£₹":
            return True
        above = text[max(0, line - 60) : line]
        return bool(_OFFICE_HEAD.match(text, start) or _TO_AN_OFFICE.search(above)) or _of_an_office(before, behind)
    if kind is Kind.BIRTH:
        return bool(
            _NO_BIRTH.search(before)
            or _VERSION.search(before)
            or (text[end - 1].isdigit() and _GOES_ON.match(text, end))
        )
    if kind is Kind.SALARY:
        if text[start].isdigit() and _WITHIN_NUMBER.search(text, max(0, start - 2), start):
            return True
        begins = _FIGURE.search(text, start, end)
        lead = before + text[start : begins.start()] if begins else before
        return _posted(lead, behind) or _no_pay(text, start, end, lead)
    return False


def _posted(before: str, behind: str) -> bool:
    """Return True if an amount is what the other side, an agreement or the market pays, and nobody's own pay is said between."""
    if _POSTED_BEHIND.match(behind):
        return not _OWN_PAY.search(before, max(0, len(before) - 10))
    before = _CLAUSE_END.split(_LOWER_END.sub("", before))[-1]
    source = _POSTED_BEFORE.search(before)
    if not source:
        return False
    word = _POSTED_WORD.match(before, source.start())
    own = _OWN_BEHIND_POSTED.search(before, word.end() if word else source.start())
    return not own and not _OWN_PAY.search(before, max(0, len(before) - 22))


def _no_pay(text: str, start: int, end: int, lead: str) -> bool:
    """Return True if an amount is a price, a sum of a firm, a time or a count."""
    if (
        _CODE.match(text, start, end)
        or _IN_A_CODE.search(text, max(0, start - 2), start)
        or _CODE_BEHIND.match(text, end)
    ):
        return True
    if text.startswith("%", end) and "+" not in text[max(0, start - 10) : end]:
        return True
    counted = _COUNTED.match(text, end) or _TIME.fullmatch(text, start, end)
    return bool(counted or _PRICE.search(lead) or _SOLD.search(lead))


def _of_an_office(before: str, behind: str) -> bool:
    office = _OFFICE.search(before) or _MEETING.search(before) or _PLANT.search(before)
    if not office:
        return bool(_BEHIND_OFFICE.match(behind)) and not _HOME.search(before)
    return not _HOME.search(before, office.start())
