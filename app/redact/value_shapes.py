"""Shapes of the values behind a label: identifiers, accounts, number plates, handles, telephones, measures, short texts.

Each reader gets the label's place and yields the ranges of its value in the normal form, or nothing if what follows has not the shape
that the label's role allows. Every pattern is bounded. Amounts, people and places have readers of their own beside this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.label_context import Context, Range
from app.redact.number_labels import surely_numbers_a_thing
from app.text.lexicons import is_ordinary, is_word
from app.text.normalization import folded

_TOKEN: Final = r"(?:[a-z]\.\d{1,3},\d{3}(?!\d)|[a-z0-9\u0400-\u04ff]+(?:[\-/.–·_+<]{1,2}[a-z0-9\u0400-\u04ff]+|\([a-z0-9]{1,6}\)){0,6})"
_IDENTIFIER: Final = re.compile(
    rf"[\"'(#*]{{0,2}}(?P<v>(?:[\u4e00-\u9fff]{{1,10}}(?:第|·|-)?|№ ?)?(?:\((?:19|20)\d\d\))?{_TOKEN}(?:(?: ?[\-/] ?| ){_TOKEN}){{0,6}}(?: ?\([0-9a-z]\))?"
    r"(?:号(?![码编])|[\u4e00-\u9fff](?=[(（,，。;；)\s]|$))?)"
)
_LETTERS_THEN_NUMBER: Final = re.compile(r"[A-Z\u0410-\u042f]{1,6}(?:-[A-Z]{1,3})?")
_CAS_NUMBER: Final = re.compile(r"(\d{2,7})-(\d{2})-(\d)")
_STOCK_NUMBER: Final = re.compile(r"\d{4}-\d{2}-\d{3}-\d{4}")
"""NATO stock number: supply class, country, item."""
_SAFETY_RULE: Final = re.compile(r"19(?:10|26)\.\d{1,4}")
"""Part and section of the safety rules for work in the United States (29 CFR)."""


def _numbers_a_thing(value: str) -> bool:
    """Return True for a chemical's number (CAS registry, by its check digit) and a stock number of the armed forces."""
    found = _CAS_NUMBER.fullmatch(value)
    if found:
        digits = (found[1] + found[2])[::-1]
        return sum(place * int(digit) for place, digit in enumerate(digits, 1)) % 10 == int(found[3])
    return bool(_STOCK_NUMBER.fullmatch(value) or _SAFETY_RULE.fullmatch(value))


