"""Each kind of line in `entities.toml` makes its correction and no other change."""

from msgspec.structs import replace

from site_builder.entities import extract
from site_builder.entities.correction_file import corrections_of
from site_builder.entities.corrections import Corrections, apply_corrections
from site_builder.model import Block, Entity, Extraction, Mention, Quote, Structure
from site_builder.user_files import Document, toml_document

TEXT = "सुरेश वर्मा और वर्मा जी मिले। मेघपुर में 5 लाख रुपये बंटे।"
STRUCTURE = Structure(
    "hi", "ltr", None, None, None, None, None, None, None, (Block("paragraph", TEXT, "", "t", 1),), ()
)


def mention(surface: str, kind: str, normal: str, nth: int = 0) -> Mention:
    """Return the mention of the nth occurrence of `surface`."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(surface, start + 1)
    return Mention(0, start, start + len(surface), kind, surface, normal)  # type: ignore[arg-type]


FOUND = Extraction(
    (
        mention("सुरेश वर्मा", "person", "सुरेश वर्मा"),
        mention("वर्मा", "person", "सुरेश वर्मा", 1),
        mention("मेघपुर", "place", "मेघपुर"),
        mention("5 लाख रुपये", "money", "500000 INR"),
    ),
    (
        Entity("person", "सुरेश वर्मा", ("वर्मा",), 2, "person/सुरेश वर्मा", 0.9),
        Entity("place", "मेघपुर", (), 1, "place/मेघपुर", 0.6),
    ),
    (Quote(0, 0, 5, TEXT[0:5], "सुरेश वर्मा"),),
)


def corrected(**rows: object) -> Extraction:
    """Return FOUND after these corrections, which must contain no error."""
    corrections, wrong = corrections_of(Document("entities.toml", rows))
    assert not wrong
    return apply_corrections(FOUND, STRUCTURE, corrections)


def test_no_corrections_change_nothing() -> None:
    """An empty file makes no change."""
    assert corrected() == FOUND


def test_never_takes_the_entity_and_its_mentions_away() -> None:
    """A text that is not an entity has no mention and is not a speaker. The values stay."""
    result = corrected(never=["सुरेश वर्मा"])
    assert [entity.name for entity in result.entities] == ["मेघपुर"]
    assert [m.surface for m in result.mentions] == ["मेघपुर", "5 लाख रुपये"]
    assert result.quotes[0].speaker is None


def test_rename_reaches_mentions_and_quotes() -> None:
    """The new name replaces the old one everywhere, and the old one stays as an alias."""
    result = corrected(rename={"सुरेश वर्मा": "सुरेश कुमार वर्मा"})
    assert result.entities[0].name == "सुरेश कुमार वर्मा"
    assert result.entities[0].aliases == ("वर्मा", "सुरेश वर्मा")
    assert result.entities[0].key == "person/सुरेश कुमार वर्मा"
    assert result.quotes[0].speaker == "सुरेश कुमार वर्मा"


def test_kind_changes_what_it_is() -> None:
    """Here a place becomes an organisation."""
    result = corrected(kind={"मेघपुर": "organisation"})
    assert (result.entities[1].kind, result.entities[1].key) == ("organisation", "organisation/मेघपुर")
    assert result.mentions[2].kind == "organisation"


def test_merge_counts_two_as_one() -> None:
    """The second name becomes a form of the first entity and gets its key."""
    two = replace(FOUND, entities=(*FOUND.entities, Entity("place", "मेघनगर", (), 0, "place/x", 0.9)))
    corrections, _ = corrections_of(Document("entities.toml", {"merge": {"मेघनगर": ["मेघपुर"]}}))
    result = apply_corrections(two, STRUCTURE, corrections)
    assert [(e.name, e.aliases, e.key) for e in result.entities if e.kind == "place"] == [
        ("मेघनगर", ("मेघपुर",), "place/x")
    ]


def test_split_makes_a_form_somebody_else() -> None:
    """'वर्मा' alone does not mean the Verma with the full name."""
    result = corrected(split={"वर्मा": "सुनीता वर्मा"})
    assert {entity.name: entity.count for entity in result.entities} == {"सुरेश वर्मा": 1, "सुनीता वर्मा": 1, "मेघपुर": 1}


def test_always_finds_a_name_wherever_it_stands() -> None:
    """It replaces overlapping entities and values."""
    result = corrected(always={"लाख": "place"})
    assert [m.surface for m in result.mentions] == ["सुरेश वर्मा", "वर्मा", "मेघपुर", "लाख"]
    assert result.entities[-1] == Entity("place", "लाख", (), 1, "place/लाख", 1.0)


def test_spelling_variants_need_no_line_of_their_own() -> None:
    """Names in the file are compared by the same keys as everywhere else."""
    assert len(corrected(never=["मेघपुर\u200d"]).entities) == 1


FAULTY = """never = ["पुल", 3]
nevr = []
[rename]
"a" = 1
[kind]
"मेघपुर" = "planet"

