"""A saved web page → pieces: headline, the lines around it, main text; in the same form as Markdown's pieces.

Text that an element's name or its links exclude from the story becomes pieces of its own ('aside', 'nav'), so that
`explain` can show it; text outside the main text is left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape
from typing import NamedTuple

from msgspec import structs

from site_builder.model import Block, FrontMatter, Source
from site_builder.parsing.html.containers import Containers
from site_builder.parsing.html.data_text.script_text import script_text
from site_builder.parsing.html.data_text.stated_text import StatedText, stated_text
from site_builder.parsing.html.elements import (
    OF_ELEMENT,
    Between,
    holds_only,
    in_cell,
    is_captioned,
    is_within,
    stands_by_picture,
)
from site_builder.parsing.html.embedded_posts import join_posts
from site_builder.parsing.html.given_back import runs_of_story
from site_builder.parsing.html.main_text import Main, find_main, is_linked, weight
from site_builder.parsing.html.not_story.page_furniture import ASKED, unlike_story
from site_builder.parsing.html.not_story.run_measures import measure_runs, words_of_site
from site_builder.parsing.html.page_links import Home, home_of
from site_builder.parsing.html.runs import HEADING_TAGS, PageRun, Wordless, role_by_name, runs
from site_builder.parsing.html.time_lines import is_time_line
from site_builder.parsing.lines.measures import Values
from site_builder.parsing.tagged_line import Pieces, TaggedLine, tagged_line, with_notes
from site_builder.text.page_tree import Element, descendants, read_page, text_of

__all__ = ["asked_runs", "page_pieces"]

# Beside some numbers: how many of 49 real pages change with half and with twice the number, and the change of the mean
# F1 of their words (0.898), in thousandths; measured by benchmarks/thresholds.py. Of 33 pages, half or twice of the
# others and of the numbers in the functions below changes two at most, and the F1 of none by more than 4 thousandths.
_KICKER = 50  # none; 2 pages, 0
_BOLD_HEADING = 120  # 1 page, 0; none
_STANDFIRST = (30, 1200)  # code points; 60 as the least changes 2 pages
_NOTHING = 60  # none; 1 page, +13.8
_ENOUGH = 200  # 1 page, +0.4; 1 page, +0.9
_SUMMARY = 60  # none; 3 pages, 0. A heading of this length under the headline sums up; a shorter one heads a part
_WINDOW = 100_000  # none; none
_BESIDE_NAME = 30  # code points beside an author's name: "By", a role, a place
_FEW = 3  # runs of a teaser below its heading: summary, author, day
_EARLY = 12  # a standfirst is among the first so many runs under the headline
_SMALL = 60  # children of an element that are looked at: time must not grow with what a page repeats
_BESIDE_LABEL = " :|/·•–—-"


class _Row(NamedTuple):
    """A piece of the page before it becomes a `TaggedLine`."""

    tag: str
    text: str
    html: str
    run: PageRun | None = None
    """The element that it was made from; None for text from the page's metadata."""
    evidence: str = ""
    """The evidence for its tag, if that is not the element."""


def page_pieces(source: Source) -> Pieces:
    """Return the pieces of a saved page. Never raises.

    Tags beside those of HTML's blocks: 'hgroup' kicker, 'header' standfirst, 'address' byline, 'time' timestamp,
    'aside' no part of the story by its name, 'apart' by its measures, 'nav' links, 'menu' a few words above the main
    text, 'note' a footnote.
    """
    text, front = source.text, source.front
    root, found, wordless, home, stated, main = _read(source)
    described = _description(root)
    containers = Containers(main.element)
    rows = [*_head(found, main, front, described, containers), *_body(found, main, front, described, containers)]
    if stated is not None and stated.is_whole_of(found[main.start : main.end]):
        rows = [row for row in rows if row.tag in ("h1", "hgroup", "header", "address")]
        rows += [_Row("p", text, "") for text in stated.paragraphs]
    lines = _placed(rows, text, containers)
    shown = _wordless(found, wordless, main, lines, Between(home, front.image, strict=True), containers)
    return Pieces(with_notes([line for line, _ in lines]), shown)


class _Page(NamedTuple):
    """A page that was read."""

    root: Element
    found: list[PageRun]
    """Its runs."""
    wordless: list[Wordless]
    home: Home
    """Its addresses."""
    stated: StatedText | None
    """The story in its data or scripts."""
    main: Main
    """The place of the main text among the runs."""


