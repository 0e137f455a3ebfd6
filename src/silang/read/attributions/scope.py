"""The scope of a cue: where the content of a report begins and ends, and what stands beside it."""

from __future__ import annotations

from silang.read.attributions import closings, openings
from silang.read.attributions.cues import Cue
from silang.read.attributions.joined import by_saying, joins_cue
from silang.read.attributions.phrases import Row
from silang.read.clauses import Clauses, either

_TOLD = ("verb", "cue", "quote")  # what makes a clause or a saying
_LAST = frozenset('"*')  # a mark whose other is lost, and what stands below a report
_OUTLET = 7  # words of a medium and its name
Range = tuple[int, int]  # chunks [first, last) of a sentence


def content_after(row: Row, at: int, cue: Cue, words: Clauses) -> tuple[tuple[Range, ...], tuple[Range, ...], bool]:
    """Content and asides of an active cue, and whether a word for "that" marks the content."""
    start, explicit = at + 1, False
    while start + 1 < len(row) and row[start].low in words.degrees:
        start += 1
    if start + 2 < len(row) and row[start].low in words.joints and row[start + 1].kind == "verb":
        start += 2  # "mengaku sambil tersenyum sudah menikah"
    start = openings.past_adverbs(row, start, words, refused=cue.refused)
    that = that_after(row, start, words)
    asked = openings.past_addressee(row, start, words, demands=cue.act == "demands") if that is None else None
    if that is not None:
        aside = ((start, that),) if that > start else ()
        start, explicit = that + 1, True
        while start < len(row) and row[start].low in words.that:
            start += 1
        if start < len(row) and row[start].kind == "comma":
            start += 1
    elif asked is not None:
        aside, start, explicit = ((start, asked[0]),), asked[1], True
    else:
        after = start if row[at].low in words.thoughts else _skip_adjuncts(row, start, words, counted=cue.takes == "count")
        aside = ((start, after),) if after > start else ()
        start, explicit = _past_pause(row, after, words)
    if cue.refused or cue.idiom:
        start = _topic(row, start, words, wherever=cue.idiom)
    why = words.subordinators - words.that - words.questions if cue.refused else words.purposes if cue.idiom else frozenset[str]()
    if start < len(row) and row[start].low in why:
        start = len(row)  # "enggan berkomentar setelah diperiksa", "angkat bicara untuk meluruskan isu itu"
    end, tail = content_end(row, start, words, announced=row[at].low in words.announcing)
    if cue.stance in ("declines_to_confirm", "declines_to_comment"):
        end = _up_to_reason(row, start, end, words)
    if end <= start:
        return (), aside, explicit
    if cue.act == "demands" and any(chunk.low in words.purposes for chunk in row[start:end]):
        explicit = True
    return ((start, end),), (*aside, *tail), explicit


def _past_pause(row: Row, start: int, words: Clauses) -> tuple[int, bool]:
    """Past the comma or colon that opens a content, and past a relay behind it; whether one stands there."""
    paused = start < len(row) and row[start].kind in ("comma", "colon")
    return past_relay(row, start + paused, words), paused


def past_relay(row: Row, start: int, words: Clauses) -> int:
    """Past a relay that opens a content, and "bahwa" behind it: "melaporkan, seperti dikutip X, bahwa pesawat itu jatuh"."""
    relay = start + (start + 1 < len(row) and row[start].low in words.compared)
    if relay >= len(row) or row[relay].low not in words.relays:
        return start
    start = next((i + 1 for i in range(relay, len(row)) if row[i].kind == "comma"), start)
    start = openings.past_days(row, start)
    return start + (start < len(row) and row[start].low in words.that)


def _up_to_reason(row: Row, start: int, end: int, words: Clauses) -> int:
    """Where the matter of a refusal ends that no verb tells: "belum memastikan jumlah korban karena …" says why it was refused."""
    if start < end and row[start].low in words.questions:
        return end
    at = next((i for i in range(start, end) if row[i].kind in _TOLD or row[i].low in words.excuses), end)
    if at == end or row[at].kind in _TOLD:
        return end
    return at - 1 if row[at - 1].kind == "comma" else at


