"""The two kinds of failure a user can meet.

A :class:`KnownError` is the world's fault (a damaged file, a full disk): it is shown as one sentence with cause
and remedy, and the rest of the work goes on. Anything else that escapes is our fault, a bug.
"""

from __future__ import annotations


class KnownError(Exception):
    """A failure with a cause and a remedy that can be told to the user in Chinese.

    Attributes:
        subject: the file or thing concerned, as the user knows it; may be empty.
        cause: what is wrong, a Chinese clause without a full stop at its end.
        remedy: what the user can do about it, likewise.
    """

    def __init__(self, cause: str, remedy: str, *, subject: str = "") -> None:
        self.subject = subject
        self.cause = cause
        self.remedy = remedy
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The whole message in Chinese: 「文件：原因。办法。」"""
        head = f"{self.subject}：" if self.subject else ""
        return f"{head}{self.cause}。{self.remedy}。"

    def about(self, subject: str) -> KnownError:
        """The same error told of another subject (a reader knows the cause, its caller the file's name)."""
        return type(self)(self.cause, self.remedy, subject=subject)


class IntakeError(KnownError):
    """A file that cannot be read as a draft."""


class StoreError(KnownError):
    """A project file that cannot be opened, read or written."""


class ExportError(KnownError):
    """A report or export that cannot be written."""


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user cancelled long work; nothing half-done may be left behind."""
