"""A web server on this machine for tests, and a network that finds it under public names."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore
from msgspec import Struct

from silang.sources.web.fetch import Network

PUBLIC = "93.184.216.34"


class Answer(Struct):
    """What the server sends: `raw` instead of all else where it is given."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = {}
    raw: bytes | None = None


class Server:
    """The answers by path, and what was asked for, in order."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.answers: dict[str, Answer | Callable[[Mapping[str, str]], Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def network(self, names: Mapping[str, Sequence[str]] | None = None) -> Network:
        """A network in which every name is public and this server, but those that `names` gives other numbers."""

        def resolve(host: str, port: int) -> Sequence[str]:
            return (names or {}).get(host, [PUBLIC])

        def connect(number: str, port: int, seconds: float) -> httpcore.NetworkStream:
            assert number == PUBLIC, f"reached {number}"
            return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, seconds)

        return Network(resolve=resolve, connect=connect, now=lambda: datetime(2026, 3, 12, 1, 2, 3, tzinfo=UTC))


@contextmanager
def serving() -> Iterator[Server]:
    """A server that runs as long as the block does."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            given = server.answers.get(self.path, Answer(status=404))
            answer = given({name.lower(): value for name, value in self.headers.items()}) if callable(given) else given
            if answer.raw is not None:
                self.wfile.write(answer.raw)
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if "Content-Length" not in answer.headers:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    server = Server(httpd.server_port)
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        httpd.shutdown()
        httpd.server_close()
