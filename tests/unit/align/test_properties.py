"""What holds for every table, whatever the drafts say."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.align.test_align import WATER, regulation
from workbench.align import align
from workbench.domain.regulation import Article, DocumentKind, Item, Paragraph, Regulation
from workbench.domain.table import ComparisonTable

MORE = (
    *WATER,
    "市、县人民政府应当加强对供水工作的领导，所需经费列入本级财政预算。",
    "禁止在供水管网上擅自接管取水。",
    "违反本条例第七条规定的，由水务部门处五百元以上二千元以下罚款。",
    "供水单位应当建立水质检测制度。供水水质应当符合国家标准。",
    "任何单位和个人有权举报违反本条例的行为。对举报属实的，给予奖励。",
    "",
)
TEXTS = st.lists(st.sampled_from(MORE), max_size=7).map(tuple)
DRAFTS = st.lists(TEXTS, max_size=4)


def made(texts: list[tuple[str, ...]]) -> list[Regulation]:
    return [regulation(f"城{n}", t) for n, t in enumerate(texts)]


def content(table: ComparisonTable, order: tuple[int, ...]) -> list[tuple[object, ...]]:
    """The rows with documents called by their place in the first order."""
    return [
        (r.id, r.topic, r.kind, round(r.score, 6), sorted((order[d], c.articles, c.parts) for d, c in r.cells.items()))
        for r in table.rows
    ]


@given(DRAFTS)
@settings(max_examples=25, deadline=None)
def test_every_article_stands_in_a_row(texts: list[tuple[str, ...]]) -> None:
    drafts = made(texts)
    table = align(drafts)
    placed = {(d, a) for r in table.rows for d, c in r.cells.items() for a in c.articles}
    assert placed == {(d, a.label) for d, r in enumerate(drafts) for a in r.articles}


@given(DRAFTS, st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_no_order_of_the_drafts_changes_the_table(texts: list[tuple[str, ...]], dice: object) -> None:
    drafts = made(texts)
    order = list(range(len(drafts)))
    dice.shuffle(order)  # type: ignore[attr-defined]
    first = content(align(drafts), tuple(range(len(drafts))))
    assert content(align([drafts[n] for n in order]), tuple(order)) == first


@given(DRAFTS)
@settings(max_examples=15, deadline=None)
def test_parts_and_links_point_into_the_row(texts: list[tuple[str, ...]]) -> None:
    drafts = made(texts)
    for row in align(drafts).rows:
        for d, cell in row.cells.items():
            for part in cell.parts:
                assert part.article in cell.articles
                assert 0 <= part.start < part.end <= len(drafts[d].article(part.article).text)
        for link in row.links:
            assert link.document_a < link.document_b
            assert link.article_a in row.cells[link.document_a].articles
            assert link.article_b in row.cells[link.document_b].articles
            assert 0 <= link.score <= 1
            assert link.reasons


def test_the_same_drafts_give_the_same_table() -> None:
    drafts = made([WATER, WATER[1:], MORE])
    assert align(drafts) == align(drafts)


def test_twelve_identical_drafts_align_one_to_one() -> None:
    table = align([regulation(f"城{n}", WATER) for n in range(12)])
    assert sorted(tuple(c.articles for c in r.cells.values()) for r in table.rows) == [
        ((str(n),),) * 12 for n in range(1, 6)
    ]


def test_rows_begin_with_the_purpose_and_end_with_the_effective_date() -> None:
    table = align(made([WATER, WATER[::-1]]))
    assert [table.rows[0].topic, table.rows[-1].topic] == ["立法目的和依据", "施行日期"]


def test_liability_stands_beside_liability_and_not_beside_the_duty() -> None:
    table = align(made([WATER, WATER]))
    assert all(r.cells[1].articles == ("4",) for r in table.rows_of(0, "4"))


def test_no_heading_is_empty_or_a_whole_sentence() -> None:
    for row in align(made([MORE, WATER])).rows:
        assert 2 <= len(row.topic) <= 32
        assert not set(row.topic) & set("。；：\n")


def list_article(label: str, lead: str, items: list[str]) -> Article:
    text, made_items = lead, []
    for n, words in enumerate(items):
        mark = f"（{'一二三四五六七八九'[n]}）"
        start = len(text) + 1
        text += f"\n{mark}{words}"
        made_items.append(Item(mark, n + 1, words, start, start + len(mark), len(text)))
    return Article(label, text, (Paragraph(1, lead, 0, len(text), tuple(made_items)),))


def test_a_list_article_shows_in_each_row_only_the_words_that_belong_there() -> None:
    matters = ["随地吐痰、乱扔垃圾；", "擅自砍伐城市树木；", "在禁止吸烟的场所吸烟。"]
    listed = Regulation(
        "甲市条例", DocumentKind.REGULATION, (list_article("1", "禁止下列行为：", matters),), city="甲", sha256="甲"
    )
    single = regulation("乙", tuple("禁止" + m[:-1] + "。" for m in matters))
    table = align([listed, single])
    shown = [r.cells[0].parts for r in table.rows if 0 in r.cells and len(r.cells) > 1]
    assert len(shown) >= 2
    assert all(len(parts) == 1 for parts in shown)
    assert all(a[0].end <= b[0].start or b[0].end <= a[0].start for a, b in combinations(shown, 2))
