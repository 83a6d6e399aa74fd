"""Facts that a verb says: frames matched clause by clause.

In: sentences with mentions, quantities and periods. Out: statements, and rejections with their one reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kg.model import Article, BlockKind, Draft, Factuality, Quantity, Rejection, Sentence, Statement
from kg.ontology import Ontology
from kg.statements.clauses import Clause, Item, Row
from kg.statements.dealings import counterparty
from kg.statements.evidence import make_statement
from kg.statements.factuality import judge, plans
from kg.statements.frames import read_frames
from kg.statements.hosts import host_of
from kg.statements.matching import Candidate, Matcher
from kg.statements.shares import given_out
from kg.statements.topics import Topic, next_topic

__all__ = ["find_verbal"]

ASKED = re.compile(r"勉励|嘱咐|叮嘱|寄语|要求|希望|号召|呼吁|鼓励|强调|指出|提出|提醒|建议|宣读|传达")
TELLS = re.compile("(?:表示|透露|认为|[^学小传]说|介绍说|坦言)[，：]|(?:明确|提出|部署)了?[^，。；：]{0,14}：")
DOUBTED = re.compile("怀疑|担心|担忧|害怕|指责|指控|谴责|控告")
NOW_DONE = re.compile("已|曾|目前|日前|近日|昨|此前|了")
YEAR = re.compile("(?:1[89]|20)\\d\\d年(?!度|代)|[一二][一二三四五六七八九〇○零]{3}年")
CARRIED = 0.85  # factors on a frame's confidence, from counts on the development half: 0.72 / 0.86 right
HEADLINE = 0.9
NEXT = re.compile(r"\s*(?:下一步|下一阶段|接下来|今后|未来(?=，))")
GOING_ON = re.compile("进一步|不断|持续|继续|更加|更[多好优]|最[优好温]|努力|始终|一如既往|全力")
GENERAL = ("建设", "打造", "建立")  # 依托服务站，建设职工书屋: no single deed
AIMING = re.compile(
    "将(?!军|近)|(?<![重主需纪首摘概简扼必紧])要(?!求|点|闻|素|领|件|害|塞)|加快|推进|推动|加强|力争|着力|计划|拟"
)
MARKED = re.compile("《[^《》]*》|“[^“”]*”")
ASSERTED = (Factuality.DONE, Factuality.PLANNED)
SPEECH = re.compile("致辞|发言|讲话|演讲|宣讲|宣布")
TALK = re.compile(
    "[^，。；]{0,12}?(?P<what>致辞|发言|讲话|演讲|宣讲)|[^，。；]{0,12}《[^》]*》[^，。；]{0,12}?(?P<named>发言|演讲|讲话|宣讲)"
)
CONTESTS = frozenset("联赛 比赛 大赛 赛事".split())
CONTEST = re.compile("(?:赛|杯|运动会|奥运会|亚运会)$")
DEED = re.compile("主持|演唱|演奏|表演|朗诵|颁|授牌|授旗|点燃|启动|按下|揭|见证|签|夺|摘|斩获|领")  # no speech


@lru_cache(maxsize=8)
def _matcher(ontology: Ontology) -> Matcher:
    return Matcher(read_frames(ontology), ontology)


def find_verbal(draft: Draft, rows: Sequence[Row], ontology: Ontology) -> tuple[list[Statement], list[Rejection]]:
    """The verbal facts of an article, in text order."""
    matcher, topic = _matcher(ontology), Topic(hosts=_hosts(draft, ontology))
    statements: list[Statement] = []
    rejections: list[Rejection] = []
    aims: object = None  # whether the paragraph tells what is to be done next
    for sentence, clauses in rows:
        aims = (aims and _same_paragraph(draft.article, sentence)) or NEXT.match(draft.article.text, sentence.start)
        topic = replace(
            topic,
            subjects=topic.subjects[:1] if _same_paragraph(draft.article, sentence) else (),
            source="sentence",
            unsaid=topic.unsaid + 1,
            pending=(),
            members=(),
            theme=None,
            crowd=(),
        )
        earlier = topic.event if clauses and YEAR.match(draft.article.text, clauses[0].start) else None
        for place, clause in enumerate(clauses):
            # 1956年4月，他主持会议: not the meeting that the text spoke of before
            known = topic if earlier is None or topic.event is not earlier else replace(topic, event=None, session=None)
            for candidate in matcher.match(clauses, place, known):
                made, reason = _statements(draft, sentence, clauses[: place + 1], candidate, aims=bool(aims))
                statements += made
                if reason:
                    rejections.append(_rejection(draft.article, sentence, candidate, reason))
            topic = next_topic(clause, topic, ontology)
    return statements, rejections


def _hosts(draft: Draft, ontology: Ontology) -> dict[str, Item]:
    """The bodies that met in the meetings of an article, as items, by the meeting's key."""
    bodies = [e for e in draft.entities.values() if e.named and ontology.is_a(e.cls, "Organization")]
    found: dict[str, Item] = {}
    for key, m in draft.mentions:
        host = host_of(m.text, bodies) if m.cls in ("Meeting", "Activity", "Project") and key not in found else None
        if host is not None:
            found[key] = Item("mention", m.text, m.start, m.end, key=host.key, cls=host.cls)
    return found


