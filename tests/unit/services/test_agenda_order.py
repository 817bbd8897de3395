"""The agenda in the order somebody chose, and as a Word file of just those items."""

from __future__ import annotations

import datetime
from pathlib import Path

from docx import Document

from workbench.domain.project import Meeting
from workbench.services.coordination import Agenda, AgendaGroup, AgendaItem, arranged, item_line, write_items_file
from workbench.services.workspace import Workspace


def item(key: str, group: AgendaGroup = AgendaGroup.NOTES) -> AgendaItem:
    return AgendaItem(
        group, (f"note:{key}",), 3, "罚款幅度", ("太原", "晋中"), f"意见{key}", f"情况{key}", "建议", due="2027-01-02"
    )


def keys(agenda: Agenda) -> str:
    return "".join(i.keys[0][-1] for i in agenda.items)


def test_items_stand_in_the_order_chosen() -> None:
    agenda = Agenda((item("a"), item("b"), item("c")))
    assert keys(arranged(agenda, [("note:c",), ("note:a",), ("note:b",)])) == "cab"


def test_new_items_stand_behind_the_one_they_follow_and_gone_ones_are_forgotten() -> None:
    agenda = Agenda((item("n"), item("a"), item("x"), item("b")))
    assert keys(arranged(agenda, [("note:b",), ("note:gone",), ("note:a",)])) == "nbax"


def test_a_line_names_the_matter_and_the_cities() -> None:
    assert item_line(item("a")) == "协商：罚款幅度：意见a（太原、晋中）"
    assert item_line(item("a", AgendaGroup.OVERDUE)).startswith("督办逾期事项：")


def test_the_word_file_has_these_items_only_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "议程.docx"
    items = [item("b"), item("z", AgendaGroup.REFERRED), item("a")]
    with Workspace.create(tmp_path / "p.xtlf", title="供热", city="太原", author="甲") as workspace:
        write_items_file(
            workspace, items, Meeting("", "2027-03-04", "第二次会议", "晋中"), path, datetime.date(2027, 1, 1)
        )
    document = Document(str(path))
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert [c[1] for c in cells if c[0].isdigit()] == [f"罚款幅度：意见{x}" for x in "bza"]
    assert [c[0] for c in cells if c[0].isdigit()] == ["1", "2", "3"]
    words = "\n".join(p.text for p in document.paragraphs)
    assert "第二次会议" in words and "2027年3月4日" in words and "晋中" in words
