"""Comments, footnotes and endnotes: the parts beside the document, joined with their anchors."""

from __future__ import annotations

from lxml import etree

from workbench.domain.source import Block, Comment
from workbench.intake.word.assemble import CommentRange
from workbench.intake.word.names import W14, W15, P, W

_DELETED = {f"{W}del", f"{W}moveFrom"}


def words_of(element: etree._Element) -> str:
    """The words of a comment or note, its paragraphs joined by line breaks; deleted words are left out."""
    lines = [_line(paragraph).strip() for paragraph in element.iter(P)]
    return "\n".join(line for line in lines if line)


def _line(paragraph: etree._Element) -> str:
    parts: list[str] = []
    waiting = list(paragraph)[::-1]
    while waiting:
        child = waiting.pop()
        if child.tag in _DELETED or child.tag == P:
            continue
        if child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag in {f"{W}tab", f"{W}br"}:
            parts.append(" ")
        else:
            waiting.extend(list(child)[::-1])
    return "".join(parts)


def note_texts(root: etree._Element | None, kind: str) -> dict[tuple[str, str], str]:
    """(kind, id) to words for a footnotes or endnotes part; separators are left out."""
    if root is None:
        return {}
    return {
        (kind, note.get(f"{W}id", "")): words_of(note)
        for note in root.iterfind(f"{W}{kind}")
        if note.get(f"{W}type", "normal") == "normal"
    }


def read_comments(
    root: etree._Element | None,
    extended: etree._Element | None,
    ranges: dict[str, CommentRange],
    blocks: list[Block],
) -> tuple[Comment, ...]:
    """The comments with their anchors, in the order of the comments part.

    A comment over several paragraphs is anchored to the words of its first one.
    """
    if root is None or not blocks:
        return ()
    answers = _answers(root, extended)
    comments = []
    for element in root.iterfind(f"{W}comment"):
        comment_id = element.get(f"{W}id", "")
        found = ranges.get(comment_id) or ranges.get(answers.get(comment_id, ""))
        block, start = found.start if found else (len(blocks) - 1, len(blocks[-1].text))
        text = blocks[block].text
        end = start
        if found and found.end is not None:
            end = found.end[1] if found.end[0] == block else len(text)
        comments.append(
            Comment(
                comment_id,
                block,
                start,
                max(start, end),
                element.get(f"{W}author", ""),
                element.get(f"{W}date", ""),
                words_of(element),
                text[start:end],
                answers.get(comment_id, ""),
            )
        )
    return tuple(comments)


def _answers(root: etree._Element, extended: etree._Element | None) -> dict[str, str]:
    """Comment id to the id of the comment it answers."""
    if extended is None:
        return {}
    by_paragraph = {
        paragraph.get(f"{W14}paraId", ""): comment.get(f"{W}id", "")
        for comment in root.iterfind(f"{W}comment")
        for paragraph in comment.iter(P)
    }
    answers = {}
    for element in extended.iter(f"{W15}commentEx"):
        child = by_paragraph.get(element.get(f"{W15}paraId", ""))
        parent = by_paragraph.get(element.get(f"{W15}paraIdParent", ""))
        if child and parent and child != parent:
            answers[child] = parent
    return answers
