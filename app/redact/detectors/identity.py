"""Identity document numbers: behind a label, or by structure and check digit (ISO 7064, python-stdnum).

Order numbers, ISBNs and dates must not be taken for identity numbers: without a label the check must hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from stdnum import verhoeff
from stdnum.br import cpf
from stdnum.ch import ssn as ssn_ch
from stdnum.cl import rut
from stdnum.cz import rc
from stdnum.es import dni, nie
from stdnum.exceptions import ValidationError
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.it import codicefiscale
from stdnum.pl import pesel
from stdnum.ro import cnp
from stdnum.se import personnummer

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.label_value_pairs import Cell
from app.redact.prepared_text import Document

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
    r"tfn|pesel|dowod osobisty|dni|nif|nie|nss|curp|rfc|cpf|rg|codice fiscale|cf|c\.\s?f\.?|bsn|burgerservicenummer|"
    r"personnummer|cpr|"
    r"aadhaar|aadhar|uidai|pan|voter id|epic no|steuer-?id|steueridentifikationsnummer|steuernummer|"
    r"sozialversicherungsnummer|svnr|numero de securite sociale|securite sociale|n(?:°|o|umero)? ?(?:de )?secu|insee|"
    r"nir|"
    r"driver'?s? licen[cs]e|driving licen[cs]e|dl|fuhrerschein(?:nummer)?|permis de conduire|carnet de conducir|"
    r"emirates id|iqama|cccd|cmnd|can cuoc(?: cong dan)?|mykad|ic|nik|ktp|tckn|tc kimlik|inn|snils|visa|work permit|"
    r"residence permit|green card|bvn|nin|"
    r"tax (?:id|number|no\.?)|nas|sss(?: no\.?)?|gsis|philhealth(?: no\.?)?|pag-?ibig|umid|tin|itin|npwp|ma so thue|uid|uan|epic|kra pin|ghana card|nhif|nssf|"
    r"sv-?(?:nummer|nr\.?)|rv-?nummer|rentenversicherungsnummer|idnr|ahv(?:-?(?:nummer|nr\.?))?|henkilotunnus|hetu|kennitala|"
    r"rodne cislo|cnp|egn|oib|jmbg|amka|afm|ppsn?(?: number| no\.?)?|niss|nus|nit|pis(?:/pasep)?|ctps|cnh|titulo de eleitor|rut|run|"
    r"cuil|cuit|clave de elector|registre national|rijksregisternummer|medicare(?: no\.?| number)?|nhs(?: no\.?| number)?|"
    r"身份证字号|身分证(?:字号|号码?)?|身份号码|公民身份(?:证)?号码?|统一证号|居留证(?:号码?)?|社会保障卡号|医保(?:卡)?号|税号|纳税人识别号|"
    r"(?:导游|记者|执业|律师执业|医师执业|护士执业|教师资格|医师资格|从业资格|驾驶)证(?:书)?(?:编?号(?:码)?)"
)
_MIDDLE: Final = (
    r"\s{0,3}(?:\(?(?:card|id|nummer|number|num|numero|no|nr|n°|nº|n|号码?|编号|#)\.?\)?\s{0,2}){0,"
    r"2}(?:\([^)\n]{1,12}\)\s{0,2})?(?:[:=|\t#：]|is|ist|es|est le|est|e il|为|是|-|\.){0,2}(?:\s(?:is|was|still|"
    r"remains|sigue siendo)){0,2}\s{0,3}"
)
_VALUE: Final = r"(?P<v>[a-z0-9](?:[\s\-./]{0,2}[a-z0-9*]){4,21}(?:\s?\([0-9a]\))?)(?![a-z0-9])"
_ENDING: Final = (
    r"(?:(?:the )?last (?:four|4|five|5|six|6|three|3)(?: digits)?(?: of)?(?: (?:my|the|his|her))?\s{0,2}(?:P)(?: number| no\.?)?"
    r"|(?:P)(?: number| no\.?)?\s{0,2}(?:(?:is |that )?(?:ending|ends)(?: in| with)?|last (?:four|4)(?: digits)?))"
)
_FRAGMENT_LABEL: Final = (
    r"(?:social(?: security)?(?: number)?|ssn|ss|sin|ni|nino|national insurance|uid|aadhaa?r|pan|id(?: card)?|nric|passport|licen[cs]e|"
    r"dni|nie|cpf|rg|pesel|bsn|tax id|tin|steuer-?id|nin|bvn|cccd|nik|hkid|curp)"
)
_POST_NOMINALS: Final = r"cmiosh|gradiosh|techiosh|rsw|m?hkie|rpe|p\.?eng\.?|p\.?geo|mrics|frics|ceng|ieng|coren|cissp|pmp|lcsw|lmft|bcba|nebosh|cswip|iatse \d{1,4}"
"""Letters behind the names of professionals, and the registers that give them a number."""
_PATTERNS: Final = compiled(
    rf"(?<![a-z0-9])(?P<label>{_LABEL})(?![a-z]){_MIDDLE}{_VALUE}",
    rf"(?<![a-z])(?P<fragment>{_ENDING.replace('P', _FRAGMENT_LABEL[3:-1])}(?: is| are|:)?\s{{0,3}}(?P<v>[\dx*]{{3,6}}[a-z]?))(?![\w])",
    r"(?P<fragment>(?:身份证|证件|护照|社保卡?|身分证|驾照|驾驶证)(?:号码?)?(?:的)?(?:后|末|最后|尾)(?:三|四|五|六|[3-6])(?:位|码|个数字?)(?:是|为|数)?\s?[::]?\s?(?P<v>[\dx]{3,6})|"
    r"(?:身份证|证件|护照|身分证)(?:号码?)?(?:原件)?[(]?尾号(?:是|为)?\s?[:]?\s?(?P<v2>[\dx]{3,6}))(?![\w])",
    r"(?P<fragment>(?:后|末|尾)(?:三|四|五|六|[3-6])(?:位|码)(?:是|为|数)?\s?[::]?\s?(?P<v>\d{2,5}x))(?![\w])",
    r"(?:护照|passport|passeport|pasaporte|reisepass)[^\n\d]{1,24}?(?<![a-z0-9])(?P<near>[a-z]{1,2}\d{7,8})(?![\w])",
    r"(?:身份证|证件|身分证|身份證)(?:号码?)?(?:是|为)?\s?:?\s?(?P<spoken>[零〇○一二三四五六七八九幺两]{15,18}[x叉]?)(?![零〇○一二三四五六七八九幺两])",
    r"(?<![\w.\-])(?P<near>[a-z]{0,3}\d{5,10})(?= (?:was|is|being) my (?!phone|mobile|cell|home|work|office|whatsapp|contact)(?:[a-z]+ ){0,2}(?:number|no|id|pin|code)(?![a-z]))",
    r"(?:执业|职业|从业)登记证(?:书)?(?:编?号(?:码)?)?[:： ]{0,2}(?P<near>[\u4e00-\u9fff]{0,3}\d{6,10})(?![\da-z])",
    r"(?<![a-z])(?:licen[cs]ed?|licensure|registered|certified|enrolment|enrolled|admitted)(?:,? (?!our |business|food|company|shop|firm|trade|product|vehicle|software|of our)[a-z.']{2,16}){1,6}?,? (?:no\.?|number|nr\.?|#) ?:? ?(?P<near>[a-z]{0,4}[\-/. ]?\d{3,9}(?:[\-/][a-z0-9]{1,6}){0,2})(?![\w])",
    r"(?<![a-z])(?:licen[cs]ed?|chartered|registered) [^\n.;\d]{0,40}(?P<near>\d{4,6}(?:pe|se|cpa|rn|md|do|pls))(?![a-z0-9])",
    r"(?<![a-z])member(?:ship)?(?: no\.?| number| id| nr\.?)?,? (?P<near>[a-z]{0,3}-?\d{4,9})(?![\w\-])(?! [a-z]+s (?:and|of|in))",
    rf"(?<![a-z])(?:{_POST_NOMINALS})\.?(?: reg(?:d|istration)?\.?| card| no\.?| id| #)? ?(?P<near>[a-z]{{0,2}}\d{{4,10}})(?![\w\-/])",
    r"(?<![a-z])cdl(?: class [a-c])?,?(?: no\.?| number| #)? (?P<near>[a-z]?\d[\d\-]{4,16}\d)(?!\w)",
    r"-registered [a-z]{4,20} \((?P<near>[a-z]\.? ?\d[\d,]{3,8})\)",
    r"(?<![a-z])(?:college|board|council|institute|chamber|order) of [a-z]{4,16}, (?:no\.? )?(?P<near>\d{3} ?\d{3,4})(?=[,.;)])",
    r"(?<![a-z])blue card,? (?:no\.? )?(?P<near>\d{5,8}/\d{1,2})(?!\d)|worker screening (?:check )?(?:is |no\.? |number |: ?)?(?P<near2>\d{6,10})(?!\d)",
    r"(?<![a-z])mitgliedsnummer(?: (?:der|des|beim?) [a-z]{2,20})?:? (?P<near>\d{4,10})(?!\d)|(?<![a-z])(?:albo|ordine)[^\n.;]{0,30}? n\. ?(?P<near2>[a-z]?-?\d{3,6})(?!\w)",
    r"(?:执照|牌照|中央编号|学会会员|协会会员|会籍|注册社工|技师)[: ]{0,2}(?P<near>(?:[a-z]{2,6} )?[a-z]{1,6}-?\d{3,12}(?:/(?:19|20)\d\d)?|rsw \d{4,6})(?!\w)",
    r"证(?P<near>\([\u4e00-\u9fff]\)[\u4e00-\u9fff]{2,6}字?(?:19|20)\d\d第?\d{3,6}号)|(?<=[、:])(?:内地|香港|澳门)(?P<near2>[a-z]?-?\d{5,12}(?:\(\d\))?)(?=[、,，。;])",
    r"(?<![a-z])(?:my (?:motorcycle|motorbike|boda|car|van|truck|bike)|rego on my [a-z]{3,12}),? \(?(?P<near>[a-z]{3,4} ?\d{3}[a-z]|\d[a-z]{2} ?\d[a-z]{2})(?!\w)",
    r"(?<![a-z])c\.? ?c\.?:? (?P<near>\d{1,3}(?:\.\d{3}){2,3})(?![\d.])",
    r"(?<![0-9a-z])(?P<sv>\d{2}\s?\d{6}\s?[a-z]\s?\d{3})(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<rg>\d{1,2}\.\d{3}\.\d{3}-[\dx](?:\s?[-/]?\s?(?:ssp|detran|sds|pc|ifp|iirgd|sesp)(?:\s?[-/]\s?[a-z]{2})?)?)(?![0-9a-z])",
    r"(?<![0-9a-z.\-])(?P<rut>\d{1,2}\.\d{3}\.\d{3}-[\dk])(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<ahv>756\.\d{4}\.\d{4}\.\d{2})(?!\d)",
    r"(?<![0-9a-z.\-])(?P<hetu>\d{6}[-+a]\d{3}[0-9a-fhj-np-y])(?![0-9a-z])",
    r"(?<![0-9a-z.])(?P<cnp>[1-8]\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{6})(?![0-9a-z])",
    r"(?<![0-9a-z.])(?P<rc>\d{2}[0156]\d[0-3]\d/\d{3,4})(?![0-9a-z/])",
    r"(?<![0-9a-z.\-])(?P<pnr>(?:(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))[-+]\d{4})(?![0-9a-z\-])",
    r"(?<![0-9a-z])(?P<prc>[1-8]\d{5}[\s\-/]{0,3}(?:19|20)\d{2}[\s\-/]{0,2}(?:0[1-9]|1[0-2])[\s\-/]{0,2}(?:0[1-9]|"
    r"[12]\d|3[01])[\s\-/]{0,3}\d{3}[\dx])(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<prc>[1-8](?:\s?\d){16}\s?[\dx])(?![0-9a-z])",
    r"(?<![0-9a-z])(?P<ssn>\d{3}-\d{2}-\d{4})(?![\d\-])",
    r"(?<![0-9a-z])(?P<nmc>\d{2}[a-l]\d{4}[a-z])(?![0-9a-z])",
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
    r"(?<![0-9a-z<])(?P<near>[a-z0-9<]{8,40}<<[a-z0-9<]{2,40})(?![0-9a-z<])",
    r"(?<![0-9a-z])(?P<curp>[a-z]{4}\d{6}[hm][a-z]{5}[0-9a-z]\d)(?![0-9a-z])",
)
_WEAK_LABELS: Final = re.compile(
    r"(?:id|ic|ni|n\.i\.?|dl|rg|cf|fin|sin|pan|nir|nin|nik|inn|rfc|cpr|visa|identification|identity|工号|学籍号|run|rut|tin|uid|nus|nit|afm|pis|uan|"
    r"epic|cnp|oib|egn|medicare)"
)
_OF_A_THING: Final = re.compile(
    r"(?:application|request|req|order|ticket|job|task|transaction|trx|txn|payment|device|machine|asset|session|trace|process|build|commit|user|account|customer|"
    r"client|message|msg|mail|event|item|product|part|batch|lot|invoice|booking|reservation|shipment|parcel|meeting|project|posting|vacancy|position|"
    r"template|form|document|doc|file|record|row|run|case|incident|test|sample|vehicle|vessel|unit|group|team|course|class|app|api|client|cluster|node|"
    r"host|pod|image|container|tracking|reference|ref|candidate|submission|interview)[ _\-]$"
)
"""Words before `ID` where a machine numbers things, not the state its people."""
_PROVINCES: Final = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split()
)


def _as_predicate(validate: Callable[[str], str]) -> Callable[[str], bool]:
    def check(compact: str) -> bool:
        try:
            validate(compact)
        except ValidationError:
            return False
        return True

    return check


def _prc(compact: str) -> bool:
    """Return True if a Chinese identity number (GB 11643) has a known province and a plausible date of birth. The check digit is not
    tested: an unlabelled number need not pass it if date and province do."""
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
    "nmc": lambda compact: True,
    "hkid": lambda compact: True,
    "taiwan": _taiwan,
    "nric": _nric,
    "aadhaar": _as_predicate(verhoeff.validate),
    "pan": lambda compact: True,
    "dni": _as_predicate(dni.validate),
    "nie": _as_predicate(nie.validate),
    "nir": _as_predicate(nir.validate),
    "codice": _as_predicate(codicefiscale.validate),
    "pesel": _as_predicate(pesel.validate),
    "rrn": _rrn,
    "cpf": _as_predicate(cpf.validate),
    "curp": lambda compact: True,
    "near": lambda compact: True,
    "spoken": lambda compact: True,
    "sv": lambda compact: 1 <= int(compact[2:4]) <= 31 and 1 <= int(compact[4:6]) <= 12,
    "rg": lambda compact: True,
    "rut": _as_predicate(rut.validate),
    "ahv": _as_predicate(ssn_ch.validate),
    "hetu": _as_predicate(hetu.validate),
    "cnp": _as_predicate(cnp.validate),
    "rc": _as_predicate(rc.validate),
    "pnr": _as_predicate(personnummer.validate),
}


@lru_cache(maxsize=2_000)
def _passes(form: str, compact: str) -> bool:
    return _CHECKS[form](compact)


_NURSES: Final = re.compile(r"(?<![a-z])(?:nmc|pin|nurs\w{1,4}|midwi\w{2,5})(?![a-z])")
"""Words of a text in which two digits, a letter for the month, four digits and a letter may be the PIN of the British register of nurses."""


def _validate(document: Document, found: re.Match[str]) -> Range | None:
    if "label" in found.re.groupindex:
        return _labelled(document, found)
    if "fragment" in found.re.groupindex:
        return found.span("v") if found.group("v") else found.span("v2")
    form = found.lastgroup or ""
    start, end = found.span(form)
    form = form.rstrip("2")
    if re.fullmatch(r"(?:(?:19|20)\d\d[\s\-]?){1,3}", document.text[start:end]):
        return None  # a column of years
    compact = re.sub(r"[\s./()]" if form in ("hetu", "pnr") else r"[\s\-./()]", "", document.text[start:end])
    if form == "nmc" and not _NURSES.search(document.text):
        return None
    if (
        form in ("sv", "nmc", "pan", "nino", "nric", "taiwan", "dni", "curp")
        and not document.cased[start:end].isupper()
    ):
        return None
    return (start, end) if _passes(form, compact) else None


_TAX_LABEL: Final = re.compile(r"税号|纳税人识别号|tax (?:id|number|no\.?)|nif|nip|steuernummer|rfc|cuit|tin|id")
_BILLED: Final = re.compile(
    r"(?:抬头|发票|开票|购方|销方|统一社会信用代码|invoice to|bill(?:ed)? to|billing|faktur[ay]|factura(?:r)?|rechnung an|rechnungsempfanger|fattura|company|firm|firma|empresa)[^\n]{0,40}$"
)
_CREDIT_CODE: Final = re.compile(r"9[123]\d{6}[0-9a-hj-npqrtuwxy]{10}")
"""The code of a firm in China (GB 32100); no identity number begins so."""


def _of_a_firm(document: Document, label: str, start: int, value: str) -> bool:
    """Return True if a tax number is a firm's: by its own form, or because an invoice or a firm is named before it."""
    if not _TAX_LABEL.fullmatch(label):
        return False
    billed = _BILLED.search(document.text, max(0, start - 60), start)
    return bool(billed or _CREDIT_CODE.fullmatch(value.lower()))


