"""The command line: one app, its commands, and what an error ends with."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError

from silang import __version__
from silang.cli import messages
from silang.cli.check import check, demo
from silang.cli.gather import gather
from silang.cli.helping import Helping
from silang.cli.options import DONE, STDIN, USAGE
from silang.cli.outlet import learn
from silang.cli.printing import say
from silang.cli.read import read
from silang.cli.watch import watch
from silang.errors import SilangError

app = App(
    name="silang",
    version=__version__,
    suppress_keyboard_interrupt=False,
    help="Cross-check news: who says what, how sure, through whom, and where the reports disagree.\n\n"
    "Ends with 0 when done, 1 when --fail-on finds what it asks for, 2 for a wrong call, 3 when an input was set aside, "
    "4 for a broken language pack, 5 when a place cannot be written to.\n\n"
    f"The language of help and messages is that of --lang, else of the environment variable {messages.VARIABLE} (id or en).",
    help_formatter=Helping(),
)
outlets = App(name="outlet", help="What Silang knows of the pages of an outlet.")
for command in (check, read, gather, watch, demo):
    app.command(command)
outlets.command(learn)
app.command(outlets)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    words = [STDIN if word == "-" else word for word in (sys.argv[1:] if argv is None else argv)]
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if not os.environ.get(messages.VARIABLE, "-"):
        del os.environ[messages.VARIABLE]  # set to nothing is not set
    messages.speak(messages.asked(words))
    try:
        return app(words, exit_on_error=False, print_error=False, result_action="return_value") or DONE
    except CycloptsError as error:
        say(str(error))
        return USAGE
    except SilangError as error:
        say(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        say("stopped")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing it says nothing more
        return DONE
    except Exception as error:  # noqa: BLE001 - the last resort: a bug of ours, told as one
        import traceback

        say(
            "".join(traceback.format_exception(error))
            + f"This is a bug in Silang {__version__}; please report it with the lines above."
        )
        return SilangError.exit_code
