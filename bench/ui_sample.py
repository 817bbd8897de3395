"""The sample project with a bit of everything in it, for the pictures of the window and of the manual."""

from __future__ import annotations

import datetime
from pathlib import Path

#: A made-up regulation in force with one barrier.
IN_FORCE = (
    "晋中市停车场管理办法\n\n第一条　为了规范停车场的管理，制定本办法。\n\n"
    "第二条　在本市投标停车场工程的外地企业，应当在本市设立分公司。\n\n第三条　本办法自2020年1月1日起施行。\n"
)


def fill(path: Path, folder: Path) -> None:
    """The sample project with a bit of everything."""
    from workbench.domain.notes import NoteKind, NoteStatus, Stage
    from workbench.domain.project import Adoption, Disposition
    from workbench.services.batch import enter_in_ledger, run_batch
    from workbench.services.demo import TITLE, first_note, sample_files
    from workbench.services.ledger import put_line, read_ledger
    from workbench.services.workspace import Workspace

    today = datetime.date.today()

    def day(n: int) -> str:
        return (today + datetime.timedelta(days=n)).isoformat()

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
