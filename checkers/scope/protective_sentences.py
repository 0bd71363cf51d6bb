"""Finds sentences with which a poster protects the reader: they hold the words of a demand and ask for nothing.

Nine sorts: who is asked for something is to report it; papers stay with the reader; a code is typed by the reader alone; the employer bears a
cost, or gives it back on the receipt of whomever the reader chose; a trial is paid to the reader; an account number is for wages after the contract; lodging or a
share of the training is owed by the month or on leaving; a tale or lesson of what happened to somebody else. Each is known by who gives to whom in its own words.
A sentence that also asks the applicant to give is never one, and a sentence beside it keeps its own meaning: "we never charge" excuses nothing.
Works on normalised text, in time linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.text.characters import has_han
from checkers.rules.asked_sums import asked_sum
from checkers.rules.demand_reading import read_demand
from checkers.rules.negation import Mode, is_denied_part

Span = tuple[int, int]
NEAR = 2
"""So many sentences after one of a code may say that the reader alone types it."""

_RUN = re.compile(r"[^,，。；;\n]{80,}")
"""So much without a mark between its parts, in Chinese, is a list of terms run together: its words belong to no one sentence."""
_COMMA = re.compile(r"[,，]")
_CLAUSE = r"[^,，。；;\n]"
_WORDS = r"[^。；;\n]"
_REPORT = re.compile(
    rf"(?:若|如果?|要是|凡是?|遇到?|万一|一旦|假如|谁|有人|任何人)(?!我们|我司|本公司|本司|公司|银行|警|民警|平台|客服|派出所|需要?|有意|想)"
    rf"{_WORDS}{{0,24}}?(?:叫|让|要求?|向|索[要取]|请|扣|收|问|代管|冒名){_WORDS}{{0,40}}?[,，]{_CLAUSE}{{0,8}}?(?:请|就|可|应|务必|马上|立[即刻]|当天|即[刻时]|及时|直接|先|赶紧){_CLAUSE}{{0,8}}?"
    rf"(?:[告通]知|告诉|联[系络]|打[给俾]|打电话|致电|挂断|拨|报告|找[^工我]|截图|举报|拒绝|换一?家|走[人开]|不去|远离|别[理信去])(?![他她]|银行|对方){_WORDS}{{0,40}}"
    r"|\b(?:if|should|when|whenever|has) (?!we\b|our |the bank|your bank|the police|an officer|support|you )(?:[\w'-]+ ){1,6}?(?:ask|asks|asked|want|wants|tell|tells|told|demands?|hold|holds) [^.;\n]{1,110}?"
    r"(?:, |\? )(?:[\w'-]+ ){0,3}?(?:(?:tell|call|ring|phone|contact|notify|let|report|forward(?! (?:the |that |this |your )?(?:pin|code|digits|number|otp))|come to|says? no)\b(?! (?:him|her|them|the bank|the teller|the officer))|hang up)[^.;\n]{0,60}"
    r"|\b(?:if|when|once|whenever) (?:you(?:'re| are) (?:ever )?asked (?:to|for)|(?:they|anyone|anybody|someone|somebody) (?:asks?|wants?|tells?)) [^.;\n]{1,80}?, (?:[\w'-]+ ){0,2}?(?:tell|call|ring|phone|contact|notify|let|report|stop|walk|leave|refuse|drop|decline|hang up|say no)\b(?! (?:him|her|them|the bank|the teller|the officer))[^.;\n]{0,60}"
    r"|(?:若|如果?|要是|凡是?|一旦)[^。；;\n]{1,50}?(?:[,，][^,，。；;\n]{0,4}(?:那|这|肯定|一定|绝对)[^,，。；;\n]{0,4}(?:不是|并非)(?:我们|本店|本公司|我司)|的[^,，。；;\n]{0,6}(?:留个?心|当心|警惕|小心|慎重|都是假))"
    r"|(?:看到|见到|听到|碰到|遇到|若|如果?)[^。；;\n]{1,40}?(?:[,，]|几个字|字样|时)[^,，。；;\n]{0,6}(?:就|请|应)(?:优先|先|马上|立[即刻])?(?:停|走|撤|挂|拒|别|不要|留在站内|退出|打住)[^。；;\n]{0,40}"
    r"|\b(?:tell|let|call|ring|phone|contact|notify) (?:us|me|hr|the \w+|our \w+)(?: know)?(?: [\w-]+){0,2} (?:if|should|when) (?!we\b)(?:[\w'-]+ ){1,5}?(?:asks?|wants?|tells?|demands?)\b[^.;\n]{0,100}"
)
"""If somebody asks the reader for something, the reader is to tell it: condition and report."""
_PAPERS_ZH = r"(?:护照|证件|身份证|银行卡|存[折摺]|手机|毕业证|海员证|船员手册|证书|原件|正本|提款卡|电话)"
_PAPERS_EN = r"(?:passports?|papers|documents|originals?|certificates?|diplomas?|cards?|phones?)"
_CUSTODY = re.compile(
    rf"{_PAPERS_ZH}{_CLAUSE}{{0,16}}(?:自己|自行|本人|个人|[你您]){_CLAUSE}{{0,5}}(?:保管|收好|拿着|持有|手里)"
    rf"|(?:证|照|原件|正本|登记|核对|看完|查验)[^。；;\n]{{0,24}}?(?:当[面场堂天]|[即立马]刻?|马上|看完)[^,，。；;\n]{{0,6}}?(?:归还|退回|还[给你您俾]|拿回|就还)"
    r"|(?:卡|密码|证|照|盾)[^,，。；;\n]{0,10}(?:都是|都由|由|归|还是|全部)?(?:[你您]|本人)(?:自己)?(?:[拿收保]着?|保管|持有)"
    rf"|\byou (?:hold|hang) (?:on to )?your (?:own )?(?:\w+ ){{0,2}}{_PAPERS_EN}\b"
    rf"|\b{_PAPERS_EN}\b[^.;\n]{{0,40}}? (?:always )?(?:(?:stays?|remains?|(?:is|are) kept) (?:always |at all times |throughout )?(?:with (?:you|the (?!company|agency|office|manager|captain|agent|employer|recruiter|firm|team)\w+|(?:its|their) (?:owners?|holders?))|by (?:you|(?:its|their) (?:owners?|holders?))|in your|yours)|(?:is|are) yours)"
    rf"|\b(?:you keep|keep) (?:your (?:own )?)(?:\w+ ){{0,2}}{_PAPERS_EN}\b"
)
"""Papers stay in the reader's hands, or are given back on the spot."""
_LEAVES = re.compile(
    r"统一|代管|寄|放在?(?:公司|我们|店|这)|到期|(?<!不要)交(?:给|到|由|队|公司)|押(?!金)|期满|做满|[月年]后|离职|容易|就行|只要|由(?:公司|我们|领队|中介|队长|船长)|密码"
    r"|\b(?:hand (?:it |them )?(?:in|over)|send|post|courier|until|after|safe with us|only need|though|but|except|months)\b"
)
"""They leave them all the same."""
_WITH_SECRET = re.compile(
    r"(?:卡[和与跟及]?密码|密码)[^,，。；;\n]{0,3}[都全][是由归]?(?:[你您](?:自己)?|本人|自己)(?:[拿收保设]|保管|持有)"
)
"""The card and its secret stay with their owner, whoever fetches them."""
_CODE = re.compile(r"验证码|动态码|校验码|口令|密码|\b(?:codes?|pins?|passwords?)\b")
_ARRIVES = re.compile(
    r"(?:收到|发送?)[^。；;\n]{0,10}(?:码|短信)|码[^,，。；;\n]{0,6}(?:短信|到[您你]|登录)|寄一?组|发六位|短信"
    r"|\b(?:send|sends|text|texts|get|receive|goes|comes)\b[^.;\n]{0,40}\b(?:codes?|text|phone|mobile)\b"
)
"""A code arrives on the reader's phone."""
_KEPT = re.compile(
    r"(?:自己|自行|本人|只(?:用于|在)|[你您]本人)[^。；;\n]{0,14}(?:登录|填写|输入|使?用|设)|(?:官网|页面|网站)[^,，。；;\n]{0,6}(?:登录|填写|输入)"
    r"|\b(?:type|enter|use) (?:it|them|the code)\b[^.;\n]{0,40}\b(?:site|page|box|yourself|screen|portal)\b|\bkeep the code\b|\bfor you alone\b|\byou (?:enter|type) it\b"
)
"""The reader alone types the code."""
_UNASKED = re.compile(
    r"不会?(?:向|打|致|以|索|要|问|需)|不(?:要|用|得)(?:告诉|转发|给|讲)|切勿|唔(?:使|会|好)讲|都不会问|请勿|不问"
    r"|\b(?:no|nobody|none|never|don't|won't|will not|do not|no-one)\b[^.;\n]{0,60}\b(?:ask|asks|need|want|call|share|read)\b|\banyone (?:who )?(?:wants|asks)|不要转发|挂断|\bhang up\b"
)
"""Nobody asks for it."""
_TO_US = (
    r"\b(?:type|key|paste|drop|pop|ping|shoot|pass|enter|copy|send|read|text|forward|tell) (?:it|them|that|this|the (?:\w+ )?code)(?: (?:right|straight|just|back|over|through|across|along|out)){0,3}"
    r" (?:to (?:me|us)|here|in (?:this|the) chat)\b"
)
"""It is given to the one who writes."""
_HANDED = re.compile(
    r"(?:发|念|报|读|转发?|告诉|提供|寄|回复|传|讲)(?:给|我|来|过来|俾|他|专员|截图|至|送给|一下)|提供[^。；;\n]{0,20}(?:照片|码)|send ?俾|告知[^他,，。；;\n]|打包|附上|代为|填写在[^官本页,，。；;\n]|设[置成]{1,2}成"
    r"|\b(?:send|read|tell|forward|give|text|share|reply|provide)(?: (?:it|them|me|us|him|her|the code|that code|this code|out|over|with|to|your code))\b|\bwe (?:do |only |just )*need\b|\bthe code you will get\b"
    rf"|{_TO_US}"
)
"""A code is handed to somebody."""
_GIVEN_TO_US = re.compile(_TO_US)
_LOGIN_GIVEN = re.compile(
    r"\b(?:send|shoot|pass|give|forward|text|drop|ping|share|hand|need|message)\b(?! (?:nobody|no one))[^.;\n]{0,16}? your [^.;,\n]{0,24}?\b(?:log-?ins?|passwords?|passcodes?|credentials|user ?names?|pins?)\b"
    r"|(?:发|交|给|报|提供|告诉|填)[^,，。；;\n]{0,12}(?:登[录入陆](?:名|账号|密码|方式|资料)|账号(?:和|与|及|、)?密码|密码和?账号|密保)"
)
"""The reader is to hand over what opens an account of theirs, whatever else stays in their hands."""
_COST = r"(?:费|保证金|押金|机票|税|学费|体检|签证|\b(?:fees?|levy|bond|deposit|visa|medical|flights?|check|course|licen[cs]e|training|pass|permit|cost|costs|insurance|guarantee|tunic|uniform|rating|wear|health)\b)"
_BORNE = re.compile(
    rf"{_COST}{_CLAUSE}{{0,30}}(?:由|全)(?!学员|候选人|本人|个人|求职者|应聘者|录[用取]者|实习生|自己|员工|工人)[^,，。；;\n你您]{{0,9}}(?:承担|负担|支付|出|付)(?!给[你您])|{_COST}[^。；;\n]{{0,24}}(?:公司|厂里|店里|医院|院方|校方|船东|酒店|餐厅|雇主|项目部)[^,，。；;\n你您]{{0,4}}(?:承担|负担|支付|直接[付俾]|[出付俾]|全额负担|垫付)"
    rf"|(?:我司|公司)(?:为[^,，。；;\n]{{1,6}})?(?:交纳|缴纳|支付|承担|负担)[^,，。；;\n]{{0,8}}{_COST}|是公司[交押付]给"
    rf"|{_COST}[^.;\n]{{0,70}}\b(?:(?:paid|borne|bought|met|lodged|furnished|funded|covered|posted) (?:for |directly |in full )?by (?:us|the|our|your)\b|for the employer's account|ours to \w+|charged to the (?:family|client|employer))"
    rf"|\b(?:we|the (?:company|employer|farm|family|yard|outlet|airline|line|school|hotel|hospital|trust))(?: also| always| will| directly)? (?:pays?|funds?|covers?|buys?|lodges?|bears?)\b[^.;\n]{{0,30}}{_COST}"
)
"""The employer bears a cost of the work."""
_GIVES = re.compile(
    r"(?:[你您]|自己|本人|个人|每人|新人|先|只|另|请|需要?|须|必须|入职前|报到前|上岗前|出发前|预)[^,，。；;\n]{0,14}?(?:[交缴付垫押充汇买购贷]|转(?:账|到|[0-9一二三四五六七八九十])|分期|打款)|报销|[由给](?:学员|候选人|本人|个人|求职者|应聘者|录[用取]者|实习生|我们|我司)|扫[码描]|二维码|成本|模卡|返[还给]|退[还给]|[还退]清"
    r"|\b(?:you|applicants?|candidates?|workers?|starters?|only|just|first|please)\b[^.;,\n]{0,24}?\b(?:pay|send|transfer|deposit|buy|lodge|cover|repay|put down|owe)\b|\b(?:reimburse\w*|refund\w*|repay\w*|paid back|pays? back|before you|is yours|yours:|wire|zelle|cashapp|gift cards?)\b"
)
"""The applicant gives, at once or to get it back."""
_PAYROLL = re.compile(
    r"签(?:约|合同|咗|完)[^,，。；;\n]{0,6}(?:之?后|当天|第一天|先)[^。；;\n]{0,30}(?:出粮|工资卡|发薪|工资)|(?:出粮|工资卡|发薪|工资)[^。；;\n]{0,20}签(?:约|合同|咗|完)[^,，。；;\n]{0,4}(?:之?后|当天|第一天)"
    r"|\b(?:payroll|wages|salary|starter form)\b[^.;\n]{0,70}\b(?:after|once) (?:you(?:'ve| have) signed|the (?:contract|offer)[^.;\n]{0,20} signed)|\b(?:starter form|payroll)\b[^.;\n]{0,30}\bon (?:day one|your first (?:day|morning))\b|\bwait to (?:give|send|share)\b"
)
"""Account numbers are asked for wages, once the contract is signed."""
_KEYS = re.compile(
    r"验证码|密码|网银|盾|卡.{0,4}(?:交|寄|保管)|\b(?:codes?|passwords?|passcodes?|log-?ins?|pins?|token|memorable)\b"
)
_TRIAL = re.compile(
    r"试(?:工|岗|做|稿|剪|教|镜|译)(?!之?前)[^。；;\n]{0,40}(?:(?:付|给|发|打|转|汇|俾|领)[给到]?[你您]?[^,，。；;\n派接]{0,4}(?:[0-9一二两三四五六七八九十百千]|现金)|[照也都][付给俾发]|结清|当天发|[付转汇]给?[你您])|付费试"
    r"|\b(?:trial|stage|test (?:day|task|piece))\b[^.;\n]{0,80}\b(?:paid|pay you|transfer [^.;\n]{1,20} to you|to you|to your account)\b|\bpaid (?:trial|stage|test)\b"
)
"""Work on trial is paid to the reader."""
_RECEIPT = re.compile(
    r"(?:自己挑|自选|自行选购|自购|[付交]给(?:医院|政府|疾控|考试院)|规费|工本费)[^。；;\n]{0,50}(?:[发收]票|收据|票根|返还|报销|退还)|(?:车票|高铁|路费|票根|差旅)[^。；;\n]{0,40}(?:凭票|票根|报销)"
    r"|\b(?:where you like|wherever you (?:like|want)|any shop|to the (?:sia|nmc|state|council|regulator|clinic|registry))\b[^.\n]{0,90}\b(?:receipt|claim|back|refund\w*|payroll|comes to us)\b"
)
"""A cost of the reader's own choice, of the way, or of an office is given back on the receipt."""
_DIRECTED = re.compile(
    r"指定|内部|以获得|才[能可]|二维码|扫|转账?|名额|逾期|统一|今[天日]|[我班站]长|我[们司]|中介|代[办缴购]"
    r"|\b(?:vendor|link|today|now|secure|zelle|cashapp|transfer|gift|our (?!cost|expense|depot|payroll|staff)\w+|partner|by (?:noon|friday|monday))\b"
)
"""It is paid to whom, or when, the poster says."""
_LAWFUL = re.compile(
    r"(?:宿舍|房租|住宿|公租房|水电|餐费)[^。；;\n]{0,16}(?:[每按]月|(?:从|由)(?:工资|薪))|(?:服务期|履约|履行|离职|辞职|离开)[^。；;\n]{0,24}(?:按(?:剩余|比例|月|未满)|折算|逐月|[退返]还(?:已|进修|剩余)|攤还)[^。；;\n]{0,40}"
    r"|\b(?:rent|board|lodging|accommodation|room)\b[^.;\n]{0,30}\ba (?:week|month)\b|\b(?:repay|repaid|paid back|bond)\b[^.\n]{0,60}\b(?:month by month|falling|falls|reduces|outstanding|not yet worked|pro rata|each month)\b|\bbond board\b"
)
"""Lodging is paid by the month; what was spent on training is owed in part by one who leaves early."""
_AHEAD = re.compile(
    r"押金|保证金|预[付交缴]|贷|(?:入职|上岗|报到|签约|出发)前|先|诚意|一次性|\b(?:deposit|before|advance|up ?front|loan|first \w+ weeks?|you pay)\b"
)
"""It is asked ahead."""
_LODGING = re.compile(r"退[宿房租]|离店|搬[走离出]|\b(?:moves? out|moving out|deposit (?:protection )?scheme)\b")
"""A deposit for a room or a key is returned when its holder moves out: it is for living there, not for the work."""
_FOR_WORK = re.compile(
    r"入职|上岗|报[到名]|先|留到|名额|转[给到账]|微信|占|\b(?:before|start|secure|reserve|transfer|zelle|today)\b"
)
_SHOWN = re.compile(
    r"关注|点赞|垫|充|大单|下单|好评|刷|跑分|收款|代收|\b(?:like|follow|videos?|top up|clone|install(?! nothing)|run|wallet|repository|deposit|cheque|check)\b"
)
"""What trials of scams consist of."""
_OTHERS = r"(?:[他她](?:们|姐|妹|妈|爸)?|学[长姐生]|师[兄姐]|同学|(?:大|女|男)学?生|阿姨|女儿|姐姐|儿子|听众|陈太|[张李王陈]阿姨|个仔)"
_TALE = re.compile(
    rf"(?:剧[里中情]|故事里|剧本)[^。；;\n]{{0,60}}?(?:学生|女孩|男孩|人|他|她)|(?:[对]方|老板|网友|中介)[^,，。；;\n]{{0,4}}(?:让|叫|要|话|说){_OTHERS}"
    rf"|{_OTHERS}[^。；;\n]{{0,50}}(?:(?:垫|付|充|交|借|贷|转|刷|赚|报)了|[对]方(?:要|让|叫|话)|贷款|刷单)|被要求再"
    r"|\b(?:he|she|they|a (?:boy|girl|man|woman|student|pupil|young \w+|mother)|someone|[a-z]+ applied for a)\b[^.;\n]{0,90}\b(?:earned|was sent|were sent|was to|put in|paid|lent|had been promised|was told|was asked|were asked|pays a|wanted|took)\b|\bthey wanted\b"
)
"""Somebody else was asked, and gave or did not."""
_READER = re.compile(r"[你您]|\b(?:you|your|yours|we|us|our)\b")
_BOAST = re.compile(
    r"提了|提现[了到]|到账|返了|赚了[一二三四五六七八九十百千万0-9]+[千万]|月入|跟着|\b(?:now|already) (?:earns?|makes?)\b|\bearns? [^.;\n]{0,12}(?:week|day|month)\b"
)
"""A tale of gain is bait."""


