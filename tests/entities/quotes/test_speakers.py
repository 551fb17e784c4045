"""The speaker of each quotation."""

import pytest

from tests.entities.stories import quotes

SAID = "“हम सब मिलकर काम करेंगे।”"


def speakers(*paragraphs: str, language: str = "hi", **kinds: str) -> list[str | None]:
    """Return the speakers of the quotations in these paragraphs."""
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
        f"रमा देवी (नगर टाइम्स) ने कहा, {SAID}",
        f"रमा देवी, अध्ययन की सहलेखक, ने कहा, {SAID}",
        f"रमा देवी मंगलवार के एक वीडियो में कहती हैं, {SAID}",
        f"रमा देवी पहले ही कह चुकी हैं कि {SAID}",
        f"रमा देवी ने मेले का दौरा किया। उन्होंने आग्रह किया, {SAID}",
        f"रमा देवी की रिपोर्ट के मुताबिक, {SAID}",
        f"रमा देवी ने मेले का दौरा किया। उनका यह भी कहना है कि {SAID}",
        "‘पुल का काम जल्द पूरा होगा’, बाढ़ को लेकर रमा देवी का बड़ा बयान",
        f"रमा देवी के विश्लेषण में कहा गया, {SAID}",
        "यह काम “नगर को नुकसान पहुंचाता है” और रुकना चाहिए। रमा देवी ने सोमवार को यह बात कही।",
    ],
)
def test_the_words_around_tell_the_speaker(text: str) -> None:
    """Evidence is a verb with a case marker, a source phrase, a colon, or a signature."""
    assert speakers(text, person="रमा देवी", organisation="नगर टाइम्स") == ["रमा देवी"]


def test_a_pronoun_leads_back_over_blocks_that_only_quote() -> None:
    """'वे कहती हैं' and 'उनका कहना है' mean the earlier speaker, even if other quotations stand between."""
    story = (
        "रमा देवी का मानना है कि काम बढ़ेगा।",
        f"वे कहती हैं, {SAID}",
        SAID,
        f"उनका कहना है कि {SAID}",
        f"वे कहती हैं, {SAID}",
    )
    assert [who for who in speakers(*story, person="रमा देवी") if who] == ["रमा देवी"] * 4


@pytest.mark.parametrize(
    "text",
    [
        f"रमा देवी और हरि दास एक वीडियो में कहते हैं, {SAID}",
        f"रमा देवी हरि दास गांव पहुंचे और कहते हैं, {SAID}",
        f"रमा देवी को एक वीडियो में कहते सुना, {SAID}",
        f"अपनी रिपोर्ट के मुताबिक, {SAID}",
    ],
)
def test_of_two_who_may_speak_nobody_does(text: str) -> None:
    """A verb without a case marker needs exactly one plain name, and a report needs an author.

    Otherwise there is no speaker."""
    assert speakers(text, person="रमा देवी", organisation="नगर टाइम्स", person2="हरि दास") == [None]


def test_a_pronoun_means_the_last_subject() -> None:
    """The last named person may not be the subject."""
    text = f"श्री वर्मा ने रमा देवी को धन्यवाद दिया।\nउन्होंने लिखा, {SAID}"
    assert speakers(*text.split("\n"), person="रमा देवी", person2="अजय वर्मा|श्री वर्मा") == ["अजय वर्मा"]
    assert speakers(*text.split("\n"), person="रमा देवी", person2="अजय वर्मा|श्री वर्मा", place="पटना") == ["अजय वर्मा"]


def test_a_pronoun_after_somebody_unnamed_means_nobody_known() -> None:
    """The last speaker was an official without a name."""
    assert speakers(f"रमा देवी ने पुल देखा। एक अधिकारी ने पानी भी देखा। उन्होंने कहा, {SAID}", person="रमा देवी") == [None]


def test_a_title_means_the_person_who_bears_it() -> None:
    """A title with an indefinite word means no known person."""
    story = "राजदूत रमा देवी और अजय वर्मा मिले।"
    assert speakers(story, f"राजदूत ने कहा, {SAID}", person="रमा देवी", person2="अजय वर्मा") == ["रमा देवी"]
    assert speakers(story, f"एक राजदूत ने कहा, {SAID}", person="रमा देवी", person2="अजय वर्मा") == [None]


