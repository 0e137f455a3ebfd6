"""Outlets as data: what each is called, where it lives, and which lines of its pages are no prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from msgspec import Struct

from silang import pack
from silang.model import DebrisKind


class PageLine(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of an outlet's pages that are no prose: a `whole` line, a line that `opens` with them, or words `inside` one.

    Case counts only `inside`.
    """

    words: str
    kind: DebrisKind
    where: Literal["whole", "opens", "inside"] = "whole"


class Outlet(Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """An outlet under the name it is shown by; `names` are other forms it goes by in text and metadata, `domains` its hosts.

    `owner` is the group of companies that it belongs to, where that has other outlets too.
    """

    name: str
    domains: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    debris: tuple[PageLine, ...] = ()
    owner: str | None = None


class _Outlets(tuple[Outlet, ...]):
    """Outlets that are hashed once: what is compiled from them is looked up by them, many times an article."""

    @cached_property
    def _hash(self) -> int:
        return super().__hash__()

    def __hash__(self) -> int:
        return self._hash


@lru_cache(maxsize=16)
def load(country: str, root: Path | None = None) -> tuple[Outlet, ...]:
    """The outlets of a country (ISO 3166, small letters), by file name; none where there is no folder. Raises PackError."""
    folder = (root or pack.OUTLETS) / country
    return _Outlets(pack.checked(path, pack.parsed(path), Outlet) for path in sorted(folder.glob("*.toml")))


def by_domain(outlets: tuple[Outlet, ...], url: str) -> Outlet | None:
    """The outlet whose host, or a host above it, the URL names.

    >>> by_domain((Outlet("Contoh", ("contoh.com",)),), "https://kota.contoh.com/1").name
    'Contoh'
    """
    known = _domains(outlets)
    return next((known[name] for name in _hosts(host_of(url)) if name in known), None)


def by_name(outlets: tuple[Outlet, ...], name: str) -> Outlet | None:
    """The outlet that goes by `name`, case, blanks, punctuation and a final .com or .id aside.

    >>> by_name((Outlet("Contoh.com"),), "CONTOH").name
    'Contoh.com'
    """
    return _names(outlets).get(squash(name))


def host_of(url: str) -> str:
    """The host that a URL names, in small letters without `www.`; empty where it names none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return ""
    return (host or "").lower().removeprefix("www.").removeprefix("m.")


def squash(name: str) -> str:
    """A name as compared: letters and digits in small, without a final domain ending.

    >>> squash("SINDOnews.com"), squash("Detak Tribe"), squash("REPUBLIKA.CO.ID")
    ('sindonews', 'detaktribe', 'republika')
    """
    return re.sub(r"[\W_]", "", _ENDING.sub("", name.casefold().strip()))


_ENDING = re.compile(r"\.\s?(?:com|id|net|org|news|tv|co|co\.\s?id|or\.id|web\.id|my\.id|ac\.id|go\.id)$")


def _hosts(host: str) -> Iterator[str]:
    """The host and those above it, longest first."""
    while "." in host:
        yield host
        host = host.partition(".")[2]


@lru_cache(maxsize=16)
def _domains(outlets: tuple[Outlet, ...]) -> dict[str, Outlet]:
    return {domain: outlet for outlet in outlets for domain in outlet.domains}


@lru_cache(maxsize=16)
def _names(outlets: tuple[Outlet, ...]) -> dict[str, Outlet]:
    """Every name that an outlet goes by, squashed; one of two outlets that share a form is the first."""
    found: dict[str, Outlet] = {}
    for outlet in outlets:
        for name in _forms(outlet):
            found.setdefault(squash(name), outlet)
    return found


def _forms(outlet: Outlet) -> Iterable[str]:
    return (outlet.name, *outlet.names, *outlet.domains)
