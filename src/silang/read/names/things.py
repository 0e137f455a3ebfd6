"""Names that the tagger found and that are none of a person, body or place: works, events, products, words that open a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from silang.model import NameType
from silang.read.names.gazetteer import Known
from silang.read.names.runs import Run
from silang.read.names.tokens import Tokens

_MARKS = frozenset("\"'")
_PROPER = ("often", "always")  # how often a word that may open a name bears a capital
_EVERYDAY = ("never", "seldom")  # how often one does that names nothing
_LONGEST = 4  # words of a place's name that is looked up


def sifted(cut: Tokens, found: Sequence[Run], words: Known) -> list[Run]:
    """The runs without those that are things, and districts in an address as places ("…, Kramat Jati, Jakarta Timur")."""
    free = {cut.word[at] for at in cut.capital if not cut.fresh[at]}
    free.update(word for run in found if run.type == "PER" and run.last - run.first > 1 for word in cut.word[run.first : run.last])
    loose = {_form(cut, run) for run in found if not _quoted(cut, run)}
    kept = []
    for run in found:
        if (
            _is_work(cut, run, words)
            or _only_opens(cut, run, free, words)
            or _is_office(cut, run, words)
            or _everyday(cut, run, words)
        ):
            continue
        if _quoted(cut, run) and _form(cut, run) not in loose and cut.low[run.first] not in words.heads:
            continue
        kept.append(Run(run.first, run.last, _told(cut, run, words)))
    return kept


def _told(cut: Tokens, run: Run, words: Known) -> NameType:
    """The type of a run by its words and what stands before it: a place in an address, a firm, a person's given name."""
    if run.type == "PER" and _in_address(cut, run, words):
        return "LOC"
    low = _form(cut, run)
    if run.type == "PER" and len(low) > 1 and low[-1].rstrip(".") in words.legal:
        return "ORG"
    if run.type != "LOC" or len(low) < 2 or low[0] not in words.given or cut.low[run.last - 1] in words.tail:
        return run.type
    before = cut.low[run.first - 1] if run.first and not cut.fresh[run.first] else ""
    placed = before in words.toward or before in words.area or before in words.place or before in words.body
    known = any(words.place_kind(word) or word in words.heads for word in low) or words.place_kind(" ".join(low))
    return run.type if placed or known else "PER"


def _form(cut: Tokens, run: Run) -> tuple[str, ...]:
    return tuple(cut.low[run.first : run.last])


def _quoted(cut: Tokens, run: Run) -> bool:
    """Whether two words or more, and nothing else, stand between marks: the title of a work."""
    if run.last - run.first < 2 or not run.first or run.last >= len(cut.word):
        return False
    return cut.word[run.first - 1] in _MARKS and cut.word[run.first - 1] == cut.word[run.last]


def _is_work(cut: Tokens, run: Run, words: Known) -> bool:
    """Whether the first or the last word tells an event, a product or a work ("Piala Euro", "MotoGP 2025")."""
    first, last = cut.low[run.first], cut.low[run.last - 1]
    if run.type == "ORG" or run.last - run.first < 2:
        return False
    return last in words.work or last.isdecimal() or (run.type == "PER" and first in words.thing and first not in words.given)


def _only_opens(cut: Tokens, run: Run, free: set[str], words: Known) -> bool:
    """Whether an unknown word is taken for a person that opens a sentence and stands nowhere within one ("Gantilah minyak …")."""
    at = run.first
    if run.type != "PER" or run.last - at > 1 or not cut.fresh[at] or cut.word[at] in free or at + 1 == len(cut.word):
        return False
    low, after = cut.low[at], cut.low[at + 1]
    known = low in words.given or words.casing.get(low) in _PROPER or after in words.called or after in words.opening
    return not known and cut.word[at + 1] == after and after.isalpha()


def _is_office(cut: Tokens, run: Run, words: Known) -> bool:
    """Whether a place's name ends an office ("Kepala Negara") or opens as one ("Deputi Gizi")."""
    at = run.first
    if run.type == "LOC" and words.titles.get(cut.low[at]) == "qualifier" and run.last - at > 1:
        return True
    return run.type == "LOC" and at > 0 and not cut.fresh[at] and " ".join(cut.low[at - 1 : run.last]) in words.titles


def _everyday(cut: Tokens, run: Run, words: Known) -> bool:
    """Whether several everyday words with capitals, none of them known to name anything, are taken for a body or a place."""
    low = _form(cut, run)
    if run.type == "PER" or len(low) < 2 or words.name_kind(" ".join(low)):
        return False
    rare = any(words.casing.get(word, "always") not in _EVERYDAY and word not in words.link for word in low)
    return not (rare or words.heads.intersection(low) or words.tail.intersection(low))


def _in_address(cut: Tokens, run: Run, words: Known) -> bool:
    """Whether a known place's name stands among places: a comma and another known place behind it, a comma or "di" before it."""
    at = run.last + 1
    if at >= len(cut.word) or cut.word[run.last] != "," or not run.first or not words.place_kind(" ".join(_form(cut, run))):
        return False
    before = cut.low[run.first - 1]
    if before != "," and before not in words.toward and before not in words.area:
        return False
    most = min(words.begins.get(cut.low[at], 0), _LONGEST, len(cut.word) - at)
    return cut.word[at] != cut.low[at] and any(words.place_kind(" ".join(cut.low[at : at + n])) for n in range(most, 0, -1))
