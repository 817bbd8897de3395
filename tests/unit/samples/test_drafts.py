"""The sample drafts are complete, and their files are what five offices would send."""

from __future__ import annotations

import re
import zipfile
from itertools import pairwise

import pytest
from lxml import etree

from bench.make_samples import TARGET, samples
from bench.samples_text import CITIES
from tests.unit.samples.reading import PARSER, article, expected, paragraphs, part, parts, w, words
from workbench.domain.labels import article_label, label_key

cities = pytest.mark.parametrize("city", CITIES)


def test_generator_reproduces_the_committed_files_byte_for_byte() -> None:
    for name, content in samples().items():
        assert (TARGET / name).read_bytes() == content, f"run python -m bench.make_samples: {name}"


@cities
def test_file_is_a_sound_package_of_well_formed_parts(city: str) -> None:
    with zipfile.ZipFile(TARGET / expected()[city]["file"]) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name), PARSER)


@cities
def test_draft_has_thirty_to_forty_five_articles_numbered_without_gap(city: str) -> None:
    labels = [a["label"] for a in expected()[city]["articles"]]
    plain = [label for label in labels if "-" not in label]
    assert plain == [str(n) for n in range(1, len(plain) + 1)]
    assert 30 <= len(labels) <= 45
    assert all(label_key(a) < label_key(b) for a, b in pairwise(labels))


@cities
def test_every_reference_names_an_article_of_the_draft(city: str) -> None:
    labels = {a["label"] for a in expected()[city]["articles"]}
    for a in expected()[city]["articles"]:
        assert {article_label(r) for r in re.findall(r"第[一二三四五六七八九十]+条", a["text"])} <= labels


@cities
def test_every_referenced_paragraph_and_item_stands_in_its_article(city: str) -> None:
    found = 0
    for a in expected()[city]["articles"]:
        for written, number in re.findall(r"(第[一二三四五六七八九十]+条)第([一二三])款", a["text"]):
            lines = article(city, article_label(written)).split("\n")
            assert "一二三".index(number) < sum(not re.match(r"（.+?）|\d\.", line) for line in lines)
            found += 1
    assert found


@cities
def test_every_article_stands_in_the_file_in_order(city: str) -> None:
    text = re.sub(r"\s", "", "".join(words(p) for p in paragraphs(city)))
    at = 0
    for a in expected()[city]["articles"]:
        for line in a["text"].split("\n"):
            # Item labels may be automatic numbers, which are not in the text.
            at = text.index(re.sub(r"^（[一二三四五六七八九十]+）|\s", "", line), at)


def test_taiyuan_types_its_numbers_and_has_sections_and_sub_items() -> None:
    assert any(words(p).strip().startswith("第十二条　") for p in paragraphs("太原"))
    assert not list(part("太原", "document").iter(w("numPr")))
    assert {d["level"] for d in expected()["太原"]["divisions"]} == {"章", "节"}
    assert any("\n1. " in a["text"] for a in expected()["太原"]["articles"])


def test_jinzhong_writes_no_number_into_its_paragraphs() -> None:
    typed = re.compile(r"\s*(第[一二三四五六七八九十]+[章条]|（[一二三四五六七八九十]+）)")
    assert not [words(p) for p in paragraphs("晋中") if typed.match(words(p))]


def test_jinzhong_numbers_every_article_from_one_list() -> None:
    articles = 0
    for p in paragraphs("晋中"):
        for number in p.iter(w("numPr")):
            key = (number.find(w("numId")).get(w("val")), number.find(w("ilvl")).get(w("val")))
            articles += key == ("2", "0")
    texts = [level.get(w("val")) for level in part("晋中", "numbering").iter(w("lvlText"))]
    assert texts == ["第%1章", "第%1条", "（%2）"]
    assert articles == len(expected()["晋中"]["articles"])


def test_xinzhou_has_tracked_changes_with_author_and_date() -> None:
    root = part("忻州", "document")
    changes = [*root.iter(w("ins")), *root.iter(w("del"))]
    assert all(c.get(w("author")) and c.get(w("date")) for c in changes)
    assert root.find(f".//{w('pPr')}/{w('rPr')}/{w('del')}") is not None, "a deleted paragraph mark"
    assert {c.tag for c in changes} == {w("ins"), w("del")}


def test_xinzhou_reads_otherwise_before_its_changes() -> None:
    before = {a["label"]: a["text"] for a in expected()["忻州"]["original"]}
    assert sum("五十米" in t and "三十米" in article("忻州", n) for n, t in before.items()) == 1
    assert sum(len(article("忻州", n)) > len(t) + 10 for n, t in before.items()) == 1
    assert sum(t.count("\n") > article("忻州", n).count("\n") for n, t in before.items()) == 1
    text = re.sub(r"\s", "", "".join(words(p, accepted=False) for p in paragraphs("忻州")))
    assert all(re.sub(r"\s", "", t) in text for t in before.values())


def test_xinzhou_has_two_anchored_comments_and_an_inserted_article() -> None:
    comments = {c.get(w("id")): words(c) for c in part("忻州", "comments").iter(w("comment"))}
    anchors = {c.get(w("id")) for c in part("忻州", "document").iter(w("commentRangeStart"))}
    assert len(comments) == 2
    assert set(comments) == anchors
    assert [a["label"] for a in expected()["忻州"]["articles"] if "-" in a["label"]] == ["16-1"]


def test_lvliang_is_untidy() -> None:
    names = parts("吕梁")
    assert any("header" in n for n in names)
    assert any("footer" in n for n in names)
    body = [words(p) for p in paragraphs("吕梁")]
    assert any("目　　录" in t for t in body)
    assert any(t.lstrip("\n").startswith("　　第") and "\n　　" in t.lstrip("\n") for t in body), "soft breaks"
    assert sum(p.find(f"{w('pPr')}/{w('pStyle')}") is not None for p in paragraphs("吕梁")) == 9


def test_yangquan_is_numbered_by_style_and_has_footnote_and_annex_table() -> None:
    styles = [s.get(w("val")) for p in paragraphs("阳泉") for s in p.iter(w("pStyle"))]
    assert styles.count("Tiaowen") == len(expected()["阳泉"]["articles"])
    assert not expected()["阳泉"]["divisions"]
    assert "附件" in words(part("阳泉", "footnotes"))
    assert len(list(part("阳泉", "document").iter(w("tbl")))) == 1


def test_readme_says_that_the_drafts_are_invented() -> None:
    assert "虚构" in (TARGET / "README.md").read_text("utf-8")
