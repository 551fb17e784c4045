"""Picture files beside the articles."""

import io
import os
from pathlib import Path

from PIL import Image

from tests.kit import Project

PNG = bytes.fromhex("89504e470d0a1a0a")


def with_picture(folder: Path, image: str) -> Project:
    """Return a project with one article that states this image."""
    text = f"+++\nimage = '{image}'\nimage_alt = 'पुल'\n+++\nनदी पर नया पुल खुला\n\nजयपुर में नदी पर नया पुल आज खुल गया।"
    return Project(folder, {"news/a.txt": text}, '[site]\nbase_url = "https://example.org/"\n')


def test_a_picture_beside_its_article_is_copied_and_shown(tmp_path: Path) -> None:
    """The page links the copy relatively, previews get its full address, and it is removed with the article."""
    project = with_picture(tmp_path, "../img/Bridge One.PNG")
    (project.seeds / "img").mkdir()
    (project.seeds / "img" / "Bridge One.PNG").write_bytes(PNG)
    assert project.build().left_out == 0
    (copy,) = (project.public / "pictures").iterdir()
    assert copy.read_bytes() == PNG
    page = project.article()
    assert f'src="../pictures/{copy.name}"' in page
    assert f'content="https://example.org/pictures/{copy.name}"' in page
    assert project.build().written == 0
    project.write("news/a.txt", "नदी पर नया पुल खुला\n\nजयपुर में नदी पर नया पुल आज खुल गया।")
    project.build()
    assert not (project.public / "pictures").exists()


def test_a_changed_picture_of_the_same_size_is_copied_again(tmp_path: Path) -> None:
    """This holds even for an older time stamp."""
    project = with_picture(tmp_path, "a.png")
    file = project.seeds / "news" / "a.png"
    file.write_bytes(PNG)
    project.build()
    file.write_bytes(PNG[::-1])
    os.utime(file, ns=(1, 1))
    project.build()
    (copy,) = (project.public / "pictures").iterdir()
    assert copy.read_bytes() == PNG[::-1]


def test_a_missing_picture_is_reported_and_the_article_stays(tmp_path: Path) -> None:
    """After the file is added, the page shows it."""
    project = with_picture(tmp_path, "a.png")
    assert project.build().articles == 1
    assert project.troubles() == [
        "news/a.txt: its image 'news/a.png' is not in the folder; fix `image` in its front matter"
    ]
    assert "<img" not in project.article()
    (project.seeds / "news" / "a.png").write_bytes(PNG)
    project.build()
    assert project.troubles() == []
    assert "<img" in project.article()


def test_a_file_that_is_not_a_picture_is_not_published(tmp_path: Path) -> None:
    """Examples are text, an SVG that could run scripts, and a link out of the folder."""
    for number, name in enumerate(("secret.txt", "drawing.svg", "link.png")):
        project = with_picture(tmp_path / str(number), name)
        if name == "link.png":
            (tmp_path / "outside.png").write_bytes(PNG)
            (project.seeds / "news" / name).symlink_to(tmp_path / "outside.png")
        else:
            (project.seeds / "news" / name).write_bytes(PNG)
        project.build()
        assert len([text for text in project.troubles() if "its image" in text]) == 1
        assert not (project.public / "pictures").exists()


def test_a_name_that_no_file_can_have_costs_the_picture_only(tmp_path: Path) -> None:
    """The article is in the site, and the warning names it."""
    project = Project(tmp_path, {"a.md": f"---\nimage: {'x' * 5000}.png\n---\n# पुल खुला\n\nनदी पर पुल खुल गया।"})
    assert project.build(jobs=1).articles == 1
    assert "is not in the folder" in project.troubles()[0]


def in_text(folder: Path, name: str, text: str) -> Project:
    """Return a project with one article with this text."""
    return Project(folder, {name: text}, '[site]\nbase_url = "https://example.org/"\n')


