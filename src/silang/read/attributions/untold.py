"""Subjects of reporting verbs by which nothing is told: things, the writer, who is only to speak or could."""

from __future__ import annotations

from silang.read.attributions.auxiliaries import before_auxiliaries
from silang.read.attributions.chunks import DEGREE
from silang.read.attributions.framing import Grammar
from silang.read.attributions.phrases import Row
from silang.read.attributions.scope import Range
from silang.read.clauses import Clauses, either

_HEAD = 4  # words of a subject that say what it is


def nobody(row: Row, source: Range, at: int, grammar: Grammar) -> bool:
    """Whether the subject of the cue at index `at` is nobody who spoke: the writer, a place in a list, a thing."""
    words = grammar.words
    held = row[source[0]].kind == "cue"  # "ujarnya" holds its speaker
    felt = row[at].low in words.felt and _anybody(row, source, grammar)
    degrees = all(c.kind == "bracket" or (c.kind == "name" and DEGREE.fullmatch(c.low)) for c in row[source[0] : source[1]])
    seen = _seen(row, source, at, grammar)
    joining = all(c.low in words.coordinators for c in row[source[0] : source[1]])  # "Serta mendesak agar …"
    return not held and (
        felt
        or joining
        or degrees
        or seen
        or _own(row, source, words)
        or _listed(row, source, words)
        or _mute(row, source, at, grammar)
    )


def unheard(row: Row, source: Range, grammar: Grammar) -> bool:
    """Whether "menurut" names no speaker: the writer, whom a text speaks to, a measure ("menurut garis kemiskinan")."""
    head, words = row[source[0]], grammar.words
    if head.low in words.addressed or head.low in words.pronouns.first:
        return True
    known = either(words.documents, words.anaphors.heads)
    inside = row[source[0] : source[1]]
    named = any(c.kind in ("name", "bracket") or c.low in words.pronouns.singular or grammar.is_role(c.low) for c in inside)
    told = named or any(_bare(c.low, words) in known or _can_speak(_bare(c.low, words), grammar) for c in inside)
    return head.kind == "word" and grammar.is_common(head.low) and not told


def by_order(row: Row, speaker: Range, at: int, words: Clauses) -> bool:
    """Whether "menurut" that no mark parts from what is before it closes no sentence, or names nobody.

    "langkah menurut X, yang …"; but "Harga naik menurut X."
    """
    if row[at - 1].kind in ("comma", "quote"):
        return False
    if not any(chunk.kind == "name" for chunk in row[speaker[0] : speaker[1]]):
        return True
    after = next((chunk for chunk in row[speaker[1] :] if chunk.kind not in ("time", "bracket")), None)
    return after is not None and (after.kind != "stop" or after.low == "?") and after.low not in words.channels


def _bare(word: str, words: Clauses) -> str:
    """A word without the suffix that says whose it is: "catatannya"."""
    return next((word[: -len(end)] for end in words.nominal if word.endswith(end)), word)


def speaks(row: Row, source: Range, grammar: Grammar) -> bool:
    """Whether what opens a subject can speak: somebody, a body, something written."""
    head = row[source[0]]
    after = row[source[0] + 1] if source[1] - source[0] > 1 else head
    named = head.kind == "name" and (source[0] > 0 or after.kind in ("name", "bracket"))  # the first word has a capital anyway
    return named or _can_speak(head.low, grammar)


def silent(row: Row, source: Range, grammar: Grammar) -> bool:
    """Whether what follows a bare cue is a thing, so that the cue is a noun: "klaim pembiayaan", "cerita anak, atau …"."""
    words = grammar.words
    held = row[next((i for i in range(*source) if row[i].low not in words.amounts), source[0]) : source[1]]
    commas = [i for i in range(len(held) - 1) if held[i].kind == "comma"]
    if held[0].kind == "word" and any(held[i + 1].low in words.coordinators for i in commas):
        return True  # "puisi, cerita anak, atau naskah"
    if held[0].kind not in ("word", "verb"):
        return False
    named = bool(commas) and held[-1].kind == "name"  # "lulusan sekolah tari, Wina"
    return not named and not _can_speak(_bare(held[0].low, words), grammar)


