"""A build writes only changed files into the output folder and never touches files of others."""

import os
from pathlib import Path

import pytest

from site_builder.deliver import open_folder
from site_builder.deliver.folder import MANIFEST
from site_builder.errors import DeliveryError
from site_builder.model import File


def deliver(root: Path, **files: str) -> tuple[int, int]:
    """Make `root` hold exactly these pages; return the numbers of written and of removed files."""
    wanted = {name.replace("__", "/") + ".html": text.encode() for name, text in files.items()}
    with open_folder(root) as folder:
        folder.claim(wanted)
        written = sum(folder.write(File(address, content)) for address, content in wanted.items())
        folder.publish()
        return written, folder.prune(wanted.keys())


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """A file with equal content keeps its time stamp."""
    assert deliver(tmp_path / "out", a="1", b="2") == (2, 0)
    before = (tmp_path / "out" / "a.html").stat().st_mtime_ns
    assert deliver(tmp_path / "out", a="1", b="3") == (1, 0)
    assert (tmp_path / "out" / "a.html").stat().st_mtime_ns == before
    assert (tmp_path / "out" / "b.html").read_text() == "3"


def test_what_no_page_needs_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    """The build removes a page that no longer exists, and its folder when that is empty."""
    deliver(tmp_path / "out", index="1", deep__er__page="2")
    assert deliver(tmp_path / "out", index="1") == (0, 1)
    assert not (tmp_path / "out" / "deep").exists()


def test_a_folder_is_listed_once_however_many_files_leave_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build asks a folder with other pages only once whether it is empty."""
    listed: list[str] = []
    scandir = os.scandir

    def counted(path: str | os.PathLike[str] | int) -> object:
        listed.append(str(path))
        return scandir(path)

    pages = {f"articles__{number}": "1" for number in range(50)}
    deliver(tmp_path / "out", **pages)
    monkeypatch.setattr(os, "scandir", counted)
    assert deliver(tmp_path / "out", articles__0="1") == (0, 49)
    assert listed.count(str(tmp_path / "out" / "articles")) == 1


def test_files_of_others_are_neither_removed_nor_overwritten(tmp_path: Path) -> None:
    """A user's CNAME file stays, even where the site has a page of the same name."""
    root = tmp_path / "out"
    deliver(root, index="1")
    (root / "CNAME").write_text("example.org")
    (root / "mine.html").write_text("mine")
    with open_folder(root) as folder:
        problems = folder.claim({"index.html", "mine.html"})
        assert [Path(problem.path).name for problem in problems] == ["mine.html"]
        assert not folder.write(File("mine.html", b"theirs"))
        folder.prune({"index.html", "mine.html"})
    deliver(root, index="1")
    assert (root / "CNAME").read_text() == "example.org"
    assert (root / "mine.html").read_text() == "mine"


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    """A wrong folder name on the command line cannot turn other files into a site."""
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with pytest.raises(DeliveryError, match="news-digest did not make it"):
        deliver(tmp_path, index="1")
    assert [entry.name for entry in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_file_in_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    """The message names the path."""
    (tmp_path / "out").write_text("x")
    with pytest.raises(DeliveryError, match="out"):
        deliver(tmp_path / "out", index="1")


def test_two_builds_cannot_interleave(tmp_path: Path) -> None:
    """The second build gets the message to wait."""
    with open_folder(tmp_path / "out"), pytest.raises(DeliveryError, match="another build"):
        deliver(tmp_path / "out", index="1")
    assert deliver(tmp_path / "out", index="1") == (1, 0)


def test_a_build_killed_before_pruning_is_completed_by_the_next(tmp_path: Path) -> None:
    """A file that a killed build wrote stays in the list of our files, so the next build can remove it."""
    root = tmp_path / "out"
    with open_folder(root) as folder:
        folder.claim({"old.html"})
        folder.write(File("old.html", b"1"))
        folder.publish()
    assert deliver(root, new="2") == (1, 1)
    assert not (root / "old.html").exists()


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """The build writes nothing outside the output folder."""
    root = tmp_path / "out"
    deliver(root, index="1")
    (tmp_path / "elsewhere").mkdir()
    (root / "articles").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(DeliveryError, match="points outside"):
        deliver(root, index="1", articles__a="2")
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("row", ["../precious.txt", "/precious.txt", "a/../../precious.txt"])
def test_a_forged_manifest_removes_nothing_outside(tmp_path: Path, row: str) -> None:
    """The build ignores manifest entries that point outside the folder."""
    precious = tmp_path / "precious.txt"
    precious.write_text("x")
    deliver(tmp_path / "out", index="1")
    with (tmp_path / "out" / MANIFEST).open("a") as manifest:
        manifest.write(row + "\n")
    deliver(tmp_path / "out", index="1")
    assert precious.exists()
