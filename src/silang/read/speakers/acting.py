"""Whom the sentences between what is said are about, whom a later "ia" takes up."""

from __future__ import annotations

import re
from itertools import pairwise

from silang.model import Attribution
from silang.read.clauses import either
from silang.read.speakers.memory import Memory, Who
from silang.read.speakers.mentions import WORD, Setting
from silang.read.speakers.people import fullest
from silang.spans import Span

_INTRODUCED = re.compile(r"([A-Z][\w'.-]+(?: [A-Z][\w'.-]+){0,3}) \(\d{2}(?: tahun)?\)")  # "Rosalinda (34), warga …"
_SAME = 4  # words that begin a sentence with what says that it tells the same
_PHRASE = 4  # words of the longest title
_HEAD = 24  # words before a name in which offices are looked for
_NEAR = 2  # words from a verb on that say what it does to somebody
_OPENING = 8  # words that may stand before the name that a sentence is about


def subjects(setting: Setting, memory: Memory, at: int, until: int, told: set[Span | None]) -> int:
    """A person whose name opens a sentence before `until` is the one that a pronoun takes up."""
    page = setting.page
    while at < len(page.sentences) and page.sentences[at].start < until:
        sentence = page.sentences[at]
        if sentence.end <= until and sentence not in told:
            opening = _opening(setting, sentence)
            introduced = _introduced(setting, sentence)
            if opening is not None:
                memory.see(opening, acts=not _acted_on(setting, sentence, opening))
            elif (agreeing := _agreeing(setting, sentence)) is not None:
                memory.see(agreeing)
            elif introduced is not None:
                memory.see(Who(introduced[1], (Span(introduced.start(1), introduced.end(1)),), True))
        at += 1
    return at


def same_sentence(setting: Setting, memory: Memory, attribution: Attribution) -> None:
    """In "Rendra Wijaya menerbitkan makalah di mana ia mengklaim …", "ia" is who opens the sentence."""
    source, words = attribution.source, setting.words
    if source is None or source.of(setting.page.folded) not in words.pronouns.singular:
        return
    sentence = setting.page.sentence_at(source.start)
    first = next((mention for mention, name in setting.known.within(sentence) if name.type == "PER"), None) if sentence else None
    if sentence is None or first is None or first.end > source.start or any(span.holds(first) for span in attribution.content):
        return
    opened = WORD.findall(setting.page.folded[sentence.start : first.start])
    opening = _opening(setting, sentence) if words.subordinators.isdisjoint(opened) else None
    if opening is not None:
        memory.see(opening)


def _introduced(setting: Setting, sentence: Span) -> re.Match[str] | None:
    """Somebody whom no list knows, by name and age, who opens a sentence or is the agent of it ("disampaikan oleh Putri (26)")."""
    page = setting.page
    bracket = page.plain.find(" (", sentence.start, sentence.end)  # to look is much faster than to match
    found = _INTRODUCED.search(page.plain, sentence.start, sentence.end) if bracket >= 0 else None
    if found is None:
        return None
    before = WORD.findall(page.folded[sentence.start : found.start()])
    return found if not before or before[-1] in setting.words.anaphors.agent else None


def _opening(setting: Setting, sentence: Span) -> Who | None:
    """The person whom a sentence is about, by the name that stands first in it."""
    first = next(((span, name) for span, name in setting.known.within(sentence) if name.type == "PER"), None)
    if first is None or not (_opens(setting, sentence, first[0]) or _acts(setting, sentence, first[0])):
        return None
    before = WORD.findall(setting.page.folded[sentence.start : first[0].start])
    if not setting.sayers.attended.isdisjoint(before):
        behind = WORD.findall(setting.page.folded[first[0].end : sentence.end])
        if not any(map(setting.words.is_verb, behind)):
            return None
    return Who(first[1].name, fullest(*first), True)


