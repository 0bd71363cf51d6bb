"""Negation detection: tests if a matched phrase is denied or warned about: 不收押金, "we never charge", 收费的都是骗子.

Works on normalised text, inside one sentence, in both languages. Without this, honest ads that promise to take nothing are the bulk of
all false alarms. A contrast between denial and phrase (不收中介费，但需交押金) lifts the denial.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

_WINDOW = 110
_BREAK = re.compile(r"[。！？!?；;\n\r]|\.(?=\s|$)|(?<=[^\d])\d{1,2}[、.](?=[^\d])")


class Mode(StrEnum):
    """Kinds of denial that count. `full`: every denial (fees); `warning`: only warnings and prohibitions (crimes, where 免押 means little);
    `none`."""

    FULL = "full"
    WARNING = "warning"
    NONE = "none"


_WARNING = re.compile(
    r"谨防|警惕|当心|提防|防范|防止|严禁|禁止|不许|不准|杜绝|抵制|远离|切勿|请勿|不得|绝不|从不|决不|打击|举报|揭露|识别"
    r"|反(?=传销|诈|洗钱|赌|电信)|不(?:涉及|接触|存在|从事|参与|要相信|要轻信|要求|会(?:通过|要求|让[你您]|叫[你您]|以任何|向|主动|委托))"
    r"|未(?:委托|授权)|审核[^，,。；;\n]{0,8}的|(?:新型|作案|常见)手法|分析(?=[^，,。；;\n]{0,2}$)|辨识|治理|对抗|处置|拦截|审理|侦办|查处|辩护|黑产|假冒|冒[充用]"
    r"|\b(?:beware|never|avoid|report(?:ing)?|prevent(?:s|ed|ing|ion)?|detect(?:s|ed|ing|"
    r"ion)?|combat(?:s|ing)?|anti|against|"
    r"prohibit\w{0,4}|not (?:a|an|ask|involve|engage|pay|require)|do(?:es)? not|don't|doesn't|won't|will not|"
    r"investigat\w{0,6}|fight(?:s|ing)?|victims? of|warn(?:s|ing)?|compliance|isn't|no)\b"
)
_FOUGHT = re.compile(
    r"^[^，,。；;\n]{0,12}?(?:案件|案卷|(?<!备)案(?:的|中|里|辩|被)|罪名|被告|嫌疑人|等[^，,。；;\n]{0,8}(?:问题|违规|行为|异常|可疑|黑产|风险|交易))"
    r"|^[^。；;\n]{0,30}?(?:一类|这类|此类|之类)(?:的)?(?:广告|信息|内容|帖子|账号|话术|骗局)"
    r"|^[^，,。；;\n]{0,30}?等[^，,。；;\n]{0,6}(?:问题|违规|异常|可疑|黑产|风险)"
)
"""After a phrase: what is fought, tried or watched for (刷评价、冲销量等问题, 收银行卡案件的被告)."""
_WARNING_NEAR = re.compile(
    r"(?:小心(?!眼)|拒绝|不(?=[刷拉做跑搞碰])|不做|不碰|不搞|不是|并非|绝非|(?<!有)没有|非(?=传销|刷单|跑分|博彩|网赌)|无[需须]|"
    r"(?<!招)反)[^，,。]{0,6}$|(?:不(?=[刷拉跑做搞碰])|非)$|(?:不|非)(?=$)"
)
_WIDE_ZH = re.compile(
    r"(?<!被)(?<!银行)拒[了掉]|"
    r"不(?:会|做|搞|玩|招|卖|开设|承诺|推销|捆绑|得|能|可|向|以|收|需|须|用|必|再|存在|涉及|要求|允许|接受|产生|扣|押|让|问|索取|"
    r"要(?!错过|犹豫|担心|紧|怕|急))|无需|无须|毋需|"
    r"毋须|毋須|唔(?:使|会|收|需|要|准|使畀|使俾)|冇(?:任何)?|请勿|切勿|绝不|从不|决不|概不|均不|并不|都不|一律不|从未|(?<!有)没有|并无|绝无"
    r"|严禁|禁止|拒绝|杜绝|谨防|警惕|当心|提防|防范|避免|切勿|请勿|抵制|举报|免收|免交|免除|免缴|免去|零收费|0收费|谢绝"
)
_NARROW_ZH = re.compile(
    r"(?:不|无|毋|免|零|(?<!\d)0|没|未|非|勿|唔|冇)(?:使|任何|一切|需|须|用|必|再|另外?|额外|其[他它]|"
    r"所谓的?|前期|前置|收取?|交纳?|缴纳?|支付|付|"
    r"要|扣|押金?|办理?|签|入职|培训|各种|各类|的|乱|变相|会|预|先|提前|垫付?|垫资?"
    r"|中介|体检|服装|资料|报名|管理|保证|风险|伙食|住宿|[费金]|[、/和及或&+]){0,8}$"
)
_CONTRAST_ZH = re.compile(
    r"但|可是|不过|然而|只收|只需|仅需|仅收|只要|除了|除[^，,]{1,8}外|而是|[，, "
    r"：:)）](?:入职|上岗|报名|面试|办理|另|还|也|统一|前期|首次|培训|到岗|进厂|录用|每人|"
    r"本人){0,3}"
    r"(?:需要?(?!求)|须|得先|要(?!求(?:收费|交钱|缴费|付费|转账))|请|应|必须|先|自备|自付|"
    r"收取?|交纳?|缴纳?|预交|预付|支付|只|扣)"
)
_IF_ZH = re.compile(
    r"凡|任何|如遇|如有|如果|若|遇到|遇有|一旦|但凡|假如|对于|以[^，,]{0,8}(?:名义|为由|借口)|所有|声称"
)
_THEN_ZH = re.compile(
    r"诈骗|骗子|骗局|骗人|欺诈|违法|违规|非法|虚假|举报|报警|投诉|不可信|谨慎|拒绝|警惕|当心|"
    r"上当|受骗|假冒|冒充|与我司无关|概不负责|均非|非本(?:项目|公司|司|单位)"
)
_ASKED_ZH = re.compile(r"(?:谁|有人|人家|对方)(?:要是|如果|再|来)?(?:让|叫|要|找|向|跟|问)[你您]")
_SENT_OFF_ZH = re.compile(r"不是(?:我们|我司|咱|本|这个)|(?:别|不要)(?:理|信|给|交)|(?:马上|立刻|赶紧|请)(?:告诉|告知)")
_AFTER_ZH = re.compile(
    r"^[^。；;\n]{0,26}?(?:(?:都是|均为|均属|属于?|皆为|一律是|一律为|就是|"
    r"是)(?:[^。；;\n]{0,4})(?:诈骗|骗子|骗局|骗人|欺诈|"
    r"违法|违规|非法|虚假|不法|假的)|请(?:立即|及时|马上)?(?:举报|投诉|报警)|请(?:提高)?警惕|请勿相信|谨防上当|"
    r"可(?:向[^。；;\n]{0,12})?(?:举报|投诉))"
    r"|^类?(?:诈骗|骗局|陷阱)|^[^。；;\n]{0,8}?(?<!不)(?<!不会)(?:违法|犯法|涉嫌犯罪|属于诈骗|坐牢|判刑)"
    r"|^[^。；;\n]{0,20}?[费金钱]的[，,]?(?:一律|直接|立刻|马上)?(?:踢|清退|拉黑|封号|禁言)"
    r"|^[^，,。；;\n]{0,5}?(?:[:：]?\s{0,2}(?:无|没有|(?<!\d)0元?|零元?|免|全免)(?![\u4e00-\u9fff\d])|一律不收|"
    r"都?不收|均不收|不需|不用(?![干上做来愁怕担考管操])|无需|不必|全免|免费|免除|减免|公司(?:全额|全部|统一|直接)?(?:承担|"
    r"出(?!具)|报销|支付|付|买单|负责)|由(?:公司|企业|单位|厂方|"
    r"厂里)|(?:全额|入职后?)?报销|包报销|我司承担|由我(?:司|们))"
)
_INSIDE_ZH = re.compile(
    r"请勿|切勿|毋[须需]|不(?:用|需|收|要|必|会|得|向|再|可|能|罚|扣|交|缴|押)|无需|无须|没有|"
    r"免[收交缴费除]|(?<!\d)0元|零元|拒绝|严禁|禁止|(?:由|均由)[^，,。；;你您]{1,5}(?:承担|支付|负担|报销)"
)

_WIDE_EN = re.compile(
    r"\b(?:never|nobody|no one|do(?:es)? not|don't|doesn't|will not|won't|would not|wouldn't|shall not|"
    r"should not|shouldn't|cannot|can't|must not|not (?:ask|charge|require|request|accept|"
    r"collect|solicit|need|pay|be asked|be required|"
    r"have to|going to)|neither|nor|without|avoid|beware|refuse[sd]?|prohibit\w{0,4}|"
    r"forbid\w{0,5}|illegal|report (?:any|anyone|it)|scam(?:s|mers?|med)?|fraud\w{0,8}|free "
    r"of|waived?|rather than|instead of|wary|suspicious|"
    r"anyone who|anyone asking|if (?:you are|you're|anyone|someone|asked|a recruiter|(?:an?|any|some|the) (?:[a-z]{1,12} )?[a-z]{1,12} (?:asks|wants|says|tells|offers|rings))|no "
    r"legitimate|legitimate (?:employers?|companies|recruiters?)|isn't|is not|are not|aren't|"
    r"phishing|caution|nothing to|(?:asking|asks) (?:you )?for [a-z ]{1,24} in our name)\b"
)
_NARROW_EN = re.compile(
    r"\b(?:no|zero|any|0|\$0)(?! experience| need| interview| problem)(?:[ -](?:[a-z'-]{1,14}|[&/])){0,6}[ ,/-]{0,2}$"
)
_NO_INSIDE = re.compile(
    r"\b(?:no|zero|\$0)\b(?! (?:prior |previous |work )?(?:experience|skills?|qualifications?|"
    r"interview|degree|resume|cv)\b)"
)
_PLAIN_NO = re.compile(r"\b(?:no|zero|\$0)\b")
_CONTRAST_EN = re.compile(
    r"\b(?:but|however|except|unless|only|just|simply|all you|you (?:will|must|need|only|just|"
    r"can)|we will (?:send|mail|pay))\b|\b(?:hesitate|worry|miss|wait|delay)\b"
)
_AFTER_EN = re.compile(
    r"^[^.;!?\n]{0,40}?\b(?:(?:is|are|be|was|were)(?: never| not| n't)? ?(?:required|needed|"
    r"necessary|charged|waived|covered|reimbursed|provided free|free of charge|a scam|scams?|"
    r"fraud\w{0,6}|illegal)(?<!is required)(?<!are required)(?<!be required)(?<!is needed)"
    r"(?<!are needed)(?<!be charged)(?<!is charged)(?<!are charged)|(?:not|never) (?:required|"
    r"needed|necessary|charged)|at no cost|paid by (?:us|the company|the employer)|(?:fully "
    r")?reimbursed|provided free|free of charge|report (?:it|them|this)|in our name)"
)

_SCAM_EN = re.compile(
    r"^(?:[^.!?\n]{0,40}?\b(?:is|are) (?:always )?(?:an? )?(?:[a-z]{1,14} )?|[a-z]{0,8} )(?:scams?|fraud|illegal)\b"
)


_TRAP_WORK = re.compile(
    r"(?:劳动(?:保障)?监察|法律援助|就业(?:服务)?(?:中心|站|办|局)|派出所|司法所|打传办|妇联|检察院|法院|消协|消费者协会|市场监[^，。\n]{1,4}局|学生处|律所|律师事务所|人社局|劳工局)[^\n]{0,30}?"
    r"(?:受理|处理|整理|接触|协助|帮|走访|核查|剪辑|宣传|讲清|讲解)[^\n]{0,26}?(?:投诉|申诉|维权|当事人|证据|手法|后果|不实|举报|纠纷|传销案|坑害|团伙|违规)"
    r"|断卡[^\n]{0,4}(?:宣|专班|志愿)|(?:陷入|误入|脱离|被)传销|传销组织骗|(?<![不无])诱导[^，,。；;\n]{0,8}(?:贷|借|付|缴|刷|出租)"
    r"|采访[^，,。；;\n]{0,16}(?:坑|骗)|常见(?:手法|骗术|陷阱)|防(?:范)?校园贷|反电信?诈"
    r"|\b(?:what a (?:money )?mule is|(?:anti[- ]money[- ]laundering|aml|financial crime) (?:case ?work(?:er)?|analyst|investigator|officer)s?)\b"
)
"""Those who work against a trap and name it: a labour inspection, legal aid, a careers office, casework on laundered money."""
_DEMANDED = re.compile(
    r"(?:入职|上岗|报到|签约|录用|进厂)(?:前|当天|时)[^，,。；;\"”」]{0,6}(?:交|缴|付|买)|\b(?:send|pay|transfer) (?:us |me )?[£$€][0-9]"
)
"""A text that itself asks for money: it may name an inspection or a law office as it likes."""
_WARNING_WORDS = re.compile(
    r"(?<!怕被)骗(?!子(?:都?(?:勿|绕|远离|不要来|别来|滚|请绕|走开)))|诈|举报|报警|报案|假的|(?:警[醒示]|提醒|(?<![按照据会])(?<!系统)(?<!弹出)(?<!手机)(?<!页面)提示(?!点|输入|操作|风险点|打开|续|您?已|框|音|词))|提提你|别(?:信|碰|沾|去|理)|劝你别|唔好信|別信|别急(?!着提|[,，。!~]?(?:我们|咱|这边|公司|有))|切勿|请勿|谨防|警惕|收手(?!机)|上当(?![天日月年地前])|冒[充用]|假冒|(?:民警|警方)(?!问|来|要是)|警务|根本[不唔]是|不是工作|(?<!不)(?:是|属|遇[到上])黑中介|曝光|避雷|避坑"
    r"|被告|嫌疑人|判处|有期徒刑|涉案|帮信|掩饰|卷宗|业务安全|查处|暗访|取缔|黑产|(?:拨打?|通报)(?:165|96110)|165反|宣导"
    r"|差点(?:就)?(?:充|转|交|付|信|借|上)|(?:钱|都|给)[^，,。；;\n]{0,4}要回来|拦(?:下|住)了?|不是(?:我们|咱们|本公司|公司|店里|厂里)的人"
    r"|(?<!不玩)(?<!不搞)(?<!无)(?<!没有)(?<!没)套路|陷阱|受害|[【\[][^】\]\n]{0,4}(?:段子|笑话)|纯属虚构|与我司无关|非本[处司]|所谓|\b(?:scam\w{0,5}|fraud\w{0,6}|report it|fake|beware|so-called|calling themselves|posing as|warn\w{0,4}|(?<!if )(?<!if the )police|not real|wasn't|close the chat|"
    r"(?<!you )walk away|block(?:ed)? (?:him|her|them|the)|never pay|lying|is a lie|impersonat\w{0,4}|not us|not ours|do not send|did not send|don't pay|victims?|defendants?|restitution|prosecut\w{2,4}|"
    r"(?:help|meet|support|advise|assist|represent|interview)(?:s|ing)? (?:workers|people|those|residents|tenants|migrants|families|victims) (?:who|whose)|"
    r"(?:sponsors|landlords|employers|agents|agencies|recruiters|traffickers) who (?:ask|asked|sold|sell|kept|keep|charged?|took|take|hold|held)|"
    r"trading standards|criminal defence|criminal defense|(?:recogni[sz]e|spot) (?:the |a |these |such )?(?:calls?|signs|scams?|tricks?|fraud\w{0,4})|mule (?:cases?|accounts?|activity)|"
    r"claiming to be (?:from )?(?:us|our))\b"
)
_STRONG_WARNING = re.compile(
    r"反诈|防(?:范|电信|电|网络)?[诈骗]|反欺诈|被告|嫌疑人|判处|有期徒刑|涉案|帮信|掩饰|卷宗|辩护|黑产|假冒本|冒充本|拨打?96110|拨打?165|165反|"
    r"通报165|疑似受骗|业务安全|查处|暗访|取缔|"
    r"\b(?:defendants?|restitution|trading standards|criminal defen[cs]e|(?:recogni[sz]e|spot) (?:the |a |these |such )?(?:calls?|signs|scams?|tricks?)|"
    r"(?:help|meet|support|advise|assist|represent|interview)(?:s|ing)? (?:workers|people|those|residents|tenants|migrants|families|victims) (?:who|whose)|"
    r"(?:sponsors|landlords|employers|agents|agencies|recruiters|traffickers) who (?:ask|asked|sold|sell|kept|keep|charged?|took|take|hold|held))\b"
)
"""Words that alone say that a text tells of fraud or trains against it: courts, police lines, prevention."""
_CALLS = re.compile(
    r"(?:加|添加)(?:我|薇|v|微|vx|客服|飞机)|微信(?:号|[:：])|q(?:q|群)[:： ]?\d{5}|电报|飞机|t\.me/|@[a-z0-9_]{5}|私聊|私我|扫码|1[3-9]\d{9}|"
    r"\b(?:whatsapp|telegram)\b[^.\n]{0,20}[+@]"
)


TOLD_BY = (
    *"骗 诈 举报 报警 报案 假的 提醒 提示 警醒 警示 提提你 别信 别碰 别沾 别去 别理 劝你别 唔好信 别急 切勿 请勿 谨防 警惕 收手 上当 冒充 冒用 民警 警方 警务 不是工作".split(),
    *"差点 要回来 拦下 拦住 不是我们 不是咱们 不是本公司 不是公司 不是店里 不是厂里".split(),
    *"段子 笑话 虚构 根本不是 根本唔是 曝光 避雷 避坑 套路 陷阱 受害 与我司无关 非本处 非本司 所谓 scam fraud fake beware warn police wasn't lying".split(),
    *"impersonat victim defendant restitution prosecut 假冒 被告 嫌疑人 判处 有期徒刑 涉案 帮信 掩饰 卷宗 业务安全 查处 暗访 取缔 黑产 宣导".split(),
    *("165", "96110", "trading standards", "criminal defen", "recogni", "spot ", "mule ", "claiming to be"),
    *(
        f"{noun} who"
        for noun in (
            "workers people those residents tenants migrants families victims sponsors landlords employers agents agencies recruiters "
            "traffickers"
        ).split()
    ),
    *("report it", "not real", "close the chat", "walk away", "block", "never pay", "is a lie", "not us", "not ours"),
    *("not send", "don't pay", "so-called", "calling themselves", "posing as"),
    *"监察 法律援助 就业中心 就业站 就业办 就业局 就业服务 派出所 司法所 打传办 妇联 检察院 法院 消协 消费者协会 市场监 采访 学生处 律所 律师事务所 人社局 劳工局 断卡 传销 诱导 校园贷 常见".split(),
    "黑中介",
    *("mule is", "laundering ", "aml ", "financial crime"),
)
"""Texts of which one must occur where `_WARNING_WORDS` matches: most postings hold none, and are not searched."""


_AROUND = 40
_WORKS = 2
"""A trade that fights traps counts as much as two words."""


def count_warnings(text: str, hints: Iterable[str] = TOLD_BY) -> int:
    """Count the different words of a warning (骗, 举报, "fake") in a normalised text that itself asks nobody to get in touch (no account, no
    number). A victim's story, the police or a disclaimer quotes demands; an offer that makes them hardly speaks of fraud. `hints` are
    those of `TOLD_BY` that may occur."""
    found: set[str] = set()
    against = False
    for low, high in _hinted(text, hints):
        found.update(match.group() for match in _WARNING_WORDS.finditer(text, low, high))
        against = against or _TRAP_WORK.search(text, low, high) is not None
    if not (found or against) or _CALLS.search(text):
        return 0
    against = against and _DEMANDED.search(text) is None
    return len(found) + bool(found and _STRONG_WARNING.search(text)) + (_WORKS if against else 0)


def warning_places(text: str, hints: Iterable[str] = TOLD_BY) -> Iterator[tuple[int, int]]:
    """Yield the spans of the words of a warning, and of a trade that fights traps, in a normalised text; some twice. `hints` as in
    `count_warnings`."""
    for low, high in _hinted(text, hints):
        for pattern in (_WARNING_WORDS, _TRAP_WORK):
            for match in pattern.finditer(text, low, high):
                yield match.span()


def _hinted(text: str, hints: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text around its `hints`, no hint twice."""
    for hint in hints:
        at = text.find(hint)
        while at >= 0:
            high = at + _AROUND
            yield max(0, at - _AROUND), high
            at = text.find(hint, high)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence around a match, at most `_WINDOW` characters to either side."""
    low = max(0, start - _WINDOW)
    begin = low
    for match in _BREAK.finditer(text, low, start):
        begin = match.end()
    stop = _BREAK.search(text, end, min(len(text), end + _WINDOW))
    return begin, stop.start() if stop else min(len(text), end + _WINDOW)


def _last_match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def is_negated(text: str, start: int, end: int, mode: Mode) -> bool:
    """Return True if the phrase `text[start:end]` of a normalised text is denied, or quoted as a warning, in its sentence."""
    if mode is Mode.NONE:
        return False
    begin, stop = _sentence(text, start, end)
    before, phrase, after = text[begin:start], text[start:end], text[end:stop]
    if _warned_zh(before, phrase, after) or _SCAM_EN.match(after) or _answered_no(text[end : end + _WINDOW]):
        return True
    if mode is Mode.WARNING:
        if _FOUGHT.match(after):
            return True
        cue = _last_match(_WARNING, before[-40:])
        if cue is not None and not _lifted(before[-40:][cue.end() :] + phrase[:2]):
            return True
        if "never" in phrase:
            return True
        return _WARNING_NEAR.search(before[-12:]) is not None
    return _by_others(before, phrase + after) or _denied_zh(before, phrase, after) or _denied_en(before, phrase, after)


_THIRD_PARTIES = re.compile(
    r"(?:客人|客户|顾客|住客|租客|租户|房客|旅客|住户|业主|买家|储户|患者|病人|学生(?!党|兼职|工|可|均|也)|家长|商户|粉丝|读者|游客|观众|乘客|玩家|车主|会员办卡|被告人?|嫌疑人|不法分子|犯罪分子|骗子)"
    r"(?!经理|专员|代表|服务|资源|款)[^，,。；;你您我]{0,8}$"
    r"|\b(?:landlords?|tenants?|guests?|visitors?|students?|members|customers?|clients?|buyers?|lenders|exhibitors|patients|defendants?|"
    r"groups|diners|couples|families|parents|sellers|shoppers|residents|borrowers|"
    r"applicants (?:for|to) (?:our|the|flats|rooms|loans) ?(?:[a-z]{1,12} ){0,2}|scammers?|fraudsters?) "
    r"(?:who |then |may |must |can |will |also |always |told [a-z]{2,12} to |asked [a-z]{2,12} to ){0,2}"
    r"(?:(?:pay|send|leave|put down|hand over|give|deposit|transfer)(?: [a-z]{1,12}){0,3} )?$"
)
"""Before a phrase, in its clause: somebody else does it (客人先付定金, "students pay")."""
_TO_YOU = re.compile(r"[^，,。；;.!?]{0,24}(?:[你您]|\byour?\b)")


_ANSWERED = re.compile(
    r"^[^。！!；;\n?]{0,40}\?[\s\"”」]{0,2}(?:(?:a|答|回答|回复) ?: ?)?(?:都|当然|完全|全部|我们|公司|厂里)?"
    r"(?:(?:不用|不需要?|不必|不要|不收|不押|不会|不交|没有|无|无需|免|否|唔使|唔会|一分(?:钱)?(?:都|也)?不(?:用|收|要)"
    r"|(?:公司|厂里|单位|店里|我们)(?:承担|出|付|报销))[喔哦的啊呀呢]?(?=[,。，;!！\s]|$)"
    r"|(?:no|never|none|nope|not at all|nothing)(?=[,.;!]|$)|(?:we|the (?:company|employer|trust|council)) (?:do|does|pay|pays|cover|covers)\b)"
)
"""After a phrase: it was only asked, and the answer is no (需要交押金吗？不用。 "Is there a deposit? No.")."""


def _answered_no(after: str) -> bool:
    return "?" in after[:41] and _ANSWERED.match(after) is not None


def _by_others(before: str, rest: str) -> bool:
    """Return True if the one who does what `rest` begins with is not the applicant, and it is not done to the applicant."""
    return _THIRD_PARTIES.search(before[-60:]) is not None and _TO_YOU.match(rest) is None


_CLAUSE_ZH = re.compile(r"[，,]")
_VERBAL = re.compile(
    r"(?:不用|不需要?|无[需须]|不必|唔使|不看|不限)[^，,费金款钱押贷卡证]{1,6}$|(?:也|都)(?:行|可以?|没事|没关系)$"
)
"""A clause that ends a denial of doing something (不用考试，): no list of things goes on after it."""
_GOES_ON = re.compile(r"(?:[^，,]{0,2}$|(?:更|也)?(?:让|叫|要求|要[你您]|请[你您]|以|逼|催|骗))")
_CLAUSE_EN = re.compile(
    r", (?=(?:you|we|your|the|she|he|they|it|this|that|then|so|which|just|simply|send|pay|deposit|transfer|upload|bring|"
    r"keep|finance|new|candidates|applicants|a|an|once|after|when|and (?:you|we|then))\b)|\b(?:until|unless|before)\b"
    r"| (?:and|so) (?=(?:you|we|he|she|they) (?!do|don|will not|won|never|can|must not)[a-z]{2})|: "
)


_IDLE = re.compile(
    r"(?:放着)?(?:不用|不常用|用不上|没用过|没怎么用)的?(?=(?:银行|储蓄|手机|电话|旧|空|闲|卡|账|户|号|本)|$)"
)
"""Said of a thing that lies idle, not denied: 不用的储蓄卡."""


def is_denied_part(text: str, start: int, end: int, mode: Mode) -> bool:
    """Do as `negated`, for a part of a frame: a denial reaches only to the end of its clause, lists and 让您… included."""
    if mode is Mode.NONE:
        return False
    begin, stop = _sentence(text, start, end)
    for comma in _CLAUSE_ZH.finditer(text, begin, start):
        goes_on = _GOES_ON.match(text[comma.end() : start]) and not _VERBAL.search(text[begin : comma.start()])
        if not goes_on and "\u4e00" <= text[comma.end()] <= "\u9fff":
            begin = comma.end()
    for comma in _CLAUSE_EN.finditer(text, begin, start):
        begin = comma.end()
    before, phrase, after = _idle(text[begin:start]), _idle(text[start:end]), text[end:stop]
    if _warned_zh(before, phrase, after) or _SCAM_EN.match(after) or _answered_no(text[end : end + _WINDOW]):
        return True
    if mode is Mode.WARNING and _FOUGHT.match(after):
        return True
    if mode is Mode.FULL and _by_others(before, phrase + after):
        return True
    return _denied_zh(before, phrase, after) or _denied_en(before, phrase, after)


def _idle(text: str) -> str:
    return _IDLE.sub(lambda match: "闲" * len(match.group()), text)


def _lifted(between: str) -> bool:
    return bool(_CONTRAST_ZH.search(between) or _CONTRAST_EN.search(between))


def _warned_zh(before: str, phrase: str, after: str) -> bool:
    """Return True for a Chinese warning: 凡收取押金的均为诈骗; 以任何名义收费请举报; 收费的都是骗子; 谁让你交钱，就不是我们."""
    if _AFTER_ZH.match(after):
        return True
    if _ASKED_ZH.search(before[-40:]) and _SENT_OFF_ZH.search(after[:60]):
        return True
    return bool(_IF_ZH.search(before[-40:]) or _IF_ZH.match(phrase)) and bool(_THEN_ZH.search(after[:60]))


def _denied_zh(before: str, phrase: str, after: str) -> bool:
    if _INSIDE_ZH.search(phrase):
        return True
    if _NARROW_ZH.search(before[-30:]):
        return True
    cue = _last_match(_WIDE_ZH, before[-60:])
    return cue is not None and _CONTRAST_ZH.search(before[-60:][cue.end() :] + phrase[:2]) is None


def _denied_en(before: str, phrase: str, after: str) -> bool:
    cue = _last_match(_WIDE_EN, before)
    if cue is not None and _CONTRAST_EN.search(before[cue.end() :] + phrase) is None:
        return True
    narrow = _NARROW_EN.search(before[-70:])
    if narrow and _PLAIN_NO.search(narrow.group()):
        return True
    return bool(_AFTER_EN.match(after)) or bool(_WIDE_EN.search(phrase) or _NO_INSIDE.search(phrase))
