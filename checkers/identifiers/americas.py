"""United States, Canada, Brazil. The US has no public register of EINs and no check digit: nothing can be said about one."""

from __future__ import annotations

from stdnum.br import cnpj
from stdnum.ca import bn
from stdnum.us import ein

from checkers.identifiers.base import Family, Reading, State, labelled, stdnum_reader


def read_ein(text: str) -> Reading:
    """Validate an EIN: only the prefix list can be tested (python-stdnum `us.ein`)."""
    plain = "".join(text.split())
    return Reading(plain, State.RECOGNISED if ein.is_valid(plain) else State.INVALID)


EIN = Family("us-ein", "US", {"en": "US EIN", "zh": "美国雇主号 EIN"}, "",
             labelled(r"EIN|FEIN|federal tax id|employer identification number", r"\d{2}-\d{7}"), read_ein)  # fmt: skip
CANADA_BN = Family("ca-bn", "CA", {"en": "Canadian business number", "zh": "加拿大商业号"}, "Canada's Business Registries",
                   labelled(r"business number|BN", r"\d{9}(?:R[CMPT]\d{4})?"), stdnum_reader(bn))  # fmt: skip
CNPJ = Family("br-cnpj", "BR", {"en": "Brazilian CNPJ", "zh": "巴西 CNPJ"}, "Receita Federal",
              labelled(r"CNPJ", r"[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}/?[0-9A-Z]{4}-?\d{2}"), stdnum_reader(cnpj))  # fmt: skip
