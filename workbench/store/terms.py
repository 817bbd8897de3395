"""Search terms for Chinese: bigrams, so that two-character words are found, and a way to find one character too.

FTS5's own trigram tokenizer silently finds nothing for a word of two characters. Here a run of ideographs c1…cn is
indexed as c1c2, c2c3, …, and its last character alone, so that every character begins exactly one term: one character
is found as the prefix of a term, longer words as a phrase of bigrams.
"""

from __future__ import annotations

import re
import unicodedata
from operator import add

_IDEOGRAPHS = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"(?P<han>[{_IDEOGRAPHS}]+)|(?P<word>[^\W_{_IDEOGRAPHS}]+)")
_COMPATIBLE = re.compile("[\uf900-\ufaff]")


def normalise(text: str) -> str:
    """Full width to half width, compatibility forms to plain ones, capitals to small letters."""
    return unicodedata.normalize("NFKC", text).lower()


def index_terms(text: str) -> str:
    """The terms of `text`, separated by spaces, for the index."""
    # Ideographs are plain already but for those of the compatibility block: only the rest needs normalising.
    plain = normalise(text) if _COMPATIBLE.search(text) else text
    terms: list[str] = []
    for han, word in _RUN.findall(plain):
        if han:
            terms += map(add, han, han[1:])
            terms.append(han[-1])
        else:
            terms += _word_terms(word)
    return " ".join(terms)


def _word_terms(word: str) -> list[str]:
    """The terms of a run of other letters and digits; normalised it may fall into several."""
    if word.isascii():
        return [word.lower()]
    terms: list[str] = []
    for han, plain in _RUN.findall(normalise(word)):
        terms += _bigrams(han, tail=True) if han else [plain]
    return terms


def query(words: str) -> str:
    """An FTS5 query for all of `words` (separated by white space), or "" when nothing in them can be searched."""
    phrases = [phrase for word in normalise(words).split() if (phrase := _phrase(word))]
    return " AND ".join(phrases)


def _bigrams(run: str, *, tail: bool) -> list[str]:
    pairs = [*map(add, run, run[1:])]
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
