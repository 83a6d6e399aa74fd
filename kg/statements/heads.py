"""Which mention heads its phrase: 青山市|教育局|局长|李明 is about 李明.

In: the items of a clause. Out: whether a mention is the head, and whether two titles stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.statements.items import Item
from kg.statements.vocabulary import BOTH, EVENTS, JOINTS, KIND, NOMINAL, POST, REPRESENTATIVES, VERBAL

__all__ = [
    "PLACES",
    "TITLE_VERBS",
    "belongs",
    "counts_own",
    "heads_phrase",
    "names_case",
    "only_results",
    "paired",
    "titles",
]

PLACES = frozenset("Site Institution Province Prefecture County Township Village Country".split())
TEAMS = frozenset("代表团 代表队 体育代表团".split())  # 中国|代表团
ADDED = REPRESENTATIVES | {"副", "原", "总", "副总"}  # words between a name and its post
NAMING = NOMINAL | {"ORG", "LOC"}
MARKS = frozenset("、（）()“”")
WHILE = frozenset(
    "长期 多年 常年 平时 平日 生前 全程 首次 累计 目前 今后 近年来 如今 重点 义务".split()
)  # 李明|长期|资助
HELPING = frozenset("指导 帮助 辅导 协助".split())
HONOUR = frozenset("等 称号 荣誉 荣誉称号 奖项 殊荣".split())
MANNER = frozenset("线上 线下 网上 现场 实地 全程 远程 电话 视频 组团 组队 结伴".split())  # 王大明|线上|参加
TITLE_VERBS = frozenset(("兼", "兼任", "代", "代理", "驻"))  # verbs within a title
# what a title is called, or says, behind it: 《…》|一|书, 《…》|白皮书, 根据《…》|规定
TITLED_KIND = frozenset("丛书 系列 画册 地方 团体 标准 一 书 文 一书 一文 白皮书 蓝皮书 规定 要求 精神 等".split())
HEADS_OF_STATE = frozenset("外长 总统 总理 元首 领导人 首脑 国防部长 政府 外交部长 主席".split())
DOING = frozenset("创新 强化 完善 规范 整合 优化 深化 细化 健全 加强 推进 提升 丰富 拓展 搭建 聚焦".split())
OWNING = frozenset("驻 旗下 下属 所属 属下 麾下 辖下".split())  # 甲集团|旗下|子公司|乙公司
AT_ONCE = frozenset("第一时间 现场 连夜 当场 同步 目前 当即 历时".split())  # 某局|第一时间|制定了
WORK = frozenset("成效 效果 进展 全长 总长 总投资 规模 效益".split())
CHANNELS = re.compile("(?:官方|政务|门户)?(?:官网|网站|官微|微博|微信|公众号|微信公众号|客户端|新媒体|平台|账号)")
PUBLISHING = frozenset("发布 公布 发出 发文 刊登 披露 通报 公示 挂出 推出 刊发 显示 公开".split())
HAPPENING = frozenset("竣工 开工 动工 完工 落成 投产 通车 启动 启用 揭牌 挂牌 开业 开园 开馆 奠基 贯通".split())


def titles(first: Item, second: Item) -> bool:
    """《…办法》|《…规定》, “时代楷模”|“大国工匠”: two titles with nothing but their marks between."""
    if first.cls == second.cls == "Award" and second.text[0] == "“":
        return second.start - first.end <= 1
    return (first.text[-1] + second.text[0]) in ("》《", "”“") and first.end == second.start


def paired(items: list[Item], i: int) -> bool:
    """中|英|两国: whether a mention of one character stands right before another."""
    first, second = items[i], items[i + 1] if i + 1 < len(items) else items[i]
    return len(first.text) == len(second.text) == 1 and first.cls == second.cls and first.cls in PLACES


SEATED = re.compile("(?:成员|委员|常委|书记|主任|[局厅部处科市县区镇乡省]长|主席|代表)$")
OF_MEMBERS = re.compile("(?:成员|会员|理事|副?理事长|所属|下属|入驻|签约|合作)单位")
RESULTS = re.compile("(?:最终|最后)?(?:评选|评审|投票|征集)?(?:结果|名单)")
CALLING = re.compile("[\u4e00-\u9fff]{1,5}(?:[医药护技讲教律]师|医生|护士|民警|法官|检察官|教练|工程师|研究员)")


def heads_phrase(items: list[Item], i: int) -> bool:
    """Whether the mention is the head of its noun phrase: not 的, no person and no name right behind it."""
    j, nouns = i + 1, 0
    while j < len(items):
        item = items[j]
        if item.kind == "mention":
            if not _next_post(items, i, j):
                return _before_name(items, i, j, nouns)
            j += 1
            continue
        if item.kind == "period" and items[i].cls in PLACES:
            break  # 美国|电子产品|制造商|近日|与…: the place is only where they are
        if item.kind != "word":  # 金华市|大世界|商厦|党总支|组织|20名党员: the place begins a name that is not read
            return nouns < 3 or items[i].cls not in PLACES
        if _ends_there(items, i, j, nouns):
            return True
        if item.text in ("的", "之") or (items[i].cls != "Person" and item.text in OWNING):
            return False
        if items[i].cls == "Person" and items[j - 1].text == "等":
            return not any(w.text in ("的", "之") for w in items[j : j + 4])  # 李明等|校|领导
        if (items[i].cls != "Person" and _titled(items, i)) or (items[i].cls in PLACES and item.text in TEAMS):
            return False
        if item.tag == "a" and j + 1 < len(items) and items[j + 1].text == "的":
            return False  # 中国|有名的|绿城
        if item.text == "代表" and item.tag == "v" and _acts_for(items, i, j):
            return True
        if _passed(items, i, j):
            j += 1
            continue
        if POST.search(item.text) and item.tag in NOMINAL and items[i].cls != "Person":
            return False
        if item.tag == "vn" and nouns == 0 and (item.text in VERBAL or (i and items[i - 1].text in HELPING)):
            return True  # 指导|农户|种植
        kind = KIND if items[j - 1].text == "等" else BOTH if _listed(items, i) else None
        if nouns == 0 and kind is not None and kind.fullmatch(item.text):
            j += 1  # 缅甸、老挝等国, 甲、乙两地
            continue
        if item.text not in WHILE and (item.tag in NAMING or item.text in MARKS):
            if item.text == "、" and not _post_before(items, i, j):
                return nouns == 0
            nouns += item.tag in NAMING
            j += 1
            continue
        break
    return nouns == 0


def _before_name(items: list[Item], i: int, j: int, nouns: int) -> bool:
    """Whether mention i heads its phrase though mention j stands behind it, with so many nouns between."""
    item = items[j]
    if not item.named and (items[j - 1].text == "等" or _of_both(items, i, j)):
        return nouns == 0  # 人社部、财政部等|五部门: the kind of what is listed; 甲、乙两国|政府
    if j == i + 1 and paired(items, i):
        return heads_phrase(items, j)
    if nouns and items[i].cls in PLACES and items[j - 1].text in JOINTS:
        return item.cls == "Person"  # 中国|诗歌网|、|《海河》杂志: it only begins a name
    if titles(items[i], item) or items[i].cls == item.cls == "Award":
        return True
    apposed = item.cls == "Person" or nouns == 0 or item.cls not in ("Place", "Person")
    return not (apposed and items[j - 1].text not in JOINTS and _modifies(items[i], item, nouns))


def _next_post(items: Sequence[Item], i: int, j: int) -> bool:
    """某行署|党组|成员、|某开发区党工委|书记|王大明: whether a body stands in the next post of the same person."""
    return j > i + 2 and items[j - 1].text == "、" and SEATED.search(items[j - 2].text) is not None


def only_results(items: Sequence[Item], i: int) -> bool:
    """某大展|最终评选结果|揭晓: whether it is the result of an event that is spoken of."""
    return items[i].cls in EVENTS and RESULTS.match("".join(w.text for w in items[i + 1 : i + 4])) is not None


def _passed(items: list[Item], i: int, j: int) -> bool:
    """Whether a word behind a mention takes its head from it no more than a post does from a person."""
    item = items[j]
    if (item.tag == "m" and item.text[-1] == "级") or item.text in ADDED:  # 青山|两级|法院
        return True
    if items[i].cls == "Person" and item.text in MANNER and j + 1 < len(items) and items[j + 1].tag in ("v", "vd"):
        return True
    if items[i].cls == "Person":
        return POST.search(item.text) is not None and not (item.text == "主编" and item.tag == "v")
    if _of_both(items, i, j) and (item.text in HEADS_OF_STATE or item.text in JOINTS):
        return True
    if _does(items, i, j):
        return True
    if item.text in AT_ONCE and j + 1 < len(items) and items[j + 1].tag in ("v", "d", "vd", "ad"):
        return True
    return _titles_kind(items, i, j) or _channel(items, i, j) or _said_of(items, i, j)


def _does(items: list[Item], i: int, j: int) -> bool:
    """某局|创新/vn|管理|模式: a verb that the tagger calls a noun, with its object, in a clause without another."""
    if j != i + 1 or items[j].tag != "vn" or items[j].text not in DOING or j + 1 >= len(items):
        return False
    opens = all(item.kind == "period" or item.tag in ("d", "ad", "c") for item in items[:i])
    rest = items[j + 1 :]
    return opens and rest[0].tag in NOMINAL and not any(item.tag in ("v", "vd", "u") for item in rest)


def _said_of(items: list[Item], i: int, j: int) -> bool:
    """某工程|成效|显著, 某工程|进展|顺利: what is told of a work."""
    following = items[j + 1] if j + 1 < len(items) else None
    told = following is not None and (following.tag in ("a", "v", "d", "ad") or following.kind == "quantity")
    brand = items[j].text == "品牌" and "”" in items[i].text  # “…”服务|品牌
    return items[i].cls in ("Project", "Activity") and (brand or (items[j].text in WORK and told))


def _titles_kind(items: list[Item], i: int, j: int) -> bool:
    """《…规划》|一|书, 《…制度》、《…办法》|等|规章制度: what kind of text a title is."""
    if items[i].text[-1] != "》":
        return False
    listed = any(item.text == "等" for item in items[i + 1 : j]) and items[j].tag in ("n", "nz", "vn")
    said = items[j].text in ("规定", "要求", "精神") and j + 1 < len(items)  # 《…》规定的期限
    return listed or (items[j].text in TITLED_KIND and not said)


def _channel(items: list[Item], i: int, j: int) -> bool:
    """某局|官网|发布, 某局|官方|微信|公众号|公布: where a body makes public what is its own."""
    if items[i].cls == "Person" or j != i + 1:
        return False
    k = j
    while k < len(items) and k < j + 4 and items[k].tag in ("n", "nz", "b", "nw"):
        k += 1
    words = "".join(item.text for item in items[j:k])
    return CHANNELS.fullmatch(words) is not None and k < len(items) and items[k].text in PUBLISHING


def _ends_there(items: list[Item], i: int, j: int, nouns: int) -> bool:
    """《…办法》|明文规定, 某某工程|竣工, 某市劳动模范|等|称号: what stands behind says that the phrase is whole."""
    word = items[j].text
    happening = word in HAPPENING and nouns == 0 and j + 1 == len(items)
    said = word.startswith("明文") or happening or (items[i].cls == "Award" and word in HONOUR)
    return said or _does(items, i, j)


def belongs(items: list[Item], i: int) -> bool:
    """某联盟|成员单位, 云州|某公司, 包括|缅甸|在内: what only tells to whom those who act belong, or who is among them."""
    after = items[i + 1 : i + 3]
    if not after or items[i].cls == "Person":
        return False
    among = i > 0 and items[i - 1].text in ("包括", "包含") and any(w.text == "在内" for w in after)
    words = "".join(w.text for w in after)
    someone = items[i].cls in PLACES and after[0].start == items[i].end and words.startswith("某")
    return among or someone or OF_MEMBERS.match(words) is not None


def counts_own(items: list[Item], i: int) -> bool:
    """云州省|四所|高校|举办, 香港|多|个|社团|发起, 某大学|一名|学生|资助: some of a place or one of a body act, not it."""
    behind = items[i + 1 : i + 5]
    if len(behind) > 2 and behind[0].text in ("一名", "一位"):
        behind = behind[1:]
    elif items[i].cls not in PLACES:
        return False
    elif len(behind) > 2 and behind[0].quantity is not None and not behind[0].quantity.money:
        behind = behind[1:]
    elif len(behind) > 3 and behind[0].text in ("多", "数", "几") and behind[1].tag == "q":
        behind = behind[2:]
    else:
        return False
    noun, verb = behind[0], behind[1]
    return (noun.tag in ("n", "nz") or (noun.kind == "mention" and not noun.named)) and verb.tag == "v"


def names_case(items: list[Item], i: int) -> bool:
    """王某|走私|珍贵|动物案: a case at law that is called by the accused."""
    if items[i].cls != "Person":
        return False
    for item in items[i + 1 : i + 6]:
        if item.kind != "word" or item.tag in ("w", "u", "p", "c", "d"):
            return False
        if item.text.endswith("案") and item.text not in (
            "提案",
            "议案",
            "方案",
            "草案",
            "备案",
            "答案",
            "教案",
            "档案",
            "图案",
            "破案",
            "报案",
            "立案",
            "办案",
        ):
            return True
    return False


def _acts_for(items: list[Item], i: int, j: int) -> bool:
    """李明|代表|全厂职工, 甲会、乙会|代表|社会各界: not 某县|代表|李明."""
    follows = items[j + 1] if j + 1 < len(items) else None
    return items[i].cls == "Person" or (follows is not None and follows.cls != "Person")


def _listed(items: list[Item], i: int) -> bool:
    """Whether a mention is the last of a list: 甲、|乙|两地."""
    return (i > 1 and items[i - 1].text in JOINTS and items[i - 2].kind == "mention") or (
        i > 0 and paired(items, i - 1)
    )


def _of_both(items: list[Item], i: int, j: int) -> bool:
    """甲、乙|两国|政府, 甲、乙|两国|外长: what both have acts for them."""
    unnamed = j == i + 1 and items[j].kind == "mention"  # 甲市与乙集团|双方
    return (unnamed or j == i + 2) and BOTH.fullmatch(items[i + 1].text) is not None and _listed(items, i)


def _titled(items: list[Item], i: int) -> bool:
    """省教育厅|二级巡视员|陈祥: a body or place whose post a person bears, with nothing but the post between."""
    words, verbal = "", False
    for item in items[i + 1 : i + 6]:
        if item.kind == "mention":  # 医院|住|培|医师|李湛: a title cut into pieces
            return (
                item.cls == "Person" and 0 < len(words) <= 12 and (not verbal or CALLING.fullmatch(words) is not None)
            )
        if item.kind != "word" or item.tag in ("p", "w", "u", "c", "r", "xc"):
            return False
        verbal = verbal or (item.tag == "v" and item.text not in TITLE_VERBS)
        words += item.text
    return False


def _post_before(items: list[Item], i: int, j: int) -> bool:
    return any(items[k].tag in NOMINAL for k in range(i + 1, j))


def _modifies(first: Item, second: Item, nouns: int) -> bool:
    if second.cls == "Person":
        return first.cls != "Person" or not first.named  # 大使|陈大明
    within = first.cls in PLACES and second.cls in PLACES  # 青海|省内|西宁
    return nouns == 0 or (nouns == 1 and (within or second.cls in ("Project", "Site")))  # 合肥|重点|项目
