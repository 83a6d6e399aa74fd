"""Posts that a verb of work gives: 在桂林大学担任教授, 加入海河公司，担任副总裁, 在桂林大学任教; and those that 其 gives.

In: the words around a body, or those before a person. Out: the title, "" where only the work is said, and the body.
"""

from __future__ import annotations

import re

from kg.model import Draft, Mention, Sentence
from kg.ontology import Ontology
from kg.statements.titles import Titles

__all__ = ["led_post", "own_post", "served_post"]

Link = tuple[str, Mention]
JOINS = re.compile(r"(?:加入|加盟|入职|转投|跳槽[到至]|调[任入到至]|进入|来到)(?:了)?$")
JOINED = re.compile(
    r"，(?:并|先后|一直|随后|后来)?(?:担任|出任|任|成为)(?:其|公司|该校|该院)?(?P<title>[\u4e00-\u9fff]{2,14}?)(?:一职|职务|的?工作)?(?=[，。；])"
)
SERVES = re.compile(
    r"(?:先后|一直|曾)?(?:担任|当上|当|出任|任)(?:了|过)?(?:一?[名个])?(?P<title>[\u4e00-\u9fff]{2,12}?)(?:一职|职务|的?工作)?(?=[，。；、])"
)
AT = re.compile(r"(?:任职|就职|供职|效力|服务)[于过在]*(?:[\u4e00-\u9fff（）]{2,24}、){0,6}$")
WORKED = re.compile(r"(?:[、和][\u4e00-\u9fff（）]{2,20}){0,6}(?:等[地处单位]*)?工作(?![人部会])")
WORKS = re.compile(r"(?:任教|任职|供职|就职|执教|从教|从医)(?![于前后])")
UNSURE = re.compile(
    r"希望|想|愿意|应聘|考虑|打算|拒绝|计划|准备|如果|要求|邀请|建议|没有|不再|能够?|可以|可|梦想|理想|[夫妻父母儿女爱]|丈夫|兄|弟|姐|妹|孩子|家人|老伴"
)
ENTERS = re.compile(
    r"(?:毕业|退伍|转业|复员)[^，。；]{0,12}(?:，(?:随后|后)?|后)(?:被)?(?:分配|调|应聘|分|回|来|进)?[到入]$"
)
CARRIED = re.compile(
    r"(?:现|曾|此前|目前|先后)+(?:任职|就职|供职|在)|(?:[\d年月日以后起，]*|毕业后|退伍后|随后|此后|之后)(?:他|她|后来|曾|其间|此前|毕业|退伍|转业)"
)
OWN = re.compile(r"其(?P<title>[\u4e00-\u9fff、]{2,12})$")
LEADER = re.compile(r"(?:^|[，。；、在])(?P<by>[由以])(?P<title>[\u4e00-\u9fff]{2,6})$")
LEADS = re.compile(
    r"(?:博士|教授|同志|先生|女士|院士)?(?:亲自)?(?:(?:率领|带领|率队|带队|率)的|(?:任|为)(?:团长|领队|组长)的)"
)


def served_post(text: str, sentence: Sentence, body: Mention, lead: str, *, carried: bool) -> str | None:
    """The title of somebody's work at a body, None where none is said; `lead` stands before it."""
    if UNSURE.search(lead) or (carried and not CARRIED.match(lead)):
        return None
    end = sentence.end
    if AT.search(lead):
        return "" if re.match(r"[，。；、]", text[body.end : body.end + 1]) else None
    if re.search(r"(?:曾|先后|历任|一直)在(?:[\u4e00-\u9fff（）]{2,20}、){0,6}$", lead):
        return "" if WORKED.match(text, body.end, end) or WORKS.match(text, body.end, end) else None
    if ENTERS.search(lead):
        return "" if WORKED.match(text, body.end, end) else None
    if lead.endswith(("在", "到", "于")):
        served = SERVES.match(text, body.end, end)
        if served:
            return served["title"]
        return "" if WORKS.match(text, body.end, end) else None
    joined = JOINED.match(text, body.end, end) if JOINS.search(lead) else None
    return joined["title"] if joined else None


def own_post(
    draft: Draft, sentence: Sentence, start: int, ontology: Ontology, titles: Titles
) -> tuple[Link, str] | None:
    """其董事长王大明: of the only body or state that the sentence names before."""
    own = OWN.search(draft.article.text[max(sentence.start, start - 14) : start])
    if own is None or not titles.is_alone(own["title"]):
        return None
    place = start - len(own.group())
    before = {
        key: m
        for key, m in draft.mentions
        if sentence.start <= m.start
        and m.end <= place
        and draft.entities.get(key)
        and draft.entities[key].named
        and (m.cls == "Country" or ontology.is_a(m.cls, "Organization"))
    }
    if len(before) != 1:
        return None
    key, m = next(iter(before.items()))
    label = draft.entities[key].label
    return ((key, m), own["title"]) if titles.fits_body(own["title"], m.cls, label) else None


def led_post(text: str, person: Mention, body: Mention, label: str, titles: Titles) -> str:
    """由校长王大明率领的|桂林大学代表团: the title before a name, where the body led by that person has such a post."""
    lead = LEADER.search(text[max(0, person.start - 9) : person.start])
    if lead is None or not LEADS.fullmatch(text[person.end : body.start]):
        return ""
    title = lead["title"]
    return title if titles.is_lead(title) and titles.belongs(title, label) else ""
