"""What a set of events amounts to: a pure function of the set, in whatever order the events arrived.

Every event sets fields of one subject ("note:<id>", "decision:<key>") and names, field by field, the events it
replaces (``over``): those its author had before his eyes. A field's *heads* are the events that no other replaces. One
head is the normal case; several heads with different values are two offices that wrote without knowing of each other,
and both stay visible. ``undo`` and ``redo`` events say of another event that it counts no longer, or again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from workbench.domain.notes import Event, Visibility

UNDO, REDO = "undo", "redo"
#: A field that, once true, takes the record out of sight.
DELETED = "deleted"
#: Asking an enumeration for a member or a member for its word takes longer than these.
_VISIBILITY = {v.value: v for v in Visibility}
_WORDS = {v: v.value for v in Visibility}
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
#: Fields of a note that hold its replies are called "reply:<id of the reply's event>".
REPLY = "reply:"


class Head(NamedTuple):
    """One event's word on one field; a named tuple, since many thousands are made for a list of notes."""

    event: str
    city: str
    author: str
    time: str
    value: Any
    visibility: Visibility = Visibility.SHARED
    clock: int = 0


@dataclass(frozen=True, slots=True)
class Folded:
    """A subject as its events make it.

    Attributes:
        first: id, clock, city, author and time of the event that began it.
        fields: field to its heads, in the order of the logical clock; the last one is shown.
        updated: wall time of its last event.
        withdrawn: the event that began it was taken back.
        hidden: nothing is to be shown (taken back, deleted, or its beginning has not arrived yet).
    """

    subject: str
    first: tuple[str, int, str, str, str]
    visibility: Visibility
    updated: str
    withdrawn: bool = False
    hidden: bool = False
    fields: Mapping[str, tuple[Head, ...]] = field(default_factory=dict)

    @property
    def type(self) -> str:
        """The part of the subject before the colon."""
        return self.subject.partition(":")[0]

    @property
    def key(self) -> str:
        """The part of the subject behind the colon."""
        return self.subject.partition(":")[2]

    @property
    def disputed(self) -> tuple[str, ...]:
        """The fields whose heads differ."""
        return tuple(name for name, heads in self.fields.items() if differ(heads))

    def value(self, name: str, default: Any = None) -> Any:
        """What field `name` shows, or `default`."""
        heads = self.fields.get(name)
        return heads[-1].value if heads else default

    def heads(self, name: str) -> list[str]:
        """The events a new word on field `name` replaces."""
        return [h.event for h in self.fields.get(name, ())]


def differ(heads: Sequence[Head]) -> bool:
    """Whether the heads of a field say different things."""
    return len(heads) > 1 and len({canonical(h.value) for h in heads}) > 1


def canonical(value: Any) -> str:
    """The one JSON text of plain data: sorted keys, no spaces."""
    return _ENCODER.encode(value)


def order(event: Event) -> tuple[int, str, str]:
    """The order of events that every office agrees on; wall time has no part in it."""
    return event.clock, event.city, event.id


def subject_of(event: Event) -> str:
    """What an event is about."""
    subject = event.payload.get("subject", "")
    return subject if isinstance(subject, str) else ""


def cancelled(events: Iterable[Event]) -> set[str]:
    """The ids of the events whose last ``undo`` or ``redo`` is an ``undo``. `events` are one subject's, in order.

    Only the city that said something can take it back.
    """
    every = list(events)
    cities = {e.id: e.city for e in every}
    state: dict[str, bool] = {}
    for event in every:
        if event.kind in (UNDO, REDO) and cities.get(event.answers) == event.city:
            state[event.answers] = event.kind == UNDO
    return {target for target, off in state.items() if off}


