"""Whom a pronoun means: who spoke or acted last, somebody singled out right before, the only one told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from silang.model import Attribution
from silang.read.clauses import Clauses, either
from silang.read.page import Page
from silang.read.speakers.memory import Memory, Who, again, nearest
from silang.read.speakers.mentions import WORD, Setting
from silang.read.speakers.people import fullest
from silang.spans import Span

_FIRST = 3  # words that may stand before the pronoun that opens a sentence
_CLOSE = 2  # words between "salah satunya" and a name that an office may fill
_DOUBLED = re.compile(r"(\w+)-\1")  # "orang-orang"
_BRACKET = re.compile(r" ?\([^()]*\)")
_MARKS = (", ", " -", "- ")  # behind a comma or the dash of a dateline stands who the sentence is about
_GAP = 8  # blanks and line ends between two sentences, at most
_ENDS = re.compile(r"(?: \(\d{2}[^)]*\))?(?:, ([^\W\d_]+)[^.]*)?\.?$")  # an age and what somebody is, up to the full stop


def of_pronoun(spoken: Sequence[str], words: Clauses) -> bool:
    """Whether a source is "ia", alone or with an adverb, a relative clause or a verb's auxiliary behind it: "dia juga tak"."""
    if not spoken or spoken[0] not in words.pronouns.singular:
        return False
    return len(spoken) <= 2 or spoken[1] in either(words.relatives, words.auxiliaries)


def meant(setting: Setting, attribution: Attribution, source: Span, memory: Memory) -> Who | None:
    """Whom "ia" or "-nya" means; null where two candidates stay.

    A body is no "ia" where one person is told of right before.
    """
    cue = attribution.cue
    suffixed = cue is not None and cue.holds(source)
    on = cue is not None and cue.of(setting.page.folded).startswith(setting.sayers.going_on)
    found = None if suffixed else _fronted(setting, source) or _singled(setting, source)
    behind = cue is not None and bool(attribution.content) and attribution.content[0].end <= cue.start <= source.start
    found = found or (
        memory.going_on() if on else _quoted(setting, attribution.content[0], memory) if behind else memory.one(suffixed=suffixed)
    )
    found = _another(setting, attribution, found, memory) or found
    if found is None:
        return again(nearest(setting, source), source)
    if not found.person and not on:
        found = nearest(setting, source, near=True, far=False) or (found if suffixed else memory.last_person or found)
    return again(found, source)


def _quoted(setting: Setting, said: Span, memory: Memory) -> Who | None:
    """Whom "-nya" behind a quotation means: the last speaker where the sentence before it tells no more of who came since."""
    who, last, before = memory.quoted(), memory.last_speaker, _before(setting.page, said.start)
    if who is None or last is None or before is None or not who.person:
        return who
    pronouns = setting.words.pronouns
    earlier = _before(setting.page, before.start)
    opens = setting.known.at(earlier.start) if earlier is not None else None
    told = any(name.name == who.name for _, name in (*setting.known.within(before), *((opens,) if opens else ())))
    again = not either(pronouns.singular, pronouns.own).isdisjoint(WORD.findall(setting.page.folded[before.start : before.end]))
    return who if told or again else last


def group(setting: Setting, source: Span) -> Who | None:
    """The people or the body that the sentence before "mereka" is about: "Para pedagang mengeluh. Mereka meminta …"."""
    page, words = setting.page, setting.words
    before = _before(page, source.start)
    phrase = _subject(setting, before) if before is not None else None
    if before is None or phrase is None:
        return None
    told = WORD.findall(page.folded[phrase.start : phrase.end])
    if not told or not words.documents.isdisjoint(told):
        return None
    low = told[0]
    written = Who(" ".join(phrase.of(page.text).split()), (source, phrase), False)
    counted, people = either(words.plurals, words.amounts), either(*setting.sayers.unnamed.values())
    if low in counted or _DOUBLED.fullmatch(low):
        return written
    if not either(counted, people).isdisjoint(WORD.findall(page.folded[phrase.end : before.end])):
        return None
    known = setting.known.at(phrase.start)
    if known is not None and known[1].type == "ORG" and known[0].end >= phrase.end:
        return Who(known[1].name, (source, *fullest(*known)), False)
    body = low in either(words.bodies, setting.sayers.institutions) and page.plain[phrase.start].isupper()
    return written if body or low in people else None


def _subject(setting: Setting, sentence: Span) -> Span | None:
    """What a sentence is about, up to its verb or a relative clause; null where anything else opens it."""
    page, words = setting.page, setting.words
    found = list(WORD.finditer(page.folded, sentence.start, sentence.end))
    at = next((i for i, m in enumerate(found) if m.group() not in words.openers), len(found))
    fronted = either(words.prepositions, words.subordinators, words.occasions)
    if at < len(found) and (found[at].group() in fronted or words.is_verb(found[at].group())):
        comma = page.plain.find(", ", found[at].start(), sentence.end)
        at = next((i for i, m in enumerate(found) if m.start() > comma >= 0), len(found))
    ends = either(words.auxiliaries, words.relatives, words.perfect)
    last = next((i for i in range(at, len(found)) if found[i].group() in ends or words.is_verb(found[i].group())), at)
    if last == at:
        return None
    cut = max(page.plain.rfind(mark, found[at].start(), found[last].start()) for mark in _MARKS)
    return Span(cut + 2 if cut >= 0 else found[at].start(), found[last].start()).trim(page.plain)


