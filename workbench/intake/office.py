"""Older and other formats by way of an installed LibreOffice, without network and leaving nothing behind."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from workbench.intake import faults

#: Seconds a conversion may take.
TIME_LIMIT = 60
_NAMES = ("soffice", "libreoffice", "soffice.exe")
_USUAL_PLACES = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/opt/apps/*libreoffice*/files/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice*/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice*/program/soffice.exe",
)
#: Settings of the throw-away profile: no macros, nothing fetched that a document links to, no questions.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def find_office() -> Path | None:
    """LibreOffice's program on the search path or in one of the usual places, or None."""
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    for place in _USUAL_PLACES:
        anchor = Path(Path(place).anchor)
        if not anchor.is_dir():
            continue
        matches = sorted(anchor.glob(Path(place).relative_to(anchor).as_posix()))
        if matches:
            return matches[-1]
    return None


def to_docx(data: bytes, ending: str, *, limit: int = TIME_LIMIT) -> bytes:
    """The document converted to .docx.

    Args:
        data: the file's bytes.
        ending: the ending of its format, with the dot.
        limit: seconds after which the conversion is given up.

    Raises:
        IntakeError: LibreOffice is not installed, fails, or takes too long.
    """
    office = find_office()
    if office is None:
        raise faults.no_office(ending)
    with tempfile.TemporaryDirectory(prefix="workbench-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        profile = home / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        (home / "out").mkdir()
        source = home / f"draft{ending}"
        source.write_bytes(data)
        _run(_command(office, profile, source, home / "out"), home, ending, limit)
        result = home / "out" / "draft.docx"
        if not result.is_file() or not result.stat().st_size:
            raise faults.office_failed(ending)
        return result.read_bytes()


def _command(office: Path, profile: Path, source: Path, out: Path) -> list[str]:
    return [
        str(office),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nologo",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(out),
        str(source),
    ]


def _run(command: list[str], home: Path, ending: str, limit: int) -> None:
    environment = os.environ | {"HOME": str(home), "TMPDIR": str(home), "SAL_USE_VCLPLUGIN": "svp"}
    # A proxy that leads nowhere: whatever a document links to stays unfetched.
    environment |= dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), "http://127.0.0.1:9")
    try:
        process = subprocess.Popen(
            command,
            cwd=home,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise faults.office_failed(ending) from error
    try:
        process.wait(limit)
    except subprocess.TimeoutExpired as error:
        raise faults.office_slow(limit) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and every process it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(process.pid)],
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
