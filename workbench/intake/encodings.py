"""Which encoding a text file is in: byte order marks first, then what reads as Chinese."""

from __future__ import annotations

import codecs
import re

from workbench.intake import faults

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
#: The characters a Chinese text is full of, simplified and traditional; a wrong decoding hits few of them.
_COMMON = frozenset(
    "的一是不了在人有这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者"
    "多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从第条章节款项市县区省人民政府部门管理规定办法应当建设单位责任"
    "条例本行政机关处罚依照组织监督检查违反国务院常务委员会通过施行四五六七八九"
    "這為來個們說國時過後對著裡發經當與學進種將還見沒從條節項縣區門規辦應設單責務處罰組織監違據實標準產業濟開關於"
    "，。、；：？！“”（）《》　\n\r\t 0123456789"
)
_SAMPLE = 200_000
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
#: Share of control characters above which bytes are no text.
_MOST_CONTROLS = 0.002
#: Share of bytes a damaged UTF-8 file may have wrong before it counts as another encoding.
_DAMAGED = 0.001


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding.

    Raises:
        IntakeError: the bytes are no text in any encoding known here.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace")), encoding
    try:
        text = data.decode("utf-8")
        if "\x00" not in text[:_SAMPLE]:
            return _checked(text), "utf-8"
    except UnicodeDecodeError:
        pass
    best, encoding = max((_score(data, e), e) for e in (*_GUESSES, "utf-8"))
    if best <= 0:
        raise faults.not_text()
    text = data.decode(encoding, "replace")
    return _checked(text), encoding


def _score(data: bytes, encoding: str) -> float:
    """How much like Chinese the start of `data` reads in `encoding`: 0 for nonsense, near 1 for plain Chinese."""
    sample = data[:_SAMPLE]
    if encoding.startswith("utf-16") and len(data) % 2:
        return 0.0
    text = sample.decode(encoding, "replace")
    if not text:
        return 0.0
    wrong = text.count("\ufffd") + len(_CONTROL.findall(text))
    if wrong > max(1, len(text) * (0.01 if encoding != "utf-8" else _DAMAGED)):
        return 0.0
    beyond_ascii = [c for c in text if c > "\x7f"]
    common = sum(c in _COMMON for c in beyond_ascii)
    known = sum(c in _COMMON or c.isascii() for c in text)
    if beyond_ascii:
        return common / len(beyond_ascii) - 2 * wrong / len(text)
    return 0.5 * known / len(text)


def _checked(text: str) -> str:
    if len(_CONTROL.findall(text[:_SAMPLE])) > max(2, min(len(text), _SAMPLE) * _MOST_CONTROLS):
        raise faults.not_text()
    return _CONTROL.sub(" ", text)
