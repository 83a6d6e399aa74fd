"""Whether a number is a figure about something, or passes by: a date, a step of the text, an anecdote, or what another
relation says.

In: a quantity with the words around it. Out: yes or no, for `measures`.
"""

from __future__ import annotations

import re

from kg.model import Quantity
from kg.statements.nobodies import CAPACITY, Candidate, of_nobody
from kg.statements.subjects import GATHERED

__all__ = ["DURATIONS", "counts", "distant"]

# units that count or measure; times, ages, ranks and steps of a text are left out unless an indicator stands by them
COUNTED = frozenset(
    """
    % ‰ 个百分点 个 人 名 位 家 户 人次 件 案 项 场 场次 份 册 辆 台 套 台套 条 所 间 座 处 艘 架 架次 吨 公斤 千克 公里 千米 米 厘米 毫米 平方米 平方公里
    章 亩 公顷 立方米 千瓦 千瓦时 兆瓦 度 升 种 类 批 轮 期 支 张 床 本 篇 株 棵 头 只 羽 倍 番 ℃ 片 栋 幢 幅 部 宗 起 例 笔 单 档 颗 枚 组 队 盏 封 袋 箱 桶 课时 学时 门
    款 股 斤 班 对 趟 床 尾 毫升 桶 瓶 包 盒 顶 把 斤 担 标箱 场次 片组 标准箱 家次 户次 件次 批次 辆次 班次 车次 列 剂次 眼 口 台次 乘次 例次 微克 毫克 分贝 级 字 卷 页 集 首 则 吉瓦 兆瓦时 吉瓦时 GW MW 艘次 台件 件套 人公里 吨标准煤 基点 个基点 千伏 吨公里 马力 节 延长米 延米 套次 人份 百帕 光年 海里
    """.split()
)
VAGUE_UNITS = frozenset("个 种 类 条 项 场 期 批 轮 片 款 张 本 部 档 次 级 门 节 组".split())
DURATIONS = frozenset("年 天 个月 小时 分钟 秒 届 周 日 工作日 个工作日 周年".split())
DURATION_SAID = re.compile(
    r"(?:有期徒刑|拘役|管制|剥夺政治权利|为期|为时|一连|工期|总工期|历时|时长|持续|用时|耗时|寿命|日照(?:时数)?|利用小时数?|时间|车程|行程|时限|周期|有效期限?|合同期限?|服务期|保修期|建设期|保质期|教育年限)(?:为|约|达|仅|只需|共|由|从|将?缩短[至到]|压缩[至到])*$"
)
NEVER = re.compile(
    r"(?:以每[天日年月周时小]{1,2}|依托|男女各|兑换?|第|第[一二三四五六七八九十\d]+[、和]|每|邮编|电话|热线|编号|排名|排|居|(?<![班专系])列|距[^，]{1,12}|位居|位列|跃居|跃升到|前|后|年龄|年满|今年|去年|时任|岁|相当于[^，]{0,12}|相隔|相距|间隔|距|距离|约定|下午|上午|晚|早|来自|对)$"
)
IDLE = re.compile(
    r"^(?:一|两|三|几|1|2)(?:个(?!百分点)|盏|座|根|棵|种|次|项|名|位|家|条|份|场|类|批|件|起|例|架|艘|部|方面|大|辆|套|台|支|把|张|幅)"
)
# what another relation says: money given, people served, contracts signed
ELSEWHERE = re.compile(
    r"拨付|下拨|发放(?!量)|捐赠|捐款|捐出|送书|送去|列支|拨款|慰问|看望|探望|帮扶|救助|资助|辅导|走访|筛选|选聘|聘请|聘任|送上"
    r"|贷款(?=[\d约近超达]|$)|提供总额|筹集|筹资|募集(?!资金[总净]额)|募捐|招引|调拨|运抵|签下|注入"
)
SETTLED = re.compile(r"(?:签约|签订)[\u4e00-\u9fff]{0,8}项目[共达约超]*$")  # 签约旅游项目|32个: what came of a meeting
# the same before the number alone, and not where they only modify a noun: 签约金额, 投入强度
ELSEWHERE_BEFORE = re.compile(
    r"(?:投入|签订|签署|签约|设立|采购(?!规模|总)|奖励|赔偿|调研|达成(?![^，。]{0,4}意向))(?!的|项目|合作项目|金额|总额|额|强度|力度|占|比|增|运营|使用|意向|商|展|面积|企业|客商|仪式|以来|后|时)"
)
# goods that are handed out are counted; money and people are another relation's
HANDED = re.compile(r"发放|派发|分发|散发|送出|送去|送上|赠送|捐赠|捐出|发出|调拨|运抵|走访|采购")
PEOPLE = frozenset("人 名 位 户 家 人次 户次 家次 个 所".split())
WITHIN = re.compile("[中内里上]的$")  # 馆内的|2万件文物, 名单中的|34个乡镇
TRAVELS = re.compile("抵达|乘坐|入住|启程|出发|回国|前往|赶赴|赶往")  # people of a story on their way
SOLD = re.compile(
    "(?:出口|销往|远销|畅销|覆盖|遍及|遍布|辐射)[^，。]*等(?:全球|世界|海外)?$"
)  # 产品出口甲国等|50个国家
HAVE = re.compile(
    "(?:设有|设置|建有|建成|开设|下设|拥有|举办|举行|推出|打造|引进|培育|实施|荣获|成立|组建|涵盖|下辖)了?"
)
LISTED_IN = re.compile("[在由与向对从以为将把]|围绕|针对|通过|的|来自|，")
GOES = re.compile("(?:走访|慰问)了?[共约近]*$|(?:先后|共|已|累计|重点|分别|^)[为对向]$")  # 先后对|86家|企业走访
VISITED = re.compile(
    "(?:走访|慰问)[\u4e00-\u9fff]{0,8}(?:企业|单位|工地|站点|网点|项目|班组|社区|机构|公司|工会|合作社)[共约近达]*$"
)
VISITS = re.compile(
    "[\u4e00-\u9fff]{0,6}?(?:企业|单位|工地|站点|网点|项目|班组|社区|机构|公司|工会|合作社)(?=[，。；、和的]|进行|开展|逐一|提供|送|$)"
)
SIZED = re.compile("(?:[高长宽厚深重]|直径|周长)[约达]?$")
FAR = re.compile("(?:[东南西北]|仅|只|相|^)距(?:离)?[^，。距]{2,14}?(?:仅|只有|有|约|不到|不足)*$")
COURSE = re.compile("(?:总|比赛|赛段|全程|飞行|行驶|徒步)距离(?:为|约|达|共)*$")
CLASSED = re.compile(r"(?:以上|以下|以内)$")  # 10亿元以上|项目
RATIO = re.compile(
    r"^的(?:(?:行政)?处罚|增速|增幅|速度|涨幅|降幅|比例|比重|水平|规模|份额|覆盖率|占比|增长率|目标|高位|历史)"
)
FINED = re.compile("^的?(?:行政)?(?:罚款|罚金)")
SPENT = re.compile(
    r"^(?:共|累计|已|计划|总共)*(?:投资|出资|斥资|耗资|争取资金|争取|安排资金|安排专项资金)[约近超过达逾]*$"
)
ANYWHERE = re.compile(r"(?:全国|大陆|来自|遍布|辐射|走遍)(?:全国|全球|世界|海外|国内外)?$")
AREAS = re.compile(r"(?:个)?(?:省|市|城市|地区|国家|县|区)")
WORTH = re.compile(
    r"的[\u4e00-\u9fff]{0,4}(?:产值|收入|利润|投资|营收|成交|交易|销售|订单|税收|效益|增加值|进出口|融资|损失|资产)"
)
FORCES = frozenset("人次 人 名 台 艘 辆 架 套 台套 架次 艘次 车次 台次".split())
GIVEN = re.compile(r"下达|拨付|下拨|安排|拨款|发放|投入")
SERVED = re.compile(r"惠及[^，]*$")
JOINING = re.compile(
    r"[^，。；]{0,24}?(?:参加|出席|参会|与会|到会|参赛|参训|参展|观看|聆听|体验|齐聚|相聚|济济一堂|角逐|先后发言|见证)"
)
# some people of a story are counted behind another verb than these
HAVING = re.compile(
    r"(?:有|达|达到|共|累计|新增|增至|增加|减少|超|超过|突破|约|近|为|是|覆盖|惠及|涉及|服务|帮助|培训|培养|招收|招聘|招录|录取|吸引|吸纳|带动|汇聚|聚集|集聚|接待|接诊|救治|收治|转移|安置|疏散|发展|派出|选派|派驻|投入|组织|动员|出动|抓获|查处|配备|登记|注册|容纳|引进|选树|评选|表彰|资助|聘任?|招募|推荐|选拔|入选|入围|约谈|下设)(?:了|到|起)?[^，。；]{0,8}$|[：:]$"
)
WINNING = re.compile("[\u4e00-\u9fff]{0,6}?(?:分获|荣获|获评|获)")
ASKED = re.compile(r"(?:的)?(?:受访|被访|受调查|被调查)")
PAUSED = re.compile("[，。；）]|$")
SPELL = re.compile("交易日|学期|季度|年头|昼夜|赛季|财年|周末")
COMPOSING = re.compile("[^，。]{0,8}组成")
COMPOSED = ("代表团", "代表队", "医疗队", "考察团", "工作队", "救援队", "参赛队", "访问团")
GIVING = re.compile("^[^，。；]{0,14}(?:赠|捐|发|送|提供|出售|推广|移交|供应)")
TOWARDS = re.compile("(?:向|销往|发往|送往|寄往|运往|面向)[\u4e00-\u9fff]{0,4}$")  # 向全国|19所高校|赠书
SET = re.compile("高于|低于|超过|超出|制定|设定|确定|提出")
LENT = re.compile("新增[^，]{0,8}贷款$")  # a bank's figure, no gift
SUFFERED = re.compile("死|伤|亡|遇难|失踪|失联|被困|受困|获救|中毒|感染|确诊|致|造成|当选|入选|获|得")
UNIT_TIME = re.compile(r"时间由.{1,8}(?:缩短|压缩)[至到]$")
# 20家企业营业收入|超100亿元, 每组有|11位
# 来自|165个|国家和地区的运动员参加
COUNTRIES = re.compile(
    "(?:国家(?:[和及、]地区)?|省区市|省份|省市区?)的[^，。；]{0,20}(?:参加|参赛|参展|同场竞技|同台竞技|角逐|出席)"
)
THRESHOLD = re.compile(
    r"\d[余多]?(?:个|家|名|所|座|户)[\u4e00-\u9fff]{1,8}(?:收入|产值|利润|保有量|面积|人口|数量|超|达)[\u4e00-\u9fff]{0,4}(?:超|超过|突破|达|达到|不足)?$|每[组队团班桌车轮箱盒袋套次][^，。]{0,6}$"
)
# 9个|乡镇农户的入社率已超过七成: of whom a share is told
GROUP = re.compile(
    r"[\u4e00-\u9fff]{1,10}的[\u4e00-\u9fff]{0,6}(?:率|收入|产值|增加值|利润|比重|总额)(?:目前|现|均|都|已)?(?:经)?(?:超过|超|突破|达到?|占|为|低于|高于|不足)[约近]?\d"
)
# 共出现|7次|强降雨过程
REPEATED = re.compile(
    "(?:共|累计|已|先后|总共)(?:[^，。；]{0,4}(?:出现|发生|开展|举办|组织|召开|进行|实施|记录到?))?[^，。；]{0,12}$|(?:播放|点击|阅读|浏览|访问|下载|观看|转发|点赞)(?:总?量|总?数|次数)?[^，。；]{0,5}$"
)
HAS = re.compile("(?:运营|开通|建有|设有|下设|现有|共有|拥有|辖|共设)$")
CASE = re.compile("[\u4e00-\u9fff]{2,10}案(?=[，。；、]|$)")
PLANT = re.compile(
    "的?[\u4e00-\u9fff]{2,10}?(?:项目|工程|生产线|装置|机组|养殖场|电站|变电站|大港)(?![\u4e00-\u9fff]{0,4}\\d)"
)
# 在|193家|企业中增速名列前十: those among whom somebody ranks
AMONG = re.compile("在(?:全[国省市县区]|参评的?|参赛的?)?$")
AHEAD = re.compile(
    "[^，。；]{0,16}中(?![国心学医])[^，。；]{0,10}?(?:名列|位列|位居|排名|排在|居|脱颖而出|胜出|入选|获)"
)
# what the weather will be, in its units
WEATHER = frozenset("级 毫米 ℃ 度 摄氏度".split())
FORECAST = re.compile("预计|预报|预测|未来[一二三两\\d几]|明[天日后]|夜间[至到]|将(?:有|出|达|迎)|可能")
MEASURED = re.compile("实测|实况|累计|累积|已|出现了|记录到|达到了|截至")
LOADED = re.compile(r"[\u4e00-\u9fff]{1,8}的[\u4e00-\u9fffA-Z0-9]")  # 满载|110个标箱|货物的班列
# 男子10米跳台, 女子100米自由泳: a part of the name of a discipline
RACES = frozenset((50, 100, 110, 200, 400, 500, 800, 1000, 1500, 3000, 5000, 10000))
RACING = re.compile("纪录|[金银铜]牌|决赛|预赛|选手|夺冠|冠军")
SPORT = re.compile(r"跳?[台板](?!阶|凳)|[自蛙蝶仰]泳?|自由泳|混合泳|接力|短跑|跨?栏|障碍|气?[步手]枪|移动靶|速射")
QUOTED = re.compile("“[^”，。]{0,4}$")
RANKED = re.compile(r"(?:排|列|居)[^，]{0,6}全(?:国|省|市|球)$")


