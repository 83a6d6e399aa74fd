"""Posts of places that the title does not name in full: 副县长王大明, 国家主席王大明, 俄总统伊万诺夫, 法前外长杜邦.

In: an article's text and entities, and where a person stands. Out: the place and the title. A state by one character
is the one country of the article whose name begins so, a mayor's city the one that the article speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from kg.model import Draft, Entity, Mention
from kg.statements.holders import Held, Link, PostBodies
from kg.statements.titles import AREA_POST, LEVELS, STATE_POST

__all__ = ["STATES", "area_posts", "chief_of", "envoy", "ministry_abroad", "of_country", "region_post", "state_posts"]

STATES = "美俄英法德日韩朝印巴越泰菲缅老柬蒙哈乌白塞波捷匈罗保希土意西葡荷比瑞丹芬挪奥以伊沙埃叙黎约苏南肯墨加古智秘委澳新马"  # short for a state in front of a noun

HEAD_OF_STATE = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|、|[应对向由与和同据])(?P<title>国家副?主席)(?:、中央军委副?主席)?[ \u3000]?$"
)
OFFICE = r"副?总统|(?:最高)?元首|副?总理|副?首相|副?国务卿|副?外长|副?防长|财长|[\u4e00-\u9fff]{2,4}部副?部长|(?:国防|外交|财政|内政|司法|能源|商务|卫生)部?副?部?长|[参众]议院议长|议长|国王|女王|王储|总统(?:新闻秘书|发言人|特使|顾问)|驻[\u4e00-\u9fff]{1,6}大使"
SHORT = re.compile(rf"(?P<state>[{STATES}])方?(?P<former>前|原)?(?P<title>{OFFICE})[ \u3000]?$")
AREA = re.compile(r"(?:^|[，、。；和由 　])(?P<title>(?:常务)?副?[省市县区州盟旗镇乡]长|自治区(?:常务)?副?主席)[ 　]?$")
# 镇党委书记王大明, 村支书王大明: of the one town or village of the article, or of the sentences around
LOCAL = re.compile(
    r"(?:^|[，、。；：”！？\n和由据经 　])(?P<title>(?P<area>[镇乡村]|街道|社区)(?:(?:党委|党工委|党支部|党总支|总支|支部)(?:第一|常务)?副?书记|支书|(?:村民委员会|居民委员会|村?委会|居委会)?副?主任|人大主席))[ 　]?$"
)
LOCAL_LEVELS = {"镇": "Township", "乡": "Township", "街道": "Township", "村": "Village", "社区": "Village"}
MINISTRY = re.compile(r"[\u4e00-\u9fff]{2,6}部")
ROW = re.compile("(?:部?长|、)[\u4e00-\u9fff]{0,6}|")  # between the names of 国防部|长|甲|、|科技部
OWN = ("中国", "我国", "全国", "国务院")
LONGEST = 20  # characters of such a title


def area_posts(draft: Draft, start: int) -> list[Held]:
    """副县长王大明: of the county that the article speaks of; its own body is left out."""
    words = draft.article.text[max(0, start - 12) : start]
    local = LOCAL.search(words) if words.rstrip(" \u3000").endswith(("书记", "支书", "主任", "主席")) else None
    if local is not None:
        return _local_post(draft, start, local)
    match = AREA.search(words)
    area = AREA_POST.match(match["title"]) if match else None
    if match is None or area is None:
        return []
    return chief_of(draft, match["title"], area["area"], start)


def chief_of(draft: Draft, title: str, area: str, start: int) -> list[Held]:
    """副县长: of the only county of the article; `start` is where the person stands."""
    places = [e for e in draft.entities.values() if e.named and e.cls == LEVELS[area] and e.label.endswith(area)]
    if len(places) != 1:
        return []
    place = Mention(places[0].label, start, start, places[0].cls, "posts.area")
    return [((places[0].key, place), title.removeprefix("自治区"), False, "posts.area")]


def _local_post(draft: Draft, start: int, post: re.Match[str]) -> list[Held]:
    """The post of the only town or village of the article, or else of the two sentences before `start`."""
    level, area = LOCAL_LEVELS[post["area"]], post["area"]
    seen = {}
    for key, m in draft.mentions:
        entity = draft.entities.get(key)
        if (
            m.end <= start
            and entity is not None
            and entity.named
            and entity.cls == level
            and entity.label.endswith(area)
        ):
            seen[key] = m.start
    if len(seen) > 1:
        floor = draft.sentence_start(start, back=1)
        seen = {key: place for key, place in seen.items() if place >= floor}
    if len(seen) != 1:
        return []
    entity = draft.entities[next(iter(seen))]
    place = Mention(entity.label, start, start, entity.cls, "posts.area")
    return [((entity.key, place), post["title"].removeprefix(area), False, "posts.area")]


def state_posts(draft: Draft, start: int) -> list[Held]:
    """The posts of states that stand right before `start`."""
    words = draft.article.text[max(0, start - LONGEST) : start]
    head = HEAD_OF_STATE.search(words)
    if head is not None:
        return [] if _abroad(draft, start) else _held(draft, "中国", start, head["title"], former=False)
    short = SHORT.search(words)
    states = _states(draft)
    if short is None or any(words[: short.end("state")].endswith(name) for name in states):
        return []  # 蒙|古总统
    if words.startswith((*states, short["state"] + "国"), short.start("state")):
        return []  # 南|非外交部部长, 美|国财政部副部长
    return _held(draft, short["state"], start, short["title"], former=bool(short["former"]))


def _abroad(draft: Draft, start: int) -> bool:
    """Whether the state or party named last before in the sentence is a foreign one: 越共…，国家主席陈德明."""
    floor = draft.sentence_start(start)
    foreign = [name for name in _states(draft) if name not in ("中国", "中华人民共和国")]
    said = re.findall("|".join((f"[{STATES}]共", "中共", *OWN, *foreign)), draft.article.text[floor:start])
    return bool(said) and said[-1] != "中共" and said[-1] not in OWN


def _states(draft: Draft) -> list[str]:
    """The names of the article's countries that are longer than one character."""
    names = [n for e in draft.entities.values() if e.cls == "Country" for n in (e.label, *e.aliases)]
    return [n for n in names if len(n) > 1]


