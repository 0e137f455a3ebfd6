"""Noun phrases around a cue: the subject before it, and what hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from silang.read.attributions.auxiliaries import FAR, before_auxiliaries, relative_before, when_it_was
from silang.read.attributions.beside import apposed, headed, is_name, occasion, only_opens
from silang.read.attributions.chunks import Chunk
from silang.read.attributions.fronted import skip_openers
from silang.read.clauses import Clauses, either
from silang.spans import Span

MOST_WORDS = 32  # of a source
_COMPANY = 16  # chunks of who comes along, at most
_CLAUSE = 4  # words of a relative clause that ends in its verb, at most
_POST = 4  # words of an office before the comma and the name of who holds it, at most
_ABBREVIATED = 4  # characters of an abbreviation in small letters with its full stop, at most
Row = Sequence[Chunk]


def subject(row: Row, cue: int, words: Clauses, is_role: Callable[[str], bool]) -> tuple[int, int] | None:
    """The chunks `[first, last)` of the noun phrase that the cue at index `cue` has as its subject; None where unsure."""
    end = _before_company(row, before_auxiliaries(row, cue, words), words)
    end = _before_occasion(row, end, words, is_role)
    end = _before_occasion(row, end, words, is_role)  # "X saat meninjau Y dalam acara Z mengatakan"
    if (named := _apposition(row, end, words, is_role)) is not None:
        return named
    end = _over_insertion(row, end, words, is_role)
    if (start := _segment_start(row, end, words)) is None:
        return None
    while start > 0 and row[start - 1].kind == "comma":
        earlier = _segment_start(row, start - 1, words)
        if earlier is not None and row[earlier].low in words.ways and is_role(row[earlier + 1].low):
            earlier += 1  # ", melalui Kepala Bagian X, Y, mengatakan"
        if earlier is None or _governed(row, earlier, words, is_role) or not apposed(row, earlier, start - 1, end, words, is_role):
            break
        start = earlier
    office = headed(row, start, end, words, is_role)
    start = skip_openers(row, start if office is None else office, end, words)
    start += occasion(row[start:end], words, is_role)
    while start < end and row[start].kind == "bracket":
        start += 1  # "Minggu (1/12/2024) X mengatakan"
    while end > start and (row[end - 1].kind == "comma" or (row[end - 1].kind == "time" and not when_it_was(row, end - 1, words))):
        end -= 1
    if (
        end - start > 1
        and row[end - 1].low in (*words.pronouns.singular, *words.pronouns.own)
        and (row[end - 2].low not in words.coordinators or (end > start + 2 and row[end - 3].kind == "word"))
    ):
        start = end - 1  # "jelang keberangkatan ia mengatakan", "air surut dan ia mengatakan"
    if end - start > 2 and row[start].low in words.occasions and row[start + 1].low in words.records:
        start += 1  # "Dalam riset X menyebutkan bahwa"
    if end <= start or end - start > MOST_WORDS or not _nominal(row, start, end, words):
        return None
    return start, end


def _governed(row: Row, start: int, words: Clauses, is_role: Callable[[str], bool]) -> bool:
    """Whether a phrase that is no office is a verb's object: "Menanggapi kenaikan tarif, Ketua X menyatakan"."""
    return (
        start > 0
        and not is_role(row[start].low)
        and (row[start - 1].kind in ("verb", "cue") or row[start - 1].low in words.prepositions)
    )


def _before_company(row: Row, end: int, words: Clauses) -> int:
    """Where the noun phrase ends behind which stands who only comes along: "X didampingi Kasat A, B dan C mengatakan"."""
    for at in range(end - 1, max(0, end - _COMPANY), -1):
        if row[at].low in words.accompanied and row[at].kind != "name":
            named = row[at - 1].kind in ("name", "bracket", "comma")
            return at if named and all(chunk.kind != "time" for chunk in row[at:end]) else end
        if row[at].kind not in ("name", "word", "comma", "bracket") or row[at].low in words.relatives:
            break
    return end


