"""A saved web page → pieces: headline, what stands around it, main text; as Markdown gives them.

What an element's name or its links show to be no part of the story stays as pieces of their own ('aside', 'nav'), so
that the X-ray can tell of it; what is outside the main text altogether is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape

from site_builder.model import FrontMatter
from site_builder.parsing.html.main_text import Main, find_main, is_linked, meaningless, weight
from site_builder.parsing.html.runs import HEADING_TAGS, PageRun, role_by_name, runs
from site_builder.parsing.lines.line import make_line
from site_builder.parsing.markdown import TaggedLine, read_blocks
from site_builder.text.normalise import normalise
from site_builder.text.page_tree import Element, descendants, events, linked_data, read_page, text_of

__all__ = ["page_pieces"]

# Beside those of Markdown: what a run of text is, as an element that says so.
_TAGS = frozenset({"aside", "nav", "figcaption", "hgroup", "header", "address", "time", "menu"})
_OF_ELEMENT = {
    **{tag: tag for tag in ("h2", "h3", "h4", "h5", "h6", "figcaption", "blockquote", "address")},
    "h1": "h2", "li": "li", "dd": "li", "dt": "li", "td": "dd", "th": "dd",
}  # fmt: skip
# Beside some: how many of 49 real pages come out otherwise with half of it, and with twice as much, and by how much the
# mean F1 of their words (0.898) moves, in thousandths; measured by benchmarks/thresholds.py.
_KICKER = 50  # none; 2 pages, 0
_BOLD_HEADING = 120  # 1 page, 0; none
_CELL = 150  # none; none
_STANDFIRST = (30, 1200)
_NOTHING = 60  # none; 1 page, +13.8
_ENOUGH = 200  # 1 page, +0.4; 1 page, +0.9
_SUMMARY = 60  # none; 3 pages, 0. A heading of this length under the headline sums up; a shorter one heads a part
_WINDOW = 100_000  # none; none
_BESIDE_NAME = 30
_FEW = 3
_EARLY = 12  # a standfirst is among the first so many runs under the headline
_SMALL = 60


def page_pieces(text: str, front: FrontMatter) -> list[TaggedLine]:
    """Return the pieces of the page whose source is `text`; `front` is what it states. Never raises.

    Tags beside those of HTML's blocks: 'hgroup' kicker, 'header' standfirst, 'address' byline, 'time' timestamp,
    'aside' no part of the story by its name, 'nav' links, 'menu' a few words above the main text, 'dd' a table's cell.
    """
    root = read_page(text)
    kept = _kept(root, front.title)
    found = runs(root, kept, front.source_url)
    if said := meaningless(found):
        found = runs(root, kept, front.source_url, said)
    if sum(map(weight, found)) < _NOTHING:
        every = runs(root, {id(element) for element in descendants(root)}, front.source_url)
        found = every if sum(map(weight, every)) > _ENOUGH else found
    main = find_main(found, root, front.title)
    described = _description(root)
    blocks = [*_head(found, main, front, described), *_body(found[main.start : main.end], front, described)]
    if sum(map(weight, found)) < _ENOUGH and (stated := _stated_body(root)):
        blocks = [*(block for block in blocks if block[0] in ("h1", "hgroup", "header", "address")), *stated]
    flat = "".join(f"<{tag}>{html}</{tag}>" for tag, html in blocks)
    return _placed(read_blocks(flat, "", _TAGS), text)


def _kept(root: Element, title: str | None) -> frozenset[int]:
    """Return the ids of elements that are part of the story whatever they are called: those around its headline."""
    kept = {id(element) for element in descendants(root, "html", "body", "main")}
    kept |= {id(e) for e in descendants(root) if e.attributes.get("itemprop", "").lower() == "articlebody"}
    same = [e for e in descendants(root, *HEADING_TAGS) if title is not None and text_of(e) == title]
    around: Element | None = next((e for e in same if e.tag == "h1"), same[0] if same else None)
    while around is not None:
        kept.add(id(around))
        around = around.parent
    return frozenset(kept)


def _head(found: list[PageRun], main: Main, front: FrontMatter, described: str | None) -> Iterator[tuple[str, str]]:
    """Yield what stands around the headline and above the main text."""
    at = main.headline
    if front.title is None:
        return
    if at is not None and at > 0 and not found[at - 1].aside and _is_kicker(found[at - 1]):
        yield "hgroup", found[at - 1].html
    yield "h1", escape(front.title, quote=False)
    if at is None or at >= main.end:
        return
    above = [run for run in found[at + 1 : main.start] if not run.aside and not is_linked(run)]
    rest = found[max(at + 1, main.start) : main.end][:_EARLY]
    for number, run in enumerate(above[:_SMALL]):
        tag = _tag(run, front)
        if tag in ("p", "h2", "h3") and _is_standfirst(run, [*above[number + 1 : _EARLY], *rest], described):
            tag = "header"
        if tag == "p" and not weight(run):
            yield from (("menu", escape(part, quote=False)) for part in run.text.split("|") if part.strip())
        else:
            yield tag, run.html


def _is_kicker(run: PageRun) -> bool:
    elements = [run.element] + [run.element.parent] * (run.element.parent is not None)
    return len(run.text) <= _KICKER and any("kicker" in role_by_name(element) for element in _named_within(elements))


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
    """Return whether a run under the headline sums the story up.

    By its element's name, as a heading, or because the page's description says the same; more must follow, elsewhere.
    """
    if not _STANDFIRST[0] <= len(run.text) <= _STANDFIRST[1] or not follows:
        return False
    named = any("standfirst" in role_by_name(e) for e in (run.element, run.element.parent) if e is not None)
    text = next((below.element for below in follows if weight(below)), None)
    apart = text is not None and text.parent is not run.element.parent and text is not run.element
    return named or run.element.tag in HEADING_TAGS or (described == run.text and apart)


def _body(found: list[PageRun], front: FrontMatter, described: str | None) -> Iterator[tuple[str, str]]:
    """Yield the main text, and what stands in it without being of it."""
    begun = False
    teasers = _teasers(found)
    for i, run in enumerate(found):
        tag = "aside" if run.aside else _tag(run, front)
        tag = "nav" if (is_linked(run) or i in teasers) and tag not in ("aside", "address", "time") else tag
        heading = run.element.tag in HEADING_TAGS
        if not begun and i < _EARLY and tag in ("p", "h2", "h3") and (not heading or len(run.text) >= _SUMMARY):
            tag = "header" if _is_standfirst(run, found[i + 1 : i + _EARLY], described) else tag
        begun = begun or tag == "header" or weight(run) > 0
        yield tag, run.html


def _teasers(found: list[PageRun]) -> frozenset[int]:
    """Return the indices of runs in small boxes that begin with a heading which is a link: teasers of other stories."""
    teasers: set[int] = set()
    for i, run in enumerate(found):
        if run.element.tag in HEADING_TAGS and is_linked(run):
            box = run.element.parent
            below = [j for j in range(i + 1, min(len(found), i + _FEW + 2)) if found[j].element.parent is box]
            if len(below) <= _FEW and sum(weight(found[j]) for j in below) <= _ENOUGH:
                teasers.update(below)
    return frozenset(teasers)


def _tag(run: PageRun, front: FrontMatter) -> str:
    """Return the element that a run is, by the elements around it and their names."""
    element: Element | None = run.element
    names: set[str] = set()
    for _ in range(4):
        if element is None or element.tag in ("body", "article", "main"):
            break
        tag = element.tag
        named = (
            element is run.element or tag == "figure" or (element is run.element.parent and _holds_only(element, run))
        )
        names |= role_by_name(element) if named else set()
        if tag in _OF_ELEMENT:
            if tag not in ("td", "th") or (len(run.text) <= _CELL and weight(run) == 0):
                return _OF_ELEMENT[tag]
            break
        element = element.parent
    return _by_name(run, names, front.author)


def _by_name(run: PageRun, names: set[str], author: str | None) -> str:
    inner = [child for child in run.element.children[:_SMALL] if isinstance(child, Element)]
    if len(inner) <= _FEW:
        said = (child for child in inner if child.tag == "span" and text_of(child) == run.text)
        names |= {role for child in said for role in role_by_name(child)}
    if "caption" in names or _stands_by_picture(run):
        return "figcaption"
    if len(run.text) <= _KICKER * 2 and ("byline" in names or _is_author(run.text, author)):
        return "address"
    if [child.tag for child in inner] == ["time"] and len(run.text) <= 60:
        return "time"
    whole = len(run.text.replace(" ", ""))
    bold = run.bold >= 0.95 * whole and len(run.text) <= _BOLD_HEADING and not weight(run)
    return "h3" if bold and run.text[-1:] not in ":,;" else "p"


def _is_author(text: str, author: str | None) -> bool:
    """Return whether `text` names the author whom the page states, and says little else."""
    if author is None or len(text) > len(author) + _BESIDE_NAME:
        return False
    return set(author.replace(",", " ").split()) <= set(text.replace(",", " ").split())


def _stands_by_picture(run: PageRun) -> bool:
    """Return whether a run is all the text of a small element that holds a picture."""
    parent = run.element.parent
    if parent is None or run.element.tag == "p" or len(run.text) > _CELL or not _holds_only(parent, run):
        return False
    return any(True for _ in descendants(parent, "img", "amp-img"))


def _holds_only(element: Element, run: PageRun) -> bool:
    """Return whether a run is all the text of an element, which is small."""
    if len(element.children) > _SMALL:
        return False
    said = 0
    for number, event in enumerate(events(element)):
        said += len(event.strip()) if isinstance(event, str) else 0
        if number > _SMALL or said > len(run.text):
            return False
    return True


def _stated_body(root: Element) -> list[tuple[str, str]]:
    """Return the paragraphs of the story as the page's data hold it, for pages that are written by scripts."""
    bodies = (item.get("articleBody") for item in linked_data(root))
    body = next((text for text in bodies if isinstance(text, str) and len(text) > _ENOUGH), "")
    return [("p", escape(normalise(row), quote=False)) for row in body.split("\n") if row.strip()]


def _placed(found: list[TaggedLine], text: str) -> list[TaggedLine]:
    """Return the pieces with the lines of the page at which they begin, as near as their first words tell."""
    at = max(0, text.find("<body"))
    number, budget = 1 + text.count("\n", 0, at), 30 * len(text)
    placed = []
    for piece in found:
        words = piece.line.text.split()
        for part in (piece.line.text[:40], max(words[:3], key=len)):
            there = text.find(part, at, at + _WINDOW) if budget > 0 else -1
            budget -= min(_WINDOW, len(text) - at) if there < 0 else there - at
            if there >= 0:
                number, at = number + text.count("\n", at, there), there
                break
        line = make_line(normalise(piece.line.text), 0, number, gap=True)
        if line is not None:
            same = line.text == piece.line.text
            placed.append(replace(piece, line=line, html=piece.html if same else ""))
    return placed
