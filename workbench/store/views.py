"""Folded subjects as the domain's objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from workbench.domain.codec import CodecError, decode_leniently
from workbench.domain.notes import (
    PROJECT_WIDE,
    Anchor,
    Attachment,
    Claim,
    Dispute,
    Note,
    NoteKind,
    NoteStatus,
    Reply,
    Stage,
)
from workbench.domain.project import Trace
from workbench.store.fold import DELETED, REPLY, Folded, Head, differ

T = TypeVar("T")
D = TypeVar("D")
E = TypeVar("E", bound=StrEnum)

#: What the fields are called when they are disputed.
FIELD_NAMES = {
    "status": "状态", "text": "内容", "kind": "类别", "stage": "阶段", "responsible": "责任市", "due": "办理期限",
    "tags": "标签", "attachments": "附件", "form": "处理方式", "value": "统一数值", "reasons": "保留理由",
    "remark": "说明", "verdict": "判断", "reason": "理由", "type": "类型", "disposition": "处理意见", "done": "完成日期",
    "title": "名称", "plan_year": "计划年度", "leading": "牵头市", "cities": "参与市", "participants": "其他参与单位",
    "organ": "单位", "person": "联系人", "phone": "电话", "date": "日期", "place": "地点", "agenda": "议程",
    "minutes": "纪要", "source": "来源", "group": "来源类别", "adoption": "采纳情况", "label": "版本名称",
    "name": "文件名", "city": "城市", "standard": "审查标准", "severity": "严重程度", "explanation": "审查意见", "suggestion": "修改建议",
    "conclusion": "市场监管部门审查结论", "concluded": "结论日期", "payload": "更正内容", DELETED: "删除", "anchor": "位置", "anchors": "位置",
}  # fmt: skip


def field_name(name: str) -> str:
    """A field's name for the user."""
    return "回复" if name.startswith(REPLY) else FIELD_NAMES.get(name, name)


def disputes(folded: Folded) -> tuple[Dispute, ...]:
    """The fields of a subject on which offices say different things."""
    return tuple(
        Dispute(name, tuple(_claim(h) for h in heads), _proposal(name, heads))
        for name, heads in folded.fields.items()
        if differ(heads)
    )


def _claim(head: Head) -> Claim:
    return Claim(head.event, head.city, head.author, head.time, head.value)


def _proposal(name: str, heads: Sequence[Head]) -> str:
    said = "，".join(f"{h.city}{h.author}记为“{shown(h.value)}”" for h in heads)
    if name == "status":
        least = min(heads, key=lambda h: _progress(h.value))
        return f"状态不一致：{said}。建议暂按“{shown(least.value)}”处理，请各方沟通后重新填写状态。"
    return f"{field_name(name)}不一致：{said}。各方所写均予保留，建议在联席会议上商定后重新填写。"


def _progress(status: Any) -> int:
    """How final a status is; the least final one is the safe one while offices disagree."""
    ranks = [NoteStatus.IN_TALKS, NoteStatus.OPEN, NoteStatus.REFERRED, NoteStatus.REJECTED, NoteStatus.AGREED]
    return ranks.index(NoteStatus(status)) if status in list(NoteStatus) else 0


def shown(value: Any) -> str:
    """Plain JSON data in one short line for the user."""
    if not isinstance(value, (bool, int, float)) and not value:
        return "（空）"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(shown(v) for v in value)
    if isinstance(value, dict):
        return "；".join(f"{k}：{shown(v)}" for k, v in value.items())
    return str(value)


def note(folded: Folded) -> Note:
    """The note a folded subject is; fields that hold what this program cannot read keep their defaults.

    Written out rather than decoded by type hints: a list of notes is made of many thousands.
    """
    event, _, city, author, time = folded.first
    value = folded.value
    return Note(
        id=folded.key or event,
        city=city,
        author=author,
        time=time,
        text=_word(value("text")),
        anchor=_anchor(value("anchor")),
        kind=_member(NoteKind, value("kind"), NoteKind.OPINION),
        status=_member(NoteStatus, value("status"), NoteStatus.OPEN),
        visibility=folded.visibility,
        stage=_member(Stage, value("stage"), None),
        responsible=_word(value("responsible")),
        due=_word(value("due")),
        tags=tuple(t for t in _list(value("tags")) if isinstance(t, str)),
        replies=_replies(folded),
        attachments=tuple(
            Attachment(_word(a.get("name")), _word(a.get("text")))
            for a in _list(value("attachments"))
            if isinstance(a, dict)
        ),
        disputes=disputes(folded),
        withdrawn=folded.withdrawn,
        updated=folded.updated,
    )


def _word(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _member(kind: type[E], value: Any, default: D) -> E | D:
    try:
        return kind(value) if isinstance(value, str) else default
    except ValueError:
        return default


def _anchor(value: Any) -> Anchor:
    if not isinstance(value, dict):
        return PROJECT_WIDE
    start = value.get("start")
    return Anchor(
        sha256=_word(value.get("sha256")),
        city=_word(value.get("city")),
        article=_word(value.get("article")),
        quote=_word(value.get("quote")),
        start=start if isinstance(start, int) else -1,
    )


def _replies(folded: Folded) -> tuple[Reply, ...]:
    found = []
    for name, heads in folded.fields.items():
        if name.startswith(REPLY) and isinstance(heads[-1].value, dict):
            words = heads[-1].value
            head = heads[0]
            found.append(
                (
                    clock if isinstance(clock := words.get("clock"), int) else 0,
                    Reply(
                        id=name.removeprefix(REPLY),
                        city=head.city,
                        author=head.author,
                        time=head.time,
                        text=str(words.get("text", "")),
                        visibility=head.visibility,
                        to=str(words.get("to", "")),
                    ),
                )
            )
    return tuple(reply for _, reply in sorted(found, key=lambda pair: (pair[0], pair[1].id)))


def trace(folded: Folded) -> Trace:
    """Who said last what a record holds."""
    heads = [found[-1] for found in folded.fields.values()]
    last = max(heads, key=lambda h: (h.clock, h.city, h.event)) if heads else None
    if last is None:
        return Trace()
    return Trace(last.city, last.author, last.time, last.event, disputes(folded))


def record(cls: type[T], folded: Folded, *, key: str = "key") -> T | None:
    """The object of class `cls` that a record holds; None when a field it needs is missing or unreadable."""
    plain = {name: heads[-1].value for name, heads in folded.fields.items() if name != DELETED}
    try:
        bare: Any = decode_leniently(cls, plain | {key: folded.key} if key else plain)
    except CodecError:
        return None
    made: T = replace(bare, trace=trace(folded))
    return made
