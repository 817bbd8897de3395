"""What a file is, by its content and never by its name."""

from __future__ import annotations

import re
from enum import Enum

from workbench.intake import faults


class Kind(Enum):
    """The kinds of content that are read."""

    ZIP = "Word 文档（.docx）"
    TEXT = "纯文本"

    @property
    def chinese(self) -> str:
        """Its name for the user."""
        return self.value

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings that do not surprise."""
        return _ENDINGS[self]


_ENDINGS: dict[Kind, tuple[str, ...]] = {
    Kind.ZIP: (".docx", ".docm", ".dotx", ".dotm", ".wps", ".wpt"),
    Kind.TEXT: (".txt", ".md", ".markdown", ".text"),
}


def kind_of(data: bytes) -> Kind:
    """The kind of a file with these bytes.

    Raises:
        IntakeError: it is of a kind that holds no draft.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Kind.ZIP
    for sign, name in _STRANGERS:
        if re.match(sign, data[:64], re.DOTALL):
            raise faults.known_but_unread(name)
    return Kind.TEXT


_STRANGERS = (
    (rb"\x89PNG|\xff\xd8\xff|GIF8|BM....\x00\x00|II\*\x00|MM\x00\*|RIFF....WEBP", "一张图片"),
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ", "一个压缩包"),
    (rb"MZ|\x7fELF|\xca\xfe\xba\xbe", "一个程序"),
    (rb"ID3|\xff\xfb|OggS|RIFF....(?:WAVE|AVI)|....ftyp", "一个音频或视频文件"),
    (rb"SQLite format 3\x00", "一个数据库文件"),
)
