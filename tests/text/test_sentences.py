"""Sentences with offsets."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.language_profile import language_of
from site_builder.text.sentences import sentences
from tests.timing import LINEAR, growth

HI = language_of("hi")


def split(text: str) -> list[str]:
    """Return the sentences of `text`."""
    return [text[start:end] for start, end in sentences(text, HI)]


TEXT = (
    st.lists(
        st.sampled_from(
            [
                "वह",
                " ",
                "है",
                ".",
                "।",
                "“",
                "”",
                '"',
                "'",
                "‘",
                "’",
                "डॉ",
                "ए",
                "5",
                "?",
                "!",
                "|",
                "\n",
                "…",
                ")",
                "Mr",
                "आई",
                ",",
            ]
        ),
        max_size=40,
    ).map("".join)
    | st.text()
)


@given(TEXT)
def test_sentences_hold_everything_but_the_spaces_between(text: str) -> None:
    """Spans are in order and not empty, have no space at either end, and leave out only spaces."""
    spans = sentences(text, HI)
    end = 0
    for start, stop in spans:
        assert not text[end:start].strip()
        assert start < stop
        assert not text[start].isspace()
        assert not text[stop - 1].isspace()
        end = stop
    assert not text[end:].strip()


@given(TEXT)
def test_no_sentence_holds_a_line_end(text: str) -> None:
    """A line is a paragraph or a heading, so no sentence continues on the next line."""
    assert all("\n" not in sentence for sentence in split(text))


@given(st.lists(st.from_regex("[क-ह]ा[क-ह]ी( [क-ह]े[क-ह]ा){0,5} है।", fullmatch=True), min_size=1, max_size=6))
def test_plain_sentences_come_back_as_they_were(written: list[str]) -> None:
    """Sentences that end in a danda are found again, with or without a space between them."""
    assert split(" ".join(written)) == written
    assert split("".join(written)) == written


@pytest.mark.parametrize(
    "sentence_by_sentence",
    [
        ["बारिश थम गई है।", "स्कूल कल खुलेंगे।"],
        ["बारिश थम गयी है.", "स्कूल कल खुलेंगे.", "बसें चलती रहेंगी."],
        ["डॉ. मीना वर्मा ने जांच की.", "प्रो. दास साथ थे.", "स्व. कवि की याद में सभा हुई."],
        ["बी. एल. जोशी मंच पर आए।", "टी. के. राव भी पहुंचे।"],
        ["दल वाशिंगटन डी.सी. पहुंचा।", "भा.ज.पा. ने विरोध किया।"],
        ["पुल 12 कि.मी. दूर है.", "बांध उससे 3 किमी. आगे है."],
        ["टीम गांव में आई.", "लोग खुश हुए.", "आई. के. गुप्ता नहीं आए."],
        ["दाम 5.46 रुपये बढ़े.", "रु. 200 की छूट मिली."],
        ["1. पहले पंजीकरण करें.", "2. फिर शुल्क जमा करें."],
        ["यह फैसला 2020 में हुआ.", "तब मंत्री थे पी. मेनन.", "बाद में वे हट गए."],
        ["क्या बांध टूटा?", "नहीं!", "पानी उतर गया।"],
        ["उन्होंने कहा, “पानी उतर गया। लोग लौट आए।”", "फिर वे चले गए।"],
        ["उन्होंने कहा, 'पानी उतर गया. लोग लौट आए.'", "फिर वे चले गए."],
        ['उन्होंने कहा, "पानी उतर गया. लोग लौट आए."', "फिर वे चले गए."],
        ["उसने पूछा, ‘क्या हुआ?’, और चला गया।", "कोई न बोला।"],
        ["नदी (जो सूखी थी) फिर भर गई है |", "लोग लौट आए |"],
        ["नदी भर गई है|", "लोग लौट आए|"],
        ["पटना | नदी का पानी उतरा"],
        ["हम… सोच रहे हैं...", "फिर बताएंगे।"],
        ["Dr. Rao met Mr. Das.", "They spoke.", "It was No. 5 on the list.", "No.", "It was not..."],
        ["The U.S. team came at 5 p.m. and left."],
        ["शीर्षक", "पहला पैरा है।", "दूसरा पैरा"],
    ],
)
def test_sentences_end_where_readers_pause(sentence_by_sentence: list[str]) -> None:
    """Danda, full stop and bar end a sentence. Abbreviations, initials, numbers and quotations do not."""
    separator = "\n\n" if sentence_by_sentence[0] == "शीर्षक" else " "
    assert split(separator.join(sentence_by_sentence)) == sentence_by_sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("पानी उतर गया है.बाजार खुले हैं.भीड़ बढ़ी।", ["पानी उतर गया है.", "बाजार खुले हैं.", "भीड़ बढ़ी।"]),
        ("पानी उतर गया है।बाजार खुले।", ["पानी उतर गया है।", "बाजार खुले।"]),
        ("वेबसाइट example.com देखें", ["वेबसाइट example.com देखें"]),
        ("समाचार.कॉम देखें", ["समाचार.कॉम देखें"]),
        ("सी.बी.आई.की टीम", ["सी.बी.आई.की टीम"]),
        ('वह बोला।"हम आए।" फिर गया।', ["वह बोला।", '"हम आए।"', "फिर गया।"]),
    ],
)
def test_missing_spaces(text: str, expected: list[str]) -> None:
    """Without a space a danda still ends a sentence. A full stop ends one only after a verb."""
    assert split(text) == expected


def test_a_very_long_quotation_has_sentences_of_its_own() -> None:
    """An unclosed mark, or a speech of many lines, does not join a whole page into one sentence."""
    speech = "पानी उतर गया है। " * 40
    assert len(split(f"“{speech}” उन्होंने कहा।")) > 30
    assert len(split(f"“{speech}")) == 40


@pytest.mark.parametrize("word", ["है", "गया", "गयी", "हुईं", "करेंगे", "होगा", "जाऊंगा", "पहुंचेगी", "चाहिए", "बताया"])
def test_verbs_that_close_sentences_are_known(word: str) -> None:
    """They are auxiliaries, perfect forms, and the future of any verb."""
    assert HI.is_verb(word)


@pytest.mark.parametrize("word", ["आगे", "योगी", "उपयोगी", "भारत", "के", "में", "लिए", "जोगी", "नगर", ""])
def test_other_words_are_not_verbs(word: str) -> None:
    """Examples are nouns that only end like a future form, postpositions, and the empty text."""
    assert not HI.is_verb(word)


@pytest.mark.parametrize(
    "unit", ["a. ", "“", "“a", '"a ', "‘a’b", ".", "क", "है.", "a.b.", "\n", "।", "1. ", "(.", "| ", " ", "डॉ. "]
)
def test_time_grows_with_the_length_of_anything(unit: str) -> None:
    """No rule searches all earlier text again."""
    assert growth(lambda text: sentences(text, HI), unit) < LINEAR


def test_spaces_of_any_kind_are_trimmed() -> None:
    """A span begins and ends with a visible character."""
    assert sentences("  वह आया।\u3000 वह गया।  ", HI) == [(2, 9), (11, 18)]
    assert re.fullmatch(r"\S.*\S", split(" \n वह आया। \n ")[0])
