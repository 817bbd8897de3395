"""Take the pictures of the built-in manual from the real window on the built-in sample drafts.

usage: ui_manual.py [NAME...]

Without names all pictures are taken anew. They are written to ``resources/manual`` as PNG files of at most 200 colours,
which keeps the whole manual small. Run it under a screen (or ``xvfb-run``) after the window has changed.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QSettings, Qt  # noqa: E402
from PySide6.QtGui import QImage, QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402

from bench.ui_sample import IN_FORCE, fill  # noqa: E402
from workbench.domain.project import Disposition  # noqa: E402
from workbench.services.batch import run_batch  # noqa: E402
from workbench.services.demo import TITLE, sample_files  # noqa: E402
from workbench.services.exchange import EXCHANGE_SUFFIX, join_project, preview_merge, send_project  # noqa: E402
from workbench.services.ledger import read_ledger  # noqa: E402
from workbench.services.overview import Matter, MatterKind  # noqa: E402
from workbench.services.workspace import Workspace  # noqa: E402
from workbench.ui.app import make_application  # noqa: E402
from workbench.ui.views.main_window import MainWindow  # noqa: E402

TARGET = ROOT / "resources" / "manual"
_COLOURS = 200
_WIDEST = 1100  # pixels: what a small screen shows
#: Sizes of the window: the whole with its panes, the table alone, a page of the project.
_WHOLE, _TABLE, _PAGE = (1240, 700), (860, 520), (880, 560)


def compact(picture: QPixmap) -> QImage:
    """The picture with its commonest colours only; every other pixel takes the nearest of them."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1.0)
    if image.width() > _WIDEST:
        image = image.scaledToWidth(_WIDEST, Qt.TransformationMode.SmoothTransformation)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    coarse = pixels & np.uint32(0xFFF8F8F8)
    colours, counts = np.unique(pixels, return_counts=True)
    if len(colours) > _COLOURS:
        colours, first, counts = np.unique(coarse, return_index=True, return_counts=True)
        colours = pixels.reshape(-1)[first]
    table = [int(colour) for colour in colours[np.argsort(-counts, kind="stable")][:_COLOURS]]
    return image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)


