"""Places: administrative areas by level, sites and natural features by suffix, countries by lexicon.

In: an article's sentences. Out: mentions of Place and its subclasses, one for each level of a chain (河北|平山县).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.mentions.gazetteer import Gazetteer, load_gazetteer
from kg.mentions.levels import COMMON_SITE, NOT_PLACE, SITE, SITE_END, place_class
from kg.mentions.listed import find_listed_places, find_pairs
from kg.mentions.railways import find_railways
from kg.mentions.sites import find_sites
from kg.mentions.spelt import placed_names
from kg.mentions.villages import find_below, find_neighbours
from kg.model import Article, Mention, Sentence, Token
from kg.ontology import Ontology, shipped_lexicon

__all__ = ["cut_chain", "find_places"]

STEP = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:省|自治区|自治州|地区|盟|自治县|市|县|区|旗|镇|乡|街道|村(?!镇)|社区)(?![长委级内里域协])"
)
LEVEL = re.compile(r"(?:省|自治区|自治州|地区|盟|自治县|市|县|区|旗|镇|乡|街道|村|社区)$")
ALSO = re.compile("[光仅单][一-龥]{2,5}[村镇乡县市区]就")  # 光|云岭村就有五百人
MARKET = re.compile("[一-龥]{1,2}市[东西南北中]?大?街")  # 营市|东街, 米市|大街: a street, not a city
TOWN = re.compile("[一-龥]{2,4}(?:镇|乡|街道)[东南西北上下大小新老前后中]")  # 古月镇南|庄子村: the village is 南庄子村
VILLAGE = re.compile("[一-龥](?:村|社区|屯)$")
MODEL = re.compile("[A-Za-z\\d—-]+”|号”")  # “东山122”, “云岭号”: a thing that bears a place's name
METAL = re.compile("现货白银|黄金、?白银|白银(?:期货|价格|现货|收[涨跌]|合约|首饰|储量)|国际白银")
STATE = re.compile("(?:[王公帝汗古]国|共和国|合众国|联邦)$")  # 主宾国, 东道国 are no names
REST = frozenset("半岛 平原 高原 盆地 丘陵 沙漠 海峡 群岛 山脉".split())  # 山东|半岛 is one name
AREA = "省市县区州盟旗"
OUR_COUNTRY = re.compile(
    r"我国|全国(?=[\u4e00-\u9fff]{0,4}(?:总(?!工会)|共|已|有|平均|累计|新增|\d)|[\u4e00-\u9fff、“”]{0,24}?[\d.]+(?![年月日届第时])[\u4e00-\u9fff%]|[\u4e00-\u9fff]{2,12}中，|(?:规模以上|主要|各类|城镇|居民|一般公共|财政|固定资产|社会消费|工业|农村)[\u4e00-\u9fff]{0,14}\d)|(?<![国亚兰斯本西利])国内(?!生产总值|总产值|外)(?=[\u4e00-\u9fff]{2})"
)
SAYING = tuple(
    "中国" + word
    for word in ("特色", "式", "梦", "美丽", "精神", "故事", "力量", "智慧", "方案", "速度", "共产党", "节")
)
CHINA = re.compile(r"(?<=[访赴抵来])华(?=[，。、；访进出考参期后时前并之的]|$)")  # 访华, 来华访问
ACTS = "(?=(?:隆重|正式|顺利|胜利|圆满|联合|成功|盛大|共同)?(?:召开|举[行办]|[闭开]幕|启动|启幕|成立|揭[牌幕晓]|发布|发起|出席|签[约署订]|会见|亮相|落幕|开[赛班展讲馆]|开展|主持|考察|调研|访问|视察|参观|洽谈|检查指导|慰问))"
CHARACTERS = {r[0]: (r[1], r[2]) for r in shipped_lexicon("characters") if len(r) < 4}
CHARACTER = re.compile(f"(?<=[在来赴进离抵返])[{''.join(sorted(CHARACTERS))}]" + ACTS)
INDEFINITE = re.compile(
    r"^(?:[就为对向](?:乡村|农村|城镇|城市|社区)$|农村镇|通油路|乡乡|镇镇|村村|户户|(?:中心|核心|黄金|繁华)(?:地带|地段|位置)$|(?:已|新)?(?:成立|建成|设立|建立|组建)|[跨环沿绕过][江河湖海岛城山]$|进(?=[乡农山校社企])|援建|受援|多|各|边疆|边境|市县|城[一二三四五六七八九十]|[两三四五](?=[省市县区地州镇乡村街国]|$)|全|某|本|该|沿|老|[外邻](?=[省市县区州镇乡村]$)|部分|.*所在地$|之(?=[湖海山江河])|新(?=区$|家园$))"
)
DOWN = re.compile(
    "(?:^|文化|科技|卫生|法律|教育|图书|电影|家电|汽车|知识|人才|普法|[三送].{0,4})下乡$|^[返回]?家乡$"
)  # a campaign; nobody's name
GATE = re.compile("门[内外]?(?:[东南西北]?大?街|地铁站|站|桥|城楼)")  # 建国|门地铁站
DIRECTION = re.compile(
    r"(?:[东南西北中]{1,2}|腹|内|上|下|顶|底)部|[东南西北]{1,2}[面侧边]|大部(?:分?地区)?|境内|全境|西南边陲|中心城区"
)
# 东接, 北邻: a side and a verb before the neighbour's name
SIDE = re.compile(r"[东南西北]{1,2}(?:接|邻|临|靠|连|依|抵|至|与|濒|毗邻?|隔)(?=[\u4e00-\u9fff]{2})")
SIDES = re.compile(r"(?:[东南西北中]{1,2}部(?:沿海|地区)?|沿岸|沿线|岸边|境内|腹地|全境|一带)")
COMMON_AREA = re.compile(
    r"^(?:全域)?(?:海岛|山区|农业|林业|牧业|人口|贫困|产粮|工业|经济|旅游|老区|民族|边境)[大强小弱]?县$|[一-龥]{1,4}族(?:村屯|村寨|村落|地区|乡村)$|[馆院厂库楼厅]区$|(?:百强|特困|无电|缺水|试点|示范|先进)县$|国家(?:级|重点)[\u4e00-\u9fff]{2,6}区$|军(?:分)?区$|(?:受益|项目|麦|棉|稻|教|禁放|滞洪|欧元|库|主城|老城|新城|集聚|产业|级新|国家级|功能|试点|城六|干旱|灾|景|辖|山|牧|林|矿|农|特|禁)区$|^[东西南北中]区$|^(?:职工|老旧|封闭|新建|住宅|高档|回迁|安置|农村|城市|智慧|文明|美丽|开放式|大型|[一二三四五六七八九十]+级|标准)?(?:核心|灌|工业|生活|试验|片|小|风景|服务|度假|商业)区$|(?:休闲|文化|生态|示范|文明|旅游|特色|小康|先进|贫困|特困|美丽)乡?村$|由村$|(?:贫民|富人)区$|^[汇股楼债车夜花集闹菜兴]市$|(?:大|中|小|特大|中心|省会|重点|一线|[多各])城市$|名村$|.下乡$|重镇$|^(?!.{2}地区$).*地区$|(?:沿海|贫困|干旱|边远|农村|民族|高原|偏远|边境|发达|落后|部分|城市|热带|寒冷|重点|少数|其他|周边|所在|广大|困难|敏感|疫情|受灾|高寒|高温|试点|牧区|山区|林区|库区|灾区|老区|特困|[东西中南北]部)地区$|一带一路|(?:场馆|通道|[上中下]游段|[一二三四]期|经济走廊)$|^(?:首个|首座|首家)"
)
# kinds of firms, goods and trades, which are no name
KIND_OF = re.compile(
    "(?:规模以上|规上|限额以上|限上|新能源|高新技术|高技术|战略性新兴|民营|私营|国有|非公|外资|外商投资|中小微?|小微|个体|乡镇|装备|先进制造|电子商务|跨境|专精特新|科技型)"
    "[一-龥]{0,8}?(?:企业|汽车|产业|行业|制造业|服务业|工业|产品|经济|工商户|主体|商户|电商)?"
)
BAY = re.compile("湾(?![里仔流])(?:湿地)?|(?:平原|盆地|高原|半岛)(?:[东西南北中]部)?")
NEVER = "(?!)"
HOMOGRAPHS = {
    word: (re.compile(f"(?:{behind or NEVER})"), re.compile(f"(?:{before or NEVER})$"))
    for word, behind, before in ((*row, "", "")[:3] for row in shipped_lexicon("homographs"))
}
RELIEF = re.compile("(?:平原|盆地|高原|半岛)(?!县|区$)")  # 成都|平原经济区: of the plain
# 朝阳|社区: a community of that name, not the communities of a city
COMMUNITY = re.compile(
    "社区(?!工作|服务|治理|矫正|卫生|医|居民|书记|建设|教育|养老|文化|党|居|团|大学|警务|干部|民警|网格|基金|公益|经济|商业|的|[和与及、])"
)
LEVEL_ENDS = "省市县区州盟旗镇乡村"
AWAY = re.compile("[偏侧面郊]")
EDGE = re.compile("[\u4e00-\u9fff]{2}[省市县区州旗][东西南北中上下大小新]$")
COUNTED_SITE = re.compile("[两三四五六七八九十][座条所处][\u4e00-\u9fff]")  # 两座地热电站
ROAD = re.compile("[东西南北中]{1,2}(?:路|街|大道|大街)(?:社区|小区|地铁站|站|商圈|步行街|商业街)")
COUNTED = re.compile(r"[两三四五六七八九十百千万\d][座条个处]|全线")


def find_places(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """All places of an article."""
    gazetteer = load_gazetteer(ontology)
    spelt = placed_names(sentences)
    found = [
        Mention(t.text, t.start, t.end, "Place", "place.spelt") for s in sentences for t in s.tokens if t.text in spelt
    ]
    for sentence in sentences:
        found += _tagged(article.text, sentence, gazetteer)
        found += _from_lexicon(article.text, sentence, gazetteer)
        found += find_listed_places(article.text, sentence, gazetteer)
        found += find_pairs(article.text, sentence)
        found += find_sites(article.text, sentence, gazetteer)
        found += find_railways(article.text, sentence, gazetteer)
        found += _country(article.text, sentence)
        found += find_neighbours(article.text, sentence)
    found = [_grown(article.text, m) for m in found if not _of_estate(article.text, m, gazetteer)]
    found = [m for m in found if not (m.text[-1] == "市" and article.text.startswith("场", m.end))]  # 宜川市|场所
    found = [m for m in found if not (article.text[m.start - 1 : m.start] == "“" and MODEL.match(article.text, m.end))]
    found = [_without_side(article.text, m, gazetteer) for m in found]
    found = [m for m in found if m.text not in NOT_PLACE or m.text in gazetteer.regions or m.name]
    found = [replace(m, named=False) if COUNTED_SITE.match(m.text) else m for m in found]
    ends = {m.end for m in found}
    found = [m for m in found if m.text not in ("自治区", "独立国") or m.start not in ends]  # 某国|自治区
    found += [below for m in found if m.text not in NOT_PLACE for below in find_below(article.text, m)]
    return _along_roads(article.text, found)


def _without_side(text: str, place: Mention, gazetteer: Gazetteer) -> Mention:
    """玉环市东|偏南方向: the town, not what begins the next word."""
    if not (EDGE.search(place.text) and AWAY.match(text, place.end)) or place.name:
        return place
    name = place.text[:-1]
    return Mention(name, place.start, place.end - 1, place_class(name, gazetteer), place.rule)


def _along_roads(text: str, found: list[Mention]) -> list[Mention]:
    """杭州|东路社区: a community named after its road, whose name begins with a city's."""
    cities = {m.end: m for m in found if m.text[-1] not in LEVEL_ENDS}
    parts = {m: cities[m.start] for m in found if ROAD.match(m.text) and m.start in cities}
    whole = [replace(m, text=text[c.start : m.end], start=c.start) for m, c in parts.items()]
    return [m for m in found if m not in parts and m not in parts.values()] + whole if parts else found


