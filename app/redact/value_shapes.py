"""Shapes of the values behind a label: identifiers, amounts, dates of birth, names, places, short texts.

Each reader gets the label's place and yields the ranges of its value in the normal form, or nothing if what follows has not the shape
that the label's role allows. Every pattern is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.redact.birth_dates import BIRTH_DATE
from app.text.chinese_surnames import COMPOUND, SURNAMES
from app.text.lexicons import common_words, is_word, title_words
from app.text.normalization import folded
from app.text.places import NATIONALITY, chinese_cities, chinese_counties, chinese_provinces, place_names
from app.text.titles import BEFORE_NAME, TITLES

Range = tuple[int, int]

_NUMBER_WORD: Final = (
    r"(?:(?:[ .\-/]{0,3}(?:no|nr|n\.?[o°º]|n\.(?= )|holder|num|number|numero|nummer|номер|№|#|id|pin|code|card|ref|reference|reg|regd|"
    r"registration|master|class|kl|cat|tipo|membership|enrolment|lic|cert|issue|ausweis|serie)(?![a-z]))\.?){1,3}"
    r"|[ ]?(?:号码|编号|编码|字号|证号|卡号|账号|帐号|序号|uid|id|号|持有人)"
)
_BEHIND: Final = re.compile(
    rf"\.?(?:[ ](?:kl\.?|klasse|class|cl\.?|cat\.?|tipo|typ[eo]?)?[ ]?[a-z]{{1,6}}\d?(?=[ ](?:n[.°ro]|no|\()))?(?P<number>{_NUMBER_WORD})?(?P<bracket>[ ]?\([^()\n]{{1,30}}\))?(?P<more>{_NUMBER_WORD})?"
    r"(?P<separator>[ \t]{0,4}(?:(?P<hard>[:=|→#]|=>|[-–—](?=[ ])|(?:is|are|was|ist|lautet|est|es|e|为|是)(?![a-z]))[ \t.:]{0,6}|[ \t]{0,40}))"
)
_FIELD_START: Final = re.compile(r"(?:^|[\n|;,、·•◆/(\[【。.:\t\"'>*#+\-–—)】&]|[ ]{2})[ \t]{0,20}$")
_LINE_END: Final = re.compile(r"\n|$")


@dataclass(frozen=True)
class Context:
    """A label at `[start:end]` of a text; `following` is where the next label begins."""

    text: str
    cased: str
    start: int
    end: int
    following: int
    label: str

    @cached_property
    def behind(self) -> re.Match[str]:
        """Return what stands between the label and its value."""
        found = _BEHIND.match(self.text, self.end)
        if found is None:
            raise AssertionError("the pattern matches the empty string")
        return found

    @property
    def value(self) -> int:
        """Return where the value begins."""
        return self.behind.end()

    @property
    def hard(self) -> bool:
        """Return True if a sign or a verb announces the value."""
        return bool(self.behind["hard"]) or "\t" in self.behind["separator"]

    @property
    def numbered(self) -> bool:
        """Return True if a word for number stands behind the label, or belongs to it."""
        return bool(self.behind["number"] or self.behind["more"]) or bool(_NUMBERED.search(self.label))

    @property
    def wide(self) -> bool:
        """Return True if the label is Chinese, Japanese or Korean."""
        return bool(_WIDE.search(self.label))

    @cached_property
    def opens_field(self) -> bool:
        """Return True if the label stands at the head of a field: of a line, or behind a sign that parts fields."""
        before = self.text[max(0, self.start - 22) : self.start]
        return bool(_FIELD_START.search(before)) or (self.wide and before.endswith(" "))

    @property
    def capital(self) -> bool:
        """Return True if the label begins with a capital (or its script has none)."""
        first = self.cased[self.start]
        return first.isupper() or not first.islower()

    @property
    def line_end(self) -> int:
        """Return the end of the line on which the value stands."""
        stop = self.text.find("\n", self.value)
        return len(self.text) if stop < 0 else stop


_WIDE: Final = re.compile(r"[\u2e80-\ua4cf\uac00-\ud7a3]")
_NUMBERED: Final = re.compile(r"(?:no|nr|number|id|pin|nummer|numero|num|card|编?号码?|编码|字号|证|账户|号)$")

_TOKEN: Final = r"[a-z0-9\u0400-\u04ff]+(?:[\-/.–·_+<]{1,2}[a-z0-9\u0400-\u04ff]+|\([a-z0-9]{1,6}\)){0,6}"
_IDENTIFIER: Final = re.compile(
    rf"[\"'(#*]{{0,2}}(?P<v>(?:[\u4e00-\u9fff]{{1,10}}(?:第|·|-)?|№ ?)?(?:\((?:19|20)\d\d\))?{_TOKEN}(?:(?: ?[\-/] ?| ){_TOKEN}){{0,6}}(?: ?\([0-9a-z]\))?"
    r"(?:号(?![码编])|[\u4e00-\u9fff](?=[(（,，。;；)\s]|$))?)"
)
_LETTERS_THEN_NUMBER: Final = re.compile(r"[A-Z\u0410-\u042f]{1,6}(?:-[A-Z]{1,3})?")
_STANDARD: Final = re.compile(
    r"(?:iso|iec|din|en|gb|gb/t|jb/t|ansi|astm|bs|ieee|sap|ms|windows|office|version|ver|v|rev|level|band|grade|class|cat|tier|stage|phase|top|q[1-4])[\s\-/]?\d",
)
_DATE_LIKE: Final = re.compile(
    r"(?:19|20)\d\d[-./年](?:0?[1-9]|1[0-2])(?:[-./月](?:0?[1-9]|[12]\d|3[01])日?)?|(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|1[0-2])[-./](?:19|20)?\d\d"
    r"|(?:0?[1-9]|1[0-2])[-./](?:19|20)\d\d|(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?|\d{1,3}(?:[.,]\d{1,2})?"
)


def read_identifier(context: Context, role: str) -> Iterator[Range]:
    """Yield the identifier behind the label: three digits at least, capitals and digits in groups."""
    weak = role.startswith("weak")
    if context.end < len(context.text) and not context.hard and not context.numbered:
        touching = context.value == context.end
        if weak or (touching and not context.wide):
            return
    sure = context.numbered or (context.hard and context.opens_field)
    bracket = context.behind.start("bracket")
    found = _IDENTIFIER.match(context.text, bracket + 1, context.behind.end("bracket")) if bracket >= 0 else None
    if not found or not _LONG_NUMBER.search(found["v"]):
        found = _IDENTIFIER.match(context.text, context.value, context.line_end)
    if not found or _of_a_thing(context):
        return
    start, end = found.span("v")
    end = _cut_identifier(context.cased, start, end)
    value = context.text[start:end]
    compact = re.sub(r"[\W_]", "", value)
    digits = sum(char.isdigit() for char in compact)
    loose = not (context.hard or context.numbered)
    if digits < (4 if loose else 3) or len(compact) < (5 if loose else 4):
        return
    if _DATE_LIKE.fullmatch(value) or _STANDARD.match(value) or _UNIT.match(context.text, end):
        return
    if loose and re.match(r"[\u4e00-\u9fff]{3}", value):
        return
    if weak and not sure and not (digits >= 5 or (digits >= 4 and len(compact) > digits)):
        return
    if context.label == "id" and not context.opens_field:
        return
    yield start, end


_LONG_NUMBER: Final = re.compile(r"\d{4}")
_THING_BEFORE: Final = re.compile(
    r"(?:iso|9001|27001|14001|cnas|cma|ilac|认可|agency|establishment|sacco|business|company|companies house|firm|operator|site|plant|store|shop|client|customer|vendor|supplier|project|grant|job|vacancy|"
    r"req(?:uisition)?|model|product|part|patent|order|invoice|purchase|tender|contract|vessel|ship|our|employer|school|clinic|hospital|meeting|room|course|class|"
    r"公司|企业|单位|贵司|我司|门店|店铺|食品|经营|生产|卫生|营业|安全生产|产品|项目|课题|合同|订单|招聘|职位|岗位|保险单?|保单|设备|器械|进网|排污|发票|会议|抬头|医疗机构|办学)[ \-:.]{0,2}$"
)
_FIRM_NUMBER: Final = re.compile(r"9[123]\d{6}[0-9a-hj-npqrtuwxy]{10}(?![0-9a-z])")
_BILLED: Final = re.compile(
    r"(?:抬头|发票|开票|购方|销方|统一社会信用代码|invoice to|bill(?:ed)? to|billing|faktur[ay]|factura(?:r)?|rechnung an|fattura|gmbh|有限公司|(?<![a-z])(?:ltd|llc|inc|s\.?p\.?a|s\.?r\.?l|bv)\.?)[^\n]{0,40}$"
)
_TAX: Final = re.compile(r"税|steuer|tax|tin|nif|nip|rfc|cuit|iva|vat")


def _of_a_thing(context: Context) -> bool:
    """Return True if the word before the label says that a firm or a thing is numbered, or the number is a firm's by its form."""
    text = context.text
    before = text[max(0, context.start - 60) : context.start]
    billed = _TAX.search(context.label) and _BILLED.search(before)
    return bool(_THING_BEFORE.search(before) or billed or _FIRM_NUMBER.match(text, context.value))