def _agreeing(setting: Setting, sentence: Span) -> Who | None:
    """Somebody without a name who tells the same as who spoke before: "Hal senada disampaikan seorang pedagang"."""
    page, words = setting.page, setting.words
    found = list(WORD.finditer(page.folded, sentence.start, sentence.end))
    spoken = [m.group() for m in found]
    if setting.sayers.likewise.isdisjoint(spoken[:_SAME]):
        return None
    first = next((at + 1 for at, word in enumerate(spoken) if words.is_passive(word)), len(spoken))
    while first < len(spoken) and spoken[first] in either(words.anaphors.agent, words.auxiliaries):
        first += 1
    people = either(words.singles, words.persons, words.plurals)
    if first >= len(spoken) or not (spoken[first] in people or spoken[first] in setting.titles):
        return None
    last = next((at for at in range(first + 1, len(found)) if _parts(setting, found[at - 1], found[at])), len(found))
    who = Span(found[first].start(), found[last - 1].end())
    if any(name.type == "PER" for _, name in setting.known.within(sentence)):
        return None
    return Who(" ".join(who.of(page.text).split()), (who,), spoken[first] not in words.plurals)


def _parts(setting: Setting, before: re.Match[str], word: re.Match[str]) -> bool:
    """Whether a word stands behind a mark, or opens where, when or to whom something was told."""
    apart = setting.page.plain[before.end() : word.start()] != " "
    return apart or word.group() in either(setting.words.closers, setting.words.prepositions)


def _acted_on(setting: Setting, sentence: Span, who: Who) -> bool:
    """Whether nobody expects words of who a sentence is about: something is done to him ("X ditangkap"), or he is dead."""
    words = setting.words
    name = next((span for span, name in setting.known.within(sentence) if name.name == who.name), sentence)
    behind = WORD.findall(setting.page.folded[name.end : sentence.end])
    silenced = setting.sayers.silenced
    at = next((i for i, word in enumerate(behind) if words.is_verb(word) or word in silenced), len(behind))
    verb = behind[at] if at < len(behind) else ""
    return not silenced.isdisjoint(behind[at : at + _NEAR]) or (words.is_passive(verb) and verb not in words.asked)


def opener(setting: Setting, memory: Memory, attribution: Attribution) -> None:
    """Where a body speaks in a sentence that a person opens ("Langkah X membuat Y mengakui …"), a later "ia" means the person."""
    sentence = setting.page.sentence_at(attribution.cue.start) if attribution.cue is not None else None
    if sentence is None or attribution.source is None:
        return
    first = next(((span, name) for span, name in setting.known.within(sentence) if name.type == "PER"), None)
    if first is not None and first[0].end <= attribution.source.start and _opens(setting, sentence, first[0]):
        memory.last_person, memory.since = Who(first[1].name, fullest(*first), True), 0
        memory.fresh.add(first[1].name)


def _opens(setting: Setting, sentence: Span, mention: Span) -> bool:
    """Whether the mention is the sentence's subject: no verb, no preposition and no "tak hanya" before it.

    A clause that only says when or why has another subject behind it ("Jika X setuju, …").
    """
    words = setting.words
    before = _untitled(setting, WORD.findall(setting.page.folded[sentence.start : mention.start]))
    if before and _fronted(setting, sentence, before[0], mention):
        return True
    other = either(setting.sayers.besides, setting.sayers.named)
    if (
        len(before) > _OPENING
        or not other.isdisjoint(before)
        or not words.copulas.isdisjoint(before[1:])
        or _aside(setting, before)
    ):
        return False
    if _owned(setting, sentence, before, mention):
        return False
    return not any(word in words.prepositions or words.is_verb(word) for word in before)


def _owned(setting: Setting, sentence: Span, before: list[str], mention: Span) -> bool:
    """Whether a name only says whose, or when, something is: "Gudang itu milik X", "Laporan masuk setelah X menelepon"."""
    words = setting.words
    if setting.page.plain[mention.start - 2 : mention.start] == ", ":
        return False
    if before and (
        before[-1] in either(setting.sayers.close, setting.sayers.owned) or setting.titles.get(before[-1]) == "relation"
    ):
        return True
    pointed = next((at for at, word in enumerate(before) if at and word in words.anaphors.pointers), len(before))
    between = [word for word in before[pointed + 1 :] if word not in setting.titles and word not in words.openers]
    headed = before[pointed - 1 : pointed] and before[pointed - 1] not in words.openers
    if between and headed and setting.page.plain.find(",", sentence.start, mention.start) < 0:
        return True
    late = words.subordinators - either(words.openers, words.occasions)
    return any(word in late or word in words.occasions for word in before[1:])


