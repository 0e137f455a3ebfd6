"""Every parser of foreign bytes against mutated ones: none may fail but by InputError, hang, or take memory without bound.

`python bench/fuzz.py --seconds 3600` gives each target its share of the time; `--only warc` runs one. What fails is written to
`--keep` and named, and the run ends with 1. A target is a line in `TARGETS`: its name, what takes the bytes, what is mutated.
"""

# ruff: noqa: S311, E501 - nothing here is secret; bytes stand as they are sent
from __future__ import annotations

import argparse
import gzip
import io
import random
import resource
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pyarrow as pa
import pyarrow.parquet as pq
from msgspec import Struct

from silang import pack
from silang.errors import InputError
from silang.sources import kinds
from silang.sources.archives import wacz, warc
from silang.sources.decode import decode
from silang.sources.kinds import Given
from silang.sources.web import addresses, feeds
from silang.sources.web.fetch import Limits
from silang.sources.web.inflate import body

MOST_SECONDS = 10.0  # for one input of a few kilobytes, on a machine that does other things too
MOST_MEMORY = 4 << 30
ID = pack.load("id")
GIVEN = Given(where="fuzz", stem="fuzz", pack=ID, url="https://contoh.example/")
RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://contoh.example/1\r\nWARC-Date: 2026-03-12T01:02:03Z\r\n"
    b"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 124\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"2c\r\nSebanyak 12 orang terluka, kata Sari Wulan.\n\r\n0\r\n\r\n\r\n\r\n"
)
PAGE = (
    b"<!doctype html><html><head><meta charset=utf-8><title>Gempa</title><script type='application/ld+json'>"
    b'{"@type":"NewsArticle","headline":"Gempa"}</script></head><body><article><h1>Gempa</h1><p>Sebanyak 12 orang terluka.</p></article>'
)
RSS = (
    b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'>]><rss><channel><title>Contoh</title><item><title>A &amp; &a;</title>"
    b"<link>/1</link><pubDate>Fri, 03 Jan 2025 10:00:00 +0700</pubDate><content:encoded><![CDATA[<p>12 orang]]></content:encoded></item>"
)
LETTER = (
    b"Subject: =?utf-8?q?Banjir?=\nDate: Fri, 03 Jan 2025 09:30:00 +0700\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n"
    b"--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nU2F0dS4=\n--x\nContent-Type: text/html\n\n<p>Satu.\n--x--\n"
)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj "
    b"4 0 obj<</Length 30>>stream\nBT/F 9 Tf 0 0 Td(Satu.)Tj ET\nendstream endobj 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj "
    b"trailer<</Root 1 0 R>>"
)
LINES = b'{"text": "Sebanyak 12 orang terluka.", "published_raw": "Kamis, 12 Maret 2026 18:23 WITA", "bylines": ["Sari"]}\n'


class Target(Struct, frozen=True):
    """What takes bytes, and bytes that it takes."""

    takes: Callable[[bytes], object]
    seeds: tuple[bytes, ...]


def every(module: str) -> Callable[[bytes], object]:
    """All that the reader of one kind makes of bytes."""
    kind = next(kind for kind in kinds.KINDS if kind.module == module)
    return lambda raw: list(kinds.reader(kind)(io.BytesIO(raw), GIVEN))


def word() -> bytes:
    """A Word file of two paragraphs."""
    document, stream = docx.Document(), io.BytesIO()
    for line in ("Sebanyak 12 orang terluka.", "Kata Sari Wulan."):
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


def columns() -> bytes:
    """A Parquet file of two rows."""
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([{"text": "Satu.", "authors": ["Sari"]}, {"text": "Dua.", "authors": []}]), stream)
    return stream.getvalue()


