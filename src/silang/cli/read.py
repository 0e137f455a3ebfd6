"""`silang read`: what each report says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from silang.cli import printing, receiving, writing
from silang.cli.options import AS_USUAL, DONE, INPUT, Files, Json, Language, Out, Taking, Workers
from silang.errors import UsageError


def read(
    *files: Files,
    out: Out = None,
    lang: Language = "id",
    workers: Workers = None,
    taking: Taking = AS_USUAL,
    json: Json = False,
    jsonl: Annotated[
        bool,
        Parameter(
            name="--jsonl",
            negative="",
            help="Write readings.jsonl, a record a line, and go on where an earlier run stopped; so archives are always written.",
            show_default=False,
        ),
    ] = False,
) -> int:
    """Say what each report says: its statements, figures, times and findings.

    With -o it writes NAME.json for each report; with --json it prints one record a line. Web archives and --jsonl are
    written as they are read; stopped at any point, the same command goes on.
    """
    from silang.dossier import record

    if jsonl and out is None:
        raise UsageError("--jsonl needs a folder to write to: -o")
    if out is not None and (jsonl or receiving.archives(files)):
        return _into(files, out, workers, taking)

    received = receiving.receive(files, taking)
    set_aside = list(received.set_aside)
    readings = receiving.readings(received, workers, set_aside)
    if out is not None:
        writing.files(out, writing.reading_files(readings, ""))
    if json:
        printing.show_bytes(record.dumps(reading) for reading in readings)
    else:
        from silang.dossier import terminal

        for reading in readings:
            printing.show(terminal.render_reading(reading, lang))
    receiving.tell_unread(readings)
    receiving.summarise(received, set_aside)
    return INPUT if set_aside else DONE


def _into(files: tuple[str, ...], out: Path, workers: int | None, taking: Taking) -> int:
    """Read into a folder, article by article."""
    from silang import pack
    from silang.runs.reading import read_into
    from silang.sources.tables import rows

    paths = receiving.named(files)
    with receiving.resumable(), receiving.counting("Reading") as progress:
        summary = read_into(paths, out, pack.load("id"), receiving.processes(workers), progress, rows.mapped(taking.fields or ()))
    print(out / "readings.jsonl")
    receiving.tell(summary)
    return INPUT if summary.set_aside else DONE
