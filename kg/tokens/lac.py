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
BATCH = 32  # texts tagged at once: more gains nothing on one core, fewer costs (measured at 8, 16, 32, 64)
LAYERS = 2
NEAR = 1e-3  # of the score of a reading, about 10 a character; the company changes it by less than 1e-4
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
        """The labels of each text. They do not depend on its neighbours: a product of matrices gives a row other last
        bits in other company, so a text whose two best readings are nearer than NEAR is read again by itself."""
        found, gaps = self._decode(texts)
        for row, gap in enumerate(gaps):
            if gap < NEAR and len(texts) > 1:
                found[row] = self._decode([texts[row]])[0][0]
        return found

    def _decode(self, texts: Sequence[str]) -> tuple[list[list[int]], list[float]]:
        """The best labels of texts that are read together, and how far the second best reading of each is."""
        import numpy as np

        lengths = [len(t) for t in texts]
        width, unknown = max(lengths), self.ids["OOV"]
        ids = np.zeros((len(texts), width), dtype=np.int64)
        mask = np.zeros((width, len(texts), 1), dtype=np.float32)
        for row, text in enumerate(texts):
            ids[row, : len(text)] = [self.ids.get(c, unknown) for c in fold(text)]
            mask[: len(text), row] = 1
        x = self.weights["word_emb"][ids.T]
        for layer in range(LAYERS):
            x = self._layer(x, mask, layer)
        return self._viterbi(x @ self.weights["fc_4.w_0"] + self.weights["fc_4.b_0"], lengths)

    def _layer(self, x: Array, mask: Array, layer: int) -> Array:
        """Both directions of a layer, a step of each at once: (width, texts, features) → (width, texts, 256)."""
        import numpy as np

        w, (width, count, _) = self.weights, x.shape
        flat = x.reshape(width * count, -1)
        projected = np.empty((width, 2, count, 3 * HIDDEN), dtype=np.float32)
        for side in (0, 1):  # the second reads backwards
            part = (flat @ w[f"layer_{layer}.input"][side] + w[f"layer_{layer}.bias"][side]).reshape(width, count, -1)
            projected[:, side] = part if side == 0 else part[::-1]
        both = np.stack([mask, mask[::-1]], axis=1)  # (width, 2, texts, 1)
        gates, candidate = w[f"layer_{layer}.gates"], w[f"layer_{layer}.candidate"]
        hidden = np.zeros((2, count, HIDDEN), dtype=np.float32)
        out = np.empty((width, count, 2 * HIDDEN), dtype=np.float32)
        for t in range(width):
            p = projected[t]
            ur = np.matmul(hidden, gates)
            ur += p[:, :, : 2 * HIDDEN]
            np.negative(ur, out=ur)
            np.exp(ur, out=ur)
            ur += 1
            np.reciprocal(ur, out=ur)
            c = np.matmul(ur[:, :, HIDDEN:] * hidden, candidate)
            c += p[:, :, 2 * HIDDEN :]
            np.tanh(c, out=c)
            c -= hidden
            c *= ur[:, :, :HIDDEN]
            c *= both[t]
            hidden = hidden + c
            out[t, :, :HIDDEN] = hidden[0]
            out[width - 1 - t, :, HIDDEN:] = hidden[1]
        return out

    def _viterbi(self, emissions: Array, lengths: Sequence[int]) -> tuple[list[list[int]], list[float]]:
        """The best labels of every text, all texts a step at a time; emissions are (width, texts, tags)."""
        import numpy as np

        crf = self.weights["crfw"]
        start, end, transition = crf[0], crf[1], crf[2:]
        back = np.zeros(emissions.shape, dtype=np.int16)
        scores = np.empty_like(emissions)
        scores[0] = start + emissions[0]
        for t in range(1, len(emissions)):
            paths = scores[t - 1][:, :, None] + transition
            best = paths.argmax(axis=1)
            back[t] = best
            scores[t] = np.take_along_axis(paths, best[:, None, :], axis=1)[:, 0] + emissions[t]
        labels, gaps = [], []
        for row, length in enumerate(lengths):
            final = scores[length - 1, row] + end
            path = [int(final.argmax())]
            for t in range(length - 1, 0, -1):
                path.append(int(back[t, row, path[-1]]))
            labels.append(path[::-1])
            # another path is worse by what it loses where it last joins this one
            joins = scores[: length - 1, row] + transition[:, labels[-1][1:]].T
            gaps.append(min(_lead(final[None]), _lead(joins) if length > 1 else np.inf))
        return labels, gaps


def _lead(scores: Array) -> float:
    """By how much the best of a row leads the second, in the row where that is least."""
    import numpy as np

    top = np.partition(scores, -2, axis=1)[:, -2:]
    return float((top[:, 1] - top[:, 0]).min())


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
    _stack(weights)
    tags = _read_table(folder / "tag.dic")
    ids = {word: number for number, word in _read_table(folder / "word.dic").items()}
    return Lac(ids, tuple(tags[n] for n in sorted(tags)), weights)


def _stack(weights: dict[str, Any]) -> None:
    """The matrices of both directions of a layer side by side; even numbers read forwards, odd ones backwards."""
    import numpy as np

    for layer in range(LAYERS):
        sides = (2 * layer, 2 * layer + 1)
        flat = [weights[f"gru_{k}.w_0"].ravel() for k in sides]
        weights[f"layer_{layer}.gates"] = np.stack([f[: 2 * HIDDEN**2].reshape(HIDDEN, 2 * HIDDEN) for f in flat])
        weights[f"layer_{layer}.candidate"] = np.stack([f[2 * HIDDEN**2 :].reshape(HIDDEN, HIDDEN) for f in flat])
        weights[f"layer_{layer}.input"] = np.stack([weights[f"fc_{k}.w_0"] for k in sides])
        weights[f"layer_{layer}.bias"] = np.stack(
            [weights[f"fc_{k}.b_0"] + weights[f"gru_{k}.b_0"].reshape(-1) for k in sides]
        )


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
