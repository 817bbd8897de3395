"""Options of reports and exports on the command line."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.helpers.texts import write_drafts
from workbench.cli.main import main
from workbench.report import PageNumbers, Part, RowChoice
from workbench.services import report_choices
from workbench.services.exports import ExportKind
from workbench.services.report_choices import ReportChoices, options_of


def report(path: Path, *words: str) -> int:
    drafts = [str(p) for p in write_drafts(path)]
    return main(["report", *drafts, "-o", str(path / "r.docx"), "--date", "2026-11-22", *words])


def headings(path: Path) -> list[str]:
    document = docx.Document(str(path / "r.docx"))
    return [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]


def test_the_words_of_the_options_are_those_of_the_report() -> None:
    assert tuple(report_choices.PARTS) == tuple(p.value for p in Part if p is not Part.DRAFTING)
    assert tuple(told for _, told in report_choices.ROWS) == tuple(r.value for r in RowChoice)
    assert tuple(report_choices.PAGE_NUMBERS) == tuple(p.value for p in PageNumbers)


def test_a_projects_report_bears_the_title_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drafts, project = [str(p) for p in write_drafts(tmp_path)], str(tmp_path / "p.xtlf")
    assert main(["new", project, "--title", "观景灯", "--city", "太原", "--author", "王", *drafts]) == 0
    assert main(["report", "--project", project, "--title", "新名称", "-o", str(tmp_path / "r.docx")]) == 0
    titles = [p.text for p in docx.Document(str(tmp_path / "r.docx")).paragraphs if p.style and p.style.name == "Title"]
    assert titles[0] == "新名称"


def test_only_the_parts_asked_for_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(tmp_path, "--parts", "基本情况,公平竞争") == 0
    assert headings(tmp_path) == ["一、基本情况", "二、公平竞争审查情况"]


def test_parts_can_be_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(tmp_path, "--without", "条文对照表、清理台账") == 0
    words = [p.text for p in docx.Document(str(tmp_path / "r.docx")).paragraphs]
    assert not any(w.startswith("附件") for w in words)
    assert headings(tmp_path)[0] == "一、基本情况"


def test_an_unknown_part_is_told_with_the_right_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(tmp_path, "--parts", "结论") == 1
    told = capsys.readouterr().err
    assert "不认识的报告部分“结论”" in told
    assert "公平竞争审查情况" in told


def test_a_part_that_nothing_is_found_for_is_not_offered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(tmp_path, "--parts", "立法技术") == 1
    assert "不认识的报告部分" in capsys.readouterr().err
    assert not (tmp_path / "r.docx").exists()


def test_a_city_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(tmp_path, "--cities", "太原,大同") == 1
    assert "不认识的城市“大同”" in capsys.readouterr().err


def test_an_unknown_placeholder_is_told_before_the_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = docx.Document()
    template.add_paragraph("【正文】")
    template.add_paragraph("【主任】")
    template.save(str(tmp_path / "t.docx"))
    assert report(tmp_path, "--template", str(tmp_path / "t.docx")) == 1
    told = capsys.readouterr().err
    assert "【主任】" in told
    assert "【项目名称】" in told
    assert not (tmp_path / "r.docx").exists()


def test_a_template_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = docx.Document()
    template.add_paragraph("【正文】")
    template.save(str(tmp_path / "r.docx"))
    before = (tmp_path / "r.docx").read_bytes()
    assert report(tmp_path, "--template", str(tmp_path / "r.docx")) == 1
    assert (tmp_path / "r.docx").read_bytes() == before


def test_the_marking_follows_the_edition_unless_it_is_given() -> None:
    assert options_of(ReportChoices()).marking == "内部资料"
    assert options_of(ReportChoices(external=True)).marking == ""
    assert options_of(ReportChoices(external=True, marking="征求意见")).marking == "征求意见"
    assert options_of(ReportChoices(marking="")).marking == ""


def test_the_placeholders_told_are_those_a_template_may_use(tmp_path: Path) -> None:
    template = docx.Document()
    for name in report_choices.placeholders():
        template.add_paragraph(name)
    template.save(str(tmp_path / "t.docx"))
    report_choices.check_template(tmp_path / "t.docx")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["带批注的草案"], "请用 --city 写明城市"),
        (["条文对照表", "--city", "太原"], "不用 --city"),
        (["清理台账", "--parts", "基本情况"], "清理台账没有选项 --parts、--without"),
        (["带批注的草案", "--city", "太原", "--rows", "open", "--template", "t.docx"], "没有选项 --rows、--template"),
    ],
)
def test_what_an_export_lacks_or_would_ignore_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    assert main(["export", str(tmp_path / "p.xtlf"), "-o", str(tmp_path / "x.docx"), "--kind", *words]) == 2
    assert told in capsys.readouterr().err


def test_a_city_without_a_draft_is_told_with_those_that_have_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts, project = [str(p) for p in write_drafts(tmp_path)], str(tmp_path / "p.xtlf")
    assert main(["new", project, "--title", "观景灯", "--city", "太原", "--author", "王", *drafts]) == 0
    words = ["export", project, "--kind", "议定文本", "--city", "忻州市", "-o", str(tmp_path / "x.docx")]
    assert main(words) == 1
    assert "没有忻州的草案。可以写：太原、晋中。" in capsys.readouterr().err


@pytest.mark.parametrize("kind", list(ExportKind))
def test_kinds_obey_only_choices_that_exist(kind: ExportKind) -> None:
    assert kind.chooses <= set(ReportChoices.__dataclass_fields__)