def _read(source: Source) -> _Page:
    front = source.front
    root = read_page(source.text)
    join_posts(root)
    home = home_of(root, source.path, front.source_url)
    found, wordless = runs_of_story(root, _kept(root, front.title), home, front.title)
    if sum(map(weight, found)) < _NOTHING:
        every = runs(root, {id(element) for element in descendants(root)}, home)
        found, wordless = every if sum(map(weight, every[0])) > _ENOUGH else (found, wordless)
    stated = stated_text(root)
    if stated is None:
        main = find_main(found, root, front.title)
        bare = sum(map(weight, found[main.start : main.end])) < _NOTHING
        return _Page(root, found, wordless, home, script_text(source.text, front.title) if bare else None, main)
    found = stated.given_back(found)
    main = find_main(found, root, front.title)
    return _Page(root, found, wordless, home, stated, replace(main, end=stated.end(found, main)))


def asked_runs(source: Source) -> list[tuple[PageRun, Values]]:
    """Return the runs of a page of which it is asked whether they are of the story, with their measures.

    What weights are fitted on.
    """
    page = _read(source)
    main = page.main
    inside = page.found[main.start : main.end]
    tags = _tags(inside, source.front, _description(page.root), Containers(main.element))
    asked = [run for run, tag in zip(inside, tags, strict=True) if tag in ASKED]
    return list(zip(asked, measure_runs(asked, words_of_site(main.element, source.front.source_url)), strict=True))


def _wordless(
    found: list[PageRun],
    wordless: list[Wordless],
    main: Main,
    lines: list[tuple[TaggedLine, PageRun | None]],
    between: Between,
    containers: Containers,
) -> list[tuple[int, Block]]:
    """Return the pictures, rules and empty cells of the story, each with the number of the line below it."""
    place = {id(run): at for at, (_, run) in reversed(list(enumerate(lines))) if run is not None}
    below: list[int] = [len(lines)] * (len(found) + 1)
    for i in reversed(range(len(found))):
        below[i] = place.get(id(found[i]), below[i + 1])
    shown: list[tuple[int, Block]] = []
    for one in wordless:
        if not _is_shown(one, main, shown, below):
            continue
        at = below[one.at]
        number = lines[min(at, len(lines) - 1)][0].line.number if lines else 1
        around = containers.around(one.element)
        block = between.block(one, around, "page", number)
        if block is None:
            continue
        caption = lines[at][0] if at < len(lines) and lines[at][0].tag == "figcaption" else None
        free = caption is not None and all(holder.kind != "figure" for holder in caption.around)
        if block.picture is not None and caption is not None and free:
            block, caption.around = containers.together(block, caption.around)
        elif block.picture is not None and not is_captioned(one.element):
            # Without a caption, a picture on another server more often belongs to the page than to the story.
            block = structs.replace(block, picture=structs.replace(block.picture, url=None))
        if block.picture is not None and not (block.picture.path or block.picture.url):
            continue
        shown.append((at, block))
    return shown


def _is_shown(one: Wordless, main: Main, shown: list[tuple[int, Block]], below: list[int]) -> bool:
    """Return whether a picture, rule or cell belongs to the story: in its main text, or a figure right above it."""
    if one.kind == "rule":
        doubled = bool(shown) and shown[-1][1].kind == "rule" and shown[-1][0] == below[one.at]
        return main.start < one.at < main.end and not doubled
    if main.start <= one.at <= main.end and is_within(one.element, main.element):
        return True
    if main.headline is None or not main.headline < one.at <= main.start:
        return False
    above: Element | None = one.element
    while above is not None and above.tag != "figure":
        above = above.parent
    return above is not None


def _kept(root: Element, title: str | None) -> frozenset[int]:
    """Return the ids of elements that are part of the story in spite of their names: those around its headline."""
    kept = {id(element) for element in descendants(root, "html", "body", "main")}
    kept |= {id(e) for e in descendants(root) if e.attributes.get("itemprop", "").lower() == "articlebody"}
    same = [e for e in descendants(root, *HEADING_TAGS) if title is not None and text_of(e) == title]
    around: Element | None = next((e for e in same if e.tag == "h1"), same[0] if same else None)
    while around is not None:
        kept.add(id(around))
        around = around.parent
    return frozenset(kept)


