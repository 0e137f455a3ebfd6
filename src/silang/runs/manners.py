"""How other people's servers are asked: as their robots.txt allows, not too often, and later when they say so or fail."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime

from msgspec import Struct
from protego import Protego

from silang.errors import InputError
from silang.sources.web import addresses
from silang.sources.web.fetch import Fetched, Limits, Network, NoAnswer, fetch

DAY = 86_400.0
_PACE = 2.0  # seconds between two questions to one host
_MOST_PACE = 60.0  # that a robots.txt can ask for
_ROBOTS = Limits(size=512_000, seconds=15, media=())
_UNSURE = 3600.0  # seconds for which a robots.txt that could not be read forbids all


class Forbidden(InputError):  # noqa: N818 - what is told is a wish of its host, not that something is broken
    """A page that its host's robots.txt keeps back."""


class _Rules(Struct, frozen=True):
    """What a robots.txt says: its rules (None: it could not be read), and until when that holds."""

    rules: Protego | None
    until: float


class Manners:
    """Asks for addresses, each host at its pace and as its robots.txt allows."""

    def __init__(self, network: Network, sleep: Callable[[float], None], *, allow_private: bool) -> None:
        self._network, self._sleep, self._allow_private = network, sleep, allow_private
        self._next: dict[str, float] = {}  # when a host may be asked again
        self._robots: dict[str, _Rules] = {}

    def now(self) -> float:
        """Seconds since 1970."""
        return self._network.now().timestamp()

    def ask(self, url: str, limits: Limits, headers: Mapping[str, str] | None = None) -> Fetched:
        """What stands at `url`, after waiting for its host's turn.

        Raises NoAnswer for what may work later, Forbidden for what robots.txt keeps back, InputError for what is no address.
        """
        address = addresses.parse(url)
        rules = self._rules(address.origin)
        if rules is None:
            raise NoAnswer(url, "its robots.txt cannot be read now")
        if not rules.can_fetch(url, self._network.agent):
            raise Forbidden(url, "its robots.txt forbids it")
        pace = min(_MOST_PACE, max(_PACE, rules.crawl_delay(self._network.agent) or 0.0))
        return self._fetched(url, address.origin, pace, limits, headers)

    def _fetched(self, url: str, origin: str, pace: float, limits: Limits, headers: Mapping[str, str] | None = None) -> Fetched:
        wait = self._next.get(origin, 0.0) - self.now()
        if wait > 0:
            self._sleep(wait)
        try:
            return fetch(url, limits, allow_private=self._allow_private, headers=headers, network=self._network)
        finally:
            self._next[origin] = self.now() + pace

    def _rules(self, origin: str) -> Protego | None:
        """The rules of a host; None where they cannot be read now. Where it has none, all is allowed."""
        known = self._robots.get(origin)
        if known is not None and known.until > self.now():
            return known.rules
        rules: Protego | None = None
        try:
            got = self._fetched(f"{origin}/robots.txt", origin, 0.0, _ROBOTS)
            if got.status == 200:
                rules = Protego.parse(got.body.decode("utf-8", "replace"))
            elif 400 <= got.status < 500 and got.status != 429:
                rules = Protego.parse("")
        except NoAnswer:
            pass
        self._robots[origin] = _Rules(rules, self.now() + (DAY if rules is not None else _UNSURE))
        return rules


def later(key: str, failures: int, base: float) -> float:
    """Seconds to wait after so many failures in a row: doubled each time, a day at most, and a tenth more or less.

    What is added differs from key to key and never for one, so that those that fail together do not come back together.
    """
    share = int.from_bytes(hashlib.sha256(f"{key} {failures}".encode()).digest()[:4]) / 2**32
    return float(min(DAY, base * 2.0 ** min(failures, 20)) * (0.9 + 0.2 * share))


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """The seconds that a server asks to wait, a day at most; None where it does not ask.

    >>> retry_after({"retry-after": "120"}, 0.0), retry_after({}, 0.0)
    (120.0, None)
    """
    words = headers.get("retry-after", "").strip()
    if words.isascii() and words.isdigit():
        return min(DAY, float(words[:9]))
    try:
        return min(DAY, max(0.0, parsedate_to_datetime(words).timestamp() - now)) if words else None
    except (ValueError, TypeError, OverflowError):
        return None
