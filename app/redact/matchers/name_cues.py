"""Words right before and right behind a word in Latin letters by which one sees whether it is the name of a person or an organisation.

Each is a feature among others (`name_context.py`), so that one that also stands elsewhere does no harm. Patterns whose name begins with `LEFT`
or `RIGHT` look at the text as written, the others at its normal form.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from app.text.kinship import RELATIVES
from app.text.positions import SERVICE_POSITIONS, line_position_pattern, position_pattern

_SUPERIORS: Final = f"{position_pattern('superior')}|{position_pattern('referee')}"
_PAST: Final = r"(?:[a-z]{2,12}ed|is|was|has|had|won|led|ran|made|took|gave|got|wrote|built|taught|kept|held|found|knew|spoke|left|began|came|went|saw|met|sold|drew|grew|cut|paid|set|sent|proofread|put|lost|fed|let|rode|sang|shot|spent|split|swam|threw|wore|drove|chose|broke|bought|brought|caught|fought|felt|flew|hid|hung|laid|lent|meant|rang|sought|slept|stood|stuck|struck|swept|thought|told|understood|woke|withdrew|oversaw|undertook|became)"

LEFT: Final = (
    ("labelled", re.compile(r"(?i)(?:name|employers?|company|companies|clients?|manager|supervisor|referees?|references?|contact|colleague|school|mentor|boss|tutor): ?$")),
    ("opens", re.compile(r"(?:^|[.!?:;][ ]+|^[ \t]*[•*–—-] ?|[|·] ?)[\"'(“]?$")),
    ("at", re.compile(r"(?i)(?<![a-z])(?:at|join(?:ed|ing)?|left|leaving|ex|former(?:ly)?|previously|@|work(?:ed|ing|s)? (?:for|with)|hired by|employed by|employer|company|bei|beim|chez|presso|hos|bij|empresa|firma)[ -](?:the )?$")),
    ("a thing of", re.compile(r"(?i)(?<![a-z])(?:city|rings|king|bay|gulf|isle|house|port|coast|cup|university|college) of (?:the )?$")),
    ("by", re.compile(r"(?i)(?<![a-z])(?:by|under|alongside|beside|according to|thanks to) $")),
    ("with", re.compile(r"(?i)(?<![a-z])with $")),
    ("for", re.compile(r"(?i)(?<![a-z])(?:for|via) $")),
    ("for the", re.compile(r"(?i)(?<![a-z])(?:for|with|by|under|at|of|to|from) the $")),
    ("from", re.compile(r"(?i)(?<![a-z])(?:from|since) $")),
    ("of", re.compile(r"(?i)(?<![a-z])of $")),
    ("to", re.compile(r"(?i)(?<![a-z])(?:to|into|onto) $")),
    ("in", re.compile(r"(?i)(?<![a-z])(?:in|near|around|over) $")),
    ("in the", re.compile(r"(?i)(?<![a-z])(?:in|near|around|over) the $")),
    ("inside", re.compile(r"(?i)(?<![a-z])(?:within|inside|across|throughout) (?:the )?$")),
    ("on", re.compile(r"(?i)(?<![a-z])(?:on|using|between|through|against|about|per|as|like|than|during|after|before) (?:the )?$")),
    ("the", re.compile(r"(?i)(?<![a-z])the [\"'“]?$")),
    ("indefinite", re.compile(r"(?i)(?<![a-z])(?:an?|any|each|every|no|some|all|one|two|three|this|that|these) [\"'“]?$")),
    ("theirs", re.compile(r"(?i)(?<![a-z])(?:my|our|his|her|their|your|its|whose) [\"'“]?$")),
    ("somebody's", re.compile(r"['’]s $")),
    ("and", re.compile(r"(?:(?<![A-Za-z])(?:and|or|und|y|et)|&) $")),
    ("that", re.compile(r"(?<![a-z])(?:that|when|where|while|if|because|who|which|then|but|so) $")),
    ("comma", re.compile(r", [\"'“]?$")),
    ("bracket", re.compile(r"[(\[“\"'‘]$")),
    ("dash", re.compile(r"(?: [–—-]|[–—]) ?$")),
    ("joined", re.compile(r"[-/@_.#]$")),
    ("amount", re.compile(r"[\d%€$£]\s?$")),
    ("initial", re.compile(r"(?<![A-Za-z])[A-Z]\. ?$")),
    ("title", re.compile(r"(?<![A-Za-z])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Chef|Nurse|Coach|Capt|Captain|Sister|Judge|Fr|Rev)\.? $")),
    ("capital", re.compile(r"[A-Z][\w'’.&-]* $")),
    ("past", re.compile(rf"(?<![A-Za-z]){_PAST} $")),
    ("doing", re.compile(r"(?<![A-Za-z])[a-z]{2,}ing $")),
    ("word", re.compile(r"[a-z] $")),
    ("other", re.compile(r"")),
)  # fmt: skip
"""What may stand right before, the first that does."""

RIGHT: Final = (
    ("stops", re.compile(r"\s*$|\s*[.;!?:)\]](?:\s|$)|[\"'”’](?:\s|$)")),
    ("comma", re.compile(r",")),
    ("bracket", re.compile(r" ?[(\[|·]")),
    ("dash", re.compile(r" [–—-] |[–—]")),
    ("owns", re.compile(r"['’]s? [a-z]")),
    ("owns a name", re.compile(r"['’]s? [A-Z]")),
    ("compound", re.compile(r"-[a-z]")),
    ("compound name", re.compile(r"[-/][A-Z]")),
    ("joined", re.compile(r"[/@_.#+&\d'’-]")),
    ("number", re.compile(r" ?\d")),
    ("of a firm", re.compile(r",? (?:Inc|Ltd|LLC|GmbH|AG|plc|PLC|Corp|Co|S\.?A|Group|Limited|Univ|University)(?![a-z])")),
    ("initials", re.compile(r" [A-Z]{2,}(?![a-z])")),
    ("capital", re.compile(r" [A-Z]")),
    ("and", re.compile(r" (?:and|or|&|und|y|et) ")),
    ("when", re.compile(r" (?:as|since|until|when|where|while|during|before|after|beside|because|if|about|who|whose|which|that) ")),
    ("in", re.compile(r" (?:in|at|from|on|via|by|near|under|through|across|into|over) ")),
    ("for", re.compile(r" (?:for|with|to) ")),
    ("of", re.compile(r" of ")),
    ("is somebody", re.compile(
        r" (?:is|was|has been|will be|can be) (?:(?:very|always|also|now|currently|still|both|quite|most|really) )?(?:available|happy|glad|known|fluent|able|keen|reachable|married|single|born|responsible|willing|looking|based|proud|passionate"
        r"|promoted|hired|awarded|elected|chosen|voted|named|praised|asked|nominated|appointed|selected|recruited|raised|educated|trained|remembered|respected|liked|loved|trusted|grateful|calm|reliable|patient|punctual|friendly|honest|loyal|careful|quick|great|brilliant|qualified|certified|retired|originally|from"
        r"|(?:the|an?|one of the|my|our) (?:[a-z-]+ ){0,3}?(?:[a-z]{2,}(?:er|or|ist|ian|man|woman|ant|ent)|colleague|friend|boss|joy|pleasure|asset|person)|[a-z]+ing)(?![a-z])")),
    ("is a thing", re.compile(r" (?:is|was) (?:an?|the|not|no|one) ")),
    ("is", re.compile(r" (?:is|was|are|were|has|had|have) ")),
    ("acts", re.compile(rf" (?:(?:also|always|never|often|then|soon|later|quickly|personally) )?{_PAST} (?:the|an?|all|our|my|his|her|their|every|each|both|us|me|them|him|with|at|for|from|in|on|to|up|out|over|through|as|that|\d|[a-z]+ly|[A-Z])")),
    ("acted", re.compile(rf" {_PAST}(?![a-z])")),
    ("doing", re.compile(r" [a-z]{3,}ing(?![a-z])")),
    ("may", re.compile(r" (?:will|can|may|would|could|also|always|never|not|only|be)(?![a-z])")),
    ("determiner", re.compile(r" (?:the|an?|my|our|his|her|their|all|every|us|me|them|it|i|we|he|she|they) ")),
    ("acts now", re.compile(r" [a-z]{2,10}[^su\W]s(?: (?:the|an?|all|our|my|his|her|their|every|with|at|for|from|in|on|to|up|out|well|hard|calm)(?![a-z])| \d)")),
    ("plural", re.compile(r" [a-z]{3,}[^su\W]s(?![a-z])")),
    ("word", re.compile(r" [a-z]")),
    ("other", re.compile(r"")),
)  # fmt: skip
"""What may stand right behind, the first that does."""

ADDRESSED: Final = re.compile(
    r"(?<![a-z])(?:describe[sd]?|describing|call(?:s|ed)?|name[sd]?|ask(?:s|ed|ing)?(?: for)?|thank(?:s|ed|ing)?|consider(?:s|ed)?|kn[eo]ws?|known|regard(?:s|ed)?|trust(?:s|ed)?|prais(?:e[sd]?|ing)|recommend(?:s|ed)?|nominate[sd]?"
    r"|elect(?:s|ed)?|appoint(?:s|ed)?|credit(?:s|ed)?|remember(?:s|ed)?|contact|reach|met|meet|told|tell|emails?|phone|text|hired|promoted|rate[sd]?|helped|joined|replaced|replacing|shadow(?:ed|ing)|assist(?:ed|ing)|mentor(?:ed|ing)|coached|supervised|trained|supporting"
    rf"|reported to|reporting to|report to|introduc(?:ed|ing)|handed over to|thanks to|hired by|signed by|reviewed by|supervised by|trained under|according to|know me as|known as|alongside|beside|behalf of|agreed with|boss|colleague|friend|{_SUPERIORS}|{RELATIVES}),? $"
)
"""Verbs of which people are the object, and words that stand before a name."""
PERSONAL: Final = re.compile(
    r" (?:(?:speaks|keeps|leads|lives|brings|knows|loves|enjoys|wants|prefers|joins|helps|writes|sings|says|thinks|believes|teaches|takes|gives|looks|listens|builds|repairs|codes|bakes|sews|sells|shows|makes|solves|organi[sz]es|understands|remembers|remains|stays|spends|rides|draws|learns|grows|serves|treats|handles|thrives|excels|coaches|mentors|advises|consults|specialises|specializes|lectures|performs|travels|climbs|never|always|can|cannot|could|doesn't|didn't) [a-z\d]"
    r"|(?:works|plays|studies|runs|drives|holds|makes|gets|manages|cares|covers|cooks|paints|designs|trains|volunteers) (?:the|an?|our|my|in|at|for|as|with|from|on|well|hard|\d)"
    r"|(?:joining|speaking|writing|calling|here|joined|said|says|told|asked|asks|worked|works|wrote|writes|spoke|knew|wants|prefers|lives|lived|became|confirmed|agreed|applied|graduated|presented|hired|sang|taught|retired|volunteered|studied|grew up|moved|started|began|left|stayed|looked)(?![a-z]))"
)
"""Verbs of people."""
ALSO_CALLED: Final = re.compile(
    r"(?:, or|(?<![a-z])or|aka|alias|nickname(?:d)?|nick|call me|known as|goes by|go by) [\"']?$"
)
TO_THEM: Final = re.compile(
    r"[\"']? to (?:my|his|her|their|our|the|friends|everyone|all|most|regulars|colleagues|family|pupils|patients|clients|customers)(?![a-z])"
)
PRONOUN: Final = re.compile(r"[^.!?\n]{0,80}(?<![a-z])(?:his|her|hers|he|she|him|himself|herself)(?![a-z])")
THEIR_WORK: Final = re.compile(
    r"[\"'’”]? ?(?:method|model|technique|system|approach|process|framework|procedure|index|scale|test|formula|algorithm|recipe|rule|report|design|plan|line|cut|stitch)s?[\"'’”]?(?![a-z])"
)
DETERMINER: Final = re.compile(
    r"(?<![a-z])(?:the|an?|this|that|these|our|my|your|their|every|each|no|all|any|some|first|last|next|new) [\"']?$"
)
SPEAKER_BEHIND: Final = re.compile(
    r"\s(?:here|hier|speaking|this side|aqui|aqui mesmo|por aqui|am apparat|al telefono)(?![a-z])"
)
INTRODUCTION: Final = re.compile(
    r"(?:(?<![a-z])(?:first|given|fname|first ?name|given ?name|forename|vorname|prenom|nombre|imie|jmeno|nome)[\"']?\s?[:=]\s?[\"']?$|(?<![a-z])(?:i'm|i am|it is|my name is|name's|call me|tu|tutaj|aqui fala [ao]|hier spricht|ici|it's|its|this is|here's|c'est|ich bin|soy|sono|my name's|hi,? it's|aqui e [ao]|hier ist|met|nickname|preferred(?: name)?|signed|apelido)[\s:]{1,2}|(?:^|\n|[.!?]\s)\s?[/—–-]\s?)$"
)
"""Phrases with which people give the name they go by."""
BESIDE_HAN: Final = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3] ?\||\| ?[\u3040-\u9fff\uac00-\ud7a3]")
"""Around the word, put as `|`: letters of another script, where an English word is foreign."""
CUED_IN_CHINESE: Final = re.compile(
    r"[与和跟同由向找叫是我] ?\||\| ?(?:老师|教授|先生|女士|博士|经理|总监|合作|共事|推荐|指导|带)"
)
"""Around the word, put as `|`: Chinese words that stand beside people."""
FIRM_NOUN_AFTER: Final = re.compile(
    r"(?:'s?)? (?:[a-z-]+ )?(?:drivers?|couriers?|riders?|franchise|dealership|dealer|licen[cs]es?|warehouse|team|stores?|shop|office|account|site|plant|branch|campus|van|staff|colleagues?|customers?|clients?|depot|factory|employees?|manager|contracts?|fulfil\w+|hub|locker|seller"
    r"|refinery|restaurant|works|headquarters|hq|subsidiary|supplier|agency|intern|trainee|apprentice|consultants?|engineers?|technicians?|veterans?|alum\w*|recruit\w*|counter|kitchen|canteen|fleet|yard|hangar|terminal|showroom|desk|portfolio|brand|product line|acquisition)(?![a-z])"
    r"|, (?:our|my|the|an?) (?:[a-z-]+ ){0,3}(?:tool|app|platform|system|project|service|product|programme|program|portal|initiative|campaign|website|company|employer|firm|brand)(?![a-z])"
)
"""What an organisation has or employs."""
STUDENT: Final = re.compile(
    r" (?:graduates?|grad|alum\w*|students?|degree|undergrad\w*|postdoc|professor|fellow|man|mba|phd|thesis)(?![a-z])"
)
DEGREE: Final = re.compile(
    r"(?<![A-Za-z])(?:[BM]\.?(?:A|Sc|S|Eng|Ed|Phil|Mus|Com|Tech|Arch|Res|PH|BA|FA|Pharm|Des)|LL\.?[BM]|MBA|Ph\.?D|DPhil|[Dd]egree|[Dd]iploma|[Gg]raduat\w+|[Aa]lum\w*|[Rr]esidency|[Ff]ellowship|[Dd]octorate"
    r"|[Mm]aster'?s|[Bb]achelor'?s|[Ss]tudied|[Pp]ostdoc\w*|[Ll]ecture[rd]|[Pp]rofessor|[Uu]ndergrad\w*|[Ss]tudent|[Tt]hesis|[Cc]lass of|[Rr]ead(?:ing)? (?:[a-z]+ (?:at|for)|law|history|medicine|classics|physics)(?![a-z])|[Pp]hilosophy|[Mm]eteorology|[Ff]irst[- ]class|[Hh]onours|[Pp]rize)(?![a-z])"
)
WORKPLACE: Final = re.compile(
    r"(?i)(?<![a-z])(?:work(?:ed|ing|s)|job|employ\w+|employer|intern(?:ed|ship)?|shifts?|apprentice\w*|trainee|seasonal|part-time|full-time|promoted|hired|joined|years|temp|co-op|contractor)(?![a-z])"
)
TECHNICAL: Final = re.compile(r"[A-Z]{2,}|[A-Z]?[a-z]+[A-Z]\w*|[A-Za-z]+\d\w*|\d+[a-z]\w*")
"""An acronym, a word with a capital inside (JuMP, CircleCI), a version or quantity (40k)."""


@lru_cache(maxsize=3)
def role(place: Literal["begins", "before", "behind"]) -> re.Pattern[str]:
    """Return a pattern of a job title: at the beginning of a line, right before a name (perhaps with `at`), right behind it."""
    roles = f"{line_position_pattern()}|{SERVICE_POSITIONS}|sister|brother|colleague|classmate|teammate"
    if place == "begins":
        return re.compile(rf"(?i)\W*(?:[\w-]+ ){{0,3}}?(?:{roles})(?![a-z])")
    if place == "before":
        return re.compile(rf"(?<![a-z])(?:{roles}),?(?: (?:for|with|at|of))?(?: the)? $")
    return re.compile(rf"(?:,| ?[–—|]| -)? ?(?:[a-z]+ )?(?:{roles})(?![a-z])")
