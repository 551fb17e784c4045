"""Page furniture such as menus, recognised by measures of each line."""

from pathlib import Path

import pytest

from site_builder.model import UserRule
from site_builder.parsing import parse, share_left_out, trace
from tests.kit import Project
from tests.parsing.written import BODY, HEADLINE, MORE, read, source

MENU = (
    "होम", "ताज़ा खबर", "मनोरंजन", "खेल जगत", "कारोबार", "Live TV", "ePaper", "लॉग इन", "गैजेट्स", "राशिफल", "धर्म कर्म",
    "वेब स्टोरी", "वीडियो गैलरी", "ज्योतिष",
)  # fmt: skip
TEASERS = (
    "सर्दी में बाल झड़ने से परेशान? आजमाएं दादी के ये नुस्खे", "इस अभिनेत्री की सादगी ने जीता सबका दिल", "सोने का भाव आज फिर चढ़ा",
    "परीक्षा के नतीजे यहां देखें", "IPL 2031: नीलामी में किस पर बरसे करोड़", "मोबाइल के साथ मिल रहा हेडफोन मुफ्त", "Weekly Horoscope",
    "रसोई में रखी इस चीज के हैं कई लाभ",
)  # fmt: skip
FOOTER = ("About The Group", "Careers", "Feedback", "RSS", "Sitemap", "Partner Sites | Grievance Redressal")
THIRD = "लोक निर्माण विभाग के अभियंता ने कहा कि पुल पर भारी वाहन नहीं चलेंगे। इसके लिए दोनों ओर बैरियर लगाए जाएंगे।"


def pasted() -> str:
    """Return a page whose whole text was copied: menu, headline, story, teasers, footer."""
    return "\n".join((*MENU, HEADLINE, BODY, MORE, THIRD, BODY[:40] + MORE, *TEASERS, *FOOTER))


def test_a_page_that_was_pasted_whole_keeps_its_story() -> None:
    """The headline below the menu is found. All of the story is shown, but nothing of menu, teasers and footer."""
    structure = parse(source(pasted()))
    assert structure.headline == HEADLINE
    shown = [block.text for block in structure.blocks if block.kind != "boilerplate"]
    assert shown == [BODY, MORE, THIRD, BODY[:40] + MORE]


def test_what_is_left_out_is_reported_with_its_strongest_sign() -> None:
    """No text is lost: the X-ray shows each line, with its strongest measures in plain words."""
    outcomes = [outcome for outcome in trace(source(pasted())) if outcome.rule == "page-furniture"]
    assert len(outcomes) >= len(TEASERS)
    for outcome in outcomes:
        assert outcome.reason.startswith("Its measures speak against a part of the story: ")
        assert len(outcome.reason.split(": ")[1]) > 10


def test_the_rule_can_be_switched_off() -> None:
    """Every packaged rule can be switched off."""
    off = UserRule("off", "page-furniture", expression=False, where="news-digest.toml")
    structure = parse(source(pasted()), rules=(off,))
    assert not any(block.rule == "page-furniture" for block in structure.blocks)


@pytest.mark.parametrize(
    "rows",
    [
        ("पटना: 41 डिग्री", "गया: 43 डिग्री", "आरा: 40 डिग्री", "छपरा: 42 डिग्री", "बक्सर: 44 डिग्री"),
        ("1. सुरेश कुमार, मधुबनी", "2. रीता देवी, दरभंगा", "3. मोहन लाल, सीवान", "4. गीता कुमारी, आरा"),
        ("- सड़क चौड़ी होगी", "- नाले ढके जाएंगे", "- बस अड्डा बनेगा"),
    ],
)
def test_a_list_at_the_end_of_a_story_stays(rows: tuple[str, ...]) -> None:
    """Short lines with figures or item marks are data, not a menu."""
    structure = read(HEADLINE, BODY, MORE, THIRD, *rows)
    assert [block.text for block in structure.blocks][-len(rows) :] == list(rows)
    assert not any(block.kind == "boilerplate" for block in structure.blocks)


