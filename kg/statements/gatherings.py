"""Figures of those who come together, of contests and of documents: 48名选手参赛, 一等奖5件, 全文共8章.

In: a clause, the item of a figure, what the text speaks of there. Out: the owner, for `owners`; or that people come
together to something that no mention names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Draft
from kg.ontology import Ontology
from kg.statements.clauses import Clause, Item
from kg.statements.sayings import TOLD_THERE
from kg.statements.speaking import Speaking
from kg.statements.subjects import CHAPTERS, GATHERED, NEAR, PRIZED, TASKS, Subject

__all__ = ["Gatherings", "Owner", "Scene"]

PRIZES = frozenset("件 篇 幅 部 个 名 项 位 人 组 首".split())
PRIZE = re.compile("(?:特等|一等|二等|三等|四等|特别|优秀|优胜|入围|提名|鼓励|组织|[金银铜])奖(?:作品)?$")
CONTEST = re.compile("评选|评比|评奖|赛|颁奖|展评|征集|征文|表彰")
WINNERS = re.compile(r"(?:来自[^，]{1,40}的|其中|共有?|有|本届|本次|此次|获奖的?|\d+[个名位][\u4e00-\u9fff]{2,6}和)*")
PIECES = frozenset("件 幅 篇 部 首 组".split())
SHOWN = re.compile(
    "(?:其中|包括|共|最终)*(?:展出)?(?:入选|入围|获奖|参评|参赛)[\u4e00-\u9fff]{0,8}作品(?:共|近|约|达)*"
)
# 全文共|8章，分为7章|45条; not 累计排查道路|96条
DIVIDED = re.compile(r"[共计分含有]为?(?:[\d一二三四五六七八九十]+[章编节篇]、?)*$|规定|提出|明确|推出")
TITLES = re.compile("(?:世界|全国|亚洲|奥运)?(?:冠军|金牌|奖牌|纪录|第一)")  # what is won, not who comes together
# 招聘会上，30家|用人单位提供岗位500个
JOBS = re.compile("(?:用人|招聘|参会|参展)(?:单位|企业)|岗位|职位|求职者|意向")
FAIR = re.compile("招聘|双选|人才|就业|春风行动|求职|送岗|用工")
CEREMONY = re.compile("颁奖|表彰|揭晓")
TEAMS = ("代表团", "代表队")
THIS_EVENT = re.compile("(?:此次|本次|这次|本场|该)(?P<noun>[\u4e00-\u9fff]{2,3}?)[上中]?，[^。！？]*$")
NEAR_THIS = 90  # characters before a clause
NEAR_FAIR = 160
WRITTEN = ("篇", "字", "幅", "卷", "页", "首", "则")  # what a book has


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a figure is and how that is known."""

    key: str
    span: tuple[int, int] | None  # where it stands in the sentence; None: recovered
    recovered: str | None
    confidence: float
    fellows: tuple[Item, ...] = ()  # who else has the same figure: 甲区和乙区各7幢


@dataclass(frozen=True, slots=True)
class Scene:
    """What the text speaks of where a figure stands."""

    topic: tuple[str, str] | None  # (key, in which words)
    subject: Subject
    document: str | None  # made public in this sentence


