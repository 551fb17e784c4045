"""Articles of Hugo, Jekyll, Pelican, Eleventy, Zola, Obsidian and Quartz can be used without changes."""

import json
from pathlib import Path

import pytest

from site_builder.errors import SourceError, told_once
from site_builder.model import FrontMatter
from site_builder.sources.front_matter import Above, split
from tests.kit import Project

BODY = "\nनदी पर नया पुल आज खुल गया।\n"


def front(text: str, path: str = "posts/a.md") -> FrontMatter:
    """Return the front matter of a text. All of its keys must be used or ignored without a warning."""
    above = split(text + BODY, path)
    assert above.warnings == ()
    assert above.text.strip() == BODY.strip()
    return above.front


def warnings(text: str) -> list[str]:
    """Return the warnings for front matter."""
    return [str(problem) for problem in split(text + BODY, "posts/a.md").warnings]


def test_hugo_in_toml() -> None:
    """Used are last change, picture with description, authors, tags and old addresses.

    Keys for Hugo's layout are ignored."""
    text = """+++
title = 'नया पुल'
date = 2025-11-06T09:30:00+05:30
lastmod = 2025-11-07
publishDate = 2025-11-06
expiryDate = 2030-01-01
draft = false
weight = 20
description = 'पुल आज खुला'
categories = ['शहर']
tags = ['सड़क', 'शहर']
aliases = ['/purana/', '/2019/old.html']
slug = 'naya-pul'
layout = 'single'
linkTitle = 'पुल'
isCJKLanguage = false
[params]
  author = 'मीरा जोशी'
  colour = 'red'
[cover]
  image = 'photos/pul.jpg'
  alt = 'पुल'
  relative = true
[build]
  list = 'never'
[[cascade]]
  type = 'docs'
[sitemap]
  priority = 0.5
+++"""
    assert front(text) == FrontMatter(
        title="नया पुल",
        date="2025-11-06T09:30:00+05:30",
        updated="2025-11-07",
        standfirst="पुल आज खुला",
        author="मीरा जोशी",
        tags=("सड\u093cक", "शहर"),
        image="photos/pul.jpg",
        image_alt="पुल",
        slug="naya-pul",
        aliases=("purana/index.html", "2019/old.html"),
    )


def test_hugo_in_json() -> None:
    """The object stands above the text, with or without a blank line."""
    text = (
        '{\n  "title": "नया पुल",\n  "date": "2025-11-06",\n  "tags": ["सड़क"],\n  "authors": [{"name": "मीरा जोशी"}]\n}'
    )
    found = FrontMatter(title="नया पुल", date="2025-11-06", tags=("सड\u093cक",), author="मीरा जोशी")
    assert front(text) == front(text + "\n\n") == found
    assert split(text + BODY, "a.md").first_line == 7


def test_jekyll() -> None:
    """The test covers dates with a zone, `published`, redirects, tables for picture and author, and a closing '...'."""
    text = """---
layout: post
title: "नया पुल"
date: 2025-11-06 09:30:00 +0530
last_modified_at: 2025-11-07
categories: शहर, सड़क
excerpt: पुल आज खुला
excerpt_separator: <!--more-->
author:
  name: मीरा जोशी
  twitter: meera
image:
  path: /assets/pul.jpg
  alt: पुल
redirect_from:
  - /purana/
permalink: /:categories/:title/
published: true
comments: true
toc: true
..."""
    assert front(text) == FrontMatter(
        title="नया पुल",
        date="2025-11-06T09:30:00+05:30",
        updated="2025-11-07",
        standfirst="पुल आज खुला",
        author="मीरा जोशी",
        tags=("शहर", "सड\u093cक"),
        image="../assets/pul.jpg",
        image_alt="पुल",
        aliases=("purana/index.html",),
    )


@pytest.mark.parametrize(
    ("path", "date", "draft"),
    [
        ("_posts/2025-11-06-pul.md", "2025-11-06", False),
        ("2025-11-06_pul.md", "2025-11-06", False),
        ("_drafts/pul.md", None, True),
        ("_drafts/sub/2025-11-06-pul.md", "2025-11-06", True),
        ("2025-13-06-pul.md", None, False),
        ("2025-11-06/pul.md", None, False),
        ("2025-11-06.md", None, False),
    ],
)
def test_a_day_in_the_files_name_is_the_publication(path: str, date: str | None, draft: bool) -> None:
    """Jekyll, Pelican, Eleventy and Zola use this date if the front matter has none."""
    found = front("---\ntitle: पुल\n---", path)
    assert (found.date, found.draft) == (date, draft)
    assert front("---\ntitle: पुल\ndate: 2025-01-01\n---", path).date == "2025-01-01"
    assert front("", path) == FrontMatter()


