"""Contradictions inside one draft: two rules for the same thing with different numbers, a duty that another article denies, a
penalty that cites an article without a duty."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.findings import ConflictType, Evidence, InternalConflict, Severity
from workbench.domain.labels import written_article
from workbench.domain.regulation import Regulation
from workbench.review.conflicts.candidates import bigrams, clause_around, dice
from workbench.review.conflicts.numeric import value_key
from workbench.review.conflicts.units import Corpus, Unit
from workbench.review.content import Comparator, Deontic, Force, NumberMention

_LIKE = 0.42
_CONTAINED = 0.82
_WORDS = 0.5
#: Fines of two articles are for two conducts, and dates have years: neither contradicts the other.
_NEVER = {"year-date", "money", "multiple"}
_BINDING = {Force.MUST, Force.MUST_NOT, Force.NOT_WITHOUT}


def internal_conflicts(regulations: Sequence[Regulation], corpus: Corpus) -> list[InternalConflict]:
    """Every contradiction found inside each document, in the order of the documents."""
    found: list[InternalConflict] = []
    numbered = [any(n.measure not in _NEVER for n in u.numbers()) for u in corpus.units]
    for document in range(len(regulations)):
        found.extend(_contradictions(corpus, document, numbered))
        mine = [u for u in corpus.units if u.document == document]
        found.extend(_empty_citations(regulations[document], corpus, document, mine))
    return found


def _contradictions(corpus: Corpus, document: int, numbered: Sequence[bool]) -> list[InternalConflict]:
    """The contradictions inside one document; `numbered`: which units have a number that may contradict another."""
    found = []
    for a, b, likeness in corpus.compared.near(document):
        if likeness < _LIKE and not (numbered[a] and numbered[b]):
            continue
        first, second = corpus.units[a], corpus.units[b]
        if first.article == second.article or first.liability != second.liability:
            continue
        conflict = _numbers_contradict(first, second, likeness)
        if conflict is None and likeness >= _LIKE:
            conflict = _forces_contradict(first, second)
        if conflict is not None:
            found.append(conflict)
    return found


def _same_step(first: Unit, a: NumberMention, second: Unit, b: NumberMention) -> bool:
    """Two periods from the same event, one of which speaks of nothing that the other's article does not speak of."""
    for unit, mention, other in ((first, a, second), (second, b, first)):
        words = bigrams(_head(unit, mention))
        if words and len(words & bigrams(other.content.text)) / len(words) >= _CONTAINED:
            return True
    return False


def _head(unit: Unit, mention: NumberMention) -> str:
    """The rule up to its number; a rule that begins with the deciding body takes its subject from the sentence before."""
    start = unit.start
    if any(b.start == unit.start for b in unit.bodies()):
        before = [s for s in unit.content.sentences if s.end <= unit.start]
        start = before[-1].start if before else start
    return unit.content.text[start : mention.start]


def _same_anchor(a: NumberMention, b: NumberMention) -> bool:
    return a.anchor == b.anchor or bool(a.anchor and b.anchor and (a.anchor in b.anchor or b.anchor in a.anchor))


def _numbers_contradict(first: Unit, second: Unit, likeness: float) -> InternalConflict | None:
    """The same words around two numbers of one measure that differ."""
    for a in first.numbers():
        for b in second.numbers():
            if a.measure != b.measure or a.measure in _NEVER or not _same_anchor(a, b) or a.before != b.before:
                continue
            if a.anchor:
                if not _same_step(first, a, second, b):
                    continue
            elif likeness < _LIKE or _role_differs(first, a, second, b):
                continue
            if value_key(a.value, a.per) != value_key(b.value, b.per):
                return _numeric(first, a, second, b)
    return None


def _role_differs(first: Unit, a: NumberMention, second: Unit, b: NumberMention) -> bool:
    exact = (a.comparator is Comparator.EXACT) != (b.comparator is Comparator.EXACT)
    around_a, around_b = _around(first, a), _around(second, b)
    return exact or dice(around_a, around_b) < _WORDS


def _around(unit: Unit, mention: NumberMention) -> frozenset[str]:
    text = unit.content.text
    return bigrams(text[max(unit.start, mention.start - 24) : mention.start]) | bigrams(
        text[mention.end : mention.end + 14]
    )


