"""World-wide: the Legal Entity Identifier, ISO 17442 (MOD 97-10)."""

from __future__ import annotations

from stdnum import lei

from checkers.identifiers.base import Family, labelled, stdnum_reader

LEI = Family("lei", "*", {"en": "LEI", "zh": "全球法人识别编码 LEI"}, "GLEIF",
             labelled(r"LEI|legal entity identifier", r"[0-9A-Z]{18}\d{2}"), stdnum_reader(lei))  # fmt: skip
