"""Web archives: each whole record is read, each damaged one set aside with its place, and reading goes on from any record."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import itertools
import resource
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from archives import record, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from silang import pack
from silang.errors import InputError
from silang.model import Article
from silang.sources import kinds
from silang.sources.archives import wacz, warc
from silang.sources.web.inflate import Deflated, body, inflated

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Item = Article | InputError
GIVEN = kinds.Given(where="a.warc", stem="a", pack=pack.load("id"))
PLAIN: Callable[[Sequence[bytes]], bytes] = b"".join


def zst(records: Sequence[bytes]) -> bytes:
    return b"".join(map(zstd.compress, records))


def whole(records: Sequence[bytes]) -> bytes:
    """All records in one member."""
    return gzip.compress(b"".join(records), mtime=0)


PACKINGS = (PLAIN, zipped, zst, whole)


def read(data: bytes, start: str = "") -> list[tuple[str, Item]]:
    return list(warc.steps(io.BytesIO(data), GIVEN, start))


def urls(items: Sequence[tuple[str, Item]]) -> list[str]:
    return [str(item.url).rpartition("/")[2] for _, item in items if isinstance(item, Article)]


def problems(items: Sequence[tuple[str, Item]]) -> list[str]:
    return [item.problem for _, item in items if isinstance(item, InputError)]


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_page_brings_its_place_time_address_and_hash(packing: Callable[[Sequence[bytes]], bytes]) -> None:
    records = [record(0, kind="warcinfo"), record(1), record(2)]
    items = read(packing(records))
    assert problems(items) == ["a record of type warcinfo"]
    assert isinstance(items[0][1], kinds.PassedOver)
    _, item = items[1]
    assert isinstance(item, Article)
    assert item.provenance is not None
    text = b"Berita nomor 1, kata polisi, Jumat (3/1/2025)."
    assert (item.text, item.url, item.path) == (text.decode(), "https://berita.example/1", "a.warc")
    assert (item.provenance.sha256, item.provenance.size) == (hashlib.sha256(text).hexdigest(), len(text))
    assert (item.provenance.received, item.provenance.media) == ("2026-03-12T01:02:03Z", "text/plain")
    assert item.provenance.at == f"offset {items[1][0]}"
    if packing is PLAIN:
        assert items[1][0] == str(len(records[0]))


@pytest.mark.parametrize("packing", PACKINGS)
def test_reading_goes_on_from_any_place(packing: Callable[[Sequence[bytes]], bytes]) -> None:
    data = packing([record(n) for n in range(5)])
    items = read(data)
    for number, (place, _) in enumerate(items):
        first = next(n for n, (other, _) in enumerate(items) if other == place)
        assert read(data, place) == items[first:], number


@pytest.mark.parametrize("packing", PACKINGS)
def test_going_on_after_any_item_of_a_damaged_archive_gives_the_rest(packing: Callable[[Sequence[bytes]], bytes]) -> None:
    """As a run does: from the place of the last item, past as many items as had that place."""
    bad = (record(1, length=9, digest="x"), record(2, length="x"), record(3, digest="sha1:A"), record(4, length=10**12))
    good = packing([record(5), record(6, status="404 No")])
    for one in bad:
        data = packing([record(0), one]) + good[:-20] + b"sampah" + good + packing([one]) + good
        items = [(place, repr(item)) for place, item in read(data)]
        for done in range(1, len(items)):
            place, same = items[done - 1][0], 0
            while same < done and items[done - 1 - same][0] == place:
                same += 1
            assert [(at, repr(item)) for at, item in read(data, place)][same:] == items[done:], done


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (record(1, kind="request"), "a record of type request"),
        (record(1, kind="revisit"), "a record of type revisit"),
        (record(1, kind="metadata"), "a record of type metadata"),
        (record(1, kind="aneh"), "a record of type aneh"),
        (record(1, status="404 Not Found"), "status 404"),
        (record(1, status="301 Moved"), "status 301"),
        (record(1, media="image/png"), "of type image/png"),
        (record(1, media=""), "of type unknown"),
        (record(1, url="https://berita.example/robots.txt"), "a robots.txt"),
        (record(1).replace(b"application/http", b"text/dns"), "an answer that is not HTTP"),
    ],
)
def test_what_is_no_page_is_passed_over(one: bytes, why: str) -> None:
    for packing in PACKINGS:
        items = read(packing([record(0), one, record(2)]))
        assert (urls(items), problems(items)) == (["0", "2"], [why])
        assert isinstance(items[1][1], kinds.PassedOver)


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (record(1, digest="sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), "its digest says that it was altered"),
        (record(1, more="WARC-Truncated: length\r\n"), "cut off when it was archived (length)"),
        (record(1, b"  "), "empty"),
        (record(1, b"\0\1\2" * 50), "not a text but binary data"),
        (record(1, b"halo", http="Content-Encoding: gzip\r\n"), "damaged compressed data"),
        (record(1, b"halo", http="Content-Encoding: br\r\n"), "damaged compressed data"),
        (record(1, b"halo", http="Content-Encoding: aneh\r\n"), "expected a body as it is, gzip"),
        (record(1, gzip.compress(b"halo")[:-8], http="Content-Encoding: gzip\r\n"), "compressed data that end too soon"),
        (record(1, gzip.compress(bytes(9_000_000)), http="Content-Encoding: gzip\r\n"), "larger than 8,000,000 bytes"),
        (record(1, zstd.compress(bytes(9_000_000)), http="Content-Encoding: zstd\r\n"), "larger than 8,000,000 bytes"),
        (record(1, b"halo", http="Transfer-Encoding: chunked\r\n"), "an answer that cannot be read"),
        (record(1, status="200 OK\r\n" + "A: b\r\n" * 20_000), "an answer whose headers have no end"),
        (record(1, length="x"), "a record without a valid length"),
        (record(1, more="Content-Length: 99999999999\r\n"), "shorter than its length says"),
        (record(1).replace(b"Content-Length: ", b"Content-LengTh: 5\r\nContent-Length: 99999999"), "a record with two lengths"),
        (record(1, length="-5"), "a record without a valid length"),
        (record(1, length="9" * 30), "a record without a valid length"),
        (record(1).replace(b"Content-Length", b"Content-Panjang"), "a record without a valid length"),
        (record(1, length=10**12), "shorter than its length says"),
        (record(1, length=20, digest="x"), "what comes after it is damaged, or its length is wrong"),
        (record(1, length=10**12, kind="request"), "shorter than its length says"),
    ],
)
def test_a_bad_record_is_set_aside_and_the_others_are_read(one: bytes, why: str) -> None:
    for packing in (PLAIN, zipped, zst):
        items = read(packing([record(0), one, record(2)]))
        assert urls(items) == ["0", "2"], packing
        assert len(problems(items)) == 1
        assert problems(items)[0].startswith(why)
        assert not isinstance(items[1][1], kinds.PassedOver)


def test_an_address_that_is_none_harms_nothing() -> None:
    items = read(PLAIN([record(0, url="https://[::"), record(1, url="x" * 9000), record(2, url="\x7f\xff")]))
    assert len([item for _, item in items if isinstance(item, Article)]) == 3


def test_a_record_that_swallows_the_next_gives_it_back() -> None:
    one = record(1, length=len(record(1)) + len(record(2)) - 150, digest="x")
    items = read(PLAIN([record(0), one, record(2), record(3)]))
    told = ["what comes after it is damaged, or its length is wrong"]
    assert (urls(items), problems(items)) == (["0", "2", "3"], told)
    items = read(record(0) + record(1, digest="x")[:-40] + record(2))  # without the blank lines between
    assert (urls(items), problems(items)) == (["0", "2"], told)


@pytest.mark.parametrize("packing", [PLAIN, zipped, zst])
def test_a_file_cut_off_anywhere_gives_what_came_before_and_says_so(packing: Callable[[Sequence[bytes]], bytes]) -> None:
    """But for the blank lines after the last record, that nothing is said to be missing of."""
    records = [record(n) for n in range(3)]
    data = packing(records)
    ends = list(itertools.accumulate(len(packing([one])) for one in records))
    for cut in range(ends[0] + 1, len(data) - 4):
        items = read(data[:cut])
        done = sum(end <= cut for end in ends)
        assert urls(items) in (["0", "1", "2"][:done], ["0", "1", "2"][: done + 1]), cut
        assert cut in ends or len(problems(items)) == 1 or (packing is PLAIN and cut + 4 in range(ends[done], ends[done] + 4)), cut


def test_garbage_between_records_is_told_and_passed() -> None:
    for packing in (PLAIN, zipped, zst):
        items = read(packing([record(0)]) + b"sampah\r\n" * 9 + b"\r\n\r\n" + packing([record(1), record(2)]))
        assert urls(items)[-1] == "2"
        assert len(problems(items)) == 1


def test_a_changed_byte_costs_at_most_its_record() -> None:
    records = [record(n) for n in range(4)]
    data = zipped(records)
    ends = list(itertools.accumulate(len(zipped([one])) for one in records))
    for place in range(ends[0], ends[1]):
        changed = bytearray(data)
        changed[place] ^= 0xFF
        assert [url for url in urls(read(bytes(changed))) if url != "1"] == ["0", "2", "3"], place


def test_a_dictionary_before_the_frames_is_used() -> None:
    words = zstd.train_dict([record(n) for n in range(200)], 4000).dict_content
    frames = b"".join(zstd.compress(record(n), zstd_dict=zstd.ZstdDict(words)) for n in range(3))
    for content in (words, zstd.compress(words)):
        data = b"\x5d\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content + frames
        items = read(data)
        assert (urls(items), problems(items)) == (["0", "1", "2"], [])
        assert read(data, items[1][0]) == items[1:]


@pytest.mark.parametrize(
    "data", [b"", b"halo", gzip.compress(b"halo"), zstd.compress(b"halo"), b"\x1f\x8b\x08", b"WARC/1.0\r\n", gzip.compress(b"")]
)
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="not a web archive"):
        read(data)


def test_a_pipe_is_refused() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    with pytest.raises(InputError, match="not from a pipe"):
        list(warc.articles(Pipe(record(1)), GIVEN))


def test_bombs_end_in_bounded_memory() -> None:
    """A member, a body, and a chain of records that say they are huge: none is held, and each is told."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    member = gzip.compress(record(1, length=10**14, digest="x") + bytes(300_000_000))
    for bomb in (member, zstd.compress(record(1, length=40_000_000, digest="x", text=bytes(40_000_000)))):
        items = read(zipped([record(0)]) + bomb + zipped([record(2)]))
        assert urls(items) == ["0", "2"]
    chain = b"".join(record(n, length=10**9) for n in range(1500))
    items = read(record(0) + chain)
    assert problems(items)[-1] == "damaged in 1000 places; what comes after is left out"
    with pytest.raises(InputError, match="larger than"):
        body(zstd.compress(bytes(500_000_000)), "zstd", 1000, "x")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 700_000  # KiB: what the test itself makes


