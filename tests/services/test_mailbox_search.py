"""Mailboxes against a real Dovecot: found by alias, nothing changed in them, resumed, stopped; and against servers that misbehave."""

from __future__ import annotations

import hashlib
import imaplib
import json
import os
import ssl
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app import resources
from app.domain.copies import CopyRecord, RecipientKind
from app.domain.mail import Mailbox, Security
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.errors import Cancelled, UserError
from app.mail import imap
from app.redact.policies import stage_policy
from app.services import alias_mail
from app.services.alias_mail import AliasMailService, told_of
from app.services.copies import CopyRequest, CopyService
from app.services.copy_plan import AliasScheme
from app.services.imports import ImportService
from app.services.mailbox_search import MailboxService
from app.services.network_request_log import read_requests
from app.services.recipients import RecipientService
from app.services.vaults import create_vault
from app.vault.vault import Vault
from app.workers.cancellation import CancelToken
from checkers.net.client import HttpClient
from tests.mail.dovecot_server import HOST, PASSWORD, Dovecot, certify, running
from tests.mail.imap_script import Answer, scripted, usual
from tests.mail.messages_sample import OWN, mail
from tests.sampling import FULL

MANY = 10_000 if FULL else 450
"""Messages of the large mailbox: more than two batches."""


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    with running() as one:
        yield one


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("certificates")
    certify(folder, "good", HOST)
    certify(folder, "other", "mail.other.example")
    return folder


class Keys(dict[str, str]):
    """A keyring in memory."""

    def key(self, service: str) -> str:
        return self.get(service, "")

    def store(self, service: str, key: str) -> None:
        self[service] = key


def gate(authority: Path) -> HttpClient:
    """A gate that finds every host on loopback and trusts one authority."""
    return HttpClient(lambda _: True, ports=None, resolve=lambda host, port: ("127.0.0.1",), roots=authority)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        ImportService(made).accept(from_json(json.loads(resources.path("samples", "resume-en.json").read_text())))
        yield made


@pytest.fixture
def copy(vault: Vault, tmp_path: Path) -> CopyRecord:
    """A copy with an address of its own, given to Northwind."""
    to = RecipientService(vault).add("Northwind", RecipientKind.EMPLOYER, ["northwind.com"])
    service = CopyService(vault)
    service.set_alias_scheme(AliasScheme("subaddress"))
    return service.make(CopyRequest(to, stage_policy(Stage.APPLY), ("txt",)), tmp_path / "out").record


def alias_of(copy: CopyRecord) -> str:
    return copy.aliases["basics.email"]


def kept(vault: Vault, server: Dovecot, user: str, **changes: object) -> MailboxService:
    service = MailboxService(vault, gate(server.authority), Keys())
    box = Mailbox("mine", HOST, user, server.tls, server=OWN)
    service.add(replace(box, **changes), PASSWORD)  # type: ignore[arg-type]
    return service


def unseen(server: Dovecot, user: str) -> tuple[int, list[bytes]]:
    """How many messages have no \\Seen, and every flag there is, asked by another client."""
    context = ssl.create_default_context(cafile=str(server.authority))
    context.check_hostname = False
    client = imaplib.IMAP4_SSL("127.0.0.1", server.tls, ssl_context=context)
    client.authenticate("PLAIN", lambda _: f"\0{user}\0{PASSWORD}".encode())
    client.select("INBOX", readonly=True)
    count = len(client.uid("SEARCH", "UNSEEN")[1][0].split())
    flags = [one for one in client.uid("FETCH", "1:*", "(FLAGS)")[1] if one]
    client.logout()
    return count, flags


def refused(work: object) -> str:
    with pytest.raises(UserError) as caught:
        work()  # type: ignore[operator]
    return caught.value.code


