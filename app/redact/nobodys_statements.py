"""Tell what the words around a statement say to be nobody's of the text: illnesses and medicines of patients and pupils, who are the work of whoever
cares for them; what a post asks of whoever applies (`applicants must be British citizens`, 未婚优先); what something costs and what a scale or a
law fixes for all (`cloud bill`, `the published scale`, 最低工资). One mechanism: a cue before or behind it, unless words of the person stand
between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from app.text.normalization import folded


@dataclass(frozen=True, slots=True)
class _Cues:
    """Cues before a statement, up to `reach` characters away and ending where it begins, and right behind it; `own`: words of the person that
    undo one, from `lead` characters before the cue on; `own_behind`: the same for a cue behind, from `lead_behind` characters before the
    statement on, up to its end where `over` says so."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    own: re.Pattern[str]
    own_behind: re.Pattern[str] | None
    reach: int
    lead: int = 0
    lead_behind: int = 0
    over: bool = False

    def say(self, text: str, start: int, end: int, first: int | None = None) -> bool:
        """Return True if a cue stands before or behind `[start:end]` of a text in the normal form; `first`: where a cue before it ends, if
        not at its start."""
        at = start if first is None else first
        before = self.before.search(text, max(0, start - self.reach), at)
        if before and not self.own.search(text, max(0, before.start() - self.lead), at):
            return True
        behind = self.behind.match(text, end)
        if behind is None or self.own_behind is None:
            return behind is not None
        return not self.own_behind.search(text, max(0, start - self.lead_behind), behind.end() if self.over else start)


