"""What was chosen for the last export of a project, kept among the settings of this computer."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSettings

from workbench.domain.codec import CodecError, decode_leniently, encode
from workbench.services.report_choices import ROWS, ReportChoices
from workbench.ui.text import tr

_LAST = "export/last"


def remembered(store: QSettings, project: Path) -> ReportChoices:
    """The choices of the last export of `project`; else those of the last export at all, for all its cities."""
    own = _read(store, _key(project))
    if own is not None:
        return own
    last = _read(store, _LAST)
    return ReportChoices() if last is None else replace(last, cities=())


def remember(store: QSettings, project: Path, choices: ReportChoices) -> None:
    """Keep the choices for the next export."""
    text = json.dumps(encode(choices), ensure_ascii=False)
    store.setValue(_key(project), text)
    store.setValue(_LAST, text)


def choices_told(choices: ReportChoices) -> str:
    """What a report made with these choices holds, in a few words."""
    told = [tr("对外版，不含内部意见") if choices.external else tr("内部版，含内部意见")]
    told.append(tr("{n}个部分", n=len(choices.parts)) if choices.parts else tr("全部内容"))
    told += [tr(text) for value, text in ROWS[1:] if value == choices.rows]
    told += ["、".join(choices.cities)] if choices.cities else []
    told += [tr("模板“{name}”", name=Path(choices.template).name)] if choices.template else []
    return "；".join(told)


def _key(project: Path) -> str:
    return f"export/projects/{hashlib.sha256(str(project).encode()).hexdigest()[:16]}"


def _read(store: QSettings, key: str) -> ReportChoices | None:
    """What is kept under a key; None where there is nothing, or nothing that can be understood."""
    try:
        data = json.loads(str(store.value(key) or ""))
        return decode_leniently(ReportChoices, data) if isinstance(data, dict) else None
    except (ValueError, CodecError):
        return None
