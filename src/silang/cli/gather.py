"""`silang gather`: which stories a stream of reports tells."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from silang.cli import printing, receiving, writing
from silang.cli.options import AS_USUAL, DONE, INPUT, Files, Json, Language, Out, Taking, Workers
from silang.errors import UsageError

if TYPE_CHECKING:
    from silang.model import Reading, Stories


def gather(
    *files: Files,
    out: Out = None,
    min_articles: Annotated[int, Parameter(name="--min-articles", help="Articles that a story to be told has at least.")] = 3,
    lang: Language = "id",
    workers: Workers = None,
    taking: Taking = AS_USUAL,
    json: Json = False,
) -> int:
    """Say which stories a stream of reports tells, event by event, and what links them.

    With -o it writes stories.json, and for each story of --min-articles or more a folder named by its id, with what `check` writes.
    Where stories.json stands already, it says what has changed since.
    """
    from silang import api
    from silang.dossier import record

    if min_articles < 1:
        raise UsageError(f"--min-articles must be 1 or more, found {min_articles}")
    received = receiving.receive(files, taking)
    set_aside = list(received.set_aside)
    readings = receiving.readings(received, workers, set_aside)
    stories = api.gather(readings)
    if not json:
        _show_stories(stories, out, min_articles, lang)
    if out is not None:
        _write_stories(stories, readings, out, min_articles, lang)
    if json:
        printing.show_bytes([record.dumps(stories)])
    receiving.summarise(received, set_aside)
    return INPUT if set_aside else DONE


def _show_stories(stories: Stories, out: Path | None, least: int, language: str) -> None:
    """The stories, and where `out` holds those of an earlier run, what has changed since."""
    from silang.dossier import record, streams
    from silang.story.gathering.changes import changes

    printing.show(streams.render(stories, least, language))
    before = out / "stories.json" if out is not None else None
    if before is not None and before.is_file():
        printing.show(
            streams.render_changes(changes(record.load_stories(before.read_bytes(), where=str(before)), stories), language)
        )


def _write_stories(stories: Stories, readings: Iterable[Reading], out: Path, least: int, language: str) -> None:
    """The record, and a dossier for each story of at least so many articles."""
    from silang import api
    from silang.dossier import record, streams
    from silang.story.gathering.changes import names

    by_name = {reading.name: reading for reading in readings}
    writing.files(out, {"stories.json": record.dumps(stories)})
    for story in streams.large(stories, least):
        writing.dossier(api.check([by_name[name] for name in names(story)]), out / story.id, language, with_readings=False)
