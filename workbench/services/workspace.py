"""An open project with its drafts and analysis: what the window and the command line work on."""

from __future__ import annotations

import functools
import hashlib
import importlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

import workbench
from workbench.domain.cities import FIVE_CITIES, city_of_name
from workbench.domain.errors import StoreError
from workbench.domain.findings import MarketFinding, ReviewResult
from workbench.domain.notes import Anchor, Note
from workbench.domain.progress import Progress, Silent
from workbench.domain.project import Draft
from workbench.domain.regulation import Regulation
from workbench.domain.resources import resource
from workbench.domain.table import ComparisonTable, Row
from workbench.services.analysis import Analysis
from workbench.services.anchors import make_anchor, parse_at, row_of
from workbench.services.drafts import FailedDraft
from workbench.services.jobs import Analysed, AnalysisOrder, ReadFile, analyse_job, read_job
from workbench.services.table_corrections import KIND as CORRECTIONS
from workbench.services.table_corrections import corrections_of

if TYPE_CHECKING:
    from workbench.store import ProjectFile as ProjectFile  # noqa: PLC0414 - the faces name it through this module

T = TypeVar("T")
#: Rooms and data whose change makes a stored analysis worthless.
_ENGINE = ("align", "review", "structure", "domain")
_ENGINE_DATA = ("align", "models", "rules", "vocab")
RULES_NAME = "自定义审查规则.toml"


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding files: the drafts that are now in the project, and the files that could not be used."""

    drafts: tuple[Draft, ...]
    failed: tuple[FailedDraft, ...]


class Workspace:
    """A project file with the regulations and the analysis of its current drafts; a context manager.

    `project` is the open project file: notes and decisions are read and written through it directly.
    """

    def __init__(self, project: ProjectFile) -> None:
        self.project = project
        self._loaded: tuple[tuple[str, ...], tuple[Regulation, ...]] = ((), ())
        self._fresh: dict[str, Regulation] = {}
        self._analysis: tuple[str, Analysis] | None = None
        self._base: tuple[str, ComparisonTable] | None = None
        self._market: tuple[str, tuple[MarketFinding, ...]] | None = None
        self._read: dict[str, tuple[tuple[int, int], Any]] = {}
        self._rules: tuple[tuple[int, int], str] = ((0, 0), "")

    @classmethod
    def create(cls, path: Path, *, title: str, city: str, author: str, cities: Sequence[str] = FIVE_CITIES) -> Self:
        """Make a new project file.

        Raises:
            StoreError: it exists or cannot be written.
        """
        from workbench.store import ProjectFile

        return cls(ProjectFile.create(path, title=title, city=city, author=author, cities=cities))

    @classmethod
    def open(
        cls, path: Path, *, read_only: bool = False, author: str = "", wait: float = 0.0, on_copy: bool = False
    ) -> Self:
        """Open a project file; `wait` seconds for another process that has it.

        `on_copy`: what lies on a share or stick is worked on in a copy on this computer, which closing brings back.

        Raises:
            StoreError: it cannot be opened.
        """
        from workbench.store import ProjectFile

        return cls(ProjectFile.open(path, read_only=read_only, author=author, wait=wait, on_copy=on_copy))

    @classmethod
    def view(cls, path: Path) -> Self:
        """Open a project file to read it, without keeping others from writing; an older format is brought up first.

        Raises:
            StoreError: it cannot be opened.
        """
        try:
            return cls.open(path, read_only=True)
        except StoreError:
            # Only a writer may bring an older format up to date; if that was not the cause, this says what is.
            cls.open(path).close()
            return cls.open(path, read_only=True)

    def close(self) -> None:
        """Close the project file.

        Raises:
            StoreError: a working copy could not be brought back to its place; it is kept.
        """
        self.project.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def drafts(self) -> tuple[Draft, ...]:
        """The cities' current drafts that can be compared, in the order of the project's cities."""

        def read() -> tuple[Draft, ...]:
            order = {city: n for n, city in enumerate(self.project.project().cities)}
            current = [d for d in self.project.drafts() if d.current and d.present]
            return tuple(sorted(current, key=lambda d: (order.get(d.city, len(order)), d.city, d.title)))

        return self._once("drafts", read)

    def _once(self, name: str, read: Callable[[], T]) -> T:
        """What `read` gives, read anew only when something was written to the file since."""
        stamp = self.project.stamp()
        held = self._read.get(name)
        if held is None or held[0] != stamp:
            held = self._read[name] = stamp, read()
        found: T = held[1]
        return found

    def regulations(self) -> tuple[Regulation, ...]:
        """The current drafts as regulations, in the order of :meth:`drafts`.

        Raises:
            KnownError: a draft's stored reading is not there and its bytes cannot be read any more.
        """
        from workbench.services.reading import regulation_of

        drafts = self.drafts()
        key = self._names()
        if self._loaded[0] != key:
            held = dict(zip(self._loaded[0], self._loaded[1], strict=True))
            held |= {d.id: self._fresh[d.sha256] for d in drafts if d.sha256 in self._fresh}
            self._loaded = (
                key,
                tuple(held.get(name) or regulation_of(self.project, d) for name, d in zip(key, drafts, strict=True)),
            )
            self._fresh.clear()
        return self._loaded[1]

    def add_files(
        self, paths: Sequence[Path], progress: Progress | None = None, *, cities: Mapping[Path, str] | None = None
    ) -> Added:
        """Read files and copy them into the project, each as its city's newest version.

        The city is the one given, else the one the title names, else the one the file's name names.

        Raises:
            StoreError: the project cannot be written.
            Cancelled: the listener cancelled; nothing was added.
        """
        read, failed = read_job(paths, progress or Silent())
        return Added(self.add_read(read, cities or {}), failed)

    def add_read(self, read: Sequence[ReadFile], cities: Mapping[Path, str]) -> tuple[Draft, ...]:
        """Copy files that were read into the project, all or none.

        Raises:
            StoreError: the project cannot be written.
        """
        added = []
        with self.project.action():
            for file in read:
                city = cities.get(file.path) or guess_city(file)
                title, name = file.regulation.title, file.path.name
                draft = self.project.add_draft(city, title, name, file.data, file.regulation, packed=file.packed)
                self._fresh[draft.sha256] = file.regulation
                added.append(draft)
        return tuple(added)

    def version_remarks(self, added: Sequence[Draft]) -> tuple[str, ...]:
        """For each new version what the user should know: which draft it follows, and whether it is one at all."""
        from workbench.services.reading import regulation_of
        from workbench.structure import compare_identity

        remarks = []
        for draft in added:
            older = [
                d for d in self.project.drafts() if d.city == draft.city and d.version < draft.version and d.present
            ]
            if not older:
                continue
            before = max(older, key=lambda d: d.version)
            found = compare_identity(regulation_of(self.project, before), regulation_of(self.project, draft))
            if found.same_draft:
                remarks.append(
                    f"{draft.city}：已作为《{draft.title}》的第{draft.version}稿加入，原稿保留，可以比较两稿。"
                )
            else:
                remarks.append(
                    f"{draft.city}：新加入的《{draft.title}》与原有的《{before.title}》标题不同，"
                    "已按该市的新一稿处理；如果不是同一件法规，请撤销后另建项目。"
                )
        return tuple(remarks)

    def rules_path(self) -> Path | None:
        """The user's own screening rules beside the project, if there are any."""
        path = Path(self.project.path).with_name(RULES_NAME)
        return path if path.is_file() else None

    def analysis_key(self) -> str:
        """What the analysis depends on: drafts in order, corrections, own rules, the engines themselves."""

        def read() -> str:
            corrections = [[c.id, c.payload] for c in self.project.corrections(CORRECTIONS)]
            return json.dumps(corrections, ensure_ascii=False) if corrections else ""

        return self._key(self._once("corrections", read))

    def base_key(self) -> str:
        """The key of the analysis without the user's corrections of the table."""
        return self._key("")

    def _key(self, corrections: str) -> str:
        parts = [
            *self._names(),
            self._rules_digest(),
            engine_digest(),
            *([corrections] if corrections else []),
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def _names(self) -> tuple[str, ...]:
        """For each draft a name of its current reading."""
        from workbench.services.reading import read_as

        return self._once("names", lambda: tuple(d.id + read_as(self.project, d).variant for d in self.drafts()))

    def _rules_digest(self) -> str:
        """A digest of the user's own rules, computed anew when the file is another; "" where there is none."""
        rules = self.rules_path()
        if rules is None:
            return ""
        facts = rules.stat()
        stamp = facts.st_mtime_ns, facts.st_size
        if self._rules[0] != stamp:
            self._rules = stamp, hashlib.sha256(rules.read_bytes()).hexdigest()
        return self._rules[1]

    def stored_analysis(self) -> Analysis | None:
        """The analysis of the current drafts and corrections if it was made before."""
        key = self.analysis_key()
        if self._analysis is not None and self._analysis[0] == key:
            return self._analysis[1]
        found = self.project.analysis(key)
        if found is None or found[1] is None:
            return None
        return self._hold(key, found[0], found[1])

    def _hold(self, key: str, table: ComparisonTable, review: ReviewResult) -> Analysis:
        analysis = Analysis(self.regulations(), table, review)
        self._analysis = key, analysis
        self._market = self.base_key(), review.market
        return analysis

    def analysis_order(self) -> AnalysisOrder:
        """What :func:`workbench.services.jobs.analyse_job` has to know; what was found before is not sought again.

        Raises:
            KnownError: a draft cannot be read any more.
        """
        key = self.base_key()
        if self._base is None or self._base[0] != key:
            found = self.project.analysis(key)
            self._base = (key, found[0]) if found else None
            if found and found[1]:
                self._market = key, found[1].market
        return AnalysisOrder(
            self.regulations(),
            self.rules_path(),
            corrections_of(self.project),
            self._base[1] if self._base else None,
            self._market[1] if self._market and self._market[0] == key else None,
        )

    def keep_analysis(self, key: str, found: Analysed) -> Analysis:
        """Store what :func:`workbench.services.jobs.analyse_job` found for what gave `key`.

        Raises:
            StoreError: the project cannot be written.
        """
        base_key = self.base_key()
        if not self.project.read_only:
            if base_key != key and not self.project.renew_analysis(base_key):
                self.project.store_analysis(base_key, found.base, packed=found.packed_base)
            self.project.store_analysis(key, found.table, found.review, packed=found.packed)
        self._base = base_key, found.base
        return self._hold(key, found.table, found.review)

    def analysis(self, progress: Progress | None = None) -> Analysis:
        """The analysis of the current drafts, made now unless it was made before.

        Raises:
            KnownError: the project cannot be written, or the user's rules are not valid.
            Cancelled: the listener cancelled.
        """
        stored = self.stored_analysis()
        if stored is not None:
            return stored
        key = self.analysis_key()
        return self.keep_analysis(key, analyse_job(self.analysis_order(), progress or Silent()))

    def anchor(self, at: str, quote: str = "") -> Anchor:
        """The anchor of ``太原:12`` and, if given, of exact words in it.

        Raises:
            KnownError: there is no such draft, article or words.
        """
        regulation, article = parse_at(at, self.regulations())
        return make_anchor(regulation, article, quote)

    def row_of(self, note: Note) -> Row | None:
        """The row a note is shown in, as far as the analysis is known."""
        stored = self.stored_analysis()
        return row_of(stored.table, stored.regulations, note.anchor) if stored else None


def guess_city(file: ReadFile) -> str:
    """The city of a file: from its title, else from its name, else ""."""
    return file.regulation.city or city_of_name(file.path.name)


def preload() -> None:
    """Load the parts of the program that opening a project needs: some tenths of a second the first time."""
    for name in ("workbench.store", "workbench.services.followed", "workbench.align.corrections"):
        importlib.import_module(name)
    engine_digest()


@functools.cache
def engine_digest() -> str:
    """A digest of the program's own analysing code and data, so that a newer program analyses anew."""
    digest = hashlib.sha256(workbench.__version__.encode())
    package = Path(workbench.__file__).parent
    folders = [*(package / room for room in _ENGINE), *(resource(name) for name in _ENGINE_DATA)]
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in {".py", ".toml", ".json", ".npz", ".npy"}):
            digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
