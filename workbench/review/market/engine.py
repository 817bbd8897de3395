"""Screening: every clause a fair-competition reviewer would stop at, with the exact words and why."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workbench.domain.findings import MarketFinding
from workbench.domain.regulation import Regulation
from workbench.review.market.clause import Sense, Unit, sense_of, units_of
from workbench.review.market.model import certainty_of
from workbench.review.market.needs import pairs_of
from workbench.review.market.rules import Rule, Rules
from workbench.review.market.second import Look
from workbench.review.market.wording import basis_of, exception_text, explain

#: A quote is widened to whole phrases up to this many characters.
_QUOTE_MAX = 60
#: What a guard's words take from a rule's certainty: all of it, unless other words of the sentence close the market.
_DOUBT = 0.42
#: How much less sure a finding is said to be than the one that leads in its sentence.
_FOLLOWS = 0.001
#: What a rule adds to the share of its standard.
_RULE_SHARE = 0.15
_PHRASE_END = "，,；;。：:\n"


def screen(regulation: Regulation, rules: Rules, document: int = 0, *, sure: bool = False) -> list[MarketFinding]:
    """The findings of a regulation, in the order of its articles, in each article the most certain first.

    Args:
        regulation: a draft, or a regulation in force.
        rules: what to look for.
        document: where the regulation stands among those screened.
        sure: leave out what the second look doubts. For whole libraries of regulations in force, where barriers are
            rare and nearly every doubtful sentence is harmless; in a draft a miss costs more than a false alarm.
    """
    texts = [(article.text, article.label) for article in regulation.articles]
    if regulation.body:
        texts.append((regulation.body, ""))
    found = _screen_texts([text for text, _ in texts], rules, regulation.title, sure=sure)
    return [
        replace(finding, document=document, article=label)
        for (_, label), findings in zip(texts, found, strict=True)
        for finding in findings
    ]


def screen_clause(text: str, rules: Rules) -> list[MarketFinding]:
    """The findings of a lone clause, the most certain first."""
    return _screen_texts([text], rules, "")[0]


def finding_key(finding: MarketFinding, text: str) -> str:
    """A key that stays the same as long as the words do: for false alarms that were marked once.

    `text` is the article (or clause) the finding stands in. White space and the finding's place do not count, so the
    key survives renumbering and re-imports; another standard, or other words in the sentence, make another key.
    """
    end = finding.start + len(finding.quote)
    left = max(text.rfind("。", 0, finding.start), text.rfind("\n", 0, finding.start)) + 1
    stops = [p for p in (text.find("。", end), text.find("\n", end)) if p >= 0]
    sentence = re.sub(r"\s", "", text[left : min(stops, default=len(text))])
    return hashlib.sha256(f"{finding.standard}|{sentence}".encode()).hexdigest()[:24]


def _screen_texts(texts: Sequence[str], rules: Rules, title: str, *, sure: bool = False) -> list[list[MarketFinding]]:
    """The findings of each text (an article, or a lone clause)."""
    units = [units_of(text) for text in texts]
    scores = iter(rules.learned.scores([u for some in units for u in some]) if rules.learned else ())
    found = []
    for text, some in zip(texts, units, strict=True):
        candidates = _candidates(text, rules, title)
        findings: list[MarketFinding] = []
        for unit in some:
            matched = list(_by_rules(candidates, unit, rules, title)) if candidates else []
            score = next(scores, 0.0)
            here = _with_learned(unit, matched, rules, title, score)
            if here and sure and rules.learned and not any(f.rule in rules.own for f in here):
                here = here if rules.learned.second.score(look_at(unit, matched, rules, score)) >= 0 else []
            findings += here
        found.append(_once(_strongest(findings), text) if findings else [])
    return found


def _candidates(text: str, rules: Rules, title: str) -> list[Rule]:
    """The rules whose words stand in a text."""
    present = rules.lookup.words_in(text, pairs_of(text))
    called = rules.called(present)
    return [rule for rule in rules.rules if rule.id in called and _gate(rule, present, text, title)]


def rule_findings(unit: Unit, text: str, rules: Rules, title: str) -> list[MarketFinding]:
    """What the rules alone find in a sentence of the article `text`."""
    return list(_by_rules(_candidates(text, rules, title), unit, rules, title))


def _by_rules(candidates: Sequence[Rule], unit: Unit, rules: Rules, title: str) -> Iterator[MarketFinding]:
    """What the rules find in a sentence."""
    pairs = pairs_of(unit.text)
    present = rules.lookup.words_in(unit.text, pairs)
    for rule in candidates:
        if _cued(rule, present):
            yield from _by_rule(rule, unit, rules, title, pairs)


def _by_rule(rule: Rule, unit: Unit, rules: Rules, title: str, pairs: set[str]) -> Iterator[MarketFinding]:
    """What a rule finds in a sentence with those pairs of neighbouring characters."""
    for match in _matches(rule, unit, pairs):
        certainty = _certainty(rule, unit, match, rules, title)
        if certainty >= rules.threshold:
            yield _finding(rule, unit, match, certainty)


def _with_learned(
    unit: Unit, matched: list[MarketFinding], rules: Rules, title: str, score: float
) -> list[MarketFinding]:
    """The findings of a sentence by rules and by the learned detector together.

    Where both see a barrier, the finding of the rule leads if the detector also thinks of its standard, else the
    detector's does; what rules find against other standards elsewhere in the sentence follows. What the user's own
    rules find always stays as it is.
    """
    if rules.learned is None or score < 0:
        return matched
    shares = rules.learned.standards(unit)
    for finding in matched:
        shares[finding.standard] += _RULE_SHARE
    standard = max(shares, key=lambda s: (shares[s], s))
    leading = [
        replace(f, certainty=_both(f.certainty, score))
        for f in matched
        if f.standard == standard or f.rule in rules.own
    ]
    if not matched and _regime_of(standard, unit.text, rules, title):
        return []
    leading = leading or [rules.learned.finding(unit, score, standard)]
    most = min(f.certainty for f in leading) - _FOLLOWS
    others = [f for f in matched if f.standard != standard and f.rule not in rules.own]
    return leading + [replace(f, certainty=min(f.certainty, most)) for f in others]


def look_at(unit: Unit, matched: Sequence[MarketFinding], rules: Rules, score: float) -> Look:
    """What is known of a sentence that rules or the detector have pointed at.

    `matched` are the findings of the rules, `score` is the detector's, which must be there.
    """
    first = max(matched, key=lambda f: (f.certainty, f.standard), default=None)
    return Look(
        body=unit.text[unit.lead :],
        item=unit.lead > 0,
        score=score,
        shares=rules.learned.standards(unit) if rules.learned else {},
        rule=first.certainty if first else 0.0,
        rule_standard=first.standard if first else "",
        covered=any(regime.subject.search(unit.text) for regime in rules.regimes),
    )


def _both(certainty: float, score: float) -> float:
    """The certainty of what a rule and the detector both see."""
    return round(1 - (1 - certainty) * (1 - certainty_of(score)), 3)


def _regime_of(standard: str, sentence: str, rules: Rules, title: str) -> bool:
    """Whether a statutory regime answers for the standard in a sentence, or in a regulation of that title."""
    return any(
        standard in regime.standards
        and bool(regime.subject.search(sentence) or (regime.title and regime.subject.search(title)))
        for regime in rules.regimes
    )


def _gate(rule: Rule, present: set[str], text: str, title: str) -> bool:
    if not _cued(rule, present):
        return False
    if any(p.search(text) for p in rule.unless_article) or any(p.search(title) for p in rule.unless_title):
        return False
    return all(p.search(text) or p.search(title) for p in rule.needs_article)


def _cued(rule: Rule, present: set[str]) -> bool:
    """Whether the fast gate lets a rule try its patterns on a text that holds the words `present`."""
    return not (rule.cues and rule.cues.isdisjoint(present)) and not (
        rule.and_cues and rule.and_cues.isdisjoint(present)
    )


def _matches(rule: Rule, unit: Unit, pairs: set[str]) -> Iterator[re.Match[str]]:
    """The matches of a rule that end in the sentence itself and stand in a sense that bites."""
    for pattern in rule.patterns.possible(pairs):
        for match in pattern.finditer(unit.text):
            if _point(match) < unit.lead:
                continue
            if any(p.search(unit.text) for p in rule.unless_sentence):
                continue
            if rule.any_sense:
                yield match
                continue
            sense = sense_of(unit, match.start(), match.end(), _core(match))
            if sense is Sense.OPERATIVE or (rule.soft and sense is Sense.SOFT):
                yield match


def _core(match: re.Match[str]) -> int:
    """Where the words begin that must not be forbidden: the rule's own ban (``neg``), else what is required."""
    groups = match.re.groupindex
    for name in ("neg", "what", "who"):
        if name in groups and match[name]:
            return match.start(name)
    return match.start()


