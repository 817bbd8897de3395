"""Dataclasses to plain JSON and back."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.codec import CodecError, decode, encode
from workbench.domain.findings import Conflict, ConflictType, Evidence, ReviewResult, Severity, Value
from workbench.domain.notes import Anchor, Note, NoteStatus, Reply, Stage
from workbench.domain.regulation import Article, DocumentKind, Item, Paragraph, Regulation
from workbench.domain.source import Place
from workbench.domain.table import Cell, ComparisonTable, DocumentRef, Link, Part, Row


def through_json(value: Any) -> Any:
    return decode(type(value), json.loads(json.dumps(encode(value))))


@dataclass(frozen=True)
class Box:
    number: float
    pair: tuple[str, int] = ("", 0)
    inner: Box | None = None
    names: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    anything: Any = None


@st.composite
def boxes(draw: st.DrawFn, depth: int = 3) -> Box:
    return Box(
        number=draw(st.floats(allow_nan=False, allow_infinity=False)),
        pair=draw(st.tuples(st.text(), st.integers())),
        inner=draw(boxes(depth - 1)) if depth and draw(st.booleans()) else None,
        names=draw(st.dictionaries(st.text(), st.lists(st.integers()).map(tuple))),
        anything=draw(st.none() | st.text() | st.lists(st.booleans())),
    )


@given(boxes())
def test_any_box_survives_json(box: Box) -> None:
    assert through_json(box) == box


def test_a_regulation_with_nested_items_survives() -> None:
    inner = Item("1.", 1, "甲", 5, 7, 8, place=Place("word/document.xml", 3, 1, 2))
    item = Item("（一）", 1, "如下", 2, 5, 8, subitems=(inner,))
    article = Article(
        "12-1", "应当：\n（一）如下", (Paragraph(1, "应当：", 0, 8, (item,)),), heading_path=("第一章 总则",)
    )
    regulation = Regulation("某市供水条例", DocumentKind.REGULATION, (article,), city="某市")
    assert through_json(regulation) == regulation


def test_keys_of_a_mapping_from_index_become_numbers_again() -> None:
    ref = DocumentRef(0, "a", "甲", "太原", "ab", 1)
    row = Row(
        1, "目的", {0: Cell(("1",), (Part("1", 0, 4),)), 3: Cell(("2",))}, 0.5, (Link(0, "1", 3, "2", 0.5, ("同",)),)
    )
    table = ComparisonTable((ref,), (row,))
    assert through_json(table) == table


def test_findings_with_optional_values_survive() -> None:
    evidence = {0: Evidence("3", "十日", 4, Value("period", "10 日", 10.0, 10.0, "日")), 1: Evidence("4", "二十日", 0)}
    conflict = Conflict(1, ConflictType.DEADLINE, Severity.HIGH, "期限", evidence, ((0,), (1,)), "不一致", "取其长")
    assert through_json(ReviewResult((conflict,))) == ReviewResult((conflict,))


def test_a_note_survives() -> None:
    reply = Reply("r", "晋中", "李", "2026-01-01T00:00:00Z", "同意")
    note = Note("n", "太原", "张", "t", "文", Anchor("ab", "太原", "1"), status=NoteStatus.AGREED, stage=Stage.RESEARCH)
    assert through_json(dataclasses.replace(note, replies=(reply,), tags=("急",))).replies == (reply,)


def test_defaults_are_not_written() -> None:
    assert encode(Anchor(city="太原")) == {"city": "太原"}


def test_a_whole_number_is_read_where_a_fraction_is_meant() -> None:
    assert decode(Box, {"number": 3}) == Box(3.0)


def test_fields_of_a_newer_class_are_ignored() -> None:
    assert decode(Anchor, {"city": "太原", "later": 1}) == Anchor(city="太原")


@pytest.mark.parametrize(
    "data",
    [
        {},  # the required field is missing
        {"number": "1"},
        {"number": True},
        {"number": 1, "pair": ["a"]},
        {"number": 1, "names": []},
        {"number": 1, "inner": {"number": None}},
        [],
        None,
    ],
)
def test_data_of_another_shape_is_refused(data: Any) -> None:
    with pytest.raises(CodecError):
        decode(Box, data)


def test_an_unknown_word_of_an_enum_is_refused() -> None:
    with pytest.raises(CodecError):
        decode(Value | None, {"kind": 1, "text": "x"})  # type: ignore[arg-type]
    with pytest.raises(CodecError):
        decode(NoteStatus, "未知")


def test_objects_without_a_plain_form_are_refused() -> None:
    with pytest.raises(CodecError):
        encode({"a": object()})
    with pytest.raises(CodecError):
        encode({1.5: "a"})