_UNIT: Final = re.compile(
    r"\s?(?:%|€|\$|元|万|人|次|年|月(?!\d)|小时|分|件|km|kg|hours?(?![a-z])|years?(?![a-z])|months?(?![a-z])|students?(?![a-z]))"
)


def _cut_identifier(cased: str, start: int, end: int) -> int:
    """Return the end of the groups that belong to the identifier: digits, capitals with digits, a short run of capitals before digits."""
    stop = start
    groups = list(re.finditer(r"[^ ]+", cased[start:end]))
    for index, group in enumerate(groups):
        word = group.group()
        following = groups[index + 1].group() if index + 1 < len(groups) else ""
        digit = bool(re.search(r"\d", word))
        if digit and index and re.fullmatch(r"\d+", word) and re.fullmatch(r"(?:19|20)\d\d", word) and stop > start:
            break
        lead = bool(_LETTERS_THEN_NUMBER.fullmatch(word)) and bool(re.search(r"\d", following))
        tail = index > 0 and len(word) <= 3 and word.isupper() and not following
        sign = word in "-/№" and index > 0 and bool(following)
        small = digit and index > 0 and bool(re.search(r"[a-z]{2}", word))
        if small or not (digit or lead or tail or sign or (not index and re.match(r"[\u4e00-\u9fff№]", word))):
            break
        if not sign:
            stop = start + group.end()
    return stop


_ALIAS: Final = re.compile(r"(?P<v>[a-z0-9][a-z0-9._\-]{3,40}(?:@[a-z0-9.\-]{2,30})?)(?![a-z0-9])")