def _before_occasion(row: Row, end: int, words: Clauses, is_role: Callable[[str], bool]) -> int:
    """Where the noun phrase ends that an occasion follows: "X dalam pidatonya mengatakan", "X saat dihubungi mengatakan"."""
    if (told := _at_places(row, end, words)) is not None:
        return told
    last = _before_places(row, end, words)
    for at in range(last - 1, max(0, last - 12), -1):
        chunk = row[at]
        if chunk.kind in ("stop", "quote", "colon") or (
            chunk.kind == "comma" and any(c.kind != "time" for c in row[at + 1 : last])
        ):
            break
        begun = chunk.low in words.occasions or (chunk.low in words.places and row[at + 1].low in words.moments)
        relayed = chunk.low in words.compared and row[at + 1].low.startswith(words.relayed)  # "X seperti dikutip Y mengatakan"
        begun = relayed or (begun and not _in_office(row, at, words)) or passed_on(row, 0, at, words)
        begun = begun and not (chunk.low in words.ways and is_role(row[at + 1].low))  # "Kapolres X melalui Kapolsek Y mengatakan"
        begun = begun and not _described(row, at, last, words)
        written = row[at - 1].kind == "comma" and row[at + 1].low in words.records  # "dalam riset X menyebutkan"
        before = at - 2 if row[at - 1].low in words.auxiliaries and at > 1 else at - 1  # "X pun dalam hal ini"
        before = _named_at(row, before) if row[at + 1].low in words.asked else before  # "X saudara korban saat dihubungi"
        if begun and not written and chunk.kind != "name" and row[before].kind in ("name", "bracket", "comma"):
            return before_auxiliaries(row, at, words)
        led = row[at - 1].low in either(words.occasions, words.compared, words.relatives, words.forums)  # "keterangan tertulis"
        led = led or passed_on(row, 0, at - 1, words)  # "X dalam menanggapi isu itu mengatakan"
        if chunk.kind in ("verb", "cue") and not led and not any(c.low in words.subordinators for c in row[max(0, at - 4) : at]):
            break
    return end


def _described(row: Row, at: int, end: int, words: Clauses) -> bool:
    """Whether an occasion is part of a clause that says who is meant: "penyerang yang dipinjam dari X dalam musim lalu itu"."""
    told = either(words.forums, words.moments, words.records, words.documents)
    pointed = row[end - 1].low in words.anaphors.pointers and row[at + 1].low not in told
    start = next((i for i in range(at - 1, -1, -1) if row[i].kind in ("comma", "stop", "quote")), -1) + 1
    return pointed and any(chunk.low in words.relatives for chunk in row[start + 1 : at]) and row[start].kind != "time"


def _named_at(row: Row, at: int) -> int:
    """Where a name stands before index `at` with what somebody is behind it, `at` where none does."""
    name = at
    while name > 0 and row[name].kind == "word":
        name -= 1
    return name if at - name < _CLAUSE and row[name].kind == "name" else at


def _in_office(row: Row, at: int, words: Clauses) -> bool:
    """Whether a body, or people with a capital, stand behind "pada", "kepada": "Jaksa pada Komisi X", "Layanan kepada Warga X"."""
    after = row[at + 1]
    named = row[at].low in words.not_said - words.ways and after.kind == "name" and row[at - 1].kind == "name"
    return named and after.low in either(words.bodies, words.speaking, words.plurals)


def _at_places(row: Row, end: int, words: Clauses) -> int | None:
    """Where the noun phrase ends that several places follow, with the occasion that was there or a day.

    "X, dalam jumpa pers di Rawa, Banyu, Senin, mengatakan", "X di Rawa, Banyu, Senin, mengatakan"; None where none do.
    """
    at = end - 1
    while at > max(1, end - FAR) and row[at].kind in ("name", "bracket", "comma", "time"):
        at -= 1
    at -= at > 1 and row[at].kind == "word" and row[at - 1].low in words.places  # "di kantornya, Rawa, Banyu,"
    inside = row[at:end]
    several = any(inside[i].kind == "comma" and inside[i + 1].kind == "name" for i in range(len(inside) - 1))
    late = any(inside[i].kind == "time" and inside[i + 1].kind != "comma" for i in range(len(inside) - 1))
    opened = row[0].low in either(words.prepositions, words.occasions, words.subordinators)
    if row[end - 1].kind != "comma" or not several or late or opened or row[at].low not in words.places:
        return None
    begun = at
    while begun > 1 and row[begun].low not in words.occasions and row[begun - 1].kind in ("word", "verb"):
        begun -= 1
    before = row[begun - 1]
    if row[begun].low in words.occasions and before.kind in ("comma", "name", "bracket"):
        return begun - (before.kind == "comma")
    dated = any(chunk.kind == "time" for chunk in inside)
    return at if dated and row[at - 1].kind in ("name", "bracket") else None