def _same_paragraph(article: Article, sentence: Sentence) -> bool:
    return not any(block.start == sentence.start for block in article.blocks)


def _statements(
    draft: Draft, sentence: Sentence, clauses: Sequence[Clause], candidate: Candidate, *, aims: bool
) -> tuple[list[Statement], str | None]:
    """The statements of a candidate in the last of the clauses, or why there are none."""
    if candidate.reason is not None:
        return [], candidate.reason
    text, clause = draft.article.text, clauses[-1]
    status = judge(text, clause, candidate.start, text[sentence.start : clause.start])
    if candidate.recovered and DOUBTED.search(text, sentence.start, clause.start):
        return [], "what somebody suspects or fears"
    if candidate.recovered and TELLS.search(text, sentence.start, clause.start):
        own = any(item.text in ("自己", "本人", "我") for item in clause.items)
        if not own and all(item.cls == "Person" for item in candidate.subjects):
            return [], "what a speaker tells of others"
    if candidate.recovered and not _own_act(text, clause) and ASKED.search(text[sentence.start : clause.start]):
        status = Factuality.REQUIRED  # what somebody asks of others, its subject left out
    elif (
        candidate.recovered
        and status is Factuality.DONE
        and ((aims and candidate.recovered.startswith("前一句")) or _still_to_come(text, clauses, candidate))
    ):
        status = Factuality.PLANNED
    if status is Factuality.PLANNED and candidate.frame.relation == "supported":
        if candidate.counts[:1] == (None,) and GOING_ON.search(text, sentence.start, sentence.end):
            return [], "what somebody means to go on with"
    if candidate.recovered and not candidate.objects[0].named and candidate.frame.relation == "established":
        done = text.startswith(("了", "起"), candidate.end)  # 成立|了: no aim
        earlier = MARKED.sub("", text[sentence.start : clause.start])
        if status is Factuality.PLANNED or candidate.trigger in GENERAL or (AIMING.search(earlier) and not done):
            return [], "what somebody means to do, with no name"
    if candidate.recovered and candidate.frame.relation == "attended" and candidate.objects[0].text in CONTESTS:
        return [], "nobody says which contest"
    if candidate.recovered and candidate.frame.relation == "signed" and len(candidate.objects[0].text) < 3:
        return [], f"nobody says which {candidate.objects[0].text}"
    if status not in ASSERTED:
        return [], f"{status}: not asserted"
    pairs = _pairs(candidate, clause)
    return [_statement(draft, sentence, candidate, status, s, o) for s, o in pairs if s.key != o.key or not o.key], None


def _still_to_come(text: str, clauses: Sequence[Clause], candidate: Candidate) -> bool:
    """某队将离开上海，前往某县，|为村民带去药品: what goes on behind 将 in one sentence."""
    *before, clause = clauses
    over = NOW_DONE.search(text, clause.start, clause.end) is not None or text.startswith(("了", "过"), candidate.end)
    dated = any(i.period is not None and i.period.iso and len(i.period.iso) >= 7 for i in clause.items)
    return not over and not dated and any(plans(text, c) for c in before)


def _own_act(text: str, clause: Clause) -> bool:
    """A clause with a day or with 并 goes on with what its subject did itself."""
    dated = any(i.period is not None and i.period.iso and len(i.period.iso) >= 7 for i in clause.items)
    return dated or text[clause.start : clause.start + 2].startswith(("并", "还", "已", "同时"))