def distant(quantity: Quantity, before: str) -> bool:
    """距县城45公里: how far a place is from another."""
    return quantity.unit in ("公里", "千米", "海里", "华里", "里") and FAR.search(before) is not None


def counts(c: Candidate, told: bool) -> bool:
    """Whether a quantity is a figure about something; `told`: words say what is measured."""
    q = c.quantity
    if distant(c.quantity, c.before):
        return not c.after.startswith(("的", "处", "外"))
    if THRESHOLD.search(c.before) and not re.search("累计|合计|总|共", c.before):
        return False
    if GROUP.match(c.after) and (c.quantity.unit in PEOPLE or c.quantity.unit in ("座", "条", "项")):
        return False  # 9个|乡镇农户的入社率已超过七成
    if AMONG.search(c.before) and AHEAD.match(c.after):
        return False
    if of_nobody(c):
        return False
    if q.unit in WEATHER and FORECAST.search(c.earlier + c.before) and not MEASURED.search(c.before):
        return False
    if q.unit == "个" and c.before.endswith(("来自", "来自全球", "来自世界")) and COUNTRIES.match(c.after):
        return told
    far = COURSE.search(c.before) is None and NEVER.search(c.before) is not None and not _visited(c)
    if _elsewhere(c, told) or _stands_aside(c) or _modifies(c) or far:
        return False
    if q.unit in DURATIONS:
        return DURATION_SAID.search(c.before) is not None or UNIT_TIME.search(c.before) is not None
    if q.unit == "岁":
        return re.search(r"寿命|年龄(?!最)", c.before) is not None and not c.after.startswith("的")
    if q.unit == "次" and REPEATED.search(c.before) and q.value >= 5:
        return told
    if q.unit not in COUNTED and not q.money:
        return False
    few = q.unit in VAGUE_UNITS and q.value < 5 and not q.approximate
    if few and not (told and (_listed(c) or _rowed(c) or (q.text[:1].isdigit() and HAS.search(c.before)))):
        return False
    return told or q.unit in ("%", "个百分点") or q.money


