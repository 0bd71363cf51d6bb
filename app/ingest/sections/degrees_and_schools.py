"""Recognises schools, degrees (type and subject) and results in a line, and studies told outside their section by labels.

The forms are those of China, Hong Kong, Taiwan, the British Isles, the United States, India, Germany, France, the
Philippines, Nigeria and other countries. A type is a level with what belongs to it (`NVQ Level 3 Diploma`, `BA (Hons)`,
`Bachelor of Science`, 统招本科); the subject stands behind it, or in brackets. Where two readings are possible, the type is
kept whole and the subject left empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.resume import Education
from app.ingest.layout.rows import Row, value
from app.ingest.provenance import Notes
from app.ingest.sections.labelled_personal_facts import Labelled, label_only, labels_in
from app.ingest.sections.lexical_tests import is_place, just_a_name
from app.ingest.sections.vocabulary import SCHOOL, heading_key, known_kind, meant_kind
from app.ingest.value_folding import skeleton
from app.text.characters import has_han
from app.text.dates import DateSpan, find_dates
from app.text.schools import LEVELS_ZH, NAME_ENDS_ZH
from app.text.word_tables import alternation

_FIGURE: Final = r"\d{1,3}(?:[.,]\d{1,3})?"
SCORE: Final = re.compile(
    r"(?i)(?:\b(?:cum\.?|cumulative|overall|major|weighted)?\s{0,3}\bC?GPA\b|\b(?:Abschluss)?note\b|\bpercentage\b|\bmarks\b|\b(?:final|average) grade\b|绩点|績點|平均分|均分|GPA|成绩|加权平均分)\s{0,3}[:：]?\s{0,3}"
    rf"(?P<score>{_FIGURE}(?:\s{{0,3}}/\s{{0,3}}\d{{1,3}}(?:\.\d{{1,2}})?|%)?)"
)
"""A number behind the name of its score."""
GAP: Final = re.compile(r"(?i)(?:(?<=gpa)|(?<=绩点)|(?<=績點)|(?<=均分)|(?<=成绩))\s+(?=\d)")
"""Separator between the name of a score and its number."""
_BARE: Final = re.compile(r"(?:\d\.\d{1,2}(?:\s*/\s*[45](?:\.\d+)?)?|\d{1,3}(?:\.\d{1,2})?\s?%)(?:\s*\(?C?GPA\)?)?")
"""The number alone: cut from its name at a space, or in a column of marks."""
_HONOURS: Final = r"(?: degree)?(?:,? (?:with )?hon(?:our|or)?s?\.?)?"
_CLASS: Final = (
    rf"(?:(?:first|1st|(?:upper |lower )?second|2nd|third|3rd)[- ]class{_HONOURS}(?:,? (?:upper|lower)(?: division)?)?"
    rf"|(?:upper|lower) (?:second|2nd){_HONOURS}|2:[12i]{{1,2}}{_HONOURS}|2\.[12]{_HONOURS}|(?:first|1st|third|3rd){_HONOURS}"
    rf"|(?:upper|lower) credit|second (?:upper|lower){_HONOURS}"
    r"|(?:high |with )?(?:distinction|merit|commendation)|pass(?: with (?:distinction|merit))?|(?:mean )?grade [a-f][+-]?)"
)
_ALONE: Final = re.compile(rf"(?i)(?:(?:grade|class|result|awarded)\s*:?\s*)?(?:an? )?{_CLASS}")
_BRACKETED: Final = re.compile(
    rf"(?i)\s{{0,3}}[(（]\s{{0,3}}(?:(?P<score>{_CLASS})|{SCORE.pattern.removeprefix('(?i)').replace('<score>', '<figure>')})\s{{0,3}}[)）]"
)
_CLASS_BEHIND: Final = (
    rf"2:[12]{_HONOURS}|(?:first|(?:upper |lower )?second|third)[- ]class{_HONOURS}(?:,? (?:upper|lower)(?: division)?)?"
    rf"|(?:upper|lower) second{_HONOURS}|second (?:upper|lower){_HONOURS}|(?:upper|lower) credit|with (?:distinction|merit|credit)"
)
_SCORE_BEHIND: Final = re.compile(
    rf"(?i)(?<=[\w).])[,:]?\s{{1,3}}(?P<score>{_CLASS_BEHIND})(?P<figure>)(?=[)\s]*(?:$|[,;|\t–—(-]))"
)
"""A class behind a subject without a bracket: `B.Sc. Economics Second Class Upper`."""


_WITH: Final = re.compile(r"(?i)^(?:with|securing|secured|scored|obtained)\s+")


def without_class(text: str) -> tuple[str, str]:
    """Return a text without the class of a degree or the score in it (in brackets or digits), and that class."""
    found = _BRACKETED.search(text) or _SCORE_BEHIND.search(text)
    if found is None:
        return text, ""
    rest = text[found.end() :]
    gap = "" if not rest or rest[0] in ",;，；\t" else " "
    score = found["score"] or found["figure"]
    return text[: found.start()] + gap + rest.lstrip(" "), value(score)


def whole_score(piece: str) -> str:
    """Return the score if a piece is only a score: `3.6/4.0`, `71%`, `First Class Honours`; else an empty text."""
    bare = _WITH.sub("", piece).rstrip(".")
    return bare if _BARE.fullmatch(bare) or _ALONE.fullmatch(bare) else ""


_SCHOOL_AND_SUBJECT: Final = re.compile(
    rf"(?P<school>[\u3400-\u9fff]{{2,}}?(?:{'|'.join(NAME_ENDS_ZH)}))(?P<major>[\u3400-\u9fff]{{2,}}?(?:系(?=[（(]|$))?)(?:(?:专业|專業|(?<=系)|系)(?P<rest>[\u3400-\u9fff]*)|(?=[（(](?:本科|专科|大专|中专|硕士|博士|高中|學士|碩士)[）)]))"
)


def school_and_subject(text: str) -> tuple[str, str]:
    """Return school and subject of a Chinese phrase that holds both; two empty texts for any other.

    >>> school_and_subject("川西民族大学动物医学专业学习")
    ('川西民族大学', '动物医学')
    """
    match = _SCHOOL_AND_SUBJECT.match(text)
    return (match["school"], match["major"]) if match else ("", "")


def has_school(text: str) -> bool:
    """Return True if a text names a school, not only a degree with such a word in it."""
    named = re.search(r"(?<![\w'’-])[A-Z][\w'’-]+ (?:School|College) of [A-Z]\w+$", text) is not None
    return named or SCHOOL.search(_LEVEL_CELL.sub("", _DEGREE_PHRASE.sub("", text))) is not None


_LEVEL_CELL: Final = re.compile(r"(?:^|(?<=[｜|\t/·]))\s*(?:大[学學]|高中|初中|中[学學]|小[学學])\s*(?=$|[｜|\t/·])")
"""A level of schooling in a cell of its own, which is no school: `課程設計學系｜大學`."""


_DEGREE_PHRASE: Final = re.compile(
    r"(?i)(?:secondary|high) school (?:diploma|certificate)|\b[ci][bc]se(?= class\b)|(?<!college of )\b[\w-]+ education\b(?! cent)|college of \w+$|school of \w+$|study abroad|(?<![\w.])(?:[\w.]+ ){0,3}school (?:leaving )?certificate|文憑考試|文凭考试|中[学學]文[凭憑]|中[学學][会會]考|(?:小[学學]|中[学學]|[学學]前)教育(?![学學]?[院校])"
)


AREA: Final = re.compile(
    r"(?i)science|engineering|mathematics|physics|chemistry|biology|business|economics|arts?\b|history|studies|management|"
    r"administration|design|finance|accounting|marketing|psychology|computing|informatics|statistics|law|medicine|nursing"
)


def names_school(piece: str) -> bool:
    """Return True if the text behind a degree and its field is a school's name without a known word: `TU Dublin`,
    `UCD`."""
    return (
        just_a_name(piece) and not is_place(piece) and AREA.search(piece) is None and (" " in piece or piece.isupper())
    )


_ATTENDED_CUE: Final = re.compile(
    r"^(?:我)?(?:于|在)?(?:就读于|就讀於|毕业于|畢業於|就读|毕业)(?=.)|(?:毕业|畢業|就读|就讀)$"
)
_NAMED_SCHOOL: Final = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*\s+(?:(?:of|the|and|&|de|du|für|of the)\s+){0,2}){0,6}[A-ZÀ-Þ][\w.'’-]*"
)


def named_in(piece: str) -> str:
    """Return the school named in a sentence (`I left Waikaka Plains College at the end`); any other piece unchanged."""
    if has_han(piece):
        return _ATTENDED_CUE.sub("", piece) or piece
    words = piece.split()
    if sum(word[:1].islower() for word in words) < 4 and words[0] not in (
        "I",
        "Then",
        "After",
        "Left",
        "Attended",
        "Went",
    ):
        return piece
    runs = (re.sub(r"^I\s+", "", match.group()) for match in _NAMED_SCHOOL.finditer(piece[:400]))
    return next((run for run in runs if " " in run and has_school(run)), piece)


SCHOOL_NAME: Final = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[A-ZÀ-Þ][\w.'’-]*|of|de|&)){1,5}$")


_LETTERS: Final = (
    r"[BMD]\.(?:[A-Z]\.)?[A-Z][a-z]{1,4}\.|B\.?\s?[AE]\.?|B\.?\s?Sc?\.?|B\.?\s?Eng?\.?|B\.?\s?Tech\.?|B\.?\s?Com(?:m)?\.?|B\.?\s?Ed\.?|B\.?\s?Arch\.?|B\.?\s?Pharm\.?|B\.?\s?Voc\.?"
    r"|B\.?B\.?A\.?|B\.?C\.?A\.?|B\.?F\.?A\.?|B\.?S\.?W\.?|B\.?S\.?N\.?|B\.?D\.?S\.?|M\.?B\.?,?\s?B\.?S\.?|B\.?Mus\.?|B\.?Des\.?|LL\.?\s?[BM]\.?|BVSc|BNurs|BIT|BPharm"
    r"|M\.?\s?A\.?|M\.?\s?Sc?\.?|M\.?\s?Eng?\.?|M\.?\s?Tech\.?|M\.?\s?Com(?:m)?\.?|M\.?\s?Ed\.?|M\.?\s?Arch\.?|M\.?\s?Pharm\.?|M\.?B\.?A\.?|M\.?C\.?A\.?|M\.?F\.?A\.?"
    r"|[BMD][A-Z]{0,2}(?:Sci?|Eng|Arch|Acc|Mus|Ed|Nurs|Psych|Tech|Des|Comm?|Phil|Res|Pharm|Chem|Phys|Math|Stat|Econ|Fin|Mgmt|Hum|Lib|Vet|Med|Surg|Optom|Lit|Theol|Min|Div|Soc|Agr?|For|Hort|Comp|Plan|Geol|Env|Bus|Admin|App){1,2}"
    r"|M\.?P\.?H\.?|M\.?Phil\.?|M\.?Res\.?|M\.?S\.?W\.?|M\.?S\.?N\.?|M\.?P\.?A\.?|MSci|MMus|MChem|MPhys|MMath|EMBA|[BM]N|MB\s?Ch\.?B|MBBCh|BM\s?BS|PGCE|PGDE|PGDM|P[Gg]\s?Dip(?:loma)?\.?|P[Gg]\s?Cert\.?"
    r"|Ph\.?\s?D\.?|D\.?Phil\.?|Ed\.?\s?D\.?|J\.?\s?D\.?|M\.?\s?D\.?|D\.?B\.?A\.?|A\.?A\.?S?\.?|A\.?S\.?|FdA|FdSc"
)
"""Degrees by their letters."""
_EXAMS: Final = (
    r"[AO][ -]?[Ll]evels?|AS[ -]?[Ll]evels?|GCE(?: [AO][ -]?[Ll]evels?)?|I?GCSEs?|Scottish Highers|Advanced Highers|Highers|National 5s?|HK(?:DSE|CEE|ALE)(?:\s*[,/&]\s*HK(?:DSE|CEE|ALE))*"
    r"|International Baccalaureate(?: Diploma)?|IB Diploma|Leaving Cert(?:ificate)?|Junior Cert(?:ificate)?"
)
"""School examinations, behind which a list of subjects may stand."""
_SCHOOLING: Final = (
    r"S\.?S\.?L\.?C\.?|H\.?S\.?S?\.?C\.?|S\.?S\.?C\.?E?\.?|P\.?U\.?C\.?|K\.?C\.?[SP]\.?E\.?|WASSCE|WASC|WAEC|NECO|NABTEB|G\.?E\.?D\.?|10\s?\+\s?2|\+\s?2|Plus Two|Intermediate|Matriculation"
    r"|(?:[CI][BC]SE )?(?:Class\s?(?:[XVI]{1,4}|[5-9]|1\d)|(?:Std\.?|Standard|Grade|Year|Form)\s?(?:[XVI]{1,4}|\d{1,2}))(?:th)?(?: Certificate)?(?:\s?\((?:Matric|QCE|HSC|VCE|WACE|SACE)\))?|(?:X|XII|10|12)th(?: (?:Class|Std\.?|Standard|Grade))?|N\.?C\.?E\.?A\.? Level \d|N[1-6]"
    r"|Matric(?: \(Grade 12\))?|(?:Senior |Junior )?(?:Secondary|High School)|Elementary|Tertiary|Primary|Abitur|Fachabitur|(?:Allgemeine |Fach)?[Hh]ochschulreife|Fachhochschulreife|Mittlere Reife"
    r"|[A-ZÄÖÜ][^\W\d_]*(?:schulabschluss|abitur)|Matura|Baccalaur[ée]at(?: (?:professionnel|technologique|général|STMG|STI2D|ST2S|ES|S|L)(?!\w))?|Bac(?:calauréat)?(?: (?:[Pp]ro|STMG|STI2D|ES|S|L|ST2S))?|Brevet(?: des collèges)?"
)
_NAMED: Final = (
    r"Dr\.(?: [a-z]{3,5}\.){1,3}|Vocational [Tt]raining|State-certified [A-Z][a-z]+|DEP|DEC|AEC|GNM|ANM|D\.?\s?Pharm\.?|B\.?P\.?T\.?|M\.?P\.?T\.?|D\.?El\.?\s?Ed\.?|BAMS|BHMS|PG\s?DCA|A?DCA|JBT|"
    r"(?:[A-Z][a-z]+ ){0,2}(?:Secondary|High) School (?:Diploma|Certificate)|NVQ|SVQ|GNVQ|BTEC|QQI|FETAC|NFQ|TESDA|N\.?C\.?E|NC (?:I{1,3}|IV)|O\.?N\.?D|H\.?N\.?[DC]|N\.?D|I\.?T\.?I|CAP|BEP|BTS|DUT|BUT|DEUG|DESS|DEA|CQP|Licence(?: professionnelle| pro)?|Master ?[12]|Maîtrise"
    r"|Titre professionnel|Diplôme d['’][ÉEé]tat|Diplôme [Nn]ational(?: [^\W\d_]+| d['’][^\W\d_]+){1,4}|Diplôme|Ausbildung|Umschulung|Lehre|(?:Meister|Gesellen|Facharbeiter)brief|Meisterprüfung|Industriemeister|Studium|Diplom|Magister|Staatsexamen|Promotion|Échange(?: Erasmus)?|Bacharelado|Tecnólogo|Doutorado|Laurea(?: (?:magistrale|triennale))?|Licenciatura|Grado|Bachillerato|Técnico Superior|Mestrado"
    r"|Bootcamp|Apprenticeship|City & Guilds Level \d|Level \d|Journeyman['’]s card"
)
_FACULTIES: Final = (
    r"Science|Arts|Engineering|Fine Arts|Applied Arts|Applied Sciences?|Applied Business|Business Administration|Business|Technology|Commerce|Education|Philosophy|Laws?|Music|Architecture|Design|Social Work|Nursing|Public Health|Social Sciences?|Pharmacy"
    r"|Medicine|Surgery|Divinity|Library (?:and|&) Information Science|Library Science|Public Administration|Computer Applications|Elementary Education|Secondary Education|Information Technology|Management|Economics|Letters|General Studies"
)
_FACULTY: Final = rf"(?:{_FACULTIES})(?: (?:and|&) (?:{_FACULTIES}))?"
_PLAIN_FACULTY: Final = r"[A-Z][\w'’-]+(?: (?:and |& )?[A-Z][\w'’-]+){0,3}(?=\s*$|\s*[,(:–\t]|\s+(?:in|with)\s)"
_DEGREE: Final = rf"(?:Bachelor|Master|Doctor|Associate(?=['’]?s|\s+(?:[Dd]egree|of|in)\b))(?:['’]?s)?(?:\s+(?:[Dd]egree\s+)?of\s+(?:{_FACULTY}(?![\w])|{_PLAIN_FACULTY})|\s+[Dd]egree)?|Doctorate"
_QUALIFIED: Final = (
    r"(?:(?:[Hh]igher|[Nn]ational|[Aa]dvanced|[Gg]raduate|[Pp]ost-?\s?[Gg]raduate|[Pp]rofessional|[Ee]xtended|[Ss]ubsidiary|[Ff]oundation|[Tt]echnical|[Tt]rade|[Cc]raft|[Ss]econdary|[Ss]chool|[Ll]eaving|[Ff]irst|[Ss]enior|[Jj]unior"
    r"|High|Ordinary|West|African|Kenya|Nigeria|New Zealand|Australian|Scottish|Welsh|Irish|European|International|General|Education|of|Level \d|[Vv]ocational|NVQ|BTEC|QQI|Certified|Undergraduate|Executive|Queensland|Welding|College) ){0,6}(?:[Dd]iploma|[Cc]ert(?:ificate|\.)|[Dd]egree)"
    r"(?:\s+(?:I{1,3}|IV|V|N[1-6])(?![\w]))?(?: of (?:Secondary |Primary |Higher )?Education)?(?: (?:Certificate|Examination))?"
)
_KINDS_OF_DEGREE: Final = "(?:Executive|Integrated|Joint|Combined|Honou?rs|Professional|Online|Dual)"
"""Words before a degree that belong to it: `Executive MBA`."""
_TYPE: Final = re.compile(
    rf"(?:(?:NVQ |SVQ |BTEC |QQI |City & Guilds )?Level \d{{1,2}} )?(?:(?:[A-Z]{{2,6}} |City & Guilds )?{_QUALIFIED}|{_EXAMS}|{_NAMED}|(?:{_KINDS_OF_DEGREE} )?(?:{_DEGREE}|{_LETTERS})|(?i:{_SCHOOLING}))"
    r"(?![\w'’])(?:\s(?:Levels?|Stufe|Nivel) \d{1,2}(?:(?:,| and| &) \d){0,2}(?:\s(?:Extended |Subsidiary |National )?(?:Diploma|Certificate|Award))?|\s\d{4} Level)?(?:\s*\((?:Hons?\.?|Honours|[A-Z]{2,6}|Fd(?:A|Sc)|Matric(?:ulation)?)\)|\s+(?:Hons\.?|Honours)(?!\w))?"
)
_COUNTED_EXAM: Final = re.compile(
    rf"(?:\d{{1,2}}|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)\s(?:{_EXAMS})(?!\w)"
)
_LISTED: Final = re.compile(rf"(?<!\w)(?:{_EXAMS})(?!\w)")
_LABEL: Final = re.compile(
    r"(?i)^(?:(?P<level>tertiary|college|secondary|primary|elementary|vocational|senior high(?: school)?|junior high(?: school)?|graduate studies)|(?P<plain>degree|course|qualification|programme|program|stream|level|grade|studiengang|abschluss))\s*[:–-]\s*(?=\S)"
)
_JOIN: Final = re.compile(
    r"^\s*(?:[,:–—-]\s*)?(?:(?i:in(?: the)?|with (?:a )?majors? in|majoring in|majors? in|zu[rm]|als|option|mention|spécialité|en|em|der|des)(?=\s)|of(?=\s)|de(?=\s)|d['’])?\s*"
)
_INITIALS: Final = re.compile(rf"(?P<kind>{_LETTERS})(?P<area>\s*\((?!Hon)[A-Z]{{2,6}}\))")
_BEHIND: Final = re.compile(
    r"(?P<area>[A-Z][\w&'’ -]{3,50}?),? (?P<kind>N[1-6]|NC (?:I{1,3}|IV)|(?:BA|BSc|BEng|LLB|MEng|MSc|MBA|PhD|BEd)(?:\s*\(Hons?\.?\)|\s+Hons\.?)?)"
)
"""A subject before its degree: `Office Administration N4`."""
_NO_AREA: Final = re.compile(
    r"(?i)^(?:with |including |incl\.? |minor |cum laude|hons?\b|honours\b|degree$|\d|from |at )"
)
_CODE: Final = re.compile(r"\s*[(\[][A-Z]{2,6}\s?\d{3,8}[A-Z]?[)\]]$")


def split_degree(piece: str) -> tuple[str, str] | None:
    """Return type and subject of a piece that begins with a degree (the subject may be empty), or None.

    >>> split_degree("Certificate III in Individual Support")
    ('Certificate III', 'Individual Support')
    >>> split_degree("Ausbildung zur Industriekauffrau")
    ('Ausbildung', 'Industriekauffrau')
    >>> split_degree("Stores officer") is None
    True
    >>> split_degree("Certificate of Completion, Welding")
    ('Certificate of Completion', 'Welding')
    """
    label = _LABEL.match(piece)
    text = piece[label.end() :] if label else piece
    if done := _COMPLETED.match(text):
        return done.group(), value(text[done.end() :].lstrip(" ,").removeprefix("in "))
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
    if told := re.match(r"\s*(\([^()]{2,30}\))\s+in\s+(?=[A-Z])", rest):  # `Bachelor of Education (Science) in Physics`
        return f"{kind} {told[1]}", value(rest[told.end() :])
    bracket = re.match(r"^(?P<of>\s+in Education)?\s*[(（](?P<area>[^()（）]{2,60})[)）]\.?\s*$", rest)
    if bracket:
        return kind + (bracket["of"] or ""), value(bracket["area"])  # `Postgraduate Diploma in Education (Primary)`
    area = value(_CODE.sub("", rest[_JOIN.match(rest).end() :]))  # type: ignore[union-attr]
    if re.match(r"\s+(?:of|in)\s", rest) is None and not re.match(r"\s*[,:–—-]|\s", rest):
        area = ""
    return kind, "" if _NO_AREA.match(area) else area


_COMPLETED: Final = re.compile(r"(?i)certificate of (?:completion|attendance|achievement|merit)(?=$|\s*[,(]|\s+in\s)")
"""A certificate that names no subject behind its `of`."""


def is_degree(piece: str) -> bool:
    """Return True if a piece is a degree, perhaps with its subject, and not the name of a school that has such a word.

    >>> is_degree("高中"), is_degree("恩施市第七高中"), is_degree("Diploma of Nursing")
    (True, False, True)
    """
    if has_han(piece):
        found = split_degree_zh(piece)
        return found is not None and (_DEGREE_ZH.match(piece) is not None or found[0] not in LEVELS_ZH)
    return split_degree(piece) is not None


def names_exams(text: str) -> bool:
    """Return True if a text names school examinations."""
    return _LISTED.search(text) is not None


def lists_subjects(text: str) -> bool:
    """Return True if a text names school examinations with a list of their subjects, which has commas of its own.

    >>> lists_subjects("A Levels: Maths, Physics, Art"), lists_subjects("Leaving Certificate, Ardscoil Mhuire")
    (True, False)
    >>> lists_subjects("A levels Biology, Psychology, Sociology"), lists_subjects("Leaving Certificate Ardscoil Mhuire, Sligo")
    (True, False)
    """
    match = None if has_han(text) else _LISTED.search(text)
    behind = text[match.end() :] if match else ""
    items = [item.strip() for item in behind.strip(" ,").split(",")]
    if len(items) > 1 and (
        AREA.fullmatch(items[0])
        or (len(items) > 2 and not has_school(behind) and all(map(_PLAIN_SUBJECT.fullmatch, items)))
    ):
        return True
    return re.match(r"\s*:|\s+in\s", behind) is not None or len(re.findall(r"\([A-G1-9U*]{1,2}\)", behind)) > 1


_PLAIN_SUBJECT: Final = re.compile(r"[A-Z][a-z]+(?: [A-Z]?[a-z]+)?")
_LEVEL_ZH: Final = (
    rf"(?<![\u3400-\u9fff])大[学學](?![\u3400-\u9fff])|联合培养博士|交[换換]生|博士研究生|硕士研究生|碩士研究生|博士(?![后後])|硕士|碩士|研究生|大学本科|本科|学士|學士|大学专科|大专|大專|专科|專科|高职高专|高职|中等职业学校|中专|中專|中技|职业高中|双学位"
    rf"|高级文凭|高級文憑|副學士|副学士|工藝證書|(?:香港)?中學會考(?:及高級程度會考)?|高級程度會考|二技|四技|五專|二專|中[五七]|大[学學](?=毕业|畢業)|專業文憑|基礎文憑|(?<![\u3400-\u9fff])文[凭憑](?![\u3400-\u9fff])|香港中學文憑(?:考試)?|EMBA|MBA|(?:{alternation(LEVELS_ZH)})(?!教育)"
)
_WAYS_ZH: Final = r"(?:非全日制|在[职職]|[业業][余餘]|[统統]招|自考|函授|成[教人]|[网網][络絡]|[远遠]程|夜大|脱[产產]|[兼夜日][读讀間间]|進修部|夜間部|日間部)[\u3400-\u9fff]{0,4}"
_MODES_ZH: Final = rf"(?:(?:[导導][师師][:：][^（）()]{{2,12}}|[硕碩本]{{1,2}}博?连读|[硕碩]博連讀|直博|保送|推免|[专專]升本|全日制)[\u3400-\u9fff]{{0,4}}|{_WAYS_ZH})"
_DEGREE_ZH: Final = re.compile(
    rf"(?:(?:全日制|非全日制|在职|在職|统招|統招|自考|成人|函授|成教|网络教育|夜大|专升本|国家开放大学)[·/]?)*(?:{_LEVEL_ZH})(?:/(?:{_LEVEL_ZH}))?(?:学位|學位|学历|學歷|在读|在讀)?"
    rf"(?:\s?[（(](?:在读|在讀|[一二三]本|{_WAYS_ZH})[）)])?(?:\s[A-Z][A-Za-z.]{1, 5}(?![\w]))?"
)


_WITH_WAY_ZH: Final = re.compile(rf"(?:{_LEVEL_ZH})(?:学位|學位|学历|學歷)?[（(]{_WAYS_ZH}[）)]")
"""A degree with how it was studied right behind it, which is part of it as written."""


_NAMED_ZH: Final = re.compile(
    r"(?P<degree>(?:[\u3400-\u9fff]{1,8}(?:學士|学士|碩士|硕士)|(?:哲|经济|經濟|法|教育|文|历史|歷史|理|工|农|農|医|醫|军事|管理|艺术|藝術)[学學]博士|[\u3400-\u9fff]{2,6}(?<!高級)(?<!高级)(?<!專業)(?<!专业)(?<!基礎)(?<!基础)(?:文憑|文凭))(?:[（(](?:榮譽|荣誉|進修部|夜間部|[^（）()]{1,3}制)[）)])*)(?:[（(](?P<area>[^（）()]{2,14})[）)])?"
)
"""A degree of a faculty with its subject in brackets, as in Hong Kong: `社會科學學士（政治與行政學）`."""


_MODES: Final = (
    rf"{_MODES_ZH}"
    r"|(?i:(?:part|full)[- ]time|sandwich(?: course)?|distance(?: learning)?|online|evenings?|by correspondence|external|executive|undergraduate|evening school|day release|in progress|ongoing|current|expected|pursuing|not completed|incomplete|berufsbegleitend|dual|en alternance)"
)
_MODE: Final = re.compile(rf"\s*[（(](?P<mode>{_MODES})[）)]|,\s*(?P<bare>(?:part|full)[- ]time)$")
"""How somebody studied, which is no part of the degree and none of the subject."""


def without_mode(piece: str) -> tuple[str, str]:
    """Return a degree without the bracket that says how somebody studied, and those words; a bracket right behind the
    degree itself is part of it as written.

    >>> without_mode("本科（函授）"), without_mode("MSc Business Analytics (part-time)"), without_mode("BA (Hons)")
    (('本科（函授）', ''), ('MSc Business Analytics', 'part-time'), ('BA (Hons)', ''))
    """
    match = _MODE.search(piece)
    if match is None or _WITH_WAY_ZH.fullmatch(piece):
        return piece, ""
    return (piece[: match.start()] + piece[match.end() :]).strip(), match["mode"] or match["bare"]


def split_degree_zh(piece: str) -> tuple[str, str] | None:
    """Return degree and subject of a piece with a Chinese degree in it, or None; the subject may stand on either side.

    >>> split_degree_zh("软件工程（本科）")
    ('本科', '软件工程')
    >>> split_degree_zh("本科/学士")
    ('本科/学士', '')
    """
    inner = re.match(r"^(?P<area>.{2,30}?)[（(](?P<degree>[^（()）]{2,12})[）)]$", piece)
    if inner and (_DEGREE_ZH.fullmatch(inner["degree"]) or _NAMED_ZH.fullmatch(inner["degree"])):
        return inner["degree"], value(inner["area"])
    named = _NAMED_ZH.fullmatch(piece)
    if named:
        return named["degree"], value(named["area"] or "")
    match = _DEGREE_ZH.search(piece)
    if match is None:
        return None
    at_edge = match.start() == 0 or match.end() == len(piece)
    rest = value(f"{piece[: match.start()]} {piece[match.end() :]}") if at_edge else ""
    rest = re.sub(r"^[（(]([^（）()]+)[）)]$", r"\1", rest)  # `工藝證書（升降機機械）`
    rest = "" if re.search(r"\d\s?分$", rest) else rest
    if piece.endswith(rest) and (rest == "肄業" or (rest == "畢業" and _SCHOOL_YEARS.fullmatch(match.group()))):
        return f"{match.group()}{rest}", ""  # no degree: an unfinished study, or years at school
    return match.group(), "" if rest in ("毕业", "畢業", "肄业", "肄業") else rest


_SCHOOL_YEARS: Final = re.compile("中[三四五六七]|[高國初]中|高[職级級]|五專")
COUNTED: Final = re.compile(r"(?i)(?:\d{1,2}|four|five|six|seven|eight|nine|ten) (?=(?:i?gcses?|[ao][- ]levels?)\b)")
"""How many examinations somebody passed: `8 GCSEs including Maths`."""
_KINDS: Final = ("school", "degree", "major", "graduated")
_LONGEST: Final = 40
_LEADS: Final = ("", "contact", "personal", "target")
"""Kinds of the headings above facts about the person."""


@dataclass(slots=True)
class Study:
    """One course of study given by labels, and the rows of the labels."""

    told: dict[str, str] = field(default_factory=dict)
    end: DateSpan | None = None
    lo: int = 0
    hi: int = 0


def without_studies(rows: Sequence[Row]) -> tuple[list[Row], list[Study]]:
    """Return the rows without labelled education above the first section that is not about the person, and that
    education.

    No education is returned where neither a school nor a degree is named.
    """
    kept: list[Row] = []
    studies: list[Study] = []
    for index, row in enumerate(rows):
        labels = [found for found in labels_in(row.text) if _is_education_fact(found)]
        headed = meant_kind(heading_key(row.text)) if row.heading else ""
        if not labels and (known_kind(row.text) or headed) not in _LEADS:
            kept += rows[index:]
            break
        for found in labels:
            _add(studies, found, row)
        rest = _without_labels(row.text, labels)
        kept += [replace(row, text=rest)] if re.search(r"\w", rest) else []
    named = any("school" in study.told or "degree" in study.told for study in studies)
    return (kept, studies) if named else (list(rows), [])


def _is_education_fact(found: Labelled) -> bool:
    """Return True if a label and its value name only a school, a degree, a field or a period."""
    if (
        found.kind not in _KINDS
        or len(found.value) > _LONGEST
        or label_only(found.value)
        or re.search("[。；;，,]", found.value)
    ):
        return False
    dated = bool(find_dates(found.value))
    if found.kind == "degree" and has_school(found.value):
        return False  # a whole line of schooling behind 学历
    return dated if found.kind == "graduated" else not dated


def _add(studies: list[Study], found: Labelled, row: Row) -> None:
    if not studies or found.kind in studies[-1].told:
        studies.append(Study(lo=row.lo))
    study = studies[-1]
    school, major = school_and_subject(found.value) if found.kind == "school" else ("", "")
    study.told |= {"school": school, "major": major} if major else {found.kind: found.value}
    study.hi = row.hi
    if found.kind == "graduated":
        study.end = find_dates(found.value)[0]


def _without_labels(text: str, labels: Sequence[Labelled]) -> str:
    for found in reversed(labels):
        text = text[: found.start] + text[found.end :]
    return text.strip() if labels else text


def with_studies(education: Sequence[Education], studies: Sequence[Study], notes: Notes) -> list[Education]:
    """Return the entries with empty fields filled from labels, and the other labelled studies behind them."""
    entries = list(education)
    for study in studies:
        told, end = study.told, study.end.first if study.end else ""
        at = next((index for index, entry in enumerate(entries) if _is_of(entry, told)), None)
        lone = len(entries) == len(studies) == 1 and not (entries[0].study_type or "school" in told)
        if at is None and lone and "degree" in told:  # the degree of a form beside the only school
            at = 0
            notes.inherited.add(f"education.{entries[0].id}.study_type")
        if at is None:
            named = (told.get("school", ""), "", "", told.get("major", ""), told.get("degree", ""))
            entries.append(Education(f"e{len(entries) + 1}", *named, end=end))
            base = f"education.e{len(entries)}"
            notes.put(base, study.lo, study.hi)
            if study.end:
                notes.put(f"{base}.end", study.lo, study.hi, study.end.raw_first, 0.9)
            continue
        entries[at] = _filled(entries[at], study, notes)
    return entries


def _filled(entry: Education, study: Study, notes: Notes) -> Education:
    area, degree = entry.area or study.told.get("major", ""), entry.study_type or study.told.get("degree", "")
    for name, missing in (("area", not entry.area and area), ("study_type", not entry.study_type and degree)):
        if missing:
            notes.put(f"education.{entry.id}.{name}", study.lo, study.hi, confidence=0.8)
    return replace(entry, area=area, study_type=degree)


def _is_of(entry: Education, told: dict[str, str]) -> bool:
    """Return True if labels belong to an entry: by its school, or, if they name none, by its degree."""
    school, known = (skeleton(text)[0].casefold() for text in (told.get("school", ""), entry.institution))
    if school:
        return bool(known) and (school in known or known in school)
    return told.get("degree", "") in entry.study_type