def read_account(context: Context, role: str) -> Iterator[Range]:
    """Yield an account number, or the alias of a payment service behind a sign."""
    numbers = list(read_identifier(context, "number"))
    yield from numbers
    if not numbers and (context.hard or "alias" in context.label):
        found = _ALIAS.match(context.text, context.value, context.line_end)
        if found and re.search(r"[.@\d_]", found["v"]):
            yield found.span("v")


_PLATE: Final = re.compile(
    r"(?P<v>[\u4e00-\u9fff]?[a-z][·. \-]?[a-z0-9]{4,6}[\u4e00-\u9fff]?(?![a-z0-9])"
    r"|[a-z0-9\u0400-\u04ff]{1,4}(?:[ \-·][a-z0-9\u0400-\u04ff]{1,5}){1,3}(?![a-z0-9])|(?=[a-z\u0400-\u04ff]{0,6}\d)[a-z0-9\u0400-\u04ff]{5,9}(?: \d\d rus)?(?![a-z0-9]))"
)


def read_plate(context: Context, role: str) -> Iterator[Range]:
    """Yield a vehicle's number plate: two to eight letters and digits in capitals."""
    found = _PLATE.match(context.text, context.value, context.line_end)
    if not found or context.value == context.end:
        return
    start, end = found.span("v")
    written = context.cased[start:end]
    end = _cut_identifier(context.cased, start, end)
    written = context.cased[start:end]
    letters = re.sub(r"[^A-Za-z\u0400-\u04ff]", "", written)
    if letters.isupper() and re.search(r"\d{2}", written) and not _STANDARD.match(written.lower()):
        yield start, end


_SHORT_TEXT_END: Final = re.compile(
    r"[\n|;；。\t·•◆]|[ ]{2}|[ ]/[ ]|[.!?](?=[ ]|$)(?<!ev\.)(?<!luth\.)(?<!rk\.)|[，,、](?![^()\n]{0,30}\))|[ ](?=[^\s:：]{1,24}[:：])"
)
_NO_VALUE: Final = re.compile(
    r"(?:yes/no|yes / no|y/n|m/f|select|please|see|upon|available|on request|to be|tbc|tbd|required|requirement|not specified|same|"
    r"and|or|of|the|a|an|in|for|with|to|is|are|was|care|insurance|services?|centre|center|system|management|record|safety|data|"
    r"请|见|同上|待|详见|要求|以及|和|与|的|及|管理|服务|护理|教育|产品|行业|系统|中心|公司|部|检查|知识|方面|证明|局|所)(?![a-z])"
)
_SPACED: Final = frozenset(
    ["religion", "ethnicity", "marital", "nationality", "immigration", "military", "zodiac", "political", "health"]
)
"""Roles whose value may follow the label after a bare space (`Religion Buddhist`)."""
_LONG_TEXTS: Final = frozenset(["health", "military", "children"])
"""Roles whose values run over commas."""


def read_text(context: Context, role: str) -> Iterator[Range]:
    """Yield a short text: to the end of the field, or to a comma."""
    text, start = context.text, context.value
    stop = min(context.line_end, context.following if context.following > start else context.line_end, start + 90)
    if start >= stop or (_NO_VALUE.match(text, start) and not (context.hard and role in _LONG_TEXTS)):
        return
    if not context.hard and not _announced_by_space(context, role):
        return
    if context.hard and not (context.opens_field or context.behind["hard"] in (":", "=", "|", "#", "→")):
        return
    limit = _SHORT_TEXT_END.search(text, start + 1, stop)
    while limit and (
        (limit.group() in (",", "，", "、", ".") and _inside_brackets(text, start, limit.start()))
        or (limit.group() in (",", "，", "、") and role in _LONG_TEXTS and context.hard)
    ):
        limit = _SHORT_TEXT_END.search(text, limit.end(), stop)
    end = limit.start() if limit else stop
    while end > start and text[end - 1] in " \t,;，；(（[/-–—&+":
        end -= 1
    if re.search(r"[^\W_]|[☒☑✓√+]", text[start:end]) and end - start <= 80:
        yield start, end


def _inside_brackets(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at)


def _announced_by_space(context: Context, role: str) -> bool:
    """Return True if a value may follow the label without a sign: in a row of fields (`Religion Buddhist  Sex F`, 血型 AB)."""
    gap = context.value - context.end
    if not context.opens_field or not gap:
        return False
    if context.wide:
        return gap >= 1
    first = context.cased[context.value]
    big = first.isupper() or first.isdigit() or not first.isascii()
    return context.capital and (gap >= 2 or (role in _SPACED and (big or role in ("nationality", "marital"))))


_MEASURE: Final = re.compile(
    r"(?P<v>\d(?:'|’|′|ft|尺)\s?\d{1,2}(?:\"|″|''|寸|in)?|[12][.,]\d{1,2}\s?m?(?![a-z\d])|\d{2,3}(?:[.,]\d)?\s?(?:cms?|厘米|公分)?|[一1]米[一二三四五六七八九零\d]{1,3})"
    r"(?![\d])(?P<two>\s?[/,、&]?\s?(?P<w>\d{2,3}(?:[.,]\d)?\s?(?:kgs?|公斤|千克|斤|lbs?|kilos?|pounds?|stone|кг)?)(?![\d]))?"
)
_WEIGHT: Final = re.compile(
    r"(?P<v>\d{2,3}(?:[.,]\d)?\s?(?:kgs?|公斤|千克|斤|lbs?|kilos?|pounds?|stone|кг)?|[一二三四五六七八九]?百?[一二三四五六七八九]?十?[一二三四五六七八九]?[公市]?斤)(?![\d])"
)


