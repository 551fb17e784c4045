"""Settings in digest.toml."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from site_builder.errors import Problem, SettingsError
from site_builder.settings import Build, Settings, Site, digest, load


def write(folder: Path, text: str) -> Path:
    """Write digest.toml and return its path."""
    (folder / "digest.toml").write_text(text, "utf-8")
    return folder / "digest.toml"


def problems(folder: Path, text: str, **overrides: object) -> list[tuple[int | None, str, str]]:
    """Return line, fault and fix of each problem."""
    file = write(folder, text)
    with pytest.raises(SettingsError) as caught:
        load(file, **overrides)
    assert {problem.path for problem in caught.value.problems} <= {str(file), "command line"}
    return [(problem.line, problem.what, problem.fix) for problem in caught.value.problems]


def test_without_a_file_everything_has_a_default() -> None:
    """Only a folder of seeds is necessary. Paths are relative to the working directory."""
    assert load(None) == Settings(Site(), Build())
    assert load(None).site.title == "समाचार डाइजेस्ट"
    assert load(None).build.seeds == Path("seeds")


def test_an_empty_file_of_settings_means_the_defaults(tmp_path: Path) -> None:
    """The default folders are relative to the folder of the file."""
    settings = load(write(tmp_path, "# nothing yet\n"))
    assert settings.site == Site()
    assert settings.build == Build(
        seeds=tmp_path / "seeds",
        output=tmp_path / "public",
        templates=tmp_path / "templates",
        entities=tmp_path / "entities.toml",
        addresses=tmp_path / "addresses.txt",
        cache=tmp_path / ".cache",
    )


def test_everything_can_be_set(tmp_path: Path) -> None:
    """Each field of both tables is read."""
    text = """
[site]
title = "ज़मीनी  ख़बर"
description = "रोज़ की ख़बरें"
base_url = "https://example.org/news"
language = "en"
content_language = "hi-in"
time_zone = "Asia/Kathmandu"
publisher = "नमूना"
author = "संपादक"
per_page = 10
entity_min_articles = 3
entity_confidence = 1
related = 0
feed_items = 5

