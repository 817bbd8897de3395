"""The Excel exports: types, filters, safety."""

from __future__ import annotations

import dataclasses
import datetime
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.unit.report.invented import invented
from workbench.domain.errors import ExportError
from workbench.domain.project import Adoption, Opinion
from workbench.report import Edition, ReportOptions, write_ledger, write_note_list, write_opinions

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Sheet:
    """The first sheet of a workbook, read with nothing but the standard."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.root = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
            strings = etree.fromstring(archive.read("xl/sharedStrings.xml"))
            self.styles = etree.fromstring(archive.read("xl/styles.xml"))
        self.strings = ["".join(t.text or "" for t in si.iter(f"{S}t")) for si in strings.iter(f"{S}si")]

    def cell(self, place: str) -> str | float | None:
        node = self.root.find(f".//{S}c[@r='{place}']")
        value = None if node is None else node.find(f"{S}v")
        if node is None or value is None:
            return None
        text = value.text or ""
        return self.strings[int(text)] if node.get("t") == "s" else float(text)

    def quoted(self, place: str) -> bool:
        node = self.root.find(f".//{S}c[@r='{place}']")
        assert node is not None
        formats = self.styles.find(f"{S}cellXfs")
        assert formats is not None
        return formats[int(node.get("s") or 0)].get("quotePrefix") == "1"


def serial(year: int, month: int, day: int) -> float:
    return float((datetime.date(year, month, day) - datetime.date(1899, 12, 30)).days)


def test_the_note_list_holds_days_as_days_and_numbers_as_numbers(tmp_path: Path) -> None:
    write_note_list(invented(), tmp_path / "n.xlsx")
    sheet = Sheet(tmp_path / "n.xlsx")
    assert [sheet.cell(f"{c}3") for c in "ABCD"] == [1.0, "太原", "张三", serial(2026, 11, 1)]
    assert sheet.cell("N3") == serial(2026, 11, 10)


def test_replies_stand_beside_their_note(tmp_path: Path) -> None:
    write_note_list(invented(), tmp_path / "n.xlsx")
    assert Sheet(tmp_path / "n.xlsx").cell("K3") == "答复（晋中 李四，2026年11月2日）：同意研究。"


def test_the_external_list_has_no_internal_notes(tmp_path: Path) -> None:
    write_note_list(invented(), tmp_path / "n.xlsx", ReportOptions(edition=Edition.EXTERNAL))
    assert not any("先不表态" in s for s in Sheet(tmp_path / "n.xlsx").strings)


def test_the_heading_row_has_filters_and_stays_in_sight(tmp_path: Path) -> None:
    write_ledger(invented(), tmp_path / "l.xlsx")
    root = Sheet(tmp_path / "l.xlsx").root
    autofilter, pane = root.find(f"{S}autoFilter"), root.find(f".//{S}pane")
    assert autofilter is not None
    assert autofilter.get("ref") == "A2:N3"
    assert pane is not None
    assert pane.get("state") == "frozen"


def test_the_ledger_says_what_becomes_of_the_clause(tmp_path: Path) -> None:
    write_ledger(invented(), tmp_path / "l.xlsx")
    sheet = Sheet(tmp_path / "l.xlsx")
    assert [sheet.cell(f"{c}3") for c in "BDFG"] == ["晋中", "第四条", "第八条第三项", "修改"]
    assert sheet.cell("J3") == serial(2026, 12, 31)


def test_the_regulators_conclusion_stands_in_the_ledger(tmp_path: Path) -> None:
    (entry,) = invented().ledger
    concluded = dataclasses.replace(entry, conclusion="应当修改", concluded="2026-11-20")
    write_ledger(dataclasses.replace(invented(), ledger=(concluded,)), tmp_path / "l.xlsx")
    sheet = Sheet(tmp_path / "l.xlsx")
    assert (sheet.cell("M3"), sheet.cell("N3")) == ("应当修改", serial(2026, 11, 20))


def test_a_regulation_in_force_is_not_taken_for_its_citys_draft(tmp_path: Path) -> None:
    (entry,) = invented().ledger
    anchor = dataclasses.replace(entry.anchor, sha256="in-force")
    old = dataclasses.replace(entry, key="inforce:晋中:x:y", title="晋中市公共阅览办法", anchor=anchor)
    write_ledger(dataclasses.replace(invented(), ledger=(old,)), tmp_path / "l.xlsx")
    sheet = Sheet(tmp_path / "l.xlsx")
    assert [sheet.cell(f"{c}3") for c in "BCG"] == ["晋中", "晋中市共享书屋条例", "尚未处理"]
    assert [sheet.cell(f"{c}4") for c in "BCDG"] == ["晋中", "晋中市公共阅览办法", "第四条", "修改"]


@pytest.mark.parametrize("text", ["=1+1", "+86 351", "-否", "@SUM(A1)", '=HYPERLINK("http://x","点")'])
def test_words_that_look_like_a_formula_stay_words(tmp_path: Path, text: str) -> None:
    note = dataclasses.replace(invented().notes[0], text=text)
    write_note_list(dataclasses.replace(invented(), notes=(note,)), tmp_path / "n.xlsx")
    sheet = Sheet(tmp_path / "n.xlsx")
    assert sheet.cell("J3") == text
    assert sheet.quoted("J3")
    assert sheet.root.find(f".//{S}f") is None


def test_words_too_long_for_a_cell_go_on_below(tmp_path: Path) -> None:
    note = dataclasses.replace(invented().notes[0], text="甲" * 32_767 + "乙" * 40_000)
    write_note_list(dataclasses.replace(invented(), notes=(note,)), tmp_path / "n.xlsx")
    sheet = Sheet(tmp_path / "n.xlsx")
    assert "".join(str(sheet.cell(f"J{n}")) for n in (3, 4, 5)) == note.text


def test_opinions_are_listed_with_their_adoption(tmp_path: Path) -> None:
    opinion = Opinion(
        "o1", "市住建局", "建议明确期限", date="2026-10-01", adoption=Adoption.PARTLY, reason="部分条文已有规定"
    )
    write_opinions(dataclasses.replace(invented(), opinions=(opinion,)), tmp_path / "o.xlsx")
    sheet = Sheet(tmp_path / "o.xlsx")
    assert [sheet.cell(f"{c}3") for c in "BCGHI"] == [
        "部门",
        "市住建局",
        "建议明确期限",
        "部分采纳",
        "部分条文已有规定",
    ]


def test_an_empty_list_still_has_its_headings(tmp_path: Path) -> None:
    write_opinions(invented(), tmp_path / "o.xlsx")
    assert Sheet(tmp_path / "o.xlsx").cell("G2") == "意见内容"


def test_the_same_notes_give_the_same_bytes(tmp_path: Path) -> None:
    write_note_list(invented(), tmp_path / "a.xlsx")
    write_note_list(invented(), tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_sheet_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="文件夹不存在"):
        write_ledger(invented(), tmp_path / "没有" / "l.xlsx")


def test_findings_without_a_record_stand_in_the_ledger_as_open(tmp_path: Path) -> None:
    write_ledger(dataclasses.replace(invented(), ledger=()), tmp_path / "l.xlsx")
    sheet = Sheet(tmp_path / "l.xlsx")
    assert [sheet.cell(f"{c}3") for c in "BDEG"] == ["晋中", "第四条", "由市文旅公司统一采购", "尚未处理"]


def test_a_row_is_as_high_as_its_longest_cell(tmp_path: Path) -> None:
    data = invented()
    long = dataclasses.replace(data.notes[0], text="罚款上限宜降低。" * 40)
    write_note_list(dataclasses.replace(data, notes=(long, *data.notes[1:])), tmp_path / "n.xlsx")
    rows = Sheet(tmp_path / "n.xlsx").root.findall(f".//{S}row")
    high, low = (float(rows[n].get("ht") or 0) for n in (2, 4))
    assert 15 * 13 < high < 409
    assert low < 60
