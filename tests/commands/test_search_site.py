"""The command `news-digest search`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.cli import main
from tests.kit import Project, run_here

ARTICLE = "कमल के फूल से सजा तालाब\n\nगांव के तालाब में इस बार कमल खूब खिला है। लोग दूर से देखने आते हैं।"


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site of one article."""
    project = Project(tmp_path_factory.mktemp("site"), {"kamal.txt": ARTICLE})
    project.build()
    return project.public


def test_json_is_one_line_a_query(public: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line holds the address, headline and score of every article, best first."""
    assert main(["search", str(public), "kamal", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    answer = json.loads(line)
    assert answer["query"] == "kamal"
    assert [row["headline"] for row in answer["results"]] == ["कमल के फूल से सजा तालाब"]
    assert answer["results"][0]["score"] > 0
    assert (public / answer["results"][0]["address"]).is_file()


def test_words_may_stand_anywhere_and_begin_with_a_hyphen(public: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`-word` is part of the query. An unknown option is still an error."""
    main(["search", str(public), "तालाब", "--limit", "1", "--json", "-हाथी"])
    assert json.loads(capsys.readouterr().out)["query"] == "तालाब -हाथी"
    with pytest.raises(SystemExit):
        main(["search", str(public), "तालाब", "--jsn"])
    with pytest.raises(SystemExit):
        main(["parse", "a.txt", "-x"])


def test_without_a_query_one_is_read_from_each_line(public: Path) -> None:
    """An empty line is a query too, and it finds nothing."""
    command = [sys.executable, "-m", "site_builder", "search", str(public), "--json", "--limit", "1"]
    done = subprocess.run(
        command, input="तालाब\n\nxqzzv\n", capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert [len(json.loads(line)["results"]) for line in done.stdout.splitlines()] == [1, 0, 0]


def test_bytes_that_are_not_text_give_no_traceback(public: Path) -> None:
    """Invalid UTF-8 from standard input or from an argument finds nothing and raises nothing."""
    command = [sys.executable, "-m", "site_builder", "search", str(public), "--json"]
    for given, told in ((command, b"\xff\n"), ([*map(os.fsencode, command), b"\xff"], b"")):
        done = subprocess.run(given, input=told, capture_output=True, check=True)
        assert json.loads(done.stdout)["results"] == []


def test_a_damaged_index_is_named(tmp_path: Path) -> None:
    """The message says how to fix it."""
    (tmp_path / "search-index.js").write_text("search.root({", "utf-8")
    done = run_here("search", tmp_path, "कमल", cwd=tmp_path)
    assert (done.returncode, "is damaged; build the site again" in done.stderr) == (2, True)


def test_people_read_headline_and_address(public: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A query without results gets a sentence that says so."""
    main(["search", str(public), "फूल"])
    assert "कमल के फूल से सजा तालाब\n  articles/" in capsys.readouterr().out
    main(["search", str(public), "xqzzv"])
    assert capsys.readouterr().out == "nothing found\n"


def test_a_folder_without_a_site_is_named(tmp_path: Path) -> None:
    """The message names the folder and the command to run."""
    done = run_here("search", tmp_path, "कमल", cwd=tmp_path)
    assert done.returncode == 2
    assert "this folder has no search index; build the site first" in done.stderr
