"""The main job on the five built-in sample drafts: project file, first note, Word report."""

from __future__ import annotations

import datetime
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.errors import ExportError, StoreError
from workbench.domain.findings import Conflict, ConflictType, Severity
from workbench.domain.notes import Note, NoteKind, Stage
from workbench.domain.progress import Progress, Silent
from workbench.domain.project import Draft
from workbench.domain.resources import resource
from workbench.services.analysis import Analysis
from workbench.services.anchors import make_anchor
from workbench.services.ledger import clauses_of
from workbench.services.reporting import data_of_project, free_name, write_report
from workbench.services.workspace import Workspace

TITLE = "户外广告和招牌设施协同立法"
PROJECT_NAME = "户外广告协同立法（演示）.xtlf"
REPORT_NAME = "审查报告（演示）.docx"
#: Seconds for which another demonstration in the same folder is waited for.
_WAIT = 120.0
_CITY, _AUTHOR = "太原", "演示用户"
_STAGES = (("征求意见", Stage.CONSULTATION), ("送审", Stage.ARGUMENT), ("审议", Stage.DELIBERATION))


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What the demonstration made. `kept` says that the project was there already and was left as it was."""

    project: Path
    report: Path
    analysis: Analysis
    note: Note
    kept: bool


def sample_files() -> tuple[Path, ...]:
    """The built-in sample drafts."""
    return tuple(sorted(resource("samples").glob("*.docx")))


def run_demo(folder: Path, progress: Progress | None = None, *, date: datetime.date | None = None) -> DemoResult:
    """Do the main job in `folder`.

    A demonstration project that is there already is kept with everything that was written in it; an existing report
    is kept too, and the new one gets another name.

    Raises:
        KnownError: the folder cannot be written, or the project there cannot be opened.
        Cancelled: the listener cancelled.
    """
    listener = progress or Silent()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError("无法建立文件夹", "请换一个可写的位置", subject=str(folder)) from error
    path = folder / PROJECT_NAME
    workspace, kept = _project(path)
    with workspace:
        if not workspace.drafts():
            added = workspace.add_files(sample_files(), listener)
            if added.failed:
                raise StoreError(added.failed[0].message.rstrip("。"), "请重新安装程序后再试", subject=path.name)
            _record_versions(workspace, added.drafts)
        analysis = workspace.analysis(listener)
        note = first_note(workspace, analysis)
        data = data_of_project(workspace, analysis, date=date or datetime.date.today())
        report = _without_twins(write_report(data, free_name(folder / REPORT_NAME), progress=listener))
    return DemoResult(path, report, analysis, note, kept)


def _project(path: Path) -> tuple[Workspace, bool]:
    """The demonstration's project, and whether it was there already; another demonstration in it is waited for."""
    if not path.exists():
        try:
            return Workspace.create(path, title=TITLE, city=_CITY, author=_AUTHOR), False
        except StoreError:
            # Two demonstrations began at once, and the other one was first with the file or its lock.
            until = time.monotonic() + _WAIT
            while not path.exists() and path.with_name(path.name + ".lock").exists() and time.monotonic() < until:
                time.sleep(0.05)
            if not path.exists():
                raise
    return Workspace.open(path, wait=_WAIT), True


def _record_versions(workspace: Workspace, drafts: Sequence[Draft]) -> None:
    """Record what each sample's version is called and the stage it stands at, as an office would."""
    titles = {r.sha256: r.version for r in workspace.regulations()}
    for draft in drafts:
        words = titles.get(draft.sha256, "")
        stage = next((stage for mark, stage in _STAGES if mark in words), Stage.DRAFTING)
        workspace.project.edit_draft(draft.id, label=words, stage=stage)


def _without_twins(report: Path) -> Path:
    """The older report with the very same bytes, if there is one; the new one is then taken away again."""
    written = report.read_bytes()
    for other in sorted(report.parent.glob(f"{Path(REPORT_NAME).stem}*.docx")):
        if other != report and other.read_bytes() == written:
            report.unlink()
            return other
    return report


def first_note(workspace: Workspace, analysis: Analysis) -> Note:
    """The project's first note, written now if there is none: on the gravest conflict, to the city that stands alone.

    Raises:
        StoreError: the project cannot be written.
    """
    notes = workspace.project.notes()
    if notes:
        return notes[-1]
    conflict = gravest(analysis)
    if conflict is None:
        return workspace.project.add_note("五市草案已完成逐条对照，未发现不一致条款。")
    documents = analysis.table.documents
    place = next((d for d in sorted(conflict.evidence) if documents[d].city == _CITY), min(conflict.evidence))
    evidence = conflict.evidence[place]
    anchor = make_anchor(analysis.regulations[place], evidence.article, evidence.quote, evidence.start)
    alone = conflict.groups[-1] if conflict.groups else ()
    responsible = documents[alone[0]].city if len(alone) == 1 else ""
    return workspace.project.add_note(
        _request(analysis, conflict), anchor, kind=NoteKind.MATTER, responsible=responsible
    )


def _request(analysis: Analysis, conflict: Conflict) -> str:
    """What the note asks of the cities that stand apart; the finding itself says the rest."""
    documents = analysis.table.documents
    topic = next((r.topic for r in analysis.table.rows if r.id == conflict.row), "")
    apart = "、".join(documents[i].city for group in conflict.groups[1:] for i in group)
    whom = f"请{apart}说明本市规定的依据" if apart else "请各市说明本市规定的依据"
    return f"“{topic}”的规定各市不一（{conflict.type.chinese}），{whom}，并就统一规定提出意见，供下次联席会议研究。"


def gravest(analysis: Analysis) -> Conflict | None:
    """The conflict to begin with: high severity first, then numbers, which leave nothing to interpret, then most cities."""
    numbers = (ConflictType.AMOUNT, ConflictType.DEADLINE, ConflictType.QUANTITY)
    ranked = sorted(
        analysis.review.conflicts,
        key=lambda c: (c.severity.rank, c.type not in numbers, -len(c.evidence), c.row),
    )
    return ranked[0] if ranked else None


def summary(result: DemoResult) -> list[str]:
    """What the demonstration did, in Chinese lines."""
    table, review = result.analysis.table, result.analysis.review
    shared = sum(len(row.cells) > 1 for row in table.rows)
    high = sum(c.severity is Severity.HIGH for c in review.conflicts)
    cities = "、".join(f"{d.name}{d.article_count}条" for d in table.documents)
    return [
        f"五市示例草案：{cities}",
        f"条文对照：{len(table.rows)}个事项，其中{shared}个为两市以上共有",
        f"不一致条款：{len(review.conflicts)}处（高{high}处），草案内部矛盾{len(review.internal)}处",
        f"公平竞争审查：{len(clauses_of(result.analysis))}处需要说明或者修改",
        f"协调意见：{result.note.text}",
        f"项目文件：{result.project}" + ("（沿用原有项目，其中的内容未改动）" if result.kept else ""),
        f"审查报告：{result.report}",
    ]
