"""Signals of links: shorteners, bare addresses, app packages, punycode, and free website builders. Follows none of
them."""

from __future__ import annotations

import ipaddress
import re

from app.domain.checks import Posting, Signal
from checkers import lists
from checkers.net.domains import registrable, scripts
from checkers.net.hostnames import to_unicode
from checkers.signals import contacts
from checkers.signals.base import CheckContext, Finding, evidence_of, logic_signal

_PACKAGE = re.compile(r"\.(?:apk|exe|msi|dmg|ipa|scr|bat|jar|vbs|mobileconfig)(?:[?#]|$)", re.IGNORECASE)
_BUILDERS = frozenset(
    (
        "wixsite.com weebly.com blogspot.com wordpress.com sites.google.com forms.gle docs.google.com jotform.com "
        "typeform.com wjx.cn wj.qq.com jinshuju.net mikecrm.com godaddysites.com webflow.io github.io netlify.app "
        "vercel.app pages.dev web.app 000webhostapp.com"
    ).split()
)


def run(posting: Posting, context: CheckContext) -> Finding:
    """Check the links in the posting."""
    signals: list[Signal] = []
    for url, host in contacts.links(posting):
        evidence = evidence_of(posting, url, "contacts")
        base = registrable(host)
        if host in lists.domains("shorteners") or base in lists.domains("shorteners"):
            signals += logic_signal(context, "link-shortened", evidence)
        if _is_address(host):
            signals += logic_signal(context, "link-bare-address", evidence)
        if _PACKAGE.search(url):
            signals += logic_signal(context, "link-app-package", evidence)
        if "xn--" in host or len(scripts(to_unicode(host))) > 1:
            signals += logic_signal(context, "link-punycode", evidence)
        if host in _BUILDERS or base in _BUILDERS or any(host.endswith(f".{name}") for name in _BUILDERS):
            signals += logic_signal(context, "link-form-or-builder", evidence)
    return Finding(signals=tuple(signals))


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
