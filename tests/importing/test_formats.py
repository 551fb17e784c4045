"""Feeds, e-mail, documents, saved pages, PDF and plain text."""

import email.message
import json
import mailbox
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import odfdo
import pytest

from site_builder.errors import SourceError
from tests.commands.test_split import DUMP
from tests.importing.conftest import BODY, Importer
from tests.importing.made_files import picture, word_document, write_pdf
from tests.kit import ROOT
from tests.sources.test_legacy_fonts import KRUTI

NEXT = "पुल पर हर दिन हजारों गाड़ियां चलेंगी, और शहर के दोनों हिस्सों के बीच का समय आधा रह जाएगा, ऐसा इंजीनियरों ने बताया।"


def rss(items: str) -> str:
    """Return an RSS feed with these items."""
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>उदाहरण समाचार</title><language>hi</language>{items}</channel></rss>"
    )


def test_entries_of_rss_are_articles_with_content_over_summary(importing: Importer) -> None:
    """The date keeps its stated zone. An enclosed picture becomes the article's picture."""
    item = (
        "<item><title>नदी पर &amp;amp; पुल</title><link>https://example.org/pul?token=1</link><description>सार।</description>"
        f"<content:encoded><![CDATA[<p>{BODY}</p><ul><li>एक</li></ul><script>x()</script>]]></content:encoded>"
        "<pubDate>Thu, 06 Nov 2025 09:30:00 +0530</pubDate><category>जयपुर</category><author>a@example.org (मीरा जोशी)"
        '</author><enclosure url="https://example.org/a.jpg" type="image/jpeg" length="1"/></item>'
    )
    done = importing("feed.xml", rss(item + "<item><title>खाली</title></item>"))
    assert list(done.files) == ["2025-11-06-nadi-par-pul.md"]
    assert done.only == (
        '+++\ntitle = "नदी पर & पुल"\nstandfirst = "सार।"\nauthor = "मीरा जोशी"\ndate = 2025-11-06T09:30:00+05:30\n'
        'language = "hi"\nsource = "उदाहरण समाचार"\nsource_url = "https://example.org/pul"\ntags = ["जयपुर"]\n'
        f'image = "https://example.org/a.jpg"\n+++\n\n{BODY}\n\n- एक\n'
    )
    assert "feed.xml:2: has no text" in done.told


def test_entries_of_atom_are_articles_and_a_cut_feed_gives_what_it_has(importing: Importer) -> None:
    """Links are resolved with the feed's own base."""
    entry = (
        f'<entry><title>पुल</title><id>tag:1</id><link href="/pul"/><updated>2025-11-06T04:00:00Z</updated>'
        f'<content type="html">&lt;p&gt;{BODY} &lt;a href="/x"&gt;यहाँ&lt;/a&gt;&lt;/p&gt;</content></entry>'
    )
    feed = (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/"><title>उ</title>{entry}<entry><tit'
    )
    done = importing("feed.atom", feed)
    assert "is damaged" in done.told
    text = done.files["2025-11-06-pul.md"]
    assert 'source_url = "https://example.org/pul"' in text
    assert "[यहाँ](https://example.org/x)" in text
    assert "is a feed without entries" in importing("no.rss", "<html><body>nothing</body></html>").told


def letter(**headers: str) -> email.message.EmailMessage:
    """Return a message with these headers and the story as its text."""
    message = email.message.EmailMessage()
    message["From"] = "मीरा जोशी <meera@example.org>"
    message["Date"] = "Thu, 06 Nov 2025 09:30:00 +0530"
    message["Subject"] = "Fwd: नदी पर नया पुल"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(f"{BODY}\n\n{NEXT}\n-- \nमीरा जोशी\nफोन 12345\n", cte="quoted-printable")
    return message


def test_a_reporters_message_is_an_article_without_address_and_signature(importing: Importer) -> None:
    """Used are the subject, the date with its zone and the sender's name. An attached picture becomes the article's."""
    message = letter()
    message.add_attachment(picture(), maintype="image", subtype="png", filename="a.png")
    done = importing("copy.eml", message.as_bytes())
    assert done.only == (
        '+++\ntitle = "नदी पर नया पुल"\nauthor = "मीरा जोशी"\ndate = 2025-11-06T09:30:00+05:30\n'
        f'image = "pictures/2025-11-06-nadi-par-naya-pul-1.png"\n+++\n\n{BODY}\n\n{NEXT}\n'
    )


