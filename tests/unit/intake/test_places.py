"""The promise that findings can be written back: every character of a block is found in its run of the file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.helpers.docx_files import W, docx, marked, p, part, r, table, tracked, write
from workbench.domain.source import Reading, SourceDocument
from workbench.intake import read_source

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

words = st.text(alphabet="第一条二款 　罚款\u200babc，。", min_size=1, max_size=6)
runs = st.one_of(
    words.map(r),
    words.map(lambda t: r(t, "<w:vanish/>")),
    st.tuples(st.sampled_from(["ins", "del", "moveFrom", "moveTo"]), words).map(lambda x: tracked(x[0], r(x[1]))),
    st.tuples(words, words).map(lambda x: f"<w:r><w:t>{x[0]}</w:t><w:br/><w:t>{x[1]}</w:t><w:tab/></w:r>"),
    words.map(lambda t: f"<w:hyperlink>{r(t)}{r(t)}</w:hyperlink>"),
    words.map(lambda t: f"<w:sdt><w:sdtContent>{r(t)}</w:sdtContent></w:sdt>"),
    words.map(lambda t: f"<w:r><w:pict><w:txbxContent>{p(r(t))}</w:txbxContent></w:pict></w:r>"),
)
properties = st.sampled_from(["", "", "", marked("del"), marked("ins"), '<w:jc w:val="center"/>'])
paragraphs = st.tuples(st.lists(runs, max_size=5), properties).map(lambda x: p("".join(x[0]), x[1]))
bodies = st.lists(st.one_of(paragraphs, paragraphs, paragraphs.map(lambda x: table([x, x]))), min_size=1, max_size=6)


def stored(run: etree._Element) -> str:
    """A run's characters as places count them."""
    parts = []
    for child in run:
        name = etree.QName(child).localname
        parts.append(child.text or "" if name in {"t", "delText"} else _SIGNS.get(name, ""))
    return "".join(parts)


def text_at(root: etree._Element, paragraph: int, run: int, offset: int, length: int) -> str:
    element = list(root.iter(f"{{{W}}}p"))[paragraph]
    own = [x for x in element.iter(f"{{{W}}}r") if next(x.iterancestors(f"{{{W}}}p")) is element]
    return stored(own[run])[offset : offset + length]


def check(document: SourceDocument, body: str) -> None:
    root = etree.fromstring(part("document", f"<w:body>{body}</w:body>").encode())
    for block in document.blocks:
        assert "".join(block.text[s.start : s.end] for s in block.spans) == block.text
        assert [s.start for s in block.spans] == [0, *(s.end for s in block.spans[:-1])][: len(block.spans)]
        for span in block.spans:
            assert span.place.part == "word/document.xml"
            found = text_at(root, span.place.paragraph, span.place.run, span.place.offset, span.end - span.start)
            assert found == block.text[span.start : span.end]
    for revision in document.revisions:
        assert 0 <= revision.start <= revision.end <= len(document.blocks[revision.block].text)


@settings(max_examples=150, deadline=None)
@given(bodies, st.sampled_from(list(Reading)))
def test_every_span_is_the_text_of_its_run(body: list[str], reading: Reading) -> None:
    whole = p("开头") + "".join(body)
    with tempfile.TemporaryDirectory() as folder:
        check(read_source(write(Path(folder), docx(whole)), reading=reading), whole)


@settings(max_examples=60, deadline=None)
@given(bodies)
def test_the_marked_reading_holds_every_word_of_the_other_two(body: list[str]) -> None:
    whole = p("开头") + "".join(body)
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), docx(whole))
        counts = {
            reading: sorted(c for b in read_source(path, reading=reading).blocks for c in b.text if not c.isspace())
            for reading in Reading
        }
    marked_words = counts[Reading.MARKED]
    for reading in (Reading.ACCEPTED, Reading.ORIGINAL):
        for char in set(counts[reading]):
            assert counts[reading].count(char) <= marked_words.count(char)
