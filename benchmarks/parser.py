"""The speed of reading articles on one core, as a ratio to reading and NFC-normalising the same files.

    python -m benchmarks.parser [FOLDER]        (default: ../shared/data/articles/hi)

Every text is first brought to about 600 words, so that articles a second can be compared between folders. Short texts
continue with the lines of the next text, and long ones are cut. No text is repeated, because the parser would leave
copies out."""

import statistics
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable
from itertools import chain
from pathlib import Path

from site_builder import parsing, sources
from site_builder.entities import extract
from site_builder.entities.quotes import find_quotes
from site_builder.entities.values import find_values

__all__ = ["main"]

DEFAULT = Path(__file__).parent.parent.parent / "shared" / "data" / "articles" / "hi"
WORDS = 600
ROUNDS = 5


def main(arguments: list[str]) -> int:
    """Print the table; return 0, or 1 when the folder does not exist."""
    folder = Path(arguments[0]) if arguments else DEFAULT
    if not folder.is_dir():
        print(f"skipped: no folder {folder}")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        paths = _of_one_length(sorted(folder.glob("*.txt"))[:400], Path(scratch))
        read = [sources.read(Path(scratch), path).source for path in paths]
        structures = [parsing.parse(source) for source in read]
        found = [find_values(structure) for structure in structures]
        steps: dict[str, Callable[[], object]] = {
            "read and normalise": lambda: [_plain(Path(scratch) / path) for path in paths],
            "sources.read": lambda: [sources.read(Path(scratch), path) for path in paths],
            "parsing.parse": lambda: [parsing.parse(source) for source in read],
            "values": lambda: [find_values(structure) for structure in structures],
            "quotes": lambda: [find_quotes(s, (), v) for s, v in zip(structures, found, strict=True)],
            "names, values, quotes": lambda: [extract(structure) for structure in structures],
        }
        times = _in_turn(steps)
    unit = times["read and normalise"]
    print(f"{len(paths)} articles of {WORDS} words, median of {ROUNDS} rounds")
    for name, seconds in times.items():
        print(f"{name:24}{seconds / len(paths) * 1e3:8.3f} ms{len(paths) / seconds:10.0f}/s{seconds / unit:8.1f} ratio")
    without_names = sum(times[name] for name in ("parsing.parse", "values", "quotes"))
    print(f"{'parse, values, quotes':24}{without_names / len(paths) * 1e3:8.3f} ms{len(paths) / without_names:10.0f}/s")
    return 0


def _in_turn(steps: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the median CPU seconds of each step.

    The steps take turns, so a change in the machine's speed affects all."""
    times: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(ROUNDS):
        for name, step in steps.items():
            began = time.process_time()
            step()
            times[name].append(time.process_time() - began)
    return {name: statistics.median(taken) for name, taken in times.items()}


def _of_one_length(files: list[Path], folder: Path) -> list[str]:
    texts = [file.read_text("utf-8", errors="replace").split("\n") for file in files]
    for at, file in enumerate(files):
        taken: list[str] = []
        count = 0
        for line in chain.from_iterable(texts[at:] + texts[:at]):
            if count >= WORDS:
                break
            if line not in taken:
                taken.append(line)
                count += len(line.split())
        (folder / file.name).write_text("\n".join(taken), "utf-8")
    return [file.name for file in files]


def _plain(file: Path) -> str:
    return unicodedata.normalize("NFC", file.read_bytes().decode("utf-8", errors="replace"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
