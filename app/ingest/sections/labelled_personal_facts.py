"""Recognition of labelled personal facts: `姓名：…`, `Date of birth: …`, table cells `性 别 ⇥ 男`.

The label list decides which field a value goes to; a value without a label is taken only where its form is
unambiguous (`女 ｜ 1998.02.28`). A label without a value yields nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from app.domain.resume import IdNumber, Location, Profile
from app.ingest.layout.rows import Row, value
from app.ingest.provenance import Notes
from app.ingest.sections.contact import NATIONS, Find
from app.ingest.sections.lexical_tests import is_place
from app.ingest.sections.vocabulary import listed
from app.text.characters import fold, has_han
from app.text.places import regions
from app.text.word_tables import alternation

LABELS: Final[dict[str, tuple[str, ...]]] = {
    "name": listed(
        "姓名 | name | full name | nombre | nom | 姓名/name | 名字 | candidate name | 中文姓名 | 本名 | 真名 | real name | name in full | surname, given, middle | surname, first name | surname, given name | last name, first name"
    ),
    "other_name": listed(
        """英文名 | english name | 曾用名 | chinese name | 别名 | preferred name | 中文名 | 英文姓名 | former name | maiden name"""
    ),
    "surname": listed("surname | family name | last name | 姓氏"),
    "given_names": listed("other names | given name | given names | first name | first names | forename | forenames"),
    "gender": listed("性别 | 性別 | gender | sex | geschlecht"),
    "birth_date": listed(
        """出生日期 | 出生年月 | 出生年月日 | 生日 | 出生 | date / place of birth | date and place of birth | date of birth | birth date | birthdate | dob | born | birthday | d.o.b | d.o.b. |
        geburtsdatum | geboren am | geboren | geb. am | geb. | né le | née le | nacido el | nacida el | born on | fecha de
        nacimiento | date de naissance | 出生时间"""
    ),
    "nationality": listed("国籍 | 國籍 | nationality | citizenship | staatsangehörigkeit"),
    "ethnic": listed("民族 | ethnicity"),
    "marital_status": listed(
        "婚姻状况 | 婚姻狀況 | 婚姻 | 婚否 | 婚育状况 | marital status | civil status | familienstand"
    ),
    "political_status": listed("政治面貌 | political status | 政治面目"),
    "native_place": listed(
        "籍贯 | 籍貫 | 户籍 | 户籍地 | 户口所在地 | 生源地 | 户口 | native place | state of origin | home town | place of origin | home state | hometown | 出生地 | birthplace | place of birth | geburtsort | lieu de naissance"
    ),
    "salary": listed(
        """期望薪资 | 期望薪酬 | 期望月薪 | 薪资要求 | 期望工资 | 待遇要求 | 期望待遇 | 希望待遇 | expected salary | salary expectation | salary expectations |
        目前薪资 | 当前薪资 | current salary | 薪资 | 薪酬 | 月薪 | 年薪 | 期望年薪 | 期望薪水 | 薪资期望 | salary | desired salary | salary requirement |
        salary requirements | salary required | pay expectations | gehaltsvorstellung | gehaltswunsch | prétentions salariales"""
    ),
    "id": listed(
        """身份证号 | 身份证号码 | 身份证 | 身份證號 | 身分證字號 | 证件号码 | 证件号 | 公民身份号码 | id number | id card | id no | id no. | national id | id card
        number"""
    ),
    "passport": listed("护照号 | 护照 | 护照号码 | 護照號碼 | passport | passport no | passport no. | passport number"),
    "address": listed(
        """通讯地址 | 地址 | 住址 | 家庭住址 | 现居地址 | 现住地址 | 现住址 | 现住 | 现居住 | 住处 | 家住 | 联系地址 | 家庭地址 | 通訊地址 | 居住地址 | 现居住址 | address | home | home address | residential address | permanent address | present address | postal address | physical address |
        anschrift | adresse | dirección | mailing address | current address | contact address | street address | correspondence address | address for correspondence | domicile | domicilio | indirizzo | morada | endereço | 常住地址 | 住 | 详细地址"""
    ),
    "city": listed(
        """现居 | 现居地 | 现居住地 | 所在地 | 居住地 | 城市 | 现居城市 | 所在城市 | location | city | city address | residence | current location | based in | living in | lives in | wohnort | place of residence | town | town of residence | 居住城市 |
        目前所在地 | 现所在地 | 居住地区 | 居住地區 | 現居地 | 現居地區 | 居住區域 | 现居地区"""
    ),
    "phone": listed(
        """电话 | tel. | mob. | ph. | 手机 | 手机号 | 手机号码 | 联系电话 | 联系方式 | 電話 | 手機 | 聯絡電話 | tel | phone | mobile | cell | telephone | phone number | 电话号码 | tél | tél. | telefon | teléfono |
        移动电话 | mob | cell no | cell no. | mobile no | mobile no. | contact no | contact no. | tel no | tel no. | contact number | mobile phone | mobile number | phone no | phone no. | telephone no | telephone no. | telephone number | cell phone | cellphone | handy | telefone | telefono | 联系手机"""
    ),
    "email": listed(
        "邮箱 | 电子邮箱 | 电子邮件 | 邮件 | e-mail | email | mail | 電子郵件 | 信箱 | email address | e-mail address | electronic mail | 電子信箱 | 邮箱地址"
    ),
    "label": listed(
        """求职意向 | 应聘职位 | 应聘岗位 | 期望职位 | 意向岗位 | 目标职位 | 求職意向 | 應徵職務 | desired position | target position | 意向职位 | 求职岗位 | 希望職稱 | 希望職務
        | 应聘 | 应聘职务 | 求职 | 报考职位 | 报考岗位 | applying for | position applied for | post applied for | position sought | desired job | target role | target job |
        期望岗位 | 期望工作 | 目标岗位 | 求职方向"""
    ),
    "website": listed(
        "个人网站 | 个人主页 | 主页 | 博客 | website | homepage | portfolio | blog | web | 網站 | 個人網站 | 个人博客 | 网址"
    ),
    "degree": listed(
        "全日制教育 | 在职教育 | 学历 | 最高学历 | 學歷 | 最高學歷 | 学位 | 文化程度 | highest qualification | highest degree"
    ),
    "school": listed(
        "毕业院校系及专业 | 毕业院校及专业 | 毕业学校及专业 | 毕业院校 | 毕业学校 | 院校 | 畢業學校 | 学校 | 就读院校"
    ),
    "major": listed("专业 | 所学专业 | 主修 | 科系 | 專業"),
    "graduated": listed("毕业时间 | 毕业日期 | 毕业年份"),
    "skip": listed(
        """年龄 | 年齡 | age | 身高 | 体重 | 工作年限 | 工作经验 | 年资 | 健康状况 | 血型 | 微信 | qq | 微信号 | qq号 | 微信/qq | wechat | telegram | 期望城市
        | 意向城市 | 期望地点 | 工作地点 | 到岗时间 | 求职状态 | 外语水平 | father's name | father’s name | mother's name | mother’s name | husband's
        name | husband’s name | spouse name | spouse's name | emergency contact | next of kin | 父亲姓名 | 母亲姓名 | visa status | religion |
        work authorization | driving licence | driver's license"""
    ),
}
_BY_LABEL: Final = {label: kind for kind, labels in LABELS.items() for label in labels}
_ALTERNATIVES: Final = sorted(_BY_LABEL, key=len, reverse=True)


