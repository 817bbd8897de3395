"""Texts that come with a note: read from a file the user chooses, within bounds."""

from __future__ import annotations

import re
from pathlib import Path

from workbench.domain.errors import KnownError
from workbench.domain.notes import Attachment
from workbench.services.drafts import load_draft

#: Characters of one attachment: a note goes to all offices with everything that is attached to it.
LONGEST = 200_000
_SEPARATORS = re.compile(r"[、，,；;\s]+")


def read_attachment(path: Path) -> Attachment:
    """The text of a file, of any kind that drafts may be of.

    Raises:
        KnownError: it cannot be read as text, or is too long.
    """
    source, _ = load_draft(path)
    return made_attachment(path.name, "\n".join(block.text for block in source.blocks))


def made_attachment(name: str, text: str) -> Attachment:
    """An attachment of typed or pasted words.

    Raises:
        KnownError: there are no words, or too many.
    """
    words = text.strip()
    if not words:
        raise KnownError("附件中没有文字", "请选择有文字内容的文件，或者粘贴要附上的文字", subject=name)
    if len(words) > LONGEST:
        raise KnownError(
            f"附件有{len(words)}字，超过{LONGEST}字", "请只附上有关的部分，或者把整份文件另行传送", subject=name
        )
    return Attachment(name.strip() or "附件", words)


def tags_of(text: str) -> tuple[str, ...]:
    """The tags in a line: separated by 、 or blanks, a leading # does not count, each once."""
    bare = (word.lstrip("#＃") for word in _SEPARATORS.split(text))
    return tuple(dict.fromkeys(word for word in bare if word))
