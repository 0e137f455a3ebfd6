"""The frames of passive cues: "Hal ini disampaikan X", "dituduh oleh X bahwa …", "berdasarkan laporan X, disebutkan bahwa …"."""

from __future__ import annotations

from dataclasses import replace

from silang.read.attributions import following, scope
from silang.read.attributions.auxiliaries import before_auxiliaries
from silang.read.attributions.chunks import Chunk
from silang.read.attributions.framing import Frame, Grammar
from silang.read.attributions.fronted import skip_openers
from silang.read.attributions.phrases import Row
from silang.read.attributions.scope import Range
from silang.read.attributions.trailing import before_cue, leading, opens, trailing
from silang.read.clauses import Clauses, either

_POINTED = 3  # words at most that point back and name no matter of their own ("kabar duka itu")
_NAMED = 4  # letters of a name that nothing parts from what is said, at least
_HOW = 3  # chunks that a passive cue and how it was said have at most


def passive(row: Row, at: int, grammar: Grammar) -> Frame | None:
    """The frame of a passive cue at index `at`; None where nobody is named whose words they are."""
    words = grammar.words
    documented = _documented(row, at, words)
    if row[at].item.value.takes == "count":
        return documented if documented is not None and _gathered(row, documented.source) else None
    if documented is not None:
        return documented
    start = _agent(row, at, words)
    speaker = following.speaker_after(row, start, words, grammar.is_role)
    if speaker is None or not _acts(row, speaker[0], grammar):
        return None
    if row[at - 1].low in words.thus and before_cue(row, at, words) == at - 2:
        return trailing(row, speaker, at, words, "content, passive cue, speaker")  # "…," demikian disampaikan X
    if (matter := _judged(row, at, words)) is not None:
        return Frame("content, passive cue, speaker", speaker, (matter,), ((speaker[1], len(row)),))
    like = _likened(row, at, words)
    if points_back(row, at, words, like):
        return Frame("anaphor, passive cue, speaker", speaker, (), ((speaker[1], len(row)),), before=True)
    if like is not None:
        return _as_told(row, like, speaker, words)
    if row[at].low in words.asked and start == at + 1:
        return None  # "Saat dikonfirmasi RawaPost, X membenarkan …": who asks
    if opens(row, at, words):
        found = leading(row, speaker, at, words, "passive cue, speaker, content")
        named = (speaker[0], max(speaker[0] + 1, before_auxiliaries(row, speaker[1], words)))
        return _unparted(row, at, speaker, words) if found is None else replace(found, source=named)  # "Disebutkan X juga, …"
    if row[at - 1].kind in ("comma", "quote") and not any(chunk.low in words.unsaid for chunk in row[speaker[0] : speaker[1]]):
        return trailing(row, speaker, at, words, "content, passive cue, speaker")
    that = scope.that_after(row, speaker[1], words)
    if start > at + 1 and that is not None:
        end, tail = scope.content_end(row, that + 1, words)
        named = (speaker[0], that)
        while row[named[1] - 1].kind == "comma":
            named = (named[0], named[1] - 1)
        return Frame("passive cue by speaker that", named, ((that + 1, end),), tail) if end > that + 1 else None
    return _inside(row, at, speaker, grammar)


def _unparted(row: Row, at: int, speaker: Range, words: Clauses) -> Frame | None:
    """ "Diungkapkan X penghargaan itu diberikan kepada …": what nothing parts from who says it begins behind the name."""
    if row[at].item.value.takes != "clause" or len(row[speaker[0]].low) < _NAMED:
        return None  # "Dijelaskan PHK massal itu …": a matter's short form
    name = next((i for i in range(*speaker) if row[i].kind == "name"), speaker[1])
    begin = next((i for i in range(name, speaker[1]) if row[i].kind not in ("name", "bracket")), speaker[1])
    small = either(words.closers, words.relatives, words.coordinators, words.prepositions, words.auxiliaries, words.future)
    goes_on = begin < len(row) and row[begin].kind == "word" and row[begin].low not in small
    end, tail = scope.content_end(row, begin, words)
    told = goes_on and any(c.kind == "verb" or c.low in words.copulas for c in row[begin + 1 : end])
    return Frame("passive cue, speaker, content", (speaker[0], begin), ((begin, end),), tail) if told else None


