"""What the store's tests are made of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from workbench.domain.notes import Anchor
from workbench.domain.regulation import Article, DocumentKind, Paragraph, Regulation
from workbench.store import SUFFIX, ProjectFile

AT = Anchor("ab" * 32, "太原", "12", "三十日内", 4)


class Ticking:
    """A clock that goes on by one second whenever it is read."""

    def __init__(self, start: str = "2026-11-21T08:00:00") -> None:
        self.now = datetime.fromisoformat(start).replace(tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def new_project(folder: Path, city: str = "太原", author: str = "张三", **more: Any) -> ProjectFile:
    """A new project file in `folder`."""
    path = folder / f"{city}{SUFFIX}"
    return ProjectFile.create(path, title="供水条例协同立法", city=city, author=author, now=Ticking(), **more)


def regulation(*texts: str, sha256: str = "cd" * 32, city: str = "太原") -> Regulation:
    """A regulation with these articles."""
    articles = tuple(Article(str(n), t, (Paragraph(1, t, 0, len(t)),)) for n, t in enumerate(texts, 1))
    return Regulation("太原市供水条例", DocumentKind.REGULATION, articles, city=city, sha256=sha256)
