"""Words that a lost link tag or a lost blank glued together, and where they part."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import accumulate

from silang.read.names.gazetteer import Known

_GIVEN = 4  # letters of a first name behind an initial, at least: degrees have fewer ("S.Sos")
_SENTENCE_IN_WORD = re.compile(r"(?<=[a-z\d]{2})\.(?=[A-Z][a-z])")
_TITLED = re.compile(r"([A-Z][a-z]{0,3})\.(?=[A-Z])")
_GLUED = re.compile(r"[a-z]{2,}(?=[A-Z])")
_CAPITALS = re.compile(r"[A-Z]{3,}(?=[a-z]{4,}|[A-Z][a-z]{2,})")
_JOINED = re.compile(r"[^\W\d_][a-z]{3,}(?=[A-Z][a-z]|[A-Z]{3})")
_SMALL = re.compile(r"[a-z]+")
_SHORT = 3  # letters of what is no word by itself
_LEAST_GLUED, _MOST_GLUED = 6, 40  # letters of a word in which another may be glued
_LEAST_ALONE, _LEAST_HEAD, _SURE_REST = (
    3,
    5,
    7,
)  # letters: alone; before a short word; a sure rest
_PROPER = ("often", "always")  # how often a word that another was glued to bears a capital
_EVERYDAY = ("never", "seldom")  # how often one does that was glued to another
_COMMON = (*_EVERYDAY, "half")  # how often one does that was put in capitals to open an article
_PLACES = ("country", "capital", "region")
_ADDRESS = ("academic", "honorific", "rank")
Pieces = tuple[tuple[str, int], ...]  # what a word is parted into, each piece with its offset


@lru_cache(maxsize=60_000)
def pieces(word: str, known: Known) -> Pieces:
    """A word cut where it was glued, each piece with its offset."""
    if word.isalpha() and word[1:].islower():
        cut = _run_on(word, known)
        return ((word[:cut], 0), (word[cut:], cut)) if cut else ((word, 0),)
    capitals = _CAPITALS.match(word) if len(word) <= _MOST_GLUED else None
    ends = (capitals.end(), capitals.end() - 1) if capitals is not None else ()
    at = next((at for at in ends if _closed(word, at, known) and _sound(word[at:], known)), 0)
    if at:
        return ((word[:at], 0), *((piece, offset + at) for piece, offset in pieces(word[at:], known)))
    if "-" in word:
        parted = _behind_place(word, known)
        if parted:
            return parted
    titled = _TITLED.match(word) if "." in word else None
    if titled is not None and _before_name(titled, known):
        behind = titled.end()
        return ((word[:behind], 0), *((piece, offset + behind) for piece, offset in pieces(word[behind:], known)))
    cuts = [match.end() for match in _SENTENCE_IN_WORD.finditer(word)] if "." in word else []
    glued = _GLUED.match(word)
    if glued is not None:
        cuts.append(_glue_end(glued.group(), known))
    else:
        joined = _JOINED.match(word)
        if joined is not None and _parts(joined.group().lower(), word[joined.end() :].lower(), known):
            behind = joined.end()
            return ((word[:behind], 0), *((piece, offset + behind) for piece, offset in pieces(word[behind:], known)))
    found, start = list[tuple[str, int]](), 0
    for cut in sorted({*cuts, len(word)} - {0}):
        piece = word[start:cut]
        if piece.endswith(".") and len(piece) > 1:
            found += [(piece[:-1], start), (".", cut - 1)]
        else:
            found.append((piece, start))
        start = cut
    return tuple(found)


def _before_name(glued: re.Match[str], known: Known) -> bool:
    """Whether a title, a first name cut short or an initial stands before the stop, a name behind it: "H.Amir", "A.Rahman"."""
    head, behind = glued.group(1).lower(), glued.string[glued.end() :]
    initial = len(head) == 1 and len(behind) >= _GIVEN and behind[1:].islower() and behind.lower() in known.given
    return initial or head in known.clipped or known.titles.get(head) in _ADDRESS


def _closed(word: str, at: int, known: Known) -> bool:
    """Whether the capitals that a word begins with are a word of their own: an everyday one, or a body's ("BMKGDian")."""
    head = word[:at].lower()
    return known.casing.get(head) in _COMMON or (head in known.bodies and word[at].isupper() and len(word) - at > _SHORT)


def _behind_place(word: str, known: Known) -> Pieces:
    """A place, the dash behind it and what it joins: another place ("Israel-Iran"), the report's first word ("Medan-Peneliti")."""
    before, _, after = word.partition("-")
    low = after.lower()
    if not before or not after[:1].isupper() or not known.place_kind(before.lower()):
        return ()
    opens = low in known.title_words or low in known.heads or known.casing.get(low) in _EVERYDAY
    return ((before, 0), ("-", len(before)), (after, len(before) + 1)) if opens or known.place_kind(low) else ()


