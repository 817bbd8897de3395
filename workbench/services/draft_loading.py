"""Reading the file of one draft for the window: at once where that is quick, else as a job in another process."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from workbench.domain.progress import Progress
from workbench.domain.source import Reading, SourceDocument
from workbench.services.drafts import read_regulation
from workbench.services.reading import ReadAs

#: Endings of files that are read without another program and without page layout.
_QUICK = frozenset({".docx", ".txt", ".md", ".markdown", ".html", ".htm"})
#: Bytes up to which those are read in a few tenths of a second.
_QUICK_SIZE = 300_000


def is_quick(name: str, size: int) -> bool:
    """Whether a file of this name and size is read before a user notices."""
    return Path(name).suffix.lower() in _QUICK and size <= _QUICK_SIZE


def source_job(name: str, data: bytes, how: ReadAs, reading: Reading, progress: Progress) -> SourceDocument:
    """The source document of a draft's bytes, in one reading of its tracked changes.

    Raises:
        IntakeError: they cannot be read on this computer.
    """
    progress.step(0, 1, f"正在读取 {name}")
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        path = Path(folder) / (Path(name).name or "草案")
        path.write_bytes(data)
        source, _ = read_regulation(path, how.corrections, column=how.column, reading=reading)
    progress.step(1, 1, "读取完成")
    return replace(source, path=name)
