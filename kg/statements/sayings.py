"""The words by which sentences say whose their figures are, or that they are nobody's.

In: nothing. Out: patterns for `owners`.
"""

from __future__ import annotations

import re

__all__ = [
    "ACROSS",
    "ACTING_OFFICE",
    "AS_TOLD",
    "BRANCHES",
    "CONVENED",
    "DEEDS",
    "HAD",
    "HEADED",
    "HEAD_WHOLE",
    "HOSTED",
    "IMPERSONAL",
    "NATIONWIDE",
    "OFFERED",
    "SCENES",
    "SINCE",
    "SPREAD",
    "STANDARD",
    "TOLD_THERE",
    "WORK",
]

HEAD_WHOLE = re.compile(
    r"(?:截至[^，]{1,8}|今年|去年|目前|上半年|\d+年|同时|此外|其中)*(?:全(?!州县)|我)(?:省|市|县|区|州|乡|镇|村)(?!域|国)"
)
# 全县|16家|快递企业建立工会: the place right before the number, whoever acts behind it
HEADED = re.compile(
    r"(?:截至[^，]{1,8}|今年|去年|目前|现在|如今|上半年|\d+年|同时|此外|其中|已经?|在)*(?:全|该|这个)(?:省|市|县|区|州|乡|镇|村)(?:共|已|现|累计|先后|总)*有?"
)
HOSTED = re.compile("(?:主办|承办|协办|联办|支持|赞助|冠名|指导)(?:单位)?$")
WORK = re.compile("(?:票房|销量|销售量|发行量|播放量|阅读量|点击量|收视率|印数|评分|定价|售价)[^，]{0,4}$")
HAD = re.compile(
    "(?:现有|共有|拥有|建有|其中)?(?:各级各类|各类)?(?:户均|校均|平均)?(?:学校|医院|中学|小学|实验室|图书馆|博物馆|文化馆|公园|景区|园区|基地|水库|车站|高速公路|铁路|线路|站点|厂房|体育馆)"
    "(?:总?面积|总?数量?|里程|总?长度|床位数?|藏书量?|库容)?(?:达到|达|为|共|约|有)*"
)
NATIONWIDE = 3  # 全国 and 我国 in a text whose further figures are the country's
ACTING_OFFICE = re.compile(
    "(?:公安局|公安分局|公安厅|派出所|法院|检察院|海关|支队|大队|总队|监管局|监督管理局|执法局|纪委监委|应急管理局|警方|公安机关)$"
)
DEEDS = re.compile(
    "(?:打掉|抓获|破获|侦破|查扣|查处|查获|查封|立案|移送|起诉|审结|受理|办结|执结|出动|接警|缴获|收缴|捣毁|逮捕|拘留|关停|处分|问责|救出|营救|约谈|下架|销毁|检查)[^，。；]{0,14}$"
)
OFFERED = re.compile("[\u4e00-\u9fff]{0,6}?(?:活动|演出|展览|赛事|讲座|论坛|节目|作品|影片|展位)")
AS_TOLD = re.compile("(?:正如|如同|就像|诚如)[^，。；]*那样$")  # 正如某公司代表指出的那样，…: not of the firm
# 数据显示，问卷调查显示: nobody new tells it
IMPERSONAL = re.compile(
    "(?:按[\u4e00-\u9fff]{1,6}(?=统计)|其中|此外|同时|据|从|有关|相关|最新|初步|不完全|上述|官方|统计|监测|问卷|抽样|普查|调查|调研)*(?:数据|统计|调查|调研|监测|普查|结果)(?:来看|看|上看|结果)?(?:也|还)?(?:显示|表明|了解)?"
)
# 云外服成立以来: a firm that no mention covers
SINCE = re.compile(
    "(?!自|从|该|本|我|其|两|[\u4e00-\u9fff]?(?:公司|集团|企业|学校|医院|中心|协会|工会))[\u4e00-\u9fff]{2,6}?(?:成立|组建|创办|创立)以来"
)
CONVENED = re.compile("(?:组织|举办|举行|开展|主办|承办|召开)(?:了|开展)?[^，。；将拟]{2,20}，$")
SCENES = ("Country", "Province", "Prefecture", "County", "Township", "Village", "Site")  # 在某开发区，|产值达…
BRANCHES = re.compile(
    "在[^，。；]{1,6}?(?:共|已|先后)?(?:设有|设立了?|开设了?|拥有|有|成立了?)\\d+[余多]?[家个](?:子公司|分公司|分支机构|网点|门店|工厂|研发中心)"
)
SPREAD = re.compile("在全(?:省|市|县|区|州)(?:各地|范围内)?")
# what an authority sets, or what only a place can have
STANDARD = re.compile("标准|津贴|补贴|补助|最低工资|每人每[月年天]|经济总量|总人口|人均可支配|财政收入|生产总值")
ACROSS = re.compile(
    "(?:公司|企业|集团|平台|品牌|在)全国$|在全国(?!各地的)[^，]{0,8}(?:设有|设立|拥有|开设|建有|建成|布局)"
)
TOLD_THERE = ("发布会", "吹风会", "通气会")  # what is told there is of other things
