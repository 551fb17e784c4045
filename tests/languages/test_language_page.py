"""The page about new languages names exactly the existing data files, and the program reads each of them."""

import os
import re
import subprocess
import sys
from pathlib import Path

from site_builder import data
from tests.kit import ROOT
from tests.sources.test_legacy_fonts import CHANAKYA, KRUTI

PAGE = ROOT / "docs" / "languages.md"
# Builds a site with an article in each of the languages with most lists and with a saved page, imports text in old
# fonts, and prints the names of the files that it opened.
READ = """
import sys
opened = set()
sys.addaudithook(lambda event, values: opened.add(str(values[0])) if event == "open" else None)
from site_builder.cli import main
status = main(["build", "seeds", "-j", "1", "-q"]) or main(["import", "dumps", "--into", "imported"])
print(*sorted(opened), sep="\\n")
sys.exit(status)
"""


def files() -> set[str]:
    """Return the names of all data files, without their language."""
    found = (path.relative_to(data.folder()) for path in data.folder().rglob("*.*") if "__pycache__" not in path.parts)
    return {"/".join(path.parts[1:]) for path in found if path.suffix in {".txt", ".npz"}}


def test_the_page_names_exactly_the_files_that_there_are() -> None:
    """There is one row for each file and none for a missing file."""
    rows = re.findall(r"^\| `(\w+/[\w.]+)` \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(files())


def test_every_data_file_is_read(tmp_path: Path) -> None:
    """A list that the program never reads would be useless."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    hindi = "गांव में खुला नया पुल\n\nपटना: मंत्री मीरा जोशी ने शनिवार, 8 नवंबर 2025 को कहा, “पुल सबका है।”"
    english = "A new bridge opened\n\nPATNA: Minister Meera Joshi said on November 8, 2025: “The bridge is ours.”"
    marathi = "गावात नवीन पूल सुरू\n\nनदीवर बांधलेला नवीन पूल शनिवारी सुरू करण्यात आला आहे. आता शाळेत जाणे सोपे होईल."
    page = f"<html lang=hi><body><article class=story><h1>पुल</h1><p>{hindi}</p></article></body></html>"
    for name, text in {"a.txt": hindi, "b.txt": english, "c.txt": marathi, "d.html": page}.items():
        (seeds / name).write_text(text, "utf-8")
    (tmp_path / "dumps").mkdir()
    for name, text in {"a.csv": f'title,text\nx,"{KRUTI} vr%"', "b.txt": CHANAKYA}.items():
        (tmp_path / "dumps" / name).write_text(text, "utf-8")
    command = [sys.executable, "-X", "utf8", "-c", READ]
    # In a folder of its own for compiled modules, no table that an earlier process made of these files is kept.
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    opened = {Path(line) for line in done.stdout.splitlines()}
    below = [path.relative_to(data.folder()) for path in opened if path.is_relative_to(data.folder())]
    assert files() - {"/".join(path.parts[1:]) for path in below} == set()
