"""Organisations: what the tagger calls one, completed and typed by a grammar of suffixes.

In: an article's sentences. Out: mentions of Organization and its subclasses; bodies by kind (各级工会, 该公司) unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.mentions.bodies import (
    ANYBODY,
    AREA,
    COMMON,
    GENERIC_ALONE,
    NOT_ORG,
    STATES_OWN,
    organization_class,
)
from kg.mentions.called import (
    find_called,
    find_kinds,
    find_listed_companies,
    find_owned,
    find_partners,
    find_told_companies,
    find_wards,
)
from kg.mentions.companies import (
    find_abbreviated,
    find_listed,
    find_own_words,
    find_partnerships,
    find_rows,
    is_traded,
)
from kg.mentions.following import find_following
from kg.mentions.founding import find_founded
from kg.mentions.gazetteer import Gazetteer, load_gazetteer
from kg.mentions.glued import cut_bodies, without_post
from kg.mentions.kinds import addressed
from kg.mentions.leaders import find_leader
from kg.mentions.led import find_led
from kg.mentions.levels import SITE_END
from kg.mentions.local import find_local, of_kind
from kg.mentions.media import find_media
from kg.mentions.missions import find_embassies, find_parties, find_quoted, find_steering, find_troops
from kg.mentions.offices import find_offices, is_office
from kg.mentions.organs import find_organs
from kg.mentions.placed import find_placed
from kg.mentions.places import cut_chain
from kg.mentions.runs import ENDS, begins_with_place, ends_body, goes_on, larger_places, left_end
from kg.mentions.shared import find_shared
from kg.mentions.siblings import find_siblings
from kg.mentions.teams import find_teams, with_campus
from kg.mentions.towns import find_beside
from kg.mentions.trusted import find_brands, is_trusted
from kg.mentions.venues import is_site
from kg.model import Article, Mention, Sentence, Token
from kg.ontology import Ontology

__all__ = ["find_organizations"]

HAN = re.compile(r"[\u4e00-\u9fff]")
# 应急管理|部门, 中国|网民, 科技日|报告: the last character begins another word
LONGER_WORD = re.compile(r"部门|网(?:络|民|友|页|格|点|约|购)|报(?:告(?!喜)|酬|名|考|送|销|道)|社(?:会|区)|行业")
# houses that the tagger takes for places, and people for businesses
HOUSE = re.compile(r".(?:酒店|宾馆|饭店|医馆|药店|书店|餐厅)$")
LEAD = re.compile(
    r"(?:[【\[]|(?:已|新)?(?:建成|建起|成立|组建|设立|建立|办起)(?=[市县区省州镇乡]|职工|户外|困难)|应(?![急用对城县])|来源[：:]?|(?:世界|中国|全球|民企|民营企业)\d+强(?:企业)?|结合|历任|曾任|现任|时任|原任|先后任|担任|出任|会同|联合|携手|建议给|给|率(?=[省市县区全总])|项目业主|业主单位|业主|包括|其中|感谢|决定(?=[十第]|[\u4e00-\u9fff]{4,16}第)|欣闻|惊悉|喜闻|欣悉|旗下|所属|下属|直属|麾下|(?:全资|控股)?子公司(?=.{4})|成员单位|会员单位"
    r"|原(?=[\u4e00-\u9fff]{2,4}[省市区县州]委)|(?:签约|招引|引进)(?=[\u4e00-\u9fff]{3,}(?:公司|集团)$)|是|(?<=[曾历现时后担兼调升转])任|据|由|在|对|向|的|和|与|及|、|“|”|《|》)+"
)
THERE = re.compile("该[省市县区州][\u4e00-\u9fff]{2}")  # 该|市总工会
DOUBLED = re.compile(r"(?:部部|局局|处处|厅厅|院院)$")
NO_LEAD = re.compile(f"联合国(?!{STATES_OWN})|给水|对外|和平|向阳|联合会")
# 海青|物流: a firm of its own
UNIT = re.compile(
    "(?:物流|健康|零售|影业|外卖|买菜|七鲜|到家)(?!及|和|收入|[\u4e00-\u9fff]{0,4}(?:公司|集团|行业|业务|领域|服务|板块|收入))"
)
ONE_SITE = re.compile("(?:(?!新城|新区|园区|广场|公园|大厦|开发区)[\u4e00-\u9fff])+")
ACTIVELY = tuple("联合 会同 携手 联手 聚力 聚焦 着力 助力 发力 深入 扎实 积极 主动 精准".split())
WILL = re.compile(
    "[办局委会院部处队所厅司团社署站校行中心]将(?=联合|继续|进一步|会同|组织|开展|举办|举行|召开|以|在|按|于|对|与|通过|持续|不断|加[强大快]|积极)"
)
CELLS = ("党支部", "党总支")
PLACED_CELL = re.compile(f"[{AREA}村]$|社区$|街道$")
HEADED = re.compile("副?书记|成员|委员|副?主席|常委|秘书")
ALONE = re.compile(
    r"^.*[ \u3000](?=(?:公司|集团|学校|学院|医院|工会|银行|单位|中心|协会)(?:工会|党委)?$)"
)  # 夏送清凉 |公司
# 全国乡镇企业集团
ALL_OF_THEM = re.compile(
    r"全[国省市县区][\u4e00-\u9fff]{0,6}(?:企业集团|企业|单位|机构|学校|医院|高校|院校|部门|机关|景区)"
)
MEMBERS = ("委员", "常委", "代表", "委员长")  # 中央军委委员: who sits in a body
COUNTED = re.compile(
    r"\d[余多]?[处所家个座店]$|(?:[一二三四五六七八九十百千零\d]{2,}|^[一二三四五六七八九十]+)[余多]?部$|(?:新进|入|返|离)厂$|大部$"
)  # 垃圾8处, 作品一千二百部
TOWNSHIP = r"(?![各全该本每多所城农有我])[\u4e00-\u9fff]{2,3}(?<!乡)(?:镇|乡|街道|村|社区)(?![民办])"
# a body of a site that bears a name: not of any 旅游景区 or 工业园区
GROUNDS = re.compile(
    r"(?!(?:旅游|风景|红色|产业|工业|经济|高新|技术|自然|国家|国际|重点|农业|科技|各|某|该|本|两|多|沿线|全|新|老|原|所在|有关)+(?:景区|开发区|园区|保护区|机场|车站))"
    r"(?![各某该本全沿])[\u4e00-\u9fff]{2,10}?(?:景区|机场|火车站|开发区|高新区|园区|保护区|度假区|林场|煤矿|油田)[\u4e00-\u9fff]{2,}"
)


def find_organizations(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """All organisations, longest first where spans overlap is left to the caller."""
    gazetteer = load_gazetteer(ontology)
    found: list[Mention] = []
    for sentence in sentences:
        found += _from_lexicon(article.text, sentence, gazetteer)
        found += _from_tags(article.text, sentence, gazetteer)
        found += find_local(article.text, sentence, gazetteer)
        found += _generic(article.text, sentence)
        found += find_rows(article.text, sentence, gazetteer)
        found += find_embassies(article.text, sentence, gazetteer)
        found += find_quoted(article.text, sentence)
        found += find_teams(article.text, sentence, gazetteer)
        found += find_troops(article.text, sentence, gazetteer)
        found += find_parties(article.text, sentence, gazetteer)
        found += find_steering(article.text, sentence, gazetteer)
        found += find_media(article.text, sentence, gazetteer)
        found += find_offices(article.text, sentence, gazetteer)
        found += find_shared(article.text, sentence, gazetteer, ontology)
        found += find_placed(article.text, sentence, gazetteer)
        found += find_organs(article.text, sentence, gazetteer, ontology)
    found += [*find_founded(article.text), *find_led(article.text, sentences, gazetteer, ontology)]
    listed = list(find_listed(article.text))
    spans = {(m.start, m.end) for m in listed}
    found = [*(m for m in found if (m.start, m.end) not in spans), *listed]
    found += find_own_words(article.text, sentences, found, gazetteer)
    found += find_partnerships(article.text, sentences)
    found += find_abbreviated(article.text, sentences, found, gazetteer)
    spans = {(m.start, m.end) for m in found}
    brands = (m for s in sentences for m in find_brands(article.text, s, gazetteer))
    found += [m for m in brands if (m.start, m.end) not in spans]
    found += [*find_called(article.text, found), *find_listed_companies(article.text, sentences, found)]
    found += [*find_told_companies(article.text, sentences, found), *find_kinds(article.text, sentences, gazetteer)]
    found += find_partners(article.text, found, gazetteer)
    found += find_owned(article.text, sentences, found)
    found += find_wards(article.text, found)
    found += find_siblings(article.text, found, gazetteer, ontology)
    found += find_following(article.text, found, gazetteer)
    found += find_beside(article.text, sentences, found, gazetteer)
    return [replace(m, named=False) if m.named and addressed(article.text, m) else m for m in found]


def _from_lexicon(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    borders = {t.start for t in sentence.tokens} | {t.end for t in sentence.tokens}
    for start, end, cls in gazetteer.scan(text, sentence.start, sentence.end):
        name = text[start:end]
        if (
            name in gazetteer.bodies
            and (len(name) > 3 or start in borders or HAN.match(text, max(0, start - 1)) is None)
            and (len(name) > 2 or {start, end} <= borders)
        ):
            if LONGER_WORD.match(text, end - 1):
                continue
            if not re.match(r"[\u4e00-\u9fff]", text[start - 1 : start]) or start in borders or len(name) > 3:
                unit = UNIT.match(text, end) if cls == "Company" and len(name) < 4 else None
                end = unit.end() if unit else end
                yield Mention(text[start:end], start, end, cls, "organization.lexicon")


def _from_tags(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Runs of nominal words that end in a suffix, and what the tagger calls ORG."""
    tokens = sentence.tokens
    longer, covered = list[int](), 0  # those that seem to go on, and up to where a name has been read
    for i, token in enumerate(tokens):
        if token.tag not in ("ORG", "nt", "LOC") and token.text[-1] not in ENDS:
            continue
        ends = ends_body(tokens, i)
        house = token.tag == "LOC" and HOUSE.search(token.text) is not None
        if token.tag not in ("ORG", "nt") and not ends and not house:
            continue
        if token.tag in ("v",) and not ends:
            continue
        if i + 1 < len(tokens) and tokens[i + 1].start == token.end and goes_on(tokens, i):
            longer.append(i)
            continue
        if text.startswith("行业", token.end - 1) or (
            text.startswith("行业", token.end) and begins_with_place(token.text, gazetteer)
        ):
            continue  # 中国银行|业, 北京保险|行业
        found = list(_ending_at(text, tokens, i, gazetteer, house=house))
        covered = max([covered, *(m.end for m in found)])
        yield from found
        for k in longer:
            if covered < tokens[k].end and tokens[k].tag == "ORG":  # 某市规划局|森防站|站长
                yield from _ending_at(text, tokens, k, gazetteer, house=False)
        longer = []


