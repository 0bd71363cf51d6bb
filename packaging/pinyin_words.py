"""Makes `resources/lexicon/pinyin_words.txt` anew from the installed pypinyin: the words whose characters it reads otherwise than
alone or in shorter words. Run it when pypinyin's version changes: `python packaging/pinyin_words.py`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "resources" / "lexicon" / "pinyin_words.txt"
READ = """
import json, sys, pypinyin
asked = json.load(sys.stdin)
pypinyin.load_phrases_dict({word: [[one] for one in read] for word, read in asked["chosen"].items()})
json.dump([pypinyin.lazy_pinyin(word) for word in asked["words"]], sys.stdout)
"""


def read_with(chosen: dict[str, list[str]], words: list[str]) -> list[list[str]]:
    """How pypinyin reads words when it knows no others than the chosen ones."""
    asked = json.dumps({"chosen": chosen, "words": words})
    environment = {**os.environ, "PYPINYIN_NO_PHRASES": "1"}
    done = subprocess.run(
        [sys.executable, "-c", READ], input=asked, env=environment, capture_output=True, text=True, check=True
    )
    return [list(map(str, read)) for read in json.loads(done.stdout)]


def main() -> None:
    """Choose words until every other one is read right without being known."""
    from pypinyin import lazy_pinyin
    from pypinyin.constants import PHRASES_DICT

    words = [word for word in PHRASES_DICT if all("\u4e00" <= character <= "\u9fff" for character in word)]
    right = {word: lazy_pinyin(word, v_to_u=True) for word in words}
    chosen: dict[str, list[str]] = {}
    while wrong := [
        word
        for word, read in zip(words, read_with(chosen, words), strict=True)
        if read != [one.replace("ü", "v") for one in right[word]]
    ]:
        chosen |= {word: right[word] for word in wrong}
    TARGET.write_text("".join(f"{word} {' '.join(chosen[word])}\n" for word in sorted(chosen)), encoding="utf-8")
    print(f"{len(chosen)} of {len(words)} words")


if __name__ == "__main__":
    main()
