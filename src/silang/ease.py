"""Long steps that make millions of things which all live on, without the collector looking for rings among them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_ease() -> Iterator[None]:
    """Within it the collector of rings rests; it is as it was afterwards, after an error too.

    It looks at everything anew each time that much was made. Readings and what stories are found by hold no rings, so that all of
    this was for nothing. What is no longer held goes at once, as ever.
    """
    resting = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not resting:
            gc.enable()
