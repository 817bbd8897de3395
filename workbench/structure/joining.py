"""Whether a line goes on with the sentence of the line before it (lines broken by web copies and PDF)."""

from __future__ import annotations

from collections.abc import Sequence

#: Marks that end a sentence or a clause at which a paragraph may end.
_ENDS = frozenset("。！？；：!?;:…")
_CLOSERS = frozenset("）)”’」』】》〉〕]\"'")
#: A line that begins with one of these goes on with the line before.
_NEVER_FIRST = frozenset("，、。；：！？）)”’》〉】〕,;:%％℃")
#: A line that ends with one of these is not finished.
_NEVER_LAST = frozenset("，、（(“‘《〈【〔,－—-")
_OPEN = {"（": "）", "(": ")", "《": "》", "【": "】", "〔": "〕", "“": "”"}
#: Words a clause cannot end with: a line that ends with one is broken.
_DANGLING = (
    "的", "和", "或", "或者", "以及", "及", "与", "在", "对", "由", "向", "把", "将", "被", "并", "且", "为", "按", "按照", "依照", "依据",
    "根据", "违反", "应", "应当", "不得", "可以", "是", "于", "自", "从", "等有关", "有关", "处", "第",
)  # fmt: skip


def ends_sentence(text: str) -> bool:
    """The words could end a paragraph: 。；： … with closing brackets or quotation marks behind them."""
    at = len(text)
    while at and text[at - 1] in _CLOSERS:
        at -= 1
    return at > 0 and text[at - 1] in _ENDS


def is_unfinished(text: str) -> bool:
    """The words certainly go on: they end with a comma, an open bracket or a word no clause ends with."""
    if not text or ends_sentence(text):
        return False
    tail = text[-60:]
    if tail[-1] in _NEVER_LAST or tail.endswith(_DANGLING):
        return True
    return any(tail.rfind(o) > tail.rfind(c) for o, c in _OPEN.items() if o != "“")


def begins_inside(text: str) -> bool:
    """The words cannot begin a paragraph (they begin with a closing mark)."""
    return bool(text) and text[0] in _NEVER_FIRST


def continues(before: str, after: str, *, wrapped: bool) -> bool:
    """`after` goes on with the sentence of `before`. `wrapped`: the document's lines are broken throughout."""
    if not before or not after:
        return False
    if begins_inside(after):
        return True
    if ends_sentence(before):
        return False
    return wrapped or is_unfinished(before)


def is_wrapped(texts: Sequence[str], starts: Sequence[bool], *, shortest: int = 0) -> bool:
    """Whether lines are broken in mid-sentence throughout: a fair share of lines that do not begin anything follow unfinished ones.

    `starts[i]`: line i begins a division, an article or an item, and proves nothing. `shortest`: shorter lines prove
    nothing either (headings of a text in prose).
    """
    plain = broken = 0
    for i in range(1, len(texts)):
        if not starts[i] and len(texts[i - 1]) >= shortest:
            plain += 1
            broken += not ends_sentence(texts[i - 1])
    return broken >= 3 and broken * 5 >= plain


def glue(before: str, after: str) -> str:
    """What stands between two joined lines: nothing in Chinese, a space between two Latin words."""
    if before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalpha():
        return " "
    return ""