def _rowed(c: Candidate) -> bool:
    """辖20个行政村、|2个|居委会: a small number that stands beside another of its kind."""
    q = c.quantity
    return q.text[:1].isdigit() and bool(
        re.search(rf"\d{q.unit}[\u4e00-\u9fff]{{0,8}}[、，和及]?[\u4e00-\u9fff]{{0,6}}$", c.earlier[-8:] + c.before)
        or re.match(rf"[\u4e00-\u9fff]{{0,8}}[、，和及]?[\u4e00-\u9fff]{{0,6}}\d+多?余?{q.unit}", c.after)
    )


def _listed(c: Candidate) -> bool:
    """承担省级课题4个，: the number stands behind what is counted, as in a table."""
    return re.match(r"[，。；、（]|$", c.after) is not None and re.search(r"[\u4e00-\u9fff]{3}$", c.before) is not None


def _elsewhere(c: Candidate, told: bool) -> bool:
    """What another relation says: money given, contracts, people served."""
    shared = c.quantity.money and "其中" in c.earlier + c.before and GIVEN.search(c.earlier) is not None
    served = SERVED.search(c.before) is not None and ELSEWHERE.search(c.earlier) is not None
    if told and not c.quantity.money and c.quantity.unit not in PEOPLE and HANDED.search(c.before) is not None:
        return False
    if _visited(c):
        return False
    spent = (SPENT.search(c.before) is not None and not c.built) or (
        ELSEWHERE.search(c.words) is not None and not LENT.search(c.before)
    )
    projects = SETTLED.search(c.lead) or (c.lead.endswith("签约") and re.match(r"[\u4e00-\u9fff]{0,6}项目", c.after))
    sent = c.lead.rfind("投入") >= 0 and not c.quantity.money and c.quantity.unit in FORCES  # 投入救灾人员300人次
    spent = spent or (ELSEWHERE_BEFORE.search(c.lead) is not None and not projects and not sent)
    return (
        shared
        or (served and not told)
        or spent
        or (c.agreed and not c.quantity.money and c.quantity.unit not in DURATIONS)
    )


