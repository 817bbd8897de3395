"""What screening a folder of regulations in force (存量清理) leaves behind: plain data, kept by the digest of each file."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.findings import MarketFinding


@dataclass(frozen=True, slots=True)
class ScreenedClause:
    """A finding in a regulation in force.

    Attributes:
        key: the same for the same words under the same standard, whatever the article's number.
        text: the whole article, in which ``text[finding.start:]`` begins with the finding's quote.
    """

    key: str
    text: str
    finding: MarketFinding


@dataclass(frozen=True, slots=True)
class Screening:
    """What was found in one file's bytes; `articles` counts its articles."""

    sha256: str
    title: str
    city: str = ""
    articles: int = 0
    clauses: tuple[ScreenedClause, ...] = ()


@dataclass(frozen=True, slots=True)
class ScreenedFile:
    """One file of a screened folder.

    Attributes:
        path: relative to the folder, with "/" on every system.
        sha256: of its bytes, or "" when they could not be read.
        message: why it could not be screened and what to do, in Chinese, or "".
    """

    path: str
    sha256: str = ""
    message: str = ""
