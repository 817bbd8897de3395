"""The five cities, and which city a document speaks for."""

from __future__ import annotations

import re

#: The cities of the 山西中部城市群, in the order of the provincial documents.
FIVE_CITIES = ("太原", "晋中", "忻州", "吕梁", "阳泉")

_TITLE_CITY = re.compile(r"^[《\s]*(?:[\u4e00-\u9fff]{2,4}省)?(?P<city>[\u4e00-\u9fff]{2,8}?)(?:市|自治州|地区|盟)")


def city_of_title(title: str) -> str:
    """The short name of the city a title begins with (太原市供水条例 → 太原), or "" when it names none."""
    match = _TITLE_CITY.match(title)
    if match is None:
        return ""
    return match["city"]


def city_of_name(name: str) -> str:
    """One of the five cities if its name stands anywhere in `name` (a file name), else ""."""
    return next((city for city in FIVE_CITIES if city in name), "")
