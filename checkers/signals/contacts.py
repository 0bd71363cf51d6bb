"""Reading the contacts of a posting: hosts of links and domains of mail addresses. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit

from app.domain.checks import Posting
from checkers import lists
from checkers.net.domains import registrable
from checkers.net.hostnames import to_ascii


def values(posting: Posting, kind: str) -> tuple[str, ...]:
    """The contact values of one kind (`email`, `url`, `phone`, `wechat` …)."""
    return tuple(contact.partition(":")[2] for contact in posting.contacts if contact.startswith(f"{kind}:"))


def mails(posting: Posting) -> tuple[tuple[str, str], ...]:
    """Mail addresses with their domain in ASCII: (address, domain)."""
    return tuple((address, _ascii(address.rpartition("@")[2])) for address in values(posting, "email"))


def host(url: str) -> str:
    """The host of a link in ASCII, as a browser would ask for it, or ""."""
    try:
        return _ascii(urlsplit(url if "://" in url else f"http://{url}").hostname or "")
    except ValueError:
        return ""


def _ascii(host: str) -> str:
    """A host in ASCII; what has no such form stays as it is written, in lower case."""
    try:
        return to_ascii(host)
    except ValueError:
        return host.lower()


def links(posting: Posting) -> tuple[tuple[str, str], ...]:
    """Links with their host: (link, host); links that are no web address are left out."""
    return tuple((url, found) for url in values(posting, "url") if (found := host(url)))


def site_domains(posting: Posting) -> frozenset[str]:
    """Registrable domains of the links in the text that can be an employer's own site: no job boards, networks, shorteners."""
    elsewhere = lists.domains("job_sites") | lists.domains("shorteners")
    return frozenset(domain for _, found in links(posting) if (domain := registrable(found))) - elsewhere
