"""Documents: book-marked titles, 关于…的通知, quoted and described ones, by their head noun.

In: an article's sentences. Out: mentions of class Notice, Opinion, Plan, Regulation, Report, Letter, Contract or
Document; a bare 通知 or 意见 is unnamed and counts only where a fact speaks of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.mentions.compounds import extend_left
from kg.mentions.endings import last_characters
from kg.model import Article, Mention, Sentence, Token, without_overlaps
from kg.ontology import Ontology, either, shipped_lexicon

__all__ = ["document_class", "find_documents"]

ROWS = shipped_lexicon("documents")
CLASSES = {row[0]: row[1] for row in ROWS}
LAST = re.compile(f"(?:{either(CLASSES)})(?=(?:（[^（）]{{1,20}}）|\\([^()]{{1,20}}\\))?$)")
BOOK = re.compile(r"《[^《》]{1,80}(?:《[^《》]{1,60}》[^《》]{0,60})*》")
# what a verb of issuing or signing gives, whatever it is called: 发布|山洪灾害橙色预警, 签下|知情同意书
ISSUING = "发布|发出|印发|下发|出台|制定|制订|公布|颁布|颁发|签署|签订|签下|达成|订立|提交|递交|填写|填报|报送|发起|宣读|发表(?=[^，。；《》]{0,10}署名文章)|刊发|披露|编制|起草|转发|下达|作出|做出|拿出|批复|批准|开具|开出|出具(?=[^，。；]{0,20}?(?:警示函|监管函|关注函))|曝光(?=[^，。；]{0,40}?(?:典型案例|典型问题|名单))|通报(?=[^，。；]{0,40}?(?:典型案例|典型问题|名单))"
SIGNING = re.compile("[\u4e00-\u9fff]{0,2}签[下订署定得]了?|达成了?")
NUMBERED = frozenset("项目 文件 合同 协议 订单".split())  # what only its number tells from others: 9个项目
NUMBER = re.compile(r"(?:\d|[一二两三四五六七八九十百])[多余]?[个项份笔]")
# 下发|做好高校毕业生就业工作的通知: the verb of the title without 关于
TASKED = re.compile(
    r"(?:印发|下发|发出|发布|转发)(?:了)?(?P<name>(?:(?:认真|切实|进一步|全面|扎实|继续)?(?:做好|加强|开展|推进|规范|抓好|落实|深化|强化|组织|调整|实施|促进|支持|完善))[^，。；：！？“”《》\n]{4,46}?的(?:紧急|补充|联合|若干)?(?:通知|意见|通告|公告|决定))(?=[，。；、\n]|$|后|时|[要明提强规]|并)"
)
# 桂政发〔2023〕3号, 中央一号文件: known by their number
FILED = re.compile(
    r"(?:(?!根据|按照|依据|印发|通过|执行|落实|贯彻|[以和及与见把将对在的了])[\u4e00-\u9fff]){1,8}[发函办字规令告]?[〔\[（(](?:19|20)\d{2}[〕\]）)](?:第)?\d{1,4}(?:[-—－至]\d{1,4})?号(?:文件|文)?|中央(?:[一1]号|\d+号)文件"
)
# 出台|促进消费的12条措施: told by what it is about and the number of its points
POINTS = re.compile(
    r"(?:推出|发布|出台|印发|制定|公布)(?:了)?(?P<name>(?![\d一二三四五六七八九十])[^，。；：！？、“”《》\n]{5,40}?的?(?:\d+|[一二三四五六七八九十]{1,3})[条项](?:政策措施|工作举措|具体措施|意见|举措|措施|政策|规定|细则|禁令|新规))(?=[，。；、\n]|$|以来|后|时)"
)
# 物权法草案, 云州市养老服务条例修订草案
DRAFT = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[和与及对的了将把])|(?<=审议)|(?<=听取)|(?<=讨论)|(?<=通过)|(?<=提请)|(?<=关于)|(?<=修改)|(?<=公布)|(?<=发布))"
    r"(?P<name>(?:(?!审议|听取|讨论|通过|草案|有关|关于|提请|修改|公布|发布|这|该|[和与及对的了将把个])[\u4e00-\u9fff]){2,20}?(?:法|条例|章程|纲要|办法)(?:修正案|修订|修改)?草案)(?!案)"
)
# 出台|“惠企二十条”: points by the name they are known by
KNOWN_AS = re.compile(
    r"(?:出台|发布|推出|印发|制定|公布)(?:了)?(?P<name>“[\u4e00-\u9fff\d]{1,14}?[\d一二三四五六七八九十]+条”)(?=[，。；、\n]|$|政策|措施|举措|新规)"
)
RULING = re.compile(r"关于(?:审理|适用|办理|执行|确定|加强)[^，。；：《》\n]{4,60}?的解释(?![了说])")
ORDER = re.compile(r"第[\d一二三四五六七八九十百]+号[\u4e00-\u9fff]{0,6}令")
LAW_WORD = re.compile(
    r"(?:工会法|劳动法|劳动合同法|宪法|民法典|刑法|公司法|种子法|教育法|安全生产法|职业病防治法|反垄断法|就业促进法|环境保护法|食品安全法|社会保险法|未成年人保护法|妇女权益保障法)"
)
NEWSPAPER = re.compile(
    r"^《\s*[^《》]{1,10}(?:(?<![海简通公汇预年季月壁墙小举喜捷])报|[青少老]年报|周刊|杂志|月刊)\s*》$"
)
NOT_NAMED = frozenset("意见 报告 方案 办法 规定 标准 清单 手册 制度 书 信 法 措施 文件 名单 指数 讲话".split())
NEVER_INSIDE = frozenset("PER nr p u r c w".split())  # no name goes over these
DATED = re.compile(r"\d[日号](?:晚间?|上午|下午|早间|凌晨)?(?:发布|披露)?公告$")  # 某公司17日晚间|公告，: a verb
PREPARED = re.compile("制[定订]|编制|起草|出台|完善")
KINDS_OF = re.compile("(?:合同|承诺书|责任书)$")  # 购房合同: one of a kind that many sign
UNTITLED = frozenset("相关 有关 新 最新 首份 首个 多份 系列 上述 以下".split())
DECLARED = frozenset("声明 联合声明 宣言 公报 白皮书 公告".split())  # 发表声明 makes public, 发表意见 speaks
BEFORE_BARE = frozenset("提出 听取 征求 发表 反馈 有 建议 不同".split())
# 《绣之韵——民间刺绣精品展》: what is shown or played, no text
SHOW = re.compile(
    r"(?:作品|艺术|精品|图片|摄影|书画|美术|书法|文物|主题|成果|特|画|影)展》$|(?:展览|博览会|音乐会|演唱会|晚会)》$"
)
KIND = re.compile("(?P<title>《[^《》]+》)(?:[国行地团企][家业方体]?标准|国家标准|行业标准|系列标准|白皮书|一书)")
AGREEING = frozenset("一致意见 一致协议 不同意见 各方意见".split())  # 达成|一致意见: no document
SAYS = re.compile("》[\u4e00-\u9fff]{0,3}规定$")  # 《…办法》明文规定: what it says
REPORTED = re.compile(r"了?(?:约|近|超过?|逾|新增|首[例批]|\d)")
# 开发区规划|面积56平方公里, 某馆报告|厅
NO_END = re.compile("总?(?:面积|用地|占地|投资|建筑面积|人口|金额|销售|负债)|大?厅")
CARRIED_OUT = re.compile("(?:启动|实施|推进|开展|推行)(?:了)?$")  # 启动|“…”行动计划: what is done, not a paper
NO_LAW = re.compile(
    r"(?:办|方|做|说|看|书|执|司|立|普|用|打|手|魔|无|违|合|依|非|语|疗|想|工作|护|枪|兵|佛|技|算|乘|除|加|减|历|年|学习|教学|养|写|读|玩|唱|针|历|章"
    r"|急救|治疗|浇筑|施工|检|测|进化|国际|分析|评估|评价|管理|培养|训练|记忆|栽培|种植|养殖|公检)法$|^[新本该此]法$|^(?:国|民|公|大|旧|守|变|维|宪)法$"
)
# what makes a word in 法 a law: somebody obeys, breaks, makes or reads it
OF_LAW = re.compile(
    r"(?:根据|依据|依照|按照|违反|触犯|适用|学习|宣传|宣讲|普及|修订|修改|修正|实施|颁布|贯彻|制定|遵守|落实|执行|出台|通过|审议|解读|了?《?[^，。；]{0,12}法》?[、和及与])《?$"
)
LAW_SAYS = re.compile(
    r"》?(?:的?(?:规定|相关|有关|第|草案|实施|施行|修订|修正|修改|明确|条款|执法|普法|宣传|解释|等法)|[、和及与][^，。；]{0,12}法)"
)


def _heads(*kinds: str) -> str:
    return either(row[0] for row in ROWS if row[2] in kinds)


DESCRIBED = _heads("described")
ABOUT = re.compile(
    rf"(?:关于|(?<![与没还都])有关(?=[^，。；]{{4,60}}的通知)(?!部门|单位|方面|人[士员]|专家|企业|负责|规定|情况|领导|地方|国家|各方|法律|政策|同志))(?:(?!关于)[^，。；：！？\n]){{4,70}}?的(?:若干|补充|紧急|联合|公开|谅解)?(?:{DESCRIBED}|建议)(?![书面学律]|[^，。；]{{0,12}}的(?:报告|决定|决议|通知|意见))(?:（[^（）]{{1,12}}）)?"
)
GOVERNED = re.compile(
    rf"(?:{ISSUING})(?:了|出|的)?(?:一?[份封项个]|首[份个批])?(?P<name>[^，。；：！？、“”《》（）()\n]{{2,30}}?(?:{_heads('described', 'governed')}))(?=[，。；：！？、\n（(]|$|后|时|\d+[多余]?[份件项个]|并|显示|称|和|及|与|要求|提出|明确|宣布|指出)"
)
# what is signed or won, told by its number or by a verb of signing alone: 签约项目9个, 签下总投资10亿元的某项目
SIGNED = re.compile(
    rf"(?P<verb>签署|签订|签定|签下|新?签约|续签|签得|达成|中标)(?:了|的)?(?P<between>[^，。；：！？“”\n]{{0,30}}?)(?P<name>{_heads('signed', 'governed', 'described')})(?P<number>(?:累计|共计|共|总数|已?达到?){{0,2}}\d+[多余]?[个项份笔])?(?=[，。；：、\n（(]|$|[和及等与]|[总投共])"
)
# 贸易协定、|渔业协定: the next of what is issued or signed
NEXT = re.compile(
    rf"[、和及与](?P<name>[^，。；：！？、“”《》（）()和及与\n]{{2,16}}?(?:{_heads('described', 'governed')}))(?=[、，。；和及等与]|$)"
)
LINKED = re.compile(rf"“[^“”]{{2,40}}”(?:{DESCRIBED}|手册|服务标准|折页|招募令|征集令|动员令)")
HEAD = re.compile(rf"(?:{DESCRIBED})$")
ENDS = last_characters(HEAD)


def document_class(words: str) -> str:
    """The class that a title's last words give."""
    plain = words.rstrip("》）)”")
    plain = re.sub(r"[（(][^（）()]*$", "", plain)
    head = LAST.search(plain)
    return CLASSES[head.group()] if head else "Document"


