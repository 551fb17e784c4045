"""Whose words are quoted."""

import pytest

from tests.entities.stories import quotes

SAID = "“हम सब मिलकर काम करेंगे।”"


def speakers(*paragraphs: str, language: str = "hi", **kinds: str) -> list[str | None]:
    """Return who says the quotations of paragraphs."""
    return [who for _, who in quotes(*paragraphs, language=language, **kinds)]


@pytest.mark.parametrize(
    "text",
    [
        f"मंत्री रमा देवी ने कहा, {SAID}",
        f"रमा देवी ने सोमवार को पत्रकारों से बातचीत में कहा, {SAID}",
        f"रमा देवी (52) ने कहा, {SAID}",
        f"रमा देवी जी ने कहा, {SAID}",
        f"रमा देवी के अनुसार, {SAID}",
        f"रमा देवी के मुताबिक {SAID}",
        f"रमा देवी का कहना है, {SAID}",
        f"बकौल रमा देवी, {SAID}",
        f"नगर टाइम्स ने रमा देवी के हवाले से बताया, {SAID}",
        f"रमा देवी बोलीं, {SAID}",
        f"{SAID} रमा देवी ने कहा।",
        f"{SAID} - रमा देवी, महापौर",
        f"रमा देवी: {SAID}",
        "रमा देवी ने इस काम को “बड़ी भूल” बताया।",
        f"रमा देवी ने कहा कि काम बढ़ा है और यह भी कहा, {SAID}",
    ],
)
def test_the_words_around_tell_the_speaker(text: str) -> None:
    """Verb and marker, source phrase, colon, signature."""
    assert speakers(text, person="रमा देवी", organisation="नगर टाइम्स") == ["रमा देवी"]


def test_a_pronoun_means_the_last_subject() -> None:
    """Not merely the last person named."""
    text = f"श्री वर्मा ने रमा देवी को धन्यवाद दिया।\nउन्होंने लिखा, {SAID}"
    assert speakers(*text.split("\n"), person="रमा देवी", person2="अजय वर्मा|श्री वर्मा") == ["अजय वर्मा"]
    assert speakers(*text.split("\n"), person="रमा देवी", person2="अजय वर्मा|श्री वर्मा", place="पटना") == ["अजय वर्मा"]


def test_a_pronoun_after_somebody_unnamed_means_nobody_known() -> None:
    """An official spoke last."""
    assert speakers(f"रमा देवी ने पुल देखा। एक अधिकारी ने पानी भी देखा। उन्होंने कहा, {SAID}", person="रमा देवी") == [None]


def test_a_title_means_the_person_who_bears_it() -> None:
    """An indefinite one means nobody."""
    story = "राजदूत रमा देवी और अजय वर्मा मिले।"
    assert speakers(story, f"राजदूत ने कहा, {SAID}", person="रमा देवी", person2="अजय वर्मा") == ["रमा देवी"]
    assert speakers(story, f"एक राजदूत ने कहा, {SAID}", person="रमा देवी", person2="अजय वर्मा") == [None]


def test_an_alias_leads_to_the_full_name() -> None:
    """And so does a surname that nobody marked as a mention."""
    assert speakers(f"श्री वर्मा ने कहा, {SAID}", person="अजय वर्मा|श्री वर्मा") == ["अजय वर्मा"]
    assert speakers(f"अजय वर्मा आए। वर्मा ने कहा, {SAID}", person="अजय वर्मा") == ["अजय वर्मा"]


def test_countries_and_bodies_speak_too() -> None:
    """Whatever stands before the subject's marker."""
    assert speakers("भारत ने इस कदम को “अनुचित और गलत” कहा है।", place="भारत") == ["भारत"]
    assert speakers(f"जल आयोग ने कहा, {SAID}", organisation="जल आयोग") == ["जल आयोग"]


@pytest.mark.parametrize(
    "text",
    [
        f"रमा देवी आईं। {SAID}",
        f"रमा देवी के भाई ने कहा, {SAID}",
        f"रमा देवी और अजय वर्मा ने कहा, {SAID}",
        f"एक अधिकारी ने कहा, {SAID} रमा देवी ने कहा कि पुल खुलेगा।",
        "दोनों ने “साझा लक्ष्यों” पर चर्चा की।",
    ],
)
def test_an_unknown_speaker_is_none(text: str) -> None:
    """Better none than a wrong one."""
    assert speakers(text, person="रमा देवी", person2="अजय वर्मा") == [None]


@pytest.mark.parametrize(
    "text",
    [
        'Mary Hill said: "We will all work together."',
        '"We will all work together," said Mary Hill.',
        '"We will all work together," Mary Hill said.',
        'According to Mary Hill, "we will all work together".',
        'Mary Hill came. "We will all work together," she said.',
    ],
)
def test_english_speakers_stand_beside_the_verb(text: str) -> None:
    """Before or behind it, or a pronoun for them."""
    assert speakers(text, language="en", person="Mary Hill") == ["Mary Hill"]


def test_each_of_two_quotations_has_its_own_speaker() -> None:
    """Words of one quotation do not tell the speaker of the next."""
    text = f"रमा देवी ने कहा, {SAID} अजय वर्मा ने कहा, “मैंने लिखा था कि पुल बनेगा।”"
    assert speakers(text, person="रमा देवी", person2="अजय वर्मा") == ["रमा देवी", "अजय वर्मा"]