def _head(
    found: list[PageRun], main: Main, front: FrontMatter, described: str | None, containers: Containers
) -> Iterator[_Row]:
    """Yield the pieces around the headline and above the main text."""
    at = main.headline
    if front.title is None:
        return
    if at is not None and at > 0 and not found[at - 1].aside and _is_kicker(found[at - 1]):
        yield _row("hgroup", found[at - 1])
    label = "" if at is None else _label_in(found[at].element, front.title)
    if label:
        bare = label.strip(_BESIDE_LABEL)
        yield _Row("hgroup", bare, escape(bare, quote=False), found[at or 0])
    title = front.title[len(label) :].strip(_BESIDE_LABEL)
    yield _Row("h1", title, escape(title, quote=False))
    if at is None or at >= main.end:
        return
    above = [run for run in found[at + 1 : main.start] if not run.aside and not is_linked(run)]
    rest = found[max(at + 1, main.start) : main.end][:_EARLY]
    for number, run in enumerate(above[:_SMALL]):
        tag = _tag(run, front, containers)
        if tag in ("p", "h2", "h3") and _is_standfirst(run, [*above[number + 1 : _EARLY], *rest], described):
            tag = "header"
        if tag == "p" and not weight(run):
            parts = (part.strip() for part in run.text.replace("\n", " ").split("|"))
            yield from (_Row("menu", part, escape(part, quote=False), run) for part in parts if part)
        else:
            yield _row(tag, run)


def _row(tag: str, run: PageRun) -> _Row:
    return _Row(tag, run.text, run.html, run)


def _is_kicker(run: PageRun) -> bool:
    elements = [run.element] + [run.element.parent] * (run.element.parent is not None)
    return len(run.text) <= _KICKER and any("kicker" in role_by_name(element) for element in _named_within(elements))


def _label_in(heading: Element, title: str) -> str:
    """Return the label at the start of the title that an element inside the heading marks; '' if there is none."""
    named = (e for e in descendants(heading) if e is not heading and "kicker" in role_by_name(e))
    label = text_of(next(named, Element("", {}, None)))
    rest = title[len(label) :].strip(_BESIDE_LABEL)
    return label if len(label) <= _KICKER and title.startswith(label) and len(rest) > len(label) else ""


def _named_within(elements: Iterable[Element | None]) -> Iterator[Element]:
    """Yield the elements and those right inside them: a label is often an inline element in a nameless block."""
    for element in elements:
        if element is not None:
            yield element
            inner = (child for child in element.children[:_SMALL] if isinstance(child, Element))
            yield from (child for child in inner if child.tag in ("span", "a"))


def _description(root: Element) -> str | None:
    metas = (e.attributes for e in descendants(root, "meta"))
    stated = (m.get("content", "") for m in metas if m.get("name", m.get("property", "")).lower() in _DESCRIBED)
    return next((" ".join(text.split()) for text in stated if text.strip()), None)


_DESCRIBED = frozenset({"description", "og:description"})


def _is_standfirst(run: PageRun, follows: list[PageRun], described: str | None) -> bool:
    """Return whether a run under the headline is a standfirst.

    It is by its element's name, as a heading, or if the page's description has the same words; more text must follow.
    """
    if not _STANDFIRST[0] <= len(run.text) <= _STANDFIRST[1] or not follows:
        return False
    named = any("standfirst" in role_by_name(e) for e in (run.element, run.element.parent) if e is not None)
    text = next((below.element for below in follows if weight(below)), None)
    apart = text is not None and text.parent is not run.element.parent and text is not run.element
    return named or run.element.tag in HEADING_TAGS or (described == run.text and apart)


def _body(
    every: list[PageRun], main: Main, front: FrontMatter, described: str | None, containers: Containers
) -> Iterator[_Row]:
    """Yield the main text, and the parts inside it that do not belong to the story."""
    found = every[main.start : main.end]
    size = sum(len(run.text) for run in found if not run.aside)
    tags = list(_tags(found, front, described, containers))
    apart = unlike_story(found, tags, words_of_site(main.element, front.source_url))
    for i, (run, tag) in enumerate(zip(found, tags, strict=True)):
        if tag == "pre" and len(run.text) * 2 > size:  # a page that keeps its whole story so
            paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", run.text))
            yield from (_Row("p", part, "", run) for part in paragraphs if part)
        else:
            yield _Row("apart" if i in apart else tag, run.text, run.html, run, apart.get(i, ""))


