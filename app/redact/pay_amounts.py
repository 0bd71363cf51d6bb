"""Find amounts that the applicant earns, earned or asks, by whose amount it is: the nearest words before it (or right behind it) say that it is
pay of the person (`I'd move for 210+`, `Day fee £350`, 老东家给一万一), of the other side (`your poster says`, 招聘写的) or no pay at all
(`rent`, 单价). Answers to a question about pay in a chat or a form count, what a recruiter says does not.

Gives positions in the normal form; the whole phrase is found elsewhere (`pay_phrases`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.amount_values import CURRENCY, PERIOD
from app.redact.prepared_text import Document
from app.text.dates import OF_NOW
from app.text.normalization import folded
from app.text.speakers import OTHER_SPEAKERS

Range = tuple[int, int]

_ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
_TENS: Final = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
_SMALL: Final = rf"(?:{_TENS}|{_ONES})"
_SPELLED: Final = (
    rf"(?:a |{_SMALL} )?(?:hundred|thousand|grand|k)(?:(?: and)? {_SMALL}(?: (?:hundred|thousand))?)?(?: (?:pounds?|euros?|dollars?|quid))?(?:(?: and)? {_SMALL})?"
    rf"|{_SMALL} (?:pounds?|quid|euros?|dollars?|lakhs?|grand)(?: {_SMALL})?|{_SMALL}[ -]{_SMALL}(?= (?:an|per) hour|[.,;\n]|$)"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?=[.,;\n]|$| (?:flat|base|pro rata))"
)
_HAN: Final = (
    r"[一二两三四五六七八九十][一二两三四五六七八九十百千万零来几多]{0,9}[百千万][一二三四五六七八九十百千零来几多]{0,6}"
    r"|万[一二三四五六七八九](?![\u4e00-\u9fff]{0,2}[人名个])|[一二两三四五六七八九]百[一二三四五六七八九]?十?|[一二三四五六七八九]{2}[千百万]"
)
_FIGURE: Final = r"\d{1,3}(?:[ ,.'’]\d{3}){1,3}(?:[.,]\d{1,2})?|\d{1,7}(?:\.\d{1,2})?"
_SCALE: Final = folded(
    r"(?: ?(?:k|w|m|lpa|l ?p\.?a\.?|lakhs?|lacs?|mil(?:a|le)?|grand|thousand|cents|тыс|тысяч|k€|k\$)(?![a-z])\.?| ?[万千]\d?|个(?!月|人|项|工|单|客|订))"
)
_CODE: Final = r"(?: ?(?:[€$£₽]|(?:eur|euros?|usd|gbp|cad|aud|chf|franken|francs?|sar|aed|qar|pln|rub|dollars?|pounds?|quid|naira|cedis|zl|руб|元|块|币|日元)(?![a-z])))".replace(
    "руб", folded("руб")
)
_ONE: Final = rf"(?:(?<![a-z]){CURRENCY} ?)?(?:(?:\d{{1,2}}来万|{_FIGURE}){_SCALE}?{_CODE}?|{_HAN}|(?<![a-z])(?:{_SPELLED})(?![a-z]))"
_AMOUNT: Final = re.compile(
    rf"(?<!\d)(?<!\d[.,/:\-])(?<![#/])(?P<v>{_ONE}(?: ?(?:-|–|—|~|～|to|至|到|bis|et|a) ?{_ONE})?\+?(?:{PERIOD}(?![a-z]))?)"
)
_TRIGGER: Final = re.compile(
    r"\d|[一二两三四五六七八九十万]|hundred|thousand|pound|quid|(?:-| )(?:one|two|three|four|five|six|seven|eight|nine)(?![a-z])"
)

_OWNER_PAY: Final = (
    r"(?:salary|salaries|wages?|pay|(?:pay|salary) scale|(?:scale|spine) point(?: \d{1,2})?|[mu]ps ?\d(?: \+ tlr ?\d[a-z]?)?|(?:sg|gs|jg)-?\d{1,2}|con[a-z]{3,6} \d{1,2}|step \d{1,2}|ctc|c\.t\.c\.?|ectc|cctc|in[ -]hand|take[ -]?home|stipend|remuneration|emoluments?|earnings?|income|rem|comp(?:ensation)?|package|retainer|allowance|base(?: salary| pay)?|basic|"
    r"(?:day|daily|hourly|weekly|shift|locum|session|night|floor|freelance|contract|my|base|loading|piece) (?:rate|fee)|rate (?:agreed|wanted|expected|sought|now|asked|today|last)|rate|fee (?:last|now|asked|agreed)|hourly|nett?|last drawn|drawn|highest (?:grade|rate) held|gehalt\w*|\w{0,8}lohn|verdienst|(?:my|our) (?:price|pay)|price is|salaire|remuneration|pretentions?(?: salariales?)?|salario|sueldo|"
    r"pretension(?:es)?(?: salarial(?:es)?)?|ral|stipendio|retribuzione|richiesta|salaris|ordenado|wynagrodzenie|gaji|luong)"
)
_ASKS: Final = (
    r"(?:expect(?:ed|ing|s|ation|ations)?|exp\.?|desired|desire|sought|seek(?:ing)?|asking|ask(?: for)?|asked|hoped for|hoping for|go(?:ing)? (?:under|below)|fine with|(?:will|would|'d|can) come for|looking (?:for|at)|aiming for|want(?:s|ed)?|need(?:s)?|require[sd]?|would(?:n't)? (?:move|leave|do it|go|switch|come|start|accept|take|consider|be happy)(?: [a-z]+)? (?:for(?: under| over| less than)?|at|with)|will (?:take|accept|do it for|go for)|'d (?:move|leave|do it|go|switch|come|start|accept|take|consider) (?:for|at)|"
    r"(?:move|leave|switch) for|not (?:move|leave|switch) for|(?:bed|move|work|leave|go) for less than|below|no less than|not less than|at least|minimum|happy with|ideally|stretch to|settle for|in the region of|anything (?:over|above|from)|somewhere (?:around|near)|"
    r"wunsch|hatte gern|mochte|souhaite|demande|voudrais|pido|pediria|busco|chiedo|richiedo|vorrei|desider\w+|quero|pretendo)"
)
_EARNS: Final = (
    r"(?:(?:i|she|he|we|they|me|and)?(?:'m| am| was|'s| is|'ve been|ve been| have been)? ?(?:currently |presently |now |still |only )?(?:earn(?:s|ed|ing)?|mak(?:e|es|ing)|get(?:s|ting)?|got|charg(?:e|es|ing)|draw(?:s|n|ing)?|tak(?:e|es|ing) home|accept|bill|clear(?:s|ed|ing)?|receiv(?:e|es|ed|ing))|"
    r"(?:i'm|i am|i was|am|was|he's|she's|currently|now|presently|been|still)(?: only)? (?:on|at|paid)|paid me|pays me|pay me|paying me|(?:had|have|has) me (?:on|at)|(?:last|previous|old|former|current) (?:contract|employer|job|place|boss|firm|company) (?:paid|pays|gave)|paid by last [a-z]+|i am paid|been paid|"
    r"verdiene|bekomme|erhalte|beziehe|verdiente|bekam|gagne|touche|percois|gano|cobro|cobraba|ganaba|percibo|percepisco|guadagno|prendo|zarabiam|recebo|ganho)"
)
_RUSSIAN: Final = folded(
    r"зарплат\w{0,3}|оклад\w?|доход\w?|получаю|зарабатываю|хотелось бы|хотел[аи]? бы|хочу|на руки|желаем\w{2,3}|ожида\w{2,4}|прошу"
)
_HAN_OWN: Final = r"期望|期待|希望|想要|想拿|想找|想看看|想涨到|涨到|理想|要求|要价|心里?理?(?:价位|底线)|底线|最低要|至少要?|不低于|不少于|低于|现薪|[月年]入|拿到?|我[要拿接收开]|给我|(?:老东家|上家|前东家|上一?份|上份|原单位|之前那?家?|现在这?家?|去年那边|你们)(?:公司|工作)?(?:给到?|开|拿|是)?|现在?|目前|而家|现职|转正后?|离职[前时]|给我|上户|自己接|报价|价格是|跟期望|兼职"
_HAN_PAY: Final = r"月薪|年薪|日薪|时薪|薪级表?|薪点|月综合|月均(?:应发|实发)?|上一?份合同|返聘|退休金|钟点|底薪|薪资|薪水|薪酬|薪金|待遇|工资|工钱|人工|工价|报酬|酬劳|收入|津贴|退俸|年包|总包|包裹|到手|实[得收发]|税前|税后|保底|固定|(?<![a-z])base|package|日结|日工资|千字|一个?月|一年|每个?月|每天|一天|一小时|每小时|每单|一单|忙季|大概"
_OWN_CUE: Final = rf"(?<![a-z])(?:{_ASKS}|{_EARNS})(?![a-z])|(?:^|(?<=[.;,\n] )|(?<=\n))on(?= )|{_RUSSIAN}|{_HAN_OWN}"
_PAY_CUE: Final = rf"(?<![a-z])(?:{_OWNER_PAY})(?![a-z])|{_HAN_PAY}"
_OTHER_CUE: Final = (
    r"(?<![a-z])(?:enhancement|cheques?|covers?|(?:stag|piece|steward|casual|award|minimum|going) (?:pay|rate|wage)|chambers|prices?|priced|costs?|budget\w*|rent|deposit|invoices?|tickets?|bonus pool|pool|orders?|sold|sales|revenue|turnover|profit|spend|spent|saved|savings?|saving|seed|raised|grants?|fines?|fares?|tips|vouchers?|refund\w*|claims?|course|fees? (?:of|paid|for)|agency fee|card fee|medical|"
    r"insur\w+|mortgage|loan|debt|worth|value|valued|per hire|per unit|match|match is|advertis\w+|advert|ad says|your (?:ad|advert|poster|notice|posting|offer|email)|poster|posting|posted|listed|you (?:offer\w*|pay|said|quote\w*|advertise\w*)|the job pays|job pays|the client|clients? pays?|we (?:pay|offer|bill|charge)|post is|"
    r"salary range|pay range|range for|union rate|award|list price|platform|market|average|heart|error|pack|pick|scrap|reject|defect|retention|success|pass|occupancy|interest|exchange|transfer|growth|conversion|response|base year|notice|words|references|copies|owes?|experience|years|fuel|parking|uniform|budgets?|bonus|premium|project|contract value|for \d+ days|"
    r"miete|loyer|alquiler|cuota|affitto|quota|preis|prix|precio|prezzo|kosten|budget|praemie|premie|anzeige|annonce|anuncio|annuncio|tarif\w*|convention|convenio|grille)(?![a-z])|"
    r"合约|标准|区间|范围|试播|折现|应征|应聘|职位|一职|经济补偿|第[一二三四五六七八九十百\d]+条|押金|单价|业绩|客单价|培训费|费用?|房租|房贷|车贷|房价|租金|预算|奖励|奖金池|票价|定价|标价|挂牌|产值|营业额|流水|销售额|成本|规模|罚款|违约金|补贴|报销|退款|余额|岗位|招聘|简章|挂网|公告|起薪|贵[司院所校]|你们?(?:写|招|开|给)|平台|市场|行情|均价|人均|平均|客户|产能|订单|阅读|粉丝|播放|用户|里程|距离|公里|面积|亩|编号|第|满分|"
    + folded(r"преми\w|цен\w|аренд\w|штраф|вилка|ваканси\w")
)
_CUE: Final = re.compile(rf"(?P<other>{_OTHER_CUE})|(?P<own>{_OWN_CUE})|(?P<pay>{_PAY_CUE})")
_REACH: Final = 44
_SENTENCE: Final = re.compile(r"[。；;!?！？\n]|(?<!exp)(?<!min)(?<!approx)(?<!rs)(?<!ca)(?<!\bp)(?<!sal)\. ")
_GAP: Final = re.compile(
    folded(
        rf"(?:[ :=(,|\t\-]|{OF_NOW}|is|are|was|were|of|for|at|to|be|about|around|approx\.?|roughly|circa|of|from|between|entre|von|etwa|rund|bei|liegt|lag|um|de|est|es|e|di|unos|alrededor de|per|sought|expected|wanted|agreed|received|exp|expectation|"
        r"last|job|least|at least|no less than|more than|less than|over|under|only|just|up|me|my|a|an|the|some|something|like|like to|see|sum|region|in|in the region of|band \d|band|grade|step|gs-?\d\d?(?:-\d\d)?|table|level \d|net|nett|gross|base|basic|[1-9]\d?\.?|as|private|"
        r"brutto|netto|actuel|souhaite|actuale|deseado|от|до|около|доход|зарплата|"
        r"的话|大概|大约|约|左右|是|为|要|到|在|给|也|得|能|有|到手|税前|税后|月薪|年薪|底薪|每月|每天|一个?月|一年|每个?月|不低于|不少于|至少|最低|人民币|港币|新台币|的|价位|就|嘛|呢|想|想要|拿|月|年|日|共|\d\d个月|写的?|话|数字){0,9}"
    )
)
_SURE_FORM: Final = re.compile(
    rf"{CURRENCY} ?\d|\d ?(?:k|w|lpa|lakhs?|lacs?)(?![a-z])|[万千百](?!分)|[€$£₽]|\d个|(?:per|an?|/|p\.?) ?(?:hour|hr|day|week|month|annum|h|m)(?![a-z])|pounds?|quid|thousand|hundred|euro|"
    + folded("тыс|руб|元|块")
)
_PAY_FORM: Final = re.compile(
    r"(?:/|per |an? |p\.? ?)(?:hour|hr|h|annum|month|mth|week|wk|day|a|m|pa)(?![a-z])|(?:lpa|p\.a|pcm|ph|pm|pa)(?![a-z])|[x×*·] ?1[2-6]|\d\d薪|(?<![a-z])(?:netto|brutto|gross|net|nett)(?![a-z])"
)
_UNIT: Final = re.compile(
    r"-[a-z]{3}| ?/ ?[人条件篇张次份](?![\u4e00-\u9fff])| ?(?:%|percent|alerts?|per cent|stars?|in \d|people|staff|words|hours|hrs|days?(?![a-z])|weeks?(?![a-z])|months?(?![a-z])(?! sal)|years?(?![a-z])|yrs|units?|items|users|clients|copies|references|badges|parts|orders|covers|beds|km|kg|ml|mm|m2|miles(?! )|pages|points?|stars?|gb|mb|ms|kwh|mw|kw|kva|ton(?:ne)?s|sq|am(?![a-z])|/\d|:\d|-\d|度|℃|人|名|位|岁|单|件|台|套|次|条|份|页|册|字|小时|分(?!成)|分钟|秒|年|月(?!薪)|天|日(?!薪)|号|楼|室|公里|米|吨|斤|克|平|亩|种|款|家|户|倍|粉|qps|star|票|班|点|号)"
)
_BEHIND: Final = re.compile(
    r"[^\n。；;.,，]{0,12}?(?:(?:都|也)?可以接受|就行|就干|就来|就成|也行|就可以|可以接受|够了|都行|suits me|would do(?: me)?|would suit me|(?:is|was) (?:what i|my|all i)|habe ich jetzt|to me(?![a-z])|in (?:the|my) hand|before tax|after tax)|[^\n。；;.,，]{0,4}(?:包吃|包住|管吃|管住)|(?:左右)?吧[。，,]"
)
_SPEAKER: Final = re.compile(
    r"(?:^|\n)[ \t>]*(?:\[[^\]\n]{1,20}\]|【[^】\n]{1,20}】|\(?\d\d?:\d\d\)?)?[ \t]*(?P<who>[^\n:：|]{1,24}?)[ \t]*[:：>]"
)
_OTHER_SPEAKER: Final = re.compile(OTHER_SPEAKERS)
_ASKED: Final = re.compile(
    rf"(?:(?<![a-z])(?:rate|salary|pay|ctc|package|wages?|comp|earn(?:ing)?|making|on at the moment|gehalt|lohn|salaire|salario|sueldo)(?![a-z])|薪|工资|人工|待遇|总包|拿多少|多少钱?|期望|现在多少|{_RUSSIAN})(?:[^\n\d]|(?<!\d)(?:19|20)\d\d(?!\d)){{0,30}}[?？:：]?$"
)


_WEAK: Final = re.compile(
    r"每天|一天|每小时|一小时|每月|每个月|一个?月|一年|日结|时薪|底薪|报价|报酬|津贴|忙季|(?<![a-z])(?:rate|basic|base|making|makes?|gets?|getting|got|clear\w*|draws?|taking|paid|comp|allowance|hourly|nett?|on|need|needs|require[sd]?|ideally|below|below|asked)"
)
"""Words that stand before other amounts as well: the tagger decides."""


def pay_amounts(document: Document) -> Iterator[Range]:
    """Yield the amounts of a text that the applicant earns, earned or asks."""
    text = document.text
    if not (_CUE.search(text) or _SO_I_COME.search(text)):
        return
    before = -1
    for found in _AMOUNT.finditer(text):
        start, end = found.span("v")
        while end > start and text[end - 1] in " ,-–+/(.":
            end -= 1
        changed = (before >= 0 and _CHANGED.fullmatch(text, before, start)) or _is_changed(text, start)
        if end > start and (changed or _is_own(text, start, end) or _is_in_unit_of_other(text, start, end)):
            before = end
            yield start, end


_CHANGED: Final = re.compile(
    r"(?:一个?月|元|块)?(?:直接|又|先)?[降涨升减调加提]薪?[到至成为]| (?:down |up |raised |cut |reduced )?to "
)
"""Between two amounts of one pay: 从7100降到2690."""
_SCALED: Final = re.compile(r"\d ?(?:k|w|lpa|lacs?|lakhs?|万|千)(?![a-z])|\d " + folded("тыс"))
_FIGURE_ALONE: Final = re.compile(r"\d{1,3}(?:\.\d)?")
_WISHES: Final = re.compile(
    rf"(?:(?<![a-z])(?:{_ASKS})(?![a-z])|{_RUSSIAN}|期望|希望|想要|最低|至少)(?: (?:for|around|about|at least)| {folded('от')}|[要拿到])?[ :：]?\Z"
)


def _is_in_unit_of_other(text: str, start: int, end: int) -> bool:
    """Return True for a bare figure behind words that ask, where an amount before it says the unit (`£26k to £29k, and I'd be fine with 25`)."""
    if not _FIGURE_ALONE.fullmatch(text, start, end) or _UNIT.match(text, end) or text[end : end + 1].isalnum():
        return False
    line = max(text.rfind("\n", 0, start) + 1, start - 90)
    return bool(_WISHES.search(text, line, start) and _SCALED.search(text, line, start))


def is_posted(text: str, start: int) -> bool:
    """Return True if the words right before an amount say that an advertisement names it (`Salary as posted: $52,100`)."""
    return _POSTED.search(text, max(0, start - 40), start) is not None


_POSTED: Final = re.compile(
    r"(?<![a-z])(?:as (?:posted|advertised|listed|published)|posted|advertised)(?: at)?[ :=]{1,3}\Z"
    r"|(?:招聘|简章|启事|挂网|公告)[^。；;\n，,]{0,16}\Z|(?:市场价|行情价?|起薪)(?:是|为|在)?\Z|(?<![a-z])(?:posting|advert|ad|vacancy)(?:'s)? (?:range|says|said|pays|offers)[^\n.;]{0,14}\Z"
)


def is_own_pay(text: str, start: int, end: int) -> bool:
    """Return True if the amount at `[start:end]` of the normal form is surely the applicant's pay by the words around it."""
    return _is_changed(text, start) or _is_in_unit_of_other(text, start, end) or _is_own(text, start, end, surely=True)


