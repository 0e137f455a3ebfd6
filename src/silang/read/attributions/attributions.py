"""Attributions: every cue of the page with its source, content, form and stance (PARC 3.0; Pareti, A Database of Attribution
Relations, 2016). Who a source is, is left to `speakers`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from msgspec import structs

from silang.model import Attribution, Credit, Form, Stance, Timex
from silang.pack import Pack
from silang.read.attributions import adjuncts, cues, extents, frames, hidden, modality
from silang.read.attributions.adjuncts import Adjuncts
from silang.read.attributions.chunks import Chunk, rows, sentences
from silang.read.attributions.cues import Cue
from silang.read.attributions.extents import Sentence, is_quotation
from silang.read.attributions.framing import Frame, Grammar
from silang.read.attributions.phrases import Row
from silang.read.attributions.sequels import follow, take_leading, take_unclosed
from silang.read.clauses import Clauses, clauses, either
from silang.read.page import Page
from silang.spans import Span

_LED = ' .,"'  # marks between a report and the quotation behind it
_ADDRESSEE = 5  # words of whom a demand speaks to, at most


def read(
    page: Page,
    times: Sequence[Timex],
    credits_: Sequence[Credit],
    titles: Mapping[str, str],
    common: frozenset[str],
    place: str | None,
    pack: Pack,
) -> tuple[Attribution, ...]:
    """The attributions of the page in the order of their cues, `speaker` null in all of them.

    A quotation without a cue has `cue` and `source` null: it goes on from the attribution before it, or leads up to the next.
    `titles` maps words for what a person is, in small letters, to their kind; `common` are words that are no names;
    `place` is the dateline's, as written.
    """
    words = clauses(pack)
    grammar, hanging = Grammar(words, partial(_is_role, titles), common.__contains__), adjuncts.adjuncts(pack)
    before: list[Sentence] = []
    for whole, marks in sentences(page, hidden.nodes(page, cues.nodes(page, pack), pack), times, place, grammar.words):
        cut = partial(rows, page, whole, marks, titles, words, grammar.is_common)
        if not any(mark.kind in ("cue", "quote") for mark in marks):
            before.append(Sentence(whole, (), rows=cut))
            continue
        for span, row in cut():
            sentence = Sentence(span, row)
            _read(page, sentence, before, credits_, grammar, hanging)
            before.append(sentence)
    return tuple(_hedged(page, attribution, pack) for sentence in before for attribution in sentence.found)


def _is_role(titles: Mapping[str, str], word: str) -> bool:
    """Whether a word says what a person is, a full stop behind it or not ("Plt.")."""
    return word in titles or (word[-1:] == "." and word[:-1] in titles)


def _read(
    page: Page, sentence: Sentence, before: Sequence[Sentence], credits_: Iterable[Credit], grammar: Grammar, hanging: Adjuncts
) -> None:
    """Puts the attributions of a sentence into it, and quotations where they belong."""
    quoted = bool(before) and is_quotation(before[-1].row) and not any(a.cue for a in before[-1].found)
    for at, chunk in enumerate(sentence.row):
        told = chunk.kind == "cue" and not _headline(page, sentence.row, at)
        fitting = frames.frame(sentence.row, at, grammar, after_quote=quoted) if told else None
        if fitting is not None and not _nested(sentence, chunk, fitting) and not _swallows(sentence, fitting):
            sentence.found.extend(_attributed(page, sentence, at, fitting, before, credits_, grammar, hanging))
    if sentence.found:
        _part(page, sentence)
        take_unclosed(sentence, before)
        take_leading(page, sentence, before)
    else:
        follow(page, sentence, before)


def _part(page: Page, sentence: Sentence) -> None:
    """Ends a report before the quotation that closes it and has a cue of its own: X menyebut air naik "…," kata Y."""
    for place, known in enumerate(sentence.found):
        if known.cue is None or not known.content or known.content[-1].start < known.cue.end:
            continue
        last = known.content[-1]
        for own in sentence.found[place + 1 :]:
            if own.form == "direct" and own.cue is not None and last.start < own.content[0].start < last.end <= own.cue.start:
                rest = Span(last.start, own.content[0].start).trim(page.plain, _LED)
                form: Form = "mixed" if any(rest.holds(quoted.inner) for quoted in page.quotations) else "indirect"
                sentence.found[place] = structs.replace(known, content=(*known.content[:-1], rest), form=form)
                break


def _hedged(page: Page, attribution: Attribution, pack: Pack) -> Attribution:
    found = modality.hedges(page, attribution.content, pack)
    return structs.replace(attribution, hedges=found) if found else attribution


def _headline(page: Page, row: Row, at: int) -> bool:
    """Whether a verb with a capital stands inside a row: a headline's, left in the text by scraping."""
    inside = at > 0 and row[at - 1].kind not in ("stop", "quote", "dash", "colon")
    return inside and row[at].item.value.voice in ("active", "passive") and page.plain[row[at].start : row[at].end].istitle()