@pytest.mark.parametrize("security", list(Security))
def test_what_came_to_an_alias_is_found_and_nothing_is_changed(
    vault: Vault, server: Dovecot, copy: CopyRecord, security: Security
) -> None:
    user = f"user-{security.value}"
    alias, odd = alias_of(copy), mail("me@example.org", body="x" * 3_000_000)
    hit = mail(alias, "sales@other.com", "dkim=pass header.d=other.com", subject="=?utf-8?b?5L2g5aW9?=")
    broken = [b"", b"no head", b"\xff" * 9_000, b"To: <" + b"a" * 200_000, mail("x@y.z", head="Cc: =?x?q?\r\n")]
    server.deliver(user, [*broken, odd, mail(alias, "hr@northwind.com"), hit])
    port = server.tls if security is Security.TLS else server.starttls
    service = kept(vault, server, user, port=port, security=security)
    assert service.test("mine") == 8
    result = service.scan("mine")
    assert result.read == 8 and [one.judgement.verdict.value for one in result.found] == ["recipient", "other"]
    assert result.found[1].mail.subject == "你好" and result.found[1].recipient.name == "Northwind"
    assert result.found[1].copy.copy_id == copy.copy_id
    assert unseen(server, user)[0] == 8
    assert service.scan("mine").read == 0, "what was looked at is not looked at again"
    made = service.make_incident("mine", result.found[1].key)
    assert (made.kind, made.title, made.when) == ("mail", "你好", "2026-11-23")
    original = vault.incidents.file_bytes(made.id, made.files[0].name)
    assert original == hit.replace(b"\r\n", b"\r\n") and made.files[0].sha256 == hashlib.sha256(hit).hexdigest()
    assert service.make_incident("mine", result.found[1].key).id == made.id, "once"
    count, flags = unseen(server, user)
    assert count == 8 and all(b"(FLAGS ())" in one or b"\\Recent" in one for one in flags)


def test_every_connection_is_recorded_and_no_secret_with_it(vault: Vault, server: Dovecot, copy: CopyRecord) -> None:
    service = kept(vault, server, "logged")
    server.deliver("logged", [mail(alias_of(copy))])
    service.scan("mine")
    (line,) = read_requests(vault)
    assert (line.host, line.sent, line.why, line.result) == (
        HOST,
        f"IMAP {HOST}:{server.tls} EXAMINE",
        "mailbox",
        "ok",
    )
    stored = json.dumps(vault.preferences.with_prefix(""))
    assert "pass w" not in stored and HOST in stored


