"""The tagger: a text's words never depend on what is tagged with it."""

from __future__ import annotations

import pytest

from kg.tokens import lac as module
from kg.tokens.lac import load_lac
from tests.made import article

TEXTS = [clause for n in range(12) for clause in article(n).replace("\n", "，").split("，") if clause]


@pytest.mark.skipif(load_lac() is None, reason="jieba's weights are others than those known")
@pytest.mark.parametrize("near", [0.0, 1e9])
def test_a_text_reads_the_same_in_any_company(monkeypatch: pytest.MonkeyPatch, near: float) -> None:
    """Alone, in one batch or in another: the same words, also where every text is read again by itself."""
    lac = load_lac()
    assert lac is not None
    wanted = [lac.tag([text])[0] for text in TEXTS]
    monkeypatch.setattr(module, "NEAR", near)
    assert lac.tag(TEXTS) == wanted
    assert lac.tag(TEXTS[::-1]) == wanted[::-1]
    assert ["".join(word for word, _ in words) for words in wanted] == TEXTS


@pytest.mark.skipif(load_lac() is None, reason="jieba's weights are others than those known")
def test_company_changes_a_reading_by_far_less_than_is_near() -> None:
    """What a batch does to the lead of the best reading stays below a tenth of NEAR."""
    lac = load_lac()
    assert lac is not None
    texts = sorted(TEXTS, key=len)[:64]
    together = lac._decode(texts)[1]
    alone = [lac._decode([text])[1][0] for text in texts]
    assert max(abs(a - b) for a, b in zip(together, alone, strict=True)) < module.NEAR / 10


def test_the_lead_is_that_of_the_second_best_path() -> None:
    """The gap that decoding reports is the one that trying every path finds."""
    import itertools

    import numpy as np

    lac = load_lac()
    if lac is None:
        pytest.skip("jieba's weights are others than those known")
    chance = np.random.default_rng(3)
    crf = chance.standard_normal((5, 3)).astype(np.float32)
    emissions = chance.standard_normal((4, 1, 3)).astype(np.float32)
    small = module.Lac({}, (), {"crfw": crf})
    labels, gaps = small._viterbi(emissions, [4])
    start, end, transition = crf[0], crf[1], crf[2:]

    def score(path: tuple[int, ...]) -> float:
        steps = sum(transition[a, b] for a, b in itertools.pairwise(path))
        return float(start[path[0]] + end[path[-1]] + steps + sum(emissions[t, 0, y] for t, y in enumerate(path)))

    best, second = sorted(itertools.product(range(3), repeat=4), key=score, reverse=True)[:2]
    assert labels == [list(best)]
    assert gaps[0] == pytest.approx(score(best) - score(second), abs=1e-5)
