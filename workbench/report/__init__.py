"""Word and Excel: the review report and the other exports. Nothing here reads the clock or the project file."""

from workbench.report.agreed import AgreedText, agreed_text, write_agreed_text
from workbench.report.agreed_redline import write_agreed_redline
from workbench.report.commented import write_commented_draft
from workbench.report.data import DraftInfo, DraftingLine, ReportData
from workbench.report.meeting import write_agenda, write_minutes
from workbench.report.options import Edition, PageNumbers, Part, ReportOptions, RowChoice
from workbench.report.redline import Version, write_redline
from workbench.report.remarks import Remark, remarks_on
from workbench.report.review_report import write_review_report
from workbench.report.sheets import write_ledger, write_note_list, write_opinions
from workbench.report.table_report import write_comparison_table

__all__ = [
    "AgreedText",
    "DraftInfo",
    "DraftingLine",
    "Edition",
    "PageNumbers",
    "Part",
    "Remark",
    "ReportData",
    "ReportOptions",
    "RowChoice",
    "Version",
    "agreed_text",
    "remarks_on",
    "write_agenda",
    "write_agreed_redline",
    "write_agreed_text",
    "write_commented_draft",
    "write_comparison_table",
    "write_ledger",
    "write_minutes",
    "write_note_list",
    "write_opinions",
    "write_redline",
    "write_review_report",
]
