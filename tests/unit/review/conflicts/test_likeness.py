"""The likeness of rules."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.review.conflicts import likeness as module
from workbench.review.conflicts.likeness import NEAR, Likeness

_WORDS = st.lists(st.text("门前垃圾容器清运单位，。", min_size=0, max_size=12), min_size=2, max_size=9)


def _of(*texts: str, first: int = 1) -> Likeness:
    """The likeness of rules of two documents, the first of which has `first` rules."""
    return Likeness([((text, 1.0),) for text in texts], (0, first, len(texts)))


def test_a_rule_is_wholly_like_itself_and_not_like_one_without_common_words() -> None:
    rows = _of("垃圾容器应当密闭", "水表每年校验").rows
    assert rows[0][0] == pytest.approx(1.0)
    assert rows[0][1] == 0.0


def test_the_counterpart_is_the_likest_rule_of_the_other_document() -> None:
    found = _of("垃圾容器应当密闭", "水表每年校验", "垃圾容器应当封闭").counterparts
    assert found[0] == [0, 2]
    assert found[2] == [0, 2]


def test_a_document_without_rules_has_no_counterparts() -> None:
    assert Likeness([(("垃圾容器", 1.0),)], (0, 0, 1)).counterparts == [[-1, 0]]


@given(_WORDS)
@settings(max_examples=15, deadline=None)
def test_likeness_is_the_same_kept_or_worked_out(texts: list[str]) -> None:
    kept = _of(*texts).rows
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_TABLED", 0)
        patch.setattr(module, "_BLOCK", 2)
        late = _of(*texts)
        for a in range(len(texts)):
            for b in range(len(texts)):
                assert late.rows[a][b] == pytest.approx(kept[a][b], abs=1e-5)


@given(_WORDS)
@settings(max_examples=15, deadline=None)
def test_near_pairs_are_the_pairs_of_a_document_above_the_bound(texts: list[str]) -> None:
    likeness = _of(*texts, first=0)
    expected = [(a, b) for a in range(len(texts)) for b in range(a + 1, len(texts)) if likeness.rows[a][b] >= NEAR]
    assert [(a, b) for a, b, _ in likeness.near(1)] == expected
    assert list(likeness.near(0)) == []