def _judged(row: Row, at: int, words: Clauses) -> Range | None:
    """The news or deed confirmed or denied: "Kabar penutupan pabrik itu dibantah X", "Penangkapan Y itu dibenarkan X"; no ball."""
    cue = row[at].item.value
    if cue.act not in ("confirms", "denies") or cue.takes != "clause":
        return None
    first, last = skip_openers(row, scope.dateline_end(row), at, words), before_auxiliaries(row, at, words)
    held = row[first:last]
    plain = len(held) > 1 and all(c.kind in ("word", "name", "bracket") and c.low not in words.relatives for c in held)
    news = plain and held[0].low in words.anaphors.heads
    pointed = _POINTED - (held[0].low in words.documents) if news else 0  # "Keterangan ahli itu", but not "kabar duka itu"
    deed = plain and held[0].low.endswith(words.abstract_ends) and held[-1].low in words.anaphors.pointers
    deed = deed and any(chunk.kind == "name" for chunk in held[1:])
    return (first, last) if (news or deed) and len(held) > pointed else None


def _agent(row: Row, at: int, words: Clauses) -> int:
    """Where the agent begins behind a passive cue: "dibantah X", "dibenarkan pula oleh X", "dibantah secara tegas oleh X"."""
    start = at + 1
    while start < min(len(row), at + _HOW) and row[start].kind in ("word", "cue") and row[start].low not in words.prepositions:
        start += 1 + (row[start].low in words.manner)
    start = start if start < len(row) and row[start].low in words.anaphors.agent else at + 1
    while start < len(row) and row[start].low in words.anaphors.agent:
        start += 1
    lost = start + 1 < len(row) and row[start].kind == "comma" and points_back(row, at, words)
    return start + lost  # "Demikian disampaikan, Kepala Bagian X, Y kepada …"


def _likened(row: Row, at: int, words: Clauses) -> int | None:
    """Where "seperti" stands before a passive cue that is no relay: "seperti (yang) (telah) disampaikan"."""
    if row[at].low in words.relays:
        return None
    like = before_auxiliaries(row, at, words)
    like -= like > 0 and row[like - 1].low in words.relatives
    return like - 1 if like > 0 and row[like - 1].low in words.compared - words.thus else None


def _as_told(row: Row, like: int, speaker: Range, words: Clauses) -> Frame | None:
    """ "Seperti disampaikan X, …" and "…, seperti disampaikan X": the main clause is what was said."""
    rule = "as passive cue, speaker"
    if opens(row, like, words):
        flat = ("word", "name", "time", "bracket")
        pause = next((i for i in range(speaker[1], len(row)) if row[i].kind not in flat), len(row))
        hung = pause < len(row) and (row[speaker[1]].kind in ("comma", "time") or row[speaker[1]].low in words.channels)
        found = leading(row, (speaker[0], pause), like, words, rule) if hung and row[pause].kind == "comma" else None
        return None if found is None else replace(found, source=speaker, aside=((speaker[1], pause), *found.aside))
    told = row[like - 1].kind == "quote" or (row[like - 1].kind == "comma" and not any(c.kind == "cue" for c in row[:like]))
    return trailing(row, speaker, like, words, rule) if told else None


def _acts(row: Row, at: int, grammar: Grammar) -> bool:
    """Whether the noun phrase at `at` can be the agent; without "oleh" only what speaks ("diharapkan mampu" names nobody)."""
    words, first = grammar.words, row[at]
    marked = row[at - 1].low in words.anaphors.agent
    if first.low in words.prepositions or first.low in words.that or first.kind in ("verb", "cue"):
        return False
    speaks = either(words.persons, words.bodies, words.plurals, words.singles, words.documents)
    own = (*words.pronouns.singular, *words.pronouns.plural, *words.pronouns.own)
    office = any(grammar.is_role(" ".join(chunk.low for chunk in row[at : at + n])) for n in (1, 2))  # "kuasa hukum X"
    return marked or first.kind == "name" or first.low in speaks or first.low in own or office