def pair(setting: Setting, source: Span) -> Who | None:
    """The two people, and no more, whom the sentence before "keduanya" or "mereka" names side by side: "Rendra (34) dan Isan"."""
    page = setting.page
    before = _before(page, source.start)
    told = [span for span, name in setting.known.within(before) if name.type == "PER"] if before is not None else []
    if len(told) != 2:
        return None
    between = WORD.findall(_BRACKET.sub("", page.folded[told[0].end : told[1].start]))
    if not between or between[0] not in setting.words.coordinators or not setting.words.relatives.isdisjoint(between):
        return None
    if any(setting.words.is_verb(word) or word in setting.words.prepositions for word in between):
        return None
    both = Span(told[0].start, told[1].end)
    return Who(" ".join(_BRACKET.sub("", both.of(page.text)).split()), (source, both), False)


def _another(setting: Setting, attribution: Attribution, found: Who | None, memory: Memory) -> Who | None:
    """Who else says it where what is said names the one told of last: "…, rekannya, Rendra. Menurutnya, Isan …"."""
    cue, said = attribution.cue, attribution.content
    if found is None or cue is None or not said or (attribution.form == "indirect" and said[0].start < cue.start):
        return None  # "X meminta maaf. Hal itu disampaikannya …"
    named = {name.name for span in said for _, name in setting.known.within(span)}
    before = _before(setting.page, said[0].start) if found.name in named else None
    if before is None:
        return None
    told = [(span, name) for span, name in setting.known.within(before) if name.type == "PER" and name.name not in named]
    if len({name.name for _, name in told}) == 1:
        led = WORD.findall(setting.page.folded[before.start : told[0][0].start])
        return Who(told[0][1].name, fullest(*told[0]), True) if setting.words.relatives.isdisjoint(led) else None
    return memory.last_speaker if memory.last_speaker is not None and memory.last_speaker.name not in named else None


def _before(page: Page, offset: int) -> Span | None:
    """The sentence that ends before the one that holds an offset; None where a line of its own stands between."""
    here = page.sentence_at(offset)
    start = here.start if here is not None else offset
    at = next((i for i in range(start - 1, max(0, start - _GAP), -1) if not page.plain[i].isspace()), -1)
    return page.sentence_at(at)


def _fronted(setting: Setting, source: Span) -> Who | None:
    """Whom the clause is about that opens the sentence of a pronoun: "Ketika Rosi Dana ditanya soal itu, ia mengatakan …"."""
    page, words = setting.page, setting.words
    here = page.sentence_at(source.start)
    if here is None or not page.plain.startswith(", ", source.start - 2):
        return None
    told = [(span, name) for span, name in setting.known.within(Span(here.start, source.start)) if name.type == "PER"]
    led = WORD.findall(page.folded[here.start : told[0][0].start]) if told else []
    fronts = either(words.occasions & words.subordinators, words.conceding)
    opens = next((i for i, word in enumerate(led) if word in fronts), None)
    if opens is None or any(word not in words.openers and word not in words.subordinators for word in led[:opens]):
        return None
    held, span = led[opens + 1 :], told[0][0]
    kinds = {setting.titles.get(word) for word in held} | {setting.titles.get(" ".join(held[:2]))}
    if (held and kinds <= {None, "relation"}) or any(words.is_verb(word) or word in words.prepositions for word in held):
        return None
    behind = WORD.match(page.plain, span.end + 1) if page.plain[span.end] == " " else None
    alone = behind is not None and behind.group().islower() and behind.group() not in words.coordinators
    return Who(told[0][1].name, fullest(*told[0]), True) if alone else None


def _singled(setting: Setting, source: Span) -> Who | None:
    """The one person whom the sentence before that of a pronoun ends with: "…, salah satunya Rendra. Ia mengatakan …"."""
    page, known = setting.page, setting.known
    here = page.sentence_at(source.start)
    before = _before(page, source.start)
    if here is None or before is None or len(WORD.findall(page.folded[here.start : source.start])) > _FIRST:
        return None
    told = [(span, name) for span, name in known.within(before) if name.type == "PER"]
    if len(told) == 1 and _meanwhile(setting, before, told[0][0]):
        return Who(told[0][1].name, fullest(*told[0]), True)
    ends = _ENDS.match(page.folded, told[0][0].end, before.end) if len(told) == 1 else None
    apposed = ends.group(1) if ends is not None else None
    if ends is None or not (apposed is None or apposed in setting.titles or apposed in setting.words.singles):
        return None
    led = WORD.findall(page.folded[before.start : told[0][0].start])[-_CLOSE - 1 :]
    return Who(told[0][1].name, fullest(*told[0]), True) if not setting.sayers.singled.isdisjoint(led) else None


def _meanwhile(setting: Setting, sentence: Span, mention: Span) -> bool:
    """Whether a name is who acts in the clause that closes a sentence: "Aksi memanas saat Kasi Intel X menemui massa."."""
    page, words = setting.page, setting.words
    led = WORD.findall(page.folded[sentence.start : mention.start])
    fronts = words.occasions & words.subordinators
    at = next((i for i in range(len(led) - 1, 1, -1) if led[i] in fronts), None)
    if at is None or any(words.is_verb(word) or word in words.prepositions for word in led[at + 1 :]):
        return False
    held = setting.titles.get(led[at + 1]) == "office" if at + 1 < len(led) else True
    behind = WORD.search(page.folded, mention.end, sentence.end)
    return held and behind is not None and words.is_verb(behind.group()) and not words.is_passive(behind.group())
