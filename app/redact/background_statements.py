"""Forms in which a text says where somebody comes from, what they believe and how they live, beside the plain ones (`attends a Baptist church`,
取得…国籍, 丧偶). The tagger tells the rest by itself."""

from __future__ import annotations

from typing import Final

from app.redact.statement_words import BELIEVER, RELIGION
from app.text.kinship import MY_PARTNERS_ZH
from app.text.normalization import folded

_APART_ZH: Final = folded(
    f"没有?对象|(?:[与和同跟](?:{MY_PARTNERS_ZH}|先生))?分居|[撫抚][養养][權权]归[我他她]|孩子归我|(?:打算|准备|计划)[一-龥]{{0,4}}[領领][证證]|[領领]了?[证證]结婚|妻[女儿]在[一-龥]{{2,4}}|独生[子女](?![一-龥])"
)
BACKGROUND: Final = (
    (
        "nationality",
        rf"(?:{folded('取得|拿到|拿了|加入|入了|归化')})(?:{folded('了')})?(?P<v>[\u4e00-\u9fff]{{2,6}}{folded('国籍')})",
    ),
    (
        "religion",
        rf"(?<![a-z])(?:go|goes|belongs?|attends?|worships?|sings?) (?:to |at |in |with )?(?:the |a |an |our |my )?(?P<v>(?:{BELIEVER}|{RELIGION}) (?:church|chapel|mosque|temple|synagogue|congregation))(?![a-z])"
        rf"|(?<![a-z])(?:i|we|he|she|they) (?P<v2>(?:keep|eat|cook)s? (?:an? )?(?:kosher|halal)(?: [a-z]{{3,8}})?)(?![a-z])|(?P<v3>{folded('吃(?:早|长)?[斋齋](?:、?拜[观觀]音)?(?!客|饭)|拜[观觀]音(?!活|由|节)|守[斋齋]|封[斋齋]')})",
    ),
    (
        "marital",
        rf"(?<![a-z])(?:going|went|been) through (?P<v>a (?:divorce|separation))(?![a-z])|(?P<v2>{_APART_ZH})"
        rf"|(?<![a-z])(?:i|we) (?P<v3>have (?:no|one|two|three|four|\d) (?:child(?:ren)?|kids?|sons?|daughters?) and (?:am|are) (?:not |un)?(?:married|single|divorced|widowed))(?![a-z])",
    ),
)
"""Role of a fact → expression over the normal form."""
