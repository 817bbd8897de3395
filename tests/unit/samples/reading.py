"""Read the sample files straight from their XML, without the program's own readers."""

from __future__ import annotations

import json
import tomllib
import zipfile
from functools import cache
from typing import Any

from lxml import etree

from bench.make_samples import TARGET

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@cache
def expected() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((TARGET / "expected.json").read_text("utf-8"))
    return data


@cache
def planted() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((TARGET / "planted.toml").read_text("utf-8"))


def article(city: str, label: str) -> str:
    """The expected text of an article."""
    (text,) = [a["text"] for a in expected()[city]["articles"] if a["label"] == label]
    return str(text)


def part(city: str, name: str) -> Any:
    """The root of /word/`name`.xml of a city's file."""
    with zipfile.ZipFile(TARGET / expected()[city]["file"]) as package:
        return etree.fromstring(package.read(f"word/{name}.xml"), PARSER)


def parts(city: str) -> list[str]:
    with zipfile.ZipFile(TARGET / expected()[city]["file"]) as package:
        return package.namelist()


def w(tag: str) -> str:
    """A tag or attribute name of WordprocessingML."""
    return f"{_W}{tag}"


def words(element: Any, *, accepted: bool = True) -> str:
    """The words of an element in one reading of its tracked changes; a line break or tab is a line feed."""
    hidden = w("del") if accepted else w("ins")
    text = ""
    for node in element.iter(w("t"), w("delText"), w("br"), w("tab"), w("p")):
        if any(a.tag == hidden for a in node.iterancestors()):
            continue
        text += node.text or "" if node.tag in (w("t"), w("delText")) else "\n"
    return text


def paragraphs(city: str) -> list[Any]:
    """The paragraphs of the body, those in tables too."""
    return list(part(city, "document").iter(w("p")))
