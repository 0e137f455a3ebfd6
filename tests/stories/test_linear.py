"""Twice the reports take about twice the work; the work is counted, so the answer is the same on every machine."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from made import read

from silang.dossier.dossier import compose
from silang.model import Reading

DEMO = Path(__file__).parents[2] / "src" / "silang" / "demo"
TENS = ("satu", "dua", "tiga", "empat", "lima", "enam")


def pile(rounds: int) -> list[Reading]:
    """The demo, told anew each round by other outlets on other days."""
    found = []
    for number in range(rounds):
        for path in sorted(DEMO.glob("*.txt")):
            text = path.read_bytes().decode("utf-8") + f"\nLaporan edisi {TENS[number]} selesai."
            found.append(read(f"{path.stem}-{number}", text, "2026-03-13", f"Koran {TENS[number]}"))
    return found


def calls(readings: Sequence[Reading]) -> int:
    """How many calls of Python and C a dossier of `readings` takes."""
    count = 0

    def profile(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        compose(readings)
    finally:
        sys.setprofile(None)
    return count


def test_twice_the_reports_take_about_twice_the_work() -> None:
    readings = pile(6)
    compose(readings)
    half, whole = calls(readings[:24]), calls(readings)
    assert whole < 2.6 * half