def _label_pattern(label: str) -> str:
    if re.fullmatch(r"[\u3400-\u9fff]+", label):
        return r"[ \t]*".join(map(re.escape, label))
    return re.escape(label)


_LABEL: Final = re.compile(
    r"(?i)(?<![\w\u3400-\u9fff])(?P<label>"
    + "|".join(map(_label_pattern, _ALTERNATIVES))
    + r")(?:\s?[（(][^)）]{1,24}[)）])?(?P<mark>\s*[:：]\s*|\s*\t\s*|\s+/\s+(?![^:：]{1,24}[:：])|\s{2,}|\s*$|\s(?=\S))"
)
_GENDER: Final = re.compile(r"^(?:男生?|女生?|male|female|non-binary|男性|女性|先生|女士|m|f)$", re.IGNORECASE)


class Labelled(NamedTuple):
    """A labelled fact: kind (`LABELS` key), value, and the position of label and value together (`start:end`)."""

    kind: str
    value: str
    start: int
    end: int


def labels_in(text: str) -> Iterator[Labelled]:
    """Yield every labelled value of a row, of kind `skip` as well; cells and `|` end a value, and so does the next
    label."""
    flat = fold(text)
    marks = [match for match in _LABEL.finditer(flat) if _is_marked(match)]
    for index, match in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(text)
        kind = _kind_of(match["label"])
        start = match.end() + len(text[match.end() : end]) - len(text[match.end() : end].lstrip())
        stop = (_END_SOUGHT if kind == "label" else _END).search(text, start, end)
        piece = text[start : stop.start() if stop else end]
        if value(piece) and (match["label"].lower() != "home" or re.search(r"[,\d]", piece)):  # `Home | About`
            yield Labelled(kind, value(piece), match.start(), start + len(piece))