def test_the_page_of_a_section_is_not_an_article() -> None:
    """Hugo and Zola use `_index.md` for the text above a list."""
    above = split("---\ntitle: खबरें\n---\n", "posts/_index.md")
    assert above.front.draft
    assert "a page of a section is not an article, so it is left out: 'posts/_index.md'" in str(above.warnings[0])


def test_pelican() -> None:
    """Header lines have no fences. A line that begins with spaces continues a value."""
    text = """Title: नया पुल: आज खुला
Date: 2025-11-06 09:30
Modified: 2025-11-07
Category: शहर
Tags: सड़क, पुल
Slug: naya-pul
Authors: मीरा जोशी; अजय पाल
Summary: पुल
    आज खुला
Lang: hi
Status: published
Save_as: old/pul.html
"""
    assert front(text) == FrontMatter(
        title="नया पुल: आज खुला",
        date="2025-11-06T09:30:00",
        updated="2025-11-07",
        language="hi",
        standfirst="पुल आज खुला",
        author="मीरा जोशी, अजय पाल",
        authors=("मीरा जोशी", "अजय पाल"),
        tags=("सड\u093cक", "पुल", "शहर"),
        slug="naya-pul",
        aliases=("old/pul.html",),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Updated: 06 Nov 2025, 09:30\n\nपुल खुला।\n",
        "Photo: ANI\nSource: PTI\n\nपुल खुला।\n",
        "Title: पुल\nपुल आज खुला।\n",
        "New Delhi: It rained.\nTitle: पुल\n",
        "पुल खुला।\nTitle: पुल\n\n",
        "Title:\n",
    ],
)
def test_lines_of_a_story_are_not_a_header(text: str) -> None:
    """Header lines need a title and a visible end."""
    above = split(text, "a.txt")
    assert (above.front, above.warnings) == (FrontMatter(), ())
    assert above.text == text or not above.text.strip()


def test_eleventy() -> None:
    """Old addresses are used, but not template patterns. A page with `permalink: false` is not built."""
    text = "---\ntitle: पुल\npermalink: /shahar/pul/\neleventyNavigation:\n  key: x\ntags: [posts]\n---"
    assert front(text) == FrontMatter(title="पुल", tags=("posts",), aliases=("shahar/pul/index.html",))
    assert front("---json\n" + '{"title": "पुल", "permalink": "/{{ page.fileSlug }}/"}' + "\n---").aliases == ()
    for line in ("permalink: false", "eleventyExcludeFromCollections: true"):
        assert front(f"---\ntitle: पुल\n{line}\n---").draft


def test_zola() -> None:
    """Taxonomies and extra are tables. Keys in `extra` are the writer's own."""
    text = """+++
title = "पुल"
updated = 2025-11-07
authors = ["मीरा जोशी", "अजय पाल"]
path = "purana/pul"
in_search_index = true
template = "page.html"
[taxonomies]
tags = ["सड़क"]
[extra]
colour = "red"
+++"""
    assert front(text) == FrontMatter(
        title="पुल",
        updated="2025-11-07",
        author="मीरा जोशी, अजय पाल",
        authors=("मीरा जोशी", "अजय पाल"),
        tags=("सड\u093cक",),
        aliases=("purana/pul/index.html",),
    )


def test_obsidian_and_its_web_clipper() -> None:
    """Links between notes become plain words, `source` is an address, and an empty key is ignored."""
    text = """---
title: पुल
source: "https://example.org/pul?token=1&id=2"
author:
  - "[[मीरा जोशी]]"
  - "[[people/ajay|अजय पाल]]"
published: 2025-11-06
created: 2025-11-08
description:
tags:
  - "#clippings"
cssclasses: wide
publish: true
---"""
    assert front(text) == FrontMatter(
        title="पुल",
        date="2025-11-06",
        author="मीरा जोशी, अजय पाल",
        authors=("मीरा जोशी", "अजय पाल"),
        source_url="https://example.org/pul?id=2",
        tags=("clippings",),
    )


