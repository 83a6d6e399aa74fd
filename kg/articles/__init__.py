"""Page → articles.

The ways, in order: a page whose lines are broken columns is cut into stories by its bylines, jump marks, credits and
headlines (layout); any other page is one story whose first line may be its title. Then of each story the byline,
dateline and closing furniture are taken off (credits) and the title chosen (heads).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kg.articles.blocks import is_names
from kg.articles.captions import cut_captions
from kg.articles.credits import TAIL, Lead, find_credits, read_close, read_lead, strip_tail
from kg.articles.days import closing_day, is_day
from kg.articles.heads import choose_title, cut_glued_title, is_title_line, join_heads, unprefixed
from kg.articles.layout import JUMP, PHOTO, Story, begins_story, cut_stories
from kg.articles.left import left_out
from kg.articles.lines import Line, Run, closes, cut_lines, is_wrapped, join_lines, paragraphs
from kg.articles.openings import cut_caption, read_opening
from kg.articles.signatures import inner_credits, read_signature
from kg.model import Article, Block, BlockKind, Credit, Origin, Page

__all__ = ["left_out", "split"]

MASTHEAD = re.compile(
    r"^[^。，]{0,24}(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[ 　]*(?:星期|周)[ 　]*[一二三四五六日天][^。，]{0,30}$"
)
# the label of a page or of a section on it, by itself on a line: 第01版：要闻, 国 际 要 闻
LABEL = re.compile(
    r"(?:第?(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})版(?:[：:·丨|]?[\u4e00-\u9fff]{2,6})?"
    r"|(?:国际|国内|本地|本市|本省|地方|时政|经济|社会|综合|财经|体育|文教|教科)(?:要闻|新闻))"
)
# what no story has: 第1版（要闻）, 专栏：, 《云岭日报》（2021年12月22日 02版）
PAGE = re.compile(
    r"第\d{1,3}版（[\u4e00-\u9fff·]{0,14}）(?:专栏：[\u4e00-\u9fff·]{0,10})?|专栏：[\u4e00-\u9fff·]{0,10}"
    r"|《[\u4e00-\u9fff]{2,10}》（(?:19|20)\d\d[^（）]{4,24}）"
)
# the day that a page was put out, alone on a line under its title
STAMP = re.compile(
    r"(?:(?:发布)?(?:时间|日期)：)?(?P<y>(?:19|20)\d\d)[-年/.](?P<m>\d{1,2})[-月/.](?P<d>\d{1,2})日?(?:\d{1,2}:\d\d(?::\d\d)?)?"
)
LONGEST_LEAD = 2  # paragraphs that may stand between a title and its dateline
STAMPED = 4  # lines from the top that may hold it
ENDED = re.compile(r"[。！？…”）)：；!?]$")
BEGUN = re.compile(r"^[，。；、）”：]")
Body = list[tuple[BlockKind, Run]]


def split(page: Page) -> tuple[Article, ...]:
    """The stories of a page, in the order of their bodies."""
    lines = _without_labels([line for line in cut_lines(page.text) if not MASTHEAD.match(line.text)])
    stamped, lines = _stamped(lines)
    page = page if page.published else replace(page, published=stamped)
    if not lines:
        return ()
    if is_wrapped(_without_frame(lines)):
        found = [_article(page, story, _wrapped_body(story)) for story in cut_stories(lines)]
    else:
        found = [_article(page, *_plain_story(part)) for part in _plain_parts(lines)]
    origin = _origin(page)
    return tuple(replace(article, origin=origin) for article in found if article is not None)


def _without_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines without labels that stand apart from the sentence above."""
    kept = []
    for above, line in zip([None, *lines], lines, strict=False):
        apart = above is None or above.block != line.block or closes(above.text)
        if PAGE.fullmatch(re.sub(r"\s", "", line.text)):
            continue
        if not (apart and LABEL.fullmatch(re.sub(r"\s", "", line.text))):
            kept.append(line)
    return kept


def _stamped(lines: list[Line]) -> tuple[date | None, list[Line]]:
    """(the day that the page was put out, the lines without it) where a line near the top, above any sentence, holds
    nothing else."""
    for n, line in enumerate(lines[1:STAMPED], 1):
        if lines[n - 1].text.endswith("。"):
            break
        match = STAMP.fullmatch(re.sub(r"\s", "", line.text))
        if match is not None and len(lines) > n + 1:
            try:
                return date(*(int(match[part]) for part in "ymd")), lines[:n] + lines[n + 1 :]
            except ValueError:
                continue
    return None, lines


