"""Of whom or what a clause speaks: the first noun phrase before its verb that a figure can belong to.

In: a clause, and the topic so far. Out: a Subject for `owners`: an item, an entity that a general noun stands for
(该项目, 医院), or somebody unknown, who keeps the figures of the clause from everybody else.
"""

from __future__ import annotations

import re

from kg.model import Draft
from kg.ontology import Ontology
from kg.statements.clauses import Clause, Item
from kg.statements.cues import bare_event
from kg.statements.namesakes import Namesakes
from kg.statements.sayings import TOLD_THERE
from kg.statements.states import STATES
from kg.statements.subjects import (
    BODY,
    FORECAST,
    KINDS,
    OTHERS,
    OWNING,
    SETTING,
    SEVERAL,
    SOFT,
    SYSTEM,
    THAT,
    THIS,
    WHOLE,
    Subject,
    agents,
    before_of,
    behind,
    counted_post,
    housed,
    idle,
    lent,
    listed,
    lying,
    posted,
    quoted,
    stranger,
    teamed,
    unread,
)
from kg.statements.suiting import kind_of_thing

__all__ = ["Speaking"]

MADE = frozenset(
    "建造 研制 设计 承建 拍摄 出版 创作 主办 举办 承办".split()
)  # 海河公司建造的货轮: the ship has the figure
PRICED = re.compile("(?:总)?(?:投资|金额|引资|总额|额|资金|外资)")
FAMED = re.compile("(?:最[\u4e00-\u9fff]|首[个家座条批]|第一[个家座条]|唯一|著名|重要)[\u4e00-\u9fff]{0,12}的?")
SAID = frozenset("是 系 作为 属于 属".split())
ALL = re.compile("全[省市县区州](?!域)")  # 全省供水工程: works of all kinds
JOINED = re.compile("[和及与][\u4e00-\u9fff]{1,6}(?:项目|工程)")  # 青山煤矿|和电站项目
# 中意两国贸易额, 中德双边贸易
BOTH = re.compile(
    "(?:而|但|目前|去年|今年|当年|据悉)?[中美俄日韩英法德意印澳加新泰越缅老柬巴哈朝蒙非欧]{2}(?:两国|双方|双边|贸易|经贸|间)"
)
THAT_ONE = re.compile("该[\u4e00-\u9fff]")
ONE = re.compile(
    "的?[一某][家个位名所些座条支群对批档]|的?有关(?:方面|部门|单位|企业|人士)|的?某(?:地块|楼盘|小区|项目|企业|公司|工地|路段|酒店|商场|学校)|地震重?灾区"
)  # 云州市|一家证券公司
FIELD = re.compile(r"[\dA-Za-z][\dA-Za-z—\-－]{0,8}(?:油田|气田|井|区块|号|型)")  # 青山|36—1油田
SOMEBODY = re.compile("某(?:人|职工|员工|干部|领导|负责人)")  # 青山公司|某人
OWN = ("公司", "企业", "集团", "平台", "品牌")  # 公司全国1万个网点
ROW = re.compile(
    "(?:现有|共有|新建|开发|建设|建成|改造|关停|培育|引进|扶持|发展|认定|创建|打造|完成|实施|新增|拥有|开展|组织)"
)
SOME = re.compile(
    "(?:一些|有些|某些|[几多]家|部分|许多|不少)[\u4e00-\u9fff]{0,2}(?:单位|企业|公司|商场|商店|厂家|银行|人|地方|地区|国家|部门|学校|专家|学者)(?![\u4e00-\u9fff]{0,4}的)|整个[\u4e00-\u9fff]{2}"
)
# 海青酒厂|等8家酒厂, 云州|、青山等地: what is told is told of all of them
TOGETHER = re.compile(
    "(?:[、和与及][^，。；、]{1,14}){0,12}等(?:地(?![市州区])|地[市州区]|[省市县区州国]|"
    r"[\d一二三四五六七八九十百两几]+多?余?[个家所名位省市县区国座条]|(?:[\u4e00-\u9fff]{0,4}(?:单位|部门|企业|公司|机构|城市|省份|国家|县市|省市|学校|高校)))"
)
# 紧随其后的是|乙公司，销量5万台: somebody new, whether or not a mention covers the name
RUNNER_UP = re.compile(
    "(?:而|其中)?(?:紧随其后|紧接着|其次|(?:排名?|位)[在居列]?第[二三四五六七八九十]+(?:位|名)?|第[二三四五六七八九十]+(?:位|名))的?(?:则|分别)?(?:是|为)"
)
FIRMS = frozenset("公司 集团 企业 银行".split())


