"""Whose account speaks: by the name of a person that its own holds, or by its name where it is told of again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from silang.read.speakers.memory import Who
from silang.read.speakers.mentions import WORD, Setting
from silang.read.speakers.people import fullest
from silang.spans import Span

_PIECES = re.compile(r"[\W\d_]+")
_PIECE = 4  # letters of a name in an account
_HANDLE = re.compile(r"@[\w.]*\w")
_CAPITALS = re.compile(r"[A-Z]\w*(?: [A-Z]\w*)*")
_FAR = 160  # characters of a sentence behind the word for an account, in which its name stands
_BACK = 20_000  # characters before a mention, in which it was told of before
_MOST = 16  # times that an account is told of, which are looked back over


def holder(setting: Setting, source: Span) -> Who | None:
    """The one person told of whose name a word of an account is, or the beginning of it: "@rendra_wijaya"."""
    account = source.of(setting.page.folded)
    if not account.startswith("@"):
        return None
    pieces = {piece for piece in _PIECES.split(account) if len(piece) >= _PIECE}
    told = zip(setting.known.spans, setting.known.names, strict=True)
    held = [
        (span, name)
        for span, name in told
        if name.type == "PER" and not span.overlaps(source) and not pieces.isdisjoint(name.name.lower().split())
    ]
    first = {name.name.lower().split()[0] for _, name in held}
    if len({name.name for _, name in held}) != 1 and (len(first) != 1 or pieces.isdisjoint(first)):
        return None
    span, name = max(held, key=lambda told: (len(told[1].name), -told[0].start))
    return Who(name.name, (source, *fullest(span, name)), True)


def again(setting: Setting, source: Span, spoken: Sequence[str]) -> Who | None:
    """The account that "akun itu" means: the last told of before it, if that has a name; null where it has none."""
    folded, at, word = setting.page.folded, source.start, spoken[0]
    least = max(0, at - _BACK)
    if spoken[-1] not in setting.words.anaphors.pointers or _HANDLE.search(folded, source.start, source.end):
        return None
    for _ in range(_MOST):
        at = folded.rfind(f"{word} ", least, at)
        behind = WORD.match(folded, at + len(word) + 1) if at >= 0 else None
        if at < 0 or (behind is not None and behind.group() not in setting.words.anaphors.pointers):
            break
    named = _named(setting, at, word) if at >= 0 else None
    return Who(" ".join(named.of(setting.page.text).split()), (source, named), False) if named is not None else None


def _named(setting: Setting, start: int, word: str) -> Span | None:
    """Whose account the word at `start` tells of: a name, or a handle with that word where nothing else stands between."""
    page = setting.page
    sentence = page.sentence_at(start)
    end = min(sentence.end, start + _FAR) if sentence is not None else start
    found = list(WORD.finditer(page.plain, start + len(word), end))
    first = next((m for m in found if m.group().lower() not in setting.sayers.mediate), None)
    handle = _HANDLE.search(page.plain, start, end)
    if handle is not None:
        return Span(start if first is None or handle.start() < first.end() else handle.start(), handle.end())
    if first is None or not first.group()[0].isupper():
        return None
    known, written = setting.known.at(first.start()), _CAPITALS.match(page.plain, first.start(), end)
    if known is not None:
        return known[0]
    return Span(*written.span()) if written is not None else None
