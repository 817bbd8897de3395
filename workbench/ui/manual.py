"""The built-in manual: pages in a small Markdown, read from ``resources/manual`` and written as HTML.

Pages name commands as ``{new}`` and keys as ``{key:new}``; both are told as menus and shortcuts have them, so that the
manual cannot say something else than the window. ``{{shortcuts}}`` and ``{{settings}}`` are lists made from the same
tables. Understood besides: ``## heading``, ``- list``, ``1. list``, ``| table |``, ``> remark``, ``![picture](file.png)``,
``**bold**`` and ``[words](page#heading)``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from workbench.domain.resources import resource
from workbench.ui.actions import ACTIONS, MENUS, Spec
from workbench.ui.settings import declared
from workbench.ui.text import tr
from workbench.ui.theme import Theme

_COMMAND = re.compile(r"\{(key:)?([a-z][a-z-]*)\}")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_PICTURE = re.compile(r"^!\[([^\]]*)\]\(([^)\s]+)\)$", re.MULTILINE)
_NUMBERED = re.compile(r"^\d+\. ")
#: The page that is shown where no other one fits.
FIRST = "start"


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `places` are the parts of the window, or classes of dialogs, at which F1 opens it."""

    id: str
    title: str
    places: tuple[str, ...]
    text: str

    def plain(self) -> str:
        """The words as they are read, in lower case, for searching."""
        words = _COMMAND.sub(lambda m: command(m[2]).text if not m[1] else _keys(command(m[2])), self.text)
        bare = _LINK.sub(r"\1", _PICTURE.sub(r"\1", words)).replace("**", "")
        return f"{self.title}\n{bare}".lower()

    def commands(self) -> tuple[str, ...]:
        """The names of the actions the page speaks of."""
        return tuple(m[2] for m in _COMMAND.finditer(self.text))

    def pictures(self) -> tuple[str, ...]:
        """The files of its pictures."""
        return tuple(m[2] for line in self.text.splitlines() if (m := _PICTURE.match(line.strip())))

    def links(self) -> tuple[str, ...]:
        """Where its links lead."""
        return tuple(m[2] for line in self.text.splitlines() if not _PICTURE.match(line) for m in _LINK.finditer(line))

    def headings(self) -> tuple[str, ...]:
        """Its headings, which links may name behind ``#``."""
        return tuple(line[3:].strip() for line in self.text.splitlines() if line.startswith("## "))


def folder() -> Path:
    """Where pages and pictures lie."""
    return resource("manual")


@cache
def pages() -> tuple[Page, ...]:
    """All pages in their order."""
    contents = tomllib.loads((folder() / "contents.toml").read_text("utf-8"))["page"]
    return tuple(
        Page(entry["id"], entry["title"], tuple(entry["places"]), (folder() / f"{entry['id']}.md").read_text("utf-8"))
        for entry in contents
    )


def page(name: str) -> Page:
    """The page of that name.

    Raises:
        KeyError: there is none.
    """
    for one in pages():
        if one.id == name:
            return one
    raise KeyError(name)


def page_at(place: str) -> Page:
    """The page on a part of the window or a dialog; the first page where none is on it."""
    return next((one for one in pages() if place in one.places), pages()[0])


def found(words: str) -> tuple[Page, ...]:
    """The pages in which all these words stand; every page for none."""
    wanted = words.lower().split()
    return tuple(one for one in pages() if all(word in one.plain() for word in wanted))


def command(name: str) -> Spec:
    """The action of that name.

    Raises:
        KeyError: there is none.
    """
    for spec in ACTIONS:
        if spec.name == name:
            return spec
    raise KeyError(name)


# -- HTML


def html(shown: Page, theme: Theme) -> str:
    """A whole page for a text browser."""
    style = (
        f"h2 {{color:{theme.accent}}} h3 {{color:{theme.text}; margin-top:18px}} p, li {{line-height:135%}} p.picture {{line-height:100%}}"
        f" a {{color:{theme.accent}}} td, th {{padding:4px 8px}} p.quiet {{color:{theme.quiet}}}"
    )
    blocks = _Blocks(theme)
    for line in shown.text.splitlines():
        blocks.take(line.rstrip())
    body = "".join(blocks.done())
    return f"<html><head><style>{style}</style></head><body><h2>{escape(shown.title)}</h2>{body}</body></html>"


