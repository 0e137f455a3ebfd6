"""One address becomes the bytes that stand there: within limits, and never from a machine that is not public."""

from __future__ import annotations

import contextlib
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import certifi
import httpcore
from msgspec import Struct

from silang.errors import InputError
from silang.sources.decode import MOST_BYTES, charset
from silang.sources.web.addresses import Address, closed, parse
from silang.sources.web.inflate import inflated

PAGES = ("text/html", "application/xhtml+xml", "text/plain")
FEEDS = (
    *("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml", "text/x-opml"),
    *("application/feed+json", "application/json", "application/gzip", "application/x-gzip", "application/octet-stream"),
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CONNECT = 10.0  # seconds to reach one of several numbers of a host


class NoAnswer(InputError):  # noqa: N818 - not what was asked for is wrong, but the way there
    """A server that could not be reached, or did not answer in time: asked again later, it may."""


class Limits(Struct, frozen=True, kw_only=True):
    """What one fetch may cost: `size` bytes after decompression, `seconds` from first to last, `redirects`, types of content.

    `media` without any entry lets each type through; a server that states none is let through as well.
    """

    size: int = MOST_BYTES
    seconds: float = 30.0
    redirects: int = 5
    media: tuple[str, ...] = PAGES


class Fetched(Struct, frozen=True, kw_only=True):
    """What a server answered: its `status`, headers by lower-case name, the `body` decompressed, the address it came from last.

    `time` is when it was asked, ISO 8601 in UTC. The body is empty where the status is not 200.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str
    time: str

    @property
    def media(self) -> str:
        """The type of the content as the server states it, without parameters; empty where it states none."""
        return _media(self.headers)

    @property
    def encoding(self) -> str | None:
        """The encoding of the letters that the server states; None where it states none."""
        return charset(self.headers.get("content-type", ""))


def _resolved(host: str, port: int) -> Sequence[str]:
    """The numbers of a host, in the order in which they are to be tried; raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _connected(number: str, port: int, seconds: float) -> httpcore.NetworkStream:
    return httpcore.SyncBackend().connect_tcp(number, port, seconds)


def _now() -> datetime:
    return datetime.now(UTC)


class Network(Struct, frozen=True, kw_only=True):
    """The outside world: how a host's numbers are found, how one of them is reached, the two clocks, and who says to be asking."""

    agent: str = "Silang"
    resolve: Callable[[str, int], Sequence[str]] = _resolved
    connect: Callable[[str, int, float], httpcore.NetworkStream] = _connected
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = _now


def fetch(
    url: str,
    limits: Limits | None = None,
    *,
    allow_private: bool = False,
    headers: Mapping[str, str] | None = None,
    network: Network | None = None,
) -> Fetched:
    """What stands at `url`: redirects followed, within `limits`, from public machines only unless `allow_private`.

    Every number of a host is checked, and the connection goes to a number that was checked; so at every redirect. `headers` are
    sent along. Raises InputError, naming `url`, for whatever keeps it from an answer, NoAnswer where that may pass; any status
    but a redirect is an answer.
    """
    limits, network = limits or Limits(), network or Network()
    deadline = network.clock() + limits.seconds
    asked = network.now().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    address = _parsed(url, None, url)
    for _ in range(limits.redirects + 1):
        reached = _numbers(address, url, deadline, network, allow_private=allow_private)
        backend = _Backend(reached, deadline, network)
        try:
            status, got, body = _ask(address, backend, limits, {"User-Agent": network.agent, **(headers or {})}, url)
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, ssl.SSLError, OSError) as error:
            raise NoAnswer(url, _told(error, limits)) from error
        if status not in _REDIRECTS or "location" not in got:
            return Fetched(status=status, headers=got, body=body, url=str(address), time=asked)
        address = _parsed(got["location"], str(address), url)
    raise InputError(url, f"more than {limits.redirects} redirects")


def _parsed(url: str, base: str | None, first: str) -> Address:
    try:
        return parse(url, base)
    except InputError as error:
        raise (error if base is None else InputError(first, f"redirected to {url[:200]}: {error.problem}")) from error


