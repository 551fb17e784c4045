"""Saved web pages: the main text is found as a build finds it, and written down as Markdown."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from msgspec import structs

from site_builder import parsing, sources
from site_builder.errors import Problem, SourceError
from site_builder.importing.preparing import prepared
from site_builder.importing.record import ImportOptions, ImportRecord, LooseText, RecordPicture, picture_mark
from site_builder.model import Block, Container, ContainerKind, FrontMatter, Source, Structure
from site_builder.picture_files import size_of
from site_builder.text.source_links import SCHEME, read_link

__all__ = ["main_text", "read_page_file"]

_AROUND: dict[ContainerKind, str] = {
    "list": "ul", "ordered-list": "ol", "item": "li", "definitions": "dl", "table": "table", "row": "tr", "cell": "td",
    "heading-cell": "th", "quotation": "blockquote", "figure": "figure",
}  # fmt: skip
_TAGS = {"subheading": "h2", "caption": "figcaption", "quote": "blockquote", "term": "dt", "definition": "dd",
         "code": "pre", "list-item": "p", "highlights-label": "h3"}  # fmt: skip
_LEFT_OUT = frozenset({"boilerplate", "byline", "timestamp", "dateline"})
_LARGEST = 20_000_000  # bytes of a picture
_MOST = 30  # pictures of one article


def read_page_file(path: Path, name: str, options: ImportOptions) -> Iterator[ImportRecord | Problem]:
    """Yield the one article of a saved page, with the pictures that lie in the folder beside it."""
    try:
        source = sources.read(path.parent, path.name).source
    except SourceError as error:
        yield from (structs.replace(problem, path=name) for problem in error.problems)
        return
    found = _Pictures(path.parent)
    front, html = main_text(source, found)
    yield prepared(name, 1, front, LooseText(html, "html"), options, found.taken())


class _Pictures:
    """Pictures that lie beside a page, each once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._files: list[Path] = []

    def mark(self, path: str) -> str | None:
        """Return the placeholder of the picture at `path`; None when there is none to show."""
        file = (self._folder / path).resolve()
        usable = file.is_relative_to(self._folder) and file.is_file() and file.stat().st_size <= _LARGEST
        if not usable or (file not in self._files and (len(self._files) >= _MOST or size_of(file) is None)):
            return None
        if file not in self._files:
            self._files.append(file)
        return picture_mark(self._files.index(file))

    def taken(self) -> tuple[RecordPicture, ...]:
        """Return the pictures in the order of their numbers."""
        return tuple(RecordPicture(file.read_bytes(), file.suffix.lower()) for file in self._files)


def main_text(source: Source, pictures: _Pictures | None = None) -> tuple[dict[str, Any], str]:
    """Return what a page states, by our names, and its story as plain HTML."""
    structure = parsing.parse(source)
    values = _stated(source.front, structure)
    if pictures is not None and isinstance(values.get("image"), str):
        values["image"] = pictures.mark(values["image"]) or values["image"]
    shown = [block for block in structure.blocks if block.kind not in _LEFT_OUT and not block.duplicate]
    return values, "".join(_html(shown, pictures))


def _stated(front: FrontMatter, structure: Structure) -> dict[str, Any]:
    values = {name: value for name, value in structs.asdict(front).items() if value}
    found = {
        "title": structure.headline, "kicker": structure.kicker, "standfirst": structure.standfirst,
        "author": structure.byline, "date": structure.published, "updated": structure.updated,
    }  # fmt: skip
    values = {**values, **{name: value for name, value in found.items() if value}}
    authors = values.pop("authors", ())
    values |= {"author": list(authors)} if authors else {}
    return values | ({"tags": list(front.tags)} if front.tags else {})


def _html(blocks: Sequence[Block], pictures: _Pictures | None) -> Iterator[str]:
    """Yield the HTML of blocks; what they stand in is opened and closed as it changes."""
    opened: tuple[Container, ...] = ()
    for block in blocks:
        same = 0
        while same < min(len(opened), len(block.around)) and opened[same] == block.around[same]:
            same += 1
        yield "".join(f"</{_AROUND[one.kind]}>" for one in reversed(opened[same:]))
        yield "".join(f"<{_AROUND[one.kind]}>" for one in block.around[same:])
        opened = block.around
        yield _block(block, pictures)
    yield "".join(f"</{_AROUND[one.kind]}>" for one in reversed(opened))


def _block(block: Block, pictures: _Pictures | None) -> str:
    if block.kind == "rule":
        return "<hr>"
    if block.picture is not None:
        local = pictures.mark(block.picture.path) if pictures and block.picture.path else None
        address = local or block.picture.url
        return f'<p><img src="{escape(address)}" alt="{escape(block.picture.alt)}"></p>' if address else ""
    inner = block.html or escape(block.text).replace("\n", "<br>\n" if block.kind != "code" else "\n")
    tag = _TAGS.get(block.kind, "p")
    if block.kind == "table-cell":
        return _on_the_web(inner)
    return f"<{tag}>{_on_the_web(inner)}</{tag}>"


def _on_the_web(html: str) -> str:
    """Return HTML whose links between sources lead to where they stand on the web, if they do."""
    parts = html.split(f'href="{SCHEME}')
    made = [parts[0]]
    for part in parts[1:]:
        link, quote, rest = part.partition('"')
        made.append(f'href="{escape(read_link(SCHEME + link).web)}{quote}{rest}')
    return "".join(made)
