"""Front matter in TOML or YAML."""

import contextlib
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
    """Return line, fault and fix of the only problem in `text`."""
    with pytest.raises(SourceError) as caught:
        split(text, "a.txt")
    (found,) = caught.value.problems
    assert found.path == "a.txt"
    return found.line, found.what, found.fix


@pytest.mark.parametrize("text", [FULL_TOML, FULL_YAML], ids=["toml", "yaml"])
def test_every_field_in_both_forms(text: str) -> None:
    """TOML and YAML give the same fields. The text begins on the line below."""
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
        ("kicker: null", "kicker", None),
        ("kicker: 'null'", "kicker", "null"),
        ("tags: ~", "tags", ()),
        ("date: Null", "date", None),
        ("date: 2025-11", "date", "2025-11"),
        ("date: 2025", "date", "2025"),
        ("date: 2025-11-06", "date", "2025-11-06"),
        ("date: 2025-11-06T14:53", "date", "2025-11-06T14:53:00"),
        ("date: 2025-11-06T14:53:20.5Z", "date", "2025-11-06T14:53:20+00:00"),
        ("date: 2025-11-06 4:53 UTC", "date", "2025-11-06T04:53:00+00:00"),
        ("date: 2025/1/6 14:53:20", "date", "2025-01-06T14:53:20"),
        ("date: Thu, 06 Nov 2025 14:53:20 +0530", "date", "2025-11-06T14:53:20+05:30"),
        ("date: '[[2025-11-06]]'", "date", "2025-11-06"),
        ("draft: off", "draft", False),
        ("draft:", "draft", False),
        ("title:", "title", None),
        ("tags:", "tags", ()),
        ('title: "a\\u202e\\0\\nb"', "title", "a b"),
    ],
)
def test_yaml_values_stay_what_was_written(line: str, field: str, value: object) -> None:
    """Only null becomes another value. Escapes cannot bring back characters that normalisation removed."""
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
    """Dumps of news contain many such lines. Only a closed block of 'key: value' lines is front matter."""
    above = split(text, "a.txt")
    assert (above.front, above.text, above.first_line, above.warnings) == (FrontMatter(), text, 1, ())


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_that_nobody_closed_is_text_with_a_warning(fence: str) -> None:
    """If the first line contains a known field, a missing fence is more likely than a drawn line."""
    sign = ":" if fence == "---" else " ="
    text = f"{fence}\ntitle{sign} 'x'\nपैरा\n"
    above = split(text, "a.txt")
    assert (above.front, above.text) == (FrontMatter(), text)
    (warning,) = above.warnings
    assert (warning.line, warning.severity) == (2, "warning")
    assert fence in warning.fix


def test_blank_lines_above_and_an_empty_block() -> None:
    """A blank line before the fence and an empty TOML block are allowed."""
    above = split("\n\n+++\n+++  \nपैरा\n", "a.txt")
    assert (above.front, above.text, above.first_line) == (FrontMatter(), "पैरा\n", 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+++\ntitle = 5\n+++\n", (2, "'title' is 5", "expected a text in quotes")),
        ("+++\n\n# x\ndarft = true\n+++\n", (4, "unknown key 'darft' in the front matter", "did you mean 'draft'?")),
        ("---\ntags: {a: b}\n---\n", (2, "'tags' is {'a': 'b'}", 'expected a list of texts, such as ["one", "two"]')),
        ("+++\nauthor = 5\n+++\n", (2, "'author' is 5", 'expected a name in quotes, or a list such as ["one", "two"]')),
        ("+++\ntags = ['a', 1]\n+++\n", (2, "'tags' is ['a', 1]", 'expected a list of texts, such as ["one", "two"]')),
        ("---\ndraft: maybe\n---\n", (2, "'draft' is 'maybe'", "expected true or false")),
        ("+++\ndraft = 1\n+++\n", (2, "'draft' is 1", "expected true or false")),
        ("---\nid: ../../x\n---\n", (2, "'id' is '../../x'", "expected 1 to 64 letters a-z, digits, '-' or '_'")),
        ("---\nlanguage: x\n---\n", (2, "'language' is 'x'", "expected a language tag such as hi, en or en-IN")),
        ("---\ntitle: a\ntitle: b\n---\n", (3, "'title' is written twice", "keep one of them")),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_reported_with_line_and_remedy(text: str, expected: tuple[int, str, str]) -> None:
    """The message contains the line of the file, the wrong value and the expected form."""
    assert problem(text) == expected


@pytest.mark.parametrize(
    "date",
    ["2025-02-30", "2025-13", "0000", "06-11-2025", "2025-11-6", "20251106", "2025-W45-4", "2025-11-06T25:00", "कल"],
)
@pytest.mark.parametrize("field", ["date", "updated"])
def test_days_that_are_not_in_the_calendar(field: str, date: str) -> None:
    """Only existing ISO dates are accepted. The program does not guess."""
    line, what, fix = problem(f"---\n{field}: {date}\n---\n")
    assert (line, what) == (2, f"'{field}' is '{date}'")
    assert fix.startswith("expected a date such as 2025-11-06")


@given(st.dates() | st.datetimes(timezones=st.none() | st.just(dt.timezone(dt.timedelta(hours=5, minutes=30)))))
def test_every_iso_date_is_taken_as_it_is(value: dt.date) -> None:
    """A date or time in ISO form is the same as a TOML date and as a YAML text, to the second."""
    stated = value.replace(microsecond=0).isoformat() if isinstance(value, dt.datetime) else value.isoformat()
    assert split(f"+++\ndate = {stated}\n+++\n", "a.txt").front.date == stated
    assert split(f"---\ndate: {stated}\n---\n", "a.txt").front.date == stated


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "example.org", "ftp://a.b", "https://a b"]
)
def test_a_source_url_is_a_web_address(url: str) -> None:
    """No other text can become a link."""
    assert problem(f"---\nsource_url: '{url}'\n---\n")[2] == "expected an address that begins with http:// or https://"


