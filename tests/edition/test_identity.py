"""One person gets one page for all spellings of the name, and two people never share a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.edition.identity import who_is_who
from site_builder.edition.spelling import alike, words_of
from site_builder.model import Entity, EntityKind
from tests.factories import card, entity


def pages(*articles: tuple[Entity, ...]) -> list[tuple[str, ...]]:
    """Return the articles on each entity page."""
    cards = [card(id=str(at), path=f"{at}.txt", entities=entities) for at, entities in enumerate(articles)]
    return [who.articles for who in who_is_who(cards, 1, 0.5)]


def are_one(first: Entity | tuple[Entity, ...], second: Entity | tuple[Entity, ...]) -> bool:
    """Return whether the first entities of two articles share a page."""
    rows = [row if isinstance(row, tuple) else (row,) for row in (first, second)]
    cards = [card(id=str(at), path=f"{at}.txt", entities=row) for at, row in enumerate(rows)]
    of = {member: who.key for who in who_is_who(cards, 1, 0.5) for member in who.members}
    return of.get(("0", rows[0][0].key), "none") == of.get(("1", rows[1][0].key), "nobody")


SAME = [
    ("place", "बर्लिन", "Berlin"),
    ("place", "کراچی", "Karachi"),
    ("person", "अशरफ़ ग़नी", "अशरफ गनी"),
    ("person", "हेमंत सोरेन", "हेमन्त सोरेन"),
    ("person", "ऋषभ पंत", "रिषभ पंत"),
    ("person", "कृति सेनन", "क्रिति सेनन"),
    ("person", "एपीजे अब्दुल कलाम", "ए.पी.जे. अब्दुल कलाम"),
    ("person", "शाहरुख खान", "शाह रुख खान"),
    ("person", "उज्ज्वल राठी", "उज्जवल राठी"),
    ("person", "उज्ज्वल राठी", "उज्वल राठी"),
    ("person", "बुद्धदेव राठी", "बुध्ददेव राठी"),
    ("person", "अरविंद केजरीवाल", "Arvind Kejriwal"),
    ("person", "Kejriwal Arvind", "Kejrival Arvind"),
    ("person", "शी जिनपिंग", "Xi Jinping"),
    ("person", "नीरज चोपड़ा", "Neeraj Chopra"),
    ("person", "मदन चोपडा", "Madan Chopra"),
    ("person", "देवेगौड़ा राठी", "देवगौड़ा राठी"),
    ("place", "फ्लोरिडा", "फ्लॉरिडा"),
    ("place", "जम्मू कश्मीर", "जम्मू-कश्मीर"),
    ("place", "बरेली", "BAREILLY"),
    ("place", "लखनऊ", "Lucknow"),
    ("place", "अलीगढ़", "Aligarh"),
    ("place", "रायगढ़", "Raigadh"),
    ("place", "गढ़वाल", "Garhwal"),
    ("place", "ग्रेनाडा", "Grenada"),
    ("place", "इलाहाबाद", "प्रयागराज"),
    ("place", "यूपी", "Uttar Pradesh"),
    ("organisation", "भाजपा", "BJP"),
    ("organisation", "आईसीएमआर", "ICMR"),
    ("organisation", "सुप्रीम कोर्ट", "Supreme Court"),
    ("organisation", "पटना विश्वविद्यालय", "University of Patna"),
    ("organisation", "महाराष्ट्र सरकार", "महाराष्ट्र सरकार"),
    ("organisation", "यूपी सरकार", "उत्तर प्रदेश सरकार"),
]
OTHER = [
    ("person", "कमला राठी", "कमल राठी"),
    ("person", "रमेश राठी", "रामेश्वर राठी"),
    ("person", "Richard Belmar", "Richard Balmer"),
    ("person", "राजीव गांधी", "राहुल गांधी"),
    ("person", "राज सिंह", "राज बहादुर सिंह"),
    ("person", "अजय सिंह", "अजय सहदेव सिंह"),
    ("place", "पटना", "पाटन"),
    ("place", "सीकर", "सीकरी"),
    ("place", "धारचूला", "दार्चुला"),
    ("place", "टांडा", "टाडा"),
    ("place", "टाडा", "टारा"),
    ("place", "टांडा", "Tara"),
    ("place", "उड़ीसा", "Russia"),
    ("place", "नागालैंड", "England"),
    ("organisation", "AP", "AAP"),
    ("organisation", "पटना हाईकोर्ट", "दिल्ली हाईकोर्ट"),
    ("organisation", "सपा", "बसपा"),
    ("organisation", "भारतीय स्टेट बैंक", "भारतीय रिजर्व बैंक"),
]


@pytest.mark.parametrize(("kind", "first", "second"), SAME)
def test_spellings_scripts_and_short_forms_of_a_name_share_a_page(kind: str, first: str, second: str) -> None:
    """All names of one entity in different articles lead to one page."""
    assert are_one(entity(first, kind), entity(second, kind))  # type: ignore[arg-type]


@pytest.mark.parametrize(("kind", "first", "second"), OTHER)
def test_names_that_only_look_alike_keep_their_pages(kind: str, first: str, second: str) -> None:
    """A different final vowel, a different consonant or one more word makes another name."""
    assert not are_one(entity(first, kind), entity(second, kind))  # type: ignore[arg-type]


def test_a_person_and_a_place_of_one_name_are_two() -> None:
    """Entities of different kinds are never joined."""
    assert not are_one(entity("जयपुर", "place"), entity("जयपुर", "person"))


def test_a_common_name_in_two_callings_is_two_people() -> None:
    """The words beside the name separate the doctor from the policeman."""
    doctor = entity("राजेश कुमार", beside=("डॉक्टर",))
    assert not are_one(doctor, entity("राजेश कुमार", beside=("थाना प्रभारी",)))
    assert not are_one(doctor, entity("Rajesh Kumar", beside=("Inspector",)))


def test_a_common_name_needs_a_sign_that_it_is_the_same_person() -> None:
    """A party, company or office that both articles name joins them."""
    party = entity("आम आदमी पार्टी", "organisation")
    assert not are_one(entity("संजय सिंह"), entity("संजय सिंह"))
    assert are_one((entity("संजय सिंह"), party), (entity("संजय सिंह"), party))
    assert are_one(*[entity("संजय सिंह", beside=("मुख्यमंत्री",))] * 2)


def test_one_common_town_does_not_make_one_of_two_common_names() -> None:
    """Two villagers called ओम प्रकाश live near one town. Two towns, or one town and one calling, make them one."""
    here, there = entity("उन्नाव", "place"), entity("कानपुर", "place")
    plain, villager = entity("राजेश कुमार"), entity("राजेश कुमार", beside=("डॉक्टर",))
    assert not are_one((plain, here), (plain, here))
    assert are_one((plain, here, there), (plain, here, there))
    assert are_one((villager, here), (villager, here))


def test_people_of_one_common_name_and_local_calling_are_one_only_in_one_town() -> None:
    """The police of one state have many of a name."""
    state, here = entity("उत्तर प्रदेश", "place"), entity("उन्नाव", "place")
    officer = entity("राजेश कुमार", beside=("थाना प्रभारी",))
    assert not are_one((officer, state), (officer, state))
    assert are_one((officer, here), (officer, here))


def test_a_listed_given_name_with_a_common_surname_in_two_fields_is_two_people() -> None:
    """Such a common name in parliament and in sport is two people.

    Initials with a common surname are a common name too."""
    assert are_one(entity("राजा सिंह", beside=("विधायक",)), entity("राजा सिंह"))
    assert not are_one(entity("राजा सिंह", beside=("विधायक",)), entity("राजा सिंह", beside=("पहलवान",)))
    assert not are_one(entity("आरपी सिंह", beside=("प्रवक्ता",)), entity("आरपी सिंह", beside=("गेंदबाज",)))
    assert not are_one(entity("Adam Smith", beside=("economist",)), entity("Adam Smith", beside=("defender",)))


def test_a_usual_name_is_one_person_only_if_the_person_is_of_public_life() -> None:
    """Two villagers of one usual name are two, an actor and a name without a calling are one."""
    assert not are_one(entity("हरि सिंह"), entity("हरि सिंह"))
    assert not are_one(entity("हरि सिंह", beside=("दर्जी",)), entity("हरि सिंह"))
    assert are_one(entity("हरि सिंह", beside=("अभिनेता",)), entity("हरि सिंह"))


def test_a_surname_with_an_office_over_one_region_is_not_its_holder_in_another() -> None:
    """Every state has a chief minister; for a common surname the regions of the articles must not differ either."""
    holder = entity("भजनलाल शर्मा", beside=("राजस्थान", "मुख्यमंत्री"))
    assert are_one(entity("शर्मा", beside=("मुख्यमंत्री",)), holder)
    assert not are_one(entity("शर्मा", beside=("असम", "मुख्यमंत्री")), holder)
    patna, jaipur = entity("पटना", "place"), entity("जयपुर", "place")
    assert not are_one((entity("शर्मा", beside=("मुख्यमंत्री",)), patna), (holder, jaipur))


def test_places_of_no_known_town_are_told_apart_by_the_towns_beside_them() -> None:
    """नवाबगंज near Barabanki is not that near Bareilly, though one state holds both."""
    near = [entity("नवाबगंज", "place", beside=(town,)) for town in ("बाराबंकी", "बरेली")]
    assert not are_one(*near)
    assert are_one(near[0], near[0])


def test_a_school_of_one_town_is_not_that_of_another() -> None:
    """A school, a college and a hospital stand in one town; a company acts in many."""
    towns = ("मुंबई",), ("कोलकाता",)
    assert not are_one(*(entity("सेंट जेवियर्स कॉलेज", "organisation", beside=town) for town in towns))
    assert not are_one(*(entity("विकास प्राधिकरण", "organisation", beside=town) for town in (("लखनऊ",), ("कानपुर",))))
    assert are_one(*(entity("गोदरेज जेवियर्स", "organisation", beside=town) for town in towns))


def test_a_body_of_one_town_is_not_that_of_a_report_from_another() -> None:
    """Where no town is beside the name, those of the article count, unless a place is in the name."""
    patna, agra = entity("पटना", "place"), entity("आगरा", "place")
    temple, plain = entity("सरस्वती विद्यालय", "organisation", beside=("पटना",)), entity("सरस्वती विद्यालय", "organisation")
    assert are_one((temple, patna), (plain, patna))
    assert are_one((temple, patna), plain)
    assert not are_one((temple, patna), (plain, agra))
    named = entity("दरभंगा विद्यालय", "organisation")
    assert are_one((named, patna), (named, agra))


def test_a_hospital_of_the_table_is_one_in_each_town_beside_its_name() -> None:
    """Several towns have an एम्स; a town elsewhere in the article says nothing."""
    rishikesh, patna = (entity("एम्स", "organisation", beside=(town,)) for town in ("ऋषिकेश", "पटना"))
    plain = entity("एम्स", "organisation")
    assert not are_one(rishikesh, patna)
    assert are_one((plain, entity("आगरा", "place")), (plain, entity("पटना", "place")))


def test_a_known_abbreviation_of_a_town_is_another_body() -> None:
    """The table has the secret service; an institute of Kolkata has its letters. A party is called after any state."""
    plain, there = (entity("आईएसआई", "organisation", beside=beside) for beside in ((), ("कोलकाता",)))
    assert are_one(plain, plain)
    assert not are_one(plain, there)
    assert are_one(*(entity("सपा", "organisation", beside=beside) for beside in ((), ("उत्तर प्रदेश",))))


def test_a_department_is_that_of_the_region_beside_its_name() -> None:
    """Each state may have a बीज निगम; a company of both states is one."""
    states = ("बिहार",), ("केरल",)
    assert not are_one(*(entity("उन्नत बीज निगम", "organisation", beside=state) for state in states))
    assert are_one(*(entity("उन्नत बीज निगम", "organisation", beside=state) for state in (("बिहार",), ())))
    assert are_one(*(entity("गोदरेज जेवियर्स", "organisation", beside=state) for state in states))


def test_the_coast_guard_and_the_weather_service_are_those_of_their_countries() -> None:
    """They are not in the list of ministries, but every country has one."""
    japan = entity("जापान", "place", key="place/JP")
    for name in ("तटरक्षक बल", "मौसम विभाग"):
        plain, theirs = (entity(name, "organisation", beside=beside) for beside in ((), ("जापान",)))
        assert are_one(plain, plain)
        assert not are_one(plain, (theirs, japan))


def test_a_town_of_another_country_is_not_the_one_that_its_name_usually_means() -> None:
    """कोटा is in Rajasthan by default, but not if Peru is beside it."""
    peru = entity("पेरू", "place", key="place/PE")
    plain, there = (entity("कोटा", "place", beside=beside) for beside in ((), ("पेरू",)))
    assert are_one(plain, entity("कोटा", "place", beside=("राजस्थान",)))
    assert not are_one(plain, (there, peru))


def test_a_town_that_several_regions_have_tells_places_apart_too() -> None:
    """औरंगाबाद is in two states; a village of it is not that of Patna."""
    assert not are_one(*(entity("रामचक", "place", beside=(town,)) for town in ("औरंगाबाद", "पटना")))


def test_a_rare_name_goes_along_from_the_field_into_parliament() -> None:
    """A rare name is joined across two professions if one is politics, because politicians come from everywhere."""
    assert are_one(entity("नवजोत डागावाल", beside=("क्रिकेटर",)), entity("नवजोत डागावाल", beside=("सांसद",)))
    assert not are_one(entity("नवजोत डागावाल", beside=("क्रिकेटर",)), entity("नवजोत डागावाल", beside=("डॉक्टर",)))


def test_initials_are_the_only_bearer_of_the_full_name_in_the_same_field() -> None:
    """A rare surname needs no shared field. A common surname needs a shared office and no conflicting region."""
    full = entity("वेणुगोपाल कृष्ण डागावाल", beside=("वैज्ञानिक",))
    assert are_one(full, entity("वी. के. डागावाल", beside=("वैज्ञानिक",)))
    assert are_one(full, entity("वीके डागावाल"))
    assert not are_one(full, entity("वी. के. डागावाल", beside=("सांसद",)))
    assert not are_one(full, entity("एम. के. डागावाल", beside=("वैज्ञानिक",)))
    assert not are_one(entity("विनोद कुमार सिंह", beside=("वैज्ञानिक",)), entity("वीके सिंह", beside=("वैज्ञानिक",)))
    chief = entity("विनोद कुमार सिंह", beside=("मुख्यमंत्री", "बिहार"))
    assert are_one(chief, entity("वीके सिंह", beside=("मुख्यमंत्री", "बिहार")))
    assert not are_one(chief, entity("वीके सिंह", beside=("मुख्यमंत्री", "असम")))


def test_part_of_a_name_is_the_full_name_that_holds_the_same_office() -> None:
    """The extractor may cut a name that no list contains. A father without the office stays a separate person."""
    full = entity("हिरेन बिस्वा डागावाल", beside=("मुख्यमंत्री",))
    assert are_one(full, entity("बिस्वा डागावाल", beside=("मुख्यमंत्री",)))
    assert are_one(full, entity("हिरेन बिस्वा", beside=("मुख्यमंत्री",)))
    assert not are_one(full, entity("बिस्वा डागावाल"))


def test_a_usual_name_with_another_between_needs_a_sign() -> None:
    """योगेंद्र यादव and योगेंद्र सिंह यादव may be two people."""
    assert not are_one(entity("योगेंद्र यादव"), entity("योगेंद्र सिंह यादव"))
    assert are_one(*[entity(name, beside=("मुख्यमंत्री",)) for name in ("योगेंद्र यादव", "योगेंद्र सिंह यादव")])


LANDS = {"ब्रिटेन": "GB", "ऑस्ट्रेलिया": "AU", "बांग्लादेश": "BD", "तुर्की": "TR"}


def in_country(name: str, kind: EntityKind, land: str) -> tuple[Entity, ...]:
    """Return an entity with a country next to it, and the country."""
    return entity(name, kind, beside=(land,)), entity(land, "place", key=f"place/{LANDS[land]}")


def test_parties_of_two_countries_are_two() -> None:
    """The country beside the name decides. A body in the packaged list is always one."""
    lands = ("ब्रिटेन", "ऑस्ट्रेलिया")
    assert not are_one(*[in_country("लेबर पार्टी", "organisation", land) for land in lands])
    assert not are_one(*[in_country("डागावाल दल", "organisation", land) for land in lands])
    assert are_one(*[in_country("विश्व बैंक", "organisation", land) for land in lands])


def test_a_town_beside_which_another_country_stands_is_another_town() -> None:
    """The package knows the country of the town that is meant by default."""
    assert not are_one(entity("अंकारा", "place"), in_country("अंकारा", "place", "बांग्लादेश"))
    assert are_one(entity("अंकारा", "place"), in_country("अंकारा", "place", "तुर्की"))


def test_a_surname_with_another_office_is_not_the_politician_of_that_name() -> None:
    """Both work in politics, but no article gives this office to the person with the full name."""
    assert not are_one(entity("सुधीर चौधरी", beside=("सांसद",)), entity("चौधरी", beside=("राज्यपाल",)))


def test_a_surname_with_an_office_is_the_one_bearer_who_holds_it() -> None:
    """'पीएम मोदी' is the prime minister with that surname, in every script. Another Modi is another person."""
    full = entity("नरेंद्र मोदी", beside=("प्रधानमंत्री",))
    assert are_one(full, entity("मोदी", beside=("पीएम",)))
    assert are_one(full, entity("Modi", beside=("Prime Minister",)))
    assert not are_one(entity("ललित मोदी", beside=("आयुक्त",)), entity("मोदी", beside=("पीएम",)))


def test_a_common_surname_alone_identifies_nobody() -> None:
    """यादव may be anybody, even if the edition contains only one Yadav."""
    assert not are_one(entity("मोहन यादव"), entity("यादव"))


def test_places_of_one_name_in_two_states_are_two() -> None:
    """The state beside the name decides.

    For names in the table of shared names, the only state in the article counts."""
    bihar, maharashtra = entity("बिहार", "place"), entity("महाराष्ट्र", "place")
    assert not are_one(entity("औरंगाबाद", "place", beside=("बिहार",)), entity("औरंगाबाद", "place", beside=("महाराष्ट्र",)))
    assert not are_one((entity("औरंगाबाद", "place"), bihar), (entity("औरंगाबाद", "place"), maharashtra))
    assert are_one((entity("औरंगाबाद", "place"), bihar), (entity("Aurangabad", "place", beside=("Bihar",)), bihar))


def test_places_of_one_name_in_two_countries_are_two() -> None:
    """The country beside the name decides for all names.

    For names in the table of shared names, a state decides too."""
    spain, chile = entity("स्पेन", "place", key="place/ES"), entity("चिली", "place", key="place/CL")
    bihar = entity("बिहार", "place")
    in_spain, in_chile, in_bihar, somewhere = (
        entity("वालपुर", "place", beside=beside) for beside in (("स्पेन",), ("चिली",), ("बिहार",), ())
    )
    assert not are_one((in_spain, spain), (in_chile, chile))
    assert are_one((in_spain, spain), (in_bihar, bihar))
    assert are_one((in_spain, spain), (in_spain, spain))
    assert are_one((in_spain, spain), somewhere)
    pakistan, telangana = entity("पाकिस्तान", "place", key="place/PK"), entity("तेलंगाना", "place")
    shared, other = (entity("हैदराबाद", "place", beside=beside) for beside in (("पाकिस्तान",), ("तेलंगाना",)))
    assert not are_one((shared, pakistan), (other, telangana))


def test_a_state_whose_name_another_country_has_too_is_two() -> None:
    """Without a country in the article, the name means the state in the packaged table."""
    india, pakistan = entity("भारत", "place", key="place/IN"), entity("पाकिस्तान", "place", key="place/PK")
    plain, ours, theirs = (entity("पंजाब", "place", beside=beside) for beside in ((), ("भारत",), ("पाकिस्तान",)))
    assert not are_one((ours, india), (theirs, pakistan))
    assert not are_one(plain, (theirs, pakistan))
    assert are_one(plain, (ours, india))
    assert are_one((theirs, pakistan), (theirs, pakistan))


def test_a_place_known_to_be_shared_is_known_in_every_script() -> None:
    """The packaged table contains Bilaspur in Hindi only."""
    here = entity("Bilaspur", "place"), entity("Chhattisgarh", "place")
    there = entity("Bilaspur", "place"), entity("Himachal Pradesh", "place")
    assert are_one(here, here)
    assert not are_one(here, there)


def test_states_and_countries_are_never_two() -> None:
    """States and countries contain other places, so the place names beside them do not distinguish them."""
    assert are_one(entity("बिहार", "place", beside=("उत्तर प्रदेश",)), entity("Bihar", "place", beside=("झारखंड",)))


def test_a_body_that_every_town_has_is_one_only_with_its_town() -> None:
    """A जिला अस्पताल in two towns is two hospitals."""
    here, there = entity("कानपुर", "place"), entity("आगरा", "place")
    hospital = entity("जिला अस्पताल", "organisation")
    assert are_one((hospital, here), (hospital, here))
    assert not are_one((hospital, here), (hospital, there))


def test_an_abbreviation_that_a_text_explains_belongs_to_the_full_name() -> None:
    """An abbreviation with different explanations in two texts is not joined."""
    full = entity("बिहार पुल निर्माण निगम", "organisation", aliases=("बीपीएनएन",))
    short = entity("बीपीएनएन", "organisation")
    other = entity("भारतीय पक्षी निरीक्षण न्यास", "organisation", aliases=("बीपीएनएन",))
    both = entity("पटना", "place")
    assert are_one((full, both), (short, both))
    assert sorted(pages((full,), (short,), (other,))) == [("0",), ("1",), ("2",)]


def test_a_part_of_a_name_is_short_for_it_in_its_own_text_only() -> None:
    """'वन विभाग' in another state is another department."""
    assert not are_one(
        entity("बिहार वन विभाग", "organisation", aliases=("वन विभाग",)), entity("वन विभाग", "organisation")
    )


def test_a_page_bears_a_name_in_the_reader_s_script_first() -> None:
    """If two names are equally frequent, the page has the Devanagari one."""
    cards = [card(id="1", entities=(entity("Bareilly", "place"),)), card(id="2", entities=(entity("बरेली", "place"),))]
    (found,) = who_is_who(cards, 2, 0.5)
    assert found.names == ("बरेली", "Bareilly")
    assert found.members == (("1", "place/Bareilly"), ("2", "place/बरेली"))


_WORD = st.text("कखगजतदनपबमरलवसहािीुूेोंअआइएabcdeikmnrstuvy.- ", min_size=1, max_size=12)


@given(_WORD, _WORD)
def test_likeness_does_not_depend_on_the_order(first: str, second: str) -> None:
    """Each name is also similar to itself."""
    assert words_of(first) == words_of(first.upper().lower())
    assert alike(first, first)
    assert alike(first, second) == alike(second, first)


@given(
    st.lists(st.tuples(st.sampled_from(["मोहन राठी", "मोहन राठि", "Mohan Rathi", "मोहन"]), st.booleans()), max_size=6)
)
def test_every_entity_of_an_article_is_on_at_most_one_page(rows: list[tuple[str, bool]]) -> None:
    """No combination of names puts one entity on two pages."""
    cards = [
        card(id=str(at), path=str(at), entities=(entity(name, beside=("मंत्री",) if minister else ()),))
        for at, (name, minister) in enumerate(rows)
    ]
    members = [member for who in who_is_who(cards, 1, 0.5) for member in who.members]
    assert len(members) == len(set(members))


def test_parts_of_one_field_are_two_people_of_a_common_name() -> None:
    """A bowler is not a wrestler. A "player" may be either, so no evidence joins them."""
    bowler = entity("प्रवीण कुमार", beside=("गेंदबाज",))
    assert not are_one(bowler, entity("प्रवीण कुमार", beside=("पहलवान",)))
    assert not are_one(bowler, entity("Praveen Kumar", beside=("player",)))
    assert are_one(bowler, entity("Praveen Kumar", beside=("bowler",)))


def test_a_nationally_known_name_needs_no_other_sign() -> None:
    """A profession that contradicts the known office prevents the join."""
    known = entity("मनमोहन सिंह", beside=("प्रधानमंत्री",))
    assert are_one(known, entity("मनमोहन सिंह"))
    assert not are_one(known, entity("मनमोहन सिंह", beside=("सरपंच",)))
    assert not are_one(known, entity("मनमोहन सिंह", beside=("निदेशक",)))


def test_an_office_that_every_town_has_needs_the_town() -> None:
    """Two SPs with a common name in two towns are two people. In one town they are one person."""
    here, there = entity("कानपुर", "place"), entity("गया", "place")
    officer = entity("राजेश कुमार", beside=("एसपी",))
    assert not are_one((officer, here), (officer, there))
    assert are_one((officer, here), (officer, here))


def test_an_abbreviation_of_several_meanings_is_one_by_kind_and_place() -> None:
    """BMC means the body of Mumbai or of Bhubaneswar."""
    mumbai, bhubaneswar = (entity("बीएमसी", "organisation", beside=("निकाय", town)) for town in ("मुंबई", "भुवनेश्वर"))
    assert not are_one(mumbai, bhubaneswar)
    assert are_one(mumbai, entity("BMC", "organisation", beside=("civic body", "Mumbai")))
    doctors, cadets = (entity("आईएमए", "organisation", beside=(kind,)) for kind in ("संगठन", "अकादमी"))
    assert not are_one(doctors, cadets)


def test_an_abbreviation_that_no_table_has_is_one_only_where_the_articles_share_something() -> None:
    """Any company may be called JDX: a town that both articles name makes it one."""
    hindi, english = entity("जेडीएक्स", "organisation"), entity("JDX", "organisation")
    here, there = entity("कानपुर", "place"), entity("चेन्नई", "place")
    assert are_one((hindi, here), (english, here))
    assert not are_one(hindi, english)
    assert not are_one((hindi, here), (english, there))


def test_an_embassy_is_one_only_in_one_town() -> None:
    """A country has an embassy in every other country, though the name says that it is the country's."""
    kyiv, tehran = (entity("भारतीय दूतावास", "organisation", beside=(town,)) for town in ("कीव", "तेहरान"))
    assert are_one(kyiv, kyiv)
    assert not are_one(kyiv, tehran)


