"""The day of an act that its words before the verb do not name."""

from __future__ import annotations

from datetime import date

import pytest

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
