"""Finds messages that came to an address made for one copy. The parsing runs in a confined child, which knows those addresses and nothing else."""

from __future__ import annotations

import email
import email.policy
import email.utils
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from email.header import decode_header, make_header
from email.message import Message
from itertools import islice
from typing import Any, Final, NamedTuple

from app.domain.mail import AliasMail
from app.errors import UserError
from app.text.domains import organization
from app.text.mail_results import read_results
from app.workers.cancellation import CancelToken
from app.workers.isolation import Limits, Stream

ADDRESSED: Final = (
    *("Delivered-To", "X-Original-To", "To", "Cc", "X-Envelope-To", "Envelope-To"),
    *("X-SimpleLogin-Envelope-To", "X-AnonAddy-Original-To"),
)
"""Headers that say to which address a message came; the last two are written by alias providers."""
READ_HEADERS: Final = (*ADDRESSED, "From", "Subject", "Date", "Message-ID", "Authentication-Results")
"""The only headers that are asked for in a mailbox."""
BATCH: Final = 200
"""Messages that are looked at in one go."""
BATCH_BYTES: Final = 24_000_000
"""Bytes from which a batch is full."""
MOST_VALUE: Final = 20_000
"""Characters of one header that are read."""
MOST_LINES: Final = 400
"""Headers of one message that are read."""
MOST_INNER: Final = 20
"""Messages attached to a message that are looked at."""
_SHOWN: Final = 300
_JOB: Final = "app.mail.alias_matching:match"
_LIMITS: Final = Limits(seconds=60.0)


class Block(NamedTuple):
    """One message, or its headers alone; `key` is the caller's name for it."""

    key: str
    untrusted_data: bytes


@dataclass(frozen=True, slots=True)
class Match:
    """A message that came to an alias, with the caller's key."""

    key: str
    mail: AliasMail


@dataclass(frozen=True, slots=True)
class BatchResult:
    """Result for one batch: the messages that came to an alias, and the keys of those that could not be read."""

    matches: tuple[Match, ...]
    unreadable: tuple[str, ...] = ()


class AliasSearch:
    """Looks for `aliases` in batches of messages, in one child. Context manager, for one thread.

    `servers` are the names by which the person's own mail servers sign `Authentication-Results`.
    """

    def __init__(self, aliases: Iterable[str], servers: Iterable[str], cancel: CancelToken | None = None) -> None:
        self._known = {alias.lower() for alias in aliases}
        header = {"aliases": sorted(self._known), "servers": sorted({one.lower() for one in servers if one})}
        self._stream, self._cancel = Stream(_JOB, header, _LIMITS), cancel

    def __enter__(self) -> AliasSearch:
        self._stream.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._stream.__exit__(*error)

    def search(self, blocks: Sequence[Block]) -> BatchResult:
        """Return what a batch holds. A message that ends the child is passed over alone. Raises `Cancelled`."""
        try:
            return self._ask(blocks)
        except UserError:
            if len(blocks) == 1:
                return BatchResult((), (blocks[0].key,))
        half = len(blocks) // 2
        first, second = self.search(blocks[:half]), self.search(blocks[half:])
        return BatchResult(first.matches + second.matches, first.unreadable + second.unreadable)

    def _ask(self, blocks: Sequence[Block]) -> BatchResult:
        sizes = [len(one.untrusted_data) for one in blocks]
        payload = b"".join(one.untrusted_data for one in blocks)
        answer = self._stream.ask({"sizes": sizes}, payload, self._cancel)
        try:
            found = tuple(self._match(blocks, row) for row in answer["matches"])
            unreadable = tuple(blocks[int(at)].key for at in answer["unreadable"])
        except (KeyError, TypeError, ValueError, IndexError):
            raise UserError("worker-died", status=0) from None
        return BatchResult(found, unreadable)

    def _match(self, blocks: Sequence[Block], row: Mapping[str, Any]) -> Match:
        """Return a row of the child's answer, judged like a file."""
        alias = str(row["alias"])
        if alias not in self._known:
            raise ValueError
        mail = AliasMail(
            alias,
            sender=str(row["sender"])[:_SHOWN],
            subject=str(row["subject"])[:_SHOWN],
            date=str(row["date"])[:_SHOWN],
            message_id=str(row["message_id"])[:_SHOWN],
            checked=row["checked"] is True,
            aligned=str(row["aligned"])[:_SHOWN],
            vouched=tuple(str(one)[:_SHOWN] for one in row["vouched"][:MOST_INNER]),
            server=str(row["server"])[:_SHOWN],
            forwarded=row["forwarded"] is True,
        )
        return Match(blocks[int(row["at"])].key, mail)


