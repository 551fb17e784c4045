"""The text of every kind of block is searched, counted and quoted."""

import json
from pathlib import Path

import pytest

from site_builder.article import Reader, read_article
from site_builder.model import Article
from tests.kit import ROOT, run_here

SEEDS = ROOT / "tests" / "sites" / "blocks" / "seeds"
NAMES = ("har-tarah.md", "purana-panna.html", "suchi.txt")


def made(folder: Path, text: str) -> Article:
    """Return the article for a Markdown text."""
    (folder / "a.md").write_text(f"# नदी पर नया पुल खुला\n\n{text}", "utf-8")
    return read_article(Reader(folder), "a.md")[0]


@pytest.mark.parametrize("name", NAMES)
def test_offsets_are_right_in_every_block(name: str) -> None:
    """The offsets of each mention and quotation are right, also in lists, tables, verse and footnotes."""
    body = read_article(Reader(SEEDS), name)[0].body
    spans = [(m.block, m.start, m.end, m.surface) for m in body.mentions]
    spans += [(q.block, q.start, q.end, q.text) for q in body.quotes]
    for block, start, end, text in spans:
        if block >= 0:
            assert body.blocks[block].text[start:end] == text


def test_values_are_found_in_cells_but_not_shown_as_key_figures(tmp_path: Path) -> None:
    """A figure in a cell needs its row to be understood. Two adjacent cells are never one value."""
    article = made(
        tmp_path, "किराया ₹70 है।\n\n| सेवा | शुल्क | कितने |\n|--|--|--|\n| क | ₹250 | 15 |\n| ख | 7 | करोड़ रुपये |"
    )
    found = {(mention.kind, mention.surface) for mention in article.body.mentions}
    assert {("money", "₹70"), ("money", "₹250")} <= found
    assert not any("करोड़" in surface for _, surface in found)
    assert article.card.values == (("money", "₹70"),)


def test_names_do_not_run_from_one_line_into_the_next(tmp_path: Path) -> None:
    """This holds in verse, in an address and in a list of names."""
    article = made(tmp_path, "समिति में ये लोग हैं:\n\nमंत्री राम कुमार  \nमंत्री श्याम लाल\n")
    assert [entity.name for entity in article.card.entities] == ["राम कुमार", "श्याम लाल"]


def test_no_names_are_found_in_code(tmp_path: Path) -> None:
    """Code is shown and counted, but not searched for names."""
    article = made(tmp_path, "पुल खुल गया है।\n\n```\nमंत्री राम कुमार ₹250\n```")
    assert article.card.entities == ()
    assert article.body.mentions == ()


def test_every_word_that_is_shown_is_counted(tmp_path: Path) -> None:
    """Counted are cells, definitions, footnotes and code. The excerpt contains running text only."""
    text = "पुल खुल गया।[^1]\n\n| एक | दो |\n|--|--|\n| तीन | चार |\n\nशब्द\n: अर्थ\n\n[^1]: टिप्पणी\n"
    card = made(tmp_path, text).card
    assert card.word_count == 5 + 3 + 4 + 2 + 1
    assert card.excerpt == "पुल खुल गया। शब्द अर्थ"


def test_the_command_parse_tells_what_blocks_stand_in() -> None:
    """It prints the same as the machine edition. Each line number is one of the file."""
    row = json.loads(run_here("parse", SEEDS / "har-tarah.md", cwd=ROOT).stdout)
    rows = (SEEDS / "har-tarah.md").read_text("utf-8").split("\n")
    pictures = [block for block in row["blocks"] if block["kind"] == "picture"]
    assert [block["picture"]["alt"] for block in pictures] == [
        "पुस्तकालय की इमारत, सामने दो पेड़", "दूर की तस्वीर", "",
    ]  # fmt: skip
    assert all("![" in rows[block["line"] - 1] for block in pictures)
    cells = [block for block in row["blocks"] if block["kind"] == "table-cell"]
    assert all([one["kind"] for one in cell["around"]][:2] == ["table", "row"] for cell in cells)
