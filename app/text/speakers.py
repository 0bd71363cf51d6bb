"""Words for who speaks in an application: the other side's roles, callings before a Chinese name."""

from __future__ import annotations

from typing import Final

from app.text.normalization import folded

OTHER_SPEAKERS: Final = (
    r"(?<![a-z])(?:hr|rh|recruiter|recruitment|recruiting|agency|agent|consultant|interviewer|manager|boss|owner|foreman|studio|bot|operator|coordinator|dispatcher|headhunter|employer|hiring|company|advisor|adviser|officer|clinic|"
    r"personaler(?:in)?|disponent(?:in)?|vermittler(?:in)?|chef(?:in)?|recruteur|recruteuse|reclutador[a]?|reclutatore|titolare|encargad[oa])(?![a-z])|猎头|人资|人事|老细|东家|工头|门店|店长|面试官|中介|客服|招聘|经理|主管|老板|老板娘|管理员|群主|站长|班长|队长|顾问|运营|(?<![\u4e00-\u9fff])hr"
    rf"|{folded('рекрутер|менеджер|кадры|эйчар')}"
)
"""Regular expression (normal form) for roles of the other side in a chat."""
CALLINGS_ZH: Final = "兽医|护士|医生|律师|会计|教师|老师|司机|厨师|电工|焊工|保安|保姆|月嫂|药师|设计师|工程师|程序员|导游|护工|店员|保洁"
"""Callings between 我是 and a name."""
UNION_ROLES: Final = r"shop steward|steward|rep|convenor|branch secretary|organi[sz]er|member"
"""Regular expression (normal form) for roles behind the name of a union."""
WORKERS: Final = (
    r"(?:(?:applicant|candidate|joiner|starter|recruit|hire|trainee|intern|employee|worker|associate|agent|freelancer|typist|team member|driver|rider|courier|cleaner|guard|carer|nurse|host|streamer|"
    r"creator|evaluator|buyer|tester|assembler|promoter|adviser|participant|partner|extra|model|person)s?|staff|people|faces)"
)
"""Regular expression (normal form) for those who work or apply, in the text of a poster."""
WAYS_OF_PAYING: Final = (
    "candidates?|applicants?|workers?|trainees?|employees?|joiners?|starters?|drivers?|family|relatives|parents?|uncle|brother|own|"
    "attached|address|link|portal|page|site|app|wallet|agent|manager|officer|coordinator|consultant|account"
)
"""Regular expression (normal form) for what stands behind `paid by the …` where it is not the employer who pays."""
_CALLINGS: Final = r"(?:[a-z]{3,14}(?:ers?|ors?|ists?|ants?|ees?|ians?|hands?|wo?m[ae]n)|nann(?:y|ies)|nurses?|chefs?|cooks?|clerks?|guards?|hosts?|stewards?|interns?|apprentices?|models?|reps?|colleagues?|graduates?|assistants?|crew|associates?|staff|extras|nominees?|juniors?|starters?|hires?|recruits?)"
_NO_WORKERS: Final = (
    r"(?:customer|member|user|other|supplier|vendor|owner|investor|sponsor|donor|visitor|manager|director|number|offer|order|paper|letter|matter|center|computer|server|buyer|seller|employer|"
    r"provider|stakeholder|shareholder|reader|viewer|lender|borrower|consumer|subscriber|shopper|diner|passenger|holder|publisher|career|power|error|factor|sector|door|floor|color|restaurant|"
    r"plant|grant|variant|merchant|tenant|list|player|traveller|traveler|retailer|insurer|carer's client|homeowner|advertiser|founder|never|after|under|over|either|whether|together|rather|however|important|"
    r"relevant|significant|for|or|her|per|than|than|they|client|guest|payment|fee|committee|guarantee|degree|trustee|franchisee|attendee|comittee|exist|consist|assist|insist|persist)s?\b"
)
WORKER_SUBJECT: Final = (
    rf"(?:^\s*|[.!?:;,\n]\s*|\b(?:and|that|where|which|because|as) )(?:(?:all|every|each|our|new|any|both|the|those|most|successful|selected|shortlisted|chosen|sponsored|night|trainee|prospective|invited) ){{0,3}}"
    rf"(?:(?!{_NO_WORKERS})[a-z-]{{2,14}} ){{0,2}}?(?!{_NO_WORKERS}){_CALLINGS}"
)
"""Regular expression (normal form) for those who work or apply, by any calling, as the subject at the head of a clause."""