def _documented(row: Row, at: int, words: Clauses) -> Frame | None:
    """ "Berdasarkan salinan X, disebutkan bahwa …": a document that stands in front says it."""
    that = scope.that_after(row, at + 1, words)
    if that is None and at + 1 < len(row) and row[at + 1].kind == "comma":
        that = at + 1
    first = skip_openers(row, 0, at, words)
    counted = row[at].item.value.takes == "count" or row[at - 1].kind == "comma"
    if that is None and counted and first + 1 < at and _clause(row, at + 1, words):
        that = at  # "Dalam laporan itu, disebutkan warga pulang"
    if that is None or that > at + 2 or first + 1 >= at or row[first].low not in words.prepositions:
        return None
    last = before_auxiliaries(row, at, words)
    while last > first + 1 and row[last - 1].kind in ("comma", "time"):
        last -= 1
    if not any(chunk.low in words.documents for chunk in row[first + 1 : min(last, first + 4)]):
        return None
    end, tail = scope.content_end(row, that + 1, words)
    return Frame("document, passive cue that", (first + 1, last), ((that + 1, end),), tail) if end > that + 1 else None


def _gathered(row: Row, source: Range | None) -> bool:
    """Whether a document is known by the name of who gathered it ("data sementara X"), and nothing else is told in its words."""
    held = row[slice(*source)] if source is not None else ()
    return any(chunk.kind == "name" for chunk in held) and not any(chunk.kind in ("comma", "verb", "cue") for chunk in held)


def _clause(row: Row, start: int, words: Clauses) -> bool:
    """Whether a clause follows, and neither who told it nor a quotation."""
    if start >= len(row) or row[start].low in words.anaphors.agent:
        return False
    end = next((i for i in range(start, len(row)) if row[i].kind in ("comma", "stop", "quote")), len(row))
    return any(c.kind in ("verb", "cue") or c.low in either(words.copulas, words.auxiliaries) for c in row[start + 1 : end])


def _inside(row: Row, at: int, speaker: Range, grammar: Grammar) -> Frame | None:
    """ "Tarif itu dicontohkan X sudah berlaku", "diprediksi para ahli akan naik": a clause round a cue and its speaker."""
    words = grammar.words
    end = speaker[1]
    while end > speaker[0] and row[end - 1].low in either(words.auxiliaries, words.future) and row[end - 1].kind != "name":
        end -= 1
    begun = (
        i for i in range(speaker[0] + 1, min(end + 1, len(row))) if _does(row[i], words) and row[i - 1].low not in words.relatives
    )
    end = next(begun, end)
    if end == speaker[0] or end >= len(row) or row[at].item.value.takes != "clause":
        return None
    relative = row[before_auxiliaries(row, at, words) - 1].low in words.relatives
    told = row[end].low in either(words.auxiliaries, words.future) or _does(row[end], words)
    if not told or (relative and row[at].item.value.act != "predicts"):
        return None
    named = row[speaker[0]]
    if named.kind != "name" and not grammar.is_role(named.low) and named.low not in words.plurals:
        return None
    last, aside = scope.content_end(row, end, words)
    first = skip_openers(row, scope.dateline_end(row), at, words)
    clause = first < at and all(c.kind in ("name", "word", "bracket") and c.low not in words.relatives for c in row[first:at])
    if not clause and row[at].item.value.act != "predicts":
        return None  # "diharapkan PSIM bisa menang" names nobody
    before = ((first, at),) if clause else ()
    return Frame("clause, passive cue, speaker, clause", (speaker[0], end), (*before, (end, last)), aside) if last > end else None


def _does(chunk: Chunk, words: Clauses) -> bool:
    """Whether an active verb or a negation begins a predicate: "dinilai X memberatkan warga", "dinilai X tidak tepat"."""
    active = chunk.kind == "verb" and not words.is_passive(chunk.low)
    return active or (chunk.kind == "word" and chunk.low in words.negations)


def points_back(row: Row, at: int, words: Clauses, like: int | None = None) -> bool:
    """Whether the subject, which ends with `like` if that is given, is a word for what was just told ("Hal ini", "Demikian")."""
    end = before_auxiliaries(row, at if like is None else like, words)
    heads, pointers = words.anaphors.heads, words.anaphors.pointers
    last = end
    while last > 0 and row[last - 1].low in pointers:
        last -= 1
    if last == 0:
        return end > 0
    head = last - 1
    if last < end and row[at].item.value.stance in ("confirms", "denies"):
        first = skip_openers(row, 0, head, words)
        return all(chunk.kind in ("word", "name") for chunk in row[first:last])  # "Kabar tewasnya X itu dibenarkan Y"
    if row[head].low not in (words.anaphors.alone if last == end else heads):
        return False
    return head == 0 or skip_openers(row, 0, head, words) == head
