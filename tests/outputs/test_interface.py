"""The interface's words, dates and numbers."""

import re

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, nodes

from site_builder.engine.own_files import template_folder
from site_builder.outputs.interface import Words, catalogue_file
from site_builder.settings import Site


def messages(language: str) -> dict[str, Message]:
    """Return the messages of a catalogue by their singular text."""
    with catalogue_file(language).open("rb") as file:
        found = read_po(file, language, abort_invalid=True)
    return {texts(message.id)[0]: message for message in found if message.id}


def texts(value: object) -> tuple[str, ...]:
    """Return the text of a message, or both its singular and its plural."""
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value or ""),)


def used() -> set[str]:
    """Return the messages that the templates contain."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    said = set()
    for path in template_folder().rglob("*.html"):
        for call in environment.parse(path.read_text("utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in {"_", "gettext", "ngettext"}:
                assert isinstance(call.args[0], nodes.Const), path
                said.add(call.args[0].value)
    return said


@pytest.mark.parametrize("language", ["hi", "en"])
def test_a_catalogue_has_what_the_templates_say_and_nothing_else(language: str) -> None:
    """No message is missing, unused, untranslated or marked as fuzzy."""
    known = messages(language)
    assert set(known) == used()
    for message in known.values():
        strings = texts(message.string)
        assert all(strings), message.id
        assert not message.fuzzy
        names = set(re.findall(r"%\((\w+)\)s", str(message.id)))
        assert all(set(re.findall(r"%\((\w+)\)s", text)) == names for text in strings)


def test_hindi_words_are_hindi() -> None:
    """A translation contains Latin letters only in the names of placeholders."""
    for message in messages("hi").values():
        assert not re.search("[A-Za-z]", re.sub(r"%\(\w+\)s", "", str(message.string)))


@pytest.mark.parametrize(
    ("iso", "hindi", "english"),
    [
        ("2025", "2025", "2025"),
        ("2025-02", "फरवरी 2025", "February 2025"),
        ("2025-10-06", "6 अक्टूबर 2025", "6 October 2025"),
        ("2025-11-06T14:53:00+05:30", "6 नवंबर 2025, दोपहर 2:53", "6 November 2025, 2:53 pm"),
        ("2025-11-06T20:00:00+00:00", "7 नवंबर 2025, रात 1:30", "7 November 2025, 1:30 am"),
        ("2025-11-06T09:05", "6 नवंबर 2025, सुबह 9:05", "6 November 2025, 9:05 am"),
        ("2025-02-30", "2025-02-30", "2025-02-30"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(iso: str, hindi: str, english: str) -> None:
    """The date is in the site's zone and in the spelling of newspapers. A text that is not a date stays as it is."""
    assert Words(Site()).date(iso) == hindi
    assert Words(Site(language="en")).date(iso) == english


def test_lists_tell_the_day_only() -> None:
    """The day is the one in the site's zone."""
    assert Words(Site()).day("2025-11-06T20:00:00+00:00") == "7 नवंबर 2025"
    assert Words(Site(time_zone="UTC")).day("2025-11-06T20:00:00+00:00") == "6 नवंबर 2025"
    assert Words(Site()).day("2025-11") == "नवंबर 2025"


@given(st.dates())
def test_every_day_can_be_told(day: object) -> None:
    """Every date of the calendar can be formatted."""
    assert str(day)[:4].lstrip("0") in Words(Site()).date(str(day))


def test_numbers_are_grouped_as_in_india() -> None:
    """Groups are thousands, then lakhs."""
    assert Words(Site()).number(1234567) == "12,34,567"
    assert Words(Site(language="en")).number(1234567) == "12,34,567"
