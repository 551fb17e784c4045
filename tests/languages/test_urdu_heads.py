"""First lines of Urdu texts, a language without a verb list, and lists of other stories in a text."""

import pytest

from site_builder.entities import extract
from site_builder.model import FrontMatter, Source
from site_builder.parsing import parse

FIRST = "پہاڑی ضلع میں دریا پر بننے والا نیا پل لوگوں کے لیے کھول دیا گیا ہے۔"
BODY = (
    "گاؤں کے لوگ پہلے بازار تک پہنچنے کے لیے دو گھنٹے پیدل چلتے تھے اور بارش کے دنوں میں راستہ بند ہو جاتا تھا۔ "
    "اب یہی راستہ دس منٹ کا رہ گیا ہے اور بچے بھی پل سے گزر کر سکول جاتے ہیں۔"
)


def read(*lines: str) -> list[tuple[str, str | None]]:
    """Return the kind and text of the headline and of the blocks."""
    found = parse(Source("a.txt", "0" * 64, "text", "\n\n".join(lines), FrontMatter(), 1, "utf-8"))
    head: list[tuple[str, str | None]] = [("headline", found.headline)] if found.headline else []
    return head + [(block.kind, block.text) for block in found.blocks]


def test_a_sentence_with_its_stop_is_not_a_headline() -> None:
    """A text without a headline begins with such a sentence."""
    assert read(FIRST, BODY, BODY.replace("گاؤں", "شہر"))[0] == ("paragraph", FIRST)


def test_the_same_words_without_a_stop_are_one() -> None:
    """They do not end like a statement."""
    assert read(FIRST.rstrip("۔"), BODY, BODY.replace("گاؤں", "شہر"))[0] == ("headline", FIRST.rstrip("۔"))


def test_a_stop_before_a_closing_mark_ends_a_sentence() -> None:
    """Urdu uses ’…‘: its closing mark is the opening mark of other languages."""
    said = "کمپنی کے مطابق یہ پل ’ان لوگوں کے لیے ہے جن کے لیے بازار تک جانا ایک خواب تھا۔‘"
    assert ("paragraph", said) in read("نیا پل لوگوں کے لیے کھل گیا", BODY, said, BODY.replace("گاؤں", "شہر"))


def test_headlines_below_a_label_are_other_stories() -> None:
    """They are left out until the text continues."""
    others = ["پل کا راستہ: پرانی سڑک کی بحالی", "دریا کے کنارے سیاحوں کو کشتی کی سیر کا موقع"]
    found = read(
        "نیا پل لوگوں کے لیے کھل گیا", BODY, "اس بارے میں مزید پڑھیے", *others, BODY.replace("گاؤں", "شہر"), BODY
    )
    assert ("boilerplate", others[0]) in found
    assert [kind for kind, text in found if str(text).startswith("شہر")] == ["paragraph"]


@pytest.mark.parametrize(
    ("opening", "place", "sender"),
    [
        ("پشاور (این این آئی) ", "پشاور", "این این آئی"),
        ("دبئی 21 اگست(ویب ڈیسک) ", "دبئی", "ویب ڈیسک"),
        ("میڈرڈ(ویب ڈیسک)", "میڈرڈ", "ویب ڈیسک"),
        ("بین الاقوامی ادارے (آئی ایم ایف) نے ", None, None),
    ],
)
def test_place_and_desk_in_brackets_open_the_story(opening: str, place: str | None, sender: str | None) -> None:
    """No mark follows them, and a date may stand between."""
    text = "\n\n".join(["نیا پل لوگوں کے لیے کھل گیا", opening + BODY, BODY.replace("گاؤں", "شہر")])
    found = parse(Source("a.txt", "0" * 64, "text", text, FrontMatter(), 1, "utf-8"))
    assert (found.dateline, found.byline) == (place, sender)


def test_a_sentence_that_tells_when_it_was_published_is_a_time() -> None:
    """The line is above the text and contains a full date."""
    line = "pulnews نے Friday، 18 May 2018 کو شائع کیا."
    assert read(line, "پشاور (این این آئی) " + BODY, BODY.replace("گاؤں", "شہر"))[0] == ("timestamp", line)


def test_a_pronoun_that_is_also_a_given_name_begins_no_name() -> None:
    """'جو' is 'who' and 'Joe'."""
    text = f"{FIRST}\n\n{BODY}\n\nیہ وہ پل ہے جو کنارے پر بنایا گیا۔"
    found = extract(parse(Source("a.txt", "0" * 64, "text", text, FrontMatter(), 1, "utf-8")))
    assert [one.name for one in found.entities if one.kind == "person"] == []