def test_a_large_mailbox_is_read_in_parts_stopped_and_resumed(
    vault: Vault, server: Dovecot, copy: CopyRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    alias = alias_of(copy)
    places = set(range(0, MANY, 97))
    server.deliver("large", [mail(alias if at in places else f"{at}@x.example") for at in range(MANY)])
    service, token, seen = kept(vault, server, "large"), CancelToken(), list[int]()

    def stop(_step: str, done: int, total: int) -> None:
        seen.append(done)
        assert total == MANY
        token.cancel()

    with pytest.raises(Cancelled):
        service.scan("mine", cancel=token, progress=stop)
    assert seen == [200]
    before = len(service.found("mine"))
    assert before == len([at for at in places if at < 200])
    fetch = imap.ImapSession.headers

    def cut(session: imap.ImapSession, uids: tuple[int, ...]) -> object:
        if uids[0] > 400:
            assert session._client is not None
            session._client.cut()  # the line is dead from here on
        return fetch(session, uids)

    monkeypatch.setattr(imap.ImapSession, "headers", cut)
    assert refused(lambda: service.scan("mine")) == "mail-connection-lost"
    monkeypatch.undo()
    result = service.scan("mine")
    assert result.read == MANY - 400
    assert len(service.found("mine")) == len(places)
    assert unseen(server, "large")[0] == MANY
    assert service.scan("mine", anew=True).read == MANY and len(service.found("mine")) == len(places)


def test_a_changed_uidvalidity_begins_anew(vault: Vault, server: Dovecot, copy: CopyRecord) -> None:
    server.deliver("anew", [mail(alias_of(copy)), mail("x@y.example")])
    service = kept(vault, server, "anew")
    (first,) = service.scan("mine").found
    server.forget_index("anew")
    assert refused(lambda: service.make_incident("mine", first.key)) == "mail-message-gone"
    result = service.scan("mine")
    assert result.restarted and result.read == 2 and len(result.found) == 1
    assert [one.key for one in service.found("mine")] == [result.found[0].key] != [first.key]


def test_only_what_arrived_since_the_first_address_is_looked_at(
    vault: Vault, server: Dovecot, copy: CopyRecord
) -> None:
    server.deliver("since", [mail(alias_of(copy)), mail(alias_of(copy))])
    old = min((server.root / "mail" / "since" / "new").iterdir())
    os.utime(old, (1_700_000_000, 1_700_000_000))
    assert kept(vault, server, "since").scan("mine").read == 1


def test_without_an_address_of_its_own_nothing_is_asked(vault: Vault, server: Dovecot) -> None:
    service = kept(vault, server, "nobody")
    assert refused(lambda: service.scan("mine")) == "mail-no-aliases"
    assert read_requests(vault) == ()


def test_offline_nothing_is_sent(vault: Vault, server: Dovecot, copy: CopyRecord) -> None:
    service = kept(vault, server, "offline")
    service._gate.offline = True  # type: ignore[attr-defined]
    assert {refused(lambda: service.scan("mine")), refused(lambda: service.test("mine"))} == {"offline"}
    assert read_requests(vault) == ()


def test_a_removed_mailbox_leaves_nothing(vault: Vault, server: Dovecot, copy: CopyRecord) -> None:
    server.deliver("gone", [mail(alias_of(copy))])
    service = kept(vault, server, "gone")
    service.scan("mine")
    service.remove("mine")
    assert service.all() == () and not any(service._keys.values())  # type: ignore[attr-defined]
    assert not [key for key in vault.preferences.with_prefix("mail") if "mine" in key]
    assert refused(lambda: service.scan("mine")) == "mailbox-unknown"


def test_a_wrong_password_and_a_missing_folder_are_told(vault: Vault, server: Dovecot, copy: CopyRecord) -> None:
    service = kept(vault, server, "wrong", folder="No such/文件夹")
    server.deliver("wrong", [])
    assert refused(lambda: service.scan("mine")) == "mail-folder-refused"
    service._keys.store(service._entry("mine"), "not it")
    assert refused(lambda: service.scan("mine")) == "mail-login-refused"
    assert read_requests(vault)[0].result == "mail-login-refused"


def test_a_certificate_that_is_not_trusted_gets_no_password(
    vault: Vault, server: Dovecot, certificates: Path, copy: CopyRecord
) -> None:
    for security, port in ((Security.TLS, server.tls), (Security.STARTTLS, server.starttls)):
        box = Mailbox(security.value, HOST, "me", port, security)
        stranger = MailboxService(vault, gate(certificates / "good-ca.pem"), Keys())
        stranger.add(box, PASSWORD)
        assert refused(lambda name=box.name, ask=stranger: ask.test(name)) == "mail-certificate"
        other_name = MailboxService(vault, gate(server.authority), stranger._keys)
        other_name.add(replace(box, name=f"{box.name}-2", host="mail.other.example"), PASSWORD)
        assert refused(lambda name=f"{box.name}-2", ask=other_name: ask.test(name)) == "mail-certificate"
    assert "Logged in: user=<me>" not in (server.root / "log").read_text()


# -- servers that misbehave --------------------------------------------------------------------------------------------


def asked(vault: Vault, certificates: Path, answer: Answer, **more: object) -> tuple[str, list[bytes]]:
    """The code with which a scan of a scripted server is refused, or "read", and the commands it got."""
    security = Security.TLS if more.get("tls", True) else Security.STARTTLS
    with scripted(certificates / "good.pem", answer, **more) as (port, got):  # type: ignore[arg-type]
        service = MailboxService(vault, gate(certificates / "good-ca.pem"), Keys())
        service.add(Mailbox("odd", HOST, "me", port, security), "sécret")
        try:
            service.scan("odd")
            code = "read"
        except UserError as error:
            code = error.code
            assert "sécret" not in str(error.params)
        service.remove("odd")
    return code, got


def instead(word: bytes, said: bytes | None) -> Answer:
    """Answer as usual, but `said` to a command with this word (`%t` is its tag)."""

    def answer(tag: str, command: bytes) -> bytes | None:
        if word in command:
            return None if said is None else said.replace(b"%t", tag.encode())
        return usual(tag, command)

    return answer


PLAIN = b"* CAPABILITY IMAP4rev1 AUTH=PLAIN ID\r\n%t OK done\r\n"


@pytest.mark.parametrize(
    ("word", "said", "code"),
    [
        (b"FETCH", b'* 1 FETCH (UID 1 BODY[HEADER.FIELDS ("TO")]<0> {900000000}\r\n', "mail-connection-lost"),
        (b"FETCH", b"%t NO busy\r\n", "read"),
        (b"FETCH", b"* 1 FETCH (FLAGS ())\r\n%t OK done\r\n", "read"),
        (b"FETCH", b"* 1 FETCH (BODY[] {3}\r\nTo: UID 9)\r\n%t OK done\r\n", "read"),
        (b"SEARCH", b"* SEARCH " + b"1 " * 4_500_000 + b"\r\n%t OK done\r\n", "mail-connection-lost"),
        (b"SEARCH", b"* SEARCH x 99999999999999999999\r\n%t OK done\r\n", "read"),
        (b"SEARCH", b"%t BAD what\r\n", "mail-connection-lost"),
        (b"SEARCH", None, "mail-connection-lost"),
        (b"EXAMINE", b"* 1 EXISTS\r\n%t OK done\r\n", "mail-connection-lost"),
        (b"EXAMINE", b"* OK [UIDVALIDITY x] y\r\n* z EXISTS\r\n%t OK done\r\n", "mail-connection-lost"),
        (b"EXAMINE", b"\xff\xfe\x00garbage\r\n", "mail-connection-lost"),
        (b"EXAMINE", b"* BYE closing\r\n", "mail-connection-lost"),
        (b"AUTHENTICATE", b"%t NO [AUTHENTICATIONFAILED] s\xc3\xa9cret\r\n", "mail-login-refused"),
        (b"CAPABILITY", b"* CAPABILITY NOTHING\r\n%t OK done\r\n", "mail-connect-failed"),
    ],
)
def test_a_server_that_misbehaves_is_refused_in_words(
    vault: Vault, certificates: Path, copy: CopyRecord, word: bytes, said: bytes | None, code: str
) -> None:
    def answer(tag: str, command: bytes) -> bytes | None:
        if b"AUTHENTICATE" in command and word != b"AUTHENTICATE":
            return b"%s OK in\r\n" % tag.encode()
        if b"CAPABILITY" in command and word != b"CAPABILITY":
            return PLAIN.replace(b"%t", tag.encode())
        return instead(word, said)(tag, command)

    assert asked(vault, certificates, answer)[0] == code


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (b"FETCH", b"* 1 FETCH (UID 1 BODY[] {900000000}\r\n"),
        (b"SEARCH", b"* SEARCH 1\r\n" * 2_000_000 + b"%t OK done\r\n"),
    ],
)
def test_more_than_was_asked_for_is_not_taken(
    vault: Vault, certificates: Path, copy: CopyRecord, word: bytes, said: bytes
) -> None:
    def answer(tag: str, command: bytes) -> bytes | None:
        if b"AUTHENTICATE" in command:
            return f"{tag} OK in\r\n".encode()
        if b"CAPABILITY" in command:
            return PLAIN.replace(b"%t", tag.encode())
        return instead(word, said)(tag, command)

    with scripted(certificates / "good.pem", answer) as (port, _):
        service = MailboxService(vault, gate(certificates / "good-ca.pem"), Keys())
        service.add(Mailbox("odd", HOST, "me", port), PASSWORD)
        with pytest.raises(UserError) as caught:
            service.scan("odd")
    assert caught.value.code == "mail-connection-lost"
    assert isinstance(caught.value.__context__, imaplib.IMAP4.abort)
    assert "more than was asked for" in str(caught.value.__context__)


