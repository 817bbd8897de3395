"""Labels of articles, both ways, and their order; the city of a title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.cities import city_of_name, city_of_title
from workbench.domain.labels import article_label, label_key, written_article
from workbench.domain.numerals import format_chinese

NUMBERS = st.integers(1, 9999)
INSERTED = st.integers(0, 99)


def label(number: int, inserted: int) -> str:
    return f"{number}-{inserted}" if inserted else str(number)


@given(NUMBERS, INSERTED)
def test_labels_come_back_from_their_writing(number: int, inserted: int) -> None:
    assert article_label(written_article(label(number, inserted))) == label(number, inserted)


@given(NUMBERS, st.sampled_from(["第{}条", "第 {} 条", "第\u3000{}\u3000条", " 第{}条 "]))
def test_arabic_and_spaced_writings_are_read(number: int, form: str) -> None:
    assert article_label(form.format(number)) == str(number)
    assert article_label(form.format(" ".join(format_chinese(number)))) == str(number)


@given(st.tuples(NUMBERS, INSERTED), st.tuples(NUMBERS, INSERTED))
def test_labels_sort_as_the_text_runs(first: tuple[int, int], second: tuple[int, int]) -> None:
    assert (label_key(label(*first)) < label_key(label(*second))) == (first < second)


@pytest.mark.parametrize("wrong", ["", "第条", "十二条", "第十二", "第十二条规定", "第十二款"])
def test_what_is_no_article_number_is_an_error(wrong: str) -> None:
    with pytest.raises(ValueError, match="article number"):
        article_label(wrong)


def test_an_unreadable_label_sorts_last() -> None:
    assert label_key("附") > label_key("9999")


@pytest.mark.parametrize(
    ("title", "city"),
    [
        ("太原市供水条例", "太原"), ("山西省太原市供水条例", "太原"), ("《晋中市供热条例》", "晋中"), ("太原市人民代表大会常务委员会关于供水的决定", "太原"),
        ("湘西土家族苗族自治州河道条例", "湘西土家族苗族"), ("山西省供水条例", ""), ("城市市容管理条例", ""), ("供水条例", ""), ("太原市人大常委会决定", "太原"),
        ("关于支持和保障山西中部城市群高质量发展的决定", ""), ("关于太原市供水的决定", "太原"), ("太原都市圈条例", "太原"), ("杭州城市绿化条例", "杭州"), ("汕头经济特区消防条例", "汕头"), ("景宁畲族自治县城市管理条例", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_city_of_a_title(title: str, city: str) -> None:
    assert city_of_title(title) == city


def test_a_file_name_can_name_the_city() -> None:
    assert city_of_name("2024-草案-阳泉.docx") == "阳泉"
    assert city_of_name("草案.docx") == ""
