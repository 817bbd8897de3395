"""new, note, notes, history, verify: project files for scripts and administrators, by the window's own services."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from workbench.cli.output import add_format, print_json, print_lines, warn_failed
from workbench.cli.progress import ConsoleProgress
from workbench.domain.errors import KnownError
from workbench.domain.notes import Note, NoteKind, NoteStatus, Visibility

#: How long a command waits for another process that has the project open for writing, in seconds.
WAIT = 10.0


def register(commands: Any) -> None:
    """Add this module's commands."""
    new = commands.add_parser("new", help="新建项目文件并加入草案")
    new.add_argument("file", type=Path, metavar="项目.xtlf", help="项目文件")
    new.add_argument("--title", required=True, metavar="名称", help="项目名称")
    new.add_argument("--city", required=True, metavar="城市", help="本单位所在的市")
    new.add_argument("--author", required=True, metavar="姓名", help="经办人")
    new.add_argument("drafts", nargs="*", metavar="草案", help="草案文件，或者 城市=文件")
    new.set_defaults(run=_new)
    note = commands.add_parser("note", help="写协调意见")
    note.add_argument("file", type=Path, metavar="项目.xtlf", help="项目文件")
    note.add_argument("--at", default="", metavar="城市:条号", help="意见针对的条文，例如 太原:12")
    note.add_argument("--text", default="", metavar="内容", help="意见内容")
    note.add_argument("--quote", default="", metavar="原文", help="意见针对的文字")
    note.add_argument("--kind", choices=[k.value for k in NoteKind], default=NoteKind.OPINION.value, help="类别")
    note.add_argument(
        "--visibility", choices=[v.value for v in Visibility], default=Visibility.SHARED.value, help="共享或者内部"
    )
    note.add_argument("--for", dest="responsible", default="", metavar="城市", help="由哪个市办理")
    note.add_argument("--due", default="", metavar="年-月-日", help="办理期限")
    note.add_argument("--reply-to", default="", metavar="编号", help="回复哪一条意见")
    note.add_argument("--status", choices=[s.value for s in NoteStatus], default="", help="状态")
    note.add_argument("--author", default="", metavar="姓名", help="经办人")
    note.set_defaults(run=_note)
    notes = commands.add_parser("notes", help="列出协调意见")
    notes.add_argument("file", type=Path, metavar="项目.xtlf", help="项目文件")
    notes.add_argument("--search", default="", metavar="词语", help="查找")
    add_format(notes)
    notes.set_defaults(run=_notes)


def _new(arguments: Namespace) -> int:
    from workbench.services.workspace import Workspace

    paths, cities = [], {}
    for word in arguments.drafts:
        city, found, path = word.partition("=")
        named = bool(found) and not Path(word).exists()
        paths.append(Path(path if named else word))
        if named:
            cities[paths[-1]] = city.removesuffix("市")
    workspace = Workspace.create(
        arguments.file, title=arguments.title, city=arguments.city.removesuffix("市"), author=arguments.author
    )
    with workspace:
        added = workspace.add_files(paths, ConsoleProgress(), cities=cities)
    warn_failed(added.failed)
    lines = [f"{draft.city or '（未识别城市）'}：{draft.title}" for draft in added.drafts]
    print_lines([f"已建立项目文件：{arguments.file}", *lines])
    return 1 if added.failed else 0


def _note(arguments: Namespace) -> int:
    from workbench.services.project_notes import NoteRequest, record_note
    from workbench.services.workspace import Workspace

    request = NoteRequest(
        text=arguments.text,
        at=arguments.at,
        quote=arguments.quote,
        kind=NoteKind(arguments.kind),
        visibility=Visibility(arguments.visibility),
        responsible=arguments.responsible.removesuffix("市"),
        due=arguments.due,
        reply_to=arguments.reply_to,
        status=NoteStatus(arguments.status) if arguments.status else None,
    )
    with Workspace.open(arguments.file, author=arguments.author, wait=WAIT) as workspace:
        if workspace.project.read_only:
            raise KnownError(
                "项目现在只能查看，意见没有写入。" + "".join(workspace.project.notices).rstrip("。"),
                "请关闭另一个程序后重试",
                subject=arguments.file.name,
            )
        print_json({"id": record_note(workspace, request)})
    return 0


def _notes(arguments: Namespace) -> int:
    from workbench.services.json_view import note_json
    from workbench.services.workspace import Workspace

    with Workspace.open(arguments.file, read_only=True) as workspace:
        project = workspace.project
        notes: tuple[Note, ...] = tuple(project.search(arguments.search) if arguments.search else project.notes())
    if arguments.format == "json":
        print_json({"notes": [note_json(note) for note in notes]})
        return 0
    lines = []
    for note in notes:
        place = f"{note.anchor.city}第{note.anchor.article}条" if note.anchor.article else note.anchor.city or "全项目"
        lines.append(f"［{note.status.value}］{note.city} {note.author}（{note.kind.value}，{place}）：{note.text}")
        lines += [f"　　{reply.city} {reply.author}回复：{reply.text}" for reply in note.replies]
    print_lines(lines or ["没有协调意见。"])
    return 0
