"""A dossier and a reading in short, for a terminal of any width; what an article holds is shown as text and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from silang.dossier import flagged, words
from silang.dossier.cited import nameless, outlets_of
from silang.dossier.claims import claims, in_order
from silang.dossier.words import Words
from silang.model import Answer, Dossier, Figure, Finding, Pair, Position, Reading, Severity, Stance, Verdict
from silang.reasons.language import question
from silang.spans import Span

_WIDE = 76  # columns from which a table is easier to read than a list
_MOST_ANSWERS = 8  # of a figure, in short
_MOST_PAIRS = 6
_MOST_FIGURES = 12
_MOST_WORDS = 140  # characters of a quotation, in short
_MARKS: dict[Severity, tuple[str, str]] = {"high": ("●", "bold red"), "medium": ("◐", "yellow"), "low": ("○", "dim")}
_STANCES: dict[Stance, tuple[str, str]] = {
    "confirms": ("✓", "green"),
    "denies": ("✗", "red"),
    "doubts": ("?", "yellow"),
    "declines_to_confirm": ("–", "dim"),
    "declines_to_deny": ("–", "dim"),
    "declines_to_comment": ("–", "dim"),
}
_TOLD: dict[Verdict, str] = {"contradictory": "red", "changed": "yellow", "refined": "cyan"}
Row = tuple[str, str, str, str, str]
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+|\s+")


def render(dossier: Dossier, language: str) -> RenderableType:
    """The headline facts, findings, figures and positions of a dossier, in the screen words of `language` (`id` or `en`)."""
    say = words.load(language)
    return Group(*_dossier(dossier, say))


def render_reading(reading: Reading, language: str) -> RenderableType:
    """What one article says, in short: its masthead, statements, figures, times and findings."""
    say = words.load(language)
    return Group(*_reading(reading, say))


def _dossier(dossier: Dossier, say: Words) -> Iterator[RenderableType]:
    yield Text(shown(dossier.story.headline), "bold")
    yield _facts(dossier, say)
    if dossier.stories:
        yield Text(f"{say.count('several', len(dossier.stories))}.", "yellow")
    yield from _section(say.say("section_news"), [_finding(item, dossier, say) for item in dossier.news])
    yield from _section(
        say.say("section_findings"), [_finding(finding, dossier, say) for finding in flagged.shown(dossier.findings)]
    )
    if not dossier.findings:
        yield Text(say.say("no_findings"), "dim")
    told, slight = in_order(dossier.figures)
    figures = [_figure(figure, dossier, say) for figure in (told or slight)[:_MOST_FIGURES]]
    yield from _section(say.say("section_figures"), [*figures, *_more(len(dossier.figures) - len(figures), say)])
    unnamed = nameless(dossier)
    yield from _section(say.say("section_positions"), [_position(position, unnamed, say) for position in dossier.positions])
    yield from _section(say.say("section_standing"), _standing(dossier, say))
    yield from _section(say.say("section_corrections"), _corrections(dossier, say))


def _standing(dossier: Dossier, say: Words) -> Iterator[RenderableType]:
    """Who stands for whom."""
    for actor in dossier.actors:
        if actor.stands_for is not None:
            yield _hung("→", "cyan", Text(shown(say.why(actor.stands_for.reason, actor.stands_for.why))))


def _corrections(dossier: Dossier, say: Words) -> Iterator[RenderableType]:
    """What became of what a person corrected."""
    for item in dossier.corrections:
        mark, style = ("✓", "green") if item.applied else ("✗", "red")
        yield _hung(mark, style, Text(shown(say.why(item.reason, item.why))))


def _facts(dossier: Dossier, say: Words) -> Text:
    """The period and the counts, in one line."""
    story = dossier.story
    period = [say.days(story.begin, story.end)] if story.begin else []
    counts = {
        "reports": len(story.articles),
        "origins": len(dossier.origins.independent),
        "parties": len({party.party for position in dossier.positions for party in position.parties}),
        "findings": len(flagged.shown(dossier.findings)),
    }
    return Text(" · ".join([*period, *(say.count(key, n) for key, n in counts.items())]), "dim")


def _section(title: str, items: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """A heading and what stands under it; nothing where nothing does."""
    items = list(items)
    if items:
        yield Text("")
        yield Rule(Text(title, "bold"), align="left", style="dim")
        yield from items


def _finding(finding: Finding, dossier: Dossier, say: Words) -> RenderableType:
    mark, style = _MARKS[finding.severity]
    called = outlets_of(dossier)
    outlets = list(dict.fromkeys(shown(called.get(evidence.article, evidence.article)) for evidence in finding.evidence))
    why = say.why(finding.reason, finding.why, called)
    line = Text.assemble((say.term("kinds", finding.kind), style), f": {shown(why)}", (f"  {', '.join(outlets)}", "dim"))
    if finding.proposal is not None:
        line.append(f"  {say.say('proposal')}: {shown(say.day(finding.proposal))}", "italic")
    return _hung(mark, style, line)


def _figure(figure: Figure, dossier: Dossier, say: Words) -> RenderableType:
    rows = _rows(figure.answers, dossier, say)
    told = sorted({_pair(pair, figure, say) for pair in figure.pairs if pair.verdict in _TOLD})
    pairs = [
        _hung("↔", _TOLD[verdict], Text.assemble((say.term("verdicts", verdict), _TOLD[verdict]), f": {both}"))
        for verdict, both in told
    ]
    kept = [*pairs[:_MOST_PAIRS], *_more(len(pairs) - _MOST_PAIRS, say)]
    more = _more(len(rows) - _MOST_ANSWERS, say)
    reports = say.told(len({answer.article for answer in figure.answers}), figure.origins)
    head = Text.assemble((shown(question(figure.asks)), "bold"), (f"  {reports}", "dim"))
    return Padding(
        Group(head, _Answers(rows[:_MOST_ANSWERS], say), *more, *kept),
        (0, 0, 1, 0),
        expand=False,
    )


class _Answers:
    """The claims of one figure: a table where there is room, else a list."""

    def __init__(self, rows: list[Row], say: Words) -> None:
        self._rows, self._say = rows, say

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        if options.max_width < _WIDE:
            for amount, *parts in self._rows:
                rest = " · ".join(part for part in parts if part)
                yield _hung("·", "dim", Text.assemble((amount, "bold cyan"), f" {rest}"))
            return
        table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="dim", pad_edge=False)
        for key in ("how_many", "who", "as_of_day", "report", "through"):
            table.add_column(self._say.say(key), overflow="fold", no_wrap=key == "as_of_day")
        for amount, *parts in self._rows:
            table.add_row(Text(amount, "bold cyan"), *map(Text, parts))
        yield Padding(table, (0, 0, 0, 2), expand=False)


def _rows(answers: tuple[Answer, ...], dossier: Dossier, say: Words) -> list[Row]:
    """For each claim how many, says who, as of when, in which reports, through whom; reports that claim the same share a row."""
    rows = []
    for numbers in claims(answers):
        told = [answers[number] for number in numbers]
        days = ", ".join(say.day(day) for day in sorted({answer.as_of for answer in told if answer.as_of}))
        outlets = ", ".join(dict.fromkeys(_outlet(dossier, answer.article) for answer in told))
        vias = ", ".join(dict.fromkeys(shown(via) for answer in told for via in answer.via))
        rows.append((*_claim(told[0], say), days, outlets, vias))
    return rows


def _claim(answer: Answer, say: Words) -> tuple[str, str]:
    amount = say.amount(answer.low, answer.high, answer.bound, answer.unit)
    return amount, shown(answer.by) if answer.by else say.unnamed


def _pair(pair: Pair, figure: Figure, say: Words) -> tuple[Verdict, str]:
    """The verdict on two claims, and both with their claimants."""
    claims = [_claim(figure.answers[index], say) for index in (pair.a, pair.b)]
    return pair.verdict, " ↔ ".join(f"{amount} ({who})" for amount, who in claims)


def _position(position: Position, unnamed: frozenset[str], say: Words) -> RenderableType:
    lines: list[RenderableType] = [Text(shown(position.claim), "bold")]
    for party, stances in groupby(position.parties, key=lambda party: party.party):
        line = Text.assemble(shown(party), (f" ({say.say('nameless')})" if party in unnamed else "", "dim"), ": ")
        for i, stance in enumerate(stances):
            mark, style = _STANCES.get(stance.stance, ("·", ""))
            line.append(f", {say.say('changed_to')} " if i else "")
            line.append(f"{mark} {say.term('stances', stance.stance)}", style)
            line.append(f" ({say.day(stance.as_of)})" if stance.as_of else "", "dim")
        lines.append(Padding(line, (0, 0, 0, 2), expand=False))
    return Padding(Group(*lines), (0, 0, 1, 0), expand=False)


def _reading(reading: Reading, say: Words) -> Iterator[RenderableType]:
    masthead = reading.article
    yield Text(shown(masthead.title or reading.name), "bold")
    published = masthead.published
    about = [masthead.outlet, masthead.place, *masthead.bylines, say.day(published.value) if published else None]
    yield Text(" · ".join(shown(part) for part in about if part) or reading.name, "dim")
    statements = [_attribution(reading, i, say) for i in range(len(reading.attributions))]
    yield from _section(say.say("section_statements"), statements)
    yield from _section(say.say("section_figures"), [_quantity(reading, i, say) for i in range(len(reading.quantities))])
    times = [
        _hung("·", "dim", Text.assemble((say.days(t.begin, t.end), "cyan"), f" {_words(reading, t.span)}"))
        for t in reading.times
        if t.begin
    ]
    yield from _section(say.say("section_timeline"), times)
    findings = [
        _hung("●", "yellow", Text.assemble((say.term("kinds", f.kind), "yellow"), f": {shown(say.why(f.reason, f.why))}"))
        for f in reading.findings
    ]
    yield from _section(say.say("section_findings"), findings)


def _attribution(reading: Reading, index: int, say: Words) -> RenderableType:
    attribution = reading.attributions[index]
    mark, style = _STANCES.get(attribution.stance, ("·", "dim")) if attribution.stance else ("·", "dim")
    line = Text(
        shown(attribution.speaker) if attribution.speaker else say.say("no_speaker"), "bold" if attribution.speaker else "dim"
    )
    if attribution.stance:
        line.append(f" {say.term('stances', attribution.stance)}", style)
    content = " … ".join(_words(reading, span) for span in attribution.content)
    line.append(f": {content}", "italic" if attribution.form == "indirect" else "")
    notes = [
        say.say("nameless") if attribution.unnamed else "",
        say.say("addressed", whom=_words(reading, attribution.addressee)) if attribution.addressee else "",
        say.day(attribution.date),
        say.say("via", names=", ".join(map(shown, attribution.via))) if attribution.via else "",
    ]
    line.append("".join(f"  {note}" for note in notes if note), "dim")
    return _hung(mark, style, line)


def _quantity(reading: Reading, index: int, say: Words) -> RenderableType:
    quantity = reading.quantities[index]
    amount = say.amount(quantity.low, quantity.high, quantity.bound, quantity.unit)
    counted = _words(reading, quantity.counted) if quantity.counted else ""
    return _hung("·", "dim", Text.assemble((amount, "bold cyan"), f" {counted}".rstrip()))


def _words(reading: Reading, span: Span) -> str:
    said = shown(span.of(reading.text))
    return said if len(said) <= _MOST_WORDS else said[: _MOST_WORDS - 1].rstrip() + "…"


def _outlet(dossier: Dossier, name: str) -> str:
    return shown(outlets_of(dossier).get(name, name))


def _more(left: int, say: Words) -> list[RenderableType]:
    return [Text(f"  … +{say.number(left)}", "dim")] if left > 0 else []


def _hung(mark: str, style: str, line: Text) -> RenderableType:
    """A line behind a mark, later rows of it under its first word."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column()
    grid.add_row(Text(mark, style), line)
    return Padding(grid, (0, 0, 0, 2), expand=False)


def shown(said: str) -> str:
    """Foreign words as they may be put on a terminal: one line, no character that steers it or turns its direction.

    >>> shown("Satu\\x1b[31m dua\\u202e\\n tiga")
    'Satu [31m dua tiga'
    """
    return _CONTROLS.sub(" ", said).replace("  ", " ").strip()