class Studio:
    """One window on the sample project, and the pictures taken of it."""

    def __init__(self, folder: Path, wanted: set[str]) -> None:
        self.folder, self.wanted = folder, wanted
        self.window = MainWindow(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        self.size(_WHOLE)
        self.window.show()

    def wants(self, *names: str) -> bool:
        """Whether any of these pictures is to be taken."""
        return not self.wanted or bool(self.wanted & set(names))

    def size(self, size: tuple[int, int]) -> None:
        """Give the window another size."""
        self.window.resize(*size)
        self.wait(0.2)

    def wait(self, seconds: float = 0.5) -> None:
        """Let the window work until it is at rest."""
        until = time.monotonic() + seconds
        while time.monotonic() < until or self.window.busy or self.window.differences.busy:
            QApplication.processEvents()
            time.sleep(0.01)

    def take(self, name: str, widget: QWidget) -> None:
        """Take one picture."""
        if self.wants(name):
            self.wait()
            focused = QApplication.focusWidget()
            if focused is not None:
                focused.clearFocus()  # a blinking cursor would make each picture another one
            compact(widget.grab()).save(str(TARGET / f"{name}.png"), None, 0)

    def dialog(self, name: str, make: Callable[[], QDialog], fill_in: Callable[[Any], None] | None = None) -> None:
        """Take a picture of a dialog."""
        if self.wants(name):
            dialog = make()
            dialog.show()
            if fill_in is not None:
                fill_in(dialog)
            self.take(name, dialog)
            dialog.done(0)
            dialog.deleteLater()

    def do(self, name: str, on: bool | None = None) -> None:
        """Do as if an action had been chosen, or switch one on or off."""
        action = self.window.actions_by_name[name]
        if on is None:
            action.trigger()
        else:
            action.setChecked(on)
        self.wait(0.3)

    def first(self, kind: MatterKind, words: str = "") -> Matter:
        """The first matter of a kind with these words in its title."""
        found = self.window.session.overview.matters
        return next(m for m in found if m.kind is kind and m.row and words in m.title + m.text)


def table_and_panes(studio: Studio) -> None:
    """The window as a whole, the table, the details, the list."""
    window = studio.window
    conflict = studio.first(MatterKind.CONFLICT, "金额")
    studio.do("left", False)
    _go_to(studio, conflict)
    studio.take("window", window)
    studio.size((1366, 728))
    window.details.scroll_to(conflict.key)
    studio.take("details", window.layout_of_panes.panes["right"])
    studio.size((1100, 728))
    studio.do("right", False)
    studio.take("matters", window.layout_of_panes.panes["bottom"])
    studio.do("right", True)
    studio.size(_TABLE)
    studio.do("only-table", True)
    window.table.show_columns({0, 1, 2})
    studio.do("fit")
    _go_to(studio, conflict)
    studio.take("table", window)
    window.table.show_columns({0, 1, 2, 3, 4})
    studio.do("focus")
    studio.take("focus", window)
    studio.do("overview")
    studio.size((880, 640))
    studio.take("overview", window.overview_page)
    studio.do("table")
    studio.do("only-table", False)


def _go_to(studio: Studio, matter: Matter) -> None:
    """Bring a matter to the top of the table; the second time all heights are known."""
    for _ in range(2):
        studio.window.table.set_active(matter.key)
        studio.window.go.go_to(matter.row, matter.key)
        studio.wait(0.4)


def project_pages(studio: Studio) -> None:
    """The pages of the project."""
    studio.size(_PAGE)
    for name in ("project", "agenda", "meetings", "opinions", "ledger", "batch", "backups"):
        if studio.wants(name):
            studio.do(name)
            studio.take(name, studio.window.project_pages)
    studio.do("table")


def dialogs(studio: Studio) -> None:
    """Dialogs that need nothing but the project."""
    from workbench.ui.views.exchange_dialogs import SendDialog
    from workbench.ui.views.export_dialog import ExportDialog
    from workbench.ui.views.forms import DecisionDialog, LedgerForm
    from workbench.ui.views.note_dialog import NoteDialog
    from workbench.ui.views.preferences import SettingsDialog
    from workbench.ui.views.project_dialog import ProjectDialog

    window = studio.window
    workspace, session = window.session.workspace, window.session
    assert workspace is not None
    assert session.analysis is not None
    studio.size(_WHOLE)
    conflict = studio.first(MatterKind.CONFLICT, "金额")
    window.go.go_to(conflict.row)
    evidence = session.analysis.review.conflicts[int(conflict.key.partition(":")[2])].evidence
    place = window.flows.place_here()[1]
    quote = evidence[min(evidence)].quote
    others = [c for c in session.cities if c != workspace.project.city]
    texts = {
        session.analysis.table.documents[d].city: session.analysis.regulations[d].article(e.article).text
        for d, e in sorted(evidence.items())
    }

    def write(dialog: NoteDialog) -> None:
        dialog.text.setPlainText("晋中、吕梁的罚款幅度与其他三市不同，建议统一为一万元以上三万元以下。")
        dialog.has_due.setChecked(True)

    def begin(dialog: ProjectDialog) -> None:
        dialog.title.setText("户外广告和招牌设施管理条例协同立法")
        dialog.author.setText("王某")

    def from_first(dialog: DecisionDialog) -> None:
        dialog.source.setCurrentIndex(1)
        dialog.source.activated.emit(1)

    studio.dialog("new-project", lambda: ProjectDialog(window), begin)
    studio.dialog("note", lambda: NoteDialog(place, quote, session.offices, window, settings=window.settings), write)
    studio.dialog("decision", lambda: DecisionDialog(conflict.topic, texts, session.cities, parent=window), from_first)
    line = next(x for x in read_ledger(workspace) if x.disposition is Disposition.AMEND)
    studio.dialog("ledger-form", lambda: LedgerForm(f"{line.title}　{line.quote}", line, window))
    studio.dialog("send", lambda: SendDialog(others, window))
    studio.dialog("export", lambda: ExportDialog(list(session.cities), workspace.project.city, window))
    studio.dialog("settings", lambda: SettingsDialog(window.settings, window))


def printing(studio: Studio) -> None:
    """The dialog for printing."""
    from workbench.ui.views.print_dialog import PrintDialog

    window = studio.window
    if studio.wants("print"):
        before = set(QApplication.topLevelWidgets())
        from PySide6.QtCore import QTimer

        def shoot() -> None:
            opened = [w for w in QApplication.topLevelWidgets() if isinstance(w, PrintDialog) and w not in before]
            if opened:
                compact(opened[0].grab()).save(str(TARGET / "print.png"), None, 0)
                opened[0].reject()

        QTimer.singleShot(800, shoot)
        window.actions_by_name["print"].trigger()


def correcting(studio: Studio) -> None:
    """Moving and splitting rows, and the list of corrections."""
    from workbench.services.correction_list import correction_lines
    from workbench.services.table_corrections import TableCorrector
    from workbench.ui.views.corrections_dialog import CorrectionsDialog
    from workbench.ui.views.row_dialogs import RowChooser, SplitDialog

    window, session = studio.window, studio.window.session
    analysis, workspace = session.analysis, session.workspace
    assert analysis is not None
    assert workspace is not None
    conflict = studio.first(MatterKind.CONFLICT, "金额")
    row = session.row(conflict.row)
    assert row is not None
    words = TableCorrector(analysis).words_of(row)
    told = f"把{TableCorrector(analysis).names(words[:1])}从“{row.topic}”移到："

    def type_words(dialog: RowChooser) -> None:
        dialog.words.setText("许可")

    studio.dialog("move-row", lambda: RowChooser(told, analysis, row, row.id + 1, window), type_words)
    studio.dialog("split-row", lambda: SplitDialog(analysis, row, window))
    if studio.wants("corrections"):
        session.correct_table(TableCorrector(analysis).confirm(row))
        studio.wait()
        again = session.analysis
        assert again is not None
        session.correct_table(TableCorrector(again).confirm(again.table.rows[0], "立法目的"))
        studio.wait()
        studio.dialog(
            "corrections", lambda: CorrectionsDialog(lambda: correction_lines(workspace), session.take_back, window)
        )


def merging(studio: Studio) -> None:
    """What another office's file brings."""
    from workbench.ui.views.exchange_dialogs import MergeDialog

    workspace = studio.window.session.workspace
    assert workspace is not None
    if not studio.wants("merge"):
        return
    back = studio.folder / f"晋中来件{EXCHANGE_SUFFIX}"
    there = send_project(workspace, studio.folder / f"发往晋中{EXCHANGE_SUFFIX}", drafts=True).path
    join_project(studio.folder / "晋中.xtlf", there, city="晋中", author="李某")
    with Workspace.open(studio.folder / "晋中.xtlf") as other:
        other.project.add_note("同意统一罚款幅度，建议同时统一期限。", other.anchor("晋中:12"), responsible="太原")
        other.project.add_note("请核对设施安全检测的周期。", other.anchor("晋中:15"))
        sent = send_project(other, back).path
    preview = preview_merge(workspace, sent)
    studio.dialog("merge", lambda: MergeDialog(sent.name, preview, studio.window))


def draft_windows(studio: Studio) -> None:
    """How a draft was read, and two versions of one."""
    from workbench.ui.views.reading import ReadingWindow, VersionsWindow

    if not studio.wants("reading", "versions"):
        return
    with Workspace.create(studio.folder / "两稿.xtlf", title=TITLE, city="太原", author="演示用户") as workspace:
        first = next(path for path in sample_files() if path.name.startswith("太原"))
        workspace.add_files([first])
        workspace.add_files([_changed(first, studio.folder / "新一稿")])
        reading = ReadingWindow(workspace, workspace.drafts()[0], studio.window, theme=studio.window.theme)
        versions = VersionsWindow(workspace, "太原", studio.window, theme=studio.window.theme)
        for name, shown in (("reading", reading), ("versions", versions)):
            shown.resize(*_PAGE)
            shown.show()
            studio.wait(1.5)
            studio.take(name, shown)
            shown.close()
        studio.wait(0.3)


def _changed(source: Path, folder: Path) -> Path:
    """A new version of a draft: other numbers, a stricter word, a sentence less."""
    import docx

    document = docx.Document(str(source))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            for old, new in (
                ("三十日", "二十日"),
                ("十五日", "十个工作日"),
                ("五百元", "一千元"),
                ("鼓励", "支持和鼓励"),
            ):
                run.text = run.text.replace(old, new) if old in run.text else run.text
    folder.mkdir()
    document.save(str(folder / source.name))
    return folder / source.name


def main() -> None:
    application = make_application(["manual"])
    TARGET.mkdir(parents=True, exist_ok=True)
    # The folder is seen on some pictures: its name could be a user's. A backup may still be under way at the end.
    with tempfile.TemporaryDirectory(prefix="协同立法", ignore_cleanup_errors=True) as kept:
        folder = Path(kept)
        in_force = folder / "现行法规"
        in_force.mkdir()
        (in_force / "晋中市停车场管理办法.txt").write_text(IN_FORCE, "utf-8")
        (in_force / "损坏的文件.docx").write_bytes(b"PK\x03\x04broken")
        fill(folder / "示例项目.xtlf", in_force)
        with Workspace.open(folder / "示例项目.xtlf") as workspace:
            run_batch(workspace, in_force, workers=0)
        studio = Studio(folder, set(sys.argv[1:]))
        studio.window.open_project(folder / "示例项目.xtlf")
        studio.wait()
        for shoot in (table_and_panes, project_pages, dialogs, printing, merging, draft_windows, correcting):
            shoot(studio)
        studio.window.close()
    application.processEvents()
    total = sum(path.stat().st_size for path in TARGET.glob("*.png"))
    print(f"{len(list(TARGET.glob('*.png')))} pictures, {total / 1e6:.2f} MB, {datetime.date.today()}")


if __name__ == "__main__":
    main()
