"""The LAC-small tagger (character BiGRU-CRF), run with numpy from the weights that jieba's wheel carries.

In: texts. Out: for each text its words with tags (n v … PER LOC ORG TIME).
Source: Jiao, Sun, Sun: Chinese Lexical Analysis with Deep Bi-GRU-CRF Network, arXiv:1807.01882; weights in jieba 0.42.1
(`jieba/lac_small`), whose own reader needs a Paddle that is no longer made.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.tokens.fold import fold

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

__all__ = ["Lac", "load_lac"]

HIDDEN = 128
BATCH = 32  # texts; more gains nothing on one core, fewer costs (measured at 8, 16, 32, 64)
LAYERS = 2
DIGEST = "41019932d3e44f4a5d33b0fc7e5d954fed8f19f020b4df6dfe5b3c07c2a16239"  # SHA-256 over the weight files' digests, in the order of their names


@dataclass(frozen=True, slots=True)
class Lac:
    """The tagger's tables and weights, float32."""

    ids: dict[str, int]
    tags: tuple[str, ...]
    weights: dict[str, Any]

    def tag(self, texts: Sequence[str]) -> list[list[tuple[str, str]]]:
        """The words and tags of each text; texts of like length share a batch."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        found: list[list[tuple[str, str]]] = [[] for _ in texts]
        for start in range(0, len(order), BATCH):
            batch = [i for i in order[start : start + BATCH] if texts[i]]
            if batch:
                for i, labels in zip(batch, self._labels([texts[i] for i in batch]), strict=True):
                    found[i] = self._words(texts[i], labels)
        return found

    def _words(self, text: str, labels: Sequence[int]) -> list[tuple[str, str]]:
        words: list[tuple[str, str]] = []
        for char, label in zip(text, labels, strict=True):
            name = self.tags[label]
            tag, _, place = name.partition("-")
            if place == "I" and words and words[-1][1] == tag:
                words[-1] = (words[-1][0] + char, tag)
            else:
                words.append((char, tag))
        return words

    def _labels(self, texts: Sequence[str]) -> list[list[int]]:
        import numpy as np

        lengths = [len(t) for t in texts]
        width = max(lengths)
        ids = np.zeros((len(texts), width), dtype=np.int64)
        mask = np.zeros((len(texts), width), dtype=np.float32)
        unknown = self.ids["OOV"]
        for row, text in enumerate(texts):
            ids[row, : len(text)] = [self.ids.get(c, unknown) for c in fold(text)]
            mask[row, : len(text)] = 1
        x = self.weights["word_emb"][ids]
        for layer in range(LAYERS):
            x = np.concatenate([self._gru(x, mask, 2 * layer), self._gru(x, mask, 2 * layer + 1)], axis=2)
        emissions = x @ self.weights["fc_4.w_0"] + self.weights["fc_4.b_0"]
        return self._viterbi(emissions, lengths)

    def _gru(self, x: Array, mask: Array, k: int) -> Array:
        """One direction, (texts, width, features) → (texts, width, 128); odd numbers run backwards."""
        import numpy as np

        w = self.weights
        projected = x @ w[f"fc_{k}.w_0"] + (w[f"fc_{k}.b_0"] + w[f"gru_{k}.b_0"].reshape(-1))
        gates, candidate = w[f"gru_{k}.gates"], w[f"gru_{k}.candidate"]
        hidden = np.zeros((x.shape[0], HIDDEN), dtype=np.float32)
        out = np.empty((x.shape[0], x.shape[1], HIDDEN), dtype=np.float32)
        steps = range(x.shape[1]) if k % 2 == 0 else range(x.shape[1] - 1, -1, -1)
        for t in steps:
            p = projected[:, t]
            ur = 1 / (1 + np.exp(-(p[:, : 2 * HIDDEN] + hidden @ gates)))
            u, r = ur[:, :HIDDEN], ur[:, HIDDEN:]
            c = np.tanh(p[:, 2 * HIDDEN :] + (r * hidden) @ candidate)
            hidden = hidden + mask[:, t, None] * u * (c - hidden)
            out[:, t] = hidden
        return out

    def _viterbi(self, emissions: Array, lengths: Sequence[int]) -> list[list[int]]:
        """The best labels of every text, all texts a step at a time."""
        import numpy as np

        crf = self.weights["crfw"]
        start, end, transition = crf[0], crf[1], crf[2:]
        score = start + emissions[:, 0]
        back = np.zeros(emissions.shape, dtype=np.int16)
        last = np.array(lengths) - 1
        final = np.where((last == 0)[:, None], score + end, 0)
        for t in range(1, emissions.shape[1]):
            paths = score[:, :, None] + transition
            back[:, t] = paths.argmax(axis=1)
            score = paths.max(axis=1) + emissions[:, t]
            final = np.where((last == t)[:, None], score + end, final)
        labels = []
        for row, length in enumerate(lengths):
            path = [int(final[row].argmax())]
            for t in range(length - 1, 0, -1):
                path.append(int(back[row, t, path[-1]]))
            labels.append(path[::-1])
        return labels


@lru_cache(maxsize=1)
def load_lac() -> Lac | None:
    """The tagger, or None where jieba's weights are missing or are others than those this reader knows."""
    spec = find_spec("jieba")
    folder = Path(spec.origin).parent / "lac_small" if spec and spec.origin else None
    if folder is None or not (folder / "model_baseline").is_dir():
        return None
    files = sorted((folder / "model_baseline").iterdir())
    if _digest(files) != DIGEST:
        return None
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the matrices are small: more threads cost three times the CPU
    weights = {path.name: _read_tensor(path) for path in files}
    for k in range(2 * LAYERS):
        flat = weights[f"gru_{k}.w_0"].ravel()
        weights[f"gru_{k}.gates"] = flat[: 2 * HIDDEN * HIDDEN].reshape(HIDDEN, 2 * HIDDEN)
        weights[f"gru_{k}.candidate"] = flat[2 * HIDDEN * HIDDEN :].reshape(HIDDEN, HIDDEN)
    tags = _read_table(folder / "tag.dic")
    ids = {word: number for number, word in _read_table(folder / "word.dic").items()}
    return Lac(ids, tuple(tags[n] for n in sorted(tags)), weights)


