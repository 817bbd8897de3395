"""Screening many files in processes of their own: one that crashes or hangs costs its file alone, never the run.

Each worker is spawned (Windows and frozen builds know nothing else), has at most :data:`AHEAD` files waiting, and
answers file by file, so that the one it died over is known.
"""

from __future__ import annotations

import hashlib
import logging
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import KnownError
from workbench.domain.findings import MarketFinding
from workbench.domain.regulation import Regulation
from workbench.domain.screening import ScreenedClause, Screening

if TYPE_CHECKING:
    from workbench.review.market import Rules

_log = logging.getLogger(__name__)
#: How many files a worker has at once: the one it reads and those that wait.
AHEAD = 4
#: Seconds one file may take before its worker is stopped; a scanned or converted file may need a minute.
FILE_SECONDS = 180.0
#: Seconds between two looks at the clock and at the user's wish to cancel.
_POLL = 0.2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: a screening, or the message that says why there is none."""

    path: Path
    screening: Screening | None = None
    message: str = ""


def screen_path(path: Path, rules: Rules) -> Outcome:
    """Read and screen one file; whatever goes wrong is told in the outcome's message."""
    from workbench.domain.cities import city_of_name
    from workbench.review.market import finding_key, screen
    from workbench.services.drafts import load_draft

    try:
        source, regulation = load_draft(path)
        found = [(finding, _text_of(regulation, finding)) for finding in screen(regulation, rules, sure=True)]
        clauses = tuple(ScreenedClause(finding_key(f, text), text, f) for f, text in found)
    except KnownError as error:
        return Outcome(path, message=error.message)
    except Exception as error:
        _log.exception("screening %s", path)
        return Outcome(
            path, message=f"{path.name}：程序未能审查该文件（{type(error).__name__}）。请把文件交给技术人员。"
        )
    city = regulation.city or city_of_name(path.name)
    return Outcome(path, Screening(source.sha256, regulation.title, city, len(regulation.articles), clauses))


def _text_of(regulation: Regulation, finding: MarketFinding) -> str:
    """The article a finding stands in; where two bear one number, the one that holds its words."""
    end = finding.start + len(finding.quote)
    texts = (
        [a.text for a in regulation.articles if a.label == finding.article] if finding.article else [regulation.body]
    )
    return next((t for t in texts if t[finding.start : end] == finding.quote), texts[0])


def screen_paths(
    paths: Sequence[Path],
    own_rules: Path | None,
    *,
    workers: int,
    tick: Callable[[], None],
    seconds: float = FILE_SECONDS,
) -> Generator[Outcome, None, None]:
    """Screen files, each outcome as soon as it is there, in no fixed order.

    Args:
        own_rules: the user's own rules beside the project, if any; must be valid.
        workers: processes; 0 screens in this one (where no process can be started: inside a daemon).
        tick: called a few times a second; what it raises (:class:`Cancelled`) stops the workers at once.
        seconds: the longest a single file may take.
    """
    if workers < 1 or len(paths) < 2:
        yield from _in_this_process(paths, own_rules, tick)
        return
    waiting = deque(paths)
    context = multiprocessing.get_context("spawn")
    pool = [_Worker(context, own_rules) for _ in range(min(workers, len(paths)))]
    try:
        while waiting or any(worker.files for worker in pool):
            for worker in pool:
                worker.feed(waiting)
            tick()
            wait([worker.pipe for worker in pool if worker.files], _POLL)
            for worker in pool:
                yield from worker.answers()
                if worker.files and (problem := worker.problem(seconds)):
                    yield Outcome(worker.files[0], message=f"{worker.files[0].name}：{problem}")
                    waiting.extendleft(reversed(list(worker.files)[1:]))
                    pool[pool.index(worker)] = _Worker(context, own_rules)
                    worker.stop()
    finally:
        for worker in pool:
            worker.stop()


def _in_this_process(paths: Sequence[Path], own_rules: Path | None, tick: Callable[[], None]) -> Iterator[Outcome]:
    from workbench.review.market import load_rules

    rules = load_rules(own_rules)
    for path in paths:
        tick()
        yield screen_path(path, rules)


class _Worker:
    """A process that screens the files sent to it, in their order; `files` are those it has not answered yet."""

    def __init__(self, context: SpawnContext, own_rules: Path | None) -> None:
        self.pipe, theirs = context.Pipe()
        self.files: deque[Path] = deque()
        self._since = 0.0
        self._broken = False
        self._process = context.Process(target=_serve, args=(theirs, own_rules), daemon=True)
        self._process.start()
        theirs.close()

    def feed(self, waiting: deque[Path]) -> None:
        """Send files until this worker has enough."""
        while waiting and len(self.files) < AHEAD and not self._broken:
            if not self.files:
                self._since = time.monotonic()
            try:
                self.pipe.send(waiting[0])
            except OSError:
                self._broken = True
            self.files.append(waiting.popleft())

    def answers(self) -> Iterator[Outcome]:
        """What it has finished."""
        try:
            while self.files and self.pipe.poll():
                outcome: Outcome = self.pipe.recv()
                self.files.popleft()
                self._since = time.monotonic()
                yield outcome
        except (EOFError, OSError):
            self._broken = True

    def problem(self, seconds: float) -> str:
        """Why its first file will never be answered, or "" while there is hope."""
        if self._broken:
            return "审查这个文件时后台进程意外中止，已跳过。请单独打开该文件检查，或者把文件交给技术人员。"
        if time.monotonic() - self._since > seconds:
            return f"审查超过{seconds:.0f}秒仍未完成，已跳过。请把文件另存为 .docx 后重试。"
        return ""

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.pipe.close()
        if self._process.is_alive():
            self._process.kill()
        self._process.join(5)


def _serve(pipe: Connection, own_rules: Path | None) -> None:
    """The worker's main function."""
    # Ctrl+C reaches every process of a console; the parent alone answers it and ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from workbench.review.market import load_rules

    rules = load_rules(own_rules)
    try:
        while True:
            pipe.send(screen_path(pipe.recv(), rules))
    except (EOFError, OSError):
        # The other end is gone: the run is over or was cancelled.
        return


def digest_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, or "" when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
