# mypy: disable-error-code="no-untyped-call"
"""Take pictures of the project's pages in several sizes and themes, to be looked at.

usage: store_pages_screenshots.py FOLDER [--folder-to-screen DIR]

Makes the sample project with meetings, opinions, ledger lines and a screened folder in a temporary folder. Scaling of
150 % on 1366×768 leaves 911×485 for the window: started again with QT_SCALE_FACTOR=1.5 for that.
"""

from __future__ import annotations

import argparse
import datetime
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SIZES = {"1366x768": (1366, 728, 1.0), "1920x1080": (1920, 1040, 1.0), "150%": (911, 485, 1.5)}
#: A made-up regulation in force with one barrier.
IN_FORCE = (
    "晋中市停车场管理办法\n\n第一条　为了规范停车场的管理，制定本办法。\n\n"
    "第二条　在本市投标停车场工程的外地企业，应当在本市设立分公司。\n\n第三条　本办法自2020年1月1日起施行。\n"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folder-to-screen", type=Path)
    parser.add_argument("--size", choices=SIZES)
    options = parser.parse_args()
    if options.size:
        shoot(options.out, options.size, options.folder_to_screen)
        return
    for name, (_, _, scale) in SIZES.items():
        environment = os.environ | {"QT_SCALE_FACTOR": str(scale)}
        command = [sys.executable, __file__, str(options.out), "--size", name]
        if options.folder_to_screen:
            command += ["--folder-to-screen", str(options.folder_to_screen)]
        subprocess.run(command, check=True, env=environment, cwd=ROOT)


def fill(path: Path, folder: Path) -> None:
    """The sample project with a bit of everything."""
    from workbench.domain.notes import NoteKind, NoteStatus, Stage
    from workbench.domain.project import Adoption, Disposition
    from workbench.services.batch import enter_in_ledger, run_batch
    from workbench.services.demo import TITLE, first_note, sample_files
    from workbench.services.ledger import put_line, read_ledger
    from workbench.services.workspace import Workspace

    today = datetime.date.today()
    day = lambda n: (today + datetime.timedelta(days=n)).isoformat()  # noqa: E731 - shorter than a function
    with Workspace.create(path, title=TITLE, city="太原", author="演示用户") as workspace:
        workspace.add_files(sample_files())
        first_note(workspace, workspace.analysis())
        project = workspace.project
        organ = "省人大常委会法制工作委员会"
        project.set_project(
            plan_year=today.year + 1,
            stage=Stage.CONSULTATION,
            leading="太原",
            participants=(organ,),
            remark="联席会议每季度一次。",
        )
        project.put_contact("太原", organ="市人大常委会法工委", person="王某", phone="0351-1234567")
        project.put_contact(organ, organ="立法规划处", person="赵某", phone="0351-7654321")
        overdue = project.add_note(
            "处罚幅度建议五市统一。",
            workspace.anchor("晋中:12"),
            kind=NoteKind.SUGGESTION,
            responsible="晋中",
            due=day(-9),
        )
        project.reply(overdue.id, "正在征求司法局意见。")
        agreed = project.add_note("名称统一为“户外广告和招牌设施”。", responsible="阳泉")
        project.set_status(agreed.id, NoteStatus.AGREED)
        project.put_meeting(
            day(-40),
            title="第一次联席会议",
            place="太原",
            agenda=("通报起草进展", "研究规划衔接"),
            minutes="五市通报了进展。",
        )
        project.put_meeting(day(20), title="第二次联席会议", place="晋中")
        project.put_opinion(
            "市住房和城乡建设局",
            "建议明确设施安全检测的周期。",
            date=day(-20),
            anchor=workspace.anchor("太原:15"),
            adoption=Adoption.ADOPTED,
            reason="已在第十五条增加一款。",
        )
        project.put_opinion(
            "某广告公司",
            "建议取消保证金。",
            group="企业",
            date=day(-12),
            adoption=Adoption.PARTLY,
            reason="改为可以选择保函。",
        )
        project.put_opinion("市民李某", "建议减少夜间光照。", group="公众", date=day(-8))
        lines = read_ledger(workspace)
        put_line(
            workspace,
            lines[0],
            Disposition.AMEND,
            responsible="市城市管理局",
            due=day(-3),
            conclusion="不符合标准，应当修改",
            concluded=day(-10),
        )
        put_line(
            workspace,
            lines[1],
            Disposition.KEEP,
            reason="第十二条第三项：安全需要，期限两年",
            responsible="市应急管理局",
            due=day(60),
        )
        put_line(workspace, lines[2], Disposition.REPEAL, responsible="市司法局", due=day(30), done=day(-1))
        batch = run_batch(workspace, folder, workers=0)
        enter_in_ledger(workspace, batch.findings[:1])


def shoot(out: Path, size: str, screened: Path | None) -> None:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from workbench.ui.app import make_application
    from workbench.ui.views.main_window import MainWindow

    out.mkdir(parents=True, exist_ok=True)
    application = make_application(["screenshots"])
    with tempfile.TemporaryDirectory() as kept:
        folder = screened or Path(kept) / "现行法规"
        if screened is None:
            folder.mkdir()
            (folder / "晋中市停车场管理办法.txt").write_text(IN_FORCE, "utf-8")
            (folder / "损坏的文件.docx").write_bytes(b"PK\x03\x04broken")
        project = Path(kept) / "示例.xtlf"
        fill(project, folder)
        window = MainWindow(QSettings(str(Path(kept) / "s.ini"), QSettings.Format.IniFormat))
        width, height, _ = SIZES[size]
        window.resize(width, height)
        window.show()

        def take(name: str) -> None:
            until = time.monotonic() + 0.5
            while time.monotonic() < until:
                QApplication.processEvents()
                time.sleep(0.01)
            window.grab().save(str(out / f"{size} {name}.png"))

        window.open_project(project)
        for theme in ("light", "dark") if size == "1366x768" else ("light",):
            window.settings.set("appearance.theme", theme)
            for name in window.project_pages.pages:
                window.project_pages.open(name)
                take(f"{theme} {name}")
        window.close()
    application.processEvents()


if __name__ == "__main__":
    main()
