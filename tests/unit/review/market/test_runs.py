"""The table of runs finds in many sentences at once what the features say of each."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.review.market.features import features
from workbench.review.market.runs import run_index

SENTENCES = st.lists(
    st.tuples(st.text(alphabet="市外企业不得要求设立；三个月 \0\1^¬😀", max_size=30), st.integers(0, 8)), max_size=5
)
KNOWN = sorted(features("不得要求市外企业设立三个月；", 4) | features("外企业设立不得") | {"企业设立", "^不得", "^外"})
INDEX = run_index(KNOWN)


def _plain(text: str) -> str:
    return text.replace("\0", " ").replace("\1", " ")


@given(SENTENCES)
@settings(max_examples=200, deadline=None)
def test_rows_are_the_known_features(sentences: list[tuple[str, int]]) -> None:
    sentences = [(text, min(lead, len(text))) for text, lead in sentences if not set("^¬") & set(text)]
    starts, columns = INDEX.rows(sentences)
    for (text, lead), start, end in zip(sentences, starts, starts[1:], strict=False):
        known = sorted(KNOWN.index(run) for run in features(_plain(text), lead) if run in KNOWN)
        assert columns[start:end].tolist() == known


@given(SENTENCES)
@settings(max_examples=50, deadline=None)
def test_any_text_is_read(sentences: list[tuple[str, int]]) -> None:
    starts, columns = INDEX.rows(sentences)
    assert len(starts) == len(sentences) + 1
    assert starts[-1] == len(columns)


def test_many_sentences_are_read_as_each_alone() -> None:
    sentences = [("市外企业设立" * (n % 4), n % 3) for n in range(1000)]
    starts, columns = INDEX.rows(sentences)
    for n in (0, 399, 400, 401, 999):
        assert columns[starts[n] : starts[n + 1]].tolist() == INDEX.rows([sentences[n]])[1].tolist()


def test_unknown_runs_have_no_place() -> None:
    assert INDEX.places(["企业", "不在表中的", "", "没有"]).tolist() == [KNOWN.index("企业"), -1, -1, -1]