def test_a_server_that_says_no_more_can_be_stopped(vault: Vault, certificates: Path, copy: CopyRecord) -> None:
    token = CancelToken()

    def answer(tag: str, command: bytes) -> bytes | None:
        if b"AUTHENTICATE" in command:
            return f"{tag} OK in\r\n".encode()
        if b"FETCH" in command:
            token.cancel()
            return b"* 1 FETCH (UID 1 BODY[] {50}\r\nTo: a"
        return PLAIN.replace(b"%t", tag.encode()) if b"CAPABILITY" in command else usual(tag, command)

    with scripted(certificates / "good.pem", answer) as (port, _):
        service = MailboxService(vault, gate(certificates / "good-ca.pem"), Keys())
        service.add(Mailbox("odd", HOST, "me", port), PASSWORD)
        with pytest.raises(Cancelled):
            service.scan("odd", cancel=token)
    assert read_requests(vault)[0].result == "cancelled"


def test_a_server_that_wants_to_know_the_program_is_told_before_the_folder_is_opened(
    vault: Vault, certificates: Path, copy: CopyRecord
) -> None:
    told: list[bytes] = []

    def answer(tag: str, command: bytes) -> bytes | None:
        if b" ID " in command:
            told.append(command)
        if b"EXAMINE" in command and not told:
            return f"{tag} NO EXAMINE Unsafe Login. Please contact kefu@188.com for help\r\n".encode()
        if b"AUTHENTICATE" in command:
            return f"{tag} OK in\r\n".encode()
        return PLAIN.replace(b"%t", tag.encode()) if b"CAPABILITY" in command else usual(tag, command)

    code, got = asked(vault, certificates, answer)
    assert code == "read" and len(told) == 1 and b'"name" "countermark"' in told[0]
    words = [one.split()[1] for one in got if len(one.split()) > 1]
    allowed = {b"CAPABILITY", b"AUTHENTICATE", b"ID", b"EXAMINE", b"UID", b"LOGOUT"}
    assert set(words) <= allowed
    assert not [one for one in got if b"FETCH" in one and b"BODY[" in one.replace(b"BODY.PEEK[", b"")]