def test_an_alias_leads_to_the_full_name() -> None:
    """A surname that is not marked as a mention also leads to the full name."""
    assert speakers(f"श्री वर्मा ने कहा, {SAID}", person="अजय वर्मा|श्री वर्मा") == ["अजय वर्मा"]
    assert speakers(f"अजय वर्मा आए। वर्मा ने कहा, {SAID}", person="अजय वर्मा") == ["अजय वर्मा"]


def test_states_and_bodies_speak_too() -> None:
    """A country can be a speaker as a state. No other place can."""
    assert speakers("भारत ने इस कदम को “अनुचित और गलत” कहा है।", place="भारत=IN") == ["भारत"]
    assert speakers(f"जल आयोग ने कहा, {SAID}", organisation="जल आयोग") == ["जल आयोग"]
    assert speakers(f"पटना ने कहा, {SAID}", place="पटना") == [None]


def test_a_noun_stands_for_the_one_body_that_it_ends() -> None:
    """The noun is ambiguous between two bodies, and it does not mean a body that another word excludes."""
    story = "जल आयोग की बैठक हुई।"
    assert speakers(story, f"आयोग ने कहा, {SAID}", organisation="जल आयोग") == ["जल आयोग"]
    assert speakers(story, f"महिला आयोग ने कहा, {SAID}", organisation="जल आयोग") == [None]
    both = f"{story} वन आयोग भी आया।"
    assert speakers(both, f"आयोग ने कहा, {SAID}", organisation="जल आयोग", organisation2="वन आयोग") == [None]


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
def test_an_unknown_speaker_is_left_out(text: str) -> None:
    """No speaker is better than a wrong one."""
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
    """The speaker is before or after the verb, or a pronoun stands for the speaker."""
    assert speakers(text, language="en", person="Mary Hill") == ["Mary Hill"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("زارا ناصر نے کہا کہ ’ہم سب مل کر باغ لگائیں گے۔‘", "زارا ناصر"),
        ("زارا ناصر کے مطابق ’ہم سب مل کر باغ لگائیں گے۔‘", "زارا ناصر"),
        ("زارا ناصر نے باغ دیکھا۔ ان کا کہنا تھا: ’ہم سب مل کر باغ لگائیں گے۔‘", "زارا ناصر"),
        ("زارا ناصر نے باغ دیکھا۔ وزیر خارجہ نے کہا: ’ہم سب مل کر باغ لگائیں گے۔‘", None),
        ("زارا ناصر نے باغ دیکھا۔ ایک مالی نے کہا: ’ہم سب مل کر باغ لگائیں گے۔‘", None),
    ],
)
def test_urdu_speakers_are_marked_as_in_hindi(text: str, speaker: str | None) -> None:
    """A subject has نے; a title that is nobody's name gives no speaker."""
    assert speakers(text, language="ur", person="زارا ناصر") == [speaker]


