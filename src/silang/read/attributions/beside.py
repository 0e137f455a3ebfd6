"""What stands beside a name between commas: an office before it or behind it, with the lists that an office holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from silang.read.attributions.chunks import Chunk
from silang.read.attributions.fronted import skip_openers
from silang.read.clauses import Clauses, either

_ABBREVIATED = 4  # characters of an abbreviation in small letters with its full stop, at most
_MEMBER = 8  # words of one of several in a list
_NAME = 4  # words of a name before what it is
_OFFICE = 2  # words of an office that is told by its capitals alone, at least
_HEAD = 2  # words that a post told in English opens with ("Brand Manager")
_JOINED = 4  # words of an office up to what joins the last of its fields
_AND = "&"
Row = Sequence[Chunk]


def headed(row: Row, start: int, end: int, words: Clauses, is_role: Callable[[str], bool]) -> int | None:
    """Where an office in capitals begins before a comma and its holder: "Kalaksa Badan Air, Riset dan Hutan, X".

    It opens the sentence; behind a comma its first word is an office.
    """
    if start < _OFFICE + 1 or row[start - 1].kind != "comma" or not is_name(row[start:end], words):
        return None
    first = start - 1
    while first > 0 and (row[first - 1].kind in ("name", "bracket", "comma") or row[first - 1].low in words.coordinators):
        first -= 1
    first = skip_openers(row, first, start - 1, words)
    held = row[first : start - 1]
    if any(chunk.low[:1].isdigit() for chunk in held):
        return None
    opened = first == 0 or row[first - 1].kind == "dash" or (row[first - 1].kind == "comma" and is_role(row[first].low))
    led = first > 0 and row[first - 1].low not in words.prepositions - words.subordinators
    opened = opened or (led and skip_openers(row, 0, first, words) == first)  # "Sementara itu, Bagian Riset Banyu, X"
    if not opened and row[first - 1].kind == "word":
        return _with_place(row, first, words, is_role)
    if not opened or len(held) < _OFFICE or any(c.kind != "name" for c in held[:_OFFICE]) or words.is_verb(held[0].low):
        return None
    small = either(words.openers, words.auxiliaries, words.subordinators, words.occasions, words.prepositions, words.coordinators)
    return None if held[0].low in small or held[0].low in words.manner else first


def _with_place(row: Row, first: int, words: Clauses, is_role: Callable[[str], bool]) -> int | None:
    """Where an office begins whose place goes on behind a comma: "Pemilik gerai di Rawa, Banyu, X"."""
    start = first
    while start > 0 and row[start - 1].kind in ("word", "name", "bracket"):
        start -= 1
    start = skip_openers(row, start, first, words)
    small = row[start + 1 : first]
    if start > 0 and row[start - 1].low in words.asked:
        return None  # "Ketika ditemui wartawan di sana, X menyatakan"
    return start if is_role(row[start].low) and small and small[-1].low in either(words.places, words.areas) else None


def apposed(row: Row, start: int, comma: int, end: int, words: Clauses, is_role: Callable[[str], bool]) -> bool:
    """Whether "A, B" name one source: a role and a name in either order, a "termasuk …", or the last of a list."""
    opened = skip_openers(row, start, comma, words)
    if start < opened < comma and row[start].low not in words.prepositions and has_role(row[opened : opened + _HEAD], is_role):
        start = opened  # "Sementara itu Ketua FKDM, X"
    start += occasion(row[start:comma], words, is_role)
    left, right = row[start:comma], row[comma + 1 : end]
    if not left or not right or left[0].low in words.prepositions or left[0].kind in ("verb", "cue", "time", "bracket"):
        return False
    if right[0].low.startswith(words.glued):
        return False  # "X, kepada wartawan"
    if left[-1].kind == "time" and not has_role(left, is_role) and left[0].low not in words.persons:
        return False  # "Tahap dua tahun 2027, X menargetkan"
    if left[0].low in either(words.openers, words.auxiliaries, words.subordinators, words.occasions) or words.is_verb(left[0].low):
        return False
    begun = start > 0 and row[start - 1].low in words.openers and has_role(left[:_HEAD], is_role)  # "Kemudian Ketua Umum AMI, X"
    if start and not begun and row[start - 1].low in either(words.subordinators, words.coordinators):
        return False  # "Meskipun pesimistis, X berharap", "Demi mutu dan keadilan, X berharap"
    added = either(words.relatives, words.ways)  # "Rosi Dana yang …", "Rosi Dana melalui stafnya"
    right = right[: next((i for i, chunk in enumerate(right) if i and chunk.low in added), len(right))]
    first = right[0]
    if first.low in words.including or (first.low in words.coordinators and _listed(row, comma)):
        return True
    closed = end + 2 < len(row) and row[end].kind == "comma" and row[end + 1].low in words.coordinators
    if closed and left[0].low in words.bodies and left[0].kind == "name" and is_name(right, words):
        return row[end + 2].kind == "name"  # "Badan Air, Riset, dan Hutan"
    if _fields(left, right, words, is_role) or _placed(left, right, words, is_role):
        return True
    if any(right[i].kind == "comma" and right[i + 1].low in words.coordinators for i in range(len(right) - 1)):
        return len(left) <= _MEMBER and (left[0].kind == "name" or is_role(left[0].low))  # "A, B, dan C"
    if is_name(right, words):
        named = len(left) > 1 or (end < len(row) and row[end].kind == "comma" and _one_word(left[0], words))
        told = opened == 0 or (start > 0 and row[start - 1].kind == "cue" and _begins(row, end, words))
        presented = told and named and len(left) <= _NAME and told_as_office(right, words, is_role) and len(right) > 1
        return has_role(left, is_role) or _joined(left, words) or not is_name(left, words) or presented
    if not is_name(left, words) or only_opens(left, words):
        return False
    return has_role(right[:_OFFICE], is_role) or first.low in words.singles or told_as_office(right, words, is_role)


def _begins(row: Row, end: int, words: Clauses) -> bool:
    """Whether a comma at `end` closes what somebody is and what is said begins behind it: "Menurut X, Kepala Riset Y, air …"."""
    small = either(words.relatives, words.coordinators)
    return end + 1 < len(row) and row[end].kind == "comma" and row[end + 1].low not in small and row[end + 1].kind != "cue"


def _one_word(chunk: Chunk, words: Clauses) -> bool:
    """Whether a word alone may be a name, and no short form and no adverb ("Ironisnya,")."""
    return len(chunk.low) >= _NAME and chunk.low.isalpha() and not chunk.low.endswith(words.nominal)


def only_opens(chunks: Row, words: Clauses) -> bool:
    """Whether a lone word with a capital is an adverb and no name: "Ironisnya, juru bicara …"."""
    return len(chunks) == 1 and chunks[0].low.endswith(words.nominal)


def occasion(left: Row, words: Clauses, is_role: Callable[[str], bool]) -> int:
    """Words of an occasion that no comma parts from the office behind it: "Pada kesempatan yang sama Ketua X"."""
    at = next((i for i, chunk in enumerate(left) if i and chunk.kind != "word"), len(left))
    if not 1 < at < len(left) or left[0].low not in words.prepositions or not is_role(left[at].low) or left[at].kind != "name":
        return 0
    last = left[at - 1].low
    return at if last in words.anaphors.pointers or last in words.openers or last.endswith(words.nominal) else 0


def told_as_office(chunks: Row, words: Clauses, is_role: Callable[[str], bool]) -> bool:
    """Whether capitalised words are a post and no name: an office first, or one told in English ("Brand Director Sagara Air")."""
    if not all(c.kind in ("name", "bracket") or c.low in either(words.english, words.coordinators) for c in chunks):
        return is_role(chunks[0].low)
    return has_role(chunks[:_HEAD], is_role) or _joined(chunks, words)


def _joined(chunks: Row, words: Clauses) -> bool:
    """Whether a small word of English, or its sign, stands inside: "President of Sagara Air", "Riset & Mutu"."""
    return any(c.low == _AND or (c.low in words.english and c.kind == "word") for c in chunks[1:-1])


def _placed(left: Row, right: Row, words: Clauses, is_role: Callable[[str], bool]) -> bool:
    """Whether a place goes on behind a comma: "Warga Desa Rawa, Kecamatan Banyu", "Wanita asal Rawa, Banyu itu"."""
    pointed = right[-1].low in words.anaphors.pointers and is_name(right[:-1], words)
    person = left[0].low in either(words.persons, words.singles) or is_role(left[0].low)
    return (right[0].low in words.regions and right[0].kind == "name") or (pointed and person and len(right) > 1)


def _fields(left: Row, right: Row, words: Clauses, is_role: Callable[[str], bool]) -> bool:
    """Whether an office goes on with the last of its fields behind a comma: "Manager Media, Relation & Riset PT X"."""
    if not is_name(left, words) or not has_role(left, is_role) or has_role(right[:1], is_role):
        return False
    first = next((i for i, chunk in enumerate(right) if chunk.kind != "name" or chunk.low == _AND), len(right))
    if not 0 < first < min(_JOINED, len(right) - 1) or right[first + 1].kind != "name":
        return False
    return right[first].low == _AND or right[first].low in either(words.coordinators, words.english)


def _listed(row: Row, comma: int) -> bool:
    return any(chunk.kind == "comma" for chunk in row[max(0, comma - 6) : comma])


def is_name(chunks: Row, words: Clauses) -> bool:
    """Whether all words are capitalised, but for brackets and short particles."""
    return all(
        c.kind in ("name", "bracket", "dash")
        or c.low in words.particles
        or (c.low in words.coordinators if i else c.low[-1:] == "." and len(c.low) <= _ABBREVIATED)  # "dr."
        for i, c in enumerate(chunks)
    )


def has_role(chunks: Row, is_role: Callable[[str], bool]) -> bool:
    """Whether a word, or two together of which neither is an office alone ("Corporate Secretary"), name an office."""
    return any(is_role(chunk.low) for chunk in chunks) or any(is_role(f"{a.low} {b.low}") for a, b in pairwise(chunks))