@pytest.mark.parametrize(
    ("image", "taken"),
    [
        ("x.jpg", True),
        ("../x.jpg", True),
        ("./चित्र 1.jpg", True),
        ("https://example.org/x.png", True),
        ("../../x.jpg", False),
        ("//etc/passwd", False),
        ("data:image/png;base64,x", False),
        ("javascript:x", False),
        ("//example.org/x.png", False),
        ("a\\b.jpg", False),
        ("file:///x", False),
        ("../..", False),
    ],
)
def test_a_picture_lies_on_the_web_or_in_the_folder(image: str, taken: bool) -> None:
    """A path is relative to the article's file and must not point outside the folder."""
    text = f"---\nimage: '{image}'\n---\n"
    if taken:
        assert split(text, "sub/a.txt").front.image == image
    else:
        with pytest.raises(SourceError, match="expected an http\\(s\\) address, or a path inside the folder"):
            split(text, "sub/a.txt")


def test_all_faults_are_reported_at_once() -> None:
    """A user can fix all faults before the next build."""
    with pytest.raises(SourceError) as caught:
        split("+++\nid = 'a/b'\ntitle = ['x']\nfoo = 1\ndate = 12:30:00\n+++\n", "a.txt")
    assert [found.line for found in caught.value.problems] == [2, 3, 5]


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
    """The message contains the line and the format, for any fault."""
    where, what, _ = problem(text)
    assert f"not valid {kind}" in what
    assert where == line


def test_yaml_makes_no_objects_and_no_bombs() -> None:
    """YAML tags and aliases are not interpreted. A list that contains itself is rejected."""
    assert split("---\ntitle: !!python/object/apply:os.getcwd []\n---\n".replace("[]", "x"), "a").front.title == "x"
    laughs = "tags: &a [x]\nid: &b [*a, *a]\ntitle: [*b, *b]\nkicker: &c [*c]\n"
    with pytest.raises(SourceError) as caught:
        split(f"---\n{laughs}---\n", "a.txt")
    assert [found.line for found in caught.value.problems] == [3, 4, 5]


@given(st.text(alphabet="-+\n :=ab'\"[]{}#&*!|>%@\t", max_size=60))
def test_whatever_stands_there_is_text_or_an_error(inner: str) -> None:
    """The only exception is `SourceError`, and no text is lost."""
    for above in (f"---\n{inner}\n---\n", f"+++\n{inner}\n+++\n", f'{{"title": {inner}}}\n', f"Title: {inner}\n\n"):
        text = f"{above}पैरा\n"
        try:
            found = split(text, "a.txt")
        except SourceError:
            continue
        assert text.endswith(found.text)
        assert found.text.endswith("पैरा\n")
        assert found.text.count("\n") + found.first_line - 1 == text.count("\n")


