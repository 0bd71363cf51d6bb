"""Tells whose words each sentence of a text is: the poster's, or a notice, the reader's, another's, a quotation.

Everything about demands is judged on the poster's words alone. Structure comes first (speakers of a chat, quoted mail, lines), then data
(`notices`), then likeness (`likeness`) together with the words of a warning and the sentences beside. A sentence is never given to somebody
else because of a word elsewhere in the text: only its own words, and to a small part those beside it said by the same speaker, count.
Works on normalised text, in time linear in its length.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from app.domain.checks import MissingPart
from checkers.rules.demand_reading import EVERY_PART, read_demand
from checkers.rules.literal_filter import Literals, Shape
from checkers.rules.negation import TOLD_BY, warning_places
from checkers.rules.normalization import Normal
from checkers.scope.board_notices import shipped_notices
from checkers.scope.likeness import scores
from checkers.scope.protective_sentences import gives_code_to_poster, protections
from checkers.scope.speakers import Line, lines

Span = tuple[int, int]
Floats = NDArray[np.float64]
WARNED = 1.75
"""How much a word of a warning in the sentence adds to its likeness to other people's words."""
NOTICE = 2.0
"""How much a phrase of a job board adds."""
BESIDE = 0.17
"""The part of the likeness of the sentences before and after, of the same speaker, that is added."""
OTHERS = -0.7
"""Above this a sentence is not the poster's."""
UNTOLD = 0.5
"""The same in a chat without any word of a warning, a doubt or a report; in another text without any, all words are the poster's."""
DEMANDED = 1.0
"""So much more is needed where the sentence says a demand completely; where it holds a word of a warning ("police verification"), that word
does not count then."""
CLEARLY = -1.0
"""A sentence that by likeness alone lies under this and asks the reader to give is the poster's: a word of a warning in it ("the phone will
prompt you") and the sentences around it, of whoever speaks, do not change that."""
APART = 0.5
"""How much more like other people's words one of two speakers must be on the whole to be the reader, the other the poster."""
BETWEEN = -1.6
"""The same for up to `GAP` sentences between two that are not, of one speaker: a report tells of a demand between what it says about it."""
GAP = 2
_GIVEN = frozenset((MissingPart.PAYER,))
"""What a sentence must say to be the poster's that holds no word of a warning."""
_SENTENCE_END = re.compile(r"[。！？!?；;\n]+|\.(?=\s|$)")


_FICTION = re.compile(
    r"\s{0,4}[【\[(《][^】\])》\n]{0,8}(?:段子|笑话|台词|小品|情景剧|相声|剧本节选)[^】\])》\n]{0,4}[】\])》]"
)
"""A text headed like this is a scene: nobody in it asks the reader for anything."""


