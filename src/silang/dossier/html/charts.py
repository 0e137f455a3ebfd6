"""The chart of one question of number: time across, value up, a mark a claim, drawn as inline SVG that needs no script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup
from msgspec import structs

from silang.dossier.html import scales
from silang.dossier.html.tongue import Tongue
from silang.model import Answer, Bound, Number, Pair

MOST_MARKS = 24  # of one chart; of more, equal ones of one claimant and day stand as one
MOST = 1e200  # beyond, every value is drawn as this
LETTER, ROOM = 7, 4  # pixels that a letter of the words at the edges is wide at most, on average; and beside the words
HUES = 4  # hues for claimants, the most talkative first; the others share grey, and every mark carries its letter


class Claim(NamedTuple):
    """One answer as it is drawn: its letter, hue (0 is grey), link, hover words and filter tokens."""

    answer: Answer
    letter: str
    hue: int
    href: str
    hover: str
    facets: str


class Frame(NamedTuple):
    """The chart's measures in pixels: dated claims stand from `left` to `right`, undated ones on to `edge`."""

    width: int
    height: int
    left: int
    right: int
    edge: int
    top: int
    bottom: int
    names_at: int | None

    @property
    def aside(self) -> float | None:
        """Where undated claims stand, if they stand apart from dated ones."""
        return (self.right + self.edge) / 2 if self.edge > self.right else None

    @property
    def middle(self) -> float:
        """Where claims stand if all are undated."""
        return (self.left + self.right) / 2


class _Placed(NamedTuple):
    claim: Claim
    x: float
    y: float
    y_high: float


def hues(answers: Sequence[Answer]) -> dict[str | None, int]:
    """A hue for each claimant, from 1; those who speak most have one of their own, no one named has grey.

    Of two who speak equally often the earlier in the list comes first.
    """
    spoken: dict[str, int] = {}
    for answer in answers:
        if answer.by is not None:
            spoken[answer.by] = spoken.get(answer.by, 0) + 1
    ranked = sorted(spoken, key=lambda by: -spoken[by])
    return {None: 0} | {by: n if n <= HUES else 0 for n, by in enumerate(ranked, 1)}


def thinned(claims: Sequence[Claim], pairs: Sequence[Pair]) -> tuple[Sequence[Claim], Sequence[Pair]]:
    """The claims as they are drawn, and their pairs: of more than `MOST_MARKS`, one of each claimant, amount and day."""
    if len(claims) <= MOST_MARKS:
        return claims, pairs
    firsts: dict[tuple[object, ...], int] = {}
    kept: list[Claim] = []
    place: list[int] = []
    for claim in claims:
        said = claim.answer
        at = firsts.setdefault((said.by, said.low, said.high, said.bound, said.as_of), len(kept))
        if at == len(kept):
            kept.append(claim)
        place.append(at)
    moved = {(place[pair.a], place[pair.b], pair.verdict): pair for pair in pairs if place[pair.a] != place[pair.b]}
    return kept, [structs.replace(pair, a=a, b=b) for (a, b, _), pair in moved.items()]


def draw(claims: Sequence[Claim], pairs: Sequence[Pair], tongue: Tongue, *, wide: bool) -> Markup:
    """The chart; the wide one names the claimants at its right edge. `pairs` count claims in their order here."""
    days = [day for claim in claims if (day := _day(claim.answer)) is not None]
    frame = _frame(claims, wide=wide)
    scale = scales.values([value for claim in claims for value in _reach(claim.answer)])
    calendar = scales.days(days, 6 if wide else 3)
    placed = _placed(claims, frame, scale, calendar)
    parts = [
        *_grid(frame, scale, calendar, tongue),
        *_ties(placed, pairs),
        *_threads(placed),
        *(_names(placed, frame) if frame.names_at is not None else ()),
        *map(_mark, placed),
    ]
    return Markup('<svg class="chart {}" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true">{}</svg>').format(
        "wide" if wide else "slim", frame.width, frame.height, frame.width, frame.height, Markup("").join(parts)
    )


def _frame(claims: Sequence[Claim], *, wide: bool) -> Frame:
    width = 720 if wide else 344
    names = len({claim.answer.by for claim in claims})
    height = max(240 if wide else 224, 17 * names + 72 if wide else 0)
    edge = width - (224 if wide else 18)
    undated = sum(_day(claim.answer) is None for claim in claims)
    strip = 0 if undated in (0, len(claims)) else 132 if wide and undated > 3 else 84
    return Frame(width, height, 68 if wide else 52, edge - strip, edge, 30, height - 42, width - 200 if wide else None)


