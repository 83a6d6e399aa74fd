"""Missions abroad and bodies named in quotation marks: 泰国驻昆明总领事馆, “水利技术委员会”.

In: one sentence. Out: mentions of organisations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.bodies import organization_class
from kg.mentions.gazetteer import Gazetteer
from kg.model import Mention, Sentence

__all__ = ["find_embassies", "find_parties", "find_quoted", "find_steering", "find_troops"]

EMBASSY = re.compile(
    r"(?P<state>[\u4e00-\u9fff]{1,8})驻[\u4e00-\u9fff]{1,10}?(?:大使馆|使馆|总领事馆|总领馆|领事馆|代表处|联络处|办事处|使团)"
)
TROOPS = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}?)?驻[\u4e00-\u9fff]{1,8}?(?:武装)?部队|(?:中国人民解放军|人民解放军|解放军|武警)?[\u4e00-\u9fff]{2,6}?(?:武装部队|国防军|自卫队|政府军|军区|战区|舰队|海军|空军|陆军|火箭军|军队)(?![军人官需事费工])|(?:中国)?人民解放军[\u4e00-\u9fff]{0,8}部队|\d{4,5}部队(?:\d{1,3}分队)?"
)
# 中部战区陆军第82集团军某工兵旅, 武警云州总队机动某支队, 联勤保障部队第962医院: units of the country's own troops
UNITS = re.compile(
    "[东南西北中]部战区(?:陆军|海军|空军)?(?:第\\d{1,3}集团军)?(?:某[\u4e00-\u9fff]{0,4}(?:旅|团|营|部(?!分|门|队|署)|支队|基地))?"
    "|武警(?:[\u4e00-\u9fff]{2,3}|第[一二三]机动)总队(?:(?:[\u4e00-\u9fff]{2,3}|机动)?(?:某|第[一二三四五六])?支队)?"
    "|联勤保障部队第\\d{3}医院|(?:联勤保障|战略支援)部队(?:某(?:基地|部|旅))?|第\\d{1,3}集团军(?:某[\u4e00-\u9fff]{0,4}(?:旅|团|营|支队))?"
    "|(?<!武警)(?:空军|海军|火箭军)(?:航空大学|工程大学|军乐团|[\u4e00-\u9fff]{2,4}飞行表演队)"
)
QUOTED = re.compile(r"“(?P<name>[\u4e00-\u9fff（）]{6,24})”")
QUOTED_BODY = re.compile(
    r"(?:委员会|研究院|研究中心|协会|学会|基金会|联合会|联盟|公司|集团|学院|大学|实验室|研究所|商会|促进会|合作社|总工会|领导小组|服务中心|合作中心|创新中心)$"
)
STEERING = re.compile(r"(?:领导小组|联席会议|协调小组|工作专班|议事协调机构|总?指挥部)$")
ABOVE = frozenset("全国 中央 国务院 国家 全省 全市".split())
OWN_AREA = frozenset("省市县区州镇乡旗")
NEVER_IN = frozenset("p u r m q PER xc".split())
BEFORE = frozenset("成立 召开 设立 组建 建立 调整 任 担任 作为 参加 主持 出席 有关 相关 各级 各地".split())
# 农工党云州省委, 民建青山市委会: of another party than the 中共
DEMOCRATIC = re.compile(
    "(?<![居农村市人移渔选])(?:民革|民盟|民建|民进(?![入出行来])|农工党|致公党|九三学社|台盟)[\u4e00-\u9fff]{2,7}?(?:省|自治区|市|区|县|州)(?:委会|委员会|工委|委(?!员))"
)
# 中共云州市海青区建设和管理工作委员会: whatever joints its name holds
COMMITTEE = re.compile(
    r"中共(?!中央)(?:(?![和与及][\u4e00-\u9fff]{2,4}[省市县区])[\u4e00-\u9fff]){3,24}?(?:工作)?委员会"
)
# 老挝|人民革命党
FOREIGN = re.compile(r"(?:(?![的和与及等在是对国两各执反政邻])[\u4e00-\u9fff]){2,6}?党(?![员派政组委内章纪史建团校])")


def find_embassies(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """泰国驻昆明总领事馆: the state whose name ends there, its seat, the kind of mission."""
    if "驻" not in text[sentence.start : sentence.end]:
        return
    for match in EMBASSY.finditer(text, sentence.start, sentence.end):
        stop = match.end("state")
        start = next((s for s in range(match.start(), stop - 1) if text[s:stop] in gazetteer.places), None)
        name = ""
        if start is None and text[stop - 1] == "我":  # 我|驻汉堡总领事馆
            start, name = stop, f"中国{text[stop : match.end()]}"
        if start is not None:
            yield Mention(
                text[start : match.end()], start, match.end(), "GovernmentBody", "organization.embassy", name=name
            )


def find_troops(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """驻香港部队, 俄罗斯海军, 东部军区: troops by their state, seat or region."""
    words = text[sentence.start : sentence.end]
    if not ("军" in words or "战区" in words or "队" in words):
        return
    for match in UNITS.finditer(text, sentence.start, sentence.end):
        yield Mention(match.group(), *match.span(), "GovernmentBody", "organization.troops")
    for match in TROOPS.finditer(text, sentence.start, sentence.end):
        start = match.start()
        known = next((s for s in range(start, match.end() - 2) if _stands(text, s, match.end(), gazetteer)), None)
        if known is not None:
            name = text[known : match.end()]
            yield Mention(name, known, match.end(), "GovernmentBody", "organization.troops")


def _stands(text: str, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a name of troops begins there: with a state or place, a side, or 驻 and a place."""
    name = text[start:end]
    if re.match(r"驻[\u4e00-\u9fff]+部队$|(?:中国)?人民解放军.|武警.|\d{4,5}部队|[东南西北中]部(?:军|战)区", name):
        return start == 0 or text[start - 1] not in "派进"
    place = next((n for n in range(min(8, len(name) - 2), 1, -1) if name[:n] in gazetteer.places), 0)
    rest = name[place:]
    return (
        bool(place)
        and re.fullmatch(
            r"(?:驻[\u4e00-\u9fff]{1,8}(?:武装)?部队|(?:武装部队|国防军|自卫队|政府军|军区|战区|舰队|海军|空军|陆军|军队))",
            rest,
        )
        is not None
    )


