"""The table: every article placed, no dependence on order, identical documents side by side."""

from __future__ import annotations

from itertools import permutations

from workbench.align import align
from workbench.domain.regulation import Article, DocumentKind, Paragraph, Regulation

WATER = (
    "为了加强供水管理，保障用水安全，根据有关法律，结合本市实际，制定本条例。",
    "本市行政区域内的供水、用水活动，适用本条例。",
    "供水单位应当保持不间断供水，确需停水的，应当提前二十四小时通知用户。",
    "违反本条例规定，擅自停水的，由水务部门责令改正，处一万元以上三万元以下罚款。",
    "本条例自2025年1月1日起施行。",
)


def article(label: str, text: str) -> Article:
    return Article(label, text, (Paragraph(1, text, 0, len(text)),))


def regulation(name: str, texts: tuple[str, ...]) -> Regulation:
    articles = tuple(article(str(n), t) for n, t in enumerate(texts, 1))
    return Regulation(f"{name}市供水条例", DocumentKind.REGULATION, articles, city=name, sha256=name)


def test_identical_documents_align_one_to_one() -> None:
    table = align([regulation("甲", WATER), regulation("乙", WATER)])
    assert sorted((r.cells[0].articles, r.cells[1].articles) for r in table.rows) == [
        ((str(n),), (str(n),)) for n in range(1, 6)
    ]


def test_the_order_of_the_documents_does_not_matter() -> None:
    drafts = [regulation("甲", WATER), regulation("乙", WATER[1:]), regulation("丙", WATER[:3][::-1])]
    tables = set()
    for order in permutations(range(3)):
        table = align([drafts[i] for i in order])
        tables.add(
            tuple(
                (r.id, r.topic, tuple(sorted((order[d], c.articles) for d, c in r.cells.items()))) for r in table.rows
            )
        )
    assert len(tables) == 1


def test_nothing_to_align_gives_an_empty_table() -> None:
    assert align([]).rows == ()
    assert align([regulation("甲", ())]).rows == ()


def test_one_document_gives_a_row_for_each_article() -> None:
    assert len(align([regulation("甲", WATER)]).rows) == len(WATER)
