"""Who is told of before "yang": a name, an office and its holder, somebody of a body, people without a name."""

from __future__ import annotations

from silang.read.attributions.framing import Grammar
from silang.read.attributions.phrases import Row
from silang.read.attributions.scope import Range
from silang.read.clauses import Clauses, either

_RELAYED = 12  # words of who is quoted by somebody else
_PRESENTED = 6  # words of who is described before it


def told_of(row: Row, at: int, grammar: Grammar) -> Range | None:
    """Who stands before "yang" at index `at`; None where nobody is named or described there."""
    named = named_before(row, at)
    if named is not None and _from(row, named[0], grammar):
        return None  # "X adalah warga dari Banyu yang mengaku …": not Banyu
    named = named and (_one_of(row, _office_before(row, named[0], grammar), grammar), named[1])
    if named is None or named[1] - named[0] == 1:  # one word alone is a place: "penggemar drama Korea yang menyebut"
        return _presented_before(row, at, grammar)
    return named


def _from(row: Row, start: int, grammar: Grammar) -> bool:
    """Whether the name at `start` only says where somebody is from: "perwakilan dari Banyu"."""
    behind = start > 1 and row[start - 1].low in grammar.words.givers
    return behind and (_who(row[start - 2].low, grammar) or grammar.words.is_agent(row[start - 2].low))


def relayed(row: Row, at: int, words: Clauses) -> Range | None:
    """Who stands between somebody's "mengutip" and "yang" at index `at`: "Reuters mengutip seorang pejabat yang mengatakan …"."""
    first = at
    while first > 0 and row[first - 1].low not in words.relays:
        first -= 1
        if row[first].kind not in ("word", "name", "bracket") or at - first > _RELAYED:
            return None
    return (first, at) if 1 < first < at else None


def named_before(row: Row, at: int) -> Range | None:
    """The run of capitalised words that ends before index `at`."""
    if at and row[at - 1].kind == "comma":
        at -= 1
    start = at
    while start > 0 and row[start - 1].kind in ("name", "bracket"):
        start -= 1
    return (start, at) if any(c.kind == "name" for c in row[start:at]) else None


def _office_before(row: Row, start: int, grammar: Grammar) -> int:
    """Where an office in capitals begins before a comma and its holder at `start`, else there: "oleh Kepala Riset, X yang …".

    So does one of many: "dari salah satu calon peserta, X yang …".
    """
    first = start - 1
    if first < 1 or row[first].kind != "comma":
        return start
    singles = grammar.words.singles
    one = next((i for i in range(first - 1, max(-1, first - 1 - _PRESENTED), -1) if row[i].low in singles), first)
    if one < first and all(chunk.kind in ("word", "name", "bracket") for chunk in row[one:first]):
        return one - (one > 0 and row[one - 1].low in singles)  # "salah satu"
    while first and (row[first - 1].kind in ("name", "bracket") or row[first - 1].low in grammar.words.coordinators):
        first -= 1
    return next((i for i in range(first, start - 1) if grammar.is_role(row[i].low)), start)


def _one_of(row: Row, start: int, grammar: Grammar) -> int:
    """Where who belongs to the body named at `start` begins, else there: "salah satu nasabah Bank X yang …", "warga Y yang …"."""
    words = grammar.words
    first = start
    while first and row[first - 1].kind in ("word", "name") and start - first < _PRESENTED and _who(row[first - 1].low, grammar):
        first -= 1
    bare = row[first].low in either(words.singles, words.plurals) and first + 1 == start
    return start if first == start or bare else first


def _who(low: str, grammar: Grammar) -> bool:
    """Whether a word says who somebody is, or how many they are."""
    words = grammar.words
    return low in either(words.singles, words.plurals, words.persons) or grammar.is_role(low)


def _presented_before(row: Row, comma: int, grammar: Grammar) -> Range | None:
    """Who is described between a word for people and the comma before "yang": "para pejabat di sana, yang menuduh …"."""
    if comma < 2 or row[comma - 1].kind != "comma":
        return None
    words = grammar.words
    found = None
    for at in range(comma - 2, max(-1, comma - 2 - _PRESENTED), -1):
        if row[at].kind not in ("word", "name", "bracket") or row[at].low in either(words.prepositions, words.subordinators):
            break
        if row[at].low in either(words.plurals, words.singles, words.persons) or grammar.is_role(row[at].low):
            found = at
    return None if found is None else (found, comma - 1)