def test_a_mailbox_of_newsletters_gives_an_article_a_message(importing: Importer, tmp_path: Path) -> None:
    """HTML counts if the plain text is only a hint. Other encodings are read. A broken message costs only itself."""
    box = mailbox.mbox(tmp_path / "box.mbox")
    first = email.message.EmailMessage()
    first["From"], first["Subject"], first["List-Id"] = "उदाहरण समाचार <n@example.org>", "सुबह की खबर", "<n.example.org>"
    first.set_content("View this letter in a browser.")
    first.add_alternative(
        f"<html><body><table><tr><td><p>{BODY}</p><p>{NEXT}</p><p>{BODY[:60]} नया।</p></td></tr></table></body></html>",
        subtype="html",
    )
    box.add(first)
    box.add(b"From: x\nSubject: =?utf-8?q?\xff?=\nContent-Type: text/plain; charset=none\n\n" + f"{NEXT}\n".encode())
    box.add(b"Subject: nothing\n\n")
    box.close()
    done = importing("box.mbox")
    assert len(done.files) == 2
    text = done.files["subah-ki-khabar.md"]
    assert 'source = "उदाहरण समाचार"' in text
    assert "author" not in text
    assert BODY in text
    assert NEXT in text
    assert "browser" not in text
    assert "box.mbox:3: has no text" in done.told


def test_lines_of_a_letter_that_were_cut_are_joined(importing: Importer) -> None:
    """Mail programs break lines at 72 columns. A list stays a list."""
    words = (BODY + " ") * 3
    lines, row = [], ""
    for word in words.split():
        if len(row) + len(word) > 70:
            lines.append(row)
            row = ""
        row = f"{row} {word}".strip()
    text = "\n".join([*lines, row, "", "- पहला", "- दूसरा"])
    message = letter()
    message.set_content(text)
    assert importing("a.eml", message.as_bytes()).only.endswith(f"\n\n{words.strip()}\n\n- पहला\n- दूसरा\n")


def test_a_word_document_keeps_headings_bold_lists_and_its_picture(importing: Importer, tmp_path: Path) -> None:
    """The first heading is the headline. Text runs in an old font are converted by the name of that font."""
    word_document(
        tmp_path / "copy.docx", "H1|नदी पर नया पुल", f"**जयपुर।** {BODY}", "H2|आगे क्या",
        "{Kruti Dev 010}jkeiqj esa u;k iqy c‖{Kruti Dev 010}uk gSA", "PTI reported * this_one.", with_picture=True,
    )  # fmt: skip
    done = importing("copy.docx")
    assert done.only == (
        '+++\ntitle = "नदी पर नया पुल"\nimage = "pictures/nadi-par-naya-pul-1.png"\n+++\n\n'
        f"**जयपुर।** {BODY}\n\n## आगे क्या\n\nरामपुर में नया पुल बना है।\n\nPTI reported \\* this\\_one.\n\n"
        "![नया पुल](pictures/nadi-par-naya-pul-1.png)\n"
    )
    assert (tmp_path / "seeds" / "pictures" / "nadi-par-naya-pul-1.png").read_bytes() == picture()


def test_an_open_document_keeps_headings_bold_lists_and_old_fonts(importing: Importer, tmp_path: Path) -> None:
    """Styles define which text is bold and which font a text run has."""
    document = odfdo.Document("text")
    document.body.clear()
    bold = odfdo.Style("text", name="B", bold=True)
    kruti = odfdo.Style("text", name="K", font="Kruti Dev 010")
    for style in (bold, kruti):
        document.insert_style(style, automatic=True)
    document.body.append(odfdo.Header(1, "नदी पर नया पुल"))
    paragraph = odfdo.Paragraph("")
    paragraph.append(odfdo.Span("जयपुर।", style="B"))
    paragraph.append_plain_text(f" {BODY}")
    document.body.append(paragraph)
    old = odfdo.Paragraph("")
    old.append(odfdo.Span("jkeiqj esa", style="K"))
    document.body.append(old)
    document.body.append(odfdo.List(["एक", "दो"]))
    document.save(tmp_path / "copy.odt")
    assert importing("copy.odt").only == (
        f'+++\ntitle = "नदी पर नया पुल"\n+++\n\n**जयपुर।** {BODY}\n\nरामपुर में\n\n- एक\n- दो\n'
    )


