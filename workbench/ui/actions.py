"""Everything the user can ask for, as data: menus, toolbar, shortcuts and their list are made from this table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Needs(StrEnum):
    """What must be there before an action makes sense."""

    NOTHING = ""
    PROJECT = "project"
    ANALYSIS = "analysis"
    WRITABLE = "writable"


@dataclass(frozen=True, slots=True)
class Spec:
    """One action.

    Attributes:
        name: how code calls it. text: how the user reads it. icon: a drawing's name, or "".
        keys: its shortcuts, the first one is shown in the menu. menu: the menu it stands in, or "".
        bar: whether it stands in the toolbar. checkable: whether it is switched on and off.
    """

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    menu: str = ""
    bar: bool = False
    needs: Needs = Needs.NOTHING
    checkable: bool = False
    tip: str = ""


#: The menus in their order; "-" in :data:`ACTIONS` is a line.
MENUS = (
    ("file", "文件(&F)"),
    ("edit", "编辑(&E)"),
    ("view", "查看(&V)"),
    ("go", "定位(&G)"),
    ("help", "帮助(&H)"),
)
_P, _A, _W = Needs.PROJECT, Needs.ANALYSIS, Needs.WRITABLE

ACTIONS: tuple[Spec, ...] = (
    Spec("new", "新建项目…", ("Ctrl+N",), "new", "file"),
    Spec("open", "打开项目…", ("Ctrl+O",), "open", "file", bar=True, tip="打开项目文件"),
    Spec("sample", "打开示例项目", (), "sample", "file"),
    Spec("close", "关闭项目", ("Ctrl+W",), "", "file", needs=_P),
    Spec("-", "", menu="file"),
    Spec("add", "加入草案…", ("Ctrl+D",), "add-draft", "file", True, _W, tip="加入各市草案，或者草案的新版本"),
    Spec("report", "导出审查报告…", ("Ctrl+E",), "report", "file", True, _A, tip="导出 Word 审查报告"),
    Spec("export", "导出其他文件…", ("Ctrl+Shift+E",), "", "file", needs=_A),
    Spec("-", "", menu="file"),
    Spec("send", "发送给其他市…", (), "", "file", needs=_P),
    Spec("merge", "并入收到的文件…", (), "", "file"),
    Spec("-", "", menu="file"),
    Spec("quit", "退出", ("Ctrl+Q",), "", "file"),
    Spec("undo", "撤销", ("Ctrl+Z",), "undo", "edit", True, _W),
    Spec("redo", "恢复", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", "edit", True, _W),
    Spec("-", "", menu="edit"),
    Spec("copy", "复制", ("Ctrl+C",), "", "edit", needs=_A),
    Spec("note", "写协调意见…", ("Ctrl+M",), "note", "edit", True, _W, tip="就当前条文或者选中的文字写协调意见"),
    Spec("left", "草案与目录", ("Ctrl+1",), "left-pane", "view", needs=_P, checkable=True),
    Spec("right", "事项详情", ("Ctrl+2",), "right-pane", "view", needs=_P, checkable=True),
    Spec("bottom", "问题与意见清单", ("Ctrl+3",), "bottom-pane", "view", needs=_P, checkable=True),
    Spec("only-table", "收起各栏，只看对照表", ("F9",), "table-only", "view", needs=_P, checkable=True),
    Spec("-", "", menu="view"),
    Spec("table", "对照表", ("Alt+1",), "sample", "view", True, _A, tip="五市条文对照表"),
    Spec(
        "focus", "聚焦当前事项", ("Alt+2", "Ctrl+Return"), "focus", "view", True, _A, tip="通栏显示当前事项的各市条文"
    ),
    Spec("overview", "总览", ("Alt+3",), "overview", "view", True, _A, tip="项目进展总览"),
    Spec(
        "differing",
        "只看有问题的事项",
        ("Ctrl+Shift+F",),
        "filter",
        "view",
        True,
        _A,
        checkable=True,
        tip="对照表中只显示有不一致、公平竞争问题或者意见的事项",
    ),
    Spec(
        "narrow",
        "只看与当前事项有关的市",
        ("Ctrl+Shift+D",),
        "columns",
        "view",
        True,
        _A,
        checkable=True,
        tip="对照表中只显示当前事项中存在不一致的市",
    ),
    Spec("-", "", menu="view"),
    Spec("reading", "草案读取情况…", ("Ctrl+R",), "", "view", needs=_P, tip="当前列的草案是怎样读取的，可以更正"),
    Spec("versions", "草案各稿比较…", ("Ctrl+Shift+R",), "", "view", needs=_P, tip="当前列的草案前后两稿的变化"),
    Spec("-", "", menu="view"),
    Spec("larger", "放大条文字号", ("Ctrl++", "Ctrl+="), "", "view", needs=_A),
    Spec("smaller", "缩小条文字号", ("Ctrl+-",), "", "view", needs=_A),
    Spec("usual-size", "恢复条文字号", ("Ctrl+0",), "", "view", needs=_A),
    Spec("fit", "各列等宽", ("Ctrl+Shift+W",), "", "view", needs=_A),
    Spec("previous", "上一项", ("Shift+F8",), "previous", "go", True, _A, tip="上一个问题或者意见"),
    Spec("next", "下一项", ("F8",), "next", "go", True, _A, tip="下一个问题或者意见"),
    Spec("find", "筛选问题与意见", ("Ctrl+F",), "search", "go", needs=_A),
    Spec("next-pane", "转到下一栏", ("F6",), "", "go", needs=_P),
    Spec("previous-pane", "转到上一栏", ("Shift+F6",), "", "go", needs=_P),
    Spec("settings", "设置…", ("Ctrl+,",), "settings", "help"),
    Spec("shortcuts", "快捷键一览", ("Shift+F1",), "help", "help"),
)
