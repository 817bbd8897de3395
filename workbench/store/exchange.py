"""Exchange between the offices: one sends what is shared, the other takes the union.

Merging never overwrites: events are added by their id, and what is shown is folded from all of them; so it may be
repeated, and the order in which files arrive does not matter. Where two offices said different things without knowing
of each other, both stay visible and are reported as conflicts.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import StoreError
from workbench.domain.notes import Dispute, Event, Visibility
from workbench.store import parcel, views
from workbench.store.backup import BEFORE_MERGE
from workbench.store.clock import Clock, utc_now
from workbench.store.fold import subject_of
from workbench.store.matters import PROJECT
from workbench.store.parcel import Parcel

if TYPE_CHECKING:
    from workbench.store.projectfile import ProjectFile

#: The ending of exchange files.
SUFFIX = ".xtjh"


@dataclass(frozen=True, slots=True)
class Sent:
    """What an exchange file was given: numbers of events and drafts."""

    path: Path
    events: int
    drafts: int


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """Contradictory words on one subject that the merge brings (or brought) together; nothing was overwritten.

    Attributes:
        subject: "note:<id>", "decision:<key>", …
        dispute: the field and what each office says of it, with a proposal.
    """

    subject: str
    dispute: Dispute


@dataclass(frozen=True, slots=True)
class MergeResult:
    """What a merge did, or would do (`dry_run`).

    Attributes:
        new, known: numbers of events that were not, and that were, in the project.
        drafts: number of drafts whose bytes come in.
        stories: (kind of subject, number of new events) for a summary, "note" → 12.
        notices: Chinese sentences the user should read before merging.
    """

    new: int
    known: int
    conflicts: tuple[MergeConflict, ...]
    drafts: int
    sender: str
    dry_run: bool
    stories: tuple[tuple[str, int], ...] = ()
    notices: tuple[str, ...] = ()


def send(
    project: ProjectFile, path: str | Path, *, drafts: bool = False, recipient: str = "", passphrase: str = ""
) -> Sent:
    """Write everything shared into one file for the other offices; internal notes never enter it.

    Args:
        drafts: put the drafts' bytes in too.
        recipient: the city it is meant for, for the record; "" for all.
        passphrase: seal the file with it.
    """
    path = Path(path)
    if path.resolve() == project.path.resolve():
        raise StoreError("不能覆盖项目文件本身", "请换一个文件名", subject=path.name)
    packed = pack(project, drafts=drafts, recipient=recipient)
    parcel.write(packed, path, passphrase=passphrase)
    sent = Sent(path, len(packed.events), len(packed.drafts))
    if not project.read_only:
        project.record_exchange("send", {"to": recipient or "其他各市", "events": sent.events, "drafts": sent.drafts})
    return sent


def pack(project: ProjectFile, *, drafts: bool = False, recipient: str = "") -> Parcel:
    """What :func:`send` sends."""
    events = [e for _, e in project.events() if e.visibility is Visibility.SHARED]
    wanted = [d.sha256 for d in project.drafts() if d.present] if drafts else []
    return Parcel(
        project=project.project_id,
        title=project.project().title,
        city=project.city,
        author=project.author,
        created=project.timestamp(),
        events=tuple(sorted(events, key=lambda e: (e.clock, e.city, e.id))),
        drafts={sha: project.blob(sha) for sha in wanted},
        recipient=recipient,
        foreign=tuple(sorted(project.foreign_facts())),
    )


def merge(project: ProjectFile, path: str | Path, *, dry_run: bool = False, passphrase: str = "") -> MergeResult:
    """Take in an exchange file, all of it or nothing; with `dry_run` only say what would come in.

    Raises:
        StoreError: the file is damaged, or an event in it differs from the one of that id here; nothing has changed.
    """
    incoming = parcel.read(Path(path), passphrase=passphrase)
    try:
        return take(project, incoming, dry_run=dry_run)
    except parcel.DamagedError as error:
        raise error.about(Path(path).name) from error


def take(project: ProjectFile, incoming: Parcel, *, dry_run: bool = False) -> MergeResult:
    """Merge a parcel that has been read."""
    known = _known(project, incoming.events)
    new = [e for e in incoming.events if e.id not in known]
    drafts = [sha for sha in incoming.drafts if not project.has_blob(sha)]
    kinds: dict[str, int] = {}
    for event in new:
        kind = subject_of(event).partition(":")[0]
        kinds[kind] = kinds.get(kind, 0) + 1
    if not dry_run and (new or drafts):
        project.backup(BEFORE_MERGE)
    notices = tuple(_notices(project, incoming))  # before a foreign project's title becomes this one's
    conflicts = _apply(project, incoming, new, drafts, dry_run=dry_run)
    return MergeResult(
        new=len(new), known=len(known), conflicts=conflicts, drafts=len(drafts), sender=incoming.city, dry_run=dry_run,
        stories=tuple(sorted(kinds.items())), notices=notices,
    )  # fmt: skip


@contextmanager
def _uncollected() -> Iterator[None]:
    """Tens of thousands of small objects live until the end of a merge: looking through them for garbage is in vain."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Rehearsed(Exception):  # noqa: N818 - ends a rehearsal, no error
    """Rolls a dry run back."""