_LESSON = re.compile(
    r"(?:如何|怎么|怎样|教[你您大])[^。\n]{0,8}(?:分辨|辨别|识别|判断|看穿|避开|区分)|(?:求职|兼职|招聘|防骗|避坑|陷阱|骗局)[^。\n]{0,6}(?:清单|口诀|指南|手册|常识|小贴士|套路|特征|信号)"
    r"|(?:这些|以下|下列|常见)[^。\n]{0,8}(?:套路|陷阱|骗局|坑)|(?:避坑|防骗)[^。\n]{0,4}[:：\n]"
    r"|(?:认识|识破|识别|拆穿)[^。\n]{0,16}(?:手法|套路|陷阱|骗局|花招)|给(?:应届生|求职者|同学们?|毕业生|新人|家长)的?[^。\n]{0,4}(?:话|建议|提醒|忠告)"
    r"|\b(?:\w+ (?:things|signs|tricks|rules|questions) (?:that )?(?:(?:our|the|every|a) )?(?:[\w-]+ ){0,3}?(?:tells?|teach(?:es)?|gives? (?:a |it )?\w{0,8} ?away))\b"
    r"|\b(?:how to (?:spot|recogni[sz]e|tell|avoid)|red flags?|warning signs|signs (?:of|that)|what to (?:watch|look out) for|tips (?:to|for|on) (?:spot|avoid|stay))"
)
"""A sentence with which a lesson begins: what follows in its line, and as a list below it, teaches what traps ask for."""
_ITEM = re.compile(r"\s{0,6}(?:[(（]?(?:\d{1,2}|[a-h]|[一二三四五六七八九十]{1,2})[.)）、:]|[-*•·–])")
LESSON = 12
"""So many sentences belong to a lesson at most."""
_OURS = re.compile(r"我[们司]|本公司|\b(?:we|us|our)\b")
_ADVERT = re.compile(
    r"诚聘|急聘|急招|现招|直招|招聘[:：]|(?:岗位|职位|职务|薪资|工资|待遇|工作时间|工作地点|上班地点|职责|福利)[:：]"
    r"|\b(?:job title|position|vacancy|vacancies|salary|wages?|pay|working hours|hours|location|duties|responsibilities|requirements|benefits)\s?:"
    r"|\b(?:now hiring|is hiring|are hiring|wanted|apply now|similar jobs)\b|[$£€₹₦]\s?\d[\d,.]*\s?(?:/|per |an? )\s?(?:h|hour|day|shift|week|month|year)\b"
)
"""Words with which an advertisement begins: a lesson before it is over."""
_PAYEE = re.compile(
    r"@[a-z0-9][\w.]{2,}|\b\d{6,}\b|\+\d{2}|https?:|\b(?:t|wa)\.me\b|(?:微信|支付宝|银行卡|账户|账号|扫码?)[^,，。；;\n]{0,6}[:：]?\s?[a-z0-9_]{5,}|(?:下面|下方|上面|本页|以下)[^,，。；;\n]{0,4}(?:二维码|码|账[户号])"
    r"|\b(?:this|the) (?:number|account|link|wallet|till|qr code|address) (?:below|above|here)\b"
)
"""Whom a sentence names to be paid or written to: a lesson names nobody."""
_ANSWER = re.compile(r"(?:^|[\s。?])(?:答|律师|回复|解答|编辑|小编|老师)[:：]|(?:^|[\s?])(?:a|answer):")
"""A question about a demand has been answered already: by an office, a lawyer, an editor."""
_REFUSED = re.compile(
    r"我[^。,\n]{0,6}(?:没[交给付转去]|不交|拒绝|转身|扭头)|就走[了咗]|冇[俾畀交]|\bi (?:said no|refused|walked (?:out|away|off)|left|declined|did(?:n't| not) pay|hung up)\b"
)
"""The reader tells how they said no."""


class Role(StrEnum):
    """Whose words a unit is."""

    POSTING = "posting"
    NOTICE = "notice"
    READER = "reader"
    OTHER = "other"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence (offsets in the normalised text) and whose words it is."""

    start: int
    end: int
    role: Role


_DOUBTS = (
    *"靠谱 请勿 勿信 不要信 严禁 不得 正规吗 真的吗 真的假的 是真的 求鉴定 不对劲 怪怪 小心 安全提 当心 谨慎 风险提示 有风险 声明 让我 叫我 对方 骗 被要求".split(),
    *(
        "legit",
        "suspicious",
        "trust",
        "is this real",
        "genuine",
        "safety",
        "avoid",
        "do not pay",
        "too good to be true",
        "careful",
        "caution",
    ),
    *(
        "worried",
        "red flag",
        "never ask",
        "never charge",
        "illegal",
        "charged",
        "court",
        "trap",
        "told me",
        "told to",
        "asked me",
        "asks for",
        "says i",
    ),
)
"""Words of doubts and reports beside those of a warning."""


_ASKED_OF_ME = re.compile(
    r"(?:让|叫|催|要)我(?!们|司|国|院|校|公司|是)|\b(?:asked|asks|told|tells|wants?|wanted|needs?) me to\b|\bsa(?:id|ys) (?:that )?i (?:should|must|have to|need)\b"
    r"|\bi(?:'d|'ll| would| will)? ?(?:have|need|got) to (?:pay|send|transfer|buy|deposit|top up|wire|install)\b"
)
"""The reader tells what was asked of them: the poster's demand in the reader's words."""
_QUOTATION = re.compile(r"[\"“「『]([^\"”」』\n]{10,400})[\"”」』]")
"""What a reader who asks about a demand quotes of it: the poster's own words."""
_SELF = frozenset(("我", "本人", "me", "you", "i", "myself"))
"""How an export names the one who made it."""
_PAST = re.compile(
    r"被骗|受骗|上当|骗走|报警|报案|民警|\b(?:scammed|lost (?:all|my|[£$€]|rs)|victims?|police said|reported it|report it)\b"
)
"""Words of one who tells how it ended, or of one who warns."""


