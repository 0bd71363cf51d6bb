"""Regular expressions of dates as people write their date of birth, over the normal form: calendars, eras and lunar months included."""

from __future__ import annotations

from typing import Final

from app.text.months import any_month
from app.text.number_words import ANY_ORDINAL, ANY_YEAR

_MONTH: Final = any_month()
_HAN: Final = r"[零〇○一二三四五六七八九十\d]"
DATE: Final = (
    rf"(?:\d{{4}}\s{{0,2}}[-./年]\s{{0,2}}\d{{1,2}}(?:\s{{0,2}}[-./月]\s{{0,2}}\d{{1,2}})?\s{{0,2}}[日号月]?(?:生)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?[\s.,\-]{{0,2}}(?:of |de |di |d')?{_MONTH}[\s.,\-]{{0,2}}(?:of |de |del |di "
    rf")?'?\d{{2,4}}(?:\s?r\.(?!\w))?"
    rf"|(?:the )?(?:{ANY_ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))(?: day)?(?: of)? {_MONTH}[\s.,\-]{{0,3}}(?:in the year )?(?:of )?(?:(?:19|20)\d\d|{ANY_YEAR})(?![a-z])"
    rf"|{_MONTH} (?:the )?{ANY_ORDINAL}[\s.,]{{1,3}}(?:(?:19|20)\d\d|{ANY_YEAR})(?![a-z])|(?:19|20)\d\d[\s.,]{{1,3}}{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?!\d)"
    rf"|{_MONTH}[\s.,\-]{{0,2}}(?:\d{{1,2}}(?:st|nd|rd|th)?[\s.,\-]{{1,3}})?(?:of |de |del )?\d{{4}}"
    r"|\d{1,2},? thang \d{1,2},?(?: nam)? \d{4}"
    rf"|\d{{1,2}}\s{{0,2}}[-./]\s{{0,2}}\d{{1,2}}\s{{0,2}}[-./]\s{{0,2}}\d{{2,4}}|\d{{1,2}}\s?[-./]\s?(?:19|20)\d\d"
    rf"|'?\d{{2}}\s?年\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?[日号])?|(?:{_HAN}{{2,4}})年{_HAN}{{1,3}}月(?:{_HAN}{{1,"
    rf"3}}[日号])?"
    rf"|(?:民国|昭和|平成|令和)\s?\d{{1,3}}\s?年\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?日)?|\d{{4}}\s?年(?:\s?\d{{1,"
    rf"2}}\s?[月](?:\s?\d{{1,2}}\s?[日号일])?)?|\d{{4}}\s?년\s?\d{{1,2}}\s?월(?:\s?\d{{1,2}}\s?일)?"
    r"|(?:19|20)\d{6}(?!\d)|(?:19|20)\d{4}(?!\d)|(?:19|20)\d{2}(?!\d))"
)
DAY_MONTH: Final = (
    rf"(?:{_MONTH}\s?\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s?(?:of |de |di )?{_MONTH}(?![a-z])|\d{{1,2}}\s?月\s?\d{{1,2}}\s?[日号]"
    rf"|[一二三四五六七八九十]{{1,2}}月(?:初)?[一二三四五六七八九十廿]{{1,3}}[日号]?|\d{{1,2}}월\s?\d{{1,2}}일)"
)
_ROMAN: Final = r"(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})"
_HIJRI: Final = (
    r"(?:muharram|safar|rabi(?:[ '\-]?(?:al|ul)[ \-]?)?(?:awwal|thani|akhir)|jumad[ai](?:[ \-]?(?:al|ul)[ \-]?)?(?:awwal|ula|thani|akhira)?|rajab|sha'?ban|"
    r"ram(?:a[dz]h?|z)an|shawwal|zul?[ \-]?q[ai]'?dah?|dhu(?:[ \-]?al)?[ \-]?(?:qi'?dah?|hijjah?)|zil[ \-]?hajj)"
)
_LUNAR_DAY: Final = (
    r"(?:初[一二三四五六七八九十]|十[一二三四五六七八九]?|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十)"
)
_LUNAR_MONTH: Final = r"(?:闰?(?:正|腊|冬|[一二三四五六七八九十]{1,2})月)"
_CYCLE: Final = (
    r"(?:藏历)?[金木水火土铁][鼠牛虎兔龙蛇马羊猴鸡狗猪]年|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
)
_YEAR_BEFORE: Final = rf"(?:(?:\d{{4}}|\d{{2}}|{_HAN}{{2,4}})\s?年\s?)"
_WEEKDAY: Final = (
    r"(?:(?:a |an )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|easter sunday|christmas day),?(?: the)? )"
)
_YEAR_WORDS: Final = (
    r"(?:nineteen|twenty|two thousand)[ \-](?:(?:hundred )?(?:and )?(?:oh[ \-])?(?:forty|fifty|sixty|seventy|eighty|ninety|twenty|ten|eleven|twelve)?[ \-]?"
    r"(?:one|two|three|four|five|six|seven|eight|nine)?)"
)
_ORDINAL_WORDS: Final = (
    r"(?:(?:twenty|thirty)[ \-])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    r"sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
DECADE: Final = (
    r"(?:in )?(?:the )?(?:(?:early|late|mid|middle)[ \-](?:of )?(?:the )?)?(?:nineteen[ \-]|'|19)?"
    r"(?:forties|fifties|sixties|seventies|eighties|nineties|[4-9]0'?s)(?![a-z])"
)
"""`in the late seventies`, `mid-1980s`, `the '60s`; only behind a word of birth."""
BIRTH_DATE: Final = (
    rf"(?:{_WEEKDAY}?(?:(?:农历|阴历|旧历|公历|阳历)\s?)?(?:"
    rf"\d{{1,2}}[./ \-]{_ROMAN}[./ \-](?:19|20)?\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ \-]{_HIJRI}[ \-,]{{1,2}}1[34]\d\d\s?(?:a\.?\s?h\.?|h\.?)?"
    rf"|(?:heisei|showa|shōwa|reiwa|taisho|minguo|roc|h|s)\.? ?\d{{1,3}}[,.]? ?(?:year[,.]? )?{_MONTH}\.? \d{{1,2}}"
    rf"|(?:heisei|showa|reiwa|taisho|minguo) \d{{1,3}}"
    rf"|(?:19|20)\d\d[ ,\-/.]{{1,2}}(?:un |le |on |the )?(?:{_MONTH}[ \-/.]{{1,2}}\d{{1,2}}|\d{{1,2}}(?:er)?[ \-/.]{{1,2}}(?:de )?{_MONTH})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ \-/.]{{1,2}}{_MONTH}[ \-/.,]{{1,3}}'?(?:(?:19|20)\d\d|\d\d)"
    rf"|{_MONTH}[ .\-]{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?,? '\d\d|{_MONTH}[ .\-]{{1,2}}'\d\d"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]'\d\d"
    rf"|(?:the )?{_ORDINAL_WORDS}(?: day)?(?: of)?(?: the)? (?:{_MONTH}|{_ORDINAL_WORDS})[ ,]{{1,2}}(?:in the year )?(?:{_YEAR_WORDS}|(?:forty|fifty|sixty|seventy|eighty|ninety)(?:[ \-](?:one|two|three|four|five|six|seven|eight|nine))?|(?:19|20)\d\d)(?![a-z])"
    r"|(?:the )?(?:early |late |mid[ \-]?)?(?:winter|summer|spring|autumn|fall) (?:of )?'?(?:(?:19|20)\d\d|\d\d)"
    rf"|(?:民国|昭和|平成|令和|大正)\s?(?:元|\d{{1,3}}|{_HAN}{{1,4}})\s?年(?:\s?(?:\d{{1,2}}|{_HAN}{{1,3}})\s?月(?:\s?(?:\d{{1,2}}|{_HAN}{{1,3}})\s?[日号])?)?"
    rf"|{_YEAR_BEFORE}?(?:农历|阴历|旧历)?{_LUNAR_MONTH}{_LUNAR_DAY}"
    rf"|{_YEAR_BEFORE}(?:农历|阴历|旧历)?(?:{_LUNAR_MONTH}|(?:\d{{1,2}}|{_HAN}{{1,2}})月(?:\d{{1,2}}[日号]?|{_HAN}{{1,3}}[日号])?)"
    rf"|{_CYCLE}(?:{_LUNAR_MONTH}{_LUNAR_DAY})?"
    r"|\d(?: ?\d){3} ?年 ?\d(?: ?\d)? ?月(?: ?\d(?: ?\d)? ?日)?|(?:\d ){7}\d|(?:\d\d ){2}(?:19|20) ?\d\d"
    rf"|{DECADE}"
    r"|(?:in )?'\d\d(?!\d)"
    rf"|{DATE}))(?:\s?г\.?(?!\w))?(?:\s?\((?:农历|阴历|旧历|阳历|公历|新历|民国|西元|lunar|solar|hijri|roc)\))?"
)
"""A date of birth in any usual form; only behind a label or another sign that it is one."""
