"""The cache is only a cache: whatever is wrong with it, the site is the same as after a clean build."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.kit import Project, run

TEXTS = {
    "a.txt": "पुल खुला\n\nमंत्री मीरा जोशी ने जयपुर में 6 नवंबर 2025 को पुल खोला।",
    "b.txt": "रेल चली\n\nमंत्री मीरा जोशी ने जयपुर में नई रेल को रवाना किया।",
    "c.txt": "बारिश से राहत\n\nनेपाल में कल 20 करोड़ रुपये की मदद पहुंची।",
}
CACHE = Path(".cache") / "news-digest.sqlite"


def built(folder: Path) -> Project:
    """Return a project whose site is built."""
    project = Project(folder, dict(TEXTS))
    project.build(jobs=1)
    return project


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
    ],
)
def test_a_damaged_row_or_table_costs_a_full_build_and_nothing_else(tmp_path: Path, statement: str) -> None:
    """The build says that the cache is damaged, makes it anew, and writes the same site."""
    project = built(tmp_path)
    clean = project.site()
    with sqlite3.connect(project.folder / CACHE) as db:
        db.execute(statement)
    db.close()
    shutil.rmtree(project.public)
    project.build(jobs=1)
    assert project.site() == clean
    assert any("is damaged" in text for text in project.troubles())
    project.build(jobs=1)
    assert not project.troubles()


def test_a_card_of_another_version_is_not_decoded(tmp_path: Path) -> None:
    """An upgrade changes the hash of the code; the old card may have other fields, and costs a new parse only."""
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
    """Of 200 caches with one flipped bit none ends a build, and none changes a byte of the site."""
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
    """The order in which a process happens to hold them is no change: another process parses nothing anew."""
    project = Project(tmp_path, dict(TEXTS))
    (project.folder / "entities.toml").write_text('never = ["पुल", "रेल", "बारिश", "राहत"]\n', "utf-8")
    for seed in "123":
        done = run("build", cwd=project.folder, env={"PYTHONHASHSEED": seed})
        assert done.returncode == 0, done.stderr
        assert ("(0 written)" in done.stderr) == (seed != "1"), done.stderr