def _pairs(candidate: Candidate, clause: Clause) -> list[tuple[Item, Item]]:
    """Who with what: each with each, but of several who 分别 gave sums or 分获 prizes each with its own."""
    if "group" in candidate.frame.object.sources and set(candidate.objects) == set(candidate.subjects):
        first, *rest = candidate.subjects
        return [(first, other) for other in rest]
    if len(candidate.subjects) > 1 and candidate.objects[0].quantity is not None and given_out(clause):
        sums = [i for i in clause.items if i.quantity is not None and i.quantity.money and i.start >= candidate.end]
        return list(zip(candidate.subjects, sums, strict=True)) if len(sums) == len(candidate.subjects) else []
    first, *others = candidate.subjects
    if len(others) == len(candidate.objects) > 1 and candidate.frame.relation == "signed" and given_out(clause):
        if any(item.start == first.end and item.text in ("与", "同", "跟", "和") for item in clause.items):
            # 甲与乙、丙分别签订合同和协议
            return [*((first, o) for o in candidate.objects), *zip(others, candidate.objects, strict=True)]
    several = min(len(candidate.subjects), len(candidate.objects)) > 1 and given_out(clause)
    if candidate.frame.relation == "supported" and several:
        return []  # 甲、乙分别看望了丙、丁等: nobody can say who saw whom
    if len(candidate.subjects) == len(candidate.objects) > 1 and (candidate.trigger[0] == "分" or given_out(clause)):
        return list(zip(candidate.subjects, candidate.objects, strict=True))
    if candidate.frame.relation == "received" and several:
        return []  # 甲、乙、丙分别获冠军、亚军: nobody can say who won what
    if candidate.trigger == "分获" and len(candidate.subjects) < len(candidate.objects):
        return []  # one of the winners is no name
    return [(s, o) for s in candidate.subjects for o in candidate.objects]


def _statement(
    draft: Draft,
    sentence: Sentence,
    candidate: Candidate,
    status: Factuality,
    subject: Item,
    obj: Item,
) -> Statement:
    confidence = candidate.frame.confidence
    confidence *= CARRIED if candidate.recovered else 1.0
    confidence *= HEADLINE if sentence.kind in (BlockKind.TITLE, BlockKind.SUBTITLE) else 1.0
    return make_statement(
        draft,
        sentence,
        subject=subject.key,
        relation=candidate.frame.relation,
        obj=obj.key or obj.quantity or "",
        rule=candidate.frame.id,
        confidence=round(confidence, 3),
        status=status,
        period=candidate.period,
        qualifiers=_qualifiers(draft.article.text, candidate, subject, obj),
        subject_span=None if candidate.recovered else (subject.start, subject.end),
        object_span=(obj.start, obj.end),
        recovered=candidate.recovered,
    )


def _role(text: str, candidate: Candidate) -> str:
    """The role in the words of the trigger, without 了 and 在…中; the kind of speech that is told."""
    trigger = candidate.trigger.replace("了", "")
    if candidate.frame.role == "trigger":
        return trigger
    if DEED.match(trigger):
        return "主持" if trigger.startswith("主持") else trigger
    spoken = SPEECH.search(trigger)
    if spoken:
        return spoken.group()
    told = TALK.match(text, candidate.start + len(candidate.trigger))
    return (told["what"] or told["named"]) if told else str(candidate.frame.role)


def _qualifiers(text: str, candidate: Candidate, subject: Item, obj: Item) -> dict[str, str | Quantity | bool]:
    found: dict[str, str | Quantity | bool] = {}
    if candidate.frame.role is not None:
        role = _role(text, candidate)
        if not (role == "讲话" and CONTEST.search(obj.text)):  # who is told of in a race did not speak there
            found["role"] = role
    count = next((q for o, q in zip(candidate.objects, candidate.counts, strict=False) if o is obj), None)
    if count is not None:
        found["count"] = count
    if candidate.covers is not None:
        found["covers"] = candidate.covers
    if candidate.frame.relation == "signed":
        other = counterparty(text, candidate.subjects, candidate.counterparties, subject)
        if other is not None:
            found["counterparty"] = f"entity:{other.key}"
    if candidate.frame.relation == "received" and candidate.counterparties:
        found["by"] = f"entity:{candidate.counterparties[0].key}"
    return found


def _rejection(article: Article, sentence: Sentence, candidate: Candidate, reason: str) -> Rejection:
    begin, end = article.source_span(sentence.start, sentence.end)
    return Rejection(article.source, candidate.frame.id, candidate.trigger, reason, begin, end)
