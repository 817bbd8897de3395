"""Search terms for Chinese: bigrams, so that two-character words are found, and a way to find one character too.

FTS5's own trigram tokenizer silently finds nothing for a word of two characters. Here a run of ideographs c1…cn is
indexed as c1c2, c2c3, …, and its last character alone, so that every character begins exactly one term: one character
is found as the prefix of a term, longer words as a phrase of bigrams.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_IDEOGRAPHS = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"(?P<han>[{_IDEOGRAPHS}]+)|(?P<word>[^\W_{_IDEOGRAPHS}]+)")


def normalise(text: str) -> str:
    """Full width to half width, compatibility forms to plain ones, capitals to small letters."""
    return unicodedata.normalize("NFKC", text).lower()


def index_terms(text: str) -> str:
    """The terms of `text`, separated by spaces, for the index."""
    terms: list[str] = []
    for match in _RUN.finditer(normalise(text)):
        terms += _bigrams(match["han"], tail=True) if match["han"] else [match["word"]]
    return " ".join(terms)


def query(words: str) -> str:
    """An FTS5 query for all of `words` (separated by white space), or "" when nothing in them can be searched."""
    phrases = [phrase for word in normalise(words).split() if (phrase := _phrase(word))]
    return " AND ".join(phrases)


def _bigrams(run: str, *, tail: bool) -> list[str]:
    pairs = [a + b for a, b in pairwise(run)]
    return [*pairs, run[-1]] if tail or not pairs else pairs


def _phrase(word: str) -> str:
    runs = list(_RUN.finditer(word))
    if not runs:
        return ""
    terms: list[str] = []
    for match in runs[:-1]:
        terms += _bigrams(match["han"], tail=True) if match["han"] else [match["word"]]
    last = runs[-1]["han"]
    terms += _bigrams(last, tail=False) if last else [runs[-1]["word"]]
    # The last term may go on in the text: 条 in 条例, pm in pm2.
    open_ended = "" if last and len(last) > 1 else " *"
    return '"' + " ".join(terms) + '"' + open_ended
