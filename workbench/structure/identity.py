"""Whether two documents are versions of the same draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from workbench.domain.regulation import Regulation
from workbench.structure.head import version_of
from workbench.structure.lines import squeeze

_BRACKETS = re.compile(r"[（(\[【〔][^（()）\[\]【】〔〕]*[)）\]】〕]")
_EDGE = re.compile(r"[《》“”\"'·.\-_—\s]")
_TAIL = re.compile(
    r"(?:修订|修正)?草案(?:修改稿|审议稿|建议表决稿)?$|(?:征求意见|送审|讨论|修改|审议|表决|修订|建议)稿$"
)


@dataclass(frozen=True, slots=True)
class Identity:
    """How two documents are related.

    Attributes:
        same_draft: they are versions of one draft: same city, same title but for version words.
        same_text: their articles are word for word the same.
        similarity: of the titles without city and version words, 0 to 1.
        reason: one sentence in Chinese.
    """

    same_draft: bool
    same_text: bool
    similarity: float
    reason: str


def plain_title(title: str) -> str:
    """A title without brackets, version words and white space."""
    bare = _EDGE.sub("", _BRACKETS.sub("", squeeze(title)))
    return _TAIL.sub("", bare)


def compare_identity(a: Regulation, b: Regulation) -> Identity:
    """Tell whether `b` is another version of `a`; the same for (b, a)."""
    first, second = plain_title(a.title), plain_title(b.title)
    ratio = _ratio(first, second)
    same_text = bool(a.articles) and [_bare(x.text) for x in a.articles] == [_bare(x.text) for x in b.articles]
    if not first or not second:
        return Identity(same_text, same_text, ratio, "至少一份文件没有标题，无法按标题判断。")
    if a.city and b.city and a.city != b.city:
        return Identity(False, same_text, ratio, f"两份文件属于不同城市（{'、'.join(sorted((a.city, b.city)))}）。")
    if first == second or ratio >= 0.9:
        words = " / ".join(sorted(v or "无版本字样" for v in (version_of(a.title), version_of(b.title))))
        return Identity(True, same_text, ratio, f"标题相同（版本：{words}），是同一草案的两个版本。")
    return Identity(False, same_text, ratio, "标题不同，不是同一草案。")


def _ratio(first: str, second: str) -> float:
    """The likeness of two titles, the same in either order."""
    x, y = sorted((first, second))
    return SequenceMatcher(None, x, y, autojunk=False).ratio() if x and y else 0.0


def _bare(text: str) -> str:
    return squeeze(text)
