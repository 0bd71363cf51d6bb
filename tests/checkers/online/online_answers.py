"""Answers of the same shape as the registers'; organisations and numbers are invented or stand in public documentation."""

from __future__ import annotations

import json
from typing import Any


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def lei_record(
    name: str,
    *,
    status: str = "ACTIVE",
    paper: str = "ISSUED",
    others: list[dict[str, str]] | None = None,
    latin: str = "",
) -> dict[str, Any]:
    return {
        "type": "lei-records",
        "id": LEI,
        "attributes": {
            "lei": LEI,
            "entity": {
                "legalName": {"name": name, "language": "en"},
                "otherNames": others or [],
                "transliteratedOtherNames": [{"name": latin, "type": "AUTO_ASCII_TRANSLITERATED_LEGAL_NAME"}]
                if latin
                else [],
                "status": status,
                "legalAddress": {"country": "IE"},
                "creationDate": None,
                "surprise": {"of": 2027},
            },
            "registration": {"status": paper, "nextRenewalDate": "2027-01-01T00:00:00Z"},
            "mic": None,
        },
    }


LEI = "213800KUD8LAJWSQ9D15"


def leis(*records: dict[str, Any]) -> str:
    return dump({"meta": {"pagination": {"total": len(records)}}, "data": list(records)})


COMPANY: dict[str, Any] = {
    "company_name": "NORTHWIND TRADERS LIMITED",
    "company_number": "00123456",
    "company_status": "active",
    "date_of_creation": "1987-11-27",
    "previous_company_names": [{"name": "SOUTHWIND LIMITED", "ceased_on": "1990-01-01"}],
    "accounts": {"overdue": False},
    "confirmation_statement": {"overdue": False},
    "registered_office_is_in_dispute": False,
    "links": {"officers": "/company/00123456/officers"},
}
CH_SEARCH = {
    "kind": "search#companies",
    "total_results": 2,
    "items": [
        {
            "title": "KFORD TYRES LTD",
            "snippet": "NORTHWIND TYRES LTD",
            "company_number": "09384423",
            "company_status": "active",
        },
        {
            "title": "NORTHWIND TRADERS LIMITED",
            "snippet": "",
            "company_number": "00123456",
            "company_status": "dissolved",
        },
    ],
}
BRREG: dict[str, Any] = {
    "organisasjonsnummer": "981566378",
    "navn": "NORDVIND AS",
    "stiftelsesdato": "2000-01-19",
    "konkurs": False,
    "underAvvikling": False,
    "underTvangsavviklingEllerTvangsopplosning": False,
}
BRREG_EMPTY = {
    "_links": {"self": {"href": "x"}},
    "page": {"size": 20, "totalElements": 0, "totalPages": 0, "number": 0},
}
FRENCH: dict[str, Any] = {
    "siren": "356000000",
    "nom_complet": "vent du nord",
    "nom_raison_sociale": "VENT DU NORD",
    "sigle": None,
    "etat_administratif": "A",
    "statut_diffusion": "O",
    "date_creation": "1991-01-01",
    "date_fermeture": None,
    "dirigeants": [{"nom": "MARTIN"}],
}
ABN: dict[str, Any] = {
    "Abn": "51824753556",
    "AbnStatus": "Active",
    "AbnStatusEffectiveFrom": "2000-07-01",
    "BusinessName": ["NORTHWIND COFFEE"],
    "EntityName": "NORTHWIND PTY LTD",
    "Message": "",
}


def jsonp(value: object) -> str:
    return f"callback({dump(value)})"


UEN = "196800306E"
ACRA_TABLE = {
    "uen": UEN,
    "uen_status_desc": "Registered",
    "entity_name": "NORTHWIND BANK LTD.",
    "uen_issue_date": "1968-07-16",
}
ACRA_DETAIL = {
    "uen": UEN,
    "entity_name": "NORTHWIND BANK LTD.",
    "entity_status_description": "Live Company",
    "registration_incorporation_date": "1968-07-16",
    "former_entity_name1": "SOUTHWIND BANK",
    "former_entity_name2": "na",
}
ACRA_BUSY = {"code": 24, "name": "TOO_MANY_REQUESTS", "data": None, "errorMsg": "Rate limit exceeded."}


def acra(*records: dict[str, str]) -> str:
    return dump(
        {"success": True, "result": {"resource_id": "d", "fields": [], "records": list(records), "total": len(records)}}
    )


HK = {
    "Brn": "30958055",
    "Chinese_Company_Name": "北風鐵路有限公司",
    "English_Company_Name": "NORTHWIND RAILWAY LIMITED",
    "Company_Type": "Public company limited by shares",
    "Date_of_Incorporation": "26-04-2000",
    "Re-domiciliation_Date": None,
}
HK_TURNED = {
    **HK,
    "Brn": "00173611",
    "Chinese_Company_Name": "NULL",
    "English_Company_Name": "NORTHWIND BANKING CORPORATION LIMITED -THE-",
}
TW: dict[str, Any] = {
    "Business_Accounting_NO": "20828393",
    "Company_Status_Desc": "核准設立",
    "Company_Name": "北風股份有限公司",
    "Responsible_Name": "某某",
    "Company_Setup_Date": "0890101",
    "Revoke_App_Date": "",
}
VIES_VALID: dict[str, Any] = {
    "isValid": True,
    "userError": "VALID",
    "name": "NORTHWIND IRELAND LIMITED",
    "address": "DUBLIN",
    "vatNumber": "6388047V",
}


def vies_error(code: str) -> str:
    return dump({"actionSucceed": False, "errorWrappers": [{"error": code}]})


def rdap(domain: str, registered: str = "1997-09-15T04:00:00Z", **more: object) -> str:
    events = [{"eventAction": "registration", "eventDate": registered}] if registered else []
    card = ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "Example Registrar Inc."]]]
    return dump(
        {
            "objectClassName": "domain",
            "ldhName": domain.upper(),
            "events": [*events, {"eventAction": "expiration", "eventDate": "2028-09-14T04:00:00Z"}],
            "entities": [{"roles": ["registrar"], "vcardArray": card}],
            "status": ["client transfer prohibited"],
            **more,
        }
    )
