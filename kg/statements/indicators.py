"""What a figure measures, in the words of its clause: 海洋原油产量, 建成职工书屋, 进入决赛的选手.

In: a clause and the place of a quantity in it. Out: the indicator; "" where the clause has no words for it. What is counted
stands behind its number (培训|300名|职工), what is measured before it (小麦产量达|30万吨); whose figure it is, is no part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.statements.deeds import THERE, deed_of
from kg.statements.items import Clause, Item
from kg.statements.vocabulary import JOINTS, NOMINAL, PAUSES

__all__ = ["COMPARED", "HEADS", "LENGTH", "LINKS", "SUMS", "base_of", "indicator_of"]

# between what is measured and its number
LINKS = re.compile(
    r"(?:达到|达|高达|多达|为|是|约|约为|超过|超|突破|至|到|有|共|共有|累计|总计|合计|计|仅|只|已|已经|近|逾|过|了|的|完成|实现|新增|设|含|占|增长|下降|增加|减少|提高|提升|缩短|上调|下调|降低|升|降|同比|环比|分别|将|由|从|以|均|都|也|还|高于|低于|不低于|其中|较|比|上升|上涨|上扬|攀升|走高|走低|劲升|飙升|猛增|激增|剧增|锐减|骤降|下跌|下滑|涨|跌|则|却|不及|不足|不到|降至|升至|增至|减至|平均|大约|左右|先后|拥有|现有|另有|尚有|还有|包括|预计|可望|有望|年均|年平均|平均每年|保持|动态|在|于|目前|此前|可以|能够|可|能|将翻|翻|合|大关|接|逼|直逼|压减|压缩|扩大|跃升|回落|调整|加快|放缓|增加到|减少到|首次|率先|再次|接近|控制|稳定|维持|逼近|一举)+$"
)
COMPARED = frozenset("比 较 由 与 同 占 从 高于 低于 相比".split())  # a time after these is not the figure's own
BASED = ("为", "是", "相当于", "等于")
OPEN, CLOSE = frozenset("“‘《（("), frozenset("”’》）)")
AIMED = frozenset(
    "对 向 与 同 从 自 比 较 占 按 按照 每 距 离 除 除了".split()
)  # 对美国|出口额: with these a phrase narrows what is measured
LEADING = re.compile(
    r"^(?:前?[只仅]有|在内的|尤其|特别是|各(?![类级种地项])|其中|另外|另|据悉|目前|现在|如今|全国|我[国省市县区州]|全[省市县区州镇乡村校厂]|以及|和(?![平谐])|与(?![会赛])|及(?![格时])|并(?![购网轨])|共(?![青同建享计])|均(?!衡)|都(?!市)|还(?![款贷田林])|再(?!就业|生|造|保险|贷款)|将(?!军)|约(?!定)|就(?![业医学诊餐读])|了(?!解)|等(?!级)|已经|[而但且已仅只也又拟的]|累计|总计|合计|共计|先后|分别|预计|首批|仍|该|此次|本次)+(?=[\u4e00-\u9fff“《A-Za-z]{2})"
)
CLOSED = re.compile("(?:报收|收报|收盘|收)(?:于|在)?")  # 股票|报收于|5元，|下跌2%
AGAINST = re.compile("(?:与|同|较|比)?(?:去年|上年|上月|上季度?)?(?:同期|年初|上年末|去年底)?相比")  # a base, no thing
# 为一年来最低水平的|7.9%, 北部|90毫米
LEVEL = re.compile("(?:历史)?(?:最[高低](?:水平|点|值|位)?|新[高低])|[东南西北中]{1,2}部")
EVERYWHERE = re.compile("全[省市县区州镇乡村校厂国]|我[省市县国]|其中")  # 全省|有2万人报考: not what is counted
LASTING = frozenset("为期 为时 一连".split())
FROM_NOW = re.compile(
    "(?:从|自|由|比|较)(?:现在|目前|当时|过去|以前|原来|原先|现有)|[一上前]?个?交易日"
)  # of a base, not of what it is
GROWING = frozenset("增长 下降 增加 减少 上升 提高 降低 递增 回落 上涨 下跌".split())
DONE_TO = frozenset("对 为 给 把 将 向 就".split())  # before those to whom it is done
LIGHT = re.compile("^(?:进行|开展|予以|给予|实行|实施|作出|做出)(?:了)?(?=[\u4e00-\u9fff]{2})")
STAFF = re.compile(
    r"(?:人员|志愿者|干部|职工|民警|代表|领导|专家|同志|记者|负责人|医生|队员|工人|群众|人们|大家|我们|他们)$"
)
HARMED = {"死": "死亡", "死亡": "死亡", "伤": "受伤", "受伤": "受伤", "亡": "死亡", "失踪": "失踪", "遇难": "遇难"}
HEADS = {"户": "户数", "人": "人数", "口": "人口", "章": "章数", "条": "条数"}
EACH = re.compile(
    "((?:每(?:人|户|亩|家)?(?:天|日|年|月|周|小时))|[日月年]均)(?:有|达|约|就|可|能|共|要|近|超过|至少)*$"
)
PEOPLE = frozenset("人 人次 名 位 户 岁 家 所".split())  # these act themselves: 培训|300名|职工上岗
MOST = 12  # characters of the head of an object
SUMS = re.compile(
    r"(?:量|数|额|率|值|收入|价格|面积|比重|规模|人口|支出|利润|存款|贷款|余额|投资|增速|增幅|时间|产能)$"
)
AREAS = frozenset("国 省 市 县 区 州 镇 乡 村".split())
THINGS = frozenset("Project Award Group Contract Activity Document".split())
TRADED = frozenset("进出口 出口 进口 贸易 贸易额 投资 出口额 进口额".split())
NO_VERB = frozenset("有 共有 现有 导致 致使 造成".split())  # says nothing of what is measured behind it
LENGTH = 24  # characters of an indicator
BEHIND = frozenset("n nz nr ns nt nw vn an a b LOC ORG PER s".split())


def indicator_of(clause: Clause, i: int, following: Sequence[Item] = ()) -> str:
    """What the quantity at item `i` of a clause measures; `following` are the items of the clause behind it."""
    items, quantity = clause.items, clause.items[i].quantity
    if quantity is None:
        return ""
    if i and items[i - 1].text in LASTING:
        return "为期"  # 为期|3天|的博览会
    left, counted = _before(items, i), _behind(items, i)
    left = [] if i > 1 and items[i - 1].text in JOINTS and items[i - 2].kind != "quantity" else left
    left = [] if all(EVERYWHERE.fullmatch(item.text) for item in left) else left
    named = bool(left) and left[-1].tag != "v" and (left[-1].kind == "mention" or left[-1].tag in NOMINAL)
    counts = not quantity.money and quantity.unit not in ("%", "个百分点")
    if counted and (not named or (counts and items[i + 1].text != "的")):
        verb = _verb(items, i)
        if verb:
            whole = _object(items, i)
            return _each(items, i) + _tidy(verb + (whole if whole.startswith(counted) else counted))
        said = _who_do(items, i, counted, following)
        n = i - 1
        while n > 0 and EVERYWHERE.fullmatch(items[n].text):
            n -= 1
        over = _verb(items, n + 1) if said == counted and n < i - 1 else ""  # 惠及|全市|6万家|企业
        return _each(items, i) + _tidy(over + said if len(over) > 1 else said)
    head = HEADS.get(quantity.unit, "")
    beside = (*items[max(i - 1, 0) : i], *items[i + 1 : i + 2])
    harm = next((HARMED[item.text] for item in beside if item.text in HARMED), "") or _harm(items, i)
    if head and harm:
        return f"{harm}的{head}"  # 死|2722人, 150人|死亡
    owned = i > 1 and items[i - 1].text == "的" and items[i - 2].kind != "period"  # 某局等11个部门的|300多人
    if head and (owned or not left or any(item.text in JOINTS or item.text == "等" for item in left)):
        said = _who_do(items, i, head, following)
        owner = "".join(item.text for item in left)
        if said == head and owned and 2 <= len(owner) <= LENGTH // 2:
            return _tidy(owner + head)
        if said != head or owned:
            return _tidy(said)  # 职工、学生等|100余人|参加
    own = _shared(items, i, left)
    if own is None:
        return ""
    label = _tidy("".join(item.text for item in own))
    label = "" if FROM_NOW.fullmatch(label) or all(item.tag in ("d", "ad") for item in own) else label
    if len(label) >= 2 and re.search(r"[\u4e00-\u9fff]{2}", label):
        done = counts and all(item.tag in ("v", "vd", "d", "u") for item in own)
        return label + _object(items, i) if done else _part_that(items, i, label)
    return _tidy(_thing(items, i)) or ("" if i and items[i - 1].text in ("的", "到", "至") else head)


def _harm(items: Sequence[Item], i: int) -> str:
    """23人|因中暑|死亡: what a cause did to those counted."""
    if i + 1 == len(items) or items[i + 1].text not in ("因", "由于", "被"):
        return ""
    end = next((n for n in range(i + 1, len(items)) if items[n].kind == "quantity"), len(items))
    return next((HARMED[item.text] for item in items[i + 1 : end] if item.text in HARMED), "")


def _before(items: Sequence[Item], i: int) -> list[Item]:
    """The words before the number that say what is measured, without what links the two."""
    words: list[Item] = []
    base, row = base_of(items, i), _row(items, i)
    n = row[0] - 1 if base is None else base
    while n >= 0:
        item = items[n]
        linked = all(LINKS.fullmatch(w.text) for w in words)
        if item.kind == "period":
            if not linked and not (n and items[n - 1].text in COMPARED):
                break
            if not linked:
                words.insert(0, item)
        elif item.kind == "quantity" and words and item.quantity is not None and item.quantity.unit == "岁":
            words.insert(0, item)  # 65岁及以上|人口占
        elif item.kind == "quantity" and words and words[0].text == "的" and item.text.endswith(("以上", "以下")):
            words.insert(0, item)  # 坡度25度以上|的耕地
        elif item.kind == "quantity" or item.text in PAUSES:
            break
        elif item.text in ("）", ")"):
            while n and items[n].text not in ("（", "("):
                n -= 1
        elif item.kind == "mention" and words and words[0].text == "占" and item.cls == "Group":
            words.insert(0, item)  # 妇女代表|占代表总数的20%
            if n and items[n - 1].quantity is None:
                break
        elif item.kind == "mention" and item.named and not (n and items[n - 1].text in AIMED):
            break  # whose figure it is, or who does it
        else:
            words.insert(0, item)
        n -= 1
    while words and (LINKS.fullmatch(words[-1].text) or words[-1].tag in ("d", "r") or words[-1].text in JOINTS):
        if words[-1].text[0] == "均" and len(words) > 1 and words[-2].text[-1] in "户人亩":
            words[-1] = words[-1]._replace(text="均")  # 户|均达
            break
        if words.pop().text in ("到", "至") and words and words[-1].text == "恢复":
            words.pop()  # 恢复|到|2019年同期的|98%
    words = _reckoned(words)
    words = _narrowed([item for item in words if item.text not in ("则", "却")], rowed=len(row) > 1)
    words = words if len(row) > 1 else _short(words)
    return words[1:] if len(words) > 1 and words[0].text in NO_VERB else words


def _reckoned(words: list[Item]) -> list[Item]:
    """国内生产总值|按年率计算|增长: without how it is reckoned."""
    if not words or words[-1].text != "计算":
        return words
    return words[: next((n for n in range(len(words) - 1, -1, -1) if words[n].text in ("按", "按照", "以")), -1)]


def base_of(items: Sequence[Item], i: int) -> int | None:
    """只|为|2010年人均收入的4%: where the verb stands behind which a share's base is told, of another time."""
    quantity = items[i].quantity
    if quantity is None or quantity.unit != "%" or i < 3 or items[i - 1].text != "的":
        return None
    return next((n for n in range(i - 2, 0, -1) if items[n].text in BASED and items[n + 1].kind == "period"), None)