def zip_of(*entries: tuple[str, bytes], packed: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packed) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return stream.getvalue()


def read_wacz(data: bytes, start: str = "") -> list[tuple[str, Item]]:
    return list(wacz.steps(io.BytesIO(data), GIVEN, start))


def test_the_archives_in_a_wacz_are_read_and_reading_goes_on_from_any_place() -> None:
    data = zip_of(
        ("datapackage.json", b"{}"), ("pages/pages.jsonl", b"{}"),
        ("archive/a.warc.gz", zipped([record(0), record(1)])), ("archive/b.warc", record(2) + record(3)),
    )  # fmt: skip
    items = read_wacz(data)
    assert urls(items) == ["0", "1", "2", "3"]
    last = items[-1][1]
    assert isinstance(last, Article)
    assert last.provenance is not None
    assert (last.path, last.provenance.at) == ("a.warc", f"archive/b.warc, offset {len(record(2))}")
    for number, (place, _) in enumerate(items):
        assert read_wacz(data, place) == items[number:]


def test_lying_entries_of_a_wacz_are_set_aside() -> None:
    good = ("archive/b.warc", record(2))
    bomb = zip_of(("archive/a.warc", bytes(50_000_000)), good, packed=zipfile.ZIP_DEFLATED)
    assert problems(read_wacz(bomb)) == ["more than 1000 times as large as it is packed"]
    data = bytearray(zip_of(("archive/a.warc", record(1) * 3), good))
    data[200] ^= 0xFF  # within what is stored: its checksum no longer holds
    items = read_wacz(bytes(data))
    assert urls(items)[-1] == "2"
    assert problems(items)
    directory = bytearray(zip_of(("archive/a.warc", record(1)), good))
    where = directory.index(b"PK\x01\x02")
    directory[where + 8] |= 1
    assert problems(read_wacz(bytes(directory))) == ["encrypted"]
    directory = bytearray(zip_of(("archive/a.warc", record(1)), good))
    for offset in (20, 24):  # both sizes far beyond the file's end
        directory[where + offset : where + offset + 4] = (2**31).to_bytes(4, "little")
    items = read_wacz(bytes(directory))
    assert urls(items)[-1] == "2"
    assert problems(items)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", zip_of(("a.txt", b"halo")), zip_of(("archive/a.warc", record(1)))[:-30]])
