"""Words for who speaks or is greeted in an application: the other side's roles, titles in a greeting, callings before a Chinese name."""

from __future__ import annotations

from typing import Final

from app.text.normalization import folded

OTHER_SPEAKERS: Final = (
    r"(?<![a-z])(?:hr|rh|recruiter|recruitment|recruiting|agency|agent|consultant|interviewer|manager|boss|owner|foreman|studio|bot|operator|coordinator|dispatcher|headhunter|employer|hiring|company|advisor|adviser|officer|clinic|"
    r"personaler(?:in)?|disponent(?:in)?|vermittler(?:in)?|chef(?:in)?|recruteur|recruteuse|reclutador[a]?|reclutatore|titolare|encargad[oa])(?![a-z])|猎头|人资|人事|店长|面试官|中介|客服|招聘|经理|主管|老板|老板娘|管理员|群主|站长|班长|队长|顾问|运营|(?<![\u4e00-\u9fff])hr"
    rf"|{folded('рекрутер|менеджер|кадры|эйчар')}"
)
"""Regular expression (normal form) for roles of the other side in a chat."""
GREETED: Final = r"mr|mrs|ms|miss|mx|dr|prof|professor|captain|capt|chief|sister|father|fr|rev|judge|cllr|chef|coach|sergeant|sgt|major|sir|madam|ma'am|herrn?|frau|monsieur|madame|senora?|sra?|dott|dottor(?:e|essa)|ing|signora?|sig|don|dona"
"""Regular expression (normal form) for titles between a greeting and a name."""
CALLINGS_ZH: Final = "兽医|护士|医生|律师|会计|教师|老师|司机|厨师|电工|焊工|保安|保姆|月嫂|药师|设计师|工程师|程序员|导游|护工|店员|保洁"
"""Callings between 我是 and a name."""
UNION_ROLES: Final = r"shop steward|steward|rep|convenor|branch secretary|organi[sz]er|member"
"""Regular expression (normal form) for roles behind the name of a union."""
WORKERS: Final = (
    r"(?:(?:applicant|candidate|joiner|starter|recruit|hire|trainee|intern|employee|worker|associate|agent|freelancer|typist|team member|driver|rider|courier|cleaner|guard|carer|nurse|host|streamer|"
    r"creator|evaluator|buyer|tester|assembler|promoter|adviser|participant|partner|extra|model|person)s?|staff|people|faces)"
)
"""Regular expression (normal form) for those who work or apply, in the text of a poster."""