def test_a_list_of_names_inside_a_story_stays() -> None:
    """Short lines without figures between paragraphs are probably a list of the story."""
    names = ("वित्त मंत्री सुनील रावत", "गृह मंत्री रीता चौहान", "रेल मंत्री मोहन थापा", "खेल मंत्री गीता नेगी", "जल मंत्री हरि भट्ट")
    structure = read(HEADLINE, BODY, MORE, THIRD, *names, MORE + " यह अच्छा हुआ।", THIRD + " सब सहमत हैं।")
    assert not any(block.kind == "boilerplate" for block in structure.blocks)


def test_a_dateline_above_the_text_is_kept() -> None:
    """A place on a separate line right above running text is a dateline."""
    structure = read(HEADLINE, "बीस साल पुरानी मांग पूरी", "सीतामढ़ी।", BODY, MORE)
    assert structure.dateline == "सीतामढ़ी"


def test_the_summary_of_a_build_tells_of_articles_that_lost_most_of_their_text(tmp_path: Path) -> None:
    """The user sees which articles to check. An article that is mostly story is not listed."""
    teasers = "\n".join((*TEASERS, *FOOTER) * 2)
    page, plain = f"{HEADLINE}\n{BODY}\n{MORE}\n{teasers}", f"{HEADLINE}\n\n{BODY}"
    also = "".join(f"<p>यह भी पढ़ें: गांव {number} की पुरानी सड़क पर काम पूरा हुआ</p>" for number in range(9))
    saved = (
        f"<html><body><article><h1>{HEADLINE}, पहला दिन</h1><p>{BODY}</p>{also}<p>{MORE}</p></article></body></html>"
    )
    project = Project(tmp_path, {"page.txt": page, "plain.txt": plain, "saved.html": saved})
    project.build()
    told = [trouble for trouble in project.troubles() if "because it is not part of the article" in trouble]
    assert [trouble.split(":")[0].rpartition(" ")[2] for trouble in told] == ["page.txt", "saved.html"]
    assert all("news-digest explain" in trouble for trouble in told)


def test_the_share_that_is_left_out_is_of_all_text() -> None:
    """It is 0 if nothing is left out."""
    assert share_left_out(read(HEADLINE, BODY)) == 0
    assert 0.3 < share_left_out(parse(source(pasted()))) < 0.8


def test_a_few_short_lines_are_not_a_menu() -> None:
    """Only a completely copied page has many such lines.

    Verse at the end of a short text stays; a copyright line does not."""
    verse = ("चलो रे नाव मेरी", "नदी के उस पार", "बादल घिरे हैं", "मेरे गांव तक")
    structure = read(HEADLINE, BODY, *verse, "© 2031 खबर घर")
    assert [block.text for block in structure.blocks if block.kind == "boilerplate"] == ["© 2031 खबर घर"]


def test_a_list_between_two_long_paragraphs_is_story_if_the_page_has_no_menu() -> None:
    """Nothing above or below the story is furniture: the page was not copied whole. A tweet is still left out."""
    names = (
        "वित्त और योजना मंत्री सुनील रावत", "गृह मंत्री रीता चौहान", "विदेश मंत्री मोहन थापा", "उद्योग, वस्त्र और जूट मंत्री गीता नेगी",
        "विधि मंत्री हरि भट्ट", "स्वास्थ्य मंत्री लीला पंत", "सड़क और पुल मंत्री गोपाल जोशी",
    )  # fmt: skip
    structure = read(HEADLINE, "18 मार्च 2031", BODY, MORE, THIRD, *names, f"{BODY} {MORE}", THIRD + " सब सहमत हैं।")
    assert [(block.kind, block.text) for block in structure.blocks if block.text in names] == [
        ("list-item", name) for name in names
    ]
    tweet = ("Bridge opened today by @rawat joined by @negi", "Watch more on https://t.co/abc pic.twitter.com/xyz")
    structure = read(HEADLINE, BODY, *tweet, f"{BODY} {MORE}")
    assert [block.text for block in structure.blocks if block.kind == "boilerplate"] == list(tweet)
