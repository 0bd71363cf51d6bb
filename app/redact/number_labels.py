"""Words before the number of a thing (a batch, a vacancy, an order, a standard, a file), in the languages of the readers: a number behind
one is no telephone number, date of birth or identity number."""

from __future__ import annotations

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
