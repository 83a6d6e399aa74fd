"""People: what the tagger calls one, checked against surnames, titles and lists.

In: an article's sentences. Out: mentions of Person; 小吴 and 赵某 are unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from itertools import pairwise

from kg.mentions.gazetteer import Gazetteer, load_gazetteer
from kg.mentions.printed import find_printed
from kg.mentions.rosters import find_rosters
from kg.mentions.spelt import SOUNDS, before_once, find_hyphened, head_of, named_part, placed_names, tail_of
from kg.model import Article, Mention, Sentence, Token
from kg.ontology import Ontology

__all__ = ["find_people"]

NICKNAME = re.compile(
    r"^(?:小|老|阿|大)[\u4e00-\u9fff]$|某|^(?![副国前原新各两女男老])[\u4e00-\u9fff](?:先生|女士|师傅|老师|大爷|大妈|大叔|大姐|大哥|爷爷|奶奶|叔叔|婆婆|阿姨|同学|总|姐|哥|嫂|院士|医师|医生|护士|律师|警官|法官|教练|书记|主席|总理|总统|首相|委员长|将军|司令|政委|主任|局长|院长|校长|所长|队长|站长|厂长|经理|教授)$"
)
SOMEBODY = frozenset("某师娘夫汉者使臣将校爷妈姐哥姨伯婶嫂爸孩父叔组")  # 大娘, 老者, 大使: somebody unnamed
NOT_NAME = frozenset(
    "记者 同志 中国 总书记 党组书记 五一 劳模 工匠 师傅 雷锋 蓝骑士 新时代 小康 马克思 党委 党组 陆路 水路 海路 高级 常务 任期 任内 信念 简单 明确 高度 平安 和平 安全 新闻联播 应邀 毛泽东思想 董事会 监事会 理事会 陆海空 大关 月度 年度 季度 小时 大陆 大米 小麦 大麦 大于 小于 大江 大方 小路 大路 小牛 小车 大车 小包 大包 小费 大黄 老牛 大安 大项 小项 小苗 大田 大曲 大段 小解 小钱 小孔 小石 大石 大白 小曲 大成 大吉 小米 大马 小马 大华 大唐 大夏 大连 小龙 大宁 大理 小金 大武".split()
)
HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
STATE = ("国家主席", "总统", "总理", "首相", "国王", "外长", "防长", "总书记")
# 买买提·艾力; 安娜-玛丽·杜邦 has a hyphen on either side of the dot
HONORIFICS = tuple("摄 同志 先生 女士 教授 院士 博士 大校 上校 中校 少校 上将 中将 少将".split())
MINORITY = re.compile(
    r"(?:[\u4e00-\u9fff]{1,6}[-－])?[\u4e00-\u9fff]{2,8}(?:·[\u4e00-\u9fff]{1,8}(?:[-－][\u4e00-\u9fff]{1,8})?)+"
)
LATIN = re.compile(
    r"(?P<post>[\u4e00-\u9fffA-Z]{2,6})[ \u3000]?(?P<name>[A-Z][a-z]+(?:[ ·](?:[A-Z]\.|[A-Z][A-Za-z'\-]+)){1,3})"
)
SPEAKS = frozenset(
    "说 表示 介绍 告诉 指出 称 认为 强调 坦言 感慨 出席 回应 答复 答问 证实 透露 主持 致辞 讲话 回忆 笑道 担任 当选 宣布 带队 深入 来到".split()
)

# a post that the tagger took for a name: 董事长, 团常务主席
POST = re.compile(
    r"(?:..+)?(?:常务|执行|名誉)(?:副)?(?:主席|会长|理事长|董事|院长|主任)$|(?:副?(?:董事长|总经理|理事长|秘书长|委员长|检察长|总裁|监事长|[台处科所站馆县市省区镇乡村厂社组队班]长|主席|书记|主任|部长|厅长|局长|院长|校长|会长|经理))$|.+(?:委会|公司|集团|政府|法院|大学|医院|协会|商会|学会|党委|党组|银行)$"
)

BEHIND = frozenset("因率携偕获赴冲却")  # what may stand right behind a name of two characters
INNER_POST = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:主席|书记|总理|总统|[部省市县区局厅校院]长|董事长|总经理|主任|记者)(?P<name>[\u4e00-\u9fff]{2,3})"
)
# 书记程大|高|火速, 总参谋长傅大|有|日前: the end of a name as a word of its own, and what then stands behind it
LAST = {"高": ("d", "v", "ad", "n"), "有": ("TIME", "t", "p")}
# 慰问|金: behind these it is money
FUNDS = frozenset("慰问 救济 抚恤 奖励 补助 补偿 养老 退休 助学 保证 基 资 奖 现 本".split())
TRAILING = frozenset("为和与向对同将")  # words that the tagger takes for the end of a name: 张华|为
ETC = re.compile("[平高同均对初]等")  # 周国|平等 at the end of a list
# words of which Tibetan names have one or two: 多吉|才让
TIBETAN = frozenset(
    "扎西 多吉 次仁 尼玛 达瓦 旺堆 平措 顿珠 格桑 卓玛 洛桑 丹增 索南 才让 才旦 仁青 仁增 嘉措 加措 巴桑 拉姆 央金 白玛 强巴 土登 阿旺 旺久 旺杰"
    " 普布 边巴 米玛 云丹 罗布 次旺 次旦 德吉 曲珍 贡布 贡嘎 桑珠 群培 金美 晋美".split()
)
TIBETAN_SECOND = re.compile("|".join(sorted(TIBETAN)))
# what stands behind a name that is a common word too: 张力|在伦敦…, 高峰|表示
ACTING = frozenset("v p d ad TIME".split())
FIRST = re.compile("(?:先(?=说|表示|介绍|认为|告诉|指出|坦言|回忆|作了|作的)|正(?=在(?:大会|会)上))")
# the surnames of nine in ten people; a name with another is believed where a post, a verb of saying or a name stands by it
FREQUENT = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "习滕佟屠佘骆蒲蒙湛巩冀苑卓冼晏卞蔺臧栾奚邬娄亓邰邸鄢谌荆窦麦敖仝"
    "肖付闫骆荣褚裘胥苟荀慕尉喇仲伏鞠郎涂邝阚狄厉逄岑敬邬郁郗綦禤琚谯庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边吉饶刁瞿戚丘古米池"
)
# verbs of work behind a name
SERVES = frozenset(
    "曾 任 担任 曾任 现任 历任 出任 接任 兼任 转任 调任 升任 当选 先后 出生 出生于 生于 毕业 毕业于 加入 辞去 卸任".split()
)
# what makes a place or thing of the name before it: 莫高|窟, 姚东|组团
PLACES = frozenset(
    "窟 组团 山 寺 庙 塔 村 镇 乡 县 街 路 桥 江 河 湖 岛 湾 港 站 段 线 大桥 水库 敬老院 隧道 高速 铁路 火车站 街道 社区 机场 三宅 故居 战役 月饼 正气水".split()
)
LINES = ("高铁", "铁路", "客专", "大桥", "公路")
STORM = re.compile(r"(?:台风|飓风|热带风暴|强热带风暴)[“‘]?$")
NO_SURNAME = frozenset("p d c u m r w xc PER TIME".split())
# surnames that are a preposition, an adverb or a verb before a noun too
WORDS_TOO = frozenset("向和于同与从对由为将把应连都均并及即则便又查时能会解还曾因就率关管有是让满")


def find_people(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """All people of an article; a name seen for sure once is seen everywhere."""
    gazetteer = load_gazetteer(ontology)
    places = placed_names(sentences)
    found = [
        m
        for sentence in sentences
        for m in _in_sentence(article.text, sentence, gazetteer)
        if not POST.match(m.text) and m.text not in places and not m.text.endswith(LINES)
    ]
    storms = {m.text for m in found if STORM.search(article.text, max(0, m.start - 6), m.start)}
    found = [m for m in found if m.text not in storms]  # 台风“海燕”
    found += find_rosters(article.text, gazetteer, found)
    short = {m.text for m in found if m.named and len(m.text) == 2 and article.text[m.end : m.end + 1] not in TRAILING}
    found = [_cut(m, article.text, short) for m in found]
    sure = {m.text for m in found if m.named and len(m.text) >= 3}
    found = [_whole(m, article.text, sure) for m in found]
    found = [_with_first(m, article.text, gazetteer) for m in found]
    taken = {m.start: m.end for m in found}
    again = find_printed(article.text, sure, "Person", "person.again")
    longer = [
        m for m in again if m.end > taken.get(m.start, m.start)
    ]  # 内塔尼|亚 where the whole name stands elsewhere
    return [*found, *longer, *_said_again(sentences, found)]


def _said_again(sentences: tuple[Sentence, ...], found: list[Mention]) -> Iterator[Mention]:
    """A name of two characters that a post told once, where it acts again."""
    sure = {m.text for m in found if m.named and len(m.text) == 2}
    taken = {m.start for m in found}
    for sentence in sentences if sure else ():
        for token, following in pairwise(sentence.tokens):
            if token.text in sure and token.start not in taken and following.tag in ACTING:
                if following.start == token.end and token.tag in ("n", "nz", "nr", "a", "an"):
                    yield Mention(token.text, token.start, token.end, "Person", "person.again")


def _with_first(mention: Mention, text: str, gazetteer: Gazetteer) -> Mention:
    """总经理王亮|先|说: who is introduced by a post does not speak first; 王亮 where the text calls him so elsewhere."""
    last = FIRST.match(text, mention.end) if len(mention.text) == 2 and mention.named else None
    if last is None or not gazetteer.ends_in_post(text[max(0, mention.start - 4) : mention.start]):
        return mention
    alone = re.search(f"{re.escape(mention.text)}(?!{last.group()})", text) is not None
    return mention if alone else replace(mention, text=mention.text + last.group(), end=mention.end + 1)


def _whole(mention: Mention, text: str, sure: Set[str]) -> Mention:
    """郭大|为|主任 where the article names 郭大为 elsewhere."""
    longer = text[mention.start : mention.end + 1]
    if mention.named and len(mention.text) == 2 and longer in sure:
        return replace(mention, text=longer, end=mention.end + 1)
    return mention


def _cut(mention: Mention, text: str, short: Set[str]) -> Mention:
    """张华|为学院颁奖 where the article names 张华 elsewhere."""
    name = mention.text
    if len(name) != 3 or name[-1] not in TRAILING or name[:2] not in short:
        return mention
    if re.search(rf"{name}(?:[，、。；：）]|说|表示|等)", text):
        return mention
    return replace(mention, text=name[:2], end=mention.end - 1)


def _in_sentence(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    for match in MINORITY.finditer(text, sentence.start, sentence.end):
        if not re.search(r"[“《]$", text[max(0, match.start() - 1) : match.start()]) and _tagged(
            sentence, match.start(), match.end()
        ):
            start, end = named_part(sentence, match.start(), match.end())
            start = head_of(sentence, start, match.start())
            start += text[start] == "长" and gazetteer.ends_in_post(text[max(0, start - 3) : start + 1])
            end = before_once(text, start, tail_of(sentence, end))
            if "·" in text[start:end]:
                yield Mention(text[start:end], start, end, "Person", "person.dotted")
    yield from find_hyphened(text, sentence)
    yield from _latin(text, sentence, gazetteer)
    tokens = sentence.tokens
    listed = any(token.text == "、" for token in tokens)
    for i, token in enumerate(tokens):
        if token.tag in ("PER", "nr") and re.search(r"\s", token.text.strip()) and len(token.text) > 4:
            yield from _spaced(token, gazetteer)
        elif token.tag == "PER" or (token.tag == "nr" and _in_context(tokens, i, gazetteer)):
            yield from _mention(token, tokens, i, gazetteer)
        elif token.tag == "n" and NICKNAME.match(token.text) and not _thing(token.text):
            yield Mention(token.text, token.start, token.end, "Person", "person.nickname", named=False)
        elif (listed and _in_list(tokens, i, gazetteer)) or _after_post(tokens, i, gazetteer):
            whole = _recut(token, tokens, i, gazetteer)
            yield Mention(whole.text, whole.start, whole.end, "Person", "person.context")
        elif len(token.text) == 1 and _parted(tokens, i, gazetteer):
            end = tokens[i + 1].end
            yield Mention(text[token.start : end], token.start, end, "Person", "person.context")


def _latin(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """海河集团总裁 John Miller: two words or more in Latin letters behind a post."""
    for match in LATIN.finditer(text, sentence.start, sentence.end):
        if gazetteer.ends_in_post(match["post"]):
            yield Mention(match["name"], match.start("name"), match.end("name"), "Person", "person.latin")


def _spaced(token: Token, gazetteer: Gazetteer) -> Iterator[Mention]:
    """行长 陶礼明: names and posts set apart by white space in one word of the tagger."""
    for part in re.finditer(r"\S+", token.text):
        name = part.group()
        if re.fullmatch(r"[\u4e00-\u9fff]{2,3}", name) and name[0] in FREQUENT and name not in gazetteer.posts:
            start = token.start + part.start()
            yield Mention(name, start, start + len(name), "Person", "person.spaced")


def _tagged(sentence: Sentence, start: int, end: int) -> bool:
    return any(t.tag in ("PER", "nr") for t in sentence.tokens if t.start < end and start < t.end)


def _recut(token: Token, tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer) -> Token:
    """The token with what the tagger cut off its name, or without what it took into it."""
    name = re.sub(r"\s", "", token.text)
    before = tokens[i - 1] if i > 1 else None
    if before and tokens[i - 2].text == "、" and before.tag in ("p", "c", "v", "a", "d", "r"):
        if before.text in gazetteer.surnames:
            return replace(token, text=before.text + token.text, start=before.start)  # 、向|巴平措
    etc = len(name) == 2 and before and i + 1 < len(tokens) and ETC.fullmatch(tokens[i + 1].text)
    if before and etc and (before.text == "、" or gazetteer.ends_in_post(before.text)):
        return replace(token, text=name + tokens[i + 1].text[0], end=tokens[i + 1].start + 1)  # 周国|平等
    if len(name) == 2 and i + 2 < len(tokens) and len(tokens[i + 1].text) == 1 and tokens[i + 1].tag not in ("w", "u"):
        if tokens[i + 2].text in HONORIFICS[1:] and tokens[i + 1].text not in "副原前及兼等":
            return replace(token, text=name + tokens[i + 1].text, end=tokens[i + 1].end)  # 陈新|和|先生
    if (
        len(name) == 2
        and 1 < i < len(tokens) - 2
        and len(tokens[i + 1].text) == 1
        and tokens[i + 1].tag not in ("w", "c", "u", "p")
    ):
        listed = tokens[i - 1].text == "、" and tokens[i - 2].tag == "PER" and tokens[i + 2].text in ("、", "等")
        if listed and tokens[i + 1].start == token.end and tokens[i + 1].text not in gazetteer.posts:
            return replace(token, text=name + tokens[i + 1].text, end=tokens[i + 1].end)  # 、陈欣|薄、
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    last = LAST.get(after.text) if len(name) == 2 and i and after is not None and after.start == token.end else None
    if last and after is not None and gazetteer.ends_in_post(tokens[i - 1].text):
        if i + 2 < len(tokens) and tokens[i + 2].tag in last:
            return replace(token, text=name + after.text, end=after.end)  # 书记程大|高|火速, 总参谋长傅大|有|日前
    if len(name) == 3 and name[-1] in BEHIND and i + 1 < len(tokens) and tokens[i + 1].tag not in ("w", "c", "u"):
        if tokens[i + 1].text not in SPEAKS and tokens[i + 1].start == token.end:
            return replace(token, text=token.text[:-1], end=token.end - 1)  # 徐小因|涉嫌
    glued = after is not None and after.start == token.end and re.match("[\u4e00-\u9fff][和与及](?!谐|平)", after.text)
    if len(name) == 2 and glued and after is not None and after.tag in ("ORG", "PER", "LOC", "nz"):
        return replace(token, text=name + after.text[0], end=after.start + 1)  # 林孚|安和|民革中央
    if after is not None and after.tag == "PER" and after.start == token.end:
        foreign = len(name + after.text) > (5 if _surnamed(name, gazetteer) else 4)
        if foreign and all(c in SOUNDS for c in after.text) and sum(c not in SOUNDS for c in name) < 2:
            return replace(token, text=name + after.text, end=after.end)  # 别尔德|穆哈梅多夫
    if name in TIBETAN and (second := TIBETAN_SECOND.match("".join(t.text for t in tokens[i + 1 : i + 3]))):
        return replace(token, text=name + second.group(), end=token.end + second.end())  # 多吉|才|让
    if len(name) >= 3 and name[0] == "长" and i and gazetteer.ends_in_post(tokens[i - 1].text + "长"):
        return replace(token, text=token.text[1:], start=token.start + 1)  # 副委员|长田小云
    inner = INNER_POST.fullmatch(token.text)
    if inner:  # 应国家主席|习近平 in one word of the tagger
        return replace(token, text=inner["name"], start=token.start + inner.start("name"))
    return token


def _mention(token: Token, tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer) -> Iterator[Mention]:
    token = _recut(token, tokens, i, gazetteer)
    words = token.text
    name = re.sub(r"\s", "", words)
    for post in HONORIFICS:
        name = name.removesuffix(post) if len(name) > len(post) + 1 else name
    if NICKNAME.search(name) and ("某" not in name or len(name) < 3):
        yield Mention(name, token.start, token.start + len(name), "Person", "person.nickname", named=False)
    elif _is_name(name, tokens, i, gazetteer):
        end = token.start + len(words.rstrip() if name == words else name)
        yield Mention(name, token.start, end, "Person", "person.tagged")


def _is_name(name: str, tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer) -> bool:
    """Whether what the tagger calls a person is somebody's name."""
    if (
        name in NOT_NAME
        or name in gazetteer.posts
        or len(name) < 2
        or name in gazetteer.places
        or (len(name) > 2 and name in gazetteer.regions)
    ):
        return False
    if re.fullmatch(r"[\u4e00-\u9fff]方", name) or (name[1:] in gazetteer.places and len(name) > 3):  # 就|任尼日尔
        return False
    if _goes_on(name, tokens, i) or (i and name[0] == "金" and tokens[i - 1].text in FUNDS):
        return False  # 慰问|金塞|到手中
    foreign = "·" in name or not _surnamed(name, gazetteer) or (len(name) > 4 and all(c in SOUNDS for c in name))
    rare = "·" not in name and name[0] not in FREQUENT and name[:2] not in gazetteer.surnames
    known = (foreign or rare) and all(c in SOUNDS for c in name.replace("·", ""))  # 默克尔: spelt by sound
    told = _in_context(tokens, i, gazetteer)
    if not told and name[-1] in "路街渠塘鹿猴":
        return False  # 罗新路、陈川路: roads
    sure = told or _beside_name(tokens, i)
    if not sure and ((rare and not (known and len(name) >= 3)) or (foreign and len(name) == 2)):
        return False
    if not sure and len(name) == 4 and not foreign and name[:2] not in gazetteer.surnames:
        wed = name[1] in FREQUENT and name[0] in FREQUENT  # 梁刘小芬
        return wed or sum(c in SOUNDS for c in name[1:]) > 1  # 马夫罗季, not 江风海韵
    return re.fullmatch(r"[\u4e00-\u9fff·]{2,16}", name) is not None and (len(name) <= 4 or foreign)


