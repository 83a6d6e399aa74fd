"""Titles: which words are a post, whose post they can be, and the verbs by which somebody takes or loses one.

In: the words between a body and a person, and the class and label of the body. Out: yes or no; compiled patterns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.ontology import Ontology, either

__all__ = [
    "AREA_CLASSES",
    "AREA_POST",
    "BOTH",
    "CORPORATE",
    "FORMER",
    "GIVES",
    "GIVES_TO",
    "HIRES",
    "HONORIFIC",
    "INHERITED",
    "JOINT",
    "LEVELS",
    "PAST",
    "PRAISE",
    "RANGE",
    "RESPECTIVELY",
    "RESUMED",
    "SAME",
    "SINGLE",
    "TAKES",
    "TAKES_FROM",
    "Titles",
    "load_titles",
]

LONGEST = 26  # characters between body and person; the longest title of the genre read is 22
FORMER = re.compile(r"^(?:原任?|前任|前(?!台|线|锋)|时任|曾任|已故)")
JOINT = re.compile(r"^[、，和及与兼的 　]+|[ 　]+$")
BOTH = re.compile(r"^[、，和及与兼的 　]+|[、，；和及与兼 　]+$")
HONORIFIC = r"(?:同志|先生|女士|老师|教授|博士|院士|[上中少]将|[大上中少]校|[大上中少]尉)?(?:（[^（）]{1,12}）)?"
VERB = (
    r"先后担任|先后任|历任|兼任|不再担任|担任|出任|接任|继任|转任|调任|改任|升任|续任|连任|蝉联|卸任|辞去|任|当选为|当选"
    r"|(?:被|获|经)?(?:任命为|选举为|选为|推选为|推举为|聘为|聘任为|聘请为|委任为|增选为|提拔为|任命担任|增补为)|就任|履新|受聘为|受聘担任|受聘|任职于|就职于|供职于"
    r"|是|系|为|成为|现为|现任|时任|拟任|原任|曾任|曾是|原是|原为|生前为|生前是|生前系|生前任"
)
WHEN = r"(?:(?:于|从|自)?[\d年月日初底起至今后来开始正式，]{0,16})?"
TAKES = re.compile(
    rf"^(?:同志|先生|女士|老师|教授)?(?:[男女]，)?(?:[^，。；、]{{0,10}}后)?(?:此前|目前|现|后来|早年|曾|也|还|又|再次|再度|正式|同时|并|已经?|将|仍|至今|刚|新近|如今|亦|则|均|都|随后|之后|一直|长期|先|拟|连续|首次)*{WHEN}(?P<verb>{VERB})(?:了)?(?:新一届|新任|来自|中共)?$"
)
# 王芳任总经理 behind 李明任海河集团董事长: the post is one of the body said before
SAME = re.compile(
    r"^(?:同志)?(?:[、和]?)(?:被?任命为|被?选举为|被?推选为|被?聘为|当选为|当选|担任|出任|兼任|任|为)(?:了)?(?P<title>[\u4e00-\u9fff、]{2,20}?)(?=[，。；]|$)"
)
RESPECTIVELY = re.compile(
    rf"^(?:同志)?(?:等)?(?:[\d一二三四五六七八九两]人)?(?:将|已|被)?分别(?:正式)?(?:{VERB}|为|是)$"
)
# behind one holder of a post the next one's, with nothing between but who leads whom
WITH = r"(?:(?:率领?|带领|带着|携|会同|陪同|和|与|及|以及)其?)"
INHERITED = re.compile(rf"{HONORIFIC}[ 　]*(?:[，；、]{WITH}?|{WITH})[ 　]*(?P<title>[\u4e00-\u9fff、]{{2,24}}?)[ 　]*")
RESUMED = re.compile(
    r"(?:^|[，。；、：])(?:他|她|其)?(?:(?:自|从|于|至|早年|后来|随后|之后)?[\d年月日初末底起至今后于—\-]{0,18}(?:[\u4e00-\u9fff]{0,6}后)?[，起]?)?(?:此前|目前|现在?|后|又|再|一直|长期|至今|已)?(?:曾|先后|历|原)?(?:担任|历任|曾任|现任|时任|身为|兼任|身兼|出任|调任|转任|升任|原任|任|(?<=，)是|(?<=他)是|(?<=她)是)过?$"
)
# a line of a career: 1987.07--1991.06, 1995年1月至1998年3月，
RANGE = re.compile(
    r"(?:19|20)\d\d(?:[.年/．]\d{0,2}月?)?[ 　]?[-—–－~～至到]+[ 　]?(?P<end>(?:19|20)\d\d(?:[.年/．]\d{0,2}月?)?|今)?[，,：: 　\n]*(?:历任|先后任|担任|任)?$"
)
PAST = re.compile(r"曾|生前|历任|先后|此前|卸任|辞去|不再|原任|原是|原为")
AREA_POST = re.compile(
    r"^(?:常务|代理?)?副?(?P<area>自治区|[省市县区州盟旗镇乡])(?:长|(?<=自治区)(?:代理?|常务)?副?主席)$"
)
LEVELS = {
    "省": "Province",
    "自治区": "Province",
    "市": "Prefecture",
    "县": "County",
    "区": "County",
    "州": "Prefecture",
    "盟": "Prefecture",
    "旗": "County",
    "镇": "Township",
    "乡": "Township",
}
AREA_CLASSES = frozenset(LEVELS.values())
GIVES = re.compile(r"(?:任命|聘任|聘请|特聘|推选|选举|补选|选聘|增补|聘|表决通过)(?:了)?(?:[\u4e00-\u9fff]{2,8})?$")
GIVES_TO = re.compile(r"(?:同志|先生|女士|教授)?(?:为|担任|任)")
HIRES = re.compile(r"(?:聘任|聘请|特聘|选聘|续聘|返聘|增聘|聘)(?:了)?$")
TAKES_FROM = re.compile(r"(?:同志)?(?:的|担任的)?")
# a place has these; what else stands between a place and a person is the rest of a body's name
LOCAL_POST = re.compile(
    r"(?:[省市县区州镇乡村]?(?:委|党委|政府|党支部|党总支|总支)?)(?:工会)?(?:第一|常务)?副?(?:书记|[省市县区州镇乡村]长|主任|主席|总统|总理|首相|外长|大使|总领事)|(?:特区|特别行政区)?(?:代理|候任|首任|前任|前)?(?:行政长官|特首)|首席部长|村民|居民|农民|果农|茶农|菜农|花农|牧民|渔民|种植户|养殖户|种粮户|(?:种植|养殖|种粮)大户|村委会主任|村支书|村主任|工会主席|党组书记"
)
STATE_POST = re.compile(
    r"(?:前|原|时任|候任|当选|联邦|共和国|王国|政府|看守)*(?:国家副?主席|副?(?:总统|总理|首相)|(?:国家|最高)?(?:元首|领袖|领导人)|[\u4e00-\u9fff]{0,8}(?:大臣|部长|外长|防长|国务秘书)|[参众]?议院?议?长|驻华(?:大使|公使|总领事)|总统(?:新闻秘书|发言人|特使|顾问|办公厅主任)|[\u4e00-\u9fff]{0,6}发言人|王储|太子|女王|国王|天皇|总督|酋长|埃米尔|国务卿|国务委员|特使|总统候选人)"
)
# a longer body's post: 某某局|安装公司党委副书记
OTHER_BODY = re.compile(
    r"^(?!(?:集团|总|股份|有限)?(?:公司|集团))[\u4e00-\u9fff]*?(?:公司|集团|银行|医院|学校|中学|小学|分行|支行|分局|(?:总队|支队|大队)(?!长)|指挥部)[\u4e00-\u9fff]|控股|股份"
)
# 云岭大学校长、|我国著名水利专家|李德明: praise is no post
PRAISE = re.compile(
    r"[、，](?:我[国省市县区]|国内外?|国际|全国|中国|当代)*(?:著名|知名|优秀|杰出|资深|国家[一二]级)[\u4e00-\u9fff]{1,12}(?:家|学者|人士|诗人|作者|演员|歌手|律师|设计师|医师|主持人|企业家)[ \u3000]?$"
)
NO_POST = frozenset("最佳球员 最佳运动员 相关负责人 有关负责人 代表 记者 通讯员 副".split())
# heads that one person has at a time: 校长李明、王芳 makes no second headmaster
SINGLE = re.compile(
    r"^(?!.*(?:副|助理|名誉|委员|成员|常委))(?:.*[^副])?(?:书记|[省市县区镇乡州盟旗局厅部院校行台馆所社园厂]长|董事长|总裁|总经理|总统|总理|首相|国务卿|国王|大使|主席|会长|理事长|司令员?|参谋长)$"
)
# which bodies have such a head; what is not listed here any body may have
HOMES = (
    (re.compile("^(?:常务)?副?[省市县区州镇乡]长$"), re.compile("政府|委|[省市县区州镇乡盟旗]")),
    (re.compile("局长$"), re.compile("局")),
    (re.compile("厅长$"), re.compile("厅")),
    (re.compile("司长$"), re.compile("司$|部$|委员会$|总局$")),
    (re.compile("部长$"), re.compile("部|公司|集团|委$")),
    (re.compile("院长$"), re.compile("院")),
    (re.compile("校长$"), re.compile("校|大学|学院|中学|小学|一中|二中|附中|附小")),
    (re.compile("园长$"), re.compile("园")),
    (re.compile("馆长$"), re.compile("馆")),
    (re.compile("台长$"), re.compile("台|广电")),
    (re.compile("所长$"), re.compile("所")),
    (re.compile("站长$"), re.compile("站")),
    (re.compile("行长$"), re.compile("行")),
    (re.compile("社长$"), re.compile("社|报")),
    (re.compile("庭长$"), re.compile("法院|庭")),
    (re.compile("检察长$"), re.compile("检察院|最高检")),
    (re.compile("(?:支|大|总|中)队长$"), re.compile("队|公安|局")),
    (re.compile("参谋长$|司令员?$|[军师旅]长$"), re.compile("军|部队|武警|兵|战区|司令部|总队|参谋部|[师旅团]$")),
    (re.compile("秘书长$"), re.compile("委|会|府|协|联|盟|集团|总社|组织|联合国|团$")),
    (re.compile("(?<!理事|董事)会长$|理事长$"), re.compile("会|联|协|盟|社|基金|中心|院|局")),
)
# no title: signs and function words
SIGNS = re.compile(r"[，。；：！？“”《》（）()的在对向了\d]|[今昨]天|[近今昨]日|日前|(?<!特)邀")
# a body of its own before the post: 安装公司党委书记, 教育基金会理事长
OTHERS = re.compile(
    r"(?:公司|集团(?!军)|大学(?!生)|医院(?!院长|长)|银行(?!行长)|基金会|联合会|研究院|研究所|管委会|党校)(?=.)"
)
# those before another one's post: 该厂的下岗职工和|市长
MANY = re.compile("(?:职工|员工|工人|干部|群众|居民|村民|学生|师生|教师|官兵)[和与、]")
DEEDS = re.compile(
    "贯彻|学习(?!处|科|部|室)|成立了|以(?=[局厅院校]长)|推选|听取|根据|按照|遵照|转达|陪同|指派|选派|委派|派遣|派出|组织(?![委部处科人员局])|邀请"
)  # what somebody did, no post
# what may follow a post behind a name
BEHIND = re.compile(
    r"$|[，。；、（）：“”]|[和与及率带]|以及|出席|主持|代表|表示|介绍|指出|强调|致辞|讲话|一行|等|在|对|为|作|向|说"
)
CORPORATE = re.compile(r"(?:董事长|总经理|总裁|监事长|董事|监事|执行官|财务官|运营官|CEO|CFO|COO|创始人|合伙人|经理)$")
NOT_CORPORATE = frozenset("GovernmentBody PartyBody TradeUnion".split())


@dataclass(frozen=True, slots=True)
class Titles:
    """The posts of an ontology as patterns."""

    ends: re.Pattern[str]  # a title ends so
    alone: re.Pattern[str]  # a post without a body's name before it
    leads: re.Pattern[str]  # such a post of those who lead a body
    surnames: frozenset[str]

    def is_title(self, title: str) -> bool:
        """Whether words are a post, with whatever stands before it."""
        if not title or len(title) > LONGEST or SIGNS.search(title) or OTHERS.search(title):
            return False
        if MANY.search(title) or DEEDS.search(title) or title[0] in "该其此由":
            return False
        return self.ends.search(title) is not None and title not in NO_POST and not OTHER_BODY.search(title)

    def own(self, title: str) -> str:
        """The parts of a title before the first that names a body of its own: 副校长 of 副校长、教育基金会理事长."""
        parts = title.split("、")
        stop = next(
            (n for n, p in enumerate(parts) if n and (OTHERS.search(p) or p == "国务委员" or p[:1] == "原")), len(parts)
        )
        return "、".join(parts[:stop])

    def is_alone(self, title: str) -> bool:
        """Whether every part of a title is a post and nothing else: no body stands in it."""
        parts = [p for p in re.split(r"[、和兼]", title) if p]
        return bool(parts) and all(self.alone.fullmatch(part) and part not in NO_POST for part in parts)

    def is_lead(self, title: str) -> bool:
        """Whether every part of a title is a post of those who lead a body, and names none."""
        parts = [p for p in re.split(r"[、和兼]", title) if p]
        return bool(parts) and all(self.leads.fullmatch(part) for part in parts)

    def behind(self, words: str) -> str:
        """The post that stands right behind a name, "" where none does: 副总经理 of 副总经理、王…"""
        longest = re.match(r"[\u4e00-\u9fff]{2,8}", words)
        ends = range(longest.end() if longest else 0, 1, -1)
        return next((words[:n] for n in ends if self.leads.fullmatch(words[:n]) and BEHIND.match(words[n:])), "")

    def belongs(self, title: str, label: str) -> bool:
        """Whether a title is of one kind of body, and a label names such a one: 校长 and 桂林大学."""
        return any(head.search(title) and re.search(f"(?:{home.pattern})$", label) for head, home in HOMES)

    def fits_body(self, title: str, cls: str, label: str) -> bool:
        """Whether a body of this class and label can have every post of a title that is said without it."""
        for part in re.split(r"[、和兼]", title):
            if any(head.search(part) and not home.search(label) for head, home in HOMES):
                return False
            if CORPORATE.search(part) and cls in NOT_CORPORATE:
                return False
        return True


@lru_cache(maxsize=4)
def load_titles(ontology: Ontology) -> Titles:
    """The titles of an ontology's lexicon of posts."""
    rows = ontology.lexicon("posts")
    posts, leads = either(r[0] for r in rows), either(r[0] for r in rows if "lead" in r[1:])
    before = either(r[0] for r in ontology.lexicon("ranks"))
    surnames = frozenset(r[0] for r in ontology.lexicon("surnames"))
    return Titles(
        re.compile(f"(?:{posts})$"),
        re.compile(f"(?:{before})*(?:{posts})"),
        re.compile(
            f"(?!总工会|.{{0,12}}俱乐部|[\u4e00-\u9fff]{{0,2}}办事处)(?:(?:(?![局委厅司团院校会府省市县区])[\u4e00-\u9fff]){{2,10}}(?:部|处|科|室|车间|中心|系))?(?:{before})*(?:{leads})"
        ),
        surnames,
    )
