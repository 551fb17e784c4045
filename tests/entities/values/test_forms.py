"""Different forms of the same value, and texts that look like a value but are none."""

import pytest

from tests.entities.stories import found, found_in, structure


def normals(text: str, language: str = "hi") -> list[str | None]:
    """Return the normal forms of all values in one paragraph."""
    return [normal for _, normal in found(text, language=language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hi", "₹15 लाख मिले।"),
        ("hi", "15 लाख रुपये मिले।"),
        ("hi", "15,00,000 रुपये मिले।"),
        ("hi", "Rs. 15,00,000 मिले।"),
        ("hi", "१५ लाख रु मिले।"),
        ("hi", "पंद्रह लाख रुपए मिले।"),
        ("hi", "1500000₹ मिले।"),
        ("en", "It cost ₹15L."),
        ("en", "It cost Rs 15 lakh."),
        ("en", "It cost INR 1.5 million."),
        ("en", "It cost INR1,500,000."),
        ("en", "It cost 15 lakh rupees."),
        ("mr", "१५ लाख रुपये मिळाले."),
        ("gu", "15 લાખ રૂપિયા."),
        ("te", "15 లక్షల రూపాయలు."),
        ("kn", "15 ಲಕ್ಷ ರೂಪಾಯಿ."),
        ("ml", "15 ലക്ഷം രൂപ."),
        ("pa", "15 ਲੱਖ ਰੁਪਏ।"),
    ],
)
def test_the_same_sum_has_the_same_normal_form(language: str, text: str) -> None:
    """The sign, abbreviation, code or name may be before or after the number, in any script."""
    assert normals(text, language) == ["1500000 INR"]


@pytest.mark.parametrize(
    ("language", "text", "normal"),
    [
        ("en", "Rs 1,200 cr was paid.", "12000000000 INR"),
        ("en", "₹2.5 lakh cr was paid.", "2500000000000 INR"),
        ("en", "₹1.2K was paid.", "1200 INR"),
        ("en", "USD34.6 million was paid.", "34600000 USD"),
        ("en", "The Rs 1.2-crore plan begins.", "12000000 INR"),
        ("en", "The $5-billion plan begins.", "5000000000 USD"),
        ("hi", "5-लाख रुपये की योजना।", "500000 INR"),
        ("en", "VND4,927 billion was paid.", "4927000000000 VND"),
        ("en", "5 million EUR was paid.", "5000000 EUR"),
        ("de", "Es kostet 1.234.567,89 Euro.", "1234567.89 EUR"),
        ("de", "Es kostet 2,5 Millionen Euro.", "2500000 EUR"),
        ("fr", "Il coûte 12 500 euros.", "12500 EUR"),
        ("fr", "Il coûte 2 billions euros.", "2000000000000 EUR"),
        ("de", "Es kostet 3 Mrd. Euro.", "3000000000 EUR"),
        ("it", "Costa 3 mln euro.", "3000000 EUR"),
        ("en", "It cost 1.234.567,89 euros.", "1234567.89 EUR"),
        ("hi", "डेढ़ करोड़ से ज्यादा खर्च हुए।", "15000000 INR"),
        ("hi", "बजट 500 करोड़ है।", "5000000000 INR"),
    ],
)
def test_sums_of_many_forms_are_read(language: str, text: str, normal: str) -> None:
    """Examples are scales of business news, currency codes, and marks of other languages."""
    assert normals(text, language) == [normal]


@pytest.mark.parametrize(
    ("language", "text"), [("ur", "2.5 کروڑ روپے"), ("bn", "২.৫ কোটি টাকা"), ("ta", "2.5 கோடி ரூபாய்")]
)
def test_money_of_a_country_that_is_not_said_has_no_normal_form(language: str, text: str) -> None:
    """It is still money, and its number always includes its scale."""
    assert found(text, language=language) == [(text, None)]


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("3-4 लाख करोड़ रुपये लगे।", "3000000000000..4000000000000 INR"),
        ("5 से लेकर 10 लाख रुपये लगे।", "500000..1000000 INR"),
        ("500 रुपये से लेकर 1000 रुपये लगे।", "500..1000 INR"),
        ("₹500-₹1000 लगे।", "500..1000 INR"),
        ("1000-1500 रुपये लगे।", "1000..1500 INR"),
        ("1000-1500 लोग आए।", "1000..1500"),
        ("पांच से लेकर सात-आठ डिग्री रहा।", "5..8"),
        ("5 प्रतिशत से लेकर 10 प्रतिशत रहा।", "5..10"),
        ("5%-10% रहा।", "5..10"),
        ("2014 से लेकर 2019 तक चला।", "2014..2019"),
        ("5 से लेकर 8 नवंबर 2025 तक चला।", "2025-11-05..2025-11-08"),
        ("2018-2020 में बना।", "2018..2020"),
        ("1526-1707 के बीच बना।", "1526..1707"),
    ],
)
def test_a_range_is_one_value(text: str, normal: str) -> None:
    """Scale, currency and unit may be written once or twice. Two numbers are years only if nothing is counted."""
    assert normals(text) == [normal]


