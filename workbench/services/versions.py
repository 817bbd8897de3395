"""Two versions of one city's draft: what became of every article, down to words and numbers."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.align.diff import Change, Difference, compare
from workbench.align.versions import ArticleChange, compare_versions
from workbench.domain.diff import DiffKind, DiffSpan
from workbench.domain.errors import ExportError
from workbench.domain.findings import ReviewResult
from workbench.domain.project import Draft
from workbench.domain.regulation import Article, Regulation
from workbench.domain.table import ComparisonTable
from workbench.services.analysis import Analysis
from workbench.services.exports import DraftFile, ExportKind, ExportRequest
from workbench.services.reading import read_as, regulation_of
from workbench.services.reporting import data_of_project, report_options
from workbench.services.workspace import Workspace

if TYPE_CHECKING:
    from workbench.store import ProjectFile

__all__ = [
    "ArticleChange", "VersionRow", "VersionSide", "Versions", "compare_drafts", "compare_regulations", "redline_request",
    "versions_of",
]  # fmt: skip

_KINDS = {
    Change.ADDED: DiffKind.ADDED, Change.REMOVED: DiffKind.REMOVED, Change.CHANGED: DiffKind.CHANGED,
    Change.MOVED: DiffKind.MOVED,
}  # fmt: skip
#: What else of a draft is compared, with its name.
_PARTS = (("标题", "title"), ("题注", "caption"), ("正文之前", "preamble"))
_LAST_PARTS = (("正文之后", "closing"), ("正文", "body"))


@dataclass(frozen=True, slots=True)
class VersionSide:
    """A piece of one version.

    Attributes:
        number: 第十二条, or the name of another part (标题).
        text: its words; spans: which of them differ from the other version, in order.
        label: the article's label, "" for other parts.
    """

    number: str
    text: str
    spans: tuple[DiffSpan, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A piece of the older and the newer version that belong together; one side is None where it is new or gone.

    Attributes:
        change: what happened to its words; `moved`, `renumbered`: it also stands elsewhere, has another number.
        heading: the division it stands in (in the newer version where it is there).
    """

    change: ArticleChange
    old: VersionSide | None
    new: VersionSide | None
    moved: bool = False
    renumbered: bool = False
    heading: str = ""

    @property
    def changed(self) -> bool:
        """Anything happened to it."""
        return self.change is not ArticleChange.SAME

    @property
    def kind(self) -> str:
        """What happened, in Chinese: 修改、条号变动."""
        more = [ArticleChange.MOVED] if self.moved else []
        if self.renumbered:
            more.append(ArticleChange.RENUMBERED)
        return "、".join(dict.fromkeys([self.change.value, *(c.value for c in more)]))


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions compared, in the order of the newer one."""

    rows: tuple[VersionRow, ...]

    @property
    def summary(self) -> str:
        """How many articles were added, deleted, changed, renumbered, moved; one line in Chinese."""
        articles = [r for r in self.rows if any(s is not None and s.label for s in (r.old, r.new))]
        counts = Counter(r.change for r in articles)
        order = (
            ArticleChange.ADDED, ArticleChange.DELETED, ArticleChange.CHANGED, ArticleChange.MOVED,
            ArticleChange.RENUMBERED, ArticleChange.SAME,
        )  # fmt: skip
        words = [f"{kind.value} {counts[kind]} 条" for kind in order if counts[kind]]
        renumbered = sum(r.renumbered for r in articles if r.change is not ArticleChange.RENUMBERED)
        if renumbered:
            words.append(f"另有 {renumbered} 条同时变了条号")
        return "，".join(words) or "没有条文"


def versions_of(workspace: Workspace, city: str) -> tuple[Draft, ...]:
    """A city's versions whose bytes are in the project, from old to new."""
    found = [d for d in workspace.project.drafts() if d.city == city and d.present]
    return tuple(sorted(found, key=lambda d: d.version))


def compare_drafts(project: ProjectFile, old: Draft, new: Draft) -> Versions:
    """Compare two drafts of a project as they are read there.

    Raises:
        KnownError: one of them cannot be read.
    """
    return compare_regulations(regulation_of(project, old), regulation_of(project, new))