_STANDARD: Final = re.compile(
    r"(?:iso|iec|din|en|gb|gb/t|jb/t|ansi|astm|bs|ieee|sap|ms|windows|office|version|ver|v|rev|level|band|grade|class|cat|tier|stage|phase|top|q[1-4])[\s\-/]?\d",
)
DATE_LIKE: Final = re.compile(
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
    if DATE_LIKE.fullmatch(value) or _STANDARD.match(value) or _numbers_a_thing(value) or UNIT.match(context.text, end):
        return
    if loose and re.match(r"[\u4e00-\u9fff]{3}", value):
        return
    if weak and not sure and not (digits >= 5 or (digits >= 4 and len(compact) > digits)):
        return
    if context.label == "id" and not context.opens_field:
        return
    yield _with_register(context, start), end


_REGISTER: Final = re.compile(r"[A-Z]{2,5}")
_AFTER_SIGN: Final = re.compile(r"(?:no|nr|number|reg|号)\.? ?: ?$")


def _with_register(context: Context, start: int) -> int:
    """Return where a number begins, its register's letters included: in `Supreme Court No.: SCN 084417` they are no label."""
    behind_sign = _AFTER_SIGN.search(context.text, max(0, context.start - 12), context.start)
    return context.start if behind_sign and _REGISTER.fullmatch(context.cased, context.start, context.end) else start


_LONG_NUMBER: Final = re.compile(r"\d{4}")
_THING_BEFORE: Final = re.compile(
    r"(?:iso|9001|27001|14001|cnas|cma|ilac|认可|agency|establishment|sacco|business|company|companies house|firm|operator|site|plant|store|shop|client|customer|vendor|supplier|project|grant|job|vacancy|"
    r"req(?:uisition)?|model|product|part|patent|order|invoice|purchase|tender|contract|vessel|ship|our|employer|school|clinic|hospital|meeting|room|course|class|"
    r"公司|企业|单位|贵司|我司|门店|店铺|食品|经营|生产|卫生|营业|安全生产|产品|项目|课题|合同|订单|招聘|职位|岗位|保险单?|保单|专利|报名|设备|器械|进网|排污|发票|会议|抬头|医疗机构|办学)[ \-:.]{0,2}$"
)
OF_A_WORK: Final = re.compile(
    r"(?:(?<![a-z])(?:isbn|issn|doi|bioproject|genbank|patent(?: no\.?)?|grades)|专利(?:证书)?号?|报名序号|软著登?记?号?)[ :：#.(]{0,3}$"
)
"""Before the number of a book, a patent, a set of data, or before marks at school."""
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
    return bool(
        _THING_BEFORE.search(before)
        or OF_A_WORK.search(text, max(0, context.value - 40), context.value)
        or surely_numbers_a_thing(text, context.value)
        or billed
        or _FIRM_NUMBER.match(text, context.value)
    )


UNIT: Final = re.compile(
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


_BANK_BEFORE: Final = re.compile(
    r"(?<![a-z])(?:bank|trust|credit union|chequing|transit|sort code|bsb|branch|institution|iban|swift|direct deposit|checking|savings|payroll)(?![a-z])"
)
"""Words before an account that is one of a bank."""


def read_account(context: Context, role: str) -> Iterator[Range]:
    """Yield an account number, or the alias of a payment service behind a sign."""
    if context.label == "account" and not _BANK_BEFORE.search(context.text[max(0, context.start - 60) : context.start]):
        return
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


_SURE_PLATE: Final = re.compile(
    r"(?P<v>[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]{1,3}[- ]?\d{2,4}(?:[- ]?[A-Z]{1,3})?|\d{1,4}[- ]?[A-Z]{2,3}(?:[- ]?\d{1,4})?|\d?[A-Z]{3}[- ]?\d{3,4})(?![\w-])"
)
_TO_PLATE: Final = re.compile(r"(?: [a-z']{1,12}){0,11}(?: ?[:(]| is| was|,)[ ]{1,2}|(?: ?[:(]|, )")
_MAKES: Final = re.compile(
    r"(?:BMW|AUDI|VW|KIA|MAN|DAF|GMC|MG|JCB|CAT|BYD|JAC|ISO|EN|DIN|HGV|LGV|SUV|EURO|PSI|KG|MPH|KM|HP|KW|CC|GPS|ETC)\b"
)
VEHICLES: Final = frozenset("car van ute truck lorry pickup scooter motorbike motorcycle moped vehicle plate".split())
"""Words behind which a number plate stands some words on: `the van, if you want to put me on the list, is KX19 ZTO`."""


def read_plate(context: Context, role: str) -> Iterator[Range]:
    """Yield a vehicle's number plate: two to eight letters and digits in capitals."""
    if context.label.split(" ")[-1] in VEHICLES:
        gap = _TO_PLATE.match(context.text, context.end, context.line_end)
        sure = _SURE_PLATE.match(context.cased, gap.end(), context.line_end) if gap else None
        if sure and len(re.sub(r"\W", "", sure["v"])) >= 5 and not _MAKES.match(sure["v"]):
            yield sure.span("v")
            return
    if context.label in VEHICLES - {"plate", "vehicle", "scooter"}:
        return
    found = _PLATE.match(context.text, context.value, context.line_end)
    if not found or (context.value == context.end and not context.wide):
        return
    start, end = found.span("v")
    written = context.cased[start:end]
    end = _cut_identifier(context.cased, start, end)
    written = context.cased[start:end]
    letters = re.sub(r"[^A-Za-z\u0400-\u04ff]", "", written)
    if (
        letters.isupper()
        and (re.search(r"\d{2}", written) or len(re.findall(r"\d", written)) >= 3)
        and not _STANDARD.match(written.lower())
    ):
        yield start, end


_SHORT_TEXT_END: Final = re.compile(
    r"[\n|;；。\t·•◆]|[ ]{2}|[ ]/[ ]|[.!?](?=[ ]|$)(?<!ev\.)(?<!luth\.)(?<!rk\.)|[，,、](?![^()\n]{0,30}\))|[ ](?=[^\s:：]{1,24}[:：])"
)
NO_VALUE: Final = re.compile(
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
    if start >= stop or (NO_VALUE.match(text, start) and not (context.hard and role in _LONG_TEXTS)):
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
        (
            (value.startswith("@") and len(value) > 3)
            or (signed and (context.hard or context.opens_field or context.wide or (lead and lead.group())))
        )
        or (
            context.hard
            and bool(re.fullmatch(r"[a-z]{6,20}", value))
            and not is_word(value)
            and not is_ordinary(value)
            and bool(re.match(r"[ ]*(?:$|[\n|;·\t]|  )", text[begin + len(value) : begin + len(value) + 3]))
        )
        or (
            context.hard
            and context.opens_field
            and not is_word(value)
            and re.search(r"[\u4e00-\u9fff]{2}", value)
            and context.wide
        )
    ):
        yield begin, begin + len(value)


_PHONE: Final = re.compile(
    r"[ ]?(?P<v>\+?\(?-?\d(?:[ ().\-–/]{0,3}\d){2,15}(?: ?(?:ext\.?|x|转|分机|доб\.?|loc\.?|intern|poste) ?\d{1,5})?)(?![\d%])"
)
_EXTENSION: Final = frozenset(
    map(
        folded,
        "分机 内线 短号 小号 ext extension bleep pager poste durchwahl interno ramal anexo доб внутр naisen samb".split(),
    )
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
        and not DATE_LIKE.fullmatch(found["v"].strip())
        and not UNIT.match(context.text, found.end("v"))
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
