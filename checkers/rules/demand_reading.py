"""Reads who gives, and when, in the words of a demand. What is asked, and for what, the rule itself has found.

Read in the sentences that hold the words of a rule, in normalised text of the poster. A demand in which everything is said is never lowered,
however ordinary the rest of the text; where a part is missing, the card says which. What the law or an authority requires, what the employer
pays or gives back on a receipt, and what customers pay is asked of somebody else.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from app.domain.checks import MissingPart
from app.text.characters import has_han
from app.text.kinship import RELATIVES
from app.text.speakers import WAYS_OF_PAYING, WORKER_SUBJECT, WORKERS
from checkers.rules.asked_sums import CURRENCIES, asked_sum
from checkers.rules.money_flow import without_income

EVERY_PART = frozenset(MissingPart)


@dataclass(frozen=True, slots=True)
class Demand:
    """The parts of a demand that words say: the applicant gives (`you`); somebody else does, the law asks for it, or it is given only after
    the start (`others`); it is due before the work or is a condition of it (`time`); somebody is quoted as asking, or a question is put
    (`reported`); a sum stands in it that whoever applies is asked for, beside when it is due (`sum`). `needs` are the parts without which a demand of its kind is not complete: a part in a crime is offered to anybody, at any
    time (`families` in `resources/lists/kinds.yaml`)."""

    you: bool
    others: bool
    time: bool
    reported: bool = False
    news: bool = False
    sum: bool = False
    needs: frozenset[MissingPart] = EVERY_PART

    @property
    def complete(self) -> bool:
        """Return True if all that is needed is said, nobody else is asked, and the words do not report it."""
        return not (self.missing or self.others or self.reported)

    @property
    def missing(self) -> tuple[MissingPart, ...]:
        """Return the parts that are needed and not said."""
        payer = self.others or (MissingPart.PAYER in self.needs and not self.you)
        time = MissingPart.TIME in self.needs and not self.time
        return (*((MissingPart.PAYER,) if payer else ()), *((MissingPart.TIME,) if time else ()))


_HAN = re.compile(r"[\u4e00-\u9fff]")


def _by_script(pattern: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile the alternatives of a pattern apart: those without a Chinese character, and the others, which only Chinese words can match."""
    alternatives = _alternatives(pattern)
    han = [one for one in alternatives if _HAN.search(one)]
    return re.compile("|".join(one for one in alternatives if not _HAN.search(one))), re.compile("|".join(han))


def _alternatives(pattern: str) -> list[str]:
    """Return the alternatives of a pattern that stand in no brackets."""
    depth, inside, start, found = 0, False, 0, []
    for match in re.finditer(r"\\.|[\[\]()|]", pattern):
        char = match.group()
        if (char == "[" and not inside) or (char == "]" and inside):
            inside = not inside
        elif not inside:
            depth += (char == "(") - (char == ")")
            if char == "|" and not depth:
                found.append(pattern[start : match.start()])
                start = match.end()
    return [*found, pattern[start:]]


def _says(patterns: tuple[re.Pattern[str], re.Pattern[str]], words: str) -> bool:
    """Return True if one of the patterns of either script matches."""
    plain, han = patterns
    return plain.search(words) is not None or (has_han(words) and han.search(words) is not None)


