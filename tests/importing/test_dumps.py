"""JSON, JSON Lines and CSV files from programs and from people."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.errors import Problem, SettingsError
from site_builder.importing.article_files import article_text
from site_builder.importing.columns import ColumnPlan
from site_builder.importing.record import ImportOptions
from tests.importing.conftest import BODY, Importer
from tests.sources.test_legacy_fonts import KRUTI, SHUSHA

ROW = {"title": "नदी पर नया पुल", "text": BODY, "url": "https://example.org/pul", "date": "2025-11-06T09:30:00+05:30"}
FILE = "2025-11-06-nadi-par-naya-pul.txt"


def test_a_record_becomes_a_file_with_all_that_is_known_of_it(importing: Importer) -> None:
    """The file name is made of day and headline. The front matter contains what the record states and nothing else."""
    row = {**ROW, "author": "मीरा जोशी", "tags": ["जयपुर", "सड़क"], "image": "https://example.org/a.jpg", "fetched": 7}
    done = importing("dump.jsonl", json.dumps(row) + "\n")
    assert done.good
    assert done.files == {
        FILE: '+++\ntitle = "नदी पर नया पुल"\nauthor = "मीरा जोशी"\ndate = 2025-11-06T09:30:00+05:30\n'
        'source_url = "https://example.org/pul"\ntags = ["जयपुर", "सड़क"]\nimage = "https://example.org/a.jpg"\n'
        f"+++\n\n{BODY}\n"
    }
    assert done.told == "seeds: 1 article written, 0 skipped, 0 left out\n"


@pytest.mark.parametrize(
    ("program", "row"),
    [
        (
            "news-please",
            {"authors": ["मीरा जोशी"], "date_download": "2026-01-01 00:00:00", "date_modify": None,
             "date_publish": "2025-11-06 09:30:00", "description": "सार", "image_url": "https://example.org/a.jpg",
             "language": "hi", "source_domain": "example.org", "maintext": BODY, "text": None,
             "title": "नदी पर नया पुल", "title_page": None, "title_rss": None, "url": "https://example.org/pul"},
        ),
        (
            "newspaper4k",
            {"url": "https://example.org/pul", "title": "नदी पर नया पुल", "authors": ["मीरा जोशी"], "text": BODY,
             "publish_date": "2025-11-06T09:30:00", "top_image": "https://example.org/a.jpg", "meta_lang": "hi",
             "meta_description": "सार", "meta_site_name": "example.org", "summary": "", "keywords": [], "images": []},
        ),
        (
            "trafilatura",
            {"title": "नदी पर नया पुल", "author": "मीरा जोशी", "hostname": "example.org", "date": "2025-11-06T09:30:00",
             "fingerprint": "ab", "raw_text": "x", "text": BODY, "language": "hi", "source": "https://example.org/pul",
             "source-hostname": "example.org", "image": "https://example.org/a.jpg", "excerpt": "सार",
             "categories": "", "tags": "", "filedate": "2026-01-01", "comments": "", "id": None, "license": None},
        ),
    ],
)  # fmt: skip
def test_what_programs_gather_is_read_as_it_is(importing: Importer, program: str, row: dict[str, object]) -> None:
    """These files need no --map. The time of download is not a date of the article."""
    text = importing(f"{program}.json", json.dumps([row])).only
    for line in ('title = "नदी पर नया पुल"', 'author = "मीरा जोशी"', "date = 2025-11-06T09:30:00",
                 'source = "example.org"', 'source_url = "https://example.org/pul"',
                 'image = "https://example.org/a.jpg"', 'language = "hi"', 'standfirst = "सार"'):  # fmt: skip
        assert f"{line}\n" in text, line
    assert text.endswith(f"+++\n\n{BODY}\n")
    assert "2026" not in text


def test_lists_inside_objects_are_found_and_html_becomes_markdown(importing: Importer) -> None:
    """JSON Feed and answers of web services have nested names and HTML texts."""
    items = [
        {"id": "1", "url": "https://example.org/a?utm=1#top", "title": "पहली खबर", "authors": [{"name": "मीरा जोशी"}],
         "content_html": f"<h2>पुल</h2><p><b>जयपुर:</b> {BODY}</p><script>alert(1)</script>",
         "date_published": "2025-11-06T09:30:00Z"},
        {"id": "2", "url": "https://example.org/b", "title": "दूसरी खबर", "content_text": BODY + " समाप्त।",
         "date_published": 1762400000},
    ]  # fmt: skip
    done = importing("feed.json", json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}))
    assert sorted(done.files) == ["2025-11-06-dusri-khabar.txt", "2025-11-06-pahli-khabar.md"]
    text = done.files["2025-11-06-pahli-khabar.md"]
    assert f"## पुल\n\n**जयपुर:** {BODY}\n" in text
    assert "alert" not in text
    assert 'author = "मीरा जोशी"\ndate = 2025-11-06T09:30:00' in text


def test_a_broken_record_costs_only_itself(importing: Importer) -> None:
    """Each broken record is reported with file, number and fix."""
    rows = [
        json.dumps(ROW),
        "{oops",
        "[1]",
        json.dumps({"title": "बिना पाठ"}),
        json.dumps({**ROW, "url": None, "text": "और।"}),
    ]
    done = importing("dump.jsonl", "\n".join(rows))
    assert not done.good
    assert len(done.files) == 2
    told = done.told.splitlines()
    assert told[0].startswith("left out: dump.jsonl:2: is not valid JSON (")
    what = "is not a record: expected an object, { … }; fix this record, or take it out"
    assert told[1] == f"left out: dump.jsonl:3: {what}"
    assert told[2] == (
        "left out: dump.jsonl:4: has no text; remove it, or name the column of its text: --map text=COLUMN"
    )
    assert told[3] == "seeds: 2 articles written, 0 skipped, 3 left out"


def test_a_list_is_taken_up_again_behind_a_broken_record(importing: Importer) -> None:
    """Reading continues at the next line that begins a record. A truncated list gives all its complete records."""
    rows = [json.dumps({**ROW, "url": f"https://example.org/{n}", "text": f"{BODY} {n}"}) for n in range(3)]
    done = importing("dump.json", "[\n" + rows[0] + ',\n{"title": "x" "y"},\n' + rows[1] + "\n]")
    assert len(done.files) == 2
    assert "dump.json:2: is not valid JSON" in done.told
    done = importing("cut.json", "[" + rows[2] + ", " + rows[0][:40])
    assert len(done.files) == 3
    assert "cut.json:2: is not valid JSON" in done.told


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", 'शीर्षक,दिनांक,समाचार\nनदी पर नया पुल,6 नवंबर 2025,"{}"\n'),
        ("a.csv", "Heading;Published on;Story\nनदी पर नया पुल;06/11/2025;{}\n"),
        ("a.tsv", "title\tdate\tbody\nनदी पर नया पुल\t2025-11-06\t{}\n"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_tables_are_read_whatever_parts_them_and_wrote_them(
    importing: Importer, name: str, text: str, encoding: str
) -> None:
    """Spreadsheets write commas, semicolons or tabs, in UTF-8 or UTF-16, with column names in Hindi or English."""
    done = importing(
        name, text.format(BODY).encode(encoding), columns={"title": "Heading"} if "Heading" in text else {}
    )
    assert list(done.files) in ([FILE], ["nadi-par-naya-pul.txt"])
    assert done.only.endswith(f"{BODY}\n")


def test_columns_without_a_known_name_are_found_by_their_values(importing: Importer) -> None:
    """A column is recognised if it alone looks like text, addresses, dates or headlines."""
    rows = "".join(f'{n},पुल की खबर {n},2025-11-{n:02},https://example.org/{n},"{BODY * 4} {n}"\n' for n in range(1, 5))
    done = importing("a.csv", f"c1,c2,c3,c4,c5\n{rows}")
    assert list(done.files) == [f"2025-11-0{n}-pul-ki-khabar-{n}.txt" for n in range(1, 5)]
    assert 'source_url = "https://example.org/1"' in done.files["2025-11-01-pul-ki-khabar-1.txt"]


def test_map_names_a_column_and_a_wrong_one_is_reported_with_the_nearest(importing: Importer) -> None:
    """The message comes before any file is written."""
    row = json.dumps({"heading_hindi": "नदी पर नया पुल", "matter": BODY})
    with pytest.raises(SettingsError, match="has no column 'heading_hind'; did you mean 'heading_hindi'"):
        importing("a.jsonl", row, columns={"title": "heading_hind"})
    done = importing("a.jsonl", row, columns={"title": "heading_hindi", "text": "matter"})
    assert list(done.files) == ["nadi-par-naya-pul.txt"]


def test_a_broken_row_does_not_affect_other_rows(importing: Importer) -> None:
    """A comma without quotes shifts all later fields, so such a row is left out."""
    done = importing("a.csv", f"title,text\nपुल,{BODY}\nएक, दो,{BODY}\nतीन,{BODY} फिर।\n")
    assert len(done.files) == 2
    assert "a.csv:3: has 3 cells, but there are 2 columns; put cells that hold ',' in quotes" in done.told


def test_what_lets_somebody_in_is_cut_from_addresses(importing: Importer) -> None:
    """This applies to front matter and to links."""
    row = {**ROW, "url": "https://user:pw@example.org/a?token=abc&p=1",
           "text": f'<p>{BODY} <a href="https://u:p@example.org/?api_key=1&amp;q=2">यहाँ</a></p>'}  # fmt: skip
    text = importing("a.jsonl", json.dumps(row)).only
    assert 'source_url = "https://example.org/a?p=1"' in text
    assert "[यहाँ](https://example.org/?q=2)" in text


@pytest.mark.parametrize("date", ["कल", "2 hours ago", "2025-13-01", 12, "99999999999", "0000-00-00"])
def test_a_date_that_is_not_sure_is_not_stated(importing: Importer, date: object) -> None:
    """The article is imported without a date."""
    assert "date =" not in importing("a.jsonl", json.dumps({**ROW, "date": date})).only


@pytest.mark.parametrize(
    ("dates", "read"),
    [
        (["06/11/2025", "05/11/2025"], ["2025-11-06", "2025-11-05"]),  # No date contradicts the Indian order.
        (["11/06/2025", "11/25/2025 09:30"], ["2025-11-06", "2025-11-25T09:30:00"]),
        (["11/06/2025", "11/25/2025", "25/12/2025", "7/7/2025"], ["", "2025-11-25", "2025-12-25", "2025-07-07"]),
    ],
)
def test_the_order_of_day_and_month_is_that_of_the_column(
    importing: Importer, dates: list[str], read: list[str]
) -> None:
    """A day above twelve decides the order for the column. If two orders occur, uncertain dates are left out."""
    done = importing(
        "a.json", json.dumps([{"title": f"खबर {n}", "text": f"{BODY} {n}", "date": d} for n, d in enumerate(dates)])
    )
    found = {text.split("खबर ")[1][0]: re.search("^date = (.*)$", text, re.MULTILINE) for text in done.files.values()}
    assert [one[1] if (one := found[str(n)]) else "" for n in range(len(dates))] == read


def test_text_of_an_old_font_is_converted_where_it_is_sure(importing: Importer) -> None:
    """Title and text are converted. A record in a font without a table is left out; the other records stay."""
    rows = [{"title": "jkeiqj esa u;k iqy", "text": KRUTI}, {"title": "x", "text": SHUSHA}]
    done = importing("a.json", json.dumps(rows))
    assert list(done.files) == ["rampur-mein-naya-pul.txt"]
    assert "गाँव में नया पुल बना है" in done.only
    assert "a.json:2: is text in the old font Shusha, not Unicode; convert it to Unicode first" in done.told


def test_a_font_that_is_named_converts_all(importing: Importer) -> None:
    """Texts that are too short for detection are converted too."""
    assert "रामपुर" in importing("a.jsonl", json.dumps({"text": "jkeiqj"}), font="kruti-dev").only


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "url", "x"]), inner, max_size=2)
    ),
    max_leaves=5,
)
KEYS = ("title", "text", "authors", "date", "url", "tags", "image", "source", "language", "description", "c1", "c2")


@given(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, ANYTHING)), max_size=4))
def test_no_value_is_too_odd(rows: list[dict[str, object]]) -> None:
    """Each record gives an article or a message, and no exception is raised."""
    plan = ColumnPlan(rows, ImportOptions(), "a.json")
    for number, row in enumerate(rows, 1):
        made = plan.record(row, number)
        assert isinstance(made, Problem) or article_text(made.front, made.text).encode("utf-8")
