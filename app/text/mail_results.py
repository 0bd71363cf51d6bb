"""Reads an Authentication-Results header (RFC 8601): what the receiving server found for SPF, DKIM and DMARC, and for which domain. Pure.

Anybody can write such a header: only that of the reader's own server counts. `Posting.authentication` holds the topmost one;
`app.mail.alias_matching` looks for the first that names a server it was told of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_COMMENT = re.compile(r"\([^()]{0,400}\)")
_METHOD = re.compile(
    r"^\s{0,5}(?P<method>spf|dkim|dmarc)(?:/1)?\s{0,3}=\s{0,3}(?P<result>[a-z]{2,12})\b(?P<rest>[^;]{0,600})",
    re.IGNORECASE,
)
_PROPERTY = re.compile(
    r"\b(?:header\.(?:from|d|i)|smtp\.(?:mailfrom|mfrom|helo))\s{0,2}=\s{0,2}\"?(?:[^\s@;\"]{0,120}@)?(?P<domain>[a-z0-9][a-z0-9.-]{1,120})",
    re.IGNORECASE,
)
_VOUCHED = {
    method: re.compile(
        rf"\b{name}\s{{0,2}}=\s{{0,2}}\"?(?:[^\s@;\"]{{0,120}}@)?([a-z0-9][a-z0-9.-]{{1,120}})", re.IGNORECASE
    )
    for method, name in (("spf", r"smtp\.(?:mailfrom|mfrom)"), ("dkim", r"header\.[di]"), ("dmarc", r"header\.from"))
}
"""The property of a method that names the domain for which a pass vouches."""
_FAILED = frozenset(("fail", "hardfail", "softfail", "permerror", "policy"))


@dataclass(frozen=True, slots=True)
class MailResults:
    """Results of a header: the server that gave them ("" where it does not say), result and domain per method (`spf`, `dkim`, `dmarc`).

    `vouched` are the domains of every pass, also of further signatures: (method, domain).
    """

    server: str
    results: dict[str, str]
    domains: dict[str, str]
    vouched: tuple[tuple[str, str], ...] = ()

    @property
    def passed(self) -> tuple[str, ...]:
        """Return the methods that passed, in order."""
        return tuple(method for method, result in self.results.items() if result == "pass")

    @property
    def failed(self) -> tuple[str, ...]:
        """Return the methods that failed, in order; `none`, `neutral` and errors of the moment are no failure."""
        return tuple(method for method, result in self.results.items() if result in _FAILED)

    @property
    def text(self) -> str:
        """Return the results in words of the header: `spf=pass, dkim=fail`."""
        return ", ".join(f"{method}={result}" for method, result in self.results.items())


def read_results(header: str) -> MailResults:
    """Read the value of one header; several results of a method count as their best one (a mail may carry several signatures)."""
    plain = _COMMENT.sub(" ", header[:2_000])
    first, *rest = plain.split(";")
    server = "" if "=" in first else " ".join(first.split()[:1])[:120]
    results: dict[str, str] = {}
    domains: dict[str, str] = {}
    vouched: list[tuple[str, str]] = []
    for item in (plain.split(";") if not server else rest)[:40]:
        match = _METHOD.match(item)
        if match is None:
            continue
        method, result = match["method"].lower(), match["result"].lower()
        if result == "pass" and (named := _VOUCHED[method].search(match["rest"])):
            vouched.append((method, named[1].lower().rstrip(".")))
        if method not in results or result == "pass":
            results[method] = result
            found = _PROPERTY.search(match["rest"])
            domains[method] = found["domain"].lower() if found else ""
    return MailResults(server, results, domains, tuple(vouched))
