"""Signals of links: shorteners, bare addresses, app packages, punycode, free website builders, and targets that differ from the address
that is shown. Follows none of them."""

from __future__ import annotations

import ipaddress
import re

from app.domain.checks import Evidence, Posting
from app.text import domain_lists as lists
from app.text.domains import has_national_ending, registrable, registrable_label, scripts
from app.text.hostnames import to_unicode
from app.text.mail_and_web_addresses import EMAIL, HOST_LIKE, WEB_LIKE
from checkers.signals import contacts
from checkers.signals.base import CheckContext, Finding, evidence_of, logic_signal

_PACKAGE = re.compile(r"\.(?:apk|exe|msi|dmg|ipa|scr|bat|jar|vbs|mobileconfig)(?:[?#]|$)", re.IGNORECASE)
_SHOWN = re.compile(rf"(?i:{WEB_LIKE})|{HOST_LIKE}")
_ALONE = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}(?:/\S{0,200})?", re.IGNORECASE)
"""A text that is nothing but a host, with whatever ending."""
_BUILDERS = frozenset(
    (
        "wixsite.com weebly.com blogspot.com wordpress.com sites.google.com forms.gle docs.google.com jotform.com "
        "typeform.com wjx.cn wj.qq.com jinshuju.net mikecrm.com godaddysites.com webflow.io github.io netlify.app "
        "vercel.app pages.dev web.app 000webhostapp.com"
    ).split()
)


def run(posting: Posting, context: CheckContext) -> Finding:
    """Check the links in the posting, those of a page or mail by their real targets."""
    targets = contacts.link_targets(posting)
    places = dict.fromkeys([*contacts.links(posting), *((target, host) for _, target, host in targets)])
    found: dict[str, dict[Evidence, None]] = {}
    for url, host in places:
        for code in _codes(url, host):
            found.setdefault(code, {}).update(dict.fromkeys(evidence_of(posting, url, "links")))
    for shown, target, host in (*targets, *contacts.mail_targets(posting)):
        if _differs(shown, host):
            both = (*evidence_of(posting, shown, "links"), *evidence_of(posting, target, "links"))
            found.setdefault("link-shown-differs", {}).update(dict.fromkeys(both))
    return Finding(
        signals=tuple(
            signal for code, evidence in found.items() for signal in logic_signal(context, code, tuple(evidence))
        )
    )


def _codes(url: str, host: str) -> list[str]:
    """Return the codes of what is odd about one link."""
    base = registrable(host)
    builder = host in _BUILDERS or base in _BUILDERS or any(host.endswith(f".{name}") for name in _BUILDERS)
    tests = {
        "link-shortened": host in lists.domains("shorteners") or base in lists.domains("shorteners"),
        "link-bare-address": _is_address(host),
        "link-app-package": _PACKAGE.search(url) is not None,
        "link-punycode": "xn--" in host or len(scripts(to_unicode(host))) > 1,
        "link-form-or-builder": builder,
    }
    return [code for code, odd in tests.items() if odd]


def _differs(shown: str, host: str) -> bool:
    """Return True if the text of a link is an address of another site than the link leads to.

    Not for mailing services, which count clicks, nor for domains of one owner (the same brand, the same name under national endings).
    """
    address = EMAIL.search(shown) or _SHOWN.search(shown) or _ALONE.fullmatch(shown)
    mine = registrable(contacts.link_host(address.group().rpartition("@")[2])) if address else ""
    theirs = registrable(host)
    if not mine or mine == theirs or {host, theirs} & lists.domains("mail_services"):
        return False
    if (
        registrable_label(mine) == registrable_label(theirs)
        and has_national_ending(mine)
        and has_national_ending(theirs)
    ):
        return False
    return not lists.same_owner(mine, theirs)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