def _thing(items: Sequence[Item], i: int) -> str:
    """某供水工程|由|4639处: the name of a thing, no body's, place's or person's, right before the number."""
    n = _row(items, i)[0] - 1
    while n > 0 and items[n].kind == "word" and LINKS.fullmatch(items[n].text):
        n -= 1
    thing = items[n] if n >= 0 and items[n].kind == "mention" else None
    return thing.text if thing and (thing.cls in THINGS or thing.text[0] in OPEN) else ""


def _within(words: Sequence[Item], n: int) -> bool:
    """Whether a word closes a phrase of place or time: 报告期|内; but no 中|长期贷款, 规|上|工业."""
    if words[n].text not in ("内", "中", "上", "里", "期间", "方面", "以来", "后", "时"):
        return False
    long = words[n].text == "中" and n + 1 < len(words) and words[n + 1].text.startswith("长期")
    sized = words[n].text == "上" and n > 0 and words[n - 1].text == "规"  # 规|上|工业增加值
    return words[n].tag in ("f", "n", "s") and not long and not sized


def _narrowed(words: list[Item], *, rowed: bool) -> list[Item]:
    """Without the phrases of place, means and receiver before the verb, and without who does it; a list that a row of
    figures goes through stays."""
    for n in range(len(words) - 1, -1, -1):
        if _within(words, n):
            words = words[n + 1 :]
            break
        if words[n].text in ("比", "较") and any(w.tag in NOMINAL for w in words[:n]):
            words = words[:n]  # 实际负担额|比|年初审批的预算额|减少
            break
        if words[n].text in ("从", "由", "自") and words[n].tag == "p" and n and words[n - 1].tag in NOMINAL:
            words = words[:n]  # 粮食损失率|由过去的|15%|降到3%
            break
        listed = n and words[n - 1].text == "、"  # 吃类、|用|类商品
        if words[n].tag == "p" and words[n].text not in COMPARED | {"将"} and not listed:
            verbs = [k for k in range(n + 1, len(words)) if words[k].tag in ("v", "vd", "d")]
            verbs = [k for k in verbs if words[k + 1 : k + 2] == [] or words[k + 1].text != "的"]
            if verbs and words[n].text in ("对", "与", "向") and words[-1].text in TRADED:
                words = words[n:]  # 对其他成员|进出口
            elif verbs:
                words = words[verbs[0] :]
            elif words[n].text in ("把", "将", "使"):
                words = words[n + 1 :]  # 把|待业率|控制在2.5%
            elif words[n].text not in AIMED:
                words = []
            break
    etc = next((n for n, item in enumerate(words) if item.text == "等" and 0 < n < len(words) - 1), 0)
    if etc and not rowed:  # 发放|《甲》、《乙》等|手册
        begin = etc
        while begin and (
            words[begin - 1].tag in NOMINAL or words[begin - 1].kind == "mention" or words[begin - 1].tag == "w"
        ):
            begin -= 1
        words = words[:begin] + words[etc + 1 :]
    first = next((n for n, item in enumerate(words[:-1]) if n and item.tag in ("v", "vn")), 0)
    if (
        first
        and words[first].text != "占"
        and not any("均" in item.text for item in words[:first])  # 职工人均|拥有住房
        and (any(STAFF.search(item.text) for item in words[:first]) or _by_pronoun(words))
    ):
        words = words[first:]  # 工作人员现场|解答政策咨询
    return words


