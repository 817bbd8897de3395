#!/usr/bin/env python3
"""Set the workbench up on a fresh machine and run it; needs nothing but Python 3.11 or newer.

    python3 start.py               the main job on the built-in sample drafts, then the window (with a screen)
    python3 start.py test [ARGS]   linters and all tests (ARGS go to pytest, without the linters)
    python3 start.py COMMAND ...   any command of the program, for example: python3 start.py parse 草案.docx
    python3 start.py window [FILE] the window alone

Standard library only, and no syntax newer than Python 3.7's, so that an old Python gets a message instead of a syntax error.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
DEMO = "工作台演示"
#: How the program is started. -P: a file of the current folder, among the drafts, that is named like a module is not run.
PROGRAM = ("-P", "-m", "workbench")

#: Qt's system libraries (file name, Debian package) that PySide6's wheels expect from the system.
QT_LIBRARIES = (
    ("libgthread-2.0.so.0", "libglib2.0-0"),
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libfreetype.so.6", "libfreetype6"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-randr.so.0", "libxcb-randr0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-sync.so.1", "libxcb-sync1"),
    ("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
)
FONT_PACKAGE = "fonts-noto-cjk"
CHINESE_FONT_NAMES = (
    "notosanscjk", "notoserifcjk", "sourcehan", "wqy", "simsun", "simhei", "simfang", "msyh", "fangsong", "uming", "ukai",
    "droidsansfallback", "cesi", "gbk", "方正", "思源",
)  # fmt: skip
#: Programs that tests use where they are there: (program, Debian package).
TEST_PROGRAMS = (("Xvfb", "xvfb"), ("soffice", "libreoffice-writer-nogui"))


def say(text: str) -> None:
    """Print a line for the user on standard error, whatever the console's encoding can show."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    sys.stderr.flush()


def is_windows() -> bool:
    """Whether this is Windows."""
    return os.name == "nt"


