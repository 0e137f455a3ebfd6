"""Affixed forms of Indonesian roots, made by rule (J. Sneddon, Indonesian: A Comprehensive Grammar, ch. 1.3)."""

from __future__ import annotations

from collections.abc import Iterator

_DROPPED = {"k": "meng", "t": "men", "s": "meny", "p": "mem"}  # the root's first sound melts into the prefix
_KEPT = (
    ("me", ("l", "m", "n", "r", "w", "y")),
    ("mem", ("b", "f", "v")),
    ("men", ("c", "d", "j", "z", "sy")),
    ("meng", ("a", "e", "g", "h", "i", "o", "u", "kh")),
)
_CLUSTERS = ("kl", "kr", "pr", "pl", "tr", "sp", "st", "sk")  # loans keep their first sound


def active(root: str) -> str:
    """The root with meN-.

    >>> [active(root) for root in ("kata", "sebut", "tegas", "papar", "ungkap", "bantah", "cap", "klaim", "lapor")]
    ['mengata', 'menyebut', 'menegas', 'memapar', 'mengungkap', 'membantah', 'mencap', 'mengklaim', 'melapor']
    """
    if root[:1] in _DROPPED and root[:2] not in (*_CLUSTERS, "sy", "kh"):
        return _DROPPED[root[0]] + root[1:]
    if root.startswith(_CLUSTERS):
        return {"k": "meng", "p": "mem", "t": "men", "s": "men"}[root[0]] + root
    for prefix, starts in _KEPT:
        if root.startswith(starts):
            return prefix + root
    return "me" + root


def forms(root: str, patterns: str) -> Iterator[tuple[str, str]]:
    """(pattern, form) for every pattern of a blank-separated list: `-` is the root, `meN-kan` the root between affixes.

    A pattern that begins with `=` is a form of its own, `_` for a blank; `~` is the root alone ("dia bilang").

    >>> list(forms("kata", "- -nya meN-kan di-kan ber-"))
    [('-', 'kata'), ('-nya', 'katanya'), ('meN-kan', 'mengatakan'), ('di-kan', 'dikatakan'), ('ber-', 'berkata')]
    """
    for pattern in patterns.split():
        prefix, _, suffix = pattern.partition("-")
        if pattern.startswith("="):
            yield pattern, pattern[1:].replace("_", " ")
        elif pattern == "~":
            yield pattern, root
        elif prefix == "meN":
            yield pattern, active(root) + suffix
        else:
            yield pattern, prefix + root + suffix