def read_measure(context: Context, role: str) -> Iterator[Range]:
    """Yield a body height, a weight, or both behind one label."""
    found = (_MEASURE if role == "height" else _WEIGHT).match(context.text, context.value, context.line_end)
    if found and found.end("v") > found.start("v"):
        if not (context.hard or context.wide or context.opens_field):
            return
        end = found.end("v") - len(found["v"]) + len(found["v"].rstrip())
        yield found.start("v"), end
        if role == "height" and found["two"]:
            yield found.span("w")


_BLOOD: Final = re.compile(
    r"(?P<v>(?:(?:aa|as|ac|ss|sc)\s?/\s?)?(?:ab|[abo0]|i{1,3}|iv)(?:型)?\s?(?:\(?(?:rh ?)?(?:[+\-−]|pos(?:itive)?|neg(?:ative)?|阳性?|阴性?)(?:ve)?\)?)?(?:型)?)(?![a-z\d])"
)


def read_blood(context: Context, role: str) -> Iterator[Range]:
    """Yield a blood group."""
    found = _BLOOD.match(context.text, context.value, context.line_end)
    if found and (context.value > context.end or context.wide):
        yield found.span("v")


CURRENCY: Final = (
    r"(?:(?:rs|inr|usd|eur|gbp|cny|rmb|hkd|hk|twd|ntd|nt|sgd|s|myr|rm|mop|php|peso|ngn|ghs|kes|ksh|zar|r|aed|sar|qar|krw|jpy|idr|rp|thb|vnd|chf|cad|ca|aud|au|nzd|a|c|"
    r"mga|mxn|brl|rub|kzt|pkr|pln|egp|us)\.?\s?[$€£¥₹₽₸₦₱]?|人民币|港币|新台币|台币|新币|澳元|美元|[$€£¥₹₽₸₦₱₩฿])"
)
_SCALE: Final = folded(
    r"(?:k|m|w|mn|lpa|l\.?p\.?a\.?|lakhs?|lacs?|crores?|cr|million|thousand|grand|palos|mil|тыс|млн|万|千|元|块|万元|百万|million|"
    r"euro?s?|€|£|\$|¥|₽|₸|yen|won|usd|rmb|aed|sar|chf|hkd|pln|zl|円|원|만원|тенге|руб|rub|dollars?|pounds?|naira|cedis|shillings)"
)
_DIGITS: Final = r"\d{1,3}(?:[ .,'’]\d{3}){1,4}(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,4})?"
_HAN_AMOUNT: Final = (
    r"[一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟零]{2,14}(?:元整?|块|圆整?)?(?:[左上]右|上下|以上)?"
)
PERIOD: Final = folded(
    r"(?:\s?,?[–\-]?\s?(?:(?:/|per |a |an |p\.? ?|每|一)\s?(?:hour|hr|h|day|week|month|mo|mth|year|yr|annum|a|m|pa|月|年|天|日|时|小时|单)(?![a-z])|(?:per|a) (?:year|month|hour)|p\.?a\.?m?|monthly|mensuales|annually|yearly|"
    r"net[stoi]{0,2}|brutto|bruto|netto|gross|b/a|base|basic|fixed|on target|ctc|all[ -]in(?:cl)?\.?|after tax|before tax|plus super|to ?hand|take home|"
    r"\(?(?:14|13|12)\s?x\)?|[x×*·]\s?\d{1,2}(?:薪|个月)?|\d{2}薪|на руки|за смену|в месяц|税[前后]|\(税[前后]\)|到手|以上|左右|上下|起|\+\s?(?:提成|food|rsu|bonus|奖金)|\+ ?(?:super|equity)|·\d{2}薪)){0,3}"
)
_NUMBER_OR_WORDS: Final = rf"(?:{_DIGITS}|{_HAN_AMOUNT})"
_FROM: Final = folded("от |до |from |around |about |circa |ca\\.? |约")
_ONE_AMOUNT: Final = rf"(?:{_FROM})?{CURRENCY}?\s?{_NUMBER_OR_WORDS}\s?,?[–\-]?\s?(?:{_SCALE}(?![a-z])\.?\s?){{0,2}}(?:\({CURRENCY}?\s?{_DIGITS}\s?\))?{PERIOD}"
AMOUNT: Final = re.compile(
    rf"(?P<v>{_ONE_AMOUNT}(?:\s?(?:-|–|~|to|至|到|\+)\s?{_ONE_AMOUNT})?|(?:[a-z]+[- ]){{0,2}}(?:thousand|hundred)(?: and [a-z]+)?(?: (?:a|per) (?:year|month))?)"
)
_BEFORE_AMOUNT: Final = re.compile(
    r"(?P<gap>(?:[^\d\n;；。$€£¥₹₽₸₦₱,，]{0,22}?))(?=[$€£¥₹₽₸₦₱\d]|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖][一二两三四五六七八九十百千万零佰仟拾块壹贰叁肆伍陆柒捌玖]|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?![a-z]))"
)
_LOOSE: Final = frozenset(
    "base basic rate pay package expect expecting expectation chasing looking for|looking for|asking for|looking to get|i'd move for|compensation|wage|remuneration|"
    "level|ral|salario|cobro|pretesa|待遇|收入|期望|酬劳|报酬|想要|到手|基本|base".split("|")
) | frozenset(
    "base basic rate pay package expect expecting expectation chasing ral 待遇 收入 期望 想要 到手 maas package".split()
)
"""Labels that stand before other numbers too: the amount must be marked as one, or a sign must announce it."""
_NOT_PAY: Final = re.compile(
    r"\s?(?:%|人|名|年(?!薪)|个月|天(?!\))|小时|次|员工|people|staff|employees|years|months|days|users|clients|projects|ppm|customers)"
)
_MINIMUM: Final = re.compile(r"(?:最低|minimum |min\. |average |平均|人均|total |预算|budget )$")