def is_root() -> bool:
    """Whether apt may be used without asking for a password."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(packages: list[str], why: str) -> bool:
    """Install Debian packages as root, or say the exact command; True when they are installed afterwards."""
    command = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if not sys.platform.startswith("linux"):
        return False
    if not shutil.which("apt-get"):
        say("缺少 " + why + "。请用本机的软件包管理器安装（Debian 系统中的包名：" + " ".join(packages) + "）。")
        return False
    if not is_root():
        say("缺少 " + why + "。请管理员执行下面的命令后重新运行：\n    sudo " + command)
        return False
    say("正在安装" + why + "：" + " ".join(packages))
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.call(["apt-get", "update", "-q"], stdout=subprocess.DEVNULL, env=env)
    if subprocess.call(command.split(), stdout=subprocess.DEVNULL, env=env) == 0:
        return True
    say("安装没有成功。请检查软件源后执行：\n    " + command)
    return False


def missing_qt_packages() -> list[str]:
    """Debian packages of the Qt system libraries that cannot be loaded."""
    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for library, package in QT_LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def has_chinese_font() -> bool:
    """Whether a font with simplified Chinese is installed (always assumed off Linux)."""
    if not sys.platform.startswith("linux"):
        return True
    if shutil.which("fc-list"):
        found = subprocess.run(["fc-list", ":lang=zh-cn", "family"], stdout=subprocess.PIPE, check=False)
        return bool(found.stdout.strip())
    homes = [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path.home() / ".fonts",
        Path.home() / ".local/share/fonts",
    ]
    for folder in homes:
        for _, _, names in os.walk(str(folder)):
            if any(known in name.lower().replace("-", "") for name in names for known in CHINESE_FONT_NAMES):
                return True
    return False


def venv_python(folder: Path) -> Path:
    """The interpreter inside a virtual environment."""
    return folder / ("Scripts/python.exe" if is_windows() else "bin/python")


def venv_folder() -> Path:
    """Where the virtual environment goes: in the checkout, or in the user's cache when the checkout is read-only.

    One that another user made in the checkout is used as it is when it is complete. An environment that this script did
    not make is left alone: ours stands beside it.
    """
    here = ROOT / ".venv"
    if not may_use(here):
        here = ROOT / ".venv-workbench"
    if os.access(str(ROOT), os.W_OK) and (not here.exists() or os.access(str(here), os.W_OK)):
        return here
    if stamp_of(here) == wanted_stamp("requirements.lock"):
        return here
    cache = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(cache) / ("workbench-" + hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]) / "venv"


def may_use(folder: Path) -> bool:
    """Whether a folder is free for an environment of ours: it is not there, is empty, or bears our stamp."""
    if any((folder / ("stamp-" + kind)).is_file() for kind in ("made", "run", "test")):
        return True
    if not folder.exists():
        return not folder.is_symlink()
    return folder.is_dir() and not any(folder.iterdir())


def wanted_stamp(lock: str) -> str:
    """What the environment's stamp must say: the lock's digest, this Python, this place."""
    digest = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    return f"{digest} {venv_identity()}"


def stamp_of(folder: Path, kind: str = "run") -> str:
    """What an earlier run noted in the environment, or ""."""
    try:
        return (folder / ("stamp-" + kind)).read_text(encoding="utf-8")
    except OSError:
        return ""


def make_venv(folder: Path) -> None:
    """Create the virtual environment, in place of an older one of ours."""
    if not may_use(folder):
        say("文件夹不是本程序建立的运行环境，没有改动：" + str(folder) + "。请移走该文件夹后重试。")
        raise SystemExit(1)
    if folder.name != ".venv" and folder.parent == ROOT:
        say("已有的 .venv 不是本程序建立的，保持原样；另建运行环境。")
    say("正在建立运行环境：" + str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # The stamp first: an environment that is half made when the power fails is known as ours.
        (folder / "stamp-made").write_text("", encoding="utf-8")
        for child in folder.iterdir():
            if child.name != "stamp-made":
                shutil.rmtree(str(child)) if child.is_dir() and not child.is_symlink() else child.unlink()
        done = subprocess.call([sys.executable, "-m", "venv", str(folder)]) == 0
    except OSError as error:
        say("无法写入：" + str(error.filename or folder))
        done = False
    if not done:
        say("运行环境建立失败：" + str(folder) + "。请确认磁盘有空间、文件夹可写，并关闭正在运行的工作台后重试。")
        raise SystemExit(1)


def install(folder: Path, lock: str) -> None:
    """Install what the lock names, and the program itself, into the environment."""
    python = str(venv_python(folder))
    pip = [python, "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--no-input"]
    say("正在安装所需组件（只在首次运行时联网，约需一两分钟）……")
    locked = [*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / lock)]
    itself = [*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    if subprocess.call(locked) != 0 or subprocess.call(itself) != 0:
        say("组件安装失败。请检查网络或 pip 的软件源设置后重新运行；已安装的部分会保留。")
        raise SystemExit(1)


def prepare(testing: bool) -> Path:
    """Bring environment and system up to what is wanted; returns the environment's interpreter."""
    folder = venv_folder()
    kind, lock = ("test", "requirements-dev.lock") if testing else ("run", "requirements.lock")
    wanted = wanted_stamp(lock)
    if stamp_of(folder, kind) != wanted:
        if not venv_python(folder).exists() or not stamp_of(folder, "made").startswith(venv_identity()):
            make_venv(folder)
            (folder / "stamp-made").write_text(venv_identity(), encoding="utf-8")
        install(folder, lock)
        (folder / ("stamp-" + kind)).write_text(wanted, encoding="utf-8")
    return venv_python(folder)


def venv_identity() -> str:
    """What makes an environment unusable when it changes: the Python and the place of the checkout."""
    return f"{sys.version_info[0]}.{sys.version_info[1]} {ROOT}"


def missing_venv_packages() -> list[str]:
    """Debian's package of Python's venv module where it is split off and not installed."""
    if importlib.util.find_spec("ensurepip") is not None:
        return []
    return ["python{}.{}-venv".format(*sys.version_info[:2])]


