"""People: what the tagger calls one, checked against surnames, titles and lists.

In: an article's sentences. Out: mentions of Person; 小吴 and 赵某 are unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.mentions.gazetteer import Gazetteer, load_gazetteer
from kg.model import Article, Mention, Sentence, Token
from kg.ontology import Ontology

__all__ = ["find_people"]

NICKNAME = re.compile(r"^(?:小|老|阿|大)[\u4e00-\u9fff]$|某|^[\u4e00-\u9fff](?:先生|女士|师傅|老师|大爷|阿姨|同学)$")
NOT_NAME = frozenset(
    [
        "记者",
        "同志",
        "中国",
        "总书记",
        "党组书记",
        "五一",
        "劳模",
        "工匠",
        "师傅",
        "雷锋",
        "蓝骑士",
        "新时代",
        "小康",
        "马克思",
        "毛泽东思想",
    ]
)
MINORITY = re.compile(r"[\u4e00-\u9fff]{2,8}(?:·[\u4e00-\u9fff]{1,8})+")
SPEAKS = frozenset(
    [
        "说",
        "表示",
        "介绍",
        "告诉",
        "指出",
        "称",
        "认为",
        "强调",
        "坦言",
        "感慨",
        "出席",
        "主持",
        "致辞",
        "讲话",
        "回忆",
        "笑道",
        "担任",
        "当选",
        "宣布",
        "带队",
        "深入",
        "来到",
    ]
)


def find_people(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """All people of an article; a name seen for sure once is seen everywhere."""
    gazetteer = load_gazetteer(ontology)
    found = [m for sentence in sentences for m in _in_sentence(article.text, sentence, gazetteer)]
    sure = {m.text for m in found if m.named and len(m.text) >= 3}
    taken = {m.start for m in found}
    for name in sorted(sure):
        for match in re.finditer(re.escape(name), article.text):
            if match.start() not in taken:
                found.append(Mention(name, match.start(), match.end(), "Person", "person.again"))
    return found


def _in_sentence(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    for match in MINORITY.finditer(text, sentence.start, sentence.end):
        if not re.search(r"[“《]$", text[max(0, match.start() - 1) : match.start()]) and _tagged(
            sentence, match.start(), match.end()
        ):
            start, end = _within(sentence, match.start(), match.end())
            if "·" in text[start:end]:
                yield Mention(text[start:end], start, end, "Person", "person.dotted")
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if token.tag == "PER" or (token.tag == "nr" and _in_context(tokens, i, gazetteer)):
            yield from _mention(token, tokens, i, gazetteer)
        elif token.tag == "n" and NICKNAME.match(token.text):
            yield Mention(token.text, token.start, token.end, "Person", "person.nickname", named=False)
        elif _in_list(tokens, i, gazetteer) or _after_post(tokens, i, gazetteer):
            yield Mention(token.text, token.start, token.end, "Person", "person.context")


def _within(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The part of a dotted run that the tagger takes for a name."""
    named = [t for t in sentence.tokens if t.tag in ("PER", "nr") and t.start < end and start < t.end]
    return max(start, named[0].start), min(end, named[-1].end)


def _tagged(sentence: Sentence, start: int, end: int) -> bool:
    return any(t.tag in ("PER", "nr") for t in sentence.tokens if t.start < end and start < t.end)


def _mention(token: Token, tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer) -> Iterator[Mention]:
    words = token.text
    name = re.sub(r"\s", "", words)
    if (
        i > 1
        and tokens[i - 2].text == "、"
        and tokens[i - 1].tag in ("p", "c", "v", "a", "d", "r")
        and tokens[i - 1].text in gazetteer.surnames
    ):
        token = replace(token, text=tokens[i - 1].text + token.text, start=tokens[i - 1].start)  # 、向|巴平措
        words = name = token.text
    for post in ("摄", "同志", "先生", "女士"):
        name = name.removesuffix(post) if len(name) > len(post) + 1 else name
    if NICKNAME.search(name):
        if "某" not in name or len(name) < 3:
            yield Mention(name, token.start, token.start + len(name), "Person", "person.nickname", named=False)
            return
    if name in NOT_NAME or name in gazetteer.posts or len(name) < 2 or name in gazetteer.places:
        return
    if re.fullmatch(r"[\u4e00-\u9fff]方", name):
        return
    rare = "·" not in name and name[0] not in FREQUENT and name[:2] not in gazetteer.surnames
    if rare and not _in_context(tokens, i, gazetteer) and not _beside_name(tokens, i):
        return
    foreign = "·" in name or not _surnamed(name, gazetteer)
    if foreign and len(name) == 2 and not _in_context(tokens, i, gazetteer):
        return
    if not re.fullmatch(r"[\u4e00-\u9fff·]{2,16}", name) or (len(name) > 4 and not foreign):
        return
    yield Mention(
        name,
        token.start,
        token.start + len(words.rstrip()) if name == words else token.start + len(name),
        "Person",
        "person.tagged",
    )


# the surnames of nine in ten people; a name with another is believed where a post, a verb of saying or a name stands by it
FREQUENT = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边吉饶刁瞿戚丘古米池"
)


def _beside_name(tokens: tuple[Token, ...], i: int) -> bool:
    near = [tokens[k] for k in (i - 2, i + 2) if 0 <= k < len(tokens)]
    return any(t.tag in ("PER", "nr") for t in near)


def _surnamed(name: str, gazetteer: Gazetteer) -> bool:
    return name[0] in gazetteer.surnames or name[:2] in gazetteer.surnames


def _in_context(tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer) -> bool:
    before = tokens[i - 1].text if i else ""
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    posts = any(before.endswith(p) for p in gazetteer.posts)
    return posts or after in SPEAKS or any(after == p for p in gazetteer.posts)


def _shaped(token: Token, gazetteer: Gazetteer) -> bool:
    return (
        2 <= len(token.text) <= 3
        and bool(re.fullmatch(r"[\u4e00-\u9fff]+", token.text))
        and _surnamed(token.text, gazetteer)
    )


def _in_list(tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer) -> bool:
    """A name-shaped word between people: 李建国、向巴平措、陈竺."""
    if tokens[i].tag not in ("n", "nz", "a", "nr", "v", "vn", "LOC", "ns") or not re.fullmatch(
        r"[\u4e00-\u9fff]{2,4}", tokens[i].text
    ):
        return False
    before = i > 1 and tokens[i - 1].text == "、" and tokens[i - 2].tag == "PER"
    after = i + 2 < len(tokens) and tokens[i + 1].text == "、" and tokens[i + 2].tag == "PER"
    return (before and after) or (
        (before or after) and _shaped(tokens[i], gazetteer) and tokens[i].text not in gazetteer.places
    )


def _after_post(tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer) -> bool:
    """A name-shaped word between a post and a verb of saying: 董事长高原表示."""
    if i == 0 or i + 1 >= len(tokens) or not _shaped(tokens[i], gazetteer) or tokens[i].tag in ("p", "d", "c"):
        return False
    if tokens[i + 1].text not in SPEAKS or tokens[i].text in gazetteer.posts:
        return False
    return any(tokens[i - 1].text.endswith(p) for p in gazetteer.posts if len(p) > 1)
