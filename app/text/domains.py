"""Domain names offline: registrable part, owner, scripts. Never asks the network (bundled suffix list)."""

from __future__ import annotations

import functools
import ipaddress
import unicodedata

from app.text import public_suffixes


@functools.lru_cache(maxsize=4096)
def registrable(host: str) -> str:
    """Return the registrable domain ("example.co.uk") of a host in ASCII form, or "" (IP address, bare suffix)."""
    before, suffix = public_suffixes.split(host.strip(".").lower())
    return f"{before.rpartition('.')[2]}.{suffix}" if before and suffix else ""


@functools.lru_cache(maxsize=4096)
def owner_domain(host: str) -> str:
    """Return the registrable domain below public *and* private suffixes (`me.github.io`), or "": whose host it is.

    The owner of `me.github.io` is another than that of `evil.github.io`. What a person agrees to is agreed to for one
    owner.
    """
    before, suffix = public_suffixes.split(host.strip(".").lower(), private=True)
    return f"{before.rpartition('.')[2]}.{suffix}" if before and suffix else ""


def organization(host: str) -> str:
    """Return the domain by which two hosts are known to be of one organisation: the owner's, or the host itself where no suffix is known."""
    clean = host.strip(".").lower()
    return owner_domain(clean) or clean


@functools.lru_cache(maxsize=4096)
def registrable_label(host: str) -> str:
    """Return the label in front of the public suffix: "example" for "www.example.co.uk"."""
    clean = host.strip(".").lower()
    before, suffix = public_suffixes.split(clean)
    if ":" in clean:
        return ""
    return clean if not suffix and _is_address(clean) else before.rpartition(".")[2]


_OPEN_SUFFIXES = frozenset(
    "ag ai am cc cf cm co fm ga gg gq im io la ly me ml ne nu om pw sh st su tk to tv vc ws".split()
)
"""Country endings that are sold as ordinary ones, or are typing errors of `com`."""


def has_national_ending(host: str) -> bool:
    """Return True if a domain ends as the national sites of a firm do (`indeed.co.uk`, `monster.de`), or in `com`."""
    ending = host.strip(".").lower().rpartition(".")[2]
    return ending == "com" or (len(ending) == 2 and ending not in _OPEN_SUFFIXES)


_CLOSED_SUFFIXES = ("nhs.uk", "nhs.scot", "nhs.wales", "gov.uk", "police.uk")
"""Endings that only bodies of one public service get: their posts are advertised on a common site (Nominet's rules, November 2026)."""


def share_public_service(first: str, second: str) -> bool:
    """Return True if two hosts are bodies of one public service: `anhst.nhs.uk` and `jobs.nhs.uk`."""
    return any(all(f".{one}".endswith(f".{ending}") for one in (first, second)) for ending in _CLOSED_SUFFIXES)


def _is_address(host: str) -> bool:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True


def scripts(text: str) -> frozenset[str]:
    """Return the scripts of the letters in `text`: "LATIN", "CYRILLIC", "GREEK", "CJK" …"""
    return frozenset(unicodedata.name(char, "?").split(" ")[0] for char in text if char.isalpha())