def _topic(row: Row, start: int, words: Clauses, *, wherever: bool) -> int:
    """Where the matter of a refusal begins: past "soal", past "saat ditanya soal"; past any place if `wherever`."""
    if start + 1 < len(row) and row[start].low in words.manner and (start + 2 == len(row) or row[start + 2].kind != "word"):
        start += 2  # "tak menjawab dengan lugas"
    start = _past_occasion(row, start, words, wherever=wherever)
    return start + 1 if start < len(row) and row[start].low in words.topics else start


def _past_occasion(row: Row, start: int, words: Clauses, *, wherever: bool) -> int:
    """Past "saat ditanya" to the word for its topic; the end where none follows; `start` where no occasion begins."""
    placed = wherever and start < len(row) and row[start].low in words.channels
    if not placed and not _occasion(row, start, words):
        return start
    end = next((i for i in range(start, len(row)) if row[i].kind in ("comma", "stop")), len(row))
    told = end + 1 < len(row) and row[end + 1].kind == "quote"
    after = end if told or not placed else len(row)  # "buka suara usai digugat manajernya, X, …" tells nothing
    return next((i for i in range(start + 2, end) if row[i].low in words.topics), after)


def _occasion(row: Row, at: int, words: Clauses) -> bool:
    """Whether "saat ditanya", "ketika dihubungi" begins here."""
    return at + 1 < len(row) and row[at].low in words.occasions and row[at + 1].low in words.asked


def that_after(row: Row, start: int, words: Clauses) -> int | None:
    """Where "bahwa" opens the content, with nothing but adjuncts before it."""
    if start + 1 < len(row) and row[start].kind == "comma":
        opened = row[start + 1].low in words.that or (
            row[start + 1].low in words.that_or_if and openings.says_that(row, start + 1, words)
        )
        return start + 1 if opened else None
    for at in range(start, min(len(row), start + 24)):
        chunk = row[at]
        if chunk.low.startswith(words.glued_to) and chunk.low.endswith(words.glued_that):
            return at
        if chunk.low in words.that and (at == start or chunk.low not in words.so_that):
            return at
        if at == start and chunk.low in either(words.negations, words.copulas, words.counts, words.states, words.judged):
            return None  # "mengatakan tidak benar bahwa …"
        led = chunk.low in words.granted and openings.is_forum(row, start, at, words) if at > start else True
        if led and chunk.low in words.that_or_if and openings.says_that(row, at, words):
            return at
        hangs = at > start and row[start].low in either(words.channels, words.compared)
        hangs = hangs and row[at - 1].low in either(words.forums, words.relatives, words.compared)  # "dalam keterangan tertulis"
        if chunk.kind in ("quote", "stop", "colon") or (_tells(row, at, words) and not hangs):
            return None
    return None


def _tells(row: Row, at: int, words: Clauses) -> bool:
    """Whether a verb stands there, and no noun that is also a cue: "dalam pidatonya"."""
    if row[at].kind == "cue" and row[at].item.value.voice == "enclitic":
        return row[at - 1].low not in words.channels
    replies = row[at].kind == "cue" and row[at].item.value.act == "comments"  # "dalam menanggapi isu itu bahwa …"
    doing = row[at - 1].low in words.occasions and (row[at].kind == "verb" or replies)  # "usai bertemu X, bahwa …"
    return not doing and row[at].kind in ("verb", "cue") and row[at].low not in words.openers  # "dalam pernyataan terpisah"


def _skip_adjuncts(row: Row, start: int, words: Clauses, *, counted: bool) -> int:
    """Past the day, the addressee and the channel that stand between a cue and a comma or quotation that opens its content.

    What is `counted` may be so up to now: "mencatat hingga saat ini, …".
    """
    at = start
    while at < len(row) and (
        row[at].kind == "time" or (row[at].low in words.prepositions and at + 1 < len(row) and row[at + 1].kind == "time")
    ):
        led = row[at].kind != "time"
        if not counted and openings.lasting(row[at + led]):
            return start
        at += 1 + led
    if at < len(row) and row[at].kind in ("comma", "colon", "quote"):
        return at
    if start < len(row) and row[start].low in words.channels:
        for i in range(start, len(row)):
            if row[i].kind in ("comma", "colon", "quote"):
                quoted = row[i].kind != "comma" or (i + 1 < len(row) and row[i + 1].kind == "quote")
                return i if quoted or openings.is_forum(row, start, i, words) else start
            if row[i].kind == "stop" or _tells(row, i, words):
                break
    return start


