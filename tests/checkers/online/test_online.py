"""Online look-ups: nothing leaves without consent, every failure of a service is "unknown", and the proposals fit."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from online_answers import BRREG, COMPANY, LEI, dump, jsonp, lei_record, leis, vies_error
from online_server import NOW, Reply, Script, Ticking, ask, online, register
from registry_rule import unregistered

from app.clock import to_iso
from app.domain.checks import Posting
from app.errors import Cancelled, UserError
from app.workers.cancellation import CancelToken
from checkers.card_json import _sentences, line_text
from checkers.net.client import Consent, RequestRecord
from checkers.online import ask as ask_module
from checkers.online.abn import AbnLookup
from checkers.online.ask import LookupContext
from checkers.online.base import Query, register_infos
from checkers.online.brreg import Brreg
from checkers.online.cache import PREFIX, AnswerCache, MemoryStore
from checkers.online.companies_house import CompaniesHouse
from checkers.online.gleif import Gleif
from checkers.online.rdap import Rdap, servers
from checkers.online.registry import LOOKUPS, lookup_named, lookups_for, query_of
from checkers.online.vies import Vies

NORDVIND = Query(name="Nordvind AS", number="981566378")
HOST = "register.example"


def test_every_look_up_is_registered_and_described() -> None:
    helpers = ("ask", "base", "cache", "judge", "register", "registry")
    assert unregistered("checkers.online", LOOKUPS, besides=helpers) == []
    assert {lookup.code for lookup in LOOKUPS} == set(register_infos())
    assert all(about.title.keys() == about.covers.keys() == {"en", "zh"} for about in register_infos().values())


def test_the_smoke_query_of_every_register_is_fit_and_shown_with_an_exact_https_address() -> None:
    for lookup in LOOKUPS:
        request = lookup.preview(register_infos()[lookup.code].smoke)
        assert request.url.startswith(f"https://{request.host}/") and " " not in request.url
        assert request.leaves and all(value for value in request.leaves)
        assert request.needs_key == lookup.needs_key


@pytest.mark.parametrize("granted,host", [(False, HOST), (True, "other.example")])
def test_without_consent_nothing_is_sent_even_when_the_answer_is_kept(granted: bool, host: str) -> None:
    cache, log = AnswerCache(), list[RequestRecord]()
    with register(Reply(dump(BRREG))) as running:
        ask(Brreg(running.base), NORDVIND, cache=cache)
        with pytest.raises(UserError, match="consent-missing"):
            Brreg(running.base).run(NORDVIND, online(log, Ticking(), cache=cache), Consent(host, "lookup", granted))
        assert len(running.seen) == 1 and log == []


def test_the_offline_switch_refuses_before_anything_is_sent() -> None:
    log = list[RequestRecord]()
    with register(Reply(dump(BRREG))) as running:
        wire = online(log, Ticking())
        wire.client.offline = True
        with pytest.raises(UserError, match="offline"):
            Brreg(running.base).run(NORDVIND, wire, Consent(HOST, "lookup", True))
        assert running.seen == [] and log == []


def test_a_query_that_does_not_fit_is_refused_unsent() -> None:
    for lookup, query in (
        (Gleif(), Query(number="213800KUD8LAJWSQ9D16")),
        (Vies(), Query(name="Name only")),
        (Brreg(), Query(number="981566379")),
        (Rdap(), Query(domain="127.0.0.1")),
        (Rdap(), Query(domain="bad name.com")),
        (CompaniesHouse(), Query()),
        (CompaniesHouse(), Query(name="x" * 201)),
    ):
        with pytest.raises(UserError, match="lookup-unfit"):
            lookup.run(query, online([], Ticking()), Consent(HOST, "lookup", True))


def serving(script: Script | Reply, lookup: type[Brreg] = Brreg, step: float = 0.0) -> tuple[list[str], Ticking, int]:
    with register(script) as running:
        result = ask(lookup(running.base), NORDVIND, step=step)
        return result.codes, result.clock, len(running.seen)


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply("<html>captcha</html>", headers={"Content-Type": "text/html"}), "unreadable"),
        (Reply("<html>oops</html>", 500), "down"),
        (Reply("", 502), "down"),
        (Reply("", 403), "refused"),
        (Reply("[" * 100_000), "unreadable"),
        (Reply("[]"), "unreadable"),
        (Reply('{"navn":'), "unreadable"),
        (Reply(b"\xff\xfe\x00"), "unreadable"),
        (Reply(b'{"a":"' + b"x" * 2_200_000 + b'"}'), "unreadable"),
        (Reply(headers={"Location": "http://elsewhere.example/"}, status=302), "redirected"),
        (Reply(headers={"Location": "/api/again"}, status=302), "redirected"),
    ],
)
def test_a_service_that_fails_says_nothing_about_an_employer(reply: Reply, code: str) -> None:
    assert serving(reply)[0] == [f"online-unknown-{code}"]


def test_another_number_than_asked_is_not_an_answer() -> None:
    assert serving(Reply(dump({**BRREG, "organisasjonsnummer": "974760673"})))[0] == ["online-not-found"]


def test_busy_is_waited_out_as_the_server_asks_then_unknown() -> None:
    codes, clock, sent = serving(Reply("", 429, {"Retry-After": "7"}))
    assert codes == ["online-unknown-limited"] and sent == 3 and sum(clock.waited) >= 14
    codes, clock, sent = serving(Reply("", 429, {"Retry-After": "600"}))
    assert codes == ["online-unknown-limited"] and sent == 1 and sum(clock.waited) == 0


def test_busy_once_then_answered() -> None:
    replies = [Reply("", 503), Reply(dump(BRREG))]
    assert serving(lambda path: replies.pop(0))[0] == ["online-number-and-name"]


def test_a_server_that_never_answers_is_given_up() -> None:
    assert serving(Reply(hold=True), step=5.0)[0] == ["online-unknown-slow"]


def test_a_cancel_ends_the_look_up() -> None:
    token = CancelToken()
    token.cancel()
    base = online([], Ticking())
    wire = LookupContext(base.client, base.log, base.keys, clock=base.clock, cancel=token)
    with register(Reply(dump(BRREG))) as running, pytest.raises(Cancelled):
        Brreg(running.base).run(NORDVIND, wire, Consent(HOST, "lookup", True))


def test_a_host_is_not_asked_faster_than_it_allows() -> None:
    clock = Ticking()
    with register(Reply(dump(BRREG))) as running:
        wire, lookup = online([], clock), Brreg(running.base)
        lookup.run(NORDVIND, wire, Consent(HOST, "lookup", True))
        lookup.run(Query(name="Other"), wire, Consent(HOST, "lookup", True))
    assert sum(clock.waited) == pytest.approx(register_infos()["brreg"].pause)


def test_a_kept_answer_shows_its_age_and_is_asked_again_after_a_day() -> None:
    kept_in = MemoryStore()
    with register(Reply(dump(BRREG))) as running:
        request = Brreg(running.base).preview(NORDVIND)
        AnswerCache(kept_in).put("brreg", request.url, 200, dump(BRREG), to_iso(NOW - timedelta(hours=5)))
        (kept,) = ask(Brreg(running.base), NORDVIND, cache=AnswerCache(kept_in)).lines
        assert running.seen == [] and kept.params["age_hours"] == "5" and kept.as_of == "2026-11-24T04:30:00Z"
        for moment in (NOW - timedelta(hours=24), NOW + timedelta(minutes=1)):
            AnswerCache(kept_in).put("brreg", request.url, 200, dump(BRREG), to_iso(moment))
            (fresh,) = ask(Brreg(running.base), NORDVIND, cache=AnswerCache(kept_in)).lines
            assert fresh.params["age_hours"] == "0"
        assert len(running.seen) == 2
        kept_in.set(f"{PREFIX}brreg {request.url}", ["damaged"])
        ask(Brreg(running.base), NORDVIND, cache=AnswerCache(kept_in))
        assert len(running.seen) == 3


@pytest.mark.parametrize("reply", [Reply("", 500), Reply("<html>busy</html>"), Reply(vies_error("MS_UNAVAILABLE"))])
def test_failures_are_not_kept_not_even_those_that_come_with_http_200(reply: Reply) -> None:
    cache = AnswerCache()
    with register(reply) as running:
        for _ in range(2):
            result = ask(Vies(running.base), Query(number="IE6388047V"), cache=cache)
            assert result.outcomes == ["unknown"]
        assert len(running.seen) == 2


def keyed(lookup: AbnLookup | CompaniesHouse, query: Query) -> tuple[str, str]:
    kept_in = MemoryStore()
    result = ask(lookup, query, cache=AnswerCache(kept_in))
    return str(result.log) + str(result.lines), str(kept_in.with_prefix(""))


def test_a_key_goes_to_its_service_only_and_into_neither_log_nor_cache() -> None:
    with register(Reply(jsonp({"Message": "", "Names": []}))) as running:
        traces = keyed(AbnLookup(running.base), Query(name="Kite"))
        assert running.seen[0][0].endswith("guid=secret%20key%2F1")
    assert "YOUR-KEY" in traces[0] and "secret" not in "".join(traces)
    with register(Reply(dump(COMPANY))) as running:
        traces = keyed(CompaniesHouse(running.base), Query(number="123456"))
        assert running.seen[0][1]["authorization"] == "Basic c2VjcmV0IGtleS8xOg=="
        assert running.seen[0][0] == "/api/company/00123456"
    assert "secret" not in "".join(traces) and "c2VjcmV0" not in "".join(traces)


@pytest.mark.parametrize("key", ["", "  ", "a\r\nHost: b", "密"])
def test_without_a_usable_key_nothing_is_sent(key: str) -> None:
    with register(Reply(dump(COMPANY))) as running:
        assert ask(CompaniesHouse(running.base), Query(number="123456"), key=key).codes == ["online-unknown-key"]
        assert running.seen == []


def test_a_name_cannot_become_an_operator_or_another_parameter() -> None:
    url = Gleif().preview(Query(name="Acme, Inc. & Sons!..#1")).url
    assert url.endswith("=Acme%20Inc.%20%26%20Sons%20%231&page%5Bsize%5D=20")
    assert "%26guid" in AbnLookup().preview(Query(name="a&guid=b")).url
    assert "/company/" not in CompaniesHouse().preview(Query(name="../company/1")).url


def test_rdap_servers_are_https_and_chosen_by_the_longest_suffix() -> None:
    assert len(servers()) > 1000
    assert all(server.startswith("https://") and server.endswith("/") for server in servers().values())
    request = Rdap().preview(Query(domain="Mail.Kite.COM."))
    assert request.url == "https://rdap.verisign.com/com/v1/domain/kite.com"
    assert Rdap().preview(Query(domain="bücher.com")).url.endswith("/domain/xn--bcher-kva.com")


@pytest.mark.parametrize("domain", ["kite.cn", "kite.com.cn", "kite.hk", "kite.jp"])
def test_a_suffix_without_a_server_is_unknown_and_nothing_is_sent(domain: str) -> None:
    result = ask(Rdap(), Query(domain=domain))
    assert result.codes == ["online-unknown-not-covered"] and result.outcomes == ["unknown"] and result.log == []
    with pytest.raises(UserError, match="lookup-not-covered"):
        Rdap().preview(Query(domain=domain))


def proposed(posting: Posting) -> dict[str, Query]:
    return {lookup.code: query for lookup, query in lookups_for(posting)}


def test_proposals_fit_the_posting() -> None:
    london = Posting("", organisation="Kite Ltd", location="London", identifiers=("00123456",))
    assert proposed(london) == {
        "companies-house": Query(name="Kite Ltd", number="00123456"),
        "gleif": Query(name="Kite Ltd"),
    }
    oslo = Posting(
        "", organisation="Kite AS", location="Oslo", contacts=("email:hr@jobs.kite.no", "email:kite@gmail.com")
    )
    assert proposed(oslo) == {
        "brreg": Query(name="Kite AS"),
        "gleif": Query(name="Kite AS"),
        "rdap": Query(domain="kite.no"),
    }
    assert proposed(Posting("", identifiers=(LEI,))) == {"gleif": Query(number=LEI)}
    assert proposed(Posting("", identifiers=("IE6388047V",))) == {"vies": Query(number="IE6388047V")}
    chinese = Posting(
        "", organisation="北风有限公司", location="上海", language="zh", identifiers=("91350100M000100Y43",)
    )
    assert proposed(chinese) == {"gleif": Query(name="北风有限公司")}
    assert proposed(Posting("nothing")) == {}


def test_a_typed_query_becomes_a_number_a_name_or_a_domain() -> None:
    assert query_of(Brreg(), "981 566 378", "Nordvind") == NORDVIND.__class__("Nordvind", "981 566 378")
    assert query_of(Brreg(), "981 566 379") == Query(name="981 566 379")
    assert query_of(Rdap(), "hr@kite.com") == Query(domain="kite.com")
    assert lookup_named("nobody") is None


def test_every_line_has_a_sentence_in_both_languages() -> None:
    sources = "".join(path.read_text("utf-8") for path in Path(ask_module.__file__).parent.glob("*.py"))
    codes = {code for code in _sentences() if code.startswith("online-") and code != "online-not-asked"}
    assert {code for code in codes if not code.startswith("online-unknown-") and f'"{code}"' not in sources} == set()
    reasons = {code.removeprefix("online-unknown-") for code in codes if code.startswith("online-unknown-")}
    assert {reason for reason in reasons if f'"{reason}"' not in sources} == set()
    with register(Reply(leis(lei_record("KITE")))) as running:
        (one,) = ask(Gleif(running.base), Query(name="Kite Ltd")).lines
    assert line_text(one, "en").startswith("GLEIF (worldwide LEI register): “KITE” is registered")
    assert "2026-11-24" in line_text(one, "zh") and "安全" not in line_text(one, "zh")
