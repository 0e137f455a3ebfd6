"""Reports of a stream that moves: fires and what follows them, over six weeks, some without a day, some under one name."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import lru_cache

import silang
from silang.model import Reading

DAYS = 42
_BEGIN = date(2026, 1, 5)
_WHAT = ("pasar ikan", "gudang rotan", "asrama putra", "kilang padi", "bengkel kapal")
_TOLD = (
    "Api melanda {what} di Jalan {street}, {place}. Kepala Damkar {place} {chief} mengatakan {n} bangunan hangus.",
    "Sebanyak {n} bangunan di Jalan {street} terbakar, kata {chief} dari {firm}.",
    "Polisi memeriksa {few} orang {firm} di {place}, ujar {other}.",
    "Pemilik {firm}, {other}, meminta bantuan bagi warga Jalan {street}.",
)


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(("ba", "lo", "mi", "ra", "tu", "se", "ka", "ne", "wi", "du")) for _ in range(4)).capitalize()


@lru_cache
def moving() -> tuple[Reading, ...]:
    """The reports, those of an event together."""
    chance, made = random.Random(11), list[Reading]()  # noqa: S311 - the same reports each time
    for event in range(34):
        begin = chance.randrange(DAYS)
        told = {
            "what": chance.choice(_WHAT),
            "place": _name(chance),
            "chief": f"{_name(chance)} {_name(chance)}",
            "other": f"{_name(chance)} {_name(chance)}",
            "street": f"{_name(chance)} {_name(chance)}",
            "firm": f"{_name(chance)} {_name(chance)}",
            "n": str(chance.randrange(12, 90)),
            "few": str(chance.randrange(3, 9)),
        }
        for number in range(chance.choice((1, 2, 3, 4, 6))):
            day = _BEGIN + timedelta(min(begin + chance.choice((0, 0, 1, 1, 2, 5)), DAYS - 1))
            lines = [line.format(**told) for line in chance.sample(_TOLD, 3)]
            made.append(
                silang.read(
                    f"{' '.join(lines)} Laporan ke-{number + 1}.",
                    name="kabar" if event % 11 == 3 and number < 2 else f"{told['place'].lower()}-{number}",
                    title=f"{told['firm']} di {told['place']} Terbakar",
                    outlet=chance.choice(("Jaring", "Lintas", "Suara")),
                    published=None if event % 12 == 5 and number == 0 else day.isoformat(),
                )
            )
    return tuple(made)


def day_of(reading: Reading) -> str:
    """The day of publication, nothing where it is not known."""
    return reading.article.published.value if reading.article.published else ""
