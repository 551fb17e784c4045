"""TOML or YAML above an article."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.errors import SourceError
from site_builder.model import FrontMatter
from site_builder.sources.front_matter import split
from tests.timing import LINEAR, growth

FULL = FrontMatter(
    id="flood-2025_1",
    title="नदी में उफान",
    kicker="मौसम",
    standfirst="तीन जिलों में चेतावनी",
    author="मीना वर्मा",
    date="2025-11-06T14:53:00+05:30",
    updated="2025-11-07",
    language="hi-IN",
    source="नमूना समाचार",
    source_url="https://example.org/a?b=c",
    tags=("बाढ़", "नदी"),
    image="photos/river.jpg",
    image_alt="उफनती नदी",
    image_credit="नमूना एजेंसी",
    draft=True,
)
FULL_TOML = """+++
id = "flood-2025_1"
title = "नदी में उफान"
kicker = "मौसम"
standfirst = "तीन जिलों में चेतावनी"
author = "मीना वर्मा"
date = 2025-11-06T14:53:00+05:30
updated = 2025-11-07
language = "hi-in"
source = "नमूना समाचार"
source_url = "https://example.org/a?b=c"
tags = ["बाढ़", "नदी", "बाढ़"]
image = "photos/river.jpg"
image_alt = "उफनती नदी"
image_credit = "नमूना एजेंसी"
draft = true
+++
पहला पैरा।
"""
FULL_YAML = """---
id: flood-2025_1
title: नदी में उफान
kicker: मौसम
standfirst: >
  तीन जिलों
  में चेतावनी
author: "मीना वर्मा"
date: 2025-11-06 14:53:00 +05:30
updated: 2025-11-07
language: hi-in
source: नमूना समाचार
source_url: https://example.org/a?b=c
tags:
  - बाढ़
  - नदी
