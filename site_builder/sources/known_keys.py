"""The known keys of front matter: our own, and those of other generators.

Looked through for them: Hugo, Jekyll (with its plugins for SEO, redirects and last changes), Pelican, Eleventy, Zola,
Hexo, Obsidian (with its Web Clipper and Publish) and Quartz. Keys are compared without case, '-', '_' and spaces.
"""

import re
from collections.abc import Mapping

from site_builder.data import lines

__all__ = ["ELSEWHERE", "EVERY_KEY", "FIELDS", "NESTED", "UNUSED", "fold"]


def fold(key: str) -> str:
    """Return the form in which keys are compared: `lastMod`, `last-mod` and `Last Mod` are one."""
    return re.sub(r"[-_\s]+", "", key).casefold()


FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "title": ("title",),
    "kicker": ("kicker",),
    "standfirst": ("standfirst", "description", "summary", "excerpt", "subtitle", "lead", "customexcerpt"),
    "author": ("author", "authors", "byline"),
    "date": ("date", "publishdate", "pubdate", "datepublished", "created", "datecreated", "createdat", "publishedat"),
    "updated": ("updated", "lastmod", "modified", "lastmodified", "lastmodifiedat", "lastupdated", "datemodified",
                "updatedat", "lastupdatedat", "updateddate"),
    "language": ("language", "lang", "locale"),
    "source": ("source", "publisher"),
    "source_url": ("sourceurl", "canonicalurl", "canonical", "originalurl", "externalurl"),
    "tags": ("tags", "tag", "categories", "category", "keywords"),
    "image": ("image", "featuredimage", "featureimage", "coverimage", "heroimage", "cover", "images", "thumbnail",
              "banner", "header", "ogimage", "socialimage"),
    "image_alt": ("imagealt", "coveralt", "featuredimagealt"),
    "image_credit": ("imagecredit", "photocredit"),
    "draft": ("draft", "private", "hidden", "unlisted", "eleventyexcludefromcollections"),
    "slug": ("slug",),
    "aliases": ("aliases", "alias", "redirectfrom"),
}  # fmt: skip
"""Our fields, each with the keys that state it; of several the first counts, but tags and aliases are all taken."""

ELSEWHERE = ("published", "publish", "status", "permalink", "url", "link", "path", "saveas")
"""Keys whose value decides which field they state (see `fields`)."""

NESTED = frozenset({"extra", "params", "taxonomies"})
"""Tables whose keys count as if they stood outside; what is not known in them is the writer's own."""

UNUSED = frozenset(map(fold, lines("any", "sources/unused_keys")))
"""Keys of other generators that a digest does not show; they are ignored without a warning."""

EVERY_KEY = frozenset(key for keys in FIELDS.values() for key in keys) | frozenset(ELSEWHERE) | NESTED | UNUSED
"""All of them, as `fold` makes them."""
