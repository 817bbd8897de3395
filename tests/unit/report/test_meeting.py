"""The agenda lists what is open, the minutes what was agreed."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.document import Document

from tests.helpers.wordorder import misplaced
from tests.unit.report.invented import invented
from workbench.domain.project import Meeting
from workbench.report import Edition, ReportOptions, write_agenda, write_minutes

MEETING = Meeting(
    "m1",
    "2026-11-25",
    "第三次联席会议",
    "太原",
    ("研究罚款幅度", "研究开放时间"),
    "会议听取了汇报。\n会议认为应当统一。",
)


def words(document: Document) -> str:
    return "\n".join(t.text or "" for t in document.element.iter("{*}t"))


def agenda(path: Path, options: ReportOptions | None = None) -> Document:
    write_agenda(invented(), MEETING, path / "a.docx", options)
    return docx.Document(str(path / "a.docx"))


def minutes(path: Path) -> Document:
    write_minutes(invented(), MEETING, path / "m.docx")
    return docx.Document(str(path / "m.docx"))


def test_the_agenda_names_the_meeting_and_its_items(tmp_path: Path) -> None:
    text = words(agenda(tmp_path))
    assert "第三次联席会议" in text
    assert "2026年11月25日" in text
    assert "（一）研究罚款幅度。" in text


def test_only_undecided_conflicts_are_on_the_agenda(tmp_path: Path) -> None:
    text = words(agenda(tmp_path))
    assert "待议的不一致条款（1项，1处）" in text
    assert "太原罚款为500–2000元，晋中为1000–5000元。" in text
    assert "晋中开放时间长于太原、忻州" not in text


def test_settled_notes_are_not_on_the_agenda(tmp_path: Path) -> None:
    assert "尚待协商的意见（2条）" in words(agenda(tmp_path))
    assert "建议统一名称" not in words(agenda(tmp_path))


def test_internal_notes_stay_out_of_an_external_agenda(tmp_path: Path) -> None:
    assert "先不表态" not in words(agenda(tmp_path, ReportOptions(edition=Edition.EXTERNAL)))


def test_findings_with_a_record_are_not_on_the_agenda(tmp_path: Path) -> None:
    assert "各项公平竞争问题均已作出处理。" in words(agenda(tmp_path))


def test_the_minutes_hold_every_line_and_what_was_agreed(tmp_path: Path) -> None:
    text = words(minutes(tmp_path))
    assert "会议听取了汇报。" in text
    assert "会议认为应当统一。" in text
    assert "统一数值为“每日不少于八小时”。" in text


def test_the_result_keeps_the_order_of_the_schema(tmp_path: Path) -> None:
    assert not list(misplaced(agenda(tmp_path).element))
    assert not list(misplaced(minutes(tmp_path).element))
