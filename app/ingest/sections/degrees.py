"""Grammar of a degree: `B.S. in Computer Science` is a type and a subject, in the forms of China, Hong Kong, Taiwan, the
British Isles, the United States, India, Germany, France, the Philippines, Nigeria and other countries.

A type is a level with what belongs to it (`NVQ Level 3 Diploma`, `BA (Hons)`, `Bachelor of Science`, 统招本科); the subject
stands behind it, or in brackets. Where two readings are possible, the type is kept whole and the subject left empty.
"""

from __future__ import annotations

import re
from typing import Final

from app.ingest.layout.rows import value
from app.text.characters import has_han

_LETTERS: Final = (
    r"B\.?\s?[AE]\.?|B\.?\s?Sc?\.?|B\.?\s?Eng?\.?|B\.?\s?Tech\.?|B\.?\s?Com(?:m)?\.?|B\.?\s?Ed\.?|B\.?\s?Arch\.?|B\.?\s?Pharm\.?|B\.?\s?Voc\.?"
    r"|B\.?B\.?A\.?|B\.?C\.?A\.?|B\.?F\.?A\.?|B\.?S\.?W\.?|B\.?S\.?N\.?|B\.?D\.?S\.?|M\.?B\.?,?\s?B\.?S\.?|B\.?Mus\.?|B\.?Des\.?|LL\.?\s?[BM]\.?|BVSc|BNurs|BIT|BPharm"
    r"|M\.?\s?A\.?|M\.?\s?Sc?\.?|M\.?\s?Eng?\.?|M\.?\s?Tech\.?|M\.?\s?Com(?:m)?\.?|M\.?\s?Ed\.?|M\.?\s?Arch\.?|M\.?\s?Pharm\.?|M\.?B\.?A\.?|M\.?C\.?A\.?|M\.?F\.?A\.?"
    r"|M\.?P\.?H\.?|M\.?Phil\.?|M\.?Res\.?|M\.?S\.?W\.?|M\.?S\.?N\.?|M\.?P\.?A\.?|MSci|MMus|MChem|MPhys|MMath|EMBA|PGCE|PGDE|PGDM|PG\s?Dip(?:loma)?\.?|PG\s?Cert\.?"
    r"|Ph\.?\s?D\.?|D\.?Phil\.?|Ed\.?\s?D\.?|J\.?\s?D\.?|M\.?\s?D\.?|D\.?B\.?A\.?|A\.?A\.?S?\.?|A\.?S\.?|FdA|FdSc"
)
"""Degrees by their letters."""
_EXAMS: Final = (
    r"[AO][ -]?[Ll]evels?|AS[ -]?[Ll]evels?|GCE(?: [AO][ -]?[Ll]evels?)?|I?GCSEs?|Scottish Highers|Advanced Highers|Highers|National 5s?|HK(?:DSE|CEE|ALE)(?:\s*[,/&]\s*HK(?:DSE|CEE|ALE))*"
    r"|International Baccalaureate(?: Diploma)?|IB Diploma|Leaving Cert(?:ificate)?|Junior Cert(?:ificate)?"
)
"""School examinations, behind which a list of subjects may stand."""
_SCHOOLING: Final = (
    r"S\.?S\.?L\.?C\.?|H\.?S\.?S?\.?C\.?|S\.?S\.?C\.?E?\.?|P\.?U\.?C\.?|K\.?C\.?[SP]\.?E\.?|WASSCE|WAEC|NECO|NABTEB|G\.?E\.?D\.?|10\s?\+\s?2|\+\s?2|Plus Two|Intermediate|Matriculation"
    r"|(?:Class|Std\.?|Standard|Grade|Year|Form)\s?(?:[XVI]{1,4}|\d{1,2})(?:th)?(?:\s?\((?:Matric|QCE|HSC|VCE|WACE|SACE)\))?|(?:X|XII|10|12)th(?: (?:Class|Std\.?|Standard|Grade))?|N\.?C\.?E\.?A\.? Level \d|N[1-6]"
    r"|Matric(?: \(Grade 12\))?|(?:Senior |Junior )?(?:Secondary|High School)|Elementary|Tertiary|Primary|Abitur|Fachabitur|(?:Allgemeine |Fach)?[Hh]ochschulreife|Fachhochschulreife|Mittlere Reife"
    r"|[A-ZÄÖÜ][^\W\d_]*(?:schulabschluss|abitur)|Matura|Baccalaur[ée]at(?: (?:professionnel|technologique|général))?|Bac(?:calauréat)?(?: (?:[Pp]ro|STMG|ES|S|L|ST2S))?|Brevet(?: des collèges)?"
)
_NAMED: Final = (
    r"NVQ|SVQ|GNVQ|BTEC|QQI|FETAC|NFQ|TESDA|N\.?C\.?E|O\.?N\.?D|H\.?N\.?[DC]|N\.?D|I\.?T\.?I|CAP|BEP|BTS|DUT|BUT|DEUG|DESS|DEA|CQP|Licence(?: professionnelle| pro)?|Master ?[12]|Maîtrise"
    r"|Titre professionnel|Diplôme d['’][ÉEé]tat|Diplôme|Ausbildung|Umschulung|Lehre|Studium|Diplom|Magister|Staatsexamen|Promotion|Laurea(?: (?:magistrale|triennale))?|Licenciatura|Grado|Bachillerato|Técnico Superior|Mestrado"
    r"|Bootcamp|Apprenticeship|Journeyman['’]s card"
)
_FACULTIES: Final = (
    r"Science|Arts|Engineering|Fine Arts|Applied Arts|Applied Science|Business Administration|Business|Technology|Commerce|Education|Philosophy|Laws?|Music|Architecture|Design|Social Work|Nursing|Public Health|Social Sciences?|Pharmacy"
    r"|Medicine|Surgery|Divinity|Library Science|Public Administration|Computer Applications|Elementary Education|Secondary Education|Information Technology|Management|Economics|Letters|General Studies"
)
_FACULTY: Final = rf"(?:{_FACULTIES})(?: (?:and|&) (?:{_FACULTIES}))?"
_DEGREE: Final = rf"(?:Bachelor|Master|Doctor|Associate)(?:['’]?s)?(?:\s+(?:[Dd]egree\s+)?of\s+{_FACULTY}(?![\w])|\s+[Dd]egree)?|Doctorate"
_QUALIFIED: Final = (
    r"(?:(?:[Hh]igher|[Nn]ational|[Aa]dvanced|[Gg]raduate|[Pp]ost-?\s?[Gg]raduate|[Pp]rofessional|[Ee]xtended|[Ss]ubsidiary|[Ff]oundation|[Tt]echnical|[Tt]rade|[Cc]raft|[Ss]econdary|[Ss]chool|[Ll]eaving|[Ff]irst|[Ss]enior|[Jj]unior"
    r"|High|Ordinary|West|African|Kenya|Nigeria|General|Education|of|Level \d|[Vv]ocational|NVQ|BTEC|QQI|Certified|Undergraduate|Executive|Queensland|Welding|College) ){0,6}(?:[Dd]iploma|[Cc]ert(?:ificate|\.)|[Dd]egree)"
    r"(?:\s+(?:I{1,3}|IV|V)(?![\w]))?(?: of (?:Secondary |Primary |Higher )?Education)?(?: (?:Certificate|Examination))?"
)
_TYPE: Final = re.compile(
    rf"(?:(?:NVQ |SVQ |BTEC |QQI |City & Guilds )?Level \d{{1,2}} )?(?:{_QUALIFIED}|{_EXAMS}|{_NAMED}|{_DEGREE}|(?i:{_SCHOOLING})|{_LETTERS})"
    r"(?![\w'’])(?:\s(?:Level|Stufe|Nivel) \d{1,2}(?:\s(?:Extended |Subsidiary |National )?(?:Diploma|Certificate|Award))?|\s\d{4} Level)?(?:\s*\((?:Hons?\.?|Honours|[A-Z]{2,6})\)|\s+(?:Hons\.?|Honours)(?!\w))?"
)
_COUNTED_EXAM: Final = re.compile(rf"(?:\d{{1,2}}|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)\s(?:{_EXAMS})(?!\w)")
_LISTED: Final = re.compile(rf"(?<!\w)(?:{_EXAMS})(?!\w)")
_LABEL: Final = re.compile(
    r"(?i)^(?:(?P<level>tertiary|secondary|primary|elementary|vocational|senior high(?: school)?|junior high(?: school)?|graduate studies)|(?P<plain>degree|course|qualification|programme|program|stream|level|grade|studiengang|abschluss))\s*[:–-]\s*(?=\S)"
)
_JOIN: Final = re.compile(
    r"^\s*(?:[,:–—-]\s*)?(?:(?i:in(?: the)?|with (?:a )?majors? in|majoring in|majors? in|zu[rm]|als|option|mention|spécialité|en|der|des)(?=\s)|of(?=\s)|de(?=\s)|d['’])?\s*"
)
_INITIALS: Final = re.compile(rf"(?P<kind>{_LETTERS})(?P<area>\s*\((?!Hon)[A-Z]{{2,6}}\))")
_BEHIND: Final = re.compile(
    r"(?P<area>[A-Z][\w&'’ -]{3,50}?),? (?P<kind>N[1-6]|(?:BA|BSc|BEng|LLB|MEng|MSc|MBA|PhD|BEd)(?:\s*\(Hons?\.?\)|\s+Hons\.?)?)"
)
"""A subject before its degree: `Office Administration N4`."""
_NO_AREA: Final = re.compile(r"(?i)^(?:with |minor |cum laude|hons?\b|honours\b|degree$|\d|from |at )")
_CODE: Final = re.compile(r"\s*[(\[][A-Z]{2,6}\s?\d{3,8}[A-Z]?[)\]]$")