def _labelled(document: Document, found: re.Match[str]) -> Range | None:
    start, end = found.span("v")
    words = re.match(r"(?:[a-z]{4,}\s)+", document.text[start:end])
    start += words.end() if words else 0
    value = _first_number(document.cased[start:end])
    digits = sum(char.isdigit() for char in value)
    if digits < 4 or len(re.sub(r"[\W_]", "", value)) < 5:
        return None
    label = found.group("label")
    if label.startswith("id") and _OF_A_THING.search(document.text[max(0, found.start() - 16) : found.start()]):
        return None
    if _of_a_firm(document, label, start, value):
        return None
    between = document.text[found.end("label") : start]
    stated = digits >= 6 and re.search(r"\b(?:is|es|ist)\b", between)
    if _WEAK_LABELS.fullmatch(label) and not stated and not re.search(r"[:=|\t#]|号|\bno|nr|number|num", between):
        return None
    if re.fullmatch(r"(?:19|20)\d\d[-./]?\d{1,2}[-./]?\d{1,2}", value):
        return None
    return start, start + len(value)


def _first_number(value: str) -> str:
    """Cut a greedy match at the first space that is not followed by another group with a digit."""
    kept = value
    for gap in re.finditer(r"[\s/]+", value):
        rest = re.split(r"[\s/]", value[gap.end() :])[0].rstrip(".,-")
        if (
            not re.search(r"\d", rest)
            and not re.fullmatch(r"[xX*]{2,6}", rest)
            and not (len(rest) == 1 and rest.isupper())
            and not _ISSUER.fullmatch(rest.lower())
        ):
            kept = value[: gap.start()]
            break
    return kept


