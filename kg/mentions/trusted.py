"""Names that the tagger alone takes for bodies: 桥梁厂小学队, 洋行 and 商店 by their end, 海青生物、云山新材 by their list.

In: a sentence's words. Out: whether the tagger is believed; mentions of companies by one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.bodies import organization_class
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.levels import SITE_END
from kg.model import Mention, Sentence, Token

__all__ = ["find_brands", "is_trusted"]

TAGS = ("ORG", "nt")
# ends that common nouns have too, hence no suffix wherever they stand
ENDS = re.compile(
    r"(?:(?<!部)(?<!舞狮)队|(?<![集财汤军旅代表访问商])团|[商公报通电结诗画书分行总]社|(?<![场住厕处])所|(?:编|执|理|监|董|民和|同乡|校友|同学|同业|妇女|基督教)委?会|协|株式会社|[洋商车粮分总银]行"
    r"|(?:商|书|药|分|门市|饭|面|花|画|旅)店|[学军职技中小附夜]校|学习中心组|总站|[普电视]台|话台|总厂|新厂|商号|票号|工坊|作坊|电影制片厂|管理站|饭庄|招待所|门诊部|书局|(?:第[一二三四五六七八九十\d]+|审判|立案)庭)$"
)
LONGER = re.compile(r"队[伍列]|团[结体]|社[会区]|所[有以在得]|行业")  # the last character begins another word
PLACED = re.compile(r"[\u4e00-\u9fff]{1,5}委$")
# what is no body though the tagger says so
NONE = re.compile(
    r".组织.|校对|^(?:[\u4e00-\u9fff]{2,4}队(?=.+队$)|[\u4e00-\u9fff]{2,}社(?=.+社$)|冠军|亚军|战士|群众|农民|职工|各|全(?!国)|该|本|第一支|第[一二三四五六七八九十\d]+(?:批|届|次))|族$|市场|常委|委员|代表|干部|农村|社会|记者|局势|格局|全局|大会$|首都|秘书|主席|总统|部长|局长|内部|两国|双方|政策|精神|宪章|通信干线|汽车$|所有|下乡|有限$|大(?:公司|企业|集团)$|集训队$|[两三四五六七八九十\d][个家所支]"
    r"|[\d的了和与及]"
)
JOINTS = frozenset("、 和 与 及".split())
LEAST = 4  # characters of names that nothing but each other's company tells
# 华为|手机, 东风|牌: what is made, not who makes it
GOODS = re.compile(
    r"牌|手机|汽车|轿车|卡车|货车|客车|电视|彩电|冰箱|空调|电脑|奶粉|酒|啤酒|白酒|股票|股价|门店|快餐|餐厅|超市|广场|专卖店|音响|相机|胶卷|饮料|商城|影城|酒店|茶城|大厦|杯|化(?!工)|世界|主义|期|（[男女]"
)
BEHIND = frozenset("v vd d p u c w n vn f".split())


def is_trusted(text: str, tokens: Sequence[Token], i: int, gazetteer: Gazetteer) -> bool:
    """Whether token i is a body's name though its end is no body's suffix."""
    name = tokens[i].text
    if tokens[i].tag not in TAGS or len(name) < 3 or NONE.search(name) or _person(name, gazetteer):
        return False
    if SITE_END.search(name) or LONGER.match(text, tokens[i].end - 1):
        return False
    if ENDS.search(name) and (len(name) >= LEAST or name.endswith(("社", "协"))):
        return True
    if PLACED.search(name) and any(name[:n] in gazetteer.places for n in range(2, len(name) - 2)):
        return True  # 上海市旅游委
    return any(_beside(tokens, i, step, gazetteer) for step in (-1, 1))


def _person(name: str, gazetteer: Gazetteer) -> bool:
    """上海|陈立新: where somebody comes from, in one word of the tagger with the name."""
    place = next((n for n in range(5, 1, -1) if gazetteer.knows(name[:n])), 0)
    rest = name[place:]
    surname = 2 if rest[:2] in gazetteer.surnames else 1
    return bool(place) and len(rest) == surname + 2 and rest[:surname] in gazetteer.surnames


def _beside(tokens: Sequence[Token], i: int, step: int, gazetteer: Gazetteer) -> bool:
    """Whether a body stands in a list beside token i: one for sure, or one more that the tagger takes for it."""
    joint, other = i + step, i + 2 * step
    if not 0 <= other < len(tokens) or tokens[joint].text not in JOINTS:
        return False
    word = tokens[other]
    if word.tag not in TAGS or NONE.search(word.text) or _person(word.text, gazetteer):
        return False
    sure = word.text in gazetteer.bodies or organization_class(word.text) != "Organization"
    return sure or (len(tokens[i].text) >= LEAST and len(word.text) >= LEAST)


def find_brands(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """华为, 宝钢: where the tagger takes the word for a body, or one of the list it stands in."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        quoted = text[token.start - 1 : token.start] in ("·", "“")  # 本·阿里, “雀巢”等品牌
        if token.text not in gazetteer.brands or quoted or GOODS.match(text, token.end):
            continue
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if after is not None and after.tag not in BEHIND:
            continue
        if token.tag in TAGS or any(_brand_beside(tokens, i, step, gazetteer) for step in (-1, 1)):
            cls, name = gazetteer.brands[token.text]
            yield Mention(token.text, token.start, token.end, cls, "organization.brand", name=name)


def _brand_beside(tokens: Sequence[Token], i: int, step: int, gazetteer: Gazetteer) -> bool:
    """Whether a company stands in a list beside token i."""
    joint, other = i + step, i + 2 * step
    if not 0 <= other < len(tokens) or tokens[joint].text not in JOINTS:
        return False
    word = tokens[other]
    known = word.text in gazetteer.brands or gazetteer.bodies.get(word.text) == "Company"
    return known or (word.tag in TAGS and organization_class(word.text) == "Company")
