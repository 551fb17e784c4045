"""Lines with more than one part."""

from tests.parsing.written import BODY, HEADLINE, MORE, kinds, read

NOTE = "(यह खबर एजेंसी फीड से ऑटो-अपलोड हुई है। इसे किसी ने एडिट नहीं किया है।)"


def test_a_note_at_the_end_of_a_paragraph_is_cut_off() -> None:
    """A note of the news feed is boilerplate, with or without a space before it."""
    for glue in (" ", ""):
        structure = read(HEADLINE, BODY, f"{MORE}{glue}{NOTE}")
        assert kinds(structure)[1:] == [("paragraph", "paragraph"), ("boilerplate", "known-inside")]
        assert [block.text for block in structure.blocks[1:]] == [MORE, NOTE]


def test_a_pointer_inside_a_paragraph_is_cut_off() -> None:
    """'यह भी पढ़ें' after the end of a sentence begins boilerplate. Inside a sentence it does not."""
    structure = read(HEADLINE, BODY, f"{MORE} यह भी पढ़ें: पहाड़ पर पहली बर्फ")
    assert kinds(structure)[2] == ("boilerplate", "known-beginning")
    assert len(read(HEADLINE, BODY, f"{MORE} नोटिस पर यह भी पढ़ें कि पुल कब बंद रहेगा।").blocks) == 2


def test_a_credit_glued_to_the_end_is_cut_off() -> None:
    """'Posted By' without a space before it is a byline. 'written by' inside a sentence is not."""
    assert kinds(read(HEADLINE, BODY, f"{MORE}Posted By: Sunita Rawat"))[2] == ("byline", "credit-to-writer")
    text = "The bridge was opened on Saturday. A poem, written by a teacher of the village, was read."
    assert len(read("A bridge over the river", text).blocks) == 1


def test_a_page_pasted_as_one_line_is_cut_at_its_glued_sentences() -> None:
    """The paragraph ends were lost.

    A question between them is a heading, and headlines in quotation marks are boilerplate."""
    page = (
        f"{BODY}{MORE}पुल के आसपास के बाजार में शनिवार को दिन भर भीड़ रही. 'बाढ़ में बहा था पुराना घाट'"
        f"'दस साल में तीन बार बदली योजना'{BODY} क्यों खास है यह पुल?{MORE} {BODY} {MORE}"
    )
    found = [(block.kind, block.text) for block in read(page).blocks]
    assert found[0] == ("paragraph", BODY)
    assert "".join("".join(text.split()) for _, text in found) == "".join(page.split())
    assert len(found) == 6


def test_lines_are_not_cut_at_abbreviations() -> None:
    """A full stop after one letter or after a single sign ends no sentence."""
    text = " ".join([BODY, "डी.सी. ने बताया कि वी.के.सिंह और आर.के.वर्मा भी आए थे।", *[MORE] * 6])
    assert len(read(text).blocks) == 1


def test_an_ending_behind_quote_marks_is_no_new_paragraph() -> None:
    """Bengali writes the ending of a quoted word behind the closing mark."""
    page = (
        "সেতুর কাজ শেষ হয়েছে। এখন গাড়ি চলবে।দুই পারের মানুষ খুশি।নদীর ঘাটে আলো বসবে। "
        "গ্রামের দল ‘নতুন সেতু’র পাশে মেলা করবে।বাজার খুলেছে। "
    )
    found = [block.text for block in read(*[page * 7]).blocks]
    assert len(found) > 3
    assert not any(text.startswith("র ") for text in found)
