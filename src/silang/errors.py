"""The error tree: one class for each party that can mend what went wrong."""

from __future__ import annotations

from typing import Any


class SilangError(Exception):
    """Anything Silang raises on purpose; `exit_code` is what the command line ends with."""

    exit_code = 1

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self.args, self.__dict__)  # so that it comes whole out of a worker


class UsageError(SilangError):
    """The call asks for something that cannot be done as it is put."""

    exit_code = 2


class InputError(SilangError):
    """An input that cannot be read: where it is, what is wrong, and at which byte or character if that is known."""

    exit_code = 3

    def __init__(self, where: str, problem: str, offset: int | None = None) -> None:
        """`where` names the input, `problem` says what was expected and found, `offset` counts from 0."""
        self.where, self.problem, self.offset = where, problem, offset
        at = "" if offset is None else f" (at {offset})"
        super().__init__(f"{where}: {problem}{at}")


class PackError(SilangError):
    """A language pack or outlet file that breaks its schema: which file, which key."""

    exit_code = 4

    def __init__(self, file: str, key: str, problem: str) -> None:
        """`file` is the pack's file, `key` the dotted path in it."""
        self.file, self.key, self.problem = file, key, problem
        super().__init__(f"{file}: {key}: {problem}" if key else f"{file}: {problem}")


class StoreError(SilangError):
    """A place that cannot be written to or read from: which, and why."""

    exit_code = 5

    def __init__(self, where: str, problem: str) -> None:
        """`where` is the path or address."""
        self.where, self.problem = where, problem
        super().__init__(f"{where}: {problem}")


class EngineError(SilangError):
    """An engine that could not go on: at which stage, with which article."""

    exit_code = 5

    def __init__(self, stage: str, article: str, problem: str) -> None:
        """`stage` is the function that failed, `article` the name of what it was given."""
        self.stage, self.article, self.problem = stage, article, problem
        super().__init__(f"{stage} of {article}: {problem}")


class AnchorError(SilangError):
    """A span that does not fit its text. Our bug, or a record that was tampered with; never caught to go on."""


def _restored(kind: type[SilangError], args: tuple[Any, ...], fields: dict[str, Any]) -> SilangError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(fields)
    return error
