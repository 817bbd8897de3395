"""Events of any content, from a newer program or from nobody honest: stored, folded, shown, never a crash."""

from __future__ import annotations

import json
import tempfile
import uuid
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.store.making import AT, new_project
from workbench.domain.errors import StoreError
from workbench.domain.notes import Event
from workbench.store import ProjectFile, parcel
from workbench.store.exchange import pack, take
from workbench.store.parcel import MAX_DEPTH

FIELDS = [
    "text",
    "anchor",
    "anchors",
    "kind",
    "status",
    "stage",
    "tags",
    "attachments",
    "due",
    "form",
    "value",
    "reasons",
    "verdict",
    "disposition",
    "payload",
    "cities",
    "title",
    "plan_year",
    "date",
    "agenda",
    "city",
    "sha256",
    "deleted",
    "reply:x",
]
TYPES = [
    "note",
    "decision",
    "judgement",
    "ledger",
    "correction",
    "project",
    "meeting",
    "opinion",
    "contact",
    "draft",
    "exchange",
    "strange",
]
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8"), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def strange_events(draw: st.DrawFn) -> list[Event]:
    made: list[Event] = []
    for n in range(draw(st.integers(1, 6))):
        event_id = str(uuid.UUID(int=n + 1))
        kind = draw(st.sampled_from(TYPES))
        key = draw(st.sampled_from(["k", event_id, *(e.id for e in made)]))
        payload: dict[str, Any] = {"subject": f"{kind}:{key}"}
        payload["set"] = draw(st.dictionaries(st.sampled_from(FIELDS), PLAIN, max_size=5) | PLAIN)
        payload["over"] = draw(st.dictionaries(st.sampled_from(FIELDS), PLAIN, max_size=2) | PLAIN)
        verb = draw(st.sampled_from(["add", "set", "reply", "x{y}"]))
        name = draw(st.sampled_from([f"{kind}.{verb}", "undo", "redo", ""]))
        made.append(
            Event(
                event_id,
                draw(st.integers(1, 9)),
                "晋中",
                "某",
                "t",
                name,
                payload,
                draw(st.sampled_from([e.id for e in made] or [""])),
            )
        )
    return made


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(strange_events())
def test_whatever_comes_in_everything_can_still_be_read(events: list[Event]) -> None:
    with tempfile.TemporaryDirectory() as name, new_project(Path(name)) as project:
        project._c.raw.execute("PRAGMA synchronous=OFF")
        note = project.add_note("自己的意见", AT)
        project.append(events)
        assert note.id in {n.id for n in project.notes()}
        assert project.search("自己")
        shown = (
            project.decisions(), project.judgements(), project.ledger(), project.corrections(), project.project(),
            project.meetings(), project.opinions(), project.contacts(), project.drafts(), project.undoable(),
        )  # fmt: skip
        assert len(shown) == 10
        assert len(project.history()) == len(project.events())
        assert project.verify().ok


def lines(project: ProjectFile, payload: str) -> bytes:
    """The bytes of an exchange file with one event whose payload is spelt so."""
    words = f'{{"id":"{uuid.UUID(int=5)}","clock":3,"city":"晋中","author":"某","time":"t","kind":"note.add","payload":{payload}}}'
    import hashlib
    import io
    import zipfile

    data = words.encode() + b"\n"
    with zipfile.ZipFile(io.BytesIO(parcel.to_bytes(pack(project)))) as archive:
        head = json.loads(archive.read("manifest.json"))
    head |= {"events": 1, "files": {"events.jsonl": {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}}}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("manifest.json", json.dumps(head))
        archive.writestr("events.jsonl", data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "inner",
    [r'"\ud800"', "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "[" * 50_000 + "]" * 50_000, "NaN", '{"a":Infinity}'],
    ids=["half a character", "deep", "very deep", "not a number", "infinite"],
)
def test_what_cannot_be_kept_is_refused(project: ProjectFile, inner: str) -> None:
    before = project.events()
    with pytest.raises(StoreError, match="损坏"):
        take(project, parcel.from_bytes(lines(project, f'{{"subject":"note:a","set":{{"text":{inner}}}}}')))
    assert project.events() == before


def test_half_a_character_typed_by_a_user_is_told(project: ProjectFile) -> None:
    with pytest.raises(StoreError, match="字符"):
        project.add_note("半个字\ud800", AT)
    assert project.add_note("整字", AT)
