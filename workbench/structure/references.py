"""Citations in an article's words as objects: 本条例第十二条第二款第三项, 前两款, 《…法》第四十三条, 第十条至第十五条."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from workbench.domain.labels import INSERTED, NUMBER, label_of_match
from workbench.domain.numerals import parse_int
from workbench.domain.regulation import Paragraph, Reference

_W = r"[ \t\u3000]{0,3}"
_ART = rf"第{_W}{NUMBER}{_W}条(?:{_W}之{_W}{INSERTED})?"
_PAR = rf"第{_W}{NUMBER}{_W}款"
_ITEM = rf"第{_W}[（(]?{_W}{NUMBER}{_W}[)）]?{_W}项"
_SELF = "本条例|本法|本规定|本办法|本决定|本细则|本规则|本决议"
_NAMED = re.compile(
    r"《([^《》\n]{2,80}(?:《[^《》\n]{1,60}》[^《》\n]{0,20})?)》(?:[（(][^（()）\n]{1,30}[)）](?=第))?"
)
_LINK = rf"{_W}(?:至|到|—|－|-|~|～)?(?:、|和|或者|或|及|以及|与|，|,)?{_W}"
_CITE = re.compile(
    rf"(?P<art>{_ART})|(?P<par>{_PAR})|(?P<item>{_ITEM})|(?P<rel>前(?P<k>[两二三四五六])?(?P<what>[条款项])(?!件|目的))|(?P<here>本[条款](?!例|项目|件))"
)
_RANGE = frozenset("至到—－-~～")
_ART_PARTS = re.compile(rf"第{_W}(?P<n>{NUMBER}){_W}条(?:{_W}之{_W}(?P<i>{INSERTED}))?")
_NUM = re.compile(NUMBER)
_BARE_LAW = re.compile(r"(?:中华人民共和国)?([\u4e00-\u9fff]{2,24}(?:法|条例|办法|规定|细则))$")
_VERBS = re.compile(
    r".*(?:依照|按照|根据|违反|适用|符合|依据|属于|遵守|执行|参照|违背|有|和|与|及|或者|由|对|按|依|的|国家|现行|我国)"
)


def find_references(
    text: str, label: str, paragraphs: Sequence[Paragraph], earlier: Sequence[str], short_names: Mapping[str, str]
) -> tuple[Reference, ...]:
    """The citations in an article's text, in order.

    Args:
        text: the article's text; label: its label.
        paragraphs: its paragraphs, for 前款 and 本款.
        earlier: the labels of the articles right before it, nearest last, for 前条 and 前两条.
        short_names: short names the document gave to other laws, to their full titles.
    """
    laws = _law_names(text, short_names)
    finder = _Finder(text, label, paragraphs, earlier, laws)
    for found in _CITE.finditer(text):
        finder.take(found)
    finder.flush()
    used = {start for start, _ in finder.used_laws}
    alone = [Reference(a, b, law=name) for (a, b, name) in laws if a not in used]
    return tuple(sorted([*finder.result, *alone], key=lambda r: (r.start, r.end)))


def _law_names(text: str, short_names: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Where other texts are named: in 《》, or by a short name introduced earlier."""
    found = [(m.start(), m.end(), m[1]) for m in _NAMED.finditer(text)]
    found = [(a, b, short_names.get(name, name)) for a, b, name in found]
    if short_names:
        pattern = re.compile("|".join(re.escape(n) for n in sorted(short_names, key=len, reverse=True)))
        starts, ends = [a for a, _, _ in found], [b for _, b, _ in found]
        for m in pattern.finditer(text):
            n = bisect_right(starts, m.start())
            if not n or m.start() >= ends[n - 1]:
                found.append((m.start(), m.end(), short_names[m[0]]))
    return sorted(found)


