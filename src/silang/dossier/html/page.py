"""The whole page: one file that asks nothing of anyone, with a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from silang.dossier import flagged
from silang.dossier.cited import Cited, nameless
from silang.dossier.html import marks, notes, questions, views
from silang.dossier.html.facets import Facets
from silang.dossier.html.repeated import Repeated
from silang.dossier.html.tongue import OTHER, Tongue
from silang.model import Dossier, Evidence
from silang.reasons.language import question
from silang.spans import Span

MOST_ROWS = 12  # of a figure's table that stand open
FEW = 60  # articles; of more, what stands far down the page is only drawn as it comes near
_GLYPHS = {
    "weekday-mismatch": "◷",
    "time-inconsistent": "◷",
    "bound-dropped": "≈",
    "figure-inconsistent": "≠",
    "figure-conflict": "≠",
    "headline-against-body": "≠",
    "name-misspelt": "A",
    "name-variant": "A",
    "position-changed": "⇄",
    "quotation-altered": "”",
    "circular-sourcing": "↻",
    "date-conflict": "▦",
    "total-against-parts": "Σ",
    "truncated-text": "…",
}
_STANCES = {
    "asserts": "■",
    "confirms": "✓",
    "denies": "✕",
    "declines_to_confirm": "□",
    "declines_to_deny": "◇",
    "declines_to_comment": "○",
    "doubts": "?",
    "warns": "!",
    "predicts": "»",
    "pledges": "+",
    "demands": "▸",
}


class Section(NamedTuple):
    """A part of the page: the `id` it is linked by, the key of its title, how many things it holds, its markup."""

    id: str
    title: str
    size: int
    body: Markup


def whole(dossier: Dossier, language: str) -> str:
    """The page of a dossier, in `language`, as HTML."""
    cited = Cited(dossier)
    tongue = Tongue(language, short=len(cited.articles) > FEW)
    facets = Facets(cited)
    values = _values(dossier, cited, facets, tongue)
    values["sections"] = tuple(_sections(dossier, facets, values))
    css, js = _asset("page.css"), _asset("page.js")
    values |= {"css": css, "js": js, "policy": policy(css, js)}
    page = _environment().get_template("page.html").render(values)
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", page)


def policy(css: str, js: str) -> str:
    """The content policy: this style, this script, and no other thing from anywhere.

    Text becomes markup through the script's one policy alone, which is for what the page itself holds back until it is looked at.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(css)}'",
            f"script-src '{_digest(js)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types silang",
        )
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@lru_cache(maxsize=2)
def _asset(name: str) -> Markup:
    return Markup((files(__package__) / "assets" / name).read_text(encoding="utf-8"))  # noqa: S704 - our own file


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("silang.dossier.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _values(dossier: Dossier, cited: Cited, facets: Facets, tongue: Tongue) -> dict[str, Any]:
    """What the templates can use."""
    readings = [cited.reading(article.name) for article in cited.articles]
    languages = [reading.article.language or "id" for reading in readings]
    return {
        "t": tongue,
        "other": OTHER[tongue.language],
        "cited": cited,
        "facets": facets,
        "dossier": dossier,
        "flagged": flagged.shown(dossier.findings),
        "story": dossier.story,
        "story_language": max(sorted(set(languages)), key=languages.count) if languages else "id",
        "nameless": nameless(dossier),
        "independent": dossier.origins.independent,
        "as_of": max((article.published[:10] for article in cited.articles if article.published), default=None),
        "language_of": lambda name: cited.reading(name).article.language or "id",
        "slug": lambda name: cited.address(Evidence(article=name, span=Span(0, 0)))[1:].rpartition(":")[0],
        "evidence": lambda name, span: Evidence(article=name, span=span),
        "witnesses": witnesses,
        "shorten": shorten,
        "question": question,
        "shown_rows": lambda rows: len(rows) if len(rows) <= MOST_ROWS + 3 else MOST_ROWS,
        "any_of": lambda tokens: " | ".join(dict.fromkeys(tokens)),
        "of_parties": lambda cells: [facets.of_party(party) for parties in cells for party in parties],
        "many": len(cited.articles) > FEW,
        "glyph": lambda kind: _GLYPHS.get(kind, "•"),
        "stance_glyph": lambda stance: _STANCES[stance],
    }


def _sections(dossier: Dossier, facets: Facets, values: dict[str, Any]) -> Iterator[Section]:
    """The sections that have anything to show; findings stand even where there are none."""
    cited, tongue = values["cited"], values["t"]
    origins = views.origins(cited, facets)
    copied = views.shown_passages(origins)
    parts: tuple[tuple[str, str, int, dict[str, Any]], ...] = (
        ("ringkasan", "brief", len(dossier.brief), {}),
        ("baru", "news", len(dossier.news), {"findings": dossier.news}),
        ("temuan", "findings", len(values["flagged"]), {"findings": values["flagged"]}),
        ("angka", "figures", len(dossier.figures), questions.questions(cited, facets, tongue)),
        ("posisi", "positions", len(dossier.positions), {"matrices": views.matrices(cited), "lone": views.lone(cited)}),
        ("pernyataan", "statements", len(dossier.statements), {"spoken": tuple(views.spoken(cited, facets))}),
        (
            "asal",
            "origins",
            len(dossier.origins.independent),
            {
                "origins": origins,
                "origin_charts": views.origin_charts(cited, origins, tongue),
                **views.origin_groups(dossier.origins.groups, apart=values["many"]),
            },
        ),
        ("linimasa", "timeline", len(dossier.timeline), {"timeline": views.timeline(cited, facets)}),
        (
            "pihak",
            "parties",
            len(facets.parties),
            {"variants": views.variants(cited), "standing": [actor for actor in dossier.actors if actor.stands_for]},
        ),
        ("koreksi", "corrections", len(dossier.corrections), {}),
        (
            "laporan",
            "reports",
            len(cited.articles),
            _bodies(cited, copied, tongue, many=values["many"]),
        ),
    )
    for name, title, count, more in parts:
        if count or name == "temuan":
            body = _environment().get_template(f"{name}.html").render(values | more)
            yield Section(name, f"section_{title}", count, Markup(body))  # noqa: S704 - rendered by our own template


def _bodies(cited: Cited, copied: dict[str, set[Span]], tongue: Tongue, *, many: bool) -> dict[str, Any]:
    """The lines of each article, and the reasons of their notes that stand once: where there are many articles."""
    bodies = {a.name: _body(cited, a.name, copied.get(a.name, set()), tongue) for a in cited.articles}
    noted = (note for body in bodies.values() for _, rows in body for _, found in rows for note in found)
    return {"bodies": bodies, "repeated": Repeated(note.why for note in noted if many)}


def _body(
    cited: Cited, name: str, copied: set[Span], tongue: Tongue
) -> list[tuple[tuple[str, ...], list[tuple[marks.Line, list[notes.Note]]]]]:
    """An article's lines in runs, each line with its notes."""
    reading = cited.reading(name)
    found = notes.notes(reading, tongue)
    anchors = {note.span for note in found if note.kind != "n"} | cited.spans[name] | copied
    cut = marks.lines(reading, ((span, cited.anchor(Evidence(article=name, span=span))) for span in anchors))
    noted = dict(zip((line.span for line in cut), notes.by_line(found, (line.span for line in cut)), strict=True))
    return [(debris, [(line, noted[line.span]) for line in run]) for debris, run in marks.folds(cut)]


def witnesses(evidence: Sequence[Evidence]) -> list[list[Evidence]]:
    """The evidence by report, in the order in which the reports come up; of each report the longest first."""
    by: dict[str, list[Evidence]] = {}
    for one in evidence:
        by.setdefault(one.article, []).append(one)
    return [sorted(found, key=lambda one: -len(one.span)) for found in by.values()]


def shorten(words: str, most: int) -> str:
    """At most about `most` characters of `words`, cut between words; all of them where `most` is 0.

    >>> shorten("satu dua tiga", 9)
    'satu dua …'
    """
    return (
        words
        if not most or len(words) <= most
        else words[: words.rfind(" ", 0, most) if " " in words[:most] else most].rstrip() + " …"
    )