def split_degree(piece: str) -> tuple[str, str] | None:
    """Return type and subject of a piece that begins with a degree (the subject may be empty), or None.

    >>> split_degree("Certificate III in Individual Support")
    ('Certificate III', 'Individual Support')
    >>> split_degree("Ausbildung zur Industriekauffrau")
    ('Ausbildung', 'Industriekauffrau')
    >>> split_degree("Stores officer") is None
    True
    """
    label = _LABEL.match(piece)
    text = piece[label.end() :] if label else piece
    counted = _COUNTED_EXAM.match(text)
    match = counted or _TYPE.match(text)
    if match is None:
        behind = _BEHIND.fullmatch(text)
        if behind:
            return behind["kind"], value(behind["area"])
        return (label["level"], value(text)) if label and label["level"] else None
    kind, rest = match.group().rstrip(" ,"), text[match.end() :]
    initials = _INITIALS.fullmatch(kind)
    if initials:  # `B.E. (EEE)`: the subject, and no short form of the degree
        kind, rest = initials["kind"], initials["area"] + rest
    if rest[:1].isalnum():
        return None
    bracket = re.match(r"^\s*[(（](?P<area>[^()（）]{2,60})[)）]\.?\s*$", rest)
    if bracket:
        return kind, value(bracket["area"])
    area = value(_CODE.sub("", rest[_JOIN.match(rest).end() :]))  # type: ignore[union-attr]
    if re.match(r"\s+(?:of|in)\s", rest) is None and not re.match(r"\s*[,:–—-]|\s", rest):
        area = ""
    return kind, "" if _NO_AREA.match(area) else area


