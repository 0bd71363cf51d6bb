"""Employers: in a form's cell, in a dated work line, by their legal form, and in sentences that name somebody's employer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.employment_lines import SCHOOL, company_run, has_form, is_han_company, work_lines
from app.redact.label_value_pairs import Cell, role_of
from app.redact.prepared_text import Document
from app.text.legal_forms import IN_BRACKETS, VIETNAMESE, folded_forms, folded_pattern, wide_pattern
from app.text.places import place_names
from app.text.positions import position_pattern, position_pattern_zh

_LEGAL: Final = folded_pattern("prose")
_HAN_LEGAL: Final = rf"(?:{wide_pattern('prose')}|研究院|研究所)(?:[\u4e00-\u9fff]{{2,6}}分公司)?"
_CAPITALS: Final = folded_forms("capitals")
_BEHIND_COMMA: Final = re.compile(rf", (?:CO|PLC|{'|'.join(sorted(_CAPITALS)).upper()})$")
"""Behind a comma, in capitals: rather a state, a country or an office."""
_JOB: Final = (
    rf"{position_pattern('employed')}|"
    r"job|role|position|desk|team|floor|plant|years?|months?|stint|internship|placement|yard|experience|career|time"
)
_CUE: Final = (
    rf"(?:(?:work(?:ed|ing|s)?|employed|hired(?: me)?|trained(?: me)?|interned|served|been|started|stayed|spent [^\n.]{{1,24}}|is|was|am|now|currently|"
    rf"presently|previously|formerly|today|also|{_JOB}|here|us|them|him|her|me|manage[sd]?|run|ran|led|contact|up|finance|payroll) (?:still )?at"
    r"|(?:work(?:ed|ing|s)?|employed) (?:for|by)|(?:i am|i'm|am|was|been|currently|presently|now|employed|still|of them) with|earlier (?:at|with)|prima (?:in|presso)|i worked with|(?:desk|yard) (?:in|with)|"
    r"(?:i|she|he|who|then|later|and|after) (?:have |had |has |just |recently )?(?:joined|left|quit)|(?:not )?affiliated with"
    r"|(?:now|currently|presently|today)(?: (?:still|sa|na|en|bei|chez|at|with))?|ex-|ex|former(?:ly)? (?:of|at|with)?|previously|before that,?:?|before:|last employer|"
    r"bei|beim|chez|trabaj[oae][a-z]{0,4} (?:en|na|no|para)|tatig bei|sa|presso|w firmie|bij|hos|vid|tai)"
)
_AFTER_ZH: Final = r"任职|工作|上班|做|干|待|呆|实习|担任|期间|负责|管过|写过|当|从事|供职|就职|服务|在职|离职|业务|那边|这边|大门|这[一二三四五六七八九十两\d]+年|[一二三四五六七八九十两\d]+年|上[一二三四]班|\d+月份"
_HAN_ORG: Final = r"[\u4e00-\u9fffa-z0-9·&]{2,20}?"
_PATTERNS: Final = compiled(
    rf"(?<![^\W_])(?P<la>(?:[^\W_](?:[^\W_]|['&.\-]){{0,24}}(?:,? (?:& )?)){{1,6}}(?:\((?:{IN_BRACKETS})\) )?(?:{_LEGAL})\.?)(?![a-z0-9]|-[a-z])",
    rf"(?P<zh>[\u4e00-\u9fffa-z0-9·]{{2,16}}(?:[(（][\u4e00-\u9fff]{{2,6}}[)）])?[\u4e00-\u9fff]{{0,10}}{_HAN_LEGAL})",
    rf"(?P<ko>株式会社[\u3040-\u30ff\u4e00-\u9fff]{{2,12}}|cong ty (?:{VIETNAMESE})(?: [^\W\d_]{{1,12}}){{1,6}}|주식회사\s?[가-힣]{{2,12}}|[가-힣]{{2,12}}\s?주식회사|㈜[가-힣]{{2,12}}|\(주\)[가-힣]{{2,12}}|(?<=\s)[가-힣]{{3,14}}(?=에서\s?(?:일|근무)))",
    rf"(?<![a-z])(?P<cue>{_CUE})(?:[ ]|(?<=-))(?:the )?(?P<after>[^\W_])",
    r"(?:^|[.!?;,]\s{1,2}|\n)(?P<cue>(?:at|with|en|chez|bei|na|presso)) (?P<after>[^\W_])(?=[^\n.;]{1,48}?\s(?:i|my|je|j'|ich|eu|yo|io)(?:\s|')|[^\n.;]{1,48}?, (?:i|my|je|j'))",
    rf"(?P<mid>(?:(?<=[\u4e00-\u9fff\s，,。:;；])|^)(?:在|于|於)\s?(?P<v>{_HAN_ORG})\s?)(?:{_AFTER_ZH})",
    rf"(?:任职于|就职于|供职于|受雇于|服务于|入职|加入|转到|跳到|跳槽到|去了|来自|现职|前职|现就职|曾就职|曾任职|任职|老东家|前东家|前公司|曾任|目前在|现在还在|还在|更早是|之前在|此前在|原来在|现在|(?<=\(|，|,|。)原)"
    rf"\s?(?P<v>{_HAN_ORG})(?=[,，。;；!！、)）\n\s]|$|的|那边|这边|{_AFTER_ZH}|三年|{position_pattern_zh('employed')})",
    r"(?:^|[,，。;；\n\s])(?P<v>[\u4e00-\u9fff]{3,12}?)(?=那边我|在职|这[三四五六七八九十两]年|离职证明)",
    r"(?:曾?在|于|入职|加入|任职于|就职于|现职|原|曾就职)\s(?P<after>[a-z])(?=[^\n，。]{1,40}?\s?(?:工作|任职|实习|担任|负责|，|,|。|上班|做|干|营运|经理))",
    r"(?:现职|入职|加入|任职于|就职于|曾就职于?)(?P<after>[a-z])",
    r"(?P<after>[a-z])(?=[a-z &.'\-]{2,40}(?:入社|에서))",
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LEAD: Final = re.compile(
    r"^.{0,10}?(?:任职于|就职于|供职于|受雇于|服务于|入职|加入|曾在|此前在|目前在|先后在|在|于|至今|前|为|向|"
    r"与|和|及|跟|是|由|从)(?=.{4,})"
)
_EMPLOYER_PREPOSITION: Final = re.compile(r"(?:at|with|for|joined|from|bei|chez|en|by|,|\|)\s{1,2}$")
_ZH_NO: Final = re.compile(
    r"[量率额数价]$|^(?:现|正|仍|还|这|那|哪|此|该|本|我|你|他|她|它|您|贵|校|大学|学校|读|家|网上|线上|线下|国内|国外|海外|外地|本地|老家|当地|一|两|二|三|四|五|六|七|八|九|十|\d|车间|工地|部门|公司|单位|岗位|项目|团队|实验室|"
    r"职|岗|编|业|日常|工作|实际|平时|期间|任|多|各|全|不|没|有|过|校|疫情|领导|毕业|之|其|上|下|前|后|从|已|负责|担任|主要|完成|参与|不同|产线|一线|目前|同|何|时|材料|手续|流程|体检|培训|日期|以来|以后|后|登记|通知|须知|资料|合同|当天|第|率|证明|考试|即|享|满|就|进行|请|需|越|可|便|立即|马上|为|是|半|免|当|签|买|缴|提供|资格|经验|网络中|网约|仪式|条件|要求|成本|奖)|的|了|我|您|什么"
)


@dataclass(frozen=True, slots=True)
class EmployerDetector(Detector):
    """Detector that adds to the patterns the dated lines of a work history."""

    def find(self, document: Document) -> Iterator[Range]:
        """Yield pattern matches and cells, then work lines."""
        for start, end in (*Detector.find(self, document), *work_lines(document)):
            written = document.text[start:end]
            if "某" not in written and not (_NUMBERED_THING.search(written) and not has_form(written)):
                yield start, end


_NUMBERED_THING: Final = re.compile(r"[ #\-/][^\W\d_]{0,4}\d{2}|^\d+ ?[元万团人]|^[^\W\d_]{3}-(?:19|20)\d\d")
"""A model, a standard or an amount where an employer might stand; an employer written with 某 is nameless already."""


def _validate(document: Document, found: re.Match[str]) -> Range | None:
    groups = found.groupdict()
    if groups.get("after"):
        start = found.start("after")
        big = document.cased[start].isupper() or document.cased[start].isdigit()
        cue = document.cased[found.start("cue") : found.end("cue")] if "cue" in groups else ""
        shouted = len(cue) > 3 and cue.isupper()
        run = company_run(document, start) if big and not shouted and not _common_place(document, start) else None
        foreign = cue.lower() in _FOREIGN and run and " " not in document.text[slice(*run)]
        return None if foreign and not _WORK_WORDS.search(_line(document, start)) else run
    if groups.get("v"):
        start, end = found.span("v")
        value = groups["v"]
        fine = (
            is_han_company(value)
            and not _ZH_NO.search(value)
            and value not in place_names()
            and re.search(r"[\u4e00-\u9fff]", value)
        )
        return (start, end) if fine and not SCHOOL.search(document.text[start : end + 2]) else None
    if groups.get("ko"):
        return found.span("ko")
    form = "zh" if groups.get("zh") else "la"
    start, end = found.span(form)
    line_start = document.text.rfind("\n", 0, start) + 1
    line = _line(document, start)
    if form == "zh":
        lead = _LEAD.match(document.text[start:end])
        worked = bool(_YEAR.search(line)) or bool(lead) or start == line_start
        return (start + (lead.end() if lead else 0), end) if worked else None
    form_word = re.search(r"[a-z./]+$", document.text[start:end].rstrip("."))
    legal = form_word.group() if form_word else ""
    small = legal in _CAPITALS and not document.cased[end - 2 : end].strip(".").isupper()
    if (
        _BEHIND_COMMA.search(document.cased[start:end])
        or small
        or re.search(
            r"(?:^|\s)(?:known|such|same|well|just|served|worked|employed|acting) as$", document.text[start:end]
        )
        or not re.search(r"[^\W\d_]|&", document.text[start : end - len(legal)])  # `22 PLC retrofits`
        or (legal == "sas" and re.search(r", sas$", document.text[start:end]))
    ):
        return None
    start = _first_capital(document, start, end)
    told = (
        _YEAR.search(line)
        or _EMPLOYER_PREPOSITION.search(document.text[max(0, start - 10) : start])
        or start == line_start
    )
    return (start, end) if start >= 0 and told and not SCHOOL.search(document.text[start:end]) else None


_FOREIGN: Final = frozenset("bei beim chez sa w firmie bij hos vid tai presso".split())
"""Prepositions before a firm in other languages, as often before anything else (bei Bedarf)."""
_WORK_WORDS: Final = re.compile(
    r"arbeit|tatig|angestell|beschaft|ausbild|praktik|job|seit|gelernt|travail|employ|stage|poste|salari|depuis|trabaj|trabalh|lavor|praco|trabaho|work|lam viec|calis|"
    r"jahre|(?<![a-z])ans|anos|anni|lata|years|werk|jobb|anstall|kollega|leit|verantwort|entwick|betreu|fuhrt|(?<![a-z])ich(?![a-z])|chef|manager|engineer|ingenieur"
)


def _line(document: Document, at: int) -> str:
    """Return the line that holds a position of the normal form."""
    stop = document.text.find("\n", at)
    return document.text[document.text.rfind("\n", 0, at) + 1 : stop if stop >= 0 else len(document.text)]


def _common_place(document: Document, start: int) -> bool:
    """Return True if a place or a time follows, as in `at London`, `in March`."""
    word = re.match(r"[^\W_]+", document.text[start : start + 30])
    return (
        word is not None
        and word.group() in place_names()
        and not re.match(r" [A-Z]", document.cased[start + word.end() :][:2])
    )


def _first_capital(document: Document, start: int, end: int) -> int:
    """Return the beginning of the capitalised words that lead to the legal form, which must be capitalised too; -1 if none."""
    words = list(re.finditer(r"[^\s,]+", document.cased[start:end]))
    small = len(words) >= 2 and words[-1].group().rstrip(".") in folded_forms("small-prose")
    if len(words) < 2 or not (words[-1].group()[0].isupper() or small):
        return -1
    first = len(words) - 1
    for index in range(len(words) - 2, -1, -1):
        word = words[index].group()
        if not (word[0].isupper() or word[0].isdigit() or word[0] in "&(") or (word.endswith(".") and len(word) > 4):
            break
        if (
            document.cased[start + words[index].end() : start + words[index].end() + 1] == ","
            and index < len(words) - 2
        ):
            break
        first = index
    return start + words[first].start() if first < len(words) - 1 else -1


_EMPTY: Final = re.compile(
    r"(?:none|n/?a|no|nil|same|unemployed|self|self-employed|freelance|student|-|无|暂无|待业|空|自由职业|应届|学生|保密|离职|同上)(?![^\W_])"
)
_CELL_END: Final = re.compile(
    rf"[|;；,，。\n\t【】\"<>]|\s[-–—/]\s| {{2}}|\s?\((?!{IN_BRACKETS}|有限)|→|\s任职|(?<=[a-z])\. "
)


def _read(document: Document, cell: Cell) -> Iterator[Range]:
    """Yield the company that fills the cell, up to a comma that opens no legal form; a legal form on the next line belongs to it."""
    start = cell.start
    while start < cell.end and document.text[start] in "\"'「“( ":
        start += 1
    lead = re.match(r"(?:前|原|现|ex-|ex|former|formerly|now|at)\s", document.text[start : cell.end])
    start += lead.end() if lead else 0
    stop = _CELL_END.search(document.text, start + 1, cell.end)
    end = stop.start() if stop else cell.end
    legal = re.match(rf",? (?:{_LEGAL})\.?(?![a-z])", document.text[end : end + 16]) if stop else None
    end += legal.end() if legal else 0
    value = document.text[start:end].strip()
    if (
        len(value) < 2
        or role_of(value)[0]
        or _EMPTY.match(value)
        or not re.search(r"[^\W\d_]{2}", value)
        or "@" in value
    ):
        return
    if len(value) > 70 or value.count(" ") > 8:
        return
    if re.search(r"[\u4e00-\u9fff]", value) and (len(value) > 28 or re.search(r"[，。？！]", value)):
        return
    if cell.label in ("work", "prev", "previously", "ex", "before", "last job") and not document.cased[start].isupper():
        return
    wrapped = re.match(rf"\n[ \t]*[^\n]{{0,24}}(?:{_LEGAL})\.?(?=[ \t]*(?:\n|$))", document.text[end : end + 40])
    yield start, end + (wrapped.end() if wrapped else 0)
    other = re.match(r"\s?\(\s?(?P<v>[^\n()]{2,30})\)", document.text[end : end + 40])
    if other and (is_han_company(other.group("v")) and not re.search(r"\d", other.group("v"))):
        yield end + other.start("v"), end + other.end("v")


DETECTOR: Final = EmployerDetector(
    "employer",
    Kind.EMPLOYER,
    "an organisation with a legal form, in a work line or where a sentence speaks of work",
    _PATTERNS,
    _validate,
    frozenset(["employer"]),
    _read,
)
