"""Mail that came to an address made for one copy, and the mailboxes that are looked into. Frozen values; opens nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Security(StrEnum):
    """Protection of a connection to a mailbox. There is no third way: nothing is ever sent unencrypted."""

    TLS = "tls"
    STARTTLS = "starttls"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A mailbox that the person agreed to have looked into. The password is in the keyring (`ask`: in no place, it is asked for), never here.

    `server` is the name by which the own mail server signs its `Authentication-Results` ("": not known, so no sender
    can be told); `agreed` the ISO date of the consent.
    """

    name: str
    host: str
    user: str
    port: int = 993
    security: Security = Security.TLS
    folder: str = "INBOX"
    server: str = ""
    agreed: str = ""
    ask: bool = False


@dataclass(frozen=True, slots=True)
class AliasMail:
    """One message that came to an alias, as its headers say. Everything in it comes from outside.

    `sender` is the address in From, `date` an ISO date or "" where it cannot be read. `checked`: an own server said
    something about the sender (`server`: by which name; else the name in the first such header, which proves nothing); `vouched` are the domains it vouches for, `aligned` the one of these that belongs to
    the address in From ("": none). `forwarded`: it was attached to another message, so nobody vouches for it.
    """

    alias: str
    sender: str
    subject: str
    date: str
    message_id: str = ""
    checked: bool = False
    aligned: str = ""
    vouched: tuple[str, ...] = ()
    server: str = ""
    forwarded: bool = False


class SenderVerdict(StrEnum):
    """Answer to "is the sender the one who was given the address"."""

    RECIPIENT = "recipient"
    OTHER = "other"
    RELAY = "relay"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SenderJudgement:
    """A verdict with the code of its reason, and the domain it rests on ("": none)."""

    verdict: SenderVerdict
    reason: str
    domain: str = ""
