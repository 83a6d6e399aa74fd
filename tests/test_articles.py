"""Splitting pages into articles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import split
from kg.model import BlockKind, Page
from kg.pages import read
from tests.support import ROOT, SHARED

CREDIT_LINES = (
    "图/文 记者 王明 通讯员 李强",
    "（记者 王明）",
    "责任编辑：王明",
    "本报记者 王明 摄",
    "来源：新华社",
    "（下转第3版）",
    "记者 王明",
    "【责任编辑:王明 】",
    "",
)


def _examples() -> list[Page]:
    return [p for p in read([str(ROOT / "examples" / "front-page.txt")]) if isinstance(p, Page)]


def test_the_example_page_holds_four_stories_with_their_titles() -> None:
    """Headlines after the body, a kicker, a caption: each story has its own."""
    titles = [article.title for article in split(_examples()[0])]
    assert titles == [
        "两部门联合印发通知 部署汛期水库安全工作",
        "2023年度全国林业职工技能大赛举行",
        "青海“春季要约”签下六百二十个集体合同",
        "斑头雁飞临湿地",
    ]


def test_the_letter_spaced_kicker_is_joined() -> None:
    """推 进 林 业 … becomes a word again."""
    second = split(_examples()[0])[1]
    assert "推进林业产业工人队伍建设" in "".join(second.text.split("\n"))


PLANTED = "4月4日，云岭市人民政府召开会议，部署春季植树工作。"


@pytest.mark.parametrize(
    "text",
    [
        f"云岭市部署植树工作\n云岭市部署植树工作 {PLANTED}",
        f"原标题：云岭市部署植树工作\n“云岭市部署植树工作” {PLANTED}",
        f"原标题：云岭市部署植树工作快科技4月5日消息，{PLANTED}",
        f"原标题：云岭市部署植树工作极目新闻记者 王小明{PLANTED}",
        f"原标题：云岭市部署植树工作本文转自【云岭发布】；{PLANTED}",
        f"第1版(要闻)\n专栏:\n\n云岭市部署植树工作\n春季造林三万亩\n本报讯 记者王小明报道:{PLANTED}",
        f"云岭市部署植树工作\n2019-4-5\n{PLANTED}视觉中国 图",
        f"云岭市部署植树工作\n《云岭日报》(2019年04月05日 02版)\n{PLANTED}王小明 摄",
    ],
    ids=range(8),
)
def test_the_story_begins_and_ends_with_its_own_words(text: str) -> None:
    """Titles said again, names of papers, labels of pages, days and credits of pictures are no part of it."""
    (article,) = split(Page("page.txt", text))
    assert (article.title, article.body) == ("云岭市部署植树工作", PLANTED)


def test_a_page_of_paragraphs_is_cut_at_its_datelines() -> None:
    """With the headlines above them; a story without one stands alone too."""
    page = (
        f"云岭市部署植树工作\n本报讯（记者王小明）{PLANTED}\n会议要求抓紧行动。\n青州县新建三所小学\n全部秋季投用\n"
        "新华社青州4月5日电（记者李小红）三所小学将于秋季投用。\n本报讯 云岭市图书馆5日恢复开放。"
    )
    found = [
        (a.title, [a.text[b.start : b.end] for b in a.blocks if b.kind is BlockKind.SUBTITLE], a.body.split("\n")[0])
        for a in split(Page("page.txt", page))
    ]
    assert found == [
        ("云岭市部署植树工作", [], PLANTED),
        ("青州县新建三所小学", ["全部秋季投用"], "三所小学将于秋季投用。"),
        (None, [], "云岭市图书馆5日恢复开放。"),
    ]


def test_bylines_give_names_roles_and_papers() -> None:
    """The photographer works for the agency that the caption names."""
    caption = split(_examples()[0])[3]
    assert [(c.name, c.role, c.organization) for c in caption.credits] == [("祁峰", "摄", "新华社")]


def test_every_character_leads_back_to_the_page() -> None:
    """The offset map is exact: the page has the same character there."""
    page = _examples()[0]
    for article in split(page):
        for char, place in zip(article.text, article.offsets, strict=True):
            assert char == "\n" or page.text[place] == char


STORY = "云岭市总工会近日召开座谈会。会议听取了职工代表的意见，并就下一步工作作出安排。"


@settings(max_examples=40)
@given(width=st.integers(8, 40), blank=st.booleans(), count=st.integers(4, 9))
def test_wrapping_is_undone(width: int, blank: bool, count: int) -> None:
    """A story broken at any width, with blank lines or without, reads as before."""
    text = STORY * count
    lines = [text[i : i + width] for i in range(0, len(text), width)]
    page = Page("wrapped.txt", ("\n\n" if blank else "\n").join(lines))
    assert "".join(a.body.replace("\n", "") for a in split(page)) == text


@pytest.mark.skipif(not (SHARED / "dev").is_dir(), reason="the shared gold set is not here")
def test_borders_and_titles_of_the_development_set() -> None:
    """Borders F1 and titles hold their floors on the real pages."""
    from kg.quality.borders import measure_borders

    pages = [p for p in read(sorted(str(p) for p in (SHARED / "dev").glob("*.txt"))) if isinstance(p, Page)]
    found = measure_borders(SHARED / "dev", [a for p in pages for a in split(p)])
    assert found.f1 >= 0.95
    assert found.titles_right / found.titles >= 0.88


def test_a_masthead_gives_the_date_and_is_no_text(tmp_path: object) -> None:
    """The date of the paper's head is the page's; the line itself is no part of a story."""
    from pathlib import Path

    path = Path(str(tmp_path)) / "page.txt"
    path.write_text("2023年6月13日 星期二 第2版\n" + STORY, encoding="utf-8")
    page = next(iter(read([str(path)])))
    assert isinstance(page, Page)
    article = split(page)[0]
    assert str(article.published) == "2023-06-13"
    assert article.body == STORY


def test_a_story_that_breaks_off_is_told() -> None:
    """Lines that stop within a sentence: the article says that the page's order may be broken."""
    lines = [
        "本报讯 （记者何青）云岭市总工会近",
        "日召开座谈会。会议听取了职工代表的",
        "意见，并就下一步工作作出安排，要求",
        "各级工会组织进一步加强对困难职工的",
    ]
    article = split(Page("page.txt", "\n".join(lines)))[0]
    assert article.notes == ("ends within a sentence; the order of the page may be broken",)


