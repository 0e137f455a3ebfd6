"""The speaker that is named behind a cue: "kata Kepala BNPB, Letjen X, kepada …"."""

from __future__ import annotations

from collections.abc import Callable

from silang.read.attributions.beside import apposed, has_role, is_name, told_as_office
from silang.read.attributions.chunks import Chunk
from silang.read.attributions.phrases import MOST_WORDS, Row, closes, passed_on
from silang.read.clauses import Clauses, either

_POST = 2  # words that an office begins with
_JOINED = 3  # names before "untuk" in a body's name
_SUBJECT = 3  # words of a clause that has an auxiliary, at least


def speaker_after(row: Row, start: int, words: Clauses, is_role: Callable[[str], bool]) -> tuple[int, int] | None:
    """The chunks `[first, last)` of the speaker named from index `start` on ("kata Kepala BNPB, Letjen X, kepada …")."""
    end = _phrase_end(row, start, words)
    if end - start > 1 and row[end - 1].low in words.joints:
        end -= 1  # "kata Rosi lalu tersenyum"
    if end - start > 1 and row[end - 1].low in words.tones and row[end - 2].kind in ("name", "bracket"):
        end -= 1  # "kata Rosi lirih"
    if end == start:
        return None
    end = _with_birthday(row, start, end, words)
    while end < len(row) and row[end].kind == "comma":
        after = _phrase_end(row, end + 1, words)
        holder = has_role(row[start : min(start + _POST, end)], is_role) and is_name(row[end + 1 : after], words)
        if not holder:
            after = _with_place(row, end + 1, after, words, is_role)
        if after == end + 1 or _goes_on(row, start, end, after, words) or _acts(row[end + 1 : after], words, is_role):
            break
        ranked = (
            after - end > 2
            and told_as_office(row[end + 1 : after], words, is_role)
            and is_name(row[end + 1 : after], words)
            and _ended(row, after, words)
        )
        if not ranked and not apposed(row, start, end, after, words, is_role):
            break
        end = after
    if end - start > MOST_WORDS or not any(c.kind in ("name", "word", "cue") for c in row[start:end]):
        return None
    return start, end


def _with_birthday(row: Row, start: int, end: int, words: Clauses) -> int:
    """Where somebody described ends with the day he was born: "pria kelahiran Banyu, 19 Juni 1965 ini"."""
    pointers = words.anaphors.pointers
    dated = end + 1 < len(row) and row[end].kind == "comma" and row[end + 1].kind == "time" and row[start].low in words.persons
    if not dated or row[end - 1].low in pointers:
        return end
    apart = end + 2 < len(row) and row[end + 2].low in pointers
    return end + 2 + apart if apart or row[end + 1].low.endswith(pointers) else end


def _ended(row: Row, at: int, words: Clauses) -> bool:
    """Whether the sentence, or its saying, ends before index `at`: a stop, a day, or to whom it was said."""
    if at < len(row) and row[at].kind == "comma":
        at += 1
    return at >= len(row) or row[at].kind in ("stop", "time", "quote") or closes(row[at], words)


def _with_place(row: Row, start: int, end: int, words: Clauses, is_role: Callable[[str], bool]) -> int:
    """Where "salah satu peneliti di X", "dokter gigi di X" ends: with its place, if that ends the sentence or the source."""
    if (
        end >= len(row)
        or row[end].low not in words.places
        or not (row[start].low in words.singles or has_role(row[start : min(start + _POST, end)], is_role))
    ):
        return end
    last = next((i for i in range(end + 1, len(row)) if row[i].kind not in ("name", "word")), len(row))
    ended = last == len(row) or row[last].kind in ("comma", "stop")
    return last if ended and any(c.kind == "name" for c in row[end:last]) else end


def _goes_on(row: Row, start: int, comma: int, after: int, words: Clauses) -> bool:
    """Whether the reported sentence goes on after the comma: "kata dia, Indramayu menjadi …", "kata Menag, kementerian itu …"."""
    pronouns = (*words.pronouns.singular, *words.pronouns.own)
    if comma - start == 1 and row[start].low in pronouns:
        return True
    return after < len(row) and row[after].kind == "verb"


def _acts(phrase: Row, words: Clauses, is_role: Callable[[str], bool]) -> bool:
    """Whether somebody else does what is told: "kata Rendra, petugas sempat …", but not "dosen sekaligus peneliti"."""
    if len(phrase) > 1 and phrase[1].kind == "word" and phrase[1].low in words.going:
        return True  # "kata Rendra, korban keluar …"
    if len(phrase) < _SUBJECT or phrase[1].low not in words.auxiliaries - words.others or phrase[1].kind == "name":
        return False
    return phrase[2].kind != "name" and not is_role(phrase[2].low) and phrase[2].low not in words.singles


def _of_source(row: Row, start: int, day: int, words: Clauses, *, relative: bool) -> bool:
    """Whether a day tells more of a source: "data yang dirilis X pada 9 Juni", "data X per Mei", "laporan yang keluar Senin"."""
    before = row[day - 1]
    if before.low in words.as_of:
        return row[start].low in words.records or before.kind == "name"  # "Camat X Periode 2017-2020"
    placed = before.low in words.prepositions and row[start].low in words.records
    return relative and (placed or (before.kind == "verb" and before.low not in words.asked))


def _aged(row: Row, at: int, words: Clauses) -> bool:
    """Whether a time tells of how old, or of which years, somebody is: "politisi 33 tahun", "sang maestro era 70-an itu"."""
    return at + 1 < len(row) and row[at + 1].low in words.anaphors.pointers and row[at + 1].kind == "word"


