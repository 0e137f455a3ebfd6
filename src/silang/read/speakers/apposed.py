"""Names that no list knows, with what they are called behind or before a comma: which words are the name."""

from __future__ import annotations

from collections.abc import Sequence

from silang.read.clauses import either
from silang.read.speakers.bodies import heads
from silang.read.speakers.mentions import WORD, Setting
from silang.spans import Span

_MOST_WORDS = 6  # of a name before what it is


def before_apposition(setting: Setting, source: Span, spoken: Sequence[str]) -> Span | None:
    """The name in front of what it is: "Sagara, salah satu bursa", "Isan, pemilik warung", "Dana salah satu warga".

    Null where none stands there. One word that opens its sentence bears its capital for its place, unless a comma follows.
    """
    page, words = setting.page, setting.words
    found = list(WORD.finditer(page.plain, source.start, source.end))
    named = next((at for at, word in enumerate(found) if not word.group()[0].isupper()), len(found))
    comma = page.plain.find(", ", source.start, source.end)
    common = either(words.documents, words.plurals, words.singles, words.persons)
    if not named or spoken[0] in common or spoken[0] in setting.titles:
        return None
    if comma > 0 and found[named - 1].end() >= comma:
        first = next((word for word in found if word.start() > comma), None)
        if first is None or first.group().lower() in words.coordinators:
            return None
        told = first.group()[0].islower() or first.group().lower() in setting.titles
        name = Span(source.start, comma)
        return name if told and len(WORD.findall(name.of(page.plain))) <= _MOST_WORDS else None
    if named == len(found) or spoken[0] in heads(setting) or not common.isdisjoint(spoken[:named]):
        return None
    sentence, behind = page.sentence_at(source.start), found[named].group().lower()
    opens = sentence is None or sentence.start == source.start
    leads = behind in words.singles or (named > opens and behind in either(setting.sayers.origins, words.relatives))
    return Span(source.start, found[named - 1].end()) if leads else None