_PAY_WORD: Final = re.compile(r"(?:月薪|年薪|底薪|时薪|日薪|税[前后]|固定|base|basic|gross|net)[ :]?")


def read_amount(context: Context, role: str) -> Iterator[Range]:
    """Yield the amounts of pay behind the label, over a few words and an opening bracket."""
    text, at = context.text, context.end
    if _MINIMUM.search(text[max(0, context.start - 12) : context.start]):
        return
    for _ in range(2):
        gap = _BEFORE_AMOUNT.match(text, at, context.line_end)
        if not gap:
            return
        found = AMOUNT.match(text, _currency_start(text, at, gap.end()), context.line_end)
        if not found or not found["v"].strip():
            return
        lead = text[at : found.start("v")].strip(" :=|\t(")
        if context.label in _LOOSE and lead and not context.hard:
            return
        base = context.value if context.hard and at == context.end and _PAY_WORD.fullmatch(lead) else 0
        if gap["gap"].startswith("+"):
            return
        start, end = found.span("v")
        while end > start and text[end - 1] in " ,-–+/(":
            end -= 1
        while start < end and text[start] == " ":
            start += 1
        start = base or start
        value = text[start:end]
        if _NOT_PAY.match(text, end) or (_DATE_LIKE.fullmatch(value) and not context.hard):
            return
        marked = bool(re.search(rf"{CURRENCY}\s?\d|\d\s?{_SCALE}(?![a-z])|[万千元块kw]|\d{{4}}|thousand", value))
        if not marked and not (context.hard and at == context.end):
            return
        if re.fullmatch(r"(?:19|20)\d\d", value):
            return
        yield start, end
        at = end
        if not re.match(r"\s?(?:[,，;；(+/]|or|and|plus|bonus|-|–|~)", text[at : at + 6]) or context.label in _LOOSE:
            return


_CURRENCY_BEFORE: Final = re.compile(rf"(?<![^\W\d_])(?:(?:{_FROM})?{CURRENCY}\s?|{_FROM}|底薪)$")


def _currency_start(text: str, low: int, at: int) -> int:
    """Return the beginning of the currency written before an amount at `at`, not before `low`."""
    found = _CURRENCY_BEFORE.search(text, max(low, at - 14), at)
    return found.start() if found else at


_BIRTH: Final = re.compile(
    rf"[^\w\n♂♀]{{0,4}}(?:(?:on|am|le|el|il|den|in|at|在|于|是|：)\s){{0,2}}(?P<v>(?:(?:阳历|公历|农历|阴历|西元|民国|藏历)\s?)?{BIRTH_DATE})(?![\d])"
)
_AGE: Final = re.compile(
    r"[^\w\n]{0,4}(?P<v>(?:late|early|mid|mitte|ende|anfang)?[ \-]?(?:\d{2}\s?[-–~]\s?\d{2}|[2-6]0s|[1-9]\d(?:\s?(?:years?(?: old)?|yrs?|岁|周岁|ans|anni|anos|jahre|лет|г))?)\+?)(?![\d.,/]\d|\d|%)"
)


def read_birth(context: Context, role: str) -> Iterator[Range]:
    """Yield the date of birth behind the label, and another one beside it in brackets or after a stroke; or an age."""
    text, at = context.text, context.value
    if re.search(r"年龄|age", context.label):
        found = _AGE.match(text, at, context.line_end)
        if found and (context.hard or context.opens_field or context.label == "aged"):
            yield found.span("v")
        return
    for _ in range(3):
        found = _BIRTH.match(text, at, context.line_end)
        if not found:
            return
        if not (context.hard or context.opens_field or len(found["v"]) > 4 or context.value > context.end):
            return
        yield found.span("v")
        at = found.end()


_LETTER: Final = r"[^\W\d_\u2e80-\ua4cf\uac00-\ud7a3]"
_NAME_WORD: Final = rf"(?:{_LETTER}(?:{_LETTER}|['\-]){{0,24}}\.?)"
_LATIN_NAME: Final = re.compile(
    rf"[\"'“«(]{{0,2}}(?P<v>(?:{BEFORE_NAME})?{_NAME_WORD}(?:,? (?:\"{_NAME_WORD}\" )?(?:s/o |d/o |bin |binti |bte )?{_NAME_WORD}){{0,5}})"
)
_HAN_NAME: Final = re.compile(r"[\"'“«(]?(?:[\u4e00-\u9fff]{2}:)?(?P<v>[\u4e00-\u9fff](?:[ ]?[\u4e00-\u9fff·]){0,7})")
_HONORIFIC: Final = re.compile(rf"(?:{BEFORE_NAME})", re.IGNORECASE)
_SMALL: Final = frozenset(
    "de la del da dos das di du van von der den bin binti bte ibn al el le s/o d/o y e zu ter ten".split()
)
_NOT_A_NAME: Final = frozenset(
    "name names number phone mobile email contact address occupation date of birth age same as above none n/a nil no yes deceased "
    "relationship relation and or the is was are has have with who not applicable available company employer".split()
)


