"""Kinds of provision: every example in the data file hits, every counter-example misses."""

from __future__ import annotations

import tomllib

import pytest

from workbench.align.kinds import kinds_of, load_kinds
from workbench.domain.resources import resource

DATA = tomllib.loads(resource("align", "kinds.toml").read_text("utf-8"))["kind"]
KINDS = load_kinds()


@pytest.mark.parametrize("kind", DATA, ids=lambda k: k["id"])
def test_every_example_of_a_kind_is_recognised(kind: dict[str, list[str]]) -> None:
    number = [k.id for k in KINDS].index(str(kind["id"]))
    assert all(kinds_of(text, KINDS)[number] for text in kind["hit"])


@pytest.mark.parametrize("kind", DATA, ids=lambda k: k["id"])
def test_no_counter_example_of_a_kind_is_recognised(kind: dict[str, list[str]]) -> None:
    number = [k.id for k in KINDS].index(str(kind["id"]))
    assert not any(kinds_of(text, KINDS)[number] for text in kind["miss"])
