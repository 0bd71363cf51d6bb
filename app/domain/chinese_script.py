"""The program's own Chinese words in the script of a résumé: headings, labels and lines of the frame, never a word of the person's.

Letter for letter: what reads marks folds traditional characters, so that a heading is the same choice in both scripts.
"""

from __future__ import annotations

from typing import Final

_TRADITIONAL: Final = str.maketrans(
    "个简评价总结经历验职业务愿学习项专语兴爱奖获况荣誉资证书发论电话邮现网页编号国状贯别实践长仅请转负责礼应湾马来亚菲宾尔兰美德奥荷时韩与从",
    "個簡評價總結經歷驗職業務願學習項專語興愛獎獲況榮譽資證書發論電話郵現網頁編號國狀貫別實踐長僅請轉負責禮應灣馬來亞菲賓爾蘭美德奧荷時韓與從",
)
"""The characters of our own words that the scripts write differently, each in the one sense in which it occurs there (经历, never 日历);
the person's words are never changed."""


def is_traditional(language: str) -> bool:
    """Return True for a tag of Chinese in traditional script: `zh-Hant`, or a place that writes it."""
    parts = language.lower().replace("_", "-").split("-")
    return parts[0] == "zh" and bool({"hant", "tw", "hk", "mo"} & set(parts[1:])) and "hans" not in parts


def in_script(text: str, language: str) -> str:
    """Return words of ours in the script of a language; in any other language as they are."""
    return text.translate(_TRADITIONAL) if is_traditional(language) else text
