"""Words inside the names of firms that say a trade, a kind or a place: what a short form drops, or what goes before a name."""

from __future__ import annotations

from typing import Final

from app.text.normalization import folded

LEADING_KINDS: Final = frozenset(
    "grupo group groupe gruppo banco bank banca hotel hospital clinica clinic cafe restaurant restaurante officine fonderia officina fonderie bodega viveros molino panaderia ferreteria grupos studio estudio atelier ateliers astilleros talleres industrias construcciones transportes bodegas "
    "editorial farmacia laboratorios supermercados stadtwerke autohaus backerei pizzeria boulangerie cabinet agence societe maison casa cooperativa fundacion asociacion constructora ristorante".split()
)
"""First words that say the trade before the name, in languages that put it there."""
ARTICLES: Final = frozenset(
    "al el la le les los las lo il das die der san santa saint st new big ben bin nova nuova nueva".split()
)
"""First words that need the next one to say anything."""
KINDS: Final = frozenset(
    "university universidad universidade université universität universita college institute institut school academy"
    " hospital faculty department laboratory ministry council museum foundation association freelance".split()
)
"""First words that say what an organisation is, not which one it is."""
LEADING: Final = frozenset(
    [
        "the",
        "cong",
        "ty",
        "tnhh",
        "cp",
        "mtv",
        "pt",
        "ooo",
        "oao",
        "zao",
        "pao",
        "ao",
        "ip",
        "firma",
        *folded("тов ооо пат прат зат ат пп оао зао пао ао").split(),
    ]
)
AFFILIATES: Final = frozenset(
    "china europe asia america americas emea apac uk usa us international worldwide global group".split()
)
TRADES: Final = frozenset(
    (
        "technologies technology tech analytics systems software solutions services consulting partners labs "
        "laboratories studio studios media logistics capital ventures industries bank insurance foods pharma "
        "pharmaceuticals energy networks digital robotics health cooperative operative coop mills "
        "homes care cleaning catering security architects builders accounting advisors associates consultants recruitment staffing retail stores fashion telecom telecommunications dental accountants solicitors brewery brewing farms "
        "mining recycling packaging printing furniture equipment supplies products chemicals textiles dredging "
        "marine shipping services service freight transport engineering construction manufacturing trading"
    ).split()
)
SMALL_FORMS: Final = frozenset("z oo zoo sro doo inc ltda gmbh srl spa kft as".split())
"""Parts of legal forms that are written small."""
NAMED_AFTER: Final = frozenset(
    "road street avenue lane station river bridge park airport building tower lake bay hill beach square queen princess".split()
)
"""What is called after a place or a person: `Sahel Road`."""
