"""Whole numbers in every writing, both ways."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.numerals import format_chinese, parse_int

WHOLE = st.integers(0, 10**8)
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


@given(WHOLE)
def test_chinese_numerals_come_back(number: int) -> None:
    assert parse_int(format_chinese(number)) == number


@given(st.integers(0, 10**12 - 1))
def test_numbers_up_to_a_billion_thousands_come_back(number: int) -> None:
    assert parse_int(format_chinese(number)) == number


def test_all_small_numbers_come_back() -> None:
    assert all(parse_int(format_chinese(n)) == n for n in range(12_000))


@given(WHOLE)
def test_arabic_digits_are_read(number: int) -> None:
    assert parse_int(str(number)) == number
    assert parse_int(f"{number:,}") == number
    assert parse_int(str(number).translate(FULL_WIDTH)) == number


@given(WHOLE)
def test_formal_digits_are_read(number: int) -> None:
    assert parse_int(format_chinese(number).translate(FORMAL)) == number


@given(WHOLE)
def test_spaced_out_numerals_are_read(number: int) -> None:
    assert parse_int(" ".join(format_chinese(number))) == number
    assert parse_int("\u3000".join(format_chinese(number))) == number


@given(st.integers(1000, 9999))
def test_years_written_digit_by_digit_are_read(year: int) -> None:
    for zero in "〇零○":
        assert parse_int("".join((zero + "一二三四五六七八九")[int(d)] for d in str(year))) == year


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10), ("十二", 12), ("二十", 20), ("一百零三", 103), ("一百一十", 110), ("二百五", 250), ("二百零五", 205),
        ("两万", 20_000), ("两万五", 25_000), ("三万五千", 35_000), ("三万零五", 30_005), ("一千零五十", 1050), ("二千五", 2500),
        ("廿三", 23), ("卅", 30), ("壹拾", 10), ("3万", 30_000), ("1.5万", 15_000), ("2千", 2000), ("十万", 100_000),
        ("一百万", 1_000_000), ("一亿二千万", 120_000_000), ("一万亿", 10**12), ("5百", 500), ("二〇二四", 2024), ("1,200", 1200),
        ("第", None), ("", None), ("十十", None), ("百", 100), ("千百", None), ("万", None), ("1,20", None), ("一二十", None),
        ("一点五", None), ("3.5", None), ("零", 0), ("〇", 0),
    ],
)  # fmt: skip
def test_particular_writings(text: str, number: int | None) -> None:
    if number is None:
        with pytest.raises(ValueError, match="numeral"):
            parse_int(text)
    else:
        assert parse_int(text) == number


@given(st.text(alphabet="零〇一二三四五六七八九十百千万亿两廿0123456789０，,. ", max_size=14))
def test_any_string_of_numerals_is_a_number_or_an_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert parse_int(text) >= 0


def test_a_number_of_absurd_length_is_an_error() -> None:
    with pytest.raises(ValueError, match="numeral"):
        parse_int("9" * 5000)


@pytest.mark.parametrize("number", [-1, 10**12])
def test_numbers_out_of_range_are_not_written(number: int) -> None:
    with pytest.raises(ValueError, match="range"):
        format_chinese(number)
