"""new, add, remove, note, notes, send, merge, history, verify: project files for scripts and administrators, by the window's own services."""

from __future__ import annotations

import dataclasses
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli.output import (
    UsageError,
    add_format,
    local_time,
    print_json,
    print_lines,
    say,
    warn_failed,
)
from workbench.cli.progress import ConsoleProgress
from workbench.cli.project_files import open_to_write, project_to_read
from workbench.domain.cities import FIVE_CITIES
from workbench.domain.errors import KnownError
from workbench.domain.labels import article_words
from workbench.domain.notes import Note, NoteKind, NoteStatus, Visibility

if TYPE_CHECKING:
    from workbench.services.workspace import Workspace


def register(commands: Any) -> None:
    """Add this module's commands."""
    _register_drafts(commands)
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
    send = commands.add_parser("send", help="生成发给其他市的交换文件（不含内部意见）")
    send.add_argument("file", type=Path, metavar="项目.xtlf", help="项目文件")
    send.add_argument("-o", "--output", type=Path, required=True, metavar="文件.xtjh", help="交换文件保存为")
    send.add_argument("--for", dest="recipient", default="", metavar="城市", help="发给哪个市，默认各市")
    send.add_argument("--drafts", action="store_true", help="附上草案原件")
    _passphrase(send)
    send.set_defaults(run=_send)
    merge = commands.add_parser("merge", help="并入其他市发来的交换文件")
    merge.add_argument("file", type=Path, metavar="项目.xtlf", help="项目文件")
    merge.add_argument("incoming", type=Path, metavar="文件.xtjh", help="收到的交换文件")
    merge.add_argument("--dry-run", action="store_true", help="只看会并入什么，不改动项目")
    _passphrase(merge)
    merge.set_defaults(run=_merge)
    history = commands.add_parser("history", help="谁在什么时候做了什么")
    history.add_argument("file", type=Path, metavar="项目.xtlf", help="项目文件")
    add_format(history)
    history.set_defaults(run=_history)
    verify = commands.add_parser("verify", help="检查项目文件是否完好")
    verify.add_argument("file", type=Path, metavar="项目.xtlf", help="项目文件")
    add_format(verify)
    verify.set_defaults(run=_verify)


def _register_drafts(commands: Any) -> None:
    new = commands.add_parser("new", help="新建项目文件并加入草案")
    new.add_argument("file", type=Path, metavar="项目.xtlf", help="项目文件")
    new.add_argument("--title", required=True, metavar="名称", help="项目名称")
    new.add_argument("--city", required=True, metavar="城市", help="本单位所在的市")
    new.add_argument("--author", required=True, metavar="姓名", help="经办人")
    new.add_argument("drafts", nargs="*", metavar="草案", help="草案文件，或者 城市=文件")
    new.set_defaults(run=_new)
    add = commands.add_parser("add", help="向已有的项目加入草案，同一市的作为新一稿")
    add.add_argument("file", type=Path, metavar="项目.xtlf", help="项目文件")
    add.add_argument("drafts", nargs="+", metavar="草案", help="草案文件，或者 城市=文件")
    add.add_argument("--author", default="", metavar="姓名", help="经办人")
    add.set_defaults(run=_add)
    remove = commands.add_parser("remove", help="把加错的草案移出项目（原件和已写的意见仍在项目中）")
    remove.add_argument("file", type=Path, metavar="项目.xtlf", help="项目文件")
    remove.add_argument(
        "draft", metavar="城市[:第几稿]", help="移出哪份草案，例如 太原（最新一稿）、太原:2，或者文件名"
    )
    remove.add_argument("--author", default="", metavar="姓名", help="经办人")
    remove.set_defaults(run=_remove)


def _passphrase(parser: ArgumentParser) -> None:
    # A pass phrase on the command line would stand in the list of processes and in the shell's history.
    parser.add_argument("--passphrase-file", type=Path, metavar="文件", help="口令所在的文本文件（第一行）")


