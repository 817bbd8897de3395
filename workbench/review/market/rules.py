"""The market rules as data: reading, checking and compiling ``resources/rules/market*.toml`` and the user's own file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.domain.findings import Severity
from workbench.domain.resources import resource
from workbench.review.market.forms import Form, Forms
from workbench.review.market.learned import Learned, load_learned
from workbench.review.market.needs import Lookup, lookup_of
from workbench.review.market.patterns import Macros, RulesError
from workbench.review.market.wording import EXCEPTION_KEYS

#: Standards a finding may name: article-item of 公平竞争审查条例.
STANDARDS = tuple(f"{a}-{i}" for a, n in ((8, 5), (9, 6), (10, 4), (11, 4)) for i in range(1, n + 1))
_FILES = (
    "market_vocabulary.toml",
    "market_entry.toml",
    "market_flow.toml",
    "market_cost.toml",
    "market_conduct.toml",
    "market_further.toml",
)
__all__ = ["STANDARDS", "Regime", "Rule", "Rules", "RulesError", "Weight", "load_rules"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        cues: literal words of which one must stand in the sentence before the patterns are tried (a fast gate).
        and_cues: a second such list, of which one must stand there as well.
        patterns: alternatives; a match is a candidate. Named groups: ``q`` the words to quote, ``who`` who is burdened
            or favoured, ``what`` what is required.
        unless: words around the match that make the match harmless.
        unless_sentence: the same for the whole sentence (`unless` looks only between semicolons).
        unless_article: the same for the whole article.
        unless_title: the same for the regulation's title.
        needs_article: words the article (or the title) must hold.
        soft: the match also counts under 鼓励、支持 (money is a favour whatever verb introduces it).
        regimes: whether a statutory regime that covers the sentence silences the rule.
    """

    id: str
    standard: str
    name: str
    grounds: tuple[str, ...]
    severity: Severity
    certainty: float
    cues: frozenset[str]
    and_cues: frozenset[str]
    patterns: Forms
    unless: tuple[Form, ...]
    unless_sentence: tuple[Form, ...]
    unless_article: tuple[Form, ...]
    unless_title: tuple[Form, ...]
    needs_article: tuple[Form, ...]
    explanation: str
    suggestion: str
    exception: str
    soft: bool
    any_sense: bool
    regimes: bool
    hits: tuple[str, ...]
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regime:
    """A lawful statutory regime that looks like a barrier.

    Attributes:
        law: the law it rests on, with its article where one is known.
        subject: what the sentence (or title) must speak of.
        standards: standards it answers for.
        title: whether it also holds when only the title names the subject.
    """

    id: str
    law: str
    subject: Form
    standards: frozenset[str]
    title: bool


