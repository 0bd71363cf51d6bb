"""Other romanisations of Chinese syllables than pinyin: Wade–Giles as passports of Taiwan write it (without apostrophes).

Pinyin is in `han_names`, Cantonese in `cantonese`; what else a person made of a name (Hokkien, Hakka) cannot be derived and must be declared as another name.
"""

from __future__ import annotations

import re
from typing import Final

_INITIALS: Final = (
    ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("p", "p"), ("d", "t"), ("t", "t"), ("g", "k"), ("k", "k"), ("j", "ch"), ("q", "ch"), ("x", "hs"),
    ("z", "ts"), ("c", "ts"), ("s", "s"), ("r", "j"), ("m", "m"), ("f", "f"), ("n", "n"), ("l", "l"), ("h", "h"), ("y", "y"), ("w", "w"),
)  # fmt: skip
_SYLLABLES: Final = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "ssu", "er": "erh", "you": "yu", "yan": "yen", "ye": "yeh",
    "yong": "yung", "yi": "yi", "yu": "yu", "yuan": "yuan", "yue": "yueh", "e": "o", "ge": "ko", "ke": "ko", "he": "ho",
}  # fmt: skip
_FINALS: Final = (
    (r"^ian$", "ien"), (r"^ie$", "ieh"), (r"^iong$", "iung"), (r"^ong$", "ung"), (r"^ui$", "ui"), (r"^uo$", "o"), (r"^ue$", "ueh"), (r"^iu$", "iu"),
    (r"^ve$", "ueh"), (r"^v", "u"), (r"^e$", "e"),
)  # fmt: skip


def wade_giles(syllable: str) -> str:
    """Return a pinyin syllable (without tone) in Wade–Giles without marks: `guan` kuan, `ting` ting, `xie` hsieh."""
    if syllable in _SYLLABLES:
        return _SYLLABLES[syllable]
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


_PALLADIUS_INITIALS: Final = (
    ("zh", "чж"), ("ch", "ч"), ("sh", "ш"), ("b", "б"), ("p", "п"), ("m", "м"), ("f", "ф"), ("d", "д"), ("t", "т"), ("n", "н"), ("l", "л"), ("g", "г"), ("k", "к"), ("h", "х"),
    ("j", "цз"), ("q", "ц"), ("x", "с"), ("r", "ж"), ("z", "цз"), ("c", "ц"), ("s", "с"),
)  # fmt: skip
_PALLADIUS_FINALS: Final = {
    "a": "а", "o": "о", "e": "э", "i": "и", "u": "у", "v": "юй", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь", "ang": "ан", "eng": "эн", "ong": "ун",
    "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь", "iang": "ян", "ing": "ин", "iong": "юн", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй", "uan": "уань",
    "un": "унь", "uang": "уан", "ue": "юэ", "ve": "юэ",
}  # fmt: skip
_PALLADIUS_WHOLE: Final = {
    "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yin": "инь", "yang": "ян", "ying": "ин", "yong": "юн", "yi": "и", "yu": "юй", "yue": "юэ", "yuan": "юань", "yun": "юнь",
    "wa": "ва", "wo": "во", "wai": "вай", "wei": "вэй", "wan": "вань", "wen": "вэнь", "wang": "ван", "weng": "вэн", "wu": "у", "er": "эр", "zhi": "чжи", "chi": "чи", "shi": "ши",
    "ri": "жи", "zi": "цзы", "ci": "цы", "si": "сы", "hui": "хуэй", "ju": "цзюй", "qu": "цюй", "xu": "сюй", "juan": "цзюань", "quan": "цюань", "xuan": "сюань", "jun": "цзюнь",
    "qun": "цюнь", "xun": "сюнь", "fo": "фо", "bo": "бо", "po": "по", "mo": "мо", "a": "а", "ai": "ай", "an": "ань", "ao": "ао", "e": "э", "en": "энь", "ou": "оу",
}  # fmt: skip


def palladius(syllable: str) -> str:
    """Return a pinyin syllable (without tone, ü as v) in Cyrillic letters after Palladius: `zhu` чжу, `yuan` юань."""
    if syllable in _PALLADIUS_WHOLE:
        return _PALLADIUS_WHOLE[syllable]
    initial, written = next(((one, other) for one, other in _PALLADIUS_INITIALS if syllable.startswith(one)), ("", ""))
    return written + _PALLADIUS_FINALS.get(syllable[len(initial) :], "")
