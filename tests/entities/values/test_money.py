"""Money and percentages."""

import pytest

from tests.entities.stories import found


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("5.46 बिलियन डॉलर", "5460000000 USD"),
        ("$86.5 बिलियन", "86500000000 USD"),
        ("₹ 500 करोड़", "5000000000 INR"),
        ("₹1,250.50", "1250.5 INR"),
        ("रु. 500", "500 INR"),
        ("Rs. 500", "500 INR"),
        ("5 हज़ार रु.", "5000 INR"),
        ("20 लाख करोड़ रुपये", "20000000000000 INR"),
        ("तीन लाख पाँच हज़ार रुपए", "305000 INR"),
        ("दो-तीन करोड़ रुपये", "20000000..30000000 INR"),
        ("पाँच-पाँच लाख रुपये", "500000 INR"),
        ("12 रुपये 50 पैसे", "12.5 INR"),
        ("70 पैसे", "0.7 INR"),
        ("2 अरब यूरो", "2000000000 EUR"),
        ("50 लाख अमेरिकी डॉलर", "5000000 USD"),
        ("50 लाख पाकिस्तानी रुपये", "5000000 PKR"),
        ("500रुपये", "500 INR"),
        ("1000 से 1500 रुपये", "1000..1500 INR"),
        ("500 रुपये से 1000 रुपये", "500..1000 INR"),
    ],
)
def test_money_has_an_exact_normal_form(text: str, normal: str) -> None:
    """It consists of the amount and the ISO 4217 code. The whole phrase is one mention."""
    assert found(f"इस पर {text} लगे हैं।", "money") == [(text, normal)]


@pytest.mark.parametrize(
    ("text", "normal"),
    [("£4.6m", "4600000 GBP"), ("$1.76 trillion", "1760000000000 USD"), ("70m euros", "70000000 EUR")],
)
def test_english_money(text: str, normal: str) -> None:
    """Letters for millions count only after money."""
    assert found(f"It cost {text} in all.", "money", language="en") == [(text, normal)]
    assert found("He won the 200m race.", "money", language="en") == []


@pytest.mark.parametrize(("sign", "code"), [("$", "USD"), ("US$", "USD"), ("A$", "AUD"), ("C$", "CAD")])
def test_the_letters_before_a_sign_tell_whose_dollars_they_are(sign: str, code: str) -> None:
    """The amount may be at the beginning of the text or inside it."""
    assert found(f"{sign}5", "money") == [("$5", f"5 {code}")]
    assert found(f"The bill was {sign}5.", "money", language="en") == [("$5", f"5 {code}")]


@pytest.mark.parametrize("text", ["करोड़ों रुपये", "कई सौ करोड़ रुपये", "लाखों रुपए"])
def test_vague_amounts_keep_no_normal_form(text: str) -> None:
    """A vague amount is still money."""
    assert found(f"बाढ़ से {text} का नुकसान हुआ।", "money") == [(text, None)]


def test_the_home_currency_may_go_without_saying() -> None:
    """This holds for a round sum in a payment."""
    assert found("केंद्र ने 20 हज़ार करोड़ का पैकेज दिया।", "money") == [("20 हज़ार करोड़", "200000000000 INR")]
    assert found("परिजनों को पाँच-पाँच लाख की मदद मिलेगी।", "money") == [("पाँच-पाँच लाख", "500000 INR")]
    assert found("छह करोड़ की आबादी वाला राज्य", "money") == []


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("दाम 300 रुपये है। ठेकेदार ने दो लाख वापस किए।", ["300 INR", "200000 INR"]),
        ("दाम 300 रुपये है। गिरोह करीब तीस करोड़ लेकर भागा।", ["300 INR", "300000000 INR"]),
        ("दाम 300 रुपये है। दो लाख लोग वापस गए।", ["300 INR"]),
        ("गिरोह करीब तीस करोड़ लेकर भागा।", []),
        ("भत्ता 3 हजार की जगह 4500 रुपये होगा।", ["3000 INR", "4500 INR"]),
        ("टिकट 40 से बढ़ाकर 50 रुपये का हुआ।", ["40 INR", "50 INR"]),
        ("भीड़ 40 से बढ़कर 50 हुई।", []),
        ("इस तरह 2 लाख तक की रकम भेजें।", ["200000 INR"]),
        ("उसने आधे पैसे रख लिए।", []),
    ],
)
def test_a_bare_sum_is_money_where_the_words_around_it_pay(text: str, sums: list[str]) -> None:
    """Evidence is another sum with a verb of payment, or a change into another sum. Counted people are not money."""
    assert [normal for _, normal in found(text, "money")] == sums


def test_a_number_that_became_a_percentage_is_one() -> None:
    """'5 से बढ़ाकर 8 प्रतिशत' contains two percentages."""
    assert [normal for _, normal in found("दर 5 से बढ़ाकर 8 प्रतिशत हुई।", "percent")] == ["5", "8"]


def test_a_vague_sum_counts_as_round() -> None:
    """A vague sum may therefore be money without its currency. The same number alone is a quantity."""
    assert found("उसे चंद पचास कमाई हुई।", "money") == [("चंद पचास", None)]
    assert found("उसे पचास कमाई हुई।", "money") == []


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("11.93%", "11.93"),
        ("50 %", "50"),
        ("6.50 फीसदी", "6.5"),
        ("6.50 फ़ीसदी", "6.5"),
        ("दस फीसद", "10"),
        ("५० प्रतिशत", "50"),
        ("10-15 प्रतिशत", "10..15"),
        ("5 percent", "5"),
    ],
)
def test_percentages(text: str, normal: str) -> None:
    """They may have a sign or a word, digits or number words."""
    assert found(f"दाम {text} बढ़ गए।", "percent") == [(text, normal)]


def test_per_cent_in_two_words() -> None:
    """British and Indian English use two words."""
    assert found("Prices rose by 5 per cent last week.", "percent", language="en") == [("5 per cent", "5")]


def test_a_noun_after_the_percentage_stays_outside() -> None:
    """An example is '50% टैरिफ'."""
    assert found("50% टैरिफ लगा।") == [("50%", "50")]