def _can_speak(word: str, grammar: Grammar) -> bool:
    """Whether a word in small letters names somebody, a body, something written, or who does something."""
    words = grammar.words
    speakers = either(words.persons, words.bodies, words.plurals, words.singles, words.documents, words.speaking)
    pronouns = (*words.pronouns.singular, *words.pronouns.plural, *words.pronouns.own)
    return word in speakers or word in pronouns or grammar.is_role(word) or _agent(word, words)


def _own(row: Row, source: Range, words: Clauses) -> bool:
    """Whether the subject is the writer ("saya merasa"), or somebody whose quotation marks are lost: nobody for sure."""
    named = next((i for i in range(*source) if row[i].low in words.relatives or row[i].kind == "comma"), source[1])
    first = row[source[0]].low in words.pronouns.first
    return first or any(chunk.low in words.pronouns.first and chunk.kind != "name" for chunk in row[source[0] : named])


def _seen(row: Row, source: Range, at: int, grammar: Grammar) -> bool:
    """Whether a verb that things do too has figures, history or a creed for its subject, and nobody whose they are."""
    words = grammar.words
    shown = row[at].item.value.takes in ("finding", "count") or row[at].item.value.deed
    rest = row[source[0] + 1 : source[1]]
    return shown and row[source[0]].low in words.figures and not any(c.kind == "name" or _can_speak(c.low, grammar) for c in rest)


def _anybody(row: Row, source: Range, grammar: Grammar) -> bool:
    """Whether the subject is people in general: "seseorang", "orang pendiam"; no name or office, nor what counts or points."""
    words, held = grammar.words, row[source[0] : source[1]]
    known = either(words.amounts, words.plurals, frozenset(words.anaphors.pointers))
    general = held[0].low in either(words.persons, words.singles)
    return general and not any(c.low in known or (c is not held[0] and (c.kind == "name" or grammar.is_role(c.low))) for c in held)


def _listed(row: Row, source: Range, words: Clauses) -> bool:
    """Whether the subject is no more than the letter or the place of a list ("D. Mengajak …", "Pertama, meminta …")."""
    first = row[source[0]].low.rstrip(".")
    return source[1] - source[0] == 1 and (len(first) == 1 or first in words.ordinals)


def _mute(row: Row, source: Range, at: int, grammar: Grammar) -> bool:
    """Whether the subject is a thing: a common noun that names nobody who speaks ("Pagar ini memastikan …", "Laga itu …").

    Of most verbs that goes for nouns that name what is done and those that are pointed at, of verbs that things do too for all.
    """
    words = grammar.words
    if all(c.low in words.anaphors.pointers for c in row[source[0] : source[1]]):
        return True
    first = next((i for i in range(*source) if row[i].low not in words.amounts), source[0])
    head, pointed = row[first], first + 2 == source[1] and row[first + 1].low in words.anaphors.pointers
    if head.kind == "name" and (_is_name(row, (first, source[1]), pointed=pointed, grammar=grammar) or _has_holder(row, source)):
        return False
    if _can_speak(head.low, grammar) or any(c.low in words.documents for c in row[first : min(source[1], first + _HEAD)]):
        return False
    if pointed or head.low.endswith(words.abstract_ends):
        return True
    return row[at].item.value.deed and not _named(row, (first, source[1]), words)


def _has_holder(row: Row, source: Range) -> bool:
    """Whether a subject all in capitals ends, behind a comma, with who speaks for it: "Bagian Pompa Sagara, X"."""
    inside = row[source[0] : source[1]]
    return any(c.kind == "comma" for c in inside) and all(c.kind in ("name", "bracket", "comma") for c in inside)


def _is_name(row: Row, source: Range, *, pointed: bool, grammar: Grammar) -> bool:
    """Whether a subject that begins with a capital begins with a name: no common word, one alone, with a short form."""
    first, last = source
    inside = first > 0 and row[first - 1].kind in ("word", "verb", "comma")
    if (last - first == 1 and inside) or (last - first > 1 and row[last - 1].kind == "bracket" and row[last - 2].kind == "name"):
        return True
    return not grammar.is_common(row[first].low) and (inside or not pointed)


