"""Who has spoken and acted so far in an article, which pronouns and descriptions take up."""

from __future__ import annotations

from dataclasses import dataclass, field

from silang.read.speakers.mentions import Said
from silang.spans import Span

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

    `last` and `last_person` spoke or acted last, `speaker` and `last_speaker` (a person) said something last;
    `read_off` are the speakers whose names no list holds.
    """

    said_of: dict[str, Said]
    last: Who | None = None
    last_person: Who | None = None
    speaker: Who | None = None
    last_speaker: Who | None = None
    bodies: list[Who] = field(default_factory=list)
    unnamed: dict[str, Who] = field(default_factory=dict)
    read_off: dict[str, Who] = field(default_factory=dict)
    since: int = 0

    def see(self, who: Who) -> None:
        """Keeps somebody who acts."""
        self.last = who
        if who.person:
            self.last_person, self.since = who, 0
        else:
            self.bodies.append(who)
            self.since += 1

    def hear(self, who: Who) -> None:
        """Keeps the speaker of an attribution."""
        self.see(who)
        self.speaker = who
        if who.person and " " in who.name and who.name not in self.said_of:
            self.read_off[who.name] = who
        self.last_speaker = who if who.person else self.last_speaker

    def one(self) -> Who | None:
        """Whom "ia" and "-nya" mean: the last person who spoke or acted, else, where that is long ago, the last speaker."""
        return self.last if self.last_person is None or self.since > _LONG_AGO else self.last_person

    def going_on(self) -> Who | None:
        """Whom "-nya" means behind a cue that goes on: the last person who spoke, whoever has acted since."""
        return self.last_speaker if self.last_speaker is not None and self.since <= _LONG_AGO else self.one()


def again(who: Who | None, source: Span) -> Who | None:
    """The same speaker, taken up by `source`."""
    return None if who is None else Who(who.name, (source, *who.chain), who.person)
