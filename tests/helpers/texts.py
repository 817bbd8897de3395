"""Small invented regulations as text files, for tests of the rooms above intake and structure."""

from __future__ import annotations

from pathlib import Path

TAIYUAN = """太原市观景灯管理条例

第一章　总则

第一条　为了加强观景灯管理，保障公共安全，根据有关法律、法规，结合本市实际，制定本条例。

第二条　本条例适用于本市行政区域内观景灯的设置和管理。

第三条　市城市管理部门是观景灯的主管部门，负责本条例的组织实施。

第二章　设置

第四条　设置观景灯应当向城市管理部门申请许可。城市管理部门应当自受理申请之日起十五日内作出决定。

第五条　观景灯的高度不得超过十二米。

第三章　法律责任

第六条　违反本条例第四条规定，未经许可设置观景灯的，由城市管理部门责令限期改正；逾期不改正的，处五百元以上二千元以下罚款。

第七条　本条例自2027年1月1日起施行。
"""

JINZHONG = """晋中市观景灯管理条例

第一条　为了规范观景灯的管理，维护公共安全，根据法律、法规的规定，结合本市实际，制定本条例。

第二条　本市行政区域内观景灯的设置、管理适用本条例。

第三条　市住房和城乡建设部门负责本市观景灯的管理工作。

第四条　设置观景灯的，应当向住房和城乡建设部门备案，住房和城乡建设部门应当在三十个工作日内予以答复。

第五条　观景灯高度不得超过十米。

第六条　观景灯应当优先使用本市企业生产的灯具。

第七条　违反本条例第四条规定设置观景灯的，由住房和城乡建设部门责令改正，处一千元以上五千元以下罚款。

第八条　本条例自2027年3月1日起施行。
"""


def write_drafts(folder: Path) -> list[Path]:
    """Write both texts into `folder`; returns their paths, 太原 first."""
    paths = [folder / "太原市观景灯管理条例.txt", folder / "晋中市观景灯管理条例.txt"]
    for path, text in zip(paths, (TAIYUAN, JINZHONG), strict=True):
        path.write_text(text, "utf-8")
    return paths