def _of_estate(text: str, place: Mention, gazetteer: Gazetteer) -> bool:
    """青山区|平凉|社区: a city's short name in that of a community behind its district."""
    short = place.cls in ("Province", "Prefecture", "County") and place.text[-1] not in LEVEL_ENDS
    return (
        short
        and text[place.start - 1 : place.start] in ("区", "县")
        and text.startswith(("社区", "小区", "街道"), place.end)
    )


def _grown(text: str, place: Mention) -> Mention:
    """滦河镇|街道, 光荣小区|社区: a subdistrict named after a town, a community after its houses; 杭州|湾: a bay."""
    short = place.cls in ("Prefecture", "County") and text.startswith(place.text, place.start)
    if short and COMMUNITY.match(text, place.end) and text.count(place.text + "社区") > 1:
        return Mention(place.text + "社区", place.start, place.end + 2, "Village", place.rule)
    bay = BAY.match(text, place.end)
    if bay and place.cls in ("Prefecture", "County") and place.text[-1] not in AREA.replace("州", ""):
        return Mention(text[place.start : bay.end()], place.start, bay.end(), "NaturalFeature", place.rule)
    for head, more, cls in (("镇", "街道", "Township"), ("村", "街道", "Township"), ("小区", "社区", "Village")):
        if place.text.endswith(head) and text.startswith(more, place.end) and not place.name:
            end = place.end + len(more)
            return Mention(text[place.start : end], place.start, end, cls, place.rule)
    return place