class _Blocks:
    """Lines of a page, gathered to blocks of HTML."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._written: list[str] = []
        self._kind = ""
        self._lines: list[str] = []

    def take(self, line: str) -> None:
        """The next line."""
        kind, words = _kind_of(line)
        if kind != self._kind or kind in ("heading", "picture", "list"):
            self._end()
            self._kind = kind
        if kind:
            self._lines.append(words)

    def done(self) -> list[str]:
        """Everything written."""
        self._end()
        return self._written

    def _end(self) -> None:
        writers: dict[str, Callable[[list[str]], str]] = {
            "heading": _heading,
            "picture": self._picture,
            "list": self._made_list,
            "bullets": lambda lines: _items("ul", lines),
            "numbers": lambda lines: _items("ol", lines),
            "table": self._table,
            "remark": self._remark,
            "words": lambda lines: f"<p>{inline(''.join(lines))}</p>",
        }
        if self._kind and self._lines:
            self._written.append(writers[self._kind](self._lines))
        self._kind, self._lines = "", []

    def _picture(self, lines: list[str]) -> str:
        told, file = lines[0].split("\t")
        caption = f"<p class='quiet' align='center'>{escape(told)}</p>" if told else ""
        return f"<p class='picture' align='center'><img src='{escape(file)}' alt='{escape(told)}'></p>{caption}"

    def _remark(self, lines: list[str]) -> str:
        words = "<br>".join(inline(line) for line in lines)
        return (
            f"<table width='100%' cellspacing='0'><tr><td bgcolor='{self._theme.selection}'>"
            f"<p style='margin:6px 8px'>{words}</p></td></tr></table>"
        )

    def _table(self, lines: list[str]) -> str:
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        rows = [row for row in rows if not all(set(cell) <= {"-"} for cell in row)]
        return self._rows(rows)

    def _rows(self, rows: list[list[str]]) -> str:
        head, *rest = rows
        lines = ["".join(f"<th align='left' bgcolor='{self._theme.window}'>{inline(cell)}</th>" for cell in head)]
        lines += ["".join(f"<td>{inline(cell)}</td>" for cell in row) for row in rest]
        border = f"border-color:{self._theme.line}; border-style:solid; border-collapse:collapse"
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        return f"<table border='1' width='100%' cellspacing='0' style='{border}'>{body}</table><p></p>"

    def _made_list(self, lines: list[str]) -> str:
        if lines[0] == "settings":
            rows = [[f"**{s.title}**", s.description] for s in declared()]
            return self._rows([["设置", "作用"], *rows])
        rows = []
        for menu, title in MENUS:
            rows += [[_menu(title), _plain(s.text), f"**{_keys(s)}**"] for s in ACTIONS if s.menu == menu and s.keys]
        return self._rows([["菜单", "命令", "快捷键"], *rows])


def _kind_of(line: str) -> tuple[str, str]:
    """What kind of block a line belongs to, and its words."""
    if not line:
        return "", ""
    if line.startswith("## "):
        return "heading", line[3:].strip()
    if picture := _PICTURE.match(line.strip()):
        return "picture", f"{picture[1]}\t{picture[2]}"
    if line.startswith("{{"):
        return "list", line.strip("{}")
    for sign, kind in (("- ", "bullets"), ("> ", "remark")):
        if line.startswith(sign):
            return kind, line[2:]
    if _NUMBERED.match(line):
        return "numbers", line.partition(". ")[2]
    return ("table" if line.startswith("|") else "words"), line


def _heading(lines: list[str]) -> str:
    return f"<h3><a name='{escape(lines[0])}'></a>{inline(lines[0])}</h3>"


def _items(kind: str, lines: list[str]) -> str:
    return f"<{kind}>" + "".join(f"<li>{inline(line)}</li>" for line in lines) + f"</{kind}>"


def inline(words: str) -> str:
    """One line's words with bold type, links and commands."""
    told = escape(words, quote=False)
    told = _LINK.sub(lambda m: f"<a href='page:{m[2]}'>{m[1]}</a>", told)
    told = _BOLD.sub(r"<b>\1</b>", told)
    return _COMMAND.sub(lambda m: _told(command(m[2]), keys=bool(m[1])), told)


def _told(spec: Spec, *, keys: bool) -> str:
    """A command as the user finds it: menu, line of the menu, shortcut; with its name in the window's own language."""
    if keys:
        return f"<b>{escape(_keys(spec))}</b>"
    menu = dict(MENUS)[spec.menu]
    path = f"{_menu(menu)} › {_plain(spec.text)}"
    shortcut = f"（{_keys(spec)}）" if spec.keys else ""
    other = f"{_menu(tr(menu))} › {_plain(tr(spec.text))}"
    shown = f" [{escape(other)}]" if other != path else ""
    return f"<b>{escape(path)}</b>{shown}{escape(shortcut)}"


def _menu(title: str) -> str:
    return title.partition("(")[0].replace("&", "")


def _plain(text: str) -> str:
    return text.rstrip("…")


def _keys(spec: Spec) -> str:
    return spec.keys[0] if spec.keys else _plain(spec.text)


def excerpts(shown: Page, words: str, around: int = 24) -> Iterator[str]:
    """The places at which the first of these words stands on a page."""
    first = next(iter(words.lower().split()), "")
    text = shown.plain().replace("\n", " ")
    at = text.find(first) if first else -1
    while at >= 0:
        yield text[max(0, at - around) : at + len(first) + around].strip()
        at = text.find(first, at + len(first) + around)
