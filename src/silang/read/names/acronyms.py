"""Short forms bound where an article defines them: "Badan Gizi Nasional (BGN)", "DPRK (merujuk pada Korea Utara)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from silang.read.names.gazetteer import Known

_BETWEEN = 40  # characters between the two names
_MARKS = str.maketrans(",\"'", "   ")


def short_for(short: str, full: str) -> bool:
    """Whether the letters of `short` stand in order in `full`, beginning with its first, as Indonesian acronyms are made.

    >>> short_for("BGN", "Badan Gizi Nasional"), short_for("Korut", "Korea Utara"), short_for("NIS", "Dinas Intelijen Nasional")
    (True, True, False)
    """
    letters = [c for c in short.lower() if c.isalnum()]
    rest = iter(full.lower())
    first = next((c for c in full.lower() if c.isalnum()), "")
    return len(letters) > 1 and letters[0] == first and len(short) < len(full) and all(c in rest for c in letters)


def defined(plain: str, mentions: Sequence[tuple[int, int, str]], known: Known) -> Iterator[tuple[int, int]]:
    """Pairs (short, full) of indices into `mentions` (start, end, type) that the text itself says are one.

    The second stands in brackets right after the first, which a link may have put on the next line, alone or after
    words of the table's `alias`; or both are persons joined by words of the table's `called`.
    """
    for i in range(len(mentions) - 1):
        (start, end, kind), (start_b, end_b, kind_b) = mentions[i], mentions[i + 1]
        gap = plain[end:start_b]
        if not 0 < len(gap) <= _BETWEEN or ("\n" in gap and gap.split() != ["("]):
            continue
        if kind == kind_b == "PER" and _calls(gap, known):
            yield (i, i + 1) if plain.count(" ", start, end) < plain.count(" ", start_b, end_b) else (i + 1, i)
        if plain[end_b : end_b + 2].lstrip()[:1] != ")" or "(" not in gap:
            continue
        before, _, cue = gap.partition("(")
        a, b = plain[start:end], plain[start_b:end_b]
        told = cue.strip().lower()
        if before.strip() or (told and told not in known.alias):
            continue
        if told or (kind == kind_b and (short_for(b, a) or (kind == "PER" and " " not in b))) or _capitals(b, a, kind, kind_b):
            yield (i + 1, i) if len(b) < len(a) else (i, i + 1)


def _calls(gap: str, known: Known) -> bool:
    """Whether the text between two persons' names says that they are one's ("…, yang akrab disapa …")."""
    words = gap.lower().translate(_MARKS).split()
    while words and words[0] in known.opening:
        words.pop(0)
    while words and known.titles.get(words[-1].rstrip(".")) == "honorific":
        words.pop()
    return " ".join(words) in known.called


def _capitals(short: str, full: str, kind: str, kind_of_short: str) -> bool:
    """Whether a foreign body's own letters stand beside its Indonesian name ("Dinas Intelijen Nasional (NIS)")."""
    return kind == kind_of_short == "ORG" and short.isupper() and 2 < len(short) < 7 and full.count(" ") > 0
