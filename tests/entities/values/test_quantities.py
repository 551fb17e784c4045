"""Quantities: numbers of counted things."""

import pytest

from tests.entities.stories import found


@pytest.mark.parametrize(
    ("text", "surface", "normal"),
    [
        ("राज्य में 147 नए केस मिले।", "147 नए केस", "147"),
        ("5 कोरोना पॉजिटिव मरीजों का इलाज हुआ।", "5 कोरोना पॉजिटिव मरीजों", "5"),
        ("तीन लाख पाँच हज़ार लोग आए।", "तीन लाख पाँच हज़ार लोग", "305000"),
        ("2,00,000 पंजीकरण हुए।", "2,00,000 पंजीकरण", "200000"),
        ("दो दिन बारिश हुई।", "दो दिन", "2"),
        ("दर्जन भर गांवों में पानी है।", "दर्जन भर गांवों", "12"),
        ("75 वर्षीय महिला बच गई।", "75 वर्षीय", "75"),
        ("10-15 घर गिर गए।", "10-15 घर", "10..15"),
        ("तापमान माइनस 5 डिग्री रहा।", "माइनस 5 डिग्री", "-5"),
        ("अगले 24 घंटे बारिश होगी।", "24 घंटे", "24"),
        ("हफ्ते भर बारिश हुई।", "हफ्ते भर", "1"),
        ("आधा दर्जन लोग घायल हैं।", "आधा दर्जन लोग", "6"),
    ],
)
def test_a_quantity_takes_its_noun_phrase(text: str, surface: str, normal: str) -> None:
    """The normal form contains only the number."""
    assert found(text, "quantity") == [(surface, normal)]


@pytest.mark.parametrize(
    "text",
    [
        "एक अस्पताल में आग लगी।",
        "वह एक साथ दो टूक बोला।",
        "पहली बार तीनों भाई मिले।",
        "धारा 144 लागू है।",
        "कोविड-19 से बचें।",
        "जवाब दो।",
        "हजारों लोग आए।",
        "सेक्टर 15 में आग लगी।",
        "21 वीं सदी है।",
        "रेल 10 बजकर 47 मिनट पर आई।",
        "घायलों को 108 एंबुलेंस से अस्पताल ले गए।",
        "सौदा 2,5 millones de euros का था।",
    ],
)
def test_articles_ordinals_names_and_vague_counts_are_not_quantities(text: str) -> None:
    """They count nothing."""
    assert found(text, "quantity") == []


def test_one_counts_in_a_list_of_counts_and_of_the_dead() -> None:
    """Elsewhere एक is an article."""
    assert found("रांची में 8 और कोडरमा में 2 मरीज मिले, एक की मौत हुई।", "quantity")[-1][1] == "1"


def test_a_list_of_places_counts_without_nouns() -> None:
    """Digits and number words are read, also the word for one."""
    text = "मेरठ में दो, कानपुर में 15, नोएडा में एक, बस्ती में तीन मरीज मिले।"
    assert [normal for _, normal in found(text, "quantity")] == ["2", "15", "1", "3"]


def test_a_place_behind_the_number_is_not_counted() -> None:
    """The name can still be found as a place."""
    assert found("सबसे ज्यादा 25 आगरा में मिले।", "quantity") == [("25", "25")]


def test_one_each_is_one() -> None:
    """'एक-एक मरीज' means one patient each."""
    assert found("तीन जिलों में एक-एक मरीज मिला।", "quantity")[-1] == ("एक-एक मरीज", "1")


@pytest.mark.parametrize("text", ["112 सर्विस की टीम पहुंची।", "1090 हेल्पलाइन पर शिकायत मिली।"])
def test_the_number_of_a_service_is_its_name(text: str) -> None:
    """The number of a train or flight is not a count."""
    assert found(text, "quantity") == []


@pytest.mark.parametrize(
    ("text", "language", "normals"),
    [
        ("१२ लाखांची गर्दी झाली.", "mr", ["1200000"]),
        ("५ लाखको भीड छ।", "ne", ["500000"]),
        ("१९८१ सालमा उनी जन्मिए। ७ साउनमा नाटक हुनेछ।", "ne", []),
        ("৫ আগস্টের পর সরকার বদলায়। সংবিধানের ১৪২ অনুচ্ছেদে তা আছে।", "bn", []),
    ],
)
def test_endings_written_to_a_word_keep_what_it_does(text: str, language: str, normals: list[str]) -> None:
    """In some languages, suffixes are attached to scales, months, years of an era, and numbered things."""
    assert [normal for _, normal in found(text, "quantity", language=language)] == normals


def test_a_word_that_explains_a_number_is_not_what_it_counts() -> None:
    """The noun stands behind the second number; in Urdu 'or' is no noun either."""
    assert found("गांव में 100 मिलियन यानी 10 करोड़ पौधे लगेंगे।", "quantity") == [
        ("100 मिलियन", "100000000"), ("10 करोड़ पौधे", "100000000"),
    ]  # fmt: skip
    urdu = found("یہ عمل آٹھ یا دس بار کریں جن افراد کو درد ہو۔", "quantity", language="ur")
    assert [text for text, _ in urdu] == ["آٹھ", "دس بار"]
