"""Contacts of a posting: hosts of links and domains of mail addresses. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit

from app.domain.checks import Posting
from checkers import lists
from checkers.net.domains import registrable
from checkers.net.hostnames import to_ascii


def contact_values(posting: Posting, kind: str) -> tuple[str, ...]:
    """Return the contact values of one kind (`email`, `url`, `phone`, `wechat` …)."""
    return tuple(contact.partition(":")[2] for contact in posting.contacts if contact.startswith(f"{kind}:"))


def mail_addresses(posting: Posting) -> tuple[tuple[str, str], ...]:
    """Return mail addresses with their domain in ASCII: (address, domain)."""
    return tuple((address, _ascii(address.rpartition("@")[2])) for address in contact_values(posting, "email"))


def link_host(url: str) -> str:
    """Return the host of a link in ASCII, as a browser would ask for it, or ""."""
    try:
        return _ascii(urlsplit(url if "://" in url else f"http://{url}").hostname or "")
    except ValueError:
        return ""


def _ascii(host: str) -> str:
    """Return a host in ASCII; without such a form, as written in lower case."""
    try:
        return to_ascii(host)
    except ValueError:
        return host.lower()


def links(posting: Posting) -> tuple[tuple[str, str], ...]:
    """Return links with their host: (link, host); links that are no web address are left out."""
    return tuple((url, found) for url in contact_values(posting, "url") if (found := link_host(url)))


def site_domains(posting: Posting) -> frozenset[str]:
    """Return registrable domains of links that can be an employer's own site: no job boards, networks, shorteners."""
    elsewhere = lists.domains("job_sites") | lists.domains("shorteners")
    return frozenset(domain for _, found in links(posting) if (domain := registrable(found))) - elsewhere
