"""The command line: `silang check`, `silang read`, `silang gather`, `silang demo`, `silang outlet learn`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, CycloptsError, Parameter

from silang import __version__
from silang.errors import SilangError, UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from silang.engines.local import Progress
    from silang.model import Dossier, Finding, Reading, SetAside, Stories
    from silang.sources.files import Received

DONE, FOUND, USAGE, INPUT = 0, 1, 2, 3
_STDIN = "<stdin>"  # stands for `-` while options are told from files
_MOST_NAMED = 20  # inputs set aside that are named one by one
_PAY = 200  # articles from which one more process pays

Files = Annotated[
    str, Parameter(help="Text files, .jsonl files of records, folders of both, or - for standard input.", show_default=False)
]
Out = Annotated[Path | None, Parameter(name=["--out", "-o"], help="Folder to write to; made if need be.", show_default=False)]
Language = Annotated[Literal["id", "en"], Parameter(name="--lang", help="Language of what is shown: Indonesian or English.")]
Workers = Annotated[
    int | None, Parameter(name="--workers", help="Processes to read with; by default as many as pay.", show_default=False)
]
Json = Annotated[bool, Parameter(name="--json", negative="", help="Print the JSON record instead.", show_default=False)]

app = App(
    name="silang",
    version=__version__,
    suppress_keyboard_interrupt=False,
    help="Cross-check news: who says what, how sure, through whom, and where the reports disagree.\n\n"
    "Ends with 0 when done, 1 when --fail-on finds what it asks for, 2 for a wrong call, 3 when an input was set aside, "
    "4 for a broken language pack, 5 when a place cannot be written to.",
)

outlets = App(name="outlet", help="What Silang knows of the pages of an outlet.")
app.command(outlets)


@app.command
def check(
    *files: Files,
    out: Out = None,
    lang: Language = "id",
    workers: Workers = None,
    with_readings: Annotated[
        bool, Parameter(negative="", help="Put the readings into the dossier's JSON too.", show_default=False)
    ] = False,
    fail_on: Annotated[
        list[str] | None,
        Parameter(
            negative_iterable="",
            help="End with 1 if there is a finding of this kind, or `any`; may be given again.",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None, Parameter(help="Say what the articles published on this day (ISO 8601) or later change.", show_default=False)
    ] = None,
    new: Annotated[
        list[str] | None,
        Parameter(negative_iterable="", help="Say what the article of this name changes; may be given again.", show_default=False),
    ] = None,
    json: Json = False,
) -> int:
    """Say what reports of one story say together: figures, positions, and what a careful editor would flag.

    With -o it writes the page dossier.html, dossier.md, dossier.json and readings/<name>.json.
    """
    kinds, day, names = _kinds(fail_on or []), _day(since), tuple(new or ())
    received = _receive(files)
    set_aside = list(received.set_aside)
    dossier = _checked(received, workers, set_aside, day, names)
    if dossier is not None:
        if out is not None:
            _write_dossier(dossier, out, lang, with_readings=with_readings)
        _show(dossier, lang, json=json, with_readings=with_readings)
        if out is not None:
            print(out / "dossier.html", file=sys.stderr if json else sys.stdout)
    _tell_unread(dossier.readings.values() if dossier is not None else ())
    _summarise(received, set_aside)
    if set_aside:
        return INPUT
    return FOUND if dossier is not None and _asked_for(dossier.findings, kinds) else DONE


@app.command
def read(*files: Files, out: Out = None, lang: Language = "id", workers: Workers = None, json: Json = False) -> int:
    """Say what each report says: its statements, figures, times and findings.

    With -o it writes <name>.json for each report; with --json it prints one record a line.
    """
    from silang import api
    from silang.dossier import record

    received = _receive(files)
    set_aside = list(received.set_aside)
    with _progress(len(received.articles)) as progress:
        readings = api.read_all(received.articles, workers=_processes(workers, received), set_aside=set_aside, progress=progress)
    if out is not None:
        _write(out, _reading_files(readings, ""))
    if json:
        _print_bytes(record.dumps(reading) for reading in readings)
    else:
        from silang.dossier import terminal

        for reading in readings:
            _print(terminal.render_reading(reading, lang))
    _tell_unread(readings)
    _summarise(received, set_aside)
    return INPUT if set_aside else DONE


@app.command
def gather(
    *files: Files,
    out: Out = None,
    min_articles: Annotated[int, Parameter(name="--min-articles", help="Articles that a story to be told has at least.")] = 3,
    lang: Language = "id",
    workers: Workers = None,
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
    received = _receive(files)
    set_aside = list(received.set_aside)
    with _progress(len(received.articles)) as progress:
        readings = api.read_all(received.articles, workers=_processes(workers, received), set_aside=set_aside, progress=progress)
    stories = api.gather(readings)
    if not json:
        _show_stories(stories, out, min_articles, lang)
    if out is not None:
        _write_stories(stories, readings, out, min_articles, lang)
    if json:
        _print_bytes([record.dumps(stories)])
    _summarise(received, set_aside)
    return INPUT if set_aside else DONE


@app.command
def demo(*, out: Out = None, lang: Language = "id") -> int:
    """Check the bundled story, eight made-up reports of one made-up event, and write its page.

    Without -o it writes to the folder silang-demo.
    """
    from importlib.resources import as_file, files

    folder = out or Path("silang-demo")
    with as_file(files("silang") / "demo") as story:
        return check(str(story), out=folder, lang=lang)


@outlets.command
def learn(*files: Files) -> int:
    """Propose an outlet file from many articles of one outlet: print it, for a person to read and accept.

    It holds the outlet's name, its host, and the lines that recur on its pages, each with how often it was seen.
    """
    from silang import outlet_learning, pack

    received = _receive(files)
    if received.articles:
        print(outlet_learning.learn(received.articles, pack.load("id")), end="")
    _summarise(received, received.set_aside)
    return INPUT if received.set_aside else DONE


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    words = [_STDIN if word == "-" else word for word in (sys.argv[1:] if argv is None else argv)]
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        return app(words, exit_on_error=False, print_error=True, result_action="return_value") or DONE
    except CycloptsError:
        return USAGE
    except SilangError as error:
        _say(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        _say("stopped")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing it says nothing more
        return DONE
    except Exception as error:  # noqa: BLE001 - the last resort: a bug of ours, told as one
        import traceback

        _say(
            "".join(traceback.format_exception(error))
            + f"This is a bug in Silang {__version__}; please report it with the lines above."
        )
        return SilangError.exit_code


def _kinds(asked: Sequence[str]) -> frozenset[str]:
    """The kinds that --fail-on asks for; raises UsageError for one that does not exist."""
    from silang.dossier import words

    known = words.load("en").kinds
    for kind in asked:
        if kind != "any" and kind not in known:
            raise UsageError(f"no kind of finding is called {kind!r}: expected any, {', '.join(sorted(known))}")
    return frozenset(known) if "any" in asked else frozenset(asked)


def _day(since: str | None) -> str | None:
    """The day that --since names; raises UsageError for what is none."""
    from datetime import date

    try:
        return None if since is None else date.fromisoformat(since).isoformat()
    except ValueError:
        raise UsageError(f"--since must be a day such as 2025-06-17, found {since!r}") from None


def _asked_for(findings: Iterable[Finding], kinds: frozenset[str]) -> bool:
    return any(finding.kind in kinds for finding in findings)


def _receive(files: Sequence[str]) -> Received:
    from silang import pack
    from silang.sources.files import receive

    if not files:
        raise UsageError("no input: name files or folders, or - for standard input")
    return receive(["-" if file == _STDIN else file for file in files], pack.load("id"))


def _checked(
    received: Received, workers: int | None, set_aside: list[SetAside], since: str | None, new: tuple[str, ...]
) -> Dossier | None:
    """The dossier of what was received; None where every input was set aside."""
    from silang import api

    with _progress(len(received.articles)) as progress:
        readings = api.read_all(received.articles, workers=_processes(workers, received), set_aside=set_aside, progress=progress)
    unknown = set(new) - {reading.name for reading in readings}
    if unknown:
        raise UsageError(f"no article is named {min(unknown)!r}")
    return api.check(readings, since=since, new=new) if readings else None


def _processes(workers: int | None, received: Received) -> int:
    if workers is not None and workers < 1:
        raise UsageError(f"--workers must be 1 or more, found {workers}")
    return workers or max(1, min(os.cpu_count() or 1, len(received.articles) // _PAY))


def _write_dossier(dossier: Dossier, out: Path, language: str, *, with_readings: bool) -> None:
    from silang.dossier import html, markdown, record

    pages = {"dossier.html": html.render(dossier, language), "dossier.md": markdown.render(dossier, language)}
    files = {name: page.encode() for name, page in pages.items()}
    files["dossier.json"] = record.dumps(dossier if with_readings else _bare(dossier))
    _write(out, files | _reading_files(dossier.readings.values(), "readings/"))


def _show_stories(stories: Stories, out: Path | None, least: int, language: str) -> None:
    """The stories, and where `out` holds those of an earlier run, what has changed since."""
    from silang.dossier import record, streams
    from silang.story.gathering.changes import changes

    _print(streams.render(stories, least, language))
    before = out / "stories.json" if out is not None else None
    if before is not None and before.is_file():
        _print(streams.render_changes(changes(record.load_stories(before.read_bytes(), where=str(before)), stories), language))


def _write_stories(stories: Stories, readings: Iterable[Reading], out: Path, least: int, language: str) -> None:
    """The record, and a dossier for each story of at least so many articles."""
    from silang import api
    from silang.dossier import record, streams
    from silang.story.gathering.changes import names

    by_name = {reading.name: reading for reading in readings}
    _write(out, {"stories.json": record.dumps(stories)})
    for story in streams.large(stories, least):
        _write_dossier(api.check([by_name[name] for name in names(story)]), out / story.id, language, with_readings=False)


def _reading_files(readings: Iterable[Reading], folder: str) -> dict[str, bytes]:
    from silang.dossier import record
    from silang.store.folder import file_names

    by_name = {reading.name: reading for reading in readings}
    return {f"{folder}{stem}.json": record.dumps(by_name[name]) for name, stem in file_names(by_name).items()}


def _write(out: Path, files: dict[str, bytes]) -> None:
    from silang.store import folder

    folder.write(out, files)


def _bare(dossier: Dossier) -> Dossier:
    import msgspec

    return msgspec.structs.replace(dossier, readings={})


def _show(dossier: Dossier, language: str, *, json: bool, with_readings: bool) -> None:
    if json:
        from silang.dossier import record

        _print_bytes([record.dumps(dossier if with_readings else _bare(dossier))])
        return
    from silang.dossier import terminal

    _print(terminal.render(dossier, language))


def _print(made: RenderableType) -> None:
    """Print as wide as the terminal; 100 columns where there is none and COLUMNS does not say."""
    from rich.console import Console

    wide = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else 100
    console = Console(width=wide, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(made)
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))


def _print_bytes(chunks: Iterable[bytes]) -> None:
    for chunk in chunks:
        sys.stdout.buffer.write(chunk)
    sys.stdout.flush()


@contextmanager
def _progress(total: int) -> Iterator[Progress | None]:
    """A bar on standard error while many articles are read; nothing where that is no terminal."""
    if total < _PAY or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read", total=total)
        yield lambda done: bar.update(task, advance=done)


def _summarise(received: Received, set_aside: Sequence[SetAside]) -> None:
    """Name on standard error what was set aside and why, and count what came twice."""
    from silang.dossier.terminal import shown

    if received.duplicates:
        _say(f"{received.duplicates} given more than once, counted once")
    if set_aside:
        taken = len(received.articles) - (len(set_aside) - len(received.set_aside))
        for aside in set_aside[:_MOST_NAMED]:
            _say(f"set aside: {shown(aside.where)}: {shown(aside.why)}")
        more = f" ({len(set_aside) - _MOST_NAMED} not named here)" if len(set_aside) > _MOST_NAMED else ""
        _say(f"{len(set_aside)} set aside{more}, {taken} taken")


def _tell_unread(readings: Iterable[Reading]) -> None:
    """Name on standard error the articles in languages that no pack is for: kept and counted, but not read."""
    from silang.dossier.terminal import shown

    for reading in readings:
        if reading.article.language not in (None, "id"):
            _say(f"not read: {shown(reading.name)}: in another language ({reading.article.language})")


def _say(line: str) -> None:
    print(f"silang: {line}" if "\n" not in line else line, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
