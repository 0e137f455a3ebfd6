"""Web addresses taken apart once, so that what is checked is what is asked; and which machines may be asked at all."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import quote, urljoin, urlsplit

from msgspec import Struct

from silang.errors import InputError

_MOST = 8000  # characters; no address of a page is longer, and servers refuse such
_PORTS = {"http": 80, "https": 443}
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")
_INSIDE = "!$%&'()*+,/:;=?@[]~"  # of a path or query, what is left as it stands
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_CLOSED = tuple(
    map(
        ipaddress.ip_network,
        (
            "100.64.0.0/10",  # shared by carriers; a cloud's metadata stand in it
            "168.63.129.16/32",  # public by its number, yet inside a cloud
            "192.0.0.0/24",  # of protocols and clouds; older Pythons take it for public
            "192.88.99.0/24",  # relays of 6to4
            "64:ff9b:1::/48",  # NAT64 of one network
            "2001::/32",  # Teredo
            "fec0::/10",
        ),
    )
)


class Address(Struct, frozen=True, kw_only=True):
    """A web address in parts: `host` is the ASCII name or the number as it was written, `target` what a server is asked for."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The host as it stands in an address and in the header Host; the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme and authority: whose robots.txt holds."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        return f"{self.origin}{self.target}"


def parse(url: str, base: str | None = None) -> Address:
    """The parts of `url`, seen from `base` if that is given; its fragment is dropped.

    Raises InputError, naming `url`, for another scheme than http and https, a user's name before the host, a port or a host that
    is none, and characters that programs read in different ways.

    >>> parse("https://Contoh.ID/a%20b?q=é#x")
    Address(scheme='https', host='contoh.id', port=443, target='/a%20b?q=%C3%A9')
    >>> str(parse("../lain", "http://contoh.id:8080/a/b"))
    'http://contoh.id:8080/lain'
    """
    if len(url) > _MOST:
        raise InputError(url[:100] + "…", f"an address of more than {_MOST} characters")
    if _FORBIDDEN.search(url):
        raise InputError(url, "an address with blanks, control characters or backslashes")
    try:
        parts = urlsplit(urljoin(base, url) if base else url)
        port = parts.port
    except ValueError as error:
        raise InputError(url, f"not a web address: {error}") from error
    if parts.scheme not in _PORTS:
        raise InputError(url, f"expected http or https, found {parts.scheme or 'no scheme'}")
    if "@" in parts.netloc:
        raise InputError(url, "an address that names a user")
    if port == 0:
        raise InputError(url, "no port has the number 0")
    query = f"?{parts.query}" if parts.query else ""
    target = quote(f"{parts.path or '/'}{query}", safe=_INSIDE, errors="replace")
    return Address(scheme=parts.scheme, host=_host(parts.hostname or "", url), port=port or _PORTS[parts.scheme], target=target)


def _host(host: str, url: str) -> str:
    """The host in ASCII; raises InputError for one that no name server could know."""
    import idna  # noqa: PLC0415 - slow to import and seldom needed

    if not host:
        raise InputError(url, "an address without a host")
    if ":" in host:
        return host
    try:
        plain = host.rstrip(".").encode("ascii").decode().lower()
    except UnicodeEncodeError:
        try:
            plain = idna.encode(host, uts46=True).decode().rstrip(".")
        except (idna.IDNAError, UnicodeError) as error:
            raise InputError(url, f"a host that is no name: {error}") from error
    if not re.fullmatch(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,40}", plain):
        raise InputError(url, "a host that is no name")
    return plain


def closed(number: str) -> bool:
    """Whether a machine's number (IPv4 or IPv6) is not one of the public Internet, or cannot be read.

    Closed are private, loopback, link-local, shared, multicast, reserved and unspecified numbers, those of clouds' own services,
    and IPv6 numbers that stand for a closed IPv4 number.

    >>> closed("127.0.0.1"), closed("::ffff:10.0.0.1"), closed("93.184.216.34")
    (True, True, False)
    """
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return True
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return closed(str(inner))
    if any(address in network for network in _CLOSED if network.version == address.version):
        return True
    return not address.is_global or address.is_multicast or address.is_reserved or address.is_unspecified or address.is_link_local
