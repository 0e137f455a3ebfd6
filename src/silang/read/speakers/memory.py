"""Who has spoken and acted so far in an article, which pronouns and descriptions take up."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from silang.read.speakers.mentions import WORD, Said, Setting, descriptions
from silang.read.speakers.people import fullest
from silang.spans import Span

_NEAR = 300  # characters before a description of somebody whom no sentence has been about
_MOST = 64  # names that are asked for, so that a long list stays cheap
_KIN = 30  # characters before a name that may say whose kin it is
_LONG_AGO = 2  # attributions to bodies after which a pronoun no longer means the person before them


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker: the name shown, the chain that leads to it, and whether it is one person."""

    name: str
    chain: tuple[Span, ...]
    person: bool


@dataclass(slots=True)
class Memory:
    """What is known so far: the last speaker, who has which words said of them, and the speakers without a name.

    `people` are the names of all persons of the article. `last` and `last_person` spoke or acted last, `speaker` and `last_speaker`
    (a person) said something last;
    `read_off` are the speakers whose names no list holds, `voices` the people whom a source of the article names,
    `undergone` who was told of last where something was only done to him,
    `fresh` those first told of since somebody spoke, as what a sentence is about.
    """

    setting: Setting
    people: frozenset[str]
    last: Who | None = None
    last_person: Who | None = None
    speaker: Who | None = None
    last_speaker: Who | None = None
    bodies: list[Who] = field(default_factory=list)
    unnamed: dict[str, Who] = field(default_factory=dict)
    read_off: dict[str, Who] = field(default_factory=dict)
    since: int = 0
    undergone: str | None = None
    voices: set[str] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)
    _said: dict[str, Said] | None = None
    _begins: dict[str, int] | None = None

    @property
    def said_of(self) -> dict[str, Said]:
        """What the article says of each person, found when first asked for."""
        if self._said is None:
            self._said = descriptions(self.setting)
        return self._said

    @property
    def begins(self) -> dict[str, int]:
        """Where each name stands first, found when first asked for."""
        if self._begins is None:
            known = zip(self.setting.known.starts, self.setting.known.names, strict=True)
            self._begins = {name.name: start for start, name in sorted(known, key=lambda mention: -mention[0])}
        return self._begins

    def see(self, who: Who, *, acts: bool = True) -> None:
        """Keeps somebody whom a sentence is about, who acts in it or to whom something is done."""
        self.last = who
        if who.person:
            self.last_person, self.since = who, 0
            self.undergone = None if acts else who.name
            if acts and self.begins.get(who.name, who.chain[0].start) >= who.chain[0].start:
                self.fresh.add(who.name)
        else:
            self.bodies.append(who)
            self.since += 1

    def hear(self, who: Who) -> None:
        """Keeps the speaker of an attribution."""
        self.see(who)
        self.speaker = who
        self.fresh.clear()
        if who.person and " " in who.name and who.name not in self.people:
            self.read_off[who.name] = who
        self.last_speaker = who if who.person else self.last_speaker

    def one(self, *, suffixed: bool = False) -> Who | None:
        """Whom "ia" and "-nya" mean: the last person who spoke or acted, else, where that is long ago, the last speaker.

        "Menurutnya" means no one who never speaks and to whom something was only done, where another spoke before.
        """
        who = self.last if self.last_person is None or self.since > _LONG_AGO else self.last_person
        mute = suffixed and who is not None and who.name == self.undergone and who.name not in self.voices
        return self.last_speaker if mute and self.last_speaker is not None else who

    def quoted(self) -> Who | None:
        """Whom "-nya" behind a quotation means: `one`, but who spoke last rather than somebody long told of who never speaks."""
        who, last = self.one(), self.last_speaker
        known = who is None or not who.person or last is None or who.name in self.voices or last.name.startswith(who.name)
        return who if known or who is None or who.name in self.fresh else last

    def going_on(self) -> Who | None:
        """Whom "-nya" means behind a cue that goes on: the last person who spoke, whoever has acted since."""
        return self.last_speaker if self.last_speaker is not None and self.since <= _LONG_AGO else self.one()


def again(who: Who | None, source: Span) -> Who | None:
    """The same speaker, taken up by `source`."""
    return None if who is None else Who(who.name, (source, *who.chain), who.person)


def nearest(setting: Setting, source: Span, *, near: bool = False, far: bool = True) -> Who | None:
    """The one person told of in all that stands before a source (`far`), or right before it (`near`); null where there are several.

    Somebody's kin is not who the sentences are about ("suaminya, Rendra Wijaya").
    """
    known = setting.known
    end = bisect_right(known.starts, source.start - 1)
    first = max(0, end - _MOST)
    told = [(known.spans[at], known.names[at]) for at in range(first, end) if known.names[at].type == "PER"]
    last = [(span, name) for span, name in told if span.start > source.start - _NEAR] if near else []
    one = last if len({name.name for _, name in last}) == 1 else told if far else []
    if len({name.name for _, name in one}) != 1 or (first and one is told) or any(_kin(setting, span) for span, _ in one):
        return None
    return Who(one[-1][1].name, fullest(*one[-1]), True)


def _kin(setting: Setting, mention: Span) -> bool:
    """Whether a name stands behind a word for kin of somebody told of before: "suaminya, X"."""
    before = WORD.findall(setting.page.folded[max(0, mention.start - _KIN) : mention.start])
    word = before[-1] if before else ""
    return word.endswith("nya") and setting.titles.get(word.removesuffix("nya")) == "relation"