def read_person(context: Context, role: str) -> Iterator[Range]:
    """Yield the name behind a word for a relative, an alias or the holder of a form."""
    text, start = context.text, context.value
    if start >= context.line_end:
        return
    if _WIDE.match(text, start + (text[start] in "\"'(“")):
        yield from _han_person(context, role, start)
        return
    behind_comma = (
        _BEHIND_COMMA.match(text, context.end, context.line_end) if role == "person" and not context.hard else None
    )
    if behind_comma and context.cased[behind_comma.start("v")].isupper() and not _is_ordinary(behind_comma["v"]):
        yield behind_comma.span("v")
        return
    lead = re.compile(r"(?:(?:name|:|of|was|is|called|named|her|his|to|late|also)[ :.]{1,2}|[,(] ?|- ?){0,3}").match(
        text, start
    )
    start = lead.end() if lead else start
    found = _LATIN_NAME.match(text, start, context.line_end)
    if not found or (start == context.end and not context.wide):
        return
    bare = not context.hard and not context.behind["bracket"]
    if role == "name" and bare and not (context.opens_field and context.capital):
        return
    if role == "referee" and not context.hard:
        return
    if context.label == "name" and bare and not context.cased[found.start("v") : found.end("v")][:6].isupper():
        return
    end = _name_end(context.cased, *found.span("v"))
    begin = found.start("v")
    words = context.text[begin:end].replace(".", " ").split()
    plain = [word for word in words if word not in TITLES and word not in _SMALL]
    if not plain or any(word in _NOT_A_NAME for word in plain):
        return
    known = [
        word
        for word in plain
        if (word in common_words() and len(word) > 2) or (len(word) > 3 and word in title_words())
    ]
    if len(known) == len(plain) or (len(plain) == 1 and len(plain[0]) < 3 and role != "name"):
        return
    if role == "person" and len(plain) == 1 and bare and context.label in ("sponsor", "emergency"):
        return
    title = _HONORIFIC.match(context.cased, begin, end)
    yield (title.end() if title and title.end() < end else begin), end
    wide = re.compile(r"[ /(]{1,2}(?P<v>[\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])").match(text, end)
    if wide:
        yield wide.span("v")


_BEHIND_COMMA: Final = re.compile(
    r"(?: [a-z0-9]+){0,4}(?: ?[,—–(] ?)(?P<v>[^\W\d_]['\-]?[^\W\d_]{2,20}(?: [^\W\d_]['\-]?[^\W\d_]{2,20})?)(?=[,.;)]| and | \(|$|\n)"
)
"""A name set apart from the word for the relative: `a son in Year 9, Danylo, …`."""


def _is_ordinary(name: str) -> bool:
    return any(word in common_words() or word in title_words() or word in place_names() for word in name.split())


def _name_end(cased: str, start: int, end: int) -> int:
    """Return the end of the capitalised words (particles between them) at `start`."""
    stop = start
    for word in re.finditer(r"[^\s,]+,?", cased[start:end]):
        plain = word.group().strip("\"'.,-(“”«»")
        if plain.lower() in _SMALL and stop > start:
            continue
        if not plain[:1].isupper() and plain[:1].isascii():
            break
        if not plain[:1].isupper() and plain[:1].islower():
            break
        stop = start + word.end()
        if word.group().endswith(",") and not re.match(r" [A-Z][^\W\d_]*(?:[ .]|$|\n)", cased[stop : stop + 16]):
            break
        if word.group().endswith(".") and len(plain) > 3:
            break
    while stop > start and cased[stop - 1] in " ,;:-(":
        stop -= 1
    return stop


_HAN_LEAD: Final = re.compile(r"(?:叫|是|的|为|名字?|姓名|[:：,， ])+")
_HAN_TAIL: Final = re.compile(
    r"(?:的|和|与|及|是|在|电话|手机|号码|也|说|都|会|有|去|来|做|当|可|从|已|先|现|今|正|生于|相依|女士|先生|收|不|住|今年|去年)"
)


