"""Content before a cue and content after one: what the frames of bare, suffixed and passive cues share."""

from __future__ import annotations

from silang.read.attributions import rests, scope
from silang.read.attributions.framing import Frame
from silang.read.attributions.fronted import past_relayer, skip_openers
from silang.read.attributions.openings import is_forum, past_inset, says_that
from silang.read.attributions.phrases import Row
from silang.read.attributions.scope import Range
from silang.read.clauses import Clauses, either


def before_cue(row: Row, at: int, words: Clauses) -> int:
    """The index of what stands before a cue, "demikian" and "begitu" passed over ("…," demikian kata X)."""
    return at - 2 if at > 1 and row[at - 1].low in words.thus and row[at - 2].kind in ("comma", "quote", "stop") else at - 1


def opens(row: Row, at: int, words: Clauses) -> bool:
    """Whether only openers stand before the cue."""
    if at == 0 or (skip_openers(row, 0, at, words) == at and row[at - 1].kind != "quote"):
        return True
    begun = row[0].low in either(words.prepositions, words.openers) and row[at - 1].low in words.anaphors.pointers
    return begun and all(chunk.kind == "word" for chunk in row[1:at])  # "Untuk itu", "Dalam hal ini"


def leading(row: Row, speaker: Range | None, at: int, words: Clauses, rule: str) -> Frame | None:
    """ "Kata dia, …", "Menurutnya, …": the content follows."""
    start = speaker[1] if speaker else at + 1
    aside = start
    while start < len(row) and row[start].kind == "time":
        start += 1
    if start < len(row) and row[start].kind in ("comma", "colon"):
        start += 1
    elif start < len(row) and (row[start].low in words.that or (speaker is None and _iffy(row, start, words))):
        start += 1
    elif speaker is not None and start == aside and not (start < len(row) and row[start].kind == "quote"):
        return None
    start = past_inset(row, start, words) if rule.startswith("according") else start
    start = scope.past_relay(row, start, words)
    if start < len(row) and (row[start].low in words.that or _granted(row, start, words)):
        start += 1
    if start < len(row) and row[start].kind == "comma" and row[start - 1].low in words.that:
        start += 1
    if start < len(row) and row[start].low in words.channels and row[start].kind != "name":
        that = scope.that_after(row, start, words)  # "Ditegaskan X, dalam suratnya, bahwa …"
        start = start if that is None else that + 1
    end, tail = scope.content_end(row, start, words)
    if end <= start or (speaker is not None and _origin(row, start, end, words)):
        return None
    before = headed(row, at, start, words) or fronted(row, at, words)
    return Frame(rule, speaker, (*before, (start, end)), (*((aside, start),), *tail), suffix=speaker is None)


def _origin(row: Row, start: int, end: int, words: Clauses) -> bool:
    """Whether no more than whom somebody speaks for follows: "Hal senada disampaikan X, dari Fraksi Y"."""
    return row[start].low in words.givers and all(chunk.kind in ("name", "word", "bracket") for chunk in row[start:end])


def headed(row: Row, at: int, start: int, words: Clauses) -> tuple[Range, ...]:
    """The subject before a cue of a predicate behind it: "Lomba ini menurut X, adalah …"."""
    small = either(words.auxiliaries, words.future, words.perfect, words.copulas)
    first = skip_openers(row, scope.dateline_end(row), at, words)
    held = row[first:at]
    if start >= len(row) or row[start].low not in small or len(held) <= 1 or held[0].low in words.prepositions:
        return ()
    hanging = either(words.occasions, words.subordinators) - words.joints  # "Usai lomba itu dia mengatakan akan …"
    told = row[first - 1].low in hanging if first else False
    told = told or any(c.kind not in ("word", "name", "bracket") or c.low in small for c in held)
    return () if told or held[-1].low not in words.anaphors.pointers else ((first, at),)


def condition(row: Row, at: int, words: Clauses) -> tuple[Range, ...]:
    """The condition before the subject at index `at`, which is said too: "Jika tarif naik, (maka) sopir mengancam …"."""
    start = scope.dateline_end(row)
    while start < at and (row[start].kind == "comma" or row[start].low in words.openers - words.that_or_if):
        start += 1
    end = at
    while end > start and (row[end - 1].kind == "comma" or row[end - 1].low in words.then):
        end -= 1
    first = row[start].low if end < at else ""
    if first not in words.that_or_if or row[start + 1].low in words.asked:
        return ()
    return () if any(chunk.kind in ("quote", "stop", "cue") for chunk in row[start:end]) else ((start, end),)


