"""`silang check` and `silang demo`: what reports of one story say together."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from silang.cli import printing, receiving, writing
from silang.cli.options import AS_USUAL, DONE, FOUND, INPUT, Files, Json, Language, Out, Taking, Workers
from silang.errors import UsageError

if TYPE_CHECKING:
    from silang.corrections import Corrections
    from silang.model import Dossier, Finding, SetAside
    from silang.sources.files import Received

_MOST_NAMED = 3  # stories that are named where the articles tell several


def check(
    *files: Files,
    out: Out = None,
    lang: Language = "id",
    workers: Workers = None,
    taking: Taking = AS_USUAL,
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
    corrections: Annotated[
        Path | None,
        Parameter(help="TOML file of names, speakers and parties corrected by hand.", show_default=False),
    ] = None,
    json: Json = False,
) -> int:
    """Say what reports of one story say together: figures, positions, and what a careful editor would flag.

    With -o it writes the page dossier.html, dossier.md, dossier.json and readings/NAME.json.
    """
    kinds, day, names = _kinds(fail_on or []), _day(since), tuple(new or ())
    by_hand = _corrections(corrections)
    received = receiving.receive(files, taking)
    set_aside = list(received.set_aside)
    dossier = _checked(received, workers, set_aside, day, names, by_hand)
    if dossier is not None:
        if out is not None:
            writing.dossier(dossier, out, lang, with_readings=with_readings)
        _show(dossier, lang, json=json, with_readings=with_readings)
        if out is not None:
            print(out / "dossier.html", file=sys.stderr if json else sys.stdout)
        _tell_left_out(dossier, lang)
        _tell_several(dossier)
    receiving.tell_unread(dossier.readings.values() if dossier is not None else ())
    receiving.summarise(received, set_aside)
    if set_aside:
        return INPUT
    return FOUND if dossier is not None and _asked_for(dossier.findings, kinds) else DONE


def demo(*, out: Out = None, lang: Language = "id") -> int:
    """Check the bundled story, eight made-up reports of one made-up event, and write its page.

    Without -o it writes to the folder silang-demo.
    """
    from importlib.resources import as_file, files

    folder = out or Path("silang-demo")
    with as_file(files("silang") / "demo") as story:
        return check(str(story), out=folder, lang=lang)


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


def _corrections(path: Path | None) -> Corrections | None:
    """The corrections of the file that --corrections names."""
    from silang import corrections

    return None if path is None else corrections.load(path)


def _tell_left_out(dossier: Dossier, language: str) -> None:
    """Say on standard error which corrections could not be applied."""
    from silang.reasons.language import load

    for item in dossier.corrections:
        if not item.applied:
            print(load(language).why(item.reason, item.why), file=sys.stderr)


def _tell_several(dossier: Dossier) -> None:
    """Say on standard error that the articles are not of one story, where that is so; and which the largest stories are."""
    from silang.dossier.terminal import shown

    found = dossier.stories
    if not found:
        return
    printing.say(f"these {len(dossier.story.articles)} articles tell {len(found)} stories: `silang gather` tells each apart")
    for story in found[:_MOST_NAMED]:
        if len(story.articles) > 1:
            printing.say(f"{len(story.articles)} articles: {shown(story.headline)}")


def _asked_for(findings: Iterable[Finding], kinds: frozenset[str]) -> bool:
    return any(finding.kind in kinds for finding in findings)


def _checked(
    received: Received,
    workers: int | None,
    set_aside: list[SetAside],
    since: str | None,
    new: tuple[str, ...],
    by_hand: Corrections | None,
) -> Dossier | None:
    """The dossier of what was received; None where every input was set aside."""
    from silang import api

    readings = receiving.readings(received, workers, set_aside)
    unknown = set(new) - {reading.name for reading in readings}
    if unknown:
        raise UsageError(f"no article is named {min(unknown)!r}")
    return api.check(readings, since=since, new=new, corrections=by_hand) if readings else None


def _show(dossier: Dossier, language: str, *, json: bool, with_readings: bool) -> None:
    if json:
        from silang.dossier import record

        printing.show_bytes([record.dumps(dossier if with_readings else writing.bare(dossier))])
        return
    from silang.dossier import terminal

    printing.show(terminal.render(dossier, language))
