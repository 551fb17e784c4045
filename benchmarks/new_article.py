"""How many files change when one article is added to a large site.

    python -m benchmarks.new_article [ARTICLES] [--rich]        (default: 4000)

The articles are generated: one paragraph each, with two towns in total. With --rich each has 400 words and 14 names
(`made_corpus.py`). The output is the number of new and changed files of the site, by kind."""

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from time import process_time

from benchmarks.made_corpus import made_article
from site_builder import pipeline
from site_builder.settings import load

__all__ = ["main"]

_TOWNS = ("बरेली", "मेरठ")


def main(arguments: Sequence[str] | None = None) -> None:
    """Build a site, add an article, build again, and print the changes."""
    parser = argparse.ArgumentParser(description="How many files an article more changes.")
    parser.add_argument("articles", nargs="?", type=int, default=4000, help="articles before")
    parser.add_argument("--rich", action="store_true", help="articles of 400 words with 14 names")
    options = parser.parse_args(arguments)
    written = made_article if options.rich else _short_article
    with tempfile.TemporaryDirectory() as folder:
        _count(Path(folder), options.articles, written)


def _short_article(number: int) -> str:
    day = date(1950, 1, 1) + timedelta(days=7 * number)  # The dates are too far apart for one story.
    return (
        f"---\ndate: {day}\n---\nगांव {number} में नया कुआं बना\n\n"
        f"{_TOWNS[number % 2]} के पास गांव {number} में कुआं {number * 7} दिन में बना। "
        f"सरपंच ने {number * 11} लोगों को बधाई दी।\n"
    )


def _count(folder: Path, articles: int, written: Callable[[int], str]) -> None:
    seeds = folder / "seeds"
    seeds.mkdir()
    (folder / "digest.toml").write_text("", "utf-8")
    for number in range(articles):
        (seeds / f"{number:06}.txt").write_text(written(number), "utf-8")
    took = [_build(folder)]
    before = _files(folder / "public")
    (seeds / "new.txt").write_text(written(articles), "utf-8")
    took.append(_build(folder))
    after = _files(folder / "public")
    changed = Counter(_kind(path) for path, digest in after.items() if before.get(path) != digest)
    pages = sum(count for kind, count in changed.items() if kind.endswith(".html"))
    print(f"{articles} articles, {len(before)} files")
    print(f"processor seconds: cold {took[0]:.1f}, an article more {took[1]:.1f}")
    print(f"{pages} pages and {sum(changed.values()) - pages} other files changed, {len(before.keys() - after)} left")
    for kind, count in sorted(changed.items()):
        print(f"{count:6} {kind}")


def _build(folder: Path) -> float:
    start = process_time()
    pipeline.build(load(folder / "digest.toml", jobs=1), lambda _: None)
    return process_time() - start


def _files(public: Path) -> dict[str, str]:
    paths = (path for path in public.rglob("*") if path.is_file())
    return {path.relative_to(public).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths}


def _kind(path: str) -> str:
    """Return the folder of a file and its suffix: 'articles/*.html'."""
    place = Path(path)
    return f"{place.parts[0]}/*{place.suffix}" if len(place.parts) > 1 else path


if __name__ == "__main__":
    main()
