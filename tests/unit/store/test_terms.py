"""Search terms: bigrams that find words of one character and more."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.store.terms import index_terms, query

_TEXT = st.text(alphabet="停热供水期限日内1a2，。 ", min_size=1, max_size=20)


def found(text: str, words: str) -> bool:
    with sqlite3.connect(":memory:") as raw:
        raw.execute("CREATE VIRTUAL TABLE s USING fts5 (terms, content = '', tokenize = 'ascii')")
        raw.execute("INSERT INTO s (rowid, terms) VALUES (1, ?)", (index_terms(text),))
        asked = query(words)
        hit = bool(asked) and bool(raw.execute("SELECT 1 FROM s WHERE s MATCH ?", (asked,)).fetchall())
    raw.close()
    return hit


@given(_TEXT, st.data())
def test_every_run_of_ideographs_in_a_text_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : start + data.draw(st.integers(1, 6))]
    if all("\u4e00" <= c <= "\u9fff" for c in piece):
        assert found(text, piece)


@given(st.text(alphabet="停热供水", min_size=1, max_size=12), st.text(alphabet="停热供水", min_size=1, max_size=4))
def test_ideographs_are_found_exactly_where_they_stand(text: str, words: str) -> None:
    assert found(text, words) == (words in text)


@given(st.text(max_size=30), st.text(max_size=10))
def test_no_text_and_no_words_break_the_query(text: str, words: str) -> None:
    found(text, words)


def test_runs_of_different_scripts_must_follow_each_other() -> None:
    assert found("按照第12条规定", "第12条规")
    assert found("按照第12条规定", "第12条")
    assert not found("按照第13条、第12款规定", "第12条")


@pytest.mark.parametrize("words", ["", " ", "，。", '"*()'])
def test_words_without_letters_ask_nothing(words: str) -> None:
    assert query(words) == ""


def test_rare_ideographs_beyond_the_basic_plane_are_found() -> None:
    assert found("人名\U00020bb7\U00029f8c某", "\U00020bb7\U00029f8c")
