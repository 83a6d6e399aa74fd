"""Every form in which a story names who wrote it or took its picture."""

from __future__ import annotations

from datetime import date

import pytest

from kg.articles import split
from kg.model import Page
from tests.support import read_text

BODY = "4月4日，云岭市人民政府召开会议，部署春季植树工作。"
FORMS = [
    (f"本报讯（记者 张三丰 通讯员 李四光）{BODY}", [("张三丰", "记者"), ("李四光", "通讯员")]),
    (f"来源：中国科学报\n本报讯（记者肖洁）{BODY}", [("肖洁", "记者")]),
    (f"央视网消息（新闻联播）：{BODY}", []),
    (f"{BODY}\n文/王小明 图/李小红", [("王小明", "文"), ("李小红", "图")]),
    (f"{BODY}\n摄影：王小明", [("王小明", "摄影")]),
    (f"{BODY}（王小明/文 李小红/图）", [("王小明", "文"), ("李小红", "图")]),
    (f"{BODY}（见习记者王小明 实习生李小红）", [("王小明", "见习记者"), ("李小红", "实习生")]),
    (f"云岭日报全媒体记者 王小明\n{BODY}", [("王小明", "全媒体记者")]),
    (
        f"□记者 王小明 通讯员 李小红 张大伟\n{BODY}",
        [("王小明", "记者"), ("李小红", "通讯员"), ("张大伟", "通讯员")],
    ),
    (f"本报记者 王小明\n{BODY}", [("王小明", "记者")]),
    (f"{BODY}\n编辑：王小明 文字", [("王小明", "编辑")]),
    (
        f"云岭晚报网8月11日讯（通讯员 杨小庆 倪小鹏 记者 薄小云）{BODY}",
        [("杨小庆", "通讯员"), ("倪小鹏", "通讯员"), ("薄小云", "记者")],
    ),
    (f"本报讯 记者王小明报道 {BODY}", [("王小明", "记者")]),
    (f"本报讯　　记者王小明 李小红报道：{BODY}", [("王小明", "记者"), ("李小红", "记者")]),
    (f"【据新华社电】(记者王小明){BODY}", [("王小明", "记者")]),
    (f"{BODY}（王小明；李小红）", [("王小明", ""), ("李小红", "")]),
    (f"{BODY}市民在苗圃选苗。记者王小明摄 活动持续到五月。", [("王小明", "摄")]),
    (f"本报讯（全媒体首席记者 王小明）{BODY}", [("王小明", "全媒体首席记者")]),
    (f"发布时间：2019-04-04\n{BODY}", []),
    (f"{BODY}记者王小明摄影作品展同日开幕。", []),
    (f"云岭讯（记者王小明）{BODY}", [("王小明", "记者")]),
    (f"新华社云岭4月4日电（记者王小明、李小红）{BODY}", [("王小明", "记者"), ("李小红", "记者")]),
    (f"{BODY}\n供稿：王小明", [("王小明", "供稿")]),
    (
        f"极目新闻记者 王小明实习生 李小红通讯员 张大伟 赵小军{BODY}",
        [("王小明", "记者"), ("李小红", "实习生"), ("张大伟", "通讯员"), ("赵小军", "通讯员")],
    ),
    (
        f"极目新闻记者 王小明通讯员 张大伟为预防溺水，{BODY}",
        [("王小明", "记者"), ("张大伟", "通讯员")],
    ),
    (f"{BODY}\n记者：王小明摄像：李小红", [("王小明", "记者"), ("李小红", "摄像")]),
    (
        f"{BODY}\n云岭市广播电视台 新媒体记者：王小明 李小红 编辑：张大伟",
        [("王小明", "新媒体记者"), ("李小红", "新媒体记者"), ("张大伟", "编辑")],
    ),
    (f"新华社通讯员王小明新华社记者李小红\n{BODY}", [("王小明", "通讯员"), ("李小红", "记者")]),
    (f"{BODY}（油画）", []),
    (f"{BODY}（家贵军敏）", []),
    (f"本报驻联合国记者王小明\n{BODY}", [("王小明", "记者")]),
    (f"新华社驻海河国特派记者 王小明\n{BODY}", [("王小明", "记者")]),
    (f"北京日报客户端 | 记者 王小明{BODY}", [("王小明", "记者")]),
    (f"大众网记者 王小明 通讯员 李小红 云岭报道{BODY}", [("王小明", "记者"), ("李小红", "通讯员")]),
    (f"河南日报客户端记者 王小明 实习生 李小红/文图{BODY}", [("王小明", "记者"), ("李小红", "实习生")]),
    (f"【环球时报驻缅甸特派记者 王小明】{BODY}", [("王小明", "记者")]),
    (f"雷递网 王小明 4月4日报道 {BODY}", [("王小明", "")]),
    (f"春天是种树的季节      作者 | 海风   封面来源 | 图虫   {BODY}", [("海风", "作者")]),
    (f"市民在苗圃选苗。云岭市林业局供图 中新网云岭新闻4月4日电(王小明){BODY}", [("王小明", "")]),
    (f"{BODY}市民在苗圃选苗（王小明 摄）活动持续到五月。", [("王小明", "摄")]),
    (f"{BODY}（编译/王小明）", [("王小明", "编译")]),
    (f"{BODY}（图片由通讯员提供）", []),
    (f"原标题：青山市举行茶艺比赛（通讯员 刘小华）{BODY}", [("刘小华", "通讯员")]),
    (f"原标题：走进青山市的茶园东方网记者柏小明8月19日报道：{BODY}", [("柏小明", "记者")]),
    (f"{BODY}记者/吴小明来源：青山日报", [("吴小明", "记者")]),
    (f"{BODY}来 源：青山边境派出所通 讯 员：吴小明返回搜狐，查看更多责任编辑：", [("吴小明", "通讯员")]),
    (f"{BODY}（记者 吴小明）【投稿请发邮件】 发布日期：2021-08-10 21:01:49 所属分类： 传媒", [("吴小明", "记者")]),
    (f"{BODY}文/王小明 图/李小红", [("王小明", "文"), ("李小红", "图")]),
    (f"{BODY}（宣传部 王小明）", [("王小明", "")]),
    (f"{BODY}（试点工作 未完成）", []),
    (f"南都讯 记者王小明 通讯员李小红 {BODY}", [("王小明", "记者"), ("李小红", "通讯员")]),
    (f"{BODY}（附图片2张）", []),
    (f"{BODY}（附表）", []),
    (f"{BODY}(王小明)\n《云岭日报》 (2019-04-04 第5版 要闻)", [("王小明", "")]),
    (f"{BODY}\n王小明  李小红", [("王小明", ""), ("李小红", "")]),
    (f"本报云岭4月4日电 记者王小明从云岭市林业局获悉:{BODY}", [("王小明", "记者")]),
    (f"中新网4月4日电 题：云岭市部署植树工作中新财经记者 王小明记者4日获悉，{BODY}", [("王小明", "记者")]),
    (f"视觉中国 图{BODY}", []),
    (f"{BODY}\n撰稿 王小明 编辑 李小红 审核 张大伟", [("王小明", "撰稿"), ("李小红", "编辑"), ("张大伟", "审核")]),
    (f"{BODY} 王小明 摄", [("王小明", "摄")]),
    (f"{BODY}王小明/摄", [("王小明", "摄")]),
    (f"本报云岭1月21日讯新华社记者王小明、本报记者李小红报道：{BODY}", [("王小明", "记者"), ("李小红", "记者")]),
    (f"{BODY}王小明/摄影报道", [("王小明", "摄影报道")]),
    (f"{BODY}记者 王小明 文/图", [("王小明", "记者")]),
    (f"{BODY}编辑丨王小明", [("王小明", "编辑")]),
    (f"{BODY}新华社记者王小明、李小红", [("王小明", "记者"), ("李小红", "记者")]),
    (f"{BODY}他们是青年记者王小明", []),
    (
        f"{BODY}云岭晚报-云岭新闻记者 王小明 通讯员 李小红一审 张大伟责任校对 赵小军",
        [("王小明", "记者"), ("李小红", "通讯员"), ("张大伟", "一审"), ("赵小军", "责任校对")],
    ),
    (f"文｜王小明\n{BODY}", [("王小明", "文")]),
    (f"时间：2019-04-04 来源：云岭日报 作者：王小明\n{BODY}", [("王小明", "作者")]),
    (f"记者 王小明 通讯员 李小红近日，{BODY}", [("王小明", "记者"), ("李小红", "通讯员")]),
    (
        f"原标题：植树节到来 云岭日报4月4日讯（记者 王小明 通讯员 李小红）{BODY}",
        [("王小明", "记者"), ("李小红", "通讯员")],
    ),
]


