"""Hosts of events, said by the event's own name: 云岭市红十字会第六次会员代表大会召开, 海河集团锂电项目开工.

In: sentences with mentions. Out: held where a named meeting begins with a body's name and the sentence says that it met,
launched where a project does and the sentence says that it was begun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Draft, Entity, Mention, Sentence, Statement
from kg.ontology import Ontology
from kg.statements.evidence import make_statement

__all__ = ["find_hosts", "host_of"]

MET = re.compile(
    r"^[^，。；]{0,24}?(?:召开|举行|开幕|闭幕|举办|启动|开赛|拉开帷幕|落幕|走进|来到|上演|收官|开班|开讲|揭幕|上(?:获悉|介绍|表示|发布|作))|^上(?!的)"
)
BEGUN = re.compile(r"^[^，。；]{0,16}?(?:启动|开工|奠基|投产|上线|开建|试运行|动工|投用|竣工|建成)(?!仪式|会)")
CALLED_BEFORE = re.compile(r"(?:召开|举行|举办)(?:的|了)?$")
# what such a ceremony is for stands before it, not who holds it
ABOUT = re.compile(
    r"公祭|祭扫|悼念|追悼|告别仪式|葬礼|婚礼|^[^“”\d暨]+(?:签约|签字|签署|揭牌|挂牌|授牌|颁授|捐赠|落成|开工|奠基|开业|成立|通车|首发)(?:启动)?仪式$"
)
HELD_BY = re.compile("(?:在|由)[^，。；]{2,24}(?:召开|举行|举办|主办)的\\Z")
HOLDERS = ("GovernmentBody", "PartyBody", "TradeUnion", "Association", "Company", "Institution", "Department")
YEAR = re.compile(r"^(?:19|20)\d\d年?(?:度)?")
SITTING = re.compile(r"第[一二三四五六七八九十百\d]+次")  # 第八次主委会议: no body
# 市|直属机关, 某国陆军|协会秋季会议: the name goes on
LONGER = re.compile(
    "[\u4e00-\u9fff]{2,6}委员会|直属|直机关|[\u4e00-\u9fff]{0,4}(?:协会|学会|联合会|总会|商会|委员会|大学|学院|公司|集团|研究院)(?!员|成立|[主理副]|第?[一二三四五六七八九十\\d]+[届次])[\u4e00-\u9fff]"
)
# 全国人大|代表选举会议: of those whom the body has
OTHERS = re.compile("(?:代表大会|人大|政协)(?:代表|委员)(?!大会)")
TERM = re.compile(r"(?:中国共产党)?第?[一二三四五六七八九十百\d]+届")


def host_of(event: str, bodies: Sequence[Entity]) -> Entity | None:
    """The body whose name an event's name begins with, terms of office left out: 市|十六届|人大常委会第三次会议."""
    event = YEAR.sub("", event)
    if OTHERS.search(event):
        return None
    for words in (TERM.sub("", event), event):
        names = [
            (len(name), body.key, body)
            for body in bodies
            for name in (body.label, *body.aliases)
            if len(name) >= 2
            and words.startswith(name)
            and not SITTING.match(name)
            and not LONGER.match(words, len(name))
        ]
        if names:
            return max(names, key=lambda n: n[:2])[2]
    return None


def find_hosts(draft: Draft, ontology: Ontology) -> list[Statement]:
    """The body that an event's name begins with held it, or launched what 启动 or 开工 says; one statement an event."""
    text = draft.article.text
    bodies = [
        e
        for e in draft.entities.values()
        if e.named and e.cls != "Organization" and ontology.is_a(e.cls, "Organization")
    ]
    found: dict[str, Statement] = {}
    for sentence in draft.sentences:
        inside = draft.within(sentence)
        for key, m in inside:
            if not (m.named and m.cls in ("Meeting", "Activity", "Project")) or key in found:
                continue
            begun = m.cls != "Meeting" and BEGUN.match(text[m.end : sentence.end])
            met = MET.match(text[m.end : sentence.end]) or CALLED_BEFORE.search(text[sentence.start : m.start])
            told = (begun or (met and m.cls != "Project")) and ABOUT.search(m.text) is None
            host = host_of(m.text, bodies) if told else None
            if host is not None and not _by_another(text, sentence, m, inside):
                found[key] = make_statement(
                    draft,
                    sentence,
                    subject=host.key,
                    relation="launched" if begun else "held",
                    obj=key,
                    rule="hosts.name",
                    confidence=0.85,
                    subject_span=(m.start, m.end),
                    object_span=(m.start, m.end),
                )
    return list(found.values())


def _by_another(text: str, sentence: Sentence, event: Mention, inside: Sequence[tuple[str, Mention]]) -> bool:
    """在甲办今天举行的|国务院新闻发布会: whether a body named right before the event is said to hold it."""
    by = HELD_BY.search(text, sentence.start, event.start)
    return by is not None and any(m.named and by.start() < m.start < by.end() and m.cls in HOLDERS for _, m in inside)
