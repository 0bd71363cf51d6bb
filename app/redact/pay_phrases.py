"""Extend an amount of pay to the whole phrase that says it: from, currency and period before it, scale, period and remarks behind it, the other
end of a range (`between £68k and £72k`, 人民币贰万壹仟元整, `$62.50/hr`, 98万(含股票))."""

from __future__ import annotations

import re
from typing import Final

Range = tuple[int, int]

_LEAD: Final = re.compile(
    r"(?:(?<![\w.,])\d[\d.,]{0,7} ?[kw万千]? ?(?:-|–|~|to|至|到) ?(?=[\d$€£¥₹₦₱])|(?<![a-z])(?:between|from|around|about|approx\.?|approximately|circa|ca\.|at least|(?:no|not) less than|up to|von|etwa|rund|environ|unos|circa|около|от)\s|"
    r"(?:人民币|港币|新台币|税前|税后|到手|年收|平均|签字费|月薪|年薪|日薪|时薪|底薪|日工资|[年月]收入|月入|年包|日结|千字|[忙淡旺]季|package|\d{1,2} ?个月共?|每(?:小时|个?月|天|日|年|单)|一(?:天|个?月|年|小时|单)|(?<![a-z])(?:month|hour|day)ly |大约|大概|不低于|起码|国内|总包|一个|[月年约近])\s?|"
    r"(?<![a-z])(?:us|hk|nt|sg|s|a|c|nz|r|rm|rs\.?|inr|usd|sgd|aed|qar|sar|cad|aud|gbp|eur|php|ngn|kes|rmb|cny)\s?(?=[\d$€£¥₹])|[$€£¥₹₦₱]\s?)$"
)
_TAIL: Final = re.compile(
    r"(?:(?<=\d)(?:,\d{3})+(?!\d)|(?<=p\.[am])\.(?! [A-Z])|\s?(?:/-|元整?|整|块|万|千|新币|港币|台币|美元|以上|左右|上下|起|(?:k|w|lpa|lakhs?|up)(?![a-z])|\+(?!\d)|\((?:含|税|保|可议|总?薪[级点]|nego|gross|net|b/?o|all in|plus|fixed|brutto|netto|(?:pay )?(?:band|grade|step|point|scale|level) )[^()\n]{0,22}\)|"
    r"保底|底薪|(?:加|[+＋]) ?(?:提成|奖金|补贴|趟费|绩效|年终)|[,，]提成另算|[,，] ?nego(?![a-z])|[,，、]\s?双粮|(?: plus| \+|,? and the use of|,? with) (?:an? |the )?(?:food|house|car|vehicle|accommodation|tips|keep|board|lodging|meals|commission|overtime)(?: allowance)?(?: of [$€£¥]\d[\d,]*)?(?![a-z])|,? ?fte(?![a-z])|im jahr|[管包](?:吃住|食宿|吃|住)|[,，]\s?年终\d{1,2}(?:\.\d)?个月|\+\s?\d{1,2}(?:\.\d)?\s?(?:%|个月)\s?(?:bonus|年终|奖金|super)|(?:pro[ -]rata|clear)(?![a-z])|%\s?(?:bonus(?![a-z])|年终|奖金)|"
    r"(?:/|per |an? |p\.? ?)\s?(?:hour|hr|h|day|week|wk|month|mth|mo|year|yr|annum|a|m|pa|pm|ph)(?![a-z])\.?|/(?:月|年|天|日|时|小时|个月)|一(?:日|个月|天|年)|多(?:一?点)?|出头|(?:hourly|daily|weekly|yearly|mensuels?|mensuales)(?![a-z])|(?:im|pro) (?:monat|jahr|stunde)|(?:al|par) (?:mes|mese|mois|an|ano)(?![a-z])|в месяц|p\.?a\.?(?![a-z])|p\.?m\.?(?![a-z])|"
    r"[x×*·]\s?\d{2}(?:薪|个月)?(?!\d)|\d{2}薪|(?:ph|days?|nights?|flat|clear|tax[ -]free|offshore|and earlies|and up|incl\.? [a-z]{4,12}|ote|ctc|(?<=\d )(?:gbp|chf|sgd|myr|php|ngn)|netto|net|brutto|brut|bruts|brutos|gross|(?:out|in)side ir ?35|base|basic|minimum|monthly|annually|all[ \-]in|sar|aed|qar|cad|usd|eur|rmb)(?![a-z])))"
)
_OWN: Final = re.compile(
    r"(?:(?<![a-z])(?:(?:i|she|he|we) (?:currently |presently |now |would |only )?(?:earn|make|get|charge|draw|ask|take|bill)s?(?: for| about| around)?|(?:currently|presently|now|am|was) (?:earn|mak|gett|charg|draw|ask|bill)ing(?: for| about)?"
    r"|(?:^|(?<=[\n.;,] )|(?<=\n))(?:getting|earning|drawing)|(?:my|the) (?:current |present |expected |day |hourly |daily |weekly |base |basic )*(?:rate|salary|pay|package|fee) (?:is|was)|(?:day|daily) rate|asking(?: for)?|(?:pay|wage|salary) (?:wanted|expected|last contract)"
    r"|verdiene(?: ich)?|beziehe(?: ich)?|cobr(?:o|aba)|gan(?:o|aba)|percibo|je (?:percois|gagne|touche)|j'y gagne(?: exactement)?|percepisco|guadagno)"
    r"|我(?:[俩们自己]{1,2})?[要接拿]|要价|我的(?:价格|报价|单价)(?:是|为)?)[ :]{0,2}(?:千字)?$"
)


def said_of_oneself(text: str, start: int) -> bool:
    """Return True if the words right before an amount say that somebody earns or asks it: no surroundings make it another's."""
    return bool(_OWN.search(text, max(0, start - 40), start))


_JOIN: Final = re.compile(
    r"\s?(?:-|–|—|~|～|至|到|(?:to|and|und|bis|a|à|y|до)(?= )|[,，]?(?=[年月]薪)|或)\s?(?:[年月]薪)?\s?"
)
_TIMES: Final = 4


def widened(text: str, start: int, end: int) -> Range:
    """Return the range of the phrase around an amount at `[start:end]` of a text in the normal form."""
    for _ in range(_TIMES):
        lead = _LEAD.search(text, max(0, start - 16), start)
        if not lead or "\n" in lead.group():
            break
        start = lead.start()
    for _ in range(_TIMES):
        tail = _TAIL.match(text, end)
        if not tail or "\n" in tail.group():
            break
        end = tail.end()
    return start, end


def joined(text: str, first: Range, second: Range) -> bool:
    """Return True if two amounts are the ends of one range, or one amount in two periods."""
    return first[1] <= second[0] <= first[1] + 8 and bool(_JOIN.fullmatch(text, first[1], second[0]))
