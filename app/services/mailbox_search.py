"""Read-only search of mailboxes that the person agreed to: kept, tested, scanned for mail to an alias, and forgotten.

Nothing is asked of a mailbox unless one of these functions is called. The password is in the keyring, or in memory where the person
gives it each time; how far a mailbox was read, and what came to an alias, is in the vault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from app.clock import Clock, local_day, system_clock, to_iso
from app.domain.mail import AliasMail, Mailbox, Security
from app.domain.network_gate import KeyStore, NetworkGate
from app.domain.stored_records import BEGUN, Incident
from app.errors import AppError, UserError
from app.mail.alias_matching import BATCH, AliasSearch
from app.mail.imap import ImapSession
from app.mail.providers import Login, provider_of
from app.services.alias_mail import MAILBOX, AliasMailService, FoundMail
from app.services.network_request_log import RequestLine, vault_log
from app.workers.cancellation import CancelToken, Progress, no_progress

if TYPE_CHECKING:
    from app.vault.vault import Vault

_STATE: Final = "mail-read:"
_FOUND: Final = "mail-found:"
_NAME: Final = re.compile(r"[\w.@+-]{1,60}")
_HOST: Final = re.compile(r"[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class ScanResult:
    """Result of one scan: how many messages were looked at and how many could not be read, and what came to an alias.

    `restarted`: the server numbers its messages anew (UIDVALIDITY), so everything was looked at again.
    """

    read: int
    found: tuple[FoundMail, ...]
    unreadable: int = 0
    restarted: bool = False


class MailboxService:
    """The mailboxes of one vault."""

    def __init__(self, vault: Vault, gate: NetworkGate, keys: KeyStore, clock: Clock = system_clock) -> None:
        self._vault, self._gate, self._keys, self._clock = vault, gate, keys, clock
        self._mail = AliasMailService(vault, clock)
        self._given: dict[str, str] = {}

    # -- mailboxes -----------------------------------------------------------------------------------------------------

    def add(self, mailbox: Mailbox, password: str) -> Mailbox:
        """Keep a mailbox, with its password in the keyring, or in memory for one that asks. The person has agreed; nothing is sent.

        Raises `UserError` `mailbox-name`, `mailbox-exists`, `mailbox-host`, `mailbox-export-only`,
        `mail-password-empty`, `key-not-kept`.
        """
        provider = provider_of(mailbox.user)
        if provider is not None and provider.login is Login.EXPORT and not mailbox.host:
            raise UserError("mailbox-export-only")
        host = mailbox.host.strip().lower() or (provider.host if provider else "")
        server = mailbox.server.strip().lower() or (provider.server if provider else "")
        if not _NAME.fullmatch(mailbox.name):
            raise UserError("mailbox-name")
        if self._vault.preferences.get(MAILBOX + mailbox.name) is not None:
            raise UserError("mailbox-exists", name=mailbox.name)
        if not _HOST.fullmatch(host) or not 0 < mailbox.port < 65_536:
            raise UserError("mailbox-host")
        if not password:
            raise UserError("mail-password-empty")
        kept = replace(mailbox, host=host, server=server, agreed=local_day(self._clock()))
        if kept.ask:
            self._given[kept.name] = password
        else:
            self._keys.store(self._entry(kept.name), password)
        with self._vault.transaction():
            row = {key: str(value) for key, value in asdict(kept).items() if key != "name"}
            self._vault.preferences.set(MAILBOX + kept.name, row)
        return kept

    def all(self) -> tuple[Mailbox, ...]:
        """Return the mailboxes, by name."""
        return tuple(_decode(name, row) for name, row in sorted(self._vault.preferences.with_prefix(MAILBOX).items()))

    def get(self, name: str) -> Mailbox:
        """Return a mailbox. Raises `UserError` `mailbox-unknown`."""
        row = self._vault.preferences.get(MAILBOX + name)
        if row is None:
            raise UserError("mailbox-unknown", name=name)
        return _decode(name, row)

    def remove(self, name: str) -> None:
        """Forget a mailbox: its password, how far it was read, and what was found. Incidents stay.

        Raises `UserError` `mailbox-unknown`, `key-not-kept`.
        """
        self._given.pop(name, None)
        if not self.get(name).ask:
            self._keys.store(self._entry(name), "")
        with self._vault.transaction():
            self._drop_found(name)
            for key in (MAILBOX, _STATE):
                self._vault.preferences.set(key + name, None)

    def needs_password(self, name: str) -> bool:
        """Return True if the password is kept in no place and was not given yet. Raises `UserError` `mailbox-unknown`."""
        return self.get(name).ask and name not in self._given

    def give(self, name: str, password: str) -> None:
        """Take the password of a mailbox that asks for it, in memory until this service ends; an empty one is forgotten. Raises `UserError`
        `mailbox-unknown`."""
        self.get(name)
        self._given.pop(name, None)
        if password:
            self._given[name] = password

    def keyring_entries(self) -> tuple[str, ...]:
        """Return the names of the services under which the keyring holds passwords of this vault."""
        return tuple(self._entry(one.name) for one in self.all() if not one.ask)

    # -- what is asked of a server -------------------------------------------------------------------------------------

    def test(self, name: str, cancel: CancelToken | None = None) -> int:
        """Log in and open the folder for reading only; returns how many messages are in it. Raises as `scan` does."""
        with self._session(self.get(name), cancel) as session:
            return session.examine().messages

    def scan(
        self,
        name: str,
        *,
        anew: bool = False,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> ScanResult:
        """Look at the headers of new messages, from where the last scan ended (`anew`: of all); what was read is kept batch by batch.

        Only messages that arrived since the day before the first address was made are looked at. Raises `UserError`
        `mailbox-unknown`, `mail-no-aliases`, `mail-password-missing`, `mail-password-ask`, `offline`, and as `ImapSession` does; `Cancelled`.
        """
        mailbox, copies = self.get(name), self._mail.aliases()
        first = min(copy.created for copy in copies.values())[:10]
        since = (date.fromisoformat(first) - timedelta(days=1)).isoformat()
        read, unreadable, found = 0, 0, list[FoundMail]()
        servers = tuple(one for one in (mailbox.server,) if one)
        with self._session(mailbox, cancel) as session, AliasSearch(copies, servers, cancel) as search:
            validity = session.examine().validity
            before, last = self._state(name)
            if anew or before != validity:
                last = 0
                self._restart(name, validity)
            uids = session.uids_after(last, since)
            for batch in (uids[at : at + BATCH] for at in range(0, len(uids), BATCH)):
                result = search.search(session.headers(batch))
                with self._vault.transaction():
                    for match in result.matches:
                        key = f"{validity}.{match.key}"
                        self._vault.preferences.set(f"{_FOUND}{name}:{key}", asdict(match.mail))
                        found.append(self._mail.judged(key, match.mail, copies[match.mail.alias]))
                    self._vault.preferences.set(_STATE + name, [validity, batch[-1]])
                read, unreadable = read + len(batch), unreadable + len(result.unreadable)
                progress("mail", read, len(uids))
        return ScanResult(read, tuple(found), unreadable, before not in (0, validity))

    def found(self, name: str) -> tuple[FoundMail, ...]:
        """Return everything that was found in a mailbox, the latest first, judged by what is known today."""
        copies = self._mail.aliases()
        rows = self._vault.preferences.with_prefix(f"{_FOUND}{name}:")
        mails = [(key, _decode_mail(row)) for key, row in rows.items()]
        known = [(key, mail) for key, mail in mails if mail.alias in copies]
        known.sort(key=lambda one: (one[1].date, one[0]), reverse=True)
        return tuple(self._mail.judged(key, mail, copies[mail.alias]) for key, mail in known)

    def make_incident(self, name: str, key: str, notes: str = "", cancel: CancelToken | None = None) -> Incident:
        """Fetch one found message whole and make an incident of it. Raises `UserError` `mail-message-gone`, and as `scan` does."""
        found = next((one for one in self.found(name) if one.key == key), None)
        validity, _, uid = key.partition(".")
        if found is None or not (validity + uid).isdigit():
            raise UserError("mail-message-gone")
        with self._session(self.get(name), cancel) as session:
            if session.examine().validity != int(validity):
                raise UserError("mail-message-gone")
            original = session.message(int(uid))
        return self._mail.log_incident(found, original, notes)

    @contextmanager
    def _session(self, mailbox: Mailbox, cancel: CancelToken | None) -> Iterator[ImapSession]:
        """Log in, with the connection recorded before it is made and when it has ended."""
        self._gate.require_online()
        password = self._given.get(mailbox.name, "") if mailbox.ask else self._keys.key(self._entry(mailbox.name))
        if not password:
            raise UserError("mail-password-ask" if mailbox.ask else "mail-password-missing", name=mailbox.name)
        log = vault_log(self._vault)
        sent = f"IMAP {mailbox.host}:{mailbox.port} EXAMINE"
        line = RequestLine(mailbox.host, sent, "mailbox", to_iso(self._clock()), BEGUN)
        log(line)
        result = "bug"
        try:
            with ImapSession(mailbox, password, self._gate, cancel) as session:
                yield session
            result = "ok"
        except AppError as error:
            result = error.code
            raise
        finally:
            log(replace(line, result=result))

    def _state(self, name: str) -> tuple[int, int]:
        """Return UIDVALIDITY and number of the last message that was looked at, zeros for none."""
        stored = self._vault.preferences.get(_STATE + name, [0, 0])
        return int(stored[0]), int(stored[1])

    def _restart(self, name: str, validity: int) -> None:
        with self._vault.transaction():
            self._drop_found(name)
            self._vault.preferences.set(_STATE + name, [validity, 0])

    def _drop_found(self, name: str) -> None:
        for key in self._vault.preferences.with_prefix(f"{_FOUND}{name}:"):
            self._vault.preferences.set(f"{_FOUND}{name}:{key}", None)

    def _entry(self, name: str) -> str:
        return f"mailbox:{self._vault.vault_id}:{name}"


def _decode(name: str, row: dict[str, Any]) -> Mailbox:
    return Mailbox(
        *(name, str(row["host"]), str(row["user"]), int(row["port"]), Security(row["security"]), str(row["folder"])),
        *(str(row["server"]), str(row["agreed"]), row.get("ask") == str(True)),
    )


def _decode_mail(row: dict[str, Any]) -> AliasMail:
    return AliasMail(**{**row, "vouched": tuple(row["vouched"])})
