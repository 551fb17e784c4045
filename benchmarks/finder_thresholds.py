"""What each number in the finders of names, values and quotes is worth: each is halved and doubled.

    python -m benchmarks.finder_thresholds ../shared/data/articles/hi [--every 8]

Printed, one row a number: how many articles have another extraction with half of it, and with twice as much (for
log-odds: with 1 less and 1 more). A number that changes nothing guards against texts that are not among these.
"""

import argparse
import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from site_builder.entities import extract
from site_builder.parsing import parse
from site_builder.sources.reading import read

MODULES = (
    *(f"names.{name}" for name in ("aliases", "beside", "enumerations", "organisations", "people", "places")),
    *(f"quotes.{name}" for name in ("document_authors", "references", "scene", "speakers")),
    *(f"values.{name}" for name in ("money", "quantities")),
    *("names", "names.repeats", "quotes", "values"),
)


def numbers(module: ModuleType) -> Iterator[tuple[str, float]]:
    """Yield name and value of the numbers of a module."""
    for name, value in vars(module).items():
        if name.startswith("_") and name.isupper() and type(value) in {int, float}:
            yield name, value


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=8)
    options = parser.parse_args()
    names = sorted(path.name for path in options.folder.iterdir())[:: options.every]
    structures = [parse(read(options.folder, name).source) for name in names]
    before = [extract(one) for one in structures]
    print(len(structures), "articles")
    for part in MODULES:
        module = importlib.import_module(f"site_builder.entities.{part}")
        for name, value in list(numbers(module)):
            less, more = (value - 1, value + 1) if type(value) is float else (max(1, value // 2), value * 2)
            changed = []
            for other in (less, more):
                setattr(module, name, other)
                changed.append(sum(extract(one) != old for one, old in zip(structures, before, strict=True)))
            setattr(module, name, value)
            print(f"{part:24} {name:14} {value:6} {changed[0]:4} {changed[1]:4}", flush=True)


if __name__ == "__main__":
    main()
