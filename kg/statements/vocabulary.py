"""The function words of the genre that clauses are read by: prepositions, joints, verbs of saying, teams, posts.

In: nothing. Out: sets and patterns; what a word of an open class means stands in the ontology, not here.
"""

from __future__ import annotations

import re

from kg.ontology import shipped_lexicon

__all__ = [
    "BOTH",
    "DEPUTIES",
    "EVENTS",
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
    "words",
]

USES = shipped_lexicon("cues")
POST = re.compile(
    r"(?:书记|主席|主任|部长|厅长|局长|处长|院长|校长|所长|会长|理事长|董事长|总经理|经理|秘书长|市长|县长|区长|省长|镇长|乡长|委员长|委员|检察长|总裁|成员|常委|站长|队长|行长|司长|科长|社长|总理|教授|员工|职工|干部|巡视员|调研员|专员|研究员|院士|参赞|大使|主任委员|庭长|检察官|法官|政委|司令员|参谋长|馆长|台长|总编辑|总编|总工程师|理事|监事|党组成员|首席专家|首席科学家|总统|首相|国王|议长|大臣|州长|盟长|团长|组长|班长|调解员|讲师|导师|主播|总干事|干事|秘书|总监|总队长|支队长|大队长|参事|督学|工程师|设计师|会计师|医师|护士长|负责人|顾问|主编|会员|队员|学员|选手|教练|获得者|创始人|发起人|总?指挥|指挥长|公使|领事|首席代表|特派员|[CE][A-Z]O)$"
)
PAUSES = frozenset("，,；;：:。.！!？?…")
# prepositions by the role they give; 和/与/同 between two bodies are joints, elsewhere prepositions
PREPOSITIONS = {word: use.removeprefix("preposition ") for word, use in USES if use.startswith("preposition ")}
# people who stand for a body: they were there, it was not
DEPUTIES = re.compile(
    "(?:等)?(?:[两三四五]国(?=外|总|元|领|首|国|主))?(?:有关|相关|主要|分管)?(?:单位|部门)?(?:的)?(?:领导|负责人|负责同志|负责|代表|同志|工作人员|(?<=国)(?:外长|外交部长|总统|总理|元首|首脑|国防部长|主席))"
)
# behind those who do not act: 在某公司|等地, 各国文化部|长等, 李某|夫人王某
SPOTS = re.compile("等(?:地|处|现场|点位)|长(?:等|们)|(?:同志)?(?:的)?(?:夫人|遗孀|家属|亲属|子女|之[子女])")
# teams that a body sends; such a clause goes on with the body
TEAMS = re.compile(
    r"(?:慰问|调研|考察|视察|执法检查|考核|验收|巡诊|送医|演出|采访|检查|督导|督查|工作|服务|志愿服务|巡查|指导|走访|专家|救援|医疗|宣讲|帮扶)(?:小)?(?:组|团|队)|一行|工会干部|工作人员|工会干部职工"
)
BOTH = re.compile("[双两二三四五六七八九十多][地国省市区县州村校家方]")  # 甲、乙两地: how many are listed
KIND = re.compile(
    r"国家?|[省市区县州地]|省份|省区|地区|城市|企业|企事业|公司|机构|高校|院校|媒体|组织|协会|学校|医院|文件|法规|法律|规章|制度|政策|书籍|著作|专著|图书|报告|协议"
)
EVENTS = frozenset(("Event", "Meeting", "Activity", "Project"))  # classes
NOMINAL = frozenset("n vn an nz nw s j nr".split())


def words(use: str) -> frozenset[str]:
    """The words of ontology/lexicons/cues.tsv that do one thing."""
    return frozenset(word for word, what in USES if what == use)


# verbal nouns that are verbs where they stand between a mention and its object
VERBAL = words("verbal")
JOINTS = words("joint")
PARTNERS = words("partner")
VERBS_TOO = words("verb-too")
SAYING = words("saying")
REPRESENTATIVES = words("representative")
