"""Saved web pages among the articles of a folder."""

from pathlib import Path

from site_builder.model import FrontMatter
from site_builder.sources import read, scan


def write(folder: Path, *names: str) -> None:
    """Write small files with these names."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("<p>नदी पर नया पुल खुला।</p>", "utf-8")


def test_pages_are_found_and_what_browsers_put_beside_them_is_not(tmp_path: Path) -> None:
    """The folder 'X_files' belongs to 'X.html'. Without this page it is a normal folder."""
    write(
        tmp_path,
        "a.html",
        "b.HTM",
        "c.txt",
        "a_files/frame.html",
        "b.files/ad.html",
        "c_files/d.txt",
        "x/a_files/e.html",
    )
    assert [found.path for found in scan(tmp_path).found] == [
        "a.html",
        "b.HTM",
        "c.txt",
        "c_files/d.txt",
        "x/a_files/e.html",
    ]


def test_a_page_is_a_source_with_what_it_states(tmp_path: Path) -> None:
    """Its text is the source code of the page, and lines count from the first line of the file."""
    html = '<html lang="hi">\r\n<title>नदी पर बना नया पुल</title>\r\n<p>पाठ</p>'
    (tmp_path / "a.htm").write_bytes(html.encode())
    source = read(tmp_path, "a.htm").source
    assert (source.format, source.first_line) == ("html", 1)
    assert source.text == html.replace("\r\n", "\n")
    assert source.front == FrontMatter(title="नदी पर बना नया पुल", language="hi")


def test_front_matter_is_for_hands_only(tmp_path: Path) -> None:
    """Text in a page that resembles front matter is normal text."""
    (tmp_path / "a.html").write_text("---\nid: mine\ndraft: true\n---\n<p>पाठ</p>", "utf-8")
    front = read(tmp_path, "a.html").source.front
    assert (front.id, front.draft) == (None, False)
