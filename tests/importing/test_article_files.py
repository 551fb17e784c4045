"""An import adds article files and never changes existing ones."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.errors import Problem, SourceError
from site_builder.importing.article_files import ImportedArticle, SkippedRecord, article_text, write_records
from site_builder.importing.known_articles import LEDGER
from site_builder.importing.record import ImportRecord, front_of
from site_builder.model import FrontMatter
from site_builder.sources.front_matter import split
from site_builder.text.normalise import normalise
from tests.importing.conftest import BODY, Importer
from tests.kit import Project


def rows(*numbers: int, text: str = BODY) -> str:
    """Return records of JSON Lines with these numbers in their addresses."""
    made = ({"title": f"खबर {n}", "text": f"{text} {n}", "url": f"https://example.org/{n}"} for n in numbers)
    return "\n".join(map(json.dumps, made))


def test_importing_again_adds_only_what_is_new(importing: Importer, tmp_path: Path) -> None:
    """Edited articles stay edited, removed ones stay away, and changes at the source are reported."""
    assert len(importing("a.jsonl", rows(1, 2, 3)).files) == 3
    edited = tmp_path / "seeds" / "khabar-1.txt"
    edited.write_text("+++\n+++\n\nmine\n", "utf-8")
    (tmp_path / "seeds" / "khabar-2.txt").unlink()
    done = importing("b.jsonl", rows(1, 2, 3, 4) + "\n" + rows(3, text="दूसरा पाठ, जो बाद में बदला गया।"))
    assert done.good
    assert sorted(done.files) == ["khabar-1.txt", "khabar-3.txt", "khabar-4.txt"]
    assert edited.read_text("utf-8") == "+++\n+++\n\nmine\n"
    line = f"its line in {LEDGER}"
    assert done.told.splitlines() == [
        "skipped: b.jsonl:1: is in khabar-1.txt already",
        f"skipped: b.jsonl:2: was imported as khabar-2.txt, which no longer exists; to import it again, remove {line}",
        "skipped: b.jsonl:3: is in khabar-3.txt already",
        f"skipped: b.jsonl:5: is another text of khabar-3.txt; remove that file and {line} to take this one",
        "seeds: 1 article written, 4 skipped, 0 left out",
    ]


def test_what_came_in_another_way_is_known_by_address_or_text(importing: Importer, tmp_path: Path) -> None:
    """Examples are an article written by hand, and an import whose record is lost."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "own.md").write_text(
        '+++\nsource_url = "http://www.example.org/1/"\n+++\n\nमेरा पाठ।\n', "utf-8"
    )
    assert "is in" not in importing("a.jsonl", rows(1)).told
    importing("b.jsonl", rows(2))
    (tmp_path / "seeds" / LEDGER).unlink()
    done = importing("c.jsonl", rows(1, 2))
    assert sorted(done.files) == ["khabar-2.txt", "own.md"]
    assert "c.jsonl:2: is in khabar-2.txt already" in done.told


def test_the_front_page_of_a_publisher_is_not_the_address_of_an_article(importing: Importer) -> None:
    """If a column has the publisher's front page for all records, they are still different articles."""
    made = [json.dumps({"title": f"खबर {n}", "text": f"{BODY} {n}", "url": "https://example.org/"}) for n in (1, 2)]
    assert len(importing("a.jsonl", "\n".join(made)).files) == 2


def test_articles_of_one_name_get_numbers_whatever_their_kind(importing: Importer) -> None:
    """Addresses of articles do not contain the suffix of the file, so the names must differ without it."""
    made = [
        {"title": "खबर", "text": BODY},
        {"title": "खबर", "text": f"<p>{BODY} फिर।</p>"},
        {"title": "खबर", "text": "और।"},
    ]
    assert sorted(importing("a.json", json.dumps(made)).files) == ["khabar-2.md", "khabar-3.txt", "khabar.txt"]


def test_a_headline_like_a_date_does_not_date_its_article(importing: Importer, tmp_path: Path) -> None:
    """A date at the beginning of a file name would count as the publication date."""
    importing("a.jsonl", json.dumps({"title": "2024-05-06 एक याद", "text": BODY}))
    assert [one.name for one in (tmp_path / "seeds").glob("*.txt")] == ["on-2024-05-06-ek-yad.txt"]


def test_what_is_written_builds(importing: Importer, tmp_path: Path) -> None:
    """Title, picture, source and text are on the page."""
    done = importing("a.jsonl", rows(1, 2))
    project = Project(tmp_path / "p", dict(done.files))
    assert project.build(strict=True).articles == 2
    page = project.article("khabar-1")
    assert "<h1" in page
    assert "https://example.org/1" in page


def test_a_folder_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    """The message contains the system's reason."""
    (tmp_path / "seeds").write_text("", "utf-8")
    with pytest.raises(SourceError, match="cannot be written"):
        list(write_records([ImportRecord("a", 1, FrontMatter(), BODY)], tmp_path / "seeds"))


WORDS = st.text(max_size=40)


@given(
    title=WORDS, tags=st.lists(WORDS, max_size=3), authors=st.lists(WORDS, max_size=3), text=st.text(min_size=1),
    date=st.sampled_from(["2025", "2025-11", "2025-11-06", "2025-11-06T09:30:00", "2025-11-06T09:30:00+05:30"]),
)  # fmt: skip
def test_what_is_written_is_what_is_read(title: str, tags: list[str], authors: list[str], text: str, date: str) -> None:
    """Any letters, quotes and line ends survive."""
    front = front_of({"title": title, "tags": tags, "author": authors, "date": date})
    above = split(normalise(article_text(front, text)), "a.txt")
    assert above.front == front
    assert above.text.strip() == normalise(text).strip()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=6))
def test_no_record_is_lost_and_none_comes_twice(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[str, str]]
) -> None:
    """Each record is written or reported with its file. A second import writes nothing."""
    folder = tmp_path_factory.mktemp("seeds")
    records = [
        ImportRecord("a", n, front_of({"source_url": f"https://example.org/{url}"}), f"पाठ {text}")
        for n, (url, text) in enumerate(made, 1)
    ]
    first, second = list(write_records(records, folder)), list(write_records(records, folder))
    written = [one.name for one in first if isinstance(one, ImportedArticle)]
    assert len(first) == len(made)
    assert sorted(written) == sorted(path.name for path in folder.glob("*.txt"))
    assert {one.name for one in first if isinstance(one, SkippedRecord)} <= set(written)
    assert not [one for one in second if isinstance(one, ImportedArticle | Problem)]