def _told(error: Exception, limits: Limits) -> str:
    if isinstance(error, httpcore.TimeoutException):
        return f"no whole answer within {limits.seconds:g} seconds"
    return f"no answer: {str(error) or type(error).__name__}"


def _numbers(address: Address, url: str, deadline: float, network: Network, *, allow_private: bool) -> Sequence[str]:
    """The numbers of the host, each of them allowed; a name server gets no more time than the whole fetch has."""
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(network.resolve(address.host, address.port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        numbers = answers.get(timeout=max(0.0, deadline - network.clock()))
    except queue.Empty:
        raise NoAnswer(url, f"the name server did not answer for {address.host}") from None
    if isinstance(numbers, Exception) or not numbers:
        raise NoAnswer(url, f"no machine is called {address.host}")
    for number in numbers:
        if not allow_private and closed(number):
            reached = "" if number == address.host else f"{address.host} is "
            raise InputError(url, f"{reached}{number}, which is no public machine (--allow-private lets it be asked)")
    return numbers


def _ask(
    address: Address, backend: httpcore.NetworkBackend, limits: Limits, headers: Mapping[str, str], url: str
) -> tuple[int, dict[str, str], bytes]:
    """One question and its answer; the body is read only where the status is 200 and the type is asked for."""
    target = httpcore.URL(scheme=address.scheme, host=address.host, port=address.port, target=address.target)
    sent = {"Host": address.authority, "Accept": "*/*", "Accept-Encoding": "gzip", "Connection": "close"}
    pool = httpcore.ConnectionPool(network_backend=backend, ssl_context=_context(), max_connections=1)
    with pool, pool.stream("GET", target, headers=list((sent | dict(headers)).items())) as response:
        got: dict[str, str] = {}
        for name, value in response.headers:
            key = name.decode("latin-1").lower()
            got[key] = f"{got[key]}, {_shown(value)}" if key in got else _shown(value)
        if response.status != 200:
            return response.status, got, b""
        media = _media(got)
        if media and limits.media and media not in limits.media:
            raise InputError(url, f"expected {' or '.join(limits.media[:3])}, found {media[:80]}")
        return response.status, got, _body(response.iter_stream(), got, limits.size, url)


def _shown(value: bytes) -> str:
    """A header's words: UTF-8 where it is that, as servers send addresses, else Latin-1."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _media(headers: Mapping[str, str]) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def _body(chunks: Iterable[bytes], headers: Mapping[str, str], most: int, url: str) -> bytes:
    """The body, decompressed; never more than `most` bytes and one piece are held."""
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in {"", "identity", "gzip", "x-gzip"}:
        raise InputError(url, f"expected a body as it is or gzip, found {encoding[:40]}")
    too_large = InputError(url, f"larger than {most:,} bytes")
    length = headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length[:20]) > most:
        raise too_large
    body = bytearray()
    for piece in inflated(chunks, url) if encoding in {"gzip", "x-gzip"} else chunks:
        body += piece
        if len(body) > most:
            raise too_large
    return bytes(body)


@lru_cache(maxsize=1)
def _context() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())


class _Backend(httpcore.NetworkBackend):
    """Reaches only numbers that were checked, whatever host is asked for, and gives no step more time than the whole has left."""

    def __init__(self, numbers: Sequence[str], deadline: float, network: Network) -> None:
        self._numbers, self._deadline, self._network = numbers, deadline, network

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.NetworkStream:
        for number in self._numbers[:-1]:
            with contextlib.suppress(httpcore.NetworkError, httpcore.ConnectTimeout, OSError):
                return self._stream(number, port, min(_CONNECT, self.left()))
        return self._stream(self._numbers[-1], port, self.left())

    def _stream(self, number: str, port: int, seconds: float) -> httpcore.NetworkStream:
        return _Stream(self._network.connect(number, port, seconds), self.left)

    def left(self) -> float:
        """The seconds left; raises ReadTimeout where none are."""
        seconds = self._deadline - self._network.clock()
        if seconds <= 0:
            raise httpcore.ReadTimeout
        return seconds


class _Stream(httpcore.NetworkStream):
    """A connection of which each step has the time that is left for the whole."""

    def __init__(self, inner: httpcore.NetworkStream, left: Callable[[], float]) -> None:
        self._inner, self._left = inner, left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._left()), self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
