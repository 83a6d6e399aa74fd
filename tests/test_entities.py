"""One entity for one thing over files: merges with reasons, homonyms apart, overrides, any order of files."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from kg.cli import main
from kg.dataset import build_rows
from kg.errors import KgError
from kg.model import Entity
from kg.outputs import write_turtle
from kg.pipeline import build

PAGES = {
    "a.txt": "甲市消息\n3月2日，全总下发通知。南京市鼓楼区总工会主席张伟出席。市总工会召开会议，南京市教育局派员参加。",
    "b.txt": "乙市消息\n3月3日，中华全国总工会发布公告。福州市鼓楼区总工会主席张伟讲话。",
    "c.txt": "丙市消息\n3月4日，全国总工会召开会议。该市总工会主席李明说，市总工会将继续努力。",
}


def _write(folder: Path) -> list[str]:
    for name, text in PAGES.items():
        (folder / name).write_text(text, "utf-8")
    return [str(folder / name) for name in PAGES]


def _entities(inputs: list[str], overrides: str | None = None) -> list[Entity]:
    found = {e.key: e for reading in build(inputs, overrides=overrides).readings for e in reading.entities if e.named}
    return [found[key] for key in sorted(found)]


def _decide(folder: Path, text: str) -> str:
    (folder / "mine.tsv").write_text(text, "utf-8")
    return str(folder / "mine.tsv")


def test_forms_of_one_body_are_one_entity_over_files(tmp_path: Path) -> None:
    """全总, 全国总工会 and 中华全国总工会 of three files are one."""
    unions = [e for e in _entities(_write(tmp_path)) if "全总" in e.aliases]
    assert len(unions) == 1
    assert {"全总", "全国总工会", "中华全国总工会"} <= set(unions[0].aliases)


def test_homonyms_stay_apart(tmp_path: Path) -> None:
    """Two 张伟, and the unions of two 鼓楼区, are four entities; 市总工会 that nothing anchors is its article's."""
    found = _entities(_write(tmp_path))
    assert sum(e.label == "张伟" for e in found) == 2
    assert {e.label for e in found} >= {"南京市鼓楼区总工会", "福州市鼓楼区总工会"}
    assert len({e.key for e in found if e.label == "市总工会" or e.label == "南京市总工会"}) >= 1
    assert not any({"南京市总工会", "福州市总工会"} <= set(e.aliases) for e in found)


def test_any_order_of_files_gives_the_same_bytes(tmp_path: Path) -> None:
    """Also where entities are merged across files."""
    names, written = _write(tmp_path), set()
    for number, order in enumerate(permutations(names)):
        built = build(list(order))
        path = tmp_path / f"{number}.ttl"
        write_turtle(build_rows(built.readings, built.ontology).triples, path)
        written.add(path.read_bytes())
    assert len(written) == 1


def test_overrides_merge_split_rename_and_type(tmp_path: Path) -> None:
    """Each decision holds, keeps its reason, and holds again in the next build."""
    names = _write(tmp_path)
    mine = _decide(
        tmp_path,
        "# decided\nmerge\t张伟\t张伟\nsplit\t全国总工会\tc.txt\nrename\t南京市教育局\t南京市教育委员会\ntype\t李明\tOrganization\n",
    )
    found = _entities(names, mine)
    assert found == _entities(names, mine)
    assert sum(e.label == "张伟" for e in found) == 1
    assert sum(e.label == "全国总工会" for e in found) == 2
    (renamed,) = (e for e in found if e.label == "南京市教育委员会")
    assert "南京市教育局" in renamed.aliases
    assert "mine.tsv:4: rename 南京市教育局 南京市教育委员会" in renamed.reasons
    assert [e.cls for e in found if e.label == "李明"] == ["Organization"]


@pytest.mark.parametrize(
    ("line", "says"), [("join\tA\tB", "mine.tsv:1"), ("merge\tA", "mine.tsv:1"), ("type\tA\tCompanies", "Company")]
)
def test_a_wrong_decision_is_refused_with_its_line(tmp_path: Path, line: str, says: str) -> None:
    """The message says where and what to write."""
    with pytest.raises(KgError, match=says):
        _entities(_write(tmp_path), _decide(tmp_path, line + "\n"))


def test_why_tells_forms_and_reasons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """kg entities --why names the forms, the codes and the reasons; an unknown name is an error."""
    (tmp_path / "d.txt").write_text("江西消息\n3月4日，江西省总工会召开会议。省总主席王明说，省总将继续努力。", "utf-8")
    assert main(["entities", str(tmp_path / "d.txt"), "--why", "江西省总工会"]) == 0
    told = capsys.readouterr().out
    assert "also 省总" in told
    assert "because 省总 = 江西省总工会" in told
    assert main(["entities", str(tmp_path / "d.txt"), "--why", "不存在"]) == 1