def test_a_server_without_encryption_gets_no_password(vault: Vault, certificates: Path, copy: CopyRecord) -> None:
    code, got = asked(vault, certificates, usual, tls=False)
    assert code == "mail-no-encryption"
    assert not [one for one in got if b"LOGIN" in one or b"AUTH" in one]
    code, got = asked(vault, certificates, usual, greeting=b"* PREAUTH hi\r\n", tls=False)
    assert code == "mail-no-encryption"


@pytest.mark.parametrize("greeting", [b"* BYE no\r\n", b"\x00\x01\r\n", b"x" * 9_000_000, b"HTTP/1.1 400 Bad\r\n\r\n"])
def test_what_is_no_mail_server_is_told(vault: Vault, certificates: Path, copy: CopyRecord, greeting: bytes) -> None:
    assert asked(vault, certificates, usual, greeting=greeting)[0] == "mail-connect-failed"


def test_nothing_stays_in_memory_of_what_was_sent(certificates: Path) -> None:
    with scripted(certificates / "good.pem", usual) as (port, _):
        box = Mailbox("odd", HOST, "me", port)
        with imap.ImapSession(box, "s3cret", gate(certificates / "good-ca.pem")) as session:
            assert "s3cret" not in repr(vars(session._client))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "a*b"}, "mailbox-name"),
        ({"name": ""}, "mailbox-name"),
        ({"host": "", "user": "me@own.example"}, "mailbox-host"),
        ({"host": "http://x/"}, "mailbox-host"),
        ({"port": 0}, "mailbox-host"),
        ({"host": "", "user": "me@hotmail.com"}, "mailbox-export-only"),
    ],
)
def test_a_mailbox_is_checked_before_it_is_kept(vault: Vault, changes: dict[str, object], code: str) -> None:
    service = MailboxService(vault, HttpClient(), Keys())
    box = replace(Mailbox("mine", HOST, "me@own.example"), **changes)  # type: ignore[arg-type]
    assert refused(lambda: service.add(box, "p")) == code
    assert service.all() == ()


