"""Reports of a stream that moves: affairs of several events over three weeks, told in made-up names.

The events of an affair share its names and things, so that a report of one day changes what words weigh in days after it: some are
told for a day or two, some every other day for three weeks, some every seventh day alone, at the very edge of the window.
Some reports tell of two events at once, some have no day, some bear one name weeks apart, some are lists of prices.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

import silang
from silang.model import Reading

WEEKS = 3
_BEGIN = date(2026, 1, 5)
_DAYS = 7 * WEEKS
_RHYTHMS = (range(0, _DAYS + 1, 7), range(1, _DAYS, 2), range(0, _DAYS, 5), (3, 3, 4), (9, 10, 10, 12), (17, 18))
_AFFAIR = (
    "{boss}, pemilik {firm}, kembali dimintai keterangan soal {thing}.",
    "Warga {town} menunggu kabar {firm} tentang {thing} dan {other_thing}.",
    "{firm} menyangkal menyimpan {thing} di {town}, kata {boss}.",
)
_EVENT = (
    "Api melanda {what} di Jalan {street}, {place}.",
    "Kepala Damkar {place} {chief} mengatakan {n} bangunan hangus.",
    "Sebanyak {n} bangunan di Jalan {street} terbakar, kata {chief}.",
    "Polisi memeriksa {few} orang di {place}, ujar {witness}.",
    "{witness} melihat {smoke} di dekat {what} itu.",
    "Pengungsi Jalan {street} meminta {aid}, kata {witness}.",
)
_WHAT = ("pasar ikan", "gudang rotan", "asrama putra", "kilang padi", "bengkel kapal")
_PRICES = "Harga emas hari ini, {day}. Daftar harga emas:\n1. 0,5 gram: Rp {a}.000\n2. 1 gram: Rp {b}.000\n3. 5 gram: Rp {c}.000\n"


@lru_cache
def moving(seed: int = 11) -> tuple[Reading, ...]:
    """The reports that a seed makes, those of an event together."""
    chance = random.Random(seed)  # noqa: S311 - the same reports each time
    return tuple(_made(chance))


@lru_cache
def sparse(seed: int = 5) -> tuple[Reading, ...]:
    """Reports that have a story in common and hardly an event, so few that on most days nothing changes but what words weigh."""
    chance, made = random.Random(seed), list[Reading]()  # noqa: S311 - the same reports each time
    for number in range(2):
        affair = _affair(chance)
        for day in sorted({*range(number, 2 * _DAYS, 7), *range(number + 3, 2 * _DAYS, 11)}):
            once = _event(chance, affair)
            name = f"kabar-{number}" if day in (3, 4, 28, 29) else once["street"]
            made += [_report(chance, once, once, day, f"{name}{again}") for again in ("", "-lagi")[: chance.choice((1, 1, 1, 2))]]
    return tuple(made)


def _made(chance: random.Random) -> Iterator[Reading]:
    for number in range(3):
        affair = _affair(chance)
        events = [_event(chance, affair) for _ in range(4)]
        for event, days in zip(events, chance.sample(_RHYTHMS, len(events)), strict=True):
            shift = 0 if isinstance(days, range) else chance.randrange(3)
            for place, day in enumerate(days):
                beside = chance.choice(events) if chance.random() < 0.15 else event
                told = None if (number, place) == (1, 1) else day + shift
                yield _report(chance, event, beside, told, f"{event['street']}-{place}")
        for day in range(number, _DAYS, 4):
            once = _event(chance, affair)
            yield _report(chance, once, once, day, f"kabar-{number}" if day // 4 in (0, 4) else once["street"])
        yield _report(chance, events[0], events[-1], chance.randrange(_DAYS), f"{affair['firm']}-juga")
        yield _report(chance, events[1], events[1], 1 + 18 * (number % 2), f"warta-{number // 2}")
        yield _prices(chance, number)


def _affair(chance: random.Random) -> dict[str, str]:
    return {"boss": _person(chance), "firm": _word(chance), "town": _word(chance), "thing": _thing(chance)}


def _event(chance: random.Random, affair: dict[str, str]) -> dict[str, str]:
    own = {"place": _word(chance), "chief": _person(chance), "witness": _person(chance), "street": _word(chance)}
    things = {"what": chance.choice(_WHAT), "other_thing": _thing(chance), "smoke": _thing(chance), "aid": _thing(chance)}
    return affair | own | things | {"n": str(chance.randrange(12, 90)), "few": str(chance.randrange(3, 9))}


def _report(chance: random.Random, event: dict[str, str], beside: dict[str, str], day: int | None, name: str) -> Reading:
    """Lines of one event or of two, and one of their affair."""
    lines = [line.format(**chance.choice((event, beside))) for line in chance.sample(_EVENT, 3)]
    lines += [line.format(**event) for line in chance.sample(_AFFAIR, chance.choice((0, 1, 1, 2)))]
    return silang.read(
        " ".join(lines),
        name=name.lower(),
        title=f"{event['what']} di {event['place']} Terbakar" if chance.random() < 0.7 else f"{event['firm']} dan {event['thing']}",
        outlet=chance.choice(("Jaring", "Lintas", "Suara")),
        published=None if day is None else (_BEGIN + timedelta(day)).isoformat(),
    )


def _prices(chance: random.Random, number: int) -> Reading:
    day = (_BEGIN + timedelta(4 * number)).isoformat()
    first = chance.randrange(500, 900)
    text = _PRICES.format(day=day, a=first, b=2 * first, c=9 * first)
    return silang.read(text, name="kabar-0" if number == 2 else f"emas-{number}", title="Harga Emas Antam Hari Ini", published=day)


def _word(chance: random.Random) -> str:
    return _thing(chance).capitalize()


def _thing(chance: random.Random) -> str:
    return "".join(chance.choice(("ba", "lo", "mi", "ra", "tu", "se", "ka", "ne", "wi", "du")) for _ in range(4))


def _person(chance: random.Random) -> str:
    return f"{_word(chance)} {_word(chance)}"


def day_of(reading: Reading) -> str:
    """The day of publication, nothing where it is not known."""
    return reading.article.published.value if reading.article.published else ""
