"""Joins the online look-ups to this machine: keys in the keyring, kept answers in the data folder, the request log.

Opens nothing by itself; whoever calls has asked the person.
"""

from __future__ import annotations

from app import paths, settings
from app.cancel import CancelToken
from app.errors import UserError
from app.services.requests import RequestLine, RequestLog
from checkers import net
from checkers.net import PUBLIC_DOOR, Door, RequestRecord
from checkers.online.ask import Online
from checkers.online.cache import AnswerCache


def stays_offline() -> bool:
    """Whether the person's offline switch is on."""
    return settings.load(paths.settings_file()).offline


PUBLIC_DOOR.stay_offline = stays_offline


class KeyringKeys:
    """The person's keys of services, in the operating system's keyring only."""

    def key(self, service: str) -> str:
        """The key for `service`, "" when there is none or the keyring does not answer."""
        from app.vault import keyring_slot

        try:
            return keyring_slot.fetch(_entry(service)).decode("utf-8", "replace")
        except UserError:
            return ""

    def keep(self, service: str, key: str) -> None:
        """Keep a key; an empty one is forgotten. Raises UserError `keyring-…`."""
        from app.vault import keyring_slot

        if key.strip():
            keyring_slot.store(_entry(service), key.strip().encode())
        else:
            keyring_slot.forget(_entry(service))


def _entry(service: str) -> str:
    return f"lookup:{service}"


def keyring_entries() -> tuple[str, ...]:
    """The names under which the keyring may hold keys of services."""
    from checkers.online.registry import LOOKUPS

    return tuple(_entry(lookup.code) for lookup in LOOKUPS)


def online(log: RequestLog, *, cancel: CancelToken | None = None, door: Door = PUBLIC_DOOR) -> Online:
    """What look-ups need on this machine. Raises UserError `offline` when the offline switch is on."""
    if stays_offline():
        raise UserError("offline")

    def record(line: RequestRecord) -> None:
        log(RequestLine(line.host, line.sent, line.why, line.at, line.result))

    cache = AnswerCache(paths.answers_file())
    return Online(door, record, KeyringKeys(), cache, cancel=cancel or CancelToken())


def fetch_page(url: str, log: RequestLog, *, cancel: CancelToken | None = None) -> tuple[bytes, str, str]:
    """Fetch a posting's page after the person agreed: (bytes, final URL, content type with its charset)."""
    consent = net.Consent(net.host_of(url), "posting", granted=True)

    def record(line: RequestRecord) -> None:
        log(RequestLine(line.host, line.sent, line.why, line.at, line.result))

    page = net.fetch_page(url, consent=consent, log=record, cancel=cancel)
    return page.data, page.url, page.full_type