def test_a_known_provider_needs_its_address_only(vault: Vault) -> None:
    service = MailboxService(vault, HttpClient(), Keys())
    assert service.add(Mailbox("g", "", "me@gmail.com"), "p").host == "imap.gmail.com"
    assert service.get("g").server == "mx.google.com" and service.get("g").agreed
    assert service.add(Mailbox("n", "", "me@126.com"), "p").host == "imap.126.com"
    assert refused(lambda: service.add(Mailbox("g", "", "me@gmail.com"), "p")) == "mailbox-exists"
    assert refused(lambda: service.add(Mailbox("h", "", "me@gmail.com"), "")) == "mail-password-empty"


def test_saved_mail_is_read_and_kept_as_it_is(vault: Vault, copy: CopyRecord, tmp_path: Path) -> None:
    one, box = tmp_path / "a.EML", tmp_path / "b.mbox"
    data = mail(alias_of(copy), server="mx.google.com")
    one.write_bytes(data)
    box.write_bytes(b"".join(b"From x Mon\n" + part.replace(b"\r\n", b"\n") + b"\n" for part in [data] * 3))
    service = AliasMailService(vault)
    (found,) = service.read_file(one).found
    assert [code for code, _ in told_of(found)] == ["mail-came-to", "mail-sender-not-checked-named"]
    (found,) = service.read_file(one, servers=("mx.google.com",)).found
    assert found.judgement.reason == "same-domain" and found.untrusted_original == data
    made = service.log_incident(found, data)
    assert made.files[0].sha256 == hashlib.sha256(data).hexdigest()
    assert len(service.read_file(box).found) == 3
    for name, text, code in (("c.txt", b"x", "mail-file-kind"), ("d.eml", b"", "mail-file-empty")):
        (tmp_path / name).write_bytes(text)
        assert refused(lambda path=tmp_path / name: service.read_file(path)) == code


def test_mail_dated_after_today_surfaced_today(vault: Vault, copy: CopyRecord, tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(mail(alias_of(copy)).replace(b"2026", b"2126"))
    service = AliasMailService(vault)
    (found,) = service.read_file(path).found
    assert service.log_incident(found, path.read_bytes()).when <= "2100"


def test_so_much_found_mail_is_held_and_no_more(
    vault: Vault, copy: CopyRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alias_mail, "MOST_KEPT", 700)
    box = tmp_path / "b.mbox"
    box.write_bytes(b"".join(b"From x\n" + mail(alias_of(copy)).replace(b"\r\n", b"\n") + b"\n" for _ in range(3)))
    held = [one.untrusted_original is not None for one in AliasMailService(vault).read_file(box).found]
    assert held[0] and not held[-1]


class NoKeyring(Keys):
    """A system without a keyring."""

    def store(self, service: str, key: str) -> None:
        raise UserError("key-not-kept")


def test_without_a_keyring_the_password_is_asked_for_and_kept_in_no_place(
    vault: Vault, server: Dovecot, copy: CopyRecord
) -> None:
    server.deliver("asked", [mail(alias_of(copy))])
    service = MailboxService(vault, gate(server.authority), NoKeyring())
    box = Mailbox("mine", HOST, "asked", server.tls, server=OWN)
    assert refused(lambda: service.add(box, PASSWORD)) == "key-not-kept"
    assert service.all() == ()
    service.add(replace(box, ask=True), PASSWORD)
    assert not service.needs_password("mine")
    assert service.scan("mine").read == 1
    later = MailboxService(vault, gate(server.authority), NoKeyring())
    assert later.needs_password("mine")
    assert refused(lambda: later.scan("mine")) == "mail-password-ask"
    later.give("mine", PASSWORD)
    assert later.test("mine") == 1
    assert later.keyring_entries() == ()
    assert not any(PASSWORD in str(one) for one in vault.preferences.with_prefix("").values())
    later.remove("mine")
    assert later.all() == ()