def _is_changed(text: str, start: int) -> bool:
    """Return True for what a pay was changed to (工资从7100降到2690)."""
    return _CHANGED_BEFORE.search(text, max(0, start - 24), start) is not None


_SO_I_COME: Final = re.compile("给[^\n]{0,12}我?就[来干接]")
_CHANGED_BEFORE: Final = re.compile(
    r"(?:工资|薪|年包|月薪|收入)[^\n。；;]{0,4}从?\d[\d.]{0,6}[万千kw]?(?:元|块)?(?:直接|又|先)?[降涨升减调加提]薪?[到至成为]\Z"
)


def _is_own(text: str, start: int, end: int, surely: bool = False) -> bool:
    value = text[start:end]
    if (start and (text[start - 1].isalnum() and text[start - 1].isascii())) or _YEAR.fullmatch(value):
        return False
    if _NO_AMOUNT.match(value):
        return False
    if end < len(text) and text[end].isascii() and text[end].isalnum():
        return False
    if value.endswith("个") and _EACH.search(text, max(0, start - 2), start):
        return False
    sure = bool(_SURE_FORM.search(value))
    if _UNIT.match(text, end) and not _PAY_FORM.search(value):
        return False
    line = text.rfind("\n", 0, start) + 1
    speaks = any(text.find(sign, line, start) >= 0 for sign in ":：>")
    speaker = _SPEAKER.match(text, line - 1 if line else 0, start) if speaks else None
    if speaker and _OTHER_SPEAKER.search(speaker["who"]):
        return False
    *asked, before = _SENTENCE.split(text[max(line, start - _REACH) : start])
    lead = text[speaker.end() if speaker else line : start]
    if line and _ANSWERS.fullmatch(lead) and _ASKED.search(text, max(0, line - 60), line - 1):
        return sure or len(value) >= 2
    if (
        asked
        and _ANSWERS.fullmatch(before)
        and _ASKED.search(asked[-1])
        and re.search(r"[?？]\s?$", text[line : start - len(before)])
    ):
        return sure or len(value) >= 2
    return _cued(text, before, (start, end), sure, surely)


