"""Clean drafts: automatic numbers, agreed words, references that follow."""

from __future__ import annotations

import dataclasses
import datetime
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.helpers.revisions import paragraphs_after
from tests.helpers.shared import SHARED, needs_shared
from tests.helpers.wordorder import W, misplaced
from tests.unit.report.invented import TEXTS, invented
from workbench.domain.notes import Anchor
from workbench.domain.project import Decision, DecisionForm
from workbench.domain.regulation import Issuance, Reference, Regulation
from workbench.intake.reader import read_source
from workbench.report import ReportData, Version, agreed_text, write_agreed_redline, write_agreed_text
from workbench.report.regulation_text import regulation_package
from workbench.structure.build import build_regulation

DATE = datetime.date(2026, 11, 21)
DRAFT = """太原市共享书屋条例
第一章　总则
第一条　为了规范共享书屋，制定本条例。
第二条　禁止下列行为：
（一）涂写图书；
（二）在书屋内吸烟。
有下列情形之一的除外：
（一）修补图书；
（二）其他情形。
第二章　管理
第三条　书屋免费开放。
第三条之一　书屋每日开放八小时。
第四条　本条例自公布之日起施行。
"""


def built(path: Path, text: str) -> Regulation:
    (path / "d.txt").write_text(text, "utf-8")
    return build_regulation(read_source(path / "d.txt"))


def read_back(path: Path, data: bytes) -> Regulation:
    (path / "clean.docx").write_bytes(data)
    return build_regulation(read_source(path / "clean.docx"))


def decided(text: str, *anchors: Anchor, form: DecisionForm = DecisionForm.TEXT, value: str = "") -> ReportData:
    return dataclasses.replace(invented(), decisions=(Decision("d", form, anchors, text, value),))


def test_a_clean_draft_reads_back_as_the_same_articles(tmp_path: Path) -> None:
    regulation = built(tmp_path, DRAFT)
    again = read_back(tmp_path, regulation_package(regulation, DATE)[0])
    assert [(a.label, a.text) for a in again.articles] == [(a.label, a.text) for a in regulation.articles]
    assert [d.title for d in again.divisions] == [d.title for d in regulation.divisions]


def test_numbers_of_articles_and_items_are_automatic(tmp_path: Path) -> None:
    data = regulation_package(built(tmp_path, DRAFT), DATE)[0]
    (tmp_path / "clean.docx").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "clean.docx") as archive:
        words = "".join(t.text or "" for t in etree.fromstring(archive.read("word/document.xml")).iter(f"{W}t"))
        assert not list(misplaced(etree.fromstring(archive.read("word/numbering.xml"))))
    assert "第二条" not in words
    assert "（一）" not in words
    assert "第三条之一" in words


def test_the_stretches_lead_to_the_words(tmp_path: Path) -> None:
    _, regulation, blocks = regulation_package(built(tmp_path, DRAFT), DATE)
    for article in regulation.articles:
        for s in article.stretches:
            assert blocks[s.block].text[s.block_start :][: s.end - s.start] == article.text[s.start : s.end]


@needs_shared
@pytest.mark.parametrize("name", ["D5_ranqi/济南", "D4_yanhua/泰安", "D2_lvhua/温州"])
def test_real_drafts_read_back_as_the_same_articles(tmp_path: Path, name: str) -> None:
    regulation = build_regulation(read_source(SHARED / "gold" / f"{name}.md"))
    again = read_back(tmp_path, regulation_package(regulation, DATE)[0])
    assert [(a.label, a.text) for a in again.articles] == [(a.label, a.text) for a in regulation.articles]


def test_an_agreed_text_replaces_each_citys_own(tmp_path: Path) -> None:
    data = decided("共享书屋每日开放不少于九小时。", Anchor("sha-太原", "太原", "2"))
    for document in range(3):
        assert agreed_text(data, document).regulation.article("2").text == "共享书屋每日开放不少于九小时。"


def test_an_agreed_text_is_added_where_a_city_has_none(tmp_path: Path) -> None:
    data = decided("第三条　擅自停止开放的，处警告。", Anchor("sha-太原", "太原", "3"))
    texts = [a.text for a in agreed_text(data, 2).regulation.articles]
    assert texts == [*TEXTS["忻州"][:2], "擅自停止开放的，处警告。", TEXTS["忻州"][2]]


def test_articles_are_numbered_through_and_references_follow() -> None:
    data = decided("擅自停止开放的，处警告。", Anchor("sha-太原", "太原", "3"))
    last = data.regulations[2].articles[2]
    text = "违反本规定第三条的，责令改正。"
    referring = dataclasses.replace(last, text=text, references=(Reference(2, 8, article="3"),))
    regulation = dataclasses.replace(data.regulations[2], articles=(*data.regulations[2].articles[:2], referring))
    data = dataclasses.replace(data, regulations=(*data.regulations[:2], regulation))
    agreed = agreed_text(data, 2).regulation
    assert [a.label for a in agreed.articles] == ["1", "2", "3", "4"]
    assert agreed.articles[3].text == "违反本规定第四条的，责令改正。"


