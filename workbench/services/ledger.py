"""The clean-up ledger (清理台账): its lines with the findings they dispose of, filters, and the progress of each city.

A line is ours; the formal review is the market regulator's (公平竞争审查条例 article 14), whose conclusion stands beside
ours. Whatever depends on the day takes it as `today`: nothing here reads the clock.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from workbench.domain.clauses import by_clause
from workbench.domain.errors import KnownError
from workbench.domain.findings import MarketFinding, Severity
from workbench.domain.labels import label_key
from workbench.domain.notes import PROJECT_WIDE, Anchor
from workbench.domain.project import NO_TRACE, Disposition, HistoryEntry, LedgerEntry, Trace
from workbench.services.analysis import Analysis
from workbench.services.judgements import anchor_of_finding, judged, key_of_finding
from workbench.services.standards import standard_names
from workbench.services.workspace import Workspace

#: What a disposition is called while there is none.
UNHANDLED = "尚未处理"
#: What a city is called when the regulation's is not known.
NO_CITY = "（未识别城市）"


class LineState(StrEnum):
    """How far a line is; values as shown."""

    UNHANDLED = "尚未处理"
    OPEN = "正在办理"
    OVERDUE = "已逾期"
    DONE = "已办结"


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One clause of the ledger: what was found, what becomes of it, what the regulator concluded.

    Attributes:
        key: of the line in the project, or the one it will have.
        title: of the draft or regulation. in_force: it is a regulation in force, no draft of the project.
        severity: None where neither the finding nor the line knows it.
        standard_name: the standard's short name.
        disposition: None while nothing was decided.
        exception: the exception of article 12 that may apply, with what would have to be shown.
    """

    key: str
    city: str
    title: str
    anchor: Anchor = PROJECT_WIDE
    standard: str = ""
    standard_name: str = ""
    severity: Severity | None = None
    explanation: str = ""
    suggestion: str = ""
    basis: tuple[str, ...] = ()
    exception: str = ""
    disposition: Disposition | None = None
    reason: str = ""
    responsible: str = ""
    due: str = ""
    done: str = ""
    conclusion: str = ""
    concluded: str = ""
    in_force: bool = False
    trace: Trace = NO_TRACE

    @property
    def article(self) -> str:
        """The article's label."""
        return self.anchor.article

    @property
    def quote(self) -> str:
        """The verbatim words."""
        return self.anchor.quote

    def state(self, today: datetime.date) -> LineState:
        """How far it is; a line is overdue from the day after its deadline on."""
        if self.disposition is None:
            return LineState.UNHANDLED
        if self.done:
            return LineState.DONE
        return LineState.OVERDUE if self.due and self.due[:10] < today.isoformat() else LineState.OPEN


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Which lines are wanted; what is empty does not restrict.

    Attributes:
        dispositions, states, severities: any of these; an empty set allows all.
        standard: "9-3", or an article alone ("9").
        words: all of these, separated by spaces, in the line's words.
    """

    city: str = ""
    standard: str = ""
    dispositions: frozenset[Disposition] = frozenset()
    states: frozenset[LineState] = frozenset()
    severities: frozenset[Severity] = frozenset()
    words: str = ""


#: The states of a line that somebody still has to deal with.
OPEN_STATES = frozenset({LineState.UNHANDLED, LineState.OPEN, LineState.OVERDUE})


@dataclass(frozen=True, slots=True)
class LedgerProgress:
    """The lines of one city: by disposition (尚未处理 among them), done, overdue; regulator: with a conclusion."""

    city: str
    total: int
    by_disposition: Mapping[str, int] = field(default_factory=dict)
    done: int = 0
    overdue: int = 0
    concluded: int = 0

    @property
    def unhandled(self) -> int:
        """Findings on which nothing was decided."""
        return self.by_disposition.get(UNHANDLED, 0)


def read_ledger(workspace: Workspace, analysis: Analysis | None = None) -> tuple[LedgerLine, ...]:
    """Every line of the project's ledger, and every clause of its drafts with findings but no line, the gravest first.

    Args:
        analysis: the drafts' analysis; the stored one if None. Without any, only what was entered is there.

    Raises:
        StoreError: the project cannot be read.
    """
    project = workspace.project
    known = analysis or workspace.stored_analysis()
    entries = {entry.key: entry for entry in project.ledger()}
    found = _findings(known) if known else {}
    titles = {(d.sha256, d.city): d.title for d in project.drafts()}
    lines = [_of_entry(entry, known, found.get(key), titles) for key, entry in entries.items()]
    if known:
        silent = _silent(known, workspace)
        for group in clauses_of(known):
            keys = [key_of_finding(f, known) for f in group]
            loud = [f for f, key in zip(group, keys, strict=True) if key not in silent]
            if loud and not entries.keys() & set(keys):
                lines.append(_of_clause(known, loud))
    return in_order(lines, project.project().cities)


def in_order(lines: Iterable[LedgerLine], cities: Sequence[str]) -> tuple[LedgerLine, ...]:
    """The gravest first, then by city in the project's order, text and place; unknown severity comes last."""
    order = {city: n for n, city in enumerate(cities)}

    def key(line: LedgerLine) -> tuple[object, ...]:
        rank = line.severity.rank if line.severity else len(Severity)
        city = (order.get(line.city, len(order)), line.city)
        return rank, city, line.title, label_key(line.article), line.anchor.start, line.standard, line.key

    return tuple(sorted(lines, key=key))


