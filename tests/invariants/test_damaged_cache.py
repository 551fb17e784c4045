"""With any damage of the cache, the site is the same as after a clean build."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from site_builder.engine.store import Seen, Store
from site_builder.engine.store_file import DamagedStoreError
from site_builder.errors import CacheError
from site_builder.report import Stage
from tests.kit import Project, run

TEXTS = {
    "a.txt": "पुल खुला\n\nमंत्री मीरा जोशी ने जयपुर में 6 नवंबर 2025 को पुल खोला।",
    "b.txt": "रेल चली\n\nमंत्री मीरा जोशी ने जयपुर में नई रेल को रवाना किया।",
    "c.txt": "बारिश से राहत\n\nनेपाल में कल 20 करोड़ रुपये की मदद पहुंची।",
}
CACHE = Path(".cache") / "news-digest.sqlite"


def built(folder: Path) -> Project:
    """Return a project with a built site."""
    project = Project(folder, dict(TEXTS))
    project.build(jobs=1)
    return project


def renamed(project: Project) -> None:
    """Change the name of the site. The name is on every page and in every entry, so the build reads every cache row."""
    project.config.write_text('[site]\ntitle = "नया"\n', "utf-8")


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the site with the new name, built without a cache."""
    project = Project(tmp_path_factory.mktemp("clean"), dict(TEXTS))
    renamed(project)
    project.build(jobs=1)
    return project.site()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reading SET card = x'c0'",
        "UPDATE reading SET card = NULL",
        "UPDATE reading SET card = warnings",
        "UPDATE reading SET warnings = 'text'",
        "UPDATE body SET body = x'00'",
        "UPDATE body SET body = (SELECT body FROM body ORDER BY path DESC LIMIT 1)",
        "DELETE FROM body",
        "UPDATE article SET lines = 'other lines'",
        "UPDATE article SET digest = NULL",
        "DROP TABLE reading",
        "DROP TABLE article",
        "ALTER TABLE reading DROP COLUMN card",
        "ALTER TABLE article RENAME COLUMN lines TO rows",
        "UPDATE article SET path = 'c.txt' || path",
        "UPDATE article SET stamp = 5, checksum = NULL",
        "UPDATE page SET key = (SELECT key FROM page ORDER BY address DESC LIMIT 1)",
        "UPDATE page SET digest = NULL",
        "UPDATE page SET stamp = 'x'",
        "UPDATE page SET checksum = NULL",
        "ALTER TABLE page DROP COLUMN digest",
        "DROP TABLE page",
        "DROP TABLE body",
        "DROP TABLE entry",
        "ALTER TABLE plan DROP COLUMN stale",
        "UPDATE state SET value = x'00'",
        "UPDATE search SET mark = x'00' WHERE what = 'state'",
        "UPDATE search SET value = x'00'",
        "UPDATE search SET value = x'00' WHERE what = 'shard'",
        "UPDATE search SET mark = x'00' WHERE what = 'block'",
        "DROP TABLE search",
    ],
)
def test_a_damaged_row_or_table_costs_a_full_build_and_nothing_else(
    tmp_path: Path, clean: dict[str, bytes], statement: str
) -> None:
    """One line of output reports the damage. The build makes a new cache, and the site is the same."""
    project = built(tmp_path)
    with sqlite3.connect(project.folder / CACHE) as db:
        db.execute(statement)
    db.close()
    shutil.rmtree(project.public)
    renamed(project)
    project.build(jobs=1)
    assert project.site() == clean
    (told,) = project.troubles()
    assert told.startswith(f"{CACHE}: is damaged (")
    assert told.endswith("; it is being rebuilt")
    project.build(jobs=1)
    assert not project.troubles()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET value = x'c0'",
        "UPDATE entry SET value = (SELECT value FROM entry WHERE name LIKE 'entry:%')",
        "DELETE FROM entry WHERE name = (SELECT name FROM entry WHERE name LIKE 'entry:%')",
        "UPDATE entry SET name = 'x' || name",
        "UPDATE plan SET value = x'90'",
        "UPDATE plan SET subject = 'x' || subject",
        "DELETE FROM readers",
        "UPDATE readers SET subjects = x'90'",
        "UPDATE readers SET name = 'x' || name",
        "UPDATE face SET value = x'c0'",
        "UPDATE face SET path = 'x' || path",
        "DELETE FROM state",
    ],
)
def test_what_an_edit_wakes_is_never_missed(tmp_path: Path, statement: str) -> None:
    """With any damage of the entries, the site after an edit equals a clean build."""
    project = built(tmp_path)
    with sqlite3.connect(project.folder / CACHE) as db:
        db.execute(statement)
    db.close()
    project.write("a.txt", TEXTS["a.txt"].replace("पुल खुला", "पुल नहीं खुला"))
    project.build(jobs=1)
    edited = project.site()
    shutil.rmtree(project.folder / ".cache")
    shutil.rmtree(project.public)
    project.build(jobs=1)
    assert edited == project.site()


