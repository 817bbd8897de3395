"""Screening a folder of regulations in force (存量清理): with progress, cancel and resume, results in the project file.

A file is known by its SHA-256 and the engine that screened it: a second run reads only what is new or changed, and a
run that was cancelled or killed goes on where it stopped. Files that cannot be used are listed with their message; the
rest goes on. The window calls :func:`run_batch` from a thread: the work itself is done in processes of its own.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import KnownError
from workbench.domain.findings import Severity
from workbench.domain.labels import label_key
from workbench.domain.notes import Anchor
from workbench.domain.progress import Progress, Silent
from workbench.domain.project import IN_FORCE, Disposition, LedgerEntry, Verdict
from workbench.domain.screening import ScreenedClause, ScreenedFile, Screening
from workbench.services.batch_pool import Outcome, digest_of, screen_paths
from workbench.services.ledger import check_line
from workbench.services.workspace import Workspace, engine_digest

if TYPE_CHECKING:
    from workbench.store import ProjectFile

#: Screening processes; one for each of the two cores of an office computer.
WORKERS = 2
#: Results are written after so many files, or after so many seconds: what a pulled plug costs at most.
_CHUNK, _CHUNK_SECONDS = 60, 2.0


@dataclass(frozen=True, slots=True)
class InForceFinding:
    """A finding in a regulation in force, with what was recorded on it.

    Attributes:
        path: of the file, relative to the folder.
        entry: its line in the clean-up ledger, or None.
        dismissed: a reviewer marked the same words as a false alarm.
    """

    path: str
    title: str
    city: str
    sha256: str
    clause: ScreenedClause
    entry: LedgerEntry | None = None
    dismissed: bool = False

    @property
    def ledger_key(self) -> str:
        """The key of its ledger line: the same words in two regulations are two lines."""
        name = hashlib.sha256("".join(self.title.split()).encode()).hexdigest()[:12]
        return f"{IN_FORCE}{self.city}:{name}:{self.clause.key}"

    @property
    def judgement_key(self) -> str:
        """The key of a judgement on it; the same as for a draft of this city with the same words."""
        return f"market:{self.city}:{self.clause.key}"

    @property
    def anchor(self) -> Anchor:
        """The words it rests on."""
        found = self.clause.finding
        return Anchor(self.sha256, self.city, found.article, found.quote, found.start)


@dataclass(frozen=True, slots=True)
class Batch:
    """What is known of a folder.

    Attributes:
        files: all its files by path; those with a message could not be used.
        findings: the gravest and surest first; without those marked as false alarms.
        dismissed: how many were marked so.
        fresh: files screened in this run; known: files whose result was there already.
        ignored: files of other kinds (pictures, tables) that were left alone.
    """

    folder: str
    files: tuple[ScreenedFile, ...]
    screenings: Mapping[str, Screening] = field(default_factory=dict)
    findings: tuple[InForceFinding, ...] = ()
    dismissed: int = 0
    fresh: int = 0
    known: int = 0
    ignored: int = 0

    @property
    def failed(self) -> tuple[ScreenedFile, ...]:
        """The files that could not be used."""
        return tuple(f for f in self.files if f.message)

    @property
    def articles(self) -> int:
        """Articles screened, each file's bytes counted once."""
        return sum(s.articles for s in self.screenings.values())


def engine_key(rules: Path | None) -> str:
    """What a result depends on besides the file: the program's engines and the user's own rules."""
    own = hashlib.sha256(rules.read_bytes()).hexdigest() if rules else ""
    return hashlib.sha256(f"{engine_digest()}:{own}".encode()).hexdigest()


