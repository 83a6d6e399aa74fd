"""Posts that a verb gives or takes: 王全担任海南省总工会主席; 任命王全为…; 曾任…、…; 加入海河公司，担任副总裁.

In: a sentence read for posts. Out: the bodies and titles that a person takes, or the statements where a row names its own.
"""

from __future__ import annotations

import re

from kg.model import Statement
from kg.statements.holders import Held, Link
from kg.statements.postlines import PostLine
from kg.statements.service import served_post
from kg.statements.states import chief_of
from kg.statements.titles import (
    AREA_CLASSES,
    GIVES,
    GIVES_TO,
    HIRES,
    PAST,
    RANGE,
    RESPECTIVELY,
    RESUMED,
    SAME,
    TAKES,
    TAKES_FROM,
)

__all__ = ["appointed", "elected", "grouped", "hired", "resumed", "served", "shared", "taken", "taken_there"]

OWN_PEOPLE = re.compile("(?:他|她)的[^，。；]{0,8}(?<!一)[\u4e00-\u9fff]{2}")
CHIEF = re.compile(
    r"(?:同志)?(?:[（(][^（）]{1,6}[）)])?(?P<verb>当选为?|为|任)(?P<title>(?:常务)?副?(?P<area>[省市县区州])长)(?=[，。；、]|$)"
)
VOTED = re.compile("选举|任命|当选|表决|决定")
# 成立某领导小组，由县长李明|任组长|，…; 市长王强任组长的|某领导小组: the post, and how the groups end that have it
GROUP_POST = re.compile(
    r"(?:同志)?(?:等)?(?:[\d一二两三四五六七八九]人)?(?:分别)?(?:兼任|兼|担任|任|为)(?P<title>(?:常务|第一|执行)?副?(?P<post>组长|总?指挥长?|召集人|主任委员))(?P<of>的)?"
)
GROUPS = {"组长": ("组", "专班"), "指挥": ("指挥部",), "召集人": ("会议", "组"), "主任委员": ("委员会",)}
LIST = 2000  # characters of a list of appointments
FAR = 160  # characters from a group's name to its heads


def appointed(line: PostLine, i: int) -> list[Held]:
    """任命王全为省总工会主席; 免去王全的省总工会主席职务."""
    first, last = line.run_of(i)
    if last + 1 >= len(line.mentions):
        return []
    person, body = line.mentions[last][1], line.mentions[last + 1][1]
    text = line.article.text
    before, between = text[line.sentence.start : line.mentions[first][1].start], text[person.end : body.start]
    if GIVES_TO.fullmatch(between) and GIVES.search(before):
        return line.row(last + 1, former=False)
    if TAKES_FROM.fullmatch(between) and re.search(r"免去[^，。]{0,2}$", before or _heading(text, line.sentence.start)):
        return line.row(last + 1, former=True)
    return []


def _heading(text: str, start: int) -> str:
    """决定免去：, the line that heads a list in which a sentence at `start` stands."""
    lines = text[max(0, start - LIST) : start].split("\n")
    return next((words.rstrip("：: \u3000") for words in reversed(lines) if words.rstrip().endswith(("：", ":"))), "")


def elected(line: PostLine, i: int) -> list[Held]:
    """会议选举王全为市长，李明、王芳为副市长: of the only city of the article."""
    text, last = line.article.text, line.mentions[line.run_of(i)[1]][1]
    post = CHIEF.match(text, last.end, line.sentence.end)
    if post is None or not (post["verb"][0] == "当" or VOTED.search(text, line.sentence.start, last.start)):
        return []
    return chief_of(line.draft, post["title"], post["area"], line.mentions[i][1].start)


def hired(line: PostLine, i: int) -> list[Held]:
    """桂林大学聘请王全为客座教授: a post of the body that gives it."""
    first, last = line.run_of(i)
    text, hirer = line.article.text, line.mentions[first - 1] if first else None
    verb = HIRES.search(text[: line.mentions[first][1].start])
    title = re.match(
        rf"{GIVES_TO.pattern}(?P<title>[\u4e00-\u9fff、]{{2,14}})(?=[，。；])", text[line.mentions[last][1].end :]
    )
    if hirer is None or verb is None or title is None or not line.titles.is_title(title["title"]):
        return []
    near = re.fullmatch(r"[^，。；、]{0,10}", text[hirer[1].end : verb.start()])
    if near is None or not line.ontology.is_a(hirer[1].cls, "Organization") or not line.bodies.employs(hirer):
        return []
    return [(hirer, title["title"], False, "posts.takes")]


def taken(line: PostLine, i: int) -> list[Held]:
    """王全担任海南省总工会主席; 曾任 with a row of posts."""
    if i + 1 >= len(line.mentions):
        return []
    verb = TAKES.match(line.article.text[line.mentions[i][1].end : line.mentions[i + 1][1].start])
    while verb and i + 2 < len(line.mentions) and _within(line, i + 1):
        i += 1  # 是青山镇|北山村的村医: of the last of a chain
    return line.row(i + 1, former=PAST.search(verb.group()) is not None) if verb else []


