"""What a source is whom the article does not name: "seorang pejabat yang enggan disebut namanya"."""

from __future__ import annotations

from silang.model import Unnamed
from silang.read.clauses import either
from silang.read.speakers.memory import Who
from silang.read.speakers.mentions import WORD, Setting
from silang.read.speakers.people import people
from silang.spans import Span

_COLLECTIVE = ("police", "military")  # bodies rather than persons where nothing counts or narrows them


def unnamed(setting: Setting, source: Span | None, who: Who | None) -> Unnamed | None:
    """What the person or people are who speak without a name; null for whoever is named, for bodies and pronouns."""
    if source is None or who is None or people(setting, source):
        return None
    first = setting.known.at(source.start)
    if first is not None and first[1].type != "PER":
        return None  # "Masyarakat Pengairan Banyu" is a body
    spoken = WORD.findall(who.name.lower())
    counted = len(spoken) > 1 and spoken[0] in either(setting.words.singles, setting.words.plurals)
    while len(spoken) > 1 and spoken[0] in either(setting.words.singles, setting.words.plurals):
        spoken = spoken[1:]
    for said in (" ".join(spoken[:2]), *spoken[:1]):
        kind = next((kind for kind, heads in setting.sayers.unnamed.items() if said in heads), None)
        if kind is not None:
            return kind if counted or len(spoken) > 1 or kind not in _COLLECTIVE else None
    return None