def test_saved_pages_lose_their_frame_and_bring_their_pictures(importing: Importer, tmp_path: Path) -> None:
    """A folder of pages is imported. Files that a browser saved beside a page are not pages."""
    page = (
        '<html lang="hi"><head><title>नदी पर नया पुल खुल गया आज | उदाहरण</title>'
        '<meta property="article:published_time" content="2025-11-06T09:30:00+05:30">'
        '<link rel="canonical" href="https://example.org/pul?token=1"></head><body><nav><a href="/">Home</a></nav>'
        f"<h1>नदी पर नया पुल खुल गया आज</h1><div><p>{BODY}</p><figure><img src='pul_files/a.png' alt='पुल'>"
        f"<figcaption>नया पुल</figcaption></figure><h2>आगे क्या</h2><p>{NEXT}</p><ul><li>{BODY[:50]}</li></ul></div>"
        "<footer>© 2025</footer></body></html>"
    )
    (tmp_path / "pages" / "pul_files").mkdir(parents=True)
    (tmp_path / "pages" / "pul_files" / "a.png").write_bytes(picture())
    (tmp_path / "pages" / "pul_files" / "ad.html").write_text(f"<p>{NEXT}</p>", "utf-8")
    (tmp_path / "pages" / "pul.html").write_text(page, "utf-8")
    (tmp_path / "pages" / "empty.htm").write_text("<html></html>", "utf-8")
    done = importing("pages")
    name = "2025-11-06-nadi-par-naya-pul-khul-gaya-aj"
    assert list(done.files) == [f"{name}.md"]
    for part in ('title = "नदी पर नया पुल खुल गया आज"', 'source_url = "https://example.org/pul"', f"\n\n{BODY}\n\n",
                 f'![पुल](pictures/{name}-1.png "नया पुल")', "## आगे क्या", f"- {BODY[:50].strip()}"):  # fmt: skip
        assert part in done.only, part
    assert "Home" not in done.only
    assert "©" not in done.only
    assert (tmp_path / "seeds" / "pictures" / f"{name}-1.png").is_file()
    assert "pages/empty.htm" in done.told


def test_a_dump_is_cut_where_stories_begin_and_a_folder_of_text_is_not(importing: Importer, tmp_path: Path) -> None:
    """The number of a story is its first line in the dump. Front matter in a file is kept."""
    done = importing("day.txt", DUMP)
    assert len(done.files) >= 2
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(f"---\ntitle: एक खबर\ndate: 2025-11-06\n---\n\n{NEXT}", "utf-8")
    (tmp_path / "texts" / "b.md").write_text(f"# दूसरी खबर\n\n*{NEXT}* आज।", "utf-8")
    found = importing("texts").files
    assert f'title = "एक खबर"\ndate = 2025-11-06\n+++\n\n{NEXT}\n' in found["2025-11-06-ek-khabar.txt"]
    assert f"# दूसरी खबर\n\n*{NEXT}* आज।" in found["dusri-khabar.md"]


