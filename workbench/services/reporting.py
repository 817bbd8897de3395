"""From a project, or from bare drafts, to the Word review report."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.diff import DiffSpan
from workbench.domain.errors import KnownError
from workbench.domain.progress import Progress, Silent
from workbench.domain.table import ComparisonTable
from workbench.services.analysis import Analysis
from workbench.services.jobs import report_job
from workbench.services.judgements import judged
from workbench.services.report_choices import ReportChoices, options_of
from workbench.services.standards import standard_names
from workbench.services.workspace import Workspace

if TYPE_CHECKING:
    from workbench.domain.project import Draft
    from workbench.domain.regulation import Regulation
    from workbench.report import ReportData, ReportOptions


def data_of_drafts(analysis: Analysis, *, title: str, date: datetime.date) -> ReportData:
    """What a report says of drafts that are in no project: no notes, no decisions."""
    from workbench.report import DraftInfo, ReportData

    return ReportData(
        project=title,
        date=date,
        cities=cities_of(analysis.table),
        drafts=tuple(
            DraftInfo(d.index, d.city, d.title, file_name=Path(d.path).name) for d in analysis.table.documents
        ),
        table=analysis.table,
        regulations=analysis.regulations,
        review=analysis.review,
        standards=standard_names(),
        diffs=all_differences(analysis),
    )


def data_of_project(workspace: Workspace, analysis: Analysis, *, date: datetime.date) -> ReportData:
    """What a report says of a project: its drafts, analysis and notes.

    Raises:
        StoreError: the project cannot be read.
    """
    from workbench.report import DraftInfo, ReportData

    drafts = workspace.drafts()
    file = workspace.project
    project = file.project()
    seen = judged(analysis, file.judgements())
    return ReportData(
        project=project.title,
        date=date,
        cities=project.cities or cities_of(analysis.table),
        drafts=tuple(
            DraftInfo(n, d.city, d.title, version_words(d, regulation), d.stage or project.stage, d.name)
            for n, (d, regulation) in enumerate(zip(drafts, analysis.regulations, strict=True))
        ),
        table=analysis.table,
        regulations=analysis.regulations,
        review=seen.review,
        notes=tuple(file.notes()),
        decisions=file.decisions(),
        ledger=file.ledger(),
        opinions=file.opinions(),
        standards=standard_names(),
        dismissed=seen.dismissed,
        diffs=all_differences(analysis),
    )


def need_drafts(analysis: Analysis, name: str = "") -> None:
    """Refuse what is written of drafts where there are none: a report of nothing would read like a clean bill.

    Raises:
        KnownError: the project `name` has no drafts yet (another office's drafts come with its exchange file if at all).
    """
    if not analysis.regulations:
        raise KnownError("项目中还没有草案", "请先加入各市草案", subject=name)


def version_words(draft: Draft, regulation: Regulation) -> str:
    """What a draft's version is called: as recorded, else as its title says; later ones with their number."""
    words = draft.label or regulation.version.replace("\n", "")
    if not words:
        return f"第{draft.version}稿"
    return f"{words}（第{draft.version}稿）" if draft.version > 1 and not draft.label else words


def all_differences(analysis: Analysis) -> dict[tuple[int, int, str], tuple[DiffSpan, ...]]:
    """(row id, document, article) to the words that differ from what the row's texts have in common."""
    from workbench.services.differences import row_differences

    return {
        (row.id, document, article): spans
        for row in analysis.table.rows
        for document, articles in row_differences(row, analysis.regulations).items()
        for article, spans in articles.items()
    }


def cities_of(table: ComparisonTable) -> tuple[str, ...]:
    """The names of a table's columns, each once, in their order."""
    return tuple(dict.fromkeys(document.name for document in table.documents))


def common_title(analysis: Analysis) -> str:
    """A title for drafts that are in no project: what their titles share behind the city's name."""
    subjects = [
        d.title.removeprefix(d.city).removeprefix("市") if d.city else d.title for d in analysis.table.documents
    ]
    first = subjects[0] if subjects else ""
    return first if first and all(s == first for s in subjects) else "多市法规草案"


def write_report(
    data: ReportData, path: Path, options: ReportOptions | None = None, progress: Progress | None = None
) -> Path:
    """Write the review report and return its path.

    Raises:
        ExportError: it cannot be written; an older report at the path is untouched.
    """
    from workbench.report import ReportOptions

    return report_job(data, options or ReportOptions(), path, progress or Silent())


def free_name(path: Path) -> Path:
    """`path`, or the first of 名称（2）, 名称（3）… that does not exist: an export never replaces a file unasked."""
    if not path.exists():
        return path
    number = 2
    while (other := path.with_name(f"{path.stem}（{number}）{path.suffix}")).exists():
        number += 1
    return other


def report_options(*, external: bool = False, rows: str = "all") -> ReportOptions:
    """The usual options.

    Args:
        external: leave internal notes and the marking out.
        rows: which rows the table in the annex shows: "all", "differing", "conflict" or "open".

    Raises:
        ExportError: `rows` is none of these.
    """
    return options_of(ReportChoices(rows=rows, external=external))
