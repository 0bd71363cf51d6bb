"""Makes `resources/lexicon/ordinary_words.txt` (English) and `long_words_zh.txt` (Chinese) anew from the lists they are taken from:
`python packaging/ordinary_words.py SCOWL JIEBA`, the folder of SCOWL's final lists and the dictionary (`dict.txt`) of jieba."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

LEXICON = Path(__file__).parents[1] / "resources" / "lexicon"
LARGEST = 40
"""Size of SCOWL's lists from which on a word is hardly met in a résumé."""
SPELLINGS = "american|australian|british|british_z|canadian|english"
RATHER_NAMES = frozenset("barb dick fanny fer harry john maria matt meg paddy patty peter zack".split())
"""Words of the lists that everybody reads as a given name."""
NAMES_IN_JIEBA = ("nr", "nt", "nz", "j")
RARE = {3: 5, 4: 10}
"""Length of a Chinese word → its smallest count in the dictionary."""
PLACES = 50
"""Smallest count of the name of a place."""


def english(folder: Path) -> list[str]:
    """Return the words written small, of 3 to 12 letters, in all spellings, sorted."""
    found: set[str] = set()
    for path in folder.iterdir():
        listed = re.fullmatch(rf"(?:{SPELLINGS})-words\.(\d+)", path.name)
        if listed and int(listed[1]) <= LARGEST:
            found.update(re.findall(r"^[a-z]{3,12}$", path.read_text("latin-1"), re.MULTILINE))
    return sorted(found - RATHER_NAMES)


def front_coded(words: Iterable[str]) -> str:
    """Return sorted words, a line for each first letter: a capital says how many letters (A none, B one …) a word shares with the last."""
    lines: dict[str, list[str]] = defaultdict(list)
    before = ""
    for word in words:
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False)))
        lines[word[0]].append(chr(ord("A") + shared) + word[shared:])
        before = word
    return "".join("".join(line) + "\n" for line in lines.values())


def chinese(dictionary: Path) -> dict[str, list[str]]:
    """Return the words of three and four characters, without names of persons and firms: first character → what follows it."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in dictionary.read_text("utf-8").splitlines():
        word, count, kind = line.split()
        if not re.fullmatch(r"[\u4e00-\u9fff]{3,4}", word) or kind.startswith(NAMES_IN_JIEBA):
            continue
        if int(count) >= (PLACES if kind.startswith("ns") else RARE[len(word)]):
            found[word[0]].append(word[1:])
    return found


def main() -> None:
    """Write both lists."""
    scowl, dictionary = map(Path, sys.argv[1:])
    (LEXICON / "ordinary_words.txt").write_text(
        "# English words written small: SCOWL 2020.12.07, see README.md; made by packaging/ordinary_words.py\n"
        + front_coded(english(scowl)),
        encoding="utf-8",
    )
    (LEXICON / "long_words_zh.txt").write_text(
        "# Chinese words of three and four characters: jieba 0.42.1, see README.md; made by packaging/ordinary_words.py\n"
        + "".join(f"{head}{' '.join(sorted(rest))}\n" for head, rest in sorted(chinese(dictionary).items())),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
