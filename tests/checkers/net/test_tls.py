"""TLS over a pinned address: the name is checked against the certificate, never the address that was dialled."""

from __future__ import annotations

import datetime
import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.domain.stored_records import BEGUN
from app.errors import UserError
from checkers.net import transport
from checkers.net.client import Consent, HttpClient, Limits, RequestRecord
from tests.patience import HANG_SECONDS

NAME = "jobs.employer.example"
_DAY = datetime.timedelta(days=1)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _certificate(
    subject: str,
    issuer: str,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    *,
    names: tuple[x509.GeneralName, ...] = (),
) -> x509.Certificate:
    now = datetime.datetime.now(datetime.UTC)
    key_id = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    builder = (
        x509.CertificateBuilder()
        .subject_name(_named(subject))
        .issuer_name(_named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _DAY)
        .not_valid_after(now + 2 * _DAY)
        .add_extension(x509.BasicConstraints(ca=not names, path_length=None), critical=True)
        .add_extension(key_id, critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    else:
        usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
        builder = builder.add_extension(usage, critical=True)
    return builder.sign(signer, hashes.SHA256())


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


class Authority:
    """A certificate authority of the test's own, with its root in a file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self.roots = folder / "root.pem"
        self.roots.write_bytes(_pem(_certificate("Test root", "Test root", self._key, self._key)))

    def chain(self, *names: x509.GeneralName) -> Path:
        """A PEM file with key and certificate for `names`."""
        key = ec.generate_private_key(ec.SECP256R1())
        plain = serialization.NoEncryption()
        encoded = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        path = self._folder / "server.pem"
        path.write_bytes(encoded + _pem(_certificate("server", "Test root", key, self._key, names=names)))
        return path


@contextmanager
def _server(chain: Path) -> Iterator[tuple[int, list[str | None]]]:
    asked: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    context.sni_callback = lambda sock, name, _context: asked.append(name)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            self.wfile.write(b"Clerk wanted")

        def log_message(self, *arguments: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that refuses the certificate is what these tests are about."""

    running = Quiet(("127.0.0.1", 0), Handler)
    running.socket = context.wrap_socket(running.socket, server_side=True)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    try:
        yield running.server_address[1], asked
    finally:
        running.shutdown()
        running.server_close()


def _door(roots: Path | None) -> HttpClient:
    def loopback(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.1",)

    return HttpClient(lambda address: address.is_loopback, ports=None, resolve=loopback, roots=roots)


def _get(client: HttpClient, port: int, log: Callable[[RequestRecord], None]) -> bytes:
    limits = Limits(pause=0.0, seconds=HANG_SECONDS)
    return client.fetch(
        f"https://{NAME}:{port}/job", consent=Consent(NAME, "posting", True), log=log, limits=limits
    ).data


def test_the_pinned_address_is_asked_for_the_name_and_its_certificate_is_accepted(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    log: list[RequestRecord] = []
    with _server(authority.chain(x509.DNSName(NAME))) as (port, asked):
        assert _get(_door(authority.roots), port, log.append) == b"Clerk wanted"
    assert asked == [NAME]
    assert [record.result for record in log] == [BEGUN, "200"]


@pytest.mark.parametrize(
    "names",
    [
        pytest.param((x509.DNSName("other.example"),), id="another-name"),
        pytest.param((x509.IPAddress(ipaddress.ip_address("127.0.0.1")),), id="only-the-dialled-address"),
        pytest.param((x509.DNSName("*.example"),), id="wildcard-one-level-up"),
    ],
)
def test_a_certificate_for_anything_else_is_refused(
    tmp_path: Path, names: tuple[x509.GeneralName, ...], expect_log: Callable[[str], None]
) -> None:
    expect_log("did not match")
    authority = Authority(tmp_path)
    log: list[RequestRecord] = []
    with _server(authority.chain(*names)) as (port, _asked), pytest.raises(UserError) as refused:
        _get(_door(authority.roots), port, log.append)
    assert refused.value.code == "tls-failed" and refused.value.params == {"host": NAME}
    assert [record.result for record in log] == [BEGUN, "tls-failed"]


def test_an_authority_nobody_trusts_is_refused(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with _server(authority.chain(x509.DNSName(NAME))) as (port, _asked), pytest.raises(UserError) as refused:
        _get(_door(None), port, lambda record: None)
    assert refused.value.code == "tls-failed"


def test_only_the_named_host_may_come_without_a_key_identifier(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Python 3.13, where strict checking is the default."""
    monkeypatch.setattr(transport.sys, "version_info", (3, 13))
    for host, strict in (("data.gcis.nat.gov.tw", False), (NAME, True)):
        context = transport.tls_context(host)
        assert bool(context.verify_flags & ssl.VERIFY_X509_STRICT) is strict
        assert context.verify_mode is ssl.CERT_REQUIRED and context.check_hostname
        assert context.minimum_version is ssl.TLSVersion.TLSv1_2


def test_no_key_of_a_connection_is_written_to_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`SSLKEYLOGFILE` would let whoever reads that file read along; the door does not look at it, also where `prepare` did not run."""
    kept = tmp_path / "keys.log"
    monkeypatch.setenv("SSLKEYLOGFILE", str(kept))
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "nobody.pem"))
    for name in ("HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    authority = Authority(tmp_path)
    with _server(authority.chain(x509.DNSName(NAME))) as (port, _):
        assert _get(_door(authority.roots), port, lambda record: None) == b"Clerk wanted"
    assert not kept.exists()


def test_an_authority_of_the_environment_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = Authority(tmp_path)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, str(authority.roots))
    with _server(authority.chain(x509.DNSName(NAME))) as (port, _), pytest.raises(UserError, match="tls-failed"):
        _get(_door(None), port, lambda record: None)


def test_the_host_without_a_key_identifier_must_still_show_a_certificate_of_its_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    monkeypatch.setattr(transport, "_WITHOUT_KEY_ID", frozenset({NAME}))
    authority = Authority(tmp_path)
    with _server(authority.chain(x509.DNSName(NAME))) as (port, asked):
        assert _get(_door(authority.roots), port, lambda record: None) == b"Clerk wanted"
        assert asked == [NAME]
        with pytest.raises(UserError, match="tls-failed"):
            _get(_door(None), port, lambda record: None)
    expect_log("did not match")
    with _server(authority.chain(x509.DNSName("other.example"))) as (port, _), pytest.raises(UserError) as refused:
        _get(_door(authority.roots), port, lambda record: None)
    assert refused.value.code == "tls-failed"
