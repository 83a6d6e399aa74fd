"""Graphs in the shape of ours, of any size: people, bodies, places, meetings, notices; hubs and clusters of articles.

Every name and sentence is made here from parts. The same number gives the same graph.
"""

from __future__ import annotations

import random

from kg.model import Iri, Literal, Triple
from kg.ontology import NAMESPACE

__all__ = ["HOSTILE", "SIZES", "make_hostile", "make_network"]

BASE = "https://kg.example/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
XSD = "http://www.w3.org/2001/XMLSchema#"
SIZES = {50: 138, 100: 282, 500: 1381, 2_000: 5522, 10_000: 27_538}  # nodes: facts
RELATIONS = {
    "attended": ("出席", "attended", "出席了"),
    "cooperatedWith": ("合作", "cooperated with", "与其合作推进的是"),
    "holdsPosition": ("任职", "holds position", "任职于"),
    "issued": ("发布", "issued", "日前印发了"),
    "held": ("举办", "held", "近日举办"),
    "locatedIn": ("位于", "located in", "位于"),
    "supported": ("支持", "supported", "拨款支持"),
}
PLACES = "青溪 白石 望江 临湖 新桥 长岭 玉屏 东山 南洲 西河 北塬 云台 平川 古渡 松林 清泉 石门 龙湾 凤岭 金沙".split()
MATTERS = "水利 教育 林业 交通 卫生 文化 农业 应急 工会 体育 科技 民政 住房 气象 审计 渔业".split()
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "明华建国志强丽芳敏静磊洋勇艳杰涛超霞平刚桂英文斌玉兰"
FILLER = "各地要压实责任、细化措施，确保任务按期完成 会议强调安全生产责任重于泰山 有关负责人介绍，下一步将扩大覆盖面 活动期间发放清凉用品和宣传手册 代表们实地察看了施工现场 双方就资金安排和进度交换了意见".split()  # fmt: skip


def _name(kind: str, n: int, rng: random.Random) -> str:
    place, matter = rng.choice(PLACES), rng.choice(MATTERS)
    if kind == "Person":
        return rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, rng.choice((1, 2))))
    tail = {"Organization": "局", "Place": "镇", "Event": "工作推进会", "Document": "管理办法"}[kind]
    front = rng.choice("省市县区") if kind != "Place" else ""
    return f"{place}{front}{matter if kind != 'Place' else ''}{tail}" + (f"第{n}号" if kind == "Document" else "")


def make_network(count: int, facts: int | None = None) -> list[Triple]:
    """A graph of `count` entities."""
    rng = random.Random(count)
    facts = SIZES.get(count, round(count * 2.76)) if facts is None else facts
    kinds = rng.choices(("Person", "Organization", "Place", "Event", "Document"), (30, 30, 15, 15, 10), k=count)
    labels: list[str] = []
    for n, kind in enumerate(kinds):
        name = _name(kind, n, rng)
        labels.append(name if name not in labels[-400:] else f"{name}{n}")
    nodes = [
        Iri(f"{BASE}{kind.lower()}/{n}-{label}") for n, (kind, label) in enumerate(zip(kinds, labels, strict=True))
    ]
    rows: list[Triple] = []
    for node, kind, label in zip(nodes, kinds, labels, strict=True):
        rows += [(node, Iri(RDF + "type"), Iri(NAMESPACE + kind)), (node, Iri(RDFS + "label"), Literal(label, "zh"))]
        if kind == "Organization" and rng.random() < 0.3:
            rows.append((node, Iri(SKOS + "altLabel"), Literal(label[:2] + label[-2:], "zh")))
    for name, (zh, en, _) in RELATIONS.items():
        rows += [(Iri(NAMESPACE + name), Iri(RDFS + "label"), Literal(*pair)) for pair in ((zh, "zh"), (en, "en"))]
    articles = max(1, count // 8)
    for a in range(articles):
        rows += _article(a, rng)
    hubs = [min(count - 1, int(count * rng.random() ** 3)) for _ in range(facts)]
    for f in range(facts):
        # all are joined first; then a hub, or somebody of the same article
        a = f + 1 if f + 1 < count else rng.randrange(count)
        b = (
            int(a * rng.random() ** 2.2)
            if f + 1 < count
            else hubs[f]
            if f % 2
            else min(count - 1, a + rng.randrange(1, 9))
        )
        rows += _fact(
            f,
            (nodes[a], labels[a]),
            (nodes[b if b != a else (a + 1) % count], labels[b if b != a else (a + 1) % count]),
            f * articles // facts,
            rng,
        )
    return rows


def _article(a: int, rng: random.Random) -> list[Triple]:
    node, day = Iri(f"{BASE}article/{a:016x}"), f"20{18 + a % 6}-{1 + a % 12:02}-{1 + a % 28:02}"
    title = f"{rng.choice(PLACES)}{rng.choice(MATTERS)}工作见闻之{a}"
    return [
        (node, Iri(RDF + "type"), Iri(NAMESPACE + "Article")),
        (node, Iri(DCTERMS + "title"), Literal(title, "zh")),
        (node, Iri(DCTERMS + "issued"), Literal(day, "", XSD + "date")),
        (node, Iri(NAMESPACE + "source"), Literal(f"page-{a:04}.txt")),
    ]


def _fact(f: int, left: tuple[Iri, str], right: tuple[Iri, str], a: int, rng: random.Random) -> list[Triple]:
    relation = rng.choice(list(RELATIONS))
    article, begin = Iri(f"{BASE}article/{a:016x}"), 60 * f
    front = f"{rng.choice(FILLER)}，"
    quote = f"{front}{left[1]}{RELATIONS[relation][2]}{right[1]}，{rng.choice(FILLER)}{rng.randrange(10, 9999)}人。"
    statement = Iri(f"{BASE}statement/{f:012x}")
    evidence = Iri(f"{article}/#char={begin},{begin + len(quote)}")
    at = begin + len(front)
    whole = XSD + "integer"
    planned = rng.random() < 0.1
    rows: list[Triple] = [
        (statement, Iri(RDF + "type"), Iri(NAMESPACE + "Statement")),
        (statement, Iri(RDF + "subject"), left[0]),
        (statement, Iri(RDF + "predicate"), Iri(NAMESPACE + relation)),
        (statement, Iri(RDF + "object"), right[0]),
        (statement, Iri(NAMESPACE + "status"), Iri(NAMESPACE + ("planned" if planned else "done"))),
        (statement, Iri(NAMESPACE + "confidence"), Literal(f"0.{rng.randrange(60, 96)}", "", XSD + "decimal")),
        (statement, Iri(NAMESPACE + "rule"), Literal(f"{relation}.active")),
        (statement, Iri(NAMESPACE + "evidence"), evidence),
        (statement, Iri(NAMESPACE + "subjectBegin"), Literal(str(at), "", whole)),
        (statement, Iri(NAMESPACE + "subjectEnd"), Literal(str(at + len(left[1])), "", whole)),
        (evidence, Iri(RDF + "type"), Iri(NAMESPACE + "Evidence")),
        (evidence, Iri(NAMESPACE + "begin"), Literal(str(begin), "", whole)),
        (evidence, Iri(NAMESPACE + "end"), Literal(str(begin + len(quote)), "", whole)),
        (evidence, Iri(NAMESPACE + "quote"), Literal(quote, "zh")),
        (evidence, Iri(NAMESPACE + "article"), article),
    ]
    if rng.random() < 0.5:
        rows.append((statement, Iri(NAMESPACE + "date"), Literal(f"20{12 + f % 12}", "", XSD + "gYear")))
    if not planned:
        rows.append((left[0], Iri(NAMESPACE + relation), right[0]))
    return rows


HOSTILE = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "\"><svg onload=window.pwned=1>",
    "' onmouseover='window.pwned=1",
    "javascript:window.pwned=1",
    "<a href=javascript:window.pwned=1>href</a>",
    "{{ 7*7 }}{% raw %}${window.pwned=1}",
    "</style><style>*{display:none}</style>",
    "<!--<script>--><script>window.pwned=1//</script>",
    "\u202egnp.exe\u202c\u2028window.pwned=1\u2029",
    "</noscript><iframe srcdoc='<script>parent.pwned=1</script>'>",
    "=HYPERLINK(\"http://127.0.0.1:9/\",\"x\")",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
)  # fmt: skip


