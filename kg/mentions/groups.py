"""People by kind: 困难职工, 环卫职工, 医护工作者, 新就业形态劳动者.

In: an article's sentences, and ontology/lexicons/groups.tsv: how the nouns for people end, and what is none.
Out: mentions of Group, unnamed: they fill a role or count, they are no names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.model import Article, Mention, Sentence
from kg.ontology import Ontology

__all__ = ["find_groups"]

INNER = frozenset("n a an vn b nz j s f v".split())
LONGEST = 14  # characters of the longest name of a kind
STATES = frozenset("在档 在岗 在职 在校 在册 在编 在读 在押".split())
WITH = frozenset("手中 手里 手上 家中 家里 身边 面前 心中".split())
OPENING = ("被困", "网约", "遇险")
BESIDES = frozenset("等 时 期间 之际 之后 之前 后 前".split())  # 慰问一线职工|时
NUMBER = r"[\d一二三四五六七八九十百千万两]"
BEFORE = re.compile(rf"{NUMBER}[余多几]?(?:名|位|户|家|个)$")
BEHIND = re.compile(rf"(?:共|约|近|超|达|累计)?{NUMBER}+[余多]?{NUMBER}*(?:名|位|户|家|个|人)")
HELPING = frozenset("指导 帮助 辅导 组织 带领 引导".split())  # 指导|农户|种植: whoever is helped does it
POST = re.compile(r"^(?:副?主席|副?主任|代表|副?书记|干部|副?会长|委员)$")


@dataclass(frozen=True, slots=True)
class _Words:
    heads: tuple[str, ...]  # how a noun for people ends
    ends: frozenset[str]  # the last characters of these, and 们
    never: frozenset[str]  # what alone is none
    counted: frozenset[str]  # what alone is one only beside its number
    stop: frozenset[str]  # what never stands within one


@lru_cache(maxsize=8)
def _words(ontology: Ontology) -> _Words:
    rows: dict[str, list[str]] = {"head": [], "never": [], "counted": [], "stop": []}
    for word, use in ontology.lexicon("groups"):
        rows[use].append(word)
    ends = frozenset(word[-1] for word in (*rows["head"], "们"))
    return _Words(
        tuple(rows["head"]), ends, frozenset(rows["never"]), frozenset(rows["counted"]), frozenset(rows["stop"])
    )


def find_groups(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """All kinds of people that an article speaks of."""
    found, words = [], _words(ontology)
    for sentence in sentences:
        for i, token in enumerate(sentence.tokens):
            if (
                token.text[-1] in words.ends
                and (token.tag in ("n", "nz", "vn") or (token.tag in ("PER", "nr") and token.text in words.heads))
                and article.text.endswith(words.heads, 0, token.end - token.text.endswith("们"))
                and not _goes_on(sentence, i)
                and not (token.text == "同学" and i and sentence.tokens[i - 1].tag == "PER")  # 王某|同学
            ):
                start = _opened(article.text, _left(sentence, i, words.stop))
                start += article.text[max(0, start - 1) : start + 1] == "我国"  # 我国手机用户 cut as 我|国手机用户
                start += 2 * article.text.startswith(("以上", "以下"), start)  # 90岁以上|高龄老人
                text = article.text[start : token.end]
                alone = text in words.counted and not _is_counted(article.text, start, token.end)
                if text not in words.never and not alone and (text in words.counted or not POST.search(text)):
                    found.append(Mention(text, start, token.end, "Group", "group.head", named=False))
    return _with_glosses(article.text, found)


def _with_glosses(text: str, found: list[Mention]) -> list[Mention]:
    """职工（农民工） is one kind of people, as long as the brackets hold nothing else."""
    joined: list[Mention] = []
    for m in found:
        if joined and text[joined[-1].end : m.start] in ("（", "(") and text[m.end : m.end + 1] in ("）", ")"):
            whole = joined[-1]
            joined[-1] = replace(whole, text=text[whole.start : m.end + 1], end=m.end + 1)
        else:
            joined.append(m)
    return joined


def _is_counted(text: str, start: int, end: int) -> bool:
    """走访|企业|320家, 120户|家庭: whether a number stands beside."""
    return BEFORE.search(text, max(0, start - 6), start) is not None or BEHIND.match(text, end) is not None


def _goes_on(sentence: Sentence, i: int) -> bool:
    if i + 1 >= len(sentence.tokens):
        return False
    after = sentence.tokens[i + 1]
    if after.tag == "vn" and i and sentence.tokens[i - 1].text in HELPING:
        return False
    return (
        after.start == sentence.tokens[i].end
        and after.tag in ("n", "ORG", "nz", "vn", "PER", "nr", "s")
        and not (after.text in BESIDES or (after.tag == "s" and after.text in WITH))
    )


def _left(sentence: Sentence, i: int, stop: frozenset[str]) -> int:
    tokens, j = sentence.tokens, i
    while j > 0 and tokens[j - 1].end == tokens[j].start:
        before = tokens[j - 1]
        if (
            before.tag not in INNER
            or before.text in stop
            or before.text.endswith("给")
            or tokens[i].end - before.start > LONGEST
            or (before.tag in ("v", "m") and len(before.text) == 1)
        ):
            break
        j -= 1
    return tokens[j].start


def _opened(text: str, start: int) -> int:
    """With the words that the tagger cuts off before a kind: 在|档困难职工, 被困|群众, 网约|车司机."""
    if text[max(0, start - 1) : start + 1] in STATES:
        return start - 1
    return next((start - len(w) for w in OPENING if text.endswith(w, 0, start)), start)
