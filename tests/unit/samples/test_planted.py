"""What is planted in the sample drafts is there, word for word, and there is enough of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bench.samples_text import CITIES
from tests.unit.samples.reading import article, expected, planted
from workbench.domain.numerals import parse_int

_NINE = {"amount", "deadline", "quantity", "modality", "authority", "procedure", "penalty", "scope", "missing"}
_NUMERIC = {"amount", "deadline", "quantity"}
_NUMERAL = re.compile(r"[\d.]+万?|[一二两三四五六七八九十百千万]+(?:点[一二三四五六七八九])?")


def _evidence() -> Iterator[tuple[str, dict[str, Any]]]:
    for conflict in [*planted()["conflict"], *planted()["internal"]]:
        for e in conflict["evidence"]:
            yield conflict["type"], e


def _numbers(quote: str) -> set[float]:
    found = set()
    for written in _NUMERAL.findall(quote.replace("百分之", "")):
        if re.fullmatch(r"\d+\.\d+", written):
            found.add(float(written))
        elif written.strip("."):
            whole, _, fraction = written.partition("点")
            found.add(parse_int(whole) + (parse_int(fraction) / 10 if fraction else 0.0))
    return found


def test_every_quote_is_verbatim_in_its_article() -> None:
    clauses = [*planted()["market"], *planted()["lookalike"]]
    for place in [e for _, e in _evidence()] + clauses:
        assert place["quote"] in article(place["city"], place["article"])
        assert len(place["quote"]) <= 120


def test_at_least_three_conflicts_of_each_of_the_nine_types() -> None:
    counts = Counter(c["type"] for c in planted()["conflict"])
    assert set(counts) == _NINE
    assert min(counts.values()) >= 3
    assert counts.total() >= 36


def test_two_contradictions_inside_one_draft() -> None:
    inside = planted()["internal"]
    assert len(inside) == 2
    for conflict in inside:
        assert len({e["city"] for e in conflict["evidence"]}) == 1
        assert len({e["article"] for e in conflict["evidence"]}) == 2


def test_every_conflict_joins_cities_whose_rules_differ() -> None:
    for conflict in planted()["conflict"]:
        assert len({e["city"] for e in conflict["evidence"]}) >= 2
        if conflict["type"] == "missing":
            assert set(conflict["without"]) < {e["city"] for e in conflict["evidence"]}
        else:
            assert len({str(e["value"]) for e in conflict["evidence"]}) >= 2, conflict["id"]
        assert conflict["note"].endswith("。")


def test_normalised_numbers_are_those_of_the_quote() -> None:
    for kind, e in _evidence():
        if kind in _NUMERIC and isinstance(e["value"], dict):
            bounds = {float(e["value"][b]) for b in ("low", "high") if b in e["value"]}
            # 每年一次 says one year without a numeral for it.
            assert bounds <= _numbers(e["quote"]) | ({1.0} if "每年" in e["quote"] else set()), e


def test_market_clauses_cover_eleven_standards_and_all_drafts() -> None:
    market = planted()["market"]
    assert len(market) >= 14
    assert len({m["standard"] for m in market}) >= 11
    assert {m["city"] for m in market} == set(CITIES)


def test_enough_look_alikes_in_all_drafts() -> None:
    fine = planted()["lookalike"]
    assert len(fine) >= 14
    assert {f["city"] for f in fine} == set(CITIES)
    assert not {f["quote"] for f in fine} & {m["quote"] for m in planted()["market"]}


def test_every_article_is_in_a_row_and_every_row_names_articles() -> None:
    placed = {(city, label) for row in planted()["row"] for city, labels in row["cells"].items() for label in labels}
    assert placed == {(city, a["label"]) for city in CITIES for a in expected()[city]["articles"]}


def test_conflicting_articles_share_a_row() -> None:
    rows = [{(c, n) for c, labels in row["cells"].items() for n in labels} for row in planted()["row"]]
    for conflict in planted()["conflict"]:
        places = {(e["city"], e["article"]) for e in conflict["evidence"]}
        assert any(places <= row for row in rows), conflict["id"]


def test_ids_are_unique() -> None:
    ids = [x["id"] for name in ("conflict", "internal", "market", "lookalike") for x in planted()[name]]
    assert len(ids) == len(set(ids))
