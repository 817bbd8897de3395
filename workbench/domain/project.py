"""The coordination project (协同立法项目) and what is recorded in it besides notes: plain objects folded from events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from workbench.domain.findings import Severity
from workbench.domain.notes import PROJECT_WIDE, Anchor, Dispute, Stage


@dataclass(frozen=True, slots=True)
class Trace:
    """Who said last what an object holds, when, and what is disputed about it; `event` is that event's id."""

    city: str = ""
    author: str = ""
    time: str = ""
    event: str = ""
    disputes: tuple[Dispute, ...] = ()


#: The trace of an object that no event has made.
NO_TRACE = Trace()


class DecisionForm(StrEnum):
    """What was decided for a row."""

    TEXT = "统一文本"
    VALUE = "统一数值"
    OWN = "各自保留"
    REFER = "提请上级"


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision for one row of the table.

    Attributes:
        key: what it is stored under; the same in every office for the same articles of the same drafts.
        anchors: the articles it is about; it is shown in the row that holds most of them.
        text: the agreed text (form TEXT). value: the agreed value (form VALUE).
        reasons: city to the reason why it keeps its own words (form OWN).
        remark: anything else that was said, or to whom it is referred (form REFER).
    """

    key: str
    form: DecisionForm
    anchors: tuple[Anchor, ...] = ()
    text: str = ""
    value: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    remark: str = ""
    trace: Trace = NO_TRACE


class Verdict(StrEnum):
    """What a reviewer says of a finding."""

    CONFIRM = "确认"
    DISMISS = "排除"
    RETYPE = "改类"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reviewer's word on a conflict or finding, stored under a key that services derive from its evidence.

    Attributes:
        type: the kind it should have (verdict RETYPE), or "".
    """

    key: str
    verdict: Verdict
    reason: str = ""
    type: str = ""
    anchors: tuple[Anchor, ...] = ()
    trace: Trace = NO_TRACE


class Disposition(StrEnum):
    """What becomes of a clause in the clean-up ledger (清理台账)."""

    AMEND = "修改"
    REPEAL = "废止"
    KEEP = "保留（适用例外）"
    STUDY = "待研究"


#: How the keys of ledger lines on regulations in force begin; those on drafts have their judgements' keys.
IN_FORCE = "inforce:"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One line of the clean-up ledger.

    Attributes:
        key: as of the finding it disposes of.
        standard: article-item of 公平竞争审查条例 ("9-3").
        responsible: the body that has to act. due: ISO date, or "".
        reason: for KEEP, the exception of article 12 and why it applies.
        done: ISO date on which it was done, or "".
        title, severity, explanation, suggestion: of the regulation and the finding as they stood when the line was
            entered; they are shown where the finding itself is not at hand (a regulation in force, another office).
        conclusion, concluded: the formal review's conclusion by the market regulator (公平竞争审查条例 article 14),
            beside ours, and its ISO date, or "".
    """

    key: str
    disposition: Disposition
    anchor: Anchor = PROJECT_WIDE
    standard: str = ""
    responsible: str = ""
    due: str = ""
    reason: str = ""
    done: str = ""
    trace: Trace = NO_TRACE
    title: str = ""
    severity: Severity | None = None
    explanation: str = ""
    suggestion: str = ""
    conclusion: str = ""
    concluded: str = ""

    @property
    def in_force(self) -> bool:
        """It is about a regulation in force, no draft of the project, even where a draft bears the same city."""
        return self.key.startswith(IN_FORCE)


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to reach in one participating city or body."""

    city: str
    organ: str = ""
    person: str = ""
    phone: str = ""
    remark: str = ""
    trace: Trace = NO_TRACE


@dataclass(frozen=True, slots=True)
class Meeting:
    """A joint meeting (联席会议). `date` is ISO; `agenda` one line a matter."""

    id: str
    date: str
    title: str = ""
    place: str = ""
    agenda: tuple[str, ...] = ()
    minutes: str = ""
    trace: Trace = NO_TRACE


class Adoption(StrEnum):
    """What became of an opinion gathered (采纳情况)."""

    ADOPTED = "采纳"
    PARTLY = "部分采纳"
    REJECTED = "不采纳"
    STUDY = "待研究"


@dataclass(frozen=True, slots=True)
class Opinion:
    """An opinion gathered from a department or the public. `group` is 部门, 公众, 专家, 企业 or another word."""

    id: str
    source: str
    text: str
    group: str = "部门"
    date: str = ""
    anchor: Anchor = PROJECT_WIDE
    adoption: Adoption = Adoption.STUDY
    reason: str = ""
    trace: Trace = NO_TRACE


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of a city's draft.

    Attributes:
        id: "city:sha256", the same in every office.
        name: the file's name as it was imported.
        version: 1 for the city's first draft in this project, 2 for the next, …
        current: it is the city's newest.
        label: what the version is called (征求意见稿), or "".
        present: its bytes are in this project file (an exchange may bring only the record).
    """

    id: str
    city: str
    title: str
    name: str
    sha256: str
    version: int = 1
    current: bool = True
    label: str = ""
    stage: Stage | None = None
    present: bool = True
    trace: Trace = NO_TRACE


@dataclass(frozen=True, slots=True)
class Correction:
    """Something the user put right in the table ("align") or in a draft's structure ("structure").

    `payload` is plain JSON data that only the services that made it understand.
    """

    id: str
    kind: str
    payload: Mapping[str, Any] = field(default_factory=dict)
    anchors: tuple[Anchor, ...] = ()
    trace: Trace = NO_TRACE


@dataclass(frozen=True, slots=True)
class Project:
    """What the project as a whole is.

    Attributes:
        plan_year: 0 when not set. leading: the leading city (牵头市), or "".
        cities: the participating cities in the order of the table's columns.
        participants: further bodies (the provincial congress's office).
    """

    title: str
    plan_year: int = 0
    stage: Stage | None = None
    leading: str = ""
    cities: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    remark: str = ""
    trace: Trace = NO_TRACE


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of a story: who did what when, told in Chinese.

    Attributes:
        subject: what it concerns, "note:<id>", "decision:<key>", …
        sentence: 「将状态由“待协商”改为“已达成一致”」
        undone: it was taken back later.
    """

    event: str
    time: str
    city: str
    author: str
    subject: str
    sentence: str
    undone: bool = False


@dataclass(frozen=True, slots=True)
class ProjectInfo:
    """The state of an open project file.

    Attributes:
        city, author: the office that works in it, and who is writing now.
        read_only: nothing can be written; `notices` say why, in Chinese.
        journal: "wal" or "delete". version: number of the newest migration in the file.
        seq: local number of the newest event; grows with every event that is written or merged.
        counts: how many of each ("notes", "events", "drafts", "decisions", …).
        from_backup: path of the backup that is shown in place of the damaged file, or "".
    """

    path: str
    project: Project
    city: str
    author: str
    read_only: bool
    notices: tuple[str, ...]
    journal: str
    version: int
    seq: int
    counts: Mapping[str, int] = field(default_factory=dict)
    from_backup: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """What :meth:`verify` found: `problems` are Chinese sentences, none when all is well.

    `repairable`: some of them go when everything is folded anew from the records, of which none is touched.
    """

    problems: tuple[str, ...]
    version: int
    counts: Mapping[str, int] = field(default_factory=dict)
    repairable: bool = False

    @property
    def ok(self) -> bool:
        """Nothing is wrong with the file."""
        return not self.problems
