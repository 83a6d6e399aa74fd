"""Quantities: a number, its unit, its range, whether it is about, more than or nearly that, and per what.

In: a text. Out: Quantity values in text order. Ordinals, years, names and idioms are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from kg.mentions.numerals import NUMERAL, parse_number
from kg.mentions.units import CURRENCIES, EXACT_ONE, GUARDS, MONEY_WORDS, NAMES, PER, UNITS
from kg.model import Quantity

__all__ = ["find_quantities"]

TO = r"[~～\-－—–至到]+"
AT_LEAST = "超过|超出|超|逾|突破|不低于|不少于|不下|至少|起码|高于|大于|多于|过|上|最少|最低"
AT_MOST = "近|不足|不到|不超过|不高于|不多于|至多|最多|低于|小于|少于|将近|接近|未满|最高|不满"
ABOUT = "(?<![签合契条缔预节])约|大约|大概|约为|约有|约占|约合|约达"
VAGUE_BEFORE = re.compile(rf"(?:(?P<min>{AT_LEAST})|(?P<max>{AT_MOST})|(?:{ABOUT}))(?:了|达|达到)?$")
AFTER_UNIT = re.compile(
    r"(?P<min>及?以上|有余|之多|多(?![种样项年元名个家人次位边地])|余(?![元名个家人次位下额热]))|(?P<max>及?以下|以内|之内)|(?:左右|上下)"
)
QUANTITY = re.compile(
    rf"(?P<sign>人民币|新台币|台币|港币|澳门元|澳门币|[￥¥$€£])?[^\S\n]?(?P<first>{NUMERAL})(?:{TO}(?P<second>{NUMERAL}))?(?P<vague>余|多|来|几|数)?[^\S\n]?(?P<scale>个亿|万亿|[十百千]?万|[十百千]?亿)?(?P<vague2>余|多)?[^\S\n]?(?:(?P<unit>(?:{MONEY_WORDS})(?:人民币)?|{UNITS})|(?<=[万亿\d]))"
)
PERCENT = re.compile(
    rf"(?P<of>百|千|万)分之(?P<first>[一二三四五六七八九十百]+[·.．][一二三四五六七八九零〇]+|{NUMERAL}|[\d.]+)(?P<vague>几|多)?(?:{TO}(?:百分之)?(?P<second>{NUMERAL}))?"
)
FRACTION = re.compile(
    r"(?<![百千万\d/])(?:(?P<below>[二三四五六七八九十]{1,2})分之(?P<above>[一二两三四五六七八九十]{1,2})|(?P<up>\d{1,2})/(?P<down>\d{1,2})(?=以上|左右|的|多))"
)
HALF = re.compile(r"(?<![上下前后大小一过对个])半(?P<unit>年|个月|个小时|小时|个学期)(?!度|报)")
RATE = re.compile(rf"(?:/(?P<slash>{PER}(?:/{PER})?)|(?P<each>(?:每{PER}){{1,2}}))")
EACH = re.compile(rf"(?P<each>(?:每{PER})+)[^，。；、：\d每]{{0,6}}$")
BELOW = re.compile(rf"[（(](?P<currency>{MONEY_WORDS})[，,](?:以?下|后)同[）)]")
YEAR = re.compile(r"^(?:1[89]|20)\d\d$")
# what stands before a number makes it an ordinal, a code or a rough word
BEFORE = re.compile(
    r"(?:第|每|前(?=\d+名)|[A-Za-z0-9０-９.．×·_#@±]|[A-Za-z0-9][\-—–－+]|No|号|几|好多|成[百千]上|[零〇一二两三四五六七八九十百千万亿])$"
)
NOT_CHINESE = frozenset(
    "年 案 级 期 届 代 环 市 县 镇 乡 村 省 国 州 街 金 银 铜 球 局 胜 里 班 队 连 营 团 排 厂 矿 科 桥 字 部 分 角 路 轮 口 门 方面".split()
)
LASTING = re.compile(
    r"(?:有期徒刑|拘役|管制|政治权利|为期|历时|长达|连续|持续|任期|期限|期限为|工期|近|超|超过|约|已有|达)$"
)
ALIKE = {
    "百分点": "个百分点",
    "口人": "人",
    "％": "%",
    "平米": "平方米",
    "个小时": "小时",
    "摄氏度": "℃",
    "°C": "℃",
    "台（套）": "台套",
    "秒钟": "秒",
    "度电": "度",
}
VERBS = r"(?:[已共约近逾超达为有是]|超过|突破|达到|高达|多达|增至)*$"
COUNTED_PEOPLE = re.compile(
    rf"(?:用户|客户|人口|人数|人才|粉丝|游客|会员|网民|观众|考生|毕业生|读者|DAU（[^）]{{1,12}}）|DAU)(?:总?数|总量|数量|量|规模)?(?:[\u4e00-\u9fff]{{2,6}})??{VERBS}"
)
PEOPLE = re.compile(  # 为54万农民工讨薪
    "[\u4e00-\u9fff]{0,4}?(?:农民工|职工|职员|员工|工人|劳动者|群众|居民|村民|农民|牧民|农户|学生|学子|大学生|儿童|老人|老年人|残疾人|旅客|游客|观众|患者|教师|军民|官兵|市民|志愿者|民众|人口|灾民|难民)(?![院校节会卡])"
)
EARNED = re.compile("的?(?:产值|税收|投资|营收|利润)")
EARNED_BEFORE = re.compile(
    rf"(?:罚款|罚金|被罚|处罚|产值|税收|收入|投资|销售额|营收|利润|成交额|交易额|贸易额|融资|市值){VERBS}"
)
RATED = re.compile(
    "(?<![\\d.·])1(?:00)?(?:[\u4e00-\u9fff]{1,4}(?:大?约|可)?(?:折合|兑换?|合|等于)(?:大?约|为)?|(?:[美欧日港加澳]元|英镑|人民币))$"
)
CLASSES = frozenset("吨 千瓦 兆瓦 吉瓦 公里 千米 米 元 倍 人 立方米".split())  # 5000吨级: how big a thing is
SIGNS = {
    "人民币": "CNY",
    "新台币": "新台币",
    "台币": "新台币",
    "港币": "港元",
    "澳门币": "澳门元",
    "澳门元": "澳门元",
    "￥": "CNY",
    "¥": "CNY",
    "$": "USD",
    "€": "欧元",
    "£": "英镑",
}


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a text; offsets are code points into it.

    >>> [(str(q.value), q.unit, q.bound) for q in find_quantities("拨付5.64亿元，慰问近8000名职工，增长4.47%")]
    [('564000000', 'CNY', ''), ('8000', '名', 'max'), ('4.47', '%', '')]
    """
    found = [*_shares(text), *_halves(text)]
    for match in QUANTITY.finditer(text):
        quantity = _quantity(text, match)
        if quantity is not None:
            found.append(quantity)
    return tuple(_in_currency(text, _composed(text, _without_overlaps(found))))


