"""Which script a text is written in. The domain guesses the language of a résumé that does not say it; `app/text/languages.py` goes on
from here."""

from __future__ import annotations

import re
from typing import Final

_HAN: Final = re.compile("[\u3400-\u9fff]")


def mostly_han(text: str) -> bool:
    """Return True if more than a tenth of the letters of `text` are Chinese ideographs: it is written in Chinese."""
    return not text.isascii() and 10 * len(_HAN.findall(text)) > sum(map(str.isalpha, text))