def fronted(row: Row, at: int, words: Clauses) -> tuple[Range, ...]:
    """What stands before a cue that opens its sentence and belongs to what is said: "Di hilir, menurutnya, …", "Itu pun, …".

    Words that only join sentences, days and where something was said do not.
    """
    first, last = scope.dateline_end(row), at
    while last > first and row[last - 1].kind == "comma":
        last -= 1
    held = row[first:last]
    if not held or any(c.kind not in ("word", "name", "bracket", "time") or c.low in words.relays for c in held):
        return ()
    joining = either(words.subordinators, words.coordinators)
    while first < last and row[first].low in joining and row[first].kind != "time":
        first += 1
    if first < last and held[-1].kind == "time":
        begin = last - 1
        while begin > scope.dateline_end(row) and row[begin - 1].low in words.prepositions:
            begin -= 1  # "Pada 2027", "Hingga saat ini"
        spans = held[-1].item.begin is not None and held[-1].item.begin != held[-1].item.end  # "Pada 2027", no day of saying
        return ((begin, last),) if spans or held[-1].low.endswith(words.anaphors.pointers) else ()
    if held[-1].low in words.emphatic:
        return ((first, last),) if first < last else ()
    rest = row[first + 1 : last]
    led = first < last and row[first].low in words.prepositions and not is_forum(row, first, last, words)
    return ((first, last),) if led and any(c.kind == "name" or c.low not in words.openers for c in rest) else ()


def _iffy(row: Row, start: int, words: Clauses) -> bool:
    """Whether "bila" says no more than "bahwa" right behind a cue: "Dijelaskannya bila tanggul itu runtuh"."""
    return row[start].low in words.that_or_if and says_that(row, start, words)


def _granted(row: Row, start: int, words: Clauses) -> bool:
    """Whether "kalau" says no more than "bahwa": "Menurut X, kalau pelaku lari"; a condition has a comma or "maka" behind it."""
    return row[start].low in words.granted and says_that(row, start, words)


def trailing(row: Row, speaker: Range | None, at: int, words: Clauses, rule: str) -> Frame | None:
    """ "…, kata X di sini, …": the content stands before, and goes on where neither stop nor aside follows."""
    last = before_cue(row, at, words)
    while last >= 0 and row[last].kind in ("comma", "stop", "dash"):
        last -= 1
    if last < 0 or any(chunk.low == '"' for chunk in row[last:at]):
        return None  # nobody knows where words begin whose opening mark is lost
    first = _content_start(row, last, words)
    content = [(first, last + 1)]
    after = speaker[1] if speaker else at + 1
    rest = rests.rest(row, after, words) or rests.owed(row, (first, last + 1), after, words)
    rest = rest or rests.past_aside(row, (first, last + 1), after, words)
    if rest is not None and row[last].kind == "quote" and first == last and row[rest[0]].kind != "quote":
        rest = None  # words of a quotation go on in quotation marks
    if rest is not None:
        content.append(rest)
        aside = (after, rest[0])
    else:
        aside = (after, len(row))
    return Frame(rule, speaker, tuple(content), (aside,) if aside[1] > aside[0] else (), suffix=speaker is None)


def _content_start(row: Row, last: int, words: Clauses) -> int:
    """Where the content that ends with chunk `last` begins: with its quotation, or with the sentence after a dateline or relay."""
    if row[last].kind == "quote" and not any(c.kind in ("word", "verb", "name") for c in row[:last]):
        return next(i for i, chunk in enumerate(row) if chunk.kind == "quote")
    if (
        row[last].kind == "quote"
        and last > 1
        and row[last - 1].kind in ("comma", "colon", "stop")
        and any(c.kind == "cue" for c in row[:last])
    ):
        return last  # "Hal itu juga disampaikan X, "…," ujarnya"
    return past_relayer(row, scope.dateline_end(row), last, words)
