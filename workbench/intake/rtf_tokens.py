"""The tokens of a rich text file, and the bytes of its Chinese text decoded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)", re.DOTALL
)
#: Character sets of fonts to encodings.
CHARSETS = {134: "gb18030", 136: "big5hkscs", 128: "cp932", 129: "cp949", 204: "cp1251", 161: "cp1253"}
_FONT = re.compile(rb"\{[^{}]{0,80}?\\f([0-9]{1,9})[^{}]{0,200}?\\fcharset([0-9]{1,9})")
_PAGE = re.compile(rb"\\ansicpg([0-9]{3,5})")
_PAGES = {936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 65001: "utf-8"}


@dataclass(frozen=True, slots=True)
class Token:
    """One token: a control word, a control symbol, a brace, or bytes of text."""

    word: str = ""
    value: int | None = None
    text: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file in order; binary data is skipped."""
    at, end = 0, len(data)
    while at < end:
        match = _TOKEN.match(data, at)
        if match is None:
            at += 1  # a line end or a lone backslash at the end of the file
            continue
        at = match.end()
        word, value, byte, sign, brace, text = match.groups()
        if word is not None:
            number = None if value is None else int(value)
            if word == b"bin":
                at += max(number or 0, 0)
                continue
            yield Token(word.decode("ascii"), number)
        elif byte is not None:
            yield Token(text=bytes.fromhex(byte.decode("ascii")))
        elif sign is not None:
            yield Token(sign.decode("latin-1"))
        elif brace is not None:
            yield Token(brace.decode("ascii"))
        else:
            yield Token(text=text)


class Decoder:
    """Turns text bytes into characters, by the font's character set or the file's code page."""

    def __init__(self, data: bytes) -> None:
        page = _PAGE.search(data[:4096])
        number = int(page[1]) if page else 1252
        self._page = _PAGES.get(number, f"cp{number}")
        table = data[: data.find(rb"\colortbl") if rb"\colortbl" in data[:200_000] else 60_000]
        self._fonts = {int(font): CHARSETS.get(int(charset), "") for font, charset in _FONT.findall(table)}
        self._chinese = "gb18030" in self._fonts.values()

    def decode(self, raw: bytes, font: int) -> str:
        """The characters of `raw` in font number `font`."""
        if raw.isascii():
            return raw.decode("ascii")
        encodings = [self._fonts.get(font, ""), "gb18030" if self._chinese else "", self._page]
        for encoding in filter(None, encodings):
            try:
                return raw.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
        return raw.decode("gb18030", "replace")