def _visited(c: Candidate) -> bool:
    """走访慰问企业|26家, 走访|26家|企业."""
    goes = GOES.search(c.before) is not None
    if c.quantity.unit not in ("家", "个") or c.quantity.value < 3:
        return False
    return VISITED.search(c.before) is not None or (goes and VISITS.match(c.after) is not None)


def _stands_aside(c: Candidate) -> bool:
    """围绕质量、效率等9个方面, 来自全国31个省份, 看望4名学生: a number that only goes along."""
    q = c.quantity
    gathered = q.unit in ("人", "名", "位") and _meets(c)
    if WITHIN.search(c.before) or (
        q.unit in ("名", "位") and re.search("[会赛节]$", c.before) and TRAVELS.search(c.after[:20])
    ):
        return True
    if SOLD.search(c.before) and AREAS.match(c.after.removeprefix("多")):
        return False
    if c.before.endswith("等") and not gathered and not c.listed and not PAUSED.match(c.after) and not _having(c):
        return True
    if q.unit == "个" and SPELL.match(c.after):
        return True  # 连续7个|交易日
    if q.unit == "个" and c.before.endswith(("从", "在")) and c.after.startswith(("方面", "层面", "维度")):
        return True  # 从5个|方面提出
    if not q.text[:1].isdigit() and QUOTED.search(c.before) and re.match("[^“，。]{0,2}”", c.after):
        return True  # “三方四家”
    if c.before.endswith("“") or RANKED.search(c.before) or (q.unit == "级" and q.value >= 100):
        return True  # “六项承诺”, 居全国96个县的前列, 2011级
    if q.unit == "米" and (
        SPORT.match(c.after) or (q.value in RACES and RACING.search(c.earlier + c.before + c.after))
    ):
        return True
    if q.unit == "股" and c.after.startswith("“"):
        return True  # 3000股“某某股份”: of a story of shareholders
    if q.unit == "级" and CLASSED.search(q.text):
        return True  # 4级以下小震
    if ANYWHERE.search(c.before) and AREAS.match(c.after):
        return True
    if re.search(r"[将把].*(?:划分|分|编|改编|改组)(?:为|成)$", c.before):
        return True  # 将职工划分为8个小组
    if re.search(r"[将把]$", c.before) and q.text[:1].isdigit() and not q.money:
        return True  # 将10颗卫星送入轨道
    towards = TOWARDS.search(c.before)
    composed = re.search("由(?:[^，。；的]{2,14}[和与、])?$", c.before) if COMPOSING.match(c.after) else None
    if (towards and (towards.group()[0] != "向" or GIVING.search(c.after))) or (
        composed and not c.before[: composed.start()].endswith(COMPOSED)
    ):
        return True
    if IDLE.match(q.text) and q.value <= 3 and not _rowed(c):
        return True
    if SIZED.search(c.before) and re.match(r"(?:、[^，。]{1,6}\d[^，。]{1,6})?的[\u4e00-\u9fff]", c.after):
        return True  # 高9米、宽3米的彩灯
    return (q.unit in ("名", "位") and _some(c)) or (q.unit == "人" and q.value < 10 and _acts(c))