@dataclass(frozen=True, slots=True)
class Weight:
    """Words in the sentence that make a finding surer (plus) or less sure (minus)."""

    id: str
    add: float
    pattern: Form
    standards: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything :func:`workbench.review.market.screen` needs; built once by :func:`load_rules`.

    Attributes:
        lookup: the cues of all rules.
        by_cue: the ids of the rules that a cue calls; those without cues under "".
        learned: the learned detector that works beside the rules, or None.
        own: ids of the rules in the user's own file: what they find is never doubted.
    """

    rules: tuple[Rule, ...]
    regimes: tuple[Regime, ...]
    weights: tuple[Weight, ...]
    threshold: float
    lookup: Lookup = field(default_factory=lambda: lookup_of(()))
    by_cue: Mapping[str, frozenset[str]] = field(default_factory=dict)
    learned: Learned | None = None
    own: frozenset[str] = frozenset()

    def called(self, present: Iterable[str]) -> set[str]:
        """The ids of the rules that one of the cues `present` calls, and of those that need none."""
        return set().union(*(self.by_cue.get(cue, ()) for cue in ("", *present)))


def load_rules(extra: Path | None = None) -> Rules:
    """The shipped rules, with the user's own rules and words from `extra` added to them.

    Raises:
        RulesError: a file cannot be read, or says something the rules do not understand; the message names the rule.
    """
    folder = resource("rules")
    data = [(name, _read(folder / name)) for name in _FILES]
    if extra is not None:
        data.append((extra.name, _read(extra)))
    macros = Macros()
    for name, content in data:
        macros.add(name, content.get("words", {}), content.get("patterns", {}))
    if extra is not None:
        macros.distrust(extra.name)
    rules: list[Rule] = []
    regimes: list[Regime] = []
    weights: list[Weight] = []
    threshold = 0.5
    shipped = 0
    for name, content in data:
        _known_keys(name, content)
        shipped = len(rules)  # the user's own file comes last
        rules += [_rule(name, r, macros) for r in _tables(name, content, "rule")]
        regimes += [_regime(name, r, macros) for r in _tables(name, content, "regime")]
        weights += [_weight(name, w, macros) for w in _tables(name, content, "weight")]
        threshold = _number(name, "threshold", content.get("threshold", threshold))
    _unique(rules)
    own = frozenset(r.id for r in rules[shipped:]) if extra is not None else frozenset()
    by_cue = _by_cue(rules)
    lookup = lookup_of({cue for rule in rules for cue in rule.cues | rule.and_cues})
    return Rules(tuple(rules), tuple(regimes), tuple(weights), threshold, lookup, by_cue, load_learned(), own)


def _by_cue(rules: Iterable[Rule]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for rule in rules:
        for cue in rule.cues or {""}:
            found.setdefault(cue, set()).add(rule.id)
    return {cue: frozenset(ids) for cue, ids in found.items()}


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise RulesError("规则文件无法读取", "请检查文件是否存在、是否有读取权限", subject=path.name) from error
    except UnicodeDecodeError as error:
        raise RulesError("规则文件不是 UTF-8 编码", "请用记事本另存为 UTF-8 编码后重试", subject=path.name) from error
    except tomllib.TOMLDecodeError as error:
        raise RulesError(
            f"规则文件格式有误（{error}）", "请按示例文件检查引号、括号与等号", subject=path.name
        ) from error
    except RecursionError as error:
        raise RulesError(
            "规则文件格式有误（括号层层嵌套，超出了能够读取的深度）",
            "请按示例文件改写，列表只写一层",
            subject=path.name,
        ) from error


def _known_keys(name: str, content: Mapping[str, Any]) -> None:
    unknown = sorted(set(content) - {"words", "patterns", "rule", "regime", "weight", "threshold"})
    if unknown:
        raise RulesError(
            f"有不认识的内容“{unknown[0]}”", "可用的只有 words、patterns、rule、regime、weight、threshold", subject=name
        )


def _tables(name: str, content: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    tables = content.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise RulesError(f"“{key}”的写法不对", f"每一条请以 [[{key}]] 开头另起一段", subject=name)
    return tables


def _text(file: str, owner: str, table: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = table.get(key, default)
    if not isinstance(value, str) or (not value and default is None):
        raise RulesError(f"规则“{owner}”缺少“{key}”或写法不对", f'请补上一行 {key} = "……"', subject=file)
    return value


def _texts(file: str, owner: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise RulesError(f"规则“{owner}”的“{key}”不是列表", f'请写成 {key} = ["……", "……"]', subject=file)
    return tuple(value)


def _number(file: str, owner: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -1 <= value <= 1:
        raise RulesError(f"“{owner}”的数值不在 0 到 1 之间", "请改为 0 到 1 之间的小数", subject=file)
    return float(value)


_RULE_KEYS = frozenset(
    {"id", "standard", "name", "grounds", "severity", "certainty", "cues", "and_cues", "match", "unless"}
    | {"unless_sentence", "unless_article", "unless_title", "needs_article", "explanation", "suggestion", "exception"}
    | {"soft", "any_sense", "regimes", "examples_hit", "examples_miss"}
)


def _rule(file: str, table: Mapping[str, Any], macros: Macros) -> Rule:
    owner = _text(file, "（未命名）", table, "id")
    unknown = sorted(set(table) - _RULE_KEYS)
    if unknown:
        raise RulesError(f"规则“{owner}”有不认识的“{unknown[0]}”", "请对照示例规则改正拼写", subject=file)
    standard = _text(file, owner, table, "standard")
    if standard not in STANDARDS:
        raise RulesError(f"规则“{owner}”的标准“{standard}”不存在", "请写条例的条和项，如 9-3", subject=file)
    severity = _text(file, owner, table, "severity", "中")
    if severity not in {s.value for s in Severity}:
        raise RulesError(f"规则“{owner}”的严重程度“{severity}”不对", "请写 高、中、低 之一", subject=file)

    exception = _text(file, owner, table, "exception", "")
    if exception and exception not in EXCEPTION_KEYS:
        raise RulesError(
            f"规则“{owner}”的例外“{exception}”不对", "请写 security、science、public、law 之一", subject=file
        )

    def patterns(key: str) -> tuple[Form, ...]:
        return tuple(macros.form(file, owner, p) for p in _texts(file, owner, table, key))

    matches = patterns("match")
    if not matches:
        raise RulesError(f"规则“{owner}”没有匹配式样", "请补上 match = [……]", subject=file)
    return Rule(
        id=owner,
        standard=standard,
        name=_text(file, owner, table, "name"),
        grounds=_texts(file, owner, table, "grounds"),
        severity=Severity(severity),
        certainty=_number(file, owner, table.get("certainty", 0.7)),
        cues=frozenset(_texts(file, owner, table, "cues")),
        and_cues=frozenset(_texts(file, owner, table, "and_cues")),
        patterns=Forms(matches),
        unless=patterns("unless"),
        unless_sentence=patterns("unless_sentence"),
        unless_article=patterns("unless_article"),
        unless_title=patterns("unless_title"),
        needs_article=patterns("needs_article"),
        explanation=_text(file, owner, table, "explanation"),
        suggestion=_text(file, owner, table, "suggestion"),
        exception=exception,
        soft=bool(table.get("soft", False)),
        any_sense=bool(table.get("any_sense", False)),
        regimes=bool(table.get("regimes", True)),
        hits=_texts(file, owner, table, "examples_hit"),
        misses=_texts(file, owner, table, "examples_miss"),
    )


def _standards(file: str, owner: str, table: Mapping[str, Any]) -> frozenset[str]:
    named = _texts(file, owner, table, "standards")
    for name in named:
        if name not in STANDARDS:
            raise RulesError(f"“{owner}”的标准“{name}”不存在", "请写条例的条和项，如 9-3", subject=file)
    return frozenset(named)


def _regime(file: str, table: Mapping[str, Any], macros: Macros) -> Regime:
    owner = _text(file, "（未命名）", table, "id")
    subject = macros.form(file, owner, table.get("subject"))
    standards = _standards(file, owner, table)
    return Regime(owner, _text(file, owner, table, "law"), subject, standards, bool(table.get("title", False)))


def _weight(file: str, table: Mapping[str, Any], macros: Macros) -> Weight:
    owner = _text(file, "（未命名）", table, "id")
    add = _number(file, owner, table.get("add"))
    return Weight(owner, add, macros.form(file, owner, table.get("match")), _standards(file, owner, table))


def _unique(rules: Iterable[Rule]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise RulesError(f"规则编号“{rule.id}”重复", "请给自己的规则另取一个编号")
        seen.add(rule.id)