def make_hostile() -> list[Triple]:
    """A graph with hostile text in every field that a file can fill."""
    rows: list[Triple] = []
    count = len(HOSTILE)
    for n, text in enumerate(HOSTILE):
        node, other = Iri(f"{BASE}person/{n}"), Iri(f"{BASE}person/{(n + 1) % count}")
        relation, cls = Iri(f"{BASE}relation/{n}"), Iri(f"{BASE}class/{n}")
        article, statement, value = Iri(f"{BASE}article/{n}"), Iri(f"{BASE}statement/{n}"), Iri(f"{BASE}value/{n}")
        evidence = Iri(f"{article}/#char=0,{len(text)}")
        rows += [
            (node, Iri(RDF + "type"), cls),
            (node, Iri(RDFS + "label"), Literal(text, "zh")),
            (node, Iri(SKOS + "altLabel"), Literal(text + "别名", "zh")),
            (node, Iri(NAMESPACE + "reason"), Literal(text)),
            (node, Iri("http://www.w3.org/2002/07/owl#sameAs"), Iri(f"javascript:window.pwned={n + 1}")),
            (node, relation, other),
            (relation, Iri(RDFS + "label"), Literal(text, "zh")),
            (cls, Iri(RDFS + "label"), Literal(text, "zh")),
            (cls, Iri(RDF + "type"), Iri(RDFS + "Class")),
            (article, Iri(RDF + "type"), Iri(NAMESPACE + "Article")),
            (article, Iri(DCTERMS + "title"), Literal(text, "zh")),
            (article, Iri(DCTERMS + "issued"), Literal(text)),
            (article, Iri(NAMESPACE + "source"), Literal(text)),
            (article, Iri(NAMESPACE + "mentions"), node),
            (evidence, Iri(NAMESPACE + "quote"), Literal(text, "zh")),
            (evidence, Iri(NAMESPACE + "begin"), Literal("0", "", XSD + "integer")),
            (evidence, Iri(NAMESPACE + "end"), Literal(str(len(text)), "", XSD + "integer")),
            (evidence, Iri(NAMESPACE + "article"), article),
            (value, Iri(NAMESPACE + "value"), Literal("3", "", XSD + "decimal")),
            (value, Iri(NAMESPACE + "valueText"), Literal(text, "zh")),
            (value, Iri(NAMESPACE + "unit"), Literal(text)),
        ]
        for number, obj in ((0, other), (1, value)):
            said = Iri(f"{statement}-{number}")
            rows += [
                (said, Iri(RDF + "subject"), node),
                (said, Iri(RDF + "predicate"), relation),
                (said, Iri(RDF + "object"), obj),
                (said, Iri(NAMESPACE + "evidence"), evidence),
                (said, Iri(NAMESPACE + "status"), Iri(f"{BASE}status/{n}")),
                (said, Iri(NAMESPACE + "dateText"), Literal(text)),
                (said, Iri(NAMESPACE + "role"), Literal(text, "zh")),
                (said, Iri(NAMESPACE + "indicator"), Literal(text, "zh")),
                (said, Iri(NAMESPACE + "rule"), Literal(text)),
            ]
    return rows
