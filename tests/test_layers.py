"""The layer table of docs/architecture.md, enforced: which room may import which."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

#: Room to the rooms it may import besides itself.
ALLOWED: dict[str, set[str]] = {
    "domain": set(),
    "intake": {"domain"},
    "structure": {"domain"},
    "align": {"domain"},
    "review": {"domain", "structure", "align"},
    "store": {"domain"},
    "report": {"domain"},
    "services": {"domain", "intake", "structure", "align", "review", "store", "report"},
    "ui": {"domain", "services"},
    "cli": {"domain", "services"},
}
#: Third-party packages that only some rooms may import. python-docx makes the samples and reads exports back in tests: what the
#: program writes is then judged by a hand that is not its own.
GUARDED: dict[str, set[str]] = {"PySide6": {"ui"}, "sqlite_utils": {"store"}, "docx": set()}
#: The program's two entrances and the package itself, which choose a face.
ENTRANCES = {"__init__.py", "__main__.py"}
ROOMS = {p.name for p in (ROOT / "workbench").iterdir() if p.is_dir() and (p / "__init__.py").is_file()}
SOURCES = sorted((ROOT / "workbench").rglob("*.py"))


@cache
def imports_of(path: Path) -> tuple[ast.Import | ast.ImportFrom, ...]:
    """Every import statement of a file, at any depth of its code."""
    tree = ast.parse(path.read_text("utf-8"))
    return tuple(node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom))


def imported_modules(path: Path) -> set[str]:
    """Every module name that a file imports."""
    names: set[str] = set()
    for node in imports_of(path):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif node.module and not node.level:
            names.add(node.module)
            if node.module == "workbench":
                names |= {f"workbench.{alias.name}" for alias in node.names}
    return names


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "workbench").parts
    return parts[0] if len(parts) > 1 else ""


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_imports_only_the_rooms_below_it(path: Path) -> None:
    room = room_of(path)
    if not room:
        assert path.name in ENTRANCES
        return
    rooms = {m.split(".")[1] for m in imported_modules(path) if m.startswith("workbench.")} & ROOMS
    assert rooms <= ALLOWED[room] | {room}


def test_every_room_is_in_the_table() -> None:
    assert set(ALLOWED) == ROOMS


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_guarded_packages_stay_in_their_rooms(path: Path) -> None:
    packages = {m.split(".")[0] for m in imported_modules(path)}
    for package, rooms in GUARDED.items():
        assert package not in packages or room_of(path) in rooms


@pytest.mark.parametrize("path", [p for p in SOURCES if room_of(p) == "domain"], ids=lambda p: p.name)
def test_the_domain_needs_only_the_standard_library(path: Path) -> None:
    outside = {m.split(".")[0] for m in imported_modules(path)} - set(sys.stdlib_module_names) - {"workbench"}
    assert not outside


def test_no_file_imports_by_a_relative_path() -> None:
    for path in SOURCES:
        relative = [n for n in imports_of(path) if isinstance(n, ast.ImportFrom) and n.level]
        assert not relative, path


def test_migrations_do_not_import_the_program() -> None:
    for path in (ROOT / "db").rglob("*.py"):
        assert not any(m.startswith("workbench") for m in imported_modules(path))


def test_resources_hold_no_code() -> None:
    assert not list((ROOT / "resources").rglob("*.py"))
