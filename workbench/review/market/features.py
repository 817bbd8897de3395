"""What the learned detector sees of a sentence: short runs of characters, apart for lead-ins and for what is forbidden.

A run is a string of one to four characters. Numbers are written ``#``, white space is left out. Runs of a lead-in
begin with ``^``, runs shortly behind a ban (不得、禁止 …) occur a second time with ``¬``: the same words under a ban
are a remedy (shared/domain/market.md, principle 1).
"""

from __future__ import annotations

import re

#: The longest run of characters.
LONGEST = 4
#: How far behind a ban its words are counted as forbidden.
_REACH = 30
_NUMBER = re.compile(
    r"百分之[〇零一二两三四五六七八九十百点]+"
    r"|[〇零一二两三四五六七八九十百千万亿\d.]+(?=[个年月日家户名元万亿米公平台辆人次倍分成天%])"
)
_SPACE = re.compile(r"\s")
_BAN = re.compile(
    r"不得(?!低于|高于|少于|超过|多于)|禁止|严禁|不准|不应|取消|清理|废止|不论|不因|不以|无需|不再要求|任何单位"
)
_STOP = re.compile("[。；;]")


def features(text: str, lead: int = 0) -> set[str]:
    """The features of a sentence whose first `lead` characters are the lead-in of its item."""
    body, head = normalised(text[lead:]), normalised(text[:lead])
    found = _runs(body, LONGEST)
    found |= {f"^{run}" for run in _runs(head, LONGEST)}
    whole = head + body
    for start, end in scopes(whole):
        found |= {f"¬{run}" for run in _runs(whole[start:end], 3) if len(run) > 1}
    return found


def placed(text: str) -> list[tuple[str, int, int]]:
    """The runs of a sentence without lead-in, each with its place in `text`; those under a ban with ``¬`` too."""
    body, places = _traced(text)
    found = [
        (body[at : at + size], places[at][0], places[at + size - 1][1])
        for size in range(1, LONGEST + 1)
        for at in range(len(body) - size + 1)
    ]
    for start, end in scopes(body):
        found += [
            (f"¬{body[at : at + size]}", places[at][0], places[at + size - 1][1])
            for size in (2, 3)
            for at in range(start, end - size + 1)
        ]
    return found


def normalised(text: str) -> str:
    """`text` without white space, its numbers as ``#``."""
    return _NUMBER.sub("#", _SPACE.sub("", text))


def _runs(text: str, longest: int) -> set[str]:
    return {text[at : at + size] for size in range(1, longest + 1) for at in range(len(text) - size + 1)}


def scopes(text: str) -> list[tuple[int, int]]:
    """What stands behind each ban, up to the end of its part of the sentence."""
    scopes = []
    for ban in _BAN.finditer(text):
        stop = _STOP.search(text, ban.end())
        scopes.append((ban.end(), min(ban.end() + _REACH, stop.start() if stop else len(text))))
    return scopes


def _traced(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The normalised text and, for each of its characters, where it comes from."""
    kept = [(sign, at) for at, sign in enumerate(text) if not sign.isspace()]
    bare = "".join(sign for sign, _ in kept)
    signs: list[str] = []
    places: list[tuple[int, int]] = []
    last = 0
    for number in _NUMBER.finditer(bare):
        for at in range(last, number.start()):
            signs.append(bare[at])
            places.append((kept[at][1], kept[at][1] + 1))
        signs.append("#")
        places.append((kept[number.start()][1], kept[number.end() - 1][1] + 1))
        last = number.end()
    for at in range(last, len(bare)):
        signs.append(bare[at])
        places.append((kept[at][1], kept[at][1] + 1))
    return "".join(signs), places
