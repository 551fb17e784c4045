"""Key points of news articles compared with reference summaries, beside the opening of the same length.

    python -m benchmarks.key_points [ARTICLES SUMMARIES] [--part even|odd]

ARTICLES holds one text for each article. SUMMARIES holds reference summaries with the same names (default: the BBC
News Summary corpus in ../shared/data). The key points of each article, without its headline, are compared with the
summary by ROUGE-1 and ROUGE-L (F1, stemmed; Lin 2004) as the package rouge-score computes them. The table also shows
the opening of the article with the same number of words, and its first three sentences. The last line is the time per
article.

The weights were fitted on the even articles, so only the figures of the odd ones count."""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from rouge_score.rouge_scorer import RougeScorer

from site_builder import sources
from site_builder.key_points import POINTS, key_points
from site_builder.model import Structure
from site_builder.parsing import parse
from site_builder.text.language_profile import language_of
from site_builder.text.likeness.key_terms import key_terms
from site_builder.text.sentences import sentences

__all__ = ["main"]

DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data"
MEASURES = ("rouge1", "rougeL")
ROWS = ("key points", "opening of the same length", "first three sentences")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 2 when there are no articles."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("articles", nargs="?", type=Path, default=DATA / "articles" / "en")
    parser.add_argument("summaries", nargs="?", type=Path, default=DATA / "summaries" / "en")
    parser.add_argument("--part", choices=["even", "odd", "all"], default="all")
    given = parser.parse_args(arguments)
    paths = [path for path in sorted(given.articles.glob("*.txt")) if (given.summaries / path.name).is_file()]
    paths = paths[{"even": 0, "odd": 1, "all": 0}[given.part] :: 1 if given.part == "all" else 2]
    if not paths:
        print(f"nothing to read in {given.articles}", file=sys.stderr)
        return 2
    scorer = RougeScorer(list(MEASURES), use_stemmer=True)
    sums = {row: [0.0] * len(MEASURES) for row in ROWS}
    words, took = 0, 0.0
    for path in paths:
        structure = parse(sources.read(given.articles, path.name).source)
        reference = (given.summaries / path.name).read_text("utf-8", "replace")
        points, seconds = _points(structure)
        took += seconds
        words += len(points.split())
        for row, text in zip(ROWS, (points, *_openings(structure, len(points.split()))), strict=True):
            scores = scorer.score(reference, text)
            for at, measure in enumerate(MEASURES):
                sums[row][at] += scores[measure].fmeasure
    print(f"{len(paths)} articles, {words / len(paths):.1f} words a summary\n")
    print(f"{'':28} ROUGE-1  ROUGE-L")
    for row, values in sums.items():
        print(f"{row:28} {values[0] / len(paths):7.4f}  {values[1] / len(paths):7.4f}")
    print(f"\n{took / len(paths) * 1000:.3f} ms an article")
    return 0


def _points(structure: Structure) -> tuple[str, float]:
    """Return the key points of an article, and the time that they took."""
    language, headline = language_of(structure.language), structure.headline or ""
    terms = key_terms(headline, [" ".join(_paragraphs(structure))], language)
    began = time.process_time()
    _, points = key_points(structure, headline, terms, language)
    return " ".join(point.text for point in points), time.process_time() - began


def _openings(structure: Structure, words: int) -> tuple[str, str]:
    language = language_of(structure.language)
    cut = [text[start:end] for text in _paragraphs(structure) for start, end in sentences(text, language)]
    return " ".join(" ".join(cut).split()[:words]), " ".join(cut[:POINTS])


def _paragraphs(structure: Structure) -> Iterator[str]:
    return (block.text for block in structure.blocks if block.kind == "paragraph" and not block.duplicate)


if __name__ == "__main__":
    sys.exit(main())
