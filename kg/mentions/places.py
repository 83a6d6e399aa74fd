"""Places: administrative areas by level, sites and natural features by suffix, countries by lexicon.

In: an article's sentences. Out: mentions of Place and its subclasses, one for each level of a chain (河北|平山县).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.endings import last_characters
from kg.mentions.gazetteer import Gazetteer, load_gazetteer
from kg.mentions.spelt import SEATS, placed_names
from kg.mentions.villages import find_below
from kg.model import Article, Mention, Sentence
from kg.ontology import Ontology, shipped_lexicon

__all__ = ["cut_chain", "find_places", "place_class"]

LEVELS = (
    ("Province", "省|自治区"),
    ("Prefecture", "自治州|地区|盟"),
    ("County", "自治县|县|区|旗"),
    ("Township", "镇|乡|街道|苏木"),
    ("Village", "村|社区|屯|嘎查"),
    ("NaturalFeature", "江|河|湖|海|山|岛|湾|山脉|海峡|高原|盆地|平原|沙漠|湿地|峡谷|草原|流域"),
    (
        "Site",
        "公园|广场|大桥|机场|港口|港|自然保护区|保护区|景区|园区|开发区|经开区|高新区|新区|示范园|产业园|工业园|科技园|基地|会展中心|博览中心|路演中心|国际会议中心|文化中心|体育中心|体育馆|体育场|大会堂|剧场|水电站|电站|水库|水利枢纽|枢纽|码头|车站|火车站|大厦|小区|生活区|工地|大街|大道|路|街|遗址|故居|纪念馆|主会场|驿站|会场|口岸|隧道|高速公路|公路|铁路|职工之家|大礼堂|博览园|农场|林场|长廊|大湾区|经济带|三角洲|示范区|自贸区|城区|小镇|特大桥|中心站|高铁|发射中心|航运中心|金融中心|湾区|使馆区|电视塔|古城|古镇|老街|步行街|体育公园|植物园|动物园|水电枢纽|大坝|船闸|灌区|乐园|汽车城|服装城|家居城|建材城|影视城|农贸市场|批发市场|交易市场|商业街|夜市|报告厅|报告大厅|多功能厅|会议室|会议厅|礼堂|活动中心|展览馆|展览中心|奥体中心|艺术中心|大剧院|音乐厅|产业园区|孵化园|创业园|物流园|号线|副中心|陵园|墓园|纪念碑|煤田|油田|气田|牧场|渔场|灯塔|渡口|哨所|营地|滑雪场|祠堂|书院|城墙|牌坊|文化宫|青少年宫|观测站|变电站|污水处理厂|购物中心|度假区|度假村|垃圾填埋场|自由贸易试验区|自由贸易港|自贸港|自贸试验区|综合保税区|保税区|合作区|先行区|核心区|试验区|片区|街区|商圈|博物院|石窟|寺|庙|塔|矿区|校区|城市圈|都市圈|城市群|经济圈|航站区|航站楼|泵站|水闸|干渠|服务区|收费站|陈列馆|博物馆|海洋馆|水族馆|天文馆|科技馆|火车东站|火车西站|火车南站|火车北站|东站|西站|南站|北站|旧居|旧址|氏宅|教堂|清真寺|高铁站|地铁站|公交站|科学城|未来城|大学城|风貌区|蓄滞洪区|滞洪区|众创空间|孵化器|综试区|商城|商厦|分会场|村史馆|城市书房|农家书屋|安置点|温泉|瀑布|溶洞|山庄|庄园|茶园|立交桥|高架桥|快速路|胡同|盐场|难民营|集中营|观景台|绿道|发射场|风电场|核电站|滑冰场|足球场|田径场|靶场|会堂",
    ),
)
CLASS_OF = tuple((cls, re.compile(f"(?:{words})$")) for cls, words in LEVELS)
STEP = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:省|自治区|自治州|地区|盟|自治县|市|县|区|旗|镇|乡|街道|村|社区)(?![长委级内里域协])"
)
LEVEL = re.compile(r"(?:省|自治区|自治州|地区|盟|自治县|市|县|区|旗|镇|乡|街道|村|社区)$")
# 5个多|某某电站
NUMBER = re.compile(r"(?:\d+|[一二三四五六七八九十百]+)余?[个座条处家所][多余]?")
# 中国（上海）自由贸易试验区, 地铁22号线, 中国—上海合作组织地方经贸合作示范区
ZONE = re.compile(
    r"中国[—－\-]{1,2}[\u4e00-\u9fff]{2,16}?(?:示范区|产业园区?|合作区|工业园区?|合作中心)|中国[（(][\u4e00-\u9fff]{2,6}[）)]自由贸易(?:试验区|港)|(?<![\dA-Z])\d{2,3}(?:国道|省道)|[GS]\d{1,4}(?:[\u4e00-\u9fff]{2,4})?高速(?:公路)?|[\u4e00-\u9fff]{2,4}至(?:(?!等)[\u4e00-\u9fff]){2,5}(?:高速公路|高速铁路|高速(?!发展|增长|列车)|高铁|铁路|公路)(?:\d{1,3}(?:合同段|标段?))?|(?:(?:城市)?轨道交通|地铁|轻轨)\d{1,2}号线(?:[一二三四五]期)?"
)
SITE = re.compile(rf"^(?:{LEVELS[6][1]})$")
MARKET = re.compile("[一-龥]{1,2}市[东西南北中]?大?街")  # 营市|东街, 米市|大街: a street, not a city
REST = frozenset("半岛 平原 高原 盆地 丘陵 沙漠 海峡 群岛 山脉".split())  # 山东|半岛 is one name
SITE_END = re.compile(rf"(?:{LEVELS[6][1]}|自然村|行政村)$")
ENDS = last_characters(SITE_END)
INNER = frozenset("n nz nt ns nr nw vn LOC ORG s an a b m PER".split())
STOP = frozenset(
    [
        "在",
        "于",
        "的",
        "位于",
        "和",
        "与",
        "全国",
        "各",
        "各地",
        "该",
        "该国",
        "我国",
        "这",
        "本",
        "多",
        "个",
        "一",
        "处",
        "座",
        "条",
        "从",
        "到",
        "沿",
        "工会",
        "职工",
        "户外",
        "建设",
        "国家级",
        "省级",
        "市级",
        "建筑",
        "水系",
        "流域",
        "项目",
        "重点",
    ]
)
AREA = "省市县区州盟旗"
OUR_COUNTRY = re.compile(
    r"我国|全国(?=[\u4e00-\u9fff]{0,4}(?:总(?!工会)|共|已|有|平均|累计|新增|\d)|[\u4e00-\u9fff、“”]{0,24}?[\d.]+(?![年月日届第时])[\u4e00-\u9fff%]|[\u4e00-\u9fff]{2,12}中，|(?:规模以上|主要|各类|城镇|居民|一般公共|财政|固定资产|社会消费|工业|农村)[\u4e00-\u9fff]{0,14}\d)|国内(?!生产总值|总产值|外)(?=[\u4e00-\u9fff]{2})"
)
SAYING = tuple(
    "中国" + word
    for word in ("特色", "式", "梦", "美丽", "精神", "故事", "力量", "智慧", "方案", "速度", "共产党", "节")
)
CHINA = re.compile(r"(?<=[访赴抵来])华(?=[，。、；访进出考参期后时前并之的]|$)")  # 访华, 来华访问
ACTS = "(?=(?:隆重|正式|顺利|胜利|圆满|联合|成功|盛大|共同)?(?:召开|举[行办]|[闭开]幕|启动|启幕|成立|揭[牌幕晓]|发布|发起|出席|签[约署订]|会见|亮相|落幕|开[赛班展讲馆]|开展|主持))"
CHARACTERS = {r[0]: (r[1], r[2]) for r in shipped_lexicon("characters")}
CHARACTER = re.compile(f"(?<=[在来赴进离抵返])[{''.join(sorted(CHARACTERS))}]" + ACTS)
INDEFINITE = re.compile(
    r"^(?:进(?=[乡农山校社企])|援建|受援|多|各|边疆|边境|市县|城[一二三四五六七八九十]|[两三四五](?=[省市县区地州镇乡村街国]|$)|全|某|本|该|沿|老|新(?=区$))"
)
DOWN = re.compile("(?:^|文化|科技|卫生|法律|教育|图书|电影|家电|汽车|知识|人才|普法|[三送].{0,4})下乡$")  # a campaign
GATE = re.compile("门[内外]?(?:大街|地铁站|站|桥|城楼)")  # 建国|门地铁站
DIRECTION = re.compile(r"(?:[东南西北中]{1,2}|腹|内|上|下|顶|底)部|[东南西北]{1,2}[面侧边]|境内|全境|西南边陲|中心城区")
# 东接, 北邻: a side and a verb before the neighbour's name
SIDE = re.compile(r"[东南西北]{1,2}(?:接|邻|临|靠|连|依|抵|至|与|濒|毗邻?|隔)(?=[\u4e00-\u9fff]{2})")
SIDES = re.compile(r"(?:[东南西北中]{1,2}部(?:沿海|地区)?|沿岸|沿线|岸边|境内|腹地|全境|一带)")
COMMON_AREA = re.compile(
    r"^(?:全域)?(?:海岛|山区|农业|林业|牧业|人口|贫困|产粮|工业|经济|旅游|老区|民族|边境)[大强小弱]?县$|[一-龥]{1,4}族(?:村屯|村寨|村落|地区|乡村)$|(?:百强|特困|无电|缺水|试点|示范|先进)县$|国家(?:级|重点)[\u4e00-\u9fff]{2,6}区$|军(?:分)?区$|(?:受益|项目|麦|棉|稻|教|禁放|滞洪|欧元|库|主城|老城|新城|集聚|产业|级新|国家级|功能|试点|城六|干旱|灾|景|辖|山|牧|林|矿|农|特|禁)区$|^[东西南北中]区$|^(?:职工|老旧|封闭|新建|住宅|高档|回迁|安置|农村|城市|智慧|文明|美丽|开放式|大型|[一二三四五六七八九十]+级|标准)?(?:核心|灌|工业|生活|试验|片|小|风景|服务|度假|商业)区$|(?:休闲|文化|生态|示范|文明|旅游|特色|小康|先进|贫困|美丽)乡?村$|^[汇股楼债车夜花集闹菜]市$|名村$|.下乡$|重镇$|^(?!.{2}地区$).*地区$|(?:沿海|贫困|干旱|边远|农村|民族|高原|偏远|边境|发达|落后|部分|城市|热带|寒冷|重点|少数|其他|周边|所在|广大|困难|敏感|疫情|受灾|高寒|高温|试点|牧区|山区|林区|库区|灾区|老区|特困|[东西中南北]部)地区$|一带一路|(?:场馆|通道|[上中下]游段|[一二三四]期|经济走廊)$|^(?:首个|首座|首家)"
)
COUNTED = re.compile(r"[两三四五六七八九十百千万\d][座条个处]|全线")
# heads of sites that name one behind a city, whatever stands before them: 南宁市民族广场
HOME_SITE = re.compile(
    r"(?:广场|公园|大道|大桥|机场|体育馆|体育场|体育中心|会展中心|博物馆|海洋馆|水族馆|纪念馆|火车站|码头|大剧院)$"
)
NOT_PLACE = frozenset(
    [
        *"高速公路 高速铁路 农村公路 国家级新区 自贸实验区 自由贸易试验区 中国道路 半岛 大礼堂 会议室 报告厅 会展中心 体育馆 火车站 高铁站 机场 车站 医院 学校 广场 公园 景区 商圈 社区 园区 开发区 工业园区".split(),
        "全市",
        "一带一路",
        "丝绸之路经济带",
        "海上丝绸之路",
        "21世纪海上丝绸之路",
        "全省",
        "全县",
        "全区",
        "本市",
        "本省",
        "市区",
        "城区",
        "县城",
        "城市",
        "农村",
        "乡村",
        "社区",
        "街道",
        "山区",
        "地区",
        "园区",
        "景区",
        "校区",
        "厂区",
        "灾区",
        "辖区",
        "老区",
        "牧区",
        "特区",
        "农区",
        "边疆",
        "广大农村",
        "沿海地区",
        "工业区",
        "郊区",
        "矿区",
        "市辖区",
        "新区",
        "县区",
        "区县",
        "市县",
    ]
)


def place_class(name: str, gazetteer: Gazetteer) -> str:
    """The subclass of a place by lexicon, then suffix."""
    if name in gazetteer.places:
        return gazetteer.places[name]
    if name in gazetteer.regions:
        return gazetteer.regions[name]
    if name in gazetteer.shorts:
        return "County"
    if name.endswith("社区"):
        return "Village"
    site = next((cls for cls, pattern in CLASS_OF[5:] if pattern.search(name)), None)
    if site == "Site" and not name.endswith("湾区"):
        return site
    return next(
        (cls for cls, pattern in CLASS_OF if pattern.search(name)), "Prefecture" if name.endswith("市") else "Place"
    )


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
        found += _sites(article.text, sentence, gazetteer)
        found += _country(article.text, sentence)
        found += _quoted(article.text, sentence)
        found += _zones(article.text, sentence, gazetteer)
    return found + [below for m in found if m.text not in NOT_PLACE for below in find_below(article.text, m)]


def _said(text: str, start: int) -> bool:
    """中国式现代化, 新中国: a saying, not the country."""
    return text.startswith(SAYING, start) or text[max(start - 1, 0) : start + 2] == "新中国"


def _tagged(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    for token in sentence.tokens:
        if token.tag not in ("LOC", "ns") or token.text in NOT_PLACE or _said(text, token.start):
            continue
        if not text.startswith(("经验", "精神", "模式"), token.end) and not COUNTED.search(token.text):
            lead = SIDE.match(token.text)
            start = token.start + (lead.end() if lead else 0)
            start += len(text[start : token.end]) - len(text[start : token.end].lstrip())
            yield from cut_chain(text, start, _whole(text, start, token.end, gazetteer), gazetteer)


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
        name = text[start:stop]
        if _names_place(name, gazetteer):
            yield Mention(name, start, stop, place_class(name, gazetteer), "place.tagged")
        start = stop


def _names_place(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is the name of one place: known, or of a shape that names have."""
    if DOWN.search(name) or "或" in name or DIRECTION.fullmatch(name) or re.fullmatch(r"\d+号?", name):
        return False
    if gazetteer.knows(name):
        return True
    if len(name) < 2 or name in NOT_PLACE or INDEFINITE.match(name) or COMMON_AREA.search(name):
        return False
    if re.fullmatch(r"[\u4e00-\u9fff]{2}", name) and not re.search(
        r"[江河湖海山岛村镇乡县市州水溪峰岭峡湾洲寨堡屯庄塘坪]$", name
    ):
        return False  # 粤港, 京冀, half of a brand: two characters without a suffix
    return re.fullmatch(r"(?=.*[^\d])[\u4e00-\u9fffA-Za-z0-9·（）()]+", name) is not None


