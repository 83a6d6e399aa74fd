"""Words and tags: LAC-small, or jieba.posseg where its weights are missing. The only file that knows jieba.

In: texts. Out: (word, tag) pairs whose words joined give the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.tokens.lac import load_lac

__all__ = ["other_segmenters", "tag_texts", "tagger_name"]

POSSEG = {"nr": "PER", "nrt": "PER", "ns": "LOC", "nt": "ORG", "t": "TIME", "x": "w", "eng": "nz"}


def tagger_name() -> str:
    """Which tagger reads the words."""
    return "LAC-small" if load_lac() is not None else "jieba.posseg"


def tag_texts(texts: Sequence[str]) -> list[list[tuple[str, str]]]:
    """The words of each text."""
    lac = load_lac()
    return lac.tag(texts) if lac is not None else [_posseg(text) for text in texts]


def other_segmenters() -> dict[str, Callable[[Sequence[str]], object]]:
    """jieba's own ways to cut texts, by name, to measure ours against."""
    _posseg("")
    import jieba
    from jieba import posseg

    return {
        "jieba.cut": lambda texts: [list(jieba.cut(text)) for text in texts],
        "jieba.posseg": lambda texts: [list(posseg.cut(text)) for text in texts],
    }


def _posseg(text: str) -> list[tuple[str, str]]:
    import tempfile

    import jieba
    from jieba import posseg

    jieba.setLogLevel(60)
    if jieba.dt.tmp_dir is None:
        jieba.dt.tmp_dir = tempfile.mkdtemp(prefix="kg-jieba-")  # its cache in the shared folder is a marshal file
    return [(pair.word, POSSEG.get(pair.flag, pair.flag[:1])) for pair in posseg.cut(text)]
