"""Fixtures of the intake tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import docx_files
from workbench.domain.source import Reading, SourceDocument
from workbench.intake import read_source

Read = Callable[..., SourceDocument]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a Word package made of this body and these parts."""

    def build(
        body: str, *, reading: Reading = Reading.ACCEPTED, column: int | None = None, **parts: str
    ) -> SourceDocument:
        return read_source(
            docx_files.write(tmp_path, docx_files.docx(body, extra=None, **parts)), reading=reading, column=column
        )

    return build