def _apply(
    project: ProjectFile, incoming: Parcel, new: list[Event], drafts: list[str], *, dry_run: bool
) -> tuple[MergeConflict, ...]:
    """Merge in one transaction; a dry run is the same transaction, rolled back."""
    conflicts: tuple[MergeConflict, ...] = ()
    try:
        with _uncollected(), project.transaction():
            for sha256 in drafts:
                project.store_blob(incoming.drafts[sha256])
            project.append(new)
            project.add_foreign_facts(_foreign_facts(project, incoming, new))
            conflicts = _conflicts(project, new)
            if dry_run:
                raise _Rehearsed
            if new:
                project.record_exchange("merge", {"from": incoming.city, "new": len(new), "drafts": len(drafts)})
    except _Rehearsed:
        pass
    return conflicts


def _known(project: ProjectFile, events: tuple[Event, ...]) -> set[str]:
    """The ids that are here already.

    Raises:
        StoreError: an event of the same id says something else here: one of the two was tampered with.
    """
    held = project.known_events(e.id for e in events)
    for event in events:
        here = held.get(event.id)
        if here is not None and (here.clock, here.city, here.author, here.kind, here.payload) != (
            event.clock, event.city, event.author, event.kind, event.payload,
        ):  # fmt: skip
            raise parcel.damaged("有一条记录与本项目中同一编号的记录内容不同")
    return set(held)


def _foreign_facts(project: ProjectFile, incoming: Parcel, new: list[Event]) -> set[str]:
    """The ids of what a parcel says of another project: it is kept like everything else, but ours is what is shown."""
    if incoming.project == project.project_id:
        return {e.id for e in new} & set(incoming.foreign)
    # What is foreign to the sender may be ours.
    return {e.id for e in new if subject_of(e) == PROJECT} - set(incoming.foreign)


def _conflicts(project: ProjectFile, new: list[Event]) -> tuple[MergeConflict, ...]:
    fresh = {e.id for e in new}
    found = []
    for folded in project.contested(dict.fromkeys(subject_of(e) for e in new)):
        found += [
            MergeConflict(folded.subject, dispute)
            for dispute in views.disputes(folded)
            if any(claim.event in fresh for claim in dispute.claims)
        ]
    return tuple(sorted(found, key=lambda c: (c.subject, c.dispute.field)))


def _notices(project: ProjectFile, incoming: Parcel) -> list[str]:
    notices = []
    title = project.project().title
    if incoming.project != project.project_id and incoming.title != title:
        notices.append(
            f"来文的项目“{incoming.title}”是单独建立的，与本项目“{title}”名称不同，请确认没有选错文件；"
            "并入后本项目的名称、年度、牵头市等仍按本项目的记录显示。"
        )
    if incoming.recipient and incoming.recipient != project.city:
        notices.append(f"来文标明发给{incoming.recipient}，本项目属于{project.city}。")
    return notices


def join(
    path: str | Path, received: str | Path, *, city: str, author: str, passphrase: str = "", now: Clock = utc_now
) -> ProjectFile:
    """Make this office's copy of a project from an exchange file it received, and open it."""
    from workbench.store.projectfile import ProjectFile

    incoming = parcel.read(Path(received), passphrase=passphrase)
    joined = ProjectFile.create(
        path, title="", city=city, author=author, project_id=incoming.project, now=now, joined=True
    )
    try:
        take(joined, incoming)
    except BaseException:
        joined.close()
        Path(path).unlink(missing_ok=True)
        raise
    return joined
