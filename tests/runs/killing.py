"""Runs in a process of their own that is killed at a chosen point of what it writes."""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable
from typing import Any, cast

from silang.store import journal


def killed_at(point: int, run: Callable[[], object]) -> bool:
    """Run in a fork that SIGKILL ends at its `point`th step of writing; whether it came to that, else the run is done."""
    child = os.fork()
    if child == 0:
        try:
            _arm(point)
            run()
        except BaseException:  # noqa: BLE001 - told and left by: this process must never come back
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


def steps(run: Callable[[], object]) -> int:
    """How many points a run has."""
    count = 0

    def tick() -> None:
        nonlocal count
        count += 1

    undo = _hook(tick)
    try:
        run()
    finally:
        undo()
    return count


def _arm(point: int) -> None:
    left = point

    def tick() -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    _hook(tick)


def _hook(tick: Callable[[], None]) -> Callable[[], None]:
    """Call `tick` before and after everything that a journal does, flushing what it wrote now and then, as a system may."""
    methods = {name: getattr(journal.Journal, name) for name in ("append", "run", "commit")}
    fsync = os.fsync

    def wrapped(method: Callable[..., Any]) -> Callable[..., Any]:
        def call(self: journal.Journal, *values: Any) -> Any:
            tick()
            result = method(self, *values)
            tick()
            return result

        return call

    def syncing(descriptor: int) -> None:
        tick()
        fsync(descriptor)
        tick()

    for name, method in methods.items():
        setattr(journal.Journal, name, wrapped(method))
    os.fsync = cast(Any, syncing)

    def undo() -> None:
        os.fsync = fsync
        for name, method in methods.items():
            setattr(journal.Journal, name, method)

    return undo
