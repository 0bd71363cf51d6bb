"""Which network addresses the program may dial: public ones only (`client.py` refuses the others). Pure computation; never opens a socket.

An address is public when nothing in it leads to this machine, this network, or a special-purpose range, also not by an
embedding (IPv4-mapped, NAT64, 6to4, Teredo, ISATAP). Source: IANA special-purpose address registries through
`ipaddress.is_global`, plus the embeddings of RFC 4291, 6052, 3056, 4380 and 5214.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
AddressPolicy = Callable[[Address], bool]

_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
_FORBIDDEN_V6 = (
    ipaddress.IPv6Network("::/96"),  # unspecified, loopback, IPv4-compatible
    ipaddress.IPv6Network("fec0::/10"),  # deprecated site-local
    ipaddress.IPv6Network("100::/64"),
    ipaddress.IPv6Network("2001:db8::/32"),
    ipaddress.IPv6Network("3fff::/20"),
    ipaddress.IPv6Network("5f00::/16"),
)
_FORBIDDEN_V4 = (
    ipaddress.IPv4Network("0.0.0.0/8"),
    ipaddress.IPv4Network("100.64.0.0/10"),  # carrier-grade NAT, and 100.100.100.200
    ipaddress.IPv4Network("192.0.0.0/24"),
    ipaddress.IPv4Network("192.88.99.0/24"),
    ipaddress.IPv4Network("198.18.0.0/15"),
    ipaddress.IPv4Network("168.63.129.16/32"),  # a cloud provider's host agent, globally routed on paper
)


def _embedded_ipv4(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that a v6 address carries, or None."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    isatap = (int(address) >> 32) & 0xFFFFFFFF in (0x00005EFE, 0x02005EFE)
    if isatap or any(address in network for network in _NAT64):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def is_public(address: Address) -> bool:
    """Return True if `address` is a public unicast address that the program may dial."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return False
        inner = _embedded_ipv4(address)
        if inner is not None:
            return False if address.teredo is not None else is_public(inner)
        if any(address in network for network in _FORBIDDEN_V6):
            return False
    elif any(address in network for network in _FORBIDDEN_V4):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved
