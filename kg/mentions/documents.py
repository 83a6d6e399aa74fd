"""Documents: book-marked titles, 关于…的通知, quoted and described ones, by their head noun.

In: an article's sentences. Out: mentions of class Notice, Opinion, Plan, Regulation, Report, Letter, Contract or
Document; a bare 通知 or 意见 is unnamed and counts only where a fact speaks of it.
"""

from __future__ import annotations

import re

from kg.mentions.compounds import extend_left
from kg.mentions.endings import last_characters
from kg.model import Article, Mention, Sentence
from kg.ontology import Ontology

__all__ = ["document_class", "find_documents"]

HEADS = (
    ("Notice", "通知|公告|通告|通报|公示|启事|公报|主席令|令"),
    ("Opinion", "指导意见|实施意见|若干意见|意见|批复|决定|决议|建议书|倡议书|倡议"),
    ("Plan", "实施方案|工作方案|行动方案|方案|规划|行动计划|工作计划|预案|纲要|路线图|清单|实施细则|要点"),
    ("Regulation", "条例|管理办法|实施办法|办法|规定|规则|细则|章程|法典|法|标准|规范|准则|制度|指南|指引|守则|规程"),
    ("Report", "调研报告|研究报告|工作报告|报告|白皮书|蓝皮书|年鉴|指数"),
    ("Letter", "贺信|慰问信|感谢信|公开信|信|贺电|唁电|函|回信"),
    (
        "Contract",
        "集体合同|劳动合同|合同|框架协议|合作协议|协议书|协议|备忘录|责任书|承诺书|意向书|合约|条约|公约|议定书|协定",
    ),
    (
        "Document",
        "手册|读本|教材|选编|汇编|名单|目录|榜单|文集|画册|宣言|声明|讲话|举措|措施|政策措施|文件|证书|图书|书",
    ),
)
CLASS_OF = tuple((cls, re.compile(f"(?:{words})(?:（[^（）]{{1,20}}）|\\([^()]{{1,20}}\\))?$")) for cls, words in HEADS)
BOOK = re.compile(r"《[^《》]{1,80}(?:《[^《》]{1,60}》[^《》]{0,60})*》")
# the heads that a described document may end in without book marks; the others are too common as plain nouns
DESCRIBED = (
    "通知|公告|通告|指导意见|实施意见|意见|倡议书|公开信|贺信|慰问信|决定|方案|规划|行动计划|管理办法|实施办法|办法|条例|规定|集体合同|劳动合同|合同|合约|框架协议|合作协议|协议书|协议|备忘录|责任书"
    "|联合声明|声明|宣言|决议|贺电|批复|白皮书|蓝皮书|报告|标准|清单|手册|指南|指引|主席令|公报|协定|预案|纲要|实施细则|工作要点|名单|法案|财报|公约|条约|议定书"
)
ABOUT = re.compile(
    rf"关于(?:(?!关于)[^，。；：！？\n]){{4,70}}?的(?:若干|补充|紧急|联合|公开)?(?:{DESCRIBED})(?![书面学律])(?:（[^（）]{{1,12}}）)?"
)
LINKED = re.compile(rf"“[^“”]{{2,40}}”(?:{DESCRIBED}|手册|服务标准|折页)")
ORDER = re.compile(r"第[\d一二三四五六七八九十百]+号[\u4e00-\u9fff]{0,6}令")
HEAD = re.compile(rf"(?:{DESCRIBED})$")
ENDS = last_characters(HEAD)
LAW_WORD = re.compile(
    r"(?:工会法|劳动法|劳动合同法|宪法|民法典|刑法|公司法|种子法|教育法|安全生产法|职业病防治法|反垄断法|就业促进法|环境保护法|食品安全法|社会保险法|未成年人保护法|妇女权益保障法)"
)
NEWSPAPER = re.compile(
    r"^《\s*[^《》]{2,8}(?:日报|晚报|时报|早报|晨报|周刊|周报|杂志|月刊|导报|商报|快报|画报|学报|青年报|工人报|法院报)\s*》$"
)
NOT_NAMED = frozenset("意见 报告 方案 办法 规定 标准 清单 手册 制度 书 信 法 措施 文件 名单 指数 讲话".split())
DECLARED = frozenset("声明 联合声明 宣言 公报 白皮书 公告".split())  # 发表声明 makes public, 发表意见 speaks
BEFORE_BARE = frozenset("提出 听取 征求 发表 反馈 有 建议 不同".split())


def document_class(words: str) -> str:
    """The class that a title's last words give."""
    plain = words.rstrip("》）)”")
    plain = re.sub(r"[（(][^（）()]*$", "", plain)
    return next((cls for cls, pattern in CLASS_OF if pattern.search(plain)), "Document")