def run_batch(workspace: Workspace, folder: Path, progress: Progress | None = None, *, workers: int = WORKERS) -> Batch:
    """Screen what is new or changed in `folder` and everything below it.

    Args:
        workspace: an open project that can be written.
        progress: told about every file; may cancel: what was screened until then is kept.
        workers: processes; 0 works in this one.

    Raises:
        KnownError: there is no such folder, nothing in it can be read as a regulation, the user's own rules are not
            valid, or the project cannot be written.
        Cancelled: the listener cancelled.
    """
    listener = progress or Silent()
    root = _existing(folder)
    rules = workspace.rules_path()
    _check_rules(rules)
    paths, ignored = _listed(root)
    if not paths:
        raise KnownError(
            "文件夹中没有可以审查的文件", "请选择存放法规文件（Word、PDF、文本等）的文件夹", subject=root.name
        )
    keeper = _Keeper(workspace.project, root, engine_key(rules))
    pending = keeper.pending(paths, listener)
    _screen(keeper, pending, rules, listener, workers)
    workspace.project.forget_screened(str(root), [_relative(root, p) for p in paths])
    listener.step(len(pending), len(pending), "现行法规审查完成")
    return stored_batch(workspace, root, fresh=len(pending), known=len(paths) - len(pending), ignored=ignored)


def stored_batch(workspace: Workspace, folder: Path, *, fresh: int = 0, known: int = 0, ignored: int = 0) -> Batch:
    """What the project holds of a folder, without reading any file of it.

    Raises:
        StoreError: the project cannot be read.
    """
    project = workspace.project
    name = str(folder.absolute())
    files = project.screened_files(name)
    held = project.screenings()
    screenings = {f.sha256: held[f.sha256] for f in files if not f.message and f.sha256 in held}
    every = _findings(project, files, screenings)
    shown = sorted((f for f in every if not f.dismissed), key=_rank)
    return Batch(name, files, screenings, tuple(shown), len(every) - len(shown), fresh, known, ignored)


def enter_in_ledger(
    workspace: Workspace,
    findings: Iterable[InForceFinding],
    disposition: Disposition = Disposition.STUDY,
    *,
    responsible: str = "",
    due: str = "",
    reason: str = "",
) -> tuple[LedgerEntry, ...]:
    """Enter findings in the clean-up ledger as one step of undo; those that are in it already are left as they are.

    Raises:
        KnownError: 保留 without a reason, a deadline that is no date, or the project cannot be written.
    """
    check_line(disposition, reason=reason, due=due)
    project = workspace.project
    entered = {entry.key for entry in project.ledger()}
    made = []
    with project.action():
        for finding in findings:
            if finding.ledger_key in entered:
                continue
            entered.add(finding.ledger_key)
            found = finding.clause.finding
            made.append(
                project.put_ledger(
                    finding.ledger_key, disposition, anchor=finding.anchor, standard=found.standard,
                    responsible=responsible, due=due, reason=reason, title=finding.title, severity=found.severity,
                    explanation=found.explanation, suggestion=found.suggestion,
                )
            )  # fmt: skip
    return tuple(made)


def dismiss(workspace: Workspace, finding: InForceFinding, reason: str) -> None:
    """Mark a finding as a false alarm: the same words of this city stay silent from now on.

    Raises:
        StoreError: the project cannot be written.
    """
    workspace.project.judge(finding.judgement_key, Verdict.DISMISS, reason=reason, anchors=(finding.anchor,))


def at_least(findings: Sequence[InForceFinding], severity: Severity) -> tuple[InForceFinding, ...]:
    """The findings of this severity and graver ones."""
    return tuple(f for f in findings if f.clause.finding.severity.rank <= severity.rank)