def _in_currency(text: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """1.7万元（澳门元，下同）: from there on 元 is that currency."""
    said = BELOW.search(text)
    for q in found:
        below = said is not None and q.unit == "CNY" and q.end >= said.start() and "人民币" not in q.text
        yield replace(q, unit=_unit(None, said["currency"])) if below and said is not None else q


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    first, unit = match["first"], match["unit"] or ""
    start = match.start("sign" if match["sign"] else "first")
    if not _counts(text, match, start, unit):
        return None
    value, high = _values(match)
    if value is None:
        return None
    if re.search(r"[从由自]$", text[max(0, start - 1) : start]) and high is not None:
        value, high, start = high, None, match.start("second")
    vague = bool(match["vague"] or match["vague2"])
    if _bare(first) and not vague and not VAGUE_BEFORE.search(text[max(0, start - 4) : start]):
        return None  # 百家企业, 千亿元产业: a kind, no count
    if text[max(0, start - 2) : start] == "零下":
        start, value, high = start - 2, -value, None
    elif (unit in ("℃", "%", "％", "‰", "摄氏度") or unit in CURRENCIES) and re.search(
        r"(?:^|[\u4e00-\u9fff：（])[\-－−]$", text[max(0, start - 2) : start]
    ):
        start, value = start - 1, -value
    unit = _unit(match["sign"], unit or _understood(text, match, start))
    return _made(text, (start, match.end()), value, unit, vague, high)


def _counts(text: str, match: re.Match[str], start: int, unit: str) -> bool:
    """Whether the words count something: no ordinal, no year, no name, no part of another word."""
    first, words = match["first"], text[start : match.end() + 4]
    after = text[match.end() : match.end() + 6]
    chinese = not re.match(r"[0-9０-９]", first)
    if not unit and (not match["sign"] or match["sign"] == "人民币") and not _understood(text, match, start):
        return False
    if BEFORE.search(text[max(0, start - 3) : start]) or NAMES.match(words) or match["vague"] in ("几", "数"):
        return False
    if text.endswith("数", 0, start) and re.match(r"[十百千万亿]", first):
        return False  # 数百名, but 就业人数8.39万人
    if (unit in GUARDS and GUARDS[unit].match(after)) or (unit in CLASSES and after.startswith("级")):
        return False
    if (unit == "年" and YEAR.match(first)) or (
        unit != "级" and after.startswith("级") and chinese | bool(match["scale"])
    ):
        return False
    if after.startswith("级") and unit not in ("级", "%") and re.search(r"[万亿千百]$", first + (match["scale"] or "")):
        return False
    if chinese and re.fullmatch(r"[一二两三四五六七八九]{2,}|零", first):
        return False
    if (
        chinese
        and unit in NOT_CHINESE
        and not (unit == "年" and (after[:1] == "半" or LASTING.search(text[max(0, start - 4) : start])))
    ):
        return False
    if (
        first == "一"
        and not match["second"]
        and not re.match(r"半(?:月|小时|学期)", after)
        and (not EXACT_ONE.match(unit) or text[max(0, start - 2) : start] == "最后")
    ):
        return False
    if unit.endswith("元") and re.match(r"兑|(?:可以?|约)?折?合(?=[约\d])|对\d", after):
        return False  # 1美元兑27里拉: a rate of exchange
    if RATED.search(text[max(0, start - 10) : start]) or (unit == "个" and re.match("多?[美欧日港]?元", after)):
        return False  # 1美元约合|27里拉; 6个多美元
    if unit == "番" and "翻" not in text[max(0, start - 4) : start]:
        return False  # 却是一番|崭新的景象
    if unit == "分" and re.search(r"(?:(?<!小)时|点|:|：)$", text[max(0, start - 2) : start]):
        return False
    return not (
        chinese
        and unit == "次"
        and re.match(r"会议|全会|全体|代表", after)
        and text[max(0, start - 1) : start] in "大届会"
    )


def _values(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """The number, and the upper end of a range; 3至5万元 shares its scale, 300至5万元 does not."""
    first, second, scale = match["first"], match["second"], (match["scale"] or "").lstrip("个")
    if not second and first.endswith("万") and scale == "亿":
        return parse_number(first + scale), None  # 76万|多|亿
    if not second:
        return parse_number(first + scale) if not (scale and _scale(first)) else None, None
    high = parse_number(second + scale)
    shared = parse_number(first + (scale or _scale(second))) if not _scale(first) else parse_number(first)
    alone = parse_number(first)
    for low in (shared, alone):
        if low is not None and high is not None and low < high:
            return low, high
    return high, None


def _scale(numeral: str) -> str:
    match = re.search(r"[十百千]?(?:万亿|万|亿)$", numeral)
    return match.group() if match and re.match(r"[\d０-９]", numeral) else (match.group()[-1:] if match else "")


def _understood(text: str, match: re.Match[str], start: int) -> str:
    """The unit of 客户数达5120万 and 180亿产值, which leave it out."""
    if not match["first"][0].isdigit() or not re.search("[万亿]$", match["first"] + (match["scale"] or "")):
        return ""
    before, after = text[max(0, start - 24) : start], text[match.end() : match.end() + 4]
    pause = re.match(r"[，。；、）]|以上|$", after)
    if match["scale"] == "个亿":
        return "元"
    if PEOPLE.match(text, match.end()) or (pause and COUNTED_PEOPLE.search(before)):
        return "人"
    known = "美" in before or "欧" in before or "港" in before or "日元" in before
    money = EARNED.match(after) or (pause and EARNED_BEFORE.search(before))
    return "元" if money and not known else ""


def _bare(numeral: str) -> bool:
    return re.match(r"[百千万亿]", numeral) is not None


def _unit(sign: str | None, unit: str) -> str:
    if unit == "元" and sign is not None and sign in SIGNS:
        return SIGNS[sign]  # 新台币10亿元
    if unit in CURRENCIES or unit.endswith("人民币"):
        return CURRENCIES.get(unit.removesuffix("人民币") or "人民币", "CNY")
    return ALIKE.get(unit, unit) if unit else SIGNS[sign or "￥"]


def _made(
    text: str, span: tuple[int, int], value: Decimal, unit: str, vague: bool = False, high: Decimal | None = None
) -> Quantity:
    """The quantity with the words around it that make it rough, and with its rate."""
    start, end = span
    per, end = _per(text, start, end)
    before, after = VAGUE_BEFORE.search(text[max(0, start - 5) : start]), AFTER_UNIT.match(text[end : end + 3])
    if before and re.search(r"(?:上|过|了)$", before.group()) and not _rising(text, start, before.group()):
        before = None
    bound = "min" if vague and "来" not in text[start:end] else ""
    for found in (before, after):
        if found is not None:
            bound = "min" if found.group("min") else "max" if found.group("max") else bound
    begin = start - (len(before.group()) if before else 0)
    stop = end + (len(after.group()) if after else 0)
    unit, value, high = (unit, value, high) if unit != "成" else ("%", value * 10, high * 10 if high else None)
    return Quantity(
        value, unit, text[begin:stop], begin, stop, bool(vague or before or after), high, bound=bound, per=per
    )


def _rising(text: str, start: int, words: str) -> bool:
    """上百, 过千 are more than that; 增长了5%, 以上3家 and 通过5项 are not."""
    if len(words) > 1:
        return not words.startswith(("上", "过"))
    return re.match(r"[百千万亿]|半", text[start : start + 1]) is not None


def _per(text: str, start: int, end: int) -> tuple[str, int]:
    """Per what (4200元/吨, 1200元每人, 每人每月1200元), and where the quantity ends with it."""
    behind = RATE.match(text, end)
    if behind is not None:
        return (behind["slash"] or behind["each"][1:].replace("每", "/")), behind.end()
    ahead = EACH.search(text[max(0, start - 16) : start])
    return (ahead["each"][1:].replace("每", "/") if ahead else ""), end


def _shares(text: str) -> Iterator[Quantity]:
    """百分之六点五, 千分之三, 三分之二: what is not exact as a percentage is rounded and approximate."""
    for match in PERCENT.finditer(text):
        value = parse_number(re.sub("[·.．](?=[零〇一二三四五六七八九])", "点", match["first"]))
        high = parse_number(match["second"]) if match["second"] else None
        if value is None or match["vague"] == "几":
            continue
        value, unit = (value, {"百": "%", "千": "‰", "万": "%"}[match["of"]])
        value = value / 100 if match["of"] == "万" else value
        if text[match.end() : match.end() + 4] == "个百分点":
            continue
        yield _made(text, match.span(), value, unit, match["vague"] == "多", high if high and high > value else None)
    for match in FRACTION.finditer(text):
        above, below = parse_number(match["above"] or match["up"]), parse_number(match["below"] or match["down"])
        if above and below and above < below:
            share = above * 100 / below
            rounded = share.quantize(Decimal("0.01")).normalize()
            made = _made(text, match.span(), rounded + 0, "%")
            value = rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded
            yield replace(made, value=value, approximate=made.approximate or rounded != share)


def _halves(text: str) -> Iterator[Quantity]:
    for match in HALF.finditer(text):
        yield _made(text, match.span(), Decimal("0.5"), ALIKE.get(match["unit"], match["unit"]))


def _without_overlaps(found: list[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.start, -q.end)):
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def _composed(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """3元5角, 1米85, 2小时30分, 三年半, 5%至8%: parts that are one quantity."""
    waiting: Quantity | None = None
    for quantity in found:
        joined = _join(text, waiting, quantity) if waiting is not None else None
        if joined is None and waiting is not None:
            yield _tail(text, waiting)
        waiting = joined or quantity
    if waiting is not None:
        yield _tail(text, waiting)


def _join(text: str, left: Quantity, right: Quantity) -> Quantity | None:
    gap = text[left.end : right.start]
    words = replace(right, start=left.start, text=text[left.start : right.end], per=left.per or right.per)
    if (
        re.fullmatch(TO, gap)
        and left.unit == right.unit
        and left.value < right.value
        and left.high is None
        and right.high is None
        and not re.search(r"[从由自]$", text[max(0, left.start - 1) : left.start])
    ):
        return replace(words, value=left.value, high=right.value, approximate=left.approximate or right.approximate)
    if gap:
        return None
    if left.unit == "小时" and right.unit in ("分钟", "分"):
        return replace(words, value=left.value * 60 + right.value, unit="分钟")
    if left.unit == "CNY" and text[left.end - 1] == "元" and right.unit == "角":
        return replace(words, value=left.value + right.value / 10, unit="CNY")
    if left.unit == "CNY" and text[left.end - 1] == "角" and right.unit == "分":
        return replace(words, value=left.value + right.value / 100, unit="CNY")
    return None


def _tail(text: str, q: Quantity) -> Quantity:
    """两年半, 三个半月, 1米85, 七成五."""
    rest = text[q.end : q.end + 5]
    half = re.match(r"半(?P<unit>月|小时|学期)?(?![数天价径导])", rest)
    if (
        half
        and (half["unit"] is not None) == (q.unit == "个")
        and q.unit in ("年", "天", "小时", "倍", "个", "岁", "周")
    ):
        unit = {"月": "个月", "小时": "小时", "学期": "个学期"}[half["unit"]] if half["unit"] else q.unit
        stop = q.end + half.end()
        return replace(q, value=q.value + Decimal("0.5"), unit=unit, end=stop, text=text[q.start : stop])
    more = re.match(r"\d{1,2}(?![\d.米])", rest) if q.unit == "米" else None
    if more is not None and q.value == q.value.to_integral_value():
        stop = q.end + more.end()
        return replace(q, value=q.value + Decimal(f"0.{more.group()}"), end=stop, text=text[q.start : stop])
    if q.unit == "%" and text[q.end - 1] == "成" and rest[:1] in ("五", "半"):
        return replace(q, value=q.value + 5, end=q.end + 1, text=text[q.start : q.end + 1])
    return replace(q, value=q.value / 10, unit="CNY") if q.unit == "角" else q
