"""The command `news-digest import`."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from site_builder.sources import read, scan
from tests.kit import ROOT, run

BODY = "जयपुर में नदी पर बना नया पुल सोमवार को आम लोगों के लिए खोल दिया गया।"


def dump(folder: Path, count: int) -> None:
    """Write JSON Lines with this number of records."""
    rows = ({"title": f"खबर {n}", "text": f"{BODY} {n}", "url": f"https://example.org/{n}"} for n in range(count))
    (folder / "dump.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")


@pytest.mark.slow
def test_the_status_tells_whether_all_came_in(tmp_path: Path) -> None:
    """Status 0: all imported. 1: some records left out. 2: nothing could be read, or the command line is wrong."""
    dump(tmp_path, 2)
    assert run("import", "dump.jsonl", "--into", "seeds", cwd=tmp_path).returncode == 0
    assert run("import", "dump.jsonl", "--into", "seeds", cwd=tmp_path).returncode == 0
    (tmp_path / "broken.jsonl").write_text("{\n", "utf-8")
    assert run("import", "broken.jsonl", "--into", "seeds", cwd=tmp_path).returncode == 1
    for wrong in (["nowhere"], ["dump.jsonl", "--map", "titel=title"], ["dump.jsonl", "--map", "title"]):
        done = run("import", *wrong, "--into", "seeds", cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr.startswith("error: ")
        assert "; " in done.stderr
    assert (
        "did you mean 'title'?" in run("import", "dump.jsonl", "--map", "titel=x", "--into", "s", cwd=tmp_path).stderr
    )


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.1, 0.4, 0.8])
def test_an_import_that_was_killed_goes_on_where_it_was(tmp_path: Path, share: float) -> None:
    """After a kill every existing file is whole, and the next import writes no article twice."""
    count = 2000
    dump(tmp_path, count)
    command = [sys.executable, "-m", "site_builder", "import", "dump.jsonl", "--into", "seeds"]
    started = subprocess.Popen(command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL)
    seeds = tmp_path / "seeds"
    deadline = time.monotonic() + 60
    while len(list(seeds.glob("*.txt"))) < share * count and time.monotonic() < deadline:
        time.sleep(0.01)
    started.send_signal(signal.SIGKILL)
    started.wait()
    assert 0 < len(list(seeds.glob("*.txt"))) < count
    assert run("import", "dump.jsonl", "--into", "seeds", cwd=tmp_path).returncode == 0
    addresses = [read(seeds, one.path).source.front.source_url for one in scan(seeds).found]
    assert sorted(map(str, addresses)) == sorted(f"https://example.org/{n}" for n in range(count))
