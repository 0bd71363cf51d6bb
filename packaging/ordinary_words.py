"""Makes `resources/lexicon/ordinary_words.txt` (English) and `words_zh.txt` (Chinese) anew from the lists they are taken from. Run `python packaging/ordinary_words.py SCOWL JIEBA`, the folder of SCOWL's final lists and the dictionary (`dict.txt`) of jieba."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

from app.text.normalization import folded

LEXICON = Path(__file__).parents[1] / "resources" / "lexicon"
LARGEST = 40
"""Size of SCOWL's lists from which on a word is hardly met in a résumé."""
SPELLINGS = "american|australian|british|british_z|canadian|english"
RATHER_NAMES = frozenset("barb dick fanny fer harry john maria matt meg paddy patty peter zack".split())
"""Words of the lists that everybody reads as a given name."""
CLASSES = (("ns",), ("nr",), ("nt", "nz", "j"), ("",))
"""Kinds of words in jieba: places, persons, organisations and other names, all others."""
CLASS_ORDER = (3, 0, 1, 2)
"""The order of the classes in a line: ordinary words first."""
RAREST = (5, 20, 10, 5)
"""Smallest count of a Chinese word, by class."""
STEPS = [digit * 10**power for power in range(6) for digit in (1, 2, 5)][1:]
"""Counts from which on the letter behind a word is the next one."""


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


def chinese(dictionary: Path) -> dict[str, list[list[tuple[str, int]]]]:
    """Return the words of one to four characters in the normal form, as first character → per class (`CLASSES`) what follows it and how
    many of the steps 1, 2, 5, 10, 20, … its count reaches."""
    counts: dict[str, tuple[int, int]] = {}
    for line in dictionary.read_text("utf-8").splitlines():
        written, count, kind = line.split()
        word = folded(written)
        of_class = next(at for at, kinds in enumerate(CLASSES) if kind.startswith(kinds))
        known = max(RAREST[of_class], counts[word][0] if word in counts else 0)
        if re.fullmatch(r"[\u4e00-\u9fff]{1,4}", word) and int(count) >= known:
            counts[word] = int(count), of_class
    found: dict[str, list[list[tuple[str, int]]]] = defaultdict(lambda: [[] for _ in CLASSES])
    for word, (count, of_class) in sorted(counts.items()):
        found[word[0]][CLASS_ORDER.index(of_class)].append((word[1:], sum(count >= step for step in STEPS)))
    return found


def listed(classes: list[list[tuple[str, int]]]) -> str:
    """Return the rest of a line: per class, tabs between, what follows the first character, each with a letter for its count."""
    return "\t".join("".join(rest + chr(ord("a") + step) for rest, step in words) for words in classes).rstrip()


def main() -> None:
    """Write both lists."""
    scowl, dictionary = map(Path, sys.argv[1:])
    (LEXICON / "ordinary_words.txt").write_text(
        "# English words written small: SCOWL 2020.12.07, see README.md; made by packaging/ordinary_words.py\n"
        + front_coded(english(scowl)),
        encoding="utf-8",
    )
    (LEXICON / "words_zh.txt").write_text(
        "# Chinese words and how often they are met: jieba 0.42.1, see README.md; made by packaging/ordinary_words.py\n"
        + "".join(head + listed(classes) + "\n" for head, classes in sorted(chinese(dictionary).items())),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
