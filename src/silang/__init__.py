"""Silang cross-checks news: who says what, how sure, through whom, and where the reports disagree.

`read` reads one article into a `Reading`, `check` a pile of them into a `Dossier`, `gather` a stream into `Stories`. Since the
function `read` stands where Python would show the package of the stages, import from that as `from silang.read import numbers`.
"""

import silang.read  # noqa: F401 - before the function of that name, which would otherwise be hidden by its first import
from silang.api import check, gather, read
from silang.model import Article, Dossier, Reading, Stories
from silang.spans import Span

__all__ = ["Article", "Dossier", "Reading", "Span", "Stories", "check", "gather", "read"]
__version__ = "0.1.0"
