"""What has changed is seen, whatever its size and time stamp say."""

import os
import shutil
import time
from pathlib import Path

import pytest

from site_builder import sources
from site_builder.engine.stamps import Stamp, settled, shared_times, stamp_of
from site_builder.report import Stage
from tests.kit import Project

HOUR = 3600 * 10**9
THEN = 1_700_000_000 * 10**9
TEXTS = {
    "a.txt": "पुल खुला\n\nमंत्री मीरा जोशी ने जयपुर में पुल खोला।",
    "b.txt": "पुल टूटा\n\nमंत्री मीरा जोशी ने जयपुर में पुल तोड़ा।",
}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def aged(project: Project, time_ns: int = THEN) -> Project:
    """Give every source the same old time stamp, as reproducible archives do."""
    for file in project.seeds.rglob("*"):
        os.utime(file, ns=(time_ns, time_ns))
    return project


def is_clean(project: Project) -> bool:
    """Return whether the site is the one that a build from scratch makes."""
    grown = project.site()
    for name in ("public", ".cache"):
        shutil.rmtree(project.folder / name)
    project.build(jobs=1)
    return project.site() == grown


def total(project: Project, stage: str) -> int:
    """Return how many items a stage of the last build had."""
    return next(event.total for event in project.events if isinstance(event, Stage) and event.name == stage)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let builds believe that it is an hour later, so that the stamps of the files just written are settled."""
    now = time.time_ns
    monkeypatch.setattr("time.time_ns", lambda: now() + HOUR)


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("stamp", [0, 10**9, THEN, time.time_ns() + 100 * HOUR], ids=["0", "1", "past", "future"])
def test_an_edit_that_keeps_size_and_time_is_seen(tmp_path: Path, stamp: int) -> None:
    """All times equal, unset or in the future: Nix, layers of images, a wrong clock."""
    project = aged(Project(tmp_path, dict(TEXTS)), stamp)
    project.build(jobs=1)
    project.write("a.txt", TEXTS["a.txt"].replace("खुला", "बुला"))
    aged(project, stamp)
    project.build(jobs=1)
    assert "पुल बुला" in "".join(page.read_text("utf-8") for page in project.public.glob("articles/*.html"))
    assert is_clean(project)


@pytest.mark.usefixtures("later")
def test_two_files_exchanged_are_seen(tmp_path: Path) -> None:
    """`mv a c; mv b a; mv c b` of files of one size and time."""
    texts = {"a.txt": "पुल खुला\n\nएक पुल जयपुर में खुला।", "b.txt": "पुल बुला\n\nएक पुल जयपुर में बुला।"}
    project = aged(Project(tmp_path, dict(texts)))
    project.build(jobs=1)
    a, b, c = (project.seeds / name for name in ("a.txt", "b.txt", "c"))
    a.rename(c)
    b.rename(a)
    c.rename(b)
    project.build(jobs=1)
    assert is_clean(project)


@pytest.mark.usefixtures("later")
def test_files_with_settled_stamps_are_not_read_again(tmp_path: Path) -> None:
    """Nothing changed costs one look at each file's state."""
    project = aged(Project(tmp_path, dict(TEXTS)))
    project.build(jobs=1)
    project.build(jobs=1)
    assert total(project, "read") == 0


def test_files_with_doubtful_stamps_are_read_and_not_parsed(tmp_path: Path) -> None:
    """Reading costs little; parsing is for other bytes only."""
    project = aged(Project(tmp_path, dict(TEXTS)), 0)
    project.build(jobs=1)
    project.build(jobs=1)
    assert (total(project, "read"), total(project, "parse"), total(project, "render")) == (2, 0, 0)


def test_stamps_are_settled_only_when_a_change_must_show() -> None:
    """Not when times are unset, fresh or to come; where only one time is kept, not when files share it."""
    fine = Stamp(9, THEN, THEN, 5)
    now = THEN + HOUR
    assert settled(fine, now)
    assert not any(settled(fine._replace(mtime_ns=at), now) for at in (0, 10**9, now, now + HOUR))
    assert not settled(fine._replace(ctime_ns=now - 10**9), now)
    assert shared_times([fine, fine, fine._replace(mtime_ns=7)], has_state_times=False) == {THEN}
    assert shared_times([fine, fine], has_state_times=True) == frozenset()