def _ending_at(text: str, tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer, *, house: bool) -> Iterator[Mention]:
    """The bodies of the run of words that ends with token i."""
    token, start = tokens[i], left_end(text, tokens, i, gazetteer)
    # 某大学|学员|二|大队: a part is named by the body within its name
    first = next(t for t in tokens if t.end > start)
    tagged = first.tag in ("ORG", "nt", "PER") and len(first.text) > 2 and "和" not in text[start : token.end]
    tagged = tagged or house or token.tag in ("ORG", "nt")
    trusted = is_trusted(text, tokens, i, gazetteer)
    for begin, end in cut_bodies(text, start, token.end, gazetteer.bodies):
        if end < token.end and text[end - 1] in AREA:  # 石塘镇|和县自然资源局
            yield from cut_chain(text, begin, end, gazetteer)
            continue
        yield from _mention(text, begin, end, gazetteer, tagged=tagged, trusted=trusted)


def _trimmed(text: str, start: int, end: int, gazetteer: Gazetteer) -> tuple[int, int]:
    """The span without what cannot begin or end a name; with the campus that stands behind a university."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if THERE.match(text, start, end):
        start += 1
    lead = LEAD.match(text, start, end)
    if lead and end - lead.end() >= 2 and not NO_LEAD.match(text, start):
        start = start if begins_with_place(text[start:end], gazetteer) else lead.end()
    if text[start - 1 : start + 1] == "我国":  # 我|国新能源汽车
        start += 1
    opened = text[start:end].rfind("（")
    if (
        opened > 3
        and "）" not in text[start + opened : end]
        and organization_class(text[start : start + opened]) != "Organization"
    ):
        end = start + opened  # 法国参议院（议会上院）: the body before the bracket
    start += _stray_bracket(text[start:end])
    start += 0 if "“" in text[start:end] else text[start:end].rfind("”") + 1  # 讲解员”|云州小学
    if text.startswith("（集团）", end) and text[start:end].endswith("公司"):
        end += 4
    if text[start:end].endswith("总部") and end - start > 5:
        end -= 2
    if "、" in text[start:end] and not re.search(r"[（(“]", text[start:end]):  # 中央军委委员、|总政治部
        start += text[start:end].rindex("、") + 1
    if end - start > 4 and text.startswith(ACTIVELY, end - 2):
        end -= 2  # 云山新闻联合|市总工会, 青山支部聚力|推进
    end -= end - start > 4 and WILL.match(text, end - 2) is not None  # 平安建设办将|联合…
    end -= end - start > 4 and text[end - 1] == "原" and gazetteer.posts_begin(text, end)  # 开发科原|科长
    end = without_post(text, start, end)
    if DOUBLED.search(text[start:end]) and text.startswith(("长", "领导", "党组"), end):  # 法律工作部|部长
        end -= 1
    return start, with_campus(text, end, gazetteer) if text[start:end].endswith(("大学", "基金会", "研究院")) else end


def _stray_bracket(name: str) -> int:
    """What to cut off before a name: up to a bracket that was opened before it, or is not closed within it."""
    closing, opening = max(name.rfind("）"), name.rfind(")")), max(name.rfind("（"), name.rfind("("))
    if closing >= 0 and not re.search(r"[（(]", name[:closing]):
        return closing + 1
    return opening + 1 if opening > closing and len(name) - opening > 3 else 0


def _owns(text: str, start: int, end: int, part: str) -> bool:
    """海河集团|党委, 海河集团|工会, but not 省交通运输工会: the union of a trade is no part of a body."""
    return end - start >= 3 and (part != "工会" or organization_class(text[start:end]) != "Organization")


def _nobody(owner: str) -> bool:
    """锦绣家园|党支部书记: whether what a party cell belongs to is no body by its name."""
    return bool(owner) and organization_class(owner) == "Organization" and not PLACED_CELL.search(owner)


def _mention(
    text: str, start: int, end: int, gazetteer: Gazetteer, *, tagged: bool, trusted: bool
) -> Iterator[Mention]:
    leader, body = find_leader(text, start, end, gazetteer)
    if leader > start:
        yield Mention(text[start:leader], start, leader, "Person", "person.leading")
        start = body
    start, end = _trimmed(text, start, end, gazetteer)
    start += next((m.end() for m in ALONE.finditer(text[start:end])), 0)
    owned = re.search(r"(?:党组|党委|党总支|党支部|(?<!总)工会|常委|董事[会局]|[监理]事会)$", text[start:end])
    cell = owned is not None and owned.group() in CELLS and _nobody(text[start : start + owned.start()])
    if owned and not cell and _owns(text, start, start + owned.start(), owned.group()) and HEADED.match(text, end):
        end = start + owned.start()
        if text[end - 1] in AREA:
            yield from cut_chain(text, start, end, gazetteer)
            return
    name = text[start:end]
    site = tagged and _is_house(name, gazetteer)
    if not site and (
        name in gazetteer.places
        or gazetteer.regions.get(name) == "Place"
        or NOT_ORG.match(name)
        or COUNTED.search(name)
        or text[start - 2 : start] == "我国"
    ):
        return
    if len(name) < 2 or GENERIC_ALONE.match(name) or of_kind(name, gazetteer):
        if len(name) >= 2:
            yield Mention(name, start, end, organization_class(name), "generic", named=False)
        return
    guests = re.search(r"(?:代表|考察|访问|参观)团$", name)
    if guests and name[: guests.start()] in gazetteer.places:  # 巴西代表团: the country's, in a list of countries too
        yield from cut_chain(text, start, start + guests.start(), gazetteer)
        return
    if guests and name[: guests.start()].endswith("党"):  # 老挝人民革命党|代表团
        name, end = name[: guests.start()], start + guests.start()
    larger = larger_places(name, gazetteer)
    if larger:
        yield from cut_chain(text, start, start + larger, gazetteer)
        start, name = start + larger, name[larger:]
    cls = _class_of(name, gazetteer, tagged=tagged)
    if site or (is_site(text, name, start, end) and (tagged or _proper(name, gazetteer))):
        yield Mention(name, start, end, "Site", "place.house")
        return
    if larger and cls == "Organization" and re.search(r"(?:[县旗镇乡村]|街道|苏木|嘎查)$", name):
        yield from cut_chain(text, start, end, gazetteer)
    elif cls != "Organization" or trusted or _believed(text, name, tagged=tagged):
        part = is_office(name, gazetteer) and text[start - 1 : start] not in tuple("各某该在其每")
        proper = part or (not _anyone(name, gazetteer) and (tagged or _proper(name, gazetteer)))
        tag = "office" if part else "tagged" if tagged else "suffix"
        rule = f"organization.{tag}" if proper else "generic"
        yield Mention(name, start, end, cls, rule, named=proper)


def _class_of(name: str, gazetteer: Gazetteer, *, tagged: bool) -> str:
    """The class that a body's name tells; of a tagged one, a company by its trade too."""
    cls = gazetteer.bodies.get(name) or organization_class(name)
    return "Company" if cls == "Organization" and tagged and is_traded(name, gazetteer) else cls


