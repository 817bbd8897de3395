"""One project for all tests of exports: made once, only read."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.cli.main import main
from workbench.domain.notes import Visibility
from workbench.domain.project import DecisionForm
from workbench.services.records import row_anchors
from workbench.services.workspace import Workspace


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration project with an internal note, an agreed text and a second version of one draft."""
    folder = tmp_path_factory.mktemp("exports")
    assert main(["demo", "-o", str(folder)]) == 0
    (path,) = folder.glob("*.xtlf")
    with Workspace.open(path) as workspace:
        analysis = workspace.analysis()
        workspace.project.add_note("仅供内部参考的意见", workspace.anchor("太原:1"), visibility=Visibility.INTERNAL)
        row = next(r for r in analysis.table.rows if len(r.cells) == 5)
        workspace.project.decide(
            row_anchors(analysis, row), DecisionForm.TEXT, text="为了加强户外广告管理，经五市协商，制定本条例。"
        )
        (draft,) = [d for d in workspace.drafts() if d.city == "阳泉"]
        older = folder / "阳泉旧稿.txt"
        text = "\n".join(f"{a.written}　{a.text}" for a in workspace.regulations()[4].articles)
        older.write_text(f"{draft.title}\n\n{text}\n附加的一款。\n", "utf-8")
        workspace.add_files([older], cities={older: "阳泉"})
        workspace.analysis()  # kept in the project: the exports only read it
    return path