def test_the_election_commission_is_that_of_its_country() -> None:
    """The table has one under this name, but other countries have theirs."""
    pakistan = entity("पाकिस्तान", "place", key="place/PK")
    plain, theirs = (entity("चुनाव आयोग", "organisation", beside=beside) for beside in ((), ("पाकिस्तान",)))
    assert are_one(plain, plain)
    assert not are_one(plain, (theirs, pakistan))


def test_a_ministry_is_that_of_its_country() -> None:
    """Without a country, the ministry is that of the home country, even if the articles name different towns."""
    pakistan = entity("पाकिस्तान", "place", key="place/PK")
    plain, theirs = (entity("रक्षा मंत्रालय", "organisation", beside=beside) for beside in ((), ("पाकिस्तान",)))
    assert are_one((plain, entity("पटना", "place")), (plain, entity("लखनऊ", "place")))
    assert not are_one(plain, (theirs, pakistan))


def test_a_town_tells_the_state_of_a_place_near_it() -> None:
    """'बिहार के सुल्तानपुरा' is not the place in 'रायसेन जिले के सुल्तानपुरा'."""
    bihar, raisen = entity("बिहार", "place"), entity("रायसेन", "place")
    one, other = (entity("सुल्तानपुरा", "place", beside=(beside,)) for beside in ("बिहार", "रायसेन"))
    assert not are_one((one, bihar), (other, raisen))


def test_every_join_says_why() -> None:
    """The reason says why two names are one entity, and why a later article belongs to this entity."""
    cards = [
        card(id=str(at), path=str(at), entities=(entity(name, "organisation"),))
        for at, name in enumerate(("भाजपा", "BJP"))
    ]
    (found,) = who_is_who(cards, 2, 0.5)
    assert found.spellings == (("BJP", ("table",)),)
    assert [(one.sign, one.articles) for one in found.signs] == [("first", ("1",)), ("name", ("0",))]