image: photos/river.jpg
image_alt: उफनती नदी
image_credit: नमूना एजेंसी
draft: yes
---
पहला पैरा।
"""


def problem(text: str) -> tuple[int | None, str, str]:
    """Return line, fault and remedy of the one problem in `text`."""
    with pytest.raises(SourceError) as caught:
        split(text, "a.txt")
    (found,) = caught.value.problems
    assert found.path == "a.txt"
    return found.line, found.what, found.fix


@pytest.mark.parametrize("text", [FULL_TOML, FULL_YAML], ids=["toml", "yaml"])
def test_every_field_in_both_forms(text: str) -> None:
    """TOML and YAML say the same; the text begins on the line below."""
    above = split(text, "sub/a.txt")
    assert above.front == FULL
    assert above.text == "पहला पैरा।\n"
    assert above.first_line == text.count("\n")
    assert above.warnings == ()


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("title: no", "title", "no"),
        ("title: 1.10", "title", "1.10"),
        ("author: 12:30", "author", "12:30"),
        ("id: 007", "id", "007"),
        ("kicker: null", "kicker", "null"),
        ("date: 2025-11", "date", "2025-11"),
        ("date: 2025", "date", "2025"),
        ("date: 2025-11-06", "date", "2025-11-06"),
        ("date: 2025-11-06T14:53", "date", "2025-11-06T14:53:00"),
        ("date: 2025-11-06T14:53:20.5Z", "date", "2025-11-06T14:53:20+00:00"),
        ("draft: off", "draft", False),
        ("draft:", "draft", False),
        ("title:", "title", None),
        ("tags:", "tags", ()),
        ('title: "a\\u202e\\0\\nb"', "title", "a b"),
    ],
)
def test_yaml_values_stay_what_was_written(line: str, field: str, value: object) -> None:
    """No word turns into a truth, a number or a time; escapes cannot bring back what was normalised away."""
    assert getattr(split(f"---\n{line}\n---\n", "a.md").front, field) == value


@pytest.mark.parametrize(
    "text",
    [
        "पहला पैरा।\n---\nदूसरा\n---\n",
        "---\nपहला पैरा।\n",
        "---\nपहला पैरा।\n---\nदूसरा\n",
        "---\nनई दिल्ली: बारिश हुई।\n---\nदूसरा\n",
        "---\n\n---\n",
        "---\n- एक\n- दो\n---\n",
        "------\ntitle: x\n------\n",
        "+++\nपहला पैरा।\n",
        "+++ title\n",
        "---",
        "",
    ],
)
def test_rules_of_dashes_are_text(text: str) -> None:
    """Dumps of news are full of them: only a closed block of 'key: value' lines is front matter."""
    above = split(text, "a.txt")
    assert (above.front, above.text, above.first_line, above.warnings) == (FrontMatter(), text, 1, ())


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_that_nobody_closed_is_text_with_a_warning(fence: str) -> None:
    """When the first line names a field of ours, a slip is likelier than a rule of dashes."""
    sign = ":" if fence == "---" else " ="
    text = f"{fence}\ntitle{sign} 'x'\nपैरा\n"
    above = split(text, "a.txt")
    assert (above.front, above.text) == (FrontMatter(), text)
    (warning,) = above.warnings
    assert (warning.line, warning.severity) == (2, "warning")
    assert fence in warning.fix


def test_blank_lines_above_and_an_empty_block() -> None:
    """A blank line before the fence does no harm, nor does a TOML block that states nothing."""
    above = split("\n\n+++\n+++  \nपैरा\n", "a.txt")
    assert (above.front, above.text, above.first_line) == (FrontMatter(), "पैरा\n", 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+++\ntitle = 5\n+++\n", (2, "'title' is 5", "expected a text in quotes")),
        ("+++\n\n# x\ntitel = 'x'\n+++\n", (4, "unknown field 'titel' in the front matter", "did you mean 'title'?")),
        ("---\nid: x\nImage-Alt: y\n---\n", (3, "unknown field 'Image-Alt' in the front matter",
                                                 "did you mean 'image_alt'?")),
        ("---\ntags: a, b\n---\n", (2, "'tags' is 'a, b'", 'expected a list of texts, such as ["one", "two"]')),
        ("+++\ntags = ['a', 1]\n+++\n", (2, "'tags' is ['a', 1]", 'expected a list of texts, such as ["one", "two"]')),
        ("---\ndraft: maybe\n---\n", (2, "'draft' is 'maybe'", "expected true or false")),
        ("+++\ndraft = 1\n+++\n", (2, "'draft' is 1", "expected true or false")),
        ("---\nid: ../../x\n---\n", (2, "'id' is '../../x'", "expected 1 to 64 letters a-z, digits, '-' or '_'")),
        ("---\nlanguage: x\n---\n", (2, "'language' is 'x'", "expected a language tag such as hi, en or en-IN")),
        ("---\ntitle: a\ntitle: b\n---\n", (3, "'title' is stated twice", "keep one of them")),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_with_line_and_remedy(text: str, expected: tuple[int, str, str]) -> None:
    """Line of the file, what stands there, what was expected."""
    assert problem(text) == expected


@pytest.mark.parametrize(
    "date",
    ["2025-02-30", "2025-13", "0000", "06-11-2025", "2025-11-6", "20251106", "2025-W45-4", "2025-11-06T25:00", "कल"],
)
@pytest.mark.parametrize("field", ["date", "updated"])
def test_days_that_are_not_in_the_calendar(field: str, date: str) -> None:
    """Only ISO dates that exist are taken, never guessed at."""
    line, what, fix = problem(f"---\n{field}: {date}\n---\n")
    assert (line, what) == (2, f"'{field}' is '{date}'")
    assert fix.startswith("expected a date such as 2025-11-06")


@given(st.dates() | st.datetimes(timezones=st.none() | st.just(dt.timezone(dt.timedelta(hours=5, minutes=30)))))
def test_every_iso_date_is_taken_as_it_is(value: dt.date) -> None:
    """A date or time written by the standard reads the same, as TOML date and as YAML text, to the second."""
    stated = value.replace(microsecond=0).isoformat() if isinstance(value, dt.datetime) else value.isoformat()
    assert split(f"+++\ndate = {stated}\n+++\n", "a.txt").front.date == stated
    assert split(f"---\ndate: {stated}\n---\n", "a.txt").front.date == stated


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "example.org", "ftp://a.b", "https://a b"]
)
def test_a_source_url_is_a_web_address(url: str) -> None:
    """Nothing else can become a link."""
    assert problem(f"---\nsource_url: '{url}'\n---\n")[2] == "expected an address that begins with http:// or https://"


@pytest.mark.parametrize(
    ("image", "taken"),
    [
        ("x.jpg", True),
        ("../x.jpg", True),
        ("./चित्र 1.jpg", True),
        ("https://example.org/x.png", True),
        ("../../x.jpg", False),
        ("/etc/passwd", False),
        ("data:image/png;base64,x", False),
        ("javascript:x", False),
        ("//example.org/x.png", False),
        ("a\\b.jpg", False),
        ("file:///x", False),
        ("../..", False),
    ],
)
def test_a_picture_lies_on_the_web_or_in_the_folder(image: str, taken: bool) -> None:
    """A path is relative to the article's file and never points outside the folder."""
    text = f"---\nimage: '{image}'\n---\n"
    if taken:
        assert split(text, "sub/a.txt").front.image == image
    else:
        with pytest.raises(SourceError, match="expected an http\\(s\\) address, or a path inside the folder"):
            split(text, "sub/a.txt")


