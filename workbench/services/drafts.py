"""Reading drafts from files: each file by itself, a bad one never stops the others."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.corrections import Correction
from workbench.domain.errors import IntakeError, KnownError
from workbench.domain.progress import Progress, Silent
from workbench.domain.regulation import Regulation
from workbench.domain.source import Reading, SourceDocument

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LoadedDraft:
    """A file that was read; `index` is its position in the list given."""

    index: int
    path: Path
    source: SourceDocument
    regulation: Regulation


@dataclass(frozen=True, slots=True)
class FailedDraft:
    """A file that was not read, and the message for the user that says why and what to do."""

    index: int
    path: Path
    message: str


@dataclass(frozen=True, slots=True)
class DraftSet:
    """The outcome of reading several files."""

    loaded: tuple[LoadedDraft, ...]
    failed: tuple[FailedDraft, ...]

    @property
    def regulations(self) -> tuple[Regulation, ...]:
        """The regulations read, in the order given."""
        return tuple(draft.regulation for draft in self.loaded)

    @property
    def numbers(self) -> tuple[int, ...]:
        """For each regulation its index in the list of files given."""
        return tuple(draft.index for draft in self.loaded)


def load_draft(path: Path, *, reading: Reading = Reading.ACCEPTED) -> tuple[SourceDocument, Regulation]:
    """Read one file as it is, without corrections; see :func:`read_regulation`."""
    return read_regulation(path, reading=reading)


def read_regulation(
    path: Path,
    corrections: Sequence[Correction] = (),
    *,
    column: str = "new",
    reading: Reading = Reading.ACCEPTED,
) -> tuple[SourceDocument, Regulation]:
    """Read one file with the user's corrections of its structure.

    `column`, "new" or "old", says which column of a comparison table (修改对照表) is the text.

    Raises:
        IntakeError: it cannot be read; the message names the file, the cause and the remedy.
    """
    from workbench.intake import read_source
    from workbench.structure import Column, build_regulation

    try:
        source = read_source(path, reading=reading)
        if column == Column.OLD and (number := source.properties.get("table_old_column")):
            # Intake leaves the other columns out, so that structure never sees them.
            source = read_source(path, reading=reading, column=int(number))
        return source, build_regulation(source, corrections, column=Column(column))
    except KnownError as error:
        raise (error if error.subject else error.about(path.name)) from error
    except (OSError, MemoryError) as error:
        raise IntakeError(
            "系统无法读取该文件", "请确认文件存在、有权限且未被其他程序占用后重试", subject=path.name
        ) from error
    except Exception as error:
        _log.exception("reading %s", path)
        raise IntakeError(
            f"程序未能理解该文件的内部结构（{type(error).__name__}）",
            "请在 Word 或 WPS 中打开后另存为 .docx 再试；如仍不成功，请把文件交给技术人员",
            subject=path.name,
        ) from error


def load_drafts(
    paths: Sequence[Path], progress: Progress | None = None, *, reading: Reading = Reading.ACCEPTED
) -> DraftSet:
    """Read files one by one; those that fail are listed with their message.

    Raises:
        Cancelled: the listener cancelled.
    """
    listener = progress or Silent()
    loaded: list[LoadedDraft] = []
    failed: list[FailedDraft] = []
    for index, path in enumerate(paths):
        listener.step(index, len(paths), f"正在读取 {path.name}")
        try:
            loaded.append(LoadedDraft(index, path, *load_draft(path, reading=reading)))
        except IntakeError as error:
            failed.append(FailedDraft(index, path, error.message))
    listener.step(len(paths), len(paths), "读取完成")
    return DraftSet(tuple(loaded), tuple(failed))
