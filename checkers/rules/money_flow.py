"""Tells to whom money, cards and things go in the clauses of a sentence. What goes to whoever applies is no part of a demand.

Such clauses are left out before `checkers.rules.demand_reading` looks for who gives: wages settled to an account, pay for what was done whatever
comes of it, a card that the reader gets from the firm, a share of the cost that is due only if one leaves early. Money that is promised back
or passed on is no such clause: that is the bait. Works on normalised text, linear.
"""

from __future__ import annotations

import re
from typing import Final

from app.text.characters import has_han
from checkers.rules.asked_sums import SUM_EN, SUM_ZH

_CLAUSE: Final = re.compile(r"[^,，。;；!?\n]+[,，。;；!?\n]?")
_FIGURE_AT_COMMA: Final = re.compile(r"(?<=\d),(?=\d{3})")
_WAGES_ZH: Final = (
    r"(?:工资|薪水|薪酬|薪资|月薪|日薪|酬劳|报酬|酬金|稿费|稿酬|劳务费|课酬|提成|奖金|差旅费|车费|补[贴助])"
)
_TO_APPLICANT_ZH: Final = re.compile(
    rf"{_WAGES_ZH}[^,，。;；\n]{{0,10}}(?:结|发|打|转|付|汇|划)[^,，。;；\n到至进入]{{0,4}}(?:到|至|进|入)[^,，。;；\n]{{0,12}}(?:卡|账[户号]|微信|支付宝|存折)"
    rf"|(?:不论|无论|不管|不问)[^,，。;；\n]{{0,4}}(?:录用|录取|采用|通过|入选|聘用|成功|结果|中)[^,，。;；\n]{{0,6}}?(?:支?付|给|发|补)[^,，。;；\n]{{0,6}}?{SUM_ZH}"
    rf"|([合用录中过成])不\1[^,，。;；\n]{{0,6}}?都?(?:支?付|给|发|补)[^,，。;；\n]{{0,6}}?(?:{SUM_ZH}|[一二两三四五六七八九]?十[一二三四五六七八九]?元)"
    rf"|(?:试稿|试译|试讲|试课|试工|试做|试戏|试菜|试岗|测试稿|样稿|访谈|问卷)[^,，。;；\n须需交缴先]{{0,8}}(?:支?付|给|发)[^,，。;；\n]{{0,6}}?{SUM_ZH}"
    rf"|(?:发|补|奖励?|报销|提供|享)[^,，。;；\n0-9]{{0,6}}(?:补[贴助]|津贴|奖金?|车[费票]|红包|餐费|工资)[^,，。;；\n0-9]{{0,6}}{SUM_ZH}"
    rf"|(?:支?付|发|送|补|结)给[你您应求受来][^,，。;；\n]{{0,8}}{SUM_ZH}"
    r"|(?:提前|中途|未满)[^,，。;；\n]{0,8}(?:离职|离开|解约|辞职|服务期)[^。;；\n]{0,12}(?:按(?:比例|月|年)|分摊|递减)"
)
_STILL_ASKED_ZH: Final = re.compile(
    r"[须需](?!求)|必须|先[交缴付垫押转汇充]|[交缴垫押充]|借|租|保管|密码|验证码|报名费|手续费|转[出给回]|走账|代收"
)
"""In a clause of which one might think that it gives: it asks all the same."""
_PASSED_ON: Final = re.compile(
    r"走[账流]|过账|流水|转[出给回]|代收|借给|借公司|租给|出借|出租|密码|验证码"
    r"|\b(?:forward|pass (?:it|them|the rest|on)|send (?:it|the rest) on|withdraw|keep (?:\w{1,8} ){0,2}(?:percent|%)|passwords?|log-?in)\b"
)
"""Beside it the account or the money is used for something else: the income is the bait."""
_READER: Final = r"(?:you|applicants?|candidates?|participants?|testers?|volunteers?|everyone|everybody|each \w{3,12})"
_CARD: Final = r"(?:\w{2,12} ){0,2}(?:gift ?|e-?gift |store |shopping |book )?(?:card|voucher|token)s?"
_TO_APPLICANT_EN: Final = re.compile(
    rf"\b{_READER}(?:'ll|'d)? (?:will |all |also |each |then )?(?:gets?|receives?|(?:is|are|be) (?:given|handed|sent)) (?:an? |the |your )?(?:{SUM_EN} )?{_CARD}\b"
    rf"|\bwe(?:'ll| will)? (?:give|hand|send|post|mail|email) (?:you|every\w*|each \w{{3,12}}) (?:an? |the )?(?:{SUM_EN} )?{_CARD}\b"
    r"|\bfrom us to you\b"
    r"|\b(?:wages?|salar(?:y|ies)|pay|stipends?|expenses|fees?|tips) (?:is|are|goes|go|will be|gets?) (?:\w{2,10} ){0,3}?(?:in)?to (?:your|the|an?) (?:own )?(?:bank |savings )?accounts?(?: of your choice)?\b"
    r"|\b(?:leav(?:e|es|ing)|resign\w{0,3}|quit\w{0,4}) (?:\w{2,10} ){0,2}?early\b[^.;\n]{0,40}\b(?:repa(?:y|ys|id)|pay back|prorated|pro rata|sliding scale)\b"
    r"|\b(?:repa(?:y|ys|id)|pay back)\b[^.;\n]{0,60}\b(?:if|when|where) (?:you|they) leave (?:\w{2,10} ){0,2}?early\b"
)
_STILL_ASKED_EN: Final = re.compile(
    r"\b(?:buy|purchase|send (?:us|me|the|it|a)|scratch|photos?|pictures?|codes?|pins?|forward|transfer|withdraw|passwords?|log-?in|after you pay|once you pay|refund|minus|keep|commission|percent)\b|%"
)


_GOES_ON: Final = re.compile(r"\s*(?:which|as|who)\b")
"""A clause that tells of the one before it."""


def without_income(words: str) -> str:
    """Return words (normalised text) without the clauses that say what goes to whoever applies; the same words if there is none."""
    pattern, asked = (_TO_APPLICANT_ZH, _STILL_ASKED_ZH) if has_han(words) else (_TO_APPLICANT_EN, _STILL_ASKED_EN)
    if not pattern.search(words) or _PASSED_ON.search(words):
        return words
    kept: list[str] = []
    dropped = False
    for match in _CLAUSE.finditer(_FIGURE_AT_COMMA.sub("", words)):
        clause = match.group()
        income = pattern.search(clause) is not None or (dropped and _GOES_ON.match(clause) is not None)
        dropped = income and not asked.search(clause)
        if not dropped:
            kept.append(clause)
    return "".join(kept)