def _day(answer: Answer) -> date | None:
    try:
        return date.fromisoformat((answer.as_of or "")[:10])
    except ValueError:
        return None


def _value(answer: Answer) -> Number:
    """The number that a mark stands at: the upper one for what is bounded from above, else the lower."""
    return answer.high if answer.high is not None and answer.bound in ("at_most", "less_than", "up_to") else answer.low


def _reach(answer: Answer) -> tuple[float, ...]:
    """The values that a mark must have room for; an order of magnitude reaches to the next."""
    if answer.bound == "order":
        return _drawn(answer.low), _drawn(answer.low * 9)
    return (
        (_drawn(_value(answer)),) if answer.bound != "range" or answer.high is None else (_drawn(answer.low), _drawn(answer.high))
    )


def _drawn(value: Number) -> float:
    """The value as far as a chart can be drawn."""
    return float(min(max(value, -MOST), MOST))


def _placed(claims: Sequence[Claim], frame: Frame, scale: scales.Values, calendar: scales.Days | None) -> list[_Placed]:
    """Where each claim's mark stands; those that would cover each other are moved apart sideways."""
    height, inner = frame.bottom - frame.top, 16
    placed: list[_Placed] = []
    for claim in claims:
        day = _day(claim.answer)
        reach = _reach(claim.answer)
        y, y_high = (frame.bottom - scale.place(value) * height for value in (reach[0], reach[-1]))
        if day is None or calendar is None:
            x = frame.aside or frame.middle
        else:
            x = frame.left + inner + calendar.place(day) * (frame.right - frame.left - 2 * inner)
        placed.append(_Placed(claim, _free(placed, x, y, y_high, frame), y, y_high))
    return placed


def _free(placed: Sequence[_Placed], x: float, y: float, y_high: float, frame: Frame) -> float:
    """The place nearest to `x` where nothing stands yet at that height."""
    low, high = (frame.right + 8, frame.edge - 8) if x > frame.right else (frame.left + 4, frame.right - 4)
    near = [other.x for other in placed if other.y_high - 18 < y and y_high < other.y + 18 and abs(other.x - x) < 200]
    for n in range(2 * len(near) + 1):
        at = x + (n + 1) // 2 * 20 * (1 if n % 2 else -1)
        if low <= at <= high and all(abs(at - other) >= 19 for other in near):
            return at
    return x


def _grid(frame: Frame, scale: scales.Values, calendar: scales.Days | None, tongue: Tongue) -> Iterator[Markup]:
    """Hairlines at round values, the days below, and what must be said of the scale."""
    height = frame.bottom - frame.top
    for tick in scale.ticks:
        y = frame.bottom - scale.place(tick) * height
        number = int(tick) if tick == int(tick) else tick
        yield Markup('<line class="grid" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}"/>').format(frame.left, frame.edge, y, y)
        yield Markup('<text class="tick end" x="{}" y="{:.1f}"{}</text>').format(
            frame.left - 8, y + 4, tongue.inside(tongue.here.number(number), tongue.there.number(number))
        )
    if scale.log:
        yield Markup('<text class="tick" x="{}" y="12"{}</text>').format(
            0, tongue.inside(tongue.here.say("log_scale"), tongue.there.say("log_scale"))
        )
    for x, *said in _below(frame, calendar, tongue):
        yield Markup('<text class="tick mid" x="{:.1f}" y="{}"{}</text>').format(x, frame.height - 12, tongue.inside(*said))
    if frame.aside:
        yield Markup('<line class="rule" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>').format(frame.right, frame.top, frame.bottom)


def _below(frame: Frame, calendar: scales.Days | None, tongue: Tongue) -> Iterator[tuple[float, str, str]]:
    """The words under the chart, each with its middle: that claims have no day, then the days not too near to other words."""
    end = float(frame.width)
    if calendar is None or frame.aside:
        x = frame.aside or frame.middle
        undated = tongue.here.say("undated"), tongue.there.say("undated")
        yield x, *undated
        end = x - _half(undated)
    start = 0.0
    for n, day in enumerate(calendar.ticks if calendar else ()):
        x = frame.left + 16 + (calendar.place(day) if calendar else 0.5) * (frame.right - frame.left - 32)
        said = tongue.here.day(day.isoformat(), year=n == 0), tongue.there.day(day.isoformat(), year=n == 0)
        if start <= x - _half(said) and x + _half(said) <= end:
            yield x, *said
            start = x + _half(said)


def _half(said: tuple[str, str]) -> float:
    """Half the width that the longer of two texts takes, some room beside it included."""
    return max(map(len, said)) * LETTER / 2 + ROOM


