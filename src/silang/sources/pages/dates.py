"""When an article was published, by its page's metadata and by the line that dates it."""

from __future__ import annotations

from datetime import datetime, timedelta

from silang.pack import Pack
from silang.read.layout import publication
from silang.read.layout.publication import Publication


def published(given: str | None, stated: str | None, pack: Pack) -> str | None:
    """ISO 8601, to the minute where one of them says it: what the metadata has as `given`, else what the page has `stated`.

    A time in UTC is told in the page's own zone, or the country's: it may be another day there. Where the metadata calls the page's
    own clock time UTC, the page is right. None where neither says a day.

    >>> from silang.pack import load
    >>> published("2025-06-09T22:30:00Z", None, load("id")), published("2025-06-10T09:15:00Z", "2025-06-10T09:15+07:00", load("id"))
    ('2025-06-10T05:30+07:00', '2025-06-10T09:15+07:00')
    """
    value = publication.parse(given, pack) if given else None
    if value is None or (stated is not None and "T" not in value and stated.startswith(value)):
        return stated
    if "T" not in value:
        return value
    own = stated if stated is not None and "T" in stated else None
    if own is not None and own[:16] == value[:16]:
        return own
    offset = own[16:] if own is not None else pack.table("publication", Publication).unmarked
    return _moved(value, offset) if value.endswith("+00:00") else value


def _moved(value: str, offset: str) -> str:
    """A moment told with another offset."""
    hours, minutes = int(offset[1:3]), int(offset[4:6])
    zone = timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
    try:
        return (datetime.fromisoformat(value[:16]) + zone).strftime("%Y-%m-%dT%H:%M") + offset
    except (ValueError, OverflowError):
        return value
