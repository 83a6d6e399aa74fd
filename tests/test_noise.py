"""Layout costs nothing: stories read back from a made newspaper page are the clean ones."""

from __future__ import annotations

import re

import pytest

from kg.articles import split
from kg.model import Article, Page
from tests.noise import Story, lay_out
from tests.support import facts

PLACES = ("东川市", "清河县", "云岭市", "松江市", "海丰县", "南江县", "青山市", "北安市")
ACTS = (
    (
        "总工会举办第{n}届职工技能大赛",
        "{p}总工会{d}举办第{n}届职工技能大赛。来自全市28个单位的312名选手参加比赛，{p}总工会主席周启明出席大赛并致辞。",
    ),
    (
        "启动“阳光助学”行动",
        "近日，{p}总工会联合{p}教育局启动“阳光助学”行动，投入{n}0万元资助困难职工子女。据了解，行动将持续到年底，惠及职工家庭{n}00户。",
    ),
    (
        "印发养老服务办法",
        "{d}，{p}人民政府印发《{p}养老服务管理办法》，对机构养老、社区养老作出规定。办法明确，到2025年，全市建成养老服务中心{n}6个。",
    ),
    (
        "签订集体合同",
        "截至{d}，{p}共签订集体合同{n}20个，覆盖职工4{n}200人。{p}总工会有关负责人介绍，下一步将加强集体协商指导员队伍建设，提高合同履约率。",
    ),
)
MORE = (
    "会议指出，要深刻认识做好这项工作的重要意义，切实加强组织领导，强化统筹协调，形成工作合力，推动各项任务落到实处、见到成效。",
    "“没想到手续这么简单，一上午就办好了。”在服务大厅，前来办事的职工李大姐感慨地说，工作人员态度热情，讲解耐心细致。",
    "近年来，当地坚持以职工为中心的工作导向，不断创新服务方式，拓展服务领域，提升服务质量，职工的获得感、幸福感、安全感明显增强。",
)


def _stories(seed: int, count: int) -> list[Story]:
    found = []
    for n in range(count):
        k = seed * 7 + n
        place, (title, lead) = PLACES[k % len(PLACES)], ACTS[(k + seed) % len(ACTS)]
        values = {"p": place, "n": 1 + k % 8, "d": f"{1 + k % 12}月{1 + k % 27}日"}
        paragraphs = (lead.format(**values), MORE[k % 3], MORE[(k + 1) % 3])
        kicker = "推进产业工人队伍建设改革" if k % 3 == 0 else ""
        found.append(Story(place + title.format(**values), paragraphs, kicker))
    return found


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def _body(article: Article) -> str:
    return _plain(article.body)


@pytest.mark.parametrize("width", [14, 16, 18, 20, 24, 30])
@pytest.mark.parametrize("title_first", [True, False], ids=["title-first", "title-after"])
def test_stories_read_back(width: int, title_first: bool) -> None:
    """At every width and in both orders, at least 98 of 100 stories come back as they were."""
    wanted = right = 0
    for seed in range(25):
        stories = _stories(seed, 4)
        page = Page("made.txt", lay_out(stories, width=width, blank=seed % 2 == 0, title_first=title_first))
        found = {_body(a): a.title for a in split(page)}
        for story in stories:
            wanted += 1
            right += found.get(_plain("".join(story.paragraphs))) == story.title
    assert right >= 0.98 * wanted, f"{right} of {wanted}"


@pytest.mark.parametrize("width", [14, 20])
def test_facts_do_not_depend_on_the_layout(width: int) -> None:
    """The facts of a wrapped story are those of the clean one."""
    for seed in range(4):
        story = _stories(seed, 1)[0]
        clean = facts(story.title + "\n" + story.byline + "\n".join(story.paragraphs))
        noised = facts(lay_out([story], width=width, blank=True, title_first=True))
        assert noised == clean
