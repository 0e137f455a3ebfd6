"""The parts of the page that can go wrong alone: marks that cross, scales, labels that crowd, wordings compared."""

from __future__ import annotations

import math
import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from silang.dossier.html import charts, marks, scales, wordings
from silang.dossier.html.tongue import Tongue
from silang.model import Article, Debris, Masthead, Reading, Source
from silang.spans import Span

TEXTS = st.text(alphabet=st.sampled_from('ab "<>&\n\r\t😀\u202e'), min_size=1, max_size=60)


class Reader(HTMLParser):
    """Reads markup back: its text, where each `id` begins, and whether every tag is closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.begins, self.open = "", {}, 0  # type: ignore[var-annotated]

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open += 1
        for key, value in attrs:
            if key == "id":
                assert value not in self.begins
                self.begins[value] = len(self.text)

    def handle_endtag(self, _tag: str) -> None:
        self.open -= 1
        assert self.open >= 0

    def handle_data(self, data: str) -> None:
        self.text += data


@st.composite
def marked(draw: st.DrawFn) -> tuple[Reading, list[tuple[Span, str]]]:
    text = draw(TEXTS)
    place = st.integers(0, len(text))
    spans = [Span(*sorted((a, b))) for a, b in draw(st.lists(st.tuples(place, place), max_size=12)) if a != b]
    cut = draw(st.integers(0, len(spans)))
    debris = tuple(Debris(span=span, kind="other", rule="drawn") for span in spans[:cut])
    reading = Reading(id="0", name="a", source=Source(), text=text, article=Masthead(), not_body=debris)
    return reading, [(span, f"a:{span.start}-{span.end}") for span in dict.fromkeys(spans[cut:])]


@settings(max_examples=300, deadline=None)
@given(marked())
def test_marks_never_change_the_text_and_every_anchor_begins_where_its_words_do(
    drawn: tuple[Reading, list[tuple[Span, str]]],
) -> None:
    reading, anchors = drawn
    reader = Reader()
    lines = marks.lines(reading, anchors)
    for line in lines:
        reader.feed(str(line.markup))
        assert reader.open == 0
    reader.close()
    assert reader.text == reading.text
    assert reader.begins == {name: span.start for span, name in anchors}
    assert "".join(line.span.of(reading.text) for line in lines) == reading.text
    assert [line for _, run in marks.folds(lines) for line in run] == lines


def test_crossing_marks_are_cut_at_the_boundary() -> None:
    reading = Reading(id="0", name="a", source=Source(), text="abcdef", article=Masthead())
    (line,) = marks.lines(reading, [(Span(0, 4), "one"), (Span(2, 6), "two")])
    assert line.markup == '<span id="one">ab<span id="two">cd</span></span><span>ef</span>'


def test_marking_a_long_line_takes_linear_time() -> None:
    text = "x" * 200_000
    reading = Reading(id="0", name="a", source=Source(), text=text, article=Masthead())
    spans = [(Span(n, n + 15), f"a:{n}") for n in range(0, 199_000, 10)]
    assert len(marks.lines(reading, spans)) == 1


@given(st.lists(st.floats(0, charts.MOST), min_size=1, max_size=9))
def test_a_scale_holds_every_value(found: list[float]) -> None:
    scale = scales.values(found)
    assert all(0 <= scale.place(value) <= 1 for value in found)
    assert 2 <= len(scale.ticks) <= 12
    assert scale.log == (
        max(found) > scales.LEAST and max(found) / max(scales.LEAST, min(value for value in found if value > 0)) > scales.LOG_FROM
    )
    order = sorted(found)
    assert [scale.place(value) for value in order] == sorted(scale.place(value) for value in order)


@settings(max_examples=500)
@given(st.lists(st.floats(0, 100), max_size=6))
def test_labels_keep_apart_and_in_order(wanted: list[float]) -> None:
    placed = scales.spread(wanted, 15, 0, 100)
    pairs = sorted(zip(wanted, placed, strict=True))
    assert all(-0.001 <= place <= 100.001 for place in placed)
    assert all(b[1] - a[1] >= 14.999 for a, b in pairwise(pairs))


def test_a_single_day_stands_in_the_middle() -> None:
    scale = scales.days([date(2025, 3, 1)] * 3, 4)
    assert scale is not None
    assert (scale.place(date(2025, 3, 1)), len(scale.ticks)) == (0.5, 1)
    assert scales.days([], 4) is None


def test_words_under_a_slim_chart_do_not_touch() -> None:
    first = pile.dossier().figures[0].answers[0]
    days = ("2025-03-10", "2025-03-12", None)
    claims = [charts.Claim(structs.replace(first, as_of=day), "a", 1, "#", "", "") for day in days]
    chart = str(charts.draw(claims, [], Tongue("id"), wide=False))
    said = [(float(x), len(words)) for x, words in re.findall(r'<text class="tick mid" x="([\d.]+)"[^>]*>([^<]+)<', chart)]
    assert len(said) > 1
    assert all(b[0] - a[0] >= 7 * (a[1] + b[1]) / 2 for a, b in pairwise(sorted(said)))


def test_those_who_speak_most_have_hues_of_their_own() -> None:
    answers = pile.dossier().figures[0].answers
    hues = charts.hues(answers)
    assert hues[None] == 0
    assert [hues["Badan Pencarian Laut"], hues["Anton Sibarani"]] == [1, 2]
    assert math.isclose(len({hue for by, hue in hues.items() if by}), 4)


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ("kapal itu tenggelam malam tadi", "kapal itu tenggelam pagi tadi", 'kapal itu tenggelam <span class="v">pagi</span> tadi'),
        ("Kapal itu tenggelam.", "kapal itu tenggelam", "kapal itu tenggelam"),
        ("sama sekali lain bunyinya di sini", "tak ada kata bersama <b>", "tak ada kata bersama &lt;b&gt;"),
    ],
)
def test_what_differs_between_wordings_is_marked(first: str, second: str, shown: str) -> None:
    assert wordings.compared([first, second], ["indirect", "indirect"])[1] == shown


def test_quoted_words_in_a_mixed_wording_are_roman() -> None:
    (said,) = wordings.compared(['ia menyebutnya "langkah besar" itu'], ["mixed"])
    assert said == 'ia menyebutnya <span class="r">&#34;langkah besar&#34;</span> itu'


def test_two_articles_of_one_slug_have_addresses_of_their_own() -> None:
    from silang.dossier.cited import Cited
    from silang.model import Dossier, Story, StoryArticle

    names = ("a b", "a/b", "…")
    readings = {
        name: Reading(id=Article(name=name, text=name).id, name=name, source=Source(), text=name, article=Masthead())
        for name in names
    }
    articles = tuple(StoryArticle(name=name, id="0", outlet=None, title=None, published=None) for name in names)
    cited = Cited(Dossier(story=Story(id="0", headline="", begin=None, end=None, articles=articles), readings=readings))
    assert sorted(cited.slugs.values()) == ["a-b", "a-b-2", "article"]
