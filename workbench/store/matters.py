"""What is recorded besides notes: decisions, judgements, corrections, the clean-up ledger, the project's own facts."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from workbench.domain.errors import StoreError
from workbench.domain.findings import Severity
from workbench.domain.notes import PROJECT_WIDE, Anchor, Stage
from workbench.domain.project import (
    Adoption,
    Contact,
    Correction,
    Decision,
    DecisionForm,
    Disposition,
    Judgement,
    LedgerEntry,
    Meeting,
    Opinion,
    Project,
    Verdict,
)
from workbench.store import views
from workbench.store.core import Core
from workbench.store.fold import DELETED

T = TypeVar("T")
#: The subject of what the project as a whole is.
PROJECT = "project:"
_FOREIGN = "foreign_facts"


def matter_key(anchors: Iterable[Anchor]) -> str:
    """The key of a row's decision: the same in every office for the same places of the same drafts.

    A place is an article, or the words of a list article that other rows share.
    """
    places = sorted({_place(a) for a in anchors})
    told = (f"{sha}:{article}" + (f":{start}+{length}" if length else "") for sha, article, start, length in places)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]


def each_once(anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    """The anchors, each place once, in a fixed order."""
    found = {_place(a): a if a.quote else Anchor(a.sha256, a.city, a.article) for a in anchors}
    return tuple(found[k] for k in sorted(found))


def _place(anchor: Anchor) -> tuple[str, str, int, int]:
    return anchor.sha256, anchor.article, anchor.start if anchor.quote else -1, len(anchor.quote)


class MattersPart(Core):
    """Decisions and records of a :class:`ProjectFile`."""

    def _put(self, kind: str, key: str, verb: str, fields: Mapping[str, Any]) -> None:
        """Write those fields that differ from what is shown (all of a dispute's, to settle it); nothing if none does."""
        if len(key) > 300:
            raise StoreError("记录的编号过长", "请联系软件维护人员")
        with self._writing():
            seen = self._log.folded(f"{kind}:{key}")
            wanted = dict(fields) | ({DELETED: False} if seen and seen.value(DELETED) and DELETED not in fields else {})
            fresh = {n: v for n, v in wanted.items() if not _same(seen, n, v)}
            if fresh:
                self._emit(f"{kind}:{key}", f"{kind}.{verb}", fresh)

    def _get(self, cls: type[T], kind: str, key: str, name: str = "key") -> T | None:
        found = self._log.folded(f"{kind}:{key}")
        return None if found is None or found.hidden else views.record(cls, found, key=name)

    def _all(self, cls: type[T], kind: str, name: str = "key") -> tuple[T, ...]:
        return tuple(made for f in self._log.all(kind) if (made := views.record(cls, f, key=name)))

    # -- decisions

    def decide(
        self,
        anchors: Iterable[Anchor],
        form: DecisionForm,
        *,
        text: str = "",
        value: str = "",
        reasons: Mapping[str, str] | None = None,
        remark: str = "",
        key: str = "",
    ) -> Decision:
        """Record the decision for the row that holds `anchors`; `key` changes an existing one whose row has changed."""
        where = each_once(anchors)
        key = key or matter_key(where)
        fields = {"form": form, "text": text, "value": value, "reasons": dict(reasons or {}), "remark": remark}
        self._put("decision", key, "set", fields | {"anchors": where})
        made = self._get(Decision, "decision", key)
        if made is None:
            raise StoreError("决定没有写入", "请重试")
        return made

    def remove_decision(self, key: str) -> None:
        """Take a decision back; it stays in the history."""
        self._put("decision", key, "remove", {DELETED: True})

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions; show each in the row that holds most of its anchors."""
        return self._all(Decision, "decision")

    # -- judgements

    def judge(
        self, key: str, verdict: Verdict, *, reason: str = "", type: str = "", anchors: Iterable[Anchor] = ()
    ) -> None:
        """Say of the finding `key` that it holds, does not hold, or is of another type."""
        fields = {"verdict": verdict, "reason": reason, "type": type, "anchors": tuple(anchors)}
        self._put("judgement", key, "set", fields)

    def withdraw_judgement(self, key: str) -> None:
        """Take the word on finding `key` back."""
        self._put("judgement", key, "remove", {DELETED: True})

    def judgements(self) -> dict[str, Judgement]:
        """Every judged finding's key to its judgement."""
        return {j.key: j for j in self._all(Judgement, "judgement")}

    # -- corrections

    def correct(self, kind: str, payload: Mapping[str, Any], *, anchors: Iterable[Anchor] = ()) -> Correction:
        """Record a correction of the table (kind "align") or of a draft's structure ("structure")."""
        key = str(uuid.uuid4())
        self._put("correction", key, "add", {"kind": kind, "payload": dict(payload), "anchors": tuple(anchors)})
        return next(c for c in self.corrections(kind) if c.id == key)

    def remove_correction(self, correction_id: str) -> None:
        """Take a correction back."""
        self._put("correction", correction_id, "remove", {DELETED: True})

    def corrections(self, kind: str = "") -> tuple[Correction, ...]:
        """The corrections in force, in the order in which they are to be applied (the same in every office)."""
        return tuple(c for c in self._all(Correction, "correction", "id") if kind in ("", c.kind))

    # -- clean-up ledger

    def put_ledger(
        self,
        key: str,
        disposition: Disposition,
        *,
        anchor: Anchor | None = None,
        standard: str | None = None,
        responsible: str | None = None,
        due: str | None = None,
        reason: str | None = None,
        done: str | None = None,
        title: str | None = None,
        severity: Severity | None = None,
        explanation: str | None = None,
        suggestion: str | None = None,
        conclusion: str | None = None,
        concluded: str | None = None,
    ) -> LedgerEntry:
        """Enter the clause of finding `key` in the clean-up ledger, or change its line; None leaves a field as it is."""
        given = {
            "anchor": anchor, "standard": standard, "responsible": responsible, "due": due, "reason": reason, "done": done,
            "title": title, "severity": severity, "explanation": explanation, "suggestion": suggestion,
            "conclusion": conclusion, "concluded": concluded,
        }  # fmt: skip
        self._put(
            "ledger", key, "set", {"disposition": disposition} | {n: v for n, v in given.items() if v is not None}
        )
        made = self._get(LedgerEntry, "ledger", key)
        if made is None:
            raise StoreError("台账条目没有写入", "请重试")
        return made

    def remove_ledger(self, key: str) -> None:
        """Take a line out of the ledger."""
        self._put("ledger", key, "remove", {DELETED: True})

    def ledger(self) -> tuple[LedgerEntry, ...]:
        """The clean-up ledger."""
        return self._all(LedgerEntry, "ledger")

    # -- the project

    def project(self) -> Project:
        """The coordination project as it stands.

        What came with a project that another office had made separately is shown only where this project says nothing.
        """
        found = self._log.folded(PROJECT)
        if found is None or found.hidden:
            return Project(title="")
        foreign = self.foreign_facts()
        fields = {
            name: tuple(h for h in heads if h.event not in foreign) or heads for name, heads in found.fields.items()
        }
        return views.record(Project, replace(found, fields=fields), key="") or Project(title="")

    def foreign_facts(self) -> frozenset[str]:
        """The ids of events that say what a project is that another office had made separately."""
        return frozenset(json.loads(self._meta(_FOREIGN, "[]")))

    def add_foreign_facts(self, ids: Iterable[str]) -> None:
        """Remember the ids of such events."""
        known = self.foreign_facts()
        if fresh := set(ids) - known:
            with self._writing():
                self._set_meta(_FOREIGN, json.dumps(sorted(known | fresh)))

    def set_project(
        self,
        *,
        title: str | None = None,
        plan_year: int | None = None,
        stage: Stage | None = None,
        leading: str | None = None,
        cities: Sequence[str] | None = None,
        participants: Sequence[str] | None = None,
        remark: str | None = None,
        no_stage: bool = False,
    ) -> Project:
        """Change what is given (not None); `no_stage` takes the stage back to "not set"."""
        given: dict[str, Any] = {
            "title": title, "plan_year": plan_year, "stage": stage, "leading": leading,
            "cities": None if cities is None else tuple(cities),
            "participants": None if participants is None else tuple(participants), "remark": remark,
        }  # fmt: skip
        fields = {n: v for n, v in given.items() if v is not None} | ({"stage": None} if no_stage else {})
        self._put("project", "", "set", fields)
        return self.project()

    def put_contact(self, city: str, *, organ: str = "", person: str = "", phone: str = "", remark: str = "") -> None:
        """Record whom to reach in a participating city or body."""
        fields = {"city": city, "organ": organ, "person": person, "phone": phone, "remark": remark}
        self._put("contact", city, "set", fields)

    def contacts(self) -> tuple[Contact, ...]:
        """Whom to reach, city by city."""
        return self._all(Contact, "contact", "")

    def put_meeting(
        self,
        date: str,
        *,
        title: str = "",
        place: str = "",
        agenda: Sequence[str] = (),
        minutes: str = "",
        meeting_id: str = "",
    ) -> Meeting:
        """Record a joint meeting, or change the one with `meeting_id`."""
        key = meeting_id or str(uuid.uuid4())
        fields = {"date": date, "title": title, "place": place, "agenda": tuple(agenda), "minutes": minutes}
        self._put("meeting", key, "set", fields)
        return next(m for m in self.meetings() if m.id == key)

    def remove_meeting(self, meeting_id: str) -> None:
        """Take a meeting off the list."""
        self._put("meeting", meeting_id, "remove", {DELETED: True})

    def meetings(self) -> tuple[Meeting, ...]:
        """The joint meetings by date."""
        return tuple(sorted(self._all(Meeting, "meeting", "id"), key=lambda m: (m.date, m.id)))

    def put_opinion(
        self,
        source: str,
        text: str,
        *,
        group: str = "部门",
        date: str = "",
        anchor: Anchor = PROJECT_WIDE,
        adoption: Adoption = Adoption.STUDY,
        reason: str = "",
        opinion_id: str = "",
    ) -> Opinion:
        """Record an opinion gathered and what became of it, or change the one with `opinion_id`."""
        key = opinion_id or str(uuid.uuid4())
        fields = {
            "source": source, "text": text, "group": group, "date": date, "anchor": anchor, "adoption": adoption,
            "reason": reason,
        }  # fmt: skip
        self._put("opinion", key, "set", fields)
        return next(o for o in self.opinions() if o.id == key)

    def remove_opinion(self, opinion_id: str) -> None:
        """Take an opinion off the list."""
        self._put("opinion", opinion_id, "remove", {DELETED: True})

    def opinions(self) -> tuple[Opinion, ...]:
        """The opinions gathered (采纳情况), in the order in which they were entered."""
        return self._all(Opinion, "opinion", "id")


def _same(seen: Any, name: str, value: Any) -> bool:
    """Whether a field already shows `value`, undisputed."""
    from workbench.domain.codec import encode
    from workbench.store.fold import canonical

    if seen is None or name not in seen.fields or name in seen.disputed:
        return False
    return canonical(seen.value(name)) == canonical(encode(value))