def test_half_width_marks_are_read_as_chinese_ones() -> None:
    """Commas, brackets and quotes of a web page become the marks of the rules; the places in the page stay."""
    text = '本报讯(记者林晓)9月3日,东湖市总工会"送清凉"活动举行,共1,200人参加.'
    (article,) = split(Page("web.txt", text))
    assert article.body == "9月3日，东湖市总工会“送清凉”活动举行，共1,200人参加。"
    assert [c.name for c in article.credits] == ["林晓"]
    start = article.text.index("“")
    assert article.source_span(start, start + 1) == (text.index('"'), text.index('"') + 1)


@pytest.mark.parametrize("first", CREDIT_LINES)
@pytest.mark.parametrize("second", CREDIT_LINES)
def test_a_page_of_credits_alone_is_no_story(first: str, second: str) -> None:
    """Bylines, sources and editors without a story are left out, whatever their order; nothing breaks."""
    assert all(article.text for article in split(Page("credits.txt", f"{first}\n{second}")))


SCHOOL = "云岭市财政局近日下达资金六亿元，用于全市农村教师周转宿舍建设，预计年底前全部交付使用，惠及教师五千余名。"
AGENCY = "国际原子能机构17日在维也纳举行会议，听取核查工作报告。机构将继续派专家前往有关核电站，确保核设施安全。"