def _numeric(first: Unit, a: NumberMention, second: Unit, b: NumberMention) -> InternalConflict:
    timely = a.measure in ("period", "frequency", "date", "time")
    kind, what = (ConflictType.DEADLINE, "期限") if timely else (ConflictType.QUANTITY, "数量标准")
    evidence = tuple(_evidence(u, m) for u, m in ((first, a), (second, b)))
    one, two = written_article(first.article), written_article(second.article)
    return InternalConflict(
        first.document,
        kind,
        Severity.HIGH,
        "同一事项前后规定不同，执行中无所适从",
        evidence,
        f"{one}与{two}对同一事项规定的{what}不一致：前者为{_tight(a.value.text)}，后者为{_tight(b.value.text)}。",
        f"建议统一{what}，或者在其中一条改为引用另一条。",
    )


def _tight(text: str) -> str:
    tight = text.replace(" ", "")
    if tight.startswith("≤") and tight.endswith(("日", "月", "年", "小时")):
        return f"{tight[1:]}内"
    return tight.replace("≥", "不低于").replace("≤", "不超过").replace(">", "超过").replace("<", "不足")


def _evidence(unit: Unit, mention: NumberMention) -> Evidence:
    start, quote = clause_around(unit.content.text, mention.start, mention.end, within=(0, len(unit.content.text)))
    return Evidence(unit.article, quote, start, mention.value)


def _forces_contradict(first: Unit, second: Unit) -> InternalConflict | None:
    """The same act demanded or forbidden by one article and left free or reversed by another."""
    for a in first.deontics():
        for b in second.deontics():
            if (
                min(len(a.act), len(b.act)) < 10
                or "其他" in a.act[:14]
                or not _opposed(a, b)
                or dice(bigrams(a.act[:50]), bigrams(b.act[:50])) < 0.6
            ):
                continue
            if a.actor and b.actor and dice(bigrams(a.actor), bigrams(b.actor)) < 0.4:
                continue
            if a.condition or b.condition or a.exception or b.exception:
                continue
            return _modal(first, a, second, b)
    return None


def _opposed(a: Deontic, b: Deontic) -> bool:
    pair = {a.force, b.force}
    if Force.NOT_WITHOUT in pair:
        return False
    return (len(pair) == 2 and Force.MUST_NOT in pair and Force.DECLARED not in pair) or pair == {Force.MUST, Force.MAY}


def _modal(first: Unit, a: Deontic, second: Unit, b: Deontic) -> InternalConflict:
    evidence = []
    for unit, deontic in ((first, a), (second, b)):
        at = max(deontic.act_start - len(deontic.marker), 0)
        start, quote = clause_around(unit.content.text, at, deontic.act_start, within=(0, len(unit.content.text)))
        evidence.append(Evidence(unit.article, quote, start))
    one, two = written_article(first.article), written_article(second.article)
    return InternalConflict(
        first.document,
        ConflictType.MODALITY,
        Severity.HIGH,
        "一条设定的义务或者禁止被另一条否定",
        tuple(evidence),
        f"{one}与{two}对同一行为的要求相反：前者为“{a.force.chinese}”，后者为“{b.force.chinese}”。",
        "建议明确以哪一条为准；属于例外情形的，写明“但是……除外”。",
    )


def _empty_citations(
    regulation: Regulation, corpus: Corpus, document: int, mine: Sequence[Unit]
) -> list[InternalConflict]:
    """Penalties that cite an article of the draft which sets no duty or ban, or does not exist."""
    labels = {a.label for a in regulation.articles}
    found = []
    seen: set[tuple[str, str]] = set()
    for unit in mine:
        for sanction in unit.sanctions():
            for label in sanction.articles:
                if (unit.article, label) in seen:
                    continue
                seen.add((unit.article, label))
                reason = "" if label not in labels else _no_duty(corpus, document, label)
                if label in labels and reason:
                    found.append(_citation(unit, label, reason))
    return found


def _no_duty(corpus: Corpus, document: int, label: str) -> str:
    content = corpus.contents[document, label]
    if any(d.force in _BINDING for d in content.deontics) or content.sanctions:
        return ""
    if any(d.force is Force.DECLARED for d in content.deontics) or any(
        w in content.text for w in ("不得", "不准", "必须", "禁", "应")
    ):
        return ""
    return "没有设定义务或者禁止"


def _citation(unit: Unit, label: str, reason: str) -> InternalConflict:
    text = unit.content.text
    at = max(text.find("违反", unit.start if not unit.leads else 0), 0)
    start, quote = clause_around(text, at, at + 2, within=(0, len(text)))
    one = written_article(unit.article)
    return InternalConflict(
        unit.document,
        ConflictType.PENALTY,
        Severity.MEDIUM,
        "处罚没有对应的义务，难以适用",
        (Evidence(unit.article, quote, start),),
        f"{one}处罚违反{written_article(label)}的行为，但{written_article(label)}{reason}。",
        "建议核对引用的条款序号，或者补充所处罚的义务。",
    )
