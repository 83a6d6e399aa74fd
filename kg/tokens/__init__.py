"""Article → sentences of words.

The ways, in order: the LAC-small tagger from the weights inside jieba's wheel; where these are missing or others than
known, `jieba.posseg`, and `tagger_name` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.model import Article, Sentence, Token
from kg.tokens.sentences import cut_clauses, cut_sentences
from kg.tokens.words import other_segmenters, tag_texts, tagger_name

# verbs that the tagger takes for the end of a name: 某公司|协办
SWALLOWED = re.compile(r"(?<=[\u4e00-\u9fff]{3})(?P<will>将)?(?P<verb>主办|承办|协办|举办|召开|获悉|联合|会同|携手)$")

__all__ = ["other_segmenters", "tag", "tag_all", "tagger_name"]

# 会同|财政部, 联合|青山区红旗街道民政办
TOGETHER = re.compile(
    "会同(?!县)(?=.{2,}(?:部|委|局|厅|院|公司|集团|中心|总会|会)$)"
    "|联合(?=.{1,6}(?:省|市|县|区|镇|乡|街道?).+(?:部|委|局|厅|办|站|所|院|中心|街道|社区|会|公司|集团)$)"
)
# 绿叶社工|联合|青山街道司法所
JOINED = re.compile(
    "([\u4e00-\u9fff]{2,})(联合)((?!国|会)[\u4e00-\u9fff]{1,6}(?:省|市|县|区|镇|乡|街道).*(?:委|局|厅|办|站|所|院|中心|街道|社区|会))"
)
# 青山县司法局东湖司法所|在|东湖村村委会
SEATED = re.compile(
    "([\u4e00-\u9fff]{2,}(?:司法|派出|税务|监管|管理|研究|事务|监督|供电|检疫|实践)所)(在)([\u4e00-\u9fff]{3,})"
)
# 某公司工会组织|职工…: the union and what it does
ORGANIZES = re.compile("职工|会员|员工|教职工|女职工|劳模|干部|志愿者|工友|一线")
# 某新闻|联系|某区教育局
CONTACTED = re.compile(
    "([\u4e00-\u9fff]{2,}(?:新闻|日报|晚报|网|台))(联系|致电|采访)(.{2,}(?:部|委|局|厅|院|公司|集团|中心|会))"
)
# 某省水利厅 某省财政厅: bodies that only a blank parts, which the tagger takes for one
PARTED = re.compile(r"(?<=[\u4e00-\u9fff）”]{3})([ \u3000\xa0]+)(?=[\u4e00-\u9fff“]{3})")


def tag(article: Article) -> tuple[Sentence, ...]:
    """The sentences of one article with their words."""
    return tag_all([article])[0]


def tag_all(articles: Sequence[Article]) -> list[tuple[Sentence, ...]]:
    """The sentences of several articles; clauses of like length are tagged together."""
    spans = [cut_sentences(article) for article in articles]
    clauses = [
        [cut_clauses(article.text, start, end) for start, end, _ in sentences]
        for article, sentences in zip(articles, spans, strict=True)
    ]
    texts = [a.text[s:e] for a, found in zip(articles, clauses, strict=True) for sentence in found for s, e in sentence]
    tagged = iter(tag_texts(texts))
    result = []
    for sentences, found in zip(spans, clauses, strict=True):
        built = []
        for (start, end, kind), parts in zip(sentences, found, strict=True):
            tokens = tuple(t for s, _ in parts for t in _tokens(next(tagged), s))
            built.append(Sentence(start, end, kind, tokens))
        result.append(tuple(built))
    return result


def _cut_name(word: str, label: str, after: str, kind: str) -> tuple[tuple[str, str], ...]:
    """A person's name and the word behind it that the tagger took in; empty where it took none."""
    if len(word) > 2 and word.endswith("通") and after.startswith("电话"):
        return (word[:-1], label), ("通", "v")  # 同某国总统某某|通电话
    if len(word) > 1 and word.endswith("将") and kind in ("p", "v", "TIME", "d"):
        return (word[:-1], label if len(word) > 2 else "n"), ("将", "d")  # 读书|周|将|于
    if word in ("周在", "周于"):
        return (word[0], "n"), (word[1], "p")  # 宣传|周|在某地启动
    return ()


def _parted(words: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The words, with names that a blank parts one by one, and the blanks between them."""
    for (word, label), (after, kind) in pairwise([*words, ("", "")]):
        if label in ("PER", "nr") and (cut := _cut_name(word, label, after, kind)):
            yield from cut
            continue
        both = next((b for p in (CONTACTED, JOINED, SEATED) if (b := p.fullmatch(word))), None)
        if both and label == "ORG":  # 某新闻|联系|某区教育局
            yield from ((both[1], label), (both[2], "v"), (both[3], label))
            continue
        if word == "工会组织" and ORGANIZES.match(after):
            yield from (("工会", label), ("组织", "v"))
            continue
        parts = PARTED.split(word) if label in ("ORG", "LOC", "nt", "ns") else [word]
        if label == "ORG" and TOGETHER.match(word):  # 会同|财政部, but 会同县
            yield word[:2], "v"
            parts[0] = parts[0][2:]
        yield from ((part, label) for part in parts)


def _tokens(words: Sequence[tuple[str, str]], start: int) -> list[Token]:
    tokens = []
    for word, label in _parted(words):
        verb = SWALLOWED.search(word) if label in ("ORG", "LOC") else None
        end = start + (verb.start() if verb else len(word))
        if word.strip():
            tokens.append(Token(word[: end - start], start, end, label))
        if verb and verb["will"]:  # 平安办|将|联合
            tokens.append(Token("将", end, end + 1, "d"))
        if verb:
            tokens.append(Token(verb["verb"], start + len(word) - len(verb["verb"]), start + len(word), "v"))
        start += len(word)
    return tokens