def _nested(sentence: Sentence, cue: Chunk, fitting: Frame) -> bool:
    """Whether the cue stands in another's content and names no speaker of its own."""
    holding = [known for known in sentence.found if any(content.holds(cue.span) for content in known.content)]
    if not holding:
        return _said_already(sentence, fitting)
    if any(known.stance in ("demands", "pledges") for known in holding):
        return True  # what somebody is asked to say is not said
    if fitting.source is None or fitting.rule not in ("subject, cue", "relative"):
        return True
    own = sentence.row[fitting.source[0] : fitting.source[1]]
    inside = any(content.holds(own[0].span) for known in holding for content in known.content)
    return not inside or not any(chunk.kind == "name" for chunk in own)


def _swallows(sentence: Sentence, fitting: Frame) -> bool:
    """Whether a content holds a quotation with the cue behind it: "Aman," ujar X di RawaTanggul itu, lanjut X, …"""
    told = [Span(sentence.row[first].start, sentence.row[last - 1].end) for first, last in fitting.content]
    return any(
        part.holds(known.cue) and any(part.holds(content) and content.end <= known.cue.start for content in known.content)
        for known in sentence.found
        if known.cue is not None and known.form == "direct"
        for part in told
    )


def _said_already(sentence: Sentence, fitting: Frame) -> bool:
    """Whether the words around the cue are another cue's content: X mengatakan, "Aman," ujar dia; Menurut X, menyebutkan …"""
    if not sentence.found or not fitting.content:
        return False
    first, last = sentence.row[fitting.content[0][0]], sentence.row[fitting.content[0][1] - 1]
    if any(content.start == first.start and content.end == last.end for known in sentence.found for content in known.content):
        return True
    if not fitting.rule.startswith("content, cue"):
        return False
    return last.kind == "quote" and any(last.span.holds(content) for known in sentence.found for content in known.content)


def _attributed(
    page: Page,
    sentence: Sentence,
    at: int,
    fitting: Frame,
    before: Sequence[Sentence],
    credits_: Iterable[Credit],
    grammar: Grammar,
    hanging: Adjuncts,
) -> Iterator[Attribution]:
    row, cue, words = sentence.row, sentence.row[at], grammar.words
    if fitting.before:
        content = extents.told_before(page, sentence, before, words, quoted=fitting.rule.startswith("quotation"))
        form = extents.form_before(content, page)
        if not content:
            return
    else:
        if fitting.rule.startswith("content, "):
            fitting = replace(fitting, content=extents.quoted_end(page, row, fitting.content))
        content = tuple(extents.pieces(page, row, fitting.content, words))
        form = extents.form_of(page, row, fitting.content, words)
    source = Span(cue.end - 3, cue.end) if fitting.suffix else None
    if fitting.source is not None:
        source = _named(row[fitting.source[0] : fitting.source[1]])
    inside = [chunk for first, last in fitting.content for chunk in row[first:last]]
    stance = _stance(cue.item.value, inside, _asked(row, at, fitting, words), words)
    if fitting.before and stance == "asserts":
        near = takewhile(lambda told: told.span.end > content[0].start, reversed(before))
        stance = next((known.stance for told in near for known in told.found if known.content == content), stance)
    yield Attribution(
        source=source,
        speaker=None,
        cue=cue.span,
        content=content,
        form=form,
        stance=stance,
        date=adjuncts.day(row, at, fitting, words, hanging),
        channel=adjuncts.channel(row, at, fitting, grammar, hanging),
        via=tuple(dict.fromkeys(credit.name for credit in credits_ if sentence.span.holds(credit.span))),
        rule=fitting.rule,
    )


def _named(source: Row) -> Span:
    """The characters of a source; of a cue that holds its speaker the suffix alone ("ujarnya seraya menambahkan …")."""
    start, end = source[0].start, source[-1].end
    return Span(end - 3, end) if source[0].kind == "cue" and source[0].item.value.voice == "enclitic" else Span(start, end)


def _asked(row: Row, at: int, fitting: Frame, words: Clauses) -> bool:
    """Whether "agar" opens the content, right behind the cue, or "agar" or "untuk" behind whom it speaks to."""
    first, last = fitting.content[0] if fitting.content else (0, 0)
    if first <= at:
        return False
    addressed = row[at].item.value.future is not None and not row[first].low.endswith(words.nominal)
    spoken_to = row[first + 1 : min(last, first + _ADDRESSEE)] if addressed else ()
    return row[first - 1].low in words.so_that or any(c.low in either(words.so_that, words.purposes) for c in spoken_to)


def _stance(cue: Cue, inside: Sequence[Chunk], asked: bool, words: Clauses) -> Stance | None:
    """The cue's own stance, turned by what its content begins with ("mengatakan ia dapat mengonfirmasi …")."""
    if cue.stance == "asserts":
        for chunk in inside[:5]:
            if chunk.kind == "cue" and chunk.item.value.act in ("confirms", "denies") and chunk.item.value.voice == "active":
                turned: Stance | None = chunk.item.value.stance
                return turned
            if chunk.kind == "cue" and chunk.item.value.refused and chunk.item.value.act == "comments":
                return "declines_to_comment"
            if not (chunk.low in words.pronouns.singular or chunk.low in words.pronouns.own or chunk.low in words.auxiliaries):
                break
    if asked and cue.asked is not None and not cue.refused:
        return cue.asked
    named = bool(inside) and inside[0].low.endswith(words.nominal)  # "mengingatkan pentingnya …"
    if cue.future is not None and not named and any(chunk.low in words.future for chunk in inside):
        return cue.future
    return cue.stance