def _said(text: str, start: int) -> bool:
    """中国式现代化, 新中国: a saying, not the country; 22日|本版, 商厦|门前: half of two words; 北京时间: whose clock."""
    if text.startswith("北京时间", start):
        return True
    if (word := HOMOGRAPHS.get(text[start : start + 2])) is not None:
        behind, before = word  # 年均|日照, 大兴|调查研究, 与会|来宾
        if behind.match(text, start + 2) or before.search(text, max(start - 4, 0), start):
            return True
    if text.startswith("日本", start) and text[max(start - 1, 0) : start].isdigit():
        return True
    if text.startswith("白银", start) and METAL.search(text[max(start - 4, 0) : start + 8]):
        return True
    if text.startswith(("厦门前", "厦门口"), start) and text[max(start - 1, 0) : start] in ("商", "大", "广"):
        return True
    return text.startswith(SAYING, start) or text[max(start - 1, 0) : start + 2] == "新中国"


def _tagged(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    for n, token in enumerate(sentence.tokens):
        city = token.tag in ("PER", "nr") and len(token.text) > 2 and token.text in gazetteer.regions  # 赫尔辛基
        both = token.text.endswith(("两国", "两地"))
        if not (city or token.tag in ("LOC", "ns")) or token.text in NOT_PLACE or both or _said(text, token.start):
            continue
        if not text.startswith(("经验", "精神", "模式", "共建", "贤"), token.end) and not COUNTED.search(token.text):
            lead = SIDE.match(token.text)
            start = token.start + (lead.end() if lead else 0) - (n > 0 and _parted(sentence.tokens[n - 1], token))
            start += len(text[start : token.end]) - len(text[start : token.end].lstrip())
            start += ALSO.match(text, start) is not None
            start -= _sided(sentence.tokens, n)
            start += text[start] == "好" and text[start - 1] in "讲打办建管守护唱"  # 讲|好敦煌故事
            last = token.end - (n + 1 < len(sentence.tokens) and _parted(token, sentence.tokens[n + 1]))
            end = _whole(text, start, last, gazetteer)
            if TOWN.fullmatch(text, start, end):
                end = next((t.end for t in sentence.tokens if t.start == end and VILLAGE.search(t.text)), end)
            yield from cut_chain(text, start, end, gazetteer)


def _parted(division: Token, place: Token) -> bool:
    """平山县东|旧寨镇: whether the last character of a division is the first of the place in it."""
    glued = division.end == place.start and division.tag == place.tag == "LOC"
    return glued and EDGE.search(division.text) is not None and place.text[-1] in "镇乡村"


def _sided(tokens: tuple[Token, ...], n: int) -> bool:
    """柳河县|下|三湾镇: whether the side between a county and its town begins the town's name."""
    if n < 2 or tokens[n].text[-1] not in "镇乡村":
        return False
    division, side = tokens[n - 2], tokens[n - 1]
    glued = division.end == side.start and side.end == tokens[n].start
    return (
        glued and len(side.text) == 1 and side.tag == "f" and division.tag == "LOC" and division.text[-1] in "市县区旗"
    )


def _whole(text: str, start: int, end: int, gazetteer: Gazetteer) -> int:
    """The end of the longest known region or gate that begins with a word: 河西|走廊, 朝阳|门站."""
    if text[end : end + 1] == "门" and (gate := GATE.match(text, end)):
        return gate.end()
    return next((end + n for n in (4, 3, 2) if text[start : end + n] in gazetteer.regions), end)


def cut_chain(text: str, start: int, end: int, gazetteer: Gazetteer) -> Iterator[Mention]:
    """A run of places cut at its levels; 南海|东北部 without its side."""
    side = SIDES.search(text, start, end)
    if side and side.end() == end and side.start() - start >= 2 and not gazetteer.knows(text[start:end]):
        end = side.start()
    while start < end:
        stop = _step(text, start, end, gazetteer)
        start += _led_by(text[start:stop], gazetteer)
        name = text[start:stop]
        if _names_place(name, gazetteer):
            yield Mention(name, start, stop, place_class(name, gazetteer), "place.tagged")
        start = stop


def _led_by(name: str, gazetteer: Gazetteer) -> int:
    """How long what the tagger glued before a known county or city is: 努力|轮台县."""
    if name[:1] in tuple("同与和") and len(name) > 2 and not gazetteer.knows(name) and gazetteer.knows(name[1:]):
        return 1  # 中国|同|南亚
    if len(name) > 3 and name[0] in "郊以" and name[-1] in "乡镇村":
        return 1  # 青山市|郊|白石镇, 以|白石镇|为试点
    if gazetteer.knows(name) or name[-1:] not in tuple("市县区州旗"):
        return 0
    return next(
        (n for n in (2, 1) if len(name) - n > 2 and gazetteer.knows(name[n:]) and name[:n] not in "大小东西南北中新老"),
        0,
    )


def _names_place(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is the name of one place: known, or of a shape that names have."""
    if (
        DOWN.search(name)
        or "或" in name
        or name.endswith("队")
        or (name.endswith("国") and not STATE.search(name) and not gazetteer.knows(name))
        or DIRECTION.fullmatch(name)
        or re.fullmatch(r"\d+[号幢栋座层间户家处套室]?", name)
    ):
        return False
    if gazetteer.knows(name):
        return True
    if re.fullmatch(r"(.)\1(.)\2|.*(?:协作|合作|奋进|拼搏|奉献|担当)", name):
        return False  # 坦坦荡荡, 团结协作
    if (
        len(name) < 2
        or name in NOT_PLACE
        or INDEFINITE.match(name)
        or COMMON_AREA.search(name)
        or COMMON_SITE.fullmatch(name)
    ):
        return False
    if re.fullmatch(r"[\u4e00-\u9fff]{2}", name) and not re.search(
        r"[江河湖海山岛村镇乡县市州水溪峰岭峡湾洲寨堡屯庄塘坪]$", name
    ):
        return False  # 粤港, 京冀, half of a brand: two characters without a suffix
    return re.fullmatch(r"(?=.*[^\d])[\u4e00-\u9fffA-Za-z0-9·（）()]+", name) is not None


def _step(text: str, start: int, end: int, gazetteer: Gazetteer) -> int:
    home = ("Province", "Prefecture", "County")
    if text[start:end] in gazetteer.regions and not any(
        gazetteer.places.get(text[start : start + n]) in home for n in (2, 3, 4)
    ):
        return end  # 马里兰州, not 马里|兰州; but 上海|虹桥站
    whole = SITE_END.search(text[start:end]) is not None
    for length in range(min(14, end - start), 1, -1):
        name = text[start : start + length]
        if (
            whole
            and start + length < end
            and name[-1] not in AREA
            and not gazetteer.knows(text[start + length : end][:3])
        ):
            continue  # 广东铁路集装箱中心站: the place is part of the site's name
        if text.startswith("族", start + length):
            continue  # 朝鲜族|村屯
        if name in gazetteer.places and (start + length == end or end - start - length >= 2):
            if (
                not SITE.match(text[start + length : end])
                and text[start + length : end] not in REST
                and text[start + length : start + length + 1] not in "江河湖山路"
                and not RELIEF.match(text, start + length)
                and not GATE.match(text, start + length)
            ):
                return start + length
    both = next(
        (
            n
            for n in range(2, end - start - 1)
            if {text[start : start + n], text[start + n : end]} <= gazetteer.regions.keys()
        ),
        0,
    )
    if both:  # 南亚|东南亚
        return start + both
    match = STEP.match(text, start, end)
    if (
        match
        and end - match.end() != 1
        and not (end - match.end() == 2 and match.group()[-1] == text[end - 1] and text[end - 1] in "镇乡村")
        and not SITE_END.search(LEVEL.sub("", match.group()))
        and not SITE.match(text[match.end() : end])
        and not (MARKET.match(text, match.start()) and match.group() not in gazetteer.places)
    ):
        return match.end()
    return end


def _from_lexicon(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Official names of divisions that the tagger did not see as such."""
    borders = {t.start for t in sentence.tokens} | {t.end for t in sentence.tokens}
    for start, end, cls in gazetteer.scan(text, sentence.start, sentence.end):
        name = text[start:end]
        if name in NOT_PLACE or _said(text, start) or text.startswith("贤", end):
            continue  # 新乡|贤: no city
        whose = name == "中国" and start in borders and end not in borders and _of_all(sentence, start)
        if (
            whose
            or (cls == "Country" and len(name) >= 4)
            or (name in gazetteer.places and start in borders and end not in borders and _of_kind(sentence, start, end))
        ):
            yield Mention(name, start, end, cls, "place.lexicon")
        elif name in gazetteer.places and {start, end} <= borders and len(name) >= 2:
            token = next((t for t in sentence.tokens if t.start == start), None)
            if len(name) >= 3 or (token is not None and token.tag in ("LOC", "ns", "n", "nz", "ORG")):
                yield Mention(name, start, end, cls, "place.lexicon")


def _of_all(sentence: Sentence, start: int) -> bool:
    """中国|资本流出, 中国|民营银行: the country before a common noun that the tagger took into one word."""
    token = next(t for t in sentence.tokens if t.start == start)
    return token.tag in ("ORG", "nz", "n") and token.end - start >= 4


def _of_kind(sentence: Sentence, start: int, end: int) -> bool:
    """桂林市|规模以上工业企业, 河北省|新能源汽车: a division before a kind of things that the tagger took into one word."""
    n, token = next((n, t) for n, t in enumerate(sentence.tokens) if t.start == start)
    if token.tag in ("ORG", "nt") and n + 1 < len(sentence.tokens) and sentence.tokens[n + 1].text == "行业":
        return True  # 北京|保险行业
    return token.tag in ("ORG", "nt", "nz", "n", "LOC") and KIND_OF.fullmatch(token.text[end - start :]) is not None


def _country(text: str, sentence: Sentence) -> Iterator[Mention]:
    for match in OUR_COUNTRY.finditer(text, sentence.start, sentence.end):
        yield Mention(
            match.group()[:2], match.start(), match.start() + 2, "Country", "place.country", named=False, name="中国"
        )
    for match in CHINA.finditer(text, sentence.start, sentence.end):
        yield Mention("华", match.start(), match.end(), "Country", "place.country", name="中国")
    for match in CHARACTER.finditer(text, sentence.start, sentence.end):
        name, cls = CHARACTERS[match.group()]
        yield Mention(match.group(), match.start(), match.end(), cls, "place.character", name=name)
