"""Conflicts between drafts: found by role, grouped over the cities, explained, independent of the order of the drafts."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.findings import Conflict, ConflictType
from workbench.domain.regulation import Article, DocumentKind, Paragraph, Regulation
from workbench.domain.table import Cell, ComparisonTable, DocumentRef, Row
from workbench.review.conflicts import conflict_key, find_conflicts

FINES = (
    "违反本条例第三条规定，擅自占用城市绿地的，由城市绿化主管部门责令限期退还、恢复原状，并处每平方米{fine}罚款。",
    "擅自占用城市绿地的，由{body}责令限期退还，并处占用面积每平方米{fine}的罚款。",
)
DUTY = "任何单位和个人不得擅自占用城市绿地。因建设需要临时占用城市绿地的，应当经城市绿化主管部门批准，期限不得超过{years}。"


def regulation(city: str, texts: Sequence[str]) -> Regulation:
    articles = []
    for number, text in enumerate(texts, start=1):
        paragraphs, at = [], 0
        for index, line in enumerate(text.split("\n")):
            paragraphs.append(Paragraph(index + 1, line, at, at + len(line)))
            at += len(line) + 1
        articles.append(Article(str(number), text, tuple(paragraphs)))
    return Regulation(f"{city}市绿化条例", DocumentKind.REGULATION, tuple(articles), city=city)


def table(regulations: Sequence[Regulation]) -> ComparisonTable:
    references = tuple(DocumentRef(i, "", r.title, r.city, "", len(r.articles)) for i, r in enumerate(regulations))
    count = len(regulations[0].articles)
    rows = tuple(
        Row(n, f"事项{n}", {i: Cell((str(n),)) for i in range(len(regulations))}, 1.0) for n in range(1, count + 1)
    )
    return ComparisonTable(references, rows)


def drafts() -> list[Regulation]:
    duties = [DUTY.format(years=years) for years in ("二年", "一年", "二年")]
    fines = [
        FINES[0].format(fine="五百元以上二千元以下"),
        FINES[1].format(fine="五百元以上二千元以下", body="城市绿化主管部门"),
        FINES[1].format(fine="一千元以上五千元以下", body="综合行政执法部门"),
    ]
    cities = ("太原", "晋中", "阳泉")
    return [regulation(c, texts) for c, texts in zip(cities, zip(duties, fines, strict=True), strict=True)]


def found(kind: ConflictType, regulations: Sequence[Regulation]) -> list[Conflict]:
    conflicts, _ = find_conflicts(regulations, table(regulations))
    return [c for c in conflicts if c.type is kind]


def test_a_different_fine_for_the_same_conduct_is_one_conflict_over_all_cities() -> None:
    (conflict,) = found(ConflictType.AMOUNT, drafts())
    assert conflict.row == 2
    assert conflict.groups == ((0, 1), (2,))


def test_a_different_period_is_found_with_its_words_and_value() -> None:
    (conflict,) = found(ConflictType.DEADLINE, drafts())
    assert {d: e.value.text for d, e in conflict.evidence.items() if e.value} == {0: "≤2 年", 1: "≤1 年", 2: "≤2 年"}


def test_quotes_are_verbatim_at_their_offset_and_short() -> None:
    regulations = drafts()
    conflicts, _ = find_conflicts(regulations, table(regulations))
    for conflict in conflicts:
        for document, evidence in conflict.evidence.items():
            text = regulations[document].article(evidence.article).text
            assert text[evidence.start : evidence.start + len(evidence.quote)] == evidence.quote
            assert 2 <= len(evidence.quote) <= 120


def test_another_punishing_body_is_a_conflict_of_authority() -> None:
    (conflict,) = found(ConflictType.AUTHORITY, drafts())
    assert conflict.groups == ((0, 1), (2,))


def test_the_explanation_names_who_stands_with_whom() -> None:
    (conflict,) = found(ConflictType.AMOUNT, drafts())
    assert "太原、晋中为" in conflict.explanation
    assert "阳泉为" in conflict.explanation


def test_equal_drafts_have_no_conflict() -> None:
    same = [regulation(c, [DUTY.format(years="一年")]) for c in ("太原", "晋中", "阳泉")]
    conflicts, internal = find_conflicts(same, table(same))
    assert (conflicts, internal) == ([], [])


def test_the_same_value_in_another_writing_is_no_conflict() -> None:
    texts = [DUTY.format(years=y) for y in ("两年", "2年", "二年")]
    same = [regulation(c, [t]) for c, t in zip(("太原", "晋中", "阳泉"), texts, strict=True)]
    assert found(ConflictType.DEADLINE, same) == []


def test_the_order_of_the_drafts_changes_nothing() -> None:
    forward = drafts()
    backward = forward[::-1]
    keys = {conflict_key(c, forward) for c in find_conflicts(forward, table(forward))[0]}
    reversed_keys = {conflict_key(c, backward) for c in find_conflicts(backward, table(backward))[0]}
    assert keys == reversed_keys


def test_a_judgement_key_stays_while_the_quoted_words_stay() -> None:
    before = drafts()
    (conflict,) = found(ConflictType.DEADLINE, before)
    after = [regulation(r.city, [r.articles[0].text, r.articles[1].text + "情节轻微的，免予处罚。"]) for r in before]
    (again,) = found(ConflictType.DEADLINE, after)
    assert conflict_key(conflict, before) == conflict_key(again, after)


def test_a_judgement_key_changes_with_the_quoted_words() -> None:
    before = drafts()
    (conflict,) = found(ConflictType.DEADLINE, before)
    after = [before[0], regulation("晋中", [DUTY.format(years="三年"), before[1].articles[1].text]), before[2]]
    (again,) = found(ConflictType.DEADLINE, after)
    assert conflict_key(conflict, before) != conflict_key(again, after)


def test_a_row_carries_at_most_one_missing_rule() -> None:
    regulations = drafts()
    rows = [c.row for c in found(ConflictType.MISSING, regulations)]
    assert len(rows) == len(set(rows))


def test_a_city_that_repeals_its_own_older_regulation_leaves_no_gap_elsewhere() -> None:
    repeal = "本条例自2026年1月1日起施行。2004年9月29日市人民代表大会常务委员会通过的《路灯管理办法》同时废止。"
    others = ["本条例自2026年1月1日起施行。"] * 4
    regulations = [regulation(city, [text]) for city, text in zip("甲乙丙丁戊", [repeal, *others], strict=True)]
    assert not found(ConflictType.MISSING, regulations)
