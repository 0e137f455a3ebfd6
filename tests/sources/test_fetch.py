"""One address is fetched within limits, and never from a machine that is not public, whatever form or detour it takes."""

from __future__ import annotations

import gzip
import itertools
from collections.abc import Iterator
from typing import Any

import httpcore
import msgspec
import pytest
from local_server import PUBLIC, Answer, Server, serving

from silang.errors import InputError
from silang.sources.web.addresses import closed, parse
from silang.sources.web.fetch import Limits, Network, fetch
from silang.sources.web.inflate import inflated

PAGE = {"Content-Type": "text/html; charset=ISO-8859-1"}


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def refused(url: str, network: Network | None = None, limits: Limits | None = None, **more: Any) -> str:
    with pytest.raises(InputError) as raised:
        fetch(url, limits, network=network, **more)
    assert raised.value.where[:50] == url[:50]
    return raised.value.problem


FORMS = (
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "127.0.0.1.",
    "localhost", "LOCALHOST", "localhost.", "0.0.0.0",  # noqa: S104
    "0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "[0:0:0:0:0:0:0:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "①②⑦.⓪.⓪.①", "127。0。0。1", "ⓛocalhost",
)  # fmt: skip
NUMBERS = (
    "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192",
    "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "0.1.2.3", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254",
    "fec0::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::a00:1", "2002:a00:1::", "2001:0:a00:1::", "2001:db8::1",
)  # fmt: skip
TRICKS = (
    "http://berita.example@127.0.0.1:{port}/", "http://127.0.0.1:{port}\\@berita.example/", "http://127.0.0.1:{port}#@berita.example/",
    "http://%31%32%37.0.0.1:{port}/", "//127.0.0.1:{port}/", "http:/\t/127.0.0.1:{port}/", "file:///etc/passwd",
    "gopher://127.0.0.1:{port}/", "ftp://127.0.0.1:{port}/", "data:text/html,halo", "javascript:alert(1)", "HTTP://LocalHost:{port}/",
)  # fmt: skip


@pytest.mark.parametrize("host", FORMS)
def test_no_form_of_this_machine_is_reached(host: str, server: Server) -> None:
    """Each form as the system itself resolves it: the numbers it finds are what is checked."""
    refused(f"http://{host}:{server.port}/")
    assert server.asked == []


@pytest.mark.parametrize("number", NUMBERS)
def test_no_name_that_stands_for_a_closed_number_is_reached(number: str, server: Server) -> None:
    names = {"dalam.example": [PUBLIC, number]}
    assert "no public machine" in refused("http://dalam.example/", server.network(names))
    assert closed(number)
    assert server.asked == []


@pytest.mark.parametrize("form", [*TRICKS, *(f"http://{host}:{{port}}/" for host in FORMS)])
def test_no_redirect_leads_to_this_machine(form: str, server: Server) -> None:
    with serving() as inside:
        location = form.format(port=inside.port)
        server.answers["/"] = Answer(status=302, headers={"Location": location.encode().decode("latin-1")})
        outside = server.network()

        def resolve(host: str, port: int) -> Any:
            return [PUBLIC] if host.endswith(".example") else Network().resolve(host, port)

        refused("http://berita.example/", msgspec.structs.replace(outside, resolve=resolve))
        assert inside.asked == []
        assert [path for path, _ in server.asked] == ["/"]


@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_in_an_address_reaches_this_machine(trick: str, server: Server) -> None:
    refused(trick.format(port=server.port))
    assert server.asked == []


def test_a_name_that_changes_its_number_is_reached_at_the_one_that_was_checked(server: Server) -> None:
    """What the name server says a second time is never asked for."""
    answers = itertools.chain([[PUBLIC]], itertools.repeat(["127.0.0.1"]))
    server.answers["/"] = Answer(b"halo", headers=PAGE)
    network = msgspec.structs.replace(server.network(), resolve=lambda host, port: next(answers))
    assert fetch("http://berita.example/", network=network).body == b"halo"


def test_a_second_name_server_answer_is_checked_at_a_redirect(server: Server) -> None:
    answers = itertools.chain([[PUBLIC]], itertools.repeat(["127.0.0.1"]))
    server.answers["/"] = Answer(status=302, headers={"Location": "/lain"})
    network = msgspec.structs.replace(server.network(), resolve=lambda host, port: next(answers))
    assert "127.0.0.1" in refused("http://berita.example/", network)


def test_public_numbers_are_open() -> None:
    assert not any(map(closed, ("93.184.216.34", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8")))
    assert closed("bukan angka")


def test_a_page_is_fetched_with_what_the_server_says_of_it(server: Server) -> None:
    server.answers["/a?b=%C3%A9"] = Answer(b"<p>halo", headers=PAGE | {"ETag": '"1"'})
    got = fetch("http://Berita.example:8080/a?b=é#c", network=server.network(), headers={"If-None-Match": '"0"'})
    assert (got.status, got.body, got.media, got.encoding) == (200, b"<p>halo", "text/html", "ISO-8859-1")
    assert (got.url, got.time, got.headers["etag"]) == ("http://berita.example:8080/a?b=%C3%A9", "2026-03-12T01:02:03Z", '"1"')
    ((_, headers),) = server.asked
    assert (headers["host"], headers["if-none-match"]) == ("berita.example:8080", '"0"')
    assert headers["user-agent"].startswith("Silang")


def test_private_machines_are_reached_where_that_is_allowed(server: Server) -> None:
    server.answers["/"] = Answer(b"halo", headers=PAGE)
    assert fetch(f"http://127.0.0.1:{server.port}/", allow_private=True).body == b"halo"


def test_redirects_are_followed_to_a_limit(server: Server) -> None:
    for n in range(9):
        server.answers[f"/{n}"] = Answer(status=301, headers={"Location": f"{n + 1}"})
    server.answers["/9"] = Answer(b"halo", headers=PAGE)
    assert fetch("http://berita.example/4", network=server.network()).url == "http://berita.example/9"
    assert refused("http://berita.example/3", server.network()) == "more than 5 redirects"


def test_other_answers_are_told_without_their_bodies(server: Server) -> None:
    server.answers["/"] = Answer(b"x" * 100, status=503, headers={"Retry-After": "60"})
    got = fetch("http://berita.example/", network=server.network())
    assert (got.status, got.body, got.headers["retry-after"]) == (503, b"", "60")


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (Answer(b"x", headers={"Content-Type": "video/mp4"}), "expected text/html or application/xhtml+xml or text"),
        (Answer(b"x", headers=PAGE | {"Content-Encoding": "br"}), "expected a body as it is or gzip, found br"),
        (Answer(b"x", headers=PAGE | {"Content-Encoding": "gzip, gzip"}), "expected a body as it is or gzip, found gzip, gzip"),
        (Answer(b"halo", headers=PAGE | {"Content-Encoding": "gzip"}), "damaged compressed data"),
        (Answer(gzip.compress(b"x" * 50)[:-9], headers=PAGE | {"Content-Encoding": "gzip"}), "compressed data that end too soon"),
        (Answer(gzip.compress(bytes(10_000_000)), headers=PAGE | {"Content-Encoding": "gzip"}), "larger than 1,000 bytes"),
        (Answer(b"x" * 1001, headers=PAGE), "larger than 1,000 bytes"),
        (Answer(b"x", headers=PAGE | {"Content-Length": "99999999999999999999"}), "larger than 1,000 bytes"),
        (Answer(b"x", headers=PAGE | {"Content-Length": "20"}), "no answer"),
        (Answer(raw=b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 100_000), "no answer"),
        (Answer(raw=b"HTTP/1.1 200 OK\r\nA: " + b"b" * 1_000_000), "no answer"),
        (Answer(raw=b"SSH-2.0-OpenSSH_9.2\r\n"), "no answer"),
        (Answer(raw=b""), "no answer"),
    ],
)  # fmt: skip
def test_what_is_too_much_or_no_page_is_refused(answer: Answer, problem: str, server: Server) -> None:
    server.answers["/"] = answer
    assert refused("http://berita.example/", server.network(), Limits(size=1000)).startswith(problem)


def test_a_body_of_several_gzip_members_is_whole() -> None:
    data = gzip.compress(b"a" * 200_000) + gzip.compress(b"b") + bytes(5)
    for size in (1, 7, len(data)):
        pieces = [data[i : i + size] for i in range(0, len(data), size)]
        assert b"".join(inflated(pieces, "x")) == b"a" * 200_000 + b"b"


def test_a_server_that_drips_is_left_when_the_whole_time_is_up(server: Server) -> None:
    """The clock goes on by a second with each look at it; the server would send forever."""

    class Drip(httpcore.NetworkStream):
        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" if next(sent) == 0 else b"x"

        def write(self, buffer: bytes, timeout: float | None = None) -> None:
            """Let it be sent."""

        def close(self) -> None:
            """There is nothing to close."""

    sent, ticks = itertools.count(), itertools.count()
    network = Network(
        resolve=lambda host, port: [PUBLIC], connect=lambda number, port, seconds: Drip(), clock=lambda: float(next(ticks))
    )
    assert refused("http://berita.example/", network) == "no whole answer within 30 seconds"
    assert next(sent) < 40


def test_the_next_number_of_a_host_is_tried(server: Server) -> None:
    server.answers["/"] = Answer(b"halo", headers=PAGE)
    other, good = "8.8.8.8", server.network()

    def connect(number: str, port: int, seconds: float) -> httpcore.NetworkStream:
        if number == other:
            raise httpcore.ConnectError("unreachable")
        return good.connect(number, port, seconds)

    network = msgspec.structs.replace(good, resolve=lambda host, port: [other, PUBLIC], connect=connect)
    assert fetch("http://berita.example/", network=network).body == b"halo"


def test_a_name_server_that_says_nothing_or_no_is_told() -> None:
    def unknown(host: str, port: int) -> Any:
        raise OSError("unknown")

    assert refused("http://berita.example/", Network(resolve=unknown)) == "no machine is called berita.example"
    assert refused("http://berita.example/", Network(resolve=lambda host, port: [])) == "no machine is called berita.example"


@pytest.mark.parametrize(
    "url",
    [
        *("", "berita.example", "http://", "http:///a", "http://a:0/", "http://a:99999/", "http://a b/", "http://a..b/"),
        *("http://[::1", "http://" + "a" * 9000),
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(InputError):
        parse(url)
