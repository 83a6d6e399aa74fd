"""Posts: organisation + post + person, said by a noun phrase.

In: sentences with mentions. Out: holdsPosition with the title as printed; former where 原 stands before it.
Forms: 海南省总工会党组书记、常务副主席王全; 市委副书记、市委政法委书记王彤阳; 副委员长李建国、王胜俊…; 王全任…主席.
"""

from __future__ import annotations

import re

from kg.model import Draft, Mention, Statement
from kg.ontology import Ontology
from kg.statements.careers import appointed, elected, grouped, hired, resumed, served, shared, taken, taken_there
from kg.statements.holders import Held, Link, as_former, left_behind
from kg.statements.postlines import PostLine
from kg.statements.seats import seat_for, seat_of
from kg.statements.service import led_post, own_post
from kg.statements.staff import listed_members, plain_member
from kg.statements.states import area_posts, envoy, ministry_abroad, of_country, region_post, state_posts
from kg.statements.titles import (
    BOTH,
    FORMER,
    INHERITED,
    JOINT,
    PRAISE,
    SINGLE,
    load_titles,
)

__all__ = ["find_posts"]

# a chief whose title shares its first character with the end of the body's name: 教育局|长
CHIEF = re.compile(r"[部局厅司院校馆台所站社行处队署]长(?!期|度|效|江|远|城|沙|春|征)")
ASIDE = re.compile(
    r"（[^（）]{1,24}）|(?:19|20)\d\d[届级](?:新进|新入职)?"
)  # 服务队（全国最佳组织）队长, 2021届新进员工
# between whom a row of people with their posts stands, and what a post ends at
ROW_OPENS = ("：", "；", "。", "\n", " ", "\u3000", "）")
ROW_POST = re.compile("(?P<former>原)?(?P<title>[\u4e00-\u9fff、]{2,16}?)(?=[；。，\n（）]|$)")
CHOSEN = re.compile("当选|就任|出任|接任")
LONGEST_POST = 24  # characters of the post before
LONGEST_PRAISE = 24  # characters
ENVOY = re.compile(r"^(?:首席|前任?|原|副|特命全权|总|候任)*(?:大使|公使|领事|代表|参赞|特使|特派员)$")


def find_posts(draft: Draft, ontology: Ontology) -> list[Statement]:
    """All posts of an article."""
    titles = load_titles(ontology)
    found: list[Statement] = []
    careers: list[list[Statement]] = []
    person: Link | None = None
    for sentence in draft.sentences:
        inside = draft.within(sentence)
        line = PostLine(draft, sentence, inside, ontology, titles)
        line.known = {s.subject for s in found}
        found += _run(line) + shared(line) + grouped(line) + resumed(line, person) + served(line, person)
        careers += line.dated
        people = {m[0]: m for m in inside if m[1].named and m[1].cls == "Person"}
        if people:
            person = next(iter(people.values())) if len(people) == 1 else None
    for sentence, holder, body, title in listed_members(draft, ontology, titles):
        if title.endswith(("编辑", "记者", "校对")):
            continue  # 责任编辑：甲: of the page, of none of those listed on it
        line = PostLine(draft, sentence, (), ontology, titles)
        found += line.held_by(holder, [(body, title, False, "posts.members")])
    left = left_behind(careers)
    return [as_former(s) if s in left else s for s in found]


def _beginnings(words: str) -> list[str]:
    return [words[:n] for n in range(len(words), 1, -1)]


def _next_chosen(line: PostLine, person: Mention) -> bool:
    """甲当选省人大主任|乙当选省长: in a headline of two elections the post before a name is the other's."""
    text, near = line.article.text, max(line.sentence.start, person.start - LONGEST_POST)
    return CHOSEN.match(text, person.end) is not None and CHOSEN.search(text, near, person.start) is not None


