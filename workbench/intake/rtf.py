"""Rich text files (.rtf), read directly: they carry each automatic number as Word printed it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from workbench.domain.source import CellPosition, Comment, FileKind, Mark, Notice, Reading
from workbench.intake import faults
from workbench.intake.content import Content
from workbench.intake.rtf_tokens import Decoder, Token, tokens
from workbench.intake.word.assemble import Assembler, footnotes_of
from workbench.intake.word.fields import enclosed, is_contents
from workbench.intake.word.numbering import Numbering
from workbench.intake.word.raw import Change, Marker, Piece, Properties, RawParagraph
from workbench.intake.word.styles import Styles

#: Destinations whose words are no part of the text.
_SKIPPED = {
    "fonttbl", "colortbl", "stylesheet", "info", "header", "headerl", "headerr", "headerf", "footer", "footerl",
    "footerr", "footerf", "pict", "nonshppict", "objdata", "listtable", "listoverridetable", "rsidtbl", "xe", "tc",
    "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "themedata", "datastore", "generator", "latentstyles",
    "template", "filetbl", "bkmkstart", "bkmkend", "sn", "sv", "atrfstart", "atrfend", "atndate", "atnref", "atnparent",
    "pntxta", "pntxtb", "docvar", "mmathPr", "xmlnstbl", "factoidname", "ud", "panose", "falt", "private",
}  # fmt: skip
#: Starred destinations that are read all the same.
_KNOWN_STARRED = {
    "shpinst",
    "shptxt",
    "fldinst",
    "annotation",
    "atnid",
    "atnauthor",
    "revtbl",
    "footnote",
    "pntext",
    "pn",
}
_SIGNS = {
    "tab": "\t", "line": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": " ", "~": "\u00a0", "_": "-", "\t": "\t",
}  # fmt: skip
_COLLECTED = {"listtext", "pntext", "fldinst", "footnote", "annotation", "atnid", "atnauthor", "revtbl"}
_DEEPEST = 3000
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(slots=True)
class _State:
    """What holds inside one group."""

    into: str = "body"  # "body", "skip" or a destination of _COLLECTED
    fallback: int = 1
    hidden: bool = False
    mark: Mark | None = None
    author: int = 0
    font: int = 0
    contents: bool = False


def read_rtf(data: bytes, reading: Reading) -> Content:
    """The paragraphs of a rich text file.

    Raises:
        IntakeError: its groups are nested beyond reason.
    """
    parser = _Parser(data)
    parser.run(data)
    done = Assembler("", reading, Numbering(), Styles()).assemble(parser.paragraphs)
    texts = {("footnote", note_id): text for note_id, text in parser.notes.items()}
    comments = []
    for comment_id, (author, text) in parser.comments.items():
        found = done.comments.get(comment_id)
        block, at = found.start if found else (0, 0)
        comments.append(Comment(comment_id, block, at, at, author, "", text))
    notices = []
    if done.contents_paragraphs:
        notices.append(Notice("contents-list", f"目录（{done.contents_paragraphs} 行）没有作为正文读取"))
    if parser.hidden:
        notices.append(Notice("hidden-text", "文件中有隐藏文字，没有读取"))
    if done.revisions:
        notices.append(
            Notice("tracked-changes", f"文件中有 {len(done.revisions)} 处尚未处理的修订，已按所选的修订状态读取")
        )
    return Content(
        FileKind.RTF,
        tuple(done.blocks),
        tuple(done.revisions),
        tuple(comments),
        footnotes_of(done.notes, texts),
        tuple(notices),
    )


class _Parser:
    """Reads the tokens into raw paragraphs."""

    def __init__(self, data: bytes) -> None:
        self.paragraphs: list[RawParagraph] = []
        self.notes: dict[str, str] = {}
        self.comments: dict[str, tuple[str, str]] = {}
        self.hidden = False
        self._decoder = Decoder(data)
        self._stack: list[_State] = []
        self._state = _State()
        self._bytes = b""
        self._skip = 0
        self._starred = False
        self._high = 0
        self._collected: dict[str, str] = {}
        self._authors: list[str] = []
        self._raw = RawParagraph(0, 0, Properties())
        self._length = 0
        self._in_table = False
        self._table, self._row, self._column = -1, 0, 0
        self._after_row = False
        self._changes: list[Change] = []

    def run(self, data: bytes) -> None:
        for token in tokens(data):
            if token.text:
                self._take_bytes(token.text)
                continue
            self._flush()
            if token.word == "{":
                if len(self._stack) > _DEEPEST:
                    raise faults.too_deep()
                self._stack.append(replace(self._state))
                self._starred = False
            elif token.word == "}":
                self._close()
            elif token.word == "*":
                self._starred = True
            else:
                self._control(token)
                self._starred = False
        self._flush()
        if self._raw.items:
            self._end_paragraph()

    # Text

    def _take_bytes(self, raw: bytes) -> None:
        while raw and self._skip:
            raw, self._skip = raw[1:], self._skip - 1
        if raw and self._state.into != "skip":
            self._bytes += raw

    def _flush(self) -> None:
        if self._bytes:
            raw, self._bytes = self._bytes, b""
            self._words(self._decoder.decode(raw, self._state.font))

    def _words(self, text: str) -> None:
        state = self._state
        text = _CONTROL.sub("", text)
        if not text:
            return
        if state.into == "skip":
            return
        if state.into != "body":
            self._collected[state.into] = self._collected.get(state.into, "") + text
            return
        if state.hidden:
            self.hidden = self.hidden or bool(text.strip())
            return
        if state.contents:
            self._raw.contents = True
        self._raw.items.append(Piece(text, self._raw.ordinal, -1, self._length, self._current_changes()))
        self._length += len(text)

    def _current_changes(self) -> tuple[Change, ...]:
        state = self._state
        if state.mark is None:
            return ()
        author = self._authors[state.author] if 0 <= state.author < len(self._authors) else ""
        if not self._changes or (self._changes[-1].mark, self._changes[-1].author) != (state.mark, author):
            self._changes.append(Change(len(self._changes) + 1, state.mark, author))
        return (self._changes[-1],)

    # Controls

    def _control(self, token: Token) -> None:
        word, value = token.word, token.value
        if word == "u" and value is not None:
            self._unicode(value % 0x10000)
        elif word in _SIGNS:
            self._words(_SIGNS[word])
        elif word in {"par", "cell", "nestcell", "row", "nestrow", "sect"}:
            self._paragraph_end(word)
        elif word in _COLLECTED:
            self._collect(word)
        elif word in _SKIPPED or (self._starred and word not in _KNOWN_STARRED):
            self._state.into = "skip"
        else:
            self._property(word, value)

    def _unicode(self, code: int) -> None:
        self._skip = self._state.fallback
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        self._words(chr(code))

    def _property(self, word: str, value: int | None) -> None:
        state, on = self._state, value != 0
        if word == "uc":
            state.fallback = max(0, min(value or 0, 16))
        elif word == "v":
            state.hidden = on
        elif word == "deleted":
            state.mark = Mark.DELETED if on else None
        elif word == "revised":
            state.mark = Mark.INSERTED if on else None
        elif word in {"revauth", "revauthdel"}:
            state.author = value or 0
        elif word == "f":
            state.font = value or 0
        elif word == "plain":
            state.hidden, state.mark, state.font = False, None, 0
        elif word == "pard":
            self._in_table = False
            self._raw.properties = Properties()
        elif word == "intbl":
            self._in_table = True
        elif word == "qc":
            self._raw.properties = replace(self._raw.properties, align="center")
        elif word == "outlinelevel":
            self._raw.properties = replace(self._raw.properties, outline=value)

    def _collect(self, word: str) -> None:
        """Begin a destination whose words are kept apart; notes leave their mark at this point."""
        self._state.into = "skip" if self._state.into == "skip" else word
        self._state.hidden = False
        if word in {"footnote", "annotation"}:
            self._collected[word] = ""

    def _close(self) -> None:
        """End a group; the words of a destination go where they belong."""
        into = self._state.into
        contents = self._state.contents
        self._state = self._stack.pop() if self._stack else _State()
        self._skip = 0
        if into == self._state.into:
            return
        text = self._collected.pop(into, "") if into in _COLLECTED - {"atnauthor", "revtbl"} else ""
        if into in {"listtext", "pntext"}:
            self._raw.label = text.strip()
        elif into == "fldinst":
            # The result follows in a sibling group, inside the group of the field.
            self._state.contents = contents or is_contents(text)
            self._words(enclosed(text))
        elif into == "footnote":
            note_id = str(len(self.notes) + 1)
            self.notes[note_id] = text.strip()
            self._raw.items.append(Marker("footnote", note_id))
        elif into == "annotation":
            comment_id = str(len(self.comments) + 1)
            self.comments[comment_id] = (self._collected.pop("atnauthor", "").strip(), text.strip())
            self._raw.items.append(Marker("comment", comment_id))
        elif into == "revtbl":
            self._authors = [a.strip() for a in self._collected.pop("revtbl", "").split(";")]

    # Paragraphs and tables

    def _paragraph_end(self, word: str) -> None:
        into = self._state.into
        if into != "body":
            if into in {"footnote", "annotation"}:
                self._words("\n")
            return
        if word in {"row", "nestrow"}:
            if word == "row":
                self._row, self._column, self._after_row = self._row + 1, 0, True
            return
        self._raw.mark_changes = self._current_changes() if word == "par" else ()
        self._end_paragraph()
        if word == "cell":
            self._column += 1

    def _end_paragraph(self) -> None:
        raw = self._raw
        if self._in_table:
            if not self._after_row and self._column == 0 and not self._row_open:
                self._table, self._row = self._table + 1, 0
            raw.cell = CellPosition(self._table, self._row, self._column)
            raw.group = 1 + self._table * 100_000 + self._row * 100 + self._column
        else:
            self._after_row = False
        raw.contents = raw.contents or self._state.contents
        self.paragraphs.append(raw)
        kept = raw.properties
        self._raw = RawParagraph(raw.ordinal + 1, 0, kept)
        self._length = 0

    @property
    def _row_open(self) -> bool:
        """Whether an earlier paragraph already stands in the row being read."""
        last = self.paragraphs[-1].cell if self.paragraphs else None
        return last is not None and (last.table, last.row) == (self._table, self._row)
