"""Lines that occur in many files: a publisher's frame, or a story that many papers print."""

from pathlib import Path

import pytest

from site_builder.parsing import line_key, line_keys, parse, prose_left_out
from site_builder.parsing.lines.line import split_lines
from site_builder.parsing.repeated_lines import frame_lines
from site_builder.text.language_profile import language_of
from tests.kit import Project
from tests.parsing.written import source

COPY = (
    "जल बोर्ड ने सोमवार को शहर के सभी पुराने नलों को बदलने का फैसला किया, जिससे गलियों में साफ पानी पहुंचेगा।",
    "बोर्ड की प्रमुख ने बताया कि पहले महीने में तीन मोहल्लों में काम होगा और बाकी शहर में अगले साल तक चलेगा।",
    "बीते साल गर्मी में कई मोहल्लों से खराब पानी की शिकायतें आई थीं, जिसके बाद यह योजना बनाई गई थी।",
)
OWN = (
    "हमारे कस्बे में भी सोमवार को लोगों ने बताया कि नल के पानी में मिट्टी आती है और वे दूर से पानी लाते हैं।",
    "कस्बे के बुजुर्ग बताते हैं कि कुआं सूख चुका है, इसलिए नए नल का सब को बड़ी बेसब्री से इंतजार है और उम्मीद भी।",
)
FOOTER = "यह समाचार पत्र गांव की आवाज है और हर सुबह आपके दरवाजे तक ताजा खबरें पहुंचाता है, हमारे साथ बने रहिए।"
MENU = "होम देश विदेश खेल"
SUBHEADING = "आगे का काम"


def frame(*lines: str, repeated: tuple[str, ...]) -> list[str]:
    """Return the lines that belong to the publisher's frame."""
    made = split_lines("\n\n".join(lines), 1, language_of("hi"))
    return [made[i].text for i in sorted(frame_lines(made, frozenset(map(line_key, repeated))))]


def test_keys_do_not_see_spaces() -> None:
    """Lines that differ only in spaces have one key. Keys are equal on every machine."""
    assert line_key("अपना  अखबार ") == line_key("अपना अखबार")
    assert line_key("अपना अखबार") == "6eeae0e6c73bead7"


def test_long_lines_and_numbers_are_not_counted() -> None:
    """Only a short line with a letter can belong to the page."""
    text = f"अपना अखबार\n\n2023\n\n{'लंबा वाक्य ' * 30}\n\nहां"
    assert line_keys(text) == {line_key("अपना अखबार")}


@pytest.mark.parametrize(
    ("lines", "repeated", "left_out"),
    [
        (("नल बदलेंगे", *COPY), COPY, []),
        ((MENU, "नल बदलेंगे", *COPY, FOOTER[:50]), (MENU, *COPY, FOOTER[:50]), [MENU, FOOTER[:50]]),
        (("नल बदलेंगे", COPY[0], SUBHEADING, COPY[1]), (*COPY, SUBHEADING), []),
        (("नल बदलेंगे", *COPY), ("नल बदलेंगे", *COPY), []),
        (("नल बदलेंगे", *COPY[:2], *OWN), COPY, []),
        (("नल बदलेंगे", OWN[0], COPY[0], OWN[1]), COPY, []),
        (("नल बदलेंगे", OWN[0], *COPY), COPY, []),
        (("नल बदलेंगे", *OWN, FOOTER), (FOOTER,), [FOOTER]),
        ((FOOTER, "नल बदलेंगे", *OWN), (FOOTER,), [FOOTER]),
        (("नल बदलेंगे", OWN[0], MENU, OWN[1]), (MENU,), [MENU]),
    ],
)
def test_a_story_that_many_files_contain_is_not_a_frame(
    lines: tuple[str, ...], repeated: tuple[str, ...], left_out: list[str]
) -> None:
    """It is story below the headline, between the article's own text, or if it is longer than that.

    Text above the headline, text after the story, and a few words in between belong to the frame."""
    assert frame(*lines, repeated=repeated) == left_out


def test_scripts_without_stops_or_spaces_have_stories_too() -> None:
    """Thai has neither. The length shows what is a sentence."""
    thai = "เทศบาลเมืองตัดสินใจเปลี่ยนท่อน้ำเก่าทั้งหมดในเมืองเมื่อวันจันทร์ที่ผ่านมาเพื่อให้ประชาชนมีน้ำสะอาด"
    assert frame("ข่าวน้ำ", thai, repeated=(thai,)) == []


def test_one_agency_copy_in_many_files_is_whole_on_every_page(tmp_path: Path) -> None:
    """The paper's own line is left out of all files."""
    headlines = ["नल बदले जाएंगे", "शहर में नए नल", "पुराने नल हटेंगे", "तीन मोहल्लों में पहले काम", "साफ पानी मिलेगा", "नल योजना"]
    project = Project(
        tmp_path,
        {f"{i}.txt": "\n\n".join((MENU, head, *COPY, FOOTER[:50])) for i, head in enumerate(headlines)},
    )
    project.build()
    pages = [path.read_text("utf-8") for path in project.public.glob("articles/*.html")]
    assert [sum(text in page for text in COPY) for page in pages] == [3] * len(headlines)
    assert not any(MENU in page or FOOTER[:50] in page for page in pages)
    assert project.troubles() == []


def test_much_text_left_out_is_reported(tmp_path: Path) -> None:
    """A long footer below a short story may be part of it, so the message names the file."""
    own = "नदी पर बने पुल का आज उद्घाटन हुआ और गांव के लोग पहली बार उस पर से गुजरे, जिससे अब शहर तक जाने में आधा समय लगेगा। नंबर "
    files: dict[str, str | bytes] = {f"{i}.txt": f"पुल संख्या {i} खुला\n\n{own}{i}।\n\n{FOOTER[:100]}।" for i in range(6)}
    project = Project(tmp_path, files)
    project.build()
    (first, *_) = project.troubles()
    assert "of its text is left out, because other files have the same lines" in first
    assert "'repeated-line'" in first


def test_the_share_that_is_left_out_counts_running_text_only() -> None:
    """Menus and labels are not text of a story."""
    text = "\n\n".join((MENU, "नल बदलेंगे", *OWN, FOOTER))
    among = parse(source(text), repeated=frozenset(map(line_key, (MENU, FOOTER))))
    assert prose_left_out(among) == pytest.approx(len(FOOTER) / (len(FOOTER) + sum(map(len, OWN))))
    assert prose_left_out(parse(source(text))) == 0
