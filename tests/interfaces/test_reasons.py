"""Reasons: every rule has a sentence in every language with exactly its values, and screens speak one language at a time."""

from __future__ import annotations

import ast
import io
import re
import typing
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from silang import check
from silang.dossier import markdown, record, terminal, words
from silang.dossier.html import render
from silang.model import Article, Dossier
from silang.reasons import language, values
from silang.reasons.language import LANGUAGES, english
from silang.reasons.values import Outlet, Reason, because
from silang.story.actors.joins import Joined

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "silang"
PILES = {"demo": SOURCE / "demo", "seeds": ROOT.parent / "shared" / "seeds"}
GAP = re.compile(r"{(\w+)}")


def given() -> Iterator[tuple[str, frozenset[str]]]:
    """Every rule that a stage can give, with the names of its values, as the code has them."""
    for path in [*SOURCE.glob("read/**/*.py"), *SOURCE.glob("story/**/*.py"), *SOURCE.glob("dossier/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "because":
                names = frozenset(str(keyword.arg) for keyword in node.keywords)
                rule = node.args[0]
                if isinstance(rule, ast.Constant):
                    yield str(rule.value), names
                else:
                    assert ast.unparse(rule) == "f'actors.{how}'", f"{path.name}:{node.lineno}: a rule is a literal"
                    yield from ((f"actors.{how}", names) for how in typing.get_args(Joined))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_rule_has_a_sentence_with_exactly_its_values(code: str) -> None:
    sentences = {rule: frozenset(GAP.findall(mould)) for rule, mould in language.load(code).reasons.items()}
    found = dict(given())
    assert all(names == found[rule] for rule, names in given()), "one rule has the same values everywhere"
    assert sentences == found


@pytest.fixture(scope="module", params=PILES)
def pile(request: pytest.FixtureRequest) -> Dossier:
    folder = PILES[request.param]
    if not folder.is_dir():
        pytest.skip(f"no {request.param} beside the checkout")
    return check(Article(name=path.stem, text=path.read_bytes().decode()) for path in sorted(folder.glob("*.txt")))


def explained(dossier: Dossier) -> Iterator[tuple[str, Reason | None]]:
    yield from ((finding.why, finding.reason) for finding in dossier.findings)
    yield from ((pair.why, pair.reason) for figure in dossier.figures for pair in figure.pairs)
    yield from ((f.why, f.reason) for reading in dossier.readings.values() for f in reading.findings)
    for actor in dossier.actors:
        yield from zip(actor.why, actor.reason, strict=True)


def test_the_sentence_is_that_of_the_reason(pile: Dossier) -> None:
    found = list(explained(pile))
    assert len(found) > 10
    assert all(reason is not None and why == english(reason) for why, reason in found)


def test_reasons_come_back_from_the_record(pile: Dossier) -> None:
    assert record.load_dossier(record.dumps(pile)).findings == pile.findings


@pytest.mark.parametrize("width", [80, 120])
def test_no_english_stands_on_an_indonesian_screen(pile: Dossier, width: int) -> None:
    screen = io.StringIO()
    Console(file=screen, width=width).print(terminal.render(pile, "id"))
    foreign = _vocabulary("en") - _vocabulary("id") - _read(pile)
    assert {"against", "source", "figures", "contradict"} <= _vocabulary("en")
    assert not set(_words(screen.getvalue())) & foreign
    assert not set(_words(_prose(markdown.render(pile, "id")))) & foreign


@pytest.mark.parametrize("code", LANGUAGES)
def test_numbers_and_days_stand_as_the_language_writes_them(pile: Dossier, code: str) -> None:
    outlets = {article.name: article.outlet for article in pile.story.articles if article.outlet}
    said = [language.load(code).why(finding.reason, finding.why, outlets) for finding in pile.findings]
    assert said
    other = r"\d,\d{3}\b" if code == "id" else r"\d\.\d{3}\b"
    assert not any(re.search(other, sentence) or re.search(r"\d{4}-\d\d-\d\d", sentence) for sentence in said)


def test_the_page_has_the_sentences_of_both_languages(pile: Dossier) -> None:
    page = render(pile, "id")
    outlets = {article.name: article.outlet for article in pile.story.articles if article.outlet}
    for finding in pile.findings:
        for code in LANGUAGES:
            sentence = language.load(code).why(finding.reason, finding.why, outlets)
            assert re.sub(r"[<>&'\"“”]", "", sentence)[:40] in re.sub(r"&#?\w+;|[\"“”]", "", page)


def test_articles_of_one_outlet_are_told_apart_by_their_names() -> None:
    reason = because("figures.dropped", of_flat=Outlet("a1"), who="Sari", flat="3", of_hedged=Outlet("a2"), hedged="4")
    said = language.load("en").why(reason, "", {"a1": "Harian", "a2": "Harian"})
    assert said == "Harian [a1] has Sari say 3; Harian [a2] has 4"
    assert language.load("en").why(reason, "", {"a1": "Harian"}) == "Harian has Sari say 3; a2 has 4"


def test_a_reason_of_another_version_leaves_the_sentence_of_the_record() -> None:
    for reason in (None, because("times.of_tomorrow"), because("times.weekday", day="x")):
        assert language.load("id").why(reason, "as it stands") == "as it stands"


def test_a_weekday_beyond_the_week_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"is": "weekday", "number": 8}, values.Value)


def _vocabulary(code: str) -> set[str]:
    """All words that Silang itself says in a language."""
    said = words.load(code)
    tables = [getattr(said, name) for name in msgspec.structs.asdict(said)]
    texts = [text for table in tables for text in (table.values() if isinstance(table, dict) else table)]
    return {word for text in texts for word in _words(GAP.sub(" ", text))}


def _read(dossier: Dossier) -> set[str]:
    """All words of the reports and their names."""
    texts = [reading.text for reading in dossier.readings.values()]
    texts += [part or "" for article in dossier.story.articles for part in (article.name, article.outlet, article.title)]
    return {word for text in texts for word in _words(text)}


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]{3,}", text.lower())


def _prose(text: str) -> str:
    """Markdown without addresses and digests."""
    return re.sub(r"`[^`]*`|https?://\S+", " ", text)