def test_each_of_two_quotations_has_its_own_speaker() -> None:
    """The words of one quotation are no evidence for the speaker of the next."""
    text = f"रमा देवी ने कहा, {SAID} अजय वर्मा ने कहा, “मैंने लिखा था कि पुल बनेगा।”"
    assert speakers(text, person="रमा देवी", person2="अजय वर्मा") == ["रमा देवी", "अजय वर्मा"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"पुणे में एक दुकान की मालकिन ने कहा, {SAID}", None),
        (f"{SAID} पुणे के लोगों ने कहा।", None),
        (f"रमा देवी पुणे आईं और मालकिन ने कहा, {SAID}", None),
        (f"{SAID} ऐसा पुणे में बताया गया।", None),
        (f"पुणे नगर निगम ने कहा, {SAID}", "पुणे नगर निगम"),
    ],
)
def test_a_place_is_not_a_speaker_but_a_body_is(text: str, speaker: str | None) -> None:
    """The next name in the sentence does not replace an unknown speaker either."""
    found = speakers(text, place="पुणे", person="रमा देवी", organisation="पुणे नगर निगम")
    assert found == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('The owner of a café in Pune said "prices rose by ten per cent".', None),
        ('A spokesman for Mary Hill said: "We will all work together."', None),
        ('"We will all work together," said a friend of Mary Hill.', None),
        ('"We will all work together," said Mary Hill\'s lawyer.', None),
        ('"We will all work together," he said of Mary Hill.', None),
        ('Water Board said "no case was filed" in the matter.', "Water Board"),
        ('Mary Hill, a lawyer of the town, has also said: "We will all work together."', "Mary Hill"),
        ('"We will all work together," said chief engineer Mary Hill.', "Mary Hill"),
        ('"We will all work together." A festival that Mary Hill opened, the town announced later.', None),
    ],
)
def test_an_english_name_speaks_only_where_it_is_the_subject(text: str, speaker: str | None) -> None:
    """A name after 'of', 'in' or 'for', or with 's, is not the subject."""
    found = speakers(text, language="en", person="Mary Hill", place="Pune", organisation="Water Board")
    assert found == [speaker]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("रमा देवी ने कहा, “हम सब मिलकर काम करेंगे।", "“दूसरा काम भी हम सब मिलकर करेंगे।”"),
        ("रमा देवी ने कहा, “हम सब मिलकर काम करेंगे।", "दूसरा काम भी हम सब मिलकर करेंगे।” फिर वे गईं।"),
        ("रमा देवी ने कहा, ‘हम सब मिलकर यह बड़ा काम करेंगे।", "दूसरा काम भी हम सब मिलकर करेंगे।’"),
        ("रमा देवी ने यह कहा:", "“दूसरा काम भी हम सब मिलकर करेंगे।”"),
        ("रमा देवी कहती हैं,", "“दूसरा काम भी हम सब मिलकर करेंगे।”"),
        ("रमा देवी ने news.in से बातचीत में कहा, “दूसरा काम भी हम सब मिलकर करेंगे।”",),
        ("“हम सब मिलकर काम करेंगे,” रमा देवी ने कहा। “दूसरा काम भी हम सब मिलकर करेंगे।”",),
    ],
)
def test_words_that_go_on_keep_their_speaker(paragraphs: tuple[str, ...]) -> None:
    """This holds across paragraphs, with or without an opening mark, and after the words that name the speaker."""
    assert set(speakers(*paragraphs, person="रमा देवी")) == {"रमा देवी"}


def test_english_words_that_go_on_keep_their_speaker() -> None:
    """Each paragraph of a long quotation begins with a mark, and only the last one ends with one."""
    story = ('Mary Hill said: "We will all work.', '"It is a long way to go.', '"We are ready for it."')
    assert speakers(*story, language="en", person="Mary Hill") == ["Mary Hill"] * 3
    short = ('Mary Hill said: "We will all work.', '"It is long.', '"We are ready for it."')
    assert speakers(*short, language="en", person="Mary Hill") == ["Mary Hill"] * 3
    one = '"We will all work," said Mary Hill. "It is a long way to go."'
    assert speakers(one, language="en", person="Mary Hill") == ["Mary Hill"] * 2


def test_words_after_a_quotation_that_ended_have_no_speaker() -> None:
    """A sentence of the story stands between them."""
    between = "“हम सब मिलकर काम करेंगे,” रमा देवी ने कहा। सब लोग चले गए। “दूसरा काम भी हम सब मिलकर करेंगे।”"
    assert speakers(between, person="रमा देवी") == ["रमा देवी", None]


@pytest.mark.parametrize(
    ("story", "speaker"),
    [
        ("नेपाल के राष्ट्रपति अजय वर्मा पोखरा गए। भूटान के राष्ट्रपति रमा देवी थीं।", "अजय वर्मा"),
        ("नेपाली राष्ट्रपति डॉ. अजय वर्मा पोखरा गए।", "अजय वर्मा"),
        ("भूटान के राष्ट्रपति रमा देवी पोखरा गईं।", None),
        ("अजय वर्मा पोखरा गए।", None),
        ("नेपाली राष्ट्रपति अजय वर्मा गए। नेपाल के राष्ट्रपति रमा देवी आईं।", None),
    ],
)
def test_a_title_means_only_the_one_who_holds_that_office(story: str, speaker: str | None) -> None:
    """The person may be named anywhere in the article. The same title with another country is another office."""
    said = f"नेपाल के राष्ट्रपति ने कहा, {SAID}"
    assert speakers(said, story, person="रमा देवी", person2="अजय वर्मा") == [speaker]


