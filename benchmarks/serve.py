"""The time from saving an article to the new page in the browser, in `news-digest serve`.

    python -m benchmarks.serve [FOLDER] [--articles 1000] [--edits 15]

FOLDER holds articles. Without FOLDER they are generated (`made_corpus.py`). Each edit adds a sentence to an article.
The time ends when the browser has received the event and loaded the page with the new sentence. The output also has
the processor seconds of the server until then, which other load changes less."""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

from benchmarks.made_corpus import write_corpus
from site_builder.deliver.data_rows import article_rows

__all__ = ["main"]

_ROOT = Path(__file__).parent.parent
_SETTLED = 2.5
"""A file's time stamp is trusted after this number of seconds."""


def main() -> None:
    """Print the median and the slowest time."""
    reader = argparse.ArgumentParser()
    reader.add_argument("folder", type=Path, nargs="?")
    reader.add_argument("--articles", type=int, default=1000)
    reader.add_argument("--edits", type=int, default=15)
    options = reader.parse_args()
    with tempfile.TemporaryDirectory() as place:
        project = Path(place)
        if options.folder:
            (project / "seeds").mkdir()
            for file in sorted(options.folder.iterdir())[: options.articles]:
                shutil.copy(file, project / "seeds")
        else:
            write_corpus(project / "seeds", options.articles)
        (project / "digest.toml").write_text('[site]\nbase_url = "https://example.org/"\n')
        waits = _waits(project, options.edits)
    walls, works = (sorted(column) for column in zip(*waits, strict=True))
    print(f"{len(walls)} edits: median {statistics.median(walls):.2f} s, from {walls[0]:.2f} to {walls[-1]:.2f}")
    print(f"processor seconds of the server until it tells: median {statistics.median(works):.2f}")


def _waits(project: Path, edits: int) -> list[tuple[float, float]]:
    server = subprocess.Popen(
        [sys.executable, "-m", "site_builder", "serve", "--port", "0"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(_ROOT), "LC_ALL": "C.UTF-8"},
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert server.stderr
    try:
        url = next(line.split()[1] for line in server.stderr if line.startswith("Open "))
        rows = list(article_rows(project / ".cache" / "preview"))
        base = url.split("//", 1)[1].partition("/")[0]
        time.sleep(_SETTLED)
        with urllib.request.urlopen(f"http://{base}/.news-digest/events") as events:
            events.readline(), events.readline()
            return [_wait(project, url, events, rows[at * len(rows) // edits], at, server.pid) for at in range(edits)]
    finally:
        server.terminate()
        server.communicate()


def _wait(
    project: Path, url: str, events: object, row: dict[str, object], number: int, process: int
) -> tuple[float, float]:
    file, sentence = project / "seeds" / str(row["path"]), f"यह बात बाद में जोड़ी गई {number}।"
    text = file.read_text("utf-8")
    time.sleep(_SETTLED)
    new = file.with_suffix(".new")
    new.write_text(f"{text}\n\n{sentence}\n", "utf-8")
    began, worked = time.monotonic(), _worked(process)
    new.replace(file)  # This is how editors save.
    works = 0.0
    for line in events:  # type: ignore[attr-defined]
        if line.startswith(b"data:"):
            works = _worked(process) - worked
            with urllib.request.urlopen(url + quote(str(row["address"]))) as page:
                if sentence in page.read().decode():
                    break
    return time.monotonic() - began, works


def _worked(process: int) -> float:
    """Return the processor seconds that a process has used. This works only on Linux."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
