"""Whom a pronoun means: who spoke or acted last, somebody singled out right before, the only one told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from silang.model import Attribution
from silang.read.clauses import Clauses, either
from silang.read.speakers.memory import Memory, Who, again, nearest
from silang.read.speakers.mentions import WORD, Setting
from silang.read.speakers.people import fullest
from silang.spans import Span

_FIRST = 3  # words that may stand before the pronoun that opens a sentence
_CLOSE = 2  # words between "salah satunya" and a name that an office may fill
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
    found = None if suffixed else _singled(setting, source)
    behind = cue is not None and bool(attribution.content) and attribution.content[0].end <= cue.start <= source.start
    found = found or (memory.going_on() if on else memory.quoted() if behind else memory.one())
    if found is None:
        return again(nearest(setting, source), source)
    if not found.person and not on:
        found = nearest(setting, source, near=True, far=False) or (found if suffixed else memory.last_person or found)
    return again(found, source)


def _singled(setting: Setting, source: Span) -> Who | None:
    """The one person whom the sentence before that of a pronoun ends with: "…, salah satunya Rendra. Ia mengatakan …"."""
    page, known = setting.page, setting.known
    here = page.sentence_at(source.start)
    if here is None or len(WORD.findall(page.folded[here.start : source.start])) > _FIRST:
        return None
    at = next((i for i in range(here.start - 1, max(0, here.start - _GAP), -1) if not page.plain[i].isspace()), -1)
    before = page.sentence_at(at)
    if before is None:
        return None
    told = [(span, name) for span, name in known.within(before) if name.type == "PER"]
    ends = _ENDS.match(page.folded, told[0][0].end, before.end) if len(told) == 1 else None
    apposed = ends.group(1) if ends is not None else None
    if ends is None or not (apposed is None or apposed in setting.titles or apposed in setting.words.singles):
        return None
    led = WORD.findall(page.folded[before.start : told[0][0].start])[-_CLOSE - 1 :]
    return Who(told[0][1].name, fullest(*told[0]), True) if not setting.sayers.singled.isdisjoint(led) else None
