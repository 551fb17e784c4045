"""The types from a source to an article: values that depend on one text only."""

import re
from collections.abc import Callable
from typing import Literal, TypeAlias

from msgspec import Struct

__all__ = [
    "HEADLINE",
    "RUNNING_TEXT",
    "STANDFIRST",
    "Article",
    "Block",
    "BlockKind",
    "BlockPicture",
    "BlockSign",
    "Body",
    "Card",
    "Container",
    "ContainerKind",
    "Direction",
    "Entity",
    "EntityKind",
    "Extraction",
    "Extractor",
    "Figure",
    "Format",
    "FrontMatter",
    "Image",
    "KeyPoint",
    "LocalPicture",
    "Mention",
    "MentionKind",
    "Outline",
    "Passage",
    "PassageKind",
    "Quote",
    "RuleKind",
    "Source",
    "Structure",
    "UserRule",
    "ValueKind",
    "is_country_key",
    "outline",
]

_COUNTRY_KEY = re.compile("place/[A-Z]{2}")
Format: TypeAlias = Literal["text", "markdown", "html"]
Direction: TypeAlias = Literal["ltr", "rtl"]
BlockKind: TypeAlias = Literal[
    "paragraph", "subheading", "caption", "highlights-label", "list-item", "timestamp", "dateline", "byline", "quote",
    "boilerplate", "table-cell", "table-caption", "term", "definition", "code", "footnote", "entry-time", "picture",
    "rule",
]  # fmt: skip
BlockSign: TypeAlias = Literal["", "links", "repeated", "bare-time"]
RuleKind: TypeAlias = BlockKind | Literal["off"]
"""What a rule of the user makes of a line; 'off' switches a packaged rule off."""
RUNNING_TEXT: frozenset[BlockKind] = frozenset({"paragraph", "list-item", "quote"})
"""Kinds of blocks that consist of sentences of the story, which may be cited."""
ContainerKind: TypeAlias = Literal[
    "list", "ordered-list", "item", "definitions", "table", "row", "cell", "heading-cell", "quotation", "figure",
]  # fmt: skip
EntityKind: TypeAlias = Literal["person", "place", "organisation"]
ValueKind: TypeAlias = Literal["date", "money", "percent", "quantity", "handle"]
MentionKind: TypeAlias = EntityKind | ValueKind
PassageKind: TypeAlias = Literal["quote", "figure"]

HEADLINE = -2
"""The block number of the headline in a `Mention` or `Quote`."""
STANDFIRST = -1
"""The block number of the standfirst in a `Mention` or `Quote`."""


class FrontMatter(Struct, frozen=True, gc=False):
    """The fields that a source states above its text; None or () where it states nothing."""

    id: str | None = None
    """Permanent id of the article, in place of the one made from its path."""
    title: str | None = None
    """Headline."""
    kicker: str | None = None
    """Label above the headline."""
    standfirst: str | None = None
    """Summary under the headline."""
    author: str | None = None
    """Byline."""
    date: str | None = None
    """When it was published, ISO 8601."""
    updated: str | None = None
    """When it was last changed, ISO 8601."""
    language: str | None = None
    """BCP 47 tag of its language."""
    source: str | None = None
    """Name of the publisher it was taken from."""
    source_url: str | None = None
    """Its address at that publisher, http(s) only."""
    tags: tuple[str, ...] = ()
    """Labels, in the order given."""
    image: str | None = None
    """Picture: http(s) address or path relative to the source file."""
    image_alt: str | None = None
    """Description of the picture, for readers who cannot see it."""
    image_credit: str | None = None
    """Credit of the picture."""
    draft: bool = False
    """True: not published."""
    slug: str | None = None
    """Words for its address, in place of the headline's."""
    aliases: tuple[str, ...] = ()
    """Its former addresses below the site's root (see `addresses.alias`)."""
    authors: tuple[str, ...] = ()
    """The names in the byline, where they are stated one by one."""