def is_degree(piece: str) -> bool:
    """Return True if a piece is a degree, perhaps with its subject, and not the name of a school that has such a word.

    >>> is_degree("高中"), is_degree("恩施市第七高中"), is_degree("Diploma of Nursing")
    (True, False, True)
    """
    if has_han(piece):
        found = split_degree_zh(piece)
        return found is not None and (_DEGREE_ZH.match(piece) is not None or found[0] not in _SCHOOLS_TOO)
    return split_degree(piece) is not None


_SCHOOLS_TOO: Final = ("高中", "初中", "國中", "小学", "小學", "技校", "职高", "中学", "高職")
"""Words for a level that also end the name of a school."""


def names_exams(text: str) -> bool:
    """Return True if a text names school examinations."""
    return _LISTED.search(text) is not None


def lists_subjects(text: str) -> bool:
    """Return True if a text names school examinations with a list of their subjects, which has commas of its own.

    >>> lists_subjects("A Levels: Maths, Physics, Art"), lists_subjects("Leaving Certificate, Ardscoil Mhuire")
    (True, False)
    """
    match = None if has_han(text) else _LISTED.search(text)
    behind = text[match.end() :] if match else ""
    return re.match(r"\s*:|\s+in\s", behind) is not None or len(re.findall(r"\([A-G1-9U*]{1,2}\)", behind)) > 1


_LEVEL_ZH: Final = (
    r"博士后|博士研究生|硕士研究生|碩士研究生|博士|硕士|碩士|研究生|大学本科|本科|学士|學士|大学专科|大专|大專|专科|專科|高职高专|高职|高職|中等职业学校|中专|中專|中技|技校|职高|职业高中|高中|初中|國中|小学|小學|双学位"
    r"|高級文憑|高级文凭|副學士|副学士|二技|四技|五專|二專|中[五七]|大學畢業|高職畢業|專業文憑|基礎文憑|香港中學文憑(?:考試)?|EMBA|MBA"
)
_DEGREE_ZH: Final = re.compile(
    rf"(?:(?:全日制|非全日制|在职|在職|统招|統招|自考|成人|函授|成教|网络教育|夜大|专升本|国家开放大学)[·/]?)*(?:{_LEVEL_ZH})(?:/(?:{_LEVEL_ZH}))?(?:学位|學位|学历|學歷|在读|在讀)?"
    r"(?:\s?[（(](?:在职|在職|全日制|非全日制|统招|自考|函授|在读|在讀|专升本|成人|[一二三]本|[^（）()]{0,6}(?:制|读|讀))[）)])?(?:\s[A-Z][A-Za-z.]{1,5}(?![\w]))?"
)


def split_degree_zh(piece: str) -> tuple[str, str] | None:
    """Return degree and subject of a piece with a Chinese degree in it, or None; the subject may stand on either side.

    >>> split_degree_zh("软件工程（本科）")
    ('本科', '软件工程')
    >>> split_degree_zh("本科/学士")
    ('本科/学士', '')
    """
    inner = re.match(r"^(?P<area>[^（(]+)[（(](?P<degree>[^）)]{2,12})[）)]$", piece)
    if inner and _DEGREE_ZH.fullmatch(inner["degree"]):
        return inner["degree"], value(inner["area"])
    match = _DEGREE_ZH.search(piece)
    if match is None:
        return None
    at_edge = match.start() == 0 or match.end() == len(piece)
    rest = value(f"{piece[: match.start()]} {piece[match.end() :]}") if at_edge else ""
    return match.group(), "" if rest in ("毕业", "畢業", "肄业", "肄業") else rest
