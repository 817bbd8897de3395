"""The process beside the window: one after another, in parts, cancelled, kept ready, and never left behind."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.jobs import endless, gone, in_parts, nothing_ahead, own_number, refused
from workbench.ui.jobs.runner import JobRunner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    threads = set(threading.enumerate())
    made = JobRunner()
    yield made
    made.stop()
    assert not multiprocessing.active_children()
    assert set(threading.enumerate()) <= threads


def _idle(qtbot: QtBot, runner: JobRunner) -> None:
    qtbot.waitUntil(lambda: not runner.busy, timeout=20000)


def test_parts_come_in_order_before_the_result(qtbot: QtBot, runner: JobRunner) -> None:
    heard: list[object] = []
    runner.run(in_parts, 3, done=lambda result: heard.append(("all", result)), part=heard.append)
    _idle(qtbot, runner)
    assert heard == [0, 1, 2, ("all", 3)]


def test_a_process_that_is_kept_ready_does_all_work(qtbot: QtBot, runner: JobRunner) -> None:
    numbers: list[int] = []
    runner.keep_ready(nothing_ahead)
    for _ in range(2):
        runner.run(own_number, done=numbers.append)
    _idle(qtbot, runner)
    assert len(numbers) == 2
    assert len(set(numbers)) == 1
    assert len(multiprocessing.active_children()) == 1


def test_after_a_failure_and_a_lost_process_further_work_is_done(qtbot: QtBot, runner: JobRunner) -> None:
    told: list[str] = []
    numbers: list[int] = []
    runner.failed.connect(told.append)
    runner.run(refused, done=numbers.append)
    runner.run(gone, done=numbers.append)
    runner.run(own_number, done=numbers.append)
    _idle(qtbot, runner)
    assert told[0] == "不能这样做。请换一种做法。"
    assert "意外中止" in told[1]
    assert len(numbers) == 1


def test_cancelled_work_gives_nothing_and_the_next_is_done(qtbot: QtBot, runner: JobRunner) -> None:
    results: list[object] = []
    runner.keep_ready(nothing_ahead)
    runner.run(endless, done=results.append)
    with qtbot.waitSignal(runner.progressed, timeout=20000, check_params_cb=lambda *step: step[2] == "等待"):
        pass
    runner.cancel()
    assert not runner.busy
    runner.run(in_parts, 1, done=results.append)
    _idle(qtbot, runner)
    assert results == [1]


def test_newer_work_on_a_topic_takes_the_place_of_older(qtbot: QtBot, runner: JobRunner) -> None:
    results: list[object] = []
    runner.run(endless, done=results.append, topic="table")
    runner.run(in_parts, 2, done=results.append, topic="table")
    assert runner.has("table")
    _idle(qtbot, runner)
    assert results == [2]


def test_work_on_a_topic_that_nobody_needs_is_dropped_without_a_word(qtbot: QtBot, runner: JobRunner) -> None:
    told: list[object] = []
    runner.cancelled.connect(lambda: told.append("cancelled"))
    runner.run(endless, done=told.append, topic="table")
    runner.drop("table")
    assert not runner.busy
    assert told == []
