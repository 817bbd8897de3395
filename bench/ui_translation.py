"""Keep the window's English up to date: collect what the user reads, merge it into the .ts file, compile the .qm file.

usage: ui_translation.py [--take FILE.json] [--missing] [--check]

The Chinese of the code is the source text. Collected are every Chinese literal of ``workbench/ui`` (what ``tr`` is given
is often a table elsewhere in the module), the titles in ``resources/ui/settings.toml``, and the names of kinds, states
and dispositions that the rooms below hand to the window. ``--take`` fills in translations from a JSON object of source
to translation, ``--missing`` prints what has none as such an object, ``--check`` writes nothing and fails if anything
is missing.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

FOLDER = ROOT / "resources" / "ui" / "i18n"
TS, QM = FOLDER / "workbench_en.ts", FOLDER / "workbench_en.qm"
CONTEXT = "workbench"
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_PLACE = re.compile(r"\{\w+\}")
#: Modules below the window whose names of things are shown through ``tr``: module-level tables and enumerations.
_NAMES_FROM = (
    "workbench/domain/findings.py", "workbench/domain/notes.py", "workbench/domain/project.py",
    "workbench/domain/source.py", "workbench/services/exports.py", "workbench/services/ledger.py",
    "workbench/services/draft_lines.py", "workbench/services/overview.py", "workbench/services/coordination.py",
    "workbench/services/report_choices.py",
)  # fmt: skip
#: What is Chinese in any language. Names of fonts, and literals that are compared or measured and never read.
_ALWAYS_CHINESE = ("workbench/ui/manual.py",)
_NOT_SHOWN = frozenset({"CESI黑体-GB18030", "方正黑体_GBK", "标题不同", "国", "第", "之", "接上行批"})


def is_chinese(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return bool(_CHINESE.search(text))


def placeholders(text: str) -> list[str]:
    """The places that are filled in, sorted."""
    return sorted(_PLACE.findall(text))


def collected() -> dict[str, str]:
    """Every text to translate, to the file it was first seen in."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "workbench" / "ui").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for text in literals(ast.parse(path.read_text("utf-8"))) if name not in _ALWAYS_CHINESE else ():
            found.setdefault(text, name)
    for name in _NAMES_FROM:
        for text in tables(ast.parse((ROOT / name).read_text("utf-8"))):
            found.setdefault(text, name)
    for text in settings_texts():
        found.setdefault(text, "resources/ui/settings.toml")
    return {text: name for text, name in found.items() if text not in _NOT_SHOWN}


def literals(tree: ast.AST) -> Iterator[str]:
    """Chinese literals, without docstrings and without the fixed parts of f-strings."""
    left_out = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left_out.add(id(node.value))
    for node in ast.walk(tree):
        shown = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out
        if isinstance(node, ast.Constant) and shown and is_chinese(str(node.value)):
            yield str(node.value)


def tables(tree: ast.Module) -> Iterator[str]:
    """Chinese literals in the assignments of a module and of its classes."""
    for node in tree.body:
        body = node.body if isinstance(node, ast.ClassDef) else [node]
        for part in body:
            if isinstance(part, ast.Assign | ast.AnnAssign) and part.value is not None:
                yield from literals(part.value)


def settings_texts() -> Iterator[str]:
    """Titles, descriptions and choices of the declared settings."""
    data = tomllib.loads((ROOT / "resources" / "ui" / "settings.toml").read_text("utf-8"))
    for entry in data["setting"]:
        for text in (entry["title"], entry["description"], *(shown for _, shown in entry.get("choices", ()))):
            if is_chinese(text):
                yield text


def translated() -> dict[str, str]:
    """What the .ts file holds."""
    if not TS.is_file():
        return {}
    messages = ElementTree.parse(TS).getroot().iter("message")
    return {m.findtext("source") or "": m.findtext("translation") or "" for m in messages}


def write(texts: dict[str, str], english: dict[str, str]) -> None:
    """Write the .ts file, in the order of the files and of the texts in them."""
    root = ElementTree.Element("TS", version="2.1", language="en", sourcelanguage="zh_CN")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for source, file in sorted(texts.items(), key=lambda item: (item[1], item[0])):
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "location", filename=file)
        ElementTree.SubElement(message, "source").text = source
        told = ElementTree.SubElement(message, "translation")
        told.text = english.get(source, "")
        if not told.text:
            told.set("type", "unfinished")
    ElementTree.indent(root, "  ")
    body = ElementTree.tostring(root, "unicode")
    FOLDER.mkdir(parents=True, exist_ok=True)
    TS.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def compile_translation() -> None:
    """Make the .qm file with the tool that ships with PySide6."""
    import PySide6

    tool = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    subprocess.run([tool, "-silent", "-nounfinished", TS, "-qm", QM], check=True)


def faults(texts: dict[str, str], english: dict[str, str]) -> list[str]:
    """What is wrong with the translation, a line each."""
    found = [f"no translation: {source}" for source in texts if not english.get(source)]
    found += [f"stale: {source}" for source in english if source not in texts]
    found += [
        f"other placeholders: {source} / {told}"
        for source, told in english.items()
        if told and placeholders(source) != placeholders(told)
    ]
    found += [f"Chinese in the translation: {told}" for told in english.values() if is_chinese(told)]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--take", type=Path)
    parser.add_argument("--missing", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    texts, english = collected(), translated()
    if options.take:
        english |= json.loads(options.take.read_text("utf-8"))
    if options.missing:
        print(json.dumps({s: "" for s in texts if not english.get(s)}, ensure_ascii=False, indent=1))
        return
    if not options.check:
        english = {source: told for source, told in english.items() if source in texts}
        write(texts, english)
        compile_translation()
    wrong = faults(texts, english)
    print("\n".join([*wrong, f"{len(texts)} texts, {len(wrong)} faults"]))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