[build]
seeds = "articles"
output = "../site"
templates = "/srv/templates"
cache = "tmp/cache"
entities = "names.toml"
addresses = "kept/addresses.txt"
jobs = 2
strict = true
"""
    (tmp_path / "in").mkdir()
    settings = load(write(tmp_path / "in", text))
    assert settings.site == Site(
        title="ज\u093cमीनी ख\u093cबर",
        description="रोज\u093c की ख\u093cबरें",
        base_url="https://example.org/news/",
        language="en",
        content_language="hi-IN",
        time_zone="Asia/Kathmandu",
        publisher="नमूना",
        author="संपादक",
        per_page=10,
        entity_min_articles=3,
        entity_confidence=1.0,
        related=0,
        feed_items=5,
    )
    assert settings.build == Build(
        seeds=tmp_path / "in/articles",
        output=tmp_path / "in/../site",
        templates=Path("/srv/templates"),
        entities=tmp_path / "in/names.toml",
        addresses=tmp_path / "in/kept/addresses.txt",
        cache=tmp_path / "in/tmp/cache",
        jobs=2,
        strict=True,
    )


@pytest.mark.parametrize(("language", "title"), [("hi", "समाचार डाइजेस्ट"), ("en", "News Digest")])
def test_an_untitled_site_has_a_title_in_its_language(tmp_path: Path, language: str, title: str) -> None:
    """The title is in the language of the interface. A stated title has priority."""
    assert load(write(tmp_path, f'[site]\nlanguage = "{language}"\n')).site.title == title
    assert load(write(tmp_path, f'[site]\nlanguage = "{language}"\ntitle = "T"\n')).site.title == "T"


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/", "https://example.org/"),
        ("http://example.org:8080/a/b///", "http://example.org:8080/a/b/"),
    ],
)
def test_a_base_url_ends_in_one_slash(tmp_path: Path, written: str, normal: str) -> None:
    """Addresses of pages can be appended to it."""
    assert load(write(tmp_path, f'[site]\nbase_url = "{written}"\n')).site.base_url == normal


def test_the_command_line_wins(tmp_path: Path) -> None:
    """Its paths are relative to the working directory. An option that is None does not count."""
    file = write(tmp_path, '[site]\ntitle = "A"\n[build]\noutput = "site"\njobs = 3\n')
    settings = load(file, output=Path("elsewhere"), seeds="in", jobs=None, strict=True, base_url="https://example.org")
    assert settings.build.output == Path("elsewhere")
    assert settings.build.seeds == Path("in")
    assert (settings.build.jobs, settings.build.strict) == (3, True)
    assert (settings.site.title, settings.site.base_url) == ("A", "https://example.org/")


def test_an_empty_text_means_the_default(tmp_path: Path) -> None:
    """A settings file with empty values is like a missing one, and the command line can reset a setting."""
    text = "".join(
        f"{key} = ' '\n" for key in ("title", "description", "base_url", "publisher", "time_zone", "language")
    )
    assert load(write(tmp_path, f"[site]\n{text}")).site == Site()
    assert load(write(tmp_path, "[site]\nbase_url = 'https://a.b'\n"), base_url="").site.base_url is None
    assert [what for _, what, _ in problems(tmp_path, "[build]\noutput = ''\n")] == ["'output' is ''"]


def test_a_wrong_value_on_the_command_line_is_reported_for_the_command_line(tmp_path: Path) -> None:
    """The checks are the same. The message names the command line instead of a line number."""
    with pytest.raises(SettingsError) as caught:
        load(write(tmp_path, ""), base_url="example.org", jobs=-1)
    assert [(problem.path, problem.line) for problem in caught.value.problems] == [("command line", None)] * 2


def test_a_setting_that_does_not_exist_is_a_fault_of_the_program() -> None:
    """Code calls `load`, so a misspelt name must raise at once."""
    with pytest.raises(TypeError, match="no such setting: sedes"):
        load(None, sedes="x")


@pytest.mark.parametrize(
    ("line", "what", "fix"),
    [
        ("titel = 'x'", "unknown setting 'titel' in [site]", "did you mean 'title'?"),
        ("base-url = 'https://a.b'", "unknown setting 'base-url' in [site]", "did you mean 'base_url'?"),
        ("seeds = 'x'", "unknown setting 'seeds' in [site]", "write it below [build]"),
        ("title = 5", "'title' is 5", "expected a text in quotes"),
        ("language = 'mr'", "'language' is 'mr'", 'expected "en" or "hi"'),
        ("content_language = 'x'", "'content_language' is 'x'", "expected a language tag such as hi, en or en-IN"),
        ("time_zone = 'Bombay'", "'time_zone' is 'Bombay'", "expected the name of a time zone, such as Asia/Kolkata"),
        ("time_zone = '../../x'", "'time_zone' is '../../x'", "expected the name of a time zone, such as Asia/Kolkata"),
        ("per_page = 0", "'per_page' is 0", "expected a whole number from 1 to 1000"),
        ("per_page = 2.5", "'per_page' is 2.5", "expected a whole number from 1 to 1000"),
        ("related = true", "'related' is True", "expected a whole number from 0 to 50"),
        ("entity_confidence = 1.5", "'entity_confidence' is 1.5", "expected a number from 0 to 1"),
        ("entity_confidence = nan", "'entity_confidence' is nan", "expected a number from 0 to 1"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_reported_with_line_and_remedy(tmp_path: Path, line: str, what: str, fix: str) -> None:
    """An unknown name is reported with the nearest known name, a wrong value with the expected form."""
    assert problems(tmp_path, f"# first\n[site]\n\n{line}\n") == [(4, what, fix)]


@pytest.mark.parametrize(
    "url", ["example.org", "//example.org", "ftp://example.org", "https://", "https://a/?b", "https://a/#b", "https://u@a/",
            "javascript:alert(1)", "https://a b/", "https://a:x/"]
)  # fmt: skip
def test_a_base_url_is_a_plain_web_address(tmp_path: Path, url: str) -> None:
    """It has http(s) and a host, and no query, fragment or user name."""
    expected = "expected an address that begins with http:// or https://, without '?', '#' and '@'"
    assert problems(tmp_path, f"[site]\nbase_url = '{url}'\n") == [(2, f"'base_url' is '{url}'", expected)]


def test_everything_that_is_wrong_is_reported_at_once(tmp_path: Path) -> None:
    """Both tables, the command line and overlapping folders are reported in their order."""
    text = "title = 'x'\n[biuld]\njobs = 1\n[site]\nper_page = 'x'\n[build]\njobs = 'all'\noutput = 'seeds'\n"
    assert [(line, what) for line, what, _ in problems(tmp_path, text, strict="yes")] == [
        (1, "unknown setting 'title' above all tables"),
        (2, "unknown table [biuld]"),
        (5, "'per_page' is 'x'"),
        (7, "'jobs' is 'all'"),
        (None, "'strict' is 'yes'"),
        (8, f"output '{tmp_path / 'seeds'}' and seeds '{tmp_path / 'seeds'}' overlap"),
    ]


def test_lines_are_found_in_the_right_table(tmp_path: Path) -> None:
    """The same name in another table, in a comment or in a text does not count."""
    text = "[build]\n# jobs = 1\ncache = '''\njobs'''\n[site]\n'titel' = 1\n[build.jobs]\nx = 1\n"
    assert [line for line, _, _ in problems(tmp_path, text)] == [7, 6]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[site]\ntitle = \n", 2),
        ("[site]\ntitle = 'a'\ntitle = 'b'\n", 3),
        ("[site\n", 1),
        ("a = 1\nx = " + "[" * 9000, 2),
    ],
)
def test_broken_toml_is_reported_with_its_line(tmp_path: Path, text: str, line: int | None) -> None:
    """The message of the TOML parser is one problem."""
    ((where, what, _),) = problems(tmp_path, text)
    assert where == line
    assert what.startswith("is not valid TOML")


def test_a_file_that_is_missing_or_not_utf8_is_reported(tmp_path: Path) -> None:
    """It is reported like every other problem. A byte order mark is allowed."""
    file = tmp_path / "digest.toml"
    with pytest.raises(SettingsError) as caught:
        load(file)
    assert caught.value.problems == (
        Problem(str(file), None, "cannot be read (no such file or directory)", "check the path and its permissions"),
    )
    file.write_bytes(b"[site]\ntitle = '\xff'\n")
    with pytest.raises(SettingsError) as caught:
        load(file)
    assert caught.value.problems == (Problem(str(file), 2, "is not UTF-8 text", "save it as UTF-8"),)
    file.write_bytes("\ufeff[site]\ntitle = 'क'\n".encode())
    assert load(file).site.title == "क"


@pytest.mark.parametrize(
    ("output", "seeds"),
    [("seeds", "seeds"), ("seeds/public", "seeds"), ("out", "out/seeds"), ("./x/../seeds", "seeds"),
     ("templates", "seeds"), (".cache", "seeds"), (".cache/x", "seeds"), ("out", "./out/")],
)  # fmt: skip
def test_output_never_overlaps_with_what_it_is_made_from(tmp_path: Path, output: str, seeds: str) -> None:
    """A build removes files from its output folder, so this folder must contain no file of the user."""
    ((line, what, fix),) = problems(tmp_path, f"[build]\nseeds = '{seeds}'\noutput = '{output}'\n")
    assert line == 3
    assert "overlap" in what
    assert fix == "choose two folders, neither inside the other"


@pytest.mark.parametrize("output", [".", "..", "/", "x/.."])
def test_output_never_holds_the_project(tmp_path: Path, output: str) -> None:
    """This includes the folder of digest.toml and its parents."""
    ((_, what, _),) = problems(tmp_path, f"[build]\noutput = '{output}'\n")
    assert what.endswith("but the project itself is in this folder")


def test_overlaps_are_seen_through_links(tmp_path: Path) -> None:
    """Two names of one folder are one folder."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "link").symlink_to("seeds")
    ((_, what, _),) = problems(tmp_path, "[build]\noutput = 'link'\n")
    assert "overlap" in what


