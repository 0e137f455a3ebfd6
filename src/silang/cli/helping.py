"""The help of the commands, in the language that is spoken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cyclopts.help import DefaultFormatter, HelpEntry, HelpPanel
from cyclopts.help.inline_text import InlineText

from silang.cli.messages import told

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions


class Helping(DefaultFormatter):
    """Help as cyclopts lays it out, each sentence in the language that is spoken."""

    def __call__(self, console: Console, options: ConsoleOptions, panel: HelpPanel) -> None:
        """Print one panel: the commands, or the parameters of one."""
        entries = [_entry(entry) for entry in panel.entries]
        super().__call__(console, options, panel.copy(title=told(str(panel.title)), entries=entries))

    def render_usage(self, console: Console, options: ConsoleOptions, usage: Any) -> None:
        """Print how the command is called."""
        from rich.text import Text

        if usage:
            console.print(Text(told(f"Usage: {str(usage).strip()}"), style="bold"), end="\n\n")

    def render_description(self, console: Console, options: ConsoleOptions, description: Any) -> None:
        """Print what the command does."""
        if description:
            console.print(_told(description))


def _entry(entry: HelpEntry) -> HelpEntry:
    """An option or a command: what it does, then what may be given."""
    from rich.text import Text

    notes = (("choices", entry.choices), ("env var", entry.env_var), ("default", entry.default and (entry.default,)))
    said = _told(entry.description)
    for what, values in notes:
        if values:
            said.append(Text(told(f"[{what}: {', '.join(values)}]"), "dim"))
    if entry.required:
        said.append(Text(told("[required]"), "red"))
    return entry.copy(description=said, choices=None, env_var=None, default=None, required=False)


def _told(words: Any) -> InlineText:
    """The words paragraph by paragraph; cyclopts hands them over as Markdown."""
    from rich.markdown import Markdown

    markup = getattr(getattr(words, "primary_renderable", words), "markup", "") or ""
    return InlineText(Markdown("\n\n".join(told(paragraph(part)) for part in markup.split("\n\n"))))


def paragraph(lines: str) -> str:
    """One line of what may be broken into several, without marks of code.

    >>> paragraph("Look at `this`\\n  once.")
    'Look at this once.'
    """
    return re.sub(r"\s+", " ", lines.replace("`", "")).strip()
