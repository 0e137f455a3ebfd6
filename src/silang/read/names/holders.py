"""Persons whose name a body's, a country's or an office's name ran on to: where theirs begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from silang.read.names.gazetteer import Known
from silang.read.names.runs import Run
from silang.read.names.tokens import Tokens

_INITIALS = 3  # letters at most
_COMMON = ("never", "seldom", "half")  # how often a word bears a capital that may end an office


def split(cut: Tokens, found: Sequence[Run], words: Known) -> list[Run]:
    """The runs, those of bodies cut where a person's name begins that stands by itself elsewhere."""
    alone = {cut.word[run.first] for run in found if run.type == "PER" and run.last - run.first == 1 and _apart(cut, run, words)}
    forms = Counter([tuple(cut.word[run.first : run.last]) for run in found if run.type != "PER"])
    out, parted = list[Run](), 0
    for tagged in found:
        run = _taken_on(cut, out, tagged, forms, words)
        whole = _whole_before(cut, run, words)
        if whole:
            out += [Run(run.first, whole, "ORG"), Run(whole, run.last, "PER")]
            parted = run.last
            continue
        if run.first == parted and run.type == "PER" and not cut.fresh[parted]:
            out[-1] = Run(out[-1].first, run.last, "PER")  # the rest of the person behind the body
            continue
        if _held(cut, run, words):
            out.append(Run(run.first + 1, run.last, "PER"))
            continue
        if _beside_group(cut, run):
            out += [Run(run.first, run.last - 1, "PER"), Run(run.last - 1, run.last, "ORG")]
            continue
        if run.type != "ORG":
            out.append(run)
            continue
        begun = _behind_place(cut, run, words)
        if begun:
            out += [Run(run.first, begun, "ORG"), Run(begun, run.last, "PER")]
            parted = run.last
            continue
        at = next((at for at in range(run.first + 1, run.last) if cut.word[at] in alone), run.last)
        led = run.first > 0 and not cut.fresh[run.first] and words.titles.get(cut.low[run.first - 1]) == "office"
        apart = run.last - run.first > 1 and led and (cut.word[run.first],) in forms  # "Ketua MK Rendra", "MK" by itself elsewhere
        if (at < run.last or apart) and _acronym(cut, run, words):
            out += [Run(run.first, run.first + 1, "ORG"), Run(run.first + 1, run.last, "PER")]
        elif at < run.last and (at - run.first > 1 or tuple(cut.word[run.first : at]) in forms):
            out += [Run(run.first, at, "ORG"), Run(at, run.last, "PER")]
        else:
            out.append(run)
    return out


def _apart(cut: Tokens, run: Run, words: Known) -> bool:
    """Whether no word with a capital but a title stands right before a run ("Marga" behind "Jasa" is not by itself)."""
    at = run.first - 1
    return at < 0 or cut.fresh[run.first] or not cut.word[at][0].isupper() or cut.low[at].rstrip(".") in words.title_words


def _whole_before(cut: Tokens, run: Run, words: Known) -> int:
    """Where a person's name begins in a run behind a known body's full name or behind a country; 0 where none does."""
    if run.type == "PER":
        inner = range(run.first + 1, run.last - 2)
        return next((at + 1 for at in inner if cut.low[at] in words.country), 0)
    ends = (at for at in range(run.last - 1, run.first + 1, -1) if " ".join(cut.low[run.first : at]) in words.full_names)
    at = next(ends, 0) if run.type == "ORG" else 0
    return at if at and all(may_be_named(cut, i, words) for i in range(at, run.last)) else 0


def _held(cut: Tokens, run: Run, words: Known) -> bool:
    """Whether an everyday word that ends an office was taken for a body's head, with its holder ("Ketua Panitia Rendra Wijaya")."""
    first = run.first
    if run.type != "ORG" or run.last - first < 2 or not first or cut.fresh[first] or cut.low[first] in words.company:
        return False
    if cut.low[first] in words.body and cut.low[first] in words.tail:
        return False  # "Bank Mandala Rendra Wijaya"
    office = cut.low[first - 1] in words.title_words and words.casing.get(cut.low[first]) in _COMMON
    given = not words.given.isdisjoint(cut.low[first + 1 : run.last])
    return office and given and all(may_be_named(cut, at, words) for at in range(first + 1, run.last))