@pytest.mark.usefixtures("later")
def test_one_cache_for_two_folders_of_seeds_mixes_nothing(tmp_path: Path) -> None:
    """Same names, sizes and times in two folders: each site has its own text."""
    one = aged(Project(tmp_path / "1", dict(TEXTS)))
    two = aged(Project(tmp_path / "2", {"a.txt": TEXTS["a.txt"].replace("खुला", "बुला"), "b.txt": TEXTS["b.txt"]}))
    for project in (one, two, one):
        project.build(jobs=1, cache=tmp_path / "cache")
    alone = Project(tmp_path / "3", {"a.txt": TEXTS["a.txt"].replace("खुला", "बुला"), "b.txt": TEXTS["b.txt"]})
    alone.build(jobs=1)
    assert two.site() == alone.site()
    assert one.site() != two.site()


@pytest.mark.usefixtures("later")
def test_a_source_that_changes_during_the_build_is_never_taken_for_the_other_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Changed between reading and parsing and back again later: the digest is that of the text that was parsed."""
    project = aged(Project(tmp_path, dict(TEXTS)))
    file, other = project.seeds / "a.txt", TEXTS["a.txt"].replace("खुला", "बुला")
    read, calls = sources.read, []

    def changing(folder: Path, path: str) -> sources.Reading:
        calls.append(path)
        if calls.count("a.txt") == 2 and path == "a.txt":  # the second time is the parser's
            file.write_text(other, "utf-8")
        return read(folder, path)

    monkeypatch.setattr(sources, "read", changing)
    project.build(jobs=1)
    monkeypatch.undo()
    assert any("changed while the site was being built" in told for told in project.troubles())
    file.write_text(TEXTS["a.txt"], "utf-8")
    project.build(jobs=1)
    assert "पुल बुला" not in "".join(page.read_text("utf-8") for page in project.public.glob("articles/*.html"))
    assert is_clean(project)


def damage(file: Path, keep_stamp: bool) -> None:
    """Change a byte of a file and nothing of its length; a broken disk leaves its times as they were."""
    content, status = file.read_bytes(), file.stat()
    file.write_bytes(content[:-3] + b"?" + content[-2:])
    if keep_stamp:
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.parametrize("keep_time", [True, False])
def test_a_page_damaged_at_the_same_length_is_repaired(tmp_path: Path, keep_time: bool) -> None:
    """Whoever writes into a page changes its stamp."""
    project = Project(tmp_path, dict(TEXTS))
    project.build(jobs=1)
    clean = project.site()
    damage(project.public / "index.html", keep_time)
    assert project.build(jobs=1).written == 1
    assert project.site() == clean


@pytest.mark.parametrize("way", ["verify", "after a crash", "neither"])
def test_damage_that_no_stamp_shows_is_found_by_verify_and_after_a_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """A broken disk changes bytes and no time; a killed build leaves its scratch folder."""
    project = Project(tmp_path, dict(TEXTS))
    project.build(jobs=1)
    clean, page = project.site(), project.public / "index.html"
    as_it_was = page.stat()
    damage(page, keep_stamp=True)
    monkeypatch.setattr(
        "site_builder.deliver.folder.stamp_of",
        lambda status: stamp_of(as_it_was if status.st_ino == page.stat().st_ino else status),
    )
    if way == "after a crash":
        (project.public / ".news-digest-scratch").mkdir()
    assert project.build(jobs=1, verify=way == "verify").written == (way != "neither")
    assert (project.site() == clean) == (way != "neither")


@pytest.mark.usefixtures("later")
def test_a_picture_replaced_with_the_same_size_and_time_is_copied(tmp_path: Path) -> None:
    """As `cp -p` and `rsync -t` do; and nothing is copied when nothing changed."""
    project = Project(tmp_path, {"a.md": "---\nimage: p.png\n---\n# पुल खुला\n\nनदी पर पुल खुल गया।", "p.png": PIXEL})
    aged(project).build(jobs=1)
    assert project.build(jobs=1).written == 0
    other = PIXEL.replace(b"\xe2\x21\xbc\x33", b"\xe2\x21\xbc\x34")
    assert len(other) == len(PIXEL)
    project.write("p.png", other)
    aged(project).build(jobs=1)
    (copy,) = project.public.rglob("*.png")
    assert copy.read_bytes() == other
    damage(copy, keep_stamp=False)
    project.build(jobs=1)
    assert copy.read_bytes() == other