class _Keeper:
    """Writes outcomes into the project, a chunk at a time."""

    def __init__(self, project: ProjectFile, root: Path, engine: str) -> None:
        self._project = project
        self._root = root
        self._engine = engine
        self._digests: dict[Path, str] = {}
        self._outcomes: list[Outcome] = []
        self._written = time.monotonic()

    def pending(self, paths: Sequence[Path], progress: Progress) -> list[Path]:
        """Those of `paths` that have to be screened; the state of the others is written, so that a project that cannot be written is noticed before the work begins."""
        known = set(self._project.screened_by(self._engine))
        pending, settled = [], []
        for number, path in enumerate(paths):
            if number % 50 == 0:
                progress.step(number, len(paths), "正在核对文件")
            digest = self._digests[path] = digest_of(path)
            if digest and digest in known:
                settled.append(ScreenedFile(_relative(self._root, path), digest))
            else:
                pending.append(path)
        self._project.store_screenings(str(self._root), self._engine, (), settled)
        return pending

    def add(self, outcome: Outcome) -> None:
        """Take in what came of a file."""
        self._outcomes.append(outcome)
        if len(self._outcomes) >= _CHUNK or time.monotonic() - self._written > _CHUNK_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Put everything on the disk."""
        outcomes, self._outcomes = self._outcomes, []
        screenings = [o.screening for o in outcomes if o.screening]
        files = [self._file(o) for o in outcomes]
        if files:
            self._project.store_screenings(str(self._root), self._engine, screenings, files)
        self._written = time.monotonic()

    def _file(self, outcome: Outcome) -> ScreenedFile:
        digest = outcome.screening.sha256 if outcome.screening else self._digests.get(outcome.path, "")
        return ScreenedFile(_relative(self._root, outcome.path), digest, outcome.message)


def _screen(keeper: _Keeper, pending: Sequence[Path], rules: Path | None, progress: Progress, workers: int) -> None:
    done, now = 0, ""
    total = len(pending)

    def tick() -> None:
        progress.step(done, total, f"正在审查现行法规 {now}".rstrip())

    try:
        with contextlib.closing(screen_paths(pending, rules, workers=workers, tick=tick)) as outcomes:
            for outcome in outcomes:
                done, now = done + 1, outcome.path.name
                keeper.add(outcome)
    finally:
        # Also when the user cancels: the next run goes on from here.
        keeper.flush()


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise KnownError("找不到这个文件夹", "请核对文件夹的位置", subject=str(folder))
    return folder.absolute()


def _check_rules(rules: Path | None) -> None:
    """Own rules are looked at before any process is started."""
    if rules is not None:
        from workbench.review.market import load_rules

        load_rules(rules)


def _listed(root: Path) -> tuple[list[Path], int]:
    """The files that may be regulations, in a fixed order, and how many others there are."""
    from workbench.intake.sniff import Kind

    endings = {ending for kind in Kind for ending in kind.endings}
    found, ignored = [], 0
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(n for n in inner if not n.startswith("."))
        for name in sorted(names):
            if name.startswith((".", "~$")):
                continue
            if Path(name).suffix.lower() in endings:
                found.append(Path(folder, name))
            else:
                ignored += 1
    return found, ignored


def _relative(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _findings(
    project: ProjectFile, files: Sequence[ScreenedFile], screenings: Mapping[str, Screening]
) -> list[InForceFinding]:
    ledger = {entry.key: entry for entry in project.ledger()}
    silent = {key for key, judgement in project.judgements().items() if judgement.verdict is Verdict.DISMISS}
    return list(_joined(files, screenings, ledger, silent))


def _joined(
    files: Sequence[ScreenedFile],
    screenings: Mapping[str, Screening],
    ledger: Mapping[str, LedgerEntry],
    silent: set[str],
) -> Iterator[InForceFinding]:
    shown: set[str] = set()
    for file in files:
        screening = screenings.get(file.sha256)
        if screening is None or file.message or file.sha256 in shown:
            continue
        shown.add(file.sha256)
        for clause in screening.clauses:
            bare = InForceFinding(file.path, screening.title, screening.city, file.sha256, clause)
            yield InForceFinding(
                bare.path, bare.title, bare.city, bare.sha256, clause,
                ledger.get(bare.ledger_key), bare.judgement_key in silent,
            )  # fmt: skip


def _rank(finding: InForceFinding) -> tuple[int, float, str, str, tuple[int, int], int, str]:
    found = finding.clause.finding
    place = label_key(found.article)
    return (
        found.severity.rank,
        -found.certainty,
        finding.city,
        finding.title,
        place,
        found.start,
        found.standard + finding.path,
    )
