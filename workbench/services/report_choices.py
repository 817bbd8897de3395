"""What the user may choose of a report or another export, as plain words that can be remembered and typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import ExportError

if TYPE_CHECKING:
    from workbench.report import ReportOptions

#: The parts of the review report that can be chosen, in their order; values as :class:`workbench.report.Part`. The part on
#: drafting technique is not among them: nothing finds such problems yet, and the report leaves it out.
PARTS = (
    "基本情况",
    "总体对照情况",
    "主要不一致条款及协调建议",
    "公平竞争审查情况",
    "协调意见办理情况",
    "条文对照表",
    "清理台账",
)
#: Which rows the comparison table shows: the word typed and what the user reads.
ROWS = (
    ("all", "全部事项"),
    ("differing", "有差异的事项"),
    ("conflict", "有不一致的事项"),
    ("open", "尚未议定的事项"),
)
PAGE_NUMBERS = ("外侧", "居中")
MARKING = "内部资料"


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """Choices for exports.

    Attributes:
        parts: of :data:`PARTS`; empty for all.
        rows: one of the words of :data:`ROWS`.
        cities: short names; empty for all of the project.
        external: leave internal notes out.
        marking: words at the head; None for the usual ones (内部资料 inside, none outside).
        page_numbers: one of :data:`PAGE_NUMBERS`.
        template: path of the user's own .docx with placeholders, or "".
    """

    parts: tuple[str, ...] = ()
    rows: str = "all"
    cities: tuple[str, ...] = ()
    external: bool = False
    marking: str | None = None
    page_numbers: str = PAGE_NUMBERS[0]
    template: str = ""


def options_of(choices: ReportChoices, cities: Sequence[str] = ()) -> ReportOptions:
    """The options that choices stand for.

    Args:
        cities: those that can be shown; empty where they are not known.

    Raises:
        ExportError: a part, a city or another choice is not known, or the template cannot be used.
    """
    from workbench.report import Edition, PageNumbers, Part, ReportOptions, RowChoice

    parts = known_parts(choices.parts)
    shown = tuple(_known(word.removesuffix("市"), cities, "城市") if cities else word for word in choices.cities)
    rows = dict(ROWS).get(choices.rows)
    if rows is None:
        raise ExportError(f"不认识的事项范围“{choices.rows}”", f"可以选择：{'、'.join(w for w, _ in ROWS)}")
    usual = "" if choices.external else MARKING
    template = Path(choices.template) if choices.template else None
    if template is not None:
        check_template(template)
    return ReportOptions(
        parts=frozenset(Part(word) for word in parts) or frozenset(Part),
        rows=RowChoice(rows),
        cities=shown,
        edition=Edition.EXTERNAL if choices.external else Edition.INTERNAL,
        marking=usual if choices.marking is None else choices.marking.strip(),
        page_numbers=PageNumbers(_known(choices.page_numbers, PAGE_NUMBERS, "页码位置")),
        template=template,
    )


def known_parts(words: Sequence[str]) -> tuple[str, ...]:
    """The parts that words name, in whole or in part.

    Raises:
        ExportError: a word names none, or more than one.
    """
    return tuple(_known(word, PARTS, "报告部分") for word in words)


def check_template(path: Path) -> None:
    """Look whether a template can be used, before the work that fills it.

    Raises:
        ExportError: it cannot be read, has an unknown placeholder, or no place for the report; the message says which.
    """
    from workbench.report.template import check_template as check

    check(path)


def placeholders() -> tuple[str, ...]:
    """The placeholders a template may use, with their brackets: 【项目名称】."""
    from workbench.report.template import KNOWN

    return tuple(f"【{name}】" for name in KNOWN)


def _known(word: str, words: Sequence[str], what: str) -> str:
    """`word` where it is one of `words`, or the one it begins or stands in."""
    if word in words:
        return word
    meant = [w for w in words if word and word in w]
    if len(meant) == 1:
        return meant[0]
    raise ExportError(f"不认识的{what}“{word}”", f"可以选择：{'、'.join(words)}")