@pytest.mark.parametrize(
    "stated",
    [
        'author: ["मीरा जोशी", "अजय पाल"]',
        "authors:\n  - name: मीरा जोशी\n    email: x\n  - अजय पाल <ajay@example.org>",
        "byline: मीरा जोशी; अजय पाल",
    ],
)
def test_two_authors_are_two_for_machines_and_one_byline_for_readers(tmp_path: Path, stated: str) -> None:
    """The list may be written in any form."""
    settings = '[site]\nbase_url = "https://example.org/"\n'
    project = Project(tmp_path, {"a.md": f"---\ntitle: पुल\ndate: 2025-11-06\n{stated}\n---\n{BODY}"}, settings)
    assert project.build().left_out == 0
    page = project.article()
    assert "मीरा जोशी, अजय पाल" in page
    assert '"author":[{"name":"मीरा जोशी"},{"name":"अजय पाल"}]' in page
    assert project.page("feed.xml").count("<author>") == 3  # The other author is the feed's own.
    item = json.loads(project.page("feed.json"))["items"][0]
    assert item["authors"] == [{"name": "मीरा जोशी"}, {"name": "अजय पाल"}]


@pytest.mark.parametrize(
    "key", ["author", "authors", "tags", "categories", "aliases", "images", "image", "params", "title"]
)
def test_an_empty_list_states_nothing(key: str) -> None:
    """Templates of new articles contain many empty lists."""
    assert front(f'{{"kicker": "पुल", "{key}": []}}') == FrontMatter(kicker="पुल")


def test_quartz() -> None:
    """Its forms of dates and its draft keys are read."""
    text = "---\ntitle: पुल\nmodified: 2025-11-07\nenableToc: false\nlang: hi\npermalink: pul/naya\n---"
    assert front(text) == FrontMatter(title="पुल", updated="2025-11-07", language="hi", aliases=("pul/naya/index.html",))


@pytest.mark.parametrize(
    "line",
    [
        "draft: true",
        "published: false",
        "publish: no",
        "status: draft",
        "Status: hidden",
        "private: true",
        "hidden: yes",
    ],
)
def test_what_another_generator_keeps_back_is_kept_back_here(line: str) -> None:
    """A change of generator publishes no draft."""
    assert front(f"---\ntitle: पुल\n{line}\n---").draft


@pytest.mark.parametrize("line", ["status: evergreen", "published: 2025-11-06", "publish: true", "hidden: false"])
def test_other_words_keep_nothing_back(line: str) -> None:
    """The growth state of a note in a digital garden is not a publication state."""
    assert not front(f"---\ntitle: पुल\n{line}\n---").draft


def test_our_own_key_wins_whatever_the_order() -> None:
    """For one field our own key has priority, then the most frequent one. Tags of all keys are joined."""
    text = "---\nsummary: क\nstandfirst: ख\ndescription: ग\nkeywords: [x]\ntags: [y]\n---"
    assert (front(text).standfirst, front(text).tags) == ("ख", ("y", "x"))


def test_unknown_keys_are_reported_and_cost_nothing() -> None:
    """The warning names the nearest known key. A wrong value gets a warning too, and all other keys are used."""
    text = "---\ntitle: पुल\ntitel: x\nपृष्ठ: 5\nlastmod: कल\naliases: [पुल, ../../x, /ok/]\n---"
    assert split(text + BODY, "a.md").front == FrontMatter(title="पुल", aliases=("ok/index.html",))
    unknown, unused = warnings(text)
    assert unknown == (
        "posts/a.md:3: front matter has unknown keys, which are not used: 'titel' (did you mean 'title'?), 'पृष्ठ'; "
        "fix them, or ignore this"
    )
    assert unused == (
        "posts/a.md:5: front matter has values in an unknown form, which are not used: 'lastmod', "
        "'aliases'; see docs/front-matter.md for the forms, or ignore this"
    )


def test_a_misspelt_draft_leaves_the_article_out() -> None:
    """An accidental publication cannot be undone."""
    for key in ("darft", "drfat", "dratf", "drafts"):
        with pytest.raises(SourceError, match="did you mean 'draft'"):
            split(f"---\ntitle: पुल\n{key}: true\n---\n", "a.md")


@pytest.mark.parametrize(
    "path", ["/../x/", "/%2e%2e/x/", "/.git/config", "//example.org", "/a\\b/", "/_headers", "/CON/"]
)
def test_an_old_address_stays_inside_the_site(path: str) -> None:
    """An address outside the site, or one that is not a page name, gets no redirect."""
    above: Above = split(f"---\ntitle: पुल\naliases: ['{path}']\n---\n{BODY}", "a.md")
    assert above.front.aliases == ()
    assert "'aliases'" in str(above.warnings[0])


