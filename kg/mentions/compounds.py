"""Noun compounds: from a head noun leftwards to where the name begins.

In: a sentence and the place of a head noun. Out: the span of the whole compound, or None.
Chinese names of documents and events are compounds that end in their head (…工作推进会, …专项集体合同); what may
stand inside is wide, so the walk is bounded by what may not: verbs that take the compound as object, prepositions,
function words, pauses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Sentence, Token

__all__ = ["COUNTED", "Compound", "extend_left", "reach_left"]

# verbs and particles that stand before a name and are never its first word
STOP_WORDS = frozenset(
    (
        "创办 创立 引述 援引 引用 转载 刊登 刊载 宣读 传达 审阅 讲解 讲授 发表 发来 发 来 出 召开 举行 举办 主办 承办 协办 开展 启动 推出 实施 部署 发起 组织 参加 出席 参与 签订 签署 签约 达成 印发 下发 发布 发出 "
        "出台 制定 公布 颁布 通过 审议 印制 编制 编写 发放 派发 宣传 宣讲 介绍 表示 指出 强调 要求 明确 提出 认为 以及 并 和 "
        "与 及 或 是 为 有 在 于 对 向 从 由 将 把 被 给 按照 根据 依据 围绕 针对 关于 就 经 "
        "据 等 该 此次 本次 这次 此 本 这 那 其 其中 该项 这项 此项 各 每 了 着 过 的 地 得 所 "
        "也 都 已 已经 正在 正式 即将 共同 联合 会同 携手 隆重 顺利 圆满 成功 近日 日前 近期 同时 随后 期间 当天 当日 会上 "
        "作 做 活动中 现场 进行 继续 完成 落实 贯彻 学习 深入 扎实 积极 认真 全面 做好 切实 统筹 推动 确保 支持 鼓励 引导 指导 "
        "配合 获得 荣获 宣布 主持 观看 关注 包括 涉及 成为 作为 取得 纳入 列入 助力 拟定 研究 讨论 起草 修订 完善 建立 健全 构建 "
        "设立 成立 建成 打造 连续 陆续 先后 分别 专门 今后 目前 现在 如今 原 一 个 次 场 项 份 期 届 多 余 "
        "种 类 条 部 套 批 名 位 家 系列 一系列 距离 能够 达到 了解 修改 遵守 符合 违反 适用 参照 执行 依照 遵照 "
        "申报 点击 赠送 致 贺 贴 用于 主要 专用 有关 相关 上述 以下 如下 众多 多项 发生 加入 作为 以来 除了 还有 就是 不是 也是 不仅 而且 列席 督促 供图 作出 做出 荣获 获 获评 授予 聘请 任命 "
        "拨付 下拨 投入 列支 邀请 编印 转发 提交 听取 征求 协助 推行 结合 依托 紧扣 聚焦 减少 评价 加大 提高 增加 降低 避免 面临 正值 入选 评为 被评为 获评 摘得 斩获 夺得 跻身 荣膺 采取 加强 拿下 拿到 拿出 揽获 斩获 签下 递交 披露 审理 批复 抓住 抢抓 受 "
    ).split()
)
# of these the ones that are nouns where the tagger says so: 税收宣传月, 学习宣传活动
NOMINALIZED = frozenset(
    "联合 宣传 学习 研究 讨论 宣讲 指导 支持 组织 实施 落实 推动 建立 介绍 推进 引导 发布 参与 启动 完善".split()
)
# verbs that are part of a name right before its head: 启动仪式, 合同签订现场会
NATIONAL = frozenset(
    "国家 全国 中国 中华 国际 世界 全省 全市 全区 全县 全州 全盟 全军 全总 省级 市级 全球 亚洲".split()
)
FEAST = re.compile(
    r"百日|春节|元旦|元宵|清明|五一|五四|端午|七夕|中秋|国庆|重阳|腊八|新春|迎春|[春夏秋冬]季?|暑[期假]|寒假|金秋|周末|三伏"
)
CEREMONIAL = re.compile(r"(?:仪式|会|会议|活动|班|典礼)$")
CEREMONIES = frozenset(
    "启动 签约 签订 签署 发布 开工 开幕 闭幕 颁奖 揭牌 授牌 成立 推进 表彰 部署 动员 总结 交流 座谈 研讨 推介 对接 宣传 宣讲 学习 落实 组织 实施 通报 观摩 培训 调研 主办 支持 审议".split()
)
INNER = frozenset("n nr ns nt nw nz vn an a b j s m q LOC ORG PER TIME v vd ad f t".split())
DASHED = re.compile("[”—赛会节展动坛营]$")  # what a dash inside a name follows, and bodies and places
BARE_HEADS = frozenset("大会 会议 活动 仪式 项目 工程 计划 行动 论坛 比赛".split())
QUOTES = {"”": "“", "』": "『", "」": "「", "》": "《", "）": "（", ")": "(", "’": "‘", '"': '"'}
DAY = re.compile(r"(\d{1,2}日|[上下]午|[凌清]晨|晚|近日|日前|[今昨明当]天|[今昨当]日|点)$")
COUNTED = re.compile(
    r"^(?!第)[\d一二两三四五六七八九十百千万]+(余|多)?(个|次|场|项|份|多?种|条|部|套|批|名|位|家|类|大)$|^[两多数历]届$"
)
MAX_LENGTH = 60  # characters; longer runs are sentences, not names (longest name of the genre read: 52)
HOLDING = re.compile(
    r"(?:召开|举行|举办|主办|承办|协办|组办|筹办|开办|召集|出席|参加|列席|主持|启动|推出|发起|部署开展|组织开展|开展|印发|下发|发出)(?:了)?$"
)
ASSERTING = frozenset(
    "是 有 为 成为 作为 包括 表示 指出 强调 要求 认为 宣布 通过 获得 获悉 介绍 欢迎 感谢 邀请 前往 来到 走进 进入 面对 看到 据悉 一边".split()
)
BORDERS = frozenset("在 于 了 ， 。 ； ： ！ ？ : ; , 日前 近日 还 并 也 已".split())
WORKS = re.compile(
    "同志|先进|事迹|生平|诞辰|逝世|作品|书法|书画|绘画|摄影|油画|山水画|国画|个人|从艺|独唱|独奏|音乐会|演唱会|追思会|学术"
)
OF_PARTY = re.compile(
    "的(?:[一二]?十[一二三四五六七八九]?大精神|第?[一二三四五六七八九十]+届.中全会|群众路线|建设|工作|作风|纪律|生日)"
)
PARTY_SPIRIT = re.compile("[一二]?十[一二三四五六七八九]?大精神")


@dataclass(frozen=True, slots=True)
class Compound:
    """The span of a compound in Article.text and what was seen in it."""

    start: int
    end: int
    quoted: bool
    proper: bool  # a place, body, year or ordinal is inside


def extend_left(text: str, sentence: Sentence, last: int, head_start: int) -> Compound:
    """From the token `last`, in which the head ends, to the left as far as the name goes."""
    tokens = sentence.tokens
    end = tokens[last].end
    if tokens[last].tag == "v" and text[tokens[last].start : head_start] in STOP_WORDS:
        return Compound(head_start, end, False, False)  # the tagger took verb and head for one word: 主持会议
    first, quoted, proper = last, False, False
    while first > 0 and tokens[first].start > head_start:  # a head of several words: 推进|会
        first -= 1
    i = first - 1
    if (
        i > 0
        and CEREMONIAL.search(tokens[last].text)
        and tokens[i].text in CEREMONIES
        and tokens[i].end == tokens[first].start
    ):
        first, i = i, i - 1
    while i >= 0:
        token = tokens[i]
        opening = QUOTES.get(token.text[-1])
        if opening is not None:
            j = _opening(tokens, i, opening)
            if j is None or end - tokens[j].start > MAX_LENGTH or not _joined(text, token, tokens, i):
                break
            quoted = quoted or opening in "“《「『‘"
            i, first = j - 1, j
            continue
        if token.text == "、" and i + 1 == last and tokens[last].text in BARE_HEADS:
            break  # 政治局委员、|大会主席团: a bare head joins no list
        if (
            _parted(text, tokens, i)
            or token.text[-1] in "】〕"
            or not _inside(text, tokens, i)
            or end - token.start > MAX_LENGTH
        ):
            break
        proper = (
            proper
            or token.tag in ("LOC", "ORG", "nz", "ns", "nt", "PER")
            or _numbered(token.text)
            or token.text in NATIONAL
        )
        first, i = i, i - 1
    return _trim(Compound(tokens[first].start, end, quoted, proper), tokens, first, last)


def reach_left(text: str, sentence: Sentence, found: Compound) -> Compound | None:
    """The same name begun at the border of its phrase: 召开|学习贯彻…精神宣讲会, ，|推进…保护座谈会|在济南召开.

    What lies between must be plain words without a particle; None where the border is another one or too far.
    """
    tokens = sentence.tokens
    first = next((n for n, t in enumerate(tokens) if t.start <= found.start < t.end), 0)
    begun = first
    while first > 0:
        token = tokens[first - 1]
        jubilee = re.match(r"\d+周年", tokens[first].text) is not None  # 纪念…召开30周年大会
        if token.text in BORDERS or (HOLDING.search(token.text) and not jubilee):
            break
        if token.text == "的" and first > 1 and HOLDING.search(tokens[first - 2].text):
            break  # 由甲主办的|…文艺汇演|在乙举行
        whose = (
            token.tag == "PER" and first < len(tokens) and tokens[first].tag in ("n", "vn", "nz", "m")
        )  # 某人|书画展
        joint = token.text in ("与", "和", "及") and first - 1 > 0 and tokens[first - 2].tag in INNER
        if (
            token.end != tokens[first].start
            or token.text in ASSERTING
            or (token.tag not in INNER | {"d", "f"} and not joint and not whose)
        ):
            return None
        first -= 1
    while first < begun and (
        COUNTED.match(tokens[first].text)
        or (tokens[first].tag in ("TIME", "t", "d") and not _numbered(tokens[first].text))
    ):
        first += 1
    if first >= begun or found.end - tokens[first].start > MAX_LENGTH - 20:
        return None
    return Compound(tokens[first].start, found.end, found.quoted, found.proper)


def _parted(text: str, tokens: tuple[Token, ...], i: int) -> bool:
    """Whether white space stands behind token i: a name outside quotation marks has none."""
    return i + 1 < len(tokens) and text[tokens[i].end : tokens[i + 1].start].isspace()


def _joined(text: str, token: Token, tokens: tuple[Token, ...], i: int) -> bool:
    gap = text[token.end : tokens[i + 1].start] if i + 1 < len(tokens) else ""
    return gap == "" or (gap.isspace() and token.text[-1] != "》")


def _numbered(text: str) -> bool:
    return (
        bool(
            re.match(
                r"(\d{4}年度?$|第?[一二三四五六七八九十百\d]+届|第[一二三四五六七八九十百\d]+|[一二三四五六七八九十\d]+期)",
                text,
            )
        )
        or text == "首届"
    )


def _opening(tokens: tuple[Token, ...], i: int, mark: str) -> int | None:
    for j in range(i - 1, -1, -1):
        if mark in tokens[j].text and not (mark == tokens[i].text == '"' and j == i):
            return j
    return None


def _inside(text: str, tokens: tuple[Token, ...], i: int) -> bool:
    token = tokens[i]
    nominal = token.tag in ("vn", "n") and token.text in NOMINALIZED
    if COUNTED.match(token.text) and token.text.endswith("次") and _sits(tokens, i):
        return True  # 十三届|五次|全会
    if i and tokens[i - 1].text[-1] == "”" and token.tag in ("n", "m", "a", "b", "s", "d", "ad"):
        return True  # “…”|十大|行动, “…”|系列|活动
    if _person_of(tokens, i) or _of_party(tokens, i) or _way(tokens, i):
        return True
    if token.text in ("全面", "深入") and tokens[i + 1].tag == "v" and (i == 0 or tokens[i - 1].tag in ("p", "w", "v")):
        return True  # 围绕|全面|提升三年行动
    if (token.text in STOP_WORDS and not nominal) or DAY.search(token.text) or COUNTED.match(token.text):
        return _coordinates(text, tokens, i)
    if token.text[0] == "—":
        return (
            i > 0 and DASHED.search(tokens[i - 1].text if tokens[i - 1].tag not in ("LOC", "ORG") else "—") is not None
        )
    if token.text in ("、", "·", "-", "+", "/", "暨"):
        return token.text != "、" or _short_list(tokens, i)
    if re.fullmatch("[ⅠⅡⅢⅣⅤ]", token.text):
        return True
    if token.tag == "w" or token.tag in ("p", "u", "r", "xc", "PER"):
        return False
    if token.tag == "c":
        return _coordinates(text, tokens, i)
    return token.tag in INNER


def _person_of(tokens: tuple[Token, ...], i: int) -> bool:
    """王大明|同志|先进|事迹|报告会, 王大明|书法|展: whose works or life an event shows."""
    return tokens[i].tag == "PER" and i + 1 < len(tokens) and WORKS.match(tokens[i + 1].text) is not None


def _of_party(tokens: tuple[Token, ...], i: int) -> bool:
    """学习|贯彻|党|的|二十大|精神|宣讲会: the one 的 that such names have, and the verbs before it."""
    words = "".join(t.text for t in tokens[i : i + 5])
    lead = "".join(t.text for t in tokens[max(0, i - 2) : i])
    behind = (lead.endswith("党") and OF_PARTY.match(words) is not None) or (
        lead == "党的" and PARTY_SPIRIT.match(words) is not None
    )
    return behind or re.match("(?:学习|宣传|贯彻|落实){1,3}(?:党的)", words) is not None


def _way(tokens: tuple[Token, ...], i: int) -> bool:
    """桂林|至|贵阳|高速公路|通车|仪式."""
    ends = 0 < i < len(tokens) - 1 and tokens[i - 1].tag in ("LOC", "ns") and tokens[i + 1].tag in ("LOC", "ns")
    return tokens[i].text in ("至", "到") and ends


def _sits(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether 三次 counts the sittings of a term: 十三届|五次|全会, 十七届|人大|三次|会议."""
    before = "".join(t.text for t in tokens[max(0, i - 3) : i])
    return "届" in before and i + 1 < len(tokens) and tokens[i + 1].text[-1] in "会议"


