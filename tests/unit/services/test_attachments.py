"""Texts attached to notes, within bounds; tags from a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.domain.errors import KnownError
from workbench.domain.notes import Attachment
from workbench.services.attachments import LONGEST, made_attachment, read_attachment, tags_of


def test_a_file_of_any_kind_that_drafts_may_be_of_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "复函.txt"
    path.write_text("第一段\n第二段", "gb18030")
    found = read_attachment(path)
    assert found.name == "复函.txt"
    assert found.text.split() == ["第一段", "第二段"]


def test_no_words_and_too_many_are_refused() -> None:
    with pytest.raises(KnownError, match="没有文字"):
        made_attachment("空", " \n ")
    with pytest.raises(KnownError, match="超过"):
        made_attachment("长", "字" * (LONGEST + 1))


def test_an_attachment_has_a_name() -> None:
    assert made_attachment(" ", "文字") == Attachment("附件", "文字")


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("", ()),
        ("急", ("急",)),
        ("#急、＃会上议, 急", ("急", "会上议")),
        ("处罚幅度 上位法；急", ("处罚幅度", "上位法", "急")),
    ],
)
def test_tags_are_separated_by_any_mark_and_stand_once(line: str, tags: tuple[str, ...]) -> None:
    assert tags_of(line) == tags