def test_a_percentage_is_not_money() -> None:
    """This holds even after the code of a currency."""
    assert normals("USD 2% गिरा।") == ["2"]


def test_a_change_is_not_a_range() -> None:
    """'From 5% to 10%' contains two values."""
    assert normals("Rates rose from 5% to 10%.", "en") == ["5", "10"]
    assert normals("It rose from $3m to $5m.", "en") == ["3000000 USD", "5000000 USD"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "See https://example.org/metro/284882215?id=5 for it."),
        ("en", "See www.example.org/2024/7 for it."),
        ("en", "See example.org/42/7 for it."),
        ("en", "The PIN code 226001 was hit."),
        ("hi", "पिन कोड 226001 में बिजली नहीं।"),
        ("hi", "लखनऊ - 226001 में बिजली नहीं।"),
        ("hi", "न्यूज़ 18 और न्यूज18 ने दिखाया।"),
        ("hi", "COP 28 और कॉप 28 में।"),
        ("hi", "एमआई 17 हेलीकॉप्टर और एके 47 राइफल।"),
        ("en", "They flew on MH 370 home."),
        ("en", "They met at 7-Eleven and a Type-5 shop."),
        ("en", "The sum x^2 is shown."),
        ("hi", "आधार संख्या 1234 5678 9012 न दें।"),
        ("en", "The card 4111 1111 1111 1111 was lost."),
        ("th", "เปิดเมื่อปี พ.ศ. 2568"),
        ("en", "The calendar of Shaka 1947 begins."),
        ("hi", "विक्रम संवत 2082 की शुरुआत हुई।"),
        ("hi", "शक संवत 1947 की शुरुआत हुई।"),
        ("hi", "9 मुहर्रम 1447 हिजरी को जुलूस निकला।"),
        ("ur", "9 محرم 1447 ہجری کو"),
        ("ne", "२०८२-०७-२६ मा"),
        ("ne", "२०८२ कात्तिक २६"),
        ("fa", "1404/08/15"),
        ("hi", "— नाम (@naam) July 8, 2024"),
    ],
)
def test_other_numbers_are_not_values(language: str, text: str) -> None:
    """Addresses, codes, names, and years of other eras are not values.

    A handle is a value, but the date in its post is not."""
    assert [value for value in found(text, language=language) if not value[0].startswith("@")] == []


def test_ten_digits_that_count_are_not_a_telephone_number() -> None:
    """Ten digits that count nothing are a telephone number."""
    assert found("देश में 7000000000 लोग हैं।") == [("7000000000 लोग", "7000000000")]
    assert found("उसने 9876543210 रुपये दिए।", "money") == [("9876543210 रुपये", "9876543210 INR")]
    assert found("हेल्पलाइन नंबर 9876543210 तथा 011-2345-6789 है।", "handle") == [
        ("9876543210", "9876543210"),
        ("011-2345-6789", "011-2345-6789"),
    ]


def test_a_bare_sum_that_is_money_elsewhere_is_money() -> None:
    """The same amount has the same normal form everywhere. Other bare numbers stay numbers."""
    story = structure("पुल पर 5 करोड़ रुपये लगे।", "इन 5 करोड़ में से आधे केंद्र के हैं। 7 करोड़ ने देखा।")
    assert [normal for _, normal in found_in(story, "money")] == ["50000000 INR"] * 2
    assert [normal for _, normal in found_in(story, "quantity")] == ["70000000"]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("mr", "सायंकाळी साडेपाच वाजता १० जण आले.", "10"),
        ("bn", "বিকেল সাড়ে পাঁচটায় ১০ জন এলেন।", "10"),
        ("ur", "شام ساڑھے پانچ بجے 10 افراد آئے۔", "10"),
        ("hi", "शाम साढ़े पांच बजे 10 लोग आए।", "10"),
        ("en", "At 5.30pm 10 people came.", "10"),
    ],
)
def test_a_time_of_day_is_not_a_value(language: str, text: str, count: str) -> None:
    """Only counted things are values."""
    assert normals(text, language) == [count]


