"""Addresses of all pages and files below the site's root, and relative links between them."""

import hashlib
import re
import unicodedata
import zlib
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from site_builder.model import EditionEntity, EditionStory, EntityKind, Outline
from site_builder.text.romanisation.slug import slug

__all__ = [
    "ABOUT",
    "ARCHIVE",
    "FOLDERS",
    "FRONT",
    "MACHINE_ENTITIES",
    "MACHINE_SCHEMAS",
    "MACHINE_STORIES",
    "NEWS_SITEMAP",
    "NOT_FOUND",
    "ROBOTS",
    "SEARCH",
    "SEARCH_FILES",
    "SEARCH_INDEX",
    "SEARCH_TEXTS",
    "SECTIONS",
    "SECTION_LIST",
    "SITEMAP",
    "absolute",
    "alias",
    "article",
    "entity",
    "feed",
    "is_feed",
    "is_for_machines",
    "machine_articles",
    "machine_text",
    "numbered",
    "of_month",
    "picture",
    "relative",
    "root",
    "sentence",
    "sentence_id",
    "social_card",
    "story",
]

FRONT = "index.html"
ABOUT = "about.html"
ARCHIVE = "archive/index.html"
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"
NEWS_SITEMAP = "news-sitemap.xml"
ROBOTS = "robots.txt"
SEARCH = "search.html"
SEARCH_INDEX = "search-index.js"
SEARCH_FILES = "search/"
SEARCH_TEXTS = "texts/"
SECTIONS = "sections/"
SECTION_LIST = "sections/index.html"
MACHINE_ENTITIES = "data/entities.jsonl"
MACHINE_STORIES = "data/stories.jsonl"
MACHINE_SCHEMAS = "data/schemas/"
_CARDS = "cards/"
FOLDERS: dict[EntityKind, str] = {"person": "people", "place": "places", "organisation": "organisations"}
"""The folder of each kind of entity."""


def article(card: Outline) -> str:
    """Return the address of the article's page: its slug for people, its id so that no two can collide."""
    return f"articles/{card.slug}-{card.id}.html" if card.slug else f"articles/{card.id}.html"


def entity(who: EditionEntity) -> str:
    """Return the address of the entity's page."""
    return f"{FOLDERS[who.kind]}/{who.slug}.html"


def story(one: EditionStory) -> str:
    """Return the address of the story's page."""
    return f"stories/{one.slug}-{one.id}.html" if one.slug else f"stories/{one.id}.html"


# Names that no file of a site may have: hidden files, files for hosts, what Windows cannot store.
_NO_NAME = re.compile(
    r"""[<>:"\\|?*\x00-\x1f\x7f%]|\A[._]|[. ]\Z|\A(?:cname|con|prn|aux|nul|(?:com|lpt)\d)(?:\.|\Z)""", re.IGNORECASE
)
# A folder with such a name would block a file.
_NO_FOLDER = re.compile(r"\.(?:html?|xml|json|jsonl|txt)\Z", re.IGNORECASE)
# Folders whose files belong to no page.
_NO_FEEDS = frozenset({"assets", "cards", "data", "pictures", "search"})
# Bytes of a file name (most disks allow 255, and temporary files need a suffix); bytes and folders of an alias, far
# more than other generators write.
_LONGEST_NAME, _LONGEST_ALIAS, _DEEPEST_ALIAS = 200, 800, 12


def alias(stated: str) -> str | None:
    """Return the address below the site's root for '/an/old/path/' or a whole URL; None where no page may stand.

    A path that ends in no '.html' is the folder of an 'index.html'. None is returned for the front page, for paths
    that leave the root, and for names that a host or a file system gives a meaning of its own.
    """
    try:
        path = unquote(urlsplit(stated).path, errors="strict")
    except ValueError:
        return None
    parts = unicodedata.normalize("NFC", path).strip("/").split("/")
    if not re.search(r"\.html?\Z", parts[-1], re.IGNORECASE):
        parts.append(FRONT)
    address = "/".join(parts)
    named = all(part and not _NO_NAME.search(part) and len(part.encode()) <= _LONGEST_NAME for part in parts)
    usable = named and path.startswith("/") and address != FRONT and len(parts) <= _DEEPEST_ALIAS
    usable = usable and not any(_NO_FOLDER.search(part) for part in parts[:-1])
    return address if usable and len(address.encode()) <= _LONGEST_ALIAS else None