def protections(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """Yield those of a poster's sentences (spans of a normalised text), or their clauses, that protect the reader, in order."""
    said = [text[start:end] for start, end in sentences]
    kept = _codes_kept(said)
    for number, words in enumerate(said):
        start = sentences[number][0]
        if _asks_for_sum(words) or (has_han(words) and _RUN.search(words)):
            continue
        if number in kept or _protects(words) or _tells_of_others(words):
            yield sentences[number]
        elif not _gives(words):
            yield from ((start + low, start + high) for low, high in _borne_clauses(words))


def _asks_for_sum(words: str) -> bool:
    """Return True if a sentence says completely that whoever applies gives a sum: nothing in it protects them."""
    if asked_sum(words) is None:
        return False
    demand = read_demand(words)
    return demand.sum and demand.complete


def _protects(words: str) -> bool:
    """Return True if the words of a sentence are of one of the sorts and do not ask the applicant to give."""
    if _REPORT.search(words):
        return not _gives(_REPORT.sub(" ", words))
    if _RECEIPT.search(words) and not _DIRECTED.search(words):
        return True
    if _LAWFUL.search(words) and not (_DIRECTED.search(words) or _AHEAD.search(words)):
        return True
    if _LODGING.search(words) and not _FOR_WORK.search(words):
        return True
    if _PAYROLL.search(words) and not _KEYS.search(words):
        return True
    kept = _WITH_SECRET.search(words) or (_CUSTODY.search(words) and not _LEAVES.search(words))
    paid = _TRIAL.search(words) and not _SHOWN.search(words)
    return bool(kept or paid) and not (_gives(words) or _LOGIN_GIVEN.search(words))


def _borne_clauses(words: str) -> Iterator[Span]:
    """Yield the clauses of a sentence in which the employer bears a cost; the others keep their meaning ("at the border, travel paid")."""
    for match in _BORNE.finditer(words):
        if match.group().isascii():
            yield 0, len(words)
            return
        end = _COMMA.search(words, match.end())
        yield (
            max(words.rfind(",", 0, match.start()), words.rfind("，", 0, match.start())) + 1,
            end.start() if end else len(words),
        )


def _gives(words: str) -> bool:
    """Return True if a sentence asks the applicant to give and does not deny it."""
    return any(not is_denied_part(words, *match.span(), Mode.FULL) for match in _GIVES.finditer(words))


def _codes_kept(said: Sequence[str]) -> set[int]:
    """Return the numbers of the sentences about codes that the reader alone types or that nobody asks for; none where one is handed over."""
    about = [number for number, words in enumerate(said) if _CODE.search(words)]
    if not about or any(_hands_over(words) for words in said):
        return set()
    near = {one for number in about for one in range(number - 1, number + NEAR + 1)}
    vows = [
        number
        for number in near
        if 0 <= number < len(said) and (_KEPT.search(said[number]) or _UNASKED.search(said[number]))
    ]
    return {*vows, *(number for number in about if vows and _ARRIVES.search(said[number]))}


def gives_code_to_poster(words: str) -> bool:
    """Return True if a sentence has the reader give a code to the one who writes, and does not deny it."""
    if not _CODE.search(words):
        return False
    return any(not is_denied_part(words, *match.span(), Mode.FULL) for match in _GIVEN_TO_US.finditer(words))


def _hands_over(words: str) -> bool:
    """Return True if a sentence asks for a code to be given to somebody, is not a warning of it, and does not deny it."""
    rest = _REPORT.sub(" ", words)
    return any(not is_denied_part(rest, *match.span(), Mode.FULL) for match in _HANDED.finditer(rest))


def _tells_of_others(words: str) -> bool:
    """Return True if a sentence tells of what somebody else was asked, gave or refused, not of what they gained."""
    return _TALE.search(words) is not None and not (_READER.search(words) or _BOAST.search(words))