def _read_passphrase(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError("口令文件无法读取", "请确认文件存在并以 UTF-8 编码保存", subject=path.name) from error
    if not lines or not lines[0].strip():
        raise KnownError("口令文件是空的", "请把口令写在第一行", subject=path.name)
    return lines[0].strip()


def _send(arguments: Namespace) -> int:
    from workbench.services.exchange import EXCHANGE_SUFFIX, send_project
    from workbench.services.outputs import check_output, spare_drafts

    check_output(arguments.output, endings=(EXCHANGE_SUFFIX,), inputs=[arguments.file])
    with open_to_write(arguments.file) as workspace:
        spare_drafts(arguments.output, {d.sha256 for d in workspace.project.drafts()})
        sent = send_project(
            workspace,
            arguments.output,
            drafts=arguments.drafts,
            recipient=arguments.recipient.removesuffix("市"),
            passphrase=_read_passphrase(arguments.passphrase_file),
        )
    print_json({"path": str(sent.path), "events": sent.events, "drafts": sent.drafts})
    return 0


def _merge(arguments: Namespace) -> int:
    from workbench.services.exchange import merge_file, merge_json

    if arguments.incoming.is_dir():
        raise KnownError("这是文件夹，不是交换文件", "请选择其他市发来的交换文件", subject=arguments.incoming.name)
    with open_to_write(arguments.file) as workspace:
        result = merge_file(
            workspace,
            arguments.incoming,
            dry_run=arguments.dry_run,
            passphrase=_read_passphrase(arguments.passphrase_file),
        )
    for notice in result.notices:
        say(notice)
    print_json(merge_json(result))
    return 0


def _history(arguments: Namespace) -> int:
    with project_to_read(arguments.file) as (workspace, status):
        entries = workspace.project.history()
    if arguments.format == "json":
        print_json({"history": [dataclasses.asdict(entry) for entry in entries]})
    else:
        print_lines(
            [
                f"{local_time(e.time)}　{e.city} {e.author}：{e.sentence}{'（已撤销）' if e.undone else ''}"
                for e in entries
            ]
            or ["还没有记录。"]
        )
    return status


#: What a verified project counts, in the user's words and order; what only serves the program is left out.
_COUNTED = {
    "drafts": "草案", "blobs": "原始文件", "notes": "意见", "decisions": "决定", "judgements": "审查判断",
    "ledgers": "台账条目", "corrections": "更正", "opinions": "征求意见", "meetings": "会议", "contacts": "联系人",
    "exchanges": "收发记录", "events": "操作记录",
}  # fmt: skip


def _verify(arguments: Namespace) -> int:
    from workbench.services.workspace import Workspace

    with Workspace.view(arguments.file) as workspace:
        found = workspace.project.verify()
        notices = [notice for notice in workspace.project.notices if notice not in found.problems]
    for notice in notices:
        say(notice)
    if arguments.format == "json":
        print_json(
            {"ok": found.ok, "problems": list(found.problems), "version": found.version, "counts": dict(found.counts)}
        )
    else:
        counts = "，".join(f"{word}{found.counts[name]}" for name, word in _COUNTED.items() if name in found.counts)
        print_lines(found.problems or [f"项目文件完好。格式版本 {found.version}；{counts}"])
    return 0 if found.ok else 1


def _new(arguments: Namespace) -> int:
    from workbench.services.workspace import Workspace

    for name, given in (("名称", arguments.title), ("城市", arguments.city), ("经办人", arguments.author)):
        if not given.strip():
            raise UsageError(f"没有写项目的{name}", "查看用法：在 new 后加 --help")
    if not arguments.file.parent.is_dir():
        raise KnownError("目标文件夹不存在", "请先建好文件夹，或者另选一个已有的文件夹", subject=str(arguments.file))
    if arguments.file.exists():
        remedy = "请换一个文件名；要向这个项目加入草案，请用 add 命令"
        raise KnownError("文件已存在", remedy, subject=arguments.file.name)
    paths, cities = _drafts(arguments.drafts)
    _check_city(arguments.city.removesuffix("市"), [*cities.values(), *(path.name for path in paths)])
    workspace = Workspace.create(
        arguments.file, title=arguments.title, city=arguments.city.removesuffix("市"), author=arguments.author
    )
    with workspace:
        return _add_drafts(workspace, arguments.file, paths, cities, [f"已建立项目文件：{arguments.file}"])


def _add(arguments: Namespace) -> int:
    paths, cities = _drafts(arguments.drafts)
    with open_to_write(arguments.file, arguments.author) as workspace:
        return _add_drafts(workspace, arguments.file, paths, cities, [])


def _drafts(words: list[str]) -> tuple[list[Path], dict[Path, str]]:
    """The files that ``文件`` and ``城市=文件`` name, and the cities given."""
    paths, cities = [], {}
    for word in words:
        city, found, path = word.partition("=")
        named = bool(found) and not Path(word).exists()
        paths.append(Path(path if named else word))
        if named:
            cities[paths[-1]] = city.removesuffix("市")
    return paths, cities


def _add_drafts(workspace: Workspace, file: Path, paths: list[Path], cities: dict[Path, str], lines: list[str]) -> int:
    added = workspace.add_files(paths, ConsoleProgress(), cities=cities)
    remarks = workspace.version_remarks(added.drafts)
    warn_failed(added.failed)
    if added.failed:
        say(f"有{len(added.failed)}个文件没有加入项目。按上面的提示处理后，用 add 命令加入：add {file.name} 草案文件")
    lines += [f"{draft.city or '（未识别城市）'}：{draft.title}" for draft in added.drafts]
    print_lines([*lines, *remarks])
    return 1 if added.failed else 0


def _remove(arguments: Namespace) -> int:
    from workbench.services.removal import find_draft, follows_removal

    with open_to_write(arguments.file, arguments.author) as workspace:
        draft = find_draft(workspace.project, arguments.draft)
        told = follows_removal(workspace.project, draft)
        workspace.project.remove_draft(draft.id)
    head = f"已移出：{draft.city or '（未识别城市）'}第{draft.version}稿《{draft.title}》（{draft.name}）。"
    print_lines([head + told.replace("可以撤销", "用 add 命令可以重新加入")])
    return 0


def _check_city(city: str, drafts: list[str]) -> None:
    """The office's own city is one of the five, or one that a draft of the project is of."""
    if city not in FIVE_CITIES and not any(city in name for name in drafts):
        raise UsageError(f"不认识城市“{city}”", f"本单位所在的市应为{'、'.join(FIVE_CITIES)}之一，或者所加草案的城市")


def _note(arguments: Namespace) -> int:
    from workbench.services.project_notes import NoteRequest, record_note

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
    with open_to_write(arguments.file, arguments.author) as workspace:
        print_json({"id": record_note(workspace, request)})
    return 0


def _notes(arguments: Namespace) -> int:
    from workbench.services.json_view import note_json

    with project_to_read(arguments.file) as (workspace, status):
        project = workspace.project
        notes: tuple[Note, ...] = tuple(project.search(arguments.search) if arguments.search else project.notes())
    if arguments.format == "json":
        print_json({"notes": [note_json(note) for note in notes]})
        return status
    lines = []
    for note in notes:
        place = (
            f"{note.anchor.city}{article_words(note.anchor.article)}"
            if note.anchor.article
            else note.anchor.city or "全项目"
        )
        lines.append(f"［{note.status.value}］{note.city} {note.author}（{note.kind.value}，{place}）：{note.text}")
        lines += [f"　　{reply.city} {reply.author}回复：{reply.text}" for reply in note.replies]
    print_lines(lines or ["没有协调意见。"])
    return status
