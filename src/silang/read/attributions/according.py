"""The frames of prepositions: "Menurut X, …", "…, menurut X", "Berdasarkan data X, …"."""

from __future__ import annotations

from silang.read.attributions import following, scope, untold
from silang.read.attributions.framing import Frame, Grammar
from silang.read.attributions.fronted import skip_openers
from silang.read.attributions.insets import held_by
from silang.read.attributions.openings import past_asides, past_days
from silang.read.attributions.phrases import Row
from silang.read.attributions.scope import Range
from silang.read.attributions.trailing import leading, trailing
from silang.read.clauses import BY_DATA, Clauses, either

_CLAUSE = 3  # words that a clause has at least
_HOLDER = 5  # words of the name behind an office


def according(row: Row, at: int, grammar: Grammar) -> Frame | None:
    """The frame of a preposition at index `at`; None where nobody follows it for sure."""
    words = grammar.words
    speaker = following.speaker_after(row, at + 1, words, grammar.is_role)
    if speaker is None or untold.unheard(row, speaker, grammar) or _interrupted(row, speaker[1], at, words):
        return None
    if row[at].item.value.takes == "finding":
        return _by_data(row, speaker, at, words)
    return held_by(row, speaker, words) if at and row[at - 1].low in words.relatives else _told_by(row, speaker, at, grammar)


def _interrupted(row: Row, end: int, at: int, words: Clauses) -> bool:
    """Whether another cue takes all for what its speaker says: "Menurut warga, kata X, …"."""
    behind = row[end + 1] if end + 1 < len(row) and row[end].kind == "comma" else None
    told = behind is not None and behind.kind == "cue" and behind.item.value.voice in ("bare", "enclitic")
    return told and skip_openers(row, 0, at, words) == at


def _told_by(row: Row, speaker: Range, at: int, grammar: Grammar) -> Frame | None:
    """ "Menurut X, …" and "…, menurut X", the speaker made whole."""
    words = grammar.words
    begins = skip_openers(row, 0, at, words) == at
    speaker = _with_list(row, _closed_apposition(row, speaker) if begins else speaker, words)
    if begins:
        speaker = _with_holder(row, speaker, grammar)
    after = speaker[1]
    while after < len(row) and row[after].kind == "time":
        after += 1
    comma = after < len(row) and row[after].kind == "comma"
    begun = past_asides(row, after, words, apart=False)
    held = begun if after < begun < len(row) and row[after].kind != "name" else None
    fronted = row[0].low in either(words.prepositions, words.openers, words.subordinators) or row[0].kind == "time"
    opens = begins or (
        not any(c.kind in ("verb", "cue", "quote") for c in row[:at]) and (fronted or not comma or row[at - 1].kind != "comma")
    )
    if opens and held is not None:
        named = next((i for i in range(held, len(row)) if row[i].kind not in ("name", "bracket")), len(row))
        if held < named < len(row) and row[named].kind == "comma":  # "Kepala Layanan pada Jemaah, X, …"
            return leading(row, (speaker[0], named), at, words, "according to, content")
        if row[after - 1].kind == "word" and (row[after + 1].kind == "name" or row[after + 1].low.endswith(".")):
            return None  # "dokter penyakit dalam dr. X"
        end, tail = scope.content_end(row, held, words)
        return Frame("according to, content", speaker, ((held, end),), ((after, held), *tail)) if end > held else None
    if comma and (opens or row[at - 1].low in either(words.coordinators, words.subordinators)):
        return leading(row, speaker, at, words, "according to, content")
    if opens:
        named = at + 1
        while named < speaker[1] and row[named].kind in ("name", "bracket"):
            named += 1
        if named == at + 1 and row[named].low in (*words.pronouns.singular, *words.pronouns.plural):
            named += 1  # "Menurut dia tiket sudah terjual"
        if grammar.is_role(row[named - 1].low):
            return None  # "Menurut Dokter spesialis …"
        begin = named + 1 if named < len(row) and row[named].kind == "comma" else named
        end, tail = scope.content_end(row, begin, words)
        first = skip_openers(row, scope.dateline_end(row), at, words)
        pointed = at > 1 and row[at - 1].low in words.anaphors.pointers and row[at - 2].low in words.anaphors.heads
        first = at - 2 if pointed else first  # "Hal ini menurut X menunjukkan …"
        small = either(words.auxiliaries, words.future, words.copulas)
        told = begin == named < len(row) and (row[begin].kind in ("verb", "cue") or row[begin].low in small)
        clause = told and first < at and (pointed or not fronted)
        content = ((first, at), (begin, end)) if clause else ((begin, end),)  # "Kegiatan ini menurut X perlu …"
        return Frame("according to, content", (at + 1, named), content, tail) if at + 1 < named and begin < end else None
    if untold.by_order(row, speaker, at, words):
        return None  # "menurut wilayah": by region
    if row[at - 1].kind == "comma" and any(c.kind == "cue" and c.item.value.voice in ("bare", "enclitic") for c in row[:at]):
        return None  # "…," kata X, menurut Y
    return trailing(row, speaker, at, words, "content, according to")