def _having(c: Candidate) -> bool:
    """设有餐厅、浴室等|12个|功能区: what its owner has, made or did, told by examples."""
    said = re.split("[。；]", c.earlier + c.before)[-1]
    had = list(HAVE.finditer(said))
    if not had or c.quantity.value < 3 or re.match("方面|环节|问题|领域|部门", c.after):
        return False
    listed = said[had[-1].end() :]
    return "、" in listed and LISTED_IN.search(listed) is None


def _some(c: Candidate) -> bool:
    """委员会由6名法官组成: some people of a story, not how many there are."""
    counted = re.split("[，。；、]", c.after)[0][:12]
    return not _meets(c) and len(counted) >= 2 and not HAVING.search(c.before)


def _acts(c: Candidate) -> bool:
    """清溪村3人上山采药: a few people of a story, not those that were hurt, chosen or brought together."""
    after = re.split("[，。；、]", c.after)[0]
    return len(after) >= 2 and not (
        SUFFERED.search(after[:6]) or SUFFERED.search(c.before) or HAVING.search(c.before) or _meets(c)
    )


def _meets(c: Candidate) -> bool:
    """48名选手展开角逐, 300名师生参加大会: people who come together."""
    counted = re.split("[，。；]", c.after)[0]
    return (
        JOINING.match(counted) is not None
        or WINNING.match(counted) is not None
        or GATHERED.search(counted[:12]) is not None
    )