class Source(Struct, frozen=True, gc=False):
    """One article as it was read from disk."""

    path: str
    """Path below the seeds folder, with '/' between its parts."""
    digest: str
    """SHA-256 of the file's bytes, in hex."""
    format: Format
    """How the text is written."""
    text: str
    """The text below the front matter: NFC, '\\n' line ends, no control characters (see `text.normalise`)."""
    front: FrontMatter
    """What stood above the text."""
    first_line: int
    """Line of the file (from 1) at which `text` begins."""
    decoding: str
    """How the bytes became text, e.g. 'utf-8', 'utf-16-le', 'utf-8, mojibake repaired'."""


class Container(Struct, frozen=True, gc=False):
    """Something that holds blocks: a list, an item of it, a table, a cell, a quotation, a figure."""

    kind: ContainerKind
    """What it is."""
    number: int
    """Which container of the article it is, from 1 in the order of the text; blocks with the same are in the same."""
    value: int | None = None
    """Number of an item in an ordered list."""
    columns: int = 1
    """Columns that a cell takes up."""
    rows: int = 1
    """Rows that a cell takes up."""
    scope: Literal["", "col", "row"] = ""
    """What a heading cell is the heading of; '' where that is not known."""


class BlockPicture(Struct, frozen=True, gc=False):
    """A picture that stands in the text."""

    path: str | None
    """Where it lies below the seeds folder, if it does; whether it does is looked up when the site is built."""
    url: str | None
    """Its http(s) address, if it has one."""
    alt: str
    """What it shows; '' when nobody says."""


class Block(Struct, frozen=True, gc=False):
    """One piece of the article below its headline, in reading order."""

    kind: BlockKind
    """What it is."""
    text: str
    """Its plain text, verbatim but for outer spaces; '\\n' where a line ends in verse, addresses and code. '' for
    pictures, rules and empty cells."""
    html: str
    """Its sanitised inline HTML; '' when the plain text, escaped, is all there is. Links to other sources of the folder
    begin with 'seeds:', links within the article with 'here:' or, from a footnote's mark, 'note:'."""
    rule: str
    """Name of the rule that decided its kind."""
    line: int
    """Line of the file (from 1) at which it begins."""
    duplicate: bool = False
    """True when it only repeats an earlier block."""
    around: tuple[Container, ...] = ()
    """The containers around it, the outermost first; () in plain text, which has no marks for them."""
    picture: BlockPicture | None = None
    """The picture, where it is one."""
    anchors: tuple[str, ...] = ()
    """Names by which links within the article refer to it."""
    sign: BlockSign = ""
    """What later steps must know of the line besides its kind: it is mostly links, many files have it, or it is a time
    without a label."""


class Structure(Struct, frozen=True, gc=False):
    """The parts of an article, before its entities and values are known."""

    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""
    kicker: str | None
    """Label above the headline."""
    headline: str | None
    """Headline without the kicker; None when the source has none."""
    standfirst: str | None
    """Summary between headline and body."""
    byline: str | None
    """Reporter or agency."""
    dateline: str | None
    """Place that opens the story."""
    published: str | None
    """Publication time that the source states, ISO 8601."""
    updated: str | None
    """Time of the last change that the source states, ISO 8601."""
    blocks: tuple[Block, ...]
    """Everything else, in order, boilerplate included."""
    rules: tuple[tuple[str, str], ...]
    """Field name and the name of the rule that filled it."""
    opening: int = 0
    """How many code points of the first paragraph only name place and sender: 'पटना, जेएनएन। '."""


class UserRule(Struct, frozen=True, gc=False):
    """A rule of the user's own, which is asked before all others."""

    kind: RuleKind
    """What a line is that it fits; 'off': `text` names a packaged rule that is not asked at all."""
    text: str
    """The words with which a line begins, or a regular expression to be found in it."""
    expression: bool
    """True when `text` is a regular expression."""
    where: str
    """File and line that state it; its name in the X-ray."""