def test_a_dateline_below_a_story_begins_another() -> None:
    """The first dateline of a page too, and with nothing behind it; below a mere lead it does not."""
    story = "云岭县的荒山变了样。\n农民王小明种了三百棵果树。\n如今果园年年增收。"
    short = "新华社青州四月六日电云岭县政协选举李小红为主席。"
    assert [a.body.split("\n")[-1] for a in split(Page("page.txt", f"荒山变果园\n{story}\n{short}"))] == [
        "如今果园年年增收。",
        "云岭县政协选举李小红为主席。",
    ]
    brief = "本报讯云岭县新修公路三条。"
    assert len(split(Page("page.txt", f"简讯\n{brief}\n{brief}\n{short}"))) == 3
    lead = "云岭县政协会议昨天闭幕。\n会议选出了新的领导人。"
    assert len(split(Page("page.txt", f"云岭县政协换届\n{lead}\n{short}"))) == 1


SANDS = "云岭市林业局18日召开会议，部署防沙治沙工作。会议要求各县落实目标责任，确保完成今年任务。"


def _column(text: str, width: int = 18) -> str:
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


FIRST = _column(f"本报讯（记者何青）{SCHOOL}")
DATED = [
    "新华社维也纳5月17日电\n" + _column(f"（记者于涛）{AGENCY}"),
    _column(f"新华社维也纳5月17日电 （记者于涛）{AGENCY}"),
    "新华社维也纳5月17\n" + _column(f"日电（记者于涛）{AGENCY}"),
    _column(f"（新华社记者于涛）{AGENCY}"),
    _column(f"人民日报维也纳5月17日电 记者于涛报道：{AGENCY}"),
    _column(f"云岭日报讯 （记者于涛）{AGENCY}"),
    _column(f"■本报讯 记者于涛报道：{AGENCY}"),
    _column(f"据新华社电 （记者于涛）{AGENCY}"),
    _column(f"新华社维也纳2001年5月17日电 （记者于涛）{AGENCY}"),
]
BETWEEN = ["\n\n", "\n", "\n\n国 际 要 闻\n\n", "\n国际视野\n核查工作将继续开展\n", "\n农村教师住上新房\n\n"]


@pytest.mark.parametrize("dated", DATED)
@pytest.mark.parametrize("between", BETWEEN)
def test_a_dateline_begins_a_story(dated: str, between: str) -> None:
    """Stories run together in a column are told apart by datelines, whatever stands between; neither takes of the other."""
    found = split(Page("page.txt", FIRST + between + dated))
    assert [a.body.replace("\n", "").endswith(b) for a, b in zip(found, (SCHOOL, AGENCY), strict=True)] == [True, True]
    assert [[c.name for c in a.credits if c.role != "电头"] for a in found] == [["何青"], ["于涛"]]


@pytest.mark.parametrize("label", ["第01版：要闻", "第3版", "国 际 要 闻", "A5版 社会新闻"])
def test_the_label_of_a_page_is_no_title(label: str) -> None:
    """Three stories, each with its headline behind it, below a page's label."""
    heads = ["农村教师住上新房", "核查工作将继续", "市林业局部署防沙治沙"]
    bodies = [FIRST, DATED[0], _column(f"本报讯（记者林晓）{SANDS}")]
    page = f"{label}\n\n" + "\n\n".join(f"{b}\n{h}" for b, h in zip(bodies, heads, strict=True))
    assert [a.title for a in split(Page("page.txt", page))] == heads


def test_a_reporter_s_bracket_behind_a_story_begins_none() -> None:
    """（记者 于涛） alone on a line closes the story above it, also before a headline."""
    page = f"{_column(AGENCY)}\n（记者 于涛）\n\n市林业局部署防沙治沙\n{_column(f'本报讯（记者林晓）{SANDS}')}"
    assert [[c.name for c in a.credits if c.role != "电头"] for a in split(Page("page.txt", page))] == [
        ["于涛"],
        ["林晓"],
    ]


