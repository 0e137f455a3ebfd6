"""What makes sure that a verb reports: what its content begins with, and who or what its subject is."""

from __future__ import annotations

from silang.read.attributions import untold
from silang.read.attributions.auxiliaries import before_auxiliaries
from silang.read.attributions.chunks import Chunk
from silang.read.attributions.cues import Cue
from silang.read.attributions.framing import Grammar
from silang.read.attributions.phrases import Row
from silang.read.attributions.scope import Range
from silang.read.clauses import Clauses, either

_HEAD = 4  # words of a subject that say what it is
_NEAR = 3  # words behind "yang" that are its clause


def begins(row: Row, at: int, content: Range, explicit: bool, words: Clauses) -> bool:
    """Whether content can begin so: "mengajak dan membuka …" goes on with the verb, "melapor ke polisi" has none."""
    first = row[content[0]]
    if row[at].item.rule == "light verb":
        said = first.kind == "quote" or row[content[0] - 1].low in words.that
        if first.low in words.subordinators - words.that or (row[at].item.value.stance is None and not said):
            return False  # "melontarkan kritik karena …", "memberikan keterangan kepada pers"
        opened = said or first.kind != "word" or first.low in either(words.topics, words.purposes, words.channels)
        if not opened and first.low.isalpha() and _bare(row, content, words.future | words.copulas, words):
            return False  # "mengeluarkan peringatan dini cuaca"
    if row[at].low in words.lodged and row[at].item.value.act == "asserts" and first.low in words.purposes:
        return False  # "wartawan X yang melaporkan untuk RawaPost"
    if not explicit and _unspoken(row, at, content, words):
        return False
    bare = not any(chunk.kind in ("verb", "cue") for chunk in row[content[0] : content[1]])
    if first.low in words.coordinators and first.kind != "name":
        return False
    led = any(row[i].kind == "comma" and row[i + 1].low not in words.relatives for i in range(content[0], content[1] - 1))
    return explicit or led or not (first.low in words.not_said and bare) or first.kind == "name"


def sure(row: Row, at: int, source: Range, content: Range, explicit: bool, grammar: Grammar) -> bool:
    """Whether the verb reports here; some do only with "bahwa" or a quotation, of a person, or of a clause."""
    cue: Cue = row[at].item.value
    first, words = row[content[0]], grammar.words
    plain = cue.takes == "thing" and cue.act == "asserts" and row[at].item.rule != "light verb"
    asked = (
        row[at].low in words.inquiring and not explicit and _somebody(row, content, grammar)
    )  # "Wartawan mengonfirmasi Bupati X"
    if asked or (plain and explicit and _held(row, at, content[0], words)):
        return False
    if row[at].low in words.lodged and _deed(row, at, content, words):
        return False
    deed = row[at].low in words.added or (cue.act == "asserts" and not cue.refused and _done(row, at, source, content, words))
    if deed and not explicit and _thing(row, content, words) and not _found(row, at, content, words):
        return False  # "menambahkan rempah ke dalam kuah", "meninjau sawah itu dan mengusulkan dua varietas baru"
    if row[at].low in words.exacting and not (explicit or cue.refused) and _exacted(row, content, words):
        return False
    if explicit and cue.takes == "thing" and cue.act == "demands" and row[content[0] - 1].low not in words.that:
        return first.kind == "quote" or untold.speaks(row, source, grammar)
    if cue.takes == "count" and cue.voice == "loose" and not _thought(row, at, source, first, words):
        return False
    if cue.takes == "thing" and not explicit and (first.low in words.questions or _urged(row, at, content, grammar)):
        return untold.speaks(row, source, grammar)  # "menceritakan bagaimana …", "mendorong pemerintah memeriksa …"
    if cue.takes == "clause" or cue.refused or cue.idiom or explicit or first.kind == "quote" or first.low in words.future:
        return True
    if cue.takes == "finding":
        measured = row[source[0]].low in words.records and row[source[0]].low not in words.claims
        return measured and any(chunk.kind == "name" for chunk in row[source[0] + 1 : source[1]])
    if row[at].low in words.likening and any(chunk.low in words.likened for chunk in row[content[0] : content[1]]):
        return _personal(row, source, grammar)
    if cue.takes == "count" and row[at].low in words.uncovering:
        return first.low not in words.uncovered and untold.speaks(row, source, grammar) and _clausal(row, content, words)
    if cue.takes == "count":
        denied = first.low in words.negations  # "yakin tidak ada yang …"
        told = denied or _found(row, at, content, words) or _clausal(row, content, words)
        return told or first.low in words.counts or document(row, source, words)
    return cue.takes == "speech" and _personal(row, source, grammar)


