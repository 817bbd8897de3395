"""Whether there is a screen for the window: without one Qt ends the program with English words and a core dump."""

from __future__ import annotations

from collections.abc import Mapping

#: What the user is told; the window says it too where Qt finds a screen that it cannot use.
NO_SCREEN = (
    "没有可以使用的图形屏幕，窗口无法打开。请在本机的图形桌面中启动；通过 ssh 等远程终端可以使用命令，"
    "查看全部命令：参数只写 --help。"
)
#: Qt platforms that draw on nothing a display server gives.
_WITHOUT_SERVER = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs", "directfb")


def has_screen(environment: Mapping[str, str], system: str) -> bool:
    """Whether the surroundings of the program name a screen.

    Args:
        system: as ``sys.platform`` says it; only under Linux can a screen be missing.
    """
    if not system.startswith("linux"):
        return True
    asked = environment.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    return asked in _WITHOUT_SERVER or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
