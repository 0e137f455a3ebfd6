"""A stream is a set: any order, any batches, any duplicates give the same bytes; and what new articles change is said."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from moving import day_of, moving, sparse

import silang
from silang import api, pack
from silang.dossier import record
from silang.model import Reading
from silang.sources.files import receive
from silang.story.gathering.changes import changes
from silang.story.gathering.clusters import Edge
from silang.story.gathering.groups import Stream, gather
from silang.story.gathering.links import edges
from silang.story.gathering.vectors import Item

ID = pack.load("id")
FIRES = [
    silang.read(
        f"Kebakaran melanda {what} di {place}, {day}/{month}/2026. Kepala Damkar {place} {chief} mengatakan {n} bangunan hangus.",
        name=f"{place}-{outlet}".lower(),
        title=f"Kebakaran {what} {place}, {n} Bangunan Hangus",
        outlet=outlet,
        published=f"2026-{month:02}-{day:02}",
    )
    for outlet in ("Jaring", "Lintas", "Suara")
    for place, what, chief, n, day, month in (
        ("Merapuh", "pasar ikan", "Danu Wirya", 31, 3, 2),
        ("Selobaru", "gudang rotan", "Hesti Malau", 14, 4, 2),
        ("Kalipuan", "asrama putra", "Tobias Reni", 52, 28, 2),
    )
]


@lru_cache
def demo() -> tuple[Reading, ...]:
    return api.read_all(receive([str(Path(str(files("silang") / "demo")))], ID).articles)


def pile() -> list[Reading]:
    return [*demo(), *FIRES]


def dated(readings: Iterable[Reading] | None = None) -> list[Reading]:
    """These reports by day, the moving ones if not told which, without those that have none."""
    return sorted(filter(day_of, moving() if readings is None else readings), key=lambda reading: (day_of(reading), reading.id))


def bytes_of(readings: Iterable[Reading]) -> bytes:
    """The record that one run over all gives."""
    stream = Stream(ID)
    stream.add(readings)
    return record.dumps(stream.stories())


def batches(items: Sequence[Reading], chance: random.Random) -> list[list[Reading]]:
    cuts = sorted(chance.randrange(len(items) + 1) for _ in range(chance.randrange(6)))
    return [list(items[start:end]) for start, end in zip([0, *cuts], [*cuts, len(items)], strict=True)]


@pytest.mark.parametrize("seed", range(100))
def test_any_order_in_any_batches_gives_the_same_bytes(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same orders each time
    stream, shuffled = Stream(ID), pile()
    chance.shuffle(shuffled)
    for batch in batches(shuffled, chance):
        stream.add(batch)
        stream.stories()  # asked for on the way, which changes nothing
        stream.add(chance.sample(batch, len(batch) // 2))
    assert record.dumps(stream.stories()) == whole()


@lru_cache
def whole() -> bytes:
    stream = Stream(ID)
    stream.add(pile())
    return record.dumps(stream.stories())


def test_days_one_by_one_give_what_one_run_gives() -> None:
    stream = Stream(ID)
    for reading in sorted(pile(), key=lambda reading: reading.article.published.value if reading.article.published else ""):
        stream.add([reading])
    assert record.dumps(stream.stories()) == whole()


def test_the_moving_streams_tell_stories_of_several_events_and_days() -> None:
    """And some that are of one report: else the tests below would look at less than they seem to."""
    for readings in (moving(), sparse()):
        stories = record.load_stories(bytes_of(readings)).stories
        assert any(len(story.events) >= 5 and story.begin != story.end for story in stories)
        assert sum(len(event.articles) == 1 for story in stories for event in story.events if len(story.events) > 1) >= 5
    assert sum(len(event.articles) > 3 for story in record.load_stories(bytes_of(moving())).stories for event in story.events) >= 5


@pytest.mark.parametrize("seed", range(16))
def test_weeks_in_any_order_and_any_runs_give_the_same_bytes(seed: int) -> None:
    """By day, from the last day to the first, or in no order; after each run the stories are those of what has come.

    Half of them are without reports that have no day: one more of these has everything found anew, what was wrongly kept with it.
    """
    chance = random.Random(seed)  # noqa: S311 - the same orders each time
    given = [*moving()] if seed % 2 else dated() if seed % 4 else [*sparse()]
    chance.shuffle(given)
    if seed % 3:
        given.sort(key=day_of, reverse=seed % 3 == 2)
    stream, so_far = Stream(ID), list[Reading]()
    for batch in batches(given, chance):
        stream.add(batch)
        so_far += batch
        assert record.dumps(stream.stories()) == bytes_of(so_far)


@pytest.mark.parametrize("number", range(24))
@pytest.mark.parametrize("made", [moving, sparse])
def test_a_late_report_of_any_day_gives_the_same_bytes(number: int, made: Callable[[], Sequence[Reading]]) -> None:
    """What comes late joins events and parts others, and changes what words weigh in events that go on for weeks."""
    given = dated(made())
    late = given[number * len(given) // 24]
    stream = Stream(ID)
    stream.add(reading for reading in given if reading is not late)
    stream.stories()
    stream.add([late])
    assert record.dumps(stream.stories()) == bytes_of(given)


def test_a_run_that_is_interrupted_changes_nothing() -> None:
    ordered = dated()
    stream, rest = Stream(ID), ordered[60:]
    stream.add(ordered[:60])
    before = record.dumps(stream.stories())
    stream.add(rest)
    for at in range(50, 20_000, 1_500):
        with pytest.raises(KeyboardInterrupt):
            interrupted(stream.stories, at)
    assert record.dumps(stream.stories()) == bytes_of(ordered) != before


def interrupted(work: Callable[[], object], at: int) -> None:
    """Do some work and be interrupted at the call of that number."""
    count = 0

    def profile(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += event == "call"
        if count == at:
            sys.setprofile(None)
            raise KeyboardInterrupt

    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(None)


def test_a_days_article_has_its_days_found_anew_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """How many articles are held against those before them, for one more article of the last, of a middle and of no day."""
    counted = list[int]()

    def counting(ordered: Sequence[Item], kept: float, fade: float, since: int = 0) -> Iterable[Edge]:
        counted.append(len(ordered) - since)
        return edges(ordered, kept, fade, since)

    monkeypatch.setattr("silang.story.gathering.found.edges", counting)
    ordered = dated()
    last, middle = ordered[-1], ordered[len(ordered) // 2]
    stream = Stream(ID)
    stream.add(reading for reading in ordered if reading not in (last, middle))
    stream.stories()
    everything = sum(counted)
    for reading, share in ((last, 0.2), (middle, 0.6)):
        counted.clear()
        stream.add([reading])
        stream.stories()
        assert 0 < sum(counted) < share * everything
    counted.clear()
    stream.stories()
    assert counted == []
    stream.add(reading for reading in moving() if not day_of(reading))
    stream.stories()
    assert sum(counted) > everything


def test_every_article_is_in_one_event_of_one_story() -> None:
    stories = gather(pile(), ID)
    told = [name for story in stories.stories for event in story.events for name in event.articles]
    assert sorted(told) == sorted(reading.name for reading in pile())
    assert record.load_stories(record.dumps(stories), {reading.name: reading for reading in pile()}) == stories


def test_three_fires_told_in_one_wording_are_three_events_with_reasons() -> None:
    stories = gather(FIRES, ID).stories
    assert [len(event.articles) for story in stories for event in story.events] == [3, 3, 3]
    reasons = [why for story in stories for link in story.links for why in link.why]
    assert any(why.startswith("names: ") and "Merapuh" in why for why in reasons)
    assert any(why.startswith("figures: ") for why in reasons)
    assert "days apart: 0" in reasons


def test_one_name_for_two_texts_is_told_apart_by_content() -> None:
    twice = [silang.read("Banjir merendam Waikota.", name="a"), silang.read("Longsor menutup jalan Naimeta.", name="a")]
    told = {name for story in gather(twice, ID).stories for event in story.events for name in event.articles}
    assert told == {f"a-{reading.id[:8]}" for reading in twice}


def test_nothing_in_nothing_out() -> None:
    assert gather([], ID).stories == ()


def test_what_an_article_changes_is_said_with_its_link() -> None:
    before, after = gather(FIRES[:-1], ID), gather(FIRES, ID)
    (change,) = changes(before, after)
    assert (change.kind, change.articles) == ("grown", ("kalipuan-suara",))
    assert change.story in {story.id for story in before.stories}
    assert any("kalipuan-suara" in (link.a, link.b) and link.why for link in change.why)


def test_stories_that_become_one_and_one_that_parts_are_said() -> None:
    one, other = gather(FIRES, ID), gather(demo(), ID)
    apart, joined = one.stories[:2], other.stories[0]
    merged = joined.__class__(
        id=apart[0].id,
        headline="",
        begin=None,
        end=None,
        events=tuple(event for story in apart for event in story.events),
    )
    together = one.__class__(stories=(merged,))
    separate = one.__class__(stories=apart)
    assert [(change.kind, len(change.before)) for change in changes(separate, together)] == [("joined", 2)]
    assert [change.kind for change in changes(together, separate)] == ["parted", "parted"]
    assert changes(separate, separate) == ()


def test_what_everybody_writes_leads_nowhere_once_a_week_is_full_of_it() -> None:
    days = [day for day in range(1, 71) for _ in range(40)]
    found = edges([Item({1: 0.4, 100 + i: 0.4}, day, day) for i, day in enumerate(days)], 0.05, 1.0)
    assert {days[edge.one] for edge in found} <= set(range(1, 7))  # 256 holders of a term are reached on the seventh day


def test_a_rare_term_leads_to_those_of_its_days_alone() -> None:
    days = (1, 2, 40, 41)
    found = edges([Item({1: 0.9, 100 + i: 0.4}, day, day) for i, day in enumerate(days)], 0.05, 1.0)
    assert [(edge.one, edge.other) for edge in found] == [(1, 0), (3, 2)]
