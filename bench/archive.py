"""How fast a web archive becomes articles, against warcio with newspaper4k in the same run, and whether memory stays constant.

Makes an archive of pages with made-up reports (`--pages`, 5,000 by default), gzip, a record a member, and prints articles a
second of both and the peak memory of reading a fifth of it and all of it. Needs `pip install '.[bench]'`. `--kills N` stops a run
of its own N times at random points.
"""

# ruff: noqa: PLC0415, S311 - each way imports what it needs, so that its memory is its own; nothing here is secret
from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PLACES = ("Lamuring", "Samoluan", "Walareng", "Tirawangi", "Kandelu", "Barumata", "Sendoyo", "Rapanga")
PEOPLE = ("Hendrik Samoluan", "Yustina Walareng", "Sari Wulan", "Bagas Rapanga", "Melati Kandelu", "Tarman Sendoyo")
SENTENCES = (
    "Sebanyak {n} warga {place} mengungsi ke balai desa setelah air naik sejak {day} malam.",
    "Kepala BPBD {place}, {name}, mengatakan sedikitnya {n} rumah rusak akibat hujan deras.",
    '"Kami sudah mengirim {n} paket bantuan ke {place}," kata {name}, {day} (12/3/2026).',
    "Menurut {name}, jembatan yang menghubungkan {place} dan {other} belum dapat dilalui kendaraan.",
    "Pemerintah Kabupaten {place} menyiapkan anggaran Rp {n} miliar untuk perbaikan jalan.",
    "{name} membantah kabar bahwa {n} orang hilang di {other}.",
    "Petugas gabungan masih membersihkan lumpur di {n} titik di {place} hingga {day} siang.",
)
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def page(number: int) -> bytes:
    """A page as outlets make them: head with metadata, menus, scripts, the report, links to others."""
    draw = random.Random(number)
    menu = "".join(f'<li><a href="/rubrik/{n}"><span>Rubrik {n}</span></a></li>' for n in range(60))
    links = "".join(
        f'<div class="item"><a href="/berita/{draw.randrange(9999)}"><img src="/g/{n}.jpg"/>Berita lain {n}</a></div>'
        for n in range(40)
    )
    script = "".join(f"window.iklan_{n}=function(){{return {draw.randrange(10**9)}}};" for n in range(200))
    title = f"{draw.choice(PLACES)} Kebanjiran, {draw.randrange(10, 900)} Warga Mengungsi"
    told = "".join(f"<p>{' '.join(sentence(draw) for _ in range(3))}</p>" for _ in range(12))
    data = json.dumps({"@type": "NewsArticle", "headline": title, "datePublished": "2026-03-12T10:00:00+07:00"})
    return (
        f"<!doctype html><html lang=id><head><meta charset=utf-8><title>{title} - Suar Timurea</title>"
        f'<meta property="og:title" content="{title}"><script type="application/ld+json">{data}</script>'
        f"<script>{script}</script></head><body><nav><ul>{menu}</ul></nav><main><article><h1>{title}</h1>"
        f"<div class=date>Kamis, 12 Maret 2026 10:00 WIB</div><div class=body>{told}</div></article>"
        f"<aside>{links}</aside></main><footer>{menu}</footer></body></html>"
    ).encode()


def sentence(draw: random.Random) -> str:
    place, other = draw.sample(PLACES, 2)
    return draw.choice(SENTENCES).format(
        n=draw.randrange(2, 900), place=place, other=other, name=draw.choice(PEOPLE), day=draw.choice(DAYS)
    )


def archive(path: Path, pages: int) -> None:
    """The pages as responses, each before its request."""
    with path.open("wb") as file:
        for number in range(pages):
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(number)
            for kind, body in (("request", b"GET / HTTP/1.1\r\n\r\n"), ("response", block)):
                digest = base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()
                head = (
                    f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://suar.example/{number}\r\n"
                    f"WARC-Date: 2026-03-12T03:00:00Z\r\n"
                    f"WARC-Record-ID: <urn:uuid:{kind[:3]}-{number}>\r\nWARC-Block-Digest: sha1:{digest}\r\n"
                    f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(body)}\r\n\r\n"
                )
                file.write(gzip.compress(head.encode() + body + b"\r\n\r\n", 6))


