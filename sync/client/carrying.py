"""What carries requests over the network, and lets go of a connection however it ends."""

import errno
import ssl
from typing import Any

import requests
from urllib3.util.ssl_ import create_urllib3_context

_NOT_CONNECTED = {errno.ENOTCONN, errno.EINVAL}


class AnotherWay(requests.ConnectionError):
    """A transport gives a way up, by which a request may have arrived, and has another one: it is
    asked anew, for nobody takes the same one twice.
    """


class _Socket(ssl.SSLSocket):
    """Python wraps a connection before it shakes hands, and drops the socket open where the other
    end has reset it by then (`ssl.SSLSocket._create` looks for that by reading).
    """

    def recv(self, buflen: int = 1024, flags: int = 0) -> bytes:
        """As the library; what breaks before the handshake is closed."""
        try:
            return super().recv(buflen, flags)
        except OSError as error:
            if self.version() is None and error.errno not in _NOT_CONNECTED:
                self.close()
            raise


def tls(*, verified: bool = True) -> ssl.SSLContext:
    """How connections speak TLS: with certificates that are `verified`, or with any."""
    wanted = ssl.CERT_REQUIRED if verified else ssl.CERT_NONE
    context = create_urllib3_context(cert_reqs=wanted)
    context.sslsocket_class = _Socket
    return context


class Carrier(requests.adapters.HTTPAdapter):
    """The library's own way, which tries nothing twice."""

    verified = True
    """Whether authorities vouch for who answers."""

    def __init__(self, connections: int = 10) -> None:
        """Keeps so many connections to a host open."""
        super().__init__(pool_maxsize=connections, max_retries=0)

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any
    ) -> None:
        """As the library, with our TLS."""
        context = tls(verified=self.verified)
        super().init_poolmanager(connections, maxsize, block, ssl_context=context, **pool_kwargs)

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> Any:
        """As the library, with our TLS."""
        context = tls(verified=self.verified)
        return super().proxy_manager_for(proxy, ssl_context=context, **proxy_kwargs)
