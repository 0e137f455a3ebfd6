"""The grammar of clock times."""

from __future__ import annotations

from msgspec.structs import replace

from silang.read.rules import Node, Rule
from silang.read.times.meaning import Meaning


def _zoned(left: Node, right: Node) -> Meaning | None:
    meaning: Meaning = left.value
    return replace(meaning, zone=right.value) if meaning.zone is None and meaning.shape in ("clock", "day") else None


def _clocked(_: Node, right: Node) -> Meaning | None:
    """`pukul 19.00`."""
    return Meaning("clock", clock=right.value)


def _hour_named(_: Node, hour: Node, part: Node) -> Meaning | None:
    """`pukul delapan malam`."""
    number = hour.value
    if number.digits or number.order or number.low not in range(1, 13) or number.high != number.low:
        return None
    return _clock_part(Node(hour.span, "clocktime", Meaning("clock", clock=(f"{number.low:02d}:00",)), hour.rule), part)


def _half_hour(clock: Node, half: Node, hour: Node, part: Node) -> Meaning | None:
    """`pukul setengah delapan malam`: half an hour before eight."""
    number = hour.value
    if half.value.low != 0.5 or number.digits or number.low not in range(2, 13):
        return None
    return _clock_part(Node(hour.span, "clocktime", Meaning("clock", clock=(f"{number.low - 1:02d}:30",)), hour.rule), part)


def _hour(_: Node, right: Node) -> Meaning | None:
    """`pukul 8`."""
    hours = right.value
    if max(hours) > 24 or len(hours) > 2:
        return None
    return Meaning("clock", clock=tuple(f"{hour:02d}:00" for hour in hours))


def _clock_zone(left: Node, right: Node) -> Meaning:
    """`19.04 WIB`."""
    return Meaning("clock", clock=left.value, zone=right.value)


def _clock_part(left: Node, right: Node) -> Meaning | None:
    """`pukul 9 malam` is 21.00."""
    clock: Meaning = left.value
    return replace(clock, clock=tuple(_in_part(at, right.value) for at in clock.clock))


def _in_part(at: str, part: str) -> str:
    """The clock time of twenty-four hours for one said with a part of the day."""
    hour, minutes = int(at[:2]), at[3:]
    if hour == 12 and part in ("NI", "MO"):
        return "24:00" if part == "NI" and minutes == "00" else f"00:{minutes}"
    late = part in ("AF", "EV") or (part == "NI" and hour >= 6) or (part == "MI" and hour < 6)
    return f"{hour + 12:02d}:{minutes}" if late and 1 <= hour < 12 else at


def _clock_to(left: Node, _: Node, right: Node) -> Meaning | None:
    first: Meaning = left.value
    second = right.value.clock if isinstance(right.value, Meaning) else right.value
    zone = right.value.zone if isinstance(right.value, Meaning) else None
    if first.shape != "clock" or len(first.clock) != 1 or len(second) != 1:
        return None
    return replace(first, clock=(first.clock[0], second[0]), zone=zone or first.zone)


CLOCKS = (
    Rule("times.clock", "clocktime", ("clock", "hhmm"), _clocked),
    Rule("times.hour", "clocktime", ("clock", "dd"), _hour),
    Rule("times.hour", "clocktime", ("clock", "numeral", "part"), _hour_named),
    Rule("times.hour", "clocktime", ("clock", "numeral", "numeral", "part"), _half_hour),
    Rule("times.clock-zone", "clocktime", ("hhmm", "zone"), _clock_zone),
    Rule("times.zoned", "clocktime", ("clocktime", "zone"), _zoned),
    Rule("times.clock-part", "clocktime", ("clocktime", "part"), _clock_part),
    Rule("times.clock-to", "clocktime", ("clocktime", "to|dash", "clocktime|hhmm"), _clock_to),
    Rule("times.zoned", "day", ("day|bracket", "zone"), _zoned),
)