_GIVE_EN = (
    r"(?:pay|send|transfer|deposit|buy|purchase|top up|hand (?:over|in)|give|forward|upload|put (?:down|up|in|back)|cover|settle|provide|submit|share|scan|lend|rent|"
    r"cash|keep|bring|leave|lease|wire|email|text|reply|order|load|charge|invest|install|download|open|register|sign|collect|receive|withdraw|remit|bear|lodge|contribute|refund|read|recharge|repeat|attach|surrender|obtain|"
    r"take in|re-?label|re-?ship|paste|bridge|log in|(?:run|execute) (?:the|this|our|that|it) (?:\w{2,10} ){0,2}(?:script|command|file|installer|program(?:me)?|code|project|repo\w*))"
)
_APPLICANTS = r"(?:applicants?|candidates?|new (?:starters?|hires?|staff|joiners?|recruits?)|every(?:one|body)|each (?:person|worker|recruit|applicant)|trainees|participants|all starters)"
_RELATIVES = rf"(?:family|relatives?|uncle|aunt|{RELATIVES}|guarantor)"
"""Who gives for the applicant."""
_MONEY_GIVEN = r"(?:pay|fund|finance|buy|purchase|transfer|deposit|lodge|remit|cover|settle|contribute|top up|prepay|prefund|front|bear|invest|wire|owe|clear|book)s?"
_SUM = (
    rf"(?:(?:[$£€₹₦¥₱]|\b(?:k(?=\d{{1,3}},?\d{{3}})|{CURRENCIES})) ?\d[\d,.]*"
    r"|\b\d[\d,.]* ?(?:dollars|pounds|euros?|rupees|naira|shillings|pesos|rand|ringgit|dirhams?|bucks|quid|yuan|usdt|baht)\b"
    r"|\b(?:ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a|one|two|three|four|five|six|seven|eight|nine) (?:hundred|thousand))(?:[ -](?:and )?\w{3,7}){0,2} (?:dollars|pounds|euros?|rupees|naira|pesos|rand|ringgit|dirhams?|bucks|quid)\b)"
)
_HANDED = (
    r"(?:ics?|passports?|papers|documents|diplomas?|certificates?|licen[cs]es?|ids?|identity cards?|id cards?|national ids?|bank(?:ing)?|accounts?|cards?|log-?ins?|sign-ins?|passwords?|passcodes?|codes?|digits|pins?|wallets?|"
    r"sims?|sim cards?|phones?|handsets?|profiles?|names?|face|selfies?)"
)
"""What applicants hand over, or lend."""
_PRICED_ZH = r"(?:报|(?<![夜早晚白中加上大小])班|课程?|课时|认证|学费|模卡|样卡|样片|写真|体检|保险|服装|工装|床位|被褥|(?:律师|拜师|诚意|定位|认证|签证|公证|资格|中介|介绍|推荐|担保|拜师)[费金礼]|办卡|胸牌|工牌|接单牌子?|设备|工具|教材|资料|材料|套餐|通道|系统|账号)"
"""What traps sell to those who look for work."""
_PRICE_ZH = r"(?:[$¥]?[0-9]{2,6}(?![0-9%:年月日人名岁家个号点])|[一二两三四五六七八九][十百千万][一二两三四五六七八九十百千万]{0,4}(?![一-鿿]{0,1}[人名岁家个多]))"
_BARE_PRICE_ZH = rf"{_PRICED_ZH}[^，,。；;\n:0-9]{{0,5}}(?:[，,:(]|合计|共|一共|拢共)?{_PRICE_ZH}(?:元|块|蚊)?(?![^，,。；;\n]{{0,4}}(?:补贴|补助|奖|提成|以上|以内|工资|/|每月|一个月|起薪))"
"""A price beside one of them: nobody need say who pays."""
_YOU = _by_script(
    r"(?:(?<!为)(?<!给)(?<!帮)(?<!替)[你您]|自己|本人|个人|[每各]人|每位|新人|新员工|新同事|求职者|应聘者|入职者|考生|学员|台端|阁下)[^，,。；;\n]{0,16}(?:(?<![结社外成])交(?![流通友往谈际易班])|缴|付|垫|押|充|转|汇|打款|购|买|办|扫|存|供|寄|贷|掏|拿[0-9一二两三四五六七八九]|借给|租给|签|收[货包快款钱])"
    r"|自[费备理付购掏]|[你您]的?(?:银行|储蓄|身份证|手机|电话卡|微信|支付宝|账[户号]|卡|证件|护照|验证码)"
    r"|(?:[须需]要?|请|必须|得|要|麻烦|统一|先)[^，,。；;\n]{0,10}(?:交(?![流通友往谈际易班接])|缴|(?<!后)付|垫|押|充值|转账|汇|打款|购|买|办理?|拍|扫码|存|提供|寄(?![来至到]{0,2}[^，,。；;\n]{0,3}(?:履历|简历|作品|样稿|译作))|发我|发[^，,。；;\n]{0,4}(?:身份证|证件|照片|护照)|下载|注册|贷|签|安装|打开|登[录入]|开启|共享|授权|允许|关[闭掉])"
    r"|(?:^|[,。;:\n ])(?:再|然后|接着|最后|进入?|点|请|快)?(?:打开|登[录入]|点开|进入)[^，,。；;\n]{0,8}(?:手机银行|网银|支付宝|微信|余额|借呗|花呗)"
    r"|(?:(?<![结社外成])交(?![流通友往谈际易班])|缴|付|垫|押|充值?|转账?|汇|打款?)[^，,。；;\n]{0,8}[0-9一二两三四五六七八九十百千万]|(?:收取?|酌收|预收|代收)[^，,。；;\n]{0,10}(?:费|金|[0-9])|扣[^，,。；;\n]{0,6}(?:费|金|[0-9])"
    rf"|{_BARE_PRICE_ZH}|[俾畀][$¥]?[0-9一二两三四五六七八九]|(?:先|要|份)[俾畀]|[你您]个(?:户口|账户|银行)|(?<![买收录])入[$¥]?[0-9]{{2}}|以[你您]的?名义|[你您]把[^，,。；;\n]{{0,8}}(?:钱|款|卡|存款)|(?:卡|盾|手机)[^，,。；;\n]{{0,6}}(?:带过来|拿过来|寄过来)"
    r"|(?:高价|长期|大量)?(?:收购?|租用?|借用?)[^，,。；;\n]{0,8}(?:卡|号|账户|四件套|对公)"
    rf"|\b(?:you|u|{_APPLICANTS})(?:'ll|'d)?(?: (?:will|must|need to|have to|should|can|may|are (?:asked|required|expected) to|just|simply|only|first|then|also|would|be|to|are)){{0,4}} {_GIVE_EN}\b"
    rf"|(?:^|[.!?;:,\n-]|\band|\bthen|\bplease|\bjust|\bsimply|\bmust|\bneed to|\bhave to|\b(?:ask|need|want|require|expect)s? (?:you|{_APPLICANTS}) to)\s{{0,3}}{_GIVE_EN}\b"
    r"|\byour (?:\w{1,12} ){0,2}(?:account|card|bank|passport|id|identity|licen[cs]e|phone|number|ssn|login|password|wallet|sim|money|documents?|papers|parcels?)\b"
    r"|\bwe (?:\w{1,10} ){0,2}(?:ask|need|require|take|charge|hold|keep|collect|deduct|retain)\b"
    r"|(?:验证码|动态码|口令|[四六]位数字?)[^。；;\n]{0,12}(?:填|发|告诉|报|回复|读|念)"
    r"|(?:学员|本人|个人|实习生|求职者|应聘者|录[用取]者|员工)(?:自行)?(?:承担|负担|自付|出)|(?:费|金|款)[^，,。；;\n]{0,6}[0-9]{2,6}元[^。；;\n]{0,16}(?:付清|缴清|结清|自理|承担)"
    r"|(?:费|金|款)[^，,。；;\n]{0,6}[0-9]{2,6}元?[，,][^。；;\n]{0,8}(?:收取?|自理|自付|缴|交|付)|[0-9一二两三四五六七八九十百千万]元?[^，,。；;\n]{0,8}(?:交[齐清到]|缴清|缴纳|支付|自付|自理|先[交付]|垫付|转[到至])"
    r"|[0-9]{2,6}元?[^，,。；;\n0-9]{1,10}[费金款][^。；;\n]{0,12}(?:[付交缴结]清|[交缴付收])|(?:费用?|押金|保证金|定金|货款|成本费|出资)[^，,。；;\n0-9]{0,4}[0-9.]{1,6}[万千]?元|每人[^，,。；;\n]{0,4}[交缴付存][0-9]"
    rf"|\b(?:fees?|charges?|costs?|course|enrol?ment|deposit|bond|kit|pack|package|check|reservation|registration|activation|token|guarantee|security|amount|voucher|balance|tuition|insurance|sessions?|shoot|shots|mentoring|processing|certificate|slot|bundle|levy)\b[^.;\n]{{0,32}}?{_SUM}"
    r"|\b(?:balance|remainder|reservation|processing|slot|placement|security)\b[^.;\n]{0,16} [0-9][0-9,.]{2,9}\b"
    r"|\b(?:is|are|falls?) (?:yours|to you|on you) to (?:cover|pay|meet|settle|bear)\b|(?:学|课|训|费)[^,，。；;\n]{0,20}分期[^。；;\n]{0,16}(?:从?工资|薪)[^,，。；;\n]{0,4}扣|(?:工资|薪水?)[^,，。；;\n]{0,8}(?:半|成|部分|[0-9]%)[^,，。；;\n]{0,12}(?:交|付|给)[给由与]?[^,，。；;\n]{0,6}(?:人|师傅|中介|主管|队长)"
    rf"|\bto my (?:\w{{2,12}} )?(?:{RELATIVES}|personal|own)(?:'s)?\b"
    r"|\bpassports? (?:stays?|remains?|are kept|goes|go) [^.;\n]{0,12}\bwith (?!you|its|their|the (?:holder))"
    r"|\b(?:run|paste|execute|enter) '?(?:curl|wget|npx|npm|pip|git clone|bash|powershell|irm|iwr)\b|(?<!gift )(?<!business )\b(?:cards?|token|sim|passbook|pin|log-?in) (?:[\w-]+ ){0,5}?(?:stays?|remains?|(?:is|are) (?:kept|held)) (?:safe )?(?:with|by) (?!you|its|their|the (?:holder|guest|client|customer|bank))|\b(?:keeps|holds|retains|collects) (?:the |all |our )?(?:staff|crew|workers?'?|everyone's) passports?\b|\bsa (?:gcash|maya|bdo|bpi|palawan|cebuana)\b|\b(?:ipapagamit|ipahiram|magbayad|magpadala|ibigay|bigay)\b"
    rf"|{_SUM} (?:\w{{2,12}} ){{0,2}}(?:fee|charge|deposit|bond|reservation|payment|contribution|per person|each|apiece)\b|\b(?:borne|paid|purchased|bought|settled|covered|rests|lies|falls) (?:by|with|on|to) (?:the |each |every )?(?:\w{{2,12}} )?{WORKERS}\b"
    rf"|\b{WORKERS}\b[^.;,:?!\n]{{0,45}}? {_MONEY_GIVEN} (?:for|our|the|their|an?|half|us|it|towards|in|into|to|up ?front|themselves|with|gift|vouchers?|[$£€₹₦]|[a-z]{{0,4}}\$? ?\d)"
    rf"|{_SUM}[^.;\n]{{0,40}}? (?:is|are|be) (?:\w{{2,10}} ){{0,2}}(?:paid|payable|due|collected|taken|charged|required|requested|needed|borne|settled|purchased|bought|held|given|transferred|expected|deducted|refund(?:ed|able))\b"
    rf"|\b(?:need|asked for|carry|bring|owes?|costs? (?:you|the candidate)|against (?:an?|the|payment)|hold|takes?|charges?) [^.;\n]{{0,24}}?{_SUM}|\b(?:your|their) own (?:expense|cost|pocket|card|money|wallet|funds)\b"
    rf"|\b(?:candidate|applicant|trainee|employee|starter|driver)s?'? (?:own )?(?:expense|cost)\b"
    rf"|\byour (?:\w+ (?:or |and )?){{0,2}}{_RELATIVES}\b[^.;\n]{{0,50}}?\b(?:pays?|paid|settles?|settled|remits?|transfers?|deposits?|sends?|signs?|covers?)\b|\b(?:paid|settled|settles|remitted|signed|borne|arranged)\b[^.;\n]{{0,24}}? (?:by|with) your (?:\w+ )?{_RELATIVES}\b"
    rf"|\b(?:you|{_APPLICANTS}) (?:will )?(?:need|require) (?:an? |the )?(?:one-time |one-off |small )?[$£€₹]\d"
    rf"|{WORKER_SUBJECT}(?: [a-z-]{{2,12}}){{0,4}}? (?:{_MONEY_GIVEN}|(?:put|pay|bring|order|rent|give|hand|lend|take|invest|subscribe|join|obtain|acquire|meet|sign|surrender|leave|supply|attach|forward|upload|open|register|let|run|start|install|have|pass|bank|choose|contribute|reserve|complete|move|read|confirm)s?)"
    rf"\b[^.;:?!\n]{{0,60}}?(?:{_SUM}|\b(?:(?:their|his|her) (?:own |original |personal |private |second |national )?|(?:under|in|on|with) own )(?:\w{{2,12}} (?:or |and )?){{0,2}}(?:{_HANDED}|expense|cost|money|pocket|laptops?|computers?|machine|tools|gloves)\b|\b(?:the|any) (?:digits|passcodes?|one-time codes?|otp)\b)"
    rf"|\btheir (?:own|personal|private) (?:\w{{2,12}} ){{0,3}}(?:{_HANDED}|laptops?|computers?|address|expense|cost|money)\b|\b(?:everyone|each person|every \w{{3,12}}|all staff|workers?|employees?)'?s?'? (?:original |national )?(?:passports?|id cards?|papers|diplomas?|certificates)\b"
    r"|\byour (?:\w{1,12} (?:and |or )?){0,2}(?:banking|pin|passcode|memorable word|log-?ins?|sign-ins?|credentials|profiles|face)\b"
    rf"|{_SUM}[^.;\n]{{0,40}}? (?:taken|payable|due|collected|charged) (?:by|at|on|in|to|up)\b|\bagainst {_SUM}|\b(?:once|when|until|after) {_SUM}[^.;\n]{{0,40}}? (?:has|have|is|are) (?:reached|arrived|cleared|been|paid|received|in)\b"
    rf"|\b(?:ring|call|phone|dial|telephone|premium)\b[^!?\n]{{0,130}}?(?:{_SUM}|\b\d{{1,3}} ?(?:p|pence|cents)) (?:a|per|each) minute\b|\b{_APPLICANTS} (?:downloads?|installs?|runs|allows|opens)\b"
    r"|(?:学员|新人|员工|[你您])[^，,。；;\n]{0,6}(?:与|和|跟|在)[^，,。；;\n]{0,6}(?:银行|金融|小贷|网贷|分期)[^，,。；;\n]{0,6}签"
    r"|(?:存折|印鉴|印章|银行卡|提款卡|身份证|护照|毕业证|学位证|证件|证书)[^。；;\n]{0,14}(?:交[由给予付]|存放?[于在]|由|归)[^。；;\n]{0,10}(?:保管|收存|存档|保存|代管|管理)"
    r"|(?:期|[0-9一二三四五六七八九十]天)[^。；;\n]{0,12}(?:不[发计给结](?:工资|薪|工钱)|不计薪|无薪)|收到[^。；;\n]{0,4}(?:数字|码)[^。；;\n]{0,12}(?:填|发|告诉|报|回复|读|念|打|输)"
    r"|(?:^|[.!?;:,\n]|\band|\bplease|\bkindly|\bthen)\s{0,3}(?:allow|grant|enable|disable|turn off|switch off|do (?:a )?(?:neft|imps|upi|transfer))\b"
    r"|\b(?:certificates?|diplomas?|degrees?|papers|originals?|passports?)\b (?:is|are|will be) (?:lodged|kept|held|deposited|retained|stored) (?:with|by|in|at) (?:the|our|us|head)\b"
    rf"|\b(?:on|from|by|of) (?:the )?(?:you|{_APPLICANTS}|applicant|candidate|trainee|employee)\b|\b(?:fee|charge|cost|deposit|bond|payment|contribution)s?\b[^.;\n]{{0,40}} (?:is|are|will be|becomes) "
    r"(?:due|payable|collected|charged|required|taken|borne|requested)\b"
)
_TIME = _by_script(
    r"(?:入职|上岗|报到|签约|签合同|录用|入门|拜师|入会|面试|试工|开班|开工|到岗|进厂|上班|接单|派单|出发|登船|登机|上户|开通|转正|试岗)(?:之?前|当[天日场]|时|登记|手续|[，, ]?(?:须|需|要|得|应|必须|统一))|先[^，,。；;\n]{0,10}(?:交|缴|付|垫|押|充|转|汇|打|买|购|办|存|拍|掏|拿[0-9])|先预?收"
    r"|[在于][^，,。；;\n]{1,8}前(?!台|往|厅|端|线|提|景|沿|列|期|者|后|途)|前(?:先|须|需|要|请|必须|交|缴)|才[能可会给有算提安发派开办签告]|方[可能]|即可(?:上|入|派|接|开|领|提)|就[能可给安马][^，,。；;\n]{0,6}(?:上|入|派|接|开|领|提|排|面)"
    r"|今[天日晚](?:内|之内|下班|就|[^，,。；;\n]{0,4}前)|立即|马上|尽快|抓紧|小时内|[日天]内|逾期|否则|不[交付缴垫](?!.{0,4}(?:任何|押))|锁定|保留|占[位名]|激活|解冻|提现|解锁|名额|席位|当天结|日结|秒[结到]"
    r"|\bbefore (?:flight|departure|boarding|deployment|you|your|the|we|i|any|starting|start|training|interview|induction|day|it|they|receiving|work|joining|being)\b|\b(?:until|unless)\b|\bonce (?:you|the|your|we|it|paid|payment|that|this|received|cleared)\b"
    r"|\bto (?:secure|reserve|hold|confirm|schedule|book|activate|unlock|release|start|begin|join|qualify|get (?:started|the|your)|be (?:considered|added|placed)|continue|finali[sz]e|complete|proceed)\b"
    r"|\b(?:today|tonight|now|immediately|asap|up ?front|in advance|deadline|first shift|first day|straight away|right away)\b|\bwithin (?:\d{1,3}|an?|one|two|three|the) ?(?:hours?|days?|minutes?|hour)\b|\bby (?:noon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|close|\d)"
    r"|(?:必须|[需须]要?)先?(?:交|缴|付|买|购|垫|转)"
    rf"|\b(?:you|{_APPLICANTS}) (?:must|have to|need to|are required to) (?:first |then )?(?:pay|buy|purchase|deposit|transfer|send|order)\b"
    r"|(?:录[用取]者?|通过|审核|初试|初筛|资料齐全)后?[^。；;\n]{0,12}(?:办|缴|交|付|费)|(?:付|缴|结)清|一次性?(?:付|缴|收)|领取[^，,。；;\n]{0,8}(?:时|[交付缴])|(?:转正|离职|期满|做满|出粮|发薪|首月)[^，,。；;\n]{0,8}(?:退|返|报销)"
    r"|\b(?:on|upon|at) (?:\w{1,6} )?(?:acceptance|arrival|signing|registration|selection|enrolment|enrollment|collection|reporting|the time of)\b|\b(?:prior to|ahead of)\b"
    r"|\b(?:refunded|returned|credited|repaid|given back) (?:\w{1,10} ){0,2}(?:with|after|on|once|when)\b"
    r"|(?:进场|领料|提车|开卡|开课|报名|培训|到店|到厂|建档|首次上岗|入住|填表|签合同)(?:之?前|当[天日]|[时時])|[交缴付拍办]完|后[再方][安排能可签上]|(?:结业|学完|学成|合格)后?安?排?上岗|不予?退|退还|返还|退回|抵扣|现场自付"
    r"|\b(?:at|on|by) (?:the |your )?first (?:visit|session|meeting|class|lesson|day|shift|morning|week)\b|\bbefore (?:[a-z]+day)\b|\b(?:pays?|remits?|settles?|transfers?) [^.;\n]{0,20}\bfirst\b"
    r"|\bbefore (?:an?|our|first|departure|deployment|interviews?|travel|registration|noon|documents?|placement|issue|class|goods|wages)\b|\b(?:at|on|upon) (?:induction|orientation|joining|selection|contract|onboarding|interview day|the gate|the interview)\b"
    r"|\bafter (?:you|they) (?:pay|transfer|send|deposit|settle|remit)\b|\bwhen (?:(?:you|they) (?:report|sign|join|arrive|collect|apply|register|book)|booking|reporting|the (?:contract|first))\b|\b(?:then|after which) (?:we|the|your|placement)\b|\b(?:issued|released|handed over|handed out|unlocked|activated|scheduled|confirmed) (?:against|once|after|upon|when)\b"
    r"|\bbefore (?:[a-z-]+ )?[a-z]{3,}ing\b|\bat (?:the )?(?:\w{2,9} )?(?:round|interview|gate)\b|\bor the (?:meeting|interview|place|offer|slot|file|appointment)\b|\b(?:convertible into|adjustable in|adjusted in)\b"
    rf"|\b(?:after|once|when) [^.;\n]{{0,40}}?\b(?:has|have|is|are) (?:been )?(?:paid|received|arrived|cleared|settled|credited)\b|\bfor your first month\b|\b(?:para|ngayong|kada|bago)\b"
    r"|(?:上车|进群|进班|上岗|接单|取件|派送)[前时就才]?[^，,。；;\n]{0,4}(?:交|派|付)|→[^→。\n]{0,8}(?:交|缴|付|扫)|(?:报到|入职|上车|落机|过关)[^，,。；;\n]{0,3}[时時前]|以(?:获得?|便)[^，,。；;\n]{0,8}(?:上岗|资格|码|证|名额)|[干接做]满[^，,。；;\n]{0,14}退|满[^，,。；;\n]{0,14}(?:奉还|归还)|碌(?:卡|咗)|面试在[^，,。；;\n]{0,6}(?:里面?|上)进行|先(?:可以|至可|至得|有得)|完咗?工?[退返]|全(?:额)?[退返]"
    r"|\b(?:same (?:evening|afternoon|day|morning)|interview day|(?:non-)?refundable|not refunded|handed back|given back|comes back|adjusted against|recovered through)\b"
    r"|\b(?:when|on|upon|at the point of|before) (?:applying|accepting|joining|signing|starting)\b|\bwhen (?:they|you) accept\b|\b(?:condition of|no later than|only then|upon receipt|to stay on|at the time of)\b"
    r"|\b(?:interview|test|assess\w{0,5}|screening)\b[^!?\n]{0,130} (?:a|per|each) minute\b"
    r"|(?:签字|签署)[^，,。；;\n]{0,4}(?:付|交|缴|结清)|当[天日场](?:缴|结清)|(?:工作|上班|就业|发薪)[之以]?后[^，,。；;\n]{0,6}(?:还|扣|付)"
    r"|\bon (?:the (?:first|trial|opening|induction) (?:day|morning|shift)|your first|joining)\b|\bwith (?:your |the )?first (?:salary|pay|wages?)\b|(?:试用|试岗|试工|考[察核]|培训|实习|学徒)期?[^。；;\n]{0,16}(?:不[发计给结](?:工资|薪|工钱|算)|不计薪|无薪|没有工资)"
    r"|\bas soon as (?:you|the|we|your|paid|it)\b|\bsecures? (?:your|the|a)\b|\breserves? (?:your|the|a)\b|\b(?:seats?|places?|slots?) (?:are|is|left|remaining|go)\b"
)
_PAID_BY = re.compile(
    r"(?:公司|我们|我司|厂里|厂方|店里|门店|单位|企业|雇主|学校|本?院|机构|甲方|集团|园方|船东|基金会|中心)[^，,。；;\n你您]{0,6}(?:出(?!租|借|示|咗|来|国|境)|付|承担|负担|报销|垫付|买单|支付|俾|畀|给你|发给|补[贴助]?[0-9一二两三四五六七八九十百千])"
    r"|由(?!学员|本人|个人|求职者|应聘者|候选人|录[用取]|实习生|自己)[^，,。；;\n你您]{1,8}(?:承担|支付|负担|出资|付费)|先[骑用租住乘吃][后再]付|领[取到][^，,。；;\n]{0,10}(?:补贴|津贴|补助|元)|实报实销|单笔不超过[^。；;\n]{0,20}报销|凭(?:票|据|单)[^，,。；;\n]{0,4}报|可报销|全额报销|先?送[你您]|(?:押金|费用?)[^，,。；;\n]{0,6}没有|一[蚊分]都?唔使|唔使你|不(?:必|用|需要?)你?(?:出(?![门去差勤力汗])|付|交)"
    r"|\b(?:we|us|(?:the|our|your) (?:company|employer|school|trust|council|firm|charity|hospital|union|bank|academy|club|hotel|farm|department|agency|college|district|county|city|state|university|authority|depot|airline|store|shop|yard|line|centre|center|government)) "
    r"(?:will |then |also |always |shall |do |does |both )?(?:pay|pays|cover|covers|fund|funds|reimburse|reimburses|refunds?|meet(?= (?:the|all|any|your|these|half|its|that))|buy|supply|supplies)\b(?! you)"
    r"|\b(?:paid|covered|funded|met|reimbursed|supplied) (?:by|for by|through|from) (?:us|the|our|your)\b(?! (?:[\w-]+ )?"
    rf"(?:{WAYS_OF_PAYING})"
    r"\b)|\breimburse(?:d|ment)?\b|\bthrough expenses\b|\bon expenses\b|\bon us\b|\bfor (?:the )?(?:principal|employer|company|client)'?s?'? account\b|\bwe (?:send|pay|transfer) you (?:the |your |a )?(?:\w{2,10} )?(?:fare|travel|expenses|mileage|wages)\b|\bi (?:get|receive|earn|am paid) (?:an? )?[a-z]{0,4}[$£€₹]? ?[0-9]|\bwe (?:return|refund|repay|give) it\b|\bwe (?:add|pay) it (?:back )?(?:to|with|in|on) your\b"
    r"|\b(?:with|on|by) (?:the|a|our) company(?:'s)? (?:p-)?card\b|\(company card\)|\bpaid (?:test|trial)\b|\bwe (?:advance|lend|give|pay) (?:you|[a-z]{0,3} ?[$£€]?\d[\d,]{1,7} (?:\w{1,12} ){0,3}to you)\b"
    r"|\bwe (?:will |shall |also |always )?(?:provide|supply|issue|give|lend|offer)(?: you| each \w{1,12}| every \w{1,12})? (?:with )?(?:an?|the|your|all|free)\b|\bworth [$£€₹]\d|\b(?:becomes|remains|is) yours(?: to keep)?\b(?! to (?:use|cover|pay|meet|settle|bear))"
    r"|\bwe (?:send|give|pay|advance|hand) (?:each|every|all|new) (?:\w{1,12} ){0,3}[$£€₹]?\d|\bkeep the receipt\b|\bat no (?:cost|charge)\b|\bfree of charge\b|\b(?:retention|sign[- ]on|welcome|joining|completion) (?:payment|bonus)\b"
    rf"|\b(?:{_APPLICANTS}|you|people|everyone) (?:will |all |also )?(?:receives?|gets?|(?:is|are) (?:paid|given|handed)) {_SUM} (?:\w{{2,10}} )?(?:for|towards) (?:the |a |an |each |every |your |their )?(?:[\w-]+ )?(?:trial|travel|train|transport|taxi|fares?|interview|assessment|visit|stage|test day|meals?|lunch|relocation)\b"
    r"|\b(?:taxi|travel|transport|train|bus|fare|lunch|meal|petrol) (?:money|fares?|allowance|costs?)\b[^.;\n]{0,24}? (?:is|are) (?:handed out|handed over|paid out|given|provided|paid|refunded)\b(?! by (?:you|the applicant))"
    r"|\b(?:office|company|firm|employer) (?:sends|transfers|wires|pays) [^.;\n]{0,40}\bdirectly to\b|\bshall pay the employee\b|\bwe pay for\b|\bat our (?:cost|expense)\b|\bsupplied on\b|\bclaim form\b"
)
_CUSTOMERS = re.compile(
    r"(?:客人|客户|顾客|住客|租客|租户|房客|旅客|读者|住户|业主|买家|卖家|储户|患者|家长|商户|粉丝|游客|观众|乘客|车主|会员|居民|阿姨|用户|来电者|市民)(?!经理|专员|代表|服务|资源|款|群)[^，,。；;你您\n]{0,8}(?:付|交|缴|押|下单|充值|借|退|申请|签|提供|要求)"
    r"|\b(?:customers?|clients?|guests?|tenants?|visitors|patients|learners|homeowners|parents|members|buyers|diners|borrowers|residents|couples|families|franchisees|"
    r"crew(?:'s)?|former employers|landlords) (?:\w{1,12} ){0,3}(?:pay|pays|paid|leave|put|sign|buy|give|hand|kept|keep|apply|book)\b"
    r"|\bfrom (?:customers?|clients?|guests?|tenants?|members|buyers|learners|residents|homeowners)\b|\b(?:ask|asks|charge|charges|refund|sit with|help) (?:\w{1,12} ){0,1}(?:guests|customers|tenants|members|clients|people|homeowners|landlords|learners)\b"
)
_AUTHORITY = re.compile(
    r"物价部门|核定|收费标准|考务费|国家统考|法定规费|人事考试网|考试院|考试中心|行政事业性?收费|(?:省|市|国家)?人社[部厅局]?(?:规定|收费)|考生在报名系统|考选部|任[意何]医院|加盟费|不是招工|自愿申请"
    r"|\b(?:dvsa|dvla|disclosure scotland|uscis|protection scheme|civil service exam\w{0,8}|licen[sc]ing authority|set by (?:law|county|the council|statute)|(?:issued|set|charged|payable|renewed) (?:\w+ )?(?:by|to|through|with) the (?:state|state board|board|regulator|council|university|universities|ministry|nursing council|dmv)|student finance(?! (?:agreement|plan|contract|loan))|student loans company|universities set|council rules|county rules|"
    r"federal rules|to the (?:state|regulator|council|authority|government|board|treasury|commission)|(?:under|in) the recruitment rules|(?:state board|nursing board|board of nursing|nursing council|medical council|regulator|licensing board) charges|department of examinations|post office to|at the police (?:office|station)|in the gazette|update service|franchise fee|it's a business|not employment)\b"
)
"""Paid to an authority or for a business of one's own, whoever pays it."""
_NEWS = re.compile(
    r"^\s*本报讯|警方(?:介绍|通报|提醒|查明|表示|称|提示)|法院(?:查明|判决|审理|认为|一审)|被告人|受害[者人]称|(?:据|经)(?:报道|查|了解[，,])|记者(?:调查|暗访|采访|了解|从|以)"
    r"|(?:一[名位](?:女子|男子|妇人|婦人|大学生|求职者|学生)|市民[小老]?[\u4e00-\u9fff]{1,2}|[事当][主事]人?)[^，,。；;\n]{0,6}(?:在|被|按|因|接|称|应|前|向)|[他她]被|庭审|审理中|曝光[:：]|网友讲述|(?<!合同)(?<!协议)(?<!合约)第[一二三四五六七八九十百]+条|查处|监察大队|执法人员"
    r"|(?<!you )\b(?:was|were|had been|has been|have been) (?:told|asked|persuaded|tricked|charged|ordered|jailed|convicted|fined|conned) (?:to|for|by|in|after|\$|£|€|[a-z]{0,3}\d)"
    r"|\b(?:the court|tribunal (?:heard|found|ruled|said|ordered)|prosecutors?|police (?:say|said|believe|warn)|the victim|the judge|the defendants?|the indictment|undercover|the commission announced)\b|\blost [$£€]\d"
    r"|\"[^\"\n]{6,60}\" ?(?:[,，、—-]{1,3} ?)?(?:[听看收]到|这[话句种类样]|等?类|之类|的?(?:短信|消息|电话|话术|岗位|陷阱|骗局))|\" ?、? ?\"[^\"\n]{2,20}\"[^。；;\n]{0,3}(?:等|类|为主|[。；;]|$)"
    r"|\"[^\"\n]{8,140}\"[,]? (?:was|is|were|are|said|says|read|reads|-|the (?:text|message|mail|email)) "
)
"""The press, a court, the police or an inspector tells of a demand, or it is quoted to be spoken about."""
_TOLD_OF_OTHERS = re.compile(
    r"(?:要求|叫|让|逼|骗|收了|向)[他她]|以[^。；;\n]{1,24}(?:为由|为幌子|为名|名义)[^。；;\n]{0,12}(?:收|骗|要|诱|向)|有人[^。；;\n]{0,24}(?:收购|租用|收卡)|责令|判令|立案|查处|处以罚款|通报[:：]"
)
"""Somebody tells of what a third person was asked."""
_LAW = re.compile(
    r"国家规定|法律规定|按[^，,。；;\n]{0,6}规定(?![^，,。；;\n]{0,4}[先须需]?[交缴付垫])|法规|法例|公约|港口规定|卫健|卫生健康|公安机关|市场监管|政府收费"
    r"|\bonly if you (?:do not|don't|fail to)\b|\bif (?:it is |they are )?(?:lost|not returned)\b|\b(?:required by law|by law|statutory|legal (?:requirement|limit|offset)|home office|hmrc|government[- ](?:approved|fee|site|page)|ministry|form i-9|i-9|right[- ]to[- ]work|p45)\b"
)
_LATER = re.compile(
    r"\bover (?:the (?:first|next|coming|following)|your first|\d{1,2}|six|twelve|several|a few) (?:year|months?|weeks|years)\b"
)
"""It is given bit by bit after the start: no condition of the work."""
_REPORTED = re.compile(
    r"(?:让|叫|要|问)我(?!们|司)|(?<![来请可快])找我(?!们|司|[』」】)）,，。;；!！@\s]|$)|(?:跟|对)我(?:说|讲|要|提)|(?:[他她]们?|对方|中介|朋友|同学|同事(?!们)|有人|骗子(?![们]?(?:勿|绕|远|不要来|别来|滚|请绕))|男子|女子|事主|被害人|受害人|市民)[^，,。；;\n]{0,8}(?:说|称|让|要|收|被)|被要求|其后"
    r"|\b(?:told|asked|asks|wants?|wanted|telling|persuaded|tricked) (?:me|him|her|them|people|applicants|students|victims|someone|residents|to)\b|\bsa(?:ys|id) (?:i|he|she|they|you)\b|\bif (?:the|an?|any|your|this|someone|anyone) [^.;,\n]{0,40}\b(?:wants?|asks?|demands?)\b"
    r"|\b(?:i|he|she|they|victims?|students?|who) (?:paid|sent|was|were|had|lost|got|need to)\b|\b(?:he|she|they|someone|scammers?|fraudsters?|the (?:caller|sender|victim|student)) (?:will |may |might |then |often )?(?:asks?|tells?|says?|sends?|mails?|wants?|sold|kept)\b"
)
"""Somebody tells of the demand."""
_ASKED = re.compile(r"[?]\s*$")
"""A question is put; of a part in a crime, it is the offer itself."""
_ANYWAY = re.compile(
    r"(?:[你您]|本人|自己|员工)先行?(?:交|付|垫|转|掏|拿)|(?:但|不过|只是|而|然后|先)[^。；;\n]{0,20}[你您自](?:[^。；;\n]{0,8})(?:交|付|垫|转)|\b(?:but|however|except|only) (?:\w{1,12} ){0,4}you\b|\byou(?:'ll| must| need to| have to| will| should)? (?:first |then |just )?(?:pay|send|buy|deposit|transfer)\b"
)
"""The applicant is asked all the same: a company that pays, "but you pay first"."""


