"""Merging what another office made as a project of its own: everything is kept, ours is what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.store.making import Ticking
from workbench.store import ProjectFile, join, merge, send


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[ProjectFile]:
    with ProjectFile.create(
        tmp_path / "太原.xtlf", title="供热条例协同立法", city="太原", author="甲", plan_year=2026, now=Ticking()
    ) as made:
        yield made


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[ProjectFile]:
    with ProjectFile.create(
        tmp_path / "忻州.xtlf", title="五市供热立法", city="忻州", author="乙", plan_year=2027, now=Ticking()
    ) as made:
        made.add_note("忻州的意见")
        yield made


def deliver(sender: ProjectFile, receiver: ProjectFile) -> tuple[str, ...]:
    path = sender.path.with_name("x.xtjh")
    send(sender, path)
    return merge(receiver, path).notices


def test_our_title_and_year_stay_and_the_user_is_told(ours: ProjectFile, theirs: ProjectFile) -> None:
    (notice,) = deliver(theirs, ours)
    assert "五市供热立法" in notice and "仍按本项目" in notice
    assert (ours.project().title, ours.project().plan_year) == ("供热条例协同立法", 2026)
    assert ours.project().trace.disputes == ()
    assert [n.text for n in ours.notes()] == ["忻州的意见"]


def test_both_offices_keep_their_own(ours: ProjectFile, theirs: ProjectFile) -> None:
    deliver(theirs, ours)
    deliver(ours, theirs)
    deliver(theirs, ours)
    assert ours.project().title == "供热条例协同立法"
    assert theirs.project().title == "五市供热立法"


def test_it_holds_for_whoever_opens_the_file_again(ours: ProjectFile, theirs: ProjectFile) -> None:
    deliver(theirs, ours)
    with ProjectFile.open(ours.path, read_only=True) as again:
        assert again.project().title == "供热条例协同立法"


def test_an_office_that_joins_ours_sees_our_title(ours: ProjectFile, theirs: ProjectFile, tmp_path: Path) -> None:
    deliver(theirs, ours)
    send(ours, tmp_path / "y.xtjh")
    with join(tmp_path / "阳泉.xtlf", tmp_path / "y.xtjh", city="阳泉", author="丙") as joined:
        assert joined.project().title == "供热条例协同立法"


def test_what_they_change_after_they_have_seen_ours_is_shown(ours: ProjectFile, theirs: ProjectFile) -> None:
    deliver(ours, theirs)
    theirs.set_project(title="共同商定的名称")
    deliver(theirs, ours)
    assert ours.project().title == "共同商定的名称"


def test_the_union_of_events_is_the_same(ours: ProjectFile, theirs: ProjectFile) -> None:
    deliver(theirs, ours)
    deliver(ours, theirs)
    assert {e.id for _, e in ours.events() if e.kind == "project.create"} == {
        e.id for _, e in theirs.events() if e.kind == "project.create"
    }