def _ties(placed: Sequence[_Placed], pairs: Sequence[Pair]) -> Iterator[Markup]:
    """A thin red tie between the marks of each contradictory pair."""
    for pair in pairs:
        if pair.verdict == "contradictory":
            a, b = placed[pair.a], placed[pair.b]
            upright = abs(a.x - b.x) < 24
            x, y = (a.x + b.x) / 2 - 28 * upright, (_middle(a) + _middle(b)) / 2 + 28 * (not upright)
            yield Markup('<path class="tie" d="M{:.1f} {:.1f}Q{:.1f} {:.1f} {:.1f} {:.1f}"/>').format(
                a.x, _middle(a), x, y, b.x, _middle(b)
            )


def _middle(at: _Placed) -> float:
    return (at.y + at.y_high) / 2


def _threads(placed: Sequence[_Placed]) -> Iterator[Markup]:
    """A line through the dated marks of each claimant that speaks again."""
    by: dict[str, list[_Placed]] = {}
    for at in placed:
        if at.claim.answer.by is not None and _day(at.claim.answer) is not None:
            by.setdefault(at.claim.answer.by, []).append(at)
    for marks in by.values():
        if len(marks) > 1:
            points = " ".join(f"{at.x:.1f},{_middle(at):.1f}" for at in sorted(marks, key=lambda at: (at.x, at.y)))
            yield Markup('<polyline class="thread h{}" points="{}"/>').format(marks[0].claim.hue, points)


def _names(placed: Sequence[_Placed], frame: Frame) -> Iterator[Markup]:
    """Each claimant's name at the right edge, as near as may be to its last mark, with a hair leading there."""
    last: dict[str, _Placed] = {}
    for at in placed:
        if at.claim.answer.by is not None and (at.claim.answer.by not in last or at.x >= last[at.claim.answer.by].x):
            last[at.claim.answer.by] = at
    x = frame.names_at or 0
    places = scales.spread([_middle(at) for at in last.values()], 17, frame.top, frame.bottom)
    for (name, at), y in zip(last.items(), places, strict=True):
        hue = at.claim.hue
        yield Markup('<path class="lead h{}" d="M{:.1f} {:.1f}L{} {:.1f}H{}"/>').format(
            hue, at.x + 18, _middle(at), x - 12, y, x - 5
        )
        yield Markup('<text class="name h{}" x="{}" y="{:.1f}">{}</text>').format(hue, x, y + 4, _short(name, 32))


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _mark(at: _Placed) -> Markup:
    """One claim: its mark, its letter, what is said of it on hover, and the way to its words."""
    claim = at.claim
    letter = Markup('<text class="letter" x="{:.1f}" y="{:.1f}">{}</text>').format(at.x + 8, _middle(at) + 4, claim.letter)
    return Markup('<a class="e m h{}" href="{}" tabindex="-1" data-f="{}" data-k="{}"><title>{}</title>{}{}</a>').format(
        claim.hue, claim.href, claim.facets, claim.letter, claim.hover, _shape(claim.answer.bound, at), letter
    )


def _shape(bound: Bound, at: _Placed) -> Markup:
    """The shape that says the bound."""
    x, y, high = at.x, at.y, at.y_high
    dot = Markup('<circle cx="{:.1f}" cy="{:.1f}" r="4.5"/>').format(x, y)
    ring = Markup('<circle class="ring" cx="{:.1f}" cy="{:.1f}" r="4"/>').format(x, y)
    up = Markup('<path class="arrow" d="M{0:.1f} {1:.1f}v-18m-4 5l4 -5l4 5"/>').format(x, y - 4)
    down = Markup('<path class="arrow" d="M{0:.1f} {1:.1f}v18m-4 -5l4 5l4 -5"/>').format(x, y + 4)
    shapes = {
        "about": Markup('<circle class="halo" cx="{:.1f}" cy="{:.1f}" r="10"/>').format(x, y) + dot,
        "at_least": up + dot,
        "more_than": up + ring,
        "at_most": down + dot,
        "up_to": down + dot,
        "less_than": down + ring,
        "range": Markup('<rect class="bar" x="{:.1f}" y="{:.1f}" width="8" height="{:.1f}" rx="1"/>').format(
            x - 4, high, max(2, y - high)
        ),
        "order": Markup('<line class="dots" x1="{0:.1f}" x2="{0:.1f}" y1="{1:.1f}" y2="{2:.1f}"/>').format(x, y, high),
    }
    return shapes.get(bound, dot)
