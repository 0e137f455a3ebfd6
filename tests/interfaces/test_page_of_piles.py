"""What the page, the Markdown and the terminal say of a pile of several stories, and of sources that nobody names."""

from __future__ import annotations

import io
import re

import msgspec
import pile
import pytest
from rich.console import Console

from silang.dossier import html, markdown, record, terminal
from silang.dossier.html import charts, questions
from silang.errors import InputError
from silang.model import Dossier, Stance, StoryTold
from silang.spans import Span

NAMES = tuple(pile.TEXTS)


def several() -> Dossier:
    """The pile as if each of its reports told a story of its own, but for two."""
    told = (StoryTold(headline="Kapal <b>karam", articles=NAMES[:2]), *(StoryTold(headline=n, articles=(n,)) for n in NAMES[2:]))
    return msgspec.structs.replace(pile.dossier(), stories=told)


def unnamed() -> Dossier:
    """The pile with a first statement whose speaker nobody names, said to reporters."""
    whole = pile.dossier()
    first = whole.statements[0]
    readings = dict(whole.readings)
    for witness in first.witnesses:
        reading = readings[witness.article]
        items = list(reading.attributions)
        items[witness.attribution] = msgspec.structs.replace(items[witness.attribution], unnamed="official", addressee=Span(0, 4))
        readings[witness.article] = msgspec.structs.replace(reading, attributions=tuple(items))
    alone = [each for each in whole.statements if each is first or each.speaker != first.speaker]
    return msgspec.structs.replace(whole, statements=tuple(alone), readings=readings)


def on_terminal(dossier: Dossier) -> str:
    console = Console(file=io.StringIO(), width=100)
    console.print(terminal.render(dossier, "en"))
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def test_a_pile_of_several_stories_says_so_at_its_head() -> None:
    count = len(several().stories)
    page = html.render(several(), "en")
    head = page[: page.index("<nav")]
    assert f"These reports tell {count} stories, not one" in head
    assert "Kapal &lt;b&gt;karam" in head
    assert re.search(r"<li><span[^>]*>" + NAMES[-1], head) is None  # a lone report is no story to be named
    assert f"These reports tell {count} stories, not one" in markdown.render(several(), "en")
    assert f"These reports tell {count} stories, not one" in on_terminal(several())
    assert "not one" not in html.render(pile.dossier(), "en")


def test_the_record_keeps_the_stories_and_checks_their_articles() -> None:
    assert record.load_dossier(record.dumps(several())).stories == several().stories
    strange = msgspec.structs.replace(several(), stories=(StoryTold(headline="x", articles=("nobody",)),))
    with pytest.raises(InputError, match="nobody"):
        record.load_dossier(record.dumps(strange))


def test_a_statement_says_how_its_speaker_took_what_is_said() -> None:
    whole = pile.dossier()
    witness = whole.statements[0].witnesses[0]
    reading = whole.readings[witness.article]
    items = list(reading.attributions)

    def told(stance: Stance) -> tuple[str, str]:
        items[witness.attribution] = msgspec.structs.replace(items[witness.attribution], stance=stance)
        changed = {**whole.readings, witness.article: msgspec.structs.replace(reading, attributions=tuple(items))}
        dossier = msgspec.structs.replace(whole, readings=changed)
        return html.render(dossier, "id"), markdown.render(dossier, "id")

    page, said = told("pledges")
    assert re.search(r'<span class="took"><span[^>]*>berjanji', page) is not None
    assert "  - berjanji " in said
    page, said = told("asserts")
    assert re.search(r'<span class="took"><span[^>]*>(berjanji|menyatakan)', page) is None
    assert "  - menyatakan " not in said


def test_a_source_that_nobody_names_is_told_as_one_and_to_whom_it_spoke() -> None:
    dossier = unnamed()
    speaker = dossier.statements[0].speaker
    page = html.render(dossier, "en")
    assert re.search(f'<h3>{speaker} <small class="nameless"><span[^>]*>source not named', page) is not None
    whom = dossier.readings[dossier.statements[0].witnesses[0].article].text[:4]
    assert f"to {whom}" in page
    said = markdown.render(dossier, "en")
    assert f"### {speaker} (source not named)" in said
    assert f"to {whom} \\[" in said
    assert "source not named" not in html.render(pile.dossier(), "en")


def test_words_told_alike_stand_once() -> None:
    whole = pile.dossier()
    first = whole.statements[0]
    again = msgspec.structs.replace(first, witnesses=(first.witnesses[0], first.witnesses[0]))
    page = html.render(msgspec.structs.replace(whole, statements=(again,)), "en")
    told = page[page.index('<div class="told"') :]
    assert told[: told.index("</ul>")].count("<li") == 1
    assert "in the same words also in" in told


def test_equal_marks_of_a_crowded_chart_stand_as_one() -> None:
    whole = pile.dossier()
    figure = whole.figures[0]
    few = [charts.Claim(answer, questions.letter(n), 0, "#", "", "") for n, answer in enumerate(figure.answers)]
    assert charts.thinned(few, figure.pairs) == (few, figure.pairs)
    kept, pairs = charts.thinned([*few, *few * charts.MOST_MARKS], figure.pairs)
    assert list(kept) == few
    assert {pair.verdict for pair in pairs} == {pair.verdict for pair in figure.pairs}
