"""One source becomes one article."""

from pathlib import Path

import pytest

from site_builder.article import Reader, read_article
from site_builder.errors import SourceError
from site_builder.model import Entity, Extraction, Structure

TEXT = "नदी पर नया पुल खुला\n\nजयपुर में नदी पर नया पुल आज खुल गया।\n"


def test_the_extractor_is_an_argument(tmp_path: Path) -> None:
    """Another one can take its place: it is handed the structure and the threshold, and its word is taken."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    handed: list[tuple[str | None, float]] = []

    def extractor(structure: Structure, threshold: float) -> Extraction:
        handed.append((structure.headline, threshold))
        return Extraction((), (Entity("place", "कहीं", (), 1, "place/कहीं", 1.0),), ())

    article, _ = read_article(Reader(tmp_path, extractor=extractor, threshold=0.7), "a.txt")
    assert handed == [("नदी पर नया पुल खुला", 0.7)]
    assert [entity.name for entity in article.card.entities] == ["कहीं"]


def test_a_fault_of_ours_is_told_as_a_problem_of_that_article(tmp_path: Path) -> None:
    """An extractor that fails ends in a message with the path, not in a traceback."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")

    def extractor(structure: Structure, threshold: float) -> Extraction:
        raise ZeroDivisionError("oh")

    with pytest.raises(SourceError, match=r"a\.txt: news-digest failed on it \(ZeroDivisionError: oh\)"):
        read_article(Reader(tmp_path, extractor=extractor), "a.txt")
