"""The dossier as one self-contained page: `render` it, write it to a file, open it anywhere."""

from __future__ import annotations

from silang.ease import at_ease
from silang.model import Dossier


@at_ease()
def render(dossier: Dossier, language: str = "id") -> str:
    """The dossier as one HTML file that needs nothing else, in `language` (`id` or `en`) and with the other at hand.

    Raises UsageError where the dossier lacks its readings, or Silang the language.
    """
    from silang.dossier.html.page import whole  # noqa: PLC0415 - Jinja2 is only loaded by who renders

    return whole(dossier, language)
