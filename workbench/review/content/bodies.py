"""Public bodies and other actors named in a text, normalised to their function by ``resources/vocab/institutions.toml``."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from workbench.domain.resources import resource
from workbench.review.content.model import Body, Sentence

_TAIL = (
    r"(?:事业|和|与|综合)?(?:行政)?(?:综合)?(?:主管|监督管理|监督检查|监管|监督|行政执法|综合执法|执法|事务|行政管理|管理|服务|监察)?"
    r"(?:行政)?(?:主管)?(?:部门|机关|机构|局|委员会|委|厅|办公室|支队|大队|队伍)"
)
_SUBJECT = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{0,10}?)(?P<tail>(?:行政)?(?:主管|管理|监督管理|执法|审批|工作|监管)(?:部门|机构|机关))"
)
_LEVELS = (
    ("国家", re.compile(r"(?:国务院|国家)(?:有关)?$")),
    ("省", re.compile(r"(?:省|自治区)(?:人民政府|级)?$")),
    ("市县", re.compile(r"(?:市[、和及或者]*(?:区|县|各县|各区).{0,14}|县级以上(?:地方)?(?:各级)?(?:人民政府)?|市、县（市、区）(?:人民政府)?)$")),
    ("县", re.compile(r"(?:县级|县（市、区）|县（市）|县\(市\)|区（市）|县（区）|区县|县区|市辖区|属地县级|区、县（市）|各县|[^市地社园]区|县)(?:人民政府)?$")),
    ("乡", re.compile(r"(?:乡镇|乡（镇）|镇|乡)(?:人民政府)?$")),
    ("市", re.compile(r"市(?:级)?(?:人民政府)?$")),
)  # fmt: skip
_STEM_STOP = re.compile(
    r".*(?:[，。；：、（）()《》“”\s]|应当|由|向|经|报|会同|配合|协助|其他|人民政府|政府|有关|相关|各级|[的和与及或对将被在本其市县区镇])"
)


@dataclass(frozen=True, slots=True)
class _Entry:
    function: str
    family: str
    old: bool


@cache
def _vocabulary() -> tuple[dict[str, _Entry], dict[str, _Entry]]:
    with resource("vocab", "institutions.toml").open("rb") as file:
        data = tomllib.load(file)
    stems: dict[str, _Entry] = {}
    for entry in data["department"]:
        for name in entry["names"]:
            stems[name] = _Entry(entry["function"], "department", False)
        for name in entry.get("old", ()):
            stems[name] = _Entry(entry["function"], "department", True)
    organs = {
        name: _Entry(entry["function"], entry["family"], False) for entry in data["organ"] for name in entry["names"]
    }
    return stems, organs


def _alternatives(words: Sequence[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _body_re() -> re.Pattern[str]:
    stems, organs = _vocabulary()
    whole = [s for s in stems if s.endswith(("机关", "机构", "交警"))]
    return re.compile(
        rf"(?P<dept>{_alternatives(list(stems))})(?P<tail>{_TAIL})"
        rf"|(?P<whole>{_alternatives(whole)})"
        rf"|(?P<organ>{_alternatives(list(organs))})"
        rf"|(?P<listed>{_alternatives([s for s in stems if len(s) >= 2])})(?=(?:[、和或]|以及|或者)[\u4e00-\u9fff、和（）]{{2,60}}?(?:等)?(?:行政)?(?:主管|管理)?(?:部门|机关))"
    )


def read_bodies(text: str, sentences: Sequence[Sentence]) -> tuple[Body, ...]:
    """Every public body and other actor the text names, in order."""
    stems, organs = _vocabulary()
    starts = [s.start for s in sentences]
    found: list[Body] = []

    def add(start: int, end: int, entry: _Entry) -> None:
        sentence = max(0, bisect_right(starts, start) - 1)
        level = _level(text, start, entry)
        found.append(Body(start, end, text[start:end], entry.function, entry.family, level, entry.old, sentence))

    for match in _body_re().finditer(text):
        if match["dept"]:
            add(*match.span(), stems[match["dept"]])
        elif match["organ"]:
            add(*match.span(), organs[match["organ"]])
        elif match["whole"] or match["listed"]:
            add(*match.span(), stems[match["whole"] or match["listed"]])
    taken = [(b.start, b.end) for b in found]
    for match in _SUBJECT.finditer(text):
        start = match.start("stem")
        stop = _STEM_STOP.match(match["stem"])
        start += stop.end() if stop else 0
        if any(s < match.end() and start < e for s, e in taken):
            continue
        stem = text[start : match.start("tail")].removesuffix("行政")
        name = f"{stem}主管" if stem else "主管部门"
        add(start, match.end(), _Entry(name, "department", False))
    return tuple(sorted(found, key=lambda b: (b.start, b.end)))


def _level(text: str, start: int, entry: _Entry) -> str:
    if entry.function == "街道乡镇":
        return "乡"
    head = text[max(0, start - 20) : start]
    for level, pattern in _LEVELS:
        if pattern.search(head):
            return level
    return ""
