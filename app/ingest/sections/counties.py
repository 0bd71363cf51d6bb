"""Addresses of the British Isles and Canada in their parts: behind the town stands the county or the province.

The counties are a closed list: the historic and ceremonial ones of the United Kingdom, with the short forms that the post used, and
those of Ireland. A county that is named like its town (Durham, Antrim, Cork) counts only as `Co. Durham`.
"""

from __future__ import annotations

import re
from typing import Final

from app.domain.resume import Location
from app.ingest.layout.rows import value
from app.ingest.sections.words import listed

_COUNTIES: Final = frozenset(
    listed(
        """avon | bedfordshire | beds | berkshire | berks | royal berkshire | buckinghamshire | bucks | cambridgeshire | cambs | cheshire | cleveland | cornwall | cumberland | cumbria |
        derbyshire | derbys | devon | devonshire | dorset | east riding of yorkshire | east riding | east sussex | east yorkshire | essex | gloucestershire | glos | greater london |
        greater manchester | hampshire | hants | herefordshire | hertfordshire | herts | humberside | huntingdonshire | isle of wight | kent | lancashire | lancs |
        leicestershire | leics | lincolnshire | lincs | merseyside | middlesex | middx | norfolk | north humberside | north yorkshire | northamptonshire | northants | northumberland |
        nottinghamshire | notts | oxfordshire | oxon | rutland | salop | shropshire | somerset | south yorkshire | staffordshire | staffs | suffolk | surrey | sussex |
        tyne and wear | tyne & wear | warwickshire | west midlands | west sussex | west yorkshire | westmorland | wiltshire | wilts | worcestershire | worcs | yorkshire | yorks |
        n yorks | s yorks | w yorks | e yorks | n. yorks | s. yorks | w. yorks | e. yorks |
        anglesey | isle of anglesey | breconshire | brecknockshire | caernarfonshire | cardiganshire | carmarthenshire | ceredigion | clwyd | denbighshire | dyfed | flintshire | glamorgan |
        gwent | gwynedd | merionethshire | mid glamorgan | monmouthshire | montgomeryshire | pembrokeshire | powys | radnorshire | south glamorgan | vale of glamorgan | west glamorgan |
        aberdeenshire | angus | argyll | argyllshire | argyll and bute | ayrshire | east ayrshire | north ayrshire | south ayrshire | banffshire | berwickshire | caithness |
        clackmannanshire | dumfriesshire | dumfries and galloway | dunbartonshire | east dunbartonshire | west dunbartonshire | east lothian | fife | inverness-shire |
        kincardineshire | kinross-shire | kirkcudbrightshire | lanarkshire | north lanarkshire | south lanarkshire | midlothian | moray | morayshire | nairnshire | orkney | peeblesshire |
        perthshire | perth and kinross | renfrewshire | east renfrewshire | ross-shire | ross and cromarty | roxburghshire | scottish borders | selkirkshire | shetland | stirlingshire |
        sutherland | west lothian | wigtownshire | fermanagh | tyrone | isle of man | kerry | laois | leitrim | mayo | meath | offaly | westmeath"""
    )
)
_SAID: Final = (
    r"(?i:co\.?|county|contae)\s+(?i:antrim|armagh|carlow|cavan|clare|cork|derry|donegal|down|dublin|durham|fermanagh|galway|kerry|kildare|kilkenny|laois|leitrim|limerick|"
    r"londonderry|longford|louth|mayo|meath|monaghan|offaly|roscommon|sligo|tipperary|tyrone|waterford|westmeath|wexford|wicklow)"
)
_COUNTY: Final = re.compile(_SAID)
_CODE: Final = r"(?P<zip>[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[\dW]\s?[A-Z\d]{4})"
_TOWN: Final = r"(?P<city>[A-ZÀ-Þ][^\W\d_][A-Za-zÀ-ÿ.'’ \-]{0,30}?)"
_ISLES: Final = re.compile(
    rf"^(?P<street>.*\d.*?),\s*{_TOWN}(?:,\s*|\s+(?=(?i:co\.?|county)\s))(?P<region>[A-Z][A-Za-z.& \-]{{2,30}}?)(?:,?\s+{_CODE}(?:,?\s+(?P<country>UK|GB))?)?\.?$"
)
_CANADA: Final = re.compile(
    rf"^(?P<street>.*\d.*?),\s*{_TOWN},?\s+(?P<region>AB|BC|MB|NB|NL|NS|NT|NU|ON|PEI?|QC|SK|YT),?\s+(?P<zip>[A-Z]\d[A-Z]\s?\d[A-Z]\d)(?:,?\s*Canada)?$"
)
_PLAIN: Final = re.compile(rf"^{_TOWN},\s*(?P<region>{_SAID})$")
_LONGEST: Final = 140


def in_county(words: str) -> Location | None:
    """An address whose last part before the postal code is a county or a Canadian province, in its parts: `14 Cathedral Close, Wells,
    Somerset BA5 2UE`, `Mallow, Co. Cork`."""
    if len(words) > _LONGEST:
        return None
    match = _ISLES.match(words)
    match = match if match and is_county(match["region"]) else _CANADA.match(words)
    if match:
        street, town, region = (value(match[part]) for part in ("street", "city", "region"))
        return Location(street, match["zip"] or "", town, region, match.groupdict().get("country") or "")
    match = _PLAIN.match(words)
    return Location("", "", value(match["city"]), match["region"]) if match else None


def is_county(words: str) -> bool:
    """Whether a text is a county."""
    flat = " ".join(words.split())
    return flat.lower().rstrip(".") in _COUNTIES or _COUNTY.fullmatch(flat) is not None