def _point(match: re.Match[str]) -> int:
    """Where a match comes to its point: in an item this must be the item, or its lead-in would be found once for each."""
    groups = match.re.groupindex
    return next((match.start(name) for name in ("what", "q") if name in groups and match[name]), match.start())


def _certainty(rule: Rule, unit: Unit, match: re.Match[str], rules: Rules, title: str) -> float:
    """The rule's own certainty, moved by the sentence's words; 0 when a statutory regime covers it."""
    sentence = unit.around(match.start(), match.end())
    if rule.regimes and _regime_of(rule.standard, sentence, rules, title):
        return 0.0
    total = rule.certainty
    if any(p.search(sentence) for p in rule.unless):
        total -= _DOUBT
    for weight in rules.weights:
        if (not weight.standards or rule.standard in weight.standards) and weight.pattern.search(sentence):
            total += weight.add
    return min(max(total, 0.0), 0.99)


def _finding(rule: Rule, unit: Unit, match: re.Match[str], certainty: float) -> MarketFinding:
    """The finding of a match, still without document and article."""
    start, end = _quote(unit, match)
    quote = unit.text[start:end]
    return MarketFinding(
        document=0,
        article="",
        standard=rule.standard,
        rule=rule.id,
        quote=quote,
        start=unit.place(start),
        severity=rule.severity,
        explanation=explain(rule.explanation, match, quote),
        basis=basis_of(rule.standard, rule.grounds),
        suggestion=rule.suggestion,
        certainty=round(certainty, 3),
        exception=exception_text(rule.exception),
    )