def check_system(window: bool, testing: bool) -> bool:
    """Install by apt, or name in one command, what the system lacks; True when a window can open.

    Ends the program when there is no way to make a virtual environment.
    """
    venv = missing_venv_packages()
    qt = missing_qt_packages() if window else []
    font = [] if not window or has_chinese_font() else [FONT_PACKAGE]
    programs = []
    if testing and sys.platform.startswith("linux"):
        programs = [package for program, package in TEST_PROGRAMS if not shutil.which(program)]
    kinds = (
        (venv, "Python 的 venv 组件"),
        (qt, "窗口所需的系统库"),
        (font, "中文字体"),
        (programs, "部分测试所需的程序"),
    )
    why = "、".join(name for packages, name in kinds if packages)
    installed = not why or apt_install(venv + qt + font + programs, why)
    if venv and not installed:
        raise SystemExit(1)
    if programs and not installed:
        say("缺少测试所需的程序时，相应的测试会跳过并说明原因。")
    return installed or not qt


def has_screen() -> bool:
    """Whether a window can be shown."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run_main_job(python: Path, window: bool) -> int:
    """Run the demonstration, then open the window on its project where there is a screen."""
    folder = (ROOT if os.access(str(ROOT), os.W_OK) else Path.home()) / DEMO
    status = subprocess.call([str(python), *PROGRAM, "demo", "-o", str(folder)])
    if status != 0:
        return status
    if not has_screen():
        say("没有可用的屏幕，未打开窗口。上面列出的报告和项目文件可以直接使用。")
        return 0
    if not window:
        say("缺少窗口所需的系统库，未打开窗口。按上面的命令安装后重新运行即可。")
        return 0
    projects = sorted(folder.glob("*.xtlf"))
    return subprocess.call([str(python), *PROGRAM, *[str(p) for p in projects[:1]]])


def start_screen() -> subprocess.Popen[bytes] | None:
    """A virtual screen for the window tests where there is none and Xvfb is installed; it sets DISPLAY."""
    program = shutil.which("Xvfb")
    if has_screen() or not program:
        return None
    read, write = os.pipe()
    command = [program, "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    if not number:
        process.kill()
        return None
    os.environ["DISPLAY"] = ":" + number
    return process


def run_tests(python: Path, arguments: list[str], window: bool) -> int:
    """Run the linters (when no arguments are given) and the tests; the first failure decides the exit status."""
    linters = [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]]
    # Two workers halve the time; with arguments a person looks for one test and wants its output plain.
    tests = ["pytest", *(arguments or ["-n", "2", "--dist", "loadgroup"])]
    if not window:
        # The plugin for windows would end the whole run where Qt cannot be loaded.
        tests += ["-p", "no:pytest-qt"]
    commands = ([] if arguments else linters) + [tests]
    screen = start_screen()
    try:
        for command in commands:
            say("—— " + " ".join(command))
            status = subprocess.call([str(python), "-m", *command], cwd=str(ROOT))
            if status != 0:
                return status
    finally:
        if screen is not None:
            screen.terminate()
            screen.wait()
    return 0


def main(arguments: list[str]) -> int:
    """Set up what the arguments need, then run it; returns the exit status."""
    if sys.version_info < OLDEST:
        say("需要 Python 3.11 或更高版本，当前是 {}.{}。请安装新版 Python 后重试。".format(*sys.version_info[:2]))
        return 1
    if arguments[:1] == ["test"]:
        window = check_system(window=True, testing=True)
        return run_tests(prepare(testing=True), arguments[1:], window)
    window = check_system(window=not arguments or arguments[0] == "window", testing=False)
    python = prepare(testing=False)
    if not arguments:
        return run_main_job(python, window)
    if arguments[0] == "window":
        arguments = arguments[1:]
    return subprocess.call([str(python), *PROGRAM, *arguments])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("已中断。")
        sys.exit(130)
