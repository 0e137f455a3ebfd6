"""What the command line says besides results, errors and help, in the language of its screens.

Errors are raised and help is written in English, as the API knows them; here, at the edge, a sentence is looked up by its English
in `id.toml`, where `{}` stands for what differs from call to call. What is not found there, as a library's words, stays as it is.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from silang.errors import UsageError
from silang.reasons.language import LANGUAGES

VARIABLE = "SILANG_LANG"
_OPTION = "--lang"
_DEEPEST = 4  # sentences within sentences that are looked up
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")


class _Speaking:
    """The language that is spoken; one of a process, as its standard error is."""

    language = LANGUAGES[0]


def speak(language: str) -> None:
    """From here on say everything in the language of this code; raises UsageError for an unknown one."""
    if language not in LANGUAGES:
        raise UsageError(f"no words for language {language!r}: expected one of {', '.join(LANGUAGES)}")
    _Speaking.language = language


def asked(words: Sequence[str]) -> str:
    """The language that a call asks for by `--lang`, else by the environment variable SILANG_LANG, else Indonesian.

    >>> asked(["check", "a.txt", "--lang", "en"]), asked(["--lang=en", "read"])
    ('en', 'en')
    """
    for word, after in zip(words, (*words[1:], ""), strict=True):
        code = after if word == _OPTION else word.removeprefix(f"{_OPTION}=")
        if code in LANGUAGES and code != word:
            return code
    return default()


def default() -> str:
    """The language where a call names none."""
    code = os.environ.get(VARIABLE, "")
    return code if code in LANGUAGES else LANGUAGES[0]


def told(sentence: str) -> str:
    """The sentence in the language that is spoken; what has no translation as it is.

    >>> told("a.txt: not a text but binary data (at 12)")
    'a.txt: bukan teks, melainkan data biner (di 12)'
    """
    return sentence if _Speaking.language == "en" else _told(sentence, _DEEPEST)


def templates() -> frozenset[str]:
    """The English sentences that have a translation."""
    return frozenset(_catalogue())


def _told(sentence: str, deep: int) -> str:
    if not deep:
        return sentence
    if (whole := _catalogue().get(sentence)) is not None:
        return whole
    fitting = ((_literal(template), template) for template in _catalogue() if "{}" in template)
    for _, template in sorted(fitting, reverse=True):
        held = _held(template.split("{}"), sentence)
        if held is not None:
            return _catalogue()[template].format(*(_told(part, deep - 1) for part in held))
    where, colon, problem = sentence.partition(": ")  # "<where>: <problem>", in which a path may hold a colon of its own
    if colon:
        return where + colon + _told(problem, deep - 1)
    return _GROUPED.sub(lambda number: number[0].replace(",", "."), sentence) if _GROUPED.fullmatch(sentence) else sentence


def _literal(template: str) -> int:
    return len(template.replace("{}", ""))


def _held(literals: Sequence[str], sentence: str) -> list[str] | None:
    """What stands where the template has holes; None where its words are not those of the sentence. Takes linear time."""
    first, *between, last = literals
    if not (sentence.startswith(first) and sentence.endswith(last)):
        return None
    held, at, end = [], len(first), len(sentence) - len(last)
    for words in between:
        found = sentence.find(words, at, max(at, end))
        if found < 0:
            return None
        held.append(sentence[at:found])
        at = found + len(words)
    return [*held, sentence[at:end]] if at <= end else None


@lru_cache(maxsize=1)
def _catalogue() -> dict[str, str]:
    """The Indonesian of each English sentence."""
    tables = tomllib.loads((files("silang.cli") / "id.toml").read_text(encoding="utf-8"))
    return {english: said for table in tables.values() for english, said in table.items()}
