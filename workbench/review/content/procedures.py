"""Procedural steps named in a text (``resources/vocab/procedures.toml``)."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from workbench.domain.resources import resource
from workbench.review.content.model import Procedure, Sentence

_NEGATED = re.compile(r"(?:未|无需|不需|无须|不再|免于|免予|取消|不得|擅自|不办理|未按)[^，。；]{0,10}$")


_DIRECTION = re.compile(
    r"(?:应当|应|须|必须|可以|方可|经|报|报经|向|到|征得|取得|办理|申请|提交|提出|出具|签订|委托|组织|进行|实行|通过|予以|及时|书面|并|持|凭|依法|由)"
    r"[^，。；：]{0,26}$"
)
#: The step lies behind what the words name (已经依法批准的项目, 行政审批、市场监管等部门): nobody has to take it here.
_TAKEN = re.compile(r"(?:已经|已)(?:依法|按照?规定)?(?:取得|办理|经|获得)?[^，。；：]{0,8}$")
_OFFICE = re.compile(r"审批(?:[、局部机等和]|服务管理|服务局)")
_SELF = re.compile(r"经|征得|征求|听取|签订|提交|下列|向社会|予以|并|对外")
_NAMES_A_THING = re.compile(
    r"^(?:证|手续|机关|部门|机构|制度|工作|系统|平台|管理|服务|电话|渠道|人|标志|标识|栏|牌|表|设施|程序|权限|后的|"
    r"的(?:位置|地点|范围|区域|时间|时段|内容|面积|用途|规划|方案|期限|数量|条件|要求|标准|事项|路线|线路|品种|种类))"
)


@cache
def _vocabulary() -> tuple[re.Pattern[str], tuple[str, ...], dict[str, int]]:
    with resource("vocab", "procedures.toml").open("rb") as file:
        entries = tomllib.load(file)["procedure"]
    parts = [f"(?P<k{i}>{'|'.join(e['patterns'])})" for i, e in enumerate(entries)]
    return re.compile("|".join(parts)), tuple(e["kind"] for e in entries), {e["kind"]: e["weight"] for e in entries}


def procedure_weight(kind: str) -> int:
    """How burdensome a kind of step is: 5 for a licence, 2 for a notice, 0 for an unknown kind."""
    return _vocabulary()[2].get(kind, 0)


def read_procedures(text: str, sentences: Sequence[Sentence]) -> tuple[Procedure, ...]:
    """Every procedural step the text names, in order."""
    pattern, kinds, _ = _vocabulary()
    starts = [s.start for s in sentences]
    found = []
    for match in pattern.finditer(text):
        assert match.lastgroup is not None
        kind = kinds[int(match.lastgroup[1:])]
        negated = bool(_NEGATED.search(text[max(0, match.start() - 14) : match.start()]))
        sentence = max(0, bisect_right(starts, match.start()) - 1)
        begin = sentences[sentence].start if sentences else 0
        head = text[max(begin, match.start() - 34) : match.start()]
        thing = bool(_NAMES_A_THING.match(text[match.end() : match.end() + 3]) or _TAKEN.search(head))
        thing = thing or (head.endswith("行政") and bool(_OFFICE.match(text, match.start())))
        directed = bool(_DIRECTION.search(head) or _SELF.match(match.group())) and not thing
        found.append(Procedure(match.start(), match.end(), match.group(), kind, negated, sentence, directed))
    return tuple(found)