def in_batches(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Group messages as `AliasSearch.search` takes them."""
    batch, size = list[Block](), 0
    for block in blocks:
        if batch and (len(batch) >= BATCH or size + len(block.untrusted_data) > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(block)
        size += len(block.untrusted_data)
    if batch:
        yield batch


# -- in the child ------------------------------------------------------------------------------------------------------


def warm() -> None:
    """Load the list of public suffixes."""
    organization("example.org")


def match(header: Mapping[str, Any], payload: bytes) -> dict[str, Any]:
    """The child's job: return which of the messages (of `sizes`, one after another) came to one of the `aliases`."""
    aliases, servers = frozenset(header["aliases"]), tuple(header["servers"])
    matches, unreadable, begin = list[dict[str, Any]](), list[int](), 0
    for at, size in enumerate(header["sizes"]):
        data, begin = payload[begin : begin + size], begin + size
        try:
            row = _read(data, aliases, servers)
        except Exception:  # no list of what the library raises on hostile mail holds
            unreadable.append(at)
            continue
        if row is not None:
            matches.append({"at": at, **row})
    return {"matches": matches, "unreadable": unreadable}


def _read(data: bytes, aliases: frozenset[str], servers: Sequence[str]) -> dict[str, Any] | None:
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    if alias := _alias(message, aliases):
        return _row(message, alias, servers)
    inner = islice((part for part in message.walk() if part is not message and "From" in part), MOST_INNER)
    found = next(((part, alias) for part in inner if (alias := _alias(part, aliases))), None)
    return None if found is None else {**_row(*found, ()), "forwarded": True}


def _row(message: Message, alias: str, servers: Sequence[str]) -> dict[str, Any]:
    senders = [address for _, address in email.utils.getaddresses(_values(message, "From")) if "@" in address]
    sender = senders[0].lower() if len(senders) == 1 else ""
    server, checked, vouched = _own_results(message, servers)
    owner = organization(sender.rpartition("@")[2])
    aligned = next((domain for domain in vouched if owner and organization(domain) == owner), "")
    return {
        "alias": alias,
        "sender": sender or _text(message, "From"),
        "subject": _text(message, "Subject"),
        "date": _day(message),
        "message_id": " ".join(_values(message, "Message-ID")[:1])[:_SHOWN],
        "checked": checked,
        "aligned": aligned,
        "vouched": list(vouched)[:MOST_INNER],
        "server": server,
        "forwarded": False,
    }


def _alias(message: Message, aliases: frozenset[str]) -> str:
    """Return the alias to which a message came, "" if to none."""
    for name in ADDRESSED:
        for _, address in email.utils.getaddresses(_values(message, name)):
            if (found := address.strip("<> ").lower()) in aliases:
                return found
    return ""


def _own_results(message: Message, servers: Sequence[str]) -> tuple[str, bool, tuple[str, ...]]:
    """Return the server that checked the sender, whether it is an own one, and the domains that it vouches for.

    Of an own server its first header counts alone: it removes those that others signed with its name, and writes its own
    above what came (RFC 8601 §5). Without one, the server is that of the first header, and it vouches for nothing.
    """
    read = [read_results(value) for value in _values(message, "Authentication-Results")]
    for results in read:
        name = results.server.lower()
        if any(name == server or name.endswith(f".{server}") for server in servers):
            return name, True, tuple(dict.fromkeys(domain for _, domain in results.vouched))
    return (read[0].server.lower() if read else ""), False, ()


def _values(message: Message, name: str) -> list[str]:
    """Return the raw values of a header, unfolded and cut, top to bottom."""
    wanted = name.lower()
    pairs = islice(message.raw_items(), MOST_LINES)
    found = [str(value)[:MOST_VALUE] for key, value in pairs if key.lower() == wanted]
    return [" ".join(value.split()) for value in found]


def _text(message: Message, name: str) -> str:
    """Return the first value of a header in words."""
    raw = next(iter(_values(message, name)), "")[:2_000]
    try:
        words = str(make_header(decode_header(raw)))
    except (LookupError, ValueError, TypeError):
        words = raw
    return " ".join(words.encode("utf-8", "replace").decode("utf-8").split())[:_SHOWN]


def _day(message: Message) -> str:
    try:
        moment = email.utils.parsedate_to_datetime(next(iter(_values(message, "Date")), ""))
        return moment.astimezone(UTC).date().isoformat() if moment.tzinfo else moment.date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""