def test_a_short_title_is_the_full_one() -> None:
    """पीएम means प्रधानमंत्री."""
    assert speakers("प्रधानमंत्री अजय वर्मा आए।", f"पीएम ने कहा, {SAID}", person="अजय वर्मा") == ["अजय वर्मा"]


@pytest.mark.parametrize(
    ("story", "speaker"),
    [
        ("रमा देवी से जब पुल के बारे में पूछा गया तो उन्होंने कहा, ", "रमा देवी"),
        ("रमा देवी आईं। वे आगे कहती हैं, ", "रमा देवी"),
        ("अजय वर्मा ने कहा कि रमा देवी मंत्री थीं। उन्होंने कहा, ", "अजय वर्मा"),
        ("पुल पर रमा देवी को देखा गया। उन्होंने कहा, ", None),
        ("रमा देवी और अजय वर्मा मिले। उन्होंने कहा, ", None),
        ("रमा देवी और सांसद अजय वर्मा मिले। उन्होंने कहा, ", None),
    ],
)
def test_a_pronoun_means_a_subject_not_one_spoken_of(story: str, speaker: str | None) -> None:
    """A person whom a reported clause mentions does not become the subject."""
    assert speakers(f"{story}{SAID}", person="रमा देवी", person2="अजय वर्मा") == [speaker]


def test_names_inside_quoted_words_are_not_asked_about() -> None:
    """A person whom the quotation mentions is not its speaker."""
    text = "अजय वर्मा ने कहा, “रमा देवी ने पुल देखा।” उन्होंने लिखा, “पुल अच्छा है।”"
    assert speakers(text, person="रमा देवी", person2="अजय वर्मा") == ["अजय वर्मा", "अजय वर्मा"]
    english = '"I will call on Mary Hill," Tom Reed said. "She is ready for it," he added.'
    assert speakers(english, language="en", person="Mary Hill", person2="Tom Reed") == ["Tom Reed", "Tom Reed"]


def test_an_english_pronoun_agrees_with_the_title() -> None:
    """'She' does not mean Mr Reed."""
    story = "Mr Reed came with Ms Hill."
    people = {"person": "Hill", "person2": "Reed"}
    assert speakers(f'{story} "We are ready for it," she said.', language="en", **people) == [None]
    assert speakers('Ms Hill came. "We are ready for it," she said.', language="en", **people) == ["Hill"]
    assert speakers('Mr Reed came. "We are ready for it," she said.', language="en", **people) == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"पुलिस के अनुसार, रमा देवी ने कहा, {SAID}", "रमा देवी"),
        (f"अजय वर्मा ने रमा देवी के हवाले से कहा, {SAID}", "रमा देवी"),
        (f"अजय वर्मा ने कहा कि रमा देवी के अनुसार {SAID}", "रमा देवी"),
        (f"अजय वर्मा के मुताबिक, रमा देवी ने कहा, {SAID}", "रमा देवी"),
        (f"बयान में कहा गया, {SAID} रमा देवी आईं।", None),
    ],
)
def test_a_source_speaks_where_the_verb_has_no_subject_of_its_own(text: str, speaker: str | None) -> None:
    """A cited source is a speaker too. A passive verb has no speaker."""
    assert speakers(text, person="रमा देवी", person2="अजय वर्मा") == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        f"नदी संघ की एक ताजा रिपोर्ट में कहा गया है, {SAID}",
        f"नदी संघ की ओर से जारी बयान में कहा गया, {SAID}",
        f"नदी संघ ने सोमवार को बयान जारी किया। बयान में कहा गया है, {SAID}",
        f"एक बयान में नदी संघ ने काम रोकने को कहा। इसमें आगे कहा गया है, {SAID}",
        f"{SAID} नदी संघ की रिपोर्ट में कहा गया।",
    ],
)
def test_a_document_speaks_for_its_author(text: str) -> None:
    """Without a named speaker, the author of the statement or report counts, named here or just before."""
    assert speakers(text, organisation="नदी संघ") == ["नदी संघ"]