def test_the_folder_that_is_written_is_not_read(importing: Importer, tmp_path: Path) -> None:
    """Hidden files and links to places outside the folder are skipped too."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "a.txt").write_text(BODY, "utf-8")
    (tmp_path / "desk" / ".hidden.txt").write_text(NEXT, "utf-8")
    (tmp_path / "outside.txt").write_text(NEXT, "utf-8")
    (tmp_path / "desk" / "link.txt").symlink_to(tmp_path / "outside.txt")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "own.txt").write_text(f"{NEXT} मेरा।", "utf-8")
    (tmp_path / "seeds").rename(tmp_path / "desk" / "seeds")
    (tmp_path / "seeds").symlink_to(tmp_path / "desk" / "seeds")
    done = importing("desk")
    assert done.told == "seeds: 1 article written, 0 skipped, 0 left out\n"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_dump_in_an_old_font_is_converted_first(importing: Importer, encoding: str) -> None:
    """This holds for each byte encoding."""
    assert "गाँव में नया पुल बना है" in importing("kruti.txt", f"{KRUTI}\n{KRUTI}".encode(encoding)).only


def test_a_pdf_gives_its_text_without_heads_feet_and_cut_words(importing: Importer, tmp_path: Path) -> None:
    """A hyphen at the end of a line is removed if small letters stand on both sides."""
    page = [
        "THE EXAMPLE TIMES",
        "The new bridge over the river was opened to traffic on Monday, and the trans-",
        "port minister said that two hundred thousand people would reach the",
        "city in half the time.",
    ]
    write_pdf(tmp_path / "a.pdf", *[[*page, f"Word {'abc'[n]}.", str(n + 1)] for n in range(3)])
    text = importing("a.pdf").only
    assert "and the transport minister said" in text
    assert "EXAMPLE TIMES" not in text
    assert "\n2\n" not in text


def test_a_pdf_in_an_old_font_is_read_by_the_fonts_name(importing: Importer, tmp_path: Path) -> None:
    """A Kruti Dev file has no table of its letters, so the name of the font must be enough."""
    write_pdf(tmp_path / "a.pdf", ["jkeiqj esa u;k iqy cuk gSA", "yksxksa dks jkgr feyhA"], font="ABCDEF+KrutiDev010")
    assert "रामपुर में नया पुल बना है।\nलोगों को राहत मिली।" in importing("a.pdf").only


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.pdf", "a.json", "a.csv", "a.txt", "a.xml"])
def test_a_file_of_another_format_is_reported_and_nothing_else_happens(importing: Importer, name: str) -> None:
    """Each test file contains random bytes and has the suffix of a known format."""
    done = importing(name, bytes(range(256)) * 8)
    assert not done.good
    assert done.files == {}
    assert done.told.startswith(f"left out: {name}")
    assert "; " in done.told.splitlines()[0]


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
def test_a_document_whose_parts_are_damaged_is_reported(importing: Importer, tmp_path: Path, part: str) -> None:
    """In each XML part that the program reads, the XML is truncated."""
    word_document(tmp_path / "whole.docx", "H1|पुल", BODY)
    with ZipFile(tmp_path / "whole.docx") as whole, ZipFile(tmp_path / "cut.docx", "w") as cut:
        for name in whole.namelist():
            content = whole.read(name)
            cut.writestr(name, content[: len(content) // 2] if name == part else content)
    done = importing("cut.docx")
    assert done.files == {}
    assert done.told.startswith("left out: cut.docx: is not a readable Word document (ExpatError); save it again")


def test_a_document_that_unpacks_without_end_is_refused(importing: Importer, tmp_path: Path) -> None:
    """The unpacked file is ten thousand times larger."""
    with ZipFile(tmp_path / "bomb.docx", "w", ZIP_DEFLATED) as packed, packed.open("word/document.xml", "w") as part:
        for _ in range(310):
            part.write(bytes(1_000_000))
    assert "is 310 MB large when unpacked" in importing("bomb.docx").told


def test_kinds_that_are_not_read_are_named_with_the_way_out(importing: Importer) -> None:
    """Files without a known suffix are recognised by their first bytes."""
    assert "old.doc: is a file of an unknown kind; save it as .docx" in importing("old.doc", b"x").told
    assert importing("noname", json.dumps([{"title": "पुल", "text": BODY}])).good
    with pytest.raises(SourceError, match="does not exist"):
        importing("nowhere.json")


WITHOUT = """
import sys
for name in ("bs4", "feedparser", "mammoth", "markdownify", "odfdo", "pypdf"):
    sys.modules[name] = None
from site_builder.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.slow
def test_without_the_libraries_dumps_are_read_and_all_else_says_what_to_install(tmp_path: Path) -> None:
    """A user may have installed news-digest without the extra."""
    (tmp_path / "a.jsonl").write_text(json.dumps({"title": "पुल", "text": BODY}), "utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"title": "पुल", "text": f"<p>{NEXT}</p>"}), "utf-8")
    (tmp_path / "c.docx").write_bytes(b"x")

    def told(name: str) -> tuple[int, str]:
        command = [sys.executable, "-c", WITHOUT, "import", name, "--into", "seeds"]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        return done.returncode, done.stderr

    assert told("a.jsonl") == (0, "seeds: 1 article written, 0 skipped, 0 left out\n")
    fix = "install it with the others for imports: pip install 'news-digest[import]'"
    assert told("b.jsonl") == (2, f"error: b.jsonl: needs the library bs4; {fix}\n")
    assert told("c.docx") == (2, f"error: c.docx: needs the library mammoth; {fix}\n")
