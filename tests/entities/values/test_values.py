"""Properties of all values."""

import time
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from site_builder.entities import values
from site_builder.entities.quotes import find_quotes
from site_builder.entities.values import find_values
from site_builder.model import HEADLINE, STANDFIRST, Block, BlockKind
from tests.entities.stories import found_in, names, structure
from tests.timing import grows_less

_PIECES = st.sampled_from(
    [
        *("6 नवंबर 2025", "गुरुवार", "(", ")", "दो", "लाख", "करोड़ों", "रुपये", "₹", "$", "50%", "फीसदी", "@नाम", "@name"),
        *("0326-2311217", "2024-25", "से", "-", "एक", "की मौत", "के दशक", "90", "।", ".", ",", "\n", "“", "”", "'"),
        *("ने कहा", "उन्होंने", "राम", "hi", "3.", "1,2", "٣", "১২", "²", "½", "\u200d", "\0", "माइनस", "हफ्ते भर"),
        *("साढ़े", "और", "मई", "May 5", "Wed,", "2005/5", "9:30", "बजे", "k", "m", "चंद", "कमाई"),
        *("12", "108", "5.4", "7", "लोग", "डिग्री", "फ़ोन", "पर", "कुछ", "four", "people", "वर्ष", "cent"),
    ]
)
_TEXT = st.one_of(
    st.lists(st.one_of(_PIECES, st.text(max_size=5)), max_size=25).map(" ".join),
    st.lists(_PIECES, max_size=25).map("".join),
)


@settings(max_examples=150)
@given(_TEXT, _TEXT, st.sampled_from(["hi", "en", "ur", "zh", "xx", ""]), st.sampled_from([None, "2020-02-29"]))
def test_offsets_lead_to_the_surface_and_nothing_overlaps(
    first: str, second: str, language: str, published: str | None
) -> None:
    """For any text there is no exception, and two runs give the same values."""
    story = structure(first, second, language=language, published=published)
    mentions = find_values(story)
    assert mentions == find_values(story)
    last = (0, 0)
    for mention in mentions:
        assert story.blocks[mention.block].text[mention.start : mention.end] == mention.surface
        assert last <= (mention.block, mention.start) < (mention.block, mention.end)
        last = (mention.block, mention.end)
    for quote in find_quotes(story, (), ()):
        assert story.blocks[quote.block].text[quote.start : quote.end] == quote.text


def test_values_are_found_in_headline_standfirst_and_blocks() -> None:
    """Each text has its own block number."""
    story = replace(structure("50% छूट है।", headline="147 केस मिले"), standfirst="दस लोग आए")
    assert [(m.block, m.surface) for m in find_values(story)] == [
        (HEADLINE, "147 केस"),
        (STANDFIRST, "दस लोग"),
        (0, "50%"),
    ]


def test_a_value_may_be_all_that_a_block_says() -> None:
    """A value may be the first words of a block, its last words, or the whole block."""
    blocks = ("रविवार", "सौ", "दो मई", "$5")
    assert [(m.block, m.surface) for m in find_values(structure(*blocks))] == [
        (0, "रविवार"),
        (2, "दो मई"),
        (3, "$5"),
    ]


def test_what_is_not_story_has_no_values() -> None:
    """Boilerplate, time stamps and duplicates contain no values."""
    kinds: tuple[BlockKind, ...] = ("boilerplate", "timestamp", "byline", "highlights-label")
    blocks = [Block(kind, "6 नवंबर 2025", "", "test", 1) for kind in kinds]
    blocks.append(Block("caption", "6 नवंबर 2025", "", "test", 1, duplicate=True))
    assert find_values(replace(structure(), blocks=tuple(blocks))) == ()


def test_no_value_crosses_a_block() -> None:
    """Two list items are two blocks."""
    assert found_in(structure("कुल 5", "करोड़ रुपये")) == [("5", "5")]


_TIRING = (
    *("5", "5 से ", "1991, ", "दो लाख ", "(गुरुवार ", "@a.", "0-", "करोड़ों ", "में 2000", "“", "'", "ने कहा, '", "“क। "),
    "राम ने कहा, “हम सब साथ चलेंगे।” उन्होंने कहा, “हम सब साथ चलेंगे।” ",
)


def test_time_grows_with_length() -> None:
    """Eight times the text takes about eight times as long at most, for any content."""
    for piece in _TIRING:
        assert grows_less(partial(_seconds, piece), 200, 1_600, than=20, room=0.05), piece


def _seconds(piece: str, count: int) -> float:
    story = structure(piece * count)
    people = names(story, person="राम")
    start = time.process_time()
    find_values(story)
    find_quotes(story, *people)
    return time.process_time() - start


@settings(max_examples=300)
@given(_TEXT, st.sampled_from(["hi", "en", "xx"]))
def test_a_plain_count_is_read_as_if_all_readers_had_looked_at_it(text: str, language: str) -> None:
    """The fast path of `read_count` gives the same results as all readers."""
    story = structure(text, language=language)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(values, "read_count", lambda *_: None)
        at_length = find_values(story)
    assert find_values(story) == at_length