def _short(words: list[Item]) -> list[Item]:
    """The last of the words, as many as an indicator holds."""
    while len(words) > 1 and sum(len(item.text) for item in words) > LENGTH:
        words = words[1:]
    return words


def _by_pronoun(words: Sequence[Item]) -> bool:
    """我们|种植…, 各地|发放…: who does it; no 我|市|民营企业进出口额, 其中|非化石能源发电投资."""
    return words[0].tag == "r" and words[0].text != "其中" and not (words[0].text == "我" and words[1].text in AREAS)


def _behind(items: Sequence[Item], i: int) -> str:
    """The noun phrase behind the number: 专属优质岗位 of 1000个专属优质岗位."""
    words: list[str] = []
    quantity = items[i].quantity
    thing = quantity is not None and not quantity.money
    if i + 3 < len(items) and items[i + 1].text in ("（", "(") and items[i + 3].text in ("）", ")"):
        return ""  # 266种|（个）
    for n, item in enumerate(items[i + 1 : i + 8], i + 1):
        marks = item.text in OPEN or item.text in CLOSE
        inside = any(w in OPEN for w in words) and not any(w in CLOSE for w in words)
        if item.kind == "mention" and item.cls == "Person" and words:
            break
        if not (
            item.kind == "mention"
            or item.tag in BEHIND
            or (not words and item.tag == "m" and len(item.text) > 1)
            or item.text in ("的", "之")
            or marks
            or inside
            or (words and item.text in ("以上", "以下") and words[-1] == "规模")
            or (words and item.text == "、")
            or (words and thing and item.text in JOINTS and _counts_on(items, n))
        ):
            break
        words.append(item.text)
    while words and (words[-1] in ("的", "全部", "全体", *JOINTS) or words[-1] in OPEN):
        words.pop()
    phrase = "".join(words).removeprefix("的").removeprefix("大关").removesuffix("的同时")
    last = items[i + len(words)] if words else None
    adjective = last is not None and last.tag == "a" and len(words) == 1
    return "" if adjective or len(phrase) > LENGTH else phrase