def _modifies(c: Candidate) -> bool:
    """150亿元的购债计划, 80平方米的实训基地, 30公里处: the number belongs to the noun behind it."""
    q = c.quantity
    if q.money and FINED.match(c.after) and not CLASSED.search(q.text):
        return False
    if (q.unit in CAPACITY and PLANT.match(c.after)) or CASE.match(c.after):
        return True  # 年产|40万吨|聚氯乙烯项目, 走私|14台|电脑案
    if (
        c.after.startswith(("时", "处", "过后"))
        or ASKED.match(c.after)
        or (len(c.before) <= 3 and LOADED.match(c.after) and not AREAS.match(c.after))
    ):
        return True
    if re.match(r"[长高宽深厚][的、，]?", c.after) and q.unit in ("米", "公里", "厘米"):
        return True
    if (
        (q.money or "面积" in c.before[-6:])
        and CLASSED.search(q.text)
        and re.match(r"(?!的)[\u4e00-\u9fff]{2}", c.after)
    ):
        return True
    if (q.unit == "%" and re.match(r"的?(?:股份|股权|资金|资本)", c.after)) or (
        q.money and c.before.endswith("以") and not RATIO.match(c.after)
    ):
        return True  # 收购95%的股份, 以292亿元收购
    if c.after.startswith("的目标") and SET.search(c.before):
        return True  # 高于政府制定的5.5%的目标
    lasting = q.unit in DURATIONS and c.before.endswith(("为期", "为时", "一连", "历时", "持续"))
    if not c.after.startswith("的") or RATIO.match(c.after) or lasting:
        return False  # 为期|3天|的博览会
    if q.unit in ("人", "名") and not c.before.endswith(("达", "达到", "为", "超过", "突破")):
        return True  # 一支85人的讲师团
    if q.unit == "倍":
        return True  # 容量大两倍的光盘
    sized = q.money or q.unit in ("米", "公里", "平方米", "亩", "吨")
    return bool(q.bound) or q.unit in DURATIONS or (sized and WORTH.match(c.after) is None)
