"""The one entrance of the reading of provisions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.review.content.bodies import read_bodies
from workbench.review.content.deontics import read_deontics
from workbench.review.content.model import Clause, Content, Cooperation, Scope, Sentence, Span, Term, VagueTime
from workbench.review.content.numbers import read_numbers
from workbench.review.content.procedures import read_procedures
from workbench.review.content.sanctions import read_sanctions
from workbench.review.content.segments import split_clauses, split_sentences

_VAGUE = re.compile(
    r"定期|不定期|及时|立即|即时|当场|当日|即日|尽快|随时|按时|按期|限期|实时|动态|适时|年度(?=考核|评估|评价|检查|计划|报告)|"
    r"(?:规定|承诺|约定|合理|批准|法定)(?:的)?(?:办理|办结)?(?:期限|时限|时间|期间)(?:内)?|第一时间|同步|同时(?=设计|施工|交付|投入|验收)|"
    r"(?:竣工)?验收前|开工前|施行前|实施前|期满前|届满前|期间"
)
_TERM = re.compile(
    r"(?:本条例|本办法|本规定|本决定)?(?:所称|中)?(?:的)?[“\"]?(?P<t>[\u4e00-\u9fff（）()、]{2,24})[”\"]?(?:（[^）]{1,20}）)?，(?:是指|包括|指)(?P<m>[^。]{4,200})。?"
)
_TERM_PLAIN = re.compile(
    r"(?:本条例|本办法|本规定|本决定)所称(?:的)?[“\"]?(?P<t>[\u4e00-\u9fff（）()、]{2,24}?)[”\"]?(?:，)?(?:是指|包括|指|为)(?P<m>[^。]{4,200})。?"
)
_SCOPES = (
    ("排除", re.compile(r"不适用本|另有规定的，从其规定")),
    ("参照", re.compile(r"(?:参照|比照)(?:本(?:条例|办法|规定))?.{0,12}(?:执行|适用)")),
    ("适用", re.compile(r"适用本(?:条例|办法|规定)|(?:应当)?遵守本(?:条例|办法|规定)")),
)
_COOPERATION = (
    ("互认", re.compile(r"互认|相互承认|相互认可|同等效力|结果通用|异地.{0,8}(?:有效|通用|承认)|予以认可")),
    ("信息共享", re.compile(r"(?:信息|数据|资源).{0,12}(?:共享|互通|交换|归集)")),
    (
        "联合监管",
        re.compile(
            r"联合(?:执法|监管|检查|惩戒|防控|防治)|执法协作|协同监管|区域协作|跨区域.{0,10}(?:协作|执法|监管|协调)"
        ),
    ),
    ("跨市通办", re.compile(r"跨(?:市|域|区域|省)通办|异地(?:办理|受理|通办)")),
)
_PURPOSE = re.compile(r"为了?[^。；]{4,120}，(?:根据|依据|结合|制定)")


def read_content(text: str) -> Content:
    """What `text` (an article's text, paragraphs and items on lines of their own) says.

    A pure function; callers that read the same article often keep its result.
    """
    sentences = split_sentences(text)
    clauses = split_clauses(sentences)
    numbers = read_numbers(text, sentences)
    bodies = read_bodies(text, sentences)
    return Content(
        text,
        sentences,
        clauses,
        numbers,
        _vague(text, sentences),
        bodies,
        read_deontics(text, sentences, bodies),
        read_procedures(text, sentences),
        read_sanctions(text, sentences, numbers),
        _terms(sentences),
        _scopes(sentences),
        _cooperation(clauses),
        tuple(Span(*m.span()) for m in _PURPOSE.finditer(text)) if "为" in text else (),
    )


def _scopes(sentences: Sequence[Sentence]) -> tuple[Scope, ...]:
    found = []
    for sentence in sentences:
        kind = next((kind for kind, pattern in _SCOPES if pattern.search(sentence.text)), "")
        if kind:
            found.append(Scope(sentence.start, sentence.end, sentence.text, kind))
    return tuple(found)


def _cooperation(clauses: Sequence[Clause]) -> tuple[Cooperation, ...]:
    found = []
    for clause in clauses:
        kind = next((kind for kind, pattern in _COOPERATION if pattern.search(clause.text)), "")
        if kind:
            found.append(Cooperation(clause.start, clause.end, clause.text, kind))
    return tuple(found)


def _vague(text: str, sentences: Sequence[Sentence]) -> tuple[VagueTime, ...]:
    found = []
    for match in _VAGUE.finditer(text):
        sentence = next((i for i, s in enumerate(sentences) if s.start <= match.start() < s.end), 0)
        found.append(VagueTime(match.start(), match.end(), match.group(), sentence))
    return tuple(found)


def _terms(sentences: Sequence[Sentence]) -> tuple[Term, ...]:
    found: dict[int, Term] = {}
    for sentence in sentences:
        if "指" not in sentence.text and "所称" not in sentence.text and "包括" not in sentence.text:
            continue
        match = _TERM_PLAIN.search(sentence.text) or _TERM.search(sentence.text)
        if match is not None:
            start = sentence.start + match.start()
            found[start] = Term(match["t"], match["m"], start, sentence.start + match.end())
    return tuple(found[start] for start in sorted(found))