def _somebody(row: Row, content: Range, grammar: Grammar) -> bool:
    """Whether a content is no more than somebody's name and office, who is asked."""
    inside = row[slice(*content)]
    person = grammar.is_role(inside[0].low) or len(inside) > 1
    return person and all(c.kind in ("name", "bracket", "comma") or grammar.is_role(c.low) for c in inside)


def _held(row: Row, at: int, start: int, words: Clauses) -> bool:
    """Whether "bahwa" tells of a thing behind the verb, and not of what was said: "menemukan bukti rekaman bahwa …"."""
    between = row[at + 1 : start - 1]
    if not between or row[start - 1].low not in words.that or between[-1].low in either(words.speaking, words.announced):
        return False  # "mengunggah foto dan narasi bahwa …"
    small = either(words.prepositions, words.auxiliaries, words.channels, words.adverbs, words.again, words.further)
    return between[0].kind == "word" and between[0].low not in small


def _urged(row: Row, at: int, content: Range, grammar: Grammar) -> bool:
    """Whether somebody who can act is to do what follows: "mendorong pemerintah memeriksa tanggul"."""
    verb = next((i for i in range(content[0] + 1, content[1]) if row[i].kind in ("verb", "cue")), None)
    if row[at].item.value.act != "demands" or verb is None or (row[content[0]].kind == "name" and verb > content[0] + 1):
        return False
    if any(c.kind == "comma" or c.low in grammar.words.relatives for c in row[content[0] : verb]):
        return False
    return untold.speaks(row, (content[0], verb), grammar)


def _thought(row: Row, at: int, source: Range, first: Chunk, words: Clauses) -> bool:
    """Whether what is felt follows; not "khawatir karena …", nor "pergi lantaran khawatir …"."""
    felt_for = row[source[1] - 1].low in words.subordinators or row[at - 1].low in words.coordinators
    return not felt_for and first.low not in words.subordinators - words.that - words.supposed


def _deed(row: Row, at: int, content: Range, words: Clauses) -> bool:
    """Whether something was done and not told: "melaporkan kejadian itu ke polisi", "mengajak anaknya makan siang"."""
    if row[content[0]].kind == "quote" or row[content[0] - 1].low in words.that or row[content[0] - 1].kind in ("comma", "colon"):
        return False
    last = next((i for i in range(*content) if row[i].kind == "comma" and row[i + 1].low in words.subordinators), content[1])
    purpose = next((i for i in range(content[0], last) if row[i].low in either(words.purposes, words.so_that)), last)
    if purpose < last and not any(chunk.low in words.not_said for chunk in row[content[0] : purpose]):
        return False  # "mengajak warga untuk kembali ke sawah"
    verb = next((i for i in range(content[0], last) if row[i].kind in ("verb", "cue")), None)
    if verb is None and row[at].low in words.invited:
        return True
    told = next((i for i in range(*content) if row[i].kind == "comma" or row[i].low in words.relatives), content[1])
    named = row[content[0]].kind == "name" and row[content[0]].low[0].isalpha()
    if named and row[at].item.value.act == "asserts" and _no_clause(row, (content[0], told), words):
        return True  # "melaporkan X atas dugaan penipuan", "melaporkan X, yang diduga menipu"
    return any(chunk.low in words.not_said for chunk in row[content[0] : verb or content[1]])