_OTHERS: Final = (
    r"patients?|residents|clients?|service users?|pupils|learners|passengers|elderly (?:man|woman|lady|people|couples?)|\d\d-year-old (?:man|woman|lady)|dosage|dose|"
    r"(?:children|adults|people|those|men|women|boys|girls|students|teenagers|families|individuals|tenants|veterans|babies|infants)(?: (?:aged )?[a-z\d]+){0,2}? (?:with|who (?:have|had|live)|living|suffering|affected|recovering)"
)
_OTHERS_BEFORE: Final = re.compile(
    rf"(?:(?<![a-z])(?:{_OTHERS})(?![a-z])|{folded('患者|病人|学员|剂量|用法')})[^.;!?\n{folded('。；！？')}]{{0,50}}\Z|{folded('(?:护理|照护|看护|照料|接诊|收治)(?:过|了)?[一-龥]{0,6}[、,，]?')}\Z"
)
_OTHERS_BEHIND: Final = re.compile(
    rf"[^.,;:!?\n{folded('。，；：！？')}]{{0,12}}(?:(?<![a-z])(?:patients?|residents|service users?|pupils|care plans?|awareness|screening|management)(?![a-z])|{folded('患者|患儿|儿童|病人|护理(?!师)|筛查|防治|人群|知识')})"
)
_OWN_HEALTH: Final = re.compile(
    folded("(?<![a-z])(?:i|i'm|i've|my|me|mine|ich|je|soy|now)(?![a-z])|我|本人|自己|您|你")
)
_HEALTH: Final = _Cues(_OTHERS_BEFORE, _OTHERS_BEHIND, _OWN_HEALTH, _OWN_HEALTH, reach=80, lead_behind=40, over=True)
_ASKED_OF: Final = r"applicants?|candidates?|volunteers|post ?holders?|successful [a-z]+|nationals|applications?|bewerber(?:innen)?|candidats?|aspirantes?"
_ASKS: Final = re.compile(
    rf"(?:(?<![a-z])(?:(?:{_ASKED_OF})[^.;!?\n]{{0,30}} (?:must|should|shall|need|needs|have to|has to)|you (?:must|should|need|will need|have to)|must (?:be|hold|have)|open (?:only )?to|(?:restricted|limited) to|required:|requirements?:|nur (?:fur|mit))(?![a-z])"
    rf"|{folded('必须(?:是|为|持|具)|(?<!必)应?须|仅限|只限|只招|招收|面向|报名条件|应聘条件|任职资格')})[^.;!?\n{folded('。；！？')}]{{0,60}}\Z"
)
_PREFERS: Final = re.compile(
    rf"[^.;!?\n{folded('。；！？')}]{{0,10}}(?:{folded('优先|不限|均可')}|(?<![a-z])(?:preferred|(?:are |is )?welcome(?: to apply)?|encouraged to apply|need not apply)(?![a-z]))"
)
_OWN_STATE: Final = re.compile(folded("(?<![a-z])(?:i|i'm|i am|my|me|we|ich|je|soy)(?![a-z])|我|本人"))
_REQUIREMENTS: Final = _Cues(_ASKS, _PREFERS, _OWN_STATE, None, reach=100)
_COSTS: Final = (
    r"bill (?:at|of|was|is|came)|invoices?|collections?|funds?|grants?|commissioned(?: for)?|equipment|loans?|tuition fees?|tuition|flights?|tickets?|fares?|deposits?|mortgage|statutory(?: rate)?|minimum wage|"
    r"pocket money|donations?|raised|prize|fines? of|costs?|priced?|prices|worth|turnover|takings|school help|assets?|savings account|attendance|jira|node|version|board rev|ticket|damages|loss of earnings|fellowships?|renewal|late fee|band for the (?:role|post|job)|"
    r"(?:the|'s) (?:[a-z]+ )?(?:minimum|median|average|cap|legal one|legal rate|market (?:figure|rate)|band|range)"
)
_COSTS_BEFORE: Final = re.compile(
    rf"(?:(?<![a-z])(?:{_COSTS})(?![a-z])[^.;!?\n\d]{{0,24}}|(?<![a-z])(?:(?:public|published|posted|official|national) (?:pay |salary )?scale|mps ?\d\d?(?:[–\-]\d\d?)?|statutory|nmw|nlw)[^.;!?\n\d]{{0,16}}"
    rf"|{folded('(?:贷款|房贷|安家费|经费|罚款?|创收|月产|日产|年产|起征点|申请费|职等表?|薪酬带|拨款|单价|售价|押金|最低工资|薪点表|本岗位|该岗位)')}[^。；！？\n\d]{{0,14}}|{folded('基本工资')}\d{{2,4}}{folded('年')}[^。；！？\n\d]{{0,8}})\Z"
)
_FIXED_BEHIND: Final = re.compile(
    rf"[^.;!?\n()（）]{{0,14}}[(（][^()（）\n]{{0,16}}(?:(?<![a-z])(?:published|public|posted|advertised|statutory|policy|rule|rate for)(?![a-z])|{folded('公布|公开|公示|公告|网站')})"
)
_OWN_PAY: Final = re.compile(
    folded(
        r"(?<![a-z])(?:i|i'm|i'd|i've|my|me|mine|salary|pay|paid|wages?|earn\w*|expect\w*|ctc|ask\w*|want\w*|rate)(?![a-z])|我|本人|期望|要求|月薪|年薪|现薪|到手"
    )
)
_ASKED_OR_OWN: Final = re.compile(
    folded(
        r"(?<![a-z])(?:i|i'm|i'd|i've|my|me|mine|earn\w*|expect\w*|ask\w*|want\w*|hop\w*|now)(?![a-z])|我|本人|期望|希望|要求|想|现|而家|現"
    )
)
_FIGURE: Final = re.compile(r"[£$€¥]?\d")
_AMOUNTS: Final = _Cues(_COSTS_BEFORE, _FIXED_BEHIND, _OWN_PAY, _ASKED_OR_OWN, reach=60, lead=6, lead_behind=20)


def is_of_others(text: str, start: int, end: int) -> bool:
    """Return True if the words around the illness at `[start:end]` of a text in the normal form say that others have it."""
    return _HEALTH.say(text, start, end)


_CERTIFICATE: Final = re.compile(
    r"(?:(?:valid|current|full|unrestricted|eng ?1|ml5|ilo|mlc|dot|hgv|peme|class [1-4]|[a-z]{3,10}'s|aviation|medical|fitness|health) ?){0,4}(?:certificate|cert\.?|card)(?: of (?:medical )?fitness)?(?![a-z])"
    + folded("|(?:从业人员|船员|入职)?(?:健康|体检)(?:合格)?证明?")
)


def is_certificate_of_fitness(text: str, start: int) -> bool:
    """Return True if what stands behind a label of health from `start` on in a text in the normal form is a certificate, as a trade asks for, and no
    illness."""
    return _CERTIFICATE.match(text, start) is not None


def is_required(text: str, start: int, end: int) -> bool:
    """Return True if the words around `[start:end]` of a text in the normal form ask it of whoever applies."""
    return _REQUIREMENTS.say(text, start, end)


def is_cost_or_scale(text: str, start: int, end: int) -> bool:
    """Return True if the words around the amount at `[start:end]` of a text in the normal form say that it is nobody's pay."""
    figure = _FIGURE.search(text, start, end)
    return _AMOUNTS.say(text, start, end, figure.start() if figure else start)
