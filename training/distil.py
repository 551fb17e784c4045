"""Train one small network on the mean label probabilities of several larger ones, with labelled and raw text."""

import copy
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch.nn import functional

from training.batches import Batch, Codebook, batches
from training.data import ARTICLE, ILNER, Bank, Sentence, coarse, mention_bank, restyled, swapped
from training.fit import Table, best_path, domain_loss, follow, marginals
from training.network import N, Network

__all__ = ["Council", "Course", "Lesson", "lessons", "teach"]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence and its target label probabilities, one row for each token."""

    sentence: Sentence
    target: Table


@dataclass(frozen=True, slots=True)
class Council:
    """The teachers, and the data that each of them has not seen."""

    teachers: Sequence[Network]
    seats: Sequence[tuple[int, int]]
    """For each teacher, the division and its fold that the teacher did not see."""
    divisions: Sequence[Sequence[int]]
    """For each division, the fold of every training sentence."""


@dataclass(frozen=True, slots=True)
class Course:
    """The settings of the student's training."""

    epochs: int = 2
    """Number of epochs."""
    rate: float = 1e-3
    """Highest learning rate."""
    seed: int = 7
    """Seed of all random numbers."""
    drop: tuple[float, float, float] = (0.15, 0.12, 0.2)
    """Dropout rates of words, of list features and of other features."""
    gold: float = 0.5
    """Weight of the gold label relative to the teachers' probabilities."""
    variants: int = 0
    """Number of added variants of every sentence, with other names."""
    every: int = 1
    """Selection of raw sentences: 1 for all, 2 for every second one, and so on."""
    ilner: int = 1
    """Repetitions of each IL-NER sentence in an epoch, because its names are the hardest."""
    tokens: int = 4000
    """Tokens in a batch, padding included."""


def opinion(teachers: Sequence[Network], sentences: Sequence[Sentence], book: Codebook) -> list[Table]:
    """Return the mean label probabilities of the teachers."""
    total: list[Table] = []
    for net in teachers:
        tables = marginals(net, sentences, book)
        total = [a + b for a, b in zip(total, tables, strict=True)] if total else tables
    return [(t / len(teachers)).astype(np.float32) for t in total]


def lessons(
    council: Council, train: Sequence[Sentence], raw: Sequence[Sentence], book: Codebook, bank: Bank, course: Course
) -> list[Lesson]:
    """Return the lessons of the student: labelled sentences, raw ones, and variants of both with other names.

    The probabilities of a labelled sentence and its variants come only from teachers that have not seen it."""
    draw = random.Random(course.seed)
    raw = [r for s in raw for r in (s, replace(s, corpus=ARTICLE))]  # Each is learnt with both conventions.
    first = opinion(council.teachers, raw, book)
    tagged = [replace(s, labels=tuple(best_path(t))) for s, t in zip(raw, first, strict=True)]
    wide = bank | mention_bank(tagged, {})
    out = [Lesson(s, t) for s, t in zip(raw, first, strict=True)]
    for _ in range(course.variants):
        more = [replace(restyled(swapped(s, wide, draw, 0.6, 0.5), draw), labels=()) for s in tagged]
        out += [Lesson(s, t) for s, t in zip(more, opinion(council.teachers, more, book), strict=True)]
    for variant in range(course.variants + 1):
        shown = [restyled(swapped(s, wide, draw, 0.6), draw) for s in train] if variant else list(train)
        for s, table in zip(shown, unseen_opinion(council, shown, book), strict=True):
            exact = np.eye(N, dtype=np.float32)[coarse(s.labels)]
            lesson = Lesson(s, course.gold * exact + (1 - course.gold) * table)
            out += [lesson] * (course.ilner if s.corpus == ILNER else 1)
    return out


def unseen_opinion(council: Council, sentences: Sequence[Sentence], book: Codebook) -> list[Table]:
    """Return the mean probabilities of the teachers that never saw these training sentences, or their variants."""
    total: list[Table | None] = [None] * len(sentences)
    for net, (part, fold) in zip(council.teachers, council.seats, strict=True):
        mine = [i for i, f in enumerate(council.divisions[part]) if f == fold]
        for i, table in zip(mine, marginals(net, [sentences[i] for i in mine], book), strict=True):
            before = total[i]
            total[i] = table if before is None else before + table
    return [(t / len(council.divisions)).astype(np.float32) for t in total if t is not None]


def teach(
    net: Network, plan: Sequence[Lesson], book: Codebook, course: Course, watch: Callable[[Network, int], None]
) -> Network:
    """Fit `net` to the lessons in place, and return the running average of its weights; call `watch` in each epoch."""
    draw, noise = random.Random(course.seed), np.random.default_rng(course.seed)
    sentences = [lesson.sentence for lesson in plan]
    optimiser = torch.optim.AdamW(net.parameters(), lr=course.rate, weight_decay=0.003, fused=True)
    steps = course.epochs * sum(1 for _ in batches(sentences, course.tokens, random.Random(0)))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, course.rate, total_steps=steps + 50, pct_start=0.1)
    mean, done = copy.deepcopy(net), 0
    for epoch in range(course.epochs):
        net.train()
        for chosen in batches(sentences, course.tokens, draw):
            b = Batch([sentences[i] for i in chosen], book, course.drop, noise)
            own, parts = net.types(*b.types)
            scores, domain, _ = net(own, parts, b.ids, b.keep, b.mask, b.article)
            flat = torch.from_numpy(np.concatenate([plan[i].target for i in chosen]))
            loss = functional.cross_entropy(scores[b.mask > 0], flat)
            loss = loss + 0.02 * domain_loss(domain, b.corpus)
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