def _worn(row: Row, start: int, at: int, words: Clauses) -> bool:
    """Whether a word in the shape of a verb says what somebody is like: "pemain bertahan Banyu itu", "sumber terpercaya yang …"."""
    end = next((i for i in range(at + 1, len(row)) if row[i].kind not in ("name", "word") or closes(row[i], words)), len(row))
    closed = any(row[i].low in either(words.relatives, words.anaphors.pointers) for i in (at + 1, end - 1) if i < len(row))
    return at == start + 1 and row[start].kind == "word" and closed


def _ends(row: Row, start: int, at: int, words: Clauses) -> bool:
    """Whether a predicate, or what hangs on the saying, begins."""
    chunk = row[at]
    acts = (chunk.kind == "verb" and not _worn(row, start, at, words)) or chunk.low in words.copulas
    held = chunk.low in words.likened and at + 1 < len(row) and row[at + 1].kind == "name"  # "kata X sebagai Direktur Y"
    return acts or (closes(chunk, words) and chunk.kind != "name" and not held and not _belongs(row, start, at, words))


def _belongs(row: Row, start: int, at: int, words: Clauses) -> bool:
    """Whether a place belongs to who is described, as what points to him follows it: "orang nomor satu di Banyu itu"."""
    begin = at + 2 if at + 2 < len(row) and row[at + 1].kind == "word" else at + 1  # "dalam film Banyu Biru itu"
    end = next((i for i in range(begin, len(row)) if row[i].kind != "name"), len(row))
    pointed = end < len(row) and row[end].low in words.anaphors.pointers and row[end - 1].kind == "name"
    described = row[start].low in words.persons or words.is_agent(row[start].low)
    named = sum(chunk.kind == "name" for chunk in row[start:at])
    return pointed and described and row[start].kind == "word" and named <= words.is_agent(row[start].low)


def _alone(chunk: Chunk, after: Chunk, words: Clauses) -> bool:
    """Whether a pronoun is all that names who speaks."""
    pronoun = chunk.low in either(words.pronouns.singular, words.pronouns.plural, words.pronouns.own)
    return pronoun and after.low not in words.coordinators


def _called(row: Row, at: int, words: Clauses) -> bool:
    """Whether how it was said begins at index `at` behind what somebody is called: "yang akrab disapa Rosi dalam pesannya"."""
    if row[at].kind != "word" or row[at].low not in words.channels:
        return False
    name = at
    while name and row[name - 1].kind == "name":
        name -= 1
    return name < at and row[name - 1].kind == "verb" and words.is_passive(row[name - 1].low)


def _tells(row: Row, start: int, at: int) -> bool:
    """Whether "yang" behind somebody named opens what else he says: "Hal ini diungkapkan X dari Y yang menyatakan …"."""
    after = row[at + 1] if at + 1 < len(row) else row[at]
    cue = after.item.value if after.kind == "cue" else None
    named = row[start].kind == "name" and row[at - 1].kind in ("name", "bracket")
    return named and cue is not None and cue.voice == "active" and cue.takes == "clause"


def _goes_by(row: Row, start: int, at: int, words: Clauses) -> bool:
    """Whether "untuk" is part of a body's name: "Ketua Serikat Pekerja Media untuk Demokrasi X"."""
    before, behind = row[max(start, at - _JOINED) : at], row[at + 1 : at + 3]
    named = len(before) == _JOINED and len(behind) > 1 and all(chunk.kind == "name" for chunk in (*before, *behind))
    return named and row[at].low in words.purposes


def _phrase_end(row: Row, start: int, words: Clauses) -> int:
    """Where the noun phrase from `start` ends."""
    relative = False
    before = row[start - 1] if start else None
    leads = before is not None and before.kind == "cue" and before.item.value.voice == "preposition"  # "Menurut X yang dikutip Y"
    for at in range(start, len(row)):
        chunk = row[at]
        told = relative and row[at - 1].low in words.relatives  # "Rosi yang kini melatih …"
        if chunk.kind == "time" and (told or _of_source(row, start, at, words, relative=relative) or _aged(row, at, words)):
            continue
        if chunk.kind in ("comma", "colon", "stop", "quote", "time", "dash"):
            return at
        if chunk.low in words.relatives and chunk.kind != "name":
            if not leads and (passed_on(row, start, at, words) or _tells(row, start, at)):
                return at
            relative = True
        elif relative and (_called(row, at, words) or (row[at - 1].low in words.withheld and closes(chunk, words))):
            return at
        elif at == start + 1 and chunk.kind == "word" and _alone(row[start], chunk, words):
            return at  # "menurut mereka dua juta tiket …"
        elif row[at - 1].low in words.anaphors.pointers and closes(chunk, words):
            return at
        elif not relative and at > start and _ends(row, start, at, words) and not _goes_by(row, start, at, words):
            return at
        elif chunk.kind == "cue" and at > start and not relative:
            return at
    return len(row)


def before_deed(row: Row, speaker: tuple[int, int], words: Clauses) -> int:
    """Where who spoke ends before what he did meanwhile: "ucap Rosi sempat menunduk", "ucap Rosi tak kuasa menahan tangis"."""
    small = either(words.auxiliaries, words.negations)
    for at in range(speaker[0] + 1, speaker[1]):
        if row[at].low in words.relatives:
            break
        behind = row[at].kind == "word" and row[at].low in small and row[at - 1].kind in ("name", "bracket")
        after = row[at + 1] if at + 1 < len(row) else row[at]
        if behind and (after.kind == "verb" or (after.kind == "word" and after.low in words.auxiliaries)):
            return at
    return speaker[1]