class _Finder:
    """Collects citations from left to right; what follows a link (、至和) inherits the law and the article."""

    def __init__(
        self,
        text: str,
        label: str,
        paragraphs: Sequence[Paragraph],
        earlier: Sequence[str],
        laws: Sequence[tuple[int, int, str]],
    ) -> None:
        self.text, self.label, self.paragraphs, self.earlier = text, label, paragraphs, earlier
        self.starts = [p.start for p in paragraphs]
        self.ends = {b: (a, name) for a, b, name in laws}
        self.result: list[Reference] = []
        self.used_laws: list[tuple[int, str]] = []
        self.open: dict[str, int | str] | None = None

    def take(self, found: re.Match[str]) -> None:
        """One written element: an article, paragraph or item number, or a relative word."""
        link = self._link(found.start())
        if found["art"]:
            self._article(found, link)
        elif found["par"] or found["item"]:
            self._part(found, link, "paragraph" if found["par"] else "item")
        elif found["rel"]:
            self._relative(found)
        else:
            self.flush()
            self._begin(found.start(), found.end(), "", self.label)
            if found[0] == "本款" and self.open is not None:
                self.open["paragraph"] = self._paragraph_at(found.start())

    def _link(self, start: int) -> str | None:
        """The words between the open citation and `start` when they only link the two, else None."""
        if self.open is None:
            return None
        between = self.text[int(self.open["end"]) : start]
        return between if len(between) <= 8 and re.fullmatch(_LINK, between) else None

    def _article(self, found: re.Match[str], link: str | None) -> None:
        label = self._label(found["art"])
        if not label:
            return
        if link is not None and self.open is not None and self.open["article"]:
            law = str(self.open["law"])
            if any(c in _RANGE for c in link) and not self.open["paragraph"]:
                self.open["last"], self.open["end"] = label, found.end()
                return
            self.flush()
            self._begin(found.start(), found.end(), law, label)
            return
        self.flush()
        start, law = self._law_before(found.start())
        self._begin(start, found.end(), law, label)

    def _part(self, found: re.Match[str], link: str | None, what: str) -> None:
        digits = _NUM.search(found[0])
        try:
            number = parse_int(digits[0]) if digits else 0
        except ValueError:
            return
        if link is None or self.open is None:
            self.flush()
            self._begin(found.start(), found.end(), "", self.label)
        elif link.strip():
            kept = dict(self.open)
            self.flush()
            self._begin(found.start(), found.end(), str(kept["law"]), str(kept["article"]))
            if self.open is not None and what == "item":
                self.open["paragraph"] = kept["paragraph"]
        assert self.open is not None
        self.open[what], self.open["end"] = number, found.end()

    def _relative(self, found: re.Match[str]) -> None:
        self.flush()
        count = parse_int(found["k"]) if found["k"] else 1
        if found["what"] == "条":
            first = self.earlier[-count] if len(self.earlier) >= count else ""
            self._begin(found.start(), found.end(), "", first)
            if count > 1 and first and self.open is not None:
                self.open["last"] = self.earlier[-1]
            return
        here = self._paragraph_at(found.start())
        if found["what"] == "项":
            self._begin(found.start(), found.end(), "", self.label)
            if self.open is not None:
                self.open["paragraph"] = here
                self.open["item"] = max(0, self._item_at(found.start()) - 1)
            return
        for number in range(max(1, here - count), here - 1):
            self.result.append(Reference(found.start(), found.end(), article=self.label, paragraph=number))
        self._begin(found.start(), found.end(), "", self.label)
        if self.open is not None:
            self.open["paragraph"] = max(0, here - 1)

    def _paragraph_at(self, at: int) -> int:
        return max(1, bisect_right(self.starts, at))

    def _item_at(self, at: int) -> int:
        if not self.paragraphs:
            return 0
        items = self.paragraphs[self._paragraph_at(at) - 1].items
        n = bisect_right([i.start for i in items], at)
        return items[n - 1].number if n else 0

    def _label(self, written: str) -> str:
        parts = _ART_PARTS.match(written)
        try:
            return label_of_match(parts["n"], parts["i"]) if parts else ""
        except ValueError:
            return ""

    def _law_before(self, at: int) -> tuple[int, str]:
        """Where the citation begins and which law it cites, from the words before its first article number."""
        end = at
        while end and self.text[end - 1] in " \t\u3000":
            end -= 1
        if end in self.ends:
            start, name = self.ends[end]
            self.used_laws.append((start, name))
            return start, name
        before = self.text[max(0, end - 40) : end]
        own = re.search(rf"(?:{_SELF})$", before)
        if own:
            return end - len(own[0]), ""
        named = _BARE_LAW.search(before)
        if named:
            name = _VERBS.sub("", named[0])
            if 3 <= len(name) <= 24 and not name.startswith(("上述", "前述", "有关", "相关", "本", "该")):
                return end - len(name), name
        return at, ""

    def _begin(self, start: int, end: int, law: str, article: str) -> None:
        self.open = {"start": start, "end": end, "law": law, "article": article, "last": "", "paragraph": 0, "item": 0}

    def flush(self) -> None:
        """Finish the open citation."""
        if self.open is not None:
            o = self.open
            self.result.append(
                Reference(
                    int(o["start"]), int(o["end"]), str(o["law"]), str(o["article"]), str(o["last"]),
                    int(o["paragraph"]), int(o["item"]),
                )
            )  # fmt: skip
        self.open = None
