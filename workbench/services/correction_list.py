"""The corrections in force as a list to be read: what was corrected, by whom, when, and whether it still holds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from workbench.domain.codec import CodecError, decode
from workbench.domain.corrections import Correction as LineCorrection
from workbench.domain.corrections import CorrectionAction
from workbench.domain.errors import KnownError
from workbench.domain.labels import article_words
from workbench.domain.project import Correction as Event
from workbench.services import reading, table_corrections
from workbench.services.workspace import Workspace

_ACTIONS = {
    CorrectionAction.DIVISION: "作为编章节标题",
    CorrectionAction.ARTICLE: "作为一条的开头",
    CorrectionAction.PARAGRAPH: "作为单独一款",
    CorrectionAction.ITEM: "作为一项",
    CorrectionAction.TITLE: "作为标题",
    CorrectionAction.SKIP: "不作为正文",
    CorrectionAction.SPLIT: "拆成两行",
    CorrectionAction.JOIN: "与上一行合并",
}
_ACTS = {"move": "移动条文", "merge": "合并行", "split": "拆分行", "confirm": "确认一行", "exclude": "移出条文"}


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """One correction in force.

    Attributes:
        id: what it is taken back by. kind: "align" for the table, "structure" for the reading of a draft.
        told: what was corrected. why: why it has no effect now, or "".
        sha256: of the draft whose reading it corrects, "" for the table.
    """

    id: str
    kind: str
    told: str
    city: str
    author: str
    time: str
    why: str = ""
    sha256: str = ""

    @property
    def subject(self) -> str:
        """What it corrects, in Chinese."""
        return "对照表" if self.kind == table_corrections.KIND else "草案读取"


def correction_lines(workspace: Workspace, *, tables: bool = True) -> tuple[CorrectionLine, ...]:
    """Every correction in force, those of the table (unless they are not wanted) before those of drafts.

    Raises:
        StoreError: the project cannot be read.
    """
    return (*(_of_table(workspace) if tables else ()), *_of_drafts(workspace))


def take_back(workspace: Workspace, ids: Collection[str]) -> int:
    """Take corrections back as one step of undo; returns how many were still in force.

    Raises:
        StoreError: the project cannot be written.
    """
    project = workspace.project
    held = [c.id for c in project.corrections() if c.id in ids]
    with project.action():
        for correction_id in held:
            project.remove_correction(correction_id)
    return len(held)


def _of_table(workspace: Workspace) -> list[CorrectionLine]:
    events = {event.id: event for event in workspace.project.corrections(table_corrections.KIND)}
    if not events:
        return []
    known = dict(table_corrections.corrections_with_ids(workspace.project))
    present = _digests(workspace)
    lines = []
    for event in events.values():
        correction = known.get(event.id)
        if correction is None:
            lines.append(_line(event, "较新版本程序所做的更正", "本程序不能识别，按未更正处理"))
            continue
        places = (*correction.places, *([correction.other] if correction.other else []))
        lost = [p for p in places if (p.city, p.digest) not in present and (p.sha256, p.digest) not in present]
        why = "、".join(dict.fromkeys(f"{p.city}{article_words(p.article)}" for p in lost))
        told = str(event.payload.get("told") or _ACTS.get(correction.act.value, "更正对照表"))
        lines.append(_line(event, told, f"{why}的原文已变，暂不起作用" if why else ""))
    return lines


def _digests(workspace: Workspace) -> set[tuple[str, str]]:
    """Digests of the current articles, by the city and by the digest of their draft."""
    from workbench.align.corrections import text_digest

    found = set()
    try:
        regulations = workspace.regulations()
    except KnownError:
        return set()
    for regulation in regulations:
        for article in regulation.articles:
            digest = text_digest(article.text)
            found |= {(regulation.city or regulation.title, digest), (regulation.sha256, digest)}
    return found


def _of_drafts(workspace: Workspace) -> list[CorrectionLine]:
    drafts = {d.sha256: d for d in workspace.project.drafts()}
    lines = []
    for event in workspace.project.corrections(reading.KIND):
        sha256 = str(event.payload.get("sha256", ""))
        draft = drafts.get(sha256)
        name = f"{draft.city}第{draft.version}稿" if draft else "已不在项目中的草案"
        why = "" if draft and draft.current else "该稿已有新稿" if draft else "该稿已不在项目中"
        lines.append(_line(event, f"{name}：{_reading_told(event)}", why, sha256))
    return lines


def _reading_told(event: Event) -> str:
    if "column" in event.payload:
        return "读取对照表的原文本一栏" if event.payload["column"] == "old" else "读取对照表的新文本一栏"
    try:
        correction = decode(LineCorrection, event.payload["correction"])
    except (CodecError, KeyError, ValueError):
        return "较新版本程序所做的更正"
    words = str(event.payload.get("words", ""))
    line = f"“{words}”" if words else "一行"
    label = f"（{correction.label}）" if correction.label else ""
    return f"{line}{_ACTIONS[correction.action]}{label}"


def _line(event: Event, told: str, why: str, sha256: str = "") -> CorrectionLine:
    trace = event.trace
    return CorrectionLine(event.id, event.kind, told, trace.city, trace.author, trace.time, why, sha256)
