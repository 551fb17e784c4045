"""What MkDocs is told while it makes the site of the documentation; `make docs` runs it."""

import re
from pathlib import Path
from typing import Any

__all__ = ["on_config", "on_page_markdown", "on_post_page", "on_post_template"]

# Files of the repository that are no part of the site: nobody could follow these links.
_LEAVES_DOCS = re.compile(r"\[([^\[\]]+)\]\(((?:\.\./)+)([^)]*)\)")

# With it the search would work by double-click too, but it comes from another host.
_SHIM = re.compile(r'<script src="?https://unpkg\.com/iframe-worker/shim"?></script>')


def on_config(config: Any) -> Any:
    """Add every decision to the navigation, in the order of their numbers."""
    folder = Path(config["docs_dir"])
    pages = sorted((folder / "decisions").glob("*.md"))
    config["nav"].append({"Decisions": [page.relative_to(folder).as_posix() for page in pages]})
    return config


def on_page_markdown(markdown: str, page: Any, **_: object) -> str:
    """Keep the words of links that leave the documentation, and drop the links."""
    depth = page.file.src_uri.count("/")

    def kept(link: re.Match[str]) -> str:
        return link[1] if link[2].count("../") > depth else link[0]

    return _LEAVES_DOCS.sub(kept, markdown)


def on_post_page(output: str, **_: object) -> str:
    """Load nothing from elsewhere."""
    return _SHIM.sub("", output)


def on_post_template(output_content: str, **_: object) -> str:
    """Do the same for pages that are made of no text, such as 404.html."""
    return _SHIM.sub("", output_content)
