"""Five offices, random words, random exchanges in random order: all end with the same state."""

from __future__ import annotations

import itertools
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.store.making import new_project
from workbench.domain.cities import FIVE_CITIES
from workbench.domain.errors import StoreError
from workbench.domain.notes import Anchor, NoteStatus, Visibility
from workbench.domain.project import DecisionForm, Disposition, Verdict
from workbench.store import ProjectFile
from workbench.store.exchange import pack, take
from workbench.store.parcel import from_bytes, to_bytes

#: One step: which office does what, with which of the things there are, and a number that chooses the words.
STEP = st.tuples(st.integers(0, 4), st.sampled_from("NNNIRRSSSEDDJLCPUUYXXXXM"), st.integers(0, 7), st.integers(0, 5))
ROWS = tuple((Anchor("ab", "太原", str(n)), Anchor("cd", "晋中", str(n))) for n in range(4))


def do(offices: list[ProjectFile], who: int, what: str, which: int, word: int) -> None:
    office = offices[who]
    notes = office.notes()
    note = notes[which % len(notes)] if notes else None
    row = ROWS[which % 4]
    if what in "NI":
        visibility = Visibility.INTERNAL if what == "I" else Visibility.SHARED
        office.add_note(f"意见{word}", row[word % 2], visibility=visibility)
    elif what == "D":
        office.decide(row, list(DecisionForm)[word % 4], text=f"文{word}")
    elif what == "J":
        office.judge(f"k{which % 3}", list(Verdict)[word % 3], reason=str(word))
    elif what == "L":
        office.put_ledger(f"k{which % 3}", list(Disposition)[word % 4], responsible=f"局{word}")
    elif what == "C":
        office.correct("align", {"n": word})
    elif what == "P":
        office.set_project(plan_year=2026 + word, leading=FIVE_CITIES[which % 5])
    elif what == "U":
        office.undo()
    elif what == "Y":
        office.redo()
    elif what == "X":
        exchange(office, offices[which % 5])
    elif note:
        about_note(office, note.id, what, word)


def about_note(office: ProjectFile, note_id: str, what: str, word: int) -> None:
    try:
        if what == "R":
            office.reply(note_id, f"答{word}", visibility=list(Visibility)[word % 2])
        elif what == "S":
            office.set_status(note_id, list(NoteStatus)[word % 5])
        elif what == "E":
            office.edit_note(note_id, text=f"改{word}")
        elif what == "M":
            office.delete_note(note_id)
    except StoreError:
        pass  # another city's words


def exchange(sender: ProjectFile, receiver: ProjectFile) -> None:
    take(receiver, from_bytes(to_bytes(pack(sender))))


def shared_state(office: ProjectFile) -> dict[str, Any]:
    """Everything that is folded from shared events, without what this office keeps to itself."""
    found = {}
    for kind in ("note", "decision", "judgement", "ledger", "correction", "project", "draft"):
        for row in office._c.rows("SELECT subject FROM records WHERE type = ?", (kind,)):
            folded = office.folded(row[0])
            assert folded is not None
            if folded.visibility is Visibility.SHARED:
                words = {
                    name: shared
                    for name, heads in folded.fields.items()
                    if (shared := tuple(h for h in heads if h.visibility is Visibility.SHARED))
                }
                found[row[0]] = (folded.first, folded.withdrawn, words)
    return found


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEP, min_size=20, max_size=60), st.permutations(list(itertools.permutations(range(5), 2))))
def test_five_offices_end_with_the_same_state(
    steps: list[tuple[int, str, int, int]], rounds: list[tuple[int, int]]
) -> None:
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        offices = [stack.enter_context(new_project(Path(name), city, f"{city}人")) for city in FIVE_CITIES]
        for office in offices:
            # Durability has its own tests; here only the words count, and flushing costs most of the time.
            office._c.raw.execute("PRAGMA synchronous=OFF")
        for who, what, which, word in steps:
            do(offices, who, what, which, word)
        # Whatever the order, after two rounds everybody has heard of everything.
        for sender, receiver in rounds + rounds[::-1]:
            exchange(offices[sender], offices[receiver])
        states = [shared_state(office) for office in offices]
        assert all(state == states[0] for state in states)
        shared = [{e.id for _, e in o.events() if e.visibility is Visibility.SHARED} for o in offices]
        assert all(ids == shared[0] for ids in shared)
        for office in offices:
            assert office.verify().ok
            internal = {e.id for _, e in office.events() if e.visibility is Visibility.INTERNAL}
            assert not internal & shared[0]
