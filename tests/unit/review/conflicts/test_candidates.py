"""What is proposed as a difference, in which words, and what is not: seen before the ranker chooses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from tests.unit.review.conflicts.test_find import regulation
from workbench.domain.findings import ConflictType
from workbench.domain.regulation import Regulation
from workbench.domain.table import Cell, ComparisonTable, DocumentRef, Row
from workbench.review.conflicts.candidates import Candidate
from workbench.review.conflicts.explain import quoted
from workbench.review.conflicts.find import table_candidates
from workbench.review.conflicts.penalties import describe
from workbench.review.conflicts.units import build_corpus
from workbench.review.content import read_content

CITIES = ("太原", "晋中", "阳泉")


def proposed(
    kind: ConflictType, texts: Sequence[Sequence[str]], rows: Sequence[Mapping[int, str]] | None = None
) -> list[Candidate]:
    """The candidates of the given drafts; without `rows` the articles of one number share a row."""
    regulations: list[Regulation] = [regulation(c, t) for c, t in zip(CITIES, texts, strict=False)]
    references = tuple(DocumentRef(i, "", r.title, r.city, "", len(r.articles)) for i, r in enumerate(regulations))
    if rows is None:
        rows = [{d: str(n) for d in range(len(texts))} for n in range(1, len(texts[0]) + 1)]
    made = [Row(n, "事项", {d: Cell((a,)) for d, a in r.items()}, 1.0) for n, r in enumerate(rows, 1)]
    proposals = table_candidates(ComparisonTable(references, tuple(made)), build_corpus(regulations))
    return [c for _, mine in proposals for c in mine if c.type is kind]


@pytest.mark.parametrize(
    ("ban", "duty"),
    [
        ("经营者不得擅自变更核定的停车泊位数量。", "经营者应当按照核定的停车泊位数量经营。"),
        ("燃放期间，不得开启楼道门窗。", "燃放期间，应当关闭楼道门窗。"),
    ],
)
def test_a_ban_and_a_duty_that_ask_for_the_same_are_no_difference(ban: str, duty: str) -> None:
    assert proposed(ConflictType.MODALITY, [[ban], [duty]]) == []


def test_the_very_act_forbidden_here_and_demanded_there_is_a_difference() -> None:
    texts = [["养犬人不得将犬只带入公园广场。"], ["养犬人应当将犬只带入公园广场。"]]
    (candidate,) = proposed(ConflictType.MODALITY, texts)
    assert {s.key for s in candidate.sides.values()} == {"MUST_NOT", "MUST"}


def test_an_item_is_quoted_by_its_own_words_not_by_the_lead_in() -> None:
    lists = "倡导下列行为：\n（一）乘坐公共交通工具时给老人让座；\n（二）减少使用一次性餐具。"
    texts = [[lists], ["乘坐公共交通工具时应当给老人让座。"]]
    (candidate, *_) = proposed(ConflictType.MODALITY, texts)
    side = candidate.sides[0]
    assert "让座" in side.quote
    assert lists[side.start : side.start + len(side.quote)] == side.quote


def test_rules_that_the_table_parted_are_compared_in_the_row_that_holds_most_of_them() -> None:
    rule = "临时占用城市绿地的期限不得超过{}，期满后应当恢复原状。"
    other = "城市绿化主管部门应当建立城市绿地档案。"
    texts = [[rule.format("二年"), other], [rule.format("一年"), other], [other, rule.format("六个月")]]
    rows = [{0: "1", 1: "1"}, {2: "2"}, {0: "2", 1: "2", 2: "1"}]
    (candidate,) = proposed(ConflictType.DEADLINE, texts, rows)
    assert candidate.row == 1
    assert {d: s.article for d, s in candidate.sides.items()} == {0: "1", 1: "1", 2: "2"}


def test_like_rules_of_two_documents_that_share_no_row_are_compared() -> None:
    rule = "临时占用城市绿地的期限不得超过{}，期满后应当恢复原状。"
    (candidate,) = proposed(ConflictType.DEADLINE, [[rule.format("二年")], [rule.format("一年")]], [{0: "1"}, {1: "1"}])
    assert set(candidate.sides) == {0, 1}


def test_where_two_documents_differ_a_third_is_silent_only_when_it_clearly_speaks_of_the_point() -> None:
    texts = [
        ["供水单位应当每季度公布一次水质检测结果。"],
        ["供水单位应当每月公布一次水质检测结果。"],
        ["供水单位应当定期公布水质检测结果。"],
    ]
    (candidate,) = proposed(ConflictType.DEADLINE, texts)
    assert candidate.sides[2].says == "仅规定“定期”"
    texts[2] = ["取水口周边禁止倾倒垃圾。"]
    (candidate,) = proposed(ConflictType.DEADLINE, texts)
    assert set(candidate.sides) == {0, 1}


def test_words_about_another_matter_do_not_count_as_silence_on_the_point() -> None:
    texts = [
        ["广告牌的亮度不得超过二百坎德拉每平方米。"],
        ["广告牌的亮度不得超过四百坎德拉每平方米。"],
        ["户外设施应当在夜间关闭。"],
    ]
    for candidate in proposed(ConflictType.QUANTITY, texts):
        assert 2 not in candidate.complete().sides


def test_a_rule_that_another_draft_has_in_a_longer_sentence_is_not_missing_there() -> None:
    texts = [
        ["编制绿地规划时，应当预留公厕建设用地。"],
        ["建设单位应当按照规划配套建设停车设施、充电设施或者预留公厕建设用地，并报自然资源部门核实。"],
    ]
    assert not [c for c in proposed(ConflictType.MISSING, texts) if c.sides[0].key]


def test_a_definition_names_no_competent_body() -> None:
    texts = [["本条例所称管理机构，是指城市管理部门设立的公园。"], ["公园管理机构由公安机关负责。"]]
    assert proposed(ConflictType.AUTHORITY, texts) == []


def test_a_member_that_hardly_resembles_the_others_does_not_make_their_steps_differ() -> None:
    rule = "占用城市绿地的，应当报城市绿化主管部门批准后方可施工。"
    texts = [[rule], [rule], ["城市绿地内举办灯会，主办单位应当签订安全协议。"]]
    for candidate in proposed(ConflictType.PROCEDURE, texts):
        assert 2 not in candidate.sides


def test_a_rule_that_reaches_further_in_one_draft_is_proposed_as_scope() -> None:
    texts = [["禁止在露天场所焚烧树叶、秸秆、垃圾。"], ["禁止在露天场所焚烧垃圾。"]]
    (candidate,) = proposed(ConflictType.SCOPE, texts)
    assert "秸秆" in candidate.sides[0].quote


def test_the_body_that_receives_a_filing_is_compared() -> None:
    texts = [["停车场投入使用后，应当到公安机关备案。"], ["停车场投入使用后，应当到城市管理部门备案。"]]
    (candidate,) = proposed(ConflictType.AUTHORITY, texts)
    assert {s.key for s in candidate.sides.values()} == {"公安", "城市管理"}


def test_a_longer_and_a_shorter_name_of_the_subject_department_are_one_body() -> None:
    texts = [
        ["城市养犬主管部门负责建立犬只电子档案。"],
        ["养犬主管部门负责建立犬只电子档案。"],
    ]
    assert proposed(ConflictType.AUTHORITY, texts) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("违反本条例规定，遛犬不牵绳的，处五百元罚款。", "处罚款"),
        ("违反本条例规定，遛犬不牵绳的，责令改正；逾期不改正的，处五百元罚款。", "责令改正，逾期不改正的处罚款"),
        ("违反本条例规定，遛犬不牵绳的，给予警告，可以并处五百元罚款。", "可以给予警告、处罚款"),
        ("违反本条例规定，遛犬不牵绳的，责令改正。", "只责令改正"),
        ("情节严重的，依照有关规定处罚；逾期不改正的，责令停业整顿。", "责令改正，逾期不改正的责令停产停业"),
        ("违反本条例规定，构成犯罪的，依法追究刑事责任。", "依法追究刑事责任"),
    ],
)
def test_sanctions_read_as_a_sentence(text: str, words: str) -> None:
    assert describe(read_content(text).sanctions) == words


def test_quotation_marks_inside_a_quotation_become_single_ones() -> None:
    assert quoted("“一米线”标识") == "“‘一米线’标识”"


def test_a_change_formality_is_a_step_and_the_place_of_a_licence_is_none() -> None:
    steps = read_content("养犬人应当到登记机关办理变更手续。").procedures
    assert any(s.kind == "手续" and s.directed for s in steps)
    assert not any(s.directed for s in read_content("应当在许可的位置经营。").procedures)