def test_and_joins_no_two_sums() -> None:
    """Digits after 'and' begin another amount. Number words may continue the same amount."""
    assert normals("It paid $5bn and 20k euros.", "en") == ["5000000000 USD", "20000 EUR"]
    assert normals("Two hundred and five people came.", "en") == ["205"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("te", "యాభై వేల మంది వచ్చారు."),
        ("gu", "પચાસ હજાર લોકો આવ્યા."),
        ("ne", "छ हजार मानिस आए।"),
        ("ru", "Пришли пять тысяч человек."),
        ("id", "Sekitar lima ribu orang datang."),
    ],
)
def test_a_scale_counts_nothing_where_the_words_before_it_are_not_known(language: str, text: str) -> None:
    """'Fifty thousand' must not be read as 'thousand'."""
    assert normals(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "normal"),
    [
        ("ru", "Пришли 50 тыс. человек.", "50000"),
        ("de", "Es kamen 2 Mio. Gäste.", "2000000"),
        ("es", "La tasa es del 3,5 por ciento.", "3.5"),
        ("de", "Die Quote ist 3,5 Prozent.", "3.5"),
        ("fr", "Le taux est de 3,5 pour cent.", "3.5"),
    ],
)
def test_short_scales_and_percentages_of_any_language_are_read(language: str, text: str, normal: str) -> None:
    """CLDR defines how they are written."""
    assert normals(text, language) == [normal]


def test_the_number_of_a_line_is_not_a_quantity() -> None:
    """The sentence after the line number is not a counted thing."""
    assert normals("15. अगस्त में पार्क खुला।") == [None]
    assert normals("3) सड़क पर 20 लोग थे।") == ["20"]


@pytest.mark.parametrize(
    ("language", "text", "kind", "normal"),
    [
        ("bn", "১২ হাজারের বেশি চারা লাগানো হয়েছে।", "quantity", "12000"),
        ("bn", "সেতুতে তিনটি নৌকা ধাক্কা দেয়।", "quantity", "3"),
        ("bn", "বাঁধের ২০ শতাংশের মতো ভেঙেছে।", "percent", "20"),
        ("bn", "এতে ৪ বিলিয়ন ডলার লাগবে।", "money", "4000000000 USD"),
        ("bn", "মন্দিরটি ১৬৮০ সালে তৈরি।", "date", "1680"),
        ("bn", "ঘাটটি ১৯৭০-এর দশকে তৈরি।", "date", None),
        ("ur", "نالے کی صفائی 12 فیصد، سڑک کا کام آدھا ہوا۔", "percent", "12"),
        ("ur", "پل ٹوٹ گیا۔2016 میں نیا پل بنا۔", "date", "2016"),
        ("ur", "کنواں 1980 کی دہائی میں کھودا گیا۔", "date", None),
        ("ur", "میلہ 9 ڈسمبر کو ہوگا۔", "date", None),
        ("ur", "باغ میں چوبیس درخت لگے۔", "quantity", "24"),
        ("ur", "کنویں کی گہرائی 5 تا 8 میٹر ہے۔", "quantity", "5..8"),
    ],
)
def test_bengali_and_urdu_words_around_a_number(language: str, text: str, kind: str, normal: str | None) -> None:
    """Endings stay on scales and percentages, and ، and ۔ belong to no word."""
    assert [read for _, read in found(text, kind, language=language)] == [normal]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bn", "নৌকাটি ৩ নম্বর ঘাটে থামে।"),
        ("bn", "সভা রাত ৮টা ১০ মিনিটে শেষ হয়।"),
        ("bn", "নদী রক্ষা বিধিমালা, ২০১২ পাস হয়।"),
        ("bn", "চব্বিশ পরগনা জেলায় বৃষ্টি হয়।"),
        ("ur", "نئی سڑک نے بازار کو چار چاند لگا دیے۔"),
        ("ur", "کشتی چھوڑ دو، وہ پرانی ہے۔"),
    ],
)
def test_bengali_and_urdu_numbers_that_count_nothing(language: str, text: str) -> None:
    """They name, or are part of an idiom, a time or a law."""
    assert found(text, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("mr", "पाच कोटींची 20 घरे बांधली.", ["50000000", "20"]),
        ("mr", "दर 8 टक्के ते 9 टक्के झाला.", ["8..9"]),
        ("mr", "दर 8 टक्क्यांवरून 9 टक्के झाला.", ["8", "9"]),
        ("ne", "१० करोडदेखि १ अर्बसम्मको मेसिन किनियो।", ["100000000..1000000000"]),
        ("ne", "चार रुपैयाँ ८० पैसामा बेचियो।", ["4.8 NPR"]),
    ],
)
def test_an_ending_ends_the_number(language: str, text: str, expected: list[str]) -> None:
    """What follows is another number, or the upper end of a range."""
    assert normals(text, language) == expected


def test_a_joiner_inside_a_word_changes_nothing() -> None:
    """Marathi papers write it into common words; the found text keeps it."""
    assert normals("कर 12 टक्‍क्‍यांवरून 15 टक्‍के झाला.", "mr") == ["12", "15"]
    assert found("कर 12 टक्‍क्‍यांवर गेला.", language="mr") == [("12 टक्‍क्‍यांवर", "12")]
