"""Take pictures of the window's pages in every theme and size, to be looked at.

usage: ui_screenshots.py FOLDER

Makes the sample project in a temporary folder. Scaling of 150 % on 1366×768 leaves 911×485 for the window: started
again with QT_SCALE_FACTOR=1.5 for that.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SIZES = {"1366x768": (1366, 728, 1.0), "1920x1080": (1920, 1040, 1.0), "150%": (911, 485, 1.5)}


def main() -> None:
    if len(sys.argv) == 2:
        for name, (_, _, scale) in SIZES.items():
            environment = os.environ | {"QT_SCALE_FACTOR": str(scale)}
            subprocess.run([sys.executable, __file__, sys.argv[1], name], check=True, env=environment, cwd=ROOT)
        return
    shoot(Path(sys.argv[1]), sys.argv[2])


def shoot(folder: Path, size: str) -> None:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from workbench.services.demo import TITLE, first_note, sample_files
    from workbench.services.workspace import Workspace
    from workbench.ui.app import make_application
    from workbench.ui.views.main_window import MainWindow

    folder.mkdir(parents=True, exist_ok=True)
    application = make_application(["screenshots"])
    with tempfile.TemporaryDirectory() as kept:
        project = Path(kept) / "示例.xtlf"
        with Workspace.create(project, title=TITLE, city="太原", author="演示用户") as workspace:
            workspace.add_files(sample_files())
            first_note(workspace, workspace.analysis())
        window = MainWindow(QSettings(str(Path(kept) / "s.ini"), QSettings.Format.IniFormat))
        width, height, _ = SIZES[size]
        window.resize(width, height)
        window.show()

        def take(name: str) -> None:
            until = time.monotonic() + 0.6
            while time.monotonic() < until or window.differences.busy:
                QApplication.processEvents()
                time.sleep(0.01)
            window.grab().save(str(folder / f"{size} {name}.png"))

        take("welcome")
        window.open_project(project)
        for theme in ("light", "dark", "contrast"):
            window.settings.set("appearance.theme", theme)
            window.matters.step(1)
            for page in ("table", "focus", "overview"):
                window.actions_by_name[page].trigger()
                take(f"{theme} {page}")
        window.close()
    application.processEvents()


if __name__ == "__main__":
    main()
