"""Finds sums that applicants are asked to give: payer, verb of giving and sum in one sentence. Wages, bonuses and what a firm pays are none.

Three questions are answered by the sentence itself: is the payer who reads or applies, is it money that goes away from them, and how much. When
it is due, and whether somebody else bears it after all, is read in `checkers.rules.demand_reading`. Works on normalised text, linear.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import Final

from app.text.characters import has_han
from app.text.speakers import WORKERS

_TRIES: Final = 4
_NUMERALS: Final = "一二两三四五六七八九十百千万"
_NO_SUM: Final = r"(?![0-9.%:年月日号点人名岁家个周天小时公平层楼路期寸米/-])"
SUM_ZH: Final = (
    rf"(?:(?:nt\$|hk\$|[$¥€£]|rm ?|mop ?|人民币|港币|台币)[0-9][0-9,.]{{0,8}}[万千]?|(?<![到至在第号栋室0-9])[0-9][0-9,]{{1,7}}(?:\.[0-9]+)?[万千]?(?:元|块|蚊|圆|大元|u\b|usdt)?{_NO_SUM}"
    rf"|[一二两三四五六七八九十][百千万][{_NUMERALS}]{{0,5}}(?:元|块|蚊|圆)?(?![人名年个平公多强家]))"
)
_PAYER_ZH: Final = (
    r"(?:(?:应聘|求职|入职|报名|录[用取]|获聘|新入职|参选)(?:人员|者|员工|同事|人)|新(?:员工|人|同事|学员)|学徒|学员|艺人|家长|家里|每人|每位|人均|[各凡]位?[^,。;\n]{0,6}者|本人|个人|自己|自行|自备|自购|[你您]"
    r"|[须需](?!求)要?|必须|应(?!聘|届|酬|用|收)|先(?!进|锋|生)|请|统一|一次性|得(?!到|以)|另|凡)"
)
_PAY_ZH: Final = r"(?:[缴交][纳付交]|缴清|交齐|缴|(?<![结社外成提转移递])交(?![流通友往谈际易班接货税涉叉警])|支付|预付|付(?!出|费|现|薪|宽)|预存|预缴|垫(?!子|片)|购[买置入]|订购|认购|自备|押(?!韵|运|宝|题)|转(?:账|给|到|至|入)?(?!正|岗|型|化|行|变)|打款|汇款?(?!总|报|编)|充值?(?!电|分|足|满|实|沛)|扫码?|俾|畀|落订|放入?|(?<=微信|转账|红包)发(?!放|给[你您]|工|薪|奖|补|现|票|展)|存入?(?!在|货|款|档)|留(?!意|言|学|存)|拿(?!到|下|手|证|照|本)|准备|买)"
_WAGES_ZH: Final = re.compile(
    r"(?<!从)工资(?!里扣|中扣|扣)|薪|底薪|提成|补[贴助]|奖|津贴|收入|返费|福利|月入|日结|日薪|时薪|社保|五险|公积金|保险费?由|报销|发放|补给|公司(?:出|付|缴)|没有|不[做收用要需会必]|无[需须]|唔使|免[费收交]|客户|业主|会员|读者|住户|顾客|租客|试讲|讲课费|租金[每0-9]|借支|预支|年终|分红|佣金[0-9]|到手|综合|注册资本|起步价|向公司[^,。]{0,4}[申借]|给[你您]|返现?给|送[你您]"
)
_FEE_ZH: Final = r"(?:[学课会]费|费用?|押金|保证金|定金|订金|[款票](?!项目|机)|套餐|课程|[训教师]班|手续费|材料|设备|模卡|教具|系统|授权)"
_ASKED_ZH: Final = re.compile(
    rf"{_PAYER_ZH}[^。;!?\n]{{0,26}}?{_PAY_ZH}[^。;!?\n]{{0,18}}?{SUM_ZH}"
    rf"|(?:费|金(?!额)|款|本|工装|制服|饭卡|门禁|被服|体检|办证|押金|保险|保障|材料)[^。;!?\n0-9]{{0,10}}{SUM_ZH}[^。;!?\n]{{0,14}}?(?:自理|自付|自费|[缴交付](?!通|流)|扫|转|微信|支付宝|现场|前台|现金)"
    rf"|{_FEE_ZH}[^。;!?\n0-9]{{0,12}}{SUM_ZH}[^。;!?\n]{{0,24}}?(?:分[0-9一二三四六十]{{0,3}}(?:期|个月)|刷卡|信用卡|花呗|白条|贷|[退返抵冲]|承担|锁位|[付缴交]清|即付|一次)"
    rf"|(?<![回流周运反自])(?:转(?!正|岗|型)|汇(?!总|报)|存(?!货|档)|充(?!电|分|足)|垫(?!子)|打款?)[^。;!?\n]{{0,6}}?{SUM_ZH}[^。;!?\n]{{0,12}}?(?:到|至|去|给|进|俾)"
    rf"|{SUM_ZH}[,，]?(?:可以?|支持|能)(?:刷卡|碌卡|分期|花呗)"
    rf"|(?:要|[须需](?!求)|先|得(?!到|以))(?:交|塞|打|拿|掏)?给[^,。;!?\n你您]{{0,3}}(?:经理|老板娘?|中介|队长|主管|师傅|介绍人|领队|组长|财务|会计|前台|店长|人事)[^。;!?\n]{{0,3}}?{SUM_ZH}"
    rf"|[将把]{SUM_ZH}[^,。;!?\n]{{0,8}}(?:打|转|交|汇|存|付)(?:给|到|至|入|进)(?![你您])"
    rf"|(?:带|拿)[^。;!?\n]{{0,4}}?{SUM_ZH}[^。;!?\n]{{0,2}}?(?:现金|过来|来)"
    rf"|{SUM_ZH}[^。;!?\n0-9]{{0,12}}(?:微信|支付宝|扫码|现金|转数快|街口)[^。;!?\n]{{0,6}}?(?:转|付|交|给|扫)"
)
_FEE: Final = r"(?:fee|charge|deposit|bond|payment|contribution|sum|cost|price|kit|pack|levy|registration|screening|vetting|check|course|money)s?"
CURRENCIES: Final = (
    r"n(?= ?\d{1,3},\d{3})|tk|rp|mk|mwk|ghs|gh¢|gh₵|bdt|thb|rs\.?|inr|aed|qar|sar|omr|kwd|bhd|jod|egp|mad|rm|myr|sgd|usd|cad|aud|nzd|hkd|twd|ksh|kes|tsh|tzs|ugx|rwf|etb|zmw|bwp|xaf|xof|cfa|php|ngn|zar|eur|gbp|"
    r"chf|pln|czk|huf|ron|uah|sek|nok|dkk|ils|jmd|ttd|bbd|gyd|xcd|brl|mxn|idr|vnd|krw|jpy|lkr|npr|pkr|mmk|khr|r|usdt|mop|c\$|a\$|s\$"
)
"""Signs of currencies before a figure, in letters."""
_WALLETS: Final = (
    r"(?:gcash|maya|paypal|zelle|cash ?app|venmo|chime|wise|revolut|monzo|bizum|swish|blik|pix|upi|phonepe|gpay|google pay|paytm|neft|imps|m-?pesa|airtel money|mtn|momo|ecocash|tigo pesa|orange money|"
    r"telebirr|mpamba|opay|palmpay|fps|payme|paynow|duitnow|payid|osko|easypaisa|jazzcash|bkash|nagad|esewa|khalti|till number|bitcoin|usdt|e-?transfer|interac|qr|western union|moneygram|touch n go|capitec|e-?wallet)"
)
"""Ways in which money goes to a person."""
SUM_EN: Final = (
    rf"(?:(?:[$£€₹₦¥₱]|\b(?:k(?=\d{{1,3}},?\d{{3}})|{CURRENCIES})) ?\d[\d,.]*(?![\d,.]* ?(?:k\b|million|billion|an? |per |/|pa\b|p\.a|- ?[$£€]?\d))"
    r"|\b\d[\d,.]* ?(?:dollars|pounds|euros?|rupees|naira|shillings|pesos|rand|ringgit|dirhams?|bucks|quid|usdt|cedis)\b(?! (?:an?|per) )"
    r"|\b(?:ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a|one|two|three|four|five|six|seven|eight|nine) (?:hundred|thousand))(?:[ -](?:and )?\w{3,7}){0,2} (?:dollars|pounds|euros?|rupees|naira|pesos|rand|ringgit|dirhams?|bucks|quid)\b(?! (?:an?|per) ))"
)
NAMED_SUM: Final = re.compile(SUM_EN)
"""A sum, in English; no range or rate of pay."""
_PAYER_EN: Final = rf"(?:you|{WORKERS}|apprentices?|newcomers?|everyone|everybody|parents|those (?:who|that|we)|any(?:one|body) who|whoever|shortlisted \w+|successful \w+|each \w+)"
_PAY_EN: Final = r"(?:pay|give|drop|send|transfer|deposit|hand in|hand over|put (?:down|up|in|towards?)|put|meet|chip(?:s)? in|settle|contribute|cover|buy|purchase|order|top up|load|remit|wire|bring|invest|fund|bear|lodge|complete|owe|subscribe|hand|leave|place|zelle|recharge|e-?transfer|make an? (?:small )?(?:transfer|payment)|borrow|attach)s?"
_WAGES_EN: Final = re.compile(
    r"\b(?:no|never|not|nothing|don't|won't|if you clicked|salar\w+|wages?|earn\w*|commission|bonus\w*|budget|per (?:hour|annum|year|month)|an hour|a year|revenue|we (?:pay|send|transfer)|pays? you|paid to you|receives?|stipend|allowance|voucher for|discounts?|worth|raised|funding|sales of|portfolio|benefits?|customers?|clients?|insurance cover|reimburse\w*|expenses?)\b"
)
_ASKED_EN: Final = re.compile(
    rf"\b{_PAYER_EN}\b(?:(?!\bwe\b)[^.;!?\n]){{0,50}}?\b{_PAY_EN}\b[^.;!?\n]{{0,60}}?{SUM_EN}"
    rf"|\b(?:ask|asks|charge|charges|require|requires|need|needs|want|wants) {_PAYER_EN} (?:for|to)\b[^.;!?\n]{{0,40}}?{SUM_EN}"
    rf"|(?:^|[.!?;:,\n]|\bplease|\bkindly|\bjust|\bsimply|\bnow|\bthen)\s{{0,3}}{_PAY_EN}\b(?! (?:you|range|rate|scale|band|from|is|per)\b)[^.;!?\n]{{0,30}}?{SUM_EN}"
    rf"|\b{_FEE}\b[^.;!?\n]{{0,30}}?{SUM_EN}[^.;!?\n]{{0,50}}?\b(?:paid|made|settled|due|payable|collected|required|chips? in|cash app|zelle|gcash|momo|upi|neft|e-wallet)\b"
    rf"|{SUM_EN}[^.;!?\n]{{0,40}}?\b(?:{_FEE})\b[^.;!?\n]{{0,60}}?\b(?:must|is to|has to|needs to|should) be (?:paid|made|settled|transferred|sent)\b"
    rf"|\b{_FEE}\b[^.;!?\n]{{0,24}}?{SUM_EN}[^.;!?\n]{{0,50}}?\b(?:refund\w*|return\w*|given back|comes? back|upfront|up front|in advance|prior|at joining|card only|instal?ments?)\b"
    rf"|(?:{SUM_EN}|\b\d{{1,3}},\d{{3}}|\bk ?\d{{2,4}}|\b\d{{1,3}}k)\b[^.;!?\n]{{0,45}}?\b(?:by|via|thru|through|on|using|with|to) (?!your\b)(?:[\w'-]{{2,14}} ){{0,3}}\(?{_WALLETS}\b"
    rf"|{SUM_EN} (?:is |are |has )?to be (?:sent|settled|remitted|transferred|deposited|paid(?= (?:before|by|in|at|to|into|via|through|upfront|first|prior)\b))"
    rf"|{SUM_EN}[^.;!?\n]{{0,20}}?\bin an? (?:sealed |closed |plain )?envelope|\b(?:walk|come|report|turn up|present) (?:\w+ ){{0,2}}?(?:with|carrying)\b[^.;!?\n]{{0,70}}?{SUM_EN} (?:for|toward|towards|as|cash)\b"
    r"|\b(?:neft|imps|upi|gcash|momo|zelle|m-?pesa|paynow|venmo|cash ?app|e-?transfer) (?:of |for |me |us )?(?:rs\.? ?)?\d{1,3}(?:,\d{3}|\d)"
    rf"|\bagainst (?:a|an|the)? ?(?:\w{{2,12}} ){{0,2}}{_FEE} of {SUM_EN}|{SUM_EN}, which (?:you|everyone|each|all)[^.;!?\n]{{0,30}}\b{_PAY_EN}\b"
)


_APPLIES: Final = re.compile(
    r"(?:应聘|求职|报名|录[用取]|获聘|入选)(?:人员|者|的?同事|的?员工|的?人|后)|新(?:员工|人|同事|学员)|学徒|签约(?:艺人|主播)"
    r"|\b(?:applicants?|candidates?|new (?:starters?|hires?|staff|joiners?|recruits?|reps?)|joiners?|starters?|newcomers?|apprentices?|shortlisted|recruits?)\b"
)
"""Payers who have no work yet: what they pay, they pay for the place."""
_FIGURE_ZH: Final = re.compile(r"[0-9]{2}|[一二两三四五六七八九十][百千万]")
_GIVEN_ZH: Final = re.compile(r"[缴交付垫购押转汇充扫俾畀备放存留拿买订带发刷掏]|打款|打[给到]|自理|承担|分期|贷")
_MONEY_EN: Final = re.compile(
    r"[$£€₹₦¥₱¢]|\b(?:rs|rm|tk|k|n|r|rp|inr|aed|qar|sar|myr|sgd|usd|cad|aud|hkd|ksh|kes|php|ngn|zar|eur|gbp|ghs|bdt|thb|mop|usdt)\.? ?\d|dollars?|pounds|euros?|rupees|naira|shillings|pesos|rand|ringgit|dirhams?|bucks|quid|usdt|cedis"
    r"|\b(?:upi|gcash|neft|imps|momo|zelle|m-?pesa|paynow|venmo|cash ?app|paypal|fps|qr)\b"
)
"""What a sentence must hold that asks for a sum, cheaply looked for."""
_OTHERS: Final = re.compile(
    r"\b(?:clients?|customers?|guests?|tenants?|till(?! numbers?)|takings|petty cash|registration is|charge you nothing)\b|\b(?:pays?|paid|payable|owed?|due) (?:to )?(?:the |your |their )?(?:\w{2,12} )?(?:council|state|county|court|ministry|regulator|government|treasury|university|sia|dvla)\b|\bif you(?:'ve| have) (?:already )?paid\b|给作者|新人订单|稿费"
)
"""Beside the sum: it is of customers, of the till, or of a register; or an office gets it, or it was paid long ago."""
NEAR: Final = 60
"""Characters beside a sum in which it is said when it is due."""


@dataclass(frozen=True, slots=True)
class AskedSum:
    """Words that ask for a sum, with what stands beside it, and whether the payer is named as one who applies."""

    beside: str
    applies: bool


def asked_sum(words: str) -> AskedSum | None:
    """Return the first sum that words (normalised text, some hundred characters) ask of whoever applies, None if they ask for none."""
    if has_han(words):
        may = _FIGURE_ZH.search(words) and _GIVEN_ZH.search(words)
        pattern, wages = _ASKED_ZH, _WAGES_ZH
    else:
        may = _MONEY_EN.search(words)
        pattern, wages = _ASKED_EN, _WAGES_EN
    if not may:
        return None
    for match in itertools.islice(pattern.finditer(words), _TRIES):
        if wages.search(words, max(0, match.start() - 12), match.end() + 16):
            continue
        beside = words[max(0, match.start() - NEAR) : match.end() + NEAR]
        if _OTHERS.search(beside):
            continue
        return AskedSum(beside, _APPLIES.search(match.group()) is not None)
    return None
