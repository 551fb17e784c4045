"""The scan of the seeds folder for articles."""

import os
from pathlib import Path

import pytest

from site_builder.errors import Problem, SourceError
from site_builder.sources import scan


def write(folder: Path, *paths: str) -> None:
    """Write files with one line of text."""
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("समाचार\n", "utf-8")


def paths(folder: Path) -> list[str]:
    """Return the paths that a scan finds."""
    return [found.path for found in scan(folder).found]


def told(folder: Path) -> dict[str, str]:
    """Return the problems of a scan by path."""
    return {problem.path: problem.what for problem in scan(folder).problems}


def test_text_and_markdown_at_any_depth_sorted_by_path(tmp_path: Path) -> None:
    """Sub-folders count. Names keep the spelling of the disk."""
    write(tmp_path, "z.txt", "क/ख/समाचार.md", "a b.TXT", "sub/x.markdown", "sub.txt", "cafe\u0301.txt")
    assert paths(tmp_path) == ["a b.TXT", "cafe\u0301.txt", "sub.txt", "sub/x.markdown", "z.txt", "क/ख/समाचार.md"]
    assert scan(tmp_path).problems == ()


def test_size_and_time_are_the_file_s(tmp_path: Path) -> None:
    """The cache compares these values."""
    write(tmp_path, "a.txt")
    os.utime(tmp_path / "a.txt", ns=(5, 1_700_000_000_123_456_789))
    (found,) = scan(tmp_path).found
    assert (found.stamp.size, found.stamp.mtime_ns) == (len("समाचार\n".encode()), 1_700_000_000_123_456_789)


def test_hidden_and_other_files_are_left_out_silently(tmp_path: Path) -> None:
    """Dot files, dot folders, pictures and editors' copies are ignored."""
    write(tmp_path, "a.txt", ".hidden.txt", ".git/b.txt", "sub/.c/d.md", "photo.jpg", "a.txt~", "txt", "README.rst")
    assert paths(tmp_path) == ["a.txt"]
    assert scan(tmp_path).problems == ()


def test_a_link_that_leaves_the_folder_is_left_out_and_told(tmp_path: Path) -> None:
    """No file outside the folder gets into the site, through a link to a file or to a folder."""
    seeds, beyond = tmp_path / "seeds", tmp_path / "seeds-beyond"
    write(seeds, "a.txt")
    write(beyond, "secret.txt")
    (seeds / "link.txt").symlink_to(beyond / "secret.txt")
    (seeds / "up").symlink_to("../seeds-beyond")
    (seeds / "passwd.md").symlink_to("/etc/passwd")
    assert paths(seeds) == ["a.txt"]
    assert told(seeds) == dict.fromkeys(["link.txt", "passwd.md", "up"], "is a link that points outside the folder")


def test_links_within_the_folder(tmp_path: Path) -> None:
    """A link to a file in the folder is an article.

    A link to a folder is reported and not followed, so loops do no harm."""
    write(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "round").symlink_to(".")
    assert paths(tmp_path) == ["a.txt", "b.txt"]
    assert told(tmp_path) == {"round": "is a link to a folder, which is not followed"}


def test_a_broken_link_and_a_pipe_are_reported(tmp_path: Path) -> None:
    """A broken link and a pipe are reported and never opened. A folder with a name in .txt is a folder."""
    write(tmp_path, "a.txt", "folder.txt/b.txt")
    (tmp_path / "gone.txt").symlink_to("nothing.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert paths(tmp_path) == ["a.txt", "folder.txt/b.txt"]
    assert told(tmp_path) == {
        "gone.txt": "cannot be opened (no such file or directory)",
        "pipe.txt": "is not a regular file",
    }


def test_a_file_name_that_is_not_utf8_is_reported(tmp_path: Path) -> None:
    """Neither the cache nor the summary could contain such a name."""
    write(tmp_path, "a.txt")
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("text")
    assert paths(tmp_path) == ["a.txt"]
    assert told(tmp_path) == {"caf\ufffd.txt": "has a name that is not UTF-8"}


def test_a_folder_that_cannot_be_listed_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of the folder is read."""
    write(tmp_path, "a.txt", "locked/b.txt")
    listed = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert paths(tmp_path) == ["a.txt"]
    (problem,) = scan(tmp_path).unreadable
    assert problem == Problem(
        "locked", None, "the folder cannot be listed (permission denied)", "check its permissions"
    )


def test_the_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    """The target of this link is the user's choice."""
    write(tmp_path / "real", "a.txt")
    (tmp_path / "link").symlink_to("real")
    assert paths(tmp_path / "link") == ["a.txt"]


@pytest.mark.parametrize(
    ("make", "what"),
    [
        ("nothing", "does not exist"),
        ("file", "is not a folder"),
        ("empty", "holds no article"),
        ("pictures", "holds no article"),
    ],
)
def test_a_folder_without_articles_is_an_error_that_helps(tmp_path: Path, make: str, what: str) -> None:
    """It may be missing, a file, empty, or without articles. The message names the folder and the fix."""
    folder = tmp_path / "seeds"
    if make == "file":
        folder.write_text("x")
    elif make != "nothing":
        folder.mkdir()
    if make == "pictures":
        write(folder, "a.jpg")
    with pytest.raises(SourceError) as caught:
        scan(folder)
    (problem,) = caught.value.problems
    assert (problem.path, problem.what) == (str(folder), what)
    assert problem.fix


def test_when_everything_was_left_out_the_reasons_are_reported(tmp_path: Path) -> None:
    """The error about the empty folder contains the problems that emptied it."""
    (tmp_path / "passwd.txt").symlink_to("/etc/passwd")
    with pytest.raises(SourceError) as caught:
        scan(tmp_path)
    first, last = caught.value.problems
    assert first == Problem("passwd.txt", None, "is a link that points outside the folder", "put the file itself here")
    assert last.what == "holds no article"
