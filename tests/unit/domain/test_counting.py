"""Runs and characters of a Word paragraph are counted alike by all who note and find places."""

from __future__ import annotations

from lxml import etree

from workbench.domain.counting import run_length, runs_of

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(inner: str) -> etree._Element:
    return etree.fromstring(f"<w:p {_NS}>{inner}</w:p>".encode())


def texts(found: etree._Element) -> list[str]:
    return ["".join(str(t) for t in run.itertext()) for run in runs_of(found)]


def test_runs_inside_links_and_changes_count_in_document_order() -> None:
    inner = "<w:r><w:t>一</w:t></w:r><w:ins><w:r><w:t>二</w:t></w:r></w:ins><w:r><w:t>三</w:t></w:r>"
    assert texts(paragraph(inner)) == ["一", "二", "三"]


def test_runs_of_a_paragraph_in_a_text_box_are_not_those_of_the_outer_one() -> None:
    box = "<w:r><w:pict><w:p><w:r><w:t>框</w:t></w:r></w:p></w:pict></w:r>"
    found = paragraph(f"<w:r><w:t>前</w:t></w:r>{box}<w:r><w:t>后</w:t></w:r>")
    assert texts(found) == ["前", "框", "后"]
    assert [run_length(run) for run in runs_of(found)] == [1, 0, 1]


def test_tabs_breaks_and_symbols_are_one_character_and_properties_none() -> None:
    found = paragraph(
        '<w:r><w:rPr><w:b/></w:rPr><w:t>甲乙</w:t><w:tab/><w:br/><w:sym w:char="F0A8"/><w:delText>丙</w:delText></w:r>'
    )
    assert [run_length(run) for run in runs_of(found)] == [6]
