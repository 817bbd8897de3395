"""The user's settings: declared as data, kept by Qt, with a signal for each change."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from workbench.domain.resources import resource

ORGANISATION, PROGRAM = "xtlf", "workbench"
_RECENT = "recent"
_KEPT_RECENT = 8


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `kind` is choice, number, flag or text; `choices` are pairs of value and what the user reads."""

    key: str
    kind: str
    default: Any
    title: str
    description: str
    choices: tuple[tuple[str, str], ...] = ()
    minimum: float = 0.0
    maximum: float = 0.0

    def read(self, value: object) -> Any:
        """`value` as this setting's type; the default where it does not fit."""
        try:
            if self.kind == "flag":
                return value if isinstance(value, bool) else str(value).lower() == "true"
            if self.kind == "number":
                number = float(str(value))
                kept = min(self.maximum, max(self.minimum, number))
                return int(kept) if isinstance(self.default, int) else kept
        except ValueError:
            return self.default
        text = str(value)
        if self.kind == "choice" and text not in {choice for choice, _ in self.choices}:
            return self.default
        return text


@cache
def declared() -> tuple[Setting, ...]:
    """All settings in the order in which the user sees them."""
    data = tomllib.loads(resource("ui", "settings.toml").read_text("utf-8"))
    return tuple(
        Setting(**(entry | {"choices": tuple((str(a), str(b)) for a, b in entry.get("choices", ()))}))
        for entry in data["setting"]
    )


class Settings(QObject):
    """Typed access to the settings.

    Signals:
        changed(str, object): a setting's key and its new value.
    """

    changed = Signal(str, object)

    def __init__(self, store: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store or QSettings(ORGANISATION, PROGRAM)
        self._known = {setting.key: setting for setting in declared()}

    def get(self, key: str) -> Any:
        """The value of a declared setting.

        Raises:
            KeyError: no such setting is declared.
        """
        setting = self._known[key]
        value = self.store.value(key.replace(".", "/"))
        return setting.default if value is None else setting.read(value)

    def set(self, key: str, value: object) -> None:
        """Keep a new value and tell of it.

        Raises:
            KeyError: no such setting is declared.
        """
        fitting = self._known[key].read(value)
        if fitting != self.get(key):
            self.store.setValue(key.replace(".", "/"), fitting)
            self.changed.emit(key, fitting)

    def recent(self) -> list[str]:
        """The paths of the projects opened last, the newest first."""
        value = self.store.value(_RECENT)
        listed = value if isinstance(value, list) else [value] if value else []
        return [str(path) for path in listed]

    def remember_project(self, path: str) -> None:
        """Put a project at the head of the recent ones."""
        self.store.setValue(_RECENT, [path, *[p for p in self.recent() if p != path]][:_KEPT_RECENT])

    def forget_project(self, path: str) -> None:
        """Take a project off the recent ones."""
        self.store.setValue(_RECENT, [p for p in self.recent() if p != path])
