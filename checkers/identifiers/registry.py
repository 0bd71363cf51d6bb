"""Every identifier family, the more specific before the more general: a span belongs to the first that claims it."""

from __future__ import annotations

from typing import Final

from checkers.identifiers import americas, asia, china, china_licences, europe, oceania, united_kingdom, world
from checkers.identifiers.base import Family

FAMILIES: Final[tuple[Family, ...]] = (
    world.LEI,
    china_licences.HR_LICENCE,
    china_licences.DISPATCH,
    china_licences.LABOUR_EXPORT,
    china_licences.ICP,
    china.OLD_NUMBER,
    china.USCC,
    asia.IN_CIN,
    asia.IN_GSTIN,
    asia.SG_AGENCY,
    asia.SG_UEN,
    asia.HK_AGENCY,
    asia.HK_BRN,
    asia.HK_CR,
    asia.TW_UBN,
    asia.JP_CORPORATE,
    asia.JP_LICENCE,
    asia.KR_BRN,
    oceania.NZBN,
    oceania.ABN,
    oceania.ACN,
    europe.SIRET,
    europe.SIREN,
    europe.NORWAY,
    europe.SWISS,
    united_kingdom.VAT,
    europe.VAT,
    americas.CNPJ,
    americas.CANADA_BN,
    americas.EIN,
    united_kingdom.CRN,
)
