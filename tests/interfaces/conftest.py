"""What the tests of the interfaces share."""

from __future__ import annotations

import pytest


@pytest.fixture
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line speaks English where a call does not say otherwise."""
    monkeypatch.setenv("SILANG_LANG", "en")