@pytest.mark.parametrize("behind", [True, False])
def test_kickers_do_not_say_where_headlines_stand(behind: bool) -> None:
    """A page that begins and ends with a head line: the words tell whose headlines they are."""
    stories = [
        ("关注民生", FIRST, "六亿元用于农村教师周转宿舍"),
        ("国际视野", DATED[1], "国际原子能机构派专家核查"),
        ("绿色家园", _column(f"本报讯（记者林晓）{SANDS}"), "云岭市部署防沙治沙工作"),
    ]
    page = "\n".join(f"{k}\n{b}\n{h}\n" if behind else f"{k}\n{h}\n{b}\n" for k, b, h in stories)
    page += "" if behind else "\n周末天气晴好"
    assert [a.title for a in split(Page("page.txt", page))] == [headline for _, _, headline in stories]


@pytest.mark.parametrize(
    "line", ["人民日报社也发来了贺电", "新华社当天发布的消息", "云岭日报刊登长篇通讯", "新华社播发快讯"]
)
def test_a_paper_within_a_sentence_begins_no_story(line: str) -> None:
    """A line of a column that begins with a paper and ends in 电, 讯 or 消息 is the story's own."""
    body = _column(SCHOOL + "会上宣读了祝贺文件") + f"\n{line}\n" + _column(SANDS)
    found = split(Page("page.txt", f"本报讯（记者何青）\n{body}"))
    assert len(found) == 1
    assert line in found[0].body


NOTICE = "各县水利局：\n为做好工作，现将有关事项通知如下。\n一、要压实责任。\n二、要细化措施。\n"


@pytest.mark.parametrize(
    ("heads", "title"),
    [
        ("云岭市水利局关于印发\n《云岭市供水管理办法》的通知", "云岭市水利局关于印发《云岭市供水管理办法》的通知"),
        (
            "云岭市水利局关于印发《云岭市农村\n供水管理办法》的通知",
            "云岭市水利局关于印发《云岭市农村供水管理办法》的通知",
        ),
        ("云岭市水利局\n关于印发\n《云岭市供水管理办法》的通知", "云岭市水利局关于印发《云岭市供水管理办法》的通知"),
        (
            "云岭市人民政府办公室转发\n市水利局关于加强供水管理意见的通知",
            "云岭市人民政府办公室转发市水利局关于加强供水管理意见的通知",
        ),
        ("云岭市水利局 云岭市财政局\n关于做好供水工作的通知", "云岭市水利局 云岭市财政局关于做好供水工作的通知"),
        ("云岭市水利局关于进一步做好农村\n供水保障工作的通知", "云岭市水利局关于进一步做好农村供水保障工作的通知"),
        ("云岭市加强供水管理\n云岭市水利局关于做好供水工作的通知", "云岭市水利局关于做好供水工作的通知"),
        ("云岭市水利局关于做好供水工作的通知\n各县狠抓落实", "云岭市水利局关于做好供水工作的通知"),
    ],
)
def test_a_title_broken_into_lines_is_one(heads: str, title: str) -> None:
    """A document's name goes on in the next line; a headline of its own does not."""
    (article,) = split(Page("notice.txt", f"{heads}\n{NOTICE}"))
    assert article.title == title


@pytest.mark.parametrize("width", [15, 18, 22, 25])
def test_a_column_of_short_stories_is_a_column(width: int) -> None:
    """Most lines of short stories end a sentence; those as wide as the column do not."""
    stories = (SCHOOL, AGENCY, "云岭市林业局18日召开会议。“沙区绿了，群众富了。”局长王林说，会议要求各县落实责任。")
    page = "\n".join(_column(f"■本报讯 {story}", width) for story in stories)
    assert tuple(a.body for a in split(Page("page.txt", page))) == stories