def _without_frame(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a notice without its title, signature and day, whose short lines are no broken columns."""
    if closing_day(lines) is None:
        return lines
    first = next((n for n, line in enumerate(lines[:3]) if not is_title_line(line.text)), min(3, len(lines)))
    closing = {place for n, line in enumerate(lines) if is_day(line.text) for place in (n - 1, n)}
    return [line for n, line in enumerate(lines) if n >= first and n not in closing]


def _origin(page: Page) -> Origin:
    digest = hashlib.sha256(page.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Origin(digest, len(page.text), page.encoding, page.media_type, page.paper)


def _wrapped_body(story: Story) -> Body:
    body: Body = []
    run: list[Line] = []
    for line in story.body:
        if line.start in story.subheads:
            body += [(BlockKind.PARAGRAPH, join_lines(p)) for p in paragraphs(run)]
            body.append((BlockKind.SUBHEAD, join_lines([line])))
            run = []
        else:
            run.append(line)
    return body + [(BlockKind.PARAGRAPH, join_lines(p)) for p in paragraphs(run)]


def _plain_parts(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """A page of paragraphs, cut before each dateline or byline, with the headlines right above it.

    The first one begins no story of its own where what stands above it is at most a lead.
    """
    starts = [n for n, line in enumerate(lines) if begins_story(line.text)]
    if starts and sum(closes(line.text) for line in lines[: starts[0]]) > LONGEST_LEAD:
        starts.insert(0, 0)
    cuts = [0]
    for n in starts[1:]:
        first = n
        while first > cuts[-1] + 1 and n - first < 3 and _is_head(lines[first - 1].text):
            first -= 1
        if first > starts[0] and (first < n or closes(lines[n - 1].text)):
            cuts.append(first)
    return [lines[begin:end] for begin, end in zip(cuts, [*cuts[1:], len(lines)], strict=True)]


def _is_head(text: str) -> bool:
    return is_title_line(text) and not closes(text) and not is_names(text)


def _plain_story(lines: Sequence[Line]) -> tuple[Story, Body]:
    """A page of paragraphs: leading lines that are no sentences are its title and subtitles."""
    story, rest = Story(leading=True), list(lines)
    if len(rest) > 1:
        rest[0] = unprefixed(rest[0])
    while len(rest) > 1 and len(story.heads) < 3 and is_title_line(rest[0].text):
        story.heads.append(rest.pop(0))
    story.body = rest
    return story, [(BlockKind.PARAGRAPH, join_lines([line])) for line in rest]


def _article(page: Page, story: Story, body: Body) -> Article | None:
    heads, credits = _unsigned(join_heads(story.heads), page.paper)
    for line in story.bylines:
        run = join_lines([line])
        credits += find_credits(run, 0, len(run.text), page.paper)
    body, taken = _without_captions([(kind, _without_jump(run)) for kind, run in body], page.paper)
    credits += taken
    if not body:
        return None
    body, signed = _strip_signatures(body, page.paper)
    credits += signed
    if not body:
        return None
    body, closing, paper = _strip_tails(body, page.paper)
    if not body:
        return None
    first_kind, first = body[0]
    glued, first = cut_glued_title(first)
    caption, first = cut_caption(first, paper, page.published)
    heads += [glued] if glued is not None else []
    opening = read_opening(first, heads, paper, page.published)
    lead = opening.lead
    day = page.published or lead.day or closing_day(story.lines)
    body[:1] = [(first_kind, run) for run in (caption, opening.run) if run is not None]
    credits += [*lead.credits, *closing]
    looked = body[1:] if lead.credits else body[:4]  # behind a signed story only the leads of others
    credits += [c for _, run in looked for c in inner_credits(run, paper, 14 if lead.credits else 160)]
    body = [(kind, run) for kind, run in body if run.text.strip()]
    if not body:
        return None
    if lead.day is None:
        other = _other_lead(body, paper, page.published)
        lead = replace(lead, day=other.day, place=lead.place or other.place)
        credits += other.credits
    return replace(_build(page, heads, body, _with_paper(credits, paper), lead, story), published=day)


def _other_lead(body: Body, paper: str | None, published: date | None) -> Lead:
    """The one dateline of a story that begins with none: closing a paragraph (（本报青江3月2日电）) or behind captions."""
    found = [read_close(run, published) for _, run in body] + [read_lead(run, paper, published) for _, run in body[1:]]
    dated = [lead for lead in found if lead.day is not None]
    return dated[0] if len({lead.day for lead in dated}) == 1 else Lead(0)


def _without_jump(run: Run) -> Run:
    match = JUMP.search(run.text)
    while match:
        run = Run(
            run.text[: match.start()] + run.text[match.end() :],
            run.offsets[: match.start()] + run.offsets[match.end() :],
        )
        match = JUMP.search(run.text)
    return run.strip()


def _without_captions(body: Body, paper: str | None) -> tuple[Body, list[Credit]]:
    """The paragraphs without the credits of pictures that ran into them."""
    cut = [(kind, *cut_captions(run, paper)) for kind, run in body]
    return [(kind, run) for kind, run, _ in cut if run.text], [c for _, _, found in cut for c in found]


def _unsigned(heads: list[Run], paper: str | None) -> tuple[list[Run], list[Credit]]:
    """Head lines without those that hold nothing but credits, and these credits."""
    signed = [read_signature(run, paper) if n else None for n, run in enumerate(heads)]
    kept = [run for run, found in zip(heads, signed, strict=True) if found is None]
    return kept, [credit for found in signed for credit in found or ()]


def _strip_signatures(body: Body, paper: str | None) -> tuple[Body, list[Credit]]:
    """Take out the first and last paragraphs that hold nothing but credits."""
    kept: Body = []
    credits: list[Credit] = []
    for n, (kind, run) in enumerate(body):
        found = read_signature(run, paper) if n < 3 or n >= len(body) - 4 else None
        credits += found or ()
        if found is None:
            kept.append((kind, run))
    return kept, credits


def _strip_tails(body: Body, paper: str | None) -> tuple[Body, list[Credit], str | None]:
    """Take closing credits off the last paragraphs; a paragraph that holds nothing else goes."""
    credits: list[Credit] = []
    while body:
        kind, run = body[-1]
        if len(body) > 1 and TAIL.fullmatch(run.text):
            body = body[:-1]
            continue
        if len(body) > 1 and is_names(run.text) and (closes(body[-2][1].text) or len(body[-2][1].text) < 12):
            credits += find_credits(run, 0, len(run.text), paper)
            body = body[:-1]
            continue
        photo = _photo_credit(run)
        if photo is not None:
            begin, found = photo
            credits += found
            run = run.slice(0, begin).strip()
        run, more, paper = strip_tail(run, paper)
        credits += more
        if run.text and not (len(body) > 1 and _only_credit(run)):
            body[-1] = (kind, run)
            break
        if run.text:
            credits += find_credits(run, 0, len(run.text), paper)
        body = body[:-1]
    return body, credits, paper


def _only_credit(run: Run) -> bool:
    return bool(
        re.fullmatch(
            r"(?:(?:记者|通讯员|编辑|文|图|摄影|责任编辑|责编|作者|撰稿|撰文|供稿)[/／]?){1,2}[：:\s].{2,40}", run.text
        )
    )


def _photo_credit(run: Run) -> tuple[int, list[Credit]] | None:
    match = re.search(
        r"(?:(?:新华社|本报|中新社)?(?:记者|通讯员|特约记者)?\s*[\u4e00-\u9fff·]{1,4}[ \u3000]?[\u4e00-\u9fff·]{0,8}\s*摄(?:影报道)?)\s*[）)]?\s*$",
        run.text,
    )
    if match is None or not PHOTO.search(run.text):
        return None
    begin = max(run.text.rfind("。", 0, match.end()), run.text.rfind("”", 0, match.end())) + 1
    begin = max(begin, match.start() if begin < match.start() - 20 else begin)
    return begin, list(find_credits(run, begin, len(run.text), None))


def _with_paper(credits: Sequence[Credit], paper: str | None) -> tuple[Credit, ...]:
    """Reporters without a paper of their own write for the paper that the page names; everybody once."""
    seen: dict[str, Credit] = {}
    for credit in credits:
        body = credit.organization or (paper if "记者" in credit.role else None)
        known = seen.get(credit.name)
        if known is None or (not known.role and credit.role):
            seen[credit.name] = replace(credit, organization=body)
    return tuple(seen.values())


def _build(page: Page, heads: list[Run], body: Body, credits: tuple[Credit, ...], lead: Lead, story: Story) -> Article:
    title, subtitles = choose_title(heads, " ".join(run.text for _, run in body)[:300], leading=story.leading)
    blocks: list[tuple[BlockKind, Run]] = [(BlockKind.TITLE, title)] if title is not None else []
    blocks += [(BlockKind.SUBTITLE, run) for run in subtitles]
    blocks += body
    text, offsets, spans = "", [], []
    for kind, run in blocks:
        if text:
            text += "\n"
            offsets.append(run.offsets[0])
        spans.append(Block(kind, len(text), len(text) + len(run.text)))
        text += run.text
        offsets += run.offsets
    identity = hashlib.sha256(f"{page.source}\n{text}".encode()).hexdigest()[:16]
    places = [place for _, run in body for place in (run.offsets[0], run.offsets[-1])]
    return Article(
        id=identity,
        source=page.source,
        text=text,
        offsets=tuple(offsets),
        blocks=tuple(spans),
        begin=min(places),
        end=max(places) + 1,
        credits=credits,
        place=lead.place,
        dateline=lead.day,
        notes=_order(body, story),
        byline=" ".join(line.text for line in story.bylines) or None,
    )


def _order(body: Body, story: Story) -> tuple[str, ...]:
    """What the account must tell where a story begins or ends within a sentence: its lines may be another's."""
    jumps = any(JUMP.search(line.text) for line in story.body)
    kinds = [run.text for kind, run in body if kind is BlockKind.PARAGRAPH]
    if kinds and BEGUN.search(kinds[0]):
        return ("begins within a sentence; the order of the page may be broken",)
    if len(story.body) > 3 and kinds and not (ENDED.search(kinds[-1]) or is_day(kinds[-1])) and not jumps:
        return ("ends within a sentence; the order of the page may be broken",)
    return ()
