"""The dossier as Markdown (CommonMark with tables): the page's sections, without its reports, for a mail or a ticket."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from silang.dossier import flagged, words
from silang.dossier.cited import Cited, more_than_said, nameless
from silang.dossier.claims import claims, in_order
from silang.dossier.words import Words
from silang.model import Answer, Dossier, Evidence, Figure, Finding, Party, Statement
from silang.reasons.language import question

MOST_STORIES = 5  # of a pile that tells several, named at its head
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_STARTS = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def render(dossier: Dossier, language: str = "id") -> str:
    """The dossier as Markdown in `language` (`id` or `en`); each claim names the report and the characters it rests on.

    Raises UsageError where the dossier lacks its readings, or Silang the language.
    """
    said, cited = words.load(language), Cited(dossier)
    sections = (
        ("brief", _brief),
        ("news", _news),
        ("findings", _findings),
        ("figures", _figures),
        ("positions", _positions),
        ("statements", _statements),
        ("origins", _origins),
        ("timeline", _timeline),
        ("standing", _standing),
        ("corrections", _corrections),
        ("reports", _reports),
    )
    lines = list(_masthead(cited, said))
    for name, section in sections:
        body = list(section(cited, said))
        if body:
            lines += ["", f"## {said.say('section_' + name)}", "", *body]
    return "\n".join(lines) + "\n"


def text(foreign: str) -> str:
    """Foreign words as one line of Markdown that shows them as they are.

    >>> print(text("a*b\\n<i>"))
    a\\*b \\<i\\>
    """
    flat = " ".join(foreign.split())
    return _STARTS.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", _MARKS.sub(r"\\\1", flat))


def _masthead(cited: Cited, said: Words) -> Iterator[str]:
    dossier = cited.dossier
    yield f"# {text(dossier.story.headline)}"
    yield ""
    counts = [said.count("reports", len(cited.articles))]
    if dossier.origins.independent:
        counts.append(said.count("origins", len(dossier.origins.independent)))
    counts.append(said.count("findings", len(flagged.shown(dossier.findings))))
    period = [said.days(dossier.story.begin, dossier.story.end)] if dossier.story.begin else []
    yield " · ".join(period + counts)
    if dossier.stories:
        yield ""
        yield f"**{said.count('several', len(dossier.stories))}.** {text(said.say('gather_hint'))}"
        yield ""
        for story in dossier.stories[:MOST_STORIES]:
            if len(story.articles) > 1:
                yield f"- {text(story.headline)} ({said.count('reports', len(story.articles))})"


def _brief(cited: Cited, _said: Words) -> Iterator[str]:
    for sentence in cited.dossier.brief:
        yield f"- {text(sentence.text)} {_refs(cited, sentence.evidence)}"


def _findings(cited: Cited, said: Words) -> Iterator[str]:
    if not cited.dossier.findings:
        yield said.say("no_findings")
    yield from _flagged(flagged.shown(cited.dossier.findings), cited, said)


def _news(cited: Cited, said: Words) -> Iterator[str]:
    yield from _flagged(cited.dossier.news, cited, said)


def _standing(cited: Cited, said: Words) -> Iterator[str]:
    for actor in cited.dossier.actors:
        if actor.stands_for is not None:
            why = text(said.why(actor.stands_for.reason, actor.stands_for.why))
            yield f"- {text(actor.name)} → {text(actor.stands_for.name)}: {why}"


def _corrections(cited: Cited, said: Words) -> Iterator[str]:
    for item in cited.dossier.corrections:
        yield f"- {'✓' if item.applied else '✗'} {text(said.why(item.reason, item.why))}"


def _flagged(findings: Iterable[Finding], cited: Cited, said: Words) -> Iterator[str]:
    for finding in findings:
        why = text(said.why(finding.reason, finding.why, cited.outlets))
        head = f"- **{text(said.term('kinds', finding.kind))}** ({said.term('severities', finding.severity)}): {why}"
        yield head + (f" {said.say('proposal')}: {text(said.day(finding.proposal))}" if finding.proposal else "")
        for evidence in finding.evidence:
            yield f"  - “{text(cited.words(evidence))}” {_refs(cited, [evidence])}"


def _figures(cited: Cited, said: Words) -> Iterator[str]:
    told, slight = in_order(cited.dossier.figures)
    for n, figure in enumerate(told):
        yield from ("",) * bool(n)
        yield f"### {text(question(figure.asks))}"
        yield ""
        yield said.told(len({answer.article for answer in figure.answers}), figure.origins)
        yield ""
        rows = claims(figure.answers)
        yield from _table(("", *map(said.say, ("who", "how_many", "as_of_day", "through"))), _answers(figure, rows, cited, said))
        row_of = {n: row for row, numbers in enumerate(rows, 1) for n in numbers}
        against = {tuple(sorted((row_of[p.a], row_of[p.b]))): p for p in reversed(figure.pairs) if p.verdict == "contradictory"}
        yield from ("",) * bool(against)
        for (a, b), pair in sorted(against.items(), key=lambda entry: entry[0]):
            why = text(said.why(pair.reason, pair.why, cited.outlets))
            yield f"- {a}–{b} {said.term('verdicts', pair.verdict)}: {why}"
    yield from _slight(slight, bool(told), cited, said)


def _slight(figures: Sequence[Figure], follows: bool, cited: Cited, said: Words) -> Iterator[str]:
    """The figures of less weight, one line each."""
    if figures:
        yield from ("",) * follows
        yield "### " + said.say("slight_figures")
        yield ""
    for figure in figures:
        for _, who, amount, _, places in _answers(figure, claims(figure.answers), cited, said):
            yield f"- {text(question(figure.asks))}: {amount} ({who}) {places}"


def _answers(figure: Figure, rows: Iterable[Sequence[int]], cited: Cited, said: Words) -> Iterator[tuple[str, ...]]:
    """For each claimant and value a row, with all days and places."""
    for n, numbers in enumerate(rows, 1):
        answers = [figure.answers[number] for number in numbers]
        first = answers[0]
        who = text(first.by) if first.by else said.unnamed
        amount = text(said.amount(first.low, first.high, first.bound, first.unit))
        days = ", ".join(text(said.day(day)) for day in sorted({answer.as_of for answer in answers if answer.as_of}))
        yield str(n), who, amount, days or "–", " ".join(_place(answer, cited) for answer in answers)


def _place(answer: Answer, cited: Cited) -> str:
    via = f" ← {text(', '.join(answer.via))}" if answer.via else ""
    return _refs(cited, [cited.of_answer(answer)]) + via


def _positions(cited: Cited, said: Words) -> Iterator[str]:
    for n, position in enumerate(cited.dossier.positions):
        yield from ("",) * bool(n)
        yield f"### {text(position.claim)}"
        yield ""
        for party in dict.fromkeys(party.party for party in position.parties):
            stances = [_stance(one, cited, said) for one in position.parties if one.party == party]
            yield f"- **{text(party)}** " + " → ".join(stances)


def _stance(party: Party, cited: Cited, said: Words) -> str:
    day = f", {said.day(party.as_of)}" if party.as_of else ""
    return f"{said.term('stances', party.stance)}{day} {_refs(cited, map(cited.of_witness, party.evidence))}"


def _statements(cited: Cited, said: Words) -> Iterator[str]:
    def key(statement: Statement) -> tuple[str, str]:
        return statement.speaker, statement.date or "9999"

    unnamed = nameless(cited.dossier)
    for n, (speaker, run) in enumerate(groupby(sorted(cited.dossier.statements, key=key), key=lambda one: one.speaker)):
        yield from ("",) * bool(n)
        yield f"### {text(speaker)}" + (f" ({said.say('nameless')})" if speaker in unnamed else "")
        yield ""
        for statement in run:
            reports = len({witness.article for witness in statement.witnesses})
            told = f" ({said.told(reports, statement.origins)})" if reports > 1 else ""
            yield f"- {said.day(statement.date) or said.say('no_day')}{told}"
            for witness in statement.witnesses:
                attribution = cited.attribution(witness)
                source = cited.reading(witness.article).text
                wording = text(" … ".join(span.of(source) for span in attribution.content))
                quoted = f"“{wording}”" if attribution.form == "direct" else f"*{wording}*" if wording else ""
                whom = said.say("addressed", whom=text(attribution.addressee.of(source))) + " " if attribution.addressee else ""
                stance = more_than_said(attribution)
                how = said.term("stances", stance) + " " if stance else ""
                yield f"  - {how}{quoted} {whom}{_refs(cited, [cited.of_witness(witness)])}"


def _origins(cited: Cited, said: Words) -> Iterator[str]:
    for edge in cited.dossier.origins.edges:
        if edge.kind == "copy":
            how = said.say("copy") if edge.share is None else said.say("copy_share", share=str(round(100 * edge.share)))
            source = cited.outlet(edge.source) if edge.source in cited.slugs else edge.source
        else:
            how, source = said.say("relay"), edge.source
        yield f"- {text(cited.outlet(edge.article))} {how} {text(source)} {_refs(cited, edge.evidence)}"
    found = cited.dossier.origins
    groups = [(group.articles, said.why(group.reason, group.why, cited.outlets)) for group in found.groups]
    owners = [(owner.articles, owner.name) for owner in found.owners]
    for heading, listed in (("independent", groups), ("owners", owners)):
        if listed:
            yield f"\n**{said.say(heading)}**\n"
        for names, about in listed:
            yield f"- {text(', '.join(cited.outlet(name) for name in names))}: {text(about)}"


def _timeline(cited: Cited, said: Words) -> Iterator[str]:
    for entry in cited.dossier.timeline:
        yield f"- **{text(said.days(entry.begin, entry.end))}** {text(entry.text)} {_refs(cited, entry.evidence)}"


def _reports(cited: Cited, said: Words) -> Iterator[str]:
    for n, article in enumerate(cited.articles, 1):
        parts = [cited.outlet(article.name), article.title, said.day(article.published), article.url]
        yield f"{n}. " + ", ".join(text(part) for part in parts if part) + f" (`{article.id[:12]}`)"


def _refs(cited: Cited, evidence: Iterable[Evidence]) -> str:
    """Where to look: the report's number and outlet, and the characters."""
    return " ".join(
        f"\\[{cited.number(one.article)} {text(cited.outlet(one.article))} {one.span.start}–{one.span.end}\\]" for one in evidence
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
