"""Foreign names spelt by sound: the tagger takes a place among them for a person (哈尔科夫|地区, 首都|莫罗尼), and cuts them.

In: an article's sentences. Out: the names that stand where only a place can; names with a dash; a last syllable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.model import Mention, Sentence

__all__ = ["SEATS", "SOUNDS", "before_once", "find_hyphened", "head_of", "named_part", "placed_names", "tail_of"]

# what stands behind or before a place, never a person
BEHIND = frozenset(
    "地区 州 省 市 镇 港 湾 机场 训练场 矿区 方向 前线 战役 居民 工人 市民 民众 郊区 城区 街头 附近 上空 海峡 半岛".split()
)
BEFORE = frozenset("城市 位于 抵达 飞往 途经 地处 小镇 港口".split())
# what is done in a place: 在|阿布哈|举行
HELD = frozenset("举行 召开 举办 开幕 闭幕 落幕 签署 开赛 出席 参加 访问 会见".split())
SEATS = frozenset("首都 首府 省会".split())
LEAST = 3  # characters
TAILS = frozenset("加尔娃亚达曼娜拉斯兹夫克里卡诺塔热特德森什奇齐蒂莱")  # syllables that foreign names end in

# the characters that foreign names are spelt with
SOUNDS = frozenset(
    "阿埃艾安昂奥巴班邦保鲍贝比彼毕宾波伯博布查茨达戴丹道德登迪蒂丁杜顿多厄恩尔法凡菲费芬丰弗福夫盖甘戈格葛哥古圭哈海汉豪赫亨胡华霍基吉加贾杰捷金京喀卡凯坎康考科克肯库夸奎拉莱赖兰朗劳勒雷里理利莉连列林隆卢鲁路伦罗洛吕马玛迈麦曼梅门蒙米明摩莫默姆穆拿纳娜内尼涅宁努诺"
    "欧帕潘庞佩彭皮平珀普齐契奇恰乔切琴让日荣茹瑞若撒萨塞桑瑟森沙珊尚舍申圣施什史舒斯丝苏索塔泰坦汤特滕提田图托瓦万威韦维温文沃乌武西希锡夏肖谢辛欣休许雪雅亚延扬耶叶伊易因英尤于约泽扎詹张珍朱兹佐通伦登拜"
    "纽仑埔蓬彻梅祖妮缇黛娅琳莎蕾薇芙蓓丽侬昆坤旺颂噶嘎辜"
)


def named_part(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The part of a dotted run that the tagger takes for a name."""
    inside = [t for t in sentence.tokens if t.start < end and start < t.end]
    named = [n for n, t in enumerate(inside) if t.tag in ("PER", "nr")]
    first, last = named[0], named[-1]
    while first > 1 and inside[first - 1].text == "·" and (SOUNDS | {"本"}).issuperset(inside[first - 2].text):
        first -= 2  # 部长|本松·|马达拉
    return max(start, inside[first].start), min(end, inside[last].end)


def placed_names(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Every such name of an article."""
    found = set()
    for sentence in sentences:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if token.tag not in ("PER", "nr") or len(token.text) < LEAST - (i > 0 and tokens[i - 1].text == "城市"):
                continue
            after = tokens[i + 1] if i + 1 < len(tokens) else None
            held = after is not None and after.text in HELD and not (i + 2 < len(tokens) and tokens[i + 2].text == "的")
            seat = i > 0 and (tokens[i - 1].text in SEATS or (held and tokens[i - 1].text == "城市"))
            if not seat and not SOUNDS.issuperset(token.text):
                continue
            behind = after is not None and after.start == token.end and after.text in BEHIND
            if seat or behind or (i and (tokens[i - 1].text in BEFORE or (held and tokens[i - 1].text == "在"))):
                found.add(token.text)
    return frozenset(found)


def find_hyphened(text: str, sentence: Sentence) -> Iterator[Mention]:
    """威廉—格拉夫: two names spelt by sound with a dash between."""
    for first, dash, last in zip(sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False):
        people = first.tag == "PER" and last.tag == "PER" and dash.text in ("—", "－", "-")
        spelt = sum(c not in SOUNDS for c in first.text + last.text) < 2
        if people and spelt and dash.start == first.end and dash.end == last.start:
            yield Mention(text[first.start : last.end], first.start, last.end, "Person", "person.dotted")


GOES_ON = re.compile("曾[在任于经是]|[在与同和向对将](?![·都])|[说称](?=，|：|“)")
BOTH = re.compile("(?P<first>[\u4e00-\u9fff]+·[\u4e00-\u9fff]{2,6}?)和[\u4e00-\u9fff]{2,8}")


def tail_of(sentence: Sentence, end: int) -> int:
    """Where 库马拉通|加 ends before 9日会见: behind a last syllable that the tagger took for a word of its own."""
    i = next((n for n, t in enumerate(sentence.tokens) if t.start == end), 0)
    after = sentence.tokens[i + 1] if 0 < i < len(sentence.tokens) - 1 else None
    last = after is not None and sentence.tokens[i].text in TAILS and after.tag in ("w", "v", "TIME", "d", "p", "t")
    return end + 1 if last else end


def before_once(text: str, start: int, end: int) -> int:
    """詹姆斯·布莱尔|曾在某地: the end of a name with a dot that the tagger ran on from."""
    both = BOTH.match(text, start, end)  # 卡洛·贝里|和马塔诺·蒙扎蒂
    if both is not None:
        return both.end("first")
    goes_on = GOES_ON.search(text, text.rfind("·", start, end) + 3, end + 1)
    return goes_on.start() if goes_on is not None and goes_on.start() < end else end


def head_of(sentence: Sentence, start: int, first: int) -> int:
    """Where 吾|买尔·艾力 begins after 教师: at a first syllable that the tagger took for a word of its own."""
    i = next((n for n, t in enumerate(sentence.tokens) if t.start == start), 0)
    if i < 2 or start - 1 < first:
        return start
    before, post = sentence.tokens[i - 1], sentence.tokens[i - 2]
    single = before.end == start and len(before.text) == 1 and before.text not in "和与及同对向由为让请即如"
    return before.start if single and post.tag in ("n", "ORG", "nz") and before.tag != "w" else start
