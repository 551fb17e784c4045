"""Files for programs are small, and each article stays in its own file."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from site_builder.pages.file_parts import IN_A_FILE, file_parts
from tests.kit import Project

DAYS = (None, "2025-11", "2025-11-05", "2025-11-06")
ids = st.from_regex("[a-z0-9]{6}", fullmatch=True)
articles = st.dictionaries(ids, st.sampled_from(DAYS), min_size=1, max_size=400)


@given(articles)
def test_every_article_stands_in_one_file(days: dict[str, str | None]) -> None:
    """The order of the articles is kept. File names differ, even without regard to case."""
    parts = list(file_parts("2025-11", list(days), days))
    assert sorted(id_ for _, ids in parts for id_ in ids) == sorted(days)
    assert all(list(ids) == [id_ for id_ in days if id_ in ids] for _, ids in parts)
    assert len({name.casefold() for name, _ in parts}) == len(parts)


def test_a_month_of_few_articles_has_one_file() -> None:
    """The file has the name of the month."""
    days = {f"{number:03}": "2025-11-06" for number in range(IN_A_FILE)}
    assert list(file_parts("2025-11", list(days), days)) == [("2025-11", tuple(days))]


def test_a_month_of_many_has_a_file_for_each_day() -> None:
    """Articles without a known day are in the file of the month."""
    days: dict[str, str | None] = {f"{number:03}": f"2025-11-{1 + number % 20:02}" for number in range(IN_A_FILE)}
    days["x"] = "2025-11"
    parts = dict(file_parts("2025-11", list(days), days))
    assert len(parts) == 21
    assert parts["2025-11"] == ("x",)
    assert parts["2025-11-02"] == ("001", "021", "041", "061", "081")


def test_one_more_article_without_a_date_changes_one_file() -> None:
    """This holds for any number of articles."""
    days = dict.fromkeys(f"{number:04}" for number in range(1000))
    before = dict(file_parts("undated", list(days), days))
    after = dict(file_parts("undated", ["new", *days], {"new": None, **days}))
    assert sum(before.get(name) != ids for name, ids in after.items()) == 1
    assert max(map(len, after.values())) < 1.5 * IN_A_FILE


def test_the_files_of_a_site_hold_all_articles(tmp_path: Path) -> None:
    """Text and data of one article are in files of the same name. An edit writes only these two files."""
    project = Project(tmp_path, {f"{n}.txt": story(n) for n in range(IN_A_FILE + 5)})
    project.build()
    before = project.site()
    about, texts = ids_in(project, "articles"), ids_in(project, "text")
    assert about == texts
    assert sum(map(len, about.values())) == IN_A_FILE + 5
    project.write("7.txt", f"{story(7)} सब खुश हैं।")
    project.build()
    changed = [address for address, content in project.site().items() if before.get(address) != content]
    assert sum(address.startswith("data/articles/") for address in changed) == 1
    assert sum(address.startswith("data/text/") for address in changed) == 1


def story(number: int) -> str:
    """Return an article with a unique line, because repeated lines are left out."""
    village = "".join("कगचजटडतदपब"[int(digit)] + "ा" for digit in f"{number:03}")
    return f"{village} में नया कुआं\n\n{village} में लोगों ने एक नया कुआं बनाया।"


def ids_in(project: Project, folder: str) -> dict[str, list[str]]:
    """Return the ids in each file of a folder of the machine edition."""
    files = (project.public / "data" / folder).glob("*.jsonl")
    return {file.name: [json.loads(row)["id"] for row in file.read_text("utf-8").splitlines()] for file in files}
