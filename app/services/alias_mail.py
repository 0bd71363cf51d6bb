"""Messages that came to an address made for one copy: found in saved mail, judged, and made into an incident. Connects to nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.clock import Clock, local_day, system_clock
from app.domain.copies import CopyRecord, Recipient
from app.domain.incident_reports import Channel, IncidentReport
from app.domain.incidents import Surfaced
from app.domain.mail import AliasMail, SenderJudgement
from app.domain.stored_records import Incident
from app.errors import UserError
from app.files import opened_file
from app.mail import mbox
from app.mail.alias_matching import AliasSearch, Block, in_batches
from app.mail.message import MOST_MESSAGE, SUFFIX
from app.mail.providers import provider_of
from app.mail.sender_check import judge
from app.services import stored_resume
from app.services.incident_reports import IncidentReportService
from app.services.incidents import IncidentService
from app.workers.cancellation import CancelToken, Progress, no_progress

if TYPE_CHECKING:
    from app.vault.vault import Vault

MAILBOX: Final = "mailbox:"
"""Prefix of the preferences that hold mailboxes."""
MOST_KEPT: Final = 200_000_000
"""Bytes of found messages that are held until the person has looked at them; of further ones only the headers."""


@dataclass(frozen=True, slots=True)
class FoundMail:
    """A message that came to an alias: the copy the alias was made for, who was given it, and the judgement of the sender.

    `key` tells it apart in its file or mailbox; `untrusted_original` are its bytes where they are at hand.
    """

    key: str
    mail: AliasMail
    copy: CopyRecord
    recipient: Recipient
    judgement: SenderJudgement
    untrusted_original: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class FileMail:
    """Result of reading one file: messages that came to an alias, how many were looked at, how many could not be read."""

    found: tuple[FoundMail, ...]
    read: int
    unreadable: int = 0


class AliasMailService:
    """The aliases of one vault, and what came to them."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock

    def aliases(self) -> Mapping[str, CopyRecord]:
        """Return the copy of each address that was made for one, by the address in small letters.

        Raises `UserError` `mail-no-aliases` if there is none: then there is nothing to look for.
        """
        copies = sorted(self._vault.copies.all(), key=lambda copy: copy.created)
        found = {alias.lower(): copy for copy in copies for alias in copy.aliases.values()}
        if not found:
            raise UserError("mail-no-aliases")
        return found

    def servers(self) -> tuple[str, ...]:
        """Return the names by which the person's own mail servers sign: of the mailboxes, and of the résumé's address."""
        named = [str(row.get("server", "")) for row in self._vault.preferences.with_prefix(MAILBOX).values()]
        with contextlib.suppress(UserError):  # there is no résumé yet
            provider = provider_of(stored_resume.current(self._vault).resume.basics.email)
            named.append(provider.server if provider else "")
        return tuple(dict.fromkeys(one for one in named if one))

    def judged(self, key: str, mail: AliasMail, copy: CopyRecord, original: bytes | None = None) -> FoundMail:
        """Return a message with the recipient of its alias, as the recipient's domains are known today."""
        recipient = self._vault.recipients.get(copy.recipient_id)
        assert recipient is not None
        return FoundMail(key, mail, copy, recipient, judge(mail, recipient.domains), original)

    def read_file(
        self,
        path: Path,
        *,
        servers: tuple[str, ...] = (),
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> FileMail:
        """Look through a saved message (.eml) or a mail box of any size (.mbox).

        `servers`: further names of the person's own mail servers. Raises `UserError` `mail-file-kind`,
        `mail-no-aliases`, `file-missing`, `too-large`; `Cancelled`.
        """
        if not path.name.lower().endswith((SUFFIX, mbox.BOX)):
            raise UserError("mail-file-kind", name=path.name)
        copies, found, read, unreadable, kept = self.aliases(), list[FoundMail](), 0, 0, 0
        with AliasSearch(copies, (*self.servers(), *servers), cancel) as search:
            for batch in in_batches(_blocks(path)):
                result = search.search(batch)
                data = {one.key: one.untrusted_data for one in batch}
                for match in result.matches:
                    original = data[match.key]
                    kept += len(original)
                    held = original if kept <= MOST_KEPT and len(original) < MOST_MESSAGE else None
                    found.append(self.judged(match.key, match.mail, copies[match.mail.alias], held))
                read += len(batch)
                unreadable += len(result.unreadable)
                progress("mail", read, 0)
        if not read:
            raise UserError("mail-file-empty", name=path.name)
        return FileMail(tuple(found), read, unreadable)

    def log_incident(self, found: FoundMail, untrusted_original: bytes, notes: str = "") -> Incident:
        """Make an incident of a message, with the message itself exactly as it is; one that is kept already is returned."""
        kept = Surfaced(f"message{SUFFIX}", untrusted_original)
        if (known := IncidentService(self._vault, self._clock).find_same([kept])) is not None:
            return known
        today = local_day(self._clock())
        day = found.mail.date if "" < found.mail.date <= today else today
        report = IncidentReport(
            Channel.MAIL,
            found.mail.subject or found.mail.sender or found.mail.alias,
            day,
            contact=found.mail.sender,
            where=found.mail.alias,
            notes=notes,
        )
        return IncidentReportService(self._vault, self._clock).log(report, [kept])


def told_of(found: FoundMail) -> tuple[tuple[str, dict[str, str | int]], ...]:
    """Return what can be told of the sender of a message, as codes of sentences with their values: never who leaked anything."""
    params: dict[str, str | int] = {
        "recipient": found.recipient.name,
        "alias": found.mail.alias,
        "domain": found.judgement.domain,
        "server": found.mail.server,
    }
    named = found.judgement.reason == "not-checked" and found.mail.server
    code = "mail-sender-not-checked-named" if named else f"mail-sender-{found.judgement.reason}"
    return ("mail-came-to", params), (code, params)


def _blocks(path: Path) -> Iterator[Block]:
    with opened_file(path) as source:
        if mbox.is_mbox_name(path.name):
            for number, data in enumerate(mbox.stream_messages(source, MOST_MESSAGE), 1):
                yield Block(str(number), data)
            return
        data = source.read(MOST_MESSAGE + 1)
        if len(data) > MOST_MESSAGE:
            raise UserError("too-large", limit=MOST_MESSAGE // 1_000_000)
        if data.strip():
            yield Block("1", data)