def test_what_is_no_wacz_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        read_wacz(data)


def test_archives_are_known_by_name_and_head(tmp_path: Path) -> None:
    assert kinds.kind_of("a.warc.gz", zipped([record(1)])).module == "archives.warc"
    assert kinds.kind_of("", record(1)).module == "archives.warc"
    assert kinds.kind_of("a.wacz", zip_of()).module == "archives.wacz"
    assert not kinds.known("a.gz")


@given(st.lists(st.binary(max_size=300_000), max_size=3), st.integers(1, 100_000))
@settings(max_examples=30, deadline=None)
def test_pieces_come_out_as_they_went_in(parts: list[bytes], size: int) -> None:
    data = b"".join(map(gzip.compress, parts))
    assert b"".join(inflated([data[i : i + size] for i in range(0, len(data), size)], "x")) == b"".join(parts)
    data = zst(parts)
    assert b"".join(inflated([data[i : i + size] for i in range(0, len(data), size)], "x", zstd.ZstdDecompressor)) == b"".join(
        parts
    )


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_bytes_end_in_articles_or_errors(data: Any) -> None:
    seed = data.draw(st.sampled_from([packing([record(n) for n in range(3)]) for packing in PACKINGS]))
    at = data.draw(st.integers(0, len(seed)))
    mixed = seed[:at] + data.draw(st.binary(max_size=40)) + seed[at + data.draw(st.integers(0, 40)) :]
    with contextlib.suppress(InputError):
        read(mixed)


def test_a_body_is_taken_apart_in_each_encoding() -> None:
    text = b"halo " * 1000
    raw = Deflated(-15)
    assert raw.needs_input
    import zlib

    plain = zlib.compressobj(wbits=-15)
    assert body(plain.compress(text) + plain.flush(), "deflate", 10_000, "x") == text
    assert body(zlib.compress(text), "deflate", 10_000, "x") == text
    assert body(zstd.compress(text), "zstd", 10_000, "x") == text
    assert body(gzip.compress(text), " GZIP ", 10_000, "x") == text
