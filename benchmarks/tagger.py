"""Speed of the Hindi tagger on one core, tokenising included, compared with two common tools.

    python -m benchmarks.tagger [FOLDER]        (default: ../shared/data/articles/hi)

The output is tokens a second of three programs: the tagger on new text and on remembered words, python-crfsuite with
the same features (each of one word at one offset), and spaCy's blank("hi") tokenizer alone. Missing programs are
named."""

import os

os.environ.update(dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import importlib.util
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from site_builder.entities.names.tagger.features import word_features
from site_builder.entities.names.tagger.labeller import WEIGHTS, Tagger
from site_builder.text.language_profile import language_of
from site_builder.text.sentences import sentences as cut
from site_builder.text.words import tokens

__all__ = ["main"]

HINDI = language_of("hi")
FOLDER = Path("../shared/data/articles/hi")
OWN = "प्रधानमंत्री ने सोमवार को नई दिल्ली में गृह मंत्रालय के अधिकारियों से बात की। भारत और नेपाल के बीच कल पटना में बैठक होगी।\n"
LOAD = """
import time; start = time.perf_counter()
import numpy; numpy_done = time.perf_counter()
import site_builder.entities; package_done = time.perf_counter()
from site_builder.entities.names.tagger.labeller import Tagger; Tagger.load()
print(time.perf_counter() - package_done, package_done - numpy_done, numpy_done - start)
"""


def main(arguments: Sequence[str]) -> None:
    """Run the benchmark on the text files of a folder."""
    folder = Path(arguments[0]) if arguments else FOLDER
    texts = [path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.glob("*.txt"))] or [OWN] * 2000
    if not folder.is_dir():
        print(f"{folder} is not here: measured on sentences of the benchmark's own, which is kinder to every tool")
    pieces = [text[start:end] for text in texts for start, end in cut(text, HINDI)]
    count = sum(len(tokens(piece, HINDI)) for piece in pieces)
    print(f"{len(texts)} texts, {len(pieces)} sentences, {count} tokens; processor time of one core")
    tagger = Tagger.load()
    show("tagger, words new to it, tokenising included", count, lambda: tagger.tag([split(p) for p in pieces]))
    show("tagger, words remembered, tokenising included", count, lambda: tagger.tag([split(p) for p in pieces]))
    ready = [split(piece) for piece in pieces]
    show("tagger, words remembered, tokens given", count, lambda: tagger.tag(ready))
    show("tokenising alone (site_builder.text.words)", count, lambda: [split(p) for p in pieces])
    crfsuite(tagger, ready)
    spacy(texts)
    loading()


def split(piece: str) -> list[str]:
    """Return the tokens of a sentence."""
    return [piece[start:end] for start, end in tokens(piece, HINDI)]


def show(name: str, count: int, run: Callable[[], object]) -> None:
    """Print the tokens that `run` handles in a second of processor time, the best of three."""
    best = float("inf")
    for _ in range(1 if "new" in name else 3):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    print(f"{name:55} {count / best:12,.0f} tokens/s")


def features(sentence: Sequence[str]) -> list[list[str]]:
    """Return features for python-crfsuite: those of the tagger for the word and for its neighbours up to two away."""
    words = [word_features(token) for token in sentence]
    own = [[f"{h:x}" for h in (w.word, *w.shape, *w.keys, *w.grams)] for w in words]
    return [
        [f"{at - here}{name}" for at in range(max(0, here - 2), min(len(own), here + 3)) for name in own[at]]
        for here in range(len(own))
    ]


def crfsuite(tagger: Tagger, ready: Sequence[Sequence[str]]) -> None:
    """Time python-crfsuite with the same features.

    Its model is fitted to the tagger's own labels, only to measure speed."""
    if importlib.util.find_spec("pycrfsuite") is None:
        print("python-crfsuite is not installed: not measured")
        return
    import pycrfsuite

    sample, some = ready[:1500], ready[1500:3500] or ready
    with tempfile.TemporaryDirectory() as folder:
        trainer = pycrfsuite.Trainer(verbose=False)
        trainer.set_params({"max_iterations": 15, "c2": 0.1})
        for sentence, labels in zip(sample, tagger.tag(sample), strict=True):
            trainer.append(features(sentence), labels)
        trainer.train(f"{folder}/model")
        model = pycrfsuite.Tagger()
        model.open(f"{folder}/model")
        count = sum(map(len, some))
        show("python-crfsuite, same features, tokens given", count, lambda: [model.tag(features(s)) for s in some])


def spacy(texts: Sequence[str]) -> None:
    """Time spaCy's Hindi tokenizer alone."""
    if importlib.util.find_spec("spacy") is None:
        print("spaCy is not installed: its tokenizer was not measured")
        return
    import spacy as library

    language = library.blank("hi")
    count = sum(len(language.tokenizer(text)) for text in texts)
    show('spaCy blank("hi"), tokenizer alone', count, lambda: [language.tokenizer(text) for text in texts])


def loading() -> None:
    """Print the time to import and load in a new process, separately for NumPy and the rest of the package."""
    outs = [
        subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True).stdout
        for _ in range(5)
    ]
    own, package, numpy = (min(float(out.split()[at]) for out in outs) for at in range(3))
    print(
        f"import and load {own * 1000:.0f} ms; before that package {package * 1000:.0f} ms, NumPy {numpy * 1000:.0f} ms"
    )
    print(f"weights {WEIGHTS.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