def compare_regulations(old: Regulation, new: Regulation) -> Versions:
    """What became of every article, and of title, caption and the words around the articles where they changed."""
    rows = _parts(old, new, _PARTS)
    sides = _Sides(old), _Sides(new)
    for change in compare_versions(old, new):
        a = sides[0].take(change.old) if change.old else None
        b = sides[1].take(change.new) if change.new else None
        kept = b or a
        rows.append(
            VersionRow(
                change.change,
                _side(a, _old_spans(a.text, change.differences)) if a else None,
                _side(b, _new_spans(b.text, change.differences)) if b else None,
                moved=change.moved,
                renumbered=bool(change.old and change.new and change.old != change.new),
                heading=kept.heading_path[-1] if kept and kept.heading_path else "",
            )
        )
    return Versions(tuple(rows + _parts(old, new, _LAST_PARTS)))


class _Sides:
    """The articles of one version, handed out by label in their order: a label may stand twice."""

    def __init__(self, regulation: Regulation) -> None:
        self._left: dict[str, list[Article]] = {}
        for article in regulation.articles:
            self._left.setdefault(article.label, []).append(article)

    def take(self, label: str) -> Article:
        held = self._left[label]
        return held.pop(0) if len(held) > 1 else held[0]


def _side(article: Article, spans: tuple[DiffSpan, ...]) -> VersionSide:
    return VersionSide(article.written, article.text, spans, article.label)


def _parts(old: Regulation, new: Regulation, parts: Sequence[tuple[str, str]]) -> list[VersionRow]:
    rows = []
    for name, field in parts:
        a, b = str(getattr(old, field)), str(getattr(new, field))
        if a == b:
            continue
        kind = ArticleChange.CHANGED if a and b else ArticleChange.ADDED if b else ArticleChange.DELETED
        found = compare(a, b) if a and b else ()
        rows.append(
            VersionRow(
                kind,
                VersionSide(name, a, _old_spans(a, found)) if a else None,
                VersionSide(name, b, _new_spans(b, found)) if b else None,
            )
        )
    return rows


def _new_spans(text: str, found: Sequence[Difference]) -> tuple[DiffSpan, ...]:
    spans = [(d.start, d.end, d.kind) for d in found if d.kind is not Change.REMOVED]
    return _spans(text, spans)


def _old_spans(text: str, found: Sequence[Difference]) -> tuple[DiffSpan, ...]:
    spans = [(d.base_start, d.base_end, d.kind) for d in found if d.kind is not Change.ADDED]
    return _spans(text, spans)


def _spans(text: str, spans: Sequence[tuple[int, int, Change]]) -> tuple[DiffSpan, ...]:
    """Spans that differ, in the order of the text; changed words that hold digits or numerals are numbers."""
    found = []
    for start, end, kind in sorted(s for s in spans if s[2] is not Change.SAME and s[0] < s[1]):
        number = kind is Change.CHANGED and any(
            c in "0123456789零一二三四五六七八九十百千万两%" for c in text[start:end]
        )
        found.append(DiffSpan(start, end, DiffKind.NUMBER if number else _KINDS[kind]))
    return tuple(found)


def redline_request(workspace: Workspace, old: Draft, new: Draft, path: Path, *, date: datetime.date) -> ExportRequest:
    """What has to be known to write `new` with the changes since `old` as tracked changes of a Word file.

    Unlike :func:`workbench.services.exports.request_export` any two versions can be chosen, and no analysis is needed.

    Raises:
        ExportError: no draft of the city can be compared any more.
        StoreError: the bytes of a version are not in the project.
    """
    document = next((n for n, d in enumerate(workspace.drafts()) if d.city == new.city), -1)
    if document < 0:
        raise ExportError(f"项目中没有{new.city}的草案", "请先把草案加入项目", subject=ExportKind.VERSIONS.value)
    analysis = Analysis(workspace.regulations(), ComparisonTable((), ()), ReviewResult())
    data = data_of_project(workspace, analysis, date=date)
    return ExportRequest(
        ExportKind.VERSIONS,
        path,
        data,
        report_options(),
        document,
        _file(workspace.project, new),
        _file(workspace.project, old),
    )


def _file(project: ProjectFile, draft: Draft) -> DraftFile:
    return DraftFile(draft.name, project.blob(draft.sha256), read_as(project, draft))
