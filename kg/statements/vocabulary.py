"""The function words of the genre that clauses are read by: prepositions, joints, verbs of saying, teams, posts.

In: nothing. Out: sets and patterns; what a word of an open class means stands in the ontology, not here.
"""

from __future__ import annotations

import re

__all__ = [
    "DEPUTIES",
    "JOINTS",
    "KIND",
    "NOMINAL",
    "PARTNERS",
    "PAUSES",
    "POST",
    "PREPOSITIONS",
    "REPRESENTATIVES",
    "SAYING",
    "SPOTS",
    "TEAMS",
    "VERBAL",
    "VERBS_TOO",
]

# verbal nouns that are verbs where they stand between a mention and its object
VERBAL = frozenset(
    "建设 举办 开展 制定 发布 启动 组织 培训 服务 慰问 考察 调研 走访 帮扶 资助 出席 参加 主办 承办 签订 签署 成立 投入 捐赠 拨付 合作 推出 实施 研制 主持 指导 发放".split()
)
POST = re.compile(
    r"(?:书记|主席|主任|部长|厅长|局长|处长|院长|校长|所长|会长|理事长|董事长|总经理|经理|秘书长|市长|县长|区长|省长|镇长|乡长|委员长|委员|检察长|总裁|成员|常委|站长|队长|行长|司长|科长|社长|总理|教授|员工|职工|干部|巡视员|调研员|专员|研究员|院士|参赞|大使|主任委员|庭长|检察官|法官|政委|司令员|参谋长|馆长|台长|总编辑|总编|总工程师|理事|监事|党组成员|首席专家|首席科学家|总统|首相|国王|议长|大臣|州长|盟长|团长|组长|班长|调解员|讲师|导师|主播|总干事|干事|秘书|总监|总队长|支队长|大队长|参事|督学|工程师|设计师|会计师|医师|护士长|负责人)$"
)
PAUSES = frozenset("，,；;：:。.！!？?…")
JOINTS = frozenset("、 和 与 及 以及 暨 或 同 跟".split())
PARTNERS = frozenset("联合 会同 携手 协同 联手 牵手".split())
# prepositions by the role they give; 和/与/同 between two bodies are joints, elsewhere prepositions
PREPOSITIONS = {
    **dict.fromkeys("由 被".split(), "by"),
    **dict.fromkeys("把 将".split(), "object"),
    **dict.fromkeys("在 于".split(), "at"),
    **dict.fromkeys("向 为 给 对 面向 对于".split(), "to"),
    **dict.fromkeys("与 同 跟 和".split(), "with"),
    **dict.fromkeys("从 自 来自".split(), "from"),
    **dict.fromkeys("经 经过".split(), "through"),
    **dict.fromkeys("到 至 赴 往".split(), "towards"),
    **dict.fromkeys(
        [
            "按照",
            "根据",
            "依据",
            "依照",
            "遵照",
            "据",
            "通过",
            "围绕",
            "针对",
            "关于",
            "就",
            "除",
            "除了",
            "随着",
            "以",
            "因",
            "因为",
            "由于",
            "为了",
            "自从",
            "比",
            "如",
            "像",
            "代表",
            "受",
            "受到",
            "凭",
            "沿",
            "结合",
            "依托",
        ],
        "aside",
    ),
}
VERBS_TOO = frozenset("通过 代表 结合 依托 受 受到 比 如 像 按照 围绕".split())  # prepositions only where tagged so
SAYING = frozenset(
    [
        "表示",
        "介绍",
        "指出",
        "称",
        "说",
        "强调",
        "认为",
        "透露",
        "获悉",
        "了解到",
        "了解",
        "看到",
        "告诉",
        "坦言",
        "感慨",
        "提醒",
        "呼吁",
        "建议",
        "提到",
        "谈到",
        "写道",
        "说道",
        "说明",
        "回应",
        "希望",
        "要求",
        "明确",
        "提出",
    ]
)
REPRESENTATIVES = frozenset(
    "总部 总部机关 机关 本部 境内 一带 城区 市区 辖区 全境 慰问组 慰问小组 慰问团 调研组 考察团 考察组 检查组 督导组 督查组 工作组 代表团 工作队 志愿队".split()
) | frozenset(
    [
        "先生",
        "女士",
        "博士",
        "老师",
        "师傅",
        "夫人",
        "嘉宾",
        "元首",
        "负责人",
        "主要负责人",
        "相关负责人",
        "有关负责人",
        "负责同志",
        "主要负责同志",
        "领导",
        "主要领导",
        "领导同志",
        "有关领导",
        "相关领导",
        "代表",
        "主要",
        "相关",
        "有关",
        "同志",
        "工作人员",
        "班子",
        "成员",
        "党组",
        "方面",
        "发言人",
        "新闻发言人",
        "一行",
        "干部",
        "人员",
        "单位",
        "部门",
        "等",
        "各",
        "等部门",
        "个人",
        "时",
        "期间",
        "之际",
        "本人",
        "手中",
        "手里",
        "家中",
        "家里",
        "身边",
        "面前",
        "手上",
        "等单位",
    ]
)
# people who stand for a body: they were there, it was not
DEPUTIES = re.compile(
    "(?:等)?(?:有关|相关|主要|分管)?(?:单位|部门)?(?:的)?(?:领导|负责人|负责同志|负责|代表|同志|工作人员)"
)
SPOTS = re.compile("等(?:地|处|现场|点位)")
# teams that a body sends; such a clause goes on with the body
TEAMS = re.compile(
    r"(?:慰问|调研|考察|检查|督导|督查|工作|服务|志愿服务|巡查|指导|走访|专家|救援|医疗|宣讲|帮扶)(?:小)?(?:组|团|队)|一行|工会干部|工作人员|工会干部职工"
)
KIND = re.compile(r"国家?|[省市区县州地]|省份|省区|地区|城市|企业|企事业|公司|机构|高校|院校|媒体|组织|协会|学校|医院")
NOMINAL = frozenset("n vn an nz nw s j nr".split())
