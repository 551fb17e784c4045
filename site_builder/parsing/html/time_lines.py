"""Lines of a page that only state the time of publication, in any language."""

import re

from site_builder.model import FrontMatter

__all__ = ["is_time_line"]

_LONGEST = 80  # code points: "9. September 2025 um 15:46 Uhr / " and a long name. 40: 4 of 49 pages; 160: none
_LONGEST_OF_TODAY = 40  # code points: "Published today at 15:46, updated 17:02". 20 and 80: none
_YEAR = 4  # figures; 2: 12 of 49 pages; 8: none
_NUMBER = re.compile(r"\d+")
_DATE = re.compile(r"(\d{4})-\d\d-(\d\d)(?:T(\d\d:\d\d))?")


def is_time_line(text: str, front: FrontMatter) -> bool:
    """Return whether `text`, not a sentence, repeats a time from the page's metadata: year and day, or clock time.

    'Offentliggjort torsdag 06. feb 2025 17:25'; 'Publiziert heute um 12:19 Uhr'.
    """
    if len(text) > _LONGEST:
        return False
    numbers = {int(number) for number in _NUMBER.findall(text) if len(number) <= _YEAR}
    for stated in (front.date, front.updated):
        found = _DATE.match(stated or "")
        if found is None:
            continue
        if {int(found[1]), int(found[2])} <= numbers:
            return True
        if found[3] is not None and found[3] in text and len(text) <= _LONGEST_OF_TODAY:
            return True
    return False