def _step(text: str, start: int, end: int, gazetteer: Gazetteer) -> int:
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
        if name in NOT_PLACE or _said(text, start):
            continue
        if cls == "Country" and len(name) >= 4:
            yield Mention(name, start, end, cls, "place.lexicon")
        elif name in gazetteer.places and {start, end} <= borders and len(name) >= 2:
            token = next((t for t in sentence.tokens if t.start == start), None)
            if len(name) >= 3 or (token is not None and token.tag in ("LOC", "ns", "n", "nz", "ORG")):
                yield Mention(name, start, end, cls, "place.lexicon")


def _sites(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Compounds that end in a site's head: 云山蝶谷数字农业示范园."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if token.text[-1] not in ENDS or token.tag not in INNER or not SITE_END.search(token.text):
            continue
        j = i
        while (
            j > 0
            and tokens[j - 1].end == tokens[j].start
            and tokens[j - 1].tag in INNER
            and tokens[j - 1].text not in STOP
            and not (j > 1 and tokens[j - 1].text in SEATS and tokens[j - 2].tag in ("LOC", "ns"))
            and not (tokens[j].tag in ("LOC", "ns") and tokens[j - 1].tag in ("n", "an", "vn", "m", "a", "s"))
            and not (tokens[j - 1].tag == "LOC" and re.search(r"(?:.[村镇乡]|街道|社区)$", tokens[j - 1].text))
        ):
            if text[tokens[j - 1].start : tokens[j - 1].end] in gazetteer.places and (
                tokens[j - 1].text[-1] in "省市县区州乡镇村"
                or (
                    tokens[j].tag in ("LOC", "ns")
                    and gazetteer.places.get(tokens[j - 1].text) == "Province"
                    and not tokens[j].text.endswith("机场")  # 北京大兴国际机场 is the whole name
                )
            ):
                break
            j -= 1
        number = NUMBER.match(text, tokens[j].start)
        begin = number.end() if number else tokens[j].start
        name = text[begin : token.end]
        named = any(t.tag in ("LOC", "nz", "ns", "nt", "PER", "ORG") for t in tokens[j : i + 1]) or (
            j > 0 and tokens[j - 1].tag in ("LOC", "ns") and HOME_SITE.search(name) is not None and len(name) >= 4
        )
        if not named and j and tokens[j - 1].end == tokens[j].start:
            named = tokens[j - 1].text in gazetteer.places and j < i  # 南宁市|民族广场
        if (
            named
            and len(name) >= 3
            and name not in NOT_PLACE
            and not re.search(r"(?:公司|集团|银行)(?:\d*会议室|[\u4e00-\u9fff]{0,2}报告厅|多功能厅|会议厅)$", name)
            and not (i + 1 < len(tokens) and tokens[i + 1].start == token.end and tokens[i + 1].tag in ("n", "ORG"))
        ):
            yield Mention(
                text[tokens[j].start : token.end],
                tokens[j].start,
                token.end,
                place_class(name, gazetteer),
                "place.site",
                name=name if number else "",
            )


QUOTED = re.compile(r"“[^“”]{1,10}(?:之家|驿站|服务站|书屋|港湾|小屋|工作室|加油站)”")


def _zones(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    for match in ZONE.finditer(text, sentence.start, sentence.end):
        start = match.start()
        if "至" in match.group():  # 赴|桂林至柳州高速公路
            start = next((n for n in range(start, start + 3) if gazetteer.knows(text[n : text.index("至", n)])), -1)
        if start >= 0:
            yield Mention(text[start : match.end()], start, match.end(), "Site", "place.zone")


def _quoted(text: str, sentence: Sentence) -> Iterator[Mention]:
    """“爱心驿站”: a place for people by its own name."""
    for match in QUOTED.finditer(text, sentence.start, sentence.end):
        yield Mention(match.group(), match.start(), match.end(), "Site", "place.quoted")


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