def _counts_on(items: Sequence[Item], n: int) -> bool:
    """12场|论坛与讲座: whether behind a joint stands another thing of those counted."""
    after = items[n + 1] if n + 1 < len(items) else None
    return after is not None and (
        after.tag in ("n", "nz") or (after.kind == "mention" and not after.named and after.cls != "Country")
    )


def _verb(items: Sequence[Item], i: int) -> str:
    """The verb whose object is counted, where it says more than that there is one: 培训|了|300名|职工."""
    n = i - 1
    while n > 0 and (items[n].text in ("了", "过", "共", "累计", "近", "超", "约") or items[n].tag == "d"):
        n -= 1
    verb = items[n] if n >= 0 and items[n].tag in ("v", "vd", "vn") else None
    return verb.text if verb is not None and not THERE.fullmatch(verb.text) else ""


def _object(items: Sequence[Item], i: int) -> str:
    """建立|30处|各种规模的保护区, 开通|40条|城乡服务热线: the head of a long object, to the end of its clause."""
    quantity = items[i].quantity
    if quantity is None or quantity.unit in PEOPLE:
        return ""
    stops = (n for n in range(i + 1, len(items)) if items[n].text in PAUSES or items[n].text == "、")
    end = next(stops, len(items))
    of = next((n for n in range(end - 1, i, -1) if items[n].text == "的"), i)
    head = [item for item in items[of + 1 : end] if item.tag != "w" and not (item.tag in ("r", "q") and of == i)]
    named = any(item.kind in ("quantity", "period") or item.tag in ("p", "d", "c", "u", "r", "m", "f") for item in head)
    verbs = [n for n, item in enumerate(head) if item.tag == "v"]
    phrase = "".join(item.text for item in head)
    noun = bool(head) and (head[-1].tag in BEHIND or len(verbs) == len(head) == 2) and verbs != [0]
    return phrase if noun and not named and len(verbs) < 3 and 2 <= len(phrase) <= MOST else ""


