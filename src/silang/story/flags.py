"""How a finding of the pile is made: its severity is that of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from silang.model import Evidence, Finding, Reason, Severity
from silang.reasons.language import english

SEVERITY: Mapping[str, Severity] = {
    "figure-conflict": "high",
    "quotation-altered": "high",
    "headline-against-body": "high",
    "total-against-parts": "medium",
    "bound-dropped": "medium",
    "weekday-mismatch": "medium",
    "figure-inconsistent": "medium",
    "time-inconsistent": "medium",
    "position-changed": "medium",
    "circular-sourcing": "medium",
    "date-conflict": "medium",
}  # what is not named here is low
RANK = {"high": 0, "medium": 1, "low": 2}


def flag(kind: str, reason: Reason, evidence: Iterable[Evidence], severity: Severity | None = None) -> Finding:
    """A finding, with the severity of its kind unless another is given."""
    graveness = severity or SEVERITY.get(kind, "low")
    return Finding(kind=kind, why=english(reason), reason=reason, evidence=tuple(evidence), severity=graveness)
