"""The public suffixes of domain names (publicsuffix.org), from the list that publicsuffixlist ships: those of registries, and the private ones,
under which a company lets strangers have names of their own (`github.io`, `blogspot.com`).

Only the list is taken from the package: its parser needs seven times as long to read it, because it makes an ASCII form of every rule
beforehand, and counts the parent of a wildcard (`ck` of `*.ck`) as a suffix, which tldextract and this module do not.
Must never ask the network.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Final

from publicsuffixlist import PSLFILE

from app.text.hostnames import to_unicode

_PRIVATE: Final = "// ===BEGIN PRIVATE DOMAINS"


@functools.cache
def _rules(private: bool = False) -> frozenset[str]:
    """The rules of the list as they are written; with `private` those of companies, too."""
    text = Path(PSLFILE).read_text("utf-8")
    text = text if private else text.partition(_PRIVATE)[0]
    return frozenset(line.split()[0] for line in text.splitlines() if line and not line.startswith("//"))


def split(host: str, *, private: bool = False) -> tuple[str, str]:
    """Split a host into what precedes the public suffix, and the suffix (empty where none is known); `xn--` is understood.

    With `private` the suffixes of companies count, too. The rules are those of https://publicsuffix.org/list/: the longest wins, an exception ("!") goes before all. A name under
    no known suffix has none; the default rule "*" is not used.
    """
    labels, rules = host.split("."), _rules(private)
    known = [to_unicode(label).lower() for label in labels]
    for at in range(len(labels)):
        name, parent = ".".join(known[at:]), ".".join(known[at + 1 :])
        if f"!{name}" in rules:
            return ".".join(labels[: at + 1]), ".".join(labels[at + 1 :])
        if name in rules or (parent and f"*.{parent}" in rules):
            return ".".join(labels[:at]), ".".join(labels[at:])
    return host, ""
