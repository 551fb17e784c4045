"""Every command in the README does what the README says."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.article import read_article, reader_for
from site_builder.settings import Build, Site, load
from tests.kit import ROOT, Project, copy_repository

README = (ROOT / "README.md").read_text("utf-8")
GOOD = "नदी पर नया पुल खुला\n\nजयपुर में नदी पर नया पुल आज खुल गया।"


def blocks(language: str) -> list[str]:
    """Return the README's code blocks of one language, without their indentation."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", README, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", text, flags=re.MULTILINE) for indent, text in found]


def test_the_two_commands_of_a_newcomer_are_what_ci_runs() -> None:
    """CI runs both on a bare machine, and fails if they are wrong."""
    ci = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert [text for text in blocks("sh") if text.startswith("make")] == ["make site\n", "make test\n"]
    assert {"make site", "make test"} <= set(ci)


def workflow() -> dict[str, Any]:
    """Return the jobs of the GitHub workflow."""
    jobs: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8"))["jobs"]
    return jobs


@pytest.mark.slow
def test_an_installed_wheel_builds_a_site_from_any_folder(tmp_path: Path) -> None:
    """`pip install .` gives a command with its templates, style sheet and data."""
    environment = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--system-site-packages", str(environment)], check=True)
    pip = [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    source = tmp_path / "source"
    copy_repository(source)
    inherited = os.pathsep.join(path for path in sys.path if path.endswith("site-packages"))
    env = {**os.environ, "PYTHONPATH": inherited, "PATH": f"{environment / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run([*pip, "--force-reinstall", "."], cwd=source, env=env, check=True)
    shutil.rmtree(source)
    (tmp_path / "work" / "my-articles").mkdir(parents=True)
    (tmp_path / "work" / "my-articles" / "a.txt").write_text(GOOD, "utf-8")
    commands = next(text for text in blocks("sh") if text.startswith("pip install .")).splitlines()[1:]
    for command in commands:
        subprocess.run(command, shell=True, cwd=tmp_path / "work", env=env, check=True)
    assert "नया पुल" in (tmp_path / "work" / "my-site" / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_build_py_builds_the_seeds(tmp_path: Path) -> None:
    """`python build.py` builds the example site."""
    command = [
        sys.executable,
        str(ROOT / "build.py"),
        "--output",
        str(tmp_path / "out"),
        "--config",
        str(tmp_path / "digest.toml"),
    ]
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "digest.toml").write_text("", "utf-8")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert re.search(r"2 articles, \d+ files .* Open .*index\.html", done.stderr)


def test_the_settings_shown_are_all_there_are_and_the_defaults_true(tmp_path: Path) -> None:
    """The example file can be loaded, names every setting, and contains the real defaults of `[build]`."""
    example = next(text for text in blocks("toml") if "[site]" in text)
    (tmp_path / "digest.toml").write_text(example, "utf-8")
    load(tmp_path / "digest.toml")
    shown = tomllib.loads(example)
    assert set(shown["site"]) == set(Site.__struct_fields__)
    defaults = {name: getattr(Build(), name) for name in Build.__struct_fields__}
    assert defaults.pop("cluster") is None  # TOML has no word for None.
    assert "\n# cluster = " in example
    # The default of the ledger depends on whether the file exists.
    defaults["addresses"] = Path(shown["build"]["addresses"])
    assert load(tmp_path / "digest.toml").build.addresses == tmp_path / defaults["addresses"]
    found = {key: Path(value) if isinstance(value, str) else value for key, value in shown["build"].items()}
    assert found == defaults


def test_the_rules_shown_do_what_they_say(tmp_path: Path) -> None:
    """The example leaves a line out, makes one a subheading, and names an existing rule."""
    example = next(text for text in blocks("toml") if "[rules]" in text)
    project = Project(tmp_path, {"a.txt": GOOD + "\n\nहमारे चैनल से जुड़ें।\n\nभाग 2: पुल की कहानी।\n\nपुल लंबा है।"}, example)
    project.build()
    page = project.article()
    assert "हमारे चैनल" not in page
    assert re.search(r"<h2[^>]*>भाग 2: पुल की कहानी।</h2>", page)


def test_the_front_matter_shown_is_read(tmp_path: Path) -> None:
    """The article's page shows the fields of the example."""
    front = next(text for text in blocks("toml") if text.startswith("+++"))
    project = Project(tmp_path, {"a.txt": front + "\nनदी पर नया पुल आज खुल गया।\n"})
    assert project.build().left_out == 0
    page = project.article()
    assert "नदी पर नया पुल" in page
    assert "https://example.org/pul" in page


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_the_folder_can_be_pushed_to_a_branch_and_built_again(tmp_path: Path) -> None:
    """The commands for GitHub Pages publish every file. The next build does not touch the repository in the folder."""
    project = Project(tmp_path / "p", {"a.txt": GOOD})
    project.build()
    remote = tmp_path / "remote.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
    author = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    commands = next(text for text in blocks("sh") if text.startswith("git -C public"))
    env = {**os.environ, **author, "REPOSITORY": str(remote)}
    subprocess.run(["bash", "-ec", commands], cwd=project.folder, env=env, check=True)
    listed = ["git", "-C", str(remote), "ls-tree", "-r", "--name-only", "gh-pages"]
    published = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.split()
    assert set(project.site()) >= set(published) > {"index.html", ".nojekyll"}
    project.build()
    assert (project.public / ".git" / "HEAD").is_file()


def test_every_command_is_in_the_table() -> None:
    """The README contains the commands that `news-digest --help` lists."""
    done = subprocess.run(
        [sys.executable, "-m", "site_builder", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    offered = re.findall(r"^    (\w+)  ", done.stdout, re.MULTILINE)
    assert offered
    assert [name for name in offered if f"| `news-digest {name}" not in README] == []


def test_the_workflow_runs_the_two_commands_on_three_systems() -> None:
    """The workflow of the host calls the commands of the README, so there is no second copy of them."""
    newcomer = workflow()["newcomer"]
    assert [step["run"] for step in newcomer["steps"] if "run" in step] == ["make site", "make test"]
    assert [name.split("-")[0] for name in newcomer["strategy"]["matrix"]["system"]] == ["ubuntu", "macos", "windows"]


def test_the_supported_pythons_are_those_that_are_tested() -> None:
    """Each supported version is tried by nox and by the workflow. The lowest version is the required one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    promised = re.findall(r"Python :: (3\.\d+)", " ".join(project["classifiers"]))
    tried = re.findall(r'"(3\.\d+)"', (ROOT / "noxfile.py").read_text("utf-8"))
    assert workflow()["pythons"]["strategy"]["matrix"]["python"] == tried
    assert set(promised) <= set(tried)
    assert project["requires-python"] == f">={promised[0]}"


def test_the_corrections_shown_do_what_they_say(tmp_path: Path) -> None:
    """Each table of the example changes the names of an article as its comment says."""
    example = next(text for text in blocks("toml") if "[rename]" in text)
    story = (
        "पुल पर मेला\n\nसंगम नगर में प्रधानमंत्री मोदी ने मेले का उद्घाटन किया। मोदी जी ने भाषण दिया। "
        "सुनीता वर्मा और मंत्री वर्मा भी आए। अमेज़न ने भी दुकान लगाई।\n"
    )

    def found() -> dict[str, str]:
        reader = reader_for(load(project.config))
        article, _ = read_article(reader, "a.txt")
        return {entity.name: entity.kind for entity in article.card.entities}

    project = Project(tmp_path, {"a.txt": story})
    before = found()
    (tmp_path / "entities.toml").write_text(example, "utf-8")
    after = found()
    assert before == {"मोदी": "person", "सुनीता वर्मा": "person", "अमेज़न": "place"}
    assert after == {
        "नरेंद्र मोदी": "person",
        "सुनीता वर्मा": "person",
        "अमेज़न": "organisation",
        "संगम नगर": "place",
    }
