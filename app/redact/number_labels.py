"""Words before the number of a thing (a batch, a vacancy, an order, a standard, a file), in the languages of the readers: a number behind
one is no telephone number, date of birth or identity number."""

from __future__ import annotations

import re
from typing import Final

from app.text.normalization import folded

_WORDS: Final = (
    "batch lot order ticket case ref tender req requisition posting vacancy job model part drawing sheet serial dispatch invoice file|"
    "kennziffer aktenzeichen chargennummer auftrag auftragsnummer bestellnummer ausschreibung stellennummer referenznummer vorgangsnummer|"
    "lote pedido expediente factura convocatoria albaran processo vaga edital nota fiscal|"
    "lot commande dossier marche annonce facture|lotto ordine bando commessa fattura|partia zamowienie zlecenie numer oferty faktura|"
    "zakazka objednavka sarze tilaus rendeles tetel comanda siparis ihale parti ilan|ma don don hang lo hang ma viec|"
    "партия партія заказ замовлення вакансия вакансія артикул договор договір дсту гост наказ приказ накладна накладная лот"
)
_HAN: Final = (
    "批号|批次|批|订单号?|单号|工单号?|职位号|岗位号|职位代码|岗位代码|职位编号|岗位编号|编号|标准号?|图号|料号|货号|型号|合同号|案号|文号|船期表|"
    "求人番号|受付番号|注文番号|管理番号|案件番号|整理番号|商品番号|社員番号|会員番号|伝票番号|品番|型番|ロット番号|ロット|求人no"
)
NUMBERED: Final = (
    rf"(?<![^\W\d_])(?:{'|'.join(folded(word) for line in _WORDS.split('|') for word in dict.fromkeys(line.split()))})"
    rf"(?:[ \-]?(?:no|nr|num|number|nummer|numero|numer|id|so|č|n°|№|{folded('номер')}))?|{folded(_HAN)}"
)
"""As a regular expression over the normal form, without what may stand between it and the number."""
_NEARBY: Final = (
    r"(?<![a-z])(?:(?:teams|zoom|webex|skype|meet|hangouts)(?: (?:call|meeting|link|bridge|room))?|meeting|passcode|pass ?word|conference|tracking|parcel|courier|"
    r"ups|usps|fedex|dhl|dpd|gls|hermes|evri|royal mail|paket(?:nummer)?|sendung(?:snummer)?|colis|receipts?|voucher|cheque|series|serie|waybill|awb|bol|quote|"
    r"vin|imei|nsn|otp|turnstile|door code|gate code)(?![a-z])|票据号?|票号|发票号?|收据号?|单号|运单|快递|流水号?|会议号?|会议室?id|腾讯会议|飞书会议|密码|验证码|口令|取件码|核销码|专利|批文|备案号?|登记号?"
)
NEAR_THING: Final = re.compile(
    rf"(?:(?<![a-z])(?:ups|usps|fedex|dhl|dpd|gls|evri|tracking)(?![a-z])[^\n,;]{{0,22}}|(?:{_NEARBY})[^\d\n,;.!?，。；、]{{0,18}}|(?<![a-z])pin(?: (?:code|number|no\.?|is|was))?[ :=#]{{0,3}})$"
)
"""What stands before the number of a thing on its line, over a few words without a comma: `the Teams call 391 220 447 18`, 票据号(皖)…"""
SURELY_OF_A_THING: Final = re.compile(
    r"(?:(?<![a-z])(?:error(?: code)?|s/n|serial(?: no\.?| number)?|template|runbook|norme?(?: nf)?|grants?(?::? [a-z]{3,6})?|order ids?|item no\.?|or(?: no\.?)|isrc|upc|dfars|practice code|tax code|course code(?: was)?|gl|ean|gtin|barcode|imei|mac|doi|ismn|roll number of (?:this|the|our) school is|contract (?:no\.?|number)|isbn|spec(?:ification)?|title no\.?|tm|imm|mcsa|fda 510\(k\)|exp\.?|expires|case|docket|shop order|work order|"
    r"drawing|drg|acas number|(?:company|charity|business|trade register|companies house)(?: registration| reg\.?)?(?: no\.?| number| nr\.?)(?: is)?|registered in [a-z ]{4,20}, no\.?|ssm(?: no\.?| number)?(?: is)?|registered charity(?: no\.?| number)?|hrb|uen|cro|sponsor licen[cs]e(?: no\.?| number)?|approved contractor(?: no\.?)?|certificate of authori[sz]ation|sscc(?: labels)?(?: such as)? \(00\)|gst(?:in)?(?: no\.?| number)?|vat(?: reg\.?| registration)?(?: no\.?| number)|ein)|(?:统一)?社会信用代码|統編|书号|图号|资质证书编?号|对公账[户号]|条码|物料编码|料号|报关单号?|海关编码|报考职位|项目编?号|公证|验证码|复审\([a-z]{0,3}|外证字第|监制证|批次号?)(?:[ :：#.\-]{0,3}|[ :：#.\-]{1,3}[a-z\-]{1,14})$|(?<![a-z])rfc ?$"
)
"""What stands right before a number that is a thing's even where the words around make it look like a person's."""
YEAR_OF_ISSUE: Final = re.compile(r"\((?:19|20)\d\d\)")
"""The year between volume and pages of a journal: `812 (2021) 141-159`."""
_LETTERS: Final = re.compile(r"[^\d\n]{0,12}")


_OF_A_COMPUTER: Final = re.compile(r"0x[0-9a-f]{2,}|(?:19|20)\d{6}t\d{4,6}z?(?!\w)")
"""An address in a memory, a time as computers write it."""
_RANGE: Final = re.compile(r"(\d{4,8}) ?[-–—] ?(\d{4,8})")
_WIDEST: Final = 200


def is_range(written: str) -> bool:
    """Return True for the first and the last of numbers in a row: pages, parts, entries (`11847-11856`)."""
    found = _RANGE.fullmatch(written)
    return found is not None and len(found[1]) == len(found[2]) and 0 < int(found[2]) - int(found[1]) < _WIDEST


def surely_numbers_a_thing(text: str, start: int) -> bool:
    """Return True if what begins at `start` of a text in the normal form is a thing's number, the word for the thing before it or part of it."""
    if _OF_A_COMPUTER.match(text, start):
        return True
    letters = _LETTERS.match(text, start)
    digits = letters.end() if letters else start
    return bool(SURELY_OF_A_THING.search(text, max(0, digits - 40), digits))