@functools.cache
def _warning_hints() -> Literals:
    """Return the texts of which one occurs wherever a word of a warning does."""
    return Literals(TOLD_BY)


@functools.cache
def _doubt_hints() -> Literals:
    """Return the texts of which one occurs where a text may doubt or report."""
    return Literals(_DOUBTS)


def sentences(text: str, low: int = 0, high: int | None = None) -> list[Span]:
    """Return the sentences of a text (or of its part `low:high`) that hold more than blanks."""
    high = len(text) if high is None else high
    ends = [low, *(match.end() for match in _SENTENCE_END.finditer(text, low, high)), high]
    return [(start, end) for start, end in itertools.pairwise(ends) if text[start:end].strip()]


def units(shape: Shape) -> list[Unit]:
    """Return the units of a normalised text, in order."""
    text = shape.text
    found, chat = lines(text)
    spans: list[Span] = []
    owners: list[Line] = []
    for line in found:
        inside = sentences(text, line.start, line.end)
        spans += inside
        owners += [line] * len(inside)
    if not spans:
        return []
    if _FICTION.match(text):
        return [Unit(start, end, Role.OTHER) for start, end in spans]
    hints = _warning_hints().possible_texts(shape)
    noticed = _holding(spans, shipped_notices().places(shape))
    told = bool(hints or noticed.any() or _doubt_hints().possible_texts(shape) or _LESSON.search(text))
    if not (told or chat):
        return [Unit(start, end, Role.POSTING) for start, end in spans]
    warned = _holding(spans, (start for start, _ in warning_places(text, hints)))
    alone = scores(text, spans)
    values = alone + WARNED * warned + NOTICE * noticed
    runs = np.array([line.run for line in owners])
    values = values + BESIDE * (_shifted(values, runs, 1) + _shifted(values, runs, -1))
    least = OTHERS if told else UNTOLD
    given = values > least
    unwarned = values - WARNED * warned <= least + DEMANDED * (warned == 0)
    for number in np.flatnonzero(given & unwarned).tolist():
        needs = EVERY_PART if warned[number] and alone[number] > CLEARLY else _GIVEN
        given[number] = not read_demand(text[slice(*spans[number])], needs).complete
    given = _between(values, runs, given)
    for number in np.flatnonzero(given & (alone < CLEARLY) & (noticed == 0)).tolist():
        given[number] = not read_demand(text[slice(*spans[number])], _GIVEN).complete
    if not _is_tale(text):
        given &= np.array([not _is_asked_here(text[start:end], doubted="?" in text) for start, end in spans])
    given = _by_speaker(text, spans, owners, given, alone) if chat else given | _lessons(text, spans)
    roles = (
        _role(line, bool(notice), chat) if other else Role.POSTING
        for other, line, notice in zip(given, owners, noticed, strict=True)
    )
    return [Unit(start, end, role) for (start, end), role in zip(spans, roles, strict=True)]


def _by_speaker(
    text: str, spans: Sequence[Span], owners: Sequence[Line], given: NDArray[np.bool_], alone: Floats
) -> NDArray[np.bool_]:
    """Return `given` where the reader's own lines are known: by their name ("me"), or because one of two speakers doubts and asks. What the
    only other speaker asks for is the poster's."""
    names = {line.who for line in owners if line.who}
    others = names - _SELF
    poster: str | None = None
    if len(others) == 1 and others != names:
        poster = others.pop()
    elif others == names and len(names) == 2:
        poster = _less_like_others(owners, alone)
    else:
        return given
    given = given.copy()
    for number, line in enumerate(owners):
        words = text[slice(*spans[number])]
        if line.who in _SELF:
            given[number] |= _ASKED_OF_ME.search(words) is None
        elif line.who == poster and given[number]:
            demand = read_demand(words)
            unasked = not demand.you and alone[number] > UNTOLD
            given[number] = unasked or demand.reported or demand.others
    return given


def _is_asked_here(words: str, *, doubted: bool) -> bool:
    """Return True if a sentence tells what was asked of the reader, hands a code to the poster, or, in a text that is `doubted`, quotes words that
    make a complete demand."""
    if _ASKED_OF_ME.search(words) or gives_code_to_poster(words):
        return True
    return doubted and any(read_demand(match[1]).complete for match in _QUOTATION.finditer(words))


