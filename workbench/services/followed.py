"""Where what was written on an older version of a draft stands now: anchors that follow their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.domain.errors import KnownError
from workbench.domain.labels import article_words
from workbench.domain.notes import Anchor
from workbench.domain.project import Draft
from workbench.domain.regulation import Regulation
from workbench.services.reading import regulation_of
from workbench.services.workspace import Workspace

if TYPE_CHECKING:
    from workbench.store import Followed, Trail

__all__ = ["Followed", "FollowedAnchor", "Follower", "Trail", "followed_anchors"]


def __getattr__(name: str) -> Any:
    """The store's own names, loaded when they are asked for: the window starts without it."""
    if name not in ("Followed", "Trail"):
        raise AttributeError(name)
    import workbench.store

    return getattr(workbench.store, name)


@dataclass(frozen=True, slots=True)
class FollowedAnchor:
    """What became of one anchor on an older version.

    Attributes:
        subject: "note:<id>", "decision:<key>", "judgement:<key>", "ledger:<key>", "opinion:<id>".
        old: where it was anchored. trail: its words in the city's current version, or that they are gone.
        version, current: numbers of the two versions; `version` is 0 for one that this project does not list.
    """

    subject: str
    old: Anchor
    trail: Trail
    version: int
    current: int

    @property
    def sentence(self) -> str:
        """What the user should know, in Chinese."""
        from workbench.store import Followed

        before = f"第{self.version}稿" if self.version else "较早的一稿"
        place = (
            f"{self.old.city}{before}{article_words(self.old.article)}"
            if self.old.article
            else f"{self.old.city}{before}"
        )
        now = self.trail.anchor
        if now is None:
            return f"{place}中的原文在第{self.current}稿中已删去，请核对这项记录是否仍然需要。"
        if self.trail.state is Followed.UNCHANGED:
            return f"{place}的原文在第{self.current}稿中未变。"
        where = f"第{self.current}稿{article_words(now.article)}"
        if self.trail.state is Followed.MOVED:
            return f"{place}的原文移至{where}。"
        return f"{place}的原文在{where}中有修改，请核对。"


class Follower:
    """Follows anchors into the current versions of a project's drafts, as they are when it is made."""

    def __init__(self, workspace: Workspace) -> None:
        self._project = workspace.project
        self._drafts = self._project.drafts()
        self._current = {d.city: d for d in self._drafts if d.current and d.present}
        self._regulations: dict[str, Regulation | None] = {}
        self._trails: dict[Anchor, Trail] = {}

    def target(self, anchor: Anchor) -> Draft | None:
        """The current version of the draft an anchor hangs on; None for the project and for what never was its draft.

        A draft that was taken out of the project has its city's current one as its successor; a regulation in force has
        none.
        """
        if not anchor.sha256:
            return None
        cities = [d.city for d in self._drafts if d.sha256 == anchor.sha256]
        if not cities and self._project.folded(f"draft:{anchor.city}:{anchor.sha256}") is None:
            return None
        city = anchor.city if anchor.city in cities or not cities else cities[0]
        return self._current.get(city)

    def version(self, anchor: Anchor) -> int:
        """The number of the version an anchor hangs on, or 0."""
        found = [d for d in self._drafts if d.sha256 == anchor.sha256]
        return next((d.version for d in found if d.city == anchor.city), found[0].version if found else 0)

    def trail(self, anchor: Anchor) -> Trail:
        """Where an anchor's words stand now; an anchor on a current version, or on no draft known, as it is."""
        found = self._trails.get(anchor)
        if found is None:
            found = self._trails[anchor] = self._follow(anchor)
        return found

    def now(self, anchor: Anchor) -> Anchor:
        """The anchor to show: where the words stand now, or where they stood when they are gone."""
        return self.trail(anchor).anchor or anchor

    def _follow(self, anchor: Anchor) -> Trail:
        from workbench.store import Followed, Trail, follow

        target = self.target(anchor)
        if target is None or target.sha256 == anchor.sha256:
            return Trail(Followed.UNCHANGED, anchor, 1.0)
        new = self._regulation(target)
        if new is None:
            return Trail(Followed.UNCHANGED, anchor, 1.0)
        before = next((d for d in self._drafts if d.sha256 == anchor.sha256), None)
        return follow(anchor, new, self._regulation(before) if before and not anchor.quote else None)

    def _regulation(self, draft: Draft) -> Regulation | None:
        if draft.id not in self._regulations:
            try:
                self._regulations[draft.id] = regulation_of(self._project, draft)
            except KnownError:
                # An older version of which only the record came by exchange.
                self._regulations[draft.id] = None
        return self._regulations[draft.id]


def followed_anchors(workspace: Workspace) -> tuple[FollowedAnchor, ...]:
    """Every note, decision, judgement, ledger line and opinion on an older version, and where its words stand now.

    Raises:
        StoreError: the project cannot be read.
    """
    follower = Follower(workspace)
    found = []
    for subject, anchor in _anchors(workspace):
        target = follower.target(anchor)
        if target is not None and target.sha256 != anchor.sha256:
            found.append(
                FollowedAnchor(subject, anchor, follower.trail(anchor), follower.version(anchor), target.version)
            )
    return tuple(found)


def _anchors(workspace: Workspace) -> Iterator[tuple[str, Anchor]]:
    project = workspace.project
    for note in project.notes():
        yield f"note:{note.id}", note.anchor
    for decision in project.decisions():
        for anchor in decision.anchors:
            yield f"decision:{decision.key}", anchor
    for key, judgement in project.judgements().items():
        for anchor in judgement.anchors:
            yield f"judgement:{key}", anchor
    for entry in project.ledger():
        yield f"ledger:{entry.key}", entry.anchor
    for opinion in project.opinions():
        yield f"opinion:{opinion.id}", opinion.anchor
