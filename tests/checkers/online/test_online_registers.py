"""Every trap of the registers, against a loopback server that answers in their real shapes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from online_answers import (
    ABN,
    ACRA_BUSY,
    ACRA_DETAIL,
    ACRA_TABLE,
    BRREG,
    BRREG_EMPTY,
    CH_SEARCH,
    COMPANY,
    FRENCH,
    HK,
    HK_TURNED,
    LEI,
    TW,
    UEN,
    VIES_VALID,
    acra,
    dump,
    jsonp,
    lei_record,
    leis,
    rdap,
    vies_error,
)
from online_server import Asked, Reply, Script, ask, register

from app.domain.stored_records import BEGUN
from checkers.online.abn import AbnLookup
from checkers.online.acra import Acra
from checkers.online.base import Query
from checkers.online.brreg import Brreg
from checkers.online.companies_house import CompaniesHouse
from checkers.online.gleif import Gleif
from checkers.online.hong_kong import HongKong
from checkers.online.rdap import Rdap
from checkers.online.recherche_entreprises import RechercheEntreprises
from checkers.online.register import CompanyRegister
from checkers.online.taiwan import Taiwan
from checkers.online.vies import Vies


def asked(kind: type[CompanyRegister] | type[Rdap], query: Query, script: Script | Reply) -> Asked:
    with register(script) as running:
        return ask(kind(running.base), query)


def both(number: str, name: str) -> Query:
    return Query(name=name, number=number)


NAMED = {"name": "PREVIOUS NAME LTD", "type": "PREVIOUS_LEGAL_NAME"}
BRAND = {"name": "Blue Kite", "type": "TRADING_OR_OPERATING_NAME"}
CRN, SIREN, ORGNR, AUS, BRN, TAX = "123456", "356000000", "981566378", "51 824 753 556", "30958055", "20828393"
CASES: list[tuple[str, type[CompanyRegister], Query, Reply, list[str]]] = [
    ("lei and name", Gleif, both(LEI, "Kite Fund Ltd."), Reply(leis(lei_record("KITE FUND LIMITED"))), ["online-number-and-name"]),
    ("lei alone", Gleif, Query(number=LEI), Reply(leis(lei_record("KITE FUND LIMITED"))), ["online-number-only"]),
    ("lei of another", Gleif, both(LEI, "Acme"), Reply(leis(lei_record("KITE FUND LIMITED"))), ["online-name-differs"]),
    ("lei lapsed is a note", Gleif, both(LEI, "Kite"), Reply(leis(lei_record("KITE", paper="LAPSED"))), ["online-lapsed"]),
    ("lei ceased", Gleif, both(LEI, "Kite"), Reply(leis(lei_record("KITE", status="INACTIVE"))), ["online-not-active"]),
    ("lei annulled", Gleif, both(LEI, "Kite"), Reply(leis(lei_record("KITE", paper="ANNULLED"))), ["online-not-active"]),
    ("lei merged away", Gleif, both(LEI, "Kite"), Reply(leis(lei_record("KITE", paper="MERGED"))), ["online-not-active"]),
    ("lei retired", Gleif, both(LEI, "Kite"), Reply(leis(lei_record("KITE", paper="RETIRED"))), ["online-not-active"]),
    ("lei passed on is no note", Gleif, both(LEI, "Kite"), Reply(leis(lei_record("KITE", paper="PENDING_TRANSFER"))), ["online-number-and-name"]),
    ("lei as one record", Gleif, both(LEI, "Kite"), Reply(dump({"data": lei_record("KITE")})), ["online-number-and-name"]),
    ("brand", Gleif, Query("Blue Kite"), Reply(leis(lei_record("KITE FUND", others=[BRAND]))), ["online-name-found"]),
    ("lei in another alphabet", Gleif, both(LEI, "Kite Fund"), Reply(leis(lei_record("ΧΑΡΤΑΕΤΟΣ Α.Ε.", latin="KITE FUND S.A."))), ["online-number-and-name"]),
    ("lei without a state", Gleif, both(LEI, "Kite"), Reply(leis(lei_record("KITE", status=""))), ["online-number-and-name", "online-state-unknown"]),
    ("former", Gleif, Query("Previous Name"), Reply(leis(lei_record("KITE", others=[NAMED]))), ["online-former-name"]),
    ("tokenised hit is no hit", Gleif, Query("Kite Funds II"), Reply(leis(lei_record("KITE FUNDS III"))), ["online-not-found-similar"]),
    ("empty list", Gleif, Query("Nobody"), Reply(leis()), ["online-not-found"]),
    ("unknown lei 404", Gleif, Query(number=LEI), Reply('{"errors":[]}', 404), ["online-not-found"]),
    ("bad filter 400", Gleif, Query("Kite"), Reply('{"errors":[]}', 400), ["online-unknown-down"]),
    ("company", CompaniesHouse, both(CRN, "Northwind Traders"), Reply(dump(COMPANY)), ["online-number-and-name"]),
    ("company renamed", CompaniesHouse, both(CRN, "Southwind Ltd"), Reply(dump(COMPANY)), ["online-former-name"]),
    ("dissolved", CompaniesHouse, both(CRN, "Northwind Traders"), Reply(dump({**COMPANY, "company_status": "dissolved"})), ["online-not-active"]),
    ("strike-off", CompaniesHouse, both(CRN, "Northwind Traders"), Reply(dump({**COMPANY, "company_status_detail": "active-proposal-to-strike-off"})), ["online-not-active"]),
    ("overdue", CompaniesHouse, both(CRN, "Northwind Traders"), Reply(dump({**COMPANY, "accounts": {"overdue": True}})), ["online-remarks"]),
    ("young", CompaniesHouse, both(CRN, "Northwind Traders"), Reply(dump({**COMPANY, "date_of_creation": "2026-10-01"})), ["online-young"]),
    ("differs and dissolved", CompaniesHouse, both(CRN, "Acme"), Reply(dump({**COMPANY, "company_status": "dissolved"})), ["online-name-differs", "online-not-active"]),
    ("hit by former name", CompaniesHouse, Query("Northwind Tyres"), Reply(dump(CH_SEARCH)), ["online-former-name"]),
    ("first hit is not the firm", CompaniesHouse, Query("Northwind Traders Ltd"), Reply(dump(CH_SEARCH)), ["online-not-active"]),
    ("no such company", CompaniesHouse, Query(number=CRN), Reply('{"message":"404 NOT_FOUND"}', 404), ["online-not-found"]),
    ("bad key", CompaniesHouse, Query(number=CRN), Reply('{"error":"Invalid Authorization"}', 401), ["online-unknown-key-refused"]),
    ("too deep", CompaniesHouse, Query("Northwind"), Reply("", 416), ["online-unknown-down"]),
    ("norway", Brreg, both(ORGNR, "Nordvind AS"), Reply(dump(BRREG)), ["online-number-and-name"]),
    ("bankrupt", Brreg, both(ORGNR, "Nordvind AS"), Reply(dump({**BRREG, "konkurs": True})), ["online-not-active"]),
    ("deleted", Brreg, both(ORGNR, "Nordvind AS"), Reply(dump({**BRREG, "slettedato": "2020-01-01"})), ["online-not-active"]),
    ("gone 410", Brreg, both(ORGNR, "Nordvind AS"), Reply("", 410), ["online-not-active"]),
    ("unknown 404", Brreg, Query(number=ORGNR), Reply("{}", 404), ["online-not-found"]),
    ("no _embedded", Brreg, Query("zzzz"), Reply(dump(BRREG_EMPTY)), ["online-not-found"]),
    ("found by name", Brreg, Query("Nordvind"), Reply(dump({"_embedded": {"enheter": [BRREG]}})), ["online-name-found"]),
    ("france", RechercheEntreprises, both(SIREN, "Vent du Nord"), Reply(dump({"results": [FRENCH]})), ["online-number-and-name"]),
    ("siret", RechercheEntreprises, both("35600000000048", "Vent du Nord"), Reply(dump({"results": [FRENCH]})), ["online-number-and-name"]),
    ("ceased", RechercheEntreprises, both(SIREN, "Vent du Nord"), Reply(dump({"results": [{**FRENCH, "etat_administratif": "C"}]})), ["online-not-active"]),
    ("france hidden holder", RechercheEntreprises, both(SIREN, "Vent du Nord"), Reply(dump({"results": [{**FRENCH, "statut_diffusion": "P"}]})), ["online-name-withheld"]),
    ("france hidden and ceased", RechercheEntreprises, both(SIREN, "Vent du Nord"), Reply(dump({"results": [{**FRENCH, "statut_diffusion": "N", "etat_administratif": "C"}]})), ["online-not-active"]),
    ("france 400", RechercheEntreprises, Query("x"), Reply('{"erreur":"…"}', 400), ["online-unknown-down"]),
    ("france error in 200", RechercheEntreprises, Query("x"), Reply('{"erreur":"…"}'), ["online-unknown-down"]),
    ("abn", AbnLookup, both(AUS, "Northwind"), Reply(jsonp(ABN)), ["online-number-and-name"]),
    ("abn trading name", AbnLookup, both(AUS, "Northwind Coffee"), Reply(jsonp(ABN)), ["online-number-and-name"]),
    ("abn cancelled", AbnLookup, both(AUS, "Northwind"), Reply(jsonp({**ABN, "AbnStatus": "Cancelled"})), ["online-not-active"]),
    ("abn bad guid in 200", AbnLookup, Query(number=AUS), Reply(jsonp({"Abn": "", "Message": "The GUID entered is not recognised as a Registered Party"})), ["online-unknown-key-refused"]),
    ("abn refused by register", AbnLookup, Query(number=AUS), Reply(jsonp({"Message": "Search text is not a valid ABN or ACN"})), ["online-format"]),
    ("abn other message", AbnLookup, Query(number=AUS), Reply(jsonp({"Message": "The system is down"})), ["online-unknown-down"]),
    ("abn names", AbnLookup, Query("Northwind"), Reply(jsonp({"Message": "", "Names": [{"Abn": "51824753556", "Name": "NORTHWIND PTY LTD", "IsCurrent": True}]})), ["online-name-found", "online-state-unknown"]),
    ("abn old name", AbnLookup, Query("Northwind"), Reply(jsonp({"Message": "", "Names": [{"Abn": "51824753556", "Name": "NORTHWIND PTY LTD", "IsCurrent": False}]})), ["online-remarks"]),
    ("abn script", AbnLookup, Query("Northwind"), Reply("alert(1)"), ["online-unknown-unreadable"]),
    ("hk", HongKong, both(BRN, "Northwind Railway Ltd"), Reply(dump([HK])), ["online-number-and-name"]),
    ("hk chinese name", HongKong, both(BRN, "北风铁路有限公司"), Reply(dump([HK])), ["online-number-and-name"]),
    ("hk turned name", HongKong, Query("The Northwind Banking Corporation Limited"), Reply(dump([HK_TURNED])), ["online-name-found"]),
    ("hk NULL is no name", HongKong, Query("NULL"), Reply(dump([HK_TURNED])), ["online-not-found"]),
    ("hk guarantee company", HongKong, both("C1572528", "Northwind Fund"), Reply(dump([{**HK, "Brn": "C1572528", "English_Company_Name": "NORTHWIND FUND"}])), ["online-number-and-name"]),
    ("hk young by dd-mm-YYYY", HongKong, both(BRN, "Northwind Railway"), Reply(dump([{**HK, "Date_of_Incorporation": "05-11-2026"}])), ["online-young"]),
    ("hk longer name is another", HongKong, Query("Northwind"), Reply(dump([HK])), ["online-not-found"]),
    ("hk no hit is 400", HongKong, Query(number=BRN), Reply('{"status":400,"message":"No result found."}', 400), ["online-not-found"]),
    ("hk bad item is 400", HongKong, Query(number=BRN), Reply('{"status":400,"message":"Invalid requested Item."}', 400), ["online-unknown-unreadable"]),
    ("tw", Taiwan, both(TAX, "北风股份有限公司"), Reply(dump([TW])), ["online-number-and-name"]),
    ("tw dissolved", Taiwan, both(TAX, "北風股份有限公司"), Reply(dump([{**TW, "Company_Status_Desc": "解散"}])), ["online-not-active"]),
    ("tw revoked", Taiwan, both(TAX, "北風股份有限公司"), Reply(dump([{**TW, "Revoke_App_Date": "1100101"}])), ["online-not-active"]),
    ("tw young by the Republic's year", Taiwan, both(TAX, "北風股份有限公司"), Reply(dump([{**TW, "Company_Setup_Date": "1151101"}])), ["online-young"]),
    ("tw empty body is none", Taiwan, Query(number=TAX), Reply("\n"), ["online-not-found"]),
    ("tw unknown table", Taiwan, Query(number=TAX), Reply("此API不存在，請查明後繼續。"), ["online-unknown-unreadable"]),
    ("tw like search", Taiwan, Query("北風"), Reply(dump([{**TW, "Company_Name": "大北風股份有限公司"}])), ["online-not-found-similar"]),
    ("acra search is fuzzy", Acra, Query("Northwind Ship Ltd"), Reply(acra(ACRA_TABLE)), ["online-not-found"]),
    ("brreg refuses the question", Brreg, Query("x"), Reply('{"status":400,"feilmelding":"Ugyldig forespørsel"}', 400), ["online-unknown-down"]),
    ("vies greece is EL", Vies, both("GR094259216", "Northwind"), Reply(dump({**VIES_VALID, "name": "NORTHWIND A.E."})), ["online-name-differs"]),
    ("vies", Vies, both("IE 6388047V", "Northwind Ireland Ltd"), Reply(dump(VIES_VALID)), ["online-number-and-name"]),
    ("vies post shape", Vies, both("IE6388047V", "Northwind Ireland"), Reply(dump({"valid": True, "name": "NORTHWIND IRELAND LTD"})), ["online-number-and-name"]),
    ("vies withheld", Vies, both("DE129274202", "Nordwind GmbH"), Reply(dump({**VIES_VALID, "name": "---"})), ["online-name-withheld"]),
    ("vies invalid", Vies, Query(number="DE123456789"), Reply(dump({"isValid": False, "userError": "INVALID", "name": "---"})), ["online-not-found"]),
    ("vies down is not invalid", Vies, Query(number="DE123456789"), Reply(dump({"isValid": False, "userError": "MS_UNAVAILABLE"})), ["online-unknown-down"]),
    ("vies bad input", Vies, Query(number="DE1234"), Reply(vies_error("INVALID_INPUT")), ["online-format"]),
    ("vies bad input 400", Vies, Query(number="DE1234"), Reply(vies_error("INVALID_INPUT"), 400), ["online-format"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "query", "reply", "codes"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_answer(kind: type[CompanyRegister], query: Query, reply: Reply, codes: list[str]) -> None:
    result = asked(kind, query, reply)
    assert result.codes == codes
    assert all(one.source and one.as_of == "2026-11-24T09:30:00Z" and one.params["asked"] for one in result.lines)
    assert [record.result for record in result.log] == [BEGUN, str(reply.status)]


VIES_DOWN = {
    "MS_UNAVAILABLE": "down",
    "SERVICE_UNAVAILABLE": "down",
    "TIMEOUT": "down",
    "MS_MAX_CONCURRENT_REQ": "limited",
    "MS_MAX_CONCURRENT_REQ_TIME": "limited",
    "GLOBAL_MAX_CONCURRENT_REQ": "limited",
    "VAT_BLOCKED": "limited",
    "IP_BLOCKED": "limited",
    "INVALID_REQUESTER_INFO": "down",
}


@pytest.mark.parametrize(("code", "reason"), VIES_DOWN.items())
def test_vies_errors_in_http_200_say_nothing_about_the_number(code: str, reason: str) -> None:
    result = asked(Vies, Query(number="IE6388047V"), Reply(vies_error(code)))
    assert result.codes == [f"online-unknown-{reason}"] and result.outcomes == ["unknown"]


def acra_script(detail: Reply) -> Script:
    return lambda path: Reply(acra(ACRA_TABLE)) if "d_3f960c10fed6145404ca7b821f263b87" in path else detail


@pytest.mark.parametrize(
    ("detail", "name", "codes"),
    [
        (Reply(acra(ACRA_DETAIL)), "Northwind Bank Ltd", ["online-number-and-name"]),
        (Reply(acra(ACRA_DETAIL)), "Southwind Bank", ["online-former-name"]),
        (Reply(acra(ACRA_DETAIL)), "na", ["online-name-differs"]),
        (Reply(acra({**ACRA_DETAIL, "entity_status_description": "In Liquidation - Members voluntary winding up"})), "Northwind Bank", ["online-not-active"]),
        (Reply(acra({**ACRA_DETAIL, "entity_status_description": "Struck Off"})), "Northwind Bank", ["online-not-active"]),
        (Reply(dump(ACRA_BUSY), 429), "Northwind Bank", ["online-number-and-name", "online-state-unknown"]),
    ],
)  # fmt: skip
def test_acra_asks_the_table_of_the_first_letter_for_the_state(detail: Reply, name: str, codes: list[str]) -> None:
    with register(acra_script(detail)) as running:
        result = ask(Acra(running.base), both(UEN, name))
    assert result.codes == codes
    assert "d_67e99e6eabc4aad9b5d48663b579746a" in running.seen[1][0]


def test_acra_deregistered_needs_no_second_question_and_none_is_found_in_an_empty_table() -> None:
    gone = asked(Acra, both(UEN, "Northwind Bank"), Reply(acra({**ACRA_TABLE, "uen_status_desc": "Deregistered"})))
    assert gone.codes == ["online-not-active"] and [record.result for record in gone.log] == [BEGUN, "200"]
    assert asked(Acra, Query(number=UEN), Reply(acra())).codes == ["online-not-found"]


def test_acra_busy_without_retry_after() -> None:
    assert asked(Acra, Query(number=UEN), Reply(dump(ACRA_BUSY), 429)).codes == ["online-unknown-limited"]
    assert asked(Acra, Query(number=UEN), Reply(dump({"success": False, "name": "TOO_MANY_REQUESTS"}))).codes == [
        "online-unknown-limited"
    ]


def test_natural_persons_are_never_read() -> None:
    lines = (
        *asked(RechercheEntreprises, Query("Vent du Nord"), Reply(dump({"results": [FRENCH]}))).lines,
        *asked(Taiwan, Query(number=TAX), Reply(dump([TW]))).lines,
    )
    assert "MARTIN" not in str(lines) and "某某" not in str(lines)
    hidden = asked(
        RechercheEntreprises, Query(number=SIREN), Reply(dump({"results": [{**FRENCH, "statut_diffusion": "P"}]}))
    )
    assert "VENT" not in str(hidden.lines)


DOMAINS = [
    ("old", Reply(rdap("kite.com")), ["online-domain-age"], ["confirmed"]),
    ("young", Reply(rdap("kite.com", "2026-08-01T00:00:00Z")), ["online-domain-young"], ["confirmed_but"]),
    ("very young", Reply(rdap("kite.com", "2026-11-20T00:00:00.123Z")), ["online-domain-very-young"], ["confirmed_but"]),
    ("registered again", Reply(rdap("kite.com", events=[{"eventAction": "registration", "eventDate": "1997-01-01"}, {"eventAction": "reregistration", "eventDate": "2026-11-01"}])), ["online-domain-very-young"], ["confirmed_but"]),
    ("no events", Reply(rdap("kite.com", events=None)), ["online-domain-no-date"], ["unknown"]),
    ("on hold", Reply(rdap("kite.com", status=["client hold"])), ["online-domain-age", "online-domain-held"], ["confirmed", "confirmed_but"]),
    ("absent", Reply('{"errorCode":404}', 404), ["online-domain-absent"], ["not_found_here"]),
    ("absent, no body", Reply("", 404), ["online-domain-absent"], ["not_found_here"]),
    ("blocked", Reply("", 403), ["online-unknown-refused"], ["unknown"]),
    ("unprocessable", Reply("", 422), ["online-unknown-down"], ["unknown"]),
    ("another domain", Reply(rdap("other.com")), ["online-unknown-unreadable"], ["unknown"]),
    ("no card", Reply(rdap("kite.com", entities=[{"roles": ["registrar"]}])), ["online-domain-age"], ["confirmed"]),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "codes", "outcomes"), [row[1:] for row in DOMAINS], ids=[row[0] for row in DOMAINS])
def test_domain(reply: Reply, codes: list[str], outcomes: list[str]) -> None:
    result = asked(Rdap, Query(domain="mail.kite.com"), reply)
    assert result.codes == codes and result.outcomes == outcomes


def test_rdap_follows_a_redirect_of_the_registry() -> None:
    def script(path: str) -> Reply:
        return Reply(rdap("kite.com")) if path == "/moved" else Reply("", 302, {"Location": "/moved"})

    assert asked(Rdap, Query(domain="kite.com"), script).codes == ["online-domain-age"]
