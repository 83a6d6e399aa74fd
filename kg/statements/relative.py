"""Indicators that are told of another's: 增速比一季度…, 占…的比重, 同比多投产, and of a row's first: 城市|500元.

In: the words of a figure of its own, those of the figure that its sentence told before it. Out: the whole indicator.
"""

from __future__ import annotations

import re

__all__ = ["RELATIVE", "of_what"]

SHARE_LENGTH = 40  # of one that tells of what it is and of what it is a part
RELATIVE = re.compile(
    "(?:连续)?保持(?:较[高快]的?|以上的?)?(?:增速|增幅|增长)?|(?:增速|增幅|涨幅|降幅|比重|占比)?(?:(?:比(?!重|例|率|分)|较|高于|低于|高出).*)?|扣除价格因素实际"
    "|(?:同比|环比)[多少]?[\u4e00-\u9fff]{2,3}|(?:但|其)?(?:在[^，]{2,8}中的?)?(?:比重|占比|份额|贡献率)|(?:对[\u4e00-\u9fff]{2,10})的?贡献率|拉动[\u4e00-\u9fff]{2,10}"
)
PAIRED = {
    a: b for pair in ("农村 城市", "农村 城镇", "男性 女性", "男子 女子") for a, b in (pair.split(), pair.split()[::-1])
}


def of_what(own: str, told: str, *, rowed: bool = False) -> str:
    """增速比一季度, 高于全国: of what the sentence has just told; `rowed`: by a figure of the same row."""
    if not own or not told or own == told:
        return own
    if RELATIVE.fullmatch(own):
        return (told + own)[-SHARE_LENGTH:]
    if (
        own.startswith("占")
        and not own.startswith("占地")
        and not told.startswith("占")
        and len(told) + len(own) <= SHARE_LENGTH
    ):
        return told + own  # 合作社300家，占全省的|70%
    other = PAIRED.get(own)
    if other is not None and told.startswith(other):
        return own + told.removeprefix(other)  # 农村补贴户均300元，城市|500元
    alike = (
        not rowed
        and 3 <= len(own) <= 4
        and len(told) > len(own) + 1
        and own[0] != told[-len(own)]
        and told[-len(own) + 1 :] == own[1:]
        and len(told) <= len(own) + 4
    )
    return told[: -len(own)] + own if alike else own  # 公路客运量…，货运量|99亿吨
