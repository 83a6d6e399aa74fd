"""Countries by their first character: 菲 for 菲律宾, 俄外交部 for 俄罗斯外交部, where the article names the country whole.

In: the names of an article. Out: the same with such countries, and with bodies of theirs by their full names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Mention, Sentence, Token

__all__ = ["complete_countries"]

TAGS = frozenset("LOC ns nz nr PER ORG nt".split())
COMMON = frozenset("中大东北海多新日以比加老")  # words of their own: only where the tagger sees a name
# what a country has, behind its first character
NATIONAL = re.compile(
    r"(?:经济|外贸|政府|总统|总理|首相|国王|外长|外债|外汇|货币|央行|国会|议会|军方|财政|国防|人口|出口|进口|通胀|通货|全国|境内|两国|当局|国内|石油|工业|农业|失业|股市)"
)
BODY = re.compile(
    r"(?:政府|外交部|国防部|(?:外交|国防|财政|内政|内务|教育|司法|商务|能源|农业|卫生|交通|运输|劳工|劳动|经济|工业|贸易|环境|文化|科技|情报|安全|移民|旅游|石油){1,2}部|中央银行|央行|议会|国会|参议院|众议院|议院|军方|海军|空军|陆军|大使馆|国家[\u4e00-\u9fff]{2,4}局|通讯社)$"
)
OURS = re.compile("中国|中华|驻")  # 驻英国|大使馆: not theirs
FORM = re.compile("(?:人民|伊斯兰|联邦|阿拉伯|民主)*(?:共和国|王国|联邦|酋长国)")
LONGEST_FORM = 10  # characters
HOME = re.compile("中国|我国|人民银行|人民币|国内")


def complete_countries(text: str, sentences: Sequence[Sentence], names: Sequence[Mention]) -> list[Mention]:
    """The names in text order; a character that two countries of the article begin with stands for none."""
    names = _joined(text, [_of_state(text, m, names) for m in _of_other_states(text, names)])
    whole = {m.text for m in names if m.cls == "Country" and len(m.text) > 1 and m.text[0] != "中"}
    firsts = [name[0] for name in whole]
    known = {name[0]: name for name in whole if firsts.count(name[0]) == 1}
    if not known:
        return list(names)
    taken = {place for m in names for place in range(m.start, m.end)}
    found = [_completed(m, known) for m in names]
    found += [m for m in _alone(text, sentences, known) if m.start not in taken]
    return sorted(found, key=lambda m: m.start)


def _of_other_states(text: str, names: Sequence[Mention]) -> list[Mention]:
    """土耳其央行…央行行长: in a text that speaks of one other state's central bank, and not of China, that one."""
    banks = {m.text for m in names if m.text.endswith("央行") and len(m.text) > 2}
    if len(banks) != 1 or HOME.search(text):
        return list(names)
    bank = next(iter(banks))
    return [replace(m, name=bank) if m.text == "央行" else m for m in names]


def _of_state(text: str, body: Mention, names: Sequence[Mention]) -> Mention:
    """委内瑞拉|共和国|外交部: the ministry of the state that is named before with its form."""
    form = FORM.search(text, max(0, body.start - LONGEST_FORM), body.start) if BODY.fullmatch(body.text) else None
    if form is None or form.end() != body.start or not body.named or body.name:
        return body
    state = next((m for m in names if m.end == form.start() and m.cls == "Country"), None)
    return replace(body, name=state.text + body.text) if state is not None else body


def _joined(text: str, names: Sequence[Mention]) -> list[Mention]:
    """英国|财政部: another state's ministry has the name of one of China's; it is one name with the state's."""
    found: list[Mention] = []
    for m in names:
        state = found[-1] if found and found[-1].cls == "Country" and found[-1].end == m.start else None
        theirs = state is not None and not OURS.search(text, max(0, state.start - 1), state.end)
        post = text.startswith("长", m.end)  # 英国|财政部长: held for the state
        if state is None or post or not theirs or not m.named or m.name or not BODY.fullmatch(m.text):
            found.append(m)
            continue
        found[-1] = replace(m, text=text[state.start : m.end], start=state.start)
    return found


def _completed(m: Mention, known: dict[str, str]) -> Mention:
    """俄外交部."""
    country = known.get(m.text[:1])
    named = m.named and not m.name and country is not None and m.cls in ("GovernmentBody", "Department", "Company")
    if not named or m.text.startswith(country or "") or not BODY.fullmatch(m.text[1:]):
        return m
    return replace(m, name=f"{country}{m.text[1:]}")


def _alone(text: str, sentences: Sequence[Sentence], known: dict[str, str]) -> Iterator[Mention]:
    """菲|经济."""
    for sentence in sentences:
        for n, token in enumerate(sentence.tokens):
            country = known.get(token.text)
            if country is not None and _stands(text, sentence.tokens, n):
                yield Mention(token.text, token.start, token.end, "Country", "place.character", name=country)


def _stands(text: str, tokens: Sequence[Token], n: int) -> bool:
    """Whether a character is a name there: the tagger says so, or it opens a clause before what a country has."""
    token = tokens[n]
    if token.tag in TAGS:
        return True
    opens = not re.match(r"[\u4e00-\u9fff]", text[token.start - 1 : token.start])
    return opens and token.text not in COMMON and NATIONAL.match(text, token.end) is not None
