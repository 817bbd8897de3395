"""One open project used from several threads: a window and its background work."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tests.unit.store.making import AT
from workbench.store import ProjectFile


def test_threads_write_one_after_the_other(project: ProjectFile) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = [n.id for n in pool.map(lambda n: project.add_note(f"意见{n}", AT), range(40))]
    assert {n.id for n in project.notes()} == set(made)
    clocks = [e.clock for _, e in project.events()]
    assert clocks == list(range(1, 42))
    assert project.verify().ok


def test_another_thread_stays_out_of_an_action(project: ProjectFile) -> None:
    with ThreadPoolExecutor(1) as pool:
        with project.action():
            project.add_note("一", AT)
            later = pool.submit(project.add_note, "另一线程", AT)
            project.add_note("二", AT)
        later.result()
    project.undo()
    assert [n.text for n in project.notes()] == ["一", "二"]
    project.undo()
    assert project.notes() == ()