_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NO_AMOUNT: Final = re.compile(r"(?:a|c|r|s|m|us|to|php) \d|(?:19|20)\d\d(?:[./]\d{1,2})? ?(?:-|至)")
_EACH: Final = re.compile("每[天日晚周月年班]$")
"""Before a number of shifts: 夜班每月6个."""
_ANSWERS: Final = re.compile(
    r"[ \t>a.:：\-]{0,6}(?:about |around |roughly |(?:just )?(?:under|over) |现在|大概|目前|yes,? |ja\.? |i'm on |on )?"
)


def _cued(text: str, before: str, place: Range, sure: bool, surely: bool) -> bool:
    """Return True if the nearest words about an amount say that it is the applicant's pay; `surely`: that no word leaves open whose it is."""
    start, end = place
    cues = list(_CUE.finditer(before))
    if _COMES.match(text, end) and _GIVEN.search(before):
        return True
    if not sure and text[end - 1] != "+" and sum(map(str.isdigit, text[start:end])) < 3:
        strong = bool(cues) and cues[-1].lastgroup == "own" and not _OF_OTHER_THINGS.search(cues[-1].group())
        return strong and _is_bare_figure(text, before[cues[-1].end() :], place)
    if not cues:
        return sure and not surely and bool(_BEHIND.match(text, end))
    last = cues[-1]
    owner = next((cue.lastgroup for cue in reversed(cues) if cue.lastgroup != "pay"), "")
    if owner == "other":
        return False
    if surely and (
        (_WEAK.fullmatch(last.group()) and owner != "own")
        or (not owner and not _OPENS.fullmatch(before[: cues[0].start()]))
    ):
        return False
    gap = before[last.end() :]
    if _GAP.fullmatch(gap):
        return sure or sum(char.isdigit() for char in text[start:end]) >= 3 or (owner == "own" and text[end - 1] == "+")
    near = len(gap) <= 24 and not re.search(r"[\d,，(（]", gap) and bool(_PAY_FORM.search(text, start, end))
    return sure and (near or bool(_BEHIND.match(text, end)))


