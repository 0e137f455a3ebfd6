"""The frames of Indonesian reporting: where, around a cue, its source, its content and what hangs on the saying stand."""

from __future__ import annotations

from silang.read.attributions import following, phrases, scope, untold
from silang.read.attributions.according import according
from silang.read.attributions.auxiliaries import FAR
from silang.read.attributions.chunks import Chunk
from silang.read.attributions.cues import Cue
from silang.read.attributions.framing import Frame, Grammar
from silang.read.attributions.fronted import skip_openers
from silang.read.attributions.insets import inset
from silang.read.attributions.passives import passive, points_back
from silang.read.attributions.phrases import Row
from silang.read.attributions.rests import predicates
from silang.read.attributions.scope import Range
from silang.read.attributions.subjects import active
from silang.read.attributions.trailing import before_cue, leading, opens, trailing
from silang.read.clauses import Clauses, either

_CLAUSE = 3  # words that a clause has at least
_HELD = 2  # words of what is spoken of, at least
_HOLDER = 5  # words of the name behind an office


def frame(row: Row, at: int, grammar: Grammar, *, after_quote: bool = False) -> Frame | None:
    """The frame of the cue at index `at` of a sentence; None where no frame fits for sure.

    `after_quote` says that the sentence before is a quotation that has no cue yet.
    """
    cue: Cue = row[at].item.value
    if cue.voice == "preposition":
        return according(row, at, grammar)
    if cue.voice == "enclitic":
        return _enclitic(row, at, grammar, after_quote=after_quote)
    if cue.voice == "absent":
        return _absent(row, at, grammar)
    if cue.voice == "passive":
        return passive(row, at, grammar)
    if cue.voice == "bare":
        return _bare(row, at, grammar, after_quote=after_quote) or _told(row, at, grammar)
    if cue.voice == "loose":
        return _bare(row, at, grammar) or active(row, at, cue, grammar)
    return active(row, at, cue, grammar)


# --- …, kata X · Kata X, … -------------------------------------------------------------------------------------------


def _bare(row: Row, at: int, grammar: Grammar, *, after_quote: bool = False) -> Frame | None:
    words = grammar.words
    twice = at + 1 < len(row) and row[at + 1].kind == "cue" and row[at + 1].item.value.voice == "bare"  # "…," ulas ujar X
    speaker = following.speaker_after(row, at + 1 + twice, words, grammar.is_role)
    if speaker is None or _nobody(row, speaker, words):
        return None
    if row[speaker[0]].low in words.anaphors.pointers and speaker[1] - speaker[0] > 1:
        return None  # "pesan ini bisa tersebar"
    if row[at].item.value.takes == "finding" and row[speaker[0]].low not in either(words.posts, words.forums):
        return None  # "…," demikian dikutip dari RawaPost
    after = row[speaker[1]] if speaker[1] < len(row) else None
    if at == 0 and (after is None or after.kind == "stop" or (after_quote and phrases.closes(after, words))):
        return Frame("quotation, cue, speaker", speaker, (), (), before=True)
    if at == 1 and row[0].low in words.thus:  # "… turun. Begitu kata X."
        return Frame("anaphor, cue, speaker", speaker, (), ((speaker[1], len(row)),), before=True)
    joined = at > 1 and row[at - 1].low in words.subordinators and row[at - 2].kind == "comma"  # "…, namun kata X, …"
    if joined or opens(row, at, words):
        named = row[at].item.value.takes == "clause" and any(
            c.kind == "name" or grammar.is_role(c.low) or c.low in (*words.pronouns.singular, *words.pronouns.own, *words.bodies)
            for c in row[speaker[0] : speaker[1]]
        )
        if named and (begin := _untold(row, speaker, words)) is not None:
            end, tail = scope.content_end(row, begin, words)
            return Frame("cue, speaker, content", (speaker[0], begin), ((begin, end),), tail)
        return leading(row, speaker, at, words, "cue, speaker, content") if named else None
    last = before_cue(row, at, words)
    cut = next((i for i in range(speaker[0] + 1, speaker[1]) if _predicate(row[i], words)), _before_subject(row, speaker, words))
    glued = _untold(row, speaker, words) or _behind_name(row, speaker, grammar)
    cut = cut if glued is None else glued
    if (cut < speaker[1] or glued is not None) and row[last].kind == "comma" and row[at].item.value.takes == "clause":
        end, tail = scope.content_end(row, cut, words)  # "Program itu, kata X sudah berjalan"
        return (
            Frame("content, cue, speaker", (speaker[0], cut), ((scope.dateline_end(row), last), (cut, end)), tail) if last else None
        )
    quoted = row[last].kind == "quote" or (last > 0 and row[last].kind in ("comma", "stop") and row[last - 1].kind == "quote")
    aside = row[last].kind == "dash" and scope.dateline_end(row) <= last
    said = aside or row[last].kind == "comma"
    if quoted:
        speaker = (speaker[0], following.before_deed(row, speaker, words))
    elif not said and row[at].item.value.takes == "clause":
        return _unparted(row, (speaker[0], cut), at, words)
    if not quoted and (not said or row[at].item.value.takes != "clause" or untold.silent(row, speaker, grammar)):
        return None
    return trailing(row, speaker, at, grammar.words, "content, cue, speaker")


