"""Articles read on this machine: in this process, or in several."""

from __future__ import annotations

import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import active_children, get_context
from typing import TypeVar

from silang import outlet
from silang.errors import PackError
from silang.model import Article, Reading, SetAside
from silang.outlet import Outlet
from silang.pack import Pack

Reader = Callable[[Article, Pack, tuple[Outlet, ...]], Reading]
Progress = Callable[[int], None]
Outcome = Reading | SetAside
T = TypeVar("T")
_CHUNK = 16  # articles handed to a worker at once
_AHEAD = 2  # chunks under way for each worker


def read_all(
    articles: Sequence[Article], pack: Pack, workers: int = 1, progress: Progress | None = None, *, read: Reader
) -> tuple[tuple[Reading, ...], tuple[SetAside, ...]]:
    """The reading of each article, in the order of the articles, and what had to be set aside.

    An article on which a stage fails is set aside with the stage and the error; so is one whose worker dies of it. `workers`
    above 1 starts that many processes; `read` must then be importable there. `progress` is told how many more are done.
    Raises PackError, which would hit every article alike.
    """
    tell = progress or _nobody
    pooled = workers > 1 and len(articles) > 1
    done = _in_processes(articles, pack, workers, tell, read) if pooled else _here(articles, pack, tell, read)
    return (
        tuple(item for item in done if isinstance(item, Reading)),
        tuple(item for item in done if isinstance(item, SetAside)),
    )


def read_stream(
    items: Iterable[T], article: Callable[[T], Article | None], pack: Pack, workers: int = 1, *, read: Reader
) -> Iterator[tuple[T, Outcome | None]]:
    """Each item with the reading of the article that `article` finds in it, in their order; None where it finds none.

    An article on which a stage fails, or whose worker dies of it, is set aside. Items are taken as they are needed: no more than a
    few chunks for each worker are under way. Raises PackError, which would hit every article alike.
    """
    if workers == 1:
        outlets = outlet.load(pack.language)
        for item in items:
            found = article(item)
            yield item, None if found is None else _one(found, pack, outlets, read)
        return
    source, ahead = iter(items), deque[tuple[list[T], list[Article], Future[list[Outcome]] | None]]()
    with _Pool(pack, workers, read) as pool:
        while True:
            chunk = list(islice(source, _CHUNK)) if len(ahead) <= _AHEAD * workers else []
            if chunk:
                wanted = [found for found in map(article, chunk) if found is not None]
                ahead.append((chunk, wanted, pool.submit(wanted)))
            elif ahead:
                chunk, wanted, future = ahead.popleft()
                outcomes = iter(pool.outcomes(wanted, future))
                yield from ((item, None if article(item) is None else next(outcomes)) for item in chunk)
            else:
                return


def _nobody(_: int) -> None:
    """Progress that no one asked for."""


def _here(articles: Sequence[Article], pack: Pack, tell: Progress, read: Reader) -> list[Outcome]:
    outlets, done = outlet.load(pack.language), list[Outcome]()
    for article in articles:
        done.append(_one(article, pack, outlets, read))
        tell(1)
    return done


def _one(article: Article, pack: Pack, outlets: tuple[Outlet, ...], read: Reader) -> Outcome:
    try:
        return read(article, pack, outlets)
    except PackError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever one article sets off must not stop the others
        return SetAside(where=article.name, why=f"failed in {_stage(error)}: {type(error).__name__}: {error}")


def _stage(error: Exception) -> str:
    """The stage that the error came out of: the first module of `silang.read` below the composer; else the reading as a whole."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith("silang.read.") and module != "silang.read.reading":
            return module.removeprefix("silang.read.")
    return "the reading"


def _in_processes(articles: Sequence[Article], pack: Pack, workers: int, tell: Progress, read: Reader) -> list[Outcome]:
    """As `_here`, in chunks; what was under way when a worker died is tried again one by one, so that only its killer is lost."""
    chunks = [articles[start : start + _CHUNK] for start in range(0, len(articles), _CHUNK)]
    done: list[Outcome] = []
    for chunk, outcomes in zip(chunks, _chunks(chunks, pack, min(workers, len(chunks)), tell, read), strict=True):
        if outcomes is not None:
            done.extend(outcomes)
            continue
        for article in chunk:
            alone = _chunks([[article]], pack, 1, tell, read)[0]
            done.extend(alone or [SetAside(where=article.name, why="the process that read it died")])
    return done


def _chunks(
    chunks: Sequence[Sequence[Article]], pack: Pack, workers: int, tell: Progress, read: Reader
) -> list[list[Outcome] | None]:
    """What came of each chunk; None where a worker died under it or before its turn."""
    done: list[list[Outcome] | None] = [None] * len(chunks)
    before = active_children()
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _start, (pack, outlet.load(pack.language), read))
    try:
        with _interrupts_ignored():  # by the processes started here: they are told to stop, not interrupted
            places: dict[Future[list[Outcome]], int] = {pool.submit(_chunk, chunk): i for i, chunk in enumerate(chunks)}
        for future in as_completed(places):
            place = places[future]
            with suppress(BrokenProcessPool):
                done[place] = future.result()
                tell(len(chunks[place]))
    except KeyboardInterrupt:
        for process in active_children():
            if process not in before:
                process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return done


class _Pool:
    """Processes that read chunks for as long as it is entered; when they die, others are started."""

    def __init__(self, pack: Pack, workers: int, read: Reader) -> None:
        self._pack, self._workers, self._read = pack, workers, read
        self._before = active_children()

    def __enter__(self) -> _Pool:
        self._pool = self._started()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            for process in active_children():
                if process not in self._before:
                    process.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        pack = self._pack
        return ProcessPoolExecutor(self._workers, get_context("spawn"), _start, (pack, outlet.load(pack.language), self._read))

    def submit(self, articles: list[Article]) -> Future[list[Outcome]] | None:
        """Let a chunk be read; None where there is nothing in it."""
        if not articles:
            return None
        with _interrupts_ignored():
            try:
                return self._pool.submit(_chunk, articles)
            except BrokenProcessPool:
                self._pool.shutdown(wait=True, cancel_futures=True)
                self._pool = self._started()
                return self._pool.submit(_chunk, articles)

    def outcomes(self, articles: list[Article], future: Future[list[Outcome]] | None) -> list[Outcome]:
        """What came of a chunk; what a worker died under is tried again, so that only its killer is lost."""
        try:
            return future.result() if future is not None else []
        except BrokenProcessPool:
            return _in_processes(articles, self._pack, 1, _nobody, self._read)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Ctrl-C is ignored, which processes started meanwhile inherit; only the main thread can arrange that."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Worker:
    """What a worker process was started with."""

    pack: Pack
    outlets: tuple[Outlet, ...]
    read: Reader


def _start(pack: Pack, outlets: tuple[Outlet, ...], read: Reader) -> None:
    _Worker.pack, _Worker.outlets, _Worker.read = pack, outlets, staticmethod(read)


def _chunk(articles: Sequence[Article]) -> list[Outcome]:
    return [_one(article, _Worker.pack, _Worker.outlets, _Worker.read) for article in articles]