def _held(draft: Draft, name: str, start: int, title: str, *, former: bool) -> list[Held]:
    """The post of the one country of the article whose name, or the beginning of it, this is."""
    states = [
        e
        for e in draft.entities.values()
        if e.cls == "Country"
        and any(n == name or (len(name) == 1 and n.startswith(name)) for n in (e.label, *e.aliases))
    ]
    if len(states) != 1:
        return []
    place = Mention(states[0].label, start, start, "Country", "posts.area")
    return [((states[0].key, place), title, former, "posts.area")]


def ministry_abroad(
    text: str, entities: Mapping[str, Entity], mentions: Sequence[Link], j: int, name: str, surnames: Set[str]
) -> Link | None:
    """The country of a foreigner's 外交部: the last one before it with no stop between; the ministry itself where the
    name or the ministry says that it is no foreign one, None where nothing says whose it is."""
    link, entity = mentions[j], entities.get(mentions[j][0])
    states = [n for e in entities.values() if e.cls == "Country" and e.label != "中国" for n in (e.label, *e.aliases)]
    national = entity is not None and entity.cls == "GovernmentBody" and MINISTRY.fullmatch(entity.label) is not None
    listed = _listed_abroad(text, entities, mentions, j) if national else None
    if listed is not None:
        return listed
    own = name[0] in surnames or name[:2] in surnames or not states
    if entity is None or not national or own or entity.label.startswith(tuple(states)):
        return link
    abroad = next((m for m in mentions[j - 1 :: -1] if m[1].cls in ("Country", "Person")), None) if j else None
    near = (
        abroad is not None
        and abroad[1].cls == "Country"
        and abroad[0] in entities
        and entities[abroad[0]].label != "中国"
    )
    return abroad if abroad and near and not re.search("[、，；]", text[abroad[1].end : link[1].start]) else None


def _listed_abroad(text: str, entities: Mapping[str, Entity], mentions: Sequence[Link], j: int) -> Link | None:
    """某国国防部长甲、|科技部长乙: the foreign country with which a row of posts began."""
    for n in range(j - 1, -1, -1):
        between = text[mentions[n][1].end : mentions[n + 1][1].start]
        if mentions[n][1].cls == "Country":
            abroad = mentions[n][0] in entities and entities[mentions[n][0]].label != "中国"
            return mentions[n] if abroad and n < j - 1 and between == "" else None
        if not ROW.fullmatch(between):
            return None
    return None


def region_post(country: Mention, region: Mention, title: str) -> str:
    """加拿大|亚太|事务部长: the whole title, where a region of the world stands between a country and a post."""
    if country.cls != "Country" or country.end != region.start or region.cls != "Place":
        return ""
    return region.text + title if STATE_POST.fullmatch(region.text + title) else ""


def of_country(
    text: str, entities: Mapping[str, Entity], mentions: Sequence[Link], j: int, title: str
) -> tuple[Link, str]:
    """俄罗斯国防部长: of the country, where 国防部 alone would be another's."""
    link, country = mentions[j], mentions[j - 1] if j else None
    between = text[country[1].end : link[1].start] if country else ""
    if country is None or country[1].cls != "Country" or between not in ("", "前", "原", "时任", "候任", "新任"):
        return link, title
    entity = entities.get(link[0])
    if link[1].cls == "Country" or entity is None or entity.label.startswith(country[1].text):
        return link, title
    if country[0] in entities and entities[country[0]].label == "中国":
        return link, title  # 中国|财政部副部长: the ministry alone is China's
    return country, between.replace("候任", "").replace("新任", "") + link[1].text.removesuffix(title[0]) + title


def envoy(text: str, bodies: PostBodies, mentions: Sequence[Link], j: int, title: str) -> list[Held]:
    """中国驻法国大使李明: of the country that sends."""
    sender = mentions[j - 1] if j else None
    between = text[sender[1].end : mentions[j][1].start] if sender else ""
    if sender is None or between not in ("驻", "常驻") or not bodies.employs(sender):
        return []
    return [(sender, f"{between}{mentions[j][1].text}{title}", False, "posts.before")]
