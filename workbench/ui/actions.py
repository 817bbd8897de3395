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
    CURRENT = "current"  # an analysis that is up to date
    STALE = "stale"  # an analysis that is not
    CORRECTABLE = "correctable"  # an analysis in a project that can be written


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
    ("rows", "对照(&T)"),
    ("go", "定位(&G)"),
    ("project", "项目(&P)"),
    ("help", "帮助(&H)"),
)
_P, _A, _W = Needs.PROJECT, Needs.ANALYSIS, Needs.WRITABLE
_C, _T = Needs.CURRENT, Needs.CORRECTABLE

ACTIONS: tuple[Spec, ...] = (
    Spec("new", "新建项目…", ("Ctrl+N",), "new", "file"),
    Spec("open", "打开项目…", ("Ctrl+O",), "open", "file", bar=True, tip="打开项目文件"),
    Spec("sample", "打开示例项目", (), "sample", "file"),
    Spec("close", "关闭项目", ("Ctrl+W",), "", "file", needs=_P),
    Spec("-", "", menu="file"),
    Spec("add", "加入草案…", ("Ctrl+D",), "add-draft", "file", True, _W, tip="加入各市草案，或者草案的新版本"),
    Spec("report", "导出审查报告…", ("Ctrl+E",), "report", "file", True, _C, tip="导出 Word 审查报告"),
    Spec("export", "导出其他文件…", ("Ctrl+Shift+E",), "", "file", needs=_C),
    Spec("print", "打印对照表或存为 PDF…", ("Ctrl+P",), "", "file", needs=_A),
    Spec("-", "", menu="file"),
    Spec("send", "发送给其他市…", (), "", "file", needs=_P),
    Spec("merge", "并入收到的文件…", (), "", "file"),
    Spec("restore", "从备份恢复…", (), "", "file"),
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
    Spec(
        "move-row",
        "移到其他事项…",
        ("Ctrl+Shift+M",),
        "",
        "rows",
        needs=_T,
        tip="把选中的款或者当前条文移到另一行；也可以按住条号拖到那一行",
    ),
    Spec("own-row", "单独成行", ("Ctrl+Shift+N",), "", "rows", needs=_T, tip="选中的款或者当前条文自成一行"),
    Spec("exclude", "从本行移出", ("Ctrl+Shift+X",), "", "rows", needs=_T, tip="选中的款或者当前条文不属于本行"),
    Spec("-", "", menu="rows"),
    Spec("merge-up", "合并到上一行", ("Ctrl+Shift+Up",), "", "rows", needs=_T),
    Spec("merge-rows", "合并选中的行", ("Ctrl+Shift+G",), "", "rows", needs=_T, tip="先按住 Ctrl 或者 Shift 选中几行"),
    Spec("split-row", "拆分本行…", ("Ctrl+Shift+L",), "", "rows", needs=_T),
    Spec("-", "", menu="rows"),
    Spec(
        "confirm-row", "确认本行", ("Ctrl+Shift+K",), "", "rows", needs=_T, tip="本行的对应关系无误，以后重新对照也保持"
    ),
    Spec("rename-row", "改写事项名称…", ("F2",), "", "rows", needs=_T),
    Spec("-", "", menu="rows"),
    Spec(
        "corrections",
        "更正记录…",
        ("Ctrl+Shift+H",),
        "",
        "rows",
        needs=_P,
        tip="对照表和草案读取的全部更正，可以逐项撤回",
    ),
    Spec("realign", "重新对照", ("F5",), "", "rows", needs=Needs.STALE, tip="对照表落后于草案或者更正时，重新对照"),
    Spec("previous", "上一项", ("Shift+F8",), "previous", "go", True, _A, tip="上一个问题或者意见"),
    Spec("next", "下一项", ("F8",), "next", "go", True, _A, tip="下一个问题或者意见"),
    Spec("find", "筛选问题与意见", ("Ctrl+F",), "search", "go", needs=_A),
    Spec("next-pane", "转到下一栏", ("F6",), "", "go", needs=_P),
    Spec("previous-pane", "转到上一栏", ("Shift+F6",), "", "go", needs=_P),
    Spec("project", "项目情况", ("Alt+4",), "project", "project", True, _P, tip="项目情况、会议、征求意见、议程、台账"),
    Spec("meetings", "联席会议", (), "", "project", needs=_P),
    Spec("opinions", "征求意见", (), "", "project", needs=_P),
    Spec("agenda", "会议议程", ("Alt+5",), "agenda", "project", needs=_P, tip="由未办结事项生成下次会议的议程"),
    Spec("ledger", "清理台账", ("Alt+6",), "ledger", "project", needs=_P),
    Spec("batch", "批量筛查", ("Alt+7",), "", "project", needs=_P, tip="筛查一个文件夹中的现行法规"),
    Spec("-", "", menu="project"),
    Spec("backups", "备份与检查", (), "", "project", needs=_P),
    Spec("manual", "使用手册", ("F1",), "help", "help", tip="打开与所在位置有关的手册页"),
    Spec("tour", "功能导览", (), "tour", "help", tip="用几个提示看一遍主要的地方"),
    Spec("-", "", menu="help"),
    Spec("settings", "设置…", ("Ctrl+,",), "settings", "help"),
    Spec("shortcuts", "快捷键一览", ("Shift+F1",), "", "help"),
)

#: The words below the drawings of the toolbar, where there is room for them.
BAR_WORDS = {
    "open": "打开项目", "add": "加入草案", "report": "生成报告", "undo": "撤销", "redo": "恢复", "note": "写意见",
    "table": "条文对照", "focus": "聚焦", "overview": "总览", "differing": "只看问题", "narrow": "相关城市",
    "previous": "上一项", "next": "下一项", "project": "项目", "left": "草案目录", "right": "详情", "bottom": "清单",
    "only-table": "只看表",
}  # fmt: skip
#: Actions that each show a page: the one in sight is marked.
PAGE_ACTIONS = ("table", "focus", "overview", "project")
