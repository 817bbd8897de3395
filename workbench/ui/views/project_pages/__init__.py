"""The pages of the coordination project: facts, meetings, opinions, agenda, clean-up ledger, batch screening, backups."""

from workbench.ui.views.project_pages.host import ProjectPages

__all__ = ["ProjectPages"]