def find_documents(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """All documents of an article; the longer of two that overlap."""
    found: list[Mention] = []
    for sentence in sentences:
        found += _marked(article.text, sentence)
        found += _described(article.text, sentence)
        found += _laws(article.text, sentence)
        found += _governed(article.text, sentence)
        found += _signed(article.text, sentence)
    found = [_without_kind(m) for m in found if not SAYS.search(m.text) and m.text not in AGREEING]
    found.sort(
        key=lambda m: (not m.named, m.rule not in ("document.governed", "document.draft"), m.start - m.end, m.start)
    )
    return without_overlaps(found)


def _without_kind(m: Mention) -> Mention:
    """《…规范》|地方标准: a title without the kind that stands behind it."""
    kind = KIND.fullmatch(m.text)
    return replace(m, text=kind["title"], end=m.start + len(kind["title"])) if kind else m


def _marked(text: str, sentence: Sentence) -> list[Mention]:
    found = []
    span = text[sentence.start : sentence.end]
    for match in BOOK.finditer(span):
        if SHOW.search(match.group()):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            found.append(
                Mention(text[start:end], start, end, "Activity", "event.marked", name=match.group().strip("《》"))
            )
        elif not NEWSPAPER.match(match.group()):
            found.append(
                _mention(text, sentence.start + match.start(), sentence.start + match.end(), "document.marked")
            )
    for pattern, rule in (
        (ORDER, "document.order"),
        (ABOUT, "document.about"),
        (TASKED, "document.about"),
        (FILED, "document.about"),
        (LINKED, "document.quoted"),
        (LAW_WORD, "document.law"),
    ):
        group = "name" if pattern is TASKED else 0
        for match in pattern.finditer(span):
            if not (match.group().endswith("行动计划") and CARRIED_OUT.search(span, 0, match.start())):
                start, end = match.span(group)
                found.append(_mention(text, sentence.start + start, sentence.start + end, rule))
    for match in RULING.finditer(span) if "的解释" in span else ():
        found.append(_mention(text, sentence.start + match.start(), sentence.start + match.end(), "document.about"))
    for match in DRAFT.finditer(span) if "草案" in span else ():
        start, end = sentence.start + match.start("name"), sentence.start + match.end("name")
        found.append(replace(_mention(text, start, end, "document.draft"), cls="Regulation"))
    for match in KNOWN_AS.finditer(span) if "条”" in span else ():
        start, end = sentence.start + match.start("name"), sentence.start + match.end("name")
        found.append(_mention(text, start, end, "document.points"))
    for match in POINTS.finditer(span) if "条" in span or "项" in span else ():
        start, end = sentence.start + match.start("name"), sentence.start + match.end("name")
        found.append(_mention(text, start, end, "document.points"))
    return found


def _mention(text: str, start: int, end: int, rule: str, *, named: bool = True) -> Mention:
    words = text[start:end]
    return Mention(words, start, end, document_class(words), rule, named=named)


def _described(text: str, sentence: Sentence) -> list[Mention]:
    """Compounds that end in a document's head: 行业工资专项集体合同; bare heads are unnamed."""
    found = []
    for i, token in enumerate(sentence.tokens):
        head_start = _head_start(text, sentence, i) if token.text[-1] in ENDS else None
        if head_start is None or (
            token.tag in ("v", "d") and token.text not in ("通知", "公告", "协议", "规定", "决定", "达成协议")
        ):
            continue
        if token.text in ("规定", "决定", "通知", "报告") and token.tag == "v" and not _object_of_verb(sentence, i):
            continue
        if token.text == "报告" and REPORTED.match(text, token.end):
            continue  # 韩国|报告|约120万例
        if _continues(sentence, i) or _says(sentence, i) or NO_END.match(text, token.end):
            continue
        compound = extend_left(text, sentence, i, head_start)
        compound = replace(compound, start=min(_behind_verb(text, compound.start), head_start))
        if text.endswith("行动计划", compound.start, token.end) and CARRIED_OUT.search(
            text, sentence.start, compound.start
        ):
            continue
        words = text[compound.start : compound.end]
        bare = words in NOT_NAMED or HEAD.fullmatch(words) is not None
        spoken = i > 0 and sentence.tokens[i - 1].text in BEFORE_BARE and words not in DECLARED
        if words.startswith(tuple(BEFORE_BARE)) or (bare and spoken) or DATED.search(words):
            continue
        named = (
            not bare
            and len(words) >= 5 - (token.tag == "nz")
            and (compound.proper or compound.quoted or document_class(words) == "Contract")
        )
        found.append(
            _mention(text, compound.start, compound.end, "document.head" if named else "document.bare", named=named)
        )
    return found


def _behind_verb(text: str, start: int) -> int:
    """Where a name begins that the tagger cut with its verb: 签下|供货合同."""
    signing = SIGNING.match(text, start)
    return signing.end() if signing else start


def _governed(text: str, sentence: Sentence) -> list[Mention]:
    """What is issued or signed has a name of its own from the verb on: 发布|台风橙色预警."""
    found = []
    for match in GOVERNED.finditer(text, sentence.start, sentence.end):
        start, end = match.span("name")
        inside = [t for t in sentence.tokens if t.start < end and start < t.end]
        while len(inside) > 1 and (inside[0].tag in ("d", "ad", "m", "q", "r") or inside[0].text in UNTITLED):
            inside.pop(0)
        if not inside or inside[0].start < start or any(_outside(text, inside[0].start, t) for t in inside):
            continue
        words = text[inside[0].start : end]
        kind = PREPARED.match(match.group()) is not None and len(words) < 8  # 制定整改方案: any such plan
        kind = kind or KINDS_OF.search(words) is not None
        if len(words) >= 4 and HEAD.fullmatch(words) is None and not kind:
            found.append(_mention(text, inside[0].start, end, "document.governed"))
            found += _next(text, sentence, end)
    return found


def _next(text: str, sentence: Sentence, end: int) -> Iterator[Mention]:
    """What stands behind it in the same list."""
    while match := NEXT.match(text, end, sentence.end):
        start, end = match.span("name")
        inside = [t for t in sentence.tokens if t.start < end and start < t.end]
        if end - start < 4 or HEAD.fullmatch(match["name"]) or any(_outside(text, start, t) for t in inside):
            return
        yield _mention(text, start, end, "document.governed")


def _outside(text: str, start: int, token: Token) -> bool:
    """Whether no name goes over a word: 公正与效率 does, 通知和公告 does not."""
    if token.tag == "c" and token.text in ("与", "和", "及"):
        return token.start - start < 6 or HEAD.search(text[start : token.start]) is not None
    return token.tag in NEVER_INSIDE and token.text not in tuple("ⅠⅡⅢⅣⅤ")  # 气象风险|Ⅱ|级预警


def _signed(text: str, sentence: Sentence) -> list[Mention]:
    """签约项目9个, 签下726个投资项目: what is signed, where its number or a verb that takes nothing else tells."""
    found: list[Mention] = []
    if all(text.find(word, sentence.start, sentence.end) < 0 for word in ("签", "中标", "达成")):
        return found
    for match in SIGNED.finditer(text, sentence.start, sentence.end):
        weak = match["verb"] in ("签约", "新签约", "达成", "中标")
        if weak and not (match["number"] or NUMBER.search(match["between"])):
            continue
        last = next((n for n, t in enumerate(sentence.tokens) if t.end == match.end("name")), None)
        if last is None:
            continue
        start = max(extend_left(text, sentence, last, match.start("name")).start, match.end("verb"))
        signed = _mention(text, start, match.end("name"), "document.signed", named=False)
        number = match["number"] or "".join(NUMBER.findall(match["between"])[-1:])
        if number and signed.text in NUMBERED:
            signed = replace(signed, name=number.lstrip("累计共总数已达到") + signed.text)
        found.append(signed)
    return found


def _head_start(text: str, sentence: Sentence, i: int) -> int | None:
    """Where the head that token i ends begins: in the token, or at one before it (内部|信)."""
    token = sentence.tokens[i]
    if token.tag == "ORG" or (token.text.endswith("年报") and token.text[:-2]):
        return None
    begin = max(sentence.start, token.end - 6)
    head = HEAD.search(text, begin, token.end)
    if head is None:
        return None
    start = head.start()
    return start if start >= token.start or any(t.start == start for t in sentence.tokens[max(0, i - 3) : i]) else None


def _laws(text: str, sentence: Sentence) -> list[Mention]:
    """国家赔偿法, 保守国家秘密法: laws without book marks."""
    found = []
    for i, token in enumerate(sentence.tokens):
        if token.tag not in ("n", "nz", "nw") or not token.text.endswith(("法", "条例")) or NO_LAW.search(token.text):
            continue
        compound = extend_left(text, sentence, i, token.start)
        words = text[compound.start : compound.end]
        told = OF_LAW.search(text[sentence.start : compound.start]) or LAW_SAYS.match(text, compound.end)
        short = len(token.text) < 3 and token.text != "条例"
        if 4 <= len(words) <= 16 and not short and not NO_LAW.search(words) and told:
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
            r"(?:签[订约署字]?|发布|制定|宣讲|解读|实施)?(?:现场会|仪式|会议|大会|活动|会上|工作|精神|数据|显示|内容|系统|平台|网站|期)",
            words,
        )
    )


def _says(sentence: Sentence, i: int) -> bool:
    """公司公告称, 中组部通知，, 《…法》规定: what somebody or a law says; no document of its own."""
    before = sentence.tokens[i - 1] if i else None
    after = sentence.tokens[i + 1].text if i + 1 < len(sentence.tokens) else ""
    word = sentence.tokens[i].text
    if word == "规定" and before is not None and before.text[-1] == "》":
        return True
    told = word == "通知" and before is not None and before.tag in ("ORG", "nt") and after in ("，", "：")
    own = before is not None and before.text in ("发布", "发出", "披露", "刊登", "印发", "下发")  # 发布|公告|称
    return told or (word in ("公告", "通告", "通报") and after in ("称", "说", "显示", "表示") and not own)


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