def _done(row: Row, at: int, source: Range, content: Range, words: Clauses) -> bool:
    """Whether the cue at index `at` is joined to what its subject does, and no report stands between: a chain of deeds."""
    before = before_auxiliaries(row, at, words)
    last = next((chunk.kind for chunk in reversed(row[source[1] : before]) if chunk.kind in ("verb", "cue")), "cue")
    joined = last == "verb" and row[before - 1].low in words.coordinators
    return joined and not any(chunk.low in words.so_that for chunk in row[content[0] : content[1]])


def _thing(row: Row, content: Range, words: Clauses) -> bool:
    """Whether a content is a mere thing: no clause, no name, nor what something is ("pentingnya …")."""
    first = row[content[0]]
    named = (first.kind == "name" and first.low[0].isalpha()) or first.kind == "quote" or first.low.endswith(words.nominal)
    told = first.low in either(words.topics, words.documents, words.speaking)  # "menambahkan narasi"
    quoted = any(c.kind == "quote" or c.low in words.likened for c in row[content[0] : content[1]])
    if quoted or first.low in words.counts or any(_pointed(row, i, words) for i in range(content[0] + 1, content[1])):
        return False
    if named or told:
        return False
    counted = first.low in either(words.amounts, words.plurals) or first.low[0].isdigit()  # "tiga menu baru", but "bantuan cukup"
    small = either(words.copulas, words.future, words.perfect, words.unsaid, words.negations, words.states)
    return _bare(row, content, small if counted else small | words.auxiliaries - words.likened, words)


def _found(row: Row, at: int, content: Range, words: Clauses) -> bool:
    """Whether somebody finds a thing to be so, behind two words at the least: "menilai harga beras mahal di kota"."""
    small = either(words.prepositions, words.subordinators, words.coordinators)
    return row[at].low in words.thoughts and any(
        row[i].low in words.judged and (i + 1 == content[1] or row[i + 1].kind != "word" or row[i + 1].low in small)
        for i in range(content[0] + 1, content[1])
    )


def _pointed(row: Row, at: int, words: Clauses) -> bool:
    """Whether what is told of a thing stands at `at`, behind what points to the thing: "tanggul itu rapuh"."""
    small = either(words.prepositions, words.purposes, words.relatives, words.coordinators)
    return row[at - 1].low in words.anaphors.pointers and row[at].kind == "word" and row[at].low not in small


def _exacted(row: Row, content: Range, words: Clauses) -> bool:
    """Whether a content is what somebody is to hand over, and no clause of it: "retribusi Rp 5.000", "data, lalu pergi"."""
    counted = either(words.amounts, words.plurals)
    first = next((i for i in range(*content) if row[i].low not in counted), content[0])
    turns = either(words.subordinators, frozenset(words.not_said))
    end = next((i for i in range(first, content[1]) if row[i].kind == "comma" or row[i].low in turns), content[1])
    small = either(words.copulas, words.future, words.perfect, words.unsaid, words.negations)
    return row[first].low in words.exacted and _bare(row, (first, end), small, words)


def _bare(row: Row, content: Range, small: frozenset[str], words: Clauses) -> bool:
    """Whether a content is no clause: no verb or word of `small` stands in it but behind "yang", "untuk" and their like."""
    hung = either(words.purposes, words.so_that, words.manner, words.relatives)
    led = False
    for i in range(*content):
        if row[i].kind in ("verb", "cue") or (row[i].low in small and row[i].kind != "name"):
            begun = row[i].kind in ("verb", "cue") or row[i].low in either(words.future, words.perfect, words.copulas)
            led = led and not (begun and row[i - 1].kind in ("verb", "cue"))  # "… yang diberikan telah diperiksa"
            led = led or row[before_auxiliaries(row, i, words) - 1].low in hung
            if not led:
                return False
        else:
            led = led and (row[i].low in words.auxiliaries or row[i].low in words.coordinators)
    return True


def _unspoken(row: Row, at: int, content: Range, words: Clauses) -> bool:
    """Whether nothing is said of what is told: "menyampaikan sambutan di Rawa", "angkat bicara soal kabar itu"."""
    cue: Cue = row[at].item.value
    first = row[content[0]]
    if cue.refused or first.kind == "quote":
        return False
    if cue.idiom and cue.act == "comments":
        return row[content[0] - 1].low in words.topics or first.low in words.subordinators
    return (cue.takes == "speech" and first.low in words.speeches) or (cue.act == "asserts" and _empty(row, content, words))


