"""Other romanisations of Chinese syllables than pinyin: Wade–Giles as passports of Taiwan write it (without apostrophes).

Cantonese has a file of its own; what else a person made of a name (Hokkien, Hakka) cannot be derived and must be declared as another name.
"""

from __future__ import annotations

import re
from typing import Final

_INITIALS: Final = (
    ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("p", "p"), ("d", "t"), ("t", "t"), ("g", "k"), ("k", "k"), ("j", "ch"), ("q", "ch"), ("x", "hs"),
    ("z", "ts"), ("c", "ts"), ("s", "s"), ("r", "j"), ("m", "m"), ("f", "f"), ("n", "n"), ("l", "l"), ("h", "h"), ("y", "y"), ("w", "w"),
)  # fmt: skip
_WHOLE: Final = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "ssu", "er": "erh", "you": "yu", "yan": "yen", "ye": "yeh",
    "yong": "yung", "yi": "yi", "yu": "yu", "yuan": "yuan", "yue": "yueh", "e": "o", "ge": "ko", "ke": "ko", "he": "ho",
}  # fmt: skip
_FINALS: Final = (
    (r"^ian$", "ien"), (r"^ie$", "ieh"), (r"^iong$", "iung"), (r"^ong$", "ung"), (r"^ui$", "ui"), (r"^uo$", "o"), (r"^ue$", "ueh"), (r"^iu$", "iu"),
    (r"^ve$", "ueh"), (r"^v", "u"), (r"^e$", "e"),
)  # fmt: skip


def wade_giles(syllable: str) -> str:
    """A pinyin syllable (without tone) in Wade–Giles without marks: `guan` kuan, `ting` ting, `xie` hsieh."""
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    for pinyin, other in _INITIALS:
        if syllable.startswith(pinyin):
            final = syllable[len(pinyin) :]
            if pinyin in ("g", "k", "h", "z", "c", "zh", "ch", "sh", "s", "r", "d", "t", "n", "l") and final == "uo":
                return other + ("uo" if pinyin in ("g", "k", "h", "sh") else "o")
            for pattern, written in _FINALS:
                if re.search(pattern, final):
                    return other + re.sub(pattern, written, final)
            if pinyin == "g" and final == "ui":
                return "kuei"
            return other + final
    return syllable