def find_documents(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """All documents of an article; the longer of two that overlap."""
    found: list[Mention] = []
    for sentence in sentences:
        found += _marked(article.text, sentence)
        found += _described(article.text, sentence)
        found += _laws(article.text, sentence)
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (not m.named, m.start - m.end, m.start)):
        if not any(other.start < mention.end and mention.start < other.end for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def _marked(text: str, sentence: Sentence) -> list[Mention]:
    found = []
    span = text[sentence.start : sentence.end]
    for match in BOOK.finditer(span):
        if not NEWSPAPER.match(match.group()):
            found.append(
                _mention(text, sentence.start + match.start(), sentence.start + match.end(), "document.marked")
            )
    for pattern, rule in (
        (ORDER, "document.order"),
        (ABOUT, "document.about"),
        (LINKED, "document.quoted"),
        (LAW_WORD, "document.law"),
    ):
        for match in pattern.finditer(span):
            found.append(_mention(text, sentence.start + match.start(), sentence.start + match.end(), rule))
    return found


def _mention(text: str, start: int, end: int, rule: str, *, named: bool = True) -> Mention:
    words = text[start:end]
    return Mention(words, start, end, document_class(words), rule, named=named)


def _described(text: str, sentence: Sentence) -> list[Mention]:
    """Compounds that end in a document's head: 行业工资专项集体合同; bare heads are unnamed."""
    found = []
    for i, token in enumerate(sentence.tokens):
        head = HEAD.search(token.text) if token.text[-1] in ENDS else None
        if head is None or (token.tag in ("v", "d") and token.text not in ("通知", "公告", "协议", "规定", "决定")):
            continue
        if token.text in ("规定", "决定", "通知", "报告") and token.tag == "v" and not _object_of_verb(sentence, i):
            continue
        if _continues(sentence, i) or _says(sentence, i):
            continue
        compound = extend_left(text, sentence, i, token.start + head.start())
        words = text[compound.start : compound.end]
        bare = words in NOT_NAMED or HEAD.fullmatch(words) is not None
        spoken = i > 0 and sentence.tokens[i - 1].text in BEFORE_BARE and words not in DECLARED
        if words.startswith(tuple(BEFORE_BARE)) or (bare and spoken):
            continue
        named = (
            not bare and len(words) >= 5 and (compound.proper or compound.quoted or document_class(words) == "Contract")
        )
        found.append(
            _mention(text, compound.start, compound.end, "document.head" if named else "document.bare", named=named)
        )
    return found


NO_LAW = re.compile(
    r"(?:办|方|做|说|看|书|执|司|立|普|用|打|手|魔|无|违|合|依|非|语|疗|想|工作|护|枪|兵|佛|技|算|乘|除|加|减|历|年|学习|教学|养|写|读|玩|唱|针|历|章)法$|^[新本该此]法$|^(?:国|民|公|大|旧|守|变|维|宪)法$"
)


def _laws(text: str, sentence: Sentence) -> list[Mention]:
    """国家赔偿法, 保守国家秘密法: laws without book marks."""
    found = []
    for i, token in enumerate(sentence.tokens):
        if token.tag not in ("n", "nz", "nw") or not token.text.endswith("法") or NO_LAW.search(token.text):
            continue
        compound = extend_left(text, sentence, i, token.start)
        words = text[compound.start : compound.end]
        if 4 <= len(words) <= 16 and len(token.text) >= 3 and not NO_LAW.search(words):
            found.append(_mention(text, compound.start, compound.end, "document.law"))
    return found


def _continues(sentence: Sentence, i: int) -> bool:
    """The head is only the middle of a longer compound: 合同签订现场会, 意见箱."""
    rest = sentence.tokens[i + 1 : i + 3]
    if not rest or rest[0].start != sentence.tokens[i].end:
        return False
    words = "".join(t.text for t in rest)
    return bool(
        re.match(
            r"(?:签[订约署]|发布|制定|宣讲|解读|实施)?(?:现场会|仪式|会议|大会|活动|会上|工作|精神|数据|显示|内容)",
            words,
        )
    )


def _says(sentence: Sentence, i: int) -> bool:
    """公司公告称, 报告显示: the document is only where the words stand; without a name of its own it is none."""
    after = sentence.tokens[i + 1].text if i + 1 < len(sentence.tokens) else ""
    return sentence.tokens[i].text in ("公告", "通告", "通报") and after in ("称", "说", "显示", "表示")


def _object_of_verb(sentence: Sentence, i: int) -> bool:
    verbs = (
        "印发",
        "下发",
        "发出",
        "发布",
        "公布",
        "出台",
        "作出",
        "做出",
        "制定",
        "签发",
        "转发",
        "联合",
        "专门",
        "紧急",
    )
    return i > 0 and sentence.tokens[i - 1].text in verbs
