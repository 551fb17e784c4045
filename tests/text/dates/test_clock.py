"""Times of day in figures and in words, and their zones."""

import pytest

from site_builder.text.dates.moment import read_moment


def clock(text: str, language: str) -> str | None:
    """Return the time that belongs to a date."""
    moment = read_moment(f"2025-11-06, {text}", language)
    assert moment is not None
    assert str(moment.day) == "2025-11-06"
    return moment.clock and moment.clock + moment.zone


@pytest.mark.parametrize(
    ("language", "text", "time"),
    [
        ("hi", "शाम 5:30 बजे", "17:30:00"),
        ("hi", "5:30 बजे शाम", "17:30:00"),
        ("hi", "5:30 पीएम", "17:30:00"),
        ("hi", "एएम 5:30", "05:30:00"),
        ("hi", "अपराह्न 3:15", "15:15:00"),
        ("hi", "पूर्वाह्न 11:20", "11:20:00"),
        ("hi", "शाम साढ़े पांच बजे", "17:30:00"),
        ("hi", "शाम साढे 5 बजे", "17:30:00"),
        ("hi", "सुबह पौने दस बजे", "09:45:00"),
        ("hi", "दोपहर डेढ़ बजे", "13:30:00"),
        ("hi", "दोपहर 12 बजे", "12:00:00"),
        ("hi", "रात 9", "21:00:00"),
        ("hi", "देर रात 11:40 बजे", "23:40:00"),
        ("hi", "तड़के 3 बजे", "03:00:00"),
        ("hi", "सुबह 10 बजकर 15 मिनट", "10:15:00"),
        ("hi", "रात के 8 बजे", "20:00:00"),
        ("mr", "सायंकाळी ५:३०", "17:30:00"),
        ("mr", "सायंकाळी साडेपाच वाजता", "17:30:00"),
        ("mr", "रात्री ९ वाजता", "21:00:00"),
        ("bn", "বিকেল সাড়ে পাঁচটায়", "17:30:00"),
        ("bn", "রাত ৯টা", "21:00:00"),
        ("ta", "மாலை ஐந்தரை மணி", "17:30:00"),
        ("ta", "காலை 9.15 மணிக்கு", "09:15:00"),
        ("ur", "شام ساڑھے پانچ بجے", "17:30:00"),
        ("ur", "سہ پہر 3 بجے", "15:00:00"),
        ("en", "5.30pm", "17:30:00"),
        ("en", "5 p.m.", "17:00:00"),
        ("en", "half past five in the evening", "17:30:00"),
        ("en", "quarter to six in the morning", "05:45:00"),
        ("en", "12 noon", "12:00:00"),
        ("en", "12:05 am", "00:05:00"),
        ("en", "12:05 pm", "12:05:00"),
        ("fr", "à 12h30", "12:30:00"),
        ("hi", "17:30", "17:30:00"),
        ("hi", "17:30:15.250", "17:30:15"),
    ],
)
def test_a_time_of_day_is_read(language: str, text: str, time: str) -> None:
    """The word for the part of the day may be before or after the time."""
    assert clock(text, language) == time


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "15:00 am"),
        ("hi", "सुबह 17:30"),
        ("hi", "शाम 11 बजे"),
        ("hi", "रात 12 बजे"),
        ("hi", "रात 1 बजे"),
        ("hi", "5:30 बजे"),
        ("en", "5 o'clock"),
        ("en", "12 midnight"),
        ("en", "10:30 AM ET"),
        ("en", "10:30-11:30"),
        ("en", "10:30 AM to 11:30 AM"),
    ],
)
def test_a_time_that_is_not_sure_is_not_stated(language: str, text: str) -> None:
    """The half of the day may be missing or contradicted, the night ambiguous, or the zone unknown.

    Only the day is used."""
    moment = read_moment(f"2025-11-06 {text}", language)
    assert moment is None or (str(moment.day), moment.clock) == ("2025-11-06", None)


@pytest.mark.parametrize(
    ("language", "text", "time"),
    [
        ("en", "10:30 IST", "10:30:00+05:30"),
        ("hi", "10:30 AM (IST)", "10:30:00+05:30"),
        ("ga", "10:30 IST", None),
        ("en", "10:30:00Z", "10:30:00+00:00"),
        ("en", "10:30 UTC", "10:30:00+00:00"),
        ("en", "10:30 GMT+0530", "10:30:00+05:30"),
        ("en", "10:30 UTC+5:30", "10:30:00+05:30"),
        ("en", "10:30:00 +0530", "10:30:00+05:30"),
        ("bn", "10:30:00+06", "10:30:00+06:00"),
        ("en", "10:30:00-05:00", "10:30:00-05:00"),
        ("en", "10:30+25:00", None),
    ],
)
def test_a_zone_is_kept_as_it_is_written(language: str, text: str, time: str | None) -> None:
    """IST means India's zone only in a text in a language of India. A zone of 25 hours is invalid."""
    moment = read_moment(f"2025-11-06T{text}", language)
    assert (moment and moment.clock and moment.clock + moment.zone) == time
