"""The same input gives the same bytes in every environment."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.kit import ROOT, Project, links, run

pytestmark = pytest.mark.slow


def many(folder: Path, count: int) -> Project:
    """Return a project with this number of short articles that share people and places."""
    people = ("मीरा जोशी", "रवि सेन", "अनिता राव")
    places = ("भारत", "नेपाल", "जयपुर", "कोलकाता", "श्रीलंका")
    project = Project(folder)
    for n in range(count):
        who, where = people[n % 3], places[n % 5]
        text = f"{where} में पुल संख्या {n} खुला\n\nमंत्री {who} ने {where} में {n % 28 + 1} नवंबर 2025 को पुल खोला।"
        project.write(f"{n:03}.txt", text)
    return project


def test_one_worker_and_four_build_the_same_site(tmp_path: Path) -> None:
    """The number of processes changes no byte."""
    project = many(tmp_path / "p", 90)
    project.build(jobs=1)
    alone = project.site()
    shutil.rmtree(project.public)
    shutil.rmtree(project.folder / ".cache")
    project.build(jobs=4)
    assert project.site() == alone


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "LANGUAGE": "fr"},
    ],
)
def test_hash_seed_locale_and_time_zone_change_nothing(tmp_path: Path, env: dict[str, str]) -> None:
    """Another process with other settings writes the same bytes."""
    sources = {path.name: path.read_bytes() for path in (ROOT / "seeds").iterdir()}
    here = Project(tmp_path / "here", {**sources})
    here.build()
    there = Project(tmp_path / "there", {**sources})
    done = run("build", cwd=there.folder, env=env)
    assert done.returncode == 0, done.stderr
    assert there.site() == here.site()


def _locale_folder(name: str, charmap: str, folder: Path) -> Path | None:
    """Return a folder with the locale for the C library, made by localedef; None if localedef cannot make it."""
    made = folder / f"{name}.{charmap}"
    try:
        subprocess.run(["localedef", "-i", name, "-f", charmap, str(made)], capture_output=True, check=False)
    except OSError:
        return None
    return folder if made.is_dir() else None


@pytest.mark.parametrize(
    ("name", "charmap"), [("C", ""), ("tr_TR", "ISO-8859-9"), ("de_DE", "ISO-8859-1"), ("zh_CN", "GBK")]
)
def test_a_locale_that_is_not_utf8_changes_nothing(tmp_path: Path, name: str, charmap: str) -> None:
    """File names, settings and corrections are read as UTF-8 in every locale."""
    env = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": f"{name}.{charmap}" if charmap else name}
    if charmap:
        folder = _locale_folder(name, charmap, tmp_path)
        if folder is None:
            pytest.skip(f"this machine cannot make the locale {name}.{charmap}")
        env["LOCPATH"] = str(folder)
    article = "मंत्री मीरा जोशी ने जयपुर में पुल खोला\n\nमंत्री मीरा जोशी ने शनिवार को भारत में नया पुल खोल दिया। लोग खुश हुए।"
    sources: dict[str, str | bytes] = {"खबरें/पुल.txt": article, "gündem/Straße.md": article.replace("जयपुर", "पटना")}
    settings = '[site]\ntitle = "ताज़ा समाचार"\n'
    here = Project(tmp_path / "here", sources, settings)
    here.build()
    there = Project(tmp_path / "there", sources, settings)
    done = run("build", "--jobs", "2", cwd=there.folder, env=env)
    assert done.returncode == 0, done.stderr
    assert there.site() == here.site()


def test_every_internal_link_leads_to_a_file(tmp_path: Path) -> None:
    """Every href, src and fragment of every page exists, and no link needs a server that finds index.html."""
    project = many(tmp_path / "p", 70)
    project.write("seed.txt", next((ROOT / "seeds").glob("000*")).read_bytes())
    project.build()
    site = project.site()
    pages = {address: links(content.decode()) for address, content in site.items() if address.endswith(".html")}
    assert len(pages) > 80
    for address, (targets, _) in pages.items():
        for target in targets:
            parts = urlsplit(urljoin(f"https://site.invalid/{address}", target))
            if parts.netloc != "site.invalid":
                continue
            goal = unquote(parts.path.lstrip("/"))
            assert goal in site, f"{address} links to {target}"
            if parts.fragment and goal.endswith(".html"):
                assert unquote(parts.fragment) in pages[goal][1], f"{address} links to {target}"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize("delay", [0, 0.02, 0.1])
def test_a_killed_build_leaves_whole_files_and_the_next_completes(tmp_path: Path, delay: float) -> None:
    """While files are written, each has its old or its new content, and the user has nothing to clean up."""
    project = many(tmp_path / "p", 40)
    project.build()
    old = project.site()
    for file in project.seeds.iterdir():
        file.write_text(file.read_text("utf-8").replace("पुल", "बांध"), "utf-8")
    command = [sys.executable, "-m", "site_builder", "build", "-j", "1"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=project.folder, env=env, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert any(line.startswith("render") for line in process.stderr)
        time.sleep(delay)
        process.kill()
    halfway = project.site()
    assert project.build().left_out == 0
    new = project.site()
    shutil.rmtree(project.public)
    shutil.rmtree(project.folder / ".cache")
    project.build()
    assert project.site() == new
    for address, content in halfway.items():
        if not address.startswith(".news-digest"):
            assert content in (old.get(address), new.get(address)), address
