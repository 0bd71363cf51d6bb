"""Chinese in pinyin: read as with all words of pypinyin, of which the program loads few."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from app.text import pinyin

EVERY_WORD = """
import json, pypinyin
from pypinyin.constants import PHRASES_DICT
words = [word for word in PHRASES_DICT if all("\\u4e00" <= one <= "\\u9fff" for one in word)]
print(json.dumps({word: pypinyin.lazy_pinyin(word) for word in words}))
"""


def test_every_word_is_read_as_with_all_words_loaded() -> None:
    environment = {name: value for name, value in os.environ.items() if name != pinyin.NO_WORDS}
    done = subprocess.run(
        [sys.executable, "-c", EVERY_WORD], env=environment, capture_output=True, text=True, check=True
    )
    right = json.loads(done.stdout)
    assert len(right) > 40_000
    assert {word: read for word, read in right.items() if pinyin.likely(word) != read} == {}


def test_names_and_firms() -> None:
    assert pinyin.likely("重庆长城绿源") == ["chong", "qing", "chang", "cheng", "lv", "yuan"]
    assert pinyin.readings("吕乐")[1][:2] == ["le", "yue"]
