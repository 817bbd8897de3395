"""Numbers are read in every writing, with comparator, unit and range."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.numerals import format_chinese
from workbench.review.content import NumberMention, read_content
from workbench.review.content.numerals import parse_number, show_number

FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


def only(text: str) -> NumberMention:
    (mention,) = read_content(text).numbers
    return mention


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("处五百元以上二千元以下罚款", "500–2000 元"),
        ("处２００元以上１０００元以下罚款", "200–1000 元"),
        ("处3万元以上10万元以下的罚款", "3万–10万 元"),
        ("处违法所得一倍以上三倍以下罚款", "1–3 倍"),
        ("处损失费一至三倍的罚款", "1–3 倍"),
        ("处每平方米五百元罚款", "每平方米 500 元"),
        ("室内温度不得低于十八摄氏度", "≥18 ℃"),
        ("应当自受理之日起三十个工作日内作出决定", "≤30 工作日"),
        ("供热期为十一月十五日至次年三月十五日", "11月15日至次年3月15日"),
        ("每日二十二时至次日六时禁止施工", "22:00至次日6:00"),
        ("每两年至少进行一次检查", "每2年≥1 次"),
        ("绳长不超过一点五米", "≤1.5 米"),
        ("绿地率不低于百分之三十五", "≥35%"),
        ("经三分之二以上业主同意", "≥66.6667%"),
        ("不满十六周岁的", "<16 周岁"),
        ("噪声超过五十五分贝", ">55 分贝"),
        ("在五十米范围内燃放", "≤50 米"),
        ("伐一补二", "2 补栽比"),
        ("保存期限不少于两年", "≥2 年"),
        ("应当提前四十八小时通知", "≥48 小时"),
        ("处十万以上二十万以下罚款", "10万–20万 元"),
        ("三十日期满后", "30 日"),
        ("按照规定进行年度考核", "每年1 次"),
    ],
)
def test_a_written_number_is_normalised(text: str, value: str) -> None:
    assert only(text).value.text == value


@pytest.mark.parametrize(
    "text", ["第十五日", "一般管理区", "统一标准", "二次供水", "一次性用品", "一个窗口", "第二十条第一款"]
)
def test_words_with_numerals_that_measure_nothing_are_left_out(text: str) -> None:
    assert read_content(text).numbers == ()


def test_a_period_knows_what_it_runs_from() -> None:
    assert only("应当自收到申请之日起五日内答复").anchor == "收到申请"


def test_a_period_before_its_anchor_is_marked() -> None:
    assert only("应当在期限届满三十日前申请").before


def test_below_excludes_and_within_includes_the_number() -> None:
    assert not only("不满三米的").value.high_inclusive
    assert only("三米以下的").value.high_inclusive


@given(st.integers(min_value=1, max_value=10**9), st.sampled_from(["chinese", "arabic", "full", "comma"]))
def test_whole_numbers_survive_every_writing(number: int, writing: str) -> None:
    written = {
        "chinese": format_chinese(number),
        "arabic": str(number),
        "full": str(number).translate(FULL_WIDTH),
        "comma": f"{number:,}",
    }[writing]
    mention = only(f"可以处{written}元以下罚款")
    assert (mention.value.low, mention.value.high) == (None, number)


@given(st.integers(0, 999), st.integers(0, 99), st.booleans())
def test_decimals_survive_chinese_and_arabic_writing(whole: int, hundredths: int, chinese: bool) -> None:
    digits = f"{hundredths:02d}"
    if chinese:
        written = format_chinese(whole) + "点" + "".join("零一二三四五六七八九"[int(d)] for d in digits)
    else:
        written = f"{whole}.{digits}"
    assert parse_number(written) == pytest.approx(whole + hundredths / 100)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["元", "米", "日", "公斤", "倍"]))
def test_ranges_keep_both_ends(a: int, b: int, unit: str) -> None:
    low, high = sorted((a, b))
    mention = only(f"，{format_chinese(low)}{unit}以上{format_chinese(high)}{unit}以下，")
    assert (mention.value.low, mention.value.high) == (low, high)


@given(st.text(alphabet="处一二三十百千万点元以上下至不超过年月日时每第条（）。，；：\n", max_size=60))
def test_reading_any_text_keeps_its_offsets(text: str) -> None:
    content = read_content(text)
    for mention in content.numbers:
        assert text[mention.start : mention.end] == mention.text
    for body in content.bodies:
        assert text[body.start : body.end] == body.text


def test_numbers_are_shown_the_way_lawyers_write_them() -> None:
    assert [show_number(n) for n in (500, 2000, 20000, 35000, 10**8, 1.5)] == [
        "500",
        "2000",
        "2万",
        "3.5万",
        "1亿",
        "1.5",
    ]
