"""The place whose figures a whole text tells: 河北省 of a report on its trade, also in a paragraph that does not name it.

In: the owners of the figures read so far. Out: that place, where a figure's own words say what of a place is measured.
"""

from __future__ import annotations

import re
from collections import Counter

from kg.statements.items import begin_of
from kg.statements.speaking import Speaking

__all__ = ["Prevailing"]

ENOUGH = 3  # figures of one place and of nobody else
KINDS = ("Country", "Province", "Prefecture", "County")
_ECONOMY = (
    r"(?:总产值|增加值|总值|生产总值|进出口|进口|出口|零售总?额|投资|财政收入|财政支出|公共预算收入|税收(?:收入)?|外资|存款(?:余额)?|贷款(?:余额)?|用电量|发电量"
    r"|货运量|客运量|吞吐量|周转量|粮食产量|总产量|产量|播种面积|销售面积|销售额|可支配收入|纯收入|消费支出|消费价格|出厂价格|购进价格|价格指数|就业|失业率|城镇化率|人口|营业收入|业务收入|业务总?量|市场主体|经营主体)"
)
# 一般贸易进出口|2560亿元, 第三产业增加值|增长8%: what only a place has
OF_PLACES = re.compile(
    rf"{_ECONOMY}(?:总?额|总?量|收入)?(?:[\u4e00-\u9fff]{{0,3}}(?:同比|环比|比上年|比去年|较上年|较去年)(?:同期)?)?"
    r"(?:分别|累计|共|约|近|超|达|为|至|到|完成|实现|增长|下降|上涨|增加|减少|突破|超过|降至|升至|是|的)*$"
)
OTHERS = re.compile("^其中|公司|集团|企业|银行|行业|该|其|他|我们|全球|世界|国际|一些|有的|某|每")


class Prevailing:
    """Counts the owners of an article's figures."""

    def __init__(self, speaking: Speaking):
        self.speaking = speaking
        self.owners: Counter[str] = Counter()

    def note(self, key: str) -> None:
        """Another figure has this owner."""
        self.owners[key] += 1

    def of(self, text: str, at: int) -> str | None:
        """The place of all figures before offset `at`, if its sentence up to there tells of a place's economy alone."""
        lead = text[begin_of(text, at) : at]
        if len(self.owners) != 1 or OF_PLACES.search(lead) is None or OTHERS.search(lead):
            return None
        key, times = next(iter(self.owners.items()))
        return key if times >= ENOUGH and any(self.speaking.is_kind(key, kind) for kind in KINDS) else None