@pytest.mark.parametrize(
    "text",
    [
        f"नदी संघ ने काम रोका। महापौर ने बयान जारी किया। बयान में कहा गया है, {SAID}",
        f"नदी संघ के खिलाफ मामले में कहा गया, {SAID}",
        f"नदी संघ ने काम रोका। रिपोर्ट में कहा गया है, {SAID}",
        f"नदी संघ ने बयान जारी किया। नगर टाइम्स ने चेतावनी दी। बयान में कहा गया है, {SAID}",
    ],
)
def test_a_document_of_somebody_else_speaks_for_nobody_named(text: str) -> None:
    """The nearest name is not the author of the document. If another body acts in between, it may be its own."""
    assert speakers(text, organisation="नदी संघ", organisation2="नगर टाइम्स") == [None]


@pytest.mark.parametrize(
    ("story", "speaker"),
    [
        ("राष्ट्रपति अजय वर्मा नेपाल में हैं।", "अजय वर्मा"),
        ("नेपाल के नए राष्ट्रपति अजय वर्मा पोखरा गए।", "अजय वर्मा"),
        ("अजय वर्मा, नेपाल के राष्ट्रपति, पोखरा गए।", "अजय वर्मा"),
        ("वहीं राष्ट्रपति अजय वर्मा नेपाल में हैं।", "अजय वर्मा"),
        ("राष्ट्रपति अजय वर्मा नेपाल से भूटान गए।", None),
        ("भूटान के राष्ट्रपति अजय वर्मा नेपाल में हैं।", None),
        ("नेपाल के पूर्व राष्ट्रपति अजय वर्मा पोखरा गए।", None),
        ("पूर्व नेपाली राष्ट्रपति अजय वर्मा पोखरा गए।", None),
        ("राष्ट्रपति अजय वर्मा नेपाल में हैं। राष्ट्रपति रमा देवी नहीं आईं।", None),
    ],
)
def test_an_office_of_a_country_is_that_of_its_only_holder(story: str, speaker: str | None) -> None:
    """A holder named without a country counts only if the article names no other country. A former one never counts."""
    said = f"नेपाली राष्ट्रपति ने कहा, {SAID}"
    known = {"person": "रमा देवी", "person2": "अजय वर्मा", "place": "नेपाल=NP", "place2": "भूटान=BT"}
    named = {kind: name for kind, name in known.items() if name.partition("=")[0] in story}
    assert speakers(story, said, **named) == [speaker]


@pytest.mark.parametrize("said", ["वहीं राष्ट्रपति ने", "राष्ट्रपति जी ने"])
def test_a_word_that_joins_sentences_or_shows_respect_does_not_change_an_office(said: str) -> None:
    """'वहीं' is no country."""
    story = "नेपाल के राष्ट्रपति अजय वर्मा पोखरा गए।"
    assert speakers(story, f"{said} कहा कि {SAID}", person="अजय वर्मा") == ["अजय वर्मा"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"रमा देवी ने पुल देखा। कहा कि {SAID}", "रमा देवी"),
        (f"रमा देवी ने पुल देखा। एक अधिकारी ने पानी देखा। कहा कि {SAID}", None),
        (f"रमा देवी और अजय वर्मा मिले। कहा कि {SAID}", None),
        (f"रमा देवी ने पुल देखा। कहा गया कि {SAID}", None),
    ],
)
def test_a_verb_without_a_subject_has_the_last_one(text: str, speaker: str | None) -> None:
    """Hindi leaves the subject out when it stays the same."""
    assert speakers(text, person="रमा देवी", person2="अजय वर्मा") == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"रमा देवी ने कहा। {SAID}", "रमा देवी"),
        (f"रमा देवी ने कहा है कि पुल खुलेगा। {SAID}", "रमा देवी"),
        (f"रमा देवी ने कहा कि पुल खुलेगा। {SAID} अजय वर्मा ने कहा।", "अजय वर्मा"),
        (f"रमा देवी ने कहा कि अजय वर्मा ने बताया था कि पुल खुलेगा। {SAID}", None),
        (f"रमा देवी ने कहा कि पुल खुलेगा। सब चले गए। {SAID}", None),
        (f"एक अधिकारी ने कहा कि पुल खुलेगा। {SAID}", None),
    ],
)
def test_quoted_sentences_follow_what_somebody_said_without_marks(text: str, speaker: str | None) -> None:
    """The sentence right before tells who speaks, if only one person says something in it."""
    assert speakers(text, person="रमा देवी", person2="अजय वर्मा") == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        f"रमा देवी की ओर से आया बयान: {SAID}",
        f"{SAID} यह कहना है रमा देवी का।",
        f"{SAID} यह बात रमा देवी ने कही।",
        "रमा देवी ने कहा कि “हम सब मिलकर काम करेंगे” और पुल भी खुलेगा।",
    ],
)
def test_a_statement_and_a_verb_in_another_place_name_the_speaker(text: str) -> None:
    """A label may name a statement; the verb may stand before its subject."""
    assert speakers(text, person="रमा देवी") == ["रमा देवी"]