def ours(path: Path) -> int:
    """Articles with title, day, text and the place of each character."""
    from silang import pack
    from silang.model import Article
    from silang.sources import files

    given = files.stream([str(path)], pack.load("id"))
    return sum(isinstance(item, Article) and bool(item.title and item.text) for item in given)


def theirs(path: Path) -> int:
    """Articles with title and text."""
    from newspaper import Article as Page  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-not-found,import-untyped,unused-ignore]

    count = 0
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            if record.rec_type == "response" and record.http_headers.get_statuscode() == "200":
                one = Page(record.rec_headers.get_header("WARC-Target-URI"), language="id")
                one.download(input_html=record.content_stream().read().decode())
                one.parse()
                count += bool(one.title and one.text)
    return count


def read(path: Path) -> int:
    """Readings, written as `silang read` does, in one process."""
    from silang import pack
    from silang.runs.reading import read_into

    with tempfile.TemporaryDirectory() as folder:
        return read_into([str(path)], Path(folder) / "out", pack.load("id")).read


WAYS: dict[str, Callable[[Path], int]] = {"ours": ours, "theirs": theirs, "read": read}


def alone(way: str, path: Path) -> tuple[int, float, float]:
    """Articles, seconds and peak megabytes of one way in a process of its own."""
    ran = subprocess.run([sys.executable, __file__, "--way", way, "--file", str(path)], capture_output=True, text=True, check=True)
    count, seconds, peak = json.loads(ran.stdout.splitlines()[-1])
    return int(count), float(seconds), float(peak)


def measured(way: str, path: Path) -> None:
    """Run one way here and print what it took."""
    began = time.perf_counter()
    count = WAYS[way](path)
    print(json.dumps([count, time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def killed(path: Path, times: int) -> None:
    """Kill a run at random moments, go on with it, and compare with one that was not killed."""
    command = "import sys; from silang.cli import main; sys.exit(main(['read', sys.argv[1], '-o', sys.argv[2], '--workers', '1']))"
    with tempfile.TemporaryDirectory() as folder:
        whole, broken = Path(folder) / "whole", Path(folder) / "broken"
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", command, str(path), str(whole)], capture_output=True, check=False)
        took, draw, kills = time.perf_counter() - began, random.Random(1), 0
        while True:
            run = subprocess.Popen(
                [sys.executable, "-c", command, str(path), str(broken)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            try:
                run.wait(draw.uniform(0, 3 * took / times) + 1 if kills < times else None)
            except subprocess.TimeoutExpired:
                run.kill()
                run.wait()
                kills += 1
                continue
            break
        same = all((whole / name).read_bytes() == (broken / name).read_bytes() for name in ("readings.jsonl", "set-aside.jsonl"))
        print(f"killed {kills} times: {'the same bytes' if same else 'OTHER BYTES'}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=5000)
    options.add_argument("--kills", type=int, default=0)
    options.add_argument("--way", choices=WAYS)
    options.add_argument("--file", type=Path)
    wanted = options.parse_args()
    if wanted.way:
        measured(wanted.way, wanted.file)
        return
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder) / "large.warc.gz", Path(folder) / "small.warc.gz"
        archive(large, wanted.pages)
        archive(small, wanted.pages // 5)
        print(f"{wanted.pages} pages, {len(page(0)):,} bytes each, {large.stat().st_size:,} bytes as an archive")
        count, seconds, _ = alone("ours", large)
        rate = count / seconds
        print(f"silang, articles:              {count:6} at {rate:7.0f} articles/s")
        count, seconds, _ = alone("theirs", large)
        print(f"warcio + newspaper4k:          {count:6} at {count / seconds:7.0f} articles/s: {rate * seconds / count:.1f} times")
        peaks = [alone("read", path) for path in (small, large)]
        print(f"silang read, one process:      {peaks[1][0]:6} at {peaks[1][0] / peaks[1][1]:7.0f} articles/s")
        print(f"peak memory of silang read:    {peaks[0][2]:.0f} MB for {peaks[0][0]}, {peaks[1][2]:.0f} MB for {peaks[1][0]}")
        if wanted.kills:
            killed(small, wanted.kills)


if __name__ == "__main__":
    main()
