"""Runs of words that make a body's name: where the name ends, where it begins.

In: a sentence's tokens and the index of the word that ends in a suffix. Out: offsets.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kg.mentions.bodies import AREA, INNER, INNER_VERBS, NOT_ORG, STOP, STRONG
from kg.mentions.endings import last_characters
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.offices import office_start
from kg.model import Token

# what somebody or something is, before its name
ROLE = re.compile(
    r"(?:专家|学者|教授|机构|[^会]员|工人|手中|生产商|制造商|运营商|供应商|开发商|经销商|巨头|龙头|单位|部门|媒体|品牌|期刊|平台|企业)$"
)
# 学员|二|大队, 地质|一|队: the number of a unit stands in its name
NUMBERED = frozenset("一二三四五六七八九十")
UNITS = ("大队", "中队", "支队", "分队", "队", "班", "车间", "分厂", "工区", "分局", "项目部")

# what stands before the place in a body's name: 共青团|上海市委, 国网|江州供电公司
PREFIX = re.compile(
    r"[团盟建革进党社网铁电]$|民航|武警|解放军|海军|空军|政协|中共|中铁|中建|集团|公司|学会|协会|总会|[部委局院]$"
)

__all__ = ["begins_with_place", "ends_body", "goes_on", "larger_places", "left_end"]

ENDS = last_characters(STRONG)
# 援疆干部|云岭大学附属医院: who comes from the body
PEOPLE = frozenset(
    "干部 队员 成员 学员 教师 专家 代表 志愿者 医生 医师 选手 运动员 教授 研究员 工程师 民警 学者 作家 导师".split()
)


def ends_body(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a body's name may end with token i: its suffix in one word, or cut into up to four (纪检|监察|组)."""
    if tokens[i].text[-1] not in ENDS or tokens[i].tag not in INNER:
        return False
    if STRONG.search(tokens[i].text):
        return True
    words = tokens[i].text
    for k in range(i - 1, max(i - 4, -1), -1):
        if tokens[k].end != tokens[k + 1].start or tokens[k].tag not in INNER | {"v"}:
            return False
        words = tokens[k].text + words
        if STRONG.fullmatch(words):
            return True
    return False


