"""What a provision says, read from its words: numbers, duties, bodies, procedures, sanctions, definitions.

Every object carries offsets into the text that was read, so that a finding can quote it verbatim.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.findings import Value


class Force(StrEnum):
    """How strongly an act is demanded; values as in files."""

    MUST = "MUST"  # 应当、必须、有义务
    MAY = "MAY"  # 可以、有权
    MUST_NOT = "MUST_NOT"  # 不得、禁止、严禁
    NOT_WITHOUT = "SHALL_NOT_WITHOUT"  # 未经……不得
    ENCOURAGED = "ENCOURAGED"  # 鼓励、支持、提倡、倡导
    DECLARED = "DECLARED"  # a statement of fact: 由……负责, 实行……制度

    @property
    def chinese(self) -> str:
        """The word a lawyer uses for it."""
        return _FORCE_CHINESE[self]


_FORCE_CHINESE = {
    Force.MUST: "应当",
    Force.MAY: "可以",
    Force.MUST_NOT: "禁止",
    Force.NOT_WITHOUT: "未经许可不得",
    Force.ENCOURAGED: "鼓励",
    Force.DECLARED: "直接规定",
}


class Comparator(StrEnum):
    """How a number bounds what it measures."""

    EXACT = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start:end`` of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """Words between two marks of punctuation. `sentence` is the index of the sentence they stand in."""

    start: int
    end: int
    text: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words up to 。；！？ or the end of a line.

    Attributes:
        lead: index of the lead-in sentence of a list (…应当遵守下列规定：) when this is an item of it, else -1.
        item: the item's label （一）, or "".
        paragraph: number of the line of running text it belongs to, from 0; items belong to their lead-in's.
    """

    start: int
    end: int
    text: str
    lead: int = -1
    item: str = ""
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number with unit and comparator.

    Attributes:
        start, end: from the comparator before it (不超过) to the one behind it (以下), a whole range as one mention.
        text: those words.
        value: normalised; see :class:`~workbench.domain.findings.Value`.
        comparator: how it bounds.
        measure: the unit's family: money, multiple, percent, period, frequency, date, time, length, area, volume, mass,
            temperature, sound, concentration, age, count:只 …
        per: what the number is counted by (每平方米 → 平方米), or "".
        anchor: what a period runs from (自受理之日起), or "".
        before: the period stands before the anchor (届满三十日前, 提前七日).
        sentence: index of its sentence.
    """

    start: int
    end: int
    text: str
    value: Value
    comparator: Comparator
    measure: str
    per: str = ""
    anchor: str = ""
    before: bool = False
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class VagueTime:
    """A time without a number: 及时、立即、定期、当场."""

    start: int
    end: int
    text: str
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Body:
    """A public body or another actor named in the text.

    Attributes:
        function: normalised: 公安、城市管理、住房城乡建设、人民政府、街道乡镇、建设单位 …; a department known only by the
            regulation's subject keeps that name (犬只主管).
        family: "government", "department", "organisation", "person".
        level: 国家、省、市、县、乡 or "".
        renamed: it carries a name from before the 2018 reform of institutions.
    """

    start: int
    end: int
    text: str
    function: str
    family: str
    level: str = ""
    renamed: bool = False
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Deontic:
    """Who must, may, must not do what.

    Attributes:
        actor: the words that name the actor, "" when the sentence has none (or inherits none from its lead-in).
        force: how strongly.
        act: the words of the act, up to the end of the clause chain.
        object: the words after the act's verb, as far as they can be told; may be "".
        condition: 有条件的, 经……同意的 … words before the force that restrict it, or "".
        exception: 但是……除外, or "".
        marker: the word that carries the force (应当).
        start, end: the whole statement; `act_start` where the act begins.
        sentence: index of its sentence; for an item the item's own.
    """

    start: int
    end: int
    actor: str
    force: Force
    marker: str
    act: str
    act_start: int
    object: str = ""
    condition: str = ""
    exception: str = ""
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedural step: 许可、审批、备案、告知、报告、登记、验收、公示、听证、论证、材料 …

    Attributes:
        kind: normalised kind.
        negated: the step is denied (无需备案) or its absence is the condition (未经批准).
        directed: somebody has to take the step (经…批准, 向…备案, 应当告知); else the word only names a thing (登记证).
    """

    start: int
    end: int
    text: str
    kind: str
    negated: bool = False
    sentence: int = 0
    directed: bool = False


class Offender(StrEnum):
    """The class of offender a fine is set for."""

    ANY = ""
    UNIT = "单位"
    PERSON = "个人"
    MANAGER = "责任人员"


@dataclass(frozen=True, slots=True)
class Sanction:
    """One sanction of a penalty clause.

    Attributes:
        kind: as in 行政处罚法 article 9 (警告、通报批评、罚款、没收违法所得、没收非法财物、暂扣许可证件、降低资质等级、吊销许可证件、
            限制开展生产经营活动、责令停产停业、责令关闭、限制从业、行政拘留), or 责令改正 (article 28) and other
            measures (扣押、代履行、处分、刑事责任、治安管理处罚、转致 for 依照……处罚).
        order: it is an order to correct, not a sanction.
        optional: 可以处、可以并处.
        condition: normalised: 逾期不改正、情节严重、造成后果、情节轻微 … or "".
        offender: class of offender the sum is for.
        fine: the sum for 罚款.
        conduct: the words of the punished conduct.
        articles: labels of the articles the clause punishes.
    """

    start: int
    end: int
    text: str
    kind: str
    order: bool = False
    optional: bool = False
    condition: str = ""
    offender: Offender = Offender.ANY
    fine: NumberMention | None = None
    conduct: str = ""
    articles: tuple[str, ...] = ()
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """A definition: 本条例所称X，是指…."""

    term: str
    meaning: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scope:
    """A clause on the scope of application (适用本条例, 参照执行, 不适用)."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Cooperation:
    """Recognition and cooperation across places: 互认、信息共享、联合监管、跨市通办."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Content:
    """The legal content of one provision's text; see the parts for their meaning."""

    text: str
    sentences: tuple[Sentence, ...] = ()
    clauses: tuple[Clause, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    vague: tuple[VagueTime, ...] = ()
    bodies: tuple[Body, ...] = ()
    deontics: tuple[Deontic, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    terms: tuple[Term, ...] = ()
    scopes: tuple[Scope, ...] = ()
    cooperation: tuple[Cooperation, ...] = ()
    purposes: tuple[Span, ...] = ()