def _with_holder(row: Row, speaker: Range, grammar: Grammar) -> Range:
    """The speaker with the name between two commas behind an office in capitals: "Reskrim Polsek X, Iptu Y, …"."""
    first, last = speaker
    if last >= len(row) or row[last].kind != "comma" or any(c.kind not in ("name", "bracket") for c in row[first:last]):
        return speaker
    end = next((i for i in range(last + 1, len(row)) if row[i].kind not in ("name", "bracket")), len(row))
    held = last - first > _CLAUSE - 1 or (last + 1 < end and grammar.is_role(row[last + 1].low))
    closed = end < len(row) and row[end].kind == "comma"
    return (first, end) if held and closed and 1 < end - last - 1 <= _HOLDER else speaker


def _closed_apposition(row: Row, speaker: Range) -> Range:
    """The speaker without what a comma adds and none closes: "Menurut X, anak dengan …"."""
    first, last = speaker
    if last >= len(row) or row[last].kind in ("comma", "time"):
        return speaker
    comma = next((i for i in range(first, last) if row[i].kind == "comma"), None)
    return speaker if comma is None else (first, comma)


def _by_data(row: Row, speaker: Range, at: int, words: Clauses) -> Frame | None:
    """ "Berdasarkan data X, …": the data of somebody named is all that a sentence tells by, and nobody else speaks in it."""
    first, last = speaker
    after = next((i for i in range(last, len(row)) if row[i].kind not in ("time", "bracket")), len(row))
    told = any(c.kind == "quote" or (c.kind == "cue" and c.item.value.takes == "clause") for c in row[after:])
    if row[first].low not in words.records or told or after >= len(row) or row[after].kind != "comma":
        return None
    if row[last].kind == "time" and row[last - 1].kind == "word":
        last -= 1  # "data X sepanjang Mei 2025"
    if not any(chunk.kind == "name" for chunk in row[first + 1 : last]):
        return None
    begin = past_days(row, after + 1)
    if begin + 2 < len(row) and row[begin].kind == "verb":  # "diketahui bahwa", "ditulis Senin,"
        that, dated = row[begin + 1].low in words.that, row[begin + 1].kind == "time" and row[begin + 2].kind == "comma"
        begin += 2 if that else 3 if dated else 0
    end, tail = scope.content_end(row, begin, words)
    return Frame(BY_DATA, (first, last), ((begin, end),), tail) if begin < end else None


def _with_list(row: Row, speaker: Range, words: Clauses) -> Range:
    """ "laporan Barat, Ukraina, dan Korea Selatan": short members up to the one with "dan" belong to the source."""
    at = speaker[1]
    for _ in range(6):
        if at >= len(row) or row[at].kind != "comma":
            break
        nxt = next((i for i in range(at + 1, len(row)) if row[i].kind in ("comma", "stop", "verb", "cue")), len(row))
        if nxt - at > 6 or nxt >= len(row) or row[nxt].kind != "comma":
            break
        if row[at + 1].low in words.coordinators:
            return speaker[0], nxt
        at = nxt
    return speaker