def content_end(row: Row, start: int, words: Clauses, *, announced: bool = False) -> tuple[int, tuple[Range, ...]]:
    """Where content from `start` ends, and the aside that follows it (day, relay, where it was `announced`) if one does."""
    end, tail = _scope_end(row, start, words)
    end = closings.before_list(row, start, end, words)
    hanging = closings.told(row, start, end, words, announced=announced)
    return (end, tail) if hanging is None else (hanging, ((hanging, end), *tail))


def _scope_end(row: Row, start: int, words: Clauses) -> tuple[int, tuple[Range, ...]]:
    """Where content from `start` ends with what its cue governs."""
    end = len(row)
    while end > start and row[end - 1].kind in ("stop", "bracket", "comma", "dash", "colon") and row[end - 1].kind != "bracket":
        end -= 1
    while end - 1 > start and row[end - 1].kind in ("stop", "bracket") and _sourced(row, start, end):
        end -= 1
    for at in range(start, end):
        chunk = row[at]
        if chunk.kind == "stop" and chunk.low[0] in _LAST and at > start:
            return at, ()  # words whose opening mark is lost end, or the report
        if chunk.kind == "comma" and at + 1 < end and (_ends_scope(row, at + 1, words) or _turns(row, start, at + 1, end, words)):
            return at, ((at + 1, end),)
        if chunk.kind == "quote" and chunk.low == "," and at + 1 < end and _leaves(row, at + 1, end, words):
            return at + 1, ((at + 1, end),)
        if at > start and (_relays(row, at, words) or _occasion(row, at, words)):
            return at, ((at, end),)
        if chunk.low in either(words.coordinators, words.joints) and at + 1 < end and joins_cue(row, start, at + 1, words):
            return at, ()
        if at > start and by_saying(row, start, at, words):
            return at, ()
    return (end - 2, ((end - 1, end),)) if closings.dated(row, start, end, words) else (end, ())


def _sourced(row: Row, start: int, end: int) -> bool:
    """Whether a content ends with a bracket behind a quotation, which says where it is written: "…" (HR. X)."""
    last = next((i for i in range(end - 1, start, -1) if row[i].kind != "stop"), start)
    return (
        row[last].kind == "bracket" and row[last - 1].kind in ("quote", "stop") and any(c.kind == "quote" for c in row[start:last])
    )


def _leaves(row: Row, at: int, end: int, words: Clauses) -> bool:
    """Whether the reporter goes on behind a quotation that a comma closes: "…," dalam keterangannya, "…," yang membuat …"."""
    told = at + 1 < end and row[at].low in words.channels and row[at + 1].low.removesuffix(words.nominal[0]) in words.forums
    return told or _ends_scope(row, at, words)


def _ends_scope(row: Row, at: int, words: Clauses) -> bool:
    """Whether, after a comma, another speaker's cue or the relay begins."""
    chunk = row[at]
    if chunk.low in words.enders or " ".join(c.low for c in row[at : at + 2]) in words.enders:
        return True
    if chunk.low in words.stirring and at + 1 < len(row) and row[at + 1].low in words.stirred:
        return True
    if chunk.kind == "cue":
        value = chunk.item.value
        told = (
            value.voice == "active" and value.takes == "clause" and not value.refused
        )  # ", menyebutnya …" goes on with the speaker
        return told or value.voice in ("bare", "enclitic", "preposition")
    return _relays(row, at, words) or _told_after(row, at, words)


