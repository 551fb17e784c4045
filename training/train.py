"""Train the tagger: python -m training.train ../shared/data/ner [--work FOLDER] [--out FILE] [--jobs 2].

1. It reads the labelled corpora, the raw texts beside them (articles/hi, newspaper-days/hi), the lists in `lists/`, and
   the annotated articles.
2. It trains each teacher on all but one fold of the labelled sentences, in `rounds` different divisions into folds.
3. The teachers label the sentences that they were not trained on, and the raw text.
4. It trains a student on their mean probabilities and the gold labels, in a long course and a short final one.
5. It writes the student's integer weights, with confidences calibrated on annotated articles that it did not see.

Seeds are fixed, so the same machine gives the same file. Finished teachers stay in the work folder and are reused.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import torch

from training.articles import annotated, kept_back, labelled
from training.batches import Codebook
from training.data import HINER, ILNER, Bank, Sentence, mention_bank, read_conll, read_raw
from training.distil import Council, Course, lessons, teach
from training.export import write_weights
from training.fit import Plan, f1, fit, marginals, report
from training.name_lists import listed_names, read_lists
from training.network import Network, Shape
from training.vectors import svd_vectors

__all__ = ["main"]

WEIGHTS = Path(__file__).parent.parent / "site_builder" / "data" / "hi" / "names" / "tagger.npz"
TEACHER = Shape(encoder="cnn", dim=96, hidden=128, reach=(2, 2), dropout=0.4)
STUDENT = Shape(encoder="cnn", dim=96, hidden=128, reach=(2, 1), dropout=0.2, crf=False)
# The number of the teacher that is the start of the student.
FIRST = 2
COURSES = (
    Course(epochs=5, variants=1, seed=11),
    Course(epochs=2, rate=5e-4, seed=22, drop=(0.25, 0.2, 0.3), gold=0.3, every=4, ilner=2),
)
# Length of the word vectors.
VECTOR = 64


@dataclass(frozen=True, slots=True)
class Material:
    """All data for the training."""

    train: tuple[Sentence, ...]
    devs: tuple[tuple[Sentence, ...], tuple[Sentence, ...]]
    articles: tuple[Sentence, ...]
    """Annotated sentences to which nothing is fitted."""
    raw: tuple[Sentence, ...]
    book: Codebook
    vectors: torch.Tensor
    listed: dict[str, list[tuple[str, ...]]]


def material(folder: Path) -> Material:
    """Return all data with numbers. `folder` holds the .conll files, and its neighbours hold the raw texts."""
    texts, back = kept_back(annotated())
    corpora = (*read_conll(folder / "hiner-train.conll", HINER), *read_conll(folder / "ilner-train.conll", ILNER))
    train = (*corpora, *labelled(texts, folder.parent))
    devs = tuple(read_conll(folder / "hiner-dev.conll", HINER)), tuple(read_conll(folder / "ilner-dev.conll", ILNER))
    raw = tuple(read_raw(folder.parent / name / "hi" for name in ("articles", "newspaper-days")))
    book = Codebook([*corpora, *raw], read_lists())
    numbers = [[book.row(t)[0] for t in s.tokens] for s in (*train, *raw)]
    vectors = torch.from_numpy(svd_vectors(numbers, len(book.words) + 1, VECTOR))
    vectors[0] = 0
    articles = tuple(labelled(back, folder.parent))
    return Material(train, devs, articles, raw, book, vectors, listed_names(random.Random(5)))


def folds_of(m: Material, part: int, folds: int) -> list[int]:
    """Return the fold of every training sentence in division number `part`."""
    draw = random.Random(100 + part)
    return [draw.randrange(folds) for _ in m.train]


def watcher(m: Material, name: str, every: int) -> Callable[[Network, int], None]:
    """Return a function that prints the dev scores of a network every few epochs."""
    began = time.monotonic()

    def watch(net: Network, epoch: int) -> None:
        if epoch % every == every - 1:
            tables = [marginals(net, dev, m.book) for dev in m.devs]
            articles = f1(m.articles, marginals(net, m.articles, m.book))[2]
            scores = f"{report(tables, m.devs)} articles {articles:.4f}"
            print(
                f"{name} epoch {epoch + 1} {time.monotonic() - began:.0f}s {scores}",
                file=sys.stderr,
                flush=True,
            )

    return watch


def teacher(folder: Path, work: Path, folds: int, epochs: int, job: tuple[int, int]) -> Path:
    """Train the teacher of division and fold `job`, unless `work` contains it, and return its file."""
    part, fold = job
    path = work / f"teacher-{part}-{fold}.pt"
    if not path.exists():
        torch.set_num_threads(1)
        m = material(folder)
        seed = 1 + 10 * part + fold
        torch.manual_seed(seed)
        kept = [s for s, f in zip(m.train, folds_of(m, part, folds), strict=True) if f != fold]
        net = Network(TEACHER, m.book.size(), m.vectors)
        plan = Plan(epochs=epochs, seed=seed, drop=(0.05, 0.15, 0.25), swap=0.5)
        done = fit(net, kept, m.book, plan, mention_bank(kept, m.listed), watcher(m, path.stem, epochs))
        torch.save(done.state_dict(), path)
    return path


def load_teacher(m: Material, path: Path) -> Network:
    """Return a trained teacher without its learnt transitions between labels, which proved misleading."""
    net = Network(replace(TEACHER, crf=False), m.book.size(), m.vectors)
    net.load_state_dict(torch.load(path, weights_only=True))
    net.eval()
    return net


def beginner(m: Material, path: Path) -> Network:
    """Return the student before training: a teacher without the outermost words of its second convolution."""
    net = Network(STUDENT, m.book.size(), m.vectors)
    state = torch.load(path, weights_only=True)
    cut = TEACHER.reach[1] - STUDENT.reach[1]
    state["convs.1.weight"] = state["convs.1.weight"][:, :, cut : state["convs.1.weight"].shape[2] - cut]
    net.load_state_dict(state)
    return net


def main(arguments: Sequence[str] | None = None) -> None:
    """Run all steps; `arguments` are those of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/tagger"))
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--teacher-epochs", type=int, default=6)
    a = parser.parse_args(arguments)
    a.work.mkdir(parents=True, exist_ok=True)
    jobs = [(part, fold) for part in range(a.rounds) for fold in range(a.folds)]
    with ProcessPoolExecutor(a.jobs, mp_context=get_context("spawn")) as pool:
        paths = list(pool.map(partial(teacher, a.data, a.work, a.folds, a.teacher_epochs), jobs))
    torch.set_num_threads(1)
    m = material(a.data)
    teachers = [load_teacher(m, path) for path in paths]
    apart = [folds_of(m, part, a.folds) for part in range(a.rounds)]
    bank: Bank = mention_bank(m.train, m.listed)
    council = Council(teachers, jobs, apart)
    student = beginner(m, paths[FIRST % len(paths)])
    for number, course in enumerate(COURSES):
        plan = lessons(council, m.train, m.raw[:: course.every], m.book, bank, course)
        torch.manual_seed(course.seed)
        student = teach(student, plan, m.book, course, watcher(m, f"course {number}", 1))
        torch.save(student.state_dict(), a.work / f"student-{number}.pt")
    write_weights(student, m.book, m.devs, m.articles, a.out)


if __name__ == "__main__":
    main()