def filtered(lines: Iterable[LedgerLine], wanted: LedgerFilter, today: datetime.date) -> tuple[LedgerLine, ...]:
    """The lines that fit everything asked for, in the order given."""
    words = wanted.words.split()
    return tuple(
        line
        for line in lines
        if wanted.city in ("", line.city)
        and (wanted.standard in ("", line.standard) or line.standard.startswith(wanted.standard + "-"))
        and (not wanted.dispositions or line.disposition in wanted.dispositions)
        and (not wanted.states or line.state(today) in wanted.states)
        and (not wanted.severities or line.severity in wanted.severities)
        and all(word in _searched(line) for word in words)
    )


def ledger_progress(
    lines: Iterable[LedgerLine], cities: Sequence[str], today: datetime.date
) -> tuple[LedgerProgress, ...]:
    """The progress of each city: the project's cities in their order (also without a line), then others by name."""
    by_city: dict[str, list[LedgerLine]] = {city: [] for city in cities}
    for line in sorted(lines, key=lambda x: x.city):
        by_city.setdefault(line.city or NO_CITY, []).append(line)
    return tuple(_progress(city, own, today) for city, own in by_city.items())


def check_line(
    disposition: Disposition,
    *,
    reason: str = "",
    due: str = "",
    done: str = "",
    conclusion: str = "",
    concluded: str = "",
) -> None:
    """See whether a line may be entered so.

    Raises:
        KnownError: 保留（适用例外） without a reason, a date that is none, a date of a conclusion without a conclusion.
    """
    if disposition is Disposition.KEEP and not reason.strip():
        raise KnownError(
            "选择“保留（适用例外）”时没有写明理由",
            "请写明适用《公平竞争审查条例》第十二条的哪一项、为何没有对公平竞争影响更小的替代方案，以及实施期限或者终止条件",
        )
    for name, day in (("完成时限", due), ("办结日期", done), ("审查结论的日期", concluded)):
        if day:
            try:
                datetime.date.fromisoformat(day)
            except ValueError as error:
                raise KnownError(f"{name}“{day}”不是日期", "请写成 2026-12-31 的形式") from error
    if concluded and not conclusion.strip():
        raise KnownError("填写了审查结论的日期，但没有填写结论", "请填写市场监督管理部门的公平竞争审查结论")


def check_change(
    line: LedgerLine,
    disposition: Disposition,
    *,
    responsible: str | None = None,
    due: str | None = None,
    reason: str | None = None,
    done: str | None = None,
    conclusion: str | None = None,
    concluded: str | None = None,
) -> None:
    """See whether a line may be changed so; what is None stays as it is.

    Raises:
        KnownError: as :func:`check_line`.
    """

    def kept(new: str | None, old: str) -> str:
        return old if new is None else new

    check_line(
        disposition,
        reason=kept(reason, line.reason),
        due=kept(due, line.due),
        done=kept(done, line.done),
        conclusion=kept(conclusion, line.conclusion),
        concluded=kept(concluded, line.concluded),
    )


def put_line(
    workspace: Workspace,
    line: LedgerLine,
    disposition: Disposition,
    *,
    responsible: str | None = None,
    due: str | None = None,
    reason: str | None = None,
    done: str | None = None,
    conclusion: str | None = None,
    concluded: str | None = None,
) -> LedgerEntry:
    """Enter a line, or change it; what is None stays as it is. The finding's words go into the line with it.

    Raises:
        KnownError: it may not be entered so (see :func:`check_line`), or the project cannot be written.
    """
    check_change(line, disposition, reason=reason, due=due, done=done, conclusion=conclusion, concluded=concluded)
    return workspace.project.put_ledger(
        line.key, disposition, anchor=line.anchor, standard=line.standard, responsible=responsible, due=due,
        reason=reason, done=done, title=line.title, severity=line.severity, explanation=line.explanation,
        suggestion=line.suggestion, conclusion=conclusion, concluded=concluded,
    )  # fmt: skip