def _told_after(row: Row, at: int, words: Clauses) -> bool:
    """Whether the reporter closes the sentence with who told it: ", Reuters melaporkan pada Jumat"."""
    cue = at
    while cue < len(row) and row[cue].kind in ("name", "bracket"):
        cue += 1
    if cue == at and row[at].low in words.media:
        cue = next((i for i in range(at, min(len(row), at + _OUTLET)) if row[i].kind not in ("word", "name", "bracket")), at)
    if cue == at or cue >= len(row) or row[cue].kind != "cue":
        return False
    value = row[cue].item.value
    after = row[cue + 1] if cue + 1 < len(row) else None
    ends = after is None or after.kind in ("stop", "time") or (after.low in words.prepositions and cue + 2 < len(row))
    short = not any(chunk.kind in ("verb", "cue", "comma") or chunk.low in words.that for chunk in row[cue + 1 :])
    return value.voice == "active" and value.takes == "clause" and not value.refused and ends and short


def _turns(row: Row, start: int, at: int, end: int, words: Clauses) -> bool:
    """Whether after a comma the same or another party is reported on: ", lalu tidak membantah …", ", sedangkan Y membantah …"."""
    if row[at].low not in either(words.joints, words.coordinators, words.contrasts):
        return False
    cue = next((i for i in range(at + 1, end) if row[i].kind == "cue"), None)
    if cue is None or row[cue].item.value.voice != "active":
        return False
    if row[cue].item.value.refused and row[cue].item.value.stance is None:
        return False  # ", namun belum menemukan …"
    between = row[at + 1 : cue]
    if row[at].low in words.coordinators and that_after(row, cue + 1, words) == cue + 1 and _named(between):
        return True  # ", dan Ketua X menegaskan bahwa …"
    if any(c.low in words.unsaid for c in between):
        return False  # ", tetapi juga mampu menjawab …"
    also = bool(between) and between[0].low in either(words.degrees, words.auxiliaries)
    if also and any(c.low in words.negations for c in row[start:at]):
        return False  # "tidak hanya X, tetapi juga …"
    if row[at].low in words.coordinators and any(c.low in words.purposes for c in row[start:at]):
        return False  # "meminta warga untuk menunggu, serta memastikan …"
    return not any(c.kind in ("verb", "quote") for c in between) and (
        not between or row[at].low in either(words.joints, words.contrasts)
    )


def _named(between: Row) -> bool:
    """Whether somebody's name, and no verb, stands there."""
    return any(c.kind == "name" for c in between) and all(c.kind in ("name", "word", "bracket") for c in between)


def _relays(row: Row, at: int, words: Clauses) -> bool:
    """Whether "(seperti) dilansir X" begins here, a blank lost or not ("demikian dilansirX").

    "yang dilaporkan ke X" is none, nor is "dapat diakses" or "mudah dipantau", which says what something is.
    """
    first = at + 1 if row[at].low in either(words.compared, words.thus) else at
    if first >= len(row) or row[at - 1].low in words.relatives:
        return False
    if first == at and row[at - 1].low in either(words.auxiliaries, words.future, words.perfect, words.supposed, words.ease):
        return False
    relay = row[first].low
    if any(chunk.kind in ("word", "name") and words.is_amount(chunk.low) for chunk in row[first + 1 : first + 2]):
        return False  # "setiap bulan dikutip Rp 20.000"
    if first == at and any(chunk.low in words.lodging for chunk in row[first + 1 : first + 3]):
        return False  # "dua pejabat dilaporkan (warga) ke KPK"
    if relay in words.relays:
        taken = first > at or (first + 1 < len(row) and row[first + 1].low in words.givers)
        return taken or any(chunk.kind == "name" for chunk in row[first : first + 4])
    return relay.startswith(words.relayed) and not relay.endswith(words.nominal)


def dateline_end(row: Row) -> int:
    """The first chunk after a dateline ("JAKARTA, Outlet - "), 0 where there is none."""
    for at, chunk in enumerate(row[:14]):
        if chunk.kind == "dash":
            return at + 1
        if chunk.kind not in ("name", "comma", "bracket", "stop", "time"):
            break
    return 0
