"""The one entrance: a file's path in, a source document or one clear error out."""

from __future__ import annotations

import hashlib
from pathlib import Path

from workbench.domain.errors import IntakeError
from workbench.domain.source import Block, FileKind, Place, Reading, SourceDocument, Span


def read_source(path: Path, *, reading: Reading = Reading.ACCEPTED) -> SourceDocument:
    """Read a file as a source document.

    Raises:
        IntakeError: the file cannot be read as a draft; the message names file, cause and remedy.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise IntakeError("文件无法读取", "请检查文件后重试", subject=str(path)) from error
    lines = [(n, line.strip()) for n, line in enumerate(text.splitlines())]
    blocks = [
        Block(i, line, spans=(Span(0, len(line), Place("", n)),))
        for i, (n, line) in enumerate((n, line) for n, line in lines if line)
    ]
    return SourceDocument(str(path), FileKind.TEXT, hashlib.sha256(data).hexdigest(), tuple(blocks), reading)
