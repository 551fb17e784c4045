"""Names in Bengali texts: they consist of data, with endings written together with names. The texts are made up."""

import pytest

from site_builder.entities import extract
from site_builder.parsing import parse
from tests.parsing.written import source


def names(story: str) -> set[tuple[str, str]]:
    """Return kind and name of what is found in a text with this story."""
    structure = parse(source(f"নদীর ওপর নতুন সেতু\n\n{story}\n"))
    assert structure.language == "bn"
    return {(one.kind, one.name) for one in extract(structure).entities}


def test_places_are_read_without_their_endings() -> None:
    """Each case of a noun has its own ending; a conjunction is joined to the last one."""
    story = "ঢাকার লোকেরা কলকাতায় আসেন। তাঁরা লন্ডনেও যান। খুলনাকে তাঁরা ভোলেননি। আজ তাঁরা রাজশাহী থেকে ফিরেছেন।"
    assert names(story) == {("place", name) for name in ("ঢাকা", "কলকাতা", "লন্ডন", "খুলনা", "রাজশাহী")}


@pytest.mark.parametrize(
    ("story", "name"),
    [
        ("এ কথা বলেছেন প্রধান শিক্ষক মো. রফিকুল ইসলাম।", "রফিকুল ইসলাম"),
        ("গতকাল সাবিনা ইয়াসমিন সেখানে যান।", "সাবিনা ইয়াসমিন"),
        ("সভায় অধ্যাপক ঝিলিমন চট্টোপাধ্যায়ের কথা ওঠে।", "ঝিলিমন চট্টোপাধ্যায়"),
        ("সেখানে মেয়র সুব্রত কুমার মণ্ডলও ছিলেন।", "সুব্রত কুমার মণ্ডল"),
        ("তখন আবুল কাশেম মো. ফজলুল হক আসেন।", "আবুল কাশেম মো. ফজলুল হক"),
    ],
)
def test_people_are_found_by_title_and_parts(story: str, name: str) -> None:
    """Behind a title the given name may be unknown; an abbreviation inside a name keeps its stop."""
    assert names(story) == {("person", name)}


def test_an_unknown_word_behind_a_given_name_is_its_surname() -> None:
    """It has the ending of a case; a common word in its place would be in a list."""
    assert names("গতকাল নাসরিন ঝিলিমনের কথা শোনা গেছে।") == {("person", "নাসরিন ঝিলিমন")}


def test_an_ending_is_cut_from_an_unknown_surname() -> None:
    """No name ends like it."""
    assert names("তিনি প্রকৌশলী তানভীর ঝিলংকে চিঠি দিয়েছেন।") == {("person", "তানভীর ঝিলং")}


@pytest.mark.parametrize(
    ("story", "name"),
    [
        ("এ নিয়ে কৃষি মন্ত্রণালয়ের একটি দল কাজ করছে।", "কৃষি মন্ত্রণালয়"),
        ("সেদিন নির্বাচন কমিশনে চিঠি দেওয়া হয়েছে।", "নির্বাচন কমিশন"),
        ("গত মাসে আওয়ামী লীগের সভা ছিল।", "আওয়ামী লীগ"),
        ("খবরটি প্রথম আলোকে জানানো হয়।", "প্রথম আলো"),
        ("আগে ময়মনসিংহ জেনারেল হাসপাতালে চিকিৎসা হতো।", "ময়মনসিংহ জেনারেল হাসপাতাল"),
        ("গতকাল জাতিসংঘের নিরাপত্তা পরিষদে আলোচনা হয়।", "জাতিসংঘের নিরাপত্তা পরিষদ"),
    ],
)
def test_bodies_are_read_without_their_endings(story: str, name: str) -> None:
    """The ending is on the type noun, or on the last word of a listed name."""
    assert names(story) == {("organisation", name)}


def test_a_word_that_only_begins_a_listed_name_loses_its_ending() -> None:
    """'জাতিসংঘের নিরাপত্তা পরিষদ' is listed with its genitive."""
    assert names("গতকাল জাতিসংঘের একটি দল সেখানে ছিল।") == {("organisation", "জাতিসংঘ")}


@pytest.mark.parametrize(
    "story",
    [
        "তারা সরকারকে এই কথা জানিয়েছেন।",
        "প্রধানমন্ত্রীর কাজ শেষ হয়নি।",
        "পুলিশ হাতিয়ারসহ একজনকে ধরেছে।",
        "এই এলাকায় কোনো হাসপাতাল নেই।",
        "কলেজের বিজ্ঞান বিভাগে নতুন কক্ষ হবে।",
    ],
)
def test_common_words_are_no_names(story: str) -> None:
    """Titles with endings, generic bodies, and words that are like a name with an ending."""
    assert names(story) == set()
