"""The notes beside an article: for each item what it was read as, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from silang.dossier.cited import extent
from silang.dossier.html.tongue import Tongue
from silang.model import Attribution, Quantity, Reading, Step, Timex
from silang.spans import Span


class Note(NamedTuple):
    """What the characters of `span` were read as, of which kind (as in marks), and why."""

    span: Span
    kind: str
    says: Markup
    why: Markup


def notes(reading: Reading, tongue: Tongue) -> list[Note]:
    """The notes of one reading in the order of its text; names are noted where they first stand."""
    found = [_quantity(reading, quantity, tongue) for quantity in reading.quantities]
    found += [_time(reading, time, tongue) for time in reading.times]
    found += [_attribution(reading, attribution, tongue) for attribution in reading.attributions]
    found += [Note(c.span, "k", _join(tongue.say("credit", name=c.name)), _rule(c.rule)) for c in reading.credits]
    found += [
        Note(
            n.mentions[0],
            "n",
            _join([n.name, tongue.term("types", n.type)]),
            _join([tongue.count("mentions", len(n.mentions)), _rule(n.rule)]),
        )
        for n in reading.names
        if n.mentions
    ]
    found += [
        Note(
            f.span,
            "f",
            _join([tongue.term("kinds", f.kind), tongue.why(f.reason, f.why)]),
            _join([tongue.say("proposal") + ": " + tongue.day(f.proposal) if f.proposal else None]),
        )
        for f in reading.findings
    ]
    found += [
        Note(d.span, "d", _join([tongue.say("set_aside"), tongue.term("debris", d.kind)]), _rule(d.rule)) for d in reading.not_body
    ]
    return sorted(found, key=lambda note: (note.span, note.kind, note.says))


def _quantity(reading: Reading, quantity: Quantity, tongue: Tongue) -> Note:
    """A figure: its amount and what it counts; the parts of a composed one."""
    what = quantity.counted.of(reading.text) if quantity.counted else ""
    amount = tongue.amount(quantity.low, quantity.high, quantity.bound, quantity.unit)
    why = [_steps(reading, quantity.rule, quantity.steps), _parts(reading, quantity, tongue)]
    return Note(quantity.span, "q", _join([amount, _quoted(what) if what else None]), _join(why))


def _parts(reading: Reading, quantity: Quantity, tongue: Tongue) -> Markup | None:
    words = composed(reading, quantity)
    return tongue.say("made_of", parts=words) if words else None


def composed(reading: Reading, quantity: Quantity) -> str:
    """The words of the figures that a composed one is made of, or nothing."""
    return " · ".join(f"“{reading.quantities[n].span.of(reading.text)}”" for n in quantity.parts)


def _time(reading: Reading, time: Timex, tongue: Tongue) -> Note:
    """A time: the days or the length meant, or its bare value."""
    days = tongue.days(time.begin, time.end) if time.begin else None
    issue = tongue.term("kinds", time.issue) if time.issue else None
    why = [
        _steps(reading, time.rule, time.steps),
        Markup("TIMEX3 ") + " ".join(filter(None, (time.type, time.value, time.mod))),
        tongue.both(*(w.say("anchored", day=w.day(time.anchor)) for w in (tongue.here, tongue.there))) if time.anchor else None,
        tongue.say("unsure") if time.unsure else None,
    ]
    return Note(time.span, "t", _join([days or time.duration or tongue.say("vague"), issue]), _join(why))


def _attribution(reading: Reading, attribution: Attribution, tongue: Tongue) -> Note:
    """A saying: who, in which stance, when and through whom."""
    who = attribution.speaker or tongue.say("no_speaker")
    stance = tongue.term("stances", attribution.stance) if attribution.stance else None
    chain = " → ".join(f"“{span.of(reading.text)}”" for span in attribution.chain)
    why = [
        _rule(attribution.rule),
        tongue.term("forms", attribution.form),
        tongue.say("nameless") if attribution.unnamed else None,
        tongue.say("addressed", whom=f"“{attribution.addressee.of(reading.text)}”") if attribution.addressee else None,
        tongue.say("via", names=", ".join(attribution.via)) if attribution.via else None,
        tongue.say("chain") + f": {chain}" if chain else None,
    ]
    return Note(
        extent(attribution), "s", _join([who, stance, tongue.day(attribution.date) if attribution.date else None]), _join(why)
    )


def _rule(rule: str) -> Markup:
    return Markup("<code>") + rule + Markup("</code>")


def _steps(reading: Reading, rule: str, steps: Iterable[Step]) -> Markup:
    said = ", ".join(f"{step.rule} “{step.span.of(reading.text)}”" for step in steps)
    return _rule(rule) + " ← " + said if said else _rule(rule)


def _quoted(words: str) -> Markup:
    return Markup('<span class="w">') + words + Markup("</span>")


def _join(parts: Markup | Iterable[Markup | str | None]) -> Markup:
    """The parts that there are, a middle dot between them."""
    return parts if isinstance(parts, Markup) else Markup(" · ").join(filter(None, parts))


def by_line(found: Iterable[Note], lines: Iterable[Span]) -> Iterator[list[Note]]:
    """The notes of each line: those whose span begins in it. Both come in order."""
    waiting = list(found)[::-1]
    for line in lines:
        here = []
        while waiting and waiting[-1].span.start < line.end:
            here.append(waiting.pop())
        yield here
