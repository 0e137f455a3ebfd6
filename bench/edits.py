"""Copies of real articles at twelve edit levels, as a careless or a careful copyist would make them; for bench/copies.py."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

from silang.model import Reading
from silang.read.page import Page

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SYNONYMS: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "synonyms.toml").read_text(encoding="utf-8"))["words"]
BOILERPLATE = (
    "Simak kabar pilihan redaksi setiap pagi dan sore lewat kanal kami.",
    "Ikuti terus perkembangan terbaru hanya di laman Suara Warta.",
    "Redaksi menerima tulisan pembaca melalui surat elektronik resmi kami.",
    "Pembaca dapat memasang aplikasi Suara Warta di telepon pintar mana pun.",
)
_FILLERS = ("memang", "sendiri", "sebelumnya", "juga", "kemudian", "langsung", "masih", "sempat")
LIFTABLE = 10  # words that a sentence worth lifting has, none in quotation marks

Sentences = list[str]


def sentences(reading: Reading) -> Sentences:
    """The body's sentences, as written."""
    page = Page(reading.text, tuple(item.span for item in reading.not_body))
    return [" ".join(span.of(page.plain).split()) for span in page.sentences if len(span) > 1]


def liftable(reading: Reading) -> Sentences:
    """Sentences long enough to be lifted, without quotations, that begin and end as sentences do."""
    return [one for one in sentences(reading) if '"' not in one and one.endswith(".") and len(_WORD.findall(one)) >= LIFTABLE]


def credited(source: Sentences, chance: Random) -> Sentences:
    """Another outlet's dateline, and nothing else changed."""
    return [f"SUARA WARTA, {chance.choice(('Jakarta', 'Medan', 'Makassar'))} - {source[0]}", *source[1:]]


def dropped(part: float) -> Callable[[Sentences, Random], Sentences]:
    """Some of the sentences left out, the others in their order."""

    def drop(source: Sentences, chance: Random) -> Sentences:
        kept = sorted(chance.sample(range(len(source)), max(2, round(len(source) * (1 - part)))))
        return [source[i] for i in kept]

    return drop


def reordered(source: Sentences, chance: Random) -> Sentences:
    """All the sentences in another order."""
    return chance.sample(source, len(source))


def framed(source: Sentences, chance: Random) -> Sentences:
    """The outlet's own standing sentences strewn in."""
    framed = list(source)
    for line in BOILERPLATE:
        framed.insert(chance.randrange(len(framed) + 1), line)
    return framed


def spun(part: float) -> Callable[[Sentences, Random], Sentences]:
    """This part of the words that have a synonym replaced by one, quotations included."""

    def spin(source: Sentences, chance: Random) -> Sentences:
        def other(match: re.Match[str]) -> str:
            word = match.group()
            choices = SYNONYMS.get(word.lower())
            if choices is None or chance.random() >= part:
                return word
            chosen = chance.choice(choices)
            return chosen[:1].upper() + chosen[1:] if word[:1].isupper() else chosen

        return [_WORD.sub(other, sentence) for sentence in source]

    return spin


def edited(source: Sentences, chance: Random) -> Sentences:
    """Every tenth word gone, doubled by a filler, or changed over with the next."""
    return [" ".join(_edited(sentence.split(), chance)) for sentence in source]


def _edited(words: list[str], chance: Random) -> Iterable[str]:
    at = 0
    while at < len(words):
        drawn = chance.random()
        if drawn < 0.07 and at + 1 < len(words):
            yield from (words[at + 1], words[at])
            at += 2
            continue
        if drawn >= 0.10:
            yield words[at]
        if 0.10 <= drawn < 0.14:
            yield chance.choice(_FILLERS)
        at += 1


def chained(*steps: Callable[[Sentences, Random], Sentences]) -> Callable[[Sentences, Random], Sentences]:
    """One edit after the other."""

    def run(source: Sentences, chance: Random) -> Sentences:
        for step in steps:
            source = step(source, chance)
        return source

    return run


LEVELS: dict[str, Callable[[Sentences, Random], Sentences]] = {
    "verbatim": lambda source, _: list(source),
    "credit swapped": credited,
    "30 % dropped": dropped(0.3),
    "50 % dropped": dropped(0.5),
    "70 % dropped": dropped(0.7),
    "reordered": reordered,
    "boilerplate added": framed,
    "50 % spun": spun(0.5),
    "100 % spun": spun(1.0),
    "spun, dropped, reordered": chained(dropped(0.5), spun(1.0), reordered),
    "spun, words edited": chained(spun(1.0), edited),
}
LIFTED = "two sentences lifted"


def lifted(source: Reading, host: Reading, chance: Random) -> Sentences:
    """`host` with two sentences of `source` set in somewhere."""
    taken = chance.sample(liftable(source), 2)
    own = sentences(host)
    for sentence in taken:
        own.insert(chance.randrange(1, len(own) + 1), sentence)
    return own
