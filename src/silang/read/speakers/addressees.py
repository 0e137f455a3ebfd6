"""To whom something was said: "kata X kepada wartawan", "Kepada penyidik, X mengaku …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from silang.model import Attribution
from silang.read.clauses import either
from silang.read.speakers.mentions import WORD, Setting
from silang.spans import Span

# A mark, but no domain's stop; what is glued to a domain; a day ("wartawan Senin (9/6)").
_BREAK = re.compile(r'[,;:!?"()]|\.(?!\w)|(?<=\.com)(?=\w)|\s[A-Z]\w+,? \(\d')
_LONGEST = 90  # characters of an addressee


def addressee(setting: Setting, attribution: Attribution, next_cue: int) -> Span | None:
    """To whom the words of an attribution were said, without its preposition; null where nothing beside the cue says so.

    `next_cue` is where the next attribution's cue starts: what stands behind it hangs on another saying.
    """
    for place in _places(setting, attribution, next_cue):
        for match in WORD.finditer(setting.page.folded, place.start, place.end):
            opener = next((word for word in setting.sayers.addressed if match.group().startswith(word)), None)
            if opener is not None and not _of_another(setting, attribution, place, match.start()):
                found = _phrase(setting, match.start() + len(opener), place.end, glued=len(match.group()) > len(opener))
                if found is not None:
                    return found
    return None


def _places(setting: Setting, attribution: Attribution, next_cue: int) -> Iterator[Span]:
    """Where an addressee may stand: behind the cue and its source, between the two, in front of both; never in the content."""
    cue, source = attribution.cue, attribution.source
    if cue is None:
        return
    sentence = setting.page.sentence_at(cue.start) or cue
    first, last = min(cue.start, source.start if source else cue.start), max(cue.end, source.end if source else 0)
    said = sorted(attribution.content)
    ends = (span.start for span in said if span.start >= last)
    yield Span(last, max(last, min(next(ends, sentence.end), next_cue, sentence.end)))
    if source is not None and source.end < cue.start:
        yield Span(source.end, cue.start)
    if not any(span.start < first for span in said):
        yield Span(sentence.start, max(sentence.start, first))


def _of_another(setting: Setting, attribution: Attribution, place: Span, at: int) -> bool:
    """Whether "kepada" at `at` hangs on another verb: "Usai menyurat kepada A, B mengatakan …", "kata B merujuk kepada A"."""
    page, words = setting.page, setting.words
    if place.start == at or page.plain[at].isupper():
        return False
    in_front = attribution.cue is not None and place.end <= attribution.cue.start
    passed = [match.group() for match in WORD.finditer(page.folded, place.start, place.end if in_front else at)]
    if in_front:
        return any(words.is_verb(word) and word not in words.asked for word in passed)
    apart, deeds = either(words.topics - words.future, frozenset(words.enders)), words.subordinators - words.occasions
    done = any(word in deeds and words.is_verb(after) for word, after in pairwise(passed))
    return done or not apart.isdisjoint(passed)


def _phrase(setting: Setting, start: int, until: int, *, glued: bool) -> Span | None:
    """The noun phrase from `start`, up to a mark, a verb or what says where, when and how it was said."""
    page, words = setting.page, setting.words
    broken = _BREAK.search(page.plain, start, min(until, start + _LONGEST))
    end, ends = start, either(words.closers, words.that, words.subordinators, words.relatives, words.topics, words.perfect)
    for match in WORD.finditer(page.folded, start, broken.start() if broken else min(until, start + _LONGEST)):
        word = match.group()
        if word in ends or words.is_verb(word):
            break
        end = match.end()
    span = Span(start, end).trim(page.plain)
    return span if end > start and (glued or page.plain[start : start + 1].isspace()) else None