def _is_house(name: str, gazetteer: Gazetteer) -> bool:
    """江州市文化艺术中心: a house that people go to, which the tagger takes for a body."""
    one = SITE_END.search(name) is not None and ONE_SITE.fullmatch(name) is not None
    return one and NOT_ORG.match(name) is not None and begins_with_place(name, gazetteer)


def _believed(text: str, name: str, *, tagged: bool) -> bool:
    """A name without the suffix of a body: only where the tagger says so and the article says it again."""
    common = COMMON.search(name) or re.match(r"(?:全国|全省|全市|各|多|我)", name)
    return tagged and text.count(name) >= 2 and len(name) >= 3 and common is None and not name.endswith(MEMBERS)


def _anyone(name: str, gazetteer: Gazetteer) -> bool:
    """海南省酒店, 新能源汽车公司: any of a place's or a trade's, and none by name."""
    if (name.endswith("公司") and gazetteer.is_trade(name)) or ALL_OF_THEM.fullmatch(name):
        return True
    weak = re.search(r"(?:酒店|宾馆|超市|物业|企业|工厂|电厂|厂|店|矿|行业)$", name)
    return weak is not None and name[: weak.start()] in gazetteer.places


def _proper(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name says which body it is: a place, a central body, 中国, or the place's own 省/市/区/县."""
    if re.match(
        rf"(中国|中华|全国|国家|中央|国务院|国际|世界|首都|华东|华北|华南|华中|西北|西南|东北|中南|亚洲|欧洲|非洲|亚太|东盟|[{AREA}](?![级内外直属辖民场际])[\u4e00-\u9fff]{{2,}})",
        name,
    ):
        return True
    if re.search(r"有限(?:责任)?公司", name) and len(name) >= 8:
        return True
    if re.match(r"第\d+(?:集团军|师|旅|医院|研究所)|第[一二三四五六七八九十\d]+届.{4,}", name) or re.match(
        r".{0,6}“[^”]{2,16}”.{2,}", name
    ):
        return True
    if re.match(
        r"[^（）]{2,}（(?!单位|部门|机构|所|站|队|室|试行)[\u4e00-\u9fff]{2,8}）.{2,}", name
    ):  # 临江高速（云岭段）项目部
        return True
    if re.match(rf"{TOWNSHIP}[\u4e00-\u9fff]{{2,}}", name):  # 木兰镇电子商务服务站
        return True
    if GROUNDS.match(name):  # 月牙泉景区|派出所
        return True
    known = next(iter(gazetteer.scan(name, 0, min(len(name), 12))), None) is not None
    return len(name) > 3 and (known or any(name[:n] in gazetteer.regions for n in range(2, 6)))


def _generic(text: str, sentence: Sentence) -> Iterator[Mention]:
    for match in ANYBODY.finditer(text, sentence.start, sentence.end):
        yield Mention(
            match.group(), match.start(), match.end(), organization_class(match.group()), "generic", named=False
        )
    for match in re.finditer(
        r"会议(?=强调|要求|指出|认为|明确|决定|提出|审议|听取|总结|宣布)|两部门|双方",
        text[sentence.start : sentence.end],
    ):
        start = sentence.start + match.start()
        yield Mention(
            match.group(), start, start + len(match.group()), organization_class(match.group()), "generic", named=False
        )