class Gatherings:
    """The figures of one article that go with an event or document; remembers the award whose winners are counted."""

    def __init__(self, draft: Draft, ontology: Ontology, speaking: Speaking):
        self.text, self.mentions, self.entities = draft.article.text, draft.mentions, draft.entities
        self.ontology, self.speaking = ontology, speaking
        self.prize: tuple[str, str] | None = None

    def of(self, clause: Clause, item: Item, scene: Scene) -> tuple[Owner | None, bool]:
        """The owner, if any; and whether the figure counts people who come together."""
        unit = item.quantity.unit if item.quantity is not None else ""
        lead, tail = self.text[clause.start : item.start], self.text[item.end : item.end + 16]
        if unit in PRIZES and PRIZE.search(lead[-8:]):
            return self._contest(clause, item), False
        met = re.match("[^，。]{0,8}(?:参加|出席|到会|与会|参会)", tail) is not None
        if not met and PRIZED.search(self.text[clause.start : clause.end]):
            if unit in PIECES and scene.topic is not None and self.speaking.is_kind(scene.topic[0], "Event"):
                if SHOWN.fullmatch(lead):
                    return Owner(scene.topic[0], None, f"上文的{scene.topic[1]}", 0.8), False
            return self._contest(clause, item) if unit in PRIZES and WINNERS.fullmatch(lead) else None, True
        gathered = (
            unit in ("人", "名", "位", "人次", "支", "家", "个")
            and TITLES.match(tail) is None
            and (GATHERED.search(self.text[clause.start : clause.end]) is not None and "容纳" not in lead)
        )
        found = self._event(clause, item, scene) if gathered else self._fair(clause, item, unit)
        if found is not None:
            return Owner(found[0], None, f"上文的{found[1]}", 0.8), True
        return self._document(clause, item, scene), gathered

    def _event(self, clause: Clause, item: Item, scene: Scene) -> tuple[str, str] | None:
        """What people take part in: named behind them, a team, what the text speaks of, the last one named."""
        behind = [m for m in clause.mentions if m.named and m.start >= item.end and self.ontology.is_a(m.cls, "Event")]
        if behind:
            return behind[0].key, behind[0].text
        topic = scene.topic
        told = topic is not None and (topic[1].endswith(TEAMS) or self.speaking.is_kind(topic[0], "Event"))
        found = topic if told else self._latest("Event", item, len(self.text))
        this = THIS_EVENT.search(self.text, max(0, clause.start - NEAR_THIS), clause.start)
        label = self.entities[found[0]].label if found is not None else ""
        if this and label and this["noun"] not in label and not {this["noun"][0], this["noun"][-1]} & {*label[-3:]}:
            return None  # 此次培训，|13家企业参加: not the campaign told of before
        return found

    def _fair(self, clause: Clause, item: Item, unit: str) -> tuple[str, str] | None:
        """The job fair of which the text spoke last, for employers and posts counted."""
        if unit not in ("家", "个", "名", "人") or JOBS.search(self.text[clause.start : clause.end]) is None:
            return None
        found = self._latest("Event", item, NEAR_FAIR)
        return found if found is not None and FAIR.search(self.entities[found[0]].label) else None

    def _document(self, clause: Clause, item: Item, scene: Scene) -> Owner | None:
        """章 and 条, tasks and pages are their document's."""
        unit = item.quantity.unit if item.quantity is not None else ""
        lead, tail = self.text[clause.start : item.start], self.text[item.end : item.end + 16]
        subject = scene.subject.key
        document = subject if subject is not None and self.speaking.is_kind(subject, "Document") else None
        if subject is None and re.match(r"[\u4e00-\u9fff]{0,10}?(?:举措|措施|任务|意见|政策)", tail):
            document = scene.document
        document = document or (scene.document if unit in WRITTEN and lead.startswith("全书") else None)
        parts = unit == "个" and re.match(r"部分|方面|章|板块", tail) is not None
        if document is not None and (unit in TASKS or unit in ("年", "个月", "天", *WRITTEN) or parts):
            return Owner(document, None, f"上文的{self.entities[document].label}", 0.85)
        part = unit in (*CHAPTERS, *WRITTEN) and re.match("[这该本][部份项].{0,12}$", lead) is not None
        told = unit in CHAPTERS and not scene.subject.unclear
        if not part and not (told and DIVIDED.search(lead)):
            return None
        found = self._latest("Document", item, NEAR)
        return Owner(found[0], None, f"上文的{found[1]}", 0.8) if found else None

    def _contest(self, clause: Clause, item: Item) -> Owner | None:
        """一等奖5件, 164件作品获奖: of the contest or ceremony that the text tells of, else of the award."""
        before = (link for link in reversed(self.mentions) if link[1].named and link[1].end <= item.start)
        events = (link for link in before if self.ontology.is_a(link[1].cls, "Event"))
        found = next(((k, m.text) for k, m in events if CONTEST.search(m.text)), None)
        if found is None or CEREMONY.search(found[1]):
            awards = ((m.key, m.text) for m in clause.mentions if m.named and self.ontology.is_a(m.cls, "Award"))
            award = (
                None if PRIZE.search(self.text[max(clause.start, item.start - 8) : item.start]) else next(awards, None)
            )
            found = award or self.prize or found
        self.prize = found
        return Owner(found[0], None, f"上文的{found[1]}", 0.75) if found else None

    def _latest(self, kind: str, item: Item, near: int) -> tuple[str, str] | None:
        """The last one of a kind that is named before a figure, at most `near` characters away."""
        before = (link for link in reversed(self.mentions) if 0 <= item.start - link[1].end <= near)
        found = ((k, m.text) for k, m in before if m.named and self.ontology.is_a(m.cls, kind))
        return next((link for link in found if not link[1].endswith(TOLD_THERE)), None)