class Speaking:
    """Finds the subjects of an article's clauses."""

    def __init__(self, draft: Draft, ontology: Ontology, china: str | None):
        self.article, self.mentions, self.entities = draft.article, draft.mentions, draft.entities
        self.ontology, self.china = ontology, china
        self.named = Namesakes(draft, ontology, china)
        self.topic: str | None = None  # the entity spoken of so far

    def is_kind(self, key: str, kind: str) -> bool:
        """Whether an entity is of a class."""
        return key in self.entities and self.ontology.is_a(self.entities[key].cls, kind)

    def owns(self, cls: str) -> bool:
        """Whether a thing of the class has figures of its own."""
        return any(self.ontology.is_a(cls, kind) for kind in OWNING) and not self.ontology.is_a(cls, "Media")

    def of(self, clause: Clause, topic: str | None) -> Subject:
        """The subject of a clause; `topic` is the entity spoken of so far."""
        self.topic = topic
        text = self.article.text
        if SEVERAL.match(text, clause.start) or BOTH.match(text, clause.start) or unread(clause, text):
            return Subject(unclear=True)
        if listed(clause):
            return Subject(passing=True)
        if RUNNER_UP.match(self.article.text, clause.start):
            return self._runner_up(clause)
        this, modified, first = False, 0, behind(clause)
        for n, item in enumerate(clause.items):
            if n < first:
                continue
            if n < modified and not self.ontology.is_a(item.cls or "Place", "Event"):
                continue
            if item.kind == "mention":
                found = self._named(clause, n, this)
                if found is not None:
                    return found
                this = False
            elif item.kind == "word":
                if self._verb(clause, n):
                    break
                if item.tag == "v" and item.text not in SOFT and item.text not in FORECAST:
                    modified = next(k for k in range(n + 1, n + 5) if clause.items[k].text == "的")  # 来到北京的
                    continue
                if (item.text in SAID and item.tag in ("v", "p")) or (n == first and item.text in ("有", "还有")):
                    break  # what is said of the subject; what there is: 有民主党派、工商联领导人
                if item.tag in ("nz", "nx") and n + 1 < len(clause.items) and clause.items[n + 1].text == "的":
                    return Subject(unclear=True)  # a name that no mention covers
                if self._other(item) or self._state(clause, n) or SOME.match(self.article.text, item.start):
                    return Subject(unclear=True)
                if WHOLE.match(self.article.text, item.start):
                    continue  # 该县
                if THAT_ONE.fullmatch(item.text) and item.tag == "r":
                    abroad = item.text == "该国"
                    found_one = (
                        self.named.land(clause.start) if abroad else self.named.last(item.text[1:], clause.start)
                    )
                    return Subject(None, found_one, unclear=found_one is None)  # 该路
                if item.text in THIS and not (n and clause.items[n - 1].text in ("其中", "在")):
                    this = True
                elif item.tag in ("n", "nz", "nt", "ORG", "LOC", "ns", "nr", "PER", "vn"):
                    found = self._general(clause, item, this)
                    if found is not None:
                        return found
                    alone = not any(i.kind == "mention" for i in clause.items[n + 1 : n + 3])
                    if this and (alone or THAT.fullmatch(item.text)):
                        return Subject(unclear=True)
        return Subject(unclear=this, passing=True)

    def _runner_up(self, clause: Clause) -> Subject:
        """Who comes next in a ranking: the one name of the clause, or somebody unknown."""
        named = [m for m in clause.mentions if m.named and self.owns(m.cls)]
        return Subject(named[0], named[0].key) if len(named) == 1 else Subject(unclear=True)

    def acting(self, clause: Clause, item: Item) -> Item | None:
        """A body or place inside the clause, behind the subject and its verb, that does what is counted."""
        verbs = 0
        for n, m in enumerate(clause.items[:-1]):
            if m.end > item.start:
                return None
            verbs += m.kind == "word" and (m.tag == "v" or m.text == "是")
            acts = m.kind == "mention" and m.named and m.governor == "" and m.head and self.owns(m.cls)
            if acts and verbs and clause.items[n - 1].kind != "mention" and clause.items[n + 1].tag == "v":
                return m if not self.ontology.is_a(m.cls, "Event") else None
        return None

    def _verb(self, clause: Clause, n: int) -> bool:
        """Whether the item is the clause's verb, not that of a modifier."""
        item = clause.items[n]
        if item.text in ("占", "高于", "低于"):
            return True
        if item.tag != "v" or item.text in SOFT or item.text in FORECAST:
            return False
        return not any(later.text == "的" for later in clause.items[n + 1 : n + 4])

    def _named(self, clause: Clause, n: int, this: bool) -> Subject | None:
        """What a mention at the head of a clause makes of its figures; None where it is no subject."""
        item = clause.items[n]
        if item.governor == "by" and (built := self._built(clause, n)) is not None:
            return None if built else Subject(unclear=True)
        governed = item.governor not in ("", "by") or lying(clause, item) or (n and clause.items[n - 1].tag == "p")
        if governed or counted_post(clause, n):
            return None
        ranked = clause.items[n + 1].quantity if n + 1 < len(clause.items) else None
        if item.text.startswith("全") and ranked is not None and ranked.unit in ("位", "名", "强"):
            return None  # 从全国|11位|跃升到第4位
        following = clause.items[n + 1].text if n + 1 < len(clause.items) else ""
        if following in FORECAST and not self.ontology.is_a(item.cls, "Place"):
            return None
        if item.key == self.china and FAMED.match(self.article.text, item.end):
            return None  # 我国最大的口岸青山市
        if item.text.startswith("全国") and item.key == self.china and self.abroad(self.topic):
            return Subject(None, self.topic)  # of the country that the text speaks of
        if n == 1 and not item.named and clause.items[0].kind == "quantity" and self.ontology.is_a(item.cls, "Event"):
            if self.topic is not None and self.is_kind(self.topic, "Event"):
                return Subject(None, self.topic)  # 艺术节启动，近千项|文化活动
        if item.cls == "Person":
            return Subject(unclear=True)
        if self.ontology.is_a(item.cls, "Document"):
            return self._document(clause, item, this)
        if this and item.cls == "Group" and clause.items[n - 1].text in THIS:
            return Subject(unclear=True)  # 该委员会组成人员
        if not self.owns(item.cls) or item.text.endswith(TOLD_THERE) or self._idle(clause, item):
            return None
        if self.ontology.is_a(item.cls, "Project") and (self._kind(clause, item) or ALL.match(item.text)):
            return None
        place = self.ontology.is_a(item.cls, "Place")
        if place and self._modifies(clause, n):
            return None  # 杭州西湖景区, 杭州的西湖景区: the last of a chain
        if (place and agents(clause, n)) or self._does(clause, n) or quoted(clause, n):
            return Subject(unclear=True)
        if (team := self._team(clause, n)) is not None:
            return Subject(None, team)
        if self._others(clause, n, place):
            return Subject(unclear=True)
        if not item.named and SYSTEM.fullmatch(item.text):
            return Subject(None, self.china) if self.china else Subject(unclear=True, passing=True)
        led = any(i.kind == "word" and i.tag in ("n", "vn", "v") for i in before_of(clause, item))
        if not item.named and item.key == self.china and (led or self.article.text[: item.start].endswith(OWN)):
            return None  # 出口额从2017年的全国第11位升到第4位: it is no subject of that
        if item.named or item.key == self.china:
            row = place or self.ontology.is_a(item.cls, "Company")
            several = row and sum(m.group == item.group and m.head for m in clause.mentions) > 1
            others = several or (place and this) or TOGETHER.match(self.article.text, item.end)
            return Subject(unclear=True) if others else Subject(item, item.key)
        return self._unnamed(clause, n, this)

    def _document(self, clause: Clause, item: Item, this: bool) -> Subject | None:
        """What a document at the head of a clause makes of its figures; 该规划 is somebody unknown if none was read."""
        found = None if item.named else self._general(clause, item, this)
        if item.named or (found is not None and found.key):
            return Subject(item, item.key) if item.named else found
        return Subject(unclear=True) if this else None

    @staticmethod
    def _built(clause: Clause, n: int) -> bool | None:
        """由甲公司与乙公司合资兴建的商场: whether what the doers only tell of is a name, if there is such a thing."""
        items = clause.items
        k = next((k for k in range(n + 1, len(items)) if items[k].text == "的" or items[k].kind == "quantity"), None)
        if k is None or items[k].kind == "quantity":
            return None
        head = next((i for i in range(k + 1, len(items)) if items[i].kind == "mention" and items[i].head), None)
        return head is not None and (head + 1 == len(items) or items[head + 1].tag not in ("n", "nz"))

    def _idle(self, clause: Clause, item: Item) -> bool:
        """Whether a name stands alone between commas, and not as 我国最大的口岸青山市，: an apposition that a subject ends."""
        first = clause.items[0]
        famed = first.key == self.china and FAMED.match(self.article.text, first.end) is not None
        return not famed and idle(clause, item)

    def _other(self, item: Item) -> bool:
        """他, 该公司, 我: somebody whom no mention covers; no 我市."""
        own = item.text == "我" and WHOLE.match(self.article.text, item.start) is not None
        return item.text in OTHERS and not own

    def abroad(self, key: str | None) -> bool:
        """Whether an entity is another country than China."""
        return key is not None and key != self.china and self.is_kind(key, "Country")

    def _firm(self, key: str) -> bool:
        """Whether an entity can be a company: it is one, or a body of no kind that is known."""
        return self.is_kind(key, "Company") or (key in self.entities and self.entities[key].cls == "Organization")

    def _does(self, clause: Clause, n: int) -> bool:
        """省政府|列入计划|的|65个项目|完成…: a body that only tells what kind of things have the figure."""
        item, after = clause.items[n], clause.items[n + 1 : n + 7]
        if not after or after[0].tag != "v" or after[0].text in SOFT:
            return False
        rules = any(self.ontology.is_a(item.cls, cls) for cls in ("GovernmentBody", "PartyBody"))
        if not rules and not (after[0].text in MADE and self.ontology.is_a(item.cls, "Organization")):
            return False
        ends = [k for k, i in enumerate(after) if i.text == "的"]
        return bool(ends) and not any(i.kind == "quantity" for i in after[: ends[0]])

    def _unnamed(self, clause: Clause, n: int, this: bool) -> Subject | None:
        """该公司 is somebody, 各级工会 and 规上企业 pass by, 全省各级工会 and 活动当天 are no subjects."""
        item = clause.items[n]
        after = self.article.text[item.end : item.end + 4]
        if (
            n == 0
            and not this
            and len(clause.items) > 1
            and clause.items[1].kind == "quantity"
            and ROW.match(item.text)
        ):
            return None  # 开发特色水果基地|30万亩: what is counted
        if self.china and item.text.startswith("全国") and self.article.text[: item.start].endswith(OWN):
            return None
        if self.china and item.text.startswith("全国") and not self.article.text[: item.start].endswith("来自"):
            return Subject(None, self.china)
        if re.match(SETTING, after):  # 招聘会现场, 活动当天: what is told then is the event's
            found = self.named.last(item.text.lstrip("该本此这次"), clause.start)
            return Subject(None, found) if found is not None and self.is_kind(found, "Event") else None
        if WHOLE.search(item.text) or item.text in ("计划", "规划"):
            return None
        if self.topic is not None and self.is_kind(self.topic, "Event") and bare_event(item.text):
            return Subject(None, self.topic)  # 比赛|奖金
        if (
            this
            and self.ontology.is_a(item.cls, "Event")
            and (event := self.named.this_event(item.text, clause.start)) is not None
        ):
            return Subject(None, event)  # 此次|活动
        if self.topic is not None and item.text.lstrip("该本") in FIRMS and self._firm(self.topic):
            return Subject(None, self.topic)
        general = self._general(clause, item, this)
        if general is not None:
            return general
        strong = this or item.text[:1] in "该本此这"
        return Subject(unclear=True, passing=not strong)

    def _general(self, clause: Clause, item: Item, this: bool) -> Subject | None:
        """医院, 该项目, 细则: the last thing so called; a name that no mention covers is somebody unknown."""
        text = item.text.lstrip("该本此这")
        if this and text == "股" and self.topic is not None and self._firm(self.topic):
            return Subject(None, self.topic)  # 该股
        if item.kind == "word" and stranger(item):
            return Subject(unclear=True)
        if this and item.kind == "word" and (event := self.named.edition(text, clause.start)) is not None:
            return Subject(None, event)
        first = not any(
            i.kind == "word" and i.tag in ("n", "nz", "ns", "vn", "a", "v") for i in before_of(clause, item)
        )
        if item.kind == "word" and BODY.search(text) and not first:
            return Subject(unclear=True)  # 欧姆龙 工会
        if not KINDS.fullmatch(text) or not (first or this):
            return None
        if text in ("协议", "合同") and PRICED.match(self.article.text, item.end):
            return None  # 协议|投资近130亿元: what is measured
        counted = any(i.kind == "quantity" for i in before_of(clause, item))
        found = None if counted else self.named.last(text, clause.start)
        if found is not None and not this and self._of_all(text, found):
            return Subject(unclear=True, passing=True)
        if found is None and not counted and not this and self.topic is not None:
            if any(self.is_kind(self.topic, kind) for kind in ("Site", "Event", "Company", "Institution")):
                return None  # 水库 of the power station that the text is about
        return Subject(None, found) if found is not None else Subject(unclear=True, passing=not this)

    def _of_all(self, noun: str, key: str) -> bool:
        """银行代客售汇…民生银行分析…银行结汇: a noun that stood alone before the one that could be meant was named."""
        first = min((m.start for k, m in self.mentions if k == key), default=0)
        return re.search(rf"(?<![\u4e00-\u9fff]){noun}", self.article.text[:first]) is not None

    def _others(self, clause: Clause, n: int, place: bool) -> bool:
        """Whether it is people of a body, or a thing whose name a place only begins, of which the clause speaks."""
        if posted(clause, n) or lent(clause, n) or teamed(clause, n) or (place and housed(clause, n)):
            return True
        text, end = self.article.text, clause.items[n].end
        return bool(
            JOINED.match(text, end)
            or FIELD.match(text, end)
            or SOMEBODY.match(text, end)
            or (place and ONE.match(text, end))
        )

    def _modifies(self, clause: Clause, n: int) -> bool:
        """Whether a place only tells where the thing named right behind it is."""
        place, after = clause.items[n], clause.items[n + 1 : n + 3]
        if not after or KINDS.fullmatch(after[0].text):
            return False
        of = after[0].text == "的" and after[0].start == place.end
        name = after[1] if of and len(after) > 1 else after[0]
        if of and name.cls in ("Country", "Province", "Prefecture", "County"):
            return False
        return name.kind == "mention" and name.start == place.end + of and name.named and self.owns(name.cls)

    def _kind(self, clause: Clause, item: Item) -> bool:
        """集中供水工程|由4639处减到…: the kind of works that are counted."""
        figure = next((i.quantity for i in clause.items if i.kind == "quantity" and i.start >= item.end), None)
        return figure is not None and kind_of_thing(self.article.text[item.end : figure.start], figure.unit)

    def _team(self, clause: Clause, n: int) -> str | None:
        """中国|代表团: the one team so called that has been named in full, 中国体育代表团."""
        item, after = clause.items[n], clause.items[n + 1 : n + 2]
        if not after or after[0].text not in ("代表团", "代表队", "队") or after[0].start != item.end:
            return None
        found = {
            key
            for key, m in self.mentions
            if m.named and m.start < item.start and m.text.startswith(item.text) and m.text.endswith(after[0].text)
        }
        return found.pop() if len(found) == 1 else None

    @staticmethod
    def _state(clause: Clause, n: int) -> bool:
        """俄|外汇储备: a state by its short form, which no mention covers."""
        item, after = clause.items[n], clause.items[n + 1 : n + 2]
        state = item.text in STATES and item.tag in ("LOC", "ns", "n", "f", "xc", "nz")
        return state and bool(after) and after[0].start == item.end and after[0].tag in ("n", "vn", "")