def test_an_overlap_on_the_command_line_is_reported(tmp_path: Path) -> None:
    """The folders are compared after all sources are read. The message names where one of them is stated."""
    ((line, what, _),) = problems(tmp_path, "", output=tmp_path / "seeds")
    assert (line, "overlap" in what) == (None, True)
    ((line, what, _),) = problems(tmp_path, "[build]\nseeds = 'public/x'\n")
    assert (line, "overlap" in what) == (2, True)


def test_settings_are_values() -> None:
    """Settings can be hashed, are equal by content, and never change."""
    assert hash(Site()) == hash(Site())
    assert Site() == Site()
    assert Site() != Site(title="x")
    with pytest.raises(AttributeError):
        Site().title = "x"  # type: ignore[misc]


def test_the_digest_tells_every_difference() -> None:
    """Equal sites have equal digests. A change in any field changes the digest."""
    other = Site("x", "x", "https://x/", "en", "en", "UTC", "x", "x", 1, 1, 0.25, 1, 1, "full", 1, "x")
    digests = {digest(Site())}
    for name in Site.__struct_fields__:
        assert getattr(Site(), name) != getattr(other, name)
        digests.add(digest(replace(Site(), **{name: getattr(other, name)})))
    assert len(digests) == 1 + len(Site.__struct_fields__)


def test_the_digest_is_the_same_in_every_process() -> None:
    """Hash seed, locale and time zone do not change it."""
    code = "from site_builder.settings import Site, digest; print(digest(Site()))"
    for environment in ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "America/Lima"}):
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, **environment}
        )
        assert done.stdout.strip() == digest(Site())