@pytest.mark.parametrize(("text", "people"), FORMS, ids=range(len(FORMS)))
def test_a_credit_names_people_and_roles(text: str, people: list[tuple[str, str]]) -> None:
    """Who is named, as what; papers and programmes are no people."""
    reading = read_text(f"云岭市部署植树工作\n\n{text}")[0]
    names = {e.key: e.label for e in reading.entities if e.cls == "Person"}
    found = {
        (names[s.object], str(dict(s.qualifiers).get("role", "")))
        for s in reading.statements
        if s.relation == "reportedBy" and isinstance(s.object, str) and s.object in names
    }
    assert set(people) == found


@pytest.mark.parametrize(
    ("above", "agency", "wanted"),
    [
        ("国 际 要 闻", "新华社", "新华社"),
        ("草原小学搬进新校舍", "新华社", "新华社"),
        ("关注农村教师住房", "人民日报", "人民日报"),
        ("林场职工喜迁新居", "云岭日报", None),  # where the paper's name begins is not said
        ("林场职工喜迁新居。", "云岭日报", "云岭日报"),
    ],
)
def test_the_line_above_is_no_part_of_an_agency(above: str, agency: str, wanted: str | None) -> None:
    """A dateline within a paragraph: its agency is a known one or begins a sentence, whatever was glued before it."""
    text = f"{above}{agency}维也纳5月17日电（记者于涛）国际原子能机构17日举行会议。"
    first = "本报讯（记者何青）云岭市财政局近日下达资金。"
    for page in (f"{first}\n{text}", f"草原小学\n\n{first}\n\n{text}"):
        credits = [c for a in split(Page("page.txt", page)) for c in a.credits]
        assert [c.organization for c in credits if c.name == "于涛"] == [wanted]


@pytest.mark.parametrize(
    ("story", "day", "people"),
    [
        ("云岭市长今天会见客人，宣布建立一支医疗队。\n愿医疗队早日起程。（本报青江1月26日电）", "1998-01-26", []),
        (
            "王小明等同各界人士欢聚一堂。（新华社记者李小红摄）\n本报云岭1月24日讯记者张大伟报道：云岭市今天下午举行茶话会。王小明出席茶话会。",
            "1998-01-24",
            ["李小红", "张大伟"],
        ),
        ("云岭市长今天会见客人（图片）。\n愿医疗队早日起程。（本报资料）", None, []),
    ],
    ids=range(3),
)
def test_a_dateline_stands_at_the_end_or_behind_a_caption(story: str, day: str | None, people: list[str]) -> None:
    """Its day is that of 今天 in the story."""
    (article,) = split(Page("page.txt", f"云岭市迎接新春\n{story}\n", published=date(1998, 1, 28)))
    assert day == (article.dateline.isoformat() if article.dateline else None)
    assert people == [credit.name for credit in article.credits]