def drawn(width: int, height: int, suffix: str = "png", **options: object) -> bytes:
    """Return a picture."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, {"jpg": "JPEG"}.get(suffix, suffix), **options)
    return file.getvalue()


STORY = "# नदी पर नया पुल खुला\n\nजयपुर में नदी पर नया पुल आज खुल गया।\n\n"


def test_pictures_in_the_text_are_copied_sized_and_lazy(tmp_path: Path) -> None:
    """Their titles become captions. The second build writes nothing."""
    project = in_text(tmp_path, "news/a.md", f'{STORY}![पुल](../img/b%20c.png "शाम को पुल")\n\n![](d.png)\n')
    project.write("img/b c.png", drawn(300, 200))
    project.write("news/d.png", drawn(90, 80))
    project.build()
    page = project.article()
    assert page.count("<figure>") == 2
    assert 'alt="पुल" width="300" height="200" loading="lazy"' in page
    assert ">शाम को पुल</figcaption>" in page
    assert len(list((project.public / "pictures").iterdir())) == 2
    assert project.build().written == 0


def test_a_missing_picture_of_the_text_is_reported_and_its_description_stays(tmp_path: Path) -> None:
    """After the file is added, the page shows it, although its article has not changed."""
    project = in_text(tmp_path, "a.md", f"{STORY}![शाम को पुल](b.png)\n")
    project.build()
    assert project.troubles() == [
        "a.md: its picture 'b.png' is not in the folder; fix the path in its text, or put the picture there"
    ]
    assert "<img" not in project.article()
    assert 'class="caption">शाम को पुल</p>' in project.article()
    project.write("b.png", drawn(90, 80))
    project.build()
    assert project.troubles() == []
    assert '<img id="b1"' in project.article()
    project.write("b.png", drawn(80, 90))
    project.build()
    assert 'width="80" height="90"' in project.article()


def test_only_pictures_of_the_folder_are_published(tmp_path: Path) -> None:
    """A text, an SVG, a link out of the folder and a text with a picture's suffix are not published."""
    names = ("secret.txt", "drawing.svg", "link.png", "fake.png", "..%2Foutside.png", "a.png%00.txt")
    project = in_text(tmp_path / "p", "a.md", STORY + "\n\n".join(f"![{name}]({name})" for name in names))
    (tmp_path / "outside.png").write_bytes(drawn(90, 80))
    (project.seeds / "link.png").symlink_to(tmp_path / "outside.png")
    project.write("secret.txt", "गुप्त\n\nयह गुप्त पाठ है जो किसी ने लिखा है।")
    for name in ("drawing.svg", "fake.png"):
        project.write(name, "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
    project.build()
    assert not (project.public / "pictures").exists()
    assert "<img" not in project.article("nadi")


def test_the_pictures_of_a_saved_page_are_shown(tmp_path: Path) -> None:
    """Pictures in the page's own folder are shown, but not buttons.

    A picture on another server is linked, never loaded."""
    page = (
        "<html><title>नदी पर नया पुल खुला</title><h1>नदी पर नया पुल खुला</h1>"
        "<p>जयपुर में नदी पर नया पुल आज खुल गया और लोगों ने उस पर चलकर देखा।</p>"
        "<img src='a_files/big.jpg' alt='पुल'><img src='a_files/tiny.png' alt='बटन'><img src='gone.png' alt='गुम'>"
        "<img src='https://other.example/y.jpg' alt='विज्ञापन'><figure><img src='https://other.example/x.jpg' alt='दूर'>"
        "<figcaption>दूर से पुल</figcaption></figure><p>पुल की लंबाई अस्सी मीटर है और चौड़ाई दस मीटर है।</p>"
    )
    project = in_text(tmp_path, "a.html", page)
    project.write("a_files/big.jpg", drawn(300, 200, "jpg"))
    project.write("a_files/tiny.png", drawn(16, 16))
    project.build()
    shown = project.article()
    assert shown.count("<img") == 1
    assert 'alt="पुल" width="300" height="200"' in shown
    assert '<a href="https://other.example/x.jpg" rel="external nofollow noopener">दूर</a>' in shown
    assert "img-src 'self';" in shown
    assert "बटन" not in shown
    assert "विज्ञापन" not in shown
    assert "गुम" not in shown
    assert "बटन" not in shown
    assert "विज्ञापन" not in shown
    assert "गुम" not in shown
    assert project.troubles() == []


def test_what_a_phone_writes_into_a_picture_is_not_published(tmp_path: Path) -> None:
    """This covers the article's own picture and one in its text. The copy is not made again in each build."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[29] = "GPS-SECRET"
    project = in_text(tmp_path, "a.md", f"---\nimage: a.jpg\n---\n{STORY}![x](b.jpg)\n")
    for name in ("a.jpg", "b.jpg"):
        project.write(name, drawn(90, 80, "jpg", exif=exif))
    project.build()
    copies = [path.read_bytes() for path in (project.public / "pictures").iterdir()]
    assert len(copies) == 2
    assert not any(b"GPS-SECRET" in copy for copy in copies)
    assert project.build().written == 0


def test_what_is_remembered_of_pictures_is_only_a_cache(tmp_path: Path) -> None:
    """If the cache is damaged or removed, it is made again, and the site is the same."""
    project = in_text(tmp_path, "a.md", f"{STORY}![x](b.png)\n")
    project.write("b.png", drawn(90, 80))
    project.build()
    before = project.site()
    (memory,) = tmp_path.rglob("pictures.json")
    for damage in (b"", b"x\n{}", memory.read_bytes().replace(b"90", b"91"), b"\xff\xfe", b"[" * 100_000):
        memory.write_bytes(damage)
        project.build()
        assert project.site() == before
