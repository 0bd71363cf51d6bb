"""Domain names offline: registrable part, scripts, look-alike skeletons. Never asks the network (bundled suffix
list)."""

from __future__ import annotations

import functools
import unicodedata

import tldextract

_EXTRACT = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=False)


@functools.lru_cache(maxsize=4096)
def registrable(host: str) -> str:
    """The registrable domain ("example.co.uk") of a host in ASCII form, or "" (IP address, bare suffix)."""
    return _EXTRACT(host.strip(".").lower()).top_domain_under_public_suffix


@functools.lru_cache(maxsize=4096)
def label(host: str) -> str:
    """The name in front of the public suffix: "example" for "www.example.co.uk"."""
    return _EXTRACT(host.strip(".").lower()).domain


def to_unicode(host: str) -> str:
    """A host with `xn--` labels shown in their own script; a damaged label stays as it is."""
    parts = []
    for part in host.split("."):
        try:
            parts.append(part.encode("ascii").decode("idna") if part.startswith("xn--") else part)
        except UnicodeError:
            parts.append(part)
    return ".".join(parts)


def scripts(text: str) -> frozenset[str]:
    """The alphabets of the letters in `text`: "LATIN", "CYRILLIC", "GREEK", "CJK" …"""
    return frozenset(unicodedata.name(char, "?").split(" ")[0] for char in text if char.isalpha())