def fold(subject: str, events: Iterable[Event]) -> Folded | None:
    """The state of `subject` from all its events, given in any order; None when there are none but undos."""
    ordered = events if isinstance(events, list) and len(events) == 1 else sorted(events, key=order)
    if len(ordered) == 1 and ordered[0].kind not in (UNDO, REDO):
        return _of_one(subject, ordered[0])
    off = cancelled(ordered)
    said = [e for e in ordered if e.kind not in (UNDO, REDO)]
    if not said:
        return None
    note = subject.startswith("note:")
    first = next((e for e in said if note and subject == f"note:{e.id}"), said[0])
    withdrawn = first.id in off
    if note:
        # The words of a note that was taken back stay readable where somebody has answered them.
        off.discard(first.id)
    fields = _registers([e for e in said if e.id not in off])
    return Folded(
        subject=subject,
        first=(first.id, first.clock, first.city, first.author, first.time),
        visibility=first.visibility,
        updated=ordered[-1].time,
        withdrawn=withdrawn,
        hidden=_hidden(subject, first, fields, withdrawn),
        fields=fields,
    )


def _of_one(subject: str, event: Event) -> Folded:
    """The state of a subject that has just begun, as most notes of a merge: nothing is replaced, nothing contested."""
    who = (event.id, event.city, event.author, event.time)
    words = _mapping(event.payload, "set")
    fields = {name: (Head(*who, words[name], event.visibility, event.clock),) for name in sorted(words)}
    first = (event.id, event.clock, event.city, event.author, event.time)
    hidden = _hidden(subject, event, fields, withdrawn=False)
    return Folded(subject, first, event.visibility, event.time, hidden=hidden, fields=fields)


def _registers(live: Sequence[Event]) -> dict[str, tuple[Head, ...]]:
    replaced: dict[str, set[str]] = {}
    for event in live if len(live) > 1 else ():
        for name, ids in _mapping(event.payload, "over").items():
            if isinstance(ids, list):
                replaced.setdefault(name, set()).update(i for i in ids if isinstance(i, str))
    heads: dict[str, list[Head]] = {}
    for event in live:
        for name, value in _mapping(event.payload, "set").items():
            if event.id not in replaced.get(name, ()):
                head = Head(event.id, event.city, event.author, event.time, value, event.visibility, event.clock)
                heads.setdefault(name, []).append(head)
    return {name: tuple(found) for name, found in sorted(heads.items())}


def _mapping(payload: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    inner = payload.get(name)
    return inner if isinstance(inner, dict) else {}


def _hidden(subject: str, first: Event, fields: Mapping[str, tuple[Head, ...]], withdrawn: bool) -> bool:
    deleted = fields[DELETED][-1] if DELETED in fields else None
    if not fields:
        return True
    if not subject.startswith("note:"):
        return deleted is not None and deleted.value is True
    if deleted is not None and deleted.value is True and deleted.city == first.city:
        return True
    answered = any(name.startswith(REPLY) for name in fields)
    return subject != f"note:{first.id}" or (withdrawn and not answered)


def pack(folded: Folded) -> str:
    """The JSON text a folded subject is stored as."""
    heads = {
        name: [[h.event, h.city, h.author, h.time, h.value, _WORDS[h.visibility], h.clock] for h in found]
        for name, found in folded.fields.items()
    }
    return canonical({"first": folded.first, "updated": folded.updated, "withdrawn": folded.withdrawn, "fields": heads})


def unpack(subject: str, visibility: str, hidden: bool, body: str) -> Folded:
    """The folded subject that :func:`pack` wrote."""
    data = json.loads(body)
    first = data["first"]
    return Folded(
        subject=subject,
        first=(first[0], first[1], first[2], first[3], first[4]),
        visibility=Visibility(visibility),
        updated=data["updated"],
        withdrawn=data["withdrawn"],
        hidden=hidden,
        fields={
            name: tuple(Head(h[0], h[1], h[2], h[3], h[4], _VISIBILITY[h[5]], h[6]) for h in found)
            for name, found in data["fields"].items()
        },
    )
