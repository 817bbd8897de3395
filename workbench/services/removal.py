"""Taking a draft out of a project: which one is meant, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import KnownError
from workbench.domain.project import Draft

if TYPE_CHECKING:
    from workbench.store import ProjectFile


def find_draft(project: ProjectFile, words: str) -> Draft:
    """The draft that ``太原`` (its newest version), ``太原:2`` (a version of it) or the name of its file means.

    Raises:
        KnownError: there is none, or the name is that of several.
    """
    drafts = project.drafts()
    city, _, number = words.replace("：", ":").partition(":")
    city = city.strip().removesuffix("市")
    if number.strip().isdecimal():
        found = [d for d in drafts if d.city == city and d.version == int(number)]
    else:
        found = [d for d in drafts if d.city == city and d.current] or [d for d in drafts if d.name == words]
    if len(found) == 1:
        return found[0]
    there = "、".join(f"{d.city or d.name}:{d.version}" for d in drafts) or "没有草案"
    cause = "有几份草案叫这个名字" if found else "项目中没有这份草案"
    raise KnownError(f"{cause}。项目中有：{there}", "请写城市，或者 城市:第几稿", subject=words)


def follows_removal(project: ProjectFile, draft: Draft) -> str:
    """What the user should know before a draft is taken out, in Chinese sentences."""
    older = [d for d in project.drafts() if d.city == draft.city and d.id != draft.id and d.present]
    told = "草案原件和已写的意见、决定都保留在项目中，可以撤销。"
    if draft.current and older:
        return f"此后以{draft.city}的第{max(d.version for d in older)}稿为准，重新对照。" + told
    if draft.current:
        return f"此后对照表中不再有{draft.city or '这份草案'}一列。" + told
    return told
