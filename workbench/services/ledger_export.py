"""The clean-up ledger as a file: Excel or Word, by the ending of its name."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import ExportError
from workbench.domain.progress import Progress
from workbench.services.ledger import UNHANDLED, LedgerLine

if TYPE_CHECKING:
    from workbench.report.ledger_lists import LedgerRow


def export_ledger(
    title: str, lines: Sequence[LedgerLine], path: Path, today: datetime.date, progress: Progress | None = None
) -> Path:
    """Write lines in their order to an .xlsx or .docx file; returns its path.

    Args:
        title: of the project, in the heading.
        today: the day the list bears, by which lines are overdue.

    Raises:
        ExportError: the ending is neither, or the file cannot be written; an older one is untouched then.
    """
    from workbench.report.ledger_lists import write_ledger_document, write_ledger_sheet

    writers = {".xlsx": write_ledger_sheet, ".docx": write_ledger_document}
    write = writers.get(path.suffix.lower())
    if write is None:
        raise ExportError("不认识的文件类型", "台账可以保存为 .xlsx 或者 .docx", subject=path.name)
    write(title, today, [_row(line, today) for line in lines], path, progress)
    return path


def _row(line: LedgerLine, today: datetime.date) -> LedgerRow:
    from workbench.report.ledger_lists import LedgerRow

    return LedgerRow(
        city=line.city, title=line.title, article=line.article, quote=line.quote, standard=line.standard,
        standard_title=line.standard_name, severity=line.severity.value if line.severity else "",
        explanation=line.explanation, suggestion=line.suggestion,
        disposition=line.disposition.value if line.disposition else UNHANDLED, reason=line.reason,
        responsible=line.responsible, due=line.due, done=line.done, progress=line.state(today).value,
        conclusion=line.conclusion, concluded=line.concluded,
    )  # fmt: skip
