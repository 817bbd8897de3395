"""Turns of phrase that several parts share, as an official report writes them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from workbench.domain.labels import written_article
from workbench.domain.numerals import format_chinese
from workbench.report.scope import Scope

_VERSION = re.compile(r"(?:\s*[（(〔\[][^（）()〔〕\[\]]*(?:草案|稿)[^（）()〔〕\[\]]*[）)〕\]])+$")


def plain_title(title: str) -> str:
    """A title without the words on its version that stand in brackets behind it: 条例（草案）（送审稿） → 条例."""
    return _VERSION.sub("", title) or title


def full_date(day: datetime.date) -> str:
    """2026年11月21日, as GB/T 9704 writes dates: no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


#: The offices' clock; times are stored in UTC.
CHINA = datetime.timezone(datetime.timedelta(hours=8))


def local_time(iso: str) -> datetime.datetime | None:
    """An ISO date or time by the offices' clock (a time without a zone is theirs already); None where it is none."""
    try:
        moment = datetime.datetime.fromisoformat(iso)
    except ValueError:
        return None
    return moment.astimezone(CHINA) if moment.tzinfo else moment


def written_date(iso: str) -> str:
    """An ISO date or time for the reader; anything else as it is."""
    moment = local_time(iso)
    return full_date(moment.date()) if moment else iso


def sentence(text: str) -> str:
    """`text` with a mark at its end."""
    text = text.strip()
    bare = text.rstrip("”’）》")
    return text if not bare or bare[-1] in "。！？；…" else f"{text}。"


def joined(names: Sequence[str]) -> str:
    """甲、乙、丙."""
    return "、".join(names)


def article_name(scope: Scope, document: int, label: str) -> str:
    """第十二条, or the unit's number in a decision; the label itself where the draft has no such article."""
    article = scope.article(document, label)
    if article is not None:
        return f"第{article.written.removesuffix('、')}项" if article.decision else article.written
    try:
        return written_article(label)
    except ValueError:
        return label


def clause_name(scope: Scope, document: int, label: str) -> str:
    """太原第十二条."""
    return f"{scope.names[document]}{article_name(scope, document, label)}" if label else scope.names[document]


def standard_name(standard: str) -> str:
    """ "9-3" → 第九条第三项; several, joined by 、, each; anything else as it is."""
    if "、" in standard:
        return joined([standard_name(one) for one in standard.split("、")])
    article, _, item = standard.partition("-")
    if not (article.isdigit() and item.isdigit()):
        return standard
    return f"第{format_chinese(int(article))}条第{format_chinese(int(item))}项"


def cities_word(scope: Scope) -> str:
    """五市 where each document speaks for its own city, else 五份文本."""
    cities = {d.city for d in scope.data.table.documents if d.index in scope.names}
    count = len(scope.documents)
    if "" not in cities and len(cities) == count:
        return f"{format_chinese(count)}市" if count > 2 else ("两市" if count == 2 else "本市")
    return f"{'两' if count == 2 else format_chinese(count)}份文本"