def _nobody(row: Row, speaker: Range, words: Clauses) -> bool:
    """Whether what follows a cue begins with no one: "…," ucap saat dihubungi, "kata yang …"."""
    first = row[speaker[0]]
    if first.low in words.relatives:
        return not _others(row, speaker, words)
    occasion = first.low in words.occasions and first.kind != "name"
    return occasion or first.low in either(words.prepositions, words.coordinators)


def _others(row: Row, speaker: Range, words: Clauses) -> bool:
    """Whether "yang" stands for others who speak: "…," timpal yang lainnya."""
    after = row[speaker[0] + 1].low if speaker[1] - speaker[0] > 1 else ""
    return any(after.removesuffix(end) in words.others for end in words.nominal)


def _unparted(row: Row, speaker: Range, at: int, words: Clauses) -> Frame | None:
    """ "Ular itu kata X berhasil ditangkap", "Para napi kata X, masih …": no comma stands before a cue and a name."""
    first = skip_openers(row, scope.dateline_end(row), at, words)
    held, comma = row[first:at], speaker[1] < len(row) and row[speaker[1]].kind == "comma"
    begin = speaker[1] + comma
    topic = (
        comma and len(held) == _HELD and held[0].low in words.relatives and held[1].kind in ("verb", "cue")
    )  # "Yang diharapkan kata X, …"
    plain = topic or all(c.kind in ("word", "name", "bracket", "verb", "time") for c in held)
    if not held or not plain or begin >= len(row):
        return None
    small = either(words.prepositions, words.coordinators, words.relatives, words.subordinators, words.auxiliaries)
    named = all(chunk.kind == "name" for chunk in row[slice(*speaker)])
    ends = held[-1].kind != "verb" and held[-1].low not in small and held[0].low not in small
    sure = comma and row[begin].kind == "word" and row[begin].low.endswith(words.nominal)  # "tentunya"
    goes_on = (comma or len(held) >= _HELD) and predicates(row[begin], words)
    if not (named and (topic or (ends and (goes_on or sure)))):
        return None
    end, tail = scope.content_end(row, begin, words)
    return Frame("content, cue, speaker", speaker, ((first, at), (begin, end)), tail) if end > begin else None


def _untold(row: Row, speaker: Range, words: Clauses) -> int | None:
    """Where what "dia" says begins that no comma parts from it: "Bahkan kata dia ada juga …"; None where an adjunct follows."""
    begin = speaker[0] + 1
    if row[speaker[0]].low not in words.pronouns.singular or begin >= len(row):
        return None
    most = min(len(row), begin + FAR)
    end = next((i for i in range(begin, most) if row[i].kind in ("comma", "stop", "quote", "colon")), most)
    inside = row[begin:end]
    told = any(c.kind == "verb" or c.low in words.purposes or _predicate(c, words) or c.low in words.relatives for c in inside[1:])
    adjunct = phrases.closes(row[begin], words) or row[begin].low in words.relatives or row[begin].low in words.joints
    return begin if told and not adjunct and row[begin].kind in ("word", "name") else None


def _behind_name(row: Row, speaker: Range, grammar: Grammar) -> int | None:
    """Where "itu" behind a name opens what is said: "…, kata Firman itu untuk memberi semangat"; None behind an office."""
    first, last = speaker
    named = last - first > 1 and all(c.kind == "name" and not grammar.is_role(c.low) for c in row[first : last - 1])
    pointed = row[last - 1].low in grammar.words.anaphors.pointers and row[last - 1].kind == "word"
    return last - 1 if named and pointed and last < len(row) and row[last].kind not in ("comma", "stop", "time") else None


def _before_subject(row: Row, speaker: Range, words: Clauses) -> int:
    """Where who speaks ends before the subject of what is said, which its verb follows: "…, kata X pelaku merupakan …"."""
    first, last = speaker
    named = next((i for i in range(last - 1, first - 1, -1) if row[i].kind in ("name", "bracket")), last)
    acts = last < len(row) and (row[last].kind == "verb" or row[last].low in words.copulas)
    plain = all(chunk.kind == "word" and chunk.low not in words.relatives for chunk in row[named + 1 : last])
    return named + 1 if acts and named < last and plain else last


def _predicate(chunk: Chunk, words: Clauses) -> bool:
    """Whether an auxiliary, a copula or a negation begins a predicate."""
    return chunk.kind == "word" and chunk.low in either(words.future, words.perfect, words.copulas, words.negations)


def _told(row: Row, at: int, grammar: Grammar) -> Frame | None:
    """ "Hal itu ia sampaikan dalam …": the words stand before."""
    first = skip_openers(row, 0, at, grammar.words)
    heads, pointers = grammar.words.anaphors.heads, grammar.words.anaphors.pointers
    first = next((i for i in range(min(at, 3)) if row[i].low in heads), first)
    after = first + 1
    while after < at and row[after].low in pointers:
        after += 1
    if first >= at or row[first].low not in heads or after >= at:
        return None
    pronoun = at - after == 1 and row[after].low in (*grammar.words.pronouns.singular, *grammar.words.pronouns.own)
    if not pronoun and not all(chunk.kind == "name" for chunk in row[after:at]):
        return None
    return Frame("anaphor, speaker, cue", (after, at), (), ((at + 1, len(row)),), before=True)


