"""A pattern that is compiled at its first use, and passed over where it cannot match.

The shipped rules have some six hundred patterns; compiling them all takes longer than screening a draft, and most
drafts meet the words of a few rules only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache

from workbench.review.market.needs import Words, pairs_needed


@dataclass(frozen=True)
class Form:
    """A pattern by its source, which must be a valid regular expression."""

    pattern: str

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return compiled(self.pattern)

    @cached_property
    def needed(self) -> tuple[Words, ...]:
        """Sets of pairs of characters, of each of which a text needs one."""
        return _needed(self.pattern)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in `text`."""
        return self.compiled.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in `text`."""
        return self.compiled.finditer(text)

    def may_match(self, pairs: AbstractSet[str]) -> bool:
        """Whether a text with these pairs of neighbouring characters can match; False is certain."""
        for needed in self.needed:  # noqa: SIM110 - a plain loop: this is asked millions of times
            if needed.isdisjoint(pairs):
                return False
        return True


@dataclass(frozen=True)
class Forms:
    """The alternatives of a rule."""

    forms: tuple[Form, ...]

    @cached_property
    def telling(self) -> Words | None:
        """Pairs of which a text needs one for any of the forms to match; None if a form can match without."""
        needed = [form.needed for form in self.forms]
        return frozenset[str]().union(*(sets[0] for sets in needed)) if all(needed) else None

    def possible(self, pairs: AbstractSet[str]) -> Iterator[Form]:
        """Those that can match a text with these pairs of neighbouring characters."""
        if self.telling is not None and self.telling.isdisjoint(pairs):
            return iter(())
        return (form for form in self.forms if form.may_match(pairs))


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """A compiled pattern; the module's own memory is too small for all rules."""
    return re.compile(pattern)


@lru_cache(maxsize=4096)
def _needed(pattern: str) -> tuple[Words, ...]:
    return pairs_needed(pattern)