def test_all_faults_are_told_at_once() -> None:
    """Nobody has to fix, build, fix, build."""
    with pytest.raises(SourceError) as caught:
        split("+++\nid = 'a/b'\ntitle = ['x']\nfoo = 1\ndate = 12:30:00\n+++\n", "a.txt")
    assert [found.line for found in caught.value.problems] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("text", "line", "kind"),
    [
        ("+++\ntitle = 'x'\nid = \n+++\n", 3, "TOML"),
        ("+++\ntitle = 'x'\ntitle = 'y'\n+++\n", 3, "TOML"),
        ("+++\ntitle = 'x\n+++\n", 2, "TOML"),
        ("+++\nपहला पैरा।\n+++\n", 2, "TOML"),
        ("+++\nid = " + "[" * 9000 + "\n+++\n", 2, "TOML"),
        ("---\ntitle: x\nid: [a\n---\n", 4, "YAML"),
        ("---\ntitle: a: b\n---\n", 2, "YAML"),
        ("---\ntitle: x\n? [a]\n: b\n---\n", 2, "YAML"),
        ("---\nid: " + "[" * 9000 + "\n---\n", 2, "YAML"),
        ("---\nid: " + "[" * 30_000 + "]" * 30_000 + "\n---\n", 2, "YAML"),
        ("---\ntitle: *x\n---\n", 2, "YAML"),
    ],
)
def test_broken_toml_and_yaml(text: str, line: int, kind: str) -> None:
    """The line, and which of the two it is, however it is broken."""
    where, what, _ = problem(text)
    assert f"not valid {kind}" in what
    assert where == line


def test_yaml_makes_no_objects_and_no_bombs() -> None:
    """Tags are words, references do not multiply, a list that holds itself is no list of texts."""
    assert split("---\ntitle: !!python/object/apply:os.getcwd []\n---\n".replace("[]", "x"), "a").front.title == "x"
    laughs = "tags: &a [x]\nid: &b [*a, *a]\ntitle: [*b, *b]\nkicker: &c [*c]\n"
    with pytest.raises(SourceError) as caught:
        split(f"---\n{laughs}---\n", "a.txt")
    assert [found.line for found in caught.value.problems] == [3, 4, 5]


@given(st.text(alphabet="-+\n :=ab'\"[]{}#&*!|>%@\t", max_size=60))
def test_whatever_stands_there_is_text_or_an_error(inner: str) -> None:
    """Nothing but `SourceError` comes out, and text is never lost."""
    for fence in ("---", "+++"):
        text = f"{fence}\n{inner}\n{fence}\nपैरा\n"
        try:
            above = split(text, "a.txt")
        except SourceError:
            continue
        assert text.endswith(above.text)
        assert above.text.count("\n") + above.first_line - 1 == text.count("\n")


@pytest.mark.parametrize("filling", ["\n", "-", " ", "title: x\n", "[", "--- x\n", "- "])
@pytest.mark.parametrize("fence", ["---\n", "+++\n", "", "---\ntitle: x\n"])
def test_what_only_looks_like_front_matter_costs_nothing(filling: str, fence: str) -> None:
    """None is longer than 65,536 characters, so a text that never closes it is not read on."""
    assert growth(lambda text: split(fence + text, "a.txt"), filling, 100_000) < LINEAR