_PROMISED = re.compile(
    r"[你您](?:们)?(?:还|都)?(?:将|会|就?能|可以?)会?(?:得到|获得|拥有|收获|享受到?|结交|有机会|成为)|\byou(?:'ll| will) (?:gain|enjoy|become|grow|develop|meet|have the (?:chance|opportunity))\b"
)
"""What the reader is to gain, in a firm's own praise."""


def promises_gain(words: str) -> bool:
    """Return True if sentences (normalised text) promise what the reader will become, learn or gain."""
    return _PROMISED.search(words) is not None


_HANDOVER = re.compile(
    rf"\b{_HANDED}\b|身份证|证件?|护照|码|卡|账[户号]|手机|微信|支付宝|密码|存折|收到[^。\n]{0, 4}数字"
)
_SECRET = re.compile(
    r"\b(?:passcodes?|passwords?|one-time (?:codes?|passwords?|numbers?|digits)|(?:six|6|four|4)[- ]?digits?|(?:six|6|four|4) numbers|otp|memorable word|security answers?|bank(?:ing)? (?:user ?name|user number|name|log-?in|sign-in|password|token|credentials|pin)s?|app code|log-?ins|sign-ins)\b"
    r"|验证码|动态码|密码|口令|网银盾|u盾"
)


def needed_parts(words: str, needs: frozenset[MissingPart]) -> frozenset[MissingPart]:
    """Return the parts that sentences (normalised text) must say to make a demand of a kind that `needs` these. Somebody must be asked. Papers,
    accounts and devices are asked for whenever, if they are named; secrets by no honest employer, whatever the kind."""
    if _SECRET.search(words) or (needs == {MissingPart.PAYER} and _HANDOVER.search(words)):
        return frozenset({MissingPart.PAYER})
    return EVERY_PART


