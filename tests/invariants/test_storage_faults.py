"""After an error of the disk or system: one line with the fault, the place and the fix. The old site stays complete."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest

from tests.kit import ROOT, Project

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="needs rights and limits of POSIX")]

TEXTS = {
    "a.txt": "पुल खुला\n\nमंत्री मीरा जोशी ने जयपुर में 6 नवंबर 2025 को पुल खोला।",
    "sub/b.txt": "रेल चली\n\nमंत्री मीरा जोशी ने जयपुर में नई रेल को रवाना किया।",
}
SEES_ALL = hasattr(os, "geteuid") and os.geteuid() == 0
RIGHTS = "-dac_override,-dac_read_search"
# The superuser may read and write every file. Without these two rights, it is like any other user.
AS_USER = ["setpriv", f"--bounding-set={RIGHTS}", f"--inh-caps={RIGHTS}"] if SEES_ALL else []
can_refuse = pytest.mark.skipif(bool(AS_USER) and not shutil.which("setpriv"), reason="root reads everything")


def told_by(project: Project, *arguments: str, limit: Callable[[], None] | None = None) -> tuple[int, str]:
    """Build as a user without special rights; return the status and the output."""
    done = subprocess.run(
        [*AS_USER, sys.executable, "-m", "site_builder", "build", "-j", "1", "-q", *arguments],
        cwd=project.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=limit,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert "report" not in done.stderr, done.stderr
    return done.returncode, done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a site and its own template. One article has changed since the last build."""
    project = Project(tmp_path / "p", dict(TEXTS))
    own = project.folder / "templates" / "parts"
    own.mkdir(parents=True)
    shutil.copy(ROOT / "templates" / "parts" / "teaser.html", own)
    project.build(jobs=1)
    project.write("a.txt", TEXTS["a.txt"].replace("पुल", "बांध"))
    return project


@contextmanager
def mode(path: Path, bits: int) -> Iterator[None]:
    """Change the permissions of a file or folder for a while."""
    before = path.stat().st_mode
    path.chmod(bits)
    try:
        yield
    finally:
        path.chmod(before)


@contextmanager
def immutable(path: Path) -> Iterator[None]:
    """Make a file immutable, even for its owner."""
    if (
        not shutil.which("chattr")
        or subprocess.run(["chattr", "+i", path], capture_output=True, check=False).returncode
    ):
        pytest.skip("no immutable files here")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", path], check=True)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Lock the cache with another program."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def a_file_instead(path: Path) -> Iterator[None]:
    """Replace a folder by a file."""
    away = path.with_name("away")
    path.rename(away)
    path.write_text("x")
    try:
        yield
    finally:
        path.unlink()
        away.rename(path)


CACHE = ".cache/news-digest.sqlite"
FAULTS: dict[str, tuple[str, Callable[[Path], AbstractContextManager[None]], str, str]] = {
    "output read-only": ("public", lambda p: mode(p, 0o555), "public", "permissions"),
    "a folder of the output read-only": (
        "public/articles",
        lambda p: mode(p, 0o555),
        "public/articles/",
        "permissions",
    ),
    "output forbidden": ("public", lambda p: mode(p, 0), "public", "permissions"),
    "a page immutable": ("public/index.html", immutable, "public/index.html", "immutable"),
    "the list of files immutable": ("public/.news-digest", immutable, "public/.news-digest", "immutable"),
    "the list of files forbidden": ("public/.news-digest", lambda p: mode(p, 0), "public/.news-digest", "permissions"),
    "output a file": ("public", a_file_instead, "public", "move away"),
    "cache folder read-only": (".cache", lambda p: mode(p, 0o555), ".cache", "permissions"),
    "cache folder forbidden": (".cache", lambda p: mode(p, 0), ".cache", "permissions"),
    "cache read-only": (CACHE, lambda p: mode(p, 0o444), CACHE, "permissions"),
    "cache forbidden": (CACHE, lambda p: mode(p, 0), CACHE, "permissions"),
    "cache a file": (".cache", a_file_instead, ".cache", "move away"),
    "cache held by another program": (CACHE, held, CACHE, "close that program"),
    "templates forbidden": ("templates", lambda p: mode(p, 0), "templates", "permissions"),
    "a folder of templates forbidden": ("templates/parts", lambda p: mode(p, 0), "templates/parts", "permissions"),
    "seeds forbidden": ("seeds", lambda p: mode(p, 0), "seeds", "permissions"),
    "settings forbidden": ("digest.toml", lambda p: mode(p, 0), "digest.toml", ""),
}


@can_refuse
@pytest.mark.parametrize("fault", FAULTS)
def test_what_the_system_refuses_is_one_line_and_the_site_stays(project: Project, fault: str) -> None:
    """The status is 2, and the line names fault, place and fix.

    The site keeps every byte, and the next build succeeds."""
    where, injure, told_where, told_fix = FAULTS[fault]
    before = project.site()
    with injure(project.folder / where):
        status, told = told_by(project)
    assert status == 2, told
    errors = told.splitlines()
    assert errors[0].startswith("error: "), told
    assert told_where in told
    assert told_fix in told
    assert len(errors) <= 2, told
    assert {**project.site(), ".news-digest": b""} == {**before, ".news-digest": b""}
    assert project.build(jobs=1).left_out == 0
    assert not project.troubles()
    clean = Project(project.folder.parent / "clean", dict(TEXTS))
    clean.write("a.txt", TEXTS["a.txt"].replace("पुल", "बांध"))
    shutil.copytree(project.folder / "templates", clean.folder / "templates")
    shutil.copy(project.folder / "addresses.txt", clean.folder)  # The address of the old headline redirects.
    clean.build(jobs=1)
    assert project.site() == clean.site()


