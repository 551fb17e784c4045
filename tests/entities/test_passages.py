"""Quotes and figures that an article contains about its entities."""

from pathlib import Path

from site_builder.addresses import sentence_id
from site_builder.article import Reader, read_article
from site_builder.model import Passage


def passages(folder: Path, text: str) -> dict[str, Passage]:
    """Return the passages of an article with this body, by text."""
    (folder / "a.txt").write_text(f"मंत्री ने नया पुल खोला\n\n{text}\n", "utf-8")
    article, _ = read_article(Reader(folder), "a.txt")
    return {one.text: one for one in article.card.passages}


def test_a_quote_is_kept_with_its_speaker_and_sentence(tmp_path: Path) -> None:
    """Other pages show the quote and link to its sentence."""
    said = "मंत्री मीरा जोशी ने कहा, “यह पुल पूरे जिले के लोगों का है।”"
    found = passages(tmp_path, f"{said} लोग खुश हैं।")["यह पुल पूरे जिले के लोगों का है।"]
    assert (found.kind, found.who, found.sentence) == ("quote", ("person/मीरा जोशी",), sentence_id(said))


def test_a_figure_is_kept_with_all_whom_its_sentence_names(tmp_path: Path) -> None:
    """A place in the dateline does not count as named in the first sentence."""
    first = "मीरा जोशी ने बताया कि जयपुर में पुल पर 40 करोड़ रुपये खर्च हुए।"
    found = passages(tmp_path, f"पटना, एजेंसी। {first} लोग खुश हैं।")[first]
    assert found.who == ("person/मीरा जोशी", "place/जयपुर")
    assert [found.text[start:end] for start, end in found.values] == ["40 करोड़ रुपये"]


def test_a_figure_without_a_name_and_a_word_in_marks_are_not_kept(tmp_path: Path) -> None:
    """They say nothing about an entity. A sentence that is too long to be shown alone is not kept either."""
    long = "मीरा जोशी ने " + "बहुत सारे लोगों के सामने " * 12 + "40 करोड़ रुपये का पुल खोला।"
    assert passages(tmp_path, f"पुल पर 40 करोड़ रुपये खर्च हुए। मीरा जोशी ने इसे “तोहफा” कहा। {long}") == {}


def test_sums_and_shares_are_kept_before_bare_numbers(tmp_path: Path) -> None:
    """For an article with many figures, six are kept."""
    numbers = " ".join(f"मीरा जोशी ने गांव नंबर {n} में {n} मकान देखे थे।" for n in range(11, 19))
    found = list(passages(tmp_path, f"{numbers} मीरा जोशी ने 40 करोड़ रुपये दिए थे।").values())
    assert len(found) == 6
    assert "40 करोड़ रुपये" in found[0].text