def _taken_on(cut: Tokens, out: list[Run], run: Run, forms: Mapping[tuple[str, ...], int], words: Known) -> Run:
    """The run with the last word of the body before it, which `out` ends in, where that is a first name."""
    if out and _given_before(cut, out[-1], run, forms, words):
        out[-1] = Run(out[-1].first, run.first - 1, "ORG")
        return Run(run.first - 1, run.last, "PER")
    return run


def _given_before(cut: Tokens, body: Run, run: Run, forms: Mapping[tuple[str, ...], int], words: Known) -> bool:
    """Whether a body's name ran on to the first name of the person behind it ("Dinas Pendidikan Aris Medi Wijaya").

    What is no given name is one behind a place, or behind a short form that stands without it elsewhere ("SGR Rasio Wijaya").
    """
    last = body.last - 1
    behind = body.type == "ORG" and run.type == "PER" and body.last == run.first and not cut.fresh[run.first]
    if not behind or last == body.first or words.place_kind(cut.low[last]) or cut.low[last] in words.ends:
        return False
    if cut.low[last] in words.given:
        return last - body.first > 1 and " ".join(cut.low[body.first : body.last]) not in words.full_names
    short = cut.word[last - 1]
    apart = short.isupper() and len(short) > 2 and (short,) in forms and forms[tuple(cut.word[body.first : body.last])] == 1
    placed = words.place_kind(cut.low[last - 1]) and not words.place_kind(" ".join(cut.low[last - 1 : last + 1]))
    return may_be_named(cut, last, words) and cut.word[last].isalpha() and (apart or bool(placed))


def _beside_group(cut: Tokens, run: Run) -> bool:
    """Whether a word in capitals that is longer than initials ends a person's name: the group's ("Rendra WUNGA")."""
    last = run.last - 1
    capitals = (
        run.type == "PER"
        and last > run.first
        and cut.word[last].isalpha()
        and cut.word[last].isupper()
        and len(cut.word[last]) > _INITIALS
    )
    return capitals and not any(cut.word[at].isupper() for at in range(run.first, last))


def _behind_place(cut: Tokens, run: Run, words: Known) -> int:
    """Where an office's holder begins behind the place that a body's or a club's name ends in.

    "Ketua Yayasan Tirta Bogor Rendra Wijaya", "pelatih Sagara United Rendra Wijaya"; 0 where none does.
    """
    first, last = run.first, run.last
    if last - first < 4 or not first or cut.fresh[first]:
        return 0
    if cut.low[first - 1].rstrip(".") not in words.title_words:
        return 0
    headed = cut.low[first] in words.body
    for at in range(last - 2, first + headed, -1):
        if not may_be_named(cut, at, words):
            ended = words.place_kind(cut.low[at]) or (not headed and cut.low[at] in words.tail)
            return at + 1 if last - at > 2 and ended else 0
    return 0


def may_be_named(cut: Tokens, at: int, words: Known) -> bool:
    """Whether a word may be one of a person's name: a given one, or a rare one that is nothing known."""
    low = cut.low[at]
    rare = low in words.given or words.casing.get(low, "always") == "always"
    known = low in words.heads or low in words.tail or low in words.never or words.place_kind(low)
    return rare and not known and cut.word[at][0].isupper() and not cut.word[at].isupper()


def _acronym(cut: Tokens, run: Run, words: Known) -> bool:
    """Whether the first word is a body's short form by itself and none behind it is one ("BPBD Rendra Wijaya")."""
    low = cut.low[run.first]
    known = low in words.bodies or (low in words.body and low not in words.company)
    behind = range(run.first + 1, run.last)
    named = not any(cut.low[at] in words.body or cut.low[at] in words.tail or words.place_kind(cut.low[at]) for at in behind)
    return cut.word[run.first].isupper() and known and named and not any(cut.word[at].isupper() for at in behind)