def picture(url: str) -> str:
    """Return the address of the copy of a picture that lies at `url`, a path below the seeds folder."""
    path = PurePosixPath(url)
    name = "-".join(filter(None, (slug(path.stem, 40), hashlib.sha256(url.encode()).hexdigest()[:8])))
    return f"pictures/{name}{path.suffix.lower()}"


def social_card(card: Outline) -> str:
    """Return the address of the picture that is drawn for previews of an article; no new headline moves it."""
    return f"{_CARDS}{card.id}.png"


def of_month(whole: str, period: str) -> str:
    """Return the address of the part of a list that holds one month or day; `whole` is the address of the list.

    For the archive it stands beside the list, for all others in a folder of its name.
    """
    folder = whole.removesuffix("/index.html" if whole == ARCHIVE else ".html")
    return f"{folder}/{period}.html"


def machine_articles(part: str) -> str:
    """Return the address of the file that holds what is known of some articles for programs, such as a month's."""
    return f"data/articles/{part}.jsonl"


def machine_text(part: str) -> str:
    """Return the address of the file that holds the text of some articles for programs, such as a month's."""
    return f"data/text/{part}.jsonl"


def is_for_machines(address: str) -> bool:
    """Return whether a file is for programs, so that no sitemap names it."""
    return address.startswith(("data/", _CARDS)) or address.endswith((".xml", ".json"))


def feed(page: str, end: str) -> str:
    """Return the address of the feed of the page at `page`; `end`: 'xml' for Atom, 'json' for JSON Feed."""
    return f"feed.{end}" if page == FRONT else f"{page.removesuffix('.html')}.{end}"


def is_feed(address: str) -> bool:
    """Return whether a file is a feed: there is one beside each page that has one."""
    folder, _, name = address.rpartition("/")
    feed = name.endswith((".xml", ".json")) and not name.startswith(("sitemap", "news-sitemap"))
    return feed and folder.partition("/")[0] not in _NO_FEEDS and bool(folder or name.startswith("feed."))


def numbered(address: str, number: int) -> str:
    """Return the address of page `number` (from 1) of a list whose first page has `address`."""
    if number == 1:
        return address
    return f"{address.removesuffix('.html')}/{number}.html"


def sentence_id(text: str) -> str:
    """Return the id that a sentence of an article has on its page, made of its own words as they stand there.

    So it stays when the article is edited elsewhere. That two of 50 sentences share an id happens in one of three
    million articles (CRC-32); the link then leads to the first.
    """
    return f"s{zlib.crc32(text.encode()):08x}"


def sentence(link: str, text: str) -> str:
    """Return the link to a sentence of an article: `link` (from `relative` or `absolute`) leads to the article's page.

    `text` is the sentence as it stands in a paragraph, quotation or item of a list of the article, without the spaces
    around it, as `text.sentences` cuts it.
    """
    return f"{link}#{sentence_id(text)}"


def root(here: str) -> str:
    """Return the link from the page at `here` to the site's root: '' or as many '../' as it lies deep."""
    return "../" * here.count("/")


def relative(here: str, there: str) -> str:
    """Return the link from the page at `here` to the file at `there`, percent-encoded: it always names a file."""
    return root(here) + quote(there)


def absolute(base_url: str, address: str) -> str:
    """Return the full URL of the file at `address` on the site at `base_url`; the front page is the root itself."""
    return base_url.rstrip("/") + "/" + ("" if address == FRONT else quote(address))
