"""Identity document numbers: behind a label, or by structure and check digit (ISO 7064, python-stdnum).

Order numbers, ISBNs and dates must not be taken for identity numbers: without a label the check must hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from stdnum import verhoeff
from stdnum.br import cpf
from stdnum.es import dni, nie
from stdnum.exceptions import ValidationError
from stdnum.fr import nir
from stdnum.it import codicefiscale
from stdnum.pl import pesel

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.document import Document

_LABEL: Final = (
    r"身\s?份\s?证(?:件)?(?:号码?|编号)?|证件号码?|居民身份证(?:号码?)?|护\s?照(?:号码?|编号)?|通行证(?:号码?)?|"
    r"驾驶?证(?:号码?)?|驾照(?:号码?)?|军官证(?:号码?)?|社保(?:卡)?号?|社会保障号码?|学籍号|准考证号|工号|回乡证|"
    r"台胞证|身份編號|"
    r"パスポート(?:番号)?|旅券(?:番号)?|マイナンバー|在留カード(?:番号)?|주민등록번호|여권번호|외국인등록번호|"
    r"(?:us |uk |eu |my |international )?passport|passeport|reisepass(?:nummer)?|pasaporte|passaporto|passaporte|"
    r"paszport|ho chieu|passnummer|paspoort(?:nummer)?|"
    r"(?:national |personal |citizen |resident |alien |foreign )?(?:id|identity|identification)(?: card| document)?|"
    r"personalausweis(?:nummer)?|ausweis(?:nummer)?|carte (?:nationale )?d'identite|cni|carta d'identita|cedula(?: "
    r"de (?:ciudadania|identidad))?|"
    r"nric|fin|hkid|ssn|social security|s\.s\.n\.?|nino|n\.?i\.?|national insurance|ni number|sin|social insurance|"
    r"tfn|pesel|dowod osobisty|dni|nif|nie|nss|curp|rfc|cpf|rg|codice fiscale|cf|bsn|burgerservicenummer|"
    r"personnummer|cpr|"
    r"aadhaar|aadhar|uidai|pan|voter id|epic no|steuer-?id|steueridentifikationsnummer|steuernummer|"
    r"sozialversicherungsnummer|svnr|numero de securite sociale|securite sociale|n(?:°|o|umero)? ?(?:de )?secu|insee|"
    r"nir|"
    r"driver'?s? licen[cs]e|driving licen[cs]e|dl|fuhrerschein(?:nummer)?|permis de conduire|carnet de conducir|"
    r"emirates id|iqama|cccd|cmnd|can cuoc(?: cong dan)?|mykad|ic|nik|ktp|tckn|tc kimlik|inn|snils|visa|work permit|"
    r"residence permit|green card|bvn|nin"
)
_MIDDLE: Final = (
    r"\s{0,3}(?:\(?(?:card|id|nummer|number|num|numero|no|nr|n°|nº|n|号码?|编号|#)\.?\)?\s{0,2}){0,"
    r"2}(?:\([^)\n]{1,12}\)\s{0,2})?(?:[:=|\t#：]|is|ist|es|est|为|是|-|\.){0,2}(?:\s(?:is|was|still|"
    r"remains|sigue siendo)){0,2}\s{0,3}"
)
_VALUE: Final = r"(?P<v>[a-z0-9](?:[\s\-./]{0,2}[a-z0-9*]){4,21}(?:\([0-9a]\))?)(?![a-z0-9])"
_PATTERNS: Final = compiled(
    rf"(?<![a-z0-9])(?P<label>{_LABEL}){_MIDDLE}{_VALUE}",
    r"(?<![0-9a-z])(?P<prc>[1-8]\d{5}[\s\-/]{0,3}(?:19|20)\d{2}[\s\-/]{0,2}(?:0[1-9]|1[0-2])[\s\-/]{0,2}(?:0[1-9]|"
    r"[12]\d|3[01])[\s\-/]{0,3}\d{3}[\dx])(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<prc>[1-8](?:\s?\d){16}\s?[\dx])(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<ssn>\d{3}-\d{2}-\d{4})(?![\d\-])",
    r"(?<![0-9a-z])(?P<nino>[a-ceghj-prtw-z][a-ceghj-nprtw-z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[a-d])(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<hkid>[a-z]{1,2}\d{6}\s?\([0-9a]\))",
    r"(?<![0-9a-z])(?P<taiwan>[a-z][12]\d{8})(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<nric>[stfgm]\d{7}[a-z])(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<aadhaar>[2-9]\d{3}[\s\-]\d{4}[\s\-]\d{4})(?![\s\-]?\d)",
    r"(?<![0-9a-z])(?P<pan>[a-z]{3}[abcfghljpt][a-z]\d{4}[a-z])(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<dni>\d{2}\.?\d{3}\.?\d{3}[\s\-]?[a-hj-np-tv-z])(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<nie>[xyz][\s\-]?\d{7}[\s\-]?[a-z])(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<nir>[12]\s?\d{2}\s?\d{2}\s?\d[\dab]\s?\d{3}\s?\d{3}\s?\d{2})(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<codice>[a-z]{6}\s?\d{2}[a-ehlmprst]\d{2}\s?[a-z]\d{3}[a-z])(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<pesel>\d{11})(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<rrn>\d{6}-[1-8]\d{6})(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<cpf>\d{3}\.\d{3}\.\d{3}-\d{2})(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<curp>[a-z]{4}\d{6}[hm][a-z]{5}[0-9a-z]\d)(?![0-9a-z])",
)
_WEAK_LABELS: Final = re.compile(
    r"(?:id|ic|ni|n\.i\.?|dl|rg|cf|fin|sin|pan|nir|nin|nik|inn|rfc|cpr|visa|identification|identity|工号|学籍号)"
)
_PROVINCES: Final = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split()
)


def _holds(validate: Callable[[str], str]) -> Callable[[str], bool]:
    def check(compact: str) -> bool:
        try:
            validate(compact)
        except ValidationError:
            return False
        return True

    return check


def _prc(compact: str) -> bool:
    """GB 11643: province, a real date, and (unlabelled) it need not pass the check digit if date and province do."""
    month, day = int(compact[10:12]), int(compact[12:14])
    year = int(compact[6:10])
    return compact[:2] in _PROVINCES and 1920 <= year <= 2030 and 1 <= month <= 12 and 1 <= day <= 31


def _ssn(compact: str) -> bool:
    return compact[:3] not in ("000", "666") and compact[3:5] != "00" and compact[5:] != "0000"


def _taiwan(compact: str) -> bool:
    letters = "abcdefghjklmnpqrstuvxywzio"
    number = letters.index(compact[0]) + 10
    digits = [number // 10, number % 10, *map(int, compact[1:])]
    return (
        sum(weight * digit for weight, digit in zip((1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), digits, strict=True)) % 10 == 0
    )


def _nric(compact: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip((2, 7, 6, 5, 4, 3, 2), compact[1:8], strict=True))
    total += 4 if compact[0] in "tg" else 3 if compact[0] == "m" else 0
    table = {"s": "jzihgfedcba", "t": "jzihgfedcba", "f": "xwutrqpnmlk", "g": "xwutrqpnmlk", "m": "xwutrqpnjlk"}
    return table[compact[0]][total % 11] == compact[8]


def _rrn(compact: str) -> bool:
    return 1 <= int(compact[2:4]) <= 12 and 1 <= int(compact[4:6]) <= 31


_CHECKS: Final[dict[str, Callable[[str], bool]]] = {
    "prc": _prc,
    "ssn": _ssn,
    "nino": lambda compact: True,
    "hkid": lambda compact: True,
    "taiwan": _taiwan,
    "nric": _nric,
    "aadhaar": _holds(verhoeff.validate),
    "pan": lambda compact: True,
    "dni": _holds(dni.validate),
    "nie": _holds(nie.validate),
    "nir": _holds(nir.validate),
    "codice": _holds(codicefiscale.validate),
    "pesel": _holds(pesel.validate),
    "rrn": _rrn,
    "cpf": _holds(cpf.validate),
    "curp": lambda compact: True,
}


@lru_cache(maxsize=2_000)
def _passes(form: str, compact: str) -> bool:
    return _CHECKS[form](compact)


def _validate(document: Document, found: re.Match[str]) -> Range | None:
    if "label" in found.re.groupindex:
        return _labelled(document, found)
    form = found.lastgroup or ""
    start, end = found.span(form)
    compact = re.sub(r"[\s\-./()]", "", found.group(form))
    if form in ("pan", "nino", "nric", "taiwan", "dni", "curp") and not document.cased[start:end].isupper():
        return None
    return (start, end) if _passes(form, compact) else None


def _labelled(document: Document, found: re.Match[str]) -> Range | None:
    start, end = found.span("v")
    value = _first_number(document.cased[start:end])
    digits = sum(char.isdigit() for char in value)
    if digits < 4 or len(re.sub(r"[\W_]", "", value)) < 5:
        return None
    label = found.group("label")
    between = document.text[found.end("label") : start]
    if _WEAK_LABELS.fullmatch(label) and not re.search(r"[:=|\t#]|号|\bno|nr|number|num", between):
        return None
    if re.fullmatch(r"(?:19|20)\d\d[-./]?\d{1,2}[-./]?\d{1,2}", value):
        return None
    return start, start + len(value)


def _first_number(value: str) -> str:
    """Cuts a greedy match at the first space that is not followed by another group with a digit."""
    kept = value
    for gap in re.finditer(r"[\s/]+", value):
        rest = re.split(r"[\s/]", value[gap.end() :])[0].rstrip(".,-")
        if not re.search(r"\d", rest) and not (len(rest) == 1 and rest.isupper()):
            kept = value[: gap.start()]
            break
    return kept


DETECTOR: Final = Detector(
    "identity",
    Kind.ID_NUMBER,
    "an identity document number by label, or by structure and check digit",
    _PATTERNS,
    _validate,
)