def _coordinates(text: str, tokens: tuple[Token, ...], i: int) -> bool:
    """和, 与, 及 inside a name: short nouns on both sides, no body before it."""
    if tokens[i].text not in ("和", "与", "及", "暨") or i == 0 or i + 1 >= len(tokens):
        return False
    left, right = tokens[i - 1], tokens[i + 1]
    plain = ("n", "vn", "an", "a", "nz")
    if right.text in NATIONAL:
        return False  # 领导批示和|全国防汛工作会议
    return (
        left.tag in plain
        and right.tag in (*plain, "v", "s", "j")
        and len(left.text) <= 4
        and left.end == tokens[i].start
    )


def _short_list(tokens: tuple[Token, ...], i: int) -> bool:
    """A 、 inside a name joins short common nouns (困难职工、农民工…): both neighbours plain and short."""
    if i == 0 or i + 1 >= len(tokens):
        return False
    return all(t.tag in ("n", "vn", "an") and len(t.text) <= 3 for t in (tokens[i - 1], tokens[i + 1])) and (
        i < 2 or tokens[i - 2].tag not in ("v", "p")
    )


def _trim(found: Compound, tokens: tuple[Token, ...], first: int, last: int) -> Compound:
    """Drop what cannot begin a name: adverbs, lone verbs before a body, numbers without a year."""
    while first < last:
        token = tokens[first]
        plain_time = token.tag in ("TIME", "t") and not _numbered(token.text) and not FEAST.match(token.text)
        if tokens[first + 1].text in ("（", "("):
            break  # 西部（重庆）科学城
        if not (
            plain_time
            or token.tag in ("d", "ad", "vd", "f", "q", "c")
            or token.text in ("、", "·", "-", "—", "——", "和", "与", "及")
        ):
            break
        first += 1
    return Compound(tokens[first].start, found.end, found.quoted, found.proper)