def _digest(files: Sequence[Path]) -> str:
    return hashlib.sha256("".join(hashlib.sha256(p.read_bytes()).hexdigest() for p in files).encode()).hexdigest()


def _read_table(path: Path) -> dict[int, str]:
    lines = path.read_text("utf-8").splitlines()
    pairs = (line.split("\t", 1) for line in lines if "\t" in line)
    return {int(number): word for number, word in pairs}


def _read_tensor(path: Path) -> Array:
    """A Paddle tensor file: version, level-of-detail table, version, descriptor (type, shape), raw float32."""
    import numpy as np

    data = path.read_bytes()
    (levels,) = struct.unpack_from("<Q", data, 4)
    at = 12
    for _ in range(levels):
        (size,) = struct.unpack_from("<Q", data, at)
        at += 8 + size
    (size,) = struct.unpack_from("<i", data, at + 4)
    shape = _read_shape(data[at + 8 : at + 8 + size])
    return np.frombuffer(data, dtype="<f4", offset=at + 8 + size).reshape(shape)


def _read_shape(descriptor: bytes) -> tuple[int, ...]:
    """Field 2 of the protobuf descriptor, one varint a dimension."""
    shape, at = [], 0
    while at < len(descriptor):
        field = descriptor[at] >> 3
        number, at = _read_varint(descriptor, at + 1)
        if field == 2:
            shape.append(number)
    return tuple(shape)


def _read_varint(data: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        number |= (data[at] & 0x7F) << shift
        shift += 7
        at += 1
        if not data[at - 1] & 0x80:
            return number, at
