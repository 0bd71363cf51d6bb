"""Tell telephone lines of firms and offices from a person's: by the number itself, which a country gives to services only, or by the words
before it (switchboard, help line, 总机, the line of a department)."""

from __future__ import annotations

import re
from typing import Final

from app.text.kinship import RELATIVES

_SERVICE: Final = re.compile(
    r"(?:86)?400[0-9]{7}|0{1,3}800[0-9]{6,8}|[178]8(?:00|88|77|66|55|44|33)[0-9]{7}|1[38]00[0-9]{6}|90[0-2][0-9]{6}"
)
"""Service lines (China 400, free numbers of Europe, Russia, North America, Australia, Spain): a firm's, never a person's."""
_GROUPED_SERVICE: Final = re.compile(r"\(?8(?:00|88|77|66|55|44|33)\)?[ .\-]{1,2}\d{3}[ .\-]?\d{4}")
"""The same without the code of the country: ten digits alone may be a mobile number of India."""
_OWN: Final = "home|direct|own|private|personal|mobile|land|my|her|his|our|office|work|cell|phone|desk|contact|this|second|other|on|the|a"
_OF_A_HOME: Final = rf"{RELATIVES}|house|home|flat|neighbou?rs?|landlord|landlady|family|in-?laws|missus|lads?|girls?|boys?|number|mobile|cell|phone|line|landline|same|above|below|following|other|second|first"
_OF_A_FIRM: Final = re.compile(
    r"(?:公司(?:座机|电话|前台)?|总机|前台|热线|咨询(?:电话)?|校方电话|客服(?:电话|热线)?|服务站电话|医院电话|学校电话|(?:门|分)?店[头里]?(?:那个|的|电话|座机)|(?:中心|大厅|平台|服务台)(?:电话|座机)|"
    r"switchboard(?: of [a-z ]{1,20})?|helpline|hot ?line|help ?desk|service desk|customer care|customer services?|"
    r"of (?:the |my )?(?:[a-z]+ )?company|azienda(?: precedente)?|toll[ \-]?free|store phone|shop phone|head office|main line|reception|front desk|call cent(?:re|er)|"
    r"(?<![a-z])(?:zentrale|standard|centralita[a-z ]{0,18}|centralino|geral|kura office|agence|lto helpline|ministry|mom)|"
    rf"(?:open to the public|public(?: [a-z]+){{0,2}} (?:desk|switchboard|line)(?: answers)?(?: on)?|(?:传真|傳真)(?:\([^()]{{1,10}}\))?)|(?<![a-z])(?:ring|call|phone|contact|via) (?:the|our) (?!(?:{_OF_A_HOME})(?![a-z]))[a-z]{{3,14}}(?: [a-z]{{3,10}})?(?:,? (?:on|at|under))?|the (?:shop|office|store|branch|depot|yard) (?:is|'s) (?:on|at)|(?:bookings|enquiries|orders|box office|tickets|stage door|surgery|ward|harbour office)(?:,? (?:on|at))?|"
    rf"(?<![a-z])(?!(?:{_OWN}) )[a-z]{{3,12}} (?:line|bridge|exchange))(?:,? it's| is| no\.?| number)?[\s:：,(是]{{0,4}}$"
)
"""Before a number of a firm, an office or a help line, which is nobody's own."""
_BEHIND: Final = re.compile(
    r"[^\n\d.;。；]{0,24}?(?<![a-z])(?:your own call cent(?:re|er)|the switchboard|the hot ?line)(?![a-z])"
)
_FARTHEST: Final = 30


def is_service_line(written: str) -> bool:
    """Return True if a number as it is written is one that no person has."""
    return bool(_SERVICE.fullmatch(re.sub(r"\D", "", written)) or _GROUPED_SERVICE.fullmatch(written.strip()))


def is_of_a_firm(text: str, start: int, end: int) -> bool:
    """Return True if the words around the number at `[start:end]` of a text in the normal form say that a firm or an office answers it."""
    return bool(_OF_A_FIRM.search(text, max(0, start - _FARTHEST), start) or _BEHIND.match(text, end))
