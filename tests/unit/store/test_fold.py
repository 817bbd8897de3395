"""Folding: the same state from the same events in any order."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.notes import Event, Visibility
from workbench.store.fold import Folded, fold, pack, unpack


def said(
    event_id: str, clock: int, fields: dict[str, Any], *, city: str = "太原", over: dict[str, list[str]] | None = None,
    kind: str = "thing.set",
) -> Event:  # fmt: skip
    payload: dict[str, Any] = {"subject": "thing:1", "set": fields}
    return Event(event_id, clock, city, "某", f"t{clock}", kind, payload | ({"over": over} if over else {}))


def turned(event_id: str, clock: int, kind: str, target: str, city: str = "太原") -> Event:
    return Event(event_id, clock, city, "某", f"t{clock}", kind, {"subject": "thing:1"}, target)


def folded(*events: Event) -> Folded:
    made = fold("thing:1", events)
    assert made is not None
    return made


def test_a_later_word_replaces_the_one_it_has_seen() -> None:
    made = folded(said("a", 1, {"x": 1}), said("b", 2, {"x": 2}, over={"x": ["a"]}))
    assert made.value("x") == 2
    assert made.heads("x") == ["b"]
    assert not made.disputed


def test_two_words_that_have_not_seen_each_other_both_stay() -> None:
    made = folded(
        said("a", 1, {"x": 1}),
        said("b", 2, {"x": 2}, over={"x": ["a"]}),
        said("c", 2, {"x": 3}, over={"x": ["a"]}, city="晋中"),
    )
    assert made.disputed == ("x",)
    assert [h.value for h in made.fields["x"]] == [2, 3]


def test_the_same_word_said_twice_is_no_dispute() -> None:
    made = folded(said("a", 1, {"x": 1}), said("b", 1, {"x": 1}, city="晋中"))
    assert not made.disputed


def test_a_word_that_has_seen_both_settles_the_dispute() -> None:
    made = folded(
        said("a", 1, {"x": 1}), said("b", 1, {"x": 2}, city="晋中"), said("c", 2, {"x": 2}, over={"x": ["a", "b"]})
    )
    assert not made.disputed
    assert made.heads("x") == ["c"]


def test_an_undone_word_lets_the_one_before_come_back() -> None:
    first, second = said("a", 1, {"x": 1}), said("b", 2, {"x": 2}, over={"x": ["a"]})
    assert folded(first, second, turned("u", 3, "undo", "b")).value("x") == 1
    assert folded(first, second, turned("u", 3, "undo", "b"), turned("r", 4, "redo", "b")).value("x") == 2


def test_nobody_can_undo_another_citys_word() -> None:
    assert folded(said("a", 1, {"x": 1}), turned("u", 2, "undo", "a", city="晋中")).value("x") == 1


def test_the_order_is_the_logical_clocks_not_the_wall_clocks() -> None:
    early = Event("a", 5, "太原", "某", "1999-01-01", "thing.set", {"subject": "thing:1", "set": {"x": "new"}})
    late = Event("b", 4, "太原", "某", "2099-01-01", "thing.set", {"subject": "thing:1", "set": {"x": "old"}})
    assert folded(early, late).value("x") == "new"


def test_only_undos_fold_to_nothing() -> None:
    assert fold("thing:1", [turned("u", 1, "undo", "a")]) is None


def test_a_note_without_its_beginning_is_hidden_until_it_arrives() -> None:
    status = Event("s", 2, "太原", "某", "t", "note.status", {"subject": "note:n", "set": {"status": "协商中"}}, "n")
    add = Event("n", 1, "太原", "某", "t", "note.add", {"subject": "note:n", "set": {"text": "文"}})
    orphan, whole = fold("note:n", [status]), fold("note:n", [status, add])
    assert orphan and orphan.hidden
    assert whole and not whole.hidden and whole.value("status") == "协商中"


def test_a_note_taken_back_stays_readable_when_somebody_has_answered() -> None:
    add = Event("n", 1, "太原", "某", "t", "note.add", {"subject": "note:n", "set": {"text": "文"}})
    undo = Event("u", 3, "太原", "某", "t", "undo", {"subject": "note:n"}, "n")
    reply = Event(
        "r", 2, "晋中", "某", "t", "note.reply", {"subject": "note:n", "set": {"reply:r": {"text": "答"}}}, "n"
    )
    alone, answered = fold("note:n", [add, undo]), fold("note:n", [add, undo, reply])
    assert alone and alone.hidden
    assert answered and answered.withdrawn and not answered.hidden and answered.value("text") == "文"


def test_another_citys_delete_does_not_hide_a_note() -> None:
    add = Event("n", 1, "太原", "某", "t", "note.add", {"subject": "note:n", "set": {"text": "文"}})
    delete = Event("d", 2, "晋中", "某", "t", "note.delete", {"subject": "note:n", "set": {"deleted": True}}, "n")
    made = fold("note:n", [add, delete])
    assert made and not made.hidden


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Random events of one subject, each replacing random earlier ones, some undone."""
    events: list[Event] = []
    for n in range(draw(st.integers(1, 12))):
        city = draw(st.sampled_from(("太原", "晋中", "忻州")))
        clock = draw(st.integers(1, 6))
        if events and draw(st.integers(0, 3)) == 0:
            target = draw(st.sampled_from(events)).id
            events.append(turned(f"e{n}", clock, draw(st.sampled_from(("undo", "redo"))), target, city))
            continue
        names = draw(st.sets(st.sampled_from("xyz"), min_size=1))
        over = {name: draw(st.lists(st.sampled_from([e.id for e in events]))) for name in names} if events else None
        events.append(
            said(f"e{n}", clock, {name: draw(st.integers(0, 2)) for name in sorted(names)}, city=city, over=over)
        )
    return events


@given(histories(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_state(events: list[Event], rng: random.Random) -> None:
    shuffled = list(events)
    rng.shuffle(shuffled)
    assert fold("thing:1", shuffled) == fold("thing:1", events)


@given(histories())
def test_a_packed_state_unpacks_to_itself(events: list[Event]) -> None:
    made = fold("thing:1", events)
    if made is not None:
        assert unpack(made.subject, made.visibility.value, made.hidden, pack(made)) == made


def test_visibility_is_that_of_the_beginning() -> None:
    inner = Event(
        "n", 1, "太", "某", "t", "note.add", {"subject": "note:n", "set": {"text": "a"}}, "", Visibility.INTERNAL
    )
    made = fold("note:n", [inner])
    assert made and made.visibility is Visibility.INTERNAL
