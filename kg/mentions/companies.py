"""Companies by their own word: 海青 for 海青新能源股份有限公司, once the article has named it in full.

In: an article's sentences and the organisations found in it. Out: mentions of Company.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.mentions.bodies import LISTED as PASTED
from kg.mentions.bodies import ROW
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.printed import find_printed
from kg.model import Mention, Sentence

__all__ = ["TRADED", "find_abbreviated", "find_listed", "find_own_words", "find_partnerships", "find_rows", "is_traded"]

WHOLE = re.compile(r"(?:公司|集团|银行)$")
FORM = re.compile(r"(?:股份有限公司|有限责任公司|有限公司)$")
# what the tagger takes such a word for; a common noun is none
NAMING = frozenset("ORG nt nz nw LOC ns n".split())
TAGS = frozenset("ORG nt nz nw PER nr LOC ns".split())
# trades that end the short name of a company and seldom anything else
TRADED = re.compile(
    r"(?P<own>[\u4e00-\u9fffA-Za-z]{2,4})(?:科技|汽车|食品|数据|药业|制药|医药|乳业|酒业|电器|电气|股份|控股|软件|证券|光电|半导体|重工|钢铁|石化|矿业|快递|速运|传媒|家居|超市|咖啡|乳品|饮料|动力|航空|精密|微电子|智造|征信|口腔|影业|置业|地产|物流|生物|医疗|互娱|影视|基因|出行|照明|新材|租赁)"
)
# no company's own word
COMMON_OWN = re.compile(
    r"^(?:全国|全省|全市|国家|国际|地方|传统|现代|绿色|智能|数字|中国|世界|社会|公共|基础|重大|新型|国内|国外|海外|农村|城市|农业|民用|通用|高新|绿色|安全|进口|国产|高端|先进|主要)|[的和与及等各]|[省市县区]$"
)
# 海青食品（002999.SZ）, 海青（NASDAQ：HQ）: a company on the exchange
LISTED = re.compile(
    r"(?<![\u4e00-\u9fff])(?:(?:上市公司|公告显示|公司|企业|旗下)?)(?P<name>[\u4e00-\u9fffA-Za-z*＊]{2,8})[（(](?:\d{6}(?:\.(?:SZ|SH|BJ))?|0\d{4}(?:\.HK)?|\d{3,5}\.HK|(?:NYSE|NASDAQ|纽交所|纳斯达克|港交所|SZ|SH|HK)[:：]?[A-Z0-9]{1,6}|股票代码[:：]?\d{5,6})[^（）()]{0,20}[）)]"
)
# 北京德方（江州）律师事务所
PARTNERSHIP = re.compile(r"[（(][\u4e00-\u9fff]{2,6}[）)](?:律师|会计师|税务师)事务所")


def find_own_words(
    text: str, sentences: Iterable[Sentence], found: Sequence[Mention], gazetteer: Gazetteer
) -> Iterator[Mention]:
    """Each word that is the own word of a company of the article, and each name without 股份有限公司."""
    stems = {FORM.sub("", m.text) for m in found if m.named and FORM.search(m.text)}
    yield from find_printed(text, {stem for stem in stems if len(stem) >= 4}, "Company", "organization.short")
    own = {word for m in found if m.named and WHOLE.search(m.text) for word in _own_words(m.text, gazetteer)}
    if not own:
        return
    for sentence in sentences:
        for token in sentence.tokens:
            if token.tag in TAGS and text[token.start : token.end] in own:
                yield Mention(text[token.start : token.end], token.start, token.end, "Company", "organization.short")


def is_traded(name: str, gazetteer: Gazetteer) -> bool:
    """海青食品, 阿尔法科技: two to four characters of its own and a trade, where the tagger says that it is a body."""
    match = TRADED.fullmatch(name)
    if match is None or match["own"] in gazetteer.trades or gazetteer.knows(match["own"]):
        return False
    return COMMON_OWN.search(match["own"]) is None


def find_listed(text: str) -> Iterator[Mention]:
    """Companies by their short name on the exchange, once it stands with its code; then everywhere."""
    yield from find_printed(text, {m["name"] for m in LISTED.finditer(text)}, "Company", "organization.listed")


def find_partnerships(text: str, sentences: Iterable[Sentence]) -> Iterator[Mention]:
    """Firms of lawyers and accountants whose seat stands in brackets: with the names before the bracket."""
    if "师事务所" not in text:
        return
    for sentence in sentences:
        for match in PARTNERSHIP.finditer(text, sentence.start, sentence.end):
            start = match.start()
            for token in reversed([t for t in sentence.tokens if t.end <= match.start()][-3:]):
                if token.end != start or token.tag not in NAMING:
                    break
                start = token.start
            if start < match.start():
                yield Mention(text[start : match.end()], start, match.end(), "Company", "organization.partners")


def find_abbreviated(
    text: str, sentences: Iterable[Sentence], found: Sequence[Mention], gazetteer: Gazetteer
) -> Iterator[Mention]:
    """江钢 for 江州钢铁集团: the first characters of the place and of the trade, where the article says both."""
    short: dict[str, str] = {}
    for m in found:
        place = next((n for n in (2, 3) if m.named and WHOLE.search(m.text) and m.text[:n] in gazetteer.places), 0)
        trade = next((n for n in (4, 3, 2) if place and m.text[place : place + n] in gazetteer.trades), 0)
        if trade:
            short.setdefault(m.text[0] + m.text[place], m.text)
    starts = {t.start for sentence in sentences for t in sentence.tokens} if short else set()
    for m in find_printed(text, short.keys(), "Company", "organization.abbreviation"):
        if m.start in starts and not gazetteer.knows(m.text):
            yield replace(m, name=short[m.text])


def _own_words(name: str, gazetteer: Gazetteer) -> Iterator[str]:
    """What stands between the place and the trade or form of a company's name, two to five characters long."""
    starts = [0, *(n for n in range(2, min(9, len(name))) if name[:n] in gazetteer.places)]
    for start in starts:
        for length in range(2, 6):
            word = name[start : start + length]
            if len(word) < length or word in gazetteer.trades or gazetteer.knows(word) or word in gazetteer.surnames:
                continue
            if not re.fullmatch(r"[\u4e00-\u9fffA-Za-z]+", word) or gazetteer.begins_trade(word):
                continue
            if gazetteer.begins_trade(name[start + length :]):
                yield word
                break


def find_rows(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Companies pasted in a row: each ends at its suffix; a heading before the first is cut off at its place name."""
    words = text[sentence.start : sentence.end]
    if sum(map(words.count, ("公司", "分行", "支行", "供电局"))) < 3:
        return
    for row in ROW.finditer(text, sentence.start, sentence.end):
        if re.search(r"是|的|所属|旗下|下属|隶属|子公司|收购|联合|(?:公司|分行)(?:[和与及向为对系]|由)", row.group()):
            continue  # what is said of companies, not a row of them
        for match in PASTED.finditer(text, row.start(), row.end()):
            start = match.start()
            places = [
                p
                for p, _, _ in gazetteer.scan(text, start, match.end())
                if re.search(r"(?:企业|单位|名单|集体)$", text[start:p])
            ]
            start = places[-1] if places else start
            yield Mention(text[start : match.end()], start, match.end(), "Company", "organization.row")