def begins_with_place(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name begins with a place that is shorter than it."""
    return any(gazetteer.knows(name[:n]) for n in range(2, min(9, len(name))))


def goes_on(tokens: tuple[Token, ...], i: int) -> bool:
    """A longer name follows without a break: its own suffix will find it."""
    j = i + 1
    while j < len(tokens) and j <= i + 5 and tokens[j].start == tokens[j - 1].end:
        if tokens[j].tag not in INNER or tokens[j].text in STOP or tokens[j].tag in ("PER", "v", "m", "q"):
            return False
        if tokens[j].text.endswith(("子公司", "总部")) or tokens[j].text in ("旗下", "下属", "所属", "麾下"):
            return False
        if STRONG.search(tokens[j].text) and not NOT_ORG.match(tokens[j].text):
            return tokens[j].text not in ("部门", "处", "站") or j == i + 1
        j += 1
    return False


def left_end(text: str, tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer) -> int:
    """Where the name that ends with token i begins."""
    j = i
    while j > 0 and tokens[j - 1].end == tokens[j].start:
        before = tokens[j - 1]
        whole = _body_before(text, before.end, gazetteer)
        if whole < before.start:  # 住房和城乡建设部|住房保障司
            return whole
        if tokens[j].text in gazetteer.bodies and before.text not in ("（", "(", "）", ")") and before.tag != "ORG":
            break  # …总体平稳|财政部: a body of the lexicon is whole
        opening = _opening_quote(tokens, j - 1)
        if opening is not None and not (j == i and _whole(tokens[i], gazetteer)):  # “饿了么”|工会
            j = opening
            continue
        if before.text in ("（", "(", "）", ")") and _bracket_inside(tokens, j - 1):
            j -= 1
            continue
        if before.text == "工会" and tokens[j].text.startswith(("联合会", "委员会", "工作委员会")):
            j -= 1
            continue
        if before.text in ("和", "与", "及") and _inner_joint(tokens, j - 1, gazetteer):
            j -= 1
            continue
        if before.text in ("和", "与", "及"):
            k = office_start(text, tokens, i, gazetteer)
            if k < j:  # 材料科学|与|技术学院
                j = k
                continue
        if before.text in NUMBERED and tokens[j].text.startswith(UNITS):
            j -= 1
            continue
        if _stops(tokens, i, j, gazetteer):
            break
        j -= 1
    return tokens[j].start


def _reports(tokens: tuple[Token, ...], k: int) -> bool:
    """本报记者 |王大明|云岭大学…: a byline that the text goes on behind."""
    words = [t.text.strip() for t in tokens[max(0, k - 2) : k]]
    return next((w for w in reversed(words) if w), "").endswith(("记者", "通讯员", "实习生"))


def _stops(tokens: tuple[Token, ...], i: int, j: int, gazetteer: Gazetteer) -> bool:
    """Whether the word before token j is outside the name that ends with token i."""
    before = tokens[j - 1]
    if (
        before.tag not in INNER
        or (before.text in STOP and not _nominal(tokens, j - 1))
        or (_post(before.text, gazetteer) and tokens[j].text not in NUMBERED)
        or (before.tag in ("v", "m", "q", "f") and not _ordinal(before.text) and before.text not in INNER_VERBS)
        or (before.tag == "PER" and tokens[j].text[:1] in "工等")
        or (before.tag in ("PER", "nr") and _reports(tokens, j - 1))
        or (before.text in PEOPLE and tokens[j].tag == "ORG" and len(tokens[j].text) > 3)
    ):
        return True
    if (
        before.tag == "ORG"
        and re.search(r"(公司|分行|支行)$", before.text)
        and not re.search(r"(分公司|支行|分行|工会|党委|项目部|办事处|供电局|营业部|分部|中心)$", tokens[i].text)
    ):
        return True
    if j != i:
        return False
    if tokens[i].tag in ("ORG", "nt") and len(tokens[i].text) > 3 and ROLE.search(before.text):
        return True  # 专家|贵州大学, 生产商|海青集团公司
    plain = before.tag in ("n", "vn", "a", "an", "s") or before.text.endswith(("会", "赛"))
    return plain and _whole(tokens[i], gazetteer) and PREFIX.search(before.text) is None  # 最大|银行|美国银行


def _whole(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether the tagger's body begins with its place, hence with the beginning of its name."""
    return token.tag in ("ORG", "nt") and len(token.text) > 3 and begins_with_place(token.text, gazetteer)


def _body_before(text: str, end: int, gazetteer: Gazetteer) -> int:
    """Where a body of the lexicon begins that ends there."""
    return next((end - n for n in range(16, 3, -1) if n <= end and text[end - n : end] in gazetteer.bodies), end)


def _opening_quote(tokens: tuple[Token, ...], k: int) -> int | None:
    """The token that opens the quotation that token k closes, up to eight tokens before."""
    if not tokens[k].text.endswith("”"):
        return None
    return next((n for n in range(k, max(k - 9, -1), -1) if "“" in tokens[n].text), None)


def _nominal(tokens: tuple[Token, ...], k: int) -> bool:
    """市场体系|建设|司: a verb that stands as a noun behind a noun; behind a body it is the sentence's verb."""
    if k == 0 or tokens[k].tag != "vn":
        return False
    if tokens[k].text == "建设" and tokens[k + 1].text in ("和", "与"):  # 云岭区|建设|和|管理|委员会
        return tokens[k - 1].text[-1] in AREA
    return tokens[k].text in INNER_VERBS and tokens[k - 1].tag in ("n", "vn")


def _inner_joint(tokens: tuple[Token, ...], k: int, gazetteer: Gazetteer) -> bool:
    """和 within a name (酒店与餐饮行业工会联合会): what stands before is no body, place or person of its own."""
    if k == 0 or tokens[k - 1].end != tokens[k].start:
        return False
    left = tokens[k - 1]
    if (
        left.tag == "PER"
        or (left.tag in ("ORG", "nt") and len(left.text) > 3 and left.text[-1] == tokens[k + 1].text[-1])  # 甲队和乙队
        or (k + 1 < len(tokens) and left.tag in ("ORG", "nt") and _proper(tokens[k + 1], gazetteer))
        or re.search(rf"[{AREA}][\u4e00-\u9fff]+[委办]$", left.text)
        or (STRONG.search(left.text) and left.tag != "LOC")
        or (
            left.tag in ("ORG", "nt")
            and len(left.text) > 3
            and left.text.endswith(("馆", "院", "军区", "总队", "支队", "兵团"))
        )
        or left.text in gazetteer.places
        or left.text in gazetteer.bodies
    ):
        return False
    run = k - 1
    while (
        run > 0
        and tokens[run - 1].end == tokens[run].start
        and tokens[run - 1].tag in ("n", "vn", "LOC", "ORG", "nz", "a")
    ):
        run -= 1
    headed = left.tag == "LOC" and left.text[-1] not in AREA and begins_with_place(left.text, gazetteer)  # 海南省酒店
    return (
        (left.tag in ("n", "vn", "ORG", "an", "nz") or headed)
        and tokens[run].tag in ("LOC", "ORG")
        and tokens[run].text not in STOP
    )


def _proper(token: Token, gazetteer: Gazetteer) -> bool:
    """教育部考试信息中心, 桂林外贸促进协会: a body of its own, said by the place or the body its name begins with."""
    if token.tag == "LOC" and token.text[-1] in AREA and token.text in gazetteer.places:
        return True
    return token.tag in ("ORG", "nt") and any(
        token.text[:n] in gazetteer.places or token.text[:n] in gazetteer.bodies
        for n in range(2, min(9, len(token.text)))
    )


def _post(word: str, gazetteer: Gazetteer) -> bool:
    """A post ends the body before it; 教师 and 职工 are posts that names hold too."""
    return (
        word in gazetteer.posts and re.search(r"(?:长|书记|主席|主任|委员|经理|总裁|代表|记者|员)$", word) is not None
    )


def _ordinal(text: str) -> bool:
    return bool(re.match(r"第[一二三四五六七八九十\d]+|12\d{3}$", text))  # 12345|热线中心


def _bracket_inside(tokens: tuple[Token, ...], k: int) -> bool:
    if k == 0 or tokens[k - 1].end != tokens[k].start or tokens[k - 1].tag == "w":
        return False
    if tokens[k].text not in ("）", ")"):
        return True
    before = next((tokens[n - 1] for n in range(k - 1, max(k - 6, 0), -1) if tokens[n].text in ("（", "(")), tokens[k])
    return before.tag not in ("PER", "nr")  # 王大明（正局级）|率供销总社…: the bracket is a person's


def _seat(name: str, gazetteer: Gazetteer) -> int:
    """How long the place before a national body is: 北京|中国农业大学."""
    if name.startswith("中国") and gazetteer.bodies.get(name[2:]) == "GovernmentBody" and name not in gazetteer.bodies:
        return 2  # 中国|全国人大
    for n in (2, 3, 4):
        rest = name[n:]
        national = rest.startswith("中国") or (
            rest.startswith(("中央", "国家", "全国")) and any(rest[:k] in gazetteer.bodies for k in range(4, 16))
        )
        if national and gazetteer.places.get(name[:n]) in ("Province", "Prefecture"):
            return n
    return 0


def larger_places(name: str, gazetteer: Gazetteer) -> int:
    """How many characters of a name are places above its own: 江苏省 of 江苏省淮安市总工会."""
    length = 0
    found = list(gazetteer.scan(name, 0, len(name)))
    for (_, end, cls), (begin, stop, below) in pairwise(found):
        levels = ("Province", "Prefecture", "County", "Township")
        side = re.fullmatch("[东西南北中城郊矿新]区", name[begin:stop])  # 上海|西区文化传媒公司
        chained = (
            not side and end == begin and cls in levels and below in levels and levels.index(cls) < levels.index(below)
        )
        if (
            not chained
            or stop >= len(name)
            or found[0][0] != 0
            or (length and length != begin - (end - length) and end != begin)
        ):
            break
        length = end
    return length or _seat(name, gazetteer)
