"""Two states of one site, and the view of a reader on a folder between the two states."""

import re
from collections.abc import Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from tests.kit import Project, links

__all__ = ["dead_links", "files_in", "two_sites"]

_STORY = """---
title: {title}
date: 2025-11-0{day}T09:30:00+05:30
---
{place} में नदी पर पुल आज खुल गया। मुख्यमंत्री {who} ने कहा, “यह पुल सबका है।” {place} के लोग खुश हैं।
"""


def two_sites(folder: Path) -> tuple[Path, Path]:
    """Return the folders of an old and a new site: articles, names and stories are added, changed and removed."""
    old = {"a": ("पुल खुला", 1, "जयपुर", "नीलम चौहान"), "b": ("मेला लगा", 2, "जयपुर", "नीलम चौहान"),
           "c": ("बाढ़ आई", 3, "पटना", "विक्रम मिसरी"), "d": ("पानी उतरा", 4, "पटना", "विक्रम मिसरी")}  # fmt: skip
    new = old | {"e": ("सड़क बनी", 5, "भोपाल", "अनीता राव"), "f": ("सड़क टूटी", 6, "भोपाल", "अनीता राव")}
    new["a"] = ("पुल फिर खुला", 1, "जयपुर", "अनीता राव")
    new.pop("d")
    return _site(folder / "old", old), _site(folder / "new", new)


def _site(folder: Path, stories: Mapping[str, tuple[str, int, str, str]]) -> Path:
    sources: dict[str, str | bytes] = {
        f"{name}.md": _STORY.format(title=title, day=day, place=place, who=who)
        for name, (title, day, place, who) in stories.items()
    }
    project = Project(folder, sources, '[site]\nbase_url = "https://example.org/news/"\n')
    assert project.build().left_out == 0
    return project.public


def files_in(folder: Path) -> dict[str, bytes]:
    """Return all files of a site that a browser can request."""
    found = (path for path in folder.rglob("*") if path.is_file())
    pairs = ((path.relative_to(folder).as_posix(), path.read_bytes()) for path in found)
    return {address: content for address, content in pairs if not address.startswith((".news-digest", ".git/"))}


def dead_links(files: Mapping[str, bytes]) -> list[str]:
    """Return the dead links that a reader meets from the front page on."""
    seen, waiting, dead = {"index.html"}, ["index.html"], []
    while waiting:
        page = waiting.pop()
        text = files[page].decode()
        assert text.rstrip().endswith("</html>"), page  # The file is whole.
        for link in links(re.sub(r"<template.*?</template>", "", text, flags=re.DOTALL))[0]:
            parts = urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            address = normpath(join(dirname(page), unquote(parts.path)))
            if address not in files:
                dead.append(f"{page} -> {address}")
            elif address.endswith(".html") and address not in seen:
                seen.add(address)
                waiting.append(address)
    return dead