def _han_person(context: Context, role: str, start: int) -> Iterator[Range]:
    """Yield the Chinese name behind a word for a relative: a surname and one or two characters, or all of a field behind a sign."""
    text = context.text
    lead = _HAN_LEAD.match(text, start, context.line_end)
    start = lead.end() if lead else start
    found = _HAN_NAME.match(text, start, context.line_end)
    if not found or (text[start : start + 1] in "\"'(“" and text[start + 1 : start + 3] == ""):
        return
    begin, end = found.span("v")
    spaced = re.match(r"[\u4e00-\u9fff](?: [\u4e00-\u9fff](?![\u4e00-\u9fff])){1,3}", text[begin:end])
    if spaced:
        end = begin + spaced.end()
    else:
        gap = text.find(" ", begin, end)
        end = gap if gap > begin else end
    tail = _HAN_TAIL.search(text, begin + 1, end)
    whole = not tail and bool(re.match(r"[\s,，。;；(（)）:：|、/\d]|$", text[end : end + 1] or " "))
    end = tail.start() if tail else end
    value = text[begin:end].replace(" ", "")
    surnamed = value[:2] in COMPOUND or value[:1] in SURNAMES
    if not whole and not tail:
        end = begin + (4 if value[:2] in COMPOUND else 3)
        value = text[begin:end]
    alias = role in ("alias", "name")
    touching = start == context.end
    if value in _EMPTY or (
        touching and alias and not (context.label.endswith(("叫我", "人称", "真姓", "名字是")) or (surnamed and whole))
    ):
        return
    told = bool(tail) and tail.group() in ("的", "都", "已", "在", "和") and 2 <= len(value) <= 5
    if touching and role == "person" and not surnamed and not (whole or told):
        return
    if (
        not 1 <= len(value) <= 12
        or (len(value) == 1 and not alias)
        or (len(value) > 4 and "·" not in value and not alias)
    ):
        return
    if role == "name" and not (context.hard or context.opens_field):
        return
    if role == "referee" and not (whole and (context.hard or (surnamed and not touching))):
        return
    if not surnamed and not (
        context.hard or alias or ((whole or told) and role in ("person", "referee") and not is_word(value))
    ):
        return
    if is_word(value) and not (surnamed and context.hard) and not alias:
        return
    if _NO_PERSON.search(value):
        return
    yield begin, end


_EMPTY: Final = frozenset("无 同上 同 略 空 暂无 没有 如下 本人 不详 保密 待补 待填".split())
_NO_PERSON: Final = re.compile(
    r"我们|上司|领导|主管|姓名|电话|手机|关系|联系|职业|单位|工作|务农|退休|去世|在职|自由|无业|方式|地址|年龄|如有|保密|人士|先生|性别|身份|公司|学生|教师|工人|农民|医生|家庭|健康|情况|信息"
)

_HANDLE: Final = re.compile(r"[ @]{0,1}(?P<v>@?[a-z0-9_\u4e00-\u9fff][a-z0-9_.\-\u4e00-\u9fff#:]{2,40})(?![a-z0-9@])")


def read_handle(context: Context, role: str) -> Iterator[Range]:
    """Yield the account behind the name of a platform: marked by `@`, digits, a dot or an underscore, or behind a sign."""
    text = context.text
    lead = re.compile(r"(?:(?:is|id|uid|name|handle|user(?:name)?|as|号|名|昵称|账号|账户)[ :]{0,2}){0,2}").match(
        text, context.value
    )
    start = lead.end() if lead else context.value
    found = _HANDLE.match(text, start, context.line_end)
    if not found:
        return
    begin, end = found.span("v")
    value = text[begin:end].rstrip(".,:-")
    touching = start == context.end
    if (touching and not context.wide) or re.fullmatch(r"[\d\-]{1,4}", value) or value.startswith(("http", "www")):
        return
    if not re.search(r"[^\W\d_]{2}|\d{6}", value) or re.match(r"\d[.\d]*[a-z]{1,3}$", value):
        return
    if context.label == "x" and not value.startswith("@"):
        return
    signed = (
        value.startswith("@")
        or bool(re.search(r"[a-z][\d_.]|[\d_.][a-z]", value))
        or bool(re.fullmatch(r"\d{6,20}", value))
    )
    if (
        (value.startswith("@") and len(value) > 3)
        or (signed and (context.hard or context.opens_field or context.wide or (lead and lead.group())))
    ) or (
        context.hard
        and context.opens_field
        and not is_word(value)
        and re.search(r"[\u4e00-\u9fff]{2}", value)
        and context.wide
    ):
        yield begin, begin + len(value)


_PLACE_RUN: Final = re.compile(
    r"(?:(?:in|at|the|a|en|à|el|la|im|in der) ){0,2}(?P<v>[^\W\d_][^\W\d_'.\-]{1,24}(?:[ \-/][^\W\d_][^\W\d_'.\-]{1,20}){0,3}(?:, ?[^\W\d_][^\W\d_'.\-]{1,20}(?: [^\W\d_][^\W\d_'.\-]{1,20}){0,2}){0,3}(?: ?\([^()\n]{2,20}\))?(?: [a-z]{2}(?![a-z]))?)"
)
_HAN_PLACE: Final = re.compile(
    r"(?:在|于|是|为)?(?P<v>[\u4e00-\u9fff]{2,24}(?:[·\-/ ](?=[\u4e00-\u9fff]{2,8}(?:[\s,，。;；]|$))[\u4e00-\u9fff]{2,8})?)"
)
_HAN_PLACE_END: Final = re.compile(
    r"(?:一个|人士|的|人(?![民])|出身|出生|目前|现在|从事|工作|上班|可以|骑车|离|到公司|附近|和|与|，|,|毕业|自幼|长大|生活|任职|担任|公司|某)"
)


def read_place(context: Context, role: str) -> Iterator[Range]:
    """Yield the place where somebody comes from, was born or lives."""
    text, start = context.text, context.value
    if start >= context.line_end:
        return
    if _WIDE.match(text, start):
        found = _HAN_PLACE.match(text, start, context.line_end)
        if not found or (role == "residence" and not (context.hard or context.opens_field or start == context.end)):
            return
        begin, end = found.span("v")
        tail = _HAN_PLACE_END.search(text, begin + 2, end)
        end = tail.start() if tail else end
        if not context.hard and start == context.end and not _known_place(text[begin:end]):
            return
        if (
            end - begin >= 2
            and not _NO_VALUE.match(text, begin)
            and (context.hard or not is_word(text[begin:end]) or role != "residence")
        ):
            yield begin, end
        return
    prose = " " in context.label or context.label.endswith((" in", " at"))
    if start == context.end or not (context.hard or prose or context.opens_field):
        return
    found = _PLACE_RUN.match(text, start, context.line_end)
    if not found:
        return
    begin, end = found.span("v")
    end = _place_end(context.cased, begin, min(end, context.following if context.following > begin else end))
    if end > begin + 1:
        yield begin, end


