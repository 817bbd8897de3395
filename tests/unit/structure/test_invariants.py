"""What holds for every document: slices, places, nothing lost, nothing hangs on accident."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.shared import SHARED, needs_shared
from tests.unit.structure.drafts import build, source
from workbench.domain.regulation import Article, Item, Regulation
from workbench.domain.source import SourceDocument
from workbench.structure import build_regulation
from workbench.structure.lines import squeeze

PIECES = [
    "晋城市河道管理条例", "（草案）", "目录", "第一章 总则", "第二章 管理……2", "第一条 为了治水，制定本条例。", "第二条 禁止：",
    "第三条规定的情形，", "第 三 条\u3000依照前款规定处罚。", "第四条之一 按照《水法》第三条办理。", "（一）倾倒；", "(二)挖砂；", "（三）设障。",
    "1. 甲；", "2. 乙。", "①丙；", "一、加强领导。", "二是加强监督，", "三。加强宣传。", "“第十条 河道由市管理。", "县由县管理。”",
    "本决定自公布之日起施行。", "附件：名录", "甲河", "（2018年8月29日某会议通过）", "2018年8月29日", "晋城市人民代表大会常务委员会公告",
    "区域内的河道。", "依照本条例", "市水务部门（以下简称市水务）", "推荐阅读", "关于《晋城市河道管理条例》的说明", "A", "，", "第", "条",
]  # fmt: skip
LABELS = ["", "", "", "", "第一条", "第五条", "（一）", "1.", "一、", "第一章", "•"]
LINES = st.lists(
    st.tuples(st.sampled_from(LABELS), st.one_of(st.sampled_from(PIECES), st.text(max_size=12))), max_size=25
)


def all_items(items: tuple[Item, ...]) -> list[Item]:
    return [x for item in items for x in (item, *all_items(item.subitems))]


def check_slices(article: Article) -> None:
    for paragraph in article.paragraphs:
        assert article.text[paragraph.start : paragraph.start + len(paragraph.text)] == paragraph.text
        for item in all_items(paragraph.items):
            assert article.text[item.text_start : item.text_start + len(item.text)] == item.text
            assert paragraph.start <= item.start <= item.text_start <= item.end <= paragraph.end
            assert article.text[item.start : item.text_start].strip().startswith(item.label)
    spans = [(p.start, p.end) for p in article.paragraphs]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def check_stretches(article: Article, document: SourceDocument) -> None:
    last = 0
    for stretch in article.stretches:
        assert stretch.start >= last
        last = stretch.end
        words = document.blocks[stretch.block].text[stretch.block_start :][: stretch.end - stretch.start]
        assert _plain(words) == _plain(article.text[stretch.start : stretch.end])


def _plain(text: str) -> str:
    """Item brackets are written in one width, one character for one."""
    return text.replace("(", "（").replace(")", "）")


def words_of(regulation: Regulation) -> str:
    parts = [
        regulation.title, regulation.caption, regulation.announcement, *regulation.contents, regulation.preamble,
        regulation.closing, regulation.body, regulation.explanation, *(n.message for n in regulation.notices),
    ]  # fmt: skip
    parts += [d.title for d in regulation.divisions]
    parts += [a.title + a.text for a in regulation.appendices]
    parts += [a.text for a in regulation.articles]
    return "".join(parts)


_NUMBER = re.compile(
    r"第[\s\d０-９零〇一二三四五六七八九十百千万两]+条(?:\s*之\s*[一二三四五六七八九十\d]+)?[：:．.]?"
    r"|第[\s\d０-９零〇一二三四五六七八九十百千万两]+(?:分\s*编|编|章|节)"
)


def check_nothing_lost(regulation: Regulation, document: SourceDocument) -> None:
    """Every character but numbers, brackets, leaders and blanks stands somewhere in the result."""
    given_text = "".join(_NUMBER.sub("", b.text) for b in document.blocks)
    kept = Counter(squeeze(words_of(regulation)))
    wanted = Counter(c for c in squeeze(given_text) if c.isalpha())
    lost = wanted - kept
    assert not {c: n for c, n in lost.items() if c not in "第条之编章节一二三四五六七八九十百千万两零〇是"}


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_offsets_slice_the_very_words(lines: list[tuple[str, str]]) -> None:
    for article in build(*lines).articles:
        check_slices(article)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_every_stretch_leads_back_to_its_block(lines: list[tuple[str, str]]) -> None:
    document = source(lines)
    for article in build_regulation(document).articles:
        check_stretches(article, document)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_nothing_of_the_source_is_lost(lines: list[tuple[str, str]]) -> None:
    document = source(lines)
    check_nothing_lost(build_regulation(document), document)


@settings(max_examples=50, deadline=None)
@given(LINES)
def test_the_same_source_gives_the_same_regulation(lines: list[tuple[str, str]]) -> None:
    assert build(*lines) == build(*lines)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 130), st.sampled_from(["第{}条 ", "第 {} 条\u3000", "第{}条"]))
def test_typed_sequences_come_back_as_typed(count: int, form: str) -> None:
    lines = [form.format(n) + "河道由市管理。" for n in range(1, count + 1)]
    assert [a.label for a in build("晋城市河道管理条例", *lines).articles] == [str(n) for n in range(1, count + 1)]


@needs_shared
@pytest.mark.parametrize("city", ["焦作", "泰安", "漯河"])
def test_invariants_hold_for_real_regulations(city: str) -> None:
    text = (SHARED / "gold" / "D2_lvhua" / f"{city}.md").read_text("utf-8")
    document = source([line.strip() for line in text.splitlines() if line.strip() and "<!--" not in line])
    regulation = build_regulation(document)
    for article in regulation.articles:
        check_slices(article)
        check_stretches(article, document)
    check_nothing_lost(regulation, document)


@needs_shared
def test_the_mangled_decision_has_thirteen_units_and_a_closing() -> None:
    text = (SHARED / "seeds" / "taiyuan-decision-2022.txt").read_text("utf-8")
    regulation = build_regulation(source([line.strip() for line in text.splitlines() if line.strip()]))
    assert [a.label for a in regulation.articles] == [str(n) for n in range(1, 14)]
    assert regulation.closing
    assert "人大常委会" in regulation.announcement
    assert regulation.city == "太原"