class Mention(Struct, frozen=True, gc=False):
    """A stretch of text that names an entity or states a value."""

    block: int
    """Index into the blocks, or `HEADLINE`, or `STANDFIRST`."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    kind: MentionKind
    """What it names or states."""
    surface: str
    """The text itself."""
    normal: str | None
    """Name of the entity within the article, or the value's normal form; None where it cannot be known."""


class Entity(Struct, frozen=True, gc=False):
    """Somebody, some place or some body of people that an article names."""

    kind: EntityKind
    """Which of the three."""
    name: str
    """The fullest form in the article, without title and postposition."""
    aliases: tuple[str, ...]
    """Other forms as they stand in the article."""
    count: int
    """How many mentions."""
    key: str
    """Its name in the form in which articles are compared ('place/IN', 'person/<folded name>')."""
    confidence: float
    """Probability, 0 to 1, that this is an entity of this kind."""
    beside: tuple[str, ...] = ()
    """What stands beside its name: a person's offices and callings, the places that hold a place; as in the text."""
    by_hand: bool = False
    """True: `entities.toml` states this name, so wherever it does, this is the same entity."""


def is_country_key(key: str) -> bool:
    """Return whether `Entity.key` is that of a country: `place/` and its ISO 3166 code in capitals."""
    return _COUNTRY_KEY.fullmatch(key) is not None


class Quote(Struct, frozen=True, gc=False):
    """Somebody's marked words."""

    block: int
    """Index into the blocks, or `HEADLINE`, or `STANDFIRST`."""
    start: int
    """First code point inside the marks."""
    end: int
    """One past the last code point inside the marks."""
    text: str
    """The words inside the marks."""
    speaker: str | None
    """Name of an entity of the article, or None."""


class Extraction(Struct, frozen=True, gc=False):
    """Whom and what an article names, states and quotes."""

    mentions: tuple[Mention, ...]
    """In order of (block, start); never overlapping."""
    entities: tuple[Entity, ...]
    """Most mentioned first, then by first appearance."""
    quotes: tuple[Quote, ...]
    """In order of (block, start)."""


class Passage(Struct, frozen=True, gc=False):
    """Words of an article about its entities, for the entities' pages."""

    kind: PassageKind
    """'quote': what one of them said; 'figure': a sentence that names them and states a sum, a share or a number."""
    who: tuple[str, ...]
    """`Entity.key` of the speaker, or of those whom the sentence names."""
    text: str
    """The words of the quote, or the sentence."""
    sentence: str
    """Id of the sentence on the article's page."""
    values: tuple[tuple[int, int], ...] = ()
    """Where in `text` the values stand."""


Extractor: TypeAlias = Callable[[Structure, float], Extraction]
"""Finds the entities likelier than a probability (0 to 1), the values and the quotes of an article. A pure function."""


class KeyPoint(Struct, frozen=True, gc=False):
    """A sentence of an article that says what it is about."""

    text: str
    """The sentence, without place and sender before it."""
    anchor: str
    """Id of the whole sentence on the article's page (`addresses.sentence_id`); '' for one of the standfirst, which
    stands at its top."""


