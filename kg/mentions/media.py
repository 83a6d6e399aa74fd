"""Media that no suffix of bodies finds: 桂林融媒, “廉洁海州”微信公众号, and whoever a text says it has its words from
(据海州市政府网站消息).

In: one sentence. Out: mentions of Media.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.bodies import organization_class
from kg.mentions.gazetteer import Gazetteer
from kg.model import Mention, Sentence

__all__ = ["find_media"]

FUSED = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,6})融媒(?:体中心)?(?![体工产])")
# 意大利《晚邮报》: a newspaper by its marks
MARKED = re.compile(
    r"《(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{1,8}(?:日报|晚报|晨报|早报|时报|邮报|商报|都市报|论坛报|太阳报|先驱报|独立报|观察家?报|青年报|新闻报|新闻周刊|经济周刊|(?<![海简通公汇预年季月壁墙小举喜捷情电警])报))》"
)
# 云州台 记者王大明, “廉洁云州”微信公众号
STATION = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,4})台(?=[ \u3000]?(?:特约|见习|实习)?记者)")
ACCOUNT = re.compile(
    r"[“‘](?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,12})[”’](?=(?:官方)?(?:微信公众|公众号|官微|微博|抖音号|视频号|头条号))"
)
# 据|云州发布|消息: what a city tells by
ISSUING = re.compile(
    r"(?:据|来源[：:]|援引)[“‘]?(?P<name>(?P<place>[\u4e00-\u9fff]{2,4})(?:发布|应急|交警|消防|网警))[”’]?(?=(?:微信公众号|公众号|官方微信|官微|官方微博|微博|客户端)?(?:的?消息|[通情]报|[，。）]))"
)
TOLD = re.compile(
    r"(?:据|来源[：:]|转自|援引|引自)[《“]?(?!外媒|当地|多家|官方|相关|有关|该|其|本|新华)(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,16}?(?:门户网站|网站|日报|晚报|晨报|早报|时报|商报|都市报|周刊|周报|新闻|电视台|电台|通讯社|报|网|财经|卫视|客户端|频道|在线|融媒))"
    r"[》”]?(?:客户端|官网|官微|微信公众号|公众号)?(?:\d{1,2}月?\d{0,2}日?)?(?:的?消息|报道|讯|电|援引|透露|称)"
)


def find_media(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Every such medium."""
    fused = "融媒" in text[sentence.start : sentence.end]
    for match in FUSED.finditer(text, sentence.start, sentence.end) if fused else ():
        place = match["place"]
        known = next((n for n in range(len(place) - 1) if gazetteer.knows(place[n:])), None)
        if known and place[known:] == "和县":  # 县行政审批局和|县融媒体中心
            continue
        if known is not None:
            start = match.start() + known
            yield Mention(text[start : match.end()], start, match.end(), "Media", "organization.medium")
    for match in MARKED.finditer(text, sentence.start, sentence.end):
        yield Mention(match.group(), *match.span(), "Media", "organization.medium", name=match["name"])
    for match in STATION.finditer(text, sentence.start, sentence.end):
        if gazetteer.knows(match["place"]):
            yield Mention(match.group(), *match.span(), "Media", "organization.medium")
    for match in ACCOUNT.finditer(text, sentence.start, sentence.end):
        if organization_class(match["name"]) == "Organization":
            yield Mention(match.group(), *match.span(), "Media", "organization.medium", name=match["name"])
    for match in ISSUING.finditer(text, sentence.start, sentence.end):
        if gazetteer.knows(match["place"]):
            yield Mention(match["name"], *match.span("name"), "Media", "organization.medium")
    for match in TOLD.finditer(text, sentence.start, sentence.end):
        yield Mention(match["name"], *match.span("name"), "Media", "organization.medium")