_COMES: Final = re.compile(r"(?:元|块|一个?月|一天|一小时)?,?我?就(?:来|干|接|去|行|成)")
_GIVEN: Final = re.compile(r"(?:[你您]们?(?:这边|那边|家)?)给?(?:到|我)?\Z|给(?:到|我)?\Z")
_OF_OTHER_THINGS: Final = re.compile(
    r"(?<![a-z])(?:got|get\w*|ma[kd]\w+|need\w*|requir\w+|clear\w*|receiv\w+|draw\w*|ideally)$"
)
_BARE: Final = re.compile(r"[2-9]\d(?:\.\d)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -][a-z]+)?")
_BARE_GAP: Final = re.compile(r" (?:for |under |over |around |about |at least |less than |no less than )?")
_CLOSES: Final = re.compile(r"(?: (?:now|pro[ -]rata|base|flat|plus|and no less))(?![a-z])|[.,;!?](?=\s|$)|\s*(?:\n|$)")


def _is_bare_figure(text: str, gap: str, place: Range) -> bool:
    """Return True if a number without currency and unit says thousands right behind words that earn or ask (`wouldn't move for less than 48.`)."""
    start, end = place
    whole = _BARE.fullmatch(text, start, end) and _BARE_GAP.fullmatch(gap)
    return bool(whole and _CLOSES.match(text, end))


_OPENS: Final = re.compile(
    r"[ \t\-*·•>\d.)]{0,6}(?:my |the |present |current |last |total |locum |final |[a-z]{3,9} ){0,2}|[^\n]{0,40}[，,、；;:：] ?"
)
