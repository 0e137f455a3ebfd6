"""Findings as they are shown: the gravest first, one that stands in several reports shown once with all its places."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from silang.model import Evidence, Finding, Severity

_ORDER: dict[Severity, int] = {"high": 0, "medium": 1, "low": 2}


def shown(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of a page; those alike in kind, reason and proposal are one, with all their evidence.

    A slip that five reports copied from each other is one slip in five places; the record keeps the five.
    """
    places: dict[tuple[object, ...], dict[Evidence, None]] = {}
    firsts: dict[tuple[object, ...], Finding] = {}
    for finding in sorted(findings, key=lambda one: _ORDER[one.severity]):
        same = (finding.kind, finding.severity, finding.why, finding.proposal)
        firsts.setdefault(same, finding)
        places.setdefault(same, {}).update(dict.fromkeys(finding.evidence))
    return tuple(structs.replace(firsts[same], evidence=tuple(evidence)) for same, evidence in places.items())
