# mypy: disable-error-code="no-untyped-call"
"""Take pictures of every screen in every size, theme and language, to be looked at.

usage: ui_screenshots.py FOLDER [--size NAME] [--theme NAME] [--language zh|en] [--only WORDS]

Makes the sample project with a bit of everything in a temporary folder. Each size has an X server of its own (Xvfb) of
that size, so that the window chooses its panes as on such a screen; scaling of 150 % on 1366×768 leaves 911×512.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

#: Name, pixels of the screen, scale.
SIZES = {"1366x768": ((1366, 768), 1.0), "1920x1080": ((1920, 1080), 1.0), "150%": ((1366, 768), 1.5)}
THEMES = ("light", "dark", "contrast")
_TASK_BAR = 40


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", choices=SIZES, action="append")
    parser.add_argument("--theme", choices=THEMES, action="append")
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    parser.add_argument("--only", default="", help="only screens with these words in their names")
    parser.add_argument("--here", action="store_true", help="on the screen that is there")
    options = parser.parse_args()
    if options.here:
        Studio(options).shoot()
        return
    for name in options.size or SIZES:
        (width, height), scale = SIZES[name]
        command = [sys.executable, __file__, str(options.out), "--here", "--size", name]
        command += ["--language", options.language, "--only", options.only]
        command += [word for theme in options.theme or () for word in ("--theme", theme)]
        server = shutil.which("xvfb-run")
        lead = [server, "-a", "-s", f"-screen 0 {width}x{height}x24"] if server else []
        environment = os.environ | {"QT_SCALE_FACTOR": str(scale)}
        subprocess.run(lead + command, check=True, env=environment, cwd=ROOT)


class Studio:
    """One window on the sample project, and the pictures taken of it."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.out: Path = options.out
        (self.size,) = options.size
        self.themes: list[str] = options.theme or list(THEMES)
        self.language: str = options.language
        self.only: str = options.only

    def shoot(self) -> None:
        """Take all pictures."""
        from PySide6.QtCore import QSettings

        from bench.ui_sample import IN_FORCE, fill
        from workbench.ui.app import make_application
        from workbench.ui.views.main_window import MainWindow

        self.out.mkdir(parents=True, exist_ok=True)
        self.application = make_application(["screenshots"], self.language)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as kept:
            folder = Path(kept) / "现行法规"
            folder.mkdir()
            (folder / "晋中市停车场管理办法.txt").write_text(IN_FORCE, "utf-8")
            (folder / "损坏的文件.docx").write_bytes(b"PK\x03\x04broken")
            self.project = Path(kept) / "示例.xtlf"
            fill(self.project, folder)
            settings = QSettings(str(Path(kept) / "s.ini"), QSettings.Format.IniFormat)
            self.window = MainWindow(settings)
            room = self.window.screen().availableSize()
            self.window.resize(room.width(), room.height() - _TASK_BAR)
            self.window.show()
            for theme in self.themes:
                self._in_theme(theme)
            self.window.close()
        self.application.processEvents()

    def _in_theme(self, theme: str) -> None:
        window = self.window
        window.session.close()
        window.settings.set("appearance.theme", theme)
        self.take(f"{theme} welcome", window)
        window.open_project(self.project)
        self.wait()
        window.matters.step(1)
        for page in ("table", "focus", "overview"):
            window.actions_by_name[page].trigger()
            self.take(f"{theme} {page}", window)
        window.actions_by_name["table"].trigger()
        panes = {name: window.actions_by_name[name].isChecked() for name in ("left", "right", "bottom")}
        for name in panes:
            window.actions_by_name[name].setChecked(True)
        window.drafts.tree.expandToDepth(0)
        self.take(f"{theme} all panes", window)
        for name, shown in panes.items():
            window.actions_by_name[name].setChecked(shown)
        for name in window.project_pages.pages:
            window.project_pages.open(name)
            self.take(f"{theme} page {name}", window)
        window.project_pages.leave()
        for name, make in self.dialogs().items():
            if self.only in f"{theme} dialog {name}":
                dialog = make()
                dialog.show()
                self.take(f"{theme} dialog {name}", dialog)
                dialog.careful = False
                dialog.close()
                dialog.deleteLater()

    def dialogs(self) -> dict[str, Callable[[], Any]]:
        """What makes each dialog."""
        from workbench.domain.project import Verdict
        from workbench.services.correction_list import correction_lines
        from workbench.services.overview import MatterKind
        from workbench.services.table_corrections import TableCorrector
        from workbench.ui.views.attachments import AttachmentDialog
        from workbench.ui.views.corrections_dialog import CorrectionsDialog
        from workbench.ui.views.exchange_dialogs import PassphraseDialog, SendDialog
        from workbench.ui.views.export_dialog import ExportDialog
        from workbench.ui.views.forms import DecisionDialog, JudgementForm, LedgerForm
        from workbench.ui.views.manual.window import ManualWindow
        from workbench.ui.views.note_dialog import NoteDialog, ReplyDialog
        from workbench.ui.views.preferences import SettingsDialog, ShortcutsDialog
        from workbench.ui.views.print_dialog import PrintDialog
        from workbench.ui.views.project_dialog import ProjectDialog
        from workbench.ui.views.project_pages.batch import EnterForm
        from workbench.ui.views.project_pages.meetings import MeetingForm
        from workbench.ui.views.project_pages.opinions import OpinionForm
        from workbench.ui.views.reading import ReadingWindow, VersionsWindow
        from workbench.ui.views.row_dialogs import RowChooser, SplitDialog

        w = self.window
        session, workspace, analysis = w.session, w.session.workspace, w.session.analysis
        assert workspace is not None
        assert analysis is not None
        conflict = next(m for m in session.overview.matters if m.kind is MatterKind.CONFLICT)
        row = session.row(conflict.row)
        assert row is not None
        note = next(iter(session.records.notes.values()))
        texts = {
            d.city: r.articles[0].text for d, r in zip(analysis.table.documents, analysis.regulations, strict=True)
        }
        told = TableCorrector(analysis).names(TableCorrector(analysis).words_of(row)[:1])
        theme = w.theme
        return {
            "note": lambda: NoteDialog("太原第一条", "户外广告设施", session.offices, w, settings=w.settings),
            "reply": lambda: ReplyDialog(note, w),
            "attachment": lambda: AttachmentDialog(None, w),
            "decision": lambda: DecisionDialog(conflict.topic, texts, session.cities, parent=w),
            "judgement": lambda: JudgementForm(Verdict.RETYPE, conflict.text, w),
            "ledger": lambda: LedgerForm("“在本市注册满两年”", None, w),
            "entering": lambda: EnterForm(3, w),
            "meeting": lambda: MeetingForm(None, w),
            "opinion": lambda: OpinionForm(session.cities, None, w),
            "new project": lambda: ProjectDialog(w),
            "export": lambda: ExportDialog(list(session.cities), "太原", w),
            "print": lambda: PrintDialog(87, 3, w),
            "send": lambda: SendDialog(session.cities, w),
            "passphrase": lambda: PassphraseDialog("来件", w),
            "settings": lambda: SettingsDialog(w.settings, w),
            "shortcuts": lambda: ShortcutsDialog(w.actions_by_name.values(), w),
            "move row": lambda: RowChooser(told, analysis, row, row.id + 1, w),
            "split row": lambda: SplitDialog(analysis, row, w),
            "corrections": lambda: CorrectionsDialog(lambda: correction_lines(workspace), session.take_back, w),
            "reading": lambda: ReadingWindow(workspace, workspace.drafts()[0], w, theme=theme),
            "versions": lambda: VersionsWindow(workspace, "太原", w, theme=theme),
            "manual": lambda: ManualWindow(w),
        }

    def wait(self, seconds: float = 0.5) -> None:
        """Let the window work until it is at rest."""
        from PySide6.QtWidgets import QApplication

        until = time.monotonic() + seconds
        while time.monotonic() < until or self.window.busy or self.window.differences.busy:
            QApplication.processEvents()
            time.sleep(0.01)

    def take(self, name: str, widget: Any) -> None:
        """Take one picture."""
        if self.only in name:
            self.wait()
            language = "" if self.language == "zh" else " en"
            widget.grab().save(str(self.out / f"{self.size}{language} {name}.png"))


if __name__ == "__main__":
    main()