def _aside(setting: Setting, before: list[str]) -> bool:
    """Whether a clause that says when, why or on what terms opens the sentence, or follows "hal ini": "Hal ini lantaran X …"."""
    words = setting.words
    opened = before[next((at for at, word in enumerate(before) if word not in words.anaphors.heads), len(before)) :]
    return bool(opened) and opened[0] in words.subordinators - either(words.openers, words.occasions)


def _untitled(setting: Setting, before: list[str]) -> list[str]:
    """The words without those of offices of several words: "dalam" of "Menteri Dalam Negeri" is no preposition."""
    at = 0
    while at < len(before) - 1 and len(before) <= _HEAD:
        length = next((n for n in (_PHRASE, 3, 2) if setting.titles.get(" ".join(before[at : at + n])) is not None), 0)
        before = before[:at] + before[at + length :]
        at += not length
    return before


def _fronted(setting: Setting, sentence: Span, first: str, mention: Span) -> bool:
    """Whether a subject follows the phrase that opens its sentence: "Di sela waktu luangnya, X sering …", not in a list.

    What he is may stand before him: "Sebelum rapat, Bupati Banyu X …".
    """
    page, words = setting.page, setting.words
    behind = WORD.match(page.folded, mention.end + 1)
    listed = behind is None or page.plain[mention.end : mention.end + 1] != " " or behind.group() in words.coordinators
    comma = page.plain.rfind(", ", sentence.start, mention.start)
    between = _untitled(setting, WORD.findall(page.folded[comma : mention.start]))
    titled = not between or setting.titles.get(between[0]) is not None or len(between) < _PHRASE
    opens = first in words.prepositions or first in words.subordinators
    barred = either(words.prepositions, words.relatives, setting.sayers.named)
    free = not any(word in barred or words.is_verb(word) for word in between)
    return opens and not listed and comma >= 0 and titled and free


def _acts(setting: Setting, sentence: Span, mention: Span) -> bool:
    """Whether the mention is the agent of a passive, or where something comes from: "Hal senada diungkapkan X", "datang dari X".

    A sentence of which a pronoun is the subject is about who that is: "Ia banyak diajari oleh X".
    """
    words = setting.words
    before = WORD.findall(setting.page.folded[sentence.start : mention.start])
    heads = either(words.anaphors.heads, setting.sayers.likewise)
    taken = next((at for at, word in enumerate(before[:3]) if word in heads), None)
    if taken and before[taken - 1] in either(words.prepositions, words.subordinators):
        return False  # "Selain itu, …"
    if taken is not None:
        verb = next((at for at, word in enumerate(before) if words.is_verb(word)), len(before))
        rest = _untitled(setting, before[verb + 1 :])
        placed = not (words.prepositions - setting.sayers.origins).isdisjoint(rest) and words.anaphors.agent[0] not in rest
        struck = either(words.causatives, setting.sayers.befalling)
        other = verb == len(before) or before[verb] in struck or (placed and words.is_passive(before[verb]))
        other = other or not words.subordinators.isdisjoint(rest)
        return not other and words.relatives.isdisjoint(before[verb:])
    late = before[-_OPENING:]
    if setting.sayers.comes in (pairs := list(pairwise(late))):
        at = pairs.index(setting.sayers.comes)
        return at == 0 or late[at - 1] not in words.relatives
    if any(word in words.pronouns.singular for word in before):
        return False
    return _agent(setting, sentence, mention)


def _agent(setting: Setting, sentence: Span, mention: Span) -> bool:
    """Whether a passive's agent stands there, by what he is: "lalu disampaikan oleh Bupati X", "… dibenarkan Bupati X."."""
    page, words = setting.page, setting.words
    found = list(WORD.finditer(page.folded, sentence.start, mention.start))
    verb = next((at for at in range(len(found) - 1, -1, -1) if words.is_verb(found[at].group())), -1)
    behind = _untitled(setting, [m.group() for m in found[verb + 1 :] if page.plain[m.start()].islower()])
    ends = words.anaphors.agent[0] in behind[:1] or not page.plain[mention.end : sentence.end].strip(' ."')
    passive = verb >= 0 and words.is_passive(found[verb].group()) and found[verb - 1].group() not in words.relatives
    return ends and passive and all(word in setting.titles or word == words.anaphors.agent[0] for word in behind)
