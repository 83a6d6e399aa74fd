"""Quantities as printed: their value and unit, or none where the words give no one number."""

from __future__ import annotations

from datetime import date

import pytest

from kg.mentions.quantities import find_quantities
from kg.mentions.times import find_periods


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5.64亿元", "564000000", "CNY"),
        ("58万余元", "580000", "CNY"),
        ("300万人民币", "3000000", "CNY"),
        ("三百五十人", "350", "人"),
        ("百分之六点五", "6.5", "%"),
        ("20万—30万元", "200000", "CNY"),
        ("20—30万元", "200000", "CNY"),
        ("零下5℃", "-5", "℃"),
        ("97.5万人次", "975000", "人次"),
    ],
)
def test_a_quantity_has_its_value_and_unit(text: str, value: str, unit: str) -> None:
    """The number is exact, whatever its form."""
    assert [(str(q.value), q.unit) for q in find_quantities(text)] == [(value, unit)]


@pytest.mark.parametrize(
    "text", ["三四十人", "数十家", "数百名", "十几个", "4200元/吨", "105国道", "三轮车", "三门峡市", "第三届"]
)
def test_what_gives_no_one_number_is_none(text: str) -> None:
    """Rough words, names and rates are no figures."""
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("前7月，发电量增长", "2023-01/2023-07"),
        ("1—7月，投资增长", "2023-01/2023-07"),
        ("上半年，产值增长", "2023-01/2023-06"),
        ("今年1至6月，产值增长", "2023-01/2023-06"),
        ("11月1日起施行", "2023-11-01"),
    ],
)
def test_a_time_has_its_span(text: str, iso: str) -> None:
    """Statistical periods begin in January."""
    assert [p.iso for p in find_periods(text, date(2023, 8, 20))] == [iso]
