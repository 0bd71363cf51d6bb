"""The transport under `checkers.net.client`: dials exactly one given address and can be cut from another thread. Used only by it,
and loaded with the first request (requests and TLS are 12 MB of memory).

Never resolves a name, never falls back to another address, never relaxes the checking of a certificate: it and SNI
are those of the host (one formality is waived for `_WITHOUT_KEY_ID`).
"""

from __future__ import annotations

import socket
import ssl
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, cast

from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from checkers.net.sockets import RequestSockets

if TYPE_CHECKING:
    from urllib3.connectionpool import ConnectionPool

_WITHOUT_KEY_ID: Final = frozenset({"data.gcis.nat.gov.tw"})


def _pools(line: RequestSockets) -> Mapping[str, type[HTTPConnectionPool]]:
    """Return pool classes whose connections register their socket before any byte or TLS handshake."""

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            sock = super()._new_conn()
            line.add(sock)
            return sock

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            sock = super()._new_conn()
            line.add(sock)
            return sock

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


class PinnedAdapter(HTTPAdapter):
    """Sends requests for `host` to `address` (an IP literal), with the host's name in TLS."""

    def __init__(self, line: RequestSockets, address: str, host: str) -> None:
        super().__init__(max_retries=0)
        self._address = address
        self._host = host
        self.poolmanager.pool_classes_by_scheme = dict(_pools(line))

    def get_connection_with_tls_context(
        self,
        request: PreparedRequest,
        verify: bool | str | None,
        proxies: Mapping[str, str] | None = None,
        cert: tuple[str, str] | str | None = None,
    ) -> ConnectionPool:
        """Return the connection pool for the pinned address (proxies are never used)."""
        where, how = self.build_connection_pool_key_attributes(request, verify or True, cert)
        place: dict[str, object] = {**where, "host": self._address}
        tls: dict[str, object] = dict(how)
        if where["scheme"] == "https":
            tls |= {"server_hostname": self._host, "assert_hostname": self._host}
            tls["ssl_context"] = tls_context(self._host)
        pool = self.poolmanager.connection_from_host(**place, pool_kwargs=tls)
        return cast("ConnectionPool", pool)


def tls_context(host: str, *, web: bool = True) -> ssl.SSLContext:
    """Create a TLS context: TLS 1.2 or newer, certificate and name checked; `web` for HTTP.

    Made here because both `ssl.create_default_context` and urllib3 write the keys of a connection to the file that
    `SSLKEYLOGFILE` names. Python 3.13 by default refuses chains without a subject key identifier (RFC 5280); that one
    rule is off for the hosts in `_WITHOUT_KEY_ID`.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if web:
        context.set_alpn_protocols(["http/1.1"])
    if sys.version_info >= (3, 13):
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        if host not in _WITHOUT_KEY_ID:
            context.verify_flags |= ssl.VERIFY_X509_STRICT
    return context
