"""The day of an act that its words before the verb do not name."""

from __future__ import annotations

from datetime import date

import pytest

from kg.articles import split
from kg.model import Page
from tests.support import read_text


def _dates(text: str, relation: str) -> set[str | None]:
    found = set()
    for reading in read_text(text, published=date(2023, 8, 20)):
        for s in reading.statements:
            if s.relation == relation:
                found.add(s.period.iso if s.period is not None else None)
    return found


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("本报讯 由云岭市总工会主办的第三届职工运动会18日在青山体育馆开幕。", "held", {"2023-08-18"}),
        (
            "本报讯 8月16日，云岭市总工会召开职工服务工作推进会。会上，云岭市总工会发布《职工服务清单》。",
            "issued",
            {"2023-08-16"},
        ),
        ("本报讯 近日，云岭市总工会召开职工服务工作推进会。", "held", {None}),
        (
            "本报讯 8月16日，云岭市举办职工羽毛球赛。赛场上欢声笑语。云岭市第一中学荣获一等奖。",
            "received",
            {"2023-08-16"},
        ),
        (
            "本报讯 8月16日，云岭市举办职工羽毛球赛。云岭市第一中学曾多次荣获一等奖。",
            "received",
            {None},
        ),
        (
            "本报讯 8月16日，云岭市职工服务工作推进会在青山礼堂举行。云岭市副市长李建国出席推进会。",
            "attended",
            {"2023-08-16"},
        ),
        (
            "本报讯 8月16日，第三届云岭茶叶博览会在青山广场开幕。茶商云集。第三届云岭茶叶博览会由云岭市总工会主办。",
            "held",
            {"2023-08-16"},
        ),
        ("本报讯 近日，云岭市总工会举办2023年职工运动会。", "held", {"2023"}),
        ("本报讯 近日，云岭市总工会召开2022年度总结会。", "held", {None}),
        ("本报讯 云岭市总工会8月15日就2010年8月23日青山矿难发布《赔偿办法》。", "issued", {"2023-08-15"}),
        ("本报讯 7月31日、8月1日，云岭市总工会举办职工运动会。", "held", {"2023-07-31/2023-08-01"}),
        (
            "8月16日，外交部宣布，肯尼亚总统王大明将于8月25日至28日对中国进行国事访问。",
            "visited",
            {"2023-08-25/2023-08-28"},
        ),
        ("8月16日，李建国走进位于桂林市的海河大学。", "locatedIn", {None}),
        ("2019年6月，李建国任云岭市教育局副局长。", "holdsPosition", {"2019-06"}),
        ("本报讯 云岭市总工会召开职工服务工作推进会，部署8月16日和8月18日的工作。", "held", {None}),
    ],
)
def test_day_of_an_act(text: str, relation: str, expected: set[str | None]) -> None:
    """Behind the verb, of the meeting spoken of; never where two days or none are named."""
    assert _dates(text, relation) == expected


def test_a_headline_has_the_day_of_its_story() -> None:
    """The first sentence tells the day."""
    text = "云岭市总工会启动“夏送清凉”活动\n\n本报讯 8月16日，高温持续，青山广场上人头攒动。职工们领到了清凉包。\n"
    assert _dates(text, "launched") | _dates(text, "held") == {"2023-08-16"}


NOTICE = "云岭市水利局关于做好防汛工作的通知\n各县水利局：\n为做好防汛工作，今年5月云岭市水利局启动“清河”行动。\n"


@pytest.mark.parametrize(
    ("closing", "day"),
    [
        ("云岭市水利局\n2023年6月12日\n", date(2023, 6, 12)),
        ("2023年6月12日\n", date(2023, 6, 12)),
        ("云岭市水利局\n　　　　二〇二三年六月十二日\n", date(2023, 6, 12)),
        ("云岭市水利局 云岭市财政局\n2023 年 6 月 12 日\n（此件公开发布）\n", date(2023, 6, 12)),
        ("云岭市水利局　2023年6月12日\n", date(2023, 6, 12)),
        ("云岭市水利局\n2023年6月12日\n附件：防汛名单\n名单由云岭市水利局负责解释。\n", date(2023, 6, 12)),
        ("2023年6月12日\n暴雨来袭。\n2023年6月13日\n洪水退去。\n", None),
        ("本办法自2023年7月1日起施行。\n", None),
        ("云岭市水利局\n2023年6月31日\n", None),
    ],
)
def test_day_under_a_signature(closing: str, day: date | None) -> None:
    """A notice bears its day; days that head a chronicle, or that only the text speaks of, are none."""
    (article,) = split(Page("notice.txt", NOTICE + closing))
    assert article.published == day


def test_day_under_the_signature_of_a_short_notice() -> None:
    """Lines that look like columns, the last of them like a headline: the day is the notice's all the same."""
    text = (
        "云岭市民政局 云岭市卫生健康委\n关于做好养老服务工作的通知\n各县民政局、卫生健康委：\n现将有关事项通知如下。\n"
        "一、要加强养老服务人才培养。\n云岭市民政局 云岭市卫生健康委\n2023年6月12日\n"
    )
    (article,) = split(Page("notice.txt", text))
    assert article.published == date(2023, 6, 12)
    assert article.title == "云岭市民政局 云岭市卫生健康委关于做好养老服务工作的通知"
    assert article.notes == ()


def test_a_day_that_is_given_goes_before_the_signature() -> None:
    """What the reader, the masthead or the file's name says stays; the day of the notice is the base of its times."""
    text = NOTICE + "云岭市水利局\n2023年6月12日\n"
    (article,) = split(Page("notice.txt", text, published=date(2023, 6, 20)))
    assert article.published == date(2023, 6, 20)
    (reading,) = read_text(text)
    assert {s.period.iso for s in reading.statements if s.relation == "launched" and s.period} == {"2023-05"}
