"""Write a trained student as the integer arrays that `site_builder.entities.names.tagger.network` reads."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from site_builder.entities.names.tagger.features import feature_hash
from site_builder.entities.names.tagger.labeller import KINDS, Tagger
from site_builder.entities.names.tagger.network import Weights
from training.batches import Batch, Codebook, batches
from training.data import Sentence, spans
from training.network import Network

__all__ = ["write_weights"]

Arrays = dict[str, NDArray[Any]]
# This step fits into six megabytes and is as good as floating point on the dev sentences.
ROW_STEPS = 48
# 2 · 255 · 257 · 128 is below 2^24, so a sum is exact in 32-bit floating point.
MOST_HEAD = 256


def write_weights(
    net: Network, book: Codebook, devs: Sequence[Sequence[Sentence]], articles: Sequence[Sentence], path: Path
) -> None:
    """Write `net` to `path`, with confidences calibrated on sentences of `articles` that it has not learnt."""
    with torch.no_grad():
        arrays = table_arrays(net, book) | layer_arrays(net, highest(net, book, devs))
    arrays["calibration"] = np.array([[1.0, 0.0]] * len(KINDS), np.float32)
    arrays["calibration"] = calibrated(Tagger(Weights.of(arrays)), articles)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed(arrays))


def packed(arrays: Arrays) -> bytes:
    """Return an .npz file of the arrays. The same arrays always give the same bytes.

    Not compressed: to inflate it took 3 % of a build of two articles. The wheel compresses it.
    """
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, array in sorted(arrays.items()):
            held = BytesIO()
            np.save(held, np.ascontiguousarray(array), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, held.getvalue())
    return out.getvalue()


def table_arrays(net: Network, book: Codebook) -> Arrays:
    """Return the rows of words, of features, and of the sets of lists that can contain a word."""
    words = (net.word.weight + net.spread(net.vectors)).numpy()
    grams = net.gram.weight.numpy()
    rows = {h: grams[i] for h, i in book.grams.items()} | {h: words[i] for h, i in book.words.items()}
    hashes = np.array(sorted(rows), np.uint32)
    table = np.stack([rows[h] for h in hashes.tolist()])
    scale = np.abs(table).max(0) / ROW_STEPS
    sets: dict[tuple[str, ...], int] = {}
    keys = sorted(book.lists)
    places = [sets.setdefault(book.lists[key], len(sets)) for key in keys]
    nothing = np.zeros(table.shape[1], np.float32)
    sums = [sum((rows.get(feature_hash("list", name), nothing) for name in names), nothing) for names in sets]
    return {
        "hashes": hashes,
        "rows": np.rint(table / scale).astype(np.int8),
        "row_scale": scale.astype(np.float32),
        "list_hashes": np.array(keys, np.uint32),
        "list_sets": np.array(places, np.uint16),
        "list_rows": np.rint(np.stack(sums) / scale).astype(np.int16),
    }


def highest(net: Network, book: Codebook, devs: Sequence[Sequence[Sentence]]) -> float:
    """Return a bound that hidden values exceed in only 2 of 10,000 cases on the dev sentences."""
    hidden: list[Tensor] = []
    for sentences in devs:
        for chosen in batches(sentences, 6000, None):
            b = Batch([sentences[i] for i in chosen], book, (0.0, 0.0, 0.0), np.random.default_rng(0))
            own, parts = net.types(*b.types)
            x = own[b.ids] + parts[b.ids]
            x = (x + net.down(functional.relu(net.up(x)))) * b.mask.unsqueeze(2)
            first = functional.relu(net.convs[0](x.transpose(1, 2))) * b.mask.unsqueeze(1)
            more = functional.relu(net.convs[1](first)) * b.mask.unsqueeze(1)
            hidden += [h.transpose(1, 2)[b.mask > 0].flatten()[::7] for h in (first, more)]
    return float(np.quantile(torch.cat(hidden).numpy(), 0.9998))


def steps(
    matrix: NDArray[np.float32], most: int, kind: type[np.signedinteger[Any]]
) -> tuple[NDArray[Any], NDArray[np.float32]]:
    """Return `matrix` in integer steps, and the size of a step for each column (last axis)."""
    size = np.abs(matrix).reshape(-1, matrix.shape[-1]).max(0) / most
    return np.rint(matrix / size).astype(kind), size.astype(np.float32)


def layer_arrays(net: Network, hidden: float) -> Arrays:
    """Return the dense layers for hidden values up to `hidden`."""
    step = hidden / 255
    kernels = [conv.weight.numpy().transpose(2, 1, 0) for conv in net.convs]
    second, second_size = steps(kernels[1], 127, np.int8)
    linear = (net.base, net.delta, net.own, net.domain)
    heads, head_size = steps(torch.cat([m.weight for m in linear]).T.numpy(), MOST_HEAD, np.int16)
    arrays = {
        "up": np.rint(net.up.weight.T.numpy() * 4096).astype(np.int16),
        "up_bias": net.up.bias.numpy(),
        "down": np.rint(net.down.weight.T.numpy() * 4096).astype(np.int16),
        "down_bias": net.down.bias.numpy(),
        "first": np.rint(kernels[0] * 4096).astype(np.int16),
        "first_bias": net.convs[0].bias.numpy(),
        "hidden_step": np.array([step], np.float32),
        "second": second,
        "second_scale": second_size,
        "second_bias": net.convs[1].bias.numpy() / step,
        "heads": heads,
        "head_scale": head_size * step,
        "head_bias": torch.cat([m.bias for m in linear]).numpy(),
    }
    return {name: a.astype(np.float32) if a.dtype == np.float64 else a for name, a in arrays.items()}


def calibrated(tagger: Tagger, sentences: Sequence[Sentence]) -> NDArray[np.float32]:
    """Return for each kind the slope and offset that map log odds to the share of correct names."""
    odds: dict[str, list[float]] = {kind: [] for kind in KINDS}
    right: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for s, found in zip(sentences, tagger.spans([s.tokens for s in sentences], articles=True), strict=True):
        gold = spans(s.labels)
        for span in found:
            share = min(max(span.confidence, 1e-3), 1 - 1e-3)
            odds[span.label].append(float(np.log(share / (1 - share))))
            right[span.label].append(float((span.start, span.end, span.label) in gold))
    return np.array([logistic(np.array(odds[kind]), np.array(right[kind])) for kind in KINDS], np.float32)


def logistic(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[float, float]:
    """Return slope and offset of the logistic regression of `y` on `x`, by Newton's method with a little ridge."""
    design = np.stack([x, np.ones_like(x)], 1)
    start = beta = np.array([1.0, 0.0])

    def loss(b: NDArray[np.float64]) -> float:
        z = design @ b
        return float((np.logaddexp(0, z) - y * z).sum() + ((b - start) ** 2).sum() / 2)

    for _ in range(50):
        p = 1 / (1 + np.exp(-(design @ beta)))
        curve = (design * (p * (1 - p))[:, None]).T @ design + np.eye(2)
        move = np.linalg.solve(curve, design.T @ (y - p) - (beta - start))
        while loss(beta + move) > loss(beta) and np.abs(move).max() > 1e-9:
            move = move / 2
        beta = beta + move
    return float(beta[0]), float(beta[1])
