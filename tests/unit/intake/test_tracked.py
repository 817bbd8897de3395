"""Tracked changes: three readings of one file."""

from __future__ import annotations

from tests.helpers.docx_files import abstract, instance, lvl, marked, num, p, r, row, table, tracked
from tests.unit.intake.conftest import Read
from workbench.domain.source import Mark, Reading, SourceDocument

LIST = abstract(1, lvl(0, "chineseCounting", "第%1条")) + instance(5, 1)
REPLACED = p(r("罚款") + tracked("del", "五百元") + tracked("ins", "一千元") + r("。"))


def texts(document: SourceDocument) -> list[str]:
    return [b.shown.replace("\u3000", "") for b in document.blocks]


def test_the_default_reading_is_as_accepted(read: Read) -> None:
    assert texts(read(REPLACED)) == ["罚款一千元。"]


def test_the_original_reading_is_as_before(read: Read) -> None:
    assert texts(read(REPLACED, reading=Reading.ORIGINAL)) == ["罚款五百元。"]


def test_the_marked_reading_holds_both_and_says_which(read: Read) -> None:
    document = read(REPLACED, reading=Reading.MARKED)
    assert texts(document) == ["罚款五百元一千元。"]
    found = {x.mark: document.blocks[0].text[x.start : x.end] for x in document.revisions}
    assert found == {Mark.DELETED: "五百元", Mark.INSERTED: "一千元"}
    assert {(x.author, x.date) for x in document.revisions} == {("张三", "2026-03-01T09:00:00Z")}


def test_accepted_deletions_are_listed_without_width(read: Read) -> None:
    document = read(REPLACED)
    deleted = next(x for x in document.revisions if x.mark is Mark.DELETED)
    assert (deleted.start, deleted.end, deleted.text) == (2, 2, "五百元")
    inserted = next(x for x in document.revisions if x.mark is Mark.INSERTED)
    assert document.blocks[0].text[inserted.start : inserted.end] == inserted.text == "一千元"


def test_unresolved_changes_are_reported(read: Read) -> None:
    assert [n.code for n in read(REPLACED).notices] == ["tracked-changes"]


def test_a_wholly_deleted_paragraph_is_gone_and_not_counted(read: Read) -> None:
    gone = p(tracked("del", "乙"), num(5) + marked("del"))
    body = p("甲", num(5)) + gone + p("丙", num(5))
    assert texts(read(body, numbering=LIST)) == ["第一条甲", "第二条丙"]
    assert texts(read(body, numbering=LIST, reading=Reading.ORIGINAL)) == ["第一条甲", "第二条乙", "第三条丙"]
    assert texts(read(body, numbering=LIST, reading=Reading.MARKED)) == ["第一条甲", "第二条乙", "第三条丙"]


def test_a_wholly_inserted_paragraph_is_counted_only_when_accepted(read: Read) -> None:
    new = p(tracked("ins", "乙"), num(5) + marked("ins"))
    body = p("甲", num(5)) + new + p("丙", num(5))
    assert texts(read(body, numbering=LIST)) == ["第一条甲", "第二条乙", "第三条丙"]
    assert texts(read(body, numbering=LIST, reading=Reading.ORIGINAL)) == ["第一条甲", "第二条丙"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(read: Read) -> None:
    body = p("前半句，", num(5) + marked("del")) + p("后半句。")
    assert texts(read(body, numbering=LIST)) == ["第一条前半句，后半句。"]
    assert texts(read(body, numbering=LIST, reading=Reading.ORIGINAL)) == ["第一条前半句，", "后半句。"]


def test_an_inserted_paragraph_mark_parts_what_was_one(read: Read) -> None:
    body = p("第一款。", marked("ins")) + p("第二款。")
    assert texts(read(body)) == ["第一款。", "第二款。"]
    assert texts(read(body, reading=Reading.ORIGINAL)) == ["第一款。第二款。"]


def test_a_last_paragraph_with_deleted_mark_keeps_its_words(read: Read) -> None:
    assert texts(read(p("甲") + p("乙", marked("del")))) == ["甲", "乙"]


def test_deleted_paragraphs_before_a_table_do_not_leak_into_it(read: Read) -> None:
    body = p("前文") + p(tracked("del", "废"), marked("del")) + table(["甲"])
    assert texts(read(body)) == ["前文", "甲"]


def test_moved_words_stand_once(read: Read) -> None:
    body = (
        p(tracked("moveFrom", "移动的话。"), marked("moveFrom"))
        + p("别的。")
        + p(tracked("moveTo", "移动的话。"), marked("moveTo"))
        + p("末尾。")
    )
    assert texts(read(body)) == ["别的。", "移动的话。", "末尾。"]
    assert texts(read(body, reading=Reading.ORIGINAL)) == ["移动的话。", "别的。", "末尾。"]


def test_words_inserted_and_deleted_again_stand_in_neither_reading(read: Read) -> None:
    body = p(r("甲") + f'<w:ins w:id="1" w:author="a">{tracked("del", "乙")}</w:ins>' + r("丙"))
    assert texts(read(body)) == ["甲丙"]
    assert texts(read(body, reading=Reading.ORIGINAL)) == ["甲丙"]
    assert texts(read(body, reading=Reading.MARKED)) == ["甲乙丙"]


def test_tracked_table_rows(read: Read) -> None:
    body = f"<w:tbl>{row('甲')}{row('乙', properties='<w:del/>')}{row('丙', properties='<w:ins/>')}</w:tbl>"
    assert texts(read(body)) == ["甲", "丙"]
    assert texts(read(body, reading=Reading.ORIGINAL)) == ["甲", "乙"]
    assert texts(read(body, reading=Reading.MARKED)) == ["甲", "乙", "丙"]


def test_the_original_reading_uses_the_properties_before_the_change(read: Read) -> None:
    change = f'{num(5)}<w:pPrChange w:id="3" w:author="a"><w:pPr/></w:pPrChange>'
    body = p("甲", change)
    assert texts(read(body, numbering=LIST)) == ["第一条甲"]
    assert texts(read(body, numbering=LIST, reading=Reading.ORIGINAL)) == ["甲"]


def test_inserted_numbering_is_not_in_the_original(read: Read) -> None:
    inserted = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/><w:ins w:id="3" w:author="a"/></w:numPr>'
    assert texts(read(p("甲", inserted), numbering=LIST, reading=Reading.ORIGINAL)) == ["甲"]


def test_the_original_reading_remembers_the_old_number(read: Read) -> None:
    changed = (
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/>'
        '<w:numberingChange w:id="3" w:author="a" w:original="第%1:4:37:条"/></w:numPr>'
    )
    assert texts(read(p("甲", changed), numbering=LIST, reading=Reading.ORIGINAL)) == ["第四条甲"]
    assert texts(read(p("甲", changed), numbering=LIST)) == ["第一条甲"]


def test_deleted_text_outside_a_deletion_is_not_shown(read: Read) -> None:
    body = p(r("甲") + "<w:r><w:delText>乙</w:delText></w:r>")
    assert texts(read(body)) == ["甲"]