def _before_places(row: Row, end: int, words: Clauses) -> int:
    """Where what stands before a closing comma ends, or before the places in a row: "…, di Balai A, Stadion B, Senin,"."""
    if not end or row[end - 1].kind != "comma":
        return end
    at = end - 1
    while at > 0 and row[at].kind in ("name", "bracket", "comma", "time"):
        at -= 1
    opened = either(words.prepositions, words.occasions, words.subordinators)
    placed = at > 1 and row[at].low in words.places and row[at - 1].kind == "comma" and row[0].low not in opened
    return at - 1 if placed else end - 1


def _apposition(row: Row, end: int, words: Clauses, is_role: Callable[[str], bool]) -> tuple[int, int] | None:
    """ "PT X, pengelola waduk di sana, membantah": a name and what it is, up to the comma before the verb."""
    if end < 4 or row[end - 1].kind != "comma":
        return None
    comma = _parted(row, end - 2)
    inside = row[comma + 1 : end - 1]
    while row[comma].kind == "comma" and inside and is_name(inside, words):  # "X, pedagang di Pasar A, B, C, mengatakan"
        before = _parted(row, comma - 1)
        comma, inside = before, row[before + 1 : comma]
        at_place = any(chunk.low in words.places for chunk in inside) or is_name(inside, words)
        if not at_place or any(chunk.kind == "dash" for chunk in inside):
            return None
    if row[comma].kind != "comma" or not inside or _inserted(inside[0], words):
        return None
    start = _segment_start(row, comma, words)
    if start is None:
        return None
    start = skip_openers(row, start, comma, words)
    office = headed(row, start, comma, words, is_role)
    if (
        start >= comma
        or end - 1 - start > MOST_WORDS
        or not is_name(row[start:comma], words)
        or only_opens(row[start:comma], words)
    ):
        return None
    first = start if office is None else office
    led = first > 1 and row[first - 1].kind == "comma" and not is_role(row[first].low)
    earlier = _segment_start(row, first - 1, words) if led else None
    if earlier is not None:
        post = row[skip_openers(row, earlier, first - 1, words) : first - 1]
        told = 0 < len(post) <= _POST and is_role(post[0].low) and all(chunk.kind in ("word", "name") for chunk in post)
        if told:
            first -= 1 + len(post)  # "Sopir truk, X (39), warga di Y, mengaku"
    return first, end - 1


def _parted(row: Row, last: int) -> int:
    """The nearest sign at `last` or before it that parts phrases; 0 where there is none."""
    return next((i for i in range(last, 0, -1) if row[i].kind in ("comma", "stop", "quote", "colon")), 0)


def _inserted(first: Chunk, words: Clauses) -> bool:
    """Whether a phrase between commas that begins so is an aside and no apposition."""
    if first.kind in ("verb", "cue", "time"):
        return True
    return first.low in words.auxiliaries or first.low in either(words.prepositions, words.subordinators, words.relatives)


