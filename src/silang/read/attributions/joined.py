"""What "dan" joins to a content: more of it, or a second saying."""

from __future__ import annotations

from silang.read.attributions.phrases import Row
from silang.read.clauses import Clauses, either

_KNOWN = 5  # words of such a thing
_TOLD = ("verb", "cue", "quote")  # what makes a clause or a saying


def joins_cue(row: Row, start: int, at: int, words: Clauses) -> bool:
    """Whether "dan" joins another cue with a content of its own, always behind a content that is no clause from `start` on."""
    known = row[at - 1].low in words.coordinators and _definite(row[start : at - 1], words)
    if known and (row[at].kind == "verb" or (row[at].kind == "cue" and at + 1 < len(row))):
        return True
    pronoun = row[at].low in words.pronouns.singular and at + 1 < len(row)  # "dan ia menilai …"
    at += pronoun
    chunk = row[at]
    if chunk.kind != "cue" or chunk.item.value.voice != "active" or chunk.item.value.takes != "clause":
        return False
    if chunk.low in words.confessing and _of_another(row, start, at - 1, words):
        return False
    if pronoun:
        return not chunk.item.value.refused
    if at + 1 >= len(row):
        return False
    if row[at - 1].low in words.enders:
        return True  # "seraya mengimbau …"
    after = row[at + 1]
    if _asserts(row, start, at, words):
        return True
    clause = any(
        c.kind in _TOLD or c.low in either(words.auxiliaries, words.copulas) for c in row[start : _opened(row, start, at, words)]
    )
    return (
        after.low in words.that
        or after.kind in ("comma", "quote")
        or (after.low not in words.prepositions and not clause)
        or (chunk.item.value.act != "asserts" and after.low in words.purposes)
    )


def _of_another(row: Row, start: int, end: int, words: Clauses) -> bool:
    """Whether a content is a clause with a subject of its own: "pelaku ditangkap dan mengaku …"; not "sudah datang dan …"."""
    first = row[start]
    own = first.low in either(words.auxiliaries, words.perfect, words.future, words.negations) or first.kind not in ("word", "name")
    own = own or first.low in (*words.pronouns.singular, *words.pronouns.own)
    return not own and any(c.kind == "verb" for c in row[start + 1 : end])


def _asserts(row: Row, start: int, at: int, words: Clauses) -> bool:
    """Whether a verb of mere saying is joined, where nobody is to say anything: "sudah siap dan menyebut …"."""
    cue, after = row[at].item.value, row[at + 1].low
    done = either(words.lodged, words.added, words.conveying, words.thoughts, words.felt, words.announcing)
    if cue.act != "asserts" or cue.refused or cue.idiom or row[at].low in done:
        return False
    if after in either(words.prepositions, words.subordinators):
        return False
    bound = either(words.purposes, words.so_that, words.supposed, words.relatives)
    commas = [i for i in range(start, at) if row[i].kind == "comma"]
    if commas == [at - 2]:
        return True  # "mendesak warga untuk pergi, dan mengatakan …"
    return not any(c.low in bound for c in row[start : _opened(row, start, at, words)])


def by_saying(row: Row, start: int, at: int, words: Clauses) -> bool:
    """Whether "dengan" at index `at` tells how, by a saying, behind a content that is no clause: "memuji X dengan mengatakan …"."""
    if row[at].low not in words.manner or at + 2 >= len(row) or row[at + 1].kind != "cue":
        return False
    value = row[at + 1].item.value
    says = value.voice == "active" and value.takes == "clause" and value.act == "asserts" and not value.refused
    small = either(words.auxiliaries, words.copulas, words.relatives)
    return says and not any(c.kind in _TOLD or c.low in small for c in row[start:at])


def _definite(told: Row, words: Clauses) -> bool:
    """Whether a content is no more than a thing that is known, which does nothing itself: "mengakui perbuatannya dan …"."""
    small = either(words.relatives, words.purposes, words.auxiliaries, words.copulas, words.negations, words.coordinators)
    if not 0 < len(told) <= _KNOWN or any(c.kind not in ("word", "name") or c.low in small for c in told):
        return False
    if told[0].low in (*words.pronouns.singular, *words.pronouns.own, *words.pronouns.plural):
        return False
    return told[-1].low in words.anaphors.pointers or told[-1].low.endswith(words.nominal)


def _opened(row: Row, start: int, at: int, words: Clauses) -> int:
    """Where "yang" opens what is added to a content that ends at `at`, no comma behind it: "kerja sama yang terjalin dan …"."""
    opened = next((i for i in range(start, at) if row[i].low in words.relatives), at)
    return at if any(chunk.kind == "comma" for chunk in row[opened:at]) else opened
