"""History told as a story: each event one Chinese sentence that says what was before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbench.domain.labels import written_article
from workbench.domain.notes import Event
from workbench.domain.project import HistoryEntry
from workbench.store.fold import DELETED, REDO, REPLY, UNDO, cancelled, fold, order, subject_of
from workbench.store.views import field_name, shown

_NOUNS = {
    "note": "意见", "decision": "决定", "judgement": "审查判断", "correction": "更正", "ledger": "清理台账条目",
    "project": "项目信息", "contact": "联系人", "meeting": "联席会议", "opinion": "征集的意见", "draft": "草案",
    "exchange": "交换记录",
}  # fmt: skip
_OPENINGS = {
    "note.add": "提出{kind}：“{text}”", "project.create": "建立协同立法项目“{title}”", "draft.add": "导入{city}草案《{title}》（{name}）",
    "decision.set": "作出决定（{form}）{text}{value}", "judgement.set": "对审查结果作出判断：{verdict}{reason}",
    "ledger.set": "列入清理台账，处理意见：{disposition}", "meeting.set": "登记联席会议（{date}）{title}",
    "opinion.set": "登记{source}的意见：“{text}”", "contact.set": "登记{city}联系人：{organ}{person}",
    "correction.add": "更正{kind}", "exchange.merge": "并入了{from}发来的{new}条记录", "exchange.send": "发出{events}条记录给{to}",
    "exchange.restore": "把项目恢复到备份（{backup}）时的状态",
}  # fmt: skip
_KINDS = {"align": "条文对照关系", "structure": "条文结构"}
_EMPTY: tuple[Any, ...] = (None, "", [], {})
#: Fields that carry no news for a reader.
_DULL = {"anchors", "sha256", "anchor"}


class _Words(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def stories(events: Iterable[Event]) -> tuple[HistoryEntry, ...]:
    """The stories of all subjects that `events` are about (each subject with all its events), in the common order."""
    by_subject: dict[str, list[Event]] = {}
    for event in sorted(events, key=order):
        by_subject.setdefault(subject_of(event), []).append(event)
    told = [(order(e), entry) for s, own in by_subject.items() for e, entry in zip(own, _story(s, own), strict=True)]
    return tuple(entry for _, entry in sorted(told, key=lambda pair: pair[0]))


def _story(subject: str, events: Sequence[Event]) -> list[HistoryEntry]:
    """One subject's story. `events` are in order."""
    off = cancelled(events)
    entries: list[HistoryEntry] = []
    told: dict[str, str] = {}
    shown_now: dict[str, Any] = {}
    said: dict[tuple[str, str], Any] = {}
    heads: dict[str, list[str]] = {}
    for event in events:
        if event.kind in (UNDO, REDO):
            verb = "撤销了" if event.kind == UNDO else "恢复了"
            sentence = verb + ("：" + told[event.answers] if event.answers in told else "此前的一项操作")
            before = fold(subject, [e for e in events if order(e) <= order(event)])
            shown_now = {n: h[-1].value for n, h in before.fields.items()} if before else {}
        else:
            told[event.id] = sentence = _sentence(event, _seen(event, said, shown_now) if shown_now else {}) + _unseen(
                event, said, heads
            )
            said |= {(event.id, name): value for name, value in _set(event).items()}
            for name in _set(event):
                heads[name] = [i for i in heads.get(name, []) if i not in _over(event, name)] + [event.id]
            shown_now |= _set(event)
        entries.append(
            HistoryEntry(event.id, event.time, event.city, event.author, subject, sentence, undone=event.id in off)
        )
    return entries


def _over(event: Event, name: str) -> list[str]:
    over = event.payload.get("over")
    ids = over.get(name, []) if isinstance(over, dict) else []
    return [i for i in ids if isinstance(i, str)] if isinstance(ids, list) else []


def _seen(event: Event, said: Mapping[tuple[str, str], Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """What the author of `event` had before his eyes: `before`, but for fields others had changed unknown to him."""
    seen = dict(before)
    for name in _set(event):
        known = [said[i, name] for i in _over(event, name) if (i, name) in said]
        seen[name] = known[-1] if known else None
    return seen


def _unseen(event: Event, said: Mapping[tuple[str, str], Any], heads: Mapping[str, Sequence[str]]) -> str:
    """What others had written that the author did not know of."""
    parts = []
    for name, value in _set(event).items():
        missed = [said[i, name] for i in heads.get(name, ()) if i not in _over(event, name)]
        parts += [f"{field_name(name)}“{shown(m)}”" for m in missed if m != value and name not in _DULL]
    return f"（当时未见另一方所写的{'、'.join(parts)}）" if parts else ""


def _set(event: Event) -> Mapping[str, Any]:
    fields = event.payload.get("set")
    return fields if isinstance(fields, dict) else {}


def _sentence(event: Event, before: Mapping[str, Any]) -> str:
    fields = _set(event)
    if not before and event.kind in _OPENINGS:
        return _opening(event.kind, fields)
    kind = event.kind.partition(".")[0]
    parts = [part for name, value in fields.items() if (part := _change(name, value, before, _NOUNS.get(kind, "记录")))]
    return "；".join(parts) or f"更新了{_NOUNS.get(kind, '记录')}"


def _opening(kind: str, fields: Mapping[str, Any]) -> str:
    words = _Words({n: shown(v) for n, v in fields.items() if v not in _EMPTY})
    if kind == "correction.add":
        words["kind"] = _KINDS.get(words["kind"], words["kind"])
    for name, lead in (("text", "："), ("value", "，数值："), ("reason", "，理由：")):
        if kind in ("decision.set", "judgement.set") and words.get(name):
            words[name] = lead + words[name]
    sentence = _OPENINGS[kind].format_map(words)
    anchor = fields.get("anchor")
    if isinstance(anchor, dict) and anchor.get("article"):
        sentence = f"就{anchor.get('city', '')}{_article(str(anchor['article']))}" + sentence
    return sentence


def _article(label: str) -> str:
    try:
        return written_article(label)
    except ValueError:
        return label


def _change(name: str, value: Any, before: Mapping[str, Any], noun: str) -> str:
    if name == DELETED:
        if value is True:
            return f"删除了这项{noun}"
        return f"恢复了这项{noun}" if before.get(DELETED) is True else ""
    if name.startswith(REPLY):
        return f"回复：“{value.get('text', '')}”" if isinstance(value, dict) else ""
    if name in _DULL:
        return f"将{field_name(name)}移至新的条文" if name == "anchor" else ""
    old = before.get(name)
    if old in _EMPTY and value in _EMPTY:
        return ""
    if value in _EMPTY:
        return f"清空{field_name(name)}（原为“{shown(old)}”）"
    if old in _EMPTY:
        return f"填写{field_name(name)}“{shown(value)}”"
    if old == value:
        return ""
    return f"将{field_name(name)}由“{shown(old)}”改为“{shown(value)}”"