@functools.lru_cache(maxsize=512)
def asks_applicant(words: str) -> bool:
    """Return True if sentences (normalised text) say that the applicant gives: `Demand.you` alone."""
    return _says(_YOU, words)


@functools.lru_cache(maxsize=512)
def read_demand(words: str, needs: frozenset[MissingPart] = EVERY_PART) -> Demand:
    """Return what the sentences of a hit say of a demand that `needs` these parts (normalised text of at most some thousand characters)."""
    bought = (_PAID_BY,) if MissingPart.TIME in needs else ()  # a part in a crime is paid for: that is the bait
    others = any(pattern.search(words) for pattern in (*bought, _CUSTOMERS, _LAW)) and not _ANYWAY.search(words)
    others = others or any(pattern.search(words) for pattern in (_AUTHORITY, _TOLD_OF_OTHERS))
    news = _NEWS.search(words) is not None
    time = _says(_TIME, words)
    later = _LATER.search(words) is not None and not time
    rest = without_income(words) if needs else words  # a part in a crime is paid for: as above
    asked = asked_sum(rest)
    you = asked is not None or asks_applicant(rest)
    return Demand(
        you=you,
        others=others or later or (rest is not words and not you),
        time=time or (asked is not None and asked.applies),
        reported=news or any(pattern.search(words) for pattern in ((_REPORTED, _ASKED) if needs else (_REPORTED,))),
        news=news,
        sum=asked is not None and (asked.applies or _says(_TIME, asked.beside)),
        needs=needs,
    )