@pytest.mark.parametrize("name", ["news-digest.sqlite", "news-digest.sqlite-wal", "news-digest.sqlite-shm"])
@pytest.mark.parametrize("full", [True, False])
def test_a_folder_in_place_of_the_cache_is_put_aside(tmp_path: Path, name: str, full: bool) -> None:
    """The files in the folder are not deleted."""
    project = built(tmp_path)
    clean, folder = project.site(), project.folder / ".cache" / name
    folder.unlink(missing_ok=True)
    folder.mkdir()
    if full:
        (folder / "precious.txt").write_text("x")
    project.build(jobs=1)
    assert project.site() == clean
    assert len(project.troubles()) == 1
    assert (folder.with_name(f"{name}.1") / "precious.txt").is_file() == full
    project.build(jobs=1)
    assert not project.troubles()


def test_a_cache_that_is_damaged_again_at_once_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build does not try again without end on a broken disk."""
    project = built(tmp_path)

    def broken(store: Store) -> dict[str, Seen]:
        raise DamagedStoreError("a row")

    monkeypatch.setattr(Store, "seen", broken)
    with pytest.raises(CacheError, match="check the disk"):
        project.build(jobs=1)


def test_a_cache_that_another_program_holds_is_not_deleted(tmp_path: Path) -> None:
    """The message reports the lock, and the next build uses the content of the cache."""
    project = built(tmp_path)
    with closing(sqlite3.connect(project.folder / CACHE)) as db:
        db.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CacheError, match="is in use by another program"):
            project.build(jobs=1)
    project.build(jobs=1)
    assert Stage("parse", 0) in project.events


def test_a_card_of_another_version_is_not_decoded(tmp_path: Path) -> None:
    """An upgrade changes the hash of the code. An old card may have other fields, so the article is parsed again."""
    project = built(tmp_path)
    clean = project.site()
    with sqlite3.connect(project.folder / CACHE) as db:
        db.execute("UPDATE reading SET code = 'older', card = x'c0'")
    db.close()
    project.build(jobs=1)
    assert project.site() == clean
    assert not project.troubles()


@pytest.mark.slow
def test_flipped_bits_never_reach_the_site(tmp_path: Path) -> None:
    """None of 200 caches with one flipped bit stops a build or changes a byte of the site."""
    project = built(tmp_path)
    clean, sound = project.site(), (project.folder / CACHE).read_bytes()
    chance = random.Random(2025)
    for _ in range(200):
        damaged = bytearray(sound)
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        (project.folder / CACHE).write_bytes(damaged)
        project.write("a.txt", TEXTS["a.txt"])
        project.build(jobs=1)
        assert project.site() == clean


@pytest.mark.slow
def test_names_left_out_by_hand_do_not_make_every_build_a_full_one(tmp_path: Path) -> None:
    """The iteration order of a set is not a change, so another process parses nothing again."""
    project = Project(tmp_path, dict(TEXTS))
    (project.folder / "entities.toml").write_text('never = ["पुल", "रेल", "बारिश", "राहत"]\n', "utf-8")
    for seed in "123":
        done = run("build", cwd=project.folder, env={"PYTHONHASHSEED": seed})
        assert done.returncode == 0, done.stderr
        assert ("(0 written)" in done.stderr) == (seed != "1"), done.stderr
