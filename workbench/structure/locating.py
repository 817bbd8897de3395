"""From characters of an article's text back to the source's blocks."""

from __future__ import annotations

from bisect import bisect_left

from workbench.domain.regulation import Article, SourceStretch


def locate(article: Article, start: int, end: int) -> tuple[SourceStretch, ...]:
    """The stretches of source blocks that make ``article.text[start:end]``, in order.

    Line ends and automatic numbers inside the range come from no block's words and are passed over; a range that holds
    nothing else yields ().
    """
    ends = [s.end for s in article.stretches]
    result = []
    for stretch in article.stretches[bisect_left(ends, start + 1) :]:
        if stretch.start >= end:
            break
        low, high = max(start, stretch.start), min(end, stretch.end)
        if low < high:
            result.append(SourceStretch(low, high, stretch.block, stretch.block_start + low - stretch.start))
    return tuple(result)
