"""Word vectors from raw text: positive pointwise mutual information with neighbours, reduced to a few dimensions."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

__all__ = ["svd_vectors"]

# The words before and after a word that count as its neighbours.
_OFFSETS = (-2, -1, 1, 2)


def svd_vectors(sentences: Sequence[Sequence[int]], size: int, dim: int, contexts: int = 4000) -> NDArray[np.float32]:
    """Return a vector of length `dim` for each word number below `size`, computed from its neighbours.

    `sentences` are rows of word numbers. Only the `contexts` most frequent words count as neighbours. The method is by
    Levy, Goldberg and Dagan (Improving Distributional Similarity, 2015): PPMI with smoothed contexts, then SVD."""
    counts = Counter(w for s in sentences for w in s)
    common = {w: i for i, (w, _) in enumerate(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:contexts])}
    pairs: Counter[tuple[int, int]] = Counter()
    for s in sentences:
        for at, word in enumerate(s):
            for slot, offset in enumerate(_OFFSETS):
                other = at + offset
                if 0 <= other < len(s) and s[other] in common:
                    pairs[word, slot * contexts + common[s[other]]] += 1
    rows, cols = np.array(sorted(pairs)).T
    values = np.array([pairs[r, c] for r, c in zip(rows.tolist(), cols.tolist(), strict=True)], dtype=np.float64)
    matrix = csr_matrix((values, (rows, cols)), shape=(size, contexts * len(_OFFSETS)))
    total, by_row, by_col = matrix.sum(), np.asarray(matrix.sum(1)).ravel(), np.asarray(matrix.sum(0)).ravel()
    smooth = by_col**0.75 / (by_col**0.75).sum()
    information = np.log(values / (by_row[rows] * smooth[cols]))
    keep = information > 0
    ppmi = csr_matrix((information[keep], (rows[keep], cols[keep])), shape=matrix.shape)
    start = np.random.default_rng(1).standard_normal(min(ppmi.shape))
    left, strength, _ = svds(ppmi, k=dim, v0=start)
    vectors = left * np.sqrt(strength)
    scale = np.sqrt((vectors**2).sum(1, keepdims=True)).clip(1e-6)
    # A word with fewer than 40 occurrences has a shorter vector, because little is known about it.
    seen = np.minimum(1.0, np.sqrt(by_row / 40))[:, None]
    found: NDArray[np.float32] = (vectors / scale * seen * (total > 0)).astype(np.float32)
    return found
