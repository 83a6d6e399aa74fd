"""Made articles in the genre, as many as a test wants: sentences of our own, filled from invented and common names.

In: a number. Out: the article of that number, always the same. Names come back as in a real archive: a few bodies and
places stand in many articles, most people in few, and some names are those of two people.

    python -m tests.made 20000 made.jsonl          500 characters each
    python -m tests.made 20000 made.jsonl 2 5      news in brief, of two to five sentences
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

__all__ = ["article", "record", "records"]

PROVINCES = "河北省 山西省 辽宁省 江苏省 浙江省 安徽省 福建省 山东省 河南省 湖北省 广东省 四川省 陕西省 甘肃省".split()
CITIES = "清河市 石门市 临川市 东岭市 南浦市 西渡市 永丰市 平山市 安源市 新泽市 青川市 长平市".split()
DISTRICTS = "城关区 开发区 鼓楼区 新城区 河东区 桥西区".split()
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文海燕晓春"
BUREAUS = "总工会 人力资源和社会保障局 民政局 教育局 应急管理局 卫生健康委员会 住房和城乡建设局 交通运输局".split()
COMPANIES = "华远建设集团有限公司 恒通物流有限公司 东方机械制造有限公司 新希望农业科技有限公司 宏达纺织有限公司".split()
TOPICS = "夏季安全生产 职工技能竞赛 困难职工帮扶 冬季供暖保障 农村饮水安全 校园食品安全 新就业形态劳动者权益保障 森林防火".split()
EVENTS = "职工技能大赛 安全生产工作会议 志愿服务活动 就业援助专项行动 法治宣传活动 健康讲座".split()
TEMPLATES = (
    "{day}，{city}{bureau}印发《关于做好{topic}工作的通知》，要求各单位落实责任。",
    "{city}{bureau}联合{city}{other}下发《{topic}实施方案》，明确了今后一个时期的重点任务。",
    "{province}{bureau}主席{person}出席会议并讲话。",
    "{city}{bureau}副局长{person}表示，将继续做好{topic}工作。",
    "{day}，{city}{bureau}在{city}{district}举行{event}，{count}余名职工参加。",
    "截至目前，全市共发放慰问金{money}万元，惠及困难职工{count}人。",
    "{city}{bureau}拨付专项资金{money}万元，用于{topic}。",
    "{company}与{city}{bureau}签订合作协议，共同推进{topic}。",
    "{person}任{city}{bureau}局长。",
    "{city}{district}{bureau}启动{event}，覆盖企业{count}家。",
    "据介绍，今年以来，{province}新建工会组织{count}个，同比增长{rate}%。",
    "{city}{bureau}获得“{province}五一劳动奖状”。",
    "下一步，{city}将继续完善机制，把各项工作落到实处。",
    "一位职工告诉记者，这样的活动很有意义，希望今后多办。",
    "{company}董事长{person}介绍，企业今年招用高校毕业生{count}人。",
)


def article(number: int, sentences: tuple[int, int] = (5, 16)) -> str:
    """The text of an article: sentences in two to four paragraphs beneath a headline and a byline."""
    chance = random.Random(f"article {number}")
    slots = _slots(chance)
    body = [_sentence(chance, slots) for _ in range(chance.randint(*sentences))]
    cuts = sorted(chance.sample(range(1, len(body)), min(len(body) - 1, chance.randint(1, 3))))
    paragraphs = ["".join(body[a:b]) for a, b in zip([0, *cuts], [*cuts, len(body)], strict=True)]
    byline = f"本报{slots['city'].removesuffix('市')}{slots['month']}月{slots['date']}日电 （记者{_person(chance)}）"
    title = f"{slots['city']}扎实推进{slots['topic']}工作"
    return "\n".join([title, byline + paragraphs[0], *paragraphs[1:]])


def _slots(chance: random.Random) -> dict[str, str]:
    province = min(int(chance.expovariate(0.35)), len(PROVINCES) - 1)
    city = CITIES[min(int(chance.expovariate(0.3)), len(CITIES) - 1)]
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    bureau, other = chance.sample(BUREAUS, 2)
    return {
        "province": PROVINCES[province],
        "city": city,
        "district": chance.choice(DISTRICTS),
        "bureau": bureau,
        "other": other,
        "topic": chance.choice(TOPICS),
        "month": str(month),
        "date": str(day),
        "day": f"{month}月{day}日",
    }


def _sentence(chance: random.Random, slots: dict[str, str]) -> str:
    return chance.choice(TEMPLATES).format(
        **slots,
        person=_person(chance),
        event=chance.choice(EVENTS),
        company=slots["city"].removesuffix("市") + chance.choice(COMPANIES),
        count=chance.randint(12, 9800),
        money=chance.randint(2, 900),
        rate=round(chance.uniform(0.5, 30), 1),
    )


def _person(chance: random.Random) -> str:
    """Two thousand common names among sixteen thousand: some are of two people."""
    few = random.Random(chance.randint(0, 2000) if chance.random() < 0.7 else chance.random())
    return few.choice(SURNAMES) + "".join(few.sample(GIVEN, few.choice((1, 2, 2))))


def record(number: int, sentences: tuple[int, int] = (5, 16)) -> dict[str, str]:
    """An article as a line of JSONL."""
    chance = random.Random(f"date {number}")
    date = f"20{chance.randint(15, 23)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return {"id": f"a{number:06}", "date": date, "source": "清河日报", "text": article(number, sentences)}


def records(count: int, start: int = 0, sentences: tuple[int, int] = (5, 16)) -> Iterator[str]:
    """Lines of JSONL."""
    for number in range(start, start + count):
        yield json.dumps(record(number, sentences), ensure_ascii=False) + "\n"


if __name__ == "__main__":
    with Path(sys.argv[2]).open("w", encoding="utf-8") as made:
        least, most = (int(n) for n in sys.argv[3:5] or ("5", "16"))
        made.writelines(records(int(sys.argv[1]), sentences=(least, most)))
