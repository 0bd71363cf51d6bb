"""Layer "usage": small Chinese words that stand for each other (与/和, 到/至, 由/从), one choice per document.

Like `and`/`&` in English: grammar, not content, and what is typed anew or put into a form keeps it. A place is used only
where both words say the same; never inside a name or term, and never inside a wording that the person ticked. Each choice
replaces one character by one, so that spans of the master's text stay valid. Specification 2 and later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.chinese_script import in_script
from app.domain.prose_spelling import protected_terms
from app.domain.resume import Field, Resume, rewrite
from app.domain.style import Style, language_group
from app.marks.carriers import Carrier, Limits, Value, Wording
from app.marks.layers.wording import WORDING_LAYER
from app.marks.sentences import prose_of

Span = tuple[int, int]
_HAN: Final = "\u3400-\u9fff"
_CHANGED: Final = "缩短|缩减|压缩|提升|提高|降低|下降|减少|增加|增长|上升|上涨|延长|扩大|扩展|降|升|增|减|涨"
_COUNT: Final = r"[约近]?[\d一二两三四五六七八九十百千]"
USAGES: Final[Mapping[str, tuple[tuple[str, str], tuple[re.Pattern[str], ...]]]] = {
    "conjunction": (
        ("与", "和"),
        (
            re.compile("(?<![参给赋授予相干])(与)(?![否会其时日此共众世闻])"),
            re.compile(
                rf"、[{_HAN}A-Za-z0-9]{{2,8}}(?<![总饱缓温共中调柔人平亲祥附随不])(和)(?![谐平解缓睦气声服田面美约])"
            ),
        ),
    ),
    "reaching": (("到", "至"), (re.compile(rf"(?:{_CHANGED})了?([到至])(?={_COUNT})"),)),
    "starting": (
        ("由", "从"),
        (re.compile(rf"([由从])(?=[^，。；、由从]{{0,8}}\d[^，。；、\d]{{0,2}}(?:{_CHANGED})[到至]{_COUNT})"),),
    ),
}
"""Choice → the two words, and where one of them may stand for the other (its first group)."""


def usages_in(text: str, name: str, terms: Sequence[str], taken: Sequence[Span]) -> tuple[Span, ...]:
    """Return the places in a sentence at which a choice shows, outside `terms` and outside the spans that are `taken`."""
    closed = [*taken, *(found.span() for term in terms for found in re.finditer(re.escape(term), text))]
    places = sorted({match.span(1) for pattern in USAGES[name][1] for match in pattern.finditer(text)})
    return tuple((at, to) for at, to in places if not any(at < end and start < to for start, end in closed))


def with_usage(text: str, places: Sequence[Span], word: str) -> str:
    """Return `text` with the word at every place."""
    for start, end in places:
        text = text[:start] + word + text[end:]
    return text


def sentences(resume: Resume) -> Iterator[tuple[str, str]]:
    """Yield the sentences that may be changed (field id, text): names of courses are names."""
    return ((key, text) for key, text, _ in prose_of(resume) if not key.startswith("education."))


def places_of(resume: Resume, carriers: Sequence[Carrier]) -> dict[str, str]:
    """Return the field id of every sentence in which a small word varies → the id of the first carrier that shows there. `carriers` are
    all of a specification."""
    terms, found = protected_terms(resume), {}
    for key, text in sentences(resume):
        taken = [carrier.span for carrier in carriers if carrier.layer == "wording" and carrier.target == key]
        own = (one.id for one in carriers if one.layer == "usage" and usages_in(text, one.target, terms, taken))
        if shown := next(own, ""):
            found[key] = shown
    return found


@dataclass(frozen=True, slots=True)
class UsageLayer:
    """One choice per document for each pair of small words that shows in the master."""

    name: str = "usage"

    def carriers(self, resume: Resume, wordings: Sequence[Wording], limits: Limits) -> tuple[Carrier, ...]:
        """Return a carrier for each choice with at least one place."""
        if language_group(resume.language) != "zh":
            return ()
        terms = protected_terms(resume)
        taken: dict[str, list[Span]] = {}
        for carrier in WORDING_LAYER.carriers(resume, wordings, limits):
            taken.setdefault(carrier.target, []).append(carrier.span)
        return tuple(
            Carrier(f"{self.name}:{name}", self.name, "style", "choice", words, name)
            for name, (words, _) in USAGES.items()
            if any(usages_in(text, name, terms, taken.get(key, ())) for key, text in sentences(resume))
        )

    def apply(self, resume: Resume, style: Style, values: Mapping[Carrier, Value]) -> tuple[Resume, Style]:
        """Return the résumé with the chosen words. Comes before the wordings, which replace what they cover as a whole."""
        if not values:
            return resume, style
        terms, own = protected_terms(resume), {key for key, _ in sentences(resume)}

        def change(field: Field) -> str | None:
            text = field.value
            if field.id in own:
                for carrier, value in values.items():
                    word = in_script(carrier.options[value[0]], resume.language)
                    text = with_usage(text, usages_in(field.value, carrier.target, terms, ()), word)
            return text

        return rewrite(resume, change), style


USAGE_LAYER = UsageLayer()