def _is_tale(text: str) -> bool:
    """Return True if a text tells how a demand ended (money lost, police, refused) or answers what to do: nobody asks it of the reader now."""
    if _PAST.search(text) or _ANSWER.search(text):
        return True
    return _REFUSED.search(text) is not None and "?" not in text


def _lessons(text: str, spans: Sequence[Span]) -> NDArray[np.bool_]:
    """Return True for the sentences of a lesson on traps: those behind its head in the same line, and the items of a list below. What the poster
    says of itself ("we", "our"), an advertisement and a demand that names whom to pay end it."""
    found = np.zeros(len(spans), dtype=np.bool_)
    left = 0
    for number, (start, end) in enumerate(spans):
        new_line = "\n" in text[spans[number - 1][1] - 1 : start] if number else True
        words = text[start:end]
        if _OURS.search(words) or (new_line and left and not _ITEM.match(words)):
            left = 0
        if left and (_ADVERT.search(words) or (_PAYEE.search(words) and read_demand(words, _GIVEN).complete)):
            left = 0
        if left or _LESSON.search(words):
            found[number] = True
            left = left - 1 if left else LESSON
    return found


def _less_like_others(owners: Sequence[Line], alone: Floats) -> str | None:
    """Return the one of two speakers whose sentences are like a poster's rather than like other people's, None where both are alike."""
    said: dict[str, list[float]] = {}
    for line, value in zip(owners, alone.tolist(), strict=True):
        if line.who:
            said.setdefault(line.who, []).append(value)
    (least, poster), (most, _) = sorted((sum(values) / len(values), who) for who, values in said.items())
    return poster if most - least > APART else None


def _between(values: Floats, runs: NDArray[np.int64], given: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return `given` with the sentences that stand between two given ones of the same speaker and are not clearly the poster's."""
    places = np.flatnonzero(given)
    for first, last in itertools.pairwise(places.tolist()):
        if 1 < last - first <= GAP + 1 and runs[first] == runs[last] and (values[first + 1 : last] > BETWEEN).all():
            given[first + 1 : last] = True
    return given


def _holding(spans: Sequence[Span], places: Iterable[int]) -> Floats:
    """Return 1.0 for every span that holds one of `places`, else 0.0."""
    held = np.zeros(len(spans))
    at = np.fromiter(places, dtype=np.int64)
    if len(at):
        number = np.searchsorted(np.array([start for start, _ in spans]), at, side="right") - 1
        held[number[number >= 0]] = 1.0
    return held


def _shifted(values: Floats, runs: NDArray[np.int64], by: int) -> Floats:
    """Return for every sentence the value of the one `by` places before it; 0 where that is another speaker's or there is none."""
    moved = np.roll(values, by)
    same = np.roll(runs, by) == runs
    same[0 if by > 0 else -1] = False
    return np.where(same, moved, 0.0)


def _role(line: Line, noticed: bool, chat: bool) -> Role:
    """Return whose words a sentence is that is not the poster's."""
    if noticed:
        return Role.NOTICE
    if chat:
        return Role.READER
    return Role.QUOTED if line.depth else Role.OTHER


def posters_words(normal: Normal) -> Normal:
    """Return a normalised text in which all but the poster's words are blanks, and of these the sentences that protect the reader; every
    other character keeps its place."""
    return Normal(_posters_text(normal.text), normal.index)


@functools.lru_cache(maxsize=8)
def _posters_text(text: str) -> str:
    """Do as `posters_words`. The last results are kept for the next checker that asks about the same posting."""
    parts: list[str] = []
    at = 0
    found = units(Shape(text))
    own = [(unit.start, unit.end) for unit in found if unit.role is Role.POSTING]
    others = ((unit.start, unit.end) for unit in found if unit.role is not Role.POSTING)
    for start, end in sorted((*others, *_heads(text, found), *protections(text, own))):
        if start >= at:
            parts += [text[at:start], _blanks(text[start:end])]
            at = end
    return "".join([*parts, text[at:]])


def _heads(text: str, found: Sequence[Unit]) -> Iterator[Span]:
    """Yield what stands before the words of a line and is nobody's: names and times of a chat, marks of a quotation."""
    at = 0
    for unit in found:
        if text[at : unit.start].strip():
            yield at, unit.start
        at = unit.end


def _blanks(words: str) -> str:
    """Return blanks as long as `words` that keep its line breaks and end a sentence."""
    kept = "".join("\n" if char == "\n" else " " for char in words) if "\n" in words else " " * len(words)
    return kept[:-1] + "\n"