def _run(line: PostLine) -> list[Statement]:
    """The posts of every person whom the sentence names."""
    found: list[Statement] = []
    last: list[Held] = []
    said: list[Held] = []  # the last post that the sentence gives anybody
    for i, (key, m) in enumerate(line.mentions):
        if not (m.named and m.cls == "Person"):
            continue
        held = [] if _next_chosen(line, m) else _before(line, i)
        if not held and last:
            held = _listed(line, i, last) or _inherits(line, i, last)
        takes = taken(line, i) or ([] if held else taken_there(line, i, said))
        for person in line.mentions[line.run_of(i)[0] : i] if takes and not held else ():
            found += line.held_by(person, takes)
        held = (
            held
            or takes
            or appointed(line, i)
            or elected(line, i)
            or hired(line, i)
            or _behind(line, i, last)
            or _seated(line, i)
            or _rowed(line, i)
        )
        held = held or _plain(line, i)
        last, said = held, held or said
        found += line.held_by((key, m), [*held, *(t for t in takes if t not in held)])
    return found


def _plain(line: PostLine, i: int) -> list[Held]:
    """云岭大学化学学院王大明说: of the body, with no title."""
    if i and plain_member(line.draft, line.mentions[:i], line.mentions[i][1]):
        return [(line.mentions[i - 1], "", False, "posts.plain")]
    return []


def _seated(line: PostLine, i: int) -> list[Held]:
    """校长王大明, of the school that the sentence before spoke of."""
    start, after = line.mentions[i][1].start, line.mentions[i + 1 : i + 2]
    found = own_post(line.draft, line.sentence, start, line.ontology, line.titles)
    if found is None and after and line.bodies.resolved(after[0]):
        label = line.entities[after[0][0]].label
        if title := led_post(line.article.text, line.mentions[i][1], after[0][1], label, line.titles):
            return [(after[0], title, False, "posts.seat")]
    found = found or seat_of(line.draft, line.sentence, start, line.ontology)
    if found is None:
        return []
    return [(line.here(found[0], line.mentions[i][1]), found[1], False, "posts.seat")]


def _rowed(line: PostLine, i: int) -> list[Held]:
    """：王大明|广东江州市人民医院|原院长；: of a row of people, the body and the post right behind the name."""
    text, person = line.article.text, line.mentions[i][1]
    if text[person.start - 1 : person.start] not in ROW_OPENS or person.text[0] not in line.titles.surnames:
        return []
    end = person.end
    for link in line.mentions[i + 1 :]:
        if link[1].start != end or link[1].cls == "Person":
            return []
        end = link[1].end
        if not line.ontology.is_a(link[1].cls, "Place"):
            match = ROW_POST.match(text, end, line.sentence.end)
            if match is None or not all(line.titles.is_title(title) for title in match["title"].split("、")):
                return []
            return [(link, match["title"], match["former"] is not None, "posts.behind")]
    return []


def _behind(line: PostLine, i: int, last: list[Held]) -> list[Held]:
    """省林业工会周有福主席、李明副主席: a post behind the name; the body right before it, or the one before that has it."""
    text, person = line.article.text, line.mentions[i][1]
    link = line.mentions[i - 1] if i else None
    if link and link[1].end == person.start and line.ontology.is_a(link[1].cls, "Organization"):
        end = min([m[1].start for m in line.mentions[i + 1 : i + 2]], default=line.sentence.end)
        words = re.match(r"[\u4e00-\u9fff]{2,7}", text[person.end : min(end, person.end + 7)])
        title = next((w for w in _beginnings(words.group() if words else "") if line.titles.is_title(w)), "")
        return [(link, title, False, "posts.behind")] if title and line.bodies.employs(link) else []
    title = line.titles.behind(text[person.end : line.sentence.end])
    joined = text[link[1].end : person.start] if link else ""
    before = re.fullmatch(r"(?P<title>[\u4e00-\u9fff]{2,8})[、，和与及 ]{1,2}", joined)
    if last and title and before and line.titles.is_lead(before["title"]):
        return line.bodies.of_same(last[0], title)
    if not title or line.mentions[i][0] in line.known:
        return []
    found = seat_for(line.draft, line.sentence, person.start, title, line.ontology, only=True)
    return [(line.here(found[0], person), title, False, "posts.seat")] if found else []


def _listed(line: PostLine, i: int, last: list[Held]) -> list[Held]:
    """副主席李明、王芳: the second has the post of the first, unless only one can have it."""
    if i == 0 or not line.beside(i) or SINGLE.match(last[0][1]):
        return []
    return [(body, title, former, "posts.list") for body, title, former, _ in last]