def _known_place(written: str) -> bool:
    """Return True if Chinese characters begin with a province, a city or a county, or end like a place."""
    known = any(
        written[:size] in names
        for names in (chinese_provinces(), chinese_cities(), chinese_counties())
        for size in (2, 3, 4)
    )
    return known or bool(re.search(r"[省市县区镇乡村州旗盟]$", written)) or written in place_names()


def _place_end(cased: str, start: int, end: int) -> int:
    """Return the end of the capitalised words at `start`."""
    stop = start
    for word in re.finditer(r"[^\s,/]+[,/]?|/ ?", cased[start:end]):
        plain = word.group().strip("(),/")
        if not plain:
            continue
        if not plain[0].isupper() and plain.lower() not in (
            "de",
            "la",
            "im",
            "am",
            "of",
            "on",
            "del",
            "da",
            "do",
            "sur",
            "upon",
            "the",
        ):
            break
        if re.fullmatch(NATIONALITY, plain.lower()) or re.match(r"(?:I|From|Since|Now|Currently|And|But)$", plain):
            break
        stop = start + word.end()
    while stop > start and cased[stop - 1] in " ,/-(":
        stop -= 1
    return stop


_PHONE: Final = re.compile(
    r"[ ]?(?P<v>\+?\(?-?\d(?:[ ().\-–/]{0,3}\d){2,15}(?: ?(?:ext\.?|x|转|分机|доб\.?|loc\.?|intern|poste) ?\d{1,5})?)(?![\d%])"
)
_EXTENSION: Final = frozenset(
    "分机 内线 短号 小号 ext extension bleep pager poste durchwahl dw interno ramal anexo доб вн naisen samb".split()
)


def read_phone(context: Context, role: str) -> Iterator[Range]:
    """Yield a telephone number, or the extension of a person: three digits behind a word for one, seven behind another label."""
    if context.value == context.end and not context.wide:
        return
    found = _PHONE.match(context.text, context.value, context.line_end)
    if not found:
        return
    digits = sum(char.isdigit() for char in found["v"])
    least = 3 if context.label in _EXTENSION else 7
    if (
        least <= digits <= 15
        and not _DATE_LIKE.fullmatch(found["v"].strip())
        and not _UNIT.match(context.text, found.end("v"))
    ):
        start, end = found.span("v")
        yield start + (context.text[start] == "-"), end


_POSTCODE: Final = re.compile(
    r"[ ]?(?P<v>〒?(?:\d(?: ?\d){3,5}(?:-\d{3,4})?|[a-z]\d{1,2}[a-z]?\d? ?\d?[a-z0-9]{2,4})(?![a-z0-9]))"
)


def read_postcode(context: Context, role: str) -> Iterator[Range]:
    """Yield a postal code."""
    found = _POSTCODE.match(context.text, context.value, context.line_end)
    if found and (context.value > context.end or context.wide):
        yield found.span("v")


_ADDRESS_END: Final = re.compile(
    r"[;；|。\t]|[ ]{2}|\.(?= [A-Z\u0410-\u042f][^\W\d_]{2})|[.](?=$)| (?=[^\s:：,]{2,20}[:：])|[！!?？]"
)
_HAN_ADDRESS: Final = re.compile(
    r"(?:址|在|于|是|为|:)?(?P<v>[\u4e00-\u9fffa-z0-9\-#()（）·]{4,70}(?: [\u4e00-\u9fffa-z0-9\-#]{1,12}){0,3})"
)


def read_address(context: Context, role: str) -> Iterator[Range]:
    """Yield the address behind its label: to the end of the field, with a number in it, or a Chinese run with a house or a room."""
    text, start = context.text, context.value
    if start >= context.line_end:
        return
    if _WIDE.match(text, start):
        found = _HAN_ADDRESS.match(text, start, context.line_end)
        if found and re.search(
            r"[\d一二三四五六七八九十]\s?(?:号|楼|室|栋|幢|弄|巷|单元|组|层|座|户)|[a-z]?\d{1,4}-\d{2,4}|[路街道村巷里].{0,12}\d",
            found["v"],
        ):
            begin, end = found.span("v")
            tail = re.search(r"(?:我|,|，|电话|手机|邮)", text[begin + 4 : end])
            yield begin, begin + 4 + tail.start() if tail else end
        return
    if not (context.hard or " " in context.label or (context.opens_field and context.value - context.end >= 2)):
        return
    limit = _ADDRESS_END.search(context.cased, start + 1, context.line_end)
    end = limit.start() if limit else context.line_end
    bracket = text.find(")", start, end)
    if bracket >= 0 and "(" not in text[start:bracket]:
        end = bracket
    value = text[start:end]
    if (
        8 <= len(value) <= 120
        and (re.search(r"\d", value) or value.count(",") >= 2)
        and "@" not in value
        and context.cased[start : start + 1].strip()
        and not context.cased[start].islower()
    ):
        yield start, start + len(value.rstrip(" ,."))
