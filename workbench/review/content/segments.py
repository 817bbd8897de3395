"""Sentences and clauses of an article's text, and which lead-in an item belongs to."""

from __future__ import annotations

import re

from workbench.review.content.model import Clause, Sentence

_ITEM = re.compile(r"[（(](?P<n>[一二三四五六七八九十]+|\d{1,2})[）)]|(?P<d>\d{1,2})[.．、](?!\d)")
_STOP = re.compile(r"[。；;！？](?:[”’」』）)])?")
_CLAUSE_STOP = re.compile(r"[，,。；;：:！？\n]")


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of the text; items know the lead-in sentence (ending with ：) that governs them."""
    found: list[Sentence] = []
    lead, paragraph, at = -1, -1, 0
    for line in text.split("\n"):
        begin = at
        at += len(line) + 1
        if not line.strip():
            continue
        item = _ITEM.match(line.lstrip())
        if item is None or lead < 0:
            paragraph += 1
            lead = -1
        for start, end in _pieces(line):
            piece = line[start:end]
            label = item.group() if item and lead >= 0 else ""
            found.append(Sentence(begin + start, begin + end, piece, lead, label, max(paragraph, 0)))
        if line.rstrip().endswith(("：", ":")) and not (item and lead >= 0):
            lead = len(found) - 1
    return tuple(found)


def _pieces(line: str) -> list[tuple[int, int]]:
    pieces, start = [], 0
    for stop in _STOP.finditer(line):
        if line[start : stop.end()].strip():
            pieces.append((start, stop.end()))
        start = stop.end()
    if line[start:].strip():
        pieces.append((start, len(line)))
    return pieces


def split_clauses(sentences: tuple[Sentence, ...]) -> tuple[Clause, ...]:
    """The clauses of every sentence, without their punctuation."""
    found = []
    for index, sentence in enumerate(sentences):
        at = 0
        for stop in (*_CLAUSE_STOP.finditer(sentence.text), None):
            end = stop.start() if stop else len(sentence.text)
            piece = sentence.text[at:end]
            if piece.strip():
                found.append(Clause(sentence.start + at, sentence.start + end, piece, index))
            at = stop.end() if stop else end
    return tuple(found)