def _over_insertion(row: Row, end: int, words: Clauses, is_role: Callable[[str], bool]) -> int:
    """Skips ", mengutip laporan intelijen," between a subject and its verb."""
    if end == 0 or row[end - 1].kind != "comma":
        return end
    start = end - 1
    while start > 0 and row[start - 1].kind not in ("comma", "stop", "quote", "colon"):
        start -= 1
    inserted = start < end - 1 and _inserted(row[start], words)
    if not inserted or start == 0 or row[start - 1].kind != "comma":
        return end - 1
    dated = all(chunk.kind == "time" for chunk in row[start : end - 1])
    before = _over_insertion(row, start, words, is_role) if dated else start  # "X, seperti dilansir Y, Selasa, menyebut"
    last = _before_occasion(row, before_auxiliaries(row, before if before < start - 1 else start - 1, words), words, is_role)
    return _before_place(row, last, words) if dated else last


def _before_place(row: Row, end: int, words: Clauses) -> int:
    """Where a name ends behind which the place of its saying stands: "X di Banyu, Senin, mengatakan"."""
    at = next((i for i in range(end - 1, 0, -1) if row[i].kind != "name"), 0)
    told = at > 0 and at < end - 1 and row[at].low in words.places and row[at - 1].kind in ("name", "bracket")
    return at if told else end


def _segment_start(row: Row, end: int, words: Clauses) -> int | None:
    """The start of the run of noun-phrase chunks that ends at `end`; None where a finite verb stands in it."""
    start, relative = end, False
    for at in range(end - 1, -1, -1):
        chunk = row[at]
        if chunk.kind in ("comma", "colon", "stop", "quote", "dash"):
            break
        if chunk.kind == "time" and chunk.low.rpartition(" ")[2] in words.subordinators:
            break  # "sehari setelah"
        if chunk.kind in ("word", "verb") and chunk.low[-1] == "." and len(chunk.low) > _ABBREVIATED:
            break  # a sentence that the next, begun in small letters, is not cut from
        if chunk.low in words.relatives:
            relative = True
        elif chunk.kind == "cue" and not relative_before(row, at, words):
            return at + 1 if at + 1 < end else None
        elif chunk.low in words.causatives:
            return at + 1 if at + 1 < end else None  # "… membuat warga merasa": they feel
        elif chunk.kind == "verb":
            if not relative_before(row, at, words) and not _worn(row, at, end, words):
                return _after_coordinator(row, at, end, words) if not relative else None
        elif chunk.low in words.subordinators and chunk.kind != "name" and not relative_before(row, at, words):
            break
        start = at
    return start


def _worn(row: Row, at: int, end: int, words: Clauses) -> bool:
    """Whether a word in the shape of a verb says what somebody is like: "perempuan berhijab itu"."""
    return 0 < at < end - 1 and row[at - 1].low in words.persons and row[end - 1].low in words.anaphors.pointers


def _after_coordinator(row: Row, verb: int, end: int, words: Clauses) -> int | None:
    for at in range(verb + 1, end):
        if row[at].low in words.coordinators or row[at].low in words.subordinators:
            return at + 1 if at + 1 < end else None
    return None


def _nominal(row: Row, start: int, end: int, words: Clauses) -> bool:
    """Whether the run can be a source: no preposition first, and something that names."""
    if row[end - 1].low in either(words.prepositions, words.coordinators) and row[end - 1].kind != "name":
        return False  # "untuk memastikan" is a purpose and no report
    return row[start].low not in words.prepositions and any(c.kind in ("name", "word") for c in row[start:end])


def passed_on(row: Row, start: int, at: int, words: Clauses) -> bool:
    """Whether "yang" tells where a saying was taken from, or how it was had: "kata X yang dikutip dari Y", "X yang dihubungi"."""
    after = row[at + 1].low if at + 1 < len(row) and row[at].low in words.relatives else ""
    wrote = either(words.documents, words.records)
    return after.startswith((*words.relayed, *words.asked)) and not any(
        chunk.low in wrote for chunk in row[max(start, at - FAR) : at]
    )


def closes(chunk: Chunk, words: Clauses) -> bool:
    """Whether a word closes a speaker's noun phrase, glued to what follows or not ("kepadadetikcom")."""
    return chunk.low in words.closers or chunk.low.startswith(words.glued)


def span_of(row: Row, first: int, last: int) -> Span:
    """The characters from the first chunk to the last, `last` excluded."""
    return Span(row[first].start, row[last - 1].end)