def find_quoted(text: str, sentence: Sentence) -> Iterator[Mention]:
    """成立机构“水利技术委员会”: a body's name alone between quotation marks."""
    for match in QUOTED.finditer(text, sentence.start, sentence.end):
        name = match["name"]
        if QUOTED_BODY.search(name) and not re.match(r"(?:全国|全省|全市|十佳|百家|百强|优秀|先进|最美|模范)", name):
            yield Mention(name, *match.span("name"), organization_class(name), "organization.quoted")


def find_steering(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """全国打击侵权假冒工作领导小组办公室: from the place or the level before it, whatever verbs its task is told with."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if token.text[-1] not in "组议班构部" or not STEERING.search(token.text):
            continue
        end = i
        if i + 1 < len(tokens) and tokens[i + 1].text in ("办公室", "办") and tokens[i + 1].start == token.end:
            end = i + 1
        for j in range(i - 1, max(i - 11, -1), -1):
            word = tokens[j]
            if word.end != tokens[j + 1].start or word.text in BEFORE or (word.tag in NEVER_IN and word.text != "除"):
                break
            place = word.tag in ("LOC", "ns") and (gazetteer.knows(word.text) or word.text[-1] in OWN_AREA)
            above = tokens[j - 2] if j > 1 and word.text in ABOVE and tokens[j - 1].end == word.start else None
            if above is not None and above.tag in ("LOC", "ns") and tokens[j - 1].tag in ("v", "vn"):
                continue  # 云州市|推进|全国|…领导小组
            if i - j > 1 and (place or word.text in ABOVE or word.text in OWN_AREA):
                name = text[word.start : tokens[end].end]
                rule = "organization.own" if word.text in OWN_AREA else "organization.steering"
                yield Mention(name, word.start, tokens[end].end, "GovernmentBody", rule)
                break
            if word.tag == "w" and word.text not in "“”、":
                break


def find_parties(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Committees of the party by their official name, parties of other countries behind the country's name."""
    if text.find("党", sentence.start, sentence.end) >= 0:
        for start, end, cls in gazetteer.scan(text, sentence.start, sentence.end):
            party = FOREIGN.match(text, end) if cls == "Country" and not text.startswith("中国", start) else None
            if party is not None:
                yield Mention(text[start : party.end()], start, party.end(), "PartyBody", "organization.party")
    for match in DEMOCRATIC.finditer(text, sentence.start, sentence.end):
        yield Mention(match.group(), *match.span(), "PartyBody", "organization.party")
    if text.find("中共", sentence.start, sentence.end) >= 0:
        for match in COMMITTEE.finditer(text, sentence.start, sentence.end):
            yield Mention(match.group(), *match.span(), "PartyBody", "organization.party")
