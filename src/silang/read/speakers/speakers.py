"""Who the sources are: pronouns, last names, titles and descriptions led back to the fullest name in the article.

Each answer keeps its chain of mentions; where two candidates stay, `speaker` is null.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import structs

from silang.model import Attribution, Name
from silang.pack import Pack
from silang.read.clauses import BY_DATA, LEADING, clauses, either
from silang.read.page import Page
from silang.read.speakers.addressees import addressee
from silang.read.speakers.fitted import fitted
from silang.read.speakers.memory import Memory, Who
from silang.read.speakers.mentions import WORD, Mentions, Setting
from silang.read.speakers.narrowed import ended, narrowed, past_heading
from silang.read.speakers.people import fullest, people
from silang.read.speakers.roles import roles
from silang.read.speakers.sayers import sayers
from silang.read.speakers.sources import who
from silang.read.speakers.unnamed import unnamed
from silang.read.speakers.widened import widened, with_post
from silang.spans import Span

_INTRODUCED = re.compile(r"([A-Z][\w'.-]+(?: [A-Z][\w'.-]+){0,3}) \(\d{2}(?: tahun)?\)")  # "Rosalinda (34), warga …"
_PHRASE = 4  # words of the longest title
_HEAD = 24  # words before a name in which offices are looked for
_OPENING = 8  # words that may stand before the name that a sentence is about


def resolve(
    page: Page, attributions: Sequence[Attribution], names: Sequence[Name], titles: Mapping[str, str], pack: Pack
) -> tuple[Attribution, ...]:
    """The same attributions with `speaker`, `chain`, `role`, `affiliation`, `unnamed` and `addressee`, null where nothing is sure.

    `titles` maps words for what a person is, in small letters, to their kind.
    """
    if not attributions:
        return ()
    words = clauses(pack)
    leads = sayers(pack)
    known = Mentions.of(fitted(page, names, attributions, titles, words, leads))
    setting = Setting(page, known, titles, words, leads)
    memory = Memory(setting, frozenset(name.name for name in known.names if name.type == "PER"))
    memory.voices.update(person.name for a in attributions if a.source is not None for person in people(setting, a.source))
    told = {page.sentence_at(a.cue.start) for a in attributions if a.cue is not None}
    resolved: list[Attribution] = []
    attributions = [_whole(setting, attribution) for attribution in attributions]
    at = 0
    cues = [*(a.cue.start if a.cue is not None else len(page.text) for a in attributions), len(page.text)]
    for attribution, next_cue in zip(attributions, cues[1:], strict=True):
        at = _subjects(setting, memory, at, _start(attribution), told)
        _same_sentence(setting, memory, attribution)
        found = who(setting, attribution, memory)
        if found is not None and attribution.rule != BY_DATA and not _within(attribution, resolved, memory):
            memory.hear(found)
            at = _past(page, at, attribution)
            if not found.person:
                _opener(setting, memory, attribution)
        chain = found.chain if found is not None and found.person else ()
        role, affiliation = roles(setting, attribution.source, chain)
        resolved.append(
            structs.replace(
                attribution,
                source=with_post(setting, attribution, (role, affiliation)),
                speaker=found.name if found else None,
                chain=found.chain if found else (),
                role=role,
                affiliation=affiliation,
                unnamed=unnamed(setting, attribution.source, found),
                addressee=addressee(setting, attribution, next_cue),
            )
        )
    return _led(resolved)


def _whole(setting: Setting, attribution: Attribution) -> Attribution:
    """The attribution, its source widened where it begins inside a name, or narrowed to one."""
    source = attribution.source
    if source is None or (attribution.cue is not None and attribution.cue.holds(source)):
        return attribution
    source = ended(setting, narrowed(setting, past_heading(setting, source)))
    name = setting.known.holding(source.start)
    if name is None or name.start == source.start or not setting.page.plain[source.start - 1].isspace():
        wider = widened(setting, attribution, source)
    else:
        wider = Span(name.start, max(name.end, source.end))
    cue = attribution.cue
    taken = attribution.content if cue is None else (*attribution.content, cue)
    if wider == attribution.source or any(span.overlaps(wider) for span in taken):
        return attribution
    channel = attribution.channel
    return structs.replace(attribution, source=wider, channel=None if channel is not None and channel.overlaps(wider) else channel)


def _within(attribution: Attribution, before: Sequence[Attribution], memory: Memory) -> bool:
    """Whether a person reports these words in a saying of his own, so that a later "ia" means him."""
    cue, last = attribution.cue, memory.last_speaker
    if cue is None or last is None:
        return False
    return any(earlier.speaker == last.name and span.holds(cue) for earlier in before[-2:] for span in earlier.content)


def _led(resolved: list[Attribution]) -> tuple[Attribution, ...]:
    """The same, quotations that lead up to a cue given its speaker."""
    following: Attribution | None = None
    for at in range(len(resolved) - 1, -1, -1):
        if resolved[at].rule == LEADING and following is not None:
            resolved[at] = structs.replace(resolved[at], speaker=following.speaker, chain=following.chain)
        elif resolved[at].cue is not None:
            following = resolved[at]
    return tuple(resolved)


def _start(attribution: Attribution) -> int:
    spans = [*attribution.content, *(s for s in (attribution.cue, attribution.source) if s is not None)]
    return min(s.start for s in spans) if spans else 0


def _past(page: Page, at: int, attribution: Attribution) -> int:
    """The index of the first sentence from `at` on that begins behind an attribution: what it tells of others comes before it."""
    end = max(span.end for span in (*attribution.content, attribution.cue or attribution.content[0]))
    while at < len(page.sentences) and page.sentences[at].start < end:
        at += 1
    return at


def _subjects(setting: Setting, memory: Memory, at: int, until: int, told: set[Span | None]) -> int:
    """A person whose name opens a sentence before `until` is the one that a pronoun takes up."""
    page = setting.page
    while at < len(page.sentences) and page.sentences[at].start < until:
        sentence = page.sentences[at]
        if sentence.end <= until and sentence not in told:
            opening = _opening(setting, sentence)
            introduced = _introduced(setting, sentence)
            if opening is not None:
                memory.see(opening)
            elif introduced is not None:
                memory.see(Who(introduced[1], (Span(introduced.start(1), introduced.end(1)),), True))
        at += 1
    return at


def _same_sentence(setting: Setting, memory: Memory, attribution: Attribution) -> None:
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
    return Who(first[1].name, fullest(*first), True)


def _opener(setting: Setting, memory: Memory, attribution: Attribution) -> None:
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
    return not any(word in words.prepositions or words.is_verb(word) for word in before)


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
        return verb < len(before) and words.relatives.isdisjoint(before[verb:])
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
