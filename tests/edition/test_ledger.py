"""The ledger file is read as it was written. Errors that a user made in it are reported with their lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.edition.ledger import Ledger, LedgerRow, read_rows

ARTICLE = LedgerRow("articles/pul-khula-1a2b3c4d.html", "1a2b3c4d", "0123456789abcdef", "sub/पुल 1.txt")
ROWS = (
    ARTICLE,
    LedgerRow("people/mira-joshi.html", "person/मीरा जोशी", "1a2b3c4d"),
    LedgerRow("stories/pul-khula-1a2b3c4d.html", "1a2b3c4d"),
)


def told(text: str) -> list[str]:
    """Return the error message for an unusable ledger."""
    found = read_rows(text, "addresses.txt")
    assert not isinstance(found, Ledger)
    return [str(problem) for problem in found]


def test_a_ledger_is_read_as_it_was_written() -> None:
    """Comments of the user stay."""
    ledger = Ledger(ROWS, ("# kept since 2019",))
    text = ledger.text
    assert read_rows(text, "x") == ledger
    assert text.split("\n")[2] == "articles/pul-khula-1a2b3c4d.html\t1a2b3c4d\t0123456789abcdef\tsub/पुल 1.txt"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_name_of_a_file_stands_on_one_line(path: str) -> None:
    """Tabs, line ends and percent signs in a file name survive."""
    row = LedgerRow("articles/x.html", "x", "0", path)
    text = Ledger((row,)).text
    assert len(text.splitlines()) == 2
    assert read_rows(text, "x") == Ledger((row,))


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("articles/../index.html\tx\ty\tz", "'articles/../index.html' is not the address of"),
        ("articles/a/b.html\tb\ty\tz", "'articles/a/b.html' is not the address of"),
        ("/etc/passwd.html\tx", "'/etc/passwd.html' is not the address of"),
        ("archive/index.html\tx", "'archive/index.html' is not the address of"),
        ("articles/x.txt\tx\ty\tz", "'articles/x.txt' is not the address of"),
        ("people/a.html", "expected 3 parts with tabs between them, found 1"),
        ("people/a.html person/a 1", "is not the address of"),
        ("articles/a-b.html\tb\t\ta.txt", "expected 4 parts"),
        ("stories/a-b.html\tc", "'stories/a-b.html' does not end in 'c.html'"),
        (
            "<<<<<<< HEAD",
            "is the mark of a conflict between two versions; keep the lines of both, and remove the marks",
        ),
        ("=======", "is the mark of a conflict"),
    ],
)
def test_a_line_without_an_address_is_reported_with_its_number(line: str, what: str) -> None:
    """The message contains the fix, and one error reports all such lines."""
    first, second = told(f"# a\n{line}\n{Ledger(ROWS).text}{line}\n")
    assert first.startswith("addresses.txt:2: ")
    assert second.startswith("addresses.txt:7: ")
    assert what in first


def test_one_address_has_one_owner() -> None:
    """A merge of two versions may leave two lines with one owner. They count as one address."""
    person = "people/a.html\tperson/a\t"
    assert told(f"{person}1\n{person}2\npeople/A.html\tperson/b\t1\n") == [
        "addresses.txt:3: gives the address of line 1 to another owner; remove the line that is not true"
    ]