def _empty(row: Row, content: Range, words: Clauses) -> bool:
    """Whether a content only names what is told: "alasannya", "beberapa pesan", "ucapan kepada warga"; not "alasan X pergi"."""
    counted = either(words.amounts, words.plurals, words.singles)
    first = next((i for i in range(*content) if row[i].low not in counted), content[0])
    whom = next((i for i in range(first + 1, content[1]) if row[i].low in words.for_whom), content[1])
    led = whom - 2 if row[whom - 2].low in words.relatives else whom  # "pesan yang menyentuh kepada …"
    whose, named = row[first].low.removesuffix(words.nominal[0]), first > content[0] or whom < content[1]
    small = either(words.prepositions, words.subordinators, words.auxiliaries, words.copulas, words.questions, words.relatives)
    if whose in words.announced and named and _no_clause(row, (whom, content[1]), words):
        return all(c.kind == "word" and c.low not in small for c in row[first + 1 : led])
    return whose in words.empty and all(c.kind == "word" and c.low not in small for c in row[first + 1 : content[1]])


def _no_clause(row: Row, content: Range, words: Clauses) -> bool:
    """Whether no verb stands in a content."""
    small = either(words.auxiliaries, words.copulas, words.future)
    return not any(
        c.kind in ("verb", "cue", "quote") or (c.kind != "name" and c.low in small) for c in row[content[0] : content[1]]
    )


def _clausal(row: Row, content: Range, words: Clauses) -> bool:
    """Whether what was recorded is told in a clause ("mencatat 40 rumah rusak sudah diperbaiki") and is no mere figure.

    What "namun" or "meskipun" adds behind a comma, and what "dengan" opens, make none of it.
    """
    end = next((i for i in range(content[0] + 1, content[1] - 1) if _turns(row, i, words)), content[1])
    first = row[content[0]].low.endswith(words.abstract_ends)  # "mencatat penurunan didorong oleh …", "… dan ditutup di 5.000"
    return any(
        _predicate(row, i, words)
        and not (first and (i == content[0] + 1 or row[i - 1].low in words.coordinators))
        and row[i - 1].low not in words.manner
        and not (row[i - 2].low in words.givers and row[i - 1].low[:1].isdigit())  # "lonjakan dari 60 menjadi 300"
        and not any(chunk.low in words.relatives for chunk in row[i - _NEAR : i])
        for i in range(content[0], end)
    )


def _turns(row: Row, at: int, words: Clauses) -> bool:
    """Whether what stands at `at` ends what was recorded: "…, namun …", "… apabila …", "…, menjadikannya …"."""
    after = row[at + 1]
    if row[at].kind != "comma":
        return row[at].low in words.supposed
    return after.low in either(words.subordinators, words.contrasts) or (after.kind == "verb" and after.low.endswith(words.nominal))


def _predicate(row: Row, at: int, words: Clauses) -> bool:
    """Whether a verb stands there, or an auxiliary that no preposition follows and no verb precedes ("terpilih sebagai …")."""
    small = row[at].kind != "name" and row[at].low in words.auxiliaries and row[at - 1].kind != "verb"
    return row[at].kind in ("verb", "cue") or (small and row[min(at + 1, len(row) - 1)].low not in words.prepositions)


def document(row: Row, source: Range, words: Clauses) -> bool:
    """Whether something written or measured is the subject ("Data X menunjukkan bahwa …")."""
    return any(chunk.low in words.documents for chunk in row[source[0] : min(source[1], source[0] + _HEAD)])


def _personal(row: Row, source: Range, grammar: Grammar) -> bool:
    """Whether the subject is a person: a pronoun, or a phrase with a name or an office in it."""
    words = grammar.words
    return any(
        c.kind == "name"
        or grammar.is_role(c.low)
        or c.low in (*words.pronouns.singular, *words.pronouns.plural, *words.pronouns.own)
        for c in row[source[0] : source[1]]
    )
