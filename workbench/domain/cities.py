"""The five cities, and which city a document speaks for."""

from __future__ import annotations

import re

#: The cities of the 山西中部城市群, in the order of the provincial documents.
FIVE_CITIES = ("太原", "晋中", "忻州", "吕梁", "阳泉")

_BEFORE = re.compile(
    r"[《\s]*(?:(?:关于|印发|公布|发布|批准|修改|修订|废止)[《\s]*)*"
    r"(?:[\u4e00-\u9fff]{2,3}省|内蒙古自治区|[\u4e00-\u9fff]{2}(?:壮族|回族|维吾尔)?自治区)?"
)
#: 市 that ends no city's name: 都市圈, 市场, 市容, 市政设施.
_CITY = re.compile(
    r"(?P<city>[\u4e00-\u9fff]{2,4}?)(?:市(?!圈|场(?!所)|容|政(?!府|务))|经济特区|地区|盟(?![员约主]))|(?P<state>[\u4e00-\u9fff]{2,12}?)自治州"
)
_INNER = re.compile(r"[省县区市和与向的]|自治|人民|促进")
_NO_CITY = ("城市", "都市", "省辖", "全国", "农贸", "本省", "设区的", "较大的", "关于", "实施", "加强", "中心城")


def city_of_title(title: str) -> str:
    """The short name of the city a title begins with (太原市供水条例 → 太原), or "" when it names none."""
    start = _BEFORE.match(title)
    rest = title[start.end() if start else 0 :]
    for city in FIVE_CITIES:
        if rest.startswith(city):
            return city
    match = _CITY.match(rest)
    if match is None:
        return ""
    name = match["city"] or match["state"]
    if name.startswith(_NO_CITY) or _INNER.search(name):
        return ""
    # 杭州城市绿化条例: 城 belongs to 城市
    return name[:-1] if len(name) > 2 and name.endswith("城") else name


def city_of_name(name: str) -> str:
    """One of the five cities if its name stands anywhere in `name` (a file name), else ""."""
    return next((city for city in FIVE_CITIES if city in name), "")