# --- ujarnya · menurutnya --------------------------------------------------------------------------------------------


def _enclitic(row: Row, at: int, grammar: Grammar, *, after_quote: bool) -> Frame | None:
    words = grammar.words
    alone = all(chunk.kind == "stop" for chunk in row[1:])
    if at == 0 and (alone or (after_quote and not row[at].item.value.idiom and _ended(row, words))):
        return Frame("quotation, cue with -nya", None, (), ((1, len(row)),), before=True, suffix=True)
    after = row[at + 1] if at + 1 < len(row) else None
    closed = after is None or _closed(row, at + 1, words, quoted=_quoted(row, at))
    if row[at].item.value.told and points_back(row, at, words):
        return Frame("anaphor, passive cue with -nya", None, (), ((at + 1, len(row)),), before=True, suffix=True)
    if opens(row, at, words):
        hearsay = at > 0 and row[at - 1].low in words.hedges  # "Konon katanya, …"
        long = row[at].item.value.idiom and len(row) - at > _CLAUSE
        told = not hearsay and after is not None and (after.kind in ("comma", "colon", "quote") or long)
        return leading(row, None, at, words, "cue with -nya, content") if told else None
    adjunct = row[0].low in either(words.prepositions, words.subordinators) or skip_openers(row, 0, at, words) > 0
    adjunct = adjunct and not any(c.kind in ("verb", "quote", "cue") for c in row[:at])
    if adjunct and row[at - 1].kind == "comma" and after is not None and (after.kind == "comma" or not closed):
        return leading(row, None, at, words, "adjunct, cue with -nya, content")
    before = row[before_cue(row, at, words)].kind
    if not closed and row[at].item.value.idiom:
        return inset(row, at, words) or _added(row, at, words)
    if not closed or before not in ("comma", "quote", "stop"):
        return None
    if (
        before == "comma"
        and after is not None
        and after.kind == "word"
        and not phrases.closes(after, words)
        and not _quoted(row, at)
    ):
        return None  # "Visualnya mewah, ceritanya tajam, …": no saying
    return trailing(row, None, at, words, "content, cue with -nya")


def _added(row: Row, at: int, words: Clauses) -> Frame | None:
    """ "X kecewa, (karena) menurutnya tim tidak siap": a clause behind a comma and a cue that holds its speaker."""
    joint = row[at - 1].low in words.subordinators
    comma = at - 1 - joint
    if comma < 1 or row[comma].kind != "comma" or row[at + 1].low in either(words.prepositions, words.subordinators):
        return None
    end, tail = scope.content_end(row, at + 1, words)
    clause = any(c.kind == "verb" or _predicate(c, words) or c.low in words.relatives for c in row[at + 2 : end])
    return Frame("clause, cue with -nya, content", None, ((at + 1, end),), tail, suffix=True) if clause else None


def _quoted(row: Row, at: int) -> bool:
    """Whether a quotation stands before index `at`, a comma between them at the most."""
    return "quote" in [chunk.kind for chunk in row[max(0, at - 2) : at] if chunk.kind != "comma"][-1:]


def _ended(row: Row, words: Clauses) -> bool:
    """Whether nothing but an adjunct or what the speaker did follows: "Katanya kepada …", "Katanya, memberi isyarat"."""
    return phrases.closes(row[1], words) or (row[1].kind == "comma" and len(row) > 2 and row[2].kind == "verb")


def _closed(row: Row, at: int, words: Clauses, *, quoted: bool) -> bool:
    """Whether what follows "ujarnya" is an end or an adjunct, an adverb before it at the most ("tuturnya lirih.").

    Behind what is `quoted` that may be anything ("tuturnya terisak.", "ujarnya yang datang bersama anaknya").
    """
    ends = ("comma", "stop", "time", "colon", "bracket", "quote")
    if quoted or row[at].kind in ends or phrases.closes(row[at], words):
        return True
    return row[at].kind == "word" and (at + 1 >= len(row) or row[at + 1].kind in ends)


# --- belum ada tanggapan dari X --------------------------------------------------------------------------------------


def _absent(row: Row, at: int, grammar: Grammar) -> Frame | None:
    words = grammar.words
    if at + 1 >= len(row) or row[at + 1].low not in words.givers:
        return None
    speaker = following.speaker_after(row, at + 2, words, grammar.is_role)
    if speaker is None:
        return None
    topic = speaker[1]
    if topic >= len(row) or row[topic].low not in words.topics:
        return Frame("nothing from speaker", speaker, ())
    end, tail = scope.content_end(row, topic + 1, words)
    return Frame("nothing from speaker", speaker, ((topic + 1, end),) if end > topic + 1 else (), tail)