def test_only_the_words_of_a_list_article_are_replaced() -> None:
    data = decided("（三）在书屋内吸烟、喧哗。", Anchor("sha-忻州", "忻州", "3"))
    assert agreed_text(data, 0).regulation.article("4").text.split("\n")[-2:] == [
        "（二）占座；",
        "（三）在书屋内吸烟、喧哗。",
    ]


@pytest.mark.parametrize(
    ("words", "filled"),
    [
        ("××市人民政府负责。", "晋中市人民政府负责。"),
        ("【城市】市人民政府负责。", "晋中市人民政府负责。"),
        ("太原市人民政府负责。", "晋中市人民政府负责。"),
        ("太原市、忻州市共同负责。", "太原市、忻州市共同负责。"),
    ],
)
def test_a_city_finds_its_own_name(words: str, filled: str) -> None:
    assert agreed_text(decided(words, Anchor("sha-太原", "太原", "2")), 1).regulation.article("2").text == filled


def test_decisions_without_words_are_named() -> None:
    data = decided("", Anchor("sha-太原", "太原", "2"), form=DecisionForm.VALUE, value="八小时")
    agreed = agreed_text(data, 0)
    assert agreed.changed == 0
    assert agreed.remaining == ("“开放时间”已议定统一数值（八小时），未提供条文，请在文本中自行落实。",)


def test_the_agreed_draft_is_written_and_reads_back(tmp_path: Path) -> None:
    data = decided("共享书屋每日开放不少于九小时。", Anchor("sha-太原", "太原", "2"))
    agreed = write_agreed_text(data, 0, tmp_path / "a.docx")
    again = build_regulation(read_source(tmp_path / "a.docx"))
    assert [(a.label, a.text) for a in again.articles] == [(a.label, a.text) for a in agreed.regulation.articles]


def project_of(tmp_path: Path, name: str, data: bytes) -> tuple[ReportData, Version]:
    """The invented project with 忻州's draft read from a file, and an agreed text that it lacks."""
    (tmp_path / name).write_bytes(data)
    source = read_source(tmp_path / name)
    regulation = dataclasses.replace(build_regulation(source), sha256="sha-忻州")
    project = decided("擅自停止开放的，处警告。\n情节严重的，处罚款。", Anchor("sha-太原", "太原", "3"))
    return (
        dataclasses.replace(project, regulations=(*project.regulations[:2], regulation)),
        Version(source, data if name.endswith("docx") else None),
    )


TYPED = "忻州市共享书屋条例\n目　录\n第一条　为了规范共享书屋的建设，制定本规定。\n第二条　书屋每日开放。\n第三条　禁止吸烟。\n"


def test_the_agreed_redline_adds_an_article_and_renumbers_those_behind(tmp_path: Path) -> None:
    data, draft = project_of(tmp_path, "old.txt", TYPED.encode())
    write_agreed_redline(data, 2, draft, tmp_path / "r.docx")
    assert paragraphs_after(tmp_path / "r.docx", accept=True)[-4:] == [
        "第二条　书屋每日开放。",
        "第三条　擅自停止开放的，处警告。",
        "情节严重的，处罚款。",
        "第四条　禁止吸烟。",
    ]
    assert paragraphs_after(tmp_path / "r.docx", accept=False) == [b.shown for b in draft.source.blocks]


def test_automatic_numbers_stay_automatic_in_the_agreed_redline(tmp_path: Path) -> None:
    package, _, _ = regulation_package(built(tmp_path, TYPED), DATE)
    data, draft = project_of(tmp_path, "old.docx", package)
    agreed = write_agreed_redline(data, 2, draft, tmp_path / "r.docx")
    again = build_regulation(read_source(tmp_path / "r.docx"))
    assert [(a.label, a.text) for a in again.articles] == [(a.label, a.text) for a in agreed.regulation.articles]
    assert "第三条" not in "".join(paragraphs_after(tmp_path / "r.docx", accept=True))


def test_without_agreed_words_the_redline_has_no_change(tmp_path: Path) -> None:
    data, draft = project_of(tmp_path, "old.txt", TYPED.encode())
    write_agreed_redline(dataclasses.replace(data, decisions=()), 2, draft, tmp_path / "r.docx")
    with zipfile.ZipFile(tmp_path / "r.docx") as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    assert next(document.iter(f"{W}ins", f"{W}del"), None) is None


def test_the_caption_stands_once_in_brackets_under_the_title(tmp_path: Path) -> None:
    steps = (
        Issuance("通过", "2025-01-02", "市人大常委会", "2025年1月2日市人大常委会通过，2025年3月4日省人大常委会批准"),
        Issuance("批准", "2025-03-04", "省人大常委会", "2025年1月2日市人大常委会通过，2025年3月4日省人大常委会批准"),
        Issuance("修正", "2026-05-06", "市人大常委会", "2026年5月6日修正"),
    )
    regulation = dataclasses.replace(built(tmp_path, DRAFT), issued=steps)
    _, _, blocks = regulation_package(regulation, DATE)
    caption = "（2025年1月2日市人大常委会通过，2025年3月4日省人大常委会批准\u30002026年5月6日修正）"
    assert [b.text for b in blocks][1] == caption
