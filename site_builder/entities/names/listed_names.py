"""The listed names of places and organisations, from the data of a language, of the edition and of CLDR."""

from collections.abc import Iterable, Mapping

from babel import Locale, UnknownLocaleError

from site_builder.data import BESIDE, lines, table
from site_builder.entities.names.tokens import key_of, keys_of
from site_builder.model import EntityKind
from site_builder.text.language_profile import Language

__all__ = ["edition_names", "listed_names"]


def listed_names(language: Language) -> Iterable[tuple[str, str, EntityKind, bool]]:
    """Yield (name, identity, kind, weak)."""
    ambiguous = set(language.lines("names/places_ambiguous"))
    for name, code in (*language.table("names/countries"), *table("any", "names/countries"), *_territories(language)):
        yield name, f"place/{code}", "place", name in ambiguous
    kinds: tuple[tuple[EntityKind, str], ...] = (("place", "names/places"), ("organisation", "names/organisations"))
    for kind, name in kinds:
        other = {row[0]: row[1] for row in language.table(f"{name}_other")}
        weak = set(language.lines(f"{name}_ambiguous"))
        forms = list(dict.fromkeys((*language.lines(f"{name}_ambiguous"), *language.lines(name), *other)))
        for form, key in zip(forms, keys_of([other.get(form, form) for form in forms]), strict=True):
            yield form, f"{kind}/{key}", kind, form in weak
    yield from _bodies_of_edition()
    yield from _towns_of_edition()


def _bodies_of_edition() -> Iterable[tuple[str, str, EntityKind, bool]]:
    kinds: Mapping[str, EntityKind] = {"organisation": "organisation", "region": "place"}
    for which, name in edition_names():
        if which in kinds:
            yield name, f"{kinds[which]}/{key_of(name)}", kinds[which], False


def edition_names() -> Iterable[tuple[str, str]]:
    """Yield (person, organisation or region, name): the edition's names of several words, not in Latin letters."""
    for kind, *names in table("any", "edition/same_names"):
        which = kind.partition("/")[0]
        yield from ((which, name) for name in names if " " in name and not name.isascii())


def _towns_of_edition() -> Iterable[tuple[str, str, EntityKind, bool]]:
    """Yield the names in Latin letters of the edition's towns, except those that are also words or names of people."""
    other = {key_of(word) for name in _NO_TOWNS for word in lines(BESIDE, name)}
    for _, _, *names in table("any", "edition/towns"):
        for name in names:
            if key_of(name) not in other:
                yield name, f"place/{key_of(name)}", "place", False


_NO_TOWNS = ("names/generic", "names/given", "names/given_ambiguous", "names/not", "names/organisations",
             "names/places_ambiguous", "names/surnames", "names/surnames_ambiguous")  # fmt: skip
"""Lists of English words: a town whose name is among them (Sagar, Mobile) is not known by its name in Latin letters."""


def _territories(language: Language) -> Iterable[tuple[str, str]]:
    """Yield (name, code) of CLDR's territories in the language and in English: letters for countries, or a number."""
    for tag in dict.fromkeys((language.tag, BESIDE)):
        try:
            names = Locale(tag).territories
        except (UnknownLocaleError, ValueError):
            continue
        for code, name in sorted(names.items()):
            if code not in _NO_PLACES:
                yield name, code


# The world, outlying, pseudo and unknown regions of CLDR, and bodies that are not places: unions, the United Nations.
_NO_PLACES = frozenset({"001", "EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
