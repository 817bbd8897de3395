"""The JSON documents of the command line, as plain dictionaries.

Document indices in the engines count the drafts that were read; in JSON they count the files given, so every function
takes `numbers`: for each regulation the index of its file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbench.domain.findings import Conflict, Evidence, InternalConflict, MarketFinding, Value
from workbench.domain.notes import Anchor, Note
from workbench.domain.regulation import Article, Item, Paragraph, Regulation
from workbench.domain.table import ComparisonTable, Row
from workbench.services.drafts import DraftSet, FailedDraft

Json = dict[str, Any]


def errors_json(failed: Sequence[FailedDraft]) -> list[Json]:
    """The files that could not be used."""
    return [{"index": f.index, "path": str(f.path), "message": f.message} for f in failed]


def parsed_json(drafts: DraftSet) -> Json:
    """The document of ``workbench parse``."""
    documents = [_regulation_json(d.index, d.regulation) for d in drafts.loaded]
    return {"documents": documents, "errors": errors_json(drafts.failed)}


def _regulation_json(index: int, regulation: Regulation) -> Json:
    found: Json = {
        "index": index,
        "path": regulation.path,
        "title": regulation.title,
        "city": regulation.city,
        "kind": regulation.kind.value,
        "issued": [{"act": i.act, "date": i.date, "organ": i.organ, "text": i.text} for i in regulation.issued],
        "divisions": [{"level": d.level.value, "number": d.number, "heading": d.heading} for d in regulation.divisions],
        "articles": [_article_json(article) for article in regulation.articles],
        "preamble": regulation.preamble,
        "closing": regulation.closing,
        "appendices": [{"title": a.title, "text": a.text} for a in regulation.appendices],
        "warnings": [notice.message for notice in regulation.notices],
    }
    if not regulation.articles:
        found["text"] = regulation.body
    return found


def _article_json(article: Article) -> Json:
    return {
        "label": article.label,
        "heading": article.heading,
        "heading_path": list(article.heading_path),
        "text": article.text,
        "paragraphs": [_paragraph_json(article, paragraph) for paragraph in article.paragraphs],
    }


def _paragraph_json(article: Article, paragraph: Paragraph) -> Json:
    return {"text": paragraph.text, "items": [_item_json(article, item) for item in paragraph.items]}


def _item_json(article: Article, item: Item) -> Json:
    return {"label": item.label, "text": article.text[item.text_start : item.end]}


def documents_json(regulations: Sequence[Regulation], numbers: Sequence[int]) -> list[Json]:
    """The list of documents that every other command gives."""
    return [
        {"index": n, "path": r.path, "title": r.title, "city": r.city, "articles": len(r.articles)}
        for n, r in zip(numbers, regulations, strict=True)
    ]


def rows_json(table: ComparisonTable, numbers: Sequence[int]) -> list[Json]:
    """The rows of ``workbench align``."""
    return [_row_json(row, numbers) for row in table.rows]


def _row_json(row: Row, numbers: Sequence[int]) -> Json:
    documents = sorted(row.cells)
    return {
        "id": row.id,
        "topic": row.topic,
        "kind": row.kind,
        "cells": {str(numbers[d]): list(row.cells[d].articles) for d in documents},
        "parts": {
            str(numbers[d]): [{"article": p.article, "start": p.start, "end": p.end} for p in row.cells[d].parts]
            for d in documents
            if row.cells[d].parts
        },
        "score": round(row.score, 4),
        "links": [
            {
                "documents": [numbers[link.document_a], numbers[link.document_b]],
                "articles": [link.article_a, link.article_b],
                "score": round(link.score, 4),
                "reasons": list(link.reasons),
            }
            for link in row.links
        ],
    }


def _value_json(value: Value) -> Json:
    found: Json = {"kind": value.kind, "text": value.text}
    if value.low is not None or value.high is not None:
        found |= {
            "low": value.low,
            "high": value.high,
            "unit": value.unit,
            "low_inclusive": value.low_inclusive,
            "high_inclusive": value.high_inclusive,
        }
    return found


def _evidence_json(evidence: Evidence) -> Json:
    found: Json = {"article": evidence.article, "quote": evidence.quote, "start": evidence.start}
    if evidence.value is not None:
        found["value"] = _value_json(evidence.value)
    return found


def conflict_json(conflict: Conflict, numbers: Sequence[int]) -> Json:
    """One conflict between documents."""
    evidence: Mapping[int, Evidence] = conflict.evidence
    return {
        "row": conflict.row,
        "type": conflict.type.value,
        "severity": conflict.severity.value,
        "severity_reason": conflict.severity_reason,
        "evidence": {str(numbers[d]): _evidence_json(evidence[d]) for d in sorted(evidence)},
        "groups": [[numbers[d] for d in group] for group in conflict.groups],
        "explanation": conflict.explanation,
        "suggestion": conflict.suggestion,
    }


def internal_json(conflict: InternalConflict, numbers: Sequence[int]) -> Json:
    """One contradiction inside a document."""
    return {
        "document": numbers[conflict.document],
        "type": conflict.type.value,
        "severity": conflict.severity.value,
        "severity_reason": conflict.severity_reason,
        "evidence": [_evidence_json(e) for e in conflict.evidence],
        "explanation": conflict.explanation,
        "suggestion": conflict.suggestion,
    }


def finding_json(finding: MarketFinding, numbers: Sequence[int]) -> Json:
    """One market finding in a document."""
    return {"document": numbers[finding.document], "article": finding.article} | clause_finding_json(finding)


def clause_finding_json(finding: MarketFinding) -> Json:
    """One market finding in a lone clause."""
    return {
        "standard": finding.standard,
        "rule": finding.rule,
        "quote": finding.quote,
        "start": finding.start,
        "severity": finding.severity.value,
        "certainty": round(finding.certainty, 4),
        "explanation": finding.explanation,
        "basis": list(finding.basis),
        "suggestion": finding.suggestion,
        "exception": finding.exception,
    }


def note_json(note: Note) -> Json:
    """One note of ``workbench notes``."""
    return {
        "id": note.id,
        "city": note.city,
        "author": note.author,
        "time": note.time,
        "at": _at(note.anchor),
        "quote": note.anchor.quote,
        "text": note.text,
        "kind": note.kind.value,
        "status": note.status.value,
        "visibility": note.visibility.value,
        "for": note.responsible,
        "due": note.due,
        "replies": [
            {"id": r.id, "city": r.city, "author": r.author, "time": r.time, "text": r.text} for r in note.replies
        ],
    }


def _at(anchor: Anchor) -> str:
    """``太原:12`` as it is given on the command line; "" for the project as a whole."""
    return f"{anchor.city}:{anchor.article}" if anchor.article else anchor.city
