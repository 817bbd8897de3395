"""User corrections: carried out, kept through new versions, without effect where the words are gone."""

from __future__ import annotations

import json

from tests.unit.align.test_align import WATER, regulation
from workbench.align import align
from workbench.align.corrections import Act, Correction, from_data, place_of, to_data
from workbench.domain.regulation import Regulation
from workbench.domain.table import ComparisonTable

A = regulation("甲", WATER)
B = regulation("乙", WATER)


def together(table: ComparisonTable, a: str, b: str) -> bool:
    return any(b in r.cells[1].articles for r in table.rows_of(0, a) if 1 in r.cells)


def test_without_corrections_equal_articles_stand_together() -> None:
    assert together(align([A, B]), "3", "3")


def test_a_moved_article_stands_where_it_was_moved() -> None:
    table = align([A, B], corrections=[Correction(Act.MOVE, (place_of(B, "3"),), place_of(A, "2"))])
    assert together(table, "2", "3")
    assert not together(table, "3", "3")


def test_merged_rows_are_one() -> None:
    table = align([A, B], corrections=[Correction(Act.MERGE, (place_of(A, "2"), place_of(A, "3")), topic="供水与范围")])
    row = table.rows_of(0, "2")[0]
    assert row.cells[1].articles == ("2", "3")
    assert row.topic == "供水与范围"


def test_a_split_article_leaves_its_row() -> None:
    table = align([A, B], corrections=[Correction(Act.SPLIT, (place_of(B, "3"),), place_of(A, "3"))])
    assert not together(table, "3", "3")
    assert table.rows_of(1, "3")


def test_an_excluded_article_leaves_the_row_and_keeps_a_place() -> None:
    table = align([A, B], corrections=[Correction(Act.EXCLUDE, (place_of(B, "4"),), place_of(A, "4"))])
    assert not together(table, "4", "4")
    assert table.rows_of(1, "4")


def test_a_confirmed_pair_stands_together_whatever_the_machine_says() -> None:
    other = regulation("乙", (*WATER[:3], "用户应当安装合格的计量器具。", WATER[4]))
    places = (place_of(A, "4"), place_of(other, "4"))
    assert together(align([A, other], corrections=[Correction(Act.CONFIRM, places)]), "4", "4")


def test_a_part_can_be_moved_alone() -> None:
    text = WATER[2]
    part = place_of(B, "3", text.index("确需"), len(text))
    table = align([A, B], corrections=[Correction(Act.MOVE, (part,), place_of(A, "5"))])
    row = next(r for r in table.rows_of(1, "3") if 0 in r.cells and "5" in r.cells[0].articles)
    assert [(p.start, p.end) for p in row.cells[1].parts] == [(text.index("确需"), len(text))]


def test_a_correction_holds_when_a_new_version_arrives() -> None:
    move = Correction(Act.MOVE, (place_of(B, "3"),), place_of(A, "2"))
    newer = regulation("乙", ("为了节约用水，制定本条例。", *WATER[1:]))
    newer = Regulation(newer.title, newer.kind, newer.articles, city="乙", sha256="new version")
    assert together(align([A, newer], corrections=[move]), "2", "3")


def test_a_correction_whose_words_are_gone_has_no_effect() -> None:
    move = Correction(Act.MOVE, (place_of(B, "3"),), place_of(A, "2"))
    without = regulation("乙", (*WATER[:2], *WATER[3:]))
    assert align([A, without], corrections=[move]) == align([A, without])


def test_corrections_do_not_depend_on_the_order_of_the_drafts() -> None:
    move = Correction(Act.MOVE, (place_of(B, "3"),), place_of(A, "2"))
    one, two = align([A, B], corrections=[move]), align([B, A], corrections=[move])
    assert [(r.topic, r.cells.get(0), r.cells.get(1)) for r in one.rows] == [
        (r.topic, r.cells.get(1), r.cells.get(0)) for r in two.rows
    ]


def test_every_article_keeps_a_place_whatever_is_corrected() -> None:
    acts = [
        Correction(Act.SPLIT, (place_of(A, "1"), place_of(B, "2"))),
        Correction(Act.EXCLUDE, (place_of(A, "3"),), place_of(B, "3")),
        Correction(Act.MERGE, (place_of(A, "4"), place_of(B, "5"))),
        Correction(Act.MOVE, (place_of(B, "1"),), place_of(A, "5")),
    ]
    table = align([A, B], corrections=acts)
    assert all(table.rows_of(d, str(n)) for d in (0, 1) for n in range(1, 6))


def test_a_correction_survives_json() -> None:
    move = Correction(Act.MOVE, (place_of(B, "3", 2, 9),), place_of(A, "2"), "停水通知")
    assert from_data(json.loads(json.dumps(to_data(move)))) == move