def packed(*contents: bytes) -> bytes:
    """A WACZ of these archives."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for number, content in enumerate(contents):
            file.writestr(f"archive/{number}.warc.gz", content)
    return stream.getvalue()


TARGETS = {
    "decode": Target(lambda raw: decode(raw, "fuzz"), ("Café di Jakarta".encode("cp1252"), "Berita".encode("utf-16"))),
    "records": Target(every("tables.records"), (LINES, LINES * 3)),
    "html": Target(every("pages.html"), (PAGE,)),
    "feeds": Target(lambda raw: list(feeds.entries(raw, "fuzz")), (RSS, b"<opml><body><outline xmlUrl='http://a.example/'/>")),
    "feed articles": Target(every("web.feeds"), (RSS,)),
    "warc": Target(lambda raw: list(warc.articles(io.BytesIO(raw), GIVEN)), (RECORD * 2, gzip.compress(RECORD) * 3)),
    "wacz": Target(lambda raw: list(wacz.articles(io.BytesIO(raw), GIVEN)), (packed(gzip.compress(RECORD), RECORD),)),
    "exports": Target(every("tables.exports"), (b'{"articles": {"results": [{"body": "Satu.", "authors": [{"name": "Sari"}]}]}}', b"[" + LINES + b"]")),
    "sheets": Target(every("tables.sheets"), (b"id,text,date\n1,\"Satu\nlagi.\",Fri, 03 Jan 2025\n", "id;isi\n1;Satu.\n".encode("utf-16"))),
    "parquet": Target(every("tables.parquet"), (columns(),)),
    "mail": Target(every("documents.mail"), (LETTER, b"From a@b.example Fri Jan  3 09:30:00 2025\n" + LETTER + b"\n\n")),
    "pdf": Target(every("documents.pdf"), (PDF,)),
    "docx": Target(every("documents.docx"), (word(),)),
    "gzip body": Target(lambda raw: body(raw, "gzip", Limits().size, "fuzz"), (gzip.compress(bytes(5000)),)),
    "zstd body": Target(lambda raw: body(raw, "zstd", Limits().size, "fuzz"), (b"\x28\xb5\x2f\xfd\x04\x58\x21\x00\x00halo\x99\xe9\xd8\x51",)),
    "br body": Target(lambda raw: body(raw, "br", Limits().size, "fuzz"), (b"\x8b\x01\x80halo\x03",)),
    "address": Target(lambda raw: addresses.parse(raw.decode("latin-1")), (b"https://contoh.example:80/a?b=c#d", b"http://[::1]/")),
}  # fmt: skip
WORDS = (
    b"\r\n\r\n",
    b"WARC/1.0\r\n",
    b"Content-Length: 99999999999\r\n",
    b"<item>",
    b"]]>",
    b"&a;",
    b"\xff\xfe",
    b"\0" * 9,
    b"<" * 50,
)


def mutated(draw: random.Random, seeds: tuple[bytes, ...]) -> bytes:
    """A seed with a few bytes changed, cut, doubled, or replaced by what parsers stumble over."""
    raw = bytearray(draw.choice(seeds))
    for _ in range(draw.randint(1, 8)):
        at, length = draw.randint(0, len(raw)), draw.choice((1, 1, 2, 8, 64, 512))
        way = draw.randrange(6)
        if way == 0:
            del raw[at : at + length]
        elif way == 1:
            raw[at:at] = draw.choice(WORDS)
        elif way == 2:
            raw[at:at] = raw[at : at + length] * draw.randint(1, 20)
        elif way == 3:
            raw[at : at + length] = draw.randbytes(length)
        elif way == 4:
            raw = raw[:at] + bytearray(draw.choice(seeds))[draw.randint(0, at) :]
        elif raw:
            raw[min(at, len(raw) - 1)] ^= 1 << draw.randrange(8)
    return bytes(raw)


def fuzz(name: str, target: Target, seconds: float, seed: int, keep: Path) -> bool:
    """Run one target for its time and print how it went; False where it failed."""
    draw, began, count, slowest = random.Random(f"{name} {seed}"), time.monotonic(), 0, 0.0
    while time.monotonic() - began < seconds:
        raw = mutated(draw, target.seeds)
        count, start = count + 1, time.monotonic()
        problem = ""
        try:
            target.takes(raw)
        except InputError:
            pass
        except KeyboardInterrupt:
            raise
        except BaseException:  # noqa: BLE001 - a panic of a library is no Exception
            problem = traceback.format_exc()
        took = time.monotonic() - start
        slowest = max(slowest, took)
        if took > MOST_SECONDS:
            problem = f"took {took:.0f} seconds"
        if problem:
            keep.mkdir(parents=True, exist_ok=True)
            path = keep / f"{name.replace(' ', '-')}-{count}.bin"
            path.write_bytes(raw)
            print(f"{name}: {path}\n{problem}")
            return False
    print(f"{name:14} {count:9,} inputs, slowest {slowest:.2f} s", flush=True)
    return True


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=120, help="for all targets together")
    options.add_argument("--only", choices=TARGETS)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument(
        "--keep", type=Path, default=Path(tempfile.gettempdir()) / "silang-fuzz", help="where what fails is written"
    )
    wanted = options.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    chosen = {name: target for name, target in TARGETS.items() if wanted.only in (None, name)}
    share = wanted.seconds / len(chosen)
    failed = [name for name, target in chosen.items() if not fuzz(name, target, share, wanted.seed, wanted.keep)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = f"failed: {', '.join(failed)}" if failed else "nothing failed"
    print(f"peak memory {peak:.0f} MB; {told}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
