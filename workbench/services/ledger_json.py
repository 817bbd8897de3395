"""The JSON documents of ``workbench batch``, ``ledger``, ``agenda`` and ``progress``."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from typing import Any

from workbench.services.batch import Batch, InForceFinding
from workbench.services.coordination import Agenda
from workbench.services.json_view import clause_finding_json
from workbench.services.ledger import LedgerLine, LedgerProgress
from workbench.services.progress_report import ProgressReport

Json = dict[str, Any]


def batch_json(batch: Batch) -> Json:
    """A screened folder: files, findings in their rank, files that could not be used."""
    files = []
    for file in batch.files:
        screening = batch.screenings.get(file.sha256)
        if screening is not None and not file.message:
            files.append(
                {
                    "path": file.path,
                    "sha256": file.sha256,
                    "title": screening.title,
                    "city": screening.city,
                    "articles": screening.articles,
                    "findings": len(screening.clauses),
                }
            )
    return {
        "folder": batch.folder,
        "new": batch.fresh,
        "known": batch.known,
        "ignored": batch.ignored,
        "dismissed": batch.dismissed,
        "files": files,
        "findings": [_in_force(finding) for finding in batch.findings],
        "errors": [{"path": f.path, "message": f.message} for f in batch.failed],
    }


def _in_force(finding: InForceFinding) -> Json:
    head = {"path": finding.path, "title": finding.title, "city": finding.city, "key": finding.ledger_key}
    entry = finding.entry
    found = finding.clause.finding
    return (
        head
        | {"article": found.article}
        | clause_finding_json(found)
        | {"disposition": entry.disposition.value if entry else ""}
    )


def ledger_json(lines: Sequence[LedgerLine], progress: Sequence[LedgerProgress], today: datetime.date) -> Json:
    """Lines of the ledger in their order, and the progress of each city over all lines."""
    return {
        "date": today.isoformat(),
        "lines": [_line(line, today) for line in lines],
        "progress": [_progress(p) for p in progress],
    }


def _line(line: LedgerLine, today: datetime.date) -> Json:
    return {
        "key": line.key,
        "city": line.city,
        "title": line.title,
        "article": line.article,
        "quote": line.quote,
        "start": line.anchor.start,
        "standard": line.standard,
        "standard_name": line.standard_name,
        "severity": line.severity.value if line.severity else "",
        "explanation": line.explanation,
        "suggestion": line.suggestion,
        "basis": list(line.basis),
        "exception": line.exception,
        "disposition": line.disposition.value if line.disposition else "",
        "reason": line.reason,
        "responsible": line.responsible,
        "due": line.due,
        "done": line.done,
        "state": line.state(today).value,
        "conclusion": line.conclusion,
        "concluded": line.concluded,
        "in_force": line.in_force,
    }


def _progress(progress: LedgerProgress) -> Json:
    return {
        "city": progress.city,
        "total": progress.total,
        "by_disposition": dict(progress.by_disposition),
        "done": progress.done,
        "overdue": progress.overdue,
        "concluded": progress.concluded,
    }


def agenda_json(agenda: Agenda) -> Json:
    """The agenda's lines and items."""
    return {
        "lines": list(agenda.lines()),
        "items": [
            {
                "group": item.group.value,
                "keys": list(item.keys),
                "row": item.row,
                "topic": item.topic,
                "cities": list(item.cities),
                "title": item.title,
                "text": item.text,
                "proposal": item.proposal,
                "severity": item.severity.value if item.severity else "",
                "due": item.due,
            }
            for item in agenda.items
        ],
    }


def progress_json(report: ProgressReport) -> Json:
    """The figures of the project and of each city."""
    figures = {f.name: getattr(report, f.name) for f in dataclasses.fields(report) if f.name not in ("date", "cities")}
    cities = [
        {f.name: getattr(city, f.name) for f in dataclasses.fields(city) if f.name != "ledger"}
        | {"ledger": _progress(city.ledger)}
        for city in report.cities
    ]
    return {"date": report.date.isoformat()} | figures | {"cities": cities}
