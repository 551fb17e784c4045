"""The words of commands on a terminal, in the user's language.

Inside, in its cache and for programs, news-digest uses English; `locale/terminal/<language>.po` has its messages in
other languages. A message is looked up where it is printed, by its form: 'has 3 cells' is 'has {n} cells'. So a warning
that was kept in the cache, or came from a worker process, is spoken too, and neither the cache nor JSON depends on a
language: docs/decisions/0028.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from site_builder.engine.own_files import PACKAGE

__all__ = ["Say", "in_english", "language_of", "spoken_in", "terminal_words"]

Say: TypeAlias = Callable[[str], str]
"""Returns a message in the user's language."""
_OURS = "en"  # the language in which the program says its messages
_PLACE = re.compile(r"\{(@?[a-z]+)\}")
# As gettext reads them: the first that says anything; LANGUAGE may name several, and counts only beside a locale.
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


def in_english(message: str) -> str:
    """Return a message as the program says it."""
    return message


def terminal_words(language: str) -> Path:
    """Return the catalogue (.po) of what commands say; English has none."""
    return PACKAGE / "locale" / "terminal" / f"{language}.po"


def language_of(environ: Mapping[str, str]) -> str:
    """Return the language in which a user wants messages, of those that there are: 'en' when none of them is."""
    locale = next(filter(None, map(environ.get, _LOCALES)), "C")
    name = re.split(r"[.@]", locale, maxsplit=1)[0]
    if name in {"C", "POSIX"}:
        return _OURS
    for wanted in (*(environ.get("LANGUAGE") or "").split(":"), name):
        language = re.split(r"[_.@-]", wanted, maxsplit=1)[0].lower()
        if language == _OURS or (re.fullmatch("[a-z]{2,3}", language) and terminal_words(language).is_file()):
            return language
    return _OURS


def spoken_in(language: str) -> Say:
    """Return the function that translates messages into a language; messages outside its catalogue stay English."""
    return in_english if language == _OURS else _Speech(_read(language)).say


@lru_cache(maxsize=4)
def _read(language: str) -> Mapping[str, str]:
    from babel.messages.pofile import read_po  # takes a tenth of a second, which English does not wait for

    with terminal_words(language).open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file, language, abort_invalid=True) if one.id}


class _Speech:
    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        # If two forms fit, the one with more words of its own is meant.
        forms = sorted((form for form in words if _PLACE.search(form)), key=lambda form: -len(_PLACE.sub("", form)))
        self._forms = [(_pattern(form), words[form]) for form in forms]

    def say(self, message: str) -> str:
        if message in self._words and not _PLACE.search(message):
            return self._words[message]
        for pattern, spoken in self._forms:
            if found := pattern.fullmatch(message):
                return _PLACE.sub(lambda place, found=found: self._filled(place[1], found), spoken)  # type: ignore[misc]
        return message

    def _filled(self, name: str, found: re.Match[str]) -> str:
        """Return a value unchanged; '@' marks one that is itself a message."""
        return self.say(found[name[1:]]) if name.startswith("@") else found[name]


def _pattern(form: str) -> re.Pattern[str]:
    parts = _PLACE.split(form)
    named = (f"(?P<{part.removeprefix('@')}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
    return re.compile("".join(named), re.DOTALL)