@can_refuse
@pytest.mark.parametrize("place", ["seeds/sub", "seeds/sub/b.txt"])
@pytest.mark.parametrize("cache", [True, False], ids=["cache", "no cache"])
def test_what_was_in_the_site_and_cannot_be_read_now_stops_the_build(project: Project, place: str, cache: bool) -> None:
    """A temporary disk error removes no article from the site, whether or not the cache contains the article."""
    before = project.site()
    if not cache:
        shutil.rmtree(project.folder / ".cache")
    with mode(project.folder / place, 0):
        for _ in range(2):
            status, told = told_by(project)
            assert status == 2, told
            assert told.count("\n") == 1
            assert place.removeprefix("seeds/") in told
            assert "--keep-going" in told
        assert project.site() == before
        status, told = told_by(project, "--keep-going")
        assert status == 1, told
        assert "left out: sub" in told
    # The address of the old headline redirects to the current one.
    assert len(list(project.public.glob("articles/*.html"))) == 1 + 1
    assert project.build(jobs=1).left_out == 0
    assert not project.troubles()
    assert len(list(project.public.glob("articles/*.html"))) == 2 + 1


@can_refuse
def test_a_new_article_that_cannot_be_read_does_not_cost_the_others(project: Project) -> None:
    """The new article was not in the old site, so it is left out and reported."""
    project.write("new.txt", "नई खबर\n\nनई खबर का पाठ।")
    with mode(project.seeds / "new.txt", 0):
        status, told = told_by(project)
    assert status == 1
    assert told.startswith("left out: new.txt: cannot be read (permission denied)")


def limit(kind: int, value: int) -> Callable[[], None]:
    """Return a function that limits a resource of a process."""
    return lambda: resource.setrlimit(kind, (value, value))


@pytest.mark.parametrize("size", [0, 4096, 20_000])
def test_files_that_may_not_grow_are_one_line(project: Project, size: int) -> None:
    """The test uses `ulimit -f`."""
    before = project.site()
    shutil.rmtree(project.folder / ".cache")
    status, told = told_by(project, limit=limit(resource.RLIMIT_FSIZE, size))
    assert status == 2, told
    assert told.startswith("error: ")
    assert told.count("\n") == 1, told
    assert project.site() == before


@pytest.mark.parametrize("files", [6, 8, 9, 10, 12])
def test_few_open_files_are_one_line_or_enough(project: Project, files: int) -> None:
    """With `ulimit -n` there is never a traceback. The site is completely new or completely old."""
    before = project.site()
    status, told = told_by(project, limit=limit(resource.RLIMIT_NOFILE, files))
    assert status in {0, 2}, told
    if status:
        assert "error: " in told
        assert {**project.site(), ".news-digest": b""} == {**before, ".news-digest": b""}


@pytest.mark.parametrize("megabytes", [90, 150])
def test_little_memory_is_one_line_or_enough(project: Project, megabytes: int) -> None:
    """With `ulimit -v` there is never a traceback of this program."""
    before = project.site()
    status, _ = told_by(project, limit=limit(resource.RLIMIT_AS, megabytes << 20))
    if status:
        assert project.site() == before


@pytest.mark.parametrize("place", ["public", ".cache"])
def test_a_full_disk_is_one_line_and_the_site_stays(project: Project, place: str) -> None:
    """The test uses a real, small file system that cannot hold the large article."""
    if not SEES_ALL or not shutil.which("unshare"):
        pytest.skip("only root mounts disks")
    mounted = project.folder / place
    shutil.rmtree(mounted)
    mounted.mkdir()
    script = f"""
mount -t tmpfs -o size=1m none {place} || exit 77
export PYTHONPATH={ROOT}
build() {{ {sys.executable} -m site_builder build -q -j 1; }}
build || exit 78
sums() {{ (cd public && find . -type f ! -name '.news-digest*' | sort | xargs sha256sum); }}
before=$(sums)
for n in 1 2 3 4 5 6; do cp big seeds/$n.txt; done
build && exit 79
test "$before" = "$(sums)" || exit 80
rm seeds/[1-6].txt && build || exit 81
"""
    (project.folder / "big").write_text("बड़ी खबर\n\n" + "मंत्री ने जयपुर में पुल खोला। " * 5000, "utf-8")
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", script], cwd=project.folder, capture_output=True, text=True, check=False
    )
    if done.returncode == 77:
        pytest.skip("no disks can be mounted here")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    errors = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert len(errors) == 1, done.stderr
    assert place in errors[0]
    assert "free some space" in errors[0]


def test_after_an_error_nothing_waits_to_be_published(project: Project) -> None:
    """The scratch folder is removed."""
    with immutable(project.public / "index.html"):
        assert told_by(project)[0] == 2
    assert [path.name for path in project.public.iterdir() if "scratch" in path.name] == []
