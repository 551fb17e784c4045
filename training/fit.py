"""Fit one network to labelled sentences and score it. The teachers are trained with this module."""

import copy
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from site_builder.entities.names.tagger.labeller import legal_paths
from training.batches import Batch, Codebook, batches
from training.data import KINDS, LABELS, RAW, Bank, Sentence, restyled, spans, swapped
from training.network import N, Network

__all__ = ["Plan", "best_path", "domain_loss", "f1", "fit", "follow", "marginals", "report"]

Table = NDArray[np.float32]
# Words in the sentences about villages.
_VILLAGE = {"गाँव", "गांव", "तहसील", "मण्डल"}


@dataclass(frozen=True, slots=True)
class Plan:
    """The settings of a training run."""

    epochs: int = 10
    """Number of epochs."""
    rate: float = 2e-3
    """Highest learning rate."""
    seed: int = 1
    """Seed of all random numbers."""
    drop: tuple[float, float, float] = (0.1, 0.15, 0.15)
    """Dropout rates of words, of list features and of other features."""
    swap: float = 0.3
    """Share of sentences in which names are replaced by others."""
    restyle: float = 0.15
    """Share of sentences that are tokenised in another style."""
    tokens: int = 2500
    """Tokens in a batch, padding included."""


def sentence_loss(net: Network, b: Batch) -> Tensor:
    """Return the negative log-likelihood of the gold labels. The corpus and the fine labels are side tasks."""
    own, parts = net.types(*b.types)
    scores, domain, fine = net(own, parts, b.ids, b.keep, b.mask, b.article)
    if net.shape.crf:
        main = net.log_partition(scores, b.mask) - net.path_score(scores, b.gold, b.mask)
    else:
        main = functional.cross_entropy(scores.transpose(1, 2), b.gold, reduction="none") * b.mask
    side = domain_loss(domain, b.corpus)
    extra = functional.cross_entropy(fine.flatten(0, 1), b.fine.flatten(), ignore_index=-100)
    return main.sum() / b.mask.sum() + 0.02 * side + 0.1 * extra


def domain_loss(domain: Tensor, corpus: Tensor) -> Tensor:
    """Return the loss of the corpus classifier. Articles belong to neither corpus."""
    known = corpus < RAW
    costs = functional.binary_cross_entropy_with_logits(domain, corpus.clamp(max=1).float(), reduction="none")
    return (costs * known).sum() / known.sum().clamp(min=1)


def fit(
    net: Network,
    train: Sequence[Sentence],
    book: Codebook,
    plan: Plan,
    bank: Bank,
    watch: Callable[[Network, int], None],
) -> Network:
    """Fit `net` to `train` in place, and return the running average of its weights; call `watch` in each epoch."""
    draw, noise = random.Random(plan.seed), np.random.default_rng(plan.seed)
    optimiser = torch.optim.AdamW(net.parameters(), lr=plan.rate, weight_decay=0.01, fused=True)
    steps = plan.epochs * sum(1 for _ in batches(train, plan.tokens, random.Random(0)))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, plan.rate, total_steps=steps + 50, pct_start=0.1)
    mean, done = copy.deepcopy(net), 0
    for epoch in range(plan.epochs):
        net.train()
        shown = [vary(s, plan, bank, draw) for s in train]
        for chosen in batches(shown, plan.tokens, draw):
            loss = sentence_loss(net, Batch([shown[i] for i in chosen], book, plan.drop, noise))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            done += 1
            if done % 4 == 0:
                follow(mean, net, min(0.99, 1 - 10 / (10 + done)))
        watch(mean, epoch)
    mean.eval()
    return mean


@torch.no_grad()
def follow(mean: Network, net: Network, decay: float) -> None:
    """Move the running average of the weights towards the current weights."""
    for m, p in zip(mean.parameters(), net.parameters(), strict=True):
        m.lerp_(p, 1 - decay)


def vary(s: Sentence, plan: Plan, bank: Bank, draw: random.Random) -> Sentence:
    """Return `s` or a variant of it."""
    if s.labels and draw.random() < plan.swap:
        s = swapped(s, bank, draw, 0.5)
    return restyled(s, draw) if draw.random() < plan.restyle else s


@torch.no_grad()
def marginals(net: Network, sentences: Sequence[Sentence], book: Codebook) -> list[Table]:
    """Return the label probabilities of every sentence, as arrays [tokens, N]."""
    net.eval()
    out: list[Table] = [np.zeros((0, N), np.float32)] * len(sentences)
    for chosen in batches(sentences, 6000, None):
        b = Batch([sentences[i] for i in chosen], book, (0.0, 0.0, 0.0), np.random.default_rng(0))
        own, parts = net.types(*b.types)
        scores = net(own, parts, b.ids, b.keep, b.mask, b.article)[0]
        table = (net.marginals(scores, b.mask) if net.shape.crf else scores.softmax(2)).numpy()
        for row, i in enumerate(chosen):
            out[i] = table[row, : len(sentences[i].tokens)]
    return out


def best_path(table: Table) -> list[str]:
    """Return the labels of the best path that BIO allows, for independent label probabilities."""
    return [LABELS[i] for i in legal_paths(np.log(np.maximum(table, 1e-9))[None])[0]]


def f1(
    gold: Sequence[Sentence], tables: Sequence[Table], keep: Callable[[Sentence], object] = bool
) -> tuple[float, float, float]:
    """Return precision, recall and F1 of exact spans of the three kinds, for the sentences that `keep` accepts."""
    hit = found = there = 0
    for s, table in zip(gold, tables, strict=True):
        if keep(s):
            want = {x for x in spans(s.labels) if x[2] in KINDS}
            got = spans(best_path(table))
            hit, found, there = hit + len(want & got), found + len(got), there + len(want)
    return hit / max(found, 1), hit / max(there, 1), 2 * hit / max(found + there, 1)


def _hard(s: Sentence) -> bool:
    """Return whether a sentence is not one of those about villages, which are all similar."""
    return not any(w.strip("।") in _VILLAGE for w in s.tokens)


def report(tables: Sequence[Sequence[Table]], devs: Sequence[Sequence[Sentence]]) -> str:
    """Return one line with F1 on all of HiNER, on its hard sentences and on IL-NER."""
    a, b, c = f1(devs[0], tables[0]), f1(devs[0], tables[0], _hard), f1(devs[1], tables[1])
    return f"hiner {a[2]:.4f} hard {b[2]:.4f} (P {b[0]:.3f} R {b[1]:.3f}) ilner {c[2]:.4f} (P {c[0]:.3f} R {c[1]:.3f})"