_ISSUER: Final = re.compile(
    r"ssp|detran|sds|ifp|iirgd|sesp|(?:ac|al|am|ap|ba|ce|df|es|go|ma|mg|ms|mt|pa|pb|pe|pi|pr|rj|rn|ro|rr|rs|sc|se|sp|to)"
)
"""Issuers of a Brazilian RG, written behind the number: `SSP/PR`."""
_CELL: Final = re.compile(r"[^\w\n]{0,3}(?P<v>[a-z0-9](?:[ \-./]{0,2}[a-z0-9*]){3,24}(?:\s?\([0-9a]\))?)(?![a-z0-9])")
_REST_OF_NUMBER: Final = re.compile(r"[ \t]*\n[ \t]*(?P<more>\d[\dx ]{1,11})(?=[ \t]*(?:\n|$))")


def _read(document: Document, cell: Cell) -> Iterator[Range]:
    """Yield the number that opens the cell, over line breaks if a column cut it into pieces."""
    found = _CELL.match(document.text, cell.start, max(cell.end, cell.start))
    if not found:
        return
    start, end = found.span("v")
    value = _first_number(document.cased[start:end])
    end = start + len(value)
    if _of_a_firm(document, cell.label, start, value):
        return
    compact = re.sub(r"[\W_]", "", value)
    if (
        sum(char.isdigit() for char in compact) < 4
        or len(compact) < 4
        or re.fullmatch(r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}", value)
    ):
        return
    for _ in range(2):
        more = _REST_OF_NUMBER.match(document.text, end)
        if not more or not compact.isdigit() or len(compact) + len(more.group("more").replace(" ", "")) > 18:
            break
        end = more.end("more")
        compact += more.group("more").replace(" ", "")
    yield start, end


DETECTOR: Final = Detector(
    "identity",
    Kind.ID_NUMBER,
    "an identity document number by label, or by structure and check digit",
    _PATTERNS,
    _validate,
    frozenset(["id"]),
    _read,
    stated=frozenset(["number", "weak number", "bank", "plate"]),
)
