"""Words for relatives and for whoever is to be called in an emergency: a number behind one is not the person's, and the word tells
of their family."""

from __future__ import annotations

import re
from typing import Final

_KIN: Final = (
    r"老婆|老公|妻子|丈夫|爱人|愛人|配偶|媳妇|媳婦|未婚[夫妻]|男朋友|女朋友|男友|女友|父亲|父親|母亲|母親|[爸妈媽]|岳父|岳母|公公|婆婆|爷爷|爺爺|奶奶|家属|家屬|家人|"
    r"儿子|兒子|女儿|女兒|哥哥|姐姐|弟弟|妹妹|(?<![\u3400-\u9fff])[妻夫父母儿女兄弟姐妹哥姊](?![\u3400-\u9fff])|"
    r"\b(?:wife|husband|spouse|fianc[ée]e?|boyfriend|girlfriend|mother|father|mum|mam|mom|dad|parents?|son|daughter|brother|sister)\b"
)
_URGENT: Final = r"紧急联[系络]人?|緊急聯[繫絡]人?|\b(?:next of kin|(?:in case of )?emergency(?: contact)?|i\.c\.e\.|ICE(?=\s?[:：]))"
_NUMBER: Final = r"(?:的?(?:电话|電話|手机|手機|号码|號碼|微信)|['’]s (?:phone|mobile|number|cell))?"
KIN: Final = re.compile(rf"(?i){_KIN}|{_URGENT}")
"""A word for a relative, or for whoever is called in an emergency."""
URGENT: Final = re.compile(rf"(?i){_URGENT}")
KIN_LABEL: Final = re.compile(rf"(?i)\s*(?:my\s+|我)?(?:(?:{_URGENT})|(?:{_KIN}){_NUMBER}\s?[:：])")
"""The beginning of a text that is labelled as a relative's, or as told for an emergency."""
OF_KIN: Final = re.compile(rf"(?i)\s*(?:my\s+|我)?(?:{_KIN}|{_URGENT})(?![\u3400-\u9fff'’]|[\w])")
"""The beginning of a text that tells of a relative: `wife: Mary`, 老婆 李红, `my mother, Kathleen`."""
BRACKETS: Final = re.compile(r"[（(](?P<inner>[^（()）\n]{1,80})[)）]")
