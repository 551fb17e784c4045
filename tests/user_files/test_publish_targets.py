"""`[publish.NAME]`: accepted values, and messages without secrets."""

from pathlib import Path

import pytest

from site_builder.errors import SettingsError
from site_builder.settings import Settings, load


def loaded(tmp_path: Path, text: str) -> Settings:
    """Return the settings in a digest.toml."""
    (tmp_path / "digest.toml").write_text(text, "utf-8")
    return load(tmp_path / "digest.toml")


def test_each_kind_of_place_is_a_target(tmp_path: Path) -> None:
    """The order is that of the file. Paths of local targets are relative to the file's folder."""
    text = """
        [publish.pages]
        git = "git@github.com:me/news.git"
        [publish.other]
        git = "../other.git"
        branch = "site"
        [publish.disk]
        folder = "www"
        [publish.server]
        ssh = "me@example.org:/srv/www news"
        [publish.cloud]
        bucket = "s3://news/site"
        endpoint = "https://example.org"
        region = "auto"
    """
    targets = {one.name: one for one in loaded(tmp_path, text).publish}
    assert [one.kind for one in targets.values()] == ["git", "git", "folder", "ssh", "bucket"]
    assert targets["pages"].branch == "gh-pages"
    assert (targets["other"].branch, targets["other"].place) == ("site", str(tmp_path / "../other.git"))
    assert targets["disk"].place == str(tmp_path / "www")
    assert (targets["cloud"].region, targets["cloud"].endpoint) == ("auto", "https://example.org")


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("", "has no place"),
        ('folder = "a"\ngit = "b"', "has several places: folder and git"),
        ('folder = "a"\nbranch = "b"', "'branch' works with git only"),
        ('foldr = "a"', "did you mean 'folder'"),
        ('ssh = "example.org"', "expected user@host:path"),
        ('ssh = "-oProxyCommand=x:/y"', "expected user@host:path"),
        ('ssh = "host::module"', "expected user@host:path"),
        ('git = "--upload-pack=x"', "expected the address of a repository"),
        ('git = "ext::sh -c x"', "expected the address of a repository"),
        ('git = "a"\nbranch = "-x"', "expected the name of a branch"),
        ('git = "a"\nbranch = "a..b"', "expected the name of a branch"),
        ('bucket = "https://example.org"', "expected s3://bucket/prefix"),
        ('bucket = "s3://a"\nendpoint = "example.org"', "begins with https://"),
        ("git = 3", "expected a text in quotes"),
        ("folder = ' '", "expected a text in quotes"),
    ],
)
def test_what_cannot_be_used_is_reported_with_its_line(lines: str, what: str, tmp_path: Path) -> None:
    """The message contains file, line and the accepted values."""
    with pytest.raises(SettingsError, match=r"digest.toml:[123]: ") as caught:
        loaded(tmp_path, f"[publish.x]\n{lines}\n")
    assert what in str(caught.value)


@pytest.mark.parametrize(
    "line",
    [
        'git = "https://me:hunter2@example.org/x.git"',
        'git = "https://hunter2@example.org/x.git"',
        'git = "ssh://me:hunter2@example.org/x.git"',
        'git = "https://example.org/x.git?token=hunter2"',
        'bucket = "s3://a"\nendpoint = "https://me:hunter2@example.org"',
        'bucket = "s3://me:hunter2@a"',
        'access_key = "hunter2"',
    ],
)
def test_passwords_are_refused_and_never_shown(line: str, tmp_path: Path) -> None:
    """The message names the key, not the value."""
    with pytest.raises(SettingsError) as caught:
        loaded(tmp_path, f"[publish.x]\n{line}\n")
    assert "hunter2" not in str(caught.value)