def test_a_quotation_that_a_comma_ends_goes_on_behind_the_verb() -> None:
    """Both parts belong to one speaker. A quotation that ended its sentence has none."""
    assert speakers("“हम सब मिलकर काम करेंगे,” रमा देवी ने कहा, “और पुल भी बनाएंगे।”", person="रमा देवी") == ["रमा देवी"] * 2
    ended = "“हम सब मिलकर काम करेंगे।” रमा देवी ने कहा, “और पुल भी बनाएंगे।”"
    assert speakers(ended, person="रमा देवी") == [None, "रमा देवी"]


def test_a_block_that_is_a_quotation_goes_on_with_that_at_the_end_of_the_block_above() -> None:
    """Papers give each paragraph of a long statement its own marks."""
    said = f"रमा देवी ने कहा, {SAID}"
    more = "“कल से नया काम शुरू होगा और सब लोग आएंगे।”"
    assert speakers(said, more, person="रमा देवी") == ["रमा देवी", "रमा देवी"]
    assert speakers(f"{said} वे फिर लौट गईं।", more, person="रमा देवी") == ["रमा देवी", None]
    assert speakers(said, "बैठक दो घंटे चली।", more, person="रमा देवी") == ["रमा देवी", None]


def test_a_state_is_not_the_subject_of_a_verb_of_people() -> None:
    """'… पर आया नेपाल, बोले' speaks of the person whom it criticises."""
    assert speakers(f"अजय वर्मा के निशाने पर आया नेपाल, बोले {SAID}", person="अजय वर्मा", place="नेपाल=NP") == [None]
    assert speakers(f"नेपाल ने कहा, {SAID}", place="नेपाल=NP") == ["नेपाल"]


def test_a_noun_for_a_body_means_the_last_one_of_several() -> None:
    """If the paragraph names none of them before, it means none."""
    both = {"organisation": "गृह मंत्रालय", "organisation2": "स्वास्थ्य मंत्रालय"}
    told = ("गृह मंत्रालय ने सड़क पर रोक लगाई।", "स्वास्थ्य मंत्रालय ने नई सूची भेजी।")
    assert speakers(told[0], f"{told[1]} मंत्रालय ने कहा, {SAID}", **both) == ["स्वास्थ्य मंत्रालय"]
    assert speakers(*told, f"मंत्रालय ने कहा, {SAID}", **both) == [None]


def test_a_pronoun_looks_past_a_post_in_another_script() -> None:
    """The post stands between the paragraph that names the person and the one that begins with the pronoun."""
    post = "The new bridge is open. pic.example.com/abc — Anna Meier (@anna) July 9, 2024"
    named = "रमा देवी ने पुल का निरीक्षण किया।"
    assert speakers(named, post, f"उन्होंने कहा, {SAID}", person="रमा देवी") == ["रमा देवी"]