def line_of_finding(workspace: Workspace, analysis: Analysis, finding: MarketFinding) -> LedgerLine:
    """The ledger's line on the clause of a finding: the one that was entered, or the one it will have.

    Raises:
        StoreError: the project cannot be read.
    """
    group = next((g for g in clauses_of(analysis) if finding in g), (finding,))
    own = key_of_finding(finding, analysis)
    entries = {e.key: e for e in workspace.project.ledger()}
    found = _findings(analysis)
    for key in (own, *(key_of_finding(f, analysis) for f in group)):
        if key in entries:
            return _of_entry(entries[key], analysis, found.get(key, finding), {})
    return _of_clause(analysis, group)


def line_history(workspace: Workspace, key: str) -> tuple[HistoryEntry, ...]:
    """Who did what with a line."""
    return workspace.project.history([f"ledger:{key}"])


def clauses_of(analysis: Analysis) -> tuple[tuple[MarketFinding, ...], ...]:
    """The findings put together by clause: a clause is one line of the ledger, whatever the number of findings on it."""

    def text_of(finding: MarketFinding) -> str:
        try:
            return analysis.regulations[finding.document].article(finding.article).text
        except KeyError:
            return ""

    return by_clause(analysis.review.market, text_of)


def _of_clause(analysis: Analysis, group: Sequence[MarketFinding]) -> LedgerLine:
    """The line of a clause on which nothing was entered: its gravest finding's, which names the other standards."""
    first = group[0]
    line = _of_finding(analysis, key_of_finding(first, analysis), first)
    others = [s for s in dict.fromkeys(f.standard for f in group) if s != first.standard]
    if not others:
        return line
    named = "、".join(f"{s}（{standard_names().get(s, '')}）".replace("（）", "") for s in others)
    return replace(line, explanation=f"{line.explanation.rstrip('。')}。同一条款还涉及审查标准{named}。")


def _findings(analysis: Analysis) -> dict[str, MarketFinding]:
    """Key to finding; of several in one sentence under one standard, the gravest and surest."""
    found: dict[str, MarketFinding] = {}
    for finding in sorted(analysis.review.market, key=lambda f: (f.severity.rank, -f.certainty, f.start)):
        found.setdefault(key_of_finding(finding, analysis), finding)
    return found


def _silent(analysis: Analysis, workspace: Workspace) -> set[str]:
    """The keys of findings that reviewers marked as false alarms."""
    shown = set(judged(analysis, workspace.project.judgements()).review.market)
    return {key_of_finding(f, analysis) for f in analysis.review.market if f not in shown}


def _of_entry(
    entry: LedgerEntry,
    analysis: Analysis | None,
    finding: MarketFinding | None,
    titles: Mapping[tuple[str, str], str],
) -> LedgerLine:
    title = entry.title or titles.get((entry.anchor.sha256, entry.anchor.city), "")
    if finding is not None and analysis is not None:
        title = analysis.regulations[finding.document].title
    anchor = anchor_of_finding(finding, analysis) if finding and analysis else entry.anchor
    return LedgerLine(
        key=entry.key, city=anchor.city, title=title, anchor=anchor,
        standard=entry.standard or (finding.standard if finding else ""),
        standard_name=standard_names().get(entry.standard, ""),
        severity=finding.severity if finding else entry.severity,
        explanation=finding.explanation if finding else entry.explanation,
        suggestion=finding.suggestion if finding else entry.suggestion,
        basis=finding.basis if finding else (), exception=finding.exception if finding else "",
        disposition=entry.disposition, reason=entry.reason, responsible=entry.responsible, due=entry.due,
        done=entry.done, conclusion=entry.conclusion, concluded=entry.concluded,
        in_force=entry.in_force, trace=entry.trace,
    )  # fmt: skip


def _of_finding(analysis: Analysis, key: str, finding: MarketFinding) -> LedgerLine:
    regulation = analysis.regulations[finding.document]
    return LedgerLine(
        key, regulation.city, regulation.title, anchor_of_finding(finding, analysis), finding.standard,
        standard_names().get(finding.standard, ""), finding.severity, finding.explanation, finding.suggestion,
        finding.basis, finding.exception,
    )  # fmt: skip


def _searched(line: LedgerLine) -> str:
    """The words of a line in which filters look, each part on a line of its own."""
    return "\n".join(
        (
            *(line.city, line.title, line.quote, line.standard, line.standard_name, line.explanation, line.suggestion),
            *(
                line.reason,
                line.responsible,
                line.conclusion,
                line.disposition.value if line.disposition else UNHANDLED,
            ),
        )
    )


def _progress(city: str, lines: Sequence[LedgerLine], today: datetime.date) -> LedgerProgress:
    names = [*(d.value for d in Disposition), UNHANDLED]
    counts = dict.fromkeys(names, 0)
    for line in lines:
        counts[line.disposition.value if line.disposition else UNHANDLED] += 1
    states = [line.state(today) for line in lines]
    return LedgerProgress(
        city,
        len(lines),
        counts,
        states.count(LineState.DONE),
        states.count(LineState.OVERDUE),
        sum(bool(line.conclusion) for line in lines),
    )
