"""Who the sources are: pronouns, last names, titles and descriptions led back to the fullest name in the article.

Each answer keeps its chain of mentions; where two candidates stay, `speaker` is null.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import structs

from silang.model import Attribution, Name
from silang.pack import Pack
from silang.read.clauses import BY_DATA, LEADING, clauses
from silang.read.page import Page
from silang.read.speakers.acting import opener, same_sentence, subjects
from silang.read.speakers.addressees import addressee
from silang.read.speakers.fitted import fitted
from silang.read.speakers.memory import Memory
from silang.read.speakers.mentions import Mentions, Setting
from silang.read.speakers.narrowed import ended, narrowed, past_heading
from silang.read.speakers.people import people
from silang.read.speakers.roles import roles
from silang.read.speakers.sayers import sayers
from silang.read.speakers.sources import who
from silang.read.speakers.unnamed import unnamed
from silang.read.speakers.widened import widened, with_post
from silang.spans import Span


def resolve(
    page: Page,
    attributions: Sequence[Attribution],
    names: Sequence[Name],
    titles: Mapping[str, str],
    regions: frozenset[str],
    pack: Pack,
) -> tuple[Attribution, ...]:
    """The same attributions with `speaker`, `chain`, `role`, `affiliation`, `unnamed` and `addressee`, null where nothing is sure.

    `titles` maps words for what a person is, in small letters, to their kind; `regions` are provinces and their like.
    """
    if not attributions:
        return ()
    words = clauses(pack)
    leads = sayers(pack)
    known = Mentions.of(fitted(page, names, attributions, titles, words, leads))
    said = {span.start: span.end for attribution in attributions for span in attribution.content}
    setting = Setting(page, known, titles, words, leads, said, tuple(sorted(said.values())), regions)
    memory = Memory(setting, frozenset(name.name for name in known.names if name.type == "PER"))
    memory.voices.update(person.name for a in attributions if a.source is not None for person in people(setting, a.source))
    told = {page.sentence_at(a.cue.start) for a in attributions if a.cue is not None}
    resolved: list[Attribution] = []
    attributions = [_whole(setting, attribution) for attribution in attributions]
    at = 0
    cues = [*(a.cue.start if a.cue is not None else len(page.text) for a in attributions), len(page.text)]
    for attribution, next_cue in zip(attributions, cues[1:], strict=True):
        at = subjects(setting, memory, at, _start(attribution), told)
        same_sentence(setting, memory, attribution)
        found = who(setting, attribution, memory)
        if found is not None and attribution.rule != BY_DATA and not _within(attribution, resolved, memory):
            memory.hear(found)
            at = _past(page, at, attribution)
            if not found.person:
                opener(setting, memory, attribution)
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