def _run_on(word: str, known: Known) -> int:
    """Where a word in small letters begins that was glued to a capitalised one ("Vietnamdi"); 0 where none does."""
    low = word.lower()
    if not _LEAST_GLUED <= len(low) <= _MOST_GLUED or low in known.casing or low in known.given or known.name_kind(low):
        return 0
    for at in range(len(low) - 2, 3, -1):
        head, rest = low[:at], low[at:]
        if rest not in known.follows:
            continue  # as most
        kind = known.place_kind(head)
        place = kind in _PLACES
        if rest in known.glue and (place or len(rest) >= _LEAST_GLUED or (len(rest) > 2 and known.casing.get(head) in _PROPER)):
            return at
        certain = 3 if place else 4 if known.casing.get(head) == "always" else len(rest)
        if len(rest) > certain and known.casing.get(rest) == "never":
            return at
        if kind in ("country", "capital") and len(rest) > _SHORT and known.casing.get(rest) in _COMMON:
            return at
    return 0


def _sound(rest: str, known: Known) -> bool:
    """Whether what follows a word in capitals begins with a capital or with a known word in small letters ("ENAMpemain")."""
    small = _SMALL.match(rest)
    return small is None or known.casing.get(small.group()) in _COMMON


def _parts(head: str, rest: str, known: Known) -> bool:
    """Whether a word parts at a capital inside it: an everyday word, or known words of which one is a given name."""
    if known.casing.get(head) in ("never", "seldom") or (len(head) > _SHORT + 1 and known.place_kind(head) in _PLACES):
        return True
    if head in known.titles or head in known.body or (len(rest) > _SHORT + 1 and known.place_kind(rest)):
        return True
    if _run_on(rest.capitalize(), known):
        return True
    listed = all(part in known.given or part in known.casing for part in (head, rest))
    return listed and len(rest) > _SHORT and (head in known.given or rest in known.given)


def _glue_end(glue: str, known: Known) -> int:
    """How many of the small letters before a capital are a word of their own: all, or all but a brand ("kepadadetik")."""
    for brand in known.brand:
        if glue.endswith(brand) and glue[: -len(brand)] in known.glue | {""}:
            return len(glue) - len(brand)
    return len(glue)


def unglued(start: list[int], words: list[str], odd: Sequence[int], usual: Set[str], known: Known) -> tuple[list[int], list[str]]:
    """Where words begin and the words, those parted that hold another which the article or the tables know by itself.

    `odd` are the indices of the words that are not in small letters throughout; those in `usual` stay as they are.
    """
    alone = {words[at] for at in odd if len(words[at]) >= _LEAST_ALONE}
    glued = {word: found for word in alone - usual if _seams(word, known) and (found := _glued_to(word, alone, known))}
    if not glued:
        return start, words
    starts, parted = list[int](), list[str]()
    for at, word in zip(start, words, strict=True):
        into = glued.get(word, (word,))
        starts += accumulate(map(len, into[:-1]), initial=at)
        parted += into
    return starts, parted


def _glued_to(word: str, alone: Set[str], known: Known) -> tuple[str, ...]:
    """The pieces of a word that is glued out of words which stand in the article or in the tables; none where it is not."""
    for at, certain in _seams(word, known):
        head, rest = word[:at], word[at:]
        if rest.islower():
            sure = len(rest) > _SURE_REST or at >= _LEAST_HEAD + (len(rest) < _SHORT)
            if certain or (sure and head in alone):
                return head, rest
            continue
        first = _glued_to(head, alone, known) if head not in alone else ()
        if first or certain or (at > _SHORT and head in alone and rest in alone):
            return (*(first or (head,)), *(_glued_to(rest, alone, known) or (rest,)))
    return ()


@lru_cache(maxsize=60_000)
def _seams(word: str, known: Known) -> tuple[tuple[int, bool], ...]:
    """Where another word may begin in a word with a capital, and whether the tables alone are certain of it."""
    low = word.lower()
    fits = _LEAST_GLUED <= len(word) <= _MOST_GLUED and word.isalpha() and word[0].isupper() and len(low) == len(word)
    if not fits or low in known.given or known.place_kind(low):
        return ()
    if word[1:].islower():
        ats = [at for at in range(_LEAST_ALONE, len(word) - 1) if low[at:] in known.follows and _everyday(low[at:], known)]
        return tuple((at, low not in known.casing and _certain(low, at, known)) for at in ats)
    inner = [at for at in range(1, len(word)) if word[at].isupper() and word[at - 1].islower()]
    return tuple((at, low[:at] in known.titles) for at in inner)


def _everyday(rest: str, known: Known) -> bool:
    return rest in known.glue or (len(rest) > _SHORT and known.casing.get(rest) in _EVERYDAY)


def _certain(low: str, at: int, known: Known) -> bool:
    """Whether the everyday word that begins at `at` is too long to end a name, or what is before it is a known one.

    Names of three letters begin others: "Nurhayati".
    """
    length = len(low) - at
    return length >= _SURE_REST or (length > _SHORT + 1 and at > _SHORT and _is_known(low[:at], known))


def _is_known(low: str, known: Known) -> bool:
    """Whether a word in small letters is known as a name."""
    return bool(known.place_kind(low)) or (known.casing.get(low) in _PROPER and low not in known.given)