def taken_there(line: PostLine, i: int, last: list[Held]) -> list[Held]:
    """李明任海河集团董事长，王芳任总经理."""
    match = SAME.match(line.article.text[line.mentions[i][1].end : line.sentence.end])
    return line.bodies.of_same(last[0], match["title"]) if match and last else []


def _within(line: PostLine, i: int) -> bool:
    """Whether mention i is a place that the name right behind it lies in."""
    here, after = line.mentions[i][1], line.mentions[i + 1][1]
    return here.end == after.start and here.cls in AREA_CLASSES and after.cls != "Person"


def shared(line: PostLine) -> list[Statement]:
    """李明、王芳分别担任商会会长、秘书长."""
    found: list[Statement] = []
    text = line.article.text
    for i, (_, m) in enumerate(line.mentions[:-1]):
        link = line.mentions[i + 1]
        if m.cls != "Person" or not RESPECTIVELY.match(text[m.end : link[1].start]):
            continue
        words = re.match(r"[\u4e00-\u9fff、]{2,40}", text[link[1].end : line.sentence.end])
        titles = re.split(r"[、和]", words.group()) if words else []
        people = line.mentions[line.run_of(i)[0] : i + 1]
        if len(titles) == len(people) and all(line.bodies.has(link, title) for title in titles):
            for person, title in zip(people, titles, strict=True):
                found += line.held_by(person, [(link, title, False, "posts.takes")])
    return found


def grouped(line: PostLine) -> list[Statement]:
    """Who heads the group that the text sets up, with all deputies of one clause."""
    found: list[Statement] = []
    text = line.article.text
    for i, (_, m) in enumerate(line.mentions):
        post = GROUP_POST.match(text, m.end) if m.cls == "Person" and m.named else None
        group = _group_of(line, i, post) if post else None
        if post is None or group is None:
            continue
        pause = max(text.rfind(c, 0, m.start) for c in "，。；：")
        several = post["title"].startswith("副") or "副" in post["title"][:3]
        people = [p for p in line.mentions[: i + 1] if p[1].cls == "Person" and p[1].named and p[1].start > pause]
        for person in people if several else people[-1:]:
            found += line.held_by(person, [(line.here(group, person[1]), post["title"], False, "posts.takes")])
    return found


def _group_of(line: PostLine, i: int, post: re.Match[str]) -> Link | None:
    """The group right behind 任组长的, or the last one named before."""
    ends = next(ends for word, ends in GROUPS.items() if post["post"].startswith(word))
    if post["of"]:
        behind = (link for link in line.mentions[i + 1 :] if link[1].start == post.end())
    else:
        start = line.mentions[i][1].start
        behind = (link for link in reversed(line.draft.mentions) if start - FAR < link[1].end <= start)
    groups = (g for g in behind if line.bodies.resolved(g) and line.entities[g[0]].label.endswith(ends))
    return next((g for g in groups if line.ontology.is_a(g[1].cls, "Organization")), None)


def served(line: PostLine, person: Link | None) -> list[Statement]:
    """王大明在桂林大学任教; 加入海河公司，担任副总裁."""
    found: list[Statement] = []
    last: Link | None = None
    for i, link in enumerate(line.mentions):
        last = link if link[1].named and link[1].cls == "Person" else last
        if not line.ontology.is_a(link[1].cls, "Organization") or not line.bodies.employs(link):
            continue
        lead = line.article.text[last[1].end if last else line.sentence.start : link[1].start]
        if last is None and OWN_PEOPLE.match(lead):
            continue  # 他的战友转业到某局当了科长
        title = served_post(line.article.text, line.sentence, link[1], lead, carried=last is None)
        if title is not None and (not title or line.bodies.has(link, title)):
            row = [(link, title, PAST.search(lead) is not None, "posts.served")]
            found += line.held_by(last, row) if last and "，" not in lead else line.of_the_one(i, person, row)
    return found


def resumed(line: PostLine, person: Link | None) -> list[Statement]:
    """现任…、…: a row of posts whose holder the sentence before names; 担任…主席的罗布顿珠 names its own."""
    found: list[Statement] = []
    text = line.article.text
    for i, (_, m) in enumerate(line.mentions):
        lead = text[line.sentence.start : m.start]
        before, span = RESUMED.search(lead), RANGE.search(lead)
        if before is None and span is None:
            continue
        ended = span is not None and span["end"] not in (None, "今")
        row = line.row(i, former=ended or (before is not None and PAST.search(before.group()) is not None))
        after = next((k for k in range(i + 1, len(line.mentions)) if line.mentions[k][1].cls == "Person"), None)
        if row and after is not None:
            if text[row[-1][0][1].end : line.mentions[after][1].start] == f"{row[-1][1]}的":
                found += line.held_by(line.mentions[after], row)
        elif row:
            held = line.of_the_one(i, person, row)
            found += held
            dated = span is not None or (before is not None and re.search(r"\d", before.group()))
            line.dated += [held] if held and dated else []
    return found
