"""Quantities: a number, its unit, whether it is about, more than or nearly that.

In: a text. Out: Quantity values in text order. Ordinals, years, names and idioms are none.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kg.mentions.numerals import NUMERAL, parse_number
from kg.model import Quantity

__all__ = ["find_quantities"]

MONEY = {
    "元": "CNY",
    "人民币": "CNY",
    "块钱": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "港元": "HKD",
    "港币": "HKD",
    "日元": "JPY",
    "英镑": "GBP",
    "元人民币": "CNY",
}
UNITS = (
    "个百分点|百分点|元人民币|人民币|美元|欧元|港元|港币|日元|英镑|块钱|元|平方公里|平方千米|平方米|平米|立方米|立方千米|公顷|公里|千米|海里|厘米|毫米|纳米|米|英里|万千瓦时|千瓦时|万千瓦|兆瓦|千瓦|亿千瓦时|度|公斤|千克|毫克|克|吨|升|毫升|亩|摄氏度|℃|°C|％|%|‰"
    "|人次|人份|车次|班次|件次|批次|架次|户次|场次|人|名|位|户|家|个月|个小时|小时|分钟|秒|个工作日|天|周年|周岁|岁|年|公斤|个|项|件|条|次|场|期|批|份|册|本|篇|张|台|套|辆|架|艘|列|座|栋|间|所|处|片|块|支|只|头|匹|棵|株|枚|颗|粒|箱|包|袋|瓶|盒|桶|斤|组|队|轮|届|级|档|类|种|层|倍|折|尺|里|桩|起|宗|例|对|双|句|字|幅|部|门|节|堂|课时|学时|床|张床位|方面|方|步|环|市|县|镇|乡|村|省|县区|国|颗星|点|成|片区|道|笔|单|户家庭|顶|把|根|朵|尾|羽|亩地|路|线|股|标准箱|TEU|桌|面|票|餐|款|副|束|盘|卷|代"
)
VAGUE_BEFORE = re.compile(
    r"(?:近|约|大约|超过|超|逾|上|不低于|不少于|不足|不到|将近|接近|至少|突破|低于|高于|大于|小于|多于)$"
)
AFTER_UNIT = re.compile(r"^(?:以上|以下|左右|上下|以内|有余|之多|多(?!种|样|项|年|元|名|个|家|人))")
QUANTITY = re.compile(
    rf"(?P<first>{NUMERAL})(?:(?:[~～\-—－至到])(?P<second>{NUMERAL}))?(?P<vague>余|多|来|几)?(?P<scale>万亿|[十百千]?万|[十百千]?亿)?(?P<vague2>余|多)?(?P<unit>{UNITS})(?P<vague3>多(?=[\u4e00-\u9fff]))?"
)
PERCENT = re.compile(rf"百分之(?P<first>{NUMERAL})(?:点(?P<part>[零〇一二三四五六七八九]+))?")
TENTHS = re.compile(
    r"(?P<first>[一二两三四五六七八九])成(?=[，。、；以的左多]|$|[\u4e00-\u9fff])(?![半为立长员果本人熟交功效就都绩份形分品])"
)
CURRENCY = re.compile(rf"(?P<sign>[￥¥$])\s*(?P<first>{NUMERAL})")
YEAR = re.compile(r"^(?:1[89]|20)\d\d$")
BEFORE = re.compile(r"(?:第|每|[A-Za-z.\-—+]|十|数|几|（|No|号|\d)$")
# 国道, 三轮车, 三门峡, 元/吨: what follows makes the unit part of another word
FOLLOWING = re.compile(r"国(?=道)|轮(?=[车机])|门(?=峡)|成(?=半)|.+(?=/)")
# “一” and “两” with these units are mostly no count: 一个, 一项, 一次, 一方面, 一名
IDIOM = re.compile(
    r"^(?:一(?:个|项|条|次|场|名|位|件|方面|方|步|点|面|道|线|起|环|种|部|张|家|代|年|家人|路|体|级|天|片|批|股|定|带|流|把|座|对|类|句|套|份|本|组|期|层|支|门|周|台|处|队|村|县|市|镇|乡|省|国|例|笔|课|块|字|所)|两(?:会|岸|手|地|级|方面|个|岁|者|方)|三(?:方|方面|农|级|个方面|伏|人|餐)|四(?:方|面|届|处|级)|五(?:一|四|级)|六(?:一|届)|七(?:一)|八(?:一|方)|十(?:分|字|足)|百(?:姓|年|日|家|强)|千(?:年|里|万)|万(?:里|岁)"
    r"|二(?:级|级以上|期|代|届|十大|方面)|一(?:二|三)|千家|百分点)$"
)
NAME_UNITS = frozenset("年 级 期 届 号 代 日 路 线 环 点 市 县 镇 乡 村 省 面 方".split())


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a text; offsets are code points into it.

    >>> [(str(q.value), q.unit, q.approximate) for q in find_quantities("拨付5.64亿元，慰问近8000名职工，增长4.47%")]
    [('564000000', 'CNY', False), ('8000', '名', True), ('4.47', '%', False)]
    """
    found: list[Quantity] = []
    for match in QUANTITY.finditer(text):
        quantity = _quantity(text, match)
        if quantity is not None:
            found.append(quantity)
    for match in PERCENT.finditer(text):
        value = parse_number(match["first"])
        if value is not None:
            part = parse_number(match["part"]) if match["part"] else None
            value += part.scaleb(-len(match["part"])) if part is not None else 0
            found.append(_made(text, match.start(), match.end(), value, "%"))
    for match in TENTHS.finditer(text):
        value = parse_number(match["first"])
        if value is not None and re.search(
            r"(?:近|超|超过|约|过|逾|达到|达|高|了|提高|增长|下降)$", text[: match.start()][-2:]
        ):
            found.append(_made(text, match.start(), match.end(), value * 10, "%"))
    for match in CURRENCY.finditer(text):
        value = parse_number(match["first"])
        if value is not None:
            found.append(_made(text, match.start(), match.end(), value, "USD" if match["sign"] == "$" else "CNY"))
    return _without_overlaps(found)


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    unit, first = match["unit"], match["first"]
    words = match.group()
    if BEFORE.search(text[max(0, match.start() - 2) : match.start()]) or IDIOM.match(words):
        return None
    chinese = not re.search(r"[0-9０-９]", first)
    if (unit == "年" and YEAR.match(first)) or (chinese and unit in NAME_UNITS) or (unit == "号"):
        return None
    if unit in ("点", "路", "线", "面", "方", "号", "代") or (unit == "成" and not chinese):
        return None
    if unit == "年" and re.match(r"(?:代|级|度)", text[match.end() :]):
        return None
    following = FOLLOWING.match(unit + text[match.end() : match.end() + 1])
    if following is not None and following.end() == len(unit):
        return None
    if match["vague"] == "几":
        return None  # 十几个: no one number
    scale = match["scale"] or ""
    shared = scale or (_scale(match["second"]) if match["second"] else "")
    value = parse_number(first + ("" if _scale(first) else shared))
    if value is None or (chinese and re.fullmatch(r"[一二两三四五六七八九]{2,}|零", first)):
        return None
    high = parse_number(match["second"] + scale) if match["second"] else None
    if match["second"] and (high is None or high < value):
        high = None
    if unit == "成":
        return _made(text, match.start(), match.end(), value * 10, "%")
    if unit == "部" and text[match.end() : match.end() + 1] in ("门", "委", "分", "队", "署", "长"):
        return None
    start, end = match.start(), match.end()
    if text[max(0, start - 2) : start] == "零下":
        start, value = start - 2, -value
    vague = any(match[key] for key in ("vague", "vague2", "vague3"))
    return _made(
        text,
        start,
        end,
        value,
        MONEY.get(unit, "%" if unit in ("%", "％") else "个百分点" if unit == "百分点" else unit),
        vague,
        high,
    )


def _scale(numeral: str) -> str:
    match = re.search(r"(?:万亿|万|亿)$", numeral)
    return match.group() if match else ""


def _made(
    text: str, start: int, end: int, value: Decimal, unit: str, vague: bool = False, high: Decimal | None = None
) -> Quantity:
    before, after = VAGUE_BEFORE.search(text[max(0, start - 3) : start]), AFTER_UNIT.match(text[end : end + 2])
    begin = start - (len(before.group()) if before else 0)
    stop = end + (len(after.group()) if after else 0)
    return Quantity(value, unit, text[begin:stop], begin, stop, bool(vague or before or after), high)


def _without_overlaps(found: list[Quantity]) -> tuple[Quantity, ...]:
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.start, -q.end)):
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return tuple(kept)