def _agent(word: str, words: Clauses) -> bool:
    """Whether a noun is made of a verb for who does it: "penyelenggara", "pengembangnya"; "penyelenggaraan" is what is done."""
    root = _bare(word, words)
    return words.is_agent(root) or root.endswith(words.agent_ends)


def _named(row: Row, source: Range, words: Clauses) -> bool:
    """Whether a subject ends with a name of two words or is all in capitals, no number in that and no preposition before it.

    "legenda bulu tangkis Raden Banu", "Bea Sagara", but not "kamera 20 MP", "sistem pendidikan Lamora".
    """
    inside = row[source[0] : source[1]]
    named = inside[-2:] if any(c.kind != "name" for c in inside) else inside
    small = either(words.prepositions, words.coordinators)
    told = len(named) > 1 and all(c.kind == "name" and c.low[0].isalpha() for c in named)
    return told and not any(c.low in small for c in inside)


def unreal(row: Row, source: Range, at: int, words: Clauses) -> bool:
    """Whether it is not told that anybody said so: "agar ia memperingatkan", "akan melaporkan", "Anda merasa"."""
    first, last = row[source[0]], row[source[1] - 1]
    if row[at - 1].low in words.duties or _planned(row, source[1], at, words):
        return True
    before = row[source[0] - 1] if source[0] else None
    opened = source[0] - 1 - (before is not None and before.kind == "comma")
    guessed = (*row[max(0, opened) : source[0]], *row[before_auxiliaries(row, at, words) : at])
    if any(chunk.low in words.hedges for chunk in guessed):
        return True  # "Tampaknya, X sepakat …", "X sepertinya yakin …"
    if before is not None and before.low in words.causatives and (row[at].low in words.felt or row[at].item.value.takes == "count"):
        return True  # "… membuat orang percaya"
    if before is not None and before.kind == "cue" and before.item.value.act == "demands" and before.item.value.voice == "active":
        return True  # "untuk mendorong warga melaporkan …": they are to
    named = next((i for i in range(*source) if row[i].low in words.relatives), source[1])
    if any(
        chunk.low in words.negations or (chunk.kind == "word" and chunk.low in words.obliged)
        for chunk in row[source[0] + 1 : named]
    ):
        return True  # "Berarti warga tidak sempat bertanya lagi": no subject
    if last.low in words.unsaid or last.low in words.hedges:
        return True  # "… sosok yang diyakini meminta …", "… menjadikan aturan itu berpotensi menambahkan …"
    joined = row[at - 1].low in words.joints
    if before is not None and source[0] > 1 and before.kind == "cue" and before.item.value.voice == "bare" and not joined:
        return True  # "…," ujar X memuji lawannya
    if any(chunk.low in words.so_that for chunk in row[max(0, source[0] - 1) : source[1]]):
        return True
    if before is not None and before.low in either(words.supposed, words.questions):
        that = source[0] > 1 and row[source[0] - 2].kind == "cue" and before.low in words.that_or_if
        if not that:
            return True  # "jika warga merasa …", "tidak menyebutkan apakah warga merasa …"; but "mengatakan jika warga merasa …"
    if any(chunk.low in words.copulas for chunk in row[source[0] : source[1]]):
        return True  # "Alat itu adalah bantuan yang membuat orang menulis"
    if source[1] - source[0] == 1 and first.low in words.including:
        return True
    return (
        first.low in words.addressed or last.low in words.addressed or last.low in either(words.relatives, words.no_subjects)
    )  # "yang mencari … dan membenarkan"


def _planned(row: Row, end: int, at: int, words: Clauses) -> bool:
    """Whether "akan", "ingin" or "bisa" stands before the cue, or before the verb that it is joined to.

    What stands in an aside tells nothing of the verb behind it: "X, yang tidak mau namanya ditulis, mengatakan …".
    """
    if row[end].kind == "comma" and row[before_auxiliaries(row, at, words) - 1].kind == "comma":
        end = at
    verb = next((i for i in range(end, at) if row[i].kind in ("verb", "cue")), at)
    near = (*row[end:verb], *row[before_auxiliaries(row, at, words) : at])
    return any(chunk.low in words.unsaid for chunk in near)