[merge]
"मोदी" = [
  "नमो",
  7,
]
split = "वर्मा"
[renam]
[always]
"ब" = "place"
"""


def test_faults_are_reported_all_at_once_with_their_lines_and_the_rest_is_used() -> None:
    """An unknown key is reported with the nearest known key. A wrong value is reported with the expected form."""
    document = toml_document(FAULTY, "entities.toml")
    assert isinstance(document, Document)
    corrections, wrong = corrections_of(document)
    assert corrections == Corrections(never=frozenset({"पुल"}), merge=(("नमो", "मोदी"),), always=(("ब", "place"),))
    assert [str(problem) for problem in wrong] == [
        "entities.toml:1: 'never' holds 3; expected a name in quotes",
        "entities.toml:2: unknown key 'nevr'; did you mean 'never'?",
        "entities.toml:4: 'a' in [rename] is 1; expected a name in quotes",
        'entities.toml:6: \'मेघपुर\' in [kind] is \'planet\'; expected one of "person", "place", "organisation"',
        "entities.toml:11: 'मोदी' in [merge] holds 7; expected a name in quotes",
        "entities.toml:13: 'split' in [merge] is 'वर्मा'; expected a list, such as [\"one\", \"two\"]",
        "entities.toml:14: unknown table [renam]; did you mean [rename]?",
    ]
    wrong = corrections_of(Document("entities.toml", {"split": []}))[1]
    assert [str(problem) for problem in wrong] == [
        "entities.toml: 'split' is not a table; write [split] on a line above its lines"
    ]


def test_the_quotation_follows_a_name_that_is_split() -> None:
    """The quotation belonged to the person of the short form. Now the short form is another person."""
    text = "मंत्री सुरेश वर्मा आए। वर्मा ने कहा, “पुल जल्द बनेगा और खुलेगा।” सुरेश वर्मा ने कहा, “काम चल रहा है और चलेगा।”"
    story = replace(STRUCTURE, blocks=(Block("paragraph", text, "", "t", 1),))
    found = extract(story)
    assert [quote.speaker for quote in found.quotes] == ["सुरेश वर्मा"] * 2
    corrections, _ = corrections_of(Document("entities.toml", {"split": {"वर्मा": "सुनीता वर्मा"}}))
    done = apply_corrections(found, story, corrections)
    assert [quote.speaker for quote in done.quotes] == ["सुनीता वर्मा", "सुरेश वर्मा"]
    assert {entity.name: entity.aliases for entity in done.entities} == {"सुरेश वर्मा": (), "सुनीता वर्मा": ("वर्मा",)}


def test_the_quotation_follows_a_name_that_is_renamed_merged_or_no_name() -> None:
    """If a name is declared as no entity, its quotations have no speaker."""
    text = "नमो ने कहा, “पुल जल्द बनेगा और खुलेगा।”"
    story = replace(STRUCTURE, blocks=(Block("paragraph", text, "", "t", 1),))
    found = Extraction(
        (Mention(0, 0, 3, "person", "नमो", "नमो"),), (Entity("person", "नमो", (), 1, "person/नमो", 0.9),),
        (Quote(0, text.index("पुल"), text.index("”"), "पुल जल्द बनेगा और खुलेगा।", "नमो"),),
    )  # fmt: skip
    for rows, speaker in (
        ({"rename": {"नमो": "नमिता मोहन"}}, "नमिता मोहन"),
        ({"merge": {"नमिता मोहन": ["नमो"]}}, "नमिता मोहन"),
        ({"never": ["नमो"]}, None),
    ):
        corrections, _ = corrections_of(Document("entities.toml", rows))
        assert [quote.speaker for quote in apply_corrections(found, story, corrections).quotes] == [speaker]
