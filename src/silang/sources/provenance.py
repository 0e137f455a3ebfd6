"""What is kept of the bytes that an article came in."""

from __future__ import annotations

import hashlib

from silang.model import Provenance
from silang.sources.kinds import Given


def of(raw: bytes, given: Given, media: str, at: str | None = None, encoding: str | None = None) -> Provenance:
    """The provenance of an article whose text, or the field that is its text, is all of `raw`, decoded."""
    return Provenance(
        sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), at=at, received=given.received, media=media, encoding=encoding
    )