def _before(line: PostLine, i: int) -> list[Held]:
    """The bodies and titles that stand before person i, nearest last."""
    text, start = line.article.text, line.mentions[i][1].start
    praise = PRAISE.search(text, max(line.sentence.start, start - LONGEST_PRAISE), start)
    nearest = stop = praise.start() if praise else start
    found: list[Held] = []
    for j in range(i - 1, -1, -1):
        link = line.mentions[j]
        if link[1].start >= stop:
            continue
        bracketed = text[link[1].start - 1 : link[1].start] == "（" and text[link[1].end] == "）"
        if bracketed or (not link[1].named and not line.bodies.resolved(link)):
            stop = _own_stop(line, link, stop) if not bracketed else stop
            continue
        title = _between(line, link[1], stop, nearest=stop == nearest)
        bare = line.titles.own(FORMER.sub("", title))
        abroad = text[link[1].start - 1 : link[1].start] == "驻"
        if abroad and (ENVOY.search(bare) or line.bodies.has(link, bare)):
            return envoy(text, line.bodies, line.mentions, j, bare)
        if j and (region := region_post(line.mentions[j - 1][1], link[1], bare)):
            link, bare = line.mentions[j - 1], region
        if not line.bodies.has(link, bare) or (text[link[1].end] in "、和与兼" and not line.titles.is_alone(bare)):
            if line.titles.is_title(bare) and text[link[1].start - 1 : link[1].start] == "、":
                stop = link[1].start - 1  # 甲委员会委员、西安|花博会组委会主席: the last post is of a body unknown
                continue
            break
        once = FORMER.match(title)
        title = (once.group() if once else "") + bare
        if link is line.mentions[j]:
            link, title = of_country(text, line.entities, line.mentions, j, title)
        owner = ministry_abroad(text, line.entities, line.mentions, j, line.mentions[i][1].text, line.titles.surnames)
        if link is line.mentions[j] and owner is not link:
            if owner is None:
                break
            link, title = owner, (once.group() if once else "") + link[1].text + bare
        bare = FORMER.sub("", title)
        former = bool(FORMER.match(title)) or text[: _begin(text, link[1])].endswith(("原", "曾任"))
        found.append((link, bare, former, "posts.before"))
        stop = link[1].start
        while stop > 0 and text[stop - 1] in "、， 　兼":
            stop -= 1
        if stop == link[1].start:
            break
        stop = link[1].start
    first = found[-1][0][1].start if found else start  # 副县长、|温泉镇党委书记王大明
    area = (
        area_posts(line.draft, first - (text[first - 1 : first] == "、"))
        if first == start or text[first - 1] == "、"
        else []
    )
    return [*found, *area, *state_posts(line.draft, start)]


def _begin(text: str, body: Mention) -> int:
    """Where a body's whole name begins: 原|北石乡党委, of which 党委 alone is the mention."""
    whole = body.name or body.text
    start = body.end - len(whole)
    return start if start >= 0 and text.startswith(whole, start) else body.start


def _own_stop(line: PostLine, link: Link, stop: int) -> int:
    """Where the titles before an unnamed body end: 八家乡党委副书记、|工会主席王大明, 总经理兼|装修集团副总裁李明."""
    text, m = line.article.text, link[1]
    if not line.ontology.is_a(m.cls, "Organization") or text[m.start - 1 : m.start] not in ("、", "兼"):
        return stop
    return m.start if line.titles.is_title(text[m.end : stop].strip("、兼 \u3000")) else stop


def _between(line: PostLine, body: Mention, stop: int, *, nearest: bool) -> str:
    """The title between a body and a person, or the next body; 教育局|长 is a 局长."""
    text = line.article.text
    start = body.end + (text[body.end : body.end + 1] == "”" and text[body.start - 1 : body.start] == "“")
    title = (JOINT if nearest else BOTH).sub("", ASIDE.sub("", text[start:stop]))
    return text[body.end - 1] + title if CHIEF.match(text[body.end - 1 : stop]) else title


def _inherits(line: PostLine, i: int, last: list[Held]) -> list[Held]:
    """甲集团董事长王强，党组副书记、总经理李明: a post without a body is one of the body before."""
    before = next((m for _, m in line.mentions[i - 1 :: -1] if m.named or m.cls == "Person"), None)
    if before is None:
        return []
    match = INHERITED.fullmatch(line.article.text[before.end : line.mentions[i][1].start])
    if before.cls != "Person" or match is None:
        return []
    return line.bodies.of_same(last[0], match["title"])