def _each(items: Sequence[Item], i: int) -> str:
    """平均|每天|有|2000吨|产品|外运: for which unit of time or of what the figure is an average."""
    before = "".join(item.text for item in items[max(i - 4, 0) : i] if item.kind != "quantity")
    quantity = items[i].quantity
    found = EACH.search(before) if quantity and quantity.unit != "%" else None
    return found[1] if found else ""


def _who_do(items: Sequence[Item], i: int, counted: str, following: Sequence[Item]) -> str:
    """12支|代表队|进入决赛: what they do tells which are counted."""
    n = i + 1
    while n < len(items) and items[n].kind != "quantity" and (items[n].text in counted or items[n].text == "的"):
        n += 1
    deed = deed_of(items, n, following)
    if not deed:
        return counted
    if any(item.tag == "p" and item.text in DONE_TO for item in items[max(i - 8, 0) : i]):
        deed = LIGHT.sub("", deed)  # 对|9类|商品|进行质量抽查
    return f"{deed}的{counted}"


def _part_that(items: Sequence[Item], i: int, label: str) -> str:
    """资金的|40%|投入茶园: of a share, which part it is."""
    quantity, before = items[i].quantity, items[i - 1] if i else None
    if quantity is None or quantity.unit != "%" or before is None or label.startswith(("占", "比", "较")):
        return label
    told = before.tag in NOMINAL or before.text in ("的", "有") or before.kind == "mention"
    deed = deed_of(items, i + 1) if told else ""
    return f"{deed}的{label}" if deed and deed not in GROWING else label


