"""The public suffixes of domain names (publicsuffix.org, the part kept for registries), from the list that tldextract ships.

tldextract itself is not imported: it brings an HTTP client, which nothing offline needs, and a tree of six megabytes.
Must never ask the network.
"""

from __future__ import annotations

import functools
import importlib.util
from pathlib import Path
from typing import Final

_LIST: Final = ".tld_set_snapshot"
_END: Final = "// ===BEGIN PRIVATE DOMAINS"


@functools.cache
def _rules() -> frozenset[str]:
    package = importlib.util.find_spec("tldextract")
    assert package is not None and package.submodule_search_locations
    text = (Path(package.submodule_search_locations[0]) / _LIST).read_text("utf-8").partition(_END)[0]
    return frozenset(line.split()[0] for line in text.splitlines() if line and not line.startswith("//"))


def split(host: str) -> tuple[str, str]:
    """What stands before the public suffix of a host, and the suffix (empty where none is known); `xn--` is understood.

    The rules are those of https://publicsuffix.org/list/: the longest wins, an exception ("!") goes before all. A name under
    no known suffix has none, as in tldextract; the default rule "*" is not used.
    """
    labels, rules = host.split("."), _rules()
    known = [_shown(label) for label in labels]
    for at in range(len(labels)):
        name, parent = ".".join(known[at:]), ".".join(known[at + 1 :])
        if f"!{name}" in rules:
            return ".".join(labels[: at + 1]), ".".join(labels[at + 1 :])
        if name in rules or (parent and f"*.{parent}" in rules):
            return ".".join(labels[:at]), ".".join(labels[at:])
    return host, ""


def _shown(label: str) -> str:
    lower = label.lower()
    if lower.startswith("xn--"):
        try:
            return lower.encode("ascii").decode("idna")
        except UnicodeError:
            return lower
    return lower