def _goes_on(name: str, tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the word right behind makes another thing of a name: 莫高|窟, 重庆梁平陶|某某, 援助金近|20万元."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or after.start != tokens[i].end:
        return False
    counted = name[-1] in "近约达超逾仅共" and after.text[0].isdigit()
    return after.text in PLACES or after.text.startswith("某") or counted


def _beside_name(tokens: tuple[Token, ...], i: int) -> bool:
    joints = ("、", "和", "与", "及", "同")
    near = [
        tokens[i + 2 * step] for step in (-1, 1) if 0 <= i + 2 * step < len(tokens) and tokens[i + step].text in joints
    ]
    return any(t.tag in ("PER", "nr") for t in near)


def _thing(words: str) -> bool:
    """大会, 小组, 老人: no 小吴 and no 大娘."""
    other = words[1:] not in FREQUENT and words[1:] not in SOMEBODY
    return words in NOT_NAME or (len(words) == 2 and words[0] in "小老阿大" and other)


def _surnamed(name: str, gazetteer: Gazetteer) -> bool:
    return name[0] in gazetteer.surnames or name[:2] in gazetteer.surnames


def _in_context(tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer) -> bool:
    before = tokens[i - 1].text if i else ""
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if after in ("（", "(") and i + 3 < len(tokens) and gazetteer.ends_in_post(tokens[i + 3].text):
        return True  # 皮大明（财政部商贸司|司长）
    if after in SERVES or (after == "，" and i + 3 < len(tokens) and tokens[i + 3].text in ("出生", "生", "，")):
        return True  # 利大明，1969年7月|出生; 利大明，男|，
    if i + 2 < len(tokens) and tokens[i + 1].tag == "TIME" and tokens[i + 2].text in ("到", "任", "在", "出生", "毕业"):
        return True  # 嵇大明2003年7月|到
    if after == "的" and any(t.text == "职务" for t in tokens[i + 2 : i + 12]):
        return True  # 免去：郜大明|的…委员职务
    if i and tokens[i - 1].tag == "ORG" and len(before) >= 4 and after in ("、", "等", "，", "和", "与"):
        return True  # 清河大学利大明等
    return gazetteer.ends_in_post(before) or after in SPEAKS or after in gazetteer.posts


def _shaped(token: Token, gazetteer: Gazetteer) -> bool:
    return len(token.text) <= 3 and HAN.fullmatch(token.text) is not None and _surnamed(token.text, gazetteer)


def _in_list(tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer) -> bool:
    """A name-shaped word between people: 李建国、向巴平措、陈竺."""
    before = i > 1 and tokens[i - 1].text == "、" and tokens[i - 2].tag == "PER"
    after = i + 2 < len(tokens) and tokens[i + 1].text == "、" and tokens[i + 2].tag == "PER"
    if not (before or after) or tokens[i].tag not in ("n", "nz", "a", "nr", "v", "vn", "LOC", "ns"):
        return False
    if not HAN.fullmatch(tokens[i].text) or len(tokens[i].text) > 4:
        return False
    if before and not after and not _ends_list(tokens, i):
        return False  # 甲、|党委|副书记乙
    return (before and after) or (
        (before or after) and _shaped(tokens[i], gazetteer) and tokens[i].text not in gazetteer.places
    )


def _parted(tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer) -> bool:
    """主持人|敬|一丹、: a surname and a given name as two words, between a post and a mark or 的."""
    if not 0 < i < len(tokens) - 2 or tokens[i].text not in FREQUENT or tokens[i].text in WORDS_TOO:
        return False
    post, given, after = tokens[i - 1], tokens[i + 1], tokens[i + 2]
    glued = post.end == tokens[i].start and tokens[i].end == given.start
    if not glued or post.tag not in ("n", "nz") or not gazetteer.ends_in_post(post.text):
        return False
    if given.tag in ("v", "vd", "p", "d", "u", "r", "w", "xc", "ORG", "TIME") or given.text in gazetteer.posts:
        return False
    whole = re.fullmatch(r"[\u4e00-\u9fff]{1,2}", given.text) is not None
    return whole and (after.text in ("、", "，", "。", "；", "等", "的", "（") or after.text in SPEAKS)


def _ends_list(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether what follows can stand behind the last name of a list: a mark, a joint, a verb."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is None or after.tag not in ("n", "nz", "vn", "an", "ORG", "LOC", "PER", "f", "s")


def _after_post(tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer) -> bool:
    """A name-shaped word between a post and a verb of saying: 董事长高原表示."""
    words = tokens[i].text
    if words[0] not in SOUNDS and not _surnamed(words, gazetteer):
        return False
    if i == 0 or i + 1 >= len(tokens) or tokens[i].tag in NO_SURNAME:
        return False
    if tokens[i - 1].end != tokens[i].start or tokens[i].text in gazetteer.posts:
        return False
    post, after = tokens[i - 1].text, tokens[i + 1].text
    posts = gazetteer.ends_in_post(post)
    if not posts and not post.endswith(STATE):
        return False
    if not _shaped(tokens[i], gazetteer):
        spelt = HAN.fullmatch(tokens[i].text) is not None and len(tokens[i].text) <= 5
        return post.endswith(STATE) and spelt and all(c in SOUNDS for c in tokens[i].text)  # 老挝国家主席通伦
    today = i + 2 < len(tokens) and tokens[i + 1].tag == "TIME"
    if posts and (after in SPEAKS or (today and tokens[i + 2].text in SPEAKS)):
        return True  # 发言人高峰|今天|说
    leads = re.search(r"(?:长|书记|主席|主任|总理|经理|总裁|教授|院士|工程师|研究员|董事)$", post) is not None
    return (
        posts
        and leads
        and tokens[i].tag in ("n", "nz", "LOC", "ns", "nr", "a")
        and after in ("、", "，", "。", "；", "等", "主持")
    )