def _shared(items: Sequence[Item], i: int, words: list[Item]) -> list[Item] | None:
    """原油、天然气产量分别达甲、乙: the name of the figure's own part of a list."""
    row = _row(items, i)
    cuts = [n for n, item in enumerate(words) if item.text in JOINTS]
    if not cuts:
        return _short(words)
    if len(row) > len(cuts) + 1:
        return None  # 甲、乙、丙和丁所占的比重分别为…: more figures than names are read
    if 1 < len(row) < len(cuts) + 1:
        cuts = [n for n in cuts if words[n].text == "、"]  # 肉类、|酒类及饮料、|食用油
    parts = [words[a + 1 : b] for a, b in zip([-1, *cuts], [*cuts, len(words)], strict=True)]
    if len(row) != len(parts) or not all(parts):
        return _short(words)
    last = parts[-1]
    etc = next((n for n, item in enumerate(last) if n and item.text == "等"), None)
    if etc is not None:  # 食用油|等|进口额
        parts[-1], last = last[:etc], last[etc + 1 :]
    own = parts[row.index(i)]
    whole = own if not last or SUMS.search(own[-1].text) or not SUMS.search(last[-1].text) else [*own, last[-1]]
    return _short(whole)


def _row(items: Sequence[Item], i: int) -> list[int]:
    """The quantities that stand in one row with that at `i`: 甲、乙和丙."""
    first = last = i
    while first > 1 and items[first - 1].text in ("、", "和", "及") and items[first - 2].kind == "quantity":
        first -= 2
    while last + 2 < len(items) and items[last + 1].text in ("、", "和", "及") and items[last + 2].kind == "quantity":
        last += 2
    return list(range(first, last + 1, 2))


def _tidy(label: str) -> str:
    """Without joints and adverbs at its ends, and without half of a pair of marks."""
    for first, second in ("“”", "《》", "（）"):
        if label.count(first) != label.count(second):
            label = label.replace(first, "").replace(second, "")
    tidy = LEADING.sub("", label.strip("的，、 ")).strip("的、")
    if CLOSED.fullmatch(tidy):
        return "价格"
    return "" if AGAINST.fullmatch(tidy) or LEVEL.fullmatch(tidy) else tidy
