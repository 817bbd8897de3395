"""What a sentence is about, in the terms of the regulation: the signs that tell which standard a barrier touches.

Two kinds, both data in ``resources/rules/market_signals.toml``: signals (a pattern for "an operator from elsewhere",
"tax", "exempted" …, alone and in pairs) and the string of word classes a sentence shortens to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbench.review.market.forms import Form
from workbench.review.market.needs import pairs_of

#: How many word classes behind one another a pair may stand apart.
_APART = 8
_MARKS = {"，": "，", ",": "，", "；": "；", ";": "；", "：": "：", ":": "：", "。": "。"}


@dataclass(frozen=True, slots=True)
class SignReader:
    """Signals and word classes; make one with :func:`sign_reader`."""

    signals: tuple[tuple[str, Form], ...]
    classes: Mapping[str, str]
    words: Form

    def signs(self, sentence: str) -> set[str]:
        """The signs of a sentence (with the lead-in of its item)."""
        text = re.sub(r"\s", "", sentence)
        pairs = pairs_of(text)
        held = [name for name, form in self.signals if form.may_match(pairs) and form.search(text)]
        found = {f"${name}" for name in held}
        found |= {f"${one}+{other}" for at, one in enumerate(held) for other in held[at + 1 :]}
        return found | _of_classes([self.classes[m[0]] for m in self.words.finditer(text)])


def _of_classes(row: list[str]) -> set[str]:
    """Word classes alone, next to each other, and one behind another in the same sentence."""
    found: set[str] = set()
    for at, one in enumerate(row):
        found.add(f"@{one}")
        found.update(f"@{size}{''.join(row[at : at + size])}" for size in (2, 3) if at + size <= len(row))
        for other in row[at + 1 : at + 1 + _APART]:
            if other == "。":
                break
            found.add(f"@>{one}{other}")
    return found


def sign_reader(
    signals: Mapping[str, str],
    classes: Mapping[str, list[str]],
    words: Mapping[str, list[str]],
    form: Callable[[str], Form],
) -> SignReader:
    """A reader for the signals (made patterns by `form`) and classes of the data file; ``{name}`` is a list of `words`."""
    of: dict[str, str] = dict(_MARKS)
    for name, members in classes.items():
        for member in members:
            for word in words[member[1:-1]] if member.startswith("{") else [member]:
                of.setdefault(word, name)
    longest = sorted(of, key=lambda w: (-len(w), w))
    return SignReader(
        tuple((name, form(pattern)) for name, pattern in sorted(signals.items())),
        of,
        Form("|".join(map(re.escape, longest))),
    )