def _quote(unit: Unit, match: re.Match[str]) -> tuple[int, int]:
    """Where the quote stands in the unit: the match, widened to whole phrases while it stays short."""
    start, end = match.span("q") if "q" in match.re.groupindex and match["q"] else match.span()
    text = unit.text
    start = max(start, unit.lead)
    while start < end - 1 and text[start] in "，,；;：:、 \u3000":
        start += 1
    left = start
    while left > unit.lead and text[left - 1] not in _PHRASE_END:
        left -= 1
    right = end
    while right < len(text) and text[right] not in _PHRASE_END:
        right += 1
    if right - start <= _QUOTE_MAX:
        end = right
    if end - left <= _QUOTE_MAX:
        start = left
    end = min(end, start + _QUOTE_MAX * 2)
    return start, end


def _once(found: list[MarketFinding], text: str) -> list[MarketFinding]:
    """One finding for each standard and sentence, the surest: two rules that say the same are one matter."""
    first: dict[str, MarketFinding] = {}
    for finding in found:
        first.setdefault(finding_key(finding, text), finding)
    return list(first.values())


def _strongest(found: Iterable[MarketFinding]) -> list[MarketFinding]:
    """The findings without those that overlap a surer one, the most certain first."""
    kept: list[MarketFinding] = []
    for finding in sorted(found, key=lambda f: (-f.certainty, f.start, len(f.quote), f.standard, f.rule)):
        end = finding.start + len(finding.quote)
        if all(end <= k.start or finding.start >= k.start + len(k.quote) for k in kept):
            kept.append(finding)
    return kept
