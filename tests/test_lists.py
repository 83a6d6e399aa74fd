"""Lists of the genre: shared heads, departments of a place, rows of posts, national figures."""

from __future__ import annotations

import pytest

from tests.support import facts


@pytest.mark.parametrize(
    ("text", "expected", "absent"),
    [
        (
            "4月2日，辽宁、吉林、贵州三地总工会签署《对口合作协议》。",
            {"辽宁省总工会 signed 对口合作协议", "贵州省总工会 signed 对口合作协议"},
            set(),
        ),
        (
            "日前，青海省水利、财政、乡村振兴等4部门联合印发《关于做好农村供水工作的意见》。",
            {
                "青海省水利厅 issued 关于做好农村供水工作的意见",
                "青海省乡村振兴局 issued 关于做好农村供水工作的意见",
            },
            set(),
        ),
        (
            "名单包括：甘肃省人大常委会副主任，省总工会主席李青山，沈阳市人大常委会副主任，市总工会主席赵文清。",
            {"李青山 holdsPosition 甘肃省总工会", "赵文清 holdsPosition 沈阳市总工会"},
            {"赵文清 holdsPosition 甘肃省总工会"},
        ),
        (
            "周海明，男，汉族。周海明曾任青海省财政厅副厅长、青海省审计厅党组书记；现任青海省总工会主席。",
            {"周海明 holdsPosition 青海省财政厅", "周海明 holdsPosition 青海省审计厅"},
            set(),
        ),
        (
            "王大明先后来到东湖广场、星火智能装备产业园和白鹭湖游客服务中心，看望职工。",
            {"王大明 visited 东湖广场", "王大明 visited 星火智能装备产业园", "王大明 visited 白鹭湖游客服务中心"},
            set(),
        ),
        (
            "市长王大明，副市长李晓芳，带着慰问品依次来到东山站（铁路局南段货运部）、第一炼铁厂一号炉、白鹭湖水厂，看望职工。",
            {"王大明 visited 第一炼铁厂一号炉", "李晓芳 visited 白鹭湖水厂"},
            {"王大明 visited 铁路局南段货运部"},
        ),
        (
            "王大明走访了部分企业、学校和养老服务中心，听取意见。",
            set(),
            {"王大明 visited 养老服务中心"},
        ),
        (
            "云南地处西南，与缅甸、老挝、越南等国接壤。",
            {"云南省 borders 缅甸", "云南省 borders 越南"},
            {"缅甸 borders 老挝"},
        ),
        (
            "青山县地处桂林市北部，与临江县、海丰县毗邻。",
            {"青山县 borders 临江县", "青山县 borders 海丰县"},
            {"临江县 borders 海丰县"},
        ),
        (
            "桂林市第一医院举行座谈会。党委副书记王大明、工会主席李晓芳出席。",
            {"王大明 holdsPosition 桂林市第一医院", "李晓芳 holdsPosition 桂林市第一医院"},
            set(),
        ),
        (
            "桂林市第一医院举行座谈会。院党委副书记王大明、工会主席李晓芳出席。",
            {"李晓芳 holdsPosition 桂林市第一医院"},
            {"李晓芳 holdsPosition 桂林市第一医院党委"},
        ),
        (
            "海河集团有限公司举行活动。局党组成员王大明、工会主席李晓芳参加。",
            set(),
            {"王大明 holdsPosition 海河集团有限公司"},
        ),
        (
            "“我们尽力。”张家坝社区党委书记王大明表示。青山镇石门村田心组村民撤离。",
            {"王大明 holdsPosition 张家坝社区党委", "田心组 locatedIn 石门村"},
            set(),
        ),
        (
            "在越南工贸部部长坎蓬·沃拉吉看来，机遇很多。海河广场商户 李晓芳：货品充足。",
            {"坎蓬·沃拉吉 holdsPosition 越南工贸部", "李晓芳 holdsPosition 海河广场"},
            set(),
        ),
        (
            "旅行团到过韩国釜山、大邱等地。",
            {"釜山 locatedIn 韩国"},
            set(),
        ),
        (
            "据桂林市统计局于5月6日发布的《经济运行月报》，海河集团有限公司营收增长。",
            {"桂林市统计局 issued 经济运行月报"},
            {"海河集团有限公司 issued 经济运行月报"},
        ),
    ],
)
def test_every_member_of_a_list_has_its_fact(text: str, expected: set[str], absent: set[str]) -> None:
    """Each member counts, and none takes another's place."""
    found = facts(text)
    assert expected - found == set()
    assert found & absent == set()


def test_a_byline_keeps_a_name_that_holds_a_role_word() -> None:
    """文 in a name is no role."""
    page = "甲市举办技能竞赛\n新华社北京3月2日专电（记者王文静）3月2日，北京市总工会举办职工技能竞赛。"
    assert any("王文静" in fact and "reportedBy" in fact for fact in facts(page))


def test_a_total_keeps_its_name_and_its_parts() -> None:
    """A line spread to the column's width reads as its words; 集体合同 stays a kind of its own."""
    page = (
        "4月30日，青海省行业工资专项集体合同签订仪式举行。截至目前，青海省总工会共签订集体合同\\n500 个，其中单独签订\\n"
        "工 资 专 项 集 体 合 同 300 个 、覆 盖 职 工\\n4000 人；签订区域性集体合同 200 个、覆盖职工 900 人。"
    )
    assert {
        "青海省总工会 signed 集体合同",
        "青海省总工会 signed 工资专项集体合同",
        "青海省总工会 signed 区域性集体合同",
    } - facts(page) == set()


def test_a_notice_that_sets_a_group_up_tells_its_members() -> None:
    """The group is named by the notice alone; names are spread, rare or followed by a body, or body and post."""
    page = (
        "云岭市人民政府办公室关于成立云岭市公共信用建设\n工作领导小组的通知\n组    长：李文山\n副组长：冯 雷\n沈小慧\n何明亮（市纪委）\n"
        "成    员：巫林江（市府办）\n李 雨（市委宣传部）\n帅建桥（市林业局）\n王大明  市财政局局长\n"
        "领导小组下设办公室，办公室设在市发改局。\n云岭市人民政府办公室\n2019年10月10日"
    )
    group = "云岭市公共信用建设工作领导小组"
    names = "李文山 冯雷 沈小慧 何明亮 巫林江 李雨 帅建桥 王大明".split()
    wanted = {f"{name} holdsPosition {group}" for name in names} | {
        f"云岭市人民政府办公室 established {group}",
        "巫林江 holdsPosition 云岭市人民政府办公室",
        "李雨 holdsPosition 云岭市委宣传部",
        "帅建桥 holdsPosition 云岭市林业局",
    }
    assert wanted - facts(page) == set()
