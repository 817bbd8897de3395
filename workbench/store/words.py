"""What the store tells the user in place of SQLite's English: kinds of damage, and times by the user's own clock."""

from __future__ import annotations

import datetime
import logging

_log = logging.getLogger(__name__)

#: What SQLite says (a part of it, in lower case), and the kind of damage that is. The first that fits counts.
_DAMAGE = (
    ("not a database", "文件开头已损坏"),
    ("encrypted", "文件开头已损坏"),
    ("disk image is malformed", "文件内容残缺"),
    ("malformed database schema", "文件结构已损坏"),
    ("unsupported file format", "文件开头已损坏"),
    ("no such table", "文件内容残缺"),
    ("disk i/o error", "磁盘读写出错"),
    ("unable to open", "文件打不开"),
    ("permission denied", "没有访问权限"),
    ("from index", "检索用的索引与内容不一致"),
    ("in index", "检索用的索引与内容不一致"),
    ("malformed inverted index", "检索用的索引与内容不一致"),
    ("null value", "部分记录的内容不完整"),
    ("constraint", "部分记录的内容不完整"),
    ("datatype", "部分记录的内容不完整"),
    ("page", "部分数据页已损坏"),
    ("tree", "部分数据页已损坏"),
    ("freelist", "部分数据页已损坏"),
    ("database main", "部分数据页已损坏"),
)


def damage_told(text: str, subject: str = "") -> str:
    """The kind of damage that SQLite's words `text` mean, in Chinese; the words themselves go to the log."""
    _log.warning("%s: %s", subject or "project file", text)
    low = text.lower()
    return next((kind for part, kind in _DAMAGE if part in low), "文件内容已损坏")


def moment_told(stamp: str) -> str:
    """An ISO time as the user's own clock shows it: 「2026年11月22日13:52」; what is no time as it stands."""
    try:
        moment = datetime.datetime.fromisoformat(stamp).astimezone()
    except (ValueError, OverflowError, OSError):
        return stamp
    return f"{moment.year}年{moment.month}月{moment.day}日{moment:%H:%M}"
