"""The reading of provisions: what an article says, as data with offsets. See :mod:`workbench.review.content.model`."""

from workbench.review.content.model import (
    Body,
    Clause,
    Comparator,
    Content,
    Cooperation,
    Deontic,
    Force,
    NumberMention,
    Offender,
    Procedure,
    Sanction,
    Scope,
    Sentence,
    Span,
    Term,
    VagueTime,
)
from workbench.review.content.read import read_content

__all__ = [
    "Body",
    "Clause",
    "Comparator",
    "Content",
    "Cooperation",
    "Deontic",
    "Force",
    "NumberMention",
    "Offender",
    "Procedure",
    "Sanction",
    "Scope",
    "Sentence",
    "Span",
    "Term",
    "VagueTime",
    "read_content",
]
