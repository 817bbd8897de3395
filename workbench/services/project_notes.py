"""Writing notes from a description in plain words, as the command line gives it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from workbench.domain.errors import KnownError
from workbench.domain.notes import Anchor, NoteKind, NoteStatus, Visibility
from workbench.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NoteRequest:
    """What is to be written.

    Attributes:
        at: ``太原:12``, ``太原`` or "" for the project as a whole.
        reply_to: id of the note that `text` answers and `status` changes, or "" for a new note.
        due: ISO date, or "".
    """

    text: str = ""
    at: str = ""
    quote: str = ""
    kind: NoteKind = NoteKind.OPINION
    visibility: Visibility = Visibility.SHARED
    responsible: str = ""
    due: str = ""
    reply_to: str = ""
    status: NoteStatus | None = None


def record_note(workspace: Workspace, request: NoteRequest) -> str:
    """Write a note, a reply, or a change of status; when this returns it is on the disk.

    Returns:
        The id of the note or reply written, or of the note whose status changed.

    Raises:
        KnownError: the request is incomplete or names something that is not there.
        StoreError: it could not be written.
    """
    if request.due:
        try:
            datetime.date.fromisoformat(request.due)
        except ValueError as error:
            raise KnownError(f"办理期限“{request.due}”不是日期", "请写成 2026-12-31 的形式") from error
    if request.responsible:
        check_office(workspace, request.responsible)
    if request.reply_to:
        return _answer(workspace, request)
    if not request.text.strip():
        raise KnownError("没有写意见内容", "请用 --text 给出内容")
    if request.quote and not request.at:
        raise KnownError("引用了原文但没有说明条文", "请用 --at 给出位置，例如 --at 太原:12")
    anchor = workspace.anchor(request.at, request.quote) if request.at else Anchor()
    note = workspace.project.add_note(
        request.text,
        anchor,
        kind=request.kind,
        visibility=request.visibility,
        responsible=request.responsible,
        due=request.due,
        status=request.status or NoteStatus.OPEN,
    )
    return note.id


def check_office(workspace: Workspace, name: str) -> None:
    """See whether something can be assigned or sent to a city or body: it must take part in the project.

    Raises:
        KnownError: it does not.
    """
    project = workspace.project
    facts = project.project()
    known = dict.fromkeys((*facts.cities, *facts.participants, *(d.city for d in project.drafts() if d.city)))
    known |= dict.fromkeys(contact.city for contact in project.contacts())
    if name not in known and name != project.city:
        raise KnownError(
            f"“{name}”不是本项目的参加城市或者单位",
            f"可以选择{'、'.join(known)}；要增加其他单位，请先在项目情况中登记",
        )


def _answer(workspace: Workspace, request: NoteRequest) -> str:
    if not request.text.strip() and request.status is None:
        raise KnownError("没有写回复内容，也没有给出新的状态", "请用 --text 或 --status 给出")
    answered = request.reply_to
    with workspace.project.action():
        if request.text.strip():
            answered = workspace.project.reply(request.reply_to, request.text, visibility=request.visibility).id
        if request.status is not None:
            workspace.project.set_status(request.reply_to, request.status)
    return answered