class Figure(Struct, frozen=True, gc=False):
    """A number of an article whose meaning is certain, as `text.likeness.stated_figures` finds it."""

    thing: str
    """What it counts: 'dead', 'dead children', 'loss INR', or the words around it with '#' in its place."""
    value: str
    """Its normal form: '12', '10..15'."""
    block: int
    """Index into the blocks, or `HEADLINE`, or `STANDFIRST`."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    places: tuple[str, ...] = ()
    """Places that its sentence names, folded for comparison."""


class Image(Struct, frozen=True, gc=False):
    """The picture of an article."""

    url: str
    """http(s) address, or path below the seeds folder."""
    alt: str
    """What it shows; '' when unknown."""
    credit: str | None
    """Whose it is."""


class LocalPicture(Struct, frozen=True, gc=False):
    """A picture in the text of an article that lies below the seeds folder."""

    path: str
    """Path below the seeds folder."""
    width: int = 0
    """Pixels, as it is shown; 0 until the file has been looked at."""
    height: int = 0
    """Pixels, as it is shown; 0 until the file has been looked at."""


class Outline(Struct, frozen=True, gc=False, kw_only=True):
    """The part of an article that orders, names and files it; a build holds these of all articles, about 5 kB each."""

    id: str
    """Permanent id."""
    path: str
    """Path of the source."""
    slug: str
    """The stated slug or the headline, romanised, ASCII, at most 80 characters; '' when nothing is left of it."""
    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""
    headline: str
    """Headline, or a title cut from the first sentence."""
    headline_given: bool
    """False when the headline was cut from the text."""
    published: str | None
    """Publication time that the source states, ISO 8601."""
    updated: str | None
    """Last change that the source states, ISO 8601."""
    spoken_of: str | None
    """Latest day that the text names together with its day of the week, ISO 8601; for order only, never a publication
    date."""
    entities: tuple[Entity, ...]
    """Its entities, most mentioned first."""
    image: Image | None
    """Its picture."""
    source: str | None
    """Name of the publisher it was taken from."""
    source_url: str | None
    """Its address at that publisher."""
    tags: tuple[str, ...]
    """Labels."""
    draft: bool
    """True: not published."""
    digest: str
    """SHA-256 of all else in card and body."""
    aliases: tuple[str, ...] = ()
    """Its former addresses below the site's root."""
    pictures: tuple[LocalPicture, ...] = ()
    """Pictures in its text that lie below the seeds folder, each once."""


class Card(Outline, frozen=True, gc=False, kw_only=True):
    """The part of an article that other pages may use; about 20 kB, so a build holds only some at a time."""

    kicker: str | None
    """Label above the headline."""
    standfirst: str | None
    """Summary under the headline."""
    byline: str | None
    """Reporter or agency."""
    dateline: str | None
    """Place that opens the story."""
    values: tuple[tuple[ValueKind, str], ...]
    """Up to 6 money, percentage or quantity values as they stand, in order of appearance."""
    terms: tuple[tuple[str, int], ...]
    """Its weightiest words with their weights, as in `text.key_terms`; () in languages of which too little is known."""
    sketch: tuple[int, ...]
    """A sample of its runs of three words, as in `text.shingles`."""
    excerpt: str
    """Opening words of the body, cut at a sentence or word, at most 240 characters."""
    word_count: int
    """Words in headline, standfirst and body."""
    authors: tuple[str, ...] = ()
    """The names in the byline, where they are stated one by one."""
    links: tuple[str, ...] = ()
    """What its text links to that may be another article of the site: paths below the seeds folder, with 'seeds:'
    before them, and web addresses of its own publisher; each once."""
    figures: tuple[Figure, ...] = ()
    """Numbers that can be compared with those of other reports."""
    passages: tuple[Passage, ...] = ()
    """The first few quotes with a speaker, and sentences with a figure, that pages of its entities show."""
    gist: KeyPoint | None = None
    """The sentence that best sums it up; None if no sentence does."""

    @property
    def writers(self) -> tuple[str, ...]:
        """Who wrote it: the names stated one by one, else the byline as it is."""
        return self.authors or ((self.byline,) if self.byline else ())


def outline(card: Card) -> Outline:
    """Return the outline of a card."""
    return Outline(**{name: getattr(card, name) for name in Outline.__struct_fields__})


class Body(Struct, frozen=True, gc=False):
    """What only the article's own page shows."""

    blocks: tuple[Block, ...]
    """Everything below the headline, boilerplate included."""
    mentions: tuple[Mention, ...]
    """In order of (block, start)."""
    quotes: tuple[Quote, ...]
    """In order of (block, start)."""
    points: tuple[KeyPoint, ...] = ()
    """Up to three sentences that say what it is about, besides its standfirst; in the order of the text."""


class Article(Struct, frozen=True, gc=False):
    """One article, read and understood."""

    card: Card
    """What other pages may know."""
    body: Body
    """What its own page shows besides."""
