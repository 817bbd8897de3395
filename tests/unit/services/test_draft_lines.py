"""The lines of a draft for the window: their kinds, places, tracked changes, report, corrections."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.docx_files import docx, p, table, write
from workbench.domain.corrections import CorrectionAction
from workbench.domain.source import Mark, Reading
from workbench.services.demo import sample_files
from workbench.services.draft_lines import (
    DraftView,
    LineKind,
    correction_of,
    lost_corrections,
    view_draft,
    written_division,
)
from workbench.services.draft_report import changes, elements, remarks, report_groups
from workbench.services.drafts import read_regulation
from workbench.services.reading import ReadAs

TEXT = """太原市观景灯管理条例
第一章　总则
第一条　为了加强管理，制定本条例。
观景灯应当美观。
供内部讨论，会后收回。
第二条　设置观景灯应当提交下列材料：
（一）申请书；
（二）设计图。
法律责任
第五条　本条例自公布之日起施行。
"""


def view_of(folder: Path, text: str = TEXT, how: ReadAs | None = None) -> DraftView:
    path = folder / "草案.txt"
    path.write_text(text, "utf-8")
    source, _ = read_regulation(path)
    return view_draft(source, how or ReadAs())


def sample(city: str, reading: Reading = Reading.ACCEPTED) -> DraftView:
    path = next(f for f in sample_files() if city in f.name)
    source, _ = read_regulation(path, reading=reading)
    return view_draft(source, ReadAs())


def line_with(view: DraftView, words: str) -> int:
    return next(n for n, line in enumerate(view.lines) if words in line.text)


def corrected(view: DraftView, words: str, action: CorrectionAction, **how: object) -> DraftView:
    made = correction_of(view, line_with(view, words), action, **how)  # type: ignore[arg-type]
    return view_draft(view.source, ReadAs((made,)))


def test_every_line_says_what_it_was_read_as(tmp_path: Path) -> None:
    view = view_of(tmp_path)
    kinds = {line.text[:3]: line.kind for line in view.lines}
    assert kinds["太原市"] is LineKind.TITLE
    assert kinds["第一章"] is LineKind.CHAPTER
    assert kinds["第一条"] is LineKind.ARTICLE
    assert kinds["观景灯"] is LineKind.PARAGRAPH
    assert kinds["（一）"] is LineKind.ITEM


def test_automatic_numbers_do_not_hide_items() -> None:
    view = sample("晋中")
    count = sum(line.kind is LineKind.ITEM for line in view.lines)
    assert count == sum(1 for _ in view.regulation.items())


def test_deeper_lines_are_indented_more() -> None:
    depths = [
        k.depth for k in (LineKind.CHAPTER, LineKind.ARTICLE, LineKind.PARAGRAPH, LineKind.ITEM, LineKind.SUBITEM)
    ]
    assert depths == sorted(set(depths))


def test_a_line_that_is_not_part_of_the_text_keeps_its_place_and_says_why(tmp_path: Path) -> None:
    view = corrected(view_of(tmp_path), "供内部讨论", CorrectionAction.SKIP)
    line = view.lines[line_with(view, "供内部讨论")]
    assert line.kind is LineKind.LEFT_OUT
    assert "用户" in line.reason
    assert line_with(view, "供内部讨论") == line_with(view, "第二条") - 1


def test_a_heading_without_a_number_gets_the_next_one(tmp_path: Path) -> None:
    view = corrected(view_of(tmp_path), "法律责任", CorrectionAction.DIVISION)
    assert [d.title for d in view.regulation.divisions] == ["第一章 总则", "第二章 法律责任"]


def test_sections_are_counted_inside_their_chapter(tmp_path: Path) -> None:
    view = corrected(view_of(tmp_path), "法律责任", CorrectionAction.DIVISION, kind=LineKind.SECTION)
    assert view.regulation.divisions[-1].title == "第一节 法律责任"
    assert view.lines[line_with(view, "法律责任")].kind is LineKind.SECTION


def test_a_line_that_writes_its_division_says_which(tmp_path: Path) -> None:
    view = view_of(tmp_path)
    assert written_division(view.lines[1]) is LineKind.CHAPTER
    assert written_division(view.lines[2]) is None


def test_a_line_is_split_at_a_character_and_joined_again(tmp_path: Path) -> None:
    view = view_of(tmp_path)
    n = line_with(view, "观景灯应当美观")
    first = correction_of(view, n, CorrectionAction.SPLIT, offset=3)
    parted = view_draft(view.source, ReadAs((first,)))
    assert [x.text for x in parted.lines[n : n + 2]] == ["观景灯", "应当美观。"]
    second = correction_of(parted, n + 1, CorrectionAction.JOIN)
    joined = view_draft(view.source, ReadAs((first, second)))
    assert joined.lines[n + 1].kind is LineKind.CONTINUED
    assert "观景灯应当美观。" in joined.regulation.articles[0].text


def test_a_line_without_a_number_becomes_an_item_when_the_user_says_so(tmp_path: Path) -> None:
    view = corrected(view_of(tmp_path), "观景灯应当美观", CorrectionAction.ITEM)
    assert view.lines[line_with(view, "观景灯应当美观")].kind is LineKind.ITEM
    (item,) = view.regulation.articles[0].paragraphs[0].items
    assert (item.number, item.label, item.text) == (1, "", "观景灯应当美观。")


def test_an_item_becomes_a_paragraph_when_the_user_says_so(tmp_path: Path) -> None:
    view = corrected(view_of(tmp_path), "（一）申请书", CorrectionAction.PARAGRAPH)
    assert view.lines[line_with(view, "（一）申请书")].kind is LineKind.PARAGRAPH


def test_a_correction_whose_words_are_gone_is_counted(tmp_path: Path) -> None:
    made = correction_of(view_of(tmp_path), 4, CorrectionAction.SKIP)
    other = view_of(tmp_path, TEXT.replace("供内部讨论", "供会议讨论"), ReadAs((made,)))
    assert lost_corrections(other.regulation) == 1


def test_a_gap_in_the_numbers_is_told_with_its_line(tmp_path: Path) -> None:
    view = view_of(tmp_path)
    group = next(g for g in report_groups(view) if g.title == "编号的间断与重复")
    entry = next(e for e in group.entries if "缺少第三条" in e.text)
    assert view.lines[entry.line].text.startswith("第五条")


def test_corrections_that_fit_another_reading_only_are_not_told_in_this_one() -> None:
    accepted, marked = sample("忻州"), sample("忻州", Reading.MARKED)
    made = correction_of(accepted, line_with(accepted, "三十米"), CorrectionAction.ITEM)
    view = view_draft(marked.source, ReadAs((made,)))
    assert lost_corrections(view.regulation) == 1
    assert not any(g.title == "未能应用的更正" for g in report_groups(view))


def test_marks_cover_the_words_inserted_and_deleted() -> None:
    view = sample("忻州", Reading.MARKED)
    found = [(view.lines[n].text[m.start : m.end], m.mark) for n, marks in view.marks().items() for m in marks]
    assert ("五十", Mark.DELETED) in found
    assert ("三十", Mark.INSERTED) in found
    assert ("", Mark.DELETED) in found  # the end of a paragraph


def test_tracked_changes_are_listed_with_author_and_place() -> None:
    view = sample("忻州", Reading.MARKED)
    entry = changes(view)[2]
    assert "法工委 李文" in entry.head
    assert "删除" in entry.head
    assert view.lines[entry.line].text[entry.start : entry.end] == entry.text == "五十"


def test_comments_name_their_author_and_their_words() -> None:
    view = sample("忻州")
    entry = remarks(view)[0].entries[0]
    assert entry.head.startswith("城管局 王强")
    assert view.lines[entry.line].text[entry.start : entry.end] == entry.quote == "二十日内"


def test_a_footnote_is_found_at_its_line() -> None:
    view = sample("阳泉")
    (group,) = remarks(view)
    assert group.title == "脚注、尾注"
    entry = group.entries[0]
    assert view.lines[entry.line].text[entry.start : entry.end] == entry.quote


@pytest.mark.parametrize("city", ["太原", "晋中", "忻州", "吕梁", "阳泉"])
def test_references_stand_where_the_report_says(city: str) -> None:
    view = sample(city)
    group = next(g for g in elements(view) if g.title == "引用的法律法规")
    for entry in group.entries:
        assert entry.text.startswith(view.lines[entry.line].text[entry.start : entry.end][:4])


def test_the_caption_is_told_as_data(tmp_path: Path) -> None:
    caption = "（2026年5月20日太原市第十五届人民代表大会常务委员会第三次会议通过）"
    view = view_of(tmp_path, TEXT.replace("条例\n", f"条例\n{caption}\n", 1))
    (entry,) = next(g for g in elements(view) if g.title == "题注").entries
    assert entry.head == "通过"
    assert entry.text.startswith("2026-05-20")
    assert view.lines[entry.line].kind is LineKind.CAPTION


def test_the_older_column_of_a_comparison_table_can_be_read(tmp_path: Path) -> None:
    rows = [["现行条文", "修改后条文"]]
    rows += [[f"第{n}条　旧的规定之{n}。", f"第{n}条　新的规定之{n}。"] for n in "一二三四五六"]
    path = write(tmp_path, docx(p("<w:r><w:t>太原市观景灯管理条例</w:t></w:r>") + table(*rows)))
    _, new = read_regulation(path)
    _, old = read_regulation(path, column="old")
    assert new.articles[0].text.startswith("新的")
    assert old.articles[0].text.startswith("旧的")
    assert len(old.articles) == len(new.articles) == 6