@pytest.mark.parametrize("filling", ["\n", "-", " ", "title: x\n", "[", "--- x\n", "- ", '"a":', "{", " x\n"])
@pytest.mark.parametrize(
    "fence", ["---\n", "+++\n", "", "---\ntitle: x\n", '{"title":', '{\n"title": "x"}\n', "Title: x\n"]
)
def test_what_only_looks_like_front_matter_costs_nothing(filling: str, fence: str) -> None:
    """Front matter has at most 65,536 characters, so an unclosed block is not searched to the end of a long text."""

    def read(text: str) -> None:
        with contextlib.suppress(SourceError):
            split(fence + text, "a.txt")

    assert growth(read, filling, 100_000) < LINEAR


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"+++\ntitle = 'x'\nweight = {'9' * 5000}\n+++\n", (3, "TOML: a number has more than 4,300 digits")),
        (f'{{\n"title": "x",\n"weight": {"9" * 5000}\n}}\n', (3, "JSON: a number has more than 4,300 digits")),
        (f"+++\ntitle = 'x'\nid = 0x{'f' * 5000}\n+++\n", (3, "'id' is a number of more than 4,300 digits")),
        ('{"title": ' + "[" * 500 + "]" * 500 + "}\n", (1, "JSON: too many brackets inside each other")),
        (
            "+++\ntitle = 'x'\n\ntags = " + "[" * 50 + "]" * 50 + "\n+++\n",
            (4, "TOML: too many brackets inside each other"),
        ),
    ],
    ids=["toml", "json", "hexadecimal", "brackets", "toml brackets"],
)
def test_what_is_endless_is_reported_in_plain_words(text: str, expected: tuple[int, str]) -> None:
    """Limits of Python are never reported as a fault of this program."""
    line, what, _ = problem(text)
    assert line == expected[0]
    assert expected[1] in what


def test_thousands_of_unknown_keys_take_a_moment() -> None:
    """The nearest name is computed for a few keys only."""
    text = "+++\n" + "".join(f"zq{n} = 1\n" for n in range(5000)) + "+++\n"
    (warning,) = split(text, "a.txt").warnings
    assert len(warning.names) == 50


@pytest.mark.parametrize(
    ("line", "what", "fix"),
    [
        (
            "title: पुल: नया",
            "a text without quotes contains ':'",
            "put the title in quotes: title: 'पुल: नया'",
        ),
        (
            "title: it's: so",
            "a text without quotes contains ':'",
            "put the title in quotes: title: 'it''s: so'",
        ),
        ("title: @handle", "found character that cannot start any token", "put the title in quotes: title: '@handle'"),
        ('title: "पुल" खुला', "did not find expected key", "put the title in quotes: title: '\"पुल\" खुला'"),
        (
            "tags:\n  - a: b: c",
            "a text without quotes contains ':'",
            "put the text in quotes: - 'a: b: c'",
        ),
        ('title: "नया', "a text in quotes does not end", "close the quotes; inside a text, double them: '' or \\\""),
        ("title: x\nsource = 'y'", "could not find expected ':'", "write ':' instead of '=', as in source: …"),
    ],
)
def test_what_yaml_does_not_read_is_reported_with_the_line_as_it_should_be(line: str, what: str, fix: str) -> None:
    """A YAML library's message does not help a writer who only wrote a headline."""
    found = problem(f"---\nkicker: x\n{line}\n---\n")
    assert found == (3 + line.count("\n"), f"the front matter is not valid YAML: {what}", fix)


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        ("title = नया पुल", 'put the text in quotes: title = "नया पुल"'),
        ("title: x", "write '=' instead of ':', as in title = \"…\""),
    ],
)
def test_what_toml_does_not_read_is_reported_with_the_line_as_it_should_be(line: str, fix: str) -> None:
    """The test covers two frequent errors of writers."""
    assert problem(f"+++\nkicker = 'x'\n{line}\n+++\n")[::2] == (3, fix)


def test_a_missing_space_behind_a_key_is_reported_where_it_is_missing() -> None:
    """YAML itself continues and reports an error some lines later."""
    found = problem("---\ntitle:नया\ndate: 2025-11-06\n---\n")
    assert found == (
        2,
        "the front matter is not valid YAML: no space stands behind 'title:'",
        "write a space behind the ':'",
    )


@pytest.mark.parametrize(
    ("line", "title", "fix"),
    [
        ("title: #5 पुल", None, "put the title in quotes: title: '#5 पुल'"),
        ("title: पुल #नदी पर", "पुल", "put the title in quotes: title: 'पुल #नदी पर'"),
    ],
)
def test_a_headline_that_yaml_cuts_at_a_hashtag_is_reported(line: str, title: str | None, fix: str) -> None:
    """In YAML the hashtag begins a comment, so half of the headline would be lost."""
    above = split(f"---\nid: x\n{line}\n---\nपाठ\n", "a.txt")
    assert above.front.title == title
    (told,) = above.warnings
    assert (told.line, told.fix) == (3, fix)
    for good in ("title: पुल # a comment", "title: 'पुल #नदी'", "title: पुल#नदी", "source_url: https://a.b/#c"):
        assert split(f"---\n{good}\n---\nपाठ\n", "a.txt").warnings == ()