def _tags(found: list[PageRun], front: FrontMatter, described: str | None, containers: Containers) -> Iterator[str]:
    """Yield the tag of each run of the main text, by its elements."""
    begun = False
    teasers = _teasers(found)
    for i, run in enumerate(found):
        tag = "aside" if run.aside else _tag(run, front, containers)
        linked = is_linked(run) and tag not in ("td", "dt")  # the first cells of a table's rows may be links
        tag = "nav" if (linked or i in teasers) and tag not in ("aside", "address", "time") else tag
        heading = run.element.tag in HEADING_TAGS
        if not begun and i < _EARLY and tag in ("p", "h2", "h3") and (not heading or len(run.text) >= _SUMMARY):
            tag = "header" if _is_standfirst(run, found[i + 1 : i + _EARLY], described) else tag
        begun = begun or tag == "header" or weight(run) > 0
        yield tag


def _teasers(found: list[PageRun]) -> frozenset[int]:
    """Return the indices of runs in small boxes that begin with a heading with a link: teasers of other stories."""
    teasers: set[int] = set()
    for i, run in enumerate(found):
        if run.element.tag in HEADING_TAGS and is_linked(run):
            box = run.element.parent
            below = [j for j in range(i + 1, min(len(found), i + _FEW + 2)) if found[j].element.parent is box]
            if len(below) <= _FEW and sum(weight(found[j]) for j in below) <= _ENOUGH:
                teasers.update(below)
    return frozenset(teasers)


def _tag(run: PageRun, front: FrontMatter, containers: Containers) -> str:
    """Return the tag of a run, by the elements around it and their names."""
    element: Element | None = run.element
    data = in_cell(containers.around(run.element))
    names: set[str] = set()
    for _ in range(4):  # elements up from the text; 2 changes 2 pages, 8 none
        if element is None or element.tag in ("body", "article", "main"):
            break
        tag = element.tag
        named = (
            element is run.element or tag == "figure" or (element is run.element.parent and holds_only(element, run))
        )
        names |= role_by_name(element) if named else set()
        if tag in OF_ELEMENT:
            if tag == "li" and "caption" in names:
                return "figcaption"  # a picture of a gallery
            if tag not in ("td", "th") or data:
                return "h2" if tag == "h1" else OF_ELEMENT[tag]
            break
        element = element.parent
    if data:
        return "td"
    return _by_name(run, names, front)


def _by_name(run: PageRun, names: set[str], front: FrontMatter) -> str:
    inner = [child for child in run.element.children[:_SMALL] if isinstance(child, Element)]
    if len(inner) <= _FEW:
        said = (child for child in inner if child.tag == "span" and text_of(child) == run.text)
        names |= {role for child in said for role in role_by_name(child)}
    if "caption" in names or stands_by_picture(run):
        return "figcaption"
    if len(run.text) <= _KICKER * 2 and ("byline" in names or _is_author(run.text, front.author)):
        return "address"
    if [child.tag for child in inner] == ["time"] and len(run.text) <= 60:  # 30 and 120: no page
        return "time"
    if not weight(run) and is_time_line(run.text, front):
        return "time"
    whole = len(run.text.replace(" ", ""))
    bold = run.bold >= 0.95 * whole and len(run.text) <= _BOLD_HEADING and not weight(run)
    return "h3" if bold and run.text[-1:] not in ":,;" else "p"


def _is_author(text: str, author: str | None) -> bool:
    """Return whether `text` names the author that the page states, with little other text."""
    if author is None or len(text) > len(author) + _BESIDE_NAME:
        return False
    return set(author.replace(",", " ").split()) <= set(text.replace(",", " ").split())


def _placed(rows: list[_Row], text: str, containers: Containers) -> list[tuple[TaggedLine, PageRun | None]]:
    """Return the pieces with the lines of the page where they begin, found by their first words."""
    at = max(0, text.find("<body"))
    number, budget = 1 + text.count("\n", 0, at), 30 * len(text)
    placed: list[tuple[TaggedLine, PageRun | None]] = []
    for row in rows:
        words = row.text.split()
        for part in (row.text[:40].partition("\n")[0], max(words[:3], key=len, default="")):
            there = text.find(part, at, at + _WINDOW) if budget > 0 else -1
            budget -= min(_WINDOW, len(text) - at) if there < 0 else there - at
            if there >= 0:
                number, at = number + text.count("\n", at, there), there
                break
        piece = tagged_line(row.tag, row.text, row.html, number)
        if piece is not None:
            piece.evidence = row.evidence
            if row.run is not None:
                piece.around = containers.around(row.run.element)
                piece.anchors = tuple(row.run.anchors)
            placed.append((piece, row.run))
    return placed
