"""Contacts of a posting: hosts of links and domains of mail addresses. Pure."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from app.domain.checks import Posting
from app.text import domain_lists as lists
from app.text.domains import registrable
from app.text.hostnames import to_ascii
from checkers.intake.contacts_and_identifiers import mailto_address

_WRAPPERS = (
    "safelinks.protection.outlook.com", "google.com", "urldefense.com", "urldefense.proofpoint.com", "linkedin.com", "facebook.com", "zhihu.com",
    "t.umblr.com", "out.reddit.com", "slack-redir.net", "mail.qq.com", "exmail.qq.com", "mailshield.baidu.com", "wx.mail.qq.com",
)  # fmt: skip
"""Hosts whose links carry the real address as a parameter: put there by the reader's own mail server, or by the network a text was copied from."""
_WRAPPED = ("url", "q", "u", "target", "gourl", "to")
_PROOFPOINT = re.compile(r"/v3/__(https?:/{1,2}[^_\s]{1,1000}?)__;")


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


def link_targets(posting: Posting) -> tuple[tuple[str, str, str], ...]:
    """Return the links of a mail or page as (text shown, target, host of the target); through the wrappers of mail servers and networks."""
    rows = (link.partition("\t") for link in posting.links)
    unwrapped = (
        (shown, unwrap(target)) for shown, _, target in rows if target.lower().startswith(("http://", "https://"))
    )
    return tuple((shown, target, host) for shown, target in unwrapped if (host := link_host(target)))


def mail_targets(posting: Posting) -> tuple[tuple[str, str, str], ...]:
    """Return the links of a mail or page that write a mail, as (text shown, address, domain of the address)."""
    rows = (link.partition("\t") for link in posting.links)
    addresses = ((shown, address) for shown, _, target in rows if (address := mailto_address(target)))
    return tuple((shown, address, _ascii(address.rpartition("@")[2])) for shown, address in addresses)


def unwrap(url: str) -> str:
    """Return where a link through a known wrapper leads (Outlook's Safe Links, Google, LinkedIn …), any other link as it is."""
    for _ in range(3):
        host = link_host(url)
        if not host or not any(host == name or host.endswith(f".{name}") for name in _WRAPPERS):
            return url
        parts = urlsplit(url)
        values = parse_qs(parts.query, max_num_fields=40)
        inner = next((value[0] for name in _WRAPPED if (value := values.get(name)) and value[0].startswith("http")), "")
        if not inner and (proofpoint := _PROOFPOINT.search(url)):
            inner = proofpoint[1].replace(":/", "://").replace(":///", "://")
        if not inner:
            return url
        url = inner
    return url


def site_domains(posting: Posting) -> frozenset[str]:
    """Return registrable domains of links that can be an employer's own site: no job boards, networks, shorteners."""
    elsewhere = lists.domains("job_sites") | lists.domains("shorteners")
    return frozenset(domain for _, found in links(posting) if (domain := registrable(found))) - elsewhere
