"""SimpleLogin and addy.io as documented, on loopback: an address for each copy, switched off, and every error in words."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from app import messages, resources
from app.aliases.provider import clean_base
from app.domain.alias_scheme import AliasScheme
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.errors import UserError
from app.marks.aliases import alias_token, token_in
from app.redact.policies import stage_policy
from app.services.alias_providers import AliasProviderService
from app.services.copies import CopyRefused, CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.network_request_log import read_requests
from app.services.recipients import RecipientService
from app.services.vaults import create_vault
from app.vault.vault import Vault
from checkers.net.client import HttpClient
from tests.mail.dovecot_server import certify
from tests.services.test_mailbox_search import Keys
from ui import online_lookups

NAME = "alias.example.org"
KEY = "key-0123456789"


@dataclass
class Provider:
    """A server of the documented shape; `broken` answers in its place."""

    port: int = 0
    asked: list[tuple[str, str, dict[str, str], Any]] = field(default_factory=list)
    enabled: dict[str, bool] = field(default_factory=dict)
    broken: Callable[[str, str], tuple[int, bytes] | None] = lambda method, path: None
    suffixes: tuple[str, ...] = (".cat@sl.example", "@own.example.net")
    can_create: bool = True
    email: str = ""

    @property
    def url(self) -> str:
        return f"https://{NAME}:{self.port}"

    def answer(self, method: str, path: str, headers: dict[str, str], body: Any) -> tuple[int, bytes]:
        self.asked.append((method, path, headers, body))
        if (said := self.broken(method, path)) is not None:
            return said
        if headers.get("authentication") != KEY and headers.get("authorization") != f"Bearer {KEY}":
            return 401, b'{"error": "Wrong api key"}'
        status, found = (self._addy if "/v1/" in path else self._simplelogin)(method, path, body)
        return status, b"" if found is None else json.dumps(found).encode()

    def _simplelogin(self, method: str, path: str, body: Any) -> tuple[int, Any]:
        if path == "/api/v5/alias/options":
            listed = [{"suffix": one, "signed_suffix": f"{one}.signed", "is_custom": True} for one in self.suffixes]
            return 200, {"can_create": self.can_create, "suffixes": listed, "prefix_suggestion": ""}
        if path == "/api/v2/mailboxes":
            return 200, {"mailboxes": [{"id": 4, "email": "b@x.y"}, {"id": 7, "email": "a@x.y", "default": True}]}
        if path == "/api/v3/alias/custom/new":
            address = body["alias_prefix"] + body["signed_suffix"].removesuffix(".signed")
            self.enabled[str(len(self.enabled) + 1)] = True
            return 201, {"id": len(self.enabled), "email": self.email or address, "enabled": True}
        if path.endswith("/toggle"):
            key = path.split("/")[3]
            self.enabled[key] = not self.enabled[key]
            return 200, {"enabled": self.enabled[key]}
        return 404, {"error": "not found"}

    def _addy(self, method: str, path: str, body: Any) -> tuple[int, Any]:
        if path == "/api/v1/domain-options":
            return 200, {"data": ["me.anonaddy.com", "shared.example"], "sharedDomains": ["shared.example"]}
        if path == "/api/v1/aliases":
            if body["format"] == "custom" and body["domain"] == "shared.example":
                return 422, {"message": "The format cannot be custom"}
            key = f"50c9e585-e7f5-41c4-9016-{len(self.enabled):012}"
            self.enabled[key] = True
            local = body.get("local_part", "x7h2k9q1")
            return 201, {"data": {"id": key, "email": self.email or f"{local}@{body['domain']}", "active": True}}
        if method == "DELETE":
            self.enabled[path.rpartition("/")[2]] = False
            return 204, None
        return 404, {"message": "no"}


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("certificates")
    certify(folder, "good", NAME)
    return folder


@pytest.fixture
def provider(certificates: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    made = Provider()

    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, body = made.answer(self.command, self.path, headers, json.loads(data) if data else None)
            if status == 0:
                self.connection.close()
                return
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "https://elsewhere.example/login")
            self.send_header("Content-Type", "text/plain" if body[:1] not in (b"{", b"[") else "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_DELETE = _do

        def log_message(self, *arguments: object) -> None:
            pass

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except (OSError, ValueError):
                self.close_connection = True

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "good.pem", certificates / "good.key")
    running.socket = context.wrap_socket(running.socket, server_side=True)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    made.port = running.server_address[1]
    gate = HttpClient(
        lambda _: True,
        ports=None,
        resolve=lambda host, port: ("127.0.0.1",),
        roots=certificates / "good-ca.pem",
        wait=lambda seconds: None,
        now=iter(range(0, 10**9, 5)).__next__,
    )
    gate.stay_offline = online_lookups.is_offline
    monkeypatch.setattr(online_lookups, "OWN_SERVICES", gate)
    yield made
    running.shutdown()
    running.server_close()


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as one:
        ImportService(one).accept(from_json(json.loads(resources.path("samples", "resume-en.json").read_text())))
        yield one


def addresses(vault: Vault) -> AliasProviderService:
    return AliasProviderService(vault, online_lookups._web_gate(vault, None), Keys())


def ready(vault: Vault, provider: Provider, scheme: str, domain: str = "") -> tuple[CopyService, AliasProviderService]:
    made = addresses(vault)
    kept = made.choose(AliasScheme(scheme, domain, provider.url + "/"), KEY)
    copies = CopyService(vault, providers=made)
    copies.set_alias_scheme(kept)
    return copies, made


def request(vault: Vault) -> CopyRequest:
    return CopyRequest(RecipientService(vault).find_or_add("Northwind"), stage_policy(Stage.APPLY), ("txt",))


CASES = [
    ("simplelogin", "own.example.net"),
    ("simplelogin", "sl.example"),
    ("addy", "me.anonaddy.com"),
    ("addy", "shared.example"),
]


@pytest.mark.parametrize(("scheme", "domain"), CASES)
def test_each_copy_gets_an_address_that_can_be_switched_off(
    vault: Vault, provider: Provider, tmp_path: Path, scheme: str, domain: str
) -> None:
    copies, made = ready(vault, provider, scheme, domain)
    plan = copies.plan(request(vault))
    assert plan.aliases["basics.email"].endswith(f"@{domain}")
    asked = len(provider.asked)
    assert asked == 1 and not provider.enabled, "a preview makes nothing"
    record = copies.make(request(vault), tmp_path / "out", plan=plan).record
    address = record.aliases["basics.email"]
    assert (
        record.copy_id == plan.copy_id and address.endswith(f"@{domain}") and list(provider.enabled.values()) == [True]
    )
    assert address in Path(record.files[0].path).read_text("utf-8")
    assert made.state(record.copy_id) is True
    assert made.disable(record.copy_id) == address and list(provider.enabled.values()) == [False]
    assert made.state(record.copy_id) is False
    assert made.disable(record.copy_id) == address and list(provider.enabled.values()) == [False], "twice is once"
    said = json.dumps([(path, body) for _, path, _, body in provider.asked])
    assert "Northwind" not in said and record.reference not in said
    stored = json.dumps(vault.preferences.with_prefix("")) + str(read_requests(vault))
    assert KEY not in stored and {line.why for line in read_requests(vault)} == {"alias"}


def test_the_name_of_an_address_is_the_copys_token_where_it_can_be_chosen(
    vault: Vault, provider: Provider, tmp_path: Path
) -> None:
    copies, _ = ready(vault, provider, "simplelogin", "sl.example")
    made = copies.make(request(vault), tmp_path / "out")
    assert token_in(made.record.aliases["basics.email"]) == alias_token(vault.mark_secret, made.record.copy_id)
    assert ".cat@sl.example" in made.record.aliases["basics.email"]
    headers = provider.asked[-1][2]
    assert headers["accept"] == "application/json" and headers["user-agent"] == "Mozilla/5.0 (compatible)"
    assert provider.asked[-1][3]["mailbox_ids"] == [7]


def test_an_address_of_a_copy_that_was_refused_is_used_for_the_next(
    vault: Vault, provider: Provider, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies, made = ready(vault, provider, "addy", "me.anonaddy.com")
    from app.services import copies as module

    def refuse(*_: object) -> object:
        from app.domain.verification import Finding

        raise CopyRefused([("txt", Finding("text", "line 1", "value"))])

    with monkeypatch.context() as patch, pytest.raises(CopyRefused):
        patch.setattr(module, "_verify", refuse)
        copies.make(request(vault), tmp_path / "out")
    assert len(provider.enabled) == 1
    record = copies.make(request(vault), tmp_path / "out").record
    assert len(provider.enabled) == 1 and made.state(record.copy_id) is True
    copies.make(request(vault), tmp_path / "out")
    assert len(provider.enabled) == 2, "an address that was handed out is never used twice"


BROKEN: list[tuple[int, bytes, str]] = [
    (401, b'{"error": "Wrong api key"}', "alias-key-refused"),
    (403, b'{"message": "Please verify your email"}', "alias-forbidden"),
    (404, b"<html>", "alias-gone"),
    (409, b'{"error": "alias exists"}', "alias-taken"),
    (400, b'{"error": "You have reached the limit of 10 aliases"}', "alias-refused"),
    (422, b'{"message": "The domain is invalid", "errors": {"domain": ["x"]}}', "alias-refused"),
    (422, b"not json", "alias-unexpected"),
    (429, b'{"error": "Rate limit"}', "alias-busy"),
    (429, b"You have reached your hourly limit for creating new aliases", "alias-busy"),
    (500, b"", "alias-down"),
    (503, b"<h1>down</h1>", "alias-down"),
    (200, b"<html>login</html>", "alias-unexpected"),
    (201, b"{", "alias-unexpected"),
    (200, b"[]", "alias-unexpected"),
    (200, b"[" * 100_000, "alias-unexpected"),
    (200, b'{"suffixes": [1], "data": 3}', "alias-unexpected"),
    (200, b'{"x": "' + b"y" * 1_200_000 + b'"}', "alias-unexpected"),
    (302, b"", "alias-unexpected"),
    (0, b"", "alias-unreachable"),
]


@pytest.mark.parametrize("scheme", ["simplelogin", "addy"])
@pytest.mark.parametrize("step", [1, 2])
def test_every_error_is_met_in_words_and_nothing_is_handed_over(
    vault: Vault, provider: Provider, tmp_path: Path, scheme: str, step: int
) -> None:
    """`step` 1: the key is tried; 2: a copy is made."""
    copies, made = ready(vault, provider, scheme)
    plan = copies.plan(request(vault))
    for status, body, code in BROKEN:
        provider.broken = lambda method, path, said=(status, body): said
        before = vault.copies.count()
        with pytest.raises(UserError) as caught:
            if step == 1:
                made.choose(AliasScheme(scheme, "", provider.url))
            else:
                copies.make(request(vault), tmp_path / "out", plan=plan)
        assert caught.value.code == code, (status, body[:40])
        for language in ("en", "zh"):
            sentence = messages.of_error(caught.value, language)
            assert "{" not in sentence and KEY not in sentence and len(sentence) < 600
        assert vault.copies.count() == before and not (tmp_path / "out").exists()


def test_a_server_that_says_nothing_is_given_up(
    vault: Vault, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_: object, **__: object) -> object:
        raise UserError("page-slow", seconds=30)

    monkeypatch.setattr(online_lookups.OWN_SERVICES, "fetch", slow)
    with pytest.raises(UserError) as caught:
        addresses(vault).choose(AliasScheme("addy", "", provider.url), KEY)
    assert caught.value.code == "alias-slow"


@pytest.mark.parametrize(
    "email", ["x@evil.example", "not an address", "a@b@own.example.net", "a\n@own.example.net", 'x" <k@own.example.net']
)
def test_an_address_that_was_not_asked_for_is_not_printed(
    vault: Vault, provider: Provider, tmp_path: Path, email: str
) -> None:
    for scheme, domain in CASES[:1] + CASES[2:]:
        copies, _ = ready(vault, provider, scheme, domain)
        provider.email = email
        with pytest.raises(UserError) as caught:
            copies.make(request(vault), tmp_path / "out")
        assert caught.value.code == "alias-unexpected"


def test_what_the_account_does_not_have_is_told(vault: Vault, provider: Provider) -> None:
    for scheme in ("simplelogin", "addy"):
        with pytest.raises(UserError) as caught:
            addresses(vault).choose(AliasScheme(scheme, "no.example", provider.url), KEY)
        assert caught.value.code == "alias-domain-gone"
    provider.can_create = False
    with pytest.raises(UserError) as caught:
        addresses(vault).choose(AliasScheme("simplelogin", "", provider.url), KEY)
    assert caught.value.code == "alias-quota"


@pytest.mark.parametrize("key", ["", "k\nX-Evil: 1", "ключ"])
def test_a_key_that_is_none_is_not_sent(vault: Vault, provider: Provider, key: str) -> None:
    with pytest.raises(UserError) as caught:
        addresses(vault).choose(AliasScheme("addy", "", provider.url), key)
    assert caught.value.code == "alias-key-missing" and provider.asked == []


def test_offline_nothing_is_asked(vault: Vault, provider: Provider, tmp_path: Path) -> None:
    copies, _ = ready(vault, provider, "addy")
    asked = len(provider.asked)
    online_lookups.OWN_SERVICES.stay_offline = lambda: True
    with pytest.raises(UserError) as caught:
        copies.make(request(vault), tmp_path / "out")
    assert caught.value.code == "offline" and len(provider.asked) == asked and vault.copies.count() == 0


@pytest.mark.parametrize(
    "url",
    [
        "http://app.example.org",
        "https://u:p@app.example.org",
        "https://app.example.org@evil.example",
        "https://app.example.org/?a=b",
        "https://app.example.org/#x",
        "https://",
        "app.example.org",
        "file:///etc/passwd",
        "https://app.example.org:99999",
        "https://a b.example",
        "javascript:alert(1)",
        "https://[::1",
    ],
)
def test_a_hostile_base_address_is_refused(url: str) -> None:
    with pytest.raises(UserError) as caught:
        clean_base(url)
    assert caught.value.code == "alias-url"


def test_a_base_address_in_a_private_network_is_never_reached(vault: Vault) -> None:
    log: list[object] = []
    gate = HttpClient(ports=None, resolve=lambda host, port: ("169.254.169.254",))

    def send(method: str, url: str, headers: object, body: object) -> object:
        from checkers.net.client import Consent, host_of

        return gate.fetch(url, consent=Consent(host_of(url), "alias", True), log=log.append)

    service = AliasProviderService(vault, send, Keys())  # type: ignore[arg-type]
    with pytest.raises(UserError) as caught:
        service.choose(AliasScheme("addy", "", "https://sl.example.org/base/"), KEY)
    assert caught.value.code == "address-private"


def test_a_base_address_with_a_path_keeps_it() -> None:
    assert clean_base(" https://Mail.Example.ORG:8443/addy/ ") == "https://mail.example.org:8443/addy"


def test_a_copy_of_another_scheme_has_nothing_to_switch_off(vault: Vault, provider: Provider, tmp_path: Path) -> None:
    copies = CopyService(vault, providers=addresses(vault))
    copies.set_alias_scheme(AliasScheme("subaddress"))
    record = copies.make(request(vault), tmp_path / "out").record
    with pytest.raises(UserError) as caught:
        addresses(vault).disable(record.copy_id)
    assert caught.value.code == "alias-not-provided" and provider.asked == []
    assert addresses(vault).state(record.copy_id) is None
