"""`silang read`: what each report says."""

from __future__ import annotations

from silang.cli import printing, receiving, writing
from silang.cli.options import DONE, INPUT, Files, Json, Language, Map, Out, Workers


def read(
    *files: Files, out: Out = None, lang: Language = "id", workers: Workers = None, fields: Map = None, json: Json = False
) -> int:
    """Say what each report says: its statements, figures, times and findings.

    With -o it writes <name>.json for each report; with --json it prints one record a line.
    """
    from silang.dossier import record

    received = receiving.receive(files, fields)
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