_END: Final = re.compile(r"[\t|｜;；]| {3,}")
_END_SOUGHT: Final = re.compile(r"[\t|｜;；]|\s{2,}|\s+/\s+(?![^(（]*[)）])")
"""Ends of a value; behind the position sought, town and pay follow two spaces apart."""


def labelled(text: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, value) of every labelled fact in a row that has a field."""
    return ((found.kind, found.value) for found in labels_in(text) if found.kind != "skip")


def _kind_of(label: str) -> str:
    flat = re.sub(r"\s+", " ", label.lower())
    return _BY_LABEL.get(flat) or _BY_LABEL[re.sub(r"\s", "", flat)]


def _is_marked(match: re.Match[str]) -> bool:
    """Return True if a label is set off from its value: by a mark, a gap, or one space behind a Chinese label that
    opens a row."""
    mark = match["mark"]
    if match["label"] == "City" and "\t" in mark and re.search(r"[a-z] $", match.string[: match.start()]):
        return False  # `City Address ⇥ Iloilo City ⇥ Sex ⇥ Male`
    opens = match.string[: match.start()].rstrip(" ")[-1:] in ("", "\t") and mark == " " and has_han(match["label"])
    return bool(mark.strip(" ")) or mark.startswith("  ") or opens


@lru_cache(maxsize=4_096)
def label_only(text: str) -> str:
    """Return the kind of a row that is only a label (its value stands on the next row), else an empty text."""
    match = _LABEL.fullmatch(fold(text).strip())
    return _kind_of(match["label"]) if match else ""


def is_gender(text: str) -> bool:
    """Return True if a text is only a gender word."""
    return _GENDER.match(text.strip()) is not None


BIRTH_LINE: Final = re.compile(
    r"(?i)^(?:b\.(?!\s?[a-z]{1,5}\.|\s?(?:tech|sc|com|ed|eng)\b)|born(?: on)?|dob|d\.o\.b\.?|geb\.|geboren(?: am)?|né(?:e)? le|出生于|生于|\*)\s*:?\s*(?P<date>.*\d.*)$"
    r"|^(?P<before>(?:(?:19|20)\d\d[-./年]|民[國国]\s*\d{2,3}\s*年|\d\d\s?年)[\d\s\-./年月日]*)\s*(?:出?生|生人)$"
)
"""A date of birth with its word before or behind it."""
BORN_INSIDE: Final = re.compile(
    r"(?P<date>(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?)\s*出?生(?![\u4e00-\u9fff])"
    r"|(?:^|[\s，,|｜])[男女]\s*[/／|｜，,]\s*(?P<beside>19\d\d\s*年(?:\s*\d{1,2}\s*月)?)(?=\s*(?:[/／|｜，,]|$))"
)
BORN_BESIDE_AGE: Final = re.compile(
    r"\d{2}\s*周?[岁歲]\s*[（(]\s*(?P<date>(?:19|20)\d\d\s*年?(?:[\s./-]*\d{1,2}\s*月?(?:[\s./-]*\d{1,2}\s*日?)?)?)\s*出?生?\s*[）)]"
)
"""A date of birth in brackets behind the age: `35岁（1989年10月）`."""
GENDER_BEFORE_BIRTH: Final = re.compile(r"(?:^|[\s，,|｜])(?P<gender>[男女])[\s，,|｜/／・·]+(?=(?:19|20)\d\d\s*年)")
BASED_IN: Final = re.compile(
    r"\b(?:[Bb]ased|[Ll]iv(?:e|es|ing)) in (?P<place>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?)(?=[.,;|]|$)"
)
"""The town of the person in a sentence of the head."""
REFEREE_WORDS: Final = re.compile(r"(?i)背调|推荐人|證明人|证明人|推薦人|referee|reference|emergency|紧急联系")
"""Words that mark the number in a row as a referee's, not the person's."""
SALARY_LINE: Final = re.compile(
    r"(?i)^(?:(?:期望|希望|要求|目前|现时|現時|当前)?(?:薪资|薪資|薪酬|薪金|月薪|年薪|工资|待遇)(?:要求)?|(?:expected|desired|current) (?:salary|pay)|salary expectations?)\s*[:：]?\s*(?P<money>.*\d.*|面议|面議|negotiable)$"
)
"""A pay expectation, with its word before it."""


def is_amount(words: str) -> bool:
    """Return True if the value of a pay label is an amount."""
    return re.search(r"\d|面[议議]|(?i:negotiable|open)", words) is not None


POST: Final = re.compile(r"(?i)^(?:position|post|role|job|job title|职位|岗位|职务)\s*[:：]\s*")
"""Label of the position sought in a form, under a corresponding heading."""
MONEY: Final = re.compile(
    r"(?i)^(?=.*(?:[€£$¥￥元kw万千]|rmb|eur|usd|gbp|/|a (?:month|year)|per |\d{4})|.*薪)(?:(?:税[前后]|约|[a-z]{3}|[€£$¥￥])\s*)?\d[\d,.]*\s*(?:[kw万千]?元?)"
    r"(?:\s*[-–—~～至到]\s*[€£$¥￥]?\d[\d,.]*\s*[kw万千]?元?)?\s*(?:eur|usd|gbp|rmb|€|[a-z]{3})?\s*(?:左右|以上|起|以内|\+)?"
    r"(?:\s*(?:/|每|per|an?|p\.?)\s*(?:月|年|天|小时|month|year|annum|hour|day|week|h|m|a)\.?)?\s*(?:左右|以上|税[前后]|gross|net|brutto|netto)?$|^(?:薪资)?面[议議]$"
)
"""An amount of money, or the words for "negotiable", in a section on the position sought."""


def is_fact(text: str) -> bool:
    """Return True if a row is only a gender word or a date of birth."""
    text = text.strip()
    dated = re.fullmatch(r"(?:19[4-9]\d|200\d|201[0-2])[-/.年]\d{1,2}[-/.月]\d{1,2}日?", fold(text)) is not None
    gender = is_gender(text) and (len(text) > 1 or has_han(text))
    return dated or BIRTH_LINE.match(text) is not None or gender


_GROUPS: Final = (
    "汉|漢|满|滿|蒙古?|回|藏|维吾尔|維吾爾|苗|彝|壮|壯|布依|朝鲜|朝鮮|侗|瑶|瑤|白|土家|哈尼|哈萨克|哈薩克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|東鄉|纳西|納西|景颇|景頗|"
    "柯尔克孜|柯爾克孜|土|达斡尔|達斡爾|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|錫伯|阿昌|普米|塔吉克|怒|乌孜别克|烏孜別克|俄罗斯|俄羅斯|鄂温克|鄂溫克|德昂|保安|裕固|京|塔塔尔|塔塔爾|"
    "独龙|獨龍|鄂伦春|鄂倫春|赫哲|门巴|門巴|珞巴|基诺|基諾"
)
AGED: Final = re.compile(
    r"(?i)(?:(?:age|aged|年龄|年齡|现年|今年)\s*[:：]?\s*(?:1[5-9]|[2-7]\d)|(?:现年|今年|年龄[:：]?|age[d:]?)?\s*(?P<told>(?:1[5-9]|[2-7]\d)\s*(?:周?[岁歲]|(?:years?|yrs?)[ -](?:old|of age)|y/?o)))[.。]?"
)
"""An age with its word before or behind it."""
ETHNIC: Final = re.compile(rf"(?:{_GROUPS})族人?")
"""One of the 56 recognised ethnic groups: no field stores it, no copy shows it, the person is told."""
_PROVINCES: Final = alternation(regions("province"))
RESIDENCE_LINE: Final = re.compile(
    rf"^(?:我)?(?:现在|目前)?(?:坐标[:：]?\s*|现?居住[于在]|现居住(?![地址城])|现居(?!地|住|城|[:：])|现住(?!址)|家住|住在|住(?!址))\s*(?P<place>[\u3400-\u9fff].*(?:省|市|区|县|镇|乡|村|(?:路|街|巷|弄|道)\d).*|(?:(?:{_PROVINCES})[省市]?)?[\u3400-\u9fff]{{2,4}})$"
)
_NATIVE: Final = re.compile(
    r"(?:我?是|本人)?(?P<zh>[\u3400-\u9fff]{2,12})人|(?:祖籍|老家在?|籍贯是?|原籍)(?P<of>[\u3400-\u9fff]{2,12})"
    r"|(?i:(?:an? )?native of|originally from|hail(?:s|ing)? from|born and (?:bred|raised|reared) in) (?P<place>[A-ZÀ-Þ][^.;|]{2,40})\.?"
)


def native_of(text: str) -> str:
    """Return a place of origin given without a label (广东佛山人, `native of Mayo`); else an empty text."""
    match = _NATIVE.fullmatch(text)
    if match is None:
        return ""
    return match["of"] or match["place"] or (match["zh"] if _is_region(match["zh"]) else "")


def _is_region(place: str) -> bool:
    """Return True if the text before 人 is a province with a place in it, or a well-known city: 广东佛山, but not 上海项目负责."""
    return re.fullmatch(
        rf"(?:(?:{_PROVINCES})[省市]?(?:[\u3400-\u9fff]{{1,8}}(?<![责責系繫纪紀理伙夥始持法绍紹明荐薦选選请請工商军軍老客证證当當]))?|[\u3400-\u9fff]{{2,4}}[市县縣州])",
        place,
    ) is not None or is_place(place)


STATUSES: Final = {
    "nationality": re.compile(
        rf"^(?:(?:dual )?(?:(?:{NATIONS})(?:(?:/| and | & )(?:{NATIONS}))?)(?: (?:citizen|national|passport(?: holder)?|nationality))|(?!(?:uk|us|nz|u\.s\.|eu)$)(?:{NATIONS})(?:(?:/| and | & )(?:{NATIONS}))?|中国籍|中國籍)$",
        re.IGNORECASE,
    ),
    "marital_status": re.compile(
        r"^(?:(?:已婚|未婚|单身|單身|离异|離異|丧偶)(?:[已未]育|[有无無]孩)?|married|single|divorced|widowed)$",
        re.IGNORECASE,
    ),
    "political_status": re.compile(
        r"^(?:中共党员|中共预备党员|党员|预备党员|共青团员|团员|群众|民主党派|中共正式党员)$"
    ),
}
"""Words that are a fact by themselves when they stand alone between separators."""


CELLS: Final = re.compile(
    r"\t+|\s*[|｜]\s*|\s+[·•●∙⋅◦・]\s*|\s*[·•]\s+|\s{3,}|\s+,\s+|[\uf000-\uf8ff☎📞✉📧🏠📍\U0001f4f1]\s*|\s*／\s*|\s*;\s+|\s+//?\s+(?![^(（]*[)）])|\s+\.{2,}\s+|\s+[*~◆♦■▪¦‖»]\s+"
)


@dataclass(slots=True)
class Person:
    """Facts found about the person."""

    facts: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    emails: list[Find] = field(default_factory=list)
    phones: list[Find] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    ids: list[IdNumber] = field(default_factory=list)
    location: Location = field(default_factory=Location)
    url: str = ""
    wrapped: dict[str, str] = field(default_factory=dict)
    leftovers: list[Row] = field(default_factory=list)


def take_age(cell: str, person: Person, row: Row, notes: Notes) -> bool:
    """Store an age if the cell has nothing else; it stands for the date of birth where none is given. Returns True if
    stored."""
    match = AGED.fullmatch(cell)
    if match is None:
        return False
    person.facts.setdefault("age", match["told"] or cell.rstrip(".。"))
    if "birth_date" not in person.facts:
        notes.put("personal.birth_date", row.lo, row.hi, confidence=0.85)
    return True