def test_the_last_change_is_never_before_the_publication() -> None:
    """If one of the two is wrong, only the publication is used. Times are compared with their zones."""
    text = "---\ntitle: पुल\ndate: 2025-11-07\nlastmod: 2025-11-06\n---"
    assert split(text + BODY, "a.md").front.updated is None
    (told,) = warnings(text)
    assert told.startswith("posts/a.md:4: the last change (2025-11-06) is before the publication (2025-11-07)")
    later = "---\ndate: 2025-11-06T23:00:00+05:30\nupdated: 2025-11-06T18:00:00Z\n---"
    assert front(later).updated == "2025-11-06T18:00:00+00:00"
    assert front("---\ndate: 2025-11-06T09:00:00+05:30\nupdated: 2025-11-06\n---").updated == "2025-11-06"


def test_a_block_of_dashes_without_a_known_key_is_text() -> None:
    """The text is kept, and a warning names the possible front matter."""
    text = "---\nNote: पुल खुला।\nAnother: नदी भरी।\n---\nपाठ\n"
    above = split(text, "a.md")
    assert (above.front, above.text) == (FrontMatter(), text)
    assert "none of its keys is known" in str(above.warnings[0])
    text = '{"एक": "दो"}\n'
    assert split(text, "a.md").text == text


def test_front_matter_in_javascript_is_not_run() -> None:
    """The message for Eleventy's '---js' says what to write instead."""
    with pytest.raises(SourceError, match="is JavaScript, which news-digest does not run; write it as YAML"):
        split("---js\n{ title: 'x' }\n---\n", "a.md")


def test_a_folder_tells_of_unknown_keys_once(tmp_path: Path) -> None:
    """A thousand files of one generator give one warning, with the number of files and the first place."""
    text = "---\ntitle: लेख {}\nmood: calm\nlayout: post\n---\n" + BODY
    sources: dict[str, str | bytes] = {f"{n}.md": text.format(n) for n in range(3)}
    sources["9.md"] = f"---\ntitle: x\nmood: a\nsky: b\n---\n{BODY}"
    project = Project(tmp_path, sources)
    done = project.build()
    assert (done.articles, done.left_out) == (4, 0)
    (told,) = project.troubles()
    assert told.startswith("0.md:3: front matter has unknown keys, which are not used: 'mood' (4 articles), 'sky';")
    assert project.build().written == 0
    assert len(project.troubles()) == 1


def test_a_build_tells_all_that_is_wrong_with_an_article(tmp_path: Path) -> None:
    """A user can fix all faults before the next build. Several faults in one article count as one article."""
    project = Project(tmp_path, {"a.md": f"---\ntitle: x\nid: a/b\ndate: कल\ndarft: yes\n---\n{BODY}", "b.md": BODY})
    done = project.build()
    assert (done.articles, done.left_out) == (1, 1)
    assert [told.split(" ")[0] for told in project.troubles()] == ["a.md:3:", "a.md:4:", "a.md:5:"]


def test_problems_told_once_keep_their_order_and_name_the_most_frequent_first() -> None:
    """A long list of names is cut."""
    many = split("---\ntitle: x\n" + "".join(f"zq{n:02}: 1\n" for n in range(30)) + f"---\n{BODY}", "a.md").warnings
    few = split(f"---\ntitle: x\nzq20: 1\n---\n{BODY}", "b.md").warnings
    (told,) = told_once((*many, *few))
    assert told.path == "a.md"
    assert told.names[:2] == ("'zq20' (2 articles)", "'zq00'")
    assert told.names[-1] == "and 10 more"


def test_dates_of_mkdocs_astro_and_ghost() -> None:
    """In MkDocs one table contains both dates."""
    both = FrontMatter(title="नया पुल", date="2025-11-06", updated="2025-11-07")
    assert front("---\ntitle: नया पुल\ndate:\n  created: 2025-11-06\n  updated: 2025-11-07\n---") == both
    assert front("---\ntitle: नया पुल\npubDate: 2025-11-06\nupdatedDate: 2025-11-07\n---") == both
    assert front("---\ntitle: नया पुल\npublished_at: 2025-11-06\nupdated_at: 2025-11-07\n---") == both
