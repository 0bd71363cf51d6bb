"""Sets up online look-ups on this machine: keys in the keyring; cache and request log in the vault, if one is open.

Opens nothing by itself; whoever calls has asked the person.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from app import paths, settings
from app.clock import Clock, system_clock
from app.domain.network_gate import WebAnswer, WebGate
from app.errors import AppError, UserError
from app.services.network_request_log import RequestLine, RequestLog, file_log, read_requests, vault_log
from app.updates.signed_statements import SMALL
from app.workers.cancellation import CancelToken
from checkers.net import client
from checkers.net.client import PUBLIC_CLIENT, HttpClient, RequestRecord
from checkers.net.types import MAX_SHOWN, Consent, Limits, host_of
from checkers.online.ask import LookupContext
from checkers.online.cache import AnswerCache, read_plain

if TYPE_CHECKING:
    from app.services.alias_providers import AliasProviderService
    from app.services.mailbox_search import MailboxService
    from app.vault.vault import Vault


def is_offline() -> bool:
    """Return True if the person's offline switch is on."""
    return settings.load(paths.settings_file()).offline


def require_online() -> None:
    """Raise UserError `offline`, or `offline-damaged`, while the switch is on."""
    now = settings.load(paths.settings_file())
    if now.offline:
        raise settings.offline_error(now)


OWN_SERVICES: Final = HttpClient(ports=None)
"""Connections to the person's own mailbox and alias provider: public addresses only, on the port that the person names."""
PUBLIC_CLIENT.stay_offline = OWN_SERVICES.stay_offline = is_offline


class KeyringKeys:
    """The person's keys of services, in the operating system's keyring only."""

    def key(self, service: str) -> str:
        """Return the key for `service`, "" when there is none or the keyring does not answer."""
        from app.vault.keys import keyring_slot

        try:
            return keyring_slot.fetch(_entry(service)).decode("utf-8", "replace")
        except UserError:
            return ""

    def store(self, service: str, key: str) -> None:
        """Store a key; an empty one is deleted. Raises UserError `key-not-kept`."""
        from app.vault.keys import keyring_slot

        try:
            if key.strip():
                keyring_slot.store(_entry(service), key.strip().encode())
            else:
                keyring_slot.forget(_entry(service))
        except UserError as error:
            raise UserError("key-not-kept") from error


def _entry(service: str) -> str:
    return f"lookup:{service}"


def keyring_entries(vault: Vault | None = None) -> tuple[str, ...]:
    """Return the names under which the keyring may hold keys of services, and passwords of the vault's mailboxes."""
    from checkers.online.registry import LOOKUPS

    own: tuple[str, ...] = ()
    with contextlib.suppress(AppError):  # a damaged vault is deleted all the same
        if vault is not None:
            own = (*mailbox_service(vault).keyring_entries(), *alias_providers(vault).keyring_entries())
    return tuple(map(_entry, (*(lookup.code for lookup in LOOKUPS), *own)))


def mailbox_service(vault: Vault, clock: Clock = system_clock) -> MailboxService:
    """Return the service of mailboxes, with this machine's keyring and the way to the network."""
    from app.services.mailbox_search import MailboxService

    return MailboxService(vault, OWN_SERVICES, KeyringKeys(), clock)


def lookup_context(
    vault: Vault | None, *, cancel: CancelToken | None = None, client: HttpClient = PUBLIC_CLIENT
) -> LookupContext:
    """Return the context of look-ups; with a `vault` requests and responses are stored in it.

    Without one the requests are listed in a file and the responses end with the process. Raises UserError as
    `require_online`.
    """
    require_online()
    migrate_plain_answers(vault)
    log = vault_log(vault) if vault is not None else file_log(paths.requests_file())

    def record(line: RequestRecord) -> None:
        log(RequestLine(line.host, line.sent, line.why, line.at, line.result))

    cache = AnswerCache(vault.preferences if vault is not None else None)
    return LookupContext(client, record, KeyringKeys(), cache, cancel=cancel or CancelToken())


def alias_providers(vault: Vault, cancel: CancelToken | None = None) -> AliasProviderService:
    """Return the service of provided addresses, with this machine's keyring and the way to the network."""
    from app.services.alias_providers import AliasProviderService

    return AliasProviderService(vault, _web_gate(vault, cancel), KeyringKeys())


def _web_gate(vault: Vault, cancel: CancelToken | None) -> WebGate:
    log = vault_log(vault)
    limits = client.Limits(size=1_000_000, redirects=0, tries=1, content_types=())

    def record(line: RequestRecord) -> None:
        log(RequestLine(line.host, line.sent, line.why, line.at, line.result))

    def send(method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> WebAnswer:
        consent = client.Consent(client.host_of(url), "alias", granted=True)
        found = OWN_SERVICES.fetch(
            url, consent=consent, log=record, limits=limits, cancel=cancel, method=method, body=body, headers=headers
        )
        return WebAnswer(found.status, found.data)

    return send


def fetch_news(log: RequestLog, *, client: HttpClient = PUBLIC_CLIENT) -> Callable[[str], bytes]:
    """Return the way to the news of versions: one bare GET, listed by `log`, no more than 64 kB, no redirect to anybody else."""
    limits = Limits(size=SMALL, redirects=2, tries=1, content_types=())

    def record(line: RequestRecord) -> None:
        log(RequestLine(line.host, line.sent, line.why, line.at, line.result))

    def fetch(address: str) -> bytes:
        require_online()
        consent = Consent(host_of(address), "updates", granted=True)
        found = client.fetch(address, consent=consent, log=record, limits=limits)
        if found.status != 200:
            raise UserError("updates-no-answer", host=host_of(address), status=found.status)
        return found.data

    return fetch


def migrate_plain_answers(vault: Vault | None) -> None:
    """Remove the plain-text file of earlier versions' responses; move those the `vault` asked for, by its ledger, into it.

    What was asked for another person stays out of it.
    """
    plain = paths.answers_file()
    if vault is not None and plain.exists():
        asked = {line.sent for line in read_requests(vault)}
        cache, found = AnswerCache(vault.preferences), read_plain(plain).items()
        for (register, url), kept in sorted(found, key=lambda row: row[1].at):
            if f"GET {url}"[:MAX_SHOWN] in asked:
                cache.put(register, url, kept.status, kept.text, kept.at)
    for path in (plain, *plain.parent.glob(f".{plain.name}.????????.tmp")):
        with contextlib.suppress(OSError):  # the next time tries again
            path.unlink(missing_ok=True)


def fetch_page(url: str, log: RequestLog, *, cancel: CancelToken | None = None) -> tuple[bytes, str, str]:
    """Fetch a posting's page after the person agreed: (bytes, final URL, content type with its charset)."""
    consent = client.Consent(client.host_of(url), "posting", granted=True)

    def record(line: RequestRecord) -> None:
        log(RequestLine(line.host, line.sent, line.why, line.at, line.result))

    page = client.fetch_page(url, consent=consent, log=record, cancel=cancel)
    return page.data, page.url, page.full_type
